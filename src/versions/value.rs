//! The values of fields, as a single enum.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::draft::{
    Colour, Coordinates, Country, Document, Extensions, ExternalIds, Language, Link, Participation, Party,
    Post, Recording, SessionNumber, Url,
};
use crate::value::block::Block;
use crate::value::fields::{Field, Unfit};
use crate::value::id::{
    AgendaItemId, OrganisationId, ParticipationId, PersonId, RoomId, SessionId, TrackId, VenueId,
};
use crate::value::kind::{Kind, KindProperties};
use crate::value::language::LanguageTag;
use crate::value::path::Path;
use crate::value::place::Place;
use crate::value::role::{Role, RoleProperties};
use crate::value::slot::{Slot, TimeRange};
use crate::value::status::{
    Admission, AttendanceMode, DocumentStatus, EventStatus, OrganisationKind, ParticipationStatus, Presence,
    SessionStatus,
};
use crate::value::text::Text;
use crate::value::time::Length;
use crate::value::time_zone::TimeZone;
use crate::value::visit::{Visit, Visitor, VisitorMut};

/// Implements [`Field`] for a type of field, with the values of one variant of [`FieldValue`]. An
/// `optional` field is an `Option`, a `required` field cannot be empty, and an empty `defaulted`
/// field has the default value of its type.
macro_rules! fields {
    (optional $variant:ident, $type:ty, $word:literal) => {
        impl Field<FieldValue> for Option<$type> {
            const TYPE: &'static str = $word;

            fn value(&self) -> Option<FieldValue> {
                self.clone().map(FieldValue::$variant)
            }

            fn set(&mut self, value: Option<FieldValue>) -> Result<(), Unfit> {
                *self = match value {
                    None => None,
                    Some(FieldValue::$variant(value)) => Some(value),
                    Some(_) => return Err(Unfit::Type),
                };
                Ok(())
            }
        }
    };
    (required $variant:ident, $type:ty, $word:literal) => {
        impl Field<FieldValue> for $type {
            const TYPE: &'static str = $word;

            fn value(&self) -> Option<FieldValue> {
                Some(FieldValue::$variant(self.clone()))
            }

            fn set(&mut self, value: Option<FieldValue>) -> Result<(), Unfit> {
                *self = match value {
                    None => return Err(Unfit::Missing),
                    Some(FieldValue::$variant(value)) => value,
                    Some(_) => return Err(Unfit::Type),
                };
                Ok(())
            }
        }
    };
    (defaulted $variant:ident, $type:ty, $word:literal) => {
        impl Field<FieldValue> for $type {
            const TYPE: &'static str = $word;

            fn value(&self) -> Option<FieldValue> {
                (*self != <$type>::default()).then(|| FieldValue::$variant(self.clone()))
            }

            fn set(&mut self, value: Option<FieldValue>) -> Result<(), Unfit> {
                *self = match value {
                    None => <$type>::default(),
                    Some(FieldValue::$variant(value)) => value,
                    Some(_) => return Err(Unfit::Type),
                };
                Ok(())
            }
        }
    };
}

