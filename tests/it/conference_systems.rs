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
fn people_who_are_only_named_are_found_in_the_list() {
    let source = r#"var program = [{ "id": "1", "title": "Weirs", "date": "2026-03-02", "time": "10:00",
        "people": ["Ada Okoye", { "id": "9", "name": "Bo Lind" }] }];
        var people = [{ "id": "7", "name": ["Ada Okoye"], "prog": ["1"] }];"#;
    let import = import(konopas::read, &[source]);
    let people: Vec<&str> = import.draft.people.iter().map(|person| person.id.as_str()).collect();
    assert_eq!(people, ["7", "9"]);
    assert_eq!(session(&import.draft, "1").participations.len(), 2);
}

#[test]
fn ends_that_cannot_be_used_are_kept() {
    let kept = |starts: &str, ends: &str| {
        let source = format!(
            r#"{{ "sessions": [{{ "id": "1", "title": "Weirs", "startsAt": "{starts}", "endsAt": "{ends}" }}],
                "speakers": [], "questions": [], "categories": [], "rooms": [] }}"#
        );
        let import = import(sessionize::read, &[&source]);
        let found =
            import.draft.sessions[0].extensions.iter().map(|(_, end)| end.to_owned()).collect::<Vec<_>>();
        (found, import.findings.iter().count())
    };
    assert_eq!(kept("2026-03-02", "2026-03-04").0, ["2026-03-04"]);
    assert_eq!(kept("2026-03-02", "2026-03-02").0, [""; 0]);
    assert_eq!(kept("soon", "2026-03-02T10:00:00").0, ["2026-03-02T10:00:00", "soon"]);
    let (found, findings) = kept("2026-03-02T10:00:00", "2026-03-20T10:00:00");
    assert!(found.is_empty() && findings > kept("2026-03-02T10:00:00", "2026-03-02T11:00:00").1);
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
    assert_eq!(missing, 3, "the submission and the room that are missing, and the blocker");
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

/// Returns the messages of the findings with a code.
fn messages(import: &Import, code: Code) -> Vec<String> {
    import.findings.iter().filter(|one| one.code() == code).map(programme::report::Finding::message).collect()
}

fn tracks(session: &Session) -> Vec<&str> {
    session.tracks.iter().map(programme::id::TrackId::as_str).collect()
}

fn rooms(session: &Session) -> Vec<&str> {
    match &session.place {
        Some(Place::Rooms(rooms)) => rooms.iter().map(programme::id::RoomId::as_str).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn people_who_share_an_id_keep_their_own_details() {
    let cases: [(Reader, &str); 4] = [
        (
            sessionize::read,
            r#"{ "sessions": [{ "id": "1", "title": "Weirs", "speakers": [{ "id": "5", "name": "Bo Lind" }] }], "rooms": [],
            "speakers": [{ "id": "5", "fullName": "Ada Okoye", "bio": "Builds weirs." }, { "id": "5", "fullName": "Bo Lind", "bio": "Counts fish." },
              { "id": "5", "fullName": "Chu Hua", "bio": "Opens gates." }] }"#,
        ),
        (
            open_event::read,
            r#"{ "event": { "name": "Rivers" }, "sessions": [{ "id": 1, "title": "Weirs", "short-abstract": "", "speakers": [{ "id": 5, "name": "Bo Lind" }] }],
            "speakers": [{ "id": 5, "name": "Ada Okoye", "short-biography": "Builds weirs." }, { "id": 5, "name": "Bo Lind", "short-biography": "Counts fish." },
              { "id": 5, "name": "Chu Hua", "short-biography": "Opens gates." }] }"#,
        ),
        (
            konopas::read,
            r#"var program = [{ "id": "1", "title": "Weirs", "people": [{ "id": "5", "name": "Bo Lind" }] }];
            var people = [{ "id": "5", "name": ["Ada", "Okoye"], "bio": "Builds weirs." }, { "id": "5", "name": ["Bo", "Lind"], "bio": "Counts fish." },
              { "id": "5", "name": ["Chu", "Hua"], "bio": "Opens gates." }];"#,
        ),
        (
            pretalx::read,
            r#"[{ "code": "5", "name": "Ada Okoye", "biography": "Builds weirs." }, { "code": "5", "name": "Bo Lind", "biography": "Counts fish." },
            { "code": "1", "title": "Weirs", "speakers": [{ "code": "5", "name": "Bo Lind" }] },
            { "code": "2", "title": "Gates", "speakers": [{ "code": "5", "name": "Chu Hua", "biography": "Opens gates." }] }]"#,
        ),
    ];
    for (read, source) in cases {
        let import = import(read, &[source]);
        for (id, name, biography) in [
            ("5", "Ada Okoye", "Builds weirs."),
            ("5~2", "Bo Lind", "Counts fish."),
            ("5~3", "Chu Hua", "Opens gates."),
        ] {
            let person = person(&import.draft, id);
            assert_eq!((person.name.first(), &person.biography), (name, &vec![biography.into()]), "{source}");
        }
        assert_eq!(import.draft.people.len(), 3, "{source}");
        assert_eq!(people(session(&import.draft, "1")), [("5~2".into(), None)], "{source}");
        assert_eq!(
            messages(&import, Code::PersonDivided),
            [r#"3 people share the id "5" and were imported separately: "Ada Okoye", "Bo Lind", "Chu Hua""#]
        );
    }
}

#[test]
fn an_id_without_a_name_belongs_to_the_first_of_several_people() {
    let source = r#"{ "sessions": [{ "id": "1", "title": "Weirs", "speakers": ["5"] }], "rooms": [],
        "speakers": [{ "id": "5", "fullName": "Ada Okoye" }, { "id": "5", "fullName": "Bo Lind" }] }"#;
    let import = import(sessionize::read, &[source]);
    assert_eq!(people(session(&import.draft, "1")), [("5".into(), None)]);
    assert_eq!(
        messages(&import, Code::StatementsDisagree),
        [r#"the id "5" belongs to several entries, and there is no name here: "Ada Okoye" was used"#]
    );
}

