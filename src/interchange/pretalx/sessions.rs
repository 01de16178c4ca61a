//! Reads submissions and slots.

use std::collections::{HashMap, HashSet};

use super::objects::Data;
use super::people::{referenced_room, speaker};
use crate::code::Code;
use crate::draft::{Recording, Session};
use crate::interchange::common::json::object::{Node, Object};
use crate::interchange::common::json::value::ExtraValue;
use crate::interchange::common::reading::{Reading, Spot, Times, unique};
use crate::interchange::reader;
use crate::value::id::SessionId;
use crate::value::kind::Kind;
use crate::value::link::Link;
use crate::value::place::Place;
use crate::value::status::SessionStatus;
use crate::value::text::Text;

pub(super) fn sessions(reading: &mut Reading, mut data: Data) {
    reading.builder.draft.revision = data.version.take();
    let mut slots: HashMap<String, Vec<Object>> = HashMap::new();
    let mut single = Vec::new();
    let mut seen: HashSet<String> = HashSet::new();
    let mut expanded = Vec::new();
    for mut slot in std::mem::take(&mut data.slots) {
        let Some(node) = slot.take(&["submission"]) else {
            single.push(slot);
            continue;
        };
        let mut code = node.text();
        if code.is_none() {
            // The slot contains the submission itself.
            code = Object::of(node.clone()).text(&["code"]);
            expanded.push(Object::of(node));
        }
        slots.entry(code.unwrap_or_default()).or_default().push(slot);
    }
    let submissions = std::mem::take(&mut data.submissions);
    for object in submissions.into_iter().chain(expanded) {
        submission(reading, object, &data, &mut slots, &mut seen);
    }
    let mut unknown: Vec<_> = slots.into_iter().collect();
    unknown.sort_by(|one, other| one.0.cmp(&other.0));
    for (_, slots) in unknown {
        for slot in slots {
            let message = "the slot belongs to a submission that is not present";
            reading.note(Code::NotImported, &Spot::programme(), &slot.at(), message);
        }
    }
    for slot in single {
        lone_slot(reading, slot);
    }
}

fn submission(
    reading: &mut Reading,
    mut object: Object,
    data: &Data,
    slots: &mut HashMap<String, Vec<Object>>,
    seen: &mut HashSet<String>,
) {
    let at = object.at();
    let code = object.text(&["code"]);
    if code.as_ref().is_some_and(|code| !seen.insert(code.clone())) {
        return;
    }
    let title = reading.text(&mut object, &["title"]);
    let name = title.as_ref().map(|title| title.first().to_owned()).unwrap_or_default();
    let id = reading.builder.session_id(code.as_deref(), &name, &at);
    let mut session = Session::new(id.clone());
    let place = reading.next_session(&session);
    session.title = title;
    session.description = reading.blocks(&mut object, &["abstract"]);
    let more = reading.blocks(&mut object, &["description"]);
    session.description.extend(more);
    classify(reading, &mut object, &mut session, data, &place);
    if let Some(state) = object.text_at(&["state"]) {
        reading.status(&mut session, &state, &place);
    }
    if let Some(language) = object.text_at(&["contentlocale"]) {
        reading.spoken(&mut session, &language, &place);
    }
    if object.flag(&["donotrecord"]) == Some(true) {
        session.recording = Some(Recording::new().with_consent(false));
    }
    session.image = reading.url(&mut object, &["image"], &mut session.extensions, &place);
    for node in object.list(&["resources"]) {
        resource(reading, node, &mut session, &place);
    }
    for node in object.list(&["speakers"]) {
        participation(reading, &node, &mut session, &place);
    }
    let length = object.text(&["duration"]).and_then(|text| reader::length(&text));
    let mut own: Vec<Object> = Vec::new();
    for node in object.list(&["slots"]).into_iter().chain(object.list(&["slot"])) {
        // A slot that is only an id is described in the list of slots.
        if matches!(node.value, ExtraValue::Map(_)) {
            own.push(Object::of(node));
        }
    }
    let listed = slots.remove(code.as_deref().unwrap_or_default()).unwrap_or_default();
    if own.is_empty() {
        own = listed;
    }
    object.ignore(&["slotcount", "isfeatured", "submissiontypeid", "trackid", "tagids"]);
    reading.keep_rest(object, &mut session.extensions, &place);
    let mut own = own.into_iter();
    session.planned_length = length;
    if let Some(slot) = own.next() {
        time_and_room(reading, slot, &mut session, &place);
    }
    if session.slot.is_some() {
        session.planned_length = None;
    }
    let status = session.status;
    reading.builder.push(session, "");
    for slot in own {
        occurrence(reading, slot, &id, status);
    }
}

/// Adds another slot of a submission.
fn occurrence(reading: &mut Reading, slot: Object, first: &SessionId, status: SessionStatus) {
    let at = slot.at();
    let id = reading.builder.repeated_id(first);
    let mut session = Session::new(id).with_repeats(first.clone()).with_status(status);
    let place = reading.next_session(&session);
    reading.note(Code::OccurrencesLinked, &place, &at, "the submission has several slots");
    time_and_room(reading, slot, &mut session, &place);
    reading.builder.push(session, "");
}

