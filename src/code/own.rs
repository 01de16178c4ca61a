//! The codes that findings carry: those of the crate, and those of rules of one's own.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};

use super::Code;
use crate::error::{Error, quote};

/// The code of a rule of one's own: a namespace, a slash, a name, each in kebab-case.
///
/// ```
/// use programme::OwnCode;
///
/// let code: OwnCode = "my-house/no-talk-after-18h".parse()?;
/// assert_eq!(code.as_str(), "my-house/no-talk-after-18h");
/// assert!("no-talk-after-18h".parse::<OwnCode>().is_err());
/// # Ok::<(), programme::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OwnCode(Box<str>);

impl OwnCode {
    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for OwnCode {
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
                format!("{} is not the code of a rule of one's own: write \"my-house/my-rule\"", quote(code)),
            )),
        }
    }
}

/// The code of a finding: one of the crate, or one of a rule of one's own. Written as text.
///
/// ```
/// use programme::{Code, FindingCode};
///
/// assert_eq!("tight-turnaround".parse::<FindingCode>()?, Code::TightTurnaround);
/// assert!(matches!("my-house/late".parse()?, FindingCode::Own(_)));
/// assert!("tigth-turnaround".parse::<FindingCode>().is_err());
/// # Ok::<(), programme::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum FindingCode {
    /// One of the table.
    BuiltIn(Code),
    /// One of a rule of one's own.
    Own(OwnCode),
}

impl FindingCode {
    /// The code as text.
    pub fn as_str(&self) -> &str {
        match self {
            Self::BuiltIn(code) => code.as_str(),
            Self::Own(code) => code.as_str(),
        }
    }

    /// The code of the table, where it is one.
    pub const fn built_in(&self) -> Option<Code> {
        match self {
            Self::BuiltIn(code) => Some(*code),
            Self::Own(_) => None,
        }
    }
}

impl std::str::FromStr for FindingCode {
    type Err = Error;

    fn from_str(code: &str) -> Result<Self, Error> {
        if code.contains('/') { code.parse().map(Self::Own) } else { code.parse().map(Self::BuiltIn) }
    }
}

impl From<Code> for FindingCode {
    fn from(code: Code) -> Self {
        Self::BuiltIn(code)
    }
}

impl From<OwnCode> for FindingCode {
    fn from(code: OwnCode) -> Self {
        Self::Own(code)
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

crate::macros::written_as_str!(OwnCode);
