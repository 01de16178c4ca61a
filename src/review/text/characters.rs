//! Rules about blank texts, superfluous white space, undeclared HTML and control characters.

use super::texts::SomeTexts;
use super::{about, is_blank, named_languages, tags};
use crate::code::Code;
use crate::draft::text_kind::{TextKind, is_markup, may_break};
use crate::markup;
use crate::report::{Finding, Notice};
use crate::review::bytes::Bytes;
use crate::review::describe::quoted;
use crate::review::text_field::described;
use crate::review::{FindingCollector, ReviewContext, TextAt, TextCheck};
use crate::value::language::LanguageTag;
use crate::value::path::Path;

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
    let name = described(context.programme, at);
    let (message, help) = if text.entries().len() == 1 {
        (format!("{name} is empty"), "enter the text, or remove the field".to_owned())
    } else {
        let languages = named_languages(&blank);
        (
            format!("{name} is empty in {languages}"),
            format!("enter the text in {languages}, or remove the empty entry"),
        )
    };
    let notice =
        about(context.programme, at, message).with_detail("languages", blank.join(" ")).with_help(help);
    found.add(Code::BlankText, notice);
}

pub(super) fn whitespace_noise(
    context: &ReviewContext<'_>,
    passage: &TextAt<'_>,
    found: &mut FindingCollector<'_>,
) {
    if is_long(passage.at) {
        return;
    }
    if let Some((tag, noise)) = first_noise(passage.at, passage.wordings()) {
        found.add(Code::WhitespaceNoise, noise_notice(context, passage.at, tag, &noise));
    }
}

/// Returns `true` for the texts of descriptions, biographies, notes and similar fields. In these,
/// superfluous white space is frequent and hardly visible.
fn is_long(at: &Path) -> bool {
    may_break(at) && TextKind::of(at) != TextKind::Name
}

fn first_noise<'t>(
    at: &Path,
    wordings: impl Iterator<Item = (&'t LanguageTag, &'t str, Bytes)>,
) -> Option<(&'t LanguageTag, Noise<'t>)> {
    let mut noisy = wordings.filter(|(_, wording, bytes)| may_be_noisy(wording, *bytes));
    noisy.find_map(|(tag, wording, _)| Some((tag, noise(wording, may_break(at))?)))
}

fn noise_notice(context: &ReviewContext<'_>, at: &Path, tag: &LanguageTag, noise: &Noise<'_>) -> Notice {
    let mut message = format!("{} {}", described(context.programme, at), noise.what);
    if let Some(word) = noise.after.split_whitespace().next_back() {
        message = format!("{message} after {}", quoted(word));
    }
    about(context.programme, at, message)
        .with_detail("language", tag.as_str())
        .with_detail("position", noise.after.chars().count() + 1)
        .with_help(noise.help)
}

/// Finds superfluous white space in long texts. If only one text contains it, the finding is the
/// same as for a short text.
#[derive(Default)]
pub(super) struct NoisyLongTexts {
    texts: SomeTexts,
    first: Option<Notice>,
}

impl TextCheck for NoisyLongTexts {
    fn visit(&mut self, context: &ReviewContext<'_>, passage: &TextAt<'_>, _: &[Finding]) {
        if is_markup(passage.at) {
            return;
        }
        if !is_long(passage.at) {
            return;
        }
        if let Some((tag, noise)) = first_noise(passage.at, passage.wordings()) {
            self.texts.add(context.programme, passage.at);
            self.first.get_or_insert_with(|| noise_notice(context, passage.at, tag, &noise));
        }
    }

    fn finish(self: Box<Self>, context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
        let count = self.texts.count();
        let Some(mut notice) = self.first else { return };
        if count > 1 {
            let programme = context.programme;
            let message = format!(
                "{count} descriptions, biographies and other long texts contain superfluous white space"
            );
            notice = Notice::new(programme, message).with_detail("texts", count).with_help(
                "use one space between words, and delete the white space at the beginning and the end of \
                 these texts",
            );
            notice.related = self.texts.into_related();
        }
        found.add(Code::WhitespaceNoise, notice);
    }
}

#[derive(Debug, PartialEq)]
struct Noise<'w> {
    what: &'static str,
    after: &'w str,
    help: &'static str,
}

