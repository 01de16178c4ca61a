//! Reads submissions and slots.

use std::collections::{HashMap, HashSet};

use super::objects::Data;
use super::people::{describe_track, referenced_room, speaker};
use crate::code::Code;
use crate::draft::{Recording, Session};
use crate::error::quote;
use crate::interchange::common::json::object::{Node, Object};
use crate::interchange::common::json::value::ExtraValue;
use crate::interchange::common::occurrences::repeat_of;
use crate::interchange::common::reading::people::{keep_person_details, participation_of};
use crate::interchange::common::reading::times::set_slot;
use crate::interchange::common::reading::tracks::{is_track_declared, resolve_track};
use crate::interchange::common::reading::{Reading, Spot, Times, unique};
use crate::interchange::common::urls;
use crate::interchange::reader;
use crate::report::SourceLocation;
use crate::value::id::TrackId;
use crate::value::kind::Kind;
use crate::value::link::Link;
use crate::value::path::Path;
use crate::value::place::Place;
use crate::value::text::Text;

pub(super) fn sessions(reading: &mut Reading, mut data: Data) {
    reading.builder.draft.revision = data.version.take();
    let mut slots: HashMap<String, Vec<Object>> = HashMap::new();
    let mut single = Vec::new();
    let mut seen: HashSet<String> = HashSet::new();
    let mut expanded = Vec::new();
    let slot_ids: HashSet<String> = data.slots.iter().map(|slot| slot.clone_text("id")).collect();
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
    for (code, slot) in std::mem::take(&mut data.placed) {
        slots.entry(code).or_default().push(slot);
    }
    for (list, object) in std::mem::take(&mut data.described) {
        details(reading, &mut data.kept, list, object);
    }
    let submissions = std::mem::take(&mut data.submissions);
    for object in submissions.into_iter().chain(expanded) {
        submission(reading, object, &mut data, &mut slots, &mut seen);
    }
    without_submission(reading, &mut data, slots, &mut seen);
    let mut absent = data.slot_ids.into_iter().filter(|(id, _)| !slot_ids.contains(id));
    if let Some((first, at)) = absent.next() {
        let more = absent.map(|(id, _)| id).collect::<HashSet<_>>().len();
        let first = quote(&first);
        let what = match more {
            0 => format!("the slot {first} is"),
            1 => format!("the slot {first} and one other are"),
            _ => format!("the slot {first} and {more} others are"),
        };
        let message = format!("{what} not present: times and rooms are in the list of slots");
        reading.note(Code::NotImported, &Spot::programme(), &at, message);
    }
    for slot in single {
        lone_slot(reading, slot);
    }
}

/// Reads the slots of submissions that are not present. The sessions only have the code, the times
/// and the rooms.
fn without_submission(
    reading: &mut Reading,
    data: &mut Data,
    mut slots: HashMap<String, Vec<Object>>,
    seen: &mut HashSet<String>,
) {
    let place = |slots: &Vec<Object>| slots.first().map(|slot| slot.path().clone());
    let mut unknown: Vec<(String, Path)> =
        slots.iter().filter_map(|(code, slots)| Some((code.clone(), place(slots)?))).collect();
    unknown.sort_by_cached_key(|(code, path)| (path.to_string(), code.clone()));
    let Some((first, _)) = unknown.first().cloned() else { return };
    for (code, path) in unknown {
        let message = format!(
            "the slot belongs to a submission that is not present, such as {}: the session has no title",
            quote(&first)
        );
        reading.note(Code::NotImported, &Spot::programme(), &SourceLocation::Pointer(path.clone()), message);
        let fields = vec![("code".to_owned(), ExtraValue::text(code))];
        let object = Object::of(Node::new(ExtraValue::Map(fields), path));
        submission(reading, object, data, &mut slots, seen);
    }
}

