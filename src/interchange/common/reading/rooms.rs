//! Reads the rooms of a source in JSON.

use super::{Reading, Spot};
use crate::interchange::common::json::object::Object;
use crate::report::SourceLocation;
use crate::value::id::RoomId;

/// Adds a room from the list of rooms in the source. A room with an id that is already in use gets
/// a new id. Returns `None` for a row that is repeated, or if the name is blank.
pub(in crate::interchange) fn declare_room(
    reading: &mut Reading,
    row: &mut Object,
    name: &str,
) -> Option<RoomId> {
    let is_new = reading.rooms.is_new_row(row);
    let (id, at) = (row.text(&["id"]), row.at());
    if !is_new || name.trim().is_empty() {
        return None;
    }
    let room = reading.builder.add_room(id.as_deref(), name, &at);
    if let Some(id) = id {
        reading.rooms.insert(&id, name, &room);
    }
    Some(room)
}

/// Returns the room to which a session refers by an id, a name or both.
pub(in crate::interchange) fn resolve_room(
    reading: &mut Reading,
    id: Option<&str>,
    name: &str,
    at: &SourceLocation,
    spot: &Spot,
) -> Option<RoomId> {
    if let Some(found) = id.and_then(|id| reading.rooms.referenced(id, name)) {
        return Some(reading.chosen(found, at, spot));
    }
    let room = reading.builder.room(id, name, at)?;
    if let Some(id) = id {
        reading.rooms.insert(id, name, &room);
    }
    Some(room)
}
