//! Claims of sessions on the time of people and on rooms.

use crate::programme::Programme;
use crate::programme::attendance::Attendance;
use crate::programme::timeline::{Interval, TimeTaken};
use crate::value::place::Place;
use crate::value::slot::Slot;
use crate::view::{Participation, Person, Room, Session};

/// An interval of time for which a session needs a person, a room or all attendees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Claim<'p> {
    pub(super) session: Session<'p>,
    pub(super) start: i64,
    pub(super) end: i64,
    /// Whether it is certain that the session takes place, that the person comes, and that the
    /// person is needed for the entire interval.
    pub(super) definite: bool,
    /// Whether the claim is exclusive. Claims on people and rooms always are. Among claims on all
    /// attendees, only those of plenaries and of sessions that take place everywhere are.
    pub(super) alone: bool,
}

impl<'p> Claim<'p> {
    pub(super) fn new(programme: &'p Programme, interval: Interval) -> Self {
        let session = Session::new(programme, interval.session);
        let (start, end) = (interval.start, interval.end());
        Self { session, start, end, definite: !interval.is_open(), alone: true }
    }
}

/// Returns the claim for the entire time of a session, or `None` if the session takes no time. A
/// part without a slot uses the slot of its parent session.
pub(super) fn of_all(session: Session<'_>) -> Option<Claim<'_>> {
    match session.taken() {
        TimeTaken::Interval(interval) => Some(Claim::new(session.programme(), interval)),
        TimeTaken::Inherited => of_all_in(session, session.slot()?),
        TimeTaken::Nothing => None,
    }
}

/// Returns the claim that a session would have in the given slot.
pub(super) fn of_all_in(session: Session<'_>, slot: Slot) -> Option<Claim<'_>> {
    let day = session.programme().day(slot.day_number())?;
    let (start, end) = (day.moment(slot.start()?).seconds(), day.moment(slot.end()?).seconds());
    let takes = start < end && session.takes_place();
    takes.then(|| Claim { session, start, end, definite: !session.is_open(), alone: true })
}

/// Returns the claim of a participation on the person's time, or `None` if the person need not be
/// present. `moved` specifies a session and the slot in which it is being tried. In that case,
/// `session` is the moved session or a part that moves with it.
///
/// The claim covers the person's part of the session if one is specified, and otherwise the entire
/// session. The claim is tentative in each of these cases:
/// - The participation has no role.
/// - The role requires only the person's part, and no part is specified.
/// - The session has no slot.
/// - The session or the participation is not confirmed.
/// - The participant is a group of people, who can split up.
pub(super) fn of_person_in<'p>(
    one: Participation<'p>,
    session: Session<'p>,
    moved: Option<(Session<'p>, Slot)>,
) -> Option<Claim<'p>> {
    let data = one.data();
    let wanted = Attendance::of(data, one.properties());
    if wanted == Attendance::NotRequired {
        return None;
    }
    let whole = match (data.part, moved) {
        (None, None) => of_all(session)?,
        (None, Some((_, slot))) => of_all_in(session, slot)?,
        (Some(part), moved) => {
            let day = moved.map_or_else(|| session.slot(), |(_, slot)| Some(slot))?.day_number();
            of_all_in(session, Slot::from_range(day, part))?
        }
    };
    let wanted =
        if one.person().is_some_and(|person| person.data().group) { wanted.of_group() } else { wanted };
    let is_moved = moved.is_some_and(|(moved, _)| moved == session);
    let knows_when = data.part.is_some() || is_moved || has_slot(session);
    Some(Claim { definite: whole.definite && knows_when && wanted == Attendance::Required, ..whole })
}

/// Returns all claims on a person's time. A participation also counts for other occurrences of its
/// session that list no people.
pub(super) fn of_person(person: Person<'_>) -> impl Iterator<Item = Claim<'_>> {
    person.participations().flat_map(|one| {
        let session = one.session();
        let occurrences =
            session.into_iter().chain(session.into_iter().flat_map(|one| one.lends_people_to()));
        occurrences.filter_map(move |session| of_person_in(one, session, None))
    })
}

/// Returns the number of sessions that a room can hold at once.
pub(super) fn holds(room: Room<'_>) -> usize {
    room.data().simultaneous.map_or(1, |most| usize::try_from(most).unwrap_or(usize::MAX)).max(1)
}

/// Returns the claim of a session on its rooms, or `None` if it leaves them free for others. A part
/// without a slot has no claim, because its parent session has one.
pub(super) fn of_room(session: Session<'_>) -> Option<Claim<'_>> {
    let TimeTaken::Interval(interval) = session.taken() else { return None };
    of_room_at(session.programme(), interval)
}

/// Returns the claim of a session on its rooms, if its interval is already known.
pub(super) fn of_room_at(programme: &Programme, interval: Interval) -> Option<Claim<'_>> {
    interval.takes_rooms().then(|| Claim::new(programme, interval))
}

/// Returns the claim that a session would have on its rooms in the given slot.
pub(super) fn of_room_in(session: Session<'_>, slot: Slot) -> Option<Claim<'_>> {
    let takes = session.programme().inner().properties.takes_rooms(session.data());
    of_all_in(session, slot).filter(|_| takes)
}

/// Returns `true` if the session takes place everywhere. Breaks do not count, because they are
/// idle.
pub(super) fn is_everywhere(session: Session<'_>) -> bool {
    matches!(session.data().place, Some(Place::Everywhere)) && !session.properties().idle
}

/// Returns the claim of a session on all attendees, or `None` if it may run in parallel with a
/// plenary. `alone` specifies whether the session is exclusive: a plenary, or a session that takes
/// place everywhere. The claim of an exclusive session is definite only if the session is a
/// plenary.
pub(super) fn of_everybody(whole: Claim<'_>, alone: bool) -> Option<Claim<'_>> {
    let session = whole.session;
    let properties = session.properties();
    let beside = properties.idle || properties.aside || properties.in_break || properties.ambient;
    let definite = whole.definite && (!alone || session.data().plenary);
    (alone || !beside).then_some(Claim { definite, alone, ..whole })
}

/// Returns `true` if the session itself has a slot.
fn has_slot(session: Session<'_>) -> bool {
    matches!(session.taken(), TimeTaken::Interval(_)) || session.data().slot.is_some()
}

/// Returns `true` if two sessions may overlap regardless of what they share. This is the case if
/// one contains the other or is a relay of it, if they are held jointly, or if the programme allows
/// it.
///
/// A part without a slot takes place at an unknown time within its parent session, so it may
/// overlap the other parts. A `moved` session counts as having a slot.
pub(super) fn may_share<'p>(a: Session<'p>, b: Session<'p>, moved: Option<Session<'p>>) -> bool {
    // A session that takes time has a slot, so a top-level session must have one itself.
    let states_slot = |one: &Session<'p>| one.is_top_level() || Some(*one) == moved || has_slot(*one);
    let holder = |session: Session<'p>| session.upwards().find(states_slot).unwrap_or(session);
    let within = |part: Session<'p>, whole: Session<'p>| part.upwards().any(|above| above == whole);
    within(a, holder(b))
        || within(b, holder(a))
        || a.may_overlap().any(|other| other == b)
        || a.joint_with().any(|other| other == b)
        || a.relays() == Some(b)
        || b.relays() == Some(a)
}