fn time_and_room(reading: &mut Reading, mut slot: Object, session: &mut Session, place: &Spot) {
    let times = Times { start: slot.text_at(&["start"]), end: slot.text_at(&["end"]), length: None };
    if times.start.is_some() {
        reading.times(session, times, place);
    }
    let room = slot.take(&["roomid"]).and_then(|node| {
        let at = node.at();
        reading.builder.room(node.text().as_deref(), "", &at)
    });
    let named = slot.take(&["room"]);
    let room = room.or_else(|| named.as_ref().and_then(|node| referenced_room(reading, node)));
    match (room, named) {
        (Some(room), _) => session.place = Some(Place::Rooms(vec![room])),
        (None, Some(node)) => reading.keep(&mut session.extensions, "room", &node, place),
        (None, None) => {}
    }
    slot.ignore(&["id", "duration", "schedule", "isvisible", "slottype"]);
    reading.keep_rest(slot, &mut session.extensions, place);
}

/// Reads a slot without a submission, such as a break.
fn lone_slot(reading: &mut Reading, mut slot: Object) {
    let at = slot.at();
    if slot.text(&["slottype"]).as_deref() == Some("blocker") {
        let message = "a slot that only keeps a room free was left out";
        reading.note(Code::NotImported, &Spot::programme(), &at, message);
        return;
    }
    let id = slot.text(&["id"]).map(|id| format!("slot-{id}"));
    let title = reading.text(&mut slot, &["description", "title"]);
    let name = title.as_ref().map_or("break", |title| title.first()).to_owned();
    let mut session = Session::new(reading.builder.session_id(id.as_deref(), &name, &at));
    let place = reading.next_session(&session);
    session.kind = Some(reader::kind(&name, &reading.language).unwrap_or(Kind::Break));
    session.title = title;
    time_and_room(reading, slot, &mut session, &place);
    reading.builder.push(session, "");
}

/// Reads a reference to a type or a track: an id, a name in one or several languages, or the object
/// itself.
fn named(
    reading: &mut Reading,
    node: &Node,
    names: &HashMap<String, Node>,
) -> Option<(Option<String>, Text, Option<String>)> {
    if let Some(text) = node.text() {
        return match names.get(&text) {
            Some(name) => Some((Some(text), reading.wording(name)?, None)),
            None if matches!(node.value, ExtraValue::Number(_)) => None,
            None => Some((None, text.into(), None)),
        };
    }
    let mut object = Object::of(node.clone());
    if object.has(&["name"]) {
        let (id, colour) = (object.text(&["id"]), object.text(&["color"]));
        return Some((id, reading.text(&mut object, &["name"])?, colour));
    }
    Some((None, reading.wording(node)?, None))
}

fn classify(reading: &mut Reading, object: &mut Object, session: &mut Session, data: &Data, place: &Spot) {
    if let Some(node) = object.take(&["submissiontype"]) {
        match named(reading, &node, &data.types) {
            Some((_, label, _)) => reading.kind(session, label),
            None => reading.keep(&mut session.extensions, "submission_type", &node, place),
        }
    }
    if let Some(node) = object.take(&["track"]) {
        match named(reading, &node, &data.tracks) {
            Some((id, name, colour)) => {
                let colour = colour.or_else(|| data.colours.get(id.as_deref()?).cloned());
                let track = reading.track(id.as_deref(), name.first());
                if let Some(track) = track {
                    if let Some(colour) = colour {
                        reading.colour(&track, &colour);
                    }
                    if let Some(found) = reading.builder.track_mut(&track) {
                        found.name = name;
                    }
                    session.tracks.push(track);
                }
            }
            None => reading.keep(&mut session.extensions, "track", &node, place),
        }
    }
    for node in object.list(&["tags"]) {
        let name = match node.text() {
            Some(text) if matches!(node.value, ExtraValue::Number(_)) => data.tags.get(&text).cloned(),
            Some(text) => Some(data.tags.get(&text).cloned().unwrap_or(text)),
            None => Object::of(node.clone()).text(&["tag", "name"]),
        };
        match name {
            Some(name) => session.tags.push(name.into()),
            None => reading.keep(&mut session.extensions, "tags", &node, place),
        }
    }
    unique(&mut session.tracks);
}

fn resource(reading: &mut Reading, node: Node, session: &mut Session, place: &Spot) {
    if !matches!(node.value, ExtraValue::Map(_)) {
        reading.keep(&mut session.extensions, "resources", &node, place);
        return;
    }
    let mut object = Object::of(node.clone());
    // A resource that is not public is only for the organisers and reviewers.
    if object.flag(&["ispublic"]) == Some(false) {
        reading.keep(&mut session.extensions, "resources", &node, place);
        return;
    }
    let title = object.text(&["description"]);
    if let Some(url) = reading.url(&mut object, &["resource", "link"], &mut session.extensions, place) {
        let mut link = Link::new(url);
        link.title = title.map(Text::from);
        session.attachments.push(link);
    } else if let Some(title) = title {
        let node = Node::new(ExtraValue::text(title), node.path);
        reading.keep(&mut session.extensions, "resources", &node, place);
    }
}

fn participation(reading: &mut Reading, node: &Node, session: &mut Session, place: &Spot) {
    let at = node.at();
    let (code, name, rest) = match node.text() {
        Some(code) => (Some(code), String::new(), None),
        None => speaker(reading, Object::of(node.clone())),
    };
    match reading.participation(code.as_deref(), &name, &at, place) {
        Some(participation) => {
            if let Some(mut rest) = rest {
                // The list of speakers, or an earlier submission, contains the same texts.
                rest.ignore(&["biography", "avatarurl", "avatar", "availabilities", "submissions"]);
                rest.ignore(&["avatarthumbnaildefault", "avatarthumbnailtiny"]);
                reading.keep_of_person(&participation, rest);
            }
            session.participations.push(participation);
        }
        None => reading.keep(&mut session.extensions, "speakers", node, place),
    }
}
