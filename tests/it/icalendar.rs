//! Tests for iCalendar: reading real and malformed calendars, writing, and round trips.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::time::Instant;

use programme::chrono::{DateTime, Datelike as _, FixedOffset, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use programme::interchange::icalendar::{self, CalendarOptions};
use programme::interchange::{Export, ExportError, Import, ImportOptions, Limits, Loss};
use programme::report::{FindingCode, Subject};
use programme::{Code, Draft, Finding, Profile, Programme, Role, Severity, Slot};
use serde_json::Value;

fn read(source: &str) -> Import {
    let import = icalendar::read(source, &ImportOptions::default()).unwrap();
    let report = import.draft.check();
    assert!(!report.has_errors(), "the imported draft has errors: {report}");
    import
}

fn options() -> CalendarOptions {
    CalendarOptions::new("2026-01-15T12:00:00Z".parse().unwrap())
}

fn write(programme: &Programme) -> Export {
    icalendar::write(programme, &options()).unwrap()
}

/// Reads a calendar with one event that has the given lines.
fn read_event(lines: &str) -> Import {
    read(&format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nNAME:C\r\nBEGIN:VEVENT\r\nUID:a\r\n{lines}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    ))
}

fn codes(import: &Import) -> Vec<&'static str> {
    let code = |finding: &Finding| match finding.code() {
        FindingCode::BuiltIn(code) => code.as_str(),
        _ => "custom",
    };
    import.findings.iter().map(code).filter(|code| !matches!(*code, "id-changed" | "title-assumed")).collect()
}

/// Returns the names and contents of the calendars in the corpora, or an empty list if
/// `PROGRAMME_CORPORA` is not set.
fn corpora() -> Vec<(String, String)> {
    let Some(folder) = std::env::var_os("PROGRAMME_CORPORA") else {
        println!("skipped: PROGRAMME_CORPORA is not set");
        return Vec::new();
    };
    let entries = std::fs::read_dir(PathBuf::from(folder).join("ics")).unwrap();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let name = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
    files.iter().map(|path| (name(path), std::fs::read_to_string(path).unwrap())).collect()
}

/// Returns the lines of a calendar after unfolding.
fn unfold(source: &str) -> Vec<String> {
    let source = source.replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "");
    source.lines().map(str::to_owned).collect()
}

fn values<'l>(lines: &'l [String], name: &str) -> Vec<&'l str> {
    let has_name =
        |line: &&'l String| line.strip_prefix(name).is_some_and(|rest| rest.starts_with([':', ';']));
    let value = |line: &'l String| line.split_once(':').unwrap().1.trim();
    lines.iter().filter(has_name).map(value).filter(|value| !value.is_empty()).collect()
}

fn distinct<'v>(values: impl IntoIterator<Item = &'v str>) -> usize {
    values.into_iter().collect::<BTreeSet<_>>().len()
}

/// The start, the end and the location of an event.
type EventFacts = (Option<DateTime<Utc>>, Option<DateTime<Utc>>, String);

/// Returns the instants and the location of each event, as its lines state them.
fn facts_of_events(lines: &[String]) -> Vec<EventFacts> {
    let instant = |line: &String| -> DateTime<Utc> {
        let (name, value) = line.split_once(':').unwrap();
        let local = NaiveDateTime::parse_from_str(value.trim_end_matches('Z'), "%Y%m%dT%H%M%S").unwrap();
        if value.ends_with('Z') {
            return local.and_utc();
        }
        // All events in this zone are in summer, when the offset is one hour.
        assert!(name.contains("TZID=Europe/London") && (4..=9).contains(&local.month()), "{line}");
        (local - TimeDelta::hours(1)).and_utc()
    };
    let events = lines.split(|line| line == "BEGIN:VEVENT").skip(1);
    let facts = events.map(|event| {
        let of = |name: &str| event.iter().find(|line| line.starts_with(name));
        let start = of("DTSTART").map(instant);
        let minutes = of("DURATION").map(|line| {
            let value = line.trim_start_matches("DURATION:PT");
            let (hours, minutes) = value.split_once('H').unwrap_or(("0", value));
            let number = |text: &str| text.trim_end_matches('M').parse::<i64>().unwrap_or(0);
            TimeDelta::minutes(number(hours) * 60 + number(minutes))
        });
        let end = of("DTEND").map(instant).or_else(|| Some(start? + minutes?));
        let location = of("LOCATION:").map_or("", |line| line.trim_start_matches("LOCATION:").trim());
        (start, end, location.replace("\\,", ",").replace("\\;", ";"))
    });
    facts.collect()
}

