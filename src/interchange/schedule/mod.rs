//! Reading and writing of conference schedules in the formats schedule.xml and schedule.json.
//!
//! Conference tools such as frab and pretalx use these formats. This module requires the `schedule`
//! feature.
//!
//! ```
//! use programme::interchange::ImportOptions;
//! use programme::interchange::schedule::{ScheduleOptions, read_xml, write_json, write_xml};
//!
//! let source = r#"<schedule>
//!     <conference><acronym>demo</acronym><title>Demo</title></conference>
//!     <day index="1" date="2026-03-02"
//!          start="2026-03-02T09:00:00+01:00" end="2026-03-03T04:00:00+01:00">
//!       <room name="Ada"><event id="7">
//!         <date>2026-03-03T01:30:00+01:00</date><start>01:30</start><duration>0:45</duration>
//!         <title>Late talk</title><type>lecture</type>
//!         <persons><person id="3">Ada Okoye</person></persons>
//!       </event></room>
//!     </day>
//!   </schedule>"#;
//! let import = read_xml(source, &ImportOptions::default())?;
//! let programme = import.draft.build()?;
//!
//! // A time after midnight belongs to the day that lists the event.
//! let session = programme.session("7").unwrap();
//! assert_eq!(session.slot().unwrap().to_string(), "day 1, 25:30–26:15");
//!
//! let xml = write_xml(&programme, &ScheduleOptions::default())?;
//! assert!(xml.text.contains("<date>2026-03-03T01:30:00+01:00</date>"));
//! let json = write_json(&programme, &ScheduleOptions::default())?;
//! assert!(json.text.contains("\"persons\""));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Mapping between schedules and programmes
//!
//! | Schedule | Programme |
//! |---|---|
//! | `acronym` | the id |
//! | `version`, `time_zone_name` | `revision`, `time_zone` |
//! | `url` of the schedule, of the conference | links with the relations `schedule` and `page` |
//! | `day` with `start` and `end` | a day with a window |
//! | `venue`, `city` | the name and the city of the only venue |
//! | `room` | a room of the venue, identified by its name |
//! | `event` or `entry` | a session with the same id |
//! | `guid`, `code`, `slug` | `external_ids` with the same names |
//! | `date`, `start`, `duration`, `end` | the slot |
//! | `type` | the kind, and `kind_label` |
//! | `track` | a track, with its slug as the id |
//! | `abstract`, `description` | the description |
//! | `language` | `spoken` |
//! | `person` | a person, and a participation |
//! | `recording`, `do_not_record` | `recording`, in which consent is the inverse of the opt-out |
//! | `url`, `origin_url` of an event | links with the relations `page` and `origin` |
//! | `links`, `attachments`, `feedback_url` | `links`, `attachments`, `feedback` |
//! | `logo` of an event | `image` |
//! | `state`, `audience`, `topics` | `status`, `level`, `tags` |
//! | any other value | `extensions` under `schedule/` |
//!
//! The following details apply when a schedule is read:
//! - An acronym that is not a valid id is adjusted, and the original is stored in `external_ids` as
//!   `acronym`. An event id that is invalid or already taken is adjusted as well, and the original
//!   is stored in the extension `schedule/id`.
//! - If the schedule names no known time zone, the most frequent UTC offset of the events, or else
//!   of the days, becomes the `time_zone`, such as `+01:00`. A session has the extension
//!   `schedule/offset` only if its times are in another offset.
//! - A room name such as "C01, B09" or "C01 / B09" denotes several rooms if each of them also
//!   appears separately. Names that differ only in case or white space denote the same room, unless
//!   their guids or slugs differ. `ALL` means all rooms. `TBA`, "to be confirmed" and similar words
//!   in several languages mean that the place is to be announced, and words such as "Online" or
//!   "Zoom" that the session is held online. A word for an online session is stored in the
//!   extension `schedule/room`, unless it is "Online". A list of events is not a room if at least
//!   four fifths of its events specify another room, and they specify at least two different rooms.
//!   An event in a list with a name such as `TBA` can also specify another room. In both cases, the
//!   event takes place in the room that it specifies, and the name of the list is stored in the
//!   extension `schedule/list` of the event.
//! - If several events have the same guid, a later event `repeats` an earlier one if the titles or
//!   the people are the same, or if one of them has no title. Without a guid, an event `repeats` an
//!   earlier one with the same id, title and people.
//! - The slot is on the day that lists the event, unless the event has an earlier date or a date at
//!   least two days later, and the schedule has a day with this date. If the `date` is missing or
//!   contains no time, clock times before `day_change` belong to the night after the day. So do
//!   clock times before the window of a day that ends after midnight, and times before 06:00 that
//!   follow a late time in the list of a room.
//! - An instant with another UTC offset is converted to the offset of the programme, unless the
//!   `start` shows that the clock time was meant, or the offsets of the dates show a clock change.
//! - If the schedule names no known time zone, and only some dates have a UTC offset, the other
//!   dates are read in the offset of the programme. Unless the `start` confirms the time, a finding
//!   reports this. If the offset is `+00:00`, a confirmed session then becomes tentative, because
//!   the offset may be wrong.
//! - A duration such as `1:00:00` counts hours if another value shows it: a duration such as
//!   `0:45:00` or `00:45:00`, the end of an event, the `timeslot_duration`, or the next event in
//!   the same room. Otherwise, it counts days.
//! - A `time_zone_name` in lower case, or from Ruby on Rails or Windows, is converted to the IANA
//!   name. The original name, and any unknown name, is stored in the extension
//!   `schedule/time_zone_name`.
//! - A duration without a start becomes the `planned_length`.
//! - An abstract or description in HTML or Markdown is one block of this format, and is written
//!   back unchanged. See [`Block::detect`](crate::text::Block::detect).
//! - A `type` becomes the kind only if the word is unambiguous. The word is also stored
//!   as `kind_label`, unless it is the code of the kind.
//! - The extension `schedule/abstract` contains the number of blocks in the description that belong
//!   to the abstract.
//! - A `language` that is not written as a list of tags in the form `de, en` is also stored in the
//!   extension `schedule/language`.
//! - A person is identified by the name and an identifier, which is the guid, or else the id, or
//!   else the `code`. A person without an identifier is identified only by name. The name is
//!   `public_name`, `name` or `full_public_name`. If an id has several names, each name becomes a
//!   separate person with the id in the extension `schedule/id`. Names that differ only in white
//!   space, case or Unicode form are the same name.
//! - A participation has a role only if the `role` of the `person` is a built-in role.
//! - The type of a link becomes its relation. White space around an address is removed, and white
//!   space within an address is percent-encoded, if it belongs to the name of a file.
//! - In extensions, an attribute is named `@name`, and an attribute of an element `element@name`.
//!
//! # Contradictions
//!
//! If two values of an event contradict each other, one of them takes precedence. The room that
//! lists the event takes precedence over the `room` of the event itself. The `date` of the event
//! takes precedence over its `start`. The other value is stored as an extension, and a finding
//! reports it. A day that does not end after its start has no window.
//!
//! Reading a schedule never changes its texts. A text is split into paragraphs at blank lines only
//! if joining the paragraphs restores the same text.
//!
//! # Generated values
//!
//! The writers create one event for each session with a slot. By default, the output is valid
//! against the published XSD or JSON Schema. A value that the schema requires but the programme
//! lacks is generated. Generated values are the same each time. Readers ignore the guids, slugs and
//! addresses among them. The following values are generated:
//! - A guid is a UUID of version 8, computed as a hash of the acronym and the event number or the
//!   name of the room.
//! - An event number is generated if the id of the session is not a number.
//! - A slug consists of the acronym and the event number.
//! - The address of an event is a URN of the form `urn:uuid:…`.
//! - The slot duration in schedule.json is five minutes.
//!
//! If the programme has neither a time zone nor an offset, the offset is written as `-00:00`, which
//! RFC 3339 defines as an unknown local offset.
//!
//! schedule.xml has no roles, so a role such as moderator is reported as a loss. In schedule.json,
//! a built-in role is written to the field `role` of a person. The schema allows this field but
//! does not define it.
//!
//! Set [`ScheduleOptions::foreign`] to also write values that the schemas do not define.

