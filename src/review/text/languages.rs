//! Rules about missing and identical translations, undeclared languages and interpretation.

use std::collections::HashMap;

use super::texts::SomeTexts;
use super::{about, named_languages, tags};
use crate::code::Code;
use crate::draft::text_kind::TextKind;
use crate::list::ToList;
use crate::report::{Finding, Notice, Reportable};
use crate::review::causes;
use crate::review::describe::{self, agree, quoted};
use crate::review::text_field::{self, described};
use crate::review::{FindingCollector, ReviewContext, TextAt, TextCheck};
use crate::sorting;
use crate::value::language::LanguageTag;
use crate::value::path::Path;
use crate::value::text::Text;
use crate::view::Session;

/// Returns `true` if two language tags are equal or one of them is more specific than the other, as
/// with `fr` and `fr-CH`.
fn akin(one: &LanguageTag, other: &LanguageTag) -> bool {
    one.is_within(other.as_str()) || other.is_within(one.as_str())
}

/// The maximum number of languages for which missing translations are reported. Without this limit,
/// a programme with n texts and n languages would require n² comparisons.
const MOST_LANGUAGES: usize = 64;

fn has(text: &Text, language: &LanguageTag) -> bool {
    text.entries().any(|(tag, _)| tag.is_within(language.as_str()))
}

/// Returns `true` if a title needs no translation into `language`. A session that is not held in
/// this language only needs a title in one of the spoken languages.
fn held_elsewhere(spoken: &[LanguageTag], text: &Text, language: &LanguageTag) -> bool {
    let is_spoken = |tag: &LanguageTag| spoken.iter().any(|spoken| akin(spoken, tag));
    !is_spoken(language) && text.entries().any(|(tag, _)| is_spoken(tag))
}

/// Returns the declared languages for which a required translation of a text is missing, in
/// declaration order.
fn lacking<'p>(context: &ReviewContext<'p>, passage: &TextAt<'_>) -> Vec<&'p LanguageTag> {
    let TextAt { at, text, .. } = *passage;
    let programme = context.programme;
    let Some(main) = programme.languages().first() else { return Vec::new() };
    let declared = programme.languages().iter().take(MOST_LANGUAGES);
    let mut lacking = declared.filter(|language| !has(text, language)).peekable();
    if lacking.peek().is_none() {
        return Vec::new();
    }
    let kind = TextKind::of(at);
    if kind == TextKind::Name || text.entries().any(|(tag, _)| tag.is_neutral()) {
        return Vec::new();
    }
    // A footnote that is missing in the main language is usually a quotation.
    if at.keys().next() == Some("notes") && lacking.peek() == Some(&main) {
        return Vec::new();
    }
    let session = if kind == TextKind::Title { text_field::session(programme, at) } else { None };
    let spoken = session.map_or(&[][..], |session| session.spoken());
    lacking.filter(|language| !held_elsewhere(spoken, text, language)).to_list()
}

pub(super) fn missing_main_language(
    context: &ReviewContext<'_>,
    passage: &TextAt<'_>,
    found: &mut FindingCollector<'_>,
) {
    let TextAt { at, text, .. } = *passage;
    let programme = context.programme;
    let Some(main) = programme.languages().first() else { return };
    if has(text, main) || lacking(context, passage).first() != Some(&main) {
        return;
    }
    // If no language of the text is declared, its language tags may be wrong, and the rule about
    // undeclared languages reports them.
    if found.wants(Code::UndeclaredLanguage) && text.entries().all(|(tag, _)| is_undeclared(context, at, tag))
    {
        return;
    }
    let available = named_languages(&tags(text.entries().map(|(tag, _)| tag)));
    let text = described(programme, at);
    let message = format!(
        "{text} is available in {available}, but not in \"{main}\", the main language of the programme"
    );
    let notice = about(programme, at, message).with_detail("language", main.as_str()).with_help(format!(
        "add the text in \"{main}\"; if the existing text is really in \"{main}\", correct its language"
    ));
    found.add(Code::MissingMainLanguage, notice);
}

