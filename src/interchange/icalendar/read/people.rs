//! Reads the participants, attendees and organisers of events.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;

use super::context::{About, ReadContext};
use super::lines::{Component, Line};
use super::property::{Property, text_parameter};
use crate::code::Code;
use crate::draft::{Organisation, Participation, Person, RoleDeclaration};
use crate::error::quote;
use crate::interchange::common::folding::folded;
use crate::interchange::common::ids::FreeIds;
use crate::interchange::common::ids::divided;
use crate::interchange::icalendar::syntax::names;
use crate::report::Subject;
use crate::value::country::Country;
use crate::value::id::{OrganisationId, PersonId};
use crate::value::link::Link;
use crate::value::path::Path;
use crate::value::role::Role;
use crate::value::text::Text;
use crate::value::url::Url;

#[derive(Debug, Default)]
pub(super) struct People {
    ids: FreeIds,
    organisations: FreeIds,
    /// Maps each pair of e-mail address and name to a person. Names are in lower case and with
    /// single spaces. A missing address is represented by an empty string.
    known: HashMap<(String, String), PersonId>,
    addresses: IndexMap<String, Address>,
    own: HashMap<String, PersonId>,
    own_organisations: HashMap<String, OrganisationId>,
    declared: HashSet<Role>,
}

#[derive(Debug)]
struct Address {
    names: Vec<String>,
    /// The index of the first person with the address.
    person: usize,
    about: About,
    line: usize,
}

#[derive(Debug, Default)]
struct Attendee {
    name: Option<Text>,
    address: Option<String>,
    group: bool,
    line: usize,
}

/// Returns the e-mail address of a `mailto:` URI in lower case, or `None` for any other URI.
fn mail(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_at_checked(7)?;
    (scheme.eq_ignore_ascii_case("mailto:") && !rest.trim().is_empty()).then(|| rest.trim().to_lowercase())
}

/// Returns `true` if an address is that of a calendar or of a program. A program can also send
/// invitations in the name of a person, so an address such as `noreply@` counts only without a
/// name.
fn is_impersonal(address: &str, is_named: bool) -> bool {
    let (local, host) = address.split_once('@').unwrap_or((address, ""));
    let is_of_calendar = host.ends_with(".calendar.google.com") || host == "calendar.google.com";
    is_of_calendar || !is_named && matches!(local, "noreply" | "no-reply" | "donotreply" | "do-not-reply")
}

/// Decodes a name that a program has written in percent-encoding, and reports this.
fn decoded(cx: &mut ReadContext, name: Text, about: &About, line: usize) -> Text {
    let decoded =
        if name.first().contains(char::is_whitespace) { None } else { percent_decoded(name.first()) };
    let Some(decoded) = decoded.filter(|decoded| decoded.contains(' ')) else { return name };
    let message = format!("the name {} was read as {}", quote(name.first()), quote(&decoded));
    cx.note(Code::ReadingAssumed, about, line, message);
    Text::from(decoded.as_str())
}

/// Decodes a text in percent-encoding. Returns `None` if it contains no such encoding, or if the
/// result is not a text without control characters.
fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut pieces = text.split('%');
    bytes.extend_from_slice(pieces.next()?.as_bytes());
    let before = bytes.len();
    for piece in pieces {
        let (digits, rest) = piece.split_at_checked(2)?;
        let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        bytes.push(u8::from_str_radix(digits, 16).ok().filter(|_| is_hex)?);
        bytes.extend_from_slice(rest.as_bytes());
    }
    let decoded = String::from_utf8(bytes).ok()?;
    (before < text.len() && !decoded.contains(char::is_control)).then_some(decoded)
}

/// Returns `true` if a text can consist of several names of at least two words each.
fn is_list_of_names(text: &str) -> bool {
    let separators = [",", ";", "/", " & ", " + ", " and ", " et ", " und ", " y ", " и "];
    separators.iter().any(|separator| {
        let mut parts = text.split(separator);
        let is_name = |part: &str| {
            let words: Vec<&str> = part.split_whitespace().collect();
            let is_capital = |word: &&str| word.starts_with(|c: char| c.is_uppercase());
            (2..=4).contains(&words.len()) && words.iter().all(is_capital)
        };
        text.contains(separator) && parts.all(is_name)
    })
}

