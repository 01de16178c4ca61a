//! Reads programmes from files and from standard input, in all supported formats and character
//! encodings.

use std::borrow::Cow;
use std::io::Read;
use std::path::Path;

use encoding_rs::{Encoding, UTF_8};
use programme::interchange::{
    Import, ImportError, ImportOptions, SourceFormat, agenda_text, icalendar, read_any, schedule, table,
};
use programme::report::{Locator, Position};
use programme::time::TimeZone;
use programme::{Code, Draft, Finding, Programme, Report};

use crate::format::Format;
use crate::output::{Failure, warn};
use crate::sheet;

/// A draft, the findings of the reader, and the text that was read.
pub struct Loaded {
    pub draft: Draft,
    pub findings: Report,
    pub source: String,
}

/// The reason why a file could not be read as a draft.
pub enum Unreadable {
    File(std::io::Error),
    Import(ImportError),
    Format(String),
}

impl Unreadable {
    /// Returns the failure of a command that needs this file.
    pub fn into_failure(self, file: &Path) -> Failure {
        match self {
            Self::File(error) => Failure::of_file(file, error),
            Self::Import(error) => Failure::of_file(file, error),
            Self::Format(problem) => Failure::of_file(file, problem),
        }
    }

    /// Returns the problem as a JSON report, with its position in the file if it is known.
    pub fn to_report(&self) -> serde_json::Value {
        let mut finding = serde_json::json!({
            "code": "unreadable-file", "severity": "error", "subject": "programme", "path": "",
        });
        match self {
            Self::File(error) => finding["message"] = error.to_string().into(),
            Self::Format(problem) => finding["message"] = problem.as_str().into(),
            Self::Import(error) => {
                finding["code"] = error.code().as_str().into();
                finding["path"] = error.path().map(ToString::to_string).unwrap_or_default().into();
                finding["message"] = error.to_string().into();
                finding["origin"] = serde_json::json!(error.origin());
            }
        }
        serde_json::json!({ "findings": [finding] })
    }
}

