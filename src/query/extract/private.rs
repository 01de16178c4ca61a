//! Removes private data from a draft: contact details, custom data and recordings without consent.

use std::collections::{HashMap, HashSet};

use super::contact_address;
use super::custom_data::{Owner, each_extensions, retain_addresses, retain_own_addresses};
use super::public::PublicOptions;
use crate::draft::{Draft, ExternalIds, Participation, Person, Session};
use crate::list::ToList;
use crate::value::contact;
use crate::value::id::{EntityKind, ParticipationId, PersonId};
use crate::value::text::Text;
use crate::value::visit::{Visit, VisitorMut};

/// The keys of extensions that describe the form of a source. They contain no statements about
/// people. Every other key is private unless it is listed in the options.
const FORM: [&str; 47] = [
    "icalendar/CALSCALE",
    "icalendar/CLASS",
    "icalendar/COLOR",
    "icalendar/CREATED",
    "icalendar/DTEND",
    "icalendar/DTSTAMP",
    "icalendar/DURATION",
    "icalendar/EXDATE",
    "icalendar/GEO",
    "icalendar/LAST-MODIFIED",
    "icalendar/METHOD",
    "icalendar/PRIORITY",
    "icalendar/PRODID",
    "icalendar/RDATE",
    "icalendar/RECURRENCE-ID",
    "icalendar/REFRESH-INTERVAL",
    "icalendar/RRULE",
    "icalendar/SEQUENCE",
    "icalendar/TRANSP",
    "icalendar/UID",
    "icalendar/VERSION",
    "icalendar/X-PUBLISHED-TTL",
    "icalendar/X-WR-TIMEZONE",
    "konopas/offset",
    "open-event/offset",
    "pretalx/offset",
    "schedule/abstract",
    "schedule/base_url",
    "schedule/color",
    "schedule/date",
    "schedule/day_change",
    "schedule/days",
    "schedule/do_not_stream",
    "schedule/duration",
    "schedule/end",
    "schedule/id",
    "schedule/index",
    "schedule/is_featured",
    "schedule/language",
    "schedule/offset",
    "schedule/room",
    "schedule/slug",
    "schedule/start",
    "schedule/time_zone_name",
    "schedule/timeslot_duration",
    "sessionize/offset",
    "table/offset",
];

/// The mark that replaces an e-mail address or a telephone number in a text.
const OMISSION: &str = "…";

/// Removes all private data from the draft, except for data that the options publish.
pub(super) fn withhold(draft: &mut Draft, options: &PublicOptions) {
    let published: HashSet<&str> = options.contacts_of.iter().map(PersonId::as_str).collect();
    let derived = ids_from_contacts(draft);
    // An unclear statement about consent is stored as an extension, so recordings are removed
    // first.
    draft.sessions.iter_mut().for_each(withhold_recording);
    each_extensions(draft, |owner, extensions| {
        extensions.retain(|key, value| {
            options.publishes_extension(key) || owner == Owner::Other && describes_form(key, value)
        });
    });
    for room in draft.venues.iter_mut().flat_map(|venue| &mut venue.rooms) {
        room.available.clear();
    }
    for person in &mut draft.people {
        person.available.clear();
        if !published.contains(person.id.as_str()) {
            withhold_of_person(person);
        }
    }
    withhold_of_participations(&mut draft.participations, &published);
    for session in &mut draft.sessions {
        session.expected_attendance = None;
        retain_addresses(session, &|address| !contact_address::is_contact_address(address));
        retain_labelled(&mut session.external_ids, "uid");
        withhold_of_participations(&mut session.participations, &published);
    }
    rename_ids(draft, &derived, &published);
    if !options.contacts_in_texts {
        draft.visit_mut(&mut Replacing as &mut dyn VisitorMut);
    }
}

