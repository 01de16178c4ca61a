//! Venues and rooms.

use super::{Session, known_by_id, row, view};
use crate::arena::{self, Idx};
use crate::draft;
use crate::value::id::{RoomId, VenueId};
use crate::value::place::Place;
use crate::value::text::Text;

view! {
    /// A venue of a programme.
    ///
    /// ```
    /// use programme::draft;
    /// use programme::{Draft, LanguageTag, Place};
    ///
    /// let programme = Draft::new("demo", "Demo")
    ///     .with_language("en".parse::<LanguageTag>()?)
    ///     .with_venue(draft::Venue::new("hq", "Headquarters").with_room(draft::Room::new("a", "Room A")))
    ///     .with_session(draft::Session::new("tour").with_place(Place::venue("hq")))
    ///     .build()?;
    /// let hq = programme.venue("hq").unwrap();
    /// assert_eq!((hq.rooms().count(), hq.sessions().count()), (1, 1));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    Venue, draft::Venue
}
known_by_id!(Venue);

impl<'p> Venue<'p> {
    /// Its row of the draft, texts tagged.
    pub fn data(&self) -> &'p draft::Venue {
        row(&self.programme.inner().draft.venues, self.idx)
    }

    /// Its id.
    pub fn id(&self) -> &'p VenueId {
        &self.data().id
    }

    /// Its name.
    pub fn name(&self) -> &'p Text {
        &self.data().name
    }

    /// Its rooms, in declared order.
    pub fn rooms(&self) -> impl ExactSizeIterator<Item = Room<'p>> + use<'p> {
        let programme = self.programme;
        // Rooms are numbered through all venues.
        let first = programme.inner().ids.room_at.partition_point(|at| at.venue < self.idx);
        (first..first + self.data().rooms.len()).map(move |number| Room::new(programme, Idx::new(number)))
    }

    /// The sessions that take the venue as a whole, in order of time.
    pub fn sessions(&self) -> impl Iterator<Item = Session<'p>> + use<'p> {
        let programme = self.programme;
        let is_default =
            matches!(&programme.inner().draft.place, Some(Place::Venue(id)) if *id == *self.id());
        let default = default_sessions(programme, is_default);
        merge(programme, programme.inner().relations.venues.back(self.idx), default)
    }
}

view! {
    /// A room of a programme.
    ///
    /// ```
    /// use programme::draft;
    /// use programme::{Draft, LanguageTag, Place};
    ///
    /// let programme = Draft::new("demo", "Demo")
    ///     .with_language("en".parse::<LanguageTag>()?)
    ///     .with_venue(draft::Venue::new("hq", "Headquarters").with_room(draft::Room::new("a", "Room A")))
    ///     .with_session(draft::Session::new("open").with_place(Place::room("a")))
    ///     .build()?;
    /// let a = programme.room("a").unwrap();
    /// assert_eq!(a.venue(), programme.venue("hq").unwrap());
    /// assert_eq!(a.sessions().next(), programme.session("open"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    Room, draft::Room
}
known_by_id!(Room);

impl<'p> Room<'p> {
    /// Its row of the draft, texts tagged.
    pub fn data(&self) -> &'p draft::Room {
        row(&self.venue().data().rooms, Idx::new(self.position()))
    }

    /// At which position it stands in its venue.
    pub(crate) fn position(&self) -> usize {
        arena::row(&self.programme.inner().ids.room_at, self.idx).position as usize
    }

    /// Its id.
    pub fn id(&self) -> &'p RoomId {
        &self.data().id
    }

    /// Its name.
    pub fn name(&self) -> &'p Text {
        &self.data().name
    }

    /// The venue it belongs to.
    pub fn venue(&self) -> Venue<'p> {
        Venue::new(self.programme, arena::row(&self.programme.inner().ids.room_at, self.idx).venue)
    }

    /// The sessions that happen in it, in order of time: those that state it, and where it is the programme's default place
    /// those that state none. A part without a place of its own comes with the session that contains it.
    pub fn sessions(&self) -> impl Iterator<Item = Session<'p>> + use<'p> {
        let programme = self.programme;
        let is_default =
            matches!(&programme.inner().draft.place, Some(Place::Rooms(ids)) if ids.contains(self.id()));
        let default = default_sessions(programme, is_default);
        merge(programme, programme.inner().relations.in_room.of(self.idx).iter().copied(), default)
    }

    /// The sessions that are relayed to it, in order of time.
    pub fn relayed_sessions(&self) -> impl ExactSizeIterator<Item = Session<'p>> + use<'p> {
        let programme = self.programme;
        programme.inner().relations.relayed_to.back(self.idx).map(move |idx| Session::new(programme, idx))
    }

    /// The rooms it is made of.
    pub fn made_of(&self) -> impl ExactSizeIterator<Item = Room<'p>> + use<'p> {
        let programme = self.programme;
        programme.inner().relations.made_of.of(self.idx).map(move |idx| Room::new(programme, idx))
    }

    /// The rooms that are made of it and others.
    pub fn part_of(&self) -> impl ExactSizeIterator<Item = Room<'p>> + use<'p> {
        let programme = self.programme;
        programme.inner().relations.made_of.back(self.idx).map(move |idx| Room::new(programme, idx))
    }
}

/// ## Rooms of rooms
impl<'p> Room<'p> {
    /// The room, all it is made of, and all that are made of it: what is taken when it is. In no order of its own.
    pub(crate) fn tied(&self) -> Vec<Room<'p>> {
        let mut all = vec![*self];
        reach(&mut all, |room| room.made_of().collect());
        // What is made of it, or of a room that it is made of, and so shares some of its floor.
        reach(&mut all, |room| room.part_of().collect());
        all
    }

    /// Of two rooms of which one consists of the other, that other.
    pub(crate) fn smaller(self, other: Self) -> Self {
        let mut all = vec![self];
        reach(&mut all, |room| room.made_of().collect());
        if all.contains(&other) { other } else { self }
    }
}

/// Adds to a list whatever its rows lead to, directly or not, each once.
fn reach<'p>(all: &mut Vec<Room<'p>>, next: impl Fn(Room<'p>) -> Vec<Room<'p>>) {
    let mut seen: std::collections::HashSet<Idx<draft::Room>> = all.iter().map(|room| room.idx).collect();
    let mut at = 0;
    while let Some(room) = all.get(at).copied() {
        all.extend(next(room).into_iter().filter(|room| seen.insert(room.idx)));
        at += 1;
    }
}

/// The sessions in the programme's default place, if this is it.
fn default_sessions(programme: &crate::programme::Programme, is_default: bool) -> &[Idx<draft::Session>] {
    if is_default { &programme.inner().relations.by_default } else { &[] }
}

/// Two lists in order of time as one.
fn merge<'p, I: Iterator<Item = Idx<draft::Session>>>(
    programme: &'p crate::programme::Programme,
    stated: I,
    default: &'p [Idx<draft::Session>],
) -> impl Iterator<Item = Session<'p>> + use<'p, I> {
    let mut stated = stated.peekable();
    let mut default = default.iter().copied().peekable();
    std::iter::from_fn(move || {
        let next = match (stated.peek(), default.peek()) {
            (Some(a), Some(b)) if b < a => default.next(),
            (None, _) => default.next(),
            (Some(_), _) => stated.next(),
        };
        next.map(|idx| Session::new(programme, idx))
    })
}
