//! JSON-LD: in the words of schema.org, and what it does not say is named.

use std::collections::{BTreeMap, BTreeSet};

use programme::chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use programme::draft::{Day, Participation, Person, Session};
use programme::interchange::schema_org::{JsonLdOptions, write, write_session};
use programme::interchange::{Export, ExportError, Loss};
use programme::report::Subject;
use programme::time::Anchor;
use programme::{DayTime, Draft, LanguageTag, Programme, Slot};
use proptest::prelude::*;
use serde_json::Value;

/// The types that are written, each with those above it, and the properties that each brings: facts of schema.org's vocabulary.
const TYPES: &[(&str, &str, &str)] = &[
    (
        "Thing",
        "",
        "additionalType alternateName description disambiguatingDescription identifier image name potentialAction sameAs subjectOf url",
    ),
    (
        "Event",
        "Thing",
        "about attendee audience contributor duration endDate eventAttendanceMode eventStatus inLanguage isAccessibleForFree keywords \
         location maximumAttendeeCapacity organizer performer previousStartDate recordedIn sponsor startDate subEvent translator",
    ),
    ("BusinessEvent", "Event", ""),
    ("EducationEvent", "Event", ""),
    ("ExhibitionEvent", "Event", ""),
    ("Hackathon", "Event", ""),
    ("LiteraryEvent", "Event", ""),
    ("MusicEvent", "Event", ""),
    ("ScreeningEvent", "Event", ""),
    ("SocialEvent", "Event", ""),
    ("CreativeWork", "Thing", "creativeWorkStatus inLanguage license version"),
    ("DigitalDocument", "CreativeWork", ""),
    ("WebPage", "CreativeWork", ""),
    ("MediaObject", "CreativeWork", "contentUrl"),
    ("Question", "CreativeWork", ""),
    ("Person", "Thing", "affiliation familyName givenName honorificPrefix jobTitle"),
    ("Organization", "Thing", "address"),
    ("GovernmentOrganization", "Organization", ""),
    ("PerformingGroup", "Organization", ""),
    (
        "Place",
        "Thing",
        "additionalProperty address containedInPlace containsPlace geo maximumAttendeeCapacity",
    ),
    ("VirtualLocation", "Thing", ""),
    ("PostalAddress", "Thing", "addressCountry addressLocality streetAddress"),
    ("GeoCoordinates", "Thing", "latitude longitude"),
    // A role has the property in which it stands, too.
    (
        "Role",
        "Thing",
        "startDate endDate roleName performer organizer contributor sponsor translator attendee",
    ),
    ("OrganizationRole", "Thing", "roleName affiliation"),
    ("PropertyValue", "Thing", "propertyID value"),
    ("DefinedTerm", "Thing", "termCode"),
    ("Audience", "Thing", "audienceType"),
    ("ReviewAction", "Thing", "target"),
];

fn properties(name: &str) -> Option<BTreeSet<&'static str>> {
    let (_, above, own) = TYPES.iter().find(|(own, _, _)| *own == name)?;
    let mut all: BTreeSet<_> = own.split_whitespace().collect();
    if !above.is_empty() {
        all.extend(properties(above)?);
    }
    Some(all)
}

fn held_to_vocabulary(value: &Value) {
    match value {
        Value::Array(values) => values.iter().for_each(held_to_vocabulary),
        Value::Object(map) if map.contains_key("@value") => {
            assert_eq!(map.keys().collect::<Vec<_>>(), ["@language", "@value"]);
        }
        Value::Object(map) => {
            let name = map["@type"].as_str().unwrap();
            let known = properties(name).unwrap_or_else(|| panic!("{name} is no type that is known"));
            for (key, value) in map {
                let keyword = ["@context", "@id", "@type"].contains(&key.as_str());
                assert!(keyword || known.contains(key.as_str()), "{name} has no {key}");
                held_to_vocabulary(value);
            }
        }
        Value::String(_) | Value::Number(_) => {}
        Value::Null | Value::Bool(_) => panic!("{value}"),
    }
}

