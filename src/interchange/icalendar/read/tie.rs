//! Resolves references between events, such as from a part to its parent session.

use std::collections::{HashMap, HashSet};

use super::context::{About, ReadContext};
use super::event::Ties;
use crate::interchange::icalendar::syntax::names;
use crate::value::id::SessionId;

/// Sets `part_of` and `repeats` of all sessions, and removes slots and places that parts only
/// inherit. References to unknown events and references that form a cycle are stored in the
/// extensions instead.
pub(super) fn tie(cx: &mut ReadContext, by_uid: &HashMap<&str, &str>, tied: Vec<(usize, Ties)>) {
    let at: HashMap<SessionId, usize> =
        cx.builder.draft.sessions.iter().zip(0..).map(|(one, at)| (one.id.clone(), at)).collect();
    let (mut parts, mut repeats, mut inherited) = (Vec::new(), Vec::new(), Vec::new());
    for (position, ties) in tied {
        if !ties.inherited.is_empty() {
            inherited.push((position, ties.inherited));
        }
        parts.extend(ties.part_of.map(|(uid, line)| (position, uid, line)));
        repeats.extend(ties.repeats.map(|(uid, line)| (position, uid, line)));
    }
    for (is_part, list) in [(true, parts), (false, repeats)] {
        let mut above: HashMap<usize, usize> = HashMap::new();
        if !is_part {
            let sessions = cx.builder.draft.sessions.iter().enumerate();
            above.extend(sessions.filter_map(|(own, one)| Some((own, *at.get(one.repeats.as_ref()?)?))));
        }
        let wanted: Vec<_> = list
            .into_iter()
            .map(|(own, uid, line)| {
                let other = by_uid.get(uid.as_str()).and_then(|id| at.get(&SessionId::from(*id))).copied();
                (own, uid, line, other.filter(|other| *other != own))
            })
            .collect();
        for (own, _, _, other) in &wanted {
            if let Some(other) = other {
                above.entry(*own).or_insert(*other);
            }
        }
        let circular = circular(&above);
        for (own, uid, line, other) in wanted {
            let other = other.filter(|_| !circular.contains(&own));
            let other =
                other.and_then(|other| cx.builder.draft.sessions.get(other)).map(|one| one.id.clone());
            let Some(one) = cx.builder.draft.sessions.get_mut(own) else { continue };
            let about = About::session(own, one.id.as_str());
            match other {
                Some(other) if is_part => one.part_of = Some(other),
                Some(other) => {
                    one.repeats.get_or_insert(other);
                }
                None => {
                    let name = if is_part { "RELATED-TO" } else { names::REPEATS };
                    let mut extensions = std::mem::take(&mut one.extensions);
                    cx.keep_as(&mut extensions, name.to_owned(), &uid, &about, line);
                    if let Some(one) = cx.builder.draft.sessions.get_mut(own) {
                        one.extensions = extensions;
                    }
                }
            }
        }
    }
    inherit(cx, &at, inherited);
}

/// Removes the slots and places that parts inherit from their parent sessions. A value that differs
/// from that of the parent session has been changed since the calendar was written, and is not
/// removed.
fn inherit(cx: &mut ReadContext, at: &HashMap<SessionId, usize>, inherited: Vec<(usize, Vec<String>)>) {
    let sessions = &cx.builder.draft.sessions;
    // The parent session can be a part itself, so its values are compared before any are removed.
    let mut removed: Vec<(usize, bool, bool)> = Vec::new();
    for (position, fields) in inherited {
        let Some(one) = sessions.get(position) else { continue };
        let parent = one.part_of.as_ref().and_then(|parent| sessions.get(*at.get(parent)?));
        let Some(parent) = parent else { continue };
        let names = |name: &str| fields.iter().any(|field| field.eq_ignore_ascii_case(name));
        removed.push((
            position,
            names("slot") && one.slot == parent.slot,
            names("place") && one.place == parent.place,
        ));
    }
    for (position, slot, place) in removed {
        let Some(one) = cx.builder.draft.sessions.get_mut(position) else { continue };
        one.slot = one.slot.filter(|_| !slot);
        one.place = one.place.take().filter(|_| !place);
    }
}

/// Returns the sessions that are part of a cycle of references. `above` maps each session to the
/// session to which it refers.
fn circular(above: &HashMap<usize, usize>) -> HashSet<usize> {
    let mut done: HashMap<usize, usize> = HashMap::new();
    let mut found = HashSet::new();
    let mut starts: Vec<usize> = above.keys().copied().collect();
    starts.sort_unstable();
    for start in starts {
        let (mut at, mut way) = (start, Vec::new());
        while !done.contains_key(&at) {
            done.insert(at, start);
            way.push(at);
            match above.get(&at) {
                Some(next) => at = *next,
                None => break,
            }
        }
        // There is a cycle if the walk reaches a session that it has already visited.
        if done.get(&at) == Some(&start)
            && above.contains_key(&at)
            && let Some(begin) = way.iter().position(|one| *one == at)
        {
            let closes = way.last().and_then(|last| above.get(last)) == Some(&at);
            found.extend(way.iter().skip(begin).copied().filter(|_| closes));
        }
    }
    found
}
