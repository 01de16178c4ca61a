//! The relations between the items of a valid draft, and the chronological order of its sessions.
//! Relations are stored as indices in both directions.
//!
//! Sessions are numbered chronologically in this module and in all later steps. A list of sessions
//! that is sorted by index is therefore also sorted by time.

use std::collections::HashMap;
use std::ops::Range;

use super::axis::Axis;
use super::ids::{Declared, Ids};
use super::inheritance::Inheritance;
use super::participants::Participants;
use super::session_columns::SessionColumns;
use crate::arena::{Idx, MaybeIdx, Pairs, Relation, SparseRelation, row};
use crate::draft::{
    AgendaItem, Day, Draft, Organisation, Participation, Person, Room, Session, Track, Venue,
};
use crate::list::ToList;
use crate::value::id::SessionId;
use crate::value::moment::Moment;
use crate::value::place::Place;
use crate::value::slot::{Slot, SlotTime};

#[derive(Debug)]
pub(crate) struct Relations {
    /// Maps the chronological index of a session to its position in the draft.
    pub(crate) declared: Vec<Idx<Declared>>,
    /// Maps the position of a session in the draft to its chronological index.
    pub(crate) rank: Vec<Idx<Session>>,

    pub(crate) parent: Vec<MaybeIdx<Session>>,
    pub(crate) inheritance: Inheritance,
    /// The parts of each session, in declaration order.
    pub(crate) parts: Relation<Session, Session>,
    pub(crate) repeats: SparseRelation<Session, Session>,
    /// For each session that repeats another one, the session at the end of its chain of repeats.
    /// Sessions in a cyclic chain have no entry.
    pub(crate) origins: SparseRelation<Session, Session>,
    pub(crate) continues: SparseRelation<Session, Session>,
    pub(crate) relays: SparseRelation<Session, Session>,
    pub(crate) replaces: SparseRelation<Session, Session>,
    pub(crate) joint_with: SparseRelation<Session, Session>,
    pub(crate) may_overlap: SparseRelation<Session, Session>,
    pub(crate) must_not_overlap: SparseRelation<Session, Session>,
    pub(crate) tracks: SparseRelation<Session, Track>,
    pub(crate) agenda_items: SparseRelation<Session, AgendaItem>,
    pub(crate) agenda_parts: SparseRelation<AgendaItem, AgendaItem>,

    pub(crate) on_day: Relation<Day, Session>,
    /// The rooms that each session specifies itself, without inherited rooms.
    pub(crate) rooms: Relation<Session, Room>,
    pub(crate) in_room: Relation<Room, Session>,
    /// The top-level sessions that specify no place and thus take place in the programme's default
    /// place, in chronological order.
    pub(crate) by_default: Vec<Idx<Session>>,
    pub(crate) default_rooms: Vec<Idx<Room>>,
    pub(crate) venues: SparseRelation<Session, Venue>,
    pub(crate) relayed_to: SparseRelation<Session, Room>,
    pub(crate) made_of: SparseRelation<Room, Room>,

    /// The number of the first participation of each session, in the order of the draft. The last
    /// element is the total number of participations. All participations are numbered
    /// consecutively, starting with those of the programme itself.
    pub(crate) first_participation: Vec<u32>,
    /// The session of each participation. The value is `NONE` for participations in the programme
    /// itself.
    pub(crate) session_of: Vec<MaybeIdx<Session>>,
    pub(crate) person_of: Vec<MaybeIdx<Person>>,
    /// The participations of each person in sessions, in chronological order of the sessions.
    pub(crate) of_person: Relation<Person, Participation>,
    /// The session of each participation in `of_person`. A session with several participations of a
    /// person is repeated.
    pub(crate) sessions_of_person: Relation<Person, Session>,
    /// The participations of each person that belong to no session but to the programme itself.
    pub(crate) in_programme: SparseRelation<Person, Participation>,
    pub(crate) of_organisation: SparseRelation<Participation, Organisation>,
    pub(crate) on_behalf_of: SparseRelation<Participation, Organisation>,
    pub(crate) occasion_posts: SparseRelation<Participation, Organisation>,
    /// `true` if any session is a plenary or takes place in all rooms of the programme.
    pub(crate) plenary: bool,
    pub(crate) posts: SparseRelation<Person, Organisation>,
}

