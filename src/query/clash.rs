//! Clashes: who and what is wanted in two places at once.

use std::collections::HashSet;

use super::occupancy::{
    Claim, holds, is_everywhere, may_share, of_all, of_everybody, of_person, of_room, of_room_at,
};
use super::sessions::Sessions;
use crate::programme::Programme;
use crate::programme::timeline::{Stretch, overlapping};
use crate::value::moment::Moment;
use crate::view::{Person, Room, Session, Venue};

/// What two sessions both want.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Contested<'p> {
    /// Somebody who must be in both.
    Person(Person<'p>),
    /// A room that both take: stated by both, or the smallest that the rooms of both are made of.
    Room(Room<'p>),
    /// A venue that one takes as a whole, the other being in it.
    Venue(Venue<'p>),
    /// Everybody: one is a plenary, or takes place everywhere.
    Everybody,
    /// Nothing but the programme's own word that they must not overlap.
    Exclusion,
}

/// Two sessions that overlap and want the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Clash<'p> {
    /// The one that comes first in order of time.
    pub first: Session<'p>,
    /// The other.
    pub second: Session<'p>,
    /// What both want.
    pub over: Contested<'p>,
    /// When both begin to want it.
    pub from: Moment,
    /// When one of them ceases to.
    pub to: Moment,
    /// Whether there is no way out that the programme leaves open: both sessions and participations are settled, the role is
    /// stated, and it is known for which part of the session somebody must be there.
    pub firm: bool,
}

/// Many sessions at once that want the same: counted, not listed pair by pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Crowd<'p> {
    /// What they want.
    pub over: Contested<'p>,
    /// The first of them, in order of time.
    pub first: Session<'p>,
    /// How many claims there are: mostly as many as sessions.
    pub claims: usize,
    /// How many pairs of them overlap.
    pub pairs: usize,
    /// The most at one moment.
    pub peak: usize,
    /// How many there may be at once.
    pub holds: usize,
    /// When the first begins.
    pub from: Moment,
    /// When the last ends.
    pub to: Moment,
}

/// What [`Programme::clashes`] finds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Clashes<'p> {
    /// Two sessions at a time, each pair once for each person, else once for room, venue, everybody and exclusion; in
    /// order of time.
    pub pairs: Vec<Clash<'p>>,
    /// Crowds, in order of time.
    pub crowds: Vec<Crowd<'p>>,
}

impl Clashes<'_> {
    /// Whether nothing clashes.
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty() && self.crowds.is_empty()
    }
}

/// ## Clashes
impl Programme {
    /// Which sessions overlap and want the same person, room, venue or everybody, or must not overlap by the programme's own
    /// word.
    ///
    /// Stretches are half-open: what ends at 11:00 does not clash with what begins then. A session does not clash with its own
    /// parts, with its relay, with what is held jointly with it or may overlap with it. What is postponed, cancelled or
    /// dropped takes nothing. People are wanted as their roles say ([`RoleProperties::must_stay`](crate::RoleProperties::must_stay)):
    /// for the whole, for their own part, or not at all. A room is taken with the rooms it is made of and those made of it;
    /// breaks, exhibitions and what is online alone take none. A room that holds several things at once is contested where more
    /// are in it. A plenary leaves room for breaks, side events and what stays open.
    ///
    /// Where the claims on one thing that hang together overlap in more than four times as many pairs as there are claims,
    /// they are a [`Crowd`]; pairs that would be exempt are counted there too.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// assert!(programme.clashes().is_empty()); // Laura Thompson ends at 17:30 and begins at 17:30
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn clashes(&self) -> Clashes<'_> {
        search(self, None)
    }
}

impl<'p> Sessions<'p> {
    /// The clashes among the sessions of the set: see [`Programme::clashes`].
    pub fn clashes(&self) -> Clashes<'p> {
        search(self.programme(), Some(self))
    }
}

