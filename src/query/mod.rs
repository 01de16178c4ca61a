//! Queries over a programme, for example for clashes, free times and timetables.
//!
//! The type [`Sessions`] is a set of sessions, and [`People`] is a set of people. Filters such
//! as [`Sessions::on_day`] narrow a set, and operations such as [`Sessions::union`] combine two
//! sets. Each set type documents its iteration order. The items in a set borrow from the programme,
//! so they can outlive the set.
//!
//! ```
//! # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
//! # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
//! let presided = programme.sessions().on_day(1).with_person("laura-thompson");
//! assert_eq!(presided.to_string(), "side-event-idiaspora");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Queries accept points in time as [`Moment`](crate::Moment)s. A moment is a point on the time
//! axis of the programme, so queries also work for programmes without dates. To create a moment,
//! use [`Day::moment`](crate::Day::moment) or [`Programme::moment`](crate::Programme::moment). No
//! query reads the system clock, so the current time must be passed as an argument.

mod by_name;
mod clash;
mod clash_changes;
#[cfg(feature = "extract")]
mod extract;
pub(crate) mod fold;
mod free;
mod group;
mod index_set;
mod instant;
mod itinerary;
mod occupancy;
mod people;
mod serialise;
mod sessions;
mod statistics;
mod timeline;
mod timetable;
mod what_if;

pub use clash::{Clash, Clashes, Contested, Crowd};
pub use clash_changes::ClashChanges;
#[cfg(feature = "extract")]
pub use extract::{Mention, PublicOptions};
pub use free::{Free, FreeTime};
pub use group::Group;
pub use instant::InstantError;
pub use itinerary::{Conflict, Itinerary, Stop};
pub use people::{People, PeopleIter};
pub use sessions::{Sessions, SessionsIter};
pub use statistics::{KindCount, RoomUse, Share, Shares, Statistics};
pub use timeline::NowAndNext;
pub use timetable::{Timetable, TimetableCell, TimetableColumn, TimetableSquare};
pub use what_if::WhatIf;
