//! Converts participations into the people of an event.

use std::collections::{HashMap, HashSet};

use super::context::WriteContext;
use super::extras::{self, ExtraLevel, Extras};
use super::ids::{Ids, keeps_id};
use super::{form, texts};
use crate::draft::{Participation, Person};
use crate::interchange::common::ids;
use crate::interchange::common::ids::well_formed;
use crate::interchange::common::inherited::{unwritten_participations, written_participations};
use crate::interchange::common::ledger::{At, Rows};
use crate::interchange::schedule::syntax::document::SchedulePerson;
use crate::interchange::schedule::syntax::words;
use crate::value::link::Link;
use crate::value::string_map::Extensions;

/// The people in the schedule so far. Each event repeats the description of its people.
#[derive(Default)]
struct People<'p> {
    /// The descriptions of the people who have been listed so far, by their ids.
    described: HashMap<&'p str, SchedulePerson>,
    /// Maps each identity to the first person who was listed with it.
    known: HashMap<(Option<String>, String), &'p str>,
    /// Maps each id or other identifier to the first person who was listed with it.
    by_id: HashMap<String, &'p str>,
    ids: Ids,
    /// The original ids that several people share.
    shared: HashSet<&'p str>,
}

/// Writes the people of all events. `sessions` contains the positions of their sessions.
pub(super) fn people(context: &mut WriteContext<'_>, sessions: &[usize]) {
    let draft = context.draft;
    let positions: HashMap<&str, usize> =
        draft.people.iter().enumerate().map(|(at, person)| (person.id.as_str(), at)).collect();
    let mut people = People::default();
    let kept = draft.people.iter().filter_map(|person| person.extensions.get("schedule/id"));
    let mut seen = HashSet::new();
    people.shared = kept.filter(|kept| !seen.insert(*kept)).collect();
    for (index, position) in sessions.iter().enumerate() {
        let Some(session) = draft.sessions.get(*position) else { continue };
        let row = context.ledger.row(Rows::Sessions, *position);
        let Some(view) = context.programme.session(session.id.as_str()) else { continue };
        // Inherited participations have no location in the ledger.
        let places = context.items(row, "participations").into_iter().chain(std::iter::repeat(At::NOWHERE));
        if session.participations.is_empty() && view.participations().len() > 0 {
            let all = "the session has no participations: those of the session that it repeats were written";
            let why = unwritten_participations(view).unwrap_or(all);
            context.ledger.altered_field(row, "participations", why);
        }
        let mut persons = Vec::with_capacity(session.participations.len());
        for (participation, at) in written_participations(view).zip(places) {
            let participation = participation.data();
            let known = participation.person.as_ref().and_then(|id| positions.get(id.as_str()));
            if let Some(known) = known.and_then(|known| Some((*known, draft.people.get(*known)?))) {
                persons.push(mention(context, &mut people, known, participation, at));
                continue;
            }
            let who = match participation {
                Participation { organisation: Some(_), .. } => "an organisation",
                Participation { country: Some(_), .. } => "a country",
                Participation { office: Some(_), .. } => "an office",
                _ => "a vacancy",
            };
            context.ledger.altered(at, format!("an event can list only people, and this is {who}"));
        }
        if let Some(event) = context.document.events.get_mut(index) {
            event.persons = persons;
        }
    }
}

/// Writes a participation as a person of an event.
fn mention<'p>(
    context: &mut WriteContext<'p>,
    people: &mut People<'p>,
    (position, person): (usize, &'p Person),
    participation: &Participation,
    at: At,
) -> SchedulePerson {
    let known = people.described.get(person.id.as_str()).cloned();
    let first = known.is_none();
    let mut written = known.unwrap_or_else(|| {
        let row = context.ledger.row(Rows::People, position);
        description(context, person, row, &people.shared)
    });
    if first {
        people.described.insert(person.id.as_str(), written.clone());
    }
    role(context, participation, at, &mut written);
    details(context, participation, at, first, &mut written);
    identity(context, people, (position, person), (at, first), &written);
    written
}