/// Returns `true` if an extension contains only technical data of the source format, such as a time
/// stamp. A value with contact details is rejected, except in a `UID`.
fn describes_form(key: &str, value: &str) -> bool {
    let (key, _) = key.split_once('~').unwrap_or((key, ""));
    FORM.binary_search(&key).is_ok() && (key == "icalendar/UID" || !contact::has_contact(value))
}

fn withhold_of_person(person: &mut Person) {
    let biography = std::mem::take(&mut person.biography);
    person.visit_mut(&mut Removing as &mut dyn VisitorMut);
    person.biography = biography;
    // A name that consisted only of contact details is removed. The names in other languages
    // remain.
    let names = person.name.entries().filter(|(_, name)| *name != OMISSION);
    if let Ok(name) = Text::new(names.map(|(language, name)| (language.clone(), name))) {
        person.name = name;
    }
    person.sort_key = person.sort_key.take().filter(|key| !contact::has_contact(key));
    person.image =
        person.image.take().filter(|address| !contact_address::is_contact_address(address.as_str()));
    person.links.retain(|link| !link.relation.as_deref().is_some_and(contact_address::is_contact_label));
    retain_own_addresses(&mut person.links, &mut [], &|address| {
        !contact_address::is_contact_address(address)
    });
    retain_labelled(&mut person.external_ids, "");
}

fn withhold_of_participations(list: &mut [Participation], published: &HashSet<&str>) {
    for one in list {
        if one.person.as_ref().is_some_and(|person| published.contains(person.as_str())) {
            continue;
        }
        one.visit_mut(&mut Removing as &mut dyn VisitorMut);
        one.links.retain(|link| !link.relation.as_deref().is_some_and(contact_address::is_contact_label));
        let keep = |address: &str| !contact_address::is_contact_address(address);
        retain_own_addresses(&mut one.links, &mut one.documents, &keep);
        retain_labelled(&mut one.external_ids, "");
    }
}

/// Removes the identifiers that contain contact details, except for those with the scheme `exempt`.
fn retain_labelled(ids: &mut ExternalIds, exempt: &str) {
    ids.retain(|scheme, id| {
        scheme == exempt
            || !contact_address::is_contact_label(scheme) && !contact_address::is_contact_address(id)
    });
}

/// Removes the licence and the address of a recording, and all links to the recording, if consent
/// to it was refused. A statement about consent that could not be read counts as a refusal.
fn withhold_recording(session: &mut Session) {
    let is_unclear = |key: &str| key.starts_with("schedule/recording.optout");
    let unclear = session.extensions.iter().any(|(key, _)| is_unclear(key));
    let refused = session.recording.as_ref().is_some_and(|recording| recording.consent == Some(false));
    if !refused && !unclear {
        return;
    }
    let address = session.recording.as_mut().and_then(|recording| {
        recording.licence = None;
        recording.url.take()
    });
    let is_recording = |relation: Option<&str>| {
        relation.is_some_and(|relation| {
            ["recording", "video", "recordings", "videos"]
                .iter()
                .any(|one| relation.eq_ignore_ascii_case(one))
        })
    };
    let keep = |link: &crate::draft::Link| {
        !is_recording(link.relation.as_deref()) && Some(&link.url) != address.as_ref()
    };
    session.links.retain(keep);
    session.attachments.retain(keep);
    for one in &mut session.participations {
        one.links.retain(keep);
    }
}

/// A visitor that removes contact details from names and short notes.
struct Removing;

impl VisitorMut for Removing {
    fn text(&mut self, text: &mut Text) {
        text.change(|_, wording| {
            if !contact::has_contact(wording) {
                return None;
            }
            let rest = contact::removed(wording);
            Some(if rest.is_empty() { OMISSION.to_owned() } else { rest.into_owned() })
        });
    }
}

/// A visitor that replaces contact details in any text.
struct Replacing;

impl VisitorMut for Replacing {
    fn text(&mut self, text: &mut Text) {
        text.change(|_, wording| {
            contact::has_contact(wording).then(|| contact::replaced(wording, OMISSION).into_owned())
        });
    }
}

