//! What rules of places find, and what they leave alone.

use programme::report::Detail;
use programme::{Code, Finding};
use serde_json::{Value, json};

use crate::support::rules::{findings, messages, on_day_one, subjects, with};

fn none() -> Value {
    json!({})
}

fn count(code: Code, sessions: &Value, more: &Value) -> usize {
    subjects(code, sessions, more).len()
}

/// Rooms of the one venue.
fn rooms(rooms: &Value) -> Value {
    json!({ "venues": [{ "id": "hq", "name": "Headquarters", "rooms": rooms }] })
}

#[test]
fn sessions_that_are_nowhere() {
    let code = Code::SessionWithoutPlace;
    let here = |id: &str, start: &str, more: Value| on_day_one(id, start, "12:00", &more);
    let one = json!([here("s", "09:00", none())]);
    assert_eq!(messages(code, &one, &none()), ["“s” (2026-03-02, 09:00–12:00) has no place yet"]);
    let two = json!([here("a", "10:00", none()), here("z", "09:00", none())]);
    let said = "2 sessions have no place yet; the first is “z” (2026-03-02, 09:00–12:00)";
    assert_eq!(messages(code, &two, &none()), [said]);
    let found = findings(code, &none(), &two, &none());
    assert_eq!(found[0].detail("sessions"), Some(&Detail::Number(2)));
    assert_eq!(found[0].related()[0].subject.to_string(), "session \"z\"");
    for mode in ["in-room", "hybrid"] {
        assert_eq!(count(code, &json!([here("s", "09:00", json!({ "mode": mode }))]), &none()), 1);
    }
    for more in [
        json!({ "place": ["a"] }),
        json!({ "place": { "venue": "hq" } }),
        json!({ "place": "to-be-announced" }),
        json!({ "place": "everywhere" }),
        json!({ "mode": "online" }),
        json!({ "kind": "lunch-break" }),
        json!({ "status": "postponed" }),
        json!({ "slot": { "day": 1 } }),
        json!({ "slot": null }),
    ] {
        assert_eq!(count(code, &json!([here("s", "09:00", more.clone())]), &none()), 0, "{more}");
    }
    assert_eq!(count(code, &one, &json!({ "place": ["a"] })), 0);
    let parts = |first: Value, second: Value| {
        let part = |id: &str, more: &Value| with(here(id, "09:00", json!({ "part_of": "s" })), more);
        count(code, &json!([here("s", "09:00", none()), part("p", &first), part("q", &second)]), &none())
    };
    let placed = || json!({ "place": ["a"] });
    assert_eq!(parts(placed(), placed()), 0);
    assert_eq!(parts(placed(), none()), 1);
    assert_eq!(parts(none(), none()), 1);
}

