//! The one axis on which times of a programme are compared.

use std::fmt;

/// A point on a programme's own time axis, to the second.
///
/// Dated days lie on it by their dates, undated days follow one another: day *n* begins (n − 1) · 24 h after day 1, so
/// day 1 25:30 and day 2 01:30 are the same moment. Moments compare within one programme; where any day is dated, they
/// count from the midnight that begins 1 January 1970 on the programme's own clock, otherwise from the midnight that
/// begins day 1.
///
/// ```
/// use programme::Moment;
///
/// let start = Moment::from_seconds(9 * 3600);
/// assert_eq!(start.plus_seconds(5400) - start, 5400);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(i64);

impl Moment {
    /// The moment that many seconds after the origin of the axis.
    pub const fn from_seconds(seconds: i64) -> Self {
        Self(seconds)
    }

    /// Seconds since the origin of the axis.
    pub const fn seconds(self) -> i64 {
        self.0
    }

    /// The moment that many seconds later, or earlier where the number is negative.
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds))
    }
}

/// The seconds from one moment to another.
impl std::ops::Sub for Moment {
    type Output = i64;

    fn sub(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }
}

impl fmt::Debug for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Moment({})", self.0)
    }
}
