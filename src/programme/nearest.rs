//! Suggestions: the id that was probably meant.

use crate::error;

/// How many comparisons a whole report may spend on suggestions, so that a file of nothing but slips costs no more.
const BUDGET: usize = 200_000;

/// Finds ids that are near to one that nothing has.
#[derive(Debug)]
pub(super) struct Nearest {
    budget: usize,
}

impl Nearest {
    pub(super) fn new() -> Self {
        Self { budget: BUDGET }
    }

    /// The nearest of the candidates, if it is near: at most a third of the letters differ. Of several, the least.
    pub(super) fn find<'a>(&mut self, id: &str, candidates: impl Iterator<Item = &'a str>) -> Option<String> {
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

/// The number of letters to insert, remove or change (Levenshtein).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, left) in a.iter().enumerate() {
        let mut diagonal = i;
        let mut before = i + 1;
        for (cell, right) in row.iter_mut().skip(1).zip(b) {
            let changed = diagonal + usize::from(left != right);
            diagonal = *cell;
            *cell = changed.min(before + 1).min(diagonal + 1);
            before = *cell;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_levenshtein() {
        let between =
            |a: &str, b: &str| distance(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>());
        for (a, b, expected) in
            [("", "", 0), ("a", "", 1), ("", "abc", 3), ("kitten", "sitting", 3), ("adda", "ada", 1)]
        {
            assert_eq!(between(a, b), expected, "{a} {b}");
            assert_eq!(between(b, a), expected, "{b} {a}");
        }
    }

    #[test]
    fn only_what_is_near_is_suggested() {
        let find = |id| Nearest::new().find(id, ["ada", "bo", "adam"].into_iter());
        assert_eq!(find("adda"), Some("ada".to_owned()));
        assert_eq!(find("adan"), Some("ada".to_owned()));
        assert_eq!(find("zoe"), None);
        assert_eq!(find("b"), Some("bo".to_owned()));
    }

    #[test]
    fn suggestions_end_with_their_budget() {
        let mut nearest = Nearest { budget: 1 };
        assert_eq!(nearest.find("adda", ["ada"].into_iter()), Some("ada".to_owned()));
        assert_eq!(nearest.find("adda", ["ada"].into_iter()), None);
    }
}
