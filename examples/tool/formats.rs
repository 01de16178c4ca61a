//! Reads drafts and writes programmes in several file formats. The name of a file determines its
//! format.

use std::path::Path;

use programme::draft::ReadError;
use programme::interchange::rows::TABLES;
use programme::interchange::{Export, Import, ImportError};
use programme::{Draft, Programme, Report};

use crate::tables::table_of;
use crate::{FAULTY, UNREADABLE, read_file};

/// A file format.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Format {
    /// JSON files (`*.json`), which contain a programme in the wire form or a schedule.json.
    Json,
    /// schedule.json files (`schedule.json` and `*.schedule.json`).
    ScheduleJson,
    /// schedule.xml files (`*.xml`).
    ScheduleXml,
    /// iCalendar files (`*.ics`).
    Icalendar,
    /// JSON-LD files (`*.jsonld`).
    JsonLd,
    /// CSV files (`*.csv`).
    Csv,
}

impl Format {
    fn of(file: &Path) -> Option<Self> {
        let name = file.file_name()?.to_string_lossy().to_lowercase();
        if name == "schedule.json" {
            return Some(Self::ScheduleJson);
        }
        let endings = [
            (".schedule.json", Self::ScheduleJson),
            (".jsonld", Self::JsonLd),
            (".json", Self::Json),
            (".xml", Self::ScheduleXml),
            (".ics", Self::Icalendar),
            (".csv", Self::Csv),
        ];
        endings.iter().find(|(ending, _)| name.ends_with(ending)).map(|(_, format)| *format)
    }
}

/// A draft, the findings of the reader, and the text of the file.
pub struct Loaded {
    pub draft: Draft,
    pub findings: Report,
    pub source: String,
}

/// The reason why a file could not be read as a draft.
pub enum Unreadable {
    File(std::io::Error),
    Document(ReadError<serde_json::Error>),
    #[cfg_attr(
        not(any(feature = "schedule", feature = "icalendar")),
        allow(dead_code, reason = "only optional features read other formats")
    )]
    Import(ImportError),
    Format(String),
}

/// Reads a file in any supported format. If the name of the file does not determine the format, the
/// file is read as the wire form.
pub fn load(file: &Path) -> Result<Loaded, Unreadable> {
    let bytes = read_file(file).map_err(Unreadable::File)?;
    let format = match Format::of(file) {
        Some(Format::Json) | None if is_schedule(&bytes) => Format::ScheduleJson,
        Some(Format::JsonLd | Format::Csv) => {
            let why = "cannot be read, because its format does not contain an entire programme";
            return Err(Unreadable::Format(why.to_owned()));
        }
        other => other.unwrap_or(Format::Json),
    };
    if format == Format::Json {
        let mut reader = serde_json::Deserializer::from_slice(&bytes);
        let draft = Draft::read(&mut reader).map_err(Unreadable::Document)?;
        // Without this check, data after the document would be ignored silently.
        reader.end().map_err(|source| Unreadable::Document(ReadError::malformed(source)))?;
        // The file is valid JSON, and therefore valid UTF-8.
        let source = String::from_utf8_lossy(&bytes).into_owned();
        return Ok(Loaded { draft, findings: Report::default(), source });
    }
    let source = String::from_utf8(bytes)
        .map_err(|error| Unreadable::Format(format!("is not valid UTF-8: {}", error.utf8_error())))?;
    let Import { draft, findings, .. } = import(format, &source)?;
    Ok(Loaded { draft, findings, source })
}

/// Returns `true` if a JSON document is a schedule.json, and not a programme in the wire form.
fn is_schedule(bytes: &[u8]) -> bool {
    #[derive(serde::Deserialize)]
    struct Head {
        format: Option<serde::de::IgnoredAny>,
        schedule: Option<serde::de::IgnoredAny>,
    }
    let head = serde_json::from_slice::<Head>(bytes);
    head.is_ok_and(|head| head.format.is_none() && head.schedule.is_some())
}

#[cfg_attr(
    not(any(feature = "schedule", feature = "icalendar")),
    expect(unused_variables, reason = "only optional features read other formats")
)]
fn import(format: Format, source: &str) -> Result<Import, Unreadable> {
    #[cfg(any(feature = "schedule", feature = "icalendar"))]
    let options = programme::interchange::ImportOptions::default();
    let lacking = |feature: &str| {
        Err(Unreadable::Format(format!("requires the feature {feature}: run with --features {feature}")))
    };
    match format {
        #[cfg(feature = "schedule")]
        Format::ScheduleXml => {
            programme::interchange::schedule::read_xml(source, &options).map_err(Unreadable::Import)
        }
        #[cfg(feature = "schedule")]
        Format::ScheduleJson => {
            programme::interchange::schedule::read_json(source, &options).map_err(Unreadable::Import)
        }
        #[cfg(feature = "icalendar")]
        Format::Icalendar => {
            programme::interchange::icalendar::read(source, &options).map_err(Unreadable::Import)
        }
        #[cfg(not(feature = "icalendar"))]
        Format::Icalendar => lacking("icalendar"),
        _ => lacking("schedule"),
    }
}

impl Unreadable {
    /// Prints the problem to stderr and returns the exit code.
    pub fn print(&self, file: &Path) -> u8 {
        match self {
            Self::File(error) => eprintln!("{}: {error}", file.display()),
            Self::Document(error) => eprintln!("{}: {error}", file.display()),
            Self::Import(error) => eprintln!("{}: {error}", file.display()),
            Self::Format(why) => eprintln!("{}: the file {why}", file.display()),
        }
        UNREADABLE
    }

