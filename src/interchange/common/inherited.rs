//! Limits for values that a session inherits and that writers repeat for it.

#[cfg(any(feature = "icalendar", feature = "schema-org"))]
use crate::view::Room;
use crate::view::{Participation, Session};

/// The maximum number of rooms or venues that are written for a session that does not list them
/// itself. Otherwise, a document about n parts of a session in n rooms would contain n² rooms.
#[cfg(any(feature = "icalendar", feature = "schema-org"))]
pub(in crate::interchange) const MOST_ROOMS: usize = 16;

/// The maximum number of participations that are written for a session that does not list them
/// itself, for the same reason.
const MOST_PARTICIPATIONS: usize = 256;

/// Returns the rooms of a session, but only the first 16 if the session inherits its place.
#[cfg(any(feature = "icalendar", feature = "schema-org"))]
pub(in crate::interchange) fn written_rooms(session: Session<'_>) -> impl Iterator<Item = Room<'_>> {
    let most = if session.data().place.is_some() { usize::MAX } else { MOST_ROOMS };
    session.rooms().take(most)
}

/// Returns the participations in a session. If they are inherited from the session that it repeats,
/// only the first 256 are returned.
pub(in crate::interchange) fn written_participations(
    session: Session<'_>,
) -> impl Iterator<Item = Participation<'_>> {
    let own = session.data().participations.len();
    session.participations().take(if own > 0 { usize::MAX } else { MOST_PARTICIPATIONS })
}

/// Returns the reason for a loss if [`written_participations`] omits some participations.
pub(in crate::interchange) fn unwritten_participations(session: Session<'_>) -> Option<&'static str> {
    let own = session.data().participations.len();
    let is_cut = own == 0 && session.participations().nth(MOST_PARTICIPATIONS).is_some();
    is_cut.then_some("only the first 256 participations of the session that it repeats were written")
}
