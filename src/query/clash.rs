//! The search for clashes between sessions that need the same person, room or venue at the same
//! time.

use std::collections::HashSet;
use std::fmt;

use super::occupancy::{
    Claim, holds, is_everywhere, may_share, of_all, of_everybody, of_person, of_room, of_room_at,
};
use super::sessions::Sessions;
use crate::error::quote;
use crate::list::ToList;
use crate::programme::Programme;
use crate::programme::timeline::{Interval, overlapping};
use crate::sorting;
use crate::value::moment::Moment;
use crate::value::text::Text;
use crate::value::time::DayTime;
use crate::view::{Person, Room, Session, Venue};

/// The cause of a clash between two overlapping sessions, such as a person who must attend both
/// sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Contested<'p> {
    /// A person who must attend both sessions at the same time.
    Person(Person<'p>),
    /// A room that both sessions use. If the sessions take place in different rooms that share
    /// space, this is the smallest room that belongs to both of them.
    Room(Room<'p>),
    /// A venue that one session occupies entirely, while the other session also takes place there.
    Venue(Venue<'p>),
    /// All attendees of the event, because one of the sessions is a plenary or takes place
    /// everywhere (see [`Place::Everywhere`](crate::Place::Everywhere)).
    Everybody,
    /// An explicit rule in the programme that the two sessions must not overlap.
    /// See [`Session::must_not_overlap`].
    Exclusion,
}

/// Two overlapping sessions that need the same person, room or venue. Two overlapping sessions also
/// clash if one of them is for all attendees, such as a plenary, or if the programme specifies that
/// they must not overlap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Clash<'p> {
    /// The clashing session that comes first in chronological order.
    pub first: Session<'p>,
    /// The clashing session that comes second in chronological order.
    pub second: Session<'p>,
    /// The cause of the clash, such as the person whom both sessions need.
    pub over: Contested<'p>,
    /// The moment at which the overlap of the two sessions starts. If a person is needed only for a
    /// part of a session, only the time of this part is considered.
    pub from: Moment,
    /// The moment at which the overlap of the two sessions ends. If a person is needed only for a
    /// part of a session, only the time of this part is considered.
    pub to: Moment,
    /// Whether the clash is certain. A clash is uncertain if one of the sessions is not confirmed.
    /// A clash over a person is also uncertain if the person is not confirmed, has no role, is a
    /// group, or is needed at an unknown time. A clash over all attendees is also uncertain if one
    /// of the sessions takes place everywhere without being a plenary.
    pub definite: bool,
}

/// Formats the clash as a sentence with the titles of the sessions. A session without a title is
/// named by its id. Texts are in the main language of the programme.
///
/// ```
/// # let json = include_str!(concat!(
/// #     env!("CARGO_MANIFEST_DIR"),
/// #     "/examples/data/rivers-2026.json",
/// # ));
/// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
/// let clashes = programme.clashes();
/// let clash = clashes.pairs[0].to_string();
/// assert!(clash.starts_with("\"Maps that move\" and \"A thousand cheap sensors\" overlap"));
/// assert!(clash.ends_with("in \"Studio\" (day 1, 14:30–14:45)"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
impl fmt::Display for Clash<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let programme = self.first.programme();
        let wording = |text: &Text| {
            let main = programme.languages().first();
            quote(main.and_then(|main| text.get(main)).unwrap_or(text.first()))
        };
        let session = |one: Session<'_>| one.title().map_or_else(|| quote(one.id().as_str()), wording);
        let (first, second) = (session(self.first), session(self.second));
        match self.over {
            Contested::Person(person) => {
                let must = if self.definite { "must" } else { "may have to" };
                write!(f, "{} {must} be in {first} and {second} at the same time", wording(person.name()))?;
            }
            Contested::Room(room) => write!(f, "{first} and {second} overlap in {}", wording(room.name()))?,
            Contested::Venue(venue) => {
                let name = venue.name().map_or_else(|| quote(venue.id().as_str()), wording);
                write!(f, "{first} and {second} overlap in {name}, which one of them uses entirely")?;
            }
            Contested::Everybody => {
                write!(f, "{first} and {second} overlap, although one of them is for everybody")?;
            }
            Contested::Exclusion => write!(f, "{first} and {second} overlap, although they must not")?,
        }
        // The times are counted from the day of the session that starts at the overlap.
        let later = if self.second.start() == Some(self.from) { self.second } else { self.first };
        let Some(day) = later.day() else { return Ok(()) };
        let time = |moment: Moment| {
            let seconds = u32::try_from(moment - day.begin()).ok()?;
            DayTime::from_seconds(seconds)
        };
        match time(self.from).zip(time(self.to)) {
            Some((from, to)) => write!(f, " (day {}, {from}–{to})", day.number()),
            None => Ok(()),
        }
    }
}