impl Relations {
    pub(crate) fn new(
        draft: &Draft,
        ids: &Ids,
        axis: &Axis,
        participants: Participants,
        columns: &SessionColumns,
    ) -> Self {
        let sessions = draft.sessions.len();
        let mut parent_declared = vec![MaybeIdx::NONE; sessions];
        for &(part, whole) in &columns.part_of {
            if let Some(above) = parent_declared.get_mut(part) {
                *above = Some(Idx::<Declared>::new(whole)).into();
            }
        }
        let hierarchy = Hierarchy::new(&columns.slots, &parent_declared);
        let (declared, rank) = hierarchy.in_time_order(|slot| {
            let begin = axis.begin(slot.day_number()).map_or(0, Moment::seconds);
            begin.saturating_add(i64::from(sort_seconds(slot)))
        });
        let ranked = |at: Idx<Declared>| *row(&rank, at);

        let mut parent = vec![MaybeIdx::NONE; sessions];
        let mut part_pairs = Vec::new();
        for (at, above) in parent_declared.iter().enumerate() {
            if let Some(above) = above.get() {
                let part = ranked(Idx::new(at));
                if let Some(slot) = parent.get_mut(part.position()) {
                    *slot = Some(ranked(above)).into();
                }
                part_pairs.push((ranked(above), part));
            }
        }

        let stated = DeclaredRelations::new(draft, ids, &rank);
        let on_day: Vec<_> = declared
            .iter()
            .enumerate()
            .filter_map(|(at, &place)| {
                Some((Idx::new(axis.position(hierarchy.slot(place)?.day_number())?), Idx::new(at)))
            })
            .to_list();
        let rooms = Relation::from_pairs(sessions, &stated.rooms);
        let in_room: Vec<_> = (0..sessions)
            .map(Idx::new)
            .flat_map(|session| rooms.of(session).iter().map(move |&room| (room, session)))
            .to_list();

        let default_rooms = match &draft.place {
            Some(Place::Rooms(rooms)) => rooms.as_slice(),
            _ => &[],
        };
        let default_rooms = default_rooms.iter().filter_map(|id| ids.room(draft, id.as_str()));
        let agenda_parts = (0..).zip(&draft.agenda_items).filter_map(|(at, item)| {
            let whole = ids.agenda_item(draft, item.part_of.as_ref()?.as_str())?;
            Some((whole, Idx::new(at)))
        });
        let posts = (0..).zip(&draft.people).flat_map(|(at, person)| {
            let organisations = person.posts.iter().filter_map(|post| post.organisation.as_ref());
            let found = organisations.filter_map(|id| ids.organisation(draft, id.as_str()));
            found.map(move |organisation| (Idx::<Person>::new(at), organisation))
        });
        let Participants { first, people, organisations, on_behalf_of, occasion_posts } = participants;
        let session_of = session_of(&first, &rank, people.len());
        // This relation contains only participations in sessions, so each of them has a session.
        let of_person = of_person(draft, &first, &people, &declared);
        let in_programme =
            (0..).zip(&people).take(first.first().map_or(people.len(), |&first| first as usize));
        let in_programme = in_programme.filter_map(|(at, person)| Some((person.get()?, Idx::new(at))));
        let in_programme = SparseRelation::from_pairs(in_programme.collect());

        let parts = Relation::from_pairs(sessions, &part_pairs);
        Self {
            inheritance: Inheritance::new(&draft.sessions, &declared, &parent, &parts),
            parent,
            parts,
            origins: SparseRelation::from_pairs(origins(&stated.repeats)),
            repeats: SparseRelation::from_pairs(stated.repeats),
            continues: SparseRelation::from_pairs(stated.continues),
            relays: SparseRelation::from_pairs(stated.relays),
            replaces: SparseRelation::from_pairs(stated.replaces),
            joint_with: SparseRelation::from_pairs(stated.joint_with),
            may_overlap: SparseRelation::from_pairs(stated.may_overlap),
            must_not_overlap: SparseRelation::from_pairs(stated.must_not_overlap),
            tracks: SparseRelation::from_pairs(stated.tracks),
            agenda_items: SparseRelation::from_pairs(stated.agenda_items),
            agenda_parts: SparseRelation::from_pairs(agenda_parts.collect()),
            on_day: Relation::from_pairs(draft.days.len(), &on_day),
            rooms,
            in_room: Relation::from_pairs(ids.room_at.len(), &in_room),
            by_default: stated.by_default,
            default_rooms: default_rooms.collect(),
            venues: SparseRelation::from_pairs(stated.venues),
            relayed_to: SparseRelation::from_pairs(stated.relayed_to),
            made_of: SparseRelation::from_pairs(made_of(draft, ids)),
            sessions_of_person: of_person.map(|one| row(&session_of, *one).get().unwrap_or(Idx::new(0))),
            of_person,
            in_programme,
            first_participation: first,
            session_of,
            person_of: people,
            of_organisation: SparseRelation::from_pairs(organisations),
            on_behalf_of: SparseRelation::from_pairs(on_behalf_of),
            occasion_posts: SparseRelation::from_pairs(occasion_posts),
            plenary: columns.plenary,
            posts: SparseRelation::from_pairs(posts.collect()),
            declared,
            rank,
        }
    }
}

