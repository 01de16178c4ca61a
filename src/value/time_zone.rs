//! Time zones: names such as `Europe/Zurich`, and fixed UTC offsets such as `+01:00`.

#[cfg(any(feature = "schedule", feature = "icalendar"))]
use chrono::TimeDelta;
use chrono::{DateTime, FixedOffset, LocalResult, NaiveDateTime};
#[cfg(feature = "tz")]
use chrono::{Offset as _, TimeZone as _};
#[cfg(feature = "tz")]
use chrono_tz::Tz;

use crate::code::Code;
use crate::error::{Error, quote};

/// A time zone: a name in the IANA database, such as `Europe/Zurich`, or a fixed UTC offset, such
/// as `+01:00`.
///
/// A name is preferable, because the database contains the clock changes of the place. An offset
/// suits a programme whose place is unknown. Offsets have the form `±HH:MM`, with up to 23 hours,
/// and are positive east of Greenwich.
///
/// The parser checks only the form of a name, and not whether the database contains the time zone.
///
/// ```
/// use programme::time::TimeZone;
///
/// let zurich: TimeZone = "Europe/Zurich".parse()?;
/// assert_eq!(zurich.fixed_offset(), None);
///
/// let fixed: TimeZone = "+01:00".parse()?;
/// assert_eq!(fixed.fixed_offset().unwrap().local_minus_utc(), 3600);
///
/// assert!("US / Pacific".parse::<TimeZone>().is_err());
/// # Ok::<(), programme::Error>(())
/// ```
#[doc(alias("timezone", "utc_offset"))]
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeZone(Box<str>);

impl TimeZone {
    /// Returns the time zone as in the wire form, such as `"Europe/Zurich"` or `"+01:00"`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the UTC offset of a time zone that is a fixed offset. Returns `None` for a time zone
    /// with a name.
    pub fn fixed_offset(&self) -> Option<FixedOffset> {
        offset(&self.0)
    }

    /// Returns the UTC offsets of the time zone. Returns `None` if the time zone database does not
    /// contain it, or if the feature `tz` is disabled and the time zone is a name.
    pub(crate) fn offsets(&self) -> Option<ZoneOffsets> {
        if let Some(offset) = self.fixed_offset() {
            return Some(ZoneOffsets::Fixed(offset));
        }
        #[cfg(feature = "tz")]
        return self.0.parse().ok().map(ZoneOffsets::Iana);
        #[cfg(not(feature = "tz"))]
        None
    }
}

/// Parses an offset of the form `±HH:MM`. The offset `-00:00` is not accepted, because RFC 3339
/// uses it for an unknown offset.
fn offset(text: &str) -> Option<FixedOffset> {
    let [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] = text.as_bytes() else { return None };
    let digit = |byte: u8| byte.is_ascii_digit().then(|| i32::from(byte - b'0'));
    let (hours, minutes) = (digit(*h1)? * 10 + digit(*h2)?, digit(*m1)? * 10 + digit(*m2)?);
    let seconds = (hours * 60 + minutes) * 60;
    if minutes > 59 || *sign == b'-' && seconds == 0 {
        return None;
    }
    FixedOffset::east_opt(if *sign == b'-' { -seconds } else { seconds })
}

impl std::str::FromStr for TimeZone {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        let fault = |why: String| {
            let message = format!("{} is not a valid time zone: {why}", quote(name));
            Error::new(Code::MalformedTimeZone, message)
        };
        if offset(name).is_some() {
            return Ok(Self(name.into()));
        }
        if name.starts_with(['+', '-']) {
            let why = "write an offset from UTC as in \"+01:00\", and as \"+00:00\" if it is zero";
            return Err(fault(why.to_owned()));
        }
        if name.len() > 64 {
            return Err(fault("it is longer than 64 characters".to_owned()));
        }
        for part in name.split('/') {
            if !part.starts_with(|first: char| first.is_ascii_alphabetic()) {
                return Err(fault(format!(
                    "{} does not begin with a letter; write a name such as \"Europe/Zurich\"",
                    quote(part)
                )));
            }
            if let Some(bad) =
                part.chars().find(|c| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '-' | '+'))
            {
                return Err(fault(format!("the character {} is not allowed", quote(&bad.to_string()))));
            }
        }
        Ok(Self(name.into()))
    }
}

