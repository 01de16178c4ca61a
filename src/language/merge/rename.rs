//! Adjustment of the other language version to the ids, day numbers and times of the base
//! programme.

use std::collections::{HashMap, HashSet};

use crate::draft::Draft;
use crate::pairing::{free_id, remarked};
use crate::value::id::EntityKind;
use crate::value::slot::{Slot, SlotTime, TimeRange};
use crate::value::text::Text;
use crate::value::time::DayTime;
use crate::value::visit::{Visit, VisitorMut};

#[derive(Debug)]
pub(super) struct Renames {
    ids: HashMap<EntityKind, HashMap<Box<str>, Box<str>>>,
    days: HashMap<i32, i32>,
    /// The number of seconds by which times in the other language version are later than in the
    /// base programme.
    shift: i64,
}

impl Renames {
    pub(super) fn new(days: HashMap<i32, i32>, shift: i64) -> Self {
        Self { ids: HashMap::new(), days, shift }
    }

    /// Assigns ids to all items of one kind in the other language version, such as its sessions. A
    /// paired item gets the id of its counterpart in the base programme. Any other item keeps its
    /// id, or gets a new one if the id is already in use. Returns the positions of the items whose
    /// id was already in use.
    pub(super) fn name(
        &mut self,
        noun: EntityKind,
        base: &[&str],
        other: &[&str],
        in_base: impl Fn(usize) -> Option<usize>,
    ) -> Vec<usize> {
        let mut taken: HashSet<String> = base.iter().map(|id| (*id).to_owned()).collect();
        let names = self.ids.entry(noun).or_default();
        let mut renamed = Vec::new();
        for (at, id) in other.iter().enumerate() {
            match in_base(at).and_then(|at| base.get(at)) {
                Some(new) => {
                    names.insert((*id).into(), (*new).into());
                }
                None if taken.insert((*id).to_owned()) => {}
                None => renamed.push(at),
            }
        }
        for id in renamed.iter().filter_map(|at| other.get(*at)) {
            let new = free_id(id, &taken);
            taken.insert(new.clone());
            names.insert((*id).into(), new.into());
        }
        renamed
    }

    pub(super) fn apply(mut self, draft: &mut Draft) {
        for day in &mut draft.days {
            day.number = self.days.get(&day.number).copied().unwrap_or(day.number);
        }
        draft.visit_mut(&mut self as &mut dyn VisitorMut);
    }

    fn time(&self, time: DayTime) -> Option<DayTime> {
        let seconds = i64::from(time.total_seconds()) - self.shift;
        u32::try_from(seconds).ok().and_then(DayTime::from_seconds)
    }

    /// Converts a time range to the local time of the base programme. Returns the range unchanged
    /// if a converted time would be invalid.
    fn stretch(&self, span: TimeRange) -> TimeRange {
        match (self.time(span.start), self.time(span.end)) {
            (Some(start), Some(end)) => TimeRange { start, end },
            _ => span,
        }
    }
}

impl VisitorMut for Renames {
    fn id(&mut self, noun: EntityKind, id: &mut Box<str>) {
        if let Some(new) = self.ids.get(&noun).and_then(|names| names.get(id)) {
            id.clone_from(new);
        }
    }

    fn text(&mut self, text: &mut Text) {
        if let Some(notes) = self.ids.get(&EntityKind::Note).filter(|notes| !notes.is_empty()) {
            text.reword(|wording| remarked(wording, notes));
        }
    }

    fn slot(&mut self, slot: &mut Slot) {
        let day = self.days.get(&slot.day_number()).copied().unwrap_or(slot.day_number());
        *slot = match slot.time() {
            SlotTime::Between(span) => Slot::from_range(day, self.stretch(span)),
            SlotTime::From(start) => Slot::starting(day, self.time(start).unwrap_or(start)),
            SlotTime::Day | SlotTime::Part(_) => slot.on_day(day),
        };
    }

    fn span(&mut self, span: &mut TimeRange) {
        *span = self.stretch(*span);
    }
}
