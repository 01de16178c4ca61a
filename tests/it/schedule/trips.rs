//! Round-trip tests for the schedule formats. Losses must report every field that changes.

use std::collections::{BTreeMap, BTreeSet};

use programme::chrono::NaiveDate;
use programme::interchange::schedule::{ScheduleOptions, read_json, read_xml, write_json, write_xml};
use programme::interchange::{Export, ImportOptions, Loss};
use programme::report::Subject;
use programme::time::{Anchor, TimeZone};
use programme::{Draft, LanguageTag, Programme, Slot};
use serde_json::Value;

use crate::schedule::source::sources;

/// Returns the agenda of an intergovernmental meeting with its original dates.
pub(crate) fn agenda() -> Programme {
    let json =
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    let programme = serde_json::from_str::<Draft>(json).unwrap().build().unwrap();
    let first = Anchor::First(NaiveDate::from_ymd_opt(2018, 10, 8).unwrap());
    programme.anchored(first, Some("Europe/Zurich".parse::<TimeZone>().unwrap())).unwrap()
}

/// Returns the agenda and all example programmes, with dates added where they are missing.
fn examples() -> Vec<(String, Programme)> {
    let mut programmes = vec![("idm-2018".to_owned(), agenda())];
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let programme =
            serde_json::from_str::<Draft>(&std::fs::read_to_string(&path).unwrap()).unwrap().build().unwrap();
        if programme.days().all(|day| day.date().is_some()) {
            programmes.push((name, programme));
        } else {
            let first = Anchor::First(NaiveDate::from_ymd_opt(2026, 3, 2).unwrap());
            programmes.push((name, programme.anchored(first, None).unwrap()));
        }
    }
    programmes
}

/// The scalar values of a wire form by subject and path.
type Leaves = BTreeMap<(String, String), String>;

fn leaves(draft: &Draft) -> Leaves {
    let json = serde_json::to_value(draft).unwrap();
    let main = draft.languages.first().map(|language| language.tag.to_string()).unwrap_or_default();
    let mut result = Leaves::new();
    for (field, value) in json.as_object().unwrap() {
        match (field.as_str(), value) {
            (
                "sessions" | "people" | "tracks" | "venues" | "organisations" | "agenda_items" | "notes",
                Value::Array(rows),
            ) => {
                for row in rows {
                    collect_item(field, row, &main, &mut result);
                }
            }
            ("days", Value::Array(days)) => {
                for day in days {
                    collect_values(&format!("day {}", day["number"]), "", day, &main, &mut result);
                }
            }
            ("roles" | "kinds", Value::Array(rows)) => {
                for row in rows {
                    let noun = field.trim_end_matches('s');
                    collect_values(&format!("{noun} {}", row["code"]), "", row, &main, &mut result);
                }
            }
            _ => collect_values("the programme", field, value, &main, &mut result),
        }
    }
    result
}

fn collect_item(list: &str, row: &Value, main: &str, leaves: &mut Leaves) {
    let id = row["id"].as_str().unwrap();
    let subject = match list {
        "sessions" => Subject::Session(id.into()),
        "people" => Subject::Person(id.into()),
        "tracks" => Subject::Track(id.into()),
        "venues" => Subject::Venue(id.into()),
        "rooms" => Subject::Room(id.into()),
        "organisations" => Subject::Organisation(id.into()),
        "agenda_items" => Subject::AgendaItem(id.into()),
        _ => Subject::Note(id.into()),
    }
    .to_string();
    let mut row = row.clone();
    for room in
        row.as_object_mut().unwrap().remove("rooms").iter().flat_map(|rooms| rooms.as_array().unwrap())
    {
        collect_item("rooms", room, main, leaves);
    }
    collect_values(&subject, "", &row, main, leaves);
}

/// Collects the scalar values below `value`.
///
/// A wording in the main language has the path of its text, because a text in only that language is
/// written as a plain string.
fn collect_values(subject: &str, path: &str, value: &Value, main: &str, leaves: &mut Leaves) {
    let within = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}/{key}") };
    match value {
        Value::Object(map) => {
            let is_text = map.contains_key(main) && map.values().all(Value::is_string);
            for (key, value) in map {
                let key = key.replace('~', "~0").replace('/', "~1");
                let key = if is_text && key == main { path.to_owned() } else { within(&key) };
                collect_values(subject, &key, value, main, leaves);
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                // A paragraph is a string, or a map with the single key `paragraph`.
                let value = value.get("paragraph").unwrap_or(value);
                collect_values(subject, &within(&index.to_string()), value, main, leaves);
            }
        }
        scalar => {
            leaves.insert((subject.to_owned(), path.to_owned()), scalar.to_string());
        }
    }
}

