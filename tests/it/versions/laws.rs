//! Laws of change sets on random programmes.

use programme::proptest::prelude::*;
use programme::versions::{ApplyError, Changes, FieldValue, Misfit, RowChange};
use programme::{Programme, strategy};

use super::edits::versions;

fn assert_laws(before: &Programme, after: &Programme) {
    let changes = before.changes(after);
    let applied = changes.apply(before).unwrap_or_else(|error| panic!("{error}\n{changes:#?}"));
    assert_eq!(applied.to_draft(), after.to_draft(), "{changes:#?}");
    let inverse = changes.inverse();
    let undone = inverse.apply(after).unwrap_or_else(|error| panic!("{error}\n{inverse:#?}"));
    assert_eq!(undone.to_draft(), before.to_draft(), "{inverse:#?}");
    assert_eq!(inverse.inverse(), changes);
    assert_eq!(changes.is_empty(), before.to_draft() == after.to_draft());
    let json = serde_json::to_string(&changes).unwrap();
    assert_eq!(serde_json::from_str::<Changes>(&json).unwrap(), changes, "{json}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn applying_the_changes_gives_the_later_version((before, after) in versions()) {
        assert_laws(&before, &after);
        assert_laws(&after, &before);
    }

    #[test]
    fn a_programme_does_not_differ_from_itself(programme in strategy::programmes()) {
        let changes = programme.changes(&programme);
        prop_assert!(changes.is_empty() && changes.is_same_programme());
    }

    #[test]
    fn changes_do_not_fit_the_version_that_already_contains_them((before, after) in versions()) {
        let changes = before.changes(&after);
        if changes.is_empty() {
            return Ok(());
        }
        let Err(ApplyError::Misfits(misfits)) = changes.apply(&after) else { panic!("{changes:#?}") };
        let fields = changes.rows.iter().map(|row| match row {
            RowChange::Changed { fields, .. } => fields.len(),
            _ => 1,
        });
        // Moves are not counted. A moved row can have the same predecessor in both versions, so
        // its position causes no misfit.
        prop_assert!(misfits.len() >= fields.sum::<usize>() + changes.renames.len(), "{misfits:#?}\n{changes:#?}");
    }

    #[test]
    fn every_before_value_is_checked((before, after) in versions(), choice: prop::sample::Index) {
        let mut changes = before.changes(&after);
        let changed = changes.rows.iter_mut().filter_map(|row| match row {
            RowChange::Changed { fields, .. } => Some(fields),
            _ => None,
        });
        let mut fields: Vec<_> = changed.flatten().collect();
        if fields.is_empty() {
            return Ok(());
        }
        let field = choice.index(fields.len());
        fields[field].before = Some(FieldValue::Number(987_654));
        let Err(ApplyError::Misfits(misfits)) = changes.apply(&before) else { panic!("{changes:#?}") };
        let wrong = Some(FieldValue::Number(987_654));
        let found = |misfit: &Misfit| matches!(misfit, Misfit::OtherValue { expected, .. } if *expected == wrong);
        prop_assert_eq!(misfits.iter().filter(|misfit| found(misfit)).count(), 1);
    }
}
