//! Determines the content of a list without a heading.

use super::attendance::Attendance;
use super::classify::addresses;
use super::join::ends_sentence;
use super::people::person;
use super::style::Style;
use super::vocabulary::tagged;

/// The content of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Contents {
    Questions,
    People,
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

/// Returns `true` if the item is a name with a form of address or with functions, or a name that
/// was mentioned before.
fn is_person(text: &str, attendance: &Attendance<'_>) -> bool {
    addresses(text)
        || person(text).is_some_and(|person| {
            person.is_name && (person.functions.is_some() || attendance.is_known(person.name))
        })
}

/// Returns `true` if the item can be the name of a person.
fn is_possible(text: &str) -> bool {
    let words = text.split_whitespace().count();
    person(text).is_some_and(|person| person.name.split_whitespace().count() <= 6)
        && (!ends_sentence(text) || words == 1)
}
