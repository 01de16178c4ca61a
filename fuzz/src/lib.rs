//! What must hold of whatever can be read.

use programme::agenda::AgendaOptions;
use programme::{Draft, Profile};

/// A draft that was read from anything: it is checked, and if it builds it is whole, and can be reviewed and printed.
pub fn whole(draft: Draft) {
    let sound = !draft.check().has_errors();
    let Ok(programme) = draft.build() else {
        assert!(!sound, "a draft without an error does not build");
        return;
    };
    assert!(sound, "a draft with an error builds");
    let again = programme.to_draft().build().expect("the normal form builds");
    assert!(again.to_draft() == programme.to_draft(), "the normal form is stable");
    let report = programme.review(&Profile::strict());
    assert_eq!(programme.review(&Profile::strict()), report);
    let _ = report.to_string();
    if let Ok(preferences) = programme.preferences(["fr", "ar"]) {
        let _ = programme.agenda(&AgendaOptions::new(preferences)).to_string();
    }
}

/// What a reader of another format gives builds, always.
pub fn builds(draft: Draft) {
    let report = draft.check();
    assert!(!report.has_errors(), "{report}");
    whole(draft);
}
