//! Reads the objects that the pretalx API returns. This module requires the `readers` feature.
//!
//! The reader accepts lists of submissions (or talks), slots, speakers, rooms, tracks, submission
//! types and tags, schedules and the event, in the pages of the current API and of its older
//! versions. It also accepts the schedule that pretalx embeds in web pages, and the sessions that
//! organisers export as JSON, if their labels are in English. Each object is recognised by its
//! fields. References to other objects can be ids, codes or the objects themselves (`expand`).
//! Exports of schedules are read by the module `schedule`.
//!
//! ```
//! use programme::interchange::ImportOptions;
//! use programme::interchange::pretalx::read;
//!
//! let submissions = r#"{ "count": 1, "next": null, "previous": null, "results": [
//!     { "code": "ABCDEF", "title": "Weirs", "speakers": ["XYZ"], "state": "confirmed",
//!       "submission_type": { "id": 1, "name": { "en": "Talk", "de": "Vortrag" } }, "duration": 45,
//!       "slots": [ { "id": 5, "room": 3, "start": "2026-03-02T09:00:00+01:00",
//!                    "end": "2026-03-02T09:45:00+01:00" } ] } ] }"#;
//! let speakers = r#"{ "results": [ { "code": "XYZ", "name": "Ada Okoye", "biography": "" } ] }"#;
//! let rooms = r#"{ "results": [ { "id": 3, "name": { "en": "Hall" }, "capacity": 80 } ] }"#;
//! let options = ImportOptions::default().with_title("Rivers 2026");
//! let import = read(&[submissions, speakers, rooms], &options)?;
//! let programme = import.draft.build()?;
//! let weirs = programme.session("ABCDEF").unwrap();
//! assert_eq!(weirs.slot().unwrap().to_string(), "day 1, 09:00–09:45");
//! assert_eq!(weirs.kind(), Some(&programme::Kind::Talk));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Mapping between pretalx and programmes
//!
//! | pretalx | Programme |
//! |---|---|
//! | event: `slug`, `name`, `timezone` | id, title, `time_zone` |
//! | event: `urls` | link |
//! | schedule: `version` | `revision` |
//! | submission with one slot | a session whose id is the `code` |
//! | submission with several slots | one session for each slot; each later one `repeats` the first |
//! | `title`, `abstract` and `description` | `title`, `description` |
//! | `submission_type`, `track`, `tags` | kind and `kind_label`, track, tags |
//! | `state` | `status` |
//! | `slots` or `slot`: `start`, `end`, `room` | the slot and the place |
//! | schedule for web pages: `talks` | a submission and its slot, or a slot without a submission |
//! | slot of a submission that is not present | a session without a title, with a finding |
//! | `duration` without a slot | `planned_length` |
//! | `content_locale`, `do_not_record`, `image` | `spoken`, `recording`, `image` |
//! | `resources` that are public | attachments |
//! | `speakers` | participations |
//! | speaker: `code`, `name`, `biography`, `avatar_url` or `avatar` | person: id, `name`, `biography`, `image` |
//! | speaker: `availabilities` | `available` |
//! | room: `id`, `name`, `capacity`, `guid` | room with the same id |
//! | room: `position` | the order of the rooms |
//! | track: `name`, `color` | track: `name`, `colour`; its description is kept in the extensions |
//! | types and tags: other values, such as `description` | `extensions` of the programme under `pretalx/submission_types` and `pretalx/tags` |
//! | slot without a submission: `description` | a session of the kind that the description names, or a break |
//! | any other value, such as answers, notes and `pending_state` | `extensions` under `pretalx/` |
//!
//! The following details apply:
//! - An export for organisers has a label for each field, such as "Proposal title". It contains
//!   only one slot of each submission, and the names and codes of the speakers.
//! - Speakers with the same code and names without a common word are imported separately, with a
//!   finding. So are rooms and tracks with the same id.
//! - Fields that only the call for papers needs, such as the default duration and the deadline of a
//!   type, are ignored.
//! - Texts in several languages keep all of their languages.
//! - If a page is missing, its objects cannot be read. If a page refers to a next one, and contains
//!   a count that exceeds the number of objects found, a finding reports how many are missing.
//! - A resource with `is_public: false` is kept in the extensions.
//! - A slot that is a blocker only keeps a room free. It is not imported, and a finding reports it.
//! - Without the event, the first UTC offset is that of the programme, unless the options contain a
//!   time zone. A time after a clock change keeps its clock time with a finding.
//! - Slots are read from the submissions, from a list of slots and from a schedule. The same slot
//!   is read only once.

mod objects;
mod people;
mod sessions;

use indexmap::IndexMap;

