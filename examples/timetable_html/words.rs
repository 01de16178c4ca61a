//! Provides the labels of a page in its language, and helpers for languages and markup.

use programme::{LanguageTag, Text};

pub struct Words {
    pub language: &'static str,
    pub time: &'static str,
    pub day: &'static str,
    pub no_room: &'static str,
    pub questions: &'static str,
    pub also: &'static str,
    pub cancelled: &'static str,
}

const ENGLISH: Words = Words {
    language: "en",
    time: "Time",
    day: "Day",
    no_room: "No room specified",
    questions: "Guiding questions",
    also: "Also on this day",
    cancelled: "Cancelled",
};

const OTHERS: [Words; 2] = [
    Words {
        language: "fr",
        time: "Heure",
        day: "Jour",
        no_room: "Salle non précisée",
        questions: "Questions",
        also: "Également ce jour",
        cancelled: "Annulé",
    },
    Words {
        language: "ar",
        time: "الوقت",
        day: "اليوم",
        no_room: "القاعة غير محددة",
        questions: "أسئلة توجيهية",
        also: "وفي هذا اليوم أيضا",
        cancelled: "ملغى",
    },
];

impl Words {
    /// Returns the labels in the given language, or in English if they are not available.
    pub fn of(language: &LanguageTag) -> &'static Self {
        OTHERS.iter().find(|words| language.is_within(words.language)).unwrap_or(&ENGLISH)
    }
}

/// Returns `rtl` for languages that are written from right to left, and `ltr` for all others.
pub fn direction(language: &str) -> &'static str {
    let primary = language.split('-').next().unwrap_or_default();
    if ["ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"].contains(&primary) {
        "rtl"
    } else {
        "ltr"
    }
}

/// Returns the wording in the given language. If it is missing, returns the first wording together
/// with its language.
pub fn wording<'t>(text: &'t Text, language: &LanguageTag) -> (&'t str, Option<&'t LanguageTag>) {
    match (text.get(language), text.entries().next()) {
        (Some(wording), _) => (wording, None),
        (None, Some((other, wording))) => (wording, Some(other)),
        (None, None) => ("", None),
    }
}

/// Escapes a text for HTML and XML.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