#[test]
fn real_calendars_are_read_completely() {
    for (name, source) in corpora() {
        let Import { draft, findings, .. } = read(&source);
        let lines = unfold(&source);
        let events = lines.iter().filter(|line| *line == "BEGIN:VEVENT").count();
        assert_eq!(draft.sessions.len(), events, "{name}");
        let rooms: usize = draft.venues.iter().map(|venue| venue.rooms.len()).sum();
        assert_eq!(rooms, distinct(values(&lines, "LOCATION")), "{name}");
        // In these calendars, each event belongs to the local date on which it starts.
        let dates = distinct(values(&lines, "DTSTART").into_iter().map(|start| &start[..8]));
        assert_eq!(draft.days.len(), dates, "{name}");
        assert_eq!(
            values(&lines, "DTSTART").len(),
            draft.sessions.iter().filter(|session| session.slot.is_some()).count()
        );
        let with_title = draft.sessions.iter().filter(|session| session.title.is_some()).count();
        let summaries = values(&lines, "SUMMARY").len() - usize::from(lines[2].starts_with("SUMMARY"));
        assert_eq!(with_title, summaries, "{name}");
        let described = draft.sessions.iter().filter(|session| !session.description.is_empty()).count();
        assert_eq!(described, values(&lines, "DESCRIPTION").len(), "{name}");
        let linked: usize = draft.sessions.iter().map(|session| session.links.len()).sum();
        assert_eq!(linked, values(&lines, "URL").len(), "{name}");
        // Titles are unescaped but otherwise unchanged.
        let unescape = |text: &str| {
            text.replace("\\,", ",").replace("\\;", ";").replace("\\n", "\n").replace("\\\\", "\\")
        };
        let mut expected: Vec<String> = values(&lines, "SUMMARY").into_iter().map(unescape).collect();
        expected.drain(..usize::from(lines[2].starts_with("SUMMARY")));
        let titles: Vec<&str> = draft
            .sessions
            .iter()
            .filter_map(|session| Some(session.title.as_ref()?.first().trim()))
            .collect();
        assert_eq!(titles, expected, "{name}");
        // The same applies to descriptions and links.
        let mut expected: Vec<String> = values(&lines, "DESCRIPTION").into_iter().map(unescape).collect();
        let joined = |session: &programme::draft::Session| {
            let blocks = session.description.iter().map(|block| match block {
                programme::text::Block::Paragraph(text) | programme::text::Block::Html(text) => text.first(),
                other => panic!("{other:?}"),
            });
            blocks.collect::<Vec<_>>().join("\n\n").trim().to_owned()
        };
        expected.iter_mut().for_each(|text| *text = text.trim().to_owned());
        let described: Vec<String> =
            draft.sessions.iter().map(joined).filter(|text| !text.is_empty()).collect();
        assert_eq!(described, expected, "{name}");
        let links = draft.sessions.iter().flat_map(|session| &session.links);
        let links: Vec<&str> = links.map(|link| link.url.as_str()).collect();
        assert_eq!(links, values(&lines, "URL"), "{name}");
        let ended =
            draft.sessions.iter().filter(|session| session.slot.is_some_and(|slot| slot.end().is_some()));
        let ends = values(&lines, "DTEND").len() + values(&lines, "DURATION").len();
        assert_eq!(ended.count(), ends, "{name}");
        let placed = draft.sessions.iter().filter(|session| session.place.is_some()).count();
        assert_eq!(placed, values(&lines, "LOCATION").len(), "{name}");
        let uids = draft.sessions.iter().filter_map(|session| session.external_ids.get("uid"));
        assert_eq!(uids.collect::<Vec<_>>(), values(&lines, "UID"), "{name}");
        let people = ["ATTENDEE", "ORGANIZER", "CONTACT"].map(|property| values(&lines, property).len());
        assert_eq!((draft.people.len(), people), (0, [0; 3]), "{name}");
        let attached: usize = draft.sessions.iter().map(|session| session.attachments.len()).sum();
        assert_eq!(attached, values(&lines, "ATTACH").len(), "{name}");
        assert!(findings.len() < 10, "{name}: {findings}");
        let programme = draft.build().unwrap();
        let facts: Vec<_> = (programme.sessions().declared())
            .map(|session| {
                let rooms: Vec<&str> = session.rooms().map(|room| room.name().first()).collect();
                let instant =
                    |instant: Option<DateTime<FixedOffset>>| instant.map(|instant| instant.to_utc());
                let (start, end) = (session.start_instant().unwrap(), session.end_instant().unwrap());
                (instant(start), instant(end), rooms.join(", "))
            })
            .collect();
        assert_eq!(facts, facts_of_events(&lines), "{name}");
        let report = programme.review(&Profile::default());
        println!(
            "{name}: {events} events, {rooms} rooms, {dates} days, zone {:?}, {} findings of reading, {} of the review",
            programme.data().time_zone.as_ref().map(ToString::to_string),
            findings.len(),
            report.len()
        );
    }
}

// ---- Round trips ----

/// Returns every scalar value of a programme by its path.
///
/// The path contains the id of a list item, or its index if it has no id.
fn leaves(programme: &Programme) -> BTreeMap<Vec<String>, String> {
    fn walk(value: &Value, path: &mut Vec<String>, leaves: &mut BTreeMap<Vec<String>, String>) {
        let mut descend = |key: String, value: &Value, path: &mut Vec<String>| {
            path.push(key);
            walk(value, path, leaves);
            path.pop();
        };
        match value {
            Value::Object(fields) => {
                for (key, value) in fields {
                    descend(key.clone(), value, path);
                }
            }
            Value::Array(items) => {
                for (position, item) in items.iter().enumerate() {
                    let id = ["id", "number", "code"].iter().find_map(|key| item.get(key));
                    let key = match id.filter(|_| path.last().is_some_and(|list| list != "participations")) {
                        Some(Value::String(id)) => id.clone(),
                        Some(Value::Number(number)) => number.to_string(),
                        _ => position.to_string(),
                    };
                    descend(key, item, path);
                }
            }
            other => {
                leaves.insert(path.clone(), other.to_string());
            }
        }
    }
    let mut leaves = BTreeMap::new();
    walk(&serde_json::to_value(programme.data()).unwrap(), &mut Vec::new(), &mut leaves);
    leaves
}

/// Splits a path into its subject and the field of that subject.
fn subject_and_field(path: &[String]) -> (Subject, String) {
    let text = |index: usize| path[index].as_str();
    let (subject, from) = match text(0) {
        "venues" if path.len() > 3 && text(2) == "rooms" => (Subject::Room(text(3).into()), 4),
        "venues" => (Subject::Venue(text(1).into()), 2),
        "sessions" => (Subject::Session(text(1).into()), 2),
        "people" => (Subject::Person(text(1).into()), 2),
        "organisations" => (Subject::Organisation(text(1).into()), 2),
        "tracks" => (Subject::Track(text(1).into()), 2),
        "agenda_items" => (Subject::AgendaItem(text(1).into()), 2),
        "notes" => (Subject::Note(text(1).into()), 2),
        "days" => (Subject::Day(text(1).parse().unwrap()), 2),
        "roles" => (Subject::Role(text(1).parse().unwrap()), 2),
        "kinds" => (Subject::Kind(text(1).parse().unwrap()), 2),
        _ => (Subject::Programme, 0),
    };
    let escaped: Vec<String> =
        path[from..].iter().map(|key| key.replace('~', "~0").replace('/', "~1")).collect();
    (subject, escaped.join("/"))
}

fn is_reported(path: &[String], losses: &[Loss], findings: &[String]) -> bool {
    let (subject, field) = subject_and_field(path);
    let is_within =
        |above: &str| field == above || field.strip_prefix(above).is_some_and(|rest| rest.starts_with('/'));
    // A loss without a field means that the entire item was lost.
    let lost_entirely = |loss: &Loss| loss.field.is_empty();
    let by_loss =
        losses.iter().any(|loss| loss.subject == subject && (is_within(&loss.field) || lost_entirely(loss)));
    // Properties that are kept as extensions are reported once per name.
    let by_finding = field
        .strip_prefix("extensions/icalendar~1")
        .or_else(|| field.split_once("/extensions/icalendar~1").map(|(_, name)| name));
    let kept = by_finding
        .is_some_and(|name| findings.contains(&format!("icalendar/{}", name.split("~0").next().unwrap())));
    by_loss || kept
}

