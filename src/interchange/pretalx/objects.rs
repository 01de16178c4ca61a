//! Recognises the objects of the API by their fields.

use std::collections::{HashMap, HashSet};

use crate::interchange::common::json::object::{Node, Object};
use crate::interchange::common::json::value::ExtraValue;
use crate::interchange::common::pages::Pages;
use crate::report::SourceLocation;

/// All objects of a response, and those within other objects.
#[derive(Debug, Default)]
pub(super) struct Data {
    pub(super) event: Option<Object>,
    pub(super) submissions: Vec<Object>,
    pub(super) slots: Vec<Object>,
    /// The slots of talks in a schedule for web pages, with the codes of their submissions.
    pub(super) placed: Vec<(String, Object)>,
    /// The ids of slots that a schedule or a submission refers to.
    pub(super) slot_ids: Vec<(String, SourceLocation)>,
    pub(super) speakers: Vec<Object>,
    pub(super) rooms: Vec<Object>,
    pub(super) tracks: Vec<Object>,
    /// The names of types and tags by their ids.
    pub(super) types: HashMap<String, Node>,
    pub(super) tags: HashMap<String, String>,
    /// The types and tags with the names of their lists.
    pub(super) described: Vec<(&'static str, Object)>,
    pub(super) schedules: Vec<Object>,
    /// The details of types and tags that have been kept.
    pub(super) kept: HashSet<String>,
    /// The version of the schedule.
    pub(super) version: Option<String>,
    pub(super) pages: Pages,
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
                let around = (previous.is_some(), next.is_some());
                self.pages.add(around, count, results.len(), at);
                results.into_iter().all(|item| self.object(Object::of(item)))
            }
            _ => false,
        }
    }

    /// Adds an item of a schedule. Depending on the version of pretalx, it is a submission with its
    /// slot, a slot, or only the id of a slot.
    fn scheduled(&mut self, node: Node) {
        if !matches!(node.value, ExtraValue::Map(_)) {
            self.slot_ids.extend(node.text().map(|id| (id, node.at())));
            return;
        }
        let object = Object::of(node);
        let is_submission = object.has(&["code"]) && object.has(&["title"]);
        if is_submission { self.submissions.push(object) } else { self.slots.push(object) }
    }

    /// Adds a schedule for web pages, in which each talk is one slot of a submission.
    fn web_schedule(&mut self, mut schedule: Object) {
        for node in schedule.list(&["talks"]) {
            let mut talk = Object::of(node);
            let code = talk.clone_text("code");
            if code.is_empty() {
                self.slots.push(talk);
                continue;
            }
            self.placed.push((code, talk.split(&["id", "start", "end", "room"])));
            self.submissions.push(talk);
        }
        self.rooms.extend(schedule.list(&["rooms"]).into_iter().map(Object::of));
        self.tracks.extend(schedule.list(&["tracks"]).into_iter().map(Object::of));
        self.speakers.extend(schedule.list(&["speakers"]).into_iter().map(Object::of));
        self.version = schedule.text(&["version"]).or_else(|| self.version.take());
        schedule.ignore(&["scheduleid", "eventstart", "eventend"]);
        let event = schedule.split(&["timezone"]);
        self.event.get_or_insert(event);
        self.schedules.push(schedule);
    }

    fn object(&mut self, mut object: Object) -> bool {
        if object.has(&["code"]) && object.has(&["title"]) {
            self.submissions.push(object);
        } else if object.has(&["id"]) && object.has(&["proposaltitle"]) {
            exported(&mut object);
            self.submissions.push(object);
        } else if object.has(&["code"]) && object.has(&["name"]) {
            self.speakers.push(object);
        } else if object.has(&["slots"]) && object.has(&["version", "published"]) {
            self.version = object.text(&["version"]).or_else(|| self.version.take());
            for node in object.list(&["slots"]).into_iter().chain(object.list(&["breaks"])) {
                self.scheduled(node);
            }
            self.submissions.extend(object.list(&["talks"]).into_iter().map(Object::of));
            self.schedules.push(object);
        } else if object.has_list(&["talks"]) && object.has_list(&["rooms"]) && object.has(&["timezone"]) {
            self.web_schedule(object);
        } else if object.has(&["start"]) && object.has(&["submission", "room", "slottype"]) {
            self.slots.push(object);
        } else if object.has(&["slug"]) && object.has(&["datefrom", "timezone"]) {
            self.event = Some(object);
        } else if object.has(&["tag"]) {
            let (id, tag) = (object.clone_text("id"), object.clone_text("tag"));
            self.tags.entry(id).or_insert(tag);
            self.described.push(("tags", object));
        } else if object.has(&["defaultduration"]) && object.has(&["name"]) {
            let id = object.clone_text("id");
            if let Some(name) = object.clone_of("name") {
                self.types.entry(id).or_insert(name);
            }
            self.described.push(("submission_types", object));
        } else if object.has(&["name"]) && object.has(&["capacity", "guid", "uuid", "speakerinfo"]) {
            self.rooms.push(object);
        } else if object.has(&["name"]) && object.has(&["color"]) {
            self.tracks.push(object);
        } else {
            return false;
        }
        true
    }
}

/// The labels that the export for organisers uses in English, with the fields of the API.
const LABELS: &[(&str, &str)] = &[
    ("id", "code"),
    ("proposaltitle", "title"),
    ("proposalstate", "state"),
    ("pendingproposalstate", "pendingstate"),
    ("sessiontype", "submissiontype"),
    ("language", "contentlocale"),
    ("sessionimage", "image"),
    ("don’trecordthissession.", "donotrecord"),
    ("showthissessioninpubliclistoffeaturedsessions.", "isfeatured"),
];

/// Renames the fields of a submission in an export for organisers.
fn exported(object: &mut Object) {
    for (label, field) in LABELS {
        object.rename(label, field);
    }
    for (name, date, time) in [("start", "start(date)", "start(time)"), ("end", "end(date)", "end(time)")] {
        if object.clone_of(name).is_some() {
            object.ignore(&[date, time]);
        } else {
            object.join(name, date, time);
        }
    }
}
