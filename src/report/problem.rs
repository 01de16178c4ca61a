//! The problems that findings report, with their details, messages and helps.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::notice::Details;
use super::subject::Subject;
use crate::code::Code;
use crate::error::quote;
use crate::value::id::EntityKind;
use crate::value::kind::Kind;
use crate::value::path::Path;
use crate::value::role::Role;
use crate::value::slot::{Slot, TimeRange};
use crate::value::time::Length;

/// A problem, with the names and values that its message mentions.
///
/// ```
/// use programme::report::Problem;
/// use programme::{Code, Draft};
///
/// let mut draft =
///     Draft::new("demo", "Demo").with_language("en".parse::<programme::LanguageTag>()?);
/// draft.sessions.push(programme::draft::Session::new("a").with_slot(programme::Slot::day(2)));
/// draft.days.push(programme::draft::Day::new(1));
/// let report = draft.check();
/// let finding = report.iter().next().unwrap();
/// assert!(matches!(finding.problem(), Problem::UnknownDay { number: 2, nearest: Some(1), .. }));
/// # Ok::<(), programme::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Problem {
    /// A malformed id, reported as [`Code::MalformedId`].
    #[non_exhaustive]
    MalformedId {
        /// The kind of item that the id belongs to.
        noun: EntityKind,
        /// The malformed id.
        id: String,
        /// A one-sentence description of the error in the id.
        fault: String,
    },
    /// An id that two items of the same kind share, reported as [`Code::DuplicateId`].
    #[non_exhaustive]
    DuplicateId {
        /// The kind of item that the id belongs to.
        noun: EntityKind,
        /// The duplicate id.
        id: String,
    },
    /// A number that two days share, reported as [`Code::DuplicateDay`].
    #[non_exhaustive]
    DuplicateDay {
        /// The number that two days have in common.
        number: i32,
    },
    /// A reference to a missing item, reported as [`Code::DanglingReference`].
    #[non_exhaustive]
    DanglingReference {
        /// The kind of item that is referenced.
        noun: EntityKind,
        /// The unknown id.
        id: String,
        /// The most similar existing id, if any.
        suggestion: Option<String>,
    },
    /// A reference to a missing day, reported as [`Code::UnknownDay`].
    #[non_exhaustive]
    UnknownDay {
        /// The unknown day number.
        number: i32,
        /// The closest existing day number, if any.
        nearest: Option<i32>,
    },
    /// A time range that ends before it starts, reported as [`Code::EndBeforeStart`].
    #[non_exhaustive]
    EndBeforeStart {
        /// The name of the affected field, such as "slot" or "window".
        what: String,
        /// The start and end of the time range.
        span: TimeRange,
    },
    /// A session with both a slot and a planned length, reported as [`Code::LengthStatedTwice`].
    #[non_exhaustive]
    LengthStatedTwice {
        /// The slot, which already determines the length.
        slot: Slot,
        /// The planned length.
        length: Length,
    },
    /// A cycle of references, reported as [`Code::CyclicReference`].
    #[non_exhaustive]
    CyclicReference {
        /// The relation that forms the cycle, such as "part of" or "made of".
        relation: String,
        /// The ids in the cycle, in order. The first id is repeated at the end.
        ids: Vec<String>,
    },
    /// A custom role that the programme does not declare, reported as [`Code::UndeclaredRole`].
    #[non_exhaustive]
    UndeclaredRole {
        /// The undeclared role.
        role: Role,
        /// The most similar role that is built in or declared, if any.
        suggestion: Option<String>,
    },
    /// A custom kind that the programme does not declare, reported as [`Code::UndeclaredKind`].
    #[non_exhaustive]
    UndeclaredKind {
        /// The undeclared kind.
        kind: Kind,
        /// The most similar kind that is built in or declared, if any.
        suggestion: Option<String>,
    },
    /// A participation with no participant or several, reported as [`Code::ParticipantNotSingle`].
    #[non_exhaustive]
    ParticipantNotSingle {
        /// The fields that name a participant. The list is empty if no field does.
        named: Vec<String>,
    },
    /// Texts without a language in a programme that declares no languages, reported as
    /// [`Code::PlainTextWithoutLanguage`].
    #[non_exhaustive]
    PlainTextWithoutLanguage {
        /// The number of texts without a language.
        texts: usize,
        /// The first of these texts.
        first: String,
    },
    /// A field that is not part of the wire form, reported as [`Code::UnknownField`].
    #[non_exhaustive]
    UnknownField {
        /// The name of the unknown field.
        name: String,
    },
    /// A problem found by a rule.
    #[non_exhaustive]
    Rule {
        /// A one-sentence description of the problem.
        #[cfg_attr(feature = "json-schema", schemars(length(min = 1)))]
        message: String,
        /// A suggestion for fixing the problem.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        help: Option<String>,
        /// The names and numbers in the message, in machine-readable form.
        #[serde(default, skip_serializing_if = "Details::is_empty")]
        details: Details,
    },
}

