//! Rules about the opening session and the closing session of a day.

use crate::code::Code;
use crate::list::ToList;
use crate::report::Notice;
use crate::review::{FindingCollector, ReviewContext, describe};
use crate::sorting;
use crate::value::moment::Moment;
use crate::view::Session;

pub(super) fn opening_and_closing(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    for day in context.programme.days() {
        let sessions = day.sessions().filter(|one| counts(*one));
        let mut sessions: Vec<(Moment, Session<'_>)> =
            sessions.filter_map(|one| Some((one.start()?, one))).to_list();
        sorting::sort_by_key(&mut sessions, |(start, one)| (*start, one.id()));
        opening_not_first(&sessions, found);
        closing_not_last(&sessions, found);
    }
}

/// Returns `true` if a session can be the first or the last session of a day. Breaks, side events,
/// exhibitions and parts of other sessions are ignored.
fn counts(session: Session<'_>) -> bool {
    let kind = session.properties();
    session.is_top_level() && session.takes_place() && !kind.aside && !kind.ambient && !kind.idle
}

/// Returns `true` if the session needs a speaker or a moderator. Only such sessions have to be
/// between the opening and the closing session. Registration, for example, may come earlier.
fn has_people(session: Session<'_>) -> bool {
    let kind = session.properties();
    kind.needs_people || kind.needs_presider
}

fn help(session: Session<'_>, position: &str) -> String {
    format!(
        "correct one of the times, or change the \"kind\" of {} if it need not be {position}; {}",
        describe::session(session),
        describe::IF_INTENDED
    )
}

fn opening_not_first(sessions: &[(Moment, Session<'_>)], found: &mut FindingCollector<'_>) {
    let opening = sessions.iter().find(|(_, one)| one.properties().first_of_day);
    let Some((start, opening)) = opening else { return };
    let before = sessions.iter().find(|(_, one)| has_people(*one) && !one.properties().first_of_day);
    let Some((_, before)) = before.filter(|(earlier, _)| earlier < start) else { return };
    let message = format!(
        "the opening session {} comes after {}",
        describe::session_when(*opening),
        describe::session_when(*before)
    );
    let notice =
        Notice::new(opening, message).at("slot").with_related(before).with_help(help(*opening, "first"));
    found.add(Code::OpeningNotFirst, notice);
}

fn closing_not_last(sessions: &[(Moment, Session<'_>)], found: &mut FindingCollector<'_>) {
    let closing = sessions.iter().rev().find(|(_, one)| one.properties().last_of_day);
    let Some((start, closing)) = closing else { return };
    let after = sessions
        .iter()
        .find(|(later, one)| later > start && has_people(*one) && !one.properties().last_of_day);
    let Some((_, after)) = after else { return };
    let message = format!(
        "{} comes after the closing session {}",
        describe::session_when(*after),
        describe::session_when(*closing)
    );
    let notice =
        Notice::new(closing, message).at("slot").with_related(after).with_help(help(*closing, "last"));
    found.add(Code::ClosingNotLast, notice);
}