    /// Returns the problem as a JSON report, with its position in the file if it is known.
    pub fn as_finding(&self) -> serde_json::Value {
        let mut finding = serde_json::json!({ "code": "unreadable-file", "severity": "error", "subject": "programme", "path": "" });
        match self {
            Self::File(error) => finding["message"] = error.to_string().into(),
            Self::Format(why) => finding["message"] = format!("the file {why}").into(),
            Self::Import(error) => {
                finding["code"] = error.code().as_str().into();
                finding["message"] = error.to_string().into();
                finding["origin"] = serde_json::json!(error.origin());
            }
            Self::Document(error) => {
                finding["code"] = error.code.as_str().into();
                finding["path"] = error.path.to_string().into();
                finding["message"] = error.to_string().into();
                finding["line"] = error.source.line().into();
                finding["column"] = error.source.column().into();
            }
        }
        serde_json::json!({ "findings": [finding] })
    }
}

/// Converts a file to another format. Findings and losses are printed to stderr.
pub fn convert(from: &Path, to: &Path, stamp: Option<&str>) -> u8 {
    let loaded = match load(from) {
        Ok(loaded) => loaded,
        Err(fault) => return fault.print(from),
    };
    if !loaded.findings.is_empty() {
        eprint!("{}", loaded.findings);
    }
    let programme = match loaded.draft.build() {
        Ok(programme) => programme,
        Err(rejected) => {
            eprint!("{}", rejected.report());
            return FAULTY;
        }
    };
    let written = match Format::of(to) {
        Some(Format::Csv) => csv(&programme, to),
        Some(Format::Json) => serde_json::to_string_pretty(&programme.to_draft())
            .map_err(|error| error.to_string())
            .and_then(|json| save(to, &(json + "\n"))),
        Some(format) => export(format, &programme, stamp).and_then(|export| {
            for loss in &export.losses {
                eprintln!("lost: {loss}");
            }
            if !export.losses.is_empty() {
                eprintln!("{} losses", export.losses.len());
            }
            save(to, &export.text)
        }),
        None => {
            Err("unknown format: the name must end in .json, .schedule.json, .xml, .ics, .jsonld or .csv"
                .to_owned())
        }
    };
    match written {
        Ok(()) => 0,
        Err(why) => {
            eprintln!("{}: {why}", to.display());
            UNREADABLE
        }
    }
}

fn save(file: &Path, text: &str) -> Result<(), String> {
    std::fs::write(file, text).map_err(|error| error.to_string())
}

#[cfg_attr(
    not(all(feature = "schedule", feature = "icalendar", feature = "schema-org")),
    allow(unused_variables, reason = "only optional features write other formats")
)]
fn export(format: Format, programme: &Programme, stamp: Option<&str>) -> Result<Export, String> {
    let lacking =
        |feature: &str| Err(format!("requires the feature {feature}: run with --features {feature}"));
    match format {
        #[cfg(feature = "schedule")]
        Format::ScheduleXml => {
            use programme::interchange::schedule::{ScheduleOptions, write_xml};
            write_xml(programme, &ScheduleOptions::default()).map_err(|error| error.to_string())
        }
        #[cfg(feature = "schedule")]
        Format::ScheduleJson => {
            use programme::interchange::schedule::{ScheduleOptions, write_json};
            write_json(programme, &ScheduleOptions::default()).map_err(|error| error.to_string())
        }
        #[cfg(feature = "icalendar")]
        Format::Icalendar => {
            use programme::interchange::icalendar::{CalendarOptions, write};
            write(programme, &CalendarOptions::new(moment(stamp)?)).map_err(|error| error.to_string())
        }
        #[cfg(feature = "schema-org")]
        Format::JsonLd => {
            use programme::interchange::schema_org::{JsonLdOptions, write};
            write(programme, &JsonLdOptions::default()).map_err(|error| error.to_string())
        }
        #[cfg(not(feature = "schema-org"))]
        Format::JsonLd => lacking("schema-org"),
        #[cfg(not(feature = "icalendar"))]
        Format::Icalendar => lacking("icalendar"),
        _ => lacking("schedule"),
    }
}

/// Returns the time stamp of a calendar: the given one, or the current time.
#[cfg(feature = "icalendar")]
#[expect(clippy::disallowed_methods, reason = "the tool may read the clock")]
fn moment(stamp: Option<&str>) -> Result<programme::chrono::DateTime<programme::chrono::Utc>, String> {
    match stamp {
        Some(stamp) => stamp.parse().map_err(|error| format!("invalid time stamp \"{stamp}\": {error}")),
        None => Ok(std::time::SystemTime::now().into()),
    }
}

/// Writes one file per table, such as `agenda.csv` for the sessions and `agenda.people.csv` for the
/// people.
fn csv(programme: &Programme, to: &Path) -> Result<(), String> {
    let rows = programme.rows();
    for table in TABLES {
        let file = if table.name == "sessions" {
            to.to_path_buf()
        } else {
            to.with_extension(format!("{}.csv", table.name))
        };
        let text = table_of(&rows, table.name).map_err(|error| error.to_string())?;
        save(&file, &text)?;
        eprintln!("{}", file.display());
    }
    Ok(())
}
