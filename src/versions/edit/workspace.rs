//! The draft to which edits are applied, with an index of its sessions.

use std::collections::HashMap;

use super::{Detached, Refusal};
use crate::draft::{Draft, Participation, Person, Session};
use crate::list::ToList;
use crate::programme::axis::Axis;
use crate::programme::did_you_mean::DidYouMean;
use crate::value::id::{EntityKind, RoomId, SessionId};
use crate::value::place::Place;
use crate::value::slot::Slot;
use crate::value::status::DocumentStatus;

/// The draft of a programme while edits are applied to it. The index of the sessions is created
/// when it is first needed, and again after [`restructured`](Self::restructured) discarded it.
pub(super) struct Workspace {
    pub(super) draft: Draft,
    pub(super) removed: Vec<Detached>,
    /// The position of the current edit in the list of edits.
    pub(super) edit: usize,
    index: Option<Index>,
}

struct Index {
    positions: HashMap<SessionId, usize>,
    /// The parent of each session.
    parents: Vec<Option<usize>>,
    /// The parts of each session, in declared order.
    parts: Vec<Vec<usize>>,
}

impl Index {
    fn new(sessions: &[Session]) -> Self {
        let positions: HashMap<SessionId, usize> =
            sessions.iter().enumerate().map(|(at, session)| (session.id.clone(), at)).collect();
        let parents = sessions.iter().map(|one| positions.get(one.part_of.as_ref()?).copied()).to_list();
        let mut parts = vec![Vec::new(); sessions.len()];
        for (at, parent) in parents.iter().enumerate() {
            if let Some(list) = parent.and_then(|parent: usize| parts.get_mut(parent)) {
                list.push(at);
            }
        }
        Self { positions, parents, parts }
    }
}

impl Workspace {
    pub(super) fn new(draft: Draft) -> Self {
        Self { draft, removed: Vec::new(), edit: 0, index: None }
    }

    /// Discards the index, because sessions were added, removed, reordered or renamed, or because a
    /// session has another parent.
    pub(super) fn restructured(&mut self) {
        self.index = None;
    }

    fn index(&mut self) -> &Index {
        let sessions = &self.draft.sessions;
        self.index.get_or_insert_with(|| Index::new(sessions))
    }

    /// Returns the position of a session in the draft.
    pub(super) fn find(&mut self, id: &SessionId) -> Result<usize, Refusal> {
        let found = self.index().positions.get(id).copied();
        found.ok_or_else(|| self.unknown(EntityKind::Session, id.as_str()))
    }

    /// Returns the refusal of an unknown id, with a similar id of an existing item.
    pub(super) fn unknown(&self, noun: EntityKind, id: &str) -> Refusal {
        let draft = &self.draft;
        let find = |ids: &mut dyn Iterator<Item = &str>| DidYouMean::new().find(id, ids);
        let suggestion = match noun {
            EntityKind::Session => find(&mut draft.sessions.iter().map(|row| row.id.as_str())),
            EntityKind::Person => find(&mut draft.people.iter().map(|row| row.id.as_str())),
            EntityKind::Organisation => find(&mut draft.organisations.iter().map(|row| row.id.as_str())),
            EntityKind::Venue => find(&mut draft.venues.iter().map(|row| row.id.as_str())),
            EntityKind::Room => {
                find(&mut draft.venues.iter().flat_map(|venue| &venue.rooms).map(|row| row.id.as_str()))
            }
            EntityKind::Track => find(&mut draft.tracks.iter().map(|row| row.id.as_str())),
            EntityKind::AgendaItem => find(&mut draft.agenda_items.iter().map(|row| row.id.as_str())),
            EntityKind::Note => find(&mut draft.notes.iter().map(|row| row.id.as_str())),
            EntityKind::Role => find(&mut draft.roles.iter().map(|row| row.code.as_str())),
            EntityKind::Kind => find(&mut draft.kinds.iter().map(|row| row.code.as_str())),
            EntityKind::Programme | EntityKind::Participation => None,
        };
        Refusal::Unknown { noun, id: id.to_owned(), suggestion }
    }

    pub(super) fn session(&self, at: usize) -> Result<&Session, Refusal> {
        self.draft.sessions.get(at).ok_or_else(|| no_session_at(at))
    }

    /// Returns copies of the participations that a repeat inherits from the original session, which
    /// is at the end of the chain of repeats. A session with participations of its own inherits
    /// none. The copies have no ids, because an id belongs to a single participation.
    pub(super) fn inherited_participations(&mut self, at: usize) -> Vec<Participation> {
        if self.session(at).is_ok_and(|session| !session.participations.is_empty()) {
            return Vec::new();
        }
        let mut original = at;
        // A longer chain is a cycle.
        for _ in 0..self.draft.sessions.len() {
            let Some(session) = self.draft.sessions.get(original) else { break };
            let Some(id) = session.repeats.clone() else {
                let copy = |one: &Participation| Participation { id: None, replaced_by: None, ..one.clone() };
                return session.participations.iter().map(copy).to_list();
            };
            let Ok(next) = self.find(&id) else { break };
            original = next;
        }
        Vec::new()
    }

    pub(super) fn session_mut(&mut self, at: usize) -> Result<&mut Session, Refusal> {
        self.draft.sessions.get_mut(at).ok_or_else(|| no_session_at(at))
    }

