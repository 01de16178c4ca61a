//! Venues and their rooms.

use serde::{Deserialize, Serialize};

use crate::code::Code;
use crate::error::Error;
use crate::value::entity::entity;
use crate::value::id::{RoomId, VenueId};
use crate::value::link::Link;
use crate::value::map::{Extensions, ExternalIds};
use crate::value::names::{Country, TimeZone, Url};
use crate::value::slot::Slot;
use crate::value::text::Text;

entity! {
    /// A site, with its rooms.
    ///
    /// ```
    /// use programme::draft::{Room, Venue};
    ///
    /// let hq = Venue::new("hq", "Headquarters").with_room(Room::new("a", "Room A").with_capacity(80));
    /// assert_eq!(hq.rooms[0].capacity, Some(80));
    /// ```
    pub struct Venue {
        /// Its id.
        identity id: VenueId,
        /// Its name.
        required name: Text,
        /// Its address.
        optional address: Text, with_address,
        /// Its city.
        optional city: Text, with_city,
        /// Its country.
        optional country: Country, with_country,
        /// Its time zone, where it is not the programme's. For display and export: times are on the programme's clock.
        optional time_zone: TimeZone, with_time_zone,
        /// Where it lies.
        optional coordinates: Coordinates, with_coordinates,
        /// Its rooms.
        list rooms: Room, with_room,
        /// Links.
        list links: Link, with_link,
        /// What others call it.
        value external_ids: ExternalIds, with_external_ids,
        /// What a file says of it beyond this.
        value extensions: Extensions, with_extensions,
    }
}

entity! {
    /// A room of a venue. It may consist of other rooms (a hall that divides), be online, or hold several things at once.
    ///
    /// ```
    /// use programme::draft::Room;
    ///
    /// let hall = Room::new("hall", "Hall").with_made_of("hall-1").with_made_of("hall-2");
    /// assert_eq!(hall.made_of.len(), 2);
    /// ```
    pub struct Room {
        /// Its id, unique among the rooms of all venues.
        identity id: RoomId,
        /// Its name.
        required name: Text,
        /// The building it is in.
        optional building: Text, with_building,
        /// The floor it is on.
        optional floor: Text, with_floor,
        /// How many people it holds.
        count capacity, with_capacity,
        /// How many things it holds at once. Absent: one.
        count simultaneous, with_simultaneous,
        /// The rooms it is made of.
        list made_of: RoomId, with_made_of,
        /// Where to join, for a room that is online.
        optional online: Url, with_online,
        /// How it can be reached and used by everybody.
        optional accessibility: Text, with_accessibility,
        /// When it can be used, where stated.
        list available: Slot, with_available,
        /// Links.
        list links: Link, with_link,
        /// What others call it.
        value external_ids: ExternalIds, with_external_ids,
        /// What a file says of it beyond this.
        value extensions: Extensions, with_extensions,
    }
}

/// A place on the globe, in degrees (WGS 84): north and east are positive.
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
    /// A place by its latitude (−90 to 90) and longitude (−180 to 180).
    ///
    /// # Errors
    ///
    /// [`Code::MalformedCoordinates`] when one of them lies beyond its range.
    pub fn new(latitude: f64, longitude: f64) -> Result<Self, Error> {
        let beyond = |what: &str, value: f64, most: f64| {
            let message = format!("{value} is not a {what}: it lies between -{most} and {most}");
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

    /// Degrees north of the equator.
    pub const fn latitude(self) -> f64 {
        self.latitude
    }

    /// Degrees east of Greenwich.
    pub const fn longitude(self) -> f64 {
        self.longitude
    }
}

crate::value::visit::nothing_inside!(Coordinates);
