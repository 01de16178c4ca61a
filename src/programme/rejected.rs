//! The error for a draft that cannot be built.

use std::fmt;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::draft::Draft;
use crate::report::Report;

/// The error returned by [`Draft::build`] if a draft contains errors. It provides access to the
/// unchanged draft and to a report of all problems.
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

    /// Returns the report, which lists every problem that was found in the draft.
    pub fn report(&self) -> &Report {
        &self.0.1
    }

    /// Returns the draft that could not be built, without any changes.
    pub fn draft(&self) -> &Draft {
        &self.0.0
    }

    /// Returns the unchanged draft and the report. Use this method to correct the draft and build
    /// it again.
    pub fn into_parts(self) -> (Draft, Report) {
        *self.0
    }
}

impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let report = self.report();
        write!(
            f,
            "the draft {} cannot be built: {}",
            crate::error::quote(self.draft().id.as_str()),
            report.summary()
        )?;
        match report.iter().find(|finding| finding.severity() == crate::code::Severity::Error) {
            Some(first) => write!(f, "; first error: {}", first.message()),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A `main` function that returns this error prints the `Debug` output, so it includes the
        // full report.
        write!(f, "{self}\n\n{}", self.report())
    }
}

/// Writes the message and the findings of the report. The draft is not written.
impl Serialize for Rejected {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Rejected", 2)?;
        fields.serialize_field("message", &self.to_string())?;
        fields.serialize_field("findings", self.report().iter().as_slice())?;
        fields.end()
    }
}

impl std::error::Error for Rejected {}
