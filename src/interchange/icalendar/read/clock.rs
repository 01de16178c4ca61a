//! Converts the times in a calendar to the time zone of the programme.

use std::borrow::Cow;
use std::collections::HashMap;

use chrono::{LocalResult, NaiveDateTime, TimeDelta, TimeZone};
use chrono_tz::Tz;

use super::described_zone::{DescribedZone, fixed, named, offset, to_local, years};
use super::lines::{Component, Components};
use super::property::{CalendarTime, Property};
use crate::interchange::common::texts::stated;
use crate::value::time_zone::ZoneOffsets;

#[derive(Debug, Default)]
pub(super) struct ProgrammeClock {
    pub(super) zone: Option<ZoneOffsets>,
    named: HashMap<String, ZoneName>,
    pub(super) floating: Floating,
}

/// The starts without a time zone.
#[derive(Debug, Default)]
pub(super) struct Floating {
    pub(super) starts: usize,
    /// The line number of the first one.
    pub(super) line: usize,
    /// Whether the calendar states the time zone of the programme, so that these starts need no
    /// time zone of their own.
    pub(super) is_stated: bool,
    /// Whether the time zone of the programme is only assumed to be UTC, because some starts are in
    /// UTC and no time zone is named.
    pub(super) is_assumed: bool,
}

#[derive(Debug, Clone)]
pub(super) struct ZoneName {
    source: Option<SourceZone>,
    /// The time zone of a programme that is the same in the years of the calendar.
    pub(super) zone: Option<ZoneOffsets>,
    /// Whether the name is spelled exactly as in the IANA time zone database.
    pub(super) is_exact: bool,
    /// The number of events that start in this time zone.
    pub(super) starts: usize,
    pub(super) line: usize,
}

impl ZoneName {
    /// Returns `true` if the UTC offsets of the time zone are known.
    pub(super) fn is_known(&self) -> bool {
        self.source.is_some()
    }
}

/// A time zone as the calendar states it.
#[derive(Debug, Clone, PartialEq, Eq)]
enum SourceZone {
    Iana(Tz),
    /// A fixed UTC offset in seconds.
    Fixed(i32),
    Described(DescribedZone),
}

impl From<ZoneOffsets> for SourceZone {
    fn from(zone: ZoneOffsets) -> Self {
        match zone {
            ZoneOffsets::Iana(zone) => Self::Iana(zone),
            ZoneOffsets::Fixed(offset) => Self::Fixed(offset.local_minus_utc()),
        }
    }
}

impl SourceZone {
    fn offset_at(&self, local: NaiveDateTime) -> i32 {
        match self {
            Self::Iana(zone) => ZoneOffsets::Iana(*zone).at_local(local),
            Self::Fixed(offset) => *offset,
            Self::Described(zone) => zone.offset_at(local),
        }
    }

    fn local_of(&self, utc: NaiveDateTime) -> NaiveDateTime {
        match self {
            Self::Iana(zone) => zone.from_utc_datetime(&utc).naive_local(),
            other => to_local(utc, |local| other.offset_at(local)),
        }
    }

    fn instant(&self, at: NaiveDateTime) -> Option<NaiveDateTime> {
        at.checked_sub_signed(TimeDelta::seconds(self.offset_at(at).into()))
    }
}

/// A local time in the time zone of the programme. When the clocks go back, some local times occur
/// twice, and `is_second` marks the second occurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ClockTime {
    pub(super) at: NaiveDateTime,
    pub(super) is_second: bool,
}

