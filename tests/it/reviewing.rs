//! What tests of rules have in common.

use programme::{Code, Draft, Level, Preset, Profile, Report};
use serde_json::{Value, json};

/// A programme of two days in one venue, with these sessions, and whatever else replaces its fields.
pub(crate) fn programme(sessions: &Value, more: &Value) -> Draft {
    let mut whole = json!({
        "format": "programme/1", "id": "demo", "title": "Demo", "languages": ["en"], "time_zone": "Europe/Zurich",
        "days": [{ "number": 1, "date": "2026-03-02" }, { "number": 2, "date": "2026-03-03" }],
        "venues": [{ "id": "hq", "name": "Headquarters", "rooms": [
            { "id": "a", "name": "Room A" }, { "id": "b", "name": "Room B" }, { "id": "hall", "name": "Hall", "simultaneous": 9 },
        ] }],
        "people": [{ "id": "ada", "name": "Ada Okoye" }, { "id": "bo", "name": "Bo Lind" }],
        "sessions": sessions,
    });
    for (key, value) in more.as_object().unwrap() {
        whole[key] = value.clone();
    }
    serde_json::from_value(whole).unwrap()
}

/// The subjects of what one rule finds, whether it is opt-in or not; the same when all rows stand the other way round.
pub(crate) fn subjects(code: Code, sessions: &Value, more: &Value) -> Vec<String> {
    let asked = |draft: Draft| -> Report {
        let profile = Profile::new(Preset::Default).with_level(code, Level::Warning).unwrap();
        draft.build().unwrap().review(&profile)
    };
    let shown = |report: &Report| {
        let found = report.iter().filter(|finding| *finding.code() == code);
        let mut found: Vec<_> = found.map(|one| (one.subject().to_string(), one.message())).collect();
        found.sort();
        found
    };
    let draft = programme(sessions, more);
    let mut turned = draft.clone();
    turned.sessions.reverse();
    turned.people.reverse();
    turned.tracks.reverse();
    turned.venues.iter_mut().for_each(|venue| venue.rooms.reverse());
    let found = shown(&asked(draft));
    assert_eq!(found, shown(&asked(turned)), "the order of rows matters");
    found.into_iter().map(|(subject, _)| subject).collect()
}

/// A session with a slot on day 1, and whatever else.
pub(crate) fn on_day_one(id: &str, start: &str, end: &str, more: &Value) -> Value {
    let mut session =
        json!({ "id": id, "kind": "talk", "title": id, "slot": { "day": 1, "start": start, "end": end } });
    for (key, value) in more.as_object().unwrap() {
        session[key] = value.clone();
    }
    session
}
