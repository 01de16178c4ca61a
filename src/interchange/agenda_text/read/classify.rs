//! Classifies a line of an agenda by its words.

use super::clock::{self, Clock, ClockDoubt, FoundClock};
use super::dates::{DayHeading, day_heading};
use super::lines::Bullet;
use super::vocabulary::{Headings, Meanings, at_colon, introduces_questions, numbered, untagged};
use crate::interchange::common::person_line::{honorific, looks_like_name, person};
use crate::value::slot::DayPart;
use crate::vocabulary::Heading;

/// The class of a line.
#[derive(Debug, Clone)]
pub(super) enum Class<'t> {
    /// The heading of a day.
    Day(DayHeading<'t>),
    /// A part of a day, such as "Morning", over several items.
    Part(DayPart),
    /// The heading over items without a time.
    Unscheduled,
    /// A time, with the text after or before it. The place is empty, unless it is in brackets with
    /// the time.
    Timed { clock: Clock, doubt: Option<ClockDoubt>, title: &'t str, place: &'t str },
    /// The heading of an item, such as "Panel 1: Rivers" or "Coffee break". The title can be empty.
    Item { head: &'t str, title: &'t str, meanings: Meanings },
    /// A heading with the text after it, such as "Moderator: Ada Okoye" or "Venue: Hall".
    Labelled { head: &'t str, text: &'t str, meanings: Meanings, colon: bool },
    /// A heading that introduces questions.
    Questions(&'t str),
    /// Any other text.
    Plain,
}

/// Words that agendas print over the items without a time.
const UNSCHEDULED: &[&str] = &[
    "not yet scheduled",
    "unscheduled",
    "sans horaire",
    "sin horario",
    "без времени",
    "بلا موعد",
    "时间未定",
    "時間未定",
];

/// Properties of the entire source that affect the reading of each line.
#[derive(Debug)]
pub(super) struct Context {
    pub(super) headings: Headings,
    /// Whether a single `9.30` is a time, because other times in the source have this notation.
    pub(super) dotted: bool,
}

/// Classifies a line by its words.
pub(super) fn classify<'t>(
    text: &'t str,
    bullet: Option<&Bullet>,
    rank: Option<usize>,
    context: &Context,
) -> Class<'t> {
    let headings = &context.headings;
    let language = headings.language.as_ref();
    let sign = bullet.is_none() || matches!(bullet, Some(Bullet::Sign(_)));
    if sign && let Some(day) = day_heading(text, language) {
        let exact = day.date.is_some() && day.rest.is_empty() && day.label.len() <= 40;
        if bullet.is_none() || exact {
            return Class::Day(day);
        }
    }
    if let Some(found) = clock::leading(text, context.dotted) {
        let title = after_time(found.rest);
        return Class::Timed { clock: found.clock, doubt: found.doubt, title, place: "" };
    }
    if let Some((part, rest)) = clock::part(text).filter(|_| bullet.is_none()) {
        return match after_time(rest) {
            "" if rank.is_none_or(|rank| rank <= 2) => Class::Part(part),
            title => Class::Timed { clock: Clock::Part(part), doubt: None, title, place: "" },
        };
    }
    if UNSCHEDULED.contains(&text.trim_end_matches([':', '：']).to_lowercase().as_str()) {
        return Class::Unscheduled;
    }
    let heads_time = |text: &str| {
        at_colon(text).is_some_and(|(head, _)| {
            let meanings = headings.of(head);
            meanings.is(Heading::Time) || meanings.is(Heading::Date)
        })
    };
    if let Some((title, found)) = clock::trailing(text).filter(|_| !heads_time(text)) {
        return Class::Timed { clock: found.clock, doubt: found.doubt, title, place: "" };
    }
    if let Some((title, found, place)) = clock::with_place(text) {
        return Class::Timed { clock: found.clock, doubt: found.doubt, title, place };
    }
    if let Some((title, found)) = time_after_heading(text, rank, headings) {
        return Class::Timed { clock: found.clock, doubt: found.doubt, title, place: "" };
    }
    if introduces_questions(text, headings) && bullet.is_none() {
        return Class::Questions(text);
    }
    labelled(text, headings)
        .or_else(|| item(text, headings))
        .or_else(|| verb(text, headings))
        .unwrap_or(Class::Plain)
}

/// Words before a range of times that are not the title of an item, as in `Opening hours:
/// 9:00–17:00`.
const HOURS: &[&str] = &["hours", "horaires", "horario", "horarios", "öffnungszeiten", "часы"];

