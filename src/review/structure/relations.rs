//! The rules about relations between sessions: contradictions, duplicate occurrences and replaced
//! sessions.

use std::collections::{HashMap, HashSet};

use crate::code::Code;
use crate::report::Notice;
use crate::review::{FindingCollector, ReviewContext, describe};
use crate::value::id::SessionId;
use crate::value::place::Place;
use crate::value::slot::Slot;
use crate::view::Session;

pub(super) fn self_relation(_: &ReviewContext<'_>, session: Session<'_>, found: &mut FindingCollector<'_>) {
    let (id, data) = (session.id(), session.data());
    let among = |list: &[SessionId]| list.contains(id);
    let relations = [
        ("joint_with", "is listed as held jointly with itself", among(&data.joint_with)),
        ("may_overlap", "is listed as allowed to overlap with itself", among(&data.may_overlap)),
        (
            "must_not_overlap",
            "is listed as not allowed to overlap with itself",
            among(&data.must_not_overlap),
        ),
        ("relays", "is listed as a relay of itself", data.relays.as_ref() == Some(id)),
        ("repeats", "is listed as a repeat of itself", data.repeats.as_ref() == Some(id)),
    ];
    for (field, what, _) in relations.into_iter().filter(|(.., holds)| *holds) {
        let notice = Notice::new(&session, format!("{} {what}", describe::session(session)))
            .at(field)
            .with_detail("relation", field)
            .with_help(format!("enter the other session in {field:?}, or remove the entry"));
        found.add(Code::SelfRelation, notice);
    }
}

pub(super) fn contradictory_relations(
    _: &ReviewContext<'_>,
    session: Session<'_>,
    found: &mut FindingCollector<'_>,
) {
    // Each pair is reported only for the session with the smaller id.
    let mut apart: Vec<Session<'_>> =
        session.must_not_overlap().filter(|other| session.id() < other.id()).collect();
    if apart.is_empty() {
        return;
    }
    apart.sort_by_key(|other| other.id().clone());
    apart.dedup();
    let joint: HashSet<Session<'_>> = session.joint_with().collect();
    let beside: HashSet<Session<'_>> = session.may_overlap().collect();
    for other in apart {
        let what = match (joint.contains(&other), beside.contains(&other)) {
            (true, _) => "held jointly",
            (false, true) => "allowed to overlap",
            (false, false) => continue,
        };
        let message = format!(
            "{} and {} are marked both as {what} and as not allowed to overlap",
            describe::session_when(session),
            describe::session_when(other)
        );
        let notice = Notice::new(&session, message)
            .with_related(&other)
            .with_detail("relation", if joint.contains(&other) { "joint_with" } else { "may_overlap" })
            .with_help("keep only the correct one of the two entries");
        found.add(Code::ContradictoryRelations, notice);
    }
}

/// Reports occurrences of a session with the same time and place. The check runs for the original
/// session.
pub(super) fn occurrence_duplicated(
    _: &ReviewContext<'_>,
    origin: Session<'_>,
    found: &mut FindingCollector<'_>,
) {
    if origin.repeated_by().len() == 0 || origin.origin().is_some() {
        return;
    }
    let mut occurrences: Vec<Session<'_>> =
        origin.occurrences().filter(|one| one.takes_place() && is_settled(*one)).collect();
    occurrences.sort_by_key(|one| one.id().clone());
    let mut at: HashMap<(Option<Slot>, Vec<&str>), usize> = HashMap::new();
    let mut groups: Vec<Vec<Session<'_>>> = Vec::new();
    for one in occurrences {
        let group = *at.entry((one.slot(), places(one))).or_insert(groups.len());
        match groups.get_mut(group) {
            Some(group) => group.push(one),
            None => groups.push(vec![one]),
        }
    }
    for group in groups {
        let Some((first, others)) = group.split_first().filter(|(_, others)| !others.is_empty()) else {
            continue;
        };
        let message = format!(
            "{} occurrences of {} are at the same time and in the same place",
            group.len(),
            describe::session_when(*first)
        );
        let notice = Notice::new(first, message)
            .at("slot")
            .with_all_related(others)
            .with_detail("occurrences", group.len())
            .with_help("keep one, or correct the time or the place of the others");
        found.add(Code::OccurrenceDuplicated, notice);
    }
}

/// Returns `true` if the start time of an occurrence is known and its place is not "to be
/// announced". Other occurrences may still get different times or places.
fn is_settled(session: Session<'_>) -> bool {
    session.start().is_some() && session.place() != Some(&Place::ToBeAnnounced)
}

/// Returns a comparison key for the place of a session. For rooms, the key contains their sorted
/// ids.
fn places(session: Session<'_>) -> Vec<&str> {
    let mut rooms: Vec<&str> = match session.place() {
        Some(Place::Venue(venue)) => vec!["venue", venue.as_str()],
        Some(Place::Everywhere) => vec!["everywhere", ""],
        _ => session.rooms().map(|room| room.id().as_str()).collect(),
    };
    if matches!(session.place(), Some(Place::Rooms(_))) {
        rooms.sort_unstable();
        rooms.dedup();
    }
    rooms
}

pub(super) fn replaced_not_superseded(
    _: &ReviewContext<'_>,
    session: Session<'_>,
    found: &mut FindingCollector<'_>,
) {
    if !session.takes_place() {
        return;
    }
    // Both sessions may coexist while the replacement is tentative.
    let mut instead: Vec<Session<'_>> =
        session.replaced_by().filter(|other| other.takes_place() && !other.is_open()).collect();
    instead.sort_by_key(|other| other.id().clone());
    let Some(first) = instead.first() else { return };
    let message = format!(
        "{} replaces {}, which is not marked as cancelled or dropped",
        describe::session_when(*first),
        describe::session_when(session)
    );
    let mut notice = Notice::new(&session, message)
        .at("status")
        .with_help("mark the replaced session as cancelled or dropped, or remove it from \"replaces\"");
    for other in &instead {
        notice = notice.with_related(other);
    }
    found.add(Code::ReplacedNotSuperseded, notice);
}
