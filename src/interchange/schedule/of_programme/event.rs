//! Converts the sessions of a programme into the events of a schedule.

use std::collections::{HashMap, HashSet};

use super::compare::Written;
use super::{ScheduleWriter, form};
use crate::draft::{Recording, Session};
use crate::interchange::schedule::naming::{ANNOUNCED, BETWEEN, EVERYWHERE};
use crate::interchange::schedule::node::ExtraValue;
use crate::interchange::schedule::sheet::{self, Event, Locus, ScheduleTrack, add};
use crate::interchange::schedule::{Target, when, words};
use crate::report::Subject;
use crate::value::block::Block;
use crate::value::link::Link;
use crate::value::place::Place;
use crate::value::status::SessionStatus;

impl ScheduleWriter {
    pub(super) fn sessions_of(&mut self, sessions: Vec<Session>) {
        let numbers = self.numbers(&sessions);
        let (mut guids, mut codes, mut slugs) = (HashSet::new(), HashSet::new(), HashSet::new());
        for session in sessions {
            let number = numbers.get(session.id.as_str()).cloned().unwrap_or_default();
            self.losses.about(Subject::Session(session.id.clone()));
            let Some(mut event) = self.event(session, number) else { continue };
            if !self.foreign {
                // The schema requires unique identifiers for events.
                if !event.guid.as_ref().is_some_and(|guid| guids.insert(guid.to_ascii_lowercase())) {
                    if event.guid.take().is_some() {
                        self.losses.lose(
                            "external_ids/guid",
                            "a guid must be unique in a schedule: another one is generated",
                        );
                    }
                    let number = event.id.as_deref().unwrap_or_default();
                    let made = words::made_guid(&self.scope, "event", number);
                    guids.insert(made.clone());
                    event.guid = Some(made);
                }
                for (field, value, seen) in
                    [("code", &mut event.code, &mut codes), ("slug", &mut event.slug, &mut slugs)]
                {
                    if value.as_ref().is_some_and(|value| !seen.insert(value.clone())) {
                        *value = None;
                        self.losses.lose(
                            &format!("external_ids/{field}"),
                            "this identifier must be unique in a schedule",
                        );
                    }
                }
            }
            self.sheet.events.push(event);
        }
    }

    /// Assigns a number to the event of each session. If the id of the session is a positive
    /// number, it is used unchanged. Otherwise, a number is generated.
    fn numbers(&self, sessions: &[Session]) -> HashMap<String, String> {
        let own = |id: &str| id.parse::<u32>().is_ok_and(|number| number > 0 && number.to_string() == id);
        let mut taken: HashSet<String> =
            sessions.iter().map(|session| session.id.to_string()).filter(|id| own(id)).collect();
        let mut numbers = HashMap::with_capacity(sessions.len());
        for session in sessions {
            let id = session.id.as_str();
            let number = if self.foreign {
                session.extensions.get("schedule/id").unwrap_or(id).to_owned()
            } else if own(id) {
                id.to_owned()
            } else {
                let mut number = words::made_number(id);
                while !taken.insert(number.to_string()) {
                    number = number % 0x7fff_ffff + 1;
                }
                number.to_string()
            };
            numbers.insert(id.to_owned(), number);
        }
        numbers
    }

