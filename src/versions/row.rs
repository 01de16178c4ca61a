//! Rows: the items of a programme with their own identity.

use serde::{Deserialize, Serialize};

use super::value::FieldValue;
use crate::draft::{
    AgendaItem, Day, Draft, KindDeclaration, Note, Organisation, Person, RoleDeclaration, Room, Session,
    Track, Venue,
};
use crate::report::Subject;
use crate::value::fields::{Field, Fields, Unfit};
use crate::value::id::{EntityKind, VenueId};
use crate::value::visit::VisitorMut;

/// An item of a programme with its own identity, such as a session or a room.
///
/// ```
/// use programme::draft::Session;
/// use programme::report::Subject;
/// use programme::versions::Row;
///
/// assert_eq!(Row::from(Session::new("open")).subject(), Subject::Session("open".into()));
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Row {
    /// A footnote.
    Note(Note),
    /// The declaration of a role.
    Role(RoleDeclaration),
    /// The declaration of a kind of session.
    Kind(KindDeclaration),
    /// A day.
    Day(Day),
    /// A venue without its rooms, which are rows themselves.
    Venue(Box<Venue>),
    /// A room with its venue.
    Room {
        /// The venue that contains the room.
        venue: VenueId,
        /// The room.
        room: Box<Room>,
    },
    /// A track.
    Track(Track),
    /// An organisation.
    Organisation(Box<Organisation>),
    /// A person.
    Person(Box<Person>),
    /// An agenda item.
    AgendaItem(AgendaItem),
    /// A session.
    Session(Box<Session>),
}

impl Row {
    /// Returns the identity of this row.
    pub fn subject(&self) -> Subject {
        match self {
            Self::Note(row) => row.subject(),
            Self::Role(row) => row.subject(),
            Self::Kind(row) => row.subject(),
            Self::Day(row) => row.subject(),
            Self::Venue(row) => row.subject(),
            Self::Room { room, .. } => Subject::Room(room.id.clone()),
            Self::Track(row) => row.subject(),
            Self::Organisation(row) => row.subject(),
            Self::Person(row) => row.subject(),
            Self::AgendaItem(row) => row.subject(),
            Self::Session(row) => row.subject(),
        }
    }
}

/// A type of row.
pub(super) trait RowType: Fields<FieldValue> + Clone {
    fn subject(&self) -> Subject;

    /// Converts the row to its form in a change set.
    fn to_row(&self) -> Row;

    /// Returns the content of a row if it has this type.
    fn of(row: &Row) -> Option<Self>;

    /// Returns `true` if the subject is a row of this type.
    fn is(subject: &Subject) -> bool;

    /// Returns the venue of a room, because each venue has a separate list of rooms. Returns `None`
    /// for all other rows.
    fn group(&self) -> Option<&VenueId> {
        None
    }
}

/// A row of a list in the draft. Rooms are not rows of such a list, because they are in venues.
pub(super) trait Listed: RowType {
    fn list(draft: &Draft) -> &Vec<Self>;
    fn list_mut(draft: &mut Draft) -> &mut Vec<Self>;
}

/// Returns the row that comes directly before a row in its list.
pub(super) fn previous<T: RowType>(rows: &[T], at: usize) -> Option<Subject> {
    let (earlier, here) = (rows.get(at.checked_sub(1)?)?, rows.get(at)?);
    (earlier.group() == here.group()).then(|| earlier.subject())
}

macro_rules! listed {
    ($($type:ident $(in $boxed:ident)?, $variant:ident, $list:ident, $id:ident;)+) => {
        $(
            impl From<$type> for Row {
                fn from(row: $type) -> Self {
                    listed!(@from $variant row $($boxed)?)
                }
            }

            impl RowType for $type {
                fn subject(&self) -> Subject {
                    Subject::$variant(self.$id.clone())
                }

                fn to_row(&self) -> Row {
                    self.clone().into()
                }

                fn of(row: &Row) -> Option<Self> {
                    match row {
                        Row::$variant(row) => Some(listed!(@content row $($boxed)?)),
                        _ => None,
                    }
                }

                fn is(subject: &Subject) -> bool {
                    matches!(subject, Subject::$variant(_))
                }
            }

            impl Listed for $type {
                fn list(draft: &Draft) -> &Vec<Self> {
                    &draft.$list
                }

                fn list_mut(draft: &mut Draft) -> &mut Vec<Self> {
                    &mut draft.$list
                }
            }
        )+
    };
    (@content $row:ident Box) => { (**$row).clone() };
    (@content $row:ident) => { $row.clone() };
    (@from Venue $row:ident Box) => {{
        let mut venue = $row;
        venue.rooms.clear();
        Row::Venue(Box::new(venue))
    }};
    (@from $variant:ident $row:ident Box) => { Row::$variant(Box::new($row)) };
    (@from $variant:ident $row:ident) => { Row::$variant($row) };
}

