//! Tests of the rules about places.

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

/// Returns the fields of a programme whose only venue has the given rooms.
fn rooms(rooms: &Value) -> Value {
    json!({ "venues": [{ "id": "hq", "name": "Headquarters", "rooms": rooms }] })
}

#[test]
fn scheduled_sessions_without_a_place_are_reported() {
    let code = Code::SessionWithoutPlace;
    let session = |id: &str, start: &str, more: Value| on_day_one(id, start, "12:00", &more);
    let single = json!([session("s", "09:00", none())]);
    assert_eq!(messages(code, &single, &none()), ["“s” (2026-03-02, 09:00–12:00) has no place yet"]);
    let two = json!([session("a", "10:00", none()), session("z", "09:00", none())]);
    let expected = "2 sessions have no place yet; the first is “z” (2026-03-02, 09:00–12:00)";
    assert_eq!(messages(code, &two, &none()), [expected]);
    let result = findings(code, &none(), &two, &none());
    assert_eq!(result[0].detail("sessions"), Some(&Detail::Number(2)));
    assert_eq!(result[0].related()[0].subject.to_string(), "session \"z\"");
    for mode in ["in-room", "hybrid"] {
        assert_eq!(count(code, &json!([session("s", "09:00", json!({ "mode": mode }))]), &none()), 1);
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
        assert_eq!(count(code, &json!([session("s", "09:00", more.clone())]), &none()), 0, "{more}");
    }
    assert_eq!(count(code, &single, &json!({ "place": ["a"] })), 0);
    let parts = |first: Value, second: Value| {
        let part = |id: &str, more: &Value| with(session(id, "09:00", json!({ "part_of": "s" })), more);
        count(code, &json!([session("s", "09:00", none()), part("p", &first), part("q", &second)]), &none())
    };
    let placed = || json!({ "place": ["a"] });
    assert_eq!(parts(placed(), placed()), 0);
    assert_eq!(parts(placed(), none()), 1);
    assert_eq!(parts(none(), none()), 1);
}

#[test]
fn short_changeovers_of_a_room_are_reported() {
    let code = Code::InsufficientRoomTurnover;
    let review = |changeover: &str, sessions: Value, more: Value| {
        let findings = findings(code, &json!({ "changeover": changeover }), &sessions, &more);
        findings
            .iter()
            .map(|finding| (finding.message(), finding.detail("minutes").cloned()))
            .collect::<Vec<_>>()
    };
    let in_room = |id: &str, start: &str, end: &str, more: &Value| {
        with(on_day_one(id, start, end, &json!({ "place": ["a"] })), more)
    };
    let next = |start: &str, more: Value| {
        let sessions = json!([
            in_room("x", "09:00", "10:00", &none()),
            in_room("y", start, "12:00", &more),
            in_room("whole", "08:00", "08:10", &none()),
        ]);
        review("00:15", sessions, none())
    };
    let expected = |gap: &str, start: &str, minutes| {
        let (x, y) = ("“x” (2026-03-02, 09:00–10:00)", format!("“y” (2026-03-02, {start}–12:00)"));
        let message =
            format!("“Room A” has {gap} between {x} and {y}, but a room needs 15 minutes between sessions");
        vec![(message, Some(Detail::Number(minutes)))]
    };
    assert_eq!(next("10:14", none()), expected("only 14 minutes", "10:14", 14));
    assert_eq!(next("10:01", none()), expected("only 1 minute", "10:01", 1));
    assert_eq!(next("10:00", none()), expected("no time", "10:00", 0));
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
    // A relation to a third session makes no difference.
    assert_eq!(next("10:14", json!({ "joint_with": ["whole"] })).len(), 1);
    let two = json!([in_room("x", "09:00", "10:00", &none()), in_room("y", "10:14", "12:00", &none())]);
    assert_eq!(review("00:00", two.clone(), none()), []);
    let room_with_limit =
        |limit: u32| rooms(&json!([{ "id": "a", "name": "Room A", "simultaneous": limit }]));
    assert_eq!(review("00:15", two.clone(), room_with_limit(1)).len(), 1);
    assert_eq!(review("00:15", two, room_with_limit(2)), []);
    // No changeover is needed between parts of the same session.
    let parts = |first: &str, second: &str| {
        json!([
            on_day_one("whole", "09:00", "12:00", &none()),
            on_day_one("other", "09:00", "12:00", &none()),
            in_room("x", "09:00", "10:00", &json!({ "part_of": first })),
            in_room("y", "10:00", "12:00", &json!({ "part_of": second })),
        ])
    };
    assert_eq!(review("00:15", parts("whole", "whole"), none()), []);
    assert_eq!(review("00:15", parts("whole", "other"), none()).len(), 1);
    // The changeover starts when the last of the overlapping sessions ends.
    let overlapping = |end: &str| {
        json!([
            in_room("long", "09:00", "11:00", &none()),
            in_room("short", "09:30", end, &json!({ "may_overlap": ["long"] })),
            in_room("y", "11:05", "12:00", &none()),
        ])
    };
    for (end, last) in [("10:00", "“long”"), ("11:00", "“short”")] {
        let findings = review("00:15", overlapping(end), none());
        assert!(findings.len() == 1 && findings[0].0.contains(&format!("between {last}")), "{findings:?}");
    }
    let long = findings(
        code,
        &json!({ "changeover": "01:15" }),
        &json!([in_room("x", "09:00", "10:00", &none()), in_room("y", "10:14", "12:00", &none())]),
        &none(),
    );
    assert!(long[0].message().ends_with("but a room needs 1 h 15 min between sessions"), "{long:?}");
}

