//! Determines the days of a schedule and the slots of its events.

use std::collections::HashMap;

use chrono::{FixedOffset, NaiveDate, NaiveDateTime, TimeDelta, Timelike};

use crate::code::Code;
use crate::error::quote;
use crate::interchange::common::nights::MORNING;
use crate::interchange::common::slots::{PlacedSlot, place, since};
use crate::interchange::common::when::{self, OffsetTime, is_night_of};
use crate::interchange::common::zone_names;
use crate::interchange::schedule::read::naming::Names;
use crate::interchange::schedule::read::nights::{Evidence, Nights};
use crate::interchange::schedule::syntax::document::{Event, ScheduleDocument};
use crate::interchange::schedule::syntax::lengths::{LengthMeaning, length_meaning};
use crate::value::slot::{Slot, TimeRange};
use crate::value::time::{DayTime, Length};
use crate::value::time_zone::{ClockChanges, TimeZone, ZoneOffsets};

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
        (start < end).then_some(TimeRange { start, end })
    }
}

#[derive(Debug)]
pub(super) struct Calendar {
    pub(super) days: Vec<DayWindow>,
    /// Maps each date to the index of the first day with that date.
    by_date: HashMap<NaiveDate, usize>,
    /// The time zone of the schedule. If the schedule names no known time zone, it is the most
    /// frequent UTC offset of the events or, if they have no offsets, of the days.
    zone: Option<ZoneOffsets>,
    /// The UTC offset of each date whose offset differs from the usual one because of a clock
    /// change. The map is empty if the schedule names a known time zone.
    changed: HashMap<NaiveDate, i32>,
    /// Whether times without an offset are doubtful, because the schedule names no time zone and
    /// other times have an offset.
    has_instants: bool,
    /// The time at which one day ends and the next starts, in seconds after midnight. Earlier clock
    /// times belong to the night of the day before.
    change: u32,
    /// The meaning of durations with three numbers.
    lengths: LengthMeaning,
    /// The events whose clock time belongs to the night after the day, as the order of the events
    /// in a room shows.
    nights: Nights,
}

#[derive(Debug, Default)]
pub(super) struct EventTimes {
    pub(super) slot: Option<Slot>,
    /// The length of an event without a start.
    pub(super) planned_length: Option<Length>,
    /// Messages that often apply to many events.
    pub(super) tallied: Vec<(Code, String)>,
    /// Messages about values that contradict each other.
    pub(super) disagree: Vec<String>,
    /// Messages about values that are invalid or that a slot cannot represent.
    pub(super) adjusted: Vec<String>,
    /// The fields whose original texts are stored as extensions.
    pub(super) keep: Vec<&'static str>,
    /// The UTC offset of the times in the slot, if it differs from the UTC offset of the programme.
    pub(super) offset: Option<String>,
    /// Whether the time is only assumed to be in UTC.
    pub(super) is_doubtful: bool,
}

fn most_frequent(offsets: impl Iterator<Item = i32>) -> Option<i32> {
    let mut counts: HashMap<i32, usize> = HashMap::new();
    for offset in offsets {
        *counts.entry(offset).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(offset, count)| (*count, *offset)).map(|(offset, _)| offset)
}

/// Returns `true` if a start is the time of day of `at`. The start can lack the seconds, as in many
/// schedules.
fn is_start(start: Option<u32>, at: NaiveDateTime) -> bool {
    let seconds = at.num_seconds_from_midnight();
    start == Some(seconds) || start == Some(seconds - seconds % 60)
}

/// Returns the local date of an event, and the UTC offset of the local clock. The offset is `None`
/// if the event only specifies an instant in UTC. Returns `None` if the date of the event has no
/// offset.
fn shown_offset(event: &Event) -> Option<(NaiveDate, Option<i32>)> {
    let stamp = when::stamp(event.date.as_deref()?)?;
    let offset = stamp.offset?;
    let shown = match event.start.as_deref().and_then(when::clock) {
        // An instant in UTC with a start on the local clock shows the offset of that clock.
        Some(start) if offset == 0 && !is_start(Some(start), stamp.clock) => {
            Some(offset_between(stamp.clock, start).unwrap_or(offset))
        }
        None if offset == 0 => None,
        _ => Some(offset),
    };
    let local = shown.and_then(|shown| stamp.on(shown)).unwrap_or(stamp.clock);
    Some((local.date(), shown))
}

