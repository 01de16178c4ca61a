//! Reads the people of a row.

use super::columns::Field;
use super::row::Row;
use super::sheet::{SheetReading, with_id};
use crate::draft::{Participation, Post, Session};
use crate::interchange::common::extension::keep_extension;
use crate::interchange::reader::{self, role};
use crate::report::SourceLocation;
use crate::value::id::PersonId;
use crate::value::role::Role;
use crate::value::text::Text;

/// Adds the people of a row to a session.
pub(super) fn people(reading: &mut SheetReading<'_>, row: &mut Row<'_>, session: &mut Session) {
    let mut listed: Vec<Participation> = Vec::new();
    let mut single: Vec<(u32, PersonId)> = Vec::new();
    for entry in row.take_all(|field| matches!(field, Field::People(_))) {
        let Field::People(stated) = &entry.field else { continue };
        let before = listed.len();
        for (participation, person) in cell(reading, &entry.text, stated.as_ref(), &entry.place) {
            single.extend(person.map(|person| (entry.person, person)));
            listed.push(participation);
        }
        // Details of a person are only assigned if the column lists a single person.
        if listed.len() - before != 1 {
            single.retain(|(number, _)| *number != entry.person);
        }
    }
    let details = row.take_all(is_detail);
    let mut numbers: Vec<u32> = details.iter().map(|entry| entry.person).collect();
    numbers.sort_unstable();
    numbers.dedup();
    for number in numbers {
        let of = |field: &Field| {
            let found = details.iter().find(|entry| entry.person == number && entry.field == *field);
            found.map(|entry| entry.text.trim())
        };
        let name = [of(&Field::GivenName), of(&Field::FamilyName)]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ");
        let place = details.first().map_or_else(|| row.place(), |entry| entry.place.clone());
        let known = single.iter().find(|(of, _)| *of == number).map(|(_, person)| person.clone());
        let person = match known {
            Some(person) => Some(person),
            None if name.is_empty() => None,
            None => {
                let id = of(&Field::PersonId).or_else(|| previous(reading, &name));
                let id = id.map(str::to_owned);
                let person = reading.builder.person(id.as_deref(), &name, &place);
                let is_new = |person: &PersonId| listed.iter().all(|one| one.person.as_ref() != Some(person));
                listed.extend(person.clone().filter(is_new).map(Participation::person));
                person
            }
        };
        let Some(person) = person else {
            // It is unclear to whom details belong if a cell contains several people.
            for entry in details.iter().filter(|entry| entry.person == number) {
                reading.keep(session, &entry.header, &entry.text, &entry.place, None);
            }
            continue;
        };
        describe(reading, &person, &of, number);
    }
    for participation in listed {
        let same = |one: &Participation| one.person == participation.person && one.role == participation.role;
        if !session.participations.iter().rev().take(64).any(same) {
            session.participations.push(participation);
        }
    }
}

fn is_detail(field: &Field) -> bool {
    matches!(
        field,
        Field::PersonId
            | Field::GivenName
            | Field::FamilyName
            | Field::Position
            | Field::Organisation
            | Field::Biography
    )
}

fn previous<'r>(reading: &'r SheetReading<'_>, name: &str) -> Option<&'r str> {
    reading.columns.previous.as_ref().and_then(|previous| previous.person(name))
}

fn describe<'t>(
    reading: &mut SheetReading<'_>,
    id: &PersonId,
    of: &impl Fn(&Field) -> Option<&'t str>,
    number: u32,
) {
    let Some(person) = reading.builder.person_mut(id) else { return };
    if let (Some(given), Some(family)) = (of(&Field::GivenName), of(&Field::FamilyName)) {
        person.given.get_or_insert_with(|| given.into());
        person.family.get_or_insert_with(|| family.into());
    }
    let (position, organisation) = (of(&Field::Position), of(&Field::Organisation));
    if (position.is_some() || organisation.is_some()) && person.posts.is_empty() {
        let mut post = Post::new();
        post.title = position.map(Text::from);
        post.organisation_name = organisation.map(Text::from);
        person.posts.push(post);
    }
    if let Some(biography) = of(&Field::Biography).filter(|_| person.biography.is_empty()) {
        person.biography = reader::text_blocks(biography);
    }
    if let Some(stated) = of(&Field::PersonId).filter(|stated| *stated != id.as_str() && number == 0)
        && person.extensions.get("table/speaker id").is_none()
    {
        keep_extension(&mut person.extensions, "table/speaker id", stated);
    }
}

/// Reads the people in a cell. The role of the column applies to people without an explicit role.
/// Each participation is returned with the id of its person.
fn cell(
    reading: &mut SheetReading<'_>,
    text: &str,
    stated: Option<&Role>,
    place: &SourceLocation,
) -> Vec<(Participation, Option<PersonId>)> {
    let mut found = Vec::new();
    for one in reader::people(text, &reading.language) {
        let (name, id) = with_id(&one.name);
        // A role can also be written in brackets.
        let in_brackets = id.and_then(|word| role(word, &reading.language));
        let id = id.filter(|_| in_brackets.is_none());
        let id = id.map(str::to_owned).or_else(|| previous(reading, name).map(str::to_owned));
        let Some(person) = reading.builder.person(id.as_deref(), name, place) else { continue };
        let mut participation = Participation::person(person.clone());
        participation.role = one.role.or(in_brackets).or_else(|| stated.cloned());
        if participation.role.is_none() {
            participation.label = one.heading.map(Text::from);
        }
        found.push((participation, Some(person)));
    }
    found
}

/// Reads the people in a line of a grid.
pub(super) fn line(reading: &mut SheetReading<'_>, text: &str, place: &SourceLocation) -> Vec<Participation> {
    cell(reading, text, None, place).into_iter().map(|(participation, _)| participation).collect()
}
