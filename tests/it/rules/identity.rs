//! Tests of the rules about identity: ids, session numbers and names.

use programme::Code;
use serde_json::{Value, json};

use crate::support::rules::{findings, on_day_one, subjects};

fn reported_ids(code: Code, sessions: &Value) -> Vec<String> {
    let result = subjects(code, sessions, &json!({}));
    result.iter().map(|subject| subject.split('"').nth(1).unwrap_or(subject).to_owned()).collect()
}

/// Returns a numbered session that starts at the given hour and lasts one hour.
fn numbered(id: &str, hour: u8, number: &str, mut more: Value) -> Value {
    more["number"] = number.into();
    on_day_one(id, &format!("{hour:02}:00"), &format!("{:02}:00", hour + 1), &more)
}

#[test]
fn ids_are_compared_within_each_entity_kind() {
    let sessions = json!([
        { "id": "Law", "participations": [{ "id": "p", "person": "ada" }, { "id": "P", "person": "bo" }] },
        { "id": "law" }, { "id": "LAW" }, { "id": "art" },
    ]);
    let more = json!({
        "people": [{ "id": "ada", "name": "Ada" }, { "id": "Ada", "name": "Bo" }, { "id": "bo", "name": "Cy" }],
        "tracks": [{ "id": "ART", "name": "Art" }],
        "organisations": [{ "id": "ö", "name": "Ö" }, { "id": "Ö", "name": "O" }],
        "notes": [{ "id": "n", "text": ["one"] }, { "id": "N", "text": ["two"] }],
    });
    let reported = subjects(Code::AmbiguousIdCase, &sessions, &more);
    let expected = [
        "note \"n\"",
        "organisation \"ö\"",
        "person \"ada\"",
        "session \"Law\"",
        "session \"Law\"",
        "session \"law\"",
    ];
    assert_eq!(reported, expected);
    let notes = findings(Code::AmbiguousIdCase, &json!({}), &sessions, &more);
    let note = notes.iter().find(|finding| finding.subject().to_string() == "note \"n\"").unwrap();
    assert_eq!(note.path().to_string(), "/notes/0/id");
    assert_eq!(note.related()[0].path.to_string(), "/notes/1");
}

#[test]
fn related_sessions_may_share_a_number() {
    let duplicates = |more: Value| {
        let sessions = json!([
            numbered("a", 9, "4", json!({})),
            numbered("b", 10, "4", more),
            numbered("whole", 11, "5", json!({})),
            numbered("c", 12, "x", json!({ "continues": "a" })),
        ]);
        reported_ids(Code::DuplicateSessionNumber, &sessions)
    };
    assert_eq!(duplicates(json!({})), ["a"]);
    assert_eq!(duplicates(json!({ "status": "tentative" })), ["a"]);
    for more in [
        json!({ "continues": "a" }),
        json!({ "repeats": "a" }),
        json!({ "relays": "a" }),
        json!({ "continues": "c" }),
        json!({ "status": "cancelled" }),
        json!({ "part_of": "whole" }),
    ] {
        assert_eq!(duplicates(more.clone()), [""; 0], "{more}");
    }
    let series = json!([
        numbered("a", 9, "4", json!({})),
        on_day_one("b", "10:00", "11:00", &json!({ "number": { "label": "4", "series": "debates" } })),
    ]);
    assert_eq!(reported_ids(Code::DuplicateSessionNumber, &series), [""; 0]);
}

#[test]
fn cyclic_relations_end_the_search() {
    let cycle = json!([
        numbered("a", 9, "4", json!({ "continues": "b" })),
        numbered("b", 10, "4", json!({ "repeats": "a" })),
        numbered("c", 11, "4", json!({})),
    ]);
    assert_eq!(reported_ids(Code::DuplicateSessionNumber, &cycle), ["a"]);
}

#[test]
fn skipped_session_numbers_are_reported() {
    let gaps = |numbers: &[&str]| {
        let hours = 8..;
        let sessions = numbers.iter().zip(hours);
        let sessions: Vec<_> =
            sessions.map(|(number, hour)| numbered(&format!("s{number}"), hour, number, json!({}))).collect();
        reported_ids(Code::SessionNumberGap, &sessions.into())
    };
    assert_eq!(gaps(&["1", "2", "4"]), ["s4"]);
    assert_eq!(gaps(&["I", "II", "IV", "VI"]), ["sIV", "sVI"]);
    assert_eq!(gaps(&["i", "ii", "iv"]), ["siv"]);
    assert_eq!(gaps(&["4", "5", "6", "7", "10"]), ["s10"]);
    for numbers in [
        &["1", "2", "3.bis", "4"][..],
        &["2", "3", "4"],
        &["101", "102", "201"],
        &["1", "2", "4", "A"],
        &["1", "2", "IV"],
        &["I", "II", "Iv"],
        &["1.1", "1.2", "1.4"],
        &["1", "2", "3–4", "5"],
    ] {
        assert_eq!(gaps(numbers), [""; 0], "{numbers:?}");
    }
}

