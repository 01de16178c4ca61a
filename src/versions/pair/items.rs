//! Pairing of days, rooms, people and other items whose ids differ between the versions.

use std::collections::{HashMap, HashSet};

use super::{AllPairs, contradict, external, rooms};
use crate::draft::{Draft, Organisation, Person, Session};
use crate::pairing::matching::unique;
use crate::pairing::name::{Likeness, likeness, names};
use crate::query::fold::fold;
use crate::value::text::Text;
use crate::versions::changes::PairedBy;

/// Returns the wordings of texts in all languages, converted with [`fold`] and without duplicates.
pub(super) fn wordings<'t>(texts: impl IntoIterator<Item = &'t Text>) -> Vec<String> {
    let mut all: Vec<String> = texts
        .into_iter()
        .flat_map(Text::entries)
        .map(|(_, wording)| fold(wording))
        .filter(|wording| !wording.is_empty())
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}

impl AllPairs {
    pub(super) fn pair_items(&mut self, before: &Draft, after: &Draft) {
        macro_rules! pair {
            ($list:ident, $by:ident, |$row:ident| $keys:expr) => {{
                let doubtful = self.$list.doubt(|at, same| {
                    let rows = before.$list.get(at).zip(after.$list.get(same));
                    rows.is_some_and(|(ours, theirs)| contradict(&ours.external_ids, &theirs.external_ids))
                });
                self.$list.pair_unique(
                    PairedBy::ExternalId,
                    |at| before.$list.get(at).map(|row| external(&row.external_ids)).unwrap_or_default(),
                    |at| after.$list.get(at).map(|row| external(&row.external_ids)).unwrap_or_default(),
                );
                self.$list.restore(doubtful);
                self.$list.pair_unique(
                    PairedBy::$by,
                    |at| before.$list.get(at).map(|$row| $keys).unwrap_or_default(),
                    |at| after.$list.get(at).map(|$row| $keys).unwrap_or_default(),
                );
            }};
        }
        self.days.pair_unique(
            PairedBy::Date,
            |at| before.days.get(at).and_then(|day| day.date).into_iter().collect(),
            |at| after.days.get(at).and_then(|day| day.date).into_iter().collect(),
        );
        pair!(venues, Name, |row| wordings(&row.name));
        pair!(tracks, Name, |row| wordings([&row.name]));
        pair!(organisations, Name, |row| wordings([&row.name]));
        pair!(agenda_items, NumberAndTitle, |row| {
            let titles = row.title.as_ref().map_or(vec![String::new()], |title| wordings([title]));
            let number = row.number.as_deref();
            titles.into_iter().filter_map(|title| Some((number?, title))).collect()
        });
        self.pair_rooms(before, after);
        self.pair_people(before, after);
    }

    fn pair_rooms(&mut self, before: &Draft, after: &Draft) {
        let (ours, theirs): (Vec<_>, Vec<_>) = (rooms(before).collect(), rooms(after).collect());
        let doubtful = self.rooms.doubt(|at, same| {
            let rooms = ours.get(at).zip(theirs.get(same));
            rooms.is_some_and(|((_, room), (_, other))| contradict(&room.external_ids, &other.external_ids))
        });
        self.rooms.pair_unique(
            PairedBy::ExternalId,
            |at| ours.get(at).map(|(_, room)| external(&room.external_ids)).unwrap_or_default(),
            |at| theirs.get(at).map(|(_, room)| external(&room.external_ids)).unwrap_or_default(),
        );
        self.rooms.restore(doubtful);
        // A venue is represented by its position in the later version.
        let venue_before: Vec<Option<usize>> = before
            .venues
            .iter()
            .enumerate()
            .flat_map(|(at, venue)| venue.rooms.iter().map(move |_| at))
            .map(|at| self.venues.in_after(at))
            .collect();
        let venue_after: Vec<usize> = after
            .venues
            .iter()
            .enumerate()
            .flat_map(|(at, venue)| venue.rooms.iter().map(move |_| at))
            .collect();
        self.rooms.pair_unique(
            PairedBy::Name,
            |at| {
                let venue = venue_before.get(at).copied().flatten();
                let names = ours.get(at).map(|(_, room)| wordings([&room.name])).unwrap_or_default();
                names.into_iter().filter_map(|name| Some((venue?, name))).collect()
            },
            |at| {
                let venue = venue_after.get(at).copied();
                let names = theirs.get(at).map(|(_, room)| wordings([&room.name])).unwrap_or_default();
                names.into_iter().filter_map(|name| Some((venue?, name))).collect()
            },
        );
    }

    /// Pairs people by external identifier, and then by name. People who both have posts in
    /// organisations, but no organisation in common, are not paired by name.
    ///
    /// Systems that number people can reassign the id of one person to another. People with the
    /// same id, but with clearly different names or external identifiers, are therefore unpaired
    /// first. They can then be paired with other people for whom there is evidence.
    fn pair_people(&mut self, before: &Draft, after: &Draft) {
        let doubtful = self.people.doubt(|at, same| {
            let people = before.people.get(at).zip(after.people.get(same));
            people.is_some_and(|(ours, theirs)| {
                contradict(&ours.external_ids, &theirs.external_ids)
                    || ours.name != theirs.name
                        && likeness(&names(ours), &names(theirs)) == Likeness::Different
            })
        });
        self.people.pair_unique(
            PairedBy::ExternalId,
            |at| before.people.get(at).map(|row| external(&row.external_ids)).unwrap_or_default(),
            |at| after.people.get(at).map(|row| external(&row.external_ids)).unwrap_or_default(),
        );
        let (ours, theirs) = self.people.free();
        let (ours, theirs) = (named(ours, &before.people), named(theirs, &after.people));
        let organisations = (names_of(&before.organisations), names_of(&after.organisations));
        for (at, same) in unique(ours.iter(), theirs.iter()) {
            let Some((person, other)) = before.people.get(at).zip(after.people.get(same)) else { continue };
            let posts = (employers(person, &organisations.0), employers(other, &organisations.1));
            if posts.0.is_empty() || posts.1.is_empty() || !posts.0.is_disjoint(&posts.1) {
                self.people.pair(at, same, PairedBy::Name);
            }
        }
        self.doubtful_people = doubtful;
    }