listed! {
    Note, Note, notes, id;
    RoleDeclaration, Role, roles, code;
    KindDeclaration, Kind, kinds, code;
    Day, Day, days, number;
    Venue in Box, Venue, venues, id;
    Track, Track, tracks, id;
    Organisation in Box, Organisation, organisations, id;
    Person in Box, Person, people, id;
    AgendaItem, AgendaItem, agenda_items, id;
    Session in Box, Session, sessions, id;
}

/// Runs a block once for each type of [`Listed`] row, in the order of the draft.
macro_rules! each_list {
    ($row:ident => $block:block) => {{
        each_list!(@ $row $block Note RoleDeclaration KindDeclaration Day Venue Track Organisation Person AgendaItem Session);
    }};
    (@ $row:ident $block:block $($type:ident)+) => {
        $({
            type $row = crate::draft::$type;
            $block
        })+
    };
}
pub(super) use each_list;

/// A room together with its venue, which is treated as a field of the row.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PlacedRoom {
    pub(super) venue: VenueId,
    pub(super) room: Room,
}

impl PlacedRoom {
    /// Returns all rooms of a draft, in the order of the draft.
    pub(super) fn all(draft: &Draft) -> Vec<Self> {
        let rooms = draft.venues.iter().flat_map(|venue| venue.rooms.iter().map(|room| (&venue.id, room)));
        rooms.map(|(venue, room)| Self { venue: venue.clone(), room: room.clone() }).collect()
    }
}

impl Fields<FieldValue> for PlacedRoom {
    /// The field `venue` is missing here, but the methods support it.
    const NAMES: &'static [&'static str] = <Room as Fields<FieldValue>>::NAMES;
    const MEMBERS: &'static [&'static str] = <Room as Fields<FieldValue>>::MEMBERS;

    fn differing(&self, other: &Self) -> Vec<&'static str> {
        let venue = (self.venue != other.venue).then_some(VENUE);
        venue.into_iter().chain(self.room.differing(&other.room)).collect()
    }

    fn field_type(name: &str) -> Option<&'static str> {
        if name == VENUE {
            Some(<VenueId as Field<FieldValue>>::TYPE)
        } else {
            <Room as Fields<FieldValue>>::field_type(name)
        }
    }

    fn field(&self, name: &str) -> Option<FieldValue> {
        if name == VENUE { self.venue.value() } else { self.room.field(name) }
    }

    fn set_field(&mut self, name: &str, value: Option<FieldValue>) -> Result<(), Unfit> {
        if name == VENUE { self.venue.set(value) } else { self.room.set_field(name, value) }
    }
}

impl RowType for PlacedRoom {
    fn subject(&self) -> Subject {
        Subject::Room(self.room.id.clone())
    }

    fn to_row(&self) -> Row {
        Row::Room { venue: self.venue.clone(), room: Box::new(self.room.clone()) }
    }

    fn of(row: &Row) -> Option<Self> {
        match row {
            Row::Room { venue, room } => Some(Self { venue: venue.clone(), room: (**room).clone() }),
            _ => None,
        }
    }

    fn is(subject: &Subject) -> bool {
        matches!(subject, Subject::Room(_))
    }

    fn group(&self) -> Option<&VenueId> {
        Some(&self.venue)
    }
}

/// The name of the field that contains the venue of a room. The struct in the draft has no such
/// field.
pub(super) const VENUE: &str = "venue";

/// Passes the id in a subject, or the number of a day, to a visitor, which can change it.
pub(super) fn visit_subject<V: VisitorMut + ?Sized>(subject: &mut Subject, visitor: &mut V) {
    macro_rules! id {
        ($kind:ident, $id:expr) => {{
            let mut text: Box<str> = $id.as_str().into();
            visitor.id(EntityKind::$kind, &mut text);
            if *text != *$id.as_str() {
                *$id = String::from(text).into();
            }
        }};
    }
    match subject {
        Subject::Programme | Subject::Role(_) | Subject::Kind(_) => {}
        Subject::Day(number) => {
            let mut slot = crate::value::slot::Slot::day(*number);
            visitor.slot(&mut slot);
            *number = slot.day_number();
        }
        Subject::Session(id) => id!(Session, id),
        Subject::Person(id) => id!(Person, id),
        Subject::Organisation(id) => id!(Organisation, id),
        Subject::Venue(id) => id!(Venue, id),
        Subject::Room(id) => id!(Room, id),
        Subject::Track(id) => id!(Track, id),
        Subject::AgendaItem(id) => id!(AgendaItem, id),
        Subject::Note(id) => id!(Note, id),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_of_rows_is_listed() {
        let mut lists = 0;
        each_list!(Type => {
            lists += 1;
            assert!(!<Type as Fields<FieldValue>>::NAMES.is_empty());
        });
        assert_eq!(lists, 10);
    }
}
