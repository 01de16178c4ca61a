//! BCP 47 language tags, such as `fr-CH` and `zh-Hant-TW`.

mod canonical;
mod parents;
mod script;

pub use script::Direction;

use oxilangtag::LanguageTag as Parsed;

use crate::code::Code;
use crate::error::{Error, quote};

/// A well-formed BCP 47 language tag (RFC 5646) with normalised letter case.
///
/// The parser normalises the letter case of a tag, so two tags are equal if their texts are equal.
/// Subtags are not looked up in the IANA registry. An unknown tag is therefore accepted if it is
/// well formed.
///
/// ```
/// use programme::LanguageTag;
///
/// let tag: LanguageTag = "ZH-hant-tw".parse()?;
/// assert_eq!(tag, "zh-Hant-TW");
/// assert_eq!((tag.language(), tag.script(), tag.region()), ("zh", Some("Hant"), Some("TW")));
/// # Ok::<(), programme::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct LanguageTag(TagBytes);

/// The text of a language tag, stored in 16 bytes. Every text of a programme has a language tag,
/// and nearly all tags are short. Short tags are therefore stored inline, which avoids allocations.
#[derive(Clone, PartialEq, Eq, Hash)]
enum TagBytes {
    /// The length and the text of the tag. Unused bytes are zero, so that equal tags have equal
    /// bytes.
    Short(u8, [u8; SHORT]),
    Long(Box<Box<str>>),
}

/// The maximum length in bytes of a tag that is stored inline, such as `zh-Hant-TW-x-a`.
const SHORT: usize = 14;

/// The tag `en`. English words are the fallback for the languages that the vocabulary does not
/// cover.
#[cfg(feature = "agenda")]
pub(crate) static ENGLISH: LanguageTag = LanguageTag(TagBytes::Short(2, *b"en\0\0\0\0\0\0\0\0\0\0\0\0"));

impl LanguageTag {
    /// The placeholder for a missing language tag. The placeholder is an empty string, which is not
    /// a valid tag.
    pub(crate) const UNSTATED: Self = Self(TagBytes::Short(0, [0; SHORT]));

    /// Returns the tag `und`, which means that the language is not known.
    ///
    /// ```
    /// assert_eq!(programme::LanguageTag::undetermined().as_str(), "und");
    /// ```
    pub fn undetermined() -> Self {
        Self::keep("und")
    }

    /// Creates a tag from a text that is known to be well formed and normalised.
    fn keep(tag: &str) -> Self {
        let mut bytes = [0; SHORT];
        match (bytes.get_mut(..tag.len()), u8::try_from(tag.len())) {
            (Some(used), Ok(length)) => {
                used.copy_from_slice(tag.as_bytes());
                Self(TagBytes::Short(length, bytes))
            }
            _ => Self(TagBytes::Long(Box::new(tag.into()))),
        }
    }

    /// Returns this tag as a string slice, in normalised letter case.
    pub fn as_str(&self) -> &str {
        match &self.0 {
            TagBytes::Short(..) => std::str::from_utf8(self.as_bytes()).unwrap_or_default(),
            TagBytes::Long(tag) => tag,
        }
    }

    /// Returns the bytes of the tag. This method is faster than [`as_str`](Self::as_str).
    pub(crate) fn as_bytes(&self) -> &[u8] {
        match &self.0 {
            TagBytes::Short(length, bytes) => bytes.get(..usize::from(*length)).unwrap_or_default(),
            TagBytes::Long(tag) => tag.as_bytes(),
        }
    }

    /// Returns the primary language subtag, such as `zh` in `zh-Hant-TW`.
    pub fn language(&self) -> &str {
        let tag = self.as_str();
        let end = tag.bytes().position(|byte| byte == b'-').unwrap_or(tag.len());
        tag.get(..end).unwrap_or_default()
    }

    /// Returns the script subtag, such as `Hant` in `zh-Hant-TW`, or `None` if the tag does not
    /// contain a script.
    pub fn script(&self) -> Option<&str> {
        // A tag of at most three characters contains only a language, so the tag does not have to
        // be parsed.
        if self.as_str().len() <= 3 {
            return None;
        }
        self.subtag(|tag| tag.script().map(str::to_owned))
    }

    /// Returns the region subtag, such as `TW` in `zh-Hant-TW`, or `None` if the tag does not
    /// contain a region.
    pub fn region(&self) -> Option<&str> {
        self.subtag(|tag| tag.region().map(str::to_owned))
    }

    /// Returns `true` if the primary language is `und` (undetermined), `zxx` (no language) or `mul`
    /// (several languages). Texts with such a tag are not in a single known language.
    ///
    /// ```
    /// # use programme::LanguageTag;
    /// assert!("und-Latn".parse::<LanguageTag>()?.is_neutral());
    /// # Ok::<(), programme::Error>(())
    /// ```
    pub fn is_neutral(&self) -> bool {
        matches!(self.language(), "und" | "zxx" | "mul")
    }

