//! A change set as a JSON Patch of the wire form.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::changes::{Changes, Rename};
use super::misfit::ApplyError;
use super::renaming::id;
use crate::pairing::order::out_of_order;
use crate::programme::Programme;
use crate::report::{Path, Subject};

/// An operation of a JSON Patch (RFC 6902).
///
/// ```
/// use programme::versions::PatchOperation;
///
/// let operation = PatchOperation::Replace { path: "/title".parse()?, value: "Demo".into() };
/// let json = serde_json::to_value(&operation).unwrap();
/// assert_eq!(json, serde_json::json!({ "op": "replace", "path": "/title", "value": "Demo" }));
/// # Ok::<(), programme::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(tag = "op", rename_all = "lowercase")]
#[non_exhaustive]
pub enum PatchOperation {
    /// Tests that a value is as expected.
    Test {
        /// The path of the value.
        path: Path,
        /// The expected value.
        value: Value,
    },
    /// Adds a value to an object or a list.
    Add {
        /// The path of the new value.
        path: Path,
        /// The new value.
        value: Value,
    },
    /// Removes a value.
    Remove {
        /// The path of the value.
        path: Path,
    },
    /// Replaces a value.
    Replace {
        /// The path of the value.
        path: Path,
        /// The new value.
        value: Value,
    },
}

/// The lists of rows in the wire form, each with the key that identifies a row.
const LISTS: [(&str, &str); 11] = [
    ("notes", "id"),
    ("roles", "code"),
    ("kinds", "code"),
    ("days", "number"),
    ("venues", "id"),
    ("rooms", "id"),
    ("tracks", "id"),
    ("organisations", "id"),
    ("people", "id"),
    ("agenda_items", "id"),
    ("sessions", "id"),
];

impl Changes {
    /// Returns the changes as a JSON Patch (RFC 6902) of the wire form of the earlier version.
    ///
    /// The patch turns the wire form of `before` in normal form (see
    /// [`to_draft`](Programme::to_draft)) into that of the later version. A `test` operation
    /// precedes each operation that removes or replaces a value, so the patch fails if this value
    /// of the document is different. A row that moved is removed and added again.
    ///
    /// # Errors
    ///
    /// Returns the same errors as [`apply`](Self::apply).
    ///
    /// # Examples
    ///
    /// ```
    /// use programme::{Draft, LanguageTag};
    ///
    /// let draft = |title: &str| -> Result<Draft, programme::Error> {
    ///     Ok(Draft::new("demo", title).with_language("en".parse::<LanguageTag>()?))
    /// };
    /// let (before, after) = (draft("Demo")?.build()?, draft("Conference")?.build()?);
    /// let patch = before.changes(&after).json_patch(&before)?;
    /// assert_eq!(
    ///     serde_json::to_value(&patch)?,
    ///     serde_json::json!([
    ///         { "op": "test", "path": "/title", "value": "Demo" },
    ///         { "op": "replace", "path": "/title", "value": "Conference" },
    ///     ])
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn json_patch(&self, before: &Programme) -> Result<Vec<PatchOperation>, ApplyError> {
        let after = self.apply(before)?;
        // Serialisation cannot fail, because all maps in the wire form have string keys.
        let wire = |programme: &Programme| serde_json::to_value(programme.to_draft()).unwrap_or_default();
        let mut patch = Patch { renames: renames(&self.renames), path: Path::root(), operations: Vec::new() };
        patch.compare(&wire(before), &wire(&after));
        Ok(patch.operations)
    }
}

/// The new id of each renamed row, by the name of its list and by its old id.
type Renames = HashMap<&'static str, HashMap<Value, Value>>;

fn renames(renames: &[Rename]) -> Renames {
    let mut all = Renames::new();
    for Rename { from, to, .. } in renames {
        let list = match from {
            Subject::Day(_) => "days",
            Subject::Session(_) => "sessions",
            Subject::Person(_) => "people",
            Subject::Organisation(_) => "organisations",
            Subject::Venue(_) => "venues",
            Subject::Room(_) => "rooms",
            Subject::Track(_) => "tracks",
            Subject::AgendaItem(_) => "agenda_items",
            Subject::Note(_) => "notes",
            Subject::Programme | Subject::Role(_) | Subject::Kind(_) => continue,
        };
        let value = |subject: &Subject| match subject {
            Subject::Day(number) => Value::from(*number),
            other => Value::from(id(other).map(|(_, id)| id)),
        };
        all.entry(list).or_default().insert(value(from), value(to));
    }
    all
}

