//! The rules about rooms and other places.

use super::{Check, CheckScope, FindingCollector, ReviewContext, availability, describe};
use crate::code::Code;
use crate::report::Notice;
use crate::value::place::Place;
use crate::value::status::{AttendanceMode, Presence};
use crate::view::{Room, Session};

pub(super) const CHECKS: &[Check] = &[
    Check { codes: &[Code::SessionWithoutPlace], run: CheckScope::Once(without_place) },
    Check { codes: &[Code::InsufficientRoomTurnover], run: CheckScope::Room(turnover) },
    Check { codes: &[Code::RoomCapacityExceeded], run: CheckScope::Session(capacity) },
    Check { codes: &[Code::RoomUnavailable], run: CheckScope::Room(unavailable) },
    Check { codes: &[Code::RoomSwitchBetweenParts], run: CheckScope::Session(switch) },
    Check { codes: &[Code::OnlineSessionWithoutLink], run: CheckScope::Session(online_without_link) },
    Check { codes: &[Code::AttendanceModeMismatch], run: CheckScope::Session(mode_mismatch) },
];

/// Reports all sessions without a place in one finding. The usual cause is a main room that is
/// never mentioned.
fn without_place(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    let lacks = |session: &Session<'_>| {
        let properties = session.properties();
        session.is_top_level()
            && session.takes_place()
            && session.start().is_some()
            && !properties.programme_wide
            && session.data().mode != Some(AttendanceMode::Online)
            && session.place().is_none()
            // A session needs no place if all of its parts have one.
            && !(session.parts().len() > 0 && session.parts().all(|part| part.place().is_some()))
    };
    let sessions = context.programme.sessions();
    let lacking: Vec<_> = sessions.iter().filter(lacks).collect();
    let Some(first) = lacking.first() else { return };
    let message = if lacking.len() == 1 {
        format!("{} has no place yet", describe::session_when(*first))
    } else {
        format!(
            "{} sessions have no place yet; the first is {}",
            lacking.len(),
            describe::session_when(*first)
        )
    };
    let notice = Notice::new(context.programme, message)
        .with_related(first)
        .with_detail("sessions", lacking.len())
        .with_help(
            "enter the room of each session, or one \"place\" for the entire programme; \
             if a place is not known yet, write \"to-be-announced\"",
        );
    found.add(Code::SessionWithoutPlace, notice);
}

fn turnover(context: &ReviewContext<'_>, room: Room<'_>, found: &mut FindingCollector<'_>) {
    let needed = i64::from(context.thresholds.changeover.total_seconds());
    if needed == 0 || room.data().simultaneous.is_some_and(|most| most > 1) {
        return;
    }
    let taken = |session: &Session<'_>| {
        let properties = session.properties();
        session.takes_place() && !properties.idle && !properties.ambient
    };
    let mut before: Option<Session<'_>> = None;
    for session in room.sessions().filter(taken).filter(|session| session.start() < session.end()) {
        if let (Some(last), Some(start)) = (before, session.start()) {
            let gap = last.end().map(|end| start.seconds() - end.seconds());
            let tied = last.joint_with().chain(last.may_overlap()).any(|other| other == session);
            let one = session.ancestors().any(|above| above == last)
                || last.parent().is_some_and(|whole| session.parent() == Some(whole));
            if let Some(gap) = gap.filter(|gap| (0..needed).contains(gap) && !tied && !one) {
                let message = format!(
                    "{} has {} between {} and {}",
                    describe::room(room),
                    if gap == 0 { "no time".to_owned() } else { format!("only {}", describe::length(gap)) },
                    describe::session_when(last),
                    describe::session_when(session)
                );
                let help = format!(
                    "move one session; a room needs {} between two sessions",
                    describe::length(needed)
                );
                let notice = Notice::new(&room, message).with_related(&last).with_related(&session);
                found.add(
                    Code::InsufficientRoomTurnover,
                    notice.with_detail("minutes", gap / 60).with_help(help),
                );
            }
        }
        if before.is_none_or(|last| last.end() <= session.end()) {
            before = Some(session);
        }
    }
}

