//! Sessions that repeat others.

use crate::draft::Session;
use crate::value::id::SessionId;

/// Returns a session that repeats another one. The title, the texts and the participations are not
/// copied, because the new session inherits them.
pub(in crate::interchange) fn repeat_of(first: &Session, id: SessionId) -> Session {
    let mut again = Session::new(id).with_repeats(first.id.clone());
    again.kind.clone_from(&first.kind);
    again.tracks.clone_from(&first.tracks);
    again.place.clone_from(&first.place);
    (again.status, again.mode) = (first.status, first.mode);
    again
}
