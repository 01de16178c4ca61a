//! A set of sessions, with filters by time, place, people, language and other properties.

use std::borrow::Cow;
use std::ops::Range;

use super::fold::fold;
use super::free::unknown;
use super::index_set::{IndexSet, define_set};
use crate::arena::Idx;
use crate::draft;
use crate::error::Error;
use crate::list::ToList;
use crate::programme::Programme;
use crate::sorting;
use crate::value::country::Country;
use crate::value::id::EntityKind;
use crate::value::kind::Kind;
use crate::value::language::LanguageTag;
use crate::value::moment::Moment;
use crate::value::path::Path;
use crate::value::role::Role;
use crate::value::status::SessionStatus;
use crate::value::text::Text;
use crate::value::time::DayTime;
use crate::value::visit::{Visit, Visitor};
use crate::view::Session;
use crate::view::place::with_wholes;

define_set! {
    /// A set of sessions from one programme, in chronological order.
    ///
    /// The method [`Programme::sessions`] returns the set of all sessions, and filters such
    /// as [`on_day`](Self::on_day) narrow the set. A filter accepts an id or a view, for example of
    /// a room or a person. If the id is not in the programme, the resulting set is empty.
    ///
    /// Where possible, a set borrows a precomputed list of sessions from the programme instead of
    /// allocating a list.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// use programme::Role;
    ///
    /// let start = programme.moment(1, "13:00".parse()?).unwrap();
    /// let end = programme.moment(1, "16:00".parse()?).unwrap();
    /// let moderated = programme.sessions().during(start..end).with_role(&Role::Moderator);
    /// assert_eq!(moderated.to_string(), "side-event-idiaspora, session-2");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    Sessions, Session, draft::Session, SessionsIter, "a session", "sessions", " in chronological order.\n\n\
    Sessions are sorted by start. Sessions with the same start are sorted by their depth of \
    nesting, so that parents come before their parts, and then in declaration order. A session without a clock time comes at the \
    beginning of its day or part of the day. Unscheduled sessions come last."
}

/// ## Sets of sessions
impl Programme {
    /// Returns the set of all sessions in the programme, in chronological order. To iterate over
    /// the sessions in printed order, use [`Sessions::declared`].
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// assert_eq!(programme.sessions().top_level().len(), 15);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn sessions(&self) -> Sessions<'_> {
        Sessions { programme: self, members: IndexSet::All(self.data().sessions.len()) }
    }

    /// Returns the set of the sessions with the given ids or views.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// let selected = programme.select(["session-2", "opening"])?;
    /// assert_eq!(selected.to_string(), "opening, session-2");
    /// assert!(programme.select(["unknown"]).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error with [`Code::DanglingReference`](crate::Code::DanglingReference) if an id
    /// is not in the programme.
    #[doc(alias("favourites", "bookmarks", "pick"))]
    pub fn select<S: AsRef<str>>(&self, ids: impl IntoIterator<Item = S>) -> Result<Sessions<'_>, Error> {
        let mut found = Vec::new();
        for id in ids {
            let session =
                self.session(id.as_ref()).ok_or_else(|| unknown(EntityKind::Session, id.as_ref()))?;
            found.push(session.idx());
        }
        Ok(Sessions { programme: self, members: IndexSet::of(found) })
    }

    /// Converts a day number and a time of day to a moment. Returns `None` if the programme has no
    /// day with this number.
    pub fn moment(&self, day: impl Into<i32>, time: DayTime) -> Option<Moment> {
        Some(self.day(day.into())?.moment(time))
    }
}

impl<'p> Session<'p> {
    pub(super) fn by_id(programme: &'p Programme, id: &str) -> Option<Self> {
        programme.session(id)
    }
}

/// ## Order and time span
impl<'p> Sessions<'p> {
    /// Returns an iterator over the sessions in chronological order. This method is equivalent
    /// to [`iter`](Self::iter).
    pub fn chronological(&self) -> impl ExactSizeIterator<Item = Session<'p>> + DoubleEndedIterator + '_ {
        self.iter()
    }