    /// Returns `true` if this tag equals `range` or is more specific than `range`. For example,
    /// `fr-CH` is within `fr`.
    ///
    /// This method implements basic filtering as defined in RFC 4647, section 3.3.1, but without
    /// the wildcard `*`. Letter case is ignored.
    ///
    /// ```
    /// # use programme::LanguageTag;
    /// let tag: LanguageTag = "fr-CH".parse()?;
    /// assert!(tag.is_within("fr") && tag.is_within("FR-ch") && !tag.is_within("f"));
    /// # Ok::<(), programme::Error>(())
    /// ```
    pub fn is_within(&self, range: &str) -> bool {
        let tag = self.as_str();
        let begins = tag.get(..range.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(range));
        begins && !range.is_empty() && matches!(tag.as_bytes().get(range.len()), None | Some(b'-'))
    }

    /// Returns the subtag that `get` selects, as a slice of this tag. The search for the slice is
    /// unambiguous, because languages, scripts and regions differ in letter case.
    fn subtag(&self, get: impl Fn(&Parsed<&str>) -> Option<String>) -> Option<&str> {
        let found = get(&Parsed::parse(self.as_str()).ok()?)?;
        self.as_str().split('-').find(|subtag| *subtag == found)
    }
}

impl Ord for LanguageTag {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl PartialOrd for LanguageTag {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl std::str::FromStr for LanguageTag {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        // Fast path for the most common tags. Two or three lower-case letters are always well
        // formed and normalised.
        if matches!(text.len(), 2 | 3) && text.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return Ok(Self::keep(text));
        }
        match Parsed::parse_and_normalize(text) {
            Ok(tag) => Ok(Self::keep(tag.as_str())),
            Err(fault) => Err(Error::new(Code::MalformedLanguageTag, explain(text, &fault))),
        }
    }
}

fn explain(text: &str, fault: &oxilangtag::LanguageTagParseError) -> String {
    let repaired = text.trim().split('.').next().unwrap_or_default().replace('_', "-");
    match Parsed::parse_and_normalize(&repaired) {
        Ok(tag) => format!("{} is not a language tag: write {}", quote(text), quote(tag.as_str())),
        Err(_) => format!("{} is not a language tag: {}", quote(text), fault.to_string().to_lowercase()),
    }
}

impl std::fmt::Debug for LanguageTag {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "LanguageTag({:?})", self.as_str())
    }
}

crate::macros::written_as_str!(LanguageTag);
crate::macros::try_from_str!(LanguageTag);
crate::macros::serde_from_str!(LanguageTag, "a BCP 47 language tag");
crate::value::visit::nothing_inside!(LanguageTag);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_checked_and_normalised() {
        for (input, normal) in [
            ("FR-ch", "fr-CH"),
            ("en", "en"),
            ("EN", "en"),
            ("i-klingon", "i-klingon"),
            ("x-whatever", "x-whatever"),
            ("en-t-fr-t0-und", "en-t-fr-t0-und"),
            ("zh-yue-HK", "zh-yue-HK"),
            ("zh-hant-tw-x-a", "zh-Hant-TW-x-a"),
            ("zh-hant-tw-x-ab", "zh-Hant-TW-x-ab"),
        ] {
            assert_eq!(input.parse::<LanguageTag>().unwrap(), normal);
        }
    }

    #[test]
    fn long_and_short_tags_compare_in_the_same_way() {
        let mut tags: Vec<LanguageTag> =
            ["en-x-a-long-private-use", "en", "en-x-b", "en-x-a", "de-DE-u-co-phonebk"]
                .map(|tag| tag.parse().unwrap())
                .into();
        tags.sort();
        assert_eq!(tags, ["de-DE-u-co-phonebk", "en", "en-x-a", "en-x-a-long-private-use", "en-x-b"]);
    }

    #[test]
    fn errors_for_malformed_tags_suggest_a_correction() {
        for (input, hint) in [
            ("fr_CH", "write \"fr-CH\""),
            ("fr_FR.UTF-8", "write \"fr-FR\""),
            (" fr ", "write \"fr\""),
            ("", "empty"),
            ("français", "not a language tag"),
            ("en-", "not a language tag"),
            ("f", "not a language tag"),
            ("c1", "not a language tag"),
        ] {
            let error = input.parse::<LanguageTag>().unwrap_err();
            assert_eq!(error.code(), Code::MalformedLanguageTag);
            assert!(error.to_string().contains(hint), "{input}: {error}");
        }
    }

    #[test]
    fn fast_path_for_short_tags_agrees_with_the_parser() {
        for a in b'a'..=b'z' {
            for b in b'a'..=b'z' {
                let two = String::from_utf8(vec![a, b]).unwrap();
                let three = format!("{two}q");
                for text in [two, three] {
                    assert_eq!(Parsed::parse_and_normalize(&text).unwrap().as_str(), text);
                }
            }
        }
    }
}
