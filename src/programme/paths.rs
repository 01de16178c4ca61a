//! Paths of the items of a draft, and the items to which paths belong.

use super::ids::{ParticipationAt, RoomAt};
use crate::draft::Draft;
use crate::report::Subject;
use crate::value::path::Path;

/// Returns the item to which the value at the given path belongs, such as a session or a room.
/// Findings about the value refer to this item.
pub(crate) fn subject_at(draft: &Draft, path: &Path) -> Subject {
    let row = |key: &str| path.index_under(0, key);
    if let Some(session) = row("sessions").and_then(|at| draft.sessions.get(at)) {
        Subject::Session(session.id.clone())
    } else if let Some(person) = row("people").and_then(|at| draft.people.get(at)) {
        Subject::Person(person.id.clone())
    } else if let Some(day) = row("days").and_then(|at| draft.days.get(at)) {
        Subject::Day(day.number)
    } else if let Some(venue) = row("venues").and_then(|at| draft.venues.get(at)) {
        match path.index_under(2, "rooms").and_then(|at| venue.rooms.get(at)) {
            Some(room) => Subject::Room(room.id.clone()),
            None => Subject::Venue(venue.id.clone()),
        }
    } else if let Some(organisation) = row("organisations").and_then(|at| draft.organisations.get(at)) {
        Subject::Organisation(organisation.id.clone())
    } else if let Some(track) = row("tracks").and_then(|at| draft.tracks.get(at)) {
        Subject::Track(track.id.clone())
    } else if let Some(item) = row("agenda_items").and_then(|at| draft.agenda_items.get(at)) {
        Subject::AgendaItem(item.id.clone())
    } else if let Some(note) = row("notes").and_then(|at| draft.notes.get(at)) {
        Subject::Note(note.id.clone())
    } else if let Some(role) = row("roles").and_then(|at| draft.roles.get(at)) {
        Subject::Role(role.code.clone())
    } else if let Some(kind) = row("kinds").and_then(|at| draft.kinds.get(at)) {
        Subject::Kind(kind.code.clone())
    } else {
        Subject::Programme
    }
}

pub(super) fn room_path(at: RoomAt) -> Path {
    Path::root().with("venues").with_index(at.venue.position()).with("rooms").with_index(at.position as usize)
}

pub(super) fn participation_path(at: ParticipationAt) -> Path {
    let root = match at.session {
        Some(session) => Path::root().with("sessions").with_index(session.position()),
        None => Path::root(),
    };
    root.with("participations").with_index(at.position)
}
