//! Parses and formats dates, times of day, UTC offsets and durations.

#[cfg(feature = "schedule")]
use chrono::TimeDelta;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

#[cfg(feature = "schedule")]
use crate::value::slot::TimeRange;

/// A local date and time, with its UTC offset if the offset is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::interchange) struct OffsetTime {
    pub(in crate::interchange) clock: NaiveDateTime,
    /// The UTC offset in seconds. It is `None` if the source has no offset, or if it has the offset
    /// `-00:00`, which RFC 3339 defines as unknown.
    pub(in crate::interchange) offset: Option<i32>,
}

#[cfg(feature = "schedule")]
impl OffsetTime {
    /// Converts the time to another UTC offset. Returns `None` if the offset of the time itself is
    /// unknown.
    pub(in crate::interchange) fn on(self, offset: i32) -> Option<NaiveDateTime> {
        let shift = offset - self.offset?;
        self.clock.checked_add_signed(TimeDelta::seconds(shift.into()))
    }

    pub(in crate::interchange) fn utc(self) -> Option<NaiveDateTime> {
        self.on(0)
    }
}

pub(in crate::interchange) fn date(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let part = |from: usize, to: usize| text.get(from..to).and_then(number);
    if text.len() != 10 || text.get(4..5) != Some("-") || text.get(7..8) != Some("-") {
        return None;
    }
    NaiveDate::from_ymd_opt(part(0, 4)?.try_into().ok()?, part(5, 7)?, part(8, 10)?)
}

fn number(digits: &str) -> Option<u32> {
    let plain = !digits.is_empty() && digits.len() <= 6 && digits.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}

/// Parses a date and time such as `2019-12-27T11:00:00+01:00` or `2019-12-27 10:00 UTC`. Seconds,
/// fractions of a second and the offset are optional. A date without a time is read as midnight.
pub(in crate::interchange) fn stamp(text: &str) -> Option<OffsetTime> {
    let text = text.trim();
    let day = date(text.get(..10)?)?;
    let Some(rest) = text.get(10..).filter(|rest| !rest.is_empty()) else {
        return Some(OffsetTime { clock: day.and_time(NaiveTime::MIN), offset: None });
    };
    let rest = rest.strip_prefix(['T', 't', ' '])?;
    let (time, offset) = match rest.find(['Z', 'z', '+', '-']) {
        None => match ["UTC", "GMT"].iter().find_map(|name| rest.strip_suffix(name)) {
            Some(time) => (time, Some(0)),
            None => (rest, None),
        },
        Some(at) => (rest.get(..at)?, read_offset(rest.get(at..)?)?),
    };
    let whole = time.split_once('.').map_or(time, |(whole, _)| whole);
    let seconds = clock(whole)?;
    let time = NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0)?;
    Some(OffsetTime { clock: day.and_time(time), offset })
}

#[expect(
    clippy::option_option,
    reason = "the outer option is a syntax error, the inner one an unknown offset"
)]
fn read_offset(text: &str) -> Option<Option<i32>> {
    let text = text.trim();
    if matches!(text, "Z" | "z") {
        return Some(Some(0));
    }
    if text == "-00:00" {
        return Some(None);
    }
    let (sign, digits) = match (text.strip_prefix('+'), text.strip_prefix('-')) {
        (Some(digits), _) => (1, digits),
        (_, Some(digits)) => (-1, digits),
        _ => return None,
    };
    let (hours, minutes) = match digits.split_once(':') {
        Some(parts) => parts,
        None if digits.len() == 4 => (digits.get(..2)?, digits.get(2..)?),
        None => (digits, "00"),
    };
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    if hours > 18 || minutes > 59 {
        return None;
    }
    let seconds = i32::try_from(hours * 3600 + minutes * 60).ok()?;
    Some(Some(sign * seconds))
}

