//! Changes of the values that repeats inherit from their original session.

use std::collections::HashMap;

use super::MOST_INHERITED;
use super::names::Names;
use crate::draft::Session as Row;
use crate::report::Subject;
use crate::value::fields::Fields;
use crate::value::id::SessionId;
use crate::versions::changes::{Changes, FieldChange, RowChange};
use crate::versions::row::Row as AnyRow;
use crate::versions::value::FieldValue;
use crate::view::Session;

/// The fields that a repeat inherits if it does not specify them.
const INHERITED: [&str; 4] = ["title", "description", "questions", "participations"];

/// The changes of sessions, by their later ids.
struct Known<'c> {
    changed: HashMap<&'c SessionId, &'c [FieldChange]>,
    removed: HashMap<&'c SessionId, &'c Row>,
}

/// The changes of repeats as readers see them: a missing value counts as the value that the repeat
/// inherits.
#[derive(Default)]
pub(super) struct InheritedChanges {
    /// All field changes of each repeat with changes.
    fields: HashMap<SessionId, Vec<FieldChange>>,
    /// The repeats, in the order of the later version.
    pub(super) order: Vec<SessionId>,
}

impl InheritedChanges {
    /// Finds the repeats whose changes differ from those of their own fields. At most 256 repeats
    /// of each session are considered.
    pub(super) fn find(changes: &Changes, names: &Names<'_>) -> Self {
        let mut found = Self::default();
        let programmes = [names.before.programme(), names.after.programme()];
        let has_repeats = |row: &Row| row.repeats.is_some();
        if !programmes.iter().any(|programme| programme.data().sessions.iter().any(has_repeats)) {
            return found;
        }
        let mut known = Known { changed: HashMap::new(), removed: HashMap::new() };
        for row in &changes.rows {
            match row {
                RowChange::Changed { subject: Subject::Session(id), fields } => {
                    known.changed.insert(id, fields.as_slice());
                }
                RowChange::Removed { row: AnyRow::Session(row), .. } => {
                    known.removed.insert(&row.id, &**row);
                }
                _ => {}
            }
        }
        let mut counts: HashMap<SessionId, usize> = HashMap::new();
        for after in names.after.programme().sessions().declared() {
            let id = after.id();
            let Some(before) = names.session_before(id) else { continue };
            let origins = [before.origin(), after.origin()];
            let Some(origin) = origins[1].or(origins[0]) else { continue };
            let earlier =
                origins[0].and_then(|origin| match names.later(Subject::Session(origin.id().clone())) {
                    Subject::Session(id) => Some(id),
                    _ => None,
                });
            let own = known.changed.get(id).copied().unwrap_or_default();
            let is_same_origin = earlier.as_ref() == origins[1].map(|origin| origin.id());
            let has_changed_origin = earlier.as_ref().is_some_and(|id| known.changed.contains_key(id));
            if own.is_empty() && is_same_origin && !has_changed_origin {
                continue;
            }
            let count = counts.entry(origin.id().clone()).or_default();
            *count += 1;
            if *count > MOST_INHERITED {
                continue;
            }
            let mut fields: Vec<FieldChange> =
                own.iter().filter(|change| !INHERITED.contains(&change.field.as_ref())).cloned().collect();
            for field in INHERITED {
                let change = own.iter().find(|change| change.field == field);
                // A long list is only compared once, for the original session.
                let is_long = |session: &Session<'_>| session.data().participations.len() > MOST_INHERITED;
                if field == "participations" && origins.iter().flatten().any(is_long) {
                    fields.extend(change.cloned());
                    continue;
                }
                let [own_before, own_after] = match change {
                    Some(change) => [change.before.clone(), change.after.clone()],
                    None => [after.data().field(field), after.data().field(field)],
                };
                let before = own_before.or_else(|| known.earlier(earlier.as_ref()?, field, names));
                let after = own_after.or_else(|| origins[1]?.data().field(field));
                if before != after {
                    fields.push(FieldChange::new(field, before, after));
                }
            }
            fields.sort_by_key(|change| {
                <Row as Fields<FieldValue>>::NAMES.iter().position(|name| *name == change.field)
            });
            found.order.push(id.clone());
            found.fields.insert(id.clone(), fields);
        }
        found
    }

    /// Removes and returns the changes of a session.
    pub(super) fn take(&mut self, id: &SessionId) -> Option<Vec<FieldChange>> {
        self.fields.remove(id)
    }
}

impl Known<'_> {
    /// Returns the earlier value of a field, with the ids of the later version.
    fn earlier(&self, id: &SessionId, field: &str, names: &Names<'_>) -> Option<FieldValue> {
        let changes = self.changed.get(id).copied().unwrap_or_default();
        if let Some(change) = changes.iter().find(|change| change.field == field) {
            return change.before.clone();
        }
        match self.removed.get(id) {
            Some(row) => row.field(field),
            None => names.session_after(id)?.data().field(field),
        }
    }
}