    /// Returns an iterator over the sessions in declaration order, which is the order in which a
    /// printed programme lists them.
    pub fn declared(&self) -> impl ExactSizeIterator<Item = Session<'p>> + DoubleEndedIterator + use<'p> {
        let programme = self.programme;
        let mut places: Vec<_> = self.iter().map(|session| session.declared()).to_list();
        sorting::sort(&mut places);
        places.into_iter().map(move |at| Session::of_declared(programme, at))
    }

    /// Returns the interval from the earliest start to the latest end of the sessions. Returns
    /// `None` if no session has a start time. A session without an end time is treated as if it
    /// ended at its start.
    pub fn span(&self) -> Option<Range<Moment>> {
        let start = self.iter().filter_map(|session| session.start()).min()?;
        let end = self.iter().filter_map(|session| session.end().max(session.start())).max()?;
        Some(start..end)
    }
}

/// ## Filters by time
impl Sessions<'_> {
    /// Keeps the sessions whose time slot is on the given day. A part without a slot is on the same
    /// day as its parent session.
    pub fn on_day(self, day: impl Into<i32>) -> Self {
        let list =
            self.programme.day(day.into()).map(|day| self.programme.inner().relations.on_day.of(day.idx()));
        self.within(list.unwrap_or_default())
    }

    /// Keeps the sessions whose time slot is on the given day, and sessions of other days that
    /// extend into it, for example past midnight. The given day lasts from midnight to midnight.
    pub fn touching_day(self, day: impl Into<i32>) -> Self {
        let Some(day) = self.programme.day(day.into()) else { return self.none() };
        let begin = day.begin();
        let spilling = self.clone().during(begin..begin.plus_seconds(24 * 3600));
        self.on_day(day.number()).union(&spilling)
    }

    /// Keeps the sessions that overlap the given interval. A session overlaps the interval if it
    /// starts before the interval ends and ends after the interval starts.
    ///
    /// Sessions of unknown or zero length never overlap an interval. Postponed, cancelled and
    /// dropped sessions are removed from the set as well, because they do not take place. If a part
    /// has no slot, only its parent session is kept.
    pub fn during(self, interval: Range<Moment>) -> Self {
        if interval.start >= interval.end {
            return self.none();
        }
        let timeline = &self.programme.inner().timeline;
        let (after, before) = (interval.start.seconds(), interval.end.seconds());
        let mut sessions = Vec::with_capacity(timeline.count(after, before));
        sessions.extend(timeline.between(after, before).map(|hit| hit.session));
        self.within_list(sessions)
    }

    /// Keeps the sessions that have started but not ended at the given moment. As
    /// with [`during`](Self::during), sessions of unknown or zero length are not kept.
    pub fn at(self, moment: Moment) -> Self {
        self.during(moment..moment.plus_seconds(1))
    }

    /// Keeps the sessions that have a time slot. A part without a slot inherits the slot of its
    /// parent session.
    pub fn scheduled(self) -> Self {
        self.filter(|session| session.is_scheduled())
    }

    /// Keeps the sessions that are not scheduled yet. These sessions neither have a time slot nor
    /// inherit one from a parent session.
    pub fn unscheduled(self) -> Self {
        self.filter(|session| !session.is_scheduled())
    }
}

