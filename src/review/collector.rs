//! A collector for the findings of a review. The profile of the review determines the severities.

use super::{Profile, Rule};
use crate::code::{Code, FindingCode, Severity};
use crate::report::{Finding, Notice};

pub(super) struct FindingCollector<'r> {
    profile: &'r Profile,
    findings: Vec<Finding>,
}

impl<'r> FindingCollector<'r> {
    pub(super) fn new(profile: &'r Profile) -> Self {
        Self { profile, findings: Vec::new() }
    }

    /// Returns `true` if the profile enables the rule. Checks call this method to avoid work for
    /// findings that would be dropped anyway.
    pub(super) fn wants(&self, code: Code) -> bool {
        self.profile.severity(code).is_some()
    }

    pub(super) fn add(&mut self, code: Code, notice: Notice) {
        if let Some(severity) = self.profile.severity(code) {
            self.findings.push(Finding::of_rule(code.into(), severity, notice));
        }
    }

    pub(super) fn add_custom(&mut self, rule: &Rule, notice: Notice) {
        if let Some(severity) = self.profile.custom_severity(rule) {
            let code = FindingCode::Custom(rule.code().clone());
            self.findings.push(Finding::of_rule(code, severity, notice));
        }
    }

    pub(super) fn push(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    pub(super) fn retain(&mut self, keeps: impl FnMut(&Finding) -> bool) {
        self.findings.retain(keeps);
    }

    pub(super) fn len(&self) -> usize {
        self.findings.len()
    }

    /// Returns the findings without the first `earlier` ones.
    pub(super) fn since(&self, earlier: usize) -> &[Finding] {
        self.findings.get(earlier..).unwrap_or_default()
    }

    /// Removes the findings for which `keeps` returns `false`, but always keeps the first `earlier`
    /// findings.
    pub(super) fn retain_since(&mut self, earlier: usize, keeps: impl Fn(&Finding) -> bool) {
        let mut index = 0;
        self.findings.retain(|finding| {
            index += 1;
            index <= earlier || keeps(finding)
        });
    }

    pub(super) fn errors(&self) -> usize {
        self.findings.iter().filter(|finding| finding.severity() == Severity::Error).count()
    }

    pub(super) fn into_findings(self) -> Vec<Finding> {
        self.findings
    }
}