/// Reads a `PARTICIPANT` component, and returns it as a participation with the e-mail address
/// of the participant. Returns `None` if the component does not identify the participant.
pub(super) fn participant(
    cx: &mut ReadContext,
    people: &mut People,
    component: &Component<'_>,
    about: &About,
) -> Option<(Participation, Option<String>)> {
    let property = |name: &str| component.lines.iter().find(|line| line.is(name)).map(Property::new);
    let mut names = Vec::new();
    for line in component.lines.iter().filter(|line| line.is("SUMMARY") || line.is("NAME")) {
        names.extend(cx.words(&Property::new(line), about));
    }
    let address = property("CALENDAR-ADDRESS").and_then(|one| mail(one.text()?));
    let (name, _) = cx.text(&names);
    let party = Attendee { name, address: address.clone(), group: false, line: component.at };
    let own = property(names::PARTY);
    let own =
        own.as_ref().and_then(|one| Some((one.parameter("TYPE")?.to_lowercase(), one.text()?.to_owned())));
    let is_own = own.is_some();
    let mut participation = match own {
        Some((what, id)) => own_party(cx, people, &what, &id, &party, about)?,
        None => Participation::person(person(cx, people, party, about)?),
    };
    let kind = property("PARTICIPANT-TYPE");
    let kind = kind.as_ref().and_then(Property::text).map(str::to_ascii_uppercase);
    let role = property(names::ROLE);
    let stated = role.as_ref().and_then(|one| one.text()?.parse::<Role>().ok());
    if let Some(role) = &role
        && let Some(label) = cx.text_parameter(role, "LABEL", about)
    {
        let label = (cx.language_of(role, about), label);
        participation.label = cx.text(&[label]).0;
    }
    participation.role = match (stated, kind.as_deref()) {
        (Some(role), _) => Some(role),
        _ if role.is_some() => None,
        (None, Some("SPEAKER")) => Some(Role::Speaker),
        (None, Some("PERFORMER")) => Some(Role::Performer),
        (None, Some("SPONSOR")) => Some(Role::Sponsor),
        (None, Some("CONTACT")) => Some(Role::Contact),
        _ => None,
    };
    if let Some(role) = participation.role.clone() {
        declare(cx, people, &role, kind.as_deref());
    }
    let has_role = participation.role.is_some();
    let has_been_read = |line: &Line<'_>| {
        let known = ["SUMMARY", "NAME", "UID", "CALENDAR-ADDRESS"];
        known.iter().any(|name| line.is(name))
            || line.is(names::ROLE) && has_role
            || line.is(names::PARTY) && is_own
    };
    for line in &component.lines {
        let one = Property::new(line);
        if line.is(names::STATUS) {
            match one.text().and_then(|text| text.parse().ok()) {
                Some(status) => participation.status = status,
                None => cx.keep(&mut participation.extensions, line, about),
            }
        } else if line.is("URL") {
            match one.text().and_then(|text| text.parse::<Url>().ok()) {
                Some(url) => participation.links.push(Link::new(url)),
                None => cx.keep(&mut participation.extensions, line, about),
            }
        } else if line.is("PARTICIPANT-TYPE") {
            // If the exact role of a participant is known, the participant type is redundant.
            if role.is_none() && (participation.role.is_none() || kind.as_deref() == Some("CONTACT")) {
                cx.keep(&mut participation.extensions, line, about);
            }
        } else if !has_been_read(line) {
            cx.keep(&mut participation.extensions, line, about);
        }
    }
    cx.strays(&component.stray, about);
    Some((participation, address))
}

