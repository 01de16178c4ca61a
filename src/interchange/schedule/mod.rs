//! schedule.xml and schedule.json: the schedules that frab, pretalx and their like publish. With the feature `schedule`.
//!
//! ```
//! use programme::interchange::ImportOptions;
//! use programme::interchange::schedule::{ScheduleOptions, read_xml, write_json, write_xml};
//!
//! let source = r#"<schedule><conference><acronym>demo</acronym><title>Demo</title></conference>
//!   <day index="1" date="2026-03-02" start="2026-03-02T09:00:00+01:00" end="2026-03-03T04:00:00+01:00">
//!     <room name="Ada"><event id="7"><date>2026-03-03T01:30:00+01:00</date><start>01:30</start><duration>0:45</duration>
//!       <title>Late talk</title><type>lecture</type><persons><person id="3">Ada Okoye</person></persons></event></room>
//!   </day></schedule>"#;
//! let import = read_xml(source, &ImportOptions::default())?;
//! let programme = import.draft.build()?;
//!
//! let session = programme.session("7").unwrap();
//! assert_eq!(session.slot().unwrap().to_string(), "day 1, 25:30–26:15"); // the night belongs to its day
//! assert!(write_xml(&programme, &ScheduleOptions::default())?.text.contains("<date>2026-03-03T01:30:00+01:00</date>"));
//! assert!(write_json(&programme, &ScheduleOptions::default())?.text.contains("\"persons\""));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What becomes what
//!
//! | in a schedule | in a programme |
//! |---|---|
//! | `acronym` | the id; where it cannot be one, `external_ids` `acronym` |
//! | `version`, `time_zone_name`, `url` | `revision`, `time_zone`, a link with the relation `page` |
//! | the offset of most events, else of most days, no zone being named | `schedule/offset` of the programme; on a session only where it is another |
//! | `day` with `start` and `end` | a day with its window |
//! | a room, by its name | a room of the one venue: `venue`, else the title |
//! | a cell "C01, B09" whose parts stand alone elsewhere | one session in several rooms; `ALL` is everywhere, `TBA` to be announced |
//! | `event` (or `entry`), `id` | a session and its id; where that is taken, another, and `schedule/id` |
//! | `guid`, `code`, `slug` | `external_ids` of those names; several events of one guid: each later one `repeats` the first |
//! | `date`, `start`, `duration` or `end` | the slot on the day in whose list the event stands; the night before `day_change` belongs to it |
//! | `type` | the kind, where the word means one thing; the word as `kind_label`, unless it is the code of the kind |
//! | `track` | a track; a slug is its id |
//! | `abstract`, `description` | the description; `schedule/abstract` says how many of its blocks are the abstract |
//! | `language` | `spoken`; what was not written in tags is kept in `schedule/language` |
//! | `person` | a person without a role: by id and name (`public_name`, `name` or `full_public_name`), without an id by name. An id with several names is several people, who all keep it in `schedule/id` |
//! | `recording`, `do_not_record` | `recording`: consent is what was not opted out of |
//! | `url`, `origin_url` | links with the relations `page` and `origin` |
//! | `links`, `attachments`, `feedback_url`, `logo` | those fields, `image` for the last; the type of a link is its relation |
//! | `state`, `audience`, `topics` | `status`, `level`, `tags` |
//! | whatever else | `extensions` under `schedule/`: an attribute as `@name`, an element's attribute as `element@name` |
//!
//! Where two statements disagree, the list in which an event stands outranks its own `room`, and its `date` outranks `start`; the other is kept
//! and told. Text is never changed: paragraphs are cut at blank lines where joining them gives the same text.
//!
//! # What is written
//!
//! One event for each session with a slot, valid against the published XSD and JSON Schema. What they want and a programme
//! lacks is made, always the same, and taken for nothing on reading: a guid (a hash of acronym and number, as a UUID of version 8),
//! a number for an id that is none, a slug, an address `urn:uuid:…`. Without a time zone and offset the offset is `-00:00`, by
//! which RFC 3339 says that it is unknown. schedule.xml has no roles, so a moderator is a named loss there; in schedule.json a person has the
//! field `role`, which the schema allows. With [`ScheduleOptions::foreign`] what was read beyond the schemas comes back, too.

