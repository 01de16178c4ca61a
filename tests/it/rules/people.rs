//! What rules of people and roles find, and what they leave alone.

use programme::report::Detail;
use programme::{Code, Finding};
use serde_json::{Value, json};

use crate::support::rules::{findings, messages, on_day_one, subjects, with};

fn none() -> Value {
    json!({})
}

fn told(found: &[Finding]) -> Vec<String> {
    found.iter().map(Finding::message).collect()
}

fn as_speaker() -> Value {
    json!([{ "person": "ada", "role": "speaker" }])
}

/// A session of which Ada is a speaker.
fn with_ada(id: &str, start: &str, end: &str, more: &Value) -> Value {
    with(on_day_one(id, start, end, &json!({ "participations": as_speaker() })), more)
}

/// Two venues: one of the rooms a and b, one of c, and a third without rooms.
fn venues() -> Value {
    let room = |id: &str| json!({ "id": id, "name": format!("Room {}", id.to_uppercase()) });
    json!({ "venues": [
        { "id": "hq", "name": "Headquarters", "rooms": [room("a"), room("b")] },
        { "id": "annex", "name": "Annex", "rooms": [room("c")] },
        { "id": "park", "name": "Park" },
    ] })
}

/// Whether Ada has too little time from a session until 10:00 to the next, within one venue and from one to another.
fn hurries(first: &Value, start: &str, second: &Value) -> [usize; 2] {
    let sessions = json!([
        with(with_ada("x", "09:00", "10:00", &json!({ "place": ["a"] })), first),
        with(with_ada("y", start, "12:00", &json!({ "place": ["b"] })), second),
    ]);
    [Code::TightTurnaround, Code::UnreachableVenueChange]
        .map(|code| subjects(code, &sessions, &venues()).len())
}

#[test]
fn time_to_get_from_one_place_to_another() {
    for (start, expected) in [("09:59", 0), ("10:00", 1), ("10:01", 1), ("10:29", 1), ("10:30", 0)] {
        assert_eq!(hurries(&none(), start, &none()), [expected, 0], "{start}");
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
        assert_eq!(hurries(&none(), start, &annex), expected, "{start}");
    }
}

#[test]
fn time_to_get_from_one_day_to_the_next() {
    // Where no day has a date, moments count from the beginning of day 1: what ends day 0 ends at nought.
    let days = with(venues(), &json!({ "days": [{ "number": 0 }, { "number": 1 }] }));
    let last = json!({ "day": 0, "start": "23:00", "end": "24:00" });
    for (start, expected) in [("00:00", 1), ("00:29:59", 1), ("00:30", 0)] {
        let sessions = json!([
            with_ada("x", "09:00", "10:00", &json!({ "place": ["a"], "slot": last })),
            with_ada("y", start, "01:00", &json!({ "place": ["b"] })),
        ]);
        assert_eq!(subjects(Code::TightTurnaround, &sessions, &days).len(), expected, "{start}");
    }
}

#[test]
fn places_that_are_apart() {
    let at = |place: Value| json!({ "place": place });
    let venue = |id: &str| at(json!({ "venue": id }));
    let (near, far, nothing) = ([1, 0], [0, 1], [0, 0]);
    for (first, second, expected) in [
        (at(json!(["a"])), at(json!(["a"])), nothing),
        (at(json!(["a", "b"])), at(json!(["b", "c"])), nothing),
        (at(json!(["a", "b"])), at(json!(["c"])), far),
        (at(json!(["a"])), venue("hq"), nothing),
        (venue("hq"), at(json!(["a"])), nothing),
        (at(json!(["a"])), venue("annex"), far),
        (venue("park"), at(json!(["a"])), far),
        (venue("hq"), venue("hq"), nothing),
        (venue("hq"), venue("annex"), far),
        (at(json!(["a"])), at("to-be-announced".into()), near),
        (at(Value::Null), at(json!(["a"])), near),
        (venue("hq"), at("to-be-announced".into()), nothing),
        (at("to-be-announced".into()), venue("hq"), nothing),
        (at("to-be-announced".into()), at("to-be-announced".into()), nothing),
        (at(Value::Null), at(Value::Null), nothing),
        (at("everywhere".into()), at(json!(["a"])), nothing),
        (at(json!(["a"])), at("everywhere".into()), nothing),
        (json!({ "mode": "online" }), none(), nothing),
        (none(), json!({ "mode": "online" }), nothing),
        (json!({ "mode": "hybrid" }), json!({ "mode": "in-room" }), near),
        (json!({ "part_of": "y" }), none(), nothing),
        (none(), json!({ "part_of": "x" }), nothing),
    ] {
        assert_eq!(hurries(&first, "10:00", &second), expected, "{first} {second}");
    }
}

