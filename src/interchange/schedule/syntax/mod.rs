//! The syntax of schedules: their documents, the words with a fixed meaning, and the two formats.

pub(super) mod document;
pub(super) mod grid;
pub(super) mod json;
pub(super) mod lengths;
pub(super) mod lists;
pub(super) mod same_guid;
pub(super) mod words;
pub(super) mod xml;
