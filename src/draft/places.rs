//! Venues with their rooms, addresses and geographic coordinates.

use serde::{Deserialize, Deserializer, Serialize, de};

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
    /// A venue, such as a conference centre, with its rooms.
    ///
    /// ```
    /// use programme::draft::{Room, Venue};
    ///
    /// let hq = Venue::new("hq").with_name("Headquarters")
    ///     .with_room(Room::new("a", "Room A").with_capacity(80));
    /// assert_eq!(hq.rooms[0].capacity, Some(80));
    /// ```
    pub struct Venue {
        /// The id that sessions use to refer to the venue as their place.
        identity id: VenueId,
        /// The name of the venue, in one or more languages. The name is optional, because many
        /// sources name only rooms.
        optional name: Text, with_name,
        /// The postal address of the venue, such as a street and a number.
        optional address: Text, with_address,
        /// The city in which the venue is located.
        optional city: Text, with_city,
        /// The country in which the venue is located.
        optional country: Country, with_country,
        /// The time zone of the venue, if it differs from the time zone of the programme. The field
        /// is only used for display and export, since all times are in the time zone of the
        /// programme.
        optional time_zone: TimeZone, with_time_zone,
        /// The geographic coordinates of the venue.
        optional coordinates: Coordinates, with_coordinates,
        /// The rooms of the venue, in which sessions can take place.
        rows rooms: Room, with_room,
        /// Links to further information about the venue, such as directions.
        list links: Link, with_link,
        /// The identifiers of the venue in other systems, such as Wikidata.
        value external_ids: ExternalIds, with_external_ids,
        /// Custom data about the venue that does not fit into any other field.
        value extensions: Extensions, with_extensions,
    }
}

entity! {
    /// A room of a venue, in which sessions can take place.
    ///
    /// A room can exist only online. A room can also consist of other rooms, like a hall that can
    /// be divided, or host several sessions at the same time.
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
        /// The name of the room, in one or more languages.
        required name: Text,
        /// The building of the venue in which the room is located.
        optional building: Text, with_building,
        /// The floor of the building on which the room is located.
        optional floor: Text, with_floor,
        /// The geographic coordinates of the room, for example of a tent on a campsite.
        optional coordinates: Coordinates, with_coordinates,
        /// The maximum number of people that fit in the room.
        count capacity, with_capacity,
        /// The number of sessions that the room can host at the same time. The default is 1.
        count simultaneous, with_simultaneous,
        /// The ids of the rooms that make up this room, for example the two halves of a hall.
        list made_of: RoomId, with_made_of,
        /// The web address at which people can join an online room.
        optional online: Url, with_online,
        /// Information about the accessibility of the room, such as step-free access.
        optional accessibility: Text, with_accessibility,
        /// The slots in which the room is available. If the list is empty, the availability of the
        /// room is not specified.
        list available: Slot, with_available,
        /// Links to further information about the room, such as a floor plan.
        list links: Link, with_link,
        /// The identifiers of the room in other systems, such as a booking system.
        value external_ids: ExternalIds, with_external_ids,
        /// Custom data about the room that does not fit into any other field.
        value extensions: Extensions, with_extensions,
    }
}

/// Geographic coordinates in degrees (WGS 84). Northern latitudes and eastern longitudes are
/// positive.
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
    latitude: Number,
    longitude: Number,
}

/// A number that can be written as an integer. Some formats, such as CBOR, reject an integer if a
/// float is requested.
struct Number(f64);

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NumberVisitor;

        impl de::Visitor<'_> for NumberVisitor {
            type Value = Number;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a number")
            }

            fn visit_f64<E: de::Error>(self, number: f64) -> Result<Number, E> {
                Ok(Number(number))
            }

            #[expect(clippy::cast_precision_loss, reason = "larger numbers are not valid coordinates")]
            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Number, E> {
                Ok(Number(number as f64))
            }

            #[expect(clippy::cast_precision_loss, reason = "larger numbers are not valid coordinates")]
            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Number, E> {
                Ok(Number(number as f64))
            }
        }

        deserializer.deserialize_any(NumberVisitor)
    }
}

impl TryFrom<Degrees> for Coordinates {
    type Error = crate::error::Coded;

    fn try_from(degrees: Degrees) -> Result<Self, Self::Error> {
        Ok(Self::new(degrees.latitude.0, degrees.longitude.0)?)
    }
}

impl Coordinates {
    /// Creates coordinates from a latitude (−90 to 90 degrees) and a longitude (−180 to 180
    /// degrees).
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

    /// Returns the latitude in degrees north of the equator. The latitude is negative in the south.
    pub const fn latitude(self) -> f64 {
        self.latitude
    }

    /// Returns the longitude in degrees east of Greenwich. The longitude is negative in the west.
    pub const fn longitude(self) -> f64 {
        self.longitude
    }
}

crate::value::visit::nothing_inside!(Coordinates);
