//! What clashes are found, how they are told, and what is left alone.

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

/// A session from 9:00 to 10:00, another from 9:30 to 10:30, and one that contains neither unless it is said.
fn two(first: &Value, second: &Value) -> Value {
    json!([
        on_day_one("x", "09:00", "10:00", first),
        on_day_one("y", "09:30", "10:30", second),
        on_day_one("whole", "08:00", "08:30", &none()),
    ])
}

/// How many clashes are definite, and how many are not.
fn both(codes: [Code; 2], sessions: &Value, more: &Value) -> [usize; 2] {
    codes.map(|code| count(code, sessions, more))
}

const FOR_PEOPLE: [Code; 2] = [Code::PersonDoubleBooked, Code::PersonDoubleBookedSoft];
const FOR_ROOMS: [Code; 2] = [Code::RoomDoubleBooked, Code::RoomDoubleBookedTentative];
const NOTHING: [usize; 2] = [0, 0];
const FIRM: [usize; 2] = [1, 0];
const SOFT: [usize; 2] = [0, 1];

#[test]
fn who_is_wanted_twice() {
    let found = |one: Value, more: Value| {
        let ada = json!([{ "person": "ada", "role": "speaker" }]);
        let one = with(json!({ "person": "ada", "role": "speaker" }), &one);
        let second = with(json!({ "participations": [one] }), &more);
        both(FOR_PEOPLE, &two(&json!({ "participations": ada }), &second), &none())
    };
    let at = |start: &str, end: &str| json!({ "slot": { "day": 1, "start": start, "end": end } });
    let part = |start: &str, end: &str| json!({ "part": { "start": start, "end": end } });
    for (one, more, expected) in [
        (none(), none(), FIRM),
        (json!({ "role": "moderator" }), none(), FIRM),
        (json!({ "role": "presenter" }), none(), SOFT),
        (json!({ "role": null }), none(), SOFT),
        (json!({ "role": "author" }), none(), NOTHING),
        (json!({ "status": "invited" }), none(), SOFT),
        (json!({ "status": "tentative" }), none(), SOFT),
        (json!({ "status": "withdrawn" }), none(), NOTHING),
        (json!({ "presence": "recorded" }), none(), NOTHING),
        (json!({ "presence": "remote" }), none(), FIRM),
        (none(), json!({ "status": "tentative" }), SOFT),
        (none(), json!({ "status": "postponed" }), NOTHING),
        (none(), at("09:59", "10:30"), FIRM),
        (none(), at("10:00", "10:30"), NOTHING),
        (none(), at("08:00", "09:00"), NOTHING),
        (none(), at("08:00", "09:01"), FIRM),
        (none(), at("09:30", "09:30"), NOTHING),
        (none(), json!({ "slot": { "day": 1, "start": "09:30" } }), NOTHING),
        (none(), json!({ "slot": { "day": 1 } }), NOTHING),
        (part("10:00", "10:15"), none(), NOTHING),
        (part("09:45", "10:15"), none(), FIRM),
        (with(part("09:45", "10:15"), &json!({ "role": "presenter" })), none(), FIRM),
        (with(part("09:45", "10:15"), &json!({ "role": null })), none(), SOFT),
        (none(), json!({ "mode": "online" }), FIRM),
        (none(), json!({ "kind": "exhibition" }), FIRM),
        (none(), json!({ "may_overlap": ["x"] }), NOTHING),
        (none(), json!({ "joint_with": ["x"] }), NOTHING),
        (none(), json!({ "relays": "x" }), NOTHING),
        (none(), json!({ "part_of": "x" }), NOTHING),
        (none(), json!({ "part_of": "whole" }), FIRM),
    ] {
        assert_eq!(found(one.clone(), more.clone()), expected, "{one} {more}");
    }
    let speaks = json!({ "participations": [{ "person": "ada", "role": "speaker" }] });
    let group = json!({ "people": [{ "id": "ada", "name": "All of us", "group": true }] });
    assert_eq!(both(FOR_PEOPLE, &two(&speaks, &speaks), &group), SOFT);
    for field in ["may_overlap", "joint_with"] {
        let first = with(speaks.clone(), &json!({ field: ["y"] }));
        assert_eq!(both(FOR_PEOPLE, &two(&first, &speaks), &none()), NOTHING);
    }
    let relayed = with(speaks.clone(), &json!({ "relays": "y" }));
    assert_eq!(both(FOR_PEOPLE, &two(&relayed, &speaks), &none()), NOTHING);
}

