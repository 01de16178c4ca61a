//! Tests for JSON-LD in the vocabulary of schema.org. Losses must report all omitted values.

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

/// The types of schema.org that the crate writes, with their parent types and the properties that
/// they add.
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
         location maximumAttendeeCapacity organizer performer previousStartDate recordedIn sponsor startDate subEvent translator \
         typicalAgeRange",
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
    // A role repeats the property that contains it.
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
    let (_, parent, added) = TYPES.iter().find(|(own_name, _, _)| *own_name == name)?;
    let mut all: BTreeSet<_> = added.split_whitespace().collect();
    if !parent.is_empty() {
        all.extend(properties(parent)?);
    }
    Some(all)
}

fn assert_vocabulary(value: &Value) {
    match value {
        Value::Array(values) => values.iter().for_each(assert_vocabulary),
        Value::Object(map) if map.contains_key("@value") => {
            assert_eq!(map.keys().collect::<Vec<_>>(), ["@language", "@value"]);
        }
        Value::Object(map) => {
            let name = map["@type"].as_str().unwrap();
            let known = properties(name).unwrap_or_else(|| panic!("unknown type: {name}"));
            for (key, value) in map {
                let keyword = ["@context", "@id", "@type"].contains(&key.as_str());
                assert!(keyword || known.contains(key.as_str()), "{name} has no property {key}");
                assert_vocabulary(value);
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
    assert_vocabulary(&event);
    event
}

/// Collects all nodes with an id. An id can have several nodes, since references repeat it.
fn nodes<'v>(value: &'v Value, by_id: &mut BTreeMap<&'v str, Vec<&'v Value>>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| nodes(value, by_id)),
        Value::Object(map) => {
            if let Some(id) = map.get("@id") {
                by_id.entry(id.as_str().unwrap()).or_default().push(value);
            }
            map.values().for_each(|value| nodes(value, by_id));
        }
        _ => {}
    }
}

#[test]
fn the_agenda_is_written_with_its_sessions_people_and_times() {
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
            // A part without a slot gets the date of its day.
            None => assert_eq!(node["startDate"], session.day().unwrap().date().unwrap().to_string()),
        }
        assert_eq!(node["name"][0]["@language"], "fr");
        let parts: Vec<_> = session.parts().map(|part| format!("#session-{}", part.id())).collect();
        let written_parts: Vec<_> =
            list(&node["subEvent"]).iter().map(|part| part["@id"].as_str().unwrap()).collect();
        assert_eq!(parts, written_parts);
    }
    // A moderator is written as a role with its code and its printed heading.
    let panel = all["#session-session-1"][0];
    let moderator = &panel["performer"][0];
    assert_eq!((&moderator["@type"], &moderator["roleName"]), (&"Role".into(), &"moderator".into()));
    assert_eq!(moderator["name"][0]["@value"], "Modérateur");
    assert_eq!(moderator["performer"]["@id"], "#person-antonio-vitorino");
    let described = all["#person-antonio-vitorino"].iter().filter(|node| node["jobTitle"].is_array()).count();
    assert_eq!(described, 1, "a person is described once and then referred to by id");
    let room = &all["#session-side-event-idiaspora"][0]["location"];
    assert_eq!(room["containedInPlace"]["address"]["addressCountry"], "CH");
    let fields: BTreeSet<String> = export.losses.iter().map(|loss| field_name(&loss.field)).collect();
    assert_eq!(
        fields,
        ["", "label", "number", "place", "preamble", "questions_introduction", "time_zone"]
            .map(str::to_owned)
            .into()
    );
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

/// The subject, the field and the value of a leaf in the wire form.
type Leaf = (Subject, String, Value);

fn leaves(subject: &Subject, field: &str, value: &Value, result: &mut Vec<Leaf>) {
    let nested = |key: &str| {
        let key = key.replace('~', "~0").replace('/', "~1");
        if field.is_empty() { key } else { format!("{field}/{key}") }
    };
    match value {
        Value::Array(values) if values.is_empty() => {
            result.push((subject.clone(), field.to_owned(), value.clone()));
        }
        Value::Array(values) => {
            for (index, value) in values.iter().enumerate() {
                leaves(subject, &nested(&index.to_string()), value, result);
            }
        }
        Value::Object(map) => {
            for (key, value) in map {
                leaves(subject, &nested(key), value, result);
            }
        }
        leaf => result.push((subject.clone(), field.to_owned(), leaf.clone())),
    }
}

type SubjectConstructor = fn(String) -> Subject;