mod grid;
mod json;
mod naming;
mod node;
mod of_programme;
mod sheet;
mod texts;
mod to_draft;
mod when;
mod words;
mod xml;

use super::{Export, ExportError, Import, ImportError, ImportOptions};
use crate::programme::Programme;

/// How a schedule is written.
///
/// ```
/// use programme::interchange::schedule::ScheduleOptions;
///
/// assert!(!ScheduleOptions::default().foreign);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct ScheduleOptions {
    /// Whether what stands in `extensions` under `schedule/`, and other facts that the published schema does not know, are written,
    /// too. Without it every programme becomes a schedule that is valid against the schema; with it one that was read comes back
    /// with what its dialect said.
    pub foreign: bool,
}

impl ScheduleOptions {
    /// Whether what the schema does not know is written, too.
    pub const fn with_foreign(mut self, foreign: bool) -> Self {
        self.foreign = foreign;
        self
    }
}

/// Which of the two is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    Xml,
    Json,
}

/// Reads a schedule.xml, of whatever dialect.
///
/// Entities but the five of XML are not resolved, and a document that declares some is refused.
///
/// ```
/// use programme::interchange::ImportOptions;
/// use programme::interchange::schedule::read_xml;
///
/// let import = read_xml("<schedule><day index='1' date='2026-03-02'/></schedule>", &ImportOptions::default())?;
/// assert_eq!(import.draft.days[0].date.unwrap().to_string(), "2026-03-02");
/// let error = read_xml("<schedule>\n<day></schedule>", &ImportOptions::default()).unwrap_err();
/// assert!(error.to_string().ends_with("at line 2, column 6 of the source"));
/// # Ok::<(), programme::interchange::ImportError>(())
/// ```
///
/// # Errors
///
/// [`Code::MalformedDocument`](crate::Code::MalformedDocument) for what is not XML or no schedule, and
/// [`Code::LimitExceeded`](crate::Code::LimitExceeded) for what goes beyond the [limits](crate::interchange::Limits).
pub fn read_xml(source: &str, options: &ImportOptions) -> Result<Import, ImportError> {
    let (sheet, origins, remarks) = xml::read::read(source, options.limits)?;
    Ok(to_draft::to_draft(sheet, &origins, options, remarks))
}

/// Reads a schedule.json: with events in the rooms of days, or (the second version) in one list.
///
/// ```
/// use programme::interchange::ImportOptions;
/// use programme::interchange::schedule::read_json;
///
/// let source = r#"{ "schedule": { "version": "3", "conference": { "title": "Demo", "days": [
///   { "index": 1, "date": "2026-03-02", "rooms": { "Ada": [ { "id": 7, "title": "Talk", "start": "09:00", "duration": "0:45" } ] } }
/// ] } } }"#;
/// let import = read_json(source, &ImportOptions::default())?;
/// assert_eq!(import.draft.sessions[0].slot.unwrap().to_string(), "day 1, 09:00–09:45");
/// # Ok::<(), programme::interchange::ImportError>(())
/// ```
///
/// # Errors
///
/// As [`read_xml`].
pub fn read_json(source: &str, options: &ImportOptions) -> Result<Import, ImportError> {
    let (sheet, origins) = json::read::read(source, options.limits)?;
    Ok(to_draft::to_draft(sheet, &origins, options, Vec::new()))
}

/// Writes a schedule.xml.
///
/// Private sessions are written as others are: take [`Programme::public`] first where the file is for everybody.
///
/// # Errors
///
/// [`ExportError::Undated`] where a day with sessions has no date; [`ExportError::UnknownZone`] where the time zone is in no database.
pub fn write_xml(programme: &Programme, options: &ScheduleOptions) -> Result<Export, ExportError> {
    let (sheet, losses) = of_programme::of_programme(programme, Target::Xml, *options)?;
    Ok(Export { text: xml::write::write(&sheet, options.foreign), losses })
}

/// Writes a schedule.json.
///
/// # Errors
///
/// As [`write_xml`].
pub fn write_json(programme: &Programme, options: &ScheduleOptions) -> Result<Export, ExportError> {
    let (sheet, losses) = of_programme::of_programme(programme, Target::Json, *options)?;
    let scope = sheet.conference.acronym.clone().unwrap_or_default();
    Ok(Export { text: json::write::write(&sheet, &scope, options.foreign), losses })
}
