//! Recognises the objects of the API by their fields.

use std::collections::HashMap;

use super::Missing;
use crate::interchange::common::json::object::{Node, Object};
use crate::interchange::common::json::value::ExtraValue;

/// All objects of a response, and those within other objects.
#[derive(Debug, Default)]
pub(super) struct Data {
    pub(super) event: Option<Object>,
    pub(super) submissions: Vec<Object>,
    pub(super) slots: Vec<Object>,
    pub(super) speakers: Vec<Object>,
    pub(super) rooms: Vec<Object>,
    /// The names of types, tracks and tags by their ids.
    pub(super) types: HashMap<String, Node>,
    pub(super) tracks: HashMap<String, Node>,
    pub(super) tags: HashMap<String, String>,
    pub(super) colours: HashMap<String, String>,
    /// The version of the schedule.
    pub(super) version: Option<String>,
    pub(super) missing: Missing,
}

impl Data {
    /// Returns `true` if the objects can only come from pretalx.
    pub(super) fn is_certain(&self) -> bool {
        self.event.is_some() || !self.submissions.is_empty() || !self.slots.is_empty()
    }

    /// Adds a page, a list or a single object. Returns `false` if an object is not known.
    pub(super) fn add(&mut self, document: Node) -> bool {
        match &document.value {
            ExtraValue::List(_) => {
                document.into_items().into_iter().all(|item| self.object(Object::of(item)))
            }
            ExtraValue::Map(_) => {
                let mut page = Object::of(document);
                if !page.has(&["results"]) {
                    return self.object(page);
                }
                let at = page.at();
                let next = page.text(&["next"]);
                let previous = page.text(&["previous"]);
                let count = page.text(&["count"]).and_then(|count| count.parse::<u64>().ok());
                let results = page.list(&["results"]);
                let present = u64::try_from(results.len()).unwrap_or(u64::MAX);
                // The first page contains the number of all objects. Later pages can be among the
                // sources.
                if let Some(count) = count.filter(|_| next.is_some() && previous.is_none()) {
                    self.missing.push((count.saturating_sub(present), at));
                } else if previous.is_some()
                    && let Some((missing, _)) = self.missing.last_mut()
                {
                    *missing = missing.saturating_sub(present);
                }
                let known = results.into_iter().all(|item| self.object(Object::of(item)));
                self.missing.retain(|(missing, _)| *missing > 0);
                known
            }
            _ => false,
        }
    }

    fn object(&mut self, mut object: Object) -> bool {
        if object.has(&["code"]) && object.has(&["title"]) {
            self.submissions.push(object);
        } else if object.has(&["code"]) && object.has(&["name"]) {
            self.speakers.push(object);
        } else if object.has(&["slots"]) && object.has(&["version", "published"]) {
            self.version = object.text(&["version"]).or_else(|| self.version.take());
            self.slots.extend(object.list(&["slots"]).into_iter().map(Object::of));
            self.submissions.extend(object.list(&["talks"]).into_iter().map(Object::of));
        } else if object.has(&["start"]) && object.has(&["submission", "room", "slottype"]) {
            self.slots.push(object);
        } else if object.has(&["slug"]) && object.has(&["datefrom", "timezone"]) {
            self.event = Some(object);
        } else if object.has(&["tag"]) {
            if let (Some(id), Some(tag)) = (object.text(&["id"]), object.text(&["tag"])) {
                self.tags.insert(id, tag);
            }
        } else if object.has(&["defaultduration"]) && object.has(&["name"]) {
            named(&mut object, &mut self.types);
        } else if object.has(&["name"]) && object.has(&["capacity", "guid", "uuid", "speakerinfo"]) {
            self.rooms.push(object);
        } else if object.has(&["name"]) && object.has(&["color"]) {
            let colour = object.text(&["color"]);
            if let (Some(id), Some(colour)) = (named(&mut object, &mut self.tracks), colour) {
                self.colours.insert(id, colour);
            }
        } else {
            return false;
        }
        true
    }
}

fn named(object: &mut Object, names: &mut HashMap<String, Node>) -> Option<String> {
    let (id, name) = (object.text(&["id"])?, object.take(&["name"])?);
    names.insert(id.clone(), name);
    Some(id)
}
