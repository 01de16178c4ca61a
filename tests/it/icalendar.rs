//! iCalendar: real calendars and dirt read, programmes written, and both back again.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::time::Instant;

use programme::chrono::NaiveDate;
use programme::interchange::icalendar::{self, CalendarOptions};
use programme::interchange::{Export, ExportError, Import, ImportOptions, Limits, Loss};
use programme::report::{FindingCode, Subject};
use programme::{Code, Draft, Finding, Profile, Programme, Role, Severity, Slot};
use serde_json::Value;

fn read(source: &str) -> Import {
    let import = icalendar::read(source, &ImportOptions::default()).unwrap();
    let report = import.draft.check();
    assert!(!report.has_errors(), "what is read builds: {report}");
    import
}

fn options() -> CalendarOptions {
    CalendarOptions::new("2026-01-15T12:00:00Z".parse().unwrap())
}

fn write(programme: &Programme) -> Export {
    icalendar::write(programme, &options()).unwrap()
}

/// An event of a calendar.
fn event(lines: &str) -> Import {
    read(&format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nNAME:C\r\nBEGIN:VEVENT\r\nUID:a\r\n{lines}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    ))
}

fn codes(import: &Import) -> Vec<&'static str> {
    let code = |finding: &Finding| match finding.code() {
        FindingCode::BuiltIn(code) => code.as_str(),
        _ => "own",
    };
    import.findings.iter().map(code).filter(|code| *code != "id-changed").collect()
}

/// The calendars at hand, by their names.
fn corpora() -> Vec<(String, String)> {
    let Some(folder) = std::env::var_os("PROGRAMME_CORPORA") else {
        println!("skipped: PROGRAMME_CORPORA names no folder of real programmes");
        return Vec::new();
    };
    let entries = std::fs::read_dir(PathBuf::from(folder).join("ics")).unwrap();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let name = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
    files.iter().map(|path| (name(path), std::fs::read_to_string(path).unwrap())).collect()
}

/// The lines of a source, unfolded by the simplest means.
fn unfolded(source: &str) -> Vec<String> {
    let source = source.replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "");
    source.lines().map(str::to_owned).collect()
}

fn values<'l>(lines: &'l [String], name: &str) -> Vec<&'l str> {
    let of = |line: &&'l String| line.strip_prefix(name).is_some_and(|rest| rest.starts_with([':', ';']));
    let value = |line: &'l String| line.split_once(':').unwrap().1.trim();
    lines.iter().filter(of).map(value).filter(|value| !value.is_empty()).collect()
}

fn distinct<'v>(values: impl IntoIterator<Item = &'v str>) -> usize {
    values.into_iter().collect::<BTreeSet<_>>().len()
}

