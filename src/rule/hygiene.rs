//! Damage: what conversions between formats, fonts and encodings leave in texts.

use super::field::described;
use super::words::quoted;
use super::{Check, Found, Pass, Passage, Run};
use crate::code::Code;
use crate::report::Notice;
use crate::value::hygiene::{self, Damage};

pub(super) const CHECKS: &[Check] = &[Check {
    codes: &[
        Code::Mojibake,
        Code::UnbalancedDirection,
        Code::InvisibleCharacters,
        Code::CompatibilityLetters,
        Code::SplitWord,
        Code::MinusInWord,
        Code::GluedFootnote,
        Code::StrayDiacritic,
        Code::MixedScriptWord,
        Code::ForeignScript,
        Code::LostApostrophe,
        Code::NotNfc,
        Code::FrenchSpacing,
    ],
    run: Run::Text(damage),
}];

/// The code of a sort of damage, and how to mend it.
fn page(damage: Damage) -> (Code, &'static str) {
    match damage {
        Damage::Mojibake => (Code::Mojibake, "take the text again from its source, read as UTF-8"),
        Damage::UnbalancedDirection => {
            (Code::UnbalancedDirection, "remove the control characters, or close each that was opened")
        }
        Damage::Invisible => (Code::InvisibleCharacters, "remove them: tidying does"),
        Damage::Compatibility => (Code::CompatibilityLetters, "write plain letters: tidying does"),
        Damage::SplitWord => (Code::SplitWord, "join the word: a line ended there once"),
        Damage::MinusInWord => (Code::MinusInWord, "write a hyphen"),
        Damage::GluedFootnote => (
            Code::GluedFootnote,
            "if it is the mark of a footnote, write [^1] and add the note; else leave it",
        ),
        Damage::StrayDiacritic => (Code::StrayDiacritic, "type the letters again, with their accents"),
        Damage::MixedScripts => (Code::MixedScriptWord, "type the word again in one script"),
        Damage::ForeignScript => (Code::ForeignScript, "correct the language of the text, or the text"),
        Damage::LostApostrophe => (Code::LostApostrophe, "put the apostrophe back"),
        Damage::NotNfc => (Code::NotNfc, "write it in NFC: tidying does"),
        Damage::FrenchSpacing => (Code::FrenchSpacing, "put a no-break space before it"),
    }
}

fn damage(pass: &Pass<'_>, passage: &Passage<'_>, found: &mut Found<'_>) {
    let at = passage.at;
    for (tag, wording, bytes) in passage.wordings() {
        hygiene::look(wording, bytes, tag, |damage, place| {
            let (code, help) = page(damage);
            if !found.wants(code) {
                return;
            }
            let message = format!(
                "{} {}: {}",
                described(pass.programme, at),
                damage.in_words(),
                quoted(around(wording, place))
            );
            let notice = Notice::somewhere(pass.programme.subject_at(at), at.clone(), message)
                .with_figure("language", tag.as_str())
                .with_figure("position", wording.get(..place).map_or(0, |before| before.chars().count()) + 1)
                .with_help(help);
            found.add(code, notice);
        });
    }
}

/// The words around a place, some of them.
fn around(wording: &str, place: usize) -> &str {
    let start = wording
        .get(..place)
        .and_then(|before| before.char_indices().rev().filter(|(_, c)| c.is_whitespace()).nth(1));
    let start = start.map_or(0, |(at, space)| at + space.len_utf8());
    let rest = wording.get(start..).unwrap_or_default();
    let end = rest.char_indices().filter(|(_, c)| c.is_whitespace()).nth(4).map_or(rest.len(), |(at, _)| at);
    rest.get(..end).unwrap_or_default()
}
