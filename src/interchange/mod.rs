//! Readers and writers for other formats, such as iCalendar, schedule.xml and JSON-LD.
//!
//! A reader returns an [`Import`], which consists of a draft and findings. The draft always builds.
//! Each finding reports a part of the source that the draft does not represent exactly, and refers
//! to its location in the source. A writer returns an [`Export`], which consists of the text and
//! the losses. Each [`Loss`] reports a part of the programme that the format cannot represent. Data
//! is never repaired or dropped silently.
//!
//! If a programme has no field for a value in the source, the reader stores the value in
//! `extensions`. The key starts with the name of the format, as in `schedule/base_url`. Writing the
//! programme in the same format restores the value.
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

#[cfg(any(feature = "schedule", feature = "icalendar", feature = "schema-org"))]
mod clock;
#[cfg(any(feature = "schedule", feature = "icalendar"))]
mod gather;
#[cfg(feature = "icalendar")]
pub mod icalendar;
mod limits;
pub mod rows;
#[cfg(feature = "schedule")]
pub mod schedule;
#[cfg(feature = "schema-org")]
pub mod schema_org;

use std::fmt;

use serde::{Deserialize, Serialize};

pub use limits::Limits;

use crate::code::Code;
use crate::draft::Draft;
use crate::report::{Report, SourceLocation, Subject};
use crate::value::language::LanguageTag;

/// The result of reading a document in another format: a draft, and findings about the data that
/// the draft does not represent exactly.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Import {
    /// The programme that was read. Calling [`Draft::build`] on this draft always succeeds.
    pub draft: Draft,
    /// The findings about data of the source that was adjusted, stored in `extensions`, or not
    /// imported.
    ///
    /// Every finding has a code of the stage [`Import`](crate::report::Stage::Import). It locates
    /// the data both in the draft and in the source.
    pub findings: Report,
}

/// The result of writing a programme in another format: a text, and a list of the data that the
/// format cannot represent.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Export {
    /// The complete document in the other format, which can be stored in a file without changes.
    pub text: String,
    /// The data that is missing from the text, in the order of the programme. If the list is empty,
    /// the text represents the entire programme.
    pub losses: Vec<Loss>,
}

/// A part of a programme that another format cannot represent.
///
/// The `Display` implementation prints the subject, the field and the reason, such as `session
/// "open": level: iCalendar has no property for it`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Loss {
    /// The item whose data was lost, such as a session or a person.
    pub subject: Subject,
    /// The path of the lost field within the subject, as in the wire form. Examples are `place` and
    /// `participations/0/role`. The path is empty if the entire subject was lost.
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

/// Options for reading a document in another format: the language of its texts, and limits on its
/// size.
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
    /// The language of texts for which the source does not specify a language. This also becomes
    /// the main language of the programme, unless the source specifies one. The default is `und`,
    /// which means that the language is unknown.
    pub language: LanguageTag,
    /// The limits on the size and nesting of the source. Reading stops with an error if the source
    /// exceeds one of these limits.
    pub limits: Limits,
}

impl Default for ImportOptions {
    fn default() -> Self {
        Self { language: LanguageTag::undetermined(), limits: Limits::default() }
    }
}

impl ImportOptions {
    /// Sets the language that is used for texts if the source does not specify their language.
    pub fn with_language(mut self, language: LanguageTag) -> Self {
        self.language = language;
        self
    }

    /// Sets the limits on the size and nesting of the source. Lower limits are useful for sources
    /// that are not trusted.
    pub fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }
}

/// An error that prevents a document from being read at all.
///
/// A document cannot be read if it is not in the expected format, or if it exceeds the [`Limits`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportError {
    code: Code,
    message: String,
    origin: Option<SourceLocation>,
}

impl ImportError {
    #[cfg(any(feature = "schedule", feature = "icalendar"))]
    pub(crate) fn malformed(message: impl Into<String>, origin: Option<SourceLocation>) -> Self {
        Self { code: Code::MalformedDocument, message: message.into(), origin }
    }

    #[cfg(any(feature = "schedule", feature = "icalendar"))]
    pub(crate) fn limit(message: impl Into<String>, origin: Option<SourceLocation>) -> Self {
        Self { code: Code::LimitExceeded, message: message.into(), origin }
    }

    /// Returns the code of the error, which is [`Code::MalformedDocument`]
    /// or [`Code::LimitExceeded`].
    pub fn code(&self) -> Code {
        self.code
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
        match &self.origin {
            Some(origin) => write!(f, ", at {origin}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for ImportError {}

/// An error that prevents a programme from being written in another format.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ExportError {
    /// A day with sessions has no date, but the format requires one.
    ///
    /// To assign dates to all days, call [`Programme::anchored`](crate::Programme::anchored).
    #[error("day {day} has sessions but no date, and the format requires one: assign dates with `anchored`")]
    Undated {
        /// The number of the day without a date. If there are several such days, this is the lowest
        /// of their numbers.
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