fn search<'p>(programme: &'p Programme, within: Option<&Sessions<'p>>) -> Clashes<'p> {
    let mut search = Search { programme, within, found: Clashes::default(), claims: Vec::new() };
    search.people();
    search.rooms();
    search.venues();
    search.everybody();
    search.exclusions();
    let Clashes { mut pairs, mut crowds } = search.found;
    pairs.sort_by_key(|clash| (clash.first.idx(), clash.second.idx(), rank(clash.over)));
    crowds.sort_by_key(|crowd| (crowd.first.idx(), rank(crowd.over)));
    Clashes { pairs, crowds }
}

/// An order for what is contested.
fn rank(over: Contested<'_>) -> (u8, usize) {
    match over {
        Contested::Person(person) => (0, person.idx().position()),
        Contested::Room(room) => (1, room.idx().position()),
        Contested::Venue(venue) => (2, venue.idx().position()),
        Contested::Everybody => (3, 0),
        Contested::Exclusion => (4, 0),
    }
}

/// A search for clashes, and lists that are used again for each thing that is contested.
struct Search<'s, 'p> {
    programme: &'p Programme,
    within: Option<&'s Sessions<'p>>,
    found: Clashes<'p>,
    claims: Vec<Claim<'p>>,
}

impl<'p> Search<'_, 'p> {
    fn concerns(&self, session: Session<'p>) -> bool {
        self.within.is_none_or(|set| set.contains(session))
    }

    fn people(&mut self) {
        let inner = self.programme.inner();
        // A repeat lends its people: then nobody is passed over.
        if !inner.relations.repeats.pairs().is_empty() {
            for person in self.programme.people() {
                self.person(person, of_person(person));
            }
            return;
        }
        for person in inner.crossings.unbound() {
            let person = Person::new(self.programme, *person);
            self.person(person, of_person(person));
        }
        for (person, calls) in inner.crossings.runs(&inner.timeline) {
            let claims = calls.map(|stretch| Claim::new(self.programme, stretch));
            self.person(Person::new(self.programme, person), claims);
        }
    }

    /// The clashes among some of a person's claims.
    fn person(&mut self, person: Person<'p>, all: impl Iterator<Item = Claim<'p>>) {
        let mut claims = std::mem::take(&mut self.claims);
        claims.clear();
        claims.extend(all.filter(|claim| self.concerns(claim.session)));
        if claims.len() > 1 {
            claims.sort_unstable_by_key(|claim| (claim.start, claim.end, claim.session.idx(), claim.firm));
            let first = self.found.pairs.len();
            self.contest(&claims, Contested::Person(person), 1);
            self.once_each(first);
        }
        self.claims = claims;
    }

    /// Of several clashes of one pair over one thing keeps one: a firm one before others, the earliest of those.
    fn once_each(&mut self, first: usize) {
        let mut found = self.found.pairs.split_off(first);
        found.sort_by_key(|clash| (clash.first.idx(), clash.second.idx(), !clash.firm, clash.from, clash.to));
        found.dedup_by_key(|clash| (clash.first.idx(), clash.second.idx()));
        self.found.pairs.append(&mut found);
    }

    fn rooms(&mut self) {
        let first = self.found.pairs.len();
        let inner = self.programme.inner();
        let timeline = &inner.timeline;
        let divides = !inner.relations.made_of.pairs().is_empty();
        if divides {
            // A room that divides is taken as the rooms it is made of.
            for room in self.programme.rooms().filter(|room| room.made_of().len() == 0) {
                let tied = room.tied();
                let mut stretches: Vec<Stretch> =
                    tied.iter().flat_map(|room| timeline.room(room.idx())).copied().collect();
                stretches.sort_unstable();
                stretches.dedup();
                self.room(room, &stretches);
            }
        } else {
            for (room, run) in timeline.crowdings() {
                self.room(Room::new(self.programme, room), run);
            }
        }
        // Sessions that share several rooms clash once. Of several the first by id is named: in which order they stand in the
        // draft does not matter.
        let named = |over: Contested<'p>| match over {
            Contested::Room(room) => Some(room.id()),
            _ => None,
        };
        let pair = |clash: &Clash<'p>| (clash.first.idx(), clash.second.idx());
        let mut found = self.found.pairs.split_off(first);
        found.sort_by(|a, b| pair(a).cmp(&pair(b)).then_with(|| named(a.over).cmp(&named(b.over))));
        found.dedup_by_key(|clash| pair(clash));
        if divides {
            // The room that both state, where there is one, and not a room that it is made of.
            for clash in &mut found {
                let shared = clash
                    .first
                    .rooms()
                    .filter(|room| holds(*room) == 1 && clash.second.rooms().any(|other| other == *room));
                let shared = shared.min_by_key(Room::id);
                clash.over = shared.map_or(clash.over, Contested::Room);
            }
        }
        self.found.pairs.append(&mut found);
        // A crowd in a room that divides is the same in each of its parts.
        self.found.crowds.sort_by_key(|crowd| named(crowd.over));
        let mut seen = HashSet::new();
        self.found.crowds.retain(|crowd| {
            let Contested::Room(_) = crowd.over else { return true };
            seen.insert((crowd.first.idx(), crowd.claims, crowd.pairs, crowd.from, crowd.to))
        });
    }

    /// The clashes among what is in a room, by the stretches, sorted by their starts.
    fn room(&mut self, room: Room<'p>, stretches: &[Stretch]) {
        let holds = holds(room);
        let mut claims = std::mem::take(&mut self.claims);
        for (_, run) in overlapping(stretches) {
            let all = run.iter().filter_map(|stretch| of_room_at(self.programme, *stretch));
            claims.clear();
            claims.extend(all.filter(|claim| self.concerns(claim.session)));
            self.contest(&claims, Contested::Room(room), holds);
        }
        self.claims = claims;
    }

    /// Sessions that take a venue as a whole, against each other and against those in its rooms.
    fn venues(&mut self) {
        for venue in self.programme.venues() {
            let wide: Vec<_> =
                venue.sessions().filter(|one| self.concerns(*one)).filter_map(of_room).collect();
            if wide.is_empty() {
                continue;
            }
            let timeline = &self.programme.inner().timeline;
            let inside = venue.rooms().flat_map(|room| timeline.room(room.idx()));
            let inside = inside.filter_map(|stretch| of_room_at(self.programme, *stretch));
            let inside = inside.filter(|claim| self.concerns(claim.session));
            let mut claims: Vec<_> =
                inside.map(|claim| Claim { alone: false, ..claim }).chain(wide).collect();
            claims.sort_unstable_by_key(|claim| (claim.start, claim.session.idx()));
            claims.dedup_by_key(|claim| claim.session);
            self.contest(&claims, Contested::Venue(venue), 1);
        }
    }

    /// Plenaries, and what takes place everywhere, against everything that is in the main line.
    fn everybody(&mut self) {
        if !self.programme.inner().relations.plenary {
            return;
        }
        let stretches = self.programme.inner().timeline.all().iter();
        let sessions = stretches.map(|stretch| Session::new(self.programme, stretch.session));
        let claims: Vec<_> = sessions
            .filter(|session| self.concerns(*session))
            .filter_map(|one| of_everybody(of_all(one)?, one.data().plenary || is_everywhere(one)))
            .collect();
        self.contest(&claims, Contested::Everybody, 1);
    }

    fn exclusions(&mut self) {
        let links = self.programme.inner().relations.must_not_overlap.pairs();
        for &(a, b) in links {
            let (a, b) = (Session::new(self.programme, a.min(b)), Session::new(self.programme, a.max(b)));
            if !(self.concerns(a) && self.concerns(b)) {
                continue;
            }
            let (Some(ours), Some(theirs)) = (of_all(a), of_all(b)) else { continue };
            if ours.start < theirs.end && theirs.start < ours.end {
                self.found.pairs.extend(clash(&ours, &theirs, Contested::Exclusion, None));
            }
        }
    }

    /// Finds what overlaps among claims that are sorted by their starts.
    fn contest(&mut self, claims: &[Claim<'p>], over: Contested<'p>, holds: usize) {
        let mut rest = claims;
        while let Some((first, _)) = rest.split_first() {
            // Claims that hang together: each begins before all before it have ended.
            let mut end = first.end;
            let together = rest.iter().take_while(|claim| {
                let hangs = claim.start < end;
                end = end.max(claim.end);
                hangs
            });
            // A claim takes some time, and so hangs together with itself.
            let (cluster, after) = rest.split_at(together.count().max(1));
            rest = after;
            if cluster.len() > 1 {
                self.contest_cluster(cluster, over, holds);
            }
        }
    }

    fn contest_cluster(&mut self, cluster: &[Claim<'p>], over: Contested<'p>, holds: usize) {
        let (pairs, peak) = overlaps(cluster);
        let crowded = if holds > 1 { peak > holds } else { pairs > 4 * cluster.len() };
        if crowded {
            let Some(first) = cluster.first() else { return };
            let to = cluster.iter().map(|claim| claim.end).max().unwrap_or(first.end);
            let (from, to) = (Moment::from_seconds(first.start), Moment::from_seconds(to));
            let first = cluster
                .iter()
                .map(|claim| claim.session)
                .min_by_key(|one| (one.start(), one.id()))
                .unwrap_or(first.session);
            self.found.crowds.push(Crowd {
                over,
                first,
                claims: cluster.len(),
                pairs,
                peak,
                holds,
                from,
                to,
            });
        } else if holds == 1 {
            sweep(cluster, |a, b| self.found.pairs.extend(clash(a, b, over, None)));
        }
    }
}

/// The clash of two claims that overlap, if it is one; were a session `moved` to a slot of its own.
pub(super) fn clash<'p>(
    a: &Claim<'p>,
    b: &Claim<'p>,
    over: Contested<'p>,
    moved: Option<Session<'p>>,
) -> Option<Clash<'p>> {
    if a.session == b.session || may_share(a.session, b.session, moved) {
        return None;
    }
    let (a, b) = if a.session.idx() < b.session.idx() { (a, b) } else { (b, a) };
    let (from, to) = (a.start.max(b.start), a.end.min(b.end));
    let (from, to) = (Moment::from_seconds(from), Moment::from_seconds(to));
    Some(Clash { first: a.session, second: b.session, over, from, to, firm: a.firm && b.firm })
}