/// Returns `true` if a loss names the field or a field that contains it.
fn is_reported(losses: &BTreeSet<(String, String)>, subject: &str, path: &str) -> bool {
    let mut path = Some(path);
    while let Some(field) = path {
        if losses.contains(&(subject.to_owned(), field.to_owned())) {
            return true;
        }
        path = match field.rsplit_once('/') {
            Some((before, _)) => Some(before),
            None if field.is_empty() => None,
            None => Some(""),
        };
    }
    false
}

/// Returns the number that the writers generate for a session whose id is not a number.
fn generated_number(id: &str) -> String {
    let hash =
        id.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash & 0x7fff_ffff).to_string()
}

/// Restores lost ids by matching items with the original ones. All renames happen at once, because
/// two items may have swapped their ids.
fn restore_ids(before: &Draft, mut after: Draft, losses: &[Loss]) -> Draft {
    let lost = |field: &str| -> Vec<Subject> {
        losses.iter().filter(|loss| loss.field == field).map(|loss| loss.subject.clone()).collect()
    };
    for subject in lost("number") {
        let Subject::Day(number) = subject else { continue };
        let date = before.day(number).unwrap().date;
        let matching = after.days.iter().find(|day| day.date == date).unwrap().number;
        after.rename_day(matching, 1000 + number).unwrap();
    }
    for number in after.days.iter().map(|day| day.number).filter(|number| *number >= 900).collect::<Vec<_>>()
    {
        after.rename_day(number, number - 1000).unwrap();
    }
    let (mut sessions, mut people) = (Vec::new(), Vec::new());
    for subject in lost("id") {
        match &subject {
            Subject::Session(id) => {
                let original = before.session(id.as_str()).unwrap();
                let numbered = after.session(&generated_number(id.as_str())).map(|session| &session.id);
                let matching = after.sessions.iter().map(|session| &session.id).find(|matching| {
                    let session = after.session(matching.as_str()).unwrap();
                    let taken = sessions.iter().any(|(taken, _)| taken == *matching);
                    let read = session.title.as_ref().map(|title| title.first().to_owned());
                    let same_title = match (&original.title, read) {
                        (None, None) => true,
                        (Some(title), Some(read)) => {
                            title.first() == read || title.entries().any(|(_, wording)| wording == read)
                        }
                        _ => false,
                    };
                    let start = |slot: Option<Slot>| slot.map(|slot| (slot.day_number(), slot.start()));
                    let same_start = start(session.slot) == start(original.slot)
                        || original.slot.is_some_and(|slot| slot.start().is_none());
                    let same_place = lost("place").contains(&subject)
                        || session.place == original.place
                        || lost("id").iter().any(|s| matches!(s, Subject::Room(_)));
                    !taken && same_title && same_start && same_place
                });
                let matching = numbered.or(matching).unwrap_or_else(|| panic!("{id} is missing"));
                sessions.push((matching.clone(), id.clone()));
            }
            Subject::Person(id) => {
                let name = before.person(id.as_str()).unwrap().name.clone();
                let lost = lost("id");
                let matching = after.people.iter().find(|person| {
                    let read = person.name.first();
                    let is_same = name.first() == read || name.entries().any(|(_, wording)| wording == read);
                    let taken = people.iter().any(|(taken, _)| *taken == person.id);
                    let keeps_its_id = before.person(person.id.as_str()).is_some()
                        && !lost.contains(&Subject::Person(person.id.clone()));
                    is_same && !taken && !keeps_its_id
                });
                people.extend(matching.map(|matching| (matching.id.clone(), id.clone())));
            }
            Subject::Room(id) => {
                let name = before.room(id.as_str()).unwrap().name.clone();
                let mut rooms = after.venues.iter().flat_map(|venue| &venue.rooms);
                let matching = rooms.find(|room| {
                    let read = room.name.first();
                    name.first() == read || name.entries().any(|(_, wording)| wording == read)
                });
                if let Some(matching) = matching.map(|room| room.id.clone()) {
                    after.rename_room(matching.as_str(), id.as_str()).unwrap();
                }
            }
            Subject::Track(id) => {
                let name = before.track(id.as_str()).unwrap().name.clone();
                let matching = after.tracks.iter().find(|track| name.first() == track.name.first());
                if let Some(matching) = matching.map(|track| track.id.clone()) {
                    after.rename_track(matching.as_str(), id.as_str()).unwrap();
                }
            }
            Subject::Venue(id) => {
                if let Some(matching) = after.venues.first().map(|venue| venue.id.clone()) {
                    after.rename_venue(matching.as_str(), id.as_str()).unwrap();
                }
            }
            Subject::Programme => after.id = before.id.clone(),
            _ => {}
        }
    }
    let temporary = |id: &str| format!("temporary-{id}");
    for (matching, id) in &sessions {
        after.rename_session(matching.as_str(), &temporary(id.as_str())).unwrap();
    }
    for (matching, id) in &people {
        after.rename_person(matching.as_str(), &temporary(id.as_str())).unwrap();
    }
    for (_, id) in &sessions {
        after.rename_session(&temporary(id.as_str()), id.as_str()).unwrap();
    }
    for (_, id) in &people {
        after.rename_person(&temporary(id.as_str()), id.as_str()).unwrap();
    }
    after
}

