//! Tests of the readers of Sessionize, Open Event, KonOpas, pretalx and Indico.

use programme::draft::{Person, Session};
use programme::interchange::{
    Import, ImportError, ImportOptions, Limits, SourceFormat, indico, konopas, open_event, pretalx, read_any,
    sessionize,
};
use programme::status::SessionStatus;
use programme::text::Block;
use programme::{Code, Draft, Kind, Place, Role};

type Reader = fn(&[&str], &ImportOptions) -> Result<Import, ImportError>;

const READERS: [(&str, Reader); 5] = [
    ("sessionize", sessionize::read),
    ("open_event", open_event::read),
    ("konopas", konopas::read),
    ("pretalx", pretalx::read),
    ("indico", indico::read),
];

macro_rules! seed {
    ($path:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/fuzz/seeds/", $path))
    };
}

const SOURCES: [(&str, SourceFormat, &str); 10] = [
    ("sessionize", SourceFormat::Sessionize, seed!("sessionize/grid.json")),
    ("sessionize", SourceFormat::Sessionize, seed!("sessionize/all.json")),
    ("open_event", SourceFormat::OpenEvent, seed!("open_event/all.json")),
    ("open_event", SourceFormat::OpenEvent, seed!("open_event/json_api.json")),
    ("konopas", SourceFormat::KonOpas, seed!("konopas/program.js")),
    ("konopas", SourceFormat::KonOpas, seed!("konopas/conclar.json")),
    ("pretalx", SourceFormat::Pretalx, seed!("pretalx/submissions.json")),
    ("pretalx", SourceFormat::Pretalx, seed!("pretalx/schedule.json")),
    ("indico", SourceFormat::Indico, seed!("indico/timetable.json")),
    ("indico", SourceFormat::Indico, seed!("indico/event.json")),
];

fn options() -> ImportOptions {
    ImportOptions::default().with_language("en".parse().unwrap()).with_title("Rivers")
}

fn import(read: Reader, sources: &[&str]) -> Import {
    let import = read(sources, &options()).unwrap();
    let report = import.draft.check();
    assert!(!report.has_errors(), "{report}");
    import
}

fn session<'d>(draft: &'d Draft, id: &str) -> &'d Session {
    draft.sessions.iter().find(|session| session.id == *id).unwrap_or_else(|| panic!("no session {id}"))
}

fn person<'d>(draft: &'d Draft, id: &str) -> &'d Person {
    draft.people.iter().find(|person| person.id == *id).unwrap_or_else(|| panic!("no person {id}"))
}

fn slot(session: &Session) -> String {
    session.slot.map_or("-".to_owned(), |slot| slot.to_string())
}

fn people(session: &Session) -> Vec<(String, Option<Role>)> {
    let one = |one: &programme::draft::Participation| {
        (one.person.as_ref().map_or("-".to_owned(), ToString::to_string), one.role.clone())
    };
    session.participations.iter().map(one).collect()
}

/// Returns the codes and the places of all findings.
fn places(import: &Import) -> Vec<(String, String)> {
    let place = |finding: &programme::report::Finding| {
        (finding.code().to_string(), finding.origin().map_or(String::new(), ToString::to_string))
    };
    import.findings.iter().map(place).collect()
}

fn has(import: &Import, code: Code, place: &str) {
    let found = places(import);
    let expected = (code.to_string(), format!("{place} of the source"));
    assert!(found.contains(&expected), "{expected:?} is missing in {found:#?}");
}

#[test]
fn a_sessionize_grid_joins_plenaries_that_are_repeated_per_room() {
    let import = import(sessionize::read, &[seed!("sessionize/grid.json")]);
    let weirs = session(&import.draft, "41");
    assert_eq!(import.draft.sessions.len(), 2);
    assert_eq!(slot(weirs), "day 1, 09:00–09:45");
    assert_eq!(weirs.place, Some(Place::Rooms(vec!["7".into(), "8".into()])));
    assert!(weirs.plenary);
    assert_eq!(weirs.kind, Some(Kind::Panel));
    assert_eq!(people(weirs), [("a1".into(), Some(Role::Moderator)), ("b2".into(), None)]);
    assert_eq!(person(&import.draft, "a1").name.first(), "Ada Okoye");
    assert!(matches!(weirs.description[0], Block::Html(_)));
    assert_eq!(weirs.status, SessionStatus::Confirmed);
    let lunch = session(&import.draft, "42");
    assert_eq!((slot(lunch).as_str(), lunch.kind.clone()), ("day 1, from 12:00", Some(Kind::LunchBreak)));
    has(&import, Code::TimeAdjusted, "/0/rooms/1/sessions/1/endsAt");
}

