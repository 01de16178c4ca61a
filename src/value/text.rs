//! Texts in one or more languages, and the selection of a language for a reader.
//!
//! A [`Text`] is a piece of text in one or more languages. A [`Block`] is a paragraph, a heading or
//! a list in a longer text. [`Preferences`] contain the languages of a reader. The
//! method [`Text::best`] returns a text in the language that best suits the reader, with the
//! quality of the match.
//!
//! ```
//! use programme::text::MatchQuality;
//! use programme::{Draft, LanguageTag, Text};
//!
//! let main: LanguageTag = "fr".parse()?;
//! let programme = Draft::new("demo", "Démo").with_language(main).build()?;
//! let title = Text::new([("fr", "Ouverture"), ("en", "Opening")])?;
//! let best = title.best(&programme.preferences(["en-GB"])?).unwrap();
//! assert_eq!((best.wording, best.how), ("Opening", MatchQuality::Parent));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use std::cell::Cell;
#[cfg(any(feature = "translation", feature = "versions"))]
use std::collections::HashMap;

use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

pub use super::block::Block;
pub use super::footnote::{FootnotePart, footnote_parts};
pub use super::negotiation::{MatchQuality, Negotiated, Preferences};
pub use super::passage::{Passage, PassageKind, Span};

use super::language::LanguageTag;
use crate::code::Code;
use crate::error::{Error, quote};
use crate::list::ToList;
use crate::sorting;

/// A text in one or more languages, such as the title of a session or the name of a room.
///
/// A text is an ordered map from language tags to wordings. A *wording* is the text in one
/// language. Every text has at least one wording. Blank wordings are allowed and preserved.
///
/// A text in a draft can be *plain*: it then has a single wording without a language tag, in the
/// main language of the programme. [`Draft::build`](crate::Draft::build) adds the tag, so all texts
/// in a [`Programme`](crate::Programme) have language tags. It also sorts the languages of a text
/// in the order in which the programme declares them. A text that contains an undeclared language
/// keeps its order.
///
/// In the wire form, a plain text is a string. Any other text is a map from language tags to
/// strings. When a [`Programme`](crate::Programme) is serialised, texts that exist only in its main
/// language are written as strings.
///
/// ```
/// use programme::Text;
///
/// let title = Text::new([("fr", "Ouverture"), ("en", "Opening")])?;
/// assert_eq!(title.get("en"), Some("Opening"));
/// assert_eq!(title.get("en-GB"), None); // no fallback to `en`
/// assert_eq!(title.first(), "Ouverture");
///
/// let plain = Text::from("Opening");
/// assert!(plain.is_plain());
/// # Ok::<(), programme::Error>(())
/// ```
#[doc(alias("translation", "i18n", "localised", "multilingual"))]
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Text(Box<[Entry]>);

/// A language tag and the text in this language. No two entries of a text have the same tag.
///
/// A plain text has a single entry with the tag [`LanguageTag::UNSTATED`], so that its language can
/// be set later without reallocation.
pub(super) type Entry = (LanguageTag, Box<str>);

impl Text {
    /// Creates a text from pairs of a language tag and the wording in this language. The order of
    /// the pairs is preserved.
    ///
    /// # Errors
    ///
    /// Returns an error with [`Code::MalformedText`] if there are no pairs or if a language occurs
    /// twice. Returns an error with [`Code::MalformedLanguageTag`] if a language tag is not well
    /// formed.
    pub fn new<L, W>(wordings: impl IntoIterator<Item = (L, W)>) -> Result<Self, Error>
    where
        L: TryInto<LanguageTag>,
        Error: From<L::Error>,
        W: Into<Box<str>>,
    {
        let mut entries = Vec::new();
        for (language, wording) in wordings {
            entries.push((language.try_into()?, wording.into()));
        }
        Self::from_entries(entries)
    }

