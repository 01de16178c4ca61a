//! iCalendar (RFC 5545, with what RFC 7986 and RFC 9073 add), read and written.
//!
//! ```
//! use programme::interchange::{ImportOptions, icalendar};
//!
//! let import = icalendar::read(
//!     "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:A small meeting\r\n\
//!      BEGIN:VEVENT\r\nUID:open\r\nSUMMARY:Opening\r\nLOCATION:Room A\r\n\
//!      DTSTART;TZID=Europe/Zurich:20260302T090000\r\nDURATION:PT30M\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
//!     &ImportOptions::default().with_language("en".parse()?),
//! )?;
//! let programme = import.draft.build()?;
//! let opening = programme.session("open").unwrap();
//! assert_eq!(opening.slot().unwrap().to_string(), "day 1, 09:00–09:30");
//! assert_eq!(opening.rooms().next().unwrap().name().first(), "Room A");
//!
//! let now = "2026-01-15T12:00:00Z".parse()?; // the crate has no clock
//! let export = icalendar::write(&programme, &icalendar::WriteOptions::new(now))?;
//! assert!(export.text.contains("\r\nDTSTART;TZID=Europe/Zurich:20260302T090000\r\n"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What becomes of what
//!
//! | iCalendar | programme |
//! |---|---|
//! | `NAME`, `X-WR-CALNAME` | the title; `DESCRIPTION` or `X-WR-CALDESC` the preamble, `URL` a link, `UID` an external id |
//! | `X-WR-TIMEZONE`, `TZID`, `VTIMEZONE` | the time zone: the one that is stated, else the one of most starts; without any, UTC where instants are stated |
//! | `VEVENT` | a session; `UID` its id, and its external id `uid` |
//! | `DTSTART`, `DTEND`, `DURATION` | the slot, on the clock of the programme; a date alone is the whole day, several are from 00:00 to the last midnight |
//! | `SUMMARY`, `DESCRIPTION` | title and description, blank lines between paragraphs; `LANGUAGE` is the language of the text |
//! | `LOCATION`, `VLOCATION` | a room, of one venue that is called as the calendar is |
//! | `STATUS`, `CATEGORIES`, `URL`, `ATTACH`, `IMAGE` | status, tags, a link, attachments, the image |
//! | `CONFERENCE` | a link with the relation `conference` |
//! | `GEO` | the coordinates of the venue, where all events have the same |
//! | `PARTICIPANT`, `ATTENDEE`, `ORGANIZER` | participations; a person is told by name and mail address |
//! | `RELATED-TO` with `RELTYPE=PARENT` or none | `part_of` |
//! | `RRULE`, `RDATE`, `EXDATE` | sessions that `repeat` the first: daily and weekly rules with an end, and lists of dates, up to 366 |
//! | `RECURRENCE-ID`, a `UID` again under the same title | a session that `repeats` the first of that `UID` |
//! | everything else | extensions `icalendar/NAME`, written back as they stand; alarms are left out |
//!
//! `CLASS` says who may see an entry, not who may attend a session: it is kept as an extension. People, rooms and tracks have no ids in a
//! calendar: theirs are made of their names, and nothing is said about that.
//!
//! # Writing
//!
//! Every session with a slot is an event, parts too. A programme is written as it is: where it is for the public, take its
//! [public face](crate::Programme::public) first. A time zone is described for the years in use; without a zone, times are on whatever
//! clock is read. Nobody is written as an `ATTENDEE` who was not read as one, since programs take attendees for people to invite. No
//! alarms are written.
//!
//! What the format does not name is said in properties of our own, which other programs pass over:
//!
//! | property | on | says |
//! |---|---|---|
//! | `X-PROGRAMME-ID` | calendar, event | the id of the programme, of the session |
//! | `X-PROGRAMME-DAY` | calendar | the number of a day, its date in the parameter `X-DATE` |
//! | `X-PROGRAMME-DAY` | event | the number of the day to whose night it belongs: 25:30 |
//! | `X-PROGRAMME-PART` | event | the part of the day, or `day`: in the course of it |
//! | `X-PROGRAMME-STATUS` | event, participant | the exact status |
//! | `X-PROGRAMME-KIND` | event | the kind; as a parameter of `CATEGORIES` it marks the label of the kind |
//! | `X-PROGRAMME-TRACK` | `CATEGORIES` | a parameter: the id of the track that is named |
//! | `X-PROGRAMME-PLACE` | event | `everywhere` or `to-be-announced` |
//! | `X-PROGRAMME-ROOM` | location, `CONFERENCE` | the id of the room |
//! | `X-PROGRAMME-VENUE` | location | the id of the venue, its name in `LABEL` |
//! | `X-PROGRAMME-REPEATS` | event | the `UID` of the event that it repeats |
//! | `X-PROGRAMME-PARTY` | participant | the id of the person or organisation; `TYPE` says which, or `country`, `office`, `vacancy` |
//! | `X-PROGRAMME-ROLE` | participant | the role, its printed label in `LABEL`; `PARTICIPANT-TYPE` says what people in that role do |

