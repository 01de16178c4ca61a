//! Session numbers as they are printed in a programme, such as "IV" or "3.bis".

use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::code::Code;
use crate::error::{Error, quote};

/// The printed number of a session, such as "1", "IV" or "3.bis".
///
/// A session number is only a label. It affects neither the id of the session nor the order of the
/// sessions.
///
/// A programme can contain several *series* of numbers, for example panels 1–4 and side events
/// 1–12. In the wire form, a number without a series is a string. A number in a series is a map
/// such as `{ "label": "4", "series": "panels" }`.
///
/// ```
/// use programme::draft::SessionNumber;
///
/// let number: SessionNumber = "3.bis".parse()?;
/// assert_eq!(number.label(), "3.bis");
/// assert_eq!(SessionNumber::in_series("4", "panels")?.series(), Some("panels"));
/// # Ok::<(), programme::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SessionNumber {
    label: Box<str>,
    series: Option<Box<str>>,
}

impl SessionNumber {
    /// Creates a session number in a named series, such as number "4" in the series "panels".
    ///
    /// # Errors
    ///
    /// Returns an error with [`Code::MalformedNumber`] if the label or the series is blank, is
    /// longer than 32 characters, or contains control characters.
    pub fn in_series(label: &str, series: &str) -> Result<Self, Error> {
        check_number(label, "session number")?;
        check_number(series, "series of session numbers")?;
        Ok(Self { label: label.into(), series: Some(series.into()) })
    }

    /// Returns the number as printed, such as "4" or "IV", without the name of the series.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// Returns the name of the series, or `None` if the number does not belong to a series.
    pub fn series(&self) -> Option<&str> {
        self.series.as_deref()
    }
}

fn check_number(text: &str, what: &str) -> Result<(), Error> {
    let fault = if text.trim().is_empty() {
        "it is empty, so leave the field out"
    } else if text.chars().count() > 32 {
        "it is longer than 32 characters"
    } else if text.chars().any(char::is_control) {
        "it contains a control character"
    } else {
        return Ok(());
    };
    Err(Error::new(Code::MalformedNumber, format!("{} is not a valid {what}: {fault}", quote(text))))
}

impl std::str::FromStr for SessionNumber {
    type Err = Error;

    fn from_str(label: &str) -> Result<Self, Error> {
        check_number(label, "session number")?;
        Ok(Self { label: label.into(), series: None })
    }
}

/// Formats the number as printed, without the name of the series.
impl std::fmt::Display for SessionNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.label)
    }
}

impl Serialize for SessionNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Some(series) = &self.series else { return serializer.serialize_str(&self.label) };
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("label", &*self.label)?;
        map.serialize_entry("series", &**series)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for SessionNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(serde::Deserialize)]
        struct Series {
            label: String,
            series: String,
        }

        struct NumberVisitor;

        impl<'de> Visitor<'de> for NumberVisitor {
            type Value = SessionNumber;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a session number: a string, or a map with the keys \"label\" and \"series\"")
            }

            fn visit_str<E: de::Error>(self, label: &str) -> Result<SessionNumber, E> {
                label.parse().map_err(Error::into_de)
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<SessionNumber, A::Error> {
                let Series { label, series } =
                    Series::deserialize(de::value::MapAccessDeserializer::new(map))?;
                SessionNumber::in_series(&label, &series).map_err(Error::into_de)
            }
        }

        deserializer.deserialize_any(NumberVisitor)
    }
}

crate::macros::try_from_str!(SessionNumber);
super::visit::nothing_inside!(SessionNumber);

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str, code: Code) {
        let Err(error) = text.parse::<SessionNumber>() else { panic!("{text:?} was accepted") };
        assert_eq!(error.code(), code, "{error}");
        assert!(error.to_string().starts_with(&quote(text)), "the input is quoted: {error}");
    }

    #[test]
    fn numbers_are_labels() {
        for label in ["1", "IV", "3.bis", "2 (suite)", "三"] {
            assert_eq!(label.parse::<SessionNumber>().unwrap().label(), label);
        }
        for label in ["", " ", "1\n", &"1".repeat(33)] {
            refused(label, Code::MalformedNumber);
        }
        assert!(SessionNumber::in_series("1", "").is_err());
        assert!("1".repeat(32).parse::<SessionNumber>().is_ok());
    }
}