/// Writes a programme and reads it back. Every difference must be reported by a loss or a finding.
fn round_trip(programme: &Programme, what: &str) -> (Programme, Export) {
    let export = write(programme);
    let options = ImportOptions::default();
    let Import { draft, findings, .. } = icalendar::read(&export.text, &options).unwrap();
    let kept: Vec<String> = findings
        .iter()
        .filter(|finding| finding.code() == Code::SetAside)
        .map(|finding| finding.message().rsplit(' ').next().unwrap().to_owned())
        .collect();
    for finding in &findings {
        assert_eq!(finding.code(), Code::SetAside, "{what}: unexpected finding: {finding}");
    }
    let order = |draft: &Draft, lost: &[Loss]| -> Vec<String> {
        let is_lost = |id: &str| {
            lost.iter().any(|loss| loss.field.is_empty() && loss.subject == Subject::Session(id.into()))
        };
        draft.sessions.iter().map(|session| session.id.to_string()).filter(|id| !is_lost(id)).collect()
    };
    assert_eq!(order(programme.data(), &export.losses), order(&draft, &[]), "{what}");
    let result = draft.build().unwrap();
    let (before, after) = (leaves(programme), leaves(&result));
    let mut differing = 0;
    for path in before.keys().chain(after.keys().filter(|path| !before.contains_key(*path))) {
        if before.get(path) != after.get(path) {
            differing += 1;
            let values = (before.get(path), after.get(path));
            assert!(
                is_reported(path, &export.losses, &kept),
                "{what}: the change of {} is not reported: {values:?}",
                path.join("/")
            );
        }
    }
    println!("{what}: {} values, {differing} differ, {} losses", before.len(), export.losses.len());
    (result, export)
}

fn example(name: &str) -> Programme {
    let path = format!("{}/examples/data/{name}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str::<Draft>(&std::fs::read_to_string(path).unwrap()).unwrap().build().unwrap()
}

/// Returns the agenda of an intergovernmental meeting with its original dates.
fn agenda() -> Programme {
    let first = NaiveDate::from_ymd_opt(2018, 10, 8).unwrap();
    example("idm-2018-second-session").anchored(first, Some("Europe/Zurich".parse().unwrap())).unwrap()
}

#[test]
fn programmes_round_trip_except_for_reported_losses() {
    let dated = |programme: Programme| {
        if programme.days().all(|day| day.date().is_some()) {
            return programme;
        }
        programme.anchored(NaiveDate::from_ymd_opt(2026, 3, 2).unwrap(), None).unwrap()
    };
    round_trip(&agenda(), "agenda");
    for name in ["rivers-2026", "small-ar", "../../tests/fixtures/wire/v1/everything"] {
        round_trip(&dated(example(name)), name);
    }
}

#[test]
fn real_calendars_round_trip() {
    for (name, source) in corpora() {
        let programme = read(&source).draft.build().unwrap();
        let (result, export) = round_trip(&programme, &name);
        // A second round trip changes nothing.
        let again = write(&result);
        assert_eq!(export.text, again.text, "{name}");
        let starts = |source: &str| {
            let lines = unfold(source);
            let mut starts: Vec<String> = values(&lines, "DTSTART").into_iter().map(str::to_owned).collect();
            starts.sort();
            starts
        };
        let written = starts(&export.text);
        // The written calendar has more `DTSTART` lines, in the definition of its time zone.
        let original = starts(&source);
        assert!(original.iter().all(|start| written.contains(start)), "{name}");
    }
}

#[test]
fn the_agenda_keeps_its_time_zone_moderators_and_parts() {
    let programme = agenda();
    let (result, export) = round_trip(&programme, "agenda");
    let text = export.text.replace("\r\n ", "");
    assert!(text.contains("BEGIN:VTIMEZONE\r\nTZID:Europe/Zurich\r\n"), "{text}");
    assert!(
        text.contains("DTSTART:20181028T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET\r\n")
    );
    assert!(text.contains("DTSTART;TZID=Europe/Zurich:20181008T100000\r\n"));
    assert!(!text.contains("VALARM") && !text.contains("ATTENDEE"));
    let moderators = |programme: &Programme| -> Vec<(String, String)> {
        let of_session = |session: programme::Session<'_>| {
            let names =
                session.presiding().map(|person| person.name().unwrap().get("fr").unwrap().to_owned());
            names.map(|name| (session.id().to_string(), name)).collect::<Vec<_>>()
        };
        programme.sessions().declared().flat_map(of_session).collect()
    };
    let before = moderators(&programme);
    assert!(before.len() >= 3 && moderators(&result) == before, "{before:?}");
    let count_parts = |programme: &Programme| {
        programme.sessions().into_iter().filter(|session| session.parent().is_some()).count()
    };
    assert!(count_parts(&programme) > 0 && count_parts(&programme) == count_parts(&result));
    let english = icalendar::write(&programme, &options().with_language("en".parse().unwrap())).unwrap();
    assert!(english.text.contains("SUMMARY;LANGUAGE=en:"));
}

#[test]
fn written_lines_follow_the_format() {
    for programme in [agenda(), example("rivers-2026"), example("small-ar")] {
        let programme = match programme.anchored(NaiveDate::from_ymd_opt(2026, 5, 11).unwrap(), None) {
            Ok(dated) => dated,
            Err(_) => programme,
        };
        let Ok(export) = icalendar::write(&programme, &options()) else {
            panic!("the programme has no dates")
        };
        assert!(export.text.ends_with("END:VCALENDAR\r\n"));
        for line in export.text.split_terminator("\r\n") {
            assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line}");
        }
        let lines = unfold(&export.text);
        let uids: Vec<_> = values(&lines, "UID");
        assert_eq!(distinct(values(&lines, "X-PROGRAMME-ID")), programme.sessions().len() + 1);
        assert!(distinct(uids) > programme.sessions().len());
    }
}

#[test]
fn undated_programmes_and_unknown_time_zones_are_refused() {
    let undated = icalendar::write(&example("idm-2018-second-session"), &options()).unwrap_err();
    assert!(matches!(undated, ExportError::Undated { day: 1 }), "{undated}");
    let mut draft = agenda().to_draft();
    draft.time_zone = Some("Europe/Atlantis".parse().unwrap());
    let unknown = icalendar::write(&draft.build().unwrap(), &options()).unwrap_err();
    assert_eq!(unknown, ExportError::UnknownZone { zone: "Europe/Atlantis".to_owned() });
}

