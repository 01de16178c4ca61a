//! Tests of the rules about clashes.

use programme::query::Contested;
use programme::report::Detail;
use programme::{Code, Finding};
use serde_json::{Value, json};

use crate::support::rules::{findings, messages, on_day_one, programme, subjects, with};

fn none() -> Value {
    json!({})
}

fn count(code: Code, sessions: &Value, more: &Value) -> usize {
    subjects(code, sessions, more).len()
}

/// Returns two overlapping sessions, and an earlier session `whole` that can become their parent.
fn two(first: &Value, second: &Value) -> Value {
    json!([
        on_day_one("x", "09:00", "10:00", first),
        on_day_one("y", "09:30", "10:30", second),
        on_day_one("whole", "08:00", "08:30", &none()),
    ])
}

/// Returns the numbers of definite and tentative clashes.
fn both(codes: [Code; 2], sessions: &Value, more: &Value) -> [usize; 2] {
    codes.map(|code| count(code, sessions, more))
}

const PERSON_CODES: [Code; 2] = [Code::PersonDoubleBooked, Code::PersonDoubleBookedSoft];
const ROOM_CODES: [Code; 2] = [Code::RoomDoubleBooked, Code::RoomDoubleBookedTentative];
const NO_CLASH: [usize; 2] = [0, 0];
const DEFINITE: [usize; 2] = [1, 0];
const TENTATIVE: [usize; 2] = [0, 1];

#[test]
fn overlapping_sessions_of_one_person_clash() {
    let clashes = |participation: Value, more: Value| {
        let ada = json!([{ "person": "ada", "role": "speaker" }]);
        let participation = with(json!({ "person": "ada", "role": "speaker" }), &participation);
        let second = with(json!({ "participations": [participation] }), &more);
        both(PERSON_CODES, &two(&json!({ "participations": ada }), &second), &none())
    };
    let slot = |start: &str, end: &str| json!({ "slot": { "day": 1, "start": start, "end": end } });
    let part = |start: &str, end: &str| json!({ "part": { "start": start, "end": end } });
    for (participation, more, expected) in [
        (none(), none(), DEFINITE),
        (json!({ "role": "moderator" }), none(), DEFINITE),
        (json!({ "role": "presenter" }), none(), TENTATIVE),
        (json!({ "role": null }), none(), TENTATIVE),
        (json!({ "role": "author" }), none(), NO_CLASH),
        (json!({ "status": "invited" }), none(), TENTATIVE),
        (json!({ "status": "tentative" }), none(), TENTATIVE),
        (json!({ "status": "withdrawn" }), none(), NO_CLASH),
        (json!({ "presence": "recorded" }), none(), NO_CLASH),
        (json!({ "presence": "remote" }), none(), DEFINITE),
        (none(), json!({ "status": "tentative" }), TENTATIVE),
        (none(), json!({ "status": "postponed" }), NO_CLASH),
        (none(), slot("09:59", "10:30"), DEFINITE),
        (none(), slot("10:00", "10:30"), NO_CLASH),
        (none(), slot("08:00", "09:00"), NO_CLASH),
        (none(), slot("08:00", "09:01"), DEFINITE),
        (none(), slot("09:30", "09:30"), NO_CLASH),
        (none(), json!({ "slot": { "day": 1, "start": "09:30" } }), NO_CLASH),
        (none(), json!({ "slot": { "day": 1 } }), NO_CLASH),
        (part("10:00", "10:15"), none(), NO_CLASH),
        (part("09:45", "10:15"), none(), DEFINITE),
        (with(part("09:45", "10:15"), &json!({ "role": "presenter" })), none(), DEFINITE),
        (with(part("09:45", "10:15"), &json!({ "role": null })), none(), TENTATIVE),
        (none(), json!({ "mode": "online" }), DEFINITE),
        (none(), json!({ "kind": "exhibition" }), DEFINITE),
        (none(), json!({ "may_overlap": ["x"] }), NO_CLASH),
        (none(), json!({ "joint_with": ["x"] }), NO_CLASH),
        (none(), json!({ "relays": "x" }), NO_CLASH),
        (none(), json!({ "part_of": "x" }), NO_CLASH),
        (none(), json!({ "part_of": "whole" }), DEFINITE),
    ] {
        assert_eq!(clashes(participation.clone(), more.clone()), expected, "{participation} {more}");
    }
    let speaks = json!({ "participations": [{ "person": "ada", "role": "speaker" }] });
    let group = json!({ "people": [{ "id": "ada", "name": "All of us", "group": true }] });
    assert_eq!(both(PERSON_CODES, &two(&speaks, &speaks), &group), TENTATIVE);
    for field in ["may_overlap", "joint_with"] {
        let first = with(speaks.clone(), &json!({ field: ["y"] }));
        assert_eq!(both(PERSON_CODES, &two(&first, &speaks), &none()), NO_CLASH);
    }
    let relayed = with(speaks.clone(), &json!({ "relays": "y" }));
    assert_eq!(both(PERSON_CODES, &two(&relayed, &speaks), &none()), NO_CLASH);
}

