//! Time zones that a calendar describes itself (`VTIMEZONE`, RFC 5545, section 3.6.5).

use std::cmp::Reverse;

use chrono::{Datelike, FixedOffset, NaiveDate, NaiveDateTime, TimeDelta, Weekday};
use chrono_tz::{TZ_VARIANTS, Tz};

use super::lines::{Component, Components};
use super::property::{CalendarTime, Property};
use crate::interchange::common::zone_names;
use crate::value::time_zone::ZoneOffsets;

/// The standard times and daylight saving times of a time zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DescribedZone {
    observances: Vec<Observance>,
}

/// A period of the year, such as daylight saving time. The UTC offset in seconds is `from` before
/// the period and `to` within it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Observance {
    first: NaiveDateTime,
    from: i32,
    to: i32,
    yearly: Option<Yearly>,
    dates: Vec<NaiveDateTime>,
}

/// The date on which an observance starts each year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Yearly {
    month: u32,
    on: YearlyDay,
    until: Option<NaiveDateTime>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum YearlyDay {
    /// The nth occurrence of a weekday in the month. Negative numbers count from the end, so -1 is
    /// the last one.
    Nth(i16, Weekday),
    /// The first such weekday on or after a day of the month.
    OnOrAfter(u32, Weekday),
    Day(u32),
}

impl DescribedZone {
    /// Reads a `VTIMEZONE`. Returns `None` if it contains no offset.
    pub(super) fn of(found: &Components<'_>, zone: &Component<'_>) -> Option<Self> {
        let parts = zone.inside.iter().filter_map(|at| found.all.get(*at));
        let parts = parts.filter(|part| part.is("STANDARD") || part.is("DAYLIGHT"));
        let observances: Vec<Observance> = parts.filter_map(Observance::of).collect();
        (!observances.is_empty()).then_some(Self { observances })
    }

    /// Returns the UTC offset at a local time, in seconds.
    pub(super) fn offset_at(&self, local: NaiveDateTime) -> i32 {
        let onsets = self.observances.iter().filter_map(|one| Some((one.last_onset(local)?, one.to)));
        let last = onsets.max_by_key(|(onset, _)| *onset).map(|(_, to)| to);
        let first = || self.observances.iter().min_by_key(|one| one.first).map(|one| one.from);
        last.or_else(first).unwrap_or(0)
    }

    /// Returns the time zone of the IANA database that has the same offsets at the given local
    /// times, if there is one. Regions are preferred in this order: Europe, America, Asia, Africa,
    /// Australia, the Pacific, and all others. Within a region, zones that other systems name are
    /// preferred, and then zones whose names contain no province.
    pub(super) fn equivalent(&self, times: &[NaiveDateTime]) -> Option<Tz> {
        let is_same =
            |zone: &Tz| times.iter().all(|at| ZoneOffsets::Iana(*zone).at_local(*at) == self.offset_at(*at));
        let rank = |zone: &Tz| {
            let regions = ["Europe/", "America/", "Asia/", "Africa/", "Australia/", "Pacific/"];
            let region = regions.iter().position(|region| zone.name().starts_with(region));
            let systems = zone_names::systems_with(*zone);
            (region.unwrap_or(regions.len()), Reverse(systems), zone.name().matches('/').count())
        };
        TZ_VARIANTS.iter().copied().filter(is_same).min_by_key(rank)
    }
}

impl Observance {
    fn of(part: &Component<'_>) -> Option<Self> {
        let lines = |name: &'static str| part.lines.iter().filter(move |line| line.is(name));
        let offset = |name| zone_names::offset(lines(name).next()?.rest().trim_start_matches(':').trim());
        let to = offset("TZOFFSETTO")?;
        let from = offset("TZOFFSETFROM").unwrap_or(to);
        let start = lines("DTSTART").next().and_then(|line| Property::new(line).stamp());
        let first = start.map_or(NaiveDateTime::MIN, |start| start.local());
        let rule = lines("RRULE").next().map(|line| line.rest().to_ascii_uppercase());
        let yearly = rule.and_then(|rule| Yearly::of(rule.trim_start_matches(':'), first, from));
        let dates = lines("RDATE").flat_map(|line| {
            let stamps: Vec<_> = Property::new(line).stamps().flatten().map(|stamp| stamp.local()).collect();
            stamps
        });
        Some(Self { first, from, to, yearly, dates: dates.collect() })
    }

    /// Returns the last time at or before `local` at which the observance starts.
    fn last_onset(&self, local: NaiveDateTime) -> Option<NaiveDateTime> {
        let single = self.dates.iter().copied().chain([self.first]);
        let yearly = self.yearly.iter().flat_map(|rule| {
            let years = [local.year() - 1, local.year()];
            years.into_iter().filter_map(|year| rule.onset(year, self.first))
        });
        let begun = yearly.filter(|onset| *onset >= self.first).chain(single);
        begun.filter(|onset| *onset <= local).max()
    }
}

