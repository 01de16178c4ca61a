//! Reads the Open Event format of FOSSASIA, in JSON. This module requires the `readers` feature.
//!
//! The export of an event is an archive of several files: `event`, `sessions`, `speakers`,
//! `microlocations`, `tracks`, `session_types` and `sponsors`. The reader accepts their contents in
//! any order, and recognises each file by its content. It also accepts one document with these
//! names as its fields, and the responses of the API in the form of JSON:API.
//!
//! ```
//! use programme::interchange::ImportOptions;
//! use programme::interchange::open_event::read;
//!
//! let event = r#"{ "name": "Rivers 2026", "timezone": "Europe/Berlin", "location-name": "Quay" }"#;
//! let sessions = r#"[{ "id": 1, "title": "Weirs", "state": "accepted",
//!     "starts-at": "2026-03-02T09:00:00+01:00", "ends-at": "2026-03-02T09:45:00+01:00",
//!     "microlocation": { "id": 4, "name": "Hall" }, "track": { "id": 2, "name": "Water" },
//!     "speakers": [{ "id": 3, "name": "Ada Okoye", "organisation": "Delta Institute" }] }]"#;
//! let import = read(&[event, sessions], &ImportOptions::default())?;
//! let programme = import.draft.build()?;
//! assert_eq!(programme.session("1").unwrap().slot().unwrap().to_string(), "day 1, 09:00–09:45");
//! assert_eq!(programme.title().first(), "Rivers 2026");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Mapping between Open Event and programmes
//!
//! A field is recognised in all its spellings, such as `starts-at`, `starts_at` and `start_time`.
//!
//! | Open Event | Programme |
//! |---|---|
//! | event: `name`, `description`, `identifier` | title, preamble, id |
//! | event: `timezone`, `location-name`, coordinates | `time_zone`, the name and coordinates of the venue |
//! | event: `organizer-name` | an organisation that takes part as organiser |
//! | event: addresses, `social-links` | links |
//! | session | a session with the same id |
//! | `title`, `subtitle`, `short-abstract` and `long-abstract` | `title`, `subtitle`, `description` |
//! | `starts-at`, `ends-at` | the slot |
//! | `session-type` | the kind and `kind_label`; its length is the `planned_length` of a session without a start |
//! | `track`, `level`, `language` | track, `level`, `spoken` |
//! | `microlocation` | the place |
//! | `speakers` | participations |
//! | `state`, `deleted-at` | `status`; a deleted session is dropped |
//! | `slides-url`, `video-url`, `audio-url`, `signup-url` | attachment, recording, links |
//! | speaker: `name`, `position` and `organisation`, biographies, `photo-url` | person: `name`, post, `biography`, `image` |
//! | speaker: `website`, `twitter` and other addresses | links |
//! | microlocation: `name`, `floor`, `room`, coordinates | room: `name`, `floor`, `building`, `coordinates` |
//! | track: `name`, `color` | track: `name`, `colour`; its description is kept in the extensions |
//! | sponsor: `name`, `url` | an organisation that takes part as sponsor |
//! | any other value, such as e-mail addresses | `extensions` under `open-event/` |
//!
//! The following details apply:
//! - Times without an offset are local times of the event. Instants are converted to local time.
//!   Without a time zone, the first UTC offset is that of the programme, and a time after a clock
//!   change keeps its clock time with a finding.
//! - The sessions of rooms and tracks repeat data of the sessions, and are ignored. A finding
//!   reports a session that a speaker lists, but that does not list the speaker.
//! - If the id and the name of a person, room or track in a session belong to different entries of
//!   the list, the name is used, and a finding reports it. If the name is not in the list, the id
//!   of a room or a track is used, and a finding reports the name if it cannot be a longer or
//!   shorter form of the name in the list. The id of a person is used, with a finding, if the two
//!   names have a word in common. Otherwise, the name becomes a separate person.
//! - Different rooms or tracks with the same id are imported separately, with a finding. So are
//!   speakers with the same id and names without a common word.
//! - If a page of JSON:API is missing, its objects cannot be read, and a finding reports how many
//!   are missing. Relationships that only contain links are ignored.
//! - A file that describes the forms of the call for papers is ignored, with a finding.

mod entities;
mod event;
mod sessions;

