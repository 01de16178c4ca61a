//! Converts days and slots into dates, UTC offsets and durations.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::ScheduleWriter;
use crate::draft::{Day, Session};
use crate::interchange::common::zones::offset_at;
use crate::interchange::schedule::node::ExtraValue;
use crate::interchange::schedule::sheet::{self, Event, Locus, add};
use crate::interchange::schedule::{Target, when};
use crate::report::Subject;
use crate::value::slot::{Slot, SlotTime, TimeRange};
use crate::value::time::DayTime;

impl ScheduleWriter {
    pub(super) fn days_of(&mut self, days: Vec<Day>, sessions: &[Session]) {
        let positive = days.iter().all(|day| day.number > 0);
        for (at, day) in days.into_iter().enumerate() {
            let Day { number, label, date, window, external_ids, extensions } = day;
            self.losses.about(Subject::Day(number));
            let Some(date) = date else {
                self.losses.lose("", "the format requires a date, and this day has none");
                continue;
            };
            let mut row =
                sheet::ScheduleDay { date: Some(date.to_string()), ..sheet::ScheduleDay::default() };
            row.index = Some(number.to_string());
            if !positive && !self.foreign && self.target == Target::Xml {
                self.losses.lose("number", "days are numbered from 1: the days get new numbers");
                row.index = Some((at + 1).to_string());
            }
            self.losses.all("a day has only a date and a number in the format", [("label", label.is_some())]);
            self.external_ids(&external_ids, |_, _| false);
            if let Some(window) = window {
                (row.start, row.end) = self.bounds(date, window).unzip();
            }
            for (key, value) in extensions.iter() {
                let Some(name) = self.own(key) else { continue };
                match name {
                    "start" | "end"
                        if self.foreign || when::stamp(value).is_some_and(|stamp| stamp.offset.is_some()) =>
                    {
                        let field = if name == "start" { &mut row.start } else { &mut row.end };
                        *field = Some(value.to_owned());
                    }
                    "index" if self.foreign => row.index = Some(value.to_owned()),
                    _ if self.foreign => add(&mut row.extras, name, ExtraValue::kept(value), Locus::Nowhere),
                    _ => self.losses.extension(key, "the schema has no field for this"),
                }
            }
            if row.start.is_none() || row.end.is_none() {
                for (name, kept) in [("start", &row.start), ("end", &row.end)] {
                    if kept.is_some() {
                        self.losses.extension(
                            &format!("schedule/{name}"),
                            "the time will be read as part of the window of the day",
                        );
                    }
                }
                self.losses
                    .lose("window", "a day must have a start and an end: those of its sessions are written");
                let slots = sessions
                    .iter()
                    .filter_map(|session| session.slot)
                    .filter(|slot| slot.day_number() == number);
                let spans: Vec<_> = slots.filter_map(span).collect();
                let of = |start: Option<DayTime>, end: Option<DayTime>| {
                    Some(TimeRange { start: start?, end: end? })
                };
                let (first, last) =
                    (spans.iter().map(|one| one.0).min(), spans.iter().map(|one| one.1).max());
                let whole = || of(DayTime::from_seconds(0), DayTime::from_seconds(86_400));
                let bounds = of(first, last).and_then(|span| self.bounds(date, span));
                let (start, end) = bounds.or_else(|| self.bounds(date, whole()?)).unzip();
                (row.start, row.end) = (row.start.or(start), row.end.or(end));
            }
            self.positions.insert(number, self.sheet.days.len());
            self.sheet.days.push(row);
        }
    }

    /// Formats the start and end of a time range on a date. Returns `None` if the end would precede
    /// the start. This can happen when the clocks go forward: a skipped clock time is a later
    /// instant than the first clock time after the gap.
    fn bounds(&self, date: NaiveDate, TimeRange { start, end }: TimeRange) -> Option<(String, String)> {
        let (start, end) = (self.stamp(date, start, None), self.stamp(date, end, None));
        let instant = |stamp: &str| DateTime::parse_from_rfc3339(stamp).ok();
        let ends_first = instant(&start).zip(instant(&end)).is_some_and(|(start, end)| end < start);
        (!ends_first).then_some((start, end))
    }

    pub(super) fn stamp(&self, date: NaiveDate, at: DayTime, offset: Option<i32>) -> String {
        let local = local(date, at);
        let known = offset.or_else(|| self.zone.map(|zone| offset_at(zone, local))).or(self.offset);
        let offset = known.map_or_else(|| "-00:00".to_owned(), when::show_offset);
        format!("{}{offset}", local.format("%Y-%m-%dT%H:%M:%S"))
    }

