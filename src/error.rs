//! The error type for invalid values.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::code::Code;

/// The error returned for an invalid value, such as a malformed id, time or language tag. Some
/// queries also return it, for example for an id that is not in the programme.
///
/// The error message explains what is wrong and, where possible, suggests a correction. It usually
/// quotes the invalid input. The method [`Error::code`] returns a stable code for the kind of
/// error.
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
pub struct Error(Box<ErrorData>);

#[derive(Clone, PartialEq, Eq)]
struct ErrorData {
    code: Code,
    message: String,
}

impl Error {
    pub(crate) fn new(code: Code, message: impl Into<String>) -> Self {
        Self(Box::new(ErrorData { code, message: message.into() }))
    }

    /// Returns the stable code for this kind of error, such as [`Code::MalformedTime`] for an
    /// invalid time of day.
    pub fn code(&self) -> Code {
        self.0.code
    }

    /// Converts this error into a deserializer error whose message starts with the code.
    ///
    /// When a draft is read, the code is extracted from the message. This works because serde
    /// formats keep the message, and only add text before or after it, such as the location of the
    /// error.
    pub(crate) fn into_de<E: serde::de::Error>(self) -> E {
        E::custom(Coded(self))
    }
}

/// Writes the code and the message.
impl Serialize for Error {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Error", 2)?;
        fields.serialize_field("code", &self.0.code)?;
        fields.serialize_field("message", &self.0.message)?;
        fields.end()
    }
}

/// An error that is displayed with its code before the message, for use in deserializers.
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

/// Allows functions with a `TryInto<T>` parameter to accept both a `T` and a string. The conversion
/// of a `T` into itself cannot fail.
impl From<std::convert::Infallible> for Error {
    fn from(never: std::convert::Infallible) -> Self {
        match never {}
    }
}

/// The maximum number of input characters that a message quotes.
pub(crate) const LONGEST_QUOTE: usize = 60;

/// Quotes the input for use in an error message.
///
/// Control characters, quotation marks and backslashes in the input are escaped. Input with more
/// than [`LONGEST_QUOTE`] characters is truncated.
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

/// Joins names into a phrase such as "a and b" or "a, b and 3 more". At most `most` names are
/// written out.
pub(crate) fn list(names: &[String], most: usize) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        _ if names.len() > most => {
            let shown = names.get(..most).unwrap_or_default();
            format!("{} and {} more", shown.join(", "), names.len() - most)
        }
        [init @ .., last] => format!("{} and {last}", init.join(", ")),
    }
}
