//! The parts of the syntax that readers and writers share.

pub(super) mod extension;
pub(super) mod names;
pub(super) mod uid;
