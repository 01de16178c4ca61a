//! What rules of structure find, and what they leave alone.

use programme::Code;
use programme::report::Detail;
use serde_json::{Value, json};

use crate::support::rules::{findings, messages, on_day_one, subjects};

fn ids_found(code: Code, sessions: &Value) -> Vec<String> {
    with_more(code, sessions, &json!({}))
}

fn with_more(code: Code, sessions: &Value, more: &Value) -> Vec<String> {
    let found = subjects(code, sessions, more);
    found.iter().map(|subject| subject.split('"').nth(1).unwrap_or(subject).to_owned()).collect()
}

#[test]
fn parts_lie_within_the_nearest_session_that_has_a_stretch() {
    let part = |slot: Value, more: Value| {
        let mut part = json!({ "id": "part", "part_of": "middle", "slot": slot });
        for (key, value) in more.as_object().unwrap() {
            part[key] = value.clone();
        }
        let sessions = json!([
            on_day_one("whole", "22:00", "25:00", &json!({})), { "id": "middle", "part_of": "whole", "slot": { "day": 1 } }, part,
        ]);
        ids_found(Code::PartOutsideSession, &sessions)
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
fn how_far_a_part_lies_outside_is_told_in_minutes() {
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

/// Two parts of a session in a room, the second with whatever else.
fn siblings(whole: &Value, first: &Value, second: &Value) -> Vec<String> {
    let mut parts = [on_day_one("x", "09:10", "09:40", first), on_day_one("y", "09:30", "09:50", second)];
    for part in &mut parts {
        part["part_of"] = "whole".into();
    }
    let [x, y] = parts;
    ids_found(Code::SiblingOverlap, &json!([on_day_one("whole", "09:00", "10:00", whole), x, y]))
}

#[test]
fn parts_of_one_session_come_one_after_another() {
    let (here, none) = (json!({ "place": ["a"] }), json!({}));
    assert_eq!(siblings(&here, &none, &none), ["x"]);
    assert_eq!(siblings(&none, &none, &none), ["x"]);
    assert_eq!(siblings(&here, &none, &here), ["x"]);
    assert_eq!(siblings(&here, &here, &none), ["x"]);
    // A side event may lie in a break; neither may lie in a talk.
    let (pause, event) = (json!({ "kind": "break" }), json!({ "kind": "side-event" }));
    for (first, second) in [(&none, &pause), (&pause, &none), (&none, &event), (&event, &none)] {
        assert_eq!(siblings(&here, first, second), ["x"], "{first} {second}");
    }
    assert_eq!(siblings(&here, &event, &pause), [""; 0]);
    assert_eq!(siblings(&json!({ "place": { "venue": "hq" } }), &none, &here), ["x"]);
    for (whole, first, second) in [
        (&here, &none, json!({ "place": ["b"] })),
        // Two that state the same room are booked twice, which is another rule's to say.
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
        assert_eq!(siblings(whole, first, &second), [""; 0], "{second}");
    }
}

#[test]
fn a_crowd_of_parts_is_one_finding() {
    let mut sessions = vec![on_day_one("whole", "09:00", "12:00", &json!({}))];
    for (id, start) in [("p", "09:10"), ("q", "09:20"), ("r", "09:30"), ("s", "09:40")] {
        sessions.push(on_day_one(id, start, "11:00", &json!({ "part_of": "whole" })));
    }
    assert_eq!(ids_found(Code::SiblingOverlap, &sessions.clone().into()), ["whole"]);
    sessions.pop();
    assert_eq!(ids_found(Code::SiblingOverlap, &sessions.into()), ["p", "p", "q"]);
}

#[test]
fn parts_beside_one_that_lasts_are_listed_while_they_are_few() {
    let beside = |others: u32| {
        let part =
            |id: &str, start: &str, end: &str| on_day_one(id, start, end, &json!({ "part_of": "whole" }));
        let mut sessions =
            vec![on_day_one("whole", "08:00", "14:00", &json!({})), part("long", "09:00", "12:00")];
        // Those that end when it begins, or begin when it ends, are beside nothing.
        sessions.extend([part("before", "08:30", "09:00"), part("after", "12:00", "12:30")]);
        let time = |at: u32| format!("{:02}:{:02}", 9 + at / 6, at % 6 * 10);
        sessions.extend((0..others).map(|at| part(&format!("s{at}"), &time(2 * at), &time(2 * at + 1))));
        messages(Code::SiblingOverlap, &sessions.into(), &json!({}))
    };
    assert_eq!(beside(0).len(), 0);
    assert_eq!(
        beside(1),
        [
            "“s0” and “long” are parts of “whole”, but they overlap in the same place (2026-03-02, 09:00–09:10)"
        ]
    );
    assert_eq!(beside(4).len(), 4);
    assert_eq!(beside(5), ["6 parts of “whole” (2026-03-02, 08:00–14:00) overlap"]);
}

#[test]
fn what_runs_during_a_break() {
    let beside = |pause: Value, session: Value| {
        let mut lunch = on_day_one("lunch", "12:00", "13:00", &json!({ "kind": "lunch-break" }));
        for (key, value) in pause.as_object().unwrap() {
            lunch[key] = value.clone();
        }
        let none = json!({});
        let sessions = json!([
            on_day_one("x", "09:00", "10:00", &none),
            on_day_one("y", "10:00", "11:00", &none),
            on_day_one("late", "12:30", "13:30", &session),
            lunch,
        ]);
        ids_found(Code::BreakOverlapsSession, &sessions)
    };
    let none = || json!({});
    assert_eq!(beside(none(), none()), ["lunch"]);
    assert_eq!(beside(json!({ "place": "everywhere" }), none()), ["lunch"]);
    for (pause, session) in [
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
        assert_eq!(beside(pause.clone(), session.clone()), [""; 0], "{pause} {session}");
    }
}

#[test]
fn what_ends_or_begins_with_a_break_is_not_counted() {
    let sessions = |late: Value| {
        let none = json!({});
        let before = on_day_one("before", "11:00", "12:00", &json!({ "may_overlap": ["lunch"] }));
        let after = on_day_one("after", "13:00", "14:00", &json!({ "may_overlap": ["lunch"] }));
        let lunch = on_day_one("lunch", "12:00", "13:00", &json!({ "kind": "lunch-break" }));
        json!([on_day_one("x", "09:00", "10:00", &none), before, after, late, lunch])
    };
    let late = |start: &str, more: Value| sessions(on_day_one("late", start, "13:30", &more));
    let said = |sessions: Value| messages(Code::BreakOverlapsSession, &sessions, &json!({}));
    let told = "“late” (2026-03-02, 12:30–13:30) takes place during “lunch” (2026-03-02, 12:00–13:00)";
    assert_eq!(said(late("12:30", json!({}))), [told]);
    assert!(said(late("13:00", json!({}))).is_empty());
    assert!(said(late("12:30", json!({ "may_overlap": ["lunch"] }))).is_empty());
}

#[test]
fn of_what_runs_into_a_break_the_longest_is_named() {
    let talk = |id: &str, start: &str, end: &str| on_day_one(id, start, end, &json!({}));
    let mut sessions = vec![
        on_day_one("lunch", "12:00", "13:00", &json!({ "kind": "lunch-break" })),
        talk("short", "11:00", "12:10"),
        talk("longest", "11:30", "12:50"),
    ];
    sessions.extend(["u", "v", "w", "x"].map(|id| talk(id, "09:00", "10:00")));
    let told = "2 sessions take place during “lunch” (2026-03-02, 12:00–13:00), including “longest” (2026-03-02, 11:30–12:50)";
    assert_eq!(messages(Code::BreakOverlapsSession, &sessions.into(), &json!({})), [told]);
}

#[test]
fn breaks_at_different_times_are_left_alone() {
    let lunch =
        |id: &str, start: &str, end: &str| on_day_one(id, start, end, &json!({ "kind": "lunch-break" }));
    let talk = |id: &str, start: &str, end: &str| on_day_one(id, start, end, &json!({}));
    let mut sessions = vec![
        lunch("lunch", "12:00", "13:00"),
        talk("t", "09:00", "10:00"),
        talk("u", "12:00", "13:00"),
        talk("v", "10:00", "11:00"),
    ];
    assert_eq!(ids_found(Code::BreakOverlapsSession, &sessions.clone().into()), ["lunch"]);
    let mut staggered = sessions.clone();
    staggered.push(lunch("late-lunch", "12:30", "13:30"));
    assert_eq!(ids_found(Code::BreakOverlapsSession, &staggered.into()), [""; 0]);
    sessions.push(talk("w", "12:30", "13:00"));
    assert_eq!(ids_found(Code::BreakOverlapsSession, &sessions.into()), [""; 0]);
}

#[test]
fn what_runs_beside_a_plenary() {
    let beside = |plenary: Value, event: Value| {
        let mut key = on_day_one("key", "09:00", "12:00", &json!({ "kind": "keynote", "plenary": true }));
        let mut side = on_day_one("side", "11:00", "11:30", &json!({ "kind": "side-event" }));
        for (row, more) in [(&mut key, plenary), (&mut side, event)] {
            for (field, value) in more.as_object().unwrap() {
                row[field] = value.clone();
            }
        }
        let short = on_day_one("short", "09:30", "10:00", &json!({ "plenary": true, "part_of": "key" }));
        ids_found(Code::SideEventOutsideBreak, &json!([key, short, side]))
    };
    let none = || json!({});
    assert_eq!(beside(none(), none()), ["side"]);
    assert_eq!(beside(none(), json!({ "slot": { "day": 1, "start": "08:30", "end": "09:10" } })), ["side"]);
    // Beside the long one it may be, not beside the short one that is over before that.
    let early = json!({ "slot": { "day": 1, "start": "09:40", "end": "10:10" }, "may_overlap": ["key"] });
    assert_eq!(beside(none(), early), ["side"]);
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
        assert_eq!(beside(plenary.clone(), event.clone()), [""; 0], "{plenary} {event}");
    }
}

#[test]
fn sequential_tracks_run_one_after_another() {
    let tracks = |law: bool| {
        json!({ "tracks": [
            { "id": "law", "name": "Law", "sequential": law }, { "id": "art", "name": "Art", "sequential": law },
        ] })
    };
    let found = |law: bool, second: Value| {
        let both = json!({ "tracks": ["law", "art"] });
        let mut other = on_day_one("y", "09:30", "10:30", &both);
        for (key, value) in second.as_object().unwrap() {
            other[key] = value.clone();
        }
        let sessions = json!([on_day_one("x", "09:00", "10:00", &both), other]);
        with_more(Code::SameTrackParallel, &sessions, &tracks(law))
    };
    // One finding for the pair, though they have two tracks in common.
    assert_eq!(found(true, json!({})), ["x"]);
    assert_eq!(found(false, json!({})), [""; 0]);
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
        assert_eq!(found(true, second.clone()), [""; 0], "{second}");
    }
    let crowd: Vec<_> = ["p", "q", "r", "s"]
        .iter()
        .map(|id| on_day_one(id, "09:00", "10:00", &json!({ "tracks": ["law"] })))
        .collect();
    assert_eq!(with_more(Code::SameTrackParallel, &crowd.into(), &tracks(true)), ["law"]);
}

#[test]
fn sessions_are_not_related_to_themselves() {
    for field in ["joint_with", "may_overlap", "must_not_overlap"] {
        let to = |other: &str| json!([{ "id": "x", field: [other] }, { "id": "y" }]);
        assert_eq!(ids_found(Code::SelfRelation, &to("x")), ["x"], "{field}");
        assert_eq!(ids_found(Code::SelfRelation, &to("y")), [""; 0], "{field}");
    }
    for field in ["relays", "repeats"] {
        assert_eq!(ids_found(Code::SelfRelation, &json!([{ "id": "x", field: "x" }])), ["x"], "{field}");
    }
}

#[test]
fn relations_that_contradict_one_another() {
    let found = |x: Value, y: Value| {
        let (mut x, mut y) = (x, y);
        (x["id"], y["id"]) = ("x".into(), "y".into());
        ids_found(Code::ContradictoryRelations, &json!([x, y, { "id": "z" }]))
    };
    let apart = || json!({ "must_not_overlap": ["y"] });
    assert_eq!(found(apart(), json!({ "may_overlap": ["x"] })), ["x"]);
    assert_eq!(found(apart(), json!({ "joint_with": ["x"] })), ["x"]);
    assert_eq!(found(apart(), json!({ "joint_with": ["x"], "may_overlap": ["x"] })), ["x"]);
    assert_eq!(found(apart(), json!({ "must_not_overlap": ["x"] })), [""; 0]);
    assert_eq!(found(apart(), json!({ "may_overlap": ["z"] })), [""; 0]);
}

#[test]
fn occurrences_at_one_time_in_one_place() {
    let found = |again: Value| {
        let mut other = on_day_one("y", "09:00", "10:00", &json!({ "place": ["b", "a"], "repeats": "x" }));
        for (key, value) in again.as_object().unwrap() {
            other[key] = value.clone();
        }
        let sessions = json!([on_day_one("x", "09:00", "10:00", &json!({ "place": ["a", "b"] })), other]);
        ids_found(Code::OccurrenceDuplicated, &sessions)
    };
    assert_eq!(found(json!({})), ["x"]);
    for again in [
        json!({ "place": ["a"] }),
        json!({ "place": "to-be-announced" }),
        json!({ "slot": { "day": 2, "start": "09:00", "end": "10:00" } }),
        json!({ "status": "cancelled" }),
        json!({ "repeats": null }),
    ] {
        assert_eq!(found(again.clone()), [""; 0], "{again}");
    }
    // A day alone does not say that they are one.
    let days =
        json!([{ "id": "x", "slot": { "day": 1 } }, { "id": "y", "slot": { "day": 1 }, "repeats": "x" }]);
    assert_eq!(ids_found(Code::OccurrenceDuplicated, &days), [""; 0]);
}

#[test]
fn what_was_replaced_gives_way() {
    let found = |old: &str, new: &str| {
        let sessions = json!([{ "id": "x", "status": old }, { "id": "y", "status": new, "replaces": "x" }]);
        ids_found(Code::ReplacedNotSuperseded, &sessions)
    };
    assert_eq!(found("confirmed", "confirmed"), ["x"]);
    assert_eq!(found("tentative", "confirmed"), ["x"]);
    assert_eq!(found("cancelled", "confirmed"), [""; 0]);
    assert_eq!(found("confirmed", "cancelled"), [""; 0]);
    assert_eq!(found("confirmed", "proposed"), [""; 0]);
}

#[test]
fn sessions_that_say_nothing_of_themselves() {
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
        assert_eq!(ids_found(Code::ItemEmpty, &sessions).len(), expected, "{more}");
    }
}

