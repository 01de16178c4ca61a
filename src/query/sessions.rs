//! Sets of sessions.

use std::borrow::Cow;
use std::ops::Range;

use super::fold::fold;
use super::members::{Members, set};
use crate::arena::Idx;
use crate::draft;
use crate::programme::Programme;
use crate::value::kind::Kind;
use crate::value::language::LanguageTag;
use crate::value::moment::Moment;
use crate::value::names::Country;
use crate::value::path::Path;
use crate::value::role::Role;
use crate::value::status::SessionStatus;
use crate::value::text::Text;
use crate::value::time::DayTime;
use crate::value::visit::{Visit, Visitor};
use crate::view::{Room, Session};

set! {
    /// A set of sessions of one programme, in order of time.
    ///
    /// [`Programme::sessions`] gives all of them. Filters take an id or a view and read it as an id: what is not in the
    /// programme narrows the set to nothing. The set borrows a list of the programme where one answers, and holds a list of its
    /// own otherwise.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// use programme::Role;
    ///
    /// let afternoon = programme.sessions().on_day(1).during(
    ///     programme.moment(1, "13:00".parse()?).unwrap()..programme.moment(1, "16:00".parse()?).unwrap(),
    /// );
    /// assert_eq!(afternoon.with_role(&Role::Moderator).to_string(), "side-event-idiaspora, session-2");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    Sessions, Session, draft::Session, SessionsIter, "a session", "sessions", ", in order of time: by start, what contains before what it contains, then as declared; the unscheduled last. What states no clock time comes at the beginning of its day, or of its part of the day."
}

/// ## Sets to ask
impl Programme {
    /// All sessions, in order of time. For the order in which they are printed, see [`Sessions::declared`].
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// assert_eq!(programme.sessions().top_level().len(), 15);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn sessions(&self) -> Sessions<'_> {
        Sessions { programme: self, members: Members::All(self.data().sessions.len()) }
    }

    /// The sessions with those ids; ids that are not in the programme are left out.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// assert_eq!(programme.select(["session-2", "opening", "none"]).to_string(), "opening, session-2");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn select<S: AsRef<str>>(&self, ids: impl IntoIterator<Item = S>) -> Sessions<'_> {
        let found = ids.into_iter().filter_map(|id| Some(self.session(id.as_ref())?.idx()));
        Sessions { programme: self, members: Members::of(found.collect()) }
    }

    /// A time of a day on the programme's own axis; none where there is no such day.
    pub fn moment(&self, day: impl Into<i32>, time: DayTime) -> Option<Moment> {
        Some(self.day(day.into())?.moment(time))
    }
}

impl<'p> Session<'p> {
    pub(super) fn by_id(programme: &'p Programme, id: &str) -> Option<Self> {
        programme.session(id)
    }
}

/// ## In order
impl<'p> Sessions<'p> {
    /// The sessions in order of time, as [`iter`](Self::iter) gives them.
    pub fn chronological(&self) -> impl ExactSizeIterator<Item = Session<'p>> + DoubleEndedIterator + '_ {
        self.iter()
    }

    /// The sessions in declared order: as the programme prints them.
    pub fn declared(&self) -> impl ExactSizeIterator<Item = Session<'p>> + DoubleEndedIterator + use<'p> {
        let programme = self.programme;
        let mut places: Vec<_> = self.iter().map(|session| session.declared()).collect();
        places.sort_unstable();
        places.into_iter().map(move |at| Session::of_declared(programme, at))
    }

    /// From the first start to the last end, where clock times are stated. An open end counts with its start.
    pub fn span(&self) -> Option<Range<Moment>> {
        let start = self.iter().filter_map(|session| session.start()).min()?;
        let end = self.iter().filter_map(|session| session.end().max(session.start())).max()?;
        Some(start..end)
    }
}