#[test]
fn a_part_without_a_slot_may_clash_during_its_parent_session() {
    let speaks = json!({ "participations": [{ "person": "ada", "role": "speaker" }] });
    let clashes = |part: Value, other: Value| {
        let sessions = json!([
            on_day_one("whole", "09:00", "10:00", &none()),
            with(
                json!({ "id": "part", "part_of": "whole", "participations": speaks["participations"] }),
                &part
            ),
            on_day_one("y", "09:30", "10:30", &with(speaks.clone(), &other)),
        ]);
        both(PERSON_CODES, &sessions, &none())
    };
    let slot = || json!({ "slot": { "day": 1, "start": "09:00", "end": "10:00" } });
    assert_eq!(clashes(none(), none()), TENTATIVE);
    assert_eq!(clashes(slot(), none()), DEFINITE);
    // Parts of the same session only clash if both have slots that overlap.
    assert_eq!(clashes(none(), json!({ "part_of": "whole" })), NO_CLASH);
    assert_eq!(clashes(slot(), json!({ "part_of": "whole" })), DEFINITE);
}

#[test]
fn repeated_sessions_inherit_participations() {
    let speaks = json!({ "participations": [{ "person": "ada", "role": "speaker" }] });
    let clashes = |again: Value| {
        let sessions = json!([
            on_day_one("x", "09:00", "10:00", &speaks),
            on_day_one("again", "14:00", "15:00", &with(json!({ "repeats": "x" }), &again)),
            on_day_one("y", "14:30", "15:30", &speaks),
        ]);
        both(PERSON_CODES, &sessions, &none())
    };
    assert_eq!(clashes(none()), DEFINITE);
    assert_eq!(clashes(json!({ "participations": [{ "person": "bo", "role": "speaker" }] })), NO_CLASH);
    assert_eq!(clashes(json!({ "status": "cancelled" })), NO_CLASH);
}

#[test]
fn several_roles_in_one_session_cause_one_clash() {
    let list = |role: &str| json!({ "participations": [{ "person": "ada" }, { "person": "ada", "role": role }, { "person": "ada", "role": "chair" }] });
    assert_eq!(both(PERSON_CODES, &two(&list("speaker"), &list("speaker")), &none()), DEFINITE);
    let tentative =
        json!({ "participations": [{ "person": "ada" }, { "person": "ada", "role": "presenter" }] });
    assert_eq!(both(PERSON_CODES, &two(&list("speaker"), &tentative), &none()), TENTATIVE);
    // The finding reports the first overlap of the definite participations.
    let part = |start: &str, end: &str| json!({ "person": "ada", "role": "speaker", "part": { "start": start, "end": end } });
    let parts =
        json!({ "participations": [part("09:50", "09:55"), { "person": "ada" }, part("09:35", "09:40")] });
    let result = findings(Code::PersonDoubleBooked, &none(), &two(&list("speaker"), &parts), &none());
    assert_eq!(result[0].detail("when"), Some(&Detail::Text("2026-03-02, 09:35–09:40".into())));
    assert_eq!(result[0].detail("seconds"), Some(&Detail::Number(300)));
}

