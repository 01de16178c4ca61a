//! The rules about sessions without a title, kind or track.

use super::is_main_line;
use crate::code::Code;
use crate::report::Notice;
use crate::review::{FindingCollector, ReviewContext, describe};
use crate::view::Session;

/// The maximum number of sessions that are attached to a finding as related items.
const NAMED: usize = 20;

pub(super) fn item_empty(_: &ReviewContext<'_>, session: Session<'_>, found: &mut FindingCollector<'_>) {
    let data = session.data();
    let named = session.title().is_some() || data.kind_label.is_some() || data.number.is_some();
    if named || session.kind().is_some() {
        return;
    }
    let when = describe::when(session).map(|when| format!(" ({when})")).unwrap_or_default();
    let message = format!("session {:?}{when} has no title, no kind and no number", session.id().as_str());
    let notice = Notice::new(&session, message).with_help("add one of them, or remove the session");
    found.add(Code::ItemEmpty, notice);
}

pub(super) fn session_without_kind(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    let sessions = context.programme.sessions();
    // Repeats are skipped because the original session is checked.
    let asked = sessions.iter().filter(|one| one.takes_place() && one.data().repeats.is_none());
    counted(
        context,
        found,
        Code::SessionWithoutKind,
        ["has no kind", "have no kind", "enter the kind, such as \"panel\" or \"break\""],
        asked,
        |one| one.kind().is_some(),
    );
}

pub(super) fn session_without_track(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    if context.programme.tracks().len() == 0 {
        return;
    }
    let sessions = context.programme.sessions();
    let asked = sessions.iter().filter(|one| {
        let data = one.data();
        is_main_line(*one) && data.repeats.is_none() && !data.plenary
    });
    counted(
        context,
        found,
        Code::SessionWithoutTrack,
        ["belongs to no track", "belong to no track", "assign them to a track, or mark them as plenary"],
        asked,
        |one| one.tracks().len() > 0,
    );
}

/// Reports all sessions that lack a value in one finding, if most other sessions have the value.
fn counted<'p>(
    context: &ReviewContext<'p>,
    found: &mut FindingCollector<'_>,
    code: Code,
    [one, many, help]: [&str; 3],
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
    silent.sort_by_key(|session| session.id().clone());
    let mut names: Vec<String> = silent.iter().take(3).map(|one| describe::session(*one)).collect();
    if silent.len() > names.len() {
        names.push(format!("{} more", silent.len() - names.len()));
    }
    let what = if silent.len() == 1 { one } else { many };
    let message = format!(
        "{} of {} {what}: {}",
        silent.len(),
        describe::count(all, "session", "sessions"),
        describe::list(&names, names.len())
    );
    let mut notice = Notice::new(context.programme, message)
        .with_detail("sessions", silent.len())
        .with_detail("all", all)
        .with_help(help);
    for session in silent.iter().take(NAMED) {
        notice = notice.with_related(session);
    }
    found.add(code, notice);
}
