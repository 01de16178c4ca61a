//! Typed indices, compact relations between them, and a hash table from ids to indices.
//!
//! The lints of the crate forbid indexing into slices. This module is an exception: an [`Idx`] is
//! created only for an existing row, and rows are never removed, so indexing cannot fail.

use std::hash::{BuildHasher, RandomState};
use std::marker::PhantomData;
use std::ops::Range;

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;

use crate::list::ToList;
use crate::sorting;

/// The position of a row in a list of rows of type `T`. An index is valid only within the programme
/// that created it, and is never serialised.
pub(crate) struct Idx<T> {
    number: u32,
    noun: PhantomData<fn() -> T>,
}

impl<T> Idx<T> {
    pub(crate) fn new(position: usize) -> Self {
        // A draft of 2³² rows does not fit into memory, so the position always fits into `u32`.
        Self { number: u32::try_from(position).unwrap_or(u32::MAX), noun: PhantomData }
    }

    const fn from_number(number: u32) -> Self {
        Self { number, noun: PhantomData }
    }

    #[inline]
    pub(crate) const fn position(self) -> usize {
        self.number as usize
    }
}

impl<T> Clone for Idx<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Idx<T> {}
impl<T> PartialEq for Idx<T> {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}
impl<T> Eq for Idx<T> {}
impl<T> PartialOrd for Idx<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Idx<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.number.cmp(&other.number)
    }
}
impl<T> std::hash::Hash for Idx<T> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.number.hash(state);
    }
}
impl<T> std::fmt::Debug for Idx<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{}", self.number)
    }
}

/// An optional index in four bytes. An `Option<Idx<T>>` needs eight.
pub(crate) struct MaybeIdx<T>(Idx<T>);

impl<T> MaybeIdx<T> {
    pub(crate) const NONE: Self = Self(Idx { number: u32::MAX, noun: PhantomData });

    #[inline]
    pub(crate) fn get(self) -> Option<Idx<T>> {
        (self.0.number != u32::MAX).then_some(self.0)
    }
}

impl<T> From<Option<Idx<T>>> for MaybeIdx<T> {
    fn from(idx: Option<Idx<T>>) -> Self {
        idx.map_or(Self::NONE, Self)
    }
}
impl<T> Clone for MaybeIdx<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for MaybeIdx<T> {}
impl<T> std::fmt::Debug for MaybeIdx<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.get().fmt(f)
    }
}

#[expect(
    clippy::indexing_slicing,
    reason = "an index is made only where its row exists, and rows are never removed"
)]
#[inline]
pub(crate) fn row<T, R>(rows: &[R], idx: Idx<T>) -> &R {
    &rows[idx.position()]
}

/// A relation from each row of type `A` to a list of rows of type `B`. All lists are stored one
/// after another in a single vector.
#[derive(Debug)]
pub(crate) struct Relation<A, B> {
    starts: Vec<u32>,
    targets: Vec<Idx<B>>,
    from: PhantomData<fn() -> A>,
}