mod clock;
mod event;
mod lines;
mod losses;
mod out;
mod own;
mod people;
mod places;
mod plan;
mod property;
mod read;
mod reader;
mod repeat;
mod tie;
mod timing;
mod vevent;
mod vpeople;
mod vplace;
mod vzone;
mod write;

use chrono::{DateTime, Utc};

use super::{Export, ExportError, Import, ImportError, ImportOptions};
use crate::programme::Programme;
use crate::value::language::LanguageTag;

/// The name of this crate as a product.
const PRODUCT: &str = "-//programme//programme 0.1//EN";

/// What a writer is told beside the programme.
///
/// ```
/// use programme::interchange::icalendar::WriteOptions;
///
/// let options = WriteOptions::new("2026-01-15T12:00:00Z".parse()?).with_language("fr".parse()?);
/// assert_eq!(options.languages.len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct WriteOptions {
    /// When the calendar is written: `DTSTAMP` of every event.
    pub dtstamp: DateTime<Utc>,
    /// The languages in which texts are written, best first, each text in one; none: the main language of the programme.
    pub languages: Vec<LanguageTag>,
}

impl WriteOptions {
    /// Written at that time, in the main language.
    pub fn new(dtstamp: DateTime<Utc>) -> Self {
        Self { dtstamp, languages: Vec::new() }
    }

    /// A language more, behind those that are preferred to it.
    pub fn with_language(mut self, language: LanguageTag) -> Self {
        self.languages.push(language);
        self
    }
}

/// Reads a calendar: see [the module](self). Lines may end in any way, be folded by blanks or tabs or not at all; components that are not
/// ended end where the next begins.
///
/// ```
/// use programme::Code;
/// use programme::interchange::{ImportOptions, Limits, icalendar};
///
/// let error = icalendar::read("Dear all, …", &ImportOptions::default()).unwrap_err();
/// assert_eq!(error.code(), Code::MalformedDocument);
/// let little = ImportOptions::default().with_limits(Limits::default().with_line(100));
/// let error = icalendar::read(&format!("BEGIN:VCALENDAR\nNAME:{}", "x".repeat(100)), &little).unwrap_err();
/// assert_eq!(error.to_string(), "limit-exceeded: a line has more bytes than the limit of 100, at line 2, column 1 of the source");
/// ```
///
/// # Errors
///
/// Where there is no calendar and no event, and beyond the limits.
pub fn read(source: &str, options: &ImportOptions) -> Result<Import, ImportError> {
    read::read(source, options)
}

/// Writes a programme as a calendar: see [the module](self).
///
/// ```
/// use programme::draft::{Day, Session};
/// use programme::interchange::icalendar::{self, WriteOptions};
/// use programme::{Draft, Slot, Text};
///
/// let programme = Draft::new("demo", Text::new([("en", "Demo")])?)
///     .with_day(Day::on(1, "2026-03-02")?)
///     .with_session(Session::new("open").with_slot(Slot::between(1, "09:00", "09:30")?).with_level(Text::new([("en", "beginner")])?))
///     .build()?;
/// let export = icalendar::write(&programme, &WriteOptions::new("2026-01-15T12:00:00Z".parse()?))?;
/// assert!(export.text.contains("\r\nUID:open@demo\r\n"));
/// assert_eq!(export.losses[0].to_string(), "session \"open\": level: iCalendar has no property for it");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// [`ExportError::Undated`] where a day with sessions has no date, [`ExportError::UnknownZone`] where the database does not know the time zone.
pub fn write(programme: &Programme, options: &WriteOptions) -> Result<Export, ExportError> {
    write::write(programme, options)
}
