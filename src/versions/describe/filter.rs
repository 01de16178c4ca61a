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
    /// The rows that the selected sessions refer to, and the rows in the options. The ids are those
    /// of the later version.
    rows: HashSet<Subject>,
}

impl<'o> Filter<'o> {
    pub(super) fn new(options: &'o DescribeOptions, names: &Names<'_>) -> Self {
        let (before, after) = (names.before.programme(), names.after.programme());
        let people = options.people.iter().cloned().map(Subject::Person);
        let rooms = options.rooms.iter().cloned().map(Subject::Room);
        let tracks = options.tracks.iter().cloned().map(Subject::Track);
        let sessions = options.sessions.iter().flatten().cloned().map(Subject::Session);
        // A list of sessions can be empty, and then selects nothing.
        let lists: [(bool, Vec<Subject>); 4] = [
            (options.sessions.is_some(), sessions.collect()),
            (!options.people.is_empty(), people.collect()),
            (!options.rooms.is_empty(), rooms.collect()),
            (!options.tracks.is_empty(), tracks.collect()),
        ];
        let filters = lists.into_iter().filter(|(is_set, _)| *is_set).map(|(_, subjects)| Selected {
            // The options contain ids of the later version. An id that exists only in the earlier
            // version stays unchanged here.
            before: sessions_of(before, subjects.iter().map(|subject| names.earlier(subject.clone()))),
            after: sessions_of(after, subjects.iter().cloned()),
        });
        let filters = filters.collect();
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

    /// Returns `true` if there are filters.
    pub(super) fn is_set(&self) -> bool {
        !self.filters.is_empty()
    }

    /// Returns `true` if a session satisfies each filter in at least one of the versions.
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

/// Adds the ids of sessions and of the sessions that contain them. A part is cancelled together
/// with its parent session, and moves with it if it inherits the time or the place.
fn add_with_parents(found: &mut HashSet<String>, sessions: &mut dyn Iterator<Item = Session<'_>>) {
    for session in sessions {
        let mut current = Some(session);
        while let Some(session) = current.filter(|session| found.insert(session.id().to_string())) {
            current = session.parent();
        }
    }
}

/// Returns the ids of the sessions that concern one of the given items.
fn sessions_of(programme: &Programme, items: impl Iterator<Item = Subject>) -> HashSet<String> {
    let mut found = HashSet::new();
    for item in items {
        match item {
            Subject::Session(id) => {
                add_with_parents(&mut found, &mut programme.session(id.as_str()).into_iter());
            }
            Subject::Person(id) => {
                let person = programme.person(id.as_str()).into_iter();
                add_with_parents(&mut found, &mut person.flat_map(|person| person.sessions()));
            }
            Subject::Room(id) => {
                let room = programme.room(id.as_str()).into_iter();
                let sessions = room.flat_map(|room| room.sessions().chain(room.relayed_sessions()));
                add_with_parents(&mut found, &mut { sessions });
            }
            Subject::Track(id) => {
                add_with_parents(&mut found, &mut programme.sessions().in_track(id.as_str()).iter());
            }
            _ => {}
        }
    }
    found
}