fn read(json: &str) -> Programme {
    serde_json::from_str::<Draft>(json).unwrap().build().unwrap()
}

fn anchored(programme: &Programme) -> Programme {
    if programme.days().all(|day| day.date().is_some()) {
        return programme.clone();
    }
    let mut first = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
    for day in programme.days() {
        if let Some(date) = day.date() {
            first = date - TimeDelta::days(i64::from(day.number()) - 1);
        }
    }
    programme.anchored(Anchor::First(first), None).unwrap()
}

fn agenda() -> Programme {
    let programme = read(include_str!("../../examples/data/idm-2018-second-session.json"));
    let first = NaiveDate::from_ymd_opt(2018, 10, 8).unwrap();
    programme.anchored(first, Some("Europe/Zurich".parse().unwrap())).unwrap()
}

fn parsed(export: &Export) -> Value {
    let event: Value = serde_json::from_str(&export.text).unwrap();
    held_to_vocabulary(&event);
    event
}

/// Every node that has an id, by it, without the events in it: all that is said of one.
fn nodes<'v>(value: &'v Value, found: &mut BTreeMap<&'v str, Vec<&'v Value>>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| nodes(value, found)),
        Value::Object(map) => {
            if let Some(id) = map.get("@id") {
                found.entry(id.as_str().unwrap()).or_default().push(value);
            }
            map.values().for_each(|value| nodes(value, found));
        }
        _ => {}
    }
}

#[test]
fn the_agenda_comes_out_with_its_sessions_people_and_times() {
    let programme = agenda();
    let export = write(&programme, &JsonLdOptions::default()).unwrap();
    let event = parsed(&export);
    let mut all = BTreeMap::new();
    nodes(&event, &mut all);
    let count = |prefix: &str| all.keys().filter(|id| id.starts_with(prefix)).count();
    assert_eq!((count("#session-"), count("#person-"), count("#room-")), (16, 43, 2));
    assert_eq!(event["subEvent"].as_array().unwrap().len(), programme.sessions().top_level().len());
    assert_eq!((&event["startDate"], &event["endDate"]), (&"2018-10-08".into(), &"2018-10-09".into()));
    for session in programme.sessions().declared() {
        let node = all[format!("#session-{}", session.id()).as_str()][0];
        let start = session.start().filter(|_| session.data().slot.is_some());
        match start {
            Some(start) => {
                assert_eq!(node["startDate"], programme.instant(start).unwrap().to_rfc3339());
                let end = programme.instant(session.end().unwrap()).unwrap();
                assert_eq!(node["endDate"], end.to_rfc3339());
            }
            // It takes place within its session: on that day.
            None => assert_eq!(node["startDate"], session.day().unwrap().date().unwrap().to_string()),
        }
        assert_eq!(node["name"][0]["@language"], "fr");
        let parts: Vec<_> = session.parts().map(|part| format!("#session-{}", part.id())).collect();
        let inside: Vec<_> =
            list(&node["subEvent"]).iter().map(|part| part["@id"].as_str().unwrap()).collect();
        assert_eq!(parts, inside);
    }
    // Somebody who moderates is in a role, under its code and under the heading as printed.
    let panel = all["#session-session-1"][0];
    let moderator = &panel["performer"][0];
    assert_eq!((&moderator["@type"], &moderator["roleName"]), (&"Role".into(), &"moderator".into()));
    assert_eq!(moderator["name"][0]["@value"], "Modérateur");
    assert_eq!(moderator["performer"]["@id"], "#person-antonio-vitorino");
    let described = all["#person-antonio-vitorino"].iter().filter(|node| node["jobTitle"].is_array()).count();
    assert_eq!(described, 1, "described once, named from then on");
    let room = &all["#session-side-event-idiaspora"][0]["location"];
    assert_eq!(room["containedInPlace"]["address"]["addressCountry"], "CH");
    let fields: BTreeSet<String> = export.losses.iter().map(|loss| field_name(&loss.field)).collect();
    assert_eq!(fields, ["", "label", "number", "place", "preamble", "time_zone"].map(str::to_owned).into());
}

