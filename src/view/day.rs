//! Days.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::{Session, row, view};
use crate::draft;
use crate::value::moment::Moment;
use crate::value::slot::Span;
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

/// Its number: what takes the number of a day takes the view too.
impl From<Day<'_>> for i32 {
    fn from(day: Day<'_>) -> Self {
        day.number()
    }
}

impl<'p> Day<'p> {
    /// Its row of the draft, texts tagged.
    pub fn data(&self) -> &'p draft::Day {
        row(&self.programme.inner().draft.days, self.idx)
    }

    /// Its number.
    pub fn number(&self) -> i32 {
        self.data().number
    }

    /// What it is called.
    pub fn label(&self) -> Option<&'p Text> {
        self.data().label.as_ref()
    }

    /// Its date, where known.
    pub fn date(&self) -> Option<NaiveDate> {
        self.data().date
    }

    /// From when to when its programme runs, where stated.
    pub fn window(&self) -> Option<Span> {
        self.data().window
    }

    /// The midnight that begins it.
    pub fn begin(&self) -> Moment {
        self.programme.inner().axis.begin(self.number()).unwrap_or(Moment::from_seconds(0))
    }

    /// A time of the day on the axis of the programme: 25:30 on day 1 is 01:30 on day 2, where that is the next date.
    pub fn moment(&self, time: DayTime) -> Moment {
        self.begin().plus_seconds(time.total_seconds().into())
    }

    /// A time of the day as a date and time, where the date is known: 25:30 lies on the date after it.
    pub fn at(&self, time: DayTime) -> Option<NaiveDateTime> {
        let midnight = self.date()?.and_time(NaiveTime::MIN);
        midnight.checked_add_signed(TimeDelta::seconds(time.total_seconds().into()))
    }

    /// The sessions whose slot is on it, in order of time; parts without a slot with the session that contains them.
    pub fn sessions(&self) -> impl ExactSizeIterator<Item = Session<'p>> + DoubleEndedIterator + use<'p> {
        let programme = self.programme;
        let indices = programme.inner().relations.on_day.of(self.idx);
        indices.iter().map(move |idx| Session::new(programme, *idx))
    }
}
