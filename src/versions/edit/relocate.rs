//! Moves of a session to another slot or place, together with its parts and contributions.

use serde::{Deserialize, Serialize};

use super::Refusal;
use super::operation::operation;
use super::workspace::Workspace;
use crate::draft::Session;
use crate::error::Error;
use crate::programme::Programme;
use crate::query::WhatIf;
use crate::value::id::SessionId;
use crate::value::place::Place;
use crate::value::slot::Slot;

/// The treatment of parts with their own slots when their session moves to another time. Parts
/// without a slot always move with their session.
///
/// ```
/// use programme::versions::edit::TimedParts;
///
/// assert_eq!(serde_json::to_string(&TimedParts::Stay)?, r#""stay""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum TimedParts {
    /// The parts move by the same amount of time as the session. So do the times during which
    /// participants contribute to the session or its parts. This is the default.
    #[default]
    Move,
    /// The parts, and the times of the participants, stay where they are.
    Stay,
}

operation! {
    /// An edit that moves a session to another slot, to another place, or both.
    ///
    /// Parts without a slot move with the session. Parts with a slot move by the same amount of
    /// time, unless [`parts`](Self::parts) is [`TimedParts::Stay`]. If the old or the new slot has
    /// no time of day, the parts keep their times of day. If the session was not scheduled, parts
    /// with a slot stay where they are. Sessions that repeat, continue or relay the session stay
    /// where they are.
    ///
    /// A move to another start or day sets the `previous_slot` of the session if the status of the
    /// document is final, because people rely on the published slot. The field
    /// [`record`](Self::record) overrides this default. If a session moves several times, the first
    /// published slot is kept. If the session moves back to this slot, the `previous_slot` is
    /// removed.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// use programme::versions::edit::Move;
    /// use programme::{Place, Slot};
    ///
    /// let later = Move::new("session-2").with_slot(Slot::between(1, "14:30", "16:00")?);
    /// // The preview and the result report the same clashes.
    /// let clashes = later.preview(&programme)?.clashes()?;
    /// let edited = programme.edit(&[later.into()])?;
    /// assert_eq!(edited.programme.clashes().pairs.len(), clashes.len());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub struct Move {
        required {
            /// The id of the session.
            session: SessionId,
        }
        optional {
            /// The new slot. If the field is missing, the slot does not change.
            slot: Slot, with_slot,
            /// The new place. If the field is missing, the place does not change.
            place: Place, with_place,
            /// Whether the earlier slot is recorded in the `previous_slot` of the session. If the
            /// field is missing, it is recorded if the status of the document is final.
            record: bool, with_record,
        }
        value {
            /// The treatment of the parts of the session that have their own slots.
            parts: TimedParts, with_parts,
        }
    }
}

impl Move {
    pub(super) fn apply(&self, work: &mut Workspace) -> Result<(), Refusal> {
        let at = work.find(&self.session)?;
        if let Some(slot) = self.slot {
            work.check_slot(slot)?;
            retime(work, at, slot, self.parts, self.record)?;
        }
        if let Some(place) = &self.place {
            work.check_place(place)?;
            // If the session already has this place, perhaps by inheritance, its field does not
            // change.
            if work.place(at).as_ref() != Some(place) {
                work.session_mut(at)?.place = Some(place.clone());
            }
        }
        Ok(())
    }

    /// Returns the hypothetical move of the session in a programme. It predicts the clashes without
    /// building a new programme.
    ///
    /// # Errors
    ///
    /// Returns an error with [`Code::DanglingReference`](crate::Code::DanglingReference) if the
    /// programme does not contain the session.
    pub fn preview<'p>(&self, programme: &'p Programme) -> Result<WhatIf<'p>, Error> {
        let mut what_if = programme.what_if(self.session.as_str())?;
        if self.parts == TimedParts::Move {
            what_if = what_if.with_parts();
        }
        if let Some(slot) = self.slot {
            what_if = what_if.at(slot);
        }
        Ok(match &self.place {
            Some(place) => what_if.in_place(place),
            None => what_if,
        })
    }
}

/// Moves a session to a slot.
pub(super) fn retime(
    work: &mut Workspace,
    at: usize,
    to: Slot,
    parts: TimedParts,
    record: Option<bool>,
) -> Result<(), Refusal> {
    let from = work.slot(at);
    let records = record.unwrap_or_else(|| work.is_final());
    set_slot(work.session_mut(at)?, to, records);
    let Some(from) = from.filter(|_| parts == TimedParts::Move) else { return Ok(()) };
    let axis = work.axis();
    // The sessions to visit, each with its old and its new slot.
    let mut open = vec![(at, from, to)];
    while let Some((one, from, to)) = open.pop() {
        let seconds = clock_shift(from, to);
        let session = work.session_mut(one)?;
        shift_contributions(session, seconds)?;
        for part in work.parts(one).to_vec() {
            let own = work.session(part)?.slot;
            let Some(own) = own else {
                open.push((part, from, to));
                continue;
            };
            let session = work.session_mut(part)?;
            let Some(moved) = axis.carried(own, from, to) else {
                return Err(Refusal::OutOfRange { session: session.id.clone() });
            };
            set_slot(session, moved, records);
            open.push((part, own, moved));
        }
    }
    Ok(())
}

/// Returns the number of seconds by which times of day within a session change.
fn clock_shift(from: Slot, to: Slot) -> i64 {
    match (from.start(), to.start()) {
        (Some(from), Some(to)) => i64::from(to.total_seconds()) - i64::from(from.total_seconds()),
        _ => 0,
    }
}

/// Sets the slot of a session. If `records` is `true` and the start or the day changes, the old
/// slot is stored in `previous_slot`, unless a slot is already stored there. If the session returns
/// to the stored day and start, `previous_slot` is cleared.
pub(super) fn set_slot(session: &mut Session, to: Slot, records: bool) {
    let moves = |from: &Slot| (from.day_number(), from.start()) != (to.day_number(), to.start());
    if let Some(from) = session.slot.filter(|slot| records && moves(slot)) {
        session.previous_slot.get_or_insert(from);
    }
    // The session returns to its first slot, so it no longer counts as moved.
    if session.previous_slot.is_some_and(|first| !moves(&first)) && session.slot.as_ref().is_some_and(moves) {
        session.previous_slot = None;
    }
    session.slot = Some(to);
    session.planned_length = None;
}

/// Shifts the times in which participants contribute to a session.
fn shift_contributions(session: &mut Session, seconds: i64) -> Result<(), Refusal> {
    if seconds == 0 {
        return Ok(());
    }
    for one in &mut session.participations {
        let Some(part) = one.part else { continue };
        let shifted = part.plus_seconds(seconds);
        one.part = Some(shifted.ok_or_else(|| Refusal::OutOfRange { session: session.id.clone() })?);
    }
    Ok(())
}