use super::common::json::object::{Node, Object};
use super::common::json::parse;
use super::common::json::value::ExtraValue;
use super::common::offsets::Offsets;
use super::common::reading::times::set_time_zone;
use super::common::reading::{Reading, Spot};
use super::{Import, ImportError, ImportOptions};
use crate::interchange::reader;
use crate::value::link::Link;
use crate::value::path::Path;
use crate::value::text::Text;
use objects::Data;

/// Reads responses of the pretalx API, and converts them into a draft.
///
/// If there are several sources, the location of a finding starts with the number of the source,
/// counted from 0.
///
/// ```
/// use programme::interchange::ImportOptions;
/// use programme::interchange::pretalx::read;
///
/// let talks = r#"[ { "code": "ABCDEF", "title": "Locks", "state": "accepted", "duration": 30,
///     "speakers": [ { "code": "XYZ", "name": "Bo Lind" } ], "slot": null } ]"#;
/// let import = read(&[talks], &ImportOptions::default().with_title("Rivers"))?;
/// assert_eq!(import.draft.sessions[0].planned_length.unwrap().to_string(), "00:30");
/// # Ok::<(), programme::interchange::ImportError>(())
/// ```
///
/// # Errors
///
/// Returns an error with the code [`Code::MalformedDocument`](crate::Code::MalformedDocument) if a
/// source is not valid JSON or contains objects of another system. If the sources exceed the
/// [limits](crate::interchange::Limits), the code is
/// [`Code::LimitExceeded`](crate::Code::LimitExceeded).
pub fn read(sources: &[&str], options: &ImportOptions) -> Result<Import, ImportError> {
    let (mut data, mut offsets) = (Data::default(), Offsets::default());
    for document in parse::documents(sources, options.limits)? {
        let at = document.at();
        offsets.add_all(&document.value);
        if !data.add(document) {
            return Err(ImportError::malformed(
                "the document is not a response of the pretalx API",
                Some(at),
            ));
        }
    }
    let mut event = std::mem::take(&mut data.event).unwrap_or_default();
    let slug = event.text(&["slug"]);
    let name = event.take(&["name"]);
    let at = event.at();
    let title = name.as_ref().and_then(title);
    let mut reading = Reading::new("pretalx", options, slug.as_deref(), title, &at);
    reading.offsets = offsets;
    std::mem::take(&mut data.pages).report(&mut reading);
    self::event(&mut reading, event);
    people::rooms(&mut reading, std::mem::take(&mut data.rooms));
    people::tracks(&mut reading, std::mem::take(&mut data.tracks));
    let mut extensions = std::mem::take(&mut reading.builder.draft.extensions);
    for mut schedule in std::mem::take(&mut data.schedules) {
        schedule.ignore(&["id", "published"]);
        reading.keep_rest(schedule, &mut extensions, &Spot::programme());
    }
    reading.builder.draft.extensions = extensions;
    people::speakers(&mut reading, std::mem::take(&mut data.speakers));
    sessions::sessions(&mut reading, data);
    Ok(reading.finish())
}

/// Returns `true` if a JSON value looks like a response of the pretalx API with submissions, slots
/// or the event.
pub(in crate::interchange) fn is_response(value: &ExtraValue) -> bool {
    let mut data = Data::default();
    data.add(Node::new(value.clone(), Path::root())) && data.is_certain()
}

/// Reads the name of the event in all languages.
fn title(node: &Node) -> Option<Text> {
    let ExtraValue::Map(fields) = &node.value else { return node.text().map(Text::from) };
    let wordings = fields.iter().filter_map(|(tag, value)| match value {
        ExtraValue::Text(text) if !text.trim().is_empty() => Some((reader::language(tag)?, text.trim())),
        _ => None,
    });
    let unique: IndexMap<_, _> = wordings.collect();
    Text::new(unique).ok()
}

fn event(reading: &mut Reading, mut event: Object) {
    let spot = Spot::programme();
    let mut extensions = std::mem::take(&mut reading.builder.draft.extensions);
    set_time_zone(reading, &mut event, &["timezone"], &mut extensions);
    if let Some(mut urls) = event.object(&["urls"]) {
        if let Some(url) = reading.url(&mut urls, &["base"], &mut extensions, &spot) {
            reading.builder.draft.links.push(Link::new(url).with_relation("page"));
        }
        urls.ignore(&["schedule", "login", "feed"]);
        reading.keep_rest(urls, &mut extensions, &spot);
    }
    event.ignore(&["datefrom", "dateto", "ispublic"]);
    reading.keep_rest(event, &mut extensions, &spot);
    reading.builder.draft.extensions = extensions;
}
