//! The rules about missing, undeclared and identical translations, and about interpretation.

use std::collections::{BTreeMap, HashMap};

use super::{about, named_languages, tags};
use crate::code::Code;
use crate::report::{Notice, Reportable};
use crate::review::describe::{self, count, quoted};
use crate::review::text_field::{self, Sort, described};
use crate::review::{FindingCollector, ReviewContext, TextAt, TextCheck};
use crate::value::language::LanguageTag;
use crate::value::path::Path;
use crate::value::text::Text;
use crate::view::Session;

/// Returns `true` if both tags are of the same language. One may be more specific than the other.
fn akin(one: &LanguageTag, other: &LanguageTag) -> bool {
    one.is_within(other.as_str()) || other.is_within(one.as_str())
}

fn has(text: &Text, language: &LanguageTag) -> bool {
    text.entries().any(|(tag, _)| tag.is_within(language.as_str()))
}

/// Returns `true` if a title needs no translation into `language`. This is the case if the language
/// is not spoken in the session and the title exists in a language that is.
fn held_elsewhere(spoken: &[LanguageTag], text: &Text, language: &LanguageTag) -> bool {
    let is_spoken = |tag: &LanguageTag| spoken.iter().any(|spoken| akin(spoken, tag));
    !is_spoken(language) && text.entries().any(|(tag, _)| is_spoken(tag))
}

pub(super) fn missing_languages(
    context: &ReviewContext<'_>,
    passage: &TextAt<'_>,
    found: &mut FindingCollector<'_>,
) {
    let TextAt { at, text, .. } = *passage;
    let programme = context.programme;
    let Some((main, others)) = programme.languages().split_first() else { return };
    let mut lacking = std::iter::once(main).chain(others).filter(|language| !has(text, language)).peekable();
    if lacking.peek().is_none() {
        return;
    }
    let sort = text_field::sort(at);
    if sort == Sort::Name || text.entries().any(|(tag, _)| tag.is_neutral()) {
        return;
    }
    // A footnote that is not available in the main language is usually a quotation.
    if at.keys().next() == Some("notes") && lacking.peek() == Some(&main) {
        return;
    }
    let session = if sort == Sort::Title { text_field::session(programme, at) } else { None };
    let spoken = session.map_or(&[][..], |session| session.spoken());
    let lacking: Vec<&LanguageTag> =
        lacking.filter(|language| !held_elsewhere(spoken, text, language)).collect();

    if lacking.first() == Some(&main) {
        let available = named_languages(&tags(text.entries().map(|(tag, _)| tag)));
        let text = described(programme, at);
        let message = format!(
            "{text} is available in {available}, but not in \"{main}\", the main language of the programme"
        );
        let notice = about(programme, at, message)
            .with_detail("language", main.as_str())
            .with_help(format!("add the text in \"{main}\", or correct the language"));
        found.add(Code::MissingMainLanguage, notice);
    }
    // A text in none of the declared languages is reported only for the main language, because its
    // language tag is probably wrong.
    let declared = programme.languages().iter().any(|language| has(text, language));
    let lacking = tags(lacking.into_iter().filter(|language| *language != main));
    if declared && !lacking.is_empty() {
        let message = format!("{} is missing in {}", described(programme, at), named_languages(&lacking));
        let notice = about(programme, at, message)
            .with_detail("languages", lacking.join(" "))
            .with_help(format!("add the text in {}", named_languages(&lacking)));
        found.add(Code::MissingTranslation, notice);
    }
}

/// The check for undeclared languages. It maps each language to the number of its texts and the
/// path of the first one.
#[derive(Default)]
pub(super) struct UndeclaredLanguages(BTreeMap<LanguageTag, (usize, Path)>);

impl TextCheck for UndeclaredLanguages {
    fn visit(&mut self, context: &ReviewContext<'_>, passage: &TextAt<'_>) {
        let TextAt { at, text, .. } = *passage;
        let (programme, declared) = (context.programme, context.programme.languages());
        for (tag, _) in text.entries() {
            if declared.iter().any(|declared| tag.is_within(declared.as_str())) || tag.is_neutral() {
                continue;
            }
            let spoken = match text_field::sort(at) {
                Sort::Name => continue,
                Sort::Title => text_field::session(programme, at).map_or(&[][..], |session| session.spoken()),
                Sort::Words => &[],
            };
            if !spoken.iter().any(|spoken| akin(spoken, tag)) {
                self.0.entry(tag.clone()).or_insert_with(|| (0, at.clone())).0 += 1;
            }
        }
    }

