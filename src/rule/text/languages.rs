//! Which languages a text is in, and which it lacks.

use std::collections::{BTreeMap, HashMap};

use super::{about, tags};
use crate::code::Code;
use crate::report::{Notice, Reportable};
use crate::rule::describe::{self, count, list, quoted};
use crate::rule::text_field::{self, Sort, described};
use crate::rule::{FindingCollector, ReviewContext, TextAt, TextCheck};
use crate::value::language::LanguageTag;
use crate::value::path::Path;
use crate::value::text::Text;
use crate::view::Session;

/// Whether two tags are of one language, one of them perhaps more specific.
fn akin(one: &LanguageTag, other: &LanguageTag) -> bool {
    one.is_within(other.as_str()) || other.is_within(one.as_str())
}

fn has(text: &Text, language: &LanguageTag) -> bool {
    text.entries().any(|(tag, _)| tag.is_within(language.as_str()))
}

/// Whether nobody expects a title in a language: it is given in one that is spoken there, and the language in question is not.
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
    // A footnote in another language quotes: a work, a speech.
    if at.keys().next() == Some("notes") && lacking.peek() == Some(&main) {
        return;
    }
    let session = if sort == Sort::Title { text_field::session(programme, at) } else { None };
    let spoken = session.map_or(&[][..], |session| session.spoken());
    let lacking: Vec<&LanguageTag> =
        lacking.filter(|language| !held_elsewhere(spoken, text, language)).collect();

    if lacking.first() == Some(&main) {
        let given = list(&tags(text.entries().map(|(tag, _)| tag)), 3);
        let text = described(programme, at);
        let message = format!("{text} is given in {given}, and not in {main}, the programme's main language");
        let notice = about(programme, at, message)
            .with_detail("language", main.as_str())
            .with_help(format!("add the wording in {main}, or correct the tag"));
        found.add(Code::MissingMainLanguage, notice);
    }
    // What is given in none of the declared languages waits for the main one, or for its tag to be corrected.
    let declared = programme.languages().iter().any(|language| has(text, language));
    let lacking = tags(lacking.into_iter().filter(|language| *language != main));
    if declared && !lacking.is_empty() {
        let message = format!("{} is missing in {}", described(programme, at), list(&lacking, lacking.len()));
        let notice = about(programme, at, message)
            .with_detail("languages", lacking.join(" "))
            .with_help(format!("add the wording in {}", list(&lacking, lacking.len())));
        found.add(Code::MissingTranslation, notice);
    }
}

/// The languages that the programme does not declare: how many texts are given in each, and where the first is.
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
                "{} {is} given in {language}, which the programme does not declare",
                count(texts, "text", "texts")
            );
            let notice = Notice::somewhere(context.programme.subject(), first, message)
                .with_detail("language", language.as_str())
                .with_detail("texts", texts)
                .with_help(format!("add \"{language}\" to \"languages\", or correct the tag"));
            found.add(Code::UndeclaredLanguage, notice);
        }
    }
}

/// Shorter wordings may well be the same in two languages: "Questions", "Session 1", the title of a book.
const LONG_ENOUGH: usize = 25;
const WORDS_ENOUGH: usize = 4;

/// Up to so many languages are compared pair by pair, which is quicker than to make a table of them.
const FEW: usize = 16;

pub(super) fn identical_translation(
    context: &ReviewContext<'_>,
    passage: &TextAt<'_>,
    found: &mut FindingCollector<'_>,
) {
    let TextAt { at, text, .. } = *passage;
    // A post is often held under one title in every language: "Visiting Professor in Practice".
    let is_name = || text_field::sort(at) == Sort::Name || at.keys().rev().nth(1) == Some("posts");
    if text.entries().len() < 2 || is_name() {
        return;
    }
    let Some((one, other, wording)) = twice(text) else { return };
    let text = described(context.programme, at);
    let message = format!("{text} has one wording in {one} and {other}: {}", quoted(wording));
    let notice = about(context.programme, at, message)
        .with_detail("languages", format!("{one} {other}"))
        .with_help("translate one of them; remove it while there is no translation");
    found.add(Code::IdenticalTranslation, notice);
}

/// The first wording of a text that is given in two languages.
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

/// Interpretation is announced, and into what is not stated.
fn is_unstated(interpreted: &[LanguageTag]) -> bool {
    interpreted.iter().any(|tag| *tag == "und")
}

const STATE_LANGUAGES: &str = "write the languages in place of \"und\": \"interpreted\": [\"fr\", \"es\"]";

pub(super) fn interpretation_of_programme(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    if is_unstated(&context.programme.data().interpreted) {
        let message = "the programme announces interpretation, and does not say into which languages";
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
            "interpretation is announced for {}, and not into which languages",
            describe::session_when(session)
        );
        let notice = Notice::new(&session, message).at("interpreted").with_help(STATE_LANGUAGES);
        found.add(Code::InterpretationWithoutLanguage, notice);
    }
}
