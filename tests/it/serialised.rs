//! Tests for the serialised form of programmes, views and answers.

use std::collections::HashMap;

use programme::draft::{Day, Participation, Person, Room, Session, Venue};
use programme::id::SessionId;
use programme::{Draft, LanguageTag, Place, Programme, Role, Slot, Text};
use serde_json::{Value, json};

/// Returns the programmes of `examples/data`, each with its file name.
fn examples() -> Vec<(String, Programme)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data");
    let files = folder.read_dir().unwrap().map(|file| file.unwrap().path());
    let read = |path: std::path::PathBuf| {
        let draft: Draft = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        (path.display().to_string(), draft.build().unwrap())
    };
    files.map(read).collect()
}

fn value(answer: &impl serde::Serialize) -> Value {
    serde_json::to_value(answer).unwrap()
}

fn programme() -> Programme {
    let speaker = Participation::person("ada").with_role(Role::Speaker);
    let talk = |id: &str, start: &str, end: &str| {
        Session::new(id)
            .with_title("Talk")
            .with_slot(Slot::between(1, start, end).unwrap())
            .with_place(Place::room("a"))
            .with_participation(speaker.clone())
    };
    Draft::new("demo", Text::new([("fr", "Démo"), ("en", "Demo")]).unwrap())
        .with_language("en".parse::<LanguageTag>().unwrap())
        .with_language("fr".parse::<LanguageTag>().unwrap())
        .with_day(Day::new(1))
        .with_venue(Venue::new("hq").with_room(Room::new("a", "A")))
        .with_person(Person::new("ada", "Ada"))
        .with_session(talk("late", "09:30", "11:00"))
        .with_session(talk("early", "09:00", "10:00"))
        .build()
        .unwrap()
}

#[test]
fn programmes_and_views_are_serialised_like_their_drafts() {
    let mut checked = 0;
    for (name, programme) in examples() {
        let draft = programme.to_draft();
        assert_eq!(
            serde_json::to_string(&programme).unwrap(),
            serde_json::to_string(&draft).unwrap(),
            "{name}"
        );
        for session in programme.sessions() {
            assert_eq!(value(&session), value(draft.session(session.id().as_str()).unwrap()));
            checked += 1;
        }
        for person in programme.people() {
            assert_eq!(value(&person), value(draft.person(person.id().as_str()).unwrap()));
        }
        for day in programme.days() {
            assert_eq!(value(&day), value(draft.day(day.number()).unwrap()));
        }
        // The language tags are omitted only while a programme is being serialised.
        assert_eq!(
            programme.data().title.entries().count(),
            value(&programme.data().title).as_object().unwrap().len()
        );
    }
    assert!(checked > 20);
}

#[test]
fn answers_contain_ids_and_times_on_days() {
    let programme = programme();
    let from = json!({ "day": 1, "time": "09:30" });
    let to = json!({ "day": 1, "time": "10:00" });
    let clash = |over: Value| {
        json!({
            "first": "early", "second": "late", "over": over, "from": from, "to": to, "definite": true,
        })
    };
    assert_eq!(
        value(&programme.clashes()),
        json!({ "pairs": [clash(json!({ "person": "ada" })), clash(json!({ "room": "a" }))], "crowds": [] }),
    );
    let free = programme.free().on_day(1).a_room_for(0).find().unwrap();
    assert_eq!(value(&free), json!([]));
    let free = programme.free().between(
        programme.moment(1, "08:00".parse().unwrap()).unwrap()
            ..programme.moment(1, "09:00".parse().unwrap()).unwrap(),
    );
    assert_eq!(
        value(&free.person("ada").find().unwrap()),
        json!([{ "from": { "day": 1, "time": "08:00" }, "to": { "day": 1, "time": "09:00" }, "room": null }]),
    );
    let stops = value(&programme.person("ada").unwrap().itinerary())["stops"].clone();
    assert_eq!(stops[1]["session"], "late");
    assert_eq!((&stops[1]["wait"], &stops[1]["changes_room"]), (&json!(-1800), &json!(false)));
    assert_eq!(value(&programme.sessions()), json!(["early", "late"]));
    assert_eq!(value(&programme.people()), json!(["ada"]));
    let grid = value(&programme.timetable(1).unwrap());
    assert_eq!(grid["times"][0], json!({ "day": 1, "time": "09:00" }));
    assert_eq!(grid["columns"], json!([{ "room": "a", "lane": 0 }, { "room": "a", "lane": 1 }]));
    assert_eq!(
        grid["cells"][0],
        json!({
            "session": "early", "rows": { "start": 0, "end": 2 }, "columns": { "start": 0, "end": 1 },
        })
    );
    let moment = programme.moment(1, "09:15".parse().unwrap()).unwrap();
    let now: Vec<_> = programme.now_and_next(moment).collect();
    assert_eq!(value(&now), json!([{ "room": "a", "now": "early", "next": "late" }]));
    let statistics = programme.sessions().statistics();
    assert_eq!(value(&statistics.by_role())["stated"][0]["key"], "speaker");
    assert_eq!(value(&statistics.by_person())["stated"][0]["key"], "ada");
    assert_eq!(value(&statistics.rooms_in_use()), json!([{ "room": "a", "sessions": 2, "seconds": 9000 }]));
    assert_eq!(value(&programme.sessions().by_day()), json!([{ "key": 1, "sessions": ["early", "late"] }]));
    let conflict = value(&programme.sessions().conflicts())[0].clone();
    assert_eq!(
        (&conflict["first"], &conflict["to"], &conflict["instead"]),
        (&json!("early"), &to, &json!([]))
    );
}

