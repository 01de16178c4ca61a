//! Rules about the printed headings under which people are listed, and the roles that they name.

use std::collections::BTreeMap;

use crate::code::Code;
use crate::report::{Notice, Reportable};
use crate::review::{FindingCollector, ReviewContext, describe};
use crate::sorting;
use crate::value::language::LanguageTag;
use crate::value::role::{RequiredAttendance, Role, RoleProperties};
use crate::view::Participation;
use crate::vocabulary::recognise_roles;

/// Reports people who are listed under a printed heading but have no role. Each heading is reported
/// only once.
pub(super) fn uncoded_label(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    if !context.any_label {
        return;
    }
    let mut labels: BTreeMap<&str, Vec<Participation<'_>>> = BTreeMap::new();
    for one in context.programme.participations().filter(|one| one.role().is_none()) {
        if let Some(label) = one.label() {
            labels.entry(describe::wording(context.programme, label)).or_default().push(one);
        }
    }
    for (label, mut listed) in labels {
        sorting::sort_by_key(&mut listed, |one| (one.subject(), one.path()));
        let Some(first) = listed.first() else { continue };
        let message = format!(
            "{} is listed under the heading {}{} without a role{}",
            describe::party(*first),
            describe::quoted(label),
            in_session(*first),
            others(listed.len())
        );
        let notice = Notice::new(first, message).at("label").with_detail("participations", listed.len());
        found.add(
            Code::UncodedRoleLabel,
            notice.with_help(format!(
                "add the role that the heading means, for example \"role\": \"speaker\"{}",
                to_each(listed.len())
            )),
        );
    }
}

fn others(listed: usize) -> String {
    match listed {
        0 | 1 => String::new(),
        2 => " (and 1 more like this)".to_owned(),
        _ => format!(" (and {} more like this)", listed - 1),
    }
}

fn to_each(listed: usize) -> &'static str {
    describe::agree(listed, "", ", to each of them")
}

/// Returns a phrase such as ` in “Opening”`. The phrase is empty if the participant does not belong
/// to a session.
fn in_session(one: Participation<'_>) -> String {
    one.session().map_or_else(String::new, |session| format!(" in {}", describe::session_when(session)))
}

/// Reports people whose role contradicts the printed heading above their names. Each combination of
/// heading and role is reported only once.
pub(super) fn label_disagrees(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    if !context.any_label {
        return;
    }
    // Many people share the same headings, so each heading is parsed only once.
    let mut read: BTreeMap<(&str, &LanguageTag), Vec<Role>> = BTreeMap::new();
    let mut disagree: BTreeMap<(&str, &LanguageTag, &Role), (Role, Vec<Participation<'_>>)> = BTreeMap::new();
    for one in context.programme.participations() {
        let (Some(label), Some(role)) = (one.label(), one.role().filter(|role| !role.is_custom())) else {
            continue;
        };
        for (language, wording) in label.entries() {
            let named = read.entry((wording, language)).or_insert_with(|| recognise_roles(wording, language));
            if let Some(named) = contradicted(one, role, named) {
                let (_, listed) =
                    disagree.entry((wording, language, role)).or_insert_with(|| (named.clone(), Vec::new()));
                listed.push(one);
                break;
            }
        }
    }
    for ((label, _, role), (named, mut listed)) in disagree {
        sorting::sort_by_key(&mut listed, |one| (one.subject(), one.path()));
        let Some(first) = listed.first() else { continue };
        let message = format!(
            "{} is listed under the heading {}{}, but has the role \"{role}\"{}",
            describe::party(*first),
            describe::quoted(label),
            in_session(*first),
            others(listed.len())
        );
        let notice = Notice::new(first, message).at("label").with_detail("participations", listed.len());
        let notice = notice.with_detail("stated", role.as_str()).with_detail("named", named.as_str());
        let help = format!(
            "if the heading is right, change the role to \"role\": \"{named}\"; otherwise correct the \
             heading (\"label\")"
        );
        found.add(Code::LabelCodeDisagree, notice.with_help(help));
    }
}

/// Returns the first role that a printed heading can mean, if it contradicts the role of the
/// participant. Returns `None` if the heading has several meanings with different properties.
fn contradicted<'r>(one: Participation<'_>, role: &Role, named: &'r [Role]) -> Option<&'r Role> {
    let first = named.first().filter(|_| !named.contains(role))?;
    // The properties of a role depend on the session: a presenter presides in some kinds of
    // session.
    let properties = |role: &Role| one.properties_in(role);
    let one_thing = named.iter().all(|other| alike(properties(other), properties(first)));
    let stated = one.properties();
    (one_thing && named.iter().all(|named| !alike(properties(named), stated))).then_some(first)
}

/// Returns `true` if two roles are similar, for example because both speak or both preside. Roles
/// that do neither are similar if attendance is required for both or for neither.
fn alike(one: RoleProperties, other: RoleProperties) -> bool {
    let idle = |properties: RoleProperties| !properties.presides && !properties.has_floor;
    one.presides && other.presides
        || one.has_floor && other.has_floor
        || idle(one)
            && idle(other)
            && (one.attendance == RequiredAttendance::None) == (other.attendance == RequiredAttendance::None)
}

/// Reports people with neither a printed heading nor a role. Nothing is reported if the programme
/// has no headings at all.
pub(super) fn unlabelled(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    let listed = || context.programme.participations().filter(|one| one.session().is_some());
    if !context.any_label || !listed().any(|one| one.label().is_some()) {
        return;
    }
    for one in listed().filter(|one| one.label().is_none() && one.role().is_none()) {
        let message = format!(
            "{} is listed{} without a heading and without a role",
            describe::party(one),
            in_session(one)
        );
        let help = "add the role, for example \"role\": \"speaker\", or the heading (\"label\"), as for \
                    other people";
        found.add(Code::UnlabelledParticipation, Notice::new(&one, message).with_help(help));
    }
}
