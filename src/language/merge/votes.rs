//! Matching of items by majority vote.

use std::collections::BTreeMap;

use crate::list::ToList;
use crate::pairing::matching::Matching;

/// The number of votes for each possible pair of items. Each vote is evidence that the two items
/// are the same. For example, two rooms get a vote for each session in which they appear in the
/// same position.
#[derive(Debug, Default)]
pub(super) struct Votes(BTreeMap<(usize, usize), usize>);

impl Votes {
    pub(super) fn add(&mut self, base: usize, other: usize, weight: usize) {
        *self.0.entry((base, other)).or_default() += weight;
    }

    /// Pairs two items if more than half of the votes for each item are for this pair. Items that
    /// are already paired are ignored. Returns the new pairs.
    pub(super) fn settle(&self, matching: &mut Matching) -> Vec<(usize, usize)> {
        let mut of_base: BTreeMap<usize, usize> = BTreeMap::new();
        let mut of_other: BTreeMap<usize, usize> = BTreeMap::new();
        let free = self.0.iter().filter(|((base, other), _)| matching.is_free(*base, *other));
        let free: Vec<_> = free.map(|(pair, votes)| (*pair, *votes)).to_list();
        for ((base, other), votes) in &free {
            *of_base.entry(*base).or_default() += votes;
            *of_other.entry(*other).or_default() += votes;
        }
        let most = |votes: usize, all: Option<&usize>| all.is_some_and(|all| votes * 2 > *all);
        let settled = free.into_iter().filter(|((base, other), votes)| {
            most(*votes, of_base.get(base)) && most(*votes, of_other.get(other))
        });
        settled.map(|(pair, _)| pair).filter(|(base, other)| matching.pair(*base, *other)).to_list()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn votes_need_a_majority_on_both_sides() {
        let mut votes = Votes::default();
        votes.add(0, 0, 2);
        votes.add(0, 1, 1);
        votes.add(1, 1, 1);
        let mut matching = Matching::new(2, 2);
        assert_eq!(votes.settle(&mut matching), [(0, 0)]);
        assert_eq!(votes.settle(&mut matching), [(1, 1)], "the votes of paired rows no longer count");
    }
}
