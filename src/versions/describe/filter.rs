//! The sessions and other rows that the filters of a description select.

use std::collections::{BTreeSet, HashSet};

use super::aspect::Aspect;
use super::names::Names;
use super::options::DescribeOptions;
use crate::programme::Programme;
use crate::report::Subject;
use crate::view::Session;

/// The sessions that satisfy one filter, by the ids of either version.
struct Selected {
    before: HashSet<String>,
    after: HashSet<String>,
}

/// The filters of a description. Without filters, everything is described.
pub(super) struct Filter<'o> {
    options: &'o DescribeOptions,
    filters: Vec<Selected>,
    /// The rows that the selected sessions refer to. Ids of the earlier version are included.
    rows: HashSet<Subject>,
}

impl<'o> Filter<'o> {
    pub(super) fn new(options: &'o DescribeOptions, before: &Programme, after: &Programme) -> Self {
        let mut filters = Vec::new();
        let mut add = |select: &dyn Fn(&Programme) -> HashSet<String>| {
            filters.push(Selected { before: select(before), after: select(after) });
        };
        if let Some(sessions) = &options.sessions {
            add(&|_| sessions.iter().map(ToString::to_string).collect());
        }
        if !options.people.is_empty() {
            add(&|programme| {
                let people = options.people.iter().filter_map(|id| programme.person(id.as_str()));
                ids(people.flat_map(|person| person.sessions().collect::<Vec<_>>()))
            });
        }
        if !options.rooms.is_empty() {
            add(&|programme| {
                let rooms = options.rooms.iter().filter_map(|id| programme.room(id.as_str()));
                ids(rooms.flat_map(|room| room.sessions().chain(room.relayed_sessions()).collect::<Vec<_>>()))
            });
        }
        if !options.tracks.is_empty() {
            add(&|programme| {
                let tracks = options.tracks.iter();
                ids(tracks
                    .flat_map(|id| programme.sessions().in_track(id.as_str()).iter().collect::<Vec<_>>()))
            });
        }
        let mut filter = Self { options, filters, rows: HashSet::new() };
        filter.add_rows(before, |selected| &selected.before);
        filter.add_rows(after, |selected| &selected.after);
        filter
    }

    /// Adds the rows that the selected sessions of a version refer to.
    fn add_rows(&mut self, programme: &Programme, of: impl Fn(&Selected) -> &HashSet<String>) {
        if self.filters.is_empty() {
            return;
        }
        for session in programme.sessions().declared() {
            let id = session.id().as_str();
            if !self.filters.iter().all(|filter| of(filter).contains(id)) {
                continue;
            }
            for room in session.rooms().chain(session.relayed_to()) {
                self.rows.insert(Subject::Room(room.id().clone()));
                self.rows.insert(Subject::Venue(room.venue().id().clone()));
            }
            self.rows.extend(session.venue().map(|venue| Subject::Venue(venue.id().clone())));
            self.rows.extend(session.day().map(|day| Subject::Day(day.number())));
            self.rows.extend(session.tracks().map(|track| Subject::Track(track.data().id.clone())));
            for one in &session.data().participations {
                self.rows.extend(one.organisation.clone().map(Subject::Organisation));
                if self.options.people.is_empty() {
                    self.rows.extend(one.person.clone().map(Subject::Person));
                }
            }
        }
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
    pub(super) fn row(&self, subject: &Subject, aspects: &BTreeSet<Aspect>, names: &Names<'_>) -> bool {
        if self.filters.is_empty() {
            return true;
        }
        if *subject == Subject::Programme {
            return aspects
                .iter()
                .any(|aspect| matches!(aspect, Aspect::Status | Aspect::Time | Aspect::Place));
        }
        self.rows.contains(subject) || self.rows.contains(&names.earlier(subject.clone()))
    }
}

fn ids<'p>(sessions: impl Iterator<Item = Session<'p>>) -> HashSet<String> {
    sessions.map(|session| session.id().to_string()).collect()
}
