//! Conversion of programmes to and from other formats, such as iCalendar, schedule.xml and JSON-LD.
//!
//! A reader returns an [`Import`]: a draft of the programme and a list of findings. The draft can
//! always be built, unless [`read_any`] has read it from the wire form. Each finding refers to a
//! part of the source that the draft does not represent exactly. A writer returns an [`Export`]:
//! the complete document and a list of losses. Each [`Loss`] describes a part of the programme that
//! the format cannot represent. Data is never repaired or dropped silently.
//!
//! The module `reader` contains tools for reading other formats.
//!
//! Values without a matching field in the programme are stored in `extensions`. Their keys start
//! with the name of the format, as in `schedule/base_url`. A writer of the same format can restore
//! these values. The writers of schedules restore values outside the published schema only if the
//! option `foreign` is set.
//!
//! ```
//! # #[cfg(feature = "schedule")]
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use programme::interchange::ImportOptions;
//! use programme::interchange::schedule::read_json;
//!
//! let source = r#"{ "schedule": { "conference": {
//!     "acronym": "demo", "title": "Demo", "days": []
//! } } }"#;
//! let import = read_json(source, &ImportOptions::default())?;
//! let programme = import.draft.build()?;
//! assert_eq!(programme.title().first(), "Demo");
//! # Ok(())
//! # }
//! # #[cfg(not(feature = "schedule"))]
//! # fn main() {}
//! ```

#[cfg(feature = "agenda-text")]
pub mod agenda_text;
mod common;
mod detect;
#[cfg(feature = "icalendar")]
#[doc(alias("ics", "ical", "calendar"))]
pub mod icalendar;
#[cfg(feature = "readers")]
pub mod indico;
#[cfg(feature = "readers")]
pub mod konopas;
#[cfg(feature = "readers")]
pub mod open_event;
#[cfg(feature = "readers")]
pub mod pretalx;
#[cfg(feature = "import")]
pub mod reader;
#[cfg(feature = "schedule")]
#[doc(alias("frab", "pentabarf", "pretalx", "xml"))]
pub mod schedule;
#[cfg(feature = "schema-org")]
#[doc(alias("json_ld", "jsonld", "seo"))]
pub mod schema_org;
#[cfg(feature = "readers")]
pub mod sessionize;
#[cfg(feature = "table")]
pub mod table;
#[cfg(any(feature = "schedule", feature = "readers"))]
mod wire;

use std::fmt;

use serde::ser::SerializeStruct;
use serde::{Deserialize, Serialize, Serializer};

pub use common::limits::Limits;
pub use detect::{SourceFormat, read_any};

use crate::code::Code;
use crate::draft::Draft;
use crate::report::{Report, SourceLocation, Subject};
use crate::value::language::LanguageTag;
use crate::value::path::Path;
use crate::value::text::Text;
use crate::value::time::DayTime;
use crate::value::time_zone::TimeZone;

/// A draft that was read from another format, with findings about the data that the draft does not
/// represent exactly.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Import {
    /// The draft of the programme. Building it with [`Draft::build`] always succeeds, unless
    /// [`read_any`] has read it from the wire form.
    pub draft: Draft,
    /// Findings about source data that was adjusted, stored in `extensions` or not imported.
    ///
    /// Every finding has a code of the stage [`Import`](crate::report::Stage::Import), and contains
    /// the location of the data in the draft and in the source.
    pub findings: Report,
}

/// A programme that was written in another format, with a list of the data that the format cannot
/// represent.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Export {
    /// The complete document, which is ready to be stored in a file.
    pub text: String,
    /// The data that the format cannot represent, in the order in which it appears in the
    /// programme. If the list is empty, the document represents the entire programme.
    pub losses: Vec<Loss>,
}

/// A part of a programme that another format cannot represent, such as the intended audience of a
/// session.
///
/// The `Display` implementation prints the subject, the field and the reason. An example is
/// `session "open": level: iCalendar has no property for it`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Loss {
    /// The entity to which the lost data belongs, such as a session or a person.
    pub subject: Subject,
    /// The path of the lost field within the subject, such as `place` or `participations/0/role`.
    /// The path is empty if the entire subject was lost.
    pub field: String,
    /// The reason why the data could not be written, or a description of what was written instead.
    pub why: String,
}

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.field.is_empty() {
            return write!(f, "{}: {}", self.subject, self.why);
        }
        write!(f, "{}: {}: {}", self.subject, self.field, self.why)
    }
}

/// Options for reading other formats: the default language of texts, and limits on the size of the
/// source.
///
/// ```
/// use programme::interchange::{ImportOptions, Limits};
///
/// let options = ImportOptions::default()
///     .with_language("de".parse()?)
///     .with_limits(Limits::default().with_bytes(1 << 20));
/// assert_eq!(options.limits.bytes, 1 << 20);
/// # Ok::<(), programme::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ImportOptions {
    /// The language of texts for which the source does not specify a language. It also becomes the
    /// main language of the programme, unless the name of a calendar specifies another language.
    /// The default is `und`, the tag for an undetermined language. With this default, the main
    /// language of the source is used, if it specifies one.
    pub language: LanguageTag,
    /// The limits on the size and nesting depth of the source. A source that exceeds one of them is
    /// rejected with an error.
    pub limits: Limits,
    /// The title of the programme, for sources that do not contain one, such as spreadsheets. A
    /// title in the source takes precedence.
    pub title: Option<Text>,
    /// The time zone of local times, for sources that do not contain one, such as spreadsheets. A
    /// time zone in the source takes precedence, except in a header of a spreadsheet: its times are
    /// converted to this time zone. Instants with a UTC offset are converted as well.
    /// The readers of schedules, calendars and agendas ignore this option.
    pub time_zone: Option<TimeZone>,
    /// The time at which one programme day ends and the next begins. The default is midnight. With
    /// a day change at 06:00, a session at 01:30 belongs to the night of the day before, and has
    /// the slot 25:30. The readers of schedules, calendars and agendas determine the days
    /// themselves, and ignore this option.
    pub day_change: Option<DayTime>,
}