/// Returns the UTC offset of the clock of a schedule. It is the most frequent offset of the events
/// or, if they show no local offset, of the days. If the days have no offset either, instants in
/// UTC show the offset zero.
fn usual_offset(document: &ScheduleDocument) -> Option<i32> {
    let dated = || document.events.iter().filter_map(shown_offset).map(|(_, offset)| offset);
    let of_days = || {
        let bounds = document.days.iter().flat_map(|day| [&day.start, &day.end]);
        most_frequent(bounds.filter_map(|bound| when::stamp(bound.as_deref()?)?.offset))
    };
    most_frequent(dated().flatten()).or_else(of_days).or_else(|| dated().next().map(|_| 0))
}

/// Returns the UTC offsets of the dates whose clock differs from the usual one by a clock change.
/// The offset of a date is the most frequent one of its events.
fn changed_offsets(document: &ScheduleDocument, usual: i32) -> HashMap<NaiveDate, i32> {
    let mut offsets: HashMap<NaiveDate, (NaiveDateTime, Vec<i32>)> = HashMap::new();
    let mut changes = None;
    for event in &document.events {
        let Some((date, Some(offset))) = shown_offset(event) else { continue };
        let Some(utc) = event.date.as_deref().and_then(when::stamp).and_then(OffsetTime::utc) else {
            continue;
        };
        if offset == usual && changes.is_none() {
            changes = Some(ClockChanges::of(usual, utc));
        }
        offsets.entry(date).or_insert_with(|| (utc, Vec::new())).1.push(offset);
    }
    let changes = changes.unwrap_or_default();
    let changed = |(date, (utc, all)): (NaiveDate, (NaiveDateTime, Vec<i32>))| {
        let offset = most_frequent(all.into_iter())?;
        changes.contain(offset, utc).then_some((date, offset))
    };
    offsets.into_iter().filter_map(changed).collect()
}

/// Returns the UTC offset of a clock that shows `start` at an instant in UTC. Offsets are multiples
/// of 15 minutes.
fn offset_between(utc: NaiveDateTime, start: u32) -> Option<i32> {
    let minutes = |seconds: u32| i32::try_from(seconds / 60).unwrap_or_default();
    let ahead = (minutes(start) - minutes(utc.num_seconds_from_midnight())).rem_euclid(1440);
    let offset = if ahead > 720 { ahead - 1440 } else { ahead };
    (offset % 15 == 0).then_some(offset * 60)
}

impl Calendar {
    pub(super) fn of(document: &ScheduleDocument, names: &Names) -> Self {
        let name = document.conference.time_zone_name.as_deref();
        let zone = name.and_then(|name| match zone_names::named(name) {
            Some(known) => Some(ZoneOffsets::Iana(known.zone)),
            None => name.parse::<TimeZone>().ok()?.fixed_offset().map(ZoneOffsets::Fixed),
        });
        let usual = if zone.is_none() { usual_offset(document) } else { None };
        let fixed = || FixedOffset::east_opt(usual?).map(ZoneOffsets::Fixed);
        let change = document.conference.day_change.as_deref().and_then(when::clock).unwrap_or_default();
        let mut calendar = Self {
            days: Vec::new(),
            by_date: HashMap::new(),
            zone: zone.or_else(fixed),
            changed: usual.map(|usual| changed_offsets(document, usual)).unwrap_or_default(),
            has_instants: zone.is_none() && document.events.iter().any(|event| shown_offset(event).is_some()),
            change,
            lengths: length_meaning(document),
            nights: Nights::default(),
        };
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
        calendar.nights = Nights::of(document, &calendar);
        calendar
    }

    /// Returns the day and the clock time of an event whose start is only a clock time. A date
    /// without a time does not show to which night a time after midnight belongs.
    pub(super) fn clock_of(&self, event: &Event) -> Option<(usize, u32)> {
        let day = event.day?;
        let date = match event.date.as_deref() {
            None => None,
            Some(date) => Some(when::date(date)?),
        };
        let start = event.start.as_deref().and_then(when::clock)?;
        let of_day = self.days.get(day)?.date;
        (date.is_none() || date == of_day).then_some((day, start))
    }

