//! Differences between two language versions of a programme.

use std::fmt;

use serde::Serialize;

use crate::code::Severity;
use crate::error::quote;
use crate::report::Subject;
use crate::value::path::Path;

/// A difference between two language versions of a programme, which was found while the versions
/// were merged.
///
/// The `Display` implementation describes the difference in one line, and mentions which value was
/// kept.
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
    /// The kind of difference, such as a different time or a missing participant.
    pub what: Difference,
    /// The session, person or other item that differs. It is identified by its id in the merged
    /// programme.
    pub subject: Subject,
    /// The title or name of the item that differs. It is empty if the item has neither a title nor
    /// a name.
    pub name: String,
    /// The path of the field that differs, relative to the item. For example, the path is `/slot`
    /// if a session has different times. The root path means that the entire item differs.
    pub field: Path,
    /// The value in the base programme, or `None` if the base programme has no value.
    pub base: Option<String>,
    /// The value in the other language version, or `None` if the other version has no value.
    pub other: Option<String>,
    /// The version whose value was used in the merged programme.
    pub kept: Kept,
}

/// The kind of difference between two language versions of a programme.
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
    /// The clock of the other language version differs from the clock of the base programme. The
    /// times of the other version were converted to the local time of the base programme.
    ClockShift {
        /// The number of seconds by which the clock of the other language version is ahead of the
        /// clock of the base programme. The number is negative if the clock of the other version is
        /// behind.
        seconds: i64,
        /// The number of paired sessions whose times differ by exactly this shift.
        votes: usize,
        /// The number of paired sessions whose times were compared. These sessions were paired
        /// without using their times, for example because they have the same people.
        anchors: usize,
    },
    /// Only one of the two language versions contains the item, such as a session, a person or a
    /// room.
    OnlyIn(Side),
    /// Only one of the two language versions lists a person or organisation among the participants.
    ParticipantOnlyIn(Side),
    /// The two language versions use the same id for different items, such as two different people.
    SameIdOtherItem,
    /// An item of the other language version was given a new id, because its id was already in use
    /// for a different item.
    IdTaken,
    /// Two items were treated as the same item only because they appear in the same position in
    /// both language versions. A person should check that this is correct.
    PairedByPosition,
    /// The two language versions specify different dates for the same day of the programme.
    Date,
    /// The two language versions schedule the same session on different days.
    Day,
    /// The two language versions schedule the same session at different times.
    Time,
    /// The two language versions specify different places for the same session.
    Place,
    /// The two language versions specify different kinds for the same session, such as panel and
    /// workshop.
    Kind,
    /// The two language versions specify different numbers for the same session or agenda item.
    Number,
    /// The two language versions list sessions that take place at the same time in a different
    /// order.
    Order,
    /// The two language versions list the participants of a session in a different order.
    ParticipantOrder,
    /// The two language versions specify different roles for the same participant, such as chair
    /// and moderator.
    Role,
    /// The two language versions specify a different status for the document, the event, a
    /// language, a session or a participation.
    Status,
    /// The two language versions spell the name of a person differently.
    NameSpelling,
    /// Only one of the two language versions has an honorific for a person, such as "Mr."
    Honorific,
    /// A list, such as the list of questions of a session, has a different length in the two
    /// language versions.
    ListLength,
    /// The two language versions have different wordings of the same text in the same language.
    Wording,
    /// Only one of the two language versions contains a link or a document.
    Link,
    /// The two language versions specify different relations between sessions, or different
    /// references from one item to another.
    Relation,
    /// The two language versions specify different values for a field that none of the other
    /// variants covers.
    Fact,
}

/// One of the two language versions in a merge.
///
/// ```
/// assert_eq!(programme::language::Side::Other.to_string(), "the other version");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(clippy::exhaustive_enums, reason = "a merge has exactly two sides")]
pub enum Side {
    /// The base programme, whose values take precedence in the merged programme.
    Base,
    /// The other language version, which is merged into the base programme.
    Other,
}

/// The version whose value a merged programme contains if the two language versions disagree.
///
/// ```
/// assert_eq!(programme::language::Kept::Both.to_string(), "both are kept");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Kept {
    /// The merged programme contains the value of the base programme.
    Base,
    /// The merged programme contains the value of the other language version.
    Other,
    /// The merged programme contains the values of both language versions.
    Both,
}

impl Difference {
    /// Returns the severity of this kind of difference. Differences that could make people go to
    /// the wrong place or come at the wrong time are errors.
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
    /// Returns the severity of the disagreement: error, warning or advice.
    ///
    /// If one of the two language versions has no value for the field, the severity
    /// is [`Severity::Advice`]. Otherwise, the severity depends on the kind of difference.
    /// See [`Difference::severity`].
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

/// Formats a number of seconds in words, such as `1 hour 30 minutes`.
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
    /// Describes the field that differs in words, such as `the title of post 1 of participation 2`.
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

    /// Returns `true` if the field that differs is described by a plural noun, such as `the links`.
    fn is_plural(&self) -> bool {
        let field = self.field.to_string();
        let last = field.rsplit('/').next().unwrap_or_default();
        self.what != Difference::Relation
            && last.ends_with('s')
            && !last.ends_with("ss")
            && !last.ends_with("status")
    }
}

/// Returns `true` if the name of a field, such as `available`, is not a noun. Messages must not
/// contain such a name after "the".
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
