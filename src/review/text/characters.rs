//! The rules about blank texts, white space and control characters.

use super::{about, is_blank, named_languages, tags};
use crate::code::Code;
use crate::review::describe::quoted;
use crate::review::text_field::{self, described};
use crate::review::{FindingCollector, ReviewContext, TextAt};
use crate::value::text_damage::Bytes;

pub(super) fn blank_text(
    context: &ReviewContext<'_>,
    passage: &TextAt<'_>,
    found: &mut FindingCollector<'_>,
) {
    let TextAt { at, text, .. } = *passage;
    let blank = tags(text.entries().filter(|(_, wording)| is_blank(wording)).map(|(tag, _)| tag));
    if blank.is_empty() {
        return;
    }
    let message = format!("{} is empty in {}", described(context.programme, at), named_languages(&blank));
    let notice = about(context.programme, at, message)
        .with_detail("languages", blank.join(" "))
        .with_help("enter the text, or remove the empty entry");
    found.add(Code::BlankText, notice);
}

pub(super) fn whitespace_noise(
    context: &ReviewContext<'_>,
    passage: &TextAt<'_>,
    found: &mut FindingCollector<'_>,
) {
    let at = passage.at;
    let mut noisy = passage.wordings().filter(|(_, wording, bytes)| may_be_noisy(wording, *bytes));
    let noisy = noisy.find_map(|(tag, wording, _)| Some((tag, noise(wording, text_field::may_break(at))?)));
    if let Some((tag, Noise { what, after })) = noisy {
        let mut message = format!("{} {what}", described(context.programme, at));
        if let Some(word) = after.split_whitespace().next_back() {
            message = format!("{message} after {}", quoted(word));
        }
        let notice = about(context.programme, at, message)
            .with_detail("language", tag.as_str())
            .with_detail("position", after.chars().count() + 1)
            .with_help("use one space between words, and none at the beginning or the end");
        found.add(Code::WhitespaceNoise, notice);
    }
}

/// Superfluous white space, and the text before it.
#[derive(Debug, PartialEq)]
struct Noise<'w> {
    what: &'static str,
    after: &'w str,
}

/// Returns `true` if a text may contain white space other than single spaces between words.
fn may_be_noisy(wording: &str, bytes: Bytes) -> bool {
    bytes.has(Bytes::CONTROL | Bytes::WIDE | Bytes::BLANKS)
        || wording.starts_with(' ')
        || wording.ends_with(' ')
}

/// Returns the first superfluous white space in a text. A blank text is ignored because it has a
/// separate finding.
fn noise(wording: &str, may_break: bool) -> Option<Noise<'_>> {
    let (inner, begun) = (wording.trim_end(), wording.trim_start());
    if inner.is_empty() {
        return None;
    }
    if begun.len() < wording.len() {
        return Some(Noise { what: "begins with blank space", after: "" });
    }
    if inner.len() < wording.len() {
        return Some(Noise { what: "ends with blank space", after: inner });
    }
    // Long texts may indent their lines and end them with two spaces, so only the white space
    // between the words of a line is checked.
    let mut gap: Option<usize> = None;
    let (mut blanks, mut tabulator, mut line_break) = (0, false, false);
    for (at, letter) in wording.char_indices() {
        if letter.is_whitespace() {
            gap = gap.or(Some(at));
            blanks += 1;
            tabulator |= letter == '\t';
            line_break |= matches!(letter, '\n' | '\r' | '\u{2028}' | '\u{2029}');
            continue;
        }
        let Some(gap) = gap.take() else { continue };
        let what = match (line_break, may_break) {
            (true, false) => "contains a line break",
            (false, _) if blanks > 1 => "contains several spaces in a row",
            (false, false) if tabulator => "contains a tab character",
            _ => {
                (blanks, tabulator, line_break) = (0, false, false);
                continue;
            }
        };
        return Some(Noise { what, after: wording.get(..gap).unwrap_or_default() });
    }
    None
}

pub(super) fn control_characters(
    context: &ReviewContext<'_>,
    passage: &TextAt<'_>,
    found: &mut FindingCollector<'_>,
) {
    let at = passage.at;
    let mut odd = passage.wordings().filter(|(.., bytes)| bytes.has(Bytes::CONTROL | Bytes::STRANGE));
    let damaged = odd.find_map(|(tag, wording, _)| {
        let mut letters = wording.chars().enumerate();
        letters.find_map(|(position, letter)| Some((tag, position, letter, damage(letter)?)))
    });
    if let Some((tag, position, letter, what)) = damaged {
        let code_point = format!("U+{:04X}", u32::from(letter));
        let text = described(context.programme, at);
        let message = format!("{text} contains {what} ({code_point}) at position {}", position + 1);
        let notice = about(context.programme, at, message)
            .with_detail("language", tag.as_str())
            .with_detail("code_point", code_point)
            .with_detail("position", position + 1)
            .with_help("type the character again; it was probably lost when the text was converted");
        found.add(Code::ControlCharacters, notice);
    }
}

/// Describes a character that cannot be displayed. Returns `None` for all other characters,
/// including tabs and line breaks.
fn damage(letter: char) -> Option<&'static str> {
    match letter {
        ' '..='~' | '\t' | '\n' | '\r' => None,
        '\u{FFFD}' => Some("a placeholder for a lost character"),
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}' => {
            Some("a private-use character")
        }
        '\u{FDD0}'..='\u{FDEF}' => Some("an invalid character"),
        _ if u32::from(letter) & 0xFFFE == 0xFFFE => Some("an invalid character"),
        _ => letter.is_control().then_some("a control character"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn superfluous_white_space_is_found() {
        for wording in [" a", "a ", "a  b", "a \u{a0}b", "a\nb", "a\tb", "\u{a0}a", "Session 2 :  Coordonner"]
        {
            assert!(noise(wording, false).is_some(), "{wording:?}");
        }
        for wording in ["", "  ", "a b", "Que faire\u{202f}?", "«\u{a0}Capacités\u{a0}»\u{a0}: quoi\u{a0}!"]
        {
            assert_eq!(noise(wording, false), None, "{wording:?}");
        }
        for wording in ["a\n\nb", "a:\n  - b\n  - c", "a  \nb", "a\r\nb", "a\tb"] {
            assert_eq!(noise(wording, true), None, "{wording:?}");
        }
        assert!(noise("a\nb  c", true).is_some() && noise("a\n", true).is_some());
    }

    #[test]
    fn characters_that_cannot_be_displayed_are_damage() {
        for letter in [
            '\u{0}',
            '\u{7}',
            '\u{85}',
            '\u{7f}',
            '\u{e000}',
            '\u{fffd}',
            '\u{fdd0}',
            '\u{1fffe}',
            '\u{ffff}',
            '\u{10fffd}',
        ] {
            assert!(damage(letter).is_some(), "{letter:?}");
        }
        for letter in
            ['a', ' ', '\n', '\r', '\t', 'é', '\u{a0}', '\u{200d}', '\u{2028}', '漢', '😀', '\u{fff9}']
        {
            assert!(damage(letter).is_none(), "{letter:?}");
        }
    }
}
