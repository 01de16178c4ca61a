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
    let with_tags = |merged: &Merged| {
        let json = serde_json::to_value(merged.programme.data()).unwrap();
        json
    };
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
        "session \"s1\" /tags",
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
