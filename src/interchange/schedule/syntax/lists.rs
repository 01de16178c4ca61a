//! Finds lists of events that are named like rooms, but contain the events of several rooms.

use std::collections::{HashMap, HashSet};

use super::document::Event;
use super::words;

/// Returns the names of the lists that only group events. At least four fifths of the events in
/// such a list specify another room, and these are at least two rooms.
pub(in crate::interchange::schedule) fn groupings(events: &[Event]) -> HashSet<String> {
    #[derive(Default)]
    struct List<'s> {
        events: usize,
        elsewhere: usize,
        rooms: HashSet<&'s str>,
    }
    let mut lists: HashMap<&str, List> = HashMap::new();
    for event in events {
        let Some(name) = event.cell.as_deref().filter(|name| !words::is_reserved(name)) else { continue };
        let list = lists.entry(name).or_default();
        list.events += 1;
        if let Some(room) = event.room.as_deref().filter(|room| *room != name && !room.trim().is_empty()) {
            list.elsewhere += 1;
            list.rooms.insert(room);
        }
    }
    let groups = |list: &List| list.rooms.len() > 1 && list.elsewhere * 5 >= list.events * 4;
    lists.into_iter().filter(|(_, list)| groups(list)).map(|(name, _)| name.to_owned()).collect()
}