#[test]
fn all_data_of_sessionize_is_read_or_reported() {
    let import = import(sessionize::read, &[seed!("sessionize/all.json")]);
    let locks = session(&import.draft, "1");
    assert_eq!((slot(locks).as_str(), locks.status), ("-", SessionStatus::Proposed));
    assert_eq!(locks.level.as_ref().unwrap().first(), "Beginner");
    assert_eq!((locks.spoken[0].as_str(), locks.tags[0].first()), ("de", "gates"));
    assert_eq!(locks.extensions.get("sessionize/category/Shoe size"), Some("\"42\""));
    assert_eq!(locks.extensions.get("sessionize/question/Remote?"), Some("yes"));
    assert_eq!(locks.extensions.get("sessionize/speakers"), Some("s9"));
    let again = session(&import.draft, "1~2");
    assert_eq!(again.repeats.as_ref().unwrap(), "1");
    assert_eq!(again.extensions.get("sessionize/roomId"), Some("77"));
    let names: Vec<&str> = import.draft.venues[0].rooms.iter().map(|room| room.name.first()).collect();
    assert_eq!(names, ["Quay", "Loft"]);
    let hua = person(&import.draft, "s1");
    assert!(matches!(hua.biography[0], Block::Markdown(_)));
    assert_eq!((hua.links.len(), hua.posts_line.as_ref().unwrap().first()), (1, "Delta"));
    has(&import, Code::SetAside, "/speakers/0/links/1/url");
}

#[test]
fn several_views_of_sessionize_are_joined() {
    let speakers = r#"[{ "id": "b2", "firstName": "Bo", "lastName": "Lind", "fullName": "Bo Lind", "bio": "Bio.",
        "sessions": [{ "id": 42, "name": "Lunch" }] }]"#;
    let import = import(sessionize::read, &[seed!("sessionize/grid.json"), speakers]);
    assert_eq!(person(&import.draft, "b2").biography.len(), 1);
    has(&import, Code::StatementsDisagree, "/1/0/sessions/0");
}

#[test]
fn an_open_event_export_is_read_with_its_rooms_people_and_sponsors() {
    let import = import(open_event::read, &[seed!("open_event/all.json")]);
    let draft = &import.draft;
    assert_eq!((draft.id.as_str(), draft.title.first()), ("rivers26", "Rivers"));
    assert_eq!(draft.time_zone.as_ref().unwrap(), "Europe/Berlin");
    assert_eq!(draft.venues[0].name.as_ref().unwrap().first(), "Quay house");
    let weirs = session(draft, "1");
    assert_eq!(slot(weirs), "day 1, 09:00–09:45", "instants are shown on the clock of the event");
    assert_eq!(weirs.description.len(), 2);
    assert_eq!((weirs.status, weirs.spoken[0].as_str()), (SessionStatus::Confirmed, "en"));
    assert_eq!(weirs.participations[1].organisation.as_ref().unwrap(), "mills-ltd");
    assert_eq!(weirs.recording.as_ref().unwrap().url.as_ref().unwrap().as_str(), "https://example.org/v");
    let locks = session(draft, "2");
    assert_eq!(locks.status, SessionStatus::Dropped);
    // One id with two names that have nothing in common belongs to two people.
    assert_ne!(locks.participations[0].person, weirs.participations[0].person);
    assert_eq!(draft.tracks[0].colour.unwrap().rgb(), [0, 0x50, 0xeb]);
    assert_eq!(draft.venues[0].rooms[0].coordinates, None, "zeros are no coordinates");
    let sponsor = draft.participations.iter().find(|one| one.role == Some(Role::Sponsor)).unwrap();
    assert_eq!(sponsor.organisation.as_ref().unwrap(), "mills-ltd");
    assert_eq!(person(draft, "3").extensions.get("open-event/country"), Some("Chile"));
}

#[test]
fn open_event_is_read_from_json_api() {
    let import = import(open_event::read, &[seed!("open_event/json_api.json")]);
    let dams = session(&import.draft, "5");
    assert_eq!((slot(dams).as_str(), dams.place.clone()), ("day 1, 09:00–09:30", Some(Place::room("4"))));
    assert_eq!(people(dams), [("7".into(), None)]);
    assert_eq!(import.draft.venues[0].rooms[0].name.first(), "Hall");
}

