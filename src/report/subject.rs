//! Subjects, which identify the items that findings are about.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};

use crate::value::id::{AgendaItemId, NoteId, OrganisationId, PersonId, RoomId, SessionId, TrackId, VenueId};
use crate::value::kind::Kind;
use crate::value::role::Role;

/// The identity of the item that a finding is about.
///
/// Subjects identify items by id, so they stay the same when the items of a document are reordered.
/// A subject is serialised as `"programme"`, or as an object such as `{ "session": "open" }` or
/// `{ "day": 1 }`.
///
/// ```
/// use programme::report::Subject;
///
/// assert_eq!(Subject::Session("open".into()).to_string(), "session \"open\"");
/// assert_eq!(Subject::Day(1).to_string(), "day 1");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Subject {
    /// The entire programme.
    Programme,
    /// The day with the given number.
    Day(i32),
    /// The session with the given id. Findings about the people in a session also have this
    /// subject.
    Session(#[serde(deserialize_with = "as_given")] SessionId),
    /// The person with the given id.
    Person(#[serde(deserialize_with = "as_given")] PersonId),
    /// The organisation with the given id.
    Organisation(#[serde(deserialize_with = "as_given")] OrganisationId),
    /// The venue with the given id.
    Venue(#[serde(deserialize_with = "as_given")] VenueId),
    /// The room with the given id.
    Room(#[serde(deserialize_with = "as_given")] RoomId),
    /// The track with the given id.
    Track(#[serde(deserialize_with = "as_given")] TrackId),
    /// The agenda item with the given id.
    AgendaItem(#[serde(deserialize_with = "as_given")] AgendaItemId),
    /// The footnote with the given id.
    Note(#[serde(deserialize_with = "as_given")] NoteId),
    /// The declared role with the given code.
    Role(Role),
    /// The declared kind of session with the given code.
    Kind(Kind),
}

/// Deserialises an id without validation, because a finding may be about an item with a malformed
/// id.
fn as_given<'de, D: Deserializer<'de>, I: From<String>>(deserializer: D) -> Result<I, D::Error> {
    String::deserialize(deserializer).map(I::from)
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (noun, id) = match self {
            Self::Programme => return f.write_str("the programme"),
            Self::Day(number) => return write!(f, "day {number}"),
            Self::Session(id) => ("session", id.as_str()),
            Self::Person(id) => ("person", id.as_str()),
            Self::Organisation(id) => ("organisation", id.as_str()),
            Self::Venue(id) => ("venue", id.as_str()),
            Self::Room(id) => ("room", id.as_str()),
            Self::Track(id) => ("track", id.as_str()),
            Self::AgendaItem(id) => ("agenda item", id.as_str()),
            Self::Note(id) => ("note", id.as_str()),
            Self::Role(role) => ("role", role.as_str()),
            Self::Kind(kind) => ("kind", kind.as_str()),
        };
        write!(f, "{noun} {}", crate::error::quote(id))
    }
}
