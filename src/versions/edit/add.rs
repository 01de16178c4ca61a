//! Edits that add items.

use serde::{Deserialize, Serialize};

use super::Refusal;
use super::operation::operation;
use super::workspace::Workspace;
use crate::draft::{
    AgendaItem, Day, KindDeclaration, Note, Organisation, Participation, Person, RoleDeclaration, Room,
    Session, Track, Venue,
};
use crate::value::id::{EntityKind, SessionId, VenueId};

/// An edit that adds an item to the programme, at the end of its list.
///
/// The item may refer to items that later edits in the same call of
/// [`Programme::edit`](crate::Programme::edit) add.
///
/// ```
/// use programme::draft::Person;
/// use programme::versions::edit::{Add, Edit};
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
/// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
///
/// let edit: Edit = Add::Person(Box::new(Person::new("ada", "Ada Okoye"))).into();
/// assert!(programme.edit(&[edit.clone()])?.programme.person("ada").is_some());
/// let json = r#"{"add":{"person":{"id":"ada","name":"Ada Okoye"}}}"#;
/// assert_eq!(serde_json::to_string(&edit)?, json);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Add {
    /// Adds a session.
    Session(Box<Session>),
    /// Adds a person.
    Person(Box<Person>),
    /// Adds an organisation.
    Organisation(Box<Organisation>),
    /// Adds a venue with its rooms.
    Venue(Box<Venue>),
    /// Adds a room to a venue.
    Room(Box<AddRoom>),
    /// Adds a track.
    Track(Box<Track>),
    /// Adds an agenda item.
    AgendaItem(Box<AgendaItem>),
    /// Adds a day.
    Day(Box<Day>),
    /// Adds a footnote.
    Note(Box<Note>),
    /// Adds the declaration of a role.
    Role(Box<RoleDeclaration>),
    /// Adds the declaration of a kind of session.
    Kind(Box<KindDeclaration>),
    /// Adds a participant to a session or to the programme.
    Participation(Box<AddParticipation>),
}

operation! {
    /// A room that is added to a venue.
    ///
    /// ```
    /// use programme::draft::Room;
    /// use programme::versions::edit::AddRoom;
    ///
    /// let annex = AddRoom::new("hq", Room::new("annex", "Annex"));
    /// assert_eq!(annex.venue, "hq");
    /// ```
    pub struct AddRoom {
        required {
            /// The id of the venue.
            venue: VenueId,
            /// The room.
            room: Room,
        }
    }
}

operation! {
    /// A participation that is added to a session, or to the programme.
    ///
    /// ```
    /// use programme::draft::Participation;
    /// use programme::versions::edit::AddParticipation;
    ///
    /// let ada = AddParticipation::new(Participation::person("ada")).with_session("opening");
    /// assert_eq!(ada.session.unwrap(), "opening");
    /// ```
    pub struct AddParticipation {
        required {
            /// The participation.
            participation: Participation,
        }
        optional {
            /// The id of the session. If the field is missing, the participant takes part in the
            /// entire programme.
            session: SessionId, with_session,
        }
    }
}

impl Add {
    pub(super) fn apply(&self, work: &mut Workspace) -> Result<(), Refusal> {
        let taken = |noun, id: &str| Err(Refusal::Taken { noun, id: id.to_owned() });
        let draft = &mut work.draft;
        macro_rules! add {
            ($row:expr, $list:ident, $noun:ident, $find:ident) => {{
                if draft.$find($row.id.as_str()).is_some() {
                    return taken(EntityKind::$noun, $row.id.as_str());
                }
                draft.$list.push((**$row).clone());
            }};
        }
        match self {
            Self::Session(row) => {
                if work.find(&row.id).is_ok() {
                    return taken(EntityKind::Session, row.id.as_str());
                }
                work.draft.sessions.push((**row).clone());
                work.restructured();
            }
            Self::Person(row) => add!(row, people, Person, person),
            Self::Organisation(row) => add!(row, organisations, Organisation, organisation),
            Self::Venue(row) => {
                if let Some(room) = row.rooms.iter().find(|room| draft.room(room.id.as_str()).is_some()) {
                    return taken(EntityKind::Room, room.id.as_str());
                }
                add!(row, venues, Venue, venue);
            }
            Self::Room(row) => {
                if draft.room(row.room.id.as_str()).is_some() {
                    return taken(EntityKind::Room, row.room.id.as_str());
                }
                match draft.venue_mut(row.venue.as_str()) {
                    Some(venue) => venue.rooms.push(row.room.clone()),
                    None => return Err(work.unknown(EntityKind::Venue, row.venue.as_str())),
                }
            }
            Self::Track(row) => add!(row, tracks, Track, track),
            Self::AgendaItem(row) => add!(row, agenda_items, AgendaItem, agenda_item),
            Self::Day(row) => {
                if draft.day(row.number).is_some() {
                    return Err(Refusal::TakenDay(row.number));
                }
                draft.days.push((**row).clone());
            }
            Self::Note(row) => {
                if draft.notes.iter().any(|note| note.id == row.id) {
                    return taken(EntityKind::Note, row.id.as_str());
                }
                draft.notes.push((**row).clone());
            }
            Self::Role(row) => {
                if draft.roles.iter().any(|role| role.code == row.code) {
                    return taken(EntityKind::Role, row.code.as_str());
                }
                draft.roles.push((**row).clone());
            }
            Self::Kind(row) => {
                if draft.kinds.iter().any(|kind| kind.code == row.code) {
                    return taken(EntityKind::Kind, row.code.as_str());
                }
                draft.kinds.push((**row).clone());
            }
            Self::Participation(row) => match &row.session {
                Some(session) => {
                    let at = work.find(session)?;
                    let inherited = work.inherited_participations(at);
                    let session = work.session_mut(at)?;
                    session.participations.extend(inherited);
                    session.participations.push(row.participation.clone());
                }
                None => draft.participations.push(row.participation.clone()),
            },
        }
        Ok(())
    }
}
