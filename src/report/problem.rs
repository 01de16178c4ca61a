//! Problems in programmes, with their messages and suggestions for fixing them.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::notice::Details;
use super::subject::Subject;
use crate::code::Code;
use crate::error::{list, quote};
use crate::value::id::EntityKind;
use crate::value::kind::Kind;
use crate::value::path::Path;
use crate::value::role::Role;
use crate::value::slot::{Slot, TimeRange};
use crate::value::time::Length;

/// A problem in a programme, including the names and values that its message mentions.
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
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Problem {
    /// A malformed id, reported as [`Code::MalformedId`].
    #[non_exhaustive]
    MalformedId {
        /// The type of the item, such as a session or a person.
        noun: EntityKind,
        /// The malformed id, as it appears in the draft.
        id: String,
        /// A sentence that describes what is wrong with the id.
        fault: String,
    },
    /// An id that two items of the same type share, reported as [`Code::DuplicateId`].
    #[non_exhaustive]
    DuplicateId {
        /// The type of the item, such as a session or a person.
        noun: EntityKind,
        /// The id that both items share.
        id: String,
    },
    /// A number that two days share, reported as [`Code::DuplicateDay`].
    #[non_exhaustive]
    DuplicateDay {
        /// The number that both days share.
        number: i32,
    },
    /// A reference to an item that does not exist, reported as [`Code::DanglingReference`].
    #[non_exhaustive]
    DanglingReference {
        /// The type of the missing item, such as a session or a person.
        noun: EntityKind,
        /// The id of the missing item.
        id: String,
        /// The most similar existing id, or `None` if no existing id is similar.
        suggestion: Option<String>,
    },
    /// A reference to a day that does not exist, reported as [`Code::UnknownDay`].
    #[non_exhaustive]
    UnknownDay {
        /// The number of the missing day.
        number: i32,
        /// The closest number of an existing day, or `None` if the programme has no days.
        nearest: Option<i32>,
    },
    /// A time range that ends before it starts, reported as [`Code::EndBeforeStart`].
    #[non_exhaustive]
    EndBeforeStart {
        /// A description of the affected field, such as "slot" or "window".
        what: String,
        /// The invalid time range.
        span: TimeRange,
    },
    /// A session with both a slot and a planned length, reported as [`Code::LengthStatedTwice`].
    #[non_exhaustive]
    LengthStatedTwice {
        /// The slot, which already determines the length of the session.
        slot: Slot,
        /// The superfluous planned length of the session.
        length: Length,
    },
    /// A cycle of references, reported as [`Code::CyclicReference`].
    #[non_exhaustive]
    CyclicReference {
        /// The relation that forms the cycle, such as "part of" or "made of".
        relation: String,
        /// The ids of the items in the cycle, in order. The first id is repeated at the end.
        ids: Vec<String>,
    },
    /// A custom role that the programme does not declare, reported as [`Code::UndeclaredRole`].
    #[non_exhaustive]
    UndeclaredRole {
        /// The role that the programme does not declare.
        role: Role,
        /// The most similar built-in or declared role, or `None` if no role is similar.
        suggestion: Option<String>,
    },
    /// A custom kind of session that the programme does not declare, reported
    /// as [`Code::UndeclaredKind`].
    #[non_exhaustive]
    UndeclaredKind {
        /// The kind of session that the programme does not declare.
        kind: Kind,
        /// The most similar built-in or declared kind, or `None` if no kind is similar.
        suggestion: Option<String>,
    },
    /// A participation that names either no participant or more than one, reported
    /// as [`Code::ParticipantNotSingle`].
    #[non_exhaustive]
    ParticipantNotSingle {
        /// The names of the fields that specify a participant, such as "person". The list is empty
        /// if no participant is named.
        named: Vec<String>,
    },
    /// Texts of unknown language in a programme that declares no languages, reported
    /// as [`Code::PlainTextWithoutLanguage`].
    #[non_exhaustive]
    PlainTextWithoutLanguage {
        /// The number of texts without a language.
        texts: usize,
        /// The first text without a language.
        first: String,
    },
    /// An unknown field in the JSON document, reported as [`Code::UnknownField`].
    #[non_exhaustive]
    UnknownField {
        /// The name of the unknown field.
        name: String,
    },
    /// A problem that a rule has found, or that a reader of another format has reported.
    #[non_exhaustive]
    Rule {
        /// A one-sentence description of the problem.
        #[cfg_attr(feature = "json-schema", schemars(length(min = 1)))]
        message: String,
        /// A suggestion for fixing the problem, or `None` if there is no suggestion.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        help: Option<String>,
        /// The names and numbers in the message, in machine-readable form.
        #[serde(default, skip_serializing_if = "Details::is_empty")]
        details: Details,
    },
}

