//! Pairing of sessions whose ids differ between the versions.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::Hash;

use super::items::wordings;
use super::{AllPairs, Pairs, contradict, external};
use crate::draft::{Draft, Session};
use crate::programme::Programme;
use crate::value::slot::Slot;
use crate::versions::changes::PairedBy;

/// The maximum number of levels of parts that are paired by title and parent session.
const LEVELS: usize = 8;

/// The properties by which a session can be recognised. People and days have the ids and numbers of
/// the later version.
#[derive(Debug, Default)]
struct Traits<'d> {
    external: Vec<(&'d str, &'d str)>,
    titles: Vec<String>,
    people: Vec<&'d str>,
    slot: Option<Slot>,
    parent: Option<&'d str>,
}

/// The slots of the sessions that share an external identifier with another session.
struct Occurrences<'d>(HashMap<(&'d str, &'d str), Vec<Option<Slot>>>);

impl<'d> Occurrences<'d> {
    fn new(draft: &'d Draft) -> Self {
        let mut slots: HashMap<(&str, &str), Vec<Option<Slot>>> = HashMap::new();
        for session in &draft.sessions {
            for key in external(&session.external_ids) {
                slots.entry(key).or_default().push(session.slot);
            }
        }
        slots.retain(|_, slots| slots.len() > 1);
        Self(slots)
    }

    fn slots<'s>(&'s self, key: (&'s str, &'s str)) -> Option<&'s Vec<Option<Slot>>> {
        self.0.get(&key)
    }
}

/// The unpaired sessions of one version, by their positions.
type Unpaired<'d> = BTreeMap<usize, Traits<'d>>;

impl AllPairs {
    pub(super) fn pair_sessions(&mut self, before: &Programme, after: &Programme) {
        let mut doubtful = self.sessions.doubt(|at, same| {
            let sessions = before.data().sessions.get(at).zip(after.data().sessions.get(same));
            sessions.is_some_and(|(ours, theirs)| contradict(&ours.external_ids, &theirs.external_ids))
        });
        doubtful.extend(self.moved_occurrences(before.data(), after.data()));
        self.pair_free_sessions(before, after, &mut doubtful);
        self.sessions.restore(doubtful);
    }

    /// Removes and returns the pairs of occurrences of a repeated session whose slots suggest other
    /// pairs. Systems that number occurrences reassign the id of a removed occurrence to the next
    /// one.
    fn moved_occurrences(&mut self, before: &Draft, after: &Draft) -> Vec<(usize, usize)> {
        let moved = |(at, same): (usize, usize)| {
            let rows = before.sessions.get(at).zip(after.sessions.get(same));
            rows.is_some_and(|(one, other)| one.slot != other.slot && !one.external_ids.is_empty())
        };
        if !self.sessions.iter().any(moved) {
            return Vec::new();
        }
        let (ours, theirs) = (Occurrences::new(before), Occurrences::new(after));
        self.sessions.doubt(|at, same| {
            let rows = before.sessions.get(at).zip(after.sessions.get(same));
            let Some((one, other)) = rows.filter(|(one, other)| one.slot != other.slot) else { return false };
            external(&one.external_ids).into_iter().any(|key| {
                let (here, there) = (ours.slots(key), theirs.slots(key));
                let elsewhere = there.is_some_and(|slots| slots.contains(&one.slot))
                    || here.is_some_and(|slots| slots.contains(&other.slot));
                let counts = (here.map_or(1, Vec::len), there.map_or(1, Vec::len));
                counts.0 != counts.1 && elsewhere
            })
        })
    }

    fn pair_free_sessions(
        &mut self,
        before: &Programme,
        after: &Programme,
        doubtful: &mut Vec<(usize, usize)>,
    ) {
        let (ours, theirs) = self.sessions.free();
        if ours.is_empty() || theirs.is_empty() {
            return;
        }
        let people: HashMap<&str, &str> = self
            .people
            .renamed
            .iter()
            .filter_map(|(at, same, _)| {
                let (ours, theirs) = (before.data().people.get(*at)?, after.data().people.get(*same)?);
                Some((ours.id.as_str(), theirs.id.as_str()))
            })
            .collect();
        let days: HashMap<i32, i32> = self
            .days
            .renamed
            .iter()
            .filter_map(|(at, same, _)| {
                Some((before.data().days.get(*at)?.number, after.data().days.get(*same)?.number))
            })
            .collect();
        let ours = traits(before, ours, &people, &days);
        let theirs = traits(after, theirs, &HashMap::new(), &HashMap::new());
        let pairs = &mut self.sessions;
        pairs.occurrences(PairedBy::ExternalId, &ours, &theirs, |row| row.external.clone());
        // All other evidence is weaker than an equal id, so the remaining doubtful pairs are
        // restored.
        pairs.restore(std::mem::take(doubtful));
        pairs.occurrences(PairedBy::TitleAndPeople, &ours, &theirs, |row| {
            let people = (!row.people.is_empty()).then_some(&row.people);
            row.titles.iter().filter_map(|title| Some((title, people?))).collect()
        });
        pairs.unique_sessions(PairedBy::TitleAndSlot, &ours, &theirs, |row| {
            let start = row.slot.and_then(|slot| Some((slot.day_number(), slot.start()?)));
            row.titles.iter().filter_map(|title| Some((title, start?))).collect()
        });
        pairs.unique_sessions(PairedBy::PeopleAndSlot, &ours, &theirs, |row| {
            let timed = row.slot.filter(|slot| slot.start().is_some() && !row.people.is_empty());
            timed.map(|slot| (&row.people, slot)).into_iter().collect()
        });
        for _ in 0..LEVELS {
            let found = pairs.renamed.len();
            let parents: HashMap<&str, &str> = pairs
                .renamed
                .iter()
                .filter_map(|(at, same, _)| {
                    let (ours, theirs) =
                        (before.data().sessions.get(*at)?, after.data().sessions.get(*same)?);
                    Some((ours.id.as_str(), theirs.id.as_str()))
                })
                .collect();
            pairs.unique_sessions(PairedBy::TitleAndParent, &ours, &theirs, |row| {
                let parent = row.parent.map(|id| *parents.get(id).unwrap_or(&id));
                row.titles.iter().filter_map(|title| Some((title, parent?))).collect()
            });
            if pairs.renamed.len() == found {
                break;
            }
        }
    }
}

