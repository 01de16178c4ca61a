//! Finds the items of a list, such as people, rooms or tracks, by the ids and names in the source.

use std::collections::{HashMap, HashSet};

use super::json::object::Object;
use super::words::bare;
use crate::error::quote;

/// The maximum number of items with the same id whose names are compared with another name.
const COMPARED: usize = 16;

/// The items that a list declares.
#[derive(Debug)]
pub(in crate::interchange) struct Known<I> {
    /// The items of each id, with their names. Some sources use one id for several items.
    by_id: HashMap<String, Vec<(I, String)>>,
    by_id_and_name: HashMap<(String, String), I>,
    /// The items by their names, or `None` if several items share a name.
    by_name: HashMap<String, Option<I>>,
    /// The rows of the list so far.
    rows: HashSet<String>,
}

impl<I> Default for Known<I> {
    fn default() -> Self {
        Self {
            by_id: HashMap::new(),
            by_id_and_name: HashMap::new(),
            by_name: HashMap::new(),
            rows: HashSet::new(),
        }
    }
}

impl<I: Clone + PartialEq> Known<I> {
    /// Adds an item. The first item of an id has precedence over the others.
    pub(in crate::interchange) fn insert(&mut self, id: &str, name: &str, item: &I) {
        let key = sorted_words(name);
        self.by_id.entry(id.to_owned()).or_default().push((item.clone(), name.to_owned()));
        self.by_id_and_name.entry((id.to_owned(), key.clone())).or_insert_with(|| item.clone());
        let same_name = self.by_name.entry(key).or_insert_with(|| Some(item.clone()));
        if same_name.as_ref() != Some(item) {
            *same_name = None;
        }
    }

    /// Returns `true` if no identical row has been passed to this function before.
    pub(in crate::interchange) fn is_new_row(&mut self, row: &Object) -> bool {
        self.rows.insert(row.written())
    }

    /// Returns the items with an id, and their names.
    pub(in crate::interchange) fn with_id(&self, id: &str) -> &[(I, String)] {
        self.by_id.get(id).map_or(&[], Vec::as_slice)
    }

    pub(in crate::interchange) fn has_name(&self, name: &str) -> bool {
        self.by_name.contains_key(&sorted_words(name))
    }

    /// Returns the item with an id and a name. The words of the name can be in any order.
    pub(in crate::interchange) fn exact(&self, id: &str, name: &str) -> Option<&I> {
        self.by_id_and_name.get(&(id.to_owned(), sorted_words(name)))
    }

    /// Returns the first item with an id whose name is similar to another name, as determined by
    /// `is_similar`.
    pub(in crate::interchange) fn resembling(
        &self,
        id: &str,
        is_similar: impl Fn(&str) -> bool,
    ) -> Option<&(I, String)> {
        self.with_id(id).iter().take(COMPARED).find(|(_, name)| is_similar(name))
    }

    /// Returns the item with a name, unless several items share the name.
    pub(in crate::interchange) fn named(&self, name: &str) -> Option<&I> {
        self.by_name.get(&sorted_words(name))?.as_ref()
    }

    /// Returns the item to which the source refers by an id and a name, and a message if the id and
    /// the name contradict each other, or if several items share an id without a name. If exactly
    /// one other item has the name, that item is returned. Otherwise, an item with the id is
    /// returned. Returns `None` if the id is unknown.
    pub(in crate::interchange) fn referenced(&self, id: &str, name: &str) -> Option<(I, Option<String>)> {
        let (first, first_name) = self.with_id(id).first()?;
        if name.trim().is_empty() {
            let is_shared = self.with_id(id).len() > 1;
            return Some((first.clone(), is_shared.then(|| shared(id, first_name))));
        }
        if let Some(item) = self.exact(id, name) {
            return Some((item.clone(), None));
        }
        if let Some(other) = self.named(name) {
            return Some((other.clone(), Some(disagreement(id, first_name, name, false))));
        }
        if let Some((item, _)) = self.resembling(id, |known| !is_contradiction(known, name)) {
            return Some((item.clone(), None));
        }
        Some((first.clone(), Some(disagreement(id, first_name, name, true))))
    }
}

/// Formats the message for an id without a name that belongs to several items.
pub(in crate::interchange) fn shared(id: &str, first: &str) -> String {
    format!(
        "the id {} belongs to several entries, and there is no name here: {} was used",
        quote(id),
        quote(first)
    )
}

/// Formats the message for an id and a name that belong to different items.
pub(in crate::interchange) fn disagreement(id: &str, owner: &str, name: &str, is_id_used: bool) -> String {
    format!(
        "the id {} belongs to {}, but the name here is {}: {} was used",
        quote(id),
        quote(owner),
        quote(name),
        if is_id_used { "the id" } else { "the name" }
    )
}

/// Returns `true` if two names cannot belong to the same room or track. If both contain numbers,
/// they must have a number in common. Otherwise, they must have a word in common, or one must be a
/// part of the other, as in "Loft" and "Floor 2, Loft".
fn is_contradiction(one: &str, other: &str) -> bool {
    let (one_bare, other_bare) = (bare(one), bare(other));
    if one_bare == other_bare {
        return false;
    }
    let numbers = |name: &str| parts(name, |c| !c.is_ascii_digit());
    let (one_numbers, other_numbers) = (numbers(one), numbers(other));
    if !one_numbers.is_empty() && !other_numbers.is_empty() {
        return one_numbers.is_disjoint(&other_numbers);
    }
    let words = |name: &str| parts(name, |c| !c.is_alphanumeric());
    let is_part = one_bare.contains(&other_bare) || other_bare.contains(&one_bare);
    !is_part && words(one).is_disjoint(&words(other))
}

fn parts(name: &str, is_separator: fn(char) -> bool) -> HashSet<String> {
    name.split(is_separator).filter(|part| !part.is_empty()).map(str::to_lowercase).collect()
}

/// Returns the words of a name in lower case.
pub(in crate::interchange) fn words_of(name: &str) -> Vec<String> {
    let separators = |c: char| c.is_whitespace() || matches!(c, ',' | '.' | '"' | '-');
    name.split(separators).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

fn sorted_words(name: &str) -> String {
    let mut words = words_of(name);
    if words.is_empty() {
        return name.trim().to_owned();
    }
    words.sort_unstable();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longer_and_shorter_forms_of_a_name_are_no_contradiction() {
        for (one, other, expected) in [
            ("Loft", "Floor 2, Loft", false),
            ("Raum 4", "Ebene 1, Raum 4 / First Floor, Room 4", false),
            ("Meeting room 9C", "Meeting Room 9 C", false),
            ("Hall 252–253", "Hall 252-253", false),
            ("Quay", "Quayside", false),
            ("Machine Learning", "Machine Leaning", false),
            ("Hall 1", "Hall 11", true),
            ("Hall 201–202", "Hall 203-204", true),
            ("People", "Strategy", true),
        ] {
            assert_eq!(is_contradiction(one, other), expected, "{one} / {other}");
            assert_eq!(is_contradiction(other, one), expected, "{other} / {one}");
        }
    }
}
