//! What sessions state of one another that may lead in a circle, found in one pass over them.

use super::ids::Ids;
use crate::draft::{Draft, Session};
use crate::value::id::SessionId;

/// Pairs of positions in declared order: from, to. References that dangle lead nowhere.
#[derive(Debug, Default)]
pub(crate) struct Edges {
    pub(crate) part_of: Vec<(usize, usize)>,
    pub(crate) continues: Vec<(usize, usize)>,
    pub(crate) replaces: Vec<(usize, usize)>,
    /// Whether any session states a symmetric relation.
    pub(crate) symmetric: bool,
}

impl Edges {
    /// `each` meets every session, and its position.
    pub(crate) fn new<'d>(draft: &'d Draft, ids: &Ids, mut each: impl FnMut(usize, &'d Session)) -> Self {
        let mut edges = Self::default();
        for (at, session) in draft.sessions.iter().enumerate() {
            let along =
                |to: &Option<SessionId>| Some((at, ids.session(draft, to.as_ref()?.as_str())?.position()));
            edges.part_of.extend(along(&session.part_of));
            edges.continues.extend(along(&session.continues));
            edges.replaces.extend(along(&session.replaces));
            let Session { joint_with, may_overlap, must_not_overlap, .. } = session;
            edges.symmetric |=
                !(joint_with.is_empty() && may_overlap.is_empty() && must_not_overlap.is_empty());
            each(at, session);
        }
        edges
    }
}
