//! Itineraries: where somebody is, in order, and how they get from one place to the next.

use super::occupancy::{Claim, may_share, of_person};
use super::sessions::Sessions;
use crate::value::moment::Moment;
use crate::view::{Person, Room, Session};

/// One session of an itinerary, and the way to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Stop<'p> {
    /// The session.
    pub session: Session<'p>,
    /// From when they are wanted there.
    pub from: Moment,
    /// Until when.
    pub to: Moment,
    /// Seconds since the end of what came before, the latest if several, on the programme's own clock; negative where that goes
    /// on. None for the first.
    pub wait: Option<i64>,
    /// Whether they come from another room. None for the first, and where one of the places is not a room.
    pub changes_room: Option<bool>,
    /// Whether they come from another venue. None for the first, and where one of the venues is not known.
    pub changes_venue: Option<bool>,
}

impl<'p> Stop<'p> {
    /// The room, the first where there are several.
    pub fn room(&self) -> Option<Room<'p>> {
        self.session.rooms().next()
    }
}

/// The stops of a person, or of a visitor, in order of time.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Itinerary<'p> {
    /// The stops.
    pub stops: Vec<Stop<'p>>,
}

impl<'p> Itinerary<'p> {
    fn of(mut claims: Vec<Claim<'p>>) -> Self {
        claims.sort_by_key(|claim| (claim.start, claim.end, claim.session.idx()));
        let mut stops: Vec<Stop<'p>> = Vec::with_capacity(claims.len());
        let mut before: Option<(i64, Session<'p>)> = None;
        for claim in claims {
            // Somebody in several roles is there once.
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
    /// Where they are wanted, in order of time: for their own part of a session where one is stated. What they need not be there for
    /// is left out, as is what has no stretch of time.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// let stops = programme.person("laura-thompson").unwrap().itinerary().stops;
    /// assert_eq!(stops[2].session.id(), "closing");
    /// assert_eq!(stops[2].wait, Some(0)); // from one session straight into the next
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn itinerary(&self) -> Itinerary<'p> {
        Itinerary::of(of_person(*self).collect())
    }
}

/// Two sessions of somebody's own choice that overlap.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Conflict<'p> {
    /// The one that comes first in order of time.
    pub first: Session<'p>,
    /// The other.
    pub second: Session<'p>,
    /// When both are on.
    pub from: Moment,
    /// When one of them ends.
    pub to: Moment,
    /// Other occurrences of either that overlap nothing else of the choice, each of which would resolve it.
    pub instead: Vec<Session<'p>>,
}

/// ## A visitor's own agenda
impl<'p> Sessions<'p> {
    /// The sessions as somebody would visit them, in order of time. Parts come with the session that contains them, if that is
    /// chosen too; breaks, what has no stretch of time, and what does not take place are left out.
    pub fn itinerary(&self) -> Itinerary<'p> {
        Itinerary::of(self.visits())
    }

    fn visits(&self) -> Vec<Claim<'p>> {
        let outermost = self.iter().filter(|session| !session.ancestors().any(|above| self.contains(above)));
        let visits = outermost.filter_map(|session| {
            let (start, end) = (session.start()?, session.end()?);
            let claim =
                Claim { session, start: start.seconds(), end: end.seconds(), firm: true, alone: true };
            // Nobody visits a break.
            (session.takes_place() && start < end && !session.properties().idle).then_some(claim)
        });
        visits.collect()
    }

    /// Which of the sessions cannot all be visited, and which other occurrences of them could.
    ///
    /// Every pair that overlaps is listed, but for what may overlap by the programme's own word or lies in the other. Breaks
    /// are not visited.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// assert!(programme.sessions().conflicts().is_empty()); // the side events lie in breaks
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

/// The other occurrences of a session that overlap no visit but that to the session itself.
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
