//! Characters that texts should not contain, and a function that removes them.

mod letters;
mod tidy;

#[cfg(feature = "review")]
pub(crate) use letters::{is_east_asian, is_invisible, narrow, plain};
pub(crate) use tidy::tidy;
