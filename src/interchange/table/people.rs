//! Reads the people of a row.

use std::collections::HashMap;
use std::mem::{Discriminant, discriminant};

use super::columns::{Column, Field};
use super::headers::folded;
use super::row::{Entry, Row};
use super::sheet::{SheetReading, with_id};
use crate::code::Code;
use crate::draft::{Participation, Post, Session};
use crate::interchange::common::extension::keep_extension;
use crate::interchange::common::place_words::{PlaceWord, place_word};
use crate::interchange::reader::{self, role};
use crate::report::SourceLocation;
use crate::value::id::PersonId;
use crate::value::role::Role;
use crate::value::status::ParticipationStatus;
use crate::value::text::Text;

/// Finds the columns of people to which the columns with details of a person belong. Columns of
/// given and family names with the same number are one column of people, which is known by the
/// first of them. An organisation belongs to the nearest column of people before it, or else to
/// the first one after it. If that person presides and there is no other such column, it belongs to
/// the speaker. Headers with a number only belong to columns with the same number.
pub(super) fn owners(fields: &[Option<Column>]) -> Vec<Option<usize>> {
    let is_name = |field: &Field| matches!(field, Field::GivenName | Field::FamilyName);
    let mut named: HashMap<u32, usize> = HashMap::new();
    let mut listed: HashMap<u32, Vec<usize>> = HashMap::new();
    let mut speakers: HashMap<u32, usize> = HashMap::new();
    let mut counts: HashMap<(Discriminant<Field>, u32), usize> = HashMap::new();
    let presides = |column: Option<&Column>| match column.map(|column| &column.field) {
        Some(Field::People(Some(role))) => role.properties().presides,
        _ => false,
    };
    for (at, column) in fields.iter().enumerate() {
        let Some(column) = column else { continue };
        *counts.entry((discriminant(&column.field), column.person)).or_default() += 1;
        if matches!(column.field, Field::People(_)) && !presides(Some(column)) {
            speakers.entry(column.person).or_insert(at);
        }
        if is_name(&column.field) && !named.contains_key(&column.person) {
            named.insert(column.person, at);
            listed.entry(column.person).or_default().push(at);
        } else if matches!(column.field, Field::People(_)) {
            listed.entry(column.person).or_default().push(at);
        }
    }
    let owner = |(at, column): (usize, &Option<Column>)| {
        let column = column.as_ref().filter(|column| is_detail(&column.field))?;
        if is_name(&column.field) {
            return named.get(&column.person).copied();
        }
        let columns = listed.get(&column.person)?;
        let after = columns.partition_point(|people| *people < at);
        let nearest = columns.get(after.saturating_sub(1)).copied()?;
        // The only organisation after a speaker and a chair is that of the speaker.
        let is_only = counts.get(&(discriminant(&column.field), column.person)) == Some(&1);
        let speaker = speakers.get(&column.person).copied();
        Some(
            speaker
                .filter(|_| is_only && presides(fields.get(nearest).and_then(Option::as_ref)))
                .unwrap_or(nearest),
        )
    };
    fields.iter().enumerate().map(owner).collect()
}

