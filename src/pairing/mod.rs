//! One-to-one matching of the items of two programmes, such as two language versions or an earlier
//! and a later version.

pub(crate) mod matching;
pub(crate) mod name;
pub(crate) mod order;

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use crate::value::id::LONGEST;

/// Returns the id unchanged if it is not in use yet. Otherwise, the first free number is appended,
/// as in `ada-2`. A long id is shortened, so that the result does not exceed the maximum length.
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

/// Replaces the ids in footnote marks, such as `[^1]`, with their new ids in `notes`. Returns
/// `None` if no mark has a new id.
pub(crate) fn remarked<S: std::borrow::Borrow<str> + Eq + Hash + AsRef<str>>(
    wording: &str,
    notes: &HashMap<S, S>,
) -> Option<String> {
    let mut pieces = wording.split("[^");
    let mut new = pieces.next()?.to_owned();
    let mut changed = false;
    for piece in pieces {
        new.push_str("[^");
        match piece.split_once(']').and_then(|(id, rest)| Some((notes.get(id)?, rest))) {
            Some((id, rest)) => {
                new.push_str(id.as_ref());
                new.push(']');
                new.push_str(rest);
                changed = true;
            }
            None => new.push_str(piece),
        }
    }
    changed.then_some(new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_renamed_at_once() {
        let notes = HashMap::from([("a", "b"), ("b", "a")]);
        assert_eq!(remarked("one[^a], two[^b], [^c", &notes).as_deref(), Some("one[^b], two[^a], [^c"));
        assert_eq!(remarked("none[^c]", &notes), None);
    }

    #[test]
    fn an_id_that_is_taken_gets_a_number_and_stays_an_id() {
        let long = "x".repeat(LONGEST);
        let taken = HashSet::from(["a".to_owned(), "a-2".to_owned(), long.clone()]);
        assert_eq!((free_id("b", &taken).as_str(), free_id("a", &taken).as_str()), ("b", "a-3"));
        assert_eq!(free_id(&long, &taken).chars().count(), LONGEST);
    }
}
