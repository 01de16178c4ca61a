//! The normal form: one way to write each programme.

use std::collections::HashMap;

use crate::draft::{Draft, Session};
use crate::value::id::SessionId;
use crate::value::language::LanguageTag;
use crate::value::text::Text;
use crate::value::visit::{Visit, VisitorMut};

/// Gives every plain text its language.
struct Tag<'a>(&'a LanguageTag);

impl VisitorMut for Tag<'_> {
    fn text(&mut self, text: &mut Text) {
        text.tag(self.0);
    }
}

/// Makes every text plain that is in the main language alone.
struct Untag<'a>(&'a LanguageTag);

impl VisitorMut for Untag<'_> {
    fn text(&mut self, text: &mut Text) {
        text.untag(self.0);
    }
}

/// Prepares a sound draft for its life inside a programme: texts tagged, and symmetric relations, if there are any, stated
/// once. `labelled`: whether any participation holds a plain text; most programmes need not be gone through so far.
pub(super) fn enter(draft: &mut Draft, symmetric: bool, labelled: bool) {
    if let Some(main) = draft.languages.first().map(|language| language.tag.clone()) {
        let mut tag = Tag(&main);
        if labelled {
            draft.visit_mut(&mut tag);
        } else {
            let mut sessions = std::mem::take(&mut draft.sessions);
            draft.visit_mut(&mut tag);
            for session in &mut sessions {
                let participations = std::mem::take(&mut session.participations);
                session.visit_mut(&mut tag);
                session.participations = participations;
            }
            draft.sessions = sessions;
        }
    }
    if !symmetric {
        return;
    }
    state_once(draft, |session| &mut session.joint_with);
    state_once(draft, |session| &mut session.may_overlap);
    state_once(draft, |session| &mut session.must_not_overlap);
}

/// The normal form of a draft out of a programme.
pub(super) fn leave(mut draft: Draft) -> Draft {
    if let Some(main) = draft.languages.first().map(|language| language.tag.clone()) {
        draft.visit_mut(&mut Untag(&main));
    }
    draft
}

/// States a symmetric relation once, on the session that is declared first; otherwise keeps the order.
fn state_once(draft: &mut Draft, field: impl Fn(&mut Session) -> &mut Vec<SessionId>) {
    let position: HashMap<SessionId, usize> =
        draft.sessions.iter().enumerate().map(|(at, session)| (session.id.clone(), at)).collect();
    let mut stated = std::collections::HashSet::new();
    let mut lists: Vec<Vec<SessionId>> = vec![Vec::new(); draft.sessions.len()];
    // Own statements first, then those that move here from sessions declared later.
    for moved in [false, true] {
        for (at, session) in draft.sessions.iter_mut().enumerate() {
            let own = session.id.clone();
            for other in field(session).iter() {
                let there = position.get(other).copied().unwrap_or(at);
                if (there < at) == moved && stated.insert((at.min(there), at.max(there))) {
                    let (list, id) = if moved { (there, &own) } else { (at, other) };
                    if let Some(list) = lists.get_mut(list) {
                        list.push(id.clone());
                    }
                }
            }
        }
    }
    for (session, list) in draft.sessions.iter_mut().zip(lists) {
        *field(session) = list;
    }
}