impl<A, B> Relation<A, B> {
    /// Creates a relation from pairs, grouped by their first element. Pairs with the same first
    /// element keep their order.
    #[expect(
        clippy::indexing_slicing,
        reason = "every `A` of a pair is less than `rows`, which was checked when it was resolved"
    )]
    pub(crate) fn from_pairs(rows: usize, pairs: &[(Idx<A>, Idx<B>)]) -> Self {
        let mut starts = vec![0_u32; rows + 1];
        for (from, _) in pairs {
            starts[from.position() + 1] += 1;
        }
        for row in 0..rows {
            starts[row + 1] += starts[row];
        }
        let mut next = starts.clone();
        let mut targets = vec![Idx::new(0); pairs.len()];
        for (from, to) in pairs {
            let slot = &mut next[from.position()];
            targets[*slot as usize] = *to;
            *slot += 1;
        }
        Self { starts, targets, from: PhantomData }
    }

    /// Returns a copy of this relation in which the second element of each pair is replaced by the
    /// result of `replace`.
    pub(crate) fn map<C>(&self, replace: impl FnMut(&Idx<B>) -> Idx<C>) -> Relation<A, C> {
        let targets = self.targets.iter().map(replace).collect();
        Relation { starts: self.starts.clone(), targets, from: PhantomData }
    }

    pub(crate) fn rows(&self) -> impl Iterator<Item = Idx<A>> + use<A, B> {
        (0..self.starts.len().saturating_sub(1)).map(Idx::new)
    }

    /// Returns the range of positions at which the pairs with the first element `from` are stored.
    #[inline]
    pub(crate) fn range(&self, from: Idx<A>) -> Range<usize> {
        let bound = |row: usize| self.starts.get(row).map_or(0, |&start| start as usize);
        bound(from.position())..bound(from.position() + 1)
    }

    #[inline]
    pub(crate) fn of(&self, from: Idx<A>) -> &[Idx<B>] {
        self.targets.get(self.range(from)).unwrap_or_default()
    }
}

/// Pairs of row numbers.
type RowPairs = Vec<(u32, u32)>;

/// A list of pairs of rows, from which a [`SparseRelation`] is created.
#[derive(Debug)]
pub(crate) struct Pairs<A, B> {
    numbers: RowPairs,
    types: PhantomData<fn() -> (A, B)>,
}

impl<A, B> Pairs<A, B> {
    pub(crate) fn iter(&self) -> impl Iterator<Item = (Idx<A>, Idx<B>)> {
        self.numbers.iter().map(|&(a, b)| (Idx::from_number(a), Idx::from_number(b)))
    }
}

impl<A, B> Default for Pairs<A, B> {
    fn default() -> Self {
        Self { numbers: Vec::new(), types: PhantomData }
    }
}

impl<A, B> Extend<(Idx<A>, Idx<B>)> for Pairs<A, B> {
    fn extend<I: IntoIterator<Item = (Idx<A>, Idx<B>)>>(&mut self, pairs: I) {
        for (a, b) in pairs {
            self.numbers.push((a.number, b.number));
        }
    }
}

impl<A, B> FromIterator<(Idx<A>, Idx<B>)> for Pairs<A, B> {
    fn from_iter<I: IntoIterator<Item = (Idx<A>, Idx<B>)>>(pairs: I) -> Self {
        let mut list = Self::default();
        list.extend(pairs);
        list
    }
}

/// A relation in which only a few rows take part. The pairs are stored in both directions. An empty
/// relation does not allocate memory.
///
/// The row numbers are stored without the types of the rows, so that sorting and searching are
/// compiled once for all relations.
#[derive(Debug)]
pub(crate) struct SparseRelation<A, B> {
    forward: RowPairs,
    back: RowPairs,
    types: PhantomData<fn() -> (A, B)>,
}

impl<A, B> SparseRelation<A, B> {
    /// Creates a relation from pairs in any order. Pairs with the same first element keep their
    /// order.
    pub(crate) fn from_pairs(pairs: Pairs<A, B>) -> Self {
        let (forward, back) = in_both_directions(pairs.numbers);
        Self { forward, back, types: PhantomData }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.forward.is_empty()
    }

    pub(crate) fn of(&self, from: Idx<A>) -> impl ExactSizeIterator<Item = Idx<B>> + Clone + use<'_, A, B> {
        run(&self.forward, from.number).iter().map(|&(_, to)| Idx::from_number(to))
    }

    pub(crate) fn pairs(&self) -> impl Iterator<Item = (Idx<A>, Idx<B>)> + use<'_, A, B> {
        self.forward.iter().map(|&(from, to)| (Idx::from_number(from), Idx::from_number(to)))
    }

    /// Returns `true` if the relation leads from `from` to `to`.
    pub(crate) fn contains(&self, from: Idx<A>, to: Idx<B>) -> bool {
        self.back.binary_search(&(to.number, from.number)).is_ok()
    }

    /// Returns the rows from which the relation leads to the row `to`, sorted by index.
    pub(crate) fn back(&self, to: Idx<B>) -> impl ExactSizeIterator<Item = Idx<A>> + use<'_, A, B> {
        run(&self.back, to.number).iter().map(|&(_, from)| Idx::from_number(from))
    }
}