#[test]
fn konopas_scripts_are_read_with_their_variants() {
    let import = import(konopas::read, &[seed!("konopas/program.js")]);
    let weirs = session(&import.draft, "1234");
    assert_eq!(slot(weirs), "day 1, 19:30–21:00");
    assert_eq!((weirs.kind.clone(), weirs.tracks.len(), weirs.tags.len()), (Some(Kind::Panel), 1, 2));
    let roles: Vec<_> = weirs.participations.iter().map(|one| one.role.clone()).collect();
    assert_eq!(roles, [Some(Role::Moderator), Some(Role::Participant), None]);
    let ada = person(&import.draft, "7");
    assert_eq!((ada.name.first(), ada.honorific.as_ref().unwrap().first()), ("Ada Okoye, Jr.", "Dr"));
    assert_eq!(ada.links[0].url.as_str(), "example.org/ada");
    let late = session(&import.draft, "000002");
    assert_eq!(slot(late), "day 1, 22:00–25:00");
    let quay = import.draft.venues[0].rooms.iter().find(|room| room.name.first() == "Quay Room").unwrap();
    assert_eq!(quay.building.as_ref().unwrap().first(), "East wing");
    assert!(import.draft.people.iter().any(|person| person.name.first() == "Dee Moss"));
}

#[test]
fn conclar_instants_are_converted_to_the_clock_of_the_convention() {
    let zone: programme::time::TimeZone = "Europe/Dublin".parse().unwrap();
    let summer = seed!("konopas/conclar.json").replace("2026-03-02", "2026-07-02");
    let import = konopas::read(&[&summer], &options().with_time_zone(zone)).unwrap();
    assert_eq!(slot(session(&import.draft, "1")), "day 1, 11:00–11:15");
    assert_eq!(person(&import.draft, "7").sort_key.as_deref(), Some("Okoye Ada"));
}

#[test]
fn pretalx_submissions_with_several_slots_become_occurrences() {
    let import = import(pretalx::read, &[seed!("pretalx/submissions.json")]);
    let weirs = session(&import.draft, "ABCDEF");
    assert_eq!(weirs.kind_label.as_ref().unwrap().entries().count(), 2);
    assert_eq!((weirs.kind.clone(), weirs.tags.len()), (Some(Kind::Talk), 1));
    assert_eq!(weirs.recording.as_ref().unwrap().consent, Some(false));
    assert_eq!(weirs.description.len(), 2);
    let again = session(&import.draft, "ABCDEF~2");
    assert_eq!(
        (slot(again).as_str(), again.repeats.as_ref().unwrap().as_str()),
        ("day 2, 09:00–09:45", "ABCDEF")
    );
    assert_eq!(again.place, Some(Place::room("3")));
    let locks = session(&import.draft, "GHIJKL");
    assert_eq!((slot(locks).as_str(), locks.planned_length.unwrap().to_string().as_str()), ("-", "01:30"));
    assert_eq!(locks.kind, Some(Kind::Workshop));
    assert_eq!(locks.extensions.get("pretalx/speakers"), Some("NONE"));
    assert!(import.findings.iter().any(|one| one.code() == Code::NotImported), "a page is missing");
}

#[test]
fn pretalx_slots_and_rooms_are_read_from_their_own_lists() {
    let import = import(pretalx::read, &[seed!("pretalx/schedule.json")]);
    let draft = &import.draft;
    assert_eq!((draft.id.as_str(), draft.revision.as_deref()), ("rivers", Some("2.1")));
    assert_eq!(draft.title.entries().count(), 2);
    let lunch = session(draft, "slot-7");
    assert_eq!((slot(lunch).as_str(), lunch.kind.clone()), ("day 1, 12:00–13:00", Some(Kind::LunchBreak)));
    assert_eq!(slot(session(draft, "MNOPQR")), "day 1, 17:00–18:00");
    let hall = draft.venues[0].rooms.iter().find(|room| room.id == "3").unwrap();
    assert_eq!((hall.capacity, hall.available.len()), (Some(80), 1));
    let missing = import.findings.iter().filter(|one| one.code() == Code::NotImported).count();
    assert_eq!(missing, 2, "the submission that is missing, and the blocker");
}

