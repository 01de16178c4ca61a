//! Matching of sessions between two language versions of a programme. Strong evidence is tried
//! first, because a wrong match is worse than a missing one.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use super::PairedBy;
use super::row::{CommonPeople, SessionKey};
use crate::list::ToList;
use crate::pairing::matching::{Matching, unique};
use crate::value::time::Length;

/// A person with more sessions than this in the base programme produces no candidate pairs. In the
/// other language version, only the first sessions of a person count, up to this number. Without
/// these limits, the number of candidates could grow with the square of the number of sessions.
const MANY: usize = 64;
/// The maximum difference, in seconds, between the start times of two sessions that are paired by
/// day and kind.
const NEAR: i64 = 2 * 3600;
/// The minimum number of paired sessions that must show the same clock shift. A single session may
/// simply have been moved to another time.
const VOTES: usize = 3;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ClockShift {
    pub(super) seconds: i64,
    pub(super) votes: usize,
    pub(super) anchors: usize,
}

pub(super) struct Alignment<'r, 'd> {
    base: &'r [SessionKey<'d>],
    other: &'r [SessionKey<'d>],
    pub(super) matching: Matching,
    pub(super) by: Vec<Option<PairedBy>>,
    /// Pairs of sessions that have the same id, but are clearly different sessions.
    pub(super) contradicted: Vec<(usize, usize)>,
}

type SessionPositions = Vec<usize>;