/// Sorts pairs by their first element, and returns them together with the sorted reversed pairs.
fn in_both_directions(mut pairs: RowPairs) -> (RowPairs, RowPairs) {
    let mut back: Vec<_> = pairs.iter().map(|&(a, b)| (b, a)).to_list();
    sorting::sort_by_key(&mut pairs, |&(a, _)| a);
    pairs.shrink_to_fit();
    back.sort_unstable();
    (pairs, back)
}

/// Returns the pairs whose first element is `from`. The pairs must be sorted by their first
/// element.
fn run(pairs: &[(u32, u32)], from: u32) -> &[(u32, u32)] {
    let start = pairs.partition_point(|&(a, _)| a < from);
    let rest = pairs.get(start..).unwrap_or_default();
    rest.get(..rest.partition_point(|&(a, _)| a == from)).unwrap_or_default()
}

/// A hash table that maps the id of a row to its position. The table stores only positions, while
/// the ids remain in the rows.
///
/// The hasher has a random key, because ids can come from untrusted files. An attacker therefore
/// cannot choose ids that collide.
#[derive(Debug)]
pub(crate) struct IdTable<T> {
    rows: HashTable<u32>,
    hasher: RandomState,
    noun: PhantomData<fn() -> T>,
}

impl<T> Clone for IdTable<T> {
    fn clone(&self) -> Self {
        Self { rows: self.rows.clone(), hasher: self.hasher.clone(), noun: PhantomData }
    }
}

impl<T> IdTable<T> {
    pub(crate) fn with_capacity(rows: usize) -> Self {
        Self { rows: HashTable::with_capacity(rows), hasher: RandomState::new(), noun: PhantomData }
    }

    /// Inserts a row for each id, numbered from zero. If an id is already in the table, its row is
    /// not inserted. Instead, `twice` is called with this row and with the earlier row that has the
    /// same id.
    pub(crate) fn insert_all(&mut self, ids: &[&str], mut twice: impl FnMut(Idx<T>, Idx<T>)) {
        insert_all(&mut self.rows, &self.hasher, ids, &mut |again, earlier| {
            twice(Idx::from_number(again), Idx::from_number(earlier));
        });
    }

    #[inline]
    pub(crate) fn find<'a>(&self, id: &str, id_of: impl Fn(Idx<T>) -> &'a str) -> Option<Idx<T>> {
        let hash = self.hasher.hash_one(id);
        self.rows.find(hash, |row| id_of(Idx::from_number(*row)) == id).copied().map(Idx::from_number)
    }

    /// Looks up the row of each id, and returns the rows in the same order. The entry is `NONE` if
    /// the id is `None`, or if no row has this id.
    ///
    /// The result is the same as calling [`find`](Self::find) for each id. For large tables, this
    /// method is faster, because it looks up the ids in batches whose cache misses overlap.
    pub(crate) fn find_each<'a, 'b>(
        &self,
        mut ids: impl Iterator<Item = Option<&'b str>>,
        id_of: impl Fn(Idx<T>) -> &'a str,
    ) -> Vec<MaybeIdx<T>> {
        let mut found = Vec::with_capacity(ids.size_hint().0);
        find_each(&self.rows, &self.hasher, &mut ids, &|row| id_of(Idx::from_number(row)), &mut |row| {
            found.push(row.map(Idx::from_number).into());
        });
        found
    }
}

// The following functions do not depend on the type of the rows, so that they are compiled once for
// all tables.

