//! Reads the pretalx export of submissions, grouped by date, minute of the day and room.

use chrono::NaiveDate;

use super::reader::{JsonFields, event_of};
use crate::interchange::schedule::syntax::document::{
    Extra, Locus, ScheduleDay, ScheduleDocument, ScheduleLink, ScheduleRoom, add, set,
};
use crate::interchange::schedule::syntax::value::ExtraValue;
use crate::value::path::Path;

/// Returns `true` if the value is a non-empty object whose field names are all dates.
pub(super) fn is_by_date(node: &ExtraValue) -> bool {
    let ExtraValue::Map(fields) = node else { return false };
    !fields.is_empty() && fields.iter().all(|(name, _)| name.parse::<NaiveDate>().is_ok())
}

/// Reads the other parts of a pretalx export: rooms, speakers and further lists by date.
pub(super) fn read_beside(root: &mut JsonFields, document: &mut ScheduleDocument) {
    for (node, path) in root.list("rooms") {
        document.rooms.push(room(node, path));
    }
    if let Some((speakers, path)) = root.take("speakers") {
        let speakers = JsonFields::of(speakers, path).rest();
        document.people.extend(speakers.map(|(_, node, path)| super::reader::person(node, path)));
    }
    for (name, node, path) in root.take_all() {
        if is_by_date(&node) {
            read(JsonFields::of(node, path), document);
        } else {
            add(&mut document.extras, name, node, Locus::Pointer(path));
        }
    }
}

fn room(node: ExtraValue, path: Path) -> ScheduleRoom {
    let mut fields = JsonFields::of(node, path);
    let name = fields.take("name");
    let mut room = super::reader::room_of(fields);
    if let Some((node, path)) = name {
        let mut words = None;
        wording(node, "name", path, &mut words, &mut room.extras);
        room.name = words.unwrap_or_default();
    }
    room
}

pub(super) fn read(schedule: JsonFields, document: &mut ScheduleDocument) {
    for (date, minutes, path) in schedule.rest() {
        let day =
            document.days.iter().position(|day| day.date.as_ref() == Some(&date)).unwrap_or_else(|| {
                document.days.push(ScheduleDay {
                    at: Locus::Pointer(path.clone()),
                    date: Some(date.clone()),
                    ..ScheduleDay::default()
                });
                document.days.len() - 1
            });
        for (minute, rooms, path) in JsonFields::of(minutes, path).rest() {
            let rooms = JsonFields::of(rooms, path);
            // An event for all attendees is listed directly under its minute, without a room.
            if rooms.names().any(|name| name == "title") {
                let start = minute.parse::<u32>().ok().filter(|minute| *minute < 1440);
                let start = start.map(|minute| format!("{date}T{:02}:{:02}:00", minute / 60, minute % 60));
                // An invalid minute is reported as an invalid date.
                submission_of(rooms, start.or(Some(minute)), day, document);
                continue;
            }
            for (_, submission, path) in rooms.rest() {
                submission_of(JsonFields::of(submission, path), None, day, document);
            }
        }
    }
}

/// Reads a submission. Unlike other events, it has a separate object for its time and room, and
/// some of its texts are available in several languages.
fn submission_of(
    mut fields: JsonFields,
    mut start: Option<String>,
    day: usize,
    document: &mut ScheduleDocument,
) {
    let mut extras = Vec::new();
    let (mut end, mut room, mut title): (Option<String>, Option<String>, Option<String>) = (None, None, None);
    if let Some((node, path)) = fields.take("title") {
        wording(node, "title", path, &mut title, &mut extras);
    }
    if let Some((slot, path)) = fields.take("slot") {
        let mut slot = JsonFields::of(slot, path);
        slot.text(&["start"], &mut start, &mut extras);
        slot.text(&["end"], &mut end, &mut extras);
        if let Some((node, path)) = slot.take("room") {
            wording(node, "room", path, &mut room, &mut extras);
        }
        slot.keep_rest(&mut extras, "slot.");
    }
    let (mut kind, mut language, mut image): (Option<String>, Option<String>, Option<String>) =
        (None, None, None);
    if let Some((node, path)) = fields.take("submission_type") {
        wording(node, "submission_type", path, &mut kind, &mut extras);
    }
    let mut track = None;
    if let Some((node, path)) = fields.take("track") {
        wording(node, "track", path, &mut track, &mut extras);
    }
    fields.text(&["content_locale"], &mut language, &mut extras);
    fields.text(&["image"], &mut image, &mut extras);
    let speakers = fields.list("speakers");
    let tags = fields.list("tags");
    let resources = fields.list("resources");
    let mut event = event_of(fields, Some(day), None);
    (event.title, event.date, event.end, event.room) = (title, start, end, room);
    (event.kind, event.language, event.logo) = (kind, language, image);
    if let Some(name) = track {
        event.tracks.push(super::reader::track_named(name, event.at.clone()));
    }
    event.persons.extend(speakers.into_iter().map(|(node, path)| super::reader::person(node, path)));
    event.tags.extend(tags.into_iter().filter_map(|(node, _)| node.into_text().ok()));
    for (node, path) in resources {
        let mut fields = JsonFields::of(node, path);
        let mut link = ScheduleLink { at: fields.at(), ..ScheduleLink::default() };
        fields.text(&["resource", "link", "url"], &mut link.url, &mut extras);
        fields.text(&["description"], &mut link.title, &mut extras);
        fields.keep_rest(&mut extras, "resources.");
        event.attachments.push(link);
    }
    event.extras.extend(extras);
    document.events.push(event);
}

/// Reads a text that is either a string or an object with one string per language. The field is set
/// to the first string. If the strings differ, all of them are added to `extras`.
fn wording(node: ExtraValue, name: &str, path: Path, field: &mut Option<String>, extras: &mut Vec<Extra>) {
    let ExtraValue::Map(wordings) = &node else {
        return set(field, extras, name, node, Locus::Pointer(path));
    };
    let mut stated = wordings.iter().filter(|(_, wording)| !wording.is_blank()).map(|(_, wording)| wording);
    let Some(first) = stated.next().cloned() else { return };
    let differ = stated.any(|other| *other != first);
    set(field, extras, name, first, Locus::Pointer(path.clone()));
    if differ {
        // The prefix distinguishes this value from the string that is used.
        add(extras, format!("wordings.{name}"), node, Locus::Pointer(path));
    }
}
