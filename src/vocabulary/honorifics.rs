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