fn traits<'d>(
    programme: &'d Programme,
    rows: Vec<usize>,
    new_people: &HashMap<&'d str, &'d str>,
    new_days: &HashMap<i32, i32>,
) -> Unpaired<'d> {
    let of = |session: &'d Session| {
        // A session that repeats another one inherits a missing title and missing people.
        let view = programme.session(session.id.as_str());
        let title = view.and_then(|view| view.title());
        let mut people: Vec<&str> = view
            .into_iter()
            .flat_map(|view| view.participations())
            .filter_map(|one| one.data().person.as_ref())
            .map(|id| *new_people.get(id.as_str()).unwrap_or(&id.as_str()))
            .collect();
        people.sort_unstable();
        people.dedup();
        Traits {
            external: external(&session.external_ids),
            titles: wordings(title),
            people,
            slot: session
                .slot
                .map(|slot| new_days.get(&slot.day_number()).map_or(slot, |new| slot.on_day(*new))),
            parent: session.part_of.as_ref().map(crate::value::id::SessionId::as_str),
        }
    };
    let sessions = &programme.data().sessions;
    rows.into_iter().filter_map(|at| Some((at, of(sessions.get(at)?)))).collect()
}

impl Pairs {
    fn unique_sessions<'t, K: Eq + Hash>(
        &mut self,
        by: PairedBy,
        before: &'t Unpaired<'_>,
        after: &'t Unpaired<'_>,
        keys: impl Fn(&'t Traits<'_>) -> Vec<K>,
    ) {
        self.pair_unique(
            by,
            |at| before.get(&at).map(&keys).unwrap_or_default(),
            |at| after.get(&at).map(&keys).unwrap_or_default(),
        );
    }

    /// Pairs sessions that have the same key. Several sessions with the same key are the
    /// occurrences of a repeated session: they are paired if they have the same slot. The remaining
    /// occurrences are paired in chronological order, provided that both versions have the same
    /// number of them.
    fn occurrences<'t, K: Eq + Hash>(
        &mut self,
        by: PairedBy,
        before: &'t Unpaired<'_>,
        after: &'t Unpaired<'_>,
        keys: impl Fn(&'t Traits<'_>) -> Vec<K>,
    ) {
        let mut groups: HashMap<K, usize> = HashMap::new();
        let mut members: Vec<(Vec<usize>, Vec<usize>)> = Vec::new();
        for (at, row) in before {
            for key in keys(row) {
                let group = *groups.entry(key).or_insert(members.len());
                if group == members.len() {
                    members.push(Default::default());
                }
                members.get_mut(group).into_iter().for_each(|(ours, _)| ours.push(*at));
            }
        }
        for (at, row) in after {
            for key in keys(row) {
                let group = groups.get(&key).and_then(|group| members.get_mut(*group));
                if let Some((_, theirs)) = group {
                    theirs.push(*at);
                }
            }
        }
        for (mut ours, mut theirs) in members {
            ours.retain(|at| self.in_after(*at).is_none());
            theirs.retain(|at| self.in_before(*at).is_none());
            self.same_slots(by, (&ours, before), (&theirs, after));
            ours.retain(|at| self.in_after(*at).is_none());
            theirs.retain(|at| self.in_before(*at).is_none());
            if ours.len() != theirs.len() {
                continue;
            }
            let time = |rows: &Unpaired<'_>, at: usize| {
                let slot = rows.get(&at).and_then(|row| row.slot);
                slot.map_or((true, 0, None), |slot| (false, slot.day_number(), slot.start()))
            };
            ours.sort_by_key(|at| (time(before, *at), *at));
            theirs.sort_by_key(|at| (time(after, *at), *at));
            for (at, same) in ours.into_iter().zip(theirs) {
                self.pair(at, same, by);
            }
        }
    }

    fn same_slots(
        &mut self,
        by: PairedBy,
        (ours, before): (&[usize], &Unpaired<'_>),
        (theirs, after): (&[usize], &Unpaired<'_>),
    ) {
        let mut there: HashMap<Slot, usize> = HashMap::new();
        let mut ambiguous: HashSet<Slot> = HashSet::new();
        for at in theirs {
            if let Some(slot) = after.get(at).and_then(|row| row.slot)
                && there.insert(slot, *at).is_some()
            {
                ambiguous.insert(slot);
            }
        }
        for at in ours {
            let slot = before.get(at).and_then(|row| row.slot).filter(|slot| !ambiguous.contains(slot));
            if let Some(same) = slot.and_then(|slot| there.remove(&slot)) {
                self.pair(*at, same, by);
            }
        }
    }
}