/// Reads an `ATTENDEE` or `ORGANIZER` property. Returns `None` if the property does not
/// identify a person.
pub(super) fn attendee(
    cx: &mut ReadContext,
    people: &mut People,
    line: &Line<'_>,
    about: &About,
) -> Option<Participation> {
    let property = Property::new(line);
    let name = cx.text_parameter(&property, "CN", about);
    let name = name.map(|name| (cx.language_of(&property, about), name));
    let name = name.and_then(|name| cx.text(&[name]).0);
    let name = name.map(|name| decoded(cx, name, about, line.at));
    let address = property.text().and_then(mail);
    if address.as_deref().is_some_and(|address| is_impersonal(address, name.is_some())) {
        return None;
    }
    // An unquoted comma has already been reported.
    let is_doubtful = text_parameter(line, "CN").is_some_and(|(_, is_doubtful)| is_doubtful);
    if let Some(name) = name.as_ref().filter(|name| !is_doubtful && is_list_of_names(name.first())) {
        let message = format!(
            "the name {} may be the names of several people: it was imported as one person",
            quote(name.first())
        );
        cx.note(Code::ReadingAssumed, about, line.at, message);
    }
    let group = property.parameter("CUTYPE").is_some_and(|kind| kind.eq_ignore_ascii_case("GROUP"));
    let person = person(cx, people, Attendee { name, address, group, line: line.at }, about)?;
    let mut participation = Participation::person(person);
    let role = property.parameter("ROLE").map(|role| role.to_ascii_uppercase());
    participation.role = match role.as_deref() {
        _ if line.is("ORGANIZER") => Some(Role::Organiser),
        Some("CHAIR") => Some(Role::Chair),
        Some("REQ-PARTICIPANT" | "OPT-PARTICIPANT") => Some(Role::Participant),
        _ => None,
    };
    let status = property.parameter("PARTSTAT").map(|status| status.to_ascii_uppercase());
    participation.status = match status.as_deref() {
        Some("NEEDS-ACTION") => crate::value::status::ParticipationStatus::Invited,
        Some("TENTATIVE") => crate::value::status::ParticipationStatus::Tentative,
        Some("DECLINED") => crate::value::status::ParticipationStatus::Declined,
        _ => crate::value::status::ParticipationStatus::Confirmed,
    };
    keep_attendee(cx, &mut participation, line, about);
    Some(participation)
}

/// Stores an `ATTENDEE` or `ORGANIZER` property in the extensions, unless the participation
/// already represents all of its data.
pub(super) fn keep_attendee(
    cx: &mut ReadContext,
    participation: &mut Participation,
    line: &Line<'_>,
    about: &About,
) {
    let property = Property::new(line);
    let is = |name: &str, words: &[&str]| {
        property.parameter(name).is_none_or(|word| words.iter().any(|known| word.eq_ignore_ascii_case(known)))
    };
    let whole = is("ROLE", &["CHAIR", "REQ-PARTICIPANT"])
        && is("PARTSTAT", &["NEEDS-ACTION", "TENTATIVE", "DECLINED", "ACCEPTED"])
        && is("CUTYPE", &["GROUP", "INDIVIDUAL"])
        && property.parameters_beyond(&["CN", "ROLE", "PARTSTAT", "CUTYPE", "LANGUAGE"]).is_empty()
        && property.text().is_none_or(|address| mail(address).is_some());
    if !whole {
        cx.keep(&mut participation.extensions, line, about);
    }
}

/// Declares a custom role. Its properties are derived from the participant type. For example, a
/// speaker has speaking time.
fn declare(cx: &mut ReadContext, people: &mut People, role: &Role, kind: Option<&str>) {
    if !role.is_custom() || !people.declared.insert(role.clone()) {
        return;
    }
    let mut declaration = RoleDeclaration::new(role.clone());
    if matches!(kind, Some("SPEAKER" | "PERFORMER")) {
        declaration.properties.has_floor = true;
    }
    cx.builder.draft.roles.push(declaration);
}

