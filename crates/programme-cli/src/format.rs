//! The file formats, and how a file name or the beginning of a text determines one.

use std::path::Path;

use clap::ValueEnum;

/// A file format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// The wire form of a programme (.json)
    Json,
    /// schedule.json (.schedule.json)
    ScheduleJson,
    /// schedule.xml (.xml)
    ScheduleXml,
    /// iCalendar (.ics)
    Icalendar,
    /// JSON-LD for search engines (.jsonld, output only)
    JsonLd,
    /// A spreadsheet of the sessions as CSV, which can be edited and read back (.csv)
    Csv,
    /// A spreadsheet of the sessions for Excel, which can be edited and read back (.xlsx)
    Xlsx,
    /// A spreadsheet of sessions in `OpenDocument` (.ods, input only)
    Ods,
    /// An agenda that was typed as text or Markdown (.txt, .md, input only)
    AgendaText,
    /// CSV tables for a database, one file for each table (output only)
    Tables,
}

/// The endings of file names. The longer of two endings that match comes first.
const ENDINGS: &[(&str, Format)] = &[
    (".schedule.json", Format::ScheduleJson),
    (".jsonld", Format::JsonLd),
    (".json", Format::Json),
    (".xml", Format::ScheduleXml),
    (".ics", Format::Icalendar),
    (".csv", Format::Csv),
    (".tsv", Format::Csv),
    (".xlsx", Format::Xlsx),
    (".ods", Format::Ods),
    (".txt", Format::AgendaText),
    (".md", Format::AgendaText),
];

impl Format {
    /// Returns the format that the name of a file determines.
    pub fn of_name(file: &Path) -> Option<Self> {
        let name = file.file_name()?.to_string_lossy().to_lowercase();
        if name == "schedule.json" {
            return Some(Self::ScheduleJson);
        }
        ENDINGS.iter().find(|(ending, _)| name.ends_with(ending)).map(|(_, format)| *format)
    }

    /// Recognises the format by the beginning of a text. Anything unknown is read as JSON, whose
    /// error message shows the position of the problem.
    pub fn of_text(text: &[u8]) -> Self {
        let text = text.trim_ascii_start();
        let starts_with =
            |word: &[u8]| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        // Workbooks are ZIP archives, and those of OpenDocument begin with their type.
        if text.starts_with(b"PK\x03\x04") {
            let start = text.get(..100).unwrap_or(text);
            let is_ods = start.windows(16).any(|word| word == b"vnd.oasis.opendo");
            if is_ods { Self::Ods } else { Self::Xlsx }
        } else if starts_with(b"<") {
            Self::ScheduleXml
        } else if starts_with(b"BEGIN:VCALENDAR") {
            Self::Icalendar
        } else {
            Self::Json
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_beginnings_determine_formats() {
        for (name, format) in [
            ("a.json", Some(Format::Json)),
            ("A.SCHEDULE.JSON", Some(Format::ScheduleJson)),
            ("x/schedule.json", Some(Format::ScheduleJson)),
            ("a.ics", Some(Format::Icalendar)),
            ("a.docx", None),
            ("a.txt", Some(Format::AgendaText)),
            ("a.CSV", Some(Format::Csv)),
            ("a.xlsx", Some(Format::Xlsx)),
            ("-", None),
        ] {
            assert_eq!(Format::of_name(Path::new(name)), format, "{name}");
        }
        for (text, format) in [
            ("\n <?xml version=\"1.0\"?>", Format::ScheduleXml),
            ("begin:vcalendar\r\n", Format::Icalendar),
            ("{ \"format\"", Format::Json),
            ("", Format::Json),
            ("PK\u{3}\u{4}", Format::Xlsx),
        ] {
            assert_eq!(Format::of_text(text.as_bytes()), format, "{text:?}");
        }
    }
}
