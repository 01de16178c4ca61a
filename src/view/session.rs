//! The view of a session, with its time, place, people and related sessions.

use chrono::NaiveDateTime;

use super::{AgendaItem, Day, Participation, Person, Room, Track, Venue, known_by_id, view};
use crate::arena::{Idx, row};
use crate::draft;
use crate::programme::Programme;
use crate::programme::ids::Declared;
use crate::programme::inheritance::Inherited;
use crate::programme::relations::Relations;
use crate::programme::timeline::TimeTaken;
use crate::value::block::Block;
use crate::value::id::SessionId;
use crate::value::kind::{Kind, KindProperties};
use crate::value::language::LanguageTag;
use crate::value::moment::Moment;
use crate::value::place::Place;
use crate::value::role::Role;
use crate::value::session_number::SessionNumber;
use crate::value::slot::Slot;
use crate::value::status::SessionStatus;
use crate::value::text::Text;
use crate::value::time::{DayTime, Length};

view! {
    /// A session of a programme, such as a panel, a talk or a break.
    ///
    /// Some fields of a session have no accessor method. To read these fields,
    /// use [`data`](Self::data).
    ///
    /// ```
    /// use programme::draft;
    /// use programme::{Draft, LanguageTag, Slot};
    ///
    /// let programme = Draft::new("demo", "Demo")
    ///     .with_language("en".parse::<LanguageTag>()?)
    ///     .with_day(draft::Day::new(1))
    ///     .with_session(
    ///         draft::Session::new("panel").with_slot(Slot::between(1, "10:00", "11:30")?),
    ///     )
    ///     .with_session(draft::Session::new("remarks").with_part_of("panel"))
    ///     .build()?;
    /// let remarks = programme.session("remarks").unwrap();
    /// assert_eq!(remarks.parent(), programme.session("panel"));
    /// assert_eq!(remarks.slot().unwrap().to_string(), "day 1, 10:00–11:30"); // inherited
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias("talk", "event", "presentation", "lecture"))]
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

    pub(crate) fn declared(&self) -> Idx<Declared> {
        *row(&self.relations().declared, self.idx)
    }

    fn views(
        self,
        indices: impl ExactSizeIterator<Item = Idx<draft::Session>> + 'p,
    ) -> impl ExactSizeIterator<Item = Session<'p>> + 'p {
        indices.map(move |idx| Session::new(self.programme, idx))
    }

    /// Returns all fields of the session as a [`draft::Session`]. Every text in the result has a
    /// language tag.
    pub fn data(&self) -> &'p draft::Session {
        row(&self.programme.inner().draft.sessions, self.declared())
    }

    /// Returns the id of the session, which is unique among the sessions of the programme.
    pub fn id(&self) -> &'p SessionId {
        &self.data().id
    }

    /// Returns the kind of the session, such as panel or workshop. Returns `None` if the kind is
    /// not specified.
    pub fn kind(&self) -> Option<&'p Kind> {
        self.data().kind.as_ref()
    }

    /// Returns the properties of the session's kind, for example whether it is a break. Properties
    /// that the programme declares for the kind take precedence over the built-in properties. A
    /// session without a kind has the properties of [`Kind::Other`].
    pub fn properties(&self) -> KindProperties {
        self.programme.inner().properties.of_kind(self.data())
    }

    /// Returns the number of the session as printed, such as "IV", or `None` if the session has no
    /// number.
    pub fn number(&self) -> Option<&'p SessionNumber> {
        self.data().number.as_ref()
    }

    /// Returns the title of the session, or `None` if there is no title. A repeat without a title
    /// inherits the title of its original session. See [`origin`](Self::origin).
    pub fn title(&self) -> Option<&'p Text> {
        let own = self.data().title.as_ref();
        own.or_else(|| self.origin().and_then(|other| other.data().title.as_ref()))
    }

    /// Returns the subtitle of the session, or `None` if the session has no subtitle.
    pub fn subtitle(&self) -> Option<&'p Text> {
        self.data().subtitle.as_ref()
    }

    /// Returns the description of the session as a list of blocks, such as paragraphs. A repeat
    /// without a description inherits the description of its original session.
    /// See [`origin`](Self::origin).
    pub fn description(&self) -> &'p [Block] {
        match (self.data().description.as_slice(), self.origin()) {
            ([], Some(other)) => &other.data().description,
            (own, _) => own,
        }
    }

    /// Returns the questions that guide the discussion in the session. A repeat without questions
    /// inherits the questions of its original session. See [`origin`](Self::origin).
    pub fn questions(&self) -> &'p [Text] {
        match (self.data().questions.as_slice(), self.origin()) {
            ([], Some(other)) => &other.data().questions,
            (own, _) => own,
        }
    }

    /// Returns the status of the session, such as confirmed or cancelled.
    pub fn status(&self) -> SessionStatus {
        self.data().status
    }

    /// Returns `true` if the session takes place and therefore needs time, rooms and people. A
    /// session does not take place if the session itself or one of its ancestors is postponed,
    /// cancelled or dropped.
    pub fn takes_place(&self) -> bool {
        self.nearest(Inherited::Stopped).is_none()
    }

    /// Returns `true` if it is not yet certain that the session takes place. This is the case if
    /// the session itself or one of its ancestors is proposed, accepted or tentative.
    pub fn is_open(&self) -> bool {
        self.nearest(Inherited::Open).is_some()
    }
}

