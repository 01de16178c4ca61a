//! Tests of the rules about structure.

use programme::Code;
use programme::report::Detail;
use serde_json::{Value, json};

use crate::support::rules::{findings, messages, on_day_one, subjects};

fn reported_ids(code: Code, sessions: &Value) -> Vec<String> {
    reported_ids_with(code, sessions, &json!({}))
}

fn reported_ids_with(code: Code, sessions: &Value, more: &Value) -> Vec<String> {
    let result = subjects(code, sessions, more);
    result.iter().map(|subject| subject.split('"').nth(1).unwrap_or(subject).to_owned()).collect()
}

#[test]
fn parts_must_be_within_the_nearest_ancestor_with_an_interval() {
    let part = |slot: Value, more: Value| {
        let mut part = json!({ "id": "part", "part_of": "middle", "slot": slot });
        for (key, value) in more.as_object().unwrap() {
            part[key] = value.clone();
        }
        let sessions = json!([
            on_day_one("whole", "22:00", "25:00", &json!({})), { "id": "middle", "part_of": "whole", "slot": { "day": 1 } }, part,
        ]);
        reported_ids(Code::PartOutsideSession, &sessions)
    };
    let outside = json!({ "day": 1, "start": "21:45", "end": "22:15" });
    assert_eq!(part(outside.clone(), json!({})), ["part"]);
    assert_eq!(part(json!({ "day": 2, "start": "00:30", "end": "01:30" }), json!({})), ["part"]);
    assert_eq!(part(json!({ "day": 2, "start": "01:30" }), json!({})), ["part"]);
    assert_eq!(part(json!({ "day": 2, "start": "00:30", "end": "01:00" }), json!({})), [""; 0]);
    assert_eq!(part(json!({ "day": 1, "start": "22:00" }), json!({})), [""; 0]);
    assert_eq!(part(json!({ "day": 2 }), json!({})), [""; 0]);
    assert_eq!(part(outside, json!({ "status": "cancelled" })), [""; 0]);
}

#[test]
fn the_minutes_outside_the_parent_session_are_reported() {
    let minutes = |start: &str, end: &str| {
        let part = on_day_one("part", start, end, &json!({ "part_of": "whole" }));
        let sessions = json!([on_day_one("whole", "22:00", "25:00", &json!({})), part]);
        findings(Code::PartOutsideSession, &json!({}), &sessions, &json!({}))[0].detail("minutes").cloned()
    };
    assert_eq!(minutes("21:45", "22:15"), Some(Detail::Number(15)));
    assert_eq!(minutes("21:00", "21:30"), Some(Detail::Number(60)));
    assert_eq!(minutes("24:30", "25:30"), Some(Detail::Number(30)));
    assert_eq!(minutes("21:45", "25:30"), Some(Detail::Number(45)));
}

/// Returns the ids that are reported for two overlapping parts of a session.
fn reported_siblings(parent: &Value, first: &Value, second: &Value) -> Vec<String> {
    let mut parts = [on_day_one("x", "09:10", "09:40", first), on_day_one("y", "09:30", "09:50", second)];
    for part in &mut parts {
        part["part_of"] = "whole".into();
    }
    let [x, y] = parts;
    reported_ids(Code::SiblingOverlap, &json!([on_day_one("whole", "09:00", "10:00", parent), x, y]))
}