#[test]
fn attendance_limits_above_the_capacity_are_reported() {
    let code = Code::RoomCapacityExceeded;
    let rooms_with_capacity = rooms(&json!([
        { "id": "a", "name": "A", "capacity": 30 }, { "id": "b", "name": "B", "capacity": 20 }, { "id": "c", "name": "C" },
        { "id": "huge", "name": "Huge", "capacity": 4_294_967_295_u32 },
    ]));
    let reported = |limit: u32, more: Value| {
        let session =
            on_day_one("s", "09:00", "10:00", &json!({ "attendance_limit": limit, "place": ["a"] }));
        messages(code, &json!([with(session, &more)]), &rooms_with_capacity)
    };
    let expected = |limit: u32, rooms: &str, seats: u32| {
        vec![format!(
            "“s” (2026-03-02, 09:00–10:00) admits {limit} people (\"attendance_limit\"), but {rooms} room for only \
             {seats} (\"capacity\")"
        )]
    };
    assert_eq!(reported(31, none()), expected(31, "“A” has", 30));
    assert_eq!(reported(31, json!({ "mode": "in-room" })), expected(31, "“A” has", 30));
    assert_eq!(reported(51, json!({ "relayed_to": ["b"] })), expected(51, "“A” and “B” have", 50));
    assert_eq!(reported(51, json!({ "place": ["a", "b"] })), expected(51, "“A” and “B” have", 50));
    assert!(reported(30, none()).is_empty());
    assert!(reported(50, json!({ "relayed_to": ["b"] })).is_empty());
    assert!(reported(99, json!({ "place": ["a", "huge"] })).is_empty());
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
        assert!(reported(99, more.clone()).is_empty(), "{more}");
    }
}

