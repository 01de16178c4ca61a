//! Comparison of two versions of a programme, as changes that can be stored, applied and undone.
//!
//! The main methods are:
//! - [`Programme::changes`](crate::Programme::changes) compares two versions and returns
//!   [`Changes`], which is plain data.
//! - [`Changes::apply`] turns the earlier version into the later one, and [`Changes::inverse`]
//!   returns the changes that turn it back.
//! - [`Changes::json_patch`] writes the changes as a JSON Patch of the wire form.
//! - [`Programme::merge`](crate::Programme::merge) merges two versions that were made from the same
//!   version, such as a new import and a copy with local edits.
//!
//! ```
//! # let json = include_str!(concat!(
//! #     env!("CARGO_MANIFEST_DIR"),
//! #     "/examples/data/idm-2018-second-session.json",
//! # ));
//! # let before = serde_json::from_str::<programme::Draft>(json)?.build()?;
//! use programme::Slot;
//! use programme::report::Subject;
//! use programme::versions::RowChange;
//!
//! let mut draft = before.to_draft();
//! draft.session_mut("break-1").unwrap().slot = Some(Slot::between(1, "13:00", "14:30")?);
//! let after = draft.build()?;
//!
//! let changes = before.changes(&after);
//! assert_eq!(changes.rows[0].subject(), Subject::Session("break-1".into()));
//! assert_eq!(changes.len(), 1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod apply;
mod changes;
mod compare;
#[cfg(feature = "agenda")]
pub mod describe;
pub mod edit;
mod inverse;
pub mod join;
mod merge;
mod misfit;
mod moved;
mod pair;
mod patch;
mod renaming;
#[cfg(feature = "review")]
mod review;
mod row;
mod symmetric;
mod value;

pub use changes::{Changes, FieldChange, OrderChange, PairedBy, Rename, RowChange};
pub use merge::{Conflict, ConflictKind, Merged, Side};
pub use misfit::{ApplyError, Misfit};
pub use patch::PatchOperation;
pub use row::Row;
pub use value::FieldValue;
