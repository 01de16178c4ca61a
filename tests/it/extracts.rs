//! Tests of public versions and extracts, with complete expected programmes.

use programme::{Draft, Programme};
use serde_json::{Value, json};

use crate::documents::differences;

fn build(json: Value) -> Programme {
    serde_json::from_value::<Draft>(json).unwrap().build().unwrap()
}

fn assert_same(programme: &Programme, expected: &Value) {
    let mut found = Vec::new();
    differences("", expected, &serde_json::to_value(programme.to_draft()).unwrap(), &mut found);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

fn programme() -> Value {
    json!({
        "format": "programme/1", "id": "demo", "title": "Demo", "languages": ["en"],
        "days": [{ "number": 1 }],
        "roles": [{ "code": "usher", "properties": { "public": false } }],
        "venues": [
            { "id": "v", "name": "V", "rooms": [
                { "id": "hall", "name": "Hall", "made_of": ["left", "right"], "available": [{ "day": 1 }] },
                { "id": "left", "name": "Left" }, { "id": "right", "name": "Right" },
                { "id": "wide", "name": "Wide", "made_of": ["hidden-room"] }, { "id": "hidden-room", "name": "Hidden" }, { "id": "spare", "name": "Spare" },
            ] },
            { "id": "w", "name": "W", "rooms": [{ "id": "x", "name": "X" }] },
        ],
        "tracks": [{ "id": "t1", "name": "T1" }, { "id": "t2", "name": "T2" }, { "id": "t3", "name": "T3" }],
        "organisations": [{ "id": "o1", "name": "O1" }, { "id": "o2", "name": "O2" }, { "id": "o3", "name": "O3" }],
        "people": [
            { "id": "ann", "name": "Ann", "available": [{ "day": 1 }], "posts": [{ "organisation": "o1" }] },
            { "id": "bob", "name": "Bob", "posts": [{ "organisation": "o2" }] }, { "id": "cyd", "name": "Cyd" }, { "id": "dee", "name": "Dee" }, { "id": "eve", "name": "Eve" },
            { "id": "fay", "name": "Fay" }, { "id": "gil", "name": "Gil" },
        ],
        "participations": [{ "person": "gil", "role": "organiser" }, { "person": "fay", "role": "organiser", "status": "declined" }],
        "agenda_items": [{ "id": "i", "title": "Item" }],
        "notes": [{ "id": "n", "text": ["Note"] }],
        "sessions": [
            {
                "id": "open", "title": "Opening", "description": ["Text"], "questions": ["Why?"], "slot": { "day": 1, "start": "09:00", "end": "10:00" }, "place": ["hall"], "tracks": ["t1"],
                "spoken": ["en"], "interpreted": ["fr"], "joint_with": ["plan"], "may_overlap": ["end"], "must_not_overlap": ["gone"],
                "participations": [
                    { "id": "a1", "person": "ann", "role": "speaker", "replaced_by": "a2" }, { "id": "a2", "person": "bob", "role": "speaker", "status": "invited" },
                    { "id": "a3", "person": "cyd", "role": "usher" }, { "id": "a4", "person": "dee", "role": "speaker", "public": false },
                    { "id": "a5", "person": "eve", "role": "speaker", "status": "no-show" }, { "id": "a6", "vacancy": "tbc", "status": "withdrawn" },
                ],
            },
            { "id": "part", "part_of": "open", "title": "Part", "tracks": ["t1"] },
            { "id": "plan", "title": "Plan", "status": "proposed", "slot": { "day": 1, "start": "11:00" }, "place": ["wide"], "tracks": ["t2"], "participations": [{ "person": "bob", "on_behalf_of": { "organisation": "o2" } }] },
            { "id": "inner", "part_of": "plan", "title": "Inner" },
            { "id": "gone", "title": "Gone", "status": "dropped" },
            { "id": "off", "title": "Off", "status": "cancelled" },
            { "id": "again", "repeats": "open" },
            { "id": "thrice", "repeats": "again", "participations": [{ "person": "bob", "status": "declined" }] },
            { "id": "end", "repeats": "plan", "continues": "gone", "relays": "gone", "replaces": "gone" },
        ],
    })
}

#[test]
fn the_public_version_contains_only_public_data() {
    let mut expected = programme();
    expected["participations"] = json!([{ "person": "gil", "role": "organiser" }]);
    expected["venues"][0]["rooms"] = json!([
        { "id": "hall", "name": "Hall", "made_of": ["left", "right"] }, { "id": "left", "name": "Left" }, { "id": "right", "name": "Right" },
        // This room was not used before either.
        { "id": "spare", "name": "Spare" },
    ]);
    expected["tracks"] = json!([{ "id": "t1", "name": "T1" }, { "id": "t3", "name": "T3" }]);
    // The organisation of a person who is no longer listed is no longer used.
    expected["organisations"] = json!([{ "id": "o1", "name": "O1" }, { "id": "o3", "name": "O3" }]);
    expected["people"] = json!([{ "id": "ann", "name": "Ann", "posts": [{ "organisation": "o1" }] }, { "id": "gil", "name": "Gil" }]);
    expected["sessions"] = json!([
        {
            "id": "open", "title": "Opening", "description": ["Text"], "questions": ["Why?"], "slot": { "day": 1, "start": "09:00", "end": "10:00" }, "place": ["hall"], "tracks": ["t1"],
            "spoken": ["en"], "interpreted": ["fr"], "may_overlap": ["end"],
            "participations": [{ "id": "a1", "person": "ann", "role": "speaker" }, { "id": "a6", "vacancy": "tbc", "status": "withdrawn" }],
        },
        { "id": "part", "part_of": "open", "title": "Part", "tracks": ["t1"] },
        { "id": "off", "title": "Off", "status": "cancelled" },
        { "id": "again", "repeats": "open" },
        // The people of this repeat are hidden, so it must not inherit those of the first session.
        { "id": "thrice", "title": "Opening", "description": ["Text"], "questions": ["Why?"] },
        // The first session is hidden, so its texts are copied, without hidden people.
        { "id": "end", "title": "Plan", "participations": [{ "person": "bob", "on_behalf_of": { "organisation": "o2" } }] },
    ]);
    // Bob takes part in the copied session.
    expected["people"]
        .as_array_mut()
        .unwrap()
        .insert(1, json!({ "id": "bob", "name": "Bob", "posts": [{ "organisation": "o2" }] }));
    expected["organisations"].as_array_mut().unwrap().insert(1, json!({ "id": "o2", "name": "O2" }));
    let public = build(programme()).public();
    assert_same(&public, &expected);
    assert_same(&public.public(), &expected);
}

fn extract(ids: &[&str], change: impl Fn(&mut Value)) -> Programme {
    let mut json = programme();
    change(&mut json);
    let programme = build(json);
    let sessions = programme.sessions().filter(|session| ids.contains(&session.id().as_str()));
    programme.extract(&sessions)
}

#[test]
fn an_extract_contains_what_its_sessions_refer_to() {
    let mut expected = programme();
    expected["venues"] = json!([{ "id": "v", "name": "V", "rooms": [
        { "id": "hall", "name": "Hall", "made_of": ["left", "right"], "available": [{ "day": 1 }] }, { "id": "left", "name": "Left" }, { "id": "right", "name": "Right" },
    ] }]);
    expected["tracks"] = json!([{ "id": "t1", "name": "T1" }]);
    expected["organisations"] = json!([]);
    expected["people"] = json!([{ "id": "fay", "name": "Fay" }, { "id": "gil", "name": "Gil" }]);
    // The part has the slot, the place and the languages of the session around it.
    expected["sessions"] = json!([{
        "id": "part", "title": "Part", "tracks": ["t1"], "slot": { "day": 1, "start": "09:00", "end": "10:00" }, "place": ["hall"], "spoken": ["en"], "interpreted": ["fr"],
    }]);
    let expected = without_empty(expected);
    assert_same(&extract(&["part"], |_| {}), &expected);
    // A planned length applies only to a session without a slot.
    assert_same(
        &extract(&["part"], |json| json["sessions"][1]["planned_length"] = "00:10".into()),
        &expected,
    );
    // With the session around it, the part inherits as before.
    let both = extract(&["open", "part"], |_| {}).to_draft();
    assert_eq!(both.sessions[1].part_of.as_ref().map(ToString::to_string).as_deref(), Some("open"));
    assert_eq!(
        (both.sessions[1].slot, both.sessions[0].joint_with.len(), both.sessions[0].may_overlap.len()),
        (None, 0, 0)
    );
    let ids: Vec<&str> = both.people.iter().map(|person| person.id.as_str()).collect();
    assert_eq!(ids, ["ann", "bob", "cyd", "dee", "eve", "fay", "gil"]);
    let organisations: Vec<&str> = both.organisations.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(organisations, ["o1", "o2"]);
}

fn without_empty(mut json: Value) -> Value {
    json.as_object_mut().unwrap().retain(|_, value| *value != json!([]));
    json
}

#[test]
fn a_repeat_in_an_extract_has_the_texts_and_people_of_the_first_session() {
    let one = |ids: &[&str], id: &str| {
        let json = serde_json::to_value(extract(ids, |_| {}).to_draft()).unwrap();
        json["sessions"].as_array().unwrap().iter().find(|session| session["id"] == id).unwrap().clone()
    };
    let people = json!([
        { "person": "ann", "role": "speaker" }, { "person": "bob", "role": "speaker", "status": "invited" }, { "person": "cyd", "role": "usher" },
        { "person": "dee", "role": "speaker", "public": false }, { "person": "eve", "role": "speaker", "status": "no-show" }, { "vacancy": "tbc", "status": "withdrawn" },
    ]);
    assert_eq!(
        one(&["again"], "again"),
        json!({ "id": "again", "title": "Opening", "description": ["Text"], "questions": ["Why?"], "participations": people })
    );
    // Own people are kept.
    assert_eq!(
        one(&["thrice"], "thrice"),
        json!({ "id": "thrice", "title": "Opening", "description": ["Text"], "questions": ["Why?"], "participations": [{ "person": "bob", "status": "declined" }] })
    );
    // A repeat refers to the first session, even if a session between them is missing.
    assert_eq!(
        one(&["open", "thrice"], "thrice"),
        json!({ "id": "thrice", "repeats": "open", "participations": [{ "person": "bob", "status": "declined" }] })
    );
    assert_eq!(one(&["end", "gone"], "end")["continues"], "gone");
    assert_eq!(one(&["end", "gone"], "end")["relays"], "gone");
    assert_eq!(one(&["end"], "end")["replaces"], Value::Null);
}

#[test]
fn rooms_and_venues_that_are_not_used_are_removed_from_an_extract() {
    let rooms = |place: Value, default: Value| {
        let json = serde_json::to_value(
            extract(&["off"], |json| {
                json["sessions"][5]["place"] = place.clone();
                json["place"] = default.clone();
            })
            .to_draft(),
        )
        .unwrap();
        let venues = json.get("venues").and_then(Value::as_array).cloned().unwrap_or_default();
        let ids = |list: &Value| {
            list.as_array()
                .into_iter()
                .flatten()
                .map(|row| row["id"].as_str().unwrap())
                .collect::<Vec<_>>()
                .join(" ")
        };
        venues
            .iter()
            .map(|venue| format!("{}: {}", venue["id"].as_str().unwrap(), ids(&venue["rooms"])))
            .collect::<Vec<_>>()
    };
    let (hall, all) = ("v: hall left right", "v: hall left right wide hidden-room spare");
    assert_eq!(rooms(json!(["hall"]), Value::Null), [hall]);
    assert_eq!(rooms(json!(["left"]), Value::Null), ["v: left"]);
    assert_eq!(rooms(json!(["x"]), Value::Null), ["w: x"]);
    assert_eq!(rooms(json!({ "venue": "v" }), Value::Null), [all]);
    assert_eq!(rooms(Value::Null, json!(["x"])), ["w: x"]);
    assert_eq!(rooms(json!(["left"]), json!({ "venue": "w" })), ["v: left", "w: x"]);
    assert_eq!(rooms(json!("everywhere"), Value::Null), Vec::<String>::new());
}