#[test]
fn parts_without_a_slot_lie_within_another() {
    let speaks = json!({ "participations": [{ "person": "ada", "role": "speaker" }] });
    let found = |part: Value, beside: Value| {
        let sessions = json!([
            on_day_one("whole", "09:00", "10:00", &none()),
            with(
                json!({ "id": "part", "part_of": "whole", "participations": speaks["participations"] }),
                &part
            ),
            on_day_one("y", "09:30", "10:30", &with(speaks.clone(), &beside)),
        ]);
        both(FOR_PEOPLE, &sessions, &none())
    };
    let slot = || json!({ "slot": { "day": 1, "start": "09:00", "end": "10:00" } });
    assert_eq!(found(none(), none()), SOFT);
    assert_eq!(found(slot(), none()), FIRM);
    // Beside another part of the same session a part without a slot is at another time.
    assert_eq!(found(none(), json!({ "part_of": "whole" })), NOTHING);
    assert_eq!(found(slot(), json!({ "part_of": "whole" })), FIRM);
}

#[test]
fn other_occurrences_want_the_same_people() {
    let speaks = json!({ "participations": [{ "person": "ada", "role": "speaker" }] });
    let found = |again: Value| {
        let sessions = json!([
            on_day_one("x", "09:00", "10:00", &speaks),
            on_day_one("again", "14:00", "15:00", &with(json!({ "repeats": "x" }), &again)),
            on_day_one("y", "14:30", "15:30", &speaks),
        ]);
        both(FOR_PEOPLE, &sessions, &none())
    };
    assert_eq!(found(none()), FIRM);
    assert_eq!(found(json!({ "participations": [{ "person": "bo", "role": "speaker" }] })), NOTHING);
    assert_eq!(found(json!({ "status": "cancelled" })), NOTHING);
}

#[test]
fn somebody_in_several_roles_is_wanted_once() {
    let list = |role: &str| json!({ "participations": [{ "person": "ada" }, { "person": "ada", "role": role }, { "person": "ada", "role": "chair" }] });
    assert_eq!(both(FOR_PEOPLE, &two(&list("speaker"), &list("speaker")), &none()), FIRM);
    let soft = json!({ "participations": [{ "person": "ada" }, { "person": "ada", "role": "presenter" }] });
    assert_eq!(both(FOR_PEOPLE, &two(&list("speaker"), &soft), &none()), SOFT);
    // What is said is the first stretch of those that are settled.
    let part = |start: &str, end: &str| json!({ "person": "ada", "role": "speaker", "part": { "start": start, "end": end } });
    let parts =
        json!({ "participations": [part("09:50", "09:55"), { "person": "ada" }, part("09:35", "09:40")] });
    let told = findings(Code::PersonDoubleBooked, &none(), &two(&list("speaker"), &parts), &none());
    assert_eq!(told[0].detail("when"), Some(&Detail::Text("2026-03-02, 09:35–09:40".into())));
    assert_eq!(told[0].detail("seconds"), Some(&Detail::Number(300)));
}

#[test]
fn rooms_that_are_taken_twice() {
    let here = || json!({ "place": ["a"] });
    let found = |first: Value, second: Value| {
        both(FOR_ROOMS, &two(&with(here(), &first), &with(here(), &second)), &none())
    };
    for (first, second, expected) in [
        (none(), none(), FIRM),
        (none(), json!({ "status": "proposed" }), SOFT),
        (json!({ "status": "accepted" }), none(), SOFT),
        (none(), json!({ "status": "dropped" }), NOTHING),
        (none(), json!({ "kind": "break" }), NOTHING),
        (none(), json!({ "kind": "poster-session" }), NOTHING),
        (none(), json!({ "kind": "social" }), FIRM),
        (none(), json!({ "mode": "online" }), NOTHING),
        (none(), json!({ "mode": "hybrid" }), FIRM),
        (none(), json!({ "place": ["b"] }), NOTHING),
        (none(), json!({ "place": ["b", "a"] }), FIRM),
        (none(), json!({ "place": ["hall"] }), NOTHING),
        (none(), json!({ "place": "everywhere" }), NOTHING),
        (none(), json!({ "place": "to-be-announced" }), NOTHING),
        (none(), json!({ "place": { "venue": "hq" } }), FIRM),
        (json!({ "place": { "venue": "hq" } }), json!({ "place": { "venue": "hq" } }), FIRM),
        (
            json!({ "place": { "venue": "hq" } }),
            json!({ "place": { "venue": "hq" }, "status": "tentative" }),
            SOFT,
        ),
        (json!({ "place": ["a", "b"] }), json!({ "place": ["b", "a"] }), FIRM),
        (none(), json!({ "may_overlap": ["x"] }), NOTHING),
        (none(), json!({ "part_of": "x" }), NOTHING),
        (none(), json!({ "part_of": "whole" }), FIRM),
        (none(), json!({ "slot": { "day": 1, "start": "10:00", "end": "10:30" } }), NOTHING),
        (none(), json!({ "slot": { "day": 1, "start": "09:59", "end": "10:30" } }), FIRM),
    ] {
        assert_eq!(found(first.clone(), second.clone()), expected, "{first} {second}");
    }
    // Two rooms of one venue do not want each other.
    let third = on_day_one("v", "12:00", "13:00", &json!({ "place": { "venue": "hq" } }));
    let mut sessions = two(&here(), &json!({ "place": ["b"] })).as_array().unwrap().clone();
    sessions.push(third);
    assert_eq!(both(FOR_ROOMS, &sessions.into(), &none()), NOTHING);
}

