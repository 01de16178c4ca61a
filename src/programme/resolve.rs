//! The integrity check, which collects all problems of a draft in one pass.

use std::collections::HashSet;

use super::attendance::Attendances;
use super::axis::Axis;
use super::cycles::cycles;
use super::did_you_mean::DidYouMean;
use super::ids::{Declared, Ids, ParticipationAt, RoomAt, participation_at};
use super::participants::{ParticipantCollector, Participants};
use super::properties::Properties;
use super::session_columns::SessionColumns;
use crate::arena::{IdTable, Idx};
use crate::code::Severity;
use crate::draft::{Draft, Participation, Session};
use crate::report::{Finding, Problem, Report, Subject};
use crate::value::id::{self, EntityKind, ParticipationId};
use crate::value::kind::Kind;
use crate::value::path::Path;
use crate::value::role::Role;
use crate::value::slot::{Slot, TimeRange};
use crate::value::text::Text;
use crate::value::visit::{Visit, Visitor};

#[derive(Debug)]
pub(crate) struct Resolved {
    pub(crate) ids: Ids,
    pub(crate) axis: Axis,
    pub(crate) properties: Properties,
    pub(crate) participants: Participants,
    pub(crate) attendances: Attendances,
    pub(crate) columns: SessionColumns,
    /// `true` if any participation contains a plain text.
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
    let mut walk = Walk {
        ids: &ids,
        gathering: ParticipantCollector::new(draft, &properties),
        named: Vec::new(),
        replaced: Vec::new(),
        axis: &axis,
        roles: draft.roles.iter().map(|role| &role.code).collect(),
        kinds: draft.kinds.iter().map(|kind| &kind.code).collect(),
        nearest: DidYouMean::new(),
        plain_texts: 0,
        first_plain: None,
        labelled: false,
        problems,
    };
    walk.participations(None, &draft.participations);
    draft.visit(&mut Path::root(), &mut walk);
    let Walk {
        gathering,
        named,
        replaced,
        mut nearest,
        plain_texts,
        first_plain,
        labelled,
        mut problems,
        ..
    } = walk;
    let (participants, attendances) = gathering.finish(&ids, |at, id| {
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

struct Problems<'d> {
    draft: &'d Draft,
    findings: Vec<Finding>,
}

impl Problems<'_> {
    fn add(&mut self, path: Path, problem: Problem) {
        self.findings.push(Finding::new(subject_at(self.draft, &path), path, problem));
    }

    fn add_duplicate(&mut self, noun: EntityKind, id: &str, at: Path, earlier: Path) {
        let problem = Problem::DuplicateId { noun, id: id.to_owned() };
        let subject = subject_at(self.draft, &earlier);
        let finding = Finding::new(subject_at(self.draft, &at), at, problem);
        self.findings.push(finding.with_related(subject, earlier));
    }
}

/// Returns the item to which the value at the given path belongs, such as a session or a room.
/// Findings about the value refer to this item.
pub(crate) fn subject_at(draft: &Draft, path: &Path) -> Subject {
    let row = |key: &str| path.index_under(0, key);
    if let Some(session) = row("sessions").and_then(|at| draft.sessions.get(at)) {
        Subject::Session(session.id.clone())
    } else if let Some(person) = row("people").and_then(|at| draft.people.get(at)) {
        Subject::Person(person.id.clone())
    } else if let Some(day) = row("days").and_then(|at| draft.days.get(at)) {
        Subject::Day(day.number)
    } else if let Some(venue) = row("venues").and_then(|at| draft.venues.get(at)) {
        match path.index_under(2, "rooms").and_then(|at| venue.rooms.get(at)) {
            Some(room) => Subject::Room(room.id.clone()),
            None => Subject::Venue(venue.id.clone()),
        }
    } else if let Some(organisation) = row("organisations").and_then(|at| draft.organisations.get(at)) {
        Subject::Organisation(organisation.id.clone())
    } else if let Some(track) = row("tracks").and_then(|at| draft.tracks.get(at)) {
        Subject::Track(track.id.clone())
    } else if let Some(item) = row("agenda_items").and_then(|at| draft.agenda_items.get(at)) {
        Subject::AgendaItem(item.id.clone())
    } else if let Some(note) = row("notes").and_then(|at| draft.notes.get(at)) {
        Subject::Note(note.id.clone())
    } else if let Some(role) = row("roles").and_then(|at| draft.roles.get(at)) {
        Subject::Role(role.code.clone())
    } else if let Some(kind) = row("kinds").and_then(|at| draft.kinds.get(at)) {
        Subject::Kind(kind.code.clone())
    } else {
        Subject::Programme
    }
}

/// Adds the ids of all items except participations to the tables. Reports malformed and duplicate
/// ids.
fn enter_ids(draft: &Draft, problems: &mut Problems<'_>) -> Ids {
    let mut ids = Ids::new(draft);
    let in_list = |list: &'static str| move |at: usize| Path::root().with(list).with_index(at).with("id");
    if let Err(fault) = id::check(EntityKind::Programme, draft.id.as_str()) {
        let problem = malformed(EntityKind::Programme, draft.id.as_str(), &fault);
        problems.add(Path::root().with("id"), problem);
    }
    macro_rules! enter {
        ($field:ident, $noun:ident) => {{
            let rows: Vec<&str> = draft.$field.iter().map(|row| row.id.as_str()).collect();
            enter(&mut ids.$field, EntityKind::$noun, &rows, &in_list(stringify!($field)), problems);
        }};
    }
    enter!(sessions, Session);
    enter!(people, Person);
    enter!(organisations, Organisation);
    enter!(venues, Venue);
    enter!(tracks, Track);
    enter!(agenda_items, AgendaItem);
    enter!(notes, Note);

    let rooms: Vec<&str> =
        draft.venues.iter().flat_map(|venue| &venue.rooms).map(|room| room.id.as_str()).collect();
    let room_at = std::mem::take(&mut ids.room_at);
    let path = |at: usize| room_at.get(at).copied().map_or_else(Path::root, room_path).with("id");
    enter(&mut ids.rooms, EntityKind::Room, &rooms, &path, problems);
    ids.room_at = room_at;

    declared_once(
        draft.roles.iter().map(|role| &role.code),
        EntityKind::Role,
        "roles",
        Role::as_str,
        problems,
    );
    declared_once(
        draft.kinds.iter().map(|kind| &kind.code),
        EntityKind::Kind,
        "kinds",
        Kind::as_str,
        problems,
    );
    ids
}

/// Adds the ids of all participations to their table. Reports malformed and duplicate ids.
fn enter_participations(
    draft: &Draft,
    named: Vec<ParticipationAt>,
    ids: &mut Ids,
    problems: &mut Problems<'_>,
) {
    ids.participations = IdTable::with_capacity(named.len());
    let participations: Vec<&str> = named
        .iter()
        .map(|at| participation_at(draft, *at).and_then(|one| one.id.as_ref()).map_or("", |id| id.as_str()))
        .collect();
    let path = |at: usize| named.get(at).copied().map_or_else(Path::root, participation_path).with("id");
    enter(&mut ids.participations, EntityKind::Participation, &participations, &path, problems);
    ids.named = named;
}

fn room_path(at: RoomAt) -> Path {
    Path::root().with("venues").with_index(at.venue.position()).with("rooms").with_index(at.position as usize)
}

fn participation_path(at: ParticipationAt) -> Path {
    let root = match at.session {
        Some(session) => Path::root().with("sessions").with_index(session.position()),
        None => Path::root(),
    };
    root.with("participations").with_index(at.position)
}

fn malformed(noun: EntityKind, id: &str, fault: &crate::error::Error) -> Problem {
    Problem::MalformedId { noun, id: id.to_owned(), fault: fault.to_string() }
}

fn enter<T>(
    table: &mut IdTable<T>,
    noun: EntityKind,
    ids: &[&str],
    path: &dyn Fn(usize) -> Path,
    problems: &mut Problems<'_>,
) {
    check_ids(noun, ids, path, problems);
    table.insert_all(ids, |again, earlier| {
        let id = ids.get(again.position()).copied().unwrap_or_default();
        problems.add_duplicate(noun, id, path(again.position()), path(earlier.position()));
    });
}

fn check_ids(noun: EntityKind, ids: &[&str], path: &dyn Fn(usize) -> Path, problems: &mut Problems<'_>) {
    for (at, id) in ids.iter().enumerate() {
        if let Err(fault) = id::check(noun, id) {
            problems.add(path(at), malformed(noun, id, &fault));
        }
    }
}

/// Reports roles or kinds that are declared more than once, since their properties would be
/// ambiguous.
fn declared_once<'d, T: Eq + std::hash::Hash + 'd>(
    codes: impl Iterator<Item = &'d T>,
    noun: EntityKind,
    list: &'static str,
    code_of: impl Fn(&T) -> &str,
    problems: &mut Problems<'_>,
) {
    let mut declared = std::collections::HashMap::new();
    for (at, code) in codes.enumerate() {
        let path = |at| Path::root().with(list).with_index(at).with("code");
        if let Some(earlier) = declared.insert(code, at) {
            declared.insert(code, earlier);
            let problem = Problem::DuplicateId { noun, id: code_of(code).to_owned() };
            let subject = subject_at(problems.draft, &path(at));
            let finding =
                Finding::new(subject.clone(), path(at), problem).with_related(subject, path(earlier));
            problems.findings.push(finding);
        }
    }
}

/// Creates the time axis. Reports days that have the same number as an earlier day.
fn enter_days(draft: &Draft, problems: &mut Problems<'_>) -> Axis {
    let axis = Axis::new(&draft.days);
    for (at, day) in draft.days.iter().enumerate() {
        let first = axis.position(day.number).unwrap_or(at);
        if first != at {
            let path = |at| Path::root().with("days").with_index(at).with("number");
            let subject = Subject::Day(day.number);
            let problem = Problem::DuplicateDay { number: day.number };
            let finding = Finding::new(subject.clone(), path(at), problem).with_related(subject, path(first));
            problems.findings.push(finding);
        }
    }
    axis
}

struct Walk<'d, 'i> {
    ids: &'i Ids,
    gathering: ParticipantCollector<'d, 'i>,
    named: Vec<ParticipationAt>,
    replaced: Vec<(ParticipationAt, &'d ParticipationId)>,
    axis: &'i Axis,
    roles: HashSet<&'d Role>,
    kinds: HashSet<&'d Kind>,
    nearest: DidYouMean,
    plain_texts: usize,
    first_plain: Option<(String, Path)>,
    labelled: bool,
    problems: Problems<'d>,
}

impl<'d> Walk<'d, '_> {
    fn participations(&mut self, session: Option<Idx<Declared>>, rows: &'d [Participation]) {
        for (position, one) in rows.iter().enumerate() {
            let at = ParticipationAt { session, position };
            self.gathering.add(one, session, self.ids);
            if one.id.is_some() {
                self.named.push(at);
            }
            self.replaced.extend(one.replaced_by.as_ref().map(|other| (at, other)));
            check_parties(at, one, &mut self.problems);
        }
    }
}

impl<'d> Visitor<'d> for Walk<'d, '_> {
    /// Collects the participations of a session just before they are visited, so that they are
    /// loaded into the CPU cache only once.
    fn item(&mut self, at: &Path) {
        let Some(at) = at.index_in("sessions") else { return };
        if let Some(session) = self.problems.draft.sessions.get(at) {
            self.gathering.next_session();
            self.participations(Some(Idx::new(at)), &session.participations);
        }
    }

