//! Parses times of day and ranges of times in common notations of seven languages, such as
//! `7:30 pm`, `9h30–11h` or `下午1时至3时`.

use super::clock_words::{
    ABOUT, BEFORE, CHINESE, CLOCK_SIGNS, DASHES, HOUR_SIGNS, HOUR_WORDS, MINUTES, NAMED, ONWARDS,
    PARTS_OF_DAY, PartOfDay, RANGE_WORDS, UNTIL,
};
use super::cursor::{Cursor, digit, is_wide};
use super::when;

/// How clearly the notation of a number shows that it is a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::interchange) enum Notation {
    /// A number that can be anything, such as `9` or `1430`.
    Bare,
    /// The notation of a time that is also that of a decimal number or of a length, such as `9.30`
    /// or `2 h`.
    Weak,
    /// The notation of a time only, such as `9:30`.
    Clear,
}

/// A clock time as it is written.
#[derive(Debug, Clone, Copy)]
pub(in crate::interchange) struct Written {
    hour: u32,
    minute: u32,
    second: u32,
    part: Option<PartOfDay>,
    /// The number of days after the first one, as in `1:05 (+1)`.
    days: u32,
    notation: Notation,
}

/// A clock time, or a range of clock times, as it is written.
#[derive(Debug, Clone, Copy)]
pub(in crate::interchange) struct Span {
    start: Written,
    end: Option<Written>,
    /// `true` if a unit such as `hrs` follows.
    has_unit: bool,
    /// `true` after a word such as `approx.`.
    is_approximate: bool,
}

/// Parses a time of day, and returns the seconds after midnight. The accepted forms include `9:30`,
/// `09:30:15`, `0930`, `9.30`, `9h30`, `9 h`, `19:30 Uhr`, `7 pm`, `7:30 p.m.` and `下午2:30`.
pub(in crate::interchange) fn time(text: &str) -> Option<u32> {
    let text = simplified(text);
    let written = || {
        let span = Span::whole(&text)?;
        let is_time = span.end.is_none() && span.notation() != Notation::Bare;
        is_time.then(|| span.seconds().0).filter(|seconds| *seconds < 86_400)
    };
    when::clock(&text).or_else(written)
}

/// Parses a range of times, such as `9:30–11:00`, `9h30 à 11h`, `2-3:30 pm` or `9:30 to 11`, and
/// returns both times in seconds after midnight. If the range ends on the next day, the end is
/// counted from the midnight before the start.
pub(in crate::interchange) fn range(text: &str) -> Option<(u32, u32)> {
    let text = simplified(text);
    let written = Span::whole(&text).and_then(|span| {
        let (start, end) = span.seconds();
        Some((start, end?))
    });
    let digits = || {
        let (start, end) = text.split_once(DASHES)?;
        Some((when::clock(start)?, when::clock(end)?))
    };
    let (start, end) = written.or_else(digits)?;
    Some((start, if end < start { end + 86_400 } else { end }))
}

/// Replaces digits of other scripts, and removes Arabic vowel signs, directional marks and the
/// spaces around colons.
fn simplified(text: &str) -> String {
    let text: String = digits(text).chars().filter(|c| !is_vowel_sign(*c)).collect();
    text.trim().replace(" :", ":").replace(": ", ":")
}

/// Replaces Arabic and full-width digits with ASCII digits, and full-width colons with colons.
pub(in crate::interchange) fn digits(text: &str) -> String {
    let ascii = |c: char| match digit(c).and_then(|value| char::from_digit(value, 10)) {
        Some(digit) => digit,
        None if c == '：' => ':',
        None => c,
    };
    text.chars().map(ascii).collect()
}

fn is_vowel_sign(c: char) -> bool {
    ('\u{64b}'..='\u{652}').contains(&c) || matches!(c, '\u{200e}' | '\u{200f}')
}

impl Span {
    /// Reads a time or a range of times, also after a word such as "from".
    pub(in crate::interchange) fn read(cursor: &mut Cursor<'_>) -> Option<Self> {
        let is_approximate = cursor.any(ABOUT);
        cursor.blank();
        if cursor.any(BEFORE) {
            cursor.blank();
        }
        let mut start = Written::read(cursor)?;
        let mut after = *cursor;
        // Each of the two times can have a unit, as in "11:00h - 12:00h".
        after.space();
        if !unit(&mut after) {
            after = *cursor;
        }
        let end = until(&mut after).then(|| Written::read(&mut after)).flatten();
        if end.is_some() {
            *cursor = after;
        }
        let mut tail = *cursor;
        tail.space();
        // After minutes, a unit shows that "9.30" is a time. A short length, such as "1.30 h", has
        // the same notation.
        let is_clock = { tail }.any(CLOCK_SIGNS) || start.hour >= 7;
        let has_unit = unit(&mut tail);
        if has_unit {
            *cursor = tail;
            if start.notation == Notation::Weak && is_clock {
                start.notation = Notation::Clear;
            }
        }
        let mut tail = *cursor;
        tail.space();
        if end.is_none() && start.notation != Notation::Bare && tail.any(ONWARDS) {
            *cursor = tail;
        }
        Some(Self { start, end, has_unit, is_approximate })
    }

