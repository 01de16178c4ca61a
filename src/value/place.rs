//! Places where sessions can be held, such as a room or an entire venue.

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::id::{RoomId, VenueId};
use crate::code::Code;
use crate::error::{Error, quote};

/// The place where a session is held. If a part of a session has no place, the part is held in the
/// place of its parent session.
///
/// In the wire form, a place is a list of room ids such as `["a"]`, a venue such as
/// `{ "venue": "hq" }`, or one of the strings `"everywhere"` and `"to-be-announced"`.
///
/// ```
/// use programme::Place;
///
/// assert_eq!(Place::room("a"), Place::Rooms(vec!["a".into()]));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Place {
    /// All places of the programme at the same time, for example for a break or a minute of
    /// silence.
    Everywhere,
    /// A place that has not been announced yet.
    ToBeAnnounced,
    /// An entire venue instead of a single room, identified by its id.
    Venue(VenueId),
    /// One or more rooms that the session uses at the same time, identified by their ids.
    Rooms(Vec<RoomId>),
}

impl Place {
    /// Creates a place that consists of the single room with the given id.
    pub fn room(id: impl Into<RoomId>) -> Self {
        Self::Rooms(vec![id.into()])
    }

    /// Creates a place that covers the entire venue with the given id.
    pub fn venue(id: impl Into<VenueId>) -> Self {
        Self::Venue(id.into())
    }
}

impl Serialize for Place {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Everywhere => serializer.serialize_str("everywhere"),
            Self::ToBeAnnounced => serializer.serialize_str("to-be-announced"),
            Self::Rooms(rooms) => rooms.serialize(serializer),
            Self::Venue(venue) => {
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry("venue", venue)?;
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Place {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct PlaceVisitor;

        impl<'de> Visitor<'de> for PlaceVisitor {
            type Value = Place;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(
                    "a place: a list of rooms, { \"venue\": … }, \"everywhere\" or \"to-be-announced\"",
                )
            }

            fn visit_str<E: de::Error>(self, word: &str) -> Result<Place, E> {
                match word {
                    "everywhere" => Ok(Place::Everywhere),
                    "to-be-announced" => Ok(Place::ToBeAnnounced),
                    _ => {
                        let message = format!(
                            "{} is not a place: write [{}] for a room, or \"everywhere\" or \"to-be-announced\"",
                            quote(word),
                            quote(word),
                        );
                        Err(Error::new(Code::UnknownWord, message).into_de())
                    }
                }
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Place, A::Error> {
                let mut rooms = Vec::with_capacity(1);
                while let Some(room) = seq.next_element()? {
                    rooms.push(room);
                }
                Ok(Place::Rooms(rooms))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Place, A::Error> {
                #[derive(serde::Deserialize)]
                struct Whole {
                    venue: VenueId,
                }
                let whole = Whole::deserialize(de::value::MapAccessDeserializer::new(map))?;
                Ok(Place::Venue(whole.venue))
            }
        }

        deserializer.deserialize_any(PlaceVisitor)
    }
}

impl super::visit::Visit for Place {
    fn visit<'a, V: super::visit::Visitor<'a> + ?Sized>(
        &'a self,
        at: &mut super::path::Path,
        visitor: &mut V,
    ) {
        match self {
            Self::Everywhere | Self::ToBeAnnounced => {}
            Self::Venue(venue) => venue.visit_field("venue", at, visitor),
            Self::Rooms(rooms) => rooms.visit(at, visitor),
        }
    }

    fn visit_mut<V: super::visit::VisitorMut + ?Sized>(&mut self, visitor: &mut V) {
        match self {
            Self::Everywhere | Self::ToBeAnnounced => {}
            Self::Venue(venue) => venue.visit_mut(visitor),
            Self::Rooms(rooms) => rooms.visit_mut(visitor),
        }
    }
}
