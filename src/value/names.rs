//! Short names with a form of their own: time zones, countries, session numbers, colours, addresses.

use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::code::Code;
use crate::error::{Error, quote};

/// The name of a time zone, written as the IANA database writes them: `Europe/Zurich`, `UTC`, `Etc/GMT+1`.
///
/// The form is checked, not whether the zone exists.
///
/// ```
/// use programme::TimeZone;
///
/// assert!("Europe/Zurich".parse::<TimeZone>().is_ok());
/// assert!("US / Pacific".parse::<TimeZone>().is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeZone(Box<str>);

impl TimeZone {
    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for TimeZone {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        let fault = |why: String| {
            let message = format!("{} is not the name of a time zone: {why}", quote(name));
            Error::new(Code::MalformedTimeZone, message)
        };
        if name.len() > 64 {
            return Err(fault("it is longer than 64 characters".to_owned()));
        }
        for part in name.split('/') {
            if !part.starts_with(|first: char| first.is_ascii_alphabetic()) {
                return Err(fault(format!(
                    "{} does not begin with a letter; write one as \"Europe/Zurich\"",
                    quote(part)
                )));
            }
            if let Some(bad) =
                part.chars().find(|c| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '-' | '+'))
            {
                return Err(fault(format!("{} may not stand in it", quote(&bad.to_string()))));
            }
        }
        Ok(Self(name.into()))
    }
}

crate::macros::written_as_str!(TimeZone);
crate::macros::try_from_str!(TimeZone);
crate::macros::serde_from_str!(TimeZone, "the IANA name of a time zone");

/// A country or territory: two capital letters, as ISO 3166-1 alpha-2 writes them.
///
/// The form is checked, not whether the code is assigned: programmes also use codes that the standard only reserves.
///
/// ```
/// use programme::Country;
///
/// assert_eq!("CL".parse::<Country>()?.as_str(), "CL");
/// assert!("Chile".parse::<Country>().is_err());
/// # Ok::<(), programme::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country([u8; 2]);

impl Country {
    /// The code.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl std::str::FromStr for Country {
    type Err = Error;

    fn from_str(code: &str) -> Result<Self, Error> {
        match code.as_bytes() {
            [a @ b'A'..=b'Z', b @ b'A'..=b'Z'] => Ok(Self([*a, *b])),
            [a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => {
                let message =
                    format!("{} is not a country code: write {}", quote(code), quote(&code.to_uppercase()));
                Err(Error::new(Code::MalformedCountry, message))
            }
            _ => {
                let message = format!("{} is not a country code: write two letters, as \"CH\"", quote(code));
                Err(Error::new(Code::MalformedCountry, message))
            }
        }
    }
}

crate::macros::written_as_str!(Country);
crate::macros::try_from_str!(Country);
crate::macros::serde_from_str!(Country, "a country code of two letters");

/// A colour, `#rrggbb`.
///
/// ```
/// use programme::Colour;
///
/// let blue: Colour = "#0057B7".parse()?;
/// assert_eq!(blue.to_string(), "#0057b7");
/// # Ok::<(), programme::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Colour([u8; 3]);

impl Colour {
    /// Red, green and blue.
    pub const fn rgb(self) -> [u8; 3] {
        self.0
    }
}

impl std::str::FromStr for Colour {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let channels = |digits: &str| {
            let channel = |from: usize| u8::from_str_radix(digits.get(from..from + 2)?, 16).ok();
            let hexadecimal = digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
            hexadecimal.then_some(Self([channel(0)?, channel(2)?, channel(4)?]))
        };
        text.strip_prefix('#').and_then(channels).ok_or_else(|| {
            Error::new(
                Code::MalformedColour,
                format!("{} is not a colour: write one as \"#0057b7\"", quote(text)),
            )
        })
    }
}