macro_rules! values {
    ($($(#[$meta:meta])* $variant:ident($type:ty) $word:literal: $($how:ident)+;)+) => {
        /// The value of a field, with one variant for each type of value.
        ///
        /// A value has the same form as in a draft. Its variant is part of the wire form, so that a
        /// value can be read without knowledge of its field. An example is
        /// `{"text":{"en":"Opening"}}`. A field that the wire form of a draft omits has no value.
        ///
        /// ```
        /// use programme::versions::FieldValue;
        ///
        /// let value = FieldValue::Text("Opening".into());
        /// assert_eq!(serde_json::to_string(&value)?, r#"{"text":"Opening"}"#);
        /// # Ok::<(), serde_json::Error>(())
        /// ```
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub enum FieldValue {
            $($(#[$meta])* #[serde(rename = $word)] $variant($type),)+
        }

        impl FieldValue {
            /// Returns the name of the type in the wire form, such as `text` or `time-range`.
            pub const fn type_name(&self) -> &'static str {
                match self {
                    $(Self::$variant(_) => $word,)+
                }
            }
        }

        $(impl From<$type> for FieldValue {
            fn from(value: $type) -> Self {
                Self::$variant(value)
            }
        })+

        $($(fields!($how $variant, $type, $word);)+)+

        impl Visit for FieldValue {
            fn visit<'a, V: Visitor<'a> + ?Sized>(&'a self, at: &mut Path, visitor: &mut V) {
                match self {
                    $(Self::$variant(value) => value.visit(at, visitor),)+
                }
            }

            fn visit_mut<V: VisitorMut + ?Sized>(&mut self, visitor: &mut V) {
                match self {
                    $(Self::$variant(value) => value.visit_mut(visitor),)+
                }
            }
        }
    };
}

values! {
    /// A text in one or more languages.
    Text(Text) "text": required optional;
    /// A list of texts, such as guiding questions or tags.
    Texts(Vec<Text>) "texts": defaulted;
    /// A long text, as a list of paragraphs and other blocks.
    Blocks(Vec<Block>) "blocks": defaulted;
    /// A string without a language, such as the symbol of a document.
    String(String) "string": optional;
    /// A number, such as the capacity of a room.
    Number(u32) "number": optional;
    /// A flag, such as the one that marks a plenary session.
    Flag(bool) "flag": defaulted optional;
    /// A date in the calendar.
    #[serde(with = "crate::draft::date::required")]
    #[cfg_attr(feature = "json-schema", schemars(with = "crate::draft::date::Date"))]
    Date(NaiveDate) "date": optional;
    /// The day and the time of a session.
    Slot(Slot) "slot": optional;
    /// A list of slots, such as those in which a person is available.
    Slots(Vec<Slot>) "slots": defaulted;
    /// A range of local times.
    TimeRange(TimeRange) "time-range": optional;
    /// A length of time.
    Length(Length) "length": optional;
    /// A time zone.
    TimeZone(TimeZone) "time-zone": optional;
    /// The place of a session.
    Place(Place) "place": optional;
    /// The venue that contains a room.
    Venue(VenueId) "venue": required;
    /// A list of rooms.
    Rooms(Vec<RoomId>) "rooms": defaulted;
    /// Geographic coordinates.
    Coordinates(Coordinates) "coordinates": optional;
    /// A country.
    Country(Country) "country": optional;
    /// A web address.
    Url(Url) "url": required optional;
    /// A list of links.
    Links(Vec<Link>) "links": defaulted;
    /// A list of documents.
    Documents(Vec<Document>) "documents": defaulted;
    /// A colour.
    Colour(Colour) "colour": optional;
    /// A language.
    LanguageTag(LanguageTag) "language-tag": optional;
    /// A list of languages, such as the languages of interpretation.
    LanguageTags(Vec<LanguageTag>) "language-tags": defaulted;
    /// The languages of the programme, each with its status.
    Languages(Vec<Language>) "languages": defaulted;
    /// A session, such as the one that another session repeats.
    Session(SessionId) "session": optional;
    /// A list of sessions.
    Sessions(Vec<SessionId>) "sessions": defaulted;
    /// A kind of session.
    Kind(Kind) "kind": optional;
    /// The number of a session.
    SessionNumber(SessionNumber) "session-number": optional;
    /// The status of a session.
    SessionStatus(SessionStatus) "session-status": defaulted;
    /// The status of an event.
    EventStatus(EventStatus) "event-status": defaulted;
    /// The publication status of a programme document.
    DocumentStatus(DocumentStatus) "document-status": optional;
    /// The group of people who are admitted to a session.
    Admission(Admission) "admission": optional;
    /// The way in which people attend a session: in the room, online or both.
    AttendanceMode(AttendanceMode) "attendance-mode": optional;
    /// Information about the recording of a session.
    Recording(Recording) "recording": optional;
    /// A list of tracks.
    Tracks(Vec<TrackId>) "tracks": defaulted;
    /// An agenda item.
    AgendaItem(AgendaItemId) "agenda-item": optional;
    /// A list of agenda items.
    AgendaItems(Vec<AgendaItemId>) "agenda-items": defaulted;
    /// A list of participations.
    Participations(Vec<Participation>) "participations": defaulted;
    /// A participation, such as the one that replaces another.
    Participation(ParticipationId) "participation": optional;
    /// A person.
    Person(PersonId) "person": optional;
    /// An organisation.
    Organisation(OrganisationId) "organisation": optional;
    /// The kind of an organisation.
    OrganisationKind(OrganisationKind) "organisation-kind": optional;
    /// A list of posts.
    Posts(Vec<Post>) "posts": defaulted optional;
    /// The party that somebody represents.
    Party(Party) "party": optional;
    /// The role of a participant.
    Role(Role) "role": optional;
    /// The presence of a participant.
    Presence(Presence) "presence": optional;
    /// The status of a participation.
    ParticipationStatus(ParticipationStatus) "participation-status": defaulted;
    /// The properties of a role.
    RoleProperties(RoleProperties) "role-properties": defaulted;
    /// The properties of a kind of session.
    KindProperties(KindProperties) "kind-properties": defaulted;
    /// Identifiers in other systems.
    ExternalIds(ExternalIds) "external-ids": defaulted;
    /// Custom data.
    Extensions(Extensions) "extensions": defaulted;
}
