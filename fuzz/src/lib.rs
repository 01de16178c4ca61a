//! Assertions about drafts, which all fuzz targets share.

use programme::agenda::AgendaOptions;
use programme::{Draft, Profile};

/// Checks and builds a draft that was read from arbitrary input. The draft must build if and only
/// if it has no errors. If it builds, its normal form must be stable, and it must be possible to
/// review and print the programme.
pub fn whole(draft: Draft) {
    let valid = !draft.check().has_errors();
    let Ok(programme) = draft.build() else {
        assert!(!valid, "a draft without errors must build");
        return;
    };
    assert!(valid, "a draft with errors must not build");
    let again = programme.to_draft().build().expect("the normal form builds");
    assert!(again.to_draft() == programme.to_draft(), "the normal form is stable");
    let report = programme.review(&Profile::strict());
    assert_eq!(programme.review(&Profile::strict()), report);
    let _ = report.to_string();
    if let Ok(preferences) = programme.preferences(["fr", "ar"]) {
        let _ = programme.agenda(&AgendaOptions::new(preferences)).to_string();
    }
}

/// Checks a draft that was read from another format. Such a draft must always build.
pub fn builds(draft: Draft) {
    let report = draft.check();
    assert!(!report.has_errors(), "{report}");
    whole(draft);
}
