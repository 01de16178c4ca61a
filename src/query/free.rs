//! The search for times at which rooms and people are free.

use std::ops::Range;

use super::occupancy::{Claim, holds, of_person, of_room, of_room_at};
use crate::arena::Idx;
use crate::code::Code;
use crate::draft;
use crate::error::{Error, quote};
use crate::list::ToList;
use crate::programme::Programme;
use crate::sorting;
use crate::value::id::EntityKind;
use crate::value::moment::Moment;
use crate::value::slot::{DayPart, Slot, SlotTime};
use crate::value::time::Length;
use crate::view::place::over_tied;
use crate::view::{Day, Person, Room, Venue};

/// A search for times at which people and rooms are free, as created by [`Programme::free`].
/// Methods such as [`person`](Self::person) add the people and rooms that must be free. All other
/// people and rooms are ignored.
///
/// ```
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
/// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
/// // Find 45 minutes on the first day at which both people are free.
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
#[must_use = "a search does nothing until `find` is called"]
pub struct FreeTime<'p> {
    programme: &'p Programme,
    day: Option<i32>,
    between: Option<Range<Moment>>,
    at_least: i64,
    rooms: Vec<Room<'p>>,
    people: Vec<Person<'p>>,
    seating: Option<u32>,
    /// The sessions that the search ignores, sorted by index.
    ignored: Vec<Idx<draft::Session>>,
    /// The error for the first requested day, room or person that is not in the programme. The
    /// error is returned when the search is executed.
    unknown: Option<Error>,
}

/// An interval in which all requested people and rooms are free, as returned by [`FreeTime::find`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Free<'p> {
    /// The moment at which the free time starts.
    pub from: Moment,
    /// The moment at which the free time ends.
    pub to: Moment,
    /// The free room that was found, or `None` if the search was only for people or for specific
    /// rooms. See [`FreeTime::a_room_for`].
    pub room: Option<Room<'p>>,
    programme: Owner<'p>,
}

impl<'p> Free<'p> {
    /// Returns the programme that was searched.
    pub fn programme(&self) -> &'p Programme {
        self.programme.0
    }
}

/// The programme to which a result belongs. Results are equal only if they belong to the same
/// programme.
#[derive(Clone, Copy)]
struct Owner<'p>(&'p Programme);

impl std::fmt::Debug for Owner<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl PartialEq for Owner<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.0.ptr_eq(other.0)
    }
}

impl Eq for Owner<'_> {}

impl std::hash::Hash for Owner<'_> {
    fn hash<H: std::hash::Hasher>(&self, _: &mut H) {}
}

impl Programme {
    /// Starts a search for times at which people and rooms are free. Configure the search with the
    /// methods of [`FreeTime`], and then call [`FreeTime::find`].
    #[doc(alias("availability", "free_busy"))]
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
    /// Limits the search to the day with the given number. By default, all days of the programme
    /// are searched.
    ///
    /// The search covers the window of each day, such as 09:00 to 18:00. If a day has no window,
    /// the search covers the time from the start of its first session to the end of its last
    /// session.
    pub fn on_day(mut self, day: impl Into<i32>) -> Self {
        let day = day.into();
        if self.programme.day(day).is_none() {
            self.miss(unknown_day(day));
        }
        self.day = Some(day);
        self
    }

    /// Limits the search to the interval between two moments. If an interval is specified, a day
    /// that was specified with [`on_day`](Self::on_day) is ignored. By default, all days of the
    /// programme are searched.
    pub fn between(mut self, interval: Range<Moment>) -> Self {
        self.between = Some(interval);
        self
    }

    /// Sets the minimum length of the intervals that the search returns. The default is one second.
    pub fn at_least(mut self, length: Length) -> Self {
        self.at_least = i64::from(length.total_seconds()).max(1);
        self
    }

    /// Requires the given room to be free. All rooms that share space with it, such as the two
    /// halves of a hall, must be free as well.
    pub fn room(mut self, room: impl AsRef<str>) -> Self {
        match self.programme.room(room.as_ref()) {
            Some(room) => self.rooms.push(room),
            None => self.miss(unknown(EntityKind::Room, room.as_ref())),
        }
        self
    }

