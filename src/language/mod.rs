//! Languages of a programme: what is translated and what is not, texts tidied and sent to translators, versions brought together.

mod coverage;
mod drift;
mod merge;
mod texts;
mod tidy;

pub use crate::value::language::Direction;
pub use crate::value::string_map::Wordings;
pub use coverage::{Coverage, TextState};
pub use drift::Drift;
pub use merge::{Difference, Disagreement, Kept, MergeOptions, Merged, Pair, PairedBy, Side};
pub use texts::{Existing, TextProblem, Texts, TextsFormat, Translated};
pub use tidy::Tidied;
