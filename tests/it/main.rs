//! Integration tests of the public API, compiled into a single binary.

#![recursion_limit = "256"]
#![expect(clippy::disallowed_methods, reason = "tests read fixtures and the source code of the crate")]
#![expect(clippy::too_many_lines, reason = "a table of expectations can be long")]
#![expect(clippy::format_collect, reason = "the speed of a test does not matter here")]
#![expect(clippy::needless_pass_by_value, reason = "a literal is passed more briefly by value")]
#![expect(clippy::needless_for_each, reason = "a short loop fits on one line")]
#![expect(clippy::items_after_statements, reason = "helpers are defined next to their use")]

mod agenda;
mod agenda_layout;
#[cfg(feature = "agenda-text")]
mod agenda_text;
mod answers;
mod building_blocks;
mod catalogue;
mod cldr;
#[cfg(all(feature = "readers", feature = "table"))]
mod conference_exports;
#[cfg(all(feature = "readers", feature = "table"))]
mod conference_systems;
mod corpora;
mod documents;
mod edges;
#[cfg(feature = "versions")]
mod edits;
mod example_double_booked;
#[cfg(feature = "extract")]
mod extracts;
mod fixtures;
mod house_style;
mod html;
#[cfg(feature = "icalendar")]
mod icalendar;
#[cfg(feature = "icalendar")]
mod icalendar_cases;
#[cfg(all(feature = "icalendar", feature = "schedule", feature = "table"))]
mod icalendar_exports;
#[cfg(feature = "icalendar")]
mod icalendar_tables;
#[cfg(all(feature = "icalendar", feature = "schedule"))]
mod icalendar_variants;
mod instants;
#[cfg(feature = "versions")]
mod joins;
mod layering;
#[cfg(all(feature = "icalendar", feature = "schedule", feature = "schema-org"))]
mod losses;
mod markup;
mod memory;
mod merge_rules;
mod merging;
#[cfg(all(feature = "html", feature = "icalendar", feature = "schedule", feature = "schema-org"))]
mod privacy;
mod profiles;
mod properties;
mod queries;
mod reader;
mod reading;
mod reports;
#[cfg(feature = "rows")]
mod rows;
mod rules;
#[cfg(feature = "schedule")]
mod schedule;
#[cfg(feature = "schema-org")]
mod schema_org;
#[cfg(feature = "json-schema")]
mod schemas;
mod serialised;
mod single_faults;
mod strategy;
mod support;
#[cfg(feature = "table")]
mod table_habits;
mod table_layouts;
#[cfg(feature = "table")]
mod tables;
mod traits;
#[cfg(feature = "versions")]
mod versions;
mod views;
mod vocabulary;
mod wire;
mod wire_formats;
