//! Determines the days of a schedule and the slots of its events.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta, TimeZone as _, Timelike};
use chrono_tz::Tz;

use crate::error::quote;
use crate::interchange::common::slots::{PlacedSlot, place, since};
use crate::interchange::common::zones::offset_at;
use crate::interchange::schedule::read::naming::Names;
use crate::interchange::schedule::syntax::document::{Event, ScheduleDocument};
use crate::interchange::schedule::syntax::when::{self, OffsetTime};
use crate::value::slot::{Slot, TimeRange};
use crate::value::time::DayTime;

#[derive(Debug, Clone, Copy)]
pub(super) struct DayWindow {
    pub(super) number: i32,
    pub(super) date: Option<NaiveDate>,
    /// The start of the day's programme, in the local time of the conference.
    pub(super) start: Option<NaiveDateTime>,
    /// The end of the day's programme, in the local time of the conference.
    pub(super) end: Option<NaiveDateTime>,
}

impl DayWindow {
    pub(super) fn window(&self) -> Option<TimeRange> {
        let date = self.date?;
        let (start, end) = (since(date, self.start?)?, since(date, self.end?)?);
        (start <= end).then_some(TimeRange { start, end })
    }
}

#[derive(Debug)]
pub(super) struct Calendar {
    pub(super) days: Vec<DayWindow>,
    /// Maps each date to the index of the first day with that date.
    by_date: HashMap<NaiveDate, usize>,
    zone: Option<Tz>,
    /// The most frequent UTC offset of the events or, if they have no offsets, of the days. It is
    /// needed only if the time zone is unknown.
    offset: Option<i32>,
    /// The time at which one day ends and the next starts, in seconds after midnight. Earlier clock
    /// times belong to the night of the day before.
    change: u32,
}

#[derive(Debug, Default)]
pub(super) struct EventTimes {
    pub(super) slot: Option<Slot>,
    /// Messages about values that contradict each other.
    pub(super) disagree: Vec<String>,
    /// Messages about values that are invalid or that a slot cannot represent.
    pub(super) adjusted: Vec<String>,
    /// The fields whose original texts are stored as extensions.
    pub(super) keep: Vec<&'static str>,
    /// The UTC offset of the event, if it differs from the UTC offset of the programme.
    pub(super) offset: Option<String>,
}

fn most_frequent<'s>(instants: impl Iterator<Item = &'s str>) -> Option<i32> {
    let mut counts: HashMap<i32, usize> = HashMap::new();
    for offset in instants.filter_map(|instant| when::stamp(instant)?.offset) {
        *counts.entry(offset).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(offset, count)| (*count, *offset)).map(|(offset, _)| offset)
}

fn zone_of(name: Option<&str>) -> Option<Tz> {
    name?.trim().parse().ok()
}

impl Calendar {
    pub(super) fn of(document: &ScheduleDocument, names: &Names) -> Self {
        let zone = zone_of(document.conference.time_zone_name.as_deref());
        let of_events = most_frequent(document.events.iter().filter_map(|event| event.date.as_deref()));
        let of_days = || {
            let bounds = document.days.iter().flat_map(|day| [&day.start, &day.end]);
            most_frequent(bounds.filter_map(|bound| bound.as_deref()))
        };
        let most = of_events.or_else(of_days);
        let offset = if zone.is_some() { None } else { most };
        let change = document.conference.day_change.as_deref().and_then(when::clock).unwrap_or_default();
        let mut calendar = Self { days: Vec::new(), by_date: HashMap::new(), zone, offset, change };
        for (day, (number, _)) in document.days.iter().zip(&names.days) {
            let stamp = |text: &Option<String>| text.as_deref().and_then(when::stamp);
            let (start, end) = (stamp(&day.start), stamp(&day.end));
            let date = day.date.as_deref().and_then(when::date).or(start.map(|start| start.clock.date()));
            let start = start.and_then(|stamp| calendar.here(stamp));
            let end = end.and_then(|stamp| calendar.here(stamp));
            if let Some(date) = date {
                calendar.by_date.entry(date).or_insert(calendar.days.len());
            }
            calendar.days.push(DayWindow { number: *number, date, start, end });
        }
        calendar
    }

    /// Returns the UTC offset to store as an extension of the programme. Returns `None` if the time
    /// zone implies the offset, or if the offset is unknown.
    pub(super) fn offset_to_keep(&self) -> Option<String> {
        self.offset.map(when::show_offset)
    }

