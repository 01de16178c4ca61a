//! Reading and writing of iCalendar files (RFC 5545, RFC 7986 and RFC 9073). Most calendar programs
//! can import and export such files.
//!
//! # Examples
//!
//! ```
//! use programme::interchange::{ImportOptions, icalendar};
//!
//! let import = icalendar::read(
//!     "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:A small meeting\r\n\
//!      BEGIN:VEVENT\r\nUID:open\r\nSUMMARY:Opening\r\nLOCATION:Room A\r\n\
//!      DTSTART;TZID=Europe/Zurich:20260302T090000\r\nDURATION:PT30M\r\n\
//!      END:VEVENT\r\nEND:VCALENDAR\r\n",
//!     &ImportOptions::default().with_language("en".parse()?),
//! )?;
//! let programme = import.draft.build()?;
//! let opening = programme.session("open").unwrap();
//! assert_eq!(opening.slot().unwrap().to_string(), "day 1, 09:00–09:30");
//! assert_eq!(opening.rooms().next().unwrap().name().first(), "Room A");
//!
//! let now = "2026-01-15T12:00:00Z".parse()?; // the crate never reads the clock
//! let export = icalendar::write(&programme, &icalendar::CalendarOptions::new(now))?;
//! assert!(export.text.contains("\r\nDTSTART;TZID=Europe/Zurich:20260302T090000\r\n"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Mapping
//!
//! | iCalendar | programme |
//! |---|---|
//! | `NAME`, `X-WR-CALNAME` of the calendar | the title |
//! | `DESCRIPTION`, `X-WR-CALDESC` of the calendar | the preamble |
//! | `URL`, `UID` of the calendar | a link; the id of the programme, and its external id `uid` |
//! | `X-WR-TIMEZONE`, `TZID`, `VTIMEZONE` | the time zone; see [Time zones](#time-zones) |
//! | `VEVENT` | a session |
//! | `UID` of an event | the id of the session, and its external id `uid` |
//! | `DTSTART`, `DTEND`, `DURATION` | the slot, in the time zone of the programme; an event on several dates becomes one all-day session for each |
//! | `SUMMARY`, `DESCRIPTION` | the title and the description; blank lines separate paragraphs, and `LANGUAGE` sets the language of the text. If all titles have the same language, it is the main language, unless the options or the `NAME` specify one |
//! | `LOCATION`, `VLOCATION` | the place; see [Places](#places) |
//! | `STATUS`, `CATEGORIES`, `URL`, `ATTACH`, `IMAGE` | the status, tags, a link, attachments, the image; a title or category such as "Coffee break" also sets the kind |
//! | `CONFERENCE`, `X-GOOGLE-CONFERENCE`, `X-MICROSOFT-SKYPETEAMSMEETINGURL` | a link with the relation `conference` |
//! | `GEO` | the coordinates of the only venue, if all events with a `GEO` have the same ones |
//! | `PARTICIPANT`, `ATTENDEE`, `ORGANIZER` | participations; people are identified by name and e-mail address; the addresses of calendars are kept in the extensions |
//! | `RELATED-TO` with `RELTYPE=PARENT` or without `RELTYPE` | `part_of` |
//! | `RRULE`, `RDATE`, `EXDATE` | sessions that repeat the first one; see [Recurrence](#recurrence) |
//! | `RECURRENCE-ID`, or an already used `UID` with the same title | a session that repeats the first event with this `UID`; see [Recurrence](#recurrence) |
//! | other properties and components | extensions `icalendar/NAME`, which are written back, except for properties that the writer sets itself, such as `PRODID` and `DTSTAMP`; alarms are dropped |
//!
//! ## Time zones
//!
//! The time zone of the programme is the zone in `X-WR-TIMEZONE`. If that property is missing or
//! contains an unknown zone, the zone in which most events start is used. If no event starts in a
//! known zone, the only zone that the calendar describes is used, or UTC if an event starts in UTC
//! or in a described zone without an IANA equivalent. `X-WR-TIMEZONE:UTC` is ignored if every event
//! starts in another zone. Times in other zones are converted.
//!
//! The description (`VTIMEZONE`) of a zone defines its UTC offsets, whatever its name is. Only the
//! exact IANA name of a region, such as `Europe/Zurich`, takes precedence over a description. A
//! zone without a description is recognised by its IANA name in upper or lower case, by its name in
//! Windows or Ruby on Rails, by its city, as a UTC offset such as `UTC+2`, or by a common
//! abbreviation. In a name such as `(UTC+05:30) Chennai, Kolkata`, the offset and the cities
//! determine the zone. An end without a time zone is in the zone of the start.
//!
//! If only some events have a time zone, a finding reports those without one, unless the calendar
//! has an `X-WR-TIMEZONE` or describes exactly one zone. If the time zone of the programme is only
//! assumed to be UTC, the sessions of events without a time zone are tentative. The sessions of
//! events in an unknown time zone are also tentative, if other events start in UTC or in another
//! zone.
//!
//! ## All-day events
//!
//! An event whose start is a date without a time is an all-day event. So is an event from midnight
//! to midnight that Microsoft Outlook has marked with `X-MICROSOFT-CDO-ALLDAYEVENT`. If the start
//! is a date, but the end has a time or the duration is not in days, the end or duration is kept in
//! the extensions.
//!
//! ## Recurrence
//!
//! Rules are computed in the time zone of the start. If this is the time zone of the programme, all
//! occurrences end at the same time of day. Otherwise, all have the same length. The start of an
//! event counts as its first occurrence, and is reported if the rule does not match it. An event
//! can have at most 366 occurrences, within five years, and all events together at most 20,000. A
//! rule that exceeds a limit, has no end, is not valid or is not supported is not expanded: it is
//! kept in the extensions, and a finding reports the missing occurrences.
//!
//! An event with a `RECURRENCE-ID` replaces the occurrence that starts at that time. With
//! `RANGE=THISANDFUTURE`, it also replaces all later occurrences, which are moved by the same
//! length of time. An event whose occurrences are all replaced is not imported itself. An `EXDATE`
//! or a `RECURRENCE-ID` that is not the start of an occurrence is reported.
//!
//! ## Places
//!
//! A location is a room. All rooms belong to one venue without a name. Names that differ only in
//! case, spaces or language are the same room. A list, such as `Hall A, Hall B` or `Hall A/B`, is
//! several rooms if each of its parts is the location of another event. One further part can be a
//! new room if the list contains two known rooms or a semicolon. Words such as `TBA` mean that the
//! place is to be announced. Words such as `Zoom`, and URLs, mean that the session is held online.
//! A list such as `Hall A / Zoom` means that it is held both in a room and online.
//!
//! Rooms that are invited (`CUTYPE=ROOM`) and have not declined are the place of an event without a
//! location. Equipment that is invited is kept in the extensions.
//!
//! The property `CLASS` is stored as an extension, because it controls who may see a calendar
//! entry, not who may attend a session. The public version of a programme contains only sessions
//! without a class and those with `CLASS:PUBLIC`. People and rooms have no ids in a calendar,
//! unless this crate has written it. Their ids are derived from their names, which is not reported
//! as a finding.
//!
//! # Writing
//!
//! Every session that has or inherits a slot is written as an event, even if it is part of another
//! session. The writer does not hide any data. Before you publish a programme, select its public
//! data with [`Programme::public`](crate::Programme::public).
//!
//! The calendar describes the time zone for all years in which the programme has sessions. If the
//! programme has no time zone, times are written as floating local times. Participations are
//! written as `PARTICIPANT` components. An `ATTENDEE` is written only if the reader has stored it
//! in the extensions, because calendar programs may send invitations to attendees. Alarms are never
//! written.
//!
//! Data for which iCalendar has no standard property is written in extension properties. Other
//! programs ignore them. The following table describes these properties:
//!
//! | property | of | value |
//! |---|---|---|
//! | `X-PROGRAMME-ID` | calendar, event | the id of the programme or session |
//! | `X-PROGRAMME-DAY` | calendar | the number of a day; the parameter `X-DATE` contains its date |
//! | `X-PROGRAMME-DAY` | event | the number of the programme day, if the event starts after midnight, such as at 25:30 |
//! | `X-PROGRAMME-INHERITED` | event | the fields that a part takes from its parent: `slot`, `place` |
//! | `X-PROGRAMME-PART` | event | the part of the day, or `day` for an unspecified time of the day |
//! | `X-PROGRAMME-STATUS` | event, participant | the exact status |
//! | `X-PROGRAMME-KIND` | event | the kind; as a parameter of `CATEGORIES`, it marks the label of the kind |
//! | `X-PROGRAMME-TRACK` | `CATEGORIES` (parameter) | the id of the track |
//! | `X-PROGRAMME-PLACE` | event | `everywhere` or `to-be-announced` |
//! | `X-PROGRAMME-ROOM` | location, `CONFERENCE` (parameter) | the id of the room |
//! | `X-PROGRAMME-VENUE` | location | the id of the venue; the parameter `LABEL` contains its name |
//! | `X-PROGRAMME-REPEATS` | event | the `UID` of the event that this one repeats |
//! | `X-PROGRAMME-PARTY` | participant | the id or country code of the party, or the word `office` or `vacancy`; the parameter `TYPE` is `person`, `organisation`, `country`, `office` or `vacancy` |
//! | `X-PROGRAMME-ROLE` | participant | the role; the parameter `LABEL` contains its printed label, and the property `PARTICIPANT-TYPE` contains the closest standard type |

