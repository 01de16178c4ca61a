//! Determines the content of a list without a heading.

use super::attendance::Attendance;
use super::classify::addresses;
use super::join::ends_sentence;
use super::style::Style;
use super::vocabulary::{at_colon, tagged};
use crate::interchange::common::person_line::person;

/// The content of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Contents {
    Questions,
    People,
    /// Talks, such as `Bo Lind: Nix in 5 minutes`.
    Talks,
    Texts,
}

impl Contents {
    /// Returns the content of a list that is not empty. In the layouts of [`Style::writes_names`],
    /// a list contains people if each item can be a name.
    pub(super) fn of(list: &[(usize, String)], style: Style, attendance: &Attendance<'_>) -> Self {
        let items: Vec<&str> = list.iter().map(|(_, text)| tagged(text).0).collect();
        if items.iter().all(|text| asks(text)) {
            return Self::Questions;
        }
        let talks = items.iter().filter(|text| talk(text).is_some()).count();
        // In layouts with lists of names, all items must be talks.
        let least = if style.writes_names() { items.len() } else { items.len().div_ceil(2) };
        if !style.underlined && talks > 0 && talks >= least {
            return Self::Talks;
        }
        let certain = items.iter().filter(|text| is_person(text, attendance)).count();
        let all_possible = items.iter().all(|text| is_possible(text));
        let all_named = items.iter().all(|text| person(text).is_some_and(|person| person.is_name));
        let people = (certain > 0 && certain * 2 >= items.len())
            || (all_possible && (all_named || style.writes_names()));
        if people { Self::People } else { Self::Texts }
    }
}

fn asks(text: &str) -> bool {
    let long = text.split_whitespace().nth(2).is_some() || text.chars().nth(7).is_some();
    text.ends_with(['?', '？', '؟']) && long
}

/// Splits an item such as `Bo Lind (Delta): Nix in 5 minutes` into the name and the title of a
/// talk.
pub(super) fn talk(text: &str) -> Option<(&str, &str)> {
    let (name, title) = at_colon(text)?;
    let is_in_brackets = |functions: &str| functions.starts_with(['(', '（']) && !functions.contains(", ");
    let is_name = !addresses(text)
        && person(name).is_some_and(|one| one.is_name && one.functions.is_none_or(is_in_brackets));
    (is_name && !title.is_empty()).then_some((name, title))
}

/// Returns `true` if the item is a name with a form of address or with functions, or a name that
/// was mentioned before.
fn is_person(text: &str, attendance: &Attendance<'_>) -> bool {
    addresses(text)
        || person(text).is_some_and(|person| {
            person.is_name && (person.functions.is_some() || attendance.is_known(person.name))
        })
}

/// Returns `true` for words that end a list of speakers and are no name.
pub(super) fn is_discussion(text: &str) -> bool {
    ["q&a", "q & a", "q and a", "discussion"].contains(&text.to_lowercase().as_str())
}

/// Returns `true` if the item can be the name of a person.
fn is_possible(text: &str) -> bool {
    let words = text.split_whitespace().count();
    !is_discussion(text)
        && person(text).is_some_and(|person| person.name.split_whitespace().count() <= 6)
        && (!ends_sentence(text) || words == 1)
}
