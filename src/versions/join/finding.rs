//! The report of a join: the items that were matched, and the values that collided.

use std::fmt;

use serde::Serialize;

use crate::report::Subject;
use crate::value::id::EntityKind;

/// An item of a joined programme that is the same as an item of an earlier programme.
///
/// ```
/// use programme::report::Subject;
/// use programme::versions::join::{Join, MatchedBy, UndatedDays};
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
/// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
///
/// // Joined with itself, a programme has every session twice, and every person once.
/// let join = Join::new(&programme).with_prefixed("again", &programme);
/// let joined = join.with_undated_days(UndatedDays::ByNumber).join()?;
/// assert_eq!(joined.programme.people().len(), programme.people().len());
/// let mut people = joined.matches.iter().filter(|matched| matches!(matched.item, Subject::Person(_)));
/// assert!(people.all(|matched| matched.by == MatchedBy::IdAndName));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Match {
    /// The position of the joined programme, in the order in which the programmes were added. The
    /// first programme has the position 0.
    pub programme: usize,
    /// The item in the result.
    pub item: Subject,
    /// The id of the item in the joined programme.
    pub id: String,
    /// The evidence that the two items are the same.
    pub by: MatchedBy,
}

/// The evidence that two items of different programmes are the same.
///
/// An equal name is never enough, because different people and organisations can have it.
///
/// ```
/// use programme::versions::join::MatchedBy;
///
/// assert_eq!(MatchedBy::ExternalId.to_string(), "external id");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum MatchedBy {
    /// Both items have the same identifier in another system, such as an ORCID.
    ExternalId,
    /// Both items have the same id and the same name.
    IdAndName,
    /// Both venues have the same id, and neither has a name. Their cities and addresses do not
    /// differ.
    Id,
    /// Both people have the same name and a position in the same organisation.
    NameAndOrganisation,
    /// Both organisations have the same name, and the same short name, country or link.
    NameAndDetails,
    /// Both venues have the same name, and the same city or address.
    NameAndAddress,
    /// Both rooms have the same name, and are in the same venue.
    NameAndVenue,
    /// Both items have the same id and are equal in all other respects.
    Equal,
}

impl fmt::Display for MatchedBy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::ExternalId => "external id",
            Self::IdAndName => "id and name",
            Self::Id => "id",
            Self::NameAndOrganisation => "name and organisation",
            Self::NameAndDetails => "name and details",
            Self::NameAndAddress => "name and address",
            Self::NameAndVenue => "name and venue",
            Self::Equal => "equal content",
        })
    }
}

/// A value of a joined programme that was changed or omitted in the result, or that requires a
/// decision.
///
/// ```
/// use programme::versions::join::{Collision, Join, UndatedDays};
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
/// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
///
/// let join = Join::new(&programme).with(&programme);
/// let joined = join.with_undated_days(UndatedDays::ByNumber).join()?;
/// let renamed = joined.collisions.iter().filter(|one| matches!(one, Collision::Id { .. })).count();
/// assert_eq!(renamed, programme.sessions().len());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Collision {
    /// Another item already has the id, or the id is too long with its prefix. The item of the
    /// joined programme received a new id.
    Id {
        /// The position of the joined programme.
        programme: usize,
        /// The kind of the item.
        noun: EntityKind,
        /// The id in the joined programme, with the prefix if one was requested.
        id: String,
        /// The id in the result.
        new: String,
    },
    /// Two matched items have different values of a field. The value of the earlier programme was
    /// kept.
    Value {
        /// The position of the joined programme.
        programme: usize,
        /// The item in the result.
        item: Subject,
        /// The name of the field.
        field: &'static str,
    },
    /// Two items have the same name, but there is no evidence that they are the same. Both are in
    /// the result. If they are the same person, [`MergePeople`](crate::versions::edit::MergePeople)
    /// unites them.
    SameName {
        /// The position of the joined programme.
        programme: usize,
        /// The item of the earlier programmes.
        item: Subject,
        /// The item of the joined programme, with its id in the result.
        other: Subject,
    },
    /// A role or a kind of session has different properties in the two programmes. The properties
    /// of the earlier programme apply, unless only the joined programme declares the role or the
    /// kind.
    Properties {
        /// The position of the joined programme.
        programme: usize,
        /// The role or the kind.
        item: Subject,
    },
    /// The number of a day was changed. Days with the same date have the same number in the result,
    /// and all days are in chronological order.
    Day {
        /// The position of the programme whose day it is.
        programme: usize,
        /// The number of the day in this programme.
        number: i32,
        /// The number of the day in the result.
        new: i32,
    },
}

impl fmt::Display for Collision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Id { programme, noun, id, new } => {
                write!(f, "programme {}: the {noun} \"{id}\" has the new id \"{new}\"", programme + 1)
            }
            Self::Value { programme, item, field } => {
                write!(f, "programme {}: {item} has another value of \"{field}\"", programme + 1)
            }
            Self::SameName { programme, item, other } => {
                write!(f, "programme {}: {other} has the same name as {item}", programme + 1)
            }
            Self::Properties { programme, item } => {
                write!(f, "programme {}: {item} has other properties", programme + 1)
            }
            Self::Day { programme, number, new } => {
                write!(f, "programme {}: day {number} has the new number {new}", programme + 1)
            }
        }
    }
}
