//! Finds the event and the entries of its timetable in an export.

use crate::interchange::common::json::object::{Node, Object};
use crate::interchange::common::json::value::ExtraValue;
use crate::report::SourceLocation;

/// The types of entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A slot of a session, with the contributions in it.
    Session,
    Contribution,
    SubContribution,
    Break,
}

#[derive(Debug)]
pub(super) struct Entry {
    pub(super) kind: Kind,
    pub(super) object: Object,
    pub(super) children: Vec<Self>,
}

/// The content of all exports.
#[derive(Debug, Default)]
pub(super) struct Data {
    pub(super) event: Option<Object>,
    /// The id of the event. It comes from the timetable or from the event.
    pub(super) id: Option<String>,
    /// The names of the other events with their locations.
    pub(super) others: Vec<(String, SourceLocation)>,
    pub(super) entries: Vec<Entry>,
    has_timetable: bool,
}

impl Data {
    /// Adds an export. Returns `false` if it is in another format.
    pub(super) fn add(&mut self, document: Node) -> bool {
        if !matches!(document.value, ExtraValue::Map(_)) {
            return false;
        }
        let mut result = Object::of(document);
        let results = result.take(&["results"]);
        match results {
            Some(node) if matches!(node.value, ExtraValue::List(_)) => {
                // In a list of events, each event is a separate programme. Only the first is read.
                let mut items = node.into_items().into_iter().map(Object::of);
                let is_event = items.next().is_some_and(|item| self.add_event(item));
                for item in items {
                    self.leave_out(&item);
                }
                is_event
            }
            Some(node) if matches!(node.value, ExtraValue::Map(_)) => self.add_timetables(node),
            None if result.has(&["startdate"]) && result.has(&["title"]) => self.add_event(result),
            _ => false,
        }
    }

    fn add_event(&mut self, mut event: Object) -> bool {
        if !event.has(&["title"]) || !event.has(&["startdate", "timezone", "contributions"]) {
            return false;
        }
        let id = event.clone_text("id");
        if self.is_other(&id) {
            self.leave_out(&event);
            return true;
        }
        self.id = self.id.take().or(Some(id).filter(|id| !id.is_empty()));
        let contributions = event.list(&["contributions"]);
        let sessions = event.list(&["sessions"]);
        if !self.has_timetable {
            self.entries.extend(sessions.into_iter().map(|node| slot(Object::of(node))));
            self.entries.extend(contributions.into_iter().map(|node| contribution(Object::of(node))));
        }
        self.event = Some(event);
        true
    }

    /// Returns `true` if an id belongs to another event than the data so far.
    fn is_other(&self, id: &str) -> bool {
        !id.is_empty() && self.id.as_ref().is_some_and(|known| known != id)
    }

    fn leave_out(&mut self, event: &Object) {
        let (title, id) = (event.clone_text("title"), event.clone_text("id"));
        self.others.push((if title.is_empty() { id } else { title }, event.at()));
    }

    /// Adds the timetables of events: maps from dates to maps of entries.
    fn add_timetables(&mut self, results: Node) -> bool {
        let mut found = false;
        for (id, timetable) in Object::of(results).rest() {
            let days = Object::of(timetable);
            if self.is_other(&id) {
                self.others.push((id, days.at()));
                found = true;
                continue;
            }
            let is_date = |key: &str| key.len() == 8 && key.bytes().all(|byte| byte.is_ascii_digit());
            for (date, day) in days.rest() {
                if !is_date(&date) {
                    return false;
                }
                if !self.has_timetable {
                    // The timetable is complete, so entries of the event would be duplicates.
                    self.entries.clear();
                    self.has_timetable = true;
                }
                self.entries
                    .extend(Object::of(day).rest().map(|(_, node)| timetable_entry(Object::of(node))));
            }
            self.id = Some(id);
            found = true;
        }
        found
    }
}

fn timetable_entry(mut object: Object) -> Entry {
    let word = object.text(&["entrytype"]).or_else(|| object.text(&["_type", "type"])).unwrap_or_default();
    let kind = match word.as_str() {
        "Session" | "LinkedTimeSchEntry" => Kind::Session,
        "Break" | "BreakTimeSchEntry" => Kind::Break,
        _ => Kind::Contribution,
    };
    let children = match object.object(&["entries"]) {
        Some(entries) => entries.rest().map(|(_, node)| timetable_entry(Object::of(node))).collect(),
        None => Vec::new(),
    };
    Entry { kind, object, children }
}

fn slot(mut object: Object) -> Entry {
    let children = object.list(&["contributions"]).into_iter().map(|node| contribution(Object::of(node)));
    Entry { kind: Kind::Session, children: children.collect(), object }
}

fn contribution(mut object: Object) -> Entry {
    let parts = object.list(&["subcontributions"]).into_iter();
    let part = |node| Entry { kind: Kind::SubContribution, object: Object::of(node), children: Vec::new() };
    Entry { kind: Kind::Contribution, children: parts.map(part).collect(), object }
}
