//! The views of venues and of the rooms in them.

use super::{Session, known_by_id, row, view};
use crate::arena::{self, Idx};
use crate::draft;
use crate::list::ToList;
use crate::value::id::{RoomId, VenueId};
use crate::value::place::Place;
use crate::value::text::Text;

view! {
    /// A venue of a programme, such as a building with several rooms.
    ///
    /// ```
    /// use programme::draft;
    /// use programme::{Draft, LanguageTag, Place};
    ///
    /// let programme = Draft::new("demo", "Demo")
    ///     .with_language("en".parse::<LanguageTag>()?)
    ///     .with_venue(
    ///         draft::Venue::new("hq").with_name("Headquarters").with_room(draft::Room::new("a", "Room A")),
    ///     )
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
    /// Returns all fields of the venue as a [`draft::Venue`]. Every text in the result has a
    /// language tag.
    pub fn data(&self) -> &'p draft::Venue {
        row(&self.programme.inner().draft.venues, self.idx)
    }

    /// Returns the id of the venue, which is unique among the venues of the programme.
    pub fn id(&self) -> &'p VenueId {
        &self.data().id
    }

    /// Returns the name of the venue, in one or more languages, or `None` if it has no name.
    pub fn name(&self) -> Option<&'p Text> {
        self.data().name.as_ref()
    }

    /// Returns the rooms of the venue, in declaration order.
    pub fn rooms(&self) -> impl ExactSizeIterator<Item = Room<'p>> + use<'p> {
        let programme = self.programme;
        // The indices of the rooms of a venue are consecutive.
        let first = programme.inner().ids.room_at.partition_point(|at| at.venue < self.idx);
        (first..first + self.data().rooms.len()).map(move |number| Room::new(programme, Idx::new(number)))
    }

    /// Returns the sessions that use the entire venue, in chronological order. Sessions that use
    /// only a room of the venue are not included.
    pub fn sessions(&self) -> impl Iterator<Item = Session<'p>> + use<'p> {
        let programme = self.programme;
        let is_default =
            matches!(&programme.inner().draft.place, Some(Place::Venue(id)) if *id == *self.id());
        let default = default_sessions(programme, is_default);
        merge(programme, programme.inner().relations.venues.back(self.idx), default)
    }
}

view! {
    /// A room in a venue, such as a conference hall.
    ///
    /// ```
    /// use programme::draft;
    /// use programme::{Draft, LanguageTag, Place};
    ///
    /// let programme = Draft::new("demo", "Demo")
    ///     .with_language("en".parse::<LanguageTag>()?)
    ///     .with_venue(
    ///         draft::Venue::new("hq").with_name("Headquarters").with_room(draft::Room::new("a", "Room A")),
    ///     )
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
    /// Returns all fields of the room as a [`draft::Room`]. Every text in the result has a language
    /// tag.
    pub fn data(&self) -> &'p draft::Room {
        row(&self.venue().data().rooms, Idx::new(self.position()))
    }

    pub(crate) fn position(&self) -> usize {
        arena::row(&self.programme.inner().ids.room_at, self.idx).position as usize
    }

    /// Returns the id of the room, which is unique among the rooms of all venues.
    pub fn id(&self) -> &'p RoomId {
        &self.data().id
    }

    /// Returns the name of the room, in one or more languages.
    pub fn name(&self) -> &'p Text {
        &self.data().name
    }

    /// Returns the venue in which the room is located.
    pub fn venue(&self) -> Venue<'p> {
        Venue::new(self.programme, arena::row(&self.programme.inner().ids.room_at, self.idx).venue)
    }

    /// Returns the sessions that take place in the room, in chronological order. If the room is the
    /// default place of the programme, top-level sessions without a place are included. Parts
    /// without a place are not included, because their parent session covers them.
    pub fn sessions(&self) -> impl Iterator<Item = Session<'p>> + use<'p> {
        let programme = self.programme;
        let is_default =
            matches!(&programme.inner().draft.place, Some(Place::Rooms(ids)) if ids.contains(self.id()));
        let default = default_sessions(programme, is_default);
        merge(programme, programme.inner().relations.in_room.of(self.idx).iter().copied(), default)
    }

    /// Returns the sessions that take place elsewhere and are relayed to the room, in chronological
    /// order.
    pub fn relayed_sessions(&self) -> impl ExactSizeIterator<Item = Session<'p>> + use<'p> {
        let programme = self.programme;
        programme.inner().relations.relayed_to.back(self.idx).map(move |idx| Session::new(programme, idx))
    }

    /// Returns the rooms that make up this room, such as the two halves of a divisible hall.
    pub fn made_of(&self) -> impl ExactSizeIterator<Item = Room<'p>> + use<'p> {
        let programme = self.programme;
        programme.inner().relations.made_of.of(self.idx).map(move |idx| Room::new(programme, idx))
    }

    /// Returns the combined rooms that include this room, such as a hall whose left half is this
    /// room.
    pub fn part_of(&self) -> impl ExactSizeIterator<Item = Room<'p>> + use<'p> {
        let programme = self.programme;
        programme.inner().relations.made_of.back(self.idx).map(move |idx| Room::new(programme, idx))
    }
}