/// ## Time
impl<'p> Session<'p> {
    /// Returns the time slot of the session. A session without a slot inherits the slot of its
    /// nearest ancestor that has one. Returns `None` if neither the session nor any ancestor has a
    /// slot.
    pub fn slot(&self) -> Option<Slot> {
        self.nearest(Inherited::Slot)?.data().slot
    }

    /// Returns `true` if the session has a time slot. A part without a slot inherits the slot of
    /// its parent session.
    pub fn is_scheduled(&self) -> bool {
        self.slot().is_some()
    }

    /// Returns the day on which the session takes place, or `None` if the session has no time slot.
    pub fn day(&self) -> Option<Day<'p>> {
        self.programme.day(self.slot()?.day_number())
    }

    /// Returns the moment at which the session starts, or `None` if the session has no start time.
    pub fn start(&self) -> Option<Moment> {
        if let TimeTaken::Interval(interval) = self.taken() {
            return Some(Moment::from_seconds(interval.start));
        }
        let slot = self.slot()?;
        self.moment(slot, slot.start()?)
    }

    /// Returns the moment at which the session ends, or `None` if the session has no end time.
    pub fn end(&self) -> Option<Moment> {
        if let TimeTaken::Interval(interval) = self.taken() {
            return Some(Moment::from_seconds(interval.end()));
        }
        let slot = self.slot()?;
        self.moment(slot, slot.end()?)
    }

    /// Returns the time that the session occupies. This method reads the timeline, which is faster
    /// than reading the draft because the rows of the timeline are much smaller.
    pub(crate) fn taken(&self) -> TimeTaken {
        self.programme.inner().timeline.taken(self.idx)
    }

    /// Returns `true` if the session has a slot that is not inherited from its parent session.
    pub(crate) fn has_own_slot(&self) -> bool {
        matches!(self.taken(), TimeTaken::Interval(_)) || self.data().slot.is_some()
    }

    fn moment(&self, slot: Slot, time: DayTime) -> Option<Moment> {
        let begin = self.programme.inner().axis.begin(slot.day_number())?;
        Some(begin.plus_seconds(time.total_seconds().into()))
    }

    /// Returns the date and time at which the session starts, in the local time of the programme.
    /// Returns `None` if the date or the time is unknown.
    pub fn starts_at(&self) -> Option<NaiveDateTime> {
        self.day()?.at(self.slot()?.start()?)
    }

    /// Returns the date and time at which the session ends, in the local time of the programme.
    /// Returns `None` if the date or the time is unknown.
    pub fn ends_at(&self) -> Option<NaiveDateTime> {
        self.day()?.at(self.slot()?.end()?)
    }

    /// Returns the length of the session. For a scheduled session, this is the length of its time
    /// slot, or `None` if the slot has no end. A part without a slot has the length of the slot
    /// that it inherits. For an unscheduled session, this is the planned length.
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
    /// Returns the place of the session, such as a list of rooms or an entire venue. A session
    /// without a place inherits the place of its nearest ancestor that has one. If no ancestor has
    /// a place, the default place of the programme is used. Returns `None` if the programme has no
    /// default place either.
    pub fn place(&self) -> Option<&'p Place> {
        let stated = self.nearest(Inherited::Place).and_then(|session| session.data().place.as_ref());
        stated.or(self.programme.inner().draft.place.as_ref())
    }

    /// Returns the rooms in which the session takes place. The iterator is empty if the place of
    /// the session is not a list of rooms, for example because the session uses an entire venue.
    pub fn rooms(&self) -> impl Iterator<Item = Room<'p>> + use<'p> {
        let programme = self.programme;
        let holder = self.nearest(Inherited::Place);
        let own = holder.map_or(&[][..], |session| self.relations().rooms.of(session.idx));
        let default = match (holder, &programme.inner().draft.place) {
            (None, Some(Place::Rooms(rooms))) => rooms.as_slice(),
            _ => &[],
        };
        let default = default.iter().filter_map(|id| programme.room(id.as_str()));
        own.iter().map(move |idx| Room::new(programme, *idx)).chain(default)
    }

    /// Returns the venue in which the session takes place. This is the venue that the session uses
    /// entirely, or the venue of the first room of the session. Returns `None` if the session has
    /// neither a venue nor a room.
    pub fn venue(&self) -> Option<Venue<'p>> {
        match self.place()? {
            Place::Venue(id) => self.programme.venue(id.as_str()),
            _ => self.rooms().next().map(|room| room.venue()),
        }
    }

    /// Returns the rooms to which the session is relayed. The rooms in which the session itself
    /// takes place are not included.
    pub fn relayed_to(&self) -> impl ExactSizeIterator<Item = Room<'p>> + use<'p> {
        let programme = self.programme;
        self.relations().relayed_to.of(self.idx).map(move |idx| Room::new(programme, idx))
    }
}

