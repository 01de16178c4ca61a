//! Phrases whose parts can be in several languages.

use std::borrow::Cow;
use std::fmt;

use crate::value::language::LanguageTag;

/// A line of an agenda, such as the title of a session, as a list of [`Run`]s in one language each.
/// It is created by the methods of [`Phrases`](super::Phrases).
///
/// `Display` writes the phrase as plain text, as in
/// [`Programme::agenda`](crate::Programme::agenda). A run in a language that is neither a language
/// of the reader nor that of the page is followed by its language tag, as in "Opening \[en\]". A
/// run in the opposite direction to the page is enclosed in Unicode isolates.
///
/// ```
/// # let json = include_str!(concat!(
/// #     env!("CARGO_MANIFEST_DIR"),
/// #     "/examples/data/idm-2018-second-session.json"
/// # ));
/// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
/// let preferences = programme.preferences(["es"])?;
/// let phrases = programme.phrases(&preferences);
/// let title = phrases.title(programme.session("registration").unwrap());
/// assert_eq!(title.to_string(), "Enregistrement [fr]");
/// assert_eq!(title.runs()[0].text, "Enregistrement");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Phrase<'p> {
    runs: Vec<Run<'p>>,
}

/// A part of a [`Phrase`] in a single language.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Run<'p> {
    /// The text of the run. It can contain footnote marks, which
    /// [`footnote_parts`](crate::text::footnote_parts) finds.
    pub text: Cow<'p, str>,
    /// The language of the text. `None` if the text does not belong to a language, such as
    /// punctuation or a number.
    pub language: Option<LanguageTag>,
    /// Whether the reader should be told the language, because it is neither one of the reader's
    /// languages nor that of the page. It is `false` for names, which are mostly the same in all
    /// languages.
    pub is_foreign: bool,
    /// Whether plain text needs Unicode isolates around the run.
    pub(super) is_isolated: bool,
}

impl<'p> Run<'p> {
    /// Creates a run that belongs to no language.
    pub(super) fn neutral(text: impl Into<Cow<'p, str>>) -> Self {
        Self { text: text.into(), language: None, is_foreign: false, is_isolated: false }
    }

    /// Creates a run in a language. The run is neither marked as foreign nor isolated.
    pub(super) fn known(text: impl Into<Cow<'p, str>>, language: &LanguageTag) -> Self {
        Self { language: Some(language.clone()), ..Self::neutral(text) }
    }
}

impl<'p> Phrase<'p> {
    /// Returns the runs of the phrase, in printed order.
    pub fn runs(&self) -> &[Run<'p>] {
        &self.runs
    }

    /// Returns `true` if the phrase contains no text.
    pub fn is_empty(&self) -> bool {
        self.runs.iter().all(|run| run.text.is_empty())
    }

    /// Returns the phrase as plain text without language tags and Unicode isolates, for example for
    /// a field of a JSON document.
    ///
    /// The result no longer contains the languages, so a page should print the [runs](Self::runs)
    /// instead.
    ///
    /// ```
    /// # let json = include_str!(concat!(
    /// #     env!("CARGO_MANIFEST_DIR"),
    /// #     "/examples/data/idm-2018-second-session.json"
    /// # ));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// let preferences = programme.preferences(["es"])?;
    /// let session = programme.session("registration").unwrap();
    /// let title = programme.phrases(&preferences).title(session);
    /// assert_eq!(title.to_string(), "Enregistrement [fr]");
    /// assert_eq!(title.unmarked(), "Enregistrement");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn unmarked(&self) -> String {
        self.runs.iter().map(|run| run.text.as_ref()).collect()
    }

    pub(super) fn push(&mut self, run: Run<'p>) {
        if !run.text.is_empty() {
            self.runs.push(run);
        }
    }

    pub(super) fn push_str(&mut self, text: impl Into<Cow<'p, str>>) {
        self.push(Run::neutral(text));
    }

    pub(super) fn append(&mut self, other: Self) {
        self.runs.extend(other.runs);
    }

    /// Adds a separator and another phrase. Nothing is added if the other phrase is empty. The
    /// separator is omitted if this phrase is empty.
    pub(super) fn append_after(&mut self, separator: &'p str, other: Self) {
        if !other.is_empty() {
            if !self.is_empty() {
                self.push_str(separator);
            }
            self.append(other);
        }
    }
}

impl<'p> From<Run<'p>> for Phrase<'p> {
    fn from(run: Run<'p>) -> Self {
        let mut phrase = Self::default();
        phrase.push(run);
        phrase
    }
}

impl fmt::Display for Phrase<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.runs.iter().try_for_each(|run| run.fmt(f))
    }
}

impl fmt::Display for Run<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_isolated {
            write!(f, "\u{2068}{}\u{2069}", self.text)?;
        } else {
            f.write_str(&self.text)?;
        }
        match &self.language {
            Some(language) if self.is_foreign => write!(f, " [{language}]"),
            _ => Ok(()),
        }
    }
}