    /// Reads a text that contains only a time or a range of times. A part of the day requires an
    /// hour from 1 to 12.
    fn whole(text: &str) -> Option<Self> {
        let mut cursor = Cursor::new(text);
        let span = Self::read(&mut cursor)?;
        if span.is_approximate {
            return None;
        }
        let is_valid = |time: Written| time.part.is_none() || (1..=12).contains(&time.hour);
        cursor.blank();
        (cursor.rest.is_empty() && is_valid(span.start) && span.end.is_none_or(is_valid)).then_some(span)
    }

    /// Returns `true` if a word such as "approx." precedes the time.
    #[cfg(feature = "agenda-text")]
    pub(in crate::interchange) fn is_approximate(self) -> bool {
        self.is_approximate
    }

    /// Returns how clearly the notation shows that the numbers are times.
    pub(in crate::interchange) fn notation(self) -> Notation {
        match self.end {
            None => self.start.notation,
            Some(end) => {
                let is_marked = |time: Written| time.notation != Notation::Bare;
                let is_time = is_marked(self.start) || is_marked(end) || self.has_unit;
                if is_time { Notation::Clear } else { Notation::Bare }
            }
        }
    }

    /// Returns the start and the end in seconds after midnight. A part of the day that is written
    /// once applies to both times if the range then ends after its start. Otherwise, the start
    /// without a part of the day is in the morning, or the end without one in the afternoon.
    pub(in crate::interchange) fn seconds(self) -> (u32, Option<u32>) {
        let (start, Some(end)) = (self.start, self.end) else {
            return (self.start.seconds(self.start.part), None);
        };
        match (start.part, end.part) {
            (None, Some(part)) if start.hour <= 12 => {
                let to = end.seconds(Some(part));
                let same = Some(start.seconds(Some(part))).filter(|from| *from < to);
                (same.unwrap_or_else(|| start.seconds(Some(PartOfDay::Morning))), Some(to))
            }
            (Some(part), None) if end.hour <= 12 && end.days == 0 => {
                let from = start.seconds(Some(part));
                let same = Some(end.seconds(Some(part))).filter(|to| *to > from);
                (from, Some(same.unwrap_or_else(|| end.seconds(Some(PartOfDay::Afternoon)))))
            }
            _ => (start.seconds(start.part), Some(end.seconds(end.part))),
        }
    }
}

impl Written {
    fn named(hour: u32) -> Self {
        let (hour, days) = (hour % 24, hour / 24);
        Self { hour, minute: 0, second: 0, part: None, days, notation: Notation::Weak }
    }

    fn read(cursor: &mut Cursor<'_>) -> Option<Self> {
        if let Some((_, hour)) = NAMED.iter().find(|(word, _)| cursor.word(word)) {
            return Some(Self::named(*hour));
        }
        let before = part(cursor, CHINESE);
        cursor.blank();
        let zero = cursor.rest.starts_with('0');
        let (number, count) = cursor.number(4).or_else(|| chinese(cursor).map(|hour| (hour, 2)))?;
        let notation = if before.is_some() { Notation::Clear } else { Notation::Bare };
        let mut time = Self { hour: number, minute: 0, second: 0, part: before, days: 0, notation };
        match count {
            4 => {
                (time.hour, time.minute) = (number / 100, number % 100);
                time.notation = if zero { Notation::Weak } else { Notation::Bare };
            }
            3 => return None,
            _ => time.read_minutes(cursor),
        }
        let mut tail = *cursor;
        tail.space();
        if time.part.is_none()
            && let Some(found) = part(&mut tail, PARTS_OF_DAY)
        {
            (time.part, time.notation) = (Some(found), Notation::Clear);
            *cursor = tail;
        } else if let Some(rest) = tail.rest.strip_prefix("m.")
            && time.hour == 12
            && time.notation == Notation::Clear
        {
            // In Spanish, "12:00 m." is noon.
            time.part.get_or_insert(PartOfDay::Noon);
            cursor.rest = rest;
        }
        time.read_days(cursor);
        (time.hour <= 24 && time.minute < 60 && time.second < 60).then_some(time)
    }