#[test]
fn who_is_under_way() {
    let people = |list: Value| json!({ "participations": list });
    let there =
        |presence: &str| people(json!([{ "person": "ada", "role": "speaker", "presence": presence }]));
    assert_eq!(hurries(&there("remote"), "10:00", &none()), [0, 0]);
    assert_eq!(hurries(&none(), "10:00", &there("remote")), [0, 0]);
    assert_eq!(hurries(&none(), "10:00", &there("in-person")), [1, 0]);
    let bo =
        people(json!([{ "person": "ada", "role": "speaker" }, { "person": "bo", "presence": "remote" }]));
    assert_eq!(hurries(&none(), "10:00", &bo), [1, 0]);
    assert_eq!(hurries(&none(), "10:00", &people(json!([{ "person": "ada", "role": "author" }]))), [0, 0]);
    let sessions = json!([
        with_ada("x", "09:00", "10:00", &json!({ "place": ["a"] })),
        with_ada("y", "10:10", "12:00", &json!({ "place": ["b"] })),
    ]);
    let group = json!({ "people": [{ "id": "ada", "name": "All of us", "group": true }] });
    assert!(messages(Code::TightTurnaround, &sessions, &group).is_empty());
}

#[test]
fn the_way_is_told_from_place_to_place() {
    let said = |start: &str, first: Value, second: Value| {
        let sessions = json!([
            with(with_ada("x", "09:00", "10:00", &none()), &json!({ "place": first })),
            with(with_ada("y", start, "12:00", &none()), &json!({ "place": second })),
        ]);
        let found = findings(Code::TightTurnaround, &none(), &sessions, &venues());
        let one = &found[0];
        (one.message(), one.help().unwrap(), one.detail("minutes").cloned())
    };
    let (x, y) =
        ("“x” (2026-03-02, 09:00–10:00)", |start: &str| format!("“y” (2026-03-02, {start}–12:00)"));
    let (message, help, minutes) = said("10:20", json!(["a"]), json!(["b"]));
    assert_eq!(
        message,
        format!("Ada Okoye has only 20 minutes to get from {x} in “Room A” to {} in “Room B”", y("10:20"))
    );
    assert_eq!(
        help,
        "check whether the time is enough, or move one session; the expected minimum is 30 minutes"
    );
    assert_eq!(minutes, Some(Detail::Number(20)));
    let (message, help, minutes) = said("10:00", json!(["a"]), json!("to-be-announced"));
    let to = y("10:00");
    assert_eq!(
        message,
        format!("Ada Okoye has no time to get from {x} in “Room A” to {to} in a place to be announced")
    );
    assert_eq!(
        help,
        "check whether the time is enough, or move one session; the expected minimum is 30 minutes"
    );
    assert_eq!(minutes, Some(Detail::Number(0)));
    let (message, ..) = said("10:20", json!({ "venue": "park" }), json!(["b"]));
    assert!(message.contains(&format!("from {x} in “Park” to")), "{message}");
    let (message, ..) = said("10:20", Value::Null, json!(["b"]));
    assert!(message.contains(&format!("from {x} in an unknown place to")), "{message}");
}

