//! Reads the JSON that the Sessionize API returns. This module requires the `readers` feature.
//!
//! The reader accepts the views `All`, `Sessions`, `GridSmart`, `Speakers` and `SpeakerWall` of
//! version 2 of the API, one or several of them together. It recognises each view by its content.
//!
//! ```
//! use programme::interchange::ImportOptions;
//! use programme::interchange::sessionize::read;
//!
//! let grid = r#"[{ "date": "2026-03-02T00:00:00", "rooms": [{ "id": 7, "name": "Hall", "sessions": [
//!     { "id": "41", "title": "Weirs", "startsAt": "2026-03-02T09:00:00",
//!       "endsAt": "2026-03-02T09:45:00", "speakers": [{ "id": "a1", "name": "Ada Okoye" }] }
//! ] }] }]"#;
//! let speakers = r#"[{ "id": "a1", "fullName": "Ada Okoye", "tagLine": "Delta Institute" }]"#;
//! let options = ImportOptions::default().with_title("Rivers 2026");
//! let import = read(&[grid, speakers], &options)?;
//! let programme = import.draft.build()?;
//! let weirs = programme.session("41").unwrap();
//! assert_eq!(weirs.slot().unwrap().to_string(), "day 1, 09:00–09:45");
//! assert_eq!(weirs.rooms().next().unwrap().name().first(), "Hall");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Mapping between Sessionize and programmes
//!
//! | Sessionize | Programme |
//! |---|---|
//! | `sessions`, also in `rooms` of `GridSmart` and in groups of `Sessions` | sessions with the same ids |
//! | `title`, `description` | `title`, `description` |
//! | `startsAt`, `endsAt` | the slot, in the local time of the event |
//! | `isPlenumSession` | `plenary` |
//! | `isServiceSession` | the kind that the title names, or else `other` |
//! | `speakers` | participations; a role after the name, as in "Ada Okoye (mod)", is read |
//! | `categoryItems`, `categories` | kind, track, level, spoken languages or tags, see below |
//! | `roomId`, `room` | the place |
//! | `status`, `isConfirmed` | `status` |
//! | `liveUrl`, `recordingUrl` | a link with the relation `stream`, the address of the recording |
//! | `questionAnswers` of sessions and speakers | `extensions` under `sessionize/question/` |
//! | `speakers` of `All`, speakers of `Speakers` | people with the same ids |
//! | `fullName`, or `firstName` and `lastName` | `name`, `given`, `family` |
//! | `tagLine`, `bio`, `profilePicture`, `links` | `posts_line`, `biography`, `image`, `links` |
//! | `rooms` | rooms with the same ids, in the order of `sort` |
//! | any other value | `extensions` under `sessionize/` |
//!
//! The following details apply:
//! - The organisers of each event choose its categories, so a category is recognised by its title.
//!   A category of tracks, formats, levels, languages or tags becomes the corresponding field. The
//!   items of any other category, and the categories of speakers, are kept in the extensions as
//!   `sessionize/category/` with the title of the category.
//! - A title, a description (also `i18nDesc`), a name or a tag line can be an object with wordings
//!   in several languages.
//! - A session with the status `Accept_Queue`, `Waitlist_Queue` or `Waitlisted` is imported as
//!   proposed, and the original status is kept in the extensions. A session with the status
//!   `Decline_Queue` is imported as dropped.
//! - The API returns neither the title nor the time zone of the event. Set them in the
//!   [options](crate::interchange::ImportOptions). A time with a UTC offset is converted. Without a
//!   time zone in the options, the first offset is that of the programme, and a time after a clock
//!   change keeps its clock time with a finding.
//! - A session that is listed in several rooms at the same time is a single session in all of them.
//!   If it is listed at several times, each later one `repeats` the first.
//! - `isInformed` is ignored, because it only concerns the organisers.
//! - Blocks of time (`timeSlots`) and the sessions of a speaker repeat data of the sessions, and
//!   are ignored. A finding reports a session that a speaker lists, but that does not list the
//!   speaker.
//! - Speakers with the same id and names without a common word are imported separately, with a
//!   finding. So are rooms with the same id.
//! - A speaker whose name is unknown does not become a person. The id in a session is kept in the
//!   extensions of the session, and other details in those of the programme, with findings.

mod categories;
mod people;
mod sessions;

use std::collections::HashMap;

use super::common::json::object::{Node, Object};
use super::common::json::parse;
use super::common::json::value::ExtraValue;
use super::common::offsets::Offsets;
use super::common::reading::Reading;
use super::{Import, ImportError, ImportOptions};
use crate::report::SourceLocation;
use crate::value::path::Path;

