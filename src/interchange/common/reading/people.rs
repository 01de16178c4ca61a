//! Reads the people and organisations of a source in JSON.

use std::collections::HashSet;

use super::{Reading, Spot};
use crate::code::Code;
use crate::draft::{Organisation, Participation, Person, Post};
use crate::interchange::common::folding::folded;
use crate::interchange::common::ids;
use crate::interchange::common::json::object::{Object, key_of};
use crate::interchange::common::json::value::ExtraValue;
use crate::interchange::common::known;
use crate::interchange::reader::{label_of_role, role_in_name, with_role};
use crate::report::{SourceLocation, Subject};
use crate::value::id::{OrganisationId, PersonId};
use crate::value::path::Path;

/// Declares a person who has an id in the source. People who share an id are declared separately if
/// their names are not [similar](are_similar). Returns `None` if the person is already declared or
/// if the name is blank.
pub(in crate::interchange) fn declare_person(
    reading: &mut Reading,
    id: Option<&str>,
    name: &str,
    at: &SourceLocation,
) -> Option<(usize, Spot)> {
    let (name, _) = role_in_name(name, &reading.language);
    if id.is_some_and(|id| of_person(reading, id, name).is_some()) {
        return None;
    }
    let before = reading.builder.draft.people.len();
    let person = reading.builder.person(id, name, at)?;
    if let Some(id) = id {
        reading.declared.insert(id, name, &person);
    }
    if reading.builder.draft.people.len() == before {
        return None;
    }
    reading.positions.insert(person.clone(), before);
    let path = Path::root().with("people").with_index(before);
    Some((before, Spot { subject: Subject::Person(person), path }))
}

/// Returns the declared person with an id and the same name, or else one with the id and a
/// [similar](are_similar) name. The second value is `true` if the names are the same.
fn of_person(reading: &Reading, id: &str, name: &str) -> Option<(PersonId, bool)> {
    if let Some(person) = reading.declared.exact(id, name) {
        return Some((person.clone(), true));
    }
    let key = key_of(name);
    if let Some((person, _)) = reading.declared.resembling(id, |known| key_of(known) == key) {
        return Some((person.clone(), true));
    }
    let (person, _) = reading.declared.resembling(id, |known| are_similar(known, name))?;
    Some((person.clone(), false))
}

/// Keeps the details of a person who could not be declared. If the name is missing, the details are
/// kept in the extensions of the programme. If another person with the same id has a similar name,
/// they are kept in the extensions of that person. If the name is already declared, they are
/// ignored.
pub(in crate::interchange) fn keep_undeclared_person(
    reading: &mut Reading,
    id: Option<String>,
    name: &str,
    object: Object,
) {
    let (name, _) = role_in_name(name, &reading.language);
    if let Some(id) = id.as_deref().filter(|_| !name.trim().is_empty()) {
        let Some((person, false)) = of_person(reading, id, name) else { return };
        let owner = reading.builder.person_mut(&person).map(|owner| owner.name.first().to_owned());
        let message = known::disagreement(id, &owner.unwrap_or_default(), name, true);
        let path =
            Path::root().with("people").with_index(reading.positions.get(&person).copied().unwrap_or(0));
        let spot = Spot { subject: Subject::Person(person.clone()), path };
        reading.note(Code::StatementsDisagree, &spot, &object.at(), message);
        keep_person_details(reading, &Participation::person(person), object);
        return;
    }
    let mut node = object.into_node();
    let ExtraValue::Map(fields) = &mut node.value else { return };
    if !name.trim().is_empty() || fields.is_empty() {
        return;
    }
    fields.extend(id.map(|id| ("id".to_owned(), ExtraValue::text(id))));
    let mut extensions = std::mem::take(&mut reading.builder.draft.extensions);
    reading.keep(&mut extensions, "people", &node, &Spot::programme());
    reading.builder.draft.extensions = extensions;
}

/// Keeps the unknown fields of a person in the extensions of the person. A person can be listed
/// several times, but a value that is already present is not repeated.
pub(in crate::interchange) fn keep_person_details(
    reading: &mut Reading,
    participation: &Participation,
    object: Object,
) {
    let known = participation.person.as_ref().and_then(|id| Some((id, *reading.positions.get(id)?)));
    let Some((id, position)) = known else { return };
    let path = Path::root().with("people").with_index(position);
    let spot = Spot { subject: Subject::Person(id.clone()), path };
    let Some(person) = reading.builder.draft.people.get_mut(position) else { return };
    let mut extensions = std::mem::take(&mut person.extensions);
    reading.keep_new(object, &mut extensions, &spot);
    if let Some(person) = reading.builder.draft.people.get_mut(position) {
        person.extensions = extensions;
    }
}

/// Sets the post of a person who has none yet.
pub(in crate::interchange) fn set_post(reading: &mut Reading, participation: &Participation, post: Post) {
    let position = participation.person.as_ref().and_then(|person| reading.positions.get(person));
    let person = position.and_then(|position| reading.builder.draft.people.get_mut(*position));
    if let Some(person) = person.filter(|person| person.posts.is_empty() && person.posts_line.is_none()) {
        person.posts.push(post);
    }
}

/// Adds an affiliation to the posts of a person, unless it is already present.
pub(in crate::interchange) fn add_affiliation(
    reading: &mut Reading,
    participation: &Participation,
    affiliation: String,
) {
    let Some(id) = &participation.person else { return };
    let position = reading.positions.get(id).copied();
    if reading.affiliations.insert((id.clone(), folded(&affiliation)))
        && let Some(person) = position.and_then(|at| reading.builder.draft.people.get_mut(at))
    {
        person.posts.push(Post::new().with_organisation_name(affiliation));
    }
}