/// A group of overlapping sessions that clash for the same reason. The overlapping pairs are
/// counted instead of listed, because the list would be very long, or because the sessions are in a
/// room that can hold several sessions at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Crowd<'p> {
    /// The common cause of the clashes, such as the room that all sessions of the group use.
    pub over: Contested<'p>,
    /// The session of the group that starts first. If several sessions start at the same time, the
    /// session with the smallest id is used.
    pub first: Session<'p>,
    /// The number of time intervals in which sessions of the group need the person, the room, the
    /// venue or all attendees. Most sessions have one such interval, so this is usually the number
    /// of sessions.
    pub claims: usize,
    /// The number of pairs of overlapping intervals in the group. Pairs of sessions that never
    /// clash, such as a session and its parts, are also counted. If the cause is a venue or all
    /// attendees, each pair contains a session that needs the entire venue or all attendees.
    pub pairs: usize,
    /// The maximum number of intervals in the group that overlap at the same moment.
    pub peak: usize,
    /// The number of sessions that are allowed at the same moment. This is 1, unless the sessions
    /// are in a room that can hold several sessions at once.
    pub holds: usize,
    /// The moment at which the first interval of the group starts.
    pub from: Moment,
    /// The moment at which all intervals of the group have ended.
    pub to: Moment,
}

/// The result of a search for clashing sessions, as returned by [`Programme::clashes`]
/// and [`Sessions::clashes`].
///
/// ```
/// use programme::draft::{Day, Draft, Participation, Person, Session};
/// use programme::{LanguageTag, Role, Slot};
///
/// let speaker = Participation::person("ada").with_role(Role::Speaker);
/// let talk = |id: &str| Session::new(id).with_participation(speaker.clone());
/// let programme = Draft::new("demo", "Demo")
///     .with_language("en".parse::<LanguageTag>()?)
///     .with_day(Day::new(1))
///     .with_person(Person::new("ada", "Ada Okoye"))
///     .with_session(talk("opening").with_slot(Slot::between(1, "09:00", "10:00")?))
///     .with_session(talk("panel").with_slot(Slot::between(1, "09:30", "11:00")?))
///     .build()?;
/// let clash = programme.clashes().pairs[0];
/// assert_eq!(clash.to - clash.from, 30 * 60);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Clashes<'p> {
    /// The pairs of clashing sessions, in chronological order. Two sessions that clash for several
    /// reasons are listed several times, for example once for each person whom both sessions need.
    /// All rooms that two sessions share are listed as one clash.
    pub pairs: Vec<Clash<'p>>,
    /// The groups of clashing sessions whose pairs are counted instead of listed. The groups are in
    /// chronological order of their first sessions.
    pub crowds: Vec<Crowd<'p>>,
}

impl Clashes<'_> {
    /// Returns `true` if the search found no clashes.
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty() && self.crowds.is_empty()
    }
}