    fn reference(&mut self, at: &Path, noun: EntityKind, id: &str) {
        let draft = self.problems.draft;
        let ids = self.ids;
        let found = match noun {
            EntityKind::Session => ids.session(draft, id).is_some(),
            // All people who take part in sessions are looked up in one batch after the entire
            // draft was visited.
            EntityKind::Person => at.is_in_participation() || ids.person(draft, id).is_some(),
            EntityKind::Organisation => ids.organisation(draft, id).is_some(),
            EntityKind::Venue => ids.venue(draft, id).is_some(),
            EntityKind::Room => ids.room(draft, id).is_some(),
            EntityKind::Track => ids.track(draft, id).is_some(),
            EntityKind::AgendaItem => ids.agenda_item(draft, id).is_some(),
            EntityKind::Note => ids.note(draft, id).is_some(),
            // The ids of participations are complete only after the entire draft was visited.
            // References never refer to a programme. Roles and kinds are referenced by their codes.
            EntityKind::Participation | EntityKind::Programme | EntityKind::Role | EntityKind::Kind => true,
        };
        if !found {
            let suggestion = self.suggest(at, noun, id);
            self.problems.add(at.clone(), Problem::DanglingReference { noun, id: id.to_owned(), suggestion });
        }
    }

    fn text(&mut self, at: &Path, text: &'d Text) {
        if !text.is_plain() {
            return;
        }
        self.labelled = self.labelled || at.is_in_participation();
        // A plain text is in the main language of the draft, so it is a problem only if the draft
        // has no languages.
        if self.problems.draft.languages.is_empty() {
            self.plain_texts += 1;
            if self.first_plain.is_none() {
                self.first_plain = Some((text.first().to_owned(), at.clone()));
            }
        }
    }

