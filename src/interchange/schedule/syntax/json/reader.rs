//! Reads the parts of schedule.json. Events are listed in the rooms of each day or, in the second
//! version of the format, in a single list.

use crate::interchange::common::json::value::ExtraValue;
use crate::interchange::schedule::syntax::document::{
    Event, Extra, Locus, ScheduleDay, ScheduleDocument, ScheduleLink, SchedulePerson, ScheduleRoom,
    ScheduleTrack, add, set,
};
use crate::value::path::Path;

/// The fields of a JSON object. Each field is removed when it is read, so unknown fields remain.
pub(super) struct JsonFields {
    fields: Vec<(String, ExtraValue)>,
    path: Path,
}

impl JsonFields {
    /// Returns the fields of a JSON object. Any other value except null becomes a single field with
    /// an empty name, so that it is not lost.
    pub(super) fn of(node: ExtraValue, path: Path) -> Self {
        let fields = match node {
            ExtraValue::Map(fields) => fields,
            ExtraValue::Null => Vec::new(),
            other => vec![(String::new(), other)],
        };
        Self { fields, path }
    }

    pub(super) fn at(&self) -> Locus {
        Locus::Pointer(self.path.clone())
    }

    pub(super) fn path(&self) -> Path {
        self.path.clone()
    }

    fn path_of(&self, name: &str) -> Path {
        let mut path = self.path.clone();
        path.push_text(name);
        path
    }

    /// Removes and returns the first field with the given name. Returns `None` if the field is
    /// missing or blank.
    pub(super) fn take(&mut self, name: &str) -> Option<(ExtraValue, Path)> {
        let at = self.fields.iter().position(|(field, _)| field == name)?;
        let (_, node) = self.fields.remove(at);
        (!node.is_blank()).then(|| (node, self.path_of(name)))
    }

    /// Reads a text from the first of the named fields that is present. Texts in the other fields
    /// are added to `extras`.
    pub(super) fn text(&mut self, names: &[&str], field: &mut Option<String>, extras: &mut Vec<Extra>) {
        for name in names {
            if let Some((node, path)) = self.take(name) {
                set(field, extras, name, node, Locus::Pointer(path));
            }
        }
    }

    /// Removes a list, and returns its items with their paths. Any other value is treated as a list
    /// with one item.
    pub(super) fn list(&mut self, name: &str) -> Vec<(ExtraValue, Path)> {
        let Some((node, path)) = self.take(name) else { return Vec::new() };
        match node {
            ExtraValue::List(items) => {
                let items = items.into_iter().enumerate();
                items.map(|(at, item)| (item, path.clone().with_index(at))).collect()
            }
            other => vec![(other, path)],
        }
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().map(|(name, _)| name.as_str())
    }

    pub(super) fn take_all(&mut self) -> impl Iterator<Item = (String, ExtraValue, Path)> + use<> {
        Self { fields: std::mem::take(&mut self.fields), path: self.path.clone() }.rest()
    }

    pub(super) fn rest(self) -> impl Iterator<Item = (String, ExtraValue, Path)> + use<> {
        let path = self.path;
        self.fields.into_iter().map(move |(name, node)| {
            let mut path = path.clone();
            path.push_text(&name);
            (name, node, path)
        })
    }

    pub(super) fn keep_rest(self, extras: &mut Vec<Extra>, prefix: &str) {
        for (name, node) in self.fields {
            let mut path = self.path.clone();
            path.push_text(&name);
            add(extras, format!("{prefix}{name}"), node, Locus::Pointer(path));
        }
    }
}

pub(super) fn schedule_of(node: ExtraValue, path: Path, document: &mut ScheduleDocument) {
    let mut fields = JsonFields::of(node, path);
    fields.text(&["version"], &mut document.version, &mut document.extras);
    fields.text(&["url"], &mut document.url, &mut document.extras);
    let conference = fields.take("conference");
    if let Some((base, path)) = fields.take("base_url") {
        add(&mut document.conference.extras, "base_url", base, Locus::Pointer(path));
    }
    for list in ["persons", "speakers"] {
        people(&mut fields, list, &mut document.people, &mut document.extras);
    }
    let events = fields.list("events");
    fields.keep_rest(&mut document.extras, "");
    if let Some((node, path)) = conference {
        conference_of(node, path, document);
    }
    for (node, path) in events {
        let event = event(node, path, None, None);
        document.events.push(event);
    }
}

