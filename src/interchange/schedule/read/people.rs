//! Converts the people of a schedule.

use super::context::ReadContext;
use super::texts;
use crate::code::Code;
use crate::draft::Person;
use crate::interchange::common::ids::{IdChange, id_message};
use crate::interchange::common::json::value::ExtraValue;
use crate::interchange::common::{extension::keep_extension, ids::divided};
use crate::interchange::schedule::read::naming::Identified;
use crate::interchange::schedule::syntax::document::{self, Extra, numbered};
use crate::report::Subject;
use crate::value::link::Link;
use crate::value::path::Path;

pub(super) fn people(context: &mut ReadContext<'_>) {
    let people = std::mem::take(&mut context.names.people);
    for (at, Identified { id, id_change, first }) in people.iter().enumerate() {
        let subject = Subject::Person(id.as_str().into());
        let path = Path::root().with("people").with_index(at);
        let mut row = person(context, id, *id_change, first, &subject, &path);
        // The extra values of a mention belong to the participation in its event.
        if at < context.names.described {
            described(context, first, &mut row, || (subject.clone(), path.clone()));
        }
        context.builder.draft.people.push(row);
    }
    for at in std::mem::take(&mut context.names.unnamed) {
        let message = "a person with neither a name nor an id was left out".to_owned();
        context
            .tally
            .note(Code::NotImported, message, &at, || (Subject::Programme, Path::root().with("people")));
    }
    for (key, positions, at) in std::mem::take(&mut context.names.divided) {
        let sharing = || positions.iter().filter_map(|at| people.get(*at));
        let names: Vec<&str> = sharing().filter_map(|one| one.first.name.as_deref()).collect();
        let Some((first, person)) = positions.first().copied().zip(sharing().next()) else { continue };
        // The first of these people keeps the shared id, so it has not been stored as an
        // extension yet.
        let has_it = person.id_change.is_none() && person.id == key;
        if let Some(row) = context.builder.draft.people.get_mut(first).filter(|_| has_it) {
            keep_extension(&mut row.extensions, "schedule/id", &key);
        }
        let message = divided("id", &key, &names);
        let path = Path::root().with("people").with_index(first);
        context.note(Code::PersonDivided, Subject::Person(person.id.as_str().into()), path, &at, message);
    }
    context.names.people = people;
}

/// Stores the role and the extra values of a person who is described outside of events in the
/// extensions.
fn described(
    context: &mut ReadContext<'_>,
    first: &document::SchedulePerson,
    person: &mut Person,
    place: impl Fn() -> (Subject, Path),
) {
    let mut extras = first.extras.clone();
    if let Some(role) = &first.role {
        let value = ExtraValue::text(role.as_str());
        extras.push(Extra { name: "role".to_owned(), value, at: first.at.clone() });
    }
    for extra in numbered(extras) {
        context.keep_extra(&mut person.extensions, "", "person", &extra, &place);
    }
}

fn person(
    context: &mut ReadContext<'_>,
    id: &str,
    id_change: Option<IdChange>,
    first: &document::SchedulePerson,
    subject: &Subject,
    path: &Path,
) -> Person {
    let place = || (subject.clone(), path.clone());
    let mut person = Person::new(id, first.name.as_deref().unwrap_or_default());
    match id_change {
        Some(IdChange::Missing) => {
            let message = "the source has no id for the person: an id was generated from the name".to_owned();
            context
                .tally
                .note(Code::IdChanged, message, &first.at, || (subject.clone(), path.clone().with("id")));
        }
        // An id that is already taken is shared by several people. A single finding reports all
        // of them.
        Some(_) => {
            if let Some(stated) = &first.id {
                keep_extension(&mut person.extensions, "schedule/id", stated);
            }
            if id_change == Some(IdChange::Malformed) {
                let message = id_message("person", first.id.as_deref(), id, IdChange::Malformed);
                context.note(Code::IdChanged, subject.clone(), path.clone().with("id"), &first.at, message);
            }
        }
        None => {}
    }
    for (scheme, value) in [("guid", &first.guid), ("code", &first.code)] {
        if let Some(value) = value {
            context.identifier(
                &mut person.external_ids,
                &mut person.extensions,
                scheme,
                value,
                &first.at,
                place,
            );
        }
    }
    if let Some(address) = &first.url
        && let Some(url) = context.url(address, "url", &mut person.extensions, &first.at, place)
    {
        person.links.push(Link::new(url).with_relation("page"));
    }
    for (at, link) in first.links.iter().enumerate() {
        if let Some(link) = context.link("links", at, link, &mut person.extensions, place) {
            person.links.push(link);
        }
    }
    if let Some(address) = &first.image {
        person.image = context.url(address, "image", &mut person.extensions, &first.at, place);
    }
    if let Some(biography) = &first.biography {
        person.biography = texts::blocks(biography.clone());
    }
    person
}
