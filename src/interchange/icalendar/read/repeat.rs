//! Finds the occurrences of recurring events. The calendar library evaluates the recurrence rules.

use calcard::common::PartialDateTime;
use calcard::common::timezone::Tz;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarEntry, ICalendarFrequency,
    ICalendarProperty, ICalendarRecurrenceRule, ICalendarValue,
};
use chrono::{Datelike, Days, NaiveDateTime, Timelike};

use super::clock::ProgrammeClock;
use super::lines::{Component, Line};
use super::property::{CalendarTime, Property, is_list_of_dates, stamp};
use super::timing::{Fault, Timing, When};
use crate::error::quote;

/// The maximum number of occurrences of an event. An event with more occurrences is not expanded.
const MOST: usize = 366;

/// The maximum number of occurrences of all events in a calendar.
///
/// Without this limit, a small malicious calendar could expand to a huge number of sessions.
pub(super) const MOST_OF_ALL: usize = 20_000;

/// The minimum number by which a rule, or an event that recurs, increases the count of occurrences.
/// Computing a rule takes time even if it has no occurrence.
const LEAST: usize = 8;

/// The number of days after the first occurrence in which occurrences are computed. A rule that
/// continues beyond this period is not expanded.
const HORIZON: u64 = 5 * 366;

/// How an event recurs.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Recurs {
    Once,
    /// The times of all occurrences except that of the event itself.
    Then(Vec<When>),
    /// The recurrence was not expanded, so its properties are stored in the extensions.
    Kept(Kept),
}

/// A recurrence that was not expanded.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Kept {
    /// The reason, which follows the word "recurs" in a message.
    why: String,
    /// The number of occurrences, if it is known.
    count: Option<u32>,
    first: First,
    /// The number of occurrences that other events replace.
    replaced: usize,
}

/// The state of the first occurrence of an event whose recurrence was not expanded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum First {
    TakesPlace,
    Excluded,
    Replaced,
    /// The event has no valid start.
    Missing,
}

impl Kept {
    fn new(why: impl Into<String>) -> Self {
        Self { why: why.into(), count: None, first: First::TakesPlace, replaced: 0 }
    }

    /// Counts an occurrence that another event replaces.
    pub(super) fn replace(&mut self, is_first: bool) {
        self.replaced += 1;
        if is_first {
            self.first = First::Replaced;
        }
    }

    /// Returns the message that follows the word "recurs".
    pub(super) fn message(&self) -> String {
        let why = &self.why;
        let others = match self.replaced {
            0 => String::new(),
            1 => "the one that another event replaces".to_owned(),
            several => format!("the {several} that other events replace"),
        };
        let missing = match (self.first, self.replaced, self.count) {
            (First::TakesPlace, 0, Some(count)) => format!("{} occurrences", count.saturating_sub(1)),
            (First::TakesPlace, 0, None) => "all occurrences except the first".to_owned(),
            (First::TakesPlace, _, _) => format!("all occurrences except the first and {others}"),
            (First::Missing, _, _) => "its occurrences".to_owned(),
            (First::Excluded | First::Replaced, 0, _) => "all occurrences".to_owned(),
            (First::Excluded | First::Replaced, _, _) => format!("all occurrences except {others}"),
        };
        let reason = match self.first {
            First::TakesPlace | First::Missing => "",
            First::Excluded => ", and the imported one does not take place because it is excluded (EXDATE)",
            First::Replaced => ", and the imported one does not take place because another event replaces it",
        };
        format!("{why}, so {missing} are missing{reason}")
    }
}

/// The occurrences of an event.
#[derive(Debug)]
pub(super) struct Occurrences {
    pub(super) recurs: Recurs,
    /// The starts of all occurrences in chronological order, including those that are excluded. If
    /// the recurrence was not expanded, the list contains at most the start of the event.
    pub(super) starts: Vec<NaiveDateTime>,
}