/// Reinserts list items that were lost entirely, so that the items after them keep their positions.
fn reinsert_lost_items(before: &Draft, mut after: Draft, losses: &[Loss]) -> Draft {
    for loss in losses {
        let (Subject::Session(id), Some((list, index))) = (&loss.subject, loss.field.split_once('/')) else {
            continue;
        };
        let (Ok(index), Some(new)) = (index.parse::<usize>(), after.session_mut(id.as_str())) else {
            continue;
        };
        let old = before.session(id.as_str()).unwrap();
        match list {
            "links" => new.links.insert(index.min(new.links.len()), old.links[index].clone()),
            "attachments" => {
                new.attachments.insert(index.min(new.attachments.len()), old.attachments[index].clone());
            }
            "tracks" => new.tracks.insert(index.min(new.tracks.len()), old.tracks[index].clone()),
            "participations" => {
                new.participations
                    .insert(index.min(new.participations.len()), old.participations[index].clone());
            }
            _ => {}
        }
    }
    after
}

/// Compares two drafts. Returns the differences that no loss reports, and the number of all
/// differences.
fn compare(before: &Draft, after: Draft, losses: &[Loss]) -> (Vec<String>, usize) {
    let after = reinsert_lost_items(before, restore_ids(before, after, losses), losses);
    let reported: BTreeSet<_> =
        losses.iter().map(|loss| (loss.subject.to_string(), loss.field.replace("/paragraph", ""))).collect();
    let (old, new) = (leaves(before), leaves(&after));
    let keys: BTreeSet<_> = old.keys().chain(new.keys()).collect();
    let mut unreported = Vec::new();
    let mut differing = 0;
    for (subject, path) in keys {
        let key = (subject.clone(), path.clone());
        if old.get(&key) != new.get(&key) {
            differing += 1;
            if !is_reported(&reported, subject, path) {
                unreported.push(format!("{subject}: {path}: {:?} became {:?}", old.get(&key), new.get(&key)));
            }
        }
    }
    (unreported, differing)
}

fn round_trip(programme: &Programme, json: bool, foreign: bool) -> (Export, Draft) {
    let options = ScheduleOptions::default().with_foreign(foreign);
    let export = if json { write_json(programme, &options) } else { write_xml(programme, &options) }.unwrap();
    let language = programme
        .to_draft()
        .languages
        .first()
        .map_or(LanguageTag::undetermined(), |language| language.tag.clone());
    let options = ImportOptions::default().with_language(language);
    let import = if json { read_json(&export.text, &options) } else { read_xml(&export.text, &options) };
    let import = import.unwrap_or_else(|error| panic!("{error}\n{}", export.text));
    (export, import.draft)
}

