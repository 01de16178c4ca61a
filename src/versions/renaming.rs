//! Replacement of ids by those of another version.

use std::collections::HashMap;

use super::changes::{Changes, OrderChange, RowChange};
use super::row::{Row, visit_subject};
use super::value::FieldValue;
use crate::draft::Draft;
use crate::pairing::remarked;
use crate::report::Subject;
use crate::value::id::EntityKind;
use crate::value::slot::Slot;
use crate::value::text::Text;
use crate::value::visit::{Visit, VisitorMut};

/// The new ids of renamed rows, and the new numbers of renumbered days.
#[derive(Debug, Default)]
pub(super) struct Renaming<'a> {
    ids: HashMap<EntityKind, HashMap<&'a str, &'a str>>,
    days: HashMap<i32, i32>,
}

/// Returns the kind and the id of a row. Returns `None` for the programme, for a day, which has a
/// number instead of an id, and for a declaration, whose code never changes.
pub(super) fn id(subject: &Subject) -> Option<(EntityKind, &str)> {
    Some(match subject {
        Subject::Session(id) => (EntityKind::Session, id.as_str()),
        Subject::Person(id) => (EntityKind::Person, id.as_str()),
        Subject::Organisation(id) => (EntityKind::Organisation, id.as_str()),
        Subject::Venue(id) => (EntityKind::Venue, id.as_str()),
        Subject::Room(id) => (EntityKind::Room, id.as_str()),
        Subject::Track(id) => (EntityKind::Track, id.as_str()),
        Subject::AgendaItem(id) => (EntityKind::AgendaItem, id.as_str()),
        Subject::Note(id) => (EntityKind::Note, id.as_str()),
        Subject::Programme | Subject::Day(_) | Subject::Role(_) | Subject::Kind(_) => return None,
    })
}

/// Returns the same kind of row with another id. Returns `None` for rows without an id.
pub(super) fn with_id(subject: &Subject, id: &str) -> Option<Subject> {
    Some(match subject {
        Subject::Session(_) => Subject::Session(id.into()),
        Subject::Person(_) => Subject::Person(id.into()),
        Subject::Organisation(_) => Subject::Organisation(id.into()),
        Subject::Venue(_) => Subject::Venue(id.into()),
        Subject::Room(_) => Subject::Room(id.into()),
        Subject::Track(_) => Subject::Track(id.into()),
        Subject::AgendaItem(_) => Subject::AgendaItem(id.into()),
        Subject::Note(_) => Subject::Note(id.into()),
        Subject::Programme | Subject::Day(_) | Subject::Role(_) | Subject::Kind(_) => return None,
    })
}

impl<'a> Renaming<'a> {
    pub(super) fn new(renames: impl IntoIterator<Item = (&'a Subject, &'a Subject)>) -> Self {
        let mut renaming = Self::default();
        for (from, to) in renames {
            if let (Subject::Day(from), Subject::Day(to)) = (from, to) {
                renaming.days.insert(*from, *to);
            } else if let (Some((kind, from)), Some((_, to))) = (id(from), id(to)) {
                renaming.ids.entry(kind).or_default().insert(from, to);
            }
        }
        renaming
    }

    /// Returns a renaming of items of one kind.
    pub(super) fn of_kind(kind: EntityKind, ids: HashMap<&'a str, &'a str>) -> Self {
        let mut renaming = Self::default();
        if !ids.is_empty() {
            renaming.ids.insert(kind, ids);
        }
        renaming
    }

    pub(super) fn rename_value(&mut self, value: &mut FieldValue) {
        value.visit_mut(self as &mut dyn VisitorMut);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.ids.is_empty() && self.days.is_empty()
    }

    pub(super) fn rename_draft(&mut self, draft: &mut Draft) {
        if self.is_empty() {
            return;
        }
        for day in &mut draft.days {
            self.rename_day(&mut day.number);
        }
        draft.visit_mut(self as &mut dyn VisitorMut);
    }

    fn rename_day(&self, number: &mut i32) {
        if let Some(new) = self.days.get(number) {
            *number = *new;
        }
    }

    pub(super) fn rename_row(&mut self, row: &mut Row) {
        let visitor = self as &mut dyn VisitorMut;
        match row {
            Row::Note(row) => row.visit_mut(visitor),
            Row::Role(row) => row.visit_mut(visitor),
            Row::Kind(row) => row.visit_mut(visitor),
            Row::Day(row) => {
                row.visit_mut(visitor);
                self.rename_day(&mut row.number);
            }
            Row::Venue(row) => row.visit_mut(visitor),
            Row::Room { venue, room } => {
                venue.visit_mut(visitor);
                room.visit_mut(visitor);
            }
            Row::Track(row) => row.visit_mut(visitor),
            Row::Organisation(row) => row.visit_mut(visitor),
            Row::Person(row) => row.visit_mut(visitor),
            Row::AgendaItem(row) => row.visit_mut(visitor),
            Row::Session(row) => row.visit_mut(visitor),
        }
    }

    pub(super) fn rename_subject(&mut self, subject: &mut Subject) {
        visit_subject(subject, self);
    }

    /// Replaces all ids in a change set except those of its renames.
    pub(super) fn rename_changes(&mut self, changes: &mut Changes) {
        if self.is_empty() {
            return;
        }
        for change in &mut changes.rows {
            match change {
                RowChange::Added { row, follows: before } | RowChange::Removed { row, followed: before } => {
                    self.rename_row(row);
                    if let Some(before) = before {
                        self.rename_subject(before);
                    }
                }
                RowChange::Changed { subject, fields } => {
                    self.rename_subject(subject);
                    for field in fields {
                        let values = [&mut field.before, &mut field.after];
                        for value in values.into_iter().flatten() {
                            self.rename_value(value);
                        }
                    }
                }
            }
        }
        for OrderChange { subject, before, after } in &mut changes.orders {
            self.rename_subject(subject);
            before.iter_mut().chain(after).for_each(|before| self.rename_subject(before));
        }
    }
}

impl VisitorMut for Renaming<'_> {
    fn id(&mut self, noun: EntityKind, id: &mut Box<str>) {
        if let Some(new) = self.ids.get(&noun).and_then(|ids| ids.get(&**id)) {
            *id = (*new).into();
        }
    }

    fn text(&mut self, text: &mut Text) {
        if let Some(notes) = self.ids.get(&EntityKind::Note) {
            text.reword(|wording| remarked(wording, notes));
        }
    }

    fn slot(&mut self, slot: &mut Slot) {
        if let Some(new) = self.days.get(&slot.day_number()) {
            *slot = slot.on_day(*new);
        }
    }
}