mod read;
mod syntax;
mod write;

use chrono::{DateTime, Utc};

use super::{Export, ExportError, Import, ImportError, ImportOptions};
use crate::programme::Programme;
use crate::value::language::LanguageTag;

/// Options for writing a calendar: the time of writing, the preferred languages of texts, and the
/// calendar that was published before.
///
/// ```
/// use programme::interchange::icalendar::CalendarOptions;
///
/// let now = "2026-01-15T12:00:00Z".parse()?;
/// let options = CalendarOptions::new(now).with_language("fr".parse()?);
/// assert_eq!(options.languages.len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct CalendarOptions {
    /// The time at which the calendar is written. It becomes the `DTSTAMP` of every event. The
    /// caller must provide this time, because the crate never reads the clock.
    pub dtstamp: DateTime<Utc>,
    /// The preferred languages of texts, with the most preferred language first. Each text is
    /// written in only one language. If the list is empty, the main language of the programme is
    /// preferred.
    pub languages: Vec<LanguageTag>,
    /// The calendar that was published before, if any. See
    /// [`with_previous`](Self::with_previous).
    pub previous: Option<String>,
}

impl CalendarOptions {
    /// Creates options for writing a calendar at the given time, in the main language of the
    /// programme.
    pub fn new(dtstamp: DateTime<Utc>) -> Self {
        Self { dtstamp, languages: Vec::new(), previous: None }
    }