/// The dates that an event excludes (`EXDATE`).
#[derive(Debug)]
struct Exclusions {
    /// The excluded starts, each with the position of its line in the event.
    starts: Vec<(NaiveDateTime, usize)>,
}

impl Exclusions {
    fn of(event: &Component<'_>, start: &CalendarTime, clock: &ProgrammeClock) -> Result<Self, Kept> {
        let mut starts = Vec::new();
        for (position, line) in event.lines.iter().enumerate().filter(|(_, line)| line.is("EXDATE")) {
            for date in Property::new(line).stamps() {
                let date = date.ok_or_else(|| invalid(line))?.with_time_of(start);
                starts.push((clock.show(&date).ok_or_else(|| invalid(line))?.at, position));
            }
        }
        starts.sort_unstable();
        Ok(Self { starts })
    }

    fn contains(&self, start: NaiveDateTime) -> bool {
        self.starts.binary_search_by_key(&start, |(at, _)| *at).is_ok()
    }

    /// Reports all excluded dates on which the event does not occur in a single fault, which refers
    /// to the first of their lines. Returns the positions of the other lines.
    fn unused(&self, event: &Component<'_>, starts: &[NaiveDateTime], faults: &mut Vec<Fault>) -> Vec<usize> {
        let unused = self.starts.iter().filter(|(at, _)| starts.binary_search(at).is_err());
        let mut positions: Vec<usize> = unused.map(|(_, position)| *position).collect();
        let dates = positions.len();
        positions.sort_unstable();
        positions.dedup();
        if let Some((first, line)) = positions.first().and_then(|at| Some((*at, event.lines.get(*at)?))) {
            let message = match dates {
                1 => format!("the line {} excludes no occurrence of the event", quote(&line.text)),
                _ => format!(
                    "{dates} dates exclude no occurrence of the event, the first is in the line {}",
                    quote(&line.text)
                ),
            };
            faults.push(Fault { message, line: Some(first), at: line.at });
        }
        positions.into_iter().skip(1).collect()
    }
}

pub(super) const RULES: [&str; 4] = ["RRULE", "RDATE", "EXDATE", "EXRULE"];

/// Expands the events of one calendar, and counts their occurrences.
#[derive(Debug, Default)]
pub(super) struct Expander {
    occurrences: usize,
}

impl Expander {
    /// Finds the occurrences of an event. If the first occurrence is excluded, the time of the
    /// event is changed to that of the next one, or to [`When::Never`] if all are excluded. Also
    /// returns the positions of the lines that must be kept, in addition to those in the faults.
    pub(super) fn expand(
        &mut self,
        event: &Component<'_>,
        timing: &mut Timing,
        clock: &ProgrammeClock,
    ) -> (Occurrences, Vec<usize>) {
        let once: Vec<NaiveDateTime> = timing.when.start().into_iter().collect();
        if !event.lines.iter().any(|line| RULES.iter().any(|name| line.is(name))) {
            return (Occurrences { recurs: Recurs::Once, starts: once }, Vec::new());
        }
        let (Some(start), Some(shown)) = (timing.start.clone(), timing.when.start()) else {
            let kept = Kept { first: First::Missing, ..Kept::new(", but has no valid start") };
            return (Occurrences { recurs: Recurs::Kept(kept), starts: once }, Vec::new());
        };
        let exclusions = Exclusions::of(event, &start, clock);
        let mut faults = Vec::new();
        let occurrences = self.occurrences_of(event, timing, &start, clock, &mut faults);
        let (mut times, exclusions) = match (occurrences, exclusions) {
            (Ok(times), Ok(exclusions)) => (times, exclusions),
            (Err(mut kept), Ok(exclusions)) => {
                kept.count = kept.count.filter(|_| exclusions.starts.is_empty());
                if exclusions.contains(shown) {
                    kept.first = First::Excluded;
                }
                return (Occurrences { recurs: Recurs::Kept(kept), starts: once }, Vec::new());
            }
            (Err(kept), Err(_)) | (Ok(_), Err(kept)) => {
                return (Occurrences { recurs: Recurs::Kept(kept), starts: once }, Vec::new());
            }
        };
        let mut starts: Vec<NaiveDateTime> =
            times.iter().filter_map(|time| time.start()).chain([shown]).collect();
        starts.sort_unstable();
        if !exclusions.contains(shown) {
            timing.faults.append(&mut faults);
        }
        let kept = exclusions.unused(event, &starts, &mut timing.faults);
        semicolons(event, &mut timing.faults);
        times.retain(|time| time.start().is_some_and(|at| !exclusions.contains(at)));
        if exclusions.contains(shown) {
            timing.when = if times.is_empty() { When::Never } else { times.remove(0) };
        }
        (Occurrences { recurs: Recurs::Then(times), starts }, kept)
    }

