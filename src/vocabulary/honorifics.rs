//! Forms of address.

use super::tongue::Tongue;
use super::word::{Label, Word};
use crate::macros::vocabulary;
use crate::value::language::LanguageTag;

vocabulary! {
    /// A form of address.
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
        /// To a man.
        Mr = "mr",
        /// To a woman.
        Ms = "ms",
        /// To heads of state, ministers, ambassadors.
        Excellency = "excellency",
    }
}

/// To a man, to a woman, to an Excellency.
macro_rules! addresses {
    ($($tongue:ident [$($text:literal $(@ $source:literal)?),+])+) => {
        static ADDRESSES: &[(Tongue, [Word; 3])] = &[$(
            (Tongue::$tongue, [$(Word { text: $text, source: concat!($($source)?) }),+]),
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
    /// How it is written before or after a name.
    pub fn label(self, language: &LanguageTag) -> Option<Label> {
        let tongue = Tongue::of(language)?;
        let (_, [mr, ms, excellency]) = ADDRESSES.iter().find(|(other, _)| *other == tongue)?;
        Some(match self {
            Self::Mr => mr.into(),
            Self::Ms => ms.into(),
            Self::Excellency => excellency.into(),
        })
    }

    /// Whether the language writes it after the name, as Chinese does.
    pub fn follows_the_name(language: &LanguageTag) -> bool {
        matches!(Tongue::of(language), Some(Tongue::Zh | Tongue::ZhHant))
    }
}
