//! Waivers for findings that have been reviewed and accepted.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::{FindingCollector, Profile, status};
use crate::code::{Code, FindingCode};
use crate::programme::Programme;
use crate::report::{Finding, Notice, Subject};

/// A waiver that accepts the findings of one code about specific items.
///
/// A waiver applies to every finding with its code that refers to all of its subjects, either as
/// the subject of the finding or as a related item. Subjects identify items by id, so a waiver
/// stays valid when rows move. The review reports a waiver that applies to no finding, and a waiver
/// without a reason.
///
/// ```
/// use programme::report::Subject;
/// use programme::review::Waiver;
/// use programme::{Code, Profile};
/// # let json = include_str!(concat!(
/// #     env!("CARGO_MANIFEST_DIR"),
/// #     "/examples/data/idm-2018-second-session.json",
/// # ));
/// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
///
/// let reason = "the dates are on the cover";
/// let waiver = Waiver::new(Code::UndatedProgramme, Subject::Programme, reason);
/// let report = programme.review(&Profile::default().with_waiver(waiver));
/// assert!(report.iter().all(|finding| finding.code() != Code::UndatedProgramme));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Waiver {
    /// The waived code.
    pub code: FindingCode,
    /// The items that the finding must refer to, as its subject or as related items.
    pub subjects: Vec<Subject>,
    /// The reason for accepting the finding, and the person who decided.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

impl Waiver {
    /// Creates a waiver with one subject.
    pub fn new(code: impl Into<FindingCode>, subject: Subject, reason: impl Into<String>) -> Self {
        Self { code: code.into(), subjects: vec![subject], reason: reason.into() }
    }

    /// Adds a subject, which limits the waiver to findings that also refer to this subject.
    #[must_use]
    pub fn and(mut self, subject: Subject) -> Self {
        self.subjects.push(subject);
        self
    }

    fn waives(&self, finding: &Finding) -> bool {
        let speaks_of = |subject: &Subject| {
            finding.subject() == subject
                || finding.related().iter().any(|related| related.subject == *subject)
        };
        *finding.code() == self.code && !self.subjects.is_empty() && self.subjects.iter().all(speaks_of)
    }
}

/// Removes the waived findings. Reports waivers that have no effect or no reason.
pub(super) fn apply<'r>(
    profile: &'r Profile,
    programme: &Programme,
    mut found: FindingCollector<'r>,
) -> Vec<Finding> {
    let mut used: HashSet<usize> = HashSet::new();
    let mut is_left = |finding: &Finding| {
        let waivers = profile.waivers.iter().enumerate().filter(|(_, waiver)| waiver.waives(finding));
        // Every matching waiver counts as used, so the search does not stop at the first match.
        waivers.map(|(at, _)| used.insert(at)).count() == 0
    };
    found.retain(&mut is_left);
    // Waived errors do not count as remaining errors. The finding about remaining errors can be
    // waived too, so the waivers are applied again.
    status::final_with_errors(programme, &mut found);
    found.retain(&mut is_left);
    let mut findings = found.into_findings();
    let mut found = FindingCollector::new(profile);
    for (at, waiver) in profile.waivers.iter().enumerate() {
        let subjects: Vec<String> = waiver.subjects.iter().map(ToString::to_string).collect();
        let what = format!("the waiver of {} for {}", waiver.code, subjects.join(" and "));
        let about = |message: String| {
            let subject = waiver.subjects.first().cloned().unwrap_or(Subject::Programme);
            let path = crate::report::Reportable::path(programme);
            Notice::somewhere(subject, path, message).with_detail("code", waiver.code.as_str())
        };
        if !used.contains(&at) {
            let notice = about(format!("{what} has no effect, because there is no such finding"))
                .with_help("remove the waiver from the profile");
            found.add(Code::StaleWaiver, notice);
        }
        if waiver.reason.trim().is_empty() {
            let notice =
                about(format!("{what} has no reason")).with_help("add the reason and the person who decided");
            found.add(Code::WaiverWithoutReason, notice);
        }
    }
    findings.extend(found.into_findings());
    findings
}