fn list(value: &Value) -> &[Value] {
    value
        .as_array()
        .map_or(std::slice::from_ref(value), Vec::as_slice)
        .split_at(usize::from(value.is_null()))
        .1
}

fn field_name(field: &str) -> String {
    field.split('/').next().unwrap_or_default().to_owned()
}

/// A leaf of the wire form: whose it is, which field, and what it says.
type Leaf = (Subject, String, Value);

fn leaves(subject: &Subject, field: &str, value: &Value, found: &mut Vec<Leaf>) {
    let inside = |key: &str| {
        let key = key.replace('~', "~0").replace('/', "~1");
        if field.is_empty() { key } else { format!("{field}/{key}") }
    };
    match value {
        Value::Array(values) if values.is_empty() => {
            found.push((subject.clone(), field.to_owned(), value.clone()));
        }
        Value::Array(values) => {
            for (at, value) in values.iter().enumerate() {
                leaves(subject, &inside(&at.to_string()), value, found);
            }
        }
        Value::Object(map) => {
            for (key, value) in map {
                leaves(subject, &inside(key), value, found);
            }
        }
        leaf => found.push((subject.clone(), field.to_owned(), leaf.clone())),
    }
}

type Make = fn(String) -> Subject;

/// The leaves of a programme in the normal form, each with the item that it is of.
fn all_leaves(programme: &Programme) -> Vec<Leaf> {
    let mut wire = serde_json::to_value(programme.to_draft()).unwrap();
    let mut found = Vec::new();
    for venue in wire.get_mut("venues").and_then(Value::as_array_mut).into_iter().flatten() {
        for room in list(&venue["rooms"].take()) {
            let id: &str = room["id"].as_str().unwrap();
            leaves(&Subject::Room(id.into()), "", room, &mut found);
        }
    }
    let text = |item: &Value, key: &str| item[key].as_str().unwrap_or_default().to_owned();
    let lists: [(&str, &str, Make); 9] = [
        ("venues", "id", |id| Subject::Venue(id.into())),
        ("tracks", "id", |id| Subject::Track(id.into())),
        ("organisations", "id", |id| Subject::Organisation(id.into())),
        ("people", "id", |id| Subject::Person(id.into())),
        ("agenda_items", "id", |id| Subject::AgendaItem(id.into())),
        ("sessions", "id", |id| Subject::Session(id.into())),
        ("notes", "id", |id| Subject::Note(id.into())),
        ("roles", "code", |code| Subject::Role(code.parse().unwrap())),
        ("kinds", "code", |code| Subject::Kind(code.parse().unwrap())),
    ];
    for (list, key, make) in lists {
        for item in
            wire.as_object_mut().unwrap().remove(list).iter().flat_map(|list| list.as_array().unwrap())
        {
            leaves(&make(text(item, key)), "", item, &mut found);
        }
    }
    for day in wire.as_object_mut().unwrap().remove("days").iter().flat_map(|list| list.as_array().unwrap()) {
        let number = i32::try_from(day["number"].as_i64().unwrap()).unwrap();
        leaves(&Subject::Day(number), "", day, &mut found);
    }
    leaves(&Subject::Programme, "", &wire, &mut found);
    found.retain(|(_, field, value)| field != "format" && !value.is_null());
    found
}

/// What is said of an item: of others that are named with it their ids alone.
fn strings<'v>(value: &'v Value, found: &mut Vec<&'v Value>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| inside(value, found)),
        Value::Object(map) => {
            map.iter().filter(|(key, _)| *key != "subEvent").for_each(|(_, value)| inside(value, found));
        }
        leaf => found.push(leaf),
    }
}

fn inside<'v>(value: &'v Value, found: &mut Vec<&'v Value>) {
    match value.get("@id") {
        Some(id) if !id.as_str().unwrap().starts_with("#participation-") => found.push(id),
        _ => strings(value, found),
    }
}