/// Finds a time zone by name. The second value is `true` if the name is exactly an IANA name. Names
/// in other case, with additional white space or a prefix, names from other systems such as
/// Windows, UTC offsets and common abbreviations are accepted, but not exact.
fn read(name: &str) -> Option<(SourceZone, bool)> {
    if let Ok(zone) = name.parse::<Tz>() {
        return Some((SourceZone::Iana(zone), true));
    }
    let close: String = name.chars().filter(|c| !c.is_whitespace()).collect();
    if let Ok(zone) = close.parse::<Tz>() {
        return Some((SourceZone::Iana(zone), false));
    }
    let upper = close.to_ascii_uppercase();
    let shift = upper.strip_prefix("UTC").or_else(|| upper.strip_prefix("GMT")).unwrap_or(&upper);
    if let Some(seconds) = offset(shift).or_else(|| abbreviated(&upper)) {
        return Some((SourceZone::Fixed(seconds), false));
    }
    match name.parse::<calcard::common::timezone::Tz>() {
        Ok(calcard::common::timezone::Tz::Tz(zone)) => Some((SourceZone::Iana(zone), false)),
        Ok(calcard::common::timezone::Tz::Fixed(shift)) => {
            Some((SourceZone::Fixed(shift.local_minus_utc()), false))
        }
        _ => named(name).map(|zone| (SourceZone::Iana(zone), false)),
    }
}

/// The maximum number of described time zones that are looked for in the IANA database.
const MOST_COMPARED: usize = 16;

/// Returns the UTC offset of a common abbreviation that the IANA database does not contain. Those
/// with several meanings, such as IST, are not accepted.
fn abbreviated(name: &str) -> Option<i32> {
    let minutes = match name {
        "Z" => 0,
        "BST" | "MEZ" | "WEST" => 60,
        "CEST" | "MESZ" => 120,
        "EEST" | "MSK" => 180,
        "EDT" => -240,
        "CDT" => -300,
        "MDT" => -360,
        "PDT" => -420,
        "AKDT" | "PST" => -480,
        "AKST" => -540,
        "AWST" => 480,
        "JST" | "KST" => 540,
        "ACST" => 570,
        "AEST" => 600,
        "ACDT" => 630,
        "AEDT" => 660,
        "NZST" => 720,
        "NZDT" => 780,
        _ => return None,
    };
    Some(minutes * 60)
}

