//! Edits of a programme as data: moves, swaps, shifts, replacements, and so on.
//!
//! An [`Edit`] is plain data that implements serde's traits, so that a web page, a command line or
//! another program can send it. [`Programme::edit`] applies a list of edits and returns the new
//! programme. Either all edits are carried out, or none. The original programme does not change, so
//! keep it to undo an edit in memory. [`read`] reads edits, and reports the path of an error.
//!
//! In the wire form, an edit is a map with a single key that names the edit:
//!
//! ```
//! # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
//! # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
//! use programme::versions::edit::Edit;
//!
//! let json = r#"[
//!     { "swap": { "first": "session-1", "second": "session-2" } },
//!     { "renumber": { "kind": "panel" } },
//!     { "cancel": { "session": "break-1" } }
//! ]"#;
//! let edits: Vec<Edit> = serde_json::from_str(json)?;
//! let edited = programme.edit(&edits)?;
//! assert!(!edited.programme.session("break-1").unwrap().takes_place());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The edits
//!
//! Each row of the table contains an example of an edit in JSON.
//!
//! | edit | JSON |
//! |---|---|
//! | [`Move`] | `{ "move": { "session": "open", "slot": { "day": 1, "start": "09:00", "end": "10:00" } } }` |
//! | [`Swap`] | `{ "swap": { "first": "open", "second": "panel" } }` |
//! | [`SwapIntervals`] | `{ "swap-intervals": { "room": "a", "first": { "day": 1, "start": "09:00", "end": "10:00" }, "second": { "day": 1, "start": "10:00", "end": "12:00" } } }` |
//! | [`Shift`] | `{ "shift": { "day": 1, "from": "10:00", "seconds": 900 } }` |
//! | [`Resize`] | `{ "resize": { "session": "open", "length": "00:45" } }` |
//! | [`FitToParts`] | `{ "fit-to-parts": { "session": "block" } }` |
//! | [`Cancel`] | `{ "cancel": { "session": "open" } }` |
//! | [`Postpone`] | `{ "postpone": { "session": "open" } }` |
//! | [`Reinstate`] | `{ "reinstate": { "session": "open" } }` |
//! | [`ReplacePerson`] | `{ "replace-person": { "person": "ada", "by": "bo" } }` |
//! | [`MergePeople`] | `{ "merge-people": { "keep": "ada", "merge": "ada-2" } }` |
//! | [`Split`] | `{ "split": { "session": "panel", "at": "10:30", "new": "panel-2" } }` |
//! | [`JoinSessions`] | `{ "join-sessions": { "first": "panel", "second": "panel-2" } }` |
//! | [`Renumber`] | `{ "renumber": { "kind": "panel" } }` |
//! | [`Set`] | `{ "set": { "item": { "session": "open" }, "field": "title", "value": { "text": { "en": "Opening" } } } }` |
//! | [`Add`] | `{ "add": { "person": { "id": "ada", "name": "Ada Okoye" } } }` |
//! | [`Remove`] | `{ "remove": { "item": { "person": "ada" } } }` |
//! | [`Rename`] | `{ "rename": { "item": { "room": "a" }, "to": "hall" } }` |
//!
//! ```
//! # use programme::versions::edit::Edit;
//! # let source = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/versions/edit/mod.rs"));
//! # let rows = source.lines().filter_map(|line| line.strip_prefix("//! | [`"));
//! # let mut parsed = 0;
//! # for row in rows {
//! #     let (name, rest) = row.split_once("`] | `").unwrap();
//! #     let edit: Edit = serde_json::from_str(rest.strip_suffix("` |").unwrap())?;
//! #     assert!(format!("{edit:?}").starts_with(name), "{name}");
//! #     parsed += 1;
//! # }
//! # assert_eq!(parsed, 18);
//! let json = r#"{ "cancel": { "session": "open" } }"#;
//! assert_eq!(serde_json::from_str::<Edit>(json)?.name(), "cancel");
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! For everything else, edit a draft: call [`Programme::to_draft`], change its fields and lists,
//! and call [`Draft::build`](crate::Draft::build). [`Programme::changes`] then returns the changes
//! as data. A [`Set`] of `participations` replaces all participations of a session.
//!
//! # Rules for all edits
//!
//! - An edit that refers to an unknown item is an error, and never has a partial effect. Unknown
//!   fields of an edit are errors as well, except in the items that [`Add`] adds.
//! - Edits do not check the quality of the result. For example, a move can cause clashes.
//!   [`Move::preview`] predicts them, and a review reports them.
//! - Times belong to a programme day. A session at 25:30 is edited on the day on which it is
//!   listed, and days need no dates.
//! - A session in several rooms is a single session. If it moves, it moves in all its rooms.

