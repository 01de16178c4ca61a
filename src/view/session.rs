//! Sessions.

use chrono::NaiveDateTime;

use super::{AgendaItem, Day, Participation, Person, Room, Track, Venue, known_by_id, view};
use crate::arena::{Idx, row};
use crate::draft;
use crate::programme::Programme;
use crate::programme::ids::Declared;
use crate::programme::relations::Relations;
use crate::programme::timeline::Taken;
use crate::value::block::Block;
use crate::value::id::SessionId;
use crate::value::kind::{Kind, KindProperties};
use crate::value::language::LanguageTag;
use crate::value::moment::Moment;
use crate::value::names::SessionNumber;
use crate::value::place::Place;
use crate::value::role::Role;
use crate::value::slot::Slot;
use crate::value::status::SessionStatus;
use crate::value::text::Text;
use crate::value::time::{DayTime, Length};

view! {
    /// A session of a programme.
    ///
    /// What has no accessor of its own is in [`data`](Self::data).
    ///
    /// ```
    /// use programme::draft;
    /// use programme::{Draft, LanguageTag, Slot};
    ///
    /// let programme = Draft::new("demo", "Demo")
    ///     .with_language("en".parse::<LanguageTag>()?)
    ///     .with_day(draft::Day::new(1))
    ///     .with_session(draft::Session::new("panel").with_slot(Slot::between(1, "10:00", "11:30")?))
    ///     .with_session(draft::Session::new("remarks").with_part_of("panel"))
    ///     .build()?;
    /// let remarks = programme.session("remarks").unwrap();
    /// assert_eq!(remarks.parent(), programme.session("panel"));
    /// assert_eq!(remarks.slot().unwrap().to_string(), "day 1, 10:00–11:30"); // its parent's
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    Session, draft::Session
}
known_by_id!(Session);

impl<'p> Session<'p> {
    pub(crate) fn of_declared(programme: &'p Programme, at: Idx<Declared>) -> Self {
        Self::new(programme, *row(&programme.inner().relations.rank, at))
    }

    fn relations(&self) -> &'p Relations {
        &self.programme.inner().relations
    }

    /// Where it stands in the draft.
    pub(crate) fn declared(&self) -> Idx<Declared> {
        *row(&self.relations().declared, self.idx)
    }

    fn views(
        self,
        indices: impl ExactSizeIterator<Item = Idx<draft::Session>> + 'p,
    ) -> impl ExactSizeIterator<Item = Session<'p>> + 'p {
        indices.map(move |idx| Session::new(self.programme, idx))
    }

    /// Its row of the draft, texts tagged.
    pub fn data(&self) -> &'p draft::Session {
        row(&self.programme.inner().draft.sessions, self.declared())
    }

    /// Its id.
    pub fn id(&self) -> &'p SessionId {
        &self.data().id
    }

    /// What sort of session it is, where stated.
    pub fn kind(&self) -> Option<&'p Kind> {
        self.data().kind.as_ref()
    }

    /// What rules read about its kind: as the programme declares, else as built in; without a kind, as of
    /// [`Kind::Other`].
    pub fn properties(&self) -> KindProperties {
        self.programme.inner().properties.of_kind(self.data())
    }

    /// Its number as printed.
    pub fn number(&self) -> Option<&'p SessionNumber> {
        self.data().number.as_ref()
    }

    /// Its title; where it has none and repeats another session, the other's.
    pub fn title(&self) -> Option<&'p Text> {
        let own = self.data().title.as_ref();
        own.or_else(|| self.origin().and_then(|other| other.data().title.as_ref()))
    }

    /// What stands under its title.
    pub fn subtitle(&self) -> Option<&'p Text> {
        self.data().subtitle.as_ref()
    }

    /// What it is about; where it says nothing and repeats another session, as the other says.
    pub fn description(&self) -> &'p [Block] {
        match (self.data().description.as_slice(), self.origin()) {
            ([], Some(other)) => &other.data().description,
            (own, _) => own,
        }
    }

    /// The questions that guide the discussion; where it has none and repeats another session, the other's.
    pub fn questions(&self) -> &'p [Text] {
        match (self.data().questions.as_slice(), self.origin()) {
            ([], Some(other)) => &other.data().questions,
            (own, _) => own,
        }
    }

    /// How firm it is.
    pub fn status(&self) -> SessionStatus {
        self.data().status
    }

    /// Whether it takes up time, rooms and people: not where it, or a session that contains it, is postponed, cancelled or
    /// dropped.
    pub fn takes_place(&self) -> bool {
        self.upwards().all(|session| session.status().takes_place())
    }

    /// Whether it is not yet settled that it takes place: it, or a session that contains it, is proposed, accepted or
    /// tentative.
    pub fn is_open(&self) -> bool {
        self.upwards().any(|session| session.status().is_open())
    }
}

