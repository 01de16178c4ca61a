//! The references to items that edits remove.

use serde::Serialize;

use crate::report::Subject;

/// A reference that was removed or changed, because the item to which it referred was removed.
///
/// ```
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
/// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
/// use programme::report::Subject;
/// use programme::versions::edit::Remove;
///
/// let edited = programme.edit(&[Remove::new(Subject::Room("xviii".into())).into()])?;
/// let places = edited.detached.iter().filter(|reference| reference.field == "place");
/// assert_eq!(places.count(), programme.room("xviii").unwrap().sessions().count());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Detached {
    /// The position of the edit in the list of edits, counted from 0.
    pub edit: usize,
    /// The item that was removed.
    pub removed: Subject,
    /// The item that referred to it.
    pub from: Subject,
    /// The field that contained the reference, such as "place".
    pub field: &'static str,
}

/// The references that one edit removes.
pub(super) struct Log<'a> {
    pub(super) edit: usize,
    pub(super) list: &'a mut Vec<Detached>,
}

impl Log<'_> {
    pub(super) fn add(&mut self, removed: &Subject, from: Subject, field: &'static str) {
        self.list.push(Detached { edit: self.edit, removed: removed.clone(), from, field });
    }
}
