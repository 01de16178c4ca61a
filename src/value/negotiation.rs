//! Language negotiation, which selects the language of a text that suits a reader best.

use super::language::LanguageTag;
use super::text::{Entry, Text};
use crate::list::ToList;
use crate::macros::closed_vocabulary;

closed_vocabulary! {
    /// The quality of the match between the language of a text and the language preferences of a
    /// reader. The values are ordered from the best match to the worst.
    ///
    /// ```
    /// use programme::text::MatchQuality;
    ///
    /// assert!(MatchQuality::Exact < MatchQuality::OtherScript);
    /// ```
    MatchQuality, "a match quality" {
        /// The language tag of the text equals a preferred language tag, in canonical form.
        Exact = "exact",
        /// The text is in a parent of a preferred language, such as `fr` for a reader who prefers
        /// `fr-CH`.
        Parent = "parent",
        /// The text is in another variety of a preferred language, in the same script, such as
        /// `fr-CA` for a reader who prefers `fr-CH`.
        SameLanguage = "same-language",
        /// The text is a machine translation into a preferred language.
        Machine = "machine",
        /// The text does not belong to a single known language, like a name or a number.
        Neutral = "neutral",
        /// The text is in a preferred language, but in another script, such as Serbian in Latin
        /// letters for a reader who prefers Cyrillic letters.
        OtherScript = "other-script",
        /// The text is in the main language of the programme, which serves as a fallback.
        Main = "main",
        /// The text is in the original language of the programme, which serves as a fallback.
        Original = "original",
        /// The text is in some other language, because no better match exists.
        Any = "any",
    }
}

/// The result of selecting a language for a reader: the text in this language, its language tag,
/// and the quality of the match.
///
/// The language tag can be used to display a note such as "(in French)" and to set the text
/// direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Negotiated<'t> {
    /// The text in the selected language, which is never blank.
    pub wording: &'t str,
    /// The tag of the selected language.
    pub language: &'t LanguageTag,
    /// The quality of the match between the selected language and the preferences of the reader.
    pub how: MatchQuality,
}

/// The language preferences of a reader, best first, for use with the texts of one programme.
///
/// The preferences also contain the main and the original language of the programme as fallbacks.
/// Use [`Programme::preferences`](crate::Programme::preferences) to create a value of this type.
#[doc(alias("locale", "accept_language"))]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preferences {
    wishes: Vec<Wish>,
    main: Option<LanguageTag>,
    original: Option<LanguageTag>,
    own_script: bool,
}

/// A preferred language, with its parents, its script and other values that are expensive to
/// compute.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Wish {
    tag: LanguageTag,
    parents: Vec<LanguageTag>,
    language: Key,
    script: Option<Box<str>>,
}

impl Preferences {
    pub(crate) fn new(
        wishes: impl IntoIterator<Item = LanguageTag>,
        main: Option<LanguageTag>,
        original: Option<LanguageTag>,
    ) -> Self {
        let wish = |tag: LanguageTag| {
            let tag = tag.canonical();
            let parents = tag.parents().to_list();
            let (language, script) = (key(&tag), tag.likely_script().map(Into::into));
            Wish { tag, parents, language, script }
        };
        Self { wishes: wishes.into_iter().map(wish).to_list(), main, original, own_script: false }
    }

    /// Disables matches in another script ([`MatchQuality::OtherScript`]), for readers who can read
    /// a preferred language in only one script.
    ///
    /// A text in another script can still be selected if it is in the main or original language of
    /// the programme, or if there is no better match.
    #[must_use]
    pub fn in_own_script(mut self) -> Self {
        self.own_script = true;
        self
    }

    /// Returns the preferred languages of the reader, best first. All language tags are in
    /// canonical form.
    pub fn languages(&self) -> impl ExactSizeIterator<Item = &LanguageTag> {
        self.wishes.iter().map(|wish| &wish.tag)
    }

