//! Waivers: findings that somebody has looked at and accepts.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::{Found, Profile, status};
use crate::code::{Code, FindingCode};
use crate::programme::Programme;
use crate::report::{Finding, Notice, Subject};

/// A finding that is accepted: its code, what it is about, and why.
///
/// It waives every finding of that code that speaks of all its subjects: name one, or both of a pair. It goes by identity, so it
/// survives moved rows. One that waives nothing is a finding itself, and so is one without a reason.
///
/// ```
/// use programme::{Code, Profile, Subject, Waiver};
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
/// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
///
/// let waiver = Waiver::new(Code::UndatedProgramme, Subject::Programme, "the dates are on the cover");
/// let report = programme.review(&Profile::default().with_waiver(waiver));
/// assert!(report.iter().all(|finding| finding.code() != Code::UndatedProgramme));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Waiver {
    /// The code that is waived.
    pub code: FindingCode,
    /// What the finding speaks of: its subject, or others that it relates to.
    pub subjects: Vec<Subject>,
    /// Why it is accepted, and by whom.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

impl Waiver {
    /// One about one subject.
    pub fn new(code: impl Into<FindingCode>, subject: Subject, reason: impl Into<String>) -> Self {
        Self { code: code.into(), subjects: vec![subject], reason: reason.into() }
    }

    /// Narrows it to findings that speak of another subject too.
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

/// Leaves out what is waived; says which waivers waive nothing, or give no reason.
pub(super) fn apply<'r>(profile: &'r Profile, programme: &Programme, mut found: Found<'r>) -> Vec<Finding> {
    let mut used: HashSet<usize> = HashSet::new();
    let mut is_left = |finding: &Finding| {
        let waivers = profile.waivers.iter().enumerate().filter(|(_, waiver)| waiver.waives(finding));
        // Each that does is used, not the first alone.
        waivers.map(|(at, _)| used.insert(at)).count() == 0
    };
    found.retain(&mut is_left);
    // An error that is accepted is none that is left; that some are can be accepted too.
    status::final_with_errors(programme, &mut found);
    found.retain(&mut is_left);
    let mut findings = found.into_findings();
    let mut found = Found::new(profile);
    for (at, waiver) in profile.waivers.iter().enumerate() {
        let subjects: Vec<String> = waiver.subjects.iter().map(ToString::to_string).collect();
        let what = format!("the waiver of {} for {}", waiver.code, subjects.join(" and "));
        let about = |message: String| {
            let subject = waiver.subjects.first().cloned().unwrap_or(Subject::Programme);
            let path = crate::report::Item::path(programme);
            Notice::somewhere(subject, path, message).with_figure("code", waiver.code.as_str())
        };
        if !used.contains(&at) {
            let notice = about(format!("{what} waives nothing")).with_help("remove it from the profile");
            found.add(Code::StaleWaiver, notice);
        }
        if waiver.reason.trim().is_empty() {
            let notice = about(format!("{what} gives no reason")).with_help("say why, and who decided");
            found.add(Code::WaiverWithoutReason, notice);
        }
    }
    findings.extend(found.into_findings());
    findings
}
