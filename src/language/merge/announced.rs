//! Reporting of problems that are found before any fields are merged, such as clock shifts,
//! duplicate ids and uncertain matches.

use super::align::ClockShift;
use super::disagreement::{Difference, Kept};
use super::fields::Merging;
use super::identity::{ItemMatchings, rooms};
use super::item::{MergeItem, item};
use super::rename::Renames;
use crate::draft::Draft;
use crate::error::quote;
use crate::list::ToList;
use crate::pairing::matching::Matching;
use crate::value::id::EntityKind;

/// The items that need a new id, because a different item of the base programme already has the
/// same id. The positions of the items are grouped by kind of item.
pub(super) type LostIds = Vec<(EntityKind, Vec<usize>)>;

pub(super) fn name_all(
    renames: &mut Renames,
    base: &Draft,
    other: &Draft,
    items: &ItemMatchings,
    sessions: &Matching,
) -> LostIds {
    let mut taken = Vec::new();
    macro_rules! name {
        ($noun:ident, in $list:ident, $matching:expr) => {{
            let ids =
                |draft: &Draft| -> Vec<String> { draft.$list.iter().map(|row| row.id.to_string()).to_list() };
            name!($noun, ids, $matching);
        }};
        ($noun:ident, $ids:expr, $matching:expr) => {{
            let (ours, theirs): (Vec<String>, Vec<String>) = ($ids(base), $ids(other));
            let ours: Vec<&str> = ours.iter().map(String::as_str).to_list();
            let theirs: Vec<&str> = theirs.iter().map(String::as_str).to_list();
            taken.push((
                EntityKind::$noun,
                renames.name(EntityKind::$noun, &ours, &theirs, |at| $matching.in_base(at)),
            ));
        }};
    }
    let rooms_of =
        |draft: &Draft| -> Vec<String> { rooms(draft).iter().map(|(_, room)| room.id.to_string()).to_list() };
    name!(Note, in notes, items.notes);
    name!(Venue, in venues, items.venues);
    name!(Room, rooms_of, items.rooms);
    name!(Track, in tracks, items.tracks);
    name!(Organisation, in organisations, items.organisations);
    name!(Person, in people, items.people);
    name!(AgendaItem, in agenda_items, items.agenda_items);
    name!(Session, in sessions, sessions);
    taken
}

impl Merging {
    pub(super) fn shifted(&mut self, shift: Option<ClockShift>) {
        if let Some(ClockShift { seconds, votes, anchors }) = shift {
            let what = Difference::ClockShift { seconds, votes, anchors };
            self.report(what, "", (None, None), Kept::Base);
        }
    }

    pub(super) fn contradictions(
        &mut self,
        base: &Draft,
        other: &Draft,
        (items, sessions): (&ItemMatchings, &[(usize, usize)]),
    ) {
        let people = items.contradicted.iter().map(|pair| (EntityKind::Person, pair));
        for (noun, &(at, same)) in people.chain(sessions.iter().map(|pair| (EntityKind::Session, pair))) {
            self.two(noun, (base, at), (other, same), Difference::SameIdOtherItem);
        }
    }

    pub(super) fn positions(&mut self, base: &Draft, other: &Draft, items: &ItemMatchings) {
        let by = &items.by_position;
        let all = [
            (EntityKind::Note, &by.notes),
            (EntityKind::Venue, &by.venues),
            (EntityKind::Room, &by.rooms),
            (EntityKind::Track, &by.tracks),
            (EntityKind::Organisation, &by.organisations),
            (EntityKind::Person, &by.people),
        ];
        for (noun, pairs) in all {
            for &(at, same) in pairs {
                self.two(noun, (base, at), (other, same), Difference::PairedByPosition);
            }
        }
    }

    fn two(
        &mut self,
        noun: EntityKind,
        (base, at): (&Draft, usize),
        (other, same): (&Draft, usize),
        what: Difference,
    ) {
        let (Some(ours), Some(theirs)) = (item(base, noun, at), item(other, noun, same)) else { return };
        let said = |item: &dyn MergeItem| {
            Some(item.name().map_or_else(|| item.subject().to_string(), |name| quote(name.first())))
        };
        self.about_item(ours);
        self.report(what, "", (said(ours), said(theirs)), Kept::Both);
    }

    pub(super) fn ids_taken(&mut self, before: &Draft, after: &Draft, taken: &LostIds) {
        for (noun, rows) in taken {
            for &at in rows {
                let (Some(was), Some(now)) = (item(before, *noun, at), item(after, *noun, at)) else {
                    continue;
                };
                self.about_item(now);
                self.report(Difference::IdTaken, "", (None, Some(was.subject().to_string())), Kept::Both);
            }
        }
    }
}
