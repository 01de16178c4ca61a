//! Disagreements between two versions of a programme.

use std::fmt;

use serde::Serialize;

use crate::code::Severity;
use crate::error::quote;
use crate::report::Subject;
use crate::value::path::Path;

/// A difference between two versions of a programme, with the value that the merged programme
/// contains.
///
/// The `Display` implementation describes the disagreement in one line.
///
/// ```
/// use programme::language::{Difference, Kept, MergeOptions};
/// use programme::{Draft, LanguageTag};
///
/// let version = |language: &str, status: &str| {
///     let draft = Draft::new("demo", "Demo").with_language(language.parse::<LanguageTag>()?);
///     let status = status.parse::<programme::status::DocumentStatus>()?;
///     Ok::<_, programme::Error>(draft.with_document_status(status))
/// };
/// let merged = version("fr", "final")?.build()?.merge_languages(
///     &version("en", "draft")?.build()?,
///     &MergeOptions::default(),
/// )?;
/// let one = &merged.disagreements[0];
/// assert_eq!((one.what, one.kept), (Difference::Status, Kept::Base));
/// assert_eq!(
///     one.to_string(),
///     "the programme: the document status is final in the base and draft in the other version; \
///      the base's value is kept",
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Disagreement {
    /// The kind of difference.
    pub what: Difference,
    /// The item that differs, identified as in the merged programme.
    pub subject: Subject,
    /// The title or name of the item. It is empty if the item has none.
    pub name: String,
    /// The path of the field, relative to the item. The root path refers to the entire item.
    pub field: Path,
    /// The value in the base, or `None` if it is missing.
    pub base: Option<String>,
    /// The value in the other version, or `None` if it is missing.
    pub other: Option<String>,
    /// The side whose value the merged programme contains.
    pub kept: Kept,
}

/// The kind of a difference between two versions.
///
/// ```
/// use programme::Severity;
/// use programme::language::{Difference, Side};
///
/// assert_eq!(Difference::OnlyIn(Side::Base).severity(), Severity::Warning);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Difference {
    /// The clock of the other version is shifted. Its times were converted to the clock of the
    /// base.
    ClockShift {
        /// The number of seconds by which the other clock is ahead. It is negative if that clock is
        /// behind.
        seconds: i64,
        /// The number of session pairs that show this shift.
        votes: usize,
        /// The number of session pairs whose times were compared. These pairs were found without
        /// using times.
        anchors: usize,
    },
    /// Only one version contains the item, such as a session, a person or a room.
    OnlyIn(Side),
    /// Only one version contains the participation.
    ParticipantOnlyIn(Side),
    /// Two different items have the same id.
    SameIdOtherItem,
    /// An item of the other version has a new id, because its id was already in use.
    IdTaken,
    /// Two items were paired only because of their positions. A person should check the pair.
    PairedByPosition,
    /// The date of a day differs.
    Date,
    /// The day of a session differs.
    Day,
    /// The time of a session differs.
    Time,
    /// The place of a session differs.
    Place,
    /// The kind of a session differs.
    Kind,
    /// The number of a session or an agenda item differs.
    Number,
    /// The position of a session in the printed order differs.
    Order,
    /// The order of the participations of a session differs.
    ParticipantOrder,
    /// The role of a person in a session differs.
    Role,
    /// The status of the document, the event, a language, a session or a participation differs.
    Status,
    /// The spelling of a name differs.
    NameSpelling,
    /// Only one version has an honorific for a person.
    Honorific,
    /// The length of a list differs, such as the list of questions of a session.
    ListLength,
    /// The wording of a text in the same language differs.
    Wording,
    /// Only one version contains a link or a document.
    Link,
    /// The relation between two sessions, or another reference between items, differs.
    Relation,
    /// The value of another field differs.
    Fact,
}

/// One of the two versions in a merge.
///
/// ```
/// assert_eq!(programme::language::Side::Other.to_string(), "the other version");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(clippy::exhaustive_enums, reason = "a merge has exactly two sides")]
pub enum Side {
    /// The version on which the merge is based.
    Base,
    /// The version that is merged into the base.
    Other,
}

/// The value that a merged programme contains if its versions disagree.
///
/// ```
/// assert_eq!(programme::language::Kept::Both.to_string(), "both are kept");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Kept {
    /// The value of the base.
    Base,
    /// The value of the other version.
    Other,
    /// The values of both versions.
    Both,
}

impl Difference {
    /// Returns the severity of this kind of difference. Differences that could send people to the
    /// wrong place or at the wrong time are errors.
    pub const fn severity(self) -> Severity {
        match self {
            Self::Date | Self::Day | Self::Time | Self::Place => Severity::Error,
            Self::Order
            | Self::ParticipantOrder
            | Self::NameSpelling
            | Self::Honorific
            | Self::PairedByPosition
            | Self::Link
            | Self::IdTaken => Severity::Advice,
            _ => Severity::Warning,
        }
    }
}

