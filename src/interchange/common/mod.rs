//! What the readers and writers of several formats share.

#[cfg(any(feature = "schedule", feature = "icalendar"))]
pub(super) mod builder;
#[cfg(any(feature = "schedule", feature = "icalendar"))]
pub(super) mod ids;
#[cfg(any(feature = "icalendar", feature = "schema-org"))]
pub(super) mod inherited;
#[cfg(any(feature = "schedule", feature = "icalendar", feature = "schema-org"))]
mod leaves;
#[cfg(any(feature = "schedule", feature = "icalendar", feature = "schema-org"))]
pub(super) mod ledger;
pub(super) mod limits;
#[cfg(feature = "icalendar")]
pub(super) mod place_words;
#[cfg(any(feature = "schedule", feature = "icalendar"))]
pub(super) mod slots;
#[cfg(any(feature = "schedule", feature = "icalendar"))]
pub(super) mod texts;
#[cfg(any(feature = "schedule", feature = "icalendar"))]
pub(super) mod zone_names;
#[cfg(any(feature = "schedule", feature = "icalendar", feature = "schema-org"))]
pub(super) mod zones;
