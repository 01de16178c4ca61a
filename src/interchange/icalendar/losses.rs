//! What a calendar cannot say: every field of the wire form is looked at.
//!
//! Structs are taken apart without `..`, so that a field that is added does not compile until somebody says what becomes of it.

use super::super::Loss;
use crate::draft::{
    AgendaItem, Day, Draft, KindDeclaration, Language, Note, Organisation, Person, RoleDeclaration, Room,
    Track, Venue,
};
use crate::report::Subject;
use crate::value::kind::KindProperties;
use crate::value::link::Link;
use crate::value::role::RoleProperties;
use crate::value::string_map::{Extensions, ExternalIds};

/// Why most of it is lost.
pub(super) const NO_PROPERTY: &str = "iCalendar has no property for it";

#[derive(Debug, Default)]
pub(super) struct CalendarLosses(pub(super) Vec<Loss>);

/// What may say nothing.
pub(super) trait Absent {
    fn is_absent(&self) -> bool;
}

impl<T> Absent for Option<T> {
    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T> Absent for Vec<T> {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl Absent for bool {
    fn is_absent(&self) -> bool {
        !self
    }
}

impl CalendarLosses {
    pub(super) fn add(&mut self, subject: &Subject, field: impl Into<String>, why: impl Into<String>) {
        self.0.push(Loss { subject: subject.clone(), field: field.into(), why: why.into() });
    }

    /// A field that no property holds.
    pub(super) fn none(&mut self, subject: &Subject, field: &str, value: &impl Absent) {
        if !value.is_absent() {
            self.add(subject, field, NO_PROPERTY);
        }
    }

    /// Identifiers other than one that is written.
    pub(super) fn external(
        &mut self,
        subject: &Subject,
        above: &str,
        ids: &ExternalIds,
        written: Option<&str>,
    ) {
        for (scheme, _) in ids.iter().filter(|(scheme, _)| Some(*scheme) != written) {
            self.add(subject, format!("{above}external_ids/{scheme}"), NO_PROPERTY);
        }
    }

    /// Extensions other than those of the format, where those can be written.
    pub(super) fn extensions(&mut self, subject: &Subject, above: &str, extensions: &Extensions, own: bool) {
        for (key, _) in extensions.iter().filter(|(key, _)| !own || !key.starts_with("icalendar/")) {
            let why = "it is an extension of another format or tool";
            self.add(subject, extension(above, key), why);
        }
    }

    /// What a link says beside its address.
    pub(super) fn link(
        &mut self,
        subject: &Subject,
        field: &str,
        link: &Link,
        title: bool,
        relation: Option<&str>,
    ) {
        let Link { url: _, title: stated, relation: kind, language } = link;
        if stated.is_some() && !title {
            self.add(subject, format!("{field}/title"), "the property holds an address alone");
        }
        if kind.as_deref() != relation {
            self.add(subject, format!("{field}/relation"), "the property says nothing of what the link is");
        }
        if language.is_some() {
            self.add(subject, format!("{field}/language"), "the property says nothing of the language");
        }
    }

    /// What is said of the whole and stands on no calendar. Texts and links that are written are looked at where they are written.
    pub(super) fn programme(&mut self, draft: &Draft) {
        let Draft {
            format: _,
            id: _,
            title: _,
            subtitle,
            document_title,
            document_status,
            revision,
            symbol,
            event_status,
            languages,
            time_zone: _,
            place,
            spoken,
            interpreted,
            preamble: _,
            notes,
            roles: _,
            kinds: _,
            days,
            venues: _,
            tracks: _,
            organisations: _,
            people: _,
            participations,
            agenda_items,
            sessions: _,
            links,
            external_ids,
            extensions,
            unknown_fields: _,
        } = draft;
        let whole = Subject::Programme;
        self.none(&whole, "subtitle", subtitle);
        self.none(&whole, "document_title", document_title);
        self.none(&whole, "document_status", document_status);
        if revision.is_some() {
            self.add(&whole, "revision", "a number at its end is the SEQUENCE of the events");
        }
        self.none(&whole, "symbol", symbol);
        if *event_status != crate::value::status::EventStatus::default() {
            self.add(&whole, "event_status", NO_PROPERTY);
        }
        for (position, Language { tag: _, status }) in languages.iter().enumerate() {
            self.none(&whole, &format!("languages/{position}"), status);
        }
        if languages.len() > 1 {
            self.add(&whole, "languages", "a calendar is written in one language");
        }
        if place.is_some() {
            self.add(&whole, "place", "it is stated on each event");
        }
        self.none(&whole, "spoken", spoken);
        self.none(&whole, "interpreted", interpreted);
        self.none(&whole, "participations", participations);
        for (position, link) in links.iter().enumerate() {
            let field = format!("links/{position}");
            if position == 0 {
                self.link(&whole, &field, link, false, None);
            } else {
                self.add(&whole, field, "a calendar has one URL");
            }
        }
        self.external(&whole, "", external_ids, Some("uid"));
        self.extensions(&whole, "", extensions, true);
        for Day { number, label, date, window, external_ids, extensions } in days {
            let day = Subject::Day(*number);
            if date.is_none() {
                self.add(&day, "number", "it has no date, and nothing is on it");
            }
            self.none(&day, "label", label);
            self.none(&day, "window", window);
            self.external(&day, "", external_ids, None);
            self.extensions(&day, "", extensions, false);
        }
        for AgendaItem {
            id,
            number: _,
            title: _,
            part_of: _,
            documents: _,
            external_ids: _,
            extensions: _,
        } in agenda_items
        {
            self.add(&Subject::AgendaItem(id.clone()), "id", NO_PROPERTY);
        }
        for Note { id, text: _ } in notes {
            self.add(
                &Subject::Note(id.clone()),
                "id",
                "a calendar has no footnotes: the marks are written, the notes are not",
            );
        }
    }

    pub(super) fn role(&mut self, role: &RoleDeclaration, written: bool) {
        let RoleDeclaration { code, label, properties } = role;
        let subject = Subject::Role(code.clone());
        if !code.is_custom() {
            return self.add(&subject, "code", "a built-in role is not declared");
        }
        if !written {
            return self.add(&subject, "code", "nobody has it in an event");
        }
        self.none(&subject, "label", label);
        if *properties != RoleProperties::default() {
            self.add(&subject, "properties", NO_PROPERTY);
        }
    }

    pub(super) fn kind(&mut self, kind: &KindDeclaration, written: bool) {
        let KindDeclaration { code, label, properties } = kind;
        let subject = Subject::Kind(code.clone());
        if !code.is_custom() {
            return self.add(&subject, "code", "a built-in kind is not declared");
        }
        if !written {
            return self.add(&subject, "code", "no event is of it");
        }
        self.none(&subject, "label", label);
        if *properties != KindProperties::default() {
            self.add(&subject, "properties", NO_PROPERTY);
        }
    }

    pub(super) fn venue(&mut self, venue: &Venue, written: bool) {
        let Venue {
            id,
            name: _,
            address,
            city,
            country,
            time_zone,
            coordinates: _,
            rooms: _,
            links,
            external_ids,
            extensions,
        } = venue;
        let subject = Subject::Venue(id.clone());
        if !written {
            return self.add(&subject, "id", "no event takes place in it");
        }
        self.none(&subject, "address", address);
        self.none(&subject, "city", city);
        self.none(&subject, "country", country);
        self.none(&subject, "time_zone", time_zone);
        self.none(&subject, "links", links);
        self.external(&subject, "", external_ids, None);
        self.extensions(&subject, "", extensions, false);
    }

    pub(super) fn room(&mut self, room: &Room, written: bool) {
        let Room {
            id,
            name: _,
            building,
            floor,
            capacity,
            simultaneous,
            made_of,
            online: _,
            accessibility,
            available,
            links,
            external_ids,
            extensions,
        } = room;
        let subject = Subject::Room(id.clone());
        if !written {
            return self.add(&subject, "id", "no event takes place in it");
        }
        self.none(&subject, "building", building);
        self.none(&subject, "floor", floor);
        self.none(&subject, "capacity", capacity);
        self.none(&subject, "simultaneous", simultaneous);
        self.none(&subject, "made_of", made_of);
        self.none(&subject, "accessibility", accessibility);
        self.none(&subject, "available", available);
        self.none(&subject, "links", links);
        self.external(&subject, "", external_ids, None);
        self.extensions(&subject, "", extensions, false);
    }

    pub(super) fn track(&mut self, track: &Track, written: bool) {
        let Track { id, name: _, colour, sequential, external_ids, extensions } = track;
        let subject = Subject::Track(id.clone());
        if !written {
            return self.add(&subject, "id", "no event belongs to it");
        }
        if colour.is_some() {
            self.add(&subject, "colour", "COLOR takes the names of CSS, and is of an event");
        }
        self.none(&subject, "sequential", sequential);
        self.external(&subject, "", external_ids, None);
        self.extensions(&subject, "", extensions, false);
    }

    pub(super) fn organisation(&mut self, organisation: &Organisation, written: bool) {
        let Organisation { id, name: _, short_name, kind, country, links, external_ids, extensions } =
            organisation;
        let subject = Subject::Organisation(id.clone());
        if !written {
            return self.add(&subject, "id", "it takes part in no event");
        }
        self.none(&subject, "short_name", short_name);
        self.none(&subject, "kind", kind);
        self.none(&subject, "country", country);
        self.none(&subject, "links", links);
        self.external(&subject, "", external_ids, None);
        self.extensions(&subject, "", extensions, false);
    }

    pub(super) fn person(&mut self, person: &Person, written: bool) {
        let Person {
            id,
            name: _,
            honorific,
            family,
            given,
            sort_key,
            group,
            posts,
            posts_line,
            biography,
            available,
            image,
            links,
            external_ids,
            extensions,
        } = person;
        let subject = Subject::Person(id.clone());
        if !written {
            return self.add(&subject, "id", "they take part in no event");
        }
        self.none(&subject, "honorific", honorific);
        self.none(&subject, "family", family);
        self.none(&subject, "given", given);
        self.none(&subject, "sort_key", sort_key);
        self.none(&subject, "group", group);
        self.none(&subject, "posts", posts);
        self.none(&subject, "posts_line", posts_line);
        self.none(&subject, "biography", biography);
        self.none(&subject, "available", available);
        self.none(&subject, "image", image);
        let mail = mail(person).map(|mail| mail.url.clone());
        for (position, link) in links.iter().enumerate() {
            let field = format!("links/{position}");
            if mail.as_ref() == Some(&link.url) {
                self.link(&subject, &field, link, false, Some("email"));
                // The reader of an address takes its letters as small ones.
                if link.url.as_str() != link.url.as_str().to_lowercase() {
                    self.add(
                        &subject,
                        format!("{field}/url"),
                        "addresses of mail are written in small letters",
                    );
                }
            } else {
                self.add(&subject, field, "a participant has one address of mail");
            }
        }
        self.external(&subject, "", external_ids, None);
        self.extensions(&subject, "", extensions, false);
    }
}

/// The mail address of somebody, where it is known.
pub(super) fn mail(person: &Person) -> Option<&Link> {
    person.links.iter().find(|link| {
        let begin = link.url.as_str().get(..7);
        begin.is_some_and(|begin| begin.eq_ignore_ascii_case("mailto:")) && link.url.as_str().len() > 7
    })
}

/// The field of an extension; slashes in its key are escaped as in a JSON Pointer.
pub(super) fn extension(above: &str, key: &str) -> String {
    format!("{above}extensions/{}", key.replace('~', "~0").replace('/', "~1"))
}
