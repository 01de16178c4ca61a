//! Merging of two ordered lists. An item that exists only in the second list is inserted after its
//! predecessor in the second list.

use crate::list::ToList;
use crate::pairing::matching::Matching;

/// Merges `other` into `base` without changing the order of `base`. Paired items are merged by the
/// function `merge`, and the remaining items of `other` are inserted.
pub(super) fn interleave<T>(
    base: &mut Vec<T>,
    other: Vec<T>,
    matching: &Matching,
    mut merge: impl FnMut(usize, &mut T, T),
) {
    let mut theirs: Vec<Option<T>> = other.into_iter().map(Some).to_list();
    for (at, ours) in base.iter_mut().enumerate() {
        let same = matching.in_other(at).and_then(|other| theirs.get_mut(other)?.take());
        if let Some(same) = same {
            merge(at, ours, same);
        }
    }
    // Items of `other` that precede the first paired item are inserted before this item. All other
    // items are inserted after the paired item that precedes them.
    let first = (0..theirs.len()).find_map(|other| matching.in_base(other));
    let mut behind: Vec<(usize, T)> = Vec::new();
    let mut place = first.unwrap_or(base.len());
    for (at, one) in theirs.into_iter().enumerate() {
        if let Some(pair) = matching.in_base(at) {
            place = pair + 1;
        } else if let Some(one) = one {
            behind.push((place, one));
        }
    }
    if behind.is_empty() {
        return;
    }
    behind.sort_by_key(|(place, _)| *place);
    let mut behind = behind.into_iter().peekable();
    let mut all = Vec::with_capacity(base.len() + behind.len());
    for (at, ours) in std::mem::take(base).into_iter().enumerate() {
        while let Some((_, one)) = behind.next_if(|(place, _)| *place <= at) {
            all.push(one);
        }
        all.push(ours);
    }
    all.extend(behind.map(|(_, one)| one));
    *base = all;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_list_has_alone_comes_where_it_stands_there() {
        let mut base = vec!["a", "b", "c"];
        let other = vec!["x", "A", "y", "z", "C", "w"];
        let mut matching = Matching::new(3, 6);
        matching.pair(0, 1);
        matching.pair(2, 4);
        let mut merged = Vec::new();
        interleave(&mut base, other, &matching, |at, ours, theirs| merged.push((at, *ours, theirs)));
        assert_eq!(base, ["x", "a", "y", "z", "b", "c", "w"]);
        assert_eq!(merged, [(0, "a", "A"), (2, "c", "C")]);
    }

    #[test]
    fn lists_without_a_pair_follow_one_another() {
        let mut base = vec![1, 2];
        interleave(&mut base, vec![3, 4], &Matching::new(2, 2), |_, _, _| {});
        assert_eq!(base, [1, 2, 3, 4]);
    }
}
