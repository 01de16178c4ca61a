//! JSON values of unknown shape, which several formats share.

#[cfg(feature = "readers")]
pub(in crate::interchange) mod object;
#[cfg(feature = "readers")]
pub(in crate::interchange) mod parse;
pub(in crate::interchange) mod scan;
pub(in crate::interchange) mod value;
