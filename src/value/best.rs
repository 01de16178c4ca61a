//! Negotiation: which wording of a text a reader is given, and what is said about it.

use super::language::LanguageTag;
use super::text::Text;
use crate::macros::vocabulary;

vocabulary! {
    /// How the wording that a reader is given was found, the better first.
    ///
    /// ```
    /// use programme::Match;
    ///
    /// assert!(Match::Exact < Match::OtherScript);
    /// ```
    Match, "a way of finding a wording" {
        /// In a language that was asked for.
        Exact = "exact",
        /// In a parent of one that was asked for: `fr` for `fr-CH`.
        Parent = "parent",
        /// In the same language and script, as written in another region.
        SameLanguage = "same-language",
        /// In a language that was asked for, translated by machine.
        Machine = "machine",
        /// In no language: a name, a number.
        Neutral = "neutral",
        /// In a language that was asked for, in another script than was.
        OtherScript = "other-script",
        /// In the main language of the programme.
        Main = "main",
        /// In the language in which the programme was written.
        Original = "original",
        /// In whatever language there is.
        Any = "any",
    }
}

/// A wording, with its language and how it was found: so that whoever shows it can say "(in French)", and set its direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Chosen<'t> {
    /// The wording. Never blank.
    pub wording: &'t str,
    /// Its language.
    pub language: &'t LanguageTag,
    /// How it was found.
    pub how: Match,
}

/// What a reader reads, best first, bound to the main and the original language of a programme: see
/// [`Programme::preferences`](crate::Programme::preferences).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preferences {
    wishes: Vec<Wish>,
    main: Option<LanguageTag>,
    original: Option<LanguageTag>,
    own_script: bool,
}

/// One language, and what is worked out of it once.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Wish {
    tag: LanguageTag,
    parents: Vec<LanguageTag>,
    /// The language by which others are the same.
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
            let parents = tag.parents().collect();
            let (language, script) = (key(&tag), tag.likely_script().map(Into::into));
            Wish { tag, parents, language, script }
        };
        Self { wishes: wishes.into_iter().map(wish).collect(), main, original, own_script: false }
    }

    /// Never a wording in another script than one was asked for, where there is one in another language.
    #[must_use]
    pub fn in_own_script(mut self) -> Self {
        self.own_script = true;
        self
    }

    /// The languages that are asked for, in canonical form, best first.
    pub fn languages(&self) -> impl ExactSizeIterator<Item = &LanguageTag> {
        self.wishes.iter().map(|wish| &wish.tag)
    }
}

/// The primary language in four bytes: quick to compare. Languages that a wider one stands for count as that: Bokmål and Nynorsk as
/// Norwegian, Mandarin as Chinese, Standard Arabic as Arabic. Withdrawn codes count as those that replaced them.
type Key = [u8; 4];

fn key(tag: &LanguageTag) -> Key {
    let mut key = [0; 4];
    let bytes = tag.as_str().bytes().take_while(|byte| *byte != b'-');
    for (place, byte) in key.iter_mut().zip(bytes) {
        *place = byte;
    }
    match &key {
        b"nb\0\0" | b"nn\0\0" => *b"no\0\0",
        b"cmn\0" => *b"zh\0\0",
        b"arb\0" => *b"ar\0\0",
        b"iw\0\0" => *b"he\0\0",
        b"in\0\0" => *b"id\0\0",
        b"ji\0\0" => *b"yi\0\0",
        b"mo\0\0" => *b"ro\0\0",
        _ => key,
    }
}

impl Text {
    /// The wording for a reader, with its language and how it was found. None where every wording is blank, and for a plain text,
    /// whose language only a programme knows.
    ///
    /// First, for each preference in turn: that language, its parents, the same language and script as written elsewhere. Only then,
    /// for each, a translation by machine; then what is in no language; another script; the main language of the programme;
    /// its original one; any.
    ///
    /// ```
    /// use programme::{Draft, LanguageTag, Match, Text};
    ///
    /// let programme = Draft::new("demo", "Demo").with_language("fr".parse::<LanguageTag>()?).build()?;
    /// let title = Text::new([("fr", "Ouverture"), ("en", "Opening")])?;
    /// let chosen = title.best(&programme.preferences(["es", "en-GB"])?).unwrap();
    /// assert_eq!((chosen.wording, chosen.language.as_str(), chosen.how), ("Opening", "en", Match::Parent));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn best(&self, preferences: &Preferences) -> Option<Chosen<'_>> {
        let entries = self.tagged();
        preferences
            .wishes
            .iter()
            .find_map(|wish| by_human(entries, wish))
            .or_else(|| otherwise(entries, preferences))
    }
}