#[test]
fn sessions_in_unavailable_rooms_are_reported() {
    let count_for = |available: Value, slot: Value, more: Value| {
        let rooms = rooms(&json!([{ "id": "a", "name": "Room A", "available": available }]));
        let session = json!({ "id": "s", "title": "S", "place": ["a"], "slot": slot });
        messages(Code::RoomUnavailable, &json!([with(session, &more)]), &rooms).len()
    };
    let between = |start: &str, end: &str| json!({ "day": 1, "start": start, "end": end });
    let part = |part: &str| json!([{ "day": 1, "part": part }]);
    let from = |start: &str| json!([{ "day": 1, "start": start }]);
    for (available, slot, expected) in [
        (json!([]), between("09:00", "10:00"), 0),
        (json!([{ "day": 1 }]), between("00:00", "24:00"), 0),
        (json!([{ "day": 1 }]), between("00:00", "24:01"), 1),
        (json!([{ "day": 2 }]), between("09:00", "10:00"), 1),
        (json!([{ "day": 1 }, { "day": 2 }]), between("23:00", "25:00"), 0),
        (part("morning"), between("00:00", "12:00"), 0),
        (part("morning"), between("11:00", "12:01"), 1),
        (part("afternoon"), between("12:00", "18:00"), 0),
        (part("afternoon"), between("11:59", "18:00"), 1),
        (part("afternoon"), between("12:00", "18:01"), 1),
        (part("night"), between("22:00", "30:00"), 0),
        (part("night"), between("21:59", "30:00"), 1),
        (part("night"), between("22:00", "30:01"), 1),
        (part("all-day"), between("00:00", "24:00"), 0),
        (from("09:00"), between("09:00", "24:00"), 0),
        (from("09:00"), between("08:59", "10:00"), 1),
        (from("09:00"), between("09:00", "24:01"), 1),
        (from("25:00"), between("25:00", "26:00"), 1),
        (json!([between("09:00", "10:00")]), between("09:00", "10:00"), 0),
        (json!([between("09:00", "10:00")]), between("08:59", "10:00"), 1),
        (json!([between("09:00", "10:00")]), between("09:00", "10:01"), 1),
        (json!([between("10:00", "11:00"), between("09:00", "10:00")]), between("09:30", "11:00"), 0),
        (json!([between("09:00", "10:00"), between("10:01", "11:00")]), between("09:30", "11:00"), 1),
        (json!([between("09:00", "12:00"), between("09:30", "10:00")]), between("09:00", "11:30"), 0),
        (json!([between("09:00", "10:00"), between("09:30", "12:00")]), between("09:00", "11:30"), 0),
        (json!([between("09:00", "10:00")]), between("12:00", "12:00"), 0),
        (json!([between("09:00", "10:00")]), json!({ "day": 1, "start": "12:00" }), 0),
        (json!([between("09:00", "10:00")]), json!({ "day": 1 }), 0),
    ] {
        assert_eq!(count_for(available.clone(), slot.clone(), none()), expected, "{available} {slot}");
    }
    assert_eq!(
        count_for(json!([{ "day": 2 }]), between("09:00", "10:00"), json!({ "status": "cancelled" })),
        0
    );
}

