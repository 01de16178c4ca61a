//! Rules about relations between sessions, such as a session that repeats or replaces another one.

use std::collections::{HashMap, HashSet};

use crate::code::Code;
use crate::error::quote;
use crate::list::ToList;
use crate::report::Notice;
use crate::review::{FindingCollector, ReviewContext, describe};
use crate::sorting;
use crate::value::id::SessionId;
use crate::value::place::Place;
use crate::value::slot::Slot;
use crate::view::Session;

pub(super) fn self_relation(_: &ReviewContext<'_>, session: Session<'_>, found: &mut FindingCollector<'_>) {
    let (id, data) = (session.id(), session.data());
    let among = |list: &[SessionId]| list.contains(id);
    let relations = [
        ("joint_with", among(&data.joint_with)),
        ("may_overlap", among(&data.may_overlap)),
        ("must_not_overlap", among(&data.must_not_overlap)),
        ("relays", data.relays.as_ref() == Some(id)),
        ("repeats", data.repeats.as_ref() == Some(id)),
    ];
    for (field, _) in relations.into_iter().filter(|(_, holds)| *holds) {
        let (name, id) = (describe::session(session), quote(id.as_str()));
        let message = format!("the field \"{field}\" of {name} contains {id}, which is {name} itself");
        let notice = Notice::new(&session, message).at(field).with_detail("relation", field).with_help(
            format!("replace {id} with the id of the other session, or remove it from \"{field}\""),
        );
        found.add(Code::SelfRelation, notice);
    }
}

pub(super) fn contradictory_relations(
    _: &ReviewContext<'_>,
    session: Session<'_>,
    found: &mut FindingCollector<'_>,
) {
    // Each pair of sessions is reported only once, for the session with the smaller id.
    let mut apart: Vec<Session<'_>> =
        session.must_not_overlap().filter(|other| session.id() < other.id()).to_list();
    if apart.is_empty() {
        return;
    }
    sorting::sort_by_key(&mut apart, |other| other.id().clone());
    apart.dedup();
    let joint: HashSet<Session<'_>> = session.joint_with().collect();
    let beside: HashSet<Session<'_>> = session.may_overlap().collect();
    for other in apart {
        let (field, what) = match (joint.contains(&other), beside.contains(&other)) {
            (true, _) => ("joint_with", "held jointly"),
            (false, true) => ("may_overlap", "allowed to overlap"),
            (false, false) => continue,
        };
        let (one, other_name) = (describe::session(session), describe::session(other));
        let message = format!(
            "{one} and {other_name} are marked both as {what} (\"{field}\") and as not allowed to overlap \
             (\"must_not_overlap\")"
        );
        let help = format!(
            "if the two sessions are {what}, delete the entry in \"must_not_overlap\"; otherwise delete the \
             entry in \"{field}\""
        );
        let notice = Notice::new(&session, message)
            .with_related(&other)
            .with_detail("relation", field)
            .with_help(help);
        found.add(Code::ContradictoryRelations, notice);
    }
}

/// Reports occurrences of a session that have the same time and place. All occurrences are compared
/// when the original session is checked, so the repeats are skipped.
pub(super) fn occurrence_duplicated(
    _: &ReviewContext<'_>,
    origin: Session<'_>,
    found: &mut FindingCollector<'_>,
) {
    if origin.repeated_by().len() == 0 || origin.origin().is_some() {
        return;
    }
    let mut occurrences: Vec<Session<'_>> =
        origin.occurrences().filter(|one| one.takes_place() && is_settled(*one)).to_list();
    sorting::sort_by_key(&mut occurrences, |one| one.id().clone());
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
        let ids: Vec<String> = group.iter().map(|one| quote(one.id().as_str())).to_list();
        let message = format!(
            "{} is entered {} at the same time and in the same place: as {}",
            describe::session_when(*first),
            describe::times(group.len()),
            describe::list(&ids, 3)
        );
        let notice = Notice::new(first, message)
            .at("slot")
            .with_all_related(others)
            .with_detail("occurrences", group.len())
            .with_help(format!(
                "delete {} of these sessions, or correct the time or the place",
                if others.len() == 1 { "one" } else { "all but one" }
            ));
        found.add(Code::OccurrenceDuplicated, notice);
    }
}

/// Returns `true` if the start time is known and the place is not marked as to be announced.
/// Otherwise, two occurrences that look identical may still get different times or places.
fn is_settled(session: Session<'_>) -> bool {
    session.start().is_some() && session.place() != Some(&Place::ToBeAnnounced)
}

/// Returns a key that is equal for sessions in the same place. The order of the rooms has no
/// effect.
fn places(session: Session<'_>) -> Vec<&str> {
    let mut rooms: Vec<&str> = match session.place() {
        Some(Place::Venue(venue)) => vec!["venue", venue.as_str()],
        Some(Place::Everywhere) => vec!["everywhere", ""],
        _ => session.rooms().map(|room| room.id().as_str()).to_list(),
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
    // Until the replacement is confirmed, both sessions may take place.
    let mut instead: Vec<Session<'_>> =
        session.replaced_by().filter(|other| other.takes_place() && !other.is_open()).to_list();
    sorting::sort_by_key(&mut instead, |other| other.id().clone());
    let Some(first) = instead.first() else { return };
    let message = format!(
        "{} replaces {}, which is not marked as cancelled or dropped",
        describe::session_when(*first),
        describe::session_when(session)
    );
    let mut notice = Notice::new(&session, message).at("status").with_help(format!(
        "enter \"status\": \"cancelled\" or \"status\": \"dropped\" in {}, or remove \"replaces\" from {}",
        describe::session(session),
        describe::session(*first)
    ));
    for other in &instead {
        notice = notice.with_related(other);
    }
    found.add(Code::ReplacedNotSuperseded, notice);
}
