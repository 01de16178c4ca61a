//! The properties by which a session can be recognised in another language version. Titles cannot
//! be compared, because they are in different languages.

use crate::draft::{Draft, Session};
use crate::list::ToList;
use crate::pairing::matching::Matching;
use crate::pairing::name::{self, Name, Scripts};
use crate::value::kind::Kind;
use crate::value::place::Place;
use crate::value::session_number::SessionNumber;
use std::collections::HashMap;

/// The maximum number of nesting levels at which a participant counts: as a participant of the
/// session, of its parent session, and so on.
const LEVELS: usize = 8;

/// The properties of a session that are compared between the two language versions. Days, people,
/// rooms and venues have the numbers that the base programme uses, so that they can be compared
/// directly.
#[derive(Debug)]
pub(super) struct SessionKey<'d> {
    pub(super) id: &'d str,
    pub(super) kind: Option<&'d Kind>,
    pub(super) number: Option<&'d SessionNumber>,
    pub(super) day: Option<i32>,
    /// The start time in seconds after midnight. `shift` converts the time to the local time of the
    /// base programme.
    pub(super) start: Option<i64>,
    pub(super) end: Option<i64>,
    pub(super) place: PlaceKey,
    pub(super) people: Vec<usize>,
    scripts: Scripts,
    pub(super) parent: Option<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum PlaceKey {
    Unstated,
    /// A venue or room that does not exist in the base programme.
    Unknown,
    Everywhere,
    ToBeAnnounced,
    Venue(usize),
    Rooms(Vec<usize>),
}

/// Functions that convert the day numbers and the positions of people, rooms and venues to those of
/// the base programme.
pub(super) struct BaseNames<'m> {
    pub(super) day: Box<dyn Fn(i32) -> Option<i32> + 'm>,
    pub(super) person: Box<dyn Fn(usize) -> usize + 'm>,
    pub(super) room: Box<dyn Fn(usize) -> Option<usize> + 'm>,
    pub(super) venue: Box<dyn Fn(usize) -> Option<usize> + 'm>,
}

impl<'m> BaseNames<'m> {
    pub(super) fn base() -> Self {
        Self { day: Box::new(Some), person: Box::new(|at| at), room: Box::new(Some), venue: Box::new(Some) }
    }

    pub(super) fn other(
        days: &'m HashMap<i32, i32>,
        people: &'m Matching,
        (rooms, venues): (&'m Matching, &'m Matching),
        people_of_base: usize,
    ) -> Self {
        Self {
            day: Box::new(|day| days.get(&day).copied()),
            // People who exist only in the other language version are numbered after all people of
            // the base programme.
            person: Box::new(move |at| people.in_base(at).unwrap_or(people_of_base + at)),
            room: Box::new(|at| rooms.in_base(at)),
            venue: Box::new(|at| venues.in_base(at)),
        }
    }
}

pub(super) fn positions<'d>(ids: impl Iterator<Item = &'d str>) -> HashMap<&'d str, usize> {
    ids.enumerate().map(|(at, id)| (id, at)).collect()
}

