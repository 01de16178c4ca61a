//! Converts the times in a calendar to the time zone of the programme.

use std::borrow::Cow;
use std::collections::HashMap;

use chrono::{LocalResult, NaiveDateTime, TimeDelta, TimeZone};
use chrono_tz::Tz;

use indexmap::IndexMap;

use super::described_zone::{DescribedZone, fixed, named, samples, to_local};
use super::lines::{Component, Components};
use super::property::{CalendarTime, Property, text_parameter};
use crate::interchange::common::texts::stated;
use crate::interchange::common::zone_names::{is_regional, offset};
use crate::value::time_zone::ZoneOffsets;

#[derive(Debug, Default)]
pub(super) struct ProgrammeClock {
    pub(super) zone: Option<ZoneOffsets>,
    /// The line number of the property `X-WR-TIMEZONE`, if it specifies the time zone of the
    /// programme.
    pub(super) stated: Option<usize>,
    named: HashMap<String, ZoneName>,
    pub(super) floating: Floating,
    /// Whether some events start in UTC, or the starts are in more than one named time zone. If so,
    /// times in an unknown time zone are doubtful.
    has_other_clocks: bool,
}

/// The starts without a time zone.
#[derive(Debug, Default)]
pub(super) struct Floating {
    pub(super) starts: usize,
    /// The line number of the first such start.
    pub(super) line: usize,
    /// Whether the calendar has an `X-WR-TIMEZONE` or describes only one time zone. If so, these
    /// starts need no time zone.
    pub(super) is_stated: bool,
    /// Whether the time zone of the programme is only assumed to be UTC, because some starts are in
    /// UTC and no other time zone is known.
    pub(super) is_assumed: bool,
    /// The number of sessions with such a start that are marked as tentative.
    pub(super) tentative: usize,
}

#[derive(Debug, Clone)]
pub(super) struct ZoneName {
    source: Option<SourceZone>,
    /// The IANA time zone or fixed offset that has the same UTC offsets in the years of the
    /// calendar, if there is one. Only such a zone can be the time zone of the programme.
    pub(super) zone: Option<ZoneOffsets>,
    /// Whether the name is spelled exactly as in the IANA time zone database.
    pub(super) is_exact: bool,
    /// Whether the name was used although the `VTIMEZONE` component has other UTC offsets at the
    /// starts of events.
    pub(super) differs: bool,
    /// The number of events that start in this time zone.
    pub(super) starts: usize,
    /// The number of sessions that are marked as tentative because the time zone is unknown.
    pub(super) tentative: usize,
    pub(super) line: usize,
}

impl ZoneName {
    /// Returns `true` if the UTC offsets of the time zone are known.
    pub(super) fn is_known(&self) -> bool {
        self.source.is_some()
    }
}

/// A time zone as specified in the calendar.
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

    fn offsets(&self) -> Option<ZoneOffsets> {
        match self {
            Self::Iana(zone) => Some(ZoneOffsets::Iana(*zone)),
            Self::Fixed(seconds) => fixed(*seconds),
            Self::Described(_) => None,
        }
    }
}

/// The time zones that a calendar describes, by their names in the calendar.
struct Descriptions {
    by_name: IndexMap<String, Description>,
    /// The local times at which the offsets of two time zones are compared. They are in the years
    /// of the events.
    samples: Vec<NaiveDateTime>,
    /// The starts of events in each described time zone.
    starts: HashMap<String, Vec<NaiveDateTime>>,
    /// The number of descriptions that were compared with other time zones.
    compared: usize,
}

struct Description {
    /// The IANA name in the property `X-LIC-LOCATION`, or else the name of the time zone.
    location: String,
    zone: Option<DescribedZone>,
}

/// A time zone that was found by its name in a calendar.
struct FoundZone {
    source: SourceZone,
    zone: Option<ZoneOffsets>,
    is_exact: bool,
    differs: bool,
}

impl FoundZone {
    fn new((source, is_exact): (SourceZone, bool)) -> Self {
        Self { zone: source.offsets(), source, is_exact, differs: false }
    }
}

