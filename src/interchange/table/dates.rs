//! Reads dates and times, and determines the order of day and month.

use std::collections::HashSet;

use chrono::{Datelike, FixedOffset, NaiveDate, NaiveDateTime};

use super::cell::{Cell, Serial};
use super::columns::DateOrder;
use crate::interchange::common::calendar_words::{self, leading_weekday};
use crate::interchange::common::clock;
use crate::interchange::reader;
use crate::value::time::DayTime;
use crate::vocabulary::{Meaning, recognise};

/// The dates and times in a cell. The times are seconds after midnight.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Moment {
    pub(super) date: Option<NaiveDate>,
    /// The last date of a range.
    pub(super) end_date: Option<NaiveDate>,
    /// Whether the label of a day precedes the date.
    pub(super) has_label: bool,
    pub(super) start: Option<u32>,
    pub(super) end: Option<u32>,
    pub(super) offset: Option<FixedOffset>,
}

/// The order of day and month in a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    Known(DateOrder),
    /// No date determines the order.
    Unproved,
    /// Some dates can only be read in one order, and others only in the other.
    Contradictory,
}

/// The rules for reading the dates of a sheet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Calendar {
    pub(super) order: Order,
    pub(super) year: Option<i32>,
    /// Whether a finding about the order or the year has been added.
    pub(super) reported: bool,
}

