//! Reading and writing of schedules in JSON, which are called schedule.json.

pub(super) mod read;
mod scan;
mod submissions;
pub(super) mod write;