#[test]
fn overlapping_sessions_in_one_room_clash() {
    let here = || json!({ "place": ["a"] });
    let clashes = |first: Value, second: Value| {
        both(ROOM_CODES, &two(&with(here(), &first), &with(here(), &second)), &none())
    };
    for (first, second, expected) in [
        (none(), none(), DEFINITE),
        (none(), json!({ "status": "proposed" }), TENTATIVE),
        (json!({ "status": "accepted" }), none(), TENTATIVE),
        (none(), json!({ "status": "dropped" }), NO_CLASH),
        (none(), json!({ "kind": "break" }), NO_CLASH),
        (none(), json!({ "kind": "poster-session" }), NO_CLASH),
        (none(), json!({ "kind": "social" }), DEFINITE),
        (none(), json!({ "mode": "online" }), NO_CLASH),
        (none(), json!({ "mode": "hybrid" }), DEFINITE),
        (none(), json!({ "place": ["b"] }), NO_CLASH),
        (none(), json!({ "place": ["b", "a"] }), DEFINITE),
        (none(), json!({ "place": ["hall"] }), NO_CLASH),
        (none(), json!({ "place": "everywhere" }), NO_CLASH),
        (none(), json!({ "place": "to-be-announced" }), NO_CLASH),
        (none(), json!({ "place": { "venue": "hq" } }), DEFINITE),
        (json!({ "place": { "venue": "hq" } }), json!({ "place": { "venue": "hq" } }), DEFINITE),
        (
            json!({ "place": { "venue": "hq" } }),
            json!({ "place": { "venue": "hq" }, "status": "tentative" }),
            TENTATIVE,
        ),
        (json!({ "place": ["a", "b"] }), json!({ "place": ["b", "a"] }), DEFINITE),
        (none(), json!({ "may_overlap": ["x"] }), NO_CLASH),
        (none(), json!({ "part_of": "x" }), NO_CLASH),
        (none(), json!({ "part_of": "whole" }), DEFINITE),
        (none(), json!({ "slot": { "day": 1, "start": "10:00", "end": "10:30" } }), NO_CLASH),
        (none(), json!({ "slot": { "day": 1, "start": "09:59", "end": "10:30" } }), DEFINITE),
    ] {
        assert_eq!(clashes(first.clone(), second.clone()), expected, "{first} {second}");
    }
    // Sessions in different rooms of a venue do not clash.
    let third = on_day_one("v", "12:00", "13:00", &json!({ "place": { "venue": "hq" } }));
    let mut sessions = two(&here(), &json!({ "place": ["b"] })).as_array().unwrap().clone();
    sessions.push(third);
    assert_eq!(both(ROOM_CODES, &sessions.into(), &none()), NO_CLASH);
}

#[test]
fn combined_rooms_clash_with_their_parts() {
    let rooms = json!({ "venues": [{ "id": "hq", "name": "HQ", "rooms": [
        { "id": "a", "name": "A" }, { "id": "b", "name": "B" }, { "id": "c", "name": "C" },
        { "id": "ab", "name": "A+B", "made_of": ["a", "b"] }, { "id": "bc", "name": "B+C", "made_of": ["b", "c"] },
    ] }] });
    let clashes = |first: &str, second: &str| {
        let sessions = two(&json!({ "place": [first] }), &json!({ "place": [second] }));
        subjects(Code::RoomDoubleBooked, &sessions, &rooms)
    };
    assert_eq!(clashes("a", "ab"), ["room \"a\""]);
    assert_eq!(clashes("ab", "b"), ["room \"b\""]);
    assert_eq!(clashes("ab", "bc"), ["room \"b\""]);
    assert_eq!(clashes("ab", "ab"), ["room \"ab\""]);
    assert_eq!(clashes("ab", "c"), [""; 0]);
    assert_eq!(clashes("a", "b"), [""; 0]);
    // A crowd in a combined room is reported once, and not again for each part of the room.
    let crowd = many(10, &json!({ "place": ["ab"] }));
    assert_eq!(count(Code::RoomDoubleBooked, &crowd, &rooms), 1);
}