#[test]
fn overlapping_parts_in_one_place_are_reported() {
    let (here, none) = (json!({ "place": ["a"] }), json!({}));
    assert_eq!(reported_siblings(&here, &none, &none), ["x"]);
    assert_eq!(reported_siblings(&none, &none, &none), ["x"]);
    assert_eq!(reported_siblings(&here, &none, &here), ["x"]);
    assert_eq!(reported_siblings(&here, &here, &none), ["x"]);
    // A side event may overlap a break, but neither may overlap a talk.
    let (break_fields, side_event) = (json!({ "kind": "break" }), json!({ "kind": "side-event" }));
    for (first, second) in
        [(&none, &break_fields), (&break_fields, &none), (&none, &side_event), (&side_event, &none)]
    {
        assert_eq!(reported_siblings(&here, first, second), ["x"], "{first} {second}");
    }
    assert_eq!(reported_siblings(&here, &side_event, &break_fields), [""; 0]);
    assert_eq!(reported_siblings(&json!({ "place": { "venue": "hq" } }), &none, &here), ["x"]);
    for (parent, first, second) in [
        (&here, &none, json!({ "place": ["b"] })),
        // The rule about double-booked rooms reports parts that specify the same room.
        (&none, &here, json!({ "place": ["a"] })),
        (&none, &none, here.clone()),
        (&json!({ "place": ["hall"] }), &none, none.clone()),
        (&here, &none, json!({ "place": "to-be-announced" })),
        (&here, &none, json!({ "mode": "online" })),
        (&here, &none, json!({ "kind": "poster" })),
        (&here, &json!({ "kind": "break" }), json!({ "kind": "side-event" })),
        (&here, &none, json!({ "may_overlap": ["x"] })),
        (&here, &none, json!({ "joint_with": ["x"] })),
        (&here, &none, json!({ "relays": "x" })),
        (&here, &none, json!({ "status": "cancelled" })),
        (&here, &none, json!({ "slot": { "day": 1, "start": "09:40", "end": "09:50" } })),
        (&here, &none, json!({ "slot": { "day": 1, "start": "09:20" } })),
        (&here, &none, json!({ "slot": { "day": 1, "start": "09:00", "end": "10:00" } })),
    ] {
        assert_eq!(reported_siblings(parent, first, &second), [""; 0], "{second}");
    }
}

#[test]
fn many_overlapping_parts_are_one_finding() {
    let mut sessions = vec![on_day_one("whole", "09:00", "12:00", &json!({}))];
    for (id, start) in [("p", "09:10"), ("q", "09:20"), ("r", "09:30"), ("s", "09:40")] {
        sessions.push(on_day_one(id, start, "11:00", &json!({ "part_of": "whole" })));
    }
    assert_eq!(reported_ids(Code::SiblingOverlap, &sessions.clone().into()), ["whole"]);
    sessions.pop();
    assert_eq!(reported_ids(Code::SiblingOverlap, &sessions.into()), ["p", "p", "q"]);
}

#[test]
fn a_few_overlapping_parts_are_listed_individually() {
    let messages_for = |others: u32| {
        let part =
            |id: &str, start: &str, end: &str| on_day_one(id, start, end, &json!({ "part_of": "whole" }));
        let mut sessions =
            vec![on_day_one("whole", "08:00", "14:00", &json!({})), part("long", "09:00", "12:00")];
        // Parts that only touch the long part do not overlap it.
        sessions.extend([part("before", "08:30", "09:00"), part("after", "12:00", "12:30")]);
        let time = |index: u32| format!("{:02}:{:02}", 9 + index / 6, index % 6 * 10);
        sessions.extend(
            (0..others).map(|index| part(&format!("s{index}"), &time(2 * index), &time(2 * index + 1))),
        );
        messages(Code::SiblingOverlap, &sessions.into(), &json!({}))
    };
    assert_eq!(messages_for(0).len(), 0);
    assert_eq!(
        messages_for(1),
        ["“s0” and “long”, which are parts of “whole”, overlap (2026-03-02, 09:00–09:10) in the same place"]
    );
    assert_eq!(messages_for(4).len(), 4);
    assert_eq!(messages_for(5), ["6 parts of “whole” (2026-03-02, 08:00–14:00) overlap in the same place"]);
}

