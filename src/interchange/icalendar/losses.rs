//! Detects data that a calendar cannot represent. Structs are destructured without `..`, so a new
//! field causes a compile error until it is handled here.

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

pub(super) const NO_PROPERTY: &str = "iCalendar has no property for it";

#[derive(Debug, Default)]
pub(super) struct CalendarLosses(pub(super) Vec<Loss>);

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

    /// Records the loss of a field that has no iCalendar property, unless the field is empty.
    pub(super) fn none(&mut self, subject: &Subject, field: &str, value: &impl Absent) {
        if !value.is_absent() {
            self.add(subject, field, NO_PROPERTY);
        }
    }

    /// Records the loss of all external ids except the id with the scheme `written`.
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

    /// Records the loss of extensions. If `own` is `true`, extensions that come from a calendar are
    /// skipped, because the writer restores them.
    pub(super) fn extensions(&mut self, subject: &Subject, above: &str, extensions: &Extensions, own: bool) {
        for (key, _) in extensions.iter().filter(|(key, _)| !own || !key.starts_with("icalendar/")) {
            let why = "the extension does not belong to iCalendar";
            self.add(subject, extension(above, key), why);
        }
    }

    /// Records the loss of the title, relation and language of a link. If `title` is `true`, the
    /// title is skipped, because it is written. `relation` is the relation that the calendar
    /// property implies.
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
            self.add(subject, format!("{field}/title"), "the property can only contain an address");
        }
        if kind.as_deref() != relation {
            self.add(
                subject,
                format!("{field}/relation"),
                "the property cannot specify the relation of a link",
            );
        }
        if language.is_some() {
            self.add(
                subject,
                format!("{field}/language"),
                "the property cannot specify the language of a link",
            );
        }
    }

    /// Records the losses in the fields of the programme itself. Losses in texts are recorded
    /// later, when the texts are written.
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
            self.add(
                &whole,
                "revision",
                "only the number at the end of the revision was written, as SEQUENCE of the events",
            );
        }
        self.none(&whole, "symbol", symbol);
        if *event_status != crate::value::status::EventStatus::default() {
            self.add(&whole, "event_status", NO_PROPERTY);
        }
        for (position, Language { tag: _, status }) in languages.iter().enumerate() {
            self.none(&whole, &format!("languages/{position}"), status);
        }
        if languages.len() > 1 {
            self.add(&whole, "languages", "a calendar is written in only one language");
        }
        if place.is_some() {
            self.add(&whole, "place", "the default place was written in each event instead");
        }
        self.none(&whole, "spoken", spoken);
        self.none(&whole, "interpreted", interpreted);
        self.none(&whole, "participations", participations);
        for (position, link) in links.iter().enumerate() {
            let field = format!("links/{position}");
            if position == 0 {
                self.link(&whole, &field, link, false, None);
            } else {
                self.add(&whole, field, "a calendar has only one URL");
            }
        }
        self.external(&whole, "", external_ids, Some("uid"));
        self.extensions(&whole, "", extensions, true);
        for Day { number, label, date, window, external_ids, extensions } in days {
            let day = Subject::Day(*number);
            if date.is_none() {
                self.add(&day, "number", "the day has no date and no sessions");
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
                "a calendar has no footnotes: the marks were written, but the notes were not",
            );
        }
    }

    pub(super) fn role(&mut self, role: &RoleDeclaration, written: bool) {
        let RoleDeclaration { code, label, properties } = role;
        let subject = Subject::Role(code.clone());
        if !code.is_custom() {
            return self.add(&subject, "code", "a declaration of a built-in role cannot be written");
        }
        if !written {
            return self.add(&subject, "code", "no participant of an event has the role");
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
            return self.add(&subject, "code", "a declaration of a built-in kind cannot be written");
        }
        if !written {
            return self.add(&subject, "code", "no event has the kind");
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
            return self.add(&subject, "id", "no event takes place at the venue");
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
            return self.add(&subject, "id", "no event takes place in the room");
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
            return self.add(&subject, "id", "no event belongs to the track");
        }
        if colour.is_some() {
            self.add(&subject, "colour", "iCalendar has no colours for categories");
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
            return self.add(&subject, "id", "the organisation does not take part in any event");
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
            return self.add(&subject, "id", "the person does not take part in any event");
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
                // Readers convert e-mail addresses to lower case, so upper-case letters are lost.
                if link.url.as_str() != link.url.as_str().to_lowercase() {
                    self.add(
                        &subject,
                        format!("{field}/url"),
                        "the e-mail address will be read back in lower case",
                    );
                }
            } else {
                self.add(&subject, field, "a participant has only one link, which is the e-mail address");
            }
        }
        self.external(&subject, "", external_ids, None);
        self.extensions(&subject, "", extensions, false);
    }
}

/// Returns the first `mailto:` link of a person.
pub(super) fn mail(person: &Person) -> Option<&Link> {
    person.links.iter().find(|link| {
        let begin = link.url.as_str().get(..7);
        begin.is_some_and(|begin| begin.eq_ignore_ascii_case("mailto:")) && link.url.as_str().len() > 7
    })
}

/// Returns the path of an extension. The key is escaped as in a JSON Pointer.
pub(super) fn extension(above: &str, key: &str) -> String {
    format!("{above}extensions/{}", key.replace('~', "~0").replace('/', "~1"))
}