#[test]
fn rooms_that_are_handed_over() {
    let code = Code::InsufficientRoomTurnover;
    let asked = |changeover: &str, sessions: Value, more: Value| {
        let found = findings(code, &json!({ "changeover": changeover }), &sessions, &more);
        found.iter().map(|one| (one.message(), one.detail("minutes").cloned())).collect::<Vec<_>>()
    };
    let here = |id: &str, start: &str, end: &str, more: &Value| {
        with(on_day_one(id, start, end, &json!({ "place": ["a"] })), more)
    };
    let next = |start: &str, more: Value| {
        let sessions = json!([
            here("x", "09:00", "10:00", &none()),
            here("y", start, "12:00", &more),
            here("whole", "08:00", "08:10", &none()),
        ]);
        asked("00:15", sessions, none())
    };
    let said = |gap: &str, start: &str, minutes| {
        let (x, y) = ("“x” (2026-03-02, 09:00–10:00)", format!("“y” (2026-03-02, {start}–12:00)"));
        vec![(format!("“Room A” has {gap} between {x} and {y}"), Some(Detail::Number(minutes)))]
    };
    assert_eq!(next("10:14", none()), said("only 14 minutes", "10:14", 14));
    assert_eq!(next("10:01", none()), said("only 1 minute", "10:01", 1));
    assert_eq!(next("10:00", none()), said("no time", "10:00", 0));
    assert_eq!(next("10:15", none()), []);
    assert_eq!(next("09:59", none()), []);
    for more in [
        json!({ "kind": "break" }),
        json!({ "kind": "poster" }),
        json!({ "status": "cancelled" }),
        json!({ "joint_with": ["x"] }),
        json!({ "may_overlap": ["x"] }),
        json!({ "part_of": "x" }),
        json!({ "place": ["b"] }),
        json!({ "slot": { "day": 1, "start": "10:00" } }),
        json!({ "slot": { "day": 1, "start": "10:00", "end": "10:00" } }),
    ] {
        assert_eq!(next("10:00", more.clone()), [], "{more}");
    }
    // Tied to another session, it still has to wait for this one.
    assert_eq!(next("10:14", json!({ "joint_with": ["whole"] })).len(), 1);
    let two = json!([here("x", "09:00", "10:00", &none()), here("y", "10:14", "12:00", &none())]);
    assert_eq!(asked("00:00", two.clone(), none()), []);
    let holding = |most: u32| rooms(&json!([{ "id": "a", "name": "Room A", "simultaneous": most }]));
    assert_eq!(asked("00:15", two.clone(), holding(1)).len(), 1);
    assert_eq!(asked("00:15", two, holding(2)), []);
    // Between parts of one session nothing is set up anew.
    let parts = |first: &str, second: &str| {
        json!([
            on_day_one("whole", "09:00", "12:00", &none()),
            on_day_one("other", "09:00", "12:00", &none()),
            here("x", "09:00", "10:00", &json!({ "part_of": first })),
            here("y", "10:00", "12:00", &json!({ "part_of": second })),
        ])
    };
    assert_eq!(asked("00:15", parts("whole", "whole"), none()), []);
    assert_eq!(asked("00:15", parts("whole", "other"), none()).len(), 1);
    // What ends early beside something else hands nothing over.
    let beside = |end: &str| {
        json!([
            here("long", "09:00", "11:00", &none()),
            here("short", "09:30", end, &json!({ "may_overlap": ["long"] })),
            here("y", "11:05", "12:00", &none()),
        ])
    };
    for (end, last) in [("10:00", "“long”"), ("11:00", "“short”")] {
        let found = asked("00:15", beside(end), none());
        assert!(found.len() == 1 && found[0].0.contains(&format!("between {last}")), "{found:?}");
    }
    let help = findings(
        code,
        &json!({ "changeover": "01:15" }),
        &json!([here("x", "09:00", "10:00", &none()), here("y", "10:14", "12:00", &none())]),
        &none(),
    );
    assert_eq!(help[0].help().unwrap(), "move one session; a room needs 1 h 15 min between two sessions");
}

#[test]
fn more_people_than_seats() {
    let code = Code::RoomCapacityExceeded;
    let sized = rooms(&json!([
        { "id": "a", "name": "A", "capacity": 30 }, { "id": "b", "name": "B", "capacity": 20 }, { "id": "c", "name": "C" },
        { "id": "huge", "name": "Huge", "capacity": 4_294_967_295_u32 },
    ]));
    let found = |limit: u32, more: Value| {
        let session =
            on_day_one("s", "09:00", "10:00", &json!({ "attendance_limit": limit, "place": ["a"] }));
        messages(code, &json!([with(session, &more)]), &sized)
    };
    let said = |limit: u32, rooms: &str, seats: u32| {
        vec![format!(
            "“s” (2026-03-02, 09:00–10:00) admits {limit} people, but {rooms} room for only {seats}"
        )]
    };
    assert_eq!(found(31, none()), said(31, "“A” has", 30));
    assert_eq!(found(31, json!({ "mode": "in-room" })), said(31, "“A” has", 30));
    assert_eq!(found(51, json!({ "relayed_to": ["b"] })), said(51, "“A” and “B” have", 50));
    assert_eq!(found(51, json!({ "place": ["a", "b"] })), said(51, "“A” and “B” have", 50));
    assert!(found(30, none()).is_empty());
    assert!(found(50, json!({ "relayed_to": ["b"] })).is_empty());
    assert!(found(99, json!({ "place": ["a", "huge"] })).is_empty());
    for more in [
        json!({ "mode": "online" }),
        json!({ "mode": "hybrid" }),
        json!({ "status": "dropped" }),
        json!({ "place": ["c"] }),
        json!({ "relayed_to": ["c"] }),
        json!({ "place": null }),
        json!({ "place": { "venue": "hq" } }),
        json!({ "attendance_limit": null }),
    ] {
        assert!(found(99, more.clone()).is_empty(), "{more}");
    }
}

