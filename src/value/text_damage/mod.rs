//! Characters that texts should not contain, and a function that removes them.

mod letters;
#[cfg(feature = "translation")]
mod tidy;

#[cfg(feature = "damaged-texts")]
pub(crate) use letters::{is_east_asian, is_invisible, narrow, plain};
#[cfg(feature = "translation")]
pub(crate) use tidy::tidy;