    /// Adds a preferred language for texts. Languages that were added earlier have priority.
    pub fn with_language(mut self, language: LanguageTag) -> Self {
        self.languages.push(language);
        self
    }

    /// Sets the text of the calendar that was published before, so that programs notice which
    /// events changed. Without it, the number at the end of the programme's revision is the
    /// `SEQUENCE` of all events. An event that was read with a higher `SEQUENCE` keeps it, and
    /// `LAST-MODIFIED` is written only if it was read.
    ///
    /// Events are matched by their `UID` and `RECURRENCE-ID`. Following RFC 5546, the `SEQUENCE` of
    /// an event increases by one if its time, its place or its status changed, and otherwise stays
    /// the same. An event with any change has [`dtstamp`](Self::dtstamp) as its `LAST-MODIFIED`. An
    /// event without changes keeps its earlier `LAST-MODIFIED`, or the earlier `DTSTAMP` if there
    /// was none. The previous calendar should be in the same language, because another wording
    /// counts as a change.
    ///
    /// ```
    /// use programme::draft::{Day, Session};
    /// use programme::interchange::icalendar::{self, CalendarOptions};
    /// use programme::{Draft, LanguageTag, Slot};
    ///
    /// let draft = |start: &str| -> Result<Draft, programme::Error> {
    ///     let talk = Session::new("talk").with_title("Rivers").with_slot(Slot::from(1, start)?);
    ///     let draft = Draft::new("demo", "Demo").with_language("en".parse::<LanguageTag>()?);
    ///     Ok(draft.with_day(Day::on(1, "2026-03-02")?).with_session(talk))
    /// };
    /// let first = CalendarOptions::new("2026-02-01T09:00:00Z".parse()?);
    /// let before = icalendar::write(&draft("09:00")?.build()?, &first)?.text;
    ///
    /// let second = CalendarOptions::new("2026-02-08T09:00:00Z".parse()?).with_previous(before);
    /// let after = icalendar::write(&draft("11:00")?.build()?, &second)?.text;
    /// assert!(after.contains("SEQUENCE:1\r\nLAST-MODIFIED:20260208T090000Z\r\n"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_previous(mut self, calendar: impl Into<String>) -> Self {
        self.previous = Some(calendar.into());
        self
    }
}

/// Reads a calendar in iCalendar format, and converts it into a draft.
///
/// The [module documentation](self) describes how calendar properties correspond to fields. Lines
/// can have any type of line ending, and can be folded with spaces or tabs. If a calendar or an
/// event has no `END` line, it ends where the next one starts.
///
/// # Errors
///
/// Returns an error if the source contains neither a calendar nor an event, or if it exceeds one of
/// the limits in `options`.
///
/// # Examples
///
/// ```
/// use programme::Code;
/// use programme::interchange::{ImportOptions, Limits, icalendar};
///
/// let error = icalendar::read("Dear all, …", &ImportOptions::default()).unwrap_err();
/// assert_eq!(error.code(), Code::MalformedDocument);
/// let little = ImportOptions::default().with_limits(Limits::default().with_line(100));
/// let source = format!("BEGIN:VCALENDAR\nNAME:{}", "x".repeat(100));
/// let error = icalendar::read(&source, &little).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "limit-exceeded: a line is longer than the limit of 100 bytes, \
///      at line 2, column 1 of the source",
/// );
/// ```
#[doc(alias("import", "ics", "ical"))]
pub fn read(source: &str, options: &ImportOptions) -> Result<Import, ImportError> {
    read::read(source, options)
}

