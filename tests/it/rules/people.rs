//! Tests of the rules about people and roles.

use programme::report::Detail;
use programme::{Code, Finding};
use serde_json::{Value, json};

use crate::support::rules::{findings, messages, on_day_one, subjects, with};

fn none() -> Value {
    json!({})
}

fn messages_of(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(Finding::message).collect()
}

fn ada_speaks() -> Value {
    json!([{ "person": "ada", "role": "speaker" }])
}

/// Returns a session with Ada as a speaker.
fn with_ada(id: &str, start: &str, end: &str, more: &Value) -> Value {
    with(on_day_one(id, start, end, &json!({ "participations": ada_speaks() })), more)
}

/// Returns three venues: `hq` with the rooms `a` and `b`, `annex` with the room `c`, and `park`
/// without rooms.
fn venues() -> Value {
    let room = |id: &str| json!({ "id": id, "name": format!("Room {}", id.to_uppercase()) });
    json!({ "venues": [
        { "id": "hq", "name": "Headquarters", "rooms": [room("a"), room("b")] },
        { "id": "annex", "name": "Annex", "rooms": [room("c")] },
        { "id": "park", "name": "Park" },
    ] })
}

/// Counts the findings about too little time between two sessions of Ada, within a venue and
/// between venues. The first session ends at 10:00, and the second one starts at `start`.
fn turnaround_counts(first: &Value, start: &str, second: &Value) -> [usize; 2] {
    let sessions = json!([
        with(with_ada("x", "09:00", "10:00", &json!({ "place": ["a"] })), first),
        with(with_ada("y", start, "12:00", &json!({ "place": ["b"] })), second),
    ]);
    [Code::TightTurnaround, Code::UnreachableVenueChange]
        .map(|code| subjects(code, &sessions, &venues()).len())
}

#[test]
fn short_turnarounds_are_reported() {
    for (start, expected) in [("09:59", 0), ("10:00", 1), ("10:01", 1), ("10:29", 1), ("10:30", 0)] {
        assert_eq!(turnaround_counts(&none(), start, &none()), [expected, 0], "{start}");
    }
    let annex = json!({ "place": ["c"] });
    for (start, expected) in [
        ("09:59", [0, 0]),
        ("10:00", [0, 1]),
        ("10:14", [0, 1]),
        ("10:15", [1, 0]),
        ("10:29", [1, 0]),
        ("10:30", [0, 0]),
    ] {
        assert_eq!(turnaround_counts(&none(), start, &annex), expected, "{start}");
    }
}

#[test]
fn short_turnarounds_across_midnight_are_reported() {
    // Without dates, moments are relative to the start of day 1, so day 0 ends at moment zero.
    let days = with(venues(), &json!({ "days": [{ "number": 0 }, { "number": 1 }] }));
    let last_slot = json!({ "day": 0, "start": "23:00", "end": "24:00" });
    for (start, expected) in [("00:00", 1), ("00:29:59", 1), ("00:30", 0)] {
        let sessions = json!([
            with_ada("x", "09:00", "10:00", &json!({ "place": ["a"], "slot": last_slot })),
            with_ada("y", start, "01:00", &json!({ "place": ["b"] })),
        ]);
        assert_eq!(subjects(Code::TightTurnaround, &sessions, &days).len(), expected, "{start}");
    }
}

#[test]
fn turnarounds_are_checked_between_different_places() {
    let at_place = |place: Value| json!({ "place": place });
    let venue = |id: &str| at_place(json!({ "venue": id }));
    let (near, far, nothing) = ([1, 0], [0, 1], [0, 0]);
    for (first, second, expected) in [
        (at_place(json!(["a"])), at_place(json!(["a"])), nothing),
        (at_place(json!(["a", "b"])), at_place(json!(["b", "c"])), nothing),
        (at_place(json!(["a", "b"])), at_place(json!(["c"])), far),
        (at_place(json!(["a"])), venue("hq"), nothing),
        (venue("hq"), at_place(json!(["a"])), nothing),
        (at_place(json!(["a"])), venue("annex"), far),
        (venue("park"), at_place(json!(["a"])), far),
        (venue("hq"), venue("hq"), nothing),
        (venue("hq"), venue("annex"), far),
        (at_place(json!(["a"])), at_place("to-be-announced".into()), near),
        (at_place(Value::Null), at_place(json!(["a"])), near),
        (venue("hq"), at_place("to-be-announced".into()), nothing),
        (at_place("to-be-announced".into()), venue("hq"), nothing),
        (at_place("to-be-announced".into()), at_place("to-be-announced".into()), nothing),
        (at_place(Value::Null), at_place(Value::Null), nothing),
        (at_place("everywhere".into()), at_place(json!(["a"])), nothing),
        (at_place(json!(["a"])), at_place("everywhere".into()), nothing),
        (json!({ "mode": "online" }), none(), nothing),
        (none(), json!({ "mode": "online" }), nothing),
        (json!({ "mode": "hybrid" }), json!({ "mode": "in-room" }), near),
        (json!({ "part_of": "y" }), none(), nothing),
        (none(), json!({ "part_of": "x" }), nothing),
    ] {
        assert_eq!(turnaround_counts(&first, "10:00", &second), expected, "{first} {second}");
    }
}

