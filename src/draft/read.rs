//! Reading of drafts from serde deserializers, with the path of each error.

use std::fmt;

use serde::de::{Deserialize, Deserializer};
use serde::ser::SerializeStruct;

use super::tracking_deserializer::{Tracker, Tracking};
use super::{Draft, DraftWire};
use crate::code::{Code, Stage};
use crate::error::{Error, quote};
use crate::list::ToList;
use crate::value::path::Path;

/// The name and version of the wire form: `programme/1`.
///
/// ```
/// assert_eq!(programme::draft::Format::NAME, "programme/1");
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Format;

impl Format {
    /// The required value of the `format` field in a document.
    pub const NAME: &'static str = "programme/1";
}

impl std::str::FromStr for Format {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        if name == Self::NAME {
            return Ok(Self);
        }
        let message = format!("{} is not a supported format: write {}", quote(name), quote(Self::NAME));
        Err(Error::new(Code::UnknownFormat, message))
    }
}

impl serde::Serialize for Format {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(Self::NAME)
    }
}

crate::macros::serde_from_str!(Format, "the name of the format, \"programme/1\"");

/// The error returned if a document cannot be read as a draft.
///
/// The error contains a stable code, the path of the invalid value, and the error of the
/// deserializer. The error of the deserializer usually contains a line and a column.
///
/// ```
/// use programme::{Code, Draft};
///
/// let json = r#"{ "format": "programme/1", "id": "demo", "title": "Demo",
///   "sessions": [{ "id": "a", "slot": { "day": 1, "start": "9h30" } }] }"#;
/// let error = Draft::read(&mut serde_json::Deserializer::from_str(json)).unwrap_err();
/// assert_eq!(error.code, Code::MalformedTime);
/// assert_eq!(error.path.to_string(), "/sessions/0/slot/start");
/// assert_eq!(error.source.line(), 2);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReadError<E> {
    /// The stable code for this kind of error, such as [`Code::MalformedTime`].
    pub code: Code,
    /// The path of the invalid value. If this path is not known, the field contains the path of the
    /// innermost value that was being read.
    pub path: Path,
    /// The error from the deserializer, including the position if the format provides one.
    pub source: E,
}

impl<E> ReadError<E> {
    /// Creates an error with [`Code::MalformedDocument`] for the entire document.
    ///
    /// Use this method for errors that a deserializer reports after the draft has been read, such
    /// as trailing characters.
    pub fn malformed(source: E) -> Self {
        Self { code: Code::MalformedDocument, path: Path::root(), source }
    }
}

impl<E: fmt::Display> ReadError<E> {
    /// Returns the message of the deserializer, without the code with which it may start.
    pub(crate) fn message(&self) -> String {
        let message = self.source.to_string();
        let rest = message.strip_prefix(self.code.as_str()).and_then(|rest| rest.strip_prefix(": "));
        rest.map_or_else(|| message.clone(), str::to_owned)
    }
}

impl<E: fmt::Display> fmt::Display for ReadError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.message())?;
        if self.path != Path::root() {
            write!(f, ", in {}", self.path)?;
        }
        Ok(())
    }
}

/// Writes the code, the path and the message of the deserializer, which usually contains a
/// position.
impl<E: fmt::Display> serde::Serialize for ReadError<E> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("ReadError", 3)?;
        fields.serialize_field("code", &self.code)?;
        fields.serialize_field("path", &self.path)?;
        fields.serialize_field("message", &self.message())?;
        fields.end()
    }
}

impl<E: std::error::Error + 'static> std::error::Error for ReadError<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

impl Draft {
    /// Reads a draft from any self-describing serde format, such as JSON.
    ///
    /// Unknown fields are skipped, and their paths are added
    /// to [`unknown_fields`](Draft::unknown_fields).
    ///
    /// Some deserializers, such as the one in `serde_json`, stop after the first complete value.
    /// With such a deserializer, check afterwards that the input contains no further data.
    ///
    /// # Errors
    ///
    /// Returns an error if the document does not match the wire form or contains an invalid value.
    /// Problems that involve several fields are not detected here, but by [`build`](Draft::build).
    ///
    /// # Examples
    ///
    /// ```
    /// use programme::Draft;
    ///
    /// let json = r#"{ "format": "programme/1", "id": "demo", "title": "Demo", "titel": "?" }"#;
    /// let mut reader = serde_json::Deserializer::from_str(json);
    /// let draft = Draft::read(&mut reader)?;
    /// reader.end()?;
    /// assert_eq!(draft.unknown_fields[0].to_string(), "/titel");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias("load", "open", "parse", "yaml", "toml"))]
    pub fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, ReadError<D::Error>> {
        let mut track = Tracker::default();
        match DraftWire::deserialize(Tracking::new(deserializer, &mut track)) {
            Ok(mut draft) => {
                draft.unknown_fields = track.unread;
                Ok(draft)
            }
            Err(source) => Err(ReadError { code: code_of(&source), path: track.path(), source }),
        }
    }
}

/// Reads a value that contains parts of drafts, such as a list of edits. An error contains the path
/// of the invalid value.
#[cfg(feature = "versions")]
pub(crate) fn read_tracked<'de, T, D>(deserializer: D) -> Result<T, ReadError<D::Error>>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    let mut track = Tracker::default();
    T::deserialize(Tracking::new(deserializer, &mut track)).map_err(|source| ReadError {
        code: code_of(&source),
        path: track.path(),
        source,
    })
}

/// Extracts the code from an error message. Only errors from this crate contain a code: at the
/// start of the message, at the start of a line, or after a location such as `sessions[0]: `. All
/// other errors come from the serde format, and are assigned the
/// code [`Code::MalformedDocument`].
fn code_of(source: &impl fmt::Display) -> Code {
    let message = source.to_string();
    // The text after a quotation mark can come from the document.
    let unquoted = |line: &str| line.split(['"', '\'', '`']).next().unwrap_or_default().to_owned();
    let lines: Vec<String> = message.lines().map(unquoted).to_list();
    let codes = || Code::ALL.iter().filter(|code| code.stage() == Stage::Reading);
    let starts =
        |line: &str, code: &Code| line.strip_prefix(code.as_str()).is_some_and(|rest| rest.starts_with(": "));
    let mut words = lines.iter().flat_map(|line| {
        let after = line.match_indices(": ").filter_map(|(at, separator)| line.get(at + separator.len()..));
        std::iter::once(line.as_str()).chain(after)
    });
    words.find_map(|word| codes().find(|code| starts(word, code))).copied().unwrap_or(Code::MalformedDocument)
}

/// Reads a draft like [`Draft::read`], but without the path and the code of an error.
impl<'de> Deserialize<'de> for Draft {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::read(deserializer).map_err(|error| error.source)
    }
}