#[test]
fn another_form_of_a_name_with_the_same_id_keeps_its_details() {
    let source = r#"{ "sessions": [], "rooms": [], "speakers": [
        { "id": "5", "fullName": "Ada Okoye", "bio": "Builds weirs." },
        { "id": "5", "fullName": "Ada B. Okoye", "bio": "Builds locks." },
        { "id": "5", "fullName": "Okoye, Ada", "bio": "Builds weirs." }] }"#;
    let import = import(sessionize::read, &[source]);
    assert_eq!(import.draft.people.len(), 1);
    let ada = person(&import.draft, "5");
    assert_eq!(ada.biography, ["Builds weirs.".into()]);
    assert_eq!(ada.extensions.get("sessionize/bio"), Some("Builds locks."));
    has(&import, Code::StatementsDisagree, "/speakers/1");
    assert_eq!(messages(&import, Code::StatementsDisagree).len(), 1);
}

#[test]
fn a_name_of_another_room_or_track_has_precedence_over_the_id() {
    for (room, track, expected_room, expected_track, findings) in [
        (r#""id": 12, "name": "Hall 201""#, r#""id": 5, "name": "Water""#, "12", "water", 0),
        (r#""id": 12"#, r#""id": 5"#, "12", "water", 0),
        (r#""id": 12, "name": "Hall 203""#, r#""id": 5, "name": "Fish""#, "13", "fish", 2),
        // A longer form of the same name, and names with typing errors.
        (
            r#""id": 12, "name": "Floor 2, Hall 201""#,
            r#""id": 7, "name": "Lockes and gates""#,
            "12",
            "locks-and-gates",
            0,
        ),
        (r#""id": 14, "name": "2nd Hall 201""#, r#""id": 5, "name": "water""#, "14", "water", 0),
        // Names that are not in the list.
        (r#""id": 12, "name": "Hall 999""#, r#""id": 5, "name": "Bees""#, "12", "water", 2),
    ] {
        let source = format!(
            r#"{{ "event": {{ "name": "Rivers" }}, "speakers": [], "sessions": [{{ "id": 1, "title": "Weirs", "short-abstract": "",
            "microlocation": {{ {room} }}, "track": {{ {track} }} }}],
            "microlocations": [{{ "id": 12, "name": "Hall 201" }}, {{ "id": 13, "name": "Hall 203" }}, {{ "id": 14, "name": "Hall" }}],
            "tracks": [{{ "id": 5, "name": "Water" }}, {{ "id": 6, "name": "Fish" }}, {{ "id": 7, "name": "Locks and gates" }}] }}"#
        );
        let import = import(open_event::read, &[&source]);
        let weirs = session(&import.draft, "1");
        assert_eq!(
            (rooms(weirs), tracks(weirs)),
            (vec![expected_room], vec![expected_track]),
            "{room} {track}"
        );
        let found = messages(&import, Code::StatementsDisagree);
        assert_eq!(found.len(), findings, "{room} {track}: {found:?}");
        assert_eq!((import.draft.venues[0].rooms.len(), import.draft.tracks.len()), (3, 3));
    }
}

#[test]
fn rooms_and_tracks_with_the_same_id_or_name_stay_separate() {
    let source = r##"{ "event": { "name": "Rivers" }, "speakers": [],
        "sessions": [{ "id": 1, "title": "Weirs", "short-abstract": "", "track": { "id": 5, "name": "Open" }, "microlocation": { "id": 12, "name": "Loft" } },
          { "id": 2, "title": "Locks", "short-abstract": "", "track": { "id": 6, "name": "Open" }, "microlocation": { "id": 13, "name": "Quay" } }],
        "tracks": [{ "id": 5, "name": "Open", "color": "#ff0000" }, { "id": 6, "name": "Open", "color": "#00ff00" }, { "id": 6, "name": "Fish", "description": "Wet" }],
        "microlocations": [{ "id": 12, "name": "Quay", "floor": 1 }, { "id": 12, "name": "Loft", "floor": 2 }, { "id": 13, "name": "Quay", "floor": 3 },
          { "id": 12, "name": "Quay", "floor": 1 }] }"##;
    let import = import(open_event::read, &[source]);
    let draft = &import.draft;
    let (weirs, locks) = (session(draft, "1"), session(draft, "2"));
    assert_eq!((tracks(weirs), tracks(locks)), (vec!["open"], vec!["open~2"]));
    assert_eq!((rooms(weirs), rooms(locks)), (vec!["12~2"], vec!["13"]));
    let floors: Vec<_> =
        draft.venues[0].rooms.iter().map(|room| room.floor.as_ref().unwrap().first()).collect();
    assert_eq!(floors, ["1", "2", "3"], "an identical row is read only once");
    let colours: Vec<_> =
        draft.tracks.iter().map(|track| track.colour.map(programme::draft::Colour::rgb)).collect();
    assert_eq!(colours, [Some([255, 0, 0]), Some([0, 255, 0]), None]);
    assert_eq!(draft.tracks[2].extensions.get("open-event/description"), Some("Wet"));
    assert_eq!(
        messages(&import, Code::IdChanged),
        [
            r#"another track already has the id "6": this one was changed to "fish""#,
            r#"another room already has the id "12": this one was changed to "12~2""#
        ]
    );
    let source = r#"{ "sessions": [{ "id": "1", "title": "Weirs", "roomId": 8, "room": null }], "categories": [],
        "rooms": [{ "id": 7, "name": "Quay" }, { "id": 7, "name": "Loft" }, { "id": 8, "name": "Quay" }] }"#;
    let import = self::import(sessionize::read, &[source]);
    let names: Vec<_> =
        import.draft.venues[0].rooms.iter().map(|room| (room.id.as_str(), room.name.first())).collect();
    assert_eq!(names, [("7", "Quay"), ("7~2", "Loft"), ("8", "Quay")]);
    assert_eq!(rooms(session(&import.draft, "1")), ["8"]);
    has(&import, Code::IdChanged, "/rooms/1");
}