#[test]
fn turnarounds_are_checked_for_people_who_attend_in_person() {
    let people = |list: Value| json!({ "participations": list });
    let ada_attends =
        |presence: &str| people(json!([{ "person": "ada", "role": "speaker", "presence": presence }]));
    assert_eq!(turnaround_counts(&ada_attends("remote"), "10:00", &none()), [0, 0]);
    assert_eq!(turnaround_counts(&none(), "10:00", &ada_attends("remote")), [0, 0]);
    assert_eq!(turnaround_counts(&none(), "10:00", &ada_attends("in-person")), [1, 0]);
    let with_remote_bo =
        people(json!([{ "person": "ada", "role": "speaker" }, { "person": "bo", "presence": "remote" }]));
    assert_eq!(turnaround_counts(&none(), "10:00", &with_remote_bo), [1, 0]);
    assert_eq!(
        turnaround_counts(&none(), "10:00", &people(json!([{ "person": "ada", "role": "author" }]))),
        [0, 0]
    );
    let sessions = json!([
        with_ada("x", "09:00", "10:00", &json!({ "place": ["a"] })),
        with_ada("y", "10:10", "12:00", &json!({ "place": ["b"] })),
    ]);
    let group = json!({ "people": [{ "id": "ada", "name": "All of us", "group": true }] });
    assert!(messages(Code::TightTurnaround, &sessions, &group).is_empty());
}

#[test]
fn turnaround_messages_name_both_places() {
    let result = |start: &str, first: Value, second: Value| {
        let sessions = json!([
            with(with_ada("x", "09:00", "10:00", &none()), &json!({ "place": first })),
            with(with_ada("y", start, "12:00", &none()), &json!({ "place": second })),
        ]);
        let findings = findings(Code::TightTurnaround, &none(), &sessions, &venues());
        let finding = &findings[0];
        (finding.message(), finding.help().unwrap(), finding.detail("minutes").cloned())
    };
    let (x, y) =
        ("“x” (2026-03-02, 09:00–10:00)", |start: &str| format!("“y” (2026-03-02, {start}–12:00)"));
    let (message, help, minutes) = result("10:20", json!(["a"]), json!(["b"]));
    assert_eq!(
        message,
        format!("Ada Okoye has only 20 minutes to get from {x} in “Room A” to {} in “Room B”", y("10:20"))
    );
    assert_eq!(
        help,
        "move one session, because at least 30 minutes are expected; if the time is enough, nothing needs to be done"
    );
    assert_eq!(minutes, Some(Detail::Number(20)));
    let (message, help, minutes) = result("10:00", json!(["a"]), json!("to-be-announced"));
    let to = y("10:00");
    assert_eq!(
        message,
        format!("Ada Okoye has no time to get from {x} in “Room A” to {to} in a place to be announced")
    );
    assert_eq!(
        help,
        "move one session, because at least 30 minutes are expected; if the time is enough, nothing needs to be done"
    );
    assert_eq!(minutes, Some(Detail::Number(0)));
    let (message, ..) = result("10:20", json!({ "venue": "park" }), json!(["b"]));
    assert!(message.contains(&format!("from {x} in “Park” to")), "{message}");
    let (message, ..) = result("10:20", Value::Null, json!(["b"]));
    assert!(message.contains(&format!("from {x} in an unknown place to")), "{message}");
}

