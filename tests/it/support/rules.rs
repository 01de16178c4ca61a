//! What tests of rules have in common.

use programme::review::Level;
use programme::{Code, Draft, Finding, Profile};
use serde_json::{Value, json};

/// A programme of two days in one venue, with these sessions, and whatever else replaces its fields.
pub(crate) fn programme(sessions: &Value, more: &Value) -> Draft {
    let whole = json!({
        "format": "programme/1", "id": "demo", "title": "Demo", "languages": ["en"], "time_zone": "Europe/Zurich",
        "days": [{ "number": 1, "date": "2026-03-02" }, { "number": 2, "date": "2026-03-03" }],
        "venues": [{ "id": "hq", "name": "Headquarters", "rooms": [
            { "id": "a", "name": "Room A" }, { "id": "b", "name": "Room B" }, { "id": "hall", "name": "Hall", "simultaneous": 9 },
        ] }],
        "people": [{ "id": "ada", "name": "Ada Okoye" }, { "id": "bo", "name": "Bo Lind" }],
        "sessions": sessions,
    });
    serde_json::from_value(with(whole, more)).unwrap()
}

/// A profile that asks for one rule besides the others, with some thresholds.
fn asking(code: Code, thresholds: &Value) -> Profile {
    let stated: Profile = serde_json::from_value(json!({ "thresholds": thresholds })).unwrap();
    stated.with_level(code, Level::Warning).unwrap()
}

/// What one rule finds, whether it is opt-in or not; the same when all rows stand the other way round.
pub(crate) fn findings(code: Code, thresholds: &Value, sessions: &Value, more: &Value) -> Vec<Finding> {
    let profile = asking(code, thresholds);
    let asked = |draft: Draft| -> Vec<Finding> {
        let report = draft.build().unwrap().review(&profile);
        report.into_iter().filter(|finding| *finding.code() == code).collect()
    };
    let shown = |found: &[Finding]| {
        let mut shown: Vec<_> =
            found.iter().map(|one| (one.subject().to_string(), one.message(), one.help())).collect();
        shown.sort();
        shown
    };
    let draft = programme(sessions, more);
    let mut turned = draft.clone();
    turned.sessions.reverse();
    turned.people.reverse();
    turned.tracks.reverse();
    turned.days.reverse();
    turned.venues.reverse();
    turned.venues.iter_mut().for_each(|venue| venue.rooms.reverse());
    let mut found = asked(draft);
    assert_eq!(shown(&found), shown(&asked(turned)), "the order of rows matters");
    found.sort_by_key(|one| (one.subject().to_string(), one.message()));
    found
}

/// The subjects of what one rule finds.
pub(crate) fn subjects(code: Code, sessions: &Value, more: &Value) -> Vec<String> {
    let found = findings(code, &json!({}), sessions, more);
    found.iter().map(|one| one.subject().to_string()).collect()
}

/// The messages of what one rule finds.
pub(crate) fn messages(code: Code, sessions: &Value, more: &Value) -> Vec<String> {
    let found = findings(code, &json!({}), sessions, more);
    found.iter().map(Finding::message).collect()
}

/// A row with some of its fields replaced.
pub(crate) fn with(mut row: Value, more: &Value) -> Value {
    for (key, value) in more.as_object().unwrap() {
        row[key] = value.clone();
    }
    row
}

/// A session with a slot on day 1, and whatever else.
pub(crate) fn on_day_one(id: &str, start: &str, end: &str, more: &Value) -> Value {
    let session =
        json!({ "id": id, "kind": "talk", "title": id, "slot": { "day": 1, "start": start, "end": end } });
    with(session, more)
}