impl Calendar {
    /// Finds the order of day and month from all dates of a sheet. A day after the twelfth
    /// determines it, and so does a weekday before the date.
    pub(super) fn new<'t>(
        texts: impl Iterator<Item = &'t str>,
        stated: Option<DateOrder>,
        year: Option<i32>,
    ) -> Self {
        if let Some(order) = stated {
            return Self { order: Order::Known(order), year, reported: false };
        }
        let (mut day_first, mut month_first) = (false, false);
        for text in texts {
            // Every date exists in a leap year.
            let short = || short_numbers(text).map(|(one, other)| (one, other, year.unwrap_or(2000)));
            let Some((one, other, year)) = numbers(text).or_else(short).filter(|_| !has_full_stops(text))
            else {
                continue;
            };
            let valid = |day, month| NaiveDate::from_ymd_opt(year, month, day);
            let (as_day_first, as_month_first) = (valid(one, other), valid(other, one));
            match (as_day_first, as_month_first) {
                (Some(_), None) => day_first = true,
                (None, Some(_)) => month_first = true,
                (Some(by_day), Some(by_month)) if by_day != by_month => {
                    let Some(weekday) = leading_weekday(text) else { continue };
                    day_first |= by_day.weekday() == weekday && by_month.weekday() != weekday;
                    month_first |= by_month.weekday() == weekday && by_day.weekday() != weekday;
                }
                _ => {}
            }
        }
        let order = match (day_first, month_first) {
            (true, false) => Order::Known(DateOrder::DayFirst),
            (false, true) => Order::Known(DateOrder::MonthFirst),
            (false, false) => Order::Unproved,
            (true, true) => Order::Contradictory,
        };
        Self { order, year, reported: false }
    }

    /// Reads a date.
    pub(super) fn date(&self, text: &str) -> Option<NaiveDate> {
        if let Some(date) = reader::date(text) {
            return Some(date);
        }
        if let Some((one, other, year)) = numbers(text).filter(|_| is_alone(text)) {
            if one == other {
                return NaiveDate::from_ymd_opt(year, other, one);
            }
            // A date with full stops always starts with the day.
            let order = if has_full_stops(text) { Order::Known(DateOrder::DayFirst) } else { self.order };
            return ordered(order, year, (one, other));
        }
        if let (Some(numbers), Some(year)) = (short_numbers(text), self.year) {
            return ordered(self.order, year, numbers);
        }
        self.in_words(text)
    }

    /// Reads a date with the name of the month, such as "Monday, 2 March 2026" or "March 2nd".
    fn in_words(&self, text: &str) -> Option<NaiveDate> {
        let text = clock::digits(text).to_lowercase();
        if let Some((month, day)) = text.strip_suffix('日').and_then(|date| date.split_once('月')) {
            return NaiveDate::from_ymd_opt(self.year?, month.parse().ok()?, day.parse().ok()?);
        }
        let separators = |c: char| c.is_whitespace() || matches!(c, ',' | '.' | '/' | '-' | '،' | '(' | ')');
        let (mut month, mut day, mut year) = (None, None, None);
        let mut follows_month = false;
        for word in text.split(separators).filter(|word| !word.is_empty()) {
            let after_month = std::mem::take(&mut follows_month);
            let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
            let is_ordinal = matches!(
                word.get(digits.len()..),
                Some("" | "st" | "nd" | "rd" | "th" | "er" | "º" | "го" | "г")
            );
            if let Some(number) = Some(digits).filter(|digits| !digits.is_empty() && is_ordinal) {
                match number.len() {
                    4 if year.is_none() => year = number.parse().ok(),
                    1 | 2 if day.is_none() => day = number.parse().ok(),
                    2 if year.is_none() && after_month => {
                        year = number.parse::<i32>().ok().map(|year| year + 2000);
                    }
                    _ => return None,
                }
            } else if let Some(found) = calendar_words::month(word).filter(|_| month.is_none()) {
                month = Some(found);
                follows_month = true;
            } else if leading_weekday(word).is_none() && !SMALL_WORDS.contains(&word) {
                return None;
            }
        }
        NaiveDate::from_ymd_opt(year.or(self.year)?, month?, day?)
    }

    /// Reads a range of dates within a month, such as "12–13 May 2026" or "May 12 and 13, 2026".
    /// Returns the first and the last date.
    fn dates(&self, text: &str) -> Option<(NaiveDate, NaiveDate)> {
        let is_digit = |c: char| c.is_ascii_digit();
        let divisions = [
            "-", "–", "—", " - ", " – ", " — ", " to ", " and ", " & ", " au ", " et ", " al ", " bis ",
            " и ",
        ];
        divisions.iter().find_map(|joint| {
            let (before, after) = text.split_once(joint)?;
            let start = before.trim_end_matches(is_digit).len();
            let end = after.len() - after.trim_start_matches(is_digit).len();
            let (head, first) = before.split_at_checked(start)?;
            let (last, tail) = after.split_at_checked(end)?;
            let is_day = |day: &str| matches!(day.len(), 1 | 2);
            if !is_day(first) || !is_day(last) {
                return None;
            }
            let date = |day: &str| self.in_words(&format!("{head}{day}{tail}"));
            let (first, last) = (date(first)?, date(last)?);
            (first < last).then_some((first, last))
        })
    }

    /// Reads a date after the label of its day, as in "Day 2 – Wednesday, 13 May 2026".
    fn dated_label(&self, text: &str) -> Option<NaiveDate> {
        [" - ", " – ", " — ", ": ", ", ", " ("].iter().find_map(|mark| {
            let (label, date) = text.split_once(mark)?;
            let is_day = recognise(label, None).iter().any(|one| matches!(one.meaning, Meaning::Day(_)));
            self.date(date.trim().trim_end_matches(')')).filter(|_| is_day)
        })
    }

    /// Reads the date in the heading of a day with other words, as in "Monday 8 June 2026 –
    /// Workshops" or "2026年6月1日 星期一". The other words follow the date.
    pub(super) fn in_heading(&self, text: &str) -> Option<NaiveDate> {
        let text = text.trim();
        let dated = |text: &str| self.date(text).or_else(|| self.dated_label(text));
        let before = |mark: &&str| {
            let (before, after) = text.rsplit_once(*mark)?;
            // A time after the date shows that the text is not a heading.
            dated(before.trim_end()).filter(|_| time(after.trim()).is_none())
        };
        let marks = [" - ", " – ", " — ", ": ", ", ", " (", "（", " "];
        dated(text).or_else(|| marks.iter().find_map(before))
    }

    /// Returns `true` if a text is a date without a year, and the year is unknown.
    pub(super) fn lacks_year(&self, text: &str) -> bool {
        // Every date exists in a leap year. Some dates only exist in one of the orders.
        let mut supposed = [DateOrder::DayFirst, DateOrder::MonthFirst]
            .map(|order| Self { year: Some(2000), order: Order::Known(order), ..*self })
            .into_iter();
        self.year.is_none() && self.date(text).is_none() && supposed.any(|one| one.date(text).is_some())
    }

    /// Reads a cell with a date, a time, a range of times, or a date and one of these.
    pub(super) fn moment(&self, cell: &Cell) -> Option<Moment> {
        if let Some(Serial { date, time }) = cell.serial() {
            let start = time.map(|time| {
                use chrono::Timelike;
                time.num_seconds_from_midnight()
            });
            return Some(Moment { date, start, ..Moment::default() });
        }
        let text = cell.text();
        let text = text.trim();
        if let Some((local, offset)) = reader::date_time(text) {
            return Some(Moment { offset, ..of_local(local) });
        }
        if let Some(time) = time(text) {
            return Some(time);
        }
        if let Some(date) = self.date(text) {
            return Some(Moment { date: Some(date), ..Moment::default() });
        }
        if let Some((date, end_date)) = self.dates(text) {
            return Some(Moment { date: Some(date), end_date: Some(end_date), ..Moment::default() });
        }
        if let Some(date) = self.dated_label(text) {
            return Some(Moment { date: Some(date), has_label: true, ..Moment::default() });
        }
        // Try each position at which a date could end and a time could start.
        let divisions = text.match_indices(|c: char| c.is_whitespace() || c == 'T').take(12);
        divisions.map(|(at, _)| at).find_map(|at| {
            let (before, after) = text.split_at_checked(at)?;
            let after = after.trim_start_matches(['T', '|', ',', '-', '–']).trim();
            let date = self.date(before.trim().trim_end_matches([',', ':', '|', '-', '–']))?;
            let time = time(after.trim_start_matches(['|', ',', '-', '–', '@']).trim())?;
            Some(Moment { date: Some(date), ..time })
        })
    }
}

