//! Writes the times of events.

use chrono::{NaiveDate, NaiveDateTime};
use chrono_tz::Tz;

use super::context::WriteContext;
use crate::interchange::icalendar::syntax::names;
use crate::value::slot::{DayPart, SlotTime};
use crate::value::time::DayTime;
use crate::value::time_zone::ZoneOffsets;
use crate::view::{Day, Session};

/// Writes the time of an event, and returns the properties that must not be written again from the
/// extensions.
pub(super) fn slot(cx: &mut WriteContext<'_>, session: Session<'_>) -> &'static [&'static str] {
    const WRITTEN: &[&str] = &["DTSTART", "DTEND", "DURATION"];
    let extensions = &session.data().extensions;
    // An end that could not be imported is in the extensions, and is written from there.
    let stated = ["icalendar/DTEND", "icalendar/DURATION"].iter().any(|key| extensions.get(key).is_some());
    let without_end = if stated { WRITTEN.get(..1).unwrap_or_default() } else { WRITTEN };
    let (Some(slot), Some(day)) = (session.slot(), session.day()) else { return WRITTEN };
    let Some(date) = day.date() else { return WRITTEN };
    match slot.time() {
        SlotTime::Day => {
            all_day(cx, date, true);
            cx.out.begin(names::PART).value("day");
        }
        SlotTime::Part(DayPart::AllDay) => {
            all_day(cx, date, !stated);
            return without_end;
        }
        SlotTime::Part(part) => {
            all_day(cx, date, true);
            cx.out.begin(names::PART).value(part.as_str());
        }
        SlotTime::From(start) => {
            starts(cx, start, day);
            return without_end;
        }
        SlotTime::Between(span) => {
            starts(cx, span.start, day);
            if span.start == span.end {
                cx.out.plain("DURATION:PT0S");
            } else if let Some(end) = day.at(span.end) {
                time(cx, "DTEND", end);
            }
        }
    }
    WRITTEN
}

fn all_day(cx: &mut WriteContext<'_>, date: NaiveDate, end: bool) {
    cx.out.begin("DTSTART").with("VALUE", "DATE").date(date);
    if let Some(until) = date.succ_opt().filter(|_| end) {
        cx.out.begin("DTEND").with("VALUE", "DATE").date(until);
    }
}

fn starts(cx: &mut WriteContext<'_>, start: DayTime, day: Day<'_>) {
    if let Some(at) = day.at(start) {
        time(cx, "DTSTART", at);
    }
    if start.total_seconds() >= 24 * 3600 {
        cx.out.begin(names::DAY).value(&day.number().to_string());
    }
}

fn time(cx: &mut WriteContext<'_>, property: &str, at: NaiveDateTime) {
    match cx.zone {
        Some(ZoneOffsets::Iana(Tz::UTC)) => cx.out.begin(property).time(at, true),
        Some(ZoneOffsets::Iana(zone)) => cx.out.begin(property).with("TZID", zone.name()).time(at, false),
        // A fixed UTC offset would need a `VTIMEZONE`, which many programs do not read, so the time
        // is written in UTC.
        Some(ZoneOffsets::Fixed(offset)) => {
            let utc = at.checked_sub_offset(offset).unwrap_or(at);
            cx.out.begin(property).time(utc, true);
        }
        None => cx.out.begin(property).time(at, false),
    }
}
