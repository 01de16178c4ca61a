//! Rules about overlapping sessions that need the same person, room or audience.

use super::{Check, CheckScope, FindingCollector, ReviewContext, describe, uncertainty};
use crate::code::Code;
use crate::list::ToList;
use crate::query::{Clash, Contested, Crowd};
use crate::report::{Notice, Reportable};
use crate::view::{Person, Room, Session, Venue};

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

/// Converts a clash of two sessions to a notice about the person, room or venue that both sessions
/// need. If there is no such item, the notice is about one of the sessions.
fn pair(clash: &Clash<'_>) -> Option<(Code, Notice)> {
    let Clash { over, from, to, definite, .. } = *clash;
    // Sorting by time and id makes the result independent of the order in the file.
    let key = |session: Session<'_>| (session.start(), session.id().clone());
    let (first, second) = if key(clash.first) <= key(clash.second) {
        (clash.first, clash.second)
    } else {
        (clash.second, clash.first)
    };
    // The overlap begins when one of the sessions starts, so its time is relative to the day of
    // that session.
    let when = describe::interval(if second.start() == Some(from) { second } else { first }, from, to);
    let overlap = Overlap { first, second, when: &when, definite };
    let (code, notice) = match over {
        Contested::Person(person) => overlap.of_person(person),
        Contested::Room(room) => overlap.in_room(room),
        Contested::Venue(venue) => overlap.in_venue(venue),
        // A session that takes place everywhere, such as a minute of silence, does not exclude
        // other sessions. Only a plenary does.
        Contested::Everybody if !(first.data().plenary || second.data().plenary) => return None,
        Contested::Everybody => overlap.with_plenary(),
        Contested::Exclusion => overlap.although_forbidden(),
    };
    let seconds = to.seconds() - from.seconds();
    let subject = notice.subject.clone();
    let related = [first, second].into_iter().filter(|session| session.subject() != subject);
    Some((code, notice.with_all_related(related).with_detail("seconds", seconds).with_detail("when", when)))
}

struct Overlap<'p, 'w> {
    first: Session<'p>,
    second: Session<'p>,
    when: &'w str,
    definite: bool,
}

impl<'p> Overlap<'p, '_> {
    fn both(&self) -> String {
        format!("{} and {}", describe::session(self.first), describe::session(self.second))
    }

    fn of_person(&self, person: Person<'p>) -> (Code, Notice) {
        let (name, both, when) = (describe::person(person), self.both(), self.when);
        if self.definite {
            let message = format!("{name} must be in {both} at the same time ({when})");
            let help = format!(
                "move one session, let another person take over, or enter in one of the sessions the times \
                 at which the person is needed ({})",
                describe::PART_EXAMPLE
            );
            return (Code::PersonDoubleBooked, Notice::new(&person, message).with_help(help));
        }
        let why = uncertainty::of_person(person, [self.first, self.second]);
        let message = format!("{name} may have to be in {both} at the same time ({when}): {}", why.reason);
        (Code::PersonDoubleBookedSoft, Notice::new(&person, message).with_help(why.help))
    }

    fn in_room(&self, room: Room<'p>) -> (Code, Notice) {
        let name = describe::room(room);
        let (code, mut message) = self.in_place(&name);
        // A session in a combined room also uses all rooms that the combined room is made of.
        let combined = |session: &Session<'p>| session.rooms().all(|other| other != room);
        let sessions = [self.first, self.second].into_iter();
        let mut wide: Vec<String> = sessions.filter(combined).map(describe::place).to_list();
        wide.dedup();
        if !wide.is_empty() {
            message = format!("{message}; {name} is part of {}", describe::list(&wide, 2));
        }
        let help = format!(
            "move one session to another time or room; if both fit in there, enter {}, or \"simultaneous\": \
             2 in {name} if it always has space for 2 sessions",
            describe::may_overlap(self.first, self.second)
        );
        (code, Notice::new(&room, message).with_help(help))
    }

    fn in_venue(&self, venue: Venue<'p>) -> (Code, Notice) {
        let name = describe::venue(venue);
        let (code, message) = self.in_place(&name);
        let entire = |session: &Session<'p>| session.rooms().next().is_none();
        let entire = if entire(&self.first) { self.first } else { self.second };
        let message = format!("{message}, and {} uses the entire venue", describe::session(entire));
        let help = format!(
            "move one session, or enter a room as the \"place\" of {}; if the overlap is intended, enter {}",
            describe::session(entire),
            describe::may_overlap(self.first, self.second)
        );
        (code, Notice::new(&venue, message).with_help(help))
    }

    fn in_place(&self, name: &str) -> (Code, String) {
        let (both, when) = (self.both(), self.when);
        if self.definite {
            let message = format!("{both} are both in {name} at the same time ({when})");
            return (Code::RoomDoubleBooked, message);
        }
        let why = uncertainty::of_sessions([self.first, self.second]);
        let why = why.map_or_else(String::new, |why| format!(", but {}", why.reason));
        let message = format!("{both} are planned in {name} at the same time ({when}){why}");
        (Code::RoomDoubleBookedTentative, message)
    }

    fn with_plenary(&self) -> (Code, Notice) {
        let (plenary, other) =
            if self.first.data().plenary { (self.first, self.second) } else { (self.second, self.first) };
        let plenary_name = describe::session(plenary);
        let message = format!(
            "{} and {plenary_name} overlap ({}), although {plenary_name} is for everybody (\"plenary\": true)",
            describe::session(other),
            self.when
        );
        let help = format!(
            "move one session; if the overlap is intended, enter {}",
            describe::may_overlap(other, plenary)
        );
        (Code::PlenaryOverlapsSession, Notice::new(&other, message).with_help(help))
    }

    fn although_forbidden(&self) -> (Code, Notice) {
        let message = format!(
            "{} overlap ({}), although \"must_not_overlap\" in one of them forbids it",
            self.both(),
            self.when
        );
        let help =
            "move one of the two sessions; if they may overlap, delete the entry in \"must_not_overlap\"";
        (Code::DeclaredConflictParallel, Notice::new(&self.first, message).with_help(help))
    }
}