/// ## People
impl<'p> Session<'p> {
    /// Returns the participations in the session, in printed order. A repeat that lists no people
    /// inherits the participations of its original session. See [`origin`](Self::origin). The
    /// participations in the [`parts`](Self::parts) of the session are not included.
    pub fn participations(
        &self,
    ) -> impl ExactSizeIterator<Item = Participation<'p>> + DoubleEndedIterator + use<'p> {
        let programme = self.programme;
        let own = self.relations().participations_of(self.declared());
        let lender = self.origin().filter(|_| own.is_empty());
        let here = lender.map_or(own, |other| self.relations().participations_of(other.declared()));
        here.map(move |number| Participation::new(programme, Idx::new(number)))
    }

    /// Returns the sessions that repeat this session and list no people themselves. These sessions
    /// inherit the participations of this session.
    pub(crate) fn lends_people_to(&self) -> impl Iterator<Item = Session<'p>> + use<'p> {
        let occurrences = self.views(self.relations().origins.back(self.idx));
        occurrences.filter(|other| other.data().participations.is_empty())
    }

    /// Returns the people who take part in the session, in printed order. A person who has several
    /// participations in the session is returned several times.
    pub fn people(&self) -> impl Iterator<Item = Person<'p>> + use<'p> {
        self.participations().filter_map(|one| one.person())
    }

