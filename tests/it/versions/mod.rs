//! Tests of the comparison, application and merging of versions.

#[cfg(feature = "schedule")]
mod corpora;
mod edits;
mod fields;
mod laws;
mod machines;
mod merging;
mod pairing;