impl Descriptions {
    fn of(found: &Components<'_>, starts: &[(CalendarTime, usize)]) -> Self {
        let mut by_name: IndexMap<String, Description> = IndexMap::new();
        for zone in found.all.iter().filter(|component| component.is("VTIMEZONE")) {
            let Some((name, location)) = located(zone) else { continue };
            let description = by_name.entry(name).or_insert(Description { location, zone: None });
            if description.zone.is_none() {
                description.zone = DescribedZone::of(found, zone);
            }
        }
        let mut named: HashMap<String, Vec<NaiveDateTime>> = HashMap::new();
        for (start, _) in starts {
            if let CalendarTime::Local(at, Some(name)) = start
                && by_name.contains_key(name)
            {
                named.entry(name.clone()).or_default().push(*at);
            }
        }
        let samples = samples(starts.iter().map(|(start, _)| start));
        Self { by_name, samples, starts: named, compared: 0 }
    }

    /// Finds a time zone by its name in the calendar. The description of the zone takes precedence
    /// over its name, unless the name is exactly the IANA name of a region. If the name or the
    /// `X-LIC-LOCATION` is that of a zone with the described offsets, that zone is used instead of
    /// the description.
    fn find(&mut self, name: &str) -> Option<FoundZone> {
        let named = read(name);
        let Some(description) = self.by_name.get(name) else { return named.map(FoundZone::new) };
        let elsewhere = || read(&description.location).map(|(zone, _)| (zone, false));
        let Some(described) = &description.zone else {
            return named.or_else(elsewhere).map(FoundZone::new);
        };
        let starts = self.starts.get(name).map_or(&[][..], Vec::as_slice);
        let is_same = |zone: &SourceZone, times: &[NaiveDateTime]| {
            times.iter().all(|at| zone.offset_at(*at) == described.offset_at(*at))
        };
        if let Some((zone, true)) = &named
            && is_regional(name)
        {
            let differs = !is_same(zone, starts);
            return named.map(|zone| FoundZone { differs, ..FoundZone::new(zone) });
        }
        let source = SourceZone::Described(described.clone());
        let described_only = |zone| Some(FoundZone { source, zone, is_exact: false, differs: false });
        // Comparing a description with all time zones is slow.
        self.compared += 1;
        if self.compared > MOST_COMPARED {
            return described_only(None);
        }
        let names: Vec<(SourceZone, bool)> = named.into_iter().chain(elsewhere()).collect();
        let always = names.iter().find(|(zone, _)| is_same(zone, &self.samples) && is_same(zone, starts));
        if let Some(known) = always {
            return Some(FoundZone::new(known.clone()));
        }
        let equivalent = described.equivalent(&self.samples).map(ZoneOffsets::Iana);
        // Some programs write descriptions that are only correct for a part of the year.
        let at_starts = || names.iter().find(|(zone, _)| !starts.is_empty() && is_same(zone, starts));
        match equivalent {
            None => match at_starts() {
                Some(known) => Some(FoundZone::new(known.clone())),
                None => described_only(None),
            },
            zone => described_only(zone),
        }
    }
}

/// The properties of an event that can name a time zone, other than `DTSTART`.
const OTHER_TIMES: [&str; 4] = ["DTEND", "RDATE", "EXDATE", "RECURRENCE-ID"];

/// A local time in the time zone of the programme. When the clocks go back, some local times occur
/// twice, and `is_second` marks the second occurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ClockTime {
    pub(super) at: NaiveDateTime,
    pub(super) is_second: bool,
}

/// Finds a time zone by name. The second value is `true` if the name is exactly an IANA name. Other
/// accepted names are IANA names in another case, with additional white space or with a prefix,
/// names from other systems such as Windows, cities, UTC offsets and common abbreviations.
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
    // For an offset in brackets before cities that the library does not know, it returns a zone
    // with whole hours and without daylight saving time.
    let is_display_name = upper.starts_with('(');
    if is_display_name && let Some(zone) = named(name) {
        return Some((SourceZone::Iana(zone), false));
    }
    match name.parse::<calcard::common::timezone::Tz>() {
        Ok(calcard::common::timezone::Tz::Tz(zone)) if is_display_name && zone.name().starts_with("Etc/") => {
            let shift = upper.strip_suffix(')').and_then(|inside| inside.get(4..)).and_then(offset);
            shift.map(|seconds| (SourceZone::Fixed(seconds), false))
        }
        Ok(calcard::common::timezone::Tz::Tz(zone)) => Some((SourceZone::Iana(zone), false)),
        Ok(calcard::common::timezone::Tz::Fixed(shift)) => {
            Some((SourceZone::Fixed(shift.local_minus_utc()), false))
        }
        _ => named(name).map(|zone| (SourceZone::Iana(zone), false)),
    }
}

