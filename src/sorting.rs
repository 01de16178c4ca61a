//! Sorting functions that are compiled only once.
//!
//! Each call of `slice::sort_by` with a new type or closure compiles another copy of the sorting
//! algorithm, which has more than two thousand lines of intermediate code. The functions in this
//! module sort a list of indices instead, so one copy is enough. They are slower than the standard
//! library. Frequent sorts of long lists therefore use the standard library, such as the sort of
//! all sessions by time and the sort of the claims on a person.

use std::cmp::Ordering;

/// Sorts a list with a comparison function. The sort is stable.
pub(crate) fn sort_by<T>(list: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let order = order(list.len(), &|a, b| match (list.get(a), list.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    swap(order, &mut |a, b| list.swap(a, b));
}

/// Sorts a list. The sort is stable.
pub(crate) fn sort<T: Ord>(list: &mut [T]) {
    sort_by(list, T::cmp);
}

/// Sorts a list by a key. The sort is stable, and the key is computed for each comparison.
pub(crate) fn sort_by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(list, |a, b| key(a).cmp(&key(b)));
}

/// Returns the indices of a list of length `len` in the order in which they sort the list. The
/// function `compare` compares the items at two indices.
fn order(len: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..len).collect();
    if len > 1 {
        order.sort_by(|a, b| compare(*a, *b));
    }
    order
}

/// Moves the items of a list into an order. Each swap moves one item of a cycle of the permutation
/// to its final index.
fn swap(mut order: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..order.len() {
        let mut index = start;
        while let Some(slot) = order.get_mut(index) {
            let from = std::mem::replace(slot, index);
            if from == start || from == index {
                break;
            }
            swap(index, from);
            index = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_equal_items_keep_their_order() {
        let mut list: Vec<(u8, &str)> = vec![(2, "a"), (1, "b"), (2, "c"), (1, "d"), (0, "e")];
        sort_by_key(&mut list, |(number, _)| *number);
        assert_eq!(list, [(0, "e"), (1, "b"), (1, "d"), (2, "a"), (2, "c")]);
        sort_by(&mut list, |a, b| b.1.cmp(a.1));
        assert_eq!(list.iter().map(|(_, name)| *name).collect::<String>(), "edcba");
        let mut empty: Vec<String> = Vec::new();
        sort_by(&mut empty, String::cmp);
        assert!(empty.is_empty());
    }
}
