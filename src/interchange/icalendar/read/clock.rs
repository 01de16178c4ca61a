//! Converts the times in a calendar to the time zone of the programme.

use std::collections::HashMap;

use chrono::{LocalResult, NaiveDateTime, TimeDelta, TimeZone};
use chrono_tz::Tz;

use super::lines::{Component, Components};
use super::property::{CalendarTime, Property};
use crate::interchange::common::texts::stated;
use crate::interchange::common::zones::offset_at;

#[derive(Debug, Default)]
pub(super) struct ProgrammeClock {
    pub(super) zone: Option<Tz>,
    named: HashMap<String, ZoneName>,
}

#[derive(Debug, Clone)]
pub(super) struct ZoneName {
    pub(super) zone: Option<Tz>,
    /// Whether the name is spelled exactly as in the IANA time zone database.
    pub(super) is_exact: bool,
    /// The number of events that start in this time zone.
    pub(super) starts: usize,
    pub(super) line: usize,
}

/// A local time in the time zone of the programme. When the clocks go back, some local times occur
/// twice, and `is_second` marks the second occurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ClockTime {
    pub(super) at: NaiveDateTime,
    pub(super) is_second: bool,
}

/// Finds a time zone by name. The second value is `true` if the name is exactly an IANA name. A
/// name with additional white space, or from another system such as Windows, is accepted but not
/// exact.
fn read(name: &str) -> Option<(Tz, bool)> {
    if let Ok(zone) = name.parse::<Tz>() {
        return Some((zone, true));
    }
    let close: String = name.chars().filter(|c| !c.is_whitespace()).collect();
    if let Ok(zone) = close.parse::<Tz>() {
        return Some((zone, false));
    }
    match name.parse::<calcard::common::timezone::Tz>() {
        Ok(calcard::common::timezone::Tz::Tz(zone)) => Some((zone, false)),
        _ => None,
    }
}

impl ProgrammeClock {
    pub(super) fn of(found: &Components<'_>, events: &[usize]) -> Self {
        let zones = found.all.iter().filter(|component| component.is("VTIMEZONE"));
        let located: HashMap<String, String> = zones.filter_map(located).collect();
        let mut clock = Self::default();
        let (mut instants, mut order) = (false, Vec::new());
        for event in events.iter().filter_map(|at| found.all.get(*at)) {
            for line in event.lines.iter().filter(|line| line.is("DTSTART")) {
                match Property::new(line).stamp() {
                    Some(CalendarTime::Utc(_)) => instants = true,
                    Some(CalendarTime::Local(_, Some(name))) => {
                        let named = clock.named.entry(name).or_insert_with_key(|name| {
                            order.push(name.clone());
                            let elsewhere = || read(located.get(name)?).map(|(zone, _)| (zone, false));
                            let zone = read(name).or_else(elsewhere);
                            ZoneName {
                                zone: zone.map(|(zone, _)| zone),
                                is_exact: zone.is_some_and(|(_, exact)| exact),
                                starts: 0,
                                line: line.at,
                            }
                        });
                        named.starts += 1;
                    }
                    _ => {}
                }
            }
        }
        let roots =
            || found.roots.iter().filter_map(|at| found.all.get(*at)).filter(|one| one.is("VCALENDAR"));
        let lines = roots().flat_map(|root| &root.lines);
        let own = lines.filter(|line| line.is("X-WR-TIMEZONE"));
        let own = own.filter_map(|line| read(Property::new(line).text()?)).map(|(zone, _)| zone).next();
        // Prefer the time zone that most events use. In a tie, prefer the one that occurs first.
        let used = order.iter().rev().filter_map(|name| clock.named.get(name));
        let used = used.filter(|named| named.zone.is_some()).max_by_key(|named| named.starts);
        let used = used.and_then(|named| named.zone);
        // If no event uses a known time zone, use the time zone that the calendar describes, unless
        // it describes several.
        let mut described: Vec<Tz> = located
            .iter()
            .filter_map(|(name, location)| read(name).or_else(|| read(location)))
            .map(|(zone, _)| zone)
            .collect();
        described.sort_unstable_by_key(|zone| zone.name());
        described.dedup();
        let described = if let [one] = described.as_slice() { Some(*one) } else { None };
        clock.zone = own.or(used).or(described).or(instants.then_some(Tz::UTC));
        clock
    }

    pub(super) fn names(&self) -> Vec<(&str, &ZoneName)> {
        let mut names: Vec<_> = self.named.iter().map(|(name, named)| (name.as_str(), named)).collect();
        names.sort_unstable_by_key(|(_, named)| named.line);
        names
    }

    /// Converts a time in the calendar to the time zone of the programme. A date becomes the
    /// midnight at its start.
    pub(super) fn show(&self, stamp: &CalendarTime) -> Option<ClockTime> {
        let plain = |at| Some(ClockTime { at, is_second: false });
        match stamp {
            CalendarTime::Date(date) => plain(date.and_hms_opt(0, 0, 0)?),
            CalendarTime::Utc(at) => Some(self.of_instant(*at)),
            CalendarTime::Local(at, zone) => {
                let named = zone.as_ref().and_then(|name| self.zone_of(name));
                match named.filter(|zone| Some(*zone) != self.zone) {
                    Some(zone) => Some(self.of_instant(instant(zone, *at)?)),
                    None => plain(*at),
                }
            }
        }
    }

    fn zone_of(&self, name: &str) -> Option<Tz> {
        match self.named.get(name) {
            Some(named) => named.zone,
            None => read(name).map(|(zone, _)| zone),
        }
    }

    fn of_instant(&self, at: NaiveDateTime) -> ClockTime {
        let Some(zone) = self.zone else { return ClockTime { at, is_second: false } };
        let shown = zone.from_utc_datetime(&at);
        let local = shown.naive_local();
        let is_second = match zone.from_local_datetime(&local) {
            LocalResult::Ambiguous(_, later) => later == shown,
            _ => false,
        };
        ClockTime { at: local, is_second }
    }

    /// Adds elapsed seconds to a local time, and takes clock changes into account.
    pub(super) fn later(&self, at: NaiveDateTime, seconds: i64) -> Option<NaiveDateTime> {
        let delta = TimeDelta::try_seconds(seconds)?;
        let Some(zone) = self.zone else { return at.checked_add_signed(delta) };
        let end = instant(zone, at)?.checked_add_signed(delta)?;
        Some(self.of_instant(end).at)
    }

    /// Converts an instant to the clock of another time.
    pub(super) fn local_on(&self, other: &CalendarTime, utc: NaiveDateTime) -> NaiveDateTime {
        let zone = match other {
            CalendarTime::Utc(_) => return utc,
            CalendarTime::Local(_, Some(name)) => self.zone_of(name),
            CalendarTime::Local(_, None) | CalendarTime::Date(_) => self.zone,
        };
        zone.map_or(utc, |zone| zone.from_utc_datetime(&utc).naive_local())
    }
}

fn instant(zone: Tz, at: NaiveDateTime) -> Option<NaiveDateTime> {
    at.checked_sub_signed(TimeDelta::seconds(offset_at(zone, at).into()))
}

/// Returns the name that events use for a time zone, and the IANA name in the property
/// `X-LIC-LOCATION`. If that property is missing, both names are the same.
fn located(zone: &Component<'_>) -> Option<(String, String)> {
    let value = |name: &str| {
        let line = zone.lines.iter().find(|line| line.is(name))?;
        stated(Property::new(line).text()?).map(str::to_owned)
    };
    let name = value("TZID")?;
    let location = value("X-LIC-LOCATION").unwrap_or_else(|| name.clone());
    Some((name, location))
}