/// Returns a programme that uses most features of a calendar, with unusual values.
fn edge_cases() -> Programme {
    serde_json::from_str::<Draft>(
        r##"{ "format": "programme/1", "id": "corners,1;é", "title": "Corners; \"and\" more, \\ all", "languages": ["en", "fr"],
             "time_zone": "Europe/Zurich", "revision": "Rev.3", "preamble": ["One.", "Two\nlines."],
             "links": [{ "url": "https://example.org/" }], "external_ids": { "uid": "whole@example.org" },
             "roles": [{ "code": "witness", "properties": { "has_floor": true } }], "kinds": [{ "code": "fishbowl" }],
             "days": [{ "number": 3, "date": "2026-10-24" }, { "number": 4, "date": "2026-10-25" }],
             "venues": [{ "id": "hq", "name": { "en": "Headquarters, east", "fr": "Siège" }, "coordinates": { "latitude": 46.5, "longitude": -6.25 },
                          "rooms": [{ "id": "a", "name": "Room \"A\"; B" }, { "id": "net", "name": "Online", "online": "https://example.org/join" }] },
                        { "id": "annex", "name": "Annex" }],
             "tracks": [{ "id": "t;1", "name": "Track, one", "colour": "#0057b7" }],
             "organisations": [{ "id": "org", "name": "Org" }],
             "people": [{ "id": "ada", "name": "Ada \"^\" Okoye", "links": [{ "url": "mailto:ada@example.org", "relation": "email" }] }, { "id": "unused", "name": "Unused" }],
             "sessions": [
               { "id": "night", "kind": "panel", "kind_label": "Panel!", "title": { "en": "Late, late; \\x", "fr": "Tard" }, "slot": { "day": 3, "start": "25:30", "end": "28:00" },
                 "place": ["a", "net"], "tags": ["x,y", "z"], "tracks": ["t;1"], "status": "accepted",
                 "description": ["A.", "B\nC"], "links": [{ "url": "https://example.org/a,b;c" }, { "url": "https://example.org/join", "relation": "conference", "title": "Join \"us\"" }],
                 "attachments": [{ "url": "https://example.org/f.pdf", "title": "Paper" }], "image": "https://example.org/i.png",
                 "participations": [
                   { "person": "ada", "role": "moderator", "label": "Moderator; \"the\"", "status": "tentative", "links": [{ "url": "https://example.org/ada" }] },
                   { "organisation": "org", "role": "sponsor" }, { "country": "CL", "role": "speaker" }, { "office": "The President" },
                   { "vacancy": "to be confirmed", "role": "witness" } ] },
               { "id": "part", "part_of": "night", "title": "In it", "participations": [{ "person": "ada", "role": "presenter" }] },
               { "id": "day", "kind": "fishbowl", "title": "Day", "slot": { "day": 3 }, "place": "everywhere" },
               { "id": "all-day", "title": "All day", "slot": { "day": 4, "part": "all-day" }, "place": { "venue": "annex" } },
               { "id": "morning", "title": "Morning", "slot": { "day": 4, "part": "morning" }, "place": "to-be-announced", "status": "cancelled" },
               { "id": "days", "title": "Three days", "slot": { "day": 3, "start": "00:00", "end": "72:00" }, "status": "dropped" },
               { "id": "open", "slot": { "day": 4, "start": "02:30" }, "external_ids": { "uid": "x@y", "guid": "g" } },
               { "id": "moment", "title": "Doors", "slot": { "day": 4, "start": "09:00", "end": "09:00" }, "repeats": "open", "extensions": { "icalendar/X-FOO": ";A=\"1:2\":b", "other/x": "1" } },
               { "id": "later", "title": "Not yet", "planned_length": "01:00" } ] }"##,
    )
    .unwrap()
    .build()
    .unwrap()
}

#[test]
fn edge_cases_round_trip() {
    let programme = edge_cases();
    let (result, export) = round_trip(&programme, "edge cases");
    let text = export.text.replace("\r\n ", "");
    for line in [
        "UID:night@corners%2C1%3B%C3%A9",
        "SEQUENCE:3",
        "DTSTART;TZID=Europe/Zurich:20261025T013000",
        "DTEND;TZID=Europe/Zurich:20261025T040000",
        "X-PROGRAMME-DAY:3",
        "RELATED-TO;RELTYPE=PARENT:night@corners%2C1%3B%C3%A9",
        "DTSTART;VALUE=DATE:20261024",
        "DTEND;TZID=Europe/Zurich:20261027T000000",
        "STATUS:CANCELLED",
        "GEO:46.5;-6.25",
        "PARTICIPANT-TYPE:ACTIVE",
        "PARTICIPANT-TYPE:SPONSOR",
        "CATEGORIES:x\\,y,z",
        "DURATION:PT0S",
        "X-FOO;A=\"1:2\":b",
        "UID:x@y",
    ] {
        assert!(text.contains(&format!("\r\n{line}\r\n")), "{line} is missing in\n{text}");
    }
    let night = result.session("night").unwrap();
    assert_eq!(night.slot(), Slot::between(3, "25:30", "28:00").ok());
    assert_eq!(night.presiding().count(), 1);
    assert_eq!(
        night.in_role(&Role::Moderator).next().unwrap().label().unwrap().get("en"),
        Some("Moderator; \"the\"")
    );
    let is_lost = |subject: Subject, field: &str| {
        export.losses.iter().any(|loss| loss.subject == subject && loss.field == field)
    };
    assert!(is_lost(Subject::Session("later".into()), "") && is_lost(Subject::Person("unused".into()), ""));
    assert!(
        is_lost(Subject::Session("night".into()), "title/fr")
            && is_lost(Subject::Track("t;1".into()), "colour")
    );
    assert!(is_lost(Subject::Session("moment".into()), "extensions/other~1x"));
}

// ---- Malformed input ----

#[test]
fn times_are_read_in_every_form() {
    let slot = |lines: &str| read_event(lines).draft.sessions[0].slot;
    let between = |start: &str, end: &str| Slot::between(1, start, end).ok();
    assert_eq!(
        slot("DTSTART;TZID=Europe/London;VALUE=DATE-TIME:20160806T161000\r\nDURATION:PT1H"),
        between("16:10", "17:10")
    );
    assert_eq!(slot("DTSTART:20160806T161000\r\nDTEND:20160807T010000"), between("16:10", "25:00"));
    assert_eq!(slot("dtstart;value=date:20160806"), Some(Slot::part(1, programme::time::DayPart::AllDay)));
    // An event on several days is an event on each of them.
    let fair = read_event("DTSTART;VALUE=DATE:20160806\r\nDTEND;VALUE=DATE:20160809").draft;
    let all_day = |day| Some(Slot::part(day, programme::time::DayPart::AllDay));
    let slots: Vec<_> = fair.sessions.iter().map(|session| session.slot).collect();
    assert_eq!(slots, [all_day(1), all_day(2), all_day(3)]);
    assert_eq!(fair.sessions[2].repeats, Some(fair.sessions[0].id.clone()));
    assert_eq!(slot("DTSTART:20160806T161000"), Slot::from(1, "16:10").ok());
    assert_eq!(slot("SUMMARY:x"), None);
    for (lines, expected) in [
        ("DTSTART:20160806T161000\r\nDTEND:20160806T151000", Slot::from(1, "16:10").ok()),
        ("DTSTART:20160806T161000\r\nDTEND:20170806T151000", Slot::from(1, "16:10").ok()),
        ("DTSTART:tomorrow\r\nDTEND:20160806T151000", None),
        ("DTEND:20160806T151000", None),
        ("DTSTART;TZID=Mars/Phobos:20160806T161000", Slot::from(1, "16:10").ok()),
        ("DTSTART;TZID=W. Europe Standard Time:20160806T161000", Slot::from(1, "16:10").ok()),
    ] {
        let import = read_event(lines);
        assert_eq!(import.draft.sessions[0].slot, expected, "{lines}");
        assert!(codes(&import).contains(&"time-adjusted"), "{lines}: {}", import.findings);
    }
    let berlin = read_event("DTSTART;TZID=W. Europe Standard Time:20160806T161000");
    assert_eq!(berlin.draft.time_zone.unwrap(), "Europe/Berlin");
}