    #[expect(clippy::too_many_lines, reason = "one field after another")]
    fn event(&mut self, session: Session, number: String) -> Option<Event> {
        let Session {
            id,
            kind,
            kind_label,
            number: printed,
            title,
            subtitle,
            slot,
            planned_length,
            previous_slot,
            place,
            relayed_to,
            part_of,
            status,
            description,
            questions,
            participations,
            tracks,
            tags,
            access,
            access_note,
            mode,
            previous_mode,
            documents,
            agenda_items,
            spoken,
            interpreted,
            captioned,
            plenary,
            attendance_limit,
            level,
            repeats,
            continues,
            relays,
            replaces,
            joint_with,
            may_overlap,
            must_not_overlap,
            image,
            recording,
            feedback,
            links,
            attachments,
            external_ids,
            extensions,
        } = session;
        let mut event = Event { id: Some(number), ..Event::default() };
        let offset = extensions.get("schedule/offset").and_then(when::offset);
        if !self.time_of(slot, offset, &mut event) {
            return None;
        }
        self.losses.all(
            "the format has no field for this",
            [
                ("number", printed.is_some()),
                ("planned_length", planned_length.is_some()),
                ("previous_slot", previous_slot.is_some()),
                ("relayed_to", !relayed_to.is_empty()),
                ("part_of", part_of.is_some()),
                ("questions", !questions.is_empty()),
                ("access", access.is_some()),
                ("access_note", access_note.is_some()),
                ("mode", mode.is_some()),
                ("previous_mode", previous_mode.is_some()),
                ("documents", !documents.is_empty()),
                ("agenda_items", !agenda_items.is_empty()),
                ("interpreted", !interpreted.is_empty()),
                ("captioned", !captioned.is_empty()),
                ("plenary", plenary),
                ("attendance_limit", attendance_limit.is_some()),
                ("continues", continues.is_some()),
                ("relays", relays.is_some()),
                ("replaces", replaces.is_some()),
                ("joint_with", !joint_with.is_empty()),
                ("may_overlap", !may_overlap.is_empty()),
                ("must_not_overlap", !must_not_overlap.is_empty()),
                ("tags", !tags.is_empty() && !self.foreign),
                ("level", level.is_some() && !self.foreign),
            ],
        );
        if self.foreign {
            event.tags = tags;
            event.level = level.and_then(|level| self.losses.text("level", &level));
        }
        event.title = title.and_then(|title| self.losses.text("title", &title));
        event.subtitle = subtitle.and_then(|subtitle| self.losses.text("subtitle", &subtitle));
        self.kind_of(kind.as_ref(), kind_label.as_ref(), &mut event);
        event.cell = self.cell_for(place.as_ref());
        self.texts_of(&description, extensions.get("schedule/abstract"), &mut event);
        let names = tracks.iter().filter_map(|track| self.tracks.get(track.as_str()));
        let own: Vec<_> = names
            .map(|name| ScheduleTrack { name: Some(name.clone()), ..ScheduleTrack::default() })
            .collect();
        event.tracks = own.into_iter().take(1).collect();
        for at in 1..tracks.len() {
            self.losses.lose(&format!("tracks/{at}"), "an event can have only one track");
        }
        match extensions.get("schedule/language") {
            Some(language) if words::languages(language).tags == spoken => {
                event.language = Some(language.to_owned());
            }
            _ if spoken.is_empty() => {}
            _ => event.language = Some(words::language_list(&spoken)),
        }
        if self.foreign {
            let state = extensions.get("schedule/state").map(str::to_owned);
            event.state = state.or_else(|| (status != SessionStatus::default()).then(|| status.to_string()));
        } else if status != SessionStatus::default() {
            self.losses.lose("status", "the schema has no field for the status of an event");
        }
        for (field, address) in [("image", image), ("feedback", feedback)] {
            let Some(address) = address else { continue };
            let json = self.target == Target::Json && form::any_uri(address.as_str());
            if self.foreign || json || form::http(address.as_str()) {
                let written = if field == "image" { &mut event.logo } else { &mut event.feedback_url };
                *written = Some(address.to_string());
            } else {
                self.losses.lose(field, "the schema allows only web addresses in ASCII characters");
            }
        }
        self.recording_of(recording, &mut event);
        self.links_of(links, attachments, &extensions, &mut event);
        self.identifiers_of(&external_ids, &mut event);
        let written =
            [("guid", event.guid.clone()), ("code", event.code.clone()), ("slug", event.slug.clone())];
        self.external_ids(&external_ids, |scheme, value| {
            written.iter().any(|(name, written)| *name == scheme && written.as_deref() == Some(value))
        });
        let count = tracks.len().min(1);
        let mut people = Vec::with_capacity(participations.len());
        for (at, participation) in participations.into_iter().enumerate() {
            if let Some((person, row)) = self.mention(at, participation) {
                people.push((at, person));
                event.persons.push(row);
            }
        }
        self.rest_of(&extensions, &mut event);
        self.events.push(Written { id, place, tracks: count, people, repeats });
        Some(event)
    }