type Entry = (LanguageTag, Box<str>);

fn chosen((language, wording): &Entry, how: Match) -> Option<Chosen<'_>> {
    (!wording.trim().is_empty()).then_some(Chosen { wording, language, how })
}

/// A wording in a language that somebody wrote.
fn by_human<'t>(entries: &'t [Entry], wish: &Wish) -> Option<Chosen<'t>> {
    let tagged = |tag: &LanguageTag, how| {
        entries.iter().filter(|(own, _)| own == tag).find_map(|entry| chosen(entry, how))
    };
    if let Some(exact) = tagged(&wish.tag, Match::Exact) {
        return Some(exact);
    }
    // Most texts have none of the language: whatever costs more is asked of those that do.
    if !entries.iter().any(|(tag, _)| key(tag) == wish.language) {
        return None;
    }
    let canonical = |wanted: &LanguageTag, how| {
        let same = entries.iter().filter(|(tag, _)| tag.canonical() == *wanted);
        same.into_iter().find_map(|entry| chosen(entry, how))
    };
    canonical(&wish.tag, Match::Exact)
        .or_else(|| wish.parents.iter().find_map(|parent| tagged(parent, Match::Parent)))
        .or_else(|| {
            let kin = || {
                entries.iter().filter(|(tag, _)| {
                    key(tag) == wish.language
                        && !tag.is_machine_made()
                        && tag.likely_script() == wish.script.as_deref()
                })
            };
            let plain = kin().filter(|(tag, _)| tag.region().is_none());
            plain.chain(kin()).find_map(|entry| chosen(entry, Match::SameLanguage))
        })
}

