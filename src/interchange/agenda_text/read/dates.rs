//! Reads the headings of days: dates as people write them, weekdays and "Day 2".

use chrono::{Datelike, NaiveDate, Weekday};

use super::clock;
use crate::interchange::common::calendar_words::{MONTHS, WEEKDAYS};
use crate::interchange::common::cursor::Cursor;
use crate::value::language::LanguageTag;
use crate::value::slot::DayPart;
use crate::vocabulary::{Meaning, recognise};

/// A date as written. The year can be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct WrittenDate {
    pub(super) year: Option<i32>,
    pub(super) month: u32,
    pub(super) day: u32,
    /// Whether the order of day and month is not certain, as in `3/4/2026`.
    pub(super) unsure: bool,
}

/// The heading of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DayHeading<'t> {
    pub(super) number: Option<i32>,
    pub(super) date: Option<WrittenDate>,
    pub(super) weekday: Option<Weekday>,
    pub(super) part: Option<DayPart>,
    /// The heading as printed.
    pub(super) label: &'t str,
    /// The text after the heading, which starts with a time. It is empty for most headings.
    pub(super) rest: &'t str,
}

const SEPARATORS: &[char] =
    &[',', '，', '،', '、', '|', '-', '–', '—', ':', '：', '(', ')', '（', '）', '·', '/', '.', '\t'];

const LEAD: &[&str] = &["le", "el", "the", "on", "día", "يوم"];

/// The longest line that can be the heading of a day, in bytes.
const LONGEST: usize = 160;

/// Reads the heading of a day at the start of a line. Returns `None` if other words follow without
/// a separator, because the line is then a sentence.
pub(super) fn day_heading<'t>(text: &'t str, language: Option<&LanguageTag>) -> Option<DayHeading<'t>> {
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    let mut found = DayHeading { number: None, date: None, weekday: None, part: None, label: text, rest: "" };
    let mut cursor = Cursor::new(text);
    let mut apart = true;
    while !cursor.rest.is_empty() {
        let before = cursor.rest;
        let separator = |c: char| SEPARATORS.contains(&c) || matches!(c, '[' | ']');
        cursor.skip(|c| c.is_whitespace() || separator(c));
        let skipped = before.get(..before.len() - cursor.rest.len()).unwrap_or_default();
        apart |= skipped.contains(separator);
        if let Some(rest) = timed(&found, cursor.rest) {
            let label = text.get(..text.len() - rest.len()).unwrap_or(text);
            found.label = label.trim_end_matches(|c: char| c.is_whitespace() || SEPARATORS.contains(&c));
            found.rest = rest;
            break;
        }
        if step(&mut cursor, &mut found, language) {
            apart = false;
            continue;
        }
        // Other words can follow only after a separator, as in "Day 1: Opening".
        let heads = found.number.is_some() || found.date.is_some() || found.weekday.is_some();
        if heads
            && (apart || cursor.rest.is_empty() || before.trim().is_empty())
            && !cursor.rest.contains(". ")
        {
            break;
        }
        return None;
    }
    let weekday_only = found.weekday.is_some() && cursor.rest.is_empty();
    (found.number.is_some()
        || found.date.is_some()
        || weekday_only
        || (found.weekday.is_some() && !found.rest.is_empty()))
    .then_some(found)
}

fn timed<'t>(found: &DayHeading<'_>, rest: &'t str) -> Option<&'t str> {
    let begun = found.number.is_some() || found.date.is_some() || found.weekday.is_some();
    (begun && clock::leading(rest, false).is_some()).then_some(rest)
}

