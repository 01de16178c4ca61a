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

mod agenda;
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
mod report;
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

pub use agenda::{Agenda, AgendaOptions, Markup};
pub use code::{Code, FindingCode, OwnCode, Severity, Stratum};
pub use draft::{Draft, ReadError};
pub use error::Error;
pub use programme::{Anchor, AnchorError, Programme, Rejected};
pub use query::{People, Sessions};
pub use report::{
    Figure, Figures, Finding, Item, Locator, Notice, Origin, Position, Problem, Related, Report, Subject,
};
pub use rule::{Level, Preset, Profile, Review, Rule, Thresholds, Waiver};
pub use value::best::{Chosen, Match, Preferences};
pub use value::block::Block;
pub use value::id::{
    AgendaItemId, NoteId, Noun, OrganisationId, ParticipationId, PersonId, ProgrammeId, RoomId, SessionId,
    TrackId, VenueId,
};
pub use value::kind::{CustomKind, Kind, KindProperties};
pub use value::language::{Direction, LanguageTag};
pub use value::link::{Document, Link};
pub use value::map::{Extensions, ExternalIds};
pub use value::moment::Moment;
pub use value::names::{Colour, Country, SessionNumber, TimeZone, Url};
pub use value::path::Path;
pub use value::place::Place;
pub use value::role::{CustomRole, Role, RoleProperties, Stay};
pub use value::slot::{DayPart, Slot, SlotTime, Span};
pub use value::status::{
    Access, DocumentStatus, EventStatus, LanguageStatus, Mode, OrganisationKind, ParticipationStatus,
    Presence, SessionStatus,
};
pub use value::text::Text;
pub use value::time::{DayTime, Length};
pub use view::{AgendaItem, Day, Organisation, Participation, Person, Room, Session, Track, Venue};