    fn kind_of(
        &mut self,
        kind: Option<&crate::value::kind::Kind>,
        label: Option<&crate::value::text::Text>,
        event: &mut Event,
    ) {
        let word = label.and_then(|label| self.losses.text("kind_label", label));
        if let (Some(word), Some(kind)) = (&word, kind) {
            if *kind == *word.as_str() {
                self.losses.lose(
                    "kind_label",
                    "the label equals the code of the kind, so only the kind will be read",
                );
            }
        }
        event.kind = word.or_else(|| kind.map(|kind| kind.as_str().to_owned()));
        if event.kind.as_deref().and_then(words::kind).as_ref() != kind {
            self.losses.lose("kind", "the label is written as the type, which will not be read as this kind");
            // Readers do not recognise the code of a custom kind.
            if label.is_none() {
                self.losses.lose(
                    "kind_label",
                    "the code of the kind is written as the type, which will be read as a label",
                );
            }
        }
    }

    fn cell_for(&mut self, place: Option<&Place>) -> Option<String> {
        match place? {
            Place::Everywhere => Some(EVERYWHERE.to_owned()),
            Place::ToBeAnnounced => Some(ANNOUNCED.to_owned()),
            Place::Venue(_) => None,
            Place::Rooms(rooms) => {
                let names: Vec<_> =
                    rooms.iter().filter_map(|room| self.rooms.get(room.as_str())).cloned().collect();
                Some(names.join(BETWEEN)).filter(|cell| !cell.is_empty())
            }
        }
    }

    fn texts_of(&mut self, description: &[Block], kept: Option<&str>, event: &mut Event) {
        let first = kept.and_then(|count| count.parse::<usize>().ok()).unwrap_or(0).min(description.len());
        let (before, after) = description.split_at(first);
        event.abstract_ = self.blocks("description", before);
        event.description = self.blocks("description", after);
    }

    fn recording_of(&mut self, recording: Option<Recording>, event: &mut Event) {
        let Some(Recording { consent, licence, url }) = recording else { return };
        let xml = self.target == Target::Xml;
        event.optout = consent.map(|consent| (!consent).to_string());
        if xml && !self.foreign && consent.is_none() {
            let why = "the schema allows details of a recording only if consent is specified";
            self.losses
                .all(why, [("recording/licence", licence.is_some()), ("recording/url", url.is_some())]);
            return;
        }
        event.licence = licence.and_then(|licence| self.losses.words("recording/licence", &licence));
        match url {
            Some(url) if xml && (self.foreign || form::http(url.as_str())) => {
                event.recording_url = Some(url.to_string());
            }
            Some(_) => self.losses.lose("recording/url", "the schema has no field for this"),
            None => {}
        }
    }

    fn links_of(
        &mut self,
        links: Vec<Link>,
        attachments: Vec<Link>,
        extensions: &crate::value::string_map::Extensions,
        event: &mut Event,
    ) {
        for (at, link) in links.into_iter().enumerate() {
            let field = format!("links/{at}");
            let sound = self.foreign
                || form::http(link.url.as_str())
                || self.target == Target::Json && form::any_uri(link.url.as_str());
            let place = match link.relation.as_deref() {
                Some("page") if sound && event.url.is_none() => Some(&mut event.url),
                Some("origin") if sound && event.origin_url.is_none() => Some(&mut event.origin_url),
                _ => None,
            };
            if let Some(place) = place {
                *place = Some(link.url.to_string());
                self.losses.all(
                    "only the address of the link is written",
                    [
                        (format!("{field}/title").as_str(), link.title.is_some()),
                        (format!("{field}/language").as_str(), link.language.is_some()),
                    ],
                );
                continue;
            }
            let service = extensions.get(&format!("schedule/links.{}.service", event.links.len()));
            let link = self.link(&field, link, service);
            event.links.extend(link);
        }
        for (at, link) in attachments.into_iter().enumerate() {
            let service =
                extensions.get(&format!("schedule/attachments.{}.service", event.attachments.len()));
            let link = self.link(&format!("attachments/{at}"), link, service);
            event.attachments.extend(link);
        }
    }

