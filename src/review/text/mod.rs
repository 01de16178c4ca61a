//! Rules about texts and their languages.

mod characters;
mod languages;
mod names;
mod notes;
mod texts;
mod titles;

use super::describe::{agree, list};
use super::{Check, CheckScope};
use crate::code::Code;
use crate::list::ToList;
use crate::programme::Programme;
use crate::report::Notice;
use crate::value::language::LanguageTag;
use crate::value::path::Path;

pub(super) const CHECKS: &[Check] = &[
    Check { codes: &[Code::MissingTitle], run: CheckScope::Session(titles::missing_title) },
    Check { codes: &[Code::MissingMainLanguage], run: CheckScope::Text(languages::missing_main_language) },
    Check {
        codes: &[Code::MissingTranslation],
        run: CheckScope::Texts(|| Box::new(languages::MissingTranslations::default())),
    },
    Check {
        codes: &[Code::UndeclaredLanguage],
        run: CheckScope::Texts(|| Box::new(languages::UndeclaredLanguages::default())),
    },
    Check { codes: &[Code::IdenticalTranslation], run: CheckScope::Text(languages::identical_translation) },
    Check { codes: &[Code::DuplicateTitle], run: CheckScope::Once(titles::duplicate_title) },
    Check {
        codes: &[Code::TitleEqualsDescription],
        run: CheckScope::Session(titles::title_equals_description),
    },
    Check { codes: &[Code::NumberInTitle], run: CheckScope::Session(titles::number_in_title) },
    Check { codes: &[Code::BlankText], run: CheckScope::Text(characters::blank_text) },
    Check { codes: &[Code::WhitespaceNoise], run: CheckScope::Text(characters::whitespace_noise) },
    Check {
        codes: &[Code::WhitespaceNoise],
        run: CheckScope::Texts(|| Box::new(characters::NoisyLongTexts::default())),
    },
    Check { codes: &[Code::MarkupInPlainText], run: CheckScope::Text(characters::markup_in_plain_text) },
    Check { codes: &[Code::ControlCharacters], run: CheckScope::Text(characters::control_characters) },
    Check { codes: &[Code::DanglingFootnote], run: CheckScope::Text(notes::dangling_footnote) },
    Check {
        codes: &[Code::UnusedFootnote],
        run: CheckScope::Texts(|| Box::new(notes::UnusedFootnotes::default())),
    },
    Check {
        codes: &[Code::InterpretationWithoutLanguage],
        run: CheckScope::Once(languages::interpretation_of_programme),
    },
    Check {
        codes: &[Code::InterpretationWithoutLanguage],
        run: CheckScope::Session(languages::interpretation_of_session),
    },
    Check { codes: &[Code::HonorificInsideName], run: CheckScope::Person(names::honorific_inside_name) },
];

fn about(programme: &Programme, at: &Path, message: String) -> Notice {
    Notice::somewhere(programme.subject_at(at), at.clone(), message)
}

fn tags<'t>(languages: impl IntoIterator<Item = &'t LanguageTag>) -> Vec<String> {
    languages.into_iter().map(|tag| tag.as_str().to_owned()).to_list()
}

/// Formats language tags for a message, such as `the languages "fr" and "es"`.
fn named_languages(tags: &[String]) -> String {
    let quoted: Vec<String> = tags.iter().map(|tag| format!("\"{tag}\"")).to_list();
    format!("the {} {}", agree(tags.len(), "language", "languages"), list(&quoted, quoted.len()))
}

fn is_blank(wording: &str) -> bool {
    wording.trim().is_empty()
}
