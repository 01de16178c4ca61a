//! Assigns a `UID` to every event.

use std::collections::{HashMap, HashSet};

use crate::interchange::icalendar::syntax::uid::generated_uid;
use crate::programme::Programme;
use crate::view::Session;

#[derive(Debug, Clone, Default)]
pub(super) struct EventUid {
    pub(super) uid: String,
    /// Whether the external id `uid` of the session was replaced, because another event has it.
    pub(super) is_replaced: bool,
    /// Whether no earlier event has the same `UID`. Other events can only refer to the first event
    /// with a `UID`.
    pub(super) is_first: bool,
    /// The position of the recurring event of which this event is an occurrence.
    pub(super) recurring: Option<usize>,
}

/// Returns the `UID` of a session that has no external id `uid`.
pub(super) fn generated(session: Session<'_>) -> String {
    generated_uid(session.id().as_str(), session.programme().id().as_str())
}

/// Returns the `RECURRENCE-ID` of a session that is an occurrence of a recurring event.
pub(super) fn occurrence(session: Session<'_>) -> Option<&str> {
    session.data().extensions.get("icalendar/RECURRENCE-ID")
}

/// Returns the first of a generated `UID` and its numbered variants that `take` accepts. No
/// generated `UID` ends with such a number, because all of them end with the id of the programme.
fn free(uid: &str, mut take: impl FnMut(&str) -> bool) -> String {
    let numbered = (2_usize..).map(|number| format!("{uid}~{number}"));
    std::iter::once(uid.to_owned()).chain(numbered).find(|uid| take(uid)).unwrap_or_default()
}

/// Returns the `UID`s of all sessions in the order of their declaration. Only the occurrences of a
/// recurring event share a `UID`. The `UID` that is generated for a session without an external id
/// has precedence over an equal external id of another session, regardless of their order.
pub(super) fn event_uids(programme: &Programme) -> Vec<EventUid> {
    let scheduled = || programme.sessions().declared().filter(Session::is_scheduled);
    let has_own = |session: &Session<'_>| session.data().external_ids.get("uid").is_some();
    let reserved: HashSet<_> = scheduled()
        .filter(|session| !has_own(session))
        .map(|session| (generated(session), occurrence(session)))
        .collect();
    let mut taken = HashSet::new();
    let mut uids: Vec<EventUid> = Vec::with_capacity(programme.sessions().len());
    for session in programme.sessions().declared() {
        let mut one = EventUid::default();
        if session.is_scheduled() {
            let stated = session.data().external_ids.get("uid");
            one.uid = stated.map_or_else(|| generated(session), str::to_owned);
            let key = (one.uid.clone(), occurrence(session));
            one.is_replaced = (stated.is_some() && reserved.contains(&key)) || !taken.insert(key);
            if one.is_replaced {
                one.uid =
                    free(&generated(session), |uid| taken.insert((uid.to_owned(), occurrence(session))));
            }
        }
        uids.push(one);
    }
    let (mut first, mut recurring) = (HashMap::new(), HashMap::new());
    for (position, (one, session)) in uids.iter().zip(programme.sessions().declared()).enumerate() {
        first.entry(one.uid.as_str()).or_insert(position);
        if occurrence(session).is_none() {
            recurring.entry(one.uid.as_str()).or_insert(position);
        }
    }
    let ties: Vec<_> =
        uids.iter().map(|one| (first.get(&*one.uid).copied(), recurring.get(&*one.uid).copied())).collect();
    for (position, (one, (first, recurring))) in uids.iter_mut().zip(ties).enumerate() {
        one.is_first = first == Some(position);
        one.recurring = recurring.filter(|other| *other != position);
    }
    uids
}