/// Reads one or several views of the Sessionize API, and converts them into a draft.
///
/// If there are several sources, the location of a finding starts with the number of the source,
/// counted from 0.
///
/// ```
/// use programme::interchange::ImportOptions;
/// use programme::interchange::sessionize::read;
///
/// let all = r#"{ "sessions": [{ "id": "1", "title": "Locks", "startsAt": null, "speakers": [] }],
///     "speakers": [], "questions": [], "categories": [], "rooms": [] }"#;
/// let import = read(&[all], &ImportOptions::default().with_title("Rivers"))?;
/// assert_eq!(import.draft.sessions[0].slot, None);
/// assert!(read(&["{}"], &ImportOptions::default()).is_err());
/// # Ok::<(), programme::interchange::ImportError>(())
/// ```
///
/// # Errors
///
/// Returns an error with the code [`Code::MalformedDocument`](crate::Code::MalformedDocument) if a
/// source is not valid JSON or not a view of Sessionize. If the sources exceed the
/// [limits](crate::interchange::Limits), the code
/// is [`Code::LimitExceeded`](crate::Code::LimitExceeded).
pub fn read(sources: &[&str], options: &ImportOptions) -> Result<Import, ImportError> {
    let (mut data, mut offsets) = (Data::default(), Offsets::default());
    for document in parse::documents(sources, options.limits)? {
        let at = document.at();
        offsets.add_all(&document.value);
        if !data.add(document) {
            return Err(ImportError::malformed("the document is not a view of Sessionize", Some(at)));
        }
    }
    let start = SourceLocation::Pointer(Path::root());
    let mut reading = Reading::new("sessionize", options, None, None, &start);
    reading.offsets = offsets;
    let mut extensions = std::mem::take(&mut reading.builder.draft.extensions);
    let spot = super::common::reading::Spot::programme();
    for object in data.rest {
        reading.keep_rest(object, &mut extensions, &spot);
    }
    reading.builder.draft.extensions = extensions;
    sessions::rooms(&mut reading, data.rooms);
    let categories = categories::Categories::new(&mut reading, data.categories, data.questions);
    let speaking = people::people(&mut reading, data.speakers, &categories);
    sessions::sessions(&mut reading, data.sessions, &categories, &speaking);
    Ok(reading.finish())
}

/// Returns `true` if a JSON value looks like a view of Sessionize.
pub(in crate::interchange) fn is_view(value: &ExtraValue) -> bool {
    let is_empty = matches!(value, ExtraValue::List(items) if items.is_empty());
    !is_empty && Data::default().add(Node::new(value.clone(), Path::root()))
}

/// A session with the room in which it is listed.
#[derive(Debug)]
struct Listed {
    session: Object,
    room: Option<(Option<String>, String)>,
}

/// The content of all views.
#[derive(Debug, Default)]
struct Data {
    sessions: Vec<Listed>,
    speakers: Vec<Object>,
    rooms: Vec<Object>,
    categories: Vec<Object>,
    questions: HashMap<String, String>,
    rest: Vec<Object>,
}

impl Data {
    /// Adds a view. Returns `false` if the document is not a view.
    fn add(&mut self, document: Node) -> bool {
        match &document.value {
            ExtraValue::Map(_) => self.all(Object::of(document)),
            ExtraValue::List(_) => document.into_items().into_iter().all(|item| self.item(Object::of(item))),
            _ => false,
        }
    }

    fn all(&mut self, mut view: Object) -> bool {
        let is_all = view.has_list(&["sessions"]) && view.has(&["speakers", "rooms", "categories"]);
        if !is_all {
            return self.item(view);
        }
        let objects = |nodes: Vec<Node>| nodes.into_iter().map(Object::of);
        self.sessions.extend(objects(view.list(&["sessions"])).map(|session| Listed { session, room: None }));
        self.speakers.extend(objects(view.list(&["speakers"])));
        self.categories.extend(objects(view.list(&["categories"])));
        self.rooms.extend(objects(view.list(&["rooms"])));
        for mut question in objects(view.list(&["questions"])) {
            if let (Some(id), Some(words)) = (question.text(&["id"]), question.text(&["question"])) {
                self.questions.insert(id, words);
            }
        }
        self.rest.push(view);
        true
    }

    /// Adds an item of a list: a day of the grid, a group of sessions, a session or a speaker.
    fn item(&mut self, mut item: Object) -> bool {
        if item.has(&["date"]) && item.has(&["rooms"]) {
            item.ignore(&["date", "isdefault", "timeslots"]);
            for node in item.list(&["rooms"]) {
                let mut room = Object::of(node);
                let id = room.text(&["id"]);
                let name = room.text(&["name"]).unwrap_or_default();
                let listed = room.list(&["sessions", "session"]).into_iter().map(Object::of);
                let list = |session| Listed { session, room: Some((id.clone(), name.clone())) };
                self.sessions.extend(listed.map(list));
                room.ignore(&["hasonlyplenumsessions"]);
                self.rest.push(room);
            }
            self.rest.push(item);
        } else if item.has(&["groupid", "groupname"]) && item.has(&["sessions"]) {
            // These fields describe the group by room, day or category, which each session also
            // contains.
            item.ignore(&["groupid", "groupname", "isdefault"]);
            let listed = item.list(&["sessions"]).into_iter().map(Object::of);
            self.sessions.extend(listed.map(|session| Listed { session, room: None }));
            self.rest.push(item);
        } else if item.has(&["startsat", "isservicesession", "isplenumsession"]) && item.has(&["title"]) {
            self.sessions.push(Listed { session: item, room: None });
        } else if item.has(&["fullname", "firstname"]) && item.has(&["id"]) {
            self.speakers.push(item);
        } else {
            return false;
        }
        true
    }
}
