//! The properties that deeply nested sessions inherit from their ancestors.
//!
//! A session inherits its slot, its place and its languages from its nearest ancestor that has
//! them. In most programmes, sessions have at most one ancestor, which is looked up when needed. If
//! sessions are nested more deeply, the ancestors are determined once for all sessions and stored
//! in a table. Without the table, a chain of n nested parts would need n² steps.

use super::ids::Declared;
use crate::arena::{Idx, MaybeIdx, Relation, row};
use crate::draft::Session;

/// A property that a session inherits from its nearest ancestor with this property, unless the
/// session itself has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Inherited {
    Slot,
    Place,
    Spoken,
    Interpreted,
    /// The session is postponed, cancelled or dropped.
    Stopped,
    /// The session is proposed, accepted or tentative.
    Open,
}

impl Inherited {
    const ALL: [Self; 6] =
        [Self::Slot, Self::Place, Self::Spoken, Self::Interpreted, Self::Stopped, Self::Open];

    /// Returns `true` if the session itself has the property.
    pub(crate) fn is_stated(self, session: &Session) -> bool {
        match self {
            Self::Slot => session.slot.is_some(),
            Self::Place => session.place.is_some(),
            Self::Spoken => !session.spoken.is_empty(),
            Self::Interpreted => !session.interpreted.is_empty(),
            Self::Stopped => !session.status.takes_place(),
            Self::Open => session.status.is_open(),
        }
    }
}

/// A table with one row for each session, by its index. The table is empty if no session has a
/// grandparent.
#[derive(Debug, Default)]
pub(crate) struct Inheritance(Vec<InheritedRow>);

#[derive(Debug, Clone, Copy)]
struct InheritedRow {
    nearest: [MaybeIdx<Session>; Inherited::ALL.len()],
    /// The number of the session in a walk that visits each session before its parts.
    first: u32,
    /// The number after the numbers of all nested sessions.
    end: u32,
}

impl Inheritance {
    pub(crate) fn new(
        sessions: &[Session],
        declared: &[Idx<Declared>],
        parent: &[MaybeIdx<Session>],
        parts: &Relation<Session, Session>,
    ) -> Self {
        let above = |idx: Idx<Session>| row(parent, idx).get();
        let all = || (0..declared.len()).map(Idx::<Session>::new);
        if !all().any(|idx| above(idx).and_then(above).is_some()) {
            return Self::default();
        }
        let vacant = InheritedRow { nearest: [MaybeIdx::NONE; Inherited::ALL.len()], first: 0, end: 0 };
        let mut rows = vec![vacant; declared.len()];
        let mut number = 0;
        for top in all().filter(|idx| above(*idx).is_none()) {
            // Each session is visited before its parts, and again after them.
            let mut open = vec![(top, false)];
            while let Some((idx, is_done)) = open.pop() {
                if is_done {
                    if let Some(own) = rows.get_mut(idx.position()) {
                        own.end = number;
                    }
                    continue;
                }
                let mut nearest = above(idx).map_or(vacant, |whole| *row(&rows, whole)).nearest;
                let session = row(sessions, *row(declared, idx));
                for (nearest, property) in nearest.iter_mut().zip(Inherited::ALL) {
                    if property.is_stated(session) {
                        *nearest = Some(idx).into();
                    }
                }
                if let Some(own) = rows.get_mut(idx.position()) {
                    *own = InheritedRow { nearest, first: number, end: number };
                }
                number += 1;
                open.push((idx, true));
                open.extend(parts.of(idx).iter().map(|part| (*part, false)));
            }
        }
        Self(rows)
    }

    /// Returns the nearest session with the property: the session itself or one of its ancestors.
    /// The result contains `NONE` if there is no such session. Returns `None` if the table is
    /// empty, in which case the ancestors must be searched.
    pub(crate) fn nearest(&self, of: Idx<Session>, property: Inherited) -> Option<MaybeIdx<Session>> {
        self.0.get(of.position())?.nearest.get(property as usize).copied()
    }

    /// Returns `true` if `part` is the session `whole` or nested in it. Returns `None` if the table
    /// is empty, in which case the ancestors must be searched.
    pub(crate) fn is_within(&self, part: Idx<Session>, whole: Idx<Session>) -> Option<bool> {
        let (part, whole) = (self.0.get(part.position())?, self.0.get(whole.position())?);
        Some((whole.first..whole.end).contains(&part.first))
    }
}
