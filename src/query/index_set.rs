//! Sorted sets of row indices, and a macro that defines the public sets of sessions and people.

use std::borrow::Cow;
use std::cmp::Ordering;

use crate::arena::Idx;

/// A sorted set of row indices without duplicates. The list of indices is borrowed from the
/// programme if possible, which avoids an allocation.
#[derive(Debug)]
pub(super) enum IndexSet<'p, T> {
    /// All indices below the given number. They do not have to be stored as a list.
    All(usize),
    Some(Cow<'p, [Idx<T>]>),
}

impl<T> Clone for IndexSet<'_, T> {
    fn clone(&self) -> Self {
        match self {
            Self::All(rows) => Self::All(*rows),
            Self::Some(list) => Self::Some(list.clone()),
        }
    }
}

impl<'p, T> IndexSet<'p, T> {
    pub(super) const fn none() -> Self {
        Self::Some(Cow::Borrowed(&[]))
    }

    /// Creates a set from a list of indices. The list can be unsorted and contain duplicates.
    pub(super) fn of(mut list: Vec<Idx<T>>) -> Self {
        list.sort_unstable();
        list.dedup();
        Self::Some(Cow::Owned(list))
    }

    pub(super) fn len(&self) -> usize {
        match self {
            Self::All(rows) => *rows,
            Self::Some(list) => list.len(),
        }
    }

    pub(super) fn get(&self, index: usize) -> Option<Idx<T>> {
        match self {
            Self::All(rows) => (index < *rows).then(|| Idx::new(index)),
            Self::Some(list) => list.get(index).copied(),
        }
    }

    pub(super) fn iter(&self) -> impl ExactSizeIterator<Item = Idx<T>> + DoubleEndedIterator + '_ {
        let rows = self.len();
        // The fallback is never used, because `at` is always less than the length of the set.
        (0..rows).map(|at| self.get(at).unwrap_or(Idx::new(at)))
    }

    pub(super) fn contains(&self, idx: Idx<T>) -> bool {
        match self {
            Self::All(rows) => idx.position() < *rows,
            Self::Some(list) => list.binary_search(&idx).is_ok(),
        }
    }

    pub(super) fn filter(self, keep: &dyn Fn(Idx<T>) -> bool) -> Self {
        match self {
            Self::Some(Cow::Owned(mut list)) => {
                list.retain(|idx| keep(*idx));
                Self::Some(Cow::Owned(list))
            }
            borrowed => {
                let mut list = Vec::with_capacity(borrowed.len());
                list.extend(borrowed.iter().filter(|idx| keep(*idx)));
                Self::Some(Cow::Owned(list))
            }
        }
    }

    /// Returns the intersection of the set and a sorted list. If the set contains all indices, the
    /// list is returned without copying it.
    pub(super) fn within(self, list: Cow<'p, [Idx<T>]>) -> Self {
        match (self, list) {
            (Self::All(_), list) => Self::Some(list),
            // An owned list is filtered in place to avoid an allocation.
            (Self::Some(Cow::Owned(left)), right) => Self::Some(Cow::Owned(retain(left, &right))),
            (Self::Some(left), Cow::Owned(right)) => Self::Some(Cow::Owned(retain(right, &left))),
            (left, right) => left.combine(&Self::Some(right), |left, right| left && right),
        }
    }

    /// Merges two sets into a new set. For each index, `keep` is called with two flags: whether the
    /// index is in `self`, and whether it is in `other`. The result contains the index if `keep`
    /// returns `true`.
    pub(super) fn combine(&self, other: &Self, keep: fn(bool, bool) -> bool) -> Self {
        let mut list = Vec::with_capacity(self.len() + other.len());
        let (mut left, mut right) = (self.iter().peekable(), other.iter().peekable());
        loop {
            let (next, in_left, in_right) = match (left.peek(), right.peek()) {
                (Some(a), Some(b)) => match a.cmp(b) {
                    Ordering::Less => (left.next(), true, false),
                    Ordering::Greater => (right.next(), false, true),
                    Ordering::Equal => {
                        right.next();
                        (left.next(), true, true)
                    }
                },
                (Some(_), None) => (left.next(), true, false),
                (None, Some(_)) => (right.next(), false, true),
                (None, None) => break,
            };
            list.extend(next.filter(|_| keep(in_left, in_right)));
        }
        Self::Some(Cow::Owned(list))
    }

    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().eq(other.iter())
    }
}

/// Removes the indices that are not in `other` from the list. Both lists must be sorted.
fn retain<T>(mut list: Vec<Idx<T>>, other: &[Idx<T>]) -> Vec<Idx<T>> {
    let mut other = other.iter().peekable();
    list.retain(|idx| {
        while other.next_if(|next| *next < idx).is_some() {}
        other.peek() == Some(&idx)
    });
    list
}

