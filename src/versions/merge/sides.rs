//! The three versions of a merge. Rows that exist in the base version have the ids of the base
//! version.

use std::collections::{HashMap, HashSet};

use super::conflict::{Conflict, ConflictKind, Side};
use super::same::is_same;
use crate::draft::{Draft, ExternalIds};
use crate::pairing::free_id;
use crate::programme::Programme;
use crate::report::Subject;
use crate::value::id::{EntityKind, ParticipationId};
use crate::versions::changes::{PairedBy, Rename};
use crate::versions::renaming::{Renaming, id, with_id};
use crate::versions::row::{Listed, PlacedRoom, Row, RowType, each_list};
use crate::versions::symmetric;
use crate::versions::value::FieldValue;

/// The three versions. Rows that exist in the base version have the ids of the base version.
pub(super) struct Sides {
    pub(super) base: Draft,
    pub(super) ours: Draft,
    pub(super) theirs: Draft,
    /// For each side, pairs of the id used in this merge and the id in that version.
    renames: [Vec<(Subject, Subject)>; 2],
    /// The rows that each side moved within their lists.
    pub(super) moves: [Vec<Subject>; 2],
    pub(super) conflicts: Vec<Conflict>,
}

impl Sides {
    pub(super) fn new(base: &Programme, ours: &Programme, theirs: &Programme) -> Self {
        let (our_changes, their_changes) = (base.changes(ours), base.changes(theirs));
        let mut moves = [&our_changes, &their_changes].map(|changes| {
            changes.orders.iter().map(|order| order.subject.clone()).collect::<Vec<Subject>>()
        });
        let renames = [our_changes.renames, their_changes.renames]
            .map(|renames| renames.into_iter().map(|Rename { from, to, .. }| (from, to)).collect::<Vec<_>>());
        let draft = |programme: &Programme, renames: &[(Subject, Subject)]| {
            let mut draft = programme.data().clone();
            draft.unknown_fields.clear();
            Renaming::new(renames.iter().map(|(here, there)| (there, here))).rename_draft(&mut draft);
            symmetric::complete_all(&mut draft);
            draft
        };
        let [ours_renames, theirs_renames] = &renames;
        for (renames, rows) in renames.iter().zip(&mut moves) {
            let mut here = Renaming::new(renames.iter().map(|(here, there)| (there, here)));
            for row in rows {
                here.rename_subject(row);
            }
        }
        let mut sides = Self {
            base: draft(base, &[]),
            ours: draft(ours, ours_renames),
            theirs: draft(theirs, theirs_renames),
            renames,
            moves,
            conflicts: Vec::new(),
        };
        sides.unite_rows(ours.changes(theirs).renames);
        sides.separate_rows();
        sides.separate_participations();
        sides.find_equal_identifiers();
        sides
    }

    /// Assigns our id to each new row of their version that our version added with another id.
    /// `pairs` are the pairs of rows with different ids in the two versions.
    fn unite_rows(&mut self, mut pairs: Vec<Rename>) {
        // Rows with the same external identifier can be different occurrences.
        pairs.retain(|pair| !matches!(pair.by, PairedBy::IdReused | PairedBy::ExternalId));
        if pairs.is_empty() {
            return;
        }
        let [base, ours, theirs] = [&self.base, &self.ours, &self.theirs].map(|draft| {
            let mut rows: HashMap<Subject, Row> = HashMap::new();
            let rooms = PlacedRoom::all(draft);
            rows.extend(rooms.iter().map(|row| (row.subject(), row.to_row())));
            each_list!(Type => {
                let list = <Type as Listed>::list(draft).iter();
                rows.extend(list.map(|row| (row.subject(), row.to_row())));
            });
            rows
        });
        pairs.retain(|Rename { from, to, .. }| {
            let is_new = !base.contains_key(from) && !base.contains_key(to) && !theirs.contains_key(from);
            let rows = ours.get(from).zip(theirs.get(to));
            is_new && rows.is_some_and(|(ours, theirs)| is_same(ours, theirs))
        });
        for Rename { from, to, .. } in &pairs {
            let mut conflict = Conflict::of_row(from.clone(), ConflictKind::Value, Side::Ours);
            let name = |subject: &Subject| Some(FieldValue::String(id(subject)?.1.to_owned()));
            conflict.field = Some("id".into());
            (conflict.ours, conflict.theirs) = (name(from), name(to));
            self.conflicts.push(conflict);
        }
        Renaming::new(pairs.iter().map(|pair| (&pair.to, &pair.from))).rename_draft(&mut self.theirs);
    }