/// What stands for the item in the text.
fn node_id(subject: &Subject, root: &Value) -> Option<String> {
    let (noun, id) = match subject {
        Subject::Programme => return root["@id"].as_str().map(str::to_owned),
        Subject::Session(id) => ("session", id.as_str()),
        Subject::Person(id) => ("person", id.as_str()),
        Subject::Organisation(id) => ("organisation", id.as_str()),
        Subject::Venue(id) => ("venue", id.as_str()),
        Subject::Room(id) => ("room", id.as_str()),
        Subject::Track(id) => ("track", id.as_str()),
        Subject::AgendaItem(id) => ("agenda-item", id.as_str()),
        _ => return None,
    };
    Some(fragment(noun, id))
}

fn fragment(noun: &str, id: &str) -> String {
    let escaped = id.bytes().map(|byte| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).to_string(),
        byte if b"-._~!$&'()*+,;=:@/?".contains(&byte) => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    });
    format!("#{noun}-{}", escaped.collect::<String>())
}

/// The forms in which a value of a field may stand in the text.
fn written(field: &str, value: &Value) -> Vec<String> {
    let Value::String(text) = value else { return Vec::new() };
    let mut forms = vec![text.clone()];
    for noun in [
        "programme",
        "session",
        "person",
        "organisation",
        "venue",
        "room",
        "track",
        "agenda-item",
        "participation",
    ] {
        forms.push(fragment(noun, text));
    }
    let word = match (field, text.as_str()) {
        ("status" | "event_status", "cancelled") => "EventCancelled",
        ("status" | "event_status", "postponed") => "EventPostponed",
        ("mode", "in-room") => "OfflineEventAttendanceMode",
        ("mode", "online") => "OnlineEventAttendanceMode",
        ("mode", "hybrid") => "MixedEventAttendanceMode",
        ("event_status", "moved-online") | ("previous_mode", "in-room") => "EventMovedOnline",
        ("planned_length", _) => {
            let length: programme::Length = text.parse().unwrap();
            let minutes = length.total_seconds() / 60;
            forms.push(if minutes == 0 { "PT0S".to_owned() } else { format!("PT{minutes}M") });
            forms.push(format!("PT{}H{}M", minutes / 60, minutes % 60));
            forms.push(format!("PT{}H", minutes / 60));
            return forms;
        }
        _ => return forms,
    };
    forms.push(format!("https://schema.org/{word}"));
    forms
}

fn covers(loss: &Loss, subject: &Subject, field: &str) -> bool {
    let within = field.strip_prefix(loss.field.as_str());
    loss.subject == *subject
        && (loss.field.is_empty() || within.is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

/// When a slot begins or ends, read off the wire form alone.
fn clock(wire: &Value, day: &Value, time: &Value) -> Option<NaiveDateTime> {
    let own = list(&wire["days"]).iter().find(|one| one["number"] == *day)?;
    let date: NaiveDate = own["date"].as_str()?.parse().unwrap();
    let time: DayTime = time.as_str()?.parse().unwrap();
    Some(date.and_hms_opt(0, 0, 0).unwrap() + TimeDelta::seconds(time.total_seconds().into()))
}

/// Makes identifiers and addresses different from one another.
fn number(value: &mut Value, key: &str, count: &mut usize) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(|value| number(value, key, count)),
        Value::Object(map) => {
            for (own, value) in map {
                let key = if key == "external_ids" { key } else { own.as_str() };
                number(value, key, count);
            }
        }
        Value::String(text) if ["external_ids", "url", "image", "online", "feedback"].contains(&key) => {
            *count += 1;
            *text = format!("{text}-{count}");
        }
        _ => {}
    }
}

/// The same programme with every wording another, so that none stands for one that is lost.
fn told_apart(programme: &Programme) -> Programme {
    let mut wire = serde_json::to_value(programme.to_draft()).unwrap();
    for (at, (path, _)) in programme.texts().into_iter().enumerate() {
        match wire.pointer_mut(&path.to_string()).unwrap() {
            Value::String(wording) => *wording = format!("{wording} ({at})"),
            Value::Object(wordings) => {
                for (language, wording) in wordings {
                    *wording = format!("{} ({at} {language})", wording.as_str().unwrap()).into();
                }
            }
            other => panic!("{path}: {other}"),
        }
    }
    number(&mut wire, "", &mut 0);
    serde_json::from_value::<Draft>(wire).unwrap().build().unwrap()
}

