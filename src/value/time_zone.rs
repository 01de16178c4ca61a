//! Names of time zones, such as `Europe/Zurich`.

use crate::code::Code;
use crate::error::{Error, quote};

/// The name of a time zone in the IANA database, such as `Europe/Zurich`, `UTC` or `Etc/GMT+1`.
///
/// The parser checks only the form of the name, and not whether the database contains the time
/// zone.
///
/// ```
/// use programme::time::TimeZone;
///
/// assert!("Europe/Zurich".parse::<TimeZone>().is_ok());
/// assert!("US / Pacific".parse::<TimeZone>().is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeZone(Box<str>);

impl TimeZone {
    /// Returns the name of the time zone, such as `"Europe/Zurich"`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for TimeZone {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        let fault = |why: String| {
            let message = format!("{} is not a valid time zone name: {why}", quote(name));
            Error::new(Code::MalformedTimeZone, message)
        };
        if name.len() > 64 {
            return Err(fault("it is longer than 64 characters".to_owned()));
        }
        for part in name.split('/') {
            if !part.starts_with(|first: char| first.is_ascii_alphabetic()) {
                return Err(fault(format!(
                    "{} does not begin with a letter; write a name such as \"Europe/Zurich\"",
                    quote(part)
                )));
            }
            if let Some(bad) =
                part.chars().find(|c| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '-' | '+'))
            {
                return Err(fault(format!("the character {} is not allowed", quote(&bad.to_string()))));
            }
        }
        Ok(Self(name.into()))
    }
}

crate::macros::written_as_str!(TimeZone);
crate::macros::try_from_str!(TimeZone);
crate::macros::serde_from_str!(TimeZone, "the IANA name of a time zone");
super::visit::nothing_inside!(TimeZone);

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str, code: Code) {
        let Err(error) = text.parse::<TimeZone>() else { panic!("{text:?} was accepted") };
        assert_eq!(error.code(), code, "{error}");
        assert!(error.to_string().starts_with(&quote(text)), "the input is quoted: {error}");
    }

    #[test]
    fn time_zone_names_follow_the_iana_form() {
        for name in
            ["UTC", "Europe/Zurich", "America/Argentina/Buenos_Aires", "Etc/GMT+1", "America/Port-au-Prince"]
        {
            assert_eq!(name.parse::<TimeZone>().unwrap(), name);
        }
        for name in ["", "US / Pacific", "Europe/", "/Zurich", "+01:00", "Europe/Zürich", &"a".repeat(65)] {
            refused(name, Code::MalformedTimeZone);
        }
    }
}
