//! Tests of every disagreement and every pairing rule of merges, with complete expectations.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use programme::language::{Kept, MergeOptions, Merged};
use programme::{Draft, Programme};
use serde_json::{Value, json};

use crate::documents::differences;

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/merge").join(name)
}

fn file(name: &str) -> String {
    let path = path(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Returns a programme in one language with the given fields.
fn draft(language: &str, fields: Value) -> Programme {
    let mut json = json!({ "format": "programme/1", "id": "demo", "title": "Demo", "languages": [language] });
    json.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    let draft: Draft = serde_json::from_value(json.clone()).unwrap_or_else(|error| panic!("{error}: {json}"));
    draft.build().unwrap_or_else(|rejected| panic!("{rejected:?}"))
}

const NAMES: [&str; 4] = ["Ann", "Bob", "Cyd", "Dee"];

/// Returns the fields of a programme with the given sessions, two days, four people and two rooms.
fn around(sessions: Value) -> Value {
    let people: Value = (1..5).map(|n| json!({ "id": format!("p{n}"), "name": NAMES[n - 1] })).collect();
    json!({
        "days": [{ "number": 1, "date": "2026-03-02" }, { "number": 2, "date": "2026-03-03" }],
        "venues": [{ "id": "v", "name": "V", "rooms": [{ "id": "r1", "name": "R1" }, { "id": "r2", "name": "R2" }] }],
        "people": people,
        "sessions": sessions,
    })
}

fn merge(base: &Programme, other: &Programme) -> Merged {
    base.merge_languages(other, &MergeOptions::default()).unwrap()
}

fn pairs(merged: &Merged) -> Vec<String> {
    merged.pairs.iter().map(|pair| format!("{} {} by {}", pair.base, pair.other, pair.by)).collect()
}

fn assert_json(actual: &Value, expected: &Value) {
    let mut found = Vec::new();
    differences("", expected, actual, &mut found);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

fn read(json: &str) -> Programme {
    serde_json::from_str::<Draft>(json).unwrap().build().unwrap()
}

fn lines(merged: &Merged) -> String {
    merged.disagreements.iter().map(|one| format!("{}: {one}\n", one.severity().as_str())).collect()
}

/// Both versions contain the same items, and differ in every field. After an intended change, set
/// `PROGRAMME_BLESS` to regenerate the list of disagreements, and check every changed line.
#[test]
fn every_difference_of_paired_items_is_reported() {
    let (base, other) = (read(&file("base.json")), read(&file("other.json")));
    let merged = base.merge_languages(&other, &MergeOptions::default()).unwrap();
    if std::env::var_os("PROGRAMME_BLESS").is_some() {
        std::fs::write(path("disagreements.txt"), lines(&merged)).unwrap();
    }
    let expected = file("disagreements.txt");
    for (expected, actual) in expected.lines().zip(lines(&merged).lines()) {
        assert_eq!(actual, expected);
    }
    assert_eq!(lines(&merged), expected);
    let expected: Value = serde_json::from_str(&file("merged.json")).unwrap();
    assert_eq!(serde_json::to_value(merged.programme.to_draft()).unwrap(), expected);
}

/// The values of the other version are added to a base that has the same items without any values,
/// and the values of the base are kept if the other version has none.
#[test]
fn missing_values_are_taken_from_the_version_that_has_them() {
    let bare = json!({
        "days": [{ "number": 0 }, { "number": 1 }],
        "venues": [{ "id": "hq", "name": "V", "rooms": [{ "id": "a", "name": "A" }] }],
        "tracks": [{ "id": "main", "name": "T" }],
        "organisations": [{ "id": "delta", "name": "O" }],
        "people": [{ "id": "ada", "name": "Ada Okoye" }],
        "agenda_items": [{ "id": "i1" }],
        "sessions": [{ "id": "s1", "participations": [{ "person": "ada" }] }],
    });
    let full: Value = serde_json::from_str(&file("full.json")).unwrap();
    let (bare, full) = (draft("fr", bare), draft("en", full));
    let expected = |languages: [&str; 2], names: [&str; 5]| {
        let mut json = serde_json::to_value(full.data()).unwrap();
        json["languages"] = json!(languages);
        for (place, name) in
            ["/title", "/venues/0/name", "/venues/0/rooms/0/name", "/tracks/0/name", "/organisations/0/name"]
                .into_iter()
                .zip(names)
        {
            let text = json.pointer_mut(place).unwrap();
            let english = text.as_str().map_or_else(|| text["en"].clone(), Into::into);
            *text = json!({ "fr": name, "en": english });
        }
        json
    };
    let names = ["Demo", "V", "A", "T", "O"];
    let (merged, kept) = (merge(&bare, &full), merge(&full, &bare));
    let with_tags = |merged: &Merged| serde_json::to_value(merged.programme.data()).unwrap();
    let mut expected = expected(["fr", "en"], names);
    // The name of a person is stored only once, in the language of the base.
    expected["people"][0]["name"] = json!({ "fr": "Ada Okoye" });
    assert_json(&with_tags(&merged), &expected);
    expected["languages"] = json!(["en", "fr"]);
    expected["people"][0]["name"] = json!({ "en": "Ada Okoye" });
    assert_json(&with_tags(&kept), &expected);
    assert!(merged.disagreements.iter().all(|one| one.kept == Kept::Other), "{}", lines(&merged));
    assert!(kept.disagreements.iter().all(|one| one.kept == Kept::Base), "{}", lines(&kept));
    // A missing text is not reported, because it may not be translated yet. All other values are.
    let fields = |merged: &Merged| -> BTreeSet<String> {
        merged.disagreements.iter().map(|one| format!("{} {}", one.subject, one.field)).collect()
    };
    let reported: BTreeSet<String> = [
        "the programme /document_status",
        "the programme /revision",
        "the programme /symbol",
        "the programme /time_zone",
        "the programme /place",
        "the programme /spoken",
        "the programme /links",
        "day 0 /date",
        "day 0 /window",
        "venue \"hq\" /country",
        "venue \"hq\" /time_zone",
        "venue \"hq\" /coordinates",
        "venue \"hq\" /links",
        "room \"a\" /capacity",
        "room \"a\" /simultaneous",
        "room \"a\" /online",
        "room \"a\" /available",
        "track \"main\" /colour",
        "organisation \"delta\" /kind",
        "organisation \"delta\" /country",
        "person \"ada\" /honorific",
        "person \"ada\" /sort_key",
        "person \"ada\" /image",
        "agenda item \"i1\" /number",
        "agenda item \"i1\" /documents",
        "session \"s1\" /kind",
        "session \"s1\" /number",
        "session \"s1\" /slot",
        "session \"s1\" /place",
        "session \"s1\" /access",
        "session \"s1\" /mode",
        "session \"s1\" /attendance_limit",
        "session \"s1\" /recording",
        "session \"s1\" /image",
        "session \"s1\" /feedback",
        "session \"s1\" /participations/0/role",
        "session \"s1\" /participations/0/posts",
        "session \"s1\" /participations/0/on_behalf_of",
        "session \"s1\" /participations/0/presence",
        "session \"s1\" /participations/0/language",
        "session \"s1\" /participations/0/public",
    ]
    .map(str::to_owned)
    .into();
    assert_eq!(fields(&merged), reported);
    assert_eq!(fields(&kept), reported);
}

/// The rules that pair sessions. Each row contains the sessions of both versions, and the expected
/// pairs.
#[test]
fn sessions_are_paired_by_each_kind_of_evidence() {
    let at = |start: &str, end: &str| json!({ "day": 1, "start": start, "end": end });
    let with = |people: &[&str]| -> Value { people.iter().map(|id| json!({ "person": id })).collect() };
    let rows = [
        ("the same id", json!([{ "id": "a" }]), json!([{ "id": "a" }]), vec!["a a by id"]),
        ("another id without evidence", json!([{ "id": "a" }]), json!([{ "id": "x" }]), vec![]),
        (
            "the same id at another time with other people",
            json!([{ "id": "a", "slot": at("09:00", "10:00"), "participations": with(&["p1"]) }]),
            json!([{ "id": "a", "slot": at("10:00", "11:00"), "participations": with(&["p2"]) }]),
            vec![],
        ),
        (
            "the same id at another time without people",
            json!([{ "id": "a", "kind": "panel", "slot": at("09:00", "10:00") }]),
            json!([{ "id": "a", "kind": "panel", "slot": at("10:00", "11:00") }]),
            vec!["a a by id"],
        ),
        (
            "the same id at another time with another kind",
            json!([{ "id": "a", "kind": "panel", "slot": at("09:00", "10:00") }]),
            json!([{ "id": "a", "kind": "concert", "slot": at("10:00", "11:00") }]),
            vec![],
        ),
        (
            "the same id at another time with another number",
            json!([{ "id": "a", "number": "1", "slot": at("09:00", "10:00") }]),
            json!([{ "id": "a", "number": "2", "slot": at("10:00", "11:00") }]),
            vec![],
        ),
        (
            "the same id and an overlapping time",
            json!([{ "id": "a", "kind": "panel", "number": "1", "slot": at("09:00", "10:00"), "participations": with(&["p1"]) }]),
            json!([{ "id": "a", "kind": "concert", "number": "2", "slot": at("09:30", "10:30"), "participations": with(&["p2"]) }]),
            vec!["a a by id"],
        ),
        (
            "the same id on another day with other people",
            json!([{ "id": "a", "slot": { "day": 1 }, "participations": with(&["p1"]) }]),
            json!([{ "id": "a", "slot": { "day": 2 }, "participations": with(&["p2"]) }]),
            vec![],
        ),
        (
            "another day, the same time, half of the people",
            json!([{ "id": "a", "slot": { "day": 1, "start": "09:00" }, "participations": with(&["p1", "p2"]) }]),
            json!([{ "id": "a", "slot": { "day": 2, "start": "09:00" }, "participations": with(&["p1"]) }]),
            vec!["a a by id"],
        ),
        (
            "the same time in two rooms",
            json!([{ "id": "a", "slot": at("09:00", "10:00"), "place": ["r1"] }, { "id": "b", "slot": at("09:00", "10:00"), "place": ["r2"] }]),
            json!([{ "id": "x", "slot": at("09:00", "10:00"), "place": ["r2"] }, { "id": "y", "slot": at("09:00", "10:00"), "place": ["r1"] }]),
            vec!["a y by day, time and place", "b x by day, time and place"],
        ),
        (
            "rooms in another order",
            json!([{ "id": "a", "slot": at("09:00", "10:00"), "place": ["r1", "r2"] }, { "id": "b", "slot": at("09:00", "10:00"), "place": { "venue": "v" } }]),
            json!([{ "id": "x", "slot": at("09:00", "10:00"), "place": { "venue": "v" } }, { "id": "y", "slot": at("09:00", "10:00"), "place": ["r2", "r1"] }]),
            vec!["a y by day, time and place", "b x by day, time and place"],
        ),
        (
            "places without a room",
            json!([{ "id": "a", "slot": at("09:00", "10:00"), "place": "everywhere" }, { "id": "b", "slot": at("09:00", "10:00"), "place": "to-be-announced" }, { "id": "c", "slot": at("09:00", "10:00") }]),
            json!([{ "id": "x", "slot": at("09:00", "10:00"), "place": "to-be-announced" }, { "id": "y", "slot": at("09:00", "10:00"), "place": "everywhere" }, { "id": "z", "slot": at("09:00", "10:00") }]),
            vec!["a y by day, time and place", "b x by day, time and place", "c z by day, time and place"],
        ),
        (
            "another room",
            json!([{ "id": "a", "slot": at("09:00", "10:00"), "place": ["r1"] }]),
            json!([{ "id": "x", "slot": at("09:00", "10:00"), "place": ["r2"] }]),
            vec!["a x by day and time"],
        ),
        (
            "the same time twice in one version",
            json!([{ "id": "a", "slot": at("09:00", "10:00") }]),
            json!([{ "id": "x", "slot": at("09:00", "10:00") }, { "id": "y", "slot": at("09:00", "10:00") }]),
            vec![],
        ),
        (
            "the same time, and another kind",
            json!([{ "id": "a", "slot": at("09:00", "10:00"), "kind": "panel", "number": "1" }]),
            json!([{ "id": "x", "slot": at("09:00", "10:00"), "kind": "concert", "number": "1" }]),
            vec!["a x by day, time and place"],
        ),
        (
            "the same time, but another kind and another number",
            json!([{ "id": "a", "slot": at("09:00", "10:00"), "kind": "panel", "number": "1" }]),
            json!([{ "id": "x", "slot": at("09:00", "10:00"), "kind": "concert", "number": "2" }]),
            vec![],
        ),
        (
            "the same time, but other people and another number",
            json!([{ "id": "a", "slot": at("09:00", "10:00"), "number": "1", "participations": with(&["p1"]) }]),
            json!([{ "id": "x", "slot": at("09:00", "10:00"), "number": "2", "participations": with(&["p2"]) }]),
            vec![],
        ),
        (
            "the same kind and number",
            json!([{ "id": "a", "slot": at("09:00", "10:00"), "kind": "panel", "number": "1" }, { "id": "b", "slot": at("09:00", "10:00"), "kind": "panel", "number": "2" }]),
            json!([{ "id": "x", "slot": at("15:00", "16:00"), "kind": "panel", "number": "2" }, { "id": "y", "slot": at("16:00", "17:00"), "kind": "panel", "number": "1" }]),
            vec!["a y by kind and number", "b x by kind and number"],
        ),
        (
            "the same kind and number at another time with other people",
            json!([{ "id": "a", "slot": at("09:00", "10:00"), "kind": "panel", "number": "1", "participations": with(&["p1"]) }]),
            json!([{ "id": "x", "slot": at("15:00", "16:00"), "kind": "panel", "number": "1", "participations": with(&["p2"]) }]),
            vec![],
        ),
        (
            "the same kind and number at the same time with other people",
            json!([{ "id": "a", "slot": at("09:00", "10:00"), "kind": "panel", "number": "1", "participations": with(&["p1"]) }]),
            json!([{ "id": "x", "slot": at("09:30", "10:00"), "kind": "panel", "number": "1", "participations": with(&["p2"]) }]),
            vec!["a x by kind and number"],
        ),
        (
            "half of the people",
            json!([{ "id": "a", "participations": with(&["p1", "p2"]) }, { "id": "b", "participations": with(&["p3"]) }]),
            json!([{ "id": "x", "participations": with(&["p3", "p4"]) }, { "id": "y", "participations": with(&["p1"]) }]),
            vec!["a y by people", "b x by people"],
        ),
        (
            "less than half of the people",
            json!([{ "id": "a", "participations": with(&["p1", "p2"]) }]),
            json!([{ "id": "x", "participations": with(&["p1", "p3"]) }]),
            vec![],
        ),
        (
            "the same people twice",
            json!([{ "id": "a", "participations": with(&["p1"]) }]),
            json!([{ "id": "x", "participations": with(&["p1"]) }, { "id": "y", "participations": with(&["p1"]) }]),
            vec![],
        ),
        (
            "the same people twice, preferring the same day",
            json!([{ "id": "a", "slot": { "day": 1, "start": "09:00" }, "participations": with(&["p1"]) }]),
            json!([{ "id": "x", "slot": { "day": 2, "start": "09:00" }, "participations": with(&["p1"]) }, { "id": "y", "slot": { "day": 1, "start": "15:00" }, "participations": with(&["p1"]) }]),
            vec!["a y by people"],
        ),
        (
            "the same people twice, preferring the same kind",
            json!([{ "id": "a", "kind": "panel", "participations": with(&["p1"]) }]),
            json!([{ "id": "x", "kind": "concert", "participations": with(&["p1"]) }, { "id": "y", "kind": "panel", "participations": with(&["p1"]) }]),
            vec!["a y by people"],
        ),
        (
            "more of the same people, on another day",
            json!([{ "id": "a", "slot": { "day": 1, "start": "09:00" }, "participations": with(&["p1", "p2"]) }]),
            json!([{ "id": "x", "slot": { "day": 2, "start": "12:00" }, "participations": with(&["p1", "p2"]) }, { "id": "y", "slot": { "day": 1, "start": "15:00" }, "participations": with(&["p1"]) }]),
            vec!["a x by people"],
        ),
        (
            "the same people in sessions of a series",
            json!([{ "id": "a", "kind": "panel", "number": "1", "slot": at("09:00", "10:00"), "participations": with(&["p1"]) }]),
            json!([{ "id": "x", "kind": "panel", "number": "2", "slot": at("15:00", "16:00"), "participations": with(&["p1"]) }]),
            vec![],
        ),
        (
            "the same people and a corrected number",
            json!([{ "id": "a", "kind": "panel", "number": "1", "slot": at("09:00", "10:00"), "participations": with(&["p1"]) }]),
            json!([{ "id": "x", "kind": "panel", "number": "2", "slot": at("09:30", "10:30"), "participations": with(&["p1"]) }]),
            vec!["a x by people"],
        ),
        (
            "the same start",
            json!([{ "id": "a", "slot": at("09:00", "10:00") }]),
            json!([{ "id": "x", "slot": at("09:00", "11:00") }]),
            vec!["a x by day and start"],
        ),
        (
            "the same start with another kind",
            json!([{ "id": "a", "kind": "panel", "slot": at("09:00", "10:00") }]),
            json!([{ "id": "x", "kind": "concert", "slot": at("09:00", "11:00") }]),
            vec![],
        ),
        (
            "the same end",
            json!([{ "id": "a", "slot": at("09:00", "11:00") }]),
            json!([{ "id": "x", "slot": at("10:00", "11:00") }]),
            vec!["a x by day and end"],
        ),
        (
            "the same end twice",
            json!([{ "id": "a", "slot": at("09:00", "11:00") }, { "id": "b", "slot": at("08:00", "11:00") }]),
            json!([{ "id": "x", "slot": at("10:00", "11:00") }]),
            vec![],
        ),
        (
            "the same kind two hours later",
            json!([{ "id": "a", "kind": "panel", "slot": at("09:00", "10:00") }]),
            json!([{ "id": "x", "kind": "panel", "slot": at("11:00", "12:00") }]),
            vec!["a x by day and kind"],
        ),
        (
            "the same kind more than two hours earlier",
            json!([{ "id": "a", "kind": "panel", "slot": at("11:01", "12:00") }]),
            json!([{ "id": "x", "kind": "panel", "slot": at("09:00", "10:00") }]),
            vec![],
        ),
        (
            "the same kind and other people",
            json!([{ "id": "a", "kind": "panel", "slot": at("09:00", "10:00"), "participations": with(&["p1"]) }]),
            json!([{ "id": "x", "kind": "panel", "slot": at("10:00", "11:00"), "participations": with(&["p2"]) }]),
            vec![],
        ),
        (
            "parts in order",
            json!([{ "id": "a" }, { "id": "a1", "part_of": "a" }, { "id": "a2", "part_of": "a" }, { "id": "a3", "part_of": "a2" }]),
            json!([{ "id": "a" }, { "id": "x1", "part_of": "a" }, { "id": "x2", "part_of": "a" }, { "id": "x3", "part_of": "x2" }]),
            vec!["a a by id", "a1 x1 by order", "a2 x2 by order", "a3 x3 by order"],
        ),
        (
            "another number of parts",
            json!([{ "id": "a" }, { "id": "a1", "part_of": "a" }, { "id": "a2", "part_of": "a" }]),
            json!([{ "id": "a" }, { "id": "x1", "part_of": "a" }]),
            vec!["a a by id"],
        ),
        (
            "parts at other times, with other numbers and with other people",
            json!([{ "id": "a", "slot": at("09:00", "12:00") }, { "id": "a1", "part_of": "a", "slot": at("09:00", "10:00") }, { "id": "a2", "part_of": "a", "number": "1" }, { "id": "a3", "part_of": "a", "participations": with(&["p1"]) }]),
            json!([{ "id": "a", "slot": at("09:00", "12:00") }, { "id": "x1", "part_of": "a", "slot": at("11:00", "12:00") }, { "id": "x2", "part_of": "a", "number": "2" }, { "id": "x3", "part_of": "a", "participations": with(&["p2"]) }]),
            vec!["a a by id"],
        ),
        (
            "parts by their times, and the rest in order",
            json!([{ "id": "a", "slot": at("09:00", "12:00") }, { "id": "a1", "part_of": "a", "slot": at("09:00", "10:00") }, { "id": "a2", "part_of": "a" }]),
            json!([{ "id": "a", "slot": at("09:00", "12:00") }, { "id": "x1", "part_of": "a" }, { "id": "x2", "part_of": "a", "slot": at("09:00", "10:00") }]),
            vec!["a a by id", "a1 x2 by day, time and place", "a2 x1 by order"],
        ),
        (
            "a part is not a session of the first level",
            json!([{ "id": "a", "slot": at("09:00", "10:00") }]),
            json!([{ "id": "x" }, { "id": "y", "part_of": "x", "slot": at("09:00", "10:00") }]),
            vec![],
        ),
        (
            "the people of parts belong to the session as well",
            json!([{ "id": "a" }, { "id": "a1", "part_of": "a", "participations": with(&["p1"]) }]),
            json!([{ "id": "x", "participations": with(&["p1"]) }]),
            vec!["a x by people"],
        ),
    ];
    for (name, base, other, expected) in rows {
        let (base, other) = (around(base), around(other));
        let merged = merge(&draft("fr", base.clone()), &draft("en", other.clone()));
        assert_eq!(pairs(&merged), expected, "{name}");
        let count = |json: &Value| json["sessions"].as_array().unwrap().len();
        let sessions = merged.programme.sessions().len();
        assert_eq!(sessions + expected.len(), count(&base) + count(&other), "{name}");
        // Weak evidence can be disabled.
        let careful = MergeOptions::default().without_weak_passes();
        let merged = draft("fr", base).merge_languages(&draft("en", other), &careful).unwrap();
        let weak = ["by day and start", "by day and end", "by day and kind", "by order"];
        let strong: Vec<_> =
            expected.into_iter().filter(|pair| !weak.iter().any(|by| pair.ends_with(by))).collect();
        assert_eq!(pairs(&merged), strong, "{name}");
        assert!(merged.pairs.iter().all(|pair| !pair.by.is_weak()));
    }
}

/// The rules that pair rooms, people and other items. Each row contains the fields of both
/// versions, the ids in the merged programme, and the expected disagreements.
#[test]
fn items_are_paired_by_ids_names_and_sessions() {
    let session = |fields: Value| {
        let mut session = json!({ "id": "s", "slot": { "day": 1, "start": "09:00" } });
        session.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        session
    };
    let by_position = |noun: &str, id: &str, base: &str, other: &str| {
        format!(
            "advice: \"{base}\" ({noun} \"{id}\"): \"{base}\" in the base and \"{other}\" in the other version are treated as the same because of their positions; check that this is correct"
        )
    };
    let only = |noun: &str, id: &str, name: &str, side: &str| match side {
        "base" => format!("warning: \"{name}\" ({noun} \"{id}\"): it exists only in the base and is kept"),
        _ => {
            format!("warning: \"{name}\" ({noun} \"{id}\"): it exists only in the other version and is added")
        }
    };
    let person = |id: &str, name: &str| json!({ "id": id, "name": name });
    let people = |list: &[Value]| json!({ "days": [{ "number": 1 }], "people": list });
    let with_session = |mut fields: Value, session: Value| {
        fields["sessions"] = json!([session]);
        fields
    };
    type Row = (&'static str, Value, Value, &'static str, Vec<&'static str>, Vec<String>);
    let rows: Vec<Row> = vec![
        (
            "people with the same external id",
            people(&[json!({ "id": "a", "name": "Ann Bell", "external_ids": { "orcid": "1" } })]),
            people(&[json!({ "id": "x", "name": "Completely Other", "external_ids": { "orcid": "1" } })]),
            "people",
            vec!["a"],
            vec!["advice: \"Ann Bell\" (person \"a\"): the name is \"Ann Bell\" in the base and \"Completely Other\" in the other version; both are kept".to_owned()],
        ),
        (
            "people with the same external id in another scheme",
            people(&[json!({ "id": "a", "name": "Ann Bell", "external_ids": { "orcid": "1" } })]),
            people(&[json!({ "id": "x", "name": "Completely Other", "external_ids": { "guid": "1" } })]),
            "people",
            vec!["a", "x"],
            vec![only("person", "a", "Ann Bell", "base"), only("person", "x", "Completely Other", "other")],
        ),
        (
            "people with the same name, in another order and with an honorific",
            people(&[person("a", "Ann Bell"), person("b", "Cyd Dunn")]),
            people(&[person("x", "DUNN Cyd"), person("y", "Dr. Ann Bell")]),
            "people",
            vec!["a", "b"],
            vec![
                "advice: \"Ann Bell\" (person \"a\"): the name is \"Ann Bell\" in the base and \"Dr. Ann Bell\" in the other version; both are kept".to_owned(),
                "advice: \"Cyd Dunn\" (person \"b\"): the name is \"Cyd Dunn\" in the base and \"DUNN Cyd\" in the other version; both are kept".to_owned(),
            ],
        ),
        (
            "a group and a person with the same name",
            people(&[json!({ "id": "a", "name": "Ann Bell", "group": true })]),
            people(&[person("x", "Ann Bell")]),
            "people",
            vec!["a", "x"],
            vec![only("person", "a", "Ann Bell", "base"), only("person", "x", "Ann Bell", "other")],
        ),
        (
            "people with the same id and other names",
            people(&[person("a", "Ann Bell")]),
            people(&[person("a", "Cyd Dunn")]),
            "people",
            vec!["a", "a-2"],
            vec![
                "warning: \"Ann Bell\" (person \"a\"): this id refers to \"Ann Bell\" in the base and to \"Cyd Dunn\" in the other version; both are kept".to_owned(),
                "advice: \"Cyd Dunn\" (person \"a-2\"): it is person \"a\" in the other version; that id is already in use, so it has a new id".to_owned(),
                only("person", "a", "Ann Bell", "base"),
                only("person", "a-2", "Cyd Dunn", "other"),
            ],
        ),
        (
            "similar names in the same session",
            with_session(people(&[person("a", "Ann Bell"), person("b", "Cyd Dunn")]), session(json!({ "participations": [{ "person": "a" }, { "person": "b" }] }))),
            with_session(people(&[person("x", "Cyd Dun"), person("y", "Ann Belle")]), session(json!({ "participations": [{ "person": "y" }, { "person": "x" }] }))),
            "people",
            vec!["a", "b"],
            vec![
                "advice: \"Ann Bell\" (person \"a\"): the name is \"Ann Bell\" in the base and \"Ann Belle\" in the other version; both are kept".to_owned(),
                "advice: \"Cyd Dunn\" (person \"b\"): the name is \"Cyd Dunn\" in the base and \"Cyd Dun\" in the other version; both are kept".to_owned(),
            ],
        ),
        (
            "one name similar to two others",
            with_session(people(&[person("a", "Ann Bell")]), session(json!({ "participations": [{ "person": "a" }] }))),
            with_session(people(&[person("x", "Ann Belle"), person("y", "Ann Bel")]), session(json!({ "participations": [{ "person": "x" }, { "person": "y" }] }))),
            "people",
            vec!["a", "x", "y"],
            vec![
                only("person", "a", "Ann Bell", "base"),
                only("person", "x", "Ann Belle", "other"),
                only("person", "y", "Ann Bel", "other"),
                "warning: session \"s\": only the base contains the participation of Ann Bell; it is kept".to_owned(),
                "warning: session \"s\": only the other version contains the participation of Ann Belle; it is added".to_owned(),
                "warning: session \"s\": only the other version contains the participation of Ann Bel; it is added".to_owned(),
            ],
        ),
        (
            "names in other scripts, by their roles",
            with_session(
                people(&[person("a", "Ann Bell"), person("b", "Cyd Dunn"), person("c", "Eve Fry")]),
                session(json!({ "participations": [{ "person": "a", "role": "speaker" }, { "person": "b", "role": "speaker" }, { "person": "c", "role": "chair" }] })),
            ),
            with_session(
                people(&[person("x", "Энн Белл"), person("y", "Сид Данн"), person("z", "Ив Фрай")]),
                session(json!({ "participations": [{ "person": "z", "role": "chair" }, { "person": "x", "role": "speaker" }, { "person": "y", "role": "speaker" }] })),
            ),
            "people",
            vec!["a", "b", "c"],
            vec![
                by_position("person", "a", "Ann Bell", "Энн Белл"),
                by_position("person", "b", "Cyd Dunn", "Сид Данн"),
                by_position("person", "c", "Eve Fry", "Ив Фрай"),
                "advice: session \"s\": the order differs: Ann Bell, Cyd Dunn, Eve Fry in the base, Eve Fry, Ann Bell, Cyd Dunn in the other version; the base's value is kept".to_owned(),
            ],
        ),
        (
            "names in other scripts, with other roles",
            with_session(people(&[person("a", "Ann Bell")]), session(json!({ "participations": [{ "person": "a", "role": "speaker" }] }))),
            with_session(people(&[person("x", "Энн Белл")]), session(json!({ "participations": [{ "person": "x", "role": "chair" }] }))),
            "people",
            vec!["a", "x"],
            vec![
                only("person", "a", "Ann Bell", "base"),
                only("person", "x", "Энн Белл", "other"),
                "warning: session \"s\": only the base contains the participation of Ann Bell; it is kept".to_owned(),
                "warning: session \"s\": only the other version contains the participation of Энн Белл; it is added".to_owned(),
            ],
        ),
        (
            "organisations with the same external id",
            json!({ "organisations": [{ "id": "a", "name": "Un", "external_ids": { "ror": "1" } }, { "id": "b", "name": "Deux" }] }),
            json!({ "organisations": [{ "id": "x", "name": "Two" }, { "id": "y", "name": "One", "external_ids": { "ror": "1" } }] }),
            "organisations",
            vec!["x", "a", "b"],
            vec![
                only("organisation", "b", "Deux", "base"),
                only("organisation", "x", "Two", "other"),
            ],
        ),
        (
            "a room that is two rooms in the other version",
            json!({ "days": [{ "number": 1 }], "venues": [{ "id": "v", "name": "V", "rooms": [{ "id": "a", "name": "Rouge" }] }],
                "sessions": [{ "id": "s", "slot": { "day": 1, "start": "09:00" }, "place": ["a"] }, { "id": "t", "slot": { "day": 1, "start": "10:00" }, "place": ["a"] }] }),
            json!({ "days": [{ "number": 1 }], "venues": [{ "id": "v", "name": "V", "rooms": [{ "id": "x", "name": "Red" }, { "id": "y", "name": "Green" }] }],
                "sessions": [{ "id": "s", "slot": { "day": 1, "start": "09:00" }, "place": ["x"] }, { "id": "t", "slot": { "day": 1, "start": "10:00" }, "place": ["y"] }] }),
            "rooms",
            vec!["a", "x", "y"],
            vec![
                only("room", "a", "Rouge", "base"),
                only("room", "x", "Red", "other"),
                only("room", "y", "Green", "other"),
                "error: session \"s\": the place is \"a\" in the base and \"x\" in the other version; the base's value is kept".to_owned(),
                "error: session \"t\": the place is \"a\" in the base and \"y\" in the other version; the base's value is kept".to_owned(),
            ],
        ),
        (
            "organisations with the same short name",
            json!({ "organisations": [{ "id": "a", "name": "Institut Delta", "short_name": "DI" }] }),
            json!({ "organisations": [{ "id": "x", "name": "Delta Institute", "short_name": "DI" }] }),
            "organisations",
            vec!["a"],
            vec![],
        ),
        (
            "organisations in which the same people have posts",
            json!({ "organisations": [{ "id": "a", "name": "Un" }, { "id": "b", "name": "Deux" }], "people": [{ "id": "p", "name": "Ann", "posts": [{ "organisation": "b" }, { "organisation": "a" }] }] }),
            json!({ "organisations": [{ "id": "x", "name": "One" }, { "id": "y", "name": "Two" }], "people": [{ "id": "p", "name": "Ann", "posts": [{ "organisation": "y" }, { "organisation": "x" }] }] }),
            "organisations",
            vec!["a", "b"],
            vec![by_position("organisation", "a", "Un", "One"), by_position("organisation", "b", "Deux", "Two")],
        ),
        (
            "organisations of another number of posts",
            json!({ "organisations": [{ "id": "a", "name": "Un" }], "people": [{ "id": "p", "name": "Ann", "posts": [{ "organisation": "a" }] }] }),
            json!({ "organisations": [{ "id": "x", "name": "One" }], "people": [{ "id": "p", "name": "Ann", "posts": [{ "organisation": "x" }, { "country": "CH" }] }] }),
            "organisations",
            vec!["a", "x"],
            vec![
                only("organisation", "a", "Un", "base"),
                only("organisation", "x", "One", "other"),
                "warning: \"Ann\" (person \"p\"): the posts have 1 post in the base and 2 posts in the other version; both are kept".to_owned(),
            ],
        ),
        (
            "organisations in posts and in whose name people take part in a session",
            with_session(
                json!({ "days": [{ "number": 1 }], "organisations": [{ "id": "a", "name": "Un" }, { "id": "b", "name": "Deux" }], "people": [person("p", "Ann"), person("q", "Bob")] }),
                session(json!({ "participations": [{ "person": "p", "posts": [{ "organisation": "a" }] }, { "person": "q", "on_behalf_of": { "organisation": "b" } }] })),
            ),
            with_session(
                json!({ "days": [{ "number": 1 }], "organisations": [{ "id": "x", "name": "One" }, { "id": "y", "name": "Two" }], "people": [person("p", "Ann"), person("q", "Bob")] }),
                session(json!({ "participations": [{ "person": "p", "posts": [{ "organisation": "x" }] }, { "person": "q", "on_behalf_of": { "organisation": "y" } }] })),
            ),
            "organisations",
            vec!["a", "b"],
            vec![by_position("organisation", "a", "Un", "One"), by_position("organisation", "b", "Deux", "Two")],
        ),
        (
            "tracks of the same session",
            with_session(json!({ "days": [{ "number": 1 }], "tracks": [{ "id": "a", "name": "Un" }, { "id": "b", "name": "Deux" }] }), session(json!({ "tracks": ["b", "a"] }))),
            with_session(json!({ "days": [{ "number": 1 }], "tracks": [{ "id": "x", "name": "One" }, { "id": "y", "name": "Two" }] }), session(json!({ "tracks": ["y", "x"] }))),
            "tracks",
            vec!["a", "b"],
            vec![by_position("track", "a", "Un", "One"), by_position("track", "b", "Deux", "Two")],
        ),
        (
            "another number of tracks",
            with_session(json!({ "days": [{ "number": 1 }], "tracks": [{ "id": "a", "name": "Un" }] }), session(json!({ "tracks": ["a"] }))),
            with_session(json!({ "days": [{ "number": 1 }], "tracks": [{ "id": "x", "name": "One" }, { "id": "y", "name": "Two" }] }), session(json!({ "tracks": ["x", "y"] }))),
            "tracks",
            vec!["a", "x", "y"],
            vec![
                only("track", "a", "Un", "base"),
                only("track", "x", "One", "other"),
                only("track", "y", "Two", "other"),
                "warning: session \"s\": the tracks are \"a\" in the base and \"x\", \"y\" in the other version; both are kept".to_owned(),
            ],
        ),
        (
            "agenda items with the same number",
            json!({ "agenda_items": [{ "id": "a", "number": "7 (b)" }, { "id": "b", "number": "8" }] }),
            json!({ "agenda_items": [{ "id": "x", "number": "8" }, { "id": "y", "number": "7 (B)" }] }),
            "agenda_items",
            vec!["a", "b"],
            vec!["warning: agenda item \"a\": the number is \"7 (b)\" in the base and \"7 (B)\" in the other version; the base's value is kept".to_owned()],
        ),
        (
            "notes in order",
            json!({ "notes": [{ "id": "1", "text": ["Un"] }, { "id": "2", "text": ["Deux"] }] }),
            json!({ "notes": [{ "id": "i", "text": ["One"] }, { "id": "ii", "text": ["Two"] }] }),
            "notes",
            vec!["1", "2"],
            vec![
                "advice: note \"1\": note \"1\" in the base and note \"i\" in the other version are treated as the same because of their positions; check that this is correct; both are kept".replace("; both are kept", ""),
                "advice: note \"2\": note \"2\" in the base and note \"ii\" in the other version are treated as the same because of their positions; check that this is correct".to_owned(),
            ],
        ),
        (
            "another number of notes",
            json!({ "notes": [{ "id": "1", "text": ["Un"] }] }),
            json!({ "notes": [{ "id": "i", "text": ["One"] }, { "id": "ii", "text": ["Two"] }] }),
            "notes",
            vec!["1", "i", "ii"],
            vec![
                "warning: note \"1\": it exists only in the base and is kept".to_owned(),
                "warning: note \"i\": it exists only in the other version and is added".to_owned(),
                "warning: note \"ii\": it exists only in the other version and is added".to_owned(),
            ],
        ),
        (
            "rooms with the same number in the same venue",
            json!({ "venues": [{ "id": "v", "name": "V", "rooms": [{ "id": "a", "name": "Salle XVIII" }, { "id": "b", "name": "Salle 2" }, { "id": "c", "name": "Salle C" }] }] }),
            json!({ "venues": [{ "id": "v", "name": "V", "rooms": [{ "id": "x", "name": "Room C" }, { "id": "y", "name": "Room 2" }, { "id": "z", "name": "Room XVIII" }] }] }),
            "rooms",
            vec!["a", "b", "c"],
            vec![],
        ),
        (
            "rooms with the same number in different venues",
            json!({ "venues": [{ "id": "v", "name": "V", "rooms": [{ "id": "a", "name": "Salle 2" }] }, { "id": "w", "name": "W", "rooms": [{ "id": "b", "name": "Salle 2" }, { "id": "c", "name": "Jardin" }] }] }),
            json!({ "venues": [{ "id": "w", "name": "W", "rooms": [{ "id": "x", "name": "Room 2" }, { "id": "y", "name": "Garden" }] }, { "id": "v", "name": "V", "rooms": [{ "id": "z", "name": "Room 2" }] }] }),
            "rooms",
            vec!["a", "b", "c"],
            vec![by_position("room", "c", "Jardin", "Garden")],
        ),
        (
            "rooms and venues of the same sessions",
            with_session(
                json!({ "days": [{ "number": 1 }], "venues": [{ "id": "v", "name": "Un", "rooms": [{ "id": "a", "name": "Rouge" }, { "id": "b", "name": "Vert" }] }, { "id": "w", "name": "Deux", "rooms": [{ "id": "c", "name": "Bleu" }] }] }),
                session(json!({ "place": ["a", "c"] })),
            ),
            with_session(
                json!({ "days": [{ "number": 1 }], "venues": [{ "id": "m", "name": "Two", "rooms": [{ "id": "x", "name": "Blue" }] }, { "id": "n", "name": "One", "rooms": [{ "id": "y", "name": "Green" }, { "id": "z", "name": "Red" }] }] }),
                session(json!({ "place": ["z", "x"] })),
            ),
            "rooms",
            vec!["a", "b", "c"],
            vec![
                by_position("venue", "v", "Un", "One"),
                by_position("venue", "w", "Deux", "Two"),
                by_position("room", "a", "Rouge", "Red"),
                by_position("room", "c", "Bleu", "Blue"),
                by_position("room", "b", "Vert", "Green"),
            ],
        ),
        (
            "venues in which sessions take place",
            json!({ "days": [{ "number": 1 }], "venues": [{ "id": "v", "name": "Un" }, { "id": "w", "name": "Deux" }, { "id": "u", "name": "Trois" }],
                "sessions": [{ "id": "s", "slot": { "day": 1, "start": "09:00" }, "place": { "venue": "w" } }] }),
            json!({ "days": [{ "number": 1 }], "venues": [{ "id": "m", "name": "Two" }, { "id": "n", "name": "One" }],
                "sessions": [{ "id": "s", "slot": { "day": 1, "start": "09:00" }, "place": { "venue": "m" } }] }),
            "venues",
            vec!["v", "w", "n", "u"],
            vec![
                by_position("venue", "w", "Deux", "Two"),
                only("venue", "v", "Un", "base"),
                only("venue", "u", "Trois", "base"),
                only("venue", "n", "One", "other"),
            ],
        ),
        (
            "a room that the other version lists in another venue",
            json!({ "venues": [{ "id": "v", "name": "V", "rooms": [{ "id": "a", "name": "A" }, { "id": "b", "name": "B" }] }, { "id": "w", "name": "W" }] }),
            json!({ "venues": [{ "id": "v", "name": "V", "rooms": [{ "id": "b", "name": "B" }] }, { "id": "w", "name": "W", "rooms": [{ "id": "d", "name": "D" }, { "id": "a", "name": "A", "capacity": 3 }, { "id": "e", "name": "E" }] }] }),
            "rooms",
            vec!["a", "b", "d", "e"],
            vec![
                only("room", "d", "D", "other"),
                only("room", "e", "E", "other"),
                "advice: \"A\" (room \"a\"): the capacity is missing in the base and 3 in the other version; the other version's value is used".to_owned(),
            ],
        ),
    ];
    for (name, base, other, list, ids, expected) in rows {
        let merged = merge(&draft("fr", base), &draft("en", other));
        let json = serde_json::to_value(merged.programme.data()).unwrap();
        let rows: Vec<&Value> = match list {
            "rooms" => json["venues"]
                .as_array()
                .unwrap()
                .iter()
                .filter_map(|venue| venue.get("rooms")?.as_array())
                .flatten()
                .collect(),
            list => json[list].as_array().unwrap().iter().collect(),
        };
        assert_eq!(rows.iter().map(|row| row["id"].as_str().unwrap()).collect::<Vec<_>>(), ids, "{name}");
        let lines = lines(&merged);
        assert_eq!(lines.lines().collect::<Vec<_>>(), expected, "{name}");
    }
}

/// Returns the disagreements of two versions of one session with one participant each.
fn meeting(one: &str, other: &str) -> String {
    let version = |language: &str, id: &str, name: &str| {
        let mut fields = around(json!([{ "id": "s", "participations": [{ "person": id }] }]));
        fields["people"] = json!([{ "id": id, "name": name }]);
        draft(language, fields)
    };
    lines(&merge(&version("fr", "a", one), &version("en", "b", other)))
}

#[test]
fn names_are_similar_if_few_letters_or_words_differ() {
    let (long, longer) = ("a".repeat(63), "a".repeat(64));
    let rows = [
        ("Ann", "Anm", true),
        ("Ann", "Amy", false),
        ("Al", "El", true),
        ("A Bell", "B Bell", false),
        ("Anna Bell", "A. Bell", true),
        ("A. Bell", "Anna Bell", true),
        ("Anna Bell", "B. Bell", false),
        ("Bell", "Balk", true),
        ("Bell", "Back", false),
        ("Abcdefg", "Xycdefg", true),
        ("Abcdefg", "Xyzdefg", false),
        ("Abcdefgh", "Xyzdefgh", true),
        ("Abcdefgh", "Xyzqefgh", false),
        ("Abcdefgh", "Abcde", true),
        ("Abcdefghi", "Abcde", false),
        ("Abcde", "Abcdefghi", false),
        ("Ann Marie Bell", "Ann Bell", true),
        ("Ann Bell", "Ann Bell Marie", true),
        ("Marie Ann Bell", "Ann Bell", true),
        ("Ann Bell", "Bell", false),
        ("Ann Marie Sue Bell", "Ann Bell", false),
        ("Ann Bell", "Eve Fry", false),
        ("Ann Marie Bell", "Eve Marie Fry", false),
        ("Ann-Marie Bell", "AnnMarie Bell", true),
        (&format!("{long}b"), &format!("{long}c"), true),
        (&format!("{longer}b"), &format!("{longer}c"), false),
    ];
    for (one, other, near) in rows {
        let lines = meeting(one, other);
        assert_eq!(lines.contains("the name is"), near, "{one}, {other}: {lines}");
        assert_eq!(lines.contains("it exists only in the base"), !near, "{one}, {other}: {lines}");
    }
}

#[test]
fn names_in_different_scripts_cannot_be_compared() {
    let scripts = [
        ("Ann", "Bartholomew"),
        ("Ａｎｎ", "Bartholomew"),
        ("Ἄννα", "Γιώργος"),
        ("Анна", "Борислав"),
        ("Աննա", "Պետրոսյան"),
        ("אנה", "דוידוביץ"),
        ("آنا", "محمود"),
        ("अन्ना", "राजेश्वर"),
        ("แอน", "สมชาย"),
        ("ანა", "გიორგი"),
        ("안나", "철수철수철수"),
        ("アンナ", "ヒロシヒロシ"),
        ("安娜", "王伟王伟王伟"),
        // Two rare scripts share one bit.
        ("ᐊᓐᓇ", "ⰱⱁⰳⱆⱄⰾⰰⰲ"),
    ];
    for (at, (one, _)) in scripts.iter().enumerate() {
        for (place, (_, other)) in scripts.iter().enumerate() {
            // The second row also contains Latin letters.
            let same = at == place || (at < 2 && place < 2);
            let lines = meeting(one, other);
            assert_eq!(lines.contains("because of their positions"), !same, "{one}, {other}: {lines}");
            assert_eq!(lines.contains("it exists only in the base"), same, "{one}, {other}: {lines}");
        }
    }
}

fn panels(count: usize, times: &dyn Fn(usize) -> (String, String), more: Value) -> Value {
    let panel = |at: usize| {
        let (start, end) = times(at);
        let number = (at + 1).to_string();
        json!({ "id": format!("{}{at}", more["id"].as_str().unwrap()), "kind": "panel", "number": number, "slot": { "day": 1, "start": start, "end": end } })
    };
    around((0..count).map(panel).collect())
}

#[test]
fn a_clock_shift_needs_three_sessions_and_a_majority() {
    let hours = |at: usize| (format!("{:02}:00", 9 + at), format!("{:02}:30", 9 + at));
    let base = |count| draft("fr", panels(count, &hours, json!({ "id": "a" })));
    let shifted = |count: usize, moved: usize, minutes: usize| {
        let times = move |at: usize| {
            let start = 9 * 60 + at * 60 + if at < moved { minutes } else { 0 };
            let show = |minutes: usize| format!("{:02}:{:02}", minutes / 60, minutes % 60);
            (show(start), show(start + 30))
        };
        draft("en", panels(count, &times, json!({ "id": "x" })))
    };
    let first = |merged: &Merged| lines(merged).lines().next().unwrap_or_default().to_owned();
    for (count, moved, minutes, expected) in [
        (3, 3, 60, "1 hour ahead, according to 3 of 3"),
        (3, 3, 61, "1 hour 1 minute ahead, according to 3 of 3"),
        (5, 3, 150, "2 hours 30 minutes ahead, according to 3 of 5"),
        (3, 3, 840, "14 hours ahead, according to 3 of 3"),
    ] {
        let line = first(&merge(&base(count), &shifted(count, moved, minutes)));
        assert_eq!(
            line,
            format!(
                "warning: the programme: the clock of the other version is {expected} sessions; its times are converted to the clock of the base"
            )
        );
        let back = first(&merge(&shifted(count, moved, minutes), &base(count)));
        let expected = expected.replace("ahead", "behind");
        assert!(back.contains(&expected), "{back}");
    }
    for (count, moved, minutes) in [(2, 2, 60), (6, 3, 60), (5, 2, 60), (3, 3, 841), (3, 0, 0)] {
        let merged = merge(&base(count), &shifted(count, moved, minutes));
        assert!(!lines(&merged).contains("the clock"), "{count} {moved} {minutes}: {}", lines(&merged));
    }
    // A smaller maximum disables the conversion.
    let most =
        |seconds| MergeOptions::default().with_max_shift(programme::Length::from_seconds(seconds).unwrap());
    for (seconds, found) in [(3600, true), (3599, false), (0, false)] {
        let merged = base(3).merge_languages(&shifted(3, 3, 60), &most(seconds)).unwrap();
        assert_eq!(lines(&merged).contains("the clock"), found, "{seconds}");
    }
}

#[test]
fn all_times_of_the_other_version_are_converted() {
    let fields = |minutes: i64, id: &str| {
        let time = |hour: i64, minute: i64| {
            let minutes = hour * 60 + minute + minutes;
            format!("{:02}:{:02}", minutes / 60, minutes % 60)
        };
        let mut fields = around(json!([
            { "id": format!("{id}1"), "kind": "panel", "number": "1", "slot": { "day": 1, "start": time(9, 0), "end": time(10, 0) },
              "previous_slot": { "day": 1, "start": time(8, 0) }, "participations": [{ "person": "p1", "part": { "start": time(9, 15), "end": time(9, 30) } }] },
            { "id": format!("{id}2"), "kind": "panel", "number": "2", "slot": { "day": 1, "start": time(11, 0), "end": time(12, 0) } },
            { "id": format!("{id}3"), "kind": "panel", "number": "3", "slot": { "day": 1, "start": time(13, 0) } },
            { "id": "same", "slot": { "day": 1, "part": "morning" } },
        ]));
        fields["days"][0]["window"] = json!({ "start": time(8, 0), "end": time(20, 0) });
        fields["people"][0]["available"] = json!([{ "day": 1, "start": time(9, 0), "end": time(18, 0) }]);
        fields
    };
    let base = draft("fr", fields(0, "a"));
    for minutes in [90, -90] {
        let merged = merge(&base, &draft("en", fields(minutes, "x")));
        assert_eq!(merged.disagreements.len(), 1, "{}", lines(&merged));
        let pairs = pairs(&merged);
        let expected = ["a1 x1", "a2 x2", "a3 x3"].map(|pair| format!("{pair} by day, time and place"));
        assert_eq!((&pairs[..3], pairs[3].as_str()), (&expected[..], "same same by id"));
        let expected = base.to_draft();
        let draft = merged.programme.to_draft();
        assert_eq!(draft.sessions, expected.sessions);
        assert_eq!((draft.days, &draft.people[0].available), (expected.days, &expected.people[0].available));
    }
    // A time before midnight cannot be converted, so it stays as it is.
    let mut early = fields(600, "x");
    early["sessions"]
        .as_array_mut()
        .unwrap()
        .push(json!({ "id": "new", "slot": { "day": 2, "start": "09:00", "end": "11:00" } }));
    early["sessions"]
        .as_array_mut()
        .unwrap()
        .push(json!({ "id": "newer", "slot": { "day": 2, "start": "10:00", "end": "11:00" } }));
    let merged = merge(&base, &draft("en", early));
    let slot = |id: &str| merged.programme.session(id).unwrap().slot().unwrap().to_string();
    assert_eq!(
        (slot("new"), slot("newer")),
        ("day 2, 09:00–11:00".to_owned(), "day 2, 00:00–01:00".to_owned())
    );
}

#[test]
fn ids_that_are_taken_get_a_number() {
    let fields = |name: &str| {
        json!({
            "days": [{ "number": 1 }, { "number": 2 }],
            "notes": [{ "id": "n", "text": [format!("{name} note")] }],
            "venues": [{ "id": "v", "name": format!("{name} venue"), "rooms": [{ "id": "r", "name": format!("{name} room") }] }],
            "tracks": [{ "id": "t", "name": format!("{name} track") }],
            "organisations": [{ "id": "o", "name": format!("{name} organisation") }],
            "agenda_items": [{ "id": "i", "title": format!("{name} item") }],
        })
    };
    let mut base = fields("First");
    base["people"] = json!([{ "id": "p", "name": "Ann Bell" }, { "id": "p-2", "name": "Bob Cole" }]);
    base["sessions"] = json!([{ "id": "s", "slot": { "day": 1, "start": "09:00" }, "participations": [{ "id": "one", "person": "p" }, { "id": "two", "vacancy": "Un" }] }]);
    let mut other = fields("Second");
    other["people"] = json!([{ "id": "p", "name": "Eve Fry" }, { "id": "p-3", "name": "Gil Hall" }]);
    other["sessions"] = json!([
        { "id": "s", "title": "Other[^n]", "slot": { "day": 2, "start": "09:00" }, "place": ["r"], "tracks": ["t"], "agenda_items": ["i"],
          "participations": [{ "id": "one", "person": "p", "replaced_by": "two" }, { "id": "two", "person": "p-3", "on_behalf_of": { "organisation": "o" } }] },
        { "id": "u", "part_of": "s" },
    ]);
    let merged = merge(&draft("fr", base), &draft("en", other));
    let json = serde_json::to_value(merged.programme.data()).unwrap();
    let people: Vec<_> =
        json["people"].as_array().unwrap().iter().map(|person| person["id"].as_str().unwrap()).collect();
    assert_eq!(people, ["p", "p-2", "p-4", "p-3"]);
    assert_eq!(
        json["sessions"][1],
        json!({
            "id": "s-2", "title": { "en": "Other[^n]" }, "slot": { "day": 2, "start": "09:00" }, "place": ["r"], "tracks": ["t"], "agenda_items": ["i"],
            "participations": [
                { "id": "one-2", "person": "p-4", "replaced_by": "two-2" },
                { "id": "two-2", "person": "p-3", "on_behalf_of": { "organisation": "o" } }
            ],
        })
    );
    assert_eq!(json["sessions"][2], json!({ "id": "u", "part_of": "s-2" }));
    let taken: Vec<String> =
        lines(&merged).lines().filter(|line| line.contains("has a new id")).map(str::to_owned).collect();
    assert_eq!(
        taken,
        [
            "advice: \"Eve Fry\" (person \"p-4\"): it is person \"p\" in the other version; that id is already in use, so it has a new id",
            "advice: \"Other[^n]\" (session \"s-2\"): it is session \"s\" in the other version; that id is already in use, so it has a new id",
        ]
    );
}

#[test]
fn relations_to_sessions_are_combined() {
    let version = |language: &str, sessions: Value| draft(language, around(sessions));
    let base = version(
        "fr",
        json!([{ "id": "a", "joint_with": ["b"] }, { "id": "b" }, { "id": "c", "must_not_overlap": ["a"] }]),
    );
    let other = version(
        "en",
        json!([
            { "id": "new", "joint_with": ["a"], "may_overlap": ["newer"] }, { "id": "newer", "may_overlap": ["b"] },
            { "id": "a" }, { "id": "b", "joint_with": ["a"], "must_not_overlap": ["c"] }, { "id": "c" },
        ]),
    );
    let merged = merge(&base, &other);
    let json = serde_json::to_value(merged.programme.data()).unwrap();
    assert_eq!(
        json["sessions"],
        json!([
            { "id": "new", "joint_with": ["a"], "may_overlap": ["newer"] },
            { "id": "newer", "may_overlap": ["b"] },
            { "id": "a", "joint_with": ["b"], "must_not_overlap": ["c"] },
            { "id": "b", "must_not_overlap": ["c"] },
            { "id": "c" },
        ])
    );
    assert_eq!(
        lines(&merged).lines().collect::<Vec<_>>(),
        [
            "advice: session \"a\": the relation \"must not overlap\" is \"c\" in the base and missing in the other version; the base's value is kept",
            "advice: session \"b\": the relation \"must not overlap\" is missing in the base and \"c\" in the other version; the other version's value is used",
            "warning: session \"new\": it exists only in the other version and is added",
            "warning: session \"newer\": it exists only in the other version and is added",
        ]
    );
}

#[test]
fn the_order_of_sessions_and_participants_is_compared() {
    let with = |people: &[&str]| -> Value { people.iter().map(|id| json!({ "person": id })).collect() };
    let version = |language: &str, ids: [&str; 3], people: [&str; 3]| {
        let session = |id: &&str| json!({ "id": id, "slot": { "day": 1, "start": "09:00" }, "participations": if *id == "a" { with(&people) } else { json!([]) } });
        draft(language, around(ids.iter().map(session).collect()))
    };
    let base = version("fr", ["a", "b", "c"], ["p1", "p2", "p3"]);
    let merged = merge(&base, &version("en", ["c", "a", "b"], ["p2", "p3", "p1"]));
    assert_eq!(
        lines(&merged).lines().collect::<Vec<_>>(),
        [
            "advice: session \"c\": the order differs: position 3 in the base, position 1 in the other version; the base's value is kept",
            "advice: session \"a\": the order differs: Ann, Bob, Cyd in the base, Bob, Cyd, Ann in the other version; the base's value is kept",
        ]
    );
    let order = |programme: &Programme| {
        programme.sessions().declared().map(|session| session.id().to_string()).collect::<Vec<_>>()
    };
    assert_eq!(order(&merged.programme), ["a", "b", "c"]);
    // A session at another time has another position for that reason.
    let mut later = version("en", ["c", "a", "b"], ["p1", "p2", "p3"]).to_draft();
    later.sessions[0].slot = Some(programme::Slot::from(1, "10:00").unwrap());
    let merged = merge(&base, &later.build().unwrap());
    assert_eq!(
        lines(&merged),
        "error: session \"c\": the slot is day 1, from 09:00 in the base and day 1, from 10:00 in the other version; the base's value is kept\n"
    );
}

#[test]
fn days_get_numbers_by_their_dates() {
    let version = |language: &str, days: Value| draft(language, json!({ "days": days }));
    let numbers = |base: Value, other: Value| -> Vec<(i32, Option<String>)> {
        let merged = merge(&version("fr", base), &version("en", other));
        merged.programme.days().map(|day| (day.number(), day.date().map(|date| date.to_string()))).collect()
    };
    let dated = |number: i32, date: &str| (number, Some(date.to_owned()));
    for (base, other, expected) in [
        // The same dates have other numbers.
        (
            json!([{ "number": 1, "date": "2026-03-02" }]),
            json!([{ "number": 5, "date": "2026-03-02" }]),
            vec![dated(1, "2026-03-02")],
        ),
        // The number of a day that exists only in the other version follows from its date.
        (
            json!([{ "number": 1, "date": "2026-03-02" }]),
            json!([{ "number": 1, "date": "2026-03-02" }, { "number": 9, "date": "2026-03-05" }]),
            vec![dated(1, "2026-03-02"), dated(4, "2026-03-05")],
        ),
        // Without a date, the day keeps its number.
        (
            json!([{ "number": 1, "date": "2026-03-02" }]),
            json!([{ "number": 1, "date": "2026-03-02" }, { "number": 9 }]),
            vec![dated(1, "2026-03-02"), (9, None)],
        ),
        // A number that is taken is replaced by the lowest free number.
        (
            json!([{ "number": 1, "date": "2026-03-02" }, { "number": 2, "date": "2026-03-04" }]),
            json!([{ "number": 1, "date": "2026-03-03" }, { "number": 2, "date": "2026-03-04" }]),
            vec![dated(1, "2026-03-02"), dated(3, "2026-03-03"), dated(2, "2026-03-04")],
        ),
        // A day without a date is paired by number.
        (
            json!([{ "number": 1 }]),
            json!([{ "number": 1, "date": "2026-03-02" }]),
            vec![dated(1, "2026-03-02")],
        ),
        (
            json!([{ "number": 1, "date": "2026-03-02" }, { "number": 2 }]),
            json!([{ "number": 7, "date": "2026-03-02" }, { "number": 2, "date": "2026-03-03" }]),
            vec![dated(1, "2026-03-02"), dated(2, "2026-03-03")],
        ),
        (
            json!([{ "number": 1 }, { "number": 2 }]),
            json!([{ "number": 2 }, { "number": 3 }]),
            vec![(1, None), (2, None), (3, None)],
        ),
    ] {
        let mut found = numbers(base.clone(), other.clone());
        let mut expected = expected;
        found.sort();
        expected.sort();
        assert_eq!(found, expected, "{base} {other}");
    }
}

#[test]
fn entries_of_lists_are_paired_by_what_they_refer_to() {
    let version = |language: &str, person: Value, session: Value| {
        let mut fields = around(json!([session]));
        fields["people"][0] = person;
        fields["organisations"] = json!([{ "id": "o", "name": "O" }, { "id": "u", "name": "U" }]);
        draft(language, fields)
    };
    let base = version(
        "fr",
        json!({ "id": "p1", "name": "Ann", "posts": [{ "title": "Un", "organisation": "o" }, { "title": "Deux", "country": "CH" }, { "title": "Trois" }] }),
        json!({ "id": "s", "documents": [{ "title": "Papier" }, { "symbol": "A/1", "url": "https://example.org/1" }, { "symbol": "A/1", "url": "https://example.org/1", "language": "fr" }],
            "questions": ["Un ?"], "description": [{ "list": ["a", "b"] }], "links": [{ "url": "https://example.org/a" }, { "url": "https://example.org/b", "title": "B" }],
            "participations": [{ "office": "Le Président", "role": "speaker" }, { "office": "La Ministre", "role": "chair" }, { "vacancy": "à confirmer" }, { "country": "CH" }, { "organisation": "o" }] }),
    );
    let other = version(
        "en",
        json!({ "id": "p1", "name": "Ann", "posts": [{ "title": "Two", "country": "CH" }, { "title": "One", "organisation": "o" }] }),
        json!({ "id": "s", "documents": [{ "title": "Paper" }, { "symbol": "A/1", "url": "https://example.org/1", "language": "fr", "title": "In French" }, { "symbol": "A/2" }],
            "questions": ["One?", "Two?"], "description": [{ "list": ["a"] }], "links": [{ "url": "https://example.org/b", "title": "Bee" }, { "url": "https://example.org/a", "title": "Ay" }],
            "participations": [{ "office": "The Minister", "role": "chair" }, { "office": "The President", "role": "speaker" }, { "vacancy": "to be confirmed" }, { "organisation": "o", "role": "sponsor" }, { "country": "CH" }] }),
    );
    let merged = merge(&base, &other);
    let json = serde_json::to_value(merged.programme.data()).unwrap();
    assert_eq!(
        json["people"][0]["posts"],
        json!([
            { "title": { "fr": "Un", "en": "One" }, "organisation": "o" },
            { "title": { "fr": "Deux", "en": "Two" }, "country": "CH" },
            { "title": { "fr": "Trois" } },
        ])
    );
    let mut session = json["sessions"][0].clone();
    assert_eq!(
        session["documents"].take(),
        json!([
            { "title": { "fr": "Papier", "en": "Paper" } },
            { "symbol": "A/1", "url": "https://example.org/1" },
            { "symbol": "A/1", "url": "https://example.org/1", "language": "fr", "title": { "en": "In French" } },
            { "symbol": "A/2" },
        ])
    );
    assert_eq!(session["questions"].take(), json!([{ "fr": "Un ?" }, { "en": "One?" }, { "en": "Two?" }]));
    assert_eq!(
        session["description"].take(),
        json!([{ "list": [{ "fr": "a" }, { "fr": "b" }] }, { "list": [{ "en": "a" }] }])
    );
    assert_eq!(
        session["links"].take(),
        json!([
            { "url": "https://example.org/a", "title": { "en": "Ay" } },
            { "url": "https://example.org/b", "title": { "fr": "B", "en": "Bee" } },
        ])
    );
    assert_eq!(
        session["participations"].take(),
        json!([
            { "office": { "fr": "Le Président", "en": "The President" }, "role": "speaker" },
            { "office": { "fr": "La Ministre", "en": "The Minister" }, "role": "chair" },
            { "vacancy": { "fr": "à confirmer", "en": "to be confirmed" } },
            { "country": "CH" },
            { "organisation": "o", "role": "sponsor" },
        ])
    );
    assert_eq!(
        lines(&merged).lines().collect::<Vec<_>>(),
        [
            "warning: \"Ann\" (person \"p1\"): the posts have 3 posts in the base and 2 posts in the other version; both are kept",
            "warning: session \"s\": the description has 1 item in the base and 1 item in the other version; both are kept",
            "warning: session \"s\": the questions have 1 item in the base and 2 items in the other version; both are kept",
            "advice: session \"s\": the documents differ: only the base contains \"A/1\"; it is kept",
            "advice: session \"s\": the documents differ: only the other version contains \"A/2\"; it is added",
            "advice: session \"s\": the order differs: \"Le Président\", \"La Ministre\", \"à confirmer\", CH, the organisation \"o\" in the base, \"The Minister\", \"The President\", \"to be confirmed\", the organisation \"o\", CH in the other version; the base's value is kept",
            "advice: session \"s\": the role of participation 5 is missing in the base and sponsor in the other version; the other version's value is used",
        ]
    );
}

#[test]
fn long_lists_and_special_values_are_shown_in_words() {
    let version = |language: &str, numbers: std::ops::Range<u32>, place: Value, recording: Value| {
        let languages: Vec<String> = numbers.map(|number| format!("x-{number}")).collect();
        let mut fields =
            around(json!([{ "id": "s", "captioned": languages, "place": place, "recording": recording }]));
        fields["kinds"] = json!([{ "code": "walk", "properties": if language == "fr" { json!({}) } else { json!({ "aside": true }) } }]);
        draft(language, fields)
    };
    let merged = merge(
        &version("fr", 0..12, json!(["r1", "r2"]), json!({ "consent": true })),
        &version("en", 0..8, json!("everywhere"), json!({ "consent": false })),
    );
    assert_eq!(
        lines(&merged).lines().collect::<Vec<_>>(),
        [
            "warning: kind \"walk\": the properties are none in the base and aside in the other version; the base's value is kept",
            "error: session \"s\": the place is \"r1\", \"r2\" in the base and everywhere in the other version; the base's value is kept",
            "warning: session \"s\": the field \"captioned\" is x-0, x-1, x-2, x-3, x-4, x-5, x-6, x-7, and 4 more in the base and x-0, x-1, x-2, x-3, x-4, x-5, x-6, x-7 in the other version; the base's value is kept",
            "warning: session \"s\": the consent of the recording is yes in the base and no in the other version; the base's value is kept",
        ]
    );
}
