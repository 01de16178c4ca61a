//! What leads where: every relation of a sound draft as indices, in both directions, and the order of time.
//!
//! Sessions are numbered in chronological order from here on, so that every list of them is in time order as it stands.

use super::ids::Declared;
use super::resolve::Resolved;
use crate::arena::{Idx, Links, MaybeIdx, Relation, row};
use crate::draft::{
    AgendaItem, Day, Draft, Organisation, Participation, Party, Person, Room, Session, Track, Venue,
};
use crate::value::place::Place;
use crate::value::slot::{DayPart, Slot, SlotTime};

/// The relations of one programme.
#[derive(Debug)]
pub(crate) struct Relations {
    /// Where the session that comes `n`th in time stands in the draft.
    pub(crate) declared: Vec<Idx<Declared>>,
    /// At which place in time the session comes that stands `n`th in the draft.
    pub(crate) rank: Vec<Idx<Session>>,

    pub(crate) parent: Vec<MaybeIdx<Session>>,
    /// In declared order.
    pub(crate) parts: Relation<Session, Session>,
    pub(crate) repeats: Links<Session, Session>,
    pub(crate) continues: Links<Session, Session>,
    pub(crate) relays: Links<Session, Session>,
    pub(crate) replaces: Links<Session, Session>,
    pub(crate) joint_with: Links<Session, Session>,
    pub(crate) may_overlap: Links<Session, Session>,
    pub(crate) must_not_overlap: Links<Session, Session>,
    pub(crate) tracks: Links<Session, Track>,
    pub(crate) agenda_items: Links<Session, AgendaItem>,
    pub(crate) agenda_parts: Links<AgendaItem, AgendaItem>,

    pub(crate) on_day: Relation<Day, Session>,
    /// The rooms that a session itself states.
    pub(crate) rooms: Relation<Session, Room>,
    pub(crate) in_room: Relation<Room, Session>,
    /// The sessions that happen in the programme's default place: roots that state none. In time order.
    pub(crate) by_default: Vec<Idx<Session>>,
    /// The venues that sessions themselves state as a whole.
    pub(crate) venues: Links<Session, Venue>,
    pub(crate) relayed_to: Links<Session, Room>,
    pub(crate) made_of: Links<Room, Room>,

    /// Participations are numbered through: those of the programme, then those of each session in declared order. Where the
    /// session begins that stands `n`th in the draft, and behind the last the number of all.
    pub(crate) first_participation: Vec<u32>,
    /// The session of each participation; none for those of the programme.
    pub(crate) session_of: Vec<MaybeIdx<Session>>,
    pub(crate) person_of: Vec<MaybeIdx<Person>>,
    /// In time order.
    pub(crate) of_person: Relation<Person, Participation>,
    pub(crate) of_organisation: Links<Participation, Organisation>,
    pub(crate) on_behalf_of: Links<Participation, Organisation>,
    /// The people who hold a post in an organisation.
    pub(crate) posts: Links<Person, Organisation>,
}