#[test]
fn turnarounds_start_at_the_session_that_ends_last() {
    let code = Code::TightTurnaround;
    let with_part =
        |part: Value| json!({ "participations": [{ "person": "ada", "role": "speaker", "part": part }] });
    let three = |short: Value| {
        let sessions = json!([
            with_ada("long", "09:00", "12:00", &json!({ "place": ["a"] })),
            with(with_ada("short", "09:30", "10:00", &json!({ "place": ["b"] })), &short),
            with_ada("next", "12:10", "13:00", &json!({ "place": ["b"] })),
        ]);
        messages(code, &sessions, &none())
    };
    assert_eq!(three(none()).len(), 1);
    assert!(three(none())[0].starts_with("Ada Okoye has only 10 minutes to get from “long”"));
    // If two sessions end at the same time, the one that starts later counts.
    let together = json!({ "slot": { "day": 1, "start": "09:30", "end": "12:00" } });
    assert!(three(together).is_empty());
    // A participation counts at the time of its part, even if that is outside the session.
    let part = |range: Value| {
        let sessions = json!([
            with_ada("x", "09:00", "10:00", &with(json!({ "place": ["a"] }), &with_part(range))),
            with_ada("y", "11:00", "12:00", &json!({ "place": ["b"] })),
        ]);
        messages(code, &sessions, &none()).len()
    };
    assert_eq!(part(json!({ "start": "09:00", "end": "09:30" })), 0);
    assert_eq!(part(json!({ "start": "10:40", "end": "10:50" })), 1);
    let available_from = |start: &str| json!([{ "day": 1, "start": start, "end": "12:00" }]);
    let thresholds = json!({ "turnaround": "01:00", "venue_change": "00:30" });
    for (start, expected) in [("10:59", 1), ("11:00", 0)] {
        let sessions = json!([
            with_ada("x", "09:00", "10:00", &json!({ "place": ["a"] })),
            with_ada("y", start, "12:00", &json!({ "place": ["b"] })),
        ]);
        assert_eq!(findings(code, &thresholds, &sessions, &none()).len(), expected);
        let thresholds = json!({ "turnaround": "00:10", "venue_change": "01:00" });
        let far = json!([sessions[0], with(sessions[1].clone(), &json!({ "place": ["c"] }))]);
        let people =
            json!({ "people": [{ "id": "ada", "name": "Ada", "available": available_from("09:00") }] });
        for more in [venues(), with(venues(), &people)] {
            assert_eq!(findings(Code::UnreachableVenueChange, &thresholds, &far, &more).len(), expected);
        }
    }
}

#[test]
fn long_runs_of_a_person_are_reported() {
    let code = Code::PersonLongRun;
    let runs = |slots: &[(&str, &str)]| {
        let rows = slots.iter().enumerate();
        let sessions: Value =
            rows.map(|(index, (start, end))| with_ada(&format!("s{index}"), start, end, &none())).collect();
        let runs = findings(code, &none(), &sessions, &none());
        runs.iter().map(|finding| (finding.message(), finding.detail("minutes").cloned())).collect::<Vec<_>>()
    };
    let expected = |length: &str, times: &str, minutes, sessions: &str| {
        let message = format!(
            "Ada Okoye is needed for {length} without a break (2026-03-02, {times}), in {sessions}, but at most \
             3 hours are expected"
        );
        vec![(message, Some(Detail::Number(minutes)))]
    };
    let two = "2 sessions from “s0” to “s1”";
    assert_eq!(
        runs(&[("09:00", "10:30"), ("10:30", "12:01")]),
        expected("3 h 1 min", "09:00–12:01", 181, two)
    );
    assert_eq!(runs(&[("09:00", "10:30"), ("10:30", "12:00")]), []);
    assert_eq!(runs(&[("09:00", "10:30"), ("10:31", "12:30")]), []);
    assert_eq!(runs(&[("09:00", "14:00")]), []);
    let within = [("09:00", "10:30"), ("09:30", "10:00"), ("10:30", "13:00")];
    assert_eq!(runs(&within), expected("4 hours", "09:00–13:00", 240, "3 sessions from “s0” to “s2”"));
    // Runs with a gap between them are reported separately.
    let early = [("09:00", "10:30"), ("10:30", "12:30")];
    let early_run = expected("3 h 30 min", "09:00–12:30", 210, two);
    assert_eq!(runs(&[&early[..], &[("13:00", "14:00")]].concat()), early_run);
    assert_eq!(runs(&[&[("07:00", "08:00")], &early[..]].concat()).len(), 1);
    let late_run = expected("4 hours", "13:00–17:00", 240, "2 sessions from “s2” to “s3”");
    assert_eq!(
        runs(&[&early[..], &[("13:00", "15:00"), ("15:00", "17:00")]].concat()),
        [early_run, late_run].concat()
    );
}