impl Disagreement {
    /// Returns the severity of the disagreement.
    ///
    /// If a field is missing in one of the versions, the severity is advice. Otherwise, it is the
    /// severity of the kind of difference.
    pub fn severity(&self) -> Severity {
        let item = matches!(
            self.what,
            Difference::OnlyIn(_) | Difference::ParticipantOnlyIn(_) | Difference::ClockShift { .. }
        );
        if !item && (self.base.is_none() || self.other.is_none()) {
            return Severity::Advice;
        }
        self.what.severity()
    }
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Base => "the base",
            Self::Other => "the other version",
        })
    }
}

impl fmt::Display for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Base => "the base's value is kept",
            Self::Other => "the other version's value is used",
            Self::Both => "both are kept",
        })
    }
}

/// Formats a duration in words, such as `1 hour 30 minutes`.
fn length(seconds: u64) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let part = |count: u64, one: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        _ => Some(format!("{count} {one}s")),
    };
    let parts = [part(hours, "hour"), part(minutes, "minute"), part(seconds, "second")];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

impl Disagreement {
    /// Returns the field in words, such as `the title of post 1 of participation 2`.
    fn words(&self) -> String {
        let text = self.field.to_string();
        let mut words = Vec::new();
        let mut segments = text.split('/').filter(|segment| !segment.is_empty()).peekable();
        while let Some(segment) = segments.next() {
            let noun = segment.replace('_', " ");
            let position = segments.next_if(|next| next.bytes().all(|byte| byte.is_ascii_digit()));
            match position.and_then(|position| position.parse::<usize>().ok()) {
                Some(at) => words.push(format!("{} {}", singular(&noun), at + 1)),
                None if self.what == Difference::Relation => {
                    words.push(format!("the relation {}", quote(&noun)));
                }
                None if is_adjective(&noun) => words.push(format!("the field {}", quote(&noun))),
                None => words.push(format!("the {noun}")),
            }
        }
        words.reverse();
        words.join(" of ")
    }

    /// Returns `true` if [`words`](Self::words) returns a plural, such as `the links`.
    fn is_plural(&self) -> bool {
        let field = self.field.to_string();
        let last = field.rsplit('/').next().unwrap_or_default();
        self.what != Difference::Relation
            && last.ends_with('s')
            && !last.ends_with("ss")
            && !last.ends_with("status")
    }
}

/// Returns `true` if a field name is not a noun, and so cannot follow "the" in a sentence.
fn is_adjective(name: &str) -> bool {
    matches!(
        name,
        "available"
            | "captioned"
            | "family"
            | "given"
            | "interpreted"
            | "on behalf of"
            | "online"
            | "plenary"
            | "public"
            | "relayed to"
            | "sequential"
            | "simultaneous"
            | "spoken"
    )
}

fn singular(noun: &str) -> &str {
    noun.strip_suffix('s').unwrap_or(noun)
}

impl fmt::Display for Disagreement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.subject, self.name.is_empty()) {
            (Subject::Programme, _) | (_, true) => write!(f, "{}: ", self.subject)?,
            (subject, false) => write!(f, "{} ({subject}): ", quote(&self.name))?,
        }
        let said = |value: &Option<String>| value.as_deref().unwrap_or("missing").to_owned();
        let (base, other) = (said(&self.base), said(&self.other));
        let (is, has) = if self.is_plural() { ("are", "have") } else { ("is", "has") };
        match self.what {
            Difference::ClockShift { seconds, votes, anchors } => {
                let direction = if seconds > 0 { "ahead" } else { "behind" };
                let length = length(seconds.unsigned_abs());
                return write!(
                    f,
                    "the clock of the other version is {length} {direction}, according to {votes} of {anchors} sessions; its times are converted to the clock of the base"
                );
            }
            Difference::OnlyIn(Side::Base) => return f.write_str("it exists only in the base and is kept"),
            Difference::OnlyIn(Side::Other) => {
                return f.write_str("it exists only in the other version and is added");
            }
            Difference::ParticipantOnlyIn(side) => {
                let who = self.base.as_ref().or(self.other.as_ref()).map_or("a participant", String::as_str);
                let fate = if side == Side::Base { "kept" } else { "added" };
                return write!(f, "only {side} contains the participation of {who}; it is {fate}");
            }
            Difference::SameIdOtherItem => {
                write!(f, "this id refers to {base} in the base and to {other} in the other version")
            }
            Difference::IdTaken => {
                return write!(
                    f,
                    "it is {other} in the other version; that id is already in use, so it has a new id"
                );
            }
            Difference::PairedByPosition => {
                return write!(
                    f,
                    "{base} in the base and {other} in the other version are treated as the same because of their positions; check that this is correct"
                );
            }
            Difference::Order | Difference::ParticipantOrder => {
                write!(f, "the order differs: {base} in the base, {other} in the other version")
            }
            Difference::ListLength => {
                write!(f, "{} {has} {base} in the base and {other} in the other version", self.words())
            }
            Difference::Link => {
                let (side, fate) =
                    if self.kept == Kept::Base { (Side::Base, "kept") } else { (Side::Other, "added") };
                let value = self.base.as_ref().or(self.other.as_ref());
                let value = value.map_or("an untitled document", String::as_str);
                return write!(f, "{} differ: only {side} contains {value}; it is {fate}", self.words());
            }
            _ => write!(f, "{} {is} {base} in the base and {other} in the other version", self.words()),
        }?;
        write!(f, "; {}", self.kept)
    }
}
