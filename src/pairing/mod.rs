//! One-to-one matching of the items of two programmes, such as two language versions or an earlier
//! and a later version.

pub(crate) mod matching;
pub(crate) mod name;
pub(crate) mod order;
