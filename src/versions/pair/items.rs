//! Pairing of days, rooms, people and other items that have different ids in both versions.

use std::collections::HashSet;

use super::{AllPairs, external, rooms};
use crate::draft::{Draft, Organisation, Person};
use crate::pairing::name::words;
use crate::query::fold::fold;
use crate::value::text::Text;
use crate::versions::changes::PairedBy;

/// Returns the wordings of texts in all languages, without differences of case and punctuation.
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
                self.$list.pair_unique(
                    PairedBy::$by,
                    |at| before.$list.get(at).map(|$row| $keys).unwrap_or_default(),
                    |at| after.$list.get(at).map(|$row| $keys).unwrap_or_default(),
                );
            }};
        }
        pair!(days, ExternalId, |row| external(&row.external_ids));
        pair!(days, Date, |row| row.date.into_iter().collect());
        pair!(venues, ExternalId, |row| external(&row.external_ids));
        pair!(venues, Name, |row| wordings(&row.name));
        pair!(tracks, ExternalId, |row| external(&row.external_ids));
        pair!(tracks, Name, |row| wordings([&row.name]));
        pair!(organisations, ExternalId, |row| external(&row.external_ids));
        pair!(organisations, Name, |row| wordings([&row.name]));
        pair!(agenda_items, ExternalId, |row| external(&row.external_ids));
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
        self.rooms.pair_unique(
            PairedBy::ExternalId,
            |at| ours.get(at).map(|(_, room)| external(&room.external_ids)).unwrap_or_default(),
            |at| theirs.get(at).map(|(_, room)| external(&room.external_ids)).unwrap_or_default(),
        );
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

    /// Pairs people by external identifier, and then by name. Two people with posts in different
    /// organisations are different people.
    fn pair_people(&mut self, before: &Draft, after: &Draft) {
        let free = self.people.free();
        if free.0.is_empty() || free.1.is_empty() {
            return;
        }
        self.people.pair_unique(
            PairedBy::ExternalId,
            |at| before.people.get(at).map(|row| external(&row.external_ids)).unwrap_or_default(),
            |at| after.people.get(at).map(|row| external(&row.external_ids)).unwrap_or_default(),
        );
        let keys = |people: &[Person], at: usize| -> Vec<(bool, String)> {
            let Some(person) = people.get(at) else { return Vec::new() };
            let wordings = person.name.entries().map(|(_, wording)| wording);
            let mut keys: Vec<_> = wordings
                .map(|wording| (person.group, words(wording, person.honorific.as_ref()).join(" ")))
                .filter(|(_, key)| !key.is_empty())
                .collect();
            keys.sort_unstable();
            keys.dedup();
            keys
        };
        let (ours, theirs) = self.people.free();
        let keyed = |rows: Vec<usize>, people: &[Person]| -> Vec<(usize, (bool, String))> {
            let all = rows.into_iter().flat_map(|at| keys(people, at).into_iter().map(move |key| (at, key)));
            all.collect()
        };
        let (ours, theirs) = (keyed(ours, &before.people), keyed(theirs, &after.people));
        for (at, same) in crate::pairing::matching::unique(ours.iter(), theirs.iter()) {
            let (Some(person), Some(other)) = (before.people.get(at), after.people.get(same)) else {
                continue;
            };
            let posts =
                (organisations(person, &before.organisations), organisations(other, &after.organisations));
            if posts.0.is_empty() || posts.1.is_empty() || !posts.0.is_disjoint(&posts.1) {
                self.people.pair(at, same, PairedBy::Name);
            }
        }
    }
}

/// Returns the names of the organisations in which a person holds a post.
fn organisations(person: &Person, all: &[Organisation]) -> HashSet<String> {
    let posts = person.posts.iter();
    let named = posts.flat_map(|post| {
        let id = post.organisation.as_ref();
        let known = id.and_then(|id| all.iter().find(|row| row.id == *id)).map(|row| &row.name);
        wordings(known.into_iter().chain(&post.organisation_name))
    });
    named.collect()
}
