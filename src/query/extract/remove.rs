//! Removes rows of a draft, with all references to them.

use std::collections::HashSet;

use super::uses::{References, retain_made_of, used_rooms};
use crate::draft::{Draft, Participation as Row, Session as SessionRow};
use crate::list::ToList;
use crate::programme::Programme;
use crate::value::id::{EntityKind, ParticipationId, SessionId};
use crate::view::{Participation, Session};

/// Preserves the content that repeats inherit from their original session. If the original session
/// remains, the repeat refers to it directly. Otherwise, the reference is removed, and the texts
/// and people that the repeat inherits are copied to it. The reference is also removed if all
/// people of the repeat were removed. Participations for which `shows` returns `false` are not
/// copied.
pub(super) fn settle_repeats(
    programme: &Programme,
    draft: &mut Draft,
    keep: &[bool],
    shows: impl Fn(Participation<'_>) -> bool,
) {
    let kept = |session: Session<'_>| keep.get(session.declared().position()).copied().unwrap_or(false);
    for (session, row) in programme.sessions().declared().zip(&mut draft.sessions) {
        let Some(origin) = session.origin() else { continue };
        let states_people = !session.data().participations.is_empty();
        // If all people of a repeat are hidden, the repeat must not inherit the people of the
        // original session.
        let emptied = states_people && row.participations.is_empty();
        if kept(origin) && !emptied {
            // Refer to the original session directly, because an intermediate repeat may have been
            // removed.
            row.repeats = Some(origin.id().clone());
            continue;
        }
        row.repeats = None;
        row.title = session.title().cloned();
        row.description = session.description().to_vec();
        row.questions = session.questions().to_vec();
        if !states_people {
            let lent = session.participations().filter(|one| shows(*one)).map(|one| one.data().clone());
            row.participations = lent.to_list();
            // Participation ids are unique, so a copied participation must not keep its id.
            for one in &mut row.participations {
                (one.id, one.replaced_by) = (None, None);
            }
        }
    }
}

/// Removes the sessions whose entry in `keep` is `false`. Also removes every reference to these
/// sessions or to their participations.
pub(super) fn retain_sessions(draft: &mut Draft, keep: &[bool]) {
    let mut kept = keep.iter();
    draft.sessions.retain(|_| *kept.next().unwrap_or(&false));
    let ids: HashSet<SessionId> = draft.sessions.iter().map(|session| session.id.clone()).collect();
    for session in &mut draft.sessions {
        let SessionRow {
            part_of,
            repeats,
            continues,
            relays,
            replaces,
            joint_with,
            may_overlap,
            must_not_overlap,
            ..
        } = session;
        for reference in [part_of, repeats, continues, relays, replaces] {
            *reference = reference.take().filter(|id| ids.contains(id));
        }
        for list in [joint_with, may_overlap, must_not_overlap] {
            list.retain(|id| ids.contains(id));
        }
        retain_replacements(&mut session.participations);
    }
    retain_replacements(&mut draft.participations);
}

/// Removes references to participations that no longer exist. Only the given list is searched,
/// because a participation and its replacement are always in the same list.
pub(super) fn retain_replacements(participations: &mut [Row]) {
    let ids: HashSet<ParticipationId> = participations.iter().filter_map(|one| one.id.clone()).collect();
    for one in participations {
        one.replaced_by = one.replaced_by.take().filter(|id| ids.contains(id));
    }
}

/// Removes rooms and venues that are not in use. If the programme uses an entire venue, all rooms
/// of the venue remain.
pub(super) fn retain_rooms(draft: &mut Draft) {
    let used = used_rooms(draft);
    let whole = References::of_kind(draft, EntityKind::Venue);
    for venue in &mut draft.venues {
        let entire = whole.contains(venue.id.as_str());
        venue.rooms.retain(|room| entire || used.contains(room.id.as_str()));
    }
    retain_made_of(draft);
    draft.venues.retain(|venue| !venue.rooms.is_empty() || whole.contains(venue.id.as_str()));
}