impl Problem {
    pub(crate) fn unknown_field(path: &Path) -> Self {
        let pointer = path.to_string();
        let name = pointer.rsplit('/').next().unwrap_or_default().replace("~1", "/").replace("~0", "~");
        Self::UnknownField { name }
    }

    /// Returns the code of the problem. Returns `None` for [`Rule`](Self::Rule), because the rule
    /// determines the code.
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
                let field = what.replace(' ', "_");
                let TimeRange { start, end } = span;
                write!(f, "{subject}: the time in \"{field}\" ends at {end}, before it starts at {start}")
            }
            Self::LengthStatedTwice { slot, length } => {
                write!(
                    f,
                    "{subject} has both a time (\"slot\": {slot}) and a planned length (\"planned_length\": \
                     {length})"
                )
            }
            Self::CyclicReference { relation, ids } => {
                let field = relation.replace(' ', "_");
                write!(f, "{subject} refers back to itself through \"{field}\": {}", ids.join(" → "))
            }
            Self::UndeclaredRole { role, .. } => {
                write!(
                    f,
                    "{subject} uses the role {}, which is neither a standard role nor declared in \"roles\"",
                    quote(role.as_str())
                )
            }
            Self::UndeclaredKind { kind, .. } => {
                write!(
                    f,
                    "{subject} has the kind {}, which is neither a standard kind nor declared in \"kinds\"",
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
                    list(named, named.len())
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
                write!(f, "in {subject}, the field {} is unknown, so its content was ignored", quote(name))
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
                "correct the role, or declare it, for example \"roles\": [{{ \"code\": \"{role}\", \
                 \"properties\": {{ \"has_floor\": true }} }}] for a role that speaks"
            )),
            Self::UndeclaredKind { kind, .. } => Some(format!(
                "correct the kind, or declare it, for example \"kinds\": [{{ \"code\": \"{kind}\", \
                 \"properties\": {{ \"needs_people\": true }} }}] for a kind with speakers"
            )),
            Self::UnknownDay { nearest: Some(nearest), .. } => Some(format!(
                "correct the number of the day, for example to {nearest}, or add the day to \
                              \"days\""
            )),
            Self::UnknownDay { number, nearest: None } => {
                Some(format!("add the day, for example \"days\": [{{ \"number\": {number} }}]"))
            }
            Self::EndBeforeStart { span, .. } => {
                let later = crate::value::time::DayTime::from_seconds(span.end.total_seconds() + 24 * 3600)?;
                let overnight = format!("if it ends on the next day, write the end as \"{later}\"");
                // An overnight session of more than 12 hours is unlikely, so the times were
                // probably swapped.
                let long = later.total_seconds() - span.start.total_seconds() > 12 * 3600;
                Some(if long {
                    format!("check whether the two times are swapped; {overnight}")
                } else {
                    overnight
                })
            }
            Self::LengthStatedTwice { .. } => {
                Some("remove \"planned_length\", because the time already determines the length".to_owned())
            }
            Self::PlainTextWithoutLanguage { .. } => {
                Some("declare the main language, for example \"languages\": [\"en\"]".to_owned())
            }
            Self::ParticipantNotSingle { named } if named.is_empty() => Some(
                "add who takes part: \"person\", \"organisation\", \"country\", \"office\" or \
                     \"vacancy\""
                    .to_owned(),
            ),
            Self::ParticipantNotSingle { .. } => Some(
                "keep only one of them; if a person speaks for a country, enter for example \
                 \"on_behalf_of\": { \"country\": \"NG\" }"
                    .to_owned(),
            ),
            Self::UnknownField { .. } => Some(
                "correct the name of the field; if it is your own addition, move it to \
                     \"extensions\""
                    .to_owned(),
            ),
            Self::Rule { help, .. } => help.clone(),
            Self::DanglingReference { noun, .. } => {
                Some(format!("add the {noun} to the programme, or correct or remove the reference"))
            }
            Self::MalformedId { .. } => {
                Some("choose a short id without spaces, such as \"opening-session\"".to_owned())
            }
            Self::DuplicateId { .. } => {
                Some("give one of the two entries a different id, or delete it if it is a copy".to_owned())
            }
            Self::DuplicateDay { .. } => {
                Some("number the days 1, 2, 3 and so on, or delete the copy".to_owned())
            }
            Self::CyclicReference { relation, .. } => {
                Some(format!("remove the wrong \"{}\" from one of these entries", relation.replace(' ', "_")))
            }
        }
    }
}
