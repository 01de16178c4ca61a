//! The session fields that several build steps need, collected in one pass because sessions are
//! large structs.

use super::ids::Ids;
use super::properties::Properties;
use crate::draft::{Draft, Session};
use crate::value::id::SessionId;
use crate::value::place::Place;
use crate::value::slot::Slot;
use crate::value::status::SessionStatus;

/// The fields of every session, in the order of the draft. Each relation is stored as a list of
/// pairs `(from, to)` of session positions. Dangling references are not included.
#[derive(Debug, Default)]
pub(crate) struct SessionColumns {
    /// The slot that each session specifies itself, without inherited slots.
    pub(crate) slots: Vec<Option<Slot>>,
    pub(crate) statuses: Vec<SessionStatus>,
    pub(crate) takes_rooms: Vec<bool>,
    pub(crate) part_of: Vec<(usize, usize)>,
    pub(crate) continues: Vec<(usize, usize)>,
    pub(crate) replaces: Vec<(usize, usize)>,
    /// `true` if any session specifies a symmetric relation.
    pub(crate) symmetric: bool,
    /// `true` if any session is a plenary or takes place in all rooms of the programme.
    pub(crate) plenary: bool,
}

impl SessionColumns {
    /// Collects the fields of all sessions. The function `each` is called with the position and the
    /// data of every session.
    pub(crate) fn new<'d>(
        draft: &'d Draft,
        ids: &Ids,
        properties: &Properties,
        mut each: impl FnMut(usize, &'d Session),
    ) -> Self {
        let sessions = draft.sessions.len();
        let mut columns = Self {
            slots: Vec::with_capacity(sessions),
            statuses: Vec::with_capacity(sessions),
            takes_rooms: Vec::with_capacity(sessions),
            ..Self::default()
        };
        for (at, session) in draft.sessions.iter().enumerate() {
            let along =
                |to: &Option<SessionId>| Some((at, ids.session(draft, to.as_ref()?.as_str())?.position()));
            columns.slots.push(session.slot);
            columns.statuses.push(session.status);
            columns.takes_rooms.push(properties.takes_rooms(session));
            columns.part_of.extend(along(&session.part_of));
            columns.continues.extend(along(&session.continues));
            columns.replaces.extend(along(&session.replaces));
            let Session { joint_with, may_overlap, must_not_overlap, .. } = session;
            columns.symmetric |=
                !(joint_with.is_empty() && may_overlap.is_empty() && must_not_overlap.is_empty());
            columns.plenary |= session.plenary || matches!(session.place, Some(Place::Everywhere));
            each(at, session);
        }
        columns
    }
}