/// Reads all bytes of a file, or of standard input if the name is `-`.
#[expect(clippy::disallowed_methods, reason = "the tool reads files")]
pub fn bytes(file: &Path) -> std::io::Result<Vec<u8>> {
    if file == Path::new("-") {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    std::fs::read(file)
}

/// Reads and builds the programme in a file.
pub fn programme(file: &Path) -> Result<Programme, Failure> {
    let loaded = load(file).map_err(|problem| problem.into_failure(file))?;
    build(loaded.draft)
}

/// Builds a programme. The failure contains the report if the draft has errors.
pub fn build(draft: Draft) -> Result<Programme, Failure> {
    draft.build().map_err(|rejected| Failure::faulty(rejected.report()))
}

/// Reads a file in any supported format.
pub fn load(file: &Path) -> Result<Loaded, Unreadable> {
    load_with(file, None)
}

/// Reads a file in any supported format. Times of a source without a time zone are those of the
/// given zone, and instants are converted to it, if the format supports it.
pub fn load_with(file: &Path, zone: Option<&TimeZone>) -> Result<Loaded, Unreadable> {
    let mut options = ImportOptions::default();
    options.time_zone = zone.cloned();
    let bytes = bytes(file).map_err(Unreadable::File)?;
    let encoding = Encoding::for_bom(&bytes);
    let decoded = encoding.map(|(encoding, _)| encoding.decode(&bytes).0);
    let start = decoded.as_deref().map_or(&bytes[..], str::as_bytes);
    let format = Format::of_name(file).unwrap_or_else(|| Format::of_text(start));
    if matches!(format, Format::Xlsx | Format::Ods) {
        return workbook(file, &bytes, &options);
    }
    if matches!(format, Format::JsonLd | Format::Tables) {
        let problem = "this format cannot be read, because it does not contain an entire programme";
        return Err(Unreadable::Format(problem.to_owned()));
    }
    if format == Format::Icalendar && encoding.is_none_or(|(encoding, _)| encoding == UTF_8) {
        let Import { draft, findings, .. } =
            icalendar::read_bytes(&bytes, &options).map_err(Unreadable::Import)?;
        return Ok(Loaded { draft, findings, source: String::from_utf8_lossy(&bytes).into_owned() });
    }
    let source = match decoded {
        Some(text) => text,
        None => decode(&bytes, format)?,
    };
    let (draft, findings) = match format {
        Format::Json => read_json(file, &source, &options)?,
        _ => read(&source, format, options)?,
    };
    Ok(Loaded { draft, findings, source: source.into_owned() })
}

fn workbook(file: &Path, bytes: &[u8], options: &ImportOptions) -> Result<Loaded, Unreadable> {
    let pages = sheet::workbook(bytes).map_err(|error| Unreadable::Format(error.to_string()))?;
    let names: Vec<String> = pages.iter().map(|page| page.name.clone()).collect();
    let mut first_error = None;
    for (at, page) in pages.into_iter().enumerate() {
        // A cover sheet can precede the programme.
        match table::read(page.rows, &sheet::columns().with_options(options.clone())) {
            Ok(Import { draft, findings, .. }) => {
                let others = names.iter().enumerate().filter(|(other, _)| *other != at);
                let others: Vec<&str> = others.map(|(_, name)| name.as_str()).collect();
                if !others.is_empty() {
                    warn(format_args!(
                        "{}: only the sheet {} was read, without {}; to read another one, use --sheet",
                        file.display(),
                        page.name,
                        others.join(", ")
                    ));
                }
                explain_dates(&findings);
                return Ok(Loaded { draft, findings, source: String::new() });
            }
            Err(error) => first_error = first_error.or(Some(error)),
        }
    }
    explain_columns();
    Err(first_error
        .map_or_else(|| Unreadable::Format("the workbook contains no cells".to_owned()), Unreadable::Import))
}

/// Prints the options for the dates of a spreadsheet if they could not be read.
fn explain_dates(findings: &Report) {
    let is_unread =
        |finding: &Finding| *finding.code() == Code::TimeAdjusted && finding.path().to_string() == "/days";
    if findings.iter().any(is_unread) {
        warn(format_args!("--date-order states the order of day and month, and --year states the year"));
    }
}

/// Prints the options for a spreadsheet in which no headers were found.
fn explain_columns() {
    warn(format_args!("--column states the meaning of a column, such as --column \"What=title\""));
}

/// Reads a JSON document or a script of a conference system, whose content determines the format.
fn read_json(file: &Path, source: &str, options: &ImportOptions) -> Result<(Draft, Report), Unreadable> {
    // The error of a programme in the wire form, or of a text that is not JSON at all, has a
    // position. For any other document, the error lists the formats.
    let is_other = source.trim_start().starts_with(['{', '[']) && !source.contains("\"programme/");
    let format = SourceFormat::detect(source).or((!is_other).then_some(SourceFormat::Programme));
    let (format, import) = read_any(source.as_bytes(), format, options).map_err(Unreadable::Import)?;
    if !matches!(format, SourceFormat::Programme | SourceFormat::ScheduleJson) {
        warn(format_args!("{}: read as {format}", file.display()));
    }
    Ok((import.draft, import.findings))
}

/// Decodes a text without a byte order mark: as its XML declaration specifies, or as UTF-8.
fn decode(bytes: &[u8], format: Format) -> Result<Cow<'_, str>, Unreadable> {
    let declared = Some(format).filter(|format| *format == Format::ScheduleXml).and_then(|_| declared(bytes));
    match declared.map(|label| (label, Encoding::for_label(label.as_bytes()))) {
        Some((label, None)) => Err(Unreadable::Format(format!("unknown character encoding \"{label}\""))),
        Some((_, Some(encoding))) if encoding != UTF_8 => Ok(encoding.decode(bytes).0),
        _ => std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|error| {
            let before = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
            let Position { line, column, .. } = Locator::new(&before).position(before.len());
            Unreadable::Format(format!(
                "the file is not valid UTF-8 at line {line} column {column}: save it as UTF-8"
            ))
        }),
    }
}

/// Returns the encoding in the XML declaration, such as `ISO-8859-1`.
fn declared(bytes: &[u8]) -> Option<&str> {
    let end = bytes.windows(2).take(200).position(|pair| pair == b"?>")?;
    let declaration = std::str::from_utf8(&bytes[..end]).ok()?.trim_start().strip_prefix("<?xml")?;
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value[1..].split(quote).next()
}

/// Reads a text in a known format.
fn read(source: &str, format: Format, options: ImportOptions) -> Result<(Draft, Report), Unreadable> {
    let import = match format {
        Format::ScheduleXml => schedule::read_xml(source, &options),
        Format::Icalendar => icalendar::read(source, &options),
        Format::AgendaText => agenda_text::read(source, &options.into()),
        Format::Csv => {
            let rows = sheet::csv_rows(source).map_err(|error| Unreadable::Format(error.to_string()))?;
            let import = table::read(rows, &sheet::columns().with_options(options));
            match &import {
                Ok(import) => explain_dates(&import.findings),
                Err(error) if error.code() == Code::MalformedDocument => explain_columns(),
                Err(_) => {}
            }
            import
        }
        _ => schedule::read_json(source, &options),
    };
    let Import { draft, findings, .. } = import.map_err(Unreadable::Import)?;
    Ok((draft, findings))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_xml_declaration_contains_the_encoding() {
        for (source, encoding) in [
            (r#"<?xml version="1.0" encoding="ISO-8859-1"?><a/>"#, Some("ISO-8859-1")),
            ("<?xml version='1.0' encoding = 'utf-8' ?><a/>", Some("utf-8")),
            ("<?xml version='1.0'?><a encoding='x'/>", None),
            ("<a/>", None),
            ("<?xml encoding=", None),
        ] {
            assert_eq!(declared(source.as_bytes()), encoding, "{source}");
        }
    }
}
