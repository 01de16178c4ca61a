//! Preserves what repeats inherit when an edit removes their original session or their people.

use std::collections::{HashMap, HashSet};

use super::detached::Log;
use crate::draft::{Draft, Session};
use crate::report::Subject;
use crate::value::id::SessionId;

/// Preserves what sessions inherit from a removed session that they repeat. If the removed session
/// itself repeated a session that remains, they repeat the remaining session instead. Otherwise,
/// the first of them becomes the original session and gets the inherited values, and the others
/// repeat it, so that long texts are not duplicated. A value that the first one does not inherit is
/// copied to the others that inherited it.
pub(super) fn pass_on(kept: &mut [Session], removed: Vec<Session>, log: &mut Log<'_>) {
    let removed: HashMap<SessionId, Session> =
        removed.into_iter().map(|session| (session.id.clone(), session)).collect();
    let chain = Chain::new(kept, &removed);
    // The sessions whose original session was removed, by this session, each with the session that
    // it repeats from now on. It is missing if all sessions above were removed.
    let mut members: HashMap<SessionId, Vec<(usize, Option<SessionId>)>> = HashMap::new();
    let mut origins: Vec<SessionId> = Vec::new();
    let mut above_removed: HashMap<SessionId, Option<SessionId>> = HashMap::new();
    let mut ends: HashMap<SessionId, Option<SessionId>> = HashMap::new();
    for (at, session) in kept.iter_mut().enumerate() {
        let Some(target) = session.repeats.clone() else { continue };
        let origin = chain.last(&target, &mut ends, |_| true);
        let above = if removed.contains_key(&target) {
            log.add(&Subject::Session(target.clone()), Subject::Session(session.id.clone()), "repeats");
            let last = chain.last(&target, &mut above_removed, |id| removed.contains_key(id));
            let above = last.and_then(|last| chain.above(&last).cloned());
            session.repeats.clone_from(&above);
            above
        } else {
            Some(target)
        };
        if let Some(origin) = origin.filter(|id| removed.contains_key(id)) {
            let list = members.entry(origin.clone()).or_insert_with(|| {
                origins.push(origin);
                Vec::new()
            });
            list.push((at, above));
        }
    }
    for id in origins {
        if let (Some(origin), Some(members)) = (removed.get(&id), members.remove(&id)) {
            appoint(kept, origin, &members, log);
        }
    }
}

/// The chains of sessions that repeat one another.
struct Chain {
    repeats: HashMap<SessionId, SessionId>,
}

impl Chain {
    fn new(kept: &[Session], removed: &HashMap<SessionId, Session>) -> Self {
        let all = kept.iter().chain(removed.values());
        let repeats = all.filter_map(|session| Some((session.id.clone(), session.repeats.clone()?)));
        Self { repeats: repeats.collect() }
    }

    fn above(&self, id: &SessionId) -> Option<&SessionId> {
        self.repeats.get(id)
    }

    /// Returns the last session of a chain for which `continues` returns `true`. The first session
    /// always counts. Returns `None` if the chain is a cycle. `known` contains earlier results.
    fn last(
        &self,
        first: &SessionId,
        known: &mut HashMap<SessionId, Option<SessionId>>,
        continues: impl Fn(&SessionId) -> bool,
    ) -> Option<SessionId> {
        let mut path = Vec::new();
        let mut current = first;
        let end = loop {
            if let Some(end) = known.get(current) {
                break end.clone();
            }
            path.push(current.clone());
            match self.above(current).filter(|above| continues(above)) {
                Some(_) if path.len() > self.repeats.len() => break None,
                Some(above) => current = above,
                None => break Some(current.clone()),
            }
        };
        known.extend(path.into_iter().map(|id| (id, end.clone())));
        end
    }
}

