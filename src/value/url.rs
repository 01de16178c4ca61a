//! Addresses of web pages and other linked resources.

use crate::code::Code;
use crate::error::{Error, quote};

/// The address of a resource that a link points to. Any scheme is allowed, such as `https` or
/// `mailto`.
///
/// An address has 1 to 4,096 characters and contains no white space or control characters.
///
/// ```
/// use programme::draft::Url;
///
/// assert!("https://example.org/agenda".parse::<Url>().is_ok());
/// assert!("see our site".parse::<Url>().is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Url(Box<str>);

impl Url {
    /// Returns this address as a string slice.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for Url {
    type Err = Error;

    fn from_str(address: &str) -> Result<Self, Error> {
        let fault = |why: &str| {
            Error::new(Code::MalformedLink, format!("{} is not a valid address: {why}", quote(address)))
        };
        if address.is_empty() {
            Err(fault("it is empty"))
        } else if address.chars().count() > 4096 {
            Err(fault("it is longer than 4,096 characters"))
        } else if address.chars().any(|c| c.is_whitespace() || c.is_control()) {
            Err(fault("it contains white space or a control character"))
        } else {
            Ok(Self(address.into()))
        }
    }
}

crate::macros::written_as_str!(Url);
crate::macros::try_from_str!(Url);
crate::macros::serde_from_str!(Url, "an address");
super::visit::nothing_inside!(Url);

/// Returns `true` if an address has a scheme that is safe to follow: `http`, `https`, `mailto` or
/// `tel`. Addresses with white space or control characters are rejected.
#[cfg(feature = "markup")]
pub(crate) fn is_safe(address: &str) -> bool {
    let has_scheme =
        |scheme: &str| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    ["http://", "https://", "mailto:", "tel:"].into_iter().any(has_scheme)
        && !address.contains(|c: char| c.is_whitespace() || c.is_control())
}

/// Returns a text in percent-encoding. Only ASCII letters, ASCII digits and the bytes in `kept`
/// remain unchanged.
#[cfg(any(
    feature = "sarif",
    feature = "icalendar",
    feature = "schedule",
    feature = "schema-org",
    feature = "html",
    feature = "readers",
    feature = "table"
))]
pub(crate) fn percent_encoded(text: &str, kept: &[u8]) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || kept.contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let digit = |value: u8| char::from_digit(value.into(), 16).unwrap_or('0').to_ascii_uppercase();
            encoded.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str, code: Code) {
        let Err(error) = text.parse::<Url>() else { panic!("{text:?} was accepted") };
        assert_eq!(error.code(), code, "{error}");
        assert!(error.to_string().starts_with(&quote(text)), "the input is quoted: {error}");
    }

    #[test]
    fn addresses_must_not_contain_white_space() {
        assert_eq!("mailto:a@b.example".parse::<Url>().unwrap(), "mailto:a@b.example");
        for address in ["", "a b", "a\u{a0}b", "a\nb", &"x".repeat(4097)] {
            refused(address, Code::MalformedLink);
        }
        assert!("x".repeat(4096).parse::<Url>().is_ok());
    }
}