/// ## Narrowed by time
impl Sessions<'_> {
    /// Those whose slot is on a day, with parts that have none and lie in the slot of such a session.
    pub fn on_day(self, day: impl Into<i32>) -> Self {
        let list =
            self.programme.day(day.into()).map(|day| self.programme.inner().relations.on_day.of(day.idx()));
        self.within(list.unwrap_or_default())
    }

    /// Those whose slot is on a day, and those that reach into it from another: from its midnight to the next.
    pub fn touching_day(self, day: impl Into<i32>) -> Self {
        let Some(day) = self.programme.day(day.into()) else { return self.none() };
        let begin = day.begin();
        let spilling = self.clone().during(begin..begin.plus_seconds(24 * 3600));
        self.on_day(day.number()).union(&spilling)
    }

    /// Those that take place for some time of the stretch: that start before its end and end after its start.
    ///
    /// Moments and open ends overlap nothing; a part without a slot of its own comes with the session that contains it;
    /// what is postponed, cancelled or dropped does not take place.
    pub fn during(self, stretch: Range<Moment>) -> Self {
        if stretch.start >= stretch.end {
            return self.none();
        }
        let timeline = &self.programme.inner().timeline;
        let (after, before) = (stretch.start.seconds(), stretch.end.seconds());
        let mut found = Vec::with_capacity(timeline.count(after, before));
        found.extend(timeline.between(after, before).map(|hit| hit.session));
        self.within_list(found)
    }

    /// Those that are on at a moment: that have started, and have not ended. As [`during`](Self::during) otherwise.
    pub fn at(self, moment: Moment) -> Self {
        self.during(moment..moment.plus_seconds(1))
    }

    /// Those that have a slot, their own or that of a session that contains them.
    pub fn scheduled(self) -> Self {
        self.filter(|session| session.is_scheduled())
    }

    /// Those that have none.
    pub fn unscheduled(self) -> Self {
        self.filter(|session| !session.is_scheduled())
    }
}

/// ## Narrowed by place
impl Sessions<'_> {
    /// Those that happen in a room itself (for the halls and parts of a room that divides see [`occupying`](Self::occupying)): that state it, that inherit it from the session that contains them, or that state no
    /// place where the programme's own is that room.
    pub fn in_room(self, room: impl AsRef<str>) -> Self {
        let Some(room) = self.programme.room(room.as_ref()) else { return self.none() };
        let mut found = Vec::with_capacity(room.sessions().count());
        for session in room.sessions() {
            with_parts_in_place(session, &mut found);
        }
        self.within_list(found)
    }

    /// Those that take up a room: in it, in a room that it is made of, or in one that is made of it and others.
    pub fn occupying(self, room: impl AsRef<str>) -> Self {
        let Some(room) = self.programme.room(room.as_ref()) else { return self.none() };
        let mut found = Vec::new();
        for session in room.tied().into_iter().flat_map(|room| room.sessions()) {
            with_parts_in_place(session, &mut found);
        }
        self.within_list(found)
    }

    /// Those that happen in a venue: as a whole, in one of its rooms, or in a room that is made of one of them.
    pub fn in_venue(self, venue: impl AsRef<str>) -> Self {
        let Some(venue) = self.programme.venue(venue.as_ref()) else { return self.none() };
        let mut found = Vec::new();
        for session in venue.sessions() {
            with_parts_in_place(session, &mut found);
        }
        let mut rooms: Vec<Room<'_>> = venue.rooms().collect();
        let mut at = 0;
        while let Some(room) = rooms.get(at).copied() {
            for session in room.sessions() {
                with_parts_in_place(session, &mut found);
            }
            let wholes: Vec<_> = room.part_of().filter(|whole| !rooms.contains(whole)).collect();
            rooms.extend(wholes);
            at += 1;
        }
        self.within_list(found)
    }
}

/// ## Narrowed by people
impl Sessions<'_> {
    /// Those in which a person takes part. The people of a session's parts are theirs.
    pub fn with_person(self, person: impl AsRef<str>) -> Self {
        let Some(person) = self.programme.person(person.as_ref()) else { return self.none() };
        let mut found = Vec::with_capacity(person.sessions().count());
        found.extend(person.sessions().map(Session::idx));
        self.within_list(found)
    }

    /// Those in which somebody takes part in a role.
    pub fn with_role(self, role: &Role) -> Self {
        self.filter(|session| session.in_role(role).next().is_some())
    }

    /// Those in which an organisation takes part, somebody speaks on its behalf, or somebody holds a post in it on that
    /// occasion.
    pub fn by_organisation(self, organisation: impl AsRef<str>) -> Self {
        let organisation = self.programme.organisation(organisation.as_ref());
        let found = organisation.into_iter().flat_map(|one| one.everywhere()).filter_map(|one| one.session());
        let found = found.flat_map(|session| std::iter::once(session).chain(session.lends_people_to()));
        self.within_list(found.map(Session::idx).collect())
    }

    /// Those in which a country takes part, somebody speaks on its behalf, or somebody holds a post for it on that occasion.
    pub fn by_country(self, country: Country) -> Self {
        self.filter(|session| session.participations().any(|one| one.is_for_country(country)))
    }
}

