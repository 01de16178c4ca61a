//! JSON Schemas (draft 2020-12) of what the crate reads and writes: for editors that complete and check, and for tools in other languages.
//!
//! A schema says of one value at a time what reading says: whatever [`Draft::read`](crate::Draft::read) refuses for the form of a value, the
//! schema of the wire form refuses. What lies between values (references, days that exist, the order of times) is for
//! [`Draft::check`](crate::Draft::check) to say. Neither refuses a field that it does not know; a profile does.
//!
//! The schemas stand in the repository, too: `docs/schema/programme-1.schema.json`, `report.schema.json` and `profile.schema.json`. To put
//! one into another schema, take the types: [`Draft`], [`Report`] and [`Profile`] are
//! [`JsonSchema`], and so is whatever a draft is made of.
//!
//! ```
//! let schema = programme::schema::draft();
//! assert_eq!(schema.get("title").unwrap(), "Draft");
//! assert_eq!(schema.pointer("/$defs/Country/pattern").unwrap(), "^[A-Z]{2}$");
//! ```

mod fields;
mod profile;
mod report;
mod tidy;
mod values;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};

use crate::draft::Draft;
use crate::report::Report;
use crate::rule::Profile;

/// Where the schemas are found.
const FOLDER: &str = "https://github.com/programme-rs/programme/blob/main/docs/schema/";

/// The schema of the wire form, `programme/1`.
///
/// ```
/// let schema = programme::schema::draft();
/// assert!(schema.pointer("/$defs/Session/properties/participations").is_some());
/// ```
pub fn draft() -> Schema {
    root::<Draft>(SchemaSettings::draft2020_12(), "programme-1.schema.json")
}

/// The schema of reports, as they are written.
///
/// ```
/// let schema = programme::schema::report();
/// assert!(schema.pointer("/$defs/Finding/properties/severity").is_some());
/// ```
pub fn report() -> Schema {
    root::<Report>(SchemaSettings::draft2020_12().for_serialize(), "report.schema.json")
}

/// The schema of profiles.
///
/// ```
/// let schema = programme::schema::profile();
/// assert!(schema.pointer("/$defs/Thresholds/properties/turnaround").is_some());
/// ```
pub fn profile() -> Schema {
    root::<Profile>(SchemaSettings::draft2020_12(), "profile.schema.json")
}

fn root<T: JsonSchema>(settings: SchemaSettings, name: &str) -> Schema {
    let settings = settings.with_transform(tidy::plain).with_transform(tidy::bounded);
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert("$id".to_owned(), format!("{FOLDER}{name}").into());
    schema
}
