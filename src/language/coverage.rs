//! Translation coverage, which shows how many texts of a programme are translated into a language.

use crate::draft::text_kind::TextKind;
use crate::macros::closed_vocabulary;
use crate::programme::Programme;
use crate::value::language::LanguageTag;
use crate::value::path::Path;
use crate::value::text::Text;

closed_vocabulary! {
    /// The translation state of a text in one language, such as translated or missing.
    ///
    /// ```
    /// assert_eq!(programme::language::TextState::Machine.as_str(), "machine");
    /// ```
    TextState, "a text state" {
        /// The text is available in the language and is not a machine translation.
        Present = "present",
        /// The text in the language is identical to the original and consists of several words, so
        /// it may not have been translated yet.
        Copied = "copied",
        /// The text is available in the language only as a machine translation.
        Machine = "machine",
        /// The text is missing or blank in the language, but a language-neutral version can be used
        /// instead, such as the title "Q&A". A version in another script cannot be used.
        Neutral = "neutral",
        /// The text in the language is empty or contains only white space, and no language-neutral
        /// version can be used instead.
        Blank = "blank",
        /// The text is not available in the language, and no language-neutral version can be used
        /// instead.
        Missing = "missing",
    }
}

/// The translation state of each text in a programme, for one language. The
/// method [`Programme::coverage`] returns this information.
///
/// Names of people, organisations and places, honorifics, addresses and tags of sessions are not
/// included, because they usually need no translation.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Coverage {
    /// The language whose translation coverage was determined.
    pub language: LanguageTag,
    /// The path and the translation state of each text, in the order in which the texts appear in
    /// the JSON form of the programme.
    pub texts: Vec<(Path, TextState)>,
}

impl Coverage {
    /// Returns the paths of all texts with the given translation state, such as all missing texts.
    pub fn paths(&self, state: TextState) -> impl Iterator<Item = &Path> {
        self.texts.iter().filter(move |(_, own)| *own == state).map(|(path, _)| path)
    }

    /// Returns the number of texts with the given translation state.
    pub fn count(&self, state: TextState) -> usize {
        self.paths(state).count()
    }

    /// Returns the proportion of texts that are available in the language, as a number between 0
    /// and 1. A text is available if its state is [`Present`](TextState::Present)
    /// or [`Neutral`](TextState::Neutral). The proportion is 1 if there are no texts.
    #[expect(clippy::cast_precision_loss, reason = "a share needs only a few digits")]
    pub fn share(&self) -> f64 {
        let read = self.count(TextState::Present) + self.count(TextState::Neutral);
        if self.texts.is_empty() { 1.0 } else { read as f64 / self.texts.len() as f64 }
    }
}

impl Programme {
    /// Reports for each text of the programme whether it is translated into the given language.
    ///
    /// A text with a more specific language tag is also accepted. For example, a text in `fr-CH` is
    /// accepted as a translation into `fr`.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// use programme::language::TextState;
    ///
    /// let english = programme.coverage(&"en".parse()?);
    /// assert_eq!(english.count(TextState::Missing), 28);
    /// assert!(english.share() > 0.8);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn coverage(&self, language: &LanguageTag) -> Coverage {
        let original = self.original_language().or(self.languages().first());
        let mut texts = Vec::new();
        self.for_each_text(|at, text| {
            if TextKind::of(at) != TextKind::Name {
                texts.push((at.clone(), state(text, language, original)));
            }
        });
        Coverage { language: language.clone(), texts }
    }
}

fn state(text: &Text, language: &LanguageTag, original: Option<&LanguageTag>) -> TextState {
    let own = || text.entries().filter(|(tag, _)| tag.is_within(language.as_str()));
    let blank = |wording: &str| wording.trim().is_empty();
    if let Some((tag, wording)) = own().find(|(tag, wording)| !tag.is_machine_made() && !blank(wording)) {
        let source = original.filter(|original| *original != tag && !original.is_within(language.as_str()));
        // Single words, such as "Pause", are often the same in two languages.
        let copied = source
            .and_then(|source| text.get(source))
            .is_some_and(|source| source == wording && wording.contains(' '));
        return if copied { TextState::Copied } else { TextState::Present };
    }
    if own().any(|(_, wording)| !blank(wording)) {
        return TextState::Machine;
    }
    let script = language.likely_script();
    let serves = |tag: &LanguageTag| tag.is_neutral() && (tag.script().is_none() || tag.script() == script);
    if text.entries().any(|(tag, wording)| serves(tag) && !blank(wording)) {
        return TextState::Neutral;
    }
    if own().next().is_some() { TextState::Blank } else { TextState::Missing }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_is_told_apart() {
        let fr: LanguageTag = "fr".parse().unwrap();
        for (wordings, expected) in [
            (&[("en", "One word"), ("fr-CH", "Un mot")][..], TextState::Present),
            (&[("en", "One word"), ("fr", "One word")], TextState::Copied),
            (&[("en", "Pause"), ("fr", "Pause")], TextState::Present),
            (&[("en", "One word"), ("fr-t-en-t0-und", "Un mot")], TextState::Machine),
            (&[("zxx", "XVIII")], TextState::Neutral),
            (&[("und-Latn", "XVIII")], TextState::Neutral),
            (&[("und-Cyrl", "Х")], TextState::Missing),
            (&[("en", "One word"), ("fr", " ")], TextState::Blank),
            (&[("en", "One word")], TextState::Missing),
        ] {
            let text = Text::new(wordings.iter().copied()).unwrap();
            let original: LanguageTag = "en".parse().unwrap();
            assert_eq!(state(&text, &fr, Some(&original)), expected, "{wordings:?}");
        }
    }
}
