//! What if: a session at another time or in another room, without building the programme again.

use std::ops::Range;

use super::clash::{Clash, Contested, clash};
use super::free::{Free, unknown, unknown_day};
use super::occupancy::{
    Claim, holds, is_everywhere, of_all, of_all_in, of_everybody, of_person, of_person_in, of_room,
    of_room_at, of_room_in,
};
use crate::error::Error;
use crate::value::id::Noun;
use crate::value::moment::Moment;
use crate::value::role::Stay;
use crate::value::slot::Slot;
use crate::view::{Room, Session};

/// A session as if it were elsewhere. [`Session::what_if`] begins one.
///
/// Parts that have no slot of their own move with it; those that have one stay where they are.
///
/// ```
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
/// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
/// use programme::Slot;
///
/// // Session 2, which El Habib Nadir moderates, half an hour earlier than he can be there:
/// let session = programme.session("session-2").unwrap();
/// let clashes = session.what_if().at(Slot::between(1, "14:30", "16:00")?).clashes()?;
/// assert_eq!(clashes.len(), 1);
/// assert_eq!(clashes[0].to - clashes[0].from, 5 * 60);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
#[must_use = "it changes nothing: ask it"]
pub struct Shift<'p> {
    session: Session<'p>,
    slot: Option<Slot>,
    rooms: Vec<Room<'p>>,
    /// The first thing that was asked for and is not in the programme.
    unknown: Option<Error>,
}

impl<'p> Session<'p> {
    /// Begins a question: what if it were at another time, or in another room?
    pub fn what_if(&self) -> Shift<'p> {
        Shift { session: *self, slot: self.slot(), rooms: self.rooms().collect(), unknown: None }
    }
}

impl<'p> Shift<'p> {
    /// In another slot.
    pub fn at(mut self, slot: Slot) -> Self {
        if self.session.programme().day(slot.day_number()).is_none() {
            self.unknown.get_or_insert(unknown_day(slot.day_number()));
        }
        self.slot = Some(slot);
        self
    }

    /// In another room, alone.
    pub fn in_room(mut self, room: impl AsRef<str>) -> Self {
        let found = self.session.programme().room(room.as_ref());
        if found.is_none() {
            self.unknown.get_or_insert(unknown(Noun::Room, room.as_ref()));
        }
        self.rooms = found.into_iter().collect();
        self
    }

    fn known(&self) -> Result<(), Error> {
        self.unknown.clone().map_or(Ok(()), Err)
    }

