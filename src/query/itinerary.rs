//! Itineraries of people and visitors. An itinerary contains the sessions that a person attends,
//! and describes the transitions between them.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use super::occupancy::{Claim, may_share, of_person};
use super::sessions::Sessions;
use crate::list::ToList;
use crate::sorting;
use crate::value::moment::Moment;
use crate::view::above::Above;
use crate::view::{Person, Room, Session};

/// A session in an [`Itinerary`], with information about the transition from the previous session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Stop<'p> {
    /// The session that the person attends.
    pub session: Session<'p>,
    /// The moment from which the person must be present at the session.
    pub from: Moment,
    /// The moment until which the person must be present at the session.
    pub to: Moment,
    /// The number of seconds from the end of the previous stop to the start of this one, in local
    /// time. The previous stop is the earlier stop that ends last. The number is negative if the
    /// two stops overlap. `None` for the first stop of the itinerary.
    pub wait: Option<i64>,
    /// Whether the person changes rooms between the previous session and this one. `None` for the
    /// first session of the itinerary, or if one of the two sessions is not in a room.
    pub changes_room: Option<bool>,
    /// Whether the person changes venues between the previous session and this one. `None` for the
    /// first session of the itinerary, or if one of the two venues is unknown.
    pub changes_venue: Option<bool>,
}

impl<'p> Stop<'p> {
    /// Returns the first room in which the session takes place, or `None` if the session is not in
    /// a room.
    pub fn room(&self) -> Option<Room<'p>> {
        self.session.rooms().next()
    }
}

/// The sessions that a person or visitor attends, in chronological order. Itineraries are returned
/// by [`Person::itinerary`] and [`Sessions::itinerary`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Itinerary<'p> {
    /// The sessions that the person attends, in chronological order.
    pub stops: Vec<Stop<'p>>,
}

impl<'p> Itinerary<'p> {
    fn of(mut claims: Vec<Claim<'p>>) -> Self {
        // A person with several roles in a session attends the session only once, so the longest
        // claim remains.
        sorting::sort_by_key(&mut claims, |claim| (claim.session.idx(), claim.start, Reverse(claim.end)));
        claims.dedup_by(|next, last| next.session == last.session && next.end <= last.end);
        sorting::sort_by_key(&mut claims, |claim| (claim.start, claim.end, claim.session.idx()));
        let mut stops: Vec<Stop<'p>> = Vec::with_capacity(claims.len());
        let mut before: Option<(i64, Session<'p>)> = None;
        for claim in claims {
            let place = |session: Session<'p>| (session.rooms().next(), session.venue());
            let ((room, venue), last) = (place(claim.session), before.map(|(_, session)| place(session)));
            let differs = |here: Option<usize>, there: Option<usize>| Some(here? != there?);
            stops.push(Stop {
                session: claim.session,
                from: Moment::from_seconds(claim.start),
                to: Moment::from_seconds(claim.end),
                wait: before.map(|(end, _)| claim.start - end),
                changes_room: last.and_then(|(last, _)| {
                    differs(room.map(|room| room.idx().position()), last.map(|room| room.idx().position()))
                }),
                changes_venue: last.and_then(|(_, last)| {
                    differs(
                        venue.map(|venue| venue.idx().position()),
                        last.map(|venue| venue.idx().position()),
                    )
                }),
            });
            if before.is_none_or(|(end, _)| end <= claim.end) {
                before = Some((claim.end, claim.session));
            }
        }
        Self { stops }
    }
}

impl<'p> Person<'p> {
    /// Returns the sessions that the person must attend, in chronological order. If the person is
    /// needed only for a specified part of a session, the itinerary contains only the time of this
    /// part. Tentative sessions and participations are included. Sessions of unknown or zero length
    /// are omitted.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// let stops = programme.person("laura-thompson").unwrap().itinerary().stops;
    /// assert_eq!(stops[2].session.id(), "closing");
    /// assert_eq!(stops[2].wait, Some(0)); // it starts when the previous session ends
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn itinerary(&self) -> Itinerary<'p> {
        Itinerary::of(of_person(*self).to_list())
    }
}

