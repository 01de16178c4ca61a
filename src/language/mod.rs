//! Languages of a programme: what is translated and what is not.

mod coverage;

pub use coverage::{Coverage, TextState};
