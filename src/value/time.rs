//! Times of day, lengths of time, and related types such as ranges and time zones.
//!
//! A [`Slot`](crate::Slot) is a day with an optional time: a part of the day, a start, or a start
//! and an end. A [`DayTime`] is counted from the midnight at the start of the programme day and can
//! continue past the next midnight. For example, 25:30 is 01:30 on the next day. An [`Anchor`]
//! assigns dates to a programme without dates.
//!
//! ```
//! use programme::Slot;
//! use programme::time::{SlotTime, TimeRange};
//!
//! let slot = Slot::between(1, "22:00", "25:30")?;
//! assert_eq!(slot.time(), SlotTime::Between(TimeRange::new("22:00", "25:30")?));
//! # Ok::<(), programme::Error>(())
//! ```

use std::fmt;

pub use super::anchor::{Anchor, AnchorError};
pub use super::slot::{DayPart, SlotTime, TimeRange};
pub use super::time_zone::TimeZone;

use crate::code::Code;
use crate::error::{Error, quote};

/// The maximum time of day or length of time: 240 hours, in seconds.
const LONGEST: u32 = 240 * 3600;

/// Parses a time such as `09:30` or `09:30:15`, and returns the number of seconds. The hours have
/// two or three digits, and the maximum is 240:00:00.
fn parse_seconds(text: &str, what: &str) -> Result<u32, Error> {
    let fault = |why: &str| Error::new(Code::MalformedTime, format!("{} is not {what}: {why}", quote(text)));
    let two_digits = |part: &[u8]| match part {
        [tens @ b'0'..=b'9', ones @ b'0'..=b'9'] => {
            Some(u32::from(tens - b'0') * 10 + u32::from(ones - b'0'))
        }
        _ => None,
    };
    let form = || {
        fault(&match minutes_as_clock(text) {
            Some(clock) => format!("write \"{clock}\" for {text} minutes"),
            None => "write hours and minutes as in \"09:30\"".to_owned(),
        })
    };
    let mut parts = text.as_bytes().split(|byte| *byte == b':');
    let hours = match parts.next().unwrap_or_default() {
        [hundreds @ b'1'..=b'9', rest @ ..] if rest.len() == 2 => {
            two_digits(rest).map(|rest| u32::from(hundreds - b'0') * 100 + rest)
        }
        hours => two_digits(hours),
    };
    let (Some(hours), Some(minutes)) = (hours, parts.next().and_then(two_digits)) else { return Err(form()) };
    let seconds = match parts.next() {
        None => 0,
        Some(seconds) => two_digits(seconds).ok_or_else(form)?,
    };
    if parts.next().is_some() {
        return Err(form());
    }
    if minutes > 59 {
        return Err(fault(&format!("the minutes are {minutes}, but must be at most 59")));
    }
    if seconds > 59 {
        return Err(fault(&format!("the seconds are {seconds}, but must be at most 59")));
    }
    let total = hours * 3600 + minutes * 60 + seconds;
    if total > LONGEST {
        return Err(fault("it exceeds the maximum of 240:00:00"));
    }
    Ok(total)
}

/// Converts a number without a colon to hours and minutes, such as "90" to "01:30". Returns `None`
/// if the text does not consist of two to five digits, or if the number exceeds 240 hours.
fn minutes_as_clock(text: &str) -> Option<Length> {
    let digits = (2..=5).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    Length::from_minutes(text.parse().ok().filter(|_| digits)?)
}