    /// Restores the doubtful pairs of people with the same id. People who both take part in
    /// sessions, but never in the same one, are an exception, unless both take part in the entire
    /// programme. They are different people.
    pub(super) fn restore_people(&mut self, before: &Draft, after: &Draft) {
        let mut doubtful = std::mem::take(&mut self.doubtful_people);
        if doubtful.is_empty() {
            return;
        }
        let ours: HashSet<&str> =
            doubtful.iter().filter_map(|(at, _)| Some(before.people.get(*at)?.id.as_str())).collect();
        let earlier = sessions_of(&before.sessions, &ours, |at| self.sessions.in_after(at));
        let later = sessions_of(&after.sessions, &ours, Some);
        let organises = |draft: &Draft, id: &str| {
            draft.participations.iter().any(|one| one.person.as_ref().is_some_and(|person| *person == *id))
        };
        doubtful.retain(|(at, _)| {
            let id = before.people.get(*at).map_or("", |person| person.id.as_str());
            let (Some(here), Some(there)) = (earlier.get(id), later.get(id)) else { return true };
            !here.is_disjoint(there) || organises(before, id) && organises(after, id)
        });
        self.people.restore(doubtful);
    }
}

impl AllPairs {
    /// Pairs the participants of the same session that have the same name.
    pub(super) fn pair_people_of_sessions(&mut self, before: &Draft, after: &Draft) {
        let (ours, theirs) = self.people.free();
        if ours.is_empty() || theirs.is_empty() {
            return;
        }
        let positions = |rows: Vec<usize>, people: &'_ [Person]| -> HashMap<String, usize> {
            rows.into_iter().filter_map(|at| Some((people.get(at)?.id.to_string(), at))).collect()
        };
        let (ours, theirs) = (positions(ours, &before.people), positions(theirs, &after.people));
        let participants = |session: &Session, free: &HashMap<String, usize>| -> Vec<usize> {
            let people = session.participations.iter().filter_map(|one| one.person.as_ref());
            let mut people: Vec<usize> = people.filter_map(|id| free.get(id.as_str()).copied()).collect();
            people.sort_unstable();
            people.dedup();
            people
        };
        let sessions: Vec<(usize, usize)> = self.sessions.iter().collect();
        for (at, same) in sessions {
            let Some((one, other)) = before.sessions.get(at).zip(after.sessions.get(same)) else { continue };
            let (here, there) = (participants(one, &ours), participants(other, &theirs));
            if here.is_empty() || there.is_empty() {
                continue;
            }
            let (here, there) = (named(here, &before.people), named(there, &after.people));
            for (at, same) in unique(here.iter(), there.iter()) {
                self.people.pair(at, same, PairedBy::NameAndSession);
            }
        }
    }
}

/// Returns the sessions in which each of the people takes part, without removed sessions.
/// `position` returns the position of a session in the later version, or `None` if it was removed.
fn sessions_of<'d>(
    sessions: &'d [Session],
    people: &HashSet<&str>,
    position: impl Fn(usize) -> Option<usize>,
) -> HashMap<&'d str, HashSet<usize>> {
    let mut found: HashMap<&str, HashSet<usize>> = HashMap::new();
    for (at, session) in sessions.iter().enumerate() {
        for id in session.participations.iter().filter_map(|one| one.person.as_ref()) {
            if people.contains(id.as_str()) {
                found.entry(id.as_str()).or_default().extend(position(at));
            }
        }
    }
    found
}

/// Returns the positions of people with their names as keys.
fn named(rows: Vec<usize>, people: &[Person]) -> Vec<(usize, (bool, String))> {
    let keys = |at: usize| {
        let mut keys: Vec<(bool, String)> = people.get(at).map_or(Vec::new(), |person| {
            names(person).iter().map(|name| (person.group, name.key())).collect()
        });
        keys.sort_unstable();
        keys.dedup();
        keys.into_iter().map(move |key| (at, key))
    };
    rows.into_iter().flat_map(keys).collect()
}

fn names_of(organisations: &[Organisation]) -> HashMap<&str, &Text> {
    organisations.iter().map(|row| (row.id.as_str(), &row.name)).collect()
}

/// Returns the names of the organisations in which a person holds a post.
fn employers(person: &Person, organisations: &HashMap<&str, &Text>) -> HashSet<String> {
    let posts = person.posts.iter();
    let named = posts.flat_map(|post| {
        let known = post.organisation.as_ref().and_then(|id| organisations.get(id.as_str()).copied());
        wordings(known.into_iter().chain(&post.organisation_name))
    });
    named.collect()
}
