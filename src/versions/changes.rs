//! The differences between two versions of a programme, as data.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::row::Row;
use super::value::FieldValue;
use crate::report::Subject;
use crate::value::id::ProgrammeId;

/// The differences between an earlier and a later version of a programme.
///
/// [`Programme::changes`](crate::Programme::changes) compares two versions.
/// [`apply`](Self::apply) turns the earlier version into the later one, and
/// [`inverse`](Self::inverse) returns the changes in the opposite direction.
///
/// A *row* is an item with its own identity, such as a session, a person or a room. The fields of
/// the programme itself also form a row. Of a changed row, only the fields that differ are listed.
/// Lists within a row, such as the participations of a session, are fields with a single value.
///
/// Except for [`Rename::from`], a change set contains the ids of the later version. A new id is
/// therefore listed as a single rename, and not as a change of every reference. A removed row keeps
/// its earlier id, unless [another row uses this id](PairedBy::IdReused). All texts have language
/// tags, as in [`Programme::data`](crate::Programme::data), so that a change of the main language
/// does not change their meaning. A symmetric relation between two sessions, such as `may_overlap`,
/// is listed on both of them.
///
/// ```
/// use programme::draft::Session;
/// use programme::versions::RowChange;
/// use programme::{Draft, LanguageTag};
///
/// let draft = |title: &str| -> Result<Draft, programme::Error> {
///     let draft = Draft::new("demo", "Demo").with_language("en".parse::<LanguageTag>()?);
///     Ok(draft.with_session(Session::new("open").with_title(title)))
/// };
/// let (before, after) = (draft("Opening")?.build()?, draft("Welcome")?.build()?);
///
/// let changes = before.changes(&after);
/// assert_eq!(changes.len(), 1);
/// assert!(matches!(&changes.rows[0], RowChange::Changed { fields, .. } if fields[0].field == "title"));
/// assert_eq!(changes.apply(&before)?.to_draft(), after.to_draft());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Changes {
    /// The id of the earlier version.
    pub before: ProgrammeId,
    /// The id of the programme in the later version. If it differs from `before`, the two versions
    /// may belong to different programmes.
    pub after: ProgrammeId,
    /// The rows that have a different id in the later version.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub renames: Vec<Rename>,
    /// The rows that were added, removed or changed. A comparison lists the rows of the same kind
    /// together: first the removed rows, in the order of the earlier version, and then all other
    /// rows, in the order of the later version. The inverse of a change set keeps this order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<RowChange>,
    /// The rows that exist in both versions and were moved within their list, or to the list of
    /// another venue. As few rows as possible are listed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub orders: Vec<OrderChange>,
}

impl Changes {
    pub(super) fn new(before: ProgrammeId, after: ProgrammeId) -> Self {
        Self { before, after, renames: Vec::new(), rows: Vec::new(), orders: Vec::new() }
    }

    /// Returns `true` if there are no changes, and both versions have the same programme id.
    pub fn is_empty(&self) -> bool {
        self.len() == 0 && self.is_same_programme()
    }

    /// Returns the number of renamed, added, removed, changed and moved rows. A row that was both
    /// changed and moved counts twice.
    pub fn len(&self) -> usize {
        self.renames.len() + self.rows.len() + self.orders.len()
    }

    /// Returns `true` if both versions have the same programme id.
    pub fn is_same_programme(&self) -> bool {
        self.before == self.after
    }
}

/// A row that has a different id in the later version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Rename {
    /// The row with its id in the earlier version.
    pub from: Subject,
    /// The row with its id in the later version.
    pub to: Subject,
    /// The evidence that both ids belong to the same row.
    pub by: PairedBy,
}

impl Rename {
    /// Creates a rename with the given evidence.
    pub const fn new(from: Subject, to: Subject, by: PairedBy) -> Self {
        Self { from, to, by }
    }
}