    /// Returns for each preferred language whether a text with these entries may contain it. The
    /// result is always `true` after the first 64 languages.
    ///
    /// Most texts do not exist in most of the preferred languages, and the search within a language
    /// is more expensive than this comparison.
    fn available(&self, entries: &[Entry]) -> impl Iterator<Item = bool> + use<> {
        let mut found = 0_u64;
        for (tag, _) in entries {
            let language = key(tag);
            for (wish, bit) in self.wishes.iter().zip(0..u64::BITS) {
                found |= u64::from(wish.language == language) << bit;
            }
        }
        (0..u64::BITS).map(move |bit| found >> bit & 1 == 1).chain(std::iter::repeat(true))
    }
}

/// The first four bytes of a primary language subtag, for fast comparison.
///
/// Some languages are mapped to a more general language: Bokmål and Nynorsk to Norwegian, Mandarin
/// to Chinese, and Standard Arabic to Arabic. The withdrawn codes `iw`, `in`, `ji`, `jw` and `mo`
/// are mapped to their replacements.
type Key = [u8; 4];

#[inline]
fn key(tag: &LanguageTag) -> Key {
    let key = match *tag.as_bytes() {
        // An extended language, such as `zh-yue`.
        [_, _, b'-', a, b, c] if [a, b, c].iter().all(u8::is_ascii_alphabetic) => canonical_key(tag),
        [_, _, b'-', a, b, c, b'-', ..] if [a, b, c].iter().all(u8::is_ascii_alphabetic) => {
            canonical_key(tag)
        }
        // Fast path, because nearly all languages have two or three letters, and every negotiation
        // computes this key.
        [a, b] | [a, b, b'-', ..] => [a, b, 0, 0],
        [a, b, c] | [a, b, c, b'-', ..] => [a, b, c, 0],
        // Registered tags, such as `i-klingon`.
        _ => canonical_key(tag),
    };
    match &key {
        b"nb\0\0" | b"nn\0\0" => *b"no\0\0",
        b"cmn\0" => *b"zh\0\0",
        b"arb\0" => *b"ar\0\0",
        b"iw\0\0" => *b"he\0\0",
        b"in\0\0" => *b"id\0\0",
        b"ji\0\0" => *b"yi\0\0",
        b"mo\0\0" => *b"ro\0\0",
        b"jw\0\0" => *b"jv\0\0",
        _ => key,
    }
}

/// Returns the first four bytes of the primary subtag of the canonical form.
#[cold]
fn canonical_key(tag: &LanguageTag) -> Key {
    let canonical = tag.canonical();
    let mut key = [0; 4];
    let bytes = canonical.as_bytes().iter().take_while(|byte| **byte != b'-');
    for (place, byte) in key.iter_mut().zip(bytes) {
        *place = *byte;
    }
    key
}

impl Text {
    /// Returns this text in the language that best suits a reader, or `None` if the text is blank
    /// in all languages.
    ///
    /// The result also contains the language tag and the quality of the match. For a plain text,
    /// the result is always `None`, because a plain text does not specify its language.
    ///
    /// For each preferred language in turn, the search tries exactly this language, then its
    /// parents, and then other varieties of the language in the same script. If there is no match,
    /// the search continues in this order:
    /// 1. a machine translation into a preferred language
    /// 2. a text that belongs to no single language, such as a name, unless its tag specifies a
    ///    script that no preferred language uses
    /// 3. a preferred language in another script
    /// 4. the main language of the programme
    /// 5. the original language of the programme
    /// 6. any other language
    ///
    /// ```
    /// use programme::text::MatchQuality;
    /// use programme::{Draft, LanguageTag, Text};
    ///
    /// let french: LanguageTag = "fr".parse()?;
    /// let programme = Draft::new("demo", "Demo").with_language(french).build()?;
    /// let title = Text::new([("fr", "Ouverture"), ("en", "Opening")])?;
    /// let chosen = title.best(&programme.preferences(["es", "en-GB"])?).unwrap();
    /// assert_eq!((chosen.wording, chosen.language.as_str()), ("Opening", "en"));
    /// assert_eq!(chosen.how, MatchQuality::Parent);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias("translate", "localise"))]
    pub fn best(&self, preferences: &Preferences) -> Option<Negotiated<'_>> {
        let entries = self.tagged();
        let available = preferences.available(entries);
        preferences
            .wishes
            .iter()
            .zip(available)
            .filter(|(_, available)| *available)
            .find_map(|(wish, _)| by_human(entries, wish))
            .or_else(|| otherwise(entries, preferences))
    }
}

