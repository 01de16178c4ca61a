//! Venues, rooms and geographic coordinates.

use serde::{Deserialize, Serialize};

use crate::code::Code;
use crate::error::Error;
use crate::value::country::Country;
use crate::value::entity::entity;
use crate::value::id::{RoomId, VenueId};
use crate::value::link::Link;
use crate::value::slot::Slot;
use crate::value::string_map::{Extensions, ExternalIds};
use crate::value::text::Text;
use crate::value::time_zone::TimeZone;
use crate::value::url::Url;

entity! {
    /// A venue with its rooms.
    ///
    /// ```
    /// use programme::draft::{Room, Venue};
    ///
    /// let hq = Venue::new("hq", "Headquarters")
    ///     .with_room(Room::new("a", "Room A").with_capacity(80));
    /// assert_eq!(hq.rooms[0].capacity, Some(80));
    /// ```
    pub struct Venue {
        /// The id of the venue.
        identity id: VenueId,
        /// The name of the venue.
        required name: Text,
        /// The postal address of the venue.
        optional address: Text, with_address,
        /// The city in which the venue is located.
        optional city: Text, with_city,
        /// The country in which the venue is located.
        optional country: Country, with_country,
        /// The time zone of the venue, if it differs from the time zone of the programme. This
        /// field is only used for display and export. All times are in the time zone of the
        /// programme.
        optional time_zone: TimeZone, with_time_zone,
        /// The geographic coordinates of the venue.
        optional coordinates: Coordinates, with_coordinates,
        /// The rooms of the venue.
        list rooms: Room, with_room,
        /// Links about the venue.
        list links: Link, with_link,
        /// The identifiers of the venue in other systems.
        value external_ids: ExternalIds, with_external_ids,
        /// Additional data about the venue that is not part of the model.
        value extensions: Extensions, with_extensions,
    }
}

entity! {
    /// A room of a venue.
    ///
    /// A room can be online. It can also consist of other rooms, such as a hall that can be
    /// divided, or host several sessions at the same time.
    ///
    /// ```
    /// use programme::draft::Room;
    ///
    /// let hall = Room::new("hall", "Hall").with_made_of("hall-1").with_made_of("hall-2");
    /// assert_eq!(hall.made_of.len(), 2);
    /// ```
    pub struct Room {
        /// The id of the room, which is unique across all venues.
        identity id: RoomId,
        /// The name of the room.
        required name: Text,
        /// The building in which the room is located.
        optional building: Text, with_building,
        /// The floor on which the room is located.
        optional floor: Text, with_floor,
        /// The number of people that fit in the room.
        count capacity, with_capacity,
        /// The number of sessions that the room can host at the same time. The default is 1.
        count simultaneous, with_simultaneous,
        /// The rooms that make up this room.
        list made_of: RoomId, with_made_of,
        /// The address for joining an online room.
        optional online: Url, with_online,
        /// Information about accessibility, such as step-free access.
        optional accessibility: Text, with_accessibility,
        /// The slots in which the room is available, if specified.
        list available: Slot, with_available,
        /// Links about the room.
        list links: Link, with_link,
        /// The identifiers of the room in other systems.
        value external_ids: ExternalIds, with_external_ids,
        /// Additional data about the room that is not part of the model.
        value extensions: Extensions, with_extensions,
    }
}

/// Geographic coordinates in degrees (WGS 84). North and east are positive.
///
/// ```
/// use programme::draft::Coordinates;
///
/// let geneva = Coordinates::new(46.2265, 6.1409)?;
/// assert!(Coordinates::new(146.2, 6.1).is_err());
/// # Ok::<(), programme::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Degrees")]
pub struct Coordinates {
    latitude: f64,
    longitude: f64,
}

#[derive(Deserialize)]
struct Degrees {
    latitude: f64,
    longitude: f64,
}

impl TryFrom<Degrees> for Coordinates {
    type Error = crate::error::Coded;

    fn try_from(degrees: Degrees) -> Result<Self, Self::Error> {
        Ok(Self::new(degrees.latitude, degrees.longitude)?)
    }
}

impl Coordinates {
    /// Creates coordinates from a latitude (−90 to 90) and a longitude (−180 to 180).
    ///
    /// # Errors
    ///
    /// Returns an error with [`Code::MalformedCoordinates`] if the latitude or the longitude is out
    /// of range.
    pub fn new(latitude: f64, longitude: f64) -> Result<Self, Error> {
        let beyond = |what: &str, value: f64, most: f64| {
            let message = format!("{value} is not a valid {what}: it must be between -{most} and {most}");
            Err(Error::new(Code::MalformedCoordinates, message))
        };
        if !(-90.0..=90.0).contains(&latitude) {
            return beyond("latitude", latitude, 90.0);
        }
        if !(-180.0..=180.0).contains(&longitude) {
            return beyond("longitude", longitude, 180.0);
        }
        Ok(Self { latitude, longitude })
    }

    /// Returns the latitude in degrees north of the equator.
    pub const fn latitude(self) -> f64 {
        self.latitude
    }

    /// Returns the longitude in degrees east of Greenwich.
    pub const fn longitude(self) -> f64 {
        self.longitude
    }
}

crate::value::visit::nothing_inside!(Coordinates);