/// Makes the first member of a group the original session of the group, instead of the removed
/// session `origin`.
fn appoint(
    kept: &mut [Session],
    origin: &Session,
    members: &[(usize, Option<SessionId>)],
    log: &mut Log<'_>,
) {
    let Some((first, _)) = members.iter().find(|(_, above)| above.is_none()) else { return };
    let Some(session) = kept.get_mut(*first) else { return };
    let id = session.id.clone();
    let own = own_fields(session);
    inherit(session, origin, [true; 4]);
    let [_, _, _, own_people] = own;
    let mut keeps_ids = own_people;
    let of_origin = own_fields(origin);
    let mut separated: HashSet<SessionId> = HashSet::new();
    for (at, above) in members.iter().filter(|(at, _)| at != first) {
        let Some(session) = kept.get_mut(*at) else { continue };
        if above.is_none() {
            session.repeats = Some(id.clone());
        }
        let theirs = own_fields(session);
        let [_, _, _, had_people] = theirs;
        // A repeat cannot have an empty value where the new original session has one.
        let is_empty = |((own, theirs), of_origin): ((bool, bool), bool)| own && !theirs && !of_origin;
        if own.into_iter().zip(theirs).zip(of_origin).any(is_empty) {
            if above.is_some() {
                let removed = Subject::Session(origin.id.clone());
                log.add(&removed, Subject::Session(session.id.clone()), "repeats");
            }
            session.repeats = None;
            separated.insert(session.id.clone());
            inherit(session, origin, [true; 4]);
        } else {
            inherit(session, origin, own);
        }
        // An id belongs to a single participation.
        if !had_people && !session.participations.is_empty() && !std::mem::take(&mut keeps_ids) {
            for one in &mut session.participations {
                (one.id, one.replaced_by) = (None, None);
            }
        }
    }
    if separated.is_empty() {
        return;
    }
    for (at, _) in members {
        if let Some(session) = kept.get_mut(*at)
            && session.repeats.as_ref().is_some_and(|above| separated.contains(above))
        {
            session.repeats = Some(id.clone());
        }
    }
}

/// Returns `true` for each field that a session could inherit but specifies itself: the title, the
/// description, the questions and the participations.
fn own_fields(session: &Session) -> [bool; 4] {
    [
        session.title.is_some(),
        !session.description.is_empty(),
        !session.questions.is_empty(),
        !session.participations.is_empty(),
    ]
}

/// Copies the values that a session inherits from the session that it repeats, for each of the
/// [fields](own_fields) that is `true`.
fn inherit(session: &mut Session, origin: &Session, fields: [bool; 4]) {
    let [title, description, questions, people] = fields;
    if title && session.title.is_none() {
        session.title.clone_from(&origin.title);
    }
    if description && session.description.is_empty() {
        session.description.clone_from(&origin.description);
    }
    if questions && session.questions.is_empty() {
        session.questions.clone_from(&origin.questions);
    }
    if people && session.participations.is_empty() {
        session.participations.clone_from(&origin.participations);
    }
}

/// Separates repeats from their original sessions, because they would otherwise inherit the people
/// of these sessions. The texts that they inherit are copied, and sessions that repeat them repeat
/// the original session instead.
pub(super) fn separate_repeats(draft: &mut Draft, repeats: &[SessionId]) {
    if repeats.is_empty() {
        return;
    }
    let at: HashMap<SessionId, usize> =
        draft.sessions.iter().zip(0..).map(|(session, at)| (session.id.clone(), at)).collect();
    let mut below: HashMap<SessionId, Vec<usize>> = HashMap::new();
    for (position, session) in draft.sessions.iter().enumerate() {
        if let Some(above) = &session.repeats {
            below.entry(above.clone()).or_default().push(position);
        }
    }
    for id in repeats {
        let Some(origin) = origin(draft, &at, id) else { continue };
        let Some(found) = at.get(&origin).and_then(|at| draft.sessions.get(*at)) else { continue };
        let (title, description, questions) =
            (found.title.clone(), found.description.clone(), found.questions.clone());
        for position in below.remove(id).into_iter().flatten() {
            if let Some(session) = draft.sessions.get_mut(position) {
                session.repeats = Some(origin.clone());
                below.entry(origin.clone()).or_default().push(position);
            }
        }
        let Some(session) = at.get(id).and_then(|at| draft.sessions.get_mut(*at)) else { continue };
        session.repeats = None;
        session.title = session.title.take().or(title);
        if session.description.is_empty() {
            session.description = description;
        }
        if session.questions.is_empty() {
            session.questions = questions;
        }
    }
}

/// Returns the session at the end of a chain of repeats. Returns `None` if the chain is a cycle.
fn origin(draft: &Draft, at: &HashMap<SessionId, usize>, id: &SessionId) -> Option<SessionId> {
    let mut origin = id.clone();
    for _ in 0..draft.sessions.len() {
        let row = at.get(&origin).and_then(|at| draft.sessions.get(*at))?;
        match &row.repeats {
            Some(above) => origin = above.clone(),
            None => return Some(origin),
        }
    }
    None
}