#[test]
fn what_comes_before_is_what_ends_last() {
    let code = Code::TightTurnaround;
    let own_part =
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
    // Of two that end together she comes from the later.
    let together = json!({ "slot": { "day": 1, "start": "09:30", "end": "12:00" } });
    assert!(three(together).is_empty());
    // Her own part counts, wherever it lies in the session.
    let part = |span: Value| {
        let sessions = json!([
            with_ada("x", "09:00", "10:00", &with(json!({ "place": ["a"] }), &own_part(span))),
            with_ada("y", "11:00", "12:00", &json!({ "place": ["b"] })),
        ]);
        messages(code, &sessions, &none()).len()
    };
    assert_eq!(part(json!({ "start": "09:00", "end": "09:30" })), 0);
    assert_eq!(part(json!({ "start": "10:40", "end": "10:50" })), 1);
    let stated = |own: &str| json!([{ "day": 1, "start": own, "end": "12:00" }]);
    let waits = json!({ "turnaround": "01:00", "venue_change": "00:30" });
    for (start, expected) in [("10:59", 1), ("11:00", 0)] {
        let sessions = json!([
            with_ada("x", "09:00", "10:00", &json!({ "place": ["a"] })),
            with_ada("y", start, "12:00", &json!({ "place": ["b"] })),
        ]);
        assert_eq!(findings(code, &waits, &sessions, &none()).len(), expected);
        let waits = json!({ "turnaround": "00:10", "venue_change": "01:00" });
        let far = json!([sessions[0], with(sessions[1].clone(), &json!({ "place": ["c"] }))]);
        let people = json!({ "people": [{ "id": "ada", "name": "Ada", "available": stated("09:00") }] });
        for more in [venues(), with(venues(), &people)] {
            assert_eq!(findings(Code::UnreachableVenueChange, &waits, &far, &more).len(), expected);
        }
    }
}

#[test]
fn people_wanted_for_long() {
    let code = Code::PersonLongRun;
    let found = |slots: &[(&str, &str)]| {
        let rows = slots.iter().enumerate();
        let sessions: Value =
            rows.map(|(at, (start, end))| with_ada(&format!("s{at}"), start, end, &none())).collect();
        let found = findings(code, &none(), &sessions, &none());
        found.iter().map(|one| (one.message(), one.detail("minutes").cloned())).collect::<Vec<_>>()
    };
    let said = |length: &str, minutes, sessions: usize, first: &str| {
        let message = format!(
            "Ada Okoye is required for {length} without a break, in {sessions} sessions starting with {first}"
        );
        vec![(message, Some(Detail::Number(minutes)))]
    };
    let first = "“s0” (2026-03-02, 09:00–10:30)";
    assert_eq!(found(&[("09:00", "10:30"), ("10:30", "12:01")]), said("3 h 1 min", 181, 2, first));
    assert_eq!(found(&[("09:00", "10:30"), ("10:30", "12:00")]), []);
    assert_eq!(found(&[("09:00", "10:30"), ("10:31", "12:30")]), []);
    assert_eq!(found(&[("09:00", "14:00")]), []);
    let within = [("09:00", "10:30"), ("09:30", "10:00"), ("10:30", "13:00")];
    assert_eq!(found(&within), said("4 hours", 240, 3, first));
    // One after another with a gap between them: each run is told by itself.
    let early = [("09:00", "10:30"), ("10:30", "12:30")];
    let told = said("3 h 30 min", 210, 2, first);
    assert_eq!(found(&[&early[..], &[("13:00", "14:00")]].concat()), told);
    assert_eq!(found(&[&[("07:00", "08:00")], &early[..]].concat()).len(), 1);
    let late = said("4 hours", 240, 2, "“s2” (2026-03-02, 13:00–15:00)");
    assert_eq!(
        found(&[&early[..], &[("13:00", "15:00"), ("15:00", "17:00")]].concat()),
        [told, late].concat()
    );
}

#[test]
fn people_wanted_often() {
    let code = Code::PersonOverSessionLimit;
    let found = |sessions: usize, most: u32, person: Value| {
        let sessions: Value = (0..sessions)
            .map(|at| {
                with_ada(
                    &format!("s{at}"),
                    &format!("{:02}:00", at + 8),
                    &format!("{:02}:00", at + 9),
                    &none(),
                )
            })
            .collect();
        let people = json!({ "people": [with(json!({ "id": "ada", "name": "Ada" }), &person)] });
        told(&findings(code, &json!({ "person_sessions": most }), &sessions, &people))
    };
    assert_eq!(found(3, 2, none()), ["Ada is required in 3 sessions, but the limit is 2"]);
    assert!(found(2, 2, none()).is_empty());
    assert!(found(1, 0, none()).is_empty());
    assert!(found(3, 2, json!({ "group": true })).is_empty());
    assert!(found(3, 2, json!({ "group": true, "available": [{ "day": 1 }] })).is_empty());
    let sixth = json!(
        (0..6)
            .map(|at| with_ada(&format!("s{at}"), &format!("1{at}:00"), &format!("1{at}:30"), &none()))
            .collect::<Vec<_>>()
    );
    assert_eq!(messages(code, &sixth, &none()).len(), 1);
}

