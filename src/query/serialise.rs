//! Serialisation of query results. Entities are written as ids, and moments as a day and a time.

use serde::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};

use super::clash::{Clash, Clashes, Contested, Crowd};
use super::clash_changes::ClashChanges;
use super::free::Free;
use super::group::Group;
use super::itinerary::{Conflict, Itinerary, Stop};
use super::statistics::{KindCount, RoomUse, Share, Shares};
use super::timeline::NowAndNext;
use super::timetable::{Timetable, TimetableCell, TimetableColumn};
use super::{People, Sessions};
use crate::list::ToList;
use crate::programme::Programme;
use crate::value::country::Country;
use crate::value::id::SessionId;
use crate::value::kind::Kind;
use crate::value::language::LanguageTag;
use crate::value::moment::Moment;
use crate::value::role::Role;
use crate::view::{Day, Organisation, Person, Room, Session, Track};

/// A moment, written as a map with the number of the day and the time on this day. A moment for
/// which [`Programme::day_and_time`] returns `None`, such as one before the first day, is written
/// as null.
struct When<'p>(&'p Programme, Moment);

impl Serialize for When<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Some((day, time)) = self.0.day_and_time(self.1) else { return serializer.serialize_none() };
        let mut map = serializer.serialize_struct("Moment", 2)?;
        map.serialize_field("day", &day.number())?;
        map.serialize_field("time", &time)?;
        map.end()
    }
}

/// An entity, or another value by which results are grouped, such as a role.
trait Key {
    /// Serialises an entity as its id or number, and any other value as itself.
    fn serialise<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
}

macro_rules! keys {
    ($($type:ty, $key:ident => $expr:expr;)+) => {
        $(impl Key for $type {
            fn serialise<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let $key = self;
                $expr.serialize(serializer)
            }
        })+
    };
}

keys! {
    Session<'_>, session => session.id();
    Person<'_>, person => person.id();
    Organisation<'_>, organisation => organisation.id();
    Room<'_>, room => room.id();
    Track<'_>, track => track.id();
    Day<'_>, day => day.number();
    Kind, kind => kind;
    Role, role => role;
    Country, country => country;
    LanguageTag, language => language;
}

struct Id<'k, K>(&'k K);

impl<K: Key> Serialize for Id<'_, K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialise(serializer)
    }
}

fn id<K: Key>(key: Option<&K>) -> Option<Id<'_, K>> {
    key.map(Id)
}