    /// Reads the number of days, as in `1:05 (+1)`.
    fn read_days(&mut self, cursor: &mut Cursor<'_>) {
        let mut tail = *cursor;
        tail.space();
        if !tail.rest.starts_with("(+") {
            return;
        }
        tail.skip(|c| matches!(c, '(' | '+'));
        if let Some((days, _)) = tail.number(1)
            && let Some(rest) = tail.rest.strip_prefix(')')
        {
            self.days = days;
            cursor.rest = rest;
        }
    }

    /// Reads what follows the hour: minutes and units.
    fn read_minutes(&mut self, cursor: &mut Cursor<'_>) {
        let sign = cursor.peek().unwrap_or_default();
        if matches!(sign, ':' | '：' | '∶' | '.' | '٫') {
            self.read_digits(cursor, sign);
            return;
        }
        let mut tail = *cursor;
        tail.space();
        let sign = tail.peek().unwrap_or_default();
        if matches!(sign, '时' | '時' | '点' | '點') {
            tail.skip(|c| c == sign);
            self.read_chinese(&mut tail);
            *cursor = tail;
            return;
        }
        let is_joined =
            matches!(sign, 'h' | 'H' | 'ч') && tail.rest.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
        if is_joined {
            tail.skip(|c| c == sign);
        } else if !tail.any(CLOCK_SIGNS) && !tail.any(HOUR_SIGNS) {
            return;
        }
        // A short length, such as "2 h", has the same notation.
        self.notation = if self.hour < 7 { Notation::Weak } else { Notation::Clear };
        *cursor = tail;
        tail.space();
        if let Some((minute, 2)) = tail.number(2)
            && ends_minutes(tail.rest)
        {
            (self.minute, self.notation) = (minute, Notation::Clear);
            *cursor = tail;
            tail.space();
            if tail.any(MINUTES) {
                tail.rest = tail.rest.strip_prefix('.').unwrap_or(tail.rest);
                *cursor = tail;
            }
        }
    }

    /// Reads the minutes, and the seconds if there are any, after the separator in `9:30` or
    /// `9.30`.
    fn read_digits(&mut self, cursor: &mut Cursor<'_>, sign: char) {
        let mut tail = *cursor;
        tail.skip(|c| c == sign);
        let Some((minute, 2)) = tail.number(2) else { return };
        let is_dotted = sign == '.';
        // "1.10.2" is the number of a section, or a date.
        if is_dotted
            && tail.peek() == Some('.')
            && tail.rest.chars().nth(1).is_some_and(|c| c.is_ascii_digit())
        {
            return;
        }
        (self.minute, self.notation) = (minute, if is_dotted { Notation::Weak } else { Notation::Clear });
        *cursor = tail;
        if !is_dotted && tail.peek() == Some(':') {
            tail.skip(|c| c == ':');
            if let Some((second, 2)) = tail.number(2) {
                self.second = second;
                *cursor = tail;
            }
        }
    }

    /// Reads minutes after the Chinese sign of hours.
    fn read_chinese(&mut self, cursor: &mut Cursor<'_>) {
        self.notation = Notation::Clear;
        if cursor.word("半") {
            self.minute = 30;
        } else if cursor.word("一刻") {
            self.minute = 15;
        } else if !cursor.word("整") {
            let mut minutes = *cursor;
            let digits = minutes.number(2).map(|(minute, _)| minute);
            if let Some(minute) = digits.or_else(|| chinese(&mut minutes)) {
                minutes.skip(|c| c == '分');
                self.minute = minute;
                *cursor = minutes;
            }
        }
    }

    /// Returns the seconds after midnight, with the hour in the given part of the day.
    fn seconds(self, part: Option<PartOfDay>) -> u32 {
        let (hour, late) = match (part, self.hour) {
            (Some(PartOfDay::Morning), 12) => (0, 0),
            (Some(PartOfDay::Noon), 1..=4)
            | (Some(PartOfDay::Afternoon), 1..=11)
            | (Some(PartOfDay::Night), 5..=11) => (self.hour + 12, 0),
            (Some(PartOfDay::Night), 12) => (0, 1),
            _ => (self.hour, 0),
        };
        ((self.days + late) * 24 + hour) * 3600 + self.minute * 60 + self.second
    }
}

/// Reads a unit after a time, such as "Uhr".
fn unit(cursor: &mut Cursor<'_>) -> bool {
    [CLOCK_SIGNS, HOUR_WORDS, RANGE_WORDS, HOUR_SIGNS].iter().any(|words| cursor.any(words))
}

