//! Descriptions of sessions, people, rooms and times for the messages of findings.

use crate::draft::Post;
pub(super) use crate::error::list;
use crate::error::{LONGEST_QUOTE, quote};
use crate::list::ToList;
use crate::programme::Programme;
use crate::report::Reportable;
use crate::value::country::Country;
use crate::value::id::SessionId;
use crate::value::kind::Kind;
use crate::value::moment::Moment;
use crate::value::place::Place;
use crate::value::role::Role;
use crate::value::slot::SlotTime;
use crate::value::text::Text;
use crate::value::time::DayTime;
use crate::view::{Day, Participation, Person, Room, Session, Track, Venue};

pub(super) const IF_INTENDED: &str = "if this is intended, nothing needs to be done";

pub(super) const OR_WAIVE: &str = "if this is intended, accept it with a waiver in the review profile";

/// A JSON example of how to enter the times at which a person is needed in a session.
pub(super) const PART_EXAMPLE: &str = "\"part\": { \"start\": \"09:00\", \"end\": \"09:30\" }";

/// Returns a text in the main language of the programme. If the text is not available in the main
/// language, its first language is used.
pub(super) fn wording<'t>(programme: &Programme, text: &'t Text) -> &'t str {
    programme.languages().first().and_then(|main| text.get(main)).unwrap_or(text.first())
}

