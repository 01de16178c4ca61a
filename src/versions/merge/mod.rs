//! Three-way merging of versions.

mod conflict;
mod integrity;
mod order;
mod references;
mod rows;
mod same;
mod sides;
mod value;

pub use conflict::{Conflict, ConflictKind, Side};

use crate::draft::Draft;
use crate::programme::Programme;
use rows::RowMerge;
use sides::Sides;

/// The maximum number of rounds in which removed rows are restored and single changes are refused.
/// If the draft still has errors, all changes of their version are refused.
const ROUNDS: usize = 32;

/// The result of [`Programme::merge`]: the merged draft, and the conflicts.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Merged {
    /// The merged draft in normal form. It can be built without errors.
    pub draft: Draft,
    /// The changes of the two sides that could not be combined.
    pub conflicts: Vec<Conflict>,
}

/// ## Merging versions
impl Programme {
    /// Merges two versions that were both made from this version, such as an imported programme and
    /// a copy with local edits.
    ///
    /// If only one side changed a value, the changed value is used. Changes of different fields are
    /// combined. If both sides changed the same field, its parts are merged: the languages of a
    /// text, the keys of a map, the items of a list, and the fields of these items. Participations
    /// are the same if they name the same participant, links if they have the same address, and
    /// texts in a list, such as questions, if they have the same wording in any language. All other
    /// values are merged as a unit.
    ///
    /// Nothing is lost silently. Each change that is not part of the draft is reported as a
    /// [`Conflict`], which names the side that was kept:
    /// - If both sides changed a value in different ways, our value is kept. This includes a
    ///   participant whom the sides replaced by different ones in the same role.
    /// - If one side removed an item that the other side changed, a row that the other side changed
    ///   or moved in its list, or a row to which the other side refers, the item or row is kept.
    /// - If both sides added the same row, its fields are merged. The rows must have the same name,
    ///   and the same id or other evidence of [`PairedBy`](crate::versions::PairedBy). If both
    ///   sides use a new id for different rows, their row gets another id.
    /// - If valid changes of both sides are invalid together, the changes of their side are
    ///   refused.
    ///
    /// ```
    /// use programme::draft::Session;
    /// use programme::{Draft, LanguageTag, Slot};
    ///
    /// let session = Session::new("open").with_title("Opening");
    /// let draft = Draft::new("demo", "Demo").with_language("en".parse::<LanguageTag>()?);
    /// let base = draft.with_day(programme::draft::Day::new(1)).with_session(session).build()?;
    ///
    /// let mut ours = base.to_draft();
    /// ours.sessions[0].title = Some("Welcome".into());
    /// let mut theirs = base.to_draft();
    /// theirs.sessions[0].slot = Some(Slot::between(1, "09:00", "10:00")?);
    ///
    /// let merged = base.merge(&ours.build()?, &theirs.build()?);
    /// assert_eq!(merged.conflicts, []);
    /// assert_eq!(merged.draft.sessions[0].title, Some("Welcome".into()));
    /// assert!(merged.draft.sessions[0].slot.is_some());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn merge(&self, ours: &Self, theirs: &Self) -> Merged {
        let sides = Sides::new(self, ours, theirs);
        let mut merge = RowMerge::default();
        let changes = integrity::their_changes(&sides);
        let mut draft = sides.ours.clone();
        let mut accepted = references::unresolved(&sides.ours);
        accepted.extend(references::unresolved(&sides.theirs));
        for _ in 0..ROUNDS {
            let (kept, refused) = (merge.kept.len(), merge.refused.len());
            draft = merge.run(&sides);
            merge.kept.extend(references::missing(&draft, &sides.base, &accepted));
            if merge.kept.len() > kept {
                continue;
            }
            let report = draft.check();
            if !report.has_errors() {
                break;
            }
            merge.refused.extend(integrity::causes(&report, &changes));
            if merge.refused.len() == refused {
                break;
            }
        }
        let mut conflicts = sides.conflicts.clone();
        conflicts.append(&mut merge.conflicts);
        sides.rename_merged(&mut draft, &mut conflicts);
        match draft.build() {
            Ok(programme) => Merged { draft: programme.into_draft(), conflicts },
            Err(_) => refuse_all(ours, &sides, changes),
        }
    }
}

/// Returns our version, with a conflict for each change of their version that it does not contain.
fn refuse_all(ours: &Programme, sides: &Sides, changes: std::collections::HashSet<rows::Change>) -> Merged {
    let mut merge = RowMerge { refused: changes, ..RowMerge::default() };
    merge.run(sides);
    let mut draft = ours.data().clone();
    draft.unknown_fields.clear();
    let mut conflicts = sides.conflicts.clone();
    conflicts.append(&mut merge.conflicts);
    let [_, their_moves] = &sides.moves;
    let moves = their_moves.iter().cloned();
    conflicts.extend(moves.map(|row| Conflict::of_row(row, ConflictKind::Position, Side::Ours)));
    let mut renamed = sides.ours.clone();
    sides.rename_merged(&mut renamed, &mut conflicts);
    let draft = draft.build().map_or_else(|_| ours.to_draft(), Programme::into_draft);
    Merged { draft, conflicts }
}