    /// Returns `true` if the day change or the window of the day determines the night to which a
    /// clock time belongs.
    pub(super) fn is_decided(&self, day: usize, start: u32) -> bool {
        let window = self.days.get(day).and_then(DayWindow::window);
        let inside = |window: TimeRange| {
            is_night_of(window, start)
                || start < MORNING
                    && (window.start.total_seconds()..window.end.total_seconds()).contains(&start)
        };
        start < self.change || window.is_some_and(inside)
    }

    /// Returns the time zone of the programme.
    pub(super) fn time_zone(&self) -> Option<TimeZone> {
        match self.zone? {
            ZoneOffsets::Iana(zone) => zone.name().parse().ok(),
            ZoneOffsets::Fixed(offset) => when::show_offset(offset.local_minus_utc()).parse().ok(),
        }
    }

    /// Converts a time to the local time of the conference. The clock time remains unchanged if the
    /// time has no UTC offset, if its offset is that of its date after a clock change, or if the
    /// time zone of the schedule is unknown.
    fn here(&self, stamp: OffsetTime) -> Option<NaiveDateTime> {
        match (self.zone, stamp.offset) {
            (_, Some(offset)) if self.has_clock_change(stamp.clock.date(), offset) => Some(stamp.clock),
            (Some(zone), Some(_)) => Some(zone.of_utc(stamp.utc()?).naive_local()),
            _ => Some(stamp.clock),
        }
    }

    /// Returns `true` if the clock of a date has the given UTC offset, and the offset differs from
    /// the usual one as after a clock change.
    fn has_clock_change(&self, date: NaiveDate, offset: i32) -> bool {
        self.changed.get(&date) == Some(&offset)
    }