    /// Requires the given person to be free. A person is busy during the sessions that the person
    /// must attend.
    pub fn person(mut self, person: impl AsRef<str>) -> Self {
        match self.programme.person(person.as_ref()) {
            Some(person) => self.people.push(person),
            None => self.miss(unknown(EntityKind::Person, person.as_ref())),
        }
        self
    }

    /// Requires a room with at least the given capacity to be free. The search tries all rooms, and
    /// each result contains one suitable room. Rooms of unknown capacity are ignored.
    pub fn a_room_for(mut self, people: u32) -> Self {
        self.seating = Some(people);
        self
    }

    /// Ignores the given sessions, so that their people and rooms are treated as free. The list
    /// must be sorted.
    pub(super) fn ignoring(mut self, sessions: Vec<Idx<draft::Session>>) -> Self {
        self.ignored = sessions;
        self
    }

    fn miss(&mut self, what: Error) {
        self.unknown.get_or_insert(what);
    }

    /// Returns the intervals in which all requested people and rooms are free. The intervals are
    /// sorted by day, then by start, and then by the declaration order of the rooms.
    ///
    /// Tentative sessions and invited people are treated as confirmed. If the programme specifies
    /// when a person or room is available, the person or room is free only at these times. A room
    /// is not free while a session uses its entire venue. A room that can hold several sessions at
    /// once is free until it is full.
    ///
    /// # Errors
    ///
    /// Returns an error with [`Code::DanglingReference`] if a requested room or person is not in
    /// the programme. Returns an error with [`Code::UnknownDay`] if the requested day is not in the
    /// programme.
    pub fn find(&self) -> Result<Vec<Free<'p>>, Error> {
        if let Some(unknown) = &self.unknown {
            return Err(unknown.clone());
        }
        let Some(seats) = self.seating else { return Ok(self.find_among(None)) };
        let large = |room: &Room<'p>| room.data().capacity.is_some_and(|capacity| capacity >= seats);
        Ok(self.find_among(Some(&large)))
    }

    fn windows(&self) -> Vec<Range<Moment>> {
        if let Some(between) = &self.between {
            return vec![between.clone()];
        }
        let days = self.programme.days().filter(|day| self.day.is_none_or(|only| only == day.number()));
        days.filter_map(window).to_list()
    }

    /// Finds the intervals in which the people, the requested rooms and, if `is_suitable` is given,
    /// one of the suitable rooms are free.
    fn find_among(&self, is_suitable: Option<&dyn Fn(&Room<'p>) -> bool>) -> Vec<Free<'p>> {
        let windows = self.windows();
        let starts = windows.iter().map(|window| window.start);
        let ends = windows.iter().map(|window| window.end);
        let Some((start, end)) = starts.min().zip(ends.max()) else { return Vec::new() };
        // Each person and each room is looked up once for all windows.
        let whole = start..end;
        let mut busy = Vec::new();
        for person in &self.people {
            self.busy_person(*person, &whole, &mut busy);
        }
        let mut rooms = BusyRooms::new(self, &whole);
        for room in &self.rooms {
            rooms.add(*room, &mut busy);
        }
        self.join(&mut busy);
        let mut found: Vec<(usize, Free<'p>)> = Vec::new();
        let Some(is_suitable) = is_suitable else {
            self.push_free(&windows, &busy, None, &mut found);
            return found.into_iter().map(|(_, free)| free).to_list();
        };
        for room in self.programme.rooms().filter(is_suitable) {
            let mut busy = busy.clone();
            rooms.add(room, &mut busy);
            self.join(&mut busy);
            self.push_free(&windows, &busy, Some(room), &mut found);
        }
        sorting::sort_by_key(&mut found, |(window, free)| (*window, free.from));
        found.into_iter().map(|(_, free)| free).to_list()
    }

    /// Returns the same intervals as [`find`](Self::find), but for each room for which
    /// `is_suitable` returns `true`.
    pub(super) fn find_in_rooms(
        &self,
        is_suitable: &dyn Fn(&Room<'p>) -> bool,
    ) -> Result<Vec<Free<'p>>, Error> {
        if let Some(unknown) = &self.unknown {
            return Err(unknown.clone());
        }
        Ok(self.find_among(Some(is_suitable)))
    }

    /// Sorts busy intervals, and joins two intervals if the gap between them is shorter than the
    /// minimum length of the results.
    fn join(&self, busy: &mut Vec<(i64, i64)>) {
        busy.sort_unstable();
        busy.dedup_by(|next, last| {
            let joined = next.0 - last.1 < self.at_least.max(1);
            last.1 = if joined { last.1.max(next.1) } else { last.1 };
            joined
        });
    }

    /// Adds the free intervals within each window to `found`, each with the number of its window.
    /// The busy intervals must be [joined](Self::join).
    fn push_free(
        &self,
        windows: &[Range<Moment>],
        busy: &[(i64, i64)],
        room: Option<Room<'p>>,
        found: &mut Vec<(usize, Free<'p>)>,
    ) {
        for (number, window) in windows.iter().enumerate() {
            let end = window.end.seconds();
            let mut from = window.start.seconds();
            let first = busy.partition_point(|(_, until)| *until <= from);
            let rest = busy.get(first..).unwrap_or_default();
            let within = rest.iter().copied().take_while(|(start, _)| *start < end);
            for (start, until) in within.chain([(end, end)]) {
                let to = start.min(end);
                if to - from >= self.at_least {
                    let programme = Owner(self.programme);
                    let free = Free {
                        from: Moment::from_seconds(from),
                        to: Moment::from_seconds(to),
                        room,
                        programme,
                    };
                    found.push((number, free));
                }
                from = from.max(until);
            }
        }
    }

    fn counts(&self, claim: &Claim<'p>, window: &Range<Moment>) -> bool {
        claim.start < window.end.seconds()
            && claim.end > window.start.seconds()
            && self.ignored.binary_search(&claim.session.idx()).is_err()
    }

    fn busy_person(&self, person: Person<'p>, window: &Range<Moment>, busy: &mut Vec<(i64, i64)>) {
        let claims = of_person(person).filter(|claim| self.counts(claim, window));
        busy.extend(claims.map(|claim| (claim.start, claim.end)));
        unavailable(self.programme, &person.data().available, window, busy);
    }
}

/// The intervals in which rooms are busy. Intervals that concern several rooms are computed only
/// once.
struct BusyRooms<'s, 'p> {
    search: &'s FreeTime<'p>,
    window: &'s Range<Moment>,
    /// For each venue, the intervals in which sessions use the entire venue, or `None` if they have
    /// not been computed yet.
    venues: Vec<Option<Vec<(i64, i64)>>>,
    /// For each room, the intervals in which it or a room that shares space with it is busy. The
    /// table is empty until it is needed for a room that shares space with others.
    tied: Vec<Vec<(i64, i64)>>,
}

impl<'s, 'p> BusyRooms<'s, 'p> {
    fn new(search: &'s FreeTime<'p>, window: &'s Range<Moment>) -> Self {
        Self { search, window, venues: Vec::new(), tied: Vec::new() }
    }

    /// Adds the intervals in which a room is busy to `busy`.
    fn add(&mut self, room: Room<'p>, busy: &mut Vec<(i64, i64)>) {
        let holds = holds(room);
        if holds > 1 {
            busy.extend(full(&self.in_room(room), holds));
        } else {
            busy.extend(self.in_room(room).iter().map(|claim| (claim.start, claim.end)));
        }
        busy.extend(self.in_venue(room.venue()));
        if room.made_of().len() + room.part_of().len() > 0 {
            if holds > 1 {
                // The sessions in the room itself do not make it busy until it is full.
                for other in room.tied().into_iter().filter(|other| *other != room) {
                    busy.extend(self.in_room(other).iter().map(|claim| (claim.start, claim.end)));
                    busy.extend(self.in_venue(other.venue()));
                }
            } else {
                if self.tied.is_empty() {
                    self.tied = self.of_tied();
                }
                busy.extend(self.tied.get(room.idx().position()).into_iter().flatten());
            }
        }
        unavailable(self.search.programme, &room.data().available, self.window, busy);
    }

    fn of_tied(&mut self) -> Vec<Vec<(i64, i64)>> {
        for venue in self.search.programme.venues() {
            self.in_venue(venue);
        }
        let own = |room: Room<'p>| {
            let mut busy = self.in_room(room).iter().map(|claim| (claim.start, claim.end)).to_list();
            busy.extend(self.venues.get(room.venue().idx().position()).into_iter().flatten().flatten());
            self.search.join(&mut busy);
            busy
        };
        over_tied(self.search.programme, own, |one: &mut Vec<(i64, i64)>, other| {
            one.extend(other);
            self.search.join(one);
        })
    }

    fn in_venue(&mut self, venue: Venue<'p>) -> &[(i64, i64)] {
        let (search, window) = (self.search, self.window);
        let at = venue.idx().position();
        if self.venues.len() <= at {
            self.venues.resize(at + 1, None);
        }
        let Some(known) = self.venues.get_mut(at) else { return &[] };
        known.get_or_insert_with(|| {
            let claims = venue.sessions().filter_map(of_room).filter(|claim| search.counts(claim, window));
            let mut busy = claims.map(|claim| (claim.start, claim.end)).to_list();
            search.join(&mut busy);
            busy
        })
    }

    fn in_room(&self, room: Room<'p>) -> Vec<Claim<'p>> {
        let programme = self.search.programme;
        let (after, before) = (self.window.start.seconds(), self.window.end.seconds());
        let intervals = programme.inner().timeline.room_between(room.idx(), after, before);
        let claims = intervals.filter_map(|interval| of_room_at(programme, interval));
        claims.filter(|claim| self.search.counts(claim, self.window)).to_list()
    }
}

pub(super) fn unknown(noun: EntityKind, id: &str) -> Error {
    Error::new(Code::DanglingReference, format!("the {noun} {} is not in the programme", quote(id)))
}

pub(super) fn unknown_day(number: i32) -> Error {
    Error::new(Code::UnknownDay, format!("day {number} is not in the programme"))
}

/// Returns the window of the day, in which free time is searched. If the day has no window, the
/// search covers the interval from the start of its first session to the end of its last session.
fn window(day: Day<'_>) -> Option<Range<Moment>> {
    if let Some(window) = day.window() {
        return Some(day.moment(window.start)..day.moment(window.end));
    }
    let ends = day.sessions().filter_map(|session| session.end()).max();
    let starts = day.sessions().filter_map(|session| session.start()).min();
    Some(starts?..ends?)
}

/// Returns the intervals in which a room is full. A room is full if at least `holds` sessions
/// overlap, so that no further session fits.
pub(super) fn full(claims: &[Claim<'_>], holds: usize) -> Vec<(i64, i64)> {
    // If an end and a start are at the same moment, the end comes first, because intervals are
    // half-open.
    const END: i64 = 0;
    const START: i64 = 1;
    let mut edges: Vec<(i64, i64)> = claims.iter().map(|claim| (claim.end, END)).to_list();
    edges.extend(claims.iter().map(|claim| (claim.start, START)));
    edges.sort_unstable();
    let (mut open, mut since, mut intervals) = (0_usize, None, Vec::new());
    for (time, edge) in edges {
        open = if edge == START { open + 1 } else { open.saturating_sub(1) };
        match (since, open >= holds) {
            (None, true) => since = Some(time),
            (Some(start), false) => {
                intervals.push((start, time));
                since = None;
            }
            _ => {}
        }
    }
    intervals
}

/// Adds the times at which a person or room is unavailable to `busy`. If no availability is
/// specified, the person or room is always available.
fn unavailable(
    programme: &Programme,
    available: &[Slot],
    window: &Range<Moment>,
    busy: &mut Vec<(i64, i64)>,
) {
    if available.is_empty() {
        return;
    }
    let mut intervals: Vec<(i64, i64)> =
        available.iter().filter_map(|slot| available_in(programme, *slot)).to_list();
    intervals.sort_unstable();
    let mut from = window.start.seconds();
    for (start, end) in intervals {
        if from < start {
            busy.push((from, start));
        }
        from = from.max(end);
    }
    busy.push((from, window.end.seconds().max(from)));
}

/// Converts an availability slot to an interval. A slot without an end lasts until midnight or
/// until the end of the day's window, whichever is later.
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
