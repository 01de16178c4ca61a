//! Converts days and slots into dates, UTC offsets and durations.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::context::WriteContext;
use super::extras::{self, ExtraLevel, Extras};
use crate::draft::{Day, Draft, Session};
use crate::interchange::common::ledger::{At, Rows};
use crate::interchange::common::nights::MORNING;
use crate::interchange::common::slots::since;
use crate::interchange::common::when;
use crate::interchange::common::zone_names;
use crate::interchange::schedule::syntax::document::{Event, ScheduleDay};
use crate::value::slot::{Slot, SlotTime, TimeRange};
use crate::value::time::DayTime;
use crate::value::time_zone::ZoneOffsets;

/// Writes all days that have a date.
pub(super) fn days(context: &mut WriteContext<'_>) {
    let draft = context.draft;
    let positive = draft.days.iter().all(|day| day.number > 0);
    let spans = spans_of_days(draft);
    for (position, day) in draft.days.iter().enumerate() {
        let Some(date) = day.date else { continue };
        let row = context.ledger.row(Rows::Days, position);
        context.ledger.wrote_field(row, "date");
        let mut written = ScheduleDay { date: Some(date.to_string()), ..ScheduleDay::default() };
        if !positive && !context.foreign && !context.is_json() {
            written.index = Some((position + 1).to_string());
            let why = "days are numbered from 1: the days get new numbers";
            context.ledger.altered_field(row, "number", why);
        } else {
            written.index = Some(day.number.to_string());
            context.ledger.wrote_field(row, "number");
        }
        if let Some(window) = day.window {
            (written.start, written.end) = bounds(context, date, window).unzip();
            if written.start.is_some() {
                let whole = occurs(context, date, window.start) && occurs(context, date, window.end);
                let why = "the day starts or ends at a time that a clock change skips";
                context.wrote_if(context.ledger.field(row, "window"), whole, why);
            }
        }
        day_extensions(context, day, row, &mut written);
        if written.start.is_none() || written.end.is_none() {
            let why = "a day must have a start and an end: those of its sessions are written";
            context.ledger.altered_field(row, "window", why);
            let of_sessions = spans.get(&day.number).copied();
            let (start, end) = default_bounds(context, of_sessions, date).unzip();
            (written.start, written.end) = (written.start.or(start), written.end.or(end));
        }
        context.days.insert(day.number, context.document.days.len());
        context.document.days.push(written);
    }
}

fn day_extensions(context: &mut WriteContext<'_>, day: &Day, row: At, written: &mut ScheduleDay) {
    let stated = |key: &str| day.extensions.get(key).and_then(when::stamp);
    let bounds = stated("schedule/start").zip(stated("schedule/end"));
    let is_window = bounds.is_some_and(|(start, end)| start != end);
    let mut extras = Extras::default();
    for (at, name, value) in context.extensions(row, &day.extensions) {
        match name {
            "start" | "end"
                if context.foreign || when::stamp(value).is_some_and(|stamp| stamp.offset.is_some()) =>
            {
                let (field, other) = match name {
                    "start" => (&mut written.start, "schedule/end"),
                    _ => (&mut written.end, "schedule/start"),
                };
                *field = Some(value.to_owned());
                let alone = day.extensions.get(other).is_none();
                let why = "the time will be read as part of the window of the day";
                context.wrote_if(at, !alone && !is_window, why);
                if is_window {
                    context.ledger.altered_field(row, "window", why);
                }
            }
            "index" if context.foreign => {
                written.index = Some(value.to_owned());
                let why = "the value will be read as the number of the day";
                let is_number = value.trim().parse::<i32>().is_ok();
                context.wrote_if(at, !is_number, why);
                context.ledger.altered_field(row, "number", why);
            }
            _ if context.foreign => extras::add(context, &mut extras, ExtraLevel::Day, (at, name, value)),
            _ => {}
        }
    }
    written.extras = extras.list;
}