fn check_round_trips(name: &str, programme: &Programme, both: bool, xml: bool) -> Vec<String> {
    let before = programme.to_draft();
    let mut faults = Vec::new();
    for (json, foreign) in [(false, false), (false, true), (true, false), (true, true)] {
        if !both && json == xml {
            continue;
        }
        let (export, after) = round_trip(programme, json, foreign);
        let errors: Vec<_> = after
            .check()
            .iter()
            .filter(|f| f.severity() == programme::Severity::Error)
            .map(ToString::to_string)
            .collect();
        faults.extend(errors);
        let (unreported, differing) = compare(&before, after, &export.losses);
        println!(
            "{name:44} {} {} {:>5} losses {differing:>6} differences {:>4} unreported",
            if json { "json" } else { "xml " },
            if foreign { "foreign" } else { "strict " },
            export.losses.len(),
            unreported.len()
        );
        faults.extend(
            unreported.into_iter().map(|fault| format!("{name} json {json} foreign {foreign}: {fault}")),
        );
    }
    faults
}

#[test]
fn programmes_round_trip_except_for_reported_losses() {
    let mut faults = Vec::new();
    for (name, programme) in examples() {
        faults.extend(check_round_trips(&name, &programme, true, true));
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults[..faults.len().min(60)].join("\n"));
}

#[test]
fn schedules_round_trip_except_for_reported_losses() {
    let mut faults = Vec::new();
    for source in sources() {
        // To save time, larger schedules are tested only in their original format. The largest
        // ones, except one, are skipped. Those in XML are still compared with their source below.
        let both = source.text.len() < 260_000;
        if source.text.len() > 1_400_000 && !source.name.starts_with("36c3-everything.xml") {
            continue;
        }
        faults.extend(
            check_round_trips(&source.name, &source.read().draft.build().unwrap(), both, source.is_xml())
                .into_iter()
                .take(8),
        );
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults[..faults.len().min(200)].join("\n"));
}

// ---- Comparison of a written schedule with its source ----

/// The values of an event's elements and attributes by path.
///
/// Blank values are omitted, and the names of older dialects are replaced with the current ones.
type Shape = BTreeMap<String, Vec<String>>;

fn shape(event: roxmltree::Node) -> Shape {
    let mut result = Shape::new();
    let mut stack = vec![(event, String::new())];
    while let Some((node, path)) = stack.pop() {
        let mut add = |path: &str, value: &str| {
            if !value.trim().is_empty() {
                result.entry(current_path(path)).or_default().push(normalised(path, value));
            }
        };
        let is_link = matches!(node.tag_name().name(), "link" | "attachment");
        for attribute in node.attributes() {
            add(&format!("{path}@{}", attribute.name()), attribute.value());
        }
        let direct_text: String =
            node.children().filter(roxmltree::Node::is_text).filter_map(|text| text.text()).collect();
        if node.children().all(|child| !child.is_element()) {
            // The text of a link without `href` is its address.
            let path =
                if is_link && !node.has_attribute("href") { format!("{path}@href") } else { path.clone() };
            add(&path, &direct_text);
        }
        let inner: Vec<_> = node.children().filter(roxmltree::Node::is_element).collect();
        for child in inner.into_iter().rev() {
            stack.push((child, format!("{path}/{}", child.tag_name().name())));
        }
    }
    result
}

/// Replaces the names of older dialects in a path with the current ones.
fn current_path(path: &str) -> String {
    let path = path.replace("/speakers/speaker", "/persons/person").replace("/category", "/type");
    let person = ["/persons/person/name", "/persons/person/public_name", "/persons/person/full_public_name"];
    let path = if person.contains(&path.as_str()) { "/persons/person".to_owned() } else { path };
    let path = path.replace("/person/description", "/person/biography");
    path.replace("/person/profile", "/person@href").replace("/person/url", "/person@href")
}

/// Normalises a value that can be written in several ways.
fn normalised(path: &str, value: &str) -> String {
    match path {
        "/start" if !value.contains(':') => {
            format!("{:0>2}:{}", &value[..value.len() - 2], &value[value.len() - 2..])
        }
        "/duration" => {
            let parts: Vec<u32> = value.split(':').map(|part| part.parse().unwrap()).collect();
            match parts[..] {
                [minutes] => minutes.to_string(),
                [hours, minutes] => (hours * 60 + minutes).to_string(),
                _ => value.to_owned(),
            }
        }
        "/recording/optout" => value.to_lowercase(),
        _ => value.to_owned(),
    }
}

