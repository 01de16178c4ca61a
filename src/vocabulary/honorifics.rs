//! Forms of address that are printed with names, such as "Mr." and "Mme".

use super::language::VocabularyLanguage;
use super::tables::{Label, Word};
use crate::macros::closed_vocabulary;
use crate::value::language::LanguageTag;

closed_vocabulary! {
    /// A form of address that is printed with a name, such as "Mr." or "Mme".
    ///
    /// ```
    /// use programme::{LanguageTag, vocabulary::Honorific};
    ///
    /// let zh: LanguageTag = "zh".parse()?;
    /// assert_eq!(Honorific::Ms.label(&zh).unwrap().text, "女士");
    /// assert!(Honorific::follows_the_name(&zh));
    /// # Ok::<(), programme::Error>(())
    /// ```
    Honorific, "a form of address" {
        /// The form of address for a man, such as "Mr." in English.
        Mr = "mr",
        /// The form of address for a woman, such as "Ms." in English.
        Ms = "ms",
        /// The form of address for heads of state, ministers and ambassadors, such as "H.E." in
        /// English.
        Excellency = "excellency",
    }
}

macro_rules! addresses {
    ($($language:ident [$($text:literal $(@ $source:literal)?),+])+) => {
        static ADDRESSES: &[(VocabularyLanguage, [Word; 3])] = &[$(
            (VocabularyLanguage::$language, [$(Word { text: $text, source: concat!($($source)?) }),+]),
        )+];
    };
}

addresses! {
    En ["Mr." @3, "Ms." @3, "H.E." @5]
    Fr ["M." @1, "Mme" @1, "S.E." @"expydoc"]
    Es ["Sr." @13, "Sra." @13, "S.E." @14]
    Ar ["السيد" @"CLDR", "السيدة" @16, "سعادة" @20]
    Ru ["г-н" @22, "г-жа", "Е. П." @23]
    Zh ["先生", "女士", "阁下" @31]
}

impl Honorific {
    /// Returns the form of address in the given language, such as "Mme" for [`Honorific::Ms`] in
    /// French. Returns `None` if the vocabulary contains no such form of address.
    pub fn label(self, language: &LanguageTag) -> Option<Label> {
        let language = VocabularyLanguage::of(language)?;
        let (_, [mr, ms, excellency]) = ADDRESSES.iter().find(|(other, _)| *other == language)?;
        Some(match self {
            Self::Mr => mr.into(),
            Self::Ms => ms.into(),
            Self::Excellency => excellency.into(),
        })
    }

    /// Returns `true` if the form of address follows the name in the given language, as in Chinese.
    pub fn follows_the_name(language: &LanguageTag) -> bool {
        matches!(VocabularyLanguage::of(language), Some(VocabularyLanguage::Zh | VocabularyLanguage::ZhHant))
    }
}

/// The honorifics that can precede a name, in lower case and without the final full stop. An
/// honorific of several words comes before its first word.
///
/// Ranks are not included, because they may denote a position.
#[cfg(any(feature = "merge", feature = "review", feature = "versions"))]
static UNAMBIGUOUS: &[&str] = &[
    "mr", "mrs", "ms", "miss", "mx", "messrs", "sir", // English
    "dr", "prof", "h.e", "s.e.mme", "s.e.m", "s.e", // many languages
    "mm", "mme", "mmes", "mlle", "mlles", "monsieur", "madame", // French
    "sr", "sra", "srta", "dra", // Spanish, Portuguese
    "herr", "frau", // German
    "dott.ssa", "dott", "sig.ra", "sig", // Italian
];

/// Honorifics that are also initials, given names or positions, such as "M.", "Dame" and
/// "Professor". They are ignored when names are compared, but do not prove that a name begins with
/// an honorific.
#[cfg(any(feature = "merge", feature = "review", feature = "versions"))]
static AMBIGUOUS: &[&str] = &["m", "dame", "ing", "professor"];

/// Returns all honorifics that can precede a name, including those that are also names. They are in
/// lower case, and a full stop separates two words.
#[cfg(any(feature = "merge", feature = "review", feature = "versions"))]
pub(super) fn honorifics() -> impl Iterator<Item = &'static str> {
    UNAMBIGUOUS.iter().chain(AMBIGUOUS).copied()
}

/// Returns `true` if the word is an honorific and not a name. The word must be in lower case.
#[cfg(feature = "review")]
pub(crate) fn is_honorific(word: &str) -> bool {
    UNAMBIGUOUS.contains(&word.trim_end_matches('.'))
}

#[cfg(all(test, any(feature = "merge", feature = "review", feature = "versions")))]
mod tests {
    use super::*;

    #[test]
    fn labels_in_latin_letters_are_recognised() {
        let labels = ADDRESSES.iter().flat_map(|(_, labels)| labels).map(|label| label.text);
        let latin: Vec<_> = labels.filter(|label| label.is_ascii()).collect();
        assert_eq!(latin.len(), 9);
        for label in latin {
            let word = label.trim_end_matches('.').to_lowercase();
            assert!(honorifics().any(|honorific| honorific == word), "{label}");
        }
    }

    #[test]
    fn longer_honorifics_come_first() {
        let all: Vec<_> = honorifics().collect();
        for (at, longer) in all.iter().enumerate() {
            let begins = |shorter: &&str| longer.starts_with(&format!("{shorter}."));
            assert!(!all[..at].iter().any(begins), "{longer}");
        }
    }
}
