//! Symmetric relations between sessions, which a change set lists on both sessions.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::draft::{Draft, Session};
use crate::value::id::SessionId;

/// The complete lists of symmetric relations (`joint_with`, `may_overlap` and `must_not_overlap`),
/// by the position of the session.
pub(super) type Relations = BTreeMap<usize, [Vec<SessionId>; 3]>;

fn lists(session: &Session) -> [&Vec<SessionId>; 3] {
    [&session.joint_with, &session.may_overlap, &session.must_not_overlap]
}

fn lists_mut(session: &mut Session) -> [&mut Vec<SessionId>; 3] {
    [&mut session.joint_with, &mut session.may_overlap, &mut session.must_not_overlap]
}

/// Returns the relations of all sessions. The relations that a session lists itself come first, in
/// the listed order. They are followed by those that other sessions list, in the order of these
/// sessions.
pub(super) fn relations(draft: &Draft) -> Relations {
    let mut relations = Relations::new();
    if draft.sessions.iter().all(|session| lists(session).iter().all(|list| list.is_empty())) {
        return relations;
    }
    let positions: HashMap<&str, usize> =
        draft.sessions.iter().enumerate().map(|(at, session)| (session.id.as_str(), at)).collect();
    let mut known: HashSet<(usize, usize, usize)> = HashSet::new();
    let mut add = |field: usize, at: usize, other: usize, id: &SessionId| {
        if known.insert((field, at, other))
            && let Some(list) = relations.entry(at).or_default().get_mut(field)
        {
            list.push(id.clone());
        }
    };
    for own in [true, false] {
        for (at, session) in draft.sessions.iter().enumerate() {
            for (field, list) in lists(session).into_iter().enumerate() {
                for other in list {
                    let Some(&there) = positions.get(other.as_str()) else { continue };
                    if own {
                        add(field, at, there, other);
                    } else {
                        add(field, there, at, &session.id);
                    }
                }
            }
        }
    }
    relations
}

/// Replaces the lists of a session by complete lists.
pub(super) fn complete(session: &mut Session, relations: Option<&[Vec<SessionId>; 3]>) {
    let Some(relations) = relations else { return };
    for (list, complete) in lists_mut(session).into_iter().zip(relations) {
        list.clone_from(complete);
    }
}

/// Lists every symmetric relation of a draft on both sessions.
pub(super) fn complete_all(draft: &mut Draft) {
    let relations = relations(draft);
    for (at, lists) in &relations {
        if let Some(session) = draft.sessions.get_mut(*at) {
            complete(session, Some(lists));
        }
    }
}