#[test]
fn people_with_too_many_sessions_are_reported() {
    let code = Code::PersonOverSessionLimit;
    let reported = |sessions: usize, limit: u32, person: Value| {
        let sessions: Value = (0..sessions)
            .map(|index| {
                with_ada(
                    &format!("s{index}"),
                    &format!("{:02}:00", index + 8),
                    &format!("{:02}:00", index + 9),
                    &none(),
                )
            })
            .collect();
        let people = json!({ "people": [with(json!({ "id": "ada", "name": "Ada" }), &person)] });
        messages_of(&findings(code, &json!({ "person_sessions": limit }), &sessions, &people))
    };
    assert_eq!(
        reported(3, 2, none()),
        ["Ada is needed in 3 sessions (“s0”, “s1” and “s2”), but the limit for one person is 2"]
    );
    assert!(reported(2, 2, none()).is_empty());
    assert!(reported(1, 0, none()).is_empty());
    assert!(reported(3, 2, json!({ "group": true })).is_empty());
    assert!(reported(3, 2, json!({ "group": true, "available": [{ "day": 1 }] })).is_empty());
    let six_sessions = json!(
        (0..6)
            .map(|index| with_ada(
                &format!("s{index}"),
                &format!("1{index}:00"),
                &format!("1{index}:30"),
                &none()
            ))
            .collect::<Vec<_>>()
    );
    assert_eq!(messages(code, &six_sessions, &none()).len(), 1);
}

#[test]
fn people_who_are_required_while_unavailable_are_reported() {
    let code = Code::PersonUnavailable;
    let reported = |available: Value, person: Value, participation: Value| {
        let ada = with(json!({ "id": "ada", "name": "Ada", "available": available }), &person);
        let participation = with(json!({ "person": "ada", "role": "speaker" }), &participation);
        let sessions =
            json!([on_day_one("s", "09:00", "10:00", &json!({ "participations": [participation] }))]);
        messages(code, &sessions, &json!({ "people": [ada] }))
    };
    let until = |end: &str| json!([{ "day": 1, "start": "09:00", "end": end }]);
    let expected = "Ada is needed in “s” (2026-03-02, 09:00–10:00), but is available on that day only from \
                    09:00 to 09:59";
    assert_eq!(reported(until("09:59"), none(), none()), [expected]);
    assert!(reported(until("10:00"), none(), none()).is_empty());
    assert!(reported(json!([]), none(), none()).is_empty());
    assert!(reported(until("09:59"), json!({ "group": true }), none()).is_empty());
    assert!(reported(until("09:59"), none(), json!({ "role": "author" })).is_empty());
    assert!(
        reported(until("09:30"), none(), json!({ "part": { "start": "09:00", "end": "09:30" } })).is_empty()
    );
    let expected = "Ada is needed in “s” (2026-03-02, 09:20–09:40), but is available on that day only from \
                    09:00 to 09:30";
    assert_eq!(
        reported(until("09:30"), none(), json!({ "part": { "start": "09:20", "end": "09:40" } })),
        [expected]
    );
    let both = json!([with_ada("x", "09:00", "10:00", &none()), with_ada("y", "11:00", "12:00", &none())]);
    let ada = json!({ "people": [{ "id": "ada", "name": "Ada", "available": until("10:00") }] });
    let reported = findings(code, &none(), &both, &ada);
    assert_eq!(
        (reported.len(), reported[0].related()[0].subject.to_string()),
        (1, "session \"y\"".to_owned())
    );
}

#[test]
fn inconsistent_posts_are_reported() {
    let code = Code::InconsistentAffiliation;
    let count = |first: Value, second: Value| {
        let participations = |more: &Value| json!({ "participations": [with(json!({ "person": "ada", "role": "speaker" }), more)] });
        let sessions = json!([
            on_day_one("x", "09:00", "10:00", &participations(&first)),
            on_day_one("y", "10:00", "11:00", &participations(&second)),
        ]);
        let more = json!({ "participations": [{ "person": "ada", "role": "organiser", "posts_line": "Elsewhere" }] });
        subjects(code, &sessions, &more).len()
    };
    let post = |title: &str| json!({ "posts": [{ "title": title }] });
    assert_eq!(count(post("Director"), none()), 1);
    assert_eq!(count(none(), json!({ "posts_line": "Director" })), 1);
    assert_eq!(count(post("Director"), post("President")), 1);
    assert_eq!(count(post("Director"), post("Director")), 0);
    assert_eq!(count(none(), none()), 0);
}

