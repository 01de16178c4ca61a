//! Reads times of day as people write them in six languages and in German.

use super::numerals::{Cursor, is_wide};
use crate::value::slot::{DayPart, TimeRange};
use crate::value::time::DayTime;

/// The time of a session as read from a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Clock {
    Part(DayPart),
    From(DayTime),
    Between(TimeRange),
}

/// A doubt about a time that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ClockDoubt {
    /// The end is earlier than the start, and was read as a time on the next day.
    NextDay,
    /// The end is earlier than the start, and was ignored.
    EndIgnored,
}

/// A time at the start of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct FoundClock<'t> {
    pub(super) clock: Clock,
    pub(super) doubt: Option<ClockDoubt>,
    pub(super) rest: &'t str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Noon,
    Afternoon,
    Night,
}

#[derive(Debug, Clone, Copy)]
struct Point {
    hour: u32,
    minute: u32,
    half: Option<Half>,
    days: u32,
    /// Whether the notation shows that the number is a time.
    marked: bool,
    /// Whether the notation is also that of a decimal number or of a length.
    weak: bool,
}

const BEFORE: &[&str] = &[
    "from",
    "de",
    "du",
    "desde las",
    "desde",
    "entre las",
    "entre",
    "a las",
    "las",
    "à partir de",
    "between",
    "at",
    "à",
    "с",
    "в",
    "von",
    "um",
    "من الساعة",
    "من",
    "في الساعة",
    "الساعة",
    "自",
    "从",
    "從",
];

const DASHES: &[char] = &['-', '\u{2010}', '\u{2011}', '–', '—', '―', '−', '－', '~', '～', '〜'];

const UNTIL: &[&str] = &[
    "to",
    "until",
    "till",
    "à",
    "a las",
    "a",
    "hasta las",
    "hasta",
    "al",
    "до",
    "по",
    "bis",
    "إلى الساعة",
    "إلى",
    "الى",
    "حتى",
    "至",
    "到",
    "and",
    "et",
    "y las",
    "y",
];

const UNITS: &[&str] = &[
    "horas",
    "hs",
    "hrs",
    "hours",
    "hr",
    "heures",
    "heure",
    "uhr",
    "часов",
    "часа",
    "час.",
    "час",
    "ч.",
    "ч",
    "h",
];

/// Words for parts of the day next to a time. Longer words come before their beginnings.
const HALVES: &[(&str, Half)] = &[
    ("a.m.", Half::Morning),
    ("a.m", Half::Morning),
    ("am", Half::Morning),
    ("a. m.", Half::Morning),
    ("p.m.", Half::Afternoon),
    ("p.m", Half::Afternoon),
    ("pm", Half::Afternoon),
    ("p. m.", Half::Afternoon),
    ("noon", Half::Noon),
    ("midday", Half::Noon),
    ("in the morning", Half::Morning),
    ("du matin", Half::Morning),
    ("de l’après-midi", Half::Afternoon),
    ("du soir", Half::Afternoon),
    ("de la mañana", Half::Morning),
    ("de la tarde", Half::Afternoon),
    ("de la noche", Half::Afternoon),
    ("del mediodía", Half::Noon),
    ("утра", Half::Morning),
    ("дня", Half::Afternoon),
    ("вечера", Half::Afternoon),
    ("ночи", Half::Night),
    ("صباحاً", Half::Morning),
    ("صباحًا", Half::Morning),
    ("صباحا", Half::Morning),
    ("ص", Half::Morning),
    ("فجراً", Half::Morning),
    ("ظهراً", Half::Noon),
    ("ظهرًا", Half::Noon),
    ("ظهرا", Half::Noon),
    ("بعد الظهر", Half::Afternoon),
    ("عصراً", Half::Afternoon),
    ("عصرا", Half::Afternoon),
    ("مساءً", Half::Afternoon),
    ("مساء", Half::Afternoon),
    ("م", Half::Afternoon),
    ("ليلاً", Half::Night),
    ("ليلا", Half::Night),
];

