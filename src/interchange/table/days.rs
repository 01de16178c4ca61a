//! Assigns days to dates and to labels such as "Day 1".

use std::collections::{HashMap, HashSet};

use chrono::{NaiveDate, NaiveTime, TimeDelta};

use super::headers::folded;
use crate::draft::Day;
use crate::interchange::common::calendar_words::leading_weekday;
use crate::interchange::reader::DraftBuilder;
use crate::value::language::LanguageTag;
use crate::value::slot::{Slot, TimeRange};
use crate::value::time::{DayTime, Length};
use crate::vocabulary::{Meaning, recognise};

/// A day of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum SheetDay {
    Date(NaiveDate),
    /// A day without a date, such as "Day 1" or "Saturday".
    Label(String),
}

/// Returns `true` for the label of a day: a weekday, or an expression such as "Day 1".
pub(super) fn is_day_label(text: &str, language: Option<&LanguageTag>) -> bool {
    let text = text.trim();
    let is_weekday = !text.contains(char::is_whitespace) && leading_weekday(text).is_some();
    is_weekday || recognise(text, language).iter().any(|one| matches!(one.meaning, Meaning::Day(_)))
}

/// The days without a date, with their numbers.
#[derive(Debug, Default)]
pub(super) struct Days {
    labels: HashMap<String, i32>,
    /// The numbers of the first `seen` days of the draft.
    taken: HashSet<i32>,
    seen: usize,
    last: i32,
}

impl Days {
    /// Returns the slot of a session on a day. The start is in seconds after midnight.
    pub(super) fn slot(
        &mut self,
        builder: &mut DraftBuilder,
        language: &LanguageTag,
        day: &SheetDay,
        start: Option<u32>,
        length: Option<Length>,
    ) -> Option<Slot> {
        match day {
            SheetDay::Date(date) => {
                let Some(start) = start else { return Some(Slot::day(builder.day(*date))) };
                // A time such as 25:30 belongs to the given day.
                if start >= 86_400 {
                    return on(builder.day(*date), start, length);
                }
                let at =
                    date.and_time(NaiveTime::MIN).checked_add_signed(TimeDelta::seconds(start.into()))?;
                builder.slot(at, length).or_else(|| builder.slot(at, None))
            }
            SheetDay::Label(label) => {
                let number = self.number(builder, language, label);
                match start {
                    Some(start) => on(number, start, length),
                    None => Some(Slot::day(number)),
                }
            }
        }
    }

    fn number(&mut self, builder: &mut DraftBuilder, language: &LanguageTag, label: &str) -> i32 {
        let key = folded(label);
        if let Some(number) = self.labels.get(&key) {
            return *number;
        }
        let stated = recognise(label, Some(language)).into_iter().find_map(|reading| match reading.meaning {
            Meaning::Day(number) => Some(number),
            _ => None,
        });
        for day in builder.draft.days.iter().skip(self.seen) {
            self.taken.insert(day.number);
            self.last = self.last.max(day.number);
        }
        let number =
            stated.filter(|number| !self.taken.contains(number)).unwrap_or(self.last.saturating_add(1));
        let mut day = Day::new(number);
        if !label.is_empty() {
            day.label = Some(label.into());
        }
        builder.draft.days.push(day);
        self.seen = builder.draft.days.len().saturating_sub(1);
        self.labels.insert(key, number);
        number
    }
}

fn on(day: i32, start: u32, length: Option<Length>) -> Option<Slot> {
    let start = DayTime::from_seconds(start)?;
    let end = length.and_then(|length| DayTime::from_seconds(start.total_seconds() + length.total_seconds()));
    Some(match end {
        Some(end) => Slot::from_range(day, TimeRange { start, end }),
        None => Slot::starting(day, start),
    })
}