/// Two overlapping sessions that a visitor has selected but cannot both attend, as returned
/// by [`Sessions::conflicts`].
///
/// ```
/// use programme::draft::{Day, Draft, Session};
/// use programme::{LanguageTag, Slot};
///
/// let programme = Draft::new("demo", "Demo")
///     .with_language("en".parse::<LanguageTag>()?)
///     .with_day(Day::new(1))
///     .with_session(Session::new("talk").with_slot(Slot::between(1, "09:00", "10:00")?))
///     .with_session(Session::new("film").with_slot(Slot::between(1, "09:45", "11:00")?))
///     .build()?;
/// let conflicts = programme.sessions().conflicts();
/// assert_eq!(conflicts[0].first.id(), "talk");
/// assert_eq!(conflicts[0].second.id(), "film");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Conflict<'p> {
    /// The conflicting session that comes first in chronological order.
    pub first: Session<'p>,
    /// The conflicting session that comes second in chronological order.
    pub second: Session<'p>,
    /// The moment at which the overlap of the two sessions starts.
    pub from: Moment,
    /// The moment at which the overlap of the two sessions ends.
    pub to: Moment,
    /// Other occurrences of the two sessions that the visitor can attend instead, because they
    /// overlap no other selected session.
    pub instead: Vec<Session<'p>>,
}

/// ## A visitor's agenda
impl<'p> Sessions<'p> {
    /// Returns the itinerary of a visitor who attends all sessions of the set, in chronological
    /// order. A part of a session is omitted if the set also contains its parent session or another
    /// ancestor. Breaks, sessions of unknown or zero length, and sessions that do not take place
    /// are omitted as well.
    pub fn itinerary(&self) -> Itinerary<'p> {
        Itinerary::of(self.visits())
    }

    fn visits(&self) -> Vec<Claim<'p>> {
        let is_chosen = |session: Session<'p>| self.contains(session);
        let mut above = Above::new(&is_chosen);
        let outermost = self.iter().filter(|session| !above.any(*session));
        let visits = outermost.filter_map(|session| {
            let (start, end) = (session.start()?, session.end()?);
            let claim =
                Claim { session, start: start.seconds(), end: end.seconds(), definite: true, alone: true };
            // Visitors do not attend breaks, so an itinerary contains no breaks.
            (session.takes_place() && start < end && !session.properties().idle).then_some(claim)
        });
        visits.to_list()
    }

    /// Returns the pairs of overlapping sessions in the set, which a visitor cannot both attend.
    /// Each conflict contains other occurrences of the two sessions that the visitor can attend
    /// instead.
    ///
    /// Two overlapping sessions do not conflict if one contains the other, or if the programme
    /// allows them to overlap. Breaks never cause conflicts.
    ///
    /// For each session, at most [`MOST`](Conflict::MOST) conflicts with earlier sessions are
    /// listed, preferably with the sessions that end first. The number of conflicts is therefore at
    /// most [`MOST`](Conflict::MOST) times the number of sessions.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// assert!(programme.sessions().conflicts().is_empty()); // the side events overlap only breaks
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn conflicts(&self) -> Vec<Conflict<'p>> {
        let visits = self.visits();
        let alternatives = Alternatives::new(&visits);
        let mut found = Vec::new();
        // The earlier visits that have not ended yet. The first one is the next to end.
        let mut open: BinaryHeap<Reverse<(i64, usize)>> = BinaryHeap::new();
        let mut passed = Vec::new();
        for (at, visit) in visits.iter().enumerate() {
            while open.peek().is_some_and(|Reverse((end, _))| *end <= visit.start) {
                open.pop();
            }
            let mut here: Vec<&Claim<'p>> = Vec::new();
            while here.len() < Conflict::MOST {
                let Some(next) = open.pop() else { break };
                if let Some(earlier) = visits.get(next.0.1)
                    && !may_share(earlier.session, visit.session, None)
                {
                    here.push(earlier);
                }
                passed.push(next);
            }
            while let Some(one) = passed.pop() {
                open.push(one);
            }
            sorting::sort_by_key(&mut here, |earlier| (earlier.start, earlier.session.idx()));
            for earlier in here {
                found.push(Conflict {
                    first: earlier.session,
                    second: visit.session,
                    from: Moment::from_seconds(earlier.start.max(visit.start)),
                    to: Moment::from_seconds(earlier.end.min(visit.end)),
                    instead: alternatives.of(earlier).chain(alternatives.of(visit)).copied().to_list(),
                });
            }
            open.push(Reverse((visit.end, at)));
        }
        found
    }
}

impl Conflict<'_> {
    /// The maximum number of conflicts that [`Sessions::conflicts`] lists for a session and the
    /// sessions before it. It is also the maximum number of occurrences that are listed
    /// in [`instead`](Self::instead) for each of the two sessions.
    pub const MOST: usize = 16;
}

