//! Implementations of [`Reportable`] for the programme and for all views.

use super::{AgendaItem, Day, Organisation, Participation, Person, Room, Session, Track, Venue};
use crate::programme::Programme;
use crate::report::{Reportable, Subject};
use crate::value::path::Path;

impl Reportable for Programme {
    fn subject(&self) -> Subject {
        Subject::Programme
    }

    fn path(&self) -> Path {
        Path::root()
    }
}

impl Reportable for Day<'_> {
    fn subject(&self) -> Subject {
        Subject::Day(self.number())
    }

    fn path(&self) -> Path {
        Path::root().with("days").with_index(self.idx.position())
    }
}

impl Reportable for Session<'_> {
    fn subject(&self) -> Subject {
        Subject::Session(self.id().clone())
    }

    fn path(&self) -> Path {
        Path::root().with("sessions").with_index(self.declared().position())
    }
}

/// A finding about a participation refers to the session in which the participant takes part. If
/// the participant takes part in the programme itself, the finding refers to the programme.
impl Reportable for Participation<'_> {
    fn subject(&self) -> Subject {
        self.session().map_or(Subject::Programme, |session| session.subject())
    }

    fn path(&self) -> Path {
        let above = self.session().map_or_else(Path::root, |session| session.path());
        above.with("participations").with_index(self.position())
    }
}

impl Reportable for Room<'_> {
    fn subject(&self) -> Subject {
        Subject::Room(self.id().clone())
    }

    fn path(&self) -> Path {
        self.venue().path().with("rooms").with_index(self.position())
    }
}

macro_rules! rows {
    ($($name:ident: $list:literal;)+) => {
        $(impl Reportable for $name<'_> {
            fn subject(&self) -> Subject {
                Subject::$name(self.id().clone())
            }

            fn path(&self) -> Path {
                Path::root().with($list).with_index(self.idx.position())
            }
        })+
    };
}

rows! {
    Person: "people";
    Organisation: "organisations";
    Venue: "venues";
    Track: "tracks";
    AgendaItem: "agenda_items";
}