/// Marks the person of a participation. People are identified by their id and name, or only by
/// their name if they have no id.
fn identity<'p>(
    context: &mut WriteContext<'p>,
    people: &mut People<'p>,
    (position, person): (usize, &'p Person),
    (at, first): (At, bool),
    written: &SchedulePerson,
) {
    let reference = context.ledger.field(at, "person");
    let row = context.ledger.row(Rows::People, position);
    let key = written.guid.as_ref().or(written.id.as_ref()).or(written.code.as_ref());
    let Some(name) = written.name.as_ref().or(key) else {
        let why = "a person needs a name or a number";
        context.ledger.altered(row, why);
        return context.ledger.altered(at, why);
    };
    // A person without a name is identified only by the id.
    let stated = || [&written.guid, &written.id, &written.code].into_iter().flatten();
    let other_guid = |known: &&str| {
        let guid = people.described.get(*known).and_then(|described| described.guid.as_ref());
        guid.zip(written.guid.as_ref()).is_some_and(|(known, own)| known != own)
    };
    let folded = words::folded(name);
    let same_name = |one: &String| people.known.get(&(Some(one.clone()), folded.clone())).copied();
    let named = match key {
        Some(_) => stated().filter_map(same_name).find(|known| !other_guid(known)),
        None => people.known.get(&(None, folded.clone())).copied(),
    };
    let by_id = key.filter(|_| written.name.is_none()).and_then(|key| people.by_id.get(key).copied());
    let known = named.or(by_id).unwrap_or(person.id.as_str());
    if key.is_none() {
        people.known.entry((None, folded.clone())).or_insert(known);
    }
    for one in stated() {
        people.known.entry((Some(one.clone()), folded.clone())).or_insert(known);
    }
    if let Some(key) = key {
        people.by_id.entry(key.clone()).or_insert(person.id.as_str());
    }
    if known != person.id.as_str() {
        let why = "another person has the same name, and neither has a number as the id";
        context.ledger.altered(reference, why);
        return context.ledger.altered(row, why);
    }
    context.ledger.wrote(reference);
    if first {
        let derived = words::id_of(name, "person");
        if keeps_id(person.id.as_str(), written.id.as_ref().unwrap_or(&derived), &mut people.ids) {
            context.ledger.wrote_field(row, "id");
        } else {
            let why = "the id of a person must be a number: the person will be identified by name";
            context.ledger.altered_field(row, "id", why);
        }
    }
}

/// Describes a person.
fn description(
    context: &mut WriteContext<'_>,
    person: &Person,
    row: At,
    shared: &HashSet<&str>,
) -> SchedulePerson {
    let (json, foreign) = (context.is_json(), context.foreign);
    let mut written = SchedulePerson {
        name: context.text_of(row, "name", Some(&person.name)),
        ..SchedulePerson::default()
    };
    let kept = person.extensions.get("schedule/id");
    written.id = number(person.id.as_str(), kept, written.name.as_deref(), foreign);
    if json || foreign {
        let items = context.items(row, "biography");
        let list = context.ledger.field(row, "biography");
        written.biography = texts::blocks(context, list, &items, &person.biography);
    }
    if let Some(image) =
        person.image.as_ref().filter(|image| foreign || json && form::any_uri(image.as_str()))
    {
        written.image = Some(image.to_string());
        context.ledger.wrote_field(row, "image");
    }
    links(context, &person.links, row, row, &person.extensions, &mut written);
    let external = context.ledger.field(row, "external_ids");
    for (scheme, field) in [("guid", &mut written.guid), ("code", &mut written.code)] {
        let sound = |value: &&str| match scheme {
            "guid" => form::uuid(value),
            _ => json && form::code(value, context.target),
        };
        *field = person.external_ids.get(scheme).filter(|value| foreign || sound(value)).map(str::to_owned);
        if field.is_some() {
            context.ledger.wrote_field(external, scheme);
        }
    }
    for (at, name, value) in context.extensions(row, &person.extensions) {
        let field = match name {
            "url" if foreign => &mut written.url,
            "image" if foreign => &mut written.image,
            "guid" if foreign => &mut written.guid,
            "code" if foreign => &mut written.code,
            _ => continue,
        };
        *field = Some(value.to_owned());
        context.wrote_if(
            at,
            form::is_set_aside(name, value),
            "the value is written as a field of the person",
        );
    }
    if let Some(kept) = kept.filter(|_| written.id.is_some()) {
        let at = context.ledger.field(context.ledger.field(row, "extensions"), "schedule/id");
        let malformed = person.id != *kept && well_formed(kept) == person.id.as_str();
        context.wrote_if(
            at,
            malformed || shared.contains(kept),
            "the number is written as the id of the person",
        );
    }
    written
}