#[test]
fn sessions_during_a_break_are_reported() {
    let reported = |break_fields: Value, session: Value| {
        let mut lunch = on_day_one("lunch", "12:00", "13:00", &json!({ "kind": "lunch-break" }));
        for (key, value) in break_fields.as_object().unwrap() {
            lunch[key] = value.clone();
        }
        let none = json!({});
        let sessions = json!([
            on_day_one("x", "09:00", "10:00", &none),
            on_day_one("y", "10:00", "11:00", &none),
            on_day_one("late", "12:30", "13:30", &session),
            lunch,
        ]);
        reported_ids(Code::BreakOverlapsSession, &sessions)
    };
    let none = || json!({});
    assert_eq!(reported(none(), none()), ["lunch"]);
    assert_eq!(reported(json!({ "place": "everywhere" }), none()), ["lunch"]);
    for (break_fields, session) in [
        (json!({ "place": ["a"] }), none()),
        (json!({ "part_of": "y" }), none()),
        (json!({ "status": "cancelled" }), none()),
        (json!({ "may_overlap": ["late"] }), none()),
        (json!({ "kind": "registration" }), none()),
        (none(), json!({ "joint_with": ["lunch"] })),
        (none(), json!({ "status": "cancelled" })),
        (none(), json!({ "part_of": "y" })),
        (none(), json!({ "kind": "side-event" })),
        (none(), json!({ "kind": "concert" })),
        (none(), json!({ "kind": "assembly" })),
        (none(), json!({ "kind": "poster-session" })),
        (none(), json!({ "kind": "registration" })),
        (none(), json!({ "kind": "coffee-break" })),
        (none(), json!({ "slot": { "day": 1, "start": "13:00", "end": "14:00" } })),
    ] {
        assert_eq!(reported(break_fields.clone(), session.clone()), [""; 0], "{break_fields} {session}");
    }
}

#[test]
fn sessions_adjacent_to_a_break_are_not_counted() {
    let sessions = |late: Value| {
        let none = json!({});
        let before = on_day_one("before", "11:00", "12:00", &json!({ "may_overlap": ["lunch"] }));
        let after = on_day_one("after", "13:00", "14:00", &json!({ "may_overlap": ["lunch"] }));
        let lunch = on_day_one("lunch", "12:00", "13:00", &json!({ "kind": "lunch-break" }));
        json!([on_day_one("x", "09:00", "10:00", &none), before, after, late, lunch])
    };
    let late = |start: &str, more: Value| sessions(on_day_one("late", start, "13:30", &more));
    let reported = |sessions: Value| messages(Code::BreakOverlapsSession, &sessions, &json!({}));
    let expected = "“late” (2026-03-02, 12:30–13:30) overlaps “lunch” (2026-03-02, 12:00–13:00), which is a break for everybody";
    assert_eq!(reported(late("12:30", json!({}))), [expected]);
    assert!(reported(late("13:00", json!({}))).is_empty());
    assert!(reported(late("12:30", json!({ "may_overlap": ["lunch"] }))).is_empty());
}

#[test]
fn the_longest_session_during_a_break_is_named() {
    let talk = |id: &str, start: &str, end: &str| on_day_one(id, start, end, &json!({}));
    let mut sessions = vec![
        on_day_one("lunch", "12:00", "13:00", &json!({ "kind": "lunch-break" })),
        talk("short", "11:00", "12:10"),
        talk("longest", "11:30", "12:50"),
    ];
    sessions.extend(["u", "v", "w", "x"].map(|id| talk(id, "09:00", "10:00")));
    let expected = "2 sessions overlap “lunch” (2026-03-02, 12:00–13:00), which is a break for everybody; one of them is “longest” (2026-03-02, 11:30–12:50)";
    assert_eq!(messages(Code::BreakOverlapsSession, &sessions.into(), &json!({})), [expected]);
}

#[test]
fn staggered_breaks_are_not_reported() {
    let lunch =
        |id: &str, start: &str, end: &str| on_day_one(id, start, end, &json!({ "kind": "lunch-break" }));
    let talk = |id: &str, start: &str, end: &str| on_day_one(id, start, end, &json!({}));
    let mut sessions = vec![
        lunch("lunch", "12:00", "13:00"),
        talk("t", "09:00", "10:00"),
        talk("u", "12:00", "13:00"),
        talk("v", "10:00", "11:00"),
    ];
    assert_eq!(reported_ids(Code::BreakOverlapsSession, &sessions.clone().into()), ["lunch"]);
    let mut staggered = sessions.clone();
    staggered.push(lunch("late-lunch", "12:30", "13:30"));
    assert_eq!(reported_ids(Code::BreakOverlapsSession, &staggered.into()), [""; 0]);
    sessions.push(talk("w", "12:30", "13:00"));
    assert_eq!(reported_ids(Code::BreakOverlapsSession, &sessions.into()), [""; 0]);
}