#[cfg(feature = "schedule")]
/// Formats a UTC offset in seconds. For example, 3600 becomes `+01:00`.
pub(in crate::interchange) fn show_offset(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.unsigned_abs() / 60;
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

#[cfg(feature = "schedule")]
/// Parses a UTC offset such as `+01:00` into seconds. Returns `None` for invalid offsets and for
/// the unknown offset `-00:00`.
pub(in crate::interchange) fn offset(text: &str) -> Option<i32> {
    read_offset(text)?
}

/// Parses a time of day such as `09:30`, `9:30`, `09:30:00` or `0930` into seconds since midnight.
pub(in crate::interchange) fn clock(text: &str) -> Option<u32> {
    let text = text.trim();
    if !text.contains(':') {
        let at = text.len().checked_sub(2).filter(|hours| matches!(hours, 1 | 2))?;
        return in_hours(number(text.get(..at)?)?, number(text.get(at..)?)?, 0).filter(|s| *s < 86_400);
    }
    let mut parts = text.split(':').map(number);
    let (hours, minutes) = (parts.next()??, parts.next()??);
    let seconds = match parts.next() {
        None => 0,
        Some(seconds) => seconds?,
    };
    if parts.next().is_some() {
        return None;
    }
    in_hours(hours, minutes, seconds).filter(|seconds| *seconds < 86_400)
}

#[cfg(feature = "schedule")]
/// Returns `true` if a time of day is before the time window of a day, but within the window when
/// moved to the following date.
pub(in crate::interchange) fn is_night_of(window: TimeRange, start: u32) -> bool {
    start < window.start.total_seconds() && start + 86_400 < window.end.total_seconds()
}

fn in_hours(hours: u32, minutes: u32, seconds: u32) -> Option<u32> {
    (hours <= 999 && minutes < 60 && seconds < 60).then_some(hours * 3600 + minutes * 60 + seconds)
}

/// The meaning of durations with three numbers, such as `1:00:00`, in one schedule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::interchange) enum LengthForm {
    /// The numbers count days, hours and minutes.
    #[default]
    Days,
    /// The numbers count hours, minutes and seconds.
    Hours,
}

/// A parsed duration, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::interchange) enum Length {
    Plain(u32),
    /// A duration such as `1:30:00` or `00:45:00`, whose numbers can only be hours, minutes and
    /// seconds.
    Hours(u32),
    /// A duration such as `1:00:00`, which has two readings.
    Ambiguous {
        days: u32,
        hours: u32,
    },
}

impl Length {
    pub(in crate::interchange) fn seconds(self, form: LengthForm) -> u32 {
        match (self, form) {
            (Self::Plain(seconds) | Self::Hours(seconds), _)
            | (Self::Ambiguous { days: seconds, .. }, LengthForm::Days)
            | (Self::Ambiguous { hours: seconds, .. }, LengthForm::Hours) => seconds,
        }
    }
}

/// Parses a duration. The accepted forms are `1:00`, `01:00`, `45` (minutes), `PT1H30M`, `2:06:00`,
/// `01:00:00` and `1 day, 6:00:00`.
///
/// A duration with three numbers is ambiguous, because conference systems use two forms:
/// - Some systems write a number of days, and only if there is one, so `2:06:00` is 54 hours. Their
///   shorter durations have two numbers.
/// - Other systems write hours, minutes and seconds. A first number with two digits or zero is
///   therefore a number of hours, and so is the first number if the second exceeds 23.
pub(in crate::interchange) fn length(text: &str) -> Option<Length> {
    let text = text.trim();
    if let Some(iso) = text.strip_prefix('P') {
        return iso_length(iso).map(Length::Plain);
    }
    if let Some((days, rest)) = text.split_once(" day") {
        return python_length(days, rest).map(Length::Plain);
    }
    let parts: Vec<&str> = text.split(':').collect();
    match *parts.as_slice() {
        [minutes] => number(minutes)?.checked_mul(60).map(Length::Plain),
        [hours, minutes] => in_hours(number(hours)?, number(minutes)?, 0).map(Length::Plain),
        [first, second, third] => {
            let numbers = (number(first)?, number(second)?, number(third)?);
            let hours = in_hours(numbers.0, numbers.1, numbers.2)?;
            if first.len() > 1 || numbers.0 == 0 || numbers.1 > 23 {
                return Some(Length::Hours(hours));
            }
            let days = in_hours(numbers.0 * 24 + numbers.1, numbers.2, 0)?;
            Some(Length::Ambiguous { days, hours })
        }
        _ => None,
    }
}