/// ## Narrowed by language
///
/// A language is met by itself and by whatever is more specific: `fr` by `fr` and `fr-CH` (basic filtering of RFC 4647).
impl Sessions<'_> {
    /// Those held in a language.
    pub fn in_language(self, language: impl AsRef<str>) -> Self {
        let language = language.as_ref();
        self.filter(|session| session.spoken().iter().any(|spoken| spoken.is_within(language)))
    }

    /// Those interpreted into a language.
    pub fn interpreted_into(self, language: impl AsRef<str>) -> Self {
        let language = language.as_ref();
        self.filter(|session| session.interpreted().iter().any(|into| into.is_within(language)))
    }
}

/// ## Narrowed by what they are
impl<'p> Sessions<'p> {
    /// Those of a kind.
    pub fn of_kind(self, kind: &Kind) -> Self {
        self.filter(|session| session.kind() == Some(kind))
    }

    /// Those of a status.
    pub fn with_status(self, status: SessionStatus) -> Self {
        self.filter(|session| session.status() == status)
    }

    /// Those that belong to a track.
    pub fn in_track(self, track: impl AsRef<str>) -> Self {
        let track = self.programme.track(track.as_ref());
        self.within_list(track.into_iter().flat_map(|track| track.sessions()).map(Session::idx).collect())
    }

    /// Those that are part of no other.
    pub fn top_level(self) -> Self {
        self.filter(|session| session.is_top_level())
    }

    /// Those that are parts of a session, and not parts of its parts.
    pub fn parts_of(self, session: impl AsRef<str>) -> Self {
        let whole = self.programme.session(session.as_ref());
        self.within_list(whole.into_iter().flat_map(|whole| whole.parts()).map(Session::idx).collect())
    }

    /// Those in whose texts a phrase occurs, in whatever language: titles, descriptions, questions, labels, topics, and
    /// what a repeated session lends. Letter case and white space do not matter and, with the feature `unicode`, accents
    /// do not. Names of people are asked for by [`People::named`](super::People::named).
    pub fn matching(self, phrase: &str) -> Self {
        self.matching_where(phrase, &|_| true)
    }

    /// The same in texts of one language alone.
    pub fn matching_in(self, phrase: &str, language: impl AsRef<str>) -> Self {
        let language = language.as_ref();
        self.matching_where(phrase, &|tag| tag.is_within(language))
    }

    fn matching_where(self, phrase: &str, speaks: &dyn Fn(&LanguageTag) -> bool) -> Self {
        let phrase = fold(phrase);
        self.filter(|session| {
            let mut search = Search { phrase: &phrase, speaks, found: false };
            session.data().visit(&mut Path::root(), &mut search);
            let lent = session.title().into_iter().chain(session.questions());
            lent.for_each(|text| search.text(&Path::root(), text));
            session.description().to_vec().visit(&mut Path::root(), &mut search);
            search.found
        })
    }

    fn none(mut self) -> Self {
        self.members = Members::none();
        self
    }

    /// Those that are in a list of the programme, which is sorted.
    fn within(mut self, list: &'p [Idx<draft::Session>]) -> Self {
        self.members = self.members.within(Cow::Borrowed(list));
        self
    }

    /// Those that are in a list in any order.
    fn within_list(mut self, mut list: Vec<Idx<draft::Session>>) -> Self {
        list.sort_unstable();
        list.dedup();
        self.members = self.members.within(Cow::Owned(list));
        self
    }
}

/// A session, and the parts that are where it is because they state no place of their own.
fn with_parts_in_place(session: Session<'_>, found: &mut Vec<Idx<draft::Session>>) {
    let mut open = Vec::new();
    let mut next = Some(session);
    while let Some(session) = next {
        found.push(session.idx());
        open.extend(session.parts().filter(|part| part.data().place.is_none()));
        next = open.pop();
    }
}

/// A walk over texts that looks for a folded phrase.
struct Search<'a> {
    phrase: &'a str,
    speaks: &'a dyn Fn(&LanguageTag) -> bool,
    found: bool,
}

impl<'d> Visitor<'d> for Search<'_> {
    fn text(&mut self, _: &Path, text: &'d Text) {
        let matches =
            |(tag, wording): (&LanguageTag, &str)| (self.speaks)(tag) && fold(wording).contains(self.phrase);
        self.found = self.found || text.entries().any(matches);
    }
}
