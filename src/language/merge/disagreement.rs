//! What two versions say differently.

use std::fmt;

use serde::Serialize;

use crate::code::Severity;
use crate::error::quote;
use crate::report::Subject;
use crate::value::path::Path;

/// Where two versions of a programme do not say the same, and what the merged programme says.
///
/// Printed, it is one sentence.
///
/// ```
/// use programme::language::{Difference, Kept, MergeOptions};
/// use programme::{Draft, LanguageTag};
///
/// let version = |language: &str, status: &str| {
///     let draft = Draft::new("demo", "Demo").with_language(language.parse::<LanguageTag>()?);
///     Ok::<_, programme::Error>(draft.with_document_status(status.parse::<programme::status::DocumentStatus>()?))
/// };
/// let merged = version("fr", "final")?.build()?.merge_languages(
///     &version("en", "draft")?.build()?,
///     &MergeOptions::default(),
/// )?;
/// let one = &merged.disagreements[0];
/// assert_eq!((one.what, one.kept), (Difference::Status, Kept::Base));
/// assert_eq!(
///     one.to_string(),
///     "the programme: the document status is final in the base and draft in the other version; the base's is kept",
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Disagreement {
    /// In what they differ.
    pub what: Difference,
    /// About what, as the merged programme identifies it.
    pub subject: Subject,
    /// The same in words: a title or a name.
    pub name: String,
    /// Which field of it, from the subject on; the root where it is the whole.
    pub field: Path,
    /// What the base says, where it says something.
    pub base: Option<String>,
    /// What the other version says, where it says something.
    pub other: Option<String>,
    /// What the merged programme says.
    pub kept: Kept,
}

/// In what two versions differ.
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
    /// All times of the other version are off by as much. They are read on the clock of the base.
    ClockShift {
        /// By how much its clock is ahead; negative where it is behind.
        seconds: i64,
        /// How many sessions show it.
        votes: usize,
        /// Of how many that are known without the clock.
        anchors: usize,
    },
    /// One of them alone has the item: a session, a person, a room …
    OnlyIn(Side),
    /// One of them alone has somebody in this session.
    ParticipantOnlyIn(Side),
    /// Two items have one id, and are not the same.
    SameIdOtherItem,
    /// The id of an item of the other version was taken, so that it has another.
    IdTaken,
    /// Two items are taken for one because of where they stand; somebody should look at it.
    PairedByPosition,
    /// The date of a day.
    Date,
    /// The day of a session.
    Day,
    /// The time of a session.
    Time,
    /// The place of a session.
    Place,
    /// The kind of a session.
    Kind,
    /// The number of a session or an agenda item.
    Number,
    /// The place of a session in the printed order.
    Order,
    /// The order in which the people of a session are printed.
    ParticipantOrder,
    /// What somebody does in a session.
    Role,
    /// A status: of the document, the event, a session, a participation.
    Status,
    /// The spelling of a name.
    NameSpelling,
    /// One of them alone prints something before a name.
    Honorific,
    /// How many items a list has: questions, paragraphs, posts.
    ListLength,
    /// The wording in one language.
    Wording,
    /// A link or a document, in one of them alone.
    Link,
    /// What a session is to another.
    Relation,
    /// Any other field.
    Fact,
}

/// One of the two versions.
///
/// ```
/// assert_eq!(programme::language::Side::Other.to_string(), "the other version");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(clippy::exhaustive_enums, reason = "two versions are merged")]
pub enum Side {
    /// The one that is added to.
    Base,
    /// The one that is added.
    Other,
}

/// What a merged programme says where its versions disagree.
///
/// ```
/// assert_eq!(programme::language::Kept::Both.to_string(), "both are kept");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Kept {
    /// What the base says.
    Base,
    /// What the other version says.
    Other,
    /// What both say.
    Both,
}

impl Difference {
    /// How much it matters, as for findings: an error where people would go to another place or at another time.
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
    /// How much it matters: what one version alone states is advice at most, unless it is a whole item.
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
            Self::Base => "the base's is kept",
            Self::Other => "the other version's is taken",
            Self::Both => "both are kept",
        })
    }
}

/// A length of time as one says it.
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
    /// The field in words: "the document status", "the title of post 1 of participation 2".
    fn words(&self) -> String {
        let text = self.field.to_string();
        let mut words = Vec::new();
        let mut segments = text.split('/').filter(|segment| !segment.is_empty()).peekable();
        while let Some(segment) = segments.next() {
            let noun = segment.replace('_', " ");
            let position = segments.next_if(|next| next.bytes().all(|byte| byte.is_ascii_digit()));
            match position.and_then(|position| position.parse::<usize>().ok()) {
                Some(at) => words.push(format!("{} {}", singular(&noun), at + 1)),
                None => words.push(format!("the {noun}")),
            }
        }
        words.reverse();
        words.join(" of ")
    }
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
        let said = |value: &Option<String>| value.as_deref().unwrap_or("not stated").to_owned();
        let (base, other) = (said(&self.base), said(&self.other));
        match self.what {
            Difference::ClockShift { seconds, votes, anchors } => {
                let direction = if seconds > 0 { "ahead" } else { "behind" };
                let length = length(seconds.unsigned_abs());
                return write!(
                    f,
                    "the clock of the other version is {length} {direction}, as {votes} of {anchors} sessions show; its times are read on the base's clock"
                );
            }
            Difference::OnlyIn(Side::Base) => return f.write_str("only the base has it; it stays"),
            Difference::OnlyIn(Side::Other) => {
                return f.write_str("only the other version has it; it is added");
            }
            Difference::ParticipantOnlyIn(side) => {
                let who = self.base.as_ref().or(self.other.as_ref()).map_or("somebody", String::as_str);
                let fate = if side == Side::Base { "they stay" } else { "they are added" };
                return write!(f, "only {side} has {who}; {fate}");
            }
            Difference::SameIdOtherItem => {
                write!(f, "under this id stand {base} in the base and {other} in the other version")
            }
            Difference::IdTaken => {
                return write!(f, "in the other version its id is {other}, which is taken here");
            }
            Difference::PairedByPosition => {
                write!(
                    f,
                    "{base} in the base and {other} in the other version are taken for one by where they stand"
                )
            }
            Difference::Order | Difference::ParticipantOrder => {
                write!(f, "the order differs: {base} in the base, {other} in the other version")
            }
            Difference::ListLength => {
                write!(f, "{} has {base} in the base and {other} in the other version", self.words())
            }
            _ => write!(f, "{} is {base} in the base and {other} in the other version", self.words()),
        }?;
        write!(f, "; {}", self.kept)
    }
}