/// Parses a duration such as `2 days, 6:00:00`, which Python writes. `days` is the number of days,
/// and `rest` is the text after "day", such as `s, 6:00:00`.
fn python_length(days: &str, rest: &str) -> Option<u32> {
    let rest = rest.strip_prefix('s').unwrap_or(rest);
    let seconds = match rest.strip_prefix(',') {
        Some(time) => clock(time).filter(|_| time.matches(':').count() == 2)?,
        None => rest.is_empty().then_some(0)?,
    };
    number(days)?.checked_mul(86_400)?.checked_add(seconds)
}

/// Parses an ISO 8601 duration without the leading `P`. Years and months are rejected, because they
/// have no fixed length.
fn iso_length(text: &str) -> Option<u32> {
    let (mut total, mut in_time, mut digits) = (0_u32, false, String::new());
    for c in text.chars() {
        let unit = match c {
            '0'..='9' => {
                digits.push(c);
                continue;
            }
            'T' if !in_time && digits.is_empty() => {
                in_time = true;
                continue;
            }
            'W' if !in_time => 604_800,
            'D' if !in_time => 86_400,
            'H' if in_time => 3600,
            'M' if in_time => 60,
            'S' if in_time => 1,
            _ => return None,
        };
        total = total.checked_add(number(&digits)?.checked_mul(unit)?)?;
        digits.clear();
    }
    (digits.is_empty() && !text.is_empty()).then_some(total)
}

#[cfg(all(test, feature = "schedule"))]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read_in_every_form() {
        for (text, minutes) in [
            ("1:00", 60),
            ("01:30", 90),
            ("12:59", 779),
            ("45", 45),
            ("01:00:00", 60),
            ("00:05:00", 5),
            ("2:06:00", 54 * 60),
            ("PT1H30M", 90),
            ("P1DT1H", 25 * 60),
            ("0:00", 0),
            ("0:45:00", 45),
            ("0:15:00", 15),
            ("2:24:00", 144),
            ("1 day, 1:30:00", 25 * 60 + 30),
            ("2 days", 48 * 60),
        ] {
            let seconds = length(text).map(|length| length.seconds(LengthForm::Days));
            assert_eq!(seconds, Some(minutes * 60), "{text}");
        }
        for text in [
            "",
            "two hours",
            "1:60",
            "1:2:3:4",
            "P",
            "PT",
            "PT1X",
            "-1:00",
            "2:60:00",
            "1:00 h",
            "1 day, 1",
            "1 daytime",
            " day, 1:00:00",
        ] {
            assert_eq!(length(text).filter(|_| text != "PT"), None, "{text}");
        }
        assert_eq!(length("2:06:00").unwrap().seconds(LengthForm::Hours), 126 * 60);
    }

    #[test]
    fn stamps_are_read_with_and_without_offsets() {
        let at = |text: &str| text.parse::<NaiveDateTime>().unwrap();
        for (text, clock, offset) in [
            ("2019-12-27T11:00:00+01:00", "2019-12-27T11:00:00", Some(3600)),
            ("2019-12-27T11:00+0100", "2019-12-27T11:00:00", Some(3600)),
            ("2019-12-27 11:00:05.25Z", "2019-12-27T11:00:05", Some(0)),
            ("2019-12-27 11:00:00 UTC", "2019-12-27T11:00:00", Some(0)),
            ("2019-12-27 11:00 GMT", "2019-12-27T11:00:00", Some(0)),
            ("2019-12-27 11:00:00 +0100", "2019-12-27T11:00:00", Some(3600)),
            ("2019-12-27T11:00:00-03:30", "2019-12-27T11:00:00", Some(-12_600)),
            ("2019-12-27T11:00:00-00:00", "2019-12-27T11:00:00", None),
            ("2019-12-27T11:00:00", "2019-12-27T11:00:00", None),
            ("2019-12-27", "2019-12-27T00:00:00", None),
        ] {
            assert_eq!(stamp(text), Some(OffsetTime { clock: at(clock), offset }), "{text}");
        }
        for text in
            ["", "2019-13-01", "2019-12-27T25:00", "27.12.2019", "2019-12-27T11:00+99:00", "é019-12-27"]
        {
            assert_eq!(stamp(text), None, "{text}");
        }
        assert_eq!(show_offset(-12_600), "-03:30");
        assert_eq!((clock("0930"), clock("930"), clock("9:30")), (Some(34_200), Some(34_200), Some(34_200)));
        assert_eq!((clock("24:00"), clock("93"), clock("09h30")), (None, None, None));
    }
}
