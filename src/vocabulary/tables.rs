//! Data structures for the vocabulary tables, and the macro that defines the tables.

use std::borrow::Cow;

use super::language::VocabularyLanguage;
use crate::value::kind::Kind;
use crate::value::role::Role;

use super::Heading;

/// A label from the vocabulary that can be printed in an agenda, such as "Modérateur" for a
/// moderator in French.
///
/// ```
/// use programme::{LanguageTag, Role, vocabulary::Form};
///
/// let fr: LanguageTag = "fr".parse()?;
/// let label = Role::Moderator.label(&fr, Form::ONE).unwrap();
/// assert_eq!(label.text, "Modérateur");
/// assert!(label.attested); // found in a published agenda
/// # Ok::<(), programme::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Label {
    /// The text of the label, such as "Modérateur". In scripts with letter case, the text begins
    /// with an upper-case letter, except for some forms of address such as the Russian "г-н".
    pub text: Cow<'static, str>,
    /// `true` if the label was found in exactly this form in a published document, such as an
    /// agenda or a web page. All other labels should be checked by a speaker of the language before
    /// they are printed.
    pub attested: bool,
}

impl std::fmt::Display for Label {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.text)
    }
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    pub(super) text: &'static str,
    /// The key of the source in the module documentation, or an empty string if the word was not
    /// found in any source.
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

#[derive(Debug, Clone, Copy)]
pub(super) enum Means {
    Role(&'static Role),
    Kind(&'static Kind),
    Heading(Heading),
    Day,
}

/// The words for one meaning in one language. The words are either labels in the order of their
/// grammatical forms, or synonyms.
#[derive(Debug)]
pub(super) struct TableRow {
    pub(super) means: Means,
    pub(super) language: VocabularyLanguage,
    pub(super) words: &'static [Word],
}

/// Defines a vocabulary table. Each entry contains a meaning, such as a role, and its words in each
/// language. A word that was found in a source is followed by `@` and the key of the source.
macro_rules! rows {
    ($table:ident: $sort:ident { $($what:ident { $($language:ident [$($text:literal $(@ $source:literal)?),+])+ })+ }) => {
        pub(super) static $table: &[$crate::vocabulary::tables::TableRow] = &[$($(
            $crate::vocabulary::tables::TableRow {
                means: $crate::vocabulary::tables::rows!(@means $sort $what),
                language: $crate::vocabulary::language::VocabularyLanguage::$language,
                words: &[$($crate::vocabulary::tables::Word {
                    text: $text,
                    source: concat!($($source)?),
                }),+],
            },
        )+)+];
    };
    (@means Role $what:ident) => {
        $crate::vocabulary::tables::Means::Role(&$crate::value::role::Role::$what)
    };
    (@means Kind $what:ident) => {
        $crate::vocabulary::tables::Means::Kind(&$crate::value::kind::Kind::$what)
    };
    (@means Heading $what:ident) => {
        $crate::vocabulary::tables::Means::Heading($crate::vocabulary::Heading::$what)
    };
    (@means Day $what:ident) => {
        $crate::vocabulary::tables::Means::Day
    };
}

pub(super) use rows;