    /// Converts a time to the local time of the conference. The clock time remains unchanged if the
    /// time has no UTC offset, or if neither the time zone nor the offset of the schedule is known.
    fn here(&self, stamp: OffsetTime) -> Option<NaiveDateTime> {
        match (self.zone, self.offset, stamp.offset) {
            (_, _, None) | (None, None, _) => Some(stamp.clock),
            (Some(zone), _, Some(_)) => Some(zone.from_utc_datetime(&stamp.utc()?).naive_local()),
            (None, Some(offset), Some(_)) => stamp.on(offset),
        }
    }

    pub(super) fn find(&self, event: &Event) -> EventTimes {
        let mut found = EventTimes::default();
        let day = event.day.and_then(|day| self.days.get(day)).copied();
        let stamp = event.date.as_deref().and_then(when::stamp);
        if let (Some(date), None) = (&event.date, stamp) {
            found.adjusted.push(format!("the date {} is invalid", quote(date)));
            found.keep.push("date");
        }
        let start = event.start.as_deref().and_then(when::clock);
        if let (Some(text), None) = (&event.start, start) {
            found.adjusted.push(format!("the start {} is invalid", quote(text)));
            found.keep.push("start");
        }
        let local = match stamp {
            Some(stamp) => Some(self.local(stamp, start, &mut found)),
            None => day.and_then(|day| day.date).zip(start).map(|(date, start)| self.on_clock(date, start)),
        };
        let Some(local) = local else {
            // An event on a day without a date can still have a clock time.
            let undated = day.filter(|day| day.date.is_none()).zip(start.and_then(DayTime::from_seconds));
            found.slot = undated.map(|(day, start)| self.undated(day, start, event, &mut found));
            if found.slot.is_none() && (start.is_some() || event.duration.is_some() || event.end.is_some()) {
                let message = "the time of the event is incomplete: it has no valid start on a known day";
                found.adjusted.push(message.to_owned());
                found.keep.extend(["start", "duration", "end"]);
            }
            return found;
        };
        let Some((day, date)) = self.day_for(day, local, &mut found) else {
            found.adjusted.push("the schedule has no day for the date of the event".to_owned());
            found.keep.extend(["date", "start", "duration", "end"]);
            return found;
        };
        let local = if since(date, local).is_some() { local } else { date.and_time(local.time()) };
        let end = self.end(local, event, &mut found);
        found.slot = match place(day.number, date, local, end) {
            PlacedSlot::Whole(slot) => Some(slot),
            PlacedSlot::StartOnly(slot) => {
                found.adjusted.push(
                    "the event ends before it starts, or too late for a slot: only the start was used"
                        .to_owned(),
                );
                found.keep.extend(["duration", "end"]);
                Some(slot)
            }
            PlacedSlot::OffDay => None,
        };
        found
    }

    /// Returns the start of an event in the local time of the conference. If the date and the
    /// separate `start` field contradict each other, the date is used.
    fn local(&self, stamp: OffsetTime, start: Option<u32>, found: &mut EventTimes) -> NaiveDateTime {
        let (clock, here) = (stamp.clock, self.here(stamp).unwrap_or(stamp.clock));
        // Many schedules write the start without seconds.
        let is_start = |at: NaiveDateTime| {
            let seconds = at.num_seconds_from_midnight();
            start == Some(seconds) || start == Some(seconds - seconds % 60)
        };
        let local = match (self.zone, stamp.offset) {
            // The offset matches the time zone. A clock change may still skip the clock time.
            (Some(zone), Some(offset)) if offset_at(zone, clock) == offset && is_start(clock) => clock,
            // The clock time occurs twice because of a clock change. The offset selects the second
            // occurrence.
            (Some(zone), Some(offset)) if here == clock && offset_at(zone, clock) != offset => {
                found.offset = Some(when::show_offset(offset));
                clock
            }
            // The offset does not match the time zone, but the separate start confirms the clock
            // time.
            (Some(_), Some(offset)) if here != clock && is_start(clock) => {
                found.offset = Some(when::show_offset(offset));
                found.disagree.push(format!(
                    "the offset {} does not match the time zone: the clock time was used",
                    when::show_offset(offset)
                ));
                clock
            }
            (Some(_), _) => here,
            (None, offset) => {
                if let Some(offset) = offset.filter(|offset| Some(*offset) != self.offset) {
                    found.offset = Some(when::show_offset(offset));
                }
                clock
            }
        };
        if start.is_some() && !is_start(local) {
            found.disagree.push("the start differs from the time in the date: the date was used".to_owned());
            found.keep.push("start");
        }
        local
    }

