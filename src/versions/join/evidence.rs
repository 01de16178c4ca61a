//! The search for items that two programmes have in common.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::finding::MatchedBy;
use crate::draft::{Organisation, Person, Post, Room, Track, Venue};
use crate::list::ToList;
use crate::pairing::name;
use crate::query::fold::fold;
use crate::value::string_map::ExternalIds;
use crate::value::text::Text;

/// The maximum number of names, and of other details, that are compared for an item. The limit
/// bounds the cost of malicious input.
const MOST: usize = 16;

/// The names and identifiers by which an item is recognised.
pub(super) struct Identity {
    pub(super) id: String,
    /// The names, folded for comparison.
    names: Vec<String>,
    /// The external ids, each with its scheme.
    external: Vec<(String, String)>,
    /// The hashes of details that identify the item together with a name.
    details: Vec<u64>,
    /// Whether the item is a venue without a name.
    is_nameless: bool,
}

fn wordings(text: &Text) -> impl Iterator<Item = String> + '_ {
    text.entries().map(|(_, wording)| fold(wording)).filter(|wording| !wording.is_empty()).take(MOST)
}

fn detail(kind: &str, value: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    (kind, value).hash(&mut hasher);
    hasher.finish()
}

fn details_of(kind: &'static str, text: Option<&Text>) -> impl Iterator<Item = u64> {
    text.into_iter().flat_map(wordings).map(move |wording| detail(kind, &wording))
}

impl Identity {
    fn new(
        id: &str,
        names: impl Iterator<Item = String>,
        external: &ExternalIds,
        details: impl Iterator<Item = u64>,
    ) -> Self {
        Self {
            id: id.to_owned(),
            names: names.take(MOST).to_list(),
            external: external.iter().map(|(scheme, id)| (scheme.to_owned(), id.to_owned())).to_list(),
            details: details.take(MOST).to_list(),
            is_nameless: false,
        }
    }

    /// Returns the identity of a person. The names of organisations are looked up in
    /// `organisations`, which contains a hash for each name of each organisation.
    pub(super) fn of_person(person: &Person, organisations: &HashMap<String, Vec<u64>>) -> Self {
        let names = name::names(person).into_iter().map(|name| name.key());
        let posts = person.posts.iter().take(MOST).flat_map(|post: &Post| {
            let declared = post.organisation.as_ref().and_then(|id| organisations.get(id.as_str()));
            let own = details_of("name", post.organisation_name.as_ref());
            declared.into_iter().flatten().copied().chain(own).to_list()
        });
        Self::new(person.id.as_str(), names, &person.external_ids, posts)
    }

    pub(super) fn of_organisation(row: &Organisation) -> Self {
        let country = row.country.iter().map(|country| detail("country", country.as_str()));
        let links = row.links.iter().map(|link| detail("link", link.url.as_str()));
        let details = details_of("short name", row.short_name.as_ref()).chain(country).chain(links);
        Self::new(row.id.as_str(), wordings(&row.name), &row.external_ids, details)
    }

    pub(super) fn of_venue(venue: &Venue) -> Self {
        let address = details_of("address", venue.address.as_ref());
        let details = details_of("city", venue.city.as_ref()).chain(address);
        let names = venue.name.iter().flat_map(wordings);
        let identity = Self::new(venue.id.as_str(), names, &venue.external_ids, details);
        Self { is_nameless: venue.name.is_none(), ..identity }
    }

    /// Returns the identity of a room in a venue that both programmes share.
    pub(super) fn of_room(room: &Room) -> Self {
        Self::new(room.id.as_str(), wordings(&room.name), &room.external_ids, std::iter::once(0))
    }

    pub(super) fn of_track(track: &Track) -> Self {
        Self::new(track.id.as_str(), wordings(&track.name), &track.external_ids, std::iter::empty())
    }

    /// Returns `true` if the two items have different identifiers in the same external system.
    fn contradicts(&self, other: &Self) -> bool {
        let known: HashMap<&str, &str> =
            self.external.iter().map(|(scheme, id)| (scheme.as_str(), id.as_str())).collect();
        other.external.iter().any(|(scheme, id)| known.get(scheme.as_str()).is_some_and(|known| known != id))
    }

    fn shares_name(&self, other: &Self) -> bool {
        self.names.iter().any(|name| other.names.contains(name))
    }

