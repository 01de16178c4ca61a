//! Tests that written schedules are valid according to the published schemas.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use programme::Programme;
use programme::interchange::schedule::{ScheduleOptions, write_json, write_xml};
use serde_json::Value;

use crate::schedule::source::sources;
use crate::schedule::trips::agenda;

fn schemas() -> Option<PathBuf> {
    std::env::var_os("PROGRAMME_CORPORA").map(|corpora| PathBuf::from(corpora).join("schemas"))
}

/// Returns a programme with many values that the schemas do not allow.
fn unusual() -> Programme {
    let json = serde_json::json!({
        "format": "programme/1", "id": "Ünï-X", "title": "T \u{1} < & > \" ' ]]>", "languages": ["en", "fr"], "revision": "\u{b}",
        "time_zone": "Etc/GMT+1", "external_ids": { "acronym": "A b" }, "links": [{ "url": "http://[", "relation": "page" }],
        "days": [
            { "number": -1, "date": "2026-03-01", "extensions": { "schedule/end": "soon" } },
            { "number": 0, "date": "2026-03-02", "window": { "start": "09:00", "end": "240:00" } },
            { "number": 1, "date": "2026-03-03" }
        ],
        "venues": [{ "id": "v", "name": "V", "rooms": [
            { "id": "a", "name": "A, B", "external_ids": { "guid": "none" }, "links": [{ "url": "é:x", "relation": "page" }] },
            { "id": "b", "name": "ALL" }, { "id": "c", "name": "  " }, { "id": "d", "name": "C", "capacity": 4_000_000_000_u32 }
        ] }],
        "tracks": [{ "id": "Ü", "name": "T\n1" }, { "id": "9-", "name": "T2", "colour": "#0057b7" }],
        "people": [
            { "id": "p 1".replace(' ', "."), "name": { "fr": "N\r\n1" }, "biography": ["b"], "image": "x", "external_ids": { "code": "abc", "guid": "g" } },
            { "id": "-3", "name": "N2", "links": [{ "url": "https://a.example/%zz" }] }
        ],
        "sessions": [
            { "id": "1", "slot": { "day": -1, "start": "00:00", "end": "240:00" }, "place": ["a", "d"],
              "external_ids": { "guid": "654331ae-1710-42e5-bdf4-65a03a80c614", "code": "ABCDEF", "slug": "abcd-efgh" } },
            { "id": "01", "slot": { "day": -1, "start": "09:00:30", "end": "110:00:01" }, "place": "everywhere", "repeats": "1",
              "external_ids": { "guid": "654331AE-1710-42e5-bdf4-65a03a80c614", "code": "ABCDEF", "slug": "abcd-efgh" } },
            { "id": "x", "slot": { "day": 0 }, "place": "to-be-announced", "image": "no-address", "feedback": "ftp://a.example", "tracks": ["9-", "Ü"],
              "external_ids": { "guid": "not-a-guid", "code": "abc", "slug": "Ä" }, "participations": [{ "person": "p.1", "role": "speaker" }, { "person": "-3" }],
              "links": [{ "url": "https://a:b/c", "relation": "page" }, { "url": "x", "relation": "odd" }, { "url": "https://a.example/#a#b", "relation": "origin" }],
              "attachments": [{ "url": "[", "title": "t" }], "recording": { "licence": "L" }, "spoken": ["zh-Hant-TW"] },
            { "id": "y", "slot": { "day": 1, "part": "night" }, "place": ["c"], "recording": { "consent": false, "url": "x" },
              "extensions": { "schedule/language": "?", "schedule/video_download_url": "no", "schedule/do_not_stream": "7", "schedule/room": "else" } },
            { "id": "z", "slot": { "day": 1, "start": "25:00" }, "place": { "venue": "v" }, "title": "" },
            { "id": "2147483648", "title": "not scheduled" }
        ],
        "extensions": { "schedule/base_url": "here", "schedule/timeslot_duration": "a while", "schedule/schedule.generator": "{\"name\":{}}",
            "schedule/schedule.rooms": "[]", "schedule/colors": "[1]", "schedule/meta": "{}", "schedule/logo": "logo.png" }
    });
    serde_json::from_value::<programme::Draft>(json).unwrap().build().unwrap()
}

/// Returns the agenda, the unusual programme, generated programmes and every schedule of the
/// corpora.
fn programmes() -> Vec<(String, Programme)> {
    use proptest::strategy::{Strategy, ValueTree};

    let mut programmes = vec![("idm-2018".to_owned(), agenda()), ("unusual".to_owned(), unusual())];
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for number in 0..40 {
        let draft = crate::strategy::valid_draft().new_tree(&mut runner).unwrap().current();
        let first =
            programme::time::Anchor::First(programme::chrono::NaiveDate::from_ymd_opt(2026, 3, 2).unwrap());
        let programme = draft.build().unwrap();
        let programme = programme.anchored(first, None).unwrap_or(programme);
        if write_xml(&programme, &ScheduleOptions::default()).is_ok() {
            programmes.push((format!("generated {number}"), programme));
        }
    }
    assert!(programmes.len() > 30, "{}", programmes.len());
    programmes.extend(
        sources().into_iter().map(|source| (source.name.clone(), source.read().draft.build().unwrap())),
    );
    programmes
}

#[test]
fn written_xml_is_valid() {
    let Some(schemas) = schemas() else {
        return println!("skipped: PROGRAMME_CORPORA is not set");
    };
    if Command::new("xmllint").arg("--version").output().is_err() {
        return println!("skipped: xmllint is not installed");
    }
    let mut faults = Vec::new();
    for (name, programme) in programmes() {
        let export = write_xml(&programme, &ScheduleOptions::default()).unwrap();
        let mut xmllint = Command::new("xmllint")
            .args(["--noout", "--huge", "--schema"])
            .arg(schemas.join("voc-schedule.xml.xsd"))
            .arg("-")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut input = xmllint.stdin.take().unwrap();
        let text = export.text.clone();
        let writer = std::thread::spawn(move || input.write_all(text.as_bytes()));
        let output = xmllint.wait_with_output().unwrap();
        writer.join().unwrap().unwrap();
        println!("{name:44} {} bytes, {} losses: {}", export.text.len(), export.losses.len(), output.status);
        if !output.status.success() {
            let messages =
                String::from_utf8_lossy(&output.stderr).lines().take(4).collect::<Vec<_>>().join("\n");
            faults.push(format!("{name}: {messages}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn written_json_is_valid() {
    let Some(schemas) = schemas() else {
        return println!("skipped: PROGRAMME_CORPORA is not set");
    };
    let schema: Value =
        serde_json::from_str(&std::fs::read_to_string(schemas.join("voc-schedule.schema.json")).unwrap())
            .unwrap();
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    let mut faults = Vec::new();
    for (name, programme) in programmes() {
        let export = write_json(&programme, &ScheduleOptions::default()).unwrap();
        let written: Value = serde_json::from_str(&export.text).unwrap();
        let errors: Vec<_> = validator
            .iter_errors(&written)
            .take(4)
            .map(|error| format!("{name}: {} at {}", error, error.instance_path()))
            .collect();
        println!(
            "{name:44} {} bytes, {} losses: {}",
            export.text.len(),
            export.losses.len(),
            errors.is_empty()
        );
        faults.extend(errors);
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
