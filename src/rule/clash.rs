//! Clashes: what the search for them finds, as findings.

use super::{Check, Found, Pass, Run, words};
use crate::code::Code;
use crate::query::{Clash, Contested, Crowd};
use crate::report::{Item, Notice};
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
    run: Run::Once(clashes),
}];

fn clashes(pass: &Pass<'_>, found: &mut Found<'_>) {
    let clashes = pass.programme.clashes();
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

/// A clash of two sessions. Its subject is who or what both want, and both sessions are related to it.
fn pair(clash: &Clash<'_>) -> Option<(Code, Notice)> {
    let Clash { over, from, to, firm, .. } = *clash;
    // Where they begin together, by id: which stands first in the file does not matter.
    let mut both = [clash.first, clash.second];
    both.sort_by_key(|session| (session.start(), session.id()));
    let [first, second] = both;
    let programme = first.programme();
    let both = format!("{} and {}", words::session(first), words::session(second));
    // One of them begins then, and its day has that time.
    let when = words::stretch(if second.start() == Some(from) { second } else { first }, from, to);
    let (code, notice) = match over {
        Contested::Person(person) => {
            let name = words::person(person);
            if firm {
                let message = format!("{name} must be in {both} at once, {when}");
                (Code::PersonDoubleBooked, Notice::new(&person, message).with_help(PERSON_HELP))
            } else {
                let why = softly(clash);
                let message = format!("{name} may be wanted in {both} at once, {when}: {why}");
                (Code::PersonDoubleBookedSoft, Notice::new(&person, message).with_help(SOFT_HELP))
            }
        }
        Contested::Room(room) => {
            let name = words::room(room);
            let code = if firm { Code::RoomDoubleBooked } else { Code::RoomDoubleBookedTentative };
            let verb = if firm { "are both" } else { "would both be" };
            let message = format!("{both} {verb} in {name}, {when}");
            (code, Notice::new(&room, message).with_help(ROOM_HELP))
        }
        Contested::Venue(venue) => {
            let name = words::quoted(words::wording(programme, venue.name()));
            let code = if firm { Code::RoomDoubleBooked } else { Code::RoomDoubleBookedTentative };
            let message = format!("{both} share {name}, which one of them takes as a whole, {when}");
            (code, Notice::new(&venue, message).with_help(ROOM_HELP))
        }
        // What takes place everywhere says that everybody is concerned, not that nothing else is on.
        Contested::Everybody if !(first.data().plenary || second.data().plenary) => return None,
        Contested::Everybody => {
            let (plenary, other) = if first.data().plenary { (first, second) } else { (second, first) };
            let message = format!(
                "{} runs beside the plenary {}, {when}",
                words::session(other),
                words::session(plenary)
            );
            (Code::PlenaryOverlapsSession, Notice::new(&other, message).with_help(PLENARY_HELP))
        }
        Contested::Exclusion => {
            let message = format!("{both} overlap, {when}, and the programme says that they must not");
            (Code::DeclaredConflictParallel, Notice::new(&first, message).with_help("move one of them"))
        }
    };
    let seconds = to.seconds() - from.seconds();
    let subject = notice.subject.clone();
    let related = [first, second].into_iter().filter(|session| session.subject() != subject);
    Some((code, notice.with_all_related(related).with_figure("seconds", seconds).with_figure("when", when)))
}

/// Why somebody may not have to be in both.
fn softly(clash: &Clash<'_>) -> &'static str {
    let settled = |session: Session<'_>| !session.is_open();
    if settled(clash.first) && settled(clash.second) {
        "their role, their part of a session, or whether they come is not stated for both"
    } else {
        "one of them is not confirmed"
    }
}

/// Many at once, in one finding.
fn together(crowd: &Crowd<'_>) -> Option<(Code, Notice)> {
    let programme = crowd.first.programme();
    let when = words::stretch(crowd.first, crowd.from, crowd.to);
    let Crowd { over, claims, pairs, peak, holds, first, .. } = *crowd;
    let (code, notice) = match over {
        Contested::Person(person) => {
            let name = words::person(person);
            let message =
                format!("{name} is on {claims} sessions that overlap, up to {peak} at once, {when}");
            let notice = Notice::new(&person, message);
            (
                Code::PersonDoubleBookedSoft,
                notice.with_help("if this is a group, say so with \"group\": true"),
            )
        }
        Contested::Room(_) | Contested::Venue(_) => {
            let (name, item): (String, &dyn Item) = match &crowd.over {
                Contested::Room(room) => (words::room(*room), room),
                Contested::Venue(venue) => (words::quoted(words::wording(programme, venue.name())), venue),
                _ => return None,
            };
            let message = format!(
                "{name} holds {} at once, and up to {peak} of {claims} sessions overlap there, {when}",
                words::count(holds, "session", "sessions")
            );
            let help = format!("if it holds that many, say so with \"simultaneous\": {peak}");
            (Code::RoomDoubleBooked, Notice::new(&item, message).with_help(help))
        }
        Contested::Everybody => {
            let message = format!("{claims} sessions overlap with plenaries, in {pairs} pairs, {when}");
            (Code::PlenaryOverlapsSession, Notice::new(&first, message).with_help(PLENARY_HELP))
        }
        Contested::Exclusion => return None,
    };
    let notice = if first.subject() == notice.subject { notice } else { notice.with_related(&first) };
    let notice = notice.with_figure("sessions", claims).with_figure("pairs", pairs).with_figure("peak", peak);
    Some((code, notice.with_figure("when", when)))
}

const PERSON_HELP: &str =
    "move one, let somebody else take over, or state in \"part\" for which part they are needed";
const SOFT_HELP: &str = "state the role, the part or the status that settles it, or move one";
const ROOM_HELP: &str =
    "move one, or say that they may overlap (\"may_overlap\"), or how many the room holds (\"simultaneous\")";
const PLENARY_HELP: &str = "move it, or say that they may overlap (\"may_overlap\")";
