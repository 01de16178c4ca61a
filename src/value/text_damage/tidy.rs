//! Automatic repair of damaged texts, limited to repairs that no person needs to review.

use super::letters::{is_east_asian, is_invisible, narrow, plain};
use crate::value::language::LanguageTag;

pub(crate) struct TidiedText {
    pub(crate) wording: String,
    pub(crate) steps: Vec<&'static str>,
}

/// Repairs damage for which no person needs to make a decision. Returns `None` if there is nothing
/// to repair.
///
/// The repair removes superfluous white space and invisible characters, and replaces ligatures with
/// plain letters. Except in East Asian languages, full-width letters are also replaced. With the
/// feature `unicode`, the text is also converted to NFC. Dashes, quotation marks, letter case and
/// spelling are not changed.
pub(crate) fn tidy(wording: &str, language: &LanguageTag, keeps_lines: bool) -> Option<TidiedText> {
    let mut steps = Vec::new();
    let mut text = String::with_capacity(wording.len());
    let mut did = |step: &'static str| {
        if !steps.contains(&step) {
            steps.push(step);
        }
    };
    let mut letters = wording.chars().peekable();
    let mut before = None;
    while let Some(letter) = letters.next() {
        let previous = before.replace(letter);
        if is_invisible(letter, previous, letters.peek().copied()) {
            did("removed invisible characters");
        } else if let Some(plain) = plain(letter) {
            did("replaced ligatures with plain letters");
            text.push_str(plain);
        } else if let Some(narrow) = narrow(letter).filter(|_| !is_east_asian(language.language())) {
            did("replaced full-width letters with plain letters");
            text.push(narrow);
        } else {
            text.push(letter);
        }
    }
    #[cfg(feature = "unicode")]
    if !unicode_normalization::is_nfc(&text) {
        did("combined letters with their accents (NFC)");
        text = unicode_normalization::UnicodeNormalization::nfc(text.as_str()).collect();
    }
    let spaced = respaced(&text, keeps_lines);
    if spaced != text {
        did("removed superfluous white space");
    }
    (!steps.is_empty()).then_some(TidiedText { wording: spaced, steps })
}

/// Replaces each run of white space with one space, and removes white space at both ends. A run
/// with a no-break space is replaced by its first no-break space. A single ideographic space
/// (U+3000) is preserved. If `keeps_lines` is `true`, line breaks are preserved, and several line
/// breaks in a row become one empty line. Ideographic spaces at the start of a line are then also
/// preserved, because they indent East Asian paragraphs.
fn respaced(text: &str, keeps_lines: bool) -> String {
    let mut out = String::with_capacity(text.len());
    if keeps_lines {
        out.extend(text.chars().take_while(|letter| *letter == '\u{3000}'));
    }
    let mut gap = String::new();
    for letter in text.trim().chars() {
        if letter.is_whitespace() {
            gap.push(letter);
            continue;
        }
        if !gap.is_empty() {
            let lines = gap.chars().filter(|own| matches!(own, '\n' | '\u{2028}' | '\u{2029}')).count();
            let hard = gap.chars().find(|own| matches!(own, '\u{A0}' | '\u{202F}'));
            match (lines, keeps_lines, hard) {
                (1.., true, _) => {
                    out.push_str(if lines > 1 { "\n\n" } else { "\n" });
                    out.extend(gap.chars().rev().take_while(|own| *own == '\u{3000}'));
                }
                (_, _, Some(hard)) => out.push(hard),
                (0, _, None) if gap.chars().count() == 1 && gap == "\u{3000}" => out.push('\u{3000}'),
                _ => out.push(' '),
            }
            gap.clear();
        }
        out.push(letter);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tidying_lists_its_changes_and_keeps_everything_else() {
        let tidied = |language: &str, wording: &str, lines| tidy(wording, &language.parse().unwrap(), lines);
        let of = tidied("en", "  of\u{FB01}cial \u{AD} text\n here ", false).unwrap();
        assert_eq!(of.wording, "official text here");
        assert_eq!(
            of.steps,
            [
                "replaced ligatures with plain letters",
                "removed invisible characters",
                "removed superfluous white space"
            ]
        );
        assert_eq!(tidied("en", "a  b\n\n\nc\nd", true).unwrap().wording, "a b\n\nc\nd");
        assert_eq!(tidied("fr", "Orateurs \u{A0}:", false).unwrap().wording, "Orateurs\u{A0}:");
        assert!(tidied("fr", "Orateurs\u{A0}: « l’été – 13 h » \u{2212}", false).is_none());
        assert!(tidied("ja", "ＡＢＣ", false).is_none());
        assert!(tidied("ja", "　開会の挨拶。\n　質疑応答。", true).is_none());
        assert!(tidied("km", "ភាសា\u{200B}ខ្មែរ", false).is_none());
    }
}