macro_rules! define_set {
    ($(#[$meta:meta])* $name:ident, $view:ident, $row:ty, $iter:ident, $one:literal, $many:literal, $order:literal) => {
        $(#[$meta])*
        #[derive(Clone)]
        pub struct $name<'p> {
            programme: &'p $crate::programme::Programme,
            members: $crate::query::index_set::IndexSet<'p, $row>,
        }

        impl<'p> $name<'p> {
            /// Returns the programme that contains the members of the set.
            pub fn programme(&self) -> &'p $crate::programme::Programme {
                self.programme
            }

            #[doc = concat!("Returns the number of ", $many, " in the set.")]
            pub fn len(&self) -> usize {
                self.members.len()
            }

            /// Returns `true` if the set has no members.
            pub fn is_empty(&self) -> bool {
                self.len() == 0
            }

            #[doc = concat!("Returns an iterator over the ", $many, $order)]
            pub fn iter(&self) -> impl ExactSizeIterator<Item = $view<'p>> + DoubleEndedIterator + '_ {
                let programme = self.programme;
                self.members.iter().map(move |idx| $view::new(programme, idx))
            }

            /// Returns the first member of the set in iteration order, or `None` if the set is
            /// empty.
            pub fn first(&self) -> Option<$view<'p>> {
                Some($view::new(self.programme, self.members.get(0)?))
            }

            /// Returns the last member of the set in iteration order, or `None` if the set is
            /// empty.
            pub fn last(&self) -> Option<$view<'p>> {
                Some($view::new(self.programme, self.members.get(self.len().checked_sub(1)?)?))
            }

            #[doc = concat!(
                "Returns `true` if the set contains ",
                $one,
                ". The argument is an id or a view. A view of another programme is looked up by its id.",
            )]
            pub fn contains(&self, one: impl AsRef<str>) -> bool {
                $view::by_id(self.programme, one.as_ref()).is_some_and(|found| self.members.contains(found.idx()))
            }

            #[doc = concat!("Keeps the ", $many, " for which the closure returns `true`.")]
            pub fn filter(mut self, keep: impl Fn($view<'p>) -> bool) -> Self {
                let programme = self.programme;
                self.members = self.members.filter(&|idx| keep($view::new(programme, idx)));
                self
            }

            /// Returns the union of the two sets, with all members of `self` and `other`. If the
            /// sets belong to different programmes, the members of `other` are looked up by id in
            /// the programme of `self`, and unknown ids are ignored.
            pub fn union(&self, other: &Self) -> Self {
                self.combine(other, |ours, theirs| ours || theirs)
            }

            /// Returns the intersection of the two sets, with the members that are in both `self`
            /// and `other`. If the sets belong to different programmes, members are compared by id.
            /// See [`union`](Self::union).
            pub fn intersection(&self, other: &Self) -> Self {
                self.combine(other, |ours, theirs| ours && theirs)
            }

            /// Returns the difference of the two sets, with the members of `self` that are not in
            /// `other`. If the sets belong to different programmes, members are compared by id.
            /// See [`union`](Self::union).
            pub fn difference(&self, other: &Self) -> Self {
                self.combine(other, |ours, theirs| ours && !theirs)
            }

            /// Returns `true` if the two sets have no members in common.
            pub fn is_disjoint(&self, other: &Self) -> bool {
                self.intersection(other).is_empty()
            }

            fn combine(&self, other: &Self, keep: fn(bool, bool) -> bool) -> Self {
                let members = if self.programme.ptr_eq(other.programme) {
                    self.members.combine(&other.members, keep)
                } else {
                    let known = other.iter().filter_map(|one| $view::by_id(self.programme, one.id().as_str()));
                    let known = $crate::query::index_set::IndexSet::of(known.map(|one| one.idx()).to_list());
                    self.members.combine(&known, keep)
                };
                Self { programme: self.programme, members }
            }
        }

        /// Two sets are equal if they belong to the same programme and have the same members.
        impl PartialEq for $name<'_> {
            fn eq(&self, other: &Self) -> bool {
                self.programme.ptr_eq(other.programme) && self.members.is_same(&other.members)
            }
        }

        impl Eq for $name<'_> {}

        impl std::hash::Hash for $name<'_> {
            fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
                state.write_usize(self.len());
                self.members.iter().for_each(|idx| idx.hash(state));
            }
        }

        /// Formats the set as a list of ids, such as `["opening", "session-2"]`.
        impl std::fmt::Debug for $name<'_> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_list().entries(self.iter().map(|one| one.id().as_str())).finish()
            }
        }

        /// Formats the set as comma-separated ids, such as `opening, session-2`.
        impl std::fmt::Display for $name<'_> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                for (index, member) in self.iter().enumerate() {
                    f.write_str(if index > 0 { ", " } else { "" })?;
                    f.write_str(member.id().as_str())?;
                }
                Ok(())
            }
        }

        #[doc = concat!("An iterator over the ", $many, " of a set. The items can outlive the iterator.")]
        #[derive(Debug, Clone)]
        pub struct $iter<'p> {
            set: $name<'p>,
            next: usize,
            end: usize,
        }

        impl<'p> Iterator for $iter<'p> {
            type Item = $view<'p>;

            fn next(&mut self) -> Option<$view<'p>> {
                if self.next >= self.end {
                    return None;
                }
                let idx = self.set.members.get(self.next)?;
                self.next += 1;
                Some($view::new(self.set.programme, idx))
            }

            fn nth(&mut self, n: usize) -> Option<$view<'p>> {
                self.next = self.next.saturating_add(n).min(self.end);
                self.next()
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                let left = self.end - self.next;
                (left, Some(left))
            }
        }

        impl ExactSizeIterator for $iter<'_> {}

        impl<'p> DoubleEndedIterator for $iter<'p> {
            fn next_back(&mut self) -> Option<$view<'p>> {
                if self.next >= self.end {
                    return None;
                }
                self.end -= 1;
                Some($view::new(self.set.programme, self.set.members.get(self.end)?))
            }
        }

        impl<'p> IntoIterator for $name<'p> {
            type Item = $view<'p>;
            type IntoIter = $iter<'p>;

            fn into_iter(self) -> $iter<'p> {
                let end = self.len();
                $iter { set: self, next: 0, end }
            }
        }

        impl<'p> IntoIterator for &$name<'p> {
            type Item = $view<'p>;
            type IntoIter = $iter<'p>;

            fn into_iter(self) -> $iter<'p> {
                self.clone().into_iter()
            }
        }
    };
}
pub(super) use define_set;