#[test]
fn people_who_are_not_available() {
    let code = Code::PersonUnavailable;
    let found = |available: Value, person: Value, one: Value| {
        let ada = with(json!({ "id": "ada", "name": "Ada", "available": available }), &person);
        let one = with(json!({ "person": "ada", "role": "speaker" }), &one);
        let sessions = json!([on_day_one("s", "09:00", "10:00", &json!({ "participations": [one] }))]);
        messages(code, &sessions, &json!({ "people": [ada] }))
    };
    let until = |end: &str| json!([{ "day": 1, "start": "09:00", "end": end }]);
    let said = "Ada is required in “s” (2026-03-02, 09:00–10:00), but is not available at that time";
    assert_eq!(found(until("09:59"), none(), none()), [said]);
    assert!(found(until("10:00"), none(), none()).is_empty());
    assert!(found(json!([]), none(), none()).is_empty());
    assert!(found(until("09:59"), json!({ "group": true }), none()).is_empty());
    assert!(found(until("09:59"), none(), json!({ "role": "author" })).is_empty());
    assert!(
        found(until("09:30"), none(), json!({ "part": { "start": "09:00", "end": "09:30" } })).is_empty()
    );
    let said = "Ada is required in “s” (2026-03-02, 09:20–09:40), but is not available at that time";
    assert_eq!(
        found(until("09:30"), none(), json!({ "part": { "start": "09:20", "end": "09:40" } })),
        [said]
    );
    let both = json!([with_ada("x", "09:00", "10:00", &none()), with_ada("y", "11:00", "12:00", &none())]);
    let ada = json!({ "people": [{ "id": "ada", "name": "Ada", "available": until("10:00") }] });
    let found = findings(code, &none(), &both, &ada);
    assert_eq!((found.len(), found[0].related()[0].subject.to_string()), (1, "session \"y\"".to_owned()));
}

#[test]
fn functions_that_differ() {
    let code = Code::InconsistentAffiliation;
    let found = |first: Value, second: Value| {
        let one = |more: &Value| json!({ "participations": [with(json!({ "person": "ada", "role": "speaker" }), more)] });
        let sessions = json!([
            on_day_one("x", "09:00", "10:00", &one(&first)),
            on_day_one("y", "10:00", "11:00", &one(&second)),
        ]);
        let more = json!({ "participations": [{ "person": "ada", "role": "organiser", "posts_line": "Elsewhere" }] });
        subjects(code, &sessions, &more).len()
    };
    let post = |title: &str| json!({ "posts": [{ "title": title }] });
    assert_eq!(found(post("Director"), none()), 1);
    assert_eq!(found(none(), json!({ "posts_line": "Director" })), 1);
    assert_eq!(found(post("Director"), post("President")), 1);
    assert_eq!(found(post("Director"), post("Director")), 0);
    assert_eq!(found(none(), none()), 0);
}

#[test]
fn people_listed_twice() {
    let code = Code::DuplicateParticipation;
    let found = |list: Value| {
        told(&findings(code, &none(), &json!([{ "id": "s", "title": "S", "participations": list }]), &none()))
    };
    let ada = |more: Value| with(json!({ "person": "ada", "role": "speaker" }), &more);
    let part = |start: &str| ada(json!({ "part": { "start": start, "end": "12:00" } }));
    let topic = |words: &str| ada(json!({ "topic": words }));
    assert_eq!(found(json!([ada(none()), ada(none())])), ["Ada Okoye is listed 2 times as speaker in “S”"]);
    assert_eq!(
        found(json!([ada(none()), ada(none()), ada(none())])),
        ["Ada Okoye is listed 3 times as speaker in “S”"]
    );
    let bare = json!({ "person": "ada" });
    assert_eq!(found(json!([bare, bare])), ["Ada Okoye is listed 2 times without a role in “S”"]);
    assert_eq!(found(json!([part("09:00"), part("09:00")])).len(), 1);
    assert_eq!(found(json!([topic("Rain"), topic("Rain")])).len(), 1);
    // In whatever order, and for each thing that is stated twice.
    assert_eq!(
        found(json!([part("09:00"), part("10:00"), part("09:00")])),
        ["Ada Okoye is listed 2 times as speaker in “S”"]
    );
    assert_eq!(found(json!([topic("Rain"), topic("Snow"), topic("Snow"), topic("Rain")])).len(), 2);
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
        assert!(found(list.clone()).is_empty(), "{list}");
    }
    let repeated = json!([
        { "id": "s", "participations": [ada(none()), ada(none())] }, { "id": "again", "repeats": "s" },
    ]);
    assert_eq!(subjects(code, &repeated, &none()), ["session \"s\""]);
}