fn chosen((language, wording): &Entry, how: MatchQuality) -> Option<Negotiated<'_>> {
    wording.contains(|letter: char| !letter.is_whitespace()).then_some(Negotiated { wording, language, how })
}

/// Finds the best wording for one preferred language, not counting machine translations.
fn by_human<'t>(entries: &'t [Entry], wish: &Wish) -> Option<Negotiated<'t>> {
    let tagged = |tag: &LanguageTag, how| {
        entries.iter().filter(|(own, _)| own == tag).find_map(|entry| chosen(entry, how))
    };
    if let Some(exact) = tagged(&wish.tag, MatchQuality::Exact) {
        return Some(exact);
    }
    let canonical = |wanted: &LanguageTag, how| {
        let same = entries.iter().filter(|(tag, _)| tag.canonical() == *wanted);
        same.into_iter().find_map(|entry| chosen(entry, how))
    };
    canonical(&wish.tag, MatchQuality::Exact)
        .or_else(|| wish.parents.iter().find_map(|parent| tagged(parent, MatchQuality::Parent)))
        .or_else(|| {
            let kin = || {
                entries.iter().filter(|(tag, _)| {
                    key(tag) == wish.language
                        && !tag.is_machine_made()
                        && tag.likely_script() == wish.script.as_deref()
                })
            };
            let plain = kin().filter(|(tag, _)| tag.region().is_none());
            plain.chain(kin()).find_map(|entry| chosen(entry, MatchQuality::SameLanguage))
        })
}