const CHINESE: &[(&str, Half)] = &[
    ("凌晨", Half::Morning),
    ("清晨", Half::Morning),
    ("早上", Half::Morning),
    ("早晨", Half::Morning),
    ("上午", Half::Morning),
    ("中午", Half::Noon),
    ("下午", Half::Afternoon),
    ("晚上", Half::Night),
    ("晚间", Half::Night),
    ("傍晚", Half::Afternoon),
];

const NAMED: &[(&str, u32)] = &[
    ("noon", 12),
    ("midday", 12),
    ("midi", 12),
    ("mediodía", 12),
    ("полдень", 12),
    ("midnight", 24),
    ("minuit", 24),
    ("medianoche", 24),
    ("полночь", 24),
];

/// Words that agendas print in place of a clock time.
const PARTS: &[(DayPart, &[&str])] = &[
    (
        DayPart::Morning,
        &["morning", "matin", "matinée", "mañana", "утро", "صباحاً", "صباحا", "الصباح", "上午"],
    ),
    (DayPart::Afternoon, &["afternoon", "après-midi", "tarde", "день", "بعد الظهر", "下午"]),
    (DayPart::Evening, &["evening", "soirée", "soir", "noche", "вечер", "مساءً", "مساء", "المساء", "晚上"]),
    (DayPart::Night, &["night", "nuit", "madrugada", "ночь", "ليلاً", "夜间"]),
    (
        DayPart::AllDay,
        &["all day", "toute la journée", "todo el día", "весь день", "طوال اليوم", "全天", "whole day"],
    ),
];

/// Reads a time at the start of a text, such as `9 h – 10 h` or `下午1时至3时`. With `loose`, a
/// single `9.30` is a time as well.
pub(super) fn leading(text: &str, loose: bool) -> Option<FoundClock<'_>> {
    let mut cursor = Cursor::new(text.trim_start());
    let bracket = cursor.peek().filter(|c| matches!(c, '[' | '('));
    if bracket.is_some() {
        cursor.skip(|c| matches!(c, '[' | '('));
    }
    if cursor.any(BEFORE) {
        cursor.blank();
    }
    let start = point(&mut cursor)?;
    let mut after = cursor;
    let (end, unit) = match until(&mut after).then(|| point(&mut after)).flatten() {
        Some(end) => {
            cursor = after;
            (Some(end), false)
        }
        None => (None, false),
    };
    let mut tail = cursor;
    tail.blank();
    let unit = unit || tail.any(UNITS);
    if unit {
        cursor = tail;
    }
    let marked = start.marked || end.is_some_and(|end| end.marked) || (unit && end.is_some());
    if !marked || (end.is_none() && start.weak && !loose) {
        return None;
    }
    if bracket.is_some() {
        cursor.blank();
        if !cursor.rest.starts_with([']', ')']) {
            return None;
        }
        cursor.skip(|c| matches!(c, ']' | ')'));
    }
    if cursor.peek().is_some_and(|c| (c.is_alphanumeric() && !is_wide(c)) || c == '%' || c == '€' || c == '$')
    {
        return None;
    }
    let (clock, doubt) = resolve(start, end)?;
    Some(FoundClock { clock, doubt, rest: cursor.rest })
}

/// Reads a word such as `morning` that replaces a clock time. The word must fill the text
/// or be followed by a separator.
pub(super) fn part(text: &str) -> Option<(DayPart, &str)> {
    PARTS.iter().find_map(|(part, words)| {
        let mut cursor = Cursor::new(text.trim_start());
        let ends = |rest: &str| {
            rest.is_empty() || rest.starts_with(['\t', ':', '：', '|']) || rest.starts_with(" ·")
        };
        (cursor.any(words) && ends(cursor.rest)).then_some((*part, cursor.rest))
    })
}

/// Returns `true` if the text is a word such as `morning`.
pub(super) fn is_part(text: &str) -> bool {
    part(text).is_some_and(|(_, rest)| rest.is_empty())
}