impl Problem {
    /// Creates an [`UnknownField`](Self::UnknownField) problem for the field at `path`.
    pub(crate) fn unknown_field(path: &Path) -> Self {
        let pointer = path.to_string();
        let name = pointer.rsplit('/').next().unwrap_or_default().replace("~1", "/").replace("~0", "~");
        Self::UnknownField { name }
    }

    /// Returns the code of the problem, or `None` for [`Rule`](Self::Rule). The rule supplies its
    /// own code.
    pub(super) const fn code(&self) -> Option<Code> {
        Some(match self {
            Self::MalformedId { .. } => Code::MalformedId,
            Self::DuplicateId { .. } => Code::DuplicateId,
            Self::DuplicateDay { .. } => Code::DuplicateDay,
            Self::DanglingReference { .. } => Code::DanglingReference,
            Self::UnknownDay { .. } => Code::UnknownDay,
            Self::EndBeforeStart { .. } => Code::EndBeforeStart,
            Self::LengthStatedTwice { .. } => Code::LengthStatedTwice,
            Self::CyclicReference { .. } => Code::CyclicReference,
            Self::UndeclaredRole { .. } => Code::UndeclaredRole,
            Self::UndeclaredKind { .. } => Code::UndeclaredKind,
            Self::ParticipantNotSingle { .. } => Code::ParticipantNotSingle,
            Self::PlainTextWithoutLanguage { .. } => Code::PlainTextWithoutLanguage,
            Self::UnknownField { .. } => Code::UnknownField,
            Self::Rule { .. } => return None,
        })
    }

    /// Writes the message of the problem that affects `subject`.
    pub(super) fn write_message(&self, subject: &Subject, f: &mut dyn fmt::Write) -> fmt::Result {
        match self {
            Self::MalformedId { fault, .. } => f.write_str(fault),
            Self::DuplicateId { noun, id } => {
                write!(f, "the id {} is already used by another {noun}", quote(id))
            }
            Self::DuplicateDay { number } => write!(f, "another day already has the number {number}"),
            Self::DanglingReference { noun, id, .. } => {
                write!(f, "{subject} refers to the {noun} {}, which is not in the programme", quote(id))
            }
            Self::UnknownDay { number, .. } => {
                write!(f, "{subject} refers to day {number}, which is not in the programme")
            }
            Self::EndBeforeStart { what, span } => {
                write!(f, "{subject}: the {what} ends at {}, before its start at {}", span.end, span.start)
            }
            Self::LengthStatedTwice { slot, length } => {
                write!(f, "{subject} has both a time slot ({slot}) and a planned length ({length})")
            }
            Self::CyclicReference { relation, ids } => {
                write!(f, "{subject} refers back to itself through “{relation}”: {}", ids.join(" → "))
            }
            Self::UndeclaredRole { role, .. } => {
                write!(
                    f,
                    "{subject} uses the role {}, which is neither a standard role nor declared in the \
                     programme",
                    quote(role.as_str())
                )
            }
            Self::UndeclaredKind { kind, .. } => {
                write!(
                    f,
                    "{subject} has the kind {}, which is neither a standard kind nor declared in the \
                     programme",
                    quote(kind.as_str())
                )
            }
            Self::ParticipantNotSingle { named } if named.is_empty() => {
                write!(f, "{subject} has a participant entry that does not specify who takes part")
            }
            Self::ParticipantNotSingle { named } => {
                write!(
                    f,
                    "{subject} has a participant entry with more than one participant: {}",
                    join(named, "and")
                )
            }
            Self::PlainTextWithoutLanguage { texts: 1, first } => {
                write!(
                    f,
                    "the text {} has no language, and the programme does not declare a main language",
                    quote(first)
                )
            }
            Self::PlainTextWithoutLanguage { texts, first } => {
                write!(
                    f,
                    "{texts} texts have no language, and the programme does not declare a main language; \
                     the first text is {}",
                    quote(first)
                )
            }
            Self::UnknownField { name } => {
                write!(f, "the field {} is unknown, so its content was ignored", quote(name))
            }
            Self::Rule { message, .. } => f.write_str(message),
        }
    }