#[test]
fn duplicate_participations_are_reported() {
    let code = Code::DuplicateParticipation;
    let reported = |list: Value| {
        messages_of(&findings(
            code,
            &none(),
            &json!([{ "id": "s", "title": "S", "participations": list }]),
            &none(),
        ))
    };
    let ada = |more: Value| with(json!({ "person": "ada", "role": "speaker" }), &more);
    let part = |start: &str| ada(json!({ "part": { "start": start, "end": "12:00" } }));
    let topic = |words: &str| ada(json!({ "topic": words }));
    assert_eq!(reported(json!([ada(none()), ada(none())])), ["Ada Okoye is listed twice as speaker in “S”"]);
    assert_eq!(
        reported(json!([ada(none()), ada(none()), ada(none())])),
        ["Ada Okoye is listed 3 times as speaker in “S”"]
    );
    let without_role = json!({ "person": "ada" });
    assert_eq!(
        reported(json!([without_role, without_role])),
        ["Ada Okoye is listed twice without a role in “S”"]
    );
    assert_eq!(reported(json!([part("09:00"), part("09:00")])).len(), 1);
    assert_eq!(reported(json!([topic("Rain"), topic("Rain")])).len(), 1);
    // The order does not matter, and each repeated topic is reported.
    assert_eq!(
        reported(json!([part("09:00"), part("10:00"), part("09:00")])),
        ["Ada Okoye is listed twice as speaker in “S”"]
    );
    assert_eq!(reported(json!([topic("Rain"), topic("Snow"), topic("Snow"), topic("Rain")])).len(), 2);
    for list in [
        json!([ada(none())]),
        json!([]),
        json!([ada(none()), { "person": "bo", "role": "speaker" }]),
        json!([ada(none()), { "person": "ada", "role": "author" }]),
        json!([ada(none()), { "person": "ada" }]),
        json!([part("09:00"), part("10:00")]),
        json!([part("09:00"), ada(none())]),
        json!([topic("Rain"), topic("Snow")]),
        json!([topic("Rain"), ada(none())]),
        json!([{ "vacancy": "open", "role": "speaker" }, { "vacancy": "open", "role": "speaker" }]),
    ] {
        assert!(reported(list.clone()).is_empty(), "{list}");
    }
    let repeated = json!([
        { "id": "s", "participations": [ada(none()), ada(none())] }, { "id": "again", "repeats": "s" },
    ]);
    assert_eq!(subjects(code, &repeated, &none()), ["session \"s\""]);
}

/// Returns a panel with the given participations. The fields of `more` replace those of the panel.
fn panel(list: &Value, more: &Value) -> Value {
    let panel = on_day_one("p", "09:00", "10:00", &json!({ "kind": "panel", "participations": list }));
    json!([with(panel, more)])
}

#[test]
fn people_who_preside_and_speak_in_one_session_are_reported() {
    let reported = |list: Value, more: Value| {
        let reported = findings(Code::ConflictingRolesInSession, &none(), &panel(&list, &more), &none());
        reported
            .iter()
            .map(|finding| (finding.path().to_string(), finding.related()[0].path.to_string()))
            .collect::<Vec<_>>()
    };
    let ada = |role: &str| json!({ "person": "ada", "role": role });
    let path = |index: usize| format!("/sessions/0/participations/{index}");
    assert_eq!(reported(json!([ada("panellist"), ada("moderator")]), none()), [(path(1), path(0))]);
    assert_eq!(reported(json!([ada("moderator"), ada("speaker")]), none()), [(path(0), path(1))]);
    for (list, more) in [
        (json!([ada("moderator"), ada("speaker")]), json!({ "kind": "meeting" })),
        (json!([ada("moderator")]), none()),
        (json!([ada("moderator"), { "person": "ada" }]), none()),
        (json!([ada("moderator"), { "person": "bo", "role": "speaker" }]), none()),
        (json!([ada("moderator"), ada("author")]), none()),
        (json!([ada("moderator"), ada("leader")]), none()),
        (json!([ada("moderator"), ada("presenter")]), none()),
        (json!([ada("leader"), ada("speaker")]), none()),
        (json!([ada("moderator"), with(ada("speaker"), &json!({ "status": "withdrawn" }))]), none()),
        (
            json!([with(ada("moderator"), &json!({ "status": "declined" })), ada("speaker"), ada("author")]),
            none(),
        ),
        (json!([{ "vacancy": "x", "role": "moderator" }, { "vacancy": "y", "role": "speaker" }]), none()),
    ] {
        assert_eq!(reported(list.clone(), more.clone()), [], "{list} {more}");
    }
}