#[test]
fn decreasing_session_numbers_are_reported() {
    let out_of_order = |more: Value| {
        let sessions = json!([
            numbered("a", 9, "3", json!({})),
            numbered("b", 10, "2", more),
            numbered("c", 12, "4", json!({}))
        ]);
        reported_ids(Code::SessionNumberOutOfOrder, &sessions)
    };
    assert_eq!(out_of_order(json!({})), ["b"]);
    for more in [
        json!({ "continues": "a" }),
        json!({ "repeats": "a" }),
        json!({ "status": "cancelled" }),
        json!({ "slot": { "day": 1 } }),
        json!({ "slot": { "day": 1, "start": "09:30", "end": "10:30" } }),
        json!({ "slot": { "day": 1, "start": "09:00" } }),
        json!({ "slot": { "day": 1, "start": "08:00", "end": "09:00" } }),
    ] {
        assert_eq!(out_of_order(more.clone()), [""; 0], "{more}");
    }
    let each_day = json!([
        numbered("a", 9, "1", json!({})),
        numbered("b", 10, "2", json!({})),
        numbered("c", 11, "1", json!({ "slot": { "day": 2, "start": "09:00", "end": "10:00" } })),
    ]);
    assert_eq!(reported_ids(Code::SessionNumberOutOfOrder, &each_day), [""; 0]);
}

fn reported_people(code: Code, people: &Value, sessions: &Value) -> Vec<String> {
    let result = subjects(
        code,
        sessions,
        &json!({ "people": people, "organisations": [{ "id": "d", "name": "Delta" }] }),
    );
    result.iter().map(|subject| subject.split('"').nth(1).unwrap_or(subject).to_owned()).collect()
}

#[test]
fn people_with_the_same_name_are_duplicates_unless_they_differ() {
    let duplicates = |first: Value, second: Value, sessions: Value| {
        let named = |id: &str, mut more: Value| {
            more["id"] = id.into();
            if more["name"].is_null() {
                more["name"] = "Ada Okoye".into();
            }
            more
        };
        reported_people(Code::DuplicatePerson, &json!([named("x", first), named("y", second)]), &sessions)
    };
    let delta = || json!({ "posts": [{ "title": "Director", "organisation": "d" }] });
    let delta_in_capitals = || json!({ "posts": [{ "title": "Head", "organisation_name": "DELTA" }] });
    let gamma = || json!({ "posts": [{ "title": "Director", "organisation_name": "Gamma" }] });
    for (first, second) in [
        (json!({}), json!({ "name": "ada\u{a0} OKOYE" })),
        (delta(), json!({})),
        (delta(), delta_in_capitals()),
        (json!({ "posts_line": "Head, Delta" }), json!({ "posts_line": "Head,  Delta" })),
        (json!({ "external_ids": { "orcid": "1" } }), json!({ "external_ids": { "staff": "2" } })),
        (json!({ "group": true }), json!({ "group": true })),
    ] {
        assert_eq!(duplicates(first.clone(), second.clone(), json!([])), ["x"], "{first} {second}");
    }
    for (first, second) in [
        (delta(), gamma()),
        (json!({ "posts": [{ "country": "CH" }] }), json!({ "posts": [{ "country": "CL" }] })),
        (json!({ "external_ids": { "orcid": "1" } }), json!({ "external_ids": { "orcid": "2" } })),
        (json!({ "group": true }), json!({})),
        (json!({}), json!({ "name": { "en": "Ada Okoy", "fr": "Ada Okoye" } })),
    ] {
        assert_eq!(duplicates(first.clone(), second.clone(), json!([])), [""; 0], "{first} {second}");
    }
    // The posts of participations also distinguish people.
    let participations = json!([{ "id": "s", "participations": [
        { "person": "x", "posts": [{ "organisation": "d" }] }, { "person": "y", "posts_line": "Gamma" },
    ] }]);
    assert_eq!(duplicates(json!({}), json!({}), participations), [""; 0]);
}

#[test]
fn people_with_the_same_name_are_grouped() {
    let duplicates = |posts: [&str; 4]| {
        let people = ["w", "x", "y", "z"].iter().zip(posts);
        let people: Vec<_> = people
            .map(|(id, post)| match post {
                "" => json!({ "id": id, "name": "Ada" }),
                post => json!({ "id": id, "name": "Ada", "posts_line": post }),
            })
            .collect();
        reported_people(Code::DuplicatePerson, &people.into(), &json!([]))
    };
    assert_eq!(duplicates(["", "", "", ""]), ["w"]);
    assert_eq!(duplicates(["Delta", "Gamma", "Delta", "Gamma"]), ["w", "x"]);
    assert_eq!(duplicates(["", "Gamma", "Delta", "Epsilon"]), ["w"]);
}

