//! Rules of one's own.

use std::fmt;

use crate::code::{OwnCode, Severity};
use crate::error::Error;
use crate::programme::Programme;
use crate::report::Notice;

/// A rule of one's own: a code in a namespace of its own, a severity, and a function over the public interface.
///
/// It joins a review by [`Review::with_rule`](super::Review::with_rule), where a profile treats it as one of the crate's: severity,
/// off, waivers. No rule is known beyond the review that it was given to.
///
/// ```
/// use programme::{Notice, Rule, Severity};
///
/// let rule = Rule::new("my-house/no-saturday", Severity::Error, |programme| {
///     use programme::chrono::{Datelike, Weekday};
///     let saturdays = programme.days().filter(|day| day.date().is_some_and(|date| date.weekday() == Weekday::Sat));
///     saturdays.map(|day| Notice::new(&day, "the house is closed on Saturdays")).collect()
/// })?;
/// assert_eq!(rule.code().as_str(), "my-house/no-saturday");
/// # Ok::<(), programme::Error>(())
/// ```
pub struct Rule {
    code: OwnCode,
    severity: Severity,
    check: Box<Check>,
}

type Check = dyn Fn(&Programme) -> Vec<Notice> + Send + Sync;

impl Rule {
    /// A rule by its code, its severity unless a profile says otherwise, and what it looks for.
    ///
    /// # Errors
    ///
    /// Where the code is not `namespace/name`, each in kebab-case.
    pub fn new(
        code: &str,
        severity: Severity,
        check: impl Fn(&Programme) -> Vec<Notice> + Send + Sync + 'static,
    ) -> Result<Self, Error> {
        Ok(Self { code: code.parse()?, severity, check: Box::new(check) })
    }

    /// Its code.
    pub fn code(&self) -> &OwnCode {
        &self.code
    }

    /// How much its findings weigh unless a profile says otherwise.
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
