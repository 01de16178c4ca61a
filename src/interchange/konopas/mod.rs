//! Reads the files of KonOpas and ConClár, which are the programme guides of many fan conventions.
//! This module requires the `readers` feature.
//!
//! KonOpas uses JavaScript files such as `program.js` and `people.js`. The variables `program` and
//! `people` contain the lists, and can also be in one file. ConClár uses JSON files. In version 2,
//! a file is an object with `schedule` or `people`. The reader accepts all of these files, in any
//! order.
//!
//! ```
//! use programme::interchange::ImportOptions;
//! use programme::interchange::konopas::read;
//!
//! let program = r#"var program = [ { "id": "1234", "title": "Weirs in fiction",
//!     "tags": [ "type:Panel", "track:Water" ], "date": "2026-03-02", "time": "14:30",
//!     "mins": "90", "loc": [ "Quay Room", "East wing" ],
//!     "people": [ { "id": "7", "name": "Ada Okoye (moderator)" } ] } ];"#;
//! let people = r#"var people = [ { "id": "7", "name": [ "Ada", "Okoye" ], "bio": "" } ];"#;
//! let import = read(&[program, people], &ImportOptions::default().with_title("River con"))?;
//! let programme = import.draft.build()?;
//! let weirs = programme.session("1234").unwrap();
//! assert_eq!(weirs.slot().unwrap().to_string(), "day 1, 14:30–16:00");
//! assert_eq!(weirs.participations().next().unwrap().role(), Some(&programme::Role::Moderator));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Mapping between KonOpas and programmes
//!
//! | KonOpas and ConClár | Programme |
//! |---|---|
//! | item of `program`, `programme`, `prog` or `schedule` | a session with the same id |
//! | `title`, `desc` or `precis` | `title`, `description` |
//! | `date` or `day`, `time`, `mins` or `end_time` | the slot; 0 minutes mean no end |
//! | `datetime` | the slot, if the date or the time is missing; its offset becomes the time zone, unless the options specify one. A contradiction is reported |
//! | `loc`: first entry, other entries | the room, and its building |
//! | `room`, `floor` | the room, and its floor |
//! | `people`: `id`, `name`, `role` | participations; a role after the name is read |
//! | `tags`: `type:…`, `track:…`, others | kind, track, tags |
//! | `tags` of ConClár: `category` and `label` | as the tag `category:label` |
//! | `format`, `themes` | kind, tags |
//! | `links`: `recording`, others | the address of the recording, links |
//! | item of `people` or `participants` | a person with the same id |
//! | `name`: given name, family name, prefix, suffix | `name`, `given`, `family`, `honorific` |
//! | `sortname`, `bio` | `sort_key`, `biography` |
//! | `links`: `img` or `photo`, others | `image`, links with these relations |
//! | any other value | `extensions` under `konopas/` |
//!
//! The following details apply:
//! - The files contain neither a title nor a time zone. Set them in the
//!   [options](crate::interchange::ImportOptions). An item after midnight has the next date. If it
//!   belongs to the night before, set a day change in the options.
//! - Without a time zone in the options, an instant after a clock change keeps its clock time with
//!   a finding.
//! - `prog` of a person repeats data of the items, and is ignored. A `day` that is only the weekday
//!   of a date or a number is also ignored.
//! - An `end_time` can be an instant. Rooms with the same name in different buildings are different
//!   rooms. The `value` of a tag is only used to find a missing label.
//! - Times can contain am and pm. Times such as 24:00 and 25:30 are on the next day.
//! - Words such as "TBA" mean that the place is to be announced, and words such as "Zoom" that the
//!   item is held online.
//! - People with the same id and names without a common word are imported separately, with a
//!   finding.
//! - A mark before a tag, such as a backtick, remains part of the tag.

mod items;
mod people;
mod script;

use super::common::json::object::{Node, Object};
use super::common::json::parse;
use super::common::json::value::ExtraValue;
use super::common::offsets::Offsets;
use super::common::reading::{Reading, Spot};
use super::{Import, ImportError, ImportOptions};
use crate::report::SourceLocation;
use crate::value::path::Path;

