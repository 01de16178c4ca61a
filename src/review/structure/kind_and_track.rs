//! Rules about sessions that have no title, kind or track.

use super::is_main_line;
use crate::code::Code;
use crate::error::quote;
use crate::list::ToList;
use crate::report::Notice;
use crate::review::{FindingCollector, ReviewContext, describe};
use crate::sorting;
use crate::value::id::TrackId;
use crate::view::Session;

const NAMED: usize = 20;

pub(super) fn item_empty(_: &ReviewContext<'_>, session: Session<'_>, found: &mut FindingCollector<'_>) {
    let data = session.data();
    let named = session.title().is_some() || data.kind_label.is_some() || data.number.is_some();
    if named || session.kind().is_some() {
        return;
    }
    let when = describe::when(session).map(|when| format!(" ({when})")).unwrap_or_default();
    let message = format!("session {:?}{when} has no title, no kind and no number", session.id().as_str());
    let notice = Notice::new(&session, message)
        .with_help("add a \"title\", a \"kind\" or a \"number\", or remove the session");
    found.add(Code::ItemEmpty, notice);
}

pub(super) fn session_without_kind(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    let sessions = context.programme.sessions();
    // Repeats are skipped because the original session is checked instead.
    let asked = sessions.iter().filter(|one| one.takes_place() && one.data().repeats.is_none());
    counted(
        context,
        found,
        Code::SessionWithoutKind,
        ["has no kind", "have no kind", "the kind"],
        "for example \"kind\": \"panel\" or \"kind\": \"coffee-break\"",
        asked,
        |one| one.kind().is_some(),
    );
}

pub(super) fn session_without_track(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    if context.programme.tracks().len() == 0 {
        return;
    }
    let example =
        quote(context.programme.tracks().map(|track| track.id()).min().map_or("…", TrackId::as_str));
    let sessions = context.programme.sessions();
    let asked = sessions.iter().filter(|one| {
        let data = one.data();
        is_main_line(*one) && data.repeats.is_none() && !data.plenary
    });
    counted(
        context,
        found,
        Code::SessionWithoutTrack,
        ["has no track", "have no track", "a track"],
        &format!("for example \"tracks\": [{example}], or \"plenary\": true for a session for everybody"),
        asked,
        |one| one.tracks().len() > 0,
    );
}

/// Reports all sessions that lack a value, such as a kind, in a single finding. Nothing is reported
/// if the percentage of sessions that have the value is below the threshold `custom`.
fn counted<'p>(
    context: &ReviewContext<'p>,
    found: &mut FindingCollector<'_>,
    code: Code,
    [one, many, value]: [&str; 3],
    example: &str,
    asked: impl Iterator<Item = Session<'p>>,
    states: impl Fn(Session<'p>) -> bool,
) {
    let mut silent = Vec::new();
    let mut all = 0;
    for session in asked {
        all += 1;
        if !states(session) {
            silent.push(session);
        }
    }
    if silent.is_empty() || !context.thresholds.is_custom(all - silent.len(), all) {
        return;
    }
    sorting::sort_by_key(&mut silent, |session| session.id().clone());
    let names: Vec<String> = silent.iter().map(|one| describe::session(*one)).to_list();
    let what = if silent.len() == 1 { one } else { many };
    let others = match all - silent.len() {
        0 => String::new(),
        1 => ", but 1 other session has one".to_owned(),
        others => format!(", but {others} other sessions have one"),
    };
    let message = format!("{} {what}{others}", describe::list(&names, 3));
    let each = describe::agree(silent.len(), "this session", "each of these sessions");
    let help = format!("enter {value} in {each}, {example}");
    let mut notice = Notice::new(context.programme, message)
        .with_detail("sessions", silent.len())
        .with_detail("all", all)
        .with_help(help);
    for session in silent.iter().take(NAMED) {
        notice = notice.with_related(session);
    }
    found.add(code, notice);
}
