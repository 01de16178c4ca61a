//! The dates to assign to an undated programme.

use chrono::NaiveDate;

use super::time_zone::TimeZone;

/// The dates to assign to the days of a programme
/// with [`Programme::anchored`](crate::Programme::anchored).
///
/// ```
/// use chrono::NaiveDate;
/// use programme::time::Anchor;
///
/// let first = NaiveDate::from_ymd_opt(2018, 10, 8).unwrap();
/// assert_eq!(Anchor::from(first), Anchor::First(first));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Anchor {
    /// The date of day 1. The dates of the other days follow from their numbers.
    First(NaiveDate),
    /// One date for each day, in the order of the day numbers.
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

/// The error returned by [`Programme::anchored`](crate::Programme::anchored) when the requested
/// dates or time zone do not fit the programme.
///
/// ```
/// use chrono::NaiveDate;
/// use programme::draft::Day;
/// use programme::time::AnchorError;
/// use programme::Draft;
///
/// let programme = Draft::new("demo", programme::Text::new([("en", "Demo")])?)
///     .with_day(Day::new(1))
///     .build()?;
/// let error = programme.anchored(Vec::<NaiveDate>::new(), None).unwrap_err();
/// assert_eq!(error, AnchorError::Count { dates: 0, days: 1 });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AnchorError {
    /// A day already has a different date.
    #[error("day {day} already has the date {stated}, so it cannot be set to {given}")]
    Dated {
        /// The number of the day.
        day: i32,
        /// The date that the day already has.
        stated: NaiveDate,
        /// The requested date.
        given: NaiveDate,
    },
    /// The number of dates differs from the number of days.
    #[error("the number of dates ({dates}) must equal the number of days ({days})")]
    Count {
        /// The number of dates given.
        dates: usize,
        /// The number of days in the programme.
        days: usize,
    },
    /// The date of a day would be outside the supported range.
    #[error("the date of day {day} would be outside the supported range")]
    OutOfRange {
        /// The number of the day.
        day: i32,
    },
    /// The programme already has a different time zone.
    #[error("the programme already has the time zone {stated}, so it cannot be set to {given}")]
    Zoned {
        /// The time zone that the programme already has.
        stated: TimeZone,
        /// The requested time zone.
        given: TimeZone,
    },
}
