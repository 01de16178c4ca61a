//! The languages that the vocabulary covers.

use crate::value::language::LanguageTag;

/// A language that the vocabulary covers. Simplified and traditional Chinese count as separate
/// languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum VocabularyLanguage {
    En,
    Fr,
    Es,
    Ar,
    Ru,
    Zh,
    /// Chinese in traditional characters. The only labels in this language are words that were
    /// found in published documents.
    ZhHant,
}

impl VocabularyLanguage {
    /// Returns the language of the vocabulary for a language tag, such as French for `fr-CH`.
    /// Returns `None` if the vocabulary does not cover the language or its script.
    pub(super) fn of(tag: &LanguageTag) -> Option<Self> {
        let (language, script) = match tag.language() {
            "en" => (Self::En, "Latn"),
            "fr" => (Self::Fr, "Latn"),
            "es" => (Self::Es, "Latn"),
            "ar" | "arb" => (Self::Ar, "Arab"),
            "ru" => (Self::Ru, "Cyrl"),
            "zh" | "cmn" => {
                return match (tag.script(), tag.region()) {
                    (Some("Hant"), _) | (None, Some("TW" | "HK" | "MO")) => Some(Self::ZhHant),
                    (None | Some("Hans"), _) => Some(Self::Zh),
                    _ => None,
                };
            }
            _ => return None,
        };
        // A tag with at most three letters contains no script, so the script does not have to be
        // parsed.
        let plain = tag.as_str().len() <= 3;
        (plain || tag.script().is_none_or(|stated| stated == script)).then_some(language)
    }

    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
            Self::Es => "es",
            Self::Ar => "ar",
            Self::Ru => "ru",
            Self::Zh => "zh",
            Self::ZhHant => "zh-Hant",
        }
    }

    /// Returns 0 for the requested language, 1 for the same language in another script, and 2 for
    /// any other language. Returns 0 if no language is requested.
    pub(super) fn distance(self, asked: Option<Self>) -> u8 {
        match asked {
            None => 0,
            Some(asked) if asked == self => 0,
            Some(Self::Zh | Self::ZhHant) if matches!(self, Self::Zh | Self::ZhHant) => 1,
            Some(_) => 2,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_found_by_its_primary_subtag_and_never_across_scripts() {
        for (tag, language) in [
            ("fr-CH", Some(VocabularyLanguage::Fr)),
            ("en-t-fr-t0-und", Some(VocabularyLanguage::En)),
            ("zh", Some(VocabularyLanguage::Zh)),
            ("zh-SG", Some(VocabularyLanguage::Zh)),
            ("zh-TW", Some(VocabularyLanguage::ZhHant)),
            ("zh-Hant-CN", Some(VocabularyLanguage::ZhHant)),
            ("zh-Latn", None),
            ("arb", Some(VocabularyLanguage::Ar)),
            ("ar-Latn", None),
            ("ru-Cyrl-KZ", Some(VocabularyLanguage::Ru)),
            ("de", None),
            ("und", None),
        ] {
            assert_eq!(VocabularyLanguage::of(&tag.parse().unwrap()), language, "{tag}");
        }
    }
}
