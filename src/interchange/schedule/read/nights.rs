//! Finds clock times that belong to the night after their day, by the order of events in a room.

use std::collections::{HashMap, HashSet};

use super::slot::Calendar;
use crate::interchange::common::nights::{MORNING, night_of};
use crate::interchange::schedule::syntax::document::ScheduleDocument;

/// The evidence that a time of day belongs to the night after its day.
#[derive(Debug, Clone, Copy)]
pub(super) enum Evidence {
    /// The event follows one that starts late, in the list of the same room. The value is the start
    /// of that event.
    Follows(u32),
    /// The list of another room, which continues after midnight.
    OtherRoom,
}

#[derive(Debug, Default)]
pub(super) struct Nights {
    events: HashMap<usize, Evidence>,
}

/// The indices and the starts of events in a room, in the order of the document.
type RoomList = Vec<(usize, u32)>;

impl Nights {
    pub(super) fn of(document: &ScheduleDocument, calendar: &Calendar) -> Self {
        let mut lists: HashMap<(usize, Option<&str>), RoomList> = HashMap::new();
        let mut order = Vec::new();
        for (at, event) in document.events.iter().enumerate() {
            let Some((day, start)) = calendar.clock_of(event) else { continue };
            if calendar.is_decided(day, start) {
                continue;
            }
            let key = (day, event.place());
            let list = lists.entry(key).or_insert_with(|| {
                order.push(key);
                Vec::new()
            });
            list.push((at, start));
        }
        let (mut events, mut days) = (HashMap::new(), HashSet::new());
        let lists = || order.iter().filter_map(|key| Some((key.0, lists.get(key)?)));
        for (day, list) in lists() {
            let Some((late, night)) = night_of(list) else { continue };
            days.insert(day);
            events.extend(night.iter().map(|(at, _)| (*at, Evidence::Follows(late))));
        }
        for (_, list) in lists().filter(|(day, _)| days.contains(day)) {
            // A room whose events all start before 06:00 is only used at night, because the list of
            // another room shows that the day continues after midnight.
            if list.iter().all(|(_, start)| *start < MORNING) {
                events.extend(list.iter().map(|(at, _)| (*at, Evidence::OtherRoom)));
            }
        }
        Self { events }
    }

    /// Returns the evidence that the event with this index takes place at night.
    pub(super) fn evidence(&self, at: usize) -> Option<Evidence> {
        self.events.get(&at).copied()
    }
}