#[test]
fn sessions_during_a_plenary_are_reported() {
    let reported = |plenary: Value, other: Value| {
        let first = with(json!({ "plenary": true, "kind": "keynote" }), &plenary);
        subjects(Code::PlenaryOverlapsSession, &two(&first, &other), &none())
    };
    assert_eq!(reported(none(), none()), ["session \"y\""]);
    assert_eq!(reported(none(), json!({ "plenary": true })), ["session \"y\""]);
    assert_eq!(reported(json!({ "plenary": false }), json!({ "plenary": true })), ["session \"x\""]);
    assert_eq!(reported(none(), json!({ "kind": "break", "plenary": true })), ["session \"y\""]);
    assert_eq!(reported(none(), json!({ "status": "proposed" })), ["session \"y\""]);
    for (plenary, other) in [
        (json!({ "plenary": false }), none()),
        (json!({ "plenary": false, "place": "everywhere" }), none()),
        (json!({ "status": "cancelled" }), none()),
        (none(), json!({ "status": "cancelled" })),
        (none(), json!({ "kind": "break" })),
        (none(), json!({ "kind": "concert" })),
        (none(), json!({ "kind": "assembly" })),
        (none(), json!({ "kind": "poster" })),
        (none(), json!({ "part_of": "x" })),
        (none(), json!({ "may_overlap": ["x"] })),
        (none(), json!({ "slot": { "day": 1, "start": "10:00", "end": "11:00" } })),
        (none(), json!({ "slot": { "day": 1, "start": "09:30" } })),
    ] {
        assert_eq!(reported(plenary.clone(), other.clone()), [""; 0], "{plenary} {other}");
    }
    // The other two sessions may overlap each other, because neither is a plenary session.
    let mut three = two(&json!({ "plenary": true }), &none()).as_array().unwrap().clone();
    three.push(on_day_one("z", "09:30", "10:30", &none()));
    assert_eq!(count(Code::PlenaryOverlapsSession, &three.into(), &none()), 2);
}

#[test]
fn declared_conflicts_are_reported() {
    let code = Code::DeclaredConflictParallel;
    let count_for = |first: Value, second: Value| {
        count(code, &two(&with(json!({ "must_not_overlap": ["y"] }), &first), &second), &none())
    };
    let slot = |start: &str, end: &str| json!({ "slot": { "day": 1, "start": start, "end": end } });
    assert_eq!(count_for(none(), none()), 1);
    assert_eq!(count_for(none(), slot("09:59", "12:00")), 1);
    assert_eq!(count_for(none(), slot("08:00", "09:01")), 1);
    assert_eq!(count_for(none(), json!({ "kind": "break" })), 1);
    assert_eq!(count_for(json!({ "must_not_overlap": [] }), json!({ "must_not_overlap": ["x"] })), 1);
    // A part without a slot occupies the time of its parent session.
    assert_eq!(count_for(json!({ "slot": null, "part_of": "whole" }), slot("08:00", "08:10")), 1);
    for (first, second) in [
        (none(), slot("10:00", "12:00")),
        (none(), slot("08:00", "09:00")),
        (none(), json!({ "status": "cancelled" })),
        (none(), json!({ "may_overlap": ["x"] })),
        (none(), json!({ "slot": { "day": 1 } })),
        (json!({ "must_not_overlap": [] }), none()),
    ] {
        assert_eq!(count_for(first.clone(), second.clone()), 0, "{first} {second}");
    }
}