pub(super) fn rows<'d>(draft: &'d Draft, names: &[Vec<Name>], known: &BaseNames<'_>) -> Vec<SessionKey<'d>> {
    let people = positions(draft.people.iter().map(|row| row.id.as_str()));
    let sessions = positions(draft.sessions.iter().map(|row| row.id.as_str()));
    let rooms = draft.venues.iter().flat_map(|venue| &venue.rooms);
    let rooms = positions(rooms.map(|row| row.id.as_str()));
    let venues = positions(draft.venues.iter().map(|row| row.id.as_str()));
    let place_of = |session: &Session| {
        let Some(place) = session.place.as_ref().or(draft.place.as_ref()) else { return PlaceKey::Unstated };
        match place {
            Place::Everywhere => PlaceKey::Everywhere,
            Place::ToBeAnnounced => PlaceKey::ToBeAnnounced,
            Place::Venue(id) => venues
                .get(id.as_str())
                .and_then(|&at| (known.venue)(at))
                .map_or(PlaceKey::Unknown, PlaceKey::Venue),
            Place::Rooms(ids) => {
                let all = ids.iter().map(|id| (known.room)(*rooms.get(id.as_str())?));
                let all: Option<Vec<usize>> = all.collect();
                all.map_or(PlaceKey::Unknown, |mut all| {
                    all.sort_unstable();
                    PlaceKey::Rooms(all)
                })
            }
        }
    };
    let mut rows: Vec<SessionKey<'d>> = draft
        .sessions
        .iter()
        .map(|session| {
            let slot = session.slot;
            let seconds = |time: crate::value::time::DayTime| i64::from(time.total_seconds());
            SessionKey {
                id: session.id.as_str(),
                kind: session.kind.as_ref(),
                number: session.number.as_ref(),
                day: slot.and_then(|slot| (known.day)(slot.day_number())),
                start: slot.and_then(|slot| slot.start()).map(seconds),
                end: slot.and_then(|slot| slot.end()).map(seconds),
                place: place_of(session),
                people: Vec::new(),
                scripts: Scripts::default(),
                parent: session.part_of.as_ref().and_then(|id| sessions.get(id.as_str()).copied()),
            }
        })
        .to_list();
    for (at, session) in draft.sessions.iter().enumerate() {
        let present = session.participations.iter().filter_map(|one| one.person.as_ref());
        for person in present.filter_map(|id| people.get(id.as_str()).copied()) {
            let scripts = names.get(person).map(|names| name::scripts(names)).unwrap_or_default();
            let mut within = Some(at);
            for _ in 0..LEVELS {
                let Some(row) = within.and_then(|at| rows.get_mut(at)) else { break };
                row.people.push((known.person)(person));
                row.scripts = row.scripts.and(scripts);
                within = row.parent;
            }
        }
    }
    for row in &mut rows {
        row.people.sort_unstable();
        row.people.dedup();
    }
    rows
}

/// The evidence that two sessions are different. Each flag is `true` if the sessions clearly differ
/// in that property.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "the four flags are independent")]
pub(super) struct Against {
    pub(super) people: bool,
    pub(super) kind: bool,
    pub(super) number: bool,
    pub(super) time: bool,
}

impl Against {
    pub(super) fn count(self) -> usize {
        usize::from(self.people) + usize::from(self.kind) + usize::from(self.number)
    }
}

impl SessionKey<'_> {
    pub(super) fn shift(&mut self, seconds: i64) {
        self.start = self.start.map(|start| start - seconds);
        self.end = self.end.map(|end| end - seconds);
    }

    pub(super) fn people_in_common(&self, other: &Self) -> usize {
        let (mut common, mut theirs) = (0, other.people.iter().peekable());
        for ours in &self.people {
            while theirs.next_if(|other| *other < ours).is_some() {}
            common += usize::from(theirs.next_if(|other| *other == ours).is_some());
        }
        common
    }

    pub(super) fn likeness(&self, other: &Self) -> CommonPeople {
        let common = self.people_in_common(other);
        CommonPeople { common, all: self.people.len() + other.people.len() - common }
    }

    pub(super) fn against(&self, other: &Self) -> Against {
        let share = self.likeness(other);
        if share.is_half() {
            // If at least half of the people are the same, a different kind or number is probably a
            // correction.
            return Against { time: self.is_apart(other), ..Against::default() };
        }
        let comparable = self.scripts.meets(other.scripts);
        Against {
            people: comparable && share.common == 0,
            kind: self.kind.zip(other.kind).is_some_and(|(ours, theirs)| ours != theirs),
            number: self.number.zip(other.number).is_some_and(|(ours, theirs)| ours != theirs),
            time: self.is_apart(other),
        }
    }

    /// Returns `true` if the two sessions are on different days, or at times that do not overlap.
    /// Sessions that start at the same time always overlap, even if their ends are unknown.
    fn is_apart(&self, other: &Self) -> bool {
        let (Some(day), Some(start), Some(other_day), Some(other_start)) =
            (self.day, self.start, other.day, other.start)
        else {
            return self.day.zip(other.day).is_some_and(|(ours, theirs)| ours != theirs);
        };
        let (end, other_end) = (self.end.unwrap_or(start), other.end.unwrap_or(other_start));
        day != other_day || start != other_start && (end <= other_start || other_end <= start)
    }
}

/// The share of people who take part in both of two sessions. The share is stored as a fraction, so
/// that equal shares can be detected exactly.
#[derive(Debug, Clone, Copy)]
pub(super) struct CommonPeople {
    pub(super) common: usize,
    pub(super) all: usize,
}

impl CommonPeople {
    pub(super) fn is_half(self) -> bool {
        self.common > 0 && self.common * 2 >= self.all
    }

    pub(super) fn cmp(self, other: Self) -> std::cmp::Ordering {
        (self.common * other.all).cmp(&(other.common * self.all))
    }
}