/// Maps every event to its room and its values. A round trip does not change the keys.
fn events(document: &roxmltree::Document) -> BTreeMap<String, (String, Shape)> {
    let mut result = BTreeMap::new();
    // Names that differ only in case are one room, which has the first of these names.
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for node in document.descendants().filter(|node| node.has_tag_name("room")) {
        let name = node.attribute("name").or_else(|| node.text()).unwrap_or_default();
        names.entry(name.to_lowercase()).or_insert_with(|| name.to_owned());
    }
    // All words for a place that is to be announced are written as "TBA".
    let written = |name: &str| match names.get(&name.to_lowercase()) {
        _ if name.eq_ignore_ascii_case("tba") => "TBA".to_owned(),
        first => first.map_or_else(|| name.to_owned(), Clone::clone),
    };
    for node in document.descendants().filter(|node| node.has_tag_name("event") || node.has_tag_name("entry"))
    {
        let mut shape = shape(node);
        for room in shape.get_mut("/room").into_iter().flatten() {
            *room = written(room);
        }
        let joined = |path: &str| shape.get(path).map(|values| values.join(" ")).unwrap_or_default();
        let day = node.ancestors().find(|node| node.has_tag_name("day")).unwrap();
        let cell = node
            .parent()
            .and_then(|node| node.attribute("name"))
            .map_or_else(|| joined("/room"), str::to_owned);
        let cell = written(&cell);
        let key = format!(
            "{} {} {} {} {} {cell}",
            joined("@id"),
            joined("@guid"),
            day.attribute("date").unwrap(),
            joined("/start"),
            joined("/title")
        );
        assert!(result.insert(key.clone(), (cell, shape)).is_none(), "duplicate event: {key}");
    }
    result
}

/// Returns the values that do not belong to a day, and the attributes of each day by date.
fn header_and_days(document: &roxmltree::Document) -> (Shape, BTreeMap<String, BTreeMap<String, String>>) {
    let mut header = Shape::new();
    let mut days = BTreeMap::new();
    let root = document.root_element();
    for attribute in root.attributes().filter(|attribute| attribute.namespace().is_none()) {
        header.entry(format!("@{}", attribute.name())).or_default().push(attribute.value().to_owned());
    }
    for node in root.children().filter(roxmltree::Node::is_element) {
        if node.has_tag_name("day") {
            let attributes = node
                .attributes()
                .map(|attribute| (attribute.name().to_owned(), attribute.value().to_owned()));
            days.insert(node.attribute("date").unwrap().to_owned(), attributes.collect());
            continue;
        }
        for (path, values) in shape(node) {
            header.entry(format!("{}{path}", node.tag_name().name())).or_default().extend(values);
        }
    }
    // Older dialects list tracks under `tracks`, with the name as element text. The writer lists
    // them under `conference`, and only if they have more than a name.
    if let Some(names) = header.remove("tracks/track") {
        header.insert("conference/track@name".to_owned(), names);
        let values = header.remove("tracks/track@online_qa").unwrap();
        header.insert("conference/track@online_qa".to_owned(), values);
    }
    (header, days)
}

