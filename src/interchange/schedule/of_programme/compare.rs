//! Compares the written events with the result of reading them. Every difference is a loss.

use std::collections::{HashMap, HashSet};

use super::ScheduleWriter;
use crate::interchange::schedule::naming::{Names, RoomCell, ties};
use crate::report::Subject;
use crate::value::id::SessionId;
use crate::value::place::Place;

#[derive(Debug)]
pub(super) struct Written {
    pub(super) id: SessionId,
    pub(super) place: Option<Place>,
    pub(super) tracks: usize,
    /// The index of each participation, with the id of the person.
    pub(super) people: Vec<(usize, String)>,
    pub(super) repeats: Option<SessionId>,
}

impl ScheduleWriter {
    pub(super) fn written(&self) -> Vec<SessionId> {
        self.events.iter().map(|event| event.id.clone()).collect()
    }

    pub(super) fn compare_events(&mut self, names: &Names) {
        let tied = ties(&self.sheet.events, names, &self.scope);
        let mut people: HashMap<String, bool> = HashMap::new();
        let mut read_as: HashMap<usize, String> = HashMap::new();
        let mut merged: HashSet<String> = HashSet::new();
        let ids = self.written();
        for (at, written) in std::mem::take(&mut self.events).into_iter().enumerate() {
            self.losses.about(Subject::Session(written.id.clone()));
            if names.sessions.get(at).is_none_or(|(id, _)| written.id != *id.as_str()) {
                self.losses.lose("id", "the id of an event must be a number");
                if self.foreign {
                    let why = "events with the same id get new ids in the order of the document";
                    self.losses.extension("schedule/id", why);
                }
            }
            let place = match names.cells.get(at) {
                None | Some(RoomCell::Unstated) => None,
                Some(RoomCell::Everywhere) => Some(Place::Everywhere),
                Some(RoomCell::Announced) => Some(Place::ToBeAnnounced),
                Some(RoomCell::Rooms(positions)) => {
                    // A changed room id is reported as a loss of the room, so only names are
                    // compared here.
                    let read = positions.iter().filter_map(|at| Some(&names.rooms.get(*at)?.first.name));
                    let before = match &written.place {
                        Some(Place::Rooms(ids)) => {
                            ids.iter().filter_map(|id| self.rooms.get(id.as_str())).collect()
                        }
                        _ => Vec::new(),
                    };
                    let alone = !matches!(&written.place, Some(Place::Rooms(ids)) if ids.iter().any(|id| self.namesakes.contains(id.as_str())));
                    if alone && read.eq(before) { written.place.clone() } else { None }
                }
            };
            if place != written.place {
                self.losses.lose("place", "the text for the place will be read as a different place");
            }
            if names.event_tracks.get(at).map_or(0, Vec::len) != written.tracks {
                self.losses.lose("tracks", "the track will not be recognised when the schedule is read");
            }
            let first = tied.get(at).copied().flatten().and_then(|first| ids.get(first));
            if first != written.repeats.as_ref() {
                self.losses.lose(
                    "repeats",
                    "events are linked only by a shared identifier, which must be unique in a schedule",
                );
            }
            let known = names.event_people.get(at).into_iter().flatten();
            for ((number, id), known) in written.people.into_iter().zip(known) {
                if let Some(known) = known {
                    let before = read_as.entry(*known).or_insert_with(|| id.clone());
                    if *before != id {
                        let why = "another person has the same name, and neither has a number as the id";
                        self.losses.lose(&format!("participations/{number}/person"), why);
                        merged.insert(id.clone());
                    }
                }
                let person = known.and_then(|known| names.people.get(known));
                *people.entry(id.clone()).or_insert(true) &= person.is_some_and(|person| person.id == id);
            }
        }
        let mut changed: Vec<_> = people.into_iter().filter(|(_, same)| !same).map(|(id, _)| id).collect();
        changed.sort();
        for id in changed {
            self.losses.about(Subject::Person(id.as_str().into()));
            if merged.contains(&id) {
                self.losses.lose("", "another person has the same name, and neither has a number as the id");
                continue;
            }
            self.losses
                .lose("id", "the id of a person must be a number: the person will be identified by name");
        }
    }
}
