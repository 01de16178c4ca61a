//! schedule.xml.

mod cursor;
pub(super) mod read;
