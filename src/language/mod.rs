//! Languages of a programme: what is translated and what is not, texts tidied, versions brought together.

mod coverage;
mod merge;
mod tidy;

pub use coverage::{Coverage, TextState};
pub use merge::{Difference, Disagreement, Kept, MergeOptions, Merged, Pair, PairedBy, Side};
pub use tidy::Tidied;