    /// Returns the times of all occurrences except the first, including those that are excluded. If
    /// the recurrence cannot be expanded, the error contains the reason.
    fn occurrences_of(
        &mut self,
        event: &Component<'_>,
        timing: &Timing,
        start: &CalendarTime,
        clock: &ProgrammeClock,
        faults: &mut Vec<Fault>,
    ) -> Result<Vec<When>, Kept> {
        let lines = |name: &'static str| event.lines.iter().filter(move |line| line.is(name));
        if lines("EXRULE").next().is_some() {
            return Err(Kept::new(", but not at the times of an EXRULE, which is not supported"));
        }
        let when = timing.when;
        let occurrence = |start: &CalendarTime| when.occurrence(start, timing.length, clock);
        let mut times: Vec<When> = Vec::new();
        let mut rules = Vec::new();
        for line in lines("RRULE") {
            rules.push((line, self.computed(line, start, clock)?));
        }
        if !rules.iter().any(|(_, starts)| starts.iter().any(|at| at.local() == start.local())) {
            faults.extend(rules.iter().map(|(line, _)| unmatched(line)));
            // The start counts as the first occurrence even if the rule does not match it
            // (RFC 5545, section 3.3.10).
            if let [(line, starts)] = rules.as_mut_slice()
                && Property::new(line)
                    .rule()
                    .is_some_and(|rule| rule.count == u32::try_from(starts.len()).ok())
            {
                starts.pop();
            }
        }
        for (_, starts) in &rules {
            times.extend(starts.iter().filter_map(occurrence));
        }
        for line in lines("RDATE") {
            let property = Property::new(line);
            for date in property.periods() {
                let (from, end) = date.ok_or_else(|| invalid(line))?;
                let from = from.with_time_of(start);
                let begin = clock.show(&from).ok_or_else(|| invalid(line))?.at;
                times.push(match end.and_then(|end| end.after(begin, clock)) {
                    Some(end) if end > begin => When::At { start: begin, end: Some(end) },
                    _ => occurrence(&from).ok_or_else(|| invalid(line))?,
                });
            }
        }
        let shown = when.start();
        times.sort_by_key(|time| time.start());
        times.dedup_by_key(|time| time.start());
        times.retain(|time| time.start() != shown);
        if times.len() > MOST {
            return Err(Kept::new(format!(" more than {MOST} times")));
        }
        self.count(times.len())?;
        Ok(times)
    }

    fn count(&mut self, occurrences: usize) -> Result<(), Kept> {
        self.occurrences = self.occurrences.saturating_add(occurrences.max(LEAST));
        if self.occurrences <= MOST_OF_ALL {
            return Ok(());
        }
        Err(Kept::new(format!(", but the events of the calendar have more than {MOST_OF_ALL} occurrences")))
    }

