//! Programmes of many shapes. Each shape grows in one direction, and its size is linear in `n`.

use serde_json::{Map, Value, json};

/// A shape with its name. The function returns the wire form of a programme of size `n`.
pub(crate) type Shape = (&'static str, fn(usize) -> Value);

fn list(n: usize, item: impl Fn(usize) -> Value) -> Value {
    (0..n).map(item).collect()
}

fn map(n: usize, entry: impl Fn(usize) -> (String, Value)) -> Value {
    Value::Object((0..n).map(entry).collect::<Map<_, _>>())
}

/// Formats a number of minutes after midnight as a time.
fn clock(minutes: usize) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

fn slot(day: usize, start: usize, end: usize) -> Value {
    json!({ "day": day, "start": clock(start), "end": clock(end) })
}

/// Returns a slot of one minute. There are 1,400 slots on each day, which do not overlap.
fn nth_slot(i: usize) -> Value {
    slot(1 + i / 1400 % 40, i % 1400, i % 1400 + 1)
}

/// A programme in which every other field can be set or replaced by `fields`.
fn programme(fields: Value) -> Value {
    let mut whole = json!({
        "format": "programme/1", "id": "demo", "title": "Demo", "languages": ["en"], "time_zone": "Europe/Zurich",
        "days": list(40, |i| json!({ "number": i + 1, "date": format!("2026-{:02}-{:02}", 3 + i / 28, 1 + i % 28) })),
    });
    for (name, value) in fields.as_object().into_iter().flatten() {
        whole[name] = value.clone();
    }
    whole
}

fn sessions(n: usize, fields: impl Fn(usize) -> Value) -> Value {
    list(n, |i| {
        let mut session = json!({ "id": format!("s{i}") });
        for (name, value) in fields(i).as_object().into_iter().flatten() {
            session[name] = value.clone();
        }
        session
    })
}

fn rooms(n: usize, fields: impl Fn(usize) -> Value) -> Value {
    let rooms = list(n, |i| {
        let mut room = json!({ "id": format!("r{i}"), "name": format!("Room {i}") });
        for (name, value) in fields(i).as_object().into_iter().flatten() {
            room[name] = value.clone();
        }
        room
    });
    json!([{ "id": "v", "name": "Venue", "rooms": rooms }])
}

fn people(n: usize, fields: impl Fn(usize) -> Value) -> Value {
    list(n, |i| {
        let mut person = json!({ "id": format!("p{i}"), "name": format!("Person {i}") });
        for (name, value) in fields(i).as_object().into_iter().flatten() {
            person[name] = value.clone();
        }
        person
    })
}

fn none(_: usize) -> Value {
    json!({})
}

fn speaker(person: usize) -> Value {
    json!({ "person": format!("p{person}"), "role": "speaker" })
}

/// Returns a well-formed language tag. There are about 17,000 of three letters.
fn tag(i: usize) -> String {
    let letter = |i: usize| char::from(b'a' + u8::try_from(i % 26).unwrap_or(0));
    let base: String = [letter(i / 676), letter(i / 26), letter(i)].iter().collect();
    if i < 17_576 { base } else { format!("{base}-x-{}", i / 17_576) }
}

fn title(i: usize) -> Value {
    json!({ "title": format!("Talk number {i}"), "slot": nth_slot(i) })
}

pub(crate) const SHAPES: &[Shape] = &[
    ("talks in 20 rooms", |n| {
        programme(json!({
            "venues": rooms(20, none), "people": people(n, none),
            "sessions": sessions(n, |i| json!({
                "title": format!("Talk {i}"), "slot": nth_slot(i / 20), "place": [format!("r{}", i % 20)],
                "participations": [speaker(i), speaker(i * 7 % n)],
            })),
        }))
    }),
    ("one slot, one room", |n| {
        programme(json!({ "venues": rooms(1, none), "sessions": sessions(n, |i| json!({
            "title": format!("Talk {i}"), "slot": slot(1, 600, 660), "place": ["r0"],
        })) }))
    }),
    ("one slot, many rooms", |n| {
        programme(json!({ "venues": rooms(n, none), "sessions": sessions(n, |i| json!({
            "title": format!("Talk {i}"), "slot": slot(1, 600, 660), "place": [format!("r{i}")],
        })) }))
    }),
    ("each overlaps the next", |n| {
        programme(json!({ "venues": rooms(1, none), "sessions": sessions(n, |i| json!({
            "slot": slot(1 + i / 700 % 40, i % 700, i % 700 + 2), "place": ["r0"],
        })) }))
    }),
    ("a long session over short ones", |n| {
        programme(json!({ "venues": rooms(1, none), "sessions": sessions(n, |i| json!({
            "slot": if i == 0 { slot(1, 0, 14_000) } else { slot(1, i % 13_000, i % 13_000 + 1) }, "place": ["r0"],
        })) }))
    }),
    ("nested intervals", |n| {
        programme(json!({ "venues": rooms(1, none), "sessions": sessions(n, |i| json!({
            "slot": slot(1, i % 6000, 14_000 - i % 6000), "place": ["r0"],
        })) }))
    }),
    ("repeats of one session at once", |n| {
        programme(json!({ "people": people(1, none), "sessions": sessions(n, |i| if i == 0 {
            json!({ "title": "Talk", "slot": slot(1, 600, 660), "participations": [speaker(0)] })
        } else {
            json!({ "repeats": "s0", "slot": slot(1, 600, 660) })
        }) }))
    }),
    ("repeats of one session in turn", |n| {
        programme(json!({ "people": people(1, none), "sessions": sessions(n, |i| if i == 0 {
            json!({ "title": "Talk", "slot": nth_slot(0), "participations": [speaker(0)] })
        } else {
            json!({ "repeats": "s0", "slot": nth_slot(i) })
        }) }))
    }),
    ("a chain of repeats", |n| {
        programme(json!({ "sessions": sessions(n, |i| if i == 0 { title(0) } else {
            json!({ "repeats": format!("s{}", i - 1), "slot": nth_slot(i) })
        }) }))
    }),
    ("repeats of a crowded session", |n| {
        programme(json!({ "people": people(n / 4, none), "sessions": sessions(n, |i| if i == 0 {
            json!({ "title": "Talk", "slot": nth_slot(0), "participations": list(n / 4, speaker) })
        } else {
            json!({ "repeats": "s0", "slot": nth_slot(i) })
        }) }))
    }),
    ("repeats of a long description", |n| {
        programme(json!({ "sessions": sessions(n, |i| if i == 0 {
            json!({ "title": "Talk", "slot": nth_slot(0), "description": list(n / 4, |i| format!("Paragraph {i}.").into()) })
        } else {
            json!({ "repeats": "s0", "slot": nth_slot(i) })
        }) }))
    }),
    ("a chain of continuations", |n| {
        programme(json!({ "sessions": sessions(n, |i| if i == 0 { title(0) } else {
            json!({ "title": "Talk", "continues": format!("s{}", i - 1), "slot": nth_slot(i) })
        }) }))
    }),
    ("a chain of replacements", |n| {
        programme(json!({ "sessions": sessions(n, |i| if i == 0 { title(0) } else {
            json!({ "title": "Talk", "replaces": format!("s{}", i - 1), "slot": nth_slot(i) })
        }) }))
    }),
    ("relays of one session", |n| {
        programme(json!({ "sessions": sessions(n, |i| if i == 0 { title(0) } else {
            json!({ "title": "Relay", "relays": "s0", "slot": nth_slot(0) })
        }) }))
    }),
    ("joint with many", |n| {
        programme(json!({ "sessions": sessions(n, |i| {
            let mut one = title(0);
            if i == 0 { one["joint_with"] = list(n - 1, |i| format!("s{}", i + 1).into()); }
            one
        }) }))
    }),
    ("may overlap with many", |n| {
        programme(json!({ "sessions": sessions(n, |i| {
            let mut one = title(0);
            if i == 0 { one["may_overlap"] = list(n - 1, |i| format!("s{}", i + 1).into()); }
            one
        }) }))
    }),
    ("must not overlap with many", |n| {
        programme(json!({ "sessions": sessions(n, |i| {
            let mut one = title(0);
            if i == 0 { one["must_not_overlap"] = list(n - 1, |i| format!("s{}", i + 1).into()); }
            one
        }) }))
    }),
    ("parts without slots", |n| {
        programme(json!({ "sessions": sessions(n, |i| if i == 0 { title(0) } else {
            json!({ "title": format!("Part {i}"), "part_of": "s0" })
        }) }))
    }),
    ("parts with slots", |n| {
        programme(json!({ "venues": rooms(1, none), "sessions": sessions(n, |i| if i == 0 {
            json!({ "title": "Whole", "slot": slot(1, 0, 14_000), "place": ["r0"] })
        } else {
            json!({ "title": format!("Part {i}"), "part_of": "s0", "slot": slot(1, i % 13_000, i % 13_000 + 1) })
        }) }))
    }),
    ("a chain of parts", |n| {
        programme(json!({ "sessions": sessions(n, |i| if i == 0 { title(0) } else {
            json!({ "title": format!("Part {i}"), "part_of": format!("s{}", i - 1) })
        }) }))
    }),
    ("the same title", |n| {
        programme(json!({ "sessions": sessions(n, |i| json!({ "title": "Coffee", "slot": nth_slot(i) })) }))
    }),
    ("the same number", |n| {
        programme(
            json!({ "sessions": sessions(n, |i| json!({ "title": format!("Talk {i}"), "number": "7", "slot": nth_slot(i) })) }),
        )
    }),
    ("unscheduled sessions", |n| {
        programme(
            json!({ "sessions": sessions(n, |i| json!({ "title": format!("Talk {i}"), "planned_length": "00:30" })) }),
        )
    }),
    ("dropped sessions", |n| {
        programme(
            json!({ "sessions": sessions(n, |i| json!({ "title": format!("Talk {i}"), "status": "dropped", "slot": nth_slot(i) })) }),
        )
    }),
    ("open ends", |n| {
        programme(json!({ "venues": rooms(1, none), "sessions": sessions(n, |i| json!({
            "title": format!("Talk {i}"), "slot": { "day": 1 + i % 40, "start": clock(480 + i / 40 % 900) }, "place": ["r0"],
        })) }))
    }),
    ("parts of days", |n| {
        programme(
            json!({ "sessions": sessions(n, |i| json!({ "title": format!("Talk {i}"), "slot": { "day": 1 + i % 40, "part": "morning" } })) }),
        )
    }),
    ("many days", |n| {
        let mut whole = programme(
            json!({ "sessions": sessions(n, |i| json!({ "title": format!("Talk {i}"), "slot": slot(i + 1, 600, 660) })) }),
        );
        whole["days"] = list(n, |i| {
            let date = programme::chrono::NaiveDate::from_num_days_from_ce_opt(
                700_000 + i32::try_from(i).unwrap_or(0),
            );
            json!({ "number": i + 1, "date": date.unwrap_or_default().to_string() })
        });
        whole
    }),
    ("many tracks", |n| {
        programme(
            json!({ "tracks": list(n, |i| json!({ "id": format!("t{i}"), "name": format!("Track {i}") })),
            "sessions": sessions(n, |i| json!({ "title": format!("Talk {i}"), "slot": nth_slot(i), "tracks": [format!("t{i}")] })) }),
        )
    }),
    ("a session in many tracks", |n| {
        programme(
            json!({ "tracks": list(n, |i| json!({ "id": format!("t{i}"), "name": format!("Track {i}") })),
            "sessions": sessions(1, |_| json!({ "title": "Talk", "slot": nth_slot(0), "tracks": list(n, |i| format!("t{i}").into()) })) }),
        )
    }),
    ("many tags", |n| {
        programme(
            json!({ "sessions": sessions(1, |_| json!({ "title": "Talk", "slot": nth_slot(0), "tags": list(n, |i| format!("tag {i}").into()) })) }),
        )
    }),
    ("many kinds", |n| {
        programme(json!({ "kinds": list(n, |i| json!({ "code": format!("kind-{i}") })),
            "sessions": sessions(n, |i| json!({ "title": format!("Talk {i}"), "slot": nth_slot(i), "kind": format!("kind-{i}") })) }))
    }),
    ("many roles", |n| {
        programme(
            json!({ "roles": list(n, |i| json!({ "code": format!("role-{i}") })), "people": people(n, none),
            "sessions": sessions(1, |_| json!({ "title": "Talk", "slot": nth_slot(0),
                "participations": list(n, |i| json!({ "person": format!("p{i}"), "role": format!("role-{i}") })) })) }),
        )
    }),
    ("a chain of agenda items", |n| {
        programme(
            json!({ "agenda_items": list(n, |i| if i == 0 { json!({ "id": "a0", "title": "Item" }) } else {
            json!({ "id": format!("a{i}"), "title": format!("Item {i}"), "part_of": format!("a{}", i - 1) })
        }) }),
        )
    }),
    ("a session with many agenda items", |n| {
        programme(
            json!({ "agenda_items": list(n, |i| json!({ "id": format!("a{i}"), "title": format!("Item {i}") })),
            "sessions": sessions(1, |_| json!({ "title": "Talk", "slot": nth_slot(0), "agenda_items": list(n, |i| format!("a{i}").into()) })) }),
        )
    }),
    ("many documents and links", |n| {
        programme(json!({ "sessions": sessions(1, |_| json!({ "title": "Talk", "slot": nth_slot(0),
            "documents": list(n, |i| json!({ "symbol": format!("A/{i}") })),
            "links": list(n, |i| json!({ "url": format!("https://example.org/{i}") })),
            "attachments": list(n, |i| json!({ "url": format!("https://example.org/f/{i}") })) })) }))
    }),
    ("many extensions", |n| {
        programme(json!({ "sessions": sessions(1, |_| json!({ "title": "Talk", "slot": nth_slot(0),
            "extensions": map(n, |i| (format!("house/{i}"), "x".into())) })) }))
    }),
    ("many extensions of formats", |n| {
        programme(json!({ "sessions": sessions(1, |_| json!({ "title": "Talk", "slot": nth_slot(0),
            "extensions": map(n, |i| (format!("{}/x{i}", ["schedule", "icalendar", "schema-org"][i % 3]), "x".into())) })) }))
    }),
    ("many external ids", |n| {
        programme(
            json!({ "sessions": sessions(n, |i| json!({ "title": format!("Talk {i}"), "slot": nth_slot(i), "external_ids": { "guid": "same" } })) }),
        )
    }),
    ("a long description", |n| {
        programme(
            json!({ "sessions": sessions(1, |_| json!({ "title": "Talk", "slot": nth_slot(0), "description": list(n, |i| format!("Paragraph {i}.").into()) })) }),
        )
    }),
    ("a long list", |n| {
        programme(
            json!({ "sessions": sessions(1, |_| json!({ "title": "Talk", "slot": nth_slot(0), "description": [{ "list": list(n, |i| format!("Item {i}").into()) }] })) }),
        )
    }),
    ("a long word", |n| {
        programme(
            json!({ "sessions": sessions(1, |_| json!({ "title": "a".repeat(n), "slot": nth_slot(0) })) }),
        )
    }),
    ("a long title of words", |n| {
        programme(
            json!({ "sessions": sessions(1, |_| json!({ "title": "word ".repeat(n).trim_end(), "slot": nth_slot(0) })) }),
        )
    }),
    ("long texts of brackets and marks", |n| {
        programme(
            json!({ "sessions": sessions(1, |_| json!({ "title": "[^1](".repeat(n), "slot": nth_slot(0), "description": ["é´ ".repeat(n)] })) }),
        )
    }),
    ("one text in many languages", |n| {
        programme(
            json!({ "sessions": sessions(1, |_| json!({ "title": map(n, |i| (tag(i), format!("Title {i}").into())), "slot": nth_slot(0) })) }),
        )
    }),
    ("each title in its own language", |n| {
        programme(
            json!({ "sessions": sessions(n, |i| json!({ "title": { tag(i): format!("Title {i}") }, "slot": nth_slot(i) })) }),
        )
    }),
    ("many declared languages", |n| {
        programme(
            json!({ "languages": list(n, |i| tag(i).into()), "sessions": sessions(n, |i| json!({ "title": { "aaa": format!("Title {i}") }, "slot": nth_slot(i) })) }),
        )
    }),
    ("many spoken languages", |n| {
        programme(json!({ "spoken": list(n, |i| tag(i).into()), "interpreted": list(n, |i| tag(i).into()),
            "sessions": sessions(n, |i| json!({ "title": format!("Title {i}"), "slot": nth_slot(i) })) }))
    }),
    ("many notes", |n| {
        programme(json!({ "notes": list(n, |i| json!({ "id": i.to_string(), "text": ["Note"] })),
            "sessions": sessions(n, |i| json!({ "title": format!("Talk[^{i}]"), "slot": nth_slot(i) })) }))
    }),
    ("many marks of one note", |n| {
        programme(json!({ "notes": [{ "id": "1", "text": ["Note"] }],
            "sessions": sessions(1, |_| json!({ "title": "a[^1] ".repeat(n).trim_end(), "slot": nth_slot(0) })) }))
    }),
    ("one person in sessions at once", |n| {
        programme(json!({ "people": people(1, none), "sessions": sessions(n, |i| json!({
            "title": format!("Talk {i}"), "slot": slot(1, 600, 660), "participations": [speaker(0)] })) }))
    }),
    ("one person in sessions in turn", |n| {
        programme(json!({ "people": people(1, none), "sessions": sessions(n, |i| json!({
            "title": format!("Talk {i}"), "slot": slot(1 + i / 700 % 40, i % 700, i % 700 + 1), "participations": [speaker(0)] })) }))
    }),
    ("one person many times in a session", |n| {
        programme(json!({ "people": people(1, none), "sessions": sessions(2, |i| if i == 0 {
            json!({ "title": "Talk", "slot": slot(1, 600, 660), "participations": list(n, |_| speaker(0)) })
        } else {
            json!({ "title": "Other", "slot": slot(1, 600, 660), "participations": [speaker(0)] })
        }) }))
    }),
    ("one person in many parts of a session", |n| {
        programme(
            json!({ "people": people(1, none), "sessions": sessions(1, |_| json!({ "title": "Talk", "slot": slot(1, 0, 14_000),
            "participations": list(n, |i| json!({ "person": "p0", "role": "speaker", "part": { "start": clock(i % 13_000), "end": clock(i % 13_000 + 1) } })) })) }),
        )
    }),
    ("many people in a session", |n| {
        programme(
            json!({ "people": people(n, none), "sessions": sessions(1, |_| json!({ "title": "Talk", "slot": nth_slot(0), "participations": list(n, speaker) })) }),
        )
    }),
    ("a crowd in two sessions at once", |n| {
        programme(
            json!({ "people": people(n, none), "sessions": sessions(2, |i| json!({ "title": format!("Talk {i}"), "slot": nth_slot(0), "participations": list(n, speaker) })) }),
        )
    }),
    ("people of one name", |n| {
        programme(
            json!({ "people": people(n, |_| json!({ "name": "Maria Silva" })), "sessions": sessions(n, |i| json!({ "title": format!("Talk {i}"), "slot": nth_slot(i), "participations": [speaker(i)] })) }),
        )
    }),
    ("people of similar names", |n| {
        programme(
            json!({ "people": people(n, |i| json!({ "name": format!("Maria Silv{}", char::from_u32(0x61 + u32::try_from(i % 26).unwrap_or(0)).unwrap_or('a')) })), "sessions": sessions(1, none) }),
        )
    }),
    ("one person with many posts", |n| {
        programme(
            json!({ "people": people(1, |_| json!({ "posts": list(n, |i| json!({ "title": format!("Post {i}") })) })),
            "sessions": sessions(n, |i| json!({ "title": format!("Talk {i}"), "slot": nth_slot(i), "participations": [speaker(0)] })) }),
        )
    }),
    ("one organisation everywhere", |n| {
        programme(json!({ "organisations": [{ "id": "o", "name": "Organisation" }],
            "people": people(n, |_| json!({ "posts": [{ "title": "Director", "organisation": "o" }] })),
            "sessions": sessions(n, |i| json!({ "title": format!("Talk {i}"), "slot": nth_slot(i), "participations": [speaker(i), { "organisation": "o", "role": "organiser" }] })) }))
    }),
    ("many organisations", |n| {
        programme(
            json!({ "organisations": list(n, |i| json!({ "id": format!("o{i}"), "name": format!("Organisation {i}") })),
            "sessions": sessions(1, |_| json!({ "title": "Talk", "slot": nth_slot(0), "participations": list(n, |i| json!({ "organisation": format!("o{i}"), "role": "sponsor" })) })) }),
        )
    }),
    ("a person with many absences", |n| {
        programme(json!({ "people": people(1, |_| json!({ "available": list(n, nth_slot) })),
            "sessions": sessions(n, |i| json!({ "title": format!("Talk {i}"), "slot": nth_slot(i), "participations": [speaker(0)] })) }))
    }),
    ("a chain of replaced participations", |n| {
        programme(
            json!({ "people": people(n, none), "sessions": sessions(1, |_| json!({ "title": "Talk", "slot": nth_slot(0), "participations": list(n, |i| {
            let mut one = speaker(i);
            one["id"] = format!("x{i}").into();
            if i + 1 < n { one["status"] = "withdrawn".into(); one["replaced_by"] = format!("x{}", i + 1).into(); }
            one
        }) })) }),
        )
    }),
    ("offices and vacancies", |n| {
        programme(
            json!({ "sessions": sessions(1, |_| json!({ "title": "Talk", "slot": nth_slot(0), "participations": list(n, |i| if i % 2 == 0 {
            json!({ "office": format!("Minister {i}"), "role": "speaker" })
        } else {
            json!({ "vacancy": "to be confirmed", "role": "speaker" })
        }) })) }),
        )
    }),
    ("participations in the programme", |n| {
        programme(
            json!({ "people": people(n, none), "participations": list(n, |i| json!({ "person": format!("p{i}"), "role": "organiser" })) }),
        )
    }),
    ("unused rooms", |n| programme(json!({ "venues": rooms(n, none), "sessions": sessions(1, title) }))),
    ("a session in many rooms", |n| {
        programme(
            json!({ "venues": rooms(n, none), "sessions": sessions(1, |_| json!({ "title": "Talk", "slot": nth_slot(0), "place": list(n, |i| format!("r{i}").into()) })) }),
        )
    }),
    ("parts of a session in many rooms", |n| {
        programme(json!({ "venues": rooms(n, none), "sessions": sessions(n, |i| if i == 0 {
            json!({ "title": "Talk", "slot": nth_slot(0), "place": list(n, |i| format!("r{i}").into()) })
        } else {
            json!({ "title": format!("Part {i}"), "part_of": "s0" })
        }) }))
    }),
    ("a default place of many rooms", |n| {
        programme(json!({ "venues": rooms(n / 4, none), "place": list(n / 4, |i| format!("r{i}").into()),
            "sessions": sessions(n, |i| json!({ "title": format!("Talk {i}"), "slot": nth_slot(i) })) }))
    }),
    ("a chain of rooms in rooms", |n| {
        programme(
            json!({ "venues": rooms(n, |i| if i == 0 { json!({}) } else { json!({ "made_of": [format!("r{}", i - 1)] }) }),
            "sessions": sessions(n, |i| json!({ "title": format!("Talk {i}"), "slot": nth_slot(i), "place": [format!("r{i}")] })) }),
        )
    }),
    ("a room of many rooms", |n| {
        programme(
            json!({ "venues": rooms(n, |i| if i == 0 { json!({ "made_of": list(n - 1, |i| format!("r{}", i + 1).into()) }) } else { json!({}) }),
            "sessions": sessions(n, |i| json!({ "title": format!("Talk {i}"), "slot": nth_slot(i), "place": [format!("r{i}")] })) }),
        )
    }),
    ("a room with many closures", |n| {
        programme(json!({ "venues": rooms(1, |_| json!({ "available": list(n, nth_slot) })),
            "sessions": sessions(n, |i| json!({ "title": format!("Talk {i}"), "slot": nth_slot(i), "place": ["r0"] })) }))
    }),
    ("many venues, everywhere", |n| {
        programme(
            json!({ "venues": list(n, |i| json!({ "id": format!("v{i}"), "name": format!("Venue {i}") })),
            "sessions": sessions(n, |i| json!({ "title": format!("Talk {i}"), "slot": nth_slot(i), "place": "everywhere" })) }),
        )
    }),
    ("a relay to many rooms", |n| {
        programme(
            json!({ "venues": rooms(n, none), "sessions": sessions(1, |_| json!({ "title": "Talk", "slot": nth_slot(0), "place": ["r0"], "relayed_to": list(n - 1, |i| format!("r{}", i + 1).into()) })) }),
        )
    }),
    ("plenaries beside rooms", |n| {
        programme(json!({ "venues": rooms(n, none), "sessions": sessions(2 * n, |i| if i < n {
            json!({ "title": format!("Plenary {i}"), "slot": slot(1, i % 13_000, i % 13_000 + 1), "place": "everywhere" })
        } else {
            json!({ "title": format!("Talk {i}"), "slot": slot(1, 0, 60), "place": [format!("r{}", i - n)] })
        }) }))
    }),
    ("rooms of one name", |n| {
        programme(
            json!({ "venues": rooms(n, |_| json!({ "name": "Room" })), "sessions": sessions(n, |i| json!({ "title": format!("Talk {i}"), "slot": nth_slot(i), "place": [format!("r{i}")] })) }),
        )
    }),
];
