//! Expands recurring events with the help of the calendar library. Only simple recurrence rules are
//! supported.

use calcard::common::PartialDateTime;
use calcard::common::timezone::Tz;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarEntry, ICalendarFrequency,
    ICalendarProperty, ICalendarRecurrenceRule, ICalendarValue,
};
use chrono::{Datelike, NaiveDateTime, Timelike};

use super::clock::ProgrammeClock;
use super::lines::Component;
use super::property::{CalendarTime, Property, stamp};

/// The maximum number of occurrences of an event. An event with more occurrences is not expanded.
const MOST: usize = 366;

/// The maximum number of occurrences of all events in a calendar.
///
/// Without this limit, a small malicious calendar could expand to a huge number of sessions.
pub(super) const MOST_OF_ALL: usize = 20_000;

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Recurs {
    Once,
    /// The starts of all occurrences except the first, in the time zone of the programme.
    Then(Vec<NaiveDateTime>),
    /// The recurrence is not supported, so its properties are stored in the extensions.
    Kept,
}

pub(super) const RULES: [&str; 3] = ["RRULE", "RDATE", "EXDATE"];

/// Expands the recurrence of an event into a list of starts. The reader supports lists of dates,
/// and daily or weekly rules that end.
pub(super) fn of(event: &Component<'_>, start: NaiveDateTime, clock: &ProgrammeClock) -> Recurs {
    let lines = |name: &'static str| event.lines.iter().filter(move |line| line.is(name));
    if !event.lines.iter().any(|line| RULES.iter().any(|name| line.is(name)) || line.is("EXRULE")) {
        return Recurs::Once;
    }
    if lines("EXRULE").next().is_some() || lines("RRULE").nth(1).is_some() {
        return Recurs::Kept;
    }
    let mut starts = Vec::new();
    if let Some(line) = lines("RRULE").next() {
        let property = Property::new(line);
        match property.rule().and_then(|rule| carried_out(rule, start, clock)) {
            Some(found) => starts = found,
            None => return Recurs::Kept,
        }
    }
    let dates = |name| {
        let stamps = lines(name).flat_map(|line| Property::new(line).stamps().collect::<Vec<_>>());
        stamps.map(|stamp| moment(&stamp?, start, clock)).collect::<Option<Vec<_>>>()
    };
    let (Some(more), Some(less)) = (dates("RDATE"), dates("EXDATE")) else { return Recurs::Kept };
    if more.len() > MOST || less.len() > MOST {
        return Recurs::Kept;
    }
    starts.extend(more);
    starts.sort_unstable();
    starts.dedup();
    starts.retain(|at| *at != start && !less.contains(at));
    // Excluding the first occurrence would change the start of the event itself, which is not
    // supported.
    if starts.len() > MOST || less.contains(&start) {
        return Recurs::Kept;
    }
    Recurs::Then(starts)
}

/// Converts an entry in a list of dates into a start. An entry without a time of day has the time
/// of the first occurrence.
fn moment(stamp: &CalendarTime, start: NaiveDateTime, clock: &ProgrammeClock) -> Option<NaiveDateTime> {
    match stamp {
        CalendarTime::Date(date) => Some(date.and_time(start.time())),
        other => Some(clock.show(other)?.at),
    }
}

fn carried_out(
    rule: &ICalendarRecurrenceRule,
    start: NaiveDateTime,
    clock: &ProgrammeClock,
) -> Option<Vec<NaiveDateTime>> {
    let weekly = rule.freq == ICalendarFrequency::Weekly;
    let simple = (weekly || rule.freq == ICalendarFrequency::Daily && rule.byday.is_empty())
        && rule.bysecond.is_empty()
        && rule.byminute.is_empty()
        && rule.byhour.is_empty()
        && rule.bymonthday.is_empty()
        && rule.byyearday.is_empty()
        && rule.byweekno.is_empty()
        && rule.bymonth.is_empty()
        && rule.bysetpos.is_empty()
        && rule.rscale.is_none()
        && rule.skip.is_none()
        && rule.byday.len() <= 7
        && rule.byday.iter().all(|day| day.ordwk.is_none())
        && rule.interval.is_none_or(|every| (1..=52).contains(&every))
        && (rule.until.is_some() || rule.count.is_some_and(|count| count as usize <= MOST));
    if !simple {
        return None;
    }
    let mut rule = rule.clone();
    if let Some(until) = &rule.until {
        let until = match stamp(until, None)? {
            CalendarTime::Date(date) => date.and_hms_opt(23, 59, 59)?,
            CalendarTime::Local(at, _) => at,
            CalendarTime::Utc(at) => clock.local_of(at),
        };
        rule.until = Some(partial(until)?);
    }
    let entry = |name, value| ICalendarEntry { name, params: Vec::new(), values: vec![value] };
    let event = ICalendarComponent {
        component_type: ICalendarComponentType::VEvent,
        entries: vec![
            entry(ICalendarProperty::Dtstart, ICalendarValue::PartialDateTime(Box::new(partial(start)?))),
            entry(ICalendarProperty::Rrule, ICalendarValue::RecurrenceRule(Box::new(rule))),
        ],
        ..ICalendarComponent::default()
    };
    let expanded = ICalendar { components: vec![event] }.expand_dates(Tz::Floating, MOST + 1);
    if !expanded.errors.is_empty() || expanded.events.len() > MOST {
        return None;
    }
    Some(expanded.events.iter().map(|event| event.start.naive_local()).collect())
}

fn partial(at: NaiveDateTime) -> Option<PartialDateTime> {
    let small = |number: u32| u8::try_from(number).ok();
    Some(PartialDateTime {
        year: Some(u16::try_from(at.year()).ok()?),
        month: small(at.month()),
        day: small(at.day()),
        hour: small(at.hour()),
        minute: small(at.minute()),
        second: small(at.second()),
        ..PartialDateTime::default()
    })
}
