//! Pairing of the rows of two versions by id, by external identifier and by other evidence.

mod items;
mod sessions;

use std::collections::HashMap;
use std::hash::Hash;

use super::changes::PairedBy;
use crate::draft::{Draft, ExternalIds, Room};
use crate::pairing::matching::Matching;
use crate::programme::Programme;
use crate::value::id::VenueId;

/// The pairs of rows of one kind, by their positions in both versions.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    matching: Matching,
    /// The paired rows whose ids differ.
    pub(super) renamed: Vec<(usize, usize, PairedBy)>,
}

impl Pairs {
    /// Pairs the rows that have the same id. `find` returns the position of an id in the later
    /// version.
    fn by_id<'i>(
        before: impl Iterator<Item = &'i str>,
        after: &[&str],
        find: impl Fn(&str) -> Option<usize>,
    ) -> Self {
        let before: Vec<&str> = before.collect();
        let mut matching = Matching::new(before.len(), after.len());
        // Most rows follow the same row in both versions, so that a search is rarely necessary.
        let mut next = 0;
        for (at, id) in before.into_iter().enumerate() {
            let found = if after.get(next) == Some(&id) { Some(next) } else { find(id) };
            if let Some(found) = found {
                matching.pair(at, found);
                next = found + 1;
            }
        }
        Self { matching, renamed: Vec::new() }
    }

    fn by_key<K: Eq + Hash>(before: impl Iterator<Item = K>, after: impl Iterator<Item = K>) -> Self {
        let before: Vec<K> = before.collect();
        let there: HashMap<K, usize> = after.enumerate().map(|(at, key)| (key, at)).collect();
        let mut matching = Matching::new(before.len(), there.len());
        for (at, key) in before.iter().enumerate() {
            if let Some(&found) = there.get(key) {
                matching.pair(at, found);
            }
        }
        Self { matching, renamed: Vec::new() }
    }

    pub(super) fn in_before(&self, after: usize) -> Option<usize> {
        self.matching.in_base(after)
    }

    pub(super) fn in_after(&self, before: usize) -> Option<usize> {
        self.matching.in_other(before)
    }

    /// Returns all pairs, in the order of the earlier version.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.matching.pairs()
    }

    /// Removes the pairs for which `differs` returns `true`, and returns them. If these rows are
    /// not paired by other evidence, [`restore`](Self::restore) pairs them again.
    fn doubt(&mut self, differs: impl Fn(usize, usize) -> bool) -> Vec<(usize, usize)> {
        let doubtful: Vec<(usize, usize)> = self.iter().filter(|&(at, same)| differs(at, same)).collect();
        for (at, same) in &doubtful {
            self.matching.unpair(*at, *same);
        }
        doubtful
    }

    fn restore(&mut self, doubtful: Vec<(usize, usize)>) {
        for (at, same) in doubtful {
            self.matching.pair(at, same);
        }
    }

    pub(super) fn free(&self) -> (Vec<usize>, Vec<usize>) {
        (self.matching.free_in_base(), self.matching.free_in_other())
    }

    fn pair(&mut self, before: usize, after: usize, by: PairedBy) -> bool {
        let new = self.matching.pair(before, after);
        if new {
            self.renamed.push((before, after, by));
        }
        new
    }

    /// Pairs unpaired rows that have the same key. A key that several unpaired rows of one version
    /// have is ignored. A row may have several keys.
    fn pair_unique<K: Eq + Hash>(
        &mut self,
        by: PairedBy,
        before: impl Fn(usize) -> Vec<K>,
        after: impl Fn(usize) -> Vec<K>,
    ) {
        let keyed = |rows: Vec<usize>, keys: &dyn Fn(usize) -> Vec<K>| -> Vec<(usize, K)> {
            rows.into_iter().flat_map(|at| keys(at).into_iter().map(move |key| (at, key))).collect()
        };
        let (free_before, free_after) = self.free();
        if free_before.is_empty() || free_after.is_empty() {
            return;
        }
        let (before, after) = (keyed(free_before, &before), keyed(free_after, &after));
        let new = self.matching.pair_unique(&before, &after);
        self.renamed.extend(new.into_iter().map(|(before, after)| (before, after, by)));
    }
}

/// Returns the external identifiers of a row as keys.
fn external(ids: &ExternalIds) -> Vec<(&str, &str)> {
    ids.iter().collect()
}

/// Returns `true` if two rows have different identifiers in the same system.
fn contradict(before: &ExternalIds, after: &ExternalIds) -> bool {
    before != after && before.iter().any(|(scheme, id)| after.get(scheme).is_some_and(|other| other != id))
}

/// The pairs of rows of every kind.
#[derive(Debug)]
pub(super) struct AllPairs {
    pub(super) notes: Pairs,
    pub(super) roles: Pairs,
    pub(super) kinds: Pairs,
    pub(super) days: Pairs,
    pub(super) venues: Pairs,
    /// Rooms are identified by their position in the list of all rooms of all venues.
    pub(super) rooms: Pairs,
    pub(super) tracks: Pairs,
    pub(super) organisations: Pairs,
    pub(super) people: Pairs,
    /// The pairs of people with the same id who may turn out to be different people.
    doubtful_people: Vec<(usize, usize)>,
    pub(super) agenda_items: Pairs,
    pub(super) sessions: Pairs,
}

impl AllPairs {
    pub(super) fn new(before: &Programme, after: &Programme) -> Self {
        let mut pairs = Self::by_id(before, after);
        pairs.pair_items(before.data(), after.data());
        pairs.pair_sessions(before, after);
        pairs.pair_people_of_sessions(before.data(), after.data());
        pairs.restore_people(before.data(), after.data());
        pairs
    }

    fn by_id(before: &Programme, after: &Programme) -> Self {
        let ids = &after.inner().ids;
        let (before, after) = (before.data(), after.data());
        macro_rules! by_id {
            ($list:ident, $find:ident) => {{
                let there: Vec<&str> = after.$list.iter().map(|row| row.id.as_str()).collect();
                Pairs::by_id(before.$list.iter().map(|row| row.id.as_str()), &there, |id| {
                    ids.$find(after, id).map(|idx| idx.position())
                })
            }};
        }
        let there: Vec<&str> = rooms(after).map(|(_, room)| room.id.as_str()).collect();
        Self {
            notes: by_id!(notes, note),
            roles: Pairs::by_key(
                before.roles.iter().map(|row| &row.code),
                after.roles.iter().map(|row| &row.code),
            ),
            kinds: Pairs::by_key(
                before.kinds.iter().map(|row| &row.code),
                after.kinds.iter().map(|row| &row.code),
            ),
            days: Pairs::by_key(
                before.days.iter().map(|row| row.number),
                after.days.iter().map(|row| row.number),
            ),
            venues: by_id!(venues, venue),
            rooms: Pairs::by_id(rooms(before).map(|(_, room)| room.id.as_str()), &there, |id| {
                ids.room(after, id).map(crate::arena::Idx::position)
            }),
            tracks: by_id!(tracks, track),
            organisations: by_id!(organisations, organisation),
            people: by_id!(people, person),
            doubtful_people: Vec::new(),
            agenda_items: by_id!(agenda_items, agenda_item),
            sessions: by_id!(sessions, session),
        }
    }
}

/// Returns all rooms with their venues, in the order of the draft.
pub(super) fn rooms(draft: &Draft) -> impl Iterator<Item = (&VenueId, &Room)> {
    draft.venues.iter().flat_map(|venue| venue.rooms.iter().map(|room| (&venue.id, room)))
}