#[test]
fn instants_are_converted_to_the_time_zone_of_the_programme() {
    let source = "BEGIN:VCALENDAR\nX-WR-TIMEZONE:Europe/Zurich\nBEGIN:VEVENT\nUID:a\nDTSTART:20181028T003000Z\nDTEND:20181028T013000Z\nEND:VEVENT\n\
                  BEGIN:VEVENT\nUID:b\nDTSTART;TZID=America/New_York:20181009T060000\nEND:VEVENT\nEND:VCALENDAR\n";
    let import = read(source);
    let slot = |index: usize| import.draft.sessions[index].slot.unwrap();
    // Clocks go back during the event, so it starts and ends at 02:30 local time.
    assert_eq!(slot(0).to_string(), "day 2, 02:30–02:30");
    assert_eq!(slot(1).to_string(), "day 1, from 12:00");
    assert_eq!(codes(&import), ["statements-disagree"], "{}", import.findings);
    let utc = read_event("DTSTART:20181028T003000Z");
    assert_eq!(utc.draft.time_zone.unwrap(), "UTC");
    let second = read(&source.replace("003000Z", "013000Z").replace("DTEND:20181028T013000Z\n", ""));
    assert!(codes(&second).contains(&"time-adjusted"));
}

#[test]
fn malformed_lines_and_components_are_reported() {
    let source = "\u{feff}BEGIN:VCALENDAR\nX-WR-CALNAME:C\nBEGIN:VEVENT\nUID:a\nSUMMARY:One, two;\n\tthree\nnot a line\nBEGIN:VALARM\nACTION:DISPLAY\nEND:VALARM\n\
                  BEGIN:VEVENT\nUID:a b\nSUMMARY;LANGUAGE=en_GB:Two\nSUMMARY;LANGUAGE=de:Zwei\nX-FOO;X-BAR=\"a;b:c\":v\nEND:VEVENT";
    let import = read(source);
    let sessions = &import.draft.sessions;
    assert_eq!(sessions.len(), 2);
    assert_eq!(sessions[0].title.as_ref().unwrap().first(), "One, two;three");
    assert_eq!(sessions[1].title.as_ref().unwrap().get("en-GB"), Some("Two"));
    assert_eq!(sessions[1].title.as_ref().unwrap().get("de"), Some("Zwei"));
    assert_eq!(sessions[1].extensions.get("icalendar/X-FOO"), Some(";X-BAR=\"a;b:c\":v"));
    assert_eq!((sessions[1].id.as_str(), sessions[1].external_ids.get("uid")), ("a-b", Some("a b")));
    let positions: Vec<_> = import
        .findings
        .iter()
        .map(|finding| format!("{} {}", finding.code(), finding.origin().unwrap()))
        .collect();
    for expected in [
        "not-imported line 7, column 1 of the source",
        "not-imported line 8, column 1 of the source",
        "statements-disagree line 3, column 1 of the source",
        "statements-disagree line 1, column 1 of the source",
        "id-changed line 12, column 1 of the source",
        "language-tag-adjusted line 13, column 1 of the source",
        "set-aside line 15, column 1 of the source",
    ] {
        assert!(positions.contains(&expected.to_owned()), "{expected} is missing in {positions:?}");
    }
}

#[test]
fn people_are_read_from_attendees_and_participants() {
    let import = read_event(
        "ATTENDEE;CN=\"Ada ^'A^' Okoye\";ROLE=CHAIR;PARTSTAT=TENTATIVE:mailto:Ada@example.org\r\nATTENDEE;CN=Bo;RSVP=TRUE:mailto:bo@example.org\r\n\
         ATTENDEE;CN=Bob:mailto:bo@example.org\r\nORGANIZER:mailto:ada@example.org\r\n\
         BEGIN:PARTICIPANT\r\nUID:p\r\nPARTICIPANT-TYPE:SPEAKER\r\nSUMMARY:Bo\r\nCALENDAR-ADDRESS:mailto:bo@example.org\r\nX-Y:z\r\nEND:PARTICIPANT",
    );
    let session = &import.draft.sessions[0];
    let participations: Vec<_> = session
        .participations
        .iter()
        .map(|participation| {
            (
                participation.person.as_ref().unwrap().as_str(),
                participation.role.as_ref().map_or("", Role::as_str),
                participation.status.as_str(),
            )
        })
        .collect();
    assert_eq!(
        participations,
        [
            ("Bo", "speaker", "confirmed"),
            ("Ada-\"A\"-Okoye", "chair", "tentative"),
            ("Ada-\"A\"-Okoye", "organiser", "confirmed")
        ],
        "an attendee who is also a participant is listed once"
    );
    assert_eq!(
        session.participations[0].extensions.get("icalendar/ATTENDEE"),
        Some(";CN=Bo;RSVP=TRUE:mailto:bo@example.org")
    );
    assert_eq!(import.draft.people[1].links[0].url, "mailto:ada@example.org");
    // An address is reported once, regardless of how many people share it.
    let divided = read_event(
        "ATTENDEE;CN=Bo:mailto:x@example.org\r\nATTENDEE;CN=Cy:mailto:x@example.org\r\nATTENDEE;CN=Di:mailto:x@example.org",
    );
    assert_eq!((codes(&divided), divided.draft.people.len()), (vec!["person-divided"], 3));
    let mut messages = divided.findings.iter().map(Finding::message);
    let message = messages.find(|message| message.contains("x@example.org"));
    assert_eq!(
        message.as_deref(),
        Some(
            "3 people share the e-mail address \"x@example.org\" and were imported separately: \"Bo\", \"Cy\", \"Di\""
        )
    );
}

