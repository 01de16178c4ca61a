//! The error for an edit that cannot be carried out.

use std::fmt;

use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

use super::Edit;
use crate::error::{Error, quote};
use crate::programme::Rejected;
use crate::report::Subject;
use crate::value::id::{EntityKind, PersonId, SessionId};
use crate::value::kind::Kind;
use crate::value::language::LanguageTag;
use crate::value::slot::Slot;
use crate::value::time::DayTime;

/// The error returned by [`Programme::edit`](crate::Programme::edit) if an edit cannot be carried
/// out. In this case, none of the edits takes effect.
///
/// ```
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
/// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
/// use programme::versions::edit::{Cancel, Refusal};
///
/// let error = programme.edit(&[Cancel::new("session-22").into()]).unwrap_err();
/// assert_eq!(error.index(), 0);
/// assert!(matches!(error.refusal(), Refusal::Unknown { suggestion: Some(id), .. } if id.starts_with("session-")));
/// assert_eq!(
///     error.to_string(),
///     r#"edit 1 (cancel) is not possible: there is no session "session-22": did you mean "session-2"?"#,
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// The error can be serialised, for example to show it next to a field of a web form. It cannot be
/// deserialised.
///
/// ```
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
/// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
/// use programme::versions::edit::Cancel;
///
/// let error = programme.edit(&[Cancel::new("session-22").into()]).unwrap_err();
/// let json = serde_json::to_value(&error)?;
/// assert_eq!((&json["index"], &json["edit"]), (&0.into(), &"cancel".into()));
/// assert_eq!(json["refusal"]["unknown"]["suggestion"], "session-2");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct EditError(Box<EditErrorData>);

#[derive(Debug)]
struct EditErrorData {
    index: usize,
    edit: &'static str,
    refusal: Refusal,
}

impl EditError {
    pub(super) fn new(index: usize, edit: &Edit, refusal: Refusal) -> Self {
        Self(Box::new(EditErrorData { index, edit: edit.name(), refusal }))
    }

    /// Returns the position of the edit in the list, counted from 0.
    pub fn index(&self) -> usize {
        self.0.index
    }

    /// Returns the reason why the edit is not possible.
    pub fn refusal(&self) -> &Refusal {
        &self.0.refusal
    }
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let EditErrorData { index, edit, refusal } = &*self.0;
        write!(f, "edit {} ({edit}) is not possible: {refusal}", index + 1)
    }
}

/// Writes the index, the name of the edit, the message and the refusal.
impl Serialize for EditError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let EditErrorData { index, edit, refusal } = &*self.0;
        let mut fields = serializer.serialize_struct("EditError", 4)?;
        fields.serialize_field("index", index)?;
        fields.serialize_field("edit", edit)?;
        fields.serialize_field("message", &self.to_string())?;
        fields.serialize_field("refusal", refusal)?;
        fields.end()
    }
}

impl std::error::Error for EditError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0.refusal {
            Refusal::Rejected(rejected) => Some(rejected),
            _ => None,
        }
    }
}