#[test]
fn similar_names_are_reported() {
    let near = |first: &str, second: &str, more: Value| {
        let mut other = json!({ "id": "y", "name": second });
        for (key, value) in more.as_object().unwrap() {
            other[key] = value.clone();
        }
        reported_people(Code::NearDuplicatePerson, &json!([{ "id": "x", "name": first }, other]), &json!([]))
    };
    for (first, second) in [
        ("Jean-Luc Marchand", "Jean Luc Marchand"),
        ("Okoye, Ada", "Ada Okoye"),
        ("Prof. Dr. Ada Okoye", "Ada Okoye"),
        ("H.E. Mr. Bo Lind", "Bo Lind"),
        ("Ann O'Neil", "Ann ONeil"),
        ("J. P. Vale", "J.P. Vale"),
    ] {
        assert_eq!(near(first, second, json!({})), ["x"], "{first} {second}");
    }
    for (first, second) in
        [("Ada Okoye", "ada okoye"), ("Ada Okoye", "Ada Okoy"), ("Dr. No", "No"), ("Ada", "Ada B.")]
    {
        assert_eq!(near(first, second, json!({})), [""; 0], "{first} {second}");
    }
    let honorific = json!({ "honorific": "Madam Chair" });
    assert_eq!(near("Ada Okoye", "Madam Chair Ada Okoye", honorific), ["x"]);
    assert_eq!(near("Ada Okoye", "Okoye, Ada", json!({ "group": true })), [""; 0]);
    let accents = near("Lúcia Brüll", "Lucia Brull", json!({}));
    assert_eq!(!accents.is_empty(), cfg!(feature = "unicode"));
}

#[test]
fn rooms_with_the_same_or_similar_names_are_reported() {
    let rooms = |code: Code, first: Value, second: Value| {
        let venues = json!({ "venues": [
            { "id": "hq", "name": "HQ", "rooms": [first, second] },
            { "id": "annex", "name": "Annex", "rooms": [{ "id": "z", "name": "Hall" }] },
        ] });
        subjects(code, &json!([]), &venues).len()
    };
    let room = |id: &str, name: &str| json!({ "id": id, "name": name });
    let on_floor = |id: &str, floor: &str| json!({ "id": id, "name": "Hall", "floor": floor });
    let (same, near) = (Code::DuplicateRoomName, Code::NearDuplicateRoomName);
    assert_eq!(rooms(same, room("x", "Hall"), room("y", " Hall")), 1);
    assert_eq!(rooms(same, room("x", "Hall"), room("y", "hall")), 0);
    assert_eq!(rooms(same, room("x", "Hall"), room("y", "Hall 2")), 0);
    assert_eq!(rooms(same, on_floor("x", "1"), on_floor("y", "2")), 0);
    assert_eq!(rooms(same, on_floor("x", "1"), on_floor("y", "1")), 1);
    assert_eq!(rooms(near, room("x", "Hall B1"), room("y", "hall b 1")), 1);
    assert_eq!(rooms(near, room("x", "Hall"), room("y", " Hall")), 0);
    assert_eq!(rooms(near, room("x", "Hall 1"), room("y", "Hall 2")), 0);
}

#[test]
fn rooms_that_are_used_through_other_rooms_are_not_reported() {
    let rooms = json!([
        { "id": "whole", "name": "Whole", "made_of": ["left", "right"] },
        { "id": "left", "name": "Left", "made_of": ["corner"] }, { "id": "right", "name": "Right" },
        { "id": "corner", "name": "Corner" }, { "id": "other", "name": "Other" },
    ]);
    let unused = |sessions: Value, place: Value| {
        let more = json!({ "venues": [{ "id": "hq", "name": "HQ", "rooms": rooms }], "place": place });
        let reported = subjects(Code::UnusedRoom, &sessions, &more);
        let ids = reported.iter().map(|subject| subject.split('"').nth(1).unwrap_or(subject).to_owned());
        ids.collect::<Vec<_>>().join(" ")
    };
    let at = |place: Value| json!([{ "id": "s", "place": place }]);
    assert_eq!(unused(json!([]), Value::Null), "corner left other right whole");
    assert_eq!(unused(at(json!(["whole"])), Value::Null), "other");
    assert_eq!(unused(at(json!(["corner"])), Value::Null), "other right");
    assert_eq!(unused(at(json!({ "venue": "hq" })), Value::Null), "");
    assert_eq!(unused(json!([{ "id": "s", "relayed_to": ["other"] }]), json!(["right"])), "corner left");
    let cancelled = json!([{ "id": "s", "place": ["other"], "status": "cancelled" }]);
    assert_eq!(unused(cancelled, json!(["whole"])), "");
}
