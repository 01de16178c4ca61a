//! Converts dates and times to slots.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use crate::value::slot::{Slot, TimeRange};
use crate::value::time::DayTime;

/// Converts a date and time to a time relative to the start of `day`. Returns `None` if the time is
/// before that day or too late for it.
pub(in crate::interchange) fn since(day: NaiveDate, at: NaiveDateTime) -> Option<DayTime> {
    let seconds = at.signed_duration_since(day.and_time(NaiveTime::MIN)).num_seconds();
    DayTime::from_seconds(seconds.try_into().ok()?)
}

/// The result of converting the start and end of an event into a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::interchange) enum PlacedSlot {
    /// A slot with the given start and, optionally, the given end.
    Whole(Slot),
    /// A slot without an end, because the given end is before the start or exceeds the maximum
    /// length of a slot.
    StartOnly(Slot),
    /// No slot, because the start is before the given day or too late for it.
    OffDay,
}

pub(in crate::interchange) fn place(
    day: i32,
    date: NaiveDate,
    start: NaiveDateTime,
    end: Option<NaiveDateTime>,
) -> PlacedSlot {
    let Some(from) = since(date, start) else { return PlacedSlot::OffDay };
    let open = Slot::starting(day, from);
    match end {
        None => PlacedSlot::Whole(open),
        Some(end) => match since(date, end).filter(|to| *to >= from) {
            Some(to) => PlacedSlot::Whole(Slot::from_range(day, TimeRange { start: from, end: to })),
            None => PlacedSlot::StartOnly(open),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_keep_to_their_day() {
        let date = NaiveDate::from_ymd_opt(2024, 12, 27).unwrap();
        let at = |text: &str| text.parse::<NaiveDateTime>().unwrap();
        let night = at("2024-12-28T01:30:00");
        let whole = Slot::between(1, "25:30", "26:00").unwrap();
        assert_eq!(place(1, date, night, Some(at("2024-12-28T02:00:00"))), PlacedSlot::Whole(whole));
        let open = Slot::from(1, "25:30").unwrap();
        assert_eq!(place(1, date, night, None), PlacedSlot::Whole(open));
        for end in ["2024-12-28T01:00:00", "2025-12-28T02:00:00"] {
            assert_eq!(place(1, date, night, Some(at(end))), PlacedSlot::StartOnly(open));
        }
        assert_eq!(place(1, date, at("2024-12-26T23:59:00"), None), PlacedSlot::OffDay);
    }
}
