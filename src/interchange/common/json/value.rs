//! A generic type for source values that have no dedicated field.

use std::fmt;

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};
use serde_json::Number;

use crate::interchange::common::texts::stated;

/// The maximum nesting depth of a value, regardless of the configured limits. Values are parsed,
/// serialised and dropped recursively, so a deeper value could overflow the stack.
pub(in crate::interchange) const DEEPEST: usize = 100;

/// A source value that has no dedicated field. Maps preserve the order of their fields, and can
/// contain duplicate names.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::interchange) enum ExtraValue {
    Null,
    Bool(bool),
    Number(Number),
    Text(String),
    List(Vec<Self>),
    Map(Vec<(String, Self)>),
}

impl ExtraValue {
    /// Returns `true` if the value is null, a blank text, or a list or map of blank values. Blank
    /// values are treated as missing.
    pub(in crate::interchange) fn is_blank(&self) -> bool {
        match self {
            Self::Null => true,
            Self::Bool(_) | Self::Number(_) => false,
            Self::Text(text) => stated(text).is_none(),
            Self::List(items) => items.iter().all(Self::is_blank),
            Self::Map(fields) => fields.iter().all(|(_, value)| value.is_blank()),
        }
    }

    #[cfg(feature = "schedule")]
    /// Returns the text of a string, number or Boolean. Any other value is returned as the error.
    pub(in crate::interchange) fn into_text(self) -> Result<String, Self> {
        match self {
            Self::Text(text) => Ok(text),
            Self::Number(number) => Ok(number.to_string()),
            Self::Bool(value) => Ok(value.to_string()),
            other => Err(other),
        }
    }

    #[cfg(feature = "schedule")]
    /// Converts a text from XML, which has no other data types. The texts `true` and `false` become
    /// Booleans, and integers of up to 15 digits without a sign or leading zeros become numbers.
    /// JSON can then represent the values without quotation marks, and XML restores the original
    /// texts.
    pub(in crate::interchange) fn plain(words: String) -> Self {
        match words.as_str() {
            "true" => Self::Bool(true),
            "false" => Self::Bool(false),
            digits if (1..16).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
                match digits.parse::<u64>() {
                    Ok(number) if number.to_string() == digits => Self::Number(number.into()),
                    _ => Self::Text(words),
                }
            }
            _ => Self::Text(words),
        }
    }

    pub(in crate::interchange) fn text(words: impl Into<String>) -> Self {
        Self::Text(words.into())
    }

    /// Returns the text that represents the value in an extension. A text is stored as it is, and
    /// any other value as JSON. A text that could be mistaken for JSON is stored as a JSON string.
    pub(in crate::interchange) fn keep(&self) -> String {
        match self {
            Self::Text(text) if matches!(Self::kept(text), Self::Text(same) if same == *text) => text.clone(),
            other => serde_json::to_string(other).unwrap_or_default(),
        }
    }

    pub(in crate::interchange) fn kept(words: &str) -> Self {
        let is_json = words.starts_with(|c: char| {
            matches!(c, '{' | '[' | '"' | '-' | 't' | 'f' | 'n') || c.is_ascii_digit()
        });
        let value = if is_json { serde_json::from_str(words).ok() } else { None };
        value.unwrap_or_else(|| Self::text(words))
    }
}

impl Serialize for ExtraValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(number) => number.serialize(serializer),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => serializer.collect_seq(items),
            Self::Map(fields) => serializer.collect_map(fields.iter().map(|(key, value)| (key, value))),
        }
    }
}

impl<'de> Deserialize<'de> for ExtraValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;

        impl<'de> Visitor<'de> for Any {
            type Value = ExtraValue;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a JSON value")
            }

            fn visit_unit<E: de::Error>(self) -> Result<ExtraValue, E> {
                Ok(ExtraValue::Null)
            }

            fn visit_bool<E: de::Error>(self, value: bool) -> Result<ExtraValue, E> {
                Ok(ExtraValue::Bool(value))
            }

            fn visit_i64<E: de::Error>(self, number: i64) -> Result<ExtraValue, E> {
                Ok(ExtraValue::Number(number.into()))
            }

            fn visit_u64<E: de::Error>(self, number: u64) -> Result<ExtraValue, E> {
                Ok(ExtraValue::Number(number.into()))
            }

            fn visit_f64<E: de::Error>(self, number: f64) -> Result<ExtraValue, E> {
                Ok(Number::from_f64(number).map_or(ExtraValue::Null, ExtraValue::Number))
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<ExtraValue, E> {
                Ok(ExtraValue::text(text))
            }

            fn visit_string<E: de::Error>(self, text: String) -> Result<ExtraValue, E> {
                Ok(ExtraValue::Text(text))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<ExtraValue, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = seq.next_element()? {
                    items.push(item);
                }
                Ok(ExtraValue::List(items))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ExtraValue, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(ExtraValue::Map(fields))
            }
        }

        deserializer.deserialize_any(Any)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kept_values_round_trip() {
        let map = ExtraValue::Map(vec![
            ("b".to_owned(), ExtraValue::Null),
            ("a".to_owned(), ExtraValue::Bool(true)),
        ]);
        for value in [
            ExtraValue::text("a plain word"),
            ExtraValue::text("{not JSON"),
            ExtraValue::text("17"),
            ExtraValue::text("true"),
            ExtraValue::text("\"quoted\""),
            ExtraValue::text("[1]"),
            ExtraValue::Number(17.into()),
            ExtraValue::Bool(false),
            map,
        ] {
            assert_eq!(ExtraValue::kept(&value.keep()), value, "{}", value.keep());
        }
        assert_eq!(ExtraValue::text("a plain word").keep(), "a plain word");
    }
}
