//! Tests for spreadsheets and for the JSON of conference systems on the command line.

use std::fs;

use crate::{Folder, RIVERS, out, run};

/// Returns the ids of all sessions, people and rooms of a file.
fn ids(folder: &Folder, file: &str) -> Vec<String> {
    let json = folder.path("ids.json");
    let output = run(&["convert", file, &json]);
    assert_eq!(output.status.code(), Some(0), "{file}: {output:?}");
    let draft: serde_json::Value = serde_json::from_slice(&fs::read(json).unwrap()).unwrap();
    let list = |value: &serde_json::Value| value.as_array().cloned().unwrap_or_default();
    let taking_part: Vec<String> = list(&draft["sessions"])
        .iter()
        .flat_map(|one| list(&one["participations"]))
        .map(|one| one["person"].to_string())
        .collect();
    let people =
        list(&draft["people"]).into_iter().filter(|one| taking_part.contains(&one["id"].to_string()));
    let mut ids: Vec<String> =
        list(&draft["sessions"]).into_iter().chain(people).map(|one| one["id"].to_string()).collect();
    ids.sort();
    ids
}

#[test]
fn a_spreadsheet_keeps_all_ids() {
    let folder = Folder::new("sheets");
    let before = ids(&folder, RIVERS);
    for name in ["a.csv", "a.tsv", "a.xlsx"] {
        let file = folder.path(name);
        let output = run(&["convert", RIVERS, &file]);
        assert_eq!(output.status.code(), Some(0), "{name}: {output:?}");
        assert_eq!(ids(&folder, &file), before, "{name}");
    }
    assert!(std::fs::read_to_string(folder.path("a.tsv")).unwrap().starts_with("Id\t"));
}

#[test]
fn findings_name_the_rows_of_a_csv_file() {
    let folder = Folder::new("rows");
    let text =
        "\nTitle,Date,Start,Note\n\n\nWeirs,2026-03-02,9:00,\"two\nlines\"\n\nLocks,2026-03-02,soon,\n";
    let file = folder.write("blank.csv", text);
    let read = run(&["convert", &file, "-", "--format", "json"]);
    let messages = String::from_utf8_lossy(&read.stderr).into_owned();
    // The cell with two lines belongs to one row.
    assert!(messages.contains("line 7, column 3"), "{messages}");
}

#[test]
fn csv_is_read_with_every_separator_and_with_options() {
    let folder = Folder::new("separators");
    for (name, text) in [
        ("comma.csv", "What,Date,Start\n\"Weirs, and more\",02/03/2026,9:00\n"),
        ("semicolon.csv", "What;Date;Start\nWeirs;02/03/2026;9:00\n"),
        ("tab.tsv", "What\tDate\tStart\nWeirs\t02/03/2026\t9:00\n"),
    ] {
        let file = folder.write(name, text);
        let shown = run(&["agenda", &file, "--column", "What=title", "--date-order", "day-first"]);
        assert!(out(&shown).contains("Weirs") && out(&shown).contains("2026-03-02"), "{name}: {shown:?}");
        let doubtful = run(&["convert", &file, "-", "--format", "json", "--column", "What=title"]);
        assert!(String::from_utf8_lossy(&doubtful.stderr).contains("order"), "{doubtful:?}");
    }
    let wrong = run(&["show", RIVERS, "--column", "What=nonsense"]);
    assert_eq!(wrong.status.code(), Some(2));
}

#[test]
fn the_sheet_with_the_programme_is_read_or_the_one_that_is_named() {
    let folder = Folder::new("pages");
    let mut workbook = rust_xlsxwriter::Workbook::new();
    for (name, rows) in [
        ("Cover", [["Rivers", ""], ["of the world", ""]]),
        ("Draft", [["Title", "Room"], ["Weirs", "Hall"]]),
        ("Final", [["Title", "Room"], ["Locks", "Quay"]]),
    ] {
        let page = workbook.add_worksheet().set_name(name).unwrap();
        for (row, cells) in (0..).zip(rows) {
            for (column, text) in (0..).zip(cells) {
                page.write_string(row, column, text).unwrap();
            }
        }
    }
    let file = folder.write("pages.xlsx", workbook.save_to_buffer().unwrap());
    let shown = run(&["agenda", &file]);
    assert!(out(&shown).contains("Weirs"), "{shown:?}");
    let note = String::from_utf8_lossy(&shown.stderr).into_owned();
    assert!(note.contains("Draft") && note.contains("Cover, Final") && note.contains("--sheet"), "{note}");
    assert!(out(&run(&["agenda", &file, "--sheet", "Final"])).contains("Locks"));
    let unknown = run(&["agenda", &file, "--sheet", "Last"]);
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("Cover, Draft, Final"), "{unknown:?}");
    let unreadable = run(&["agenda", &file, "--sheet", "Cover"]);
    assert!(String::from_utf8_lossy(&unreadable.stderr).contains("--column"), "{unreadable:?}");
}

#[test]
fn the_json_of_conference_systems_is_recognised() {
    let folder = Folder::new("systems");
    for (name, format, text) in [
        (
            "a.json",
            "Sessionize",
            r#"[{ "date": "2026-03-02", "rooms": [{ "id": 1, "name": "Hall", "sessions": [{ "id": "4", "title": "Weirs", "startsAt": "2026-03-02T09:00:00", "endsAt": "2026-03-02T10:00:00", "speakers": [] }] }] }]"#,
        ),
        (
            "b.json",
            "Open Event",
            r#"{ "event": { "name": "Rivers" }, "sessions": [{ "id": 1, "title": "Weirs", "starts-at": "2026-03-02T09:00:00+01:00" }] }"#,
        ),
        (
            "c.js",
            "KonOpas",
            r#"var program = [{ "id": "1", "title": "Weirs", "date": "2026-03-02", "time": "9:00", "mins": "60" }];"#,
        ),
        (
            "d.json",
            "pretalx",
            r#"{ "count": 1, "results": [{ "code": "ABC", "title": "Weirs", "slots": [{ "start": "2026-03-02T09:00:00+01:00", "end": "2026-03-02T10:00:00+01:00", "room": { "id": 1, "name": { "en": "Hall" } } }] }] }"#,
        ),
        (
            "e.json",
            "Indico",
            r#"{ "results": [{ "_type": "Conference", "title": "Rivers", "id": "1", "contributions": [{ "id": "1", "title": "Weirs", "startDate": { "date": "2026-03-02", "time": "09:00:00", "tz": "UTC" } }] }] }"#,
        ),
    ] {
        let file = folder.write(name, text);
        let shown = run(&["agenda", &file]);
        assert!(out(&shown).contains("Weirs"), "{name}: {shown:?}");
        let note = String::from_utf8_lossy(&shown.stderr).into_owned();
        assert!(note.contains(&format!("read as {format}")), "{name}: {note}");
    }
}