/// Reads a single element: a weekday, a date, a part of the day or the number of a day.
fn step(cursor: &mut Cursor<'_>, found: &mut DayHeading<'_>, language: Option<&LanguageTag>) -> bool {
    let start = *cursor;
    if found.weekday.is_none()
        && let Some(weekday) = weekday(cursor)
    {
        found.weekday = Some(weekday);
        return true;
    }
    if found.date.is_none() {
        let mut tail = *cursor;
        tail.any(LEAD);
        tail.blank();
        if found.weekday.is_none()
            && let Some(weekday) = weekday(&mut tail)
        {
            found.weekday = Some(weekday);
            *cursor = tail;
            return true;
        }
        if let Some(date) = date(&mut tail, language) {
            found.date = Some(date);
            *cursor = tail;
            return true;
        }
    }
    let begun = found.date.is_some() || found.weekday.is_some() || found.number.is_some();
    if begun && found.part.is_none() {
        let (word, after) = word_at(cursor.rest);
        if let Some((part, "")) = clock::part(word) {
            found.part = Some(part);
            cursor.rest = after;
            return true;
        }
        if let Some((part, rest)) = clock::part(cursor.rest.trim_end()).filter(|(_, rest)| rest.is_empty()) {
            found.part = Some(part);
            cursor.rest = rest;
            return true;
        }
        for word in ["上午", "下午", "晚上", "全天"] {
            if cursor.word(word) {
                found.part = clock::part(word).map(|(part, _)| part);
                return true;
            }
        }
    }
    if found.number.is_none()
        && let Some(number) = german_day(cursor)
    {
        found.number = Some(number);
        return true;
    }
    if found.number.is_none() {
        let rest = cursor.rest;
        let end = rest.find(|c: char| SEPARATORS.contains(&c)).unwrap_or(rest.len());
        let phrase = rest.get(..end).unwrap_or_default();
        // A date can follow without a separator, as in "Day One October 15th, 2020".
        for words in [usize::MAX, 2] {
            let taken = first_words(phrase, words);
            if let Some(number) = day_number(taken, language) {
                found.number = Some(number);
                cursor.rest = rest.get(taken.len()..).unwrap_or_default();
                return true;
            }
        }
    }
    *cursor = start;
    false
}

/// Reads the number of a day in German, as in `1. Tag` or `Tag 1`.
fn german_day(cursor: &mut Cursor<'_>) -> Option<i32> {
    let mut tail = *cursor;
    let is_before = tail.word("tag");
    tail.blank();
    let (number, _) = tail.number(2)?;
    if !is_before {
        tail.rest = tail.rest.strip_prefix('.')?;
        tail.blank();
        tail.word("tag").then_some(())?;
    }
    *cursor = tail;
    i32::try_from(number).ok()
}

fn word_at(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| c.is_whitespace() || SEPARATORS.contains(&c)).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

fn first_words(text: &str, count: usize) -> &str {
    let mut ends = text.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at);
    match count.checked_sub(1).and_then(|count| ends.nth(count)) {
        Some(end) => text.get(..end).unwrap_or(text),
        None => text,
    }
}

fn day_number(phrase: &str, language: Option<&LanguageTag>) -> Option<i32> {
    if phrase.trim().is_empty() || phrase.len() > 60 {
        return None;
    }
    recognise(phrase, language).into_iter().find_map(|reading| match reading.meaning {
        Meaning::Day(number) => Some(number),
        _ => None,
    })
}

fn weekday(cursor: &mut Cursor<'_>) -> Option<Weekday> {
    WEEKDAYS.iter().find_map(|(weekday, words)| cursor.any(words).then_some(*weekday))
}

fn month(cursor: &mut Cursor<'_>) -> Option<u32> {
    let position = MONTHS.iter().position(|words| cursor.any(words))?;
    u32::try_from(position + 1).ok()
}

/// Reads a date. `12 - 13 May` is not a date but a range.
fn date(cursor: &mut Cursor<'_>, language: Option<&LanguageTag>) -> Option<WrittenDate> {
    let start = *cursor;
    let found = in_words(cursor).or_else(|| {
        *cursor = start;
        in_figures(cursor, language)
    });
    if found.is_none() {
        *cursor = start;
    }
    found.filter(|date| (1..=12).contains(&date.month) && (1..=31).contains(&date.day))
}

fn year(cursor: &mut Cursor<'_>) -> Option<i32> {
    let mut tail = *cursor;
    tail.skip(|c| matches!(c, ',' | '،' | ' ' | '\u{a0}'));
    tail.any(&["del", "de"]);
    tail.blank();
    let (year, count) = tail.number(4)?;
    if count != 4 || !(1900..=2200).contains(&year) {
        return None;
    }
    *cursor = tail;
    tail.blank();
    if tail.any(&["года", "г.", "م"]) {
        *cursor = tail;
    }
    i32::try_from(year).ok()
}

fn in_words(cursor: &mut Cursor<'_>) -> Option<WrittenDate> {
    if let Some(month) = month(cursor) {
        cursor.blank();
        let (day, count) = cursor.number(4)?;
        cursor.any(&["st", "nd", "rd", "th"]);
        let follows_range = cursor.rest.trim_start().starts_with(['-', '–', '&', '/']);
        if count > 2 || (follows_range && next_is_number(cursor.rest)) {
            return None;
        }
        return Some(WrittenDate { year: year(cursor), month, day, unsure: false });
    }
    let (day, count) = cursor.number(4)?;
    if count > 2 {
        return None;
    }
    cursor.any(&["st", "nd", "rd", "th", "er", "º", "."]);
    cursor.blank();
    cursor.any(&["de", "of", "-го"]);
    cursor.blank();
    let month = month(cursor)?;
    Some(WrittenDate { year: year(cursor), month, day, unsure: false })
}