/// Reads a time or a range of times. A time after midnight can also be written as `25:30`.
fn time(text: &str) -> Option<Moment> {
    if let Some((start, end)) = clock::range(text) {
        return Some(Moment { start: Some(start), end: Some(end), ..Moment::default() });
    }
    let late = || text.parse::<DayTime>().ok().map(DayTime::total_seconds);
    let start = reader::clock(text).map(DayTime::total_seconds).or_else(late)?;
    Some(Moment { start: Some(start), ..Moment::default() })
}

fn of_local(local: NaiveDateTime) -> Moment {
    use chrono::Timelike;
    let start = Some(local.time().num_seconds_from_midnight());
    Moment { date: Some(local.date()), start, ..Moment::default() }
}

/// Divides a text with a date into words.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let brackets = |c: char| matches!(c, '(' | ')' | '[' | ']' | ':' | '،');
    text.split(|c: char| c.is_whitespace() || c == ',')
        .map(move |word| word.trim_matches(brackets))
        .filter(|word| !word.is_empty())
}

/// Returns `true` for a weekday, and for a short word in dates such as "of". A title that contains
/// a date has other words.
fn is_part_of_date(word: &str) -> bool {
    let word = word.trim_end_matches('.').to_lowercase();
    calendar_words::weekday(&word).is_some() || SMALL_WORDS.contains(&word.as_str())
}

/// Returns `true` if a text contains one number or date, and otherwise only words that can be a
/// part of a date. Other words belong to a title or a time.
pub(super) fn is_alone(text: &str) -> bool {
    words(text).all(|word| word.starts_with(char::is_numeric) || is_part_of_date(word))
        && words(text).filter(|word| word.contains(char::is_numeric)).count() == 1
}

/// Returns the year that the rows above the headers contain, unless they contain several.
pub(super) fn year_above(rows: &[Vec<Cell>]) -> Option<i32> {
    let texts = rows.iter().flatten().filter(|cell| !cell.is_empty()).map(Cell::text);
    let years: HashSet<i32> = texts
        .flat_map(|text| {
            let numbers = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() == 4);
            numbers.filter_map(|word| word.parse().ok()).collect::<Vec<i32>>()
        })
        .filter(|year| (1900..2200).contains(year))
        .collect();
    let mut years = years.into_iter();
    years.next().filter(|_| years.next().is_none())
}

/// Words that can be a part of a date, as in "the 2nd of March".
const SMALL_WORDS: &[&str] =
    &["de", "the", "of", "le", "el", "г", "года", "del", "den", "am", "on", "date", "datum", "fecha"];

/// Returns the two numbers and the year of a date such as `02/03/2026`, which may follow a weekday.
pub(super) fn numbers(text: &str) -> Option<(u32, u32, i32)> {
    let text = clock::digits(text);
    let is_date = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit());
    let word = words(&text).find(|word| is_date(word) || !is_part_of_date(word)).filter(is_date)?;
    let mut parts = word.trim_end_matches('.').split(['/', '.', '-']);
    let (one, other, year) = (parts.next()?, parts.next()?, parts.next()?);
    let is_number = |part: &str, lengths: &[usize]| {
        lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if parts.next().is_some()
        || !is_number(one, &[1, 2])
        || !is_number(other, &[1, 2])
        || !is_number(year, &[2, 4])
    {
        return None;
    }
    let full: i32 = year.parse().ok()?;
    Some((one.parse().ok()?, other.parse().ok()?, if year.len() == 2 { full + 2000 } else { full }))
}

