//! Rows: the items of a programme that have an identity of their own.

use serde::{Deserialize, Serialize};

use super::value::FieldValue;
use crate::draft::{
    AgendaItem, Day, Draft, KindDeclaration, Note, Organisation, Person, RoleDeclaration, Room, Session,
    Track, Venue,
};
use crate::report::Subject;
use crate::value::fields::Fields;
use crate::value::id::{EntityKind, VenueId};
use crate::value::visit::VisitorMut;

/// An item of a programme that has an identity of its own, such as a session or a room.
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

/// A row of a list in the draft. Rooms are not rows of such a list, because they are in venues.
pub(super) trait Listed: Fields<FieldValue> + Clone + PartialEq + Into<Row> {
    fn subject(&self) -> Subject;
    fn list(draft: &Draft) -> &Vec<Self>;
    fn list_mut(draft: &mut Draft) -> &mut Vec<Self>;
    /// Returns the row if it belongs to the list of this type.
    fn of(row: &Row) -> Option<&Self>;
    /// Returns `true` if the subject is a row of this type.
    fn is(subject: &Subject) -> bool;
}

macro_rules! listed {
    ($($type:ident $(in $boxed:ident)?, $variant:ident, $list:ident, $id:ident;)+) => {
        $(
            impl From<$type> for Row {
                fn from(row: $type) -> Self {
                    listed!(@from $variant row $($boxed)?)
                }
            }

            impl Listed for $type {
                fn subject(&self) -> Subject {
                    Subject::$variant(self.$id.clone())
                }

                fn list(draft: &Draft) -> &Vec<Self> {
                    &draft.$list
                }

                fn list_mut(draft: &mut Draft) -> &mut Vec<Self> {
                    &mut draft.$list
                }

                fn of(row: &Row) -> Option<&Self> {
                    match row {
                        Row::$variant(row) => Some(row),
                        _ => None,
                    }
                }

                fn is(subject: &Subject) -> bool {
                    matches!(subject, Subject::$variant(_))
                }
            }
        )+
    };
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

/// Calls a macro or a block once for each type of [`Listed`] row, in the order of the draft.
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

/// Passes the id in a subject to a visitor, which can change it.
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
            assert!(<Type as Fields<FieldValue>>::NAMES.len() > 0);
        });
        assert_eq!(lists, 10);
    }
}