#[test]
fn side_events_during_a_plenary_are_reported() {
    let reported = |plenary: Value, event: Value| {
        let mut key = on_day_one("key", "09:00", "12:00", &json!({ "kind": "keynote", "plenary": true }));
        let mut side = on_day_one("side", "11:00", "11:30", &json!({ "kind": "side-event" }));
        for (row, more) in [(&mut key, plenary), (&mut side, event)] {
            for (field, value) in more.as_object().unwrap() {
                row[field] = value.clone();
            }
        }
        let short = on_day_one("short", "09:30", "10:00", &json!({ "plenary": true, "part_of": "key" }));
        reported_ids(Code::SideEventOutsideBreak, &json!([key, short, side]))
    };
    let none = || json!({});
    assert_eq!(reported(none(), none()), ["side"]);
    assert_eq!(reported(none(), json!({ "slot": { "day": 1, "start": "08:30", "end": "09:10" } })), ["side"]);
    // The side event may overlap the session `key`, but not its part `short`.
    let early = json!({ "slot": { "day": 1, "start": "09:40", "end": "10:10" }, "may_overlap": ["key"] });
    assert_eq!(reported(none(), early), ["side"]);
    for (plenary, event) in [
        (json!({ "plenary": false }), none()),
        (json!({ "kind": "social" }), none()),
        (json!({ "status": "postponed" }), none()),
        (none(), json!({ "kind": "talk" })),
        (none(), json!({ "kind": "exhibition" })),
        (none(), json!({ "part_of": "key" })),
        (none(), json!({ "may_overlap": ["key"] })),
        (none(), json!({ "status": "dropped" })),
        (none(), json!({ "slot": { "day": 1, "start": "12:00", "end": "12:30" } })),
    ] {
        assert_eq!(reported(plenary.clone(), event.clone()), [""; 0], "{plenary} {event}");
    }
}

#[test]
fn overlapping_sessions_in_a_sequential_track_are_reported() {
    let tracks = |sequential: bool| {
        json!({ "tracks": [
            { "id": "law", "name": "Law", "sequential": sequential }, { "id": "art", "name": "Art", "sequential": sequential },
        ] })
    };
    let reported = |sequential: bool, second: Value| {
        let both = json!({ "tracks": ["law", "art"] });
        let mut other = on_day_one("y", "09:30", "10:30", &both);
        for (key, value) in second.as_object().unwrap() {
            other[key] = value.clone();
        }
        let sessions = json!([on_day_one("x", "09:00", "10:00", &both), other]);
        reported_ids_with(Code::SameTrackParallel, &sessions, &tracks(sequential))
    };
    // A pair is reported once, even though it has two tracks in common.
    assert_eq!(reported(true, json!({})), ["x"]);
    assert_eq!(reported(false, json!({})), [""; 0]);
    for second in [
        json!({ "tracks": [] }),
        json!({ "part_of": "x" }),
        json!({ "may_overlap": ["x"] }),
        json!({ "joint_with": ["x"] }),
        json!({ "relays": "x" }),
        json!({ "kind": "poster-session" }),
        json!({ "status": "cancelled" }),
        json!({ "slot": { "day": 1, "start": "10:00", "end": "10:30" } }),
    ] {
        assert_eq!(reported(true, second.clone()), [""; 0], "{second}");
    }
    let crowd: Vec<_> = ["p", "q", "r", "s"]
        .iter()
        .map(|id| on_day_one(id, "09:00", "10:00", &json!({ "tracks": ["law"] })))
        .collect();
    assert_eq!(reported_ids_with(Code::SameTrackParallel, &crowd.into(), &tracks(true)), ["law"]);
}