#[test]
fn maps_of_ids_can_be_searched_by_text() {
    let mut seats: HashMap<SessionId, u32> = HashMap::new();
    seats.insert("early".into(), 3);
    assert_eq!(seats.get("early"), Some(&3));
    assert_eq!(SessionId::from(&"early".to_owned()), "early");
}

#[test]
fn programmes_are_equal_if_their_drafts_are() {
    let (one, other) = (programme(), programme());
    assert_eq!(one, other);
    assert!(one.ptr_eq(&one.clone()) && !one.ptr_eq(&other));
    let mut draft = other.to_draft();
    draft.sessions.swap(0, 1);
    assert_ne!(one, draft.build().unwrap());
}

#[test]
fn the_first_session_of_a_clash_starts_first_after_the_move() {
    let programme = programme();
    let late = programme.session("late").unwrap();
    let first = |slot: Slot| {
        let clashes = late.what_if().at(slot).clashes().unwrap();
        assert!(clashes.iter().all(|clash| clash.first == clashes[0].first));
        let moved = late.what_if().at(slot).programme().unwrap();
        let pairs: Vec<_> = moved.clashes().pairs;
        assert_eq!(pairs.len(), clashes.len());
        assert_eq!(pairs[0].first.id(), clashes[0].first.id());
        clashes[0].first.id().to_string()
    };
    assert_eq!(first(Slot::between(1, "08:30", "09:30").unwrap()), "late");
    assert_eq!(first(Slot::between(1, "09:00", "09:30").unwrap()), "late"); // declared first
    assert_eq!(first(Slot::between(1, "09:15", "09:30").unwrap()), "early");
}

#[test]
fn reports_are_compared_by_identity() {
    let before = programme();
    let mut draft = before.to_draft();
    draft.sessions.reverse();
    draft.session_mut("late").unwrap().slot = Some(Slot::between(1, "10:00", "11:00").unwrap());
    let profile = programme::Profile::default();
    let (earlier, later) = (before.review(&profile), draft.build().unwrap().review(&profile));
    let changes = later.since(&earlier);
    let codes =
        |report: &programme::Report| report.iter().map(|one| one.code().to_string()).collect::<Vec<_>>();
    assert!(codes(&changes.resolved).contains(&"room-double-booked".to_owned()));
    assert!(codes(&changes.resolved).contains(&"person-double-booked".to_owned()));
    assert_eq!(changes.new.len() + changes.unchanged.len(), later.len());
    assert_eq!(changes.resolved.len() + changes.unchanged.len(), earlier.len());
    assert!(!changes.unchanged.is_empty());
    let back = earlier.since(&later);
    assert_eq!((codes(&back.new), codes(&back.resolved)), (codes(&changes.resolved), codes(&changes.new)));
    let same = later.since(&later);
    assert!(same.new.is_empty() && same.resolved.is_empty() && same.unchanged == later);
}

