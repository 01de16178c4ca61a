//! Where in a source of another format something comes from.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::locate::Position;
use crate::value::path::Path;

/// Where in a source something comes from: a line and column of a text, or a JSON Pointer into a JSON document.
///
/// ```
/// use programme::Origin;
///
/// let origin = Origin::Pointer("/schedule/conference/days/0".parse()?);
/// assert_eq!(origin.to_string(), "/schedule/conference/days/0 of the source");
/// # Ok::<(), programme::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
#[non_exhaustive]
pub enum Origin {
    /// The line and column at which it begins.
    Position(Position),
    /// The value that it is.
    Pointer(Path),
}

impl fmt::Display for Origin {
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
