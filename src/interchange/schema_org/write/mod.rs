//! Writes programmes and sessions as JSON-LD.

pub(super) mod context;
pub(super) mod event;
pub(super) mod node;
mod party;
mod place;
pub(super) mod programme;
mod reasons;
mod time;
mod words;
