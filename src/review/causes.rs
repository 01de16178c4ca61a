//! Texts that several rules report for the same cause.

use super::FindingCollector;
use crate::code::Code;
use crate::list::ToList;
use crate::report::{Detail, Finding, Problem};
use crate::value::language::LanguageTag;

/// Rules that find the cause of a problem, each with the rules that only see a consequence of it.
/// The first cause takes precedence.
///
/// - Garbled texts contain accents and control characters, and most letters of a garbled Arabic
///   text are Latin.
/// - A copied text is also in the script of the other language.
/// - French spacing does not apply to a text that is not French, and such a text may be the one
///   that is missing in the main language.
const CAUSES: &[(Code, &[Code])] = &[
    (
        Code::Mojibake,
        &[
            Code::ControlCharacters,
            Code::ForeignScript,
            Code::FrenchSpacing,
            Code::InvisibleCharacters,
            Code::StrayDiacritic,
        ],
    ),
    (Code::IdenticalTranslation, &[Code::ForeignScript]),
    (Code::ForeignScript, &[Code::FrenchSpacing, Code::MissingMainLanguage]),
];

/// Removes the findings about a text that another finding about the same text explains. The text is
/// the subject of all findings after the first `earlier`.
pub(super) fn keep_causes(found: &mut FindingCollector<'_>, earlier: usize) {
    for (cause, consequences) in CAUSES {
        let causes = found.since(earlier).iter().filter(|finding| *finding.code() == *cause);
        let languages: Vec<String> = causes.flat_map(languages).map(str::to_owned).to_list();
        if languages.is_empty() {
            continue;
        }
        found.retain_since(earlier, |finding| {
            let is_consequence = consequences.iter().any(|code| *finding.code() == *code);
            // The language of this finding is the one that the text lacks.
            let same_language = *finding.code() == Code::MissingMainLanguage
                || self::languages(finding).any(|language| languages.iter().any(|own| own == language));
            !(is_consequence && same_language)
        });
    }
}

/// Returns `true` if the findings about a text show that one of its language tags is wrong.
pub(super) fn has_wrong_tag(reported: &[Finding], tag: &LanguageTag) -> bool {
    let mut wrong = reported.iter().filter(|finding| *finding.code() == Code::ForeignScript);
    wrong.any(|finding| languages(finding).any(|language| language == tag.as_str()))
}

/// Returns the languages of the texts that a finding is about.
fn languages(finding: &Finding) -> impl Iterator<Item = &str> {
    let details = match finding.problem() {
        Problem::Rule { details, .. } => Some(details),
        _ => None,
    };
    let language = details.and_then(|details| details.get("language").or_else(|| details.get("languages")));
    let tags = match language {
        Some(Detail::Text(tags)) => tags.as_str(),
        _ => "",
    };
    tags.split_whitespace()
}
