//! What a session takes: whose time, and which rooms.

use crate::programme::Programme;
use crate::programme::properties::Wanted;
use crate::programme::timeline::{Stretch, Taken};
use crate::value::place::Place;
use crate::value::slot::Slot;
use crate::view::{Participation, Person, Room, Session};

/// A stretch of time that a session takes of somebody or something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Claim<'p> {
    pub(super) session: Session<'p>,
    pub(super) start: i64,
    pub(super) end: i64,
    /// Whether it is settled that the session takes place, that they come, and that they are needed for all of it.
    pub(super) firm: bool,
    /// Whether nothing else can stand beside it. Of a person or a room, every claim; of the programme, a plenary.
    pub(super) alone: bool,
}

impl<'p> Claim<'p> {
    pub(super) fn new(programme: &'p Programme, stretch: Stretch) -> Self {
        let session = Session::new(programme, stretch.session);
        let (start, end) = (stretch.start, stretch.end());
        Self { session, start, end, firm: !stretch.is_open(), alone: true }
    }
}

/// What a session takes altogether: its own slot, or that of a session that contains it; none where it takes no time.
pub(super) fn of_all(session: Session<'_>) -> Option<Claim<'_>> {
    match session.taken() {
        Taken::Stretch(stretch) => Some(Claim::new(session.programme(), stretch)),
        Taken::Inherited => of_all_in(session, session.slot()?),
        Taken::Nothing => None,
    }
}

/// The same, were it to lie in a slot.
pub(super) fn of_all_in(session: Session<'_>, slot: Slot) -> Option<Claim<'_>> {
    let day = session.programme().day(slot.day_number())?;
    let (start, end) = (day.moment(slot.start()?).seconds(), day.moment(slot.end()?).seconds());
    let takes = start < end && session.takes_place();
    takes.then(|| Claim { session, start, end, firm: !session.is_open(), alone: true })
}

/// What a participation takes of a person's time; none where they need not be there. Of what `moved` it is asked as if that
/// session lay in that slot: it, or a part that lies in it.
///
/// Their own part where one is stated, else the whole session. Open: where no role is stated, where only an own part
/// is needed and none is stated, where the session has no time of its own, where the session or the participation is not
/// settled, and of a group of people, who can part.
pub(super) fn of_person_in<'p>(
    one: Participation<'p>,
    session: Session<'p>,
    moved: Option<(Session<'p>, Slot)>,
) -> Option<Claim<'p>> {
    let data = one.data();
    let wanted = Wanted::of(data, one.properties());
    if wanted == Wanted::No {
        return None;
    }
    let whole = match (data.part, moved) {
        (None, None) => of_all(session)?,
        (None, Some((_, slot))) => of_all_in(session, slot)?,
        (Some(part), moved) => {
            let day = moved.map_or_else(|| session.slot(), |(_, slot)| Some(slot))?.day_number();
            of_all_in(session, Slot::of_span(day, part))?
        }
    };
    let wanted =
        if one.person().is_some_and(|person| person.data().group) { wanted.of_group() } else { wanted };
    let is_moved = moved.is_some_and(|(moved, _)| moved == session);
    let knows_when = data.part.is_some() || is_moved || has_slot(session);
    Some(Claim { firm: whole.firm && knows_when && wanted == Wanted::Firmly, ..whole })
}

/// What the programme takes of a person's time: each participation, and the same in other occurrences of its session that
/// state nobody.
pub(super) fn of_person(person: Person<'_>) -> impl Iterator<Item = Claim<'_>> {
    person.participations().flat_map(|one| {
        let session = one.session();
        let occurrences =
            session.into_iter().chain(session.into_iter().flat_map(|one| one.lends_people_to()));
        occurrences.filter_map(move |session| of_person_in(one, session, None))
    })
}

/// How many sessions there may be in a room at once.
pub(super) fn holds(room: Room<'_>) -> usize {
    room.data().simultaneous.map_or(1, |most| usize::try_from(most).unwrap_or(usize::MAX)).max(1)
}

/// What a session takes of the rooms it is in; none where it leaves them to others. Parts come with the session that contains
/// them.
pub(super) fn of_room(session: Session<'_>) -> Option<Claim<'_>> {
    let Taken::Stretch(stretch) = session.taken() else { return None };
    of_room_at(session.programme(), stretch)
}

/// The same of a session whose stretch is known.
pub(super) fn of_room_at(programme: &Programme, stretch: Stretch) -> Option<Claim<'_>> {
    stretch.takes_rooms().then(|| Claim::new(programme, stretch))
}

/// The same, were it to lie in a slot.
pub(super) fn of_room_in(session: Session<'_>, slot: Slot) -> Option<Claim<'_>> {
    let takes = session.programme().inner().properties.takes_rooms(session.data());
    of_all_in(session, slot).filter(|_| takes)
}

/// Whether it takes place everywhere, as a break does not: it is idle.
pub(super) fn is_everywhere(session: Session<'_>) -> bool {
    matches!(session.data().place, Some(Place::Everywhere)) && !session.properties().idle
}

/// What a session takes of everybody, of all that it takes: as one that stands alone (a plenary, or everywhere), or as one of
/// the main line, beside which that cannot be. It is not settled that what is everywhere leaves room for nothing.
pub(super) fn of_everybody(whole: Claim<'_>, alone: bool) -> Option<Claim<'_>> {
    let session = whole.session;
    let properties = session.properties();
    let beside = properties.idle || properties.aside || properties.in_break || properties.ambient;
    let firm = whole.firm && (!alone || session.data().plenary);
    (alone || !beside).then_some(Claim { firm, alone, ..whole })
}

/// Whether it states a slot of its own.
fn has_slot(session: Session<'_>) -> bool {
    matches!(session.taken(), Taken::Stretch(_)) || session.data().slot.is_some()
}

/// Whether two sessions may stand side by side whatever they share: one lies in the other, or is a relay of it; they are held
/// jointly; the programme permits it.
///
/// A part without a slot of its own takes place somewhere within the session that contains it, and so beside nothing in it. A session
/// that is `moved` has one.
pub(super) fn may_share<'p>(a: Session<'p>, b: Session<'p>, moved: Option<Session<'p>>) -> bool {
    // What takes time lies in some slot: where nothing contains it, in its own.
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
