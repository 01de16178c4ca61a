//! Comparison of two versions of a programme.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::changes::{Changes, FieldChange, OrderChange, PairedBy, Rename, RowChange};
use super::pair::{AllPairs, Pairs, rooms};
use super::renaming::{Renaming, id, with_id};
use super::row::{PlacedRoom, Row, RowType, previous};
use super::symmetric::{self, Relations};
use super::value::FieldValue;
use crate::draft::{Draft, Session};
use crate::pairing::free_id;
use crate::pairing::order::out_of_order;
use crate::programme::Programme;
use crate::report::Subject;
use crate::value::fields::Fields;
use crate::value::id::VenueId;

/// ## Versions
impl Programme {
    /// Compares this version of a programme with a later version.
    ///
    /// Rows, such as sessions, people and rooms, are paired by their ids. The remaining rows are
    /// then paired by external identifiers, and by the other evidence that
    /// [`PairedBy`](crate::versions::PairedBy) describes. Each of these pairs is listed in
    /// [`renames`](Changes::renames). All fields of paired rows and the order of all lists are
    /// compared.
    ///
    /// The same id is not always sufficient. Two rows with the same id can be paired with other
    /// rows instead if they have different identifiers in the same external system, if they are
    /// people with clearly different names, or if they are occurrences of a repeated session whose
    /// slots suggest other pairs. People with clearly different names or identifiers are not paired
    /// by their id if both take part in sessions, but never in the same one, and do not both take
    /// part in the entire programme.
    ///
    /// Programmes with different ids are compared in the same way.
    /// [`is_same_programme`](Changes::is_same_programme) then returns `false`.
    ///
    /// The comparison takes linear time in the size of both versions, and O(n log n) time if rows
    /// were moved.
    pub fn changes(&self, after: &Self) -> Changes {
        let pairs = AllPairs::new(self, after);
        let (ours, theirs) = (self.data(), after.data());
        let renames = renames(ours, theirs, &pairs);
        let mut renaming = Renaming::new(renames.iter().map(|rename| (&rename.from, &rename.to)));
        let before = if renaming.is_empty() {
            Cow::Borrowed(ours)
        } else {
            let mut earlier = ours.clone();
            renaming.rename_draft(&mut earlier);
            Cow::Owned(earlier)
        };
        let mut changes = Changes::new(ours.id.clone(), theirs.id.clone());
        changes.compare(&before, theirs, &pairs);
        changes.renames = renames;
        changes
    }
}

fn renames(before: &Draft, after: &Draft, pairs: &AllPairs) -> Vec<Rename> {
    let mut renames = Vec::new();
    macro_rules! rename {
        ($($list:ident)+) => {
            $(for &(at, same, by) in &pairs.$list.renamed {
                if let (Some(from), Some(to)) = (before.$list.get(at), after.$list.get(same))
                    && from.subject() != to.subject()
                {
                    renames.push(Rename::new(from.subject(), to.subject(), by));
                }
            })+
        };
    }
    rename!(days venues);
    if !pairs.rooms.renamed.is_empty() {
        let (ours, theirs): (Vec<_>, Vec<_>) = (rooms(before).collect(), rooms(after).collect());
        for &(at, same, by) in &pairs.rooms.renamed {
            if let (Some((_, from)), Some((_, to))) = (ours.get(at), theirs.get(same))
                && from.id != to.id
            {
                renames.push(Rename::new(Subject::Room(from.id.clone()), Subject::Room(to.id.clone()), by));
            }
        }
    }
    rename!(tracks organisations people agenda_items sessions);
    add_reused(before, after, pairs, &mut renames);
    renames
}

/// Adds new ids for rows that exist in only one version, if their id belongs to another row in the
/// other version.
fn add_reused(before: &Draft, after: &Draft, pairs: &AllPairs, renames: &mut Vec<Rename>) {
    macro_rules! reused {
        ($($list:ident)+) => {
            $(reused_ids(&before.$list, &after.$list, &pairs.$list, renames);)+
        };
    }
    reused!(venues tracks organisations people agenda_items sessions);
    reused_ids(&PlacedRoom::all(before), &PlacedRoom::all(after), &pairs.rooms, renames);
}

fn reused_ids<T: RowType>(before: &[T], after: &[T], pairs: &Pairs, renames: &mut Vec<Rename>) {
    // If all rows of one version were paired by id, no id belongs to different rows.
    let (free_before, free_after) = pairs.free();
    if pairs.renamed.is_empty() && (free_before.is_empty() || free_after.is_empty()) {
        return;
    }
    let ids = |rows: &[T]| -> HashSet<String> {
        rows.iter().filter_map(|row| Some(id(&row.subject())?.1.to_owned())).collect()
    };
    let (ours, theirs) = (ids(before), ids(after));
    let mut taken: HashSet<String> = ours.union(&theirs).cloned().collect();
    let mut new = |subject: &Subject, others: &HashSet<String>| {
        let (_, own) = id(subject)?;
        if !others.contains(own) {
            return None;
        }
        let free = free_id(own, &taken);
        taken.insert(free.clone());
        with_id(subject, &free)
    };
    for (at, row) in before.iter().enumerate() {
        if pairs.in_after(at).is_none()
            && let Some(to) = new(&row.subject(), &theirs)
        {
            renames.push(Rename::new(row.subject(), to, PairedBy::IdReused));
        }
    }
    for (at, row) in after.iter().enumerate() {
        if pairs.in_before(at).is_none()
            && let Some(from) = new(&row.subject(), &ours)
        {
            renames.push(Rename::new(from, row.subject(), PairedBy::IdReused));
        }
    }
}

