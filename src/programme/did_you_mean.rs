//! Suggestions for misspelt ids.

use crate::error;

/// The maximum number of id comparisons per report, which keeps the cost low for a draft with many
/// dangling references.
const BUDGET: usize = 200_000;

/// A search for existing ids that are similar to an unknown id, within a limited number of
/// comparisons.
#[derive(Debug)]
pub(crate) struct DidYouMean {
    budget: usize,
}

impl DidYouMean {
    pub(crate) fn new() -> Self {
        Self { budget: BUDGET }
    }

    /// Returns the candidate that is most similar to `id`. The number of edits must not exceed a
    /// third of the letters of `id`, rounded up. If several candidates are equally similar, the
    /// first one in string order is returned. Returns `None` if no candidate is similar enough or
    /// if the budget is exhausted.
    pub(crate) fn find(&mut self, id: &str, candidates: &mut dyn Iterator<Item = &str>) -> Option<String> {
        let letters = shortened(id);
        let mut most = letters.chars().count().div_ceil(3);
        let mut found = None;
        for candidate in candidates {
            self.budget = self.budget.checked_sub(1)?;
            if candidate.len().abs_diff(id.len()) > 4 * most {
                continue;
            }
            let distance = strsim::osa_distance(letters, shortened(candidate));
            let better = distance < most || found.is_none_or(|other| candidate < other);
            if distance <= most && better {
                most = distance;
                found = Some(candidate);
            }
        }
        found.map(str::to_owned)
    }
}

/// Returns the start of an id, with at most [`LONGEST_QUOTE`](error::LONGEST_QUOTE) characters. The
/// rest of a longer id is not compared, to limit the cost.
fn shortened(id: &str) -> &str {
    let end = id.char_indices().nth(error::LONGEST_QUOTE).map_or(id.len(), |(end, _)| end);
    id.get(..end).unwrap_or(id)
}

#[cfg(test)]
mod tests {
    use super::*;

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
