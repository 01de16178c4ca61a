//! Reading and writing of schedules in XML, which are called schedule.xml.

mod cursor;
mod paper;
pub(super) mod read;
pub(super) mod write;
