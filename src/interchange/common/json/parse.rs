//! Parses JSON documents, and records the document that contains each value.

use super::object::Node;
use super::scan;
use super::value::ExtraValue;
use crate::interchange::{ImportError, Limits};
use crate::report::SourceLocation;
use crate::report::line_index::LineIndex;
use crate::value::path::Path;

/// Parses the documents of one import. The path of a value starts with the number of its document,
/// counted from 0, if there are several documents. At least one document is required.
pub(in crate::interchange) fn documents(sources: &[&str], limits: Limits) -> Result<Vec<Node>, ImportError> {
    if sources.is_empty() {
        return Err(ImportError::malformed("there is no document to read", None));
    }
    check_bytes(sources, limits)?;
    let mut nodes = Vec::with_capacity(sources.len());
    for (number, source) in sources.iter().enumerate() {
        let path = root(number, sources.len());
        nodes.push(Node::new(document(source, limits)?, path));
    }
    Ok(nodes)
}

/// Returns an error if the sources together have more bytes than the limit.
pub(in crate::interchange) fn check_bytes(sources: &[&str], limits: Limits) -> Result<(), ImportError> {
    let bytes = sources.iter().map(|source| source.len()).fold(0_usize, usize::saturating_add);
    if bytes > limits.bytes {
        let message = format!("the sources have {bytes} bytes, more than the limit of {}", limits.bytes);
        return Err(ImportError::limit(message, None));
    }
    Ok(())
}

/// Returns the path of a document, which is empty if it is the only one.
pub(in crate::interchange) fn root(number: usize, count: usize) -> Path {
    if count > 1 { Path::root().with_index(number) } else { Path::root() }
}

fn document(source: &str, limits: Limits) -> Result<ExtraValue, ImportError> {
    let text = source.strip_prefix('\u{feff}').unwrap_or(source);
    check(text, limits)?;
    serde_json::from_str(text).map_err(|error| scan::malformed(&error))
}

/// Checks the size and the nesting depth of a document, and the length of its texts.
pub(in crate::interchange) fn check(text: &str, limits: Limits) -> Result<(), ImportError> {
    scan::check(text, limits, |at| SourceLocation::Position(LineIndex::new(text).position(at)))
}