#[test]
fn an_indico_timetable_keeps_its_structure() {
    let import = import(indico::read, &[seed!("indico/timetable.json")]);
    let weirs = session(&import.draft, "c7");
    assert_eq!(
        (slot(weirs).as_str(), weirs.part_of.as_ref().unwrap().as_str()),
        ("day 1, 09:00–09:30", "s4")
    );
    assert_eq!(people(weirs), [("bo-lind".into(), Some(Role::Speaker))]);
    assert_eq!(
        person(&import.draft, "bo-lind").posts[0].organisation_name.as_ref().unwrap().first(),
        "Delta"
    );
    assert_eq!((weirs.attachments.len(), weirs.links.len()), (1, 1));
    let morning = session(&import.draft, "s4");
    assert_eq!(morning.subtitle.as_ref().unwrap().first(), "Part 1");
    assert_eq!(people(morning), [("ada-okoye".into(), Some(Role::Convener))]);
    assert_eq!(session(&import.draft, "b5").kind, Some(Kind::CoffeeBreak));
}

#[test]
fn an_indico_event_has_chairs_authors_and_sub_contributions() {
    let import = import(indico::read, &[seed!("indico/event.json")]);
    let draft = &import.draft;
    assert_eq!(draft.time_zone.as_ref().unwrap(), "Europe/Zurich");
    assert_eq!(draft.participations[0].role, Some(Role::Chair));
    let weirs = session(draft, "1");
    assert_eq!(
        (slot(weirs).as_str(), weirs.part_of.as_ref().unwrap().as_str()),
        ("day 1, 09:00–09:20", "s4")
    );
    assert_eq!(people(weirs), [("6".into(), Some(Role::Speaker)), ("chu-hua".into(), Some(Role::Author))]);
    assert_eq!(session(draft, "1.1").part_of.as_ref().unwrap(), "1");
    let locks = session(draft, "2");
    assert_eq!((slot(locks).as_str(), locks.tracks.len()), ("-", 1));
}

#[test]
fn formats_are_recognised_by_their_content() {
    for (name, format, source) in SOURCES {
        assert_eq!(SourceFormat::detect(source), Some(format), "{name}");
        let (found, import) = read_any(source.as_bytes(), None, &options()).unwrap();
        assert_eq!(found, format);
        assert!(!import.draft.sessions.is_empty());
    }
    for source in ["", "{}", "[]", "null", "[1]", "hello", "[{\"id\":1,\"name\":\"Hall\"}]"] {
        assert_eq!(SourceFormat::detect(source), None, "{source}");
        assert_eq!(
            read_any(source.as_bytes(), None, &options()).unwrap_err().code(),
            Code::MalformedDocument
        );
    }
}

