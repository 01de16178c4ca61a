//! Unions of lists whose items cannot be hashed.

use std::collections::HashMap;
use std::fmt::Debug;

use crate::list::ToList;

/// The items that were added before. Items are looked up by their `Debug` output, which avoids a
/// comparison of all pairs in a long list.
pub(in crate::versions) struct Seen<'a, T>(HashMap<String, Vec<&'a T>>);

impl<'a, T: Debug + PartialEq> Seen<'a, T> {
    pub(in crate::versions) fn new() -> Self {
        Self(HashMap::new())
    }

    /// Adds an item. Returns `false` if an equal item was added before.
    pub(in crate::versions) fn insert(&mut self, item: &'a T) -> bool {
        let same = self.0.entry(format!("{item:?}")).or_default();
        let is_new = !same.contains(&item);
        if is_new {
            same.push(item);
        }
        is_new
    }
}

/// Adds the items of `others` that `list` does not contain.
pub(in crate::versions) fn union<T: Debug + PartialEq>(list: &mut Vec<T>, others: Vec<T>) {
    if list.is_empty() || others.is_empty() {
        list.extend(others);
        return;
    }
    let mut seen = Seen::new();
    for item in list.iter() {
        seen.insert(item);
    }
    let is_new = others.iter().map(|item| seen.insert(item)).to_list();
    let new = others.into_iter().zip(is_new).filter(|(_, is_new)| *is_new);
    let new = new.map(|(item, _)| item).to_list();
    list.extend(new);
}