fn insert_all(
    rows: &mut HashTable<u32>,
    random: &RandomState,
    ids: &[&str],
    twice: &mut dyn FnMut(u32, u32),
) {
    // All ids are hashed before the first insertion. The ids are scattered in memory, and reading
    // them in one pass makes their cache misses overlap.
    let hashes: Vec<u64> = ids.iter().map(|id| random.hash_one(id)).to_list();
    let hash_of = |row: &u32| hashes.get(*row as usize).copied().unwrap_or_default();
    rows.reserve(ids.len(), hash_of);
    for ((row, id), hash) in (0_u32..).zip(ids).zip(&hashes) {
        match rows.entry(*hash, |other| ids.get(*other as usize) == Some(id), hash_of) {
            Entry::Occupied(earlier) => twice(row, *earlier.get()),
            Entry::Vacant(vacant) => {
                vacant.insert(row);
            }
        }
    }
}

fn find_each<'a, 'b>(
    rows: &HashTable<u32>,
    hasher: &RandomState,
    ids: &mut dyn Iterator<Item = Option<&'b str>>,
    id_of: &dyn Fn(u32) -> &'a str,
    each: &mut dyn FnMut(Option<u32>),
) {
    const TOGETHER: usize = 32;
    let mut asked: Vec<Option<(&str, u64)>> = Vec::with_capacity(TOGETHER);
    let mut likely: Vec<Option<(u32, &str)>> = Vec::with_capacity(TOGETHER);
    loop {
        asked.clear();
        asked.extend(ids.take(TOGETHER).map(|id| id.map(|id| (id, hasher.hash_one(id)))));
        if asked.is_empty() {
            return;
        }
        likely.clear();
        likely.extend(asked.iter().map(|asked| {
            let row = *rows.find((*asked)?.1, |_| true)?;
            Some((row, id_of(row)))
        }));
        for (asked, likely) in asked.iter().zip(&likely) {
            // Another id can have the same hash, so the ids have to be compared.
            each(match (asked, likely) {
                (Some((id, _)), Some((row, likely))) if id == likely => Some(*row),
                (Some((id, hash)), Some(_)) => rows.find(*hash, |row| id_of(*row) == *id).copied(),
                _ => None,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relation_keeps_the_order_of_its_pairs() {
        let pair = |a, b| (Idx::<u8>::new(a), Idx::<u16>::new(b));
        let relation = Relation::from_pairs(4, &[pair(2, 9), pair(0, 1), pair(2, 3), pair(2, 5)]);
        let of = |a| relation.of(Idx::new(a)).iter().map(|b| b.position()).collect::<Vec<_>>();
        assert_eq!((of(0), of(1), of(2), of(3), of(4)), (vec![1], vec![], vec![9, 3, 5], vec![], vec![]));
    }

    #[test]
    fn an_id_table_finds_what_was_entered_and_nothing_else() {
        let ids: Vec<String> = (0..5000).map(|n| format!("id-{n}")).collect();
        let id_of = |idx: Idx<()>| ids[idx.position()].as_str();
        let mut table = IdTable::with_capacity(ids.len() + 2);
        let mut rows: Vec<&str> = ids.iter().map(String::as_str).collect();
        rows.extend(["id-7", "id-4999"]);
        let mut twice = Vec::new();
        table.insert_all(&rows, |again, earlier| twice.push((again.position(), earlier.position())));
        assert_eq!(twice, [(5000, 7), (5001, 4999)]);
        for (n, id) in ids.iter().enumerate() {
            assert_eq!(table.find(id, id_of), Some(Idx::new(n)));
        }
        assert_eq!(table.find("id-5000", id_of), None);
        let asked: Vec<_> = (0..6000).rev().map(|n| (n % 7 != 0).then(|| format!("id-{n}"))).collect();
        let each = table.find_each(asked.iter().map(Option::as_deref), id_of);
        let one_by_one: Vec<_> =
            asked.iter().map(|id| id.as_ref().and_then(|id| table.find(id, id_of))).collect();
        assert_eq!(each.iter().map(|found| found.get()).collect::<Vec<_>>(), one_by_one);
        assert_eq!(IdTable::<()>::with_capacity(0).find("x", id_of), None);
    }
}
