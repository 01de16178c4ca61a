//! Tools for multilingual programmes: translation coverage, exchange of texts with translators, and
//! merging of language versions.
//!
//! Most types in this module are the results or the options of one of these methods, which require
//! the feature `translation`:
//! - `Programme::coverage` reports which texts are translated into a language.
//! - `Programme::drift` finds translations whose original has changed.
//! - `Programme::texts_in` exports texts for a translator.
//! - `Programme::translate` imports the translations.
//! - `Programme::merge_languages` merges two language versions into one programme.
//! - `Draft::tidy` removes technical defects, such as superfluous white space, from all texts.
//!
//! ```
//! # #[cfg(feature = "translation")] {
//! # let json = include_str!(concat!(
//! #     env!("CARGO_MANIFEST_DIR"),
//! #     "/examples/data/idm-2018-second-session.json",
//! # ));
//! # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
//! use programme::language::TextState;
//!
//! let coverage = programme.coverage(&"en".parse()?);
//! assert!(coverage.count(TextState::Missing) > 0);
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#[cfg(feature = "translation")]
mod coverage;
#[cfg(feature = "translation")]
mod drift;
#[cfg(feature = "translation")]
mod merge;
#[cfg(feature = "translation")]
mod texts;
#[cfg(feature = "translation")]
mod tidy;

pub use crate::value::language::Direction;
pub use crate::value::string_map::Wordings;
#[cfg(feature = "translation")]
pub use coverage::{Coverage, TextState};
#[cfg(feature = "translation")]
pub use drift::Drift;
#[cfg(feature = "translation")]
pub use merge::{Difference, Disagreement, Kept, MergeOptions, Merged, Pair, PairedBy, Side};
#[cfg(feature = "translation")]
pub use texts::{Existing, TextProblem, Texts, TextsFormat, Translated};
#[cfg(feature = "translation")]
pub use tidy::Tidied;