/// ## Time
impl<'p> Session<'p> {
    /// The slot in which it lies: its own, or that of the nearest session that contains it.
    pub fn slot(&self) -> Option<Slot> {
        self.upwards().find_map(|session| session.data().slot)
    }

    /// Whether it has a slot, its own or that of a session that contains it.
    pub fn is_scheduled(&self) -> bool {
        self.slot().is_some()
    }

    /// The day on which it stands.
    pub fn day(&self) -> Option<Day<'p>> {
        self.programme.day(self.slot()?.day_number())
    }

    /// When it starts, where a clock time is stated.
    pub fn start(&self) -> Option<Moment> {
        if let Taken::Stretch(stretch) = self.taken() {
            return Some(Moment::from_seconds(stretch.start));
        }
        let slot = self.slot()?;
        self.moment(slot, slot.start()?)
    }

    /// When it ends, where a clock time is stated.
    pub fn end(&self) -> Option<Moment> {
        if let Taken::Stretch(stretch) = self.taken() {
            return Some(Moment::from_seconds(stretch.end()));
        }
        let slot = self.slot()?;
        self.moment(slot, slot.end()?)
    }

    /// What the timeline has of it: in few bytes, where the draft has many.
    pub(crate) fn taken(&self) -> Taken {
        self.programme.inner().timeline.taken(self.idx)
    }

    fn moment(&self, slot: Slot, time: DayTime) -> Option<Moment> {
        let begin = self.programme.inner().axis.begin(slot.day_number())?;
        Some(begin.plus_seconds(time.total_seconds().into()))
    }

    /// When it starts, as a date and time on the programme's own clock, where day and time are known.
    pub fn starts_at(&self) -> Option<NaiveDateTime> {
        self.day()?.at(self.slot()?.start()?)
    }

    /// When it ends, as a date and time on the programme's own clock, where day and time are known.
    pub fn ends_at(&self) -> Option<NaiveDateTime> {
        self.day()?.at(self.slot()?.end()?)
    }

    /// How long it takes: by its slot, or as planned while it has none.
    pub fn length(&self) -> Option<Length> {
        match self.slot() {
            Some(slot) => {
                Length::from_seconds(slot.end()?.total_seconds().checked_sub(slot.start()?.total_seconds())?)
            }
            None => self.data().planned_length,
        }
    }
}

/// ## Place
impl<'p> Session<'p> {
    /// Where it happens: its own place, that of the nearest session that contains it, or the programme's.
    pub fn place(&self) -> Option<&'p Place> {
        let stated = self.upwards().find_map(|session| session.data().place.as_ref());
        stated.or(self.programme.inner().draft.place.as_ref())
    }

    /// The rooms where it happens; none where its place is not a list of rooms.
    pub fn rooms(&self) -> impl Iterator<Item = Room<'p>> + use<'p> {
        let programme = self.programme;
        let holder = self.upwards().find(|session| session.data().place.is_some());
        let own = holder.map_or(&[][..], |session| self.relations().rooms.of(session.idx));
        let default = match (holder, &programme.inner().draft.place) {
            (None, Some(Place::Rooms(rooms))) => rooms.as_slice(),
            _ => &[],
        };
        let default = default.iter().filter_map(|id| programme.room(id.as_str()));
        own.iter().map(move |idx| Room::new(programme, *idx)).chain(default)
    }

    /// The venue where it happens: the one it takes as a whole, or that of its first room.
    pub fn venue(&self) -> Option<Venue<'p>> {
        match self.place()? {
            Place::Venue(id) => self.programme.venue(id.as_str()),
            _ => self.rooms().next().map(|room| room.venue()),
        }
    }

    /// The rooms to which it is relayed.
    pub fn relayed_to(&self) -> impl ExactSizeIterator<Item = Room<'p>> + use<'p> {
        let programme = self.programme;
        self.relations().relayed_to.of(self.idx).map(move |idx| Room::new(programme, idx))
    }
}

