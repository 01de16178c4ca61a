//! A draft that is being read from JSON, and functions for the values that all JSON formats
//! contain.

use std::collections::{HashMap, HashSet};

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use indexmap::{IndexMap, IndexSet};

use super::extension::keep_extension;
use super::ids::{FreeIds, IdChange};
use super::json::object::{Node, Object, key_of};
use super::json::value::ExtraValue;
use super::known::{self, Known, words_of};
use super::{ids, languages, texts, urls, words};
use crate::code::Code;
use crate::draft::{Organisation, Participation, Person, Post, Recording, Session};
use crate::error::quote;
use crate::interchange::reader::{self, DraftBuilder, role_in_name};
use crate::interchange::{Import, ImportOptions};
use crate::report::{SourceLocation, Subject};
use crate::value::block::Block;
use crate::value::colour::Colour;
use crate::value::id::{OrganisationId, PersonId, RoomId, TrackId};
use crate::value::language::LanguageTag;
use crate::value::link::Link;
use crate::value::path::Path;
use crate::value::slot::Slot;
use crate::value::string_map::{Extensions, ExternalIds};
use crate::value::text::Text;
use crate::value::time::Length;
use crate::value::url::Url;

/// The title of a programme if neither the source nor the options contain one.
const UNTITLED: &str = "Programme";

/// An item of the draft to which findings refer.
#[derive(Debug, Clone)]
pub(in crate::interchange) struct Spot {
    pub(in crate::interchange) subject: Subject,
    pub(in crate::interchange) path: Path,
}

impl Spot {
    pub(in crate::interchange) fn programme() -> Self {
        Self { subject: Subject::Programme, path: Path::root() }
    }

    /// Returns the list of rooms, because the position of a room is not known while it is read.
    pub(in crate::interchange) fn room(room: &RoomId) -> Self {
        let path = Path::root().with("venues").with_index(0).with("rooms");
        Self { subject: Subject::Room(room.clone()), path }
    }

    /// Returns the list of tracks.
    pub(in crate::interchange) fn track(track: &TrackId) -> Self {
        Self { subject: Subject::Track(track.clone()), path: Path::root().with("tracks") }
    }

    fn extension(&self, key: &str) -> Path {
        let mut path = self.path.clone().with("extensions");
        path.push_text(key);
        path
    }
}

/// The times of a session, as texts with their locations.
#[derive(Debug, Default)]
pub(in crate::interchange) struct Times {
    pub(in crate::interchange) start: Option<(String, SourceLocation)>,
    pub(in crate::interchange) end: Option<(String, SourceLocation)>,
    pub(in crate::interchange) length: Option<Length>,
}

/// A draft that is being read from JSON.
#[derive(Debug)]
pub(in crate::interchange) struct Reading {
    pub(in crate::interchange) builder: DraftBuilder,
    /// The language in which words are recognised.
    pub(in crate::interchange) language: LanguageTag,
    /// The name of the format. The keys of its extensions start with it.
    format: &'static str,
    /// The people who have an id in the source.
    declared: Known<PersonId>,
    organisations: HashMap<String, OrganisationId>,
    organisation_ids: FreeIds,
    positions: HashMap<PersonId, usize>,
    rooms: Known<RoomId>,
    tracks: Known<TrackId>,
    languages: IndexSet<LanguageTag>,
}