fn next_is_number(rest: &str) -> bool {
    rest.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(|c: char| c.is_ascii_digit())
}

fn in_figures(cursor: &mut Cursor<'_>, language: Option<&LanguageTag>) -> Option<WrittenDate> {
    let (first, count) = cursor.number(4)?;
    let sign = cursor.peek()?;
    if sign == '年' {
        cursor.skip(|c| c == '年');
        let (month, _) = cursor.number(2)?;
        cursor.word("月").then_some(())?;
        let (day, _) = cursor.number(2)?;
        cursor.any(&["日", "号", "號"]).then_some(())?;
        return Some(WrittenDate { year: i32::try_from(first).ok(), month, day, unsure: false });
    }
    if sign == '月' && count <= 2 {
        cursor.skip(|c| c == '月');
        let (day, _) = cursor.number(2)?;
        cursor.any(&["日", "号", "號"]).then_some(())?;
        return Some(WrittenDate { year: None, month: first, day, unsure: false });
    }
    if !matches!(sign, '-' | '.' | '/') {
        return None;
    }
    cursor.rest = cursor.rest.strip_prefix(sign)?;
    let (second, _) = cursor.number(2)?;
    cursor.rest = cursor.rest.strip_prefix(sign)?;
    let (third, last) = cursor.number(4)?;
    if cursor.peek().is_some_and(char::is_alphanumeric) {
        return None;
    }
    if count == 4 {
        return Some(WrittenDate {
            year: i32::try_from(first).ok(),
            month: second,
            day: third,
            unsure: false,
        });
    }
    if last != 4 || sign == '-' {
        return None;
    }
    let year = i32::try_from(third).ok();
    // Dates with full stops, and dates in most languages, start with the day.
    let english = sign == '/' && language.is_none_or(|language| language.language() == "en");
    Some(match (first > 12, second > 12) {
        (false, true) => WrittenDate { year, month: first, day: second, unsure: false },
        (_, _) => {
            WrittenDate { year, month: second, day: first, unsure: english && first <= 12 && first != second }
        }
    })
}

/// Returns the year in a line, such as 2018 in `8-9 octobre 2018`. Returns `None` if the line
/// contains several different years.
pub(super) fn stated_year(text: &str) -> Option<i32> {
    let mut found = None;
    for (at, c) in text.char_indices() {
        if !c.is_ascii_digit()
            || text.get(..at).is_some_and(|before| before.ends_with(|c: char| c.is_alphanumeric()))
        {
            continue;
        }
        let mut cursor = Cursor::new(text.get(at..)?);
        if let Some((year, 4)) = cursor.number(4).filter(|(year, _)| (1990..=2100).contains(year))
            && cursor.peek().is_none_or(|next| !next.is_ascii_alphanumeric() && next != '/')
        {
            let year = i32::try_from(year).ok();
            if found.is_some() && found != year {
                return None;
            }
            found = year;
        }
    }
    found
}

/// Finds a date with a year or a weekday anywhere in a short line. A range of dates is not
/// accepted.
pub(super) fn date_within<'t>(text: &'t str, language: Option<&LanguageTag>) -> Option<DayHeading<'t>> {
    if text.len() > LONGEST {
        return None;
    }
    let starts = text.char_indices().filter(|(at, _)| {
        text.get(..*at).is_some_and(|before| {
            before.is_empty() || before.ends_with([' ', ',', '(', '|', ':', '，', '：'])
        })
    });
    for (at, _) in starts {
        let before = text.get(..at).unwrap_or_default().trim_end();
        // A dash or a word such as "and" before the date shows that it ends a range.
        let range = before.trim_end_matches(['-', '–', ' ']).len() < before.len()
            || ["and", "et", "y", "и", "و", "to"].iter().any(|word| before.ends_with(&format!(" {word}")));
        let mut cursor = Cursor::new(text.get(at..)?);
        let day = weekday(&mut cursor);
        cursor.skip(|c| c == ',' || c == '،' || c == ' ');
        cursor.any(LEAD);
        cursor.blank();
        if let Some(date) = date(&mut cursor, language).filter(|date| date.year.is_some() || day.is_some()) {
            if range
                || cursor.rest.trim_start().starts_with(['-', '–'])
                || cursor.rest.trim_start().starts_with("to ")
            {
                return None;
            }
            return Some(DayHeading {
                number: None,
                date: Some(date),
                weekday: day,
                part: None,
                label: text,
                rest: "",
            });
        }
    }
    None
}

