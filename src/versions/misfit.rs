//! The reasons why a change set does not fit a programme.

use std::fmt;

use super::value::FieldValue;
use crate::programme::Rejected;
use crate::report::Subject;
use crate::value::id::{ProgrammeId, VenueId};

/// The maximum length of a value in a message, in characters.
const LONGEST: usize = 80;

/// The error returned if a change set cannot be applied to a programme.
///
/// ```
/// use programme::draft::Session;
/// use programme::versions::{ApplyError, Misfit};
/// use programme::{Draft, LanguageTag};
///
/// let draft = |title: &str| -> Result<Draft, programme::Error> {
///     let draft = Draft::new("demo", "Demo").with_language("en".parse::<LanguageTag>()?);
///     Ok(draft.with_session(Session::new("open").with_title(title)))
/// };
/// let changes = draft("Opening")?.build()?.changes(&draft("Welcome")?.build()?);
///
/// let other = draft("Registration")?.build()?;
/// let Err(ApplyError::Misfits(misfits)) = changes.apply(&other) else { panic!() };
/// assert!(matches!(&misfits[0], Misfit::OtherValue { field, .. } if field == "title"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ApplyError {
    /// The programme is not the earlier version of the change set. The list contains the reason for
    /// each change that does not fit.
    #[error("{}", Misfits(.0))]
    Misfits(Vec<Misfit>),
    /// All changes fit, but the result has errors. This does not happen if
    /// [`Programme::changes`](crate::Programme::changes) returned the change set, and the programme
    /// is equal to the earlier version.
    #[error("the changed programme has errors: correct the change set\n{0}")]
    Rejected(Box<Rejected>),
}

/// The reason why a change does not fit a programme.
///
/// The `Display` implementation writes a sentence that describes the problem and how to solve it.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Misfit {
    /// The id of the programme differs from that of the earlier version.
    OtherProgramme {
        /// The id of the earlier version.
        expected: ProgrammeId,
        /// The id of the programme.
        found: ProgrammeId,
    },
    /// The programme does not contain a row that the change set renames, changes, moves or removes.
    MissingRow(Subject),
    /// The programme already contains a row that the change set adds, or a row with the new id of a
    /// renamed row.
    ExistingRow(Subject),
    /// A row that the change set removes has different values.
    OtherRow {
        /// The row to be removed.
        subject: Subject,
        /// The names of the fields whose values differ.
        fields: Vec<&'static str>,
    },
    /// The value of a field differs from that in the earlier version.
    OtherValue {
        /// The row of the field.
        subject: Subject,
        /// The name of the field.
        field: String,
        /// The value in the earlier version.
        expected: Option<FieldValue>,
        /// The value in the programme.
        found: Option<FieldValue>,
    },
    /// A row has no field with this name.
    UnknownField {
        /// The row.
        subject: Subject,
        /// The unknown name of a field.
        field: String,
    },
    /// The new value of a field has the wrong type, or the value of a required field is missing.
    InvalidValue {
        /// The row of the field.
        subject: Subject,
        /// The name of the field.
        field: String,
    },
    /// A row that the change set moves or removes is in a different position.
    OtherPosition {
        /// The row.
        subject: Subject,
        /// The row that came directly before it in the earlier version.
        expected: Option<Subject>,
        /// The row that comes directly before it in the programme.
        found: Option<Subject>,
    },
    /// The row after which a row must be inserted does not exist, is the inserted row itself, or
    /// follows it.
    MissingPredecessor {
        /// The row to be inserted.
        subject: Subject,
        /// The row after which it must be inserted.
        follows: Subject,
    },
    /// The venue of a room does not exist.
    MissingVenue {
        /// The room.
        subject: Subject,
        /// The missing venue.
        venue: VenueId,
    },
}

struct Misfits<'a>(&'a [Misfit]);

impl fmt::Display for Misfits<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.0.len();
        let changes = if count == 1 { "change does" } else { "changes do" };
        write!(f, "{count} {changes} not fit this programme: compare or merge with its current version")?;
        self.0.iter().try_for_each(|misfit| write!(f, "\n- {misfit}"))
    }
}

/// Writes a position: "after" and the name of a row, or "at the beginning" if there is no row.
struct Position<'a>(&'a Option<Subject>);

impl fmt::Display for Position<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(subject) => write!(f, "after {subject}"),
            None => f.write_str("at the beginning"),
        }
    }
}

/// Writes a value as JSON. Long values are truncated.
struct Value<'a>(&'a Option<FieldValue>);

impl fmt::Display for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(value) = self.0 else { return f.write_str("empty") };
        let json = serde_json::to_value(value).map_err(|_| fmt::Error)?;
        // The variant of the value is not part of the draft.
        let inner = json.as_object().and_then(|object| object.values().next()).unwrap_or(&json);
        let text = inner.to_string();
        match text.char_indices().nth(LONGEST) {
            Some((end, _)) => write!(f, "{}…", text.get(..end).unwrap_or_default()),
            None => f.write_str(&text),
        }
    }
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OtherProgramme { expected, found } => write!(
                f,
                "the changes are for the programme \"{expected}\", and this is \"{found}\": use the right programme"
            ),
            Self::MissingRow(subject) => {
                write!(f, "there is no {subject}: remove its changes, or use the version that contains it")
            }
            Self::ExistingRow(subject) => {
                write!(f, "{subject} already exists: remove the change, or choose another id")
            }
            Self::OtherRow { subject, fields } => write!(
                f,
                "{subject} would be removed, but it has other values ({}): check whether it is still needed",
                fields.join(", ")
            ),
            Self::OtherValue { subject, field, expected, found } => write!(
                f,
                "the field {field} of {subject} is {} instead of {}: check which value is right",
                Value(found),
                Value(expected)
            ),
            Self::UnknownField { subject, field } => {
                write!(f, "{subject} has no field {field}: correct the name of the field")
            }
            Self::InvalidValue { subject, field } => write!(
                f,
                "the new value of the field {field} of {subject} has the wrong type, or a required value is missing: \
                 correct the value"
            ),
            Self::OtherPosition { subject, expected, found } => write!(
                f,
                "{subject} is {} instead of {}: check the order of the list",
                Position(found),
                Position(expected)
            ),
            Self::MissingPredecessor { subject, follows } => {
                write!(f, "{subject} cannot be inserted after {follows}: choose another position")
            }
            Self::MissingVenue { subject, venue } => {
                write!(f, "{subject} is in the venue \"{venue}\", which does not exist: add the venue")
            }
        }
    }
}
