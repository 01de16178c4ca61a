//! Slots, which specify the day and the time at which a session takes place.

use serde::{Deserialize, Serialize};

use super::time::{DayTime, Length};
use crate::code::Code;
use crate::error::{Coded, Error};
use crate::macros::closed_vocabulary;

closed_vocabulary! {
    /// A part of a day, such as the morning, for sessions without clock times.
    ///
    /// ```
    /// use programme::time::DayPart;
    ///
    /// assert_eq!("morning".parse::<DayPart>()?, DayPart::Morning);
    /// # Ok::<(), programme::Error>(())
    /// ```
    DayPart, "a part of the day" {
        /// The morning, which ends at noon.
        Morning = "morning",
        /// The afternoon, from noon until the evening begins.
        Afternoon = "afternoon",
        /// The evening, from the end of the afternoon until midnight.
        Evening = "evening",
        /// The night, which continues into the early morning of the next day.
        Night = "night",
        /// The entire day, from midnight to midnight.
        AllDay = "all-day",
    }
}
super::visit::nothing_inside!(DayPart);

/// The time of a session: a day, and optionally a time within that day.
///
/// Slots are half-open: a session from 9:00 to 10:00 does not overlap with a session from 10:00 to
/// 11:00.
///
/// ```
/// use programme::time::DayPart;
/// use programme::Slot;
///
/// let panel = Slot::between(1, "09:00", "10:30")?;
/// let talk = Slot::lasting(1, "10:30", "00:45")?; // until 11:15
/// let doors = Slot::from(1, "08:30")?;      // no end
/// let deadline = Slot::between(2, "17:00", "17:00")?; // a single moment
/// let tour = Slot::part(2, DayPart::Morning);
/// let fair = Slot::day(2);                  // at some time during the day
/// assert_eq!(panel.to_string(), "day 1, 09:00–10:30");
/// # Ok::<(), programme::Error>(())
/// ```
///
/// A slot that ends before it starts can be created, but [`Draft::build`](crate::Draft::build)
/// reports it as an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(try_from = "WireSlot")]
pub struct Slot {
    day: i32,
    time: SlotTime,
}

impl DayPart {
    /// Returns the hours that this part of the day covers, counted from midnight.
    ///
    /// The ranges are a convention of this crate for comparing times, since the programme itself
    /// does not specify clock times. The morning ends at 12, the afternoon at 18 and the evening at
    /// 24. The night lasts from 22 to 30, which is 6 a.m. on the next day.
    ///
    /// # Examples
    ///
    /// ```
    /// assert_eq!(programme::time::DayPart::Night.hours(), 22..30);
    /// ```
    pub const fn hours(self) -> std::ops::Range<u32> {
        match self {
            Self::AllDay => 0..24,
            Self::Morning => 0..12,
            Self::Afternoon => 12..18,
            Self::Evening => 18..24,
            Self::Night => 22..30,
        }
    }
}

/// The time of a [`Slot`] within its day, such as a start and an end or a part of the day.
///
/// ```
/// use programme::time::SlotTime;
/// use programme::Slot;
///
/// assert_eq!(Slot::day(1).time(), SlotTime::Day);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SlotTime {
    /// No specific time. Only the day of the slot is known.
    Day,
    /// A part of the day, such as the morning, without clock times.
    Part(DayPart),
    /// A start time without an end time.
    From(DayTime),
    /// A start time and an end time. If both times are equal, the slot is a single moment, such as
    /// a deadline.
    Between(TimeRange),
}

/// A half-open range of times within one programme day.
///
/// If the start and the end are equal, the range is a single moment.
///
/// ```
/// use programme::time::TimeRange;
///
/// let window = TimeRange::new("09:00", "26:00")?;
/// assert_eq!(window.end.to_string(), "26:00");
/// # Ok::<(), programme::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
pub struct TimeRange {
    /// The time at which the range starts.
    pub start: DayTime,
    /// The time at which the range ends. The range does not include this time itself.
    pub end: DayTime,
}

impl TimeRange {
    /// Creates a range from `start` to `end`. Each argument is a [`DayTime`] or a string such as
    /// `"09:30"`.
    ///
    /// This method does not check the order of the two times. A range that ends before it starts is
    /// reported by [`Draft::build`](crate::Draft::build).
    ///
    /// # Errors
    ///
    /// Returns an error with [`Code::MalformedTime`] if an argument is a string that is not a valid
    /// time of day.
    pub fn new<S, E>(start: S, end: E) -> Result<Self, Error>
    where
        S: TryInto<DayTime>,
        E: TryInto<DayTime>,
        Error: From<S::Error> + From<E::Error>,
    {
        Ok(Self { start: start.try_into()?, end: end.try_into()? })
    }