    fn on_clock(&self, date: NaiveDate, start: u32) -> NaiveDateTime {
        // Clock times before the day change belong to the night after this date.
        let night = if start < self.change { 86_400 } else { 0 };
        date.and_time(chrono::NaiveTime::MIN) + TimeDelta::seconds(i64::from(start) + night)
    }

    /// Returns the day of an event and its date. An event belongs to the day that lists it, unless
    /// the event has the date of another day.
    fn day_for(
        &self,
        listed: Option<DayWindow>,
        at: NaiveDateTime,
        found: &mut EventTimes,
    ) -> Option<(DayWindow, NaiveDate)> {
        let of_date = |date: NaiveDate| self.by_date.get(&date).and_then(|day| self.days.get(*day)).copied();
        let by_window = || {
            // A time after midnight can belong to the programme of the day before.
            let before = at.date().pred_opt().and_then(of_date);
            let within = |day: &DayWindow| {
                day.start.is_some_and(|start| start <= at) && day.end.is_some_and(|end| at < end)
            };
            before.filter(within).or_else(|| of_date(at.date()))
        };
        let Some(listed) = listed else {
            let day = by_window()?;
            return Some((day, day.date?));
        };
        let Some(date) = listed.date else { return Some((listed, at.date())) };
        let ahead = at.signed_duration_since(date.and_time(chrono::NaiveTime::MIN)).num_hours();
        if (0..48).contains(&ahead) && at >= date.and_time(chrono::NaiveTime::MIN) {
            return Some((listed, date));
        }
        if let Some(other) = of_date(at.date()) {
            found.disagree.push(format!(
                "the event is listed on day {} but has the date of day {}: the date was used",
                listed.number, other.number
            ));
            return Some((other, at.date()));
        }
        found.disagree.push(format!(
            "the event is listed on day {} but has the date {}, for which there is no day: the list was used",
            listed.number,
            at.date()
        ));
        found.keep.push("date");
        Some((listed, date))
    }

    /// Returns the end of an event. A missing end is calculated from the duration.
    fn end(&self, start: NaiveDateTime, event: &Event, found: &mut EventTimes) -> Option<NaiveDateTime> {
        let stated = event.end.as_deref().and_then(when::stamp).and_then(|stamp| self.here(stamp));
        if event.end.is_some() && stated.is_none() {
            found.adjusted.push("the end of the event is invalid".to_owned());
            found.keep.push("end");
        }
        let length = event.duration.as_deref().and_then(when::length);
        if let (Some(text), None) = (&event.duration, length) {
            found.adjusted.push(format!("the duration {} is invalid", quote(text)));
            found.keep.push("duration");
        }
        let by_length = length.and_then(|length| start.checked_add_signed(TimeDelta::seconds(length.into())));
        if let (Some(end), Some(by_length)) = (stated, by_length) {
            let seconds = end.signed_duration_since(by_length).num_seconds().abs();
            // Durations are in minutes, so a difference of a few seconds is not a contradiction.
            if seconds >= 60 {
                found
                    .disagree
                    .push("the end does not match the start and the duration: the end was used".to_owned());
                found.keep.push("duration");
            }
        }
        stated.or(by_length)
    }

    fn undated(&self, day: DayWindow, start: DayTime, event: &Event, found: &mut EventTimes) -> Slot {
        if event.end.is_some() {
            found.adjusted.push("the day of the event has no date, so its end was not used".to_owned());
            found.keep.push("end");
        }
        let length = event.duration.as_deref().and_then(when::length);
        let night = if start.total_seconds() < self.change { 86_400 } else { 0 };
        let start = DayTime::from_seconds(start.total_seconds() + night).unwrap_or(start);
        let end = length.and_then(|length| DayTime::from_seconds(start.total_seconds().checked_add(length)?));
        if let Some(end) = end {
            return Slot::from_range(day.number, TimeRange { start, end });
        }
        if let Some(text) = &event.duration {
            found.adjusted.push(format!("the duration {} is invalid or too long", quote(text)));
            found.keep.push("duration");
        }
        Slot::starting(day.number, start)
    }
}
