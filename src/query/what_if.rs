//! Prediction of the clashes that a session would have in another slot or room, without rebuilding
//! the programme.

use std::ops::Range;

use super::clash::{Clash, Contested, Moved, clash};
use super::free::{Free, unknown, unknown_day};
use super::occupancy::{
    Claim, holds, is_everywhere, of_all, of_all_in, of_everybody, of_person, of_person_in, of_room,
    of_room_at, of_room_in,
};
use crate::arena::Idx;
use crate::code::Code;
use crate::draft;
use crate::error::Error;
use crate::list::ToList;
use crate::programme::Programme;
use crate::programme::attendance::Attendance;
use crate::sorting;
use crate::value::id::EntityKind;
use crate::value::moment::Moment;
use crate::value::place::Place;
use crate::value::slot::Slot;
use crate::view::{Person, Room, Session};

/// A hypothetical move of a session to another slot or room, as created by [`Session::what_if`].
///
/// Parts without a time slot move together with the session. Parts that have a slot stay where they
/// are.
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
    /// The error for the first requested room or day that is not in the programme. The error is
    /// returned when the hypothetical move is evaluated.
    unknown: Option<Error>,
}

impl<'p> Session<'p> {
    /// Starts a hypothetical move of the session to another slot or room, for example to predict
    /// whether the move would cause clashes. The programme itself is not changed.
    #[doc(alias("move", "reschedule", "preview"))]
    pub fn what_if(&self) -> WhatIf<'p> {
        WhatIf { session: *self, slot: self.slot(), rooms: self.rooms().to_list(), unknown: None }
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
    pub fn in_room(mut self, room: impl AsRef<str>) -> Self {
        let found = self.session.programme().room(room.as_ref());
        if found.is_none() {
            self.unknown.get_or_insert(unknown(EntityKind::Room, room.as_ref()));
        }
        self.rooms = found.into_iter().collect();
        self
    }

    /// Returns the programme after the move, so that it can be reviewed and compared as a whole.
    /// The session keeps its rooms unless [`in_room`](Self::in_room) was called.
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
    /// Returns an error if the requested room or day is not in the programme, in the same way
    /// as [`clashes`](Self::clashes). Also returns an error if the slot ends before it starts.
    pub fn programme(&self) -> Result<Programme, Error> {
        self.known()?;
        let mut draft = self.session.programme().to_draft();
        if let Some(session) = draft.sessions.get_mut(self.session.declared().position()) {
            if self.slot != self.session.slot() {
                session.slot = self.slot;
                session.planned_length = None;
            }
            if let [room] = &*self.rooms
                && !self.session.rooms().eq([*room])
            {
                session.place = Some(Place::room(room.id().clone()));
            }
        }
        draft.build().map_err(|rejected| {
            let first =
                rejected.report().iter().next().map(|finding| (finding.code().built_in(), finding.message()));
            let (code, message) =
                first.unwrap_or((None, "the move results in an invalid programme".to_owned()));
            Error::new(code.unwrap_or(Code::MalformedSlot), message)
        })
    }

    fn known(&self) -> Result<(), Error> {
        self.unknown.clone().map_or(Ok(()), Err)
    }

