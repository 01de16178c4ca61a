//! The availability of people and rooms, specified as a list of slots.

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

/// Returns `true` if the slots together cover the entire interval. The slots may touch or overlap.
pub(super) fn cover(programme: &Programme, slots: &[Slot], stretch: &Range<Moment>) -> bool {
    let mut open: Vec<Range<Moment>> = slots.iter().filter_map(|slot| of_slot(programme, *slot)).to_list();
    sorting::sort_by_key(&mut open, |slot| (slot.start, slot.end));
    let mut reached = stretch.start;
    for slot in open {
        if slot.start <= reached && reached < slot.end {
            reached = slot.end;
        }
    }
    reached >= stretch.end
}

/// Describes when somebody is available on the day of a session, such as "available on that day
/// only from 10:00 to 12:00".
pub(super) fn on_the_day_of(session: Session<'_>, slots: &[Slot]) -> String {
    let programme = session.programme();
    let on_the_day = |slot: &&Slot| session.slot().is_some_and(|own| own.day_number() == slot.day_number());
    let mut slots: Vec<&Slot> = slots.iter().filter(on_the_day).to_list();
    sorting::sort_by_key(&mut slots, |slot| of_slot(programme, **slot).map(|span| (span.start, span.end)));
    if slots.is_empty() {
        return "not available on that day".to_owned();
    }
    let mut times: Vec<SlotTime> = Vec::new();
    for slot in slots {
        // Spans that touch or overlap are described as one.
        match (times.last_mut(), slot.time()) {
            (Some(SlotTime::Between(last)), SlotTime::Between(span)) if span.start <= last.end => {
                last.end = last.end.max(span.end);
            }
            (_, time) => times.push(time),
        }
    }
    let times: Vec<String> = times.into_iter().map(hours).collect();
    format!("available on that day only {}", describe::list(&times, 3))
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
