//! Real schedules, looked at with another parser than that of the crate: what is in them, plainly counted.

use std::collections::BTreeSet;
use std::path::PathBuf;

use programme::interchange::schedule::{read_json, read_xml};
use programme::interchange::{Import, ImportOptions};
use serde_json::Value;

/// One schedule of the corpora.
pub(crate) struct Source {
    pub(crate) name: String,
    pub(crate) text: String,
}

/// Every schedule there is; none, and a word about it, where the corpora are not at hand.
pub(crate) fn sources() -> Vec<Source> {
    let Some(corpora) = std::env::var_os("PROGRAMME_CORPORA").map(PathBuf::from) else {
        println!("skipped: PROGRAMME_CORPORA does not say where real schedules are");
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
    assert!(sources.len() > 25, "the corpora are there: {}", sources.len());
    sources
}

/// One by its name.
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

    pub(crate) fn counted(&self) -> Counted {
        if self.is_xml() { counted_xml(&self.text) } else { counted_json(&self.text) }
    }
}

/// What a source has, by its own words.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Counted {
    pub(crate) sessions: usize,
    pub(crate) days: usize,
    pub(crate) rooms: BTreeSet<String>,
    /// Identifier and name.
    pub(crate) people: BTreeSet<(String, String)>,
    /// How often somebody is named on an event.
    pub(crate) mentions: usize,
}

impl Counted {
    fn cell(&mut self, cell: &str, several: bool) {
        if several {
            self.rooms.extend(cell.split(", ").map(str::to_owned));
        } else {
            self.rooms.insert(cell.to_owned());
        }
        self.rooms.remove("ALL");
        self.rooms.retain(|room| !room.trim().is_empty());
    }

    fn person(&mut self, id: &str, name: &str) {
        if !(id.is_empty() && name.is_empty()) {
            self.mentions += 1;
            let name = if name.is_empty() { id } else { name };
            self.people.insert((id.to_owned(), name.to_owned()));
        }
    }
}

fn counted_xml(text: &str) -> Counted {
    let document = roxmltree::Document::parse(text).unwrap();
    let mut counted = Counted::default();
    let words = |node: roxmltree::Node, name: &str| {
        node.children()
            .find(|child| child.has_tag_name(name))
            .and_then(|child| child.text())
            .unwrap_or_default()
            .to_owned()
    };
    for node in document.descendants() {
        match node.tag_name().name() {
            "day" => counted.days += 1,
            "room" if node.has_attribute("name") => counted.cell(node.attribute("name").unwrap(), false),
            name @ ("event" | "entry") => {
                counted.sessions += 1;
                if !node.parent().is_some_and(|parent| parent.has_attribute("name")) {
                    counted.cell(&words(node, "room"), name == "entry");
                }
            }
            "person" | "speaker" => {
                let name = [
                    words(node, "public_name"),
                    words(node, "name"),
                    words(node, "full_public_name"),
                    node.text().unwrap_or_default().to_owned(),
                ];
                let name = name.iter().find(|name| !name.trim().is_empty()).map_or("", String::as_str);
                let id = node.attribute("guid").or(node.attribute("id")).unwrap_or_default();
                counted.person(id, name);
            }
            _ => {}
        }
    }
    counted
}

/// An export by date, minute and room: whatever has a title is an event, wherever it stands.
fn counted_submissions(document: &Value) -> Counted {
    let mut counted = Counted::default();
    let word = |value: &Value| value.as_str().map(str::to_owned);
    let first = |value: &Value| word(value).or_else(|| value.as_object()?.values().find_map(word));
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
        counted.sessions += 1;
        counted.cell(&first(&value["slot"]["room"]).unwrap_or_default(), false);
        for speaker in value["speakers"].as_array().into_iter().flatten() {
            counted.person(speaker["code"].as_str().unwrap(), speaker["name"].as_str().unwrap());
        }
    }
    for room in document["rooms"].as_array().into_iter().flatten() {
        counted.cell(&first(&room["name"]).unwrap(), false);
    }
    // Who is listed apart speaks nowhere else.
    let mentions = counted.mentions;
    for (code, speaker) in document["speakers"].as_object().into_iter().flatten() {
        counted.person(code, speaker["name"].as_str().unwrap());
    }
    counted.mentions = mentions;
    counted.days = dates.len();
    counted
}

fn counted_json(text: &str) -> Counted {
    let document: Value = serde_json::from_str(text).unwrap();
    if document["schedule"].get("conference").is_none() {
        return counted_submissions(&document);
    }
    let schedule = &document["schedule"];
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let mut counted = Counted::default();
    let mut events = list(&schedule["events"]);
    for event in &events {
        counted.cell(event["room"]["name"].as_str().unwrap(), false);
    }
    for day in list(&schedule["conference"]["days"]) {
        counted.days += 1;
        for (room, listed) in day["rooms"].as_object().into_iter().flatten() {
            counted.cell(room, false);
            events.extend(list(listed));
        }
    }
    for room in list(&schedule["conference"]["rooms"]) {
        counted.cell(room["name"].as_str().unwrap(), false);
    }
    counted.sessions = events.len();
    let mut people: Vec<Value> = list(&schedule["persons"]);
    let described = people.len();
    people.extend(events.iter().flat_map(|event| list(&event["persons"])));
    people.extend(events.iter().flat_map(|event| list(&event["participants"])));
    for person in &people {
        let word = |name: &str| match &person[name] {
            Value::Null => None,
            Value::String(text) => Some(text.clone()),
            other => Some(other.to_string()),
        };
        let id = word("guid").or(word("id")).unwrap_or_default();
        counted.person(
            &id,
            &["public_name", "name", "full_public_name"].into_iter().find_map(word).unwrap_or_default(),
        );
    }
    counted.mentions -= described;
    counted
}