fn otherwise<'t>(entries: &'t [Entry], preferences: &Preferences) -> Option<Chosen<'t>> {
    let wishes = || preferences.wishes.iter();
    let machine = wishes().find_map(|wish| {
        let made = entries.iter().filter(|(tag, _)| {
            key(tag) == wish.language
                && tag.is_machine_made()
                && tag.likely_script() == wish.script.as_deref()
        });
        made.into_iter().find_map(|entry| chosen(entry, Match::Machine))
    });
    let neutral = || {
        let readable = |tag: &LanguageTag| {
            tag.script().is_none_or(|script| wishes().any(|wish| wish.script.as_deref() == Some(script)))
        };
        let neutral = entries.iter().filter(|(tag, _)| tag.is_neutral() && readable(tag));
        neutral.into_iter().find_map(|entry| chosen(entry, Match::Neutral))
    };
    let other_script = || {
        wishes().filter(|_| !preferences.own_script).find_map(|wish| {
            let kin = entries.iter().filter(|(tag, _)| key(tag) == wish.language);
            kin.into_iter().find_map(|entry| chosen(entry, Match::OtherScript))
        })
    };
    let of = |tag: &Option<LanguageTag>, how| {
        let own = entries.iter().filter(|(own, _)| Some(own) == tag.as_ref());
        own.into_iter().find_map(|entry| chosen(entry, how))
    };
    let any = || {
        let human = entries.iter().filter(|(tag, _)| !tag.is_machine_made());
        human.chain(entries).find_map(|entry| chosen(entry, Match::Any))
    };
    machine
        .or_else(neutral)
        .or_else(other_script)
        .or_else(|| of(&preferences.main, Match::Main))
        .or_else(|| of(&preferences.original, Match::Original))
        .or_else(any)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What readers ask for, what there is, and what they are given.
    const TABLE: &[(&str, &str, &str, Match)] = &[
        ("fr-CH", "en fr", "fr", Match::Parent),
        ("fr", "en fr-CH", "fr-CH", Match::SameLanguage),
        ("zh-TW", "zh-Hans zh-Hant", "zh-Hant", Match::SameLanguage),
        ("zh-TW", "en zh", "zh", Match::OtherScript),
        ("zh-Hant", "zh-Hans en", "zh-Hans", Match::OtherScript),
        ("pt-AO", "pt-BR pt-PT pt", "pt-PT", Match::Parent),
        ("pt-BR", "pt-PT en", "pt-PT", Match::SameLanguage),
        ("es-MX", "es-ES es-419", "es-419", Match::Parent),
        ("sr-Latn", "sr en", "sr", Match::OtherScript),
        ("sr-Latn en", "sr en", "en", Match::Exact),
        ("sr-ME", "sr sr-Latn", "sr-Latn", Match::SameLanguage),
        ("en-IN", "en-US en-GB", "en-GB", Match::Parent),
        ("en es", "fr en-t-fr-t0-und es", "es", Match::Exact),
        ("en", "fr en-t-fr-t0-und", "en-t-fr-t0-und", Match::Machine),
        ("de", "zxx", "zxx", Match::Neutral),
        ("de", "fr und-Latn", "und-Latn", Match::Neutral),
        ("ru", "en und-Latn", "en", Match::Any),
        ("hi-Latn", "en hi", "hi", Match::OtherScript),
        ("iw", "en he", "he", Match::Exact),
        ("he", "en iw", "iw", Match::Exact),
        ("zh-cmn", "en zh", "zh", Match::SameLanguage),
        ("nb", "en no", "no", Match::SameLanguage),
        ("nn", "en nb", "nb", Match::SameLanguage),
        ("ja", "de en", "de", Match::Any),
        ("fr", "fr-CA fr-CH", "fr-CA", Match::SameLanguage),
        ("fr-BE", "fr-CA fr", "fr", Match::Parent),
        ("en-AT", "en-US en-150 en-001", "en-150", Match::Parent),
        ("de-CH-x-phonebk", "de-CH de", "de-CH", Match::Parent),
    ];

    fn tags(list: &str) -> Vec<LanguageTag> {
        list.split(' ').map(|tag| tag.parse().unwrap()).collect()
    }

    #[test]
    fn readers_are_given_what_the_table_says() {
        for (wishes, there, language, how) in TABLE {
            let text = Text::new(tags(there).into_iter().map(|tag| (tag, "x"))).unwrap();
            let chosen = text.best(&Preferences::new(tags(wishes), None, None)).unwrap();
            assert_eq!((chosen.language.as_str(), chosen.how), (*language, *how), "{wishes} of {there}");
        }
    }

    #[test]
    fn main_original_and_any_come_last_and_blank_wordings_never() {
        let text = Text::new([("ru", " "), ("en", "e"), ("fr", "f"), ("es", "s")]).unwrap();
        let wishes = || tags("ru");
        let tag = |tag: &str| Some(tag.parse().unwrap());
        let given = |main, original| {
            let chosen = text.best(&Preferences::new(wishes(), main, original)).unwrap();
            (chosen.wording, chosen.how)
        };
        assert_eq!(given(tag("fr"), tag("es")), ("f", Match::Main));
        assert_eq!(given(tag("ru"), tag("es")), ("s", Match::Original));
        assert_eq!(given(None, None), ("e", Match::Any));
        assert!(
            Text::new([("fr", "\u{a0}")]).unwrap().best(&Preferences::new(wishes(), None, None)).is_none()
        );
        assert!(Text::from("plain").best(&Preferences::new(wishes(), None, None)).is_none());
    }

    #[test]
    fn another_script_can_be_refused() {
        let text = Text::new([("zh", "x"), ("en", "e")]).unwrap();
        let strict = Preferences::new(tags("zh-TW"), Some("en".parse().unwrap()), None).in_own_script();
        assert_eq!(text.best(&strict).map(|chosen| (chosen.wording, chosen.how)), Some(("e", Match::Main)));
        // Where there is nothing else, it is better than nothing.
        let text = Text::new([("zh", "x")]).unwrap();
        assert_eq!(text.best(&strict).map(|chosen| chosen.how), Some(Match::Any));
    }
}
