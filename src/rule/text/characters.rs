//! Characters that nobody meant: blanks, breaks, and what no reader can show.

use super::{about, is_blank, tags};
use crate::code::Code;
use crate::rule::describe::{list, quoted};
use crate::rule::text_field::{self, described};
use crate::rule::{FindingCollector, ReviewContext, TextAt};
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
    let message = format!("{} is blank in {}", described(context.programme, at), list(&blank, 3));
    let notice = about(context.programme, at, message)
        .with_detail("languages", blank.join(" "))
        .with_help("write the wording, or leave that language or the whole field out");
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
            message = format!("{message}, after {}", quoted(word));
        }
        let notice = about(context.programme, at, message)
            .with_detail("language", tag.as_str())
            .with_detail("position", after.chars().count() + 1)
            .with_help("one blank between words, none before the first and after the last");
        found.add(Code::WhitespaceNoise, notice);
    }
}

/// White space that nobody wants, and what stands before it.
#[derive(Debug, PartialEq)]
struct Noise<'w> {
    what: &'static str,
    after: &'w str,
}

/// Whether there is any white space but single blanks between words.
fn may_be_noisy(wording: &str, bytes: Bytes) -> bool {
    bytes.has(Bytes::CONTROL | Bytes::WIDE | Bytes::BLANKS)
        || wording.starts_with(' ')
        || wording.ends_with(' ')
}

/// What is wrong with the white space of a wording. A blank one has a finding of its own.
fn noise(wording: &str, may_break: bool) -> Option<Noise<'_>> {
    let (inner, begun) = (wording.trim_end(), wording.trim_start());
    if inner.is_empty() {
        return None;
    }
    if begun.len() < wording.len() {
        return Some(Noise { what: "begins with white space", after: "" });
    }
    if inner.len() < wording.len() {
        return Some(Noise { what: "ends with white space", after: inner });
    }
    // Long texts indent their lines, and some end them with two blanks: only what stands between words of a line is asked for.
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
            (true, false) => "has a line break in it",
            (false, _) if blanks > 1 => "has white space twice in a row",
            (false, false) if tabulator => "has a tabulator in it",
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
        let message = format!("{text} has {what} {code_point} in it, as character {}", position + 1);
        let notice = about(context.programme, at, message)
            .with_detail("language", tag.as_str())
            .with_detail("code_point", code_point)
            .with_detail("position", position + 1)
            .with_help("type that place again; it was probably lost between two encodings or fonts");
        found.add(Code::ControlCharacters, notice);
    }
}

/// What no reader can show. Tabulators and line breaks are white space.
fn damage(letter: char) -> Option<&'static str> {
    match letter {
        ' '..='~' | '\t' | '\n' | '\r' => None,
        '\u{FFFD}' => Some("the replacement character"),
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}' => {
            Some("the private character")
        }
        '\u{FDD0}'..='\u{FDEF}' => Some("the non-character"),
        _ if u32::from(letter) & 0xFFFE == 0xFFFE => Some("the non-character"),
        _ => letter.is_control().then_some("the control character"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_noise_where_no_reader_wants_it() {
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
    fn damage_is_what_no_reader_can_show() {
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
