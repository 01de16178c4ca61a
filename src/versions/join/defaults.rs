//! Values of a programme that apply to its sessions by default.

use crate::draft::{Draft, Session};

/// Replaces each default that differs between the programmes by values of their top-level sessions,
/// so that every session keeps its place and languages. Defaults that are equal remain.
pub(super) fn push_down(result: &mut Draft, other: &mut Draft) {
    if result.place != other.place {
        for draft in [&mut *result, &mut *other] {
            let place = draft.place.take();
            for session in top_level(&mut draft.sessions) {
                session.place = session.place.take().or_else(|| place.clone());
            }
        }
    }
    if result.spoken != other.spoken {
        for draft in [&mut *result, &mut *other] {
            let spoken = std::mem::take(&mut draft.spoken);
            for session in top_level(&mut draft.sessions).filter(|session| session.spoken.is_empty()) {
                session.spoken.clone_from(&spoken);
            }
        }
    }
    if result.interpreted != other.interpreted {
        for draft in [result, other] {
            let interpreted = std::mem::take(&mut draft.interpreted);
            for session in top_level(&mut draft.sessions).filter(|session| session.interpreted.is_empty()) {
                session.interpreted.clone_from(&interpreted);
            }
        }
    }
}

fn top_level(sessions: &mut [Session]) -> impl Iterator<Item = &mut Session> {
    sessions.iter_mut().filter(|session| session.part_of.is_none())
}
