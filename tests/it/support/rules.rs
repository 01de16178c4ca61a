//! Helpers for the tests of review rules.

use programme::review::Level;
use programme::{Code, Draft, Finding, Profile};
use serde_json::{Value, json};

/// Returns a draft with two days, one venue and the given sessions. The fields of `more` replace
/// those of the draft.
pub(crate) fn programme(sessions: &Value, more: &Value) -> Draft {
    let draft = json!({
        "format": "programme/1", "id": "demo", "title": "Demo", "languages": ["en"], "time_zone": "Europe/Zurich",
        "days": [{ "number": 1, "date": "2026-03-02" }, { "number": 2, "date": "2026-03-03" }],
        "venues": [{ "id": "hq", "name": "Headquarters", "rooms": [
            { "id": "a", "name": "Room A" }, { "id": "b", "name": "Room B" }, { "id": "hall", "name": "Hall", "simultaneous": 9 },
        ] }],
        "people": [{ "id": "ada", "name": "Ada Okoye" }, { "id": "bo", "name": "Bo Lind" }],
        "sessions": sessions,
    });
    serde_json::from_value(with(draft, more)).unwrap()
}

/// Returns a profile that enables `code` in addition to the default rules.
fn profile_with(code: Code, thresholds: &Value) -> Profile {
    let profile: Profile = serde_json::from_value(json!({ "thresholds": thresholds })).unwrap();
    profile.with_level(code, Level::Warning).unwrap()
}

/// Returns the findings of one rule, which is enabled even if it is opt-in.
///
/// Also asserts that reversing the order of all rows does not change the findings.
pub(crate) fn findings(code: Code, thresholds: &Value, sessions: &Value, more: &Value) -> Vec<Finding> {
    let profile = profile_with(code, thresholds);
    let review = |draft: Draft| -> Vec<Finding> {
        let report = draft.build().unwrap().review(&profile);
        report.into_iter().filter(|finding| *finding.code() == code).collect()
    };
    let summaries = |result: &[Finding]| {
        let mut summaries: Vec<_> = result
            .iter()
            .map(|finding| (finding.subject().to_string(), finding.message(), finding.help()))
            .collect();
        summaries.sort();
        summaries
    };
    let draft = programme(sessions, more);
    let mut reversed = draft.clone();
    reversed.sessions.reverse();
    reversed.people.reverse();
    reversed.tracks.reverse();
    reversed.days.reverse();
    reversed.venues.reverse();
    reversed.venues.iter_mut().for_each(|venue| venue.rooms.reverse());
    let mut result = review(draft);
    assert_eq!(summaries(&result), summaries(&review(reversed)), "the findings depend on the order of rows");
    result.sort_by_key(|finding| (finding.subject().to_string(), finding.message()));
    result
}

/// Returns the subjects of the findings of one rule, sorted.
pub(crate) fn subjects(code: Code, sessions: &Value, more: &Value) -> Vec<String> {
    let result = findings(code, &json!({}), sessions, more);
    result.iter().map(|finding| finding.subject().to_string()).collect()
}

/// Returns the messages of the findings of one rule, sorted by subject.
pub(crate) fn messages(code: Code, sessions: &Value, more: &Value) -> Vec<String> {
    let result = findings(code, &json!({}), sessions, more);
    result.iter().map(Finding::message).collect()
}

/// Returns `row` with the fields of `more` added or replaced.
pub(crate) fn with(mut row: Value, more: &Value) -> Value {
    for (key, value) in more.as_object().unwrap() {
        row[key] = value.clone();
    }
    row
}

/// Returns a talk on day 1. The fields of `more` replace those of the talk.
pub(crate) fn on_day_one(id: &str, start: &str, end: &str, more: &Value) -> Value {
    let session =
        json!({ "id": id, "kind": "talk", "title": id, "slot": { "day": 1, "start": start, "end": end } });
    with(session, more)
}