fn conference_of(node: ExtraValue, path: Path, document: &mut ScheduleDocument) {
    let mut fields = JsonFields::of(node, path);
    let conference = &mut document.conference;
    conference.at = fields.at();
    let extras = &mut conference.extras;
    fields.text(&["title"], &mut conference.title, extras);
    fields.text(&["subtitle"], &mut conference.subtitle, extras);
    fields.text(&["acronym"], &mut conference.acronym, extras);
    fields.text(&["start"], &mut conference.start, extras);
    fields.text(&["end"], &mut conference.end, extras);
    fields.text(&["daysCount"], &mut conference.days, extras);
    fields.text(&["day_change"], &mut conference.day_change, extras);
    fields.text(&["venue"], &mut conference.venue, extras);
    fields.text(&["city"], &mut conference.city, extras);
    fields.text(&["time_zone_name"], &mut conference.time_zone_name, extras);
    fields.text(&["url"], &mut conference.url, extras);
    // The default language is the main language, so it comes first.
    let mut main = None;
    if let Some((defaults, path)) = fields.take("defaults") {
        let mut defaults = JsonFields::of(defaults, path);
        defaults.text(&["language"], &mut main, extras);
        defaults.keep_rest(extras, "defaults.");
    }
    for (node, path) in fields.list("languages") {
        match node.into_text() {
            Ok(language) => conference.languages.push(language),
            Err(node) => add(extras, "languages", node, Locus::Pointer(path)),
        }
    }
    if let Some(main) = main {
        conference.languages.retain(|language| *language != main);
        conference.languages.insert(0, main);
    }
    // Rooms that are not declared here can still appear in the days.
    for (node, path) in fields.list("rooms") {
        let room = room(node, path);
        document.rooms.push(room);
    }
    for (node, path) in fields.list("tracks") {
        let track = track(node, path);
        document.tracks.push(track);
    }
    for list in ["persons", "speakers"] {
        people(&mut fields, list, &mut document.people, extras);
    }
    let days = fields.list("days");
    fields.keep_rest(extras, "");
    for (node, path) in days {
        day(node, path, document);
    }
}

fn room(node: ExtraValue, path: Path) -> ScheduleRoom {
    if let ExtraValue::Text(name) = node {
        return ScheduleRoom { listed: true, at: Locus::Pointer(path), name, ..ScheduleRoom::default() };
    }
    room_of(JsonFields::of(node, path))
}

pub(super) fn room_of(mut fields: JsonFields) -> ScheduleRoom {
    let mut room = ScheduleRoom { listed: true, at: fields.at(), ..ScheduleRoom::default() };
    let mut name = None;
    fields.text(&["name"], &mut name, &mut room.extras);
    room.name = name.unwrap_or_default();
    fields.text(&["guid"], &mut room.guid, &mut room.extras);
    fields.text(&["slug"], &mut room.slug, &mut room.extras);
    fields.text(&["capacity"], &mut room.capacity, &mut room.extras);
    fields.text(&["url"], &mut room.url, &mut room.extras);
    fields.keep_rest(&mut room.extras, "");
    room
}

pub(super) fn track_named(name: String, at: Locus) -> ScheduleTrack {
    ScheduleTrack { name: Some(name), at, ..ScheduleTrack::default() }
}

/// Reads a track. The value is either an object or just a name.
fn track(node: ExtraValue, path: Path) -> ScheduleTrack {
    let mut track = ScheduleTrack { at: Locus::Pointer(path.clone()), ..ScheduleTrack::default() };
    if let ExtraValue::Text(name) = node {
        track.name = Some(name);
        return track;
    }
    let mut fields = JsonFields::of(node, path);
    fields.text(&["name"], &mut track.name, &mut track.extras);
    fields.text(&["slug"], &mut track.slug, &mut track.extras);
    fields.text(&["color"], &mut track.colour, &mut track.extras);
    fields.keep_rest(&mut track.extras, "");
    track
}