/// Every value of the wire form stands in what is written of its item, or a loss names it; and no loss names what is not there.
fn nothing_is_lost_in_silence(programme: &Programme) -> usize {
    let programme = &told_apart(programme);
    let export = write(programme, &JsonLdOptions::default()).unwrap();
    let event = parsed(&export);
    let wire = serde_json::to_value(programme.to_draft()).unwrap();
    let mut all = BTreeMap::new();
    nodes(&event, &mut all);
    let leaves = all_leaves(programme);
    for (subject, field, value) in &leaves {
        if export.losses.iter().any(|loss| covers(loss, subject, field)) {
            continue;
        }
        let own = node_id(subject, &event);
        let own = own.and_then(|id| all.get(id.as_str())).map_or(&[][..], Vec::as_slice);
        if field.ends_with("/day")
            || field.starts_with("slot/")
            || field.contains("/part/")
            || field.starts_with("previous_slot/")
        {
            // Held to the clock below.
            continue;
        }
        if let (Subject::Day(_), "date") = (subject, field.as_str()) {
            assert!(export.text.contains(value.as_str().unwrap()), "{subject}: {field}");
            continue;
        }
        let mut said = Vec::new();
        for node in own {
            strings(node, &mut said);
        }
        let found = match value {
            // A group has a type of its own.
            Value::Bool(true) if field == "group" => {
                own.iter().any(|node| node["@type"] == "PerformingGroup")
            }
            Value::Bool(_) => false,
            Value::Number(_) => said.contains(&value),
            _ if field == "part_of" => true,
            _ => written(field, value).iter().any(|form| {
                said.iter().any(|said| {
                    said.as_str().is_some_and(|said| said == form || form.len() > 3 && said.contains(form))
                })
            }),
        };
        assert!(found, "{subject}: {field}: {value} is neither written nor lost");
    }
    for loss in &export.losses {
        let names = |(subject, field, _): &Leaf| covers(loss, subject, field);
        let of_room = loss.field.starts_with("rooms/");
        assert!(of_room || leaves.iter().any(names), "{loss} names nothing that is there");
    }
    for session in list(&wire["sessions"]) {
        let id = fragment("session", session["id"].as_str().unwrap());
        let Some(node) = all.get(id.as_str()) else { continue };
        let slot = &session["slot"];
        for (key, property) in [("start", "startDate"), ("end", "endDate")] {
            if let Some(at) = clock(&wire, &slot["day"], &slot[key]) {
                let said = node[0][property].as_str().unwrap();
                assert_eq!(&said[..19], at.format("%Y-%m-%dT%H:%M:%S").to_string(), "{id}");
            }
        }
        if slot["start"].is_null() && !slot.is_null() {
            let own = list(&wire["days"]).iter().find(|day| day["number"] == slot["day"]).unwrap();
            assert_eq!(node[0]["startDate"], own["date"]);
        }
        if let Some(at) = clock(&wire, &session["previous_slot"]["day"], &session["previous_slot"]["start"]) {
            let said = node[0]["previousStartDate"].as_str().unwrap();
            assert_eq!(&said[..19], at.format("%Y-%m-%dT%H:%M:%S").to_string(), "{id}");
        }
        if let Some(parent) = session["part_of"].as_str() {
            if let Some(above) = all.get(fragment("session", parent).as_str()) {
                assert!(list(&above[0]["subEvent"]).iter().any(|part| part["@id"] == id.as_str()), "{id}");
            }
        }
    }
    leaves.len()
}

#[test]
fn what_is_not_written_is_named() {
    let mut checked = nothing_is_lost_in_silence(&agenda());
    for json in [
        include_str!("../fixtures/wire/v1/everything.json"),
        include_str!("../fixtures/wire/v1/small.json"),
        include_str!("../../examples/data/rivers-2026.json"),
        include_str!("../../examples/data/small-ar.json"),
    ] {
        checked += nothing_is_lost_in_silence(&anchored(&read(json)));
    }
    assert!(checked > 1500, "{checked}");
}