    /// Determines the time of the event with the given index.
    pub(super) fn find(&self, at: usize, event: &Event) -> EventTimes {
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
        let only_date = event.date.as_deref().and_then(when::date);
        if let (Some(date), None) = (only_date, start) {
            self.on_date(date, day, event, &mut found);
            return found;
        }
        let local = match (stamp, only_date.zip(start)) {
            // A date without a time is completed by the start.
            (Some(_), Some((date, start))) => Some(self.on_clock(at, date, start, event, &mut found)),
            (Some(stamp), None) => {
                self.doubt(stamp, start, &mut found);
                Some(self.local(stamp, start, &mut found))
            }
            (None, _) => {
                let date = day.and_then(|day| day.date).zip(start);
                date.map(|(date, start)| self.on_clock(at, date, start, event, &mut found))
            }
        };
        let Some(local) = local else {
            // An event on a day without a date can still have a clock time.
            let undated = day.filter(|day| day.date.is_none()).zip(start.and_then(DayTime::from_seconds));
            found.slot = undated.map(|(day, start)| self.undated(at, day, start, event, &mut found));
            if found.slot.is_none() {
                if start.is_some() || event.end.is_some() {
                    let message = "the time of the event is incomplete: it has no valid start on a known day";
                    found.adjusted.push(message.to_owned());
                    found.keep.extend(["start", "end"]);
                }
                self.plan(event, &mut found);
            }
            return found;
        };
        let Some((day, date)) = self.day_for(day, local, &mut found) else {
            found.adjusted.push("the schedule has no day for the date of the event".to_owned());
            found.keep.extend(["date", "start", "end"]);
            self.plan(event, &mut found);
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

    /// Sets the slot of an event that has a date, but no clock time. A session with a planned
    /// length has no slot, so its date is stored in the extensions.
    fn on_date(&self, date: NaiveDate, day: Option<DayWindow>, event: &Event, found: &mut EventTimes) {
        self.plan(event, found);
        if event.end.is_some() {
            found.adjusted.push("the event has no valid start, so its end was not used".to_owned());
            found.keep.push("end");
        }
        if found.planned_length.is_some() {
            found.adjusted.push("the event has a date and a length, but no valid start".to_owned());
            found.keep.push("date");
            return;
        }
        let day = self.day_for(day, date.and_time(chrono::NaiveTime::MIN), found);
        found.slot = day.map(|(day, _)| Slot::day(day.number));
        if found.slot.is_none() {
            found.adjusted.push("the schedule has no day for the date of the event".to_owned());
            found.keep.push("date");
        }
    }

    /// Reports a time without an offset if the schedule names no time zone and other times have
    /// an offset. A `start` with the same time of day confirms that the time is local. In this
    /// case, nothing is reported.
    fn doubt(&self, stamp: OffsetTime, start: Option<u32>, found: &mut EventTimes) {
        let Some(ZoneOffsets::Fixed(usual)) = self.zone.filter(|_| self.has_instants) else { return };
        if stamp.offset.is_some() || is_start(start, stamp.clock) {
            return;
        }
        found.is_doubtful = usual.local_minus_utc() == 0;
        let doubt = if found.is_doubtful { ", and marked as tentative" } else { "" };
        let message = format!(
            "the date has no UTC offset, unlike others: it was read on the clock of the programme ({usual}){doubt}"
        );
        found.tallied.push((Code::TimeAdjusted, message));
    }

    /// Returns the start of an event in the local time of the conference. If the date and the
    /// separate `start` field contradict each other, the date is used.
    fn local(&self, stamp: OffsetTime, start: Option<u32>, found: &mut EventTimes) -> NaiveDateTime {
        let (clock, here) = (stamp.clock, self.here(stamp).unwrap_or(stamp.clock));
        let is_start = |at: NaiveDateTime| is_start(start, at);
        let other = |offset: i32, zone: ZoneOffsets| {
            let other = match zone {
                ZoneOffsets::Iana(_) => "the time zone".to_owned(),
                ZoneOffsets::Fixed(usual) => format!("the usual offset {usual}"),
            };
            let offset = when::show_offset(offset);
            let message = format!("the offset {offset} does not match {other}: the clock time was used");
            (Code::StatementsDisagree, message)
        };
        // After a clock change, the date can be an instant in UTC, while the start is in the offset
        // of that date.
        let after_change = |offset: i32| {
            let own = match (start, offset) {
                (Some(start), 0) if !is_start(clock) => offset_between(clock, start)?,
                _ => offset,
            };
            let local = stamp.on(own)?;
            self.has_clock_change(local.date(), own).then_some((own, local))
        };
        if let (Some(zone), Some((own, local))) = (self.zone, stamp.offset.and_then(after_change)) {
            found.offset = Some(when::show_offset(own));
            found.tallied.push(other(own, zone));
            return local;
        }
        let local = match (self.zone, stamp.offset) {
            // The offset matches the time zone. The time may still not exist, because a clock
            // change skips it.
            (Some(zone), Some(offset)) if zone.at_local(clock) == offset && is_start(clock) => clock,
            // The clock time occurs twice because of a clock change. The offset selects the second
            // occurrence.
            (Some(zone), Some(offset)) if here == clock && zone.at_local(clock) != offset => {
                found.offset = Some(when::show_offset(offset));
                clock
            }
            // The offset does not match the time zone, but the separate start confirms the clock
            // time.
            (Some(zone), Some(offset)) if here != clock && is_start(clock) && !is_start(here) => {
                found.offset = Some(when::show_offset(offset));
                found.tallied.push(other(offset, zone));
                clock
            }
            (Some(_) | None, _) => here,
        };
        if start.is_some() && !is_start(local) {
            found.disagree.push("the start differs from the time in the date: the date was used".to_owned());
            found.keep.push("start");
        }
        local
    }

    /// Returns the start of an event without a time in its date.
    fn on_clock(
        &self,
        at: usize,
        date: NaiveDate,
        start: u32,
        event: &Event,
        found: &mut EventTimes,
    ) -> NaiveDateTime {
        let of_day = event.day.and_then(|day| self.days.get(day)).and_then(|day| day.date);
        let listed = of_day.is_none_or(|of_day| of_day == date);
        let night = if listed { self.night(at, start, event, found) } else { 0 };
        date.and_time(chrono::NaiveTime::MIN) + TimeDelta::seconds(i64::from(start) + night)
    }

    /// Returns the seconds to add to a clock time. Clock times before the day change belong to the
    /// night after their day. So do times before the window of a day that ends after midnight, and
    /// times that follow a late time in the list of a room.
    fn night(&self, at: usize, start: u32, event: &Event, found: &mut EventTimes) -> i64 {
        let window = event.day.and_then(|day| self.days.get(day)).and_then(DayWindow::window);
        if start < self.change || window.is_some_and(|window| is_night_of(window, start)) {
            return 86_400;
        }
        let Some(evidence) = self.nights.evidence(at) else { return 0 };
        let shown =
            |seconds: u32| DayTime::from_seconds(seconds).map(|at| at.to_string()).unwrap_or_default();
        found.adjusted.push(format!(
            "the start {} was read as a time in the night after the day, because {}",
            shown(start),
            match evidence {
                Evidence::Follows(late) => format!("it follows {} in the list of its room", shown(late)),
                Evidence::OtherRoom => "the list of another room continues after midnight".to_owned(),
            }
        ));
        86_400
    }

    /// Returns the day of an event and its date. An event belongs to the day that lists it, unless
    /// it starts before that day or at least two days later, and another day has its date.
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
        let own = found.offset.as_deref().and_then(when::offset);
        let on_own = |stamp: OffsetTime| own.and_then(|own| stamp.on(own)).or_else(|| self.here(stamp));
        let stated = event.end.as_deref().and_then(when::stamp).and_then(on_own);
        if event.end.is_some() && stated.is_none() {
            found.adjusted.push("the end of the event is invalid".to_owned());
            found.keep.push("end");
        }
        let length = self.length(event, found);
        let by_length = length.and_then(|length| start.checked_add_signed(TimeDelta::seconds(length.into())));
        if let (Some(end), Some(by_length)) = (stated, by_length) {
            let seconds = end.signed_duration_since(by_length).num_seconds().abs();
            // Durations are in minutes, so a difference of less than a minute is not a
            // contradiction.
            if seconds >= 60 {
                found
                    .disagree
                    .push("the end does not match the start and the duration: the end was used".to_owned());
                found.keep.push("duration");
            }
        }
        stated.or(by_length)
    }

    fn length(&self, event: &Event, found: &mut EventTimes) -> Option<u32> {
        let text = event.duration.as_deref()?;
        let length = when::length(text);
        if length.is_none() {
            found.adjusted.push(format!("the duration {} is invalid", quote(text)));
            found.keep.push("duration");
        }
        if matches!(length, Some(when::Length::Ambiguous { .. })) && !self.lengths.is_shown {
            let message = "nothing in the schedule shows whether durations such as \"1:00:00\" count days or \
                           hours: they were read as days, hours and minutes";
            found.tallied.push((Code::TimeAdjusted, message.to_owned()));
        }
        length.map(|length| length.seconds(self.lengths.form))
    }

    /// Sets the length of an event without a start.
    fn plan(&self, event: &Event, found: &mut EventTimes) {
        let Some(seconds) = self.length(event, found) else { return };
        found.planned_length = Length::from_seconds(seconds);
        if found.planned_length.is_none() {
            found.adjusted.push("the duration of the event is too long".to_owned());
            found.keep.push("duration");
        }
    }

    fn undated(
        &self,
        at: usize,
        day: DayWindow,
        start: DayTime,
        event: &Event,
        found: &mut EventTimes,
    ) -> Slot {
        if event.end.is_some() {
            found.adjusted.push("the day of the event has no date, so its end was not used".to_owned());
            found.keep.push("end");
        }
        let length = self.length(event, found);
        let night = u32::try_from(self.night(at, start.total_seconds(), event, found)).unwrap_or_default();
        let start = DayTime::from_seconds(start.total_seconds() + night).unwrap_or(start);
        let end = length.and_then(|length| DayTime::from_seconds(start.total_seconds().checked_add(length)?));
        if let Some(end) = end {
            return Slot::from_range(day.number, TimeRange { start, end });
        }
        if length.is_some() {
            found.adjusted.push("the duration of the event is too long".to_owned());
            found.keep.push("duration");
        }
        Slot::starting(day.number, start)
    }
}
