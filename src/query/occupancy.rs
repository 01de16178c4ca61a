//! Claims of sessions on people and rooms. A claim is an interval in which a session needs a
//! person, a room, a venue or all attendees.

use crate::programme::Programme;
use crate::programme::attendance::Attendance;
use crate::programme::inheritance::Inherited;
use crate::programme::timeline::{Interval, TimeTaken};
use crate::value::place::Place;
use crate::value::slot::Slot;
use crate::view::{Participation, Person, Room, Session};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Claim<'p> {
    pub(super) session: Session<'p>,
    pub(super) start: i64,
    pub(super) end: i64,
    /// Whether the claim is certain. A claim is uncertain if it is not certain that the session
    /// takes place. A claim on a person is also uncertain if the attendance of the person is
    /// tentative.
    pub(super) definite: bool,
    /// Whether the claim is exclusive. Two claims clash only if at least one of them is exclusive.
    /// Claims on people and rooms are always exclusive. Claims on a venue are exclusive only for
    /// sessions that use the entire venue. Claims on all attendees are exclusive only for plenaries
    /// and for sessions that take place in all rooms at once.
    pub(super) alone: bool,
}

impl<'p> Claim<'p> {
    pub(super) fn new(programme: &'p Programme, interval: Interval) -> Self {
        let session = Session::new(programme, interval.session);
        let (start, end) = (interval.start, interval.end());
        Self { session, start, end, definite: !interval.is_open(), alone: true }
    }
}