/// Returns `true` if the text after two digits shows that they can be minutes. A colon or a full
/// stop without another digit, as in `9h30: Opening`, is the end of the time.
fn ends_minutes(rest: &str) -> bool {
    let mut letters = rest.chars();
    match letters.next() {
        Some(':' | '.') => letters.next().is_none_or(|c| digit(c).is_none()),
        next => next.is_none_or(|next| !next.is_alphanumeric() && next != '%'),
    }
}

/// Reads a dash or a word such as "to" between two times.
fn until(cursor: &mut Cursor<'_>) -> bool {
    let blank = cursor.blank();
    if cursor.skip(|c| DASHES.contains(&c)) > 0 {
        cursor.blank();
        return true;
    }
    let wide = cursor.peek().is_some_and(is_wide);
    let found = (blank > 0 || wide) && cursor.any(UNTIL);
    cursor.blank();
    found
}

fn part(cursor: &mut Cursor<'_>, words: &[(&str, PartOfDay)]) -> Option<PartOfDay> {
    words.iter().find_map(|(word, part)| cursor.word(word).then_some(*part))
}

/// Reads a number below 100 in Chinese characters that is followed by a unit of time.
fn chinese(cursor: &mut Cursor<'_>) -> Option<u32> {
    let value = |c: char| {
        "〇一二三四五六七八九".chars().position(|one| one == c).and_then(|at| u32::try_from(at).ok())
    };
    let end = cursor.rest.find(|c: char| c != '十' && value(c).is_none())?;
    let (number, rest) = cursor.rest.split_at_checked(end)?;
    let one = |text: &str| text.chars().next().filter(|_| text.chars().count() == 1).and_then(value);
    let found = match number.split_once('十') {
        None => one(number)?,
        Some((tens, units)) => {
            let tens = if tens.is_empty() { 1 } else { one(tens)? };
            tens * 10 + if units.is_empty() { 0 } else { one(units)? }
        }
    };
    if !rest.starts_with(['时', '時', '点', '點', '分']) {
        return None;
    }
    cursor.rest = rest;
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(seconds: u32) -> String {
        format!("{:02}:{:02}", seconds / 3600, seconds / 60 % 60)
    }

    #[test]
    fn times_are_read_as_people_write_them() {
        for (text, expected) in [
            ("9:30", "09:30"),
            ("09.30", "09:30"),
            ("9h30", "09:30"),
            ("9 h", "09:00"),
            ("19:30 Uhr", "19:30"),
            ("7 pm", "19:00"),
            ("7:30 p.m.", "19:30"),
            ("12:00 AM", "00:00"),
            ("12:15pm", "12:15"),
            ("下午2:30", "14:30"),
            ("٩:٣٠ ص", "09:30"),
            ("0930", "09:30"),
            ("930", "09:30"),
            ("1430", "14:30"),
            ("9 : 30", "09:30"),
            ("10 час. 30 мин.", "10:30"),
            ("12:00 m.", "12:00"),
            ("上午9点半", "09:30"),
            ("noon", "12:00"),
        ] {
            assert_eq!(time(text).map(shown).as_deref(), Some(expected), "{text}");
        }
        for text in ["", "9", "13 pm", "25:00", "0 am", "noonish", "9:75", "pm", "24:00", "1.2.3"] {
            assert_eq!(time(text), None, "{text}");
        }
    }

    #[test]
    fn ranges_are_read_as_people_write_them() {
        for (text, expected) in [
            ("9:30-11:00", "09:30 11:00"),
            ("9h30 à 11h", "09:30 11:00"),
            ("2 – 3:30 pm", "14:00 15:30"),
            ("11-1pm", "11:00 13:00"),
            ("10:00-12:30 p.m.", "10:00 12:30"),
            ("22:00–01:30", "22:00 25:30"),
            ("9.00 bis 10.15 Uhr", "09:00 10:15"),
            ("上午9:00至10:00", "09:00 10:00"),
            ("下午2:00-3:30", "14:00 15:30"),
            ("De 9 h à 10 h 15", "09:00 10:15"),
            ("с 10:00 до 11:30", "10:00 11:30"),
            ("930-1030", "09:30 10:30"),
            ("9-11", "09:00 11:00"),
        ] {
            let found = range(text).map(|(from, to)| format!("{} {}", shown(from), shown(to)));
            assert_eq!(found.as_deref(), Some(expected), "{text}");
        }
        for text in ["9:30", "2026-03-02", "a-b", "-", "9:30-"] {
            assert_eq!(range(text), None, "{text}");
        }
    }
}
