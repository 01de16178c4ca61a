//! Takes out of a sheet what the format could not write after all: names that XML cannot have, fields that JSON has already.

use std::collections::HashSet;

use super::{Telling, form};
use crate::interchange::schedule::Target;
use crate::interchange::schedule::node::Node;
use crate::interchange::schedule::sheet::Extra;
use crate::report::Subject;

/// What stands where.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    Schedule,
    Conference,
    Day,
    Item,
    Event,
    Person,
}

impl Telling {
    pub(super) fn sift(&mut self) {
        let mut sheet = std::mem::take(&mut self.sheet);
        self.losses.about(Subject::Programme);
        self.sift_list(&mut sheet.extras, Level::Schedule, "", "schedule.");
        self.sift_list(&mut sheet.conference.extras, Level::Conference, "", "");
        let days: Vec<(i32, usize)> = self.positions.iter().map(|(number, at)| (*number, *at)).collect();
        for (number, at) in days {
            self.losses.about(Subject::Day(number));
            if let Some(day) = sheet.days.get_mut(at) {
                self.sift_list(&mut day.extras, Level::Day, "", "");
            }
        }
        let rooms: Vec<_> = self.rooms.iter().map(|(id, name)| (name.clone(), id.clone())).collect();
        for (name, id) in rooms {
            self.losses.about(Subject::Room(id.into()));
            for room in sheet.rooms.iter_mut().filter(|room| room.name == name) {
                self.sift_list(&mut room.extras, Level::Item, "", "");
            }
        }
        let tracks: Vec<_> = self.tracks.iter().map(|(id, name)| (name.clone(), id.clone())).collect();
        for (name, id) in tracks {
            self.losses.about(Subject::Track(id.into()));
            for track in sheet.tracks.iter_mut().filter(|track| track.name.as_ref() == Some(&name)) {
                self.sift_list(&mut track.extras, Level::Item, "", "");
            }
        }
        let ids = self.written();
        for (event, id) in sheet.events.iter_mut().zip(ids) {
            self.losses.about(Subject::Session(id));
            self.sift_list(&mut event.extras, Level::Event, "", "");
            for (at, person) in event.persons.iter_mut().enumerate() {
                self.sift_list(&mut person.extras, Level::Person, &format!("participations/{at}/"), "");
            }
        }
        self.sheet = sheet;
    }

    fn sift_list(&mut self, extras: &mut Vec<Extra>, level: Level, within: &str, prefix: &str) {
        let mut seen: HashSet<String> = HashSet::new();
        let target = self.target;
        extras.retain(|extra| {
            let why = match target {
                Target::Xml if !xml_can(extra, level) => Some("XML has no such element or attribute there"),
                Target::Json if json_has(&extra.name, level) => {
                    Some("the object has a field of that name already")
                }
                Target::Json if seen.contains(&extra.name) => Some("an object has a field once"),
                _ => None,
            };
            if why.is_none() && target == Target::Xml && !comes_back(&extra.value) {
                let key = format!("schedule/{prefix}{}", extra.name);
                self.losses.extension_in(
                    within,
                    &key,
                    "it is written in elements, and its words are read otherwise",
                );
            }
            seen.insert(extra.name.clone());
            if let Some(why) = why {
                self.losses.extension_in(within, &format!("schedule/{prefix}{}", extra.name), why);
            }
            why.is_none()
        });
    }
}

fn xml_can(extra: &Extra, level: Level) -> bool {
    let name = extra.name.as_str();
    let scalar = matches!(extra.value, Node::Text(_) | Node::Number(_) | Node::Bool(_));
    let plain = |name: &str| form::xml_name(name) && !name.contains('.');
    if let Some(attribute) = name.strip_prefix('@') {
        return scalar && plain(attribute);
    }
    if let Some((element, attribute)) = name.split_once('@') {
        let known = element.starts_with("links") || element.starts_with("attachments") || plain(element);
        return level == Level::Event
            && scalar
            && plain(attribute)
            && known
            && !matches!(element, "persons" | "topics");
    }
    if let Some(inner) = name.strip_prefix("recording.") {
        return level == Level::Event && plain(inner) && names_are_sound(&extra.value);
    }
    level != Level::Item && plain(name) && names_are_sound(&extra.value)
}

/// Whether XML can have every name in a value.
fn names_are_sound(value: &Node) -> bool {
    match value {
        Node::Map(fields) => fields.iter().all(|(name, value)| {
            let name = name.strip_prefix('@').unwrap_or(name);
            (name == "#text" || form::xml_name(name)) && names_are_sound(value)
        }),
        Node::List(_) => false,
        _ => true,
    }
}

/// Whether reading gives the very value that was written: XML has words, and elements around them.
fn comes_back(value: &Node) -> bool {
    match value {
        Node::Text(words) => {
            matches!(Node::plain(words.clone()), Node::Text(_)) && words.chars().all(super::losses::is_xml)
        }
        Node::Number(number) => Node::plain(number.to_string()) == *value,
        Node::Bool(_) => true,
        Node::Null | Node::List(_) => false,
        Node::Map(fields) => {
            !fields.is_empty() && fields.iter().all(|(name, value)| name != "#text" && comes_back(value))
        }
    }
}

/// The fields that are written of what the sheet knows.
fn json_has(name: &str, level: Level) -> bool {
    let fields: &[&str] = match level {
        Level::Schedule => &["version", "url", "base_url", "conference"],
        Level::Conference => &[
            "acronym",
            "title",
            "subtitle",
            "start",
            "end",
            "daysCount",
            "time_zone_name",
            "day_change",
            "venue",
            "city",
            "url",
            "tracks",
            "rooms",
            "days",
        ],
        Level::Day => &["index", "date", "day_start", "day_end", "rooms"],
        Level::Item => &["name", "slug", "guid", "capacity", "url", "color"],
        Level::Event => &[
            "guid",
            "code",
            "id",
            "logo",
            "date",
            "start",
            "end",
            "duration",
            "room",
            "slug",
            "url",
            "title",
            "subtitle",
            "track",
            "type",
            "language",
            "abstract",
            "description",
            "recording_license",
            "do_not_record",
            "tags",
            "level",
            "state",
            "persons",
            "links",
            "feedback_url",
            "origin_url",
            "attachments",
        ],
        Level::Person => &["name", "id", "guid", "code", "url", "avatar", "biography", "role", "links"],
    };
    fields.contains(&name)
        || level == Level::Event && (name.starts_with("links.") || name.starts_with("attachments."))
}
