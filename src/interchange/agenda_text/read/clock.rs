//! Reads the time of an item at the start or at the end of a line.

use super::places::names_room;
use crate::interchange::common::clock::{Notation, Span};
use crate::interchange::common::cursor::{Cursor, is_wide};
use crate::interchange::common::place_words::place_word;
use crate::interchange::common::texts::bracketed;
use crate::value::slot::{DayPart, TimeRange};
use crate::value::time::DayTime;

/// The time of a session as read from a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Clock {
    Part(DayPart),
    From(DayTime),
    Between(TimeRange),
}

impl Clock {
    /// Returns the start, unless only a part of the day is known.
    pub(super) fn start(self) -> Option<DayTime> {
        match self {
            Self::Part(_) => None,
            Self::From(start) => Some(start),
            Self::Between(range) => Some(range.start),
        }
    }
}

/// A doubt about a time that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ClockDoubt {
    /// The end is earlier than the start, and was read as a time on the next day.
    NextDay,
    /// The end is earlier than the start, and was ignored.
    EndIgnored,
    /// The end is earlier than the start, and was read as a time in the afternoon.
    Afternoon,
    /// The time is approximate, and was read as an exact time.
    Approximate,
}

/// A time at the start of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct FoundClock<'t> {
    pub(super) clock: Clock,
    pub(super) doubt: Option<ClockDoubt>,
    pub(super) rest: &'t str,
}

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

/// Words before a time that is only an end.
const ENDS: &[&str] = &["until", "till", "jusqu’à", "hasta las", "hasta", "bis", "до", "حتى", "直到"];

/// Returns `true` if a text starts with a time that is only an end, such as `until 20:00`.
pub(super) fn starts_with_end(text: &str) -> bool {
    let mut cursor = Cursor::new(text);
    cursor.any(ENDS) && cursor.blank() > 0 && leading(cursor.rest, false).is_some()
}

/// Reads a time at the start of a text, such as `9 h – 10 h` or `下午1时至3时`. With `loose`, a single
/// time whose notation is only [weak](Notation::Weak), such as `9.30` or `2 h`, is accepted as
/// well.
pub(super) fn leading(text: &str, loose: bool) -> Option<FoundClock<'_>> {
    let mut cursor = Cursor::new(text.trim_start());
    let bracket = cursor.peek().filter(|c| matches!(c, '[' | '('));
    if bracket.is_some() {
        cursor.skip(|c| matches!(c, '[' | '('));
    }
    let span = Span::read(&mut cursor)?;
    match span.notation() {
        Notation::Bare => return None,
        Notation::Weak if !loose => return None,
        Notation::Weak | Notation::Clear => {}
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
    let (clock, doubt) = resolve(span)?;
    let doubt = doubt.or_else(|| span.is_approximate().then_some(ClockDoubt::Approximate));
    Some(FoundClock { clock, doubt, rest: cursor.rest })
}

/// Reads a word for a part of the day, such as `morning`, at the start of a text. The word must be
/// the entire text, or be followed by a separator. Also returns the rest of the text.
pub(super) fn part(text: &str) -> Option<(DayPart, &str)> {
    PARTS.iter().find_map(|(part, words)| {
        let mut cursor = Cursor::new(text.trim_start());
        let ends = |rest: &str| {
            let mark = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
            rest.is_empty() || rest.starts_with(['\t', '|']) || mark.starts_with([':', '：', '·'])
        };
        (cursor.any(words) && ends(cursor.rest)).then_some((*part, cursor.rest))
    })
}

/// Returns `true` if the text is a word such as `morning`.
pub(super) fn is_part(text: &str) -> bool {
    part(text).is_some_and(|(_, rest)| rest.is_empty())
}

/// Returns `true` if the text is a range of times and nothing else.
pub(super) fn is_range(text: &str) -> bool {
    leading(text, false)
        .is_some_and(|found| found.rest.is_empty() && matches!(found.clock, Clock::Between(_)))
}

