//! How findings name what they speak of: in the programme's own words.

use crate::error::LONGEST_QUOTE;
use crate::programme::Programme;
use crate::value::moment::Moment;
use crate::value::slot::SlotTime;
use crate::value::text::Text;
use crate::value::time::DayTime;
use crate::view::{Day, Participation, Person, Room, Session};

/// A text in the programme's main language, else as it stands, on one line.
pub(super) fn wording<'t>(programme: &Programme, text: &'t Text) -> &'t str {
    programme.languages().first().and_then(|main| text.get(main)).unwrap_or(text.first())
}

/// Words between quotation marks, cut where they are long. Control characters are left out: a terminal would obey them.
pub(super) fn quoted(words: &str) -> String {
    let words: String = words.chars().filter(|c| c.is_whitespace() || !c.is_control()).collect();
    let mut quoted = String::from("“");
    let mut length = 0;
    for word in words.split_whitespace() {
        length += word.chars().count() + 1;
        if length > LONGEST_QUOTE + 1 {
            if quoted.len() == "“".len() {
                quoted.extend(word.chars().take(LONGEST_QUOTE));
            }
            quoted.push('…');
            break;
        }
        if quoted.len() > "“".len() {
            quoted.push(' ');
        }
        quoted.push_str(word);
    }
    quoted.push('”');
    quoted
}

/// A session by its title; where it has none, by its printed kind, else by its kind or id.
pub(super) fn session(session: Session<'_>) -> String {
    let programme = session.programme();
    if let Some(title) =
        session.title().map(|title| wording(programme, title)).filter(|title| !title.trim().is_empty())
    {
        return quoted(title);
    }
    match (&session.data().kind_label, session.kind()) {
        (Some(label), _) => quoted(wording(programme, label)),
        (None, Some(kind)) => format!("the {} {:?}", kind.as_str().replace('-', " "), session.id().as_str()),
        (None, None) => format!("session {:?}", session.id().as_str()),
    }
}

/// A session, and when it is.
pub(super) fn session_when(one: Session<'_>) -> String {
    match when(one) {
        Some(when) => format!("{} ({when})", session(one)),
        None => session(one),
    }
}

/// When a session is, as its programme names the day.
pub(super) fn when(session: Session<'_>) -> Option<String> {
    let (slot, day) = (session.slot()?, session.day()?);
    Some(match slot.time() {
        SlotTime::Day => self::day(day),
        SlotTime::Part(part) => format!("{}, {part}", self::day(day)),
        SlotTime::From(start) => format!("{}, from {start}", self::day(day)),
        SlotTime::Between(span) => format!("{}, {}–{}", self::day(day), span.start, span.end),
    })
}

/// A day by its label, its date, or its number.
pub(super) fn day(day: Day<'_>) -> String {
    match (day.label(), day.date()) {
        (Some(label), _) => wording(day.programme(), label).to_owned(),
        (None, Some(date)) => date.to_string(),
        (None, None) => format!("day {}", day.number()),
    }
}

/// A stretch of the axis, as the day of a session that is on then names it.
pub(super) fn stretch(session: Session<'_>, from: Moment, to: Moment) -> String {
    let Some(day) = session.day() else { return String::new() };
    let time = |moment: Moment| {
        let seconds = u32::try_from(moment - day.begin()).unwrap_or(0);
        DayTime::from_seconds(seconds).map_or_else(String::new, |time| time.to_string())
    };
    format!("{}, {}–{}", self::day(day), time(from), time(to))
}

pub(super) fn person(person: Person<'_>) -> String {
    one_line(wording(person.programme(), person.name()))
}

/// With single blanks, and none at the ends.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whoever takes part, by name, country or wording.
pub(super) fn party(one: Participation<'_>) -> String {
    match (one.name(), one.country()) {
        (Some(name), _) => one_line(wording(one.programme(), name)),
        (None, Some(country)) => country.as_str().to_owned(),
        (None, None) => "somebody".to_owned(),
    }
}

pub(super) fn room(room: Room<'_>) -> String {
    quoted(wording(room.programme(), room.name()))
}

/// "1 session", "2 sessions".
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", agree(number, one, many))
}

/// The word that goes with so many.
pub(super) fn agree<'w>(number: usize, one: &'w str, many: &'w str) -> &'w str {
    if number == 1 { one } else { many }
}

/// A length in minutes or hours, as one says it.
pub(super) fn length(seconds: i64) -> String {
    let minutes = seconds / 60;
    match (minutes / 60, minutes % 60) {
        (0, 0) if seconds > 0 => count(usize::try_from(seconds).unwrap_or(0), "second", "seconds"),
        (0, minutes) => count(usize::try_from(minutes).unwrap_or(0), "minute", "minutes"),
        (hours, 0) => count(usize::try_from(hours).unwrap_or(0), "hour", "hours"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

/// "a", "a and b", "a, b and 3 more".
pub(super) fn list(names: &[String], most: usize) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        _ if names.len() > most => {
            let shown = names.get(..most).unwrap_or_default();
            format!("{} and {} more", shown.join(", "), names.len() - most)
        }
        [init @ .., last] => format!("{} and {last}", init.join(", ")),
    }
}
