//! Slots, which specify when sessions take place.

use serde::{Deserialize, Serialize};

use super::time::DayTime;
use crate::code::Code;
use crate::error::{Coded, Error};
use crate::macros::closed_vocabulary;

closed_vocabulary! {
    /// A part of a day, for sessions without clock times.
    ///
    /// ```
    /// use programme::time::DayPart;
    ///
    /// assert_eq!("morning".parse::<DayPart>()?, DayPart::Morning);
    /// # Ok::<(), programme::Error>(())
    /// ```
    DayPart, "a part of the day" {
        /// The morning, until noon.
        Morning = "morning",
        /// The afternoon, from noon to the evening.
        Afternoon = "afternoon",
        /// The evening, after the afternoon.
        Evening = "evening",
        /// The night, after the evening.
        Night = "night",
        /// The entire day, from beginning to end.
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
/// let doors = Slot::from(1, "08:30")?;      // no end
/// let deadline = Slot::between(2, "17:00", "17:00")?; // a single moment
/// let tour = Slot::part(2, DayPart::Morning);
/// let fair = Slot::day(2);                  // at some time during the day
/// assert_eq!(panel.to_string(), "day 1, 09:00–10:30");
/// # Ok::<(), programme::Error>(())
/// ```
///
/// A slot in a draft can end before it starts. [`Draft::build`](crate::Draft::build) reports this
/// as an error.
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

/// The time of a [`Slot`] within its day.
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
    /// An unspecified time during the day.
    Day,
    /// A part of the day.
    Part(DayPart),
    /// A start time without an end time.
    From(DayTime),
    /// A start time and an end time. If they are equal, the slot is a single moment.
    Between(TimeRange),
}

/// A half-open range of times within one programme day.
///
/// If the end equals the start, the range is a single moment.
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
    /// The start of the range.
    pub start: DayTime,
    /// The end of the range, which is not part of it.
    pub end: DayTime,
}

impl TimeRange {
    /// Creates a range from `start` to `end`. Each can be a [`DayTime`] or its text.
    ///
    /// The order of the two times is not checked here. [`Draft::build`](crate::Draft::build)
    /// reports a range that ends before it starts.
    ///
    /// # Errors
    ///
    /// Returns an error with [`Code::MalformedTime`] if a text is not a valid time of day.
    pub fn new<S, E>(start: S, end: E) -> Result<Self, Error>
    where
        S: TryInto<DayTime>,
        E: TryInto<DayTime>,
        Error: From<S::Error> + From<E::Error>,
    {
        Ok(Self { start: start.try_into()?, end: end.try_into()? })
    }

    /// Returns `true` if the end is not before the start.
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
    /// Creates a slot at an unspecified time during a day.
    pub const fn day(day: i32) -> Self {
        Self { day, time: SlotTime::Day }
    }

    /// Creates a slot for a range of times on a day.
    pub const fn from_range(day: i32, span: TimeRange) -> Self {
        Self { day, time: SlotTime::Between(span) }
    }

    /// Creates a slot with a start time and no end time.
    pub(crate) const fn starting(day: i32, start: DayTime) -> Self {
        Self { day, time: SlotTime::From(start) }
    }

    /// Creates a slot in a part of a day.
    pub const fn part(day: i32, part: DayPart) -> Self {
        Self { day, time: SlotTime::Part(part) }
    }

    /// Creates a slot with a start time and no end time. The start is a [`DayTime`] or its text.
    ///
    /// # Errors
    ///
    /// Returns an error with [`Code::MalformedTime`] if a text is not a valid time of day.
    pub fn from<S>(day: i32, start: S) -> Result<Self, Error>
    where
        S: TryInto<DayTime>,
        Error: From<S::Error>,
    {
        Ok(Self { day, time: SlotTime::From(start.try_into()?) })
    }

    /// Creates a slot with a start time and an end time. Each can be a [`DayTime`] or its text.
    ///
    /// The order of the two times is not checked here. [`Draft::build`](crate::Draft::build)
    /// reports a slot that ends before it starts.
    ///
    /// # Errors
    ///
    /// Returns an error with [`Code::MalformedTime`] if a text is not a valid time of day.
    pub fn between<S, E>(day: i32, start: S, end: E) -> Result<Self, Error>
    where
        S: TryInto<DayTime>,
        E: TryInto<DayTime>,
        Error: From<S::Error> + From<E::Error>,
    {
        Ok(Self { day, time: SlotTime::Between(TimeRange::new(start, end)?) })
    }

    /// Returns the number of the day.
    pub const fn day_number(&self) -> i32 {
        self.day
    }

    /// Returns the same slot on another day.
    #[must_use]
    pub const fn on_day(self, day: i32) -> Self {
        Self { day, ..self }
    }

    /// Returns the time of the slot within its day.
    pub const fn time(&self) -> SlotTime {
        self.time
    }

    /// Returns the start time, or `None` if the slot does not have one.
    pub const fn start(&self) -> Option<DayTime> {
        match self.time {
            SlotTime::From(start) | SlotTime::Between(TimeRange { start, .. }) => Some(start),
            SlotTime::Day | SlotTime::Part(_) => None,
        }
    }

    /// Returns the end time, or `None` if the slot does not have one.
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

/// The wire form of a slot.
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
    fn visit<'a, V: super::visit::Visitor<'a>>(&'a self, at: &mut super::path::Path, visitor: &mut V) {
        visitor.slot(at, self);
        if let SlotTime::Between(span) = &self.time {
            visitor.span(at, *span);
        }
    }

    fn visit_mut<V: super::visit::VisitorMut>(&mut self, visitor: &mut V) {
        visitor.slot(self);
    }
}

impl super::visit::Visit for TimeRange {
    fn visit<'a, V: super::visit::Visitor<'a>>(&'a self, at: &mut super::path::Path, visitor: &mut V) {
        visitor.span(at, *self);
    }

    fn visit_mut<V: super::visit::VisitorMut>(&mut self, visitor: &mut V) {
        visitor.span(self);
    }
}