    /// Computes the starts of the occurrences of a recurrence rule, in the time zone of the first
    /// occurrence.
    fn computed(
        &mut self,
        line: &Line<'_>,
        start: &CalendarTime,
        clock: &ProgrammeClock,
    ) -> Result<Vec<CalendarTime>, Kept> {
        let property = Property::new(line);
        let rule = property.rule().filter(|_| is_sound(line.rest())).ok_or_else(|| invalid(line))?;
        if rule.count.is_none() && rule.until.is_none() {
            return Err(Kept::new(" without an end"));
        }
        let missing = |count: Option<u32>| match count {
            Some(_) => {
                let why = format!(" {} times, which is more than {MOST}", count.unwrap_or_default());
                Kept { count, ..Kept::new(why) }
            }
            None => Kept::new(format!(" more than {MOST} times")),
        };
        if rule.count.is_some_and(|count| count as usize > MOST) && rule.until.is_none() {
            return Err(missing(rule.count));
        }
        let is_part_of_day = matches!(
            rule.freq,
            ICalendarFrequency::Hourly | ICalendarFrequency::Minutely | ICalendarFrequency::Secondly
        );
        // For `BYWEEKNO` without `BYDAY`, the calendar library selects every day of the week,
        // instead of the weekday of the start.
        let has_bare_weeks = !rule.byweekno.is_empty() && rule.byday.is_empty();
        // For numbered and other weekdays in one `BYDAY`, it selects the days that match both
        // kinds, instead of those that match either.
        let numbered = rule.byday.iter().filter(|day| day.ordwk.is_some()).count();
        let has_mixed_days = numbered > 0 && numbered < rule.byday.len();
        let is_unsupported = has_bare_weeks || has_mixed_days || is_part_of_day && has_filters(rule);
        if rule.rscale.is_some() || rule.skip.is_some() || is_unsupported {
            let rule = quote(line.rest().trim_start_matches(':'));
            return Err(Kept::new(format!(" by the rule {rule}, which is not supported")));
        }
        self.count(0)?;
        let local = start.local();
        let horizon = local.checked_add_days(Days::new(HORIZON)).ok_or_else(|| invalid(line))?;
        let until = match &rule.until {
            None => None,
            Some(until) => Some(match stamp(until, None).ok_or_else(|| invalid(line))? {
                CalendarTime::Date(date) => date.and_hms_opt(23, 59, 59).ok_or_else(|| invalid(line))?,
                CalendarTime::Local(at, _) => at,
                CalendarTime::Utc(at) => clock.local_on(start, at),
            }),
        };
        let mut bounded = rule.clone();
        if matches!(start, CalendarTime::Date(_)) {
            // These parts must be ignored if the start is a date (RFC 5545, section 3.3.10).
            (bounded.byhour, bounded.byminute, bounded.bysecond) = (Vec::new(), Vec::new(), Vec::new());
        }
        bounded.until = partial(until.map_or(horizon, |until| until.min(horizon)));
        let entry = |name, value| ICalendarEntry { name, params: Vec::new(), values: vec![value] };
        let first = partial(local).ok_or_else(|| invalid(line))?;
        let event = ICalendarComponent {
            component_type: ICalendarComponentType::VEvent,
            entries: vec![
                entry(ICalendarProperty::Dtstart, ICalendarValue::PartialDateTime(Box::new(first))),
                entry(ICalendarProperty::Rrule, ICalendarValue::RecurrenceRule(Box::new(bounded))),
            ],
            ..ICalendarComponent::default()
        };
        let expanded = ICalendar { components: vec![event] }.expand_dates(Tz::Floating, MOST + 1);
        if !expanded.errors.is_empty() {
            return Err(invalid(line));
        }
        if expanded.events.len() > MOST {
            return Err(missing(None));
        }
        let all = rule.count.is_some_and(|count| expanded.events.len() >= count as usize);
        if !all && until.is_none_or(|until| until > horizon) {
            return Err(Kept::new(" for more than five years"));
        }
        Ok(expanded.events.iter().map(|event| start.with_local(event.start.naive_local())).collect())
    }
}

fn invalid(line: &Line<'_>) -> Kept {
    Kept::new(format!(", but the line {} is not valid", quote(&line.text)))
}