    /// Sets the day, the start and the duration of an event. Returns `false` if the session has no
    /// time and must not be written.
    pub(super) fn time_of(&mut self, slot: Option<Slot>, offset: Option<i32>, event: &mut Event) -> bool {
        let Some(slot) = slot else {
            self.losses.lose("", "an event must have a time, and this session has none");
            return false;
        };
        let Some(position) = self.positions.get(&slot.day_number()).copied() else { return false };
        event.day = Some(position);
        let date = self.sheet.days.get(position).and_then(|day| day.date.as_deref()).and_then(when::date);
        let Some(date) = date else { return false };
        let Some((start, end)) = span(slot) else { return false };
        match slot.time() {
            SlotTime::Between(_) => {}
            SlotTime::From(_) => {
                self.losses.lose("slot/end", "an event must have a duration: a duration of zero is written");
            }
            SlotTime::Day | SlotTime::Part(_) => {
                self.losses.lose(
                    "slot",
                    "an event must have a clock time: the usual hours of the day or its part are written",
                );
            }
        }
        let at = local(date, start);
        // A missing offset suggests a dialect in which events have no dates.
        let by_clock = self.foreign
            && self.zone.is_none()
            && offset.or(self.offset).is_none()
            && self.is_told_by_clock(start);
        event.date = Some(self.stamp(date, start, offset)).filter(|_| !by_clock);
        let seconds = start.seconds() != 0 && self.target == Target::Xml;
        event.start = Some(at.format(if seconds { "%H:%M:%S" } else { "%H:%M" }).to_string());
        let length = end.total_seconds().saturating_sub(start.total_seconds());
        event.duration = Some(self.length(length));
        if self.target == Target::Json && length % 60 != 0 {
            event.end = Some(self.stamp(date, end, offset));
        }
        true
    }

    /// Returns `true` if the day and the clock time determine the start without a date. The day
    /// changes at `day_change` or, if that is missing, at midnight.
    fn is_told_by_clock(&self, start: DayTime) -> bool {
        let change = self.sheet.conference.day_change.as_deref().and_then(when::clock).unwrap_or_default();
        let seconds = start.total_seconds();
        (change..86_400).contains(&seconds) || (86_400..86_400 + change).contains(&seconds)
    }

    fn length(&mut self, seconds: u32) -> String {
        let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        if self.target == Target::Json {
            return format!("{hours:02}:{minutes:02}");
        }
        if hours < 100 {
            let whole = format!("{hours:02}:{minutes:02}");
            return if rest == 0 { whole } else { format!("{whole}:{rest:02}") };
        }
        if rest != 0 || hours >= 240 {
            self.losses.lose(
                "slot/end",
                "durations of 100 hours or more have no seconds, and end one minute before ten days",
            );
        }
        let (hours, minutes) = if hours >= 240 { (239, 59) } else { (hours, minutes) };
        format!("{}:{:02}:{minutes:02}", hours / 24, hours % 24)
    }

    /// Sets the start, the end and the number of days of the conference if they are missing.
    pub(super) fn derive_conference(&mut self) {
        let date = |day: Option<&sheet::ScheduleDay>| day.and_then(|day| day.date.clone());
        let (first, last) = (date(self.sheet.days.first()), date(self.sheet.days.last()));
        let count = self.sheet.days.len().to_string();
        let conference = &mut self.sheet.conference;
        conference.start = conference.start.take().or(first);
        conference.end = conference.end.take().or(last);
        conference.days.get_or_insert(count);
    }
}

/// Returns the start and end of a slot. A part of the day, such as the morning, has its usual
/// hours.
fn span(slot: Slot) -> Option<(DayTime, DayTime)> {
    let hours = |hours: std::ops::Range<u32>| {
        Some((DayTime::from_seconds(hours.start * 3600)?, DayTime::from_seconds(hours.end * 3600)?))
    };
    match slot.time() {
        SlotTime::Between(TimeRange { start, end }) => Some((start, end)),
        SlotTime::From(start) => Some((start, start)),
        SlotTime::Part(part) => hours(part.hours()),
        SlotTime::Day => hours(0..24),
    }
}

fn local(date: NaiveDate, at: DayTime) -> NaiveDateTime {
    let midnight = date.and_time(NaiveTime::MIN);
    midnight.checked_add_signed(TimeDelta::seconds(at.total_seconds().into())).unwrap_or(midnight)
}
