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

fn occurrence(session: Session<'_>) -> Option<&str> {
    session.data().extensions.get("icalendar/RECURRENCE-ID")
}

/// Returns the `UID`s of all sessions in the order of their declaration. Only the occurrences of a
/// recurring event share a `UID`.
pub(super) fn event_uids(programme: &Programme) -> Vec<EventUid> {
    let mut taken = HashSet::new();
    let mut uids: Vec<EventUid> = Vec::with_capacity(programme.sessions().len());
    for session in programme.sessions().declared() {
        let mut one = EventUid::default();
        if session.is_scheduled() {
            let stated = session.data().external_ids.get("uid");
            one.uid = stated.map_or_else(|| generated(session), str::to_owned);
            one.is_replaced = !taken.insert((one.uid.clone(), occurrence(session)));
            if one.is_replaced {
                one.uid = generated(session);
                taken.insert((one.uid.clone(), occurrence(session)));
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