/// Returns `true` if a text may contain superfluous white space. This quick test avoids scanning
/// most texts character by character.
fn may_be_noisy(wording: &str, bytes: Bytes) -> bool {
    bytes.has(Bytes::CONTROL | Bytes::WIDE | Bytes::BLANKS)
        || wording.starts_with(' ')
        || wording.ends_with(' ')
}

/// Finds the first superfluous white space in a text. Blank texts are ignored because another rule
/// reports them.
fn noise(wording: &str, may_break: bool) -> Option<Noise<'_>> {
    // Paragraphs in Chinese and Japanese begin with wide spaces.
    let wording = if may_break { wording.trim_start_matches('\u{3000}') } else { wording };
    let (inner, begun) = (wording.trim_end(), wording.trim_start());
    if inner.is_empty() {
        return None;
    }
    if begun.len() < wording.len() {
        return Some(Noise {
            what: "begins with blank space",
            after: "",
            help: "delete the blank space before the first word",
        });
    }
    if inner.len() < wording.len() {
        return Some(Noise {
            what: "ends with blank space",
            after: inner,
            help: "delete the blank space after the last word",
        });
    }
    // If the text may have several lines, its lines may be indented or end with spaces. White space
    // that contains a line break is then ignored.
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
        let (what, help) = match (line_break, may_break) {
            (true, false) => ("contains a line break", "replace the line break with one space"),
            (false, _) if blanks > 1 => {
                ("contains several spaces in a row", "delete all but one of these spaces")
            }
            (false, false) if tabulator => ("contains a tab character", "replace the tab with one space"),
            _ => {
                (blanks, tabulator, line_break) = (0, false, false);
                continue;
            }
        };
        return Some(Noise { what, after: wording.get(..gap).unwrap_or_default(), help });
    }
    None
}

/// Reports HTML in a text that is not declared as HTML.
pub(super) fn markup_in_plain_text(
    context: &ReviewContext<'_>,
    passage: &TextAt<'_>,
    found: &mut FindingCollector<'_>,
) {
    let at = passage.at;
    if is_markup(at) {
        return;
    }
    if let Some((tag, ..)) = passage.wordings().find(|(_, wording, _)| markup::is_html(wording)) {
        let message =
            format!("{} contains HTML, but is not declared as HTML", described(context.programme, at));
        let notice = about(context.programme, at, message).with_detail("language", tag.as_str()).with_help(
            "remove the tags, and replace entities such as \"&amp;\" with characters; declare a description with \
             several paragraphs as \"html\"",
        );
        found.add(Code::MarkupInPlainText, notice);
    }
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
        letters.find_map(|(position, letter)| Some((tag, wording, position, letter, damage(letter)?)))
    });
    if let Some((tag, wording, position, letter, what)) = damaged {
        let code_point = format!("U+{:04X}", u32::from(letter));
        let text = described(context.programme, at);
        let before: String = wording.chars().take(position).collect();
        let place = match before.split_whitespace().next_back() {
            Some(word) => format!("after {}", quoted(word)),
            None => "at the beginning".to_owned(),
        };
        let message = format!("{text} contains {what} ({code_point}) {place}");
        let notice = about(context.programme, at, message)
            .with_detail("language", tag.as_str())
            .with_detail("code_point", code_point)
            .with_detail("position", position + 1)
            .with_help(
                "delete the character and type what belongs there; it was probably damaged when the text was \
                 copied",
            );
        found.add(Code::ControlCharacters, notice);
    }
}

/// Describes a character that cannot be displayed. Returns `None` for all other characters,
/// including tabs and line breaks.
fn damage(letter: char) -> Option<&'static str> {
    match letter {
        ' '..='~' | '\t' | '\n' | '\r' => None,
        '\u{FFFD}' => Some("“\u{FFFD}”, the sign for a lost character"),
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}' => {
            Some("a character that only special fonts can display")
        }
        '\u{FDD0}'..='\u{FDEF}' => Some("an invalid, invisible character"),
        _ if u32::from(letter) & 0xFFFE == 0xFFFE => Some("an invalid, invisible character"),
        _ => letter.is_control().then_some("an invisible control character"),
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
        assert!(noise("　　開会の挨拶", true).is_none() && noise("　開会", false).is_some());
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
