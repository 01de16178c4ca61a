//! Free time: of a room, of people, and common to several.

use std::ops::Range;

use super::occupancy::{Claim, holds, of_person, of_room, of_room_at};
use crate::code::Code;
use crate::error::{Error, quote};
use crate::programme::Programme;
use crate::value::id::Noun;
use crate::value::moment::Moment;
use crate::value::slot::{DayPart, Slot, SlotTime};
use crate::value::time::Length;
use crate::view::{Day, Person, Room, Session, Venue};

/// A search for free time. [`Programme::free`] begins one; what is not asked for is not needed.
///
/// ```
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
/// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
/// // When, on the first day, can the two meet for 45 minutes?
/// let found = programme
///     .free()
///     .on_day(1)
///     .person("laura-thompson")
///     .person("el-habib-nadir")
///     .at_least("00:45".parse()?)
///     .find()?;
/// assert_eq!(found[0].from, programme.moment(1, "09:00".parse()?).unwrap());
/// assert_eq!(found[0].to, programme.moment(1, "13:30".parse()?).unwrap());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
#[must_use = "a search does nothing until it is told to find"]
pub struct FreeTime<'p> {
    programme: &'p Programme,
    day: Option<i32>,
    between: Option<Range<Moment>>,
    at_least: i64,
    rooms: Vec<Room<'p>>,
    people: Vec<Person<'p>>,
    seating: Option<u32>,
    ignored: Vec<Session<'p>>,
    /// The first thing that was asked for and is not in the programme.
    unknown: Option<Error>,
}

/// A stretch of time in which everything that was asked for is free.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Free<'p> {
    /// From when.
    pub from: Moment,
    /// Until when.
    pub to: Moment,
    /// The room that is free besides, where any of a size was asked for.
    pub room: Option<Room<'p>>,
}

impl Programme {
    /// Begins a search for free time.
    pub fn free(&self) -> FreeTime<'_> {
        FreeTime {
            programme: self,
            day: None,
            between: None,
            at_least: 1,
            rooms: Vec::new(),
            people: Vec::new(),
            seating: None,
            ignored: Vec::new(),
            unknown: None,
        }
    }
}

impl<'p> FreeTime<'p> {
    /// On one day: within its window, or where it states none from the start of its first session to the end of its last.
    /// Otherwise each day is searched.
    pub fn on_day(mut self, day: impl Into<i32>) -> Self {
        let day = day.into();
        if self.programme.day(day).is_none() {
            self.miss(unknown_day(day));
        }
        self.day = Some(day);
        self
    }

    /// Between two moments, instead of whole days.
    pub fn between(mut self, stretch: Range<Moment>) -> Self {
        self.between = Some(stretch);
        self
    }

    /// For so long at least.
    pub fn at_least(mut self, length: Length) -> Self {
        self.at_least = i64::from(length.total_seconds()).max(1);
        self
    }

    /// A room must be free, with those that it is made of and those that are made of it.
    pub fn room(mut self, room: impl AsRef<str>) -> Self {
        match self.programme.room(room.as_ref()) {
            Some(room) => self.rooms.push(room),
            None => self.miss(unknown(Noun::Room, room.as_ref())),
        }
        self
    }

    /// A person must be free.
    pub fn person(mut self, person: impl AsRef<str>) -> Self {
        match self.programme.person(person.as_ref()) {
            Some(person) => self.people.push(person),
            None => self.miss(unknown(Noun::Person, person.as_ref())),
        }
        self
    }

    /// Some room that is known to hold so many must be free besides; each answer names one.
    pub fn a_room_for(mut self, people: u32) -> Self {
        self.seating = Some(people);
        self
    }

    /// As if some sessions were not there.
    pub(super) fn ignoring(mut self, sessions: &[Session<'p>]) -> Self {
        self.ignored = sessions.to_vec();
        self
    }

    fn miss(&mut self, what: Error) {
        self.unknown.get_or_insert(what);
    }

    /// What is free, in order of time, then of the rooms.
    ///
    /// A session that is not settled counts as if it were; so does somebody who is invited. Where people or rooms state when they
    /// are available, they are not free at other times. Neither is a room while its venue is taken as a whole.
    ///
    /// # Errors
    ///
    /// [`Code::DanglingReference`] and [`Code::UnknownDay`] where something was asked for that is not in the programme.
    pub fn find(&self) -> Result<Vec<Free<'p>>, Error> {
        if let Some(unknown) = &self.unknown {
            return Err(unknown.clone());
        }
        let mut found = Vec::new();
        for window in self.windows() {
            self.find_in(&window, &mut found);
        }
        Ok(found)
    }

    fn windows(&self) -> Vec<Range<Moment>> {
        if let Some(between) = &self.between {
            return vec![between.clone()];
        }
        let days = self.programme.days().filter(|day| self.day.is_none_or(|only| only == day.number()));
        days.filter_map(window).collect()
    }

    fn find_in(&self, window: &Range<Moment>, found: &mut Vec<Free<'p>>) {
        let mut busy = Vec::new();
        for person in &self.people {
            self.busy_person(*person, window, &mut busy);
        }
        for room in &self.rooms {
            self.busy_room(*room, window, &mut busy);
        }
        let Some(seats) = self.seating else {
            return self.push_free(window, busy, None, found);
        };
        let first = found.len();
        let large = |room: &Room<'p>| room.data().capacity.is_some_and(|capacity| capacity >= seats);
        for room in self.programme.rooms().filter(large) {
            let mut busy = busy.clone();
            self.busy_room(room, window, &mut busy);
            self.push_free(window, busy, Some(room), found);
        }
        if let Some(new) = found.get_mut(first..) {
            new.sort_by_key(|free| free.from);
        }
    }