    fn identifiers_of(&mut self, ids: &crate::value::string_map::ExternalIds, event: &mut Event) {
        let admitted = |telling: &Self, scheme: &str, value: &str| {
            telling.foreign
                || match scheme {
                    "guid" => form::uuid(value),
                    "code" => form::code(value, telling.target),
                    _ => form::slug(value, telling.target),
                }
        };
        event.guid = ids.get("guid").filter(|value| admitted(self, "guid", value)).map(str::to_owned);
        event.code = ids.get("code").filter(|value| admitted(self, "code", value)).map(str::to_owned);
        event.slug = ids.get("slug").filter(|value| admitted(self, "slug", value)).map(str::to_owned);
    }

    /// Writes the extensions of a session. They contain the values of the source for which the
    /// draft has no field.
    fn rest_of(&mut self, extensions: &crate::value::string_map::Extensions, event: &mut Event) {
        let mut links: Vec<(usize, bool, sheet::ScheduleLink)> = Vec::new();
        for (key, value) in extensions.iter() {
            let Some(name) = self.own(key) else { continue };
            match name {
                "offset" | "abstract" => continue,
                "language" if event.language.as_deref() == Some(value) => continue,
                "room" => {
                    event.room = Some(form::unquoted(value));
                    continue;
                }
                "id" | "state" if self.foreign => continue,
                _ => {}
            }
            if let Some((list, number)) =
                name.split_once('.').filter(|(list, _)| matches!(*list, "links" | "attachments"))
            {
                if number.ends_with(".service") {
                    if self.target == Target::Json && !self.foreign {
                        self.losses.extension(key, "the schema has no field for this");
                    }
                    continue;
                }
                if let (Ok(number), ExtraValue::Map(fields)) =
                    (number.parse::<usize>(), ExtraValue::kept(value))
                {
                    if self.foreign || self.target == Target::Xml {
                        links.push((number, list == "links", link_of(fields)));
                        continue;
                    }
                }
            }
            if self.foreign {
                Self::put(name, value, event);
                continue;
            }
            let node = ExtraValue::kept(value);
            let known = match (self.target, name) {
                (Target::Xml, "video_download_url" | "recording.link") => form::http(value),
                (Target::Json, "do_not_stream") => matches!(node, ExtraValue::Bool(_) | ExtraValue::Text(_)),
                _ => false,
            };
            if known {
                add(&mut event.extras, name, node, Locus::Nowhere);
            } else {
                self.losses.extension(key, "the schema has no field for this");
            }
        }
        for (number, is_link, link) in links {
            let list = if is_link { &mut event.links } else { &mut event.attachments };
            list.insert(number.min(list.len()), link);
        }
    }

    /// Restores a value to the field that originally contained it.
    fn put(name: &str, value: &str, event: &mut Event) {
        let field = match name {
            "date" => &mut event.date,
            "start" => &mut event.start,
            "end" => &mut event.end,
            "duration" => &mut event.duration,
            "language" => &mut event.language,
            "guid" => &mut event.guid,
            "code" => &mut event.code,
            "slug" => &mut event.slug,
            "page" => &mut event.url,
            "origin" => &mut event.origin_url,
            "feedback_url" => &mut event.feedback_url,
            "logo" => &mut event.logo,
            "recording.optout" => &mut event.optout,
            "recording.url" => &mut event.recording_url,
            _ => {
                add(&mut event.extras, form::unnumbered(name), ExtraValue::kept(value), Locus::Nowhere);
                return;
            }
        };
        *field = Some(form::unquoted(value));
    }
}

fn link_of(fields: Vec<(String, ExtraValue)>) -> sheet::ScheduleLink {
    let mut link = sheet::ScheduleLink::default();
    for (name, value) in fields {
        let field = match name.as_str() {
            "url" => &mut link.url,
            "title" => &mut link.title,
            _ => &mut link.kind,
        };
        *field = value.into_text().ok();
    }
    link
}
