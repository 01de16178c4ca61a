//! The command-line tool goes from one format to another, and every command reads what it has written.

#![cfg(all(feature = "schedule", feature = "icalendar", feature = "schema-org"))]

use std::fs;
use std::path::PathBuf;

use crate::reading::tool;

const RIVERS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/rivers-2026.json");
const AGENDA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json");

/// A folder of its own for a test.
fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("programme-{}-{name}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn sessions(file: &str) -> String {
    let shown = String::from_utf8(tool(&["show", file]).stdout).unwrap();
    shown.lines().find(|line| line.starts_with("sessions: ")).unwrap_or_default().to_owned()
}

#[test]
fn every_format_is_written_and_what_can_be_is_read_by_every_command() {
    let folder = folder("convert");
    let here = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    for name in ["a.xml", "schedule.json", "a.schedule.json", "a.ics", "a.json"] {
        let file = here(name);
        let output = tool(&["convert", RIVERS, &file, "--stamp", "2026-01-15T12:00:00Z"]);
        assert_eq!(output.status.code(), Some(0), "{name}: {output:?}");
        // Whoever reads the wire form alone need not hear of losses.
        assert_eq!(output.stderr.is_empty(), name == "a.json", "{name}");
        assert!(sessions(&file) != "sessions: 0" && sessions(&file).starts_with("sessions: "), "{name}");
        for command in [&["check", &file][..], &["agenda", &file], &["ask", &file, "find", "river"]] {
            let output = tool(command);
            assert!(output.status.code() != Some(2) && !output.stdout.is_empty(), "{command:?}: {output:?}");
        }
    }
    assert_eq!(sessions(&here("a.json")), sessions(RIVERS));
    for name in ["a.jsonld", "a.csv"] {
        assert_eq!(tool(&["convert", RIVERS, &here(name)]).status.code(), Some(0), "{name}");
        assert_eq!(tool(&["show", &here(name)]).status.code(), Some(2), "{name} is not read");
    }
    let people = fs::read_to_string(folder.join("a.people.csv")).unwrap();
    assert!(people.lines().next().unwrap().starts_with("person_id,"), "{people}");
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn what_cannot_be_converted_is_said() {
    let folder = folder("convert-not");
    let file = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let said = |arguments: &[&str]| {
        let output = tool(arguments);
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        String::from_utf8(output.stderr).unwrap()
    };
    for name in ["a.xml", "a.ics", "a.jsonld", "a.schedule.json"] {
        assert!(said(&["convert", AGENDA, &file(name)]).contains("anchor"), "an undated programme as {name}");
        assert!(!folder.join(name).exists(), "{name} is not left half written");
    }
    assert!(said(&["convert", RIVERS, &file("a.docx")]).contains(".schedule.json"));
    assert!(said(&["convert", RIVERS, &file("a.ics"), "--stamp", "soon"]).contains("soon"));
    fs::write(folder.join("broken.xml"), "<schedule><conference>").unwrap();
    assert!(said(&["check", &file("broken.xml")]).contains("malformed-document"));
    fs::write(folder.join("broken.ics"), b"\xff\xfe").unwrap();
    assert!(said(&["check", &file("broken.ics")]).contains("UTF-8"));
    fs::remove_dir_all(folder).unwrap();
}