#[test]
fn sessions_without_participants_are_reported() {
    let code = Code::SessionWithoutSpeaker;
    let someone = || json!([{ "person": "ada", "role": "author" }]);
    let withdrawn = || json!([{ "person": "ada", "status": "withdrawn" }]);
    let reported = |parent: Value, session: Value, part: Value| {
        let sessions = json!([
            on_day_one("whole", "09:00", "10:00", &with(json!({ "kind": "meeting" }), &parent)),
            on_day_one("s", "09:00", "10:00", &with(json!({ "part_of": "whole" }), &session)),
            on_day_one("part", "09:00", "10:00", &json!({ "kind": "meeting", "part_of": "s" })),
            on_day_one(
                "inner",
                "09:00",
                "10:00",
                &with(json!({ "kind": "meeting", "part_of": "part" }), &part)
            ),
        ]);
        messages(code, &sessions, &none())
    };
    let list = |list: Value| json!({ "participations": list });
    let talk = "“s” (2026-03-02, 09:00–10:00) is a talk, but";
    let expected = format!("{talk} nobody takes part in it");
    let not_coming = format!("{talk} none of the people in it will attend");
    assert_eq!(reported(none(), none(), none()), [expected.as_str()]);
    assert_eq!(reported(none(), list(withdrawn()), none()), [not_coming]);
    assert_eq!(reported(list(withdrawn()), none(), list(withdrawn())), [expected]);
    for (parent, session, part) in [
        (none(), list(someone()), none()),
        (list(someone()), none(), none()),
        (none(), none(), list(someone())),
        (none(), list(json!([{ "vacancy": "to be confirmed" }])), none()),
        (none(), json!({ "kind": "meeting" }), none()),
        (none(), json!({ "status": "cancelled" }), none()),
        (json!({ "status": "cancelled" }), none(), none()),
    ] {
        assert!(
            reported(parent.clone(), session.clone(), part.clone()).is_empty(),
            "{parent} {session} {part}"
        );
    }
}

/// Returns nine panels with a moderator, followed by one panel for each element of `more`.
fn panels(more: &[Value]) -> Value {
    let moderated = json!([{ "person": "ada", "role": "moderator" }]);
    let panel =
        |id: String, more: &Value| on_day_one(&id, "09:00", "10:00", &with(json!({ "kind": "panel" }), more));
    let nine = (0..9).map(|index| panel(format!("m{index}"), &json!({ "participations": moderated })));
    nine.chain(more.iter().enumerate().map(|(index, more)| panel(format!("p{index}"), more))).collect()
}

#[test]
fn panels_without_a_moderator_are_reported() {
    let code = Code::PanelWithoutModerator;
    let reported = |more: &[Value]| findings(code, &none(), &panels(more), &none());
    let result = reported(&[none()]);
    let expected =
        "“p0” (2026-03-02, 09:00–10:00) has no chair or moderator, unlike 9 other sessions that need one";
    assert_eq!(messages_of(&result), [expected]);
    let details = ["sessions", "others"].map(|name| result[0].detail(name).cloned());
    assert_eq!(details, [Some(Detail::Number(1)), Some(Detail::Number(9))]);
    assert_eq!(result[0].related().len(), 1);
    // A share of nine in eleven is below the threshold `custom`, which is 90 % by default.
    assert!(reported(&[none(), none()]).is_empty());
    let list = |list: Value| json!({ "participations": list });
    for more in [
        list(json!([{ "person": "ada", "role": "presenter" }])),
        list(json!([{ "vacancy": "open", "role": "chair" }])),
        json!({ "kind": "talk" }),
        json!({ "status": "cancelled" }),
        json!({ "part_of": "m0" }),
    ] {
        assert!(reported(std::slice::from_ref(&more)).is_empty(), "{more}");
    }
    assert_eq!(reported(&[list(json!([{ "person": "ada", "role": "speaker" }]))]).len(), 1);
    let all = json!({ "custom": 0 });
    let five: Vec<Value> = (10..15)
        .rev()
        .map(|hour| json!({ "slot": { "day": 1, "start": format!("{hour}:00"), "end": "16:00" } }))
        .collect();
    let five = findings(code, &all, &panels(&five), &none());
    let names = "“p4” (2026-03-02, 10:00–16:00), “p3” (2026-03-02, 11:00–16:00), “p2” (2026-03-02, 12:00–16:00) and 2 more";
    assert_eq!(
        messages_of(&five),
        [format!("{names} have no chair or moderator, unlike 9 other sessions that need one")]
    );
    let mut with_part = panels(&[none()]).as_array().unwrap().clone();
    with_part.push(
        json!({ "id": "part", "part_of": "p0", "participations": [{ "person": "bo", "role": "chair" }] }),
    );
    assert!(findings(code, &none(), &with_part.into(), &none()).is_empty());
}

