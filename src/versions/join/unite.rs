//! Union of two matched items, field by field.

use super::finding::Collision;
use crate::report::Subject;
use crate::value::fields::Fields;
use crate::versions::FieldValue;
use crate::versions::edit::union;

/// Adds the values of a matched item that the kept item lacks. Reports the fields whose values
/// cannot be united.
pub(super) fn unite<T: Fields<FieldValue>>(
    kept: &mut T,
    other: &T,
    skipped: &[&str],
    (programme, item): (usize, &Subject),
    collisions: &mut Vec<Collision>,
) {
    for field in kept.differing(other) {
        let Some(theirs) = other.field(field).filter(|_| !skipped.contains(&field)) else { continue };
        let (united, is_complete) = match kept.field(field) {
            None => (theirs, true),
            Some(ours) => match united(ours.clone(), theirs) {
                // The title of another event is no translation of this title.
                (FieldValue::Text(_), false) if *item == Subject::Programme => (ours, false),
                united => united,
            },
        };
        // The value has the type of the field, because it comes from the same field.
        let is_set = kept.set_field(field, Some(united)).is_ok();
        if !is_complete || !is_set {
            collisions.push(Collision::Value { programme, item: item.clone(), field });
        }
    }
}

/// Unites two values of a field. Returns `false` if a part of the second value is lost.
fn united(ours: FieldValue, theirs: FieldValue) -> (FieldValue, bool) {
    macro_rules! lists {
        ($($variant:ident),+) => {
            match (ours, theirs) {
                $((FieldValue::$variant(mut ours), FieldValue::$variant(theirs)) => {
                    union(&mut ours, theirs);
                    (FieldValue::$variant(ours), true)
                })+
                (FieldValue::Text(mut ours), FieldValue::Text(theirs)) => {
                    let is_complete = ours.unite(theirs).is_empty();
                    (FieldValue::Text(ours), is_complete)
                }
                (FieldValue::ExternalIds(mut ours), FieldValue::ExternalIds(theirs)) => {
                    let mut is_complete = true;
                    for (key, value) in theirs.iter() {
                        if ours.get(key) != Some(value) {
                            is_complete &= ours.insert(key, value).is_ok();
                        }
                    }
                    (FieldValue::ExternalIds(ours), is_complete)
                }
                (FieldValue::Extensions(mut ours), FieldValue::Extensions(theirs)) => {
                    let mut is_complete = true;
                    for (key, value) in theirs.iter() {
                        if ours.get(key) != Some(value) {
                            is_complete &= ours.insert(key, value).is_ok();
                        }
                    }
                    (FieldValue::Extensions(ours), is_complete)
                }
                (ours, _) => (ours, false),
            }
        };
    }
    lists!(Texts, Slots, Links, Documents, Rooms, LanguageTags, Tracks, AgendaItems, Posts)
}