/// Reports that the event does not start at an occurrence of its rule.
fn unmatched(line: &Line<'_>) -> Fault {
    let rule = quote(line.rest().trim_start_matches(':'));
    let message = format!(
        "the event does not start at an occurrence of its rule {rule}, so other programs may omit its first \
         occurrence"
    );
    Fault { message, line: None, at: line.at }
}

/// Reports lists of dates with semicolons instead of commas.
fn semicolons(event: &Component<'_>, faults: &mut Vec<Fault>) {
    let lists = event.lines.iter().enumerate().filter(|(_, line)| is_list_of_dates(line));
    let is_divided =
        |line: &Line<'_>| line.rest().rsplit(':').next().is_some_and(|dates| dates.contains(';'));
    faults.extend(lists.filter(|(_, line)| is_divided(line)).map(|(position, line)| Fault {
        message: format!("the semicolons in the line {} were read as commas", quote(&line.text)),
        line: Some(position),
        at: line.at,
    }));
}

/// Returns `true` if the parts of a rule are known and occur only once, and if their numbers are in
/// their ranges. The calendar library drops signs and reads numbers that are too large as other
/// numbers.
fn is_sound(rule: &str) -> bool {
    let Some((_, parts)) = rule.rsplit_once(':') else { return false };
    let in_range = |values: &str, most: i64, signed: bool| {
        values.split(',').all(|value| {
            value.trim().parse::<i64>().is_ok_and(|number| {
                number.abs() <= most && (number >= 0 || signed) && !value.trim().starts_with('+') | signed
            })
        })
    };
    let positive = |value: &str, most: i64| in_range(value, most, false) && value.trim().parse() != Ok(0);
    let upper = parts.to_ascii_uppercase();
    let has_months = ["FREQ=MONTHLY", "FREQ=YEARLY"].iter().any(|freq| upper.contains(freq));
    let mut names: Vec<String> = Vec::new();
    let is_sound = parts.split(';').filter(|part| !part.trim().is_empty()).all(|part| {
        let Some((name, value)) = part.split_once('=') else { return false };
        let name = name.trim().to_ascii_uppercase();
        let is_sound = match name.as_str() {
            "COUNT" => positive(value, u32::MAX.into()),
            "INTERVAL" => positive(value, u16::MAX.into()),
            "BYSECOND" => in_range(value, 60, false),
            "BYMINUTE" => in_range(value, 59, false),
            "BYHOUR" => in_range(value, 23, false),
            "BYMONTH" => value.split(',').all(|month| positive(month, 12)),
            "BYMONTHDAY" => in_range(value, 31, true),
            "BYYEARDAY" | "BYSETPOS" => in_range(value, 366, true),
            "BYWEEKNO" => in_range(value, 53, true),
            "BYDAY" => value.split(',').all(|day| {
                let day = day.trim().to_ascii_uppercase();
                let number = day.trim_end_matches(|c: char| c.is_ascii_alphabetic());
                // Only in a month or a year can a weekday have a number, such as -1FR.
                let is_numbered = in_range(number.trim_start_matches('+'), 53, true) && has_months;
                let names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
                names.iter().any(|name| day.strip_prefix(number) == Some(name))
                    && (number.is_empty() || is_numbered)
            }),
            "FREQ" | "UNTIL" | "WKST" | "RSCALE" | "SKIP" => !value.trim().is_empty(),
            _ => false,
        };
        let is_new = !names.contains(&name);
        names.push(name);
        is_sound && is_new
    });
    is_sound && names.iter().any(|name| name == "FREQ")
}

fn has_filters(rule: &ICalendarRecurrenceRule) -> bool {
    !(rule.bysecond.is_empty()
        && rule.byminute.is_empty()
        && rule.byhour.is_empty()
        && rule.byday.is_empty()
        && rule.bymonthday.is_empty()
        && rule.byyearday.is_empty()
        && rule.byweekno.is_empty()
        && rule.bymonth.is_empty()
        && rule.bysetpos.is_empty())
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