#[test]
fn rooms_that_are_made_of_others() {
    let rooms = json!({ "venues": [{ "id": "hq", "name": "HQ", "rooms": [
        { "id": "a", "name": "A" }, { "id": "b", "name": "B" }, { "id": "c", "name": "C" },
        { "id": "ab", "name": "A+B", "made_of": ["a", "b"] }, { "id": "bc", "name": "B+C", "made_of": ["b", "c"] },
    ] }] });
    let found = |first: &str, second: &str| {
        let sessions = two(&json!({ "place": [first] }), &json!({ "place": [second] }));
        subjects(Code::RoomDoubleBooked, &sessions, &rooms)
    };
    assert_eq!(found("a", "ab"), ["room \"a\""]);
    assert_eq!(found("ab", "b"), ["room \"b\""]);
    assert_eq!(found("ab", "bc"), ["room \"b\""]);
    assert_eq!(found("ab", "ab"), ["room \"ab\""]);
    assert_eq!(found("ab", "c"), [""; 0]);
    assert_eq!(found("a", "b"), [""; 0]);
    // A crowd is told once, though each part of the room holds it.
    let crowd = many(10, &json!({ "place": ["ab"] }));
    assert_eq!(count(Code::RoomDoubleBooked, &crowd, &rooms), 1);
}

#[test]
fn what_runs_beside_a_plenary() {
    let found = |plenary: Value, other: Value| {
        let first = with(json!({ "plenary": true, "kind": "keynote" }), &plenary);
        subjects(Code::PlenaryOverlapsSession, &two(&first, &other), &none())
    };
    assert_eq!(found(none(), none()), ["session \"y\""]);
    assert_eq!(found(none(), json!({ "plenary": true })), ["session \"y\""]);
    assert_eq!(found(json!({ "plenary": false }), json!({ "plenary": true })), ["session \"x\""]);
    assert_eq!(found(none(), json!({ "kind": "break", "plenary": true })), ["session \"y\""]);
    assert_eq!(found(none(), json!({ "status": "proposed" })), ["session \"y\""]);
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
        assert_eq!(found(plenary.clone(), other.clone()), [""; 0], "{plenary} {other}");
    }
    // Two that are no plenaries may run beside each other.
    let mut three = two(&json!({ "plenary": true }), &none()).as_array().unwrap().clone();
    three.push(on_day_one("z", "09:30", "10:30", &none()));
    assert_eq!(count(Code::PlenaryOverlapsSession, &three.into(), &none()), 2);
}

