//! The check for references that form a cycle, such as two sessions that are part of each other.

use std::collections::HashSet;

use super::cycles::cycles;
use super::ids::{Ids, participation_at};
use super::paths::{participation_path, room_path};
use super::problems::Problems;
use super::session_columns::SessionColumns;
use crate::arena::Idx;
use crate::draft::Draft;
use crate::list::ToList;
use crate::report::Problem;
use crate::value::id::EntityKind;
use crate::value::path::Path;

/// Reports references that form a cycle. Dangling references are ignored, because they are reported
/// by another check.
pub(super) fn check_cycles(draft: &Draft, ids: &Ids, columns: &SessionColumns, problems: &mut Problems<'_>) {
    let session_id = |at: usize| draft.sessions.get(at).map_or("", |row| row.id.as_str());
    let session_path = |at: usize| Path::root().with("sessions").with_index(at);
    let SessionColumns { part_of, continues, replaces, .. } = columns;
    let sessions = (EntityKind::Session, draft.sessions.len());
    report_cycles(sessions, part_of.clone(), &session_id, &session_path, "part_of", problems);
    report_cycles(sessions, continues.clone(), &session_id, &session_path, "continues", problems);
    report_cycles(sessions, replaces.clone(), &session_id, &session_path, "replaces", problems);

    let item_part_of = draft.agenda_items.iter().enumerate().filter_map(|(at, row)| {
        Some((at, ids.agenda_item(draft, row.part_of.as_ref()?.as_str())?.position()))
    });
    let item_id = |at: usize| draft.agenda_items.get(at).map_or("", |row| row.id.as_str());
    let item_path = |at: usize| Path::root().with("agenda_items").with_index(at);
    let items = (EntityKind::AgendaItem, draft.agenda_items.len());
    report_cycles(items, item_part_of.to_list(), &item_id, &item_path, "part_of", problems);

    let made_of = (0..ids.room_at.len()).flat_map(|at| {
        let parts = ids.room_row(draft, Idx::new(at)).map_or(&[][..], |room| room.made_of.as_slice());
        parts.iter().filter_map(move |part| Some((at, ids.room(draft, part.as_str())?.position())))
    });
    let room_id = |at: usize| ids.room_row(draft, Idx::new(at)).map_or("", |row| row.id.as_str());
    let room_path = |at: usize| ids.room_at.get(at).copied().map_or_else(Path::root, room_path);
    let rooms = (EntityKind::Room, ids.room_at.len());
    report_cycles(rooms, made_of.to_list(), &room_id, &room_path, "made_of", problems);

    let replaced_by = ids.named.iter().enumerate().filter_map(|(at, place)| {
        let to = participation_at(draft, *place)?.replaced_by.as_ref()?;
        Some((at, ids.named_participation(draft, to.as_str())?.position()))
    });
    let participation_id = |at: usize| ids.participation_id(draft, Idx::new(at));
    let path = |at: usize| ids.named.get(at).copied().map_or_else(Path::root, participation_path);
    let named = (EntityKind::Participation, ids.named.len());
    report_cycles(named, replaced_by.to_list(), &participation_id, &path, "replaced_by", problems);
}

/// Reports one cycle for each strongly connected component of the references (see [`cycles`]), at
/// the item of the component with the smallest id.
///
/// References to duplicate ids are ignored, because such a reference is ambiguous and the result
/// must not depend on the order of the rows. Duplicate ids themselves are reported by another
/// check.
fn report_cycles<'d>(
    (noun, rows): (EntityKind, usize),
    mut edges: Vec<(usize, usize)>,
    id: &dyn Fn(usize) -> &'d str,
    path: &dyn Fn(usize) -> Path,
    field: &'static str,
    problems: &mut Problems<'_>,
) {
    let shared: HashSet<&str> = problems
        .findings
        .iter()
        .filter_map(|finding| match finding.problem() {
            Problem::DuplicateId { noun: other, id } if *other == noun => Some(id.as_str()),
            _ => None,
        })
        .collect();
    edges.retain(|&(_, to)| !shared.contains(id(to)));
    for cycle in cycles(rows, edges, &|a, b| id(a).cmp(id(b))) {
        let Some(&first) = cycle.first() else { continue };
        let ids = cycle.iter().chain([&first]).map(|&at| id(at).to_owned()).to_list();
        problems.add(
            path(first).with(field),
            Problem::CyclicReference { relation: field.replace('_', " "), ids },
        );
    }
}