fn day(node: ExtraValue, path: Path, document: &mut ScheduleDocument) {
    let mut fields = JsonFields::of(node, path);
    let mut day = ScheduleDay { at: fields.at(), ..ScheduleDay::default() };
    fields.text(&["index"], &mut day.index, &mut day.extras);
    fields.text(&["date"], &mut day.date, &mut day.extras);
    fields.text(&["day_start", "start"], &mut day.start, &mut day.extras);
    fields.text(&["day_end", "end"], &mut day.end, &mut day.extras);
    // `JsonFields::take` would drop rooms without events, because they are blank.
    let rooms =
        fields.fields.iter().position(|(name, _)| name == "rooms").map(|at| fields.fields.remove(at).1);
    let path = fields.path_of("rooms");
    fields.keep_rest(&mut day.extras, "");
    let number = document.days.len();
    let rooms = match rooms {
        Some(ExtraValue::Map(rooms)) => rooms,
        other => {
            add(&mut day.extras, "rooms", other.unwrap_or(ExtraValue::Null), Locus::Pointer(path.clone()));
            Vec::new()
        }
    };
    for (name, events) in rooms {
        let mut path = path.clone();
        path.push_text(&name);
        let events = match events {
            ExtraValue::List(events) => events,
            other => {
                add(&mut day.extras, format!("rooms.{name}"), other, Locus::Pointer(path.clone()));
                Vec::new()
            }
        };
        let cell = Some(name).filter(|name| !name.trim().is_empty());
        if let Some(name) = &cell {
            let at = Locus::Pointer(path.clone());
            document.rooms.push(ScheduleRoom { at, name: name.clone(), ..ScheduleRoom::default() });
        }
        for (at, node) in events.into_iter().enumerate() {
            let event = event(node, path.clone().with_index(at), Some(number), cell.clone());
            document.events.push(event);
        }
    }
    document.days.push(day);
}

fn event(node: ExtraValue, path: Path, day: Option<usize>, cell: Option<String>) -> Event {
    event_of(JsonFields::of(node, path), day, cell)
}

pub(super) fn event_of(mut fields: JsonFields, day: Option<usize>, cell: Option<String>) -> Event {
    let mut event = Event { at: fields.at(), day, cell, ..Event::default() };
    let extras = &mut event.extras;
    for (names, field) in [
        (["id"].as_slice(), &mut event.id),
        (&["guid"], &mut event.guid),
        (&["code"], &mut event.code),
        (&["slug"], &mut event.slug),
        (&["title"], &mut event.title),
        (&["subtitle"], &mut event.subtitle),
        (&["type"], &mut event.kind),
        (&["language"], &mut event.language),
        (&["date"], &mut event.date),
        (&["end"], &mut event.end),
        (&["duration"], &mut event.duration),
        (&["abstract"], &mut event.abstract_),
        (&["description"], &mut event.description),
        (&["recording_license"], &mut event.licence),
        (&["do_not_record"], &mut event.optout),
        (&["url"], &mut event.url),
        (&["origin_url"], &mut event.origin_url),
        (&["feedback_url"], &mut event.feedback_url),
        (&["state"], &mut event.state),
        (&["level"], &mut event.level),
    ] {
        fields.text(names, field, extras);
    }
    // `start` is a clock time or, in the second version of the format, a date and time.
    fields.text(&["start"], &mut event.start, extras);
    if event.date.is_none() && event.start.as_deref().is_some_and(|start| start.contains('T')) {
        event.date = event.start.take();
    }
    if let Some((logo, path)) = fields.take("logo") {
        set(&mut event.logo, extras, "logo", address(logo), Locus::Pointer(path));
    }
    if let Some((node, path)) = fields.take("room") {
        match node {
            ExtraValue::Text(name) => event.room = Some(name),
            other => {
                let mut reference = JsonFields::of(other, path);
                reference.text(&["name"], &mut event.room, extras);
                // The list of rooms already contains the guid and the slug of the room, so they are
                // not kept as extra values.
                let (mut guid, mut slug) = (None, None);
                reference.text(&["guid"], &mut guid, extras);
                reference.text(&["slug"], &mut slug, extras);
                reference.keep_rest(extras, "room.");
                if event.room.is_none() {
                    event.room = slug.or(guid);
                }
            }
        }
    }
    for (node, path) in fields.list("track") {
        let track = track(node, path);
        if track.name.is_some() || track.slug.is_some() {
            event.tracks.push(track);
        }
    }
    for (node, path) in fields.list("tags") {
        match node.into_text() {
            Ok(tag) => event.tags.extend(Some(tag).filter(|tag| !tag.trim().is_empty())),
            Err(node) => add(extras, "tags", node, Locus::Pointer(path)),
        }
    }
    for list in ["persons", "participants"] {
        people(&mut fields, list, &mut event.persons, extras);
    }
    links(&mut fields, "links", &mut event.links, extras);
    links(&mut fields, "attachments", &mut event.attachments, extras);
    fields.keep_rest(extras, "");
    event
}

