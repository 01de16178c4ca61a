//! New ids for the items of a joined programme.

use std::collections::{HashMap, HashSet};

use super::finding::Collision;
use crate::draft::{Draft, Participation};
use crate::pairing::free_id;
use crate::value::id::{EntityKind, LONGEST, ParticipationId};
use crate::value::text::Text;
use crate::value::visit::{Visit, VisitorMut};

/// The new ids of the items of one kind.
pub(super) type Renames = HashMap<String, String>;

/// Assigns ids to the items of a joined programme.
pub(super) struct Assign<'a> {
    pub(super) programme: usize,
    pub(super) prefix: Option<&'a str>,
    pub(super) renames: HashMap<EntityKind, Renames>,
    pub(super) collisions: &'a mut Vec<Collision>,
}

impl Assign<'_> {
    /// Assigns an id to each item that does not have one yet. `taken` contains the ids of other
    /// items, and receives the new ids.
    pub(super) fn assign<'i>(
        &mut self,
        noun: EntityKind,
        ids: impl Iterator<Item = &'i str>,
        taken: &mut HashSet<String>,
    ) {
        let renames = self.renames.entry(noun).or_default();
        let new: Vec<&str> = ids.filter(|id| !renames.contains_key(*id)).collect();
        for id in new {
            let wished = self.prefix.map_or_else(|| id.to_owned(), |prefix| format!("{prefix}-{id}"));
            let short: String = wished.chars().take(LONGEST).collect();
            let free = free_id(&short, taken);
            if free != wished {
                let (programme, id) = (self.programme, wished);
                self.collisions.push(Collision::Id { programme, noun, id, new: free.clone() });
            }
            taken.insert(free.clone());
            renames.insert(id.to_owned(), free);
        }
    }

    /// Changes the ids and all references to them.
    pub(super) fn apply(&self, draft: &mut Draft) {
        let changed = |renames: &Renames| renames.iter().any(|(old, new)| old != new);
        if self.renames.values().any(changed) {
            let mut rename = Rename { renames: &self.renames, notes: self.renames.get(&EntityKind::Note) };
            rename.notes = rename.notes.filter(|notes| changed(notes));
            draft.visit_mut(&mut rename as &mut dyn VisitorMut);
        }
    }
}

struct Rename<'a> {
    renames: &'a HashMap<EntityKind, Renames>,
    /// The new ids of the footnotes, if any of them changes.
    notes: Option<&'a Renames>,
}

impl VisitorMut for Rename<'_> {
    fn id(&mut self, noun: EntityKind, id: &mut Box<str>) {
        if let Some(new) = self.renames.get(&noun).and_then(|renames| renames.get(&**id)) {
            *id = new.as_str().into();
        }
    }

    fn text(&mut self, text: &mut Text) {
        let Some(notes) = self.notes else { return };
        text.change(|_, wording| wording.contains("[^").then(|| remark(wording, notes)));
    }
}

/// Replaces the marks of footnotes, such as `[^1]`.
fn remark(wording: &str, notes: &Renames) -> String {
    let mut pieces = wording.split("[^");
    let mut changed = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        changed.push_str("[^");
        match piece.split_once(']').and_then(|(id, rest)| Some((notes.get(id)?, rest))) {
            Some((new, rest)) => {
                changed.push_str(new);
                changed.push(']');
                changed.push_str(rest);
            }
            None => changed.push_str(piece),
        }
    }
    changed
}

/// Returns the ids of all participations of a draft.
pub(super) fn participation_ids(draft: &Draft) -> impl Iterator<Item = &str> {
    let sessions = draft.sessions.iter().flat_map(|session| &session.participations);
    let all = draft.participations.iter().chain(sessions);
    all.filter_map(|one: &Participation| one.id.as_ref().map(ParticipationId::as_str))
}