use super::common::json::object::{Node, Object};
use super::common::json::parse;
use super::common::json::value::ExtraValue;
use super::common::offsets::Offsets;
use super::common::pages::Pages;
use super::common::reading::{Reading, Spot};
use super::{Import, ImportError, ImportOptions};
use crate::code::Code;
use crate::report::SourceLocation;
use crate::value::path::Path;

/// Reads the files of an Open Event export or responses of its API, and converts them into a draft.
///
/// If there are several sources, the location of a finding starts with the number of the source,
/// counted from 0.
///
/// ```
/// use programme::interchange::ImportOptions;
/// use programme::interchange::open_event::read;
///
/// let source = r#"{ "event": { "name": "Rivers" }, "sessions": [
///     { "id": 9, "title": "Locks", "start_time": null, "end_time": null, "short_abstract": "" }
/// ] }"#;
/// let import = read(&[source], &ImportOptions::default())?;
/// assert_eq!(import.draft.sessions[0].id, "9");
/// # Ok::<(), programme::interchange::ImportError>(())
/// ```
///
/// # Errors
///
/// Returns an error with the code [`Code::MalformedDocument`] if a
/// source is not valid JSON or not in this format. If the sources exceed the
/// [limits](crate::interchange::Limits), the code
/// is [`Code::LimitExceeded`].
pub fn read(sources: &[&str], options: &ImportOptions) -> Result<Import, ImportError> {
    let (mut data, mut offsets) = (Data::default(), Offsets::default());
    for document in parse::documents(sources, options.limits)? {
        let at = document.at();
        offsets.add_all(&document.value);
        if !data.add(document) {
            return Err(ImportError::malformed(
                "the document is not a part of an Open Event export",
                Some(at),
            ));
        }
    }
    let mut event = data.event.unwrap_or_default();
    let id = event.text(&["identifier"]);
    let title = event.text(&["name", "title"]).map(Into::into);
    let at = event.at();
    let mut reading = Reading::new("open-event", options, id.as_deref(), title, &at);
    reading.offsets = offsets;
    data.pages.report(&mut reading);
    for node in data.ignored {
        let message = "a part of the source that does not describe the programme was left out";
        reading.note(Code::NotImported, &Spot::programme(), &node, message);
    }
    event::event(&mut reading, event);
    entities::rooms(&mut reading, data.microlocations);
    entities::tracks(&mut reading, data.tracks);
    let speaking = entities::people(&mut reading, data.speakers);
    let types = entities::types(&mut reading, data.session_types);
    sessions::sessions(&mut reading, data.sessions, &types, &speaking);
    entities::sponsors(&mut reading, data.sponsors);
    Ok(reading.finish())
}

/// Returns `true` if a JSON value looks like a part of an Open Event export that can be recognised
/// without the other parts.
pub(in crate::interchange) fn is_part(value: &ExtraValue) -> bool {
    let mut data = Data::default();
    data.add(Node::new(value.clone(), Path::root())) && (data.event.is_some() || !data.sessions.is_empty())
}

/// The content of all parts.
#[derive(Debug, Default)]
struct Data {
    event: Option<Object>,
    sessions: Vec<Object>,
    speakers: Vec<Object>,
    microlocations: Vec<Object>,
    tracks: Vec<Object>,
    session_types: Vec<Object>,
    sponsors: Vec<Object>,
    ignored: Vec<SourceLocation>,
    pages: Pages,
}

impl Data {
    /// Adds a document. Returns `false` if it is in another format.
    fn add(&mut self, document: Node) -> bool {
        let at = document.at();
        match &document.value {
            ExtraValue::List(items) if items.is_empty() => true,
            ExtraValue::List(_) => {
                let mut is_ours = true;
                let mut ignored = false;
                for item in document.into_items() {
                    match self.item(Object::of(item)) {
                        Item::Added => {}
                        Item::Ignored => ignored = true,
                        Item::Unknown => is_ours = false,
                    }
                }
                self.ignored.extend(Some(at).filter(|_| ignored));
                is_ours
            }
            ExtraValue::Map(_) => self.map(Object::of(document), &at),
            _ => false,
        }
    }

