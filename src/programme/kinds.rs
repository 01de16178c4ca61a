//! What rules read about kinds: as a programme declares them, else as built in.

use std::collections::HashMap;

use crate::draft::{Draft, Session};
use crate::value::kind::{Kind, KindProperties};
use crate::value::status::Mode;

/// The kinds that one programme declares.
#[derive(Debug, Default)]
pub(crate) struct Kinds(HashMap<Kind, KindProperties>);

impl Kinds {
    pub(crate) fn new(draft: &Draft) -> Self {
        Self(draft.kinds.iter().map(|kind| (kind.code.clone(), kind.properties)).collect())
    }

    /// The properties of a session's kind; without one, of [`Kind::Other`].
    pub(crate) fn of(&self, session: &Session) -> KindProperties {
        let kind = session.kind.as_ref().unwrap_or(&Kind::Other);
        self.0.get(kind).copied().unwrap_or_else(|| kind.properties())
    }

    /// Whether a session takes the rooms it is in for itself. It leaves them to others where it is a break, an exhibition that stays
    /// open, or online alone.
    pub(crate) fn take_rooms(&self, session: &Session) -> bool {
        let properties = self.of(session);
        !properties.idle && !properties.ambient && session.mode != Some(Mode::Online)
    }
}
