//! Rules about rooms and other places.

use super::availability::Availability;
use super::{Check, CheckScope, FindingCollector, ReviewContext, describe};
use crate::code::Code;
use crate::error::quote;
use crate::list::ToList;
use crate::report::Notice;
use crate::sorting;
use crate::value::id::RoomId;
use crate::value::place::Place;
use crate::value::status::{AttendanceMode, Presence};
use crate::view::above::Above;
use crate::view::{Room, Session};

pub(super) const CHECKS: &[Check] = &[
    Check { codes: &[Code::SessionWithoutPlace], run: CheckScope::Once(without_place) },
    Check { codes: &[Code::InsufficientRoomTurnover], run: CheckScope::Room(turnover) },
    Check { codes: &[Code::RoomCapacityExceeded], run: CheckScope::Session(capacity) },
    Check { codes: &[Code::RoomUnavailable], run: CheckScope::Room(unavailable) },
    Check { codes: &[Code::RoomSwitchBetweenParts], run: CheckScope::Session(switch) },
    Check { codes: &[Code::OnlineSessionWithoutLink], run: CheckScope::Once(online_without_link) },
    Check { codes: &[Code::AttendanceModeMismatch], run: CheckScope::Session(mode_mismatch) },
];

/// Reports all sessions without a place in a single finding. Usually the programme has one main
/// room, which was simply never entered.
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
    let lacking: Vec<_> = sessions.iter().filter(lacks).to_list();
    let first = lacking.iter().min_by_key(|session| (session.start(), session.id()));
    let Some(first) = first else { return };
    let message = if lacking.len() == 1 {
        format!("{} has no place yet", describe::session_when(*first))
    } else {
        format!(
            "{} sessions have no place yet; the first is {}",
            lacking.len(),
            describe::session_when(*first)
        )
    };
    let room = context.programme.rooms().map(|room| room.id()).min();
    let room = quote(room.map_or("…", RoomId::as_str));
    let help = format!(
        "enter the room {}, for example \"place\": [{room}], or \"place\": \"to-be-announced\" if it is not \
         known yet",
        describe::agree(lacking.len(), "of the session", "of each session")
    );
    let notice = Notice::new(context.programme, message)
        .with_related(first)
        .with_detail("sessions", lacking.len())
        .with_help(help);
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
            let tied = last.is_permitted_with(session);
            let one = (session != last && session.is_within(last))
                || last.parent().is_some_and(|whole| session.parent() == Some(whole));
            if let Some(gap) = gap.filter(|gap| (0..needed).contains(gap) && !tied && !one) {
                let message = format!(
                    "{} has {} between {} and {}, but a room needs {} between sessions",
                    describe::room(room),
                    if gap == 0 { "no time".to_owned() } else { format!("only {}", describe::length(gap)) },
                    describe::session_when(last),
                    describe::session_when(session),
                    describe::length(needed)
                );
                let help = format!("move one session to another time or room; {}", describe::OR_WAIVE);
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

/// Reports sessions that admit more people than their rooms can hold. Rooms to which a session is
/// relayed are also counted.
fn capacity(_: &ReviewContext<'_>, session: Session<'_>, found: &mut FindingCollector<'_>) {
    let Some(limit) = session.data().attendance_limit.filter(|_| session.takes_place()) else { return };
    if matches!(session.data().mode, Some(AttendanceMode::Online | AttendanceMode::Hybrid)) {
        return;
    }
    let rooms: Vec<Room<'_>> = session.rooms().chain(session.relayed_to()).to_list();
    let seats: Option<u32> = rooms
        .iter()
        .map(|room| room.data().capacity)
        .try_fold(0_u32, |sum, room| Some(sum.saturating_add(room?)));
    let Some(seats) = seats.filter(|seats| !rooms.is_empty() && limit > *seats) else { return };
    let names: Vec<String> = rooms.iter().map(|room| describe::room(*room)).to_list();
    let message = format!(
        "{} admits {limit} people (\"attendance_limit\"), but {} {} room for only {seats} (\"capacity\")",
        describe::session_when(session),
        describe::list(&names, 3),
        describe::agree(names.len(), "has", "have")
    );
    let notice = Notice::new(&session, message).at("attendance_limit");
    let notice = notice.with_all_related(&rooms);
    found.add(
        Code::RoomCapacityExceeded,
        notice.with_detail("limit", limit).with_detail("capacity", seats).with_help(format!(
            "lower \"attendance_limit\" to {seats}, choose a larger room, or correct the \"capacity\""
        )),
    );
}

fn unavailable(context: &ReviewContext<'_>, room: Room<'_>, found: &mut FindingCollector<'_>) {
    let slots = &room.data().available;
    if slots.is_empty() {
        return;
    }
    let available = Availability::new(context.programme, slots);
    for session in room.sessions().filter(Session::takes_place) {
        let (Some(start), Some(end)) = (session.start(), session.end()) else { continue };
        if start < end && !available.covers(&(start..end)) {
            let name = describe::room(room);
            let message = format!(
                "{} is in {name}, but this room is {}",
                describe::session_when(session),
                available.on_the_day_of(session)
            );
            let help = format!(
                "move the session to another time or room, or correct the times of {name} in \"available\""
            );
            found.add(
                Code::RoomUnavailable,
                Notice::new(&room, message).with_related(&session).with_help(help),
            );
        }
    }
}

/// Returns `true` if two sessions are known to be in different places.
fn are_apart(a: Session<'_>, b: Session<'_>) -> bool {
    if a.venue().zip(b.venue()).is_some_and(|(a, b)| a != b) {
        return true;
    }
    a.rooms().next().zip(b.rooms().next()).is_some_and(|(a, b)| a != b)
}

fn switch(_: &ReviewContext<'_>, session: Session<'_>, found: &mut FindingCollector<'_>) {
    let mut parts: Vec<Session<'_>> =
        session.parts().filter(|part| part.takes_place() && part.data().place.is_some()).to_list();
    sorting::sort_by_key(&mut parts, |part| (part.start(), part.id().clone()));
    let switch = parts.windows(2).find_map(|pair| match pair {
        [a, b] if are_apart(*a, *b) && a.end().zip(b.start()).is_some_and(|(end, start)| end <= start) => {
            Some((*a, *b))
        }
        _ => None,
    });
    if let Some((a, b)) = switch {
        let message = format!(
            "the parts of {} are in different places: {} in {}, and then {} in {}",
            describe::session(session),
            describe::session(a),
            describe::place(a),
            describe::session(b),
            describe::place(b)
        );
        let notice = Notice::new(&session, message).with_related(&a).with_related(&b);
        let help = format!("enter the same \"place\" for all parts; {}", describe::IF_INTENDED);
        found.add(Code::RoomSwitchBetweenParts, notice.with_help(help));
    }
}

fn online_without_link(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    let is_linked = |session: Session<'_>| !session.data().links.is_empty();
    let mut above = Above::new(&is_linked);
    for session in &context.programme.sessions() {
        let Some(mode @ (AttendanceMode::Online | AttendanceMode::Hybrid)) = session.data().mode else {
            continue;
        };
        let has_link = |room: Room<'_>| room.data().online.is_some();
        if !session.takes_place()
            || is_linked(session)
            || above.any(session)
            || session.rooms().chain(session.relayed_to()).any(has_link)
        {
            continue;
        }
        let message = format!(
            "{} is held online (\"mode\": \"{mode}\"), but has no link for joining it",
            describe::session_when(session)
        );
        let notice = Notice::new(&session, message).at("mode");
        found.add(
            Code::OnlineSessionWithoutLink,
            notice.with_help(
                "add \"links\": [{ \"url\": \"https://…\" }] to the session, or \"online\": \"https://…\" to \
                 its room",
            ),
        );
    }
}

/// Returns `true` if a link with this relation leads to the session itself, as a stream or a video
/// conference.
fn is_stream(relation: &str) -> bool {
    matches!(relation, "stream" | "conference" | "livestream")
}

/// Reports online sessions that are assigned to a physical room, or in which somebody takes part in
/// person.
fn mode_mismatch(_: &ReviewContext<'_>, session: Session<'_>, found: &mut FindingCollector<'_>) {
    if session.data().mode != Some(AttendanceMode::Online) || !session.takes_place() {
        return;
    }
    // The people in the room of a streamed session make the stream, and the audience is online.
    if session.data().links.iter().any(|link| link.relation.as_deref().is_some_and(is_stream)) {
        return;
    }
    let stated = matches!(session.data().place, Some(Place::Rooms(_)));
    let room = session.rooms().find(|room| stated && room.data().online.is_none());
    let person = session.participations().find(|one| one.data().presence == Some(Presence::InPerson));
    let online = "is held only online (\"mode\": \"online\")";
    let (message, field, wrong) = match (room, person) {
        (Some(room), _) => {
            let name = describe::room(room);
            (
                format!(
                    "{} {online}, but its place is {name}, which is not an online room",
                    describe::session_when(session)
                ),
                "place",
                "its \"place\"".to_owned(),
            )
        }
        (None, Some(one)) => {
            let name = describe::party(one);
            let session = describe::session_when(session);
            let message =
                format!("{session} {online}, but {name} takes part in person (\"presence\": \"in-person\")");
            (message, "participations", format!("the \"presence\" of {name}, for example to \"remote\""))
        }
        (None, None) => return,
    };
    let notice = Notice::new(&session, message).at(field);
    let help = format!(
        "if {} is held both online and in a room, enter \"mode\": \"hybrid\" in it; otherwise correct \
         {wrong}",
        describe::session(session)
    );
    found.add(Code::AttendanceModeMismatch, notice.with_help(help));
}
