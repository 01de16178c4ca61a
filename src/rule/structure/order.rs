//! What comes first and last on its day.

use crate::code::Code;
use crate::report::Notice;
use crate::rule::{FindingCollector, ReviewContext, describe};
use crate::value::moment::Moment;
use crate::view::Session;

pub(super) fn opening_and_closing(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    for day in context.programme.days() {
        let sessions = day.sessions().filter(|one| counts(*one));
        let mut sessions: Vec<(Moment, Session<'_>)> =
            sessions.filter_map(|one| Some((one.start()?, one))).collect();
        sessions.sort_by_key(|(start, one)| (*start, one.id()));
        opening_not_first(&sessions, found);
        closing_not_last(&sessions, found);
    }
}

/// Whether a session is of those among which something comes first or last: in the main line, taking place, not open all day.
fn counts(session: Session<'_>) -> bool {
    let kind = session.properties();
    session.is_top_level() && session.takes_place() && !kind.aside && !kind.ambient && !kind.idle
}

/// Whether a session is one that an opening opens and a closing closes: with people. Registration and ceremonies are not.
fn has_people(session: Session<'_>) -> bool {
    let kind = session.properties();
    kind.needs_people || kind.needs_presider
}

/// The first opening of a day, against the first session.
fn opening_not_first(sessions: &[(Moment, Session<'_>)], found: &mut FindingCollector<'_>) {
    let opening = sessions.iter().find(|(_, one)| one.properties().first_of_day);
    let Some((start, opening)) = opening else { return };
    let before = sessions.iter().find(|(_, one)| has_people(*one) && !one.properties().first_of_day);
    let Some((_, before)) = before.filter(|(earlier, _)| earlier < start) else { return };
    let message =
        format!("{} comes after {}", describe::session_when(*opening), describe::session_when(*before));
    let notice = Notice::new(opening, message)
        .at("slot")
        .with_related(before)
        .with_help("correct one of the times, or the kind if it opens something else");
    found.add(Code::OpeningNotFirst, notice);
}

/// The last closing of a day, against the last session.
fn closing_not_last(sessions: &[(Moment, Session<'_>)], found: &mut FindingCollector<'_>) {
    let closing = sessions.iter().rev().find(|(_, one)| one.properties().last_of_day);
    let Some((start, closing)) = closing else { return };
    let after = sessions
        .iter()
        .find(|(later, one)| later > start && has_people(*one) && !one.properties().last_of_day);
    let Some((_, after)) = after else { return };
    let message =
        format!("{} comes after {}", describe::session_when(*after), describe::session_when(*closing));
    let notice = Notice::new(closing, message)
        .at("slot")
        .with_related(after)
        .with_help("correct one of the times, or the kind if it closes something else");
    found.add(Code::ClosingNotLast, notice);
}
