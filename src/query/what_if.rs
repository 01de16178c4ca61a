//! Prediction of the clashes that a session would have in another slot or room, without rebuilding
//! the programme.

use std::ops::Range;

use super::clash::{Clash, Contested, Moved, clash};
use super::free::{Free, full, unknown, unknown_day};
use super::occupancy::{
    Claim, holds, is_everywhere, of_all, of_all_in, of_everybody, of_person_in, of_person_shifted, of_room,
    of_room_at, of_room_in,
};
use crate::arena::Idx;
use crate::code::Code;
use crate::draft;
use crate::error::{Error, quote};
use crate::list::ToList;
use crate::programme::Programme;
use crate::programme::attendance::Attendance;
use crate::sorting;
use crate::value::id::EntityKind;
use crate::value::moment::Moment;
use crate::value::place::Place;
use crate::value::slot::Slot;
use crate::view::{Participation, Person, Room, Session};

/// A hypothetical move of a session to another slot or room, as created by [`Session::what_if`].
///
/// Parts without a time slot move together with the session. Parts that have a slot stay where they
/// are, unless [`with_parts`](Self::with_parts) is called.
///
/// ```
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
/// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
/// use programme::Slot;
///
/// // Try session 2 at 14:30. Its moderator, El Habib Nadir, is busy until 14:35.
/// let session = programme.session("session-2").unwrap();
/// let clashes = session.what_if().at(Slot::between(1, "14:30", "16:00")?).clashes()?;
/// assert_eq!(clashes.len(), 1);
/// assert_eq!(clashes[0].to - clashes[0].from, 5 * 60);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
#[must_use = "this has no effect unless `clashes` or `alternatives` is called"]
pub struct WhatIf<'p> {
    session: Session<'p>,
    slot: Option<Slot>,
    rooms: Vec<Room<'p>>,
    /// The new place, if the move changes the place.
    place: Option<Place>,
    /// Whether parts with a slot, and the times of participants, move as well.
    with_parts: bool,
    /// The error for the first requested room, venue or day that is not in the programme. The error
    /// is returned when the hypothetical move is evaluated.
    unknown: Option<Error>,
}

impl<'p> Session<'p> {
    /// Starts a hypothetical move of the session to another slot or room, for example to predict
    /// whether the move would cause clashes. The programme itself is not changed.
    #[doc(alias("move", "reschedule", "preview"))]
    pub fn what_if(&self) -> WhatIf<'p> {
        let (slot, rooms) = (self.slot(), self.rooms().to_list());
        WhatIf { session: *self, slot, rooms, place: None, with_parts: false, unknown: None }
    }
}

impl Programme {
    /// Starts a hypothetical move of the session with the given id, in the same way as
    /// [`Session::what_if`].
    ///
    /// # Errors
    ///
    /// Returns an error with [`Code::DanglingReference`](crate::Code::DanglingReference) if the
    /// session is not in the programme.
    pub fn what_if(&self, session: &str) -> Result<WhatIf<'_>, Error> {
        let found = self.session(session).ok_or_else(|| unknown(EntityKind::Session, session))?;
        Ok(found.what_if())
    }
}

impl<'p> WhatIf<'p> {
    /// Moves the session hypothetically to the given slot.
    pub fn at(mut self, slot: Slot) -> Self {
        if self.session.programme().day(slot.day_number()).is_none() {
            self.unknown.get_or_insert(unknown_day(slot.day_number()));
        }
        self.slot = Some(slot);
        self
    }

    /// Moves the session hypothetically to the given room, instead of the rooms that it uses now.
    pub fn in_room(self, room: impl AsRef<str>) -> Self {
        self.in_place(&Place::room(room.as_ref()))
    }