mod add;
mod detached;
mod error;
mod operation;
mod people;
mod read;
mod relocate;
mod remove;
mod rename;
mod renumber;
mod repeats;
mod resize;
mod set;
mod shift;
mod split;
mod status;
mod swap;
mod union;
mod workspace;

pub use add::{Add, AddParticipation, AddRoom};
pub use detached::Detached;
pub use error::{EditError, Refusal};
pub use people::{MergePeople, ReplacePerson};
pub use read::read;
pub use relocate::{Move, TimedParts};
pub use remove::Remove;
pub use rename::Rename;
pub use renumber::Renumber;
pub use resize::{FitToParts, Resize};
pub use set::Set;
pub use shift::{Absorb, Shift};
pub use split::{JoinSessions, Split};
pub use status::{Cancel, Postpone, Reinstate};
pub use swap::{Exchange, Swap, SwapIntervals};
pub(super) use union::{Seen, union};

use serde::{Deserialize, Serialize};

use super::Changes;
use crate::draft::Draft;
use crate::programme::Programme;
use workspace::Workspace;

/// The number of edits at the end of a list that are examined one by one for an error.
const LAST_EDITS: usize = 32;

macro_rules! edits {
    ($($(#[$meta:meta])* $name:ident, $word:literal;)+) => {
        /// One edit of a programme.
        ///
        /// Each variant contains a type with the same name, which can be converted into an `Edit`.
        ///
        /// ```
        /// use programme::versions::edit::{Cancel, Edit};
        ///
        /// let edit: Edit = Cancel::new("panel-1").into();
        /// assert_eq!(serde_json::to_string(&edit)?, r#"{"cancel":{"session":"panel-1"}}"#);
        /// # Ok::<(), serde_json::Error>(())
        /// ```
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "kebab-case")]
        #[non_exhaustive]
        pub enum Edit {
            $($(#[$meta])* $name($name),)+
        }

        $(impl From<$name> for Edit {
            fn from(edit: $name) -> Self {
                Self::$name(edit)
            }
        })+

        impl Edit {
            /// Returns the name of the edit in the wire form, such as `swap-intervals`.
            pub const fn name(&self) -> &'static str {
                match self {
                    $(Self::$name(_) => $word,)+
                }
            }

            fn apply(&self, work: &mut Workspace) -> Result<(), Refusal> {
                match self {
                    $(Self::$name(edit) => edit.apply(work),)+
                }
            }
        }
    };
}

edits! {
    /// Moves a session to another slot or place.
    Move, "move";
    /// Exchanges the slots and places of two sessions.
    Swap, "swap";
    /// Exchanges the sessions in two intervals of a room.
    SwapIntervals, "swap-intervals";
    /// Shifts all sessions on a day that start at or after a given time.
    Shift, "shift";
    /// Makes a session longer or shorter.
    Resize, "resize";
    /// Changes the slot of a session so that it covers its parts exactly.
    FitToParts, "fit-to-parts";
    /// Cancels a session.
    Cancel, "cancel";
    /// Postpones a session to an unknown date.
    Postpone, "postpone";
    /// Reinstates a session that was cancelled, postponed or dropped.
    Reinstate, "reinstate";
    /// Replaces a person by another one.
    ReplacePerson, "replace-person";
    /// Merges two entries for the same person.
    MergePeople, "merge-people";
    /// Splits a session into two at a given time.
    Split, "split";
    /// Joins two consecutive sessions into one.
    JoinSessions, "join-sessions";
    /// Numbers the sessions of a kind in chronological order.
    Renumber, "renumber";
    /// Sets or clears a field of an item.
    Set, "set";
    /// Adds an item.
    Add, "add";
    /// Removes an item and the references to it.
    Remove, "remove";
    /// Changes an id everywhere.
    Rename, "rename";
}

/// The result of [`Programme::edit`]: the new programme, and the references that were removed.
///
/// ```
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
/// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
/// use programme::versions::edit::Cancel;
///
/// let edited = programme.edit(&[Cancel::new("session-2").into()])?;
/// let changes = edited.changes();
/// assert_eq!(changes.len(), 1);
/// // The inverse of the changes undoes the edit.
/// let undone = changes.inverse().apply(&edited.programme)?;
/// assert_eq!(undone.to_draft(), programme.to_draft());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Edited {
    /// The programme after the edits.
    pub programme: Programme,
    /// The programme before the edits. It shares its data with the original.
    pub before: Programme,
    /// The references that were removed or changed because an item was removed.
    pub detached: Vec<Detached>,
}