/// ## Clashes
impl Programme {
    /// Finds overlapping sessions that need the same person, room or venue. Also finds sessions
    /// that overlap a plenary, and pairs of sessions that overlap although the programme forbids
    /// it.
    ///
    /// Intervals are half-open: a session that ends at 11:00 does not clash with a session that
    /// starts at 11:00. Two sessions never clash if one is part of the other, if one is a relay of
    /// the other, if they are held jointly, or if the programme allows them to overlap. A part
    /// without a slot does not clash with the other parts of its parent session. Postponed,
    /// cancelled and dropped sessions never clash with any session.
    ///
    /// The role of a person in a session specifies when the person must be present: during the
    /// entire session, during the person's part of the session, or not at all. See
    /// [`RoleProperties::attendance`](crate::role::RoleProperties::attendance).
    ///
    /// A session occupies its room and all rooms that share space with it, such as the two halves
    /// of a hall. Breaks, exhibitions and sessions that are held only online occupy no room. If a
    /// room can hold several sessions at once, its sessions are reported as a [`Crowd`] when there
    /// are too many of them. A plenary does not clash with breaks, with sessions outside the main
    /// programme such as side events, or with sessions that stay open in parallel, such as
    /// exhibitions.
    ///
    /// A large group of overlapping sessions is reported as one [`Crowd`] instead of as separate
    /// pairs. This happens if there are more than four overlapping pairs per session on average.
    /// Pairs that never clash are also counted, and a session that needs a person several times is
    /// counted several times.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// assert!(programme.clashes().is_empty()); // Laura Thompson's two sessions meet at 17:30
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias("conflicts", "collisions", "double_booking"))]
    pub fn clashes(&self) -> Clashes<'_> {
        search(self, None)
    }
}

impl<'p> Sessions<'p> {
    /// Finds the clashes among the sessions of the set and ignores all other sessions.
    /// See [`Programme::clashes`] for the rules.
    pub fn clashes(&self) -> Clashes<'p> {
        search(self.programme(), Some(self))
    }
}

fn search<'p>(programme: &'p Programme, within: Option<&Sessions<'p>>) -> Clashes<'p> {
    let mut search = ClashSearch { programme, within, found: Clashes::default(), claims: Vec::new() };
    search.people();
    search.rooms();
    search.venues();
    search.everybody();
    search.exclusions();
    let Clashes { mut pairs, mut crowds } = search.found;
    sorting::sort_by_key(&mut pairs, |clash| (clash.first.idx(), clash.second.idx(), rank(clash.over)));
    sorting::sort_by_key(&mut crowds, |crowd| (crowd.first.idx(), rank(crowd.over)));
    Clashes { pairs, crowds }
}

fn rank(over: Contested<'_>) -> (u8, usize) {
    match over {
        Contested::Person(person) => (0, person.idx().position()),
        Contested::Room(room) => (1, room.idx().position()),
        Contested::Venue(venue) => (2, venue.idx().position()),
        Contested::Everybody => (3, 0),
        Contested::Exclusion => (4, 0),
    }
}

/// The state of a search for clashes. The buffer `claims` is reused for every person and every room
/// to avoid allocations.
struct ClashSearch<'s, 'p> {
    programme: &'p Programme,
    within: Option<&'s Sessions<'p>>,
    found: Clashes<'p>,
    claims: Vec<Claim<'p>>,
}