/// ## Combined rooms
impl<'p> Room<'p> {
    /// Returns the room and all rooms that share space with it, in no particular order. None of
    /// these rooms is available while the room is in use.
    pub(crate) fn tied(&self) -> Vec<Room<'p>> {
        let mut all = vec![*self];
        reach(&mut all, |room| room.made_of().to_list());
        // A combined room shares space with this room if it includes this room or one of the rooms
        // that this room is made of.
        reach(&mut all, |room| room.part_of().to_list());
        all
    }

    /// Returns the smaller of two rooms if one of them is made of the other. Otherwise, returns
    /// this room.
    pub(crate) fn smaller(self, other: Self) -> Self {
        let mut all = vec![self];
        reach(&mut all, |room| room.made_of().to_list());
        if all.contains(&other) { other } else { self }
    }
}

/// For each room of the programme, joins the values of all rooms that share space with it. The
/// result has one entry for each room, in declaration order. The function `own` returns the value
/// of a single room. The result of joining values with `join` must not depend on their order, or on
/// how often a value is joined.
///
/// The result is the same as joining the values of [`Room::tied`], but each room is visited only
/// twice, even if rooms are combined in many levels.
pub(crate) fn over_tied<'p, T: Clone>(
    programme: &'p crate::programme::Programme,
    own: impl Fn(Room<'p>) -> T,
    join: impl Fn(&mut T, &T),
) -> Vec<T> {
    let mut values: Vec<T> = programme.rooms().map(own).to_list();
    let mut add = |to: Room<'p>, from: Room<'p>| {
        let value = values.get(from.idx.position()).cloned();
        if let Some((to, value)) = values.get_mut(to.idx.position()).zip(value) {
            join(to, &value);
        }
    };
    let order = parts_first(programme);
    // First, every room takes over the values of the rooms that include it.
    for part in order.iter().rev() {
        part.part_of().for_each(|whole| add(*part, whole));
    }
    // Then, every room takes over the values of the rooms that it is made of.
    for whole in &order {
        whole.made_of().for_each(|part| add(*whole, part));
    }
    values
}

/// Returns all rooms. Each room comes after the rooms that it is made of.
fn parts_first(programme: &crate::programme::Programme) -> Vec<Room<'_>> {
    let mut missing: Vec<usize> = programme.rooms().map(|room| room.made_of().len()).to_list();
    let mut order: Vec<Room<'_>> = programme.rooms().filter(|room| room.made_of().len() == 0).to_list();
    let mut at = 0;
    while let Some(room) = order.get(at).copied() {
        for whole in room.part_of() {
            let Some(count) = missing.get_mut(whole.idx.position()) else { continue };
            *count = count.saturating_sub(1);
            if *count == 0 {
                order.push(whole);
            }
        }
        at += 1;
    }
    order
}

/// Adds the combined rooms that include one of the rooms.
pub(crate) fn with_wholes(mut rooms: Vec<Room<'_>>) -> Vec<Room<'_>> {
    reach(&mut rooms, |room| room.part_of().to_list());
    rooms
}

/// Adds all rooms that can be reached through `next` from the rooms in the list. No room is added
/// twice.
fn reach<'p>(all: &mut Vec<Room<'p>>, next: impl Fn(Room<'p>) -> Vec<Room<'p>>) {
    let mut seen: std::collections::HashSet<Idx<draft::Room>> = all.iter().map(|room| room.idx).collect();
    let mut index = 0;
    while let Some(room) = all.get(index).copied() {
        all.extend(next(room).into_iter().filter(|room| seen.insert(room.idx)));
        index += 1;
    }
}

fn default_sessions(programme: &crate::programme::Programme, is_default: bool) -> &[Idx<draft::Session>] {
    if is_default { &programme.inner().relations.by_default } else { &[] }
}

/// Merges two lists of sessions, which must be in chronological order.
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
