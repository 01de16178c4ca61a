//! The normal form of a draft, which is unique for each programme.

use std::collections::HashMap;

use crate::draft::{Draft, Session};
use crate::list::ToList;
use crate::value::id::SessionId;
use crate::value::language::LanguageTag;
use crate::value::text::Text;
use crate::value::visit::{Visit, VisitorMut};

/// A visitor that tags plain texts with the main language, and sorts the languages of other texts
/// in the order of the programme.
struct Tag<'a> {
    main: &'a LanguageTag,
    positions: HashMap<&'a LanguageTag, usize>,
}

impl VisitorMut for Tag<'_> {
    fn text(&mut self, text: &mut Text) {
        text.tag(self.main);
        text.sort_by_position(|language| self.positions.get(language).copied());
    }
}

struct Untag<'a>(&'a LanguageTag);

impl VisitorMut for Untag<'_> {
    fn text(&mut self, text: &mut Text) {
        text.untag(self.0);
    }
}

/// Prepares a valid draft for use in a programme. Plain texts are tagged with the main language,
/// the languages of other texts are sorted in the order of the programme, and each pair of a
/// symmetric relation is listed only once. The argument `symmetric` is `true` if
/// the draft contains symmetric relations.
///
/// The argument `labelled` is `true` if any participation contains a plain text or a text in
/// several languages. Otherwise, the participations in sessions are not visited, which saves time
/// for most programmes.
pub(super) fn normalise(draft: &mut Draft, symmetric: bool, labelled: bool) {
    let languages: Vec<LanguageTag> = draft.languages.iter().map(|language| language.tag.clone()).to_list();
    if let Some(main) = languages.first() {
        let mut positions = HashMap::with_capacity(languages.len());
        for (at, language) in languages.iter().enumerate() {
            positions.entry(language).or_insert(at);
        }
        let mut tag = Tag { main, positions };
        if labelled {
            draft.visit_mut(&mut tag as &mut dyn VisitorMut);
        } else {
            let mut sessions = std::mem::take(&mut draft.sessions);
            draft.visit_mut(&mut tag as &mut dyn VisitorMut);
            for session in &mut sessions {
                let participations = std::mem::take(&mut session.participations);
                session.visit_mut(&mut tag as &mut dyn VisitorMut);
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

/// Converts the draft of a programme into normal form by removing redundant language tags.
pub(super) fn denormalise(mut draft: Draft) -> Draft {
    if let Some(main) = draft.languages.first().map(|language| language.tag.clone()) {
        draft.visit_mut(&mut Untag(&main) as &mut dyn VisitorMut);
    }
    draft
}

/// Lists each pair of a symmetric relation only on the session that is declared first, and removes
/// the pair from the other session. The remaining entries stay in order.
fn state_once(draft: &mut Draft, field: impl Fn(&mut Session) -> &mut Vec<SessionId>) {
    let position: HashMap<SessionId, usize> =
        draft.sessions.iter().enumerate().map(|(at, session)| (session.id.clone(), at)).collect();
    let mut stated = std::collections::HashSet::new();
    let mut lists: Vec<Vec<SessionId>> = vec![Vec::new(); draft.sessions.len()];
    // The existing entries of a session come first. The entries that move to it from later sessions
    // are added afterwards.
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