fn submission(
    reading: &mut Reading,
    mut object: Object,
    data: &mut Data,
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
    listed_people(reading, &mut object, &mut session, &place);
    if let Some((text, at)) = object.text_at(&["duration"]) {
        session.planned_length = reader::length(&text);
        if session.planned_length.is_none() {
            let what = (Code::TimeAdjusted, "is not a length of time");
            reading.keep_text(&mut session.extensions, "duration", &text, what, &at, &place);
        }
    }
    let mut own: Vec<Object> = Vec::new();
    for node in object.list(&["slots"]).into_iter().chain(object.list(&["slot"])) {
        // A slot that is only an id is described in the list of slots.
        if matches!(node.value, ExtraValue::Map(_)) {
            own.push(Object::of(node));
        } else {
            data.slot_ids.extend(node.text().map(|id| (id, node.at())));
        }
    }
    let listed = slots.remove(code.as_deref().unwrap_or_default()).unwrap_or_default();
    if own.is_empty() {
        own = listed;
    }
    // The export for organisers lists the time and the room in the submission itself.
    let slot = object.split(&["start", "end", "room"]);
    own.extend(Some(slot).filter(|slot| !slot.is_empty()));
    object.ignore(&["slotcount", "isfeatured", "submissiontypeid", "trackid", "tagids"]);
    reading.keep_rest(object, &mut session.extensions, &place);
    let mut own = own.into_iter();
    if let Some(slot) = own.next() {
        time_and_room(reading, slot, &mut session, &place);
    }
    if session.slot.is_some() {
        session.planned_length = None;
    }
    let again = repeat_of(&session, session.id.clone());
    reading.builder.push(session, "");
    for slot in own {
        occurrence(reading, slot, &again);
    }
}

/// Adds another slot of a submission.
fn occurrence(reading: &mut Reading, slot: Object, again: &Session) {
    let at = slot.at();
    let id = reading.builder.repeated_id(&again.id);
    let mut session = Session { id, place: None, ..again.clone() };
    let place = reading.next_session(&session);
    reading.note(Code::OccurrencesLinked, &place, &at, "the submission has several slots");
    time_and_room(reading, slot, &mut session, &place);
    reading.builder.push(session, "");
}

