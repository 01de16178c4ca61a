//! Digits in several scripts, and a cursor over a text.

/// Returns `true` for letters that occupy two columns, such as Chinese characters.
pub(in crate::interchange) fn is_wide(letter: char) -> bool {
    matches!(letter,
        '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}' | '\u{20000}'..='\u{3fffd}')
}

/// Returns the value of a digit in Latin, full-width, Arabic or Persian form.
pub(in crate::interchange) fn digit(letter: char) -> Option<u32> {
    match letter {
        '0'..='9' => letter.to_digit(10),
        '０'..='９' => Some(u32::from(letter) - u32::from('０')),
        '\u{660}'..='\u{669}' => Some(u32::from(letter) - 0x660),
        '\u{6f0}'..='\u{6f9}' => Some(u32::from(letter) - 0x6f0),
        _ => None,
    }
}

/// A position in a text that is being read.
#[derive(Debug, Clone, Copy)]
pub(in crate::interchange) struct Cursor<'t> {
    pub(in crate::interchange) rest: &'t str,
}

impl<'t> Cursor<'t> {
    pub(in crate::interchange) fn new(rest: &'t str) -> Self {
        Self { rest }
    }

    pub(in crate::interchange) fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    pub(in crate::interchange) fn skip(&mut self, accepted: impl Fn(char) -> bool) -> usize {
        let after = self.rest.trim_start_matches(accepted);
        let skipped = self.rest.len() - after.len();
        self.rest = after;
        skipped
    }

    pub(in crate::interchange) fn blank(&mut self) -> usize {
        self.skip(char::is_whitespace)
    }

    /// Skips spaces within a text. A tab separates columns, and is not skipped.
    pub(in crate::interchange) fn space(&mut self) {
        self.skip(|c| c.is_whitespace() && c != '\t');
    }

    /// Reads a number of at most `most` digits. Returns its value and the number of its digits.
    pub(in crate::interchange) fn number(&mut self, most: usize) -> Option<(u32, usize)> {
        let (mut value, mut count) = (0_u32, 0);
        let mut letters = self.rest.chars();
        let mut after = letters.as_str();
        while let Some(found) = letters.next().and_then(digit) {
            if count == most {
                return None;
            }
            value = value * 10 + found;
            count += 1;
            after = letters.as_str();
        }
        self.rest = if count > 0 { after } else { self.rest };
        (count > 0).then_some((value, count))
    }

    /// Reads a word without regard to letter case, if no letter or digit follows it. Words that end
    /// in a Chinese character or a punctuation mark can be followed by anything.
    pub(in crate::interchange) fn word(&mut self, word: &str) -> bool {
        let Some(after) = strip_folded(self.rest, word) else { return false };
        let open = word.chars().next_back().is_some_and(|c| is_wide(c) || !c.is_alphanumeric());
        let ends = open || after.chars().next().is_none_or(|next| !next.is_alphanumeric());
        if ends {
            self.rest = after;
        }
        ends
    }

    pub(in crate::interchange) fn any(&mut self, words: &[&str]) -> bool {
        words.iter().any(|word| self.word(word))
    }
}

/// Removes a prefix without regard to letter case. All spaces are equal, and so are both forms of
/// the apostrophe.
fn strip_folded<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    let mut letters = text.chars();
    for expected in prefix.chars() {
        let found = letters.next()?;
        let equal = found == expected
            || found.to_lowercase().eq(expected.to_lowercase())
            || (found.is_whitespace() && expected == ' ')
            || (matches!(found, '’' | '\'') && matches!(expected, '’' | '\''));
        if !equal {
            return None;
        }
    }
    Some(letters.as_str())
}