fn together(crowd: &Crowd<'_>) -> Option<(Code, Notice)> {
    let when = describe::interval(crowd.first, crowd.from, crowd.to);
    let Crowd { over, claims, pairs, peak, first, .. } = *crowd;
    let (code, notice) = match over {
        Contested::Person(person) => {
            let name = describe::person(person);
            let message =
                format!("{name} is in {claims} overlapping sessions, up to {peak} at the same time ({when})");
            let help = format!(
                "move the sessions, or enter \"group\": true for {name} if this is a group of people, which \
                 can split up"
            );
            (Code::PersonDoubleBookedSoft, Notice::new(&person, message).with_help(help))
        }
        Contested::Room(room) => {
            let name = describe::room(room);
            let help = format!(
                "move some of the sessions, or enter \"simultaneous\": {peak} in {name} if it can host that \
                 many sessions"
            );
            (Code::RoomDoubleBooked, Notice::new(&room, crowded(crowd, &name, &when)).with_help(help))
        }
        Contested::Venue(venue) => {
            let message = crowded(crowd, &describe::venue(venue), &when);
            let help =
                "move some of the sessions, or enter rooms as their \"place\" instead of the entire venue";
            (Code::RoomDoubleBooked, Notice::new(&venue, message).with_help(help))
        }
        Contested::Everybody => {
            let message = format!(
                "{claims} sessions overlap with plenary sessions (\"plenary\": true), in {pairs} pairs \
                 ({when})"
            );
            let help = "remove \"plenary\" from the sessions that are not for everybody, or move sessions";
            (Code::PlenaryOverlapsSession, Notice::new(&first, message).with_help(help))
        }
        Contested::Exclusion => return None,
    };
    let notice = if first.subject() == notice.subject { notice } else { notice.with_related(&first) };
    let notice = notice.with_detail("sessions", claims).with_detail("pairs", pairs).with_detail("peak", peak);
    Some((code, notice.with_detail("when", when)))
}

fn crowded(crowd: &Crowd<'_>, name: &str, when: &str) -> String {
    let Crowd { claims, peak, holds, .. } = *crowd;
    format!(
        "{name} can host {} at a time, but up to {peak} of {claims} sessions overlap there ({when})",
        describe::count(holds, "session", "sessions")
    )
}