    /// Assigns a new id to each new row of their version if our version uses the same id for a
    /// different new row. The fields of rows that are the same are merged.
    fn separate_rows(&mut self) {
        let mut new_ids = Vec::new();
        self.separate(&PlacedRoom::all, &mut new_ids);
        each_list!(Type => {
            self.separate(&|draft: &Draft| <Type as Listed>::list(draft).clone(), &mut new_ids);
        });
        let renames = new_ids.iter().map(|(from, to)| (from, to));
        Renaming::new(renames).rename_draft(&mut self.theirs);
        // `rename_merged` looks up the ids of merged rows in `renames`, so the old ids must be
        // replaced there as well.
        let [_, theirs] = &mut self.renames;
        for (from, to) in new_ids {
            for (here, _) in theirs.iter_mut().filter(|(here, _)| *here == from) {
                *here = to.clone();
            }
        }
    }

    fn separate<T: RowType>(
        &mut self,
        rows: &dyn Fn(&Draft) -> Vec<T>,
        new_ids: &mut Vec<(Subject, Subject)>,
    ) {
        let by_subject = |draft: &Draft| -> HashMap<Subject, T> {
            rows(draft).into_iter().map(|row| (row.subject(), row)).collect()
        };
        let known: HashSet<Subject> = rows(&self.base).iter().map(RowType::subject).collect();
        let ours = by_subject(&self.ours);
        let mut taken: Option<HashSet<String>> = None;
        let mut highest = None;
        for row in rows(&self.theirs) {
            let subject = row.subject();
            let Some(other) = ours.get(&subject).filter(|_| !known.contains(&subject)) else { continue };
            if other.differing(&row).is_empty() || is_same(&other.to_row(), &row.to_row()) {
                continue;
            }
            let new = if let Subject::Day(_) = subject {
                let days = self.base.days.iter().chain(&self.ours.days).chain(&self.theirs.days);
                let next = highest.unwrap_or_else(|| days.map(|day| day.number).max().unwrap_or(0));
                highest = next.checked_add(1);
                highest.map(Subject::Day)
            } else {
                let taken = taken.get_or_insert_with(|| {
                    let all = [&self.base, &self.ours, &self.theirs];
                    let rows = all.into_iter().flat_map(rows);
                    rows.filter_map(|row| Some(id(&row.subject())?.1.to_owned())).collect()
                });
                id(&subject).and_then(|(_, own)| {
                    let free = free_id(own, taken);
                    taken.insert(free.clone());
                    with_id(&subject, &free)
                })
            };
            // A declaration is identified by its code, which cannot be replaced. Its fields are
            // merged instead.
            let Some(new) = new else { continue };
            let mut conflict = Conflict::of_row(new.clone(), ConflictKind::IdTaken, Side::Both);
            let name = |subject: &Subject| Some(FieldValue::String(subject.to_string()));
            (conflict.ours, conflict.theirs) = (name(&subject), name(&subject));
            self.conflicts.push(conflict);
            new_ids.push((subject, new));
        }
    }