    pub(super) fn person(&self, id: &str) -> Result<&Person, Refusal> {
        self.draft.person(id).ok_or_else(|| self.unknown(EntityKind::Person, id))
    }

    pub(super) fn check_day(&self, number: i32) -> Result<(), Refusal> {
        self.draft.day(number).map(|_| ()).ok_or(Refusal::UnknownDay(number))
    }

    /// Checks that a slot is on an existing day and does not end before it starts.
    pub(super) fn check_slot(&self, slot: Slot) -> Result<(), Refusal> {
        self.check_day(slot.day_number())?;
        match (slot.start(), slot.end()) {
            (Some(start), Some(end)) if end < start => Err(Refusal::EndBeforeStart(slot)),
            _ => Ok(()),
        }
    }

    pub(super) fn check_room(&self, room: &RoomId) -> Result<(), Refusal> {
        self.draft
            .room(room.as_str())
            .map(|_| ())
            .ok_or_else(|| self.unknown(EntityKind::Room, room.as_str()))
    }

    /// Checks that the rooms and the venue of a place exist.
    pub(super) fn check_place(&self, place: &Place) -> Result<(), Refusal> {
        match place {
            Place::Rooms(rooms) => rooms.iter().try_for_each(|room| self.check_room(room)),
            Place::Venue(venue) => {
                let found = self.draft.venue(venue.as_str()).map(|_| ());
                found.ok_or_else(|| self.unknown(EntityKind::Venue, venue.as_str()))
            }
            Place::Everywhere | Place::ToBeAnnounced => Ok(()),
        }
    }

    pub(super) fn axis(&self) -> Axis {
        Axis::new(&self.draft.days)
    }

    pub(super) fn parent(&mut self, at: usize) -> Option<usize> {
        self.index().parents.get(at).copied().flatten()
    }

    pub(super) fn parts(&mut self, at: usize) -> &[usize] {
        self.index().parts.get(at).map_or(&[], Vec::as_slice)
    }

    /// Returns a session followed by its ancestors, from the innermost to the outermost.
    pub(super) fn upwards(&mut self, at: usize) -> Vec<usize> {
        let mut all = vec![at];
        let mut next = self.parent(at);
        // A session that was just added can be part of itself. `build` reports such a cycle.
        while let Some(above) = next.filter(|_| all.len() <= self.draft.sessions.len()) {
            all.push(above);
            next = self.parent(above);
        }
        all
    }

    /// Returns all parts of a session at any depth, without the session itself. Each session comes
    /// before its parts.
    pub(super) fn descendants(&mut self, at: usize) -> Vec<usize> {
        let mut all = self.parts(at).to_vec();
        let mut next = 0;
        while let Some(part) = all.get(next).copied().filter(|_| next <= self.draft.sessions.len()) {
            let parts = self.parts(part).to_vec();
            all.extend(parts);
            next += 1;
        }
        all
    }

    /// Returns all sessions, each of them before its parts.
    pub(super) fn outside_in(&mut self) -> Vec<usize> {
        let index = self.index();
        let mut all: Vec<usize> =
            (0..index.parents.len()).filter(|at| index.parents.get(*at) == Some(&None)).to_list();
        let mut next = 0;
        while let Some(one) = all.get(next).copied() {
            all.extend(index.parts.get(one).into_iter().flatten());
            next += 1;
        }
        all
    }

    /// Returns the slot of a session, or else that of its nearest ancestor with a slot.
    pub(super) fn slot(&mut self, at: usize) -> Option<Slot> {
        let upwards = self.upwards(at);
        upwards.into_iter().find_map(|one| self.draft.sessions.get(one)?.slot)
    }

    /// Returns the place of a session, or else that of its nearest ancestor with a place, or else
    /// the default place of the programme.
    pub(super) fn place(&mut self, at: usize) -> Option<Place> {
        let upwards = self.upwards(at);
        let own = upwards.into_iter().find_map(|one| self.draft.sessions.get(one)?.place.clone());
        own.or_else(|| self.draft.place.clone())
    }

    /// Returns, for each session, the nearest ancestor for which the condition holds. The session
    /// itself also counts.
    pub(super) fn nearest(&mut self, holds: impl Fn(&Session) -> bool) -> Vec<Option<usize>> {
        let count = self.draft.sessions.len();
        let mut known: Vec<Option<Option<usize>>> = vec![None; count];
        for at in 0..count {
            let mut path = Vec::new();
            let mut next = Some(at);
            let found = loop {
                let Some(one) = next.filter(|_| path.len() <= count) else { break None };
                if let Some(Some(found)) = known.get(one) {
                    break *found;
                }
                path.push(one);
                if self.draft.sessions.get(one).is_some_and(&holds) {
                    break Some(one);
                }
                next = self.parent(one);
            };
            for one in path {
                if let Some(known) = known.get_mut(one) {
                    *known = Some(found);
                }
            }
        }
        known.into_iter().map(Option::flatten).collect()
    }

    /// Returns `true` if a move records the earlier slot by default: the final version of the
    /// document is published, so people rely on this slot.
    pub(super) fn is_final(&self) -> bool {
        self.draft.document_status == Some(DocumentStatus::Final)
    }
}

fn no_session_at(at: usize) -> Refusal {
    Refusal::Unknown { noun: EntityKind::Session, id: at.to_string(), suggestion: None }
}
