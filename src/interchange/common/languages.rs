//! Reads lists of languages, as tags or as words.

use crate::value::language::LanguageTag;

#[cfg(any(feature = "schedule", feature = "readers", feature = "table"))]
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::interchange) struct Languages {
    pub(in crate::interchange) tags: Vec<LanguageTag>,
    /// Whether a recognised language was not written as a language tag.
    pub(in crate::interchange) adjusted: bool,
    /// Whether a part of the list is not a known language.
    pub(in crate::interchange) unread: bool,
}

#[cfg(any(feature = "schedule", feature = "readers", feature = "table"))]
/// Parses a list of languages, such as `en`, `En`, `de, en`, `de/en`, "Deutsch" or
/// "English, German if needed".
pub(in crate::interchange) fn languages(text: &str) -> Languages {
    let mut found = Languages::default();
    let mut seen = std::collections::HashSet::new();
    for part in text.split([',', ';', '/', '|', '&', '+']) {
        let word = part.trim();
        if word.is_empty() {
            continue;
        }
        match language(word) {
            Some(tag) => {
                found.adjusted |= tag != *word;
                if seen.insert(tag.clone()) {
                    found.tags.push(tag);
                }
            }
            None => found.unread = true,
        }
    }
    found
}

#[cfg(feature = "readers")]
/// Parses a list of languages in a field that can also contain other words, such as "Any" or "Go".
/// Each part must be the name of a language, or a tag whose language is in ISO 639-1. Returns an
/// empty list otherwise.
pub(in crate::interchange) fn known_languages(text: &str) -> Vec<LanguageTag> {
    let is_known = |tag: &LanguageTag| {
        let code = tag.as_str().split('-').next().unwrap_or_default();
        TWO_LETTERS.split(' ').any(|known| known == code)
    };
    let found = languages(text);
    if found.unread || !found.tags.iter().all(is_known) { Vec::new() } else { found.tags }
}

#[cfg(feature = "readers")]
/// The codes of ISO 639-1.
const TWO_LETTERS: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy \
    da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu \
    hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb \
    lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om \
    or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw \
    ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

pub(in crate::interchange) fn language(word: &str) -> Option<LanguageTag> {
    let lower = word.to_lowercase().replace('_', "-");
    let named = match lower.as_str() {
        "english" | "englisch" | "anglais" | "inglés" => "en",
        "german" | "deutsch" | "allemand" | "alemán" | "de-formal" | "de-informal" => "de",
        "french" | "français" | "francais" | "französisch" | "francés" => "fr",
        "spanish" | "español" | "spanisch" | "espagnol" => "es",
        "italian" | "italiano" | "italienisch" | "italien" => "it",
        "dutch" | "nederlands" | "niederländisch" => "nl",
        "czech" | "čeština" | "tschechisch" => "cs",
        "russian" | "русский" | "russisch" | "russe" => "ru",
        "chinese" | "中文" | "chinesisch" | "chinois" => "zh",
        "arabic" | "العربية" | "arabisch" | "arabe" => "ar",
        "portuguese" | "português" | "portugiesisch" => "pt",
        "polish" | "polski" | "polnisch" => "pl",
        "japanese" | "日本語" | "japanisch" => "ja",
        // Ordinary words can look like language tags, so only tags whose language has two or three
        // letters are accepted.
        other if matches!(other.split('-').next().map_or(0, str::len), 2 | 3) => other,
        _ => return None,
    };
    named.parse().ok()
}

#[cfg(feature = "schedule")]
pub(in crate::interchange) fn language_list(tags: &[LanguageTag]) -> String {
    tags.iter().map(LanguageTag::as_str).collect::<Vec<_>>().join(", ")
}

#[cfg(all(test, feature = "schedule"))]
mod tests {
    use super::*;

    #[test]
    fn languages_are_read_in_every_form() {
        for (text, tags, adjusted, unread) in [
            ("en", "en", false, false),
            ("En", "en", true, false),
            ("de, en", "de, en", false, false),
            ("de,en", "de, en", false, false),
            ("Deutsch", "de", true, false),
            ("de-formal", "de", true, false),
            ("German if needed", "", false, true),
            ("English, German if needed", "en", true, true),
            ("zh-hant", "zh-Hant", true, false),
            ("", "", false, false),
        ] {
            let read = languages(text);
            assert_eq!(language_list(&read.tags), tags, "{text}");
            assert_eq!((read.adjusted, read.unread), (adjusted, unread), "{text}");
        }
    }
}
