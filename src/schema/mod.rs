//! JSON Schemas (draft 2020-12) for drafts, reports and profiles. Editors can use the schemas for
//! completion and validation. Tools in other programming languages can use them to check files.
//!
//! A schema checks the form of each value, such as an id or a time. If
//! [`Draft::read`](crate::Draft::read) rejects a value because of its form, the schema also rejects
//! the value, with two exceptions. A schema does not detect duplicate keys, including language tags
//! that differ only in letter case. A date that does not exist, such as `2026-02-30`, is detected
//! only by validators that check formats. Relations between values are checked only by
//! [`Draft::check`](crate::Draft::check). For example, a schema does not detect a reference to a
//! missing room, or a session that ends before it starts. Unknown fields are accepted in a draft,
//! but rejected in a profile.
//!
//! The repository also contains the schemas as files: `docs/schema/programme-1.schema.json`,
//! `docs/schema/report.schema.json`, `docs/schema/profile.schema.json`,
//! `docs/schema/changes.schema.json` and `docs/schema/edits.schema.json`.
//!
//! To embed a schema in another schema, use the [`JsonSchema`] implementation
//! of [`Draft`], [`Report`], [`Profile`] or any type that a draft contains.
//!
//! ```
//! let schema = programme::schema::draft();
//! assert_eq!(schema.get("title").unwrap(), "Draft");
//! assert_eq!(schema.pointer("/$defs/Country/pattern").unwrap(), "^[A-Z]{2}$");
//! ```

mod patterns;
mod profile;
mod report;
mod transforms;
mod values;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};

use crate::draft::Draft;
use crate::report::Report;
use crate::review::Profile;

/// Returns the JSON Schema for drafts in the format `programme/1`.
///
/// ```
/// let schema = programme::schema::draft();
/// assert!(schema.pointer("/$defs/Session/properties/participations").is_some());
/// ```
pub fn draft() -> Schema {
    root::<Draft>(SchemaSettings::draft2020_12(), "programme-1.schema.json")
}

/// Returns the JSON Schema for serialised reports.
///
/// ```
/// let schema = programme::schema::report();
/// assert!(schema.pointer("/$defs/Finding/properties/severity").is_some());
/// ```
pub fn report() -> Schema {
    root::<Report>(SchemaSettings::draft2020_12().for_serialize(), "report.schema.json")
}

/// Returns the JSON Schema for profiles, which configure reviews.
///
/// ```
/// let schema = programme::schema::profile();
/// assert!(schema.pointer("/$defs/Thresholds/properties/turnaround").is_some());
/// ```
pub fn profile() -> Schema {
    root::<Profile>(SchemaSettings::draft2020_12(), "profile.schema.json")
}

/// Returns the JSON Schema for the changes between two versions of a programme.
///
/// ```
/// let schema = programme::schema::changes();
/// assert!(schema.pointer("/$defs/FieldChange/properties/before").is_some());
/// ```
#[cfg(feature = "versions")]
pub fn changes() -> Schema {
    root::<crate::versions::Changes>(SchemaSettings::draft2020_12(), "changes.schema.json")
}

/// Returns the JSON Schema for lists of edits, as [`Programme::edit`](crate::Programme::edit)
/// applies them.
///
/// The schema describes each edit with its fields, so a program that generates edits can use it.
///
/// ```
/// let schema = programme::schema::edits();
/// assert_eq!(schema.get("type").unwrap(), "array");
/// assert!(schema.pointer("/$defs/Swap/properties/first").is_some());
/// ```
#[cfg(feature = "versions")]
pub fn edits() -> Schema {
    root::<Vec<crate::versions::edit::Edit>>(SchemaSettings::draft2020_12(), "edits.schema.json")
}

fn root<T: JsonSchema>(settings: SchemaSettings, name: &str) -> Schema {
    let settings = settings.with_transform(transforms::plain).with_transform(transforms::bounded);
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert("$id".to_owned(), name.into());
    schema
}
