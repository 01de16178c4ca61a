//! Descriptions of sessions, people, rooms and times for the messages of findings.

use crate::error::LONGEST_QUOTE;
use crate::programme::Programme;
use crate::value::moment::Moment;
use crate::value::slot::SlotTime;
use crate::value::text::Text;
use crate::value::time::DayTime;
use crate::view::{Day, Participation, Person, Room, Session};

/// Returns the text in the main language of the programme, or its first wording if there is none.
pub(super) fn wording<'t>(programme: &Programme, text: &'t Text) -> &'t str {
    programme.languages().first().and_then(|main| text.get(main)).unwrap_or(text.first())
}

/// Returns the text in quotation marks, truncated if it is long. Control characters are removed
/// because a terminal would interpret them.
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

/// Describes a session by its title. A session without a title is described by its kind label, or
/// by its kind and id.
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

/// Describes a session and its time.
pub(super) fn session_when(one: Session<'_>) -> String {
    match when(one) {
        Some(when) => format!("{} ({when})", session(one)),
        None => session(one),
    }
}

/// Describes the time of a session, or returns `None` if the session is not scheduled.
pub(super) fn when(session: Session<'_>) -> Option<String> {
    let (slot, day) = (session.slot()?, session.day()?);
    Some(match slot.time() {
        SlotTime::Day => self::day(day),
        SlotTime::Part(part) => format!("{}, {part}", self::day(day)),
        SlotTime::From(start) => format!("{}, from {start}", self::day(day)),
        SlotTime::Between(span) => format!("{}, {}–{}", self::day(day), span.start, span.end),
    })
}

/// Describes a day by its label, its date or its number.
pub(super) fn day(day: Day<'_>) -> String {
    match (day.label(), day.date()) {
        (Some(label), _) => wording(day.programme(), label).to_owned(),
        (None, Some(date)) => date.to_string(),
        (None, None) => format!("day {}", day.number()),
    }
}

/// Describes the interval between two moments, relative to the day of `session`.
pub(super) fn interval(session: Session<'_>, from: Moment, to: Moment) -> String {
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

/// Collapses all white space to single spaces and trims both ends.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Describes a participant by name or country. Offices and vacancies are described by their text.
pub(super) fn party(one: Participation<'_>) -> String {
    match (one.name(), one.country()) {
        (Some(name), _) => one_line(wording(one.programme(), name)),
        (None, Some(country)) => country.as_str().to_owned(),
        (None, None) => "an unnamed participant".to_owned(),
    }
}

pub(super) fn room(room: Room<'_>) -> String {
    quoted(wording(room.programme(), room.name()))
}

/// Formats a number with the singular or plural noun, such as "1 session" or "2 sessions".
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", agree(number, one, many))
}

/// Returns the singular or plural word that agrees with the number.
pub(super) fn agree<'w>(number: usize, one: &'w str, many: &'w str) -> &'w str {
    if number == 1 { one } else { many }
}

/// Formats a length of time in hours and minutes, such as "45 minutes" or "3 h 15 min".
pub(super) fn length(seconds: i64) -> String {
    let minutes = seconds / 60;
    match (minutes / 60, minutes % 60) {
        (0, 0) if seconds > 0 => count(usize::try_from(seconds).unwrap_or(0), "second", "seconds"),
        (0, minutes) => count(usize::try_from(minutes).unwrap_or(0), "minute", "minutes"),
        (hours, 0) => count(usize::try_from(hours).unwrap_or(0), "hour", "hours"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

/// Joins names as a list in a sentence: "a", "a and b", "a, b and 3 more".
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
