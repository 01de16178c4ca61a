//! Tests for converting files between formats on the command line.

use std::fs;
use std::path::Path;

use crate::{AGENDA, Folder, RIVERS, error, out, run, run_with_input};

fn sessions(file: &str) -> String {
    let shown = String::from_utf8(run(&["show", file]).stdout).unwrap();
    shown.lines().find(|line| line.starts_with("sessions: ")).unwrap_or_default().to_owned()
}

#[test]
fn converted_files_are_read_by_every_command() {
    let folder = Folder::new("convert");
    let path_of = |name: &str| folder.path(name);
    for name in ["a.xml", "schedule.json", "a.schedule.json", "a.ics", "a.json"] {
        let file = path_of(name);
        let output = run(&["convert", RIVERS, &file, "--stamp", "2026-01-15T12:00:00Z"]);
        assert_eq!(output.status.code(), Some(0), "{name}: {output:?}");
        // Losses are printed for every format except the wire form.
        assert_eq!(output.stderr.is_empty(), name == "a.json", "{name}");
        assert!(sessions(&file) != "sessions: 0" && sessions(&file).starts_with("sessions: "), "{name}");
        for command in [&["check", &file][..], &["agenda", &file], &["ask", &file, "find", "river"]] {
            let output = run(command);
            assert!(output.status.code() != Some(2) && !output.stdout.is_empty(), "{command:?}: {output:?}");
        }
    }
    assert_eq!(sessions(&path_of("a.json")), sessions(RIVERS));
    assert_eq!(run(&["convert", RIVERS, &path_of("a.jsonld")]).status.code(), Some(0));
    assert_eq!(run(&["show", &path_of("a.jsonld")]).status.code(), Some(2), "JSON-LD cannot be read");
    assert_eq!(run(&["convert", RIVERS, &path_of("a.ods")]).status.code(), Some(2), "ODS cannot be written");
    let tables = run(&["convert", RIVERS, &path_of("a.csv"), "--format", "tables"]);
    assert_eq!(tables.status.code(), Some(0), "{tables:?}");
    let people = fs::read_to_string(path_of("a.people.csv")).unwrap();
    assert!(people.lines().next().unwrap().starts_with("person_id,"), "{people}");
}

#[test]
fn conversion_errors_are_reported() {
    let folder = Folder::new("convert-not");
    let path_of = |name: &str| folder.path(name);
    let error = |arguments: &[&str]| {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        String::from_utf8(output.stderr).unwrap()
    };
    for name in ["a.xml", "a.ics", "a.jsonld", "a.schedule.json"] {
        assert!(
            error(&["convert", AGENDA, &path_of(name)]).contains("--first-day"),
            "{name}: no hint about dates"
        );
        assert!(!Path::new(&path_of(name)).exists(), "{name} was left incomplete");
    }
    assert!(error(&["convert", RIVERS, &path_of("a.docx")]).contains(".schedule.json"));
    assert!(error(&["convert", RIVERS, &path_of("a.ics"), "--stamp", "soon"]).contains("soon"));
    let broken = folder.write("broken.xml", "<schedule><conference>");
    assert!(error(&["check", &broken]).contains("malformed-document"));
    let broken = folder.write("broken.ics", b"BEGIN:VCALENDAR\r\nNAME:\xe9t\xe9");
    assert!(error(&["check", &broken]).contains("UTF-8"));
}

#[test]
fn standard_input_and_output_are_named_by_a_hyphen() {
    let json = fs::read(RIVERS).unwrap();
    let stamp = ["--stamp", "2026-01-15T12:00:00Z"];
    let calendar =
        run_with_input(&[&["convert", "-", "-", "--format", "icalendar"][..], &stamp].concat(), &json);
    assert!(out(&calendar).starts_with("BEGIN:VCALENDAR\r\n"), "{calendar:?}");
    let shown = run_with_input(&["show", "-"], &calendar.stdout);
    assert!(out(&shown).contains("sessions: "), "{shown:?}");
    let unknown = run_with_input(&["convert", "-", "-"], &json);
    assert_eq!(unknown.status.code(), Some(2));
    let csv = run_with_input(&["convert", "-", "-", "--format", "tables"], &json);
    assert!(out(&csv).starts_with("session_id,"), "{csv:?}");
    let sheet = run_with_input(&["convert", "-", "-", "--format", "csv"], &json);
    assert!(out(&sheet).starts_with("Id,"), "{sheet:?}");
}