/// Reads a time range at the end of a text, such as `Opening (10:00–11:00)`.
pub(super) fn trailing(text: &str) -> Option<(&str, FoundClock<'_>)> {
    let starts = text
        .char_indices()
        .filter(|(_, c)| matches!(c, '(' | '[' | ',' | '\t' | '|' | '–' | '—' | '，' | '（'));
    // A time is short, so only the separators near the end are tried.
    let near = starts.filter(|(at, _)| text.len() - at <= 80);
    for (at, c) in near {
        let (before, after) = text.split_at_checked(at)?;
        let (rest, close) = match c {
            '(' | '[' | '（' => (after.get(c.len_utf8()..)?, true),
            _ => (after.get(c.len_utf8()..)?, false),
        };
        let Some(found) = leading(rest, false) else { continue };
        let rest =
            if close { found.rest.trim_start().trim_start_matches([')', ']', '）']) } else { found.rest };
        let closed = !close || rest.len() < found.rest.trim_start().len();
        if rest.trim().is_empty()
            && closed
            && matches!(found.clock, Clock::Between(_))
            && !before.trim().is_empty()
        {
            return Some((before.trim_end(), found));
        }
    }
    None
}

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

fn half(cursor: &mut Cursor<'_>, words: &[(&str, Half)]) -> Option<Half> {
    words.iter().find_map(|(word, half)| cursor.word(word).then_some(*half))
}

fn point(cursor: &mut Cursor<'_>) -> Option<Point> {
    for (word, hour) in NAMED {
        if cursor.word(word) {
            let days = hour / 24;
            return Some(Point { hour: hour % 24, minute: 0, half: None, days, marked: true, weak: true });
        }
    }
    let before = half(cursor, CHINESE);
    cursor.blank();
    let zero = cursor.rest.starts_with('0');
    let (number, count) = cursor.number(4).or_else(|| chinese(cursor).map(|hour| (hour, 2)))?;
    let mut point =
        Point { hour: number, minute: 0, half: before, days: 0, marked: before.is_some(), weak: false };
    match count {
        4 => {
            (point.hour, point.minute) = (number / 100, number % 100);
            (point.marked, point.weak) = (zero, true);
        }
        3 => return None,
        _ => notation(cursor, &mut point),
    }
    let mut tail = *cursor;
    tail.blank();
    if point.half.is_none()
        && let Some(found) = half(&mut tail, HALVES)
    {
        (point.half, point.marked, point.weak) = (Some(found), true, false);
        *cursor = tail;
    }
    let mut tail = *cursor;
    tail.blank();
    if tail.rest.starts_with("(+") {
        tail.skip(|c| matches!(c, '(' | '+'));
        if let Some((days, _)) = tail.number(1).filter(|_| tail.rest.starts_with(')')) {
            tail.rest = tail.rest.get(1..).unwrap_or_default();
            point.days = days;
            *cursor = tail;
        }
    }
    let twelve = point.half.is_none() || point.hour <= 12 || (13..24).contains(&point.hour);
    (point.hour <= 24 && point.minute < 60 && twelve).then_some(point)
}

/// Reads a number from 1 to 59 in Chinese characters that is followed by a unit of time.
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