impl Edited {
    /// Returns the changes from the programme before the edits to the programme after them. The two
    /// programmes are compared when this method is called.
    ///
    /// [`Changes::inverse`] undoes the edits, also in a later version of the programme that still
    /// contains the edited values.
    pub fn changes(&self) -> Changes {
        self.before.changes(&self.programme)
    }
}

/// ## Edits
impl Programme {
    /// Applies edits in the given order, and returns the new programme. This programme does not
    /// change.
    ///
    /// # Cost
    ///
    /// The method copies and builds the programme once. An edit of a single session adds very
    /// little to this cost. An edit of many items, such as [`Shift`], [`Remove`] or [`Rename`],
    /// visits the programme once more. If the result is invalid, the search for the invalid edit
    /// repeats these steps at most 32 + O(log n) times for n edits.
    ///
    /// # Errors
    ///
    /// Returns an error if an edit cannot be carried out, or if the result is not a valid
    /// programme. The error contains the position of the edit and the reason. If the result is not
    /// a valid programme, the position is that of an edit that made a valid programme invalid.
    ///
    /// # Examples
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// use programme::Slot;
    /// use programme::versions::edit::Move;
    ///
    /// let edited = programme.edit(&[
    ///     Move::new("break-1").with_slot(Slot::between(1, "13:00", "14:30")?).into(),
    ///     Move::new("session-2").with_slot(Slot::between(1, "14:30", "16:00")?).into(),
    /// ])?;
    /// assert_eq!(edited.programme.clashes().pairs.len(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn edit(&self, edits: &[Edit]) -> Result<Edited, EditError> {
        let mut work = Workspace::new(self.inner().draft.clone());
        for (index, edit) in edits.iter().enumerate() {
            work.edit = index;
            edit.apply(&mut work).map_err(|refusal| EditError::new(index, edit, refusal))?;
        }
        let Workspace { draft, removed, .. } = work;
        match draft.build() {
            Ok(programme) => Ok(Edited { programme, before: self.clone(), detached: removed }),
            Err(rejected) => {
                let index = self.first_invalid(edits);
                let refusal = Refusal::Rejected(rejected);
                // Without edits, the draft is always valid.
                let fallback = Rename::new(crate::report::Subject::Programme, "").into();
                Err(EditError::new(index, edits.get(index).unwrap_or(&fallback), refusal))
            }
        }
    }

    /// Returns the position of an edit that made a valid programme invalid. The last edits are
    /// examined one by one, because later edits can repair the errors of earlier ones, and the
    /// others with a binary search.
    fn first_invalid(&self, edits: &[Edit]) -> usize {
        let is_valid = |count: usize| {
            let mut work = Workspace::new(self.inner().draft.clone());
            let is_applied = edits.iter().take(count).all(|edit| edit.apply(&mut work).is_ok());
            let draft: Draft = work.draft;
            is_applied && draft.build().is_ok()
        };
        let recent = (1..edits.len()).rev().take(LAST_EDITS);
        if let Some(count) = recent.clone().find(|count| is_valid(*count)) {
            return count;
        }
        let (mut valid, mut invalid) = (0, recent.min().unwrap_or(edits.len()));
        while valid + 1 < invalid {
            let middle = usize::midpoint(valid, invalid);
            if is_valid(middle) { valid = middle } else { invalid = middle }
        }
        valid
    }
}