    /// Moves the session hypothetically to the given place, instead of the place that it uses now.
    pub fn in_place(mut self, place: &Place) -> Self {
        let programme = self.session.programme();
        self.rooms.clear();
        match place {
            Place::Rooms(rooms) => {
                for id in rooms {
                    match programme.room(id.as_str()) {
                        Some(room) => self.rooms.push(room),
                        None => {
                            self.unknown.get_or_insert(unknown(EntityKind::Room, id.as_str()));
                        }
                    }
                }
            }
            Place::Venue(id) if programme.venue(id.as_str()).is_none() => {
                self.unknown.get_or_insert(unknown(EntityKind::Venue, id.as_str()));
            }
            _ => {}
        }
        self.place = Some(place.clone());
        self
    }

    /// Moves the parts that have a slot as well, by the same amount of time. The times in which
    /// participants contribute to the session or to its parts also move.
    ///
    /// [`clashes`](Self::clashes) then returns the clashes of all sessions that move, with all
    /// sessions that do not move. [`alternatives`](Self::alternatives) considers the people of all
    /// sessions that move.
    pub fn with_parts(mut self) -> Self {
        self.with_parts = true;
        self
    }

    /// Returns the programme after the move, so that it can be reviewed and compared as a whole.
    /// The session keeps its place unless [`in_room`](Self::in_room) or
    /// [`in_place`](Self::in_place) was called.
    ///
    /// Calling this method takes as long as building the programme.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// use programme::Slot;
    ///
    /// let session = programme.session("session-2").unwrap();
    /// let moved = session.what_if().at(Slot::between(1, "14:30", "16:00")?).programme()?;
    /// assert_eq!(moved.clashes().pairs.len(), 1);
    /// # #[cfg(feature = "review")] {
    /// use programme::Profile;
    ///
    /// let profile = Profile::default();
    /// let changes = moved.review(&profile).since(&programme.review(&profile));
    /// assert!(changes.new.iter().any(|finding| finding.code() == &programme::Code::PersonDoubleBooked));
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error in the same cases as [`clashes`](Self::clashes). Also returns an error if
    /// the slot ends before it starts, or if a participant would contribute at a time that is
    /// before midnight or after 240:00.
    pub fn programme(&self) -> Result<Programme, Error> {
        self.known()?;
        let mut draft = self.session.programme().to_draft();
        if let Some(place) = self.new_place()
            && let Some(session) = draft.sessions.get_mut(self.session.declared().position())
        {
            session.place = Some(place.clone());
        }
        if let Some(slot) = self.slot.filter(|_| self.slot != self.session.slot()) {
            self.move_to(slot, &mut draft)?;
        }
        draft.build().map_err(|rejected| {
            let first =
                rejected.report().iter().next().map(|finding| (finding.code().built_in(), finding.message()));
            let (code, message) =
                first.unwrap_or((None, "the move results in an invalid programme".to_owned()));
            Error::new(code.unwrap_or(Code::MalformedSlot), message)
        })
    }

    /// Sets the new slots of the session and of the parts with a slot that move with it, and moves
    /// the times at which participants contribute.
    fn move_to(&self, slot: Slot, draft: &mut draft::Draft) -> Result<(), Error> {
        for group in self.groups(slot)? {
            for (index, moved) in group.sessions.iter().enumerate() {
                let Some(session) = draft.sessions.get_mut(moved.declared().position()) else { continue };
                if index == 0 {
                    session.slot = Some(group.slot);
                    session.planned_length = None;
                }
                for one in session.participations.iter_mut().filter(|_| group.shift != 0) {
                    if let Some(part) = one.part {
                        let shifted = part.plus_seconds(group.shift);
                        one.part = Some(shifted.ok_or_else(|| out_of_range(*moved))?);
                    }
                }
            }
        }
        Ok(())
    }

    fn known(&self) -> Result<(), Error> {
        self.unknown.clone().map_or(Ok(()), Err)
    }