#[test]
fn what_must_not_overlap() {
    let code = Code::DeclaredConflictParallel;
    let found = |first: Value, second: Value| {
        count(code, &two(&with(json!({ "must_not_overlap": ["y"] }), &first), &second), &none())
    };
    let at = |start: &str, end: &str| json!({ "slot": { "day": 1, "start": start, "end": end } });
    assert_eq!(found(none(), none()), 1);
    assert_eq!(found(none(), at("09:59", "12:00")), 1);
    assert_eq!(found(none(), at("08:00", "09:01")), 1);
    assert_eq!(found(none(), json!({ "kind": "break" })), 1);
    assert_eq!(found(json!({ "must_not_overlap": [] }), json!({ "must_not_overlap": ["x"] })), 1);
    // A part without a slot is on while the session that contains it is.
    assert_eq!(found(json!({ "slot": null, "part_of": "whole" }), at("08:00", "08:10")), 1);
    for (first, second) in [
        (none(), at("10:00", "12:00")),
        (none(), at("08:00", "09:00")),
        (none(), json!({ "status": "cancelled" })),
        (none(), json!({ "may_overlap": ["x"] })),
        (none(), json!({ "slot": { "day": 1 } })),
        (json!({ "must_not_overlap": [] }), none()),
    ] {
        assert_eq!(found(first.clone(), second.clone()), 0, "{first} {second}");
    }
}

#[test]
fn clashes_are_sought_among_the_sessions_of_a_set() {
    let ada = json!({ "participations": [{ "person": "ada", "role": "speaker" }] });
    let (room, apart) = (json!({ "place": ["a"] }), json!({ "must_not_overlap": ["y"] }));
    let (plenary, venue) = (json!({ "plenary": true }), json!({ "place": { "venue": "hq" } }));
    for both in [ada, room, apart, plenary, venue] {
        let second = if both.get("must_not_overlap").is_some() { none() } else { both.clone() };
        let programme = programme(&two(&both, &second), &none()).build().unwrap();
        let all = programme.clashes();
        assert!(all.pairs.len() == 1 && all.crowds.is_empty() && !all.is_empty(), "{both}");
        assert_eq!(programme.select(["x", "y"]).clashes(), all, "{both}");
        for few in [["x", "whole"], ["y", "whole"]] {
            assert!(programme.select(few).clashes().is_empty(), "{both} {few:?}");
        }
    }
    // What is everywhere leaves room for something, perhaps; a plenary for nothing.
    for (first, definite) in [(json!({ "plenary": true }), true), (json!({ "place": "everywhere" }), false)] {
        let programme = programme(&two(&first, &none()), &none()).build().unwrap();
        let definitely: Vec<bool> = programme.clashes().pairs.iter().map(|clash| clash.definite).collect();
        assert_eq!(definitely, [definite], "{first}");
    }
    // Crowds that begin with one session stand in the order of the rooms.
    let rooms = json!({ "venues": [{ "id": "hq", "name": "HQ", "rooms": [{ "id": "z", "name": "Z" }, { "id": "a", "name": "A" }] }] });
    let mut sessions = vec![on_day_one("r", "09:00", "10:00", &json!({ "place": ["a", "z"] }))];
    let one = |room: &str, at: u32| {
        on_day_one(&format!("{room}{at}"), "09:00", "10:00", &json!({ "place": [room] }))
    };
    sessions.extend((0..9).map(|at| one("a", at)).chain((0..10).map(|at| one("z", at))));
    sessions[1..].iter_mut().for_each(|session| session["slot"]["start"] = "09:15".into());
    let crowded = programme(&sessions.into(), &rooms).build().unwrap();
    let found = crowded.clashes();
    let over: Vec<_> = found.crowds.iter().map(|crowd| crowd.over).collect();
    assert_eq!(over, ["z", "a"].map(|id| Contested::Room(crowded.room(id).unwrap())));
    // A crowd is a clash, though it is no pair.
    let crowded = programme(&many(10, &json!({ "place": ["a"] })), &none()).build().unwrap();
    let found = crowded.clashes();
    assert!(found.pairs.is_empty() && found.crowds.len() == 1 && !found.is_empty());
}

/// What a finding says, and of what else it speaks.
fn whole(found: &[Finding]) -> Vec<(String, String)> {
    let related = |one: &Finding| {
        one.related().iter().map(|one| one.subject.to_string()).collect::<Vec<_>>().join(", ")
    };
    found.iter().map(|one| (one.message(), related(one))).collect()
}

