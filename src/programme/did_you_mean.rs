//! Suggestions for misspelt ids.

use crate::error;

/// The maximum number of id comparisons for one report. The limit keeps the cost low for a draft
/// with many dangling references.
const BUDGET: usize = 200_000;

/// A search for existing ids that are similar to an unknown id, with a limited number of
/// comparisons.
#[derive(Debug)]
pub(super) struct DidYouMean {
    budget: usize,
}

impl DidYouMean {
    pub(super) fn new() -> Self {
        Self { budget: BUDGET }
    }

    /// Returns the candidate that is most similar to `id`. The number of edits must not exceed a
    /// third of the letters of `id`, rounded up. Among equally similar candidates, the first in
    /// string order is returned. Returns `None` if no candidate is similar enough or if the budget
    /// is exhausted.
    pub(super) fn find<'a>(
        &mut self,
        id: &str,
        candidates: &mut dyn Iterator<Item = &'a str>,
    ) -> Option<String> {
        let letters: Vec<char> = id.chars().take(error::LONGEST_QUOTE).collect();
        let mut most = letters.len().div_ceil(3);
        let mut found = None;
        for candidate in candidates {
            self.budget = self.budget.checked_sub(1)?;
            if candidate.len().abs_diff(id.len()) > 4 * most {
                continue;
            }
            let other: Vec<char> = candidate.chars().take(error::LONGEST_QUOTE).collect();
            let distance = distance(&letters, &other);
            let better = distance < most || found.is_none_or(|other| candidate < other);
            if distance <= most && better {
                most = distance;
                found = Some(candidate);
            }
        }
        found.map(str::to_owned)
    }
}

/// Returns the minimum number of edits that turn `a` into `b`. An edit inserts, removes or replaces
/// a letter, or swaps two adjacent letters (optimal string alignment distance).
fn distance(a: &[char], b: &[char]) -> usize {
    // The last two rows of the distance matrix are kept, because the cost of a swap depends on the
    // row before the last one.
    let mut earlier: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut before = None;
    for (i, left) in a.iter().enumerate() {
        let mut row = Vec::with_capacity(b.len() + 1);
        let mut cost = i + 1;
        row.push(cost);
        let mut beside = None;
        for (j, right) in b.iter().enumerate() {
            let at = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(usize::MAX - 1);
            cost = (at(&last, j) + usize::from(left != right)).min(at(&last, j + 1) + 1).min(cost + 1);
            if before == Some(right) && beside == Some(left) {
                cost = cost.min(at(&earlier, j.wrapping_sub(1)).saturating_add(1));
            }
            row.push(cost);
            beside = Some(right);
        }
        earlier = std::mem::replace(&mut last, row);
        before = Some(left);
    }
    last.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_count_what_was_mistyped() {
        let between =
            |a: &str, b: &str| distance(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>());
        for (a, b, expected) in [
            ("", "", 0),
            ("a", "", 1),
            ("", "abc", 3),
            ("kitten", "sitting", 3),
            ("adda", "ada", 1),
            ("bbo", "bob", 1),
            ("abcd", "badc", 2),
        ] {
            assert_eq!(between(a, b), expected, "{a} {b}");
            assert_eq!(between(b, a), expected, "{b} {a}");
        }
    }

    #[test]
    fn only_what_is_near_is_suggested() {
        let find = |id| DidYouMean::new().find(id, &mut ["ada", "bo", "adam"].into_iter());
        assert_eq!(find("adda"), Some("ada".to_owned()));
        assert_eq!(find("adan"), Some("ada".to_owned()));
        assert_eq!(find("zoe"), None);
        assert_eq!(find("b"), Some("bo".to_owned()));
    }

    #[test]
    fn suggestions_end_with_their_budget() {
        let mut nearest = DidYouMean { budget: 1 };
        assert_eq!(nearest.find("adda", &mut ["ada"].into_iter()), Some("ada".to_owned()));
        assert_eq!(nearest.find("adda", &mut ["ada"].into_iter()), None);
    }
}