impl std::fmt::Display for Colour {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl Serialize for Colour {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

crate::macros::try_from_str!(Colour);
crate::macros::serde_from_str!(Colour, "a colour");

/// An address that a link leads to. Any scheme; 1 to 4,096 characters without white space and control characters.
///
/// ```
/// use programme::Url;
///
/// assert!("https://example.org/agenda".parse::<Url>().is_ok());
/// assert!("see our site".parse::<Url>().is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Url(Box<str>);

impl Url {
    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for Url {
    type Err = Error;

    fn from_str(address: &str) -> Result<Self, Error> {
        let fault = |why: &str| {
            Error::new(Code::MalformedLink, format!("{} is not an address: {why}", quote(address)))
        };
        if address.is_empty() {
            Err(fault("it is empty"))
        } else if address.chars().count() > 4096 {
            Err(fault("it is longer than 4,096 characters"))
        } else if address.chars().any(|c| c.is_whitespace() || c.is_control()) {
            Err(fault("it holds white space or a control character"))
        } else {
            Ok(Self(address.into()))
        }
    }
}

crate::macros::written_as_str!(Url);
crate::macros::try_from_str!(Url);
crate::macros::serde_from_str!(Url, "an address");

/// The number of a session, as a label: "1", "IV", "3.bis". Apart from id and order.
///
/// Where a programme numbers several things apart, each has a *series*: panels 1–4 and side events 1–12. On the wire a
/// number without a series is a string, with one `{ "label": "4", "series": "panels" }`.
///
/// ```
/// use programme::SessionNumber;
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
    /// A number in a named series.
    ///
    /// # Errors
    ///
    /// [`Code::MalformedNumber`] when label or series is empty, longer than 32 characters, or holds control characters.
    pub fn in_series(label: &str, series: &str) -> Result<Self, Error> {
        check_number(label, "the number of a session")?;
        check_number(series, "a series of session numbers")?;
        Ok(Self { label: label.into(), series: Some(series.into()) })
    }

    /// The label, as printed.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// The series, where the programme numbers several things apart.
    pub fn series(&self) -> Option<&str> {
        self.series.as_deref()
    }
}

fn check_number(text: &str, what: &str) -> Result<(), Error> {
    let fault = if text.trim().is_empty() {
        "it is empty: leave the field out"
    } else if text.chars().count() > 32 {
        "it is longer than 32 characters"
    } else if text.chars().any(char::is_control) {
        "it holds a control character"
    } else {
        return Ok(());
    };
    Err(Error::new(Code::MalformedNumber, format!("{} is not {what}: {fault}", quote(text))))
}

impl std::str::FromStr for SessionNumber {
    type Err = Error;

    fn from_str(label: &str) -> Result<Self, Error> {
        check_number(label, "the number of a session")?;
        Ok(Self { label: label.into(), series: None })
    }
}

/// The label alone, as programmes print it.
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
                f.write_str("the number of a session: a string, or a map with label and series")
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
super::visit::nothing_inside!(TimeZone, Country, Colour, Url, SessionNumber);

#[cfg(test)]
mod tests {
    use super::*;

    fn refused<T: std::str::FromStr<Err = Error>>(text: &str, code: Code) {
        let Err(error) = text.parse::<T>() else { panic!("{text:?} was taken") };
        assert_eq!(error.code(), code, "{error}");
        assert!(error.to_string().starts_with(&quote(text)), "the input is quoted: {error}");
    }

    #[test]
    fn zones_are_written_as_iana_writes_them() {
        for name in
            ["UTC", "Europe/Zurich", "America/Argentina/Buenos_Aires", "Etc/GMT+1", "America/Port-au-Prince"]
        {
            assert_eq!(name.parse::<TimeZone>().unwrap(), name);
        }
        for name in ["", "US / Pacific", "Europe/", "/Zurich", "+01:00", "Europe/Zürich", &"a".repeat(65)] {
            refused::<TimeZone>(name, Code::MalformedTimeZone);
        }
    }

    #[test]
    fn countries_are_two_capitals() {
        assert_eq!("CH".parse::<Country>().unwrap(), "CH");
        for code in ["", "C", "ch", "CHE", "C1", "é"] {
            refused::<Country>(code, Code::MalformedCountry);
        }
        assert!("ch".parse::<Country>().unwrap_err().to_string().ends_with("write \"CH\""));
    }

    #[test]
    fn colours_are_six_digits() {
        assert_eq!("#FF8000".parse::<Colour>().unwrap().rgb(), [255, 128, 0]);
        for text in ["", "#fff", "ff8000", "#ff80000", "#ff80gg", "#+f+f+f", "#éééé"] {
            refused::<Colour>(text, Code::MalformedColour);
        }
    }

    #[test]
    fn addresses_hold_no_blanks() {
        assert_eq!("mailto:a@b.example".parse::<Url>().unwrap(), "mailto:a@b.example");
        for address in ["", "a b", "a\u{a0}b", "a\nb", &"x".repeat(4097)] {
            refused::<Url>(address, Code::MalformedLink);
        }
        assert!("x".repeat(4096).parse::<Url>().is_ok());
    }

    #[test]
    fn numbers_are_labels() {
        for label in ["1", "IV", "3.bis", "2 (suite)", "三"] {
            assert_eq!(label.parse::<SessionNumber>().unwrap().label(), label);
        }
        for label in ["", " ", "1\n", &"1".repeat(33)] {
            refused::<SessionNumber>(label, Code::MalformedNumber);
        }
        assert!(SessionNumber::in_series("1", "").is_err());
        assert!("1".repeat(32).parse::<SessionNumber>().is_ok());
    }
}