    /// Returns the session and its parts without a slot, which move together with it.
    fn moved(&self) -> Vec<Session<'p>> {
        let mut moved = vec![self.session];
        let mut index = 0;
        while let Some(session) = moved.get(index).copied() {
            moved.extend(session.parts().filter(|part| part.data().slot.is_none()));
            index += 1;
        }
        moved
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
    /// requested room is not in the programme. Returns an error
    /// with [`Code::UnknownDay`](crate::Code::UnknownDay) if the requested day is not in the
    /// programme.
    pub fn clashes(&self) -> Result<Vec<Clash<'p>>, Error> {
        self.known()?;
        let Some(slot) = self.slot else { return Ok(Vec::new()) };
        let sessions = self.moved();
        let moved = sorted(&sessions);
        let mut found = Vec::new();
        people(slot, &sessions, &moved, &mut found);
        let first = found.len();
        self.places(slot, &moved, &mut found);
        let mut places = found.split_off(first);
        // Two sessions that share several rooms clash only once.
        sorting::sort_by_key(&mut places, |clash| (clash.first.idx(), clash.second.idx()));
        places.dedup_by_key(|clash| (clash.first.idx(), clash.second.idx()));
        found.append(&mut places);
        self.everybody(slot, &mut found);
        self.exclusions(slot, &mut found);
        Ok(found)
    }

    fn places(&self, slot: Slot, moved: &[Idx<draft::Session>], found: &mut Vec<Clash<'p>>) {
        let Some(claim) = of_room_in(self.session, slot) else { return };
        let programme = self.session.programme();
        let timeline = &programme.inner().timeline;
        for room in &self.rooms {
            let holds = holds(*room);
            let mut beside = 0;
            let before = found.len();
            for tied in room.tied() {
                let intervals = timeline.room_between(tied.idx(), claim.start, claim.end);
                let others = intervals.filter_map(|interval| of_room_at(programme, interval));
                for other in others.filter(|other| moved.binary_search(&other.session.idx()).is_err()) {
                    let over = if tied == *room { *room } else { tied.smaller(*room) };
                    beside += usize::from(tied == *room);
                    found.extend(clash(&claim, &other, Contested::Room(over), Some(moved_to(&claim))));
                }
            }
            if holds > 1 && beside < holds {
                found.truncate(before);
            }
            let whole = room.venue().sessions().filter_map(of_room);
            let whole = whole
                .filter(|other| moved.binary_search(&other.session.idx()).is_err() && overlap(&claim, other));
            found.extend(whole.filter_map(|other| {
                clash(&claim, &other, Contested::Venue(room.venue()), Some(moved_to(&claim)))
            }));
        }
    }

    fn everybody(&self, slot: Slot, found: &mut Vec<Clash<'p>>) {
        // A session that takes place in all rooms no longer does so after it is moved to one room.
        let alone = |one: Session<'p>| {
            let stays = one != self.session || self.rooms.is_empty();
            one.data().plenary || (stays && is_everywhere(one))
        };
        let claim = |whole: Claim<'p>| of_everybody(whole, alone(whole.session));
        let Some(own) = of_all_in(self.session, slot).and_then(claim) else { return };
        let programme = self.session.programme();
        for other in programme.overlapping(Moment::from_seconds(own.start)..Moment::from_seconds(own.end)) {
            let Some(other) = of_all(other).and_then(claim) else { continue };
            if other.session != self.session && (own.alone || other.alone) {
                found.extend(clash(&own, &other, Contested::Everybody, Some(moved_to(&own))));
            }
        }
    }

    fn exclusions(&self, slot: Slot, found: &mut Vec<Clash<'p>>) {
        let Some(claim) = of_all_in(self.session, slot) else { return };
        for other in self.session.must_not_overlap() {
            let Some(other) = of_all(other) else { continue };
            if overlap(&claim, &other) {
                found.extend(clash(&claim, &other, Contested::Exclusion, Some(moved_to(&claim))));
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
    /// Returns an error if the requested room or day is not in the programme, in the same way
    /// as [`clashes`](Self::clashes).
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

/// Returns the indices of sessions, sorted for a binary search.
fn sorted(sessions: &[Session<'_>]) -> Vec<Idx<draft::Session>> {
    let mut indices: Vec<_> = sessions.iter().map(|session| session.idx()).to_list();
    sorting::sort(&mut indices);
    indices
}

fn overlap(a: &Claim<'_>, b: &Claim<'_>) -> bool {
    a.start < b.end && b.start < a.end
}

/// Finds the clashes over people of the moved sessions. Both lists contain the same sessions. The
/// first of `sessions` is the one that the caller moves, and `moved` is sorted.
/// Returns the session of a claim on its entire time after the move.
fn moved_to<'p>(whole: &Claim<'p>) -> Moved<'p> {
    Moved { session: whole.session, start: whole.start }
}

fn people<'p>(
    slot: Slot,
    sessions: &[Session<'p>],
    moved: &[Idx<draft::Session>],
    found: &mut Vec<Clash<'p>>,
) {
    let Some(own) = sessions.first().copied() else { return };
    // Without this claim, the session takes no time, so it needs nobody.
    let Some(whole) = of_all_in(own, slot) else { return };
    let mut wanted: Vec<(Person<'p>, Claim<'p>)> = Vec::new();
    for session in sessions {
        for one in session.participations() {
            let claim = of_person_in(one, *session, Some((own, slot)));
            wanted.extend(one.person().zip(claim));
        }
    }
    // A person can take part several times in the same session.
    sorting::sort_by_key(&mut wanted, |(person, claim)| {
        (person.idx(), claim.session.idx(), claim.start, claim.end, claim.definite)
    });
    wanted.dedup();
    for claims in wanted.chunk_by(|(one, _), (other, _)| one == other) {
        let Some((person, _)) = claims.first() else { continue };
        // The existing claims of the moved sessions refer to their old slots, so they are skipped.
        let others = of_person(*person).filter(|other| moved.binary_search(&other.session.idx()).is_err());
        let mut others: Vec<Claim<'p>> = others.to_list();
        sorting::sort_by_key(&mut others, |other| other.start);
        // The longest claim limits how far before a claim an overlapping one can start.
        let longest = others.iter().map(|other| other.end - other.start).max().unwrap_or(0);
        for (_, claim) in claims {
            let first = others.partition_point(|other| other.start + longest <= claim.start);
            let rest = others.get(first..).unwrap_or_default();
            for other in rest.iter().take_while(|other| other.start < claim.end) {
                let clash = clash(claim, other, Contested::Person(*person), Some(moved_to(&whole)));
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
