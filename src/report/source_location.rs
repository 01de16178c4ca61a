//! Locations of findings in imported source files.

use std::fmt;

use serde::{Deserialize, Serialize, de};

use super::line_index::Position;
use crate::error::Error;
use crate::value::path::Path;

/// A location in a file that a draft was imported from.
///
/// ```
/// use programme::report::SourceLocation;
///
/// let origin = SourceLocation::Pointer("/schedule/conference/days/0".parse()?);
/// assert_eq!(origin.to_string(), "/schedule/conference/days/0 of the source");
/// # Ok::<(), programme::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
#[non_exhaustive]
pub enum SourceLocation {
    /// A line and a column in a text file, such as an iCalendar file.
    Position(Position),
    /// A JSON Pointer to a value in a JSON document.
    Pointer(Path),
}

impl SourceLocation {
    /// Returns the location of the beginning of a line. Lines are counted from 1.
    ///
    /// ```
    /// use programme::report::SourceLocation;
    ///
    /// assert_eq!(SourceLocation::line(7).to_string(), "line 7, column 1 of the source");
    /// ```
    pub fn line(line: usize) -> Self {
        Self::Position(Position { line, column: 1 })
    }
}

impl fmt::Display for SourceLocation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Position(Position { line, column }) => {
                write!(f, "line {line}, column {column} of the source")
            }
            Self::Pointer(path) if *path == Path::root() => f.write_str("the beginning of the source"),
            Self::Pointer(path) => write!(f, "{path} of the source"),
        }
    }
}

impl<'de> Deserialize<'de> for SourceLocation {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct LocationVisitor;

        impl<'de> de::Visitor<'de> for LocationVisitor {
            type Value = SourceLocation;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a location: a JSON Pointer, or a map with \"line\" and \"column\"")
            }

            fn visit_str<E: de::Error>(self, pointer: &str) -> Result<SourceLocation, E> {
                pointer.parse().map(SourceLocation::Pointer).map_err(Error::into_de)
            }

            fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<SourceLocation, A::Error> {
                let map = de::value::MapAccessDeserializer::new(map);
                Position::deserialize(map).map(SourceLocation::Position)
            }
        }

        deserializer.deserialize_any(LocationVisitor)
    }
}
