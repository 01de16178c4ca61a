//! The order of paired items in two lists.

/// Returns the smallest set of pairs that must be removed so that the remaining pairs have the same
/// order in both lists. The input must be sorted by the position in the first list.
pub(crate) fn out_of_order(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // The pairs to keep form the longest increasing subsequence. `ends[n]` is the smallest possible
    // last element of an increasing subsequence with `n + 1` elements.
    let mut ends: Vec<(usize, usize)> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (at, &(_, other)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|&(end, _)| end < other);
        before.push(length.checked_sub(1).and_then(|shorter| ends.get(shorter)).map(|&(_, at)| at));
        match ends.get_mut(length) {
            Some(end) => *end = (other, at),
            None => ends.push((other, at)),
        }
    }
    let mut keeps = vec![false; pairs.len()];
    let mut next = ends.last().map(|&(_, at)| at);
    while let Some(at) = next {
        if let Some(keep) = keeps.get_mut(at) {
            *keep = true;
        }
        next = before.get(at).copied().flatten();
    }
    pairs.iter().zip(keeps).filter(|(_, keep)| !keep).map(|(pair, _)| *pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fewest_rows_are_out_of_order() {
        assert_eq!(out_of_order(&[(0, 0), (1, 1), (2, 2)]), []);
        assert_eq!(out_of_order(&[(0, 1), (1, 2), (2, 0), (3, 3)]), [(2, 0)]);
        assert_eq!(out_of_order(&[(0, 3), (1, 0), (2, 1), (3, 2)]), [(0, 3)]);
    }
}