#[test]
fn real_calendars_are_read_whole() {
    for (name, source) in corpora() {
        let Import { draft, findings, .. } = read(&source);
        let lines = unfolded(&source);
        let events = lines.iter().filter(|line| *line == "BEGIN:VEVENT").count();
        assert_eq!(draft.sessions.len(), events, "{name}");
        let rooms: usize = draft.venues.iter().map(|venue| venue.rooms.len()).sum();
        assert_eq!(rooms, distinct(values(&lines, "LOCATION")), "{name}");
        // All of these keep to the date on which they start, by their own clock.
        let dates = distinct(values(&lines, "DTSTART").into_iter().map(|start| &start[..8]));
        assert_eq!(draft.days.len(), dates, "{name}");
        assert_eq!(
            values(&lines, "DTSTART").len(),
            draft.sessions.iter().filter(|one| one.slot.is_some()).count()
        );
        let titled = draft.sessions.iter().filter(|one| one.title.is_some()).count();
        let summaries = values(&lines, "SUMMARY").len() - usize::from(lines[2].starts_with("SUMMARY"));
        assert_eq!(titled, summaries, "{name}");
        let described = draft.sessions.iter().filter(|one| !one.description.is_empty()).count();
        assert_eq!(described, values(&lines, "DESCRIPTION").len(), "{name}");
        let linked: usize = draft.sessions.iter().map(|one| one.links.len()).sum();
        assert_eq!(linked, values(&lines, "URL").len(), "{name}");
        // Titles come out as they stand there.
        let plain = |text: &str| {
            text.replace("\\,", ",").replace("\\;", ";").replace("\\n", "\n").replace("\\\\", "\\")
        };
        let mut theirs: Vec<String> = values(&lines, "SUMMARY").into_iter().map(plain).collect();
        theirs.drain(..usize::from(lines[2].starts_with("SUMMARY")));
        let ours: Vec<&str> =
            draft.sessions.iter().filter_map(|one| Some(one.title.as_ref()?.first().trim())).collect();
        assert_eq!(ours, theirs, "{name}");
        assert!(findings.len() < 10, "{name}: {findings}");
        let programme = draft.build().unwrap();
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

/// Every value of a programme by its path; items of lists that have an id stand under that.
fn leaves(programme: &Programme) -> BTreeMap<Vec<String>, String> {
    fn walk(value: &Value, at: &mut Vec<String>, found: &mut BTreeMap<Vec<String>, String>) {
        let mut inside = |key: String, value: &Value, at: &mut Vec<String>| {
            at.push(key);
            walk(value, at, found);
            at.pop();
        };
        match value {
            Value::Object(fields) => {
                for (key, value) in fields {
                    inside(key.clone(), value, at);
                }
            }
            Value::Array(items) => {
                for (position, item) in items.iter().enumerate() {
                    let id = ["id", "number", "code"].iter().find_map(|key| item.get(key));
                    let key = match id.filter(|_| at.last().is_some_and(|list| list != "participations")) {
                        Some(Value::String(id)) => id.clone(),
                        Some(Value::Number(number)) => number.to_string(),
                        _ => position.to_string(),
                    };
                    inside(key, item, at);
                }
            }
            other => {
                found.insert(at.clone(), other.to_string());
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(&serde_json::to_value(programme.data()).unwrap(), &mut Vec::new(), &mut found);
    found
}

/// Whose a value is, and which field of theirs.
fn whose(path: &[String]) -> (Subject, String) {
    let text = |at: usize| path[at].as_str();
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

fn is_covered(path: &[String], losses: &[Loss], findings: &[String]) -> bool {
    let (subject, field) = whose(path);
    let under =
        |above: &str| field == above || field.strip_prefix(above).is_some_and(|rest| rest.starts_with('/'));
    // Whatever belongs to an item that is lost as a whole is lost.
    let identity = match subject {
        Subject::Programme => "",
        Subject::Day(_) => "number",
        Subject::Role(_) | Subject::Kind(_) => "code",
        _ => "id",
    };
    let whole = |loss: &Loss| loss.field == identity;
    let by_loss = losses.iter().any(|loss| loss.subject == subject && (under(&loss.field) || whole(loss)));
    // What is kept of a calendar is said once for all of its name.
    let by_finding = field
        .strip_prefix("extensions/icalendar~1")
        .or_else(|| field.split_once("/extensions/icalendar~1").map(|(_, name)| name));
    let kept = by_finding
        .is_some_and(|name| findings.contains(&format!("icalendar/{}", name.split("~0").next().unwrap())));
    by_loss || kept
}

/// Writes a programme and reads it back: whatever is other than before has been said.
fn there_and_back(programme: &Programme, what: &str) -> (Programme, Export) {
    let export = write(programme);
    let options = ImportOptions::default();
    let Import { draft, findings, .. } = icalendar::read(&export.text, &options).unwrap();
    let kept: Vec<String> = findings
        .iter()
        .filter(|finding| finding.code() == Code::SetAside)
        .map(|finding| finding.message().rsplit(' ').next().unwrap().to_owned())
        .collect();
    for finding in &findings {
        assert_eq!(finding.code(), Code::SetAside, "{what}: only what stands for itself is kept: {finding}");
    }
    let order = |draft: &Draft, lost: &[Loss]| -> Vec<String> {
        let gone = |id: &str| {
            lost.iter().any(|loss| loss.field == "id" && loss.subject == Subject::Session(id.into()))
        };
        draft.sessions.iter().map(|one| one.id.to_string()).filter(|id| !gone(id)).collect()
    };
    assert_eq!(order(programme.data(), &export.losses), order(&draft, &[]), "{what}");
    let back = draft.build().unwrap();
    let (before, after) = (leaves(programme), leaves(&back));
    let mut differing = 0;
    for path in before.keys().chain(after.keys().filter(|path| !before.contains_key(*path))) {
        if before.get(path) != after.get(path) {
            differing += 1;
            let values = (before.get(path), after.get(path));
            assert!(
                is_covered(path, &export.losses, &kept),
                "{what}: {} is not said to differ: {values:?}",
                path.join("/")
            );
        }
    }
    println!("{what}: {} values, {differing} differ, {} losses", before.len(), export.losses.len());
    (back, export)
}

fn data(name: &str) -> Programme {
    let path = format!("{}/examples/data/{name}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str::<Draft>(&std::fs::read_to_string(path).unwrap()).unwrap().build().unwrap()
}

/// The agenda of the document, on the days on which it was held.
fn agenda() -> Programme {
    let first = NaiveDate::from_ymd_opt(2018, 10, 8).unwrap();
    data("idm-2018-second-session").anchored(first, Some("Europe/Zurich".parse().unwrap())).unwrap()
}

#[test]
fn programmes_come_back_but_for_what_is_lost() {
    let dated = |programme: Programme| {
        if programme.days().all(|day| day.date().is_some()) {
            return programme;
        }
        programme.anchored(NaiveDate::from_ymd_opt(2026, 3, 2).unwrap(), None).unwrap()
    };
    there_and_back(&agenda(), "agenda");
    for name in ["rivers-2026", "small-ar"] {
        there_and_back(&dated(data(name)), name);
    }
}

#[test]
fn real_calendars_come_back() {
    for (name, source) in corpora() {
        let programme = read(&source).draft.build().unwrap();
        let (back, export) = there_and_back(&programme, &name);
        // The second time nothing changes any more.
        let again = write(&back);
        assert_eq!(export.text, again.text, "{name}");
        let starts = |source: &str| {
            let lines = unfolded(source);
            let mut starts: Vec<String> = values(&lines, "DTSTART").into_iter().map(str::to_owned).collect();
            starts.sort();
            starts
        };
        let own = starts(&export.text);
        // Those of the description of the zone come first in time.
        let theirs = starts(&source);
        assert!(theirs.iter().all(|start| own.contains(start)), "{name}");
    }
}

#[test]
fn the_agenda_has_its_zone_its_moderators_and_its_parts() {
    let programme = agenda();
    let (back, export) = there_and_back(&programme, "agenda");
    let text = export.text.replace("\r\n ", "");
    assert!(text.contains("BEGIN:VTIMEZONE\r\nTZID:Europe/Zurich\r\n"), "{text}");
    assert!(
        text.contains("DTSTART:20181028T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET\r\n")
    );
    assert!(text.contains("DTSTART;TZID=Europe/Zurich:20181008T100000\r\n"));
    assert!(!text.contains("VALARM") && !text.contains("ATTENDEE"));
    let moderators = |programme: &Programme| -> Vec<(String, String)> {
        let of = |session: programme::Session<'_>| {
            let names = session.presiding().map(|one| one.name().unwrap().get("fr").unwrap().to_owned());
            names.map(|name| (session.id().to_string(), name)).collect::<Vec<_>>()
        };
        programme.sessions().declared().flat_map(of).collect()
    };
    let before = moderators(&programme);
    assert!(before.len() >= 3 && moderators(&back) == before, "{before:?}");
    let parts =
        |programme: &Programme| programme.sessions().into_iter().filter(|one| one.parent().is_some()).count();
    assert!(parts(&programme) > 0 && parts(&programme) == parts(&back));
    let other = icalendar::write(&programme, &options().with_language("en".parse().unwrap())).unwrap();
    assert!(other.text.contains("SUMMARY;LANGUAGE=en:"));
}

#[test]
fn lines_are_as_the_format_wants_them() {
    for programme in [agenda(), data("rivers-2026"), data("small-ar")] {
        let programme = match programme.anchored(NaiveDate::from_ymd_opt(2026, 5, 11).unwrap(), None) {
            Ok(dated) => dated,
            Err(_) => programme,
        };
        let Ok(export) = icalendar::write(&programme, &options()) else { panic!("it is dated") };
        assert!(export.text.ends_with("END:VCALENDAR\r\n"));
        for line in export.text.split_terminator("\r\n") {
            assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line}");
        }
        let lines = unfolded(&export.text);
        let uids: Vec<_> = values(&lines, "UID");
        assert_eq!(distinct(values(&lines, "X-PROGRAMME-ID")), programme.sessions().len() + 1);
        assert!(distinct(uids) > programme.sessions().len());
    }
}

#[test]
fn what_cannot_be_written_is_refused() {
    let undated = icalendar::write(&data("idm-2018-second-session"), &options()).unwrap_err();
    assert!(matches!(undated, ExportError::Undated { day: 1 }), "{undated}");
    let mut draft = agenda().to_draft();
    draft.time_zone = Some("Europe/Atlantis".parse().unwrap());
    let unknown = icalendar::write(&draft.build().unwrap(), &options()).unwrap_err();
    assert_eq!(unknown, ExportError::UnknownZone { zone: "Europe/Atlantis".to_owned() });
}

/// Everything that an event can say of a programme, at its limits.
fn corners() -> Programme {
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
fn corners_come_back() {
    let programme = corners();
    let (back, export) = there_and_back(&programme, "corners");
    let text = export.text.replace("\r\n ", "");
    for line in [
        "UID:night@corners%2C1%3B%C3%A9",
        "SEQUENCE:3",
        "DTSTART;TZID=Europe/Zurich:20261025T013000",
        "DTEND;TZID=Europe/Zurich:20261025T040000",
        "X-PROGRAMME-DAY:3",
        "RELATED-TO;RELTYPE=PARENT:night@corners%2C1%3B%C3%A9",
        "DTSTART;VALUE=DATE:20261024",
        "DTEND;VALUE=DATE:20261027",
        "STATUS:CANCELLED",
        "GEO:46.5;-6.25",
        "PARTICIPANT-TYPE:ACTIVE",
        "PARTICIPANT-TYPE:SPONSOR",
        "CATEGORIES:x\\,y,z",
        "DURATION:PT0S",
        "X-FOO;A=\"1:2\":b",
        "UID:x@y",
    ] {
        assert!(text.contains(&format!("\r\n{line}\r\n")), "{line} is not in\n{text}");
    }
    let night = back.session("night").unwrap();
    assert_eq!(night.slot(), Slot::between(3, "25:30", "28:00").ok());
    assert_eq!(night.presiding().count(), 1);
    assert_eq!(
        night.in_role(&Role::Moderator).next().unwrap().label().unwrap().get("en"),
        Some("Moderator; \"the\"")
    );
    let lost = |subject: Subject, field: &str| {
        export.losses.iter().any(|loss| loss.subject == subject && loss.field == field)
    };
    assert!(lost(Subject::Session("later".into()), "id") && lost(Subject::Person("unused".into()), "id"));
    assert!(lost(Subject::Session("night".into()), "title") && lost(Subject::Track("t;1".into()), "colour"));
    assert!(lost(Subject::Session("moment".into()), "extensions/other~1x"));
}

// ---- Dirt ----

#[test]
fn times_are_read_in_every_form() {
    let slot = |lines: &str| event(lines).draft.sessions[0].slot;
    let between = |start: &str, end: &str| Slot::between(1, start, end).ok();
    assert_eq!(
        slot("DTSTART;TZID=Europe/London;VALUE=DATE-TIME:20160806T161000\r\nDURATION:PT1H"),
        between("16:10", "17:10")
    );
    assert_eq!(slot("DTSTART:20160806T161000\r\nDTEND:20160807T010000"), between("16:10", "25:00"));
    assert_eq!(slot("dtstart;value=date:20160806"), Some(Slot::part(1, programme::time::DayPart::AllDay)));
    assert_eq!(slot("DTSTART;VALUE=DATE:20160806\r\nDTEND;VALUE=DATE:20160809"), between("00:00", "72:00"));
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
        let import = event(lines);
        assert_eq!(import.draft.sessions[0].slot, expected, "{lines}");
        assert!(codes(&import).contains(&"time-adjusted"), "{lines}: {}", import.findings);
    }
    let berlin = event("DTSTART;TZID=W. Europe Standard Time:20160806T161000");
    assert_eq!(berlin.draft.time_zone.unwrap(), "Europe/Berlin");
}

#[test]
fn instants_stand_on_the_clock_of_the_programme() {
    let source = "BEGIN:VCALENDAR\nX-WR-TIMEZONE:Europe/Zurich\nBEGIN:VEVENT\nUID:a\nDTSTART:20181028T003000Z\nDTEND:20181028T013000Z\nEND:VEVENT\n\
                  BEGIN:VEVENT\nUID:b\nDTSTART;TZID=America/New_York:20181009T060000\nEND:VEVENT\nEND:VCALENDAR\n";
    let import = read(source);
    let start = |at: usize| import.draft.sessions[at].slot.unwrap();
    // The hour comes twice: it begins and ends at half past two.
    assert_eq!(start(0).to_string(), "day 2, 02:30–02:30");
    assert_eq!(start(1).to_string(), "day 1, from 12:00");
    assert_eq!(codes(&import), ["statements-disagree"], "{}", import.findings);
    let utc = event("DTSTART:20181028T003000Z");
    assert_eq!(utc.draft.time_zone.unwrap(), "UTC");
    let second = read(&source.replace("003000Z", "013000Z").replace("DTEND:20181028T013000Z\n", ""));
    assert!(codes(&second).contains(&"time-adjusted"));
}

#[test]
fn broken_lines_and_components_are_named() {
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
    let places: Vec<_> =
        import.findings.iter().map(|one| format!("{} {}", one.code(), one.origin().unwrap())).collect();
    for expected in [
        "not-imported line 7, column 1 of the source",
        "not-imported line 8, column 1 of the source",
        "statements-disagree line 3, column 1 of the source",
        "statements-disagree line 1, column 1 of the source",
        "id-changed line 12, column 1 of the source",
        "language-tag-adjusted line 13, column 1 of the source",
        "set-aside line 15, column 1 of the source",
    ] {
        assert!(places.contains(&expected.to_owned()), "{expected} is not in {places:?}");
    }
}

#[test]
fn people_are_read_from_attendees_and_participants() {
    let import = event(
        "ATTENDEE;CN=\"Ada ^'A^' Okoye\";ROLE=CHAIR;PARTSTAT=TENTATIVE:mailto:Ada@example.org\r\nATTENDEE;CN=Bo;RSVP=TRUE:mailto:bo@example.org\r\n\
         ATTENDEE;CN=Bob:mailto:bo@example.org\r\nORGANIZER:mailto:ada@example.org\r\n\
         BEGIN:PARTICIPANT\r\nUID:p\r\nPARTICIPANT-TYPE:SPEAKER\r\nSUMMARY:Bo\r\nCALENDAR-ADDRESS:mailto:bo@example.org\r\nX-Y:z\r\nEND:PARTICIPANT",
    );
    let session = &import.draft.sessions[0];
    let found: Vec<_> = session
        .participations
        .iter()
        .map(|one| {
            (
                one.person.as_ref().unwrap().as_str(),
                one.role.as_ref().map_or("", Role::as_str),
                one.status.as_str(),
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            ("Bo", "speaker", "confirmed"),
            ("Ada-\"A\"-Okoye", "chair", "tentative"),
            ("Ada-\"A\"-Okoye", "organiser", "confirmed")
        ],
        "an attendee who is a participant is one of them"
    );
    assert_eq!(
        session.participations[0].extensions.get("icalendar/ATTENDEE"),
        Some(";CN=Bo;RSVP=TRUE:mailto:bo@example.org")
    );
    assert_eq!(import.draft.people[1].links[0].url, "mailto:ada@example.org");
    // However many share an address, it is said once.
    let divided = event(
        "ATTENDEE;CN=Bo:mailto:x@example.org\r\nATTENDEE;CN=Cy:mailto:x@example.org\r\nATTENDEE;CN=Di:mailto:x@example.org",
    );
    assert_eq!((codes(&divided), divided.draft.people.len()), (vec!["person-divided"], 3));
    let mut told = divided.findings.iter().map(Finding::message);
    let said = told.find(|said| said.contains("x@example.org"));
    assert_eq!(
        said.as_deref(),
        Some(
            "3 people share the e-mail address \"x@example.org\" and were imported separately: \"Bo\", \"Cy\", \"Di\""
        )
    );
}

#[test]
fn recurring_events_become_sessions_that_repeat() {
    let source = |rule: &str| {
        format!(
            "BEGIN:VCALENDAR\nNAME:C\nBEGIN:VEVENT\nUID:a\nSUMMARY:Yoga\nLOCATION:Lawn\nDTSTART;TZID=Europe/Zurich:20181026T073000\nDTEND;TZID=Europe/Zurich:20181026T080000\n{rule}\nEND:VEVENT\n\
             BEGIN:VEVENT\nUID:a\nRECURRENCE-ID;TZID=Europe/Zurich:20181028T073000\nSUMMARY:Yoga indoors\nDTSTART;TZID=Europe/Zurich:20181028T090000\nEND:VEVENT\nEND:VCALENDAR\n"
        )
    };
    let slots = |import: &Import| -> Vec<String> {
        import.draft.sessions.iter().map(|one| format!("{} {}", one.id, one.slot.unwrap())).collect()
    };
    // Over a change of clocks it stays at half past seven.
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
        "RRULE:FREQ=YEARLY;COUNT=3",
        "RRULE:FREQ=DAILY;COUNT=100000",
        "RRULE:FREQ=SECONDLY;COUNT=3;BYMONTHDAY=30;BYMONTH=2",
        "RRULE:x",
    ] {
        let kept = read(&source(rule));
        assert_eq!(kept.draft.sessions.len(), 2, "{rule}");
        assert_eq!(kept.draft.sessions[0].extensions.get("icalendar/RRULE"), Some(&rule[6..]));
        assert!(codes(&kept).contains(&"set-aside"));
        assert!(write(&kept.draft.build().unwrap()).text.contains(&format!("\r\n{rule}\r\n")));
    }
}

#[test]
fn parts_in_a_circle_are_no_parts() {
    let one = |uid: &str, parent: &str| format!("BEGIN:VEVENT\nUID:{uid}\nRELATED-TO:{parent}\nEND:VEVENT\n");
    let source = format!(
        "BEGIN:VCALENDAR\nNAME:C\n{}{}{}{}{}END:VCALENDAR\n",
        one("a", "b"),
        one("b", "a"),
        one("c", "a"),
        one("d", "d"),
        one("e", "nowhere")
    );
    let import = read(&source);
    let parts: Vec<_> =
        import.draft.sessions.iter().map(|one| one.part_of.as_ref().map(ToString::to_string)).collect();
    assert_eq!(parts, [None, None, Some("a".to_owned()), None, None]);
    assert_eq!(import.draft.sessions[4].extensions.get("icalendar/RELATED-TO"), Some("nowhere"));
}

#[test]
fn hostile_sources_cost_little() {
    let limit = |source: &str| icalendar::read(source, &ImportOptions::default()).unwrap_err().code();
    let begun = Instant::now();
    assert_eq!(limit(&format!("BEGIN:VCALENDAR\nNAME:{}", "x".repeat(10 << 20))), Code::LimitExceeded);
    assert_eq!(
        limit(&format!("BEGIN:VCALENDAR\nNAME:x\n{}", " xxxxxxxxx\n".repeat(1 << 20))),
        Code::LimitExceeded
    );
    assert_eq!(limit(&"BEGIN:VEVENT2\n".repeat(1_000_000)), Code::LimitExceeded);
    assert_eq!(limit(&"x\n".repeat(5 << 20)), Code::MalformedDocument);
    let little = ImportOptions::default().with_limits(Limits::default().with_bytes(10));
    assert_eq!(icalendar::read("BEGIN:VCALENDAR", &little).unwrap_err().code(), Code::LimitExceeded);
    println!("limits: {:?}", begun.elapsed());
    // Events that begin and never end; the same identifier, parent and day for all.
    let events = format!(
        "BEGIN:VCALENDAR\n{}",
        "BEGIN:VEVENT\nUID:a\nRELATED-TO:a\nDTSTART:20200101T000000\n".repeat(20_000)
    );
    let import = icalendar::read(&events, &ImportOptions::default()).unwrap();
    assert_eq!(import.draft.sessions.len(), 20_000);
    println!("events that never end: {:?}", begun.elapsed());
    let link = |n| format!("BEGIN:VEVENT\nUID:{n}\nRELATED-TO:{}\nEND:VEVENT\n", (n + 1) % 20_000);
    let chain = (0..20_000).map(link).collect::<Vec<_>>().concat();
    assert_eq!(read(&chain).draft.sessions.len(), 20_000);
    println!("a circle of parts: {:?}", begun.elapsed());
    let lines = format!(
        "BEGIN:VEVENT\nSUMMARY:x\n{}END:VEVENT\n",
        "X-A:1\nLOCATION:y\nSUMMARY;LANGUAGE=fr:z\n".repeat(20_000)
    );
    read(&lines);
    let rules = "BEGIN:VEVENT\nUID:a\nDTSTART:20200101T000000\nRRULE:FREQ=DAILY;COUNT=366\nEND:VEVENT\n"
        .repeat(2_000);
    assert!(read(&rules).draft.sessions.len() <= 2_000 + 20_000);
    println!("hostile sources took {:?}", begun.elapsed());
    assert!(begun.elapsed().as_secs() < 120);
}

#[test]
fn any_damage_is_read_or_refused() {
    let source = write(&corners()).text;
    let mut chance = 88_172_645_463_325_252_u64;
    let mut next = |below: usize| {
        chance ^= chance << 13;
        chance ^= chance >> 7;
        chance ^= chance << 17;
        usize::try_from(chance % below as u64).unwrap()
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
            let at = next(damaged.len());
            if next(2) == 0 {
                let until = (at + next(40)).min(damaged.len());
                damaged.drain(at..until);
            } else {
                let piece = pieces[next(pieces.len())];
                damaged.splice(at..at, piece.chars());
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

/// For `.ci/icalendar`: calendars as files, and beside each what another reader must find in it.
#[test]
fn calendars_are_left_for_another_reader() {
    let Some(folder) = std::env::var_os("PROGRAMME_ICALENDAR_OUT").map(PathBuf::from) else {
        println!("skipped: PROGRAMME_ICALENDAR_OUT names no folder");
        return;
    };
    let mut programmes = vec![("agenda".to_owned(), agenda()), ("corners".to_owned(), corners())];
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
                let at = |time| session.day()?.at(time);
                let start = slot.start().and_then(at);
                Some(serde_json::json!({
                    "id": session.id().as_str(),
                    "summary": title.flatten().map_or("", |chosen| chosen.wording),
                    "date": date.to_string(),
                    "start": start.map(|at| at.to_string()),
                    "end": slot.end().and_then(at).map(|at| at.to_string()),
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
    fn any_programme_comes_back_but_for_what_is_lost(draft in crate::strategy::sound()) {
        let mut draft = draft;
        let first = NaiveDate::from_ymd_opt(2026, 10, 20).unwrap();
        for day in &mut draft.days {
            let later = programme::chrono::TimeDelta::days(i64::from(day.number));
            day.date = Some(first + later);
        }
        if let Ok(programme) = draft.build() {
            if icalendar::write(&programme, &options()).is_ok() {
                there_and_back(&programme, "any");
            }
        }
    }
}
