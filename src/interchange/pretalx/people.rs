//! Reads rooms, tracks and speakers.

use crate::code::Code;
use crate::interchange::common::json::object::{Node, Object};
use crate::interchange::common::reading::people::{change_person, declare_person, keep_undeclared_person};
use crate::interchange::common::reading::rooms::declare_room;
use crate::interchange::common::reading::tracks::{declare_track, keep_track_details, set_track_colour};
use crate::interchange::common::reading::{Reading, Spot};
use crate::interchange::reader;
use crate::value::id::{RoomId, TrackId};
use crate::value::slot::Slot;
use crate::value::string_map::Extensions;
use crate::value::text::Text;
use crate::value::time::Length;

/// Adds the rooms in their printed order.
pub(super) fn rooms(reading: &mut Reading, rooms: Vec<Object>) {
    let mut rooms: Vec<(Option<i64>, Object)> = rooms
        .into_iter()
        .map(|mut room| (room.text(&["position"]).and_then(|at| at.parse().ok()), room))
        .collect();
    rooms.sort_by_key(|(position, _)| position.unwrap_or(i64::MAX));
    for (_, object) in rooms {
        let name = object.clone_of("name").and_then(|node| reading.wording(&node));
        if name.is_none() {
            reading.keep_nameless("rooms", object);
            continue;
        }
        room(reading, object);
    }
}

/// Adds the tracks of a list of tracks.
pub(super) fn tracks(reading: &mut Reading, tracks: Vec<Object>) {
    for mut object in tracks {
        let node = object.clone_of("name");
        let Some(name) = node.and_then(|node| reading.wording(&node)) else {
            object.ignore(&["id"]);
            reading.keep_nameless("tracks", object);
            continue;
        };
        if let Some(track) = declare_track(reading, &mut object, name.first()) {
            object.ignore(&["name"]);
            describe_track(reading, &track, name, object);
        }
    }
}

/// Sets the name of a track in all languages and its colour. Any other value is kept.
pub(super) fn describe_track(reading: &mut Reading, track: &TrackId, name: Text, mut object: Object) {
    if let Some(colour) = object.text_at(&["color"]) {
        set_track_colour(reading, track, &colour);
    }
    if let Some(found) = reading.builder.track_mut(track).filter(|found| found.name.first() == name.first()) {
        found.name = name;
    }
    // The call for papers needs these fields, and the position orders its form.
    object.ignore(&["id", "position", "requiresaccesscode", "event"]);
    keep_track_details(reading, track, object);
}

fn room(reading: &mut Reading, mut object: Object) -> Option<RoomId> {
    let name = object.clone_of("name").and_then(|node| reading.wording(&node));
    let shown = name.as_ref().map(|name| name.first().to_owned()).unwrap_or_default();
    let room = declare_room(reading, &mut object, &shown)?;
    if name.is_some() {
        object.ignore(&["name"]);
    }
    let guid = object.text(&["guid", "uuid"]);
    object.ignore(&["uuid", "event"]);
    let (mut extensions, mut available) = (Extensions::default(), Vec::new());
    let spot = Spot::room(&room);
    let mut capacity = None;
    if let Some((text, at)) = object.text_at(&["capacity"]) {
        capacity = text.parse().ok();
        if capacity.is_none() {
            let what = (Code::SetAside, "is not a number of seats");
            reading.keep_text(&mut extensions, "capacity", &text, what, &at, &spot);
        }
    }
    for node in object.list(&["availabilities"]) {
        available.extend(availability(reading, &node, &mut extensions, &spot));
    }
    reading.keep_rest(object, &mut extensions, &spot);
    let found = reading.builder.room_mut(&room)?;
    if let Some(name) = name {
        found.name = name;
    }
    found.capacity = capacity;
    found.available = available;
    found.extensions = extensions;
    if let Some(guid) = guid {
        let _ = found.external_ids.insert("guid", guid);
    }
    Some(room)
}

/// Returns the room to which a field refers. The field contains an id, a name, or the room itself.
pub(super) fn referenced_room(reading: &mut Reading, node: &Node) -> Option<RoomId> {
    if let Some(id) = node.text() {
        let at = node.at();
        let known = reading.builder.room(Some(&id), "", &at);
        // Older versions of the API refer to rooms by name.
        let is_id = id.bytes().all(|byte| byte.is_ascii_digit());
        return known.or_else(|| if is_id { None } else { reading.builder.room(None, &id, &at) });
    }
    let mut object = Object::of(node.clone());
    if object.has(&["id", "name"]) {
        let id = object.text(&["id"]);
        let known = id.as_deref().and_then(|id| reading.builder.room(Some(id), "", &node.at()));
        return known.or_else(|| room(reading, Object::of(node.clone())));
    }
    let name = reading.wording(node)?;
    let room = reading.builder.room(None, name.first(), &node.at())?;
    if let Some(found) = reading.builder.room_mut(&room) {
        found.name = name;
    }
    object.ignore(&[]);
    Some(room)
}

/// Reads a period in which a person or a room is available. If it cannot be read, it is kept in the
/// extensions.
fn availability(
    reading: &mut Reading,
    node: &Node,
    extensions: &mut Extensions,
    spot: &Spot,
) -> Option<Slot> {
    let slot = period(reading, node);
    if slot.is_none() {
        reading.keep(extensions, "availabilities", node, spot);
        let message = "an availability has no valid start and end";
        reading.note(Code::TimeAdjusted, spot, &node.at(), message);
    }
    slot
}

fn period(reading: &mut Reading, node: &Node) -> Option<Slot> {
    let mut object = Object::of(node.clone());
    let (start, offset) = reader::date_time(&object.text(&["start"])?)?;
    let (end, end_offset) = reader::date_time(&object.text(&["end"])?)?;
    let changed = reading.changed_offset(start, offset);
    let start = reading.on_clock(changed, start, offset);
    let end = reading.on_clock(changed, end, end_offset);
    let length = end.signed_duration_since(start).num_seconds();
    reading.builder.slot(start, Some(Length::from_seconds(length.try_into().ok()?)?))
}

pub(super) fn speakers(reading: &mut Reading, speakers: Vec<Object>) {
    for object in speakers {
        if let (code, name, Some(rest)) = speaker(reading, object) {
            keep_undeclared_person(reading, code, &name, rest);
        }
    }
}

/// Adds a speaker, and returns the code and the name. If the speaker is already known or has no
/// name, the rest of the object is returned.
pub(super) fn speaker(reading: &mut Reading, mut object: Object) -> (Option<String>, String, Option<Object>) {
    let at = object.at();
    let code = object.text(&["code", "id"]);
    let name = object.text(&["name", "fullname"]).unwrap_or_default();
    let Some((position, spot)) = declare_person(reading, code.as_deref(), &name, &at) else {
        return (code, name, Some(object));
    };
    let mut extensions = Extensions::default();
    let biography = reading.blocks(&mut object, &["biography"]);
    let image = reading.url(&mut object, &["avatarurl", "avatar"], &mut extensions, &spot);
    let mut available = Vec::new();
    for node in object.list(&["availabilities"]) {
        available.extend(availability(reading, &node, &mut extensions, &spot));
    }
    // The submissions list their speakers.
    object.ignore(&["submissions", "avatarthumbnaildefault", "avatarthumbnailtiny", "avatar"]);
    reading.keep_rest(object, &mut extensions, &spot);
    change_person(reading, position, |person| {
        person.biography = biography;
        person.image = image;
        person.available = available;
        person.extensions = extensions;
    });
    (code, name, None)
}
