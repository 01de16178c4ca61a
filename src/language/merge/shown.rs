//! Values as disagreements print them.

use chrono::NaiveDate;

use crate::draft::{Coordinates, Party};
use crate::error::quote;
use crate::value::id::{
    AgendaItemId, OrganisationId, ParticipationId, PersonId, RoomId, SessionId, TrackId, VenueId,
};
use crate::value::kind::{Kind, KindProperties};
use crate::value::language::LanguageTag;
use crate::value::names::{Colour, Country, SessionNumber, TimeZone, Url};
use crate::value::place::Place;
use crate::value::role::{Role, RoleProperties};
use crate::value::slot::{Slot, Span};
use crate::value::status::{
    Access, DocumentStatus, EventStatus, LanguageStatus, Mode, OrganisationKind, ParticipationStatus,
    Presence, SessionStatus,
};
use crate::value::time::Length;

/// A value in the words of the wire form.
pub(super) trait Shown {
    fn shown(&self) -> String;
}

macro_rules! as_displayed {
    ($($type:ty),+ $(,)?) => {
        $(impl Shown for $type {
            fn shown(&self) -> String {
                self.to_string()
            }
        })+
    };
}

macro_rules! quoted {
    ($($type:ty),+ $(,)?) => {
        $(impl Shown for $type {
            fn shown(&self) -> String {
                quote(self.as_str())
            }
        })+
    };
}

as_displayed!(
    Access,
    Colour,
    Country,
    DocumentStatus,
    EventStatus,
    Kind,
    LanguageStatus,
    LanguageTag,
    Length,
    Mode,
    NaiveDate,
    OrganisationKind,
    ParticipationStatus,
    Presence,
    Role,
    SessionNumber,
    SessionStatus,
    Slot,
    Span,
    TimeZone,
    Url,
    u32,
);
quoted!(AgendaItemId, OrganisationId, ParticipationId, PersonId, RoomId, SessionId, String, TrackId, VenueId);

impl Shown for bool {
    fn shown(&self) -> String {
        if *self { "yes".to_owned() } else { "no".to_owned() }
    }
}

impl Shown for Coordinates {
    fn shown(&self) -> String {
        format!("{}, {}", self.latitude(), self.longitude())
    }
}

impl Shown for Place {
    fn shown(&self) -> String {
        match self {
            Self::Everywhere => "everywhere".to_owned(),
            Self::ToBeAnnounced => "to be announced".to_owned(),
            Self::Venue(venue) => format!("venue {}", venue.shown()),
            Self::Rooms(rooms) => list(rooms),
        }
    }
}

impl Shown for Party {
    fn shown(&self) -> String {
        match self {
            Self::Organisation(id) => id.shown(),
            Self::Country(code) => code.shown(),
            Self::Name(name) => quote(name.first()),
        }
    }
}

impl Shown for KindProperties {
    fn shown(&self) -> String {
        format!("{self:?}")
    }
}

impl Shown for RoleProperties {
    fn shown(&self) -> String {
        format!("{self:?}")
    }
}

/// The first few of a list.
pub(super) fn list<'v, T: Shown + 'v>(values: impl IntoIterator<Item = &'v T>) -> String {
    const MOST: usize = 8;
    let mut values = values.into_iter();
    let mut shown: Vec<String> = values.by_ref().take(MOST).map(Shown::shown).collect();
    match values.count() {
        0 => {}
        more => shown.push(format!("{more} more")),
    }
    if shown.is_empty() { "none".to_owned() } else { shown.join(", ") }
}