struct Patch {
    renames: Renames,
    path: Path,
    operations: Vec<PatchOperation>,
}

impl Patch {
    fn test(&mut self, value: &Value) {
        self.operations.push(PatchOperation::Test { path: self.path.clone(), value: value.clone() });
    }

    fn remove(&mut self, value: &Value) {
        self.test(value);
        self.operations.push(PatchOperation::Remove { path: self.path.clone() });
    }

    fn add(&mut self, value: &Value) {
        self.operations.push(PatchOperation::Add { path: self.path.clone(), value: value.clone() });
    }

    fn compare(&mut self, before: &Value, after: &Value) {
        if before == after {
            return;
        }
        match (before, after) {
            (Value::Object(before), Value::Object(after)) => self.objects(before, after),
            (Value::Array(before), Value::Array(after)) if before.len() == after.len() => {
                for (index, (before, after)) in before.iter().zip(after).enumerate() {
                    self.path.push_index(index);
                    self.compare(before, after);
                    self.path.pop();
                }
            }
            _ => {
                self.test(before);
                self.operations
                    .push(PatchOperation::Replace { path: self.path.clone(), value: after.clone() });
            }
        }
    }

    fn objects(&mut self, before: &Map<String, Value>, after: &Map<String, Value>) {
        for (key, value) in before {
            self.path.push_key(key);
            match after.get(key) {
                None => self.remove(value),
                Some(other) => match LISTS.iter().find(|(list, _)| list == key) {
                    Some((list, id)) if self.is_list_of_rows() => self.rows(list, id, value, other),
                    _ => self.compare(value, other),
                },
            }
            self.path.pop();
        }
        for (key, value) in after.iter().filter(|(key, _)| !before.contains_key(*key)) {
            self.path.push_key(key);
            self.add(value);
            self.path.pop();
        }
    }

    /// Returns `true` if the path is that of a list of rows. The key is not sufficient evidence,
    /// because maps such as `extensions` can contain the same keys.
    fn is_list_of_rows(&self) -> bool {
        let keys: Vec<&str> = self.path.keys().collect();
        matches!(keys.as_slice(), [list] if *list != "rooms") || keys == ["venues", "rooms"]
    }

    /// Compares two lists of rows by the identity of the rows.
    fn rows(&mut self, list: &'static str, id: &str, before: &Value, after: &Value) {
        let (Value::Array(before), Value::Array(after)) = (before, after) else {
            return self.compare(before, after);
        };
        let renames = self.renames.get(list);
        let new = |row: &Value| {
            let id = row.get(id).cloned().unwrap_or_default();
            renames.and_then(|renames| renames.get(&id).cloned()).unwrap_or(id)
        };
        let there: HashMap<Value, usize> = after
            .iter()
            .enumerate()
            .map(|(at, row)| (row.get(id).cloned().unwrap_or_default(), at))
            .collect();
        let pairs: Vec<(usize, usize)> =
            before.iter().enumerate().filter_map(|(at, row)| Some((at, *there.get(&new(row))?))).collect();
        let moved: HashSet<usize> = out_of_order(&pairs).into_iter().map(|(at, _)| at).collect();
        let kept: Vec<(usize, usize)> = pairs.into_iter().filter(|(at, _)| !moved.contains(at)).collect();
        let kept_before: HashSet<usize> = kept.iter().map(|(at, _)| *at).collect();
        let kept_after: HashSet<usize> = kept.iter().map(|(_, at)| *at).collect();
        // Rows are removed from the end, and added from the beginning. Removals therefore use the
        // positions of the earlier version, and additions those of the later version.
        for (index, row) in before.iter().enumerate().rev().filter(|(at, _)| !kept_before.contains(at)) {
            self.path.push_index(index);
            self.remove(row);
            self.path.pop();
        }
        for (index, row) in after.iter().enumerate().filter(|(at, _)| !kept_after.contains(at)) {
            self.path.push_index(index);
            self.add(row);
            self.path.pop();
        }
        for (at, index) in kept {
            if let (Some(before), Some(after)) = (before.get(at), after.get(index)) {
                self.path.push_index(index);
                self.compare(before, after);
                self.path.pop();
            }
        }
    }
}
