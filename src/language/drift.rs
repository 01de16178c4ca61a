//! Detection of outdated translations: the original text has changed, but the translation has not.

use std::collections::HashMap;

use super::texts::Keys;
use crate::programme::Programme;
use crate::value::language::LanguageTag;
use crate::value::path::Path;
use crate::value::text::Text;

/// A translation that may be out of date because its original has changed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Drift {
    /// The key that identifies the text, such as `sessions/open/title`.
    /// See [`Texts`](super::Texts).
    pub key: String,
    /// The path of the text in the newer programme, such as `/sessions/3/title`.
    pub path: Path,
    /// The original text in the older programme.
    pub before: String,
    /// The original text in the newer programme.
    pub now: String,
    /// The language of the translation, such as `en`.
    pub language: LanguageTag,
    /// The translation, which is the same in both programmes.
    pub translation: String,
}

impl Programme {
    /// Finds translations that may be outdated because the original text has changed.
    ///
    /// The parameter `newer` is a newer version of this programme. Texts are matched by their keys
    /// (see [`Texts`](super::Texts)), so sessions and other items may have been moved between the
    /// two versions. If `newer` declares no original language, its main language is used as the
    /// original language.
    ///
    /// ```
    /// use programme::{Draft, LanguageTag, Text};
    ///
    /// let version = |original| {
    ///     let title = Text::new([("fr", original), ("en", "A dialogue")])?;
    ///     Draft::new("demo", title)
    ///         .with_language("fr".parse::<LanguageTag>()?)
    ///         .with_language("en".parse::<LanguageTag>()?)
    ///         .build()
    ///         .map_err(Box::<dyn std::error::Error>::from)
    /// };
    /// let drift = version("Un dialogue")?.drift(&version("Deux dialogues")?);
    /// assert_eq!(drift[0].path.to_string(), "/title");
    /// assert_eq!(drift[0].language, "en");
    /// assert!(version("Un dialogue")?.drift(&version("Un dialogue")?).is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn drift(&self, newer: &Programme) -> Vec<Drift> {
        let Some(original) = newer.original_language().or(newer.languages().first()) else {
            return Vec::new();
        };
        let mut before: HashMap<String, &Text> = HashMap::new();
        let mut keys = Keys::new(self.data());
        self.for_each_text(|at, text| {
            before.insert(keys.key(at), text);
        });
        let mut found = Vec::new();
        let mut keys = Keys::new(newer.data());
        newer.for_each_text(|at, text| {
            let key = keys.key(at);
            let Some(old) = before.get(&key) else { return };
            let (Some(was), Some(now)) = (old.get(original), text.get(original)) else { return };
            if was == now {
                return;
            }
            let stale = text.entries().filter(|(tag, wording)| {
                *tag != original && !wording.trim().is_empty() && old.get(tag) == Some(wording)
            });
            found.extend(stale.map(|(tag, wording)| Drift {
                key: key.clone(),
                path: at.clone(),
                before: was.to_owned(),
                now: now.to_owned(),
                language: tag.clone(),
                translation: wording.to_owned(),
            }));
        });
        found
    }
}
