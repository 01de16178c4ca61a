//! Assigns a `UID` to every event.

use std::collections::{HashMap, HashSet};

use crate::interchange::icalendar::syntax::uid::uid;
use crate::programme::Programme;
use crate::view::Session;

#[derive(Debug, Clone, Default)]
pub(super) struct EventUid {
    pub(super) uid: String,
    /// Whether the external id `uid` of the session was replaced, because another event has it.
    pub(super) is_replaced: bool,
    /// Whether no earlier event has the same `UID`. Other events can only refer to the first one.
    pub(super) is_first: bool,
    /// The position of the recurring event of which this event is an occurrence.
    pub(super) recurring: Option<usize>,
}

/// Returns the `UID` of a session that has no external id `uid`.
pub(super) fn generated(session: Session<'_>) -> String {
    uid(session.id().as_str(), session.programme().id().as_str())
}

fn occurrence<'p>(session: Session<'p>) -> Option<&'p str> {
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
        first.entry(one.uid.clone()).or_insert(position);
        if occurrence(session).is_none() {
            recurring.entry(one.uid.clone()).or_insert(position);
        }
    }
    for (position, one) in uids.iter_mut().enumerate() {
        one.is_first = first.get(&one.uid) == Some(&position);
        one.recurring = recurring.get(&one.uid).copied().filter(|other| *other != position);
    }
    uids
}