macro_rules! answers {
    ($($(#[$meta:meta])* $type:ty, $name:literal, $answer:ident => { $($field:ident: $value:expr,)+ })+) => {
        $($(#[$meta])* impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let $answer = self;
                let fields = [$(stringify!($field)),+].len();
                let mut answer = serializer.serialize_struct($name, fields)?;
                $(answer.serialize_field(stringify!($field), &$value)?;)+
                answer.end()
            }
        })+
    };
}

answers! {
    Clash<'_>, "Clash", clash => {
        first: clash.first.id(),
        second: clash.second.id(),
        over: clash.over,
        from: When(clash.first.programme(), clash.from),
        to: When(clash.first.programme(), clash.to),
        definite: clash.definite,
    }
    Crowd<'_>, "Crowd", crowd => {
        over: crowd.over,
        first: crowd.first.id(),
        claims: crowd.claims,
        pairs: crowd.pairs,
        peak: crowd.peak,
        holds: crowd.holds,
        from: When(crowd.first.programme(), crowd.from),
        to: When(crowd.first.programme(), crowd.to),
    }
    Clashes<'_>, "Clashes", clashes => {
        pairs: clashes.pairs,
        crowds: clashes.crowds,
    }
    ClashChanges<'_, '_>, "ClashChanges", changes => {
        new: changes.new,
        resolved: changes.resolved,
        unchanged: changes.unchanged,
    }
    Free<'_>, "Free", free => {
        from: When(free.programme(), free.from),
        to: When(free.programme(), free.to),
        room: id(free.room.as_ref()),
    }
    Stop<'_>, "Stop", stop => {
        session: stop.session.id(),
        from: When(stop.session.programme(), stop.from),
        to: When(stop.session.programme(), stop.to),
        wait: stop.wait,
        changes_room: stop.changes_room,
        changes_venue: stop.changes_venue,
    }
    Itinerary<'_>, "Itinerary", itinerary => {
        stops: itinerary.stops,
    }
    Conflict<'_>, "Conflict", conflict => {
        first: conflict.first.id(),
        second: conflict.second.id(),
        from: When(conflict.first.programme(), conflict.from),
        to: When(conflict.first.programme(), conflict.to),
        instead: ids(&conflict.instead),
    }
    NowAndNext<'_>, "NowAndNext", answer => {
        room: answer.room.id(),
        now: id(answer.now.as_ref()),
        next: id(answer.next.as_ref()),
    }
    Timetable<'_>, "Timetable", timetable => {
        day: timetable.day.number(),
        times: times(timetable),
        columns: timetable.columns,
        cells: timetable.cells,
        untimed: ids(&timetable.untimed),
    }
    TimetableColumn<'_>, "TimetableColumn", column => {
        room: id(column.room.as_ref()),
        lane: column.lane,
    }
    TimetableCell<'_>, "TimetableCell", cell => {
        session: cell.session.id(),
        rows: cell.rows,
        columns: cell.columns,
    }
    RoomUse<'_>, "RoomUse", room => {
        room: room.room.id(),
        sessions: room.sessions,
        seconds: room.seconds,
    }
    KindCount<'_>, "KindCount", count => {
        day: id(count.day.as_ref()),
        kind: id(count.kind.as_ref()),
        sessions: count.sessions,
    }
}

macro_rules! keyed_answers {
    ($($key:ty),+) => {
        $(
            answers! {
                Share<$key>, "Share", share => {
                    key: id(share.key.as_ref()),
                    participations: share.participations,
                    people: share.people,
                    sessions: share.sessions,
                    floor: share.floor,
                    presiding: share.presiding,
                    untimed: share.untimed,
                }
                Shares<$key>, "Shares", shares => {
                    stated: shares.stated,
                    not_stated: shares.not_stated,
                }
            }
        )+
    };
}
keyed_answers! { Role, Country, LanguageTag, Organisation<'_>, Person<'_> }

macro_rules! groups {
    ($($key:ty),+) => {
        $(answers! {
            Group<'_, $key>, "Group", group => {
                key: id(group.key.as_ref()),
                sessions: group.sessions,
            }
        })+
    };
}
groups! { Day<'_>, Room<'_>, Track<'_>, Kind }

fn ids<'p>(sessions: &[Session<'p>]) -> Vec<&'p SessionId> {
    sessions.iter().map(Session::id).to_list()
}

fn times<'p>(timetable: &Timetable<'p>) -> Vec<When<'p>> {
    timetable.times.iter().map(|time| When(timetable.day.programme(), *time)).to_list()
}

/// Serialises the cause as a map with one key, such as `{ "person": "ada" }`, or as the word
/// `everybody` or `exclusion`.
impl Serialize for Contested<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (kind, id) = match self {
            Self::Person(person) => ("person", person.id().as_str()),
            Self::Room(room) => ("room", room.id().as_str()),
            Self::Venue(venue) => ("venue", venue.id().as_str()),
            Self::Everybody => return serializer.serialize_str("everybody"),
            Self::Exclusion => return serializer.serialize_str("exclusion"),
        };
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry(kind, id)?;
        map.end()
    }
}

/// Serialises the set as a list of ids.
impl Serialize for Sessions<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().map(|session| session.id()))
    }
}

/// Serialises the set as a list of ids.
impl Serialize for People<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().map(|person| person.id()))
    }
}