#[test]
fn real_programmes_come_out() {
    let Some(files) = crate::corpora::folder() else {
        return println!("skipped: PROGRAMME_CORPORA names no folder of real programmes");
    };
    let (mut count, mut checked) = (0, 0);
    for file in files {
        let (draft, _) = crate::corpora::adapt("", &crate::corpora::load(&file));
        let programme = anchored(&draft.build().unwrap());
        // The largest would only take longer.
        if programme.sessions().len() < 150 {
            checked += nothing_is_lost_in_silence(&programme);
        }
        let export = write(&programme, &JsonLdOptions::default()).unwrap();
        let event = parsed(&export);
        let mut all = BTreeMap::new();
        nodes(&event, &mut all);
        let sessions = all.keys().filter(|id| id.starts_with("#session-")).count();
        let dropped = export.losses.iter().filter(|loss| loss.field.is_empty());
        let dropped = dropped.filter(|loss| matches!(loss.subject, Subject::Session(_))).count();
        assert_eq!(sessions + dropped, programme.sessions().len());
        count += sessions;
    }
    println!("{count} sessions, {checked} values");
}

#[test]
fn an_undated_programme_is_refused() {
    let undated = read(include_str!("../../examples/data/idm-2018-second-session.json"));
    assert_eq!(write(&undated, &JsonLdOptions::default()), Err(ExportError::Undated { day: 1 }));
    let session = undated.session("opening").unwrap();
    assert_eq!(write_session(session, &JsonLdOptions::default()), Err(ExportError::Undated { day: 1 }));
    let zone = undated
        .anchored(NaiveDate::from_ymd_opt(2018, 10, 8).unwrap(), Some("Mars/Olympus".parse().unwrap()));
    let unknown = ExportError::UnknownZone { zone: "Mars/Olympus".to_owned() };
    assert_eq!(write(&zone.unwrap(), &JsonLdOptions::default()), Err(unknown));
}

#[test]
fn a_programme_in_one_language_is_written_in_plain_strings() {
    let programme = read(include_str!("../../examples/data/rivers-2026.json"));
    let export = write(&programme, &JsonLdOptions::default()).unwrap();
    assert_eq!(
        programme.languages().len() == 1,
        !export.text.contains("@value"),
        "{:?}",
        programme.languages()
    );
    let one = Draft::new("demo", "Demo").with_language("en".parse::<LanguageTag>().unwrap());
    let export = write(&one.build().unwrap(), &JsonLdOptions::default()).unwrap();
    assert_eq!(parsed(&export)["name"], "Demo");
}

#[test]
fn one_session_stands_on_a_page_of_its_own() {
    let programme = agenda();
    let options = JsonLdOptions::default().with_page("https://example.org/agenda".parse().unwrap());
    let export = write_session(programme.session("opening").unwrap(), &options).unwrap();
    let event = parsed(&export);
    assert_eq!(event["@id"], "https://example.org/agenda#session-opening");
    assert_eq!(event["subEvent"]["@id"], "https://example.org/agenda#session-opening-welcome");
    assert!(export.losses.is_empty(), "{:?}", export.losses);
    let export = write_session(programme.session("side-event-idiaspora").unwrap(), &options).unwrap();
    let event = parsed(&export);
    assert_eq!(event["location"]["name"][1]["@value"], "Room XVIII");
    assert_eq!(event["startDate"], "2018-10-08T13:30:00+02:00");
}

#[test]
fn clocks_that_change_are_told() {
    let at = |start, end| Slot::between(1, start, end).unwrap();
    let draft = Draft::new("demo", "Demo")
        .with_language("en".parse::<LanguageTag>().unwrap())
        .with_time_zone("Europe/Zurich".parse::<programme::time::TimeZone>().unwrap())
        .with_day(Day::on(1, "2026-10-24").unwrap())
        .with_session(Session::new("night").with_slot(at("25:00", "26:30")))
        .with_session(Session::new("morning").with_slot(at("32:00", "33:00")));
    let export = write(&draft.build().unwrap(), &JsonLdOptions::default()).unwrap();
    let event = parsed(&export);
    assert_eq!(event["subEvent"][0]["endDate"], "2026-10-25T02:30:00+02:00");
    assert_eq!(event["subEvent"][1]["startDate"], "2026-10-25T08:00:00+01:00");
    let told = export.losses.iter().filter(|loss| loss.why.contains("clocks go back")).count();
    assert_eq!(told, 1);
}

