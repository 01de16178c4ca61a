//! What is wrong, with its figures.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::notice::Figures;
use super::subject::Subject;
use crate::code::Code;
use crate::error::quote;
use crate::value::id::Noun;
use crate::value::kind::Kind;
use crate::value::path::Path;
use crate::value::role::Role;
use crate::value::slot::{Slot, Span};
use crate::value::time::Length;

/// What is wrong, with the names and figures that the message prints.
///
/// ```
/// use programme::{Code, Draft, Problem};
///
/// let mut draft = Draft::new("demo", "Demo").with_language("en".parse::<programme::LanguageTag>()?);
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
    /// [`Code::MalformedId`].
    #[non_exhaustive]
    MalformedId {
        /// What it is the id of.
        noun: Noun,
        /// The id.
        id: String,
        /// What is wrong with it, in a sentence.
        fault: String,
    },
    /// [`Code::DuplicateId`].
    #[non_exhaustive]
    DuplicateId {
        /// What it is the id of.
        noun: Noun,
        /// The id.
        id: String,
    },
    /// [`Code::DuplicateDay`].
    #[non_exhaustive]
    DuplicateDay {
        /// The number.
        number: i32,
    },
    /// [`Code::DanglingReference`].
    #[non_exhaustive]
    DanglingReference {
        /// What is referred to.
        noun: Noun,
        /// The id that nothing has.
        id: String,
        /// The nearest id that something has.
        suggestion: Option<String>,
    },
    /// [`Code::UnknownDay`].
    #[non_exhaustive]
    UnknownDay {
        /// The number that no day has.
        number: i32,
        /// The nearest number that a day has.
        nearest: Option<i32>,
    },
    /// [`Code::EndBeforeStart`].
    #[non_exhaustive]
    EndBeforeStart {
        /// What ends before it starts: "slot", "window" …
        what: String,
        /// Its start and end.
        span: Span,
    },
    /// [`Code::LengthStatedTwice`].
    #[non_exhaustive]
    LengthStatedTwice {
        /// The slot.
        slot: Slot,
        /// The planned length.
        length: Length,
    },
    /// [`Code::CyclicReference`].
    #[non_exhaustive]
    CyclicReference {
        /// The field that leads back: "part of", "made of" …
        relation: String,
        /// The ids on the way, the first again at the end.
        ids: Vec<String>,
    },
    /// [`Code::UndeclaredRole`].
    #[non_exhaustive]
    UndeclaredRole {
        /// The role.
        role: Role,
        /// The nearest that is built in or declared.
        suggestion: Option<String>,
    },
    /// [`Code::UndeclaredKind`].
    #[non_exhaustive]
    UndeclaredKind {
        /// The kind.
        kind: Kind,
        /// The nearest that is built in or declared.
        suggestion: Option<String>,
    },
    /// [`Code::ParticipantNotSingle`].
    #[non_exhaustive]
    ParticipantNotSingle {
        /// The fields that name somebody; empty when none does.
        named: Vec<String>,
    },
    /// [`Code::PlainTextWithoutLanguage`].
    #[non_exhaustive]
    PlainTextWithoutLanguage {
        /// How many plain texts there are.
        texts: usize,
        /// The first of them.
        first: String,
    },
    /// [`Code::UnknownField`].
    #[non_exhaustive]
    UnknownField {
        /// The field.
        name: String,
    },
    /// What a rule says.
    #[non_exhaustive]
    Rule {
        /// In a sentence.
        #[cfg_attr(feature = "json-schema", schemars(length(min = 1)))]
        message: String,
        /// How to mend it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        help: Option<String>,
        /// The names and numbers that the message states, for machines.
        #[serde(default, skip_serializing_if = "Figures::is_empty")]
        figures: Figures,
    },
}

impl Problem {
    /// The field that stands at a path is not one of the wire form.
    pub(crate) fn unknown_field(path: &Path) -> Self {
        let pointer = path.to_string();
        let name = pointer.rsplit('/').next().unwrap_or_default().replace("~1", "/").replace("~0", "~");
        Self::UnknownField { name }
    }

    /// The stable name of the fault; none of what a rule says: it bears the code of the rule.
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