/// Returns the leaves of a programme in normal form.
fn all_leaves(programme: &Programme) -> Vec<Leaf> {
    let mut wire = serde_json::to_value(programme.to_draft()).unwrap();
    let mut result = Vec::new();
    for venue in wire.get_mut("venues").and_then(Value::as_array_mut).into_iter().flatten() {
        for room in list(&venue["rooms"].take()) {
            let id: &str = room["id"].as_str().unwrap();
            leaves(&Subject::Room(id.into()), "", room, &mut result);
        }
    }
    let text = |item: &Value, key: &str| item[key].as_str().unwrap_or_default().to_owned();
    let lists: [(&str, &str, SubjectConstructor); 9] = [
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
            leaves(&make(text(item, key)), "", item, &mut result);
        }
    }
    for day in wire.as_object_mut().unwrap().remove("days").iter().flat_map(|list| list.as_array().unwrap()) {
        let number = i32::try_from(day["number"].as_i64().unwrap()).unwrap();
        leaves(&Subject::Day(number), "", day, &mut result);
    }
    leaves(&Subject::Programme, "", &wire, &mut result);
    result.retain(|(_, field, value)| field != "format" && !value.is_null());
    result
}

/// Collects the scalar values of a node.
///
/// Nested nodes with an id contribute only that id, and parts are skipped.
fn collect_values<'v>(value: &'v Value, values: &mut Vec<&'v Value>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect_nested(item, values)),
        Value::Object(map) => {
            map.iter()
                .filter(|(key, _)| *key != "subEvent")
                .for_each(|(_, item)| collect_nested(item, values));
        }
        leaf => values.push(leaf),
    }
}

fn collect_nested<'v>(value: &'v Value, values: &mut Vec<&'v Value>) {
    match value.get("@id") {
        Some(id) if !id.as_str().unwrap().starts_with("#participation-") => values.push(id),
        _ => collect_values(value, values),
    }
}

/// Returns the id of the node that represents an item, or `None` if no node does.
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

/// Returns the forms in which the value of a field may be written.
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
    let term = match (field, text.as_str()) {
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
    forms.push(format!("https://schema.org/{term}"));
    forms
}

fn covers(loss: &Loss, subject: &Subject, field: &str) -> bool {
    let within = field.strip_prefix(loss.field.as_str());
    loss.subject == *subject
        && (loss.field.is_empty() || within.is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

/// Combines a time with the date of its day, as written in the wire form.
fn clock(wire: &Value, day: &Value, time: &Value) -> Option<NaiveDateTime> {
    let row = list(&wire["days"]).iter().find(|row| row["number"] == *day)?;
    let date: NaiveDate = row["date"].as_str()?.parse().unwrap();
    let time: DayTime = time.as_str()?.parse().unwrap();
    Some(date.and_hms_opt(0, 0, 0).unwrap() + TimeDelta::seconds(time.total_seconds().into()))
}

/// Makes every external id and address unique.
fn make_unique(value: &mut Value, key: &str, count: &mut usize) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(|value| make_unique(value, key, count)),
        Value::Object(map) => {
            for (name, value) in map {
                let key = if key == "external_ids" { key } else { name.as_str() };
                make_unique(value, key, count);
            }
        }
        Value::String(text) if ["external_ids", "url", "image", "online", "feedback"].contains(&key) => {
            *count += 1;
            *text = format!("{text}-{count}");
        }
        _ => {}
    }
}

/// Returns a copy of the programme in which every text is unique, so that a lost text cannot be
/// mistaken for another one.
fn with_unique_texts(programme: &Programme) -> Programme {
    let mut wire = serde_json::to_value(programme.to_draft()).unwrap();
    for (index, (path, _)) in programme.texts().into_iter().enumerate() {
        match wire.pointer_mut(&path.to_string()).unwrap() {
            Value::String(wording) => *wording = format!("{wording} ({index})"),
            Value::Object(wordings) => {
                for (language, wording) in wordings {
                    *wording = format!("{} ({index} {language})", wording.as_str().unwrap()).into();
                }
            }
            other => panic!("{path}: {other}"),
        }
    }
    make_unique(&mut wire, "", &mut 0);
    serde_json::from_value::<Draft>(wire).unwrap().build().unwrap()
}