impl Reading {
    /// Begins a draft. If `title` is missing, the title in the options is used.
    pub(in crate::interchange) fn new(
        format: &'static str,
        options: &ImportOptions,
        id: Option<&str>,
        title: Option<Text>,
        at: &SourceLocation,
    ) -> Self {
        let stated = title.or_else(|| options.title.clone());
        let title = stated.clone().unwrap_or_else(|| UNTITLED.into());
        let slug = ids::slug(title.first());
        let id = ids::well_formed(id.unwrap_or(if slug.is_empty() { "programme" } else { &slug }));
        let mut builder = DraftBuilder::new(id, title.clone());
        if let Some(at) = options.day_change {
            builder = builder.with_day_change(at);
        }
        builder.draft.time_zone.clone_from(&options.time_zone);
        if stated.is_none() {
            let message = format!("the source has no title: it was given the title {}", quote(UNTITLED));
            builder.note(
                Code::IdChanged,
                Subject::Programme,
                Path::root().with("title"),
                at.clone(),
                message,
            );
        }
        let mut languages = IndexSet::new();
        if options.language != LanguageTag::undetermined() {
            languages.insert(options.language.clone());
        }
        languages.extend(title.entries().map(|(tag, _)| tag.clone()).filter(|_| !title.is_plain()));
        Self {
            builder,
            language: options.language.clone(),
            format,
            declared: Known::default(),
            organisations: HashMap::new(),
            organisation_ids: FreeIds::default(),
            positions: HashMap::new(),
            rooms: Known::default(),
            tracks: Known::default(),
            languages,
        }
    }

    pub(in crate::interchange) fn finish(mut self) -> Import {
        if self.languages.is_empty() {
            self.languages.insert(LanguageTag::undetermined());
        }
        self.builder.draft.languages = self.languages.into_iter().map(Into::into).collect();
        self.builder.finish()
    }

    pub(in crate::interchange) fn note(
        &mut self,
        code: Code,
        spot: &Spot,
        at: &SourceLocation,
        message: impl Into<String>,
    ) {
        self.builder.note_once(code, spot.subject.clone(), spot.path.clone(), at.clone(), message);
    }

    /// Stores a value without a matching field in the extensions.
    pub(in crate::interchange) fn keep(
        &mut self,
        extensions: &mut Extensions,
        name: &str,
        node: &Node,
        spot: &Spot,
    ) {
        let key = format!("{}/{name}", self.format);
        keep_extension(extensions, &key, &node.value.keep());
        let message =
            format!("there is no field for this value: it is kept in the extensions as {}", quote(&key));
        self.builder.note_once(
            Code::SetAside,
            spot.subject.clone(),
            spot.extension(&key),
            node.at(),
            message,
        );
    }

    /// Stores in the extensions a text that could not be read. `what` describes the problem.
    pub(in crate::interchange) fn keep_text(
        &mut self,
        extensions: &mut Extensions,
        name: &str,
        text: &str,
        (code, what): (Code, &str),
        at: &SourceLocation,
        spot: &Spot,
    ) {
        let key = format!("{}/{name}", self.format);
        keep_extension(extensions, &key, text);
        let message = format!("{} {what}: it is kept in the extensions as {}", quote(text), quote(&key));
        self.builder.note(code, spot.subject.clone(), spot.extension(&key), at.clone(), message);
    }

    /// Stores the unknown fields of an object in the extensions.
    pub(in crate::interchange) fn keep_rest(
        &mut self,
        object: Object,
        extensions: &mut Extensions,
        spot: &Spot,
    ) {
        for (name, node) in object.rest() {
            let name = if name.is_empty() { "value" } else { &name };
            self.keep(extensions, name, &node, spot);
        }
    }

    /// Reads a text, or a map from languages to wordings.
    pub(in crate::interchange) fn wording(&mut self, node: &Node) -> Option<Text> {
        let ExtraValue::Map(fields) = &node.value else { return node.text().map(Text::from) };
        let mut wordings: IndexMap<LanguageTag, String> = IndexMap::new();
        for (tag, value) in fields {
            let ExtraValue::Text(wording) = value else { continue };
            let Some(tag) = languages::language(tag) else { continue };
            if !wording.trim().is_empty() {
                wordings.entry(tag).or_insert_with(|| wording.trim().to_owned());
            }
        }
        self.languages.extend(wordings.keys().cloned());
        Text::new(wordings).ok()
    }

    /// Reads a text of any language from a field. If the value is not a text, it remains in the
    /// object.
    pub(in crate::interchange) fn text(&mut self, object: &mut Object, names: &[&str]) -> Option<Text> {
        let node = object.take(names)?;
        let text = self.wording(&node);
        if text.is_none() {
            object.restore(node);
        }
        text
    }

