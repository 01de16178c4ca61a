//! The tests of the crate from outside, in one binary.

#![expect(clippy::disallowed_methods, reason = "tests read their fixtures and the sources of the crate")]

mod agenda;
mod catalogue;
mod cldr;
mod corpora;
mod damage;
mod double_booked;
mod faults;
mod fixtures;
#[cfg(feature = "icalendar")]
mod icalendar;
mod instants;
mod layering;
mod layout;
mod memory;
mod merging;
mod profiles;
mod properties;
mod queries;
mod reading;
mod reports;
mod reviewing;
mod reviews;
mod rows;
mod rules_clash;
mod rules_identity;
mod rules_labels;
mod rules_people;
mod rules_place;
mod rules_properties;
mod rules_status;
mod rules_structure;
mod rules_text;
mod rules_time;
mod rules_words;
#[cfg(feature = "schedule")]
mod schedule;
#[cfg(feature = "schedule")]
mod schedule_hostile;
#[cfg(feature = "schedule")]
mod schedule_source;
#[cfg(feature = "schedule")]
mod schedule_trips;
#[cfg(feature = "schedule")]
mod schedule_valid;
#[cfg(feature = "schema-org")]
mod schema_org;
#[cfg(feature = "json-schema")]
mod schemas;
mod strategy;
mod tool_check;
mod tool_convert;
mod traits;
mod views;
mod vocabulary;
mod wire;
