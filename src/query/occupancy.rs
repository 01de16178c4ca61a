//! What a session takes: whose time, and which rooms.

use std::ops::Range;

use crate::value::moment::Moment;
use crate::value::place::Place;
use crate::value::role::Stay;
use crate::value::slot::Slot;
use crate::value::status::{Mode, Presence};
use crate::view::{Participation, Person, Session};

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

/// When a session takes place, in the slot given or its own; none where it takes no time. It is open where the slot is that of
/// a session that contains it.
fn stretch(session: Session<'_>, slot: Slot) -> Option<Range<Moment>> {
    let day = session.programme().day(slot.day_number())?;
    let stretch = day.moment(slot.start()?)..day.moment(slot.end()?);
    (!stretch.is_empty()).then_some(stretch)
}

/// What a participation takes of a person's time, were its session to lie in a slot; none where they need not be there.
///
/// Their own part where one is stated, else the whole session. Open: where no role is stated, where only an own part
/// is needed and none is stated, where the session has no time of its own, where the session or the participation is not
/// settled, and of a group of people, who can part.
pub(super) fn of_person_in<'p>(
    one: Participation<'p>,
    session: Session<'p>,
    slot: Slot,
) -> Option<Claim<'p>> {
    let data = one.data();
    let stay = one.properties().must_stay;
    if stay == Stay::No || !one.status().is_expected() || !session.takes_place() {
        return None;
    }
    if data.presence == Some(Presence::Recorded) {
        return None;
    }
    let whole = match data.part {
        Some(part) => stretch(session, Slot::of_span(slot.day_number(), part))?,
        None => stretch(session, slot)?,
    };
    let knows_when = data.part.is_some() || (stay == Stay::Throughout && session.data().slot.is_some());
    let settled = !one.status().is_open() && !session.is_open();
    let single = one.person().is_none_or(|person| !person.data().group);
    let firm = knows_when && settled && single && one.role().is_some();
    Some(Claim { session, start: whole.start.seconds(), end: whole.end.seconds(), firm, alone: true })
}

/// What the programme takes of a person's time: each participation, and the same in other occurrences of its session that
/// state nobody.
pub(super) fn of_person(person: Person<'_>) -> impl Iterator<Item = Claim<'_>> {
    person.participations().flat_map(|one| {
        let session = one.session();
        let occurrences =
            session.into_iter().chain(session.into_iter().flat_map(|one| one.lends_people_to()));
        occurrences.filter_map(move |session| of_person_in(one, session, session.slot()?))
    })
}

/// The same of one session alone, which repeats none.
pub(super) fn of_person_at<'p>(
    person: Person<'p>,
    session: Session<'p>,
) -> impl Iterator<Item = Claim<'p>> + use<'p> {
    let own = session.participations().filter(move |one| one.person() == Some(person));
    own.filter_map(move |one| of_person_in(one, session, session.slot()?))
}

/// What a session takes of the rooms it is in, were it to lie in a slot; none where it leaves them to others: a break, an
/// exhibition that stays open, what is online alone.
pub(super) fn of_room_in(session: Session<'_>, slot: Slot) -> Option<Claim<'_>> {
    let properties = session.properties();
    if properties.idle
        || properties.ambient
        || session.data().mode == Some(Mode::Online)
        || !session.takes_place()
    {
        return None;
    }
    of_all(session, slot)
}

/// What a session takes altogether, were it to lie in a slot.
pub(super) fn of_all(session: Session<'_>, slot: Slot) -> Option<Claim<'_>> {
    let whole = stretch(session, slot).filter(|_| session.takes_place())?;
    let (start, end) = (whole.start.seconds(), whole.end.seconds());
    Some(Claim { session, start, end, firm: !session.is_open(), alone: true })
}

/// Whether it takes place everywhere, as a break does not: it is idle.
pub(super) fn is_everywhere(session: Session<'_>) -> bool {
    matches!(session.data().place, Some(Place::Everywhere)) && !session.properties().idle
}

/// What a session takes of everybody, were it to lie in a slot: as one that stands alone (a plenary, or everywhere), or as
/// one of the main line, beside which that cannot be. It is not settled that what is everywhere leaves room for nothing.
pub(super) fn of_everybody(session: Session<'_>, slot: Slot, alone: bool) -> Option<Claim<'_>> {
    let properties = session.properties();
    let beside = properties.idle || properties.aside || properties.in_break || properties.ambient;
    let claim = of_all(session, slot).filter(|_| alone || !beside)?;
    Some(Claim { firm: claim.firm && (!alone || session.data().plenary), alone, ..claim })
}

/// What a session takes of the rooms it is in. Parts come with the session that contains them.
pub(super) fn of_room(session: Session<'_>) -> Option<Claim<'_>> {
    of_room_in(session, session.data().slot?)
}

/// Whether two sessions may stand side by side whatever they share: one lies in the other, or is a relay of it; they are held
/// jointly; the programme permits it.
///
/// A part without a slot of its own takes place somewhere within the session that contains it, and so beside nothing in it. A session
/// that is `moved` has one.
pub(super) fn may_share<'p>(a: Session<'p>, b: Session<'p>, moved: Option<Session<'p>>) -> bool {
    let has_slot = |one: &Session<'p>| one.data().slot.is_some() || Some(*one) == moved;
    let holder = |session: Session<'p>| session.upwards().find(has_slot).unwrap_or(session);
    let within = |part: Session<'p>, whole: Session<'p>| part.upwards().any(|above| above == whole);
    within(a, holder(b))
        || within(b, holder(a))
        || a.may_overlap().any(|other| other == b)
        || a.joint_with().any(|other| other == b)
        || a.relays() == Some(b)
        || b.relays() == Some(a)
}