impl<'p> ClashSearch<'_, 'p> {
    fn concerns(&self, session: Session<'p>) -> bool {
        self.within.is_none_or(|set| set.contains(session))
    }

    fn people(&mut self) {
        let inner = self.programme.inner();
        for person in inner.person_overlaps.irregular() {
            let person = Person::new(self.programme, *person);
            self.person(person, &mut of_person(person));
        }
        for (person, calls) in inner.person_overlaps.runs(&inner.timeline) {
            let mut claims = calls.map(|interval| Claim::new(self.programme, interval));
            self.person(Person::new(self.programme, person), &mut claims);
        }
    }

    fn person(&mut self, person: Person<'p>, all: &mut dyn Iterator<Item = Claim<'p>>) {
        let mut claims = std::mem::take(&mut self.claims);
        claims.clear();
        claims.extend(all.filter(|claim| self.concerns(claim.session)));
        if claims.len() > 1 {
            claims
                .sort_unstable_by_key(|claim| (claim.start, claim.end, claim.session.idx(), claim.definite));
            let first = self.found.pairs.len();
            self.contest(&claims, Contested::Person(person), 1);
            self.once_each(first);
        }
        self.claims = claims;
    }

    /// Removes duplicate clashes of the same two sessions from the part of the list that starts at
    /// index `first`. A definite clash is kept in preference to a tentative clash, and an earlier
    /// clash in preference to a later one.
    fn once_each(&mut self, first: usize) {
        let mut clashes = self.found.pairs.split_off(first);
        sorting::sort_by_key(&mut clashes, |clash| {
            (clash.first.idx(), clash.second.idx(), !clash.definite, clash.from, clash.to)
        });
        clashes.dedup_by_key(|clash| (clash.first.idx(), clash.second.idx()));
        self.found.pairs.append(&mut clashes);
    }

    fn rooms(&mut self) {
        let first = self.found.pairs.len();
        let inner = self.programme.inner();
        let timeline = &inner.timeline;
        let divides = !inner.relations.made_of.is_empty();
        if divides {
            // Combined rooms are not searched directly. Their sessions are found through the
            // smallest rooms that they are made of.
            for room in self.programme.rooms().filter(|room| room.made_of().len() == 0) {
                let tied = room.tied();
                let mut intervals: Vec<Interval> =
                    tied.iter().flat_map(|room| timeline.room(room.idx())).copied().to_list();
                sorting::sort(&mut intervals);
                intervals.dedup();
                self.room(room, &intervals);
            }
        } else {
            for (room, run) in timeline.room_overlaps() {
                self.room(Room::new(self.programme, room), run);
            }
        }
        // Two sessions that share several rooms clash only once. The shared room with the smallest
        // id is reported, so that the result does not depend on the order of rooms in the draft.
        let named = |over: Contested<'p>| match over {
            Contested::Room(room) => Some(room.id()),
            _ => None,
        };
        let pair = |clash: &Clash<'p>| (clash.first.idx(), clash.second.idx());
        let mut clashes = self.found.pairs.split_off(first);
        sorting::sort_by_key(&mut clashes, |clash| (pair(clash), named(clash.over)));
        clashes.dedup_by_key(|clash| pair(clash));
        if divides {
            // If both sessions name the same combined room, this room is reported instead of one of
            // the rooms that it is made of.
            for clash in &mut clashes {
                let shared = clash
                    .first
                    .rooms()
                    .filter(|room| holds(*room) == 1 && clash.second.rooms().any(|other| other == *room));
                let shared = shared.min_by_key(Room::id);
                clash.over = shared.map_or(clash.over, Contested::Room);
            }
        }
        self.found.pairs.append(&mut clashes);
        // A crowd in a combined room is found once for each room that it is made of, so duplicates
        // are removed.
        sorting::sort_by_key(&mut self.found.crowds, |crowd| named(crowd.over));
        let mut seen = HashSet::new();
        self.found.crowds.retain(|crowd| {
            let Contested::Room(_) = crowd.over else { return true };
            seen.insert((crowd.first.idx(), crowd.claims, crowd.pairs, crowd.from, crowd.to))
        });
    }

    /// Finds the clashes in a room. The intervals of the sessions must be sorted by start.
    fn room(&mut self, room: Room<'p>, intervals: &[Interval]) {
        let holds = holds(room);
        let mut claims = std::mem::take(&mut self.claims);
        for (_, run) in overlapping(intervals) {
            let all = run.iter().filter_map(|interval| of_room_at(self.programme, *interval));
            claims.clear();
            claims.extend(all.filter(|claim| self.concerns(claim.session)));
            self.contest(&claims, Contested::Room(room), holds);
        }
        self.claims = claims;
    }

    /// Finds the clashes of sessions that use an entire venue. Such a session clashes with sessions
    /// in the rooms of the venue, and with other sessions that use the entire venue.
    fn venues(&mut self) {
        for venue in self.programme.venues() {
            let wide: Vec<_> =
                venue.sessions().filter(|one| self.concerns(*one)).filter_map(of_room).to_list();
            if wide.is_empty() {
                continue;
            }
            let timeline = &self.programme.inner().timeline;
            let inside = venue.rooms().flat_map(|room| timeline.room(room.idx()));
            let inside = inside.filter_map(|interval| of_room_at(self.programme, *interval));
            let inside = inside.filter(|claim| self.concerns(claim.session));
            let mut claims: Vec<_> =
                inside.map(|claim| Claim { alone: false, ..claim }).chain(wide).to_list();
            sorting::sort_by_key(&mut claims, |claim| (claim.start, claim.session.idx()));
            claims.dedup_by_key(|claim| claim.session);
            self.contest(&claims, Contested::Venue(venue), 1);
        }
    }

    /// Finds the clashes over all attendees. A plenary, or a session that takes place in all rooms
    /// of the programme at once, clashes with every other session of the main programme.
    fn everybody(&mut self) {
        if !self.programme.inner().relations.plenary {
            return;
        }
        let intervals = self.programme.inner().timeline.all().iter();
        let sessions = intervals.map(|interval| Session::new(self.programme, interval.session));
        let claims: Vec<_> = sessions
            .filter(|session| self.concerns(*session))
            .filter_map(|one| of_everybody(of_all(one)?, one.data().plenary || is_everywhere(one)))
            .to_list();
        self.contest(&claims, Contested::Everybody, 1);
    }

    fn exclusions(&mut self) {
        let links = self.programme.inner().relations.must_not_overlap.pairs();
        for (a, b) in links {
            let (a, b) = (Session::new(self.programme, a.min(b)), Session::new(self.programme, a.max(b)));
            if !(self.concerns(a) && self.concerns(b)) {
                continue;
            }
            let (Some(left), Some(right)) = (of_all(a), of_all(b)) else { continue };
            if left.start < right.end && right.start < left.end {
                self.found.pairs.extend(clash(&left, &right, Contested::Exclusion, None));
            }
        }
    }

    /// Finds the clashes among claims, which are intervals in which a session needs a person, room
    /// or venue. The claims must be sorted by start. A clash occurs only if more than `holds`
    /// claims overlap.
    fn contest(&mut self, claims: &[Claim<'p>], over: Contested<'p>, holds: usize) {
        let mut rest = claims;
        while let Some((first, _)) = rest.split_first() {
            // A cluster is a run of overlapping claims. Each claim starts before the latest end of
            // all earlier claims in the cluster.
            let mut end = first.end;
            let together = rest.iter().take_while(|claim| {
                let connected = claim.start < end;
                end = end.max(claim.end);
                connected
            });
            // Every claim has a positive length and so starts before it ends. A cluster therefore
            // contains at least one claim.
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

/// A hypothetical move of a session to another slot.
#[derive(Clone, Copy)]
pub(super) struct Moved<'p> {
    pub(super) session: Session<'p>,
    /// The start after the move, in seconds since the origin of the time axis. For a part that
    /// moves with the session but has a slot of its own, this is the start of the part.
    pub(super) start: i64,
}

/// Returns the clash between the sessions of two overlapping claims, or `None` if both claims
/// belong to the same session or the two sessions are allowed to overlap. After a hypothetical
/// move, `a` must be a claim of the moved session or of one of the parts that moved with it.
pub(super) fn clash<'p>(
    a: &Claim<'p>,
    b: &Claim<'p>,
    over: Contested<'p>,
    moved: Option<Moved<'p>>,
) -> Option<Clash<'p>> {
    if a.session == b.session || may_share(a.session, b.session, moved.map(|moved| moved.session)) {
        return None;
    }
    let is_first = match moved {
        None => a.session.idx() < b.session.idx(),
        Some(Moved { start, .. }) => {
            let there = b.session.start().map_or(b.start, Moment::seconds);
            (start, a.session.declared()) < (there, b.session.declared())
        }
    };
    let (a, b) = if is_first { (a, b) } else { (b, a) };
    let (from, to) = (a.start.max(b.start), a.end.min(b.end));
    let (from, to) = (Moment::from_seconds(from), Moment::from_seconds(to));
    Some(Clash { first: a.session, second: b.session, over, from, to, definite: a.definite && b.definite })
}

/// Returns the number of overlapping pairs in which at least one claim is exclusive, and the
/// largest number of simultaneous claims. The claims must be sorted by start. The function does not
/// enumerate the pairs, so it takes only O(n log n) time.
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

/// Calls `each` for every pair of overlapping claims, except for pairs in which neither claim is
/// exclusive. The claims must be sorted by start.
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
