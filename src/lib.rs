#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![deny(missing_docs, missing_debug_implementations, unreachable_pub, unnameable_types)]
// Nothing panics on input: outside tests there is no call that could.
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::unreachable,
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::print_stdout,
        clippy::print_stderr
    )
)]

pub mod agenda;
mod arena;
mod code;
#[cfg(any(doc, doctest))]
#[doc = include_str!("../docs/cookbook.md")]
pub mod cookbook {}
pub mod draft;
mod error;
pub mod interchange;
pub mod language;
mod macros;
mod programme;
pub mod query;
pub mod report;
mod rule;
#[cfg(any(doc, doctest))]
#[doc = include_str!("../docs/rules.md")]
pub mod rules {}
#[cfg(feature = "json-schema")]
pub mod schema;
#[cfg(feature = "proptest")]
pub mod strategy;
mod value;
mod view;
pub mod vocabulary;

pub use chrono;
#[cfg(feature = "tz")]
pub use chrono_tz;
#[cfg(feature = "proptest")]
pub use proptest;
#[cfg(feature = "json-schema")]
pub use schemars;

pub use code::{Code, Severity};
pub use draft::Draft;
pub use error::Error;
pub use programme::{Programme, Rejected};
pub use query::{People, Sessions};
pub use report::{Finding, Notice, Report};
pub use rule::{Profile, Review, Rule};
pub use value::kind::Kind;
pub use value::language::LanguageTag;
pub use value::moment::Moment;
pub use value::place::Place;
pub use value::role::Role;
pub use value::slot::Slot;
pub use value::text::Text;
pub use value::time::{DayTime, Length};
pub use value::{id, kind, role, status, text, time};
pub use view::{AgendaItem, Day, Organisation, Participation, Person, Room, Session, Track, Venue};

/// Profiles.
pub mod review {
    pub use crate::rule::{Level, Preset, Thresholds, Waiver};
}