    fn slot(&mut self, at: &Path, slot: &Slot) {
        let number = slot.day_number();
        if self.axis.position(number).is_none() {
            let problem = Problem::UnknownDay { number, nearest: self.axis.nearest(number) };
            self.problems.add(at.clone().with("day"), problem);
        }
    }

    fn span(&mut self, at: &Path, span: TimeRange) {
        if !span.is_in_order() {
            let path = at.to_string();
            let field = path.split('/').rfind(|segment| segment.parse::<usize>().is_err());
            let what = field.unwrap_or_default().replace('_', " ");
            self.problems.add(at.clone(), Problem::EndBeforeStart { what, span });
        }
    }

    fn role(&mut self, at: &Path, role: &Role) {
        if role.is_custom() && !self.roles.contains(role) {
            let known = Role::BUILT_IN.iter().chain(self.problems.draft.roles.iter().map(|role| &role.code));
            let suggestion = self.nearest.find(role.as_str(), &mut known.map(Role::as_str));
            self.problems.add(at.clone(), Problem::UndeclaredRole { role: role.clone(), suggestion });
        }
    }

    fn kind(&mut self, at: &Path, kind: &Kind) {
        if kind.is_custom() && !self.kinds.contains(kind) {
            let known = Kind::BUILT_IN.iter().chain(self.problems.draft.kinds.iter().map(|kind| &kind.code));
            let suggestion = self.nearest.find(kind.as_str(), &mut known.map(Kind::as_str));
            self.problems.add(at.clone(), Problem::UndeclaredKind { kind: kind.clone(), suggestion });
        }
    }
}

impl Walk<'_, '_> {
    fn suggest(&mut self, at: &Path, noun: EntityKind, id: &str) -> Option<String> {
        let draft = self.problems.draft;
        // A session must not refer to itself, so its own id is not suggested.
        let own = at.index_under(0, "sessions");
        let nearest = &mut self.nearest;
        match noun {
            EntityKind::Session => {
                let others = draft.sessions.iter().enumerate().filter(|(other, _)| Some(*other) != own);
                nearest.find(id, &mut others.map(|(_, row)| row.id.as_str()))
            }
            EntityKind::Person => nearest.find(id, &mut draft.people.iter().map(|row| row.id.as_str())),
            EntityKind::Organisation => {
                nearest.find(id, &mut draft.organisations.iter().map(|row| row.id.as_str()))
            }
            EntityKind::Venue => nearest.find(id, &mut draft.venues.iter().map(|row| row.id.as_str())),
            EntityKind::Room => nearest
                .find(id, &mut draft.venues.iter().flat_map(|venue| &venue.rooms).map(|row| row.id.as_str())),
            EntityKind::Track => nearest.find(id, &mut draft.tracks.iter().map(|row| row.id.as_str())),
            EntityKind::AgendaItem => {
                nearest.find(id, &mut draft.agenda_items.iter().map(|row| row.id.as_str()))
            }
            EntityKind::Note => nearest.find(id, &mut draft.notes.iter().map(|row| row.id.as_str())),
            EntityKind::Participation | EntityKind::Programme | EntityKind::Role | EntityKind::Kind => None,
        }
    }
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

fn check_parties(at: ParticipationAt, one: &Participation, problems: &mut Problems<'_>) {
    let Participation { person, organisation, country, office, vacancy, .. } = one;
    let named = [
        (person.is_some(), "a person"),
        (organisation.is_some(), "an organisation"),
        (country.is_some(), "a country"),
        (office.is_some(), "an office"),
        (vacancy.is_some(), "a vacancy"),
    ];
    if named.iter().filter(|(names, _)| *names).count() != 1 {
        let named = named.iter().filter(|(names, _)| *names).map(|(_, word)| (*word).to_owned()).collect();
        problems.add(participation_path(at), Problem::ParticipantNotSingle { named });
    }
}

/// Reports references that form a cycle. Dangling references are ignored, because they are reported
/// by another check.
fn check_cycles(draft: &Draft, ids: &Ids, columns: &SessionColumns, problems: &mut Problems<'_>) {
    let session_id = |at: usize| draft.sessions.get(at).map_or("", |row| row.id.as_str());
    let session_path = |at: usize| Path::root().with("sessions").with_index(at);
    let SessionColumns { part_of, continues, replaces, .. } = columns;
    let sessions = (EntityKind::Session, draft.sessions.len());
    report_cycles(sessions, part_of.clone(), &session_id, &session_path, "part_of", problems);
    report_cycles(sessions, continues.clone(), &session_id, &session_path, "continues", problems);
    report_cycles(sessions, replaces.clone(), &session_id, &session_path, "replaces", problems);

    let item_part_of = draft.agenda_items.iter().enumerate().filter_map(|(at, row)| {
        Some((at, ids.agenda_item(draft, row.part_of.as_ref()?.as_str())?.position()))
    });
    let item_id = |at: usize| draft.agenda_items.get(at).map_or("", |row| row.id.as_str());
    let item_path = |at: usize| Path::root().with("agenda_items").with_index(at);
    let items = (EntityKind::AgendaItem, draft.agenda_items.len());
    report_cycles(items, item_part_of.collect(), &item_id, &item_path, "part_of", problems);

    let made_of = (0..ids.room_at.len()).flat_map(|at| {
        let parts = ids.room_row(draft, Idx::new(at)).map_or(&[][..], |room| room.made_of.as_slice());
        parts.iter().filter_map(move |part| Some((at, ids.room(draft, part.as_str())?.position())))
    });
    let room_id = |at: usize| ids.room_row(draft, Idx::new(at)).map_or("", |row| row.id.as_str());
    let room_path = |at: usize| ids.room_at.get(at).copied().map_or_else(Path::root, room_path);
    let rooms = (EntityKind::Room, ids.room_at.len());
    report_cycles(rooms, made_of.collect(), &room_id, &room_path, "made_of", problems);

    let replaced_by = ids.named.iter().enumerate().filter_map(|(at, place)| {
        let to = participation_at(draft, *place)?.replaced_by.as_ref()?;
        Some((at, ids.named_participation(draft, to.as_str())?.position()))
    });
    let participation_id = |at: usize| ids.participation_id(draft, Idx::new(at));
    let path = |at: usize| ids.named.get(at).copied().map_or_else(Path::root, participation_path);
    let named = (EntityKind::Participation, ids.named.len());
    report_cycles(named, replaced_by.collect(), &participation_id, &path, "replaced_by", problems);
}

/// Reports each cycle of references once, at the item of the cycle with the smallest id.
///
/// References to duplicate ids are ignored, because such a reference is ambiguous and the result
/// must not depend on the order of the rows. Duplicate ids themselves are reported by another
/// check.
fn report_cycles<'d>(
    (noun, rows): (EntityKind, usize),
    mut edges: Vec<(usize, usize)>,
    id: &dyn Fn(usize) -> &'d str,
    path: &dyn Fn(usize) -> Path,
    field: &'static str,
    problems: &mut Problems<'_>,
) {
    let shared: HashSet<&str> = problems
        .findings
        .iter()
        .filter_map(|finding| match finding.problem() {
            Problem::DuplicateId { noun: other, id } if *other == noun => Some(id.as_str()),
            _ => None,
        })
        .collect();
    edges.retain(|&(_, to)| !shared.contains(id(to)));
    for cycle in cycles(rows, edges, &|a, b| id(a).cmp(id(b))) {
        let Some(&first) = cycle.first() else { continue };
        let ids = cycle.iter().chain([&first]).map(|&at| id(at).to_owned()).collect();
        problems.add(
            path(first).with(field),
            Problem::CyclicReference { relation: field.replace('_', " "), ids },
        );
    }
}
