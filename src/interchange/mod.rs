//! Other formats: what they say becomes a draft, and a programme becomes what they can say.
//!
//! A reader gives an [`Import`]: a draft that builds, and findings that name whatever the source says and a programme cannot, with its
//! place in the source. A writer gives an [`Export`]: the text, and a [`Loss`] for each thing that the format cannot say. Nothing is
//! repaired or dropped in silence. What a source says beyond the fields of a programme stands in `extensions` under the name of
//! the format, as `schedule/base_url`, and comes back when that format is written.

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
use crate::report::{Origin, Report, Subject};
use crate::value::language::LanguageTag;

/// What a reader made of a source.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Import {
    /// The draft. It builds.
    pub draft: Draft,
    /// What was mended, set aside or left out on the way: codes of the stratum [`Import`](crate::Stratum::Import), each with its
    /// place in the draft and in the source.
    pub findings: Report,
}

/// What a writer made of a programme.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Export {
    /// The text in the other format.
    pub text: String,
    /// What the programme says and the text does not, in the order of the programme. Empty: nothing was lost.
    pub losses: Vec<Loss>,
}

/// Something that a programme says and another format cannot.
///
/// `Display`: `session "open": participations/0/role: a person has no role in schedule.xml`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Loss {
    /// Whose it is.
    pub subject: Subject,
    /// The field of the wire form, from there: `place`, `participations/0/role`. Empty where all of it is lost.
    pub field: String,
    /// Why it could not be written, or how it was written instead, in a sentence.
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

/// What a reader is told beside the text.
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
    /// The language of titles and texts, which most formats do not state. It becomes the main language of the programme where the
    /// source states none. `und` unless told otherwise: not known.
    pub language: LanguageTag,
    /// How much a source may ask for.
    pub limits: Limits,
}

impl Default for ImportOptions {
    fn default() -> Self {
        Self { language: LanguageTag::undetermined(), limits: Limits::default() }
    }
}

impl ImportOptions {
    /// The language of titles and texts.
    pub fn with_language(mut self, language: LanguageTag) -> Self {
        self.language = language;
        self
    }

    /// How much a source may ask for.
    pub fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }
}

/// Why a source gives no draft at all: it is not of the format, or goes beyond the [`Limits`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportError {
    code: Code,
    message: String,
    origin: Option<Origin>,
}

impl ImportError {
    #[cfg(any(feature = "schedule", feature = "icalendar"))]
    pub(crate) fn malformed(message: impl Into<String>, origin: Option<Origin>) -> Self {
        Self { code: Code::MalformedDocument, message: message.into(), origin }
    }

    #[cfg(any(feature = "schedule", feature = "icalendar"))]
    pub(crate) fn limit(message: impl Into<String>, origin: Option<Origin>) -> Self {
        Self { code: Code::LimitExceeded, message: message.into(), origin }
    }

    /// [`Code::MalformedDocument`] or [`Code::LimitExceeded`].
    pub fn code(&self) -> Code {
        self.code
    }

    /// Where in the source, where that is known.
    pub fn origin(&self) -> Option<&Origin> {
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

/// Why a programme cannot be written in a format at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ExportError {
    /// The format has dates only, and a day with sessions has none.
    #[error(
        "day {day} has no date, and the format states dates only: anchor the programme first, with `anchored`"
    )]
    Undated {
        /// The first such day.
        day: i32,
    },
    /// The time zone of the programme is not in the database of time zones.
    #[error(
        "the time zone {zone:?} of the programme is not in the database of time zones: write an IANA name, as \"Europe/Zurich\""
    )]
    UnknownZone {
        /// The name stated.
        zone: String,
    },
}
