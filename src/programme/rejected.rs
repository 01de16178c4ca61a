//! A draft that does not become a programme.

use std::fmt;

use crate::draft::Draft;
use crate::report::Report;

/// A draft that can be read in more than one way, or in none: every problem, and the draft as it was given.
///
/// ```
/// use programme::draft::Session;
/// use programme::{Draft, LanguageTag};
///
/// let draft = Draft::new("demo", "Demo")
///     .with_language("en".parse::<LanguageTag>()?)
///     .with_session(Session::new("a").with_part_of("b"))
///     .with_session(Session::new("a"));
/// let rejected = draft.clone().build().unwrap_err();
/// assert_eq!(rejected.report().len(), 2);
/// let (given_back, report) = rejected.into_parts();
/// assert_eq!(given_back, draft);
/// # Ok::<(), programme::Error>(())
/// ```
pub struct Rejected(Box<(Draft, Report)>);

impl Rejected {
    pub(super) fn new(draft: Draft, report: Report) -> Self {
        Self(Box::new((draft, report)))
    }

    /// Every problem.
    pub fn report(&self) -> &Report {
        &self.0.1
    }

    /// The draft as it was given.
    pub fn draft(&self) -> &Draft {
        &self.0.0
    }

    /// The draft as it was given, and every problem.
    pub fn into_parts(self) -> (Draft, Report) {
        *self.0
    }
}

impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let report = self.report();
        write!(
            f,
            "the draft {} is not a programme: {}",
            crate::error::quote(self.draft().id.as_str()),
            report.summary()
        )?;
        match report.iter().find(|finding| finding.severity() == crate::code::Severity::Error) {
            Some(first) => write!(f, "; the first: {}", first.message()),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // What a program prints that returns the error from `main`.
        write!(f, "{self}\n\n{}", self.report())
    }
}

impl std::error::Error for Rejected {}
