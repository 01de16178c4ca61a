//! JSON Schemas (draft 2020-12) of the formats that the crate reads and writes. Editors can use the
//! schemas for completion and validation, and tools in other languages can use them to check files.
//!
//! A schema checks each value separately. If [`Draft::read`](crate::Draft::read) rejects a value
//! because of its form, the schema of the wire form also rejects the value. Constraints between
//! values, such as references, existing days and the order of times, are checked only
//! by [`Draft::check`](crate::Draft::check). Unknown fields in a draft are accepted both by the
//! schema and by `Draft::read`. Unknown fields in a profile are rejected.
//!
//! The repository also contains the schemas as files: `docs/schema/programme-1.schema.json`,
//! `report.schema.json` and `profile.schema.json`. To embed a schema in another schema, use the
//! types that implement [`JsonSchema`]. These are [`Draft`], [`Report`], [`Profile`] and every type
//! that a draft contains.
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

/// Returns the JSON Schema of the wire form of drafts, which is called `programme/1`.
///
/// ```
/// let schema = programme::schema::draft();
/// assert!(schema.pointer("/$defs/Session/properties/participations").is_some());
/// ```
pub fn draft() -> Schema {
    root::<Draft>(SchemaSettings::draft2020_12(), "programme-1.schema.json")
}

/// Returns the JSON Schema of reports, as they are serialised to JSON.
///
/// ```
/// let schema = programme::schema::report();
/// assert!(schema.pointer("/$defs/Finding/properties/severity").is_some());
/// ```
pub fn report() -> Schema {
    root::<Report>(SchemaSettings::draft2020_12().for_serialize(), "report.schema.json")
}

/// Returns the JSON Schema of profiles, which configure a review.
///
/// ```
/// let schema = programme::schema::profile();
/// assert!(schema.pointer("/$defs/Thresholds/properties/turnaround").is_some());
/// ```
pub fn profile() -> Schema {
    root::<Profile>(SchemaSettings::draft2020_12(), "profile.schema.json")
}

fn root<T: JsonSchema>(settings: SchemaSettings, name: &str) -> Schema {
    let settings = settings.with_transform(transforms::plain).with_transform(transforms::bounded);
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert("$id".to_owned(), name.into());
    schema
}