/// Returns the date of a day and a month in the given order.
fn ordered(order: Order, year: i32, (one, other): (u32, u32)) -> Option<NaiveDate> {
    match order {
        Order::Known(DateOrder::DayFirst) => NaiveDate::from_ymd_opt(year, other, one),
        Order::Known(DateOrder::MonthFirst) => NaiveDate::from_ymd_opt(year, one, other),
        Order::Unproved | Order::Contradictory => None,
    }
}

/// Returns the two numbers of a date without a year, such as `02/03`. One of them must have two
/// digits, unlike in a fraction.
pub(super) fn short_numbers(text: &str) -> Option<(u32, u32)> {
    let text = clock::digits(text);
    let (one, other) = text.trim().split_once('/')?;
    let is_number =
        |part: &str| matches!(part.len(), 1 | 2) && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_date = is_number(one) && is_number(other) && one.len() + other.len() > 2;
    if is_date { Some((one.parse().ok()?, other.parse().ok()?)) } else { None }
}

/// Returns `true` for a date such as `02.03.2026`.
fn has_full_stops(text: &str) -> bool {
    let word = words(text).find(|word| word.starts_with(char::is_numeric));
    word.is_some_and(|word| word.trim_end_matches('.').contains('.') && !word.contains(['/', '-']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(texts: &[&str]) -> Order {
        Calendar::new(texts.iter().copied(), None, None).order
    }

    #[test]
    fn the_order_of_dates_is_proved_and_never_guessed() {
        assert_eq!(order(&["02/03/2026", "13/03/2026"]), Order::Known(DateOrder::DayFirst));
        assert_eq!(order(&["03/02/2026", "3/13/26"]), Order::Known(DateOrder::MonthFirst));
        assert_eq!(order(&["02/03/2026", "03/03/2026"]), Order::Unproved);
        assert_eq!(order(&["Mon 02/03/2026"]), Order::Known(DateOrder::DayFirst));
        assert_eq!(order(&["13/03/2026", "03/13/2026"]), Order::Contradictory);
        assert_eq!(order(&["2026-03-02"]), Order::Unproved);
    }

    #[test]
    fn moments_are_read_in_every_form() {
        let calendar =
            Calendar { order: Order::Known(DateOrder::DayFirst), year: Some(2026), reported: false };
        let read = |text: &str| {
            calendar.moment(&Cell::from(text)).map(|moment| {
                let time = |seconds: Option<u32>| {
                    seconds.map_or(String::new(), |s| format!(" {:02}:{:02}", s / 3600, s / 60 % 60))
                };
                let date = moment.date.map_or(String::new(), |date| date.to_string());
                format!("{date}{}{}", time(moment.start), time(moment.end))
            })
        };
        for (text, expected) in [
            ("2026-03-02", "2026-03-02"),
            ("02/03/2026", "2026-03-02"),
            ("2.3.26", "2026-03-02"),
            ("Monday, 2 March 2026", "2026-03-02"),
            ("March 2nd, 2026", "2026-03-02"),
            ("lundi 2 mars 2026", "2026-03-02"),
            ("2 марта 2026 г.", "2026-03-02"),
            ("2 مارس 2026", "2026-03-02"),
            ("2026年3月2日", "2026-03-02"),
            ("Mar 2", "2026-03-02"),
            ("2-Mar-26", "2026-03-02"),
            ("2–4 March 2026", "2026-03-02"),
            ("March 2-4, 2026", "2026-03-02"),
            ("Day 1 – Monday, 2 March 2026", "2026-03-02"),
            ("Day 1 (2 March)", "2026-03-02"),
            ("02/03/2026 9:00 AM", "2026-03-02 09:00"),
            ("2026-03-02T09:00:00", "2026-03-02 09:00"),
            ("Mon 2 March, 9:00–10:30", "2026-03-02 09:00 10:30"),
            ("9.00 - 10.30", " 09:00 10:30"),
            ("25:30", " 25:30"),
            ("46083.375", "2026-03-02 09:00"),
            ("02/03", "2026-03-02"),
            ("3月2日", "2026-03-02"),
        ] {
            assert_eq!(read(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["Weirs", "", "1/2", "32/01", "32/01/2026", "March", "2 Marathon lane", "Hall 3"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
