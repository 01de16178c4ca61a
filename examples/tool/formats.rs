//! Formats, told by the names of files: reading any of them as a draft, and writing a programme as any of them.

use std::path::Path;

use programme::draft::ReadError;
use programme::interchange::rows::TABLES;
use programme::interchange::{Export, Import, ImportError};
use programme::{Draft, Programme, Report};

use crate::tables::table_of;
use crate::{FAULTY, UNREADABLE, read_file};

/// A format that files have.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Format {
    /// `.json`: the wire form, or a schedule.json.
    Json,
    /// `.schedule.json`, and `schedule.json` itself.
    ScheduleJson,
    /// `.xml`.
    ScheduleXml,
    /// `.ics`.
    Icalendar,
    /// `.jsonld`.
    JsonLd,
    /// `.csv`.
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

/// A draft, and what its reader had to say.
pub struct Loaded {
    pub draft: Draft,
    pub findings: Report,
    pub source: String,
}

/// Why there is no draft.
pub enum Unreadable {
    File(std::io::Error),
    Document(ReadError<serde_json::Error>),
    #[cfg_attr(
        not(any(feature = "schedule", feature = "icalendar")),
        allow(dead_code, reason = "features read")
    )]
    Import(ImportError),
    Format(String),
}

/// Reads a file, whatever its format. A name that says nothing is read as the wire form.
pub fn load(file: &Path) -> Result<Loaded, Unreadable> {
    let bytes = read_file(file).map_err(Unreadable::File)?;
    let format = match Format::of(file) {
        Some(Format::Json) | None if is_schedule(&bytes) => Format::ScheduleJson,
        Some(Format::JsonLd | Format::Csv) => {
            let why = "is written, but not read: it says too little of a programme";
            return Err(Unreadable::Format(why.to_owned()));
        }
        other => other.unwrap_or(Format::Json),
    };
    if format == Format::Json {
        let mut reader = serde_json::Deserializer::from_slice(&bytes);
        let draft = Draft::read(&mut reader).map_err(Unreadable::Document)?;
        // What follows the document would be lost in silence.
        reader.end().map_err(|source| Unreadable::Document(ReadError::malformed(source)))?;
        // Whatever was read as JSON is UTF-8.
        let source = String::from_utf8_lossy(&bytes).into_owned();
        return Ok(Loaded { draft, findings: Report::default(), source });
    }
    let source = String::from_utf8(bytes)
        .map_err(|error| Unreadable::Format(format!("is not UTF-8: {}", error.utf8_error())))?;
    let Import { draft, findings, .. } = import(format, &source)?;
    Ok(Loaded { draft, findings, source })
}

/// Whether a JSON document is a schedule, and no programme in the wire form.
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
    expect(unused_variables, reason = "features read")
)]
fn import(format: Format, source: &str) -> Result<Import, Unreadable> {
    #[cfg(any(feature = "schedule", feature = "icalendar"))]
    let options = programme::interchange::ImportOptions::default();
    let lacking = |feature: &str| {
        Err(Unreadable::Format(format!("needs the feature {feature}: add --features {feature}")))
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
    /// Says on stderr what is wrong, and gives the exit code.
    pub fn tell(&self, file: &Path) -> u8 {
        match self {
            Self::File(error) => eprintln!("{}: {error}", file.display()),
            Self::Document(error) => eprintln!("{}: {error}", file.display()),
            Self::Import(error) => eprintln!("{}: {error}", file.display()),
            Self::Format(why) => eprintln!("{}: this {why}", file.display()),
        }
        UNREADABLE
    }

    /// The same shape as a report has, with the position that the reader knows.
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

/// Reads one format and writes another. Findings and losses go to stderr.
pub fn convert(from: &Path, to: &Path, stamp: Option<&str>) -> u8 {
    let loaded = match load(from) {
        Ok(loaded) => loaded,
        Err(fault) => return fault.tell(from),
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
            .and_then(|json| keep(to, &(json + "\n"))),
        Some(format) => export(format, &programme, stamp).and_then(|export| {
            for loss in &export.losses {
                eprintln!("lost: {loss}");
            }
            if !export.losses.is_empty() {
                eprintln!("{} losses", export.losses.len());
            }
            keep(to, &export.text)
        }),
        None => Err("the name says no format: end it in .json, .schedule.json, .xml, .ics, .jsonld or .csv"
            .to_owned()),
    };
    match written {
        Ok(()) => 0,
        Err(why) => {
            eprintln!("{}: {why}", to.display());
            UNREADABLE
        }
    }
}

fn keep(file: &Path, text: &str) -> Result<(), String> {
    std::fs::write(file, text).map_err(|error| error.to_string())
}

#[cfg_attr(
    not(all(feature = "schedule", feature = "icalendar", feature = "schema-org")),
    allow(unused_variables, reason = "features write")
)]
fn export(format: Format, programme: &Programme, stamp: Option<&str>) -> Result<Export, String> {
    let lacking = |feature: &str| Err(format!("it needs the feature {feature}: add --features {feature}"));
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

/// When the file is written, as iCalendar states it: now, unless said otherwise.
#[cfg(feature = "icalendar")]
#[expect(clippy::disallowed_methods, reason = "a tool reads the clock; the crate does not")]
fn moment(stamp: Option<&str>) -> Result<programme::chrono::DateTime<programme::chrono::Utc>, String> {
    match stamp {
        Some(stamp) => stamp.parse().map_err(|error| format!("--stamp {stamp}: {error}")),
        None => Ok(std::time::SystemTime::now().into()),
    }
}

/// A file for each table: `agenda.csv` has the sessions, `agenda.people.csv` the people …
fn csv(programme: &Programme, to: &Path) -> Result<(), String> {
    let rows = programme.rows();
    for table in TABLES {
        let file = if table.name == "sessions" {
            to.to_path_buf()
        } else {
            to.with_extension(format!("{}.csv", table.name))
        };
        let text = table_of(&rows, table.name).map_err(|error| error.to_string())?;
        keep(&file, &text)?;
        eprintln!("{}", file.display());
    }
    Ok(())
}
