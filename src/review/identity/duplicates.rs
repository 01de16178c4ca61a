//! Rules that find duplicate people and rooms.

use std::borrow::Cow;

use crate::code::Code;
use crate::draft::Post;
use crate::error::quote;
use crate::list::ToList;
use crate::programme::Programme;
use crate::query::fold::{fold, letters, number};
use crate::report::Notice;
use crate::review::{FindingCollector, ReviewContext, describe};
use crate::sorting;
use crate::value::text::Text;
use crate::view::{Person, Room};
use crate::vocabulary::person_names::{is_plain, name_words, strip_honorifics};

/// The maximum number of groups that a person is compared with, and the maximum number of people
/// that are compared in each group. Without this limit, a long list of identical names would take
/// quadratic time. Real lists of people never contain hundreds of identical names.
const COMPARED: usize = 16;

pub(super) fn duplicate_person(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    for same in alike(context.programme, |person| number(full_name(person)), printed_name) {
        let Some((first, others)) = same.split_first() else { continue };
        let name = describe::person(*first);
        let what = if first.data().group { "the group " } else { "" };
        let ids: Vec<String> = same.iter().map(|person| quote(person.id().as_str())).to_list();
        let message = format!(
            "{what}{name} appears {} in the list of people (\"people\"): {}",
            describe::times(same.len()),
            describe::list(&ids, 3)
        );
        let notice = Notice::new(first, message).at("name").with_detail("people", same.len()).with_help(
            "if this is one person, keep one entry and use its id in all sessions; otherwise add what \
             distinguishes these people, for example their \"posts\"",
        );
        found.add(Code::DuplicatePerson, notice.with_all_related(others));
    }
}

pub(super) fn near_duplicate_person(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    for mut near in alike(context.programme, bare_number, bare_name) {
        // Identical names are already reported as duplicates, so only one person with each name is
        // kept here.
        sorting::sort_by_key(&mut near, |person| (printed_name(*person), person.id()));
        let mut before = None;
        near.retain(|person| {
            let name = Some(printed_name(*person));
            std::mem::replace(&mut before, name.clone()) != name
        });
        sorting::sort_by_key(&mut near, |person| person.id().clone());
        let Some((first, others)) = near.split_first().filter(|(_, others)| !others.is_empty()) else {
            continue;
        };
        let full = |person: &Person<'_>| match person.honorific() {
            Some(honorific) => {
                format!("{} {}", describe::wording(context.programme, honorific), describe::person(*person))
            }
            None => describe::person(*person),
        };
        let names: Vec<String> = near.iter().map(|person| describe::quoted(&full(person))).to_list();
        let message = format!("{} may be the same person", describe::list(&names, 4));
        let notice = Notice::new(first, message).at("name").with_detail("people", near.len()).with_help(
            "if this is one person, keep one entry and use its id in all sessions; otherwise add what \
             distinguishes these people, for example their \"posts\"",
        );
        found.add(Code::NearDuplicatePerson, notice.with_all_related(others));
    }
}

fn full_name(person: Person<'_>) -> &str {
    describe::wording(person.programme(), person.name())
}

fn printed_name(person: Person<'_>) -> String {
    letters(full_name(person)).collect()
}

/// Normalises the name of a person for comparison. The name is converted to lower case, the given
/// name comes first, and punctuation and forms of address are removed. With the feature `unicode`,
/// accents are also removed.
fn bare_name(person: Person<'_>) -> String {
    let programme = person.programme();
    let folded = fold(full_name(person));
    // "Okoye, Ada" becomes "Ada Okoye". A name with several commas is left unchanged.
    let ordered = match folded.split_once(',') {
        Some((family, given)) if !given.contains(',') => format!("{given} {family}"),
        _ => folded,
    };
    let honorific = person.honorific().map(|words| name_words(&fold(describe::wording(programme, words))));
    // Forms of address are removed only if at least two words remain.
    strip_honorifics(&name_words(&ordered), honorific.as_slice(), 2).join(" ")
}

