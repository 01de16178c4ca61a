//! Enters the ids and the day numbers of a draft into tables. Reports malformed ids, and duplicate
//! ids, codes and day numbers.

use super::axis::Axis;
use super::ids::{Ids, ParticipationAt, participation_at};
use super::paths::{participation_path, room_path, subject_at};
use super::problems::Problems;
use crate::arena::IdTable;
use crate::draft::Draft;
use crate::list::ToList;
use crate::report::{Finding, Problem, Subject};
use crate::value::id::{self, EntityKind};
use crate::value::kind::Kind;
use crate::value::path::Path;
use crate::value::role::Role;

/// Returns tables with the ids of all items except participations. Reports malformed and duplicate
/// ids, and duplicate codes of roles and kinds.
pub(super) fn enter_ids(draft: &Draft, problems: &mut Problems<'_>) -> Ids {
    let mut ids = Ids::new(draft);
    let in_list = |list: &'static str| move |at: usize| Path::root().with(list).with_index(at).with("id");
    if let Err(fault) = id::check(EntityKind::Programme, draft.id.as_str()) {
        let problem = malformed(EntityKind::Programme, draft.id.as_str(), &fault);
        problems.add(Path::root().with("id"), problem);
    }
    macro_rules! enter {
        ($field:ident, $noun:ident) => {{
            let rows: Vec<&str> = draft.$field.iter().map(|row| row.id.as_str()).to_list();
            enter(&mut ids.$field, EntityKind::$noun, &rows, &in_list(stringify!($field)), problems);
        }};
    }
    enter!(sessions, Session);
    enter!(people, Person);
    enter!(organisations, Organisation);
    enter!(venues, Venue);
    enter!(tracks, Track);
    enter!(agenda_items, AgendaItem);
    enter!(notes, Note);

    let rooms: Vec<&str> =
        draft.venues.iter().flat_map(|venue| &venue.rooms).map(|room| room.id.as_str()).to_list();
    let room_at = std::mem::take(&mut ids.room_at);
    let path = |at: usize| room_at.get(at).copied().map_or_else(Path::root, room_path).with("id");
    enter(&mut ids.rooms, EntityKind::Room, &rooms, &path, problems);
    ids.room_at = room_at;

    declared_once(
        draft.roles.iter().map(|role| &role.code),
        EntityKind::Role,
        "roles",
        Role::as_str,
        problems,
    );
    declared_once(
        draft.kinds.iter().map(|kind| &kind.code),
        EntityKind::Kind,
        "kinds",
        Kind::as_str,
        problems,
    );
    ids
}

/// Adds the ids of all participations to their table. Reports malformed and duplicate ids.
pub(super) fn enter_participations(
    draft: &Draft,
    named: Vec<ParticipationAt>,
    ids: &mut Ids,
    problems: &mut Problems<'_>,
) {
    ids.participations = IdTable::with_capacity(named.len());
    let participations: Vec<&str> = named
        .iter()
        .map(|at| participation_at(draft, *at).and_then(|one| one.id.as_ref()).map_or("", |id| id.as_str()))
        .to_list();
    let path = |at: usize| named.get(at).copied().map_or_else(Path::root, participation_path).with("id");
    enter(&mut ids.participations, EntityKind::Participation, &participations, &path, problems);
    ids.named = named;
}

fn malformed(noun: EntityKind, id: &str, fault: &crate::error::Error) -> Problem {
    Problem::MalformedId { noun, id: id.to_owned(), fault: fault.to_string() }
}

fn enter<T>(
    table: &mut IdTable<T>,
    noun: EntityKind,
    ids: &[&str],
    path: &dyn Fn(usize) -> Path,
    problems: &mut Problems<'_>,
) {
    check_ids(noun, ids, path, problems);
    table.insert_all(ids, |again, earlier| {
        let id = ids.get(again.position()).copied().unwrap_or_default();
        problems.add_duplicate(noun, id, path(again.position()), path(earlier.position()));
    });
}

fn check_ids(noun: EntityKind, ids: &[&str], path: &dyn Fn(usize) -> Path, problems: &mut Problems<'_>) {
    for (at, id) in ids.iter().enumerate() {
        if let Err(fault) = id::check(noun, id) {
            problems.add(path(at), malformed(noun, id, &fault));
        }
    }
}

/// Reports roles or kinds that are declared more than once, since their properties would be
/// ambiguous.
fn declared_once<'d, T: Eq + std::hash::Hash + 'd>(
    codes: impl Iterator<Item = &'d T>,
    noun: EntityKind,
    list: &'static str,
    code_of: impl Fn(&T) -> &str,
    problems: &mut Problems<'_>,
) {
    let mut declared = std::collections::HashMap::new();
    for (at, code) in codes.enumerate() {
        let path = |at| Path::root().with(list).with_index(at).with("code");
        if let Some(earlier) = declared.insert(code, at) {
            declared.insert(code, earlier);
            let problem = Problem::DuplicateId { noun, id: code_of(code).to_owned() };
            let subject = subject_at(problems.draft, &path(at));
            let finding =
                Finding::new(subject.clone(), path(at), problem).with_related(subject, path(earlier));
            problems.findings.push(finding);
        }
    }
}

/// Creates the time axis. Reports days that have the same number as an earlier day.
pub(super) fn enter_days(draft: &Draft, problems: &mut Problems<'_>) -> Axis {
    let axis = Axis::new(&draft.days);
    for (at, day) in draft.days.iter().enumerate() {
        let first = axis.position(day.number).unwrap_or(at);
        if first != at {
            let path = |at| Path::root().with("days").with_index(at).with("number");
            let subject = Subject::Day(day.number);
            let problem = Problem::DuplicateDay { number: day.number };
            let finding = Finding::new(subject.clone(), path(at), problem).with_related(subject, path(first));
            problems.findings.push(finding);
        }
    }
    axis
}
