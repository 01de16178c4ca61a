//! The problems that the integrity check finds in a draft.

use super::paths::subject_at;
use crate::draft::Draft;
use crate::report::{Finding, Problem};
use crate::value::id::EntityKind;
use crate::value::path::Path;

pub(super) struct Problems<'d> {
    pub(super) draft: &'d Draft,
    pub(super) findings: Vec<Finding>,
}

impl Problems<'_> {
    pub(super) fn add(&mut self, path: Path, problem: Problem) {
        self.findings.push(Finding::new(subject_at(self.draft, &path), path, problem));
    }

    pub(super) fn add_duplicate(&mut self, noun: EntityKind, id: &str, at: Path, earlier: Path) {
        let problem = Problem::DuplicateId { noun, id: id.to_owned() };
        let subject = subject_at(self.draft, &earlier);
        let finding = Finding::new(subject_at(self.draft, &at), at, problem);
        self.findings.push(finding.with_related(subject, earlier));
    }
}