fn otherwise<'t>(entries: &'t [Entry], preferences: &Preferences) -> Option<Negotiated<'t>> {
    let wishes = || preferences.wishes.iter();
    let machine = wishes().find_map(|wish| {
        let made = entries.iter().filter(|(tag, _)| {
            key(tag) == wish.language
                && tag.is_machine_made()
                && tag.likely_script() == wish.script.as_deref()
        });
        made.into_iter().find_map(|entry| chosen(entry, MatchQuality::Machine))
    });
    let neutral = || {
        let readable = |tag: &LanguageTag| {
            tag.script().is_none_or(|script| wishes().any(|wish| wish.script.as_deref() == Some(script)))
        };
        let neutral = entries.iter().filter(|(tag, _)| tag.is_neutral() && readable(tag));
        neutral.into_iter().find_map(|entry| chosen(entry, MatchQuality::Neutral))
    };
    let other_script = || {
        wishes().filter(|_| !preferences.own_script).find_map(|wish| {
            let kin = entries.iter().filter(|(tag, _)| key(tag) == wish.language);
            kin.into_iter().find_map(|entry| chosen(entry, MatchQuality::OtherScript))
        })
    };
    let of = |tag: &Option<LanguageTag>, how| {
        let own = entries.iter().filter(|(own, _)| Some(own) == tag.as_ref());
        own.into_iter().find_map(|entry| chosen(entry, how))
    };
    let any = || {
        let human = entries.iter().filter(|(tag, _)| !tag.is_machine_made());
        human.chain(entries).find_map(|entry| chosen(entry, MatchQuality::Any))
    };
    machine
        .or_else(neutral)
        .or_else(other_script)
        .or_else(|| of(&preferences.main, MatchQuality::Main))
        .or_else(|| of(&preferences.original, MatchQuality::Original))
        .or_else(any)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each row contains the preferred languages, the available languages, the expected language,
    /// and the expected quality of the match.
    const TABLE: &[(&str, &str, &str, MatchQuality)] = &[
        ("fr-CH", "en fr", "fr", MatchQuality::Parent),
        ("fr", "en fr-CH", "fr-CH", MatchQuality::SameLanguage),
        ("zh-TW", "zh-Hans zh-Hant", "zh-Hant", MatchQuality::SameLanguage),
        ("zh-TW", "en zh", "zh", MatchQuality::OtherScript),
        ("zh-Hant", "zh-Hans en", "zh-Hans", MatchQuality::OtherScript),
        ("pt-AO", "pt-BR pt-PT pt", "pt-PT", MatchQuality::Parent),
        ("pt-BR", "pt-PT en", "pt-PT", MatchQuality::SameLanguage),
        ("es-MX", "es-ES es-419", "es-419", MatchQuality::Parent),
        ("sr-Latn", "sr en", "sr", MatchQuality::OtherScript),
        ("sr-Latn en", "sr en", "en", MatchQuality::Exact),
        ("sr-ME", "sr sr-Latn", "sr-Latn", MatchQuality::SameLanguage),
        ("en-IN", "en-US en-GB", "en-GB", MatchQuality::Parent),
        ("en es", "fr en-t-fr-t0-und es", "es", MatchQuality::Exact),
        ("en", "fr en-t-fr-t0-und", "en-t-fr-t0-und", MatchQuality::Machine),
        ("de", "zxx", "zxx", MatchQuality::Neutral),
        ("de", "fr und-Latn", "und-Latn", MatchQuality::Neutral),
        ("ru", "en und-Latn", "en", MatchQuality::Any),
        ("hi-Latn", "en hi", "hi", MatchQuality::OtherScript),
        ("iw", "en he", "he", MatchQuality::Exact),
        ("he", "en iw", "iw", MatchQuality::Exact),
        ("zh-cmn", "en zh", "zh", MatchQuality::SameLanguage),
        ("nb", "en no", "no", MatchQuality::SameLanguage),
        ("nn", "en nb", "nb", MatchQuality::SameLanguage),
        ("ja", "de en", "de", MatchQuality::Any),
        ("fr", "fr-CA fr-CH", "fr-CA", MatchQuality::SameLanguage),
        ("fr-BE", "fr-CA fr", "fr", MatchQuality::Parent),
        ("en-AT", "en-US en-150 en-001", "en-150", MatchQuality::Parent),
        ("de-CH-x-phonebk", "de-CH de", "de-CH", MatchQuality::Parent),
    ];

    fn tags(list: &str) -> Vec<LanguageTag> {
        list.split(' ').map(|tag| tag.parse().unwrap()).collect()
    }

    #[test]
    fn wordings_are_selected_by_preference() {
        for (wishes, there, language, how) in TABLE {
            let text = Text::new(tags(there).into_iter().map(|tag| (tag, "x"))).unwrap();
            let chosen = text.best(&Preferences::new(tags(wishes), None, None)).unwrap();
            assert_eq!((chosen.language.as_str(), chosen.how), (*language, *how), "{wishes} of {there}");
        }
    }

    #[test]
    fn fallback_languages_come_last_and_blank_wordings_are_skipped() {
        let text = Text::new([("ru", " "), ("en", "e"), ("fr", "f"), ("es", "s")]).unwrap();
        let wishes = || tags("ru");
        let tag = |tag: &str| Some(tag.parse().unwrap());
        let given = |main, original| {
            let chosen = text.best(&Preferences::new(wishes(), main, original)).unwrap();
            (chosen.wording, chosen.how)
        };
        assert_eq!(given(tag("fr"), tag("es")), ("f", MatchQuality::Main));
        assert_eq!(given(tag("ru"), tag("es")), ("s", MatchQuality::Original));
        assert_eq!(given(None, None), ("e", MatchQuality::Any));
        assert!(
            Text::new([("fr", "\u{a0}")]).unwrap().best(&Preferences::new(wishes(), None, None)).is_none()
        );
        assert!(Text::from("plain").best(&Preferences::new(wishes(), None, None)).is_none());
    }

    #[test]
    fn matches_in_another_script_can_be_disabled() {
        let text = Text::new([("zh", "x"), ("en", "e")]).unwrap();
        let strict = Preferences::new(tags("zh-TW"), Some("en".parse().unwrap()), None).in_own_script();
        assert_eq!(
            text.best(&strict).map(|chosen| (chosen.wording, chosen.how)),
            Some(("e", MatchQuality::Main))
        );
        // The only available text is selected, even in another script.
        let text = Text::new([("zh", "x")]).unwrap();
        assert_eq!(text.best(&strict).map(|chosen| chosen.how), Some(MatchQuality::Any));
    }
}