impl Relations {
    pub(crate) fn participations_of(&self, declared: Idx<Declared>) -> Range<usize> {
        let bound = |at: usize| self.first_participation.get(at).map_or(0, |&first| first as usize);
        bound(declared.position())..bound(declared.position() + 1)
    }
}

#[derive(Default)]
struct DeclaredRelations {
    repeats: Pairs<Session, Session>,
    continues: Pairs<Session, Session>,
    relays: Pairs<Session, Session>,
    replaces: Pairs<Session, Session>,
    joint_with: Pairs<Session, Session>,
    may_overlap: Pairs<Session, Session>,
    must_not_overlap: Pairs<Session, Session>,
    tracks: Pairs<Session, Track>,
    agenda_items: Pairs<Session, AgendaItem>,
    relayed_to: Pairs<Session, Room>,
    venues: Pairs<Session, Venue>,
    rooms: Vec<(Idx<Session>, Idx<Room>)>,
    by_default: Vec<Idx<Session>>,
}

impl DeclaredRelations {
    fn new(draft: &Draft, ids: &Ids, rank: &[Idx<Session>]) -> Self {
        let mut stated = Self::default();
        let mut rooms: Vec<(Idx<Session>, &str)> = Vec::with_capacity(rank.len());
        for (session, &idx) in draft.sessions.iter().zip(rank) {
            let pair = |to: &SessionId| Some((idx, *row(rank, ids.session(draft, to.as_str())?)));
            stated.repeats.extend(session.repeats.iter().filter_map(pair));
            stated.continues.extend(session.continues.iter().filter_map(pair));
            stated.relays.extend(session.relays.iter().filter_map(pair));
            stated.replaces.extend(session.replaces.iter().filter_map(pair));
            stated.joint_with.extend(session.joint_with.iter().filter_map(pair));
            stated.may_overlap.extend(session.may_overlap.iter().filter_map(pair));
            stated.must_not_overlap.extend(session.must_not_overlap.iter().filter_map(pair));
            let tracks = session.tracks.iter().filter_map(|id| ids.track(draft, id.as_str()));
            stated.tracks.extend(tracks.map(|track| (idx, track)));
            let items = session.agenda_items.iter().filter_map(|id| ids.agenda_item(draft, id.as_str()));
            stated.agenda_items.extend(items.map(|item| (idx, item)));
            let relays = session.relayed_to.iter().filter_map(|id| ids.room(draft, id.as_str()));
            stated.relayed_to.extend(relays.map(|room| (idx, room)));
            match &session.place {
                Some(Place::Rooms(list)) => rooms.extend(list.iter().map(|id| (idx, id.as_str()))),
                Some(Place::Venue(venue)) => {
                    stated.venues.extend(ids.venue(draft, venue.as_str()).map(|venue| (idx, venue)));
                }
                None if session.part_of.is_none() && draft.place.is_some() => stated.by_default.push(idx),
                Some(Place::Everywhere | Place::ToBeAnnounced) | None => {}
            }
        }
        let found = ids.rooms(draft, rooms.iter().map(|&(_, id)| Some(id)));
        stated.rooms = rooms
            .iter()
            .zip(found)
            .filter_map(|(&(session, _), room)| Some((session, room.get()?)))
            .to_list();
        stated.by_default.sort_unstable();
        stated
    }
}

/// Returns the original session of each repeat, which is at the end of its chain of repeats. Each
/// session is visited only once, even in long chains.
fn origins(repeats: &Pairs<Session, Session>) -> Pairs<Session, Session> {
    let next: HashMap<_, _> = repeats.iter().collect();
    let mut known: HashMap<Idx<Session>, Option<Idx<Session>>> = HashMap::new();
    for (start, _) in repeats.iter() {
        let mut path = Vec::new();
        let mut here = start;
        let origin = loop {
            if let Some(origin) = known.get(&here) {
                break *origin;
            }
            let Some(&to) = next.get(&here) else { break Some(here) };
            // If a session is reached again before its original session is known, the chain is
            // cyclic.
            known.insert(here, None);
            path.push(here);
            here = to;
        };
        known.extend(path.into_iter().map(|session| (session, origin)));
    }
    repeats.iter().filter_map(|(session, _)| Some((session, (*known.get(&session)?)?))).collect()
}

/// The hierarchy of sessions, which is needed to number the sessions chronologically.
struct Hierarchy {
    /// For each session, its depth in the hierarchy and its slot. A session without a slot inherits
    /// the slot of its nearest ancestor that has a slot.
    inherited: Vec<(u32, Option<Slot>)>,
}

