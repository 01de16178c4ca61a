//! Reading and writing of schedule.xml.

mod cursor;
mod output;
mod reader;
mod writer;

pub(in crate::interchange::schedule) use reader::read;
pub(in crate::interchange::schedule) use writer::write;