    /// The sentence, about `subject`.
    pub(super) fn write_message(&self, subject: &Subject, f: &mut dyn fmt::Write) -> fmt::Result {
        match self {
            Self::MalformedId { fault, .. } => f.write_str(fault),
            Self::DuplicateId { noun, id } => {
                write!(f, "the id {} belongs to another {noun} already", quote(id))
            }
            Self::DuplicateDay { number } => write!(f, "another day has the number {number} already"),
            Self::DanglingReference { noun, id, .. } => {
                write!(f, "{subject} refers to the {noun} {}, which is not in the programme", quote(id))
            }
            Self::UnknownDay { number, .. } => {
                write!(f, "{subject} stands on day {number}, which the programme does not have")
            }
            Self::EndBeforeStart { what, span } => {
                write!(f, "{subject}: the {what} ends at {}, before its start at {}", span.end, span.start)
            }
            Self::LengthStatedTwice { slot, length } => {
                write!(f, "{subject} has a slot ({slot}) and a planned length ({length}) besides")
            }
            Self::CyclicReference { relation, ids } => {
                write!(f, "{subject} leads back to itself by “{relation}”: {}", ids.join(" → "))
            }
            Self::UndeclaredRole { role, .. } => {
                write!(
                    f,
                    "{subject} uses the role {}, which is neither built in nor declared",
                    quote(role.as_str())
                )
            }
            Self::UndeclaredKind { kind, .. } => {
                write!(
                    f,
                    "{subject} is of the kind {}, which is neither built in nor declared",
                    quote(kind.as_str())
                )
            }
            Self::ParticipantNotSingle { named } if named.is_empty() => {
                write!(f, "{subject}: a participation names nobody")
            }
            Self::ParticipantNotSingle { named } => {
                write!(f, "{subject}: one participation names {} at once", join(named, "and"))
            }
            Self::PlainTextWithoutLanguage { texts: 1, first } => {
                write!(f, "the text {} has no language, and the programme declares none", quote(first))
            }
            Self::PlainTextWithoutLanguage { texts, first } => {
                write!(
                    f,
                    "{texts} texts have no language, and the programme declares none; the first is {}",
                    quote(first)
                )
            }
            Self::UnknownField { name } => {
                write!(
                    f,
                    "the field {} is not one of the wire form, and what it held was not read",
                    quote(name)
                )
            }
            Self::Rule { message, .. } => f.write_str(message),
        }
    }

    /// How to mend it, as far as the problem itself knows.
    pub fn help(&self) -> Option<String> {
        match self {
            Self::DanglingReference { suggestion: Some(id), .. }
            | Self::UndeclaredRole { suggestion: Some(id), .. }
            | Self::UndeclaredKind { suggestion: Some(id), .. } => {
                Some(format!("did you mean {}?", quote(id)))
            }
            Self::UndeclaredRole { role, .. } => {
                Some(format!("declare it: \"roles\": [{{ \"code\": \"{role}\", \"properties\": {{ … }} }}]"))
            }
            Self::UndeclaredKind { kind, .. } => {
                Some(format!("declare it: \"kinds\": [{{ \"code\": \"{kind}\", \"properties\": {{ … }} }}]"))
            }
            Self::UnknownDay { nearest: Some(nearest), .. } => Some(format!("the nearest is day {nearest}")),
            Self::UnknownDay { number, nearest: None } => {
                Some(format!("add it: \"days\": [{{ \"number\": {number} }}]"))
            }
            Self::EndBeforeStart { span, .. } => {
                let later = crate::value::time::DayTime::from_seconds(span.end.total_seconds() + 24 * 3600)?;
                let overnight =
                    format!("if it ends on the next day, the hours go on counting: write \"{later}\"");
                // Few things last half a day; more often the two were exchanged.
                let long = later.total_seconds() - span.start.total_seconds() > 12 * 3600;
                Some(if long { format!("start and end may be exchanged; {overnight}") } else { overnight })
            }
            Self::LengthStatedTwice { .. } => {
                Some("remove the planned length: it follows from the slot".to_owned())
            }
            Self::PlainTextWithoutLanguage { .. } => {
                Some("declare the main language, for instance \"languages\": [\"en\"]".to_owned())
            }
            Self::ParticipantNotSingle { named } if named.is_empty() => {
                Some("name a person, an organisation, a country, an office or a vacancy".to_owned())
            }
            Self::ParticipantNotSingle { .. } => {
                Some("keep the one who takes part; on whose behalf belongs in \"on_behalf_of\"".to_owned())
            }
            Self::UnknownField { .. } => {
                Some("correct the name, or keep deliberate additions in \"extensions\"".to_owned())
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

/// "a", "a and b", "a, b and c".
fn join(words: &[String], last: &str) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [init @ .., end] => format!("{} {last} {end}", init.join(", ")),
    }
}
