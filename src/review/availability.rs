//! The times at which people and rooms are available.

use std::ops::Range;

use crate::programme::Programme;
use crate::value::moment::Moment;
use crate::value::slot::{Slot, SlotTime};

/// Returns the interval that a slot covers, or `None` if its day is unknown. A slot without times
/// covers its entire day or part of the day.
pub(super) fn of_slot(programme: &Programme, slot: Slot) -> Option<Range<Moment>> {
    let begin = programme.day(slot.day_number())?.begin();
    let at = |seconds: u32| begin.plus_seconds(seconds.into());
    let (start, end) = match slot.time() {
        SlotTime::Day => (0, 24 * 3600),
        SlotTime::Part(part) => (part.hours().start * 3600, part.hours().end * 3600),
        // A slot without an end lasts until the end of the day.
        SlotTime::From(start) => (start.total_seconds(), start.total_seconds().max(24 * 3600)),
        SlotTime::Between(span) => (span.start.total_seconds(), span.end.total_seconds()),
    };
    Some(at(start)..at(end))
}

/// Returns `true` if the slots together cover the entire interval. The slots may touch or overlap.
pub(super) fn cover(programme: &Programme, slots: &[Slot], stretch: &Range<Moment>) -> bool {
    let mut open: Vec<Range<Moment>> = slots.iter().filter_map(|slot| of_slot(programme, *slot)).collect();
    open.sort_by_key(|slot| (slot.start, slot.end));
    let mut reached = stretch.start;
    for slot in open {
        if slot.start <= reached && reached < slot.end {
            reached = slot.end;
        }
    }
    reached >= stretch.end
}