#[test]
fn recurring_events_become_repeated_sessions() {
    let source = |rule: &str| {
        format!(
            "BEGIN:VCALENDAR\nNAME:C\nBEGIN:VEVENT\nUID:a\nSUMMARY:Yoga\nLOCATION:Lawn\nDTSTART;TZID=Europe/Zurich:20181026T073000\nDTEND;TZID=Europe/Zurich:20181026T080000\n{rule}\nEND:VEVENT\n\
             BEGIN:VEVENT\nUID:a\nRECURRENCE-ID;TZID=Europe/Zurich:20181028T073000\nSUMMARY:Yoga indoors\nDTSTART;TZID=Europe/Zurich:20181028T090000\nEND:VEVENT\nEND:VCALENDAR\n"
        )
    };
    let slots = |import: &Import| -> Vec<String> {
        import
            .draft
            .sessions
            .iter()
            .map(|session| format!("{} {}", session.id, session.slot.unwrap()))
            .collect()
    };
    // The local time of the sessions stays the same when the clocks change.
    let daily = read(&source("RRULE:FREQ=DAILY;COUNT=5\nEXDATE;TZID=Europe/Zurich:20181027T073000"));
    let expected =
        ["a day 1, 07:30–08:00", "a~3 day 3, 07:30–08:00", "a~4 day 4, 07:30–08:00", "a~2 day 2, from 09:00"];
    assert_eq!(slots(&daily), expected);
    let programme = daily.draft.clone().build().unwrap();
    assert_eq!(programme.session("a~4").unwrap().title().unwrap().first(), "Yoga");
    assert_eq!(programme.session("a").unwrap().occurrences().count(), 4);
    assert_eq!(programme.session("a~4").unwrap().rooms().count(), 1);
    let weekly = read(&source("RRULE:FREQ=WEEKLY;UNTIL=20181109T063000Z;BYDAY=FR,SU"));
    assert_eq!(weekly.draft.sessions.len(), 1 + 3 + 1, "{:?}", slots(&weekly));
    let dates = read(&source("RDATE;TZID=Europe/Zurich:20181030T100000,20181031T100000"));
    assert_eq!(dates.draft.sessions.len(), 4);
    for rule in [
        "RRULE:FREQ=DAILY",
        "RRULE:FREQ=DAILY;COUNT=100000",
        "RRULE:FREQ=SECONDLY;COUNT=3;BYMONTHDAY=30;BYMONTH=2",
        "RRULE:FREQ=YEARLY;COUNT=30",
        "RRULE:FREQ=DAILY;COUNT=-1",
        "RRULE:FREQ=DAILY;COUNT=0",
        "RRULE:FREQ=DAILY;COUNT=3;INTERVAL=0",
        "RRULE:FREQ=DAILY;COUNT=3;INTERVAL=-2",
        "RRULE:FREQ=DAILY;COUNT=3;INTERVAL=70000",
        "RRULE:FREQ=DAILY;COUNT=4294967297",
        "RRULE:FREQ=DAILY;COUNT=3;BYHOUR=300",
        "RRULE:FREQ=DAILY;COUNT=3;COUNT=4",
        "RRULE:FREQ=DAILY;COUNT=3;EVERY=2",
        "RRULE:COUNT=3",
        "RRULE:x",
    ] {
        let kept = read(&source(rule));
        assert_eq!(kept.draft.sessions.len(), 2, "{rule}");
        assert_eq!(kept.draft.sessions[0].extensions.get("icalendar/RRULE"), Some(&rule[6..]));
        assert!(codes(&kept).contains(&"set-aside"));
        let finding = kept.findings.iter().find(|finding| finding.code().as_str() == "not-imported").unwrap();
        assert!(finding.message().starts_with("the event \"Yoga\" recurs"), "{}", finding.message());
        assert!(write(&kept.draft.build().unwrap()).text.contains(&format!("\r\n{rule}\r\n")));
    }
    let message = |rule: &str| {
        let kept = read(&source(rule));
        let finding = kept.findings.iter().find(|finding| finding.code().as_str() == "not-imported").unwrap();
        finding.message().clone()
    };
    assert_eq!(
        message("RRULE:FREQ=DAILY;COUNT=100000"),
        "the event \"Yoga\" recurs 100000 times, which is more than 366, so all occurrences except the first \
         and the one that another event replaces are missing"
    );
    assert_eq!(
        message("RRULE:FREQ=DAILY"),
        "the event \"Yoga\" recurs without an end, so all occurrences except the first and the one that \
         another event replaces are missing"
    );
    assert_eq!(
        message("RRULE:"),
        "the event \"Yoga\" recurs, but the line \"RRULE:\" is not valid, so all occurrences except the first \
         and the one that another event replaces are missing"
    );
}

/// Reads a calendar with one event, and returns its occurrences in chronological order.
fn occurrences(zone: &str, lines: &str) -> Vec<String> {
    let source = format!(
        "BEGIN:VCALENDAR\nX-WR-TIMEZONE:{zone}\nBEGIN:VEVENT\nUID:a\nSUMMARY:Call\n{lines}\nEND:VEVENT\n\
         END:VCALENDAR\n"
    );
    let programme = read(&source).draft.build().unwrap();
    let sessions = programme.sessions();
    let shown = |session: programme::Session<'_>| {
        let slot = session.slot()?;
        Some(format!("{} {}", session.day()?.date()?.format("%d.%m."), slot.to_string().split_once(", ")?.1))
    };
    sessions.iter().filter_map(shown).collect()
}

#[test]
fn rules_are_computed_on_the_clock_of_the_start() {
    // A Wednesday in UTC is a Tuesday in Los Angeles, where the clocks change on 8 March.
    assert_eq!(
        occurrences(
            "America/Los_Angeles",
            "DTSTART:20260304T020000Z\nDTEND:20260304T030000Z\nRRULE:FREQ=WEEKLY;BYDAY=WE;COUNT=3"
        ),
        ["03.03. 18:00–19:00", "10.03. 19:00–20:00", "17.03. 19:00–20:00"]
    );
    assert_eq!(
        occurrences(
            "Europe/Berlin",
            "DTSTART:20260320T090000Z\nDTEND:20260320T100000Z\nRRULE:FREQ=WEEKLY;COUNT=3"
        ),
        ["20.03. 10:00–11:00", "27.03. 10:00–11:00", "03.04. 11:00–12:00"]
    );
    // The end of a rule in UTC is an instant, also for a start in another time zone.
    assert_eq!(
        occurrences(
            "Europe/Berlin",
            "DTSTART;TZID=America/New_York:20260305T190000\nDURATION:PT1H\n\
             RRULE:FREQ=DAILY;UNTIL=20260308T000000Z"
        ),
        ["06.03. 01:00–02:00", "07.03. 01:00–02:00", "08.03. 01:00–02:00"]
    );
}

#[test]
fn bounded_rules_of_all_kinds_are_expanded() {
    let starting = |start: &str, rule: &str| {
        occurrences("Europe/Zurich", &format!("DTSTART;TZID=Europe/Zurich:{start}\nDURATION:PT1H\n{rule}"))
    };
    assert_eq!(
        starting("20260302T090000", "RRULE:FREQ=DAILY;BYDAY=MO,WE;COUNT=3"),
        ["02.03. 09:00–10:00", "04.03. 09:00–10:00", "09.03. 09:00–10:00"]
    );
    assert_eq!(
        starting("20260302T090000", "RRULE:FREQ=MONTHLY;BYDAY=1MO;COUNT=3"),
        ["02.03. 09:00–10:00", "06.04. 09:00–10:00", "04.05. 09:00–10:00"]
    );
    assert_eq!(
        starting("20260301T090000", "RRULE:FREQ=YEARLY;COUNT=2"),
        ["01.03. 09:00–10:00", "01.03. 09:00–10:00"]
    );
    assert_eq!(
        starting("20260302T090000", "RRULE:FREQ=HOURLY;INTERVAL=2;COUNT=3"),
        ["02.03. 09:00–10:00", "02.03. 11:00–12:00", "02.03. 13:00–14:00"]
    );
    assert_eq!(
        starting("20260302T090000", "RRULE:FREQ=DAILY;COUNT=2\nRRULE:FREQ=WEEKLY;COUNT=2"),
        ["02.03. 09:00–10:00", "03.03. 09:00–10:00", "09.03. 09:00–10:00"]
    );
}