    /// Reads a long text, and detects its format.
    pub(in crate::interchange) fn blocks(&mut self, object: &mut Object, names: &[&str]) -> Vec<Block> {
        let Some(node) = object.take(names) else { return Vec::new() };
        let text = self.wording(&node);
        match (&node.value, &text) {
            // Editors write an empty paragraph for a missing text.
            (_, Some(text)) if is_blank(text) => Vec::new(),
            (ExtraValue::Map(_), Some(text)) => vec![Block::detect(text.clone())],
            (_, Some(text)) => reader::text_blocks(text.first()),
            (_, None) => {
                object.restore(node);
                Vec::new()
            }
        }
    }

    /// Reads an address. An invalid address is stored in the extensions.
    pub(in crate::interchange) fn url(
        &mut self,
        object: &mut Object,
        names: &[&str],
        extensions: &mut Extensions,
        spot: &Spot,
    ) -> Option<Url> {
        let (text, at) = object.text_at(names)?;
        let url = urls::url(&text);
        if url.is_none() {
            let name = names.first().copied().unwrap_or("url");
            self.keep_text(extensions, name, &text, (Code::SetAside, "is not a valid URL"), &at, spot);
        }
        url
    }

    /// Reads an address as a link.
    pub(in crate::interchange) fn link(
        &mut self,
        object: &mut Object,
        names: &[&str],
        relation: &str,
        extensions: &mut Extensions,
        spot: &Spot,
    ) -> Option<Link> {
        Some(Link::new(self.url(object, names, extensions, spot)?).with_relation(relation))
    }

    /// Sets the kind of a session and its printed label.
    pub(in crate::interchange) fn kind(&self, session: &mut Session, label: Text) {
        let word = label.first();
        let kind = reader::kind(word, &self.language).or_else(|| words::kind(word));
        if session.kind.is_none() {
            session.kind = kind;
        }
        if session.kind.as_ref().is_none_or(|kind| kind.as_str() != word) {
            session.kind_label = Some(label);
        }
    }

    /// Sets the status of a session. An unknown word is stored in the extensions.
    pub(in crate::interchange) fn status(
        &mut self,
        session: &mut Session,
        (text, at): &(String, SourceLocation),
        spot: &Spot,
    ) {
        if let Some(status) = words::status(text) {
            session.status = status;
        } else {
            let what = (Code::SetAside, "is not a known state of a session");
            self.keep_text(&mut session.extensions, "state", text, what, at, spot);
        }
    }

    /// Sets the spoken languages of a session.
    pub(in crate::interchange) fn spoken(
        &mut self,
        session: &mut Session,
        (text, at): &(String, SourceLocation),
        spot: &Spot,
    ) {
        let read = languages::languages(text);
        session.spoken.extend(read.tags);
        if read.unread {
            let what = (Code::LanguageTagAdjusted, "is not a known language");
            self.keep_text(&mut session.extensions, "language", text, what, at, spot);
        }
    }

    pub(in crate::interchange) fn recording(session: &mut Session, url: Url) {
        session.recording.get_or_insert_with(Recording::new).url = Some(url);
    }

    pub(in crate::interchange) fn identifier(ids: &mut ExternalIds, scheme: &str, value: &str) {
        let _ = ids.insert(scheme, value);
    }

    /// Adds a room of the list of rooms. A room with an id that is already in use gets a new id.
    /// Returns `None` for a row that is repeated, or if the name is blank.
    pub(in crate::interchange) fn declare_room(&mut self, row: &mut Object, name: &str) -> Option<RoomId> {
        let is_new = self.rooms.is_new_row(row);
        let (id, at) = (row.text(&["id"]), row.at());
        if !is_new || name.trim().is_empty() {
            return None;
        }
        let room = self.builder.add_room(id.as_deref(), name, &at);
        if let Some(id) = id {
            self.rooms.insert(&id, name, &room);
        }
        Some(room)
    }

