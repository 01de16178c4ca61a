//! The clock of the programme, and the zones that a calendar names.

use std::collections::HashMap;

use chrono::{LocalResult, NaiveDateTime, TimeDelta, TimeZone};
use chrono_tz::Tz;

use super::lines::{Component, Components};
use super::property::{CalendarTime, Property};
use crate::interchange::clock::offset_at;
use crate::interchange::gather::stated;

/// The zone of the programme's clock, and what the names of zones mean.
#[derive(Debug, Default)]
pub(super) struct ProgrammeClock {
    pub(super) zone: Option<Tz>,
    named: HashMap<String, ZoneName>,
}

/// A name that a calendar gives to a zone.
#[derive(Debug, Clone)]
pub(super) struct ZoneName {
    /// The zone, where the name can be read.
    pub(super) zone: Option<Tz>,
    /// Whether the name is the zone's own in the database.
    pub(super) is_exact: bool,
    /// How many starts of events use it.
    pub(super) starts: usize,
    /// The line on which it is used first.
    pub(super) line: usize,
}

/// A time of day that the clock shows, and whether it shows it a second time that day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ClockTime {
    pub(super) at: NaiveDateTime,
    pub(super) is_second: bool,
}

/// The zone that a name means: itself, without what some programs put around it, or as other systems call it.
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
    /// What the calendar says of zones: which times name which, what the calendar calls its own, and whether there are instants.
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
        // The zone used most, and of several that are used as often the first.
        let used = order.iter().rev().filter_map(|name| clock.named.get(name));
        let used = used.filter(|named| named.zone.is_some()).max_by_key(|named| named.starts);
        let used = used.and_then(|named| named.zone);
        // A zone that is described, and that no start names.
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

    /// The names in use, by the lines on which they are used first.
    pub(super) fn names(&self) -> Vec<(&str, &ZoneName)> {
        let mut names: Vec<_> = self.named.iter().map(|(name, named)| (name.as_str(), named)).collect();
        names.sort_unstable_by_key(|(_, named)| named.line);
        names
    }

    /// What the clock of the programme shows at that time; of a date, its midnight.
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

    /// So many seconds later, by the clock: where clocks change in between, it shows another difference.
    pub(super) fn later(&self, at: NaiveDateTime, seconds: i64) -> Option<NaiveDateTime> {
        let delta = TimeDelta::try_seconds(seconds)?;
        let Some(zone) = self.zone else { return at.checked_add_signed(delta) };
        let end = instant(zone, at)?.checked_add_signed(delta)?;
        Some(self.of_instant(end).at)
    }

    /// An instant in the clock of the programme, for the end of a rule.
    pub(super) fn local_of(&self, utc: NaiveDateTime) -> NaiveDateTime {
        self.of_instant(utc).at
    }
}

/// The instant of a local time, in UTC.
fn instant(zone: Tz, at: NaiveDateTime) -> Option<NaiveDateTime> {
    at.checked_sub_signed(TimeDelta::seconds(offset_at(zone, at).into()))
}

/// The name of a described zone, and where the description says that it lies.
fn located(zone: &Component<'_>) -> Option<(String, String)> {
    let value = |name: &str| {
        let line = zone.lines.iter().find(|line| line.is(name))?;
        stated(Property::new(line).text()?).map(str::to_owned)
    };
    let name = value("TZID")?;
    let location = value("X-LIC-LOCATION").unwrap_or_else(|| name.clone());
    Some((name, location))
}
