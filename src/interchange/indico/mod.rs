//! Reads the JSON that Indico exports. This module requires the `readers` feature.
//!
//! The reader accepts the timetable (`/export/timetable/ID.json`) and the event
//! (`/export/event/ID.json`) with the detail `contributions`, `subcontributions` or `sessions`.
//! Both can be passed together. In this case, only the data about the entire event is read from the
//! export of the event.
//!
//! ```
//! use programme::interchange::ImportOptions;
//! use programme::interchange::indico::read;
//!
//! let timetable = r#"{ "count": 1, "_type": "HTTPAPIResult", "results": { "12": { "20260302": {
//!     "s4": { "id": "s4", "entryType": "Session", "title": "Morning", "slotTitle": "",
//!       "startDate": { "date": "2026-03-02", "time": "09:00:00", "tz": "Europe/Zurich" },
//!       "endDate": { "date": "2026-03-02", "time": "10:00:00", "tz": "Europe/Zurich" },
//!       "room": "Hall", "conveners": [ { "name": "Ada Okoye" } ], "entries": {
//!         "c7": { "id": "c7", "entryType": "Contribution", "title": "Weirs", "duration": 30,
//!           "startDate": { "date": "2026-03-02", "time": "09:00:00", "tz": "Europe/Zurich" },
//!           "endDate": { "date": "2026-03-02", "time": "09:30:00", "tz": "Europe/Zurich" },
//!           "presenters": [ { "name": "Bo Lind", "affiliation": "Delta" } ] } } } } } } }"#;
//! let import = read(&[timetable], &ImportOptions::default().with_title("Rivers 2026"))?;
//! let programme = import.draft.build()?;
//! let weirs = programme.session("c7").unwrap();
//! assert_eq!(weirs.parent().unwrap().id(), "s4");
//! assert_eq!(weirs.slot().unwrap().to_string(), "day 1, 09:00–09:30");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Mapping between Indico and programmes
//!
//! | Indico | Programme |
//! |---|---|
//! | event: `id`, `title`, `description`, `timezone`, `url` | id, title, preamble, `time_zone`, link |
//! | event: `location`, `address`, `room` | name and address of the venue, a room |
//! | event: `chairs`, `keywords` | participations as chairs, `extensions` |
//! | entry `Session`, session slot | a session; its id is that of the entry, or `s` with the number of the slot |
//! | entry `Contribution`, contribution | a session, which is part of its session slot |
//! | entry `Break` | a session of the kind that its title names, or else `break` |
//! | sub-contribution | a part of the contribution, without a slot |
//! | `title` and `slotTitle`, `description`, `code` | `title` and `subtitle`, `description`, `external_ids` |
//! | `startDate`, `endDate` or `duration` | the slot |
//! | `room` or `roomFullname`, `location` | the place, and the building if it is not the venue |
//! | `conveners` | participations with the role convener |
//! | `presenters`, `speakers` | participations with the role speaker |
//! | `primaryauthors`, `coauthors`, `authors` who do not speak | participations with the role author |
//! | `firstName` and `familyName`, `name`, `affiliation` | person: names, posts |
//! | `type`, `track`, `session` | kind, tracks |
//! | `keywords`, `board_number` | tags, `external_ids` |
//! | `attachments`, `folders`, `material` that are not protected | attachments |
//! | `url`, `references` | links |
//! | any other value, such as e-mail addresses | `extensions` under `indico/` |
//!
//! The following details apply:
//! - A response with several events, such as an export of a category, describes several programmes.
//!   The first event is read, and a finding names the others. Events are never merged.
//! - Each time specifies its time zone. Times are converted to the time zone of the event, or else
//!   to that of the first entry.
//! - An entry that inherits its place from another entry (`inheritLoc`) is imported without one.
//! - People are identified by their `person_id` or, without it, by their name. The timetable
//!   contains no identifiers of people.
//! - Attachments and folders with `is_protected` are only for some people, and are kept in the
//!   extensions.
//! - A session slot that lasts past midnight is listed on both days, but read only once.
//! - The slots of a session repeat its details. Its kind applies to all of them. Its description
//!   and its unknown fields are read from the first slot only.
//! - The title of the session of a contribution becomes a track only if the contribution is not
//!   listed within a session slot.

mod data;
mod entries;
mod event;
mod people;

use super::common::ids;
use super::common::json::object::Node;
use super::common::json::parse;
use super::common::json::value::ExtraValue;
use super::common::reading::{Reading, Spot};
use super::{Import, ImportError, ImportOptions};
use crate::code::Code;
use crate::value::path::Path;
use data::Data;

/// Reads exports of Indico, and converts them into a draft.
///
/// If there are several sources, the location of a finding starts with the number of the source,
/// counted from 0.
///
/// ```
/// use programme::interchange::ImportOptions;
/// use programme::interchange::indico::read;
///
/// let event = r#"{ "_type": "HTTPAPIResult", "results": [ { "_type": "Conference", "id": "12",
///     "title": "Rivers 2026", "timezone": "Europe/Zurich", "contributions": [ { "id": "3",
///       "title": "Locks", "duration": 20, "speakers": [], "startDate":
///       { "date": "2026-03-02", "time": "08:00:00", "tz": "UTC" } } ] } ] }"#;
/// let import = read(&[event], &ImportOptions::default())?;
/// assert_eq!(import.draft.sessions[0].slot.unwrap().to_string(), "day 1, 09:00–09:20");
/// # Ok::<(), programme::interchange::ImportError>(())
/// ```
///
/// # Errors
///
/// Returns an error with the code [`Code::MalformedDocument`] if a
/// source is not valid JSON or not an export of Indico. If the sources exceed the
/// [limits](crate::interchange::Limits), the code
/// is [`Code::LimitExceeded`].
pub fn read(sources: &[&str], options: &ImportOptions) -> Result<Import, ImportError> {
    let mut data = Data::default();
    for document in parse::documents(sources, options.limits)? {
        let at = document.at();
        if !data.add(document) {
            return Err(ImportError::malformed("the document is not an export of Indico", Some(at)));
        }
    }
    let mut event = data.event.unwrap_or_default();
    let (id, title) = (event.text(&["id"]), event.text(&["title"]));
    let at = event.at();
    let id = id.or(data.id);
    let mut reading = Reading::new("indico", options, id.as_deref(), title.map(Into::into), &at);
    if let Some((_, at)) = data.others.first() {
        let names: Vec<&str> = data.others.iter().map(|(name, _)| name.as_str()).collect();
        let message = format!(
            "the source describes {} events, but a programme is one event: {} {} left out",
            names.len() + 1,
            ids::quoted(&names),
            if names.len() == 1 { "was" } else { "were" }
        );
        reading.note(Code::NotImported, &Spot::programme(), at, message);
    }
    event::event(&mut reading, event);
    entries::entries(&mut reading, data.entries);
    Ok(reading.finish())
}

/// Returns `true` if a JSON value looks like an export of Indico.
pub(in crate::interchange) fn is_export(value: &ExtraValue) -> bool {
    Data::default().add(Node::new(value.clone(), Path::root()))
}
