//! Tests of the comparison, application and merging of versions.

#[cfg(feature = "icalendar")]
mod calendars;
#[cfg(feature = "schedule")]
mod corpora;
#[cfg(feature = "agenda")]
mod describe;
mod edits;
mod fields;
mod laws;
mod machines;
mod merging;
mod pairing;
#[cfg(feature = "review")]
mod review_since;
