//! Tests of the comparison, application and merging of versions.

mod edits;
mod fields;
mod laws;
mod pairing;
