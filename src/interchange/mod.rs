//! Readers and writers for other formats.
//!
//! A reader returns an [`Import`]. It contains a draft, which always builds, and a finding for each
//! part of the source that the draft does not represent exactly. Each finding refers to the
//! location in the source. A writer returns an [`Export`]. It contains the text, and a [`Loss`] for
//! each part of the programme that the format cannot represent. Data is never repaired or dropped
//! silently.
//!
//! Data that has no field in a programme is stored in `extensions`, under a key that starts with
//! the name of the format, such as `schedule/base_url`. Writing the same format restores this data.
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

/// The result of reading a document in another format.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Import {
    /// The draft, which always builds.
    pub draft: Draft,
    /// The findings about data that was adjusted, kept in `extensions` or not imported.
    ///
    /// The codes of the findings belong to the stage [`Import`](crate::report::Stage::Import). Each
    /// finding refers to its location in the draft and in the source.
    pub findings: Report,
}

/// The result of writing a programme in another format.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Export {
    /// The text in the other format.
    pub text: String,
    /// The data that was lost, in the order of the programme. If this is empty, the text represents
    /// the entire programme.
    pub losses: Vec<Loss>,
}

/// A part of a programme that another format cannot represent.
///
/// The `Display` implementation prints the subject, the field and the reason, such as `session
/// "open": level: iCalendar has no property for it`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Loss {
    /// The subject whose data was lost.
    pub subject: Subject,
    /// The path of the field in the wire form, relative to the subject, such as `place` or
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

/// Options for reading a document in another format.
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
    /// main language of the programme, unless the source specifies one. The default is `und`, which
    /// means that the language is unknown.
    pub language: LanguageTag,
    /// The limits on the size and nesting of the source.
    pub limits: Limits,
}

impl Default for ImportOptions {
    fn default() -> Self {
        Self { language: LanguageTag::undetermined(), limits: Limits::default() }
    }
}

impl ImportOptions {
    /// Sets the language of texts for which the source does not specify a language.
    pub fn with_language(mut self, language: LanguageTag) -> Self {
        self.language = language;
        self
    }

    /// Sets the limits on the size and nesting of the source.
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

    /// Returns the code of the error, which is either [`Code::MalformedDocument`] or
    /// [`Code::LimitExceeded`].
    pub fn code(&self) -> Code {
        self.code
    }

    /// Returns the location of the error in the source, or `None` if it is not known.
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
    /// [`Programme::anchored`](crate::Programme::anchored) assigns dates to the days.
    #[error("day {day} has sessions but no date, and the format requires one: assign dates with `anchored`")]
    Undated {
        /// The lowest number of a day with sessions but no date.
        day: i32,
    },
    /// The time zone of the programme is not in the IANA time zone database.
    #[error(
        "the time zone {zone:?} of the programme is unknown: use an IANA name, such as \"Europe/Zurich\""
    )]
    UnknownZone {
        /// The unknown time zone name.
        zone: String,
    },
}
