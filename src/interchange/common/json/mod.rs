//! JSON values of unknown shape, which several formats share.

pub(in crate::interchange) mod by_date;
#[cfg(feature = "readers")]
pub(in crate::interchange) mod object;
#[cfg(feature = "readers")]
pub(in crate::interchange) mod parse;
pub(in crate::interchange) mod scan;
pub(in crate::interchange) mod value;
