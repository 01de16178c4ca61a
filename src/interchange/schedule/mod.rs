//! schedule.xml and schedule.json, the schedules of European conferences.

mod grid;
mod json;
mod naming;
mod node;
mod of_programme;
mod sheet;
mod texts;
mod to_draft;
mod when;
mod words;
mod xml;

use super::{Export, ExportError, Import, ImportError, ImportOptions};
use crate::programme::Programme;

/// How a schedule is written.
///
/// ```
/// use programme::interchange::schedule::WriteOptions;
///
/// assert!(!WriteOptions::default().foreign);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct WriteOptions {
    /// Whether what stands in `extensions` under `schedule/`, and other facts that the published schema does not know, are written,
    /// too. Without it every programme becomes a schedule that is valid against the schema; with it one that was read comes back
    /// with what its dialect said.
    pub foreign: bool,
}

impl WriteOptions {
    /// Whether what the schema does not know is written, too.
    pub const fn with_foreign(mut self, foreign: bool) -> Self {
        self.foreign = foreign;
        self
    }
}

/// Which of the two is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    Xml,
    Json,
}

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

/// Writes a schedule.xml.
///
/// # Errors
///
/// [`ExportError::Undated`] where a day with sessions has no date; [`ExportError::UnknownZone`] where the time zone is in no database.
pub fn write_xml(programme: &Programme, options: &WriteOptions) -> Result<Export, ExportError> {
    let (sheet, losses) = of_programme::of_programme(programme, Target::Xml, options)?;
    Ok(Export { text: xml::write::write(&sheet, options.foreign), losses })
}

/// Writes a schedule.json.
///
/// # Errors
///
/// As [`write_xml`].
pub fn write_json(programme: &Programme, options: &WriteOptions) -> Result<Export, ExportError> {
    let (sheet, losses) = of_programme::of_programme(programme, Target::Json, options)?;
    let scope = sheet.conference.acronym.clone().unwrap_or_default();
    Ok(Export { text: json::write::write(&sheet, &scope, options.foreign), losses })
}