#[test]
fn clashes_are_told_in_words() {
    let told = |code: Code, first: Value, second: Value| {
        whole(&findings(code, &none(), &two(&first, &second), &none()))
    };
    let said = |message: &str, related: &str| vec![(message.to_owned(), related.to_owned())];
    let (x, y, xy) = ("session \"x\"", "session \"y\"", "session \"x\", session \"y\"");
    let ada = |more: Value| json!({ "participations": [with(json!({ "person": "ada", "role": "speaker" }), &more)] });
    let when = "2026-03-02, 09:30–10:00";
    assert_eq!(
        told(Code::PersonDoubleBooked, ada(none()), ada(none())),
        said(&format!("Ada Okoye must be in “x” and “y” at the same time ({when})"), xy)
    );
    let settles =
        "their role, their status or the part that they attend is uncertain in at least one session";
    let may = format!("Ada Okoye may have to be in “x” and “y” at the same time ({when})");
    let soft = Code::PersonDoubleBookedSoft;
    let invited = ada(json!({ "status": "invited" }));
    assert_eq!(told(soft, ada(none()), invited), said(&format!("{may}: {settles}"), xy));
    for (first, second) in [("tentative", "confirmed"), ("confirmed", "proposed"), ("accepted", "accepted")] {
        let ada = |status: &str| with(ada(none()), &json!({ "status": status }));
        let open = format!("{may}: at least one of the two sessions is not confirmed");
        assert_eq!(told(soft, ada(first), ada(second)), said(&open, xy));
    }
    let here = |more: Value| with(json!({ "place": ["a"] }), &more);
    let room = |verb: &str| said(&format!("“x” and “y” {verb} in “Room A” at the same time ({when})"), xy);
    assert_eq!(told(Code::RoomDoubleBooked, here(none()), here(none())), room("are both"));
    let open = here(json!({ "status": "proposed" }));
    assert_eq!(told(Code::RoomDoubleBookedTentative, here(none()), open), room("would both be"));
    let venue = json!({ "place": { "venue": "hq" } });
    let share = format!(
        "“x” and “y” are in “Headquarters” at the same time ({when}), but one needs the entire venue"
    );
    assert_eq!(told(Code::RoomDoubleBooked, here(none()), venue), said(&share, xy));
    let plenary = || json!({ "plenary": true });
    let beside = |one: &str, other: &str| format!("“{one}” overlaps the plenary session “{other}”, {when}");
    assert_eq!(told(Code::PlenaryOverlapsSession, plenary(), none()), said(&beside("y", "x"), x));
    assert_eq!(told(Code::PlenaryOverlapsSession, none(), plenary()), said(&beside("x", "y"), y));
    let declared = format!("“x” and “y” overlap ({when}), although they must not");
    assert_eq!(
        told(Code::DeclaredConflictParallel, json!({ "must_not_overlap": ["y"] }), none()),
        said(&declared, y)
    );
}

#[test]
fn a_clash_is_told_on_the_day_on_which_it_begins() {
    let here = |day: u8, start: &str, end: &str| json!({ "place": ["a"], "slot": { "day": day, "start": start, "end": end } });
    let told = |first: Value, second: Value| {
        let found = findings(Code::RoomDoubleBooked, &none(), &two(&first, &second), &none());
        found[0].detail("when").cloned()
    };
    let when = |when: &str| Some(Detail::Text(when.into()));
    assert_eq!(told(here(1, "22:00", "26:00"), here(2, "01:00", "03:00")), when("2026-03-03, 01:00–02:00"));
    assert_eq!(told(here(1, "22:00", "26:00"), here(1, "25:00", "27:00")), when("2026-03-02, 25:00–26:00"));
    assert_eq!(told(here(1, "22:00", "26:00"), here(1, "22:00", "23:00")), when("2026-03-02, 22:00–23:00"));
}

/// So many sessions from 9:00 on, each ten minutes longer than the one before.
fn many(number: u32, more: &Value) -> Value {
    let end = |at: u32| format!("{:02}:{:02}", 10 + at / 6, at % 6 * 10);
    (0..number).map(|at| on_day_one(&format!("s{at:02}"), "09:00", &end(at), more)).collect()
}

fn figures(one: &Finding) -> [i64; 3] {
    ["sessions", "pairs", "peak"].map(|name| match one.detail(name) {
        Some(Detail::Number(number)) => *number,
        other => panic!("{name}: {other:?}"),
    })
}

