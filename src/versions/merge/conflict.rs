//! Conflicts of a merge.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::error::quote;
use crate::report::Subject;
use crate::versions::value::FieldValue;

/// The side of a merge whose value is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Side {
    /// Our version.
    Ours,
    /// Their version.
    Theirs,
    /// Both versions: both rows are kept.
    Both,
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Ours => "ours",
            Self::Theirs => "theirs",
            Self::Both => "both",
        })
    }
}

/// The reason for a conflict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ConflictKind {
    /// Both sides changed the same value in different ways.
    Value,
    /// One side removed an item that the other side changed, or a row that the other side moved
    /// within its list. The changed or moved item is kept.
    Removed,
    /// One side removed a row to which the other side refers. The row is kept.
    Reference,
    /// Both sides moved an item to different positions in its list. If all changes of their version
    /// are refused, each of their moves is also reported with this reason.
    Position,
    /// Both sides use the same new id for different rows. Their row has another id in the merged
    /// draft.
    IdTaken,
    /// Both sides added a row with the same external identifier, but with different ids. Both rows
    /// are kept.
    ExternalId,
    /// The changes of each side are valid on their own, but not together. For example, each side
    /// made one of two sessions a part of the other.
    Integrity,
}

impl fmt::Display for ConflictKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Value => "both versions changed the value",
            Self::Removed => "one version removed what the other one changed or moved",
            Self::Reference => "one version removed a row to which the other one refers",
            Self::Position => "both versions moved the item to different positions",
            Self::IdTaken => "both versions use the same new id for different rows",
            Self::ExternalId => "both versions added a row with the same external identifier",
            Self::Integrity => "the changes of both versions contradict each other",
        })
    }
}

/// Two changes that cannot be combined, or that require a decision.
///
/// The values are those of the smallest part that differs, such as the wording of a title in one
/// language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Conflict {
    /// The row, with its id in the merged draft.
    pub subject: Subject,
    /// The field, such as `title`. `None` if the conflict is about the entire row or its position.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<Cow<'static, str>>,
    /// The part of the field, if the field was merged in parts: a language, a key of a map, or an
    /// item of a list, followed by a field of this item. The levels are separated by `/`, as in
    /// `ada/topic/en`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// The reason for the conflict.
    pub kind: ConflictKind,
    /// The value in the base version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<FieldValue>,
    /// The value in our version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ours: Option<FieldValue>,
    /// The value in their version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theirs: Option<FieldValue>,
    /// The side whose change is part of the merged draft.
    pub stands: Side,
}

impl Conflict {
    pub(super) fn of_row(subject: Subject, kind: ConflictKind, stands: Side) -> Self {
        Self { subject, field: None, part: None, kind, base: None, ours: None, theirs: None, stands }
    }
}

impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(field) = &self.field {
            write!(f, "the field {field}")?;
            if let Some(part) = &self.part {
                write!(f, " ({part})")?;
            }
            f.write_str(" of ")?;
        }
        write!(f, "{}: ", self.subject)?;
        match (self.kind, self.stands) {
            (ConflictKind::Removed, Side::Ours) => {
                f.write_str("their version removed what our version changed or moved")?;
            }
            (ConflictKind::Removed, Side::Theirs) => {
                f.write_str("our version removed what their version changed or moved")?;
            }
            (ConflictKind::IdTaken, _) => match self.theirs.as_ref().or(self.ours.as_ref()) {
                Some(FieldValue::String(row)) => {
                    write!(f, "both versions use the id of {row} for different rows")?;
                }
                _ => write!(f, "{}", self.kind)?,
            },
            (kind, _) => write!(f, "{kind}")?,
        }
        let values = [("before", &self.base), ("ours", &self.ours), ("theirs", &self.theirs)];
        let has_values = values.iter().any(|(_, value)| value.is_some());
        if has_values && self.kind != ConflictKind::IdTaken {
            let values = values.map(|(name, value)| format!("{name}: {}", shown(value.as_ref())));
            write!(f, " ({})", values.join(", "))?;
        }
        f.write_str(match self.stands {
            Side::Ours => "; our version is kept",
            Side::Theirs => "; their version is kept",
            Side::Both => "; both are kept",
        })
    }
}

/// The maximum number of characters of a value in a message.
const LONGEST: usize = 100;

/// Returns a value for a message: a string in quotation marks, or else the wire form without the
/// name of its type. Long values are shortened.
fn shown(value: Option<&FieldValue>) -> String {
    let value = match value {
        Some(FieldValue::Slot(slot)) => return slot.to_string(),
        Some(value) => value,
        None => return "nothing".to_owned(),
    };
    let text = match serde_json::to_value(value) {
        Ok(serde_json::Value::Object(tagged)) if tagged.len() == 1 => match tagged.into_iter().next() {
            Some((_, serde_json::Value::String(text))) => return quote(&text),
            Some((_, value)) => value.to_string(),
            None => String::new(),
        },
        Ok(value) => value.to_string(),
        Err(error) => error.to_string(),
    };
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}