#[test]
fn a_start_that_its_rule_does_not_match_counts_as_the_first_occurrence() {
    // 2 March 2026 is a Monday.
    for (rule, expected, faults) in [
        ("FREQ=WEEKLY;BYDAY=MO;COUNT=3", ["02.03.", "09.03.", "16.03."].as_slice(), 0),
        ("FREQ=WEEKLY;BYDAY=TU;COUNT=3", &["02.03.", "03.03.", "10.03."], 1),
        ("FREQ=WEEKLY;BYDAY=TU;UNTIL=20260317T235900", &["02.03.", "03.03.", "10.03.", "17.03."], 1),
        (
            "FREQ=WEEKLY;BYDAY=TU;COUNT=2\nRRULE:FREQ=WEEKLY;COUNT=2",
            &["02.03.", "03.03.", "09.03.", "10.03."],
            0,
        ),
        ("FREQ=MONTHLY;BYMONTHDAY=15;COUNT=2", &["02.03.", "15.03."], 1),
    ] {
        let lines = format!("DTSTART:20260302T090000\nDURATION:PT1H\nRRULE:{rule}");
        let dates: Vec<String> =
            occurrences("Europe/Zurich", &lines).iter().map(|one| one[..6].to_owned()).collect();
        assert_eq!(dates, expected, "{rule}");
        let source = format!(
            "BEGIN:VCALENDAR\nX-WR-CALNAME:Rivers\nBEGIN:VEVENT\nUID:a\nSUMMARY:Call\n{lines}\nEND:VEVENT\nEND:VCALENDAR\n"
        );
        let import = icalendar::read(&source, &ImportOptions::default()).unwrap();
        let about_rule =
            |finding: &&Finding| finding.message().contains("does not start at an occurrence of its rule");
        assert_eq!(import.findings.iter().filter(about_rule).count(), faults, "{rule}");
    }
}

#[test]
fn excluded_and_additional_dates_are_followed() {
    let zurich = |lines: &str| {
        let lines = format!("DTSTART;TZID=Europe/Zurich:20260302T090000\nDURATION:PT30M\n{lines}");
        occurrences("Europe/Zurich", &lines)
    };
    // The first occurrence can be excluded too.
    let rule = "RRULE:FREQ=DAILY;COUNT=3\n";
    assert_eq!(
        zurich(&format!("{rule}EXDATE;TZID=Europe/Zurich:20260302T090000")),
        ["03.03. 09:00–09:30", "04.03. 09:00–09:30"]
    );
    assert_eq!(
        zurich(&format!("{rule}EXDATE:20260303T080000Z")),
        ["02.03. 09:00–09:30", "04.03. 09:00–09:30"]
    );
    assert_eq!(
        zurich(&format!("{rule}EXDATE;VALUE=DATE:20260304")),
        ["02.03. 09:00–09:30", "03.03. 09:00–09:30"]
    );
    let none = read(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260302T090000Z\nRRULE:FREQ=DAILY;COUNT=1\n\
         EXDATE:20260302T090000Z\nEND:VEVENT\nEND:VCALENDAR\n",
    );
    assert_eq!(none.draft.sessions[0].slot, None);
    assert!(codes(&none).contains(&"time-adjusted"));
    assert_eq!(none.draft.sessions[0].extensions.get("icalendar/EXDATE"), Some("20260302T090000Z"));
    // A period has a length of its own.
    assert_eq!(
        zurich(
            "RDATE;VALUE=PERIOD:20260303T080000Z/PT2H,20260304T080000Z/20260304T083000Z\n\
             RDATE;VALUE=DATE:20260305"
        ),
        ["02.03. 09:00–09:30", "03.03. 09:00–11:00", "04.03. 09:00–09:30", "05.03. 09:00–09:30"]
    );
    // An event that replaces the first occurrence moves it.
    let source = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nSUMMARY:Call\nDTSTART:20260302T090000Z\n\
                  RRULE:FREQ=DAILY;COUNT=2\nEND:VEVENT\nBEGIN:VEVENT\nUID:a\nSUMMARY:Call\n\
                  RECURRENCE-ID:20260302T090000Z\nDTSTART:20260302T100000Z\nEND:VEVENT\nEND:VCALENDAR\n";
    let moved = read(source).draft;
    let starts: Vec<String> = moved.sessions.iter().map(|one| one.slot.unwrap().to_string()).collect();
    assert_eq!(starts, ["day 2, from 09:00", "day 1, from 10:00"]);
}

#[test]
fn own_properties_that_cannot_be_read_are_kept() {
    for line in [
        "X-PROGRAMME-PLACE:nowhere",
        "X-PROGRAMME-DAY:first",
        "X-PROGRAMME-DAY:7",
        "X-PROGRAMME-PART:tea",
        "X-PROGRAMME-STATUS:unknown",
        "X-PROGRAMME-KIND:a kind",
        "CATEGORIES;X-PROGRAMME-TRACK=\"a b\":Water",
        "CATEGORIES;X-PROGRAMME-KIND=NAME:Water",
    ] {
        let source = format!(
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260302T090000Z\n{line}\nEND:VEVENT\nEND:VCALENDAR\n"
        );
        let import = read(&source);
        let (name, _) = line.split_once([':', ';']).unwrap();
        let kept = import.draft.sessions[0].extensions.get(&format!("icalendar/{name}"));
        assert!(kept.is_some_and(|kept| line.ends_with(kept)), "{line}: {kept:?}");
        assert!(codes(&import).contains(&"set-aside"), "{line}");
    }
    for line in ["X-PROGRAMME-STATUS:unknown", "X-PROGRAMME-ROLE:a role", "X-PROGRAMME-PARTY:x"] {
        let source = format!(
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nBEGIN:PARTICIPANT\nNAME:Ada\n{line}\nEND:PARTICIPANT\n\
             END:VEVENT\nEND:VCALENDAR\n"
        );
        let import = read(&source);
        let (name, value) = line.split_once(':').unwrap();
        let one = &import.draft.sessions[0].participations[0];
        assert_eq!(one.extensions.get(&format!("icalendar/{name}")), Some(value), "{line}");
        assert!(codes(&import).contains(&"set-aside"), "{line}");
    }
}

