//! The availability of people and rooms, specified as a list of slots.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;

use super::describe;
use crate::list::ToList;
use crate::programme::Programme;
use crate::sorting;
use crate::value::moment::Moment;
use crate::value::slot::{DayPart, Slot, SlotTime};
use crate::view::Session;

/// Converts a slot to a time interval. A slot without a start time covers the entire day or part of
/// the day. Returns `None` if the programme does not contain the day.
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

/// The times at which a person or a room is available.
pub(super) struct Availability<'p> {
    programme: &'p Programme,
    slots: &'p [Slot],
    /// The available times, sorted and without overlaps.
    open: Vec<Range<Moment>>,
    /// The description of the available times of each day.
    by_day: OnceCell<HashMap<i32, String>>,
}

impl<'p> Availability<'p> {
    pub(super) fn new(programme: &'p Programme, slots: &'p [Slot]) -> Self {
        let mut all: Vec<Range<Moment>> = slots.iter().filter_map(|slot| of_slot(programme, *slot)).to_list();
        sorting::sort_by_key(&mut all, |slot| (slot.start, slot.end));
        let mut open: Vec<Range<Moment>> = Vec::with_capacity(all.len());
        for slot in all {
            match open.last_mut() {
                Some(last) if slot.start <= last.end => last.end = last.end.max(slot.end),
                _ => open.push(slot),
            }
        }
        Self { programme, slots, open, by_day: OnceCell::new() }
    }

    /// Returns `true` if the interval lies entirely within the available times.
    pub(super) fn covers(&self, interval: &Range<Moment>) -> bool {
        let after = self.open.partition_point(|open| open.start <= interval.start);
        let before = after.checked_sub(1).and_then(|at| self.open.get(at));
        interval.is_empty() || before.is_some_and(|open| open.end >= interval.end)
    }

    /// Describes the available times on the day of a session.
    pub(super) fn on_the_day_of(&self, session: Session<'_>) -> &str {
        let day = session.slot().map(|slot| slot.day_number());
        let by_day = self.by_day.get_or_init(|| self.described());
        day.and_then(|day| by_day.get(&day)).map_or("not available on that day", String::as_str)
    }

    fn described(&self) -> HashMap<i32, String> {
        let mut slots: Vec<&Slot> = self.slots.iter().to_list();
        let span = |slot: &Slot| of_slot(self.programme, *slot).map(|span| (span.start, span.end));
        sorting::sort_by_key(&mut slots, |slot| span(slot));
        let mut times: HashMap<i32, Vec<SlotTime>> = HashMap::new();
        for slot in slots {
            let times = times.entry(slot.day_number()).or_default();
            // Spans that touch or overlap are described as one.
            match (times.last_mut(), slot.time()) {
                (Some(SlotTime::Between(last)), SlotTime::Between(span)) if span.start <= last.end => {
                    last.end = last.end.max(span.end);
                }
                (_, time) => times.push(time),
            }
        }
        let describe = |(day, times): (i32, Vec<SlotTime>)| {
            let times: Vec<String> = times.into_iter().map(hours).to_list();
            (day, format!("available on that day only {}", describe::list(&times, 3)))
        };
        times.into_iter().map(describe).collect()
    }
}

fn hours(time: SlotTime) -> String {
    match time {
        SlotTime::Day | SlotTime::Part(DayPart::AllDay) => "until midnight".to_owned(),
        SlotTime::Part(DayPart::Night) => "at night".to_owned(),
        SlotTime::Part(part) => format!("in the {part}"),
        SlotTime::From(start) => format!("from {start} to midnight"),
        SlotTime::Between(span) => format!("from {} to {}", span.start, span.end),
    }
}