/// ## Filters by place
impl Sessions<'_> {
    /// Keeps the sessions that take place in the given room.
    ///
    /// A session without a place inherits the place of its parent session. A top-level session
    /// without a place uses the default place of the programme. Sessions in other rooms that share
    /// space with the given room, such as the two halves of a hall, are not kept. To include them,
    /// use [`occupying`](Self::occupying).
    pub fn in_room(self, room: impl AsRef<str>) -> Self {
        let Some(room) = self.programme.room(room.as_ref()) else { return self.none() };
        let mut sessions = Vec::with_capacity(room.sessions().count());
        for session in room.sessions() {
            with_parts_in_place(session, &mut sessions);
        }
        self.within_list(sessions)
    }

    /// Keeps the sessions that use all or part of the given room. A session uses the room if it
    /// takes place in the room itself, in a smaller room that is part of it, or in a combined room
    /// that shares space with it.
    pub fn occupying(self, room: impl AsRef<str>) -> Self {
        let Some(room) = self.programme.room(room.as_ref()) else { return self.none() };
        let mut sessions = Vec::new();
        for session in room.tied().into_iter().flat_map(|room| room.sessions()) {
            with_parts_in_place(session, &mut sessions);
        }
        self.within_list(sessions)
    }

    /// Keeps the sessions that take place in the given venue. Such a session uses the entire venue,
    /// one of its rooms, or a combined room that includes one of its rooms.
    pub fn in_venue(self, venue: impl AsRef<str>) -> Self {
        let Some(venue) = self.programme.venue(venue.as_ref()) else { return self.none() };
        let mut sessions = Vec::new();
        for session in venue.sessions() {
            with_parts_in_place(session, &mut sessions);
        }
        for room in with_wholes(venue.rooms().to_list()) {
            for session in room.sessions() {
                with_parts_in_place(session, &mut sessions);
            }
        }
        self.within_list(sessions)
    }
}

/// ## Filters by people
impl Sessions<'_> {
    /// Keeps the sessions in which the given person takes part. A person who takes part only in a
    /// nested session is not a participant of the parent session.
    pub fn with_person(self, person: impl AsRef<str>) -> Self {
        let Some(person) = self.programme.person(person.as_ref()) else { return self.none() };
        let mut sessions = Vec::with_capacity(person.sessions().count());
        sessions.extend(person.sessions().map(Session::idx));
        self.within_list(sessions)
    }

    /// Keeps the sessions in which at least one participant has the given role.
    pub fn with_role(self, role: &Role) -> Self {
        self.filter(|session| session.in_role(role).next().is_some())
    }

    /// Keeps the sessions in which the given organisation is involved. This is the case if the
    /// organisation itself takes part, if a participant speaks on its behalf, or if a participant
    /// holds a position (post) in it. If a participation lists positions, they replace the usual
    /// positions of the person.
    pub fn by_organisation(self, organisation: impl AsRef<str>) -> Self {
        let organisation = self.programme.organisation(organisation.as_ref());
        let found = organisation.into_iter().flat_map(|one| one.everywhere()).filter_map(|one| one.session());
        let found = found.flat_map(|session| std::iter::once(session).chain(session.lends_people_to()));
        self.within_list(found.map(Session::idx).to_list())
    }

    /// Keeps the sessions in which the given country is involved. This is the case if the country
    /// itself takes part, if a participant speaks on its behalf, or if a participant holds a
    /// position (post) for it. If a participation lists positions, they replace the usual positions
    /// of the person.
    pub fn by_country(self, country: Country) -> Self {
        self.filter(|session| session.participations().any(|one| one.is_for_country(country)))
    }
}

/// ## Filters by language
///
/// A language also matches its more specific variants, as in the basic filtering of RFC 4647. For
/// example, `fr` matches both `fr` and `fr-CH`.
impl Sessions<'_> {
    /// Keeps the sessions in which the given language is spoken. A session without languages
    /// inherits the languages of its parent session or of the programme.
    pub fn in_language(self, language: impl AsRef<str>) -> Self {
        let language = language.as_ref();
        self.filter(|session| session.spoken().iter().any(|spoken| spoken.is_within(language)))
    }

    /// Keeps the sessions that are interpreted into the given language. A session without
    /// interpretation languages inherits those of its parent session or of the programme.
    pub fn interpreted_into(self, language: impl AsRef<str>) -> Self {
        let language = language.as_ref();
        self.filter(|session| session.interpreted().iter().any(|into| into.is_within(language)))
    }
}

/// ## Filters by property
impl<'p> Sessions<'p> {
    /// Keeps the sessions of the given kind, such as [`Kind::Workshop`].
    pub fn of_kind(self, kind: &Kind) -> Self {
        self.filter(|session| session.kind() == Some(kind))
    }

    /// Keeps the sessions with the given status, such as [`SessionStatus::Tentative`].
    pub fn with_status(self, status: SessionStatus) -> Self {
        self.filter(|session| session.status() == status)
    }

