//! Merging of the order of a list.

use std::collections::{HashMap, HashSet};

use crate::pairing::order::out_of_order;

/// The keys of the items of a list in the three versions. Each key occurs once in a list.
#[derive(Debug, Clone, Copy)]
pub(super) struct Keys<'a> {
    pub(super) base: &'a [usize],
    pub(super) ours: &'a [usize],
    pub(super) theirs: &'a [usize],
}

/// Returns the items that were moved between two versions of a list, as few as possible.
fn moved(before: &[usize], after: &[usize]) -> HashSet<usize> {
    let positions: HashMap<usize, usize> = after.iter().enumerate().map(|(at, key)| (*key, at)).collect();
    let pairs: Vec<(usize, usize)> =
        before.iter().enumerate().filter_map(|(at, key)| Some((at, *positions.get(key)?))).collect();
    let keys = out_of_order(&pairs).into_iter().filter_map(|(at, _)| before.get(at).copied());
    keys.collect()
}

/// Returns, for each item of a list, the nearest preceding item that is in the merged list.
fn predecessors(list: &[usize], merged: &HashSet<usize>) -> HashMap<usize, Option<usize>> {
    let mut previous = None;
    let mut all = HashMap::with_capacity(list.len());
    for key in list {
        all.insert(*key, previous);
        if merged.contains(key) {
            previous = Some(*key);
        }
    }
    all
}

/// Returns the items of the merged list in order, and the items that both sides moved to different
/// positions. These items have the position of our version.
pub(super) fn merge_order(keys: Keys<'_>, merged: &HashSet<usize>) -> (Vec<usize>, Vec<usize>) {
    let (ours_moved, theirs_moved) = (moved(keys.base, keys.ours), moved(keys.base, keys.theirs));
    let in_ours: HashSet<usize> = keys.ours.iter().copied().collect();
    let in_theirs: HashSet<usize> = keys.theirs.iter().copied().collect();
    let before_theirs = predecessors(keys.theirs, merged);
    // Items that only one side has do not show that the other side chose another position.
    let common: HashSet<usize> =
        merged.iter().copied().filter(|key| in_ours.contains(key) && in_theirs.contains(key)).collect();
    let (here, there) = (predecessors(keys.ours, &common), predecessors(keys.theirs, &common));
    let contested = keys.theirs.iter().filter(|key| {
        let both = ours_moved.contains(key) && theirs_moved.contains(key) && merged.contains(key);
        both && here.get(key) != there.get(key)
    });
    let contested: Vec<usize> = contested.copied().collect();

    let stays = |key: &usize| ours_moved.contains(key) || !theirs_moved.contains(key);
    let fixed = keys.ours.iter().filter(|key| merged.contains(key) && stays(key)).copied();
    let fixed: Vec<usize> = fixed.collect();
    // Where both sides added items, those of our version come first.
    let in_base: HashSet<usize> = keys.base.iter().copied().collect();
    let added = |key: &usize| !in_base.contains(key) && !in_theirs.contains(key);
    let mut ends: HashMap<Option<usize>, usize> = HashMap::new();
    let mut last = None;
    for key in &fixed {
        if added(key) {
            ends.insert(last, *key);
        } else {
            last = Some(*key);
        }
    }
    let behind = |key: Option<usize>| ends.get(&key).copied().or(key);
    let mut placed: Vec<(Option<usize>, usize)> = Vec::new();
    for key in keys.theirs.iter().filter(|key| merged.contains(key)) {
        if !in_ours.contains(key) || !stays(key) {
            placed.push((behind(before_theirs.get(key).copied().flatten()), *key));
        }
    }
    let before_base = predecessors(keys.base, merged);
    for key in keys.base.iter().filter(|key| merged.contains(key)) {
        if !in_ours.contains(key) && !in_theirs.contains(key) {
            placed.push((before_base.get(key).copied().flatten(), *key));
        }
    }
    (arrange(&fixed, placed), contested)
}

fn arrange(fixed: &[usize], placed: Vec<(Option<usize>, usize)>) -> Vec<usize> {
    let mut stack: Vec<usize> = fixed.iter().rev().copied().collect();
    let mut followers: HashMap<usize, Vec<usize>> = HashMap::new();
    for (follows, key) in placed.into_iter().rev() {
        match follows {
            Some(other) => followers.entry(other).or_default().push(key),
            None => stack.push(key),
        }
    }
    let mut all = Vec::new();
    while let Some(key) = stack.pop() {
        all.push(key);
        stack.extend(followers.remove(&key).into_iter().flatten());
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn merge(base: &[usize], ours: &[usize], theirs: &[usize], merged: &[usize]) -> (Vec<usize>, Vec<usize>) {
        merge_order(Keys { base, ours, theirs }, &merged.iter().copied().collect())
    }

    #[test]
    fn moves_and_additions_of_both_sides_are_kept() {
        let all = [1, 2, 3, 4, 8, 9];
        assert_eq!(
            merge(&[1, 2, 3, 4], &[2, 1, 3, 8, 4], &[1, 2, 4, 3, 9], &all),
            (vec![2, 1, 8, 4, 3, 9], vec![])
        );
        assert_eq!(merge(&[1, 2], &[1, 2], &[2, 1], &[1, 2]), (vec![2, 1], vec![]));
        assert_eq!(merge(&[1, 2, 3], &[3], &[1, 2, 3], &[2, 3]), (vec![2, 3], vec![]));
    }

    #[test]
    fn our_position_stands_where_both_sides_move_an_item() {
        assert_eq!(
            merge(&[1, 2, 3, 4], &[4, 1, 2, 3], &[1, 4, 2, 3], &[1, 2, 3, 4]),
            (vec![4, 1, 2, 3], vec![4])
        );
        // Both sides moved the item to the front, and one side added another one there.
        assert_eq!(
            merge(&[1, 2, 3, 4], &[4, 1, 2, 3], &[9, 4, 1, 2, 3], &[1, 2, 3, 4, 9]),
            (vec![9, 4, 1, 2, 3], vec![])
        );
    }
}
