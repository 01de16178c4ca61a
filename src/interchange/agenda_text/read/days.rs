//! Assigns numbers and dates to the days of an agenda, in the order of their headings.

use std::collections::HashMap;

use chrono::{NaiveDate, Weekday};

use super::dates::{DayHeading, agrees};
use crate::code::Code;
use crate::draft::Day;
use crate::error::quote;
use crate::value::slot::TimeRange;

/// The days that have been read so far.
#[derive(Debug)]
pub(super) struct Days {
    /// The year of dates without a year.
    pub(super) year: Option<i32>,
    /// The date of a one-day agenda, from the lines before the first item.
    pub(super) single: Option<NaiveDate>,
    /// The hours of a one-day agenda, and the number of their line.
    pub(super) hours: Option<(TimeRange, usize)>,
    /// The number of the current day.
    pub(super) current: Option<i32>,
    numbers: HashMap<NaiveDate, i32>,
    dates: HashMap<i32, Option<NaiveDate>>,
    highest: i32,
    /// The weekday, month and day in the heading of the current day.
    named: (Option<Weekday>, Option<(u32, u32)>),
}

impl Days {
    pub(super) fn new(year: Option<i32>) -> Self {
        Self {
            year,
            single: None,
            hours: None,
            current: None,
            numbers: HashMap::new(),
            dates: HashMap::new(),
            highest: 0,
            named: (None, None),
        }
    }

    /// Returns the date of a heading, with the findings about it.
    pub(super) fn date_of(&self, heading: &DayHeading<'_>) -> (Option<NaiveDate>, Vec<(Code, String)>) {
        let Some(written) = heading.date else { return (None, Vec::new()) };
        let fits = |date: &NaiveDate| heading.weekday.is_some() && agrees(*date, heading.weekday);
        let found = written.on(self.year);
        let date = if written.unsure {
            found.filter(fits).or_else(|| written.swapped().on(self.year).filter(fits))
        } else {
            found
        };
        let label = quote(heading.label);
        let doubt = match date {
            None if written.unsure => {
                let message =
                    format!("the order of day and month in {label} is not clear: write the month as a word");
                Some((Code::TimeAdjusted, message))
            }
            None if written.year.or(self.year).is_none() => {
                Some((Code::TimeAdjusted, format!("the date {label} has no year: set the option `year`")))
            }
            None => {
                let message = format!("{label} is not a valid date: check the day and the month");
                Some((Code::TimeAdjusted, message))
            }
            Some(date) if !agrees(date, heading.weekday) => {
                let message = format!("the weekday in {label} is not that of {date}: the date was used");
                Some((Code::StatementsDisagree, message))
            }
            Some(_) => None,
        };
        (date, doubt.into_iter().collect())
    }

    /// Starts the day with the given number and date. Returns `None` if the day is continued.
    pub(super) fn open(
        &mut self,
        stated: Option<i32>,
        date: Option<NaiveDate>,
        heading: &DayHeading<'_>,
    ) -> Option<Day> {
        let named = (heading.weekday, heading.date.map(|date| (date.month, date.day)));
        let is_same = self.current.is_some() && self.named == named && named.0.is_some();
        self.named = named;
        // "Monday afternoon" continues "Monday morning".
        if is_same && stated.is_none() && date.is_none() && heading.part.is_some() {
            return None;
        }
        let known = date.and_then(|date| self.numbers.get(&date).copied());
        let next = self.current.unwrap_or(0).saturating_add(1);
        let mut number = known.or(stated).unwrap_or(next);
        if let Some(other) = self.dates.get(&number).filter(|_| known.is_none()) {
            // A heading such as "Day 1 (continued)" does not start another day.
            let differs = date.is_some() && other.is_some() && *other != date;
            if stated.is_none() || differs {
                number = self.highest.saturating_add(1);
            }
        }
        self.start(number, date)
    }

    /// Returns the number of the current day, and the day itself if it is new. Without a heading,
    /// the first day has the number 1.
    pub(super) fn today(&mut self) -> (i32, Option<Day>) {
        match self.current {
            Some(number) => (number, None),
            None => (1, self.start(1, self.single)),
        }
    }

    fn start(&mut self, number: i32, date: Option<NaiveDate>) -> Option<Day> {
        if let Some(date) = date {
            self.numbers.entry(date).or_insert(number);
        }
        (self.current, self.highest) = (Some(number), self.highest.max(number));
        if self.dates.contains_key(&number) {
            return None;
        }
        self.dates.insert(number, date);
        let mut day = Day::new(number);
        day.date = date;
        if date.is_some()
            && date == self.single
            && self.hours.is_some_and(|(hours, _)| hours.start < hours.end)
        {
            day.window = self.hours.take().map(|(hours, _)| hours);
        }
        Some(day)
    }
}