#[test]
fn what_comes_first_and_last_on_its_day() {
    let beside = |code: Code, kind: &str, at: [&str; 2], other: Value| {
        let mut panel = on_day_one("other", "10:00", "11:00", &json!({}));
        for (key, value) in other.as_object().unwrap() {
            panel[key] = value.clone();
        }
        let whole = on_day_one("whole", "08:00", "20:00", &json!({ "kind": "other" }));
        let sessions = json!([on_day_one("mark", at[0], at[1], &json!({ "kind": kind })), panel, whole]);
        ids_found(code, &sessions)
    };
    let opening = |other: Value| beside(Code::OpeningNotFirst, "opening", ["11:00", "12:00"], other);
    let closing = |other: Value| beside(Code::ClosingNotLast, "closing", ["09:00", "10:00"], other);
    for found in [opening(json!({})), closing(json!({})), opening(json!({ "kind": "general-debate" }))] {
        assert_eq!(found, ["mark"]);
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
    // Of several the first opens, and the last closes.
    assert_eq!(opening(json!({ "kind": "opening" })), [""; 0]);
    assert_eq!(closing(json!({ "kind": "closing" })), [""; 0]);
    assert_eq!(opening(json!({ "slot": { "day": 1, "start": "11:00", "end": "12:00" } })), [""; 0]);
}

#[test]
fn what_nearly_all_state_is_missed_in_the_others() {
    let row = |number: usize, more: &Value| on_day_one(&format!("s{number}"), "09:00", "10:00", more);
    let found = |code: Code, stating: usize, usual: &Value, odd: &Value| {
        let mut sessions: Vec<_> = (0..stating).map(|number| row(number, usual)).collect();
        sessions.push(row(stating, odd));
        with_more(code, &sessions.into(), &json!({ "tracks": [{ "id": "law", "name": "Law" }] }))
    };
    let (usual, odd) = (json!({}), json!({ "kind": null }));
    assert_eq!(found(Code::SessionWithoutKind, 9, &usual, &odd), ["the programme"]);
    assert_eq!(found(Code::SessionWithoutKind, 8, &usual, &odd), [""; 0]);
    assert_eq!(
        found(Code::SessionWithoutKind, 9, &usual, &json!({ "kind": null, "status": "dropped" })),
        [""; 0]
    );
    assert_eq!(
        found(Code::SessionWithoutKind, 9, &usual, &json!({ "kind": null, "repeats": "s0" })),
        [""; 0]
    );
    let usual = json!({ "tracks": ["law"] });
    assert_eq!(found(Code::SessionWithoutTrack, 9, &usual, &json!({})), ["the programme"]);
    assert_eq!(found(Code::SessionWithoutTrack, 8, &usual, &json!({})), [""; 0]);
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
        assert_eq!(found(Code::SessionWithoutTrack, 9, &usual, &odd), [""; 0], "{odd}");
    }
}
