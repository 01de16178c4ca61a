//! Converts the events of a schedule into sessions.

use super::DraftReader;
use super::slot::EventTimes;
use super::texts;
use crate::code::Code;
use crate::draft::{Participation, Recording, Session};
use crate::error::quote;
use crate::interchange::common::builder::keep_extension;
use crate::interchange::common::ids::{IdChange, id_message};
use crate::interchange::schedule::read::naming::{RoomCell, ties};
use crate::interchange::schedule::syntax::document::{Event, Extra, Locus, SchedulePerson, numbered};
use crate::interchange::schedule::syntax::value::ExtraValue;
use crate::interchange::schedule::syntax::words;
use crate::report::Subject;
use crate::value::id::SessionId;
use crate::value::link::Link;
use crate::value::path::Path;
use crate::value::place::Place;
use crate::value::string_map::Extensions;
use crate::value::text::Text;

impl DraftReader<'_> {
    pub(super) fn sessions(&mut self, events: Vec<Event>) {
        let tied = ties(&events, &self.names, &self.scope);
        self.gather.draft.sessions.reserve(events.len());
        for (at, (event, first)) in events.into_iter().zip(tied).enumerate() {
            let (origin, by_guid) = (event.at.clone(), event.guid.is_some());
            let mut session = self.session(at, event);
            if let Some((first, _)) = first.and_then(|first| self.names.sessions.get(first)) {
                session.repeats = Some(first.as_str().into());
                let what = if by_guid { "guid" } else { "id, title and people" };
                let message = format!(
                    "the event has the same {what} as the session {}: it was linked as a repetition",
                    quote(first)
                );
                let (subject, path) = place_of(at, &session.id);
                self.note(Code::OccurrencesLinked, subject, path.with("repeats"), &origin, message);
            }
            self.gather.draft.sessions.push(session);
        }
    }

    fn session(&mut self, at: usize, event: Event) -> Session {
        let found = self.calendar.find(&event);
        let (id, id_change) = self.names.sessions.get(at).cloned().unwrap_or_default();
        let mut session = Session::new(id.as_str());
        let session_id = session.id.clone();
        let place = || place_of(at, &session_id);
        let mut extensions = Extensions::default();
        self.session_id(&event, &id, id_change, &mut extensions, place);
        self.time(&event, found, &mut session, &mut extensions, place);
        self.place(at, &event, &mut session, &mut extensions, place);
        self.identifiers(&event, &mut session, &mut extensions, place);
        session.title = event.title.map(Text::from);
        session.subtitle = event.subtitle.map(Text::from);
        if let Some(kind) = event.kind {
            session.kind = words::kind(&kind);
            // A label that equals the code of the kind is redundant.
            if session.kind.as_ref().is_none_or(|code| *code != *kind.as_str()) {
                session.kind_label = Some(Text::from(kind));
            }
        }
        if let Some(state) = event.state {
            let status = words::status(&state);
            session.status = status.unwrap_or_default();
            if status.is_none_or(|status| status.as_str() != state) {
                keep_extension(&mut extensions, "schedule/state", &state);
            }
        }
        if let Some(text) = event.abstract_ {
            session.description = texts::blocks(text);
            keep_extension(&mut extensions, "schedule/abstract", &session.description.len().to_string());
        }
        session.description.extend(event.description.into_iter().flat_map(texts::blocks));
        session.tracks = {
            let tracks = self.names.event_tracks.get(at).into_iter().flatten();
            tracks.filter_map(|track| Some(self.names.tracks.get(*track)?.id.as_str().into())).collect()
        };
        session.tags = event.tags;
        session.level = event.level.map(Text::from);
        if let Some(language) = &event.language {
            self.language(language, &event.at, &mut session, &mut extensions, place);
        }
        self.recording(
            [event.licence, event.optout, event.recording_url],
            &event.at,
            &mut session,
            &mut extensions,
            place,
        );
        for (address, relation) in [(event.url, "page"), (event.origin_url, "origin")] {
            let Some(address) = address else { continue };
            let made =
                event.guid.as_ref().is_some_and(|guid| address.strip_prefix("urn:uuid:") == Some(guid));
            if made {
                continue;
            }
            if let Some(url) = self.url(&address, relation, &mut extensions, &event.at, place) {
                session.links.push(Link::new(url).with_relation(relation));
            }
        }
        session.links.reserve_exact(event.links.len());
        for (number, link) in event.links.iter().enumerate() {
            session.links.extend(self.link("links", number, link, &mut extensions, place));
        }
        for (number, link) in event.attachments.iter().enumerate() {
            session.attachments.extend(self.link("attachments", number, link, &mut extensions, place));
        }
        if let Some(address) = event.feedback_url {
            session.feedback = self.url(&address, "feedback_url", &mut extensions, &event.at, place);
        }
        if let Some(address) = event.logo {
            session.image = self.url(&address, "logo", &mut extensions, &event.at, place);
        }
        session.participations.reserve_exact(event.persons.len());
        for (number, person) in event.persons.into_iter().enumerate() {
            let known =
                self.names.event_people.get(at).and_then(|people| people.get(number).copied().flatten());
            let count = session.participations.len();
            let participation = self.participation(person, known, || {
                let (subject, path) = place();
                (subject, path.with("participations").with_index(count))
            });
            session.participations.extend(participation);
        }
        for extra in numbered(event.extras) {
            self.keep_extra(&mut extensions, "", "event", &extra, place);
        }
        session.extensions = extensions;
        session
    }

    fn session_id(
        &mut self,
        event: &Event,
        id: &str,
        id_change: Option<IdChange>,
        extensions: &mut Extensions,
        place: impl Fn() -> (Subject, Path),
    ) {
        let Some(id_change) = id_change else { return };
        if let Some(stated) = &event.id {
            keep_extension(extensions, "schedule/id", stated);
        }
        let message = id_message("session", event.id.as_deref(), id, id_change);
        let (subject, path) = place();
        if id_change == IdChange::Missing {
            let message =
                "the source has no id for the session: an id was generated from its other details".to_owned();
            self.tally.note(Code::IdChanged, message, &event.at, || (subject, path.with("id")));
        } else {
            self.note(Code::IdChanged, subject, path.with("id"), &event.at, message);
        }
    }

    fn time(
        &mut self,
        event: &Event,
        found: EventTimes,
        session: &mut Session,
        extensions: &mut Extensions,
        place: impl Fn() -> (Subject, Path),
    ) {
        let EventTimes { slot, disagree, adjusted, keep: fields, offset } = found;
        session.slot = slot;
        if let Some(offset) = offset {
            keep_extension(extensions, "schedule/offset", &offset);
        }
        for field in fields {
            let text = match field {
                "date" => &event.date,
                "start" => &event.start,
                "end" => &event.end,
                _ => &event.duration,
            };
            let key = format!("schedule/{field}");
            if let Some(text) = text.as_deref().filter(|_| extensions.get(&key).is_none()) {
                keep_extension(extensions, &key, text);
            }
        }
        for (code, messages) in [(Code::StatementsDisagree, disagree), (Code::TimeAdjusted, adjusted)] {
            for message in messages {
                let (subject, path) = place();
                self.note(code, subject, path.with("slot"), &event.at, message);
            }
        }
    }

    fn place(
        &mut self,
        at: usize,
        event: &Event,
        session: &mut Session,
        extensions: &mut Extensions,
        place: impl Fn() -> (Subject, Path),
    ) {
        session.place = match self.names.cells.get(at) {
            None | Some(RoomCell::Unstated) => None,
            Some(RoomCell::Everywhere) => Some(Place::Everywhere),
            Some(RoomCell::Announced) => Some(Place::ToBeAnnounced),
            Some(RoomCell::Rooms(rooms)) => {
                let ids =
                    rooms.iter().filter_map(|room| Some(self.names.rooms.get(*room)?.id.as_str().into()));
                Some(Place::Rooms(ids.collect()))
            }
        };
        if let (Some(cell), Some(room)) = (&event.cell, &event.room) {
            if cell != room {
                keep_extension(extensions, "schedule/room", room);
                let message = format!(
                    "the event is listed in the room {} but specifies the room {}: the list was used",
                    quote(cell),
                    quote(room)
                );
                let (subject, path) = place();
                self.note(Code::StatementsDisagree, subject, path.with("place"), &event.at, message);
            }
        }
    }

    fn identifiers(
        &mut self,
        event: &Event,
        session: &mut Session,
        extensions: &mut Extensions,
        place: impl Fn() -> (Subject, Path),
    ) {
        let number = event.id.as_deref().unwrap_or_default();
        let guid =
            event.guid.as_deref().filter(|guid| !words::is_made_guid(guid, &self.scope, "event", number));
        let slug = event.slug.as_deref().filter(|slug| !words::is_made_slug(slug, &self.scope, number));
        for (scheme, value) in [("guid", guid), ("code", event.code.as_deref()), ("slug", slug)] {
            let Some(value) = value else { continue };
            self.identifier(&mut session.external_ids, extensions, scheme, value, &event.at, &place);
        }
    }

    fn language(
        &mut self,
        text: &str,
        at: &Locus,
        session: &mut Session,
        extensions: &mut Extensions,
        place: impl Fn() -> (Subject, Path),
    ) {
        let read = words::languages(text);
        if words::language_list(&read.tags) != text {
            keep_extension(extensions, "schedule/language", text);
        }
        if read.adjusted || read.unread {
            let message = match (read.tags.is_empty(), read.unread) {
                (true, _) => {
                    format!(
                        "the language {} is unknown: it is kept in the extensions as schedule/language",
                        quote(text)
                    )
                }
                (false, true) => format!(
                    "only a part of the language {} was recognised, as {}: the original is kept in the extensions as schedule/language",
                    quote(text),
                    quote(&words::language_list(&read.tags))
                ),
                (false, false) => format!(
                    "the language {} is not written as a language tag: it was read as {}",
                    quote(text),
                    quote(&words::language_list(&read.tags))
                ),
            };
            self.tally.note(Code::LanguageTagAdjusted, message, at, || {
                let (subject, path) = place();
                (subject, path.with("spoken"))
            });
        }
        session.spoken = read.tags;
    }

    fn recording(
        &mut self,
        [licence, optout, url]: [Option<String>; 3],
        at: &Locus,
        session: &mut Session,
        extensions: &mut Extensions,
        place: impl Fn() -> (Subject, Path),
    ) {
        let mut recording = Recording::new();
        recording.licence = licence;
        if let Some(optout) = optout {
            match optout.trim().to_ascii_lowercase().as_str() {
                "true" | "1" | "yes" => recording.consent = Some(false),
                "false" | "0" | "no" => recording.consent = Some(true),
                _ => {
                    let extra = Extra {
                        name: "recording.optout".to_owned(),
                        value: ExtraValue::Text(optout),
                        at: at.clone(),
                    };
                    self.keep_extra(extensions, "", "event", &extra, &place);
                }
            }
        }
        if let Some(url) = url {
            recording.url = self.url(&url, "recording.url", extensions, at, &place);
        }
        session.recording = Some(recording).filter(|recording| *recording != Recording::new());
    }

    /// Converts a person of an event into a participation. Details that differ from the first
    /// description of the person are stored in the participation. Returns `None` for a person with
    /// neither a name nor an id.
    fn participation(
        &mut self,
        person: SchedulePerson,
        known: Option<usize>,
        place: impl Fn() -> (Subject, Path),
    ) -> Option<Participation> {
        let SchedulePerson { at, name: _, id: _, guid: _, code, url, biography, image, role, links, extras } =
            person;
        let Some((id, first)) =
            known.and_then(|known| self.names.people.get(known)).map(|known| (&known.id, &known.first))
        else {
            let message = "a person with neither a name nor an id was left out".to_owned();
            self.tally.note(Code::NotImported, message, &at, place);
            return None;
        };
        let mut participation = Participation::person(id.as_str());
        let same_links = links.iter().map(|link| &link.url).eq(first.links.iter().map(|link| &link.url));
        let (code, url) = (differs(code, first.code.as_ref()), differs(url, first.url.as_ref()));
        let (biography, image) =
            (differs(biography, first.biography.as_ref()), differs(image, first.image.as_ref()));
        let extensions = &mut Extensions::default();
        for (name, value) in [("code", code), ("biography", biography), ("image", image)] {
            let Some(value) = value else { continue };
            let extra = Extra { name: name.to_owned(), value: ExtraValue::Text(value), at: at.clone() };
            self.keep_extra(extensions, "", "person, which differs from an earlier one", &extra, &place);
        }
        if let Some(address) = url {
            if let Some(url) = self.url(&address, "url", extensions, &at, &place) {
                participation.links.push(Link::new(url).with_relation("page"));
            }
        }
        if !same_links {
            for (number, link) in links.iter().enumerate() {
                participation.links.extend(self.link("links", number, link, extensions, &place));
            }
        }
        if let Some(role) = role {
            participation.role = words::role(&role);
            if participation.role.as_ref().is_none_or(|known| *known != *role.as_str()) {
                let extra = Extra { name: "role".to_owned(), value: ExtraValue::Text(role), at: at.clone() };
                self.keep_extra(extensions, "", "person", &extra, &place);
            }
        }
        for extra in numbered(extras) {
            self.keep_extra(extensions, "", "person", &extra, &place);
        }
        participation.extensions = std::mem::take(extensions);
        Some(participation)
    }
}

/// Returns a detail only if it differs from the first description of the person.
fn differs(stated: Option<String>, before: Option<&String>) -> Option<String> {
    stated.filter(|stated| before != Some(stated))
}

fn place_of(at: usize, id: &SessionId) -> (Subject, Path) {
    (Subject::Session(id.clone()), Path::root().with("sessions").with_index(at))
}