/// The occurrences of each selected session that the visitor can attend instead, because they
/// overlap no other selected session.
struct Alternatives<'p>(HashMap<Session<'p>, Vec<Session<'p>>>);

impl<'p> Alternatives<'p> {
    fn new(visits: &[Claim<'p>]) -> Self {
        let overlaps = Overlaps::new(visits);
        // For each original session, the occurrences that overlap no visit.
        let mut free: HashMap<Session<'p>, Vec<Session<'p>>> = HashMap::new();
        // For each visited session, the other occurrences that overlap only this visit.
        let mut moved: HashMap<Session<'p>, Vec<Session<'p>>> = HashMap::new();
        let origin = |session: Session<'p>| session.origin().unwrap_or(session);
        for visit in visits.iter().filter(|visit| visit.session.occurrences().nth(1).is_some()) {
            if free.contains_key(&origin(visit.session)) {
                continue;
            }
            let mut untaken = Vec::new();
            for other in visit.session.occurrences().filter(Session::takes_place) {
                match overlaps.with(visits, other) {
                    Overlap::None => untaken.push(other),
                    Overlap::One(only) if only != other && origin(only) == origin(other) => {
                        moved.entry(only).or_default().push(other);
                    }
                    _ => {}
                }
            }
            // One more than necessary, because a session is no alternative to itself.
            untaken.truncate(Conflict::MOST + 1);
            free.insert(origin(visit.session), untaken);
        }
        let of_visit = |visit: &Claim<'p>| {
            let untaken = free.get(&origin(visit.session))?;
            let mut all: Vec<_> =
                untaken.iter().chain(moved.get(&visit.session).into_iter().flatten()).copied().to_list();
            all.retain(|other| *other != visit.session);
            sorting::sort_by_key(&mut all, |other| (*other != origin(*other), other.idx()));
            all.truncate(Conflict::MOST);
            Some((visit.session, all))
        };
        Self(visits.iter().filter_map(of_visit).collect())
    }

    fn of(&self, visit: &Claim<'p>) -> std::slice::Iter<'_, Session<'p>> {
        self.0.get(&visit.session).map_or(&[][..], Vec::as_slice).iter()
    }
}

/// The visits with which a session overlaps.
enum Overlap<'p> {
    None,
    One(Session<'p>),
    Several,
    /// The length of the session is unknown or zero.
    Unknown,
}

/// The starts and the ends of visits, each in ascending order. Each entry also contains the sum of
/// the positions of all visits up to it. Two binary searches find the number of visits that overlap
/// an interval. If only one visit overlaps it, the position of this visit is the difference of two
/// sums.
struct Overlaps {
    starts: Vec<(i64, usize)>,
    ends: Vec<(i64, usize)>,
}

impl Overlaps {
    fn new(visits: &[Claim<'_>]) -> Self {
        let sums = |time: fn(&Claim<'_>) -> i64| {
            let mut times: Vec<(i64, usize)> =
                visits.iter().enumerate().map(|(at, visit)| (time(visit), at)).to_list();
            sorting::sort(&mut times);
            let mut sum = 0;
            for (_, at) in &mut times {
                sum += *at;
                *at = sum;
            }
            times
        };
        Self { starts: sums(|visit| visit.start), ends: sums(|visit| visit.end) }
    }

    fn with<'p>(&self, visits: &[Claim<'p>], session: Session<'p>) -> Overlap<'p> {
        let (Some(start), Some(end)) = (session.start(), session.end()) else { return Overlap::Unknown };
        let (start, end) = (start.seconds(), end.seconds());
        let begun = self.starts.partition_point(|(time, _)| *time < end);
        let ended = self.ends.partition_point(|(time, _)| *time <= start);
        let sum = |times: &[(i64, usize)], count: usize| match count.checked_sub(1) {
            Some(last) => times.get(last).map_or(0, |(_, sum)| *sum),
            None => 0,
        };
        match begun.saturating_sub(ended) {
            _ if start >= end => Overlap::Unknown,
            0 => Overlap::None,
            1 => {
                let only = visits.get(sum(&self.starts, begun).saturating_sub(sum(&self.ends, ended)));
                only.map_or(Overlap::Unknown, |visit| Overlap::One(visit.session))
            }
            _ => Overlap::Several,
        }
    }
}