impl Default for ImportOptions {
    fn default() -> Self {
        Self {
            language: LanguageTag::undetermined(),
            limits: Limits::default(),
            title: None,
            time_zone: None,
            day_change: None,
        }
    }
}

impl ImportOptions {
    /// Sets the language of texts for which the source does not specify a language.
    pub fn with_language(mut self, language: LanguageTag) -> Self {
        self.language = language;
        self
    }

    /// Sets the limits on the size and nesting depth of the source. Lower limits are useful for
    /// untrusted sources.
    pub fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Sets the title of the programme, for sources that do not contain one.
    pub fn with_title(mut self, title: impl Into<Text>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// Sets the time zone of local times, for sources that do not contain one.
    pub fn with_time_zone(mut self, time_zone: impl Into<TimeZone>) -> Self {
        self.time_zone = Some(time_zone.into());
        self
    }

    /// Sets the time at which one programme day ends and the next begins.
    pub fn with_day_change(mut self, at: DayTime) -> Self {
        self.day_change = Some(at);
        self
    }
}

/// The error that is returned if a document cannot be read at all.
///
/// A document cannot be read if it is not in the expected format, or if it exceeds the [`Limits`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportError {
    code: Code,
    message: String,
    path: Option<Path>,
    origin: Option<SourceLocation>,
}

impl ImportError {
    pub(crate) fn malformed(message: impl Into<String>, origin: Option<SourceLocation>) -> Self {
        Self { code: Code::MalformedDocument, message: message.into(), path: None, origin }
    }

    pub(crate) fn limit(message: impl Into<String>, origin: Option<SourceLocation>) -> Self {
        Self { code: Code::LimitExceeded, message: message.into(), path: None, origin }
    }

    /// Returns the code of the error. If a programme in the wire form contains an invalid value,
    /// this is the code for that error, such as [`Code::MalformedTime`]. Otherwise, it is
    /// [`Code::MalformedDocument`] or [`Code::LimitExceeded`].
    pub fn code(&self) -> Code {
        self.code
    }

    /// Returns the path of the invalid value in a programme in the wire form. Returns `None` for
    /// other formats, and if the source is not valid JSON.
    ///
    /// ```
    /// # #[cfg(feature = "readers")] {
    /// use programme::Code;
    /// use programme::interchange::{ImportOptions, read_any};
    ///
    /// let source = br#"{ "format": "programme/1", "id": "demo", "title": "Demo",
    ///   "sessions": [{ "id": "a", "slot": { "day": 1, "start": "9h30" } }] }"#;
    /// let error = read_any(source, None, &ImportOptions::default()).unwrap_err();
    /// assert_eq!(error.code(), Code::MalformedTime);
    /// assert_eq!(error.path().unwrap().to_string(), "/sessions/0/slot/start");
    /// # }
    /// ```
    pub fn path(&self) -> Option<&Path> {
        self.path.as_ref()
    }

    /// Returns the location of the error in the source, such as a line and a column. Returns `None`
    /// if the location is not known.
    pub fn origin(&self) -> Option<&SourceLocation> {
        self.origin.as_ref()
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.message)?;
        if let Some(path) = self.path.as_ref().filter(|path| **path != Path::root()) {
            write!(f, ", in {path}")?;
        }
        match &self.origin {
            Some(origin) => write!(f, ", at {origin}"),
            None => Ok(()),
        }
    }
}

/// Writes the code and the message, and the path and the origin if they are known.
impl Serialize for ImportError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let fields = 2 + usize::from(self.path.is_some()) + usize::from(self.origin.is_some());
        let mut error = serializer.serialize_struct("ImportError", fields)?;
        error.serialize_field("code", &self.code)?;
        error.serialize_field("message", &self.message)?;
        if let Some(path) = &self.path {
            error.serialize_field("path", path)?;
        }
        if let Some(origin) = &self.origin {
            error.serialize_field("origin", origin)?;
        }
        error.end()
    }
}

impl std::error::Error for ImportError {}

/// An error that prevents a programme from being written in another format.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ExportError {
    /// A day with sessions has no date, but the format requires one.
    ///
    /// Call [`Programme::anchored`](crate::Programme::anchored) to assign dates to all days.
    #[error("day {day} has sessions but no date, and the format requires one: assign dates with `anchored`")]
    Undated {
        /// The number of the first day that has sessions but no date.
        day: i32,
    },
    /// The time zone of the programme is not in the IANA time zone database.
    #[error(
        "the time zone {zone:?} of the programme is unknown: use an IANA name, such as \"Europe/Zurich\""
    )]
    UnknownZone {
        /// The name of the time zone, as written in the programme.
        zone: String,
    },
}

/// Writes the message, and the number of the day or the name of the time zone.
impl Serialize for ExportError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut error = serializer.serialize_struct("ExportError", 2)?;
        error.serialize_field("message", &self.to_string())?;
        match self {
            Self::Undated { day } => error.serialize_field("day", day)?,
            Self::UnknownZone { zone } => error.serialize_field("zone", zone)?,
        }
        error.end()
    }
}