#[test]
fn crowds_are_counted() {
    let here = json!({ "place": ["a"] });
    let code = Code::RoomDoubleBooked;
    // Nine times eight over two are four for each, and so they are listed.
    assert_eq!(count(code, &many(9, &here), &none()), 36);
    let told = findings(code, &none(), &many(10, &here), &none());
    let said = "“Room A” can host 1 session at a time, but up to 10 of 10 sessions overlap there (2026-03-02, 09:00–11:30)";
    assert_eq!(whole(&told), [(said.to_owned(), "session \"s00\"".to_owned())]);
    assert_eq!(figures(&told[0]), [10, 45, 10]);
    assert_eq!(told[0].detail("when"), Some(&Detail::Text("2026-03-02, 09:00–11:30".into())));
    assert_eq!(told[0].help().unwrap(), "if it can host that many sessions, write \"simultaneous\": 10");
    let venue = findings(code, &none(), &many(10, &json!({ "place": { "venue": "hq" } })), &none());
    assert!(venue[0].message().starts_with("“Headquarters” can host 1 session at a time"));
    let ada = json!({ "participations": [{ "person": "ada", "role": "speaker" }] });
    assert_eq!(both(FOR_PEOPLE, &many(9, &ada), &none()), [36, 0]);
    let told = findings(Code::PersonDoubleBookedSoft, &none(), &many(10, &ada), &none());
    let said = "Ada Okoye is in 10 overlapping sessions, up to 10 at the same time (2026-03-02, 09:00–11:30)";
    assert_eq!(whole(&told), [(said.to_owned(), "session \"s00\"".to_owned())]);
    assert_eq!(told[0].help().unwrap(), "if this is a group of people, mark it with \"group\": true");
    let told =
        findings(Code::PlenaryOverlapsSession, &none(), &many(10, &json!({ "plenary": true })), &none());
    let said = "10 sessions overlap with plenary sessions, in 45 pairs (2026-03-02, 09:00–11:30)";
    assert_eq!(whole(&told), [(said.to_owned(), String::new())]);
    assert_eq!(told[0].subject().to_string(), "session \"s00\"");
}

#[test]
fn plenaries_are_counted_with_what_runs_beside_them() {
    // Nine plenaries, and others which may run beside each other but not beside those: with nine of them, 36 and 81 pairs.
    let found = |others: u32| {
        let mut sessions = many(9, &json!({ "plenary": true })).as_array().unwrap().clone();
        sessions.extend((0..others).map(|at| on_day_one(&format!("t{at}"), "09:00", "09:30", &none())));
        let found = findings(Code::PlenaryOverlapsSession, &none(), &sessions.into(), &none());
        (found.len(), figures_if_crowd(&found))
    };
    assert_eq!(found(0), (36, None));
    assert_eq!(found(1), (1, Some([10, 45, 10])));
    assert_eq!(found(9), (1, Some([18, 117, 18])));
    // One plenary over many sessions is a list, however many they are.
    let mut sessions = many(1, &json!({ "plenary": true })).as_array().unwrap().clone();
    sessions.extend((0..12).map(|at| on_day_one(&format!("t{at:02}"), "09:00", "09:30", &none())));
    assert_eq!(count(Code::PlenaryOverlapsSession, &sessions.into(), &none()), 12);
}

fn figures_if_crowd(found: &[Finding]) -> Option<[i64; 3]> {
    found.first().filter(|one| one.detail("peak").is_some()).map(figures)
}

#[test]
fn rooms_that_hold_several_at_once() {
    let found = |most: u32, times: &[(&str, &str)]| {
        let rooms = json!({ "venues": [{ "id": "hq", "name": "HQ", "rooms": [{ "id": "a", "name": "Hall", "simultaneous": most }] }] });
        let rows = times.iter().enumerate();
        let sessions: Value = rows
            .map(|(at, (start, end))| on_day_one(&format!("s{at}"), start, end, &json!({ "place": ["a"] })))
            .collect();
        messages(Code::RoomDoubleBooked, &sessions, &rooms)
    };
    let three = [("09:00", "10:00"), ("09:15", "10:00"), ("09:30", "10:30")];
    let said = "“Hall” can host 2 sessions at a time, but up to 3 of 3 sessions overlap there (2026-03-02, 09:00–10:30)";
    assert_eq!(found(2, &three), [said]);
    assert!(found(3, &three).is_empty());
    assert_eq!(found(1, &three).len(), 3);
    // One after another, never more than two at once.
    assert!(found(2, &[("09:00", "10:00"), ("09:30", "11:00"), ("10:00", "12:00")]).is_empty());
    assert!(found(2, &[("09:00", "10:00"), ("09:00", "10:00")]).is_empty());
    // Two crowds that do not hang together are two findings.
    let again = [("10:30", "12:00"), ("10:30", "11:00"), ("10:45", "13:00")];
    assert_eq!(found(2, &[&three[..], &again[..]].concat()).len(), 2);
}
