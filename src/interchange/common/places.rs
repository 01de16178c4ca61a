//! The rooms that writers repeat for sessions that inherit their place.

use crate::view::{Room, Session};

/// The maximum number of rooms or venues that are written for a session that does not list them
/// itself. Otherwise, a document about n parts of a session in n rooms would contain n² rooms.
pub(in crate::interchange) const MOST_INHERITED: usize = 16;

/// Returns the rooms of a session, but only the first few if the session inherits its place.
pub(in crate::interchange) fn written_rooms(session: Session<'_>) -> impl Iterator<Item = Room<'_>> {
    let most = if session.data().place.is_some() { usize::MAX } else { MOST_INHERITED };
    session.rooms().take(most)
}
