//! Removal of findings about a text that have the same cause as another finding about the text.

use super::FindingCollector;
use crate::code::Code;
use crate::list::ToList;
use crate::report::{Detail, Finding, Problem};
use crate::value::language::LanguageTag;

/// Rules that find the cause of a problem, each with the rules that only find a consequence of this
/// problem. The first cause takes precedence.
///
/// - Garbled texts contain accents and control characters, and most letters of a garbled Arabic
///   text are Latin.
/// - A copied text is also in the script of the other language.
/// - The rule about French spacing does not apply to a text with a wrong language tag. Such a text
///   may also be the one that seems to be missing in the main language.
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

/// Removes findings about a text if another finding about the same text and language explains them.
/// All findings except the first `earlier` ones must be about the same text.
pub(super) fn keep_causes(found: &mut FindingCollector<'_>, earlier: usize) {
    for (cause, consequences) in CAUSES {
        let causes = found.since(earlier).iter().filter(|finding| *finding.code() == *cause);
        let languages: Vec<String> = causes.flat_map(languages).map(str::to_owned).to_list();
        if languages.is_empty() {
            continue;
        }
        found.retain_since(earlier, |finding| {
            let is_consequence = consequences.iter().any(|code| *finding.code() == *code);
            // The language in this finding is the main language, which the text lacks, so it is not
            // compared.
            let same_language = *finding.code() == Code::MissingMainLanguage
                || self::languages(finding).any(|language| languages.iter().any(|own| own == language));
            !(is_consequence && same_language)
        });
    }
}

/// Returns `true` if the findings about a text show that the language tag `tag` of the text is
/// wrong.
pub(super) fn has_wrong_tag(reported: &[Finding], tag: &LanguageTag) -> bool {
    let mut wrong = reported.iter().filter(|finding| *finding.code() == Code::ForeignScript);
    wrong.any(|finding| languages(finding).any(|language| language == tag.as_str()))
}

/// Returns the language tags in the details of a finding.
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