impl Relations {
    pub(crate) fn new(draft: &Draft, resolved: &Resolved) -> Self {
        let Resolved { ids, axis } = resolved;
        let sessions = draft.sessions.len();

        let parent_declared: Vec<MaybeIdx<Declared>> = draft
            .sessions
            .iter()
            .map(|session| session.part_of.as_ref().and_then(|id| ids.session(draft, id.as_str())).into())
            .collect();
        let hierarchy = Hierarchy::new(draft, &parent_declared);
        let (declared, rank) = hierarchy.in_time_order(|slot| {
            let begin = axis.begin(slot.day_number()).map_or(0, |begin| begin.seconds());
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

        // Each list of pairs is in the order of the declared rows; `Links` and `Relation` sort as they need.
        let session_links = |ids_of: fn(&Session) -> &[crate::value::id::SessionId]| {
            let pairs = (0..).zip(&draft.sessions).flat_map(|(at, session)| {
                let from = ranked(Idx::new(at));
                let targets = ids_of(session).iter().filter_map(|id| ids.session(draft, id.as_str()));
                targets.map(move |to| (from, ranked(to)))
            });
            Links::from_pairs(pairs.collect())
        };
        let mut on_day = Vec::new();
        let mut track_pairs = Vec::new();
        let mut agenda_pairs = Vec::new();
        let mut relay_pairs = Vec::new();
        let mut venue_pairs = Vec::new();
        let mut room_pairs = Vec::new();
        let mut by_default = Vec::new();
        for (at, place) in declared.iter().enumerate() {
            let idx = Idx::<Session>::new(at);
            let session = row(&draft.sessions, *place);
            let slot = hierarchy.slot(*place);
            if let Some(day) = slot.and_then(|slot| axis.position(slot.day_number())) {
                on_day.push((Idx::<Day>::new(day), idx));
            }
            track_pairs
                .extend(session.tracks.iter().filter_map(|id| Some((idx, ids.track(draft, id.as_str())?))));
            agenda_pairs.extend(
                session
                    .agenda_items
                    .iter()
                    .filter_map(|id| Some((idx, ids.agenda_item(draft, id.as_str())?))),
            );
            relay_pairs.extend(
                session.relayed_to.iter().filter_map(|id| Some((idx, ids.room(draft, id.as_str())?))),
            );
            match &session.place {
                Some(Place::Rooms(rooms)) => {
                    room_pairs
                        .extend(rooms.iter().filter_map(|id| Some((idx, ids.room(draft, id.as_str())?))));
                }
                Some(Place::Venue(venue)) => {
                    venue_pairs.extend(ids.venue(draft, venue.as_str()).map(|venue| (idx, venue)));
                }
                Some(Place::Everywhere | Place::ToBeAnnounced) => {}
                None if session.part_of.is_none() && draft.place.is_some() => by_default.push(idx),
                None => {}
            }
        }
        let in_room: Vec<_> = room_pairs.iter().map(|&(session, room)| (room, session)).collect();

        let made_of = (0..ids.room_at.len()).flat_map(|at| {
            let whole = Idx::<Room>::new(at);
            let parts = ids.room_row(draft, whole).map_or(&[][..], |room| room.made_of.as_slice());
            parts.iter().filter_map(move |id| Some((whole, ids.room(draft, id.as_str())?)))
        });
        let agenda_parts = (0..).zip(&draft.agenda_items).filter_map(|(at, item)| {
            let whole = ids.agenda_item(draft, item.part_of.as_ref()?.as_str())?;
            Some((whole, Idx::new(at)))
        });
        let posts = (0..).zip(&draft.people).flat_map(|(at, person)| {
            let organisations = person.posts.iter().filter_map(|post| post.organisation.as_ref());
            let found = organisations.filter_map(|id| ids.organisation(draft, id.as_str()));
            found.map(move |organisation| (Idx::<Person>::new(at), organisation))
        });
        let taking_part = TakingPart::new(draft, resolved, &rank);

        Self {
            parent,
            parts: Relation::from_pairs(sessions, &part_pairs),
            repeats: session_links(|session| session.repeats.as_slice()),
            continues: session_links(|session| session.continues.as_slice()),
            relays: session_links(|session| session.relays.as_slice()),
            replaces: session_links(|session| session.replaces.as_slice()),
            joint_with: session_links(|session| &session.joint_with),
            may_overlap: session_links(|session| &session.may_overlap),
            must_not_overlap: session_links(|session| &session.must_not_overlap),
            tracks: Links::from_pairs(track_pairs),
            agenda_items: Links::from_pairs(agenda_pairs),
            agenda_parts: Links::from_pairs(agenda_parts.collect()),
            on_day: Relation::from_pairs(draft.days.len(), &on_day),
            rooms: Relation::from_pairs(sessions, &room_pairs),
            in_room: Relation::from_pairs(ids.room_at.len(), &in_room),
            by_default,
            venues: Links::from_pairs(venue_pairs),
            relayed_to: Links::from_pairs(relay_pairs),
            made_of: Links::from_pairs(made_of.collect()),
            of_person: taking_part.of_person(draft, &declared),
            first_participation: taking_part.first,
            session_of: taking_part.sessions,
            person_of: taking_part.people,
            of_organisation: Links::from_pairs(taking_part.organisations),
            on_behalf_of: Links::from_pairs(taking_part.on_behalf_of),
            posts: Links::from_pairs(posts.collect()),
            declared,
            rank,
        }
    }
}

/// Which session lies in which, before sessions are numbered by time.
struct Hierarchy {
    /// How many sessions contain each one, and the slot in which it lies: its own, or that of the nearest that contains it.
    inherited: Vec<(u32, Option<Slot>)>,
}

impl Hierarchy {
    /// Parents lead in no circle. Each session is looked at twice, however deep they lie.
    fn new(draft: &Draft, parent: &[MaybeIdx<Declared>]) -> Self {
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
                let (depth, slot) = (known.0, row(&draft.sessions, here).slot.or(known.1));
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

    /// The order of time: by start, what contains before what it contains, then as declared; the unscheduled last.
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

/// By what a slot is sorted on its day: what states no time comes at the beginning of its part of the day.
fn sort_seconds(slot: Slot) -> u32 {
    match slot.time() {
        SlotTime::From(start) => start.total_seconds(),
        SlotTime::Between(span) => span.start.total_seconds(),
        SlotTime::Day | SlotTime::Part(DayPart::AllDay | DayPart::Morning) => 0,
        SlotTime::Part(DayPart::Afternoon) => 12 * 3600,
        SlotTime::Part(DayPart::Evening) => 18 * 3600,
        SlotTime::Part(DayPart::Night) => 22 * 3600,
    }
}

/// Who takes part in what, participations numbered through.
struct TakingPart {
    first: Vec<u32>,
    sessions: Vec<MaybeIdx<Session>>,
    people: Vec<MaybeIdx<Person>>,
    organisations: Vec<(Idx<Participation>, Idx<Organisation>)>,
    on_behalf_of: Vec<(Idx<Participation>, Idx<Organisation>)>,
}

impl TakingPart {
    fn new(draft: &Draft, resolved: &Resolved, rank: &[Idx<Session>]) -> Self {
        let ids = &resolved.ids;
        let total = draft.participations.len()
            + draft.sessions.iter().map(|session| session.participations.len()).sum::<usize>();
        let mut all = Self {
            first: Vec::with_capacity(draft.sessions.len() + 1),
            sessions: Vec::with_capacity(total),
            people: Vec::with_capacity(total),
            organisations: Vec::new(),
            on_behalf_of: Vec::new(),
        };
        let mut add = |session: Option<Idx<Session>>, one: &Participation| {
            let idx = Idx::new(all.sessions.len());
            all.sessions.push(session.into());
            all.people.push(one.person.as_ref().and_then(|id| ids.person(draft, id.as_str())).into());
            let organisation = one.organisation.as_ref().and_then(|id| ids.organisation(draft, id.as_str()));
            all.organisations.extend(organisation.map(|organisation| (idx, organisation)));
            if let Some(Party::Organisation(id)) = &one.on_behalf_of {
                all.on_behalf_of
                    .extend(ids.organisation(draft, id.as_str()).map(|organisation| (idx, organisation)));
            }
        };
        for one in &draft.participations {
            add(None, one);
        }
        let mut next = draft.participations.len();
        for (session, rank) in draft.sessions.iter().zip(rank) {
            all.first.push(u32::try_from(next).unwrap_or(u32::MAX));
            next += session.participations.len();
            for one in &session.participations {
                add(Some(*rank), one);
            }
        }
        all.first.push(u32::try_from(next).unwrap_or(u32::MAX));
        all
    }

    /// The participations of each person: those of the programme, then in the order of time.
    fn of_person(&self, draft: &Draft, declared: &[Idx<Declared>]) -> Relation<Person, Participation> {
        let numbers = (0..draft.participations.len()).chain(declared.iter().flat_map(|at| {
            let bound = |at: usize| self.first.get(at).map_or(0, |&first| first as usize);
            bound(at.position())..bound(at.position() + 1)
        }));
        let pairs: Vec<_> = numbers
            .filter_map(|number| {
                let person = self.people.get(number)?.get()?;
                Some((person, Idx::new(number)))
            })
            .collect();
        Relation::from_pairs(draft.people.len(), &pairs)
    }
}