#[test]
fn circular_parents_are_ignored() {
    let event =
        |uid: &str, parent: &str| format!("BEGIN:VEVENT\nUID:{uid}\nRELATED-TO:{parent}\nEND:VEVENT\n");
    let source = format!(
        "BEGIN:VCALENDAR\nNAME:C\n{}{}{}{}{}END:VCALENDAR\n",
        event("a", "b"),
        event("b", "a"),
        event("c", "a"),
        event("d", "d"),
        event("e", "nowhere")
    );
    let import = read(&source);
    let parts: Vec<_> = import
        .draft
        .sessions
        .iter()
        .map(|session| session.part_of.as_ref().map(ToString::to_string))
        .collect();
    assert_eq!(parts, [None, None, Some("a".to_owned()), None, None]);
    assert_eq!(import.draft.sessions[4].extensions.get("icalendar/RELATED-TO"), Some("nowhere"));
}

#[test]
fn hostile_calendars_are_read_or_refused_quickly() {
    let error_code = |source: &str| icalendar::read(source, &ImportOptions::default()).unwrap_err().code();
    let start = Instant::now();
    assert_eq!(error_code(&format!("BEGIN:VCALENDAR\nNAME:{}", "x".repeat(10 << 20))), Code::LimitExceeded);
    assert_eq!(
        error_code(&format!("BEGIN:VCALENDAR\nNAME:x\n{}", " xxxxxxxxx\n".repeat(1 << 20))),
        Code::LimitExceeded
    );
    assert_eq!(error_code(&"BEGIN:VEVENT2\n".repeat(1_000_000)), Code::LimitExceeded);
    assert_eq!(error_code(&"x\n".repeat(5 << 20)), Code::MalformedDocument);
    let options = ImportOptions::default().with_limits(Limits::default().with_bytes(10));
    assert_eq!(icalendar::read("BEGIN:VCALENDAR", &options).unwrap_err().code(), Code::LimitExceeded);
    println!("limits: {:?}", start.elapsed());
    // Events without an end line, all with the same identifier, parent and day.
    let events = format!(
        "BEGIN:VCALENDAR\n{}",
        "BEGIN:VEVENT\nUID:a\nRELATED-TO:a\nDTSTART:20200101T000000\n".repeat(20_000)
    );
    let import = icalendar::read(&events, &ImportOptions::default()).unwrap();
    assert_eq!(import.draft.sessions.len(), 20_000);
    println!("events without an end line: {:?}", start.elapsed());
    let link = |n| format!("BEGIN:VEVENT\nUID:{n}\nRELATED-TO:{}\nEND:VEVENT\n", (n + 1) % 20_000);
    let chain = (0..20_000).map(link).collect::<Vec<_>>().concat();
    assert_eq!(read(&chain).draft.sessions.len(), 20_000);
    println!("a cycle of parts: {:?}", start.elapsed());
    let lines = format!(
        "BEGIN:VEVENT\nSUMMARY:x\n{}END:VEVENT\n",
        "X-A:1\nLOCATION:y\nSUMMARY;LANGUAGE=fr:z\n".repeat(20_000)
    );
    read(&lines);
    let rules = "BEGIN:VEVENT\nUID:a\nDTSTART:20200101T000000\nRRULE:FREQ=DAILY;COUNT=366\nEND:VEVENT\n"
        .repeat(2_000);
    assert!(read(&rules).draft.sessions.len() <= 2_000 + 20_000);
    println!("hostile sources took {:?}", start.elapsed());
    assert!(start.elapsed().as_secs() < 120);
}

#[test]
fn damaged_calendars_are_read_or_refused() {
    let source = write(&edge_cases()).text;
    let mut state = 88_172_645_463_325_252_u64;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below as u64).unwrap()
    };
    let pieces = [
        ":",
        ";",
        "\r\n",
        "\n ",
        "\"",
        "=",
        ",",
        "\\",
        "BEGIN:VEVENT\n",
        "END:VEVENT\n",
        "é",
        "\u{0}",
        "20200101",
        "Z",
        "^",
        "T99",
    ];
    for _ in 0..600 {
        let mut damaged: Vec<char> = source.chars().collect();
        for _ in 0..=next(20) {
            let index = next(damaged.len());
            if next(2) == 0 {
                let end = (index + next(40)).min(damaged.len());
                damaged.drain(index..end);
            } else {
                let piece = pieces[next(pieces.len())];
                damaged.splice(index..index, piece.chars());
            }
        }
        let damaged: String = damaged.into_iter().collect();
        if let Ok(import) = icalendar::read(&damaged, &ImportOptions::default()) {
            let report = import.draft.check();
            assert!(
                report.iter().all(|finding| finding.severity() != Severity::Error),
                "{report}\n{damaged}"
            );
            let programme = import.draft.build().unwrap();
            let _ = icalendar::write(&programme, &options());
        }
    }
}

/// Writes calendars for `.ci/icalendar`, each with a JSON file of the values that another parser
/// must find in the calendar.
#[test]
fn calendars_are_written_for_another_parser() {
    let Some(folder) = std::env::var_os("PROGRAMME_ICALENDAR_OUT").map(PathBuf::from) else {
        println!("skipped: PROGRAMME_ICALENDAR_OUT is not set");
        return;
    };
    let mut programmes = vec![("agenda".to_owned(), agenda()), ("edge-cases".to_owned(), edge_cases())];
    programmes
        .extend(corpora().into_iter().map(|(name, source)| (name, read(&source).draft.build().unwrap())));
    for (name, programme) in programmes {
        std::fs::write(folder.join(format!("{name}.ics")), write(&programme).text).unwrap();
        let events: Vec<Value> = programme
            .sessions()
            .declared()
            .filter_map(|session| {
                let (slot, date) = (session.slot()?, session.day()?.date()?);
                let title = session.title().map(|title| {
                    title.best(&programme.preferences(programme.languages().first().cloned()).unwrap())
                });
                let instant = |time| session.day()?.at(time);
                let start = slot.start().and_then(instant);
                Some(serde_json::json!({
                    "id": session.id().as_str(),
                    "summary": title.flatten().map_or("", |chosen| chosen.wording),
                    "date": date.to_string(),
                    "start": start.map(|instant| instant.to_string()),
                    "end": slot.end().and_then(instant).map(|instant| instant.to_string()),
                    "participants": session.participations().len(),
                }))
            })
            .collect();
        let zone = programme.data().time_zone.as_ref().map(ToString::to_string);
        let expected = serde_json::json!({ "zone": zone, "events": events });
        std::fs::write(folder.join(format!("{name}.json")), expected.to_string()).unwrap();
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 200, failure_persistence: None, ..Default::default() })]

    #[test]
    fn generated_programmes_round_trip_except_for_reported_losses(draft in crate::strategy::valid_draft()) {
        let mut draft = draft;
        let first = NaiveDate::from_ymd_opt(2026, 10, 20).unwrap();
        for day in &mut draft.days {
            let later = programme::chrono::TimeDelta::days(i64::from(day.number));
            day.date = Some(first + later);
        }
        if let Ok(programme) = draft.build()
            && icalendar::write(&programme, &options()).is_ok() {
                round_trip(&programme, "generated");
            }
    }
}
