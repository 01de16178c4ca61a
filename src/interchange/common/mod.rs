//! Code that the readers and writers of several formats share.

#[cfg(any(feature = "agenda-text", feature = "table", feature = "readers"))]
pub(super) mod calendar_words;
#[cfg(feature = "import")]
pub(super) mod clock;
#[cfg(feature = "import")]
mod clock_words;
#[cfg(feature = "import")]
pub(super) mod cursor;
#[cfg(feature = "import")]
pub(super) mod extension;
#[cfg(feature = "import")]
pub(super) mod folding;
#[cfg(feature = "import")]
pub(super) mod ids;
#[cfg(any(feature = "icalendar", feature = "schedule", feature = "schema-org"))]
pub(super) mod inherited;
#[cfg(any(feature = "schedule", feature = "readers"))]
pub(super) mod json;
#[cfg(feature = "readers")]
pub(super) mod known;
#[cfg(feature = "import")]
pub(super) mod languages;
#[cfg(any(feature = "schedule", feature = "icalendar", feature = "schema-org", feature = "table"))]
mod leaves;
#[cfg(any(feature = "schedule", feature = "icalendar", feature = "schema-org", feature = "table"))]
pub(super) mod ledger;
#[cfg(feature = "import")]
pub(super) mod lengths;
pub(super) mod limits;
#[cfg(feature = "import")]
mod name_words;
#[cfg(any(feature = "schedule", feature = "agenda-text", feature = "table"))]
pub(super) mod nights;
#[cfg(any(feature = "icalendar", feature = "readers", feature = "table"))]
pub(super) mod occurrences;
#[cfg(any(feature = "readers", feature = "table"))]
pub(super) mod offsets;
#[cfg(feature = "readers")]
pub(super) mod pages;
#[cfg(feature = "import")]
pub(super) mod person_line;
#[cfg(feature = "import")]
pub(super) mod place_words;
#[cfg(feature = "readers")]
pub(super) mod reading;
#[cfg(feature = "import")]
pub(super) mod room_lists;
#[cfg(any(feature = "schedule", feature = "icalendar"))]
pub(super) mod slots;
#[cfg(feature = "readers")]
pub(super) mod speaking;
#[cfg(feature = "import")]
pub(super) mod texts;
#[cfg(any(feature = "schedule", feature = "readers", feature = "table"))]
pub(super) mod urls;
#[cfg(feature = "import")]
pub(super) mod when;
#[cfg(any(feature = "schedule", feature = "readers", feature = "table"))]
pub(super) mod words;
#[cfg(all(feature = "import", feature = "tz"))]
pub(super) mod zone_names;
#[cfg(any(feature = "schedule", feature = "icalendar", feature = "schema-org"))]
pub(super) mod zones;
