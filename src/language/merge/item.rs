//! Access to the id and the name of any item, such as a session or a room.

use crate::draft::{AgendaItem, Day, Draft, Note, Organisation, Person, Room, Session, Track, Venue};
use crate::report::Subject;
use crate::value::id::EntityKind;
use crate::value::text::Text;

pub(super) trait MergeItem {
    fn subject(&self) -> Subject;
    fn name(&self) -> Option<&Text>;
}

macro_rules! items {
    ($($type:ident, $id:ident, |$row:ident| $name:expr;)+) => {
        $(impl MergeItem for $type {
            fn subject(&self) -> Subject {
                Subject::$type(self.$id.clone())
            }

            fn name(&self) -> Option<&Text> {
                let $row = self;
                $name
            }
        })+
    };
}

items! {
    Day, number, |row| row.label.as_ref();
    Note, id, |_row| None;
    Venue, id, |row| row.name.as_ref();
    Room, id, |row| Some(&row.name);
    Track, id, |row| Some(&row.name);
    Organisation, id, |row| Some(&row.name);
    Person, id, |row| Some(&row.name);
    AgendaItem, id, |row| row.title.as_ref();
    Session, id, |row| row.title.as_ref().or(row.kind_label.as_ref());
}

impl<T: MergeItem> MergeItem for &T {
    fn subject(&self) -> Subject {
        (**self).subject()
    }

    fn name(&self) -> Option<&Text> {
        (**self).name()
    }
}

/// Returns the item of the given kind at the given position. Rooms are counted across all venues.
pub(super) fn item(draft: &Draft, noun: EntityKind, at: usize) -> Option<&dyn MergeItem> {
    Some(match noun {
        EntityKind::Note => draft.notes.get(at)?,
        EntityKind::Venue => draft.venues.get(at)?,
        EntityKind::Room => draft.venues.iter().flat_map(|venue| &venue.rooms).nth(at)?,
        EntityKind::Track => draft.tracks.get(at)?,
        EntityKind::Organisation => draft.organisations.get(at)?,
        EntityKind::Person => draft.people.get(at)?,
        EntityKind::AgendaItem => draft.agenda_items.get(at)?,
        EntityKind::Session => draft.sessions.get(at)?,
        EntityKind::Programme | EntityKind::Participation | EntityKind::Role | EntityKind::Kind => {
            return None;
        }
    })
}
