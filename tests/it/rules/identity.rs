//! What rules of identity find, and what they leave alone.

use programme::Code;
use serde_json::{Value, json};

use crate::support::rules::{findings, on_day_one, subjects};

fn ids_found(code: Code, sessions: &Value) -> Vec<String> {
    let found = subjects(code, sessions, &json!({}));
    found.iter().map(|subject| subject.split('"').nth(1).unwrap_or(subject).to_owned()).collect()
}

/// A session at the `n`th hour with a number, and whatever else.
fn numbered(id: &str, hour: u8, number: &str, mut more: Value) -> Value {
    more["number"] = number.into();
    on_day_one(id, &format!("{hour:02}:00"), &format!("{:02}:00", hour + 1), &more)
}

#[test]
fn ids_of_every_noun_are_compared_and_only_with_their_own() {
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
    let found = subjects(Code::AmbiguousIdCase, &sessions, &more);
    let expected = [
        "note \"n\"",
        "organisation \"ö\"",
        "person \"ada\"",
        "session \"Law\"",
        "session \"Law\"",
        "session \"law\"",
    ];
    assert_eq!(found, expected);
    let notes = findings(Code::AmbiguousIdCase, &json!({}), &sessions, &more);
    let note = notes.iter().find(|one| one.subject().to_string() == "note \"n\"").unwrap();
    assert_eq!(note.path().to_string(), "/notes/0/id");
    assert_eq!(note.related()[0].path.to_string(), "/notes/1");
}

#[test]
fn a_number_may_stand_twice_where_sessions_belong_together() {
    let twice = |more: Value| {
        let sessions = json!([
            numbered("a", 9, "4", json!({})),
            numbered("b", 10, "4", more),
            numbered("whole", 11, "5", json!({})),
            numbered("c", 12, "x", json!({ "continues": "a" })),
        ]);
        ids_found(Code::DuplicateSessionNumber, &sessions)
    };
    assert_eq!(twice(json!({})), ["a"]);
    assert_eq!(twice(json!({ "status": "tentative" })), ["a"]);
    for more in [
        json!({ "continues": "a" }),
        json!({ "repeats": "a" }),
        json!({ "relays": "a" }),
        json!({ "continues": "c" }),
        json!({ "status": "cancelled" }),
        json!({ "part_of": "whole" }),
    ] {
        assert_eq!(twice(more.clone()), [""; 0], "{more}");
    }
    let series = json!([
        numbered("a", 9, "4", json!({})),
        on_day_one("b", "10:00", "11:00", &json!({ "number": { "label": "4", "series": "debates" } })),
    ]);
    assert_eq!(ids_found(Code::DuplicateSessionNumber, &series), [""; 0]);
}

#[test]
fn a_session_that_repeats_in_a_circle_ends_the_search() {
    let circle = json!([
        numbered("a", 9, "4", json!({ "continues": "b" })),
        numbered("b", 10, "4", json!({ "repeats": "a" })),
        numbered("c", 11, "4", json!({})),
    ]);
    assert_eq!(ids_found(Code::DuplicateSessionNumber, &circle), ["a"]);
}