impl ProgrammeClock {
    pub(super) fn of(found: &Components<'_>, events: &[usize]) -> Self {
        let zones = || found.all.iter().filter(|component| component.is("VTIMEZONE"));
        let located: HashMap<String, String> = zones().filter_map(located).collect();
        let mut described: HashMap<String, DescribedZone> = HashMap::new();
        for zone in zones() {
            if let (Some((name, _)), Some(zone)) = (self::located(zone), DescribedZone::of(found, zone)) {
                described.entry(name).or_insert(zone);
            }
        }
        let mut clock = Self::default();
        let starts = events.iter().filter_map(|at| found.all.get(*at));
        let starts = starts.flat_map(|event| event.lines.iter().filter(|line| line.is("DTSTART")));
        let starts: Vec<(CalendarTime, usize)> =
            starts.filter_map(|line| Some((Property::new(line).stamp()?, line.at))).collect();
        let years = years(starts.iter().map(|(start, _)| start));
        let (mut instants, mut order) = (0, Vec::new());
        for (start, line) in starts {
            match start {
                CalendarTime::Utc(_) => instants += 1,
                CalendarTime::Local(_, Some(name)) => {
                    let named = clock.named.entry(name).or_insert_with_key(|name| {
                        order.push(name.clone());
                        let elsewhere = || read(located.get(name)?).map(|(zone, _)| (zone, false));
                        let described = || Some((SourceZone::Described(described.get(name)?.clone()), false));
                        let known = read(name).or_else(elsewhere).or_else(described);
                        let zone = known.as_ref().and_then(|(zone, _)| match zone {
                            SourceZone::Iana(zone) => Some(ZoneOffsets::Iana(*zone)),
                            SourceZone::Fixed(seconds) => fixed(*seconds),
                            // Comparing with all time zones takes time.
                            SourceZone::Described(_) if order.len() > MOST_COMPARED => None,
                            SourceZone::Described(zone) => {
                                zone.equivalent(years.clone()?).map(ZoneOffsets::Iana)
                            }
                        });
                        let is_exact = known.as_ref().is_some_and(|(_, exact)| *exact);
                        ZoneName { source: known.map(|(zone, _)| zone), zone, is_exact, starts: 0, line }
                    });
                    named.starts += 1;
                }
                CalendarTime::Local(_, None) => {
                    if clock.floating.starts == 0 {
                        clock.floating.line = line;
                    }
                    clock.floating.starts += 1;
                }
                CalendarTime::Date(_) => {}
            }
        }
        let roots =
            || found.roots.iter().filter_map(|at| found.all.get(*at)).filter(|one| one.is("VCALENDAR"));
        let offsets = |zone: (SourceZone, bool)| match zone.0 {
            SourceZone::Iana(zone) => Some(ZoneOffsets::Iana(zone)),
            SourceZone::Fixed(seconds) => fixed(seconds),
            SourceZone::Described(_) => None,
        };
        let lines = roots().flat_map(|root| &root.lines);
        let mut own = lines.filter(|line| line.is("X-WR-TIMEZONE"));
        let own = own.find_map(|line| offsets(read(Property::new(line).text()?)?));
        // Prefer the time zone that most events use. In a tie, prefer the one that occurs first.
        let used = order.iter().rev().filter_map(|name| clock.named.get(name));
        let used = used.filter(|named| named.zone.is_some()).max_by_key(|named| named.starts);
        let used = used.and_then(|named| named.zone);
        // Programs write UTC as the time zone of a calendar whose events all state another one.
        let own = own.filter(|own| {
            let name = own.to_string();
            let is_utc = ["UTC", "GMT", "Universal", "Zulu"].contains(&name.trim_start_matches("Etc/"));
            !(is_utc && used.is_some() && instants + clock.floating.starts == 0)
        });
        // If no event uses a known time zone, use the time zone that the calendar describes, unless
        // it describes several.
        let mut described: Vec<ZoneOffsets> = located
            .iter()
            .filter_map(|(name, location)| read(name).or_else(|| read(location)))
            .filter_map(offsets)
            .collect();
        described.sort_by_cached_key(ZoneOffsets::to_string);
        described.dedup();
        let described = if let [one] = described.as_slice() { Some(*one) } else { None };
        clock.floating.is_stated = own.or(described).is_some();
        let known = own.or(used).or(described);
        clock.floating.is_assumed = known.is_none() && instants > 0;
        let has_offsets = clock.named.values().any(ZoneName::is_known);
        clock.zone = known.or((instants > 0 || has_offsets).then_some(ZoneOffsets::Iana(Tz::UTC)));
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
                let Some(name) = zone else { return plain(*at) };
                let is_own = self.named.get(name).is_some_and(|named| named.zone == self.zone);
                match self.zone_of(name) {
                    Some(zone) if !is_own && *zone != self.own() => Some(self.of_instant(zone.instant(*at)?)),
                    _ => plain(*at),
                }
            }
        }
    }

    /// Returns the time zone of the programme, or UTC if it has none.
    fn own(&self) -> SourceZone {
        self.zone.map_or(SourceZone::Iana(Tz::UTC), SourceZone::from)
    }

    fn zone_of(&self, name: &str) -> Option<Cow<'_, SourceZone>> {
        match self.named.get(name) {
            Some(named) => named.source.as_ref().map(Cow::Borrowed),
            None => read(name).map(|(zone, _)| Cow::Owned(zone)),
        }
    }

    fn of_instant(&self, at: NaiveDateTime) -> ClockTime {
        let Some(zone) = self.zone else { return ClockTime { at, is_second: false } };
        let shown = zone.of_utc(at);
        let local = shown.naive_local();
        let is_second = match zone.instants(local) {
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
            CalendarTime::Local(_, None) | CalendarTime::Date(_) => {
                self.zone.map(|zone| Cow::Owned(zone.into()))
            }
        };
        zone.map_or(utc, |zone| zone.local_of(utc))
    }
}

fn instant(zone: ZoneOffsets, at: NaiveDateTime) -> Option<NaiveDateTime> {
    at.checked_sub_signed(TimeDelta::seconds(zone.at_local(at).into()))
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