/// Checks that every value of the wire form is either written or reported as a loss, and that every
/// loss refers to an existing value. Returns the number of values.
fn check_losses(programme: &Programme) -> usize {
    let programme = &with_unique_texts(programme);
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
        let id = node_id(subject, &event);
        let item_nodes = id.and_then(|id| all.get(id.as_str())).map_or(&[][..], Vec::as_slice);
        if field.ends_with("/day")
            || field.starts_with("slot/")
            || field.contains("/part/")
            || field.starts_with("previous_slot/")
        {
            // Times are compared below.
            continue;
        }
        if let (Subject::Day(_), "date") = (subject, field.as_str()) {
            assert!(export.text.contains(value.as_str().unwrap()), "{subject}: {field}");
            continue;
        }
        let mut values = Vec::new();
        for node in item_nodes {
            collect_values(node, &mut values);
        }
        let is_written = match value {
            // A group is written as a `PerformingGroup`.
            Value::Bool(true) if field == "group" => {
                item_nodes.iter().any(|node| node["@type"] == "PerformingGroup")
            }
            Value::Bool(_) => false,
            Value::Number(_) => values.contains(&value),
            _ if field == "part_of" => true,
            _ => written(field, value).iter().any(|form| {
                values.iter().any(|value| {
                    value.as_str().is_some_and(|text| text == form || form.len() > 3 && text.contains(form))
                })
            }),
        };
        assert!(is_written, "{subject}: {field}: {value} is neither written nor lost");
    }
    for loss in &export.losses {
        let is_named = |(subject, field, _): &Leaf| covers(loss, subject, field);
        let of_room = loss.field.starts_with("rooms/");
        assert!(of_room || leaves.iter().any(is_named), "{loss} refers to no existing value");
    }
    for session in list(&wire["sessions"]) {
        let id = fragment("session", session["id"].as_str().unwrap());
        let Some(node) = all.get(id.as_str()) else { continue };
        let slot = &session["slot"];
        for (key, property) in [("start", "startDate"), ("end", "endDate")] {
            if let Some(time) = clock(&wire, &slot["day"], &slot[key]) {
                let written = node[0][property].as_str().unwrap();
                assert_eq!(&written[..19], time.format("%Y-%m-%dT%H:%M:%S").to_string(), "{id}");
            }
        }
        if slot["start"].is_null() && !slot.is_null() {
            let day = list(&wire["days"]).iter().find(|day| day["number"] == slot["day"]).unwrap();
            assert_eq!(node[0]["startDate"], day["date"]);
        }
        if let Some(time) = clock(&wire, &session["previous_slot"]["day"], &session["previous_slot"]["start"])
        {
            let written = node[0]["previousStartDate"].as_str().unwrap();
            assert_eq!(&written[..19], time.format("%Y-%m-%dT%H:%M:%S").to_string(), "{id}");
        }
        if let Some(parent) = session["part_of"].as_str()
            && let Some(parent) = all.get(fragment("session", parent).as_str())
        {
            assert!(list(&parent[0]["subEvent"]).iter().any(|part| part["@id"] == id.as_str()), "{id}");
        }
    }
    leaves.len()
}

#[test]
fn values_that_are_not_written_are_reported() {
    let mut checked = check_losses(&agenda());
    for json in [
        include_str!("../fixtures/wire/v1/everything.json"),
        include_str!("../fixtures/wire/v1/small.json"),
        include_str!("../../examples/data/rivers-2026.json"),
        include_str!("../../examples/data/small-ar.json"),
    ] {
        checked += check_losses(&anchored(&read(json)));
    }
    assert!(checked > 1500, "{checked}");
}

#[test]
fn real_programmes_are_written() {
    let Some(files) = crate::corpora::folder() else {
        return println!("skipped: PROGRAMME_CORPORA is not set");
    };
    let (mut count, mut checked) = (0, 0);
    for file in files {
        let (draft, _) = crate::corpora::adapt("", &crate::corpora::load(&file));
        let programme = anchored(&draft.build().unwrap());
        // Larger programmes take too long.
        if programme.sessions().len() < 150 {
            checked += check_losses(&programme);
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
fn undated_programmes_and_unknown_time_zones_are_refused() {
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
fn a_programme_in_one_language_is_written_with_plain_strings() {
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
fn a_single_session_can_be_written() {
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
fn a_change_of_clocks_is_reported() {
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
    let reported = export.losses.iter().filter(|loss| loss.why.contains("clocks go back")).count();
    assert_eq!(reported, 1);
}

#[test]
fn absent_people_and_dropped_sessions_are_omitted_and_reported() {
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
fn a_repeat_is_written_with_the_documents_of_its_participants() {
    let programme = read(
        r#"{ "format": "programme/1", "id": "x", "title": "X", "languages": ["en"],
             "people": [{ "id": "ada", "name": "Ada" }],
             "sessions": [
               { "id": "a", "participations": [{ "person": "ada", "documents": [{ "symbol": "A/1" }] }] },
               { "id": "b", "repeats": "a" } ] }"#,
    );
    let export = write(&programme, &JsonLdOptions::default()).unwrap();
    assert_eq!(export.text.matches("A/1").count(), 2, "{}", export.text);
}

#[test]
fn deep_nesting_does_not_overflow_the_stack() {
    let mut draft = Draft::new("deep", "Deep").with_language("en".parse::<LanguageTag>().unwrap());
    draft = draft.with_session(Session::new("0"));
    for number in 1..3_000 {
        draft = draft.with_session(Session::new(number.to_string()).with_part_of((number - 1).to_string()));
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
fn extensions_with_names_of_schema_org_are_written() {
    let mut extensions = programme::draft::Extensions::default();
    for (key, value) in [
        ("schema-org/isAccessibleForFree", "true"),
        ("schema-org/name", "Another"),
        ("schema-org/x-y", "z"),
        ("house/x", "y"),
    ] {
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
    // Without a role, the person is written directly and not inside a `Role` node.
    assert_eq!(session["performer"]["@type"], "Person");
    let lost: Vec<&str> = export.losses.iter().map(|loss| loss.field.as_str()).collect();
    assert_eq!(lost, ["extensions/schema-org~1name", "extensions/schema-org~1x-y", "extensions/house~1x"]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn losses_of_generated_programmes_are_reported(
        draft in programme::strategy::drafts_of(&programme::strategy::Shape::default().with_dates(true)),
    ) {
        check_losses(&draft.build().unwrap());
    }
}
