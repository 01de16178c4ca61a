//! Tests of the review rules, one file per family.

mod causes;
mod clash;
mod identity;
mod labels;
mod order;
mod people;
mod place;
mod properties;
mod status;
mod structure;
mod text;
mod time;
mod words;
