//! Writes dates, times and durations in ISO 8601 format.

use std::fmt::Write as _;

use chrono::{LocalResult, NaiveDate, NaiveDateTime, TimeZone as _};

use super::node::JsonLdNode;
use super::writer::JsonLdWriter;
use crate::value::slot::{Slot, SlotTime};
use crate::value::time::{DayTime, Length};
use crate::view::Day;

const MIDNIGHT: u32 = 24 * 3600;

impl<'p> JsonLdWriter<'p> {
    /// Formats a time of a day as a date and time. Returns `None` if the day has no date. Losses
    /// are recorded for the path `field`.
    fn time(&mut self, field: &str, day: Day<'p>, time: DayTime) -> Option<String> {
        let local = day.at(time)?;
        if time.total_seconds() >= MIDNIGHT {
            self.lose(field, "the time is after midnight: it was written with the date of a later day");
        }
        Some(self.stamp(field, local))
    }

    fn stamp(&mut self, field: &str, local: NaiveDateTime) -> String {
        let Some(zone) = self.zone else { return local.format("%Y-%m-%dT%H:%M:%S").to_string() };
        match zone.from_local_datetime(&local) {
            LocalResult::Single(instant) => instant.to_rfc3339(),
            LocalResult::Ambiguous(earlier, _) => {
                self.lose(
                    field,
                    "the time occurs twice, because clocks go back: the earlier one was written",
                );
                earlier.to_rfc3339()
            }
            LocalResult::None => {
                self.lose(
                    field,
                    "the time does not exist, because clocks go forward: no offset from UTC was written",
                );
                local.format("%Y-%m-%dT%H:%M:%S").to_string()
            }
        }
    }

    pub(super) fn slot(&mut self, event: &mut JsonLdNode, slot: Slot) {
        let Some(day) = self.programme.day(slot.day_number()) else { return };
        match slot.time() {
            SlotTime::Day => event.set_some("startDate", day.date().map(date)),
            SlotTime::Part(_) => {
                event.set_some("startDate", day.date().map(date));
                self.lose("slot/part", "only the date was written, without the part of the day");
            }
            SlotTime::From(start) => event.set_some("startDate", self.time("slot/start", day, start)),
            SlotTime::Between(span) => {
                event.set_some("startDate", self.time("slot/start", day, span.start));
                event.set_some("endDate", self.time("slot/end", day, span.end));
            }
        }
    }

    /// Writes the start of the previous slot of a session. schema.org has no property for its end.
    pub(super) fn previous_slot(&mut self, event: &mut JsonLdNode, slot: Slot) {
        let day = self.programme.day(slot.day_number());
        let Some((day, dated)) = day.and_then(|day| Some((day, day.date()?))) else {
            return self.lose("previous_slot", "the day of the previous slot has no date");
        };
        let start = slot.start().and_then(|start| self.time("previous_slot/start", day, start));
        event.set("previousStartDate", start.unwrap_or_else(|| date(dated)));
        if slot.end().is_some() {
            self.lose("previous_slot/end", "schema.org has no property for the previous end");
        }
        if let SlotTime::Part(_) = slot.time() {
            self.lose("previous_slot/part", "only the date was written, without the part of the day");
        }
    }

    pub(super) fn part(
        &mut self,
        role: &mut JsonLdNode,
        field: &str,
        slot: Option<Slot>,
        time: (DayTime, DayTime),
    ) {
        let day = slot.and_then(|slot| self.programme.day(slot.day_number()));
        let Some(day) = day.filter(|day| day.date().is_some()) else {
            return self.lose(field, "the session has no date yet");
        };
        role.set_some("startDate", self.time(&format!("{field}/start"), day, time.0));
        role.set_some("endDate", self.time(&format!("{field}/end"), day, time.1));
    }
}

pub(super) fn date(date: NaiveDate) -> String {
    date.format("%Y-%m-%d").to_string()
}

/// Formats a length as an ISO 8601 duration, such as `PT1H30M`.
pub(super) fn duration(length: Length) -> String {
    let (hours, minutes, seconds) = (length.hours(), length.minutes(), length.seconds());
    let mut text = String::from("PT");
    for (number, unit) in [(hours, 'H'), (minutes, 'M'), (seconds, 'S')] {
        if number > 0 {
            // Writing to a string cannot fail.
            let _ = write!(text, "{number}{unit}");
        }
    }
    if text.len() == 2 {
        text.push_str("0S");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_written_as_iso_8601_writes_them() {
        for (length, text) in
            [("00:45", "PT45M"), ("01:00", "PT1H"), ("25:00:07", "PT25H7S"), ("00:00", "PT0S")]
        {
            assert_eq!(duration(length.parse().unwrap()), text);
        }
    }
}