/// Reads a range of times after a colon, as in `Opening: 9:30–10:00`. After a heading of Markdown
/// or a heading of an item, such as `Coffee break`, no colon is required.
fn time_after_heading<'t>(
    text: &'t str,
    rank: Option<usize>,
    headings: &Headings,
) -> Option<(&'t str, FoundClock<'t>)> {
    let time = |after: &'t str| clock::leading(after, false).filter(|_| clock::whole_range(after).is_some());
    if let Some((head, after)) = at_colon(text).filter(|(head, _)| !head.is_empty())
        && let Some(found) = time(after)
    {
        let meanings = headings.of(head);
        let is_hours = head.split_whitespace().any(|word| HOURS.contains(&word.to_lowercase().as_str()));
        return ((meanings.is_empty() || meanings.is_item()) && !is_hours).then_some((head, found));
    }
    // A range of times has at most six words, as in "from 9:30 a.m. to 10:00 a.m.".
    let spaces = text.rmatch_indices(' ').take(6).map(|(at, _)| at).filter(|at| text.len() - at <= 40);
    let (head, found) = spaces
        .filter_map(|at| {
            let (head, after) = text.split_at_checked(at)?;
            Some((head.trim_end(), time(after)?))
        })
        .last()?;
    (!head.is_empty() && (rank.is_some() || headings.of(head).is_item())).then_some((head, found))
}

/// Removes the separator between a time and a title.
pub(super) fn after_time(rest: &str) -> &str {
    let marks =
        [':', '：', '|', '·', '–', '—', '-', '\t', ']', ')', '.', ',', '，', '،', ';', '；', '/', '»', '•'];
    rest.trim_start().trim_start_matches(marks).trim()
}

fn labelled<'t>(text: &'t str, headings: &Headings) -> Option<Class<'t>> {
    let (head, after) = at_colon(text).or_else(|| text.split_once('\t'))?;
    let meanings = headings.of(head);
    if head.is_empty() {
        return None;
    }
    let addressed = honorific(after).0.is_some() && person(after).is_some_and(|person| person.is_name);
    let named = addressed || person(after).is_some_and(|person| looks_like_name(person.name, false));
    let is_role = meanings.roles().next().is_some();
    if is_role && (!meanings.is_item() || named || after.is_empty()) {
        return Some(Class::Labelled { head, text: after, meanings, colon: true });
    }
    if meanings.is_item() {
        return Some(Class::Item { head, title: after, meanings });
    }
    let known = [
        Heading::Venue,
        Heading::Room,
        Heading::Time,
        Heading::Date,
        Heading::Languages,
        Heading::Interpretation,
        Heading::Documents,
        Heading::Links,
        Heading::Notes,
        Heading::ToBeAnnounced,
        Heading::Preamble,
        Heading::Agenda,
    ];
    if known.into_iter().any(|heading| meanings.is(heading)) || meanings.is(Heading::Session) {
        return Some(Class::Labelled { head, text: after, meanings, colon: true });
    }
    // A person under an unknown heading: "Master of ceremonies: Mr. A".
    let short = untagged(head).0.split_whitespace().count() <= 8;
    (addressed && short).then_some(Class::Labelled { head, text: after, meanings, colon: true })
}

fn item<'t>(text: &'t str, headings: &Headings) -> Option<Class<'t>> {
    if let Some((head, title, meanings)) = numbered(text, headings) {
        return Some(Class::Item { head, title, meanings });
    }
    let meanings = headings.of(text.trim_end_matches([':', '：']));
    if meanings.is_empty() || meanings.is_day() {
        return None;
    }
    if meanings.is_item() && meanings.roles().next().is_none() {
        return Some(Class::Item { head: text.trim(), title: "", meanings });
    }
    Some(Class::Labelled { head: text.trim(), text: "", meanings, colon: false })
}

/// Reads a heading without a colon before a person: "Moderated by Ms. A".
fn verb<'t>(text: &'t str, headings: &Headings) -> Option<Class<'t>> {
    const LAST: &[&str] = &["by", "par", "por"];
    let ends = text.char_indices().filter(|(_, c)| *c == ' ').map(|(at, _)| at).take(5);
    for end in ends {
        let (head, after) = text.split_at_checked(end)?;
        if !head.rsplit(' ').next().is_some_and(|last| LAST.contains(&last)) {
            continue;
        }
        let meanings = headings.of(head);
        let named = person(after).is_some_and(|person| person.is_name);
        if meanings.roles().next().is_some() && named {
            return Some(Class::Labelled { head, text: after.trim(), meanings, colon: true });
        }
    }
    None
}

impl Class<'_> {
    /// Returns `true` if the line begins something new, even without a blank line before it.
    pub(super) fn begins(&self) -> bool {
        match self {
            Self::Plain | Self::Part(_) => false,
            Self::Item { title, .. } => !title.is_empty(),
            Self::Labelled { text, colon, .. } => !text.is_empty() || *colon,
            Self::Day(_) | Self::Unscheduled | Self::Timed { .. } | Self::Questions(_) => true,
        }
    }
}

/// Returns `true` if a line starts with a form of address and the name of a person.
pub(super) fn addresses(text: &str) -> bool {
    honorific(text).0.is_some() && person(text).is_some_and(|person| person.is_name)
}