macro_rules! clock {
    ($name:ident, $what:literal) => {
        impl $name {
            /// Returns the number of full hours, such as 25 for 25:30.
            pub const fn hours(self) -> u32 {
                self.0 / 3600
            }

            /// Returns the number of minutes (0 to 59) after the full hours, such as 30 for 25:30.
            pub const fn minutes(self) -> u32 {
                self.0 / 60 % 60
            }

            /// Returns the number of seconds (0 to 59) after the full minutes, such as 15 for
            /// 09:30:15.
            pub const fn seconds(self) -> u32 {
                self.0 % 60
            }

            /// Returns the total number of seconds, such as 5,400 for 01:30.
            pub const fn total_seconds(self) -> u32 {
                self.0
            }

            /// Returns this value plus a length of time, or `None` if the sum is more than 240
            /// hours.
            pub const fn checked_add(self, length: Length) -> Option<Self> {
                Self::from_seconds(self.0.saturating_add(length.0))
            }

            /// Creates a value from a total number of seconds. Returns `None` if the number is
            /// greater than 864,000, which is 240 hours.
            pub const fn from_seconds(seconds: u32) -> Option<Self> {
                if seconds <= LONGEST { Some(Self(seconds)) } else { None }
            }
        }

        impl std::str::FromStr for $name {
            type Err = Error;

            fn from_str(text: &str) -> Result<Self, Error> {
                parse_seconds(text, $what).map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:02}:{:02}", self.hours(), self.minutes())?;
                if self.seconds() > 0 {
                    write!(f, ":{:02}", self.seconds())?;
                }
                Ok(())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }

        /// Adds a length of time. The result is at most 240 hours.
        /// Use [`checked_add`](Self::checked_add) to detect a longer time.
        impl std::ops::Add<Length> for $name {
            type Output = Self;

            fn add(self, length: Length) -> Self {
                self.checked_add(length).unwrap_or(Self(LONGEST))
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        crate::macros::try_from_str!($name);
        crate::macros::serde_from_str!($name, $what);
        super::visit::nothing_inside!($name);
    };
}

/// A time of day in hours, minutes and seconds. The maximum is 240:00:00.
///
/// A time is counted from the midnight at the start of the programme day, which can continue past
/// the next midnight. For example, `25:30` is half past one in the following night, which still
/// belongs to the programme day.
///
/// ```
/// use programme::DayTime;
///
/// let late: DayTime = "25:30".parse()?;
/// assert_eq!((late.hours(), late.minutes()), (25, 30));
/// assert_eq!(late.to_string(), "25:30");
/// assert!("9:30".parse::<DayTime>().is_err()); // write "09:30"
/// assert_eq!(late + "00:45".parse()?, "26:15".parse()?);
/// # Ok::<(), programme::Error>(())
/// ```
#[doc(alias("time", "clock"))]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DayTime(u32);
clock!(DayTime, "a time of day");

/// A length of time in hours, minutes and seconds. The maximum is 240:00:00.
///
/// ```
/// use programme::Length;
///
/// let length: Length = "00:45".parse()?;
/// assert_eq!(length.total_seconds(), 45 * 60);
/// assert_eq!(Length::from_minutes(45), Some(length));
/// let error = "90".parse::<Length>().unwrap_err();
/// assert_eq!(error.to_string(), "\"90\" is not a length of time: write \"01:30\" for 90 minutes");
/// # Ok::<(), programme::Error>(())
/// ```
#[doc(alias("duration", "timedelta"))]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Length(u32);
clock!(Length, "a length of time");

impl DayTime {
    /// The latest time that this type can represent, which is 240:00.
    pub const LATEST: Self = Self(LONGEST);

    /// Returns the length of time from `earlier` to this time, or `None` if `earlier` is in fact
    /// later.
    ///
    /// ```
    /// use programme::{DayTime, Length};
    ///
    /// let (start, end): (DayTime, DayTime) = ("22:00".parse()?, "25:30".parse()?);
    /// assert_eq!(end.since(start), Length::from_minutes(210));
    /// assert_eq!(start.since(end), None);
    /// # Ok::<(), programme::Error>(())
    /// ```
    pub const fn since(self, earlier: Self) -> Option<Length> {
        match self.0.checked_sub(earlier.0) {
            Some(seconds) => Some(Length(seconds)),
            None => None,
        }
    }

    /// Returns the time that is `seconds` seconds later, or earlier if `seconds` is negative.
    /// Returns `None` if the result is before the midnight at the start of the day or after 240:00.
    ///
    /// ```
    /// use programme::DayTime;
    ///
    /// let start: DayTime = "23:30".parse()?;
    /// assert_eq!(start.plus_seconds(3600).unwrap().to_string(), "24:30");
    /// assert_eq!(start.plus_seconds(-24 * 3600), None);
    /// # Ok::<(), programme::Error>(())
    /// ```
    pub fn plus_seconds(self, seconds: i64) -> Option<Self> {
        Self::from_seconds(u32::try_from(i64::from(self.0).checked_add(seconds)?).ok()?)
    }
}

/// Converts a time of day of the `chrono` crate. Fractions of a second are dropped, and a leap
/// second is counted as the second before it.
///
/// ```
/// use programme::DayTime;
/// use programme::chrono::NaiveTime;
///
/// let time = NaiveTime::from_hms_opt(9, 30, 0).unwrap();
/// assert_eq!(DayTime::from(time).to_string(), "09:30");
/// ```
impl From<chrono::NaiveTime> for DayTime {
    fn from(time: chrono::NaiveTime) -> Self {
        Self(chrono::Timelike::num_seconds_from_midnight(&time))
    }
}

impl Length {
    /// A length of zero seconds.
    pub const NONE: Self = Self(0);

    /// Creates a length from a number of minutes. Returns `None` if the number is greater than
    /// 14,400, which is 240 hours.
    pub const fn from_minutes(minutes: u32) -> Option<Self> {
        Self::from_seconds(minutes.saturating_mul(60))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_round_trip() {
        for text in ["00:00", "09:30", "25:30", "99:59", "100:00", "240:00", "13:14:15"] {
            assert_eq!(text.parse::<DayTime>().unwrap().to_string(), text);
        }
        assert_eq!("09:30:00".parse::<DayTime>().unwrap().to_string(), "09:30");
        assert_eq!("02:00:01".parse::<Length>().unwrap().total_seconds(), 7201);
        assert_eq!(DayTime::from_seconds(864_000).unwrap().to_string(), "240:00");
        assert_eq!(DayTime::from_seconds(864_001), None);
    }

    #[test]
    fn errors_name_the_invalid_part_of_a_time() {
        for (text, part) in [
            ("9:30", "write hours"),
            ("9h30", "write hours"),
            ("", "write hours"),
            ("09", "write \"00:09\" for 09 minutes"),
            ("90", "write \"01:30\" for 90 minutes"),
            ("14400", "write \"240:00\""),
            ("14401", "write hours"),
            ("5", "write hours"),
            ("09:3", "write hours"),
            ("09:30:00:00", "write hours"),
            ("009:30", "write hours"),
            ("+9:30", "write hours"),
            ("09:60", "minutes are 60"),
            ("09:30:60", "seconds are 60"),
            ("240:00:01", "maximum of 240"),
            ("999:00", "maximum of 240"),
            ("٠٩:٣٠", "write hours"),
        ] {
            let error = text.parse::<DayTime>().unwrap_err();
            assert_eq!(error.code(), Code::MalformedTime);
            assert!(error.to_string().contains(part), "{error}");
        }
    }
}