impl Hierarchy {
    /// Creates the hierarchy of sessions. The references to parents must not form a cycle. Each
    /// session is visited at most twice, no matter how deeply sessions are nested.
    fn new(slots: &[Option<Slot>], parent: &[MaybeIdx<Declared>]) -> Self {
        let mut inherited: Vec<Option<(u32, Option<Slot>)>> = vec![None; parent.len()];
        let mut path = Vec::new();
        for at in 0..parent.len() {
            let mut above = Some(Idx::<Declared>::new(at));
            let mut known = (0, None);
            while let Some(here) = above {
                if let Some((depth, slot)) = *row(&inherited, here) {
                    known = (depth + 1, slot);
                    break;
                }
                path.push(here);
                above = row(parent, here).get();
            }
            while let Some(here) = path.pop() {
                let (depth, slot) = (known.0, row(slots, here).or(known.1));
                if let Some(place) = inherited.get_mut(here.position()) {
                    *place = Some((depth, slot));
                }
                known = (depth + 1, slot);
            }
        }
        Self { inherited: inherited.into_iter().map(Option::unwrap_or_default).collect() }
    }

    fn slot(&self, of: Idx<Declared>) -> Option<Slot> {
        row(&self.inherited, of).1
    }

    /// Returns the chronological order of the sessions, and the inverse of this order. Sessions are
    /// sorted by start. Sessions with the same start are sorted by depth in the hierarchy, so that
    /// parents come before their parts, and then by position in the draft. Sessions without a slot
    /// come last.
    fn in_time_order(&self, start: impl Fn(Slot) -> i64) -> (Vec<Idx<Declared>>, Vec<Idx<Session>>) {
        let mut keys: Vec<(i64, u32, u32)> = (0_u32..)
            .zip(&self.inherited)
            .map(|(at, &(depth, slot))| (slot.map_or(i64::MAX, &start), depth, at))
            .collect();
        keys.sort_unstable();
        let declared: Vec<Idx<Declared>> = keys.iter().map(|&(.., at)| Idx::new(at as usize)).collect();
        let mut rank = vec![Idx::new(0); declared.len()];
        for (time, at) in declared.iter().enumerate() {
            if let Some(slot) = rank.get_mut(at.position()) {
                *slot = Idx::new(time);
            }
        }
        (declared, rank)
    }
}

/// Returns the time of day by which a slot is sorted, in seconds. A slot without a clock time is
/// sorted to the start of its day or part of the day.
fn sort_seconds(slot: Slot) -> u32 {
    match slot.time() {
        SlotTime::From(start) => start.total_seconds(),
        SlotTime::Between(span) => span.start.total_seconds(),
        SlotTime::Day => 0,
        SlotTime::Part(part) => part.hours().start * 3600,
    }
}

/// Returns the rooms of which each room is made.
fn made_of(draft: &Draft, ids: &Ids) -> Pairs<Room, Room> {
    let pairs = (0..ids.room_at.len()).flat_map(|at| {
        let whole = Idx::<Room>::new(at);
        let parts = ids.room_row(draft, whole).map_or(&[][..], |room| room.made_of.as_slice());
        parts.iter().filter_map(move |id| Some((whole, ids.room(draft, id.as_str())?)))
    });
    pairs.collect()
}

/// Returns the session of each participation. The participations before the first session belong to
/// the programme itself and have no session.
fn session_of(first: &[u32], rank: &[Idx<Session>], participations: usize) -> Vec<MaybeIdx<Session>> {
    let mut sessions = Vec::with_capacity(participations);
    let begin = |at: usize| first.get(at).map_or(participations, |&first| first as usize);
    sessions.resize(begin(0), MaybeIdx::NONE);
    for (at, &session) in rank.iter().enumerate() {
        sessions.resize(begin(at + 1), Some(session).into());
    }
    sessions
}

/// Returns the participations of each person in sessions, in chronological order of the sessions.
fn of_person(
    draft: &Draft,
    first: &[u32],
    people: &[MaybeIdx<Person>],
    declared: &[Idx<Declared>],
) -> Relation<Person, Participation> {
    let bound = |at: usize| first.get(at).map_or(0, |&first| first as usize);
    let mut pairs = Vec::with_capacity(people.len());
    for at in declared {
        let numbers = bound(at.position())..bound(at.position() + 1);
        let here = people.get(numbers.clone()).unwrap_or_default();
        pairs
            .extend(numbers.zip(here).filter_map(|(number, person)| Some((person.get()?, Idx::new(number)))));
    }
    Relation::from_pairs(draft.people.len(), &pairs)
}