/// The evidence that two rows with different ids are the same row.
///
/// A pair is only accepted if no other row matches equally well. The occurrences of a repeated
/// session are an exception: they are paired by their slots or in chronological order. Equal titles
/// are not sufficient evidence, because many sessions share a title, such as "Lunch".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum PairedBy {
    /// The caller specified that the ids belong to the same row. A comparison never uses this
    /// evidence.
    Statement,
    /// The rows share an identifier in another system, such as a guid.
    ExternalId,
    /// The rows have the same name. If both people have posts in organisations, at least one
    /// organisation must be the same. Rooms must be in the same venue.
    Name,
    /// The people have the same name, and take part in the same session. The name was not
    /// sufficient evidence, because several people have it or because their organisations differ.
    NameAndSession,
    /// The days have the same date.
    Date,
    /// The agenda items have the same number and the same title.
    NumberAndTitle,
    /// The sessions have the same title and the same people.
    TitleAndPeople,
    /// The sessions have the same title, and start at the same time on the same day.
    TitleAndSlot,
    /// The sessions have the same title, and are parts of the same session.
    TitleAndParent,
    /// The sessions have the same people and the same slot.
    PeopleAndSlot,
    /// The row exists in only one version. Its id belongs to another row in the other version, so
    /// the change set uses a new id that exists in neither version.
    IdReused,
}

impl fmt::Display for PairedBy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Statement => "statement",
            Self::ExternalId => "external identifier",
            Self::Name => "name",
            Self::NameAndSession => "name and session",
            Self::Date => "date",
            Self::NumberAndTitle => "number and title",
            Self::TitleAndPeople => "title and people",
            Self::TitleAndSlot => "title and slot",
            Self::TitleAndParent => "title and parent session",
            Self::PeopleAndSlot => "people and slot",
            Self::IdReused => "id of another row",
        })
    }
}

/// A row that was added, removed or changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum RowChange {
    /// The row exists only in the later version.
    Added {
        /// The new row.
        row: Row,
        /// The row that comes directly before the new row in its list. `None` if the new row is the
        /// first one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        follows: Option<Subject>,
    },
    /// The row exists only in the earlier version.
    Removed {
        /// The removed row.
        row: Row,
        /// The row that came directly before the removed row in its list. `None` if the removed
        /// row was the first one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        followed: Option<Subject>,
    },
    /// The row exists in both versions, and at least one of its fields differs.
    Changed {
        /// The changed row.
        subject: Subject,
        /// The fields that differ, in the order in which the struct of the row declares them.
        fields: Vec<FieldChange>,
    },
}

impl RowChange {
    /// Returns the row that this change is about.
    pub fn subject(&self) -> Subject {
        match self {
            Self::Added { row, .. } | Self::Removed { row, .. } => row.subject(),
            Self::Changed { subject, .. } => subject.clone(),
        }
    }
}

/// A field with different values in the two versions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FieldChange {
    /// The name of the field in the wire form, such as `title`. The field `venue` of a room is the
    /// venue that contains the room.
    pub field: Cow<'static, str>,
    /// The value in the earlier version. `None` if the wire form of this version omits the field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<FieldValue>,
    /// The value in the later version. `None` if the wire form of this version omits the field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<FieldValue>,
}

impl FieldChange {
    /// Creates a change of the given field.
    pub fn new(
        field: impl Into<Cow<'static, str>>,
        before: Option<FieldValue>,
        after: Option<FieldValue>,
    ) -> Self {
        Self { field: field.into(), before, after }
    }
}

/// A row that was moved within its list, or to the list of another venue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct OrderChange {
    /// The moved row.
    pub subject: Subject,
    /// The row that came directly before the moved row in the earlier version. `None` if the moved
    /// row was the first one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Subject>,
    /// The row that comes directly before the moved row in the later version. `None` if the moved
    /// row is the first one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Subject>,
}

impl OrderChange {
    /// Creates a change of the position of a row. The row `before` comes directly before it in the
    /// earlier version, and the row `after` comes directly before it in the later version.
    pub const fn new(subject: Subject, before: Option<Subject>, after: Option<Subject>) -> Self {
        Self { subject, before, after }
    }
}