    /// Returns the range that starts and ends `seconds` seconds later, or earlier if `seconds` is
    /// negative. Returns `None` if a time is before the midnight at the start of the day or after
    /// 240:00.
    pub fn plus_seconds(self, seconds: i64) -> Option<Self> {
        Some(Self { start: self.start.plus_seconds(seconds)?, end: self.end.plus_seconds(seconds)? })
    }

    pub(crate) fn is_in_order(self) -> bool {
        self.start <= self.end
    }
}

impl std::fmt::Display for TimeRange {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}–{}", self.start, self.end)
    }
}

impl Slot {
    /// Creates a slot on the day with the given number, without a specific time.
    pub const fn day(day: i32) -> Self {
        Self { day, time: SlotTime::Day }
    }

    /// Creates a slot from the number of a day and a time range on this day.
    pub const fn from_range(day: i32, span: TimeRange) -> Self {
        Self { day, time: SlotTime::Between(span) }
    }

    #[cfg(any(feature = "import", feature = "translation", feature = "proptest", feature = "versions"))]
    pub(crate) const fn starting(day: i32, start: DayTime) -> Self {
        Self { day, time: SlotTime::From(start) }
    }

    /// Creates a slot in a part of a day, such as the morning of day 2.
    pub const fn part(day: i32, part: DayPart) -> Self {
        Self { day, time: SlotTime::Part(part) }
    }

    /// Creates a slot that has a start time and no end time. The argument `start` is a [`DayTime`]
    /// or a string such as `"09:30"`.
    ///
    /// # Errors
    ///
    /// Returns an error with [`Code::MalformedTime`] if an argument is a string that is not a valid
    /// time of day.
    pub fn from<S>(day: i32, start: S) -> Result<Self, Error>
    where
        S: TryInto<DayTime>,
        Error: From<S::Error>,
    {
        Ok(Self { day, time: SlotTime::From(start.try_into()?) })
    }

    /// Creates a slot with a start time and an end time. Each of the two arguments is a [`DayTime`]
    /// or a string such as `"09:30"`.
    ///
    /// This method does not check the order of the two times. A slot that ends before it starts is
    /// reported by [`Draft::build`](crate::Draft::build).
    ///
    /// # Errors
    ///
    /// Returns an error with [`Code::MalformedTime`] if an argument is a string that is not a valid
    /// time of day.
    pub fn between<S, E>(day: i32, start: S, end: E) -> Result<Self, Error>
    where
        S: TryInto<DayTime>,
        E: TryInto<DayTime>,
        Error: From<S::Error> + From<E::Error>,
    {
        Ok(Self { day, time: SlotTime::Between(TimeRange::new(start, end)?) })
    }

    /// Creates a slot with a start time and a length. Each of the two arguments can be a string
    /// such as `"09:30"`.
    ///
    /// ```
    /// use programme::{Length, Slot};
    ///
    /// let slot = Slot::lasting(1, "23:30", "01:15")?;
    /// assert_eq!(slot, Slot::between(1, "23:30", "24:45")?);
    /// assert_eq!(slot.length(), Length::from_minutes(75));
    /// # Ok::<(), programme::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error with [`Code::MalformedTime`] if an argument is a string that is not a valid
    /// time, or if the slot would end later than 240:00.
    pub fn lasting<S, L>(day: i32, start: S, length: L) -> Result<Self, Error>
    where
        S: TryInto<DayTime>,
        L: TryInto<Length>,
        Error: From<S::Error> + From<L::Error>,
    {
        let (start, length) = (start.try_into()?, length.try_into()?);
        let end = start.checked_add(length).ok_or_else(|| {
            let message = format!(
                "a slot that starts at {start} and lasts {length} would end after {}: use a shorter length or a later day",
                DayTime::LATEST
            );
            Error::new(Code::MalformedTime, message)
        })?;
        Ok(Self::from_range(day, TimeRange { start, end }))
    }

    /// Returns the length of this slot. Returns `None` if its start or end is missing, or if it
    /// ends before it starts.
    #[doc(alias = "duration")]
    pub const fn length(&self) -> Option<Length> {
        match self.time {
            SlotTime::Between(TimeRange { start, end }) => end.since(start),
            _ => None,
        }
    }

    /// Returns the number of the day to which this slot belongs, such as 1 for the first day.
    pub const fn day_number(&self) -> i32 {
        self.day
    }

