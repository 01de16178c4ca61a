//! Changes of the status of a session.

use super::Refusal;
use super::operation::operation;
use super::relocate::{TimedParts, retime};
use super::workspace::Workspace;
use crate::value::id::SessionId;
use crate::value::slot::Slot;
use crate::value::status::SessionStatus;

operation! {
    /// An edit that cancels a session. The session was announced, but will not take place.
    ///
    /// The session keeps its slot and its place, so that agendas can show it as cancelled. Its
    /// parts do not take place either, and need no separate status.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// use programme::versions::edit::Cancel;
    ///
    /// let edited = programme.edit(&[Cancel::new("session-2").into()])?;
    /// assert!(!edited.programme.session("session-2").unwrap().takes_place());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub struct Cancel {
        required {
            /// The id of the session.
            session: SessionId,
        }
    }
}

impl Cancel {
    pub(super) fn apply(&self, work: &mut Workspace) -> Result<(), Refusal> {
        let at = work.find(&self.session)?;
        work.session_mut(at)?.status = SessionStatus::Cancelled;
        Ok(())
    }
}

operation! {
    /// An edit that postpones a session to an unknown date. To postpone a session to a known date,
    /// use a [`Move`](super::Move).
    ///
    /// The session keeps its slot and its place, so that agendas can show where it was announced.
    ///
    /// ```
    /// use programme::status::SessionStatus;
    /// use programme::versions::edit::Postpone;
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    ///
    /// let edited = programme.edit(&[Postpone::new("session-2").into()])?;
    /// let session = edited.programme.session("session-2").unwrap();
    /// assert_eq!(session.status(), SessionStatus::Postponed);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub struct Postpone {
        required {
            /// The id of the session.
            session: SessionId,
        }
    }
}

impl Postpone {
    pub(super) fn apply(&self, work: &mut Workspace) -> Result<(), Refusal> {
        let at = work.find(&self.session)?;
        work.session_mut(at)?.status = SessionStatus::Postponed;
        Ok(())
    }
}

operation! {
    /// An edit that reinstates a session that was cancelled, postponed or dropped.
    ///
    /// If a new slot is specified, the session moves to it with its parts, as for a
    /// [`Move`](super::Move).
    ///
    /// ```
    /// use programme::versions::edit::{Cancel, Reinstate};
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    ///
    /// let both = [Cancel::new("session-2").into(), Reinstate::new("session-2").into()];
    /// assert!(programme.edit(&both)?.programme.session("session-2").unwrap().takes_place());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub struct Reinstate {
        required {
            /// The id of the session.
            session: SessionId,
        }
        optional {
            /// The new slot of the session. If the field is missing, the slot does not change.
            slot: Slot, with_slot,
        }
        value {
            /// The new status of the session. The default is "confirmed".
            status: SessionStatus, with_status,
        }
    }
}

impl Reinstate {
    pub(super) fn apply(&self, work: &mut Workspace) -> Result<(), Refusal> {
        let at = work.find(&self.session)?;
        let session = work.session_mut(at)?;
        if session.status.takes_place() {
            return Err(Refusal::TakesPlace { session: self.session.clone() });
        }
        session.status = self.status;
        let Some(slot) = self.slot else { return Ok(()) };
        work.check_slot(slot)?;
        retime(work, at, slot, TimedParts::Move, None)
    }
}
