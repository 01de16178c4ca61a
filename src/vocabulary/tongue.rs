//! The languages of the vocabulary.

use crate::value::language::LanguageTag;

/// A language of the vocabulary, in one script.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tongue {
    En,
    Fr,
    Es,
    Ar,
    Ru,
    Zh,
    /// Chinese in traditional characters: only what was found in them.
    ZhHant,
}

impl Tongue {
    /// By the primary language; a tag in a script that the words are not written in matches nothing.
    pub(super) fn of(tag: &LanguageTag) -> Option<Self> {
        let (tongue, script) = match tag.language() {
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
        // Most tags are a language alone, of which the parser need not be asked.
        let plain = tag.as_str().len() <= 3;
        (plain || tag.script().is_none_or(|stated| stated == script)).then_some(tongue)
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

    /// How near a word in this language is to what was asked for: the same, the same in another script, another.
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
        for (tag, tongue) in [
            ("fr-CH", Some(Tongue::Fr)),
            ("en-t-fr-t0-und", Some(Tongue::En)),
            ("zh", Some(Tongue::Zh)),
            ("zh-SG", Some(Tongue::Zh)),
            ("zh-TW", Some(Tongue::ZhHant)),
            ("zh-Hant-CN", Some(Tongue::ZhHant)),
            ("zh-Latn", None),
            ("arb", Some(Tongue::Ar)),
            ("ar-Latn", None),
            ("ru-Cyrl-KZ", Some(Tongue::Ru)),
            ("de", None),
            ("und", None),
        ] {
            assert_eq!(Tongue::of(&tag.parse().unwrap()), tongue, "{tag}");
        }
    }
}
