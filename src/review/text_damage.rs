//! The rules about texts that were damaged by a conversion between formats, fonts or encodings.

use super::describe::quoted;
use super::text_field::described;
use super::{Check, CheckScope, FindingCollector, ReviewContext, TextAt};
use crate::code::Code;
use crate::report::Notice;
use crate::value::text_damage::{self, Damage};

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
    run: CheckScope::Text(damage),
}];

/// Returns the code and the help for a type of damage.
fn page(damage: Damage) -> (Code, &'static str) {
    match damage {
        Damage::Mojibake => (Code::Mojibake, "copy the text from its source again, and read it as UTF-8"),
        Damage::UnbalancedDirection => {
            (Code::UnbalancedDirection, "remove the invisible direction marks, or complete each pair")
        }
        Damage::Invisible => (Code::InvisibleCharacters, "delete the invisible character"),
        Damage::Compatibility => (Code::CompatibilityLetters, "replace it by plain letters"),
        Damage::SplitWord => (Code::SplitWord, "join the two halves of the word"),
        Damage::MinusInWord => (Code::MinusInWord, "replace the minus sign by a hyphen"),
        Damage::GluedFootnote => (
            Code::GluedFootnote,
            "if the number refers to a footnote, write [^1] and add the footnote; otherwise leave it",
        ),
        Damage::StrayDiacritic => (Code::StrayDiacritic, "type the letter and its accent again"),
        Damage::MixedScripts => (Code::MixedScriptWord, "type the entire word again in one alphabet"),
        Damage::ForeignScript => (Code::ForeignScript, "correct the text, or the language of the text"),
        Damage::LostApostrophe => (Code::LostApostrophe, "insert the apostrophe"),
        Damage::NotNfc => (Code::NotNfc, "type the accented letter again as one character"),
        Damage::FrenchSpacing => (Code::FrenchSpacing, "insert a no-break space before the punctuation mark"),
    }
}

fn damage(context: &ReviewContext<'_>, passage: &TextAt<'_>, found: &mut FindingCollector<'_>) {
    let at = passage.at;
    for (tag, wording, bytes) in passage.wordings() {
        text_damage::look(wording, bytes, tag, |damage, place| {
            let (code, help) = page(damage);
            if !found.wants(code) {
                return;
            }
            let message = format!(
                "{} {}: {}",
                described(context.programme, at),
                damage.in_words(),
                quoted(around(wording, place))
            );
            let notice = Notice::somewhere(context.programme.subject_at(at), at.clone(), message)
                .with_detail("language", tag.as_str())
                .with_detail("position", wording.get(..place).map_or(0, |before| before.chars().count()) + 1)
                .with_help(help);
            found.add(code, notice);
        });
    }
}

/// Returns a few words around the byte position `place`.
fn around(wording: &str, place: usize) -> &str {
    let start = wording
        .get(..place)
        .and_then(|before| before.char_indices().rev().filter(|(_, c)| c.is_whitespace()).nth(1));
    let start = start.map_or(0, |(at, space)| at + space.len_utf8());
    let rest = wording.get(start..).unwrap_or_default();
    let end = rest.char_indices().filter(|(_, c)| c.is_whitespace()).nth(4).map_or(rest.len(), |(at, _)| at);
    rest.get(..end).unwrap_or_default()
}
