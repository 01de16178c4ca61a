//! The values of fields, as one closed type.

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

/// Implements [`Field`] for the types of fields that have the values of one variant.
macro_rules! fields {
    (optional $variant:ident, $type:ty) => {
        impl Field<FieldValue> for Option<$type> {
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
    (required $variant:ident, $type:ty) => {
        impl Field<FieldValue> for $type {
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
    (defaulted $variant:ident, $type:ty) => {
        impl Field<FieldValue> for $type {
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
    ($($(#[$meta:meta])* $variant:ident($type:ty): $($how:ident)+;)+) => {
        /// The value of a field, with one variant for each type of value.
        ///
        /// A value has the same form as in a draft. Its variant is part of the wire form, as in
        /// `{ "text": { "en": "Opening" } }`, so that a value can be read without its field. A
        /// field that the wire form of a draft omits has no value.
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
        #[serde(rename_all = "kebab-case")]
        #[non_exhaustive]
        pub enum FieldValue {
            $($(#[$meta])* $variant($type),)+
        }

        $($(fields!($how $variant, $type);)+)+

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
    Text(Text): required optional;
    /// A list of texts, such as guiding questions or tags.
    Texts(Vec<Text>): defaulted;
    /// A long text, as a list of paragraphs and other blocks.
    Blocks(Vec<Block>): defaulted;
    /// A string without a language, such as the symbol of a document.
    String(String): optional;
    /// A number, such as the capacity of a room.
    Number(u32): optional;
    /// A field that is either set or not, such as that of a plenary session.
    Flag(bool): defaulted optional;
    /// A date in the calendar.
    #[serde(with = "crate::draft::date::required")]
    #[cfg_attr(feature = "json-schema", schemars(with = "crate::draft::date::Date"))]
    Date(NaiveDate): optional;
    /// The day and the time of a session.
    Slot(Slot): optional;
    /// A list of slots, such as those in which a person is available.
    Slots(Vec<Slot>): defaulted;
    /// A range of local times.
    TimeRange(TimeRange): optional;
    /// A length of time.
    Length(Length): optional;
    /// A time zone.
    TimeZone(TimeZone): optional;
    /// The place of a session.
    Place(Place): optional;
    /// The venue that contains a room.
    Venue(VenueId): required;
    /// A list of rooms.
    Rooms(Vec<RoomId>): defaulted;
    /// Geographic coordinates.
    Coordinates(Coordinates): optional;
    /// A country.
    Country(Country): optional;
    /// A web address.
    Url(Url): required optional;
    /// A list of links.
    Links(Vec<Link>): defaulted;
    /// A list of documents.
    Documents(Vec<Document>): defaulted;
    /// A colour.
    Colour(Colour): optional;
    /// A language.
    LanguageTag(LanguageTag): optional;
    /// A list of languages, such as the languages of interpretation.
    LanguageTags(Vec<LanguageTag>): defaulted;
    /// The languages of the programme, each with its status.
    Languages(Vec<Language>): defaulted;
    /// A session, such as the one that another session repeats.
    Session(SessionId): optional;
    /// A list of sessions.
    Sessions(Vec<SessionId>): defaulted;
    /// A kind of session.
    Kind(Kind): optional;
    /// The number of a session.
    SessionNumber(SessionNumber): optional;
    /// The status of a session.
    SessionStatus(SessionStatus): defaulted;
    /// The status of an event.
    EventStatus(EventStatus): defaulted;
    /// The publication status of a programme document.
    DocumentStatus(DocumentStatus): optional;
    /// The group of people who are admitted to a session.
    Admission(Admission): optional;
    /// The way in which people attend a session: in the room, online or both.
    AttendanceMode(AttendanceMode): optional;
    /// Information about the recording of a session.
    Recording(Recording): optional;
    /// A list of tracks.
    Tracks(Vec<TrackId>): defaulted;
    /// An agenda item.
    AgendaItem(AgendaItemId): optional;
    /// A list of agenda items.
    AgendaItems(Vec<AgendaItemId>): defaulted;
    /// A list of participations.
    Participations(Vec<Participation>): defaulted;
    /// A participation, such as the one that replaces another.
    Participation(ParticipationId): optional;
    /// A person.
    Person(PersonId): optional;
    /// An organisation.
    Organisation(OrganisationId): optional;
    /// The kind of an organisation.
    OrganisationKind(OrganisationKind): optional;
    /// A list of posts.
    Posts(Vec<Post>): defaulted optional;
    /// The party that somebody represents.
    Party(Party): optional;
    /// The role of a participant.
    Role(Role): optional;
    /// The presence of a participant.
    Presence(Presence): optional;
    /// The status of a participation.
    ParticipationStatus(ParticipationStatus): defaulted;
    /// The properties of a role.
    RoleProperties(RoleProperties): defaulted;
    /// The properties of a kind of session.
    KindProperties(KindProperties): defaulted;
    /// Identifiers in other systems.
    ExternalIds(ExternalIds): defaulted;
    /// Custom data.
    Extensions(Extensions): defaulted;
}