#[test]
fn dates_are_assigned_to_a_programme_without_dates() {
    let stamp = ["--stamp", "2026-01-15T12:00:00Z", "--format", "icalendar"];
    let convert = |more: &[&str]| run(&[&["convert", AGENDA, "-"][..], &stamp, more].concat());
    let undated = convert(&[]);
    assert_eq!(undated.status.code(), Some(2));
    assert!(error(&undated).contains("--first-day"), "{undated:?}");
    let dated = convert(&["--first-day", "2018-10-08", "--time-zone", "Europe/Zurich"]);
    assert_eq!(dated.status.code(), Some(0), "{dated:?}");
    assert!(out(&dated).contains("DTSTART;TZID=Europe/Zurich:20181008T100000"), "{dated:?}");
    assert!(out(&dated).contains("DTSTART;TZID=Europe/Zurich:20181009T"), "the second day follows");
    for wrong in [&["--first-day", "tomorrow"][..], &["--time-zone", "Europe/Zurich"]] {
        assert_eq!(convert(wrong).status.code(), Some(2), "{wrong:?}");
    }
    let other = run(&["convert", RIVERS, "-", "--format", "json", "--first-day", "1999-01-01"]);
    assert_eq!(other.status.code(), Some(2), "a date that exists is not replaced");
}

#[test]
fn only_the_public_part_is_written_on_request() {
    let folder = Folder::new("convert-public");
    let plan = r#"{
        "format": "programme/1", "id": "demo", "title": "Demo", "languages": ["en"],
        "people": [
            { "id": "ada", "name": "Ada Okoye", "links": [{ "url": "mailto:ada@example.org" }] },
            { "id": "bo", "name": "Bo Li" }
        ],
        "sessions": [
            { "id": "open", "title": "Opening by Ada Okoye", "participations": [{ "person": "ada" }, { "person": "bo" }] },
            { "id": "maybe", "title": "Perhaps", "status": "proposed" }
        ]
    }"#;
    let plan = folder.write("plan.json", plan);
    let convert = |more: &[&str]| run(&[&["convert", &plan, "-", "--format", "json"][..], more].concat());
    let complete = out(&convert(&[]));
    assert!(complete.contains("ada@example.org") && complete.contains("Perhaps"), "{complete}");
    let public = convert(&["--public"]);
    assert_eq!(public.status.code(), Some(0), "{public:?}");
    assert!(out(&public).contains("Ada Okoye"), "{public:?}");
    assert!(!out(&public).contains("ada@example.org") && !out(&public).contains("Perhaps"), "{public:?}");

    let without = convert(&["--without", "ada", "--without", "ada"]);
    assert_eq!(without.status.code(), Some(0), "{without:?}");
    assert!(!out(&without).contains("\"ada\"") && out(&without).contains("Perhaps"), "{without:?}");
    assert_eq!(error(&without), "/sessions/0/title: the text still contains \"Ada Okoye\"\n");
    let unknown = convert(&["--without", "eva"]);
    assert_eq!(unknown.status.code(), Some(2), "{unknown:?}");
    assert!(error(&unknown).contains("the programme has no person with the id \"eva\""), "{unknown:?}");
}

#[test]
fn a_time_zone_replaces_a_utc_offset() {
    let views = r#"{ "sessions": [
        { "id": "1", "title": "Weirs", "startsAt": "2026-03-28T10:00:00+01:00", "endsAt": "2026-03-28T11:00:00+01:00" },
        { "id": "2", "title": "Locks", "startsAt": "2026-03-29T10:00:00+02:00", "endsAt": "2026-03-29T11:00:00+02:00" } ],
        "speakers": [], "questions": [], "rooms": [], "categories": [] }"#;
    let convert = |source: &str, zone: &str| {
        let arguments = ["convert", "-", "-", "--format", "json", "--time-zone", zone];
        run_with_input(&arguments, source.as_bytes())
    };
    // The reader converts the instants.
    let zoned = convert(views, "Europe/Berlin");
    assert!(out(&zoned).contains(r#""time_zone": "Europe/Berlin""#), "{zoned:?}");
    assert!(!error(&zoned).contains("offset"), "{zoned:?}");
    // Without the option, the offset becomes the time zone, which is replaced if no session moves.
    let fixed = run_with_input(&["convert", "-", "-", "--format", "json"], views.as_bytes());
    assert!(out(&fixed).contains(r#""time_zone": "+01:00""#), "{fixed:?}");
    let named = convert(&out(&fixed), "Europe/Berlin");
    assert!(out(&named).contains(r#""time_zone": "Europe/Berlin""#), "{named:?}");
    assert_eq!(convert(&out(&fixed), "Asia/Tokyo").status.code(), Some(2));
}