/// ## People
impl<'p> Session<'p> {
    /// Who takes part, in printed order; where it states nobody and repeats another session, whoever takes part in that. The
    /// people of its parts are theirs: see [`parts`](Self::parts).
    pub fn participations(
        &self,
    ) -> impl ExactSizeIterator<Item = Participation<'p>> + DoubleEndedIterator + use<'p> {
        let programme = self.programme;
        let own = self.relations().participations_of(self.declared());
        let lender = self.origin().filter(|_| own.is_empty());
        let here = lender.map_or(own, |other| self.relations().participations_of(other.declared()));
        here.map(move |number| Participation::new(programme, Idx::new(number)))
    }

    /// The other occurrences of this session that state nobody, and so have its people.
    pub(crate) fn lends_people_to(&self) -> impl Iterator<Item = Session<'p>> + use<'p> {
        let occurrences = self.views(self.relations().origins.back(self.idx));
        occurrences.filter(|other| other.data().participations.is_empty())
    }

    /// The people who take part, in printed order.
    pub fn people(&self) -> impl Iterator<Item = Person<'p>> + use<'p> {
        self.participations().filter_map(|one| one.person())
    }

    /// Who takes part in a role, in printed order.
    pub fn in_role<'r>(&self, role: &'r Role) -> impl Iterator<Item = Participation<'p>> + use<'p, 'r> {
        self.participations().filter(move |one| one.role() == Some(role))
    }

    /// Who presides, in whatever role.
    pub fn presiding(&self) -> impl Iterator<Item = Participation<'p>> + use<'p> {
        self.participations().filter(|one| one.properties().presides)
    }
}

/// ## Languages
impl<'p> Session<'p> {
    /// The languages spoken: its own, those of the nearest session that contains it and states some, or the programme's.
    pub fn spoken(&self) -> &'p [LanguageTag] {
        let stated =
            self.upwards().map(|session| session.data().spoken.as_slice()).find(|list| !list.is_empty());
        stated.unwrap_or(&self.programme.inner().draft.spoken)
    }

    /// The languages interpreted into, found in the same way. `und`: interpretation is announced, and into what is not stated.
    pub fn interpreted(&self) -> &'p [LanguageTag] {
        let stated =
            self.upwards().map(|session| session.data().interpreted.as_slice()).find(|list| !list.is_empty());
        stated.unwrap_or(&self.programme.inner().draft.interpreted)
    }
}