    /// Returns this text with a translation into another language added.
    ///
    /// # Errors
    ///
    /// Returns the same errors as [`new`](Self::new). Also returns an error
    /// with [`Code::MalformedText`] for a plain text, because the language of a plain text is not
    /// specified.
    pub fn with<L>(self, language: L, wording: impl Into<Box<str>>) -> Result<Self, Error>
    where
        L: TryInto<LanguageTag>,
        Error: From<L::Error>,
    {
        let language = language.try_into()?;
        if self.is_plain() {
            let message = format!(
                "the text {} has no language tag: add its tag before adding the language {language}",
                quote(self.first())
            );
            return Err(Error::new(Code::MalformedText, message));
        }
        let mut entries = self.0.into_vec();
        entries.push((language, wording.into()));
        Self::from_entries(entries)
    }

    fn from_entries(entries: Vec<Entry>) -> Result<Self, Error> {
        if entries.is_empty() {
            return Err(Error::new(Code::MalformedText, "the text contains no wording: leave the field out"));
        }
        if let Some(twice) = first_repeated(&entries) {
            let message = format!("the text contains the language {twice} twice");
            return Err(Error::new(Code::MalformedText, message));
        }
        Ok(Self(entries.into()))
    }

    /// Returns the text in exactly the given language, or `None` if the text does not exist in this
    /// language. Letter case is significant, so write the tag in its normalised form, such as
    /// `fr-CH`.
    ///
    /// The result is always `None` for a plain text, because a plain text does not specify its
    /// language.
    pub fn get(&self, language: impl AsRef<str>) -> Option<&str> {
        let language = language.as_ref().as_bytes();
        self.entries().find(|(tag, _)| tag.as_bytes() == language).map(|(_, wording)| wording)
    }

    /// Returns the wording in the first language of this text. For a plain text, this is its only
    /// wording.
    pub fn first(&self) -> &str {
        self.0.first().map_or("", |(_, wording)| wording)
    }

    /// Returns an iterator over the languages of this text, each with the text in this language.
    /// The iterator is empty for a plain text, because a plain text has no language tag.
    pub fn entries(&self) -> impl ExactSizeIterator<Item = (&LanguageTag, &str)> {
        let entries = if self.is_plain() { &[] } else { &*self.0 };
        entries.iter().map(|(tag, wording)| (tag, &**wording))
    }

    pub(crate) fn tagged(&self) -> &[Entry] {
        if self.is_plain() { &[] } else { &self.0 }
    }

    /// Returns `true` if the text has no language tag. Such a text is in the main language of the
    /// draft.
    pub fn is_plain(&self) -> bool {
        matches!(&*self.0, [(tag, _)] if *tag == LanguageTag::UNSTATED)
    }

    /// Returns `true` if this text has no language tag in a normalised draft with the main language
    /// `main`.
    pub(crate) fn is_plain_in(&self, main: Option<&LanguageTag>) -> bool {
        self.is_plain() || matches!(&*self.0, [(tag, _)] if Some(tag) == main)
    }

    /// Calls `new` with each wording and its language tag, and replaces the wording if `new`
    /// returns a string. The tag is `None` for a plain text.
    #[cfg(any(feature = "extract", feature = "translation"))]
    pub(crate) fn change(&mut self, mut new: impl FnMut(Option<&LanguageTag>, &str) -> Option<String>) {
        for (tag, wording) in &mut *self.0 {
            let stated = (*tag != LanguageTag::UNSTATED).then_some(&*tag);
            if let Some(new) = new(stated, wording) {
                *wording = new.into();
            }
        }
    }

    /// Sets the language of a plain text, and leaves any other text unchanged.
    pub(crate) fn tag(&mut self, language: &LanguageTag) {
        self.retag(&LanguageTag::UNSTATED, language);
    }

    /// Sorts the languages of the text by position. A text with a language that has no position
    /// keeps its order.
    pub(crate) fn sort_by_position(&mut self, position: impl Fn(&LanguageTag) -> Option<usize>) {
        let key = |(language, _): &Entry| position(language);
        if self.0.len() > 1
            && self.0.iter().all(|entry| key(entry).is_some())
            && !self.0.is_sorted_by_key(key)
        {
            sorting::sort_by_key(&mut self.0, key);
        }
    }

