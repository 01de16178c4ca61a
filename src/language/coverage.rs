//! Coverage: what there is of each text in a language.

use crate::macros::closed_vocabulary;
use crate::programme::Programme;
use crate::rule::text_field::{Sort, sort};
use crate::value::language::LanguageTag;
use crate::value::path::Path;
use crate::value::text::Text;

closed_vocabulary! {
    /// What there is of a text in a language.
    ///
    /// ```
    /// assert_eq!(programme::language::TextState::Machine.as_str(), "machine");
    /// ```
    TextState, "a state of a text" {
        /// A wording that somebody wrote.
        Present = "present",
        /// The wording of the original again: perhaps nobody has translated it.
        Copied = "copied",
        /// Translated by machine alone.
        Machine = "machine",
        /// A wording in no language, which serves for all.
        Neutral = "neutral",
        /// White space alone.
        Blank = "blank",
        /// Nothing.
        Missing = "missing",
    }
}

/// What there is of the texts of a programme in one language.
///
/// Names of people, organisations and places are left out: they are the same in every language unless somebody says otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Coverage {
    /// The language.
    pub language: LanguageTag,
    /// Every text with what there is of it, in the order of the wire form.
    pub texts: Vec<(Path, TextState)>,
}

impl Coverage {
    /// The paths of the texts in a state.
    pub fn paths(&self, state: TextState) -> impl Iterator<Item = &Path> {
        self.texts.iter().filter(move |(_, own)| *own == state).map(|(path, _)| path)
    }

    /// How many texts are in a state.
    pub fn count(&self, state: TextState) -> usize {
        self.paths(state).count()
    }

    /// The share of texts, from 0 to 1, that a reader of the language can read as somebody wrote them. 1 where there are none.
    #[expect(clippy::cast_precision_loss, reason = "a share is read to a few digits")]
    pub fn share(&self) -> f64 {
        let read = self.count(TextState::Present) + self.count(TextState::Neutral);
        if self.texts.is_empty() { 1.0 } else { read as f64 / self.texts.len() as f64 }
    }
}

impl Programme {
    /// What there is of every text in a language; a more specific tag counts: `fr-CH` is in `fr`.
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
        // A word or two may well be the same.
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