    /// Returns the session and the parts that move together with it.
    fn moved(&self) -> Vec<Session<'p>> {
        let mut moved = vec![self.session];
        let mut index = 0;
        while let Some(session) = moved.get(index).copied() {
            moved.extend(session.parts().filter(|part| self.with_parts || part.data().slot.is_none()));
            index += 1;
        }
        moved
    }

    /// Returns the sessions that would have a new slot, each with its slot and with the parts that
    /// inherit this slot. The session that the caller moves comes first.
    fn groups(&self, slot: Slot) -> Result<Vec<Group<'p>>, Error> {
        let shift = |from: Option<Slot>, to: Slot| match (from.and_then(|from| from.start()), to.start()) {
            (Some(from), Some(to)) if self.with_parts => {
                i64::from(to.total_seconds()) - i64::from(from.total_seconds())
            }
            _ => 0,
        };
        let axis = &self.session.programme().inner().axis;
        let from = self.session.slot();
        let start = |slot: Slot| {
            let begin = axis.begin(slot.day_number()).map_or(0, Moment::seconds);
            begin + slot.start().map_or(0, |start| i64::from(start.total_seconds()))
        };
        let shift_of_first = shift(from, slot);
        let sessions = vec![self.session];
        let first = Group { slot, start: start(slot), shift: shift_of_first, sessions };
        let mut groups = vec![(from, first)];
        let mut index = 0;
        while index < groups.len() {
            let mut found = Vec::new();
            let Some((from, group)) = groups.get_mut(index) else { break };
            let mut next = 0;
            while let Some(session) = group.sessions.get(next).copied() {
                for part in session.parts() {
                    match (part.data().slot, *from) {
                        (None, _) => group.sessions.push(part),
                        (Some(own), Some(from)) if self.with_parts => {
                            let moved = axis.carried(own, from, group.slot);
                            let moved = moved.ok_or_else(|| out_of_range(part))?;
                            let shift = shift(Some(own), moved);
                            let (start, sessions) = (start(moved), vec![part]);
                            found.push((Some(own), Group { slot: moved, start, shift, sessions }));
                        }
                        (Some(_), _) => {}
                    }
                }
                next += 1;
            }
            groups.append(&mut found);
            index += 1;
        }
        Ok(groups.into_iter().map(|(_, group)| group).to_list())
    }

    /// Returns the argument `moved` of [`clash`] for the sessions of a group. They all start at the
    /// same time, because they have the same slot.
    fn moved_to(&self, group: &Group<'p>) -> Moved<'p> {
        Moved { session: self.session, start: group.start }
    }

    /// Returns the requested place, or `None` if no place was requested or if the session already
    /// has or inherits this place.
    fn new_place(&self) -> Option<&Place> {
        self.place.as_ref().filter(|place| self.session.place() != Some(place))
    }

    /// Returns the place that a session would have after the move without inheriting it from its
    /// parent session. A top-level session without a place has the default place of the programme.
    fn own_place(&self, session: Session<'p>) -> Option<&Place> {
        let moved = self.new_place().filter(|_| session == self.session);
        let own = moved.or(session.data().place.as_ref());
        own.or_else(|| session.programme().data().place.as_ref().filter(|_| session.is_top_level()))
    }

    /// Returns the clashes that the session would have after the move.
    ///
    /// The rules are those of [`Programme::clashes`](crate::Programme::clashes), but every clash is
    /// returned as a pair, even if many sessions overlap. If the room would contain more sessions
    /// than it can hold, the moved session clashes with each of the other sessions in the room. A
    /// session without a slot, or one that does not take place, has no clashes.
    ///
    /// # Errors
    ///
    /// Returns an error with [`Code::DanglingReference`](crate::Code::DanglingReference) if the
    /// requested room or venue is not in the programme. Returns an error with
    /// [`Code::UnknownDay`](crate::Code::UnknownDay) if the requested day is not in the programme.
    /// If [`with_parts`](Self::with_parts) was called, also returns an error with
    /// [`Code::MalformedTime`](crate::Code::MalformedTime) if a part cannot move by the same amount
    /// of time, for example because it would end after 240:00.
    pub fn clashes(&self) -> Result<Vec<Clash<'p>>, Error> {
        self.known()?;
        let Some(slot) = self.slot else { return Ok(Vec::new()) };
        let groups = self.groups(slot)?;
        let sessions: Vec<Session<'p>> = groups.iter().flat_map(|group| &group.sessions).copied().to_list();
        let moved = sorted(&sessions);
        let mut found = Vec::new();
        people(self.session, &groups, &moved, &mut found);
        let first = found.len();
        for group in &groups {
            self.places(group, &moved, &mut found);
        }
        let mut places = found.split_off(first);
        // Two sessions that share several rooms clash only once.
        sorting::sort_by_key(&mut places, |clash| (clash.first.idx(), clash.second.idx()));
        places.dedup_by_key(|clash| (clash.first.idx(), clash.second.idx()));
        found.append(&mut places);
        for group in &groups {
            self.everybody(group, &moved, &mut found);
        }
        for group in &groups {
            let count = if self.with_parts { group.sessions.len() } else { 1 };
            for session in group.sessions.iter().take(count) {
                self.exclusions(*session, group, &moved, &mut found);
            }
        }
        Ok(found)
    }

    fn places(&self, group: &Group<'p>, moved: &[Idx<draft::Session>], found: &mut Vec<Clash<'p>>) {
        let Some(holder) = group.sessions.first().copied() else { return };
        let Some(claim) = of_room_in(holder, group.slot) else { return };
        let programme = self.session.programme();
        let timeline = &programme.inner().timeline;
        let place = self.own_place(holder);
        if let Some(Place::Venue(id)) = place {
            let Some(venue) = programme.venue(id.as_str()) else { return };
            let rooms = venue.rooms();
            let inside = rooms.flat_map(|room| timeline.room_between(room.idx(), claim.start, claim.end));
            let inside = inside.filter_map(|interval| of_room_at(programme, interval));
            let whole = venue.sessions().filter_map(of_room).filter(|other| overlap(&claim, other));
            let others = inside.chain(whole);
            let others = others.filter(|other| moved.binary_search(&other.session.idx()).is_err());
            let over = Contested::Venue(venue);
            found.extend(others.filter_map(|other| clash(&claim, &other, over, Some(self.moved_to(group)))));
        }
        let rooms = match place {
            Some(Place::Rooms(_)) if holder == self.session => self.rooms.clone(),
            Some(Place::Rooms(_)) => holder.rooms().to_list(),
            _ => return,
        };
        for room in &rooms {
            let holds = holds(*room);
            let mut beside = Vec::new();
            let before = found.len();
            for tied in room.tied() {
                let intervals = timeline.room_between(tied.idx(), claim.start, claim.end);
                let others = intervals.filter_map(|interval| of_room_at(programme, interval));
                for other in others.filter(|other| moved.binary_search(&other.session.idx()).is_err()) {
                    let over = if tied == *room { *room } else { tied.smaller(*room) };
                    beside.extend((tied == *room).then_some(other));
                    found.extend(clash(&claim, &other, Contested::Room(over), Some(self.moved_to(group))));
                }
            }
            // A room for several sessions has no clash unless it is full at some moment of the
            // claim.
            let overlaps = |(start, end): &(i64, i64)| *start < claim.end && *end > claim.start;
            if holds > 1 && !full(&beside, holds).iter().any(overlaps) {
                found.truncate(before);
            }
            let whole = room.venue().sessions().filter_map(of_room);
            let whole = whole
                .filter(|other| moved.binary_search(&other.session.idx()).is_err() && overlap(&claim, other));
            found.extend(whole.filter_map(|other| {
                clash(&claim, &other, Contested::Venue(room.venue()), Some(self.moved_to(group)))
            }));
        }
    }

    fn everybody(&self, group: &Group<'p>, moved: &[Idx<draft::Session>], found: &mut Vec<Clash<'p>>) {
        let Some(holder) = group.sessions.first().copied() else { return };
        // A session that takes place in all rooms no longer does so after it is moved to one room.
        let alone = |one: Session<'p>| {
            let everywhere = match self.new_place() {
                Some(place) if one == self.session => *place == Place::Everywhere && !one.properties().idle,
                _ => is_everywhere(one),
            };
            one.data().plenary || everywhere
        };
        let claim = |whole: Claim<'p>| of_everybody(whole, alone(whole.session));
        let Some(own) = of_all_in(holder, group.slot).and_then(claim) else { return };
        let programme = self.session.programme();
        for other in programme.overlapping(Moment::from_seconds(own.start)..Moment::from_seconds(own.end)) {
            let Some(other) = of_all(other).and_then(claim) else { continue };
            if moved.binary_search(&other.session.idx()).is_err() && (own.alone || other.alone) {
                found.extend(clash(&own, &other, Contested::Everybody, Some(self.moved_to(group))));
            }
        }
    }

    fn exclusions(
        &self,
        session: Session<'p>,
        group: &Group<'p>,
        moved: &[Idx<draft::Session>],
        found: &mut Vec<Clash<'p>>,
    ) {
        let Some(claim) = of_all_in(session, group.slot) else { return };
        for other in session.must_not_overlap() {
            let Some(other) = of_all(other) else { continue };
            if overlap(&claim, &other) && moved.binary_search(&other.session.idx()).is_err() {
                found.extend(clash(&claim, &other, Contested::Exclusion, Some(self.moved_to(group))));
            }
        }
    }

    /// Returns the times and rooms to which the session could be moved within the given interval.
    ///
    /// In each result, the room and all people who must attend are free for at least the length of
    /// the session. Rooms that are known to be smaller than the current room are omitted. The list
    /// is empty if the length of the session is unknown.
    ///
    /// # Errors
    ///
    /// Returns an error if the requested room, venue or day is not in the programme, in the same
    /// way as [`clashes`](Self::clashes).
    ///
    /// # Examples
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// let start = programme.moment(2, "09:00".parse()?).unwrap();
    /// let end = programme.moment(2, "18:00".parse()?).unwrap();
    /// let side_event = programme.session("side-event-recruitment").unwrap();
    /// let alternatives = side_event.what_if().alternatives(start..end)?;
    /// assert!(alternatives.iter().any(|free| free.room.unwrap().id() == "xviii"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn alternatives(&self, interval: Range<Moment>) -> Result<Vec<Free<'p>>, Error> {
        self.known()?;
        let Some(length) = self.session.length() else { return Ok(Vec::new()) };
        let programme = self.session.programme();
        let moved = self.moved();
        let ignored = sorted(&moved);
        let mut search = programme.free().between(interval).at_least(length).ignoring(ignored);
        let wanted = moved.iter().flat_map(Session::participations);
        let wanted = wanted.filter(|one| one.attendance(true) != Attendance::NotRequired);
        let mut people = wanted.filter_map(|one| one.person()).to_list();
        // A person can take part several times in the same session.
        sorting::sort_by_key(&mut people, |person| person.idx());
        people.dedup();
        for person in people {
            search = search.person(person);
        }
        let size = |room: &Room<'p>| room.data().capacity;
        let needed = self.session.rooms().next().and_then(|room| size(&room));
        let is_suitable = |room: &Room<'p>| needed.zip(size(room)).is_none_or(|(needed, has)| has >= needed);
        search.find_in_rooms(&is_suitable)
    }
}