#[test]
fn a_session_that_only_its_speaker_lists_is_reported() {
    let source = r#"{ "event": { "name": "Rivers" }, "sessions": [
        { "id": 1, "title": "Weirs", "short-abstract": "", "speakers": [{ "id": 3, "name": "Ada Okoye" }] },
        { "id": 2, "title": "Locks", "short-abstract": "", "speakers": [] }, { "id": 4, "title": "Gates", "short-abstract": "" }],
        "speakers": [{ "id": 3, "name": "Ada Okoye", "sessions": [{ "id": 1 }, { "id": 99 }] },
          { "id": 8, "name": "Bo Lind", "sessions": [{ "id": 1 }, { "id": 2 }, { "id": 4 }] }] }"#;
    let import = import(open_event::read, &[source]);
    has(&import, Code::StatementsDisagree, "/speakers/1/sessions/0");
    // A session without a list of speakers does not contradict the speaker.
    let found = messages(&import, Code::StatementsDisagree);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("(and one more like it)"), "{found:?}");
    assert_eq!(session(&import.draft, "2").participations, []);
}

#[test]
fn a_name_that_lists_several_people_confirms_the_id_of_one_of_them() {
    let source = r#"{ "event": { "name": "Rivers" }, "sessions": [
        { "id": 1, "title": "Weirs", "short-abstract": "", "speakers": [{ "id": 175, "name": "Ada Okoye Bo Lind" }] }],
        "speakers": [{ "id": 56, "name": "Ada Okoye, Bo Lind" }, { "id": 175, "name": "Bo Lind" }] }"#;
    let import = import(open_event::read, &[source]);
    let participation = &session(&import.draft, "1").participations[0];
    assert_eq!(participation.person.as_ref().unwrap(), "175");
    assert_eq!(messages(&import, Code::StatementsDisagree).len(), 1);
}

