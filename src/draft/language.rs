//! The languages of a programme, which can be originals or translations.

use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::error::Error;
use crate::value::language::LanguageTag;
use crate::value::status::LanguageStatus;

/// A language of a programme. The optional status specifies whether the version in this language is
/// an original or a translation.
///
/// In the wire form, a language without a status is a tag such as `"en"`. A language with a status
/// is a map such as `{ "tag": "en", "status": "courtesy" }`.
///
/// ```
/// use programme::draft::Language;
/// use programme::status::LanguageStatus;
/// use programme::{Draft, LanguageTag};
///
/// let english: LanguageTag = "en".parse()?;
/// let original = Language::new(english).with_status(LanguageStatus::Original);
/// let programme = Draft::new("demo", "Demo")
///     .with_language(original)
///     .with_language("fr".parse::<LanguageTag>()?)
///     .build()?;
/// assert_eq!(programme.original_language().unwrap(), "en");
/// assert_eq!(programme.language_status("fr"), None); // no status
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Language {
    /// The tag of the language, such as `en` or `zh-Hant`.
    pub tag: LanguageTag,
    /// The status of this language version, such as original or translation, if specified.
    pub status: Option<LanguageStatus>,
}

impl Language {
    /// Creates a language with the given tag and without a status.
    pub fn new(tag: LanguageTag) -> Self {
        Self { tag, status: None }
    }

    /// Sets the [`status`](Self::status) of this language version.
    #[must_use]
    pub fn with_status(mut self, status: LanguageStatus) -> Self {
        self.status = Some(status);
        self
    }
}

impl From<LanguageTag> for Language {
    fn from(tag: LanguageTag) -> Self {
        Self::new(tag)
    }
}

crate::value::visit::nothing_inside!(Language);

impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Some(status) = &self.status else { return self.tag.serialize(serializer) };
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("tag", &self.tag)?;
        map.serialize_entry("status", status)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct LanguageVisitor;

        #[derive(serde::Deserialize)]
        #[serde(rename = "Language")]
        struct LanguageFields {
            tag: LanguageTag,
            #[serde(default)]
            status: Option<LanguageStatus>,
        }

        impl<'de> Visitor<'de> for LanguageVisitor {
            type Value = Language;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a language tag, or a map with the keys \"tag\" and \"status\"")
            }

            fn visit_str<E: de::Error>(self, tag: &str) -> Result<Language, E> {
                tag.parse().map(Language::new).map_err(Error::into_de)
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Language, A::Error> {
                let LanguageFields { tag, status } =
                    LanguageFields::deserialize(de::value::MapAccessDeserializer::new(map))?;
                Ok(Language { tag, status })
            }
        }

        deserializer.deserialize_any(LanguageVisitor)
    }
}
