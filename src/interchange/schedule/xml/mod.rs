//! Reading and writing of schedule.xml.

mod cursor;
mod paper;
pub(super) mod read;
pub(super) mod write;