/// Hashes the name that `bare_name` returns, but avoids allocating a string for plain ASCII names.
fn bare_number(person: Person<'_>) -> u64 {
    let name = full_name(person);
    let name = if name.is_ascii() { Cow::Borrowed(name) } else { Cow::Owned(fold(name)) };
    if person.honorific().is_none() && is_plain(&name) { number(&name) } else { number(&bare_name(person)) }
}

/// Finds groups of people who share a name and may be the same person. Groups are sorted by name,
/// and the people in each group by id.
fn alike<'p>(
    programme: &'p Programme,
    number: fn(Person<'p>) -> u64,
    name: fn(Person<'p>) -> String,
) -> Vec<Vec<Person<'p>>> {
    // Most hashes are unique, so grouping by hash first leaves only a few names to compare.
    let people = programme.people();
    let mut numbered: Vec<(u64, Person<'p>)> = people.iter().map(|person| (number(person), person)).to_list();
    sorting::sort_by_key(&mut numbered, |(number, _)| *number);
    let perhaps = numbered.chunk_by(|a, b| a.0 == b.0).filter(|perhaps| perhaps.len() > 1).flatten();
    let mut named: Vec<(bool, String, Person<'p>)> =
        perhaps.map(|(_, person)| (person.data().group, name(*person), *person)).to_list();
    sorting::sort_by(&mut named, |a, b| (a.0, &a.1, a.2.id()).cmp(&(b.0, &b.1, b.2.id())));
    let mut found = Vec::new();
    for namesakes in named.chunk_by(|a, b| (a.0, &a.1) == (b.0, &b.1)) {
        if namesakes.len() < 2 || namesakes.iter().all(|(_, name, _)| name.is_empty()) {
            continue;
        }
        let known = namesakes.iter().map(|(.., person)| PersonFacts::new(*person)).to_list();
        let lists = apart(known).into_iter().filter(|list| list.len() > 1);
        found.extend(lists.map(|list| {
            let mut list: Vec<Person<'p>> = list.into_iter().map(|known| known.person).to_list();
            sorting::sort_by_key(&mut list, |person| person.id().clone());
            list
        }));
    }
    found
}

/// Divides people with the same name into groups, each of which may be a single person.
fn apart(mut namesakes: Vec<PersonFacts<'_>>) -> Vec<Vec<PersonFacts<'_>>> {
    // Entries with the most information come first. An entry without any information then joins the
    // first group.
    sorting::sort_by_key(&mut namesakes, |known| {
        (known.posts.is_empty(), known.person.data().external_ids.is_empty(), known.person.id())
    });
    let mut lists: Vec<Vec<PersonFacts<'_>>> = Vec::new();
    for known in namesakes {
        let mut near = lists.iter_mut().take(COMPARED);
        let list = near.find(|list| list.iter().take(COMPARED).all(|other| known.may_be(other)));
        match list {
            Some(list) => list.push(known),
            None => lists.push(vec![known]),
        }
    }
    lists
}

/// The information that distinguishes a person from other people with the same name.
struct PersonFacts<'p> {
    person: Person<'p>,
    /// Normalised texts that describe the person's positions. Each position is represented by its
    /// organisation. If the organisation is unknown, the country or the title is used instead.
    /// Printed lines of positions are also included.
    posts: Vec<String>,
}

impl<'p> PersonFacts<'p> {
    fn new(person: Person<'p>) -> Self {
        let mut posts = Vec::new();
        let programme = person.programme();
        state(programme, person.posts(), person.posts_line(), &mut posts);
        for one in person.participations() {
            let data = one.data();
            state(programme, data.posts.as_deref().unwrap_or_default(), data.posts_line.as_ref(), &mut posts);
        }
        sorting::sort(&mut posts);
        posts.dedup();
        Self { person, posts }
    }

    /// Returns `true` if two entries may describe the same person. External ids with the same
    /// scheme must be equal. If both entries have positions, they must share at least one.
    fn may_be(&self, other: &Self) -> bool {
        let posts = self.posts.is_empty()
            || other.posts.is_empty()
            || self.posts.iter().any(|post| other.posts.binary_search(post).is_ok());
        let (ours, theirs) = (&self.person.data().external_ids, &other.person.data().external_ids);
        posts && ours.iter().all(|(scheme, id)| theirs.get(scheme).is_none_or(|other| other == id))
    }
}

fn state(programme: &Programme, posts: &[Post], line: Option<&Text>, stated: &mut Vec<String>) {
    let word = |text: &Text| fold(describe::wording(programme, text));
    stated.extend(line.map(word));
    for post in posts {
        let organisation = post.organisation.as_ref().and_then(|id| programme.organisation(id.as_str()));
        let before = stated.len();
        if let Some(organisation) = organisation {
            stated.push(word(organisation.name()));
            stated.extend(organisation.data().short_name.as_ref().map(word));
        }
        stated.extend(post.organisation_name.as_ref().map(word));
        if stated.len() == before {
            stated.extend(post.country.map(|country| country.as_str().to_owned()));
        }
        if stated.len() == before {
            stated.extend(post.title.as_ref().map(word));
        }
    }
}

/// Reports rooms of a venue that have the same name or nearly the same name. Rooms in different
/// buildings or on different floors may share a name.
pub(super) fn room_names(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    for venue in context.programme.venues() {
        let mut rooms: Vec<(String, String, Room<'_>)> = venue.rooms().map(named).to_list();
        sorting::sort_by(&mut rooms, |a, b| (&a.0, &a.1, a.2.id()).cmp(&(&b.0, &b.1, b.2.id())));
        for near in rooms.chunk_by(|a, b| a.0 == b.0) {
            let mut firsts = Vec::new();
            for same in near.chunk_by(|a, b| a.1 == b.1) {
                let Some(((.., first), others)) = same.split_first() else { continue };
                firsts.push(*first);
                if others.is_empty() {
                    continue;
                }
                let name = describe::room(*first);
                let ids: Vec<String> = same.iter().map(|(.., room)| quote(room.id().as_str())).to_list();
                let message = format!(
                    "{} rooms in {} are called {name}: {}",
                    same.len(),
                    describe::venue(venue),
                    describe::list(&ids, 3)
                );
                let others = others.iter().map(|(.., room)| *room);
                let help = "if this is one room, keep one entry and use its id in all sessions; otherwise \
                            give the rooms different names";
                found.add(Code::DuplicateRoomName, about_rooms(*first, others, message).with_help(help));
            }
            sorting::sort_by_key(&mut firsts, |room| room.id().clone());
            let Some((first, others)) = firsts.split_first().filter(|(_, others)| !others.is_empty()) else {
                continue;
            };
            let names: Vec<String> = firsts.iter().map(|room| describe::room(*room)).to_list();
            let message = format!("the rooms {} may be the same room", describe::list(&names, 4));
            let help = "if this is one room, keep one entry and use its id in all sessions; otherwise give \
                        the rooms names that differ more";
            let notice = about_rooms(*first, others.iter().copied(), message).with_help(help);
            found.add(Code::NearDuplicateRoomName, notice);
        }
    }
}

fn about_rooms<'p>(first: Room<'p>, others: impl Iterator<Item = Room<'p>>, message: String) -> Notice {
    let mut notice = Notice::new(&first, message).at("name");
    let mut rooms = 1_usize;
    for other in others {
        rooms += 1;
        notice = notice.with_related(&other);
    }
    notice.with_detail("rooms", rooms)
}

fn named(room: Room<'_>) -> (String, String, Room<'_>) {
    let programme = room.programme();
    let word = |text: &Text| describe::wording(programme, text).split_whitespace().to_list().join(" ");
    let name = word(room.name());
    let data = room.data();
    let place = [&data.building, &data.floor].map(|text| text.as_ref().map(|text| fold(&word(text))));
    let place = place.map(Option::unwrap_or_default).join("\n");
    let folded: String = fold(&name).split(' ').collect();
    (format!("{folded}\n{place}"), name, room)
}
