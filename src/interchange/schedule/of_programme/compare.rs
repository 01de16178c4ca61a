//! What a reader will make of the events that were written: whatever will not come back is a loss.

use std::collections::{HashMap, HashSet};

use super::Telling;
use crate::interchange::schedule::naming::{Cell, Names, ties};
use crate::report::Subject;
use crate::value::id::SessionId;
use crate::value::place::Place;

/// What is compared with what a reader would make of an event.
#[derive(Debug)]
pub(super) struct Written {
    pub(super) id: SessionId,
    pub(super) place: Option<Place>,
    pub(super) tracks: usize,
    /// With their places among the participations.
    pub(super) people: Vec<(usize, String)>,
    pub(super) repeats: Option<SessionId>,
}

impl Telling {
    /// The sessions that are written, in their order.
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
                self.losses.lose("id", "an event has a number as its id");
                if self.foreign {
                    let why = "ids that several events share are given in the order of the document";
                    self.losses.extension("schedule/id", why);
                }
            }
            let place = match names.cells.get(at) {
                None | Some(Cell::Unstated) => None,
                Some(Cell::Everywhere) => Some(Place::Everywhere),
                Some(Cell::Announced) => Some(Place::ToBeAnnounced),
                Some(Cell::Rooms(positions)) => {
                    // Another id is the loss of the room.
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
                self.losses.lose("place", "the words for it are not read as this place");
            }
            if names.event_tracks.get(at).map_or(0, Vec::len) != written.tracks {
                self.losses.lose("tracks", "the track is not read");
            }
            let first = tied.get(at).copied().flatten().and_then(|first| ids.get(first));
            if first != written.repeats.as_ref() {
                self.losses
                    .lose("repeats", "events are tied by what identifies them, which a schedule states once");
            }
            let known = names.event_people.get(at).into_iter().flatten();
            for ((number, id), known) in written.people.into_iter().zip(known) {
                if let Some(known) = known {
                    let before = read_as.entry(*known).or_insert_with(|| id.clone());
                    if *before != id {
                        let why = "somebody else has the same name, and neither has a number as id";
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
                self.losses.lose("", "somebody else has the same name, and neither has a number as id");
                continue;
            }
            self.losses.lose("id", "the id of a person is a number: without one they are read by name");
        }
    }
}