#[test]
fn several_moderators_are_reported() {
    let reported = |list: Value| {
        let reported = findings(Code::MultipleModerators, &none(), &panel(&list, &none()), &none());
        reported.iter().map(|one| (one.message(), one.detail("people").cloned())).collect::<Vec<_>>()
    };
    let one = |person: &str, status: &str| json!({ "person": person, "role": "moderator", "status": status });
    let expected = "“p” has more than one chair or moderator: Ada Okoye and Bo Lind".to_owned();
    let both = json!([one("ada", "confirmed"), one("bo", "invited")]);
    assert_eq!(reported(both), [(expected, Some(Detail::Number(2)))]);
    assert_eq!(reported(json!([one("ada", "confirmed"), one("bo", "withdrawn")])), []);
    assert_eq!(reported(json!([one("ada", "confirmed"), { "person": "bo", "role": "speaker" }])), []);
}

#[test]
fn people_in_breaks_are_reported() {
    let reported = |list: Value, kind: &str| {
        messages_of(&findings(
            Code::BreakWithPeople,
            &none(),
            &panel(&list, &json!({ "kind": kind })),
            &none(),
        ))
    };
    let ada = |role: &str| json!({ "person": "ada", "role": role });
    let expected = |names: &str, kind: &str| {
        vec![format!(
            "{names} listed in “p” (2026-03-02, 09:00–10:00), but this session is a {kind}, in which nobody \
             speaks or presides"
        )]
    };
    assert_eq!(reported(json!([ada("speaker")]), "break"), expected("Ada Okoye is", "break"));
    assert_eq!(reported(json!([ada("moderator")]), "registration"), expected("Ada Okoye is", "registration"));
    assert_eq!(
        reported(json!([{ "country": "CH" }, { "office": "The Mayor" }]), "break"),
        expected("CH and The Mayor are", "break")
    );
    assert!(reported(json!([ada("contact")]), "break").is_empty());
    assert!(reported(json!([]), "break").is_empty());
    assert!(reported(json!([ada("speaker")]), "meeting").is_empty());
}

#[test]
fn headings_without_a_role_are_reported() {
    let reported = |list: Value| {
        let reported = findings(Code::UncodedRoleLabel, &none(), &panel(&list, &none()), &none());
        reported
            .iter()
            .map(|finding| (finding.message(), finding.detail("participations").cloned()))
            .collect::<Vec<_>>()
    };
    let under = |person: &str, label: &str| json!({ "person": person, "label": label });
    let expected = |name: &str, label: &str, others: &str, listed| {
        (
            format!(
                "{name} is listed under the heading “{label}” in “p” (2026-03-02, 09:00–10:00) without a role{others}"
            ),
            Some(Detail::Number(listed)),
        )
    };
    assert_eq!(reported(json!([under("ada", "Guests")])), [expected("Ada Okoye", "Guests", "", 1)]);
    let two = json!([under("ada", "Guests"), under("bo", "Guests")]);
    assert_eq!(reported(two), [expected("Ada Okoye", "Guests", " (and 1 more like this)", 2)]);
    let three =
        json!([under("ada", "Guests"), under("bo", "Hosts"), under("bo", "Guests"), under("bo", "Guests")]);
    let both =
        [expected("Ada Okoye", "Guests", " (and 2 more like this)", 3), expected("Bo Lind", "Hosts", "", 1)];
    assert_eq!(reported(three), both);
    assert_eq!(
        reported(json!([with(under("ada", "Guests"), &json!({ "role": "speaker" })), { "person": "bo" }])),
        []
    );
}

#[test]
fn participations_without_a_heading_and_a_role_are_reported() {
    let reported = |list: Value, programme: Value| {
        let more = json!({ "participations": programme });
        messages_of(&findings(Code::UnlabelledParticipation, &none(), &panel(&list, &none()), &more))
    };
    let headed = json!({ "person": "ada", "label": "Speakers", "role": "speaker" });
    let bo = json!({ "person": "bo" });
    let expected = "Bo Lind is listed in “p” (2026-03-02, 09:00–10:00) without a heading and without a role";
    assert_eq!(reported(json!([headed, bo]), json!([bo])), [expected]);
    assert!(reported(json!([bo]), json!([headed])).is_empty());
    assert!(reported(json!([headed]), json!([bo])).is_empty());
    for more in [json!({ "role": "speaker" }), json!({ "label": "Guests" })] {
        assert!(reported(json!([headed, with(bo.clone(), &more)]), json!([])).is_empty(), "{more}");
    }
}