#[test]
fn relations_of_a_session_to_itself_are_reported() {
    for field in ["joint_with", "may_overlap", "must_not_overlap"] {
        let to = |other: &str| json!([{ "id": "x", field: [other] }, { "id": "y" }]);
        assert_eq!(reported_ids(Code::SelfRelation, &to("x")), ["x"], "{field}");
        assert_eq!(reported_ids(Code::SelfRelation, &to("y")), [""; 0], "{field}");
    }
    for field in ["relays", "repeats"] {
        assert_eq!(reported_ids(Code::SelfRelation, &json!([{ "id": "x", field: "x" }])), ["x"], "{field}");
    }
}

#[test]
fn contradictory_relations_are_reported() {
    let reported = |x: Value, y: Value| {
        let (mut x, mut y) = (x, y);
        (x["id"], y["id"]) = ("x".into(), "y".into());
        reported_ids(Code::ContradictoryRelations, &json!([x, y, { "id": "z" }]))
    };
    let apart = || json!({ "must_not_overlap": ["y"] });
    assert_eq!(reported(apart(), json!({ "may_overlap": ["x"] })), ["x"]);
    assert_eq!(reported(apart(), json!({ "joint_with": ["x"] })), ["x"]);
    assert_eq!(reported(apart(), json!({ "joint_with": ["x"], "may_overlap": ["x"] })), ["x"]);
    assert_eq!(reported(apart(), json!({ "must_not_overlap": ["x"] })), [""; 0]);
    assert_eq!(reported(apart(), json!({ "may_overlap": ["z"] })), [""; 0]);
}

#[test]
fn occurrences_at_the_same_time_and_place_are_reported() {
    let reported = |again: Value| {
        let mut other = on_day_one("y", "09:00", "10:00", &json!({ "place": ["b", "a"], "repeats": "x" }));
        for (key, value) in again.as_object().unwrap() {
            other[key] = value.clone();
        }
        let sessions = json!([on_day_one("x", "09:00", "10:00", &json!({ "place": ["a", "b"] })), other]);
        reported_ids(Code::OccurrenceDuplicated, &sessions)
    };
    assert_eq!(reported(json!({})), ["x"]);
    for again in [
        json!({ "place": ["a"] }),
        json!({ "place": "to-be-announced" }),
        json!({ "slot": { "day": 2, "start": "09:00", "end": "10:00" } }),
        json!({ "status": "cancelled" }),
        json!({ "repeats": null }),
    ] {
        assert_eq!(reported(again.clone()), [""; 0], "{again}");
    }
    // Sessions that only share a day are not reported.
    let days =
        json!([{ "id": "x", "slot": { "day": 1 } }, { "id": "y", "slot": { "day": 1 }, "repeats": "x" }]);
    assert_eq!(reported_ids(Code::OccurrenceDuplicated, &days), [""; 0]);
}

#[test]
fn replaced_sessions_that_take_place_are_reported() {
    let reported = |old: &str, new: &str| {
        let sessions = json!([{ "id": "x", "status": old }, { "id": "y", "status": new, "replaces": "x" }]);
        reported_ids(Code::ReplacedNotSuperseded, &sessions)
    };
    assert_eq!(reported("confirmed", "confirmed"), ["x"]);
    assert_eq!(reported("tentative", "confirmed"), ["x"]);
    assert_eq!(reported("cancelled", "confirmed"), [""; 0]);
    assert_eq!(reported("confirmed", "cancelled"), [""; 0]);
    assert_eq!(reported("confirmed", "proposed"), [""; 0]);
}

#[test]
fn sessions_without_a_title_kind_or_number_are_reported() {
    for (more, expected) in [
        (json!({ "description": ["Words"] }), 1),
        (json!({ "title": "T" }), 0),
        (json!({ "kind": "other" }), 0),
        (json!({ "kind_label": "Forum" }), 0),
        (json!({ "number": "1" }), 0),
        (json!({ "repeats": "named" }), 0),
    ] {
        let mut session = more.clone();
        session["id"] = "s".into();
        let sessions = json!([{ "id": "named", "title": "Named" }, session]);
        assert_eq!(reported_ids(Code::ItemEmpty, &sessions).len(), expected, "{more}");
    }
}

