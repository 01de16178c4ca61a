//! Finds events that have the same guid, and distinguishes occurrences of one session from errors.

use std::collections::HashMap;

use super::words;

/// The relation of an event to an earlier event with the same identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::interchange::schedule) enum Tie {
    /// The event is another occurrence of the earlier event.
    Repeats(usize),
    /// The event has the guid of the earlier event, but another title and other people.
    SharesGuid(usize),
}

/// Finds the events with the same guid. Two of them are occurrences of the same session if their
/// titles or their people are the same, or if one of them has no title.
#[derive(Debug, Default)]
pub(in crate::interchange::schedule) struct SameGuid<'s> {
    first: HashMap<&'s str, usize>,
    by_title: HashMap<(&'s str, Option<String>), usize>,
    by_people: HashMap<(&'s str, Vec<usize>), usize>,
}

impl<'s> SameGuid<'s> {
    /// Adds the event with the given index, and returns its relation to the earlier events.
    pub(in crate::interchange::schedule) fn add(
        &mut self,
        at: usize,
        guid: &'s str,
        title: Option<&str>,
        mut people: Vec<usize>,
    ) -> Option<Tie> {
        people.sort_unstable();
        people.dedup();
        let title = title.map(words::folded).filter(|title| !title.is_empty());
        let first = *self.first.entry(guid).or_insert(at);
        let untitled = (guid, None);
        let (title, people) = ((guid, title), (guid, people));
        let known = match &title.1 {
            Some(_) => self.by_title.get(&title).or_else(|| self.by_title.get(&untitled)),
            None => Some(&first),
        };
        let known = known.or_else(|| self.by_people.get(&people)).copied();
        let root = known.unwrap_or(at);
        self.by_title.entry(title).or_insert(root);
        if !people.1.is_empty() {
            self.by_people.entry(people).or_insert(root);
        }
        match known {
            Some(known) if known != at => Some(Tie::Repeats(known)),
            None if first != at => Some(Tie::SharesGuid(first)),
            _ => None,
        }
    }
}