#[test]
fn numbers_that_are_left_out() {
    let gaps = |numbers: &[&str]| {
        let hours = 8..;
        let sessions = numbers.iter().zip(hours);
        let sessions: Vec<_> =
            sessions.map(|(number, hour)| numbered(&format!("s{number}"), hour, number, json!({}))).collect();
        ids_found(Code::SessionNumberGap, &sessions.into())
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
fn numbers_that_fall() {
    let falls = |more: Value| {
        let sessions = json!([
            numbered("a", 9, "3", json!({})),
            numbered("b", 10, "2", more),
            numbered("c", 12, "4", json!({}))
        ]);
        ids_found(Code::SessionNumberOutOfOrder, &sessions)
    };
    assert_eq!(falls(json!({})), ["b"]);
    for more in [
        json!({ "continues": "a" }),
        json!({ "repeats": "a" }),
        json!({ "status": "cancelled" }),
        json!({ "slot": { "day": 1 } }),
        json!({ "slot": { "day": 1, "start": "09:30", "end": "10:30" } }),
        json!({ "slot": { "day": 1, "start": "09:00" } }),
        json!({ "slot": { "day": 1, "start": "08:00", "end": "09:00" } }),
    ] {
        assert_eq!(falls(more.clone()), [""; 0], "{more}");
    }
    let each_day = json!([
        numbered("a", 9, "1", json!({})),
        numbered("b", 10, "2", json!({})),
        numbered("c", 11, "1", json!({ "slot": { "day": 2, "start": "09:00", "end": "10:00" } })),
    ]);
    assert_eq!(ids_found(Code::SessionNumberOutOfOrder, &each_day), [""; 0]);
}

fn people_found(code: Code, people: &Value, sessions: &Value) -> Vec<String> {
    let found = subjects(
        code,
        sessions,
        &json!({ "people": people, "organisations": [{ "id": "d", "name": "Delta" }] }),
    );
    found.iter().map(|subject| subject.split('"').nth(1).unwrap_or(subject).to_owned()).collect()
}

#[test]
fn people_of_one_name_are_one_unless_something_tells_them_apart() {
    let two = |ours: Value, theirs: Value, sessions: Value| {
        let named = |id: &str, mut more: Value| {
            more["id"] = id.into();
            if more["name"].is_null() {
                more["name"] = "Ada Okoye".into();
            }
            more
        };
        people_found(Code::DuplicatePerson, &json!([named("x", ours), named("y", theirs)]), &sessions)
    };
    let delta = || json!({ "posts": [{ "title": "Director", "organisation": "d" }] });
    let also = || json!({ "posts": [{ "title": "Head", "organisation_name": "DELTA" }] });
    let gamma = || json!({ "posts": [{ "title": "Director", "organisation_name": "Gamma" }] });
    for (ours, theirs) in [
        (json!({}), json!({ "name": "ada\u{a0} OKOYE" })),
        (delta(), json!({})),
        (delta(), also()),
        (json!({ "posts_line": "Head, Delta" }), json!({ "posts_line": "Head,  Delta" })),
        (json!({ "external_ids": { "orcid": "1" } }), json!({ "external_ids": { "staff": "2" } })),
        (json!({ "group": true }), json!({ "group": true })),
    ] {
        assert_eq!(two(ours.clone(), theirs.clone(), json!([])), ["x"], "{ours} {theirs}");
    }
    for (ours, theirs) in [
        (delta(), gamma()),
        (json!({ "posts": [{ "country": "CH" }] }), json!({ "posts": [{ "country": "CL" }] })),
        (json!({ "external_ids": { "orcid": "1" } }), json!({ "external_ids": { "orcid": "2" } })),
        (json!({ "group": true }), json!({})),
        (json!({}), json!({ "name": { "en": "Ada Okoy", "fr": "Ada Okoye" } })),
    ] {
        assert_eq!(two(ours.clone(), theirs.clone(), json!([])), [""; 0], "{ours} {theirs}");
    }
    // Posts that are stated where somebody takes part count too.
    let occasions = json!([{ "id": "s", "participations": [
        { "person": "x", "posts": [{ "organisation": "d" }] }, { "person": "y", "posts_line": "Gamma" },
    ] }]);
    assert_eq!(two(json!({}), json!({}), occasions), [""; 0]);
}

#[test]
fn three_people_of_one_name_are_one_finding_or_two() {
    let three = |posts: [&str; 4]| {
        let people = ["w", "x", "y", "z"].iter().zip(posts);
        let people: Vec<_> = people
            .map(|(id, post)| match post {
                "" => json!({ "id": id, "name": "Ada" }),
                post => json!({ "id": id, "name": "Ada", "posts_line": post }),
            })
            .collect();
        people_found(Code::DuplicatePerson, &people.into(), &json!([]))
    };
    assert_eq!(three(["", "", "", ""]), ["w"]);
    assert_eq!(three(["Delta", "Gamma", "Delta", "Gamma"]), ["w", "x"]);
    assert_eq!(three(["", "Gamma", "Delta", "Epsilon"]), ["w"]);
}

#[test]
fn names_that_differ_in_their_spelling() {
    let near = |ours: &str, theirs: &str, more: Value| {
        let mut other = json!({ "id": "y", "name": theirs });
        for (key, value) in more.as_object().unwrap() {
            other[key] = value.clone();
        }
        people_found(Code::NearDuplicatePerson, &json!([{ "id": "x", "name": ours }, other]), &json!([]))
    };
    for (ours, theirs) in [
        ("Jean-Luc Marchand", "Jean Luc Marchand"),
        ("Okoye, Ada", "Ada Okoye"),
        ("Prof. Dr. Ada Okoye", "Ada Okoye"),
        ("H.E. Mr. Bo Lind", "Bo Lind"),
        ("Ann O'Neil", "Ann ONeil"),
        ("J. P. Vale", "J.P. Vale"),
    ] {
        assert_eq!(near(ours, theirs, json!({})), ["x"], "{ours} {theirs}");
    }
    for (ours, theirs) in
        [("Ada Okoye", "ada okoye"), ("Ada Okoye", "Ada Okoy"), ("Dr. No", "No"), ("Ada", "Ada B.")]
    {
        assert_eq!(near(ours, theirs, json!({})), [""; 0], "{ours} {theirs}");
    }
    let own = json!({ "honorific": "Madam Chair" });
    assert_eq!(near("Ada Okoye", "Madam Chair Ada Okoye", own), ["x"]);
    assert_eq!(near("Ada Okoye", "Okoye, Ada", json!({ "group": true })), [""; 0]);
    let accents = near("Lúcia Brüll", "Lucia Brull", json!({}));
    assert_eq!(!accents.is_empty(), cfg!(feature = "unicode"));
}

#[test]
fn rooms_by_one_name() {
    let rooms = |code: Code, ours: Value, theirs: Value| {
        let venues = json!({ "venues": [
            { "id": "hq", "name": "HQ", "rooms": [ours, theirs] },
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
fn what_is_used_by_way_of_others_is_used() {
    let rooms = json!([
        { "id": "whole", "name": "Whole", "made_of": ["left", "right"] },
        { "id": "left", "name": "Left", "made_of": ["corner"] }, { "id": "right", "name": "Right" },
        { "id": "corner", "name": "Corner" }, { "id": "other", "name": "Other" },
    ]);
    let unused = |sessions: Value, place: Value| {
        let more = json!({ "venues": [{ "id": "hq", "name": "HQ", "rooms": rooms }], "place": place });
        let found = subjects(Code::UnusedRoom, &sessions, &more);
        let ids = found.iter().map(|subject| subject.split('"').nth(1).unwrap_or(subject).to_owned());
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
