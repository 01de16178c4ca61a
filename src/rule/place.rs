//! Places: rooms that are closed, too small, handed over too fast, or not stated.

use super::{Check, Found, Pass, Run, hours, words};
use crate::code::Code;
use crate::report::Notice;
use crate::value::place::Place;
use crate::value::status::{Mode, Presence};
use crate::view::{Room, Session};

pub(super) const CHECKS: &[Check] = &[
    Check { codes: &[Code::SessionWithoutPlace], run: Run::Once(without_place) },
    Check { codes: &[Code::InsufficientRoomTurnover], run: Run::Room(turnover) },
    Check { codes: &[Code::RoomCapacityExceeded], run: Run::Session(capacity) },
    Check { codes: &[Code::RoomUnavailable], run: Run::Room(unavailable) },
    Check { codes: &[Code::RoomSwitchBetweenParts], run: Run::Session(switch) },
    Check { codes: &[Code::OnlineSessionWithoutLink], run: Run::Session(online_without_link) },
    Check { codes: &[Code::AttendanceModeMismatch], run: Run::Session(mode_mismatch) },
];

/// One finding for the programme, however many sessions: mostly it is one main room that nobody names.
fn without_place(pass: &Pass<'_>, found: &mut Found<'_>) {
    let lacks = |session: &Session<'_>| {
        let properties = session.properties();
        session.is_top_level()
            && session.takes_place()
            && session.start().is_some()
            && !properties.programme_wide
            && session.data().mode != Some(Mode::Online)
            && session.place().is_none()
            // Where every part says where it is, the whole has said so too.
            && !(session.parts().len() > 0 && session.parts().all(|part| part.place().is_some()))
    };
    let sessions = pass.programme.sessions();
    let lacking: Vec<_> = sessions.iter().filter(lacks).collect();
    let Some(first) = lacking.first() else { return };
    let message = if lacking.len() == 1 {
        format!("no place is stated for {}", words::session_when(*first))
    } else {
        format!(
            "no place is stated for {} sessions, the first of them {}",
            lacking.len(),
            words::session_when(*first)
        )
    };
    let notice = Notice::new(pass.programme, message)
        .with_related(first)
        .with_figure("sessions", lacking.len())
        .with_help(
            "where one room serves for all, state it once, as the programme's own \"place\"; \
             while it is open, \"to-be-announced\"",
        );
    found.add(Code::SessionWithoutPlace, notice);
}

fn turnover(pass: &Pass<'_>, room: Room<'_>, found: &mut Found<'_>) {
    let needed = i64::from(pass.thresholds.changeover.total_seconds());
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
                    words::room(room),
                    if gap == 0 { "no time".to_owned() } else { words::length(gap) },
                    words::session_when(last),
                    words::session_when(session)
                );
                let help = format!("the house asks for {} between two sessions", words::length(needed));
                let notice = Notice::new(&room, message).with_related(&last).with_related(&session);
                found.add(
                    Code::InsufficientRoomTurnover,
                    notice.with_figure("minutes", gap / 60).with_help(help),
                );
            }
        }
        if before.is_none_or(|last| last.end() <= session.end()) {
            before = Some(session);
        }
    }
}

/// More people are admitted than its rooms hold together, relays included.
fn capacity(_: &Pass<'_>, session: Session<'_>, found: &mut Found<'_>) {
    let Some(limit) = session.data().attendance_limit.filter(|_| session.takes_place()) else { return };
    if matches!(session.data().mode, Some(Mode::Online | Mode::Hybrid)) {
        return;
    }
    let rooms: Vec<Room<'_>> = session.rooms().chain(session.relayed_to()).collect();
    let seats: Option<u32> = rooms
        .iter()
        .map(|room| room.data().capacity)
        .try_fold(0_u32, |sum, room| Some(sum.saturating_add(room?)));
    let Some(seats) = seats.filter(|seats| !rooms.is_empty() && limit > *seats) else { return };
    let names: Vec<String> = rooms.iter().map(|room| words::room(*room)).collect();
    let message = format!(
        "{} admits {limit} people, and {} {} {seats}",
        words::session_when(session),
        words::list(&names, 3),
        words::agree(names.len(), "holds", "hold")
    );
    let notice = Notice::new(&session, message).at("attendance_limit");
    let notice = notice.with_all_related(&rooms);
    found.add(
        Code::RoomCapacityExceeded,
        notice
            .with_figure("limit", limit)
            .with_figure("capacity", seats)
            .with_help("lower the limit, or take a larger room"),
    );
}