impl Yearly {
    fn of(rule: &str, first: NaiveDateTime, from: i32) -> Option<Self> {
        let part = |name: &str| {
            rule.split(';')
                .filter_map(|part| part.split_once('='))
                .find(|(own, _)| *own == name)
                .map(|(_, value)| value)
        };
        if part("FREQ") != Some("YEARLY") {
            return None;
        }
        let month = part("BYMONTH").and_then(|month| month.parse().ok()).unwrap_or(first.month());
        let month_day = part("BYMONTHDAY").and_then(|days| days.split(',').next()?.parse::<u32>().ok());
        let on = match (part("BYDAY"), month_day) {
            (Some(day), month_day) => {
                let (number, name) = day.split_at(day.len().checked_sub(2)?);
                let weekday = weekday(name)?;
                match (number.parse::<i16>(), month_day) {
                    (Ok(number), _) => YearlyDay::Nth(number, weekday),
                    (Err(_), Some(day)) => YearlyDay::OnOrAfter(day, weekday),
                    (Err(_), None) => return None,
                }
            }
            (None, Some(day)) => YearlyDay::Day(day),
            (None, None) => YearlyDay::Day(first.day()),
        };
        let until = part("UNTIL").and_then(|until| {
            let digits = until.trim_end_matches('Z');
            let at = NaiveDateTime::parse_from_str(digits, "%Y%m%dT%H%M%S")
                .ok()
                .or_else(|| NaiveDate::parse_from_str(digits, "%Y%m%d").ok()?.and_hms_opt(23, 59, 59))?;
            // The end can be in UTC, unlike the starts.
            at.checked_add_signed(TimeDelta::seconds(if until.ends_with('Z') { from.into() } else { 0 }))
        });
        Some(Self { month, on, until })
    }

    fn onset(&self, year: i32, first: NaiveDateTime) -> Option<NaiveDateTime> {
        let date = match self.on {
            YearlyDay::Day(day) => NaiveDate::from_ymd_opt(year, self.month, day)?,
            YearlyDay::OnOrAfter(day, weekday) => {
                let start = NaiveDate::from_ymd_opt(year, self.month, day)?;
                start.iter_days().take(7).find(|date| date.weekday() == weekday)?
            }
            YearlyDay::Nth(number, weekday) if number < 0 => {
                let next = if self.month == 12 { (year + 1, 1) } else { (year, self.month + 1) };
                let last = NaiveDate::from_ymd_opt(next.0, next.1, 1)?.pred_opt()?;
                let back = TimeDelta::days(i64::from(-number - 1) * 7);
                let found = last.iter_days().rev().take(7).find(|date| date.weekday() == weekday)?;
                found.checked_sub_signed(back)?
            }
            YearlyDay::Nth(number, weekday) => {
                NaiveDate::from_weekday_of_month_opt(year, self.month, weekday, u8::try_from(number).ok()?)?
            }
        };
        let onset = date.and_time(first.time());
        self.until.is_none_or(|until| onset <= until).then_some(onset)
    }
}

fn weekday(name: &str) -> Option<Weekday> {
    Some(match name {
        "MO" => Weekday::Mon,
        "TU" => Weekday::Tue,
        "WE" => Weekday::Wed,
        "TH" => Weekday::Thu,
        "FR" => Weekday::Fri,
        "SA" => Weekday::Sat,
        "SU" => Weekday::Sun,
        _ => return None,
    })
}

/// Returns local times at which the offsets of time zones are compared: noon on every fifth day
/// from the year of the first start to that of the last one, for at most five years.
pub(super) fn samples<'t>(starts: impl Iterator<Item = &'t CalendarTime>) -> Vec<NaiveDateTime> {
    let years: Vec<i32> = starts.map(|start| start.local().year()).collect();
    let (Some(first), Some(last)) = (years.iter().min(), years.iter().max()) else { return Vec::new() };
    let years = *first..=(*last).min(first.saturating_add(4));
    let dates =
        years.flat_map(|year| (1..=366).step_by(5).filter_map(move |day| NaiveDate::from_yo_opt(year, day)));
    dates.filter_map(|date| date.and_hms_opt(12, 0, 0)).collect()
}

/// Converts a UTC time to a local time, where `offset` returns the offset at a local time.
pub(super) fn to_local(utc: NaiveDateTime, offset: impl Fn(NaiveDateTime) -> i32) -> NaiveDateTime {
    let shifted = |seconds: i32| utc.checked_add_signed(TimeDelta::seconds(seconds.into())).unwrap_or(utc);
    let guess = shifted(offset(utc));
    shifted(offset(guess))
}

/// Finds a time zone by a name from another program. The name can have a prefix, as in
/// `/example.org/Europe/Berlin`.
pub(super) fn named(name: &str) -> Option<Tz> {
    let suffixes = name.match_indices('/').filter_map(|(at, _)| name.get(at + 1..));
    std::iter::once(name).chain(suffixes).find_map(zone_names::named).map(|named| named.zone)
}

/// Returns the time zone with a fixed offset in seconds, or `None` if it is not a whole number of
/// minutes.
pub(super) fn fixed(offset: i32) -> Option<ZoneOffsets> {
    FixedOffset::east_opt(offset).filter(|_| offset % 60 == 0).map(ZoneOffsets::Fixed)
}