    /// The session, and its parts that have no slot of their own.
    fn moved(&self) -> Vec<Session<'p>> {
        let mut moved = vec![self.session];
        let mut at = 0;
        while let Some(session) = moved.get(at).copied() {
            moved.extend(session.parts().filter(|part| part.data().slot.is_none()));
            at += 1;
        }
        moved
    }

    /// The clashes it would have there, over people, rooms, venues, everybody and by the programme's own word: as
    /// [`Programme::clashes`](crate::Programme::clashes) would say of it, each pair by itself. Of a room that holds several things at once, all
    /// that are in it, where it would hold too many. What does not take place, being cancelled, clashes with nothing there either.
    ///
    /// # Errors
    ///
    /// [`Code::DanglingReference`](crate::Code::DanglingReference) and [`Code::UnknownDay`](crate::Code::UnknownDay) where
    /// the room or the day is not in the programme.
    pub fn clashes(&self) -> Result<Vec<Clash<'p>>, Error> {
        self.known()?;
        let Some(slot) = self.slot else { return Ok(Vec::new()) };
        let moved = self.moved();
        let mut found = Vec::new();
        people(slot, &moved, &mut found);
        let first = found.len();
        self.places(slot, &moved, &mut found);
        let mut places = found.split_off(first);
        // Whoever shares several rooms with it clashes once.
        places.sort_by_key(|clash| (clash.first.idx(), clash.second.idx()));
        places.dedup_by_key(|clash| (clash.first.idx(), clash.second.idx()));
        found.append(&mut places);
        self.everybody(slot, &mut found);
        self.exclusions(slot, &mut found);
        Ok(found)
    }

    fn places(&self, slot: Slot, moved: &[Session<'p>], found: &mut Vec<Clash<'p>>) {
        let Some(claim) = of_room_in(self.session, slot) else { return };
        let programme = self.session.programme();
        let timeline = &programme.inner().timeline;
        for room in &self.rooms {
            let holds = holds(*room);
            let mut beside = 0;
            let before = found.len();
            for tied in room.tied() {
                let stretches = timeline.room_between(tied.idx(), claim.start, claim.end);
                let others = stretches.filter_map(|stretch| of_room_at(programme, stretch));
                for other in others.filter(|other| !moved.contains(&other.session)) {
                    let over = if tied == *room { *room } else { tied.smaller(*room) };
                    beside += usize::from(tied == *room);
                    found.extend(clash(&claim, &other, Contested::Room(over), Some(self.session)));
                }
            }
            if holds > 1 && beside < holds {
                found.truncate(before);
            }
            let whole = room.venue().sessions().filter_map(of_room);
            let whole = whole.filter(|other| !moved.contains(&other.session) && overlap(&claim, other));
            found.extend(whole.filter_map(|other| {
                clash(&claim, &other, Contested::Venue(room.venue()), Some(self.session))
            }));
        }
    }

    /// Over everybody: it, or what it would run beside, is a plenary or takes place everywhere.
    fn everybody(&self, slot: Slot, found: &mut Vec<Clash<'p>>) {
        // A room of its own is a place: it would not be everywhere any more.
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
                found.extend(clash(&own, &other, Contested::Everybody, Some(self.session)));
            }
        }
    }

    fn exclusions(&self, slot: Slot, found: &mut Vec<Clash<'p>>) {
        let Some(claim) = of_all_in(self.session, slot) else { return };
        for other in self.session.must_not_overlap() {
            let Some(other) = of_all(other) else { continue };
            if overlap(&claim, &other) {
                found.extend(clash(&claim, &other, Contested::Exclusion, Some(self.session)));
            }
        }
    }

    /// Where else it could be in a stretch of time, for as long as it takes: free times of everybody who is wanted there, each with
    /// a free room. Rooms that are known to be smaller than the one it is in are left out. Nothing, where its length is
    /// not known.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// let day = programme.moment(2, "09:00".parse()?).unwrap()..programme.moment(2, "18:00".parse()?).unwrap();
    /// let side_event = programme.session("side-event-recruitment").unwrap();
    /// assert!(side_event.what_if().alternatives(day)?.iter().any(|free| free.room.unwrap().id() == "xviii"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`clashes`](Self::clashes).
    pub fn alternatives(&self, stretch: Range<Moment>) -> Result<Vec<Free<'p>>, Error> {
        self.known()?;
        let Some(length) = self.session.length() else { return Ok(Vec::new()) };
        let programme = self.session.programme();
        let moved = self.moved();
        let mut search = programme.free().between(stretch).at_least(length).ignoring(&moved);
        for one in moved.iter().flat_map(Session::participations) {
            let wanted = one.status().is_expected() && one.properties().must_stay != Stay::No;
            if let Some(person) = one.person().filter(|_| wanted) {
                search = search.person(person);
            }
        }
        let size = |room: &Room<'p>| room.data().capacity;
        let needed = self.session.rooms().next().and_then(|room| size(&room));
        let mut found = Vec::new();
        for room in programme.rooms() {
            if needed.zip(size(&room)).is_some_and(|(needed, has)| has < needed) {
                continue;
            }
            let free = search.clone().room(room).find()?;
            found.extend(free.into_iter().map(|free| Free { room: Some(room), ..free }));
        }
        found.sort_by_key(|free| free.from);
        Ok(found)
    }
}

fn overlap(a: &Claim<'_>, b: &Claim<'_>) -> bool {
    a.start < b.end && b.start < a.end
}

/// Over the people of what moves.
fn people<'p>(slot: Slot, moved: &[Session<'p>], found: &mut Vec<Clash<'p>>) {
    let Some(own) = moved.first().copied() else { return };
    for session in moved {
        for one in session.participations() {
            let Some(person) = one.person() else { continue };
            let Some(claim) = of_person_in(one, *session, Some((own, slot))) else { continue };
            // A part that moves lies in a slot that is not its own.
            let others =
                of_person(person).filter(|other| !moved.contains(&other.session) && overlap(&claim, other));
            found.extend(
                others.filter_map(|other| clash(&claim, &other, Contested::Person(person), Some(own))),
            );
        }
    }
    // Of several clashes of one pair over one person a firm one before others, the earliest of those.
    found.sort_by_key(|clash| {
        let pair = (clash.first.idx(), clash.second.idx());
        let Contested::Person(person) = clash.over else { return (pair, 0, false, clash.from, clash.to) };
        (pair, person.idx().position(), !clash.firm, clash.from, clash.to)
    });
    found.dedup_by_key(|clash| (clash.first, clash.second, clash.over));
}
