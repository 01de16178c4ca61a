//! Translation coverage: the state of each text in one language.

use crate::macros::closed_vocabulary;
use crate::programme::Programme;
use crate::review::text_field::{Sort, sort};
use crate::value::language::LanguageTag;
use crate::value::path::Path;
use crate::value::text::Text;

closed_vocabulary! {
    /// The translation state of a text in one language.
    ///
    /// ```
    /// assert_eq!(programme::language::TextState::Machine.as_str(), "machine");
    /// ```
    TextState, "a text state" {
        /// The text has a wording that a person wrote.
        Present = "present",
        /// The wording consists of several words and is identical to the original. The text may not
        /// be translated yet.
        Copied = "copied",
        /// The only wording in the language is a machine translation.
        Machine = "machine",
        /// The text has a language-neutral wording that is used instead of a translation.
        Neutral = "neutral",
        /// The wording in the language contains only white space.
        Blank = "blank",
        /// The text has no wording that can be used for the language.
        Missing = "missing",
    }
}

/// The translation coverage of a programme in one language.
///
/// Names of people, organisations and places are not included, because they are usually the same in
/// every language.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Coverage {
    /// The language whose coverage is reported.
    pub language: LanguageTag,
    /// The path and state of each text, in the order of the JSON document.
    pub texts: Vec<(Path, TextState)>,
}

impl Coverage {
    /// Returns the paths of the texts in the given state.
    pub fn paths(&self, state: TextState) -> impl Iterator<Item = &Path> {
        self.texts.iter().filter(move |(_, own)| *own == state).map(|(path, _)| path)
    }

    /// Returns the number of texts in the given state.
    pub fn count(&self, state: TextState) -> usize {
        self.paths(state).count()
    }

    /// Returns the share of texts, from 0 to 1, that are [`Present`](TextState::Present) or
    /// [`Neutral`](TextState::Neutral). Returns 1 if there are no texts.
    #[expect(clippy::cast_precision_loss, reason = "a share needs only a few digits")]
    pub fn share(&self) -> f64 {
        let read = self.count(TextState::Present) + self.count(TextState::Neutral);
        if self.texts.is_empty() { 1.0 } else { read as f64 / self.texts.len() as f64 }
    }
}

impl Programme {
    /// Reports the translation state of every text in a language.
    ///
    /// Wordings with a more specific language tag are included. For example, a wording in `fr-CH`
    /// counts as `fr`.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// use programme::language::TextState;
    ///
    /// let english = programme.coverage(&"en".parse()?);
    /// assert_eq!(english.count(TextState::Missing), 22);
    /// assert!(english.share() > 0.8);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn coverage(&self, language: &LanguageTag) -> Coverage {
        let original = self.original_language().or(self.languages().first());
        let mut texts = Vec::new();
        self.for_each_text(|at, text| {
            if sort(at) != Sort::Name {
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