    /// Removes the language tag of a text that exists only in the main language `language`.
    pub(crate) fn untag(&mut self, language: &LanguageTag) {
        self.retag(language, &LanguageTag::UNSTATED);
    }

    #[cfg(any(feature = "translation", feature = "versions"))]
    /// Adds the wordings of `other` in languages that are missing in this text.
    ///
    /// If both texts differ in a language, the existing wording is kept. The returned list contains
    /// each such language with both wordings.
    pub(crate) fn unite(&mut self, other: Self) -> Vec<(LanguageTag, Box<str>, Box<str>)> {
        let mut entries = std::mem::take(&mut self.0).into_vec();
        let mut differing = Vec::new();
        // For a few languages, a linear search is faster than a hash map.
        let (few, mut known) = (entries.len() <= 16, HashMap::new());
        if !few {
            known.extend(entries.iter().enumerate().map(|(at, (tag, _))| (tag.clone(), at)));
        }
        for (language, wording) in other.0 {
            let at = if few {
                entries.iter().position(|(tag, _)| *tag == language)
            } else {
                known.get(&language).copied()
            };
            match at.and_then(|at| entries.get(at)) {
                None => entries.push((language, wording)),
                Some((_, existing)) if *existing == wording => {}
                Some((_, existing)) => differing.push((language, existing.clone(), wording)),
            }
        }
        self.0 = entries.into();
        differing
    }

    /// Adds or replaces the wording in a language.
    #[cfg(any(feature = "translation", feature = "versions"))]
    pub(crate) fn put(&mut self, language: &LanguageTag, wording: &str) {
        if let Some((_, existing)) = self.0.iter_mut().find(|(tag, _)| tag == language) {
            *existing = wording.into();
            return;
        }
        let mut entries = std::mem::take(&mut self.0).into_vec();
        entries.push((language.clone(), wording.into()));
        self.0 = entries.into();
    }

    #[cfg(any(feature = "translation", feature = "versions"))]
    pub(crate) fn reword(&mut self, mut change: impl FnMut(&str) -> Option<String>) {
        for (_, wording) in &mut self.0 {
            if let Some(changed) = change(wording) {
                *wording = changed.into();
            }
        }
    }

    /// Replaces the language tag `from` with `to` if the text exists only in this language.
    fn retag(&mut self, from: &LanguageTag, to: &LanguageTag) {
        if let [(tag, _)] = &mut *self.0
            && tag == from
        {
            tag.clone_from(to);
        }
    }
}

fn first_repeated(entries: &[Entry]) -> Option<&LanguageTag> {
    // Comparing all pairs takes quadratic time, but is faster than sorting for short lists.
    if entries.len() <= 16 {
        let repeated =
            |(at, (tag, _)): &(usize, &Entry)| entries.iter().take(*at).any(|(earlier, _)| earlier == tag);
        return entries.iter().enumerate().find(repeated).map(|(_, (tag, _))| tag);
    }
    let mut tags: Vec<_> = entries.iter().map(|(tag, _)| tag).to_list();
    sorting::sort(&mut tags);
    tags.windows(2).find_map(|pair| match pair {
        [a, b] if a == b => Some(*a),
        _ => None,
    })
}

impl From<&str> for Text {
    fn from(plain: &str) -> Self {
        Self(Box::new([(LanguageTag::UNSTATED, plain.into())]))
    }
}

impl From<String> for Text {
    fn from(plain: String) -> Self {
        Self(Box::new([(LanguageTag::UNSTATED, plain.into())]))
    }
}

impl std::fmt::Debug for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.is_plain() {
            return write!(f, "Text({:?})", self.first());
        }
        f.write_str("Text")?;
        f.debug_map().entries(self.entries().map(|(tag, wording)| (tag.as_str(), wording))).finish()
    }
}

std::thread_local! {
    /// The main language of the programme that is being serialised. A text in only this language is
    /// written without its tag, which is the normal form.
    static MAIN: Cell<Option<LanguageTag>> = const { Cell::new(None) };
}

