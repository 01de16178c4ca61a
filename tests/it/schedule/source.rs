//! Loads real schedules from the corpora and counts their contents with independent parsers.

use std::collections::BTreeSet;
use std::path::PathBuf;

use programme::interchange::schedule::{read_json, read_xml};
use programme::interchange::{Import, ImportOptions};
use serde_json::Value;

/// A schedule file from the corpora.
pub(crate) struct Source {
    pub(crate) name: String,
    pub(crate) text: String,
}

/// Returns every schedule of the corpora, or an empty list if `PROGRAMME_CORPORA` is not set.
pub(crate) fn sources() -> Vec<Source> {
    let Some(corpora) = std::env::var_os("PROGRAMME_CORPORA").map(PathBuf::from) else {
        println!("skipped: PROGRAMME_CORPORA is not set");
        return Vec::new();
    };
    let mut sources = Vec::new();
    for folder in ["frab", "pretalx", "revisions"] {
        for entry in std::fs::read_dir(corpora.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            sources.push(Source { name, text: std::fs::read_to_string(path).unwrap() });
        }
    }
    sources.sort_by(|a, b| a.name.cmp(&b.name));
    assert!(sources.len() > 25, "the corpora contain only {} schedules", sources.len());
    sources
}

pub(crate) fn source(name: &str) -> Option<Source> {
    sources().into_iter().find(|source| source.name == name)
}

impl Source {
    pub(crate) fn is_xml(&self) -> bool {
        std::path::Path::new(&self.name).extension().is_some_and(|extension| extension == "xml")
    }

    pub(crate) fn read(&self) -> Import {
        let options = ImportOptions::default();
        let import =
            if self.is_xml() { read_xml(&self.text, &options) } else { read_json(&self.text, &options) };
        import.unwrap_or_else(|error| panic!("{}: {error}", self.name))
    }

    pub(crate) fn counts(&self) -> Counts {
        if self.is_xml() { count_xml(&self.text) } else { count_json(&self.text) }
    }
}

/// The contents of a schedule file, as counted by an independent parser.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) sessions: usize,
    pub(crate) days: usize,
    pub(crate) rooms: BTreeSet<String>,
    /// Pairs of identifier and name.
    pub(crate) people: BTreeSet<(String, String)>,
    /// The total number of people listed on all events, including repetitions.
    pub(crate) mentions: usize,
}

impl Counts {
    fn add_rooms(&mut self, cell: &str, several: bool) {
        if several {
            self.rooms.extend(cell.split(", ").map(str::to_owned));
        } else {
            self.rooms.insert(cell.to_owned());
        }
        self.rooms.remove("ALL");
        // One event is in a room with the name "Tba".
        self.rooms.retain(|room| !room.eq_ignore_ascii_case("tba"));
        self.rooms.retain(|room| !room.trim().is_empty());
    }

    fn add_person(&mut self, id: &str, name: &str) {
        if !(id.is_empty() && name.is_empty()) {
            self.mentions += 1;
            let name = if name.is_empty() { id } else { name };
            self.people.insert((id.to_owned(), name.to_owned()));
        }
    }
}

fn count_xml(text: &str) -> Counts {
    let document = roxmltree::Document::parse(text).unwrap();
    let mut counts = Counts::default();
    let child_text = |node: roxmltree::Node, name: &str| {
        node.children()
            .find(|child| child.has_tag_name(name))
            .and_then(|child| child.text())
            .unwrap_or_default()
            .to_owned()
    };
    for node in document.descendants() {
        match node.tag_name().name() {
            "day" => counts.days += 1,
            "room" if node.has_attribute("name") => counts.add_rooms(node.attribute("name").unwrap(), false),
            name @ ("event" | "entry") => {
                counts.sessions += 1;
                if !node.parent().is_some_and(|parent| parent.has_attribute("name")) {
                    counts.add_rooms(&child_text(node, "room"), name == "entry");
                }
            }
            "person" | "speaker" => {
                let name = [
                    child_text(node, "public_name"),
                    child_text(node, "name"),
                    child_text(node, "full_public_name"),
                    node.text().unwrap_or_default().to_owned(),
                ];
                let name = name.iter().find(|name| !name.trim().is_empty()).map_or("", String::as_str);
                let id = node.attribute("guid").or(node.attribute("id")).unwrap_or_default();
                counts.add_person(id, name);
            }
            _ => {}
        }
    }
    counts
}

/// Counts an export that groups events by date, minute and room. Every object with a title is an
/// event, at any depth.
fn count_submissions(document: &Value) -> Counts {
    let mut counts = Counts::default();
    let string = |value: &Value| value.as_str().map(str::to_owned);
    let first_string = |value: &Value| string(value).or_else(|| value.as_object()?.values().find_map(string));
    let mut dates = BTreeSet::new();
    let mut values: Vec<&Value> = Vec::new();
    for list in ["schedule", "sprints", "extra"] {
        dates.extend(document[list].as_object().into_iter().flatten().map(|(date, _)| date.clone()));
        values.push(&document[list]);
    }
    while let Some(value) = values.pop() {
        if value.get("title").is_none() {
            values.extend(value.as_object().into_iter().flat_map(serde_json::Map::values));
            continue;
        }
        counts.sessions += 1;
        counts.add_rooms(&first_string(&value["slot"]["room"]).unwrap_or_default(), false);
        for speaker in value["speakers"].as_array().into_iter().flatten() {
            counts.add_person(speaker["code"].as_str().unwrap(), speaker["name"].as_str().unwrap());
        }
    }
    for room in document["rooms"].as_array().into_iter().flatten() {
        counts.add_rooms(&first_string(&room["name"]).unwrap(), false);
    }
    // The separate list of speakers adds people but no mentions.
    let mentions = counts.mentions;
    for (code, speaker) in document["speakers"].as_object().into_iter().flatten() {
        counts.add_person(code, speaker["name"].as_str().unwrap());
    }
    counts.mentions = mentions;
    counts.days = dates.len();
    counts
}

fn count_json(text: &str) -> Counts {
    let document: Value = serde_json::from_str(text).unwrap();
    if document["schedule"].get("conference").is_none() {
        return count_submissions(&document);
    }
    let schedule = &document["schedule"];
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let mut counts = Counts::default();
    let mut events = list(&schedule["events"]);
    for event in &events {
        counts.add_rooms(event["room"]["name"].as_str().unwrap(), false);
    }
    for day in list(&schedule["conference"]["days"]) {
        counts.days += 1;
        for (room, listed) in day["rooms"].as_object().into_iter().flatten() {
            counts.add_rooms(room, false);
            events.extend(list(listed));
        }
    }
    for room in list(&schedule["conference"]["rooms"]) {
        counts.add_rooms(room["name"].as_str().unwrap(), false);
    }
    counts.sessions = events.len();
    let mut people: Vec<Value> = list(&schedule["persons"]);
    let profiles = people.len();
    people.extend(events.iter().flat_map(|event| list(&event["persons"])));
    people.extend(events.iter().flat_map(|event| list(&event["participants"])));
    for person in &people {
        let field = |name: &str| match &person[name] {
            Value::Null => None,
            Value::String(text) => Some(text.clone()),
            other => Some(other.to_string()),
        };
        let id = field("guid").or(field("id")).unwrap_or_default();
        counts.add_person(
            &id,
            &["public_name", "name", "full_public_name"].into_iter().find_map(field).unwrap_or_default(),
        );
    }
    counts.mentions -= profiles;
    counts
}
