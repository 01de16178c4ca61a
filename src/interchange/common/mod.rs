//! What the readers and writers of several formats share.

#[cfg(feature = "import")]
pub(super) mod extension;
#[cfg(feature = "import")]
pub(super) mod ids;
#[cfg(any(feature = "icalendar", feature = "schema-org"))]
pub(super) mod inherited;
#[cfg(feature = "import")]
pub(super) mod languages;
#[cfg(any(feature = "schedule", feature = "icalendar", feature = "schema-org"))]
mod leaves;
#[cfg(any(feature = "schedule", feature = "icalendar", feature = "schema-org"))]
pub(super) mod ledger;
pub(super) mod limits;
#[cfg(feature = "import")]
pub(super) mod place_words;
#[cfg(any(feature = "schedule", feature = "icalendar"))]
pub(super) mod slots;
#[cfg(feature = "import")]
pub(super) mod texts;
#[cfg(feature = "import")]
pub(super) mod when;
#[cfg(all(feature = "import", feature = "tz"))]
pub(super) mod zone_names;
#[cfg(any(feature = "schedule", feature = "icalendar", feature = "schema-org"))]
pub(super) mod zones;