/// How many pairs of claims overlap of which one at least stands alone, and how many claims there are at most at once. The claims
/// are sorted by their starts; no pair is looked at.
fn overlaps(claims: &[Claim<'_>]) -> (usize, usize) {
    let count = |claims: &mut dyn Iterator<Item = &Claim<'_>>| {
        let (starts, mut ends): (Vec<_>, Vec<_>) = claims.map(|claim| (claim.start, claim.end)).unzip();
        ends.sort_unstable();
        let (mut ended, mut pairs, mut peak) = (0, 0, 0);
        for (begun, start) in starts.iter().enumerate() {
            while ends.get(ended).is_some_and(|end| end <= start) {
                ended += 1;
            }
            pairs += begun - ended;
            peak = peak.max(begun + 1 - ended);
        }
        (pairs, peak)
    };
    let (all, peak) = count(&mut claims.iter());
    if claims.iter().all(|claim| claim.alone) {
        return (all, peak);
    }
    let (beside, _) = count(&mut claims.iter().filter(|claim| !claim.alone));
    (all - beside, peak)
}

/// Meets every pair of claims that overlap, of which one at least stands alone. The claims are sorted by their starts.
fn sweep<'p>(claims: &[Claim<'p>], mut each: impl FnMut(&Claim<'p>, &Claim<'p>)) {
    let (mut alone, mut beside): (Vec<&Claim<'p>>, Vec<&Claim<'p>>) = (Vec::new(), Vec::new());
    for claim in claims {
        alone.retain(|open| open.end > claim.start);
        for open in &alone {
            each(open, claim);
        }
        if claim.alone {
            beside.retain(|open| open.end > claim.start);
            for open in &beside {
                each(open, claim);
            }
            alone.push(claim);
        } else {
            beside.push(claim);
        }
    }
}