/// A panel of these participations, and whatever else.
fn panel(list: &Value, more: &Value) -> Value {
    let panel = on_day_one("p", "09:00", "10:00", &json!({ "kind": "panel", "participations": list }));
    json!([with(panel, more)])
}

#[test]
fn who_presides_and_speaks_too() {
    let found = |list: Value, more: Value| {
        let found = findings(Code::ConflictingRolesInSession, &none(), &panel(&list, &more), &none());
        found
            .iter()
            .map(|one| (one.path().to_string(), one.related()[0].path.to_string()))
            .collect::<Vec<_>>()
    };
    let ada = |role: &str| json!({ "person": "ada", "role": role });
    let at = |at: usize| format!("/sessions/0/participations/{at}");
    assert_eq!(found(json!([ada("panellist"), ada("moderator")]), none()), [(at(1), at(0))]);
    assert_eq!(found(json!([ada("moderator"), ada("speaker")]), none()), [(at(0), at(1))]);
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
        assert_eq!(found(list.clone(), more.clone()), [], "{list} {more}");
    }
}

#[test]
fn sessions_of_nobody() {
    let code = Code::SessionWithoutSpeaker;
    let someone = || json!([{ "person": "ada", "role": "author" }]);
    let gone = || json!([{ "person": "ada", "status": "withdrawn" }]);
    let found = |whole: Value, one: Value, part: Value| {
        let sessions = json!([
            on_day_one("whole", "09:00", "10:00", &with(json!({ "kind": "meeting" }), &whole)),
            on_day_one("s", "09:00", "10:00", &with(json!({ "part_of": "whole" }), &one)),
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
    let said = "nobody takes part in “s” (2026-03-02, 09:00–10:00)";
    let not_coming = format!("{said}: none of the people listed will attend");
    assert_eq!(found(none(), none(), none()), [said]);
    assert_eq!(found(none(), list(gone()), none()), [not_coming]);
    assert_eq!(found(list(gone()), none(), list(gone())), [said]);
    for (whole, one, part) in [
        (none(), list(someone()), none()),
        (list(someone()), none(), none()),
        (none(), none(), list(someone())),
        (none(), list(json!([{ "vacancy": "to be confirmed" }])), none()),
        (none(), json!({ "kind": "meeting" }), none()),
        (none(), json!({ "status": "cancelled" }), none()),
        (json!({ "status": "cancelled" }), none(), none()),
    ] {
        assert!(found(whole.clone(), one.clone(), part.clone()).is_empty(), "{whole} {one} {part}");
    }
}

/// Nine panels with a moderator, and these.
fn panels(more: &[Value]) -> Value {
    let moderated = json!([{ "person": "ada", "role": "moderator" }]);
    let panel =
        |id: String, more: &Value| on_day_one(&id, "09:00", "10:00", &with(json!({ "kind": "panel" }), more));
    let nine = (0..9).map(|at| panel(format!("m{at}"), &json!({ "participations": moderated })));
    nine.chain(more.iter().enumerate().map(|(at, more)| panel(format!("p{at}"), more))).collect()
}

#[test]
fn panels_over_which_nobody_presides() {
    let code = Code::PanelWithoutModerator;
    let found = |more: &[Value]| findings(code, &none(), &panels(more), &none());
    let one = found(&[none()]);
    let said = "nobody presides over “p0” (2026-03-02, 09:00–10:00), but 9 other sessions that need a chair or moderator have one";
    assert_eq!(told(&one), [said]);
    let figures = ["sessions", "others"].map(|name| one[0].detail(name).cloned());
    assert_eq!(figures, [Some(Detail::Number(1)), Some(Detail::Number(9))]);
    assert_eq!(one[0].related().len(), 1);
    // Nine of eleven are not the custom.
    assert!(found(&[none(), none()]).is_empty());
    let list = |list: Value| json!({ "participations": list });
    for more in [
        list(json!([{ "person": "ada", "role": "presenter" }])),
        list(json!([{ "vacancy": "open", "role": "chair" }])),
        json!({ "kind": "talk" }),
        json!({ "status": "cancelled" }),
        json!({ "part_of": "m0" }),
    ] {
        assert!(found(std::slice::from_ref(&more)).is_empty(), "{more}");
    }
    assert_eq!(found(&[list(json!([{ "person": "ada", "role": "speaker" }]))]).len(), 1);
    let all = json!({ "custom": 0 });
    let five: Vec<Value> = (10..15)
        .rev()
        .map(|hour| json!({ "slot": { "day": 1, "start": format!("{hour}:00"), "end": "16:00" } }))
        .collect();
    let five = findings(code, &all, &panels(&five), &none());
    let names = "“p4” (2026-03-02, 10:00–16:00), “p3” (2026-03-02, 11:00–16:00), “p2” (2026-03-02, 12:00–16:00) and 2 more";
    assert_eq!(
        told(&five),
        [format!(
            "nobody presides over {names}, but 9 other sessions that need a chair or moderator have one"
        )]
    );
    let mut with_part = panels(&[none()]).as_array().unwrap().clone();
    with_part.push(
        json!({ "id": "part", "part_of": "p0", "participations": [{ "person": "bo", "role": "chair" }] }),
    );
    assert!(findings(code, &none(), &with_part.into(), &none()).is_empty());
}

#[test]
fn several_who_preside() {
    let found = |list: Value| {
        let found = findings(Code::MultipleModerators, &none(), &panel(&list, &none()), &none());
        found.iter().map(|one| (one.message(), one.detail("people").cloned())).collect::<Vec<_>>()
    };
    let one = |person: &str, status: &str| json!({ "person": person, "role": "moderator", "status": status });
    let said = "“p” has more than one chair or moderator: Ada Okoye and Bo Lind".to_owned();
    let both = json!([one("ada", "confirmed"), one("bo", "invited")]);
    assert_eq!(found(both), [(said, Some(Detail::Number(2)))]);
    assert_eq!(found(json!([one("ada", "confirmed"), one("bo", "withdrawn")])), []);
    assert_eq!(found(json!([one("ada", "confirmed"), { "person": "bo", "role": "speaker" }])), []);
}

#[test]
fn people_on_a_break() {
    let found = |list: Value, kind: &str| {
        told(&findings(Code::BreakWithPeople, &none(), &panel(&list, &json!({ "kind": kind })), &none()))
    };
    let ada = |role: &str| json!({ "person": "ada", "role": role });
    let said = |names: &str| {
        vec![format!(
            "{names} listed in “p” (2026-03-02, 09:00–10:00), but this kind of session has no speakers"
        )]
    };
    assert_eq!(found(json!([ada("speaker")]), "break"), said("Ada Okoye is"));
    assert_eq!(found(json!([ada("moderator")]), "registration"), said("Ada Okoye is"));
    assert_eq!(
        found(json!([{ "country": "CH" }, { "office": "The Mayor" }]), "break"),
        said("CH and The Mayor are")
    );
    assert!(found(json!([ada("contact")]), "break").is_empty());
    assert!(found(json!([]), "break").is_empty());
    assert!(found(json!([ada("speaker")]), "meeting").is_empty());
}

#[test]
fn headings_that_state_no_role() {
    let found = |list: Value| {
        let found = findings(Code::UncodedRoleLabel, &none(), &panel(&list, &none()), &none());
        found.iter().map(|one| (one.message(), one.detail("participations").cloned())).collect::<Vec<_>>()
    };
    let under = |person: &str, label: &str| json!({ "person": person, "label": label });
    let said = |name: &str, label: &str, others: &str, listed| {
        (
            format!("{name} is listed under the heading “{label}” without a role{others}"),
            Some(Detail::Number(listed)),
        )
    };
    assert_eq!(found(json!([under("ada", "Guests")])), [said("Ada Okoye", "Guests", "", 1)]);
    let two = json!([under("ada", "Guests"), under("bo", "Guests")]);
    assert_eq!(found(two), [said("Ada Okoye", "Guests", " (and 1 more case)", 2)]);
    let three =
        json!([under("ada", "Guests"), under("bo", "Hosts"), under("bo", "Guests"), under("bo", "Guests")]);
    let both = [said("Ada Okoye", "Guests", " (and 2 more cases)", 3), said("Bo Lind", "Hosts", "", 1)];
    assert_eq!(found(three), both);
    assert_eq!(
        found(json!([with(under("ada", "Guests"), &json!({ "role": "speaker" })), { "person": "bo" }])),
        []
    );
}

#[test]
fn whoever_stands_under_no_heading() {
    let found = |list: Value, programme: Value| {
        let more = json!({ "participations": programme });
        told(&findings(Code::UnlabelledParticipation, &none(), &panel(&list, &none()), &more))
    };
    let headed = json!({ "person": "ada", "label": "Speakers", "role": "speaker" });
    let bo = json!({ "person": "bo" });
    let said = "Bo Lind is listed in “p” (2026-03-02, 09:00–10:00) without a heading and without a role";
    assert_eq!(found(json!([headed, bo]), json!([bo])), [said]);
    assert!(found(json!([bo]), json!([headed])).is_empty());
    assert!(found(json!([headed]), json!([bo])).is_empty());
    for more in [json!({ "role": "speaker" }), json!({ "label": "Guests" })] {
        assert!(found(json!([headed, with(bo.clone(), &more)]), json!([])).is_empty(), "{more}");
    }
}

/// Nine people with a function, and one of whom something else is said.
fn functions(person: &Value, one: &Value) -> Vec<Finding> {
    let mut people: Vec<Value> = (0..9)
        .map(|at| json!({ "id": format!("p{at}"), "name": "Name", "posts": [{ "title": "Director" }] }))
        .collect();
    let mut list: Vec<Value> =
        (0..9).map(|at| json!({ "person": format!("p{at}"), "role": "speaker" })).collect();
    people.push(with(json!({ "id": "x", "name": "Ex" }), person));
    people.push(json!({ "id": "idle", "name": "Idle" }));
    list.push(with(json!({ "person": "x", "role": "speaker" }), one));
    findings(Code::MissingAffiliation, &none(), &panel(&list.into(), &none()), &json!({ "people": people }))
}

#[test]
fn people_from_nowhere() {
    let said = "Ex has no post or organisation, but 9 other people have one";
    let found = functions(&none(), &none());
    assert_eq!(told(&found), [said]);
    assert_eq!(found[0].detail("people"), Some(&Detail::Number(1)));
    assert_eq!(found[0].related()[0].subject.to_string(), "person \"x\"");
    assert_eq!(functions(&json!({ "posts": [{ "country": "CH" }] }), &json!({ "role": "chair" })).len(), 1);
    assert_eq!(functions(&none(), &json!({ "posts": [{ "country": "CH" }] })).len(), 1);
    for (person, one) in [
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
        assert!(functions(&person, &one).is_empty(), "{person} {one}");
    }
    let several = |people: &[&str], custom: u32| {
        let list: Value = people.iter().map(|id| json!({ "person": id, "role": "speaker" })).collect();
        let rows: Vec<Value> =
            people.iter().rev().map(|id| json!({ "id": id, "name": id.to_uppercase() })).collect();
        let thresholds = json!({ "custom": custom });
        told(&findings(
            Code::MissingAffiliation,
            &thresholds,
            &panel(&list, &none()),
            &json!({ "people": rows }),
        ))
    };
    let said = "A, B, C and 1 more have no post or organisation";
    assert_eq!(several(&["a", "b", "c", "d"], 0), [said]);
    assert!(several(&["a", "b", "c", "d"], 1).is_empty());
    // Who takes part in nothing does not count, whatever is stated of them.
    let list =
        json!((0..10).map(|at| json!({ "person": format!("p{at}"), "role": "speaker" })).collect::<Vec<_>>());
    let row = |at: usize| json!({ "id": format!("p{at}"), "name": format!("P{at}"), "posts_line": (at > 1).then_some("Director") });
    let rows: Vec<Value> = (0..20).map(row).collect();
    let rows = json!({ "people": rows });
    assert!(findings(Code::MissingAffiliation, &none(), &panel(&list, &none()), &rows).is_empty());
    let organisation = json!({ "organisations": [{ "id": "o", "name": "Office" }], "people": [
        { "id": "ada", "name": "Ada", "posts": [{ "organisation": "o" }] },
    ] });
    let stated = panel(&json!([{ "person": "ada", "role": "speaker" }]), &none());
    assert!(findings(Code::MissingAffiliation, &json!({ "custom": 0 }), &stated, &organisation).is_empty());
}
