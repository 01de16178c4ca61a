//! Reads the rooms of a source in JSON.

use std::collections::HashMap;

use super::{Reading, Spot};
use crate::interchange::common::folding::folded;
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

/// The rooms of a source that has no list of rooms, but names a room together with its building.
#[derive(Debug, Default)]
pub(in crate::interchange) struct BuildingRooms {
    /// The first room with a name, and whether it has a building.
    first: HashMap<String, (RoomId, bool)>,
    /// The rooms by their names and buildings.
    in_buildings: HashMap<(String, String), RoomId>,
}

impl BuildingRooms {
    /// Returns the room with a name. Rooms with the same name in different buildings are different.
    /// Without a building, it is the first room with the name.
    pub(in crate::interchange) fn room(
        &mut self,
        reading: &mut Reading,
        name: &str,
        building: Option<&str>,
        at: &SourceLocation,
    ) -> Option<RoomId> {
        let key = folded(name);
        let Some(building) = building else {
            let room = reading.builder.room(None, name, at)?;
            return Some(self.first.entry(key).or_insert((room, false)).0.clone());
        };
        let both = (key.clone(), folded(building));
        if let Some(known) = self.in_buildings.get(&both) {
            return Some(known.clone());
        }
        let room = match self.first.get(&key) {
            Some((_, true)) => reading.builder.add_room(None, name, at),
            Some((room, false)) => room.clone(),
            None => reading.builder.room(None, name, at)?,
        };
        if let Some(found) = reading.builder.room_mut(&room).filter(|found| found.building.is_none()) {
            found.building = Some(building.into());
        }
        let first = self.first.entry(key).or_insert_with(|| (room.clone(), true));
        first.1 |= first.0 == room;
        self.in_buildings.insert(both, room.clone());
        Some(room)
    }
}