    /// Returns `true` if both are venues without names whose cities and addresses do not differ. A
    /// spreadsheet contains the rooms, but often not the venue.
    fn are_nameless(&self, other: &Self) -> bool {
        let is_same_address = self.details.is_empty()
            || other.details.is_empty()
            || self.details.iter().any(|detail| other.details.contains(detail));
        self.is_nameless && other.is_nameless && is_same_address
    }
}

/// Returns the hash of each name of each organisation.
pub(super) fn organisation_names(rows: &[Organisation]) -> HashMap<String, Vec<u64>> {
    rows.iter()
        .map(|row| (row.id.as_str().to_owned(), details_of("name", Some(&row.name)).to_list()))
        .collect()
}

/// The items of a programme that were found in the result.
pub(super) struct Found {
    /// For each item, the position in the result and the evidence.
    pub(super) matches: Vec<Option<(usize, MatchedBy)>>,
    /// The pairs of items that share only a name, as positions in the result and in the programme.
    pub(super) same_name: Vec<(usize, usize)>,
}

/// Finds the items of a programme in the result. Each item is matched at most once. If several
/// items fit equally well, none of them is matched.
pub(super) fn find(result: &[Identity], other: &[Identity], by_details: MatchedBy) -> Found {
    let mut search = Search { result, other, matches: vec![None; other.len()], used: HashSet::new() };
    search.pair(MatchedBy::ExternalId, &|item| item.external.clone());
    search.pair(MatchedBy::IdAndName, &|item| vec![(item.id.clone(), String::new())]);
    search.pair(by_details, &|item| {
        let names = item.names.iter();
        names
            .flat_map(|name| item.details.iter().map(move |one| (name.clone(), format!("{one:x}"))))
            .to_list()
    });
    let mut by_name: HashMap<&str, usize> = HashMap::new();
    for (at, item) in result.iter().enumerate().filter(|(at, _)| !search.used.contains(at)) {
        for name in &item.names {
            by_name.entry(name).or_insert(at);
        }
    }
    let free = other.iter().enumerate().filter(|(at, _)| matches!(search.matches.get(*at), Some(None)));
    let same_name = free
        .filter_map(|(at, item)| Some((*item.names.iter().find_map(|name| by_name.get(name.as_str()))?, at)));
    let same_name = same_name.to_list();
    Found { matches: search.matches, same_name }
}

struct Search<'a> {
    result: &'a [Identity],
    other: &'a [Identity],
    matches: Vec<Option<(usize, MatchedBy)>>,
    used: HashSet<usize>,
}

impl Search<'_> {
    /// Matches the items that share a key that no other item of the same programme has.
    fn pair(&mut self, by: MatchedBy, keys: &dyn Fn(&Identity) -> Vec<(String, String)>) {
        let ours = unique(self.result, keys, &|at| !self.used.contains(&at));
        let theirs = unique(self.other, keys, &|at| matches!(self.matches.get(at), Some(None)));
        for at in 0..self.other.len() {
            let Some(item) = self.other.get(at).filter(|_| matches!(self.matches.get(at), Some(None))) else {
                continue;
            };
            let mut candidates = keys(item)
                .iter()
                .filter(|key| theirs.get(*key) == Some(&Some(at)))
                .filter_map(|key| ours.get(key).copied().flatten())
                .to_list();
            candidates.sort_unstable();
            candidates.dedup();
            let &[candidate] = candidates.as_slice() else { continue };
            let Some(kept) = self.result.get(candidate) else { continue };
            let by = match by {
                MatchedBy::IdAndName if kept.are_nameless(item) => MatchedBy::Id,
                by => by,
            };
            let needs_no_name = matches!(by, MatchedBy::ExternalId | MatchedBy::Id);
            let agrees = !kept.contradicts(item) && (needs_no_name || kept.shares_name(item));
            if agrees
                && self.used.insert(candidate)
                && let Some(own) = self.matches.get_mut(at)
            {
                *own = Some((candidate, by));
            }
        }
    }
}

/// Returns the position of the only item with each key, or `None` if several items have it.
fn unique(
    items: &[Identity],
    keys: &dyn Fn(&Identity) -> Vec<(String, String)>,
    is_free: &dyn Fn(usize) -> bool,
) -> HashMap<(String, String), Option<usize>> {
    let mut found: HashMap<(String, String), Option<usize>> = HashMap::new();
    for (at, item) in items.iter().enumerate().filter(|(at, _)| is_free(*at)) {
        for key in keys(item) {
            let one = found.entry(key).or_insert(Some(at));
            if *one != Some(at) {
                *one = None;
            }
        }
    }
    found
}