/// Reads what follows the hour: minutes and units.
fn notation(cursor: &mut Cursor<'_>, point: &mut Point) {
    let mut tail = *cursor;
    let sign = tail.peek().unwrap_or_default();
    if matches!(sign, ':' | '：' | '∶' | '.' | '٫') {
        tail.skip(|c| c == sign);
        if let Some((minute, 2)) = tail.number(2) {
            let dotted = sign == '.';
            let more =
                tail.peek() == Some('.') && tail.rest.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
            if !(dotted && more) {
                (point.minute, point.marked, point.weak) = (minute, true, dotted);
                if !dotted && tail.peek() == Some(':') {
                    let mut seconds = tail;
                    seconds.skip(|c| c == ':');
                    if seconds.number(2).is_some_and(|(_, count)| count == 2) {
                        tail = seconds;
                    }
                }
                *cursor = tail;
            }
        }
        return;
    }
    tail.blank();
    let sign = tail.peek().unwrap_or_default();
    if matches!(sign, '时' | '時' | '点' | '點') {
        tail.skip(|c| c == sign);
        point.marked = true;
        if tail.word("半") {
            point.minute = 30;
        } else if tail.word("一刻") {
            point.minute = 15;
        } else if !tail.word("整") {
            let mut minutes = tail;
            if let Some(minute) =
                minutes.number(2).map(|(minute, _)| minute).or_else(|| chinese(&mut minutes))
            {
                minutes.skip(|c| c == '分');
                (point.minute, tail) = (minute, minutes);
            }
        }
        *cursor = tail;
        return;
    }
    let hours = ["h", "uhr", "часов", "часа", "час.", "час", "ч.", "ч"];
    let joined =
        matches!(sign, 'h' | 'H' | 'ч') && tail.rest.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    if joined {
        tail.skip(|c| c == sign);
    } else if !tail.any(&hours) {
        return;
    }
    point.marked = true;
    // A short length, such as "2 h", has the same notation.
    point.weak = point.hour < 7;
    *cursor = tail;
    tail.blank();
    let mut minutes = tail;
    if let Some((minute, 2)) = minutes.number(2)
        && minutes.peek().is_none_or(|next| !next.is_alphanumeric() && !matches!(next, ':' | '.' | '%'))
    {
        (point.minute, point.weak) = (minute, false);
        *cursor = minutes;
        minutes.blank();
        if minutes.any(&["min.", "min", "мин.", "мин", "минут"]) {
            *cursor = minutes;
        }
    }
}

fn seconds(point: Point, half: Option<Half>) -> Option<DayTime> {
    let (hour, late) = match (half, point.hour) {
        (Some(Half::Morning), 12) => (0, 0),
        (Some(Half::Noon), 1..=4) | (Some(Half::Afternoon), 1..=11) | (Some(Half::Night), 5..=11) => {
            (point.hour + 12, 0)
        }
        (Some(Half::Night), 12) => (0, 1),
        _ => (point.hour, 0),
    };
    DayTime::from_seconds(((point.days + late) * 24 + hour) * 3600 + point.minute * 60)
}