fn time_and_room(reading: &mut Reading, mut slot: Object, session: &mut Session, place: &Spot) {
    let times = Times { start: slot.text_at(&["start"]), end: slot.text_at(&["end"]), length: None };
    let planned = session.planned_length;
    set_slot(reading, session, times, place);
    session.planned_length = planned;
    let room = slot.take(&["roomid"]).and_then(|node| {
        let at = node.at();
        reading.builder.room(node.text().as_deref(), "", &at)
    });
    let named = slot.take(&["room"]);
    let room = room.or_else(|| named.as_ref().and_then(|node| referenced_room(reading, node)));
    match (room, named) {
        (Some(room), _) => session.place = Some(Place::Rooms(vec![room])),
        (None, Some(node)) => reading.keep_reference(&mut session.extensions, "room", &node, place),
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
    session.kind = Some(reading.kind_of(&name).unwrap_or(Kind::Break));
    session.title = title;
    time_and_room(reading, slot, &mut session, &place);
    reading.builder.push(session, "");
}

/// Reads a reference to a type: an id, a name in one or several languages, or the object itself.
fn type_name(reading: &mut Reading, node: &Node, data: &mut Data) -> Option<Text> {
    if let Some(text) = node.text() {
        return match data.types.get(&text) {
            Some(name) => reading.wording(name),
            None if matches!(node.value, ExtraValue::Number(_)) => None,
            None => Some(text.into()),
        };
    }
    let object = Object::of(node.clone());
    let Some(name) = object.clone_of("name") else { return reading.wording(node) };
    details(reading, &mut data.kept, "submission_types", object);
    reading.wording(&name)
}

/// Reads a reference to a track, in the same forms as a reference to a type.
fn track(reading: &mut Reading, node: &Node, place: &Spot) -> Option<TrackId> {
    let at = node.at();
    if let Some(text) = node.text() {
        let is_id = is_track_declared(reading, &text);
        return match node.value {
            ExtraValue::Number(_) if !is_id => None,
            _ if is_id => resolve_track(reading, Some(&text), "", &at, place),
            _ => resolve_track(reading, None, &text, &at, place),
        };
    }
    let mut object = Object::of(node.clone());
    let named = object.take(&["name"]);
    let name = reading.wording(named.as_ref().unwrap_or(node))?;
    let id = object.clone_text("id");
    let id = Some(id.as_str()).filter(|id| !id.is_empty() && named.is_some());
    let track = resolve_track(reading, id, name.first(), &at, place)?;
    // Without a field for the name, the fields are the name in several languages.
    let rest = if named.is_some() { object } else { Object::default() };
    describe_track(reading, &track, name, rest);
    Some(track)
}

/// Keeps the details of a type or tag, such as its description, in the extensions of the programme.
/// Each submission can contain them again.
fn details(reading: &mut Reading, kept: &mut HashSet<String>, list: &str, mut object: Object) {
    // The call for papers needs these fields. Each submission contains its duration.
    object.ignore(&["id", "event", "defaultduration", "deadline", "requiresaccesscode"]);
    if object.clone_text("ispublic") == "true" {
        object.ignore(&["ispublic"]);
    }
    let name = object.split(&["name", "tag"]);
    if object.is_empty() {
        return;
    }
    let mut node = name.into_node();
    if let (ExtraValue::Map(fields), ExtraValue::Map(rest)) = (&mut node.value, object.into_node().value) {
        fields.extend(rest);
    }
    if kept.insert(node.value.keep()) {
        let mut extensions = std::mem::take(&mut reading.builder.draft.extensions);
        reading.keep(&mut extensions, list, &node, &Spot::programme());
        reading.builder.draft.extensions = extensions;
    }
}

fn classify(
    reading: &mut Reading,
    object: &mut Object,
    session: &mut Session,
    data: &mut Data,
    place: &Spot,
) {
    if let Some(node) = object.take(&["submissiontype"]) {
        match type_name(reading, &node, data) {
            Some(label) => reading.kind(session, label),
            None => reading.keep_reference(&mut session.extensions, "submission_type", &node, place),
        }
    }
    if let Some(node) = object.take(&["track"]) {
        match track(reading, &node, place) {
            Some(track) => session.tracks.push(track),
            None => reading.keep_reference(&mut session.extensions, "track", &node, place),
        }
    }
    for node in object.list(&["tags"]) {
        let name = match node.text() {
            Some(text) if matches!(node.value, ExtraValue::Number(_)) => data.tags.get(&text).cloned(),
            Some(text) => Some(data.tags.get(&text).cloned().unwrap_or(text)),
            None => {
                let tag = Object::of(node.clone());
                let name = tag.clone_of("tag").or_else(|| tag.clone_of("name")).and_then(|name| name.text());
                if name.is_some() {
                    details(reading, &mut data.kept, "tags", tag);
                }
                name
            }
        };
        match name {
            Some(name) => session.tags.push(name.into()),
            None => reading.keep_reference(&mut session.extensions, "tags", &node, place),
        }
    }
    unique(&mut session.tracks);
}

fn resource(reading: &mut Reading, node: Node, session: &mut Session, place: &Spot) {
    if !matches!(node.value, ExtraValue::Map(_)) {
        // The export for organisers lists the addresses of public resources.
        let address = node.text().filter(|text| text.contains("://") || text.starts_with('/'));
        if let Some(url) = address.and_then(|address| urls::url(&address)) {
            session.attachments.push(Link::new(url));
            return;
        }
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
    match participation_of(reading, code.as_deref(), &name, &at, place) {
        Some(participation) => {
            if let Some(mut rest) = rest {
                // The list of speakers, or an earlier submission, contains the same texts.
                rest.ignore(&["biography", "avatarurl", "avatar", "availabilities", "submissions"]);
                rest.ignore(&["avatarthumbnaildefault", "avatarthumbnailtiny"]);
                keep_person_details(reading, &participation, rest);
            }
            session.participations.push(participation);
        }
        None => reading.keep_reference(&mut session.extensions, "speakers", node, place),
    }
}

/// Reads the speakers of a session from an export for organisers. The export contains their names
/// and their codes in two lists with the same order.
fn listed_people(reading: &mut Reading, object: &mut Object, session: &mut Session, place: &Spot) {
    let names = object.list(&["speakernames"]);
    let codes = object.list(&["speakerids"]);
    let count = names.len().max(codes.len());
    let mut codes = codes.into_iter();
    let mut names = names.into_iter();
    for _ in 0..count {
        let (name, code) = (names.next(), codes.next());
        let Some(node) = name.as_ref().or(code.as_ref()) else { continue };
        let id = code.as_ref().and_then(Node::text);
        let shown = name.as_ref().and_then(Node::text).unwrap_or_default();
        match participation_of(reading, id.as_deref(), &shown, &node.at(), place) {
            Some(participation) => session.participations.push(participation),
            None => reading.keep(&mut session.extensions, "speakers", node, place),
        }
    }
}
