//! schedule.xml and schedule.json, the schedules of European conferences.

mod json;
mod naming;
mod node;
mod sheet;
mod to_draft;
mod when;
mod words;
mod xml;

use super::{Import, ImportError, ImportOptions};

/// Reads a schedule.xml.
///
/// # Errors
///
/// What is not XML or no schedule, and what goes beyond the limits.
pub fn read_xml(source: &str, options: &ImportOptions) -> Result<Import, ImportError> {
    let (sheet, origins, remarks) = xml::read::read(source, options.limits)?;
    Ok(to_draft::to_draft(sheet, &origins, options, remarks))
}

/// Reads a schedule.json.
///
/// # Errors
///
/// What is not JSON or no schedule, and what goes beyond the limits.
pub fn read_json(source: &str, options: &ImportOptions) -> Result<Import, ImportError> {
    let (sheet, origins) = json::read::read(source, options.limits)?;
    Ok(to_draft::to_draft(sheet, &origins, options, Vec::new()))
}
