//! Removes extra values that the format cannot represent, such as values whose names are invalid in
//! XML or already used in the JSON object.

use std::collections::HashSet;

use super::{ScheduleWriter, form};
use crate::interchange::schedule::Target;
use crate::interchange::schedule::node::ExtraValue;
use crate::interchange::schedule::sheet::Extra;
use crate::report::Subject;

#[derive(Clone, Copy, PartialEq, Eq)]
enum ExtraLevel {
    Schedule,
    Conference,
    Day,
    Item,
    Event,
    Person,
}

impl ScheduleWriter {
    pub(super) fn sift(&mut self) {
        let mut sheet = std::mem::take(&mut self.sheet);
        self.losses.about(Subject::Programme);
        self.sift_list(&mut sheet.extras, ExtraLevel::Schedule, "", "schedule.");
        self.sift_list(&mut sheet.conference.extras, ExtraLevel::Conference, "", "");
        let days: Vec<(i32, usize)> = self.positions.iter().map(|(number, at)| (*number, *at)).collect();
        for (number, at) in days {
            self.losses.about(Subject::Day(number));
            if let Some(day) = sheet.days.get_mut(at) {
                self.sift_list(&mut day.extras, ExtraLevel::Day, "", "");
            }
        }
        let rooms: Vec<_> = self.rooms.iter().map(|(id, name)| (name.clone(), id.clone())).collect();
        for (name, id) in rooms {
            self.losses.about(Subject::Room(id.into()));
            for room in sheet.rooms.iter_mut().filter(|room| room.name == name) {
                self.sift_list(&mut room.extras, ExtraLevel::Item, "", "");
            }
        }
        let tracks: Vec<_> = self.tracks.iter().map(|(id, name)| (name.clone(), id.clone())).collect();
        for (name, id) in tracks {
            self.losses.about(Subject::Track(id.into()));
            for track in sheet.tracks.iter_mut().filter(|track| track.name.as_ref() == Some(&name)) {
                self.sift_list(&mut track.extras, ExtraLevel::Item, "", "");
            }
        }
        let ids = self.written();
        for (event, id) in sheet.events.iter_mut().zip(ids) {
            self.losses.about(Subject::Session(id));
            self.sift_list(&mut event.extras, ExtraLevel::Event, "", "");
            for (at, person) in event.persons.iter_mut().enumerate() {
                self.sift_list(&mut person.extras, ExtraLevel::Person, &format!("participations/{at}/"), "");
            }
        }
        self.sheet = sheet;
    }

    fn sift_list(&mut self, extras: &mut Vec<Extra>, level: ExtraLevel, within: &str, prefix: &str) {
        let mut seen: HashSet<String> = HashSet::new();
        let target = self.target;
        extras.retain(|extra| {
            let why = match target {
                Target::Xml if !xml_can(extra, level) => {
                    Some("XML cannot have an element or attribute with this name here")
                }
                Target::Json if json_has(&extra.name, level) => {
                    Some("the JSON object already has a field with this name")
                }
                Target::Json if seen.contains(&extra.name) => {
                    Some("a JSON object cannot have two fields with the same name")
                }
                _ => None,
            };
            if why.is_none() && target == Target::Xml && !comes_back(&extra.value) {
                let key = format!("schedule/{prefix}{}", extra.name);
                self.losses.extension_in(
                    within,
                    &key,
                    "the value is written as XML elements, and will be read differently",
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

fn xml_can(extra: &Extra, level: ExtraLevel) -> bool {
    let name = extra.name.as_str();
    let scalar = matches!(extra.value, ExtraValue::Text(_) | ExtraValue::Number(_) | ExtraValue::Bool(_));
    let plain = |name: &str| form::xml_name(name) && !name.contains('.');
    if let Some(attribute) = name.strip_prefix('@') {
        return scalar && plain(attribute);
    }
    if let Some((element, attribute)) = name.split_once('@') {
        let known = element.starts_with("links") || element.starts_with("attachments") || plain(element);
        return level == ExtraLevel::Event
            && scalar
            && plain(attribute)
            && known
            && !matches!(element, "persons" | "topics");
    }
    if let Some(inner) = name.strip_prefix("recording.") {
        return level == ExtraLevel::Event && plain(inner) && names_are_sound(&extra.value);
    }
    level != ExtraLevel::Item && plain(name) && names_are_sound(&extra.value)
}

/// Returns `true` if all names in the value are valid in XML. Lists are rejected, because they
/// cannot be written as elements.
fn names_are_sound(value: &ExtraValue) -> bool {
    match value {
        ExtraValue::Map(fields) => fields.iter().all(|(name, value)| {
            let name = name.strip_prefix('@').unwrap_or(name);
            (name == "#text" || form::xml_name(name)) && names_are_sound(value)
        }),
        ExtraValue::List(_) => false,
        _ => true,
    }
}

/// Returns `true` if reading the written value restores it exactly. XML has no data types, so some
/// values change.
fn comes_back(value: &ExtraValue) -> bool {
    match value {
        ExtraValue::Text(words) => {
            matches!(ExtraValue::plain(words.clone()), ExtraValue::Text(_))
                && words.chars().all(super::losses::is_xml)
        }
        ExtraValue::Number(number) => ExtraValue::plain(number.to_string()) == *value,
        ExtraValue::Bool(_) => true,
        ExtraValue::Null | ExtraValue::List(_) => false,
        ExtraValue::Map(fields) => {
            !fields.is_empty() && fields.iter().all(|(name, value)| name != "#text" && comes_back(value))
        }
    }
}

/// Returns `true` if the JSON writer itself uses this field name.
fn json_has(name: &str, level: ExtraLevel) -> bool {
    let fields: &[&str] = match level {
        ExtraLevel::Schedule => &["version", "url", "base_url", "conference"],
        ExtraLevel::Conference => &[
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
        ExtraLevel::Day => &["index", "date", "day_start", "day_end", "rooms"],
        ExtraLevel::Item => &["name", "slug", "guid", "capacity", "url", "color"],
        ExtraLevel::Event => &[
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
        ExtraLevel::Person => &["name", "id", "guid", "code", "url", "avatar", "biography", "role", "links"],
    };
    fields.contains(&name)
        || level == ExtraLevel::Event && (name.starts_with("links.") || name.starts_with("attachments."))
}
