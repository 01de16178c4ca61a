//! The ids of an earlier import.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::headers::folded;
use crate::draft::Draft;
use crate::value::place::Place;
use crate::value::slot::Slot;
use crate::value::text::Text;

/// The ids of an earlier import, by keys that identify the items. An id is `None` if several items
/// have the same key.
#[derive(Debug, Clone, Default)]
pub(super) struct Previous {
    titles: HashMap<String, Option<String>>,
    times: HashMap<String, Option<String>>,
    people: HashMap<String, Option<String>>,
    rooms: HashMap<String, Option<String>>,
    tracks: HashMap<String, Option<String>>,
}

fn add(map: &mut HashMap<String, Option<String>>, key: String, id: &str) {
    map.entry(key).and_modify(|known| *known = None).or_insert_with(|| Some(id.to_owned()));
}

impl Previous {
    pub(super) fn new(draft: &Draft) -> Self {
        let mut found = Self::default();
        let mut names: HashMap<&str, &Text> = HashMap::new();
        for room in draft.venues.iter().flat_map(|venue| &venue.rooms) {
            names.insert(room.id.as_str(), &room.name);
            add(&mut found.rooms, folded(room.name.first()), room.id.as_str());
        }
        for person in &draft.people {
            add(&mut found.people, folded(person.name.first()), person.id.as_str());
        }
        for track in &draft.tracks {
            add(&mut found.tracks, folded(track.name.first()), track.id.as_str());
        }
        let dates: HashMap<i32, Option<NaiveDate>> =
            draft.days.iter().map(|day| (day.number, day.date)).collect();
        for session in &draft.sessions {
            if let Some(title) = &session.title {
                add(&mut found.titles, folded(title.first()), session.id.as_str());
            }
            let room = match &session.place {
                Some(Place::Rooms(rooms)) => rooms.first().and_then(|room| names.get(room.as_str())),
                _ => None,
            };
            let date = session.slot.and_then(|slot| dates.get(&slot.day_number()).copied().flatten());
            if let (Some(key), Some(room)) = (session.slot.and_then(|slot| time_key(date, slot)), room) {
                add(&mut found.times, format!("{key} {}", folded(room.first())), session.id.as_str());
            }
        }
        found
    }

    pub(super) fn session(
        &self,
        title: &str,
        date: Option<NaiveDate>,
        slot: Option<Slot>,
        room: &str,
    ) -> Option<&str> {
        let by_title = self.titles.get(&folded(title)).map(Option::as_deref);
        let by_time = || {
            let key = format!("{} {}", time_key(date, slot?)?, folded(room));
            self.times.get(&key)?.as_deref()
        };
        by_title.flatten().or_else(by_time)
    }

    pub(super) fn person(&self, name: &str) -> Option<&str> {
        self.people.get(&folded(name))?.as_deref()
    }

    pub(super) fn room(&self, name: &str) -> Option<&str> {
        self.rooms.get(&folded(name))?.as_deref()
    }

    pub(super) fn track(&self, name: &str) -> Option<&str> {
        self.tracks.get(&folded(name))?.as_deref()
    }
}

/// Returns the day and the start of a slot as a text.
fn time_key(date: Option<NaiveDate>, slot: Slot) -> Option<String> {
    let day = date.map_or_else(|| slot.day_number().to_string(), |date| date.to_string());
    Some(format!("{day} {}", slot.start()?))
}
