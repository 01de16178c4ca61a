//! What a review has found so far.

use super::{Profile, Rule};
use crate::code::{Code, FindingCode, Severity};
use crate::report::{Finding, Notice};

/// Collects what rules say, with the severities of the profile; what is off is not kept.
pub(super) struct Found<'r> {
    profile: &'r Profile,
    findings: Vec<Finding>,
}

impl<'r> Found<'r> {
    pub(super) fn new(profile: &'r Profile) -> Self {
        Self { profile, findings: Vec::new() }
    }

    /// Whether findings of a code are kept: rules need not look for what is off.
    pub(super) fn wants(&self, code: Code) -> bool {
        self.profile.severity(code).is_some()
    }

    pub(super) fn add(&mut self, code: Code, notice: Notice) {
        if let Some(severity) = self.profile.severity(code) {
            self.findings.push(Finding::of_rule(code.into(), severity, notice));
        }
    }

    pub(super) fn add_own(&mut self, rule: &Rule, notice: Notice) {
        if let Some(severity) = self.profile.own_severity(rule) {
            let code = FindingCode::Own(rule.code().clone());
            self.findings.push(Finding::of_rule(code, severity, notice));
        }
    }

    pub(super) fn push(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    pub(super) fn retain(&mut self, keeps: impl FnMut(&Finding) -> bool) {
        self.findings.retain(keeps);
    }

    pub(super) fn errors(&self) -> usize {
        self.findings.iter().filter(|finding| finding.severity() == Severity::Error).count()
    }

    pub(super) fn into_findings(self) -> Vec<Finding> {
        self.findings
    }
}