/// Adds the people of a row to a session.
pub(super) fn people(reading: &mut SheetReading<'_>, row: &mut Row<'_>, session: &mut Session) {
    let mut listed: Vec<Participation> = Vec::new();
    let mut single: HashMap<usize, PersonId> = HashMap::new();
    for entry in row.take_all(|field| matches!(field, Field::People(_))) {
        let Field::People(stated) = &entry.field else { continue };
        if is_everybody(&entry.text) {
            let why = Some((Code::SetAside, "is not the name of a person"));
            reading.keep(session, &entry.header, &entry.text, &entry.place, why);
            continue;
        }
        let found = cell(reading, &entry.text, stated.as_ref(), &entry.place);
        // Details of a person are only assigned if the column lists a single person.
        if let [Participation { person: Some(person), .. }] = found.as_slice() {
            single.insert(entry.column, person.clone());
        }
        listed.extend(found);
    }
    let details = row.take_all(is_detail);
    let owner = |entry: &Entry| row.owners.get(entry.column).copied().flatten();
    let mut owners: Vec<Option<usize>> = details.iter().map(owner).collect();
    owners.sort_unstable();
    owners.dedup();
    for column in owners {
        let of = |field: &Field| {
            let found = details.iter().find(|entry| owner(entry) == column && entry.field == *field);
            found.map(|entry| entry.text.trim())
        };
        let parts: Vec<&str> =
            [of(&Field::GivenName), of(&Field::FamilyName)].into_iter().flatten().collect();
        let name = parts.join(" ");
        let place = details.first().map_or_else(|| row.place(), |entry| entry.place.clone());
        let person = if name.is_empty() {
            column.and_then(|column| single.get(&column)).cloned()
        } else if let Some(person) = single.values().find(|person| reading.has_names(person, &parts)) {
            // Another column contains the full name.
            Some(person.clone())
        } else {
            let id = of(&Field::PersonId).or_else(|| previous(reading, &name));
            let id = id.map(str::to_owned);
            let person = reading.builder.person(id.as_deref(), &name, &place);
            let is_new = |person: &PersonId| listed.iter().all(|one| one.person.as_ref() != Some(person));
            listed.extend(person.clone().filter(is_new).map(Participation::person));
            person
        };
        let Some(person) = person else {
            // It is unclear to whom details belong if a cell is empty or contains several people.
            for entry in details.iter().filter(|entry| owner(entry) == column) {
                reading.keep(session, &entry.header, &entry.text, &entry.place, None);
            }
            continue;
        };
        describe(reading, &person, &of);
    }
    for participation in listed {
        let same = |one: &Participation| {
            one.person == participation.person
                && one.role == participation.role
                && one.vacancy == participation.vacancy
        };
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

/// The number of posts with which a post is compared. Without this limit, the cost of many posts of
/// one person would be quadratic.
const COMPARED_POSTS: usize = 64;

fn describe<'t>(reading: &mut SheetReading<'_>, id: &PersonId, of: &impl Fn(&Field) -> Option<&'t str>) {
    let Some(person) = reading.builder.person_mut(id) else { return };
    if let (Some(given), Some(family)) = (of(&Field::GivenName), of(&Field::FamilyName)) {
        person.given.get_or_insert_with(|| given.into());
        person.family.get_or_insert_with(|| family.into());
    }
    let (position, organisation) = (of(&Field::Position), of(&Field::Organisation));
    if position.is_some() || organisation.is_some() {
        let mut post = Post::new();
        post.title = position.map(Text::from);
        post.organisation_name = organisation.map(Text::from);
        // Another affiliation in a later row is kept as well.
        let is_known = person
            .posts
            .iter()
            .rev()
            .take(COMPARED_POSTS)
            .any(|known| known.organisation_name == post.organisation_name && known.title == post.title);
        if !is_known {
            person.posts.push(post);
        }
    }
    if let Some(biography) = of(&Field::Biography).filter(|_| person.biography.is_empty()) {
        person.biography = reader::text_blocks(biography);
    }
    if let Some(stated) = of(&Field::PersonId).filter(|stated| *stated != id.as_str())
        && person.extensions.get("table/speaker id").is_none()
    {
        keep_extension(&mut person.extensions, "table/speaker id", stated);
    }
}

/// Reads the people in a cell. The role of the column applies to people without an explicit role.
/// An expression such as "TBC" is a vacancy, and a dash means that there is nobody.
fn cell(
    reading: &mut SheetReading<'_>,
    text: &str,
    stated: Option<&Role>,
    place: &SourceLocation,
) -> Vec<Participation> {
    let mut found = Vec::new();
    for one in reader::people(text, &reading.language) {
        let (name, id) = with_id(&one.name);
        if is_nobody(name) {
            continue;
        }
        // A role can also be written in brackets.
        let in_brackets = id.and_then(|word| role(word, &reading.language));
        let id = id.filter(|_| in_brackets.is_none());
        let id = id.map(str::to_owned).or_else(|| previous(reading, name).map(str::to_owned));
        let mut participation = if place_word(name) == Some(PlaceWord::ToBeAnnounced) {
            Participation::vacancy(name)
        } else {
            let known = reading.builder.draft.people.len();
            let Some(person) = reading.builder.person(id.as_deref(), name, place) else { continue };
            let is_new = reading.builder.draft.people.len() > known;
            let mut participation = Participation::person(person.clone());
            let functions = one.functions.map(Text::from);
            if let Some(person) = reading.builder.person_mut(&person) {
                person.honorific = person.honorific.take().or(one.honorific.map(Text::from));
                if is_new {
                    person.posts_line = functions;
                } else if functions.is_some() && functions != person.posts_line {
                    participation.posts_line = functions;
                }
            }
            participation
        };
        if one.is_tentative {
            participation.status = ParticipationStatus::Tentative;
        }
        let has_role = one.role.is_some() || in_brackets.is_some();
        participation.role = one.role.or(in_brackets).or_else(|| stated.cloned());
        if !has_role {
            participation.label = one.heading.map(Text::from);
        }
        found.push(participation);
    }
    found
}

/// Returns `true` if a text means that there is nobody, such as a dash.
pub(super) fn is_nobody(text: &str) -> bool {
    let text = text.trim();
    text.chars().all(|c| matches!(c, '-' | '–' | '—' | '.' | '/'))
        || ["n/a", "n.a.", "none", "aucun", "ninguno", "keine", "нет", "无", "لا يوجد"]
            .iter()
            .any(|word| folded(text) == folded(word))
}

/// Returns `true` if a text means that everybody takes part, such as "All participants".
fn is_everybody(text: &str) -> bool {
    const EVERYBODY: &[&str] = &[
        "all",
        "everyone",
        "everybody",
        "all participants",
        "participants",
        "all speakers",
        "tous",
        "toutes",
        "tous les participants",
        "todos",
        "todas",
        "todos los participantes",
        "alle",
        "alle teilnehmer",
        "все",
        "все участники",
        "全体",
        "全体人员",
        "全体与会者",
        "الجميع",
        "جميع المشاركين",
    ];
    EVERYBODY.contains(&folded(text).as_str())
}

/// Reads the people in a line of a grid.
pub(super) fn line(reading: &mut SheetReading<'_>, text: &str, place: &SourceLocation) -> Vec<Participation> {
    cell(reading, text, None, place)
}