    /// Returns the participations with the given role in the session, in printed order.
    pub fn in_role<'r>(&self, role: &'r Role) -> impl Iterator<Item = Participation<'p>> + use<'p, 'r> {
        self.participations().filter(move |one| one.role() == Some(role))
    }

    /// Returns the participations of the people who preside over the session, such as chairs and
    /// moderators.
    pub fn presiding(&self) -> impl Iterator<Item = Participation<'p>> + use<'p> {
        self.participations().filter(|one| one.properties().presides)
    }
}

/// ## Languages
impl<'p> Session<'p> {
    /// Returns the languages that are spoken in the session. A session that specifies no languages
    /// inherits the languages of its nearest ancestor that specifies some. If no ancestor specifies
    /// any, the spoken languages of the programme are returned.
    pub fn spoken(&self) -> &'p [LanguageTag] {
        let stated = self.nearest(Inherited::Spoken).map(|session| session.data().spoken.as_slice());
        stated.unwrap_or(&self.programme.inner().draft.spoken)
    }

    /// Returns the languages into which the session is interpreted. The languages are inherited in
    /// the same way as the languages in [`spoken`](Self::spoken). The tag `und` means that
    /// interpretation is announced, but the language is not specified.
    pub fn interpreted(&self) -> &'p [LanguageTag] {
        let stated =
            self.nearest(Inherited::Interpreted).map(|session| session.data().interpreted.as_slice());
        stated.unwrap_or(&self.programme.inner().draft.interpreted)
    }
}

