//! Where a session stands in time.

use serde::{Deserialize, Serialize};

use super::time::DayTime;
use crate::code::Code;
use crate::error::{Coded, Error};
use crate::macros::vocabulary;

vocabulary! {
    /// A part of the programme day, where no clock time is stated.
    ///
    /// ```
    /// use programme::DayPart;
    ///
    /// assert_eq!("morning".parse::<DayPart>()?, DayPart::Morning);
    /// # Ok::<(), programme::Error>(())
    /// ```
    DayPart, "a part of the day" {
        /// Before midday.
        Morning = "morning",
        /// After midday.
        Afternoon = "afternoon",
        /// After the afternoon.
        Evening = "evening",
        /// After the evening.
        Night = "night",
        /// From the beginning of the day to its end.
        AllDay = "all-day",
    }
}
super::visit::nothing_inside!(DayPart);

/// Where a session stands in time: a day, and how much of it.
///
/// Half-open: a session from 9:00 to 10:00 does not touch one from 10:00 to 11:00.
///
/// ```
/// use programme::{DayPart, Slot};
///
/// let panel = Slot::between(1, "09:00", "10:30")?;
/// let doors = Slot::from(1, "08:30")?;      // an open end
/// let deadline = Slot::between(2, "17:00", "17:00")?; // a moment
/// let tour = Slot::part(2, DayPart::Morning);
/// let fair = Slot::day(2);                  // in the course of the day
/// assert_eq!(panel.to_string(), "day 1, 09:00–10:30");
/// # Ok::<(), programme::Error>(())
/// ```
///
/// A draft may hold a slot that ends before it starts; [`Draft::build`](crate::Draft::build) reports it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(try_from = "Wire")]
pub struct Slot {
    day: i32,
    time: SlotTime,
}

impl DayPart {
    /// The hours that it stands for where times are compared, counted from midnight: mornings to 12, afternoons to 18,
    /// evenings to 24, nights from 22 to 30. A convention of this crate; the programme states no clock time.
    ///
    /// ```
    /// assert_eq!(programme::DayPart::Night.hours(), 22..30);
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

/// How much of its day a [`Slot`] takes.
///
/// ```
/// use programme::{Slot, SlotTime};
///
/// assert_eq!(Slot::day(1).time(), SlotTime::Day);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SlotTime {
    /// In the course of the day: when is not stated.
    Day,
    /// In a part of the day.
    Part(DayPart),
    /// From a time on; the end is open.
    From(DayTime),
    /// From a time to a later one, or to itself: a moment.
    Between(Span),
}

/// A stretch of one programme day, half-open. An end equal to the start is a moment.
///
/// ```
/// use programme::Span;
///
/// let window = Span::new("09:00", "26:00")?;
/// assert_eq!(window.end.to_string(), "26:00");
/// # Ok::<(), programme::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
pub struct Span {
    /// Its first moment.
    pub start: DayTime,
    /// The moment after its last.
    pub end: DayTime,
}

impl Span {
    /// From `start` to `end`, each a [`DayTime`] or its text. Their order is checked by `build`.
    ///
    /// # Errors
    ///
    /// [`Code::MalformedTime`] when a text is not a time of day.
    pub fn new<S, E>(start: S, end: E) -> Result<Self, Error>
    where
        S: TryInto<DayTime>,
        E: TryInto<DayTime>,
        Error: From<S::Error> + From<E::Error>,
    {
        Ok(Self { start: start.try_into()?, end: end.try_into()? })
    }

    /// Whether the end does not come before the start.
    pub(crate) fn is_in_order(self) -> bool {
        self.start <= self.end
    }
}

impl std::fmt::Display for Span {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}–{}", self.start, self.end)
    }
}

impl Slot {
    /// In the course of a day.
    pub const fn day(day: i32) -> Self {
        Self { day, time: SlotTime::Day }
    }

    /// A stretch of a day.
    pub const fn of_span(day: i32, span: Span) -> Self {
        Self { day, time: SlotTime::Between(span) }
    }

    /// From a time on.
    pub(crate) const fn starting(day: i32, start: DayTime) -> Self {
        Self { day, time: SlotTime::From(start) }
    }

    /// In a part of a day.
    pub const fn part(day: i32, part: DayPart) -> Self {
        Self { day, time: SlotTime::Part(part) }
    }

    /// From a time on, with an open end. The time is a [`DayTime`] or its text.
    ///
    /// # Errors
    ///
    /// [`Code::MalformedTime`] when a text is not a time of day.
    pub fn from<S>(day: i32, start: S) -> Result<Self, Error>
    where
        S: TryInto<DayTime>,
        Error: From<S::Error>,
    {
        Ok(Self { day, time: SlotTime::From(start.try_into()?) })
    }

    /// From a time to another, each a [`DayTime`] or its text. Their order is checked by `build`.
    ///
    /// # Errors
    ///
    /// [`Code::MalformedTime`] when a text is not a time of day.
    pub fn between<S, E>(day: i32, start: S, end: E) -> Result<Self, Error>
    where
        S: TryInto<DayTime>,
        E: TryInto<DayTime>,
        Error: From<S::Error> + From<E::Error>,
    {
        Ok(Self { day, time: SlotTime::Between(Span::new(start, end)?) })
    }

    /// The number of the day.
    pub const fn day_number(&self) -> i32 {
        self.day
    }

    /// The same slot on another day.
    #[must_use]
    pub const fn on_day(self, day: i32) -> Self {
        Self { day, ..self }
    }

    /// How much of the day it takes.
    pub const fn time(&self) -> SlotTime {
        self.time
    }

    /// The start, where one is stated.
    pub const fn start(&self) -> Option<DayTime> {
        match self.time {
            SlotTime::From(start) | SlotTime::Between(Span { start, .. }) => Some(start),
            SlotTime::Day | SlotTime::Part(_) => None,
        }
    }

    /// The end, where one is stated.
    pub const fn end(&self) -> Option<DayTime> {
        match self.time {
            SlotTime::Between(Span { end, .. }) => Some(end),
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
struct Wire {
    day: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<DayPart>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<DayTime>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<DayTime>,
}

impl TryFrom<Wire> for Slot {
    type Error = Coded;

    fn try_from(wire: Wire) -> Result<Self, Coded> {
        let Wire { day, part, start, end } = wire;
        let time = match (part, start, end) {
            (None, None, None) => SlotTime::Day,
            (Some(part), None, None) => SlotTime::Part(part),
            (None, Some(start), None) => SlotTime::From(start),
            (None, Some(start), Some(end)) => SlotTime::Between(Span { start, end }),
            (None, None, Some(end)) => {
                let message = format!(
                    "the slot on day {day} ends at {end} without a start: state one, or leave the end out"
                );
                return Err(Error::new(Code::MalformedSlot, message).into());
            }
            (Some(part), _, _) => {
                let message =
                    format!("the slot on day {day} states the {part} beside clock times: keep one of them");
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
        Wire { day: self.day, part, start: self.start(), end: self.end() }.serialize(serializer)
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

impl super::visit::Visit for Span {
    fn visit<'a, V: super::visit::Visitor<'a>>(&'a self, at: &mut super::path::Path, visitor: &mut V) {
        visitor.span(at, *self);
    }

    fn visit_mut<V: super::visit::VisitorMut>(&mut self, visitor: &mut V) {
        visitor.span(self);
    }
}
