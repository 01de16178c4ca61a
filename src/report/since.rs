//! Comparison of two reports about different versions of a programme.

use std::collections::{HashMap, VecDeque};

use super::{Finding, Report, Subject};
use crate::code::FindingCode;
use crate::list::ToList;

/// The differences between two reports, as returned by [`Report::since`].
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[non_exhaustive]
pub struct ReportChanges {
    /// The findings that occur only in the later report.
    pub new: Report,
    /// The findings that occur only in the earlier report.
    pub resolved: Report,
    /// The findings that occur in both reports, as they appear in the later report.
    pub unchanged: Report,
}

impl Report {
    /// Compares this report with an earlier report about another version of the same programme.
    ///
    /// Two findings are the same if they have the same code, the same subject, the same related
    /// items and the same field. Positions in lists are ignored, so reordered items have no effect.
    /// Messages and severities are also ignored, because they may have changed. If several findings
    /// are the same in this sense, each of them is paired with at most one finding of the other
    /// report.
    ///
    /// ```
    /// use programme::draft::{Day, Draft, Session};
    /// use programme::{LanguageTag, Slot};
    ///
    /// let mut draft = Draft::new("demo", "Demo")
    ///     .with_language("en".parse::<LanguageTag>()?)
    ///     .with_session(Session::new("a").with_slot(Slot::day(1)))
    ///     .with_session(Session::new("b").with_part_of("c"));
    /// let before = draft.check();
    /// draft.days.push(Day::new(1));
    /// draft.sessions.reverse();
    /// let changes = draft.check().since(&before);
    /// assert_eq!((changes.new.len(), changes.resolved.len(), changes.unchanged.len()), (0, 1, 1));
    /// # Ok::<(), programme::Error>(())
    /// ```
    #[doc(alias("diff", "compare"))]
    pub fn since(&self, earlier: &Self) -> ReportChanges {
        let mut known: HashMap<Identity<'_>, VecDeque<&Finding>> = HashMap::new();
        for finding in earlier {
            known.entry(Identity::of(finding)).or_default().push_back(finding);
        }
        let (mut new, mut unchanged) = (Vec::new(), Vec::new());
        for finding in self {
            let before = known.get_mut(&Identity::of(finding)).and_then(VecDeque::pop_front);
            let list = if before.is_some() { &mut unchanged } else { &mut new };
            list.push(finding.clone());
        }
        let mut resolved = Vec::new();
        for finding in earlier {
            if let Some(rest) = known.get_mut(&Identity::of(finding)) {
                resolved.extend(rest.drain(..).cloned());
            }
        }
        let report = |findings: Vec<Finding>| findings.into_iter().collect();
        ReportChanges { new: report(new), resolved: report(resolved), unchanged: report(unchanged) }
    }
}

/// The parts of a finding that stay the same when other items of the programme change.
#[derive(PartialEq, Eq, Hash)]
struct Identity<'r> {
    code: &'r FindingCode,
    subject: &'r Subject,
    related: Vec<&'r Subject>,
    field: String,
}

impl<'r> Identity<'r> {
    fn of(finding: &'r Finding) -> Self {
        let mut related: Vec<_> = finding.related.iter().map(|related| &related.subject).to_list();
        related.sort_unstable();
        let path = finding.path.to_string();
        let is_index = |segment: &&str| segment.bytes().all(|byte| byte.is_ascii_digit());
        let field = path.split('/').filter(|segment| !is_index(segment)).to_list().join("/");
        Self { code: &finding.code, subject: &finding.subject, related, field }
    }
}
