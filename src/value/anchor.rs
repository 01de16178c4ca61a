//! Anchors, which assign calendar dates to a programme whose days have no dates yet.

use chrono::NaiveDate;

use super::time_zone::TimeZone;

/// The calendar dates that [`Programme::anchored`](crate::Programme::anchored) assigns to the days
/// of a programme.
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
    /// The date of day 1. The dates of the other days are calculated from their numbers. For
    /// example, day 3 is two days after day 1.
    First(NaiveDate),
    /// The dates of all days, in the order of the day numbers. The list must contain one date for
    /// each day of the programme.
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

/// The error returned by [`Programme::anchored`](crate::Programme::anchored) if the requested dates
/// or the requested time zone do not fit the programme.
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
    /// The requested date of a day differs from the date that the day already has.
    #[error("day {day} already has the date {stated}, so it cannot be set to {given}")]
    Dated {
        /// The number of the day that already has a date.
        day: i32,
        /// The date that the day already has in the programme.
        stated: NaiveDate,
        /// The requested date, which differs from the existing date of the day.
        given: NaiveDate,
    },
    /// The number of requested dates differs from the number of days in the programme.
    #[error("the number of dates ({dates}) must equal the number of days ({days})")]
    Count {
        /// The number of dates that the caller provided.
        dates: usize,
        /// The number of days in the programme.
        days: usize,
    },
    /// The date of a day would be outside the range that [`NaiveDate`] supports.
    #[error("the date of day {day} would be outside the supported range")]
    OutOfRange {
        /// The number of the day whose date would be outside the range.
        day: i32,
    },
    /// The requested time zone differs from the time zone that the programme already has.
    #[error("the programme already has the time zone {stated}, so it cannot be set to {given}")]
    Zoned {
        /// The time zone that the programme already has.
        stated: TimeZone,
        /// The requested time zone, which differs from the existing one.
        given: TimeZone,
    },
}
