//! Rooms that were replaced by another room to which all of their sessions moved.

use std::collections::{HashMap, HashSet};

use super::aspect::Aspect;
use super::description::DescribedChange;
use super::names::Names;
use super::sessions::place_of;
use crate::report::Subject;
use crate::value::id::{RoomId, SessionId};
use crate::value::place::Place;
use crate::versions::changes::{Changes, RowChange};
use crate::versions::row::Row;
use crate::versions::value::FieldValue;

/// A removed room, the new room, and the sessions that moved from one to the other.
pub(super) struct Exchange<'c> {
    from: &'c RoomId,
    to: &'c RoomId,
    sessions: Vec<&'c SessionId>,
}

/// The rooms that were replaced. A single statement describes the moves of all of their sessions.
#[derive(Default)]
pub(super) struct ExchangedRooms<'c> {
    pub(super) exchanges: Vec<Exchange<'c>>,
    sessions: HashSet<&'c SessionId>,
}

impl<'c> ExchangedRooms<'c> {
    /// Finds the removed rooms whose remaining sessions all moved to the same new room. Rooms with
    /// fewer than two such sessions for which `is_described` returns `true` are ignored.
    pub(super) fn find(changes: &'c Changes, is_described: impl Fn(&SessionId) -> bool) -> Self {
        let (mut removed, mut added) = (HashSet::new(), HashSet::new());
        for row in &changes.rows {
            match row {
                RowChange::Removed { row: Row::Room { room, .. }, .. } => _ = removed.insert(&room.id),
                RowChange::Added { row: Row::Room { room, .. }, .. } => _ = added.insert(&room.id),
                _ => {}
            }
        }
        let mut moves: HashMap<&RoomId, Option<Exchange<'c>>> = HashMap::new();
        let mut order = Vec::new();
        for row in &changes.rows {
            let RowChange::Changed { subject: Subject::Session(id), fields } = row else { continue };
            let Some(change) = fields.iter().find(|change| change.field == "place") else { continue };
            let (before, after) = (place_of(change.before.as_ref()), place_of(change.after.as_ref()));
            let (ours, theirs) = (room(before), room(after));
            // If a session in the room was in several rooms, the room was not simply replaced.
            for from in rooms(change.before.as_ref()).filter(|from| removed.contains(from)) {
                let exchange = moves.entry(from).or_insert_with(|| {
                    order.push(from);
                    Some(Exchange { from, to: theirs.unwrap_or(from), sessions: Vec::new() })
                });
                let fits = ours == Some(from)
                    && theirs.is_some_and(|to| added.contains(to))
                    && exchange.as_ref().is_some_and(|exchange| Some(exchange.to) == theirs);
                match exchange {
                    Some(exchange) if fits => exchange.sessions.push(id),
                    _ => *exchange = None,
                }
            }
        }
        let mut found = Self::default();
        for from in order {
            let Some(Some(mut exchange)) = moves.remove(from) else { continue };
            exchange.sessions.retain(|id| is_described(id));
            if exchange.sessions.len() > 1 {
                found.sessions.extend(&exchange.sessions);
                found.exchanges.push(exchange);
            }
        }
        found
    }

    /// Returns `true` if a statement about a room already describes the place of the session.
    pub(super) fn contains(&self, id: &SessionId) -> bool {
        self.sessions.contains(id)
    }

    /// Returns `true` if a statement about a replaced room already names this room.
    pub(super) fn names_room(&self, subject: &Subject) -> bool {
        let Subject::Room(id) = subject else { return false };
        self.exchanges.iter().any(|exchange| exchange.from == id || exchange.to == id)
    }
}

impl Names<'_> {
    pub(super) fn exchanged_room(&self, exchange: &Exchange<'_>) -> DescribedChange {
        let (a, b) = (self.quoted(&self.room(exchange.from)), self.quoted(&self.room(exchange.to)));
        let sentence = self.sentence(&self.fill(self.words.room_exchanged, &[('a', &a), ('b', &b)]));
        let subject = Subject::Room(exchange.to.clone());
        let mut change = DescribedChange::of_sentence(subject, Aspect::Place, sentence);
        change.sessions = exchange.sessions.iter().map(|id| (*id).clone()).collect();
        change
    }
}

fn rooms(value: Option<&FieldValue>) -> impl Iterator<Item = &RoomId> {
    let rooms: &[RoomId] = match place_of(value) {
        Some(Place::Rooms(rooms)) => rooms,
        _ => &[],
    };
    rooms.iter()
}

/// Returns the only room of a place.
fn room(place: Option<&Place>) -> Option<&RoomId> {
    match place {
        Some(Place::Rooms(rooms)) => match rooms.as_slice() {
            [room] => Some(room),
            _ => None,
        },
        _ => None,
    }
}