#[test]
fn rooms_that_are_closed() {
    let found = |available: Value, slot: Value, more: Value| {
        let rooms = rooms(&json!([{ "id": "a", "name": "Room A", "available": available }]));
        let session = json!({ "id": "s", "title": "S", "place": ["a"], "slot": slot });
        messages(Code::RoomUnavailable, &json!([with(session, &more)]), &rooms).len()
    };
    let at = |start: &str, end: &str| json!({ "day": 1, "start": start, "end": end });
    let part = |part: &str| json!([{ "day": 1, "part": part }]);
    let from = |start: &str| json!([{ "day": 1, "start": start }]);
    for (available, slot, expected) in [
        (json!([]), at("09:00", "10:00"), 0),
        (json!([{ "day": 1 }]), at("00:00", "24:00"), 0),
        (json!([{ "day": 1 }]), at("00:00", "24:01"), 1),
        (json!([{ "day": 2 }]), at("09:00", "10:00"), 1),
        (json!([{ "day": 1 }, { "day": 2 }]), at("23:00", "25:00"), 0),
        (part("morning"), at("00:00", "12:00"), 0),
        (part("morning"), at("11:00", "12:01"), 1),
        (part("afternoon"), at("12:00", "18:00"), 0),
        (part("afternoon"), at("11:59", "18:00"), 1),
        (part("afternoon"), at("12:00", "18:01"), 1),
        (part("night"), at("22:00", "30:00"), 0),
        (part("night"), at("21:59", "30:00"), 1),
        (part("night"), at("22:00", "30:01"), 1),
        (part("all-day"), at("00:00", "24:00"), 0),
        (from("09:00"), at("09:00", "24:00"), 0),
        (from("09:00"), at("08:59", "10:00"), 1),
        (from("09:00"), at("09:00", "24:01"), 1),
        (from("25:00"), at("25:00", "26:00"), 1),
        (json!([at("09:00", "10:00")]), at("09:00", "10:00"), 0),
        (json!([at("09:00", "10:00")]), at("08:59", "10:00"), 1),
        (json!([at("09:00", "10:00")]), at("09:00", "10:01"), 1),
        (json!([at("10:00", "11:00"), at("09:00", "10:00")]), at("09:30", "11:00"), 0),
        (json!([at("09:00", "10:00"), at("10:01", "11:00")]), at("09:30", "11:00"), 1),
        (json!([at("09:00", "12:00"), at("09:30", "10:00")]), at("09:00", "11:30"), 0),
        (json!([at("09:00", "10:00"), at("09:30", "12:00")]), at("09:00", "11:30"), 0),
        (json!([at("09:00", "10:00")]), at("12:00", "12:00"), 0),
        (json!([at("09:00", "10:00")]), json!({ "day": 1, "start": "12:00" }), 0),
        (json!([at("09:00", "10:00")]), json!({ "day": 1 }), 0),
    ] {
        assert_eq!(found(available.clone(), slot.clone(), none()), expected, "{available} {slot}");
    }
    assert_eq!(found(json!([{ "day": 2 }]), at("09:00", "10:00"), json!({ "status": "cancelled" })), 0);
}

#[test]
fn parts_in_several_rooms() {
    let code = Code::RoomSwitchBetweenParts;
    let found = |first: Value, second: Value| {
        let part = |id: &str, start: &str, end: &str, more: &Value| {
            with(on_day_one(id, start, end, &json!({ "part_of": "whole", "place": ["a"] })), more)
        };
        let sessions = json!([
            on_day_one("whole", "09:00", "12:00", &json!({ "place": ["a"] })),
            part("q", "10:00", "11:00", &second),
            part("p", "09:00", "10:00", &first),
        ]);
        messages(code, &sessions, &none())
    };
    let there = || json!({ "place": ["b"] });
    assert_eq!(found(none(), there()), ["“whole” changes rooms between its parts “p” and “q”"]);
    assert_eq!(found(there(), json!({ "place": ["a", "b"] })).len(), 1);
    let later = json!({ "place": ["b"], "slot": { "day": 1, "start": "10:30", "end": "11:00" } });
    assert_eq!(found(none(), later).len(), 1);
    let beside = json!({ "place": ["b"], "slot": { "day": 1, "start": "09:59", "end": "11:00" } });
    for (first, second) in [
        (none(), none()),
        (json!({ "place": ["a", "b"] }), none()),
        (none(), beside),
        (json!({ "place": null }), there()),
        (json!({ "status": "cancelled" }), there()),
        (none(), json!({ "status": "dropped", "place": ["b"] })),
    ] {
        assert!(found(first.clone(), second.clone()).is_empty(), "{first} {second}");
    }
}

