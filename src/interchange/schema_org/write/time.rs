//! Writes dates, times and durations in ISO 8601 format.

use std::fmt::Write as _;

use chrono::{LocalResult, NaiveDate, NaiveDateTime};

use super::context::WriteContext;
use super::node::JsonLdNode;
use crate::interchange::common::ledger::{At, Rows};
use crate::value::slot::{Slot, SlotTime, TimeRange};
use crate::value::time::{DayTime, Length};
use crate::view::Day;

const MIDNIGHT: u32 = 24 * 3600;

/// Sets a property to the date of a day, if the day has a date.
pub(super) fn date_of(context: &mut WriteContext<'_>, node: &mut JsonLdNode, name: &str, day: Day<'_>) {
    let row = context.ledger.row(Rows::Days, day.idx().position());
    context.set(node, name, (row, "date"), day.date().map(date));
}

/// Sets a property to a time of a day, if the day has a date. The time comes from the field `at`.
fn time_of<'p>(
    context: &mut WriteContext<'p>,
    node: &mut JsonLdNode,
    name: &str,
    at: At,
    (day, time): (Day<'p>, DayTime),
) {
    let Some(local) = day.at(time) else { return };
    context.ledger.wrote(at);
    if time.total_seconds() >= MIDNIGHT {
        let why = "the time is after midnight: it was written with the date of a later day";
        context.ledger.altered(at, why);
    } else {
        let row = context.ledger.row(Rows::Days, day.idx().position());
        context.ledger.wrote_field(row, "date");
    }
    let stamp = stamp(context, at, local);
    node.set(name, stamp);
}

fn stamp(context: &mut WriteContext<'_>, at: At, local: NaiveDateTime) -> String {
    let without_offset = || local.format("%Y-%m-%dT%H:%M:%S").to_string();
    let Some(zone) = context.zone else { return without_offset() };
    match zone.instants(local) {
        LocalResult::Single(instant) => instant.to_rfc3339(),
        LocalResult::Ambiguous(earlier, _) => {
            let why = "the time occurs twice, because clocks go back: the earlier one was written";
            context.ledger.altered(at, why);
            earlier.to_rfc3339()
        }
        LocalResult::None => {
            let why = "the time does not exist, because clocks go forward: no offset from UTC was written";
            context.ledger.altered(at, why);
            without_offset()
        }
    }
}

/// Writes the slot of a session. The location `at` is that of the slot.
pub(super) fn slot(context: &mut WriteContext<'_>, event: &mut JsonLdNode, at: At, slot: Slot) {
    let Some(day) = context.programme.day(slot.day_number()) else { return };
    context.ledger.wrote_field(at, "day");
    let (from, to) = (context.ledger.field(at, "start"), context.ledger.field(at, "end"));
    match slot.time() {
        SlotTime::Day | SlotTime::Part(_) => date_of(context, event, "startDate", day),
        SlotTime::From(start) => time_of(context, event, "startDate", from, (day, start)),
        SlotTime::Between(TimeRange { start, end }) => {
            time_of(context, event, "startDate", from, (day, start));
            time_of(context, event, "endDate", to, (day, end));
        }
    }
}

/// Writes the start of the previous slot of a session, or its date if it has no start. schema.org
/// has no property for its end.
pub(super) fn previous_slot(context: &mut WriteContext<'_>, event: &mut JsonLdNode, at: At, slot: Slot) {
    let Some(day) = context.programme.day(slot.day_number()).filter(|day| day.date().is_some()) else {
        return context.ledger.altered(at, "the day of the previous slot has no date");
    };
    context.ledger.wrote_field(at, "day");
    match slot.start() {
        Some(start) => {
            let from = context.ledger.field(at, "start");
            time_of(context, event, "previousStartDate", from, (day, start));
        }
        None => date_of(context, event, "previousStartDate", day),
    }
}

/// Writes the part of a session in which a person takes part. The location `at` is that of the
/// part.
pub(super) fn part(
    context: &mut WriteContext<'_>,
    role: &mut JsonLdNode,
    at: At,
    slot: Option<Slot>,
    TimeRange { start, end }: TimeRange,
) {
    let day = slot.and_then(|slot| context.programme.day(slot.day_number()));
    let Some(day) = day.filter(|day| day.date().is_some()) else {
        return context.ledger.altered(at, "the session has no date yet");
    };
    let (from, to) = (context.ledger.field(at, "start"), context.ledger.field(at, "end"));
    time_of(context, role, "startDate", from, (day, start));
    time_of(context, role, "endDate", to, (day, end));
}

fn date(date: NaiveDate) -> String {
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