/// Returns the findings about missing affiliations. The session has nine speakers with a post, and
/// another speaker with the given fields.
fn missing_affiliations(person: &Value, participation: &Value) -> Vec<Finding> {
    let mut people: Vec<Value> = (0..9)
        .map(|index| json!({ "id": format!("p{index}"), "name": "Name", "posts": [{ "title": "Director" }] }))
        .collect();
    let mut list: Vec<Value> =
        (0..9).map(|index| json!({ "person": format!("p{index}"), "role": "speaker" })).collect();
    people.push(with(json!({ "id": "x", "name": "Ex" }), person));
    people.push(json!({ "id": "idle", "name": "Idle" }));
    list.push(with(json!({ "person": "x", "role": "speaker" }), participation));
    findings(Code::MissingAffiliation, &none(), &panel(&list.into(), &none()), &json!({ "people": people }))
}

#[test]
fn people_without_a_post_are_reported() {
    let expected = "Ex has neither a post nor an organisation, unlike 9 other people";
    let result = missing_affiliations(&none(), &none());
    assert_eq!(messages_of(&result), [expected]);
    assert_eq!(result[0].detail("people"), Some(&Detail::Number(1)));
    assert_eq!(result[0].related()[0].subject.to_string(), "person \"x\"");
    assert_eq!(
        missing_affiliations(&json!({ "posts": [{ "country": "CH" }] }), &json!({ "role": "chair" })).len(),
        1
    );
    assert_eq!(missing_affiliations(&none(), &json!({ "posts": [{ "country": "CH" }] })).len(), 1);
    for (person, participation) in [
        (json!({ "posts_line": "Director" }), none()),
        (json!({ "posts": [{ "title": "Director" }] }), none()),
        (json!({ "posts": [{ "organisation_name": "Office" }] }), none()),
        (json!({ "group": true }), none()),
        (none(), json!({ "posts_line": "Director" })),
        (none(), json!({ "posts": [{ "title": "Director" }] })),
        (none(), json!({ "on_behalf_of": { "country": "CH" } })),
        (none(), json!({ "role": "author" })),
        (none(), json!({ "role": "technician" })),
        (none(), json!({ "public": false })),
    ] {
        assert!(missing_affiliations(&person, &participation).is_empty(), "{person} {participation}");
    }
    let several = |people: &[&str], custom: u32| {
        let list: Value = people.iter().map(|id| json!({ "person": id, "role": "speaker" })).collect();
        let rows: Vec<Value> =
            people.iter().rev().map(|id| json!({ "id": id, "name": id.to_uppercase() })).collect();
        let thresholds = json!({ "custom": custom });
        messages_of(&findings(
            Code::MissingAffiliation,
            &thresholds,
            &panel(&list, &none()),
            &json!({ "people": rows }),
        ))
    };
    let expected = "A, B, C and 1 more have neither a post nor an organisation";
    assert_eq!(several(&["a", "b", "c", "d"], 0), [expected]);
    assert!(several(&["a", "b", "c", "d"], 1).is_empty());
    // People who do not participate in a session are not counted, even if they have a post.
    let list = json!(
        (0..10).map(|index| json!({ "person": format!("p{index}"), "role": "speaker" })).collect::<Vec<_>>()
    );
    let row = |index: usize| json!({ "id": format!("p{index}"), "name": format!("P{index}"), "posts_line": (index > 1).then_some("Director") });
    let rows: Vec<Value> = (0..20).map(row).collect();
    let rows = json!({ "people": rows });
    assert!(findings(Code::MissingAffiliation, &none(), &panel(&list, &none()), &rows).is_empty());
    let organisation = json!({ "organisations": [{ "id": "o", "name": "Office" }], "people": [
        { "id": "ada", "name": "Ada", "posts": [{ "organisation": "o" }] },
    ] });
    let session = panel(&json!([{ "person": "ada", "role": "speaker" }]), &none());
    assert!(findings(Code::MissingAffiliation, &json!({ "custom": 0 }), &session, &organisation).is_empty());
}
