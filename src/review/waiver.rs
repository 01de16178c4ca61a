//! Waivers for findings that have been reviewed and accepted.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::{FindingCollector, Profile, status};
use crate::code::{Code, FindingCode};
use crate::list::ToList;
use crate::programme::Programme;
use crate::report::{Finding, Notice, Subject};

/// An exemption for specific findings that have been accepted. Waived findings are not reported.
///
/// A waiver matches a finding if both have the same code and the finding refers to every subject of
/// the waiver, either as its subject or as a related item. Subjects identify items by id, so a
/// waiver stays valid when the items of a draft are reordered. A review reports waivers that match
/// no finding, and waivers without a reason.
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
    /// The code of the waived findings, such as `room-double-booked`.
    pub code: FindingCode,
    /// The items that a finding must refer to, either as its subject or as related items. A waiver
    /// without subjects matches no finding.
    pub subjects: Vec<Subject>,
    /// The reason for the waiver. By convention, the reason also names the person who accepted the
    /// findings.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

impl Waiver {
    /// Creates a waiver for findings about one item. To require further items,
    /// call [`and`](Self::and).
    pub fn new(code: impl Into<FindingCode>, subject: Subject, reason: impl Into<String>) -> Self {
        Self { code: code.into(), subjects: vec![subject], reason: reason.into() }
    }

    /// Adds a subject. The waiver then matches only findings that also refer to this subject.
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

/// Removes waived findings, and reports waivers that match no finding or have no reason.
///
/// If `versions` is `true`, the findings result from a comparison of two versions, and only waivers
/// for the rules that compare versions are reported. Otherwise, only waivers for all other rules
/// are reported.
pub(super) fn apply<'r>(
    profile: &'r Profile,
    programme: &Programme,
    mut found: FindingCollector<'r>,
    versions: bool,
) -> Vec<Finding> {
    let mut used: HashSet<usize> = HashSet::new();
    // A waiver matches a finding only if the finding refers to the first subject of the waiver.
    let mut by_subject: HashMap<(&FindingCode, &Subject), Vec<usize>> = HashMap::new();
    for (at, waiver) in profile.waivers.iter().enumerate() {
        if let Some(first) = waiver.subjects.first() {
            by_subject.entry((&waiver.code, first)).or_default().push(at);
        }
    }
    let mut is_left = |finding: &Finding| {
        let related = finding.related().iter().map(|related| &related.subject);
        let candidates = std::iter::once(finding.subject())
            .chain(related)
            .filter_map(|subject| by_subject.get(&(finding.code(), subject)))
            .flatten();
        let waives = |at: &&usize| profile.waivers.get(**at).is_some_and(|waiver| waiver.waives(finding));
        // All matching waivers must be marked as used, so the search does not stop at the first
        // match.
        candidates.filter(waives).map(|at| used.insert(*at)).count() == 0
    };
    found.retain(&mut is_left);
    // The rule about errors in a final programme ignores waived errors, so it runs after the
    // waivers. Its finding can be waived too, so the waivers are applied again.
    if !versions {
        status::final_with_errors(programme, &mut found);
        found.retain(&mut is_left);
    }
    let mut findings = found.into_findings();
    let mut found = FindingCollector::new(profile);
    let belongs = |code: &FindingCode| code.built_in().is_some_and(Code::compares_versions) == versions;
    for (at, waiver) in profile.waivers.iter().enumerate().filter(|(_, waiver)| belongs(&waiver.code)) {
        let subjects: Vec<String> = waiver.subjects.iter().map(|subject| format!(" and {subject}")).to_list();
        let what = format!(
            "the settings of this check (the review profile) accept findings of the rule \"{}\"{}",
            waiver.code,
            subjects.concat()
        );
        let about = |message: String| {
            let subject = waiver.subjects.first().cloned().unwrap_or(Subject::Programme);
            let path = crate::report::Reportable::path(programme);
            Notice::somewhere(subject, path, message).with_detail("code", waiver.code.as_str())
        };
        if !used.contains(&at) {
            let notice = about(format!("{what} (a waiver), but there is no such finding")).with_help(
                "remove the waiver from the review profile, or correct its \"code\" or its \"subjects\"",
            );
            found.add(Code::StaleWaiver, notice);
        }
        if waiver.reason.trim().is_empty() {
            let notice = about(format!("{what} (a waiver), but do not say why")).with_help(
                "add the reason and the person who decided to the waiver, for example \"reason\": \"a shared hall (A. \
                 Okoye)\"",
            );
            found.add(Code::WaiverWithoutReason, notice);
        }
    }
    findings.extend(found.into_findings());
    findings
}