#[test]
fn errors_of_untagged_values_say_what_was_expected() {
    use programme::report::{CustomCode, Detail, SourceLocation};

    let message = |error: serde_json::Error| error.to_string();
    assert!(message(serde_json::from_str::<Detail>("true").unwrap_err()).contains("an integer or a string"));
    let location = message(serde_json::from_str::<SourceLocation>("3").unwrap_err());
    assert!(location.contains("a JSON Pointer, or a map"), "{location}");
    let line =
        message(serde_json::from_str::<SourceLocation>(r#"{ "line": "x", "column": 1 }"#).unwrap_err());
    assert!(line.contains("invalid type: string"), "{line}");
    let code = message(serde_json::from_str::<CustomCode>("\"late\"").unwrap_err());
    assert!(code.contains("write \"my-house/my-rule\""), "{code}");
    for location in [SourceLocation::line(3), SourceLocation::Pointer("/a/0".parse().unwrap())] {
        assert_eq!(serde_json::from_value::<SourceLocation>(value(&location)).unwrap(), location);
    }
}

#[test]
fn errors_are_serialised_with_their_code_and_message() {
    use programme::interchange::{ExportError, ImportOptions, read_any};

    let message = "\"fr_CH\" is not a language tag: write \"fr-CH\"";
    let error = "fr_CH".parse::<LanguageTag>().unwrap_err();
    assert_eq!(value(&error), json!({ "code": "malformed-language-tag", "message": message }));

    let source = r#"{ "format": "programme/1", "id": "a", "title": "A", "languages": ["fr_CH"] }"#;
    let error = Draft::read(&mut serde_json::Deserializer::from_str(source)).unwrap_err();
    let position = format!(" at line 1 column {}", error.source.column());
    let expected = json!({
        "code": "malformed-language-tag",
        "path": "/languages/0",
        "message": format!("{message}{position}"),
    });
    assert_eq!(value(&error), expected);

    let import = |source: &str| read_any(source.as_bytes(), None, &ImportOptions::default()).unwrap_err();
    let expected = json!({
        "code": "malformed-language-tag",
        "message": message,
        "path": "/languages/0",
        "origin": { "line": 1, "column": error.source.column() },
    });
    assert_eq!(value(&import(source)), expected);
    let expected = json!({ "code": "malformed-document", "message": "the source is empty" });
    assert_eq!(value(&import("")), expected);

    let undated = ExportError::Undated { day: 2 };
    assert_eq!(value(&undated), json!({ "message": undated.to_string(), "day": 2 }));
    let unknown = ExportError::UnknownZone { zone: "Europe/Nowhere".to_owned() };
    assert_eq!(value(&unknown), json!({ "message": unknown.to_string(), "zone": "Europe/Nowhere" }));

    let rejected =
        Draft::new("a", "A").with_session(Session::new("b").with_part_of("c")).build().unwrap_err();
    assert!(!rejected.report().is_empty());
    let findings = value(rejected.report())["findings"].clone();
    assert_eq!(value(&rejected), json!({ "message": rejected.to_string(), "findings": findings }));
}

#[test]
fn changes_of_clashes_are_serialised_like_clashes() {
    let later = programme();
    let mut draft = later.to_draft();
    draft.session_mut("late").unwrap().slot = Some(Slot::between(1, "10:00", "11:00").unwrap());
    let earlier = draft.build().unwrap();
    let (before, after) = (earlier.clashes(), later.clashes());
    assert!(before.is_empty() && !after.is_empty());
    let none = json!({ "pairs": [], "crowds": [] });
    let expected = json!({ "new": value(&after), "resolved": none, "unchanged": none });
    assert_eq!(value(&after.since(&before)), expected);
    let expected = json!({ "new": none, "resolved": value(&after), "unchanged": none });
    assert_eq!(value(&before.since(&after)), expected);
}

#[test]
fn slots_are_made_from_dates_and_times() {
    use programme::chrono::NaiveDate;
    use programme::time::TimeRange;

    let at = |day, hour, minute| {
        NaiveDate::from_ymd_opt(2026, 3, day).unwrap().and_hms_opt(hour, minute, 0).unwrap()
    };
    let window = TimeRange::new("08:00", "27:00").unwrap();
    let mut draft = Draft::new("demo", "Demo");
    draft.days = Day::on_dates([at(3, 0, 0).date(), at(2, 0, 0).date(), at(3, 0, 0).date()]);
    assert_eq!(draft.days.len(), 2);
    let slot = |draft: &Draft, start, end| draft.slot_between(start, end).map(|slot| slot.to_string());
    assert_eq!(slot(&draft, at(2, 9, 0), at(2, 10, 0)).unwrap(), "day 1, 09:00–10:00");
    assert_eq!(slot(&draft, at(2, 22, 0), at(3, 1, 30)).unwrap(), "day 1, 22:00–25:30");
    assert_eq!(slot(&draft, at(3, 1, 0), at(3, 1, 30)).unwrap(), "day 2, 01:00–01:30");
    assert_eq!(slot(&draft, at(4, 1, 0), at(4, 1, 30)).unwrap(), "day 2, 25:00–25:30");
    draft.days[0].window = Some(window);
    assert_eq!(slot(&draft, at(3, 1, 0), at(3, 1, 30)).unwrap(), "day 1, 25:00–25:30");
    assert_eq!(slot(&draft, at(3, 4, 0), at(3, 5, 0)).unwrap(), "day 2, 04:00–05:00");
    assert_eq!(slot(&draft, at(2, 9, 0), at(2, 8, 0)).unwrap_err().code(), programme::Code::MalformedTime);
    assert_eq!(slot(&draft, at(6, 9, 0), at(6, 10, 0)).unwrap_err().code(), programme::Code::UnknownDay);
    assert!(Slot::lasting(1, "239:00", "01:00").is_ok() && Slot::lasting(1, "239:00", "01:01").is_err());
}
