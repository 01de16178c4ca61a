//! Country codes that consist of two letters (ISO 3166-1 alpha-2).

use crate::code::Code;
use crate::error::{Error, quote};

/// A country or territory, represented by its ISO 3166-1 alpha-2 code.
///
/// A code consists of two upper-case letters. The parser checks only this form. The code does not
/// have to be assigned to a country, because programmes also use codes that the standard reserves.
///
/// ```
/// use programme::draft::Country;
///
/// assert_eq!("CL".parse::<Country>()?.as_str(), "CL");
/// assert!("Chile".parse::<Country>().is_err());
/// # Ok::<(), programme::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country([u8; 2]);

impl Country {
    /// Returns the two-letter code of the country, such as `"CL"` for Chile.
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
                let message =
                    format!("{} is not a country code: write two letters, as in \"CH\"", quote(code));
                Err(Error::new(Code::MalformedCountry, message))
            }
        }
    }
}

crate::macros::written_as_str!(Country);
crate::macros::try_from_str!(Country);
crate::macros::serde_from_str!(Country, "a two-letter country code");
super::visit::nothing_inside!(Country);

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str, code: Code) {
        let Err(error) = text.parse::<Country>() else { panic!("{text:?} was accepted") };
        assert_eq!(error.code(), code, "{error}");
        assert!(error.to_string().starts_with(&quote(text)), "the input is quoted: {error}");
    }

    #[test]
    fn country_codes_are_two_upper_case_letters() {
        assert_eq!("CH".parse::<Country>().unwrap(), "CH");
        for code in ["", "C", "ch", "CHE", "C1", "é"] {
            refused(code, Code::MalformedCountry);
        }
        assert!("ch".parse::<Country>().unwrap_err().to_string().ends_with("write \"CH\""));
    }
}
