//! Itineraries of people and visitors. An itinerary contains the sessions that a person attends,
//! and describes the transitions between them.

use super::occupancy::{Claim, may_share, of_person};
use super::sessions::Sessions;
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
    /// The number of seconds between the end of the previous session and the start of this one, in
    /// local time. If several earlier sessions overlap, the latest end is used. The number is
    /// negative if the previous session is still in progress. `None` for the first session of the
    /// itinerary.
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
        sorting::sort_by_key(&mut claims, |claim| (claim.start, claim.end, claim.session.idx()));
        let mut stops: Vec<Stop<'p>> = Vec::with_capacity(claims.len());
        let mut before: Option<(i64, Session<'p>)> = None;
        for claim in claims {
            // A person with several roles in a session attends the session only once.
            if stops
                .last()
                .is_some_and(|stop| stop.session == claim.session && stop.to.seconds() >= claim.end)
            {
                continue;
            }
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
    /// part. Sessions of unknown or zero length are omitted.
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
        Itinerary::of(of_person(*self).collect())
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
        visits.collect()
    }

    /// Returns the pairs of overlapping sessions in the set, which a visitor cannot both attend.
    /// Each conflict contains other occurrences of the two sessions that the visitor can attend
    /// instead.
    ///
    /// Two overlapping sessions do not conflict if one contains the other, or if the programme
    /// allows them to overlap. Breaks never cause conflicts.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// assert!(programme.sessions().conflicts().is_empty()); // the side events overlap only breaks
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn conflicts(&self) -> Vec<Conflict<'p>> {
        let visits = self.visits();
        let mut found = Vec::new();
        let mut open: Vec<&Claim<'p>> = Vec::new();
        for visit in &visits {
            open.retain(|earlier| earlier.end > visit.start);
            for earlier in open.iter().filter(|earlier| !may_share(earlier.session, visit.session, None)) {
                let instead = instead(&visits, earlier.session).chain(instead(&visits, visit.session));
                found.push(Conflict {
                    first: earlier.session,
                    second: visit.session,
                    from: Moment::from_seconds(earlier.start.max(visit.start)),
                    to: Moment::from_seconds(earlier.end.min(visit.end)),
                    instead: instead.collect(),
                });
            }
            open.push(visit);
        }
        found
    }
}

/// Returns the other occurrences of a session that the visitor can attend instead, because they
/// overlap no other selected session.
fn instead<'a, 'p>(
    visits: &'a [Claim<'p>],
    session: Session<'p>,
) -> impl Iterator<Item = Session<'p>> + use<'a, 'p> {
    session.occurrences().filter(move |other| {
        let (Some(start), Some(end)) = (other.start(), other.end()) else { return false };
        let taken = |visit: &Claim<'p>| {
            visit.session != session && visit.start < end.seconds() && visit.end > start.seconds()
        };
        *other != session && other.takes_place() && start < end && !visits.iter().any(taken)
    })
}
