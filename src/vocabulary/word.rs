//! What the tables are made of.

use std::borrow::Cow;

use super::tongue::Tongue;
use crate::value::kind::Kind;
use crate::value::role::Role;

use super::Heading;

/// A word of the vocabulary in one language, as one may print it.
///
/// ```
/// use programme::{LanguageTag, Role, vocabulary::Form};
///
/// let fr: LanguageTag = "fr".parse()?;
/// let label = Role::Moderator.label(&fr, Form::ONE).unwrap();
/// assert_eq!(label.text, "Modérateur");
/// assert!(label.attested); // an agenda that was published prints it so
/// # Ok::<(), programme::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Label {
    /// The words, with a capital letter where the language has them.
    pub text: Cow<'static, str>,
    /// Whether they were found, in this form, in a published agenda or a page of an organisation. What is not attested is good usage as far
    /// as the authors know; have it read by somebody who speaks the language before you print it.
    pub attested: bool,
}

impl std::fmt::Display for Label {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.text)
    }
}

/// A word of a table, and where it was found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    pub(super) text: &'static str,
    /// A source in the list of the module; empty where there is none.
    pub(super) source: &'static str,
}

impl Word {
    pub(super) const fn attested(&self) -> bool {
        !self.source.is_empty()
    }
}

impl From<&Word> for Label {
    fn from(word: &Word) -> Self {
        Self { text: word.text.into(), attested: word.attested() }
    }
}

/// What a word stands for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Means {
    Role(&'static Role),
    Kind(&'static Kind),
    Heading(Heading),
    /// A day of the programme.
    Day,
}

/// The words for one thing in one language: labels in the order of their forms, or synonyms.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) means: Means,
    pub(super) tongue: Tongue,
    pub(super) words: &'static [Word],
}

/// Rows of a table: what is meant, then its words language by language, each with `@` and its source where it is attested.
macro_rules! rows {
    ($table:ident: $sort:ident { $($what:ident { $($tongue:ident [$($text:literal $(@ $source:literal)?),+])+ })+ }) => {
        pub(super) static $table: &[$crate::vocabulary::word::Row] = &[$($(
            $crate::vocabulary::word::Row {
                means: $crate::vocabulary::word::rows!(@means $sort $what),
                tongue: $crate::vocabulary::tongue::Tongue::$tongue,
                words: &[$($crate::vocabulary::word::Word {
                    text: $text,
                    source: concat!($($source)?),
                }),+],
            },
        )+)+];
    };
    (@means Role $what:ident) => {
        $crate::vocabulary::word::Means::Role(&$crate::value::role::Role::$what)
    };
    (@means Kind $what:ident) => {
        $crate::vocabulary::word::Means::Kind(&$crate::value::kind::Kind::$what)
    };
    (@means Heading $what:ident) => {
        $crate::vocabulary::word::Means::Heading($crate::vocabulary::Heading::$what)
    };
    (@means Day $what:ident) => {
        $crate::vocabulary::word::Means::Day
    };
}

pub(super) use rows;
