//! Language tags.

use oxilangtag::LanguageTag as Parsed;

use crate::code::Code;
use crate::error::{Error, quote};

/// A BCP 47 language tag (RFC 5646): well formed, letter case normalised.
///
/// Because case is normalised on entry, equality is equality of text. Subtags are not looked up in the IANA
/// registry: an unknown but well-formed tag passes.
///
/// ```
/// use programme::LanguageTag;
///
/// let tag: LanguageTag = "ZH-hant-tw".parse()?;
/// assert_eq!(tag, "zh-Hant-TW");
/// assert_eq!((tag.language(), tag.script(), tag.region()), ("zh", Some("Hant"), Some("TW")));
/// # Ok::<(), programme::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LanguageTag(Box<str>);

impl LanguageTag {
    /// The tag as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The primary language subtag: `zh` of `zh-Hant-TW`.
    pub fn language(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    /// The script subtag, where the tag states one: `Hant` of `zh-Hant-TW`.
    pub fn script(&self) -> Option<&str> {
        self.subtag(|tag| tag.script().map(str::to_owned))
    }

    /// The region subtag, where the tag states one: `TW` of `zh-Hant-TW`.
    pub fn region(&self) -> Option<&str> {
        self.subtag(|tag| tag.region().map(str::to_owned))
    }

    /// A tag for texts that are in no language or in an unknown one: `und`, `zxx` and `mul`, with whatever follows.
    ///
    /// ```
    /// # use programme::LanguageTag;
    /// assert!("und-Latn".parse::<LanguageTag>()?.is_neutral());
    /// # Ok::<(), programme::Error>(())
    /// ```
    pub fn is_neutral(&self) -> bool {
        matches!(self.language(), "und" | "zxx" | "mul")
    }

    /// Asks the parser, and finds its answer among the subtags (their letter case tells them apart).
    fn subtag(&self, get: impl Fn(&Parsed<&str>) -> Option<String>) -> Option<&str> {
        let found = get(&Parsed::parse(&*self.0).ok()?)?;
        self.0.split('-').find(|subtag| *subtag == found)
    }
}

impl std::str::FromStr for LanguageTag {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        // By far most tags are two or three lower-case letters, which are well formed and normal as they stand.
        if matches!(text.len(), 2 | 3) && text.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return Ok(Self(text.into()));
        }
        match Parsed::parse_and_normalize(text) {
            Ok(tag) => Ok(Self(tag.into_inner().into())),
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
        write!(f, "LanguageTag({:?})", self.0)
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
        ] {
            assert_eq!(input.parse::<LanguageTag>().unwrap(), normal);
        }
    }

    #[test]
    fn malformed_tags_are_refused_with_what_to_write() {
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
    fn two_and_three_letters_are_what_the_parser_says_too() {
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