#[test]
fn parts_that_change_rooms_are_reported() {
    let code = Code::RoomSwitchBetweenParts;
    let reported = |first: Value, second: Value| {
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
    let in_room_b = || json!({ "place": ["b"] });
    assert_eq!(
        reported(none(), in_room_b()),
        ["the parts of “whole” are in different places: “p” in “Room A”, and then “q” in “Room B”"]
    );
    assert_eq!(reported(in_room_b(), json!({ "place": ["a", "b"] })).len(), 1);
    let later = json!({ "place": ["b"], "slot": { "day": 1, "start": "10:30", "end": "11:00" } });
    assert_eq!(reported(none(), later).len(), 1);
    let overlapping = json!({ "place": ["b"], "slot": { "day": 1, "start": "09:59", "end": "11:00" } });
    for (first, second) in [
        (none(), none()),
        (json!({ "place": ["a", "b"] }), none()),
        (none(), overlapping),
        (json!({ "place": null }), in_room_b()),
        (json!({ "status": "cancelled" }), in_room_b()),
        (none(), json!({ "status": "dropped", "place": ["b"] })),
    ] {
        assert!(reported(first.clone(), second.clone()).is_empty(), "{first} {second}");
    }
}

#[test]
fn online_sessions_without_a_link_are_reported() {
    let code = Code::OnlineSessionWithoutLink;
    let online = rooms(&json!([
        { "id": "a", "name": "A" }, { "id": "net", "name": "Net", "online": "https://example.org/net" },
    ]));
    let count_for = |parent: Value, session: Value| {
        let sessions = json!([
            on_day_one("whole", "09:00", "10:00", &parent),
            on_day_one("s", "09:00", "10:00", &with(json!({ "mode": "online" }), &session)),
        ]);
        count(code, &sessions, &online)
    };
    let link = || json!([{ "url": "https://example.org" }]);
    assert_eq!(count_for(none(), none()), 1);
    assert_eq!(count_for(none(), json!({ "mode": "hybrid", "place": ["a"] })), 1);
    assert_eq!(count_for(json!({ "links": link() }), none()), 1);
    assert_eq!(count_for(none(), json!({ "part_of": "whole" })), 1);
    for (parent, session) in [
        (none(), json!({ "mode": "in-room" })),
        (none(), json!({ "mode": null })),
        (none(), json!({ "status": "cancelled" })),
        (none(), json!({ "links": link() })),
        (json!({ "links": link() }), json!({ "part_of": "whole" })),
        (none(), json!({ "place": ["a", "net"] })),
        (none(), json!({ "place": ["a"], "relayed_to": ["net"] })),
    ] {
        assert_eq!(count_for(parent.clone(), session.clone()), 0, "{parent} {session}");
    }
}

#[test]
fn online_sessions_with_physical_attendance_are_reported() {
    let code = Code::AttendanceModeMismatch;
    let online = rooms(&json!([
        { "id": "a", "name": "A" }, { "id": "net", "name": "Net", "online": "https://example.org/net" },
    ]));
    let reported = |more: Value| {
        let session = on_day_one("s", "09:00", "10:00", &with(json!({ "mode": "online" }), &more));
        let parent = on_day_one("whole", "09:00", "10:00", &json!({ "place": ["a"] }));
        let reported = findings(code, &none(), &json!([session, parent]), &online);
        reported.iter().map(|finding| (finding.message(), finding.path().to_string())).collect::<Vec<_>>()
    };
    let expected = |reason: &str, field: &str| {
        let message =
            format!("“s” (2026-03-02, 09:00–10:00) is held only online (\"mode\": \"online\"), but {reason}");
        vec![(message, format!("/sessions/0/{field}"))]
    };
    let in_person =
        || json!([{ "person": "ada", "presence": "remote" }, { "person": "bo", "presence": "in-person" }]);
    assert_eq!(
        reported(json!({ "place": ["a"] })),
        expected("its place is “A”, which is not an online room", "place")
    );
    assert_eq!(
        reported(json!({ "place": ["net", "a"] })),
        expected("its place is “A”, which is not an online room", "place")
    );
    let bo = expected("Bo Lind takes part in person (\"presence\": \"in-person\")", "participations");
    assert_eq!(reported(json!({ "participations": in_person() })), bo);
    assert_eq!(reported(json!({ "place": ["net"], "participations": in_person() })), bo);
    let both = json!({ "place": ["a"], "participations": in_person() });
    assert_eq!(reported(both), expected("its place is “A”, which is not an online room", "place"));
    for more in [
        none(),
        json!({ "place": ["net"] }),
        json!({ "place": { "venue": "hq" } }),
        json!({ "part_of": "whole" }),
        json!({ "place": ["a"], "mode": "hybrid" }),
        json!({ "place": ["a"], "mode": null }),
        json!({ "place": ["a"], "status": "cancelled" }),
        json!({ "place": ["a"], "participations": in_person(),
                "links": [{ "url": "https://example.org/live", "relation": "stream" }] }),
        json!({ "participations": [{ "person": "ada" }, { "person": "bo", "presence": "recorded" }] }),
    ] {
        assert_eq!(reported(more.clone()), [], "{more}");
    }
}

#[test]
fn only_sessions_in_the_unavailable_room_are_reported() {
    let sessions = json!([
        on_day_one("s", "09:00", "10:00", &json!({ "place": ["a"] })),
        on_day_one("t", "09:00", "10:00", &json!({ "place": ["b"] })),
    ]);
    let rooms = rooms(&json!([
        { "id": "a", "name": "A", "available": [{ "day": 2 }] }, { "id": "b", "name": "B", "available": [{ "day": 1 }] },
    ]));
    let result = findings(Code::RoomUnavailable, &none(), &sessions, &rooms);
    let reported: Vec<String> = result.iter().map(Finding::message).collect();
    assert_eq!(
        reported,
        ["“s” (2026-03-02, 09:00–10:00) is in “A”, but this room is not available on that day"]
    );
}