#[test]
fn openings_must_be_first_and_closings_last() {
    let reported = |code: Code, kind: &str, times: [&str; 2], other: Value| {
        let mut other_session = on_day_one("other", "10:00", "11:00", &json!({}));
        for (key, value) in other.as_object().unwrap() {
            other_session[key] = value.clone();
        }
        let parent = on_day_one("whole", "08:00", "20:00", &json!({ "kind": "other" }));
        let sessions =
            json!([on_day_one("mark", times[0], times[1], &json!({ "kind": kind })), other_session, parent]);
        reported_ids(code, &sessions)
    };
    let opening = |other: Value| reported(Code::OpeningNotFirst, "opening", ["11:00", "12:00"], other);
    let closing = |other: Value| reported(Code::ClosingNotLast, "closing", ["09:00", "10:00"], other);
    for result in [opening(json!({})), closing(json!({})), opening(json!({ "kind": "general-debate" }))] {
        assert_eq!(result, ["mark"]);
    }
    for other in [
        json!({ "kind": "registration" }),
        json!({ "kind": "ceremony" }),
        json!({ "kind": "performance" }),
        json!({ "kind": "break" }),
        json!({ "kind": "poster" }),
        json!({ "part_of": "whole" }),
        json!({ "status": "cancelled" }),
        json!({ "slot": { "day": 2, "start": "10:00", "end": "11:00" } }),
        json!({ "slot": { "day": 1 } }),
    ] {
        assert_eq!(opening(other.clone()), [""; 0], "{other}");
        assert_eq!(closing(other.clone()), [""; 0], "{other}");
    }
    // Only the first opening and the last closing of a day are checked.
    assert_eq!(opening(json!({ "kind": "opening" })), [""; 0]);
    assert_eq!(closing(json!({ "kind": "closing" })), [""; 0]);
    assert_eq!(opening(json!({ "slot": { "day": 1, "start": "11:00", "end": "12:00" } })), [""; 0]);
}

#[test]
fn fields_of_nearly_all_sessions_are_expected_in_the_others() {
    let row = |number: usize, more: &Value| on_day_one(&format!("s{number}"), "09:00", "10:00", more);
    let reported = |code: Code, count: usize, usual: &Value, odd: &Value| {
        let mut sessions: Vec<_> = (0..count).map(|number| row(number, usual)).collect();
        sessions.push(row(count, odd));
        reported_ids_with(code, &sessions.into(), &json!({ "tracks": [{ "id": "law", "name": "Law" }] }))
    };
    let (usual, odd) = (json!({}), json!({ "kind": null }));
    assert_eq!(reported(Code::SessionWithoutKind, 9, &usual, &odd), ["the programme"]);
    assert_eq!(reported(Code::SessionWithoutKind, 8, &usual, &odd), [""; 0]);
    assert_eq!(
        reported(Code::SessionWithoutKind, 9, &usual, &json!({ "kind": null, "status": "dropped" })),
        [""; 0]
    );
    assert_eq!(
        reported(Code::SessionWithoutKind, 9, &usual, &json!({ "kind": null, "repeats": "s0" })),
        [""; 0]
    );
    let usual = json!({ "tracks": ["law"] });
    assert_eq!(reported(Code::SessionWithoutTrack, 9, &usual, &json!({})), ["the programme"]);
    assert_eq!(reported(Code::SessionWithoutTrack, 8, &usual, &json!({})), [""; 0]);
    for odd in [
        json!({ "plenary": true }),
        json!({ "kind": "break" }),
        json!({ "kind": "social" }),
        json!({ "kind": "concert" }),
        json!({ "kind": "poster" }),
        json!({ "kind": "registration" }),
        json!({ "part_of": "s0" }),
        json!({ "repeats": "s0" }),
    ] {
        assert_eq!(reported(Code::SessionWithoutTrack, 9, &usual, &odd), [""; 0], "{odd}");
    }
}
