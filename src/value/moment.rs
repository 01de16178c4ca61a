//! Moments, the points on the time axis of a programme. Moments make times on different days
//! comparable.

use std::fmt;

/// A point on the time axis of a programme, with a precision of one second.
///
/// Days with dates are placed on the axis by their dates. An undated day is counted from the last
/// dated day before it, or from the first dated day if no dated day precedes it. If no day has a
/// date, day *n* begins (n − 1) · 24 hours after day 1. Day 1 at 25:30 and day 2 at 01:30 are then
/// the same moment.
///
/// Moments can only be compared within one programme. If any day has a date, moments are counted
/// from the midnight at the start of 1 January 1970, in the local time of the programme. Otherwise,
/// they are counted from the midnight at the start of day 1.
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
    /// Creates a moment from the number of seconds since the origin of the time axis. A negative
    /// number results in a moment before the origin.
    pub const fn from_seconds(seconds: i64) -> Self {
        Self(seconds)
    }

    /// Returns the number of seconds since the origin of the time axis. The number is negative for
    /// a moment before the origin.
    pub const fn seconds(self) -> i64 {
        self.0
    }

    /// Returns the moment that is `seconds` seconds later than this one, or earlier if `seconds` is
    /// negative. The result saturates at the bounds of `i64`.
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds))
    }
}

/// Returns the number of seconds from the moment `earlier` to this moment. The result is negative
/// if `earlier` is in fact the later moment.
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