    /// Returns the room to which a session refers by an id, a name or both.
    pub(in crate::interchange) fn room(
        &mut self,
        id: Option<&str>,
        name: &str,
        at: &SourceLocation,
        spot: &Spot,
    ) -> Option<RoomId> {
        if let Some((room, message)) = id.and_then(|id| self.rooms.referenced(id, name)) {
            if let Some(message) = message {
                self.note(Code::StatementsDisagree, spot, at, message);
            }
            return Some(room);
        }
        let room = self.builder.room(id, name, at)?;
        if let Some(id) = id {
            self.rooms.insert(id, name, &room);
        }
        Some(room)
    }

    /// Adds a track of the list of tracks, as [`declare_room`](Self::declare_room) adds a room.
    pub(in crate::interchange) fn declare_track(&mut self, row: &mut Object, name: &str) -> Option<TrackId> {
        let is_new = self.tracks.is_new_row(row);
        let id = row.text(&["id"]);
        if !is_new || name.trim().is_empty() {
            return None;
        }
        let track = self.builder.add_track(None, name);
        if let Some(id) = id {
            if !self.tracks.with_id(&id).is_empty() {
                let message = ids::id_message("track", Some(&id), track.as_str(), IdChange::Taken);
                let spot = Spot::track(&track);
                self.note(Code::IdChanged, &spot, &row.at(), message);
            }
            self.tracks.insert(&id, name, &track);
        }
        Some(track)
    }

    pub(in crate::interchange) fn has_track(&self, id: &str) -> bool {
        !self.tracks.with_id(id).is_empty()
    }

    /// Returns the track to which a session refers by an id, a name or both. Tracks with different
    /// ids are different tracks, even if they have the same name.
    pub(in crate::interchange) fn track(
        &mut self,
        id: Option<&str>,
        name: &str,
        at: &SourceLocation,
        spot: &Spot,
    ) -> Option<TrackId> {
        if let Some((track, message)) = id.and_then(|id| self.tracks.referenced(id, name)) {
            if let Some(message) = message {
                self.note(Code::StatementsDisagree, spot, at, message);
            }
            return Some(track);
        }
        let is_other = id.is_some() && self.tracks.has_name(name) && !name.trim().is_empty();
        let track = if is_other { self.builder.add_track(None, name) } else { self.builder.track(name)? };
        if let Some(id) = id {
            self.tracks.insert(id, name, &track);
        }
        Some(track)
    }

    /// Sets the colour of a track, if the text is a valid colour.
    pub(in crate::interchange) fn colour(&mut self, track: &TrackId, text: &str) {
        if let (Ok(colour), Some(track)) = (text.parse::<Colour>(), self.builder.track_mut(track)) {
            track.colour = Some(colour);
        }
    }

    /// Declares a person who has an id in the source. People who share an id are declared
    /// separately if their names have no word in common. Returns `None` if the person is already
    /// declared or if the name is blank.
    pub(in crate::interchange) fn declare(
        &mut self,
        id: Option<&str>,
        name: &str,
        at: &SourceLocation,
    ) -> Option<(usize, Spot)> {
        let (name, _) = role_in_name(name, &self.language);
        if id.is_some_and(|id| self.of_person(id, name).is_some()) {
            return None;
        }
        let before = self.builder.draft.people.len();
        let person = self.builder.person(id, name, at)?;
        if let Some(id) = id {
            self.declared.insert(id, name, &person);
        }
        if self.builder.draft.people.len() == before {
            return None;
        }
        self.positions.insert(person.clone(), before);
        let path = Path::root().with("people").with_index(before);
        Some((before, Spot { subject: Subject::Person(person), path }))
    }

    /// Returns the declared person with an id and a name, and whether it is the same name, and not
    /// only one with a word in common.
    fn of_person(&self, id: &str, name: &str) -> Option<(PersonId, bool)> {
        if let Some(person) = self.declared.exact(id, name) {
            return Some((person.clone(), true));
        }
        let key = key_of(name);
        if let Some((person, _)) = self.declared.resembling(id, |known| key_of(known) == key) {
            return Some((person.clone(), true));
        }
        let (person, _) = self.declared.resembling(id, |known| have_word_in_common(known, name))?;
        Some((person.clone(), false))
    }