#[test]
fn clashes_are_limited_to_the_selected_sessions() {
    let ada = json!({ "participations": [{ "person": "ada", "role": "speaker" }] });
    let (room, apart) = (json!({ "place": ["a"] }), json!({ "must_not_overlap": ["y"] }));
    let (plenary, venue) = (json!({ "plenary": true }), json!({ "place": { "venue": "hq" } }));
    for fields in [ada, room, apart, plenary, venue] {
        let second = if fields.get("must_not_overlap").is_some() { none() } else { fields.clone() };
        let programme = programme(&two(&fields, &second), &none()).build().unwrap();
        let all = programme.clashes();
        assert!(all.pairs.len() == 1 && all.crowds.is_empty() && !all.is_empty(), "{fields}");
        assert_eq!(programme.select(["x", "y"]).unwrap().clashes(), all, "{fields}");
        for subset in [["x", "whole"], ["y", "whole"]] {
            assert!(programme.select(subset).unwrap().clashes().is_empty(), "{fields} {subset:?}");
        }
    }
    // A plenary session clashes definitely. A session that takes place everywhere clashes
    // tentatively.
    for (first, definite) in [(json!({ "plenary": true }), true), (json!({ "place": "everywhere" }), false)] {
        let programme = programme(&two(&first, &none()), &none()).build().unwrap();
        let definitely: Vec<bool> = programme.clashes().pairs.iter().map(|clash| clash.definite).collect();
        assert_eq!(definitely, [definite], "{first}");
    }
    // Crowds that start with the same session are in the order of the rooms.
    let rooms = json!({ "venues": [{ "id": "hq", "name": "HQ", "rooms": [{ "id": "z", "name": "Z" }, { "id": "a", "name": "A" }] }] });
    let mut sessions = vec![on_day_one("r", "09:00", "10:00", &json!({ "place": ["a", "z"] }))];
    let in_room = |room: &str, index: u32| {
        on_day_one(&format!("{room}{index}"), "09:00", "10:00", &json!({ "place": [room] }))
    };
    sessions.extend((0..9).map(|index| in_room("a", index)).chain((0..10).map(|index| in_room("z", index))));
    sessions[1..].iter_mut().for_each(|session| session["slot"]["start"] = "09:15".into());
    let crowded = programme(&sessions.into(), &rooms).build().unwrap();
    let clashes = crowded.clashes();
    let over: Vec<_> = clashes.crowds.iter().map(|crowd| crowd.over).collect();
    assert_eq!(over, ["z", "a"].map(|id| Contested::Room(crowded.room(id).unwrap())));
    // A crowd counts as a clash, although its pairs are not listed.
    let crowded = programme(&many(10, &json!({ "place": ["a"] })), &none()).build().unwrap();
    let clashes = crowded.clashes();
    assert!(clashes.pairs.is_empty() && clashes.crowds.len() == 1 && !clashes.is_empty());
}

/// Returns the message and the related subjects of each finding.
fn messages_and_related(findings: &[Finding]) -> Vec<(String, String)> {
    let related = |finding: &Finding| {
        finding.related().iter().map(|related| related.subject.to_string()).collect::<Vec<_>>().join(", ")
    };
    findings.iter().map(|finding| (finding.message(), related(finding))).collect()
}

#[test]
fn messages_explain_each_clash() {
    let report = |code: Code, first: Value, second: Value| {
        messages_and_related(&findings(code, &none(), &two(&first, &second), &none()))
    };
    let expected = |message: &str, related: &str| vec![(message.to_owned(), related.to_owned())];
    let (x, y, xy) = ("session \"x\"", "session \"y\"", "session \"x\", session \"y\"");
    let ada = |more: Value| json!({ "participations": [with(json!({ "person": "ada", "role": "speaker" }), &more)] });
    let when = "2026-03-02, 09:30–10:00";
    assert_eq!(
        report(Code::PersonDoubleBooked, ada(none()), ada(none())),
        expected(&format!("Ada Okoye must be in “x” and “y” at the same time ({when})"), xy)
    );
    let reason = "the participation in “y” is not confirmed (\"status\": \"invited\")";
    let may = format!("Ada Okoye may have to be in “x” and “y” at the same time ({when})");
    let tentative = Code::PersonDoubleBookedSoft;
    let invited = ada(json!({ "status": "invited" }));
    assert_eq!(report(tentative, ada(none()), invited), expected(&format!("{may}: {reason}"), xy));
    for (first, second, who, status) in [
        ("tentative", "confirmed", "“x” is", "tentative"),
        ("confirmed", "proposed", "“y” is", "proposed"),
        ("accepted", "accepted", "both sessions are", "accepted"),
    ] {
        let ada = |status: &str| with(ada(none()), &json!({ "status": status }));
        let unconfirmed = format!("{may}: {who} not confirmed (\"status\": \"{status}\")");
        assert_eq!(report(tentative, ada(first), ada(second)), expected(&unconfirmed, xy));
    }
    let here = |more: Value| with(json!({ "place": ["a"] }), &more);
    let room = |verb: &str, reason: &str| {
        expected(&format!("“x” and “y” {verb} in “Room A” at the same time ({when}){reason}"), xy)
    };
    assert_eq!(report(Code::RoomDoubleBooked, here(none()), here(none())), room("are both", ""));
    let unconfirmed = here(json!({ "status": "proposed" }));
    let reason = ", but “y” is not confirmed (\"status\": \"proposed\")";
    assert_eq!(
        report(Code::RoomDoubleBookedTentative, here(none()), unconfirmed),
        room("are planned", reason)
    );
    let venue = json!({ "place": { "venue": "hq" } });
    let share = format!(
        "“x” and “y” are both in “Headquarters” at the same time ({when}), and “y” uses the entire venue"
    );
    assert_eq!(report(Code::RoomDoubleBooked, here(none()), venue), expected(&share, xy));
    let plenary = || json!({ "plenary": true });
    let overlapping = |first_id: &str, second_id: &str| {
        format!(
            "“{first_id}” and “{second_id}” overlap ({when}), although “{second_id}” is for everybody (\"plenary\": true)"
        )
    };
    assert_eq!(report(Code::PlenaryOverlapsSession, plenary(), none()), expected(&overlapping("y", "x"), x));
    assert_eq!(report(Code::PlenaryOverlapsSession, none(), plenary()), expected(&overlapping("x", "y"), y));
    let declared =
        format!("“x” and “y” overlap ({when}), although \"must_not_overlap\" in one of them forbids it");
    assert_eq!(
        report(Code::DeclaredConflictParallel, json!({ "must_not_overlap": ["y"] }), none()),
        expected(&declared, y)
    );
}