/// A value for each language, in the order in which the languages first occur.
#[derive(Default)]
struct ByLanguage<T> {
    values: Vec<(LanguageTag, T)>,
    positions: HashMap<LanguageTag, usize>,
}

impl<T: Default> ByLanguage<T> {
    /// Returns the value of a language, which is added if it is missing.
    fn value(&mut self, language: &LanguageTag) -> Option<&mut T> {
        let position = self.positions.get(language).copied().unwrap_or(self.values.len());
        if position == self.values.len() {
            self.positions.insert(language.clone(), position);
            self.values.push((language.clone(), T::default()));
        }
        self.values.get_mut(position).map(|(_, value)| value)
    }
}

/// Finds texts that are not translated into a declared language.
#[derive(Default)]
pub(super) struct MissingTranslations(ByLanguage<SomeTexts>);

impl TextCheck for MissingTranslations {
    fn visit(&mut self, context: &ReviewContext<'_>, passage: &TextAt<'_>, _: &[Finding]) {
        let languages = context.programme.languages();
        // A text in none of the declared languages has a wrong language tag rather than missing
        // translations.
        if !passage.text.entries().any(|(tag, _)| context.is_declared(tag)) {
            return;
        }
        for language in lacking(context, passage) {
            if languages.first() == Some(language) {
                continue;
            }
            if let Some(texts) = self.0.value(language) {
                texts.add(context.programme, passage.at);
            }
        }
    }

    fn finish(self: Box<Self>, context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
        let programme = context.programme;
        for (language, missing) in self.0.values {
            let texts = missing.count();
            let notice = if let Some(only) = missing.only() {
                let message =
                    format!("{} is missing in the language \"{language}\"", described(programme, only));
                about(programme, only, message)
            } else {
                let position = programme.languages().iter().position(|other| *other == language);
                let path = Path::root().with("languages").with_index(position.unwrap_or_default());
                let message = format!("{texts} texts are missing in the language \"{language}\"");
                let mut notice = Notice::somewhere(programme.subject(), path, message);
                notice.related = missing.into_related();
                notice
            };
            let notice = notice.with_detail("language", language.as_str()).with_detail("texts", texts);
            found.add(
                Code::MissingTranslation,
                notice.with_help(format!(
                    "add the {} in \"{language}\", for example {{ \"{}\": \"…\", \"{language}\": \"…\" }}, or \
                     remove \"{language}\" from the \"languages\" of the programme",
                    agree(texts, "text", "texts"),
                    programme.languages().first().map_or("", LanguageTag::as_str),
                )),
            );
        }
    }
}

/// Returns `true` if the programme does not declare the language `tag` of a text. Languages that
/// are spoken in a session are accepted in its titles and topics. Names are accepted in any
/// language.
fn is_undeclared(context: &ReviewContext<'_>, at: &Path, tag: &LanguageTag) -> bool {
    let programme = context.programme;
    if context.is_declared(tag) || tag.is_neutral() {
        return false;
    }
    let spoken = match TextKind::of(at) {
        TextKind::Name => return false,
        TextKind::Title => text_field::session(programme, at).map_or(&[][..], |session| session.spoken()),
        TextKind::Words => &[],
    };
    !spoken.iter().any(|spoken| akin(spoken, tag))
}

/// Finds undeclared languages. The map contains the number of texts in each language and the path
/// of the first text.
#[derive(Default)]
pub(super) struct UndeclaredLanguages(ByLanguage<(usize, Option<Path>)>);

impl TextCheck for UndeclaredLanguages {
    fn visit(&mut self, context: &ReviewContext<'_>, passage: &TextAt<'_>, reported: &[Finding]) {
        let TextAt { at, text, .. } = *passage;
        for (tag, _) in text.entries() {
            if is_undeclared(context, at, tag)
                && !causes::has_wrong_tag(reported, tag)
                && let Some((texts, first)) = self.0.value(tag)
            {
                *texts += 1;
                first.get_or_insert_with(|| at.clone());
            }
        }
    }

