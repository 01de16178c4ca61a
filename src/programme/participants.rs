//! Who takes part: every participation, numbered through, and the parties it leads to.

use super::ids::{Ids, ParticipationAt};
use crate::arena::{Idx, MaybeIdx};
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
    /// Whether any of them states a part of the session as its own.
    pub(crate) any_part: bool,
}

impl Participants {
    /// Finds every party. What dangles leads nowhere. `each` meets every participation, and where it stands.
    pub(crate) fn new<'d>(
        draft: &'d Draft,
        ids: &Ids,
        mut each: impl FnMut(ParticipationAt, &'d Participation),
    ) -> Self {
        let mut first = Vec::with_capacity(draft.sessions.len() + 1);
        let mut people = Vec::with_capacity(draft.sessions.len());
        let (mut organisations, mut on_behalf_of, mut occasion_posts) = (Vec::new(), Vec::new(), Vec::new());
        let mut any_part = false;
        let organisation = |id: &str| ids.organisation(draft, id);
        let mut add = |session, rows: &'d [Participation]| {
            for (position, one) in rows.iter().enumerate() {
                let idx = Idx::new(people.len());
                people.push(one.person.as_ref().map(PersonId::as_str));
                let found = one.organisation.as_ref().and_then(|id| organisation(id.as_str()));
                organisations.extend(found.map(|found| (idx, found)));
                if let Some(Party::Organisation(id)) = &one.on_behalf_of {
                    on_behalf_of.extend(organisation(id.as_str()).map(|found| (idx, found)));
                }
                any_part |= one.part.is_some();
                let posts = one.posts.iter().flatten().filter_map(|post| post.organisation.as_ref());
                occasion_posts.extend(posts.filter_map(|id| Some((idx, organisation(id.as_str())?))));
                each(ParticipationAt { session, position }, one);
            }
            u32::try_from(people.len()).unwrap_or(u32::MAX)
        };
        let mut next = add(None, &draft.participations);
        for (at, session) in draft.sessions.iter().enumerate() {
            first.push(next);
            next = add(Some(Idx::new(at)), &session.participations);
        }
        first.push(next);
        Self {
            first,
            people: ids.people(draft, people.into_iter()),
            organisations,
            on_behalf_of,
            occasion_posts,
            any_part,
        }
    }

    /// The number of a participation.
    pub(crate) fn number(&self, session: Option<usize>, position: usize) -> usize {
        session.map_or(0, |session| self.first.get(session).map_or(0, |&first| first as usize)) + position
    }
}
