//! Who takes part: every participation, numbered through, and the parties it leads to.

use super::ids::{Declared, Ids, ParticipationAt};
use super::properties::{Properties, Wanted};
use crate::arena::{Idx, MaybeIdx, row};
use crate::draft::{Draft, Organisation, Participation, Party, Person};
use crate::value::id::PersonId;

/// The parties of all participations.
///
/// Participations are numbered through: those of the programme, then those of each session in declared order.
#[derive(Debug)]
pub(crate) struct Participants {
    /// The number at which each session begins, in declared order, and behind the last the number of all.
    pub(crate) first: Vec<u32>,
    /// The person of each participation.
    pub(crate) people: Vec<MaybeIdx<Person>>,
    pub(crate) organisations: Vec<(Idx<Participation>, Idx<Organisation>)>,
    pub(crate) on_behalf_of: Vec<(Idx<Participation>, Idx<Organisation>)>,
    /// The organisations in which they hold a post on that occasion alone.
    pub(crate) occasion_posts: Vec<(Idx<Participation>, Idx<Organisation>)>,
}

/// What participations ask of the people in them, numbered through as [`Participants`] are.
#[derive(Debug, Default)]
pub(crate) struct Asked {
    pub(crate) wanted: Vec<Wanted>,
    /// Those that state a part of the session as their own.
    parts: Vec<Idx<Participation>>,
}

/// The parties of participations as the walk meets them: people by their ids, to be looked up together.
pub(crate) struct Gathering<'d, 'p> {
    draft: &'d Draft,
    properties: &'p Properties,
    people: Vec<Option<&'d str>>,
    found: Participants,
    asked: Asked,
}

impl<'d, 'p> Gathering<'d, 'p> {
    pub(crate) fn new(draft: &'d Draft, properties: &'p Properties) -> Self {
        let sessions = draft.sessions.len();
        Self {
            draft,
            properties,
            people: Vec::with_capacity(sessions),
            found: Participants {
                first: Vec::with_capacity(sessions + 1),
                people: Vec::new(),
                organisations: Vec::new(),
                on_behalf_of: Vec::new(),
                occasion_posts: Vec::new(),
            },
            asked: Asked::default(),
        }
    }

    /// The next participation. What dangles leads nowhere.
    pub(crate) fn add(&mut self, one: &'d Participation, session: Option<Idx<Declared>>, ids: &Ids) {
        let found = &mut self.found;
        let organisation = |id: &str| ids.organisation(self.draft, id);
        let idx = Idx::new(self.people.len());
        self.people.push(one.person.as_ref().map(PersonId::as_str));
        let of = one.organisation.as_ref().and_then(|id| organisation(id.as_str()));
        found.organisations.extend(of.map(|of| (idx, of)));
        if let Some(Party::Organisation(id)) = &one.on_behalf_of {
            found.on_behalf_of.extend(organisation(id.as_str()).map(|of| (idx, of)));
        }
        let session = || session.map(|idx| row(&self.draft.sessions, idx));
        self.asked.wanted.push(Wanted::of(one, self.properties.of_participation(one, session)));
        self.asked.parts.extend(one.part.map(|_| idx));
        let posts = one.posts.iter().flatten().filter_map(|post| post.organisation.as_ref());
        found.occasion_posts.extend(posts.filter_map(|id| Some((idx, organisation(id.as_str())?))));
    }

    /// Those of the next session follow.
    pub(crate) fn next_session(&mut self) {
        self.found.first.push(u32::try_from(self.people.len()).unwrap_or(u32::MAX));
    }

    /// The parties of all. `unknown` meets every id that no person has.
    pub(crate) fn finish(
        mut self,
        ids: &Ids,
        mut unknown: impl FnMut(ParticipationAt, &'d str),
    ) -> (Participants, Asked) {
        self.next_session();
        let Self { draft, people, mut found, mut asked, .. } = self;
        found.people = ids.people(draft, people.iter().copied());
        // Few programmes have groups of people.
        if draft.people.iter().any(|person| person.group) {
            for (wanted, person) in asked.wanted.iter_mut().zip(&found.people) {
                let is_group = person.get().is_some_and(|person| row(&draft.people, person).group);
                *wanted = if is_group { wanted.of_group() } else { *wanted };
            }
        }
        for (number, (id, person)) in people.iter().zip(&found.people).enumerate() {
            if let (Some(id), None) = (id, person.get()) {
                unknown(found.place(number), id);
            }
        }
        (found, asked)
    }
}

impl Participants {
    /// Where a participation stands that has that number.
    fn place(&self, number: usize) -> ParticipationAt {
        let before = self.first.partition_point(|&first| first as usize <= number);
        let begin = before.checked_sub(1).and_then(|session| Some((session, *self.first.get(session)?)));
        match begin {
            None => ParticipationAt { session: None, position: number },
            Some((session, first)) => {
                ParticipationAt { session: Some(Idx::new(session)), position: number - first as usize }
            }
        }
    }
}

impl Asked {
    /// The people who state a part of a session as their own, sorted.
    pub(crate) fn in_part(&self, people: &[MaybeIdx<Person>]) -> Vec<Idx<Person>> {
        let mut found: Vec<_> = self.parts.iter().filter_map(|one| row(people, *one).get()).collect();
        found.sort_unstable();
        found
    }
}
