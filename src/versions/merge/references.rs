//! References of a merged draft to rows that one side removed.

use std::collections::HashSet;

use crate::draft::Draft;
use crate::report::Subject;
use crate::value::footnote::footnote_marks;
use crate::value::id::EntityKind;
use crate::value::kind::Kind;
use crate::value::path::Path;
use crate::value::role::Role;
use crate::value::slot::Slot;
use crate::value::text::Text;
use crate::value::visit::{Visit, Visitor};
use crate::versions::row::{Listed, PlacedRoom, RowType, each_list};

struct References {
    known: HashSet<Subject>,
    missing: HashSet<Subject>,
}

impl References {
    fn check(&mut self, subject: Subject) {
        if !self.known.contains(&subject) {
            self.missing.insert(subject);
        }
    }
}

impl Visitor<'_> for References {
    fn reference(&mut self, _: &Path, noun: EntityKind, id: &str) {
        let subject = match noun {
            EntityKind::Session => Subject::Session(id.into()),
            EntityKind::Person => Subject::Person(id.into()),
            EntityKind::Organisation => Subject::Organisation(id.into()),
            EntityKind::Venue => Subject::Venue(id.into()),
            EntityKind::Room => Subject::Room(id.into()),
            EntityKind::Track => Subject::Track(id.into()),
            EntityKind::AgendaItem => Subject::AgendaItem(id.into()),
            _ => return,
        };
        self.check(subject);
    }

    fn text(&mut self, _: &Path, text: &Text) {
        for mark in text.entries().flat_map(|(_, wording)| footnote_marks(wording)) {
            self.check(Subject::Note(mark.into()));
        }
    }

    fn slot(&mut self, _: &Path, slot: &Slot) {
        self.check(Subject::Day(slot.day_number()));
    }

    fn role(&mut self, _: &Path, role: &Role) {
        if role.is_custom() {
            self.check(Subject::Role(role.clone()));
        }
    }

    fn kind(&mut self, _: &Path, kind: &Kind) {
        if kind.is_custom() {
            self.check(Subject::Kind(kind.clone()));
        }
    }
}

fn rows(draft: &Draft) -> HashSet<Subject> {
    let mut known: HashSet<Subject> = PlacedRoom::all(draft).iter().map(RowType::subject).collect();
    each_list!(Type => {
        known.extend(<Type as Listed>::list(draft).iter().map(RowType::subject));
    });
    known
}

/// Returns the rows that a draft refers to but does not contain.
pub(super) fn unresolved(draft: &Draft) -> HashSet<Subject> {
    let mut references = References { known: rows(draft), missing: HashSet::new() };
    let mut path = Path::root();
    draft.visit(&mut path, &mut references as &mut dyn Visitor<'_>);
    references.missing
}

/// Returns the rows of the base version that the draft refers to but does not contain. Rows to
/// which these rows refer in turn are found in the next round of the merge. `accepted` contains the
/// notes to which a side refers although it has removed them.
pub(super) fn missing(draft: &Draft, base: &Draft, accepted: &HashSet<Subject>) -> HashSet<Subject> {
    let mut missing = unresolved(draft);
    let in_base = rows(base);
    missing.retain(|subject| in_base.contains(subject) && !accepted.contains(subject));
    missing
}