/// Returns `true` if two UTC offsets in seconds differ by at most one hour, as they do before and
/// after a clock change. Equal offsets do not count.
#[cfg(any(
    feature = "schedule",
    feature = "icalendar",
    feature = "schema-org",
    feature = "table",
    feature = "readers"
))]
pub(crate) fn is_clock_change(one: i32, other: i32) -> bool {
    one != other && (one - other).abs() <= 3600
}

/// The clock changes of all places that have a given UTC offset at a given instant.
#[cfg(any(feature = "schedule", feature = "table", feature = "readers"))]
#[derive(Debug, Clone, Default)]
pub(crate) struct ClockChanges {
    /// The given UTC offset, in seconds.
    usual: i32,
    /// The time zones of the database that have this offset at the given instant.
    #[cfg(feature = "tz")]
    zones: Vec<Tz>,
}

#[cfg(any(feature = "schedule", feature = "table", feature = "readers"))]
impl ClockChanges {
    /// Finds the time zones that have the UTC offset `usual`, in seconds, at the instant `utc`.
    #[cfg_attr(not(feature = "tz"), expect(unused_variables, reason = "the database is not available"))]
    pub(crate) fn of(usual: i32, utc: NaiveDateTime) -> Self {
        Self {
            usual,
            #[cfg(feature = "tz")]
            zones: chrono_tz::TZ_VARIANTS
                .iter()
                .copied()
                .filter(|zone| offset_at(*zone, utc) == usual)
                .collect(),
        }
    }

    /// Returns `true` if a clock change can explain a UTC offset, in seconds, at another instant.
    /// The offset must differ from the usual offset by at most one hour. With the feature `tz`, one
    /// of the time zones must also have this offset at the instant `utc`.
    #[cfg_attr(not(feature = "tz"), expect(unused_variables, reason = "the database is not available"))]
    pub(crate) fn contain(&self, offset: i32, utc: NaiveDateTime) -> bool {
        #[cfg(feature = "tz")]
        let occurs = || self.zones.iter().any(|zone| offset_at(*zone, utc) == offset);
        #[cfg(not(feature = "tz"))]
        let occurs = || true;
        is_clock_change(self.usual, offset) && occurs()
    }
}

#[cfg(all(feature = "tz", any(feature = "schedule", feature = "table", feature = "readers")))]
fn offset_at(zone: Tz, utc: NaiveDateTime) -> i32 {
    zone.offset_from_utc_datetime(&utc).fix().local_minus_utc()
}

/// The UTC offsets of a time zone at all times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ZoneOffsets {
    /// The offset is always the same.
    Fixed(FixedOffset),
    /// The offsets are those of a time zone in the IANA database.
    #[cfg(feature = "tz")]
    Iana(Tz),
}

impl ZoneOffsets {
    /// Converts an instant in UTC to an instant with the UTC offset of the time zone.
    pub(crate) fn of_utc(self, utc: NaiveDateTime) -> DateTime<FixedOffset> {
        let offset = match self {
            Self::Fixed(offset) => offset,
            #[cfg(feature = "tz")]
            Self::Iana(zone) => zone.offset_from_utc_datetime(&utc).fix(),
        };
        DateTime::from_naive_utc_and_offset(utc, offset)
    }

    /// Returns the instants at which clocks in the time zone show a local time. The result is empty
    /// if a clock change skips the time, or if an instant would be out of range. It contains two
    /// instants if a clock change repeats the time.
    pub(crate) fn instants(self, local: NaiveDateTime) -> LocalResult<DateTime<FixedOffset>> {
        let offsets = match self {
            Self::Fixed(offset) => LocalResult::Single(offset),
            #[cfg(feature = "tz")]
            Self::Iana(zone) => zone.offset_from_local_datetime(&local).map(|offset| offset.fix()),
        };
        let instant = |offset| {
            let utc = local.checked_sub_offset(offset)?;
            Some(DateTime::from_naive_utc_and_offset(utc, offset))
        };
        match offsets.map(instant) {
            LocalResult::Single(Some(instant)) => LocalResult::Single(instant),
            LocalResult::Ambiguous(Some(earlier), Some(later)) => LocalResult::Ambiguous(earlier, later),
            _ => LocalResult::None,
        }
    }
}