fn resolve(start: Point, end: Option<Point>) -> Option<(Clock, Option<ClockDoubt>)> {
    let Some(end) = end else { return Some((Clock::From(seconds(start, start.half)?), None)) };
    let (from, to) = match (start.half, end.half) {
        (None, Some(half)) if start.hour <= 12 => {
            let to = seconds(end, Some(half))?;
            let same = seconds(start, Some(half)).filter(|from| *from < to);
            (same.or_else(|| seconds(start, Some(Half::Morning)))?, to)
        }
        (Some(half), None) if end.hour <= 12 && end.days == 0 => {
            let from = seconds(start, Some(half))?;
            let same = seconds(end, Some(half)).filter(|to| *to > from);
            (from, same.or_else(|| seconds(end, Some(Half::Afternoon)))?)
        }
        _ => (seconds(start, start.half)?, seconds(end, end.half)?),
    };
    if to > from {
        return Some((Clock::Between(TimeRange::new(from, to).ok()?), None));
    }
    if to == from {
        return Some((Clock::From(from), None));
    }
    let noon = 12 * 3600;
    if from.total_seconds() >= noon && to.total_seconds() <= noon {
        let to = DayTime::from_seconds(to.total_seconds() + 24 * 3600)?;
        return Some((Clock::Between(TimeRange::new(from, to).ok()?), Some(ClockDoubt::NextDay)));
    }
    Some((Clock::From(from), Some(ClockDoubt::EndIgnored)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let Some(found) = leading(text, false) else { return "-".to_owned() };
        let clock = match found.clock {
            Clock::Part(part) => part.to_string(),
            Clock::From(from) => from.to_string(),
            Clock::Between(range) => format!("{}-{}", range.start, range.end),
        };
        format!("{clock}|{}", found.rest.trim())
    }

    #[test]
    fn times_are_read_in_each_manner() {
        for (text, expected) in [
            ("9 h – 10 h Enregistrement", "09:00-10:00|Enregistrement"),
            ("9h00 - 9h30 : Accueil", "09:00-09:30|: Accueil"),
            ("De 9 h à 10 h 15 Accueil", "09:00-10:15|Accueil"),
            ("10h Ouverture", "10:00|Ouverture"),
            ("10:00–11:00  Opening", "10:00-11:00|Opening"),
            ("22:00–01:05 (+1) Party", "22:00-25:05|Party"),
            ("15:45 to 16:00 Break", "15:45-16:00|Break"),
            ("9.00 - 9.15 Welcome", "09:00-09:15|Welcome"),
            ("9 – 10 a.m. Opening", "09:00-10:00|Opening"),
            ("10:30 a.m. – 1:00 p.m.: Panel", "10:30-13:00|: Panel"),
            ("11 – 1 pm Lunch", "11:00-13:00|Lunch"),
            ("12:00 noon - 1:30 pm Lunch", "12:00-13:30|Lunch"),
            ("0900-1030 hrs Plenary", "09:00-10:30|Plenary"),
            ("0900-1030 Plenary", "09:00-10:30|Plenary"),
            ("09.00 a 10.00 horas Inauguración", "09:00-10:00|Inauguración"),
            ("22.00 a 01.05 (+1) horas Cena", "22:00-25:05|Cena"),
            ("De 10 a 11 horas Panel", "10:00-11:00|Panel"),
            ("с 10:00 до 11:30 Открытие", "10:00-11:30|Открытие"),
            ("10 час. 30 мин. – 11 час. Доклад", "10:30-11:00|Доклад"),
            ("10.00 – 11.30 Uhr Eröffnung", "10:00-11:30|Eröffnung"),
            ("10 bis 11 Uhr Eröffnung", "10:00-11:00|Eröffnung"),
            ("上午10时至11时 开幕", "10:00-11:00|开幕"),
            ("下午1时30分至2时35分开幕", "13:30-14:35|开幕"),
            ("上午11时至下午1时 小组", "11:00-13:00|小组"),
            ("晚上10时至凌晨1时5分 (+1) 晚宴", "22:00-25:05|晚宴"),
            ("上午9:00-10:30 注册", "09:00-10:30|注册"),
            ("上午九时三十分至十一时 开幕", "09:30-11:00|开幕"),
            ("上午9点半 注册", "09:30|注册"),
            ("中午12时至12时30分 午餐", "12:00-12:30|午餐"),
            ("9 صباحاً – 10 صباحاً | قاعة", "09:00-10:00|| قاعة"),
            ("11:30 صباحاً – 1 بعد الظهر جلسة", "11:30-13:00|جلسة"),
            ("من الساعة 9:00 إلى 10:30 التسجيل", "09:00-10:30|التسجيل"),
            ("٩:٠٠ – ١٠:٣٠ التسجيل", "09:00-10:30|التسجيل"),
            ("12 صباحاً – 12 بعد الظهر", "00:00-12:00|"),
            ("[10:00-11:00] Opening", "10:00-11:00|Opening"),
            ("22:30–01:00 Party", "22:30-25:00|Party"),
            ("11:00–10:00 Back", "11:00|Back"),
            ("26 - 27 March 2018", "-"),
            ("8-9 octobre 2018", "-"),
            ("10.30 Coffee", "-"),
            ("3 h de route", "-"),
            ("25:00 a", "-"),
            ("10:75 a", "-"),
            ("1.2.3 a", "-"),
            ("2018", "-"),
            ("", "-"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
        assert!(leading("10.30 Coffee", true).is_some());
    }

    #[test]
    fn times_at_the_end_are_read() {
        let (before, found) = trailing("Opening session (10:00–11:00)").unwrap();
        assert_eq!((before, found.rest), ("Opening session", ")"));
        assert!(trailing("Opening, 10 h – 11 h").is_some());
        assert!(trailing("Opening (see page 10)").is_none());
    }
}