    fn map(&mut self, mut object: Object, at: &SourceLocation) -> bool {
        if object.has(&["event"]) && object.has(&["sessions", "speakers"]) {
            self.event = object.object(&["event"]);
            let mut take = |name| object.list(&[name]).into_iter().map(Object::of);
            self.sessions.extend(take("sessions"));
            self.speakers.extend(take("speakers"));
            self.microlocations.extend(take("microlocations"));
            self.tracks.extend(take("tracks"));
            self.session_types.extend(take("sessiontypes"));
            self.sponsors.extend(take("sponsors"));
            self.ignored.extend(object.rest().map(|(_, node)| node.at()));
            return true;
        }
        if object.has(&["data"]) && object.has(&["jsonapi", "links", "included", "meta"]) {
            let data = object.list(&["data"]);
            let count = object.object(&["meta"]).and_then(|mut meta| meta.text(&["count"]));
            let links = object.object(&["links"]).unwrap_or_default();
            let is_stated = |name: &str| links.clone_of(name).is_some();
            let around = (is_stated("prev"), is_stated("next"));
            self.pages.add(around, count.and_then(|count| count.parse().ok()), data.len(), at.clone());
            let items = data.into_iter().chain(object.list(&["included"]));
            return items.map(Object::of).all(|item| self.resource(item));
        }
        // The object of an event in pretalx also has a name and a time zone.
        let is_event = object.has(&["name"])
            && !object.has(&["datefrom"])
            && object.has(&["timezone", "locationname", "organizername", "startsat", "starttime"]);
        if is_event {
            self.event = Some(object);
            return true;
        }
        // The file `meta` only contains the address of the export.
        let is_meta = object.has(&["rooturl"]);
        self.ignored.extend(Some(at.clone()).filter(|_| is_meta));
        is_meta
    }

    /// Adds a resource of JSON:API.
    fn resource(&mut self, mut object: Object) -> bool {
        let Some(kind) = object.text(&["type"]) else { return false };
        object.flatten("attributes");
        object.flatten("relationships");
        object.ignore(&["links"]);
        object.ignore_values(is_only_link);
        match kind.replace('_', "-").trim_end_matches('s') {
            "event" => self.event = Some(object),
            "session" => self.sessions.push(object),
            "speaker" => self.speakers.push(object),
            "microlocation" => self.microlocations.push(object),
            "track" => self.tracks.push(object),
            "session-type" => self.session_types.push(object),
            "sponsor" => self.sponsors.push(object),
            _ => self.ignored.push(object.at()),
        }
        true
    }

    /// Adds an item of a list, which is recognised by its fields.
    fn item(&mut self, object: Object) -> Item {
        if object.has(&["type"]) && object.has(&["attributes"]) {
            return if self.resource(object) { Item::Added } else { Item::Unknown };
        }
        // Other systems also have types of sessions.
        let has_type = object.has(&["sessiontype"]) && object.has(&["startsat", "starttime"]);
        let list = if has_type || object.has(&["shortabstract", "longabstract", "microlocation"]) {
            &mut self.sessions
        } else if object.has(&[
            "shortbiography",
            "longbiography",
            "organisation",
            "speakingexperience",
            "photourl",
        ]) {
            &mut self.speakers
        } else if object.has(&["latitude", "floor"]) && object.has(&["name"]) {
            &mut self.microlocations
        } else if object.has(&["color", "fontcolor"]) && object.has(&["name"]) {
            &mut self.tracks
        } else if object.has(&["length"]) && object.has(&["name"]) {
            &mut self.session_types
        } else if object.has(&["logourl", "logo", "sponsortype", "level"]) && object.has(&["name"]) {
            &mut self.sponsors
        } else if object.has(&["sessionform", "speakerform"]) {
            return Item::Ignored;
        } else {
            return Item::Unknown;
        };
        list.push(object);
        Item::Added
    }
}

/// Returns `true` for a relationship of JSON:API that contains no other resource, but only links.
fn is_only_link(value: &ExtraValue) -> bool {
    let ExtraValue::Map(fields) = value else { return false };
    let is_link =
        |(name, value): &(String, ExtraValue)| name == "links" || name == "data" && value.is_blank();
    !fields.is_empty() && fields.iter().all(is_link)
}

enum Item {
    Added,
    Ignored,
    Unknown,
}
