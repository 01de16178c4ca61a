//! Reading and writing of schedule.json.

mod reader;
mod submissions;
mod writer;

use self::reader::JsonFields;
use super::document::{Locus, Origins, ScheduleDocument};
use crate::interchange::common::json::by_date::{has_dates, is_by_date};
use crate::interchange::common::json::scan;
use crate::interchange::common::json::value::ExtraValue;
use crate::interchange::{ImportError, Limits};
use crate::report::SourceLocation;
use crate::value::path::Path;
pub(in crate::interchange::schedule) use writer::write;

/// Parses a schedule.json document.
pub(in crate::interchange::schedule) fn read(
    source: &str,
    limits: Limits,
) -> Result<(ScheduleDocument, Origins<'_>), ImportError> {
    let text = source.strip_prefix('\u{feff}').unwrap_or(source);
    let origins = Origins::new(source, source.len() - text.len());
    scan::check(text, limits, |at| origins.of(&Locus::Byte(at)))?;
    let node: ExtraValue = serde_json::from_str(text).map_err(|error| scan::malformed(&error))?;
    let mut document = ScheduleDocument::default();
    let mut root = JsonFields::of(node, Path::root());
    let Some((schedule, path)) = root.take("schedule").filter(|(node, _)| matches!(node, ExtraValue::Map(_)))
    else {
        return Err(ImportError::malformed(
            "the document has no \"schedule\" object",
            Some(SourceLocation::Pointer(Path::root())),
        ));
    };
    // `$schema` describes the document and is not part of the schedule.
    root.take("$schema");
    if has_dates(&schedule) {
        if !is_by_date(&schedule) {
            let message = "the \"schedule\" object lists no events by date";
            return Err(ImportError::malformed(message, Some(SourceLocation::Pointer(path))));
        }
        submissions::read(JsonFields::of(schedule, path), root, &mut document);
        return Ok((document, origins));
    }
    root.keep_rest(&mut document.extras, "");
    reader::schedule_of(schedule, path, &mut document);
    Ok((document, origins))
}
