//! Tables that find the people, rooms and other items of a draft by id.

use crate::arena::{IdTable, Idx, MaybeIdx};
use crate::draft::{AgendaItem, Draft, Note, Organisation, Participation, Person, Room, Track, Venue};
use crate::list::ToList;

/// A marker type for sessions that are numbered in the order of the draft. Other session indices
/// are in chronological order.
#[derive(Debug)]
pub(crate) enum Declared {}

#[derive(Debug, Clone, Copy)]
pub(crate) struct RoomAt {
    pub(crate) venue: Idx<Venue>,
    pub(crate) position: u32,
}

/// The position of a participation in the draft. The field `session` is `None` for participations
/// in the programme itself.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ParticipationAt {
    pub(crate) session: Option<Idx<Declared>>,
    pub(crate) position: usize,
}

/// Tables that find the items of a draft by id. Participations without an id are not included.
#[derive(Debug, Clone)]
pub(crate) struct Ids {
    pub(crate) sessions: IdTable<Declared>,
    pub(crate) people: IdTable<Person>,
    pub(crate) organisations: IdTable<Organisation>,
    pub(crate) venues: IdTable<Venue>,
    pub(crate) rooms: IdTable<Room>,
    pub(crate) tracks: IdTable<Track>,
    pub(crate) agenda_items: IdTable<AgendaItem>,
    pub(crate) notes: IdTable<Note>,
    pub(crate) participations: IdTable<Participation>,
    pub(crate) room_at: Vec<RoomAt>,
    pub(crate) named: Vec<ParticipationAt>,
}

impl Ids {
    /// Creates empty tables with enough capacity for the draft, and lists the positions of all
    /// rooms.
    pub(crate) fn new(draft: &Draft) -> Self {
        let room_at: Vec<RoomAt> = (0..)
            .zip(&draft.venues)
            .flat_map(|(venue, rooms)| {
                let at = move |position| RoomAt { venue: Idx::new(venue), position };
                (0_u32..).zip(&rooms.rooms).map(move |(position, _)| at(position))
            })
            .to_list();
        Self {
            sessions: IdTable::with_capacity(draft.sessions.len()),
            people: IdTable::with_capacity(draft.people.len()),
            organisations: IdTable::with_capacity(draft.organisations.len()),
            venues: IdTable::with_capacity(draft.venues.len()),
            rooms: IdTable::with_capacity(room_at.len()),
            tracks: IdTable::with_capacity(draft.tracks.len()),
            agenda_items: IdTable::with_capacity(draft.agenda_items.len()),
            notes: IdTable::with_capacity(draft.notes.len()),
            participations: IdTable::with_capacity(0),
            room_at,
            named: Vec::new(),
        }
    }

    pub(crate) fn session(&self, draft: &Draft, id: &str) -> Option<Idx<Declared>> {
        self.sessions.find(id, |idx| id_at(&draft.sessions, idx, |row| row.id.as_str()))
    }

    #[inline]
    pub(crate) fn person(&self, draft: &Draft, id: &str) -> Option<Idx<Person>> {
        self.people.find(id, |idx| id_at(&draft.people, idx, |row| row.id.as_str()))
    }

    pub(crate) fn people<'a>(
        &self,
        draft: &Draft,
        ids: impl Iterator<Item = Option<&'a str>>,
    ) -> Vec<MaybeIdx<Person>> {
        self.people.find_each(ids, |idx| id_at(&draft.people, idx, |row| row.id.as_str()))
    }

    pub(crate) fn organisation(&self, draft: &Draft, id: &str) -> Option<Idx<Organisation>> {
        self.organisations.find(id, |idx| id_at(&draft.organisations, idx, |row| row.id.as_str()))
    }

    pub(crate) fn venue(&self, draft: &Draft, id: &str) -> Option<Idx<Venue>> {
        self.venues.find(id, |idx| id_at(&draft.venues, idx, |row| row.id.as_str()))
    }

    pub(crate) fn room(&self, draft: &Draft, id: &str) -> Option<Idx<Room>> {
        self.rooms.find(id, |idx| self.room_row(draft, idx).map_or("", |room| room.id.as_str()))
    }

    pub(crate) fn rooms<'a>(
        &self,
        draft: &Draft,
        ids: impl Iterator<Item = Option<&'a str>>,
    ) -> Vec<MaybeIdx<Room>> {
        self.rooms.find_each(ids, |idx| self.room_row(draft, idx).map_or("", |room| room.id.as_str()))
    }

    pub(crate) fn track(&self, draft: &Draft, id: &str) -> Option<Idx<Track>> {
        self.tracks.find(id, |idx| id_at(&draft.tracks, idx, |row| row.id.as_str()))
    }

    pub(crate) fn agenda_item(&self, draft: &Draft, id: &str) -> Option<Idx<AgendaItem>> {
        self.agenda_items.find(id, |idx| id_at(&draft.agenda_items, idx, |row| row.id.as_str()))
    }

    pub(crate) fn note(&self, draft: &Draft, id: &str) -> Option<Idx<Note>> {
        self.notes.find(id, |idx| id_at(&draft.notes, idx, |row| row.id.as_str()))
    }

    pub(crate) fn participation(&self, draft: &Draft, id: &str) -> Option<ParticipationAt> {
        self.named.get(self.named_participation(draft, id)?.position()).copied()
    }

    /// Returns the index of the participation with the given id, counting only participations that
    /// have an id.
    pub(crate) fn named_participation(&self, draft: &Draft, id: &str) -> Option<Idx<Participation>> {
        self.participations.find(id, |idx| self.participation_id(draft, idx))
    }

    /// Returns the id of the participation at the given index, counting only participations that
    /// have an id.
    pub(crate) fn participation_id<'d>(&self, draft: &'d Draft, idx: Idx<Participation>) -> &'d str {
        let row = self.named.get(idx.position()).and_then(|at| participation_at(draft, *at));
        row.and_then(|row| row.id.as_ref()).map_or("", |id| id.as_str())
    }

    /// Returns the room at the given index, counting the rooms of all venues.
    pub(crate) fn room_row<'d>(&self, draft: &'d Draft, idx: Idx<Room>) -> Option<&'d Room> {
        let at = self.room_at.get(idx.position())?;
        draft.venues.get(at.venue.position())?.rooms.get(at.position as usize)
    }
}

pub(crate) fn participation_at(draft: &Draft, at: ParticipationAt) -> Option<&Participation> {
    match at.session {
        None => draft.participations.get(at.position),
        Some(session) => draft.sessions.get(session.position())?.participations.get(at.position),
    }
}

#[inline]
pub(crate) fn id_at<T, R>(rows: &[R], idx: Idx<T>, id: impl Fn(&R) -> &str) -> &str {
    rows.get(idx.position()).map_or("", id)
}