#[test]
fn only_the_first_of_several_indico_events_is_read() {
    let event = |id: &str, title: &str| {
        format!(
            r#"{{ "_type": "Conference", "id": "{id}", "title": "{title}", "timezone": "UTC", "contributions": [{{ "id": "{id}", "title": "Talk of {title}" }}] }}"#
        )
    };
    let entry = |id: &str| {
        format!(
            r#"{{ "20260302": {{ "c{id}": {{ "id": "c{id}", "entryType": "Contribution", "title": "Entry {id}" }} }} }}"#
        )
    };
    let results = |events: &[String]| format!(r#"{{ "results": [{}] }}"#, events.join(", "));
    let (rivers, lakes, seas) = (event("1", "Rivers"), event("2", "Lakes"), event("3", "Seas"));
    let timetable = format!(r#"{{ "results": {{ "1": {}, "2": {} }} }}"#, entry("1"), entry("2"));
    let lakes_only = results(std::slice::from_ref(&lakes));
    for (sources, title, sessions, left_out) in [
        (
            vec![results(&[rivers.clone(), lakes, seas])],
            "Rivers",
            ["1"],
            Some(r#"3 events, but a programme is one event: "Lakes", "Seas" were left out"#),
        ),
        (
            vec![timetable.clone()],
            "Rivers",
            ["c1"],
            Some(r#"2 events, but a programme is one event: "2" was left out"#),
        ),
        (
            vec![results(std::slice::from_ref(&rivers)), lakes_only.clone()],
            "Rivers",
            ["1"],
            Some(r#"2 events, but a programme is one event: "Lakes" was left out"#),
        ),
        (
            vec![lakes_only, timetable],
            "Lakes",
            ["c2"],
            Some(r#"2 events, but a programme is one event: "1" was left out"#),
        ),
        (vec![results(&[rivers])], "Rivers", ["1"], None),
    ] {
        let sources: Vec<&str> = sources.iter().map(String::as_str).collect();
        let import = import(indico::read, &sources);
        let ids: Vec<_> = import.draft.sessions.iter().map(|session| session.id.as_str()).collect();
        assert_eq!((import.draft.title.first(), ids), (title, sessions.to_vec()), "{sources:?}");
        let expected: Vec<_> =
            left_out.map(|left_out| format!("the source describes {left_out}")).into_iter().collect();
        assert_eq!(messages(&import, Code::NotImported), expected, "{sources:?}");
    }
}

#[test]
fn the_pretalx_export_for_organisers_is_read() {
    let source = r#"[{ "ID": "ABCDEF", "Proposal title": "Weirs", "Proposal state": "accepted", "Session type": { "en": "Talk" }, "Track": { "en": "Water" },
        "Tags": ["fish"], "Abstract": "How a weir works.", "Duration": 30, "Language": "en", "Don’t record this session.": true, "Notes": "Needs a lamp",
        "Speaker IDs": ["XYZ", "UVW"], "Speaker names": ["Ada Okoye", "Bo Lind"], "Room": { "en": "Hall" }, "Start": "2026-03-02T09:00:00+01:00",
        "Start (date)": "2026-03-02", "Start (time)": "09:00:00", "End": "2026-03-02T09:30:00+01:00", "Resources": ["https://example.org/weirs.pdf"] }]"#;
    assert_eq!(SourceFormat::detect(source), Some(SourceFormat::Pretalx));
    let import = import(pretalx::read, &[source]);
    let weirs = session(&import.draft, "ABCDEF");
    assert_eq!(
        (weirs.title.as_ref().unwrap().first(), slot(weirs).as_str()),
        ("Weirs", "day 1, 09:00–09:30")
    );
    assert_eq!(
        (weirs.kind.clone(), weirs.status, tracks(weirs)),
        (Some(Kind::Talk), SessionStatus::Accepted, vec!["water"])
    );
    assert_eq!((rooms(weirs), weirs.tags.len(), weirs.attachments.len()), (vec!["hall"], 1, 1));
    assert_eq!(people(weirs), [("XYZ".into(), None), ("UVW".into(), None)]);
    assert_eq!(person(&import.draft, "UVW").name.first(), "Bo Lind");
    assert_eq!(weirs.recording.as_ref().unwrap().consent, Some(false));
    let kept: Vec<_> = weirs.extensions.iter().collect();
    assert_eq!(kept, [("pretalx/Notes", "Needs a lamp")]);
    // A type of sessions alone does not identify a format.
    for source in [
        r#"[{ "ID": "A", "Session type": { "en": "Talk" } }]"#,
        r#"[{ "title": "A", "Session type": "Talk" }]"#,
    ] {
        assert_eq!(SourceFormat::detect(source), None, "{source}");
    }
}

#[test]
fn details_of_pretalx_tracks_types_and_tags_are_kept() {
    let source = r##"[{ "id": 1, "name": { "en": "Talk" }, "description": { "en": "With slides" }, "default_duration": 30, "requires_access_code": false },
        { "id": 2, "name": { "en": "Water" }, "description": { "en": "Wet" }, "color": "#0000ff", "position": 3 },
        { "id": 4, "name": { "en": "Water" }, "color": "#00ff00" },
        { "id": 3, "tag": "fish", "description": { "en": "Cold" }, "is_public": true },
        { "code": "ABCDEF", "title": "Weirs", "submission_type": 1, "track": 2, "tags": [3, { "id": 5, "tag": "gates", "description": "Heavy" }] },
        { "code": "GHIJKL", "title": "Locks", "submission_type": { "id": 9, "name": "Panel", "description": "Five people" },
          "track": { "id": 4, "name": { "en": "Water" } }, "tags": [{ "id": 5, "tag": "gates", "description": "Heavy" }] }]"##;
    let import = import(pretalx::read, &[source]);
    let draft = &import.draft;
    let (weirs, locks) = (session(draft, "ABCDEF"), session(draft, "GHIJKL"));
    assert_eq!((tracks(weirs), tracks(locks)), (vec!["water"], vec!["water~2"]));
    assert_eq!(
        (weirs.kind.clone(), weirs.tags.len(), locks.kind.clone()),
        (Some(Kind::Talk), 2, Some(Kind::Panel))
    );
    assert_eq!(draft.tracks[0].extensions.get("pretalx/description"), Some(r#"{"en":"Wet"}"#));
    assert_eq!(draft.tracks[1].colour.unwrap().rgb(), [0, 255, 0]);
    let kept: Vec<_> = draft.extensions.iter().collect();
    assert_eq!(
        kept,
        [
            ("pretalx/submission_types", r#"{"name":{"en":"Talk"},"description":{"en":"With slides"}}"#),
            ("pretalx/tags", r#"{"tag":"fish","description":{"en":"Cold"}}"#),
            ("pretalx/tags~2", r#"{"tag":"gates","description":"Heavy"}"#),
            ("pretalx/submission_types~2", r#"{"name":"Panel","description":"Five people"}"#),
        ]
    );
    has(&import, Code::SetAside, "/1/description");
    has(&import, Code::SetAside, "/0");
}

#[test]
fn the_categories_of_conclar_tags_are_read() {
    let source = r#"[{ "id": "1", "title": "Weirs", "tags": [
        { "category": "Type", "label": "Panel", "value": "type_panel" }, { "category": "Track", "label": "Water", "value": "track_Water" },
        { "category": "Environment", "label": "On site", "value": "session_on_site" }, { "category": "Note", "label": "Sign up", "value": "session_register" },
        { "category": "Area", "label": "Area:Fish" }, { "label": "gates" }, "Division:Programme"] },
        { "id": "2", "title": "Locks", "tags": [{ "value": "session_register" }, { "value": "type_panel" }, { "value": "tag09" }] }]"#;
    let import = import(konopas::read, &[source]);
    let weirs = session(&import.draft, "1");
    assert_eq!((weirs.kind.clone(), tracks(weirs)), (Some(Kind::Panel), vec!["water"]));
    let tags: Vec<_> = weirs.tags.iter().map(programme::Text::first).collect();
    assert_eq!(tags, ["Environment:On site", "Note:Sign up", "Area:Fish", "gates", "Division:Programme"]);
    assert!(weirs.extensions.is_empty() && import.findings.is_empty());
    // The labels of values can be in another item.
    let locks = session(&import.draft, "2");
    let tags: Vec<_> = locks.tags.iter().map(programme::Text::first).collect();
    assert_eq!((locks.kind.clone(), tags), (Some(Kind::Panel), vec!["Note:Sign up", "tag09"]));
}

/// Reads one item of KonOpas, and returns its slot, its extensions and the number of findings.
fn konopas_item(fields: &str) -> (String, Vec<(String, String)>, usize) {
    let source = format!(r#"var program = [{{ "id": "1", "title": "Weirs", {fields} }}];"#);
    let import = import(konopas::read, &[&source]);
    let item = session(&import.draft, "1");
    let kept = item.extensions.iter().map(|(key, value)| (key.to_owned(), value.to_owned())).collect();
    (slot(item), kept, import.findings.iter().count())
}

#[test]
fn a_day_of_konopas_that_repeats_the_date_is_ignored() {
    for (day, kept) in [
        ("0", false),
        (r#""2""#, false),
        (r#""Day 1""#, false),
        (r#""Monday""#, false),
        (r#""Mon, Mar 2""#, false),
        (r#""lundi""#, false),
        (r#""понедельник""#, false),
        (r#""Saturday""#, true),
        (r#""Perjantai""#, true),
    ] {
        let (slot, extensions, findings) =
            konopas_item(&format!(r#""date": "2026-03-02", "time": "10:00", "mins": 60, "day": {day}"#));
        assert_eq!(slot, "day 1, 10:00–11:00", "{day}");
        assert_eq!((extensions.len(), findings), (usize::from(kept), usize::from(kept)), "{day}");
    }
}

#[test]
fn clock_times_of_konopas_are_never_lost() {
    let kept = |key: &str, value: &str| vec![(format!("konopas/{key}"), value.to_owned())];
    // An end can be a date and time.
    let fields = r#""day": 0, "date": "2018-02-16", "time": "14:00", "datetime": "2018-02-16T14:00:00-05:00", "endtime": "2018-02-16T15:00:00-05:00""#;
    assert_eq!(konopas_item(fields), ("day 1, 14:00–15:00".to_owned(), vec![], 0));
    let fields = r#""date": "2018-02-16", "time": "14:00", "datetime": "2018-02-16T19:00:00Z", "endtime": "2018-02-16T20:30:00Z""#;
    assert_eq!(konopas_item(fields), ("day 1, 14:00–15:30".to_owned(), vec![], 0));
    let fields = r#""date": "2018-02-16", "time": "14:00", "endtime": "2018-02-16T13:00:00""#;
    assert_eq!(
        konopas_item(fields),
        ("day 1, from 14:00".to_owned(), kept("end_time", "2018-02-16T13:00:00"), 1)
    );
    // A clock time without a date is kept.
    assert_eq!(konopas_item(r#""time": "14:00""#), ("-".to_owned(), kept("time", "14:00"), 1));
    // Some guides count the hours after midnight on.
    let item = |time: &str, end: &str| {
        konopas_item(&format!(r#""date": "2026-03-02", "time": "{time}", "end_time": "{end}""#))
    };
    assert_eq!(item("24:00", "24:30"), ("day 1, 00:00–00:30".to_owned(), vec![], 0));
    assert_eq!(item("25:30", "26:30"), ("day 1, 01:30–02:30".to_owned(), vec![], 0));
    assert_eq!(item("25:30", "02:30"), ("day 1, 01:30–02:30".to_owned(), vec![], 0));
    assert_eq!(item("22:00", "25:00"), ("day 1, 22:00–25:00".to_owned(), vec![], 0));
    assert_eq!(item("72:30", "").2, 1);
}

#[test]
fn places_of_konopas_are_rooms_in_buildings_or_words() {
    let source = r#"var program = [
        { "id": "1", "title": "A", "loc": ["Room 1", "Hotel A"] }, { "id": "2", "title": "B", "loc": ["Room 1", "Hotel B"] },
        { "id": "3", "title": "C", "loc": ["room 1", "hotel a"] }, { "id": "4", "title": "D", "loc": ["Room 1"] },
        { "id": "5", "title": "E", "loc": ["TBA"] }, { "id": "6", "title": "F", "loc": ["Zoom", ""] },
        { "id": "7", "title": "G", "loc": ["Quay"] }, { "id": "8", "title": "H", "loc": ["Quay", "Hotel B"] }];"#;
    let import = import(konopas::read, &[source]);
    assert!(import.findings.is_empty(), "{:?}", import.findings);
    let draft = &import.draft;
    let all: Vec<_> =
        draft.venues[0].rooms.iter().map(|room| (room.id.as_str(), room.name.first())).collect();
    assert_eq!(all, [("room-1", "Room 1"), ("room-1~2", "Room 1"), ("quay", "Quay")]);
    let of = |id: &str| rooms(session(draft, id));
    assert_eq!(["1", "2", "3", "4"].map(of).concat(), ["room-1", "room-1~2", "room-1", "room-1"]);
    assert_eq!(session(draft, "5").place, Some(Place::ToBeAnnounced));
    let online = session(draft, "6");
    assert_eq!((&online.place, online.mode), (&None, Some(programme::status::AttendanceMode::Online)));
    assert_eq!((of("7"), of("8")), (vec!["quay"], vec!["quay"]));
    assert_eq!(draft.venues[0].rooms[2].building.as_ref().unwrap().first(), "Hotel B");
}

#[test]
fn other_forms_of_a_name_without_a_list_of_people_are_one_person() {
    let source = r#"var program = [
        { "id": "1", "title": "A", "people": [{ "id": "46", "name": "Keith R.A. Okoye" }] },
        { "id": "2", "title": "B", "people": [{ "id": "46", "name": "Keith R. A. Okoye" }] },
        { "id": "3", "title": "C", "people": [{ "id": "46", "name": "Keith Okoye (moderator)" }] },
        { "id": "4", "title": "D", "people": [{ "id": "46", "name": "Bo Lind" }] }];"#;
    let import = import(konopas::read, &[source]);
    let names: Vec<_> = import.draft.people.iter().map(|person| person.name.first()).collect();
    assert_eq!(names, ["Keith R.A. Okoye", "Bo Lind"]);
    for id in ["1", "2", "3"] {
        assert_eq!(people(session(&import.draft, id))[0].0, "46", "{id}");
    }
    assert_eq!(messages(&import, Code::StatementsDisagree).len(), 1, "{:?}", import.findings);
    assert_eq!(messages(&import, Code::PersonDivided).len(), 1);
}

#[test]
fn contradictory_times_of_konopas_items_are_reported() {
    let berlin: programme::time::TimeZone = "Europe/Berlin".parse().unwrap();
    for (times, zone, expected, kept) in [
        (
            r#""date": "2026-03-02", "time": "12:00", "datetime": "2026-03-02T12:00:00+01:00""#,
            false,
            "day 1, from 12:00",
            None,
        ),
        (
            r#""date": "2026-03-02", "time": "12:00", "datetime": "2026-03-02T14:00:00+01:00""#,
            false,
            "day 1, from 12:00",
            Some("konopas/datetime"),
        ),
        (
            r#""date": "2026-03-03", "time": "12:00", "datetime": "2026-03-02T12:00:00+01:00""#,
            false,
            "day 1, from 12:00",
            Some("konopas/datetime"),
        ),
        // An instant in UTC is the same time in another time zone.
        (
            r#""date": "2026-03-02", "time": "12:00", "datetime": "2026-03-02T11:00:00Z""#,
            false,
            "day 1, from 12:00",
            None,
        ),
        (
            r#""date": "2026-03-02", "time": "12:00", "datetime": "2026-03-02T11:00:00Z""#,
            true,
            "day 1, from 12:00",
            None,
        ),
        (
            r#""date": "2026-03-02", "time": "12:00", "datetime": "2026-03-02T10:00:00Z""#,
            true,
            "day 1, from 12:00",
            Some("konopas/datetime"),
        ),
        (
            r#""date": "2026-03-02", "time": "12:00", "datetime": "2026-03-02T11:07:00Z""#,
            false,
            "day 1, from 12:00",
            Some("konopas/datetime"),
        ),
        (
            r#""time": "12:00", "datetime": "2026-03-02T14:00:00+01:00""#,
            false,
            "day 1, from 14:00",
            Some("konopas/time"),
        ),
        (
            r#""date": "2026-03-03", "datetime": "2026-03-02T14:00:00+01:00""#,
            false,
            "day 1, from 14:00",
            Some("konopas/date"),
        ),
        (r#""datetime": "2026-03-02T14:00:00+01:00""#, false, "day 1, from 14:00", None),
    ] {
        let source = format!(r#"var program = [{{ "id": "1", "title": "Weirs", {times} }}];"#);
        let options = if zone { options().with_time_zone(berlin.clone()) } else { options() };
        let import = konopas::read(&[&source], &options).unwrap();
        let weirs = session(&import.draft, "1");
        let keys: Vec<_> = weirs.extensions.iter().map(|(key, _)| key).collect();
        assert_eq!((slot(weirs).as_str(), keys), (expected, kept.into_iter().collect()), "{times}");
        assert_eq!(messages(&import, Code::StatementsDisagree).len(), usize::from(kept.is_some()), "{times}");
    }
}

#[test]
fn addresses_that_are_sentences_are_kept_as_texts() {
    let source = r#"{ "event": { "name": "Rivers" }, "sessions": [], "speakers": [
        { "id": 1, "name": "Ada Okoye", "website": "https:// www.example.org", "photo-url": " /images/Ada at the weir.jpg " },
        { "id": 2, "name": "Bo Lind", "website": "https://example.org/bo leads the hydrology of the delta" }] }"#;
    let import = import(open_event::read, &[source]);
    let (ada, bo) = (person(&import.draft, "1"), person(&import.draft, "2"));
    assert_eq!(ada.image.as_ref().unwrap(), "/images/Ada%20at%20the%20weir.jpg");
    assert_eq!(
        (&ada.links, ada.extensions.get("open-event/website")),
        (&vec![], Some("https:// www.example.org"))
    );
    assert_eq!((bo.links.len(), bo.extensions.iter().count()), (0, 1));
    has(&import, Code::SetAside, "/speakers/1/website");
    let source = r#"var people = [{ "id": "1", "name": ["Ada"], "bio": "", "links": { "url": "http://example.org/ada (it is out of date)", "twitter": "@ada",
        "web": " https://example.org/ada " } }];"#;
    let import = self::import(konopas::read, &[source]);
    let ada = person(&import.draft, "1");
    assert_eq!((ada.links.len(), ada.links[0].url.as_str()), (1, "https://example.org/ada"));
    assert_eq!(ada.extensions.get("konopas/links/url"), Some("http://example.org/ada (it is out of date)"));
    let found = messages(&import, Code::SetAside);
    assert!(found.iter().any(|message| message.contains("is not a valid URL")), "{found:?}");
}

#[test]
fn texts_without_visible_content_are_missing() {
    let cases: [(Reader, &str); 5] = [
        (
            sessionize::read,
            r#"[{ "id": "1", "title": "Weirs", "description": "<p>&nbsp;</p>", "startsAt": null }, { "id": "5", "fullName": "Ada Okoye", "bio": "<br>" }]"#,
        ),
        (
            open_event::read,
            r#"{ "event": { "name": "Rivers" }, "sessions": [{ "id": 1, "title": "Weirs", "short-abstract": "<p>&nbsp;</p>", "long-abstract": "<br>" }],
            "speakers": [{ "id": 5, "name": "Ada Okoye", "long-biography": "<p><span> </span></p>" }] }"#,
        ),
        (
            konopas::read,
            r#"var program = [{ "id": "1", "title": "Weirs", "desc": "&nbsp;" }]; var people = [{ "id": "5", "name": ["Ada Okoye"], "bio": "<p></p>" }];"#,
        ),
        (
            pretalx::read,
            r#"[{ "code": "1", "title": "Weirs", "abstract": { "en": "<p>&nbsp;</p>", "de": "<br/>" }, "speakers": [{ "code": "5", "name": "Ada Okoye", "biography": "<p>\n</p>" }] }]"#,
        ),
        (
            indico::read,
            r#"{ "results": [{ "id": "7", "title": "Rivers", "timezone": "UTC", "description": "<p>&nbsp;</p>", "contributions": [
            { "id": "1", "title": "Weirs", "description": "<div>&#160;</div>", "speakers": [{ "person_id": 5, "name": "Ada Okoye" }] }] }] }"#,
        ),
    ];
    for (read, source) in cases {
        let import = import(read, &[source]);
        let (weirs, ada) = (session(&import.draft, "1"), person(&import.draft, "5"));
        assert_eq!(
            (&weirs.description, &ada.biography, &import.draft.preamble),
            (&vec![], &vec![], &vec![]),
            "{source}"
        );
        assert_eq!(weirs.extensions.iter().count() + ada.extensions.iter().count(), 0, "{source}");
        assert!(messages(&import, Code::SetAside).is_empty(), "{source}");
    }
}

#[test]
fn blocks_of_time_by_date_are_no_schedule() {
    let source = r#"{ "schedule": { "2026-03-02": { "date": "2026-03-02", "dateReadable": "March 2", "timeslots": [{ "startTime": "09:00", "sessions": [{ "items": [7] }] }] } },
        "sessions": { "7": { "title": "Weirs", "speakers": ["ada"] } }, "speakers": { "ada": { "name": "Ada Okoye" } } }"#;
    assert_eq!(SourceFormat::detect(source), None);
    let error = read_any(source.as_bytes(), None, &options()).unwrap_err().to_string();
    assert!(error.contains("the enabled formats are programme/1, schedule.xml"), "{error}");
    let error = programme::interchange::schedule::read_json(source, &options()).unwrap_err();
    assert_eq!(error.code(), Code::MalformedDocument);
    for read in [sessionize::read, konopas::read] {
        assert_eq!(read(&[source], &options()).unwrap_err().code(), Code::MalformedDocument);
    }
    // An export of submissions can have days without any.
    for source in [
        r#"{ "schedule": { "2026-03-02": {}, "2026-03-03": { "540": { "3": { "code": "ABCDEF", "title": "Weirs" } } } } }"#,
        r#"{ "schedule": { "2026-03-02": { "540": { "title": "Weirs" } } } }"#,
        r#"{ "schedule": { "2026-03-02": { "540": {} } } }"#,
    ] {
        assert_eq!(SourceFormat::detect(source), Some(SourceFormat::ScheduleJson), "{source}");
    }
}

#[test]
fn a_role_after_a_name_is_no_part_of_the_family_name() {
    let cases: [(Reader, &str); 3] = [
        (
            sessionize::read,
            r#"[{ "id": "a1", "firstName": "Ada", "lastName": "Okoye (mod)", "fullName": "Ada Okoye (mod)" }]"#,
        ),
        (konopas::read, r#"var people = [{ "id": "a1", "name": ["Ada", "Okoye (mod)"], "bio": "" }];"#),
        (
            indico::read,
            r#"{ "results": [{ "id": "7", "title": "Rivers", "timezone": "UTC", "contributions": [
            { "id": "1", "title": "Weirs", "speakers": [{ "person_id": "a1", "first_name": "Ada", "last_name": "Okoye (mod)" }] }] }] }"#,
        ),
    ];
    for (read, source) in cases {
        let import = import(read, &[source]);
        let ada = person(&import.draft, "a1");
        let parts = [Some(&ada.name), ada.given.as_ref(), ada.family.as_ref()];
        assert_eq!(parts.map(|part| part.unwrap().first()), ["Ada Okoye", "Ada", "Okoye"], "{source}");
    }
    // Nothing remains of a family name that is only a role.
    let source = r#"var people = [{ "id": "a1", "name": ["Ada", "(mod)"], "bio": "" }];"#;
    let import = import(konopas::read, &[source]);
    let ada = person(&import.draft, "a1");
    assert_eq!((ada.name.first(), &ada.given, &ada.family), ("Ada", &None, &None));
}

/// Reads a source, and checks that each value is kept in the given extensions with a finding at its
/// location.
fn check_kept(read: Reader, source: &str, kept: &[(&str, &str, &str)]) -> Draft {
    let import = import(read, &[source]);
    let draft = &import.draft;
    let rooms = draft.venues.iter().flat_map(|venue| &venue.rooms);
    let all = draft
        .sessions
        .iter()
        .map(|one| &one.extensions)
        .chain(draft.people.iter().map(|one| &one.extensions))
        .chain(rooms.map(|one| &one.extensions))
        .chain(draft.tracks.iter().map(|one| &one.extensions))
        .chain([&draft.extensions]);
    let found: Vec<(&str, &str)> = all.flat_map(programme::draft::Extensions::iter).collect();
    let places = places(&import);
    for (key, value, place) in kept {
        assert!(found.contains(&(key, value)), "{key} {value} is missing in {found:#?}");
        let is_reported = places.iter().any(|(_, found)| *found == format!("{place} of the source"));
        assert!(is_reported, "{place} is missing in {places:#?}");
    }
    assert_eq!(found.len(), kept.len(), "{found:#?}");
    import.draft
}

#[test]
fn values_of_open_event_that_cannot_be_used_are_kept() {
    let source = r#"{ "event": { "name": "Rivers", "latitude": 95, "longitude": 7.5, "social-links": [{ "name": "Mills" }] },
        "speakers": [], "sessions": [
          { "id": 1, "title": "Weirs", "short-abstract": "", "session-type": { "id": 6, "name": "Talk" }, "track": { "id": 5, "name": "Water", "color": "wet" } },
          { "id": 2, "title": "Locks", "short-abstract": "", "session-type": { "id": 7, "name": "Panel", "length": "long" }, "track": { "id": 5, "name": "Water", "color": "wet" } }],
        "microlocations": [{ "id": 12, "name": "Quay", "latitude": "abc", "longitude": "0" }, { "id": 13, "name": "Loft", "latitude": 0, "longitude": 0 },
          { "id": 14, "name": null, "floor": 2 }],
        "tracks": [{ "id": 5, "name": "Water", "color": "wet" }, { "id": 8, "description": "Cold" }],
        "session-types": [{ "id": 6, "name": "Talk", "length": "short" }, { "id": 9, "length": "00:30" }],
        "sponsors": [{ "id": 1, "name": "", "url": "https://example.org/mills", "level": "Gold" }] }"#;
    let draft = check_kept(
        open_event::read,
        source,
        &[
            ("open-event/latitude", "95", "/event/latitude"),
            ("open-event/longitude", "7.5", "/event/longitude"),
            ("open-event/social-links", r#"{"name":"Mills"}"#, "/event/social-links/0"),
            ("open-event/latitude", "abc", "/microlocations/0/latitude"),
            ("open-event/longitude", "0", "/microlocations/0/longitude"),
            ("open-event/microlocations", r#"{"id":14,"floor":2}"#, "/microlocations/2"),
            ("open-event/color", "wet", "/tracks/0/color"),
            ("open-event/tracks", r#"{"id":8,"description":"Cold"}"#, "/tracks/1"),
            ("open-event/session-type/length", "short", "/session-types/0/length"),
            ("open-event/session-types", r#"{"id":9,"length":"00:30"}"#, "/session-types/1"),
            ("open-event/session-type/length", "long", "/sessions/1/session-type/length"),
            (
                "open-event/sponsors",
                r#"{"id":1,"url":"https://example.org/mills","level":"Gold"}"#,
                "/sponsors/0",
            ),
        ],
    );
    assert!(draft.venues[0].rooms.iter().all(|room| room.coordinates.is_none()));
    assert_eq!((draft.sessions[0].planned_length, draft.tracks[0].colour), (None, None));
}

#[test]
fn values_of_pretalx_that_cannot_be_used_are_kept() {
    let source = r#"[{ "id": 3, "name": "Hall", "capacity": "many", "speaker_info": "", "availabilities": [{ "start": "soon", "end": "2026-03-02T18:00:00+01:00" }] },
        { "id": 4, "name": null, "capacity": 20 }, { "id": 5, "name": "Water", "color": "wet" },
        { "code": "XYZ", "name": "Ada Okoye", "availabilities": [{ "start": "2026-03-02T09:00:00+01:00" }] },
        { "code": "A", "title": "Weirs", "duration": "long", "track": 5 },
        { "code": "B", "title": "Locks", "duration": 30, "slots": [{ "start": null, "end": "2026-03-02T10:00:00+01:00", "room": 3 }] },
        { "code": "C", "title": "Gates", "duration": 45, "slots": [{ "start": "soon", "end": null }] }]"#;
    let draft = check_kept(
        pretalx::read,
        source,
        &[
            ("pretalx/capacity", "many", "/0/capacity"),
            (
                "pretalx/availabilities",
                r#"{"start":"soon","end":"2026-03-02T18:00:00+01:00"}"#,
                "/0/availabilities/0",
            ),
            ("pretalx/rooms", r#"{"id":4,"capacity":20}"#, "/1"),
            ("pretalx/color", "wet", "/2/color"),
            ("pretalx/availabilities", r#"{"start":"2026-03-02T09:00:00+01:00"}"#, "/0/availabilities/0"),
            ("pretalx/duration", "long", "/4/duration"),
            ("pretalx/end", "2026-03-02T10:00:00+01:00", "/5/slots/0/end"),
            ("pretalx/start", "soon", "/6/slots/0/start"),
        ],
    );
    let lengths = ["A", "B", "C"].map(|id| session(&draft, id).planned_length.map(|one| one.to_string()));
    assert_eq!(lengths, [None, Some("00:30".into()), Some("00:45".into())]);
    assert_eq!(rooms(session(&draft, "B")), ["3"]);
}

#[test]
fn values_of_indico_that_cannot_be_used_are_kept() {
    let at = |time: &str| format!(r#"{{ "date": "2026-03-02", "time": "{time}", "tz": "UTC" }}"#);
    let source = format!(
        r#"{{ "results": {{ "12": {{ "20260302": {{
        "c1": {{ "id": "c1", "entryType": "Contribution", "title": "Weirs", "endDate": {} }},
        "c2": {{ "id": "c2", "entryType": "Contribution", "title": "Locks", "startDate": {}, "duration": "long" }},
        "s3": {{ "id": "s3", "entryType": "Session", "title": "Gates", "startDate": {}, "duration": 90 }},
        "s4": {{ "id": "s4", "entryType": "Session", "title": "Dams", "startDate": {}, "endDate": {}, "duration": 20 }} }} }} }} }}"#,
        at("10:00:00"),
        at("09:00:00"),
        at("09:00:00"),
        at("09:00:00"),
        at("12:00:00")
    );
    let entries = "/results/12/20260302";
    let draft = check_kept(
        indico::read,
        &source,
        &[
            (
                "indico/endDate",
                r#"{"date":"2026-03-02","time":"10:00:00","tz":"UTC"}"#,
                &format!("{entries}/c1/endDate"),
            ),
            ("indico/duration", "long", &format!("{entries}/c2/duration")),
        ],
    );
    let slots = ["c1", "c2", "s3", "s4"].map(|id| slot(session(&draft, id)));
    assert_eq!(slots, ["-", "day 1, from 09:00", "day 1, 09:00–10:30", "day 1, 09:00–12:00"]);
}

#[test]
fn values_of_konopas_that_cannot_be_used_are_kept() {
    let source = r#"var program = [
        { "id": "1", "title": "Weirs", "date": "2026-03-02", "time": "10:00", "end_time": "late" },
        { "id": "2", "title": "Locks", "date": "2026-03-02", "end_time": "11:00", "floor": "2" },
        { "id": "3", "title": "Gates", "datetime": "2026-03-02T10:00:00+01:00", "end_time": "11:30", "loc": ["Quay", { "floor": 3 }] },
        { "id": "4", "title": "Dams", "date": "2026-03-02", "time": "12:00", "mins": 30, "end_time": "12:30", "loc": ["Quay", "East wing"], "floor": "1" },
        { "id": "5", "title": "Fish", "date": "2026-03-02", "time": "13:00", "mins": 14000, "loc": ["Quay", "East wing"], "floor": "3" }];"#;
    let import = import(konopas::read, &[source]);
    has(&import, Code::TimeAdjusted, "/program/4");
    let draft = check_kept(
        konopas::read,
        source,
        &[
            ("konopas/end_time", "late", "/program/0/end_time"),
            ("konopas/end_time", "11:00", "/program/1/end_time"),
            ("konopas/floor", "2", "/program/1/floor"),
            ("konopas/loc", r#"{"floor":3}"#, "/program/2/loc/1"),
            ("konopas/floor", "3", "/program/4/floor"),
        ],
    );
    let slots = ["1", "2", "3", "4", "5"].map(|id| slot(session(&draft, id)));
    assert_eq!(
        slots,
        ["day 1, from 10:00", "day 1", "day 1, 10:00–11:30", "day 1, 12:00–12:30", "day 1, from 13:00"]
    );
    let quay = &draft.venues[0].rooms[0];
    let details = [&quay.building, &quay.floor].map(|text| text.as_ref().unwrap().first());
    assert_eq!(details, ["East wing", "1"]);
}

#[test]
fn values_of_sessionize_that_cannot_be_used_are_kept() {
    let source = r#"{ "sessions": [], "categories": [], "rooms": [{ "id": 7, "name": "", "sort": 2 }], "speakers": [
        { "id": "5", "fullName": "Ada Okoye", "links": [{ "title": "Blog", "url": null, "linkType": "Blog" }, { "title": "", "url": "" }] }] }"#;
    check_kept(
        sessionize::read,
        source,
        &[
            ("sessionize/links", r#"{"title":"Blog","linkType":"Blog"}"#, "/speakers/0/links/0"),
            ("sessionize/rooms", r#"{"id":7}"#, "/rooms/0"),
        ],
    );
}

#[test]
fn findings_about_kept_values_have_the_path_of_the_extension() {
    let source = r#"{ "event": { "name": "Rivers", "latitude": 95, "longitude": 7.5 },
        "speakers": [{ "id": 3, "name": "Ada Okoye", "country": "Chile" }],
        "sessions": [{ "id": 1, "title": "Weirs", "mood": "calm", "speakers": [{ "id": 3 }] }] }"#;
    let import = import(open_event::read, &[source]);
    let mut paths: Vec<String> = import.findings.iter().map(|finding| finding.path().to_string()).collect();
    paths.retain(|path| path.contains("extensions"));
    paths.sort();
    assert_eq!(
        paths,
        [
            "/extensions/open-event~1latitude",
            "/extensions/open-event~1longitude",
            "/people/0/extensions/open-event~1country",
            "/sessions/0/extensions/open-event~1mood",
        ]
    );
}
