//! What holds of every draft and every programme.

use std::collections::BTreeSet;

use programme::report::{Stage, Subject};
use programme::{Code, Draft};
use proptest::prelude::*;

use crate::strategy::{any_draft, sound};

/// What a report says, apart from where.
fn verdicts(draft: &Draft) -> BTreeSet<(Code, Subject)> {
    draft
        .check()
        .iter()
        .map(|finding| (finding.code().built_in().unwrap(), finding.subject().clone()))
        .collect()
}

/// The same draft with its rows in another order.
fn shuffled(draft: &Draft, by: usize) -> Draft {
    let mut draft = draft.clone();
    let rotate = |length: usize| if length == 0 { 0 } else { by % length };
    let at = rotate(draft.sessions.len());
    draft.sessions.rotate_left(at);
    let at = rotate(draft.people.len());
    draft.people.rotate_left(at);
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
    fn a_draft_in_normal_form_comes_back_as_it_was(draft in sound()) {
        let programme = draft.clone().build().unwrap();
        prop_assert_eq!(&programme.to_draft(), &draft);
        let clone = programme.clone();
        prop_assert_eq!(&programme.into_draft(), &draft, "from a shared one");
        prop_assert_eq!(&clone.into_draft(), &draft, "from the last one");
    }

    #[test]
    fn the_normal_form_is_reached_in_one_step(draft in any_draft()) {
        if let Ok(programme) = draft.build() {
            let normal = programme.to_draft();
            let again = normal.clone().build().unwrap().to_draft();
            prop_assert_eq!(again, normal);
        }
    }

    #[test]
    fn building_never_panics_and_gives_a_rejected_draft_back_untouched(draft in any_draft()) {
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
    fn reports_are_ordered_and_the_same_on_every_run(draft in any_draft()) {
        let report = draft.check();
        prop_assert_eq!(&draft.check(), &report);
        let paths: Vec<_> = report.iter().map(|finding| finding.path().clone()).collect();
        prop_assert!(paths.is_sorted());
        let elsewhere = draft.clone();
        prop_assert_eq!(std::thread::spawn(move || elsewhere.check()).join().unwrap(), report);
    }

    #[test]
    fn reports_read_as_they_were_written(draft in any_draft()) {
        let report = draft.check();
        let json = serde_json::to_string(&report).unwrap();
        prop_assert_eq!(serde_json::from_str::<programme::Report>(&json).unwrap(), report);
    }

    #[test]
    fn verdicts_do_not_depend_on_the_order_of_rows(draft in any_draft(), by in 0_usize..8) {
        prop_assert_eq!(verdicts(&shuffled(&draft, by)), verdicts(&draft));
    }

    #[test]
    fn every_path_of_a_finding_leads_to_something(draft in any_draft()) {
        let document = serde_json::to_value(&draft).unwrap();
        for finding in &draft.check() {
            // A field that is missing is found where it would stand.
            let path = finding.path();
            let place = path.to_string();
            let above = path.parent().unwrap_or_default().to_string();
            prop_assert!(document.pointer(&place).or(document.pointer(&above)).is_some(), "{}", place);
            for related in finding.related() {
                prop_assert!(document.pointer(&related.path.to_string()).is_some(), "{}", related.path);
            }
        }
    }

    #[test]
    fn a_draft_reads_as_it_was_written_or_its_values_are_refused(draft in any_draft()) {
        let json = serde_json::to_string_pretty(&draft).unwrap();
        match Draft::read(&mut serde_json::Deserializer::from_str(&json)) {
            Ok(read) => prop_assert_eq!(read, draft),
            Err(error) => {
                prop_assert_eq!(error.code.stage(), Stage::Reading);
                prop_assert_eq!(error.code, Code::MalformedId, "the one value that a draft holds unchecked");
                prop_assert!(draft.build().is_err());
            }
        }
    }

    #[test]
    fn texts_of_a_programme_are_tagged_and_have_paths_in_the_normal_form(draft in sound()) {
        let programme = draft.build().unwrap();
        let document = serde_json::to_value(programme.to_draft()).unwrap();
        for (path, text) in programme.texts() {
            prop_assert!(!text.is_plain());
            let place = document.pointer(&path.to_string());
            let place = place.unwrap_or_else(|| panic!("nothing at {path}"));
            let wording = place.as_str().or_else(|| place.get(text.entries().next()?.0.as_str())?.as_str());
            prop_assert_eq!(wording, Some(text.first()), "{}", path);
        }
    }
}
