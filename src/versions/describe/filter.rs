//! The sessions and other rows that the filters of a description select.

use std::collections::{BTreeSet, HashSet};

use super::aspect::Aspect;
use super::names::Names;
use super::options::DescribeOptions;
use crate::programme::Programme;
use crate::report::Subject;
use crate::view::Session;

/// The sessions that satisfy one filter, by their ids in each version.
struct Selected {
    before: HashSet<String>,
    after: HashSet<String>,
}

/// The filters of a description. Without filters, everything is described.
pub(super) struct Filter<'o> {
    options: &'o DescribeOptions,
    filters: Vec<Selected>,
    /// The rows that the selected sessions refer to, by their ids in the later version.
    rows: HashSet<Subject>,
}

impl<'o> Filter<'o> {
    pub(super) fn new(options: &'o DescribeOptions, names: &Names<'_>) -> Self {
        let (before, after) = (names.before.programme(), names.after.programme());
        let mut filters = Vec::new();
        // The options contain ids of the later version.
        let mut add = |subjects: Vec<Subject>, select: fn(&Programme, &Subject) -> HashSet<String>| {
            let earlier = subjects.iter().map(|subject| names.earlier(subject.clone()));
            let before = earlier.flat_map(|subject| select(before, &subject)).collect();
            let after = subjects.iter().flat_map(|subject| select(after, subject)).collect();
            filters.push(Selected { before, after });
        };
        if let Some(sessions) = &options.sessions {
            let sessions = sessions.iter().cloned().map(Subject::Session).collect();
            add(sessions, |_, subject| match subject {
                Subject::Session(id) => [id.to_string()].into(),
                _ => HashSet::new(),
            });
        }
        if !options.people.is_empty() {
            let people = options.people.iter().cloned().map(Subject::Person).collect();
            add(people, |programme, subject| match subject {
                Subject::Person(id) => {
                    ids(programme.person(id.as_str()).into_iter().flat_map(|person| person.sessions()))
                }
                _ => HashSet::new(),
            });
        }
        if !options.rooms.is_empty() {
            let rooms = options.rooms.iter().cloned().map(Subject::Room).collect();
            add(rooms, |programme, subject| match subject {
                Subject::Room(id) => {
                    let room = programme.room(id.as_str()).into_iter();
                    ids(room.flat_map(|room| room.sessions().chain(room.relayed_sessions())))
                }
                _ => HashSet::new(),
            });
        }
        if !options.tracks.is_empty() {
            let tracks = options.tracks.iter().cloned().map(Subject::Track).collect();
            add(tracks, |programme, subject| match subject {
                Subject::Track(id) => ids(programme.sessions().in_track(id.as_str()).iter()),
                _ => HashSet::new(),
            });
        }
        let mut filter = Self { options, filters, rows: HashSet::new() };
        filter.add_rows(before, |selected| &selected.before, |subject| names.later(subject));
        filter.add_rows(after, |selected| &selected.after, |subject| subject);
        filter
    }

    /// Adds the rows that the selected sessions of a version refer to.
    fn add_rows(
        &mut self,
        programme: &Programme,
        of: impl Fn(&Selected) -> &HashSet<String>,
        later: impl Fn(Subject) -> Subject,
    ) {
        if self.filters.is_empty() {
            return;
        }
        let mut rows = HashSet::new();
        for session in programme.sessions().declared() {
            let id = session.id().as_str();
            if !self.filters.iter().all(|filter| of(filter).contains(id)) {
                continue;
            }
            for room in session.rooms().chain(session.relayed_to()) {
                rows.insert(Subject::Room(room.id().clone()));
                rows.insert(Subject::Venue(room.venue().id().clone()));
            }
            rows.extend(session.venue().map(|venue| Subject::Venue(venue.id().clone())));
            rows.extend(session.day().map(|day| Subject::Day(day.number())));
            rows.extend(session.tracks().map(|track| Subject::Track(track.data().id.clone())));
            for one in &session.data().participations {
                rows.extend(one.organisation.clone().map(Subject::Organisation));
                if self.options.people.is_empty() {
                    rows.extend(one.person.clone().map(Subject::Person));
                }
            }
        }
        self.rows.extend(rows.into_iter().map(later));
        self.rows.extend(self.options.people.iter().cloned().map(Subject::Person));
        self.rows.extend(self.options.rooms.iter().cloned().map(Subject::Room));
        self.rows.extend(self.options.tracks.iter().cloned().map(Subject::Track));
    }

    /// Returns `true` if a session satisfies all filters in one of the versions.
    pub(super) fn session(&self, before: Option<Session<'_>>, after: Option<Session<'_>>) -> bool {
        let is_in = |session: Option<Session<'_>>, ids: &HashSet<String>| {
            session.is_some_and(|session| ids.contains(session.id().as_str()))
        };
        self.filters.iter().all(|filter| is_in(before, &filter.before) || is_in(after, &filter.after))
    }

    /// Returns `true` if a row other than a session satisfies the filters. The status, the time
    /// zone and the place of the entire programme concern everybody.
    pub(super) fn row(&self, subject: &Subject, aspects: &BTreeSet<Aspect>) -> bool {
        if self.filters.is_empty() {
            return true;
        }
        if *subject == Subject::Programme {
            return aspects
                .iter()
                .any(|aspect| matches!(aspect, Aspect::Status | Aspect::Time | Aspect::Place));
        }
        self.rows.contains(subject)
    }
}

fn ids<'p>(sessions: impl Iterator<Item = Session<'p>>) -> HashSet<String> {
    sessions.map(|session| session.id().to_string()).collect()
}
