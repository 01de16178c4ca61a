//! Three-way merging of rows.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::conflict::{Conflict, ConflictKind, Side};
use super::order::{Keys, merge_order};
use super::sides::Sides;
use super::value::Parts;
use crate::draft::{Draft, Room};
use crate::report::Subject;
use crate::value::fields::Fields;
use crate::value::id::VenueId;
use crate::versions::row::{Listed, PlacedRoom, RowType, each_list};
use crate::versions::value::FieldValue;

/// A change in their version, identified by its row and its field. The field is `None` if the row
/// was added or removed.
pub(super) type Change = (Subject, Option<Cow<'static, str>>);

/// A merge of rows, with the decisions that were necessary so far.
#[derive(Debug, Default)]
pub(super) struct RowMerge {
    /// The removed rows that are kept, because other rows refer to them.
    pub(super) kept: HashSet<Subject>,
    /// The changes of their version that are not applied, because they may have caused errors in
    /// the merged draft.
    pub(super) refused: HashSet<Change>,
    pub(super) conflicts: Vec<Conflict>,
}

impl RowMerge {
    /// Merges all rows. In the result, the rows of the base version have their ids in the base
    /// version.
    pub(super) fn run(&mut self, sides: &Sides) -> Draft {
        self.conflicts.clear();
        let (base, ours, theirs) = (&sides.base, &sides.ours, &sides.theirs);
        let mut draft = ours.clone();
        self.id(&mut draft, sides);
        // Merge only the fields of the programme itself here. Rows are not fields.
        draft = self.row(&Subject::Programme, Some(base), &draft, theirs);
        let moved = sides.moves.each_ref().map(|rows| rows.iter().collect::<HashSet<&Subject>>());
        let rooms =
            self.list(&PlacedRoom::all(base), &PlacedRoom::all(ours), &PlacedRoom::all(theirs), &moved);
        each_list!(Type => {
            let lists = (<Type as Listed>::list(base), <Type as Listed>::list(ours), <Type as Listed>::list(theirs));
            *<Type as Listed>::list_mut(&mut draft) = self.list(lists.0, lists.1, lists.2, &moved);
        });
        for venue in &mut draft.venues {
            venue.rooms.clear();
        }
        let mut venues: HashMap<VenueId, &mut Vec<Room>> =
            draft.venues.iter_mut().map(|venue| (venue.id.clone(), &mut venue.rooms)).collect();
        let mut homeless = Vec::new();
        for PlacedRoom { venue, room } in rooms {
            match venues.get_mut(&venue) {
                Some(rooms) => rooms.push(room),
                None => homeless.push(venue),
            }
        }
        // The venue of a room was removed. The next run keeps it.
        self.kept.extend(homeless.into_iter().map(Subject::Venue));
        draft
    }

    fn id(&mut self, draft: &mut Draft, sides: &Sides) {
        let (base, ours, theirs) = (&sides.base.id, &sides.ours.id, &sides.theirs.id);
        if ours == theirs || theirs == base {
            return;
        }
        if ours == base {
            draft.id = theirs.clone();
            return;
        }
        let value = |id: &crate::value::id::ProgrammeId| Some(FieldValue::String(id.to_string()));
        let mut conflict = Conflict::of_row(Subject::Programme, ConflictKind::Value, Side::Ours);
        conflict.field = Some("id".into());
        (conflict.base, conflict.ours, conflict.theirs) = (value(base), value(ours), value(theirs));
        self.conflicts.push(conflict);
    }

    /// Merges the fields of a row.
    fn row<T: Fields<FieldValue> + Clone>(
        &mut self,
        subject: &Subject,
        base: Option<&T>,
        ours: &T,
        theirs: &T,
    ) -> T {
        let mut merged = ours.clone();
        for name in ours.differing(theirs) {
            let field = Cow::Borrowed(name);
            let values = [base.and_then(|row| row.field(name)), ours.field(name), theirs.field(name)];
            if self.refused.contains(&(subject.clone(), Some(field.clone()))) {
                if values[0] != values[2] {
                    self.field(subject, field, None, ConflictKind::Integrity, values, Side::Ours);
                }
                continue;
            }
            let mut parts = Parts::default();
            let value = parts.merge(values.clone());
            for part in parts.conflicts {
                let path = (!part.part.is_empty()).then_some(part.part);
                self.field(subject, field.clone(), path, part.kind, part.values, part.stands);
            }
            if value != values[1] && merged.set_field(name, value).is_err() {
                self.field(subject, field, None, ConflictKind::Value, values, Side::Ours);
            }
        }
        merged
    }

    fn field(
        &mut self,
        subject: &Subject,
        field: Cow<'static, str>,
        part: Option<String>,
        kind: ConflictKind,
        values: [Option<FieldValue>; 3],
        stands: Side,
    ) {
        let [base, ours, theirs] = values;
        let conflict =
            Conflict { subject: subject.clone(), field: Some(field), part, kind, base, ours, theirs, stands };
        self.conflicts.push(conflict);
    }

    fn about(&mut self, subject: &Subject, kind: ConflictKind, stands: Side) {
        self.conflicts.push(Conflict::of_row(subject.clone(), kind, stands));
    }

    /// Merges a list of rows. `moved` contains the rows that each side moved within their lists.
    fn list<T: RowType>(
        &mut self,
        base: &[T],
        ours: &[T],
        theirs: &[T],
        moved: &[HashSet<&Subject>; 2],
    ) -> Vec<T> {
        let mut numbers: HashMap<Subject, usize> = HashMap::new();
        let mut subjects: Vec<Subject> = Vec::new();
        let keys = [base, ours, theirs].map(|rows| {
            let number = |row: &T| {
                let subject = row.subject();
                *numbers.entry(subject.clone()).or_insert_with(|| {
                    subjects.push(subject);
                    subjects.len() - 1
                })
            };
            rows.iter().map(number).collect::<Vec<usize>>()
        });
        let by_key = |keys: &[usize], rows: &'_ [T]| -> Vec<Option<usize>> {
            let mut positions = vec![None; subjects.len()];
            for (at, key) in keys.iter().enumerate().take(rows.len()) {
                positions.get_mut(*key).into_iter().for_each(|position| *position = Some(at));
            }
            positions
        };
        let [base_keys, ours_keys, theirs_keys] = &keys;
        let positions = [by_key(base_keys, base), by_key(ours_keys, ours), by_key(theirs_keys, theirs)];
        let get = |list: usize, rows: &'_ [T], key: usize| -> Option<T> {
            let at = positions.get(list)?.get(key).copied().flatten()?;
            rows.get(at).cloned()
        };
        let mut merged: Vec<Option<T>> = Vec::with_capacity(subjects.len());
        for (key, subject) in subjects.iter().enumerate() {
            let versions = (get(0, base, key), get(1, ours, key), get(2, theirs, key));
            merged.push(self.one(subject, versions, moved.each_ref().map(|rows| rows.contains(subject))));
        }
        let present = (0..).zip(&merged).filter(|(_, row)| row.is_some()).map(|(key, _)| key).collect();
        let keys = Keys { base: base_keys, ours: ours_keys, theirs: theirs_keys };
        let (order, contested) = merge_order(keys, &present);
        for key in contested {
            if let Some(subject) = subjects.get(key) {
                self.about(subject, ConflictKind::Position, Side::Ours);
            }
        }
        order.into_iter().filter_map(|key| merged.get_mut(key)?.take()).collect()
    }

    /// Merges the versions of one row, which each side may have moved within its list. Returns
    /// `None` if the row is removed.
    fn one<T: RowType>(
        &mut self,
        subject: &Subject,
        versions: (Option<T>, Option<T>, Option<T>),
        [ours_moved, theirs_moved]: [bool; 2],
    ) -> Option<T> {
        let kept = self.kept.contains(subject);
        let refused = self.refused.contains(&(subject.clone(), None));
        match versions {
            (base, Some(ours), Some(theirs)) => Some(self.row(subject, base.as_ref(), &ours, &theirs)),
            (Some(base), Some(ours), None) => {
                let changed = ours_moved || !base.differing(&ours).is_empty();
                let kind = match (changed, kept, refused) {
                    (true, ..) => ConflictKind::Removed,
                    (_, true, _) => ConflictKind::Reference,
                    (_, _, true) => ConflictKind::Integrity,
                    _ => return None,
                };
                self.about(subject, kind, Side::Ours);
                Some(ours)
            }
            (Some(base), None, Some(theirs)) => {
                let changed = theirs_moved || !base.differing(&theirs).is_empty();
                if refused {
                    self.about(subject, ConflictKind::Integrity, Side::Ours);
                    return None;
                }
                let kind = match (changed, kept) {
                    (true, _) => ConflictKind::Removed,
                    (_, true) => ConflictKind::Reference,
                    _ => return None,
                };
                self.about(subject, kind, Side::Theirs);
                Some(theirs)
            }
            (Some(base), None, None) => kept.then(|| {
                self.about(subject, ConflictKind::Reference, Side::Both);
                base
            }),
            (None, Some(ours), None) => Some(ours),
            (None, None, Some(theirs)) => {
                if refused {
                    self.about(subject, ConflictKind::Integrity, Side::Ours);
                    return None;
                }
                Some(theirs)
            }
            (None, None, None) => None,
        }
    }
}
