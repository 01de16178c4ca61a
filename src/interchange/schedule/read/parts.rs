//! Converts the days, rooms, tracks and people of a schedule.

use super::texts;
use super::{DraftReader, extension_path};
use crate::code::Code;
use crate::draft::{Day, Person, Room, Track, Venue};
use crate::error::quote;
use crate::interchange::common::builder::{divided, keep_extension};
use crate::interchange::common::ids::{IdChange, id_message};
use crate::interchange::schedule::read::naming::Identified;
use crate::interchange::schedule::syntax::document::{self, Extra};
use crate::interchange::schedule::syntax::value::ExtraValue;
use crate::interchange::schedule::syntax::words;
use crate::report::Subject;
use crate::value::link::Link;
use crate::value::path::Path;
use crate::value::string_map::Extensions;
use crate::value::text::Text;
use crate::value::url::Url;

impl DraftReader<'_> {
    pub(super) fn days(&mut self, days: Vec<document::ScheduleDay>) {
        for (at, day) in days.into_iter().enumerate() {
            let Some(known) = self.calendar.days.get(at).copied() else { continue };
            let (subject, path) = (Subject::Day(known.number), Path::root().with("days").with_index(at));
            let place = || (subject.clone(), path.clone());
            let mut extensions = Extensions::default();
            let stated = self.names.days.get(at).is_none_or(|(_, stated)| *stated);
            if let Some(index) = day.index.as_deref().filter(|_| !stated) {
                let message = format!(
                    "{} cannot be used as the number of a day: the day has the number {} instead",
                    quote(index),
                    known.number
                );
                self.note(Code::IdChanged, subject.clone(), path.clone().with("number"), &day.at, message);
                keep_extension(&mut extensions, "schedule/index", index);
            }
            if let Some(date) = day.date.as_deref().filter(|_| known.date.is_none()) {
                keep_extension(&mut extensions, "schedule/date", date);
                let message = format!("the date {} is invalid", quote(date));
                self.note(Code::TimeAdjusted, subject.clone(), path.clone().with("date"), &day.at, message);
            }
            let window = known.window();
            for (name, text) in [("start", day.start), ("end", day.end)] {
                let Some(text) = text.filter(|_| window.is_none()) else { continue };
                let extra =
                    Extra { name: name.to_owned(), value: ExtraValue::Text(text), at: day.at.clone() };
                self.keep_extra(&mut extensions, "", "day", &extra, place);
            }
            for extra in document::numbered(day.extras) {
                self.keep_extra(&mut extensions, "", "day", &extra, place);
            }
            let mut row = Day::new(known.number);
            row.date = known.date;
            row.window = window;
            row.extensions = extensions;
            self.gather.draft.days.push(row);
        }
    }

    pub(super) fn rooms(&mut self, city: Option<String>) {
        let rooms = std::mem::take(&mut self.names.rooms);
        if rooms.is_empty() && city.is_none() {
            return;
        }
        let mut venue = Venue::new(self.names.venue.as_str(), self.names.venue_name.as_str());
        venue.city = city.map(Text::from);
        for (at, Identified { id, id_change, first }) in rooms.iter().enumerate() {
            let subject = Subject::Room(id.as_str().into());
            let path = Path::root().with("venues").with_index(0).with("rooms").with_index(at);
            let place = || (subject.clone(), path.clone());
            let mut room = Room::new(id.as_str(), first.name.as_str());
            if let Some(id_change) = id_change {
                let message = id_message("room", first.slug.as_deref(), id, *id_change);
                self.note(Code::IdChanged, subject.clone(), path.clone().with("id"), &first.at, message);
                if let Some(slug) = &first.slug {
                    keep_extension(&mut room.extensions, "schedule/slug", slug);
                }
            }
            if let Some(guid) = first
                .guid
                .as_deref()
                .filter(|guid| !words::is_made_guid(guid, &self.scope, "room", &first.name))
            {
                self.identifier(&mut room.external_ids, &mut room.extensions, "guid", guid, &first.at, place);
            }
            // The slug can equal the id that would be generated from the name. It is then stored
            // separately, to show that the source specifies it.
            if let Some(slug) =
                first.slug.as_deref().filter(|slug| *slug == id && *slug == words::slug(&first.name))
            {
                self.identifier(&mut room.external_ids, &mut room.extensions, "slug", slug, &first.at, place);
            }
            match first.capacity.as_deref().map(|capacity| (capacity, capacity.trim().parse())) {
                Some((_, Ok(capacity))) => room.capacity = Some(capacity),
                Some((text, Err(_))) => {
                    let extra = Extra {
                        name: "capacity".to_owned(),
                        value: ExtraValue::text(text),
                        at: first.at.clone(),
                    };
                    self.keep_extra(&mut room.extensions, "", "room", &extra, place);
                }
                None => {}
            }
            if let Some(address) = &first.url {
                if let Some(url) = self.url(address, "url", &mut room.extensions, &first.at, place) {
                    room.links.push(Link::new(url).with_relation("page"));
                }
            }
            for extra in &document::numbered(first.extras.clone()) {
                self.keep_extra(&mut room.extensions, "", "room", extra, place);
            }
            venue.rooms.push(room);
        }
        self.names.rooms = rooms;
        self.gather.draft.venues.push(venue);
    }

    pub(super) fn tracks(&mut self) {
        let tracks = std::mem::take(&mut self.names.tracks);
        for (at, Identified { id, id_change, first }) in tracks.iter().enumerate() {
            let subject = Subject::Track(id.as_str().into());
            let path = Path::root().with("tracks").with_index(at);
            let place = || (subject.clone(), path.clone());
            let name = first.name.as_deref().or(first.slug.as_deref()).unwrap_or_default();
            let mut track = Track::new(id.as_str(), name);
            if let Some(id_change) = id_change {
                let message = id_message("track", first.slug.as_deref(), id, *id_change);
                self.note(Code::IdChanged, subject.clone(), path.clone().with("id"), &first.at, message);
                if let Some(slug) = &first.slug {
                    keep_extension(&mut track.extensions, "schedule/slug", slug);
                }
            }
            // The slug can equal the id that would be generated from the name. It is then stored
            // separately, to show that the source specifies it.
            if let Some(slug) = first.slug.as_deref().filter(|slug| *slug == id && *slug == words::slug(name))
            {
                self.identifier(
                    &mut track.external_ids,
                    &mut track.extensions,
                    "slug",
                    slug,
                    &first.at,
                    place,
                );
            }
            match first.colour.as_deref().map(|colour| (colour, colour.trim().parse())) {
                Some((text, Ok(colour))) => {
                    track.colour = Some(colour);
                    if text != colour.to_string() {
                        keep_extension(&mut track.extensions, "schedule/color", text);
                    }
                }
                Some((text, Err(_))) => {
                    let extra = Extra {
                        name: "color".to_owned(),
                        value: ExtraValue::text(text),
                        at: first.at.clone(),
                    };
                    self.keep_extra(&mut track.extensions, "", "track", &extra, place);
                }
                None => {}
            }
            for extra in &document::numbered(first.extras.clone()) {
                self.keep_extra(&mut track.extensions, "", "track", extra, place);
            }
            self.gather.draft.tracks.push(track);
        }
        self.names.tracks = tracks;
    }

    pub(super) fn people(&mut self) {
        let people = std::mem::take(&mut self.names.people);
        for (at, Identified { id, id_change, first }) in people.iter().enumerate() {
            let subject = Subject::Person(id.as_str().into());
            let path = Path::root().with("people").with_index(at);
            let row = self.person(id, *id_change, first, &subject, &path);
            self.gather.draft.people.push(row);
        }
        for (key, positions, at) in std::mem::take(&mut self.names.divided) {
            let sharing = || positions.iter().filter_map(|at| people.get(*at));
            let names: Vec<&str> = sharing().filter_map(|one| one.first.name.as_deref()).collect();
            let Some((first, person)) = positions.first().copied().zip(sharing().next()) else { continue };
            // The first of these people keeps the shared id, so it has not been stored as an
            // extension yet.
            let has_it = person.id_change.is_none() && person.id == key;
            if let Some(row) = self.gather.draft.people.get_mut(first).filter(|_| has_it) {
                keep_extension(&mut row.extensions, "schedule/id", &key);
            }
            let message = divided("id", &key, &names);
            let path = Path::root().with("people").with_index(first);
            self.note(Code::PersonDivided, Subject::Person(person.id.as_str().into()), path, &at, message);
        }
        self.names.people = people;
    }

    fn person(
        &mut self,
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
                let message =
                    "the source has no id for the person: an id was generated from the name".to_owned();
                self.tally
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
                    self.note(Code::IdChanged, subject.clone(), path.clone().with("id"), &first.at, message);
                }
            }
            None => {}
        }
        for (scheme, value) in [("guid", &first.guid), ("code", &first.code)] {
            if let Some(value) = value {
                self.identifier(
                    &mut person.external_ids,
                    &mut person.extensions,
                    scheme,
                    value,
                    &first.at,
                    place,
                );
            }
        }
        if let Some(address) = &first.url {
            if let Some(url) = self.url(address, "url", &mut person.extensions, &first.at, place) {
                person.links.push(Link::new(url).with_relation("page"));
            }
        }
        for (at, link) in first.links.iter().enumerate() {
            if let Some(link) = self.link("links", at, link, &mut person.extensions, place) {
                person.links.push(link);
            }
        }
        if let Some(address) = &first.image {
            person.image = self.url(address, "image", &mut person.extensions, &first.at, place);
        }
        if let Some(biography) = &first.biography {
            person.biography = texts::blocks(biography.clone());
        }
        person
    }

    /// Converts a link. If its URL is invalid, the link is stored as an extension instead.
    pub(super) fn link(
        &mut self,
        list: &str,
        number: usize,
        link: &document::ScheduleLink,
        extensions: &mut Extensions,
        place: impl FnOnce() -> (Subject, Path),
    ) -> Option<Link> {
        let document::ScheduleLink { at, url, title, kind, service } = link;
        if let Some(service) = service {
            keep_extension(extensions, &format!("schedule/{list}.{number}.service"), service);
        }
        let address = url.as_deref().unwrap_or_default();
        if let Ok(url) = address.parse::<Url>() {
            let mut row = Link::new(url);
            row.title = title.clone().map(Text::from);
            row.relation.clone_from(kind);
            return Some(row);
        }
        let fields = [("url", url), ("title", title), ("type", kind)];
        let fields = fields
            .into_iter()
            .filter_map(|(name, text)| Some((name.to_owned(), ExtraValue::Text(text.clone()?))));
        let key = format!("schedule/{list}.{number}");
        keep_extension(extensions, &key, &ExtraValue::Map(fields.collect()).keep());
        let (subject, path) = place();
        let message =
            format!("{} is not a valid URL: the link is kept in the extensions as {key}", quote(address));
        self.note(Code::SetAside, subject, extension_path(path, &key), at, message);
        None
    }
}