    fn finish(self: Box<Self>, context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
        let mut languages = self.0.values;
        sorting::sort_by(&mut languages, |(a, _), (b, _)| a.cmp(b));
        // Several undeclared languages can occur in the same text, so its description is reused.
        let mut last: Option<(Path, String)> = None;
        for (language, (texts, first)) in languages {
            let Some(first) = first else { continue };
            // Which of several texts is the first depends on the order of the rows, so the message
            // does not describe it.
            let what = if texts == 1 {
                if last.as_ref().is_none_or(|(path, _)| *path != first) {
                    last = Some((first.clone(), described(context.programme, &first)));
                }
                format!("{} is", last.as_ref().map_or("", |(_, text)| text))
            } else {
                format!("{texts} texts are")
            };
            let message = format!(
                "{what} in the language \"{language}\", which is not in the \"languages\" of the programme"
            );
            let help = format!(
                "if the language is right, add \"{language}\" to \"languages\"; otherwise correct it in {}",
                agree(texts, "the text", "the texts")
            );
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
/// The minimum number of words of a text that is reported as untranslated. Texts with fewer words
/// are often names or fixed phrases.
const WORDS_ENOUGH: usize = 4;

/// The maximum number of languages for which the translations of a text are compared pair by pair.
/// For so few languages, this is faster than building a hash map.
const FEW: usize = 16;

pub(super) fn identical_translation(
    context: &ReviewContext<'_>,
    passage: &TextAt<'_>,
    found: &mut FindingCollector<'_>,
) {
    let TextAt { at, text, .. } = *passage;
    // Job titles, such as "Visiting Professor in Practice", are often the same in every language.
    let is_name = || TextKind::of(at) == TextKind::Name || at.keys().rev().nth(1) == Some("posts");
    if text.entries().len() < 2 || is_name() {
        return;
    }
    let Some((one, other, wording)) = twice(text) else { return };
    // Readers usually choose among the declared languages, so a text in another language does not
    // pass for a translation.
    if found.wants(Code::UndeclaredLanguage) && [one, other].iter().any(|tag| is_undeclared(context, at, tag))
    {
        return;
    }
    let text = described(context.programme, at);
    let both = named_languages(&tags([one, other]));
    let wording = quoted(wording);
    // The message already quotes the title of a session, so the text is not quoted twice.
    let quotation = if text.contains(&wording) { String::new() } else { format!(": {wording}") };
    let message = format!("{text} is identical in {both}{quotation}");
    let notice = about(context.programme, at, message)
        .with_detail("languages", format!("{one} {other}"))
        .with_help(format!(
            "translate one of the two texts, or remove it until there is a translation; {}",
            describe::IF_INTENDED
        ));
    found.add(Code::IdenticalTranslation, notice);
}

fn twice(text: &Text) -> Option<(&LanguageTag, &LanguageTag, &str)> {
    // Numbers and proper names need no translation.
    let is_word = |word: &&str| {
        let mut letters = word.chars().filter(|letter| letter.is_alphabetic());
        letters.next().is_some_and(|first| !first.is_uppercase())
    };
    let is_long = |wording: &str| {
        wording.chars().nth(LONG_ENOUGH - 1).is_some()
            && wording.split_whitespace().nth(WORDS_ENOUGH - 1).is_some()
            && wording.split_whitespace().any(|word| is_word(&word))
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

/// Returns `true` if interpretation is announced with the tag `und`, because the languages are not
/// known yet.
fn is_unstated(interpreted: &[LanguageTag]) -> bool {
    interpreted.iter().any(|tag| *tag == "und")
}

const STATE_LANGUAGES: &str = "replace \"und\" (not known yet) with the languages as soon as they are known, for example \
     \"interpreted\": [\"fr\", \"es\"]";

pub(super) fn interpretation_of_programme(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    if is_unstated(&context.programme.data().interpreted) {
        let message =
            "the programme announces interpretation, but not its languages (\"interpreted\": [\"und\"])";
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
            "interpretation is announced for {}, but not its languages (\"interpreted\": [\"und\"])",
            describe::session_when(session)
        );
        let notice = Notice::new(&session, message).at("interpreted").with_help(STATE_LANGUAGES);
        found.add(Code::InterpretationWithoutLanguage, notice);
    }
}
