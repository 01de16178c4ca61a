//! Status and versions: what a final programme may not leave open, and what the review has to say about itself.

use super::{Check, Found, Pass, Run, words};
use crate::code::Code;
use crate::programme::Programme;
use crate::report::Notice;
use crate::value::status::{DocumentStatus, ParticipationStatus, SessionStatus};
use crate::view::{Participation, Session};

pub(super) const CHECKS: &[Check] = &[
    Check { codes: &[Code::UnconfirmedInFinal], run: Run::Session(unconfirmed_in_final) },
    Check { codes: &[Code::UnconfirmedParticipation], run: Run::Participation(unconfirmed_participation) },
    Check { codes: &[Code::DroppedButScheduled], run: Run::Session(dropped_but_scheduled) },
    Check { codes: &[Code::ReplacementMissing], run: Run::Participation(replacement_missing) },
    Check { codes: &[Code::PresiderWithdrawn], run: Run::Session(presider_withdrawn) },
];

fn is_final(programme: &Programme) -> bool {
    programme.data().document_status == Some(DocumentStatus::Final)
}

fn unconfirmed_in_final(pass: &Pass<'_>, session: Session<'_>, found: &mut Found<'_>) {
    // What contains it may be open too, and says so for both.
    let above = session.parent().is_some_and(|parent| parent.is_open());
    if !is_final(pass.programme) || !session.status().is_open() || above || !session.takes_place() {
        return;
    }
    let status = session.status().as_str();
    let message = format!("the programme is final, and {} is still {status}", words::session_when(session));
    let notice = Notice::new(&session, message)
        .at("status")
        .with_figure("status", status)
        .with_help("confirm or drop it, or call the programme provisional");
    found.add(Code::UnconfirmedInFinal, notice);
}

/// The session of a participation that matters on the day: of somebody who presides or has the floor, where it takes place.
fn wanted_in(one: Participation<'_>) -> Option<Session<'_>> {
    let role = one.properties();
    one.session().filter(|session| (role.presides || role.has_floor) && session.takes_place())
}

fn unconfirmed_participation(pass: &Pass<'_>, one: Participation<'_>, found: &mut Found<'_>) {
    if !is_final(pass.programme) || !one.status().is_open() || one.data().replaced_by.is_some() {
        return;
    }
    let Some(session) = wanted_in(one) else { return };
    let status = one.status().as_str();
    let message = format!(
        "the programme is final, and {} is still {status} for {}",
        words::party(one),
        words::session_when(session)
    );
    let mut notice = Notice::new(&one, message)
        .at("status")
        .with_figure("status", status)
        .with_help("ask them, and state what they say; or call the programme provisional");
    if let Some(person) = one.person() {
        notice = notice.with_related(&person);
    }
    found.add(Code::UnconfirmedParticipation, notice);
}

fn dropped_but_scheduled(_: &Pass<'_>, session: Session<'_>, found: &mut Found<'_>) {
    let data = session.data();
    if data.status != SessionStatus::Dropped {
        return;
    }
    let (field, what) = match (data.slot.is_some(), data.place.is_some()) {
        (true, true) => ("slot", "a time and a place"),
        (true, false) => ("slot", "a time"),
        (false, true) => ("place", "a place"),
        (false, false) => return,
    };
    let message = format!("{} is dropped, and still has {what}", words::session_when(session));
    let notice = Notice::new(&session, message)
        .at(field)
        .with_help("remove them, so that nobody keeps them free; where it was announced, call it cancelled");
    found.add(Code::DroppedButScheduled, notice);
}

fn replacement_missing(_: &Pass<'_>, one: Participation<'_>, found: &mut Found<'_>) {
    let left = matches!(one.status(), ParticipationStatus::Declined | ParticipationStatus::Withdrawn);
    let Some(session) = wanted_in(one).filter(|_| left && one.data().replaced_by.is_none()) else { return };
    let did = if one.status() == ParticipationStatus::Declined { "declined" } else { "withdrew" };
    let message = format!(
        "{} {did}, and nobody takes their place in {}",
        words::party(one),
        words::session_when(session)
    );
    let mut notice = Notice::new(&one, message)
        .at("status")
        .with_figure("status", one.status().as_str())
        .with_help("state in replaced_by who comes instead, or a vacancy while that is open");
    if let Some(person) = one.person() {
        notice = notice.with_related(&person);
    }
    found.add(Code::ReplacementMissing, notice);
}

fn presider_withdrawn(_: &Pass<'_>, session: Session<'_>, found: &mut Found<'_>) {
    // Of another occurrence that states nobody, the session that it repeats speaks.
    if session.data().participations.is_empty() || !session.takes_place() {
        return;
    }
    let comes = |one: Participation<'_>| one.status().is_expected();
    let mut names = Vec::new();
    let mut people = Vec::new();
    for one in session.presiding() {
        if comes(one) || one.replaced_by().is_some_and(comes) {
            return;
        }
        names.push(words::party(one));
        people.extend(one.person());
    }
    if names.is_empty() {
        return;
    }
    let message = format!(
        "nobody presides over {}: {} will not be there",
        words::session_when(session),
        words::list(&names, 3)
    );
    let mut notice = Notice::new(&session, message)
        .at("participations")
        .with_figure("presiding", names.len())
        .with_help("name somebody else in their role, and state in replaced_by whom they replace");
    for person in people {
        notice = notice.with_related(&person);
    }
    found.add(Code::PresiderWithdrawn, notice);
}

/// A programme that calls itself final, in which errors are left. Asked when everything else has been, and what is
/// accepted is left out.
pub(super) fn final_with_errors(programme: &Programme, found: &mut Found<'_>) {
    let errors = found.errors();
    if errors > 0 && is_final(programme) {
        let message = format!("the programme is final, and has {}", words::count(errors, "error", "errors"));
        let notice = Notice::new(programme, message)
            .at("document_status")
            .with_figure("errors", errors)
            .with_help("mend them, or call it provisional");
        found.add(Code::FinalWithErrors, notice);
    }
}