impl<'r, 'd> Alignment<'r, 'd> {
    pub(super) fn new(base: &'r [SessionKey<'d>], other: &'r [SessionKey<'d>]) -> Self {
        Self {
            base,
            other,
            matching: Matching::new(base.len(), other.len()),
            by: vec![None; base.len()],
            contradicted: Vec::new(),
        }
    }

    pub(super) fn run(&mut self, weak: bool) {
        self.by_id();
        let roots = |rows: &[SessionKey<'d>]| -> SessionPositions {
            (0..rows.len()).filter(|&at| rows.get(at).is_some_and(|row| row.parent.is_none())).to_list()
        };
        let (base, other) = (roots(self.base), roots(self.other));
        self.passes(&base, &other, weak);
        self.parts(weak);
    }

    /// Pairs sessions by one kind of evidence after another, from strong to weak. The sessions must
    /// be on the same level: either top-level sessions, or parts of two paired sessions.
    fn passes(&mut self, base: &SessionPositions, other: &SessionPositions, weak: bool) {
        self.pass(base, other, PairedBy::DayTimePlace, |row| {
            let place = (row.place != super::row::PlaceKey::Unknown).then(|| row.place.clone())?;
            Some((row.day?, row.start?, row.end, place))
        });
        self.pass(base, other, PairedBy::DayTime, |row| Some((row.day?, row.start?, row.end)));
        self.pass(base, other, PairedBy::KindNumber, |row| Some((row.kind?, row.number?)));
        self.by_people(base, other);
        if weak {
            self.pass(base, other, PairedBy::DayStart, |row| Some((row.day?, row.start?)));
            self.pass(base, other, PairedBy::DayEnd, |row| Some((row.day?, row.end?)));
            self.pass(base, other, PairedBy::DayKind, |row| Some((row.day?, row.kind?)));
        }
    }

    fn row(&self, base: usize, other: usize) -> Option<(&'r SessionKey<'d>, &'r SessionKey<'d>)> {
        Some((self.base.get(base)?, self.other.get(other)?))
    }

    fn pair(&mut self, base: usize, other: usize, by: PairedBy) {
        if self.matching.pair(base, other)
            && let Some(how) = self.by.get_mut(base)
        {
            *how = Some(by);
        }
    }

    fn by_id(&mut self) {
        let there: HashMap<&str, usize> = super::row::positions(self.other.iter().map(|row| row.id));
        for (at, row) in self.base.iter().enumerate() {
            let Some(&other) = there.get(row.id) else { continue };
            let Some((_, same)) = self.row(at, other) else { continue };
            let against = row.against(same);
            let nobody = row.people.is_empty() || same.people.is_empty();
            if against.time && (against.people || nobody && (against.kind || against.number)) {
                self.contradicted.push((at, other));
            } else {
                self.pair(at, other, PairedBy::Id);
            }
        }
    }

    /// Pairs sessions that have the same key, such as the same day and time. A key that occurs more
    /// than once among the unpaired sessions of one language version is ignored. Sessions that
    /// differ too much in other properties are not paired.
    fn pass<K: Eq + Hash>(
        &mut self,
        base: &SessionPositions,
        other: &SessionPositions,
        by: PairedBy,
        key: impl Fn(&'r SessionKey<'d>) -> Option<K>,
    ) {
        let (base_rows, other_rows) = (self.base, self.other);
        let keyed = |rows: &'r [SessionKey<'d>], at: usize| Some((at, key(rows.get(at)?)?));
        let base = base.iter().filter(|at| self.matching.in_other(**at).is_none());
        let base: Vec<(usize, K)> = base.filter_map(|&at| keyed(base_rows, at)).to_list();
        let other = other.iter().filter(|at| self.matching.in_base(**at).is_none());
        let other: Vec<(usize, K)> = other.filter_map(|&at| keyed(other_rows, at)).to_list();
        for (base, other) in unique(base.iter(), other.iter()) {
            if self.may_be_one(base, other, by) {
                self.pair(base, other, by);
            }
        }
    }

    fn may_be_one(&self, base: usize, other: usize, by: PairedBy) -> bool {
        let Some((ours, theirs)) = self.row(base, other) else { return false };
        let against = ours.against(theirs);
        match by {
            PairedBy::DayTimePlace | PairedBy::DayTime => against.count() < 2,
            PairedBy::KindNumber => !(against.people && against.time),
            PairedBy::DayKind => {
                let near = |(one, two): (i64, i64)| (one - two).abs() <= NEAR;
                against.count() == 0 && ours.start.zip(theirs.start).is_some_and(near)
            }
            _ => against.count() == 0,
        }
    }

    fn by_people(&mut self, base: &SessionPositions, other: &SessionPositions) {
        for (base, other, _) in self.alike(base, other, |_, _| true) {
            self.pair(base, other, PairedBy::People);
        }
    }

    /// Finds pairs of sessions that have many people in common. Both sessions must be the best
    /// match of each other, and no other session may match equally well. Sessions that are already
    /// paired are ignored, and so are pairs for which `may` returns `false`.
    fn alike(
        &self,
        base: &SessionPositions,
        other: &SessionPositions,
        may: impl Fn(&SessionKey<'d>, &SessionKey<'d>) -> bool,
    ) -> Vec<(usize, usize, CommonPeople)> {
        let mut found = self.candidates(base, other);
        found.retain(|&(base, other, _)| {
            self.row(base, other).is_some_and(|(ours, theirs)| {
                let numbers = ours.number.zip(theirs.number).is_some_and(|(ours, theirs)| ours != theirs);
                let kinds = ours.kind == theirs.kind;
                may(ours, theirs) && !(numbers && kinds && ours.against(theirs).time)
            })
        });
        // Among matches with the same share of common people, prefer sessions on the same day, and
        // then sessions of the same kind.
        let rank = |&(base, other, share): &(usize, usize, CommonPeople)| {
            let (day, kind) = self
                .row(base, other)
                .map_or((false, false), |(ours, theirs)| (ours.day == theirs.day, ours.kind == theirs.kind));
            (share, day, kind)
        };
        let order = |one: &(usize, usize, CommonPeople), two: &(usize, usize, CommonPeople)| {
            let (one, two) = (rank(one), rank(two));
            two.0.cmp(one.0).then((two.1, two.2).cmp(&(one.1, one.2)))
        };
        found.sort_by(|one, two| order(one, two).then((one.0, one.1).cmp(&(two.0, two.1))));
        let (mut gone_base, mut gone_other) = (HashSet::new(), HashSet::new());
        let mut pairs = Vec::new();
        for equals in found.chunk_by(|one, two| order(one, two).is_eq()) {
            let open = |gone: &HashSet<usize>, at: usize| !gone.contains(&at);
            let open: Vec<_> = equals
                .iter()
                .filter(|(base, other, _)| open(&gone_base, *base) && open(&gone_other, *other))
                .to_list();
            let (mut of_base, mut of_other) = (HashMap::new(), HashMap::new());
            for (base, other, _) in &open {
                *of_base.entry(*base).or_insert(0) += 1;
                *of_other.entry(*other).or_insert(0) += 1;
            }
            for pair in &open {
                // A session with several equally good matches stays unpaired. It is also excluded
                // from the following rounds, which would only find worse matches.
                gone_base.insert(pair.0);
                gone_other.insert(pair.1);
                if of_base.get(&pair.0) == Some(&1) && of_other.get(&pair.1) == Some(&1) {
                    pairs.push(**pair);
                }
            }
        }
        pairs
    }

    /// Finds all pairs of unpaired sessions that have at least half of their people in common. The
    /// constant `MANY` limits the cost.
    fn candidates(
        &self,
        base: &SessionPositions,
        other: &SessionPositions,
    ) -> Vec<(usize, usize, CommonPeople)> {
        let mut sessions_of: HashMap<usize, Vec<usize>> = HashMap::new();
        for &at in base.iter().filter(|at| self.matching.in_other(**at).is_none()) {
            for person in self.base.get(at).map_or(&[][..], |row| &row.people) {
                sessions_of.entry(*person).or_default().push(at);
            }
        }
        let mut seen_of: HashMap<usize, usize> = HashMap::new();
        let mut found = Vec::new();
        for &at in other.iter().filter(|at| self.matching.in_base(**at).is_none()) {
            let Some(row) = self.other.get(at) else { continue };
            let mut near = Vec::new();
            for person in &row.people {
                let seen = seen_of.entry(*person).or_default();
                *seen += 1;
                let sessions =
                    sessions_of.get(person).filter(|sessions| sessions.len() <= MANY && *seen <= MANY);
                near.extend(sessions.into_iter().flatten().copied());
            }
            near.sort_unstable();
            near.dedup();
            let shares =
                near.into_iter().filter_map(|base| Some((base, at, self.base.get(base)?.likeness(row))));
            found.extend(shares.filter(|(.., share)| share.is_half()));
        }
        found
    }

    /// Pairs the parts of each pair of sessions, such as the talks in a panel. If weak evidence is
    /// allowed, the parts that remain are paired in order, provided that both sessions have the
    /// same number of them.
    fn parts(&mut self, weak: bool) {
        let children = |rows: &[SessionKey<'d>]| {
            let mut of: HashMap<usize, SessionPositions> = HashMap::new();
            for (at, row) in rows.iter().enumerate() {
                if let Some(parent) = row.parent {
                    of.entry(parent).or_default().push(at);
                }
            }
            of
        };
        let (of_base, of_other) = (children(self.base), children(self.other));
        let mut open: Vec<(usize, usize)> = self.matching.pairs().to_list();
        while let Some((base, other)) = open.pop() {
            let (Some(ours), Some(theirs)) = (of_base.get(&base), of_other.get(&other)) else { continue };
            let before: Vec<bool> = ours.iter().map(|&at| self.matching.in_other(at).is_some()).to_list();
            self.passes(ours, theirs, weak);
            self.in_order(ours, theirs, weak);
            let new = ours.iter().zip(before).filter(|(_, before)| !before);
            open.extend(new.filter_map(|(&at, _)| Some((at, self.matching.in_other(at)?))));
        }
    }

    fn in_order(&mut self, base: &SessionPositions, other: &SessionPositions, weak: bool) {
        let base: SessionPositions =
            base.iter().copied().filter(|&at| self.matching.in_other(at).is_none()).to_list();
        let other: SessionPositions =
            other.iter().copied().filter(|&at| self.matching.in_base(at).is_none()).to_list();
        if !weak || base.len() != other.len() {
            return;
        }
        for (base, other) in base.into_iter().zip(other) {
            let fits = |(ours, theirs): (&SessionKey<'_>, &SessionKey<'_>)| {
                let against = ours.against(theirs);
                against.count() == 0 && !against.time
            };
            if self.row(base, other).is_some_and(fits) {
                self.pair(base, other, PairedBy::Order);
            }
        }
    }

    /// Returns the difference between the clocks of the two language versions. Only sessions that
    /// can be paired without their times are compared. Returns `None` if the clocks agree, if too
    /// few sessions show the same difference, or if the difference exceeds `most`.
    pub(super) fn shift(&self, most: Length) -> Option<ClockShift> {
        let all = |rows: usize| (0..rows).collect::<SessionPositions>();
        let (base, other) = (all(self.base.len()), all(self.other.len()));
        let same_day =
            |ours: &SessionKey<'d>, theirs: &SessionKey<'d>| ours.day.is_some() && ours.day == theirs.day;
        let mut anchors: Vec<(usize, usize)> =
            self.alike(&base, &other, same_day).into_iter().map(|(base, other, _)| (base, other)).to_list();
        anchors.extend(self.keyed(|row| Some((row.kind?, row.number?))));
        self.vote(anchors, most).or_else(|| self.vote(self.keyed(|row| Some(row.id)), most))
    }

    fn keyed<K: Eq + Hash>(&self, key: impl Fn(&'r SessionKey<'d>) -> Option<K>) -> Vec<(usize, usize)> {
        let keys = |rows: &'r [SessionKey<'d>]| -> Vec<(usize, K)> {
            rows.iter().enumerate().filter_map(|(at, row)| Some((at, key(row)?))).to_list()
        };
        let (base, other) = (keys(self.base), keys(self.other));
        unique(base.iter(), other.iter())
    }

    fn vote(&self, mut anchors: Vec<(usize, usize)>, most: Length) -> Option<ClockShift> {
        anchors.sort_unstable();
        anchors.dedup();
        let differences = anchors.iter().filter_map(|&(base, other)| {
            let (ours, theirs) = self.row(base, other)?;
            (ours.day.is_some() && ours.day == theirs.day).then(|| Some(theirs.start? - ours.start?))?
        });
        let mut differences: Vec<i64> = differences.to_list();
        differences.sort_unstable();
        let run = differences.chunk_by(|a, b| a == b).max_by_key(|run| run.len())?;
        let (seconds, votes, anchors) = (*run.first()?, run.len(), differences.len());
        let within = seconds.unsigned_abs() <= u64::from(most.total_seconds());
        (seconds != 0 && votes >= VOTES && votes * 2 > anchors && within).then_some(ClockShift {
            seconds,
            votes,
            anchors,
        })
    }
}