/// Returns the changes of all fields that differ.
fn field_changes<T: Fields<FieldValue>>(before: &T, after: &T) -> Vec<FieldChange> {
    let names = before.differing(after).into_iter();
    names.map(|name| FieldChange::new(name, before.field(name), after.field(name))).collect()
}

impl Changes {
    fn compare(&mut self, before: &Draft, after: &Draft, pairs: &AllPairs) {
        let fields = field_changes(before, after);
        if !fields.is_empty() {
            self.rows.push(RowChange::Changed { subject: Subject::Programme, fields });
        }
        self.list(&before.notes, &after.notes, &pairs.notes);
        self.list(&before.roles, &after.roles, &pairs.roles);
        self.list(&before.kinds, &after.kinds, &pairs.kinds);
        self.list(&before.days, &after.days, &pairs.days);
        self.list(&before.venues, &after.venues, &pairs.venues);
        self.list(&PlacedRoom::all(before), &PlacedRoom::all(after), &pairs.rooms);
        self.list(&before.tracks, &after.tracks, &pairs.tracks);
        self.list(&before.organisations, &after.organisations, &pairs.organisations);
        self.list(&before.people, &after.people, &pairs.people);
        self.list(&before.agenda_items, &after.agenda_items, &pairs.agenda_items);
        self.sessions(before, after, &pairs.sessions);
    }

    fn list<T: RowType + PartialEq>(&mut self, before: &[T], after: &[T], pairs: &Pairs) {
        let complete = |_, row: &T| row.to_row();
        self.rows_of(before, after, pairs, complete, |(_, ours), (_, theirs)| {
            if ours == theirs { Vec::new() } else { field_changes(ours, theirs) }
        });
    }

    fn sessions(&mut self, before: &Draft, after: &Draft, pairs: &Pairs) {
        let (ours, theirs) = (symmetric::relations(before), symmetric::relations(after));
        let complete = |relations: &Relations, at: usize, row: &Session| {
            let mut row = row.clone();
            symmetric::complete(&mut row, relations.get(&at));
            row
        };
        let row = |(later, at): (bool, usize), row: &Session| {
            complete(if later { &theirs } else { &ours }, at, row).to_row()
        };
        let related = !ours.is_empty() || !theirs.is_empty();
        self.rows_of(&before.sessions, &after.sessions, pairs, row, |(at, one), (same, other)| {
            if related && (ours.contains_key(&at) || theirs.contains_key(&same)) {
                field_changes(&complete(&ours, at, one), &complete(&theirs, same, other))
            } else if one == other {
                Vec::new()
            } else {
                field_changes(one, other)
            }
        });
    }

    /// Compares two lists. `complete` converts a row to its form in the change set. Its first
    /// argument contains `true` for the later version, and the position of the row.
    fn rows_of<T: RowType>(
        &mut self,
        before: &[T],
        after: &[T],
        pairs: &Pairs,
        complete: impl Fn((bool, usize), &T) -> Row,
        differences: impl Fn((usize, &T), (usize, &T)) -> Vec<FieldChange>,
    ) {
        for (at, row) in before.iter().enumerate() {
            if pairs.in_after(at).is_none() {
                let row = complete((false, at), row);
                self.rows.push(RowChange::Removed { row, followed: previous(before, at) });
            }
        }
        for (at, row) in after.iter().enumerate() {
            let Some(same) = pairs.in_before(at) else {
                let row = complete((true, at), row);
                self.rows.push(RowChange::Added { row, follows: previous(after, at) });
                continue;
            };
            let Some(earlier) = before.get(same) else { continue };
            let fields = differences((same, earlier), (at, row));
            if !fields.is_empty() {
                self.rows.push(RowChange::Changed { subject: row.subject(), fields });
            }
        }
        self.orders_of(before, after, pairs);
    }

    /// Adds the rows that were moved within their list, or to the list of another venue.
    fn orders_of<T: RowType>(&mut self, before: &[T], after: &[T], pairs: &Pairs) {
        let mut moved = Vec::new();
        let mut stayed: HashMap<Option<&VenueId>, Vec<(usize, usize)>> = HashMap::new();
        let mut groups = Vec::new();
        for (at, same) in pairs.iter() {
            let (Some(ours), Some(theirs)) = (before.get(at), after.get(same)) else { continue };
            if ours.group() != theirs.group() {
                moved.push((at, same));
                continue;
            }
            let pairs = stayed.entry(ours.group()).or_insert_with(|| {
                groups.push(ours.group());
                Vec::new()
            });
            pairs.push((at, same));
        }
        for group in groups {
            let pairs = stayed.remove(&group).unwrap_or_default();
            if !pairs.is_sorted_by_key(|(_, after)| *after) {
                moved.extend(out_of_order(&pairs));
            }
        }
        for (at, same) in moved {
            let Some(row) = after.get(same) else { continue };
            self.orders.push(OrderChange::new(row.subject(), previous(before, at), previous(after, same)));
        }
    }
}