/// Returns the start of the first session and the end of the last session of each day.
fn spans_of_days(draft: &Draft) -> HashMap<i32, (DayTime, DayTime)> {
    let mut spans: HashMap<i32, (DayTime, DayTime)> = HashMap::new();
    for slot in draft.sessions.iter().filter_map(|session| session.slot) {
        let Some((start, end)) = span(slot) else { continue };
        let known = spans.entry(slot.day_number()).or_insert((start, end));
        *known = (known.0.min(start), known.1.max(end));
    }
    spans
}

/// Returns the bounds of a day, which are those of its sessions if it has any.
fn default_bounds(
    context: &WriteContext<'_>,
    of_sessions: Option<(DayTime, DayTime)>,
    date: NaiveDate,
) -> Option<(String, String)> {
    let whole = DayTime::from_seconds(0).zip(DayTime::from_seconds(86_400));
    let of = |(start, end)| bounds(context, date, TimeRange { start, end });
    of_sessions.and_then(of).or_else(|| whole.and_then(of))
}

/// Formats the start and end of a time range on a date. Returns `None` if the end would not follow
/// the start, because such a day has no window. This can also happen when the clocks go forward: a
/// skipped clock time is a later instant than the first clock time after the gap.
fn bounds(
    context: &WriteContext<'_>,
    date: NaiveDate,
    TimeRange { start, end }: TimeRange,
) -> Option<(String, String)> {
    let (start, end) = (stamp(context, date, start, None), stamp(context, date, end, None));
    let instant = |stamp: &str| DateTime::parse_from_rfc3339(stamp).ok();
    let ends_first = instant(&start).zip(instant(&end)).is_some_and(|(start, end)| end <= start);
    (!ends_first).then_some((start, end))
}

/// Returns `false` if a clock change skips the time.
fn occurs(context: &WriteContext<'_>, date: NaiveDate, at: DayTime) -> bool {
    context.zone.is_none_or(|zone| zone.instants(local(date, at)).earliest().is_some())
}

fn stamp(context: &WriteContext<'_>, date: NaiveDate, at: DayTime, offset: Option<i32>) -> String {
    let local = local(date, at);
    let known = offset.or_else(|| context.zone.map(|zone| zone.at_local(local)));
    let offset = known.map_or_else(|| "-00:00".to_owned(), when::show_offset);
    format!("{}{offset}", local.format("%Y-%m-%dT%H:%M:%S"))
}

/// Sets the day, the start and the duration of an event. Returns `None` if the session has no time
/// and must not be written.
pub(super) fn time(
    context: &mut WriteContext<'_>,
    session: &Session,
    row: At,
    event: &mut Event,
) -> Option<()> {
    let slot = session.slot?;
    let position = context.days.get(&slot.day_number()).copied()?;
    event.day = Some(position);
    let date = context.document.days.get(position)?.date.as_deref().and_then(when::date)?;
    let (start, end) = span(slot)?;
    let at = context.ledger.field(row, "slot");
    context.ledger.wrote(at);
    match slot.time() {
        SlotTime::Between(_) => {}
        SlotTime::From(_) => {
            let why = "an event must have a duration: a duration of zero is written";
            context.ledger.altered_field(at, "end", why);
        }
        SlotTime::Day | SlotTime::Part(_) => {
            let why = "an event must have a clock time: the usual hours of the day or its part are written";
            context.ledger.altered(at, why);
        }
    }
    if start.total_seconds() >= 2 * 86_400 {
        context.ledger.altered(at, "an event cannot start more than a day after the day that lists it");
    }
    let offset = session.extensions.get("schedule/offset").and_then(when::offset);
    let local = local(date, start);
    offset_extension(context, session, row, local);
    // A programme without a time zone probably comes from a dialect in which events have no dates.
    let by_clock = context.foreign
        && context.zone.is_none()
        && offset.is_none()
        && is_told_by_clock(context, position, start);
    event.date = Some(stamp(context, date, start, offset)).filter(|_| !by_clock);
    let seconds = start.seconds() != 0 && !context.is_json();
    event.start = Some(local.format(if seconds { "%H:%M:%S" } else { "%H:%M" }).to_string());
    let length = end.total_seconds().saturating_sub(start.total_seconds());
    event.duration = Some(duration(context, at, length));
    // A duration that contradicts the end is written from the extensions.
    let kept = context.foreign && session.extensions.get("schedule/duration").is_some();
    let ends = matches!(slot.time(), SlotTime::Between(_));
    if context.is_json() && length % 60 != 0 || kept && ends {
        event.end = Some(stamp(context, date, end, offset));
    }
    Some(())
}