/// Reads the files of a KonOpas or ConClár guide, and converts them into a draft.
///
/// The location of a finding is a path such as `/program/3/time`, which starts with the name of the
/// list. If there are several sources, it starts with the number of the source, counted from 0.
///
/// ```
/// use programme::interchange::ImportOptions;
/// use programme::interchange::konopas::read;
///
/// let source = r#"{ "schemaVersion": 2, "schedule": [ { "id": "1", "title": "Opening",
///     "datetime": "2026-03-02T10:00:00Z", "mins": 15 } ] }"#;
/// let import = read(&[source], &ImportOptions::default().with_title("River con"))?;
/// assert_eq!(import.draft.sessions[0].slot.unwrap().to_string(), "day 1, 10:00–10:15");
/// # Ok::<(), programme::interchange::ImportError>(())
/// ```
///
/// # Errors
///
/// Returns an error with the code [`Code::MalformedDocument`](crate::Code::MalformedDocument) if a
/// source contains anything other than JavaScript literals, or if it contains no list of items or
/// people. If the sources exceed the [limits](crate::interchange::Limits), the code is
/// [`Code::LimitExceeded`](crate::Code::LimitExceeded).
pub fn read(sources: &[&str], options: &ImportOptions) -> Result<Import, ImportError> {
    parse::check_bytes(sources, options.limits)?;
    let (mut data, mut offsets) = (Data::default(), Offsets::default());
    for (number, source) in sources.iter().enumerate() {
        let root = parse::root(number, sources.len());
        for (name, value) in script::literals(source, options.limits)? {
            offsets.add_all(&value);
            if !data.add(name.as_deref(), Node::new(value, root.clone())) {
                let at = Some(SourceLocation::Pointer(root));
                return Err(ImportError::malformed("the file contains no list of items or people", at));
            }
        }
    }
    if data.is_empty {
        return Err(ImportError::malformed("there is no list of items or people", None));
    }
    let start = SourceLocation::Pointer(Path::root());
    let mut reading = Reading::new("konopas", options, None, None, &start);
    reading.offsets = offsets;
    let mut extensions = std::mem::take(&mut reading.builder.draft.extensions);
    for object in data.rest {
        reading.keep_rest(object, &mut extensions, &Spot::programme());
    }
    reading.builder.draft.extensions = extensions;
    for person in data.people {
        people::person(&mut reading, person);
    }
    items::items(&mut reading, data.items);
    Ok(reading.finish())
}

/// Returns `true` if a text looks like a file of KonOpas or ConClár.
pub(in crate::interchange) fn is_guide(source: &str, options: &ImportOptions) -> bool {
    let Ok(found) = script::literals(source, options.limits) else { return false };
    // A variable with a known name needs no further evidence, as in `var program = [ … ]`.
    let is_known = |name: &str| ITEMS.contains(&name) || PEOPLE.contains(&name);
    let is_script =
        found.iter().any(|(name, _)| name.as_ref().is_some_and(|name| is_known(&name.to_lowercase())));
    let mut data = Data::default();
    let all =
        found.into_iter().all(|(name, value)| data.add(name.as_deref(), Node::new(value, Path::root())));
    let is_typical = data.items.iter().any(|item| item.has(TYPICAL));
    all && !data.is_empty && (is_script || is_typical || data.items.is_empty())
}

/// The content of all files.
#[derive(Debug)]
struct Data {
    items: Vec<Object>,
    people: Vec<Object>,
    rest: Vec<Object>,
    is_empty: bool,
}

impl Default for Data {
    fn default() -> Self {
        Self { items: Vec::new(), people: Vec::new(), rest: Vec::new(), is_empty: true }
    }
}

const ITEMS: &[&str] = &["program", "programme", "prog", "schedule", "items"];
const PEOPLE: &[&str] = &["people", "participants", "persons"];

/// The fields of an item that are rare in other lists of objects with a title.
const TYPICAL: &[&str] = &["mins", "loc", "people", "datetime", "time"];

impl Data {
    /// Adds a literal. Returns `false` if it contains no list of items or people.
    fn add(&mut self, name: Option<&str>, node: Node) -> bool {
        if let ExtraValue::Map(_) = node.value {
            let mut object = Object::of(node);
            let (has_items, has_people) = (object.has_list(ITEMS), object.has_list(PEOPLE));
            if has_items {
                self.items.extend(object.list(ITEMS).into_iter().map(Object::of));
            }
            if has_people {
                self.people.extend(object.list(PEOPLE).into_iter().map(Object::of));
            }
            self.is_empty &= !has_items && !has_people;
            object.ignore(&["schemaversion"]);
            self.rest.push(object);
            return has_items || has_people;
        }
        let ExtraValue::List(entries) = &node.value else { return false };
        let is_people = match name.map(str::to_lowercase).as_deref() {
            Some(name) if ITEMS.contains(&name) => false,
            Some(name) if PEOPLE.contains(&name) => true,
            _ => {
                let has = |names: &[&str]| {
                    let first = entries.first();
                    matches!(first, Some(ExtraValue::Map(fields)) if fields.iter().any(|(name, _)| names.contains(&name.as_str())))
                };
                // Other systems also write unnamed lists of objects with a name, so a list of
                // people must contain a field that is typical of KonOpas.
                let is_known = has(&["title"])
                    || has(&["name", "first"]) && has(&["prog", "program", "bio", "sortname"]);
                if !is_known || !has(&["id"]) {
                    return false;
                }
                !has(&["title"])
            }
        };
        let mut node = node;
        if let Some(name) = name {
            node.path.push_text(name);
        }
        let list = if is_people { &mut self.people } else { &mut self.items };
        list.extend(node.into_items().into_iter().map(Object::of));
        self.is_empty = false;
        true
    }
}
