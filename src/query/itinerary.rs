//! Itineraries of people and visitors: the sessions they attend, and how they get from one to the
//! next.

use super::occupancy::{Claim, may_share, of_person};
use super::sessions::Sessions;
use crate::value::moment::Moment;
use crate::view::{Person, Room, Session};

/// A session in an [`Itinerary`], and the transition from the previous session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Stop<'p> {
    /// The session.
    pub session: Session<'p>,
    /// The time from which the person must be present.
    pub from: Moment,
    /// The time until which the person must be present.
    pub to: Moment,
    /// The number of seconds since the previous session ended, on the programme's clock. If there
    /// are several previous sessions, the latest end is used. The number is negative if the
    /// previous session is still in progress. `None` for the first stop.
    pub wait: Option<i64>,
    /// Whether the person comes from another room. `None` for the first stop, or if one of the two
    /// sessions is not in a room.
    pub changes_room: Option<bool>,
    /// Whether the person comes from another venue. `None` for the first stop, or if one of the two
    /// venues is unknown.
    pub changes_venue: Option<bool>,
}

impl<'p> Stop<'p> {
    /// Returns the first room of the session, or `None` if it is not in a room.
    pub fn room(&self) -> Option<Room<'p>> {
        self.session.rooms().next()
    }
}

/// The stops of a person or a visitor, in chronological order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Itinerary<'p> {
    /// The stops, in chronological order.
    pub stops: Vec<Stop<'p>>,
}

impl<'p> Itinerary<'p> {
    fn of(mut claims: Vec<Claim<'p>>) -> Self {
        claims.sort_by_key(|claim| (claim.start, claim.end, claim.session.idx()));
        let mut stops: Vec<Stop<'p>> = Vec::with_capacity(claims.len());
        let mut before: Option<(i64, Session<'p>)> = None;
        for claim in claims {
            // A person with several roles in a session has only one stop there.
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
    /// needed only for a specified part of a session, the stop covers that part. Sessions that the
    /// person need not attend are omitted, and so are sessions of unknown or zero length.
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

/// Two overlapping sessions in a visitor's selection, as returned by [`Sessions::conflicts`].
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
    /// The session that comes first in chronological order.
    pub first: Session<'p>,
    /// The other session.
    pub second: Session<'p>,
    /// The start of the overlap.
    pub from: Moment,
    /// The end of the overlap.
    pub to: Moment,
    /// Other occurrences of either session that overlap no other selected session. Each of them
    /// would resolve the conflict.
    pub instead: Vec<Session<'p>>,
}

/// ## A visitor's agenda
impl<'p> Sessions<'p> {
    /// Returns the itinerary of a visitor who attends the sessions of the set, in chronological
    /// order. A part of a session is omitted if one of its ancestors is in the set. Breaks,
    /// sessions of unknown or zero length, and sessions that do not take place are also omitted.
    pub fn itinerary(&self) -> Itinerary<'p> {
        Itinerary::of(self.visits())
    }

    fn visits(&self) -> Vec<Claim<'p>> {
        let outermost = self.iter().filter(|session| !session.ancestors().any(|above| self.contains(above)));
        let visits = outermost.filter_map(|session| {
            let (start, end) = (session.start()?, session.end()?);
            let claim =
                Claim { session, start: start.seconds(), end: end.seconds(), definite: true, alone: true };
            // Visitors do not attend breaks.
            (session.takes_place() && start < end && !session.properties().idle).then_some(claim)
        });
        visits.collect()
    }

    /// Returns the pairs of sessions that a visitor cannot both attend, with other occurrences that
    /// would resolve the conflict.
    ///
    /// Every overlapping pair is listed, unless one session contains the other or the programme
    /// allows the overlap. Breaks are ignored.
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

/// Returns the other occurrences of a session that overlap no visit to another session.
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