    /// Returns a suggestion for fixing the problem, or `None` if there is no suggestion.
    pub fn help(&self) -> Option<String> {
        match self {
            Self::DanglingReference { suggestion: Some(id), .. }
            | Self::UndeclaredRole { suggestion: Some(id), .. }
            | Self::UndeclaredKind { suggestion: Some(id), .. } => {
                Some(format!("did you mean {}?", quote(id)))
            }
            Self::UndeclaredRole { role, .. } => Some(format!(
                "declare the role: \"roles\": [{{ \"code\": \"{role}\", \"properties\": {{ … }} }}]"
            )),
            Self::UndeclaredKind { kind, .. } => Some(format!(
                "declare the kind: \"kinds\": [{{ \"code\": \"{kind}\", \"properties\": {{ … }} }}]"
            )),
            Self::UnknownDay { nearest: Some(nearest), .. } => {
                Some(format!("the closest day is day {nearest}"))
            }
            Self::UnknownDay { number, nearest: None } => {
                Some(format!("add the day: \"days\": [{{ \"number\": {number} }}]"))
            }
            Self::EndBeforeStart { span, .. } => {
                let later = crate::value::time::DayTime::from_seconds(span.end.total_seconds() + 24 * 3600)?;
                let overnight = format!("if it ends on the next day, write the end as \"{later}\"");
                // Few sessions last more than half a day. The two times are more likely swapped.
                let long = later.total_seconds() - span.start.total_seconds() > 12 * 3600;
                Some(if long {
                    format!("check whether the two times are swapped; {overnight}")
                } else {
                    overnight
                })
            }
            Self::LengthStatedTwice { .. } => {
                Some("remove the planned length, because the time slot already determines it".to_owned())
            }
            Self::PlainTextWithoutLanguage { .. } => {
                Some("declare the main language, for example \"languages\": [\"en\"]".to_owned())
            }
            Self::ParticipantNotSingle { named } if named.is_empty() => {
                Some("name a person, an organisation, a country, an office or a vacancy".to_owned())
            }
            Self::ParticipantNotSingle { .. } => Some(
                "keep only the participant, and put the party they represent in \"on_behalf_of\"".to_owned(),
            ),
            Self::UnknownField { .. } => {
                Some("correct the field name, or move an intended addition to \"extensions\"".to_owned())
            }
            Self::Rule { help, .. } => help.clone(),
            Self::DanglingReference { .. }
            | Self::MalformedId { .. }
            | Self::DuplicateId { .. }
            | Self::DuplicateDay { .. }
            | Self::CyclicReference { .. } => None,
        }
    }
}

/// Joins words as a list in a sentence: "a", "a and b", "a, b and c".
fn join(words: &[String], last: &str) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [init @ .., end] => format!("{} {last} {end}", init.join(", ")),
    }
}
