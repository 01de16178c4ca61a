//! Reading and writing of schedule.json.

mod reader;
mod scan;
mod submissions;
mod writer;

pub(in crate::interchange::schedule) use reader::read;
pub(in crate::interchange::schedule) use writer::write;