#[test]
fn a_clash_is_reported_on_the_day_on_which_it_starts() {
    let here = |day: u8, start: &str, end: &str| json!({ "place": ["a"], "slot": { "day": day, "start": start, "end": end } });
    let reported_when = |first: Value, second: Value| {
        let result = findings(Code::RoomDoubleBooked, &none(), &two(&first, &second), &none());
        result[0].detail("when").cloned()
    };
    let when = |when: &str| Some(Detail::Text(when.into()));
    assert_eq!(
        reported_when(here(1, "22:00", "26:00"), here(2, "01:00", "03:00")),
        when("2026-03-03, 01:00–02:00")
    );
    assert_eq!(
        reported_when(here(1, "22:00", "26:00"), here(1, "25:00", "27:00")),
        when("2026-03-02, 25:00–26:00")
    );
    assert_eq!(
        reported_when(here(1, "22:00", "26:00"), here(1, "22:00", "23:00")),
        when("2026-03-02, 22:00–23:00")
    );
}

/// Returns sessions that start at 09:00, each ten minutes longer than the previous one.
fn many(number: u32, more: &Value) -> Value {
    let end = |index: u32| format!("{:02}:{:02}", 10 + index / 6, index % 6 * 10);
    (0..number).map(|index| on_day_one(&format!("s{index:02}"), "09:00", &end(index), more)).collect()
}

fn crowd_details(finding: &Finding) -> [i64; 3] {
    ["sessions", "pairs", "peak"].map(|name| match finding.detail(name) {
        Some(Detail::Number(number)) => *number,
        other => panic!("{name}: {other:?}"),
    })
}