    /// Keeps the details of a person who could not be declared. If the name is missing, they are
    /// kept in the extensions of the programme, and if it is another form of a name that is already
    /// declared with this id, in those of the person. A person who was declared before with the
    /// same name is described only once.
    pub(in crate::interchange) fn keep_undeclared(&mut self, id: Option<String>, name: &str, object: Object) {
        let (name, _) = role_in_name(name, &self.language);
        if let Some(id) = id.as_deref().filter(|_| !name.trim().is_empty()) {
            let Some((person, false)) = self.of_person(id, name) else { return };
            let owner = self.builder.person_mut(&person).map(|owner| owner.name.first().to_owned());
            let message = known::disagreement(id, &owner.unwrap_or_default(), name, true);
            let path =
                Path::root().with("people").with_index(self.positions.get(&person).copied().unwrap_or(0));
            let spot = Spot { subject: Subject::Person(person.clone()), path };
            self.note(Code::StatementsDisagree, &spot, &object.at(), message);
            self.keep_of_person(&Participation::person(person), object);
            return;
        }
        let mut node = object.into_node();
        let ExtraValue::Map(fields) = &mut node.value else { return };
        if !name.trim().is_empty() || fields.is_empty() {
            return;
        }
        fields.extend(id.map(|id| ("id".to_owned(), ExtraValue::text(id))));
        let mut extensions = std::mem::take(&mut self.builder.draft.extensions);
        self.keep(&mut extensions, "people", &node, &Spot::programme());
        self.builder.draft.extensions = extensions;
    }

    /// Keeps the unknown fields of a person in the extensions of the person. A person can be listed
    /// several times, but a value that is already present is not repeated.
    pub(in crate::interchange) fn keep_of_person(&mut self, participation: &Participation, object: Object) {
        let known = participation.person.as_ref().and_then(|id| Some((id, *self.positions.get(id)?)));
        let Some((id, position)) = known else { return };
        let path = Path::root().with("people").with_index(position);
        let spot = Spot { subject: Subject::Person(id.clone()), path };
        let Some(person) = self.builder.draft.people.get_mut(position) else { return };
        let mut extensions = std::mem::take(&mut person.extensions);
        self.keep_new(object, &mut extensions, &spot);
        if let Some(person) = self.builder.draft.people.get_mut(position) {
            person.extensions = extensions;
        }
    }

    /// Keeps the unknown fields of a track in the extensions of the track. A value that is already
    /// present is not repeated.
    pub(in crate::interchange) fn keep_of_track(&mut self, track: &TrackId, object: Object) {
        let Some(found) = self.builder.track_mut(track) else { return };
        let mut extensions = std::mem::take(&mut found.extensions);
        self.keep_new(object, &mut extensions, &Spot::track(track));
        if let Some(found) = self.builder.track_mut(track) {
            found.extensions = extensions;
        }
    }

    /// Stores the unknown fields of an object in the extensions, except for values that are already
    /// present.
    fn keep_new(&mut self, object: Object, extensions: &mut Extensions, spot: &Spot) {
        for (name, node) in object.rest() {
            let name = if name.is_empty() { "value" } else { &name };
            let (key, value) = (format!("{}/{name}", self.format), node.value.keep());
            let is_known = |key: &str| extensions.get(key) == Some(value.as_str());
            if !is_known(&key) && !is_known(&format!("{key}~2")) {
                self.keep(extensions, name, &node, spot);
            }
        }
    }

    /// Sets the post of a person who has none yet.
    pub(in crate::interchange) fn post(&mut self, participation: &Participation, post: Post) {
        let position = participation.person.as_ref().and_then(|person| self.positions.get(person));
        let person = position.and_then(|position| self.builder.draft.people.get_mut(*position));
        if let Some(person) = person.filter(|person| person.posts.is_empty() && person.posts_line.is_none()) {
            person.posts.push(post);
        }
    }

