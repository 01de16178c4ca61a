//! Finds lists of events that are named like rooms, but contain the events of several rooms.

use std::collections::{HashMap, HashSet};

use super::document::Event;
use super::words::{self, EVERYWHERE, folded};

/// Returns the folded names of the lists that only group events. At least half of the events in
/// such a list, and at least four fifths of those that specify a room, specify another room than
/// the name of the list, and these are at least two rooms.
pub(in crate::interchange::schedule) fn groupings(events: &[Event]) -> HashSet<String> {
    #[derive(Default)]
    struct List {
        events: usize,
        stated: usize,
        elsewhere: usize,
        rooms: HashSet<String>,
    }
    let mut lists: HashMap<String, List> = HashMap::new();
    for event in events {
        let Some(name) = event.cell.as_deref() else { continue };
        if name == EVERYWHERE || words::is_announced_later(name) {
            continue;
        }
        let name = folded(name);
        let room = event.room.as_deref().map(folded).filter(|room| *room != name && !room.is_empty());
        let list = lists.entry(name).or_default();
        list.events += 1;
        list.stated += usize::from(event.room.as_deref().is_some_and(|room| !room.trim().is_empty()));
        if let Some(room) = room {
            list.elsewhere += 1;
            list.rooms.insert(room);
        }
    }
    let groups = |list: &List| {
        list.rooms.len() > 1 && list.elsewhere * 2 >= list.events && list.elsewhere * 5 >= list.stated * 4
    };
    lists.into_iter().filter(|(_, list)| groups(list)).map(|(name, _)| name).collect()
}

/// Returns `true` if the room that an event specifies takes precedence over the list that contains
/// it, because the list only groups events or has a name such as "TBA".
pub(in crate::interchange::schedule) fn is_grouped(event: &Event, groupings: &HashSet<String>) -> bool {
    let (Some(list), Some(room)) = (event.cell.as_deref(), event.room.as_deref()) else { return false };
    if room == list || room.trim().is_empty() || words::is_same(room, list) {
        return false;
    }
    groupings.contains(&folded(list)) || words::is_announced_later(list) && !words::is_reserved(room)
}