/// Reads a range of times that fills the text, except for closing brackets.
pub(super) fn whole_range(text: &str) -> Option<TimeRange> {
    let found = leading(text, false)?;
    let is_whole = found.rest.trim_matches(|c: char| c.is_whitespace() || CLOSING.contains(&c)).is_empty();
    match found.clock {
        Clock::Between(range) if is_whole => Some(range),
        _ => None,
    }
}

/// The closing brackets that can follow a range of times.
pub(super) const CLOSING: [char; 3] = [')', '）', ']'];

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

/// Reads a range of times and a place in the brackets at the end of a text, such as `Rivers
/// (11:00–12:30, Room 1)`. Returns the text before the brackets, the time and the place.
pub(super) fn with_place(text: &str) -> Option<(&str, FoundClock<'_>, &str)> {
    let (before, inside) = bracketed(text)?;
    let (first, last) = inside.split_once([',', '，', '،', ';', '；', '|'])?;
    let is_range = |text: &str| whole_range(text).is_some();
    let (time, place) = if is_range(first) { (first, last) } else { (last, first) };
    let found = leading(time, false).filter(|_| is_range(time))?;
    let place = place.trim();
    (names_room(place) || place_word(place).is_some()).then_some((before, found, place))
}

/// Converts the times of an item. An end that is earlier than the start is read as a time on the
/// next day if the start is at noon or later and the end is at noon or earlier. If the start is
/// before 13:00, an end at most six hours later on a clock of twelve hours is in the afternoon. Any
/// other end before the start is ignored.
fn resolve(span: Span) -> Option<(Clock, Option<ClockDoubt>)> {
    let (from, to) = span.seconds();
    let start = DayTime::from_seconds(from)?;
    let Some(to) = to else { return Some((Clock::From(start), None)) };
    if to >= from {
        return Some((Clock::Between(TimeRange::new(start, DayTime::from_seconds(to)?).ok()?), None));
    }
    let noon = 12 * 3600;
    // In "12:00–1:00", the end is on a clock of twelve hours.
    let afternoon = to + noon;
    if from < noon + 3600 && (3600..noon).contains(&to) && afternoon > from && afternoon - from <= 6 * 3600 {
        let end = DayTime::from_seconds(afternoon)?;
        return Some((Clock::Between(TimeRange::new(start, end).ok()?), Some(ClockDoubt::Afternoon)));
    }
    if from >= noon && to <= noon {
        let end = DayTime::from_seconds(to + 24 * 3600)?;
        return Some((Clock::Between(TimeRange::new(start, end).ok()?), Some(ClockDoubt::NextDay)));
    }
    Some((Clock::From(start), Some(ClockDoubt::EndIgnored)))
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
            ("9h30: Accueil", "09:30|: Accueil"),
            ("14h-15h30: Atelier", "14:00-15:30|: Atelier"),
            ("9h30:15 Accueil", "-"),
            ("11:00h - 12:00h: Panel", "11:00-12:00|: Panel"),
            ("11:00 hrs - 12:00 hrs Panel", "11:00-12:00|Panel"),
            ("12:00 m. Almuerzo", "12:00|Almuerzo"),
            ("10:00 M. Dupont", "10:00|M. Dupont"),
            ("9.30 Uhr Vortrag", "09:30|Vortrag"),
            ("9.00 h Inauguración", "09:00|Inauguración"),
            ("1.30 h de route", "-"),
            ("dès 22h Fête", "22:00|Fête"),
            ("ab 21 Uhr Networking", "21:00|Networking"),
            ("approx. 4pm Talk C", "16:00|Talk C"),
            ("~5pm Talk D", "17:00|Talk D"),
            ("3pm onwards Talk B", "15:00|Talk B"),
            ("until 20:00 Bar", "-"),
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
            ("11:00–11:00 Bell", "11:00-11:00|Bell"),
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
            ("17 h\t17-18th century", "17:00|17-18th century"),
            ("10 h – 11 h\t45 minutes", "10:00-11:00|45 minutes"),
            ("10:00\tH. Okoye", "10:00|H. Okoye"),
            ("10:00\tPM Forum", "10:00|PM Forum"),
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
