//! The view of a person, with the sessions in which the person takes part.

use super::{Organisation, Participation, Session, known_by_id, row, view};
use crate::arena::{Idx, row as row_of};
use crate::draft::{self, Post};
use crate::list::ToList;
use crate::value::id::PersonId;
use crate::value::role::Role;
use crate::value::text::Text;

view! {
    /// A person who takes part in a programme. A group of people can also be represented as one
    /// person.
    ///
    /// ```
    /// use programme::draft;
    /// use programme::{Draft, LanguageTag, Slot};
    ///
    /// let participation = draft::Participation::person("ada");
    /// let panel = |id: &str| draft::Session::new(id).with_participation(participation.clone());
    /// let programme = Draft::new("demo", "Demo")
    ///     .with_language("en".parse::<LanguageTag>()?)
    ///     .with_day(draft::Day::new(1))
    ///     .with_person(draft::Person::new("ada", "Ada Okoye"))
    ///     .with_session(panel("late").with_slot(Slot::between(1, "15:00", "16:00")?))
    ///     .with_session(panel("early").with_slot(Slot::between(1, "09:00", "10:00")?))
    ///     .build()?;
    /// let ada = programme.person("ada").unwrap();
    /// let sessions: Vec<_> = ada.sessions().map(|session| session.id().as_str()).collect();
    /// assert_eq!(sessions, ["early", "late"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias("speaker", "attendee", "author"))]
    Person, draft::Person
}
known_by_id!(Person);

impl<'p> Person<'p> {
    /// Returns all fields of the person as a [`draft::Person`]. Every text in the result has a
    /// language tag.
    pub fn data(&self) -> &'p draft::Person {
        row(&self.programme.inner().draft.people, self.idx)
    }

    /// Returns the id of the person, which is unique among the people of the programme.
    pub fn id(&self) -> &'p PersonId {
        &self.data().id
    }

    /// Returns the display name of the person, in one or more languages or scripts.
    pub fn name(&self) -> &'p Text {
        &self.data().name
    }

    /// Returns the honorific that is printed before the name of the person, such as "Ms." or
    /// "H.E.". Returns `None` if there is no honorific.
    pub fn honorific(&self) -> Option<&'p Text> {
        self.data().honorific.as_ref()
    }

    /// Returns the positions (posts) that the person holds in organisations or for countries.
    pub fn posts(&self) -> &'p [Post] {
        &self.data().posts
    }

    /// Returns the positions (posts) of the person as one printed line, such as "Director,
    /// Institute of Hydrology". Returns `None` if there is no such line.
    pub fn posts_line(&self) -> Option<&'p Text> {
        self.data().posts_line.as_ref()
    }

    /// Returns the participations of the person. Participations in the programme itself come first.
    /// Participations in sessions follow, in chronological order of the sessions. Several
    /// participations in the same session are in printed order.
    #[inline]
    pub fn participations(
        &self,
    ) -> impl ExactSizeIterator<Item = Participation<'p>> + DoubleEndedIterator + use<'p> {
        let programme = self.programme;
        let (person, relations) = (self.idx, &programme.inner().relations);
        let own = relations.in_programme.of(person);
        let in_sessions = relations.of_person.of(person);
        (0..own.len() + in_sessions.len()).map(move |at| {
            let one = own.clone().nth(at).unwrap_or_else(|| {
                *row_of(in_sessions, Idx::<Idx<draft::Participation>>::new(at - own.len()))
            });
            Participation::new(programme, one)
        })
    }

    /// Returns the sessions in which the person takes part, in chronological order and without
    /// duplicates. If a session of the person is repeated and the repeat lists no people, the
    /// person takes part in the repeat as well.
    #[inline]
    pub fn sessions(&self) -> impl Iterator<Item = Session<'p>> + use<'p> {
        let programme = self.programme;
        let relations = &programme.inner().relations;
        let mut own = relations.sessions_of_person.of(self.idx).iter().copied();
        // Most programmes contain no repeated sessions, so they do not need the additional list.
        let lent = if relations.repeats.is_empty() { Vec::new() } else { self.lent() };
        let mut lent = lent.into_iter();
        let mut before = None;
        std::iter::from_fn(move || {
            loop {
                let next = match lent.as_slice().first() {
                    Some(theirs) if own.clone().next().is_none_or(|ours| ours > *theirs) => lent.next(),
                    _ => own.next(),
                }?;
                if before.replace(next) != Some(next) {
                    return Some(Session::new(programme, next));
                }
            }
        })
    }

    /// Returns the sessions that repeat a session of the person and list no people themselves. The
    /// result is sorted.
    fn lent(&self) -> Vec<Idx<draft::Session>> {
        let sessions = self.participations().filter_map(|one| one.session());
        let mut lent: Vec<_> =
            sessions.flat_map(|session| session.lends_people_to()).map(Session::idx).to_list();
        lent.sort_unstable();
        lent
    }

    /// Returns the participations in which the person has the given role, in the same order
    /// as [`participations`](Self::participations).
    pub fn in_role<'r>(&self, role: &'r Role) -> impl Iterator<Item = Participation<'p>> + use<'p, 'r> {
        self.participations().filter(move |one| one.role() == Some(role))
    }

    /// Returns the organisations in which the person holds a position (post). Organisations that
    /// the programme does not declare are omitted. An organisation in which the person holds
    /// several positions is returned several times.
    pub fn organisations(&self) -> impl ExactSizeIterator<Item = Organisation<'p>> + use<'p> {
        let programme = self.programme;
        programme.inner().relations.posts.of(self.idx).map(move |idx| Organisation::new(programme, idx))
    }
}