#[test]
fn the_wire_form_is_recognised_and_read_like_a_draft() {
    let source = include_str!("../../examples/data/rivers-2026.json");
    let draft = Draft::read(&mut serde_json::Deserializer::from_str(source)).unwrap();
    for source in [source.to_owned(), format!("\u{feff} {source}\n")] {
        let (format, import) = read_any(source.as_bytes(), None, &options()).unwrap();
        assert_eq!((format, &import.draft), (SourceFormat::Programme, &draft));
        assert!(import.findings.is_empty());
    }
    // Integrity problems are left to `build`.
    let source = r#"{ "format": "programme/1", "id": "a", "title": "A", "sessions": [{ "id": "b", "part_of": "c" }], "x": 1 }"#;
    let (_, import) = read_any(source.as_bytes(), None, &options()).unwrap();
    assert_eq!(import.draft.unknown_fields[0].to_string(), "/x");
    assert!(import.draft.build().is_err());
    let long = format!(r#"{{ "format": "programme/1", "id": "a", "title": "{}" }}"#, "a".repeat(2000));
    let limits = Limits::default().with_line(1000);
    let error = read_any(long.as_bytes(), None, &options().with_limits(limits)).unwrap_err();
    assert_eq!(error.code(), Code::LimitExceeded);
}

#[test]
fn errors_in_the_wire_form_have_a_path_and_a_position() {
    let error = |source: &str| {
        assert_eq!(SourceFormat::detect(source), Some(SourceFormat::Programme), "{source}");
        read_any(source.as_bytes(), None, &options()).unwrap_err().to_string()
    };
    assert_eq!(
        error(
            "{ \"format\": \"programme/1\", \"id\": \"a\", \"title\": \"A\",\n\"sessions\": [{ \"id\": \"B c\" }] }"
        ),
        "malformed-id: \"B c\" is not a valid id for a session: character 2 is white space, in /sessions/0/id, \
         at line 2, column 26 of the source"
    );
    assert_eq!(
        error(r#"{ "format": "programme/2" }"#),
        "unknown-format: \"programme/2\" is not a supported format: write \"programme/1\", in /format, \
         at line 1, column 25 of the source"
    );
    assert_eq!(
        error(r#"{ "format": "programme/1" }"#),
        "malformed-document: missing field `id`, at line 1, column 27 of the source"
    );
}

#[test]
fn a_source_in_no_known_format_is_explained() {
    let error = |source: &str| read_any(source.as_bytes(), None, &options()).unwrap_err().to_string();
    for source in ["", " \n", "\u{feff}"] {
        assert_eq!(error(source), "malformed-document: the source is empty");
    }
    assert_eq!(
        error("{ \"a\": 1,\n  b }"),
        "malformed-document: the document is not valid JSON: key must be a string, at line 2, column 3 of the source"
    );
    assert_eq!(
        error("[1, "),
        "malformed-document: the document ends too early: EOF while parsing a value, at line 1, column 4 of the source"
    );
    assert_eq!(
        error("hello"),
        "malformed-document: the format of the source is not recognised: the enabled formats are programme/1, \
         schedule.xml, schedule.json, iCalendar, Sessionize, Open Event, KonOpas, pretalx, Indico, agenda text"
    );
    let deep = format!("{}1{}", "[".repeat(200), "]".repeat(200));
    assert!(error(&deep).starts_with("limit-exceeded: "), "{}", error(&deep));
}

#[test]
fn other_documents_and_documents_beyond_the_limits_are_refused() {
    for (name, read) in READERS {
        for source in ["", "{", "[1, 2]", "{\"a\": 1}", "null", "\"text\""] {
            let error = read(&[source], &options()).unwrap_err();
            assert_eq!(error.code(), Code::MalformedDocument, "{name}: {source}");
        }
        assert_eq!(read(&[], &options()).unwrap_err().code(), Code::MalformedDocument, "{name}");
        let deep = format!("{}1{}", "[".repeat(50_000), "]".repeat(50_000));
        let long = format!("[\"{}\"]", "a".repeat(2000));
        for (source, limits) in [
            (deep.as_str(), Limits::default()),
            (long.as_str(), Limits::default().with_line(1000)),
            (long.as_str(), Limits::default().with_bytes(1000)),
        ] {
            let error = read(&[source], &options().with_limits(limits)).unwrap_err();
            assert_eq!(error.code(), Code::LimitExceeded, "{name}");
        }
    }
}

#[test]
fn missing_fields_nulls_and_other_types_are_accepted() {
    for (name, _, source) in SOURCES.iter().filter(|(_, _, source)| source.starts_with(['{', '['])) {
        let (_, read) = READERS.iter().find(|(reader, _)| reader == name).unwrap();
        let value: serde_json::Value = serde_json::from_str(source).unwrap();
        for pointer in pointers(&value, String::new()) {
            for other in
                [serde_json::Value::Null, 7.into(), "7".into(), serde_json::json!([]), serde_json::json!({})]
            {
                let mut changed = value.clone();
                *changed.pointer_mut(&pointer).unwrap() = other;
                // Some changes make the document unrecognisable, but none makes an invalid draft.
                if let Ok(import) = read(&[&changed.to_string()], &options()) {
                    let report = import.draft.check();
                    assert!(!report.has_errors(), "{name} {pointer}: {report}");
                }
            }
        }
    }
}

/// Returns the pointers to all values within a value.
fn pointers(value: &serde_json::Value, path: String) -> Vec<String> {
    let mut found = Vec::new();
    let inner: Vec<(String, &serde_json::Value)> = match value {
        serde_json::Value::Array(items) => {
            items.iter().enumerate().map(|(at, item)| (at.to_string(), item)).collect()
        }
        serde_json::Value::Object(fields) => {
            fields.iter().map(|(key, item)| (key.replace('/', "~1"), item)).collect()
        }
        _ => Vec::new(),
    };
    for (key, item) in inner {
        let path = format!("{path}/{key}");
        found.extend(pointers(item, path.clone()));
        found.push(path);
    }
    found
}
