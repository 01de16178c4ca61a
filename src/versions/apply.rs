//! Application of a change set to a programme.

use std::collections::{HashMap, HashSet};

use super::changes::{Changes, FieldChange, RowChange};
use super::misfit::{ApplyError, Misfit};
use super::renaming::Renaming;
use super::row::{Listed, PlacedRoom, RowType, each_list, previous};
use super::symmetric;
use super::value::FieldValue;
use crate::draft::{Draft, Room};
use crate::programme::Programme;
use crate::report::Subject;
use crate::value::fields::{Fields, Unfit};
use crate::value::id::VenueId;

impl Changes {
    /// Applies the changes to the earlier version, and returns the later version.
    ///
    /// `before` must have the programme id of the earlier version. It must contain the rows that
    /// the change set renames, changes, moves or removes, with the values and positions that the
    /// change set lists. It must not contain the added rows yet. Other rows and fields may differ.
    /// Paths of unknown fields ([`unknown_fields`](crate::Draft::unknown_fields)) are not copied,
    /// because they refer to the document of the earlier version.
    ///
    /// # Errors
    ///
    /// Returns an error that lists the reason for each change that does not fit `before`. Returns
    /// an error with all problems if the result is not valid.
    pub fn apply(&self, before: &Programme) -> Result<Programme, ApplyError> {
        let mut draft = before.data().clone();
        draft.unknown_fields.clear();
        let mut misfits = Vec::new();
        if draft.id != self.before {
            let (expected, found) = (self.before.clone(), draft.id.clone());
            misfits.push(Misfit::OtherProgramme { expected, found });
        }
        self.check_renames(&draft, &mut misfits);
        Renaming::new(self.renames.iter().map(|rename| (&rename.from, &rename.to))).rename_draft(&mut draft);
        symmetric::complete_all(&mut draft);
        draft.id = self.after.clone();

        for change in &self.rows {
            if let RowChange::Changed { subject: Subject::Programme, fields } = change {
                set_fields(&mut draft, &Subject::Programme, fields, &mut misfits);
            }
        }
        let mut rooms = PlacedRoom::all(&draft);
        for venue in &mut draft.venues {
            venue.rooms.clear();
        }
        each_list!(Type => {
            let rows = std::mem::take(<Type as Listed>::list_mut(&mut draft));
            *<Type as Listed>::list_mut(&mut draft) = self.apply_to(rows, &mut misfits);
        });
        rooms = self.apply_to(rooms, &mut misfits);
        let mut venues: HashMap<VenueId, &mut Vec<Room>> =
            draft.venues.iter_mut().map(|venue| (venue.id.clone(), &mut venue.rooms)).collect();
        for PlacedRoom { venue, room } in rooms {
            match venues.get_mut(&venue) {
                Some(rooms) => rooms.push(room),
                None => misfits.push(Misfit::MissingVenue { subject: Subject::Room(room.id), venue }),
            }
        }
        if misfits.is_empty() {
            draft.build().map_err(|rejected| ApplyError::Rejected(Box::new(rejected)))
        } else {
            Err(ApplyError::Misfits(misfits))
        }
    }

    /// Checks that the old id of each rename exists, and that the new id is not in use, unless
    /// another rename frees it.
    fn check_renames(&self, draft: &Draft, misfits: &mut Vec<Misfit>) {
        if self.renames.is_empty() {
            return;
        }
        let mut known: HashSet<Subject> = PlacedRoom::all(draft).iter().map(RowType::subject).collect();
        each_list!(Type => {
            known.extend(<Type as Listed>::list(draft).iter().map(RowType::subject));
        });
        let added: HashSet<Subject> = self
            .rows
            .iter()
            .filter(|change| matches!(change, RowChange::Added { .. }))
            .map(RowChange::subject)
            .collect();
        // The earlier version does not contain the added rows. A rename of an added row is only
        // needed for the inverse.
        let renames = || self.renames.iter().filter(|rename| !added.contains(&rename.to));
        for rename in renames() {
            if !known.remove(&rename.from) {
                misfits.push(Misfit::MissingRow(rename.from.clone()));
            }
        }
        for rename in renames() {
            if !known.insert(rename.to.clone()) {
                misfits.push(Misfit::ExistingRow(rename.to.clone()));
            }
        }
    }