    fn finish(self: Box<Self>, context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
        for (language, (texts, first)) in self.0 {
            let is = if texts == 1 { "is" } else { "are" };
            let message = format!(
                "{} {is} in the language \"{language}\", which the programme does not list as one of its \
                 languages",
                count(texts, "text", "texts")
            );
            let help = format!("add \"{language}\" to \"languages\", or correct the language of the text");
            let notice = Notice::somewhere(context.programme.subject(), first, message)
                .with_detail("language", language.as_str())
                .with_detail("texts", texts)
                .with_help(help);
            found.add(Code::UndeclaredLanguage, notice);
        }
    }
}

/// The minimum length, in characters, of a text that is reported as untranslated. Shorter texts are
/// often the same in two languages, such as "Questions" or "Session 1".
const LONG_ENOUGH: usize = 25;
/// The minimum number of words of a text that is reported as untranslated.
const WORDS_ENOUGH: usize = 4;

/// The maximum number of languages that are compared pair by pair. This is faster than building a
/// hash map.
const FEW: usize = 16;

pub(super) fn identical_translation(
    context: &ReviewContext<'_>,
    passage: &TextAt<'_>,
    found: &mut FindingCollector<'_>,
) {
    let TextAt { at, text, .. } = *passage;
    // The title of a post is often the same in every language, such as "Visiting Professor in
    // Practice".
    let is_name = || text_field::sort(at) == Sort::Name || at.keys().rev().nth(1) == Some("posts");
    if text.entries().len() < 2 || is_name() {
        return;
    }
    let Some((one, other, wording)) = twice(text) else { return };
    let text = described(context.programme, at);
    let both = named_languages(&tags([one, other]));
    let message = format!("{text} is identical in {both}: {}", quoted(wording));
    let notice = about(context.programme, at, message)
        .with_detail("languages", format!("{one} {other}"))
        .with_help("translate one of them, or remove it until there is a translation");
    found.add(Code::IdenticalTranslation, notice);
}

/// Returns the first wording that a text has in two languages.
fn twice(text: &Text) -> Option<(&LanguageTag, &LanguageTag, &str)> {
    let is_long = |wording: &str| {
        wording.chars().nth(LONG_ENOUGH - 1).is_some()
            && wording.split_whitespace().nth(WORDS_ENOUGH - 1).is_some()
    };
    let is_pair = |one: &LanguageTag, other: &LanguageTag, wording: &str| {
        one.language() != other.language() && !one.is_neutral() && !other.is_neutral() && is_long(wording)
    };
    let entries = || text.entries().map(|(tag, wording)| (tag, wording.trim()));
    if text.entries().len() <= FEW {
        return entries().enumerate().find_map(|(at, (tag, wording))| {
            let mut earlier = entries().take(at).filter(|(_, earlier)| *earlier == wording);
            let (one, _) = earlier.find(|(one, _)| is_pair(one, tag, wording))?;
            Some((one, tag, wording))
        });
    }
    let mut seen: HashMap<&str, &LanguageTag> = HashMap::new();
    entries().filter(|(tag, _)| !tag.is_neutral()).find_map(|(tag, wording)| {
        let one = seen.entry(wording).or_insert(tag);
        is_pair(one, tag, wording).then_some((*one, tag, wording))
    })
}

/// Returns `true` if interpretation is announced but its languages are not specified.
fn is_unstated(interpreted: &[LanguageTag]) -> bool {
    interpreted.iter().any(|tag| *tag == "und")
}

const STATE_LANGUAGES: &str =
    "replace \"und\" by the languages, for example \"interpreted\": [\"fr\", \"es\"]";

pub(super) fn interpretation_of_programme(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    if is_unstated(&context.programme.data().interpreted) {
        let message = "the programme announces interpretation, but does not specify the languages";
        let notice = Notice::new(context.programme, message).at("interpreted").with_help(STATE_LANGUAGES);
        found.add(Code::InterpretationWithoutLanguage, notice);
    }
}

pub(super) fn interpretation_of_session(
    _: &ReviewContext<'_>,
    session: Session<'_>,
    found: &mut FindingCollector<'_>,
) {
    if is_unstated(&session.data().interpreted) {
        let message = format!(
            "interpretation is announced for {}, but the languages are missing",
            describe::session_when(session)
        );
        let notice = Notice::new(&session, message).at("interpreted").with_help(STATE_LANGUAGES);
        found.add(Code::InterpretationWithoutLanguage, notice);
    }
}
