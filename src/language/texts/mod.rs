//! Texts on their way to a translator and back: a file of wordings, each under a key that says what it is the text of.

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

/// The texts of a programme in one language.
///
/// On the wire a small document. A key names the item by its id and the field in it, so that it holds when sessions are moved or
/// others put between; it stands for nothing else. A wording that is empty is not there yet.
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
/// `originals` is what is translated, for whoever translates; where it is given, a change of the original since is noticed.
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
    /// The name and version of the form.
    pub format: TextsFormat,
    /// The language of the texts.
    pub language: LanguageTag,
    /// The texts by their keys.
    pub texts: Wordings,
    /// The language of the originals.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub original_language: Option<LanguageTag>,
    /// What is translated, by the same keys.
    #[serde(default, skip_serializing_if = "Wordings::is_empty")]
    pub originals: Wordings,
}

/// The name and version of the form of [`Texts`]: `programme-texts/1`.
///
/// ```
/// assert_eq!(programme::language::TextsFormat::NAME, "programme-texts/1");
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct TextsFormat;

impl TextsFormat {
    /// What a document says at its beginning.
    pub const NAME: &'static str = "programme-texts/1";
}

impl std::str::FromStr for TextsFormat {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        if name == Self::NAME {
            return Ok(Self);
        }
        let message = format!(
            "{} is not a form of texts that this version reads: write {}",
            quote(name),
            quote(Self::NAME)
        );
        Err(Error::new(Code::UnknownFormat, message))
    }
}

impl Serialize for TextsFormat {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(Self::NAME)
    }
}

crate::macros::serde_from_str!(TextsFormat, "the name of the form, \"programme-texts/1\"");

impl Texts {
    /// None in that language yet.
    pub fn new(language: LanguageTag) -> Self {
        let (texts, originals) = (Wordings::default(), Wordings::default());
        Self { format: TextsFormat, language, texts, original_language: None, originals }
    }

    /// Those without a wording: what is to be translated.
    pub fn missing(&self) -> Self {
        let mut missing = Self::new(self.language.clone());
        missing.original_language.clone_from(&self.original_language);
        for (key, wording) in self.texts.iter().filter(|(_, wording)| wording.trim().is_empty()) {
            // Keys stand once in these, and so they do in those.
            drop(missing.texts.insert(key, wording));
            if let Some(original) = self.originals.get(key) {
                drop(missing.originals.insert(key, original));
            }
        }
        missing
    }
}

/// What becomes of wordings that a programme has already, where a translation says otherwise.
///
/// ```
/// assert_ne!(programme::language::Existing::Keep, programme::language::Existing::Replace);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Existing {
    /// They stay.
    Keep,
    /// The translation comes in their place.
    Replace,
}

/// A programme with more of its texts translated.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Translated {
    /// The programme.
    pub programme: Programme,
    /// How many wordings it has that it had not.
    pub added: usize,
    /// What did not fit, in the order of the translation.
    pub problems: Vec<TextProblem>,
}

/// Where a translation and a programme do not fit.
///
/// ```
/// use programme::language::TextProblem;
///
/// let problem = TextProblem::UnknownKey { key: "sessions/x/title".into() };
/// assert_eq!(problem.to_string(), "\"sessions/x/title\" is no text of this programme");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum TextProblem {
    /// The programme has no such text.
    UnknownKey {
        /// The key.
        key: String,
    },
    /// The programme words it otherwise in this language.
    Differs {
        /// The key.
        key: String,
        /// What the programme says.
        there: String,
        /// What the translation says.
        given: String,
        /// Whether the translation came in its place.
        replaced: bool,
    },
    /// What was translated is not what the programme says now.
    OriginalChanged {
        /// The key.
        key: String,
        /// What was translated.
        then: String,
        /// What the programme says.
        now: String,
    },
}

impl fmt::Display for TextProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownKey { key } => write!(f, "{} is no text of this programme", quote(key)),
            Self::Differs { key, there, given, replaced } => {
                let (there, given) = (quote(there), quote(given));
                let kept = if *replaced { "it is replaced" } else { "it stays" };
                write!(f, "{} is {there} already, and the translation says {given}; {kept}", quote(key))
            }
            Self::OriginalChanged { key, then, now } => {
                let (then, now) = (quote(then), quote(now));
                write!(f, "the original of {} was {then} when it was translated, and is {now}", quote(key))
            }
        }
    }
}

/// What stands for a text where it is translated from: its wording in the main language, else its first.
fn original<'t>(text: &'t Text, main: Option<&LanguageTag>) -> &'t str {
    main.and_then(|main| text.get(main)).unwrap_or(text.first())
}

/// ## Texts for translators
impl Programme {
    /// Every text of the programme as it is in a language, with its original; empty where it is not translated. See [`Texts`].
    ///
    /// A name of a person is not to be translated, and neither is what is in no language; they are given where they are worded in
    /// this language.
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
            // A key stands for one text.
            if texts.texts.insert(&*key, wording).is_ok() && Some(language) != main {
                drop(texts.originals.insert(&*key, original(text, main)));
            }
        });
        texts
    }

    /// The programme with texts put in, in their language.
    ///
    /// What is empty is passed over. Keys that the programme does not know, wordings that it has otherwise, and originals that have
    /// changed are reported; nothing else of the programme changes, but that a language it did not have is its last.
    ///
    /// # Errors
    ///
    /// [`Rejected`], if what came of it could not be read in only one way. No translation is known that brings that about.
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
        draft.visit_mut(&mut PutIn { language: &texts.language, new: &new, next: 0 });
        Ok(Translated { programme: draft.build()?, added, problems })
    }
}

/// Puts wordings into the texts of a draft, which are met in the same order whether they are changed or not.
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