/// Returns the URL of an image that is an object with `url` as its only field. Any other value is
/// returned unchanged.
fn address(image: ExtraValue) -> ExtraValue {
    match image {
        ExtraValue::Map(mut map) if map.len() == 1 && map.iter().all(|(key, _)| key == "url") => {
            map.pop().map_or(ExtraValue::Null, |(_, url)| url)
        }
        other => other,
    }
}

fn links(fields: &mut JsonFields, name: &str, list: &mut Vec<ScheduleLink>, extras: &mut Vec<Extra>) {
    for (node, path) in fields.list(name) {
        let mut link = ScheduleLink { at: Locus::Pointer(path.clone()), ..ScheduleLink::default() };
        match node {
            ExtraValue::Text(url) => link.url = Some(url),
            other => {
                let mut fields = JsonFields::of(other, path);
                fields.text(&["url", "href"], &mut link.url, extras);
                fields.text(&["title"], &mut link.title, extras);
                fields.text(&["type"], &mut link.kind, extras);
                fields.text(&["service"], &mut link.service, extras);
                fields.keep_rest(extras, &format!("{name}.{}.", list.len()));
            }
        }
        if link.url.is_some() || link.title.is_some() || link.kind.is_some() || link.service.is_some() {
            list.push(link);
        }
    }
}

/// Reads a list of people, or an object whose names are the ids of people. Any other value that is
/// not blank is added to `extras`.
fn people(fields: &mut JsonFields, list: &str, people: &mut Vec<SchedulePerson>, extras: &mut Vec<Extra>) {
    let Some((node, path)) = fields.take(list) else { return };
    let mut add_person = |node: ExtraValue, path: Path, id: Option<String>| {
        if id.is_none() && !is_person(&node) && !node.is_blank() {
            return add(extras, list, node, Locus::Pointer(path));
        }
        let mut person = person(node, path);
        if [&person.id, &person.guid, &person.code].iter().all(|known| known.is_none()) {
            person.id = id;
        }
        people.push(person);
    };
    match node {
        ExtraValue::List(items) => {
            for (at, node) in items.into_iter().enumerate() {
                add_person(node, path.clone().with_index(at), None);
            }
        }
        ExtraValue::Map(entries)
            if !has_identity(&entries)
                && entries
                    .iter()
                    .all(|(_, node)| matches!(node, ExtraValue::Map(_) | ExtraValue::Text(_))) =>
        {
            for (id, node) in entries {
                let mut path = path.clone();
                path.push_text(&id);
                add_person(node, path, Some(id));
            }
        }
        node => add_person(node, path, None),
    }
}

/// The fields that identify a person.
const IDENTITY: [&str; 6] = ["public_name", "name", "full_public_name", "id", "guid", "code"];

/// Returns `true` for a name, or for an object with a name or an identifier.
fn is_person(node: &ExtraValue) -> bool {
    match node {
        ExtraValue::Text(_) => true,
        ExtraValue::Map(fields) => has_identity(fields),
        _ => false,
    }
}

fn has_identity(fields: &[(String, ExtraValue)]) -> bool {
    fields.iter().any(|(name, value)| {
        let is_word = matches!(value, ExtraValue::Text(_) | ExtraValue::Number(_));
        is_word && IDENTITY.contains(&name.as_str())
    })
}

/// Reads a person. The value is either an object or just a name.
pub(super) fn person(node: ExtraValue, path: Path) -> SchedulePerson {
    let mut person = SchedulePerson { at: Locus::Pointer(path.clone()), ..SchedulePerson::default() };
    if let ExtraValue::Text(name) = node {
        person.name = Some(name);
        return person;
    }
    let mut fields = JsonFields::of(node, path);
    let extras = &mut person.extras;
    fields.text(&["public_name", "name", "full_public_name"], &mut person.name, extras);
    fields.text(&["id"], &mut person.id, extras);
    fields.text(&["guid"], &mut person.guid, extras);
    fields.text(&["code"], &mut person.code, extras);
    fields.text(&["url"], &mut person.url, extras);
    fields.text(&["biography"], &mut person.biography, extras);
    fields.text(&["role"], &mut person.role, extras);
    for name in ["avatar", "avatar_url"] {
        if let Some((avatar, path)) = fields.take(name) {
            set(&mut person.image, extras, name, address(avatar), Locus::Pointer(path));
        }
    }
    links(&mut fields, "links", &mut person.links, extras);
    fields.keep_rest(extras, "");
    person
}
