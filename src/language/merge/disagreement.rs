//! Types for the differences between two language versions of a programme.

use std::fmt;

use serde::Serialize;

use crate::code::Severity;
use crate::error::quote;
use crate::list::ToList;
use crate::report::Subject;
use crate::value::path::Path;

/// A difference between two language versions of a programme, such as two different start times for
/// the same session.
///
/// The `Display` implementation describes the difference in one line, including which of the two
/// values was kept.
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
    /// The item to which the difference belongs, such as a session or a person. The item is
    /// identified by its id in the merged programme.
    pub subject: Subject,
    /// The title or name of the item that differs, such as "Opening session". The string is empty
    /// if the item has neither a title nor a name.
    pub name: String,
    /// The path of the field that differs, relative to the item. For example, the path is `/slot`
    /// if a session takes place at different times. The root path means that the difference
    /// concerns the entire item.
    pub field: Path,
    /// The value of the field in the base programme, formatted as text. It is `None` if the base
    /// programme has no value.
    pub base: Option<String>,
    /// The value of the field in the other language version, formatted as text. It is `None` if the
    /// other version has no value.
    pub other: Option<String>,
    /// Specifies whether the merged programme contains the value of the base programme, the value
    /// of the other language version, or both.
    pub kept: Kept,
}

/// A kind of difference between two language versions of a programme, such as different start times
/// or a missing participant.
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
    /// The times in the two language versions differ by a constant amount, for example because of
    /// different time zones. The merged programme uses the local time of the base programme.
    ClockShift {
        /// The amount of the shift in seconds. The amount is positive if the times in the other
        /// language version are later than in the base programme, and negative if they are earlier.
        seconds: i64,
        /// The number of sessions for which exactly this clock shift was measured.
        votes: usize,
        /// The number of sessions whose times were compared to measure the clock shift. They were
        /// paired by other evidence than their times, for example by their people.
        anchors: usize,
    },
    /// An item, such as a session, a person or a room, exists in only one of the two language
    /// versions.
    OnlyIn(Side),
    /// A participant, such as a speaker of a session, is listed in only one of the two language
    /// versions.
    ParticipantOnlyIn(Side),
    /// An id refers to different items in the two language versions, such as two different people.
    SameIdOtherItem,
    /// An item of the other language version received a new id, because a different item of the
    /// base programme already has the original id.
    IdTaken,
    /// Two items, such as rooms with different names, were merged only because they appear in the
    /// same position in both language versions. This decision should be checked manually.
    PairedByPosition,
    /// A day of the programme has different dates in the two language versions.
    Date,
    /// A session takes place on different days in the two language versions.
    Day,
    /// A session takes place at different times in the two language versions.
    Time,
    /// The place of a session, or of the entire programme, differs between the two language
    /// versions.
    Place,
    /// A session has different kinds in the two language versions, such as panel and workshop.
    Kind,
    /// A session or an agenda item has different numbers in the two language versions.
    Number,
    /// A session has the same time in both language versions, but a different position in the list
    /// of sessions.
    Order,
    /// The participants of a session are listed in a different order in the two language versions.
    ParticipantOrder,
    /// A participant has different roles in the two language versions, such as chair and moderator.
    Role,
    /// The status of the document, the event, a language, a session or a participant differs
    /// between the two language versions.
    Status,
    /// The name of a person is spelt differently in the two language versions.
    NameSpelling,
    /// A person has an honorific, such as "Mr.", in only one of the two language versions.
    Honorific,
    /// A list, such as the questions of a session, has a different number of entries in the two
    /// language versions. A long text is also reported if the types of its blocks, or the lengths
    /// of its lists, differ.
    ListLength,
    /// A text in one language, such as the English title of a session, is worded differently in the
    /// two language versions.
    Wording,
    /// A link or a document appears in only one of the two language versions.
    Link,
    /// A relation between two sessions or other items, such as a replacement, differs between the
    /// two language versions.
    Relation,
    /// Any other field, such as the capacity of a room, has different values in the two language
    /// versions.
    Fact,
}

/// One of the two language versions that are merged.
///
/// ```
/// assert_eq!(programme::language::Side::Other.to_string(), "the other version");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(clippy::exhaustive_enums, reason = "a merge has exactly two sides")]
pub enum Side {
    /// The base programme, on which `merge_languages` was called. Its values take precedence.
    Base,
    /// The other language version, which was passed to `merge_languages` as an argument.
    Other,
}

/// The value that a merge keeps if the two language versions disagree.
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
    /// Returns the severity of this kind of difference. Different dates, days, times and places are
    /// errors, because they can mislead the audience.
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
    /// Returns the severity of the difference: error, warning or advice.
    ///
    /// The severity is [`Severity::Advice`] if a single field is missing in one of the two language
    /// versions. Otherwise, for example if an entire item or a participant is missing, the severity
    /// depends on the kind of difference. See [`Difference::severity`].
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

fn length(seconds: u64) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let part = |count: u64, one: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        _ => Some(format!("{count} {one}s")),
    };
    let parts = [part(hours, "hour"), part(minutes, "minute"), part(seconds, "second")];
    parts.into_iter().flatten().to_list().join(" ")
}

impl Disagreement {
    /// Describes the path of the field in words. For example, `/participations/1/posts/0/title`
    /// becomes `the title of post 1 of participation 2`.
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

    fn is_plural(&self) -> bool {
        let field = self.field.to_string();
        let last = field.rsplit('/').next().unwrap_or_default();
        self.what != Difference::Relation
            && !is_adjective(&last.replace('_', " "))
            && last.ends_with('s')
            && !last.ends_with("ss")
            && !last.ends_with("status")
    }
}

/// Returns `true` if a field name, such as `available`, is not a noun. Messages then contain
/// `the field "available"` instead of `the available`.
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