/// Calls `serialise`, during which texts in only the main language are written without a tag. The
/// draft in a programme has tags on all texts, so it can be written in normal form without a copy.
pub(crate) fn in_normal_form<R>(main: Option<&LanguageTag>, serialise: impl FnOnce() -> R) -> R {
    /// Restores the previous language, even if a serialiser panics.
    struct Restore(Option<LanguageTag>);

    impl Drop for Restore {
        fn drop(&mut self) {
            MAIN.set(self.0.take());
        }
    }

    let _restore = Restore(MAIN.replace(main.cloned()));
    serialise()
}

fn is_main(tag: &LanguageTag) -> bool {
    let main = MAIN.take();
    let same = main.as_ref() == Some(tag);
    MAIN.set(main);
    same
}

impl Text {
    /// Returns `true` if the text is serialised as a string.
    pub(super) fn is_written_plain(&self) -> bool {
        self.is_plain() || matches!(&*self.0, [(tag, _)] if is_main(tag))
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.is_written_plain() {
            return serializer.serialize_str(self.first());
        }
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (tag, wording) in self.entries() {
            map.serialize_entry(tag, wording)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextVisitor;

        impl<'de> Visitor<'de> for TextVisitor {
            type Value = Text;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a text: a string, or a map from language tag to wording")
            }

            fn visit_str<E: de::Error>(self, plain: &str) -> Result<Text, E> {
                Ok(plain.into())
            }

            fn visit_string<E: de::Error>(self, plain: String) -> Result<Text, E> {
                Ok(plain.into())
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
                let mut entries = Vec::with_capacity(2);
                while let Some(entry) = map.next_entry::<LanguageTag, Box<str>>()? {
                    entries.push(entry);
                }
                Text::from_entries(entries).map_err(Error::into_de)
            }
        }

        deserializer.deserialize_any(TextVisitor)
    }
}

impl super::visit::Visit for Text {
    fn visit<'a, V: super::visit::Visitor<'a> + ?Sized>(
        &'a self,
        at: &mut super::path::Path,
        visitor: &mut V,
    ) {
        visitor.text(at, self);
    }

    fn visit_mut<V: super::visit::VisitorMut + ?Sized>(&mut self, visitor: &mut V) {
        visitor.text(self);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_texts_and_duplicate_languages_are_rejected() {
        assert_eq!(Text::new::<&str, &str>([]).unwrap_err().code(), Code::MalformedText);
        let twice = Text::new([("fr", "Ouverture"), ("FR", "Accueil")]).unwrap_err();
        assert_eq!(twice.to_string(), "the text contains the language fr twice");
        let many = ('a'..='z').map(|c| (format!("q{c}"), "x")).chain([("qm".to_owned(), "y")]);
        let many = many.map(|(tag, wording)| (tag.parse::<LanguageTag>().unwrap(), wording));
        assert_eq!(Text::new(many).unwrap_err().to_string(), "the text contains the language qm twice");
        assert!(Text::from("plain").with("fr", "x").is_err());
        assert!(Text::new([("fr", "a")]).unwrap().with("fr", "b").is_err());
    }

    #[test]
    fn a_text_is_two_words() {
        assert_eq!(size_of::<Text>(), 16);
        assert_eq!(size_of::<Option<Text>>(), 16);
        assert_eq!(size_of::<LanguageTag>(), 16);
    }

    #[test]
    fn tagging_and_untagging_are_inverse_on_the_normal_form() {
        let fr = "fr".parse().unwrap();
        let mut text = Text::from("Ouverture");
        text.tag(&fr);
        assert_eq!(text, Text::new([("fr", "Ouverture")]).unwrap());
        text.untag(&fr);
        assert_eq!(text, Text::from("Ouverture"));
        let mut two = Text::new([("fr", "a"), ("en", "b")]).unwrap();
        let before = two.clone();
        two.untag(&fr);
        assert_eq!(two, before);
    }
}
