//! Groups the events of a schedule by day and room.

use std::collections::HashMap;

use super::document::{Event, ScheduleDocument};

/// The rooms that are used on each day, with the indices of their events. Rooms are in the order of
/// their first events. Readers assign ids in the order of the document, so this order preserves the
/// ids of people and tracks.
pub(in crate::interchange::schedule) struct DayRoomGrid<'s> {
    pub(in crate::interchange::schedule) days: Vec<Vec<(&'s str, Vec<usize>)>>,
}

impl<'s> DayRoomGrid<'s> {
    /// Groups events by day and room. If `empty` is `true`, rooms that are not the only room of any
    /// event are added to the first day. Formats that declare rooms only within days would
    /// otherwise omit them.
    pub(in crate::interchange::schedule) fn of(document: &'s ScheduleDocument, empty: bool) -> Self {
        let mut days: Vec<Vec<(&str, Vec<usize>)>> = vec![Vec::new(); document.days.len()];
        let mut cells: Vec<HashMap<&str, usize>> = vec![HashMap::new(); document.days.len()];
        let mut add = |day: usize, cell: &'s str, event: Option<usize>| {
            let (Some(rooms), Some(known)) = (days.get_mut(day), cells.get_mut(day)) else { return };
            let at = *known.entry(cell).or_insert_with(|| {
                rooms.push((cell, Vec::new()));
                rooms.len() - 1
            });
            if let Some((_, events)) = rooms.get_mut(at) {
                events.extend(event);
            }
        };
        let cell_of = |event: &'s Event| event.cell.as_deref().unwrap_or_default();
        for (at, event) in document.events.iter().enumerate() {
            if let Some(day) = event.day {
                add(day, cell_of(event), Some(at));
            }
        }
        if empty {
            let alone: std::collections::HashSet<&str> = document.events.iter().map(cell_of).collect();
            for room in document.rooms.iter().filter(|room| !alone.contains(room.name.as_str())) {
                add(0, &room.name, None);
            }
        }
        Self { days }
    }
}