/// The reason why an edit cannot be carried out.
///
/// In the wire form, a refusal is a map with a single key that names the reason, such as
/// `{ "unknown-day": 7 }`.
#[derive(Debug, Serialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Refusal {
    /// The programme contains no item with the given id.
    #[error("there is no {noun} {}{}", quote(id), did_you_mean(suggestion.as_deref()))]
    Unknown {
        /// The kind of the item that was not found.
        noun: EntityKind,
        /// The id, which does not exist in the programme.
        id: String,
        /// A similar id that exists, if there is one.
        suggestion: Option<String>,
    },
    /// The programme contains no day with the given number.
    #[error("there is no day {0}: add the day first, or choose another one")]
    UnknownDay(i32),
    /// Another item of the same kind already has the id.
    #[error("the {noun} {} already exists: choose another id", quote(id))]
    Taken {
        /// The kind of the item.
        noun: EntityKind,
        /// The id, which another item already has.
        id: String,
    },
    /// Another day already has the number.
    #[error("day {0} already exists: choose another number")]
    TakenDay(i32),
    /// The session has no slot, or its slot does not specify the times that the edit requires.
    #[error("the session {} has no {missing}: set a slot with the required times first", quote(session.as_str()))]
    NotScheduled {
        /// The session whose time is missing.
        session: SessionId,
        /// The missing value: "slot", "start" or "end".
        missing: &'static str,
    },
    /// The slot ends before it starts, or is an interval that ends when it starts.
    #[error("the slot ({0}) ends before it starts: swap the times, or move the end to the next day")]
    EndBeforeStart(Slot),
    /// A time of the session would be before the midnight at the start of its day or after 240:00.
    #[error(
        "a time of the session {} would be before midnight or after 240:00: move it to another day",
        quote(session.as_str())
    )]
    OutOfRange {
        /// The session that cannot be moved this far.
        session: SessionId,
    },
    /// The two sessions or people of the edit are the same.
    #[error("the {noun} {} is specified twice: choose two different ones", quote(id))]
    Same {
        /// The kind of the item.
        noun: EntityKind,
        /// The id that is specified twice.
        id: String,
    },
    /// One of the two sessions is part of the other.
    #[error(
        "the session {} is part of the session {}: choose sessions that do not contain each other",
        quote(part.as_str()),
        quote(whole.as_str())
    )]
    Nested {
        /// The session that contains the other one.
        whole: SessionId,
        /// The session that is part of the other one.
        part: SessionId,
    },
    /// The session takes place, so it cannot be reinstated.
    #[error(
        "the session {} is neither cancelled nor postponed nor dropped: remove this edit",
        quote(session.as_str())
    )]
    TakesPlace {
        /// The session that takes place.
        session: SessionId,
    },
    /// The person does not take part in the session, or in the programme.
    #[error(
        "the person {} does not take part{}: choose one of the participants",
        quote(person.as_str()),
        in_session(session.as_ref())
    )]
    TakesNoPart {
        /// The person who is not among the participants.
        person: PersonId,
        /// The session, or `None` for the entire programme.
        session: Option<SessionId>,
    },
    /// The person already takes part in the session in the same role and at the same time.
    #[error(
        "the person {} already takes part{} in this role: choose another person, or remove one of the \
         participations",
        quote(person.as_str()),
        in_session(session.as_ref())
    )]
    TakesPart {
        /// The person who is already among the participants.
        person: PersonId,
        /// The session, or `None` for the participations in the entire programme.
        session: Option<SessionId>,
    },
    /// The time is not between the start and the end of the session.
    #[error(
        "{at} is not between the start and the end of the session {}: choose a time within the session",
        quote(session.as_str())
    )]
    OutsideSession {
        /// The session that does not include the time.
        session: SessionId,
        /// The time, on the day of the session.
        at: DayTime,
    },
    /// The session extends across a boundary, so it cannot be assigned to either side.
    #[error(
        "the session {} crosses the boundary of the interval: include all of the session, or nothing of it",
        quote(session.as_str())
    )]
    Straddles {
        /// The session that crosses the boundary.
        session: SessionId,
    },
    /// The session has parts without a slot, so they cannot be assigned to either half.
    #[error(
        "the part {} of the session {} has no slot: set its slot first",
        quote(part.as_str()),
        quote(session.as_str())
    )]
    PartWithoutSlot {
        /// The session that was to be split.
        session: SessionId,
        /// Its first part without a slot.
        part: SessionId,
    },
    /// The session has no part that takes place and has a start and an end.
    #[error(
        "no part of the session {} has a start and an end: set the slots of the parts first",
        quote(session.as_str())
    )]
    NoTimedParts {
        /// The session that was to be fitted to its parts.
        session: SessionId,
    },
    /// The two sessions cannot be joined, because they differ in a value that has to be equal, or
    /// because the second does not start when the first one ends.
    #[error(
        "the sessions {} and {} have different values of {what}: change one of them first",
        quote(first.as_str()),
        quote(second.as_str())
    )]
    Apart {
        /// The session that comes first.
        first: SessionId,
        /// The session that comes second.
        second: SessionId,
        /// The value that differs, such as "the place".
        what: &'static str,
    },
    /// The two intervals overlap.
    #[error("the intervals {0} and {1} overlap: choose intervals that do not")]
    IntervalsOverlap(Slot, Slot),
    /// The two intervals have different lengths and do not follow each other directly.
    #[error(
        "the intervals {0} and {1} have different lengths and are not adjacent: choose intervals of the same \
         length"
    )]
    IntervalLengths(Slot, Slot),
    /// The interval has no start or no end.
    #[error("the interval {0} has no start or no end: specify both")]
    IntervalWithoutTimes(Slot),
    /// The programme contains no session of the kind.
    #[error("there is no session of the kind \"{0}\": check the kind")]
    NoSessions(Kind),
    /// Other items still refer to the item, and the edit cannot remove these references.
    #[error("{item} is still in use by {}: change or remove these first", list(by))]
    InUse {
        /// The item that was to be removed.
        item: Subject,
        /// The items that refer to it.
        by: Vec<Subject>,
    },
    /// The item has no field with this name that can be set.
    #[error("{item} has no field {} that can be set{}", quote(field), known(suggestion.as_deref(), fields))]
    UnknownField {
        /// The item.
        item: Subject,
        /// The unknown name.
        field: String,
        /// A similar name of a field, if there is one.
        suggestion: Option<String>,
        /// The names of all fields that can be set.
        fields: Vec<&'static str>,
    },
    /// The field is the id of the item, to which other items refer.
    #[error(
        "the field {} identifies {item}: rename the item, or remove it and add another one",
        quote(field)
    )]
    IdField {
        /// The item.
        item: Subject,
        /// The name of the field: "id", "number" or "code".
        field: String,
    },
    /// The field is a list of items with their own identity.
    #[error("the field {} of {item} is a list of items: add, set or remove the items", quote(field))]
    ItemsField {
        /// The item.
        item: Subject,
        /// The name of the list, such as "sessions".
        field: String,
    },
    /// The type of the value differs from that of the field.
    #[error("the field {} of {item} has a value of the type {expected}, not {found}", quote(field))]
    FieldType {
        /// The item.
        item: Subject,
        /// The name of the field.
        field: String,
        /// The name of the type of the field, as in [`FieldValue`](crate::versions::FieldValue).
        expected: &'static str,
        /// The name of the type of the value.
        found: &'static str,
    },
    /// The field is required, so it cannot be cleared.
    #[error("the field {} of {item} is required: set it to a value of the type {expected}", quote(field))]
    RequiredField {
        /// The item.
        item: Subject,
        /// The name of the field.
        field: String,
        /// The name of the type of the field, as in [`FieldValue`](crate::versions::FieldValue).
        expected: &'static str,
    },
    /// The edit specifies the language of a text, but the text itself also specifies languages.
    #[error(
        "the value of the field {} of {item} specifies its languages: write a plain text in \"{language}\", \
         or remove the language of the edit",
        quote(field)
    )]
    NotOneLanguage {
        /// The item.
        item: Subject,
        /// The name of the field.
        field: String,
        /// The language of the edit.
        language: LanguageTag,
    },
    /// The edit is not defined for items of this kind.
    #[error("the edit is not available for {0}: choose another kind of edit")]
    Unsupported(Subject),
    /// A value of the edit is invalid, such as a malformed id. The wire form contains the code and
    /// the message of the error.
    #[error("{0}")]
    Invalid(Error),
    /// The result of the edits is not a valid programme. The wire form contains the report.
    #[error("{0}")]
    Rejected(#[serde(serialize_with = "report")] Rejected),
}

fn report<S: Serializer>(rejected: &Rejected, serializer: S) -> Result<S::Ok, S::Error> {
    rejected.report().serialize(serializer)
}

fn did_you_mean(suggestion: Option<&str>) -> String {
    suggestion.map_or_else(|| ": check the id".to_owned(), |id| format!(": did you mean {}?", quote(id)))
}

fn known(suggestion: Option<&str>, fields: &[&str]) -> String {
    match suggestion {
        Some(_) => did_you_mean(suggestion),
        None => format!(": its fields are {}", fields.join(", ")),
    }
}

fn in_session(session: Option<&SessionId>) -> String {
    session.map_or_else(String::new, |id| format!(" in the session {}", quote(id.as_str())))
}

/// The maximum number of referring items that a message lists. The field of the error contains all
/// of them.
const LISTED: usize = 3;

fn list(users: &[Subject]) -> String {
    let mut words: Vec<String> = users.iter().take(LISTED).map(ToString::to_string).collect();
    if users.len() > LISTED {
        words.push(format!("{} more", users.len() - LISTED));
    }
    words.join(", ")
}