fn unavailable(pass: &Pass<'_>, room: Room<'_>, found: &mut Found<'_>) {
    let slots = &room.data().available;
    if slots.is_empty() {
        return;
    }
    for session in room.sessions().filter(Session::takes_place) {
        let (Some(start), Some(end)) = (session.start(), session.end()) else { continue };
        if start < end && !hours::cover(pass.programme, slots, &(start..end)) {
            let message = format!(
                "{} is in {}, which is not available then",
                words::session_when(session),
                words::room(room)
            );
            let notice = Notice::new(&room, message).with_related(&session);
            found.add(Code::RoomUnavailable, notice.with_help("move it, or take another room"));
        }
    }
}

fn switch(_: &Pass<'_>, session: Session<'_>, found: &mut Found<'_>) {
    let mut parts: Vec<Session<'_>> =
        session.parts().filter(|part| part.takes_place() && part.data().place.is_some()).collect();
    parts.sort_by_key(|part| (part.start(), part.id().clone()));
    let switch = parts.windows(2).find_map(|pair| match pair {
        [a, b] if a.rooms().next() != b.rooms().next() && a.end() <= b.start() => Some((*a, *b)),
        _ => None,
    });
    if let Some((a, b)) = switch {
        let message = format!(
            "{} changes rooms between {} and {}",
            words::session(session),
            words::session(a),
            words::session(b)
        );
        let notice = Notice::new(&session, message).with_related(&a).with_related(&b);
        found.add(Code::RoomSwitchBetweenParts, notice.with_help("see whether one room can serve for all"));
    }
}

/// What is held online, and nothing says where.
fn online_without_link(_: &Pass<'_>, session: Session<'_>, found: &mut Found<'_>) {
    let mode = |one: &Session<'_>| one.data().mode;
    if !matches!(mode(&session), Some(Mode::Online | Mode::Hybrid)) || !session.takes_place() {
        return;
    }
    let linked = |one: &Session<'_>| !one.data().links.is_empty();
    let above = linked(&session) || session.ancestors().any(|above| linked(&above));
    let online = session.rooms().chain(session.relayed_to()).any(|room| room.data().online.is_some());
    if !above && !online {
        let message = format!("{} is held online, and no address is stated", words::session_when(session));
        let notice = Notice::new(&session, message).at("mode");
        found.add(
            Code::OnlineSessionWithoutLink,
            notice.with_help("add it to \"links\", or to the room as \"online\""),
        );
    }
}

/// Online alone, and yet in a room without a line, or with somebody who comes in person.
fn mode_mismatch(_: &Pass<'_>, session: Session<'_>, found: &mut Found<'_>) {
    if session.data().mode != Some(Mode::Online) || !session.takes_place() {
        return;
    }
    let stated = matches!(session.data().place, Some(Place::Rooms(_)));
    let room = session.rooms().find(|room| stated && room.data().online.is_none());
    let person = session.participations().find(|one| one.data().presence == Some(Presence::InPerson));
    let (message, field) = match (room, person) {
        (Some(room), _) => {
            let name = words::room(room);
            (
                format!(
                    "{} is held online alone, and in {name}, which has no line",
                    words::session_when(session)
                ),
                "place",
            )
        }
        (None, Some(one)) => {
            let name = words::party(one);
            let session = words::session_when(session);
            (format!("{session} is held online alone, and {name} takes part in person"), "participations")
        }
        (None, None) => return,
    };
    let notice = Notice::new(&session, message).at(field);
    found.add(Code::AttendanceModeMismatch, notice.with_help("if both, write \"mode\": \"hybrid\""));
}