/// Returns a part of a name without the role after it, or `None` if nothing else remains.
pub(in crate::interchange) fn without_role(reading: &Reading, part: Option<String>) -> Option<String> {
    let part = part?;
    let (bare, _) = role_in_name(&part, &reading.language);
    Some(bare.to_owned()).filter(|bare| !bare.is_empty())
}

/// Changes a declared person.
pub(in crate::interchange) fn change_person(
    reading: &mut Reading,
    position: usize,
    change: impl FnOnce(&mut Person),
) {
    if let Some(person) = reading.builder.draft.people.get_mut(position) {
        change(person);
    }
}

/// Returns the participation of a person who is mentioned in a session. A role after the name, as
/// in `Ada Okoye (mod)`, becomes the role of the participation. A word with another meaning, such
/// as `host`, is also its label. If the id and the name belong to different people, [`resembling`]
/// decides. A name without an id refers to the only declared person with this name, or to a person
/// who is not declared.
pub(in crate::interchange) fn participation_of(
    reading: &mut Reading,
    id: Option<&str>,
    name: &str,
    at: &SourceLocation,
    spot: &Spot,
) -> Option<Participation> {
    let (_, word) = with_role(name, &reading.language);
    let (name, role) = role_in_name(name, &reading.language);
    let id = id.filter(|id| !id.is_empty());
    let known = id.and_then(|id| Some((id, reading.declared.with_id(id).first().cloned()?)));
    let person = match known {
        Some((id, (person, first))) if name.is_empty() => {
            if reading.declared.with_id(id).len() > 1 {
                reading.note(Code::StatementsDisagree, spot, at, known::shared(id, &first));
            }
            person
        }
        Some((id, (_, first))) => resembling(reading, id, name, &first, at, spot)?,
        None => match reading.declared.named(name).filter(|_| id.is_none()).cloned() {
            Some(declared) => declared,
            None => mentioned(reading, id, name, at)?,
        },
    };
    let mut participation = Participation::person(person);
    participation.label = word.zip(role.as_ref()).and_then(|(word, role)| label_of_role(word, role));
    participation.role = role;
    Some(participation)
}

/// Returns the id of a person who is not declared. The first mention of an id declares the person,
/// so that later mentions with another form of the name refer to the same person.
fn mentioned(reading: &mut Reading, id: Option<&str>, name: &str, at: &SourceLocation) -> Option<PersonId> {
    let before = reading.builder.draft.people.len();
    let person = reading.builder.person(id, name, at)?;
    if let Some(id) = id {
        reading.declared.insert(id, name, &person);
    }
    if reading.builder.draft.people.len() > before {
        reading.positions.insert(person.clone(), before);
    }
    Some(person)
}

/// Resolves an id that is used with a name. Returns the first match in this list:
/// - the declared person with the id and the name
/// - the declared person with the id and a similar name, if `name` contains all words of `first`,
///   as in a list of people
/// - the only declared person with the name
/// - the declared person with the id and a similar name
/// - a separate person
///
/// [`are_similar`] decides which names are similar. `first` is the first name that was declared
/// with the id.
fn resembling(
    reading: &mut Reading,
    id: &str,
    name: &str,
    first: &str,
    at: &SourceLocation,
    spot: &Spot,
) -> Option<PersonId> {
    let similar = of_person(reading, id, name);
    if let Some((person, true)) = similar {
        return Some(person);
    }
    let words = known::words_of(name);
    let is_confirmed = known::words_of(first).iter().all(|word| words.contains(word));
    let (used, is_id_used) = match (reading.declared.named(name).cloned(), similar) {
        (_, Some((person, _))) if is_confirmed => (person, true),
        (Some(other), _) => (other, false),
        (None, Some((person, _))) => (person, true),
        (None, None) => return mentioned(reading, Some(id), name, at),
    };
    reading.note(Code::StatementsDisagree, spot, at, known::disagreement(id, first, name, is_id_used));
    Some(used)
}

/// Returns the id of an organisation, which is added at the first mention.
pub(in crate::interchange) fn organisation_named(
    reading: &mut Reading,
    name: &str,
) -> Option<OrganisationId> {
    let key = key_of(name);
    if key.is_empty() {
        return None;
    }
    if let Some(known) = reading.organisations.get(&key) {
        return Some(known.clone());
    }
    let (id, _) = reading.organisation_ids.give(None, &ids::slug(name));
    let id = OrganisationId::from(id);
    reading.builder.draft.organisations.push(Organisation::new(id.clone(), name.trim()));
    reading.organisations.insert(key, id.clone());
    Some(id)
}

/// Returns `true` if two names can be forms of the name of one person. They have a word in common,
/// and either the last word of both is the same, or one name has no other words, or their other
/// words differ only by a few letters.
fn are_similar(one: &str, other: &str) -> bool {
    let (words, other_words) = (known::words_of(one), known::words_of(other));
    let alone = |words: &[String], others: &[String]| {
        let others: HashSet<&String> = others.iter().collect();
        let words: Vec<&str> =
            words.iter().filter(|word| !others.contains(word)).map(String::as_str).collect();
        words.join(" ")
    };
    let (rest, other_rest) = (alone(&words, &other_words), alone(&other_words, &words));
    let has_common = rest.split(' ').filter(|word| !word.is_empty()).count() < words.len();
    has_common
        && (words.last() == other_words.last()
            || rest.is_empty()
            || other_rest.is_empty()
            || strsim::osa_distance(&rest, &other_rest) <= MOST_CHANGES)
}

/// The largest number of letters in which the forms of a name differ, as in "Coffren" and
/// "Cofffren".
const MOST_CHANGES: usize = 2;
