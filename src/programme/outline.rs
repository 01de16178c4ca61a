//! What is needed of every session again and again, gathered in one pass: their rows are large.

use super::ids::Ids;
use super::properties::Properties;
use crate::draft::{Draft, Session};
use crate::value::id::SessionId;
use crate::value::place::Place;
use crate::value::slot::Slot;
use crate::value::status::SessionStatus;

/// Of every session, in declared order. Pairs are positions: from, to. References that dangle lead nowhere.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    /// The slots that they state themselves.
    pub(crate) slots: Vec<Option<Slot>>,
    pub(crate) statuses: Vec<SessionStatus>,
    /// Whether they take their rooms for themselves.
    pub(crate) takes_rooms: Vec<bool>,
    pub(crate) part_of: Vec<(usize, usize)>,
    pub(crate) continues: Vec<(usize, usize)>,
    pub(crate) replaces: Vec<(usize, usize)>,
    /// Whether any session states a symmetric relation.
    pub(crate) symmetric: bool,
    /// Whether any session is a plenary, or takes place everywhere.
    pub(crate) plenary: bool,
}

impl Outline {
    /// `each` meets every session, and its position.
    pub(crate) fn new<'d>(
        draft: &'d Draft,
        ids: &Ids,
        properties: &Properties,
        mut each: impl FnMut(usize, &'d Session),
    ) -> Self {
        let sessions = draft.sessions.len();
        let mut outline = Self {
            slots: Vec::with_capacity(sessions),
            statuses: Vec::with_capacity(sessions),
            takes_rooms: Vec::with_capacity(sessions),
            ..Self::default()
        };
        for (at, session) in draft.sessions.iter().enumerate() {
            let along =
                |to: &Option<SessionId>| Some((at, ids.session(draft, to.as_ref()?.as_str())?.position()));
            outline.slots.push(session.slot);
            outline.statuses.push(session.status);
            outline.takes_rooms.push(properties.takes_rooms(session));
            outline.part_of.extend(along(&session.part_of));
            outline.continues.extend(along(&session.continues));
            outline.replaces.extend(along(&session.replaces));
            let Session { joint_with, may_overlap, must_not_overlap, .. } = session;
            outline.symmetric |=
                !(joint_with.is_empty() && may_overlap.is_empty() && must_not_overlap.is_empty());
            outline.plenary |= session.plenary || matches!(session.place, Some(Place::Everywhere));
            each(at, session);
        }
        outline
    }
}