#[test]
fn a_crowd_is_reported_once_with_its_size() {
    let here = json!({ "place": ["a"] });
    let code = Code::RoomDoubleBooked;
    // Nine sessions have 36 pairs, four per session. Up to this ratio, pairs are listed
    // individually.
    assert_eq!(count(code, &many(9, &here), &none()), 36);
    let result = findings(code, &none(), &many(10, &here), &none());
    let expected = "“Room A” can host 1 session at a time, but up to 10 of 10 sessions overlap there (2026-03-02, 09:00–11:30)";
    assert_eq!(messages_and_related(&result), [(expected.to_owned(), "session \"s00\"".to_owned())]);
    assert_eq!(crowd_details(&result[0]), [10, 45, 10]);
    assert_eq!(result[0].detail("when"), Some(&Detail::Text("2026-03-02, 09:00–11:30".into())));
    assert_eq!(
        result[0].help().unwrap(),
        "move some of the sessions, or enter \"simultaneous\": 10 in “Room A” if it can host that many sessions"
    );
    let venue = findings(code, &none(), &many(10, &json!({ "place": { "venue": "hq" } })), &none());
    assert!(venue[0].message().starts_with("“Headquarters” can host 1 session at a time"));
    let ada = json!({ "participations": [{ "person": "ada", "role": "speaker" }] });
    assert_eq!(both(PERSON_CODES, &many(9, &ada), &none()), [36, 0]);
    let result = findings(Code::PersonDoubleBookedSoft, &none(), &many(10, &ada), &none());
    let expected =
        "Ada Okoye is in 10 overlapping sessions, up to 10 at the same time (2026-03-02, 09:00–11:30)";
    assert_eq!(messages_and_related(&result), [(expected.to_owned(), "session \"s00\"".to_owned())]);
    assert_eq!(
        result[0].help().unwrap(),
        "move the sessions, or enter \"group\": true for Ada Okoye if this is a group of people, which can split up"
    );
    let result =
        findings(Code::PlenaryOverlapsSession, &none(), &many(10, &json!({ "plenary": true })), &none());
    let expected = "10 sessions overlap with plenary sessions (\"plenary\": true), in 45 pairs (2026-03-02, 09:00–11:30)";
    assert_eq!(messages_and_related(&result), [(expected.to_owned(), String::new())]);
    assert_eq!(result[0].subject().to_string(), "session \"s00\"");
}

#[test]
fn a_crowd_around_plenaries_is_reported_once_with_its_size() {
    // Nine plenary sessions clash in 36 pairs. Nine other sessions add 81 pairs with the plenary
    // sessions, but do not clash with each other.
    let result = |others: u32| {
        let mut sessions = many(9, &json!({ "plenary": true })).as_array().unwrap().clone();
        sessions.extend((0..others).map(|index| on_day_one(&format!("t{index}"), "09:00", "09:30", &none())));
        let result = findings(Code::PlenaryOverlapsSession, &none(), &sessions.into(), &none());
        (result.len(), crowd_details_if_any(&result))
    };
    assert_eq!(result(0), (36, None));
    assert_eq!(result(1), (1, Some([10, 45, 10])));
    assert_eq!(result(9), (1, Some([18, 117, 18])));
    // Clashes with a single plenary session are always listed individually.
    let mut sessions = many(1, &json!({ "plenary": true })).as_array().unwrap().clone();
    sessions.extend((0..12).map(|index| on_day_one(&format!("t{index:02}"), "09:00", "09:30", &none())));
    assert_eq!(count(Code::PlenaryOverlapsSession, &sessions.into(), &none()), 12);
}

fn crowd_details_if_any(findings: &[Finding]) -> Option<[i64; 3]> {
    findings.first().filter(|finding| finding.detail("peak").is_some()).map(crowd_details)
}

#[test]
fn rooms_for_several_sessions_report_only_an_excess() {
    let reported = |limit: u32, times: &[(&str, &str)]| {
        let rooms = json!({ "venues": [{ "id": "hq", "name": "HQ", "rooms": [{ "id": "a", "name": "Hall", "simultaneous": limit }] }] });
        let rows = times.iter().enumerate();
        let sessions: Value = rows
            .map(|(index, (start, end))| {
                on_day_one(&format!("s{index}"), start, end, &json!({ "place": ["a"] }))
            })
            .collect();
        messages(Code::RoomDoubleBooked, &sessions, &rooms)
    };
    let three = [("09:00", "10:00"), ("09:15", "10:00"), ("09:30", "10:30")];
    let expected = "“Hall” can host 2 sessions at a time, but up to 3 of 3 sessions overlap there (2026-03-02, 09:00–10:30)";
    assert_eq!(reported(2, &three), [expected]);
    assert!(reported(3, &three).is_empty());
    assert_eq!(reported(1, &three).len(), 3);
    // At most two of these sessions overlap at any time.
    assert!(reported(2, &[("09:00", "10:00"), ("09:30", "11:00"), ("10:00", "12:00")]).is_empty());
    assert!(reported(2, &[("09:00", "10:00"), ("09:00", "10:00")]).is_empty());
    // Two crowds at different times are two findings.
    let again = [("10:30", "12:00"), ("10:30", "11:00"), ("10:45", "13:00")];
    assert_eq!(reported(2, &[&three[..], &again[..]].concat()).len(), 2);
}
