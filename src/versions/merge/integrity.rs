//! Changes of both sides that contradict each other.

use std::collections::HashSet;

use super::rows::Change;
use super::sides::Sides;
use crate::code::Severity;
use crate::report::{Finding, Problem, Report, Subject};
use crate::value::fields::Fields;
use crate::versions::renaming::with_id;
use crate::versions::row::{Listed, PlacedRoom, RowType, each_list};
use crate::versions::value::FieldValue;

/// Returns all changes of their version.
pub(super) fn their_changes(sides: &Sides) -> HashSet<Change> {
    let mut changes = HashSet::new();
    fields(&Subject::Programme, &sides.base, &sides.theirs, &mut changes);
    rows(&PlacedRoom::all(&sides.base), &PlacedRoom::all(&sides.theirs), &mut changes);
    each_list!(Type => {
        rows(<Type as Listed>::list(&sides.base), <Type as Listed>::list(&sides.theirs), &mut changes);
    });
    changes
}

fn fields<T: Fields<FieldValue>>(subject: &Subject, base: &T, theirs: &T, changes: &mut HashSet<Change>) {
    changes.extend(base.differing(theirs).into_iter().map(|name| (subject.clone(), Some(name.into()))));
}

fn rows<T: RowType>(base: &[T], theirs: &[T], changes: &mut HashSet<Change>) {
    let known: std::collections::HashMap<Subject, &T> =
        theirs.iter().map(|row| (row.subject(), row)).collect();
    for row in base {
        let subject = row.subject();
        match known.get(&subject) {
            Some(same) => fields(&subject, row, *same, changes),
            None => {
                changes.insert((subject, None));
            }
        }
    }
    let before: HashSet<Subject> = base.iter().map(RowType::subject).collect();
    changes
        .extend(known.into_keys().filter(|subject| !before.contains(subject)).map(|subject| (subject, None)));
}

/// Returns the changes of their version that may have caused the errors in a report: the changes of
/// the affected fields or, if there are none, all changes of the affected rows.
pub(super) fn causes(report: &Report, changes: &HashSet<Change>) -> HashSet<Change> {
    let mut found = HashSet::new();
    for finding in report.iter().filter(|finding| finding.severity() == Severity::Error) {
        let (subjects, field) = suspects(finding);
        let precise: Vec<&Change> = changes
            .iter()
            .filter(|(subject, name)| {
                subjects.contains(subject)
                    && name.as_deref().is_some_and(|name| Some(name) == field.as_deref())
            })
            .collect();
        if precise.is_empty() {
            found.extend(changes.iter().filter(|(subject, _)| subjects.contains(subject)).cloned());
        } else {
            found.extend(precise.into_iter().cloned());
        }
    }
    found
}

fn suspects(finding: &Finding) -> (HashSet<Subject>, Option<String>) {
    let mut subjects: HashSet<Subject> = finding.related().iter().map(|row| row.subject.clone()).collect();
    subjects.insert(finding.subject().clone());
    if let Problem::CyclicReference { ids, .. } = finding.problem() {
        subjects.extend(ids.iter().filter_map(|id| with_id(finding.subject(), id)));
    }
    let mut keys = finding.path().keys().filter(|key| *key != "venues");
    let first = keys.next();
    let field = if *finding.subject() == Subject::Programme { first } else { keys.next() };
    (subjects, field.map(str::to_owned))
}