    /// Assigns a new id to each new participation of their version if our version uses the same id
    /// for a new participation in another session.
    fn separate_participations(&mut self) {
        let all = |draft: &Draft| -> HashMap<ParticipationId, Option<usize>> {
            let own = draft.participations.iter().map(|one| (None, one));
            let sessions = draft.sessions.iter().enumerate();
            let sessions =
                sessions.flat_map(|(at, row)| row.participations.iter().map(move |one| (Some(at), one)));
            own.chain(sessions).filter_map(|(at, one)| Some((one.id.clone()?, at))).collect()
        };
        let (base, ours, theirs) = (all(&self.base), all(&self.ours), all(&self.theirs));
        if ours.is_empty() || theirs.is_empty() {
            return;
        }
        let session =
            |draft: &Draft, at: Option<usize>| at.and_then(|at| Some(draft.sessions.get(at)?.id.clone()));
        let mut taken: HashSet<String> =
            base.keys().chain(ours.keys()).chain(theirs.keys()).map(ToString::to_string).collect();
        let mut new_ids: Vec<(ParticipationId, String)> = Vec::new();
        #[expect(clippy::iter_over_hash_type, reason = "the new ids are sorted afterwards")]
        for (id, at) in &theirs {
            let Some(other) = ours.get(id).filter(|_| !base.contains_key(id)) else { continue };
            if session(&self.theirs, *at) != session(&self.ours, *other) {
                new_ids.push((id.clone(), String::new()));
            }
        }
        new_ids.sort_unstable();
        for (id, new) in &mut new_ids {
            *new = free_id(id.as_str(), &taken);
            taken.insert(new.clone());
            let at = theirs.get(id).copied().flatten();
            let subject = session(&self.theirs, at).map_or(Subject::Programme, Subject::Session);
            let mut conflict = Conflict::of_row(subject, ConflictKind::IdTaken, Side::Both);
            conflict.field = Some("participations".into());
            conflict.part = Some(new.clone());
            self.conflicts.push(conflict);
        }
        let map: HashMap<&str, &str> = new_ids.iter().map(|(id, new)| (id.as_str(), new.as_str())).collect();
        Renaming::of_kind(EntityKind::Participation, map).rename_draft(&mut self.theirs);
    }

    /// Reports rows that both sides added with different ids but the same external identifier.
    /// Rooms are not checked.
    fn find_equal_identifiers(&mut self) {
        macro_rules! find {
            ($($list:ident)+) => {
                $({
                    let known: HashSet<Subject> = self.base.$list.iter().map(RowType::subject).collect();
                    let new = |draft: &Draft| -> Vec<(Subject, ExternalIds)> {
                        let rows = draft.$list.iter().filter(|row| !known.contains(&row.subject()));
                        rows.map(|row| (row.subject(), row.external_ids.clone())).collect()
                    };
                    let (ours, theirs) = (new(&self.ours), new(&self.theirs));
                    self.equal_identifiers(&ours, &theirs);
                })+
            };
        }
        find!(days venues tracks organisations people agenda_items sessions);
    }

    fn equal_identifiers(&mut self, ours: &[(Subject, ExternalIds)], theirs: &[(Subject, ExternalIds)]) {
        let keys = || ours.iter().flat_map(|(row, ids)| ids.iter().map(move |key| (key, row)));
        let known: HashSet<(&str, &str)> = keys().map(|(key, _)| key).collect();
        // Several rows can have the same identifier, such as the occurrences of an event.
        let own: HashSet<((&str, &str), &Subject)> = keys().collect();
        for (subject, ids) in theirs {
            let mut same = ids.iter().filter(|key| known.contains(key) && !own.contains(&(*key, subject)));
            if let Some((scheme, id)) = same.next() {
                let mut conflict = Conflict::of_row(subject.clone(), ConflictKind::ExternalId, Side::Both);
                let value = || Some(FieldValue::String(id.to_owned()));
                (conflict.ours, conflict.theirs) = (value(), value());
                (conflict.field, conflict.part) = (Some("external_ids".into()), Some(scheme.to_owned()));
                self.conflicts.push(conflict);
            }
        }
    }

