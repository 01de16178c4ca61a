//! The view of a day.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::{Session, row, view};
use crate::draft;
use crate::value::moment::Moment;
use crate::value::slot::TimeRange;
use crate::value::text::Text;
use crate::value::time::DayTime;

view! {
    /// A day of a programme.
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

/// Returns the number of the day, so a view can be passed to functions that accept a day number.
impl From<Day<'_>> for i32 {
    fn from(day: Day<'_>) -> Self {
        day.number()
    }
}

impl<'p> Day<'p> {
    /// Returns the draft record of the day, in which every text has a language tag.
    pub fn data(&self) -> &'p draft::Day {
        row(&self.programme.inner().draft.days, self.idx)
    }

    /// Returns the number of the day.
    pub fn number(&self) -> i32 {
        self.data().number
    }

    /// Returns the label of the day, or `None` if it has none.
    pub fn label(&self) -> Option<&'p Text> {
        self.data().label.as_ref()
    }

    /// Returns the date of the day, or `None` if it is unknown.
    pub fn date(&self) -> Option<NaiveDate> {
        self.data().date
    }

    /// Returns the hours of the day during which the programme runs, or `None` if they are not
    /// specified.
    pub fn window(&self) -> Option<TimeRange> {
        self.data().window
    }

    /// Returns the moment of the midnight at which the day begins.
    pub fn begin(&self) -> Moment {
        self.programme.inner().axis.begin(self.number()).unwrap_or(Moment::from_seconds(0))
    }

    /// Returns the moment of a time on this day. For example, 25:30 on day 1 is 01:30 on day 2 if
    /// day 2 has the next date.
    pub fn moment(&self, time: DayTime) -> Moment {
        self.begin().plus_seconds(time.total_seconds().into())
    }

    /// Returns the date and time of a time on this day, or `None` if the date is unknown. For
    /// example, 25:30 is 01:30 on the following date.
    pub fn at(&self, time: DayTime) -> Option<NaiveDateTime> {
        let midnight = self.date()?.and_time(NaiveTime::MIN);
        midnight.checked_add_signed(TimeDelta::seconds(time.total_seconds().into()))
    }

    /// Returns the sessions whose slot is on this day, in chronological order. A part without a
    /// slot is on the day of its parent session.
    pub fn sessions(&self) -> impl ExactSizeIterator<Item = Session<'p>> + DoubleEndedIterator + use<'p> {
        let programme = self.programme;
        let indices = programme.inner().relations.on_day.of(self.idx);
        indices.iter().map(move |idx| Session::new(programme, *idx))
    }
}