#[test]
fn online_and_no_address() {
    let code = Code::OnlineSessionWithoutLink;
    let online = rooms(&json!([
        { "id": "a", "name": "A" }, { "id": "net", "name": "Net", "online": "https://example.org/net" },
    ]));
    let found = |whole: Value, session: Value| {
        let sessions = json!([
            on_day_one("whole", "09:00", "10:00", &whole),
            on_day_one("s", "09:00", "10:00", &with(json!({ "mode": "online" }), &session)),
        ]);
        count(code, &sessions, &online)
    };
    let link = || json!([{ "url": "https://example.org" }]);
    assert_eq!(found(none(), none()), 1);
    assert_eq!(found(none(), json!({ "mode": "hybrid", "place": ["a"] })), 1);
    assert_eq!(found(json!({ "links": link() }), none()), 1);
    assert_eq!(found(none(), json!({ "part_of": "whole" })), 1);
    for (whole, session) in [
        (none(), json!({ "mode": "in-room" })),
        (none(), json!({ "mode": null })),
        (none(), json!({ "status": "cancelled" })),
        (none(), json!({ "links": link() })),
        (json!({ "links": link() }), json!({ "part_of": "whole" })),
        (none(), json!({ "place": ["a", "net"] })),
        (none(), json!({ "place": ["a"], "relayed_to": ["net"] })),
    ] {
        assert_eq!(found(whole.clone(), session.clone()), 0, "{whole} {session}");
    }
}

#[test]
fn online_alone_and_yet_somewhere() {
    let code = Code::AttendanceModeMismatch;
    let online = rooms(&json!([
        { "id": "a", "name": "A" }, { "id": "net", "name": "Net", "online": "https://example.org/net" },
    ]));
    let found = |more: Value| {
        let session = on_day_one("s", "09:00", "10:00", &with(json!({ "mode": "online" }), &more));
        let whole = on_day_one("whole", "09:00", "10:00", &json!({ "place": ["a"] }));
        let found = findings(code, &none(), &json!([session, whole]), &online);
        found.iter().map(|one| (one.message(), one.path().to_string())).collect::<Vec<_>>()
    };
    let said = |what: &str, field: &str| {
        let message = format!("“s” (2026-03-02, 09:00–10:00) is marked as online only, but {what}");
        vec![(message, format!("/sessions/0/{field}"))]
    };
    let in_person =
        || json!([{ "person": "ada", "presence": "remote" }, { "person": "bo", "presence": "in-person" }]);
    assert_eq!(
        found(json!({ "place": ["a"] })),
        said("takes place in “A”, which is not an online room", "place")
    );
    assert_eq!(
        found(json!({ "place": ["net", "a"] })),
        said("takes place in “A”, which is not an online room", "place")
    );
    let bo = said("Bo Lind takes part in person", "participations");
    assert_eq!(found(json!({ "participations": in_person() })), bo);
    assert_eq!(found(json!({ "place": ["net"], "participations": in_person() })), bo);
    let both = json!({ "place": ["a"], "participations": in_person() });
    assert_eq!(found(both), said("takes place in “A”, which is not an online room", "place"));
    for more in [
        none(),
        json!({ "place": ["net"] }),
        json!({ "place": { "venue": "hq" } }),
        json!({ "part_of": "whole" }),
        json!({ "place": ["a"], "mode": "hybrid" }),
        json!({ "place": ["a"], "mode": null }),
        json!({ "place": ["a"], "status": "cancelled" }),
        json!({ "participations": [{ "person": "ada" }, { "person": "bo", "presence": "recorded" }] }),
    ] {
        assert_eq!(found(more.clone()), [], "{more}");
    }
}

#[test]
fn what_is_said_of_rooms_is_said_of_their_own_sessions() {
    let sessions = json!([
        on_day_one("s", "09:00", "10:00", &json!({ "place": ["a"] })),
        on_day_one("t", "09:00", "10:00", &json!({ "place": ["b"] })),
    ]);
    let rooms = rooms(&json!([
        { "id": "a", "name": "A", "available": [{ "day": 2 }] }, { "id": "b", "name": "B", "available": [{ "day": 1 }] },
    ]));
    let found = findings(Code::RoomUnavailable, &none(), &sessions, &rooms);
    let told: Vec<String> = found.iter().map(Finding::message).collect();
    assert_eq!(told, ["“s” (2026-03-02, 09:00–10:00) is in “A”, which is not available at that time"]);
}
