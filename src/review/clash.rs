//! The rules about overlapping sessions that need the same person, room or audience.

use super::{Check, CheckScope, FindingCollector, ReviewContext, describe};
use crate::code::Code;
use crate::query::{Clash, Contested, Crowd};
use crate::report::{Notice, Reportable};
use crate::view::Session;

pub(super) const CHECKS: &[Check] = &[Check {
    codes: &[
        Code::RoomDoubleBooked,
        Code::RoomDoubleBookedTentative,
        Code::PersonDoubleBooked,
        Code::PersonDoubleBookedSoft,
        Code::PlenaryOverlapsSession,
        Code::DeclaredConflictParallel,
    ],
    run: CheckScope::Once(clashes),
}];

fn clashes(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    let clashes = context.programme.clashes();
    for clash in &clashes.pairs {
        if let Some((code, notice)) = pair(clash) {
            found.add(code, notice);
        }
    }
    for crowd in &clashes.crowds {
        if let Some((code, notice)) = together(crowd) {
            found.add(code, notice);
        }
    }
}

/// Converts a clash of two sessions to a notice. Its subject is the contested person, room or
/// venue, and both sessions are related items.
fn pair(clash: &Clash<'_>) -> Option<(Code, Notice)> {
    let Clash { over, from, to, definite, .. } = *clash;
    // Sessions with the same start are sorted by id, so the order in the file has no effect.
    let mut both = [clash.first, clash.second];
    both.sort_by_key(|session| (session.start(), session.id()));
    let [first, second] = both;
    let programme = first.programme();
    let both = format!("{} and {}", describe::session(first), describe::session(second));
    // The overlap begins when one of the sessions starts. The time is relative to the day of that
    // session.
    let when = describe::interval(if second.start() == Some(from) { second } else { first }, from, to);
    let (code, notice) = match over {
        Contested::Person(person) => {
            let name = describe::person(person);
            if definite {
                let message = format!("{name} must be in {both} at the same time ({when})");
                (Code::PersonDoubleBooked, Notice::new(&person, message).with_help(PERSON_HELP))
            } else {
                let why = softly(clash);
                let message = format!("{name} may have to be in {both} at the same time ({when}): {why}");
                (Code::PersonDoubleBookedSoft, Notice::new(&person, message).with_help(SOFT_HELP))
            }
        }
        Contested::Room(room) => {
            let name = describe::room(room);
            let code = if definite { Code::RoomDoubleBooked } else { Code::RoomDoubleBookedTentative };
            let verb = if definite { "are both" } else { "would both be" };
            let message = format!("{both} {verb} in {name} at the same time ({when})");
            (code, Notice::new(&room, message).with_help(ROOM_HELP))
        }
        Contested::Venue(venue) => {
            let name = describe::quoted(describe::wording(programme, venue.name()));
            let code = if definite { Code::RoomDoubleBooked } else { Code::RoomDoubleBookedTentative };
            let message =
                format!("{both} are in {name} at the same time ({when}), but one needs the entire venue");
            (code, Notice::new(&venue, message).with_help(ROOM_HELP))
        }
        // A session that takes place everywhere concerns everybody, but does not exclude other
        // sessions. Only a plenary does.
        Contested::Everybody if !(first.data().plenary || second.data().plenary) => return None,
        Contested::Everybody => {
            let (plenary, other) = if first.data().plenary { (first, second) } else { (second, first) };
            let message = format!(
                "{} overlaps the plenary session {}, {when}",
                describe::session(other),
                describe::session(plenary)
            );
            (Code::PlenaryOverlapsSession, Notice::new(&other, message).with_help(PLENARY_HELP))
        }
        Contested::Exclusion => {
            let message = format!("{both} overlap ({when}), although they must not");
            (Code::DeclaredConflictParallel, Notice::new(&first, message).with_help("move one of them"))
        }
    };
    let seconds = to.seconds() - from.seconds();
    let subject = notice.subject.clone();
    let related = [first, second].into_iter().filter(|session| session.subject() != subject);
    Some((code, notice.with_all_related(related).with_detail("seconds", seconds).with_detail("when", when)))
}

/// Explains why the person may not have to be in both sessions.
fn softly(clash: &Clash<'_>) -> &'static str {
    let settled = |session: Session<'_>| !session.is_open();
    if settled(clash.first) && settled(clash.second) {
        "their role, their status or the part that they attend is uncertain in at least one session"
    } else {
        "at least one of the two sessions is not confirmed"
    }
}

/// Converts a group of many overlapping sessions to a single notice.
fn together(crowd: &Crowd<'_>) -> Option<(Code, Notice)> {
    let programme = crowd.first.programme();
    let when = describe::interval(crowd.first, crowd.from, crowd.to);
    let Crowd { over, claims, pairs, peak, holds, first, .. } = *crowd;
    let (code, notice) = match over {
        Contested::Person(person) => {
            let name = describe::person(person);
            let message =
                format!("{name} is in {claims} overlapping sessions, up to {peak} at the same time ({when})");
            let notice = Notice::new(&person, message);
            (
                Code::PersonDoubleBookedSoft,
                notice.with_help("if this is a group of people, mark it with \"group\": true"),
            )
        }
        Contested::Room(_) | Contested::Venue(_) => {
            let (name, item): (String, &dyn Reportable) = match &crowd.over {
                Contested::Room(room) => (describe::room(*room), room),
                Contested::Venue(venue) => {
                    (describe::quoted(describe::wording(programme, venue.name())), venue)
                }
                _ => return None,
            };
            let message = format!(
                "{name} can host {} at a time, but up to {peak} of {claims} sessions overlap there ({when})",
                describe::count(holds, "session", "sessions")
            );
            let help = format!("if it can host that many sessions, write \"simultaneous\": {peak}");
            (Code::RoomDoubleBooked, Notice::new(&item, message).with_help(help))
        }
        Contested::Everybody => {
            let message =
                format!("{claims} sessions overlap with plenary sessions, in {pairs} pairs ({when})");
            (Code::PlenaryOverlapsSession, Notice::new(&first, message).with_help(PLENARY_HELP))
        }
        Contested::Exclusion => return None,
    };
    let notice = if first.subject() == notice.subject { notice } else { notice.with_related(&first) };
    let notice = notice.with_detail("sessions", claims).with_detail("pairs", pairs).with_detail("peak", peak);
    Some((code, notice.with_detail("when", when)))
}

const PERSON_HELP: &str =
    "move one session, let another person take over, or enter in \"part\" when the person is needed";
const SOFT_HELP: &str = "add the missing role, status or part, or move one session";
const ROOM_HELP: &str = "move one session, allow the overlap with \"may_overlap\", or enter in \
                         \"simultaneous\" how many sessions the room can host at a time";
const PLENARY_HELP: &str = "move one session, or allow the overlap with \"may_overlap\"";