    /// Applies all changes of one type of row.
    fn apply_to<T: RowType>(&self, mut rows: Vec<T>, misfits: &mut Vec<Misfit>) -> Vec<T> {
        let changes: Vec<&RowChange> = self.rows.iter().filter(|change| T::is(&change.subject())).collect();
        let orders: Vec<_> = self.orders.iter().filter(|order| T::is(&order.subject)).collect();
        if changes.is_empty() && orders.is_empty() {
            return rows;
        }
        let positions: HashMap<Subject, usize> =
            rows.iter().enumerate().map(|(at, row)| (row.subject(), at)).collect();
        let mut places = Places { removed: HashSet::new(), moved: HashMap::new(), added: Vec::new() };
        // Compare positions before any row changes. A room whose venue changes also moves to
        // another list.
        for order in orders {
            let Some(&at) = positions.get(&order.subject) else {
                misfits.push(Misfit::MissingRow(order.subject.clone()));
                continue;
            };
            check_position(&rows, at, order.before.as_ref(), misfits);
            places.moved.insert(at, order.after.clone());
        }
        for change in &changes {
            let RowChange::Removed { row, followed } = change else { continue };
            let subject = row.subject();
            let Some((&at, found)) = positions.get(&subject).and_then(|at| Some((at, rows.get(*at)?))) else {
                misfits.push(Misfit::MissingRow(subject));
                continue;
            };
            check_position(&rows, at, followed.as_ref(), misfits);
            let fields = T::of(row).map(|row| found.differing(&row)).unwrap_or_default();
            if !fields.is_empty() {
                misfits.push(Misfit::OtherRow { subject, fields });
            } else if !places.removed.insert(at) || places.moved.contains_key(&at) {
                misfits.push(Misfit::MissingRow(subject));
            }
        }
        for change in changes {
            let subject = change.subject();
            match change {
                RowChange::Added { .. } if positions.contains_key(&subject) => {
                    misfits.push(Misfit::ExistingRow(subject));
                }
                RowChange::Added { row, follows } => {
                    places.added.extend(T::of(row).map(|row| (follows.clone(), row)));
                }
                RowChange::Removed { .. } => {}
                RowChange::Changed { fields, .. } => {
                    let at = positions.get(&subject).filter(|at| !places.removed.contains(at));
                    match at.and_then(|at| rows.get_mut(*at)) {
                        Some(row) => set_fields(row, &subject, fields, misfits),
                        None => misfits.push(Misfit::MissingRow(subject)),
                    }
                }
            }
        }
        places.arrange(rows, misfits)
    }
}

fn check_position<T: RowType>(rows: &[T], at: usize, expected: Option<&Subject>, misfits: &mut Vec<Misfit>) {
    let found = previous(rows, at);
    if found.as_ref() != expected
        && let Some(row) = rows.get(at)
    {
        misfits.push(Misfit::OtherPosition { subject: row.subject(), expected: expected.cloned(), found });
    }
}

fn set_fields<T: Fields<FieldValue>>(
    row: &mut T,
    subject: &Subject,
    changes: &[FieldChange],
    misfits: &mut Vec<Misfit>,
) {
    for change in changes {
        let (subject, field) = (subject.clone(), change.field.to_string());
        let found = row.field(&field);
        if found != change.before {
            let expected = change.before.clone();
            misfits.push(Misfit::OtherValue { subject, field, expected, found });
            continue;
        }
        match row.set_field(&field, change.after.clone()) {
            Ok(()) => {}
            Err(Unfit::Name) => misfits.push(Misfit::UnknownField { subject, field }),
            Err(Unfit::Type | Unfit::Missing) => misfits.push(Misfit::InvalidValue { subject, field }),
        }
    }
}

/// The removed, moved and added rows of a list. Removed and moved rows are identified by their
/// positions in the earlier version. Each moved or added row is inserted after another row, or at
/// the beginning of its list.
struct Places<T> {
    removed: HashSet<usize>,
    moved: HashMap<usize, Option<Subject>>,
    added: Vec<(Option<Subject>, T)>,
}

impl<T: RowType> Places<T> {
    fn arrange(self, rows: Vec<T>, misfits: &mut Vec<Misfit>) -> Vec<T> {
        let Self { removed, mut moved, added } = self;
        let mut placed = added;
        let mut fixed = Vec::with_capacity(rows.len());
        for (at, row) in rows.into_iter().enumerate() {
            if removed.contains(&at) {
                continue;
            }
            match moved.remove(&at) {
                Some(follows) => placed.push((follows, row)),
                None => fixed.push(row),
            }
        }
        arrange(fixed, placed, misfits)
    }
}

/// Inserts each placed row after the row that it follows. Fixed rows keep their order.
pub(super) fn arrange<T: RowType>(
    fixed: Vec<T>,
    placed: Vec<(Option<Subject>, T)>,
    misfits: &mut Vec<Misfit>,
) -> Vec<T> {
    if placed.is_empty() {
        return fixed;
    }
    let mut all = Vec::with_capacity(fixed.len() + placed.len());
    let mut followers: HashMap<Subject, Vec<T>> = HashMap::new();
    // The rows that have not been listed yet, in reverse order, so that `pop` returns the next one.
    let mut stack: Vec<T> = fixed.into_iter().rev().collect();
    for (follows, row) in placed.into_iter().rev() {
        match follows {
            Some(subject) => followers.entry(subject).or_default().push(row),
            None => stack.push(row),
        }
    }
    while let Some(row) = stack.pop() {
        if let Some(rows) = followers.remove(&row.subject()) {
            stack.extend(rows);
        }
        all.push(row);
    }
    let mut left: Vec<(Subject, Vec<T>)> = followers.into_iter().collect();
    left.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
    for (follows, rows) in left {
        misfits.extend(
            rows.into_iter()
                .rev()
                .map(|row| Misfit::MissingPredecessor { subject: row.subject(), follows: follows.clone() }),
        );
    }
    all
}
