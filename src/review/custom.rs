//! Custom rules, which add checks to a review.

use std::fmt;

use crate::code::{CustomCode, Severity};
use crate::error::Error;
use crate::programme::Programme;
use crate::report::Notice;

/// A custom rule that checks a programme during a review.
///
/// Add the rule to a review with [`Review::with_rule`](super::Review::with_rule). As with built-in
/// rules, a profile can change the severity of a custom rule, disable the rule or waive its
/// findings. There is no global registry of rules. A custom rule runs only in the reviews that it
/// was added to.
///
/// ```
/// use programme::{Notice, Rule, Severity};
///
/// let rule = Rule::new("my-house/no-saturday", Severity::Error, |programme| {
///     use programme::chrono::{Datelike, Weekday};
///     let saturdays = programme
///         .days()
///         .filter(|day| day.date().is_some_and(|date| date.weekday() == Weekday::Sat));
///     saturdays.map(|day| Notice::new(&day, "the house is closed on Saturdays")).collect()
/// })?;
/// assert_eq!(rule.code().as_str(), "my-house/no-saturday");
/// # Ok::<(), programme::Error>(())
/// ```
pub struct Rule {
    code: CustomCode,
    severity: Severity,
    check: Box<CheckFunction>,
}

type CheckFunction = dyn Fn(&Programme) -> Vec<Notice> + Send + Sync;

impl Rule {
    /// Creates a custom rule. The function `check` receives the programme and returns a notice for
    /// each problem.
    ///
    /// # Errors
    ///
    /// Returns an error if the code does not have the form `namespace/name`. Both parts must be in
    /// kebab-case, as in `my-house/no-saturday`.
    pub fn new(
        code: &str,
        severity: Severity,
        check: impl Fn(&Programme) -> Vec<Notice> + Send + Sync + 'static,
    ) -> Result<Self, Error> {
        Ok(Self { code: code.parse()?, severity, check: Box::new(check) })
    }

    /// Returns the code of the rule, such as `my-house/no-saturday`.
    pub fn code(&self) -> &CustomCode {
        &self.code
    }

    /// Returns the default severity of the rule. A profile can override this severity.
    pub fn severity(&self) -> Severity {
        self.severity
    }

    pub(super) fn check(&self, programme: &Programme) -> Vec<Notice> {
        (self.check)(programme)
    }
}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rule({}, {})", self.code, self.severity)
    }
}
