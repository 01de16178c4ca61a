//! Rules about texts that were damaged by a conversion between formats, fonts or encodings.

mod detect;
mod encoding;
mod letters;
mod phrase;
mod scripts;
mod words;

use detect::Damage;
use phrase::DamagePhrase;

use super::text_field::described;
use super::{Check, CheckScope, FindingCollector, ReviewContext, TextAt};
use crate::code::Code;
use crate::report::Notice;

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

const fn code(damage: Damage) -> Code {
    match damage {
        Damage::Mojibake => Code::Mojibake,
        Damage::UnbalancedDirection => Code::UnbalancedDirection,
        Damage::Invisible => Code::InvisibleCharacters,
        Damage::Compatibility => Code::CompatibilityLetters,
        Damage::SplitWord => Code::SplitWord,
        Damage::MinusInWord => Code::MinusInWord,
        Damage::GluedFootnote => Code::GluedFootnote,
        Damage::StrayDiacritic => Code::StrayDiacritic,
        Damage::MixedScripts => Code::MixedScriptWord,
        Damage::ForeignScript => Code::ForeignScript,
        Damage::LostApostrophe => Code::LostApostrophe,
        Damage::NotNfc => Code::NotNfc,
        Damage::FrenchSpacing => Code::FrenchSpacing,
    }
}

fn damage(context: &ReviewContext<'_>, passage: &TextAt<'_>, found: &mut FindingCollector<'_>) {
    let at = passage.at;
    for (tag, wording, bytes) in passage.wordings() {
        detect::detect(wording, bytes, tag, |damage, place| {
            let code = code(damage);
            if !found.wants(code) {
                return;
            }
            let DamagePhrase { fault, help } = phrase::describe(damage, wording, place, tag);
            let message = format!("in {}, {fault}", described(context.programme, at));
            let notice = Notice::somewhere(context.programme.subject_at(at), at.clone(), message)
                .with_detail("language", tag.as_str())
                .with_detail("position", wording.get(..place).map_or(0, |before| before.chars().count()) + 1)
                .with_help(help);
            found.add(code, notice);
        });
    }
}
