//! The machinery of sets: sorted indices, borrowed where the programme has the list, owned where a filter made one.

use std::borrow::Cow;
use std::cmp::Ordering;

use crate::arena::Idx;

/// A set of rows, sorted.
#[derive(Debug)]
pub(super) enum Members<'p, T> {
    /// The rows below a number.
    All(usize),
    Some(Cow<'p, [Idx<T>]>),
}

impl<T> Clone for Members<'_, T> {
    fn clone(&self) -> Self {
        match self {
            Self::All(rows) => Self::All(*rows),
            Self::Some(list) => Self::Some(list.clone()),
        }
    }
}

impl<'p, T> Members<'p, T> {
    pub(super) const fn none() -> Self {
        Self::Some(Cow::Borrowed(&[]))
    }

    /// Of rows in any order, each as often as it comes.
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

    pub(super) fn get(&self, at: usize) -> Option<Idx<T>> {
        match self {
            Self::All(rows) => (at < *rows).then(|| Idx::new(at)),
            Self::Some(list) => list.get(at).copied(),
        }
    }

    pub(super) fn iter(&self) -> impl ExactSizeIterator<Item = Idx<T>> + DoubleEndedIterator + '_ {
        let rows = self.len();
        // Every position below the length has a row.
        (0..rows).map(|at| self.get(at).unwrap_or(Idx::new(at)))
    }

    pub(super) fn contains(&self, idx: Idx<T>) -> bool {
        match self {
            Self::All(rows) => idx.position() < *rows,
            Self::Some(list) => list.binary_search(&idx).is_ok(),
        }
    }

    pub(super) fn filter(self, keep: impl Fn(Idx<T>) -> bool) -> Self {
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

    /// Those that are in a sorted list too. Of everything, that is the list itself.
    pub(super) fn within(self, list: Cow<'p, [Idx<T>]>) -> Self {
        match (self, list) {
            (Self::All(_), list) => Self::Some(list),
            // Whichever list is our own is narrowed in place.
            (Self::Some(Cow::Owned(ours)), theirs) => Self::Some(Cow::Owned(retain(ours, &theirs))),
            (Self::Some(ours), Cow::Owned(theirs)) => Self::Some(Cow::Owned(retain(theirs, &ours))),
            (ours, theirs) => ours.combine(&Self::Some(theirs), |ours, theirs| ours && theirs),
        }
    }

    /// Walks both in step and keeps what `keep` says of being here and being there.
    pub(super) fn combine(&self, other: &Self, keep: impl Fn(bool, bool) -> bool) -> Self {
        let mut list = Vec::with_capacity(self.len() + other.len());
        let (mut ours, mut theirs) = (self.iter().peekable(), other.iter().peekable());
        loop {
            let (next, here, there) = match (ours.peek(), theirs.peek()) {
                (Some(a), Some(b)) => match a.cmp(b) {
                    Ordering::Less => (ours.next(), true, false),
                    Ordering::Greater => (theirs.next(), false, true),
                    Ordering::Equal => {
                        theirs.next();
                        (ours.next(), true, true)
                    }
                },
                (Some(_), None) => (ours.next(), true, false),
                (None, Some(_)) => (theirs.next(), false, true),
                (None, None) => break,
            };
            list.extend(next.filter(|_| keep(here, there)));
        }
        Self::Some(Cow::Owned(list))
    }

    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().eq(other.iter())
    }
}

/// Keeps what is in the other list too. Both are sorted.
fn retain<T>(mut list: Vec<Idx<T>>, other: &[Idx<T>]) -> Vec<Idx<T>> {
    let mut other = other.iter().peekable();
    list.retain(|idx| {
        while other.next_if(|next| *next < idx).is_some() {}
        other.peek() == Some(&idx)
    });
    list
}