fn out_of_range(session: Session<'_>) -> Error {
    let message = format!(
        "a time of the session {} would be before midnight or after 240:00",
        quote(session.id().as_str()),
    );
    Error::new(Code::MalformedTime, message)
}

/// Returns the indices of sessions, sorted for a binary search.
fn sorted(sessions: &[Session<'_>]) -> Vec<Idx<draft::Session>> {
    let mut indices: Vec<_> = sessions.iter().map(|session| session.idx()).to_list();
    sorting::sort(&mut indices);
    indices
}

fn overlap(a: &Claim<'_>, b: &Claim<'_>) -> bool {
    a.start < b.end && b.start < a.end
}

/// A session in a new slot, with the parts that inherit this slot. The session comes first.
struct Group<'p> {
    slot: Slot,
    /// The start of the slot on the time axis, or the start of its day if it has no clock time.
    start: i64,
    /// The number of seconds by which the times of the participants move.
    shift: i64,
    sessions: Vec<Session<'p>>,
}

/// Finds the clashes over people of the moved sessions. `own` is the session that the caller moves,
/// and `moved` contains all sessions of the groups, sorted.
fn people<'p>(
    own: Session<'p>,
    groups: &[Group<'p>],
    moved: &[Idx<draft::Session>],
    found: &mut Vec<Clash<'p>>,
) {
    // A session that repeats another one can inherit its participants, and the times at which they
    // contribute. These times move with the session that lists the participants.
    let shifts = groups.iter().flat_map(|group| group.sessions.iter().map(|one| (one.idx(), group.shift)));
    let mut shifts = shifts.to_list();
    sorting::sort(&mut shifts);
    let shift = |one: Participation<'p>| {
        let idx = one.session().map(Session::idx)?;
        let at = shifts.binary_search_by_key(&idx, |(session, _)| *session).ok()?;
        shifts.get(at).map(|(_, shift)| *shift)
    };
    let shift = |one| shift(one).unwrap_or(0);
    let mut wanted: Vec<(Person<'p>, Claim<'p>, i64)> = Vec::new();
    for group in groups {
        let Some(holder) = group.sessions.first().copied() else { continue };
        // Without a start and an end, the session takes no time, so it needs nobody.
        if holder == own && of_all_in(holder, group.slot).is_none() {
            continue;
        }
        for session in &group.sessions {
            for one in session.participations() {
                let claim = of_person_in(one, *session, Some((holder, group.slot)), shift(one));
                wanted.extend(one.person().zip(claim).map(|(person, claim)| (person, claim, group.start)));
            }
        }
    }
    // A person can take part several times in the same session.
    sorting::sort_by_key(&mut wanted, |(person, claim, _)| {
        (person.idx(), claim.session.idx(), claim.start, claim.end, claim.definite)
    });
    wanted.dedup();
    for claims in wanted.chunk_by(|(one, ..), (other, ..)| one == other) {
        let Some((person, ..)) = claims.first() else { continue };
        // The existing claims of the moved sessions refer to their old slots, so they are skipped.
        let others = of_person_shifted(*person, &shift)
            .filter(|other| moved.binary_search(&other.session.idx()).is_err());
        let mut others: Vec<Claim<'p>> = others.to_list();
        sorting::sort_by_key(&mut others, |other| other.start);
        // The longest claim limits how far before a claim an overlapping one can start.
        let longest = others.iter().map(|other| other.end - other.start).max().unwrap_or(0);
        for (_, claim, start) in claims {
            let first = others.partition_point(|other| other.start + longest <= claim.start);
            let rest = others.get(first..).unwrap_or_default();
            for other in rest.iter().take_while(|other| other.start < claim.end) {
                let clash = clash(
                    claim,
                    other,
                    Contested::Person(*person),
                    Some(Moved { session: own, start: *start }),
                );
                found.extend(clash.filter(|_| overlap(claim, other)));
            }
        }
    }
    // Keep only one clash for each person and pair of sessions. A definite clash is kept in
    // preference to a tentative clash, and an earlier clash in preference to a later one.
    sorting::sort_by_key(found, |clash| {
        let pair = (clash.first.idx(), clash.second.idx());
        let Contested::Person(person) = clash.over else { return (pair, 0, false, clash.from, clash.to) };
        (pair, person.idx().position(), !clash.definite, clash.from, clash.to)
    });
    found.dedup_by_key(|clash| (clash.first, clash.second, clash.over));
}
