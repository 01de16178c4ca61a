//! Compares entire documents with expectations that were written by hand: what each reader must
//! return for a document that uses every field of its format, and what each writer must write.
//!
//! The files are in `tests/data/interchange`. For a source `NAME`, `NAME.draft.json` contains the
//! draft, and `NAME.findings` contains the findings. After an intended change, set
//! `PROGRAMME_BLESS` to regenerate the findings and the written texts, and check every changed
//! line. The drafts are never regenerated.

use std::path::{Path, PathBuf};

use programme::interchange::{Export, Import, ImportOptions};
use programme::{Draft, Programme};
use serde_json::Value;

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/interchange").join(name)
}

fn file(name: &str) -> String {
    let path = path(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Lists the differences of two values, each with its path.
pub(crate) fn differences(path: &str, expected: &Value, actual: &Value, found: &mut Vec<String>) {
    match (expected, actual) {
        (Value::Object(before), Value::Object(after)) => {
            let names = before.keys().chain(after.keys().filter(|name| !before.contains_key(*name)));
            for name in names {
                let get = |map: &serde_json::Map<String, Value>| map.get(name).cloned().unwrap_or_default();
                differences(&format!("{path}/{name}"), &get(before), &get(after), found);
            }
        }
        (Value::Array(before), Value::Array(after)) => {
            for at in 0..before.len().max(after.len()) {
                let get = |list: &[Value]| list.get(at).cloned().unwrap_or_default();
                differences(&format!("{path}/{at}"), &get(before), &get(after), found);
            }
        }
        _ if expected == actual => {}
        _ => found.push(format!("{path}: expected {expected}, found {actual}")),
    }
}

fn assert_draft(name: &str, draft: &Draft) {
    let expected: Value = serde_json::from_str(&file(&format!("{name}.draft.json"))).unwrap();
    let mut found = Vec::new();
    differences("", &expected, &serde_json::to_value(draft).unwrap(), &mut found);
    assert!(found.is_empty(), "{name}:\n{}", found.join("\n"));
    assert!(draft.clone().build().is_ok(), "{name}");
}

fn assert_lines(name: &str, actual: &str) {
    if std::env::var_os("PROGRAMME_BLESS").is_some() {
        std::fs::write(path(name), actual).unwrap();
    }
    let expected = file(name);
    for (number, (expected, actual)) in expected.lines().zip(actual.lines()).enumerate() {
        assert_eq!(actual, expected, "{name}, line {}", number + 1);
    }
    assert_eq!(actual.lines().count(), expected.lines().count(), "{name}: number of lines\n{actual}");
    assert_eq!(actual.ends_with('\n'), expected.ends_with('\n'), "{name}: last line");
}

/// Returns the findings, one on each line, with their location in the draft and in the source.
fn findings(import: &Import) -> String {
    let line = |finding: &programme::Finding| {
        let origin = finding.origin().unwrap();
        format!("{} {}, {origin}: {}\n", finding.code(), finding.path(), finding.message())
    };
    import.findings.iter().map(line).collect()
}

fn assert_import(name: &str, import: &Import) {
    assert_draft(name, &import.draft);
    assert_lines(&format!("{name}.findings"), &findings(import));
}

/// Compares a written text and its losses with `NAME` and `NAME.losses`.
fn assert_export(name: &str, export: &Export) {
    assert_lines(name, &export.text);
    let losses: String = export.losses.iter().map(|loss| format!("{loss}\n")).collect();
    assert_lines(&format!("{name}.losses"), &losses);
}

/// Returns a programme with values for every field that a format can contain.
fn programme() -> Programme {
    serde_json::from_str::<Draft>(&file("programme.json")).unwrap().build().unwrap()
}

/// Returns all tables of a programme, with one row on each line.
fn rows(programme: &Programme) -> String {
    use std::fmt::Write;

    let rows = programme.rows();
    let mut text = String::new();
    macro_rules! tables {
        ($($table:ident),+ $(,)?) => {$(
            writeln!(text, "# {}", stringify!($table)).unwrap();
            for row in rows.$table() {
                // Empty cells are left out.
                let Value::Object(row) = serde_json::to_value(&row).unwrap() else { panic!("a row is an object") };
                let cells = row.into_iter().filter(|(_, value)| !value.is_null());
                let cells: Vec<String> = cells.map(|(name, value)| format!("{name}={value}")).collect();
                writeln!(text, "{}", cells.join(" ")).unwrap();
            }
        )+};
    }
    tables!(
        programme,
        days,
        venues,
        rooms,
        room_parts,
        tracks,
        organisations,
        people,
        sessions,
        session_rooms,
        session_tracks,
        session_tags,
        session_agenda_items,
        session_languages,
        session_relations,
        participations,
        posts,
        agenda_items,
        texts,
        links,
        external_ids,
    );
    text
}

#[test]
fn the_rows_of_all_tables_are_complete() {
    let everything = include_str!("../fixtures/wire/v1/everything.json");
    let everything = serde_json::from_str::<Draft>(everything).unwrap().build().unwrap();
    assert_lines("everything.rows", &rows(&everything));
    assert_lines("programme.rows", &rows(&programme()));
}

fn options() -> ImportOptions {
    ImportOptions::default().with_language("en".parse().unwrap())
}

#[cfg(feature = "schedule")]
mod schedule {
    use programme::interchange::ImportOptions;
    use programme::interchange::schedule::{ScheduleOptions, read_json, read_xml, write_json, write_xml};

    use super::{assert_export, assert_import, file, options, programme};

    #[test]
    fn every_field_of_schedule_xml_is_read() {
        assert_import("schedule.xml", &read_xml(&file("schedule.xml"), &options()).unwrap());
    }

    #[test]
    fn every_field_of_schedule_json_is_read() {
        // Without an option, the default language of the document is the main language.
        let options_without_language = ImportOptions::default();
        let import = read_json(&file("schedule.json"), &options_without_language).unwrap();
        assert_import("schedule.json", &import);
        assert_import("schedule-v2.json", &read_json(&file("schedule-v2.json"), &options()).unwrap());
    }

    #[test]
    fn every_field_of_an_export_of_submissions_is_read() {
        assert_import("submissions.json", &read_json(&file("submissions.json"), &options()).unwrap());
    }

    #[test]
    fn a_programme_is_written_as_a_schedule() {
        let (strict, foreign) = (ScheduleOptions::default(), ScheduleOptions::default().with_foreign(true));
        assert_export("programme.schedule.xml", &write_xml(&programme(), &strict).unwrap());
        assert_export("programme.foreign.xml", &write_xml(&programme(), &foreign).unwrap());
        assert_export("programme.schedule.json", &write_json(&programme(), &strict).unwrap());
        assert_export("programme.foreign.json", &write_json(&programme(), &foreign).unwrap());
    }

    /// Schedules that were read are written with all values of their dialect.
    #[test]
    fn schedules_are_written_with_the_values_that_were_read() {
        let foreign = ScheduleOptions::default().with_foreign(true);
        let xml = read_xml(&file("schedule.xml"), &options()).unwrap().draft.build().unwrap();
        assert_export("schedule.xml.again.xml", &write_xml(&xml, &foreign).unwrap());
        assert_export("schedule.xml.again.json", &write_json(&xml, &foreign).unwrap());
        let json = read_json(&file("schedule.json"), &options()).unwrap().draft;
        let mut dated = json.clone();
        // A schedule requires a date for every day.
        dated.days[1].date = Some("2026-03-03".parse().unwrap());
        let json = dated.build().unwrap();
        assert_export("schedule.json.again.xml", &write_xml(&json, &foreign).unwrap());
        assert_export("schedule.json.again.json", &write_json(&json, &foreign).unwrap());
    }
}

#[cfg(feature = "icalendar")]
mod icalendar {
    use programme::interchange::icalendar::{CalendarOptions, read, write};

    use super::{assert_export, assert_import, file, options, programme};

    fn calendar_options() -> CalendarOptions {
        CalendarOptions::new("2026-01-15T12:00:00Z".parse().unwrap())
    }

    #[test]
    fn every_property_of_a_calendar_is_read() {
        assert_import("calendar.ics", &read(&file("calendar.ics"), &options()).unwrap());
    }

    #[test]
    fn a_programme_is_written_as_a_calendar_and_read_back() {
        assert_export("programme.ics", &write(&programme(), &calendar_options()).unwrap());
        assert_import("programme.ics", &read(&file("programme.ics"), &options()).unwrap());
    }

    #[test]
    fn a_calendar_is_written_with_the_properties_that_were_read() {
        let programme = read(&file("calendar.ics"), &options()).unwrap().draft.build().unwrap();
        assert_export("calendar.ics.again.ics", &write(&programme, &calendar_options()).unwrap());
    }
}

#[cfg(feature = "schema-org")]
mod schema_org {
    use programme::interchange::schema_org::{JsonLdOptions, write};

    use super::{assert_export, programme};

    #[test]
    fn a_programme_is_written_as_json_ld() {
        assert_export("programme.jsonld", &write(&programme(), &JsonLdOptions::default()).unwrap());
        let everything = include_str!("../fixtures/wire/v1/everything.json");
        let mut everything: programme::Draft = serde_json::from_str(everything).unwrap();
        everything.days[1].date = Some("2026-03-02".parse().unwrap());
        let everything = everything.build().unwrap();
        assert_export("everything.jsonld", &write(&everything, &JsonLdOptions::default()).unwrap());
    }
}