/// Reads a calendar from the bytes of a file, and converts it into a draft.
///
/// Unlike [`read`](fn@read), this function accepts lines that are folded in the middle of a
/// multi-byte character. RFC 5545 allows such lines. They cannot be passed as a string, because
/// they are not valid UTF-8.
///
/// # Errors
///
/// Returns an error in the same cases as [`read`](fn@read). Also returns an error if the calendar
/// is not valid UTF-8 after its lines are unfolded.
///
/// # Examples
///
/// ```
/// use programme::interchange::{ImportOptions, icalendar};
///
/// let source = b"BEGIN:VCALENDAR\r\nNAME:Caf\xC3\r\n \xA9\r\nEND:VCALENDAR\r\n";
/// let import = icalendar::read_bytes(source, &ImportOptions::default())?;
/// assert_eq!(import.draft.title.first(), "Café");
/// # Ok::<(), programme::interchange::ImportError>(())
/// ```
pub fn read_bytes(source: &[u8], options: &ImportOptions) -> Result<Import, ImportError> {
    read::read_bytes(source, options)
}

/// Writes a programme as a calendar in iCalendar format, with one event for each scheduled session.
///
/// The [module documentation](self) describes how fields correspond to calendar properties. The
/// result also lists the data that a calendar cannot represent.
///
/// # Errors
///
/// Returns [`ExportError::Undated`] if a day with sessions has no date.
/// Returns [`ExportError::UnknownZone`] if the time zone of the programme is not in the IANA time
/// zone database.
///
/// # Examples
///
/// ```
/// use programme::draft::{Day, Session};
/// use programme::interchange::icalendar::{self, CalendarOptions};
/// use programme::{Draft, Slot, Text};
///
/// let programme = Draft::new("demo", Text::new([("en", "Demo")])?)
///     .with_day(Day::on(1, "2026-03-02")?)
///     .with_session(
///         Session::new("open")
///             .with_slot(Slot::between(1, "09:00", "09:30")?)
///             .with_level(Text::new([("en", "beginner")])?),
///     )
///     .build()?;
/// let options = CalendarOptions::new("2026-01-15T12:00:00Z".parse()?);
/// let export = icalendar::write(&programme, &options)?;
/// assert!(export.text.contains("\r\nUID:open@demo\r\n"));
/// assert_eq!(
///     export.losses[0].to_string(),
///     "session \"open\": level: iCalendar has no property for it",
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias("export", "ics", "ical"))]
pub fn write(programme: &Programme, options: &CalendarOptions) -> Result<Export, ExportError> {
    write::write(programme, options)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::time_zone::TimeZone;

    /// calcard finds names in tables that are computed at compile time, for the width of a pointer.
    /// This test also runs on a target with 32 bits.
    #[test]
    fn names_are_found_on_every_target() {
        for zone in ["Europe/Zurich", "W. Europe Standard Time", "Bern"] {
            let source = format!(
                "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nSUMMARY:A\r\n\
                 ATTENDEE;ROLE=CHAIR;PARTSTAT=ACCEPTED;CN=Ada:mailto:ada@example.org\r\n\
                 DTSTART;TZID={zone}:20260302T090000\r\nDURATION:PT1H30M\r\nRRULE:FREQ=WEEKLY;COUNT=3;BYDAY=MO\r\n\
                 END:VEVENT\r\nEND:VCALENDAR\r\n"
            );
            let draft = read(&source, &ImportOptions::default()).unwrap().draft;
            let expected = if zone.starts_with('W') { "Europe/Berlin" } else { "Europe/Zurich" };
            assert_eq!(draft.time_zone.as_ref().map(TimeZone::as_str), Some(expected), "{zone}");
            let slots: Vec<String> =
                draft.sessions.iter().filter_map(|one| Some(one.slot?.to_string())).collect();
            assert_eq!(slots, ["day 1, 09:00–10:30", "day 2, 09:00–10:30", "day 3, 09:00–10:30"]);
            let chair = draft.sessions.first().and_then(|one| one.participations.first());
            assert_eq!(chair.and_then(|one| one.role.clone()), Some(crate::value::role::Role::Chair));
        }
    }
}
