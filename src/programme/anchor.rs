//! Giving dates to an undated programme.

use chrono::{Days, NaiveDate};

use super::Programme;
use crate::value::names::TimeZone;

/// Which dates the days get.
///
/// ```
/// use chrono::NaiveDate;
/// use programme::Anchor;
///
/// let first = NaiveDate::from_ymd_opt(2018, 10, 8).unwrap();
/// assert_eq!(Anchor::from(first), Anchor::First(first));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Anchor {
    /// Day 1 is this date, and the days follow one another by their numbers.
    First(NaiveDate),
    /// The days, in the order of their numbers, have these dates.
    Dates(Vec<NaiveDate>),
}

impl From<NaiveDate> for Anchor {
    fn from(first: NaiveDate) -> Self {
        Self::First(first)
    }
}

impl From<Vec<NaiveDate>> for Anchor {
    fn from(dates: Vec<NaiveDate>) -> Self {
        Self::Dates(dates)
    }
}

/// Why a programme could not be given these dates.
///
/// ```
/// use chrono::NaiveDate;
/// use programme::draft::Day;
/// use programme::{AnchorError, Draft};
///
/// let programme = Draft::new("demo", programme::Text::new([("en", "Demo")])?).with_day(Day::new(1)).build()?;
/// let error = programme.anchored(Vec::<NaiveDate>::new(), None).unwrap_err();
/// assert_eq!(error, AnchorError::Count { dates: 0, days: 1 });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AnchorError {
    /// A day has a date already, and another one.
    #[error("day {day} has the date {stated} already, which is not {given}")]
    Dated {
        /// The number of the day.
        day: i32,
        /// The date it has.
        stated: NaiveDate,
        /// The date it was to get.
        given: NaiveDate,
    },
    /// There are more or fewer dates than days.
    #[error("{dates} dates were given for {days} days")]
    Count {
        /// How many dates were given.
        dates: usize,
        /// How many days there are.
        days: usize,
    },
    /// A day would lie beyond the calendar.
    #[error("day {day} would lie beyond the calendar")]
    OutOfRange {
        /// The number of the day.
        day: i32,
    },
    /// The programme has a time zone already, and another one.
    #[error("the programme has the time zone {stated} already, which is not {given}")]
    Zoned {
        /// The zone it has.
        stated: TimeZone,
        /// The zone it was to get.
        given: TimeZone,
    },
}

impl Programme {
    /// The same programme with dates, and with a time zone where one is given. Everything else stays as it is.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use programme::draft::{Day, Session};
    /// use programme::{Draft, Slot, Text};
    ///
    /// let undated = Draft::new("demo", Text::new([("en", "Demo")])?)
    ///     .with_day(Day::new(1))
    ///     .with_day(Day::new(2))
    ///     .with_session(Session::new("a").with_slot(Slot::between(2, "10:00", "11:00")?))
    ///     .build()?;
    /// let first = NaiveDate::from_ymd_opt(2018, 10, 8).unwrap();
    /// let dated = undated.anchored(first, Some("Europe/Zurich".parse()?))?;
    /// let start = dated.session("a").unwrap().starts_at().unwrap();
    /// assert_eq!(start.to_string(), "2018-10-09 10:00:00");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When the dates are not as many as the days, contradict a date or zone that is stated, or leave the calendar.
    pub fn anchored(&self, anchor: impl Into<Anchor>, zone: Option<TimeZone>) -> Result<Self, AnchorError> {
        let anchor = anchor.into();
        let mut draft = self.0.draft.clone();
        if let Anchor::Dates(dates) = &anchor {
            if dates.len() != draft.days.len() {
                return Err(AnchorError::Count { dates: dates.len(), days: draft.days.len() });
            }
        }
        for (nth, position) in self.0.axis.by_number().enumerate() {
            let Some(day) = draft.days.get_mut(position) else { continue };
            let date = match &anchor {
                Anchor::First(first) => ahead(*first, i64::from(day.number) - 1),
                Anchor::Dates(dates) => dates.get(nth).copied(),
            };
            let given = date.ok_or(AnchorError::OutOfRange { day: day.number })?;
            if let Some(stated) = day.date.filter(|stated| *stated != given) {
                return Err(AnchorError::Dated { day: day.number, stated, given });
            }
            day.date = Some(given);
        }
        if let Some(given) = zone {
            if let Some(stated) = draft.time_zone.take().filter(|stated| *stated != given) {
                return Err(AnchorError::Zoned { stated, given });
            }
            draft.time_zone = Some(given);
        }
        // Dates change where the days lie, and nothing that was checked.
        Ok(Self::of_sound(draft))
    }
}

fn ahead(date: NaiveDate, days: i64) -> Option<NaiveDate> {
    let by = Days::new(days.unsigned_abs());
    if days < 0 { date.checked_sub_days(by) } else { date.checked_add_days(by) }
}