/// What every set has: order, size, membership, algebra, printing as ids.
macro_rules! set {
    ($(#[$meta:meta])* $name:ident, $view:ident, $row:ty, $iter:ident, $one:literal, $many:literal, $order:literal) => {
        $(#[$meta])*
        #[derive(Clone)]
        pub struct $name<'p> {
            programme: &'p $crate::programme::Programme,
            members: $crate::query::members::Members<'p, $row>,
        }

        impl<'p> $name<'p> {
            /// The programme they belong to.
            pub fn programme(&self) -> &'p $crate::programme::Programme {
                self.programme
            }

            #[doc = concat!("How many ", $many, " there are.")]
            pub fn len(&self) -> usize {
                self.members.len()
            }

            /// Whether there is none.
            pub fn is_empty(&self) -> bool {
                self.len() == 0
            }

            #[doc = concat!("The ", $many, $order)]
            pub fn iter(&self) -> impl ExactSizeIterator<Item = $view<'p>> + DoubleEndedIterator + '_ {
                let programme = self.programme;
                self.members.iter().map(move |idx| $view::new(programme, idx))
            }

            /// The first of them.
            pub fn first(&self) -> Option<$view<'p>> {
                Some($view::new(self.programme, self.members.get(0)?))
            }

            /// The last of them.
            pub fn last(&self) -> Option<$view<'p>> {
                Some($view::new(self.programme, self.members.get(self.len().checked_sub(1)?)?))
            }

            #[doc = concat!("Whether ", $one, " is among them, given by its id or as a view. A view of another programme is read as its id.")]
            pub fn contains(&self, one: impl AsRef<str>) -> bool {
                $view::by_id(self.programme, one.as_ref()).is_some_and(|found| self.members.contains(found.idx()))
            }

            #[doc = concat!("Those of the ", $many, " of which the closure says so.")]
            pub fn filter(mut self, keep: impl Fn($view<'p>) -> bool) -> Self {
                let programme = self.programme;
                self.members = self.members.filter(|idx| keep($view::new(programme, idx)));
                self
            }

            /// Those in this set, in the other, or in both. What belongs to another programme is looked up by its id;
            /// what is not in this programme is left out.
            pub fn union(&self, other: &Self) -> Self {
                self.combine(other, |ours, theirs| ours || theirs)
            }

            /// Those in both sets; see [`union`](Self::union) for sets of other programmes.
            pub fn intersection(&self, other: &Self) -> Self {
                self.combine(other, |ours, theirs| ours && theirs)
            }

            /// Those in this set and not in the other; see [`union`](Self::union) for sets of other programmes.
            pub fn difference(&self, other: &Self) -> Self {
                self.combine(other, |ours, theirs| ours && !theirs)
            }

            /// Whether the sets have none in common.
            pub fn is_disjoint(&self, other: &Self) -> bool {
                self.intersection(other).is_empty()
            }

            fn combine(&self, other: &Self, keep: impl Fn(bool, bool) -> bool) -> Self {
                let members = if self.programme.is_same(other.programme) {
                    self.members.combine(&other.members, keep)
                } else {
                    let known = other.iter().filter_map(|one| $view::by_id(self.programme, one.id().as_str()));
                    let known = $crate::query::members::Members::of(known.map(|one| one.idx()).collect());
                    self.members.combine(&known, keep)
                };
                Self { programme: self.programme, members }
            }
        }

        /// The same rows of the same programme.
        impl PartialEq for $name<'_> {
            fn eq(&self, other: &Self) -> bool {
                self.programme.is_same(other.programme) && self.members.is_same(&other.members)
            }
        }

        impl Eq for $name<'_> {}

        impl std::hash::Hash for $name<'_> {
            fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
                state.write_usize(self.len());
                self.members.iter().for_each(|idx| idx.hash(state));
            }
        }

        /// The ids.
        impl std::fmt::Debug for $name<'_> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_list().entries(self.iter().map(|one| one.id().as_str())).finish()
            }
        }

        /// The ids, parted by commas.
        impl std::fmt::Display for $name<'_> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                for (at, one) in self.iter().enumerate() {
                    f.write_str(if at > 0 { ", " } else { "" })?;
                    f.write_str(one.id().as_str())?;
                }
                Ok(())
            }
        }

        #[doc = concat!("The ", $many, " of a set, one after the other; they outlive the set.")]
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
pub(super) use set;
