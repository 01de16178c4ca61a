//! Property-based tests of drafts and programmes.

use std::collections::BTreeSet;

use programme::report::{Stage, Subject};
use programme::{Code, Draft};
use proptest::prelude::*;

use crate::strategy::{any_draft, valid_draft};

/// Returns the codes and subjects of all findings, without their paths.
fn codes_and_subjects(draft: &Draft) -> BTreeSet<(Code, Subject)> {
    draft
        .check()
        .iter()
        .map(|finding| (finding.code().built_in().unwrap(), finding.subject().clone()))
        .collect()
}

/// Returns the draft with its rows in another order.
fn shuffled(draft: &Draft, by: usize) -> Draft {
    let mut draft = draft.clone();
    let rotate = |length: usize| if length == 0 { 0 } else { by % length };
    let offset = rotate(draft.sessions.len());
    draft.sessions.rotate_left(offset);
    let offset = rotate(draft.people.len());
    draft.people.rotate_left(offset);
    draft.people.reverse();
    draft.days.reverse();
    draft.venues.reverse();
    for venue in &mut draft.venues {
        venue.rooms.reverse();
    }
    for session in &mut draft.sessions {
        session.participations.reverse();
    }
    draft
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_draft_in_normal_form_round_trips(draft in valid_draft()) {
        let programme = draft.clone().build().unwrap();
        prop_assert_eq!(&programme.to_draft(), &draft);
        let clone = programme.clone();
        prop_assert_eq!(&programme.into_draft(), &draft, "from a shared programme");
        prop_assert_eq!(&clone.into_draft(), &draft, "from the last copy of the programme");
    }

    #[test]
    fn normalisation_is_idempotent(draft in any_draft()) {
        if let Ok(programme) = draft.build() {
            let normal = programme.to_draft();
            let again = normal.clone().build().unwrap().to_draft();
            prop_assert_eq!(again, normal);
        }
    }

    #[test]
    fn building_returns_a_rejected_draft_unchanged(draft in any_draft()) {
        let report = draft.check();
        match draft.clone().build() {
            Ok(_) => prop_assert!(!report.has_errors()),
            Err(rejected) => {
                prop_assert!(report.has_errors());
                prop_assert_eq!(rejected.report(), &report);
                prop_assert_eq!(rejected.into_parts().0, draft);
            }
        }
    }

    #[test]
    fn reports_are_sorted_and_deterministic(draft in any_draft()) {
        let report = draft.check();
        prop_assert_eq!(&draft.check(), &report);
        let paths: Vec<_> = report.iter().map(|finding| finding.path().clone()).collect();
        prop_assert!(paths.is_sorted());
        let copy = draft.clone();
        prop_assert_eq!(std::thread::spawn(move || copy.check()).join().unwrap(), report);
    }

    #[test]
    fn reports_round_trip_through_json(draft in any_draft()) {
        let report = draft.check();
        let json = serde_json::to_string(&report).unwrap();
        prop_assert_eq!(serde_json::from_str::<programme::Report>(&json).unwrap(), report);
    }

    #[test]
    fn findings_do_not_depend_on_the_order_of_rows(draft in any_draft(), by in 0_usize..8) {
        prop_assert_eq!(codes_and_subjects(&shuffled(&draft, by)), codes_and_subjects(&draft));
    }

    #[test]
    fn paths_of_findings_exist_in_the_document(draft in any_draft()) {
        let document = serde_json::to_value(&draft).unwrap();
        for finding in &draft.check() {
            // The path of a missing field does not exist, but its parent does.
            let path = finding.path();
            let pointer = path.to_string();
            let parent = path.parent().unwrap_or_default().to_string();
            prop_assert!(document.pointer(&pointer).or(document.pointer(&parent)).is_some(), "{}", pointer);
            for related in finding.related() {
                prop_assert!(document.pointer(&related.path.to_string()).is_some(), "{}", related.path);
            }
        }
    }

    #[test]
    fn a_draft_round_trips_through_json_unless_an_id_is_malformed(draft in any_draft()) {
        let json = serde_json::to_string_pretty(&draft).unwrap();
        match Draft::read(&mut serde_json::Deserializer::from_str(&json)) {
            Ok(read) => prop_assert_eq!(read, draft),
            Err(error) => {
                prop_assert_eq!(error.code.stage(), Stage::Reading);
                prop_assert_eq!(error.code, Code::MalformedId, "only ids are unchecked in a draft");
                prop_assert!(draft.build().is_err());
            }
        }
    }

    #[test]
    fn texts_of_a_programme_have_a_language_and_a_path(draft in valid_draft()) {
        let programme = draft.build().unwrap();
        let document = serde_json::to_value(programme.to_draft()).unwrap();
        for (path, text) in programme.texts() {
            prop_assert!(!text.is_plain());
            let value = document.pointer(&path.to_string());
            let value = value.unwrap_or_else(|| panic!("the document has no value at {path}"));
            let wording = value.as_str().or_else(|| value.get(text.entries().next()?.0.as_str())?.as_str());
            prop_assert_eq!(wording, Some(text.first()), "{}", path);
        }
    }
}
