//! Languages of a programme: what is translated and what is not.

mod coverage;
mod tidy;

pub use coverage::{Coverage, TextState};
pub use tidy::Tidied;