/// Returns the claim for the entire time of a session, or `None` if the session occupies no time. A
/// part without a slot uses the slot of its parent session.
pub(super) fn of_all(session: Session<'_>) -> Option<Claim<'_>> {
    match session.taken() {
        TimeTaken::Interval(interval) => Some(Claim::new(session.programme(), interval)),
        TimeTaken::Inherited => of_all_in(session, session.slot()?),
        TimeTaken::Nothing => None,
    }
}

/// Returns the claim that a session would have in the given slot. Returns `None` if the length of
/// the slot is unknown or zero, or if the session does not take place.
pub(super) fn of_all_in(session: Session<'_>, slot: Slot) -> Option<Claim<'_>> {
    let day = session.programme().day(slot.day_number())?;
    let (start, end) = (day.moment(slot.start()?).seconds(), day.moment(slot.end()?).seconds());
    let takes = start < end && session.takes_place();
    takes.then(|| Claim { session, start, end, definite: !session.is_open(), alone: true })
}

/// Returns the interval in which a participant must attend a session, or `None` if the participant
/// does not have to be present. If a session is hypothetically moved to another slot, `moved`
/// contains this session and the slot. In this case, `session` is the moved session or a part that
/// moves with it. The time at which the participant contributes moves by `shift` seconds.
///
/// If the participation specifies a part of the session, the result covers only this part.
/// Otherwise, the result covers the entire session. The result is tentative if the session is not
/// confirmed, or if the attendance is tentative (see [`Attendance`]).
pub(super) fn of_person_in<'p>(
    one: Participation<'p>,
    session: Session<'p>,
    moved: Option<(Session<'p>, Slot)>,
    shift: i64,
) -> Option<Claim<'p>> {
    let data = one.data();
    let is_moved = moved.is_some_and(|(moved, _)| moved == session);
    let attendance = one.attendance(is_moved || session.has_own_slot());
    if attendance == Attendance::NotRequired {
        return None;
    }
    let whole = match (data.part, moved) {
        (None, None) => of_all(session)?,
        (None, Some((_, slot))) => of_all_in(session, slot)?,
        (Some(part), moved) => {
            let day = moved.map_or_else(|| session.slot(), |(_, slot)| Some(slot))?.day_number();
            of_all_in(session, Slot::from_range(day, part).plus_seconds(shift)?)?
        }
    };
    Some(Claim { definite: whole.definite && attendance == Attendance::Required, ..whole })
}

/// Returns all intervals in which a person must attend a session. Repeats of a session that list no
/// people are included, because they inherit the people of the session.
pub(super) fn of_person(person: Person<'_>) -> impl Iterator<Item = Claim<'_>> {
    of_person_shifted(person, &|_| 0)
}

/// Returns the intervals of [`of_person`], with changed times for the parts to which the person
/// contributes. The times of a part move by the number of seconds that `shift` returns for the
/// participation.
pub(super) fn of_person_shifted<'p>(
    person: Person<'p>,
    shift: &dyn Fn(Participation<'p>) -> i64,
) -> impl Iterator<Item = Claim<'p>> {
    person.participations().flat_map(move |one| {
        let session = one.session();
        let occurrences =
            session.into_iter().chain(session.into_iter().flat_map(|one| one.lends_people_to()));
        let shift = shift(one);
        occurrences.filter_map(move |session| of_person_in(one, session, None, shift))
    })
}

/// Returns the number of sessions that a room can hold at the same time. The default is 1.
pub(super) fn holds(room: Room<'_>) -> usize {
    room.data().simultaneous.map_or(1, |most| usize::try_from(most).unwrap_or(usize::MAX)).max(1)
}

/// Returns the claim of a session on its rooms, or `None` if other sessions may use the rooms at
/// the same time. A part without a slot has no claim, because its parent session already occupies
/// the rooms.
pub(super) fn of_room(session: Session<'_>) -> Option<Claim<'_>> {
    let TimeTaken::Interval(interval) = session.taken() else { return None };
    of_room_at(session.programme(), interval)
}

/// Returns the same claim as [`of_room`], for a session whose interval is already known.
pub(super) fn of_room_at(programme: &Programme, interval: Interval) -> Option<Claim<'_>> {
    interval.takes_rooms().then(|| Claim::new(programme, interval))
}

pub(super) fn of_room_in(session: Session<'_>, slot: Slot) -> Option<Claim<'_>> {
    let takes = session.programme().inner().properties.takes_rooms(session.data());
    of_all_in(session, slot).filter(|_| takes)
}

/// Returns `true` if the session occupies all rooms of the programme at once. A break does not
/// occupy any rooms, even if it takes place everywhere.
pub(super) fn is_everywhere(session: Session<'_>) -> bool {
    matches!(session.data().place, Some(Place::Everywhere)) && !session.properties().idle
}

/// Returns the claim of a session on all attendees, or `None` if the session may run in parallel
/// with a plenary. The parameter `alone` must be `true` for a plenary and for a session in all
/// rooms at once. If `alone` is `true`, the claim is definite only for a plenary.
pub(super) fn of_everybody(whole: Claim<'_>, alone: bool) -> Option<Claim<'_>> {
    let session = whole.session;
    let properties = session.properties();
    let beside = properties.idle || properties.aside || properties.in_break || properties.ambient;
    let definite = whole.definite && (!alone || session.data().plenary);
    (alone || !beside).then_some(Claim { definite, alone, ..whole })
}

/// Returns `true` if two sessions may overlap even if they need the same people or rooms. This is
/// the case if one session contains the other or relays it, if the sessions are held jointly, or if
/// the programme allows the overlap.
///
/// A part without a slot takes place at an unknown time within its parent session, so it may
/// overlap the other parts. The session `moved`, which is hypothetically moved to another slot, is
/// treated as having a slot.
pub(super) fn may_share<'p>(a: Session<'p>, b: Session<'p>, moved: Option<Session<'p>>) -> bool {
    // A session that occupies time has a slot. A top-level session cannot inherit its slot, so it
    // has one itself.
    let states_slot = |one: &Session<'p>| one.is_top_level() || Some(*one) == moved || one.has_own_slot();
    let holder = |session: Session<'p>| {
        if states_slot(&session) {
            return session;
        }
        let slotted = session.nearest(Inherited::Slot);
        let between = |moved: &Session<'p>| {
            session.is_within(*moved) && slotted.is_none_or(|holder| moved.is_within(holder))
        };
        moved.filter(between).or(slotted).unwrap_or_else(|| session.upwards().last().unwrap_or(session))
    };
    a.is_within(holder(b))
        || b.is_within(holder(a))
        || a.is_permitted_with(b)
        || a.relays() == Some(b)
        || b.relays() == Some(a)
}