/// Finds a person by name and e-mail address, or adds the person to the draft. Two attendees
/// are the same person only if both the names and the addresses match. Case and spaces are ignored.
fn person(cx: &mut ReadContext, people: &mut People, party: Attendee, about: &About) -> Option<PersonId> {
    let Attendee { name, address, group, line } = party;
    let address = address.unwrap_or_default();
    let key = |name: &str| (address.clone(), folded(name));
    // A person without a name is assumed to be the first person with the same e-mail address. If
    // there is no such person, the address is used as the name. Some programs write the address in
    // place of a name.
    let name = match name.filter(|name| address.is_empty() || folded(name.first()) != address) {
        Some(name) => name,
        None if address.is_empty() => return None,
        None => {
            let seen = people.addresses.get(&address).and_then(|seen| seen.names.first());
            Text::from(seen.unwrap_or(&address).as_str())
        }
    };
    if let Some(known) = people.known.get(&key(name.first())) {
        return Some(known.clone());
    }
    // This is the name of a person of whom only the address was known so far.
    if let Some(seen) = people.addresses.get_mut(&address).filter(|seen| seen.names.first() == Some(&address))
        && let Some(person) = cx.builder.draft.people.get_mut(seen.person)
        && let Some(known) = people.known.remove(&key(&address))
    {
        seen.names = vec![name.first().to_owned()];
        people.known.insert(key(name.first()), known.clone());
        person.name = name;
        return Some(known);
    }
    let (id, _) = people.ids.give(Some(name.first()), "person");
    if !address.is_empty() {
        let position = cx.builder.draft.people.len();
        let path = Path::root().with("people").with_index(position);
        let about = About { subject: Subject::Person(id.as_str().into()), path };
        let first = || Address { names: Vec::new(), person: position, about, line };
        let seen = people.addresses.entry(address.clone()).or_insert_with(first);
        seen.names.push(name.first().to_owned());
    }
    let key = key(name.first());
    let mut person = Person::new(id.as_str(), name);
    person.group = group;
    reach(cx, &mut person, &address, about, line);
    people.known.insert(key, person.id.clone());
    let id = person.id.clone();
    cx.builder.draft.people.push(person);
    Some(id)
}

pub(super) fn report_shared_addresses(cx: &mut ReadContext, people: People) {
    for (address, Address { names, about, line, .. }) in people.addresses {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        if names.len() > 1 {
            cx.note(Code::PersonDivided, &about, line, divided("e-mail address", &address, &names));
        }
    }
}

/// Adds an e-mail address to a person, as a link with the relation `email`.
fn reach(cx: &mut ReadContext, person: &mut Person, address: &str, about: &About, line: usize) {
    if address.is_empty() {
        return;
    }
    if let Ok(url) = format!("mailto:{address}").parse::<Url>() {
        person.links.push(Link::new(url).with_relation("email"));
    } else {
        let what = format!("the e-mail address {}", quote(address));
        cx.count(Code::NotImported, "left", what, about, line);
    }
}

fn own_party(
    cx: &mut ReadContext,
    people: &mut People,
    what: &str,
    id: &str,
    party: &Attendee,
    about: &About,
) -> Option<Participation> {
    let named = || party.name.clone().unwrap_or_else(|| Text::from(id));
    Some(match what {
        "person" => {
            if let Some(known) = people.own.get(id) {
                return Some(Participation::person(known.clone()));
            }
            let (given, _) = people.ids.give(Some(id), "person");
            let mut person = Person::new(given.as_str(), named());
            let key = (party.address.clone().unwrap_or_default(), folded(person.name.first()));
            people.known.entry(key).or_insert_with(|| person.id.clone());
            reach(cx, &mut person, party.address.as_deref().unwrap_or_default(), about, party.line);
            let given = person.id.clone();
            people.own.insert(id.to_owned(), given.clone());
            cx.builder.draft.people.push(person);
            Participation::person(given)
        }
        "organisation" => {
            if let Some(known) = people.own_organisations.get(id) {
                return Some(Participation::organisation(known.clone()));
            }
            let (given, _) = people.organisations.give(Some(id), "organisation");
            let organisation = Organisation::new(given.as_str(), named());
            let given = organisation.id.clone();
            people.own_organisations.insert(id.to_owned(), given.clone());
            cx.builder.draft.organisations.push(organisation);
            Participation::organisation(given)
        }
        "country" => Participation::country(id.parse::<Country>().ok()?),
        "office" => Participation::office(named()),
        "vacancy" => Participation::vacancy(named()),
        _ => return None,
    })
}
