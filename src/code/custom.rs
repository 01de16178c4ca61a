//! The codes of custom rules, and the codes of findings in general.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};

use super::Code;
use crate::error::{Error, quote};

/// The code of a custom rule, such as `my-house/no-talk-after-18h`.
///
/// A custom code consists of a namespace, a slash and a name. The namespace and the name must be in
/// kebab-case.
///
/// ```
/// use programme::report::CustomCode;
///
/// let code: CustomCode = "my-house/no-talk-after-18h".parse()?;
/// assert_eq!(code.as_str(), "my-house/no-talk-after-18h");
/// assert!("no-talk-after-18h".parse::<CustomCode>().is_err());
/// # Ok::<(), programme::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CustomCode(Box<str>);

impl CustomCode {
    /// Returns the code as a string, such as `"my-house/no-talk-after-18h"`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for CustomCode {
    type Err = Error;

    fn from_str(code: &str) -> Result<Self, Error> {
        let is_word = |word: &str| {
            word.split('-').all(|part| {
                !part.is_empty()
                    && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
            })
        };
        match code.split_once('/') {
            Some((house, name)) if is_word(house) && is_word(name) => Ok(Self(code.into())),
            _ => Err(Error::new(
                Code::MalformedCode,
                format!("{} is not the code of a custom rule: write \"my-house/my-rule\"", quote(code)),
            )),
        }
    }
}

crate::macros::try_from_str!(CustomCode);
crate::macros::serde_from_str!(CustomCode, "the code of a custom rule, such as \"my-house/my-rule\"");

/// The code of a finding. The code is either built into this crate or belongs to a custom rule.
///
/// The serialised form of a code is a string, such as `"tight-turnaround"` or `"my-house/late"`.
///
/// ```
/// use programme::report::FindingCode;
/// use programme::Code;
///
/// assert_eq!("tight-turnaround".parse::<FindingCode>()?, Code::TightTurnaround);
/// assert!(matches!("my-house/late".parse()?, FindingCode::Custom(_)));
/// assert!("tigth-turnaround".parse::<FindingCode>().is_err());
/// # Ok::<(), programme::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum FindingCode {
    /// A code that is built into this crate.
    BuiltIn(Code),
    /// The code of a custom rule, such as `my-house/no-talk-after-18h`.
    Custom(CustomCode),
}

impl FindingCode {
    /// Returns the code as a string, such as `"tight-turnaround"`, as written in reports and
    /// waivers.
    pub fn as_str(&self) -> &str {
        match self {
            Self::BuiltIn(code) => code.as_str(),
            Self::Custom(code) => code.as_str(),
        }
    }

    /// Returns the built-in code, or `None` if the code belongs to a custom rule.
    pub const fn built_in(&self) -> Option<Code> {
        match self {
            Self::BuiltIn(code) => Some(*code),
            Self::Custom(_) => None,
        }
    }
}

impl std::str::FromStr for FindingCode {
    type Err = Error;

    fn from_str(code: &str) -> Result<Self, Error> {
        if code.contains('/') { code.parse().map(Self::Custom) } else { code.parse().map(Self::BuiltIn) }
    }
}

impl From<Code> for FindingCode {
    fn from(code: Code) -> Self {
        Self::BuiltIn(code)
    }
}

impl From<CustomCode> for FindingCode {
    fn from(code: CustomCode) -> Self {
        Self::Custom(code)
    }
}

impl PartialEq<Code> for FindingCode {
    fn eq(&self, other: &Code) -> bool {
        self.built_in() == Some(*other)
    }
}

impl PartialEq<Code> for &FindingCode {
    fn eq(&self, other: &Code) -> bool {
        self.built_in() == Some(*other)
    }
}

impl fmt::Display for FindingCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Serialize for FindingCode {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for FindingCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(Error::into_de)
    }
}

crate::macros::written_as_str!(CustomCode);