impl WrittenDate {
    /// Returns the date. A date without a year has the given year. Returns `None` if the year is
    /// missing or the date does not exist.
    pub(super) fn on(self, year: Option<i32>) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year.or(year)?, self.month, self.day)
    }

    /// Returns the date with day and month exchanged.
    pub(super) fn swapped(self) -> Self {
        Self { month: self.day, day: self.month, ..self }
    }
}

/// Returns `true` if the date falls on the weekday, or if the weekday is `None`.
pub(super) fn agrees(date: NaiveDate, weekday: Option<Weekday>) -> bool {
    weekday.is_none_or(|weekday| date.weekday() == weekday)
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;

    fn read(text: &str) -> String {
        let Some(found) = day_heading(text, None) else { return "-".to_owned() };
        let mut out = found.number.map(|number| format!("#{number} ")).unwrap_or_default();
        if let Some(date) = found.date {
            write!(out, "{}-{}-{} ", date.year.unwrap_or_default(), date.month, date.day).unwrap();
        }
        if let Some(weekday) = found.weekday {
            write!(out, "{weekday} ").unwrap();
        }
        if let Some(part) = found.part {
            write!(out, "{part} ").unwrap();
        }
        if !found.rest.is_empty() {
            write!(out, "[{}] ", found.rest).unwrap();
        }
        out.trim_end().to_owned()
    }

    #[test]
    fn headings_of_days_are_read_in_six_languages() {
        for (text, expected) in [
            ("Première journée", "#1"),
            ("DAY ONE- 8 October 2018", "#1 2018-10-8"),
            ("Day One October 15th, 2020", "#1 2020-10-15"),
            ("24 April 2012|Day 1", "#1 2012-4-24"),
            ("Monday 3 December", "0-12-3 Mon"),
            ("Monday, 3 December 2018 – Room XVIII", "2018-12-3 Mon"),
            ("Thursday, September 22, 2011", "2011-9-22 Thu"),
            ("Friday October 17, 2003", "2003-10-17 Fri"),
            ("Lundi 8 octobre 2018 | Première journée", "#1 2018-10-8 Mon"),
            ("lundi 1er mars", "0-3-1 Mon"),
            ("MIERCOLES, 17 DE JUNIO DE 2009", "2009-6-17 Wed"),
            ("Понедельник, 9 июня 2025 года", "2025-6-9 Mon"),
            ("الاثنين 22 سبتمبر 2025", "2025-9-22 Mon"),
            ("اليوم الأول: الاثنين، 22 أيلول/سبتمبر 2025", "#1 2025-9-22 Mon"),
            ("22 سبتمبر", "0-9-22"),
            ("第一天", "#1"),
            ("2018年9月3日（星期一）", "2018-9-3 Mon"),
            ("9月3日上午", "0-9-3 morning"),
            ("第一天（9月3日 星期一）", "#1 0-9-3 Mon"),
            ("Day 1: Setting the stage", "#1"),
            ("Day 2 (2018-10-09)", "#2 2018-10-9"),
            ("2026-03-02", "2026-3-2"),
            ("03.12.2018, понедельник", "2018-12-3 Mon"),
            ("Monday", "Mon"),
            ("Monday 3 December, 10:00–11:00 Opening", "0-12-3 Mon [10:00–11:00 Opening]"),
            ("Montag, 3. Dezember 2018", "2018-12-3 Mon"),
            ("1. Tag", "#1"),
            ("2. Tag: Montag, 8. Juni 2026", "#2 2026-6-8 Mon"),
            ("Tag 2", "#2"),
            ("26 - 27 March 2018", "-"),
            ("8-9 octobre 2018", "-"),
            ("24 April was the day of the flood", "-"),
            ("May the force be with you", "-"),
            ("Monday blues and other songs", "-"),
            ("Session 1", "-"),
            ("", "-"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn years_and_dates_are_found_in_lines() {
        assert_eq!(stated_year("Genève, 8-9 octobre 2018"), Some(2018));
        assert_eq!(stated_year("2018 to 2019"), None);
        assert_eq!(stated_year("FCCC/2010/V"), None);
        assert!(date_within("Daily Programme For Friday, 3 December 2010 (COP16)", None).is_some());
        assert!(date_within("25 February 2016 to 26 February 2016", None).is_none());
        assert!(date_within("26 - 27 March 2018", None).is_none());
    }
}
