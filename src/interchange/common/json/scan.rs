//! Checks the size, the nesting depth and the text lengths of a JSON document before it is parsed,
//! and reports syntax errors.

use serde_json::error::Category;

use super::value::DEEPEST;
use crate::interchange::{ImportError, Limits};
use crate::report::{Position, SourceLocation};

/// Returns an error if the document exceeds the limits. Syntax errors are left to the parser.
/// `location` returns the location of a byte offset.
pub(in crate::interchange) fn check(
    document: &str,
    limits: Limits,
    location: impl Fn(usize) -> SourceLocation,
) -> Result<(), ImportError> {
    let refused = |message: String, at: usize| Err(ImportError::limit(message, Some(location(at))));
    if document.len() > limits.bytes {
        let message =
            format!("the source has {} bytes, more than the limit of {}", document.len(), limits.bytes);
        return Err(ImportError::limit(message, None));
    }
    let deepest = limits.depth.min(DEEPEST);
    let (mut depth, mut text, mut escaped) = (0_usize, None, false);
    for (at, byte) in document.bytes().enumerate() {
        match (text, byte) {
            (Some(start), _) if at - start > limits.line => {
                return refused(format!("a text is longer than the limit of {} bytes", limits.line), start);
            }
            (Some(_), b'\\') if !escaped => escaped = true,
            (Some(_), b'"') if !escaped => text = None,
            (Some(_), _) => escaped = false,
            (None, b'"') => text = Some(at),
            (None, b'[' | b'{') => {
                depth += 1;
                if depth > deepest {
                    return refused(format!("values are nested more than {deepest} levels deep"), at);
                }
            }
            (None, b']' | b'}') => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    Ok(())
}

/// Returns the error for a document that is not valid JSON.
pub(in crate::interchange) fn malformed(error: &serde_json::Error) -> ImportError {
    let what = if error.classify() == Category::Eof {
        "the document ends too early"
    } else {
        "the document is not valid JSON"
    };
    let message = error.to_string();
    let message = without_position(&message, error);
    ImportError::malformed(format!("{what}: {message}"), Some(position(error)))
}

/// Returns the position of an error.
pub(in crate::interchange) fn position(error: &serde_json::Error) -> SourceLocation {
    SourceLocation::Position(Position { line: error.line().max(1), column: error.column().max(1) })
}

/// Returns the message of an error without its position.
pub(in crate::interchange) fn without_position<'m>(message: &'m str, error: &serde_json::Error) -> &'m str {
    let position = format!(" at line {} column {}", error.line(), error.column());
    message.strip_suffix(position.as_str()).unwrap_or(message)
}