    fn push_free(
        &self,
        window: &Range<Moment>,
        mut busy: Vec<(i64, i64)>,
        room: Option<Room<'p>>,
        found: &mut Vec<Free<'p>>,
    ) {
        busy.sort_unstable();
        let end = window.end.seconds();
        let mut from = window.start.seconds();
        for (start, until) in busy.into_iter().chain([(end, end)]) {
            let to = start.min(end);
            if to - from >= self.at_least {
                found.push(Free { from: Moment::from_seconds(from), to: Moment::from_seconds(to), room });
            }
            from = from.max(until);
        }
    }

    fn counts(&self, claim: &Claim<'p>, window: &Range<Moment>) -> bool {
        claim.start < window.end.seconds()
            && claim.end > window.start.seconds()
            && !self.ignored.contains(&claim.session)
    }

    fn busy_person(&self, person: Person<'p>, window: &Range<Moment>, busy: &mut Vec<(i64, i64)>) {
        let claims = of_person(person).filter(|claim| self.counts(claim, window));
        busy.extend(claims.map(|claim| (claim.start, claim.end)));
        unavailable(self.programme, &person.data().available, window, busy);
    }

    /// While a venue is taken as a whole.
    fn busy_venue(&self, venue: Venue<'p>, window: &Range<Moment>, busy: &mut Vec<(i64, i64)>) {
        let claims = venue.sessions().filter_map(of_room).filter(|claim| self.counts(claim, window));
        busy.extend(claims.map(|claim| (claim.start, claim.end)));
    }

    fn busy_room(&self, room: Room<'p>, window: &Range<Moment>, busy: &mut Vec<(i64, i64)>) {
        let programme = self.programme;
        let (after, before) = (window.start.seconds(), window.end.seconds());
        let in_room = |room: Room<'p>| {
            let stretches = programme.inner().timeline.room_between(room.idx(), after, before);
            let claims = stretches.filter_map(move |stretch| of_room_at(programme, stretch));
            claims.filter(|claim| self.counts(claim, window))
        };
        let holds = holds(room);
        if holds > 1 {
            busy.extend(full(&in_room(room).collect::<Vec<_>>(), holds));
        } else {
            busy.extend(in_room(room).map(|claim| (claim.start, claim.end)));
        }
        self.busy_venue(room.venue(), window, busy);
        if room.made_of().len() + room.part_of().len() > 0 {
            for other in room.tied().into_iter().filter(|other| *other != room) {
                busy.extend(in_room(other).map(|claim| (claim.start, claim.end)));
                self.busy_venue(other.venue(), window, busy);
            }
        }
        unavailable(programme, &room.data().available, window, busy);
    }
}

/// What is asked for and is not in the programme.
pub(super) fn unknown(noun: Noun, id: &str) -> Error {
    Error::new(Code::DanglingReference, format!("the {noun} {} is not in the programme", quote(id)))
}

pub(super) fn unknown_day(number: i32) -> Error {
    Error::new(Code::UnknownDay, format!("day {number} is not in the programme"))
}

/// From when to when a day is searched.
fn window(day: Day<'_>) -> Option<Range<Moment>> {
    if let Some(window) = day.window() {
        return Some(day.moment(window.start)..day.moment(window.end));
    }
    let ends = day.sessions().filter_map(|session| session.end()).max();
    let starts = day.sessions().filter_map(|session| session.start()).min();
    Some(starts?..ends?)
}

/// When so many claims stand at once that no further one is held. The claims come in order of their starts.
fn full(claims: &[Claim<'_>], holds: usize) -> Vec<(i64, i64)> {
    let mut edges: Vec<(i64, bool)> = claims.iter().map(|claim| (claim.end, false)).collect();
    edges.extend(claims.iter().map(|claim| (claim.start, true)));
    // An end comes before a start at the same moment.
    edges.sort_unstable();
    let (mut open, mut since, mut found) = (0_usize, None, Vec::new());
    for (at, begins) in edges {
        open = if begins { open + 1 } else { open.saturating_sub(1) };
        match (since, open >= holds) {
            (None, true) => since = Some(at),
            (Some(start), false) => {
                found.push((start, at));
                since = None;
            }
            _ => {}
        }
    }
    found
}

/// What lies outside of the stated times of availability, if any are stated.
fn unavailable(
    programme: &Programme,
    available: &[Slot],
    window: &Range<Moment>,
    busy: &mut Vec<(i64, i64)>,
) {
    if available.is_empty() {
        return;
    }
    let mut stretches: Vec<(i64, i64)> =
        available.iter().filter_map(|slot| available_in(programme, *slot)).collect();
    stretches.sort_unstable();
    let mut from = window.start.seconds();
    for (start, end) in stretches {
        if from < start {
            busy.push((from, start));
        }
        from = from.max(end);
    }
    busy.push((from, window.end.seconds().max(from)));
}

/// The stretch in which a slot of availability lies: of a day alone the whole day, to the end of its window if that is later; of an
/// open end until then.
fn available_in(programme: &Programme, slot: Slot) -> Option<(i64, i64)> {
    let day = programme.day(slot.day_number())?;
    let midnight = day.begin().plus_seconds(24 * 3600);
    let last = day.window().map_or(midnight, |window| day.moment(window.end).max(midnight));
    let hour = |hours: u32| day.begin().plus_seconds(i64::from(hours) * 3600);
    let (start, end) = match slot.time() {
        SlotTime::Day | SlotTime::Part(DayPart::AllDay) => (day.begin(), last),
        SlotTime::Part(part) => (hour(part.hours().start), hour(part.hours().end)),
        SlotTime::From(start) => (day.moment(start), last),
        SlotTime::Between(span) => (day.moment(span.start), day.moment(span.end)),
    };
    Some((start.seconds(), end.seconds()))
}
