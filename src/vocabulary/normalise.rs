//! Normalisation of headings before they are compared.
//!
//! Normalisation removes differences in letter case, accents, Arabic vowel marks and articles,
//! full-width characters and surrounding punctuation. The result does not depend on the enabled
//! features of the crate, so the review of a programme reports the same findings in every build.

use std::str::Chars;

/// An iterator over the characters of a normalised heading. With this iterator, two headings can be
/// compared without allocating strings.
pub(super) struct Normalised<'t> {
    rest: Chars<'t>,
    last: Option<char>,
    next: Option<char>,
}

pub(super) fn normalised(text: &str) -> Normalised<'_> {
    Normalised { rest: text.chars(), last: None, next: None }
}

/// Normalises a heading and removes gender-inclusive endings, as in "Orateur(s)" and
/// "Orateur·rice·s".
pub(super) fn normalise(heading: &str) -> String {
    let mut plain = String::with_capacity(heading.len());
    let mut rest = heading;
    while let Some(at) = rest.find(['(', '·', '•']) {
        let (before, after) = rest.split_at(at);
        plain.push_str(before);
        let glued = before.ends_with(char::is_alphabetic);
        let added = if after.starts_with('(') {
            after.bytes().take("(xxxx)".len()).position(|byte| byte == b')').map(|end| end + 1)
        } else {
            Some(after.find(|c: char| !c.is_alphabetic() && !matches!(c, '·' | '•')).unwrap_or(after.len()))
        };
        let skipped =
            added.filter(|_| glued).unwrap_or_else(|| after.chars().next().map_or(0, char::len_utf8));
        if skipped == 0 {
            break;
        }
        if !glued {
            plain.push(' ');
        }
        rest = after.get(skipped..).unwrap_or_default();
    }
    plain.push_str(rest);
    normalised(&plain).collect()
}

impl Iterator for Normalised<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        if let Some(next) = self.next.take() {
            self.last = Some(next);
            return Some(next);
        }
        let mut gap = None;
        loop {
            let raw = self.rest.next()?;
            let letter = match letter(raw) {
                // A full stop within a number is part of the number, as in "3.bis".
                Some('.') if self.within_a_number(gap) => '.',
                Some('.') => {
                    gap = gap.or(Some(' '));
                    continue;
                }
                Some(blank @ (' ' | '-')) => {
                    gap = Some(if gap == Some(' ') { ' ' } else { blank });
                    continue;
                }
                Some(letter) => letter,
                None => continue,
            };
            let begins = self.last.is_none() || gap.is_some();
            if begins && letter == 'ا' {
                // The Arabic definite article is skipped, unless it is the entire word.
                let mut ahead = self.rest.clone().filter_map(self::letter);
                if ahead.next() == Some('ل') && ahead.next().is_some_and(is_arabic) {
                    self.skip_past('ل');
                    continue;
                }
            }
            let blank = gap.filter(|gap| self.last.is_some_and(|last| parted(last, *gap, letter)));
            return Some(self.give(blank.is_some(), letter));
        }
    }
}

impl Normalised<'_> {
    fn within_a_number(&self, gap: Option<char>) -> bool {
        gap.is_none()
            && self.last.is_some_and(|last| last.is_ascii_digit())
            && self.rest.clone().next().is_some_and(char::is_alphanumeric)
    }

    fn skip_past(&mut self, article: char) {
        while self.rest.next().is_some_and(|raw| letter(raw) != Some(article)) {}
    }

    fn give(&mut self, blank: bool, letter: char) -> char {
        let given = if blank {
            self.next = Some(letter);
            ' '
        } else {
            if letter == 'œ' {
                self.next = Some('e');
            }
            if letter == 'œ' { 'o' } else { letter }
        };
        self.last = Some(given);
        given
    }
}

/// Returns `true` if a space or hyphen between two characters separates two words. Next to a
/// Chinese character, both are ignored. A hyphen between a digit and a letter, as in "1-й", is also
/// ignored.
fn parted(last: char, gap: char, letter: char) -> bool {
    !(is_chinese(last)
        || is_chinese(letter)
        || (gap == '-' && last.is_ascii_digit() && !letter.is_ascii_digit()))
}

pub(super) fn is_chinese(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '〇')
}

fn is_arabic(letter: char) -> bool {
    matches!(letter, '\u{620}'..='\u{64a}')
}

/// Normalises a single character. For example, `É` becomes `e`, and most punctuation becomes a
/// space. Returns `None` for characters that are skipped, such as combining accents.
fn letter(raw: char) -> Option<char> {
    let narrow = match raw {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(raw) - 0xfee0).unwrap_or(raw),
        _ => raw,
    };
    let lower = narrow.to_lowercase().next().unwrap_or(narrow);
    Some(match lower {
        'a'..='z' | '0'..='9' | '.' => lower,
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ª' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'º' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ÿ' => 'y',
        'ё' => 'е',
        'й' => 'и',
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ئ' => 'ي',
        'ؤ' => 'و',
        'ة' => 'ه',
        '\u{660}'..='\u{669}' => char::from_digit(u32::from(lower) - 0x660, 10).unwrap_or(lower),
        // Combining marks and invisible characters are skipped. The degree sign is also skipped,
        // because it is often typed in place of an ordinal indicator.
        '\u{300}'..='\u{36f}'
        | '\u{610}'..='\u{61a}'
        | '\u{640}'
        | '\u{64b}'..='\u{65f}'
        | '\u{670}'
        | '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}'
        | '°' => return None,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        _ if lower.is_alphanumeric() => lower,
        _ => ' ',
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_printing_changes_is_taken_off() {
        for (heading, expected) in [
            ("Présentateur :", "presentateur"),
            ("  ORATEURS\u{a0}: ", "orateurs"),
            ("Side\u{2011}event", "side event"),
            ("Pre\u{301}sidente", "presidente"),
            ("主持人：", "主持人"),
            ("第 ３ 场", "第3场"),
            ("Session 3.bis.", "session 3.bis"),
            ("« Cœur »", "coeur"),
            ("d’ouverture", "d ouverture"),
            ("اليوم الأوّل", "يوم اول"),
            ("اليوم الاول", "يوم اول"),
            ("ال", "ال"),
            ("Четвёртый", "четвертыи"),
            ("1-й день", "1и день"),
            ("Session n° 4", "session n 4"),
            ("Orateur(s)", "orateur"),
            ("Orateur·rice·s :", "orateur"),
            ("Session 2 (suite)", "session 2 suite"),
            ("(", ""),
            ("·", ""),
            ("a(", "a"),
        ] {
            assert_eq!(normalise(heading), expected, "{heading}");
        }
    }
}
