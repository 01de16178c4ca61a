//! The integrity check, which collects all problems of a draft.

use super::attendance::Attendances;
use super::axis::Axis;
use super::cyclic_references::check_cycles;
use super::did_you_mean::DidYouMean;
use super::draft_visitor::DraftVisitor;
use super::enter::{enter_days, enter_ids, enter_participations};
use super::ids::{Ids, ParticipationAt};
use super::participants::Participants;
use super::paths::{participation_path, subject_at};
use super::problems::Problems;
use super::properties::Properties;
use super::session_columns::SessionColumns;
use crate::arena::Idx;
use crate::code::Severity;
use crate::draft::{Draft, Session};
use crate::report::{Finding, Problem, Report, Subject};
use crate::value::id::{EntityKind, ParticipationId};
use crate::value::path::Path;

#[derive(Debug)]
pub(crate) struct Resolved {
    pub(crate) ids: Ids,
    pub(crate) axis: Axis,
    pub(crate) properties: Properties,
    pub(crate) participants: Participants,
    pub(crate) attendances: Attendances,
    pub(crate) columns: SessionColumns,
    /// `true` if any participation contains a plain text or a text in several languages.
    pub(crate) labelled: bool,
}

/// Checks a draft. Returns a report of all problems, and the data for building a programme unless
/// the report contains an error.
pub(crate) fn resolve(draft: &Draft) -> (Report, Option<Resolved>) {
    let (findings, resolved) = examine(draft);
    let sound = !findings.iter().any(|finding| finding.severity() == Severity::Error);
    (findings.into_iter().collect(), sound.then_some(resolved))
}

/// Collects all problems of a draft, and the data that a programme is built from. Dangling
/// references are reported as problems and are not included in the data.
pub(crate) fn examine(draft: &Draft) -> (Vec<Finding>, Resolved) {
    let mut problems = Problems { draft, findings: Vec::new() };
    let mut ids = enter_ids(draft, &mut problems);
    let axis = enter_days(draft, &mut problems);
    let properties = Properties::new(draft);
    let mut visitor = DraftVisitor::new(&ids, &axis, &properties, problems);
    visitor.visit();
    let DraftVisitor {
        collector,
        named,
        replaced,
        mut nearest,
        plain_texts,
        first_plain,
        labelled,
        mut problems,
        ..
    } = visitor;
    let (participants, attendances) = collector.finish(&ids, |at, id| {
        let suggestion = nearest.find(id, &mut draft.people.iter().map(|row| row.id.as_str()));
        let problem = Problem::DanglingReference { noun: EntityKind::Person, id: id.to_owned(), suggestion };
        problems.add(participation_path(at).with("person"), problem);
    });
    enter_participations(draft, named, &mut ids, &mut problems);
    check_replacements(draft, &ids, &replaced, &mut nearest, &mut problems);
    if let Some((first, path)) = first_plain {
        let problem = Problem::PlainTextWithoutLanguage { texts: plain_texts, first };
        let finding = Finding::new(Subject::Programme, Path::root().with("languages"), problem);
        let subject = subject_at(draft, &path);
        problems.findings.push(finding.with_related(subject, path));
    }
    let columns = SessionColumns::new(draft, &ids, &properties, |at, session| {
        check_session(at, session, &mut problems);
    });
    check_cycles(draft, &ids, &columns, &mut problems);
    for path in &draft.unknown_fields {
        problems.add(path.clone(), Problem::unknown_field(path));
    }
    (problems.findings, Resolved { ids, axis, properties, participants, attendances, columns, labelled })
}

fn check_session(at: usize, session: &Session, problems: &mut Problems<'_>) {
    if let (Some(slot), Some(length)) = (session.slot, session.planned_length) {
        let path = Path::root().with("sessions").with_index(at).with("planned_length");
        problems.add(path, Problem::LengthStatedTwice { slot, length });
    }
}

fn check_replacements(
    draft: &Draft,
    ids: &Ids,
    replaced: &[(ParticipationAt, &ParticipationId)],
    nearest: &mut DidYouMean,
    problems: &mut Problems<'_>,
) {
    for (at, other) in replaced {
        let found = ids.participation(draft, other.as_str());
        if found.is_some_and(|there| there.session == at.session) {
            continue;
        }
        let mut known = (0..ids.named.len()).map(|at| ids.participation_id(draft, Idx::new(at)));
        // If the id exists in another session, it is spelt correctly, so no similar id is
        // suggested.
        let suggestion = if found.is_none() { nearest.find(other.as_str(), &mut known) } else { None };
        let id = other.as_str().to_owned();
        let problem = Problem::DanglingReference { noun: EntityKind::Participation, id, suggestion };
        problems.add(participation_path(*at).with("replaced_by"), problem);
    }
}
