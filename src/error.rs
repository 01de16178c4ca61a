//! The one error of values: what was refused, why, and what to write instead.

use crate::code::Code;

/// Why a value was refused.
///
/// Every value of the crate checks itself on entry. The message names the part at fault, quotes the input and,
/// where it can, says what to write instead; [`code`](Error::code) is the stable name of the fault.
///
/// ```
/// use programme::{Code, LanguageTag};
///
/// let error = "fr_CH".parse::<LanguageTag>().unwrap_err();
/// assert_eq!(error.code(), Code::MalformedLanguageTag);
/// assert_eq!(error.to_string(), r#""fr_CH" is not a language tag: write "fr-CH""#);
/// ```
#[derive(Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.0.message)]
pub struct Error(Box<Inner>);

#[derive(Clone, PartialEq, Eq)]
struct Inner {
    code: Code,
    message: String,
}

impl Error {
    pub(crate) fn new(code: Code, message: impl Into<String>) -> Self {
        Self(Box::new(Inner { code, message: message.into() }))
    }

    /// The stable name of the fault.
    pub fn code(&self) -> Code {
        self.0.code
    }

    /// The error as a deserializer reports it: the code first, so that [`Draft::read`](crate::Draft::read) finds
    /// it again behind whatever the format adds about the position.
    pub(crate) fn into_de<E: serde::de::Error>(self) -> E {
        E::custom(Coded(self))
    }
}

/// An error that prints its code first, for deserializers.
pub(crate) struct Coded(Error);

impl std::fmt::Display for Coded {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.0.code(), self.0)
    }
}

impl From<Error> for Coded {
    fn from(error: Error) -> Self {
        Self(error)
    }
}

impl std::fmt::Debug for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Error({}: {})", self.0.code, self.0.message)
    }
}

/// So that constructors take a value or its text alike: a value that needs no check cannot fail.
impl From<std::convert::Infallible> for Error {
    fn from(never: std::convert::Infallible) -> Self {
        match never {}
    }
}

/// How many characters of an input a message quotes.
pub(crate) const LONGEST_QUOTE: usize = 60;

/// The input as messages quote it: whole when short, cut at 60 characters, control characters escaped.
pub(crate) fn quote(input: &str) -> String {
    let mut quoted = String::from("\"");
    for (count, character) in input.chars().enumerate() {
        if count == LONGEST_QUOTE {
            quoted.push('…');
            break;
        }
        if character.is_control() || character == '"' || character == '\\' {
            quoted.extend(character.escape_default());
        } else {
            quoted.push(character);
        }
    }
    quoted.push('"');
    quoted
}
