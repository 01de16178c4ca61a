//! The tables `venues`, `rooms` and `room_parts`.

use super::{RoomPartRow, RoomRow, Rows, VenueRow, once_each};
use crate::draft::Coordinates;
use crate::value::country::Country;
use crate::value::time_zone::TimeZone;
use crate::value::url::Url;

impl<'p> Rows<'p> {
    /// Returns the rows of the table `venues`, one for each venue, in declaration order.
    pub fn venues(&self) -> impl Iterator<Item = VenueRow<'p>> {
        self.programme.data().venues.iter().map(|venue| VenueRow {
            programme_id: self.programme.id().as_str(),
            venue_id: venue.id.as_str(),
            name: self.wording_of(venue.name.as_ref()),
            address: self.wording_of(venue.address.as_ref()),
            city: self.wording_of(venue.city.as_ref()),
            country: venue.country.as_ref().map(Country::as_str),
            time_zone: venue.time_zone.as_ref().map(TimeZone::as_str),
            latitude: venue.coordinates.map(Coordinates::latitude),
            longitude: venue.coordinates.map(Coordinates::longitude),
        })
    }

    /// Returns the rows of the table `rooms`, one for each room of each venue, in declaration
    /// order.
    pub fn rooms(&self) -> impl Iterator<Item = RoomRow<'p>> {
        self.programme.rooms().map(|room| {
            let data = room.data();
            RoomRow {
                programme_id: self.programme.id().as_str(),
                room_id: data.id.as_str(),
                venue_id: room.venue().id().as_str(),
                position: room.position(),
                name: self.wording(&data.name),
                building: self.wording_of(data.building.as_ref()),
                floor: self.wording_of(data.floor.as_ref()),
                capacity: data.capacity,
                simultaneous: data.simultaneous,
                online: data.online.as_ref().map(Url::as_str),
                accessibility: self.wording_of(data.accessibility.as_ref()),
            }
        })
    }

    /// Returns the rows of the table `room_parts`, one for each pair of a larger room and a room
    /// that is part of it, such as a hall and one of its halves.
    pub fn room_parts(&self) -> impl Iterator<Item = RoomPartRow<'p>> + use<'p> {
        self.programme.rooms().flat_map(|room| {
            once_each(room.made_of()).map(move |(_, part)| RoomPartRow {
                programme_id: room.programme().id().as_str(),
                room_id: room.id().as_str(),
                part_room_id: part.id().as_str(),
            })
        })
    }
}