    /// Changes a declared person.
    pub(in crate::interchange) fn change(&mut self, position: usize, change: impl FnOnce(&mut Person)) {
        if let Some(person) = self.builder.draft.people.get_mut(position) {
            change(person);
        }
    }

    /// Returns the participation of a person who is mentioned in a session. A role after the name,
    /// as in `Ada Okoye (mod)`, becomes the role of the participation. The id of a declared person
    /// has precedence over the name.
    pub(in crate::interchange) fn participation(
        &mut self,
        id: Option<&str>,
        name: &str,
        at: &SourceLocation,
        spot: &Spot,
    ) -> Option<Participation> {
        let (name, role) = role_in_name(name, &self.language);
        let id = id.filter(|id| !id.is_empty());
        let known = id.and_then(|id| Some((id, self.declared.with_id(id).first().cloned()?)));
        let person = match known {
            Some((id, (person, first))) if name.is_empty() => {
                if self.declared.with_id(id).len() > 1 {
                    self.note(Code::StatementsDisagree, spot, at, known::shared(id, &first));
                }
                person
            }
            Some((id, (_, first))) => self.resembling(id, name, &first, at, spot)?,
            None => self.mentioned(id, name, at)?,
        };
        let mut participation = Participation::person(person);
        participation.role = role;
        Some(participation)
    }

    fn mentioned(&mut self, id: Option<&str>, name: &str, at: &SourceLocation) -> Option<PersonId> {
        let before = self.builder.draft.people.len();
        let person = self.builder.person(id, name, at)?;
        if self.builder.draft.people.len() > before {
            self.positions.insert(person.clone(), before);
        }
        Some(person)
    }

    /// Resolves an id that is used with a name. Returns the declared person with both of them, or
    /// else the only declared person with this name, or else the declared person with the id if the
    /// two names have a word in common, or else a separate person. A name that contains that of the
    /// person with the id, such as a list of people, confirms the id.
    fn resembling(
        &mut self,
        id: &str,
        name: &str,
        first: &str,
        at: &SourceLocation,
        spot: &Spot,
    ) -> Option<PersonId> {
        let similar = self.of_person(id, name);
        if let Some((person, true)) = similar {
            return Some(person);
        }
        let words = known::words_of(name);
        let is_confirmed = known::words_of(first).iter().all(|word| words.contains(word));
        let (used, is_id_used) = match (self.declared.named(name).cloned(), similar) {
            (_, Some((person, _))) if is_confirmed => (person, true),
            (Some(other), _) => (other, false),
            (None, Some((person, _))) => (person, true),
            (None, None) => return self.mentioned(Some(id), name, at),
        };
        self.note(Code::StatementsDisagree, spot, at, known::disagreement(id, first, name, is_id_used));
        Some(used)
    }

    /// Returns the id of an organisation, which is added at the first mention.
    pub(in crate::interchange) fn organisation(&mut self, name: &str) -> Option<OrganisationId> {
        let key = key_of(name);
        if key.is_empty() {
            return None;
        }
        if let Some(known) = self.organisations.get(&key) {
            return Some(known.clone());
        }
        let (id, _) = self.organisation_ids.give(None, &ids::slug(name));
        let id = OrganisationId::from(id);
        self.builder.draft.organisations.push(Organisation::new(id.clone(), name.trim()));
        self.organisations.insert(key, id.clone());
        Some(id)
    }

