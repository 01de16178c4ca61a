//! Compares entire documents with expectations that were written by hand: what each reader must
//! return for a document that uses every field of its format, and what each writer must write.
//!
//! The files are in `tests/data/interchange`. For a source `NAME`, `NAME.draft.json` contains the
//! draft, and `NAME.findings` contains the findings. After an intended change, set
//! `PROGRAMME_BLESS` to regenerate the findings and the written texts, and check every changed line.
//! The drafts are never regenerated.

use std::path::{Path, PathBuf};

use programme::Draft;
use programme::interchange::{Import, ImportOptions};
use serde_json::Value;

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/interchange").join(name)
}

fn file(name: &str) -> String {
    let path = path(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Lists the differences of two values, each with its path.
fn differences(path: &str, expected: &Value, actual: &Value, found: &mut Vec<String>) {
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

fn options() -> ImportOptions {
    ImportOptions::default().with_language("en".parse().unwrap())
}

#[cfg(feature = "schedule")]
mod schedule {
    use programme::interchange::ImportOptions;
    use programme::interchange::schedule::{read_json, read_xml};

    use super::{assert_import, file, options};

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
}

#[cfg(feature = "icalendar")]
mod icalendar {
    use programme::interchange::icalendar::read;

    use super::{assert_import, file, options};

    #[test]
    fn every_property_of_a_calendar_is_read() {
        assert_import("calendar.ics", &read(&file("calendar.ics"), &options()).unwrap());
    }
}
