//! Export of texts to translators, and import of the translations.

mod key;

use std::collections::HashMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::code::Code;
use crate::error::{Error, quote};
use crate::programme::{Programme, Rejected};
use crate::value::language::LanguageTag;
use crate::value::string_map::Wordings;
use crate::value::text::Text;
use crate::value::visit::{Visit, VisitorMut};
pub(super) use key::Keys;

/// The texts of a programme in one language, in a form that can be sent to a translator.
///
/// The serialised form is a small JSON document that maps keys to texts. A key is a path with the
/// ids of items instead of their list indices, such as `sessions/open/title`, so it stays valid if
/// sessions are moved or inserted. An empty text means that the translation is missing.
///
/// ```json
/// {
///   "format": "programme-texts/1",
///   "language": "en",
///   "texts": { "sessions/open/title": "Opening", "sessions/open/questions/0": "" },
///   "original_language": "fr",
///   "originals": { "sessions/open/title": "Ouverture", "sessions/open/questions/0": "Pourquoi ?" }
/// }
/// ```
///
/// The optional field `originals` contains the texts to translate. If this field is
/// present, [`Programme::translate`] reports originals that have changed since the export.
///
/// ```
/// use programme::language::{Existing, Texts};
/// use programme::{Draft, LanguageTag};
///
/// let (fr, en) = ("fr".parse::<LanguageTag>()?, "en".parse::<LanguageTag>()?);
/// let programme = Draft::new("demo", "Démonstration").with_language(fr).build()?;
/// let to_do: Texts = programme.texts_in(&en).missing();
/// assert_eq!(to_do.originals.get("title"), Some("Démonstration"));
///
/// let mut done = Texts::new(en);
/// done.texts.insert("title", "Demonstration")?;
/// let translated = programme.translate(&done, Existing::Keep)?;
/// assert_eq!(translated.programme.title().get("en"), Some("Demonstration"));
/// assert!(translated.problems.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Texts {
    /// The name and version of the file format, which is always `programme-texts/1`.
    pub format: TextsFormat,
    /// The language into which the texts are translated.
    pub language: LanguageTag,
    /// The translated text for each key. The text is empty if the translation is missing.
    pub texts: Wordings,
    /// The language from which the texts are translated, or `None` if this language is unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub original_language: Option<LanguageTag>,
    /// The original text for each key, which is the text to translate.
    #[serde(default, skip_serializing_if = "Wordings::is_empty")]
    pub originals: Wordings,
}

/// The name and version of the file format for [`Texts`], which is always `programme-texts/1`.
///
/// ```
/// assert_eq!(programme::language::TextsFormat::NAME, "programme-texts/1");
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct TextsFormat;

impl TextsFormat {
    /// The name of the format, which is the value of the `format` field in the JSON document.
    pub const NAME: &'static str = "programme-texts/1";
}

impl std::str::FromStr for TextsFormat {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        if name == Self::NAME {
            return Ok(Self);
        }
        let message = format!("{} is not a supported texts format: write {}", quote(name), quote(Self::NAME));
        Err(Error::new(Code::UnknownFormat, message))
    }
}

impl Serialize for TextsFormat {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(Self::NAME)
    }
}

crate::macros::serde_from_str!(TextsFormat, "the name of the format, \"programme-texts/1\"");

impl Texts {
    /// Creates an empty collection of translations into the given language. To export the texts of
    /// a programme, use [`Programme::texts_in`].
    pub fn new(language: LanguageTag) -> Self {
        let (texts, originals) = (Wordings::default(), Wordings::default());
        Self { format: TextsFormat, language, texts, original_language: None, originals }
    }

    /// Returns a copy that contains only the texts that still have to be translated. These are the
    /// texts whose translation is empty or contains only white space.
    pub fn missing(&self) -> Self {
        let mut missing = Self::new(self.language.clone());
        missing.original_language.clone_from(&self.original_language);
        for (key, wording) in self.texts.iter().filter(|(_, wording)| wording.trim().is_empty()) {
            // Keys are unique in `self`, so inserting them into the copy cannot fail.
            drop(missing.texts.insert(key, wording));
            if let Some(original) = self.originals.get(key) {
                drop(missing.originals.insert(key, original));
            }
        }
        missing
    }
}

/// An option of [`Programme::translate`] for texts that already have a different translation.
///
/// ```
/// assert_ne!(programme::language::Existing::Keep, programme::language::Existing::Replace);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Existing {
    /// Keeps the existing translation and reports the difference as a [`TextProblem`].
    Keep,
    /// Replaces the existing translation and reports the difference as a [`TextProblem`].
    Replace,
}

/// A translated programme, as returned by [`Programme::translate`].
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Translated {
    /// The programme with the added translations.
    pub programme: Programme,
    /// The number of texts that were translated into the language for the first time. Replaced
    /// translations are not counted.
    pub added: usize,
    /// The translations that do not match the programme, in the order in which they appear
    /// in [`Texts`].
    pub problems: Vec<TextProblem>,
}

/// A mismatch between a translation and the programme, such as an unknown key or an original that
/// has changed.
///
/// ```
/// use programme::language::TextProblem;
///
/// let problem = TextProblem::UnknownKey { key: "sessions/x/title".into() };
/// assert_eq!(
///     problem.to_string(),
///     "unknown key \"sessions/x/title\": the programme has no such text",
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum TextProblem {
    /// The programme has no text with the key of the translation.
    UnknownKey {
        /// The key of the text, such as `sessions/open/title`.
        key: String,
    },
    /// The text already has a different translation.
    Differs {
        /// The key of the text, such as `sessions/open/title`.
        key: String,
        /// The existing translation in the programme.
        there: String,
        /// The new translation, as supplied by the translator.
        given: String,
        /// `true` if the new translation replaced the existing one, and `false` if the existing
        /// translation was kept.
        replaced: bool,
    },
    /// The original text has changed since it was exported, so the translation may be outdated.
    OriginalChanged {
        /// The key of the text, such as `sessions/open/title`.
        key: String,
        /// The original text at the time of the export.
        then: String,
        /// The original text in the current programme.
        now: String,
    },
}

