//! Finds the occurrences of recurring events. The calendar library computes recurrence rules.

use calcard::common::PartialDateTime;
use calcard::common::timezone::Tz;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarEntry, ICalendarFrequency,
    ICalendarProperty, ICalendarRecurrenceRule, ICalendarValue,
};
use chrono::{Datelike, Days, NaiveDateTime, Timelike};

use super::clock::ProgrammeClock;
use super::lines::{Component, Line};
use super::property::{CalendarTime, Property, stamp};
use super::timing::When;
use crate::error::quote;

/// The maximum number of occurrences of an event. An event with more occurrences is not expanded.
const MOST: usize = 366;

/// The maximum number of occurrences of all events in a calendar.
///
/// Without this limit, a small malicious calendar could expand to a huge number of sessions.
pub(super) const MOST_OF_ALL: usize = 20_000;

/// The number of occurrences that a rule counts for if it has fewer. Computing a rule takes time
/// even if it gives no occurrence.
const LEAST: usize = 8;

/// The number of days after the first occurrence in which a rule is computed.
const HORIZON: u64 = 5 * 366;

/// How an event recurs.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Recurs {
    Once,
    /// The times of all occurrences except that of the event itself.
    Then(Vec<When>),
    /// The recurrence was not expanded, so its properties are stored in the extensions. The
    /// message, which follows the word "recurs", says which occurrences are missing.
    Kept(String),
}

pub(super) const RULES: [&str; 4] = ["RRULE", "RDATE", "EXDATE", "EXRULE"];

/// Expands the events of one calendar, and counts their occurrences.
#[derive(Debug, Default)]
pub(super) struct Expander {
    occurrences: usize,
}

impl Expander {
    /// Finds the occurrences of an event. `start` is its start on its own clock, and `when` its
    /// time in the time zone of the programme. `when` is changed to that of the next occurrence if
    /// the first one is excluded, and to [`When::Never`] if all are.
    pub(super) fn expand(
        &mut self,
        event: &Component<'_>,
        start: Option<&CalendarTime>,
        when: &mut When,
        clock: &ProgrammeClock,
    ) -> Recurs {
        if !event.lines.iter().any(|line| RULES.iter().any(|name| line.is(name))) {
            return Recurs::Once;
        }
        match self.occurrences_of(event, start, *when, clock) {
            Ok((first_takes_place, mut times)) => {
                if !first_takes_place {
                    *when = if times.is_empty() { When::Never } else { times.remove(0) };
                }
                Recurs::Then(times)
            }
            Err(why) => Recurs::Kept(why),
        }
    }

    /// Returns whether the first occurrence takes place, and the times of all others. Returns a
    /// message if the recurrence cannot be expanded.
    fn occurrences_of(
        &mut self,
        event: &Component<'_>,
        start: Option<&CalendarTime>,
        when: When,
        clock: &ProgrammeClock,
    ) -> Result<(bool, Vec<When>), String> {
        let lines = |name: &'static str| event.lines.iter().filter(move |line| line.is(name));
        let (Some(start), Some(shown)) = (start, when.start()) else {
            return Err(", but has no valid start, so its occurrences are missing".to_owned());
        };
        if lines("EXRULE").next().is_some() {
            return Err(", but not at the times of an EXRULE, which is not supported, so all occurrences \
                        except the first are missing"
                .to_owned());
        }
        let at = |stamp: &CalendarTime| Some(clock.show(stamp)?.at);
        let mut times: Vec<When> = Vec::new();
        for line in lines("RRULE") {
            let starts = self.computed(line, start, clock)?;
            times.extend(starts.iter().filter_map(|stamp| Some(when.moved(at(stamp)?))));
        }
        for line in lines("RDATE") {
            let property = Property::new(line);
            for date in property.periods() {
                let (from, end) = date.ok_or_else(|| invalid(line))?;
                let from = from.with_time_of(start);
                let begin = at(&from).ok_or_else(|| invalid(line))?;
                times.push(match end.and_then(|end| end.after(begin, clock)) {
                    Some(end) if end > begin => When::At { start: begin, end: Some(end) },
                    _ => when.moved(begin),
                });
            }
        }
        let mut excluded: Vec<NaiveDateTime> = Vec::new();
        for line in lines("EXDATE") {
            for date in Property::new(line).stamps() {
                let date = date.ok_or_else(|| invalid(line))?.with_time_of(start);
                excluded.push(at(&date).ok_or_else(|| invalid(line))?);
            }
        }
        excluded.sort_unstable();
        let is_excluded = |at: NaiveDateTime| excluded.binary_search(&at).is_ok();
        times.sort_by_key(|time| time.start());
        times.dedup_by_key(|time| time.start());
        times.retain(|time| time.start().is_some_and(|at| at != shown && !is_excluded(at)));
        if times.len() > MOST {
            return Err(format!(" more than {MOST} times, so all occurrences except the first are missing"));
        }
        self.count(times.len())?;
        Ok((!is_excluded(shown), times))
    }

    fn count(&mut self, occurrences: usize) -> Result<(), String> {
        self.occurrences = self.occurrences.saturating_add(occurrences.max(LEAST));
        if self.occurrences <= MOST_OF_ALL {
            return Ok(());
        }
        Err(format!(
            ", but the events of the calendar have more than {MOST_OF_ALL} occurrences, so all except the \
             first are missing"
        ))
    }

    /// Computes the starts that a recurrence rule gives, on the clock of the first occurrence.
    fn computed(
        &mut self,
        line: &Line<'_>,
        start: &CalendarTime,
        clock: &ProgrammeClock,
    ) -> Result<Vec<CalendarTime>, String> {
        let property = Property::new(line);
        let rule = property.rule().filter(|_| is_sound(line.rest())).ok_or_else(|| invalid(line))?;
        if rule.count.is_none() && rule.until.is_none() {
            return Err(" without an end, so all occurrences except the first are missing".to_owned());
        }
        let missing = |count: Option<u32>| match count {
            Some(count) => format!(
                " {count} times, which is more than {MOST}, so {} occurrences are missing",
                count.saturating_sub(1)
            ),
            None => format!(" more than {MOST} times, so all occurrences except the first are missing"),
        };
        if rule.count.is_some_and(|count| count as usize > MOST) && rule.until.is_none() {
            return Err(missing(rule.count));
        }
        let is_part_of_day = matches!(
            rule.freq,
            ICalendarFrequency::Hourly | ICalendarFrequency::Minutely | ICalendarFrequency::Secondly
        );
        if rule.rscale.is_some() || rule.skip.is_some() || is_part_of_day && has_filters(rule) {
            return Err(format!(
                " by the rule {}, which is not supported, so all occurrences except the first are missing",
                quote(line.rest().trim_start_matches(':'))
            ));
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
            return Err(
                " for more than five years, so all occurrences except the first are missing".to_owned()
            );
        }
        Ok(expanded.events.iter().map(|event| start.with_local(event.start.naive_local())).collect())
    }
}

fn invalid(line: &Line<'_>) -> String {
    format!(
        ", but the line {} is not valid, so all occurrences except the first are missing",
        quote(&line.text)
    )
}

/// Returns `true` if the numbers of a rule are in their ranges. The calendar library drops signs
/// and reads numbers that are too large as other numbers.
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
