//! Formatting of values for messages about differences between language versions.

use chrono::NaiveDate;

use crate::draft::{Coordinates, Party};
use crate::error::quote;
use crate::list::ToList;
use crate::value::colour::Colour;
use crate::value::country::Country;
use crate::value::id::{
    AgendaItemId, OrganisationId, ParticipationId, PersonId, RoomId, SessionId, TrackId, VenueId,
};
use crate::value::kind::{Kind, KindProperties};
use crate::value::language::LanguageTag;
use crate::value::place::Place;
use crate::value::role::{Role, RoleProperties};
use crate::value::session_number::SessionNumber;
use crate::value::slot::{Slot, TimeRange};
use crate::value::status::{
    Admission, AttendanceMode, DocumentStatus, EventStatus, LanguageStatus, OrganisationKind,
    ParticipationStatus, Presence, SessionStatus,
};
use crate::value::time::Length;
use crate::value::time_zone::TimeZone;
use crate::value::url::Url;

pub(super) trait DisplayValue {
    fn shown(&self) -> String;
}

macro_rules! as_displayed {
    ($($type:ty),+ $(,)?) => {
        $(impl DisplayValue for $type {
            fn shown(&self) -> String {
                self.to_string()
            }
        })+
    };
}

macro_rules! quoted {
    ($($type:ty),+ $(,)?) => {
        $(impl DisplayValue for $type {
            fn shown(&self) -> String {
                quote(self.as_str())
            }
        })+
    };
}

as_displayed!(
    Admission,
    Colour,
    Country,
    DocumentStatus,
    EventStatus,
    Kind,
    LanguageStatus,
    LanguageTag,
    Length,
    AttendanceMode,
    NaiveDate,
    OrganisationKind,
    ParticipationStatus,
    Presence,
    Role,
    SessionNumber,
    SessionStatus,
    Slot,
    TimeRange,
    TimeZone,
    Url,
    u32,
);
quoted!(AgendaItemId, OrganisationId, ParticipationId, PersonId, RoomId, SessionId, String, TrackId, VenueId);

impl DisplayValue for bool {
    fn shown(&self) -> String {
        if *self { "yes".to_owned() } else { "no".to_owned() }
    }
}

impl DisplayValue for Coordinates {
    fn shown(&self) -> String {
        format!("{}, {}", self.latitude(), self.longitude())
    }
}

impl DisplayValue for Place {
    fn shown(&self) -> String {
        match self {
            Self::Everywhere => "everywhere".to_owned(),
            Self::ToBeAnnounced => "to be announced".to_owned(),
            Self::Venue(venue) => format!("venue {}", venue.shown()),
            Self::Rooms(rooms) => list(rooms),
        }
    }
}

impl DisplayValue for Party {
    fn shown(&self) -> String {
        match self {
            Self::Organisation(id) => id.shown(),
            Self::Country(code) => code.shown(),
            Self::Name(name) => quote(name.first()),
        }
    }
}

impl DisplayValue for KindProperties {
    fn shown(&self) -> String {
        flags(&[
            ("needs people", self.needs_people),
            ("needs presider", self.needs_presider),
            ("admits people", self.admits_people),
            ("programme wide", self.programme_wide),
            ("idle", self.idle),
            ("aside", self.aside),
            ("in break", self.in_break),
            ("ambient", self.ambient),
            ("presenter presides", self.presenter_presides),
            ("first of day", self.first_of_day),
            ("last of day", self.last_of_day),
        ])
    }
}

impl DisplayValue for RoleProperties {
    fn shown(&self) -> String {
        let flags =
            flags(&[("presides", self.presides), ("has floor", self.has_floor), ("public", self.public)]);
        format!("{flags} (attendance: {})", self.attendance)
    }
}

fn flags(flags: &[(&str, bool)]) -> String {
    let set: Vec<&str> = flags.iter().filter(|(_, is_set)| *is_set).map(|(name, _)| *name).to_list();
    if set.is_empty() { "none".to_owned() } else { set.join(", ") }
}

pub(super) fn list<'v, T: DisplayValue + 'v>(values: impl IntoIterator<Item = &'v T>) -> String {
    const MOST: usize = 8;
    let mut values = values.into_iter();
    let mut shown: Vec<String> = values.by_ref().take(MOST).map(DisplayValue::shown).to_list();
    match values.count() {
        0 => {}
        more => shown.push(format!("and {more} more")),
    }
    if shown.is_empty() { "none".to_owned() } else { shown.join(", ") }
}