    /// Renames the rows of the merged draft, and the rows in conflicts, to the ids that the sides
    /// assigned to them.
    pub(super) fn rename_merged(&self, draft: &mut Draft, conflicts: &mut Vec<Conflict>) {
        let [ours, theirs] = self
            .renames
            .each_ref()
            .map(|renames| renames.iter().map(|(here, there)| (here, there)).collect::<HashMap<_, _>>());
        let mut rows: Vec<Subject> = PlacedRoom::all(draft).iter().map(RowType::subject).collect();
        each_list!(Type => {
            rows.extend(<Type as Listed>::list(draft).iter().map(RowType::subject));
        });
        if ours.is_empty() && theirs.is_empty() {
            return;
        }
        // Ids of our version have precedence, so only ids of their version can already be in use.
        let mut in_ours: HashSet<Subject> =
            PlacedRoom::all(&self.ours).iter().map(RowType::subject).collect();
        each_list!(Type => {
            in_ours.extend(<Type as Listed>::list(&self.ours).iter().map(RowType::subject));
        });
        let by_ours =
            |row: &Subject| in_ours.contains(row) && (ours.contains_key(row) || !theirs.contains_key(row));
        let (first, second): (Vec<Subject>, Vec<Subject>) = rows.into_iter().partition(by_ours);
        let mut taken: HashSet<Subject> = HashSet::new();
        let mut ids: HashMap<EntityKind, HashSet<String>> = HashMap::new();
        let mut pairs: Vec<(Subject, Subject)> = Vec::new();
        let mut found = Vec::new();
        for (row, own) in
            first.into_iter().map(|row| (row, true)).chain(second.into_iter().map(|row| (row, false)))
        {
            let wanted = if own { ours.get(&row) } else { theirs.get(&row) };
            let wanted = wanted.copied().unwrap_or(&row);
            let new = if taken.contains(wanted) { self.free(wanted, &taken, &ids) } else { wanted.clone() };
            taken.insert(new.clone());
            if let Some((kind, id)) = id(&new) {
                ids.entry(kind).or_default().insert(id.to_owned());
            }
            let name = |subject: Option<&&Subject>| Some(FieldValue::String(subject?.to_string()));
            let kind = if new != *wanted {
                Some((ConflictKind::IdTaken, Side::Both))
            } else if own && theirs.get(&row).is_some_and(|other| *other != wanted) {
                Some((ConflictKind::Value, Side::Ours))
            } else {
                None
            };
            if let Some((kind, stands)) = kind {
                let mut conflict = Conflict::of_row(row.clone(), kind, stands);
                conflict.field = Some("id".into());
                conflict.base = name(Some(&&row));
                (conflict.ours, conflict.theirs) = (name(ours.get(&row)), name(theirs.get(&row)));
                found.push(conflict);
            }
            if new != row {
                pairs.push((row, new));
            }
        }
        conflicts.extend(found);
        let mut renaming = Renaming::new(pairs.iter().map(|(from, to)| (from, to)));
        renaming.rename_draft(draft);
        for conflict in conflicts {
            renaming.rename_subject(&mut conflict.subject);
            for value in [&mut conflict.base, &mut conflict.ours, &mut conflict.theirs].into_iter().flatten()
            {
                renaming.rename_value(value);
            }
        }
    }

    /// Returns a subject of the same kind as `wanted`, with an id that is not in use.
    fn free(
        &self,
        wanted: &Subject,
        taken: &HashSet<Subject>,
        ids: &HashMap<EntityKind, HashSet<String>>,
    ) -> Subject {
        if let Subject::Day(_) = wanted {
            let days = self.base.days.iter().chain(&self.ours.days).chain(&self.theirs.days);
            let used = days.map(|day| day.number).chain(taken.iter().filter_map(|row| match row {
                Subject::Day(number) => Some(*number),
                _ => None,
            }));
            return Subject::Day(used.max().unwrap_or(0).saturating_add(1));
        }
        let free = id(wanted).and_then(|(kind, id)| with_id(wanted, &free_id(id, ids.get(&kind)?)));
        free.unwrap_or_else(|| wanted.clone())
    }
}
