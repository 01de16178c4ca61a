//! One-to-one matching of two lists of items, such as the sessions of two language versions.

use std::collections::HashMap;
use std::hash::Hash;

/// A one-to-one matching between two lists. Items are identified by their positions, and each item
/// has at most one counterpart in the other list.
#[derive(Debug, Default)]
pub(crate) struct Matching {
    of_base: Vec<Option<usize>>,
    of_other: Vec<Option<usize>>,
}

impl Matching {
    pub(crate) fn new(base: usize, other: usize) -> Self {
        Self { of_base: vec![None; base], of_other: vec![None; other] }
    }

    pub(crate) fn in_base(&self, other: usize) -> Option<usize> {
        self.of_other.get(other).copied().flatten()
    }

    pub(crate) fn in_other(&self, base: usize) -> Option<usize> {
        self.of_base.get(base).copied().flatten()
    }

    pub(crate) fn is_free(&self, base: usize, other: usize) -> bool {
        self.in_other(base).is_none() && self.in_base(other).is_none()
    }

    pub(crate) fn pair(&mut self, base: usize, other: usize) -> bool {
        if !self.is_free(base, other) {
            return false;
        }
        match (self.of_base.get_mut(base), self.of_other.get_mut(other)) {
            (Some(of_base), Some(of_other)) => {
                (*of_base, *of_other) = (Some(other), Some(base));
                true
            }
            _ => false,
        }
    }

    /// Removes a pair, so that both items can be paired again.
    #[cfg(feature = "versions")]
    pub(crate) fn unpair(&mut self, base: usize, other: usize) {
        if self.in_other(base) == Some(other) {
            self.of_base.get_mut(base).into_iter().for_each(|pair| *pair = None);
            self.of_other.get_mut(other).into_iter().for_each(|pair| *pair = None);
        }
    }

    pub(crate) fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.of_base.iter().enumerate().filter_map(|(base, other)| Some((base, (*other)?)))
    }

    pub(crate) fn free_in_base(&self) -> Vec<usize> {
        (0..self.of_base.len()).filter(|&at| self.in_other(at).is_none()).collect()
    }

    pub(crate) fn free_in_other(&self) -> Vec<usize> {
        (0..self.of_other.len()).filter(|&at| self.in_base(at).is_none()).collect()
    }

    /// Pairs unpaired items that have the same key, and returns the new pairs. A key that occurs
    /// more than once among the unpaired items of a list is ignored. An item may have several keys,
    /// such as its names in several languages.
    pub(crate) fn pair_unique<K: Eq + Hash>(
        &mut self,
        base: &[(usize, K)],
        other: &[(usize, K)],
    ) -> Vec<(usize, usize)> {
        let pairs = unique(
            base.iter().filter(|(at, _)| self.in_other(*at).is_none()),
            other.iter().filter(|(at, _)| self.in_base(*at).is_none()),
        );
        pairs.into_iter().filter(|&(base, other)| self.pair(base, other)).collect()
    }
}

/// Returns the pairs of items that have the same key, in the order of `base`. A key that occurs
/// more than once in a list is ignored.
pub(crate) fn unique<'k, K: Eq + Hash + 'k>(
    base: impl Iterator<Item = &'k (usize, K)> + Clone,
    other: impl Iterator<Item = &'k (usize, K)>,
) -> Vec<(usize, usize)> {
    let mut there: HashMap<&K, (usize, usize)> = HashMap::new();
    for (at, key) in other {
        there.entry(key).or_insert((*at, 0)).1 += 1;
    }
    let mut here: HashMap<&K, usize> = HashMap::new();
    for (_, key) in base.clone() {
        *here.entry(key).or_default() += 1;
    }
    base.filter_map(|(at, key)| match (here.get(key), there.get(key)) {
        (Some(1), Some((other, 1))) => Some((*at, *other)),
        _ => None,
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_pairs_only_where_it_is_unique_on_both_sides() {
        let mut matching = Matching::new(3, 3);
        matching.pair_unique(&[(0, "a"), (1, "b"), (2, "b")], &[(0, "b"), (1, "a"), (2, "c")]);
        assert_eq!(matching.pairs().collect::<Vec<_>>(), [(0, 1)]);
        assert_eq!((matching.free_in_base(), matching.free_in_other()), (vec![1, 2], vec![0, 2]));
        matching.pair_unique(&[(1, "x"), (0, "y")], &[(0, "x"), (1, "y")]);
        assert_eq!(matching.pairs().collect::<Vec<_>>(), [(0, 1), (1, 0)]);
    }
}
