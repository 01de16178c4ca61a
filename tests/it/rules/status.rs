//! Tests of the rules about status.

use programme::Code;
use serde_json::{Value, json};

use crate::support::rules::subjects;

fn count(code: Code, sessions: &Value, status: &str) -> usize {
    subjects(code, sessions, &json!({ "document_status": status })).len()
}

#[test]
fn unconfirmed_sessions_in_a_final_programme_are_reported() {
    let code = Code::UnconfirmedInFinal;
    for (status, expected) in
        [("proposed", 1), ("accepted", 1), ("tentative", 1), ("confirmed", 0), ("dropped", 0)]
    {
        let sessions = json!([{ "id": "s", "status": status }]);
        assert_eq!(count(code, &sessions, "final"), expected, "{status}");
        assert_eq!(count(code, &sessions, "provisional"), 0);
    }
    let part = |status: &str| json!([{ "id": "s", "status": status }, { "id": "p", "part_of": "s", "status": "proposed" }]);
    assert_eq!(count(code, &part("confirmed"), "final"), 1);
    assert_eq!(count(code, &part("tentative"), "final"), 1);
    assert_eq!(count(code, &part("cancelled"), "final"), 0);
}

fn session_with(participations: &Value) -> Value {
    json!([{ "id": "s", "kind": "meeting", "participations": participations }])
}

#[test]
fn unconfirmed_participations_in_a_final_programme_are_reported() {
    let code = Code::UnconfirmedParticipation;
    let participation = |role: &str, status: &str| {
        session_with(&json!([{ "person": "ada", "role": role, "status": status }]))
    };
    assert_eq!(count(code, &participation("speaker", "invited"), "final"), 1);
    assert_eq!(count(code, &participation("chair", "tentative"), "final"), 1);
    assert_eq!(count(code, &participation("speaker", "invited"), "draft"), 0);
    assert_eq!(count(code, &participation("author", "invited"), "final"), 0);
    assert_eq!(count(code, &participation("speaker", "withdrawn"), "final"), 0);
    let replaced = json!([
        { "person": "ada", "role": "speaker", "status": "invited", "replaced_by": "p" },
        { "id": "p", "person": "bo", "role": "speaker" },
    ]);
    assert_eq!(count(code, &session_with(&replaced), "final"), 0);
    let mut cancelled = participation("speaker", "invited");
    cancelled[0]["status"] = "cancelled".into();
    assert_eq!(count(code, &cancelled, "final"), 0);
}

#[test]
fn dropped_sessions_with_a_slot_or_place_are_reported() {
    let count_for = |more: Value| {
        let mut session = json!({ "id": "s", "status": "dropped" });
        for (key, value) in more.as_object().unwrap() {
            session[key] = value.clone();
        }
        count(Code::DroppedButScheduled, &json!([session]), "draft")
    };
    assert_eq!(count_for(json!({ "slot": { "day": 1 } })), 1);
    assert_eq!(count_for(json!({ "place": ["a"] })), 1);
    assert_eq!(count_for(json!({})), 0);
    assert_eq!(count_for(json!({ "previous_slot": { "day": 1 } })), 0);
    assert_eq!(count_for(json!({ "slot": { "day": 1 }, "status": "postponed" })), 0);
}

#[test]
fn withdrawn_participants_without_a_replacement_are_reported() {
    let code = Code::ReplacementMissing;
    let participation = |role: &str, status: &str| {
        session_with(&json!([{ "person": "ada", "role": role, "status": status }]))
    };
    assert_eq!(count(code, &participation("speaker", "declined"), "draft"), 1);
    assert_eq!(count(code, &participation("chair", "withdrawn"), "draft"), 1);
    assert_eq!(count(code, &participation("speaker", "no-show"), "draft"), 0);
    assert_eq!(count(code, &participation("author", "withdrawn"), "draft"), 0);
}

#[test]
fn sessions_whose_chairs_have_all_withdrawn_are_reported() {
    let code = Code::PresiderWithdrawn;
    let chair = |status: &str| json!({ "person": "ada", "role": "chair", "status": status });
    let other = |status: &str| json!({ "id": "p", "person": "bo", "role": "moderator", "status": status });
    let speaker = json!({ "person": "bo", "role": "speaker" });
    assert_eq!(count(code, &session_with(&json!([chair("withdrawn"), speaker])), "draft"), 1);
    assert_eq!(count(code, &session_with(&json!([chair("declined"), other("no-show")])), "draft"), 1);
    assert_eq!(count(code, &session_with(&json!([chair("declined"), other("invited")])), "draft"), 0);
    assert_eq!(count(code, &session_with(&json!([chair("tentative")])), "draft"), 0);
    assert_eq!(count(code, &session_with(&json!([speaker])), "draft"), 0);
    let replaced = |status: &str| {
        let mut chair = chair("withdrawn");
        chair["replaced_by"] = "p".into();
        session_with(&json!([chair, { "id": "p", "person": "bo", "role": "speaker", "status": status }]))
    };
    assert_eq!(count(code, &replaced("confirmed"), "draft"), 0);
    assert_eq!(count(code, &replaced("withdrawn"), "draft"), 1);
    let mut cancelled = session_with(&json!([chair("withdrawn")]));
    cancelled[0]["status"] = "cancelled".into();
    assert_eq!(count(code, &cancelled, "draft"), 0);
    // A repeated session without participations inherits them, but is not reported again.
    let repeated = json!([
        { "id": "s", "participations": [chair("withdrawn")] }, { "id": "again", "repeats": "s" },
    ]);
    assert_eq!(count(code, &repeated, "draft"), 1);
}