#[test]
fn schedules_are_written_as_they_were_read() {
    let mut faults = Vec::new();
    for source in sources().into_iter().filter(crate::schedule::source::Source::is_xml) {
        let import = source.read();
        let programme = import.draft.build().unwrap();
        let export = write_xml(&programme, &ScheduleOptions::default().with_foreign(true)).unwrap();
        let (old, new) = (
            roxmltree::Document::parse(&source.text).unwrap(),
            roxmltree::Document::parse(&export.text).unwrap(),
        );
        let (before, mut after) = (events(&old), events(&new));
        let mut fields = BTreeMap::<String, usize>::new();
        let mut count = 0;
        for (key, (cell, shape)) in &before {
            let Some((new_cell, new_shape)) = after.remove(key) else {
                faults.push(format!("{}: {key} is missing", source.name));
                continue;
            };
            if *cell != new_cell {
                faults.push(format!("{}: {key}: the room {cell:?} became {new_cell:?}", source.name));
            }
            for path in shape.keys().chain(new_shape.keys()).collect::<BTreeSet<_>>() {
                count += 1;
                let (mut old, mut new) = (shape.get(path).cloned(), new_shape.get(path).cloned());
                // White space in addresses is removed at the ends and encoded elsewhere.
                for address in [&mut old, &mut new].into_iter().flatten().flatten() {
                    if path == "/links/link@href" {
                        *address = address.split_whitespace().collect::<Vec<_>>().join("%20");
                    }
                }
                if old != new {
                    *fields.entry(path.clone()).or_default() += 1;
                    if fields[path] < 3 {
                        faults.push(format!("{}: {key}: {path}: {old:?} became {new:?}", source.name));
                    }
                }
            }
        }
        faults.extend(after.keys().map(|key| format!("{}: {key} is new", source.name)));
        let ((before, days), (after, new_days)) = (header_and_days(&old), header_and_days(&new));
        for path in before.keys().chain(after.keys()).collect::<BTreeSet<_>>() {
            // The writer derives these fields if the source lacks them.
            let derived = ["conference/start", "conference/end", "conference/days"].contains(&path.as_str());
            let id = path == "conference/acronym" || path == "conference/title";
            if before.get(path) != after.get(path) && !(!before.contains_key(path) && (derived || id)) {
                faults.push(format!(
                    "{}: {path}: {:?} became {:?}",
                    source.name,
                    before.get(path),
                    after.get(path)
                ));
            }
        }
        let instant =
            |text: &String| programme::chrono::DateTime::parse_from_rfc3339(text).map_err(|_| text.clone());
        for (date, attributes) in days {
            let new = new_days.get(&date).unwrap_or_else(|| panic!("{date}"));
            for name in attributes.keys().chain(new.keys()).collect::<BTreeSet<_>>() {
                let (old, new) = (attributes.get(name), new.get(name));
                let generated = export
                    .losses
                    .iter()
                    .any(|loss| loss.field == "window" && matches!(loss.subject, Subject::Day(_)));
                let generated = old.is_none() && (generated || name == "index");
                if old.map(instant) != new.map(instant) && !generated {
                    faults.push(format!("{}: {date}: {name}: {old:?} became {new:?}", source.name));
                }
            }
        }
        println!(
            "{:44} {:>5} events {count:>6} fields, {} losses, differing: {fields:?}",
            source.name,
            programme.sessions().len(),
            export.losses.len()
        );
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// Clocks go forward from 02:00 to 03:00, so the skipped time 02:27 is a later instant than the end
/// of the day at 03:00.
#[test]
fn a_day_that_starts_in_a_skipped_hour_does_not_end_before_it_starts() {
    let draft = Draft::new("spring", "Spring")
        .with_language("en".parse::<programme::LanguageTag>().unwrap())
        .with_time_zone("Europe/Zurich".parse::<TimeZone>().unwrap())
        .with_day(programme::draft::Day::new(1).with_date(NaiveDate::from_ymd_opt(2026, 3, 29).unwrap()))
        .with_session(
            programme::draft::Session::new("night")
                .with_title("Night")
                .with_slot(programme::Slot::between(1, "02:27", "03:00").unwrap()),
        );
    let mut with_window = draft.clone();
    with_window.days[0].window = Some(programme::time::TimeRange::new("02:27", "03:00").unwrap());
    for draft in [draft, with_window] {
        let faults = check_round_trips_quietly(&draft.build().unwrap());
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 128, failure_persistence: None, ..Default::default() })]

    #[test]
    fn generated_programmes_round_trip_except_for_reported_losses(draft in crate::strategy::valid_draft()) {
        let programme = draft.build().unwrap();
        let programme = if programme.days().all(|day| day.date().is_some()) {
            programme
        } else {
            let first = Anchor::First(NaiveDate::from_ymd_opt(2026, 3, 27).unwrap());
            match programme.anchored(first, Some("Europe/Zurich".parse::<TimeZone>().unwrap())) {
                Ok(dated) => dated,
                Err(_) => return Ok(()),
            }
        };
        let faults = check_round_trips_quietly(&programme);
        proptest::prop_assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}

fn check_round_trips_quietly(programme: &Programme) -> Vec<String> {
    let before = programme.to_draft();
    let mut faults = Vec::new();
    for (json, foreign) in [(false, false), (false, true), (true, false), (true, true)] {
        let (export, after) = round_trip(programme, json, foreign);
        let errors = after.check();
        faults.extend(
            errors.iter().filter(|f| f.severity() == programme::Severity::Error).map(ToString::to_string),
        );
        faults.extend(
            compare(&before, after, &export.losses)
                .0
                .into_iter()
                .map(|fault| format!("json {json} foreign {foreign}: {fault}")),
        );
    }
    faults
}