#[test]
fn whoever_does_not_come_and_whatever_is_dropped_is_left_out_and_named() {
    let programme = read(
        r#"{ "format": "programme/1", "id": "x", "title": "X", "languages": ["en"],
             "people": [{ "id": "ada", "name": "Ada" }, { "id": "bo", "name": "Bo" }],
             "sessions": [
               { "id": "a", "status": "dropped" }, { "id": "b", "part_of": "a" },
               { "id": "c", "participations": [{ "person": "ada", "status": "declined" }, { "vacancy": "tbc" }] } ] }"#,
    );
    let export = write(&programme, &JsonLdOptions::default()).unwrap();
    let event = parsed(&export);
    assert_eq!(event["subEvent"]["@id"], "#session-c");
    let losses: Vec<String> = export.losses.iter().map(ToString::to_string).collect();
    assert_eq!(
        losses,
        [
            "person \"ada\": the person does not take part in any event that was written",
            "person \"bo\": the person does not take part in any event that was written",
            "session \"a\": dropped sessions and their parts are not written",
            "session \"b\": dropped sessions and their parts are not written",
            "session \"c\": participations/0: declined and withdrawn participations and no-shows are not written",
            "session \"c\": participations/1: a position that is not yet filled is not written",
        ]
    );
}

#[test]
fn deep_nesting_costs_no_stack() {
    let mut draft = Draft::new("deep", "Deep").with_language("en".parse::<LanguageTag>().unwrap());
    draft = draft.with_session(Session::new("0"));
    for at in 1..3_000 {
        draft = draft.with_session(Session::new(at.to_string()).with_part_of((at - 1).to_string()));
    }
    let export = write(&draft.build().unwrap(), &JsonLdOptions::default()).unwrap();
    let event = parsed(&export);
    let mut all = BTreeMap::new();
    nodes(&event, &mut all);
    assert_eq!(all.keys().filter(|id| id.starts_with("#session-")).count(), 3_000);
    let moved = export.losses.iter().filter(|loss| loss.field == "part_of").count();
    assert!(moved > 2_900 && moved < 3_000, "{moved}");
}

#[test]
fn extensions_in_the_words_of_schema_org_are_written() {
    let mut extensions = programme::draft::Extensions::default();
    for (key, value) in
        [("schema-org/isAccessibleForFree", "true"), ("schema-org/name", "Another"), ("house/x", "y")]
    {
        extensions.insert(key, value).unwrap();
    }
    let session = Session::new("a").with_title("A").with_extensions(extensions);
    let ada = Participation::person("ada");
    let draft = Draft::new("demo", "Demo").with_language("en".parse::<LanguageTag>().unwrap());
    let draft = draft.with_person(Person::new("ada", "Ada")).with_session(session.with_participation(ada));
    let export = write(&draft.build().unwrap(), &JsonLdOptions::default()).unwrap();
    let event = parsed(&export);
    let session = &event["subEvent"];
    assert_eq!((&session["isAccessibleForFree"], &session["name"]), (&"true".into(), &"A".into()));
    // Nothing is said of what she does there: she stands there herself.
    assert_eq!(session["performer"]["@type"], "Person");
    let lost: Vec<&str> = export.losses.iter().map(|loss| loss.field.as_str()).collect();
    assert_eq!(lost, ["extensions/schema-org~1name", "extensions/house~1x"]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_of_any_programme_is_lost_in_silence(
        draft in programme::strategy::drafts_of(&programme::strategy::Shape::default().with_dates(true)),
    ) {
        nothing_is_lost_in_silence(&draft.build().unwrap());
    }
}
