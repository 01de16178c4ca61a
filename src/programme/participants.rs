//! The participants of all sessions, with references to people and organisations resolved.

use super::attendance::{Attendance, Attendances};
use super::ids::{Declared, Ids, ParticipationAt};
use super::properties::Properties;
use crate::arena::{Idx, MaybeIdx, Pairs, row};
use crate::draft::{Draft, Organisation, Participation, Party, Person};
use crate::value::id::PersonId;

/// The people and organisations to which the participations of a draft refer.
///
/// All participations are numbered consecutively. The participations of the programme itself come
/// first, followed by the participations of each session in the order of the draft.
#[derive(Debug)]
pub(crate) struct Participants {
    /// The number of the first participation of each session, in the order of the draft. The last
    /// element is the total number of participations.
    pub(crate) first: Vec<u32>,
    /// The person of each participation. The value is `NONE` if the participant is not a person or
    /// is unknown.
    pub(crate) people: Vec<MaybeIdx<Person>>,
    pub(crate) organisations: Pairs<Participation, Organisation>,
    pub(crate) on_behalf_of: Pairs<Participation, Organisation>,
    /// The organisations of the positions (posts) that are listed in participations.
    pub(crate) occasion_posts: Pairs<Participation, Organisation>,
}

/// Collects participants while a draft is visited. People are stored by id and looked up in one
/// batch at the end, which is faster than looking up each person separately.
pub(crate) struct ParticipantCollector<'d, 'p> {
    draft: &'d Draft,
    properties: &'p Properties,
    people: Vec<Option<&'d str>>,
    found: Participants,
    attendances: Attendances,
}

impl<'d, 'p> ParticipantCollector<'d, 'p> {
    pub(crate) fn new(draft: &'d Draft, properties: &'p Properties) -> Self {
        let sessions = draft.sessions.len();
        Self {
            draft,
            properties,
            people: Vec::with_capacity(sessions),
            found: Participants {
                first: Vec::with_capacity(sessions + 1),
                people: Vec::new(),
                organisations: Pairs::default(),
                on_behalf_of: Pairs::default(),
                occasion_posts: Pairs::default(),
            },
            attendances: Attendances::default(),
        }
    }

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
        let session = session.map(|idx| row(&self.draft.sessions, idx));
        let properties = self.properties.of_participation(one, || session);
        let has_slot = session.is_some_and(|session| session.slot.is_some());
        let is_break = session.is_some_and(|session| self.properties.of_kind(session).idle);
        self.attendances.each.push(Attendance::of(one, properties, is_break, has_slot));
        self.attendances.own_parts.extend(one.part.map(|_| idx));
        let posts = one.posts.iter().flatten().filter_map(|post| post.organisation.as_ref());
        found.occasion_posts.extend(posts.filter_map(|id| Some((idx, organisation(id.as_str())?))));
    }

    /// Marks the start of the next session, to which all participations that are added afterwards
    /// belong.
    pub(crate) fn next_session(&mut self) {
        self.found.first.push(u32::try_from(self.people.len()).unwrap_or(u32::MAX));
    }

    /// Looks up all people at once and returns the participants. Calls `unknown` for each id of a
    /// person that does not exist.
    pub(crate) fn finish(
        mut self,
        ids: &Ids,
        mut unknown: impl FnMut(ParticipationAt, &'d str),
    ) -> (Participants, Attendances) {
        self.next_session();
        let Self { draft, people, mut found, mut attendances, .. } = self;
        found.people = ids.people(draft, people.iter().copied());
        // Most programmes have no groups, so this pass over all participations is usually skipped.
        if draft.people.iter().any(|person| person.group) {
            for (attendance, person) in attendances.each.iter_mut().zip(&found.people) {
                let is_group = person.get().is_some_and(|person| row(&draft.people, person).group);
                if is_group {
                    *attendance = attendance.of_group();
                }
            }
        }
        for (number, (id, person)) in people.iter().zip(&found.people).enumerate() {
            if let (Some(id), None) = (id, person.get()) {
                unknown(found.place(number), id);
            }
        }
        (found, attendances)
    }
}

impl Participants {
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