    /// Returns this slot moved to another day, at the same time of day.
    #[must_use]
    pub const fn on_day(self, day: i32) -> Self {
        Self { day, ..self }
    }

    /// Returns this slot on the same day, `seconds` seconds later, or earlier if `seconds` is
    /// negative. A slot without clock times is returned unchanged. Returns `None` if a time is
    /// before the midnight at the start of the day or after 240:00.
    ///
    /// ```
    /// use programme::Slot;
    ///
    /// let panel = Slot::between(1, "09:00", "10:30")?;
    /// assert_eq!(panel.plus_seconds(600), Some(Slot::between(1, "09:10", "10:40")?));
    /// # Ok::<(), programme::Error>(())
    /// ```
    pub fn plus_seconds(self, seconds: i64) -> Option<Self> {
        let time = match self.time {
            SlotTime::From(start) => SlotTime::From(start.plus_seconds(seconds)?),
            SlotTime::Between(span) => SlotTime::Between(span.plus_seconds(seconds)?),
            untimed @ (SlotTime::Day | SlotTime::Part(_)) => untimed,
        };
        Some(Self { time, ..self })
    }

    /// Returns the time of this slot within its day, such as a start and an end, or a part of the
    /// day.
    pub const fn time(&self) -> SlotTime {
        self.time
    }

    /// Returns the start time of this slot. Returns `None` if the slot specifies only a day or a
    /// part of a day.
    pub const fn start(&self) -> Option<DayTime> {
        match self.time {
            SlotTime::From(start) | SlotTime::Between(TimeRange { start, .. }) => Some(start),
            SlotTime::Day | SlotTime::Part(_) => None,
        }
    }

    /// Returns the end time of this slot. Returns `None` if the slot does not specify when the
    /// session ends.
    pub const fn end(&self) -> Option<DayTime> {
        match self.time {
            SlotTime::Between(TimeRange { end, .. }) => Some(end),
            _ => None,
        }
    }
}

impl std::fmt::Display for Slot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "day {}", self.day)?;
        match self.time {
            SlotTime::Day => Ok(()),
            SlotTime::Part(part) => write!(f, ", {part}"),
            SlotTime::From(start) => write!(f, ", from {start}"),
            SlotTime::Between(span) => write!(f, ", {span}"),
        }
    }
}

#[derive(Serialize, Deserialize)]
struct WireSlot {
    day: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<DayPart>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<DayTime>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<DayTime>,
}

impl TryFrom<WireSlot> for Slot {
    type Error = Coded;

    fn try_from(wire: WireSlot) -> Result<Self, Coded> {
        let WireSlot { day, part, start, end } = wire;
        let time = match (part, start, end) {
            (None, None, None) => SlotTime::Day,
            (Some(part), None, None) => SlotTime::Part(part),
            (None, Some(start), None) => SlotTime::From(start),
            (None, Some(start), Some(end)) => SlotTime::Between(TimeRange { start, end }),
            (None, None, Some(end)) => {
                let message = format!(
                    "the slot on day {day} ends at {end} but has no start: add a start, or remove the end"
                );
                return Err(Error::new(Code::MalformedSlot, message).into());
            }
            (Some(part), _, _) => {
                let message = format!(
                    "the slot on day {day} has both a part of the day ({part}) and clock times: keep only one"
                );
                return Err(Error::new(Code::MalformedSlot, message).into());
            }
        };
        Ok(Self { day, time })
    }
}

impl Serialize for Slot {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let part = match self.time {
            SlotTime::Part(part) => Some(part),
            _ => None,
        };
        WireSlot { day: self.day, part, start: self.start(), end: self.end() }.serialize(serializer)
    }
}

impl super::visit::Visit for Slot {
    fn visit<'a, V: super::visit::Visitor<'a> + ?Sized>(
        &'a self,
        at: &mut super::path::Path,
        visitor: &mut V,
    ) {
        visitor.slot(at, self);
        if let SlotTime::Between(span) = &self.time {
            visitor.span(at, *span);
        }
    }

    fn visit_mut<V: super::visit::VisitorMut + ?Sized>(&mut self, visitor: &mut V) {
        visitor.slot(self);
    }
}

impl super::visit::Visit for TimeRange {
    fn visit<'a, V: super::visit::Visitor<'a> + ?Sized>(
        &'a self,
        at: &mut super::path::Path,
        visitor: &mut V,
    ) {
        visitor.span(at, *self);
    }

    fn visit_mut<V: super::visit::VisitorMut + ?Sized>(&mut self, visitor: &mut V) {
        visitor.span(self);
    }
}
