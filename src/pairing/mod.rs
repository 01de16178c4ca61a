//! One-to-one matching of the items of two programmes, such as two language versions or an earlier
//! and a later version.

pub(crate) mod matching;
pub(crate) mod name;
pub(crate) mod order;

use std::collections::HashSet;

use crate::value::id::LONGEST;

/// Returns the id unchanged if it is not in use yet. Otherwise, appends the first free number, as
/// in `ada-2`.
pub(crate) fn free_id(id: &str, taken: &HashSet<String>) -> String {
    if !taken.contains(id) {
        return id.to_owned();
    }
    let numbered = (2_u64..).map(|number| {
        let end = format!("-{number}");
        let kept = LONGEST.saturating_sub(end.len());
        id.chars().take(kept).chain(end.chars()).collect::<String>()
    });
    // The search always succeeds, because `taken` is finite.
    numbered.into_iter().find(|id| !taken.contains(id)).unwrap_or_else(|| id.to_owned())
}