/// Marks the UTC offset of a session as written if it differs from the usual offset. Readers do not
/// store an offset that equals the usual one.
fn offset_extension(context: &mut WriteContext<'_>, session: &Session, row: At, local: NaiveDateTime) {
    let Some(value) = session.extensions.get("schedule/offset") else { return };
    let usual = context.zone.map(|zone| zone.at_local(local));
    let offset = when::offset(value);
    let differs = offset.zip(usual).is_some_and(|(offset, usual)| offset != usual);
    let plain = offset.map(when::show_offset).as_deref() == Some(value);
    if offset.is_some() {
        let at = context.ledger.field(context.ledger.field(row, "extensions"), "schedule/offset");
        context.wrote_if(at, differs && plain, "the offset is the usual one, so it is not stored separately");
    }
}

/// Marks a time zone that is a fixed UTC offset as written if readers will recognise it. They use
/// the most frequent offset of the events or, without events, of the days.
pub(super) fn fixed_zone(context: &mut WriteContext<'_>, sessions: &[usize]) {
    let Some(ZoneOffsets::Fixed(fixed)) = context.zone else { return };
    if context.document.conference.time_zone_name.as_deref().and_then(zone_names::named).is_some() {
        return;
    }
    let mut counts: HashMap<i32, usize> = HashMap::new();
    let written = sessions.iter().filter_map(|position| context.draft.sessions.get(*position));
    for session in written {
        let own = session.extensions.get("schedule/offset").and_then(when::offset);
        *counts.entry(own.unwrap_or(fixed.local_minus_utc())).or_default() += 1;
    }
    let usual = counts.remove(&fixed.local_minus_utc()).unwrap_or(0);
    let most = counts.into_values().max().unwrap_or(0);
    let is_read = if most > 0 { usual > most } else { !context.document.days.is_empty() };
    let why = "without the name of a time zone, the most frequent offset of the events will be read";
    let at = context.ledger.field(context.ledger.whole(), "time_zone");
    context.wrote_if(at, is_read, why);
}

/// Returns `true` if the day and the clock time determine the start without a date. The day
/// changes at `day_change` or, if that is missing, at midnight. A reader can assign other times
/// before the morning to the night after the day.
fn is_told_by_clock(context: &WriteContext<'_>, day: usize, start: DayTime) -> bool {
    let change = context.document.conference.day_change.as_deref().and_then(when::clock).unwrap_or_default();
    let seconds = start.total_seconds();
    if (86_400..86_400 + change).contains(&seconds) {
        return true;
    }
    let window = context.document.days.get(day).and_then(|day| {
        let stamp = |text: &Option<String>| Some(when::stamp(text.as_deref()?)?.clock);
        let date = day.date.as_deref().and_then(when::date)?;
        let (start, end) = (since(date, stamp(&day.start)?)?, since(date, stamp(&day.end)?)?);
        Some(TimeRange { start, end })
    });
    let by_window = window.is_some_and(|window| when::is_night_of(window, seconds));
    (change.max(MORNING)..86_400).contains(&seconds) && !by_window
}

fn duration(context: &mut WriteContext<'_>, slot: At, seconds: u32) -> String {
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if context.is_json() {
        return format!("{hours:02}:{minutes:02}");
    }
    if hours < 100 {
        let whole = format!("{hours:02}:{minutes:02}");
        return if rest == 0 { whole } else { format!("{whole}:{rest:02}") };
    }
    if rest != 0 || hours >= 240 {
        let why = "durations of 100 hours or more have no seconds, and end one minute before ten days";
        context.ledger.altered_field(slot, "end", why);
    }
    let (hours, minutes) = if hours >= 240 { (239, 59) } else { (hours, minutes) };
    format!("{}:{:02}:{minutes:02}", hours / 24, hours % 24)
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
