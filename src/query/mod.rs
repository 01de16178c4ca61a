//! Questions to a programme.
//!
//! A set is a value: [`Sessions`] and [`People`] are narrowed by filters that read as a sentence, combined by set algebra,
//! and walked in an order that has a name. What a set gives outlives it.
//!
//! ```
//! # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
//! # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
//! let presided = programme.sessions().on_day(1).with_person("laura-thompson");
//! assert_eq!(presided.to_string(), "side-event-idiaspora");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Time is asked for in [`Moment`](crate::Moment)s of the programme's own axis, so that everything works without dates: see
//! [`Day::moment`](crate::Day::moment) and [`Programme::moment`](crate::Programme::moment). *Now* is always an argument.

pub(crate) mod bare;
mod clash;
mod face;
mod figures;
pub(crate) mod fold;
mod free;
mod group;
#[cfg(feature = "tz")]
mod instant;
mod itinerary;
mod members;
mod names;
mod occupancy;
mod people;
mod sessions;
mod shift;
mod timeline;
mod timetable;

pub use clash::{Clash, Clashes, Contested, Crowd};
pub use figures::{Figures, KindCount, RoomUse, Share, Shares};
pub use free::{Free, FreeTime};
pub use group::Group;
#[cfg(feature = "tz")]
pub use instant::InstantError;
pub use itinerary::{Conflict, Itinerary, Stop};
pub use people::{People, PeopleIter};
pub use sessions::{Sessions, SessionsIter};
pub use shift::Shift;
pub use timeline::NowAndNext;
pub use timetable::{Cell, Column, Timetable};