/// The maximum number of described time zones that are compared with others.
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
        let mut clock = Self::default();
        let lines = || events.iter().filter_map(|at| found.all.get(*at)).flat_map(|event| &event.lines);
        let starts = lines().filter(|line| line.is("DTSTART"));
        let starts: Vec<(CalendarTime, usize)> =
            starts.filter_map(|line| Some((Property::new(line).stamp()?, line.at))).collect();
        let mut descriptions = Descriptions::of(found, &starts);
        let (mut instants, mut order) = (0, Vec::new());
        let mut zone_named = |name: String, line: usize, starts: usize, order: &mut Vec<String>| {
            let named = clock.named.entry(name).or_insert_with_key(|name| {
                order.push(name.clone());
                let found = descriptions.find(name);
                ZoneName {
                    zone: found.as_ref().and_then(|found| found.zone),
                    is_exact: found.as_ref().is_some_and(|found| found.is_exact),
                    differs: found.as_ref().is_some_and(|found| found.differs),
                    source: found.map(|found| found.source),
                    starts: 0,
                    tentative: 0,
                    line,
                }
            });
            named.starts += starts;
        };
        for (start, line) in starts {
            match start {
                CalendarTime::Utc(_) => instants += 1,
                CalendarTime::Local(_, Some(name)) => zone_named(name, line, 1, &mut order),
                CalendarTime::Local(_, None) => {
                    if clock.floating.starts == 0 {
                        clock.floating.line = line;
                    }
                    clock.floating.starts += 1;
                }
                CalendarTime::Date(_) => {}
            }
        }
        // Some programs write the instant in UTC beside the name of the time zone.
        for line in lines().filter(|line| line.is("DTSTART")) {
            let is_instant = matches!(Property::new(line).stamp(), Some(CalendarTime::Utc(_)));
            if let Some((name, _)) = text_parameter(line, "TZID").filter(|_| is_instant) {
                zone_named(name, line.at, 1, &mut order);
            }
        }
        for line in lines().filter(|line| OTHER_TIMES.iter().any(|name| line.is(name))) {
            if let Some((name, _)) = text_parameter(line, "TZID") {
                zone_named(name, line.at, 0, &mut order);
            }
        }
        let roots =
            || found.roots.iter().filter_map(|at| found.all.get(*at)).filter(|one| one.is("VCALENDAR"));
        let own = roots().flat_map(|root| &root.lines).filter(|line| line.is("X-WR-TIMEZONE"));
        let own = own.map(|line| (Property::new(line).text().map(str::to_owned), line.at));
        let own: Option<(ZoneOffsets, usize)> =
            own.into_iter().find_map(|(name, line)| Some((descriptions.find(&name?)?.zone?, line)));
        // Prefer the time zone that most events use. In a tie, prefer the one that occurs first. If
        // all starts are without a time zone, one that is used elsewhere is better than none.
        let is_floating = instants == 0 && clock.floating.starts > 0;
        let used = order.iter().rev().filter_map(|name| clock.named.get(name));
        let used = used.filter(|named| named.zone.is_some() && (named.starts > 0 || is_floating));
        let used = used.max_by_key(|named| named.starts).and_then(|named| named.zone);
        // Some programs write UTC as the time zone of a calendar although all events specify
        // another one.
        let own = own.filter(|(own, _)| {
            let name = own.to_string();
            let is_utc = ["UTC", "GMT", "Universal", "Zulu"].contains(&name.trim_start_matches("Etc/"));
            !(is_utc && used.is_some() && instants + clock.floating.starts == 0)
        });
        clock.stated = own.map(|(_, line)| line);
        let own = own.map(|(zone, _)| zone);
        // If no event uses a known time zone, use the time zone that the calendar describes, unless
        // it describes several.
        let names: Vec<String> = descriptions.by_name.keys().cloned().collect();
        let mut described: Vec<ZoneOffsets> = names
            .iter()
            .filter_map(|name| match clock.named.get(name) {
                Some(named) => named.zone,
                None => descriptions.find(name)?.zone,
            })
            .collect();
        described.sort_by_cached_key(ZoneOffsets::to_string);
        described.dedup();
        let described = if let [one] = described.as_slice() { Some(*one) } else { None };
        clock.floating.is_stated = own.or(described).is_some();
        let known = own.or(used).or(described);
        clock.floating.is_assumed = known.is_none() && instants > 0;
        let started = || clock.named.values().filter(|named| named.starts > 0);
        clock.has_other_clocks = instants > 0 || started().count() > 1;
        let has_offsets = started().any(ZoneName::is_known);
        clock.zone = known.or((instants > 0 || has_offsets).then_some(ZoneOffsets::Iana(Tz::UTC)));
        clock
    }

    /// Returns `true` if a start was read in the time zone of the programme, but may be in another
    /// one.
    pub(super) fn is_doubtful(&self, start: &CalendarTime) -> bool {
        match start {
            CalendarTime::Local(_, None) => self.floating.is_assumed,
            CalendarTime::Local(_, Some(name)) => self.has_other_clocks && self.zone_of(name).is_none(),
            CalendarTime::Date(_) | CalendarTime::Utc(_) => false,
        }
    }

    /// Counts a session that is marked as tentative because its start is doubtful.
    pub(super) fn count_tentative(&mut self, start: &CalendarTime) {
        match start {
            CalendarTime::Local(_, Some(name)) => {
                if let Some(named) = self.named.get_mut(name) {
                    named.tentative += 1;
                }
            }
            _ => self.floating.tentative += 1,
        }
    }

    /// Returns `true` if a time is written in the time zone of the programme, and not in UTC. The
    /// result is also `true` for dates, and for times without a known time zone.
    pub(super) fn is_own(&self, time: &CalendarTime) -> bool {
        match time {
            CalendarTime::Date(_) | CalendarTime::Local(_, None) => true,
            CalendarTime::Utc(_) => false,
            CalendarTime::Local(_, Some(name)) => {
                let is_own = self.named.get(name).is_some_and(|named| named.zone == self.zone);
                is_own || self.zone_of(name).is_none_or(|zone| *zone == self.own())
            }
        }
    }

    /// Returns the instant of a time, in UTC. A date is converted to the midnight at its start.
    pub(super) fn instant_of(&self, time: &CalendarTime) -> Option<NaiveDateTime> {
        match time {
            CalendarTime::Utc(at) => Some(*at),
            CalendarTime::Local(at, Some(name)) if !self.is_own(time) => self.zone_of(name)?.instant(*at),
            time => self.own().instant(time.local()),
        }
    }

    /// Adds elapsed seconds to a time, and returns the result in the time zone of the programme.
    pub(super) fn after(&self, start: &CalendarTime, seconds: i64) -> Option<NaiveDateTime> {
        let end = self.instant_of(start)?.checked_add_signed(TimeDelta::try_seconds(seconds)?)?;
        Some(self.of_instant(end).at)
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
                let zone = zone.as_ref().filter(|_| !self.is_own(stamp));
                match zone.and_then(|name| self.zone_of(name)) {
                    Some(zone) => Some(self.of_instant(zone.instant(*at)?)),
                    None => plain(*at),
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

    /// Adds elapsed seconds to a local time of the programme, and takes clock changes into account.
    pub(super) fn later(&self, at: NaiveDateTime, seconds: i64) -> Option<NaiveDateTime> {
        let delta = TimeDelta::try_seconds(seconds)?;
        let Some(zone) = self.zone else { return at.checked_add_signed(delta) };
        let end = instant(zone, at)?.checked_add_signed(delta)?;
        Some(self.of_instant(end).at)
    }

    /// Converts an instant to the time zone of another time.
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