impl fmt::Display for TextProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownKey { key } => {
                write!(f, "unknown key {}: the programme has no such text", quote(key))
            }
            Self::Differs { key, there, given, replaced } => {
                let (there, given) = (quote(there), quote(given));
                let fate = if *replaced { "is replaced" } else { "is kept" };
                write!(
                    f,
                    "{} already has the wording {there}, but the translation has {given}; the existing wording {fate}",
                    quote(key)
                )
            }
            Self::OriginalChanged { key, then, now } => {
                let (then, now) = (quote(then), quote(now));
                write!(
                    f,
                    "the original of {} has changed from {then} to {now} since it was translated; check the translation",
                    quote(key)
                )
            }
        }
    }
}

/// Returns the text to translate from. This is the text in the main language of the programme, or
/// the first text if the main language is missing.
fn original<'t>(text: &'t Text, main: Option<&LanguageTag>) -> &'t str {
    main.and_then(|main| text.get(main)).unwrap_or(text.first())
}

/// ## Texts for translators
impl Programme {
    /// Exports all texts of the programme for translation into the given language.
    ///
    /// A missing translation is exported as an empty text. Names of people and language-neutral
    /// texts need no translation, so they are exported only if they already have one. The originals
    /// are omitted if `language` is the main language of the programme.
    pub fn texts_in(&self, language: &LanguageTag) -> Texts {
        let main = self.languages().first();
        let mut texts = Texts::new(language.clone());
        texts.original_language = main.cloned();
        let mut keys = Keys::new(self.data());
        self.for_each_text(|at, text| {
            let name = at.keys().next() == Some("people")
                && matches!(at.keys().next_back(), Some("name" | "family" | "given"));
            let exempt = name || text.entries().any(|(tag, _)| tag.is_neutral());
            let wording = text.get(language).unwrap_or_default();
            if exempt && wording.is_empty() {
                return;
            }
            let key = keys.key(at);
            // The insertion fails if the key already exists, so only the first text with this key
            // is exported.
            if texts.texts.insert(&*key, wording).is_ok() && Some(language) != main {
                drop(texts.originals.insert(&*key, original(text, main)));
            }
        });
        texts
    }

    /// Returns a copy of the programme with the given translations added.
    ///
    /// Translations that are empty or contain only white space are ignored. Unknown keys, texts
    /// that are already translated differently, and originals that have changed are reported in
    /// [`Translated::problems`]. If a text is translated into a language that the programme does
    /// not declare, the language is added to the end of the list of languages. Nothing else in the
    /// programme changes.
    ///
    /// # Errors
    ///
    /// Returns [`Rejected`] if the translated programme cannot be built. No translation is known to
    /// cause this error.
    pub fn translate(&self, texts: &Texts, existing: Existing) -> Result<Translated, Rejected> {
        let main = self.languages().first();
        let mut keys = Keys::new(self.data());
        let mut there: HashMap<String, (usize, &Text)> = HashMap::new();
        let mut count = 0;
        self.for_each_text(|at, text| {
            there.insert(keys.key(at), (count, text));
            count += 1;
        });
        let (mut new, mut problems, mut added) = (HashMap::new(), Vec::new(), 0);
        for (key, given) in texts.texts.iter().filter(|(_, given)| !given.trim().is_empty()) {
            let key = key.to_owned();
            let Some(&(at, text)) = there.get(&key) else {
                problems.push(TextProblem::UnknownKey { key });
                continue;
            };
            let now = original(text, main);
            if let Some(then) = texts.originals.get(&key).filter(|then| *then != now) {
                let (then, now) = (then.to_owned(), now.to_owned());
                problems.push(TextProblem::OriginalChanged { key: key.clone(), then, now });
            }
            match text.get(&texts.language).filter(|there| !there.trim().is_empty()) {
                None => {
                    added += 1;
                    new.insert(at, given);
                }
                Some(there) if there == given => {}
                Some(there) => {
                    let replaced = existing == Existing::Replace;
                    if replaced {
                        new.insert(at, given);
                    }
                    let (there, given) = (there.to_owned(), given.to_owned());
                    problems.push(TextProblem::Differs { key, there, given, replaced });
                }
            }
        }
        let mut draft = self.data().clone();
        if !new.is_empty() && !draft.languages.iter().any(|own| own.tag == texts.language) {
            draft.languages.push(texts.language.clone().into());
        }
        let mut put_in = PutIn { language: &texts.language, new: &new, next: 0 };
        draft.visit_mut(&mut put_in as &mut dyn VisitorMut);
        Ok(Translated { programme: draft.build()?, added, problems })
    }
}

/// A visitor that inserts translations into the texts of a draft. Each text is identified by its
/// position in the order of the visit, which does not change when a translation is inserted.
struct PutIn<'a> {
    language: &'a LanguageTag,
    new: &'a HashMap<usize, &'a str>,
    next: usize,
}

impl VisitorMut for PutIn<'_> {
    fn text(&mut self, text: &mut Text) {
        if let Some(wording) = self.new.get(&self.next) {
            text.put(self.language, wording);
        }
        self.next += 1;
    }
}
