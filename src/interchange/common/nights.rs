//! Finds clock times that belong to the night after their day, by the order of a list.

#[cfg(any(feature = "agenda-text", feature = "table"))]
use crate::value::slot::{Slot, SlotTime};
#[cfg(any(feature = "agenda-text", feature = "table"))]
use crate::value::time::DayTime;

/// The time of day before which an event can belong to the previous night, in seconds after
/// midnight.
pub(in crate::interchange) const MORNING: u32 = 6 * 3600;

/// The earliest time of day at which the last event before a night can start, in seconds after
/// midnight.
pub(in crate::interchange) const NOON: u32 = 12 * 3600;

/// Returns the last start before midnight and the events after midnight. `list` contains the
/// indices and the starts of the events of one day, in the order of the source. Returns `None`
/// unless the starts are in order except for one step back, from the afternoon or evening to the
/// hours before the first start and before 06:00.
pub(in crate::interchange) fn night_of(list: &[(usize, u32)]) -> Option<(u32, &[(usize, u32)])> {
    step_back(list).filter(|(late, rest)| *late >= NOON && rest.last().is_some_and(|last| last.1 < MORNING))
}

/// Returns the last start before 13:00 and the events after it, if they are on a clock of twelve
/// hours. `list` contains the indices and the starts of the events of one day, in the order of the
/// source. Returns `None` unless the starts are in order except for one step back, to 01:00–07:59
/// and before the first start, and no event starts at 13:00 or later.
#[cfg(any(feature = "agenda-text", feature = "table"))]
fn afternoon_of(list: &[(usize, u32)]) -> Option<(u32, &[(usize, u32)])> {
    let hours = 10 * 3600..13 * 3600;
    step_back(list).filter(|(late, rest)| {
        let is_afternoon = rest.first().is_some_and(|first| (3600..8 * 3600).contains(&first.1));
        hours.contains(late) && is_afternoon && rest.last().is_some_and(|last| last.1 < NOON)
    })
}

/// Events whose clock times mean a later time of the same programme day.
#[cfg(any(feature = "agenda-text", feature = "table"))]
#[derive(Debug, Clone, Copy)]
pub(in crate::interchange) struct Later<'l> {
    /// The start of the last event before them, in seconds after midnight.
    pub(in crate::interchange) after: u32,
    /// The indices and the starts of the events.
    pub(in crate::interchange) events: &'l [(usize, u32)],
    /// The number of seconds to add to their times.
    pub(in crate::interchange) seconds: u32,
    /// The part of the day, such as "the afternoon".
    pub(in crate::interchange) when: &'static str,
}

/// Returns the events of one day that take place in the afternoon on a clock of twelve hours, or in
/// the night after the day. `list` contains the indices and the starts of all its events, in the
/// order of the source.
#[cfg(any(feature = "agenda-text", feature = "table"))]
pub(in crate::interchange) fn later_events(list: &[(usize, u32)]) -> Option<Later<'_>> {
    let afternoon = afternoon_of(list).map(|found| (found, NOON, "the afternoon"));
    let night = || night_of(list).map(|found| (found, 2 * NOON, "the night after the day"));
    let ((after, events), seconds, when) = afternoon.or_else(night)?;
    Some(Later { after, events, seconds, when })
}

/// Returns the end of a range on a clock of twelve hours, such as 12:00–1:00, in seconds after
/// midnight. Returns `None` if the range has an ordinary meaning.
#[cfg(feature = "table")]
pub(in crate::interchange) fn afternoon_end(start: u32, end: u32) -> Option<u32> {
    let clock = end % (2 * NOON);
    let is_back = end < start || end >= 2 * NOON;
    let is_usual = (10 * 3600..13 * 3600).contains(&start) && (3600..8 * 3600).contains(&clock);
    (is_back && is_usual).then_some(clock + NOON)
}

/// Returns the start before the only step back in a list, and the events after the step. Returns
/// `None` unless all these events start before the first event.
fn step_back(list: &[(usize, u32)]) -> Option<(u32, &[(usize, u32)])> {
    let steps = list.iter().zip(list.iter().skip(1)).enumerate();
    let mut back = steps.filter(|(_, ((_, one), (_, next)))| one > next);
    let (at, ((_, late), _)) = back.next()?;
    if back.next().is_some() {
        return None;
    }
    let rest = list.get(at + 1..)?;
    (rest.last()?.1 < list.first()?.1).then_some((*late, rest))
}

/// Moves a slot to a later time on the same programme day. Returns `None` for a slot without clock
/// times, and if the result is too late for a slot.
#[cfg(any(feature = "agenda-text", feature = "table"))]
pub(in crate::interchange) fn later(slot: Slot, seconds: u32) -> Option<Slot> {
    let day = slot.day_number();
    match slot.time() {
        SlotTime::Between(range) => Some(Slot::from_range(day, range.plus_seconds(seconds.into())?)),
        SlotTime::From(start) => {
            Some(Slot::starting(day, DayTime::from_seconds(start.total_seconds() + seconds)?))
        }
        SlotTime::Day | SlotTime::Part(_) => None,
    }
}
