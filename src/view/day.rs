//! The view of a day, with its date and its sessions.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::{Session, row, view};
use crate::draft;
use crate::value::moment::Moment;
use crate::value::slot::TimeRange;
use crate::value::text::Text;
use crate::value::time::DayTime;

view! {
    /// A day of a programme, with a number and an optional date.
    ///
    /// ```
    /// use programme::draft;
    /// use programme::{Draft, LanguageTag};
    ///
    /// let programme = Draft::new("demo", "Demo")
    ///     .with_language("en".parse::<LanguageTag>()?)
    ///     .with_day(draft::Day::new(1))
    ///     .with_day(draft::Day::new(2))
    ///     .build()?;
    /// let second = programme.day(2).unwrap();
    /// assert_eq!(second.begin() - programme.day(1).unwrap().begin(), 24 * 3600);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    Day, draft::Day
}

impl std::fmt::Debug for Day<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Day({})", self.number())
    }
}

/// Converts the day to its number, so that a [`Day`] can be passed to functions that expect the
/// number of a day.
impl From<Day<'_>> for i32 {
    fn from(day: Day<'_>) -> Self {
        day.number()
    }
}

impl<'p> Day<'p> {
    /// Returns all fields of the day as a [`draft::Day`]. Every text in the result has a language
    /// tag.
    pub fn data(&self) -> &'p draft::Day {
        row(&self.programme.inner().draft.days, self.idx)
    }

    /// Returns the number of the day. Days are usually numbered 1, 2, 3 and so on.
    pub fn number(&self) -> i32 {
        self.data().number
    }

    /// Returns the label of the day, such as "First day", or `None` if the day has no label.
    pub fn label(&self) -> Option<&'p Text> {
        self.data().label.as_ref()
    }

    /// Returns the calendar date of the day, or `None` if the date is unknown.
    pub fn date(&self) -> Option<NaiveDate> {
        self.data().date
    }

    /// Returns the time range in which sessions take place on this day, such as 09:00 to 18:00.
    /// Returns `None` if the range is not specified.
    pub fn window(&self) -> Option<TimeRange> {
        self.data().window
    }

    /// Returns the moment at which the day begins. This is midnight in the local time of the
    /// programme.
    pub fn begin(&self) -> Moment {
        self.programme.inner().axis.begin(self.number()).unwrap_or(Moment::from_seconds(0))
    }

    /// Converts a time on this day to a moment. Times after midnight are later than 24:00. For
    /// example, 25:30 on day 1 is 01:30 on day 2 if day 2 is the next date.
    pub fn moment(&self, time: DayTime) -> Moment {
        self.begin().plus_seconds(time.total_seconds().into())
    }

    /// Converts a time on this day to a date and time, or returns `None` if the date of the day is
    /// unknown. Times after midnight are later than 24:00. For example, 25:30 is 01:30 on the
    /// following date.
    pub fn at(&self, time: DayTime) -> Option<NaiveDateTime> {
        let midnight = self.date()?.and_time(NaiveTime::MIN);
        midnight.checked_add_signed(TimeDelta::seconds(time.total_seconds().into()))
    }

    /// Returns the sessions whose time slot is on this day, in chronological order. A part without
    /// a slot is on the same day as its parent session.
    pub fn sessions(&self) -> impl ExactSizeIterator<Item = Session<'p>> + DoubleEndedIterator + use<'p> {
        let programme = self.programme;
        let indices = programme.inner().relations.on_day.of(self.idx);
        indices.iter().map(move |idx| Session::new(programme, *idx))
    }
}