/// Returns the ids of people whose id contains one of their e-mail addresses or telephone numbers,
/// or was derived from one, such as `ada-example-org`.
fn ids_from_contacts(draft: &Draft) -> HashSet<PersonId> {
    let is_derived = |person: &Person| {
        let id = slug(person.id.as_str());
        let names = person.name.entries().map(|(_, name)| name);
        let links = person.links.iter().map(|link| link.url.as_str());
        let contacts = names.chain(links).flat_map(contact::contacts);
        contact_address::is_contact_address(person.id.as_str())
            || contacts.map(slug).any(|contact| !contact.is_empty() && id.contains(&contact))
    };
    draft.people.iter().filter(|person| is_derived(person)).map(|person| person.id.clone()).collect()
}

/// Replaces the ids of people in `derived`, and the ids of participations that contain contact
/// details, together with all references to them. The people in `published` keep their ids.
fn rename_ids(draft: &mut Draft, derived: &HashSet<PersonId>, published: &HashSet<&str>) {
    let mut renaming = Renaming::default();
    let mut free = FreeNames::new(draft.people.iter().map(|one| one.id.as_str()));
    for person in &draft.people {
        if derived.contains(&person.id) && !published.contains(person.id.as_str()) {
            let new = free.name(&slug(person.name.first()), "person");
            renaming.people.insert(person.id.as_str().into(), new.into());
        }
    }
    let of_sessions = draft.sessions.iter().flat_map(|session| &session.participations);
    let lists = draft.participations.iter().chain(of_sessions);
    let ids: Vec<&str> = lists.filter_map(|one| one.id.as_ref()).map(ParticipationId::as_str).to_list();
    let mut free = FreeNames::new(ids.iter().copied());
    for id in ids.into_iter().filter(|id| contact_address::is_contact_address(id)) {
        renaming.participations.insert(id.into(), free.name("", "participation").into());
    }
    if !renaming.people.is_empty() || !renaming.participations.is_empty() {
        draft.visit_mut(&mut renaming as &mut dyn VisitorMut);
    }
}

#[derive(Default)]
struct Renaming {
    people: HashMap<Box<str>, Box<str>>,
    participations: HashMap<Box<str>, Box<str>>,
}

impl VisitorMut for Renaming {
    fn id(&mut self, noun: EntityKind, id: &mut Box<str>) {
        let names = match noun {
            EntityKind::Person => &self.people,
            EntityKind::Participation => &self.participations,
            _ => return,
        };
        if let Some(new) = names.get(id) {
            id.clone_from(new);
        }
    }
}

struct FreeNames {
    taken: HashSet<String>,
    next: usize,
}

impl FreeNames {
    fn new<'i>(ids: impl Iterator<Item = &'i str>) -> Self {
        Self { taken: ids.map(str::to_owned).collect(), next: 2 }
    }

    /// Returns an unused id that is derived from `name`, or from `otherwise` if the name is empty.
    fn name(&mut self, name: &str, otherwise: &str) -> String {
        let name = if name.is_empty() { otherwise } else { name };
        let mut id = name.to_owned();
        while !self.taken.insert(id.clone()) {
            id = format!("{name}~{}", self.next);
            self.next += 1;
        }
        id
    }
}

/// Converts a name into an id that consists of lower-case letters, digits and hyphens.
fn slug(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut slug = words.map(str::to_lowercase).to_list().join("-");
    if let Some((end, _)) = slug.char_indices().nth(100) {
        slug.truncate(end);
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_keys_are_sorted_for_the_binary_search() {
        assert!(FORM.is_sorted());
        assert!(describes_form("icalendar/RDATE~2", "20260302"));
        assert!(!describes_form("schedule/answers", "vegan"));
        assert!(!describes_form("schedule/room", "ask ada@example.org"));
    }
}
