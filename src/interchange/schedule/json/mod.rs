//! Reading and writing of schedule.json.

pub(super) mod read;
mod scan;
mod submissions;
pub(super) mod write;