/// Reports sessions that admit more people than the total capacity of their rooms. Rooms to which
/// the session is relayed are included.
fn capacity(_: &ReviewContext<'_>, session: Session<'_>, found: &mut FindingCollector<'_>) {
    let Some(limit) = session.data().attendance_limit.filter(|_| session.takes_place()) else { return };
    if matches!(session.data().mode, Some(AttendanceMode::Online | AttendanceMode::Hybrid)) {
        return;
    }
    let rooms: Vec<Room<'_>> = session.rooms().chain(session.relayed_to()).collect();
    let seats: Option<u32> = rooms
        .iter()
        .map(|room| room.data().capacity)
        .try_fold(0_u32, |sum, room| Some(sum.saturating_add(room?)));
    let Some(seats) = seats.filter(|seats| !rooms.is_empty() && limit > *seats) else { return };
    let names: Vec<String> = rooms.iter().map(|room| describe::room(*room)).collect();
    let message = format!(
        "{} admits {limit} people, but {} {} room for only {seats}",
        describe::session_when(session),
        describe::list(&names, 3),
        describe::agree(names.len(), "has", "have")
    );
    let notice = Notice::new(&session, message).at("attendance_limit");
    let notice = notice.with_all_related(&rooms);
    found.add(
        Code::RoomCapacityExceeded,
        notice
            .with_detail("limit", limit)
            .with_detail("capacity", seats)
            .with_help("lower the limit, or choose a larger room"),
    );
}

fn unavailable(context: &ReviewContext<'_>, room: Room<'_>, found: &mut FindingCollector<'_>) {
    let slots = &room.data().available;
    if slots.is_empty() {
        return;
    }
    for session in room.sessions().filter(Session::takes_place) {
        let (Some(start), Some(end)) = (session.start(), session.end()) else { continue };
        if start < end && !availability::cover(context.programme, slots, &(start..end)) {
            let message = format!(
                "{} is in {}, which is not available at that time",
                describe::session_when(session),
                describe::room(room)
            );
            let notice = Notice::new(&room, message).with_related(&session);
            found.add(Code::RoomUnavailable, notice.with_help("move the session, or choose another room"));
        }
    }
}

fn switch(_: &ReviewContext<'_>, session: Session<'_>, found: &mut FindingCollector<'_>) {
    let mut parts: Vec<Session<'_>> =
        session.parts().filter(|part| part.takes_place() && part.data().place.is_some()).collect();
    parts.sort_by_key(|part| (part.start(), part.id().clone()));
    let switch = parts.windows(2).find_map(|pair| match pair {
        [a, b] if a.rooms().next() != b.rooms().next() && a.end() <= b.start() => Some((*a, *b)),
        _ => None,
    });
    if let Some((a, b)) = switch {
        let message = format!(
            "{} changes rooms between its parts {} and {}",
            describe::session(session),
            describe::session(a),
            describe::session(b)
        );
        let notice = Notice::new(&session, message).with_related(&a).with_related(&b);
        let help = "check whether all parts can be in one room";
        found.add(Code::RoomSwitchBetweenParts, notice.with_help(help));
    }
}

/// Reports online and hybrid sessions without a link to join.
fn online_without_link(_: &ReviewContext<'_>, session: Session<'_>, found: &mut FindingCollector<'_>) {
    let mode = |one: &Session<'_>| one.data().mode;
    if !matches!(mode(&session), Some(AttendanceMode::Online | AttendanceMode::Hybrid))
        || !session.takes_place()
    {
        return;
    }
    let linked = |one: &Session<'_>| !one.data().links.is_empty();
    let above = linked(&session) || session.ancestors().any(|above| linked(&above));
    let online = session.rooms().chain(session.relayed_to()).any(|room| room.data().online.is_some());
    if !above && !online {
        let message = format!("{} is held online, but has no link", describe::session_when(session));
        let notice = Notice::new(&session, message).at("mode");
        found.add(
            Code::OnlineSessionWithoutLink,
            notice.with_help("add the link to \"links\", or to the room as \"online\""),
        );
    }
}

/// Reports online sessions that take place in a room without an online link, or that have a
/// participant in person.
fn mode_mismatch(_: &ReviewContext<'_>, session: Session<'_>, found: &mut FindingCollector<'_>) {
    if session.data().mode != Some(AttendanceMode::Online) || !session.takes_place() {
        return;
    }
    let stated = matches!(session.data().place, Some(Place::Rooms(_)));
    let room = session.rooms().find(|room| stated && room.data().online.is_none());
    let person = session.participations().find(|one| one.data().presence == Some(Presence::InPerson));
    let (message, field) = match (room, person) {
        (Some(room), _) => {
            let name = describe::room(room);
            (
                format!(
                    "{} is marked as online only, but takes place in {name}, which is not an online room",
                    describe::session_when(session)
                ),
                "place",
            )
        }
        (None, Some(one)) => {
            let name = describe::party(one);
            let session = describe::session_when(session);
            (format!("{session} is marked as online only, but {name} takes part in person"), "participations")
        }
        (None, None) => return,
    };
    let notice = Notice::new(&session, message).at(field);
    let help = "if it is held both online and in a room, write \"mode\": \"hybrid\"";
    found.add(Code::AttendanceModeMismatch, notice.with_help(help));
}