/// Quotes a text and truncates it if it is long. Control characters, including those for the
/// writing direction, are removed because a terminal would interpret them.
pub(super) fn quoted(words: &str) -> String {
    let is_shown = |c: char| c.is_whitespace() || !(c.is_control() || changes_direction(c));
    let words: String = words.chars().filter(|c| is_shown(*c)).collect();
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

/// Describes a session by its title. A session without a title is described by its printed label,
/// or by its kind and id.
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

/// Returns a JSON example that adds a session to a list of another session, such as
/// `"may_overlap": ["b"] in “Lunch”`.
pub(super) fn entry(field: &str, listed: &SessionId, holder: Session<'_>) -> String {
    format!("\"{field}\": [{}] in {}", quote(listed.as_str()), session(holder))
}

pub(super) fn may_overlap(holder: Session<'_>, other: Session<'_>) -> String {
    entry("may_overlap", other.id(), holder)
}

/// Describes a session and its time, such as “Opening” (day 1, 09:00–10:00).
pub(super) fn session_when(one: Session<'_>) -> String {
    match when(one) {
        Some(when) => format!("{} ({when})", session(one)),
        None => session(one),
    }
}

/// Describes the time of a session, such as "day 1, 09:00–10:00". Returns `None` if the session is
/// not scheduled.
pub(super) fn when(session: Session<'_>) -> Option<String> {
    let (slot, day) = (session.slot()?, session.day()?);
    Some(match slot.time() {
        SlotTime::Day => self::day(day),
        SlotTime::Part(part) => format!("{}, {part}", self::day(day)),
        SlotTime::From(start) => format!("{}, from {start}", self::day(day)),
        SlotTime::Between(span) => format!("{}, {}–{}", self::day(day), span.start, span.end),
    })
}

/// Describes a day by its label. A day without a label is described by its date or number.
pub(super) fn day(day: Day<'_>) -> String {
    match (day.label(), day.date()) {
        (Some(label), _) => wording(day.programme(), label).to_owned(),
        (None, Some(date)) => date.to_string(),
        (None, None) => format!("day {}", day.number()),
    }
}

/// Describes the interval between two moments, such as "day 1, 09:00–10:00". The times are counted
/// from the start of the day of `session`.
pub(super) fn interval(session: Session<'_>, from: Moment, to: Moment) -> String {
    let Some(day) = session.day() else { return String::new() };
    format!("{}, {}–{}", self::day(day), time_of_day(day, from), time_of_day(day, to))
}

/// Formats a moment as a time on the given day, such as "09:30". Half past one on the next day is
/// "25:30".
pub(super) fn time_of_day(day: Day<'_>, moment: Moment) -> String {
    let seconds = u32::try_from(moment - day.begin()).unwrap_or(0);
    DayTime::from_seconds(seconds).map_or_else(String::new, |time| time.to_string())
}

pub(super) fn person(person: Person<'_>) -> String {
    let name = one_line(wording(person.programme(), person.name()));
    if name.is_empty() { person.subject().to_string() } else { name }
}

fn one_line(words: &str) -> String {
    words.split_whitespace().to_list().join(" ")
}

/// Describes a participant by name. A country is described by its code, and an office or a vacancy
/// by its text.
pub(super) fn party(one: Participation<'_>) -> String {
    match (one.name(), one.country()) {
        (Some(name), _) => one_line(wording(one.programme(), name)),
        (None, Some(country)) => country.as_str().to_owned(),
        (None, None) => "an unnamed participant".to_owned(),
    }
}

/// Describes the positions (posts) of a participant on one line. Returns `None` if the participant
/// has no position.
pub(super) fn posts(one: Participation<'_>) -> Option<String> {
    let programme = one.programme();
    if let Some(line) = one.posts_line() {
        return Some(quoted(wording(programme, line)));
    }
    let words = |post: &Post| {
        let declared = post.organisation.as_ref().and_then(|id| programme.organisation(id.as_str()));
        let organisation = declared.map(|one| one.name()).or(post.organisation_name.as_ref());
        let texts = post.title.iter().chain(organisation).map(|text| wording(programme, text));
        texts.chain(post.country.as_ref().map(Country::as_str)).to_list().join(", ")
    };
    let posts: Vec<String> = one.posts().iter().map(words).filter(|words| !words.is_empty()).to_list();
    (!posts.is_empty()).then(|| quoted(&posts.join("; ")))
}

pub(super) fn room(room: Room<'_>) -> String {
    quoted(wording(room.programme(), room.name()))
}

/// Describes the place of a session by its first room or its venue. If no place has been entered,
/// the result is "an unknown place".
pub(super) fn place(session: Session<'_>) -> String {
    match (session.rooms().next(), session.venue(), session.place()) {
        (Some(room), ..) => self::room(room),
        (None, Some(venue), _) => self::venue(venue),
        (None, None, Some(Place::Everywhere)) => "all rooms".to_owned(),
        (None, None, Some(_)) => "a place to be announced".to_owned(),
        (None, None, None) => "an unknown place".to_owned(),
    }
}

pub(super) fn venue(venue: Venue<'_>) -> String {
    let name = venue.name().map_or(venue.id().as_str(), |name| wording(venue.programme(), name));
    quoted(name)
}

pub(super) fn track(track: Track<'_>) -> String {
    quoted(wording(track.programme(), track.name()))
}

/// Formats the code of a role as words, such as "opening speaker" for `opening-speaker`.
pub(super) fn role(role: &Role) -> String {
    role.as_str().replace('-', " ")
}

/// Formats the code of a kind of session as words with an article, such as "a coffee break".
pub(super) fn kind(kind: &Kind) -> String {
    let words = kind.as_str().replace('-', " ");
    let article = if words.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {words}")
}

pub(super) fn times(count: usize) -> String {
    if count == 2 { "twice".to_owned() } else { format!("{count} times") }
}

pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", agree(number, one, many))
}

pub(super) fn agree<'w>(number: usize, one: &'w str, many: &'w str) -> &'w str {
    if number == 1 { one } else { many }
}

/// Formats a number of seconds as a length of time, such as "45 minutes" or "3 h 15 min".
pub(super) fn length(seconds: i64) -> String {
    let minutes = seconds / 60;
    match (minutes / 60, minutes % 60) {
        (0, 0) if seconds > 0 => count(usize::try_from(seconds).unwrap_or(0), "second", "seconds"),
        (0, minutes) => count(usize::try_from(minutes).unwrap_or(0), "minute", "minutes"),
        (hours, 0) => count(usize::try_from(hours).unwrap_or(0), "hour", "hours"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

/// Returns `true` if a character starts or ends a change of the writing direction.
fn changes_direction(letter: char) -> bool {
    matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
