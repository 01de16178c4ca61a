//! Rules about the status of the programme, its sessions and its participants.

use super::{Check, CheckScope, FindingCollector, ReviewContext, describe};
use crate::code::Code;
use crate::programme::Programme;
use crate::report::Notice;
use crate::value::role::Role;
use crate::value::status::{DocumentStatus, ParticipationStatus, SessionStatus};
use crate::view::{Participation, Session};

pub(super) const CHECKS: &[Check] = &[
    Check { codes: &[Code::UnconfirmedInFinal], run: CheckScope::Session(unconfirmed_in_final) },
    Check {
        codes: &[Code::UnconfirmedParticipation],
        run: CheckScope::Participation(unconfirmed_participation),
    },
    Check { codes: &[Code::DroppedButScheduled], run: CheckScope::Session(dropped_but_scheduled) },
    Check { codes: &[Code::ReplacementMissing], run: CheckScope::Participation(replacement_missing) },
    Check { codes: &[Code::PresiderWithdrawn], run: CheckScope::Session(presider_withdrawn) },
];

const PROVISIONAL: &str = "enter \"document_status\": \"provisional\" for the programme";

fn is_final(programme: &Programme) -> bool {
    programme.data().document_status == Some(DocumentStatus::Final)
}

fn unconfirmed_in_final(context: &ReviewContext<'_>, session: Session<'_>, found: &mut FindingCollector<'_>) {
    // If the parent session is not confirmed either, only the parent session is reported.
    let above = session.parent().is_some_and(|parent| parent.is_open());
    if !is_final(context.programme) || !session.status().is_open() || above || !session.takes_place() {
        return;
    }
    let status = session.status().as_str();
    let message = format!(
        "the programme is final, but the status of {} is still \"{status}\"",
        describe::session_when(session)
    );
    let notice =
        Notice::new(&session, message).at("status").with_detail("status", status).with_help(format!(
            "enter \"status\": \"confirmed\" or \"dropped\" in {}, or {PROVISIONAL}",
            describe::session(session)
        ));
    found.add(Code::UnconfirmedInFinal, notice);
}

/// Returns the session in which a participant speaks or presides. Returns `None` for all other
/// participants, and if the session does not take place.
fn wanted_in(one: Participation<'_>) -> Option<Session<'_>> {
    let role = one.properties();
    one.session().filter(|session| (role.presides || role.has_floor) && session.takes_place())
}

fn unconfirmed_participation(
    context: &ReviewContext<'_>,
    one: Participation<'_>,
    found: &mut FindingCollector<'_>,
) {
    if !is_final(context.programme) || !one.status().is_open() || one.data().replaced_by.is_some() {
        return;
    }
    let Some(session) = wanted_in(one) else { return };
    let status = one.status().as_str();
    let name = describe::party(one);
    let message = format!(
        "the programme is final, but the status of {name} in {} is still \"{status}\"",
        describe::session_when(session)
    );
    let help = format!(
        "ask {name} and enter the answer as \"status\": \"confirmed\" or \"declined\", or {PROVISIONAL}"
    );
    let mut notice = Notice::new(&one, message).at("status").with_detail("status", status).with_help(help);
    if let Some(person) = one.person() {
        notice = notice.with_related(&person);
    }
    found.add(Code::UnconfirmedParticipation, notice);
}

fn dropped_but_scheduled(_: &ReviewContext<'_>, session: Session<'_>, found: &mut FindingCollector<'_>) {
    let data = session.data();
    if data.status != SessionStatus::Dropped {
        return;
    }
    let (field, what, fields) = match (data.slot.is_some(), data.place.is_some()) {
        (true, true) => ("slot", "a time and a place", "\"slot\" and \"place\""),
        (true, false) => ("slot", "a time", "\"slot\""),
        (false, true) => ("place", "a place", "\"place\""),
        (false, false) => return,
    };
    let message = format!(
        "{} is dropped (\"status\": \"dropped\"), but still has {what}",
        describe::session_when(session)
    );
    let notice = Notice::new(&session, message).at(field).with_help(format!(
        "remove {fields}, or enter \"status\": \"cancelled\" if the session was already announced"
    ));
    found.add(Code::DroppedButScheduled, notice);
}

fn replacement_missing(_: &ReviewContext<'_>, one: Participation<'_>, found: &mut FindingCollector<'_>) {
    let left = matches!(one.status(), ParticipationStatus::Declined | ParticipationStatus::Withdrawn);
    let Some(session) = wanted_in(one).filter(|_| left && one.data().replaced_by.is_none()) else { return };
    let did = match one.status() {
        ParticipationStatus::Declined => "declined to take part in",
        _ => "withdrew from",
    };
    let message = format!(
        "{} {did} {}, but no replacement is named",
        describe::party(one),
        describe::session_when(session)
    );
    let mut notice = Notice::new(&one, message)
        .at("status")
        .with_detail("status", one.status().as_str())
        .with_help(format!("{}; {}", replace(one), describe::IF_INTENDED));
    if let Some(person) = one.person() {
        notice = notice.with_related(&person);
    }
    found.add(Code::ReplacementMissing, notice);
}

fn replace(one: Participation<'_>) -> String {
    let role = one.role().map_or("speaker", Role::as_str);
    format!(
        "add the replacement, for example {{ \"id\": \"new\", \"person\": \"…\", \"role\": \"{role}\" }}, \
         and enter \"replaced_by\": \"new\" for {}",
        describe::party(one)
    )
}

fn presider_withdrawn(_: &ReviewContext<'_>, session: Session<'_>, found: &mut FindingCollector<'_>) {
    // A repeat without participants inherits the participants of the original session. The original
    // session is checked separately.
    if session.data().participations.is_empty() || !session.takes_place() {
        return;
    }
    let comes = |one: Participation<'_>| one.status().is_expected();
    // Nearly everybody comes, and statuses are cheaper to read than roles.
    if session.participations().all(comes) {
        return;
    }
    let mut names = Vec::new();
    let mut people = Vec::new();
    let mut first = None;
    for one in session.presiding() {
        if comes(one) || one.replaced_by().is_some_and(comes) {
            return;
        }
        names.push(describe::party(one));
        people.extend(one.person());
        first = first.or(Some(one));
    }
    let Some(first) = first else { return };
    let message = format!(
        "nobody presides over {}, because {} will not be there (\"status\": \"{}\")",
        describe::session_when(session),
        describe::list(&names, 3),
        first.status()
    );
    let mut notice = Notice::new(&session, message)
        .at("participations")
        .with_detail("presiding", names.len())
        .with_help(replace(first));
    for person in people {
        notice = notice.with_related(&person);
    }
    found.add(Code::PresiderWithdrawn, notice);
}

/// Reports a final programme that still has errors. Waived errors are not counted, so this check
/// runs after the waivers have been applied.
pub(super) fn final_with_errors(programme: &Programme, found: &mut FindingCollector<'_>) {
    let errors = found.errors();
    if errors > 0 && is_final(programme) {
        let message = format!(
            "the programme is final, but this report lists {}",
            describe::count(errors, "error", "errors")
        );
        let notice = Notice::new(programme, message)
            .at("document_status")
            .with_detail("errors", errors)
            .with_help(format!(
                "correct {}, or {PROVISIONAL}",
                describe::agree(errors, "this error", "these errors")
            ));
        found.add(Code::FinalWithErrors, notice);
    }
}