mod read;
mod syntax;
mod write;

use super::{Export, ExportError, Import, ImportError, ImportOptions};
use crate::programme::Programme;
use write::Target;

/// Options for writing a schedule with [`write_xml`] or [`write_json`].
///
/// ```
/// use programme::interchange::schedule::ScheduleOptions;
///
/// assert!(!ScheduleOptions::default().foreign);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct ScheduleOptions {
    /// Whether to write values that the published schema does not define. The default is `false`.
    ///
    /// Such values are `extensions` with keys that start with `schedule/`, and fields of some
    /// dialects of the format. If this option is `false`, the output is always valid against the
    /// schema. If it is `true`, a schedule that was read is written with all values of its dialect.
    pub foreign: bool,
}

impl ScheduleOptions {
    /// Sets whether to write values that the published schema does not define, such as fields of a
    /// dialect.
    pub const fn with_foreign(mut self, foreign: bool) -> Self {
        self.foreign = foreign;
        self
    }
}

/// Reads a schedule.xml document in any of its dialects, and converts it into a draft.
///
/// Only the five predefined entities of XML are resolved. References to other entities remain
/// unchanged, and a finding reports them. A document that declares entities is rejected.
///
/// ```
/// use programme::interchange::ImportOptions;
/// use programme::interchange::schedule::read_xml;
///
/// let source = "<schedule><day index='1' date='2026-03-02'/></schedule>";
/// let import = read_xml(source, &ImportOptions::default())?;
/// assert_eq!(import.draft.days[0].date.unwrap().to_string(), "2026-03-02");
/// let error = read_xml("<schedule>\n<day></schedule>", &ImportOptions::default()).unwrap_err();
/// assert!(error.to_string().ends_with("at line 2, column 6 of the source"));
/// # Ok::<(), programme::interchange::ImportError>(())
/// ```
///
/// # Errors
///
/// Returns an error with the code [`Code::MalformedDocument`](crate::Code::MalformedDocument) if
/// the source is not well-formed XML or is not a schedule. If the source exceeds the
/// [limits](crate::interchange::Limits), the code
/// is [`Code::LimitExceeded`](crate::Code::LimitExceeded).
#[doc(alias("import", "frab", "pentabarf"))]
pub fn read_xml(source: &str, options: &ImportOptions) -> Result<Import, ImportError> {
    let (document, origins, remarks) = syntax::xml::read(source, options.limits)?;
    Ok(read::draft(document, &origins, options, remarks))
}