/// Returns the id of a person in the schedule. The schema requires a number, so a person with any
/// other id is identified by name. If `foreign` is `true`, any id is written, unless it is derived
/// from the name.
fn number(id: &str, kept: Option<&str>, name: Option<&str>, foreign: bool) -> Option<String> {
    let number = |text: &str| text.parse::<i64>().is_ok_and(|number| number.to_string() == text);
    match kept {
        Some(kept) => Some(kept.to_owned()).filter(|kept| foreign || number(kept)),
        None if number(id) => Some(id.to_owned()),
        None if foreign => {
            let made = name.map(ids::slug).unwrap_or_default();
            let by_name = form::unnumbered(id).0 == if made.is_empty() { "person" } else { &made };
            Some(id.to_owned()).filter(|_| !by_name)
        }
        None => None,
    }
}

/// Writes the link to the web page of a person. Other links are written only if the format allows
/// them. `list` is the entity with the links, and `row` the one with the extensions.
fn links(
    context: &mut WriteContext<'_>,
    links: &[Link],
    list: At,
    row: At,
    extensions: &Extensions,
    written: &mut SchedulePerson,
) {
    let json = context.is_json();
    for (link, at) in links.iter().zip(context.items(list, "links")) {
        let is_page = link.relation.as_deref() == Some("page") && written.url.is_none();
        if is_page && (context.foreign || json && form::any_uri(link.url.as_str())) {
            written.url = Some(context.address(at, link));
            if !written.links.is_empty() {
                let why = "the link to the page of a person precedes the other links";
                context.ledger.remark(context.ledger.field(list, "links"), why);
            }
        } else if json {
            let key = format!("schedule/links.{}.service", written.links.len());
            written.links.extend(texts::link(context, at, link, (row, extensions, &key)));
        }
    }
}

/// Returns `true` if two spellings of a name differ, but only in white space and case.
fn is_same_name(name: Option<&str>, other: &str) -> bool {
    name.is_some_and(|name| name != other && words::folded(name) == words::folded(other))
}

fn role(context: &mut WriteContext<'_>, participation: &Participation, at: At, written: &mut SchedulePerson) {
    let Some(role) = &participation.role else { return };
    let location = context.ledger.field(at, "role");
    if !context.is_json() {
        let why = format!("a person has no role in schedule.xml: the {role} is listed only by name");
        context.ledger.altered(location, why);
    } else if role.is_custom() {
        context.ledger.altered(location, "the format has no custom roles");
    } else {
        // The schema of schedule.json allows additional fields for a person.
        written.role = Some(role.to_string());
        context.wrote_if(
            location,
            words::role(role.as_str()).as_ref() == Some(role),
            "another role has this name",
        );
    }
}

/// Writes the details of a person that apply only to one event. The first event that lists a person
/// describes the person itself.
fn details(
    context: &mut WriteContext<'_>,
    participation: &Participation,
    at: At,
    first: bool,
    written: &mut SchedulePerson,
) {
    let (json, foreign) = (context.is_json(), context.foreign);
    let why = "the first event that lists a person describes the person itself";
    if !participation.links.is_empty() && (foreign || json) {
        if first {
            context.ledger.altered(context.ledger.field(at, "links"), why);
        } else {
            written.url = None;
            written.links.clear();
            links(context, &participation.links, at, at, &participation.extensions, written);
        }
    }
    let has_id = written.id.is_some() || written.guid.is_some();
    let mut extras = Extras::default();
    for (at, name, value) in context.extensions(at, &participation.extensions) {
        let field = match name {
            "name" if foreign && !first && is_same_name(written.name.as_deref(), value) => &mut written.name,
            "code" if foreign && has_id => &mut written.code,
            "biography" if foreign => &mut written.biography,
            "image" if foreign => &mut written.image,
            "url" if foreign => &mut written.url,
            "role" if foreign || json => {
                written.role = Some(value.to_owned());
                context.ledger.wrote(at);
                continue;
            }
            _ if name.starts_with("links.") && json => continue,
            _ if foreign => {
                extras::add(context, &mut extras, ExtraLevel::Person, (at, name, value));
                continue;
            }
            _ => continue,
        };
        if !first {
            *field = Some(value.to_owned());
        }
        context.wrote_if(at, !first, why);
    }
    written.extras = extras.list;
}
