//! Reading a draft from the wire form.

use std::fmt;

use serde::de::{Deserialize, Deserializer};

use super::track::{Track, Tracked};
use super::{Draft, DraftWire};
use crate::code::{Code, Stratum};
use crate::error::{Error, quote};
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
    /// What a document says at its beginning.
    pub const NAME: &'static str = "programme/1";
}

impl std::str::FromStr for Format {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        if name == Self::NAME {
            return Ok(Self);
        }
        let message =
            format!("{} is not a format that this version reads: write {}", quote(name), quote(Self::NAME));
        Err(Error::new(Code::UnknownFormat, message))
    }
}

impl serde::Serialize for Format {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(Self::NAME)
    }
}

crate::macros::serde_from_str!(Format, "the name of the format, \"programme/1\"");

/// Why a document could not be read: the stable name of the fault, the place in the document, and the error of the
/// format's own library, which knows line and column.
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
    /// The stable name of the fault.
    pub code: Code,
    /// Where in the document: the value that was refused, or the nearest that was being read.
    pub path: Path,
    /// What the format's own library said, with the position that it knows.
    pub source: E,
}

impl<E> ReadError<E> {
    /// A document that is none: for what a format's library finds behind the draft, such as trailing characters.
    pub fn malformed(source: E) -> Self {
        Self { code: Code::MalformedDocument, path: Path::root(), source }
    }
}

impl<E: fmt::Display> fmt::Display for ReadError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let message = self.source.to_string();
        let message = message
            .strip_prefix(self.code.as_str())
            .and_then(|rest| rest.strip_prefix(": "))
            .unwrap_or(&message);
        write!(f, "{}: {message}", self.code)?;
        if self.path != Path::root() {
            write!(f, ", in {}", self.path)?;
        }
        Ok(())
    }
}

impl<E: std::error::Error + 'static> std::error::Error for ReadError<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

impl Draft {
    /// Reads a draft from any self-describing serde format.
    ///
    /// Fields that the wire form does not know are read over, and their paths noted in
    /// [`unknown_fields`](Draft::unknown_fields). For a format whose deserializer stops at the end of the value
    /// (`serde_json`'s does), ask it afterwards whether anything follows.
    ///
    /// ```
    /// use programme::Draft;
    ///
    /// let json = r#"{ "format": "programme/1", "id": "demo", "titel": "?", "title": "Demo", "languages": ["en"] }"#;
    /// let mut reader = serde_json::Deserializer::from_str(json);
    /// let draft = Draft::read(&mut reader)?;
    /// reader.end()?;
    /// assert_eq!(draft.unknown_fields[0].to_string(), "/titel");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// What is not in the wire form, or holds a value that is none; never what is wrong *between* fields, which
    /// [`build`](Draft::build) collects.
    pub fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, ReadError<D::Error>> {
        let mut track = Track::default();
        match DraftWire::deserialize(Tracked::new(deserializer, &mut track)) {
            Ok(mut draft) => {
                draft.unknown_fields = track.unread;
                Ok(draft)
            }
            Err(source) => Err(ReadError { code: code_of(&source), path: track.path(), source }),
        }
    }
}

/// The values of this crate begin their messages with their code; every other message is the format's own.
fn code_of(source: &impl fmt::Display) -> Code {
    let message = source.to_string();
    let begins =
        |code: &&Code| message.strip_prefix(code.as_str()).is_some_and(|rest| rest.starts_with(": "));
    Code::ALL
        .iter()
        .filter(|code| code.stratum() == Stratum::Reading)
        .find(begins)
        .copied()
        .unwrap_or(Code::MalformedDocument)
}

/// As [`Draft::read`], with the error of the format alone.
impl<'de> Deserialize<'de> for Draft {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::read(deserializer).map_err(|error| error.source)
    }
}
