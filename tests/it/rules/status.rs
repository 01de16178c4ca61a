//! What rules of status find, and what they leave alone.

use programme::Code;
use serde_json::{Value, json};

use crate::support::rules::subjects;

fn count(code: Code, sessions: &Value, status: &str) -> usize {
    subjects(code, sessions, &json!({ "document_status": status })).len()
}

#[test]
fn what_is_open_in_a_final_programme() {
    let code = Code::UnconfirmedInFinal;
    for (status, expected) in
        [("proposed", 1), ("accepted", 1), ("tentative", 1), ("confirmed", 0), ("dropped", 0)]
    {
        let sessions = json!([{ "id": "s", "status": status }]);
        assert_eq!(count(code, &sessions, "final"), expected, "{status}");
        assert_eq!(count(code, &sessions, "provisional"), 0);
    }
    let part = |above: &str| json!([{ "id": "s", "status": above }, { "id": "p", "part_of": "s", "status": "proposed" }]);
    assert_eq!(count(code, &part("confirmed"), "final"), 1);
    assert_eq!(count(code, &part("tentative"), "final"), 1);
    assert_eq!(count(code, &part("cancelled"), "final"), 0);
}

/// A session of those participations.
fn with(participations: &Value) -> Value {
    json!([{ "id": "s", "kind": "meeting", "participations": participations }])
}

#[test]
fn who_is_open_in_a_final_programme() {
    let code = Code::UnconfirmedParticipation;
    let one = |role: &str, status: &str| with(&json!([{ "person": "ada", "role": role, "status": status }]));
    assert_eq!(count(code, &one("speaker", "invited"), "final"), 1);
    assert_eq!(count(code, &one("chair", "tentative"), "final"), 1);
    assert_eq!(count(code, &one("speaker", "invited"), "draft"), 0);
    assert_eq!(count(code, &one("author", "invited"), "final"), 0);
    assert_eq!(count(code, &one("speaker", "withdrawn"), "final"), 0);
    let replaced = json!([
        { "person": "ada", "role": "speaker", "status": "invited", "replaced_by": "p" },
        { "id": "p", "person": "bo", "role": "speaker" },
    ]);
    assert_eq!(count(code, &with(&replaced), "final"), 0);
    let mut cancelled = one("speaker", "invited");
    cancelled[0]["status"] = "cancelled".into();
    assert_eq!(count(code, &cancelled, "final"), 0);
}

#[test]
fn what_is_dropped_keeps_nothing() {
    let dropped = |more: Value| {
        let mut session = json!({ "id": "s", "status": "dropped" });
        for (key, value) in more.as_object().unwrap() {
            session[key] = value.clone();
        }
        count(Code::DroppedButScheduled, &json!([session]), "draft")
    };
    assert_eq!(dropped(json!({ "slot": { "day": 1 } })), 1);
    assert_eq!(dropped(json!({ "place": ["a"] })), 1);
    assert_eq!(dropped(json!({})), 0);
    assert_eq!(dropped(json!({ "previous_slot": { "day": 1 } })), 0);
    assert_eq!(dropped(json!({ "slot": { "day": 1 }, "status": "postponed" })), 0);
}

#[test]
fn who_withdrew_and_is_not_replaced() {
    let code = Code::ReplacementMissing;
    let one = |role: &str, status: &str| with(&json!([{ "person": "ada", "role": role, "status": status }]));
    assert_eq!(count(code, &one("speaker", "declined"), "draft"), 1);
    assert_eq!(count(code, &one("chair", "withdrawn"), "draft"), 1);
    assert_eq!(count(code, &one("speaker", "no-show"), "draft"), 0);
    assert_eq!(count(code, &one("author", "withdrawn"), "draft"), 0);
}

#[test]
fn sessions_over_which_nobody_presides_any_more() {
    let code = Code::PresiderWithdrawn;
    let chair = |status: &str| json!({ "person": "ada", "role": "chair", "status": status });
    let other = |status: &str| json!({ "id": "p", "person": "bo", "role": "moderator", "status": status });
    let speaker = json!({ "person": "bo", "role": "speaker" });
    assert_eq!(count(code, &with(&json!([chair("withdrawn"), speaker])), "draft"), 1);
    assert_eq!(count(code, &with(&json!([chair("declined"), other("no-show")])), "draft"), 1);
    assert_eq!(count(code, &with(&json!([chair("declined"), other("invited")])), "draft"), 0);
    assert_eq!(count(code, &with(&json!([chair("tentative")])), "draft"), 0);
    assert_eq!(count(code, &with(&json!([speaker])), "draft"), 0);
    let replaced = |status: &str| {
        let mut chair = chair("withdrawn");
        chair["replaced_by"] = "p".into();
        with(&json!([chair, { "id": "p", "person": "bo", "role": "speaker", "status": status }]))
    };
    assert_eq!(count(code, &replaced("confirmed"), "draft"), 0);
    assert_eq!(count(code, &replaced("withdrawn"), "draft"), 1);
    let mut cancelled = with(&json!([chair("withdrawn")]));
    cancelled[0]["status"] = "cancelled".into();
    assert_eq!(count(code, &cancelled, "draft"), 0);
    // Of another occurrence that states nobody, the one that it repeats speaks.
    let repeated = json!([
        { "id": "s", "participations": [chair("withdrawn")] }, { "id": "again", "repeats": "s" },
    ]);
    assert_eq!(count(code, &repeated, "draft"), 1);
}