    /// Sets the time zone of the programme from its name in the source.
    pub(in crate::interchange) fn time_zone(
        &mut self,
        object: &mut Object,
        names: &[&str],
        extensions: &mut Extensions,
    ) {
        let Some((name, at)) = object.text_at(names) else { return };
        let zone = reader::time_zone(&name).or_else(|| reader::time_zone(&name.replace(' ', "")));
        let spot = Spot::programme();
        let is_exact = zone.as_ref().is_some_and(|zone| zone.as_str() == name);
        if !is_exact {
            let what = match &zone {
                Some(zone) => (Code::SetAside, format!("was read as the time zone {}", quote(zone.as_str()))),
                None => (Code::TimeAdjusted, "is not a known time zone".to_owned()),
            };
            self.keep_text(extensions, "timezone", &name, (what.0, &what.1), &at, &spot);
        }
        if zone.is_some() {
            self.builder.draft.time_zone = zone;
        }
    }

    /// Sets the slot of a session, or its planned length. Times that cannot be read are reported
    /// and stored in the extensions.
    pub(in crate::interchange) fn times(&mut self, session: &mut Session, times: Times, spot: &Spot) {
        let Times { start, end, length } = times;
        let Some((text, at)) = start else {
            session.planned_length = length;
            if let Some((text, at)) = end {
                let what = (Code::TimeAdjusted, "is an end without a start");
                self.keep_text(&mut session.extensions, "end", &text, what, &at, spot);
            }
            return;
        };
        let Some((clock, offset)) = reader::date_time(&text) else {
            if let Some(date) = reader::date(&text) {
                self.day_only(session, date, length, spot, &at);
                return;
            }
            let what = (Code::TimeAdjusted, "is not a date and time");
            self.keep_text(&mut session.extensions, "start", &text, what, &at, spot);
            session.planned_length = length;
            return;
        };
        let start = self.builder.local(clock, offset);
        let end = end.and_then(|(text, at)| {
            let read = reader::date_time(&text).map(|(clock, offset)| self.builder.local(clock, offset));
            let problem = match read {
                None => "is not a date and time",
                Some(end) if end < start => "is before the start of the session",
                Some(end) => return Some(end),
            };
            self.keep_text(&mut session.extensions, "end", &text, (Code::TimeAdjusted, problem), &at, spot);
            None
        });
        let length = end.and_then(|end| between(start, end)).or(length);
        session.slot = self.builder.slot(start, length).or_else(|| {
            let message = "the session is longer than a slot can be: its end was left out";
            self.builder.note_session(Code::TimeAdjusted, session, "slot", &at, message);
            self.builder.slot(start, None)
        });
    }

    /// Sets a slot without a time. A length cannot be combined with such a slot, and is stored in
    /// the extensions.
    pub(in crate::interchange) fn day_only(
        &mut self,
        session: &mut Session,
        date: NaiveDate,
        length: Option<Length>,
        spot: &Spot,
        at: &SourceLocation,
    ) {
        session.slot = Some(Slot::day(self.builder.day(date)));
        if let Some(length) = length {
            let what = (Code::SetAside, "is the length of a session without a time");
            self.keep_text(&mut session.extensions, "length", &length.to_string(), what, at, spot);
        }
    }

    /// Returns the position of the next session in the draft.
    pub(in crate::interchange) fn next_session(&self, session: &Session) -> Spot {
        let path = Path::root().with("sessions").with_index(self.builder.draft.sessions.len());
        Spot { subject: Subject::Session(session.id.clone()), path }
    }
}

/// Returns the length of time between two local times.
fn between(start: NaiveDateTime, end: NaiveDateTime) -> Option<Length> {
    let length: TimeDelta = end.signed_duration_since(start);
    Length::from_seconds(length.num_seconds().try_into().ok()?)
}

fn is_blank(text: &Text) -> bool {
    texts::is_blank_markup(text.first()) && text.entries().all(|(_, wording)| texts::is_blank_markup(wording))
}

fn have_word_in_common(one: &str, other: &str) -> bool {
    let other: HashSet<String> = words_of(other).into_iter().collect();
    words_of(one).iter().any(|word| other.contains(word))
}

/// Removes repeated items from a list.
pub(in crate::interchange) fn unique<T: Clone + Eq + std::hash::Hash>(items: &mut Vec<T>) {
    let mut seen = HashSet::new();
    items.retain(|item| seen.insert(item.clone()));
}