/// ## Structure
impl<'p> Session<'p> {
    /// Returns the session that contains this session as a part, or `None` for a top-level session.
    pub fn parent(&self) -> Option<Session<'p>> {
        row(&self.relations().parent, self.idx).get().map(|idx| Session::new(self.programme, idx))
    }

    /// Returns the session itself, followed by its ancestors.
    pub(crate) fn upwards(self) -> impl Iterator<Item = Session<'p>> {
        std::iter::successors(Some(self), Session::parent)
    }

    /// Returns the nearest session with the property: the session itself or one of its ancestors.
    pub(crate) fn nearest(self, property: Inherited) -> Option<Session<'p>> {
        match self.relations().inheritance.nearest(self.idx, property) {
            Some(known) => known.get().map(|idx| Session::new(self.programme, idx)),
            None => self.upwards().find(|session| property.is_stated(session.data())),
        }
    }

    /// Returns `true` if the session is the session `whole` or nested in it.
    pub(crate) fn is_within(self, whole: Session<'p>) -> bool {
        let known = self.relations().inheritance.is_within(self.idx, whole.idx);
        known.unwrap_or_else(|| self.upwards().any(|above| above == whole))
    }

    /// Returns the ancestors of the session: its parent session, the parent of that session, and so
    /// on.
    pub fn ancestors(&self) -> impl Iterator<Item = Session<'p>> + use<'p> {
        self.upwards().skip(1)
    }

    /// Returns the parts of the session, in declaration order. A part is a session that is nested
    /// directly in this session.
    pub fn parts(&self) -> impl ExactSizeIterator<Item = Session<'p>> + DoubleEndedIterator + use<'p> {
        let programme = self.programme;
        self.relations().parts.of(self.idx).iter().map(move |idx| Session::new(programme, *idx))
    }

    /// Returns `true` if the session is not part of another session.
    pub fn is_top_level(&self) -> bool {
        self.parent().is_none()
    }

    /// Returns the session that this session repeats. Returns `None` if this session is not a
    /// repeat.
    pub fn repeats(&self) -> Option<Session<'p>> {
        self.views(self.relations().repeats.of(self.idx)).next()
    }

    /// Returns the original session from which this session inherits missing content. If this
    /// session repeats another repeat, the result is the session at the end of the chain. Returns
    /// `None` if this session is not a repeat, or if the chain is a cycle.
    pub fn origin(&self) -> Option<Session<'p>> {
        self.views(self.relations().origins.of(self.idx)).next()
    }

    /// Returns the sessions that directly repeat this session. The repeats of these repeats are not
    /// included.
    pub fn repeated_by(&self) -> impl ExactSizeIterator<Item = Session<'p>> + use<'p> {
        self.views(self.relations().repeats.back(self.idx))
    }

    /// Returns all occurrences of the session, including the session itself. The original session
    /// comes first, followed by its repeats in chronological order.
    pub fn occurrences(&self) -> impl Iterator<Item = Session<'p>> + use<'p> {
        let first = self.origin().unwrap_or(*self);
        std::iter::once(first).chain(first.views(first.relations().origins.back(first.idx)))
    }

    /// Returns the interrupted session that this session continues. Returns `None` if this session
    /// is not a continuation.
    pub fn continues(&self) -> Option<Session<'p>> {
        self.views(self.relations().continues.of(self.idx)).next()
    }

    /// Returns the sessions that continue this session after an interruption.
    pub fn continued_by(&self) -> impl ExactSizeIterator<Item = Session<'p>> + use<'p> {
        self.views(self.relations().continues.back(self.idx))
    }

    /// Returns the session that this session relays to another place. Returns `None` if this
    /// session is not a relay.
    pub fn relays(&self) -> Option<Session<'p>> {
        self.views(self.relations().relays.of(self.idx)).next()
    }

    /// Returns the sessions that relay this session to another place.
    pub fn relayed_by(&self) -> impl ExactSizeIterator<Item = Session<'p>> + use<'p> {
        self.views(self.relations().relays.back(self.idx))
    }

    /// Returns the session that this session replaces. Returns `None` if this session is not a
    /// replacement.
    pub fn replaces(&self) -> Option<Session<'p>> {
        self.views(self.relations().replaces.of(self.idx)).next()
    }

    /// Returns the sessions that replace this session, for example because it was cancelled.
    pub fn replaced_by(&self) -> impl ExactSizeIterator<Item = Session<'p>> + use<'p> {
        self.views(self.relations().replaces.back(self.idx))
    }

    /// Returns the sessions that are held jointly with this session. The relation applies in both
    /// directions, even if only one of the two sessions specifies it.
    pub fn joint_with(&self) -> impl Iterator<Item = Session<'p>> + use<'p> {
        let links = &self.relations().joint_with;
        self.views(links.of(self.idx)).chain(self.views(links.back(self.idx)))
    }

    /// Returns the sessions that are allowed to overlap this session. The relation applies in both
    /// directions, even if only one of the two sessions specifies it.
    pub fn may_overlap(&self) -> impl Iterator<Item = Session<'p>> + use<'p> {
        let links = &self.relations().may_overlap;
        self.views(links.of(self.idx)).chain(self.views(links.back(self.idx)))
    }

    /// Returns `true` if the two sessions are held jointly, or if the programme allows them to
    /// overlap.
    pub(crate) fn is_permitted_with(&self, other: Session<'p>) -> bool {
        let (joint, permitted) = (&self.relations().joint_with, &self.relations().may_overlap);
        [(self.idx, other.idx), (other.idx, self.idx)]
            .into_iter()
            .any(|(from, to)| joint.contains(from, to) || permitted.contains(from, to))
    }

    /// Returns the sessions that must not overlap this session. The relation applies in both
    /// directions, even if only one of the two sessions specifies it.
    pub fn must_not_overlap(&self) -> impl Iterator<Item = Session<'p>> + use<'p> {
        let links = &self.relations().must_not_overlap;
        self.views(links.of(self.idx)).chain(self.views(links.back(self.idx)))
    }

    /// Returns the tracks to which the session belongs.
    pub fn tracks(&self) -> impl ExactSizeIterator<Item = Track<'p>> + use<'p> {
        let programme = self.programme;
        self.relations().tracks.of(self.idx).map(move |idx| Track::new(programme, idx))
    }

    /// Returns the agenda items that are discussed in the session.
    pub fn agenda_items(&self) -> impl ExactSizeIterator<Item = AgendaItem<'p>> + use<'p> {
        let programme = self.programme;
        self.relations().agenda_items.of(self.idx).map(move |idx| AgendaItem::new(programme, idx))
    }
}