    /// Keeps the sessions that belong to the given track.
    pub fn in_track(self, track: impl AsRef<str>) -> Self {
        let track = self.programme.track(track.as_ref());
        self.within_list(track.into_iter().flat_map(|track| track.sessions()).map(Session::idx).to_list())
    }

    /// Keeps the top-level sessions, which are not part of another session.
    pub fn top_level(self) -> Self {
        self.filter(|session| session.is_top_level())
    }

    /// Keeps the sessions that are direct parts of the given session. More deeply nested sessions
    /// are not kept.
    pub fn parts_of(self, session: impl AsRef<str>) -> Self {
        let whole = self.programme.session(session.as_ref());
        self.within_list(whole.into_iter().flat_map(|whole| whole.parts()).map(Session::idx).to_list())
    }

    /// Keeps the sessions whose texts contain the phrase in any language.
    ///
    /// The search covers all texts of a session and of its participations, such as titles,
    /// descriptions, questions, labels and topics. If a session repeats another session, the texts
    /// that it inherits from the other session are searched as well. Letter case and the amount of
    /// white space are ignored. With the `unicode` feature, accents are also ignored. Every text
    /// contains the empty phrase, so `matching("")` keeps all sessions that have a text. To search
    /// for names of people, use [`People::named`](super::People::named).
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// assert_eq!(programme.sessions().matching("").len(), programme.sessions().len());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn matching(self, phrase: &str) -> Self {
        self.matching_where(phrase, &|_| true)
    }

    /// Keeps the sessions whose texts contain the phrase in the given language. The
    /// method [`matching`](Self::matching) searches the same texts, but in all languages.
    pub fn matching_in(self, phrase: &str, language: impl AsRef<str>) -> Self {
        let language = language.as_ref();
        self.matching_where(phrase, &|tag| tag.is_within(language))
    }

    fn matching_where(self, phrase: &str, speaks: &dyn Fn(&LanguageTag) -> bool) -> Self {
        let phrase = fold(phrase);
        self.filter(|session| {
            let mut search = PhraseSearch { phrase: &phrase, speaks, found: false };
            session.data().visit(&mut Path::root(), &mut search as &mut dyn Visitor<'_>);
            let lent = session.title().into_iter().chain(session.questions());
            lent.for_each(|text| search.text(&Path::root(), text));
            for block in session.description() {
                block.visit(&mut Path::root(), &mut search as &mut dyn Visitor<'_>);
            }
            search.found
        })
    }

    fn none(mut self) -> Self {
        self.members = IndexSet::none();
        self
    }

    /// Keeps the sessions in `list`, which must be sorted.
    fn within(mut self, list: &'p [Idx<draft::Session>]) -> Self {
        self.members = self.members.within(Cow::Borrowed(list));
        self
    }

    /// Returns a set of sessions of the same programme. The given list can be unsorted and contain
    /// duplicates.
    pub(super) fn of(&self, list: Vec<Idx<draft::Session>>) -> Self {
        Self { programme: self.programme, members: IndexSet::of(list) }
    }

    fn within_list(mut self, mut list: Vec<Idx<draft::Session>>) -> Self {
        list.sort_unstable();
        list.dedup();
        self.members = self.members.within(Cow::Owned(list));
        self
    }
}

/// Adds a session and all nested sessions that inherit its place to `found`.
fn with_parts_in_place(session: Session<'_>, found: &mut Vec<Idx<draft::Session>>) {
    let mut open = Vec::new();
    let mut next = Some(session);
    while let Some(session) = next {
        found.push(session.idx());
        open.extend(session.parts().filter(|part| part.data().place.is_none()));
        next = open.pop();
    }
}

struct PhraseSearch<'a> {
    phrase: &'a str,
    speaks: &'a dyn Fn(&LanguageTag) -> bool,
    found: bool,
}

impl<'d> Visitor<'d> for PhraseSearch<'_> {
    fn text(&mut self, _: &Path, text: &'d Text) {
        let matches =
            |(tag, wording): (&LanguageTag, &str)| (self.speaks)(tag) && fold(wording).contains(self.phrase);
        self.found = self.found || text.entries().any(matches);
    }
}