/// Reads a schedule.json document, and converts it into a draft.
///
/// The reader accepts two versions of the format. The first version lists events in the rooms of
/// each day, and the second version lists all events in a single list. The reader also accepts the
/// pretalx export of submissions by date. A submission with several slots becomes one session for
/// each slot, and the later sessions repeat the first. A submission without a slot has the time and
/// the room under which it is listed.
///
/// ```
/// use programme::interchange::ImportOptions;
/// use programme::interchange::schedule::read_json;
///
/// let source = r#"{ "schedule": { "version": "3", "conference": { "title": "Demo", "days": [
///   { "index": 1, "date": "2026-03-02", "rooms": { "Ada": [
///     { "id": 7, "title": "Talk", "start": "09:00", "duration": "0:45" }
///   ] } }
/// ] } } }"#;
/// let import = read_json(source, &ImportOptions::default())?;
/// assert_eq!(import.draft.sessions[0].slot.unwrap().to_string(), "day 1, 09:00–09:45");
/// # Ok::<(), programme::interchange::ImportError>(())
/// ```
///
/// # Errors
///
/// Returns an error with the code [`Code::MalformedDocument`](crate::Code::MalformedDocument) if
/// the source is not valid JSON or is not a schedule. If the source exceeds the
/// [limits](crate::interchange::Limits), the code
/// is [`Code::LimitExceeded`](crate::Code::LimitExceeded).
pub fn read_json(source: &str, options: &ImportOptions) -> Result<Import, ImportError> {
    let (document, origins) = syntax::json::read(source, options.limits)?;
    Ok(read::draft(document, &origins, options, Vec::new()))
}

/// Writes a programme as a schedule.xml document. The result also lists the data that the format
/// cannot represent.
///
/// Sessions that are not public are written as well. If the file will be published,
/// call [`Programme::public`] first.
///
/// # Errors
///
/// Returns [`ExportError::Undated`] if a day with sessions has no date.
/// Returns [`ExportError::UnknownZone`] if the time zone of the programme is not in the IANA time
/// zone database.
#[doc(alias("export", "frab", "pentabarf"))]
pub fn write_xml(programme: &Programme, options: &ScheduleOptions) -> Result<Export, ExportError> {
    let (document, losses) = write::document(programme, Target::Xml, *options)?;
    Ok(Export { text: syntax::xml::write(&document, options.foreign), losses })
}

/// Writes a programme as a schedule.json document. The result also lists the data that the format
/// cannot represent.
///
/// Sessions that are not public are written as well. If the file will be published,
/// call [`Programme::public`] first.
///
/// # Errors
///
/// Returns [`ExportError::Undated`] if a day with sessions has no date.
/// Returns [`ExportError::UnknownZone`] if the time zone of the programme is not in the IANA time
/// zone database.
pub fn write_json(programme: &Programme, options: &ScheduleOptions) -> Result<Export, ExportError> {
    let (document, losses) = write::document(programme, Target::Json, *options)?;
    let scope = document.conference.acronym.clone().unwrap_or_default();
    Ok(Export { text: syntax::json::write(&document, &scope, options.foreign), losses })
}