/// ## Structure
impl<'p> Session<'p> {
    /// The session that contains it.
    pub fn parent(&self) -> Option<Session<'p>> {
        row(&self.relations().parent, self.idx).get().map(|idx| Session::new(self.programme, idx))
    }

    /// The session itself, the one that contains it, and so on.
    pub(crate) fn upwards(self) -> impl Iterator<Item = Session<'p>> {
        std::iter::successors(Some(self), Session::parent)
    }

    /// The sessions that contain it, the nearest first.
    pub fn ancestors(&self) -> impl Iterator<Item = Session<'p>> + use<'p> {
        self.upwards().skip(1)
    }

    /// Its parts, in declared order.
    pub fn parts(&self) -> impl ExactSizeIterator<Item = Session<'p>> + DoubleEndedIterator + use<'p> {
        let programme = self.programme;
        self.relations().parts.of(self.idx).iter().map(move |idx| Session::new(programme, *idx))
    }

    /// Whether it is part of no other.
    pub fn is_top_level(&self) -> bool {
        self.parent().is_none()
    }

    /// The session of which this is another occurrence.
    pub fn repeats(&self) -> Option<Session<'p>> {
        self.views(self.relations().repeats.of(self.idx)).next()
    }

    /// The session that all its occurrences go back to, where it repeats another: the end of the chain, from which it has what it
    /// leaves out. None where that leads in a circle.
    pub fn origin(&self) -> Option<Session<'p>> {
        self.views(self.relations().origins.of(self.idx)).next()
    }

    /// The sessions that state that they repeat this one.
    pub fn repeated_by(&self) -> impl ExactSizeIterator<Item = Session<'p>> + use<'p> {
        self.views(self.relations().repeats.back(self.idx))
    }

    /// Every occurrence of what it is one occurrence of, itself among them: the one that the others repeat, then those, in order
    /// of time.
    pub fn occurrences(&self) -> impl Iterator<Item = Session<'p>> + use<'p> {
        let first = self.origin().unwrap_or(*self);
        std::iter::once(first).chain(first.views(first.relations().origins.back(first.idx)))
    }

    /// The session that this one takes up again.
    pub fn continues(&self) -> Option<Session<'p>> {
        self.views(self.relations().continues.of(self.idx)).next()
    }

    /// The sessions that take this one up again.
    pub fn continued_by(&self) -> impl ExactSizeIterator<Item = Session<'p>> + use<'p> {
        self.views(self.relations().continues.back(self.idx))
    }

    /// The session of which this is a relay.
    pub fn relays(&self) -> Option<Session<'p>> {
        self.views(self.relations().relays.of(self.idx)).next()
    }

    /// The relays of this session that are items of their own.
    pub fn relayed_by(&self) -> impl ExactSizeIterator<Item = Session<'p>> + use<'p> {
        self.views(self.relations().relays.back(self.idx))
    }

    /// The session in whose place this one comes.
    pub fn replaces(&self) -> Option<Session<'p>> {
        self.views(self.relations().replaces.of(self.idx)).next()
    }

    /// The sessions that come in the place of this one.
    pub fn replaced_by(&self) -> impl ExactSizeIterator<Item = Session<'p>> + use<'p> {
        self.views(self.relations().replaces.back(self.idx))
    }

    /// The sessions held jointly with this one, wherever that is stated.
    pub fn joint_with(&self) -> impl Iterator<Item = Session<'p>> + use<'p> {
        let links = &self.relations().joint_with;
        self.views(links.of(self.idx)).chain(self.views(links.back(self.idx)))
    }

    /// The sessions that may overlap with this one, wherever that is stated.
    pub fn may_overlap(&self) -> impl Iterator<Item = Session<'p>> + use<'p> {
        let links = &self.relations().may_overlap;
        self.views(links.of(self.idx)).chain(self.views(links.back(self.idx)))
    }

    /// The sessions that must not overlap with this one, wherever that is stated.
    pub fn must_not_overlap(&self) -> impl Iterator<Item = Session<'p>> + use<'p> {
        let links = &self.relations().must_not_overlap;
        self.views(links.of(self.idx)).chain(self.views(links.back(self.idx)))
    }

    /// The tracks to which it belongs.
    pub fn tracks(&self) -> impl ExactSizeIterator<Item = Track<'p>> + use<'p> {
        let programme = self.programme;
        self.relations().tracks.of(self.idx).map(move |idx| Track::new(programme, idx))
    }

    /// The items of the agenda that it takes up.
    pub fn agenda_items(&self) -> impl ExactSizeIterator<Item = AgendaItem<'p>> + use<'p> {
        let programme = self.programme;
        self.relations().agenda_items.of(self.idx).map(move |idx| AgendaItem::new(programme, idx))
    }
}