#[cfg(any(feature = "schedule", feature = "icalendar"))]
impl ZoneOffsets {
    /// Returns the UTC offset at a local time, in seconds east of Greenwich. An ambiguous local
    /// time is resolved to the earlier instant. For a local time that a clock change skips, the
    /// offset before the change is returned, as required by RFC 5545, section 3.3.5.
    pub(crate) fn at_local(self, local: NaiveDateTime) -> i32 {
        let zone = match self {
            Self::Fixed(offset) => return offset.local_minus_utc(),
            Self::Iana(zone) => zone,
        };
        let known = zone.offset_from_local_datetime(&local).earliest();
        let before = || local.checked_sub_signed(TimeDelta::days(1)).unwrap_or(local);
        let offset = known.unwrap_or_else(|| zone.offset_from_utc_datetime(&before()));
        offset.fix().local_minus_utc()
    }
}

#[cfg(feature = "icalendar")]
impl std::fmt::Display for ZoneOffsets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Fixed(offset) => offset.fmt(f),
            Self::Iana(zone) => f.write_str(zone.name()),
        }
    }
}

crate::macros::written_as_str!(TimeZone);
crate::macros::try_from_str!(TimeZone);
crate::macros::serde_from_str!(TimeZone, "the IANA name of a time zone, or an offset from UTC");
super::visit::nothing_inside!(TimeZone);

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str, code: Code) {
        let Err(error) = text.parse::<TimeZone>() else { panic!("{text:?} was accepted") };
        assert_eq!(error.code(), code, "{error}");
        assert!(error.to_string().starts_with(&quote(text)), "the input is quoted: {error}");
    }

    #[cfg(all(feature = "tz", feature = "table"))]
    #[test]
    fn clock_changes_are_those_of_places() {
        let at = |text: &str| text.parse::<NaiveDateTime>().unwrap();
        let changes = ClockChanges::of(3600, at("2026-03-28T08:00:00"));
        assert!(changes.contain(7200, at("2026-03-29T07:00:00")));
        assert!(!changes.contain(7200, at("2026-03-28T09:00:00")));
        assert!(!changes.contain(3600, at("2026-03-29T07:00:00")));
        assert!(!changes.contain(-3600, at("2026-07-02T08:00:00")));
    }

    #[test]
    fn time_zone_names_follow_the_iana_form() {
        for name in
            ["UTC", "Europe/Zurich", "America/Argentina/Buenos_Aires", "Etc/GMT+1", "America/Port-au-Prince"]
        {
            let zone = name.parse::<TimeZone>().unwrap();
            assert_eq!(zone, name);
            assert_eq!(zone.fixed_offset(), None);
        }
        for name in ["", "US / Pacific", "Europe/", "/Zurich", "Europe/Zürich", &"a".repeat(65)] {
            refused(name, Code::MalformedTimeZone);
        }
    }

    #[test]
    fn fixed_offsets_have_hours_and_minutes() {
        for (text, minutes) in [
            ("+01:00", 60),
            ("+00:00", 0),
            ("-03:30", -210),
            ("+05:45", 345),
            ("+23:59", 1439),
            ("-23:59", -1439),
        ] {
            let zone = text.parse::<TimeZone>().unwrap();
            assert_eq!(zone, text);
            assert_eq!(zone.fixed_offset().unwrap().local_minus_utc(), minutes * 60, "{text}");
        }
        for text in ["+1:00", "+0100", "+01", "+24:00", "+01:60", "-00:00", "+01:00:00", "+aa:00", "−01:00"]
        {
            refused(text, Code::MalformedTimeZone);
        }
    }
}
