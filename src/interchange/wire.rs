//! Reads programmes in the wire form from JSON, with the same limits and error type as other
//! formats.

use serde::de::IgnoredAny;

use super::common::json::scan;
use super::{Import, ImportError, Limits};
use crate::draft::{Draft, ReadError};
use crate::report::line_index::LineIndex;
use crate::report::{Report, SourceLocation};

/// Returns `true` if a JSON document is a programme in any version of the wire form.
pub(super) fn is_programme(text: &str) -> bool {
    #[derive(serde::Deserialize)]
    struct Head {
        format: String,
    }

    // `serde` can also read a struct from a JSON list, but a list is never a programme.
    text.trim_start().starts_with('{')
        && serde_json::from_str::<Head>(text).is_ok_and(|head| head.format.starts_with("programme/"))
}

/// Reads a programme in the wire form. The draft may have integrity problems.
pub(super) fn read(text: &str, limits: Limits) -> Result<Import, ImportError> {
    check_limits(text, limits)?;
    let mut reader = serde_json::Deserializer::from_str(text);
    let draft = Draft::read(&mut reader).map_err(|error| of_document(&error))?;
    // Without this check, data after the document would be ignored silently.
    reader.end().map_err(|error| scan::malformed(&error))?;
    Ok(Import { draft, findings: Report::default() })
}

/// Returns an error if a JSON document exceeds the limits or cannot be parsed.
pub(super) fn check_syntax(text: &str, limits: Limits) -> Result<(), ImportError> {
    check_limits(text, limits)?;
    serde_json::from_str::<IgnoredAny>(text).map(|_| ()).map_err(|error| scan::malformed(&error))
}

fn check_limits(text: &str, limits: Limits) -> Result<(), ImportError> {
    scan::check(text, limits, |at| SourceLocation::Position(LineIndex::new(text).position(at)))
}

fn of_document(error: &ReadError<serde_json::Error>) -> ImportError {
    if !error.source.is_data() {
        return scan::malformed(&error.source);
    }
    let message = error.message();
    ImportError {
        code: error.code,
        message: scan::without_position(&message, &error.source).to_owned(),
        path: Some(error.path.clone()),
        origin: Some(scan::position(&error.source)),
    }
}
