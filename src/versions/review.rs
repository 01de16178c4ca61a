//! Rules that compare a programme with an earlier version.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use super::changes::{Changes, RowChange};
use super::row::Row;
use crate::code::Code;
use crate::programme::Programme;
use crate::query::fold::fold;
use crate::report::{Notice, Report, Reportable, Subject};
use crate::review::Profile;
use crate::value::id::{PersonId, SessionId};
use crate::value::path::Path;
use crate::value::status::{DocumentStatus, ParticipationStatus, SessionStatus};
use crate::value::text::Text;
use crate::view::{Participation, Person, Session};

/// ## Comparing with an earlier version
impl Programme {
    /// Checks this version of a programme against rules that need an earlier version, and returns a
    /// report. The profile determines which rules are enabled, and contains the waivers.
    ///
    /// The report contains only findings of the rules for which [`Code::compares_versions`] returns
    /// `true`: a version label that is not new, a status that returned to an earlier stage, an id
    /// that was reused for a different item, and sessions and speakers that disappeared.
    /// [`review`](Self::review) runs all other rules.
    ///
    /// ```
    /// use programme::draft::Session;
    /// use programme::{Code, Draft, LanguageTag, Profile};
    ///
    /// let draft = Draft::new("demo", "Demo").with_language("en".parse::<LanguageTag>()?);
    /// let before = draft.clone().with_session(Session::new("rivers").with_title("Rivers")).build()?;
    /// let after = draft.build()?;
    ///
    /// let report = after.review_since(&before, &Profile::default());
    /// let codes: Vec<_> = report.iter().filter_map(|finding| finding.code().built_in()).collect();
    /// assert_eq!(codes, [Code::VanishedSession]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn review_since(&self, before: &Self, profile: &Profile) -> Report {
        let changes = before.changes(self);
        let comparison = Comparison::new(before, self, &changes);
        let mut found = Vec::new();
        comparison.labels(&mut found);
        comparison.document_status(&mut found);
        comparison.status_transitions(&mut found);
        comparison.reused_ids(&mut found);
        comparison.vanished_sessions(&mut found);
        comparison.vanished_speakers(&mut found);
        self.version_report(profile, found)
    }
}

/// The maximum number of reused ids of one kind of row that are reported individually.
const MOST_REUSED: usize = 10;

fn kind_of(subject: &Subject) -> u8 {
    match subject {
        Subject::Session(_) => 0,
        Subject::Person(_) => 1,
        _ => 2,
    }
}

type Found = Vec<(Code, Notice)>;

struct Comparison<'a> {
    before: &'a Programme,
    after: &'a Programme,
    changes: &'a Changes,
    /// Maps renamed rows of the earlier version to rows of the later version.
    later: HashMap<&'a Subject, &'a Subject>,
    /// The sessions that exist only in the earlier version, with the ids of the change set.
    removed: HashSet<SessionId>,
}

impl<'a> Comparison<'a> {
    fn new(before: &'a Programme, after: &'a Programme, changes: &'a Changes) -> Self {
        let removed = changes.rows.iter().filter_map(|row| match row {
            RowChange::Removed { row: Row::Session(session), .. } => Some(session.id.clone()),
            _ => None,
        });
        Self {
            before,
            after,
            changes,
            later: changes.renames.iter().map(|rename| (&rename.from, &rename.to)).collect(),
            removed: removed.collect(),
        }
    }

    /// Returns the session of the later version that corresponds to a session of the earlier one.
    fn session(&self, before: Session<'_>) -> Option<Session<'a>> {
        let subject = Subject::Session(before.id().clone());
        match self.later.get(&subject).copied().unwrap_or(&subject) {
            Subject::Session(id) if !self.removed.contains(id) => self.after.session(id.as_str()),
            _ => None,
        }
    }

    fn person_id(&self, before: &PersonId) -> PersonId {
        match self.later.get(&Subject::Person(before.clone())) {
            Some(Subject::Person(id)) => id.clone(),
            _ => before.clone(),
        }
    }

    /// Reports version labels that are not new.
    fn labels(&self, found: &mut Found) {
        let (Some(ours), Some(theirs)) = (&self.before.data().revision, &self.after.data().revision) else {
            return;
        };
        let notice = |message: String| {
            let notice = Notice::new(self.after, message).at("revision");
            notice.with_detail("before", ours.as_str()).with_detail("after", theirs.as_str())
        };
        if ours.trim() == theirs.trim() {
            if self.is_changed() {
                let message = format!("the programme changed, but its version is still \"{theirs}\"");
                found.push((
                    Code::DuplicateVersionLabel,
                    notice(message).with_help("give this version a new label in \"revision\""),
                ));
            }
        } else if compare_labels(ours, theirs) == Some(Ordering::Greater) {
            let message = format!("the version \"{theirs}\" is lower than the earlier version \"{ours}\"");
            found.push((
                Code::VersionNotNewer,
                notice(message).with_help("give this version a higher number, or swap the two versions"),
            ));
        }
    }

    /// Returns `true` if a row was added or removed, or if any field changed except for external
    /// ids and custom data.
    fn is_changed(&self) -> bool {
        self.changes.rows.iter().any(|row| match row {
            RowChange::Changed { fields, .. } => {
                fields.iter().any(|change| !matches!(&*change.field, "external_ids" | "extensions"))
            }
            _ => true,
        })
    }

    fn document_status(&self, found: &mut Found) {
        let (Some(ours), Some(theirs)) =
            (self.before.data().document_status, self.after.data().document_status)
        else {
            return;
        };
        let was_closed =
            matches!(ours, DocumentStatus::Final | DocumentStatus::Superseded | DocumentStatus::Cancelled);
        if was_closed && matches!(theirs, DocumentStatus::Draft | DocumentStatus::Provisional) {
            let notice = Notice::new(self.after, format!("the document was {ours}, and is {theirs} again"));
            found.push((
                Code::InvalidStatusTransition,
                transition(notice.at("document_status"), ours.as_str(), theirs.as_str()),
            ));
        }
    }

    fn status_transitions(&self, found: &mut Found) {
        for before in self.before.sessions().declared() {
            let Some(after) = self.session(before) else { continue };
            let (ours, theirs) = (before.status(), after.status());
            let was_decided = matches!(
                ours,
                SessionStatus::Confirmed | SessionStatus::Postponed | SessionStatus::Cancelled
            );
            if was_decided && matches!(theirs, SessionStatus::Proposed | SessionStatus::Accepted) {
                let message = format!("the session {} was {ours}, and is {theirs} again", named(after));
                let notice =
                    transition(Notice::new(&after, message).at("status"), ours.as_str(), theirs.as_str());
                found.push((Code::InvalidStatusTransition, notice));
            }
            self.participation_transitions(before, after, found);
        }
    }

    fn participation_transitions(&self, before: Session<'a>, after: Session<'a>, found: &mut Found) {
        if before.data().participations.is_empty() || after.data().participations.is_empty() {
            return;
        }
        // A person with several roles in a session can have a different status in each of them.
        let key = |one: &Participation<'_>| Some((one.data().person.clone()?, one.data().role.clone()));
        let mut statuses = HashMap::new();
        for one in before.participations() {
            if let Some((person, role)) = key(&one) {
                statuses.insert((self.person_id(&person), role), one.status());
            }
        }
        for one in after.participations() {
            let Some(ours) = key(&one).and_then(|key| statuses.get(&key).copied()) else { continue };
            let theirs = one.status();
            let is_invalid = match theirs {
                ParticipationStatus::Invited => {
                    !matches!(ours, ParticipationStatus::Invited | ParticipationStatus::Tentative)
                }
                ParticipationStatus::Tentative | ParticipationStatus::Confirmed => {
                    ours == ParticipationStatus::NoShow
                }
                _ => false,
            };
            if is_invalid {
                let name = one.name().map(Text::first).unwrap_or_default();
                let message = format!(
                    "the participation of {name} in the session {} was {ours}, and is {theirs} again",
                    named(after)
                );
                let notice =
                    transition(Notice::new(&one, message).at("status"), ours.as_str(), theirs.as_str());
                found.push((Code::InvalidStatusTransition, notice));
            }
        }
    }

    /// Reports ids that now belong to different sessions, people or rooms. If there are more than
    /// [`MOST_REUSED`] ids of one kind, the system probably renumbers its rows in each version. In
    /// this case, a single finding reports their number.
    fn reused_ids(&self, all: &mut Found) {
        let found = &mut Found::new();
        let mut reported = HashSet::new();
        // A row that was paired with a row of another id may have left its old id to a different
        // row.
        for rename in &self.changes.renames {
            for subject in [&rename.from, &rename.to] {
                let both = match subject {
                    Subject::Session(id) => {
                        self.before.session(id.as_str()).zip(self.after.session(id.as_str())).is_some()
                    }
                    Subject::Person(id) => {
                        self.before.person(id.as_str()).zip(self.after.person(id.as_str())).is_some()
                    }
                    Subject::Room(id) => {
                        self.before.room(id.as_str()).zip(self.after.room(id.as_str())).is_some()
                    }
                    _ => false,
                };
                if both && reported.insert(subject.clone()) {
                    found.extend(self.reused(subject));
                }
            }
        }
        for after in self.after.sessions().declared() {
            let subject = Subject::Session(after.id().clone());
            let before = self.before.session(after.id().as_str());
            if let Some(before) = before.filter(|_| !reported.contains(&subject))
                && self.is_other_session(before, after)
            {
                found.extend(self.reused(&subject));
            }
        }
        for after in &self.after.people() {
            let subject = Subject::Person(after.id().clone());
            let before = self.before.person(after.id().as_str());
            if let Some(before) = before.filter(|_| !reported.contains(&subject))
                && self.is_other_person(before, after)
            {
                found.extend(self.reused(&subject));
            }
        }
        for (noun, kind) in [("sessions", 0), ("people", 1), ("rooms", 2)] {
            let (own, others): (Found, Found) =
                std::mem::take(found).into_iter().partition(|(_, notice)| kind_of(&notice.subject) == kind);
            *found = others;
            if own.len() <= MOST_REUSED {
                all.extend(own);
            } else if let Some((code, first)) = own.first() {
                let message = format!(
                    "{} {noun} have an id that belonged to something else before: {}, and so on",
                    own.len(),
                    first.message
                );
                let notice = Notice::new(self.after, message)
                    .with_detail("count", i64::try_from(own.len()).unwrap_or(i64::MAX))
                    .with_help("use ids that stay the same in each version");
                all.push((*code, notice));
            }
        }
    }

    /// Returns the finding about an id, unless the names suggest that both rows are the same, or
    /// cannot be compared.
    fn reused(&self, subject: &Subject) -> Option<(Code, Notice)> {
        let (path, ours, theirs) = match subject {
            Subject::Session(id) => {
                let (before, after) = (self.before.session(id.as_str())?, self.after.session(id.as_str())?);
                (after.path(), before.title()?, after.title()?)
            }
            Subject::Person(id) => {
                let (before, after) = (self.before.person(id.as_str())?, self.after.person(id.as_str())?);
                (after.path(), before.name(), after.name())
            }
            Subject::Room(id) => {
                let (before, after) = (self.before.room(id.as_str())?, self.after.room(id.as_str())?);
                (after.path(), before.name(), after.name())
            }
            _ => return None,
        };
        if !are_unlike(ours, theirs) {
            return None;
        }
        let (ours, theirs) = (ours.first(), theirs.first());
        let message = format!("the id of the {subject} (\"{theirs}\") belonged to \"{ours}\" before");
        let notice = Notice::somewhere(subject.clone(), path, message)
            .with_detail("before", ours)
            .with_detail("after", theirs)
            .with_help("give the new item a new id, and restore the id of the old one");
        Some((Code::ReusedId, notice))
    }

    /// Returns `true` if two sessions with the same id are probably different sessions: both have a
    /// title and people, but they share no word of the title, no person, no slot and no external
    /// id.
    fn is_other_session(&self, before: Session<'a>, after: Session<'a>) -> bool {
        if before.data() == after.data() {
            return false;
        }
        let (Some(ours), Some(theirs)) = (&before.data().title, &after.data().title) else { return false };
        let people = |session: Session<'a>| -> HashSet<&'a str> {
            let people = session.data().participations.iter().filter_map(|one| one.person.as_ref());
            people.map(PersonId::as_str).collect()
        };
        let (before_people, after_people) = (people(before), people(after));
        let have_people = !before_people.is_empty() && !after_people.is_empty();
        let before_people: HashSet<String> =
            before_people.into_iter().map(|id| self.person_id(&id.into()).to_string()).collect();
        have_people
            && after_people.iter().all(|id| !before_people.contains(*id))
            && before.data().slot.zip(after.data().slot).is_none_or(|(ours, theirs)| ours != theirs)
            && are_unlike(ours, theirs)
            && before
                .data()
                .external_ids
                .iter()
                .all(|(key, value)| after.data().external_ids.get(key) != Some(value))
    }

    fn is_other_person(&self, before: Person<'a>, after: Person<'a>) -> bool {
        if before.name() == after.name() || !are_unlike(before.name(), after.name()) {
            return false;
        }
        let ours: HashSet<&str> = before
            .sessions()
            .filter_map(|session| self.session(session))
            .map(|session| session.id().as_str())
            .collect();
        let mut theirs = after.sessions().peekable();
        !ours.is_empty()
            && theirs.peek().is_some()
            && theirs.all(|session| !ours.contains(session.id().as_str()))
    }

    fn vanished_sessions(&self, found: &mut Found) {
        for before in self.before.sessions().declared() {
            let is_missing = |session: Session<'a>| self.session(session).is_none();
            if !before.takes_place() || before.is_open() || !is_missing(before) {
                continue;
            }
            if before.parent().is_some_and(is_missing) {
                continue;
            }
            let message = format!(
                "the session {} is no longer in the programme, and was not cancelled before",
                named(before)
            );
            let subject = Subject::Session(before.id().clone());
            let notice = Notice::somewhere(subject, Path::root(), message).with_help(
                "keep the session with the status \"cancelled\", so that readers learn that it does not \
                 take place",
            );
            found.push((Code::VanishedSession, notice));
        }
    }

    fn vanished_speakers(&self, found: &mut Found) {
        let names: HashSet<String> = self
            .after
            .people()
            .iter()
            .filter(|person| takes_part(*person))
            .map(|person| key(person.name()))
            .collect();
        for person in &self.before.people() {
            let later = self.after.person(self.person_id(person.id()).as_str());
            let is_same = later.is_some_and(|later| self.is_paired(person, later));
            if is_same && later.is_some_and(takes_part) || names.contains(&key(person.name())) {
                continue;
            }
            let confirmed = person
                .participations()
                .filter(|one| one.status() == ParticipationStatus::Confirmed && one.properties().has_floor);
            let sessions = confirmed.filter_map(|one| one.session());
            let mut remaining = sessions
                .filter(|session| session.takes_place() && !session.is_open())
                .filter_map(|session| self.session(session))
                .filter(Session::takes_place);
            let Some(first) = remaining.next() else { continue };
            let name = person.name().first();
            let message = format!(
                "{name} was confirmed as a speaker in the session {}, but takes part in no session now",
                named(first)
            );
            let notice = Notice::somewhere(Subject::Person(person.id().clone()), Path::root(), message)
                .with_related(&first)
                .with_all_related(remaining)
                .with_help(
                    "restore the participation, or keep it with the status \"withdrawn\" and name the \
                     successor in \"replaced_by\"",
                );
            found.push((Code::VanishedSpeaker, notice));
        }
    }

    /// Returns `true` unless the id of a person was reassigned to somebody else.
    fn is_paired(&self, before: Person<'a>, after: Person<'a>) -> bool {
        !self.is_other_person(before, after)
    }
}

fn transition(notice: Notice, before: &'static str, after: &'static str) -> Notice {
    notice
        .with_detail("before", before)
        .with_detail("after", after)
        .with_help("restore the earlier status, or enter the one that applies now")
}

fn takes_part(person: Person<'_>) -> bool {
    person.participations().next().is_some()
}

/// Returns the title and the id of a session.
fn named(session: Session<'_>) -> String {
    match session.title() {
        Some(title) => format!("\"{}\" ({})", title.first(), session.id()),
        None => format!("\"{}\"", session.id()),
    }
}

fn key(name: &Text) -> String {
    fold(name.first())
}

/// Returns `true` if two texts have a language in common, but no word in common in any such
/// language. Short words, such as articles, are ignored. If one of the texts contains only short
/// words, the texts cannot be compared, and the result is `false`.
fn are_unlike(before: &Text, after: &Text) -> bool {
    let words = |wording: &str| -> HashSet<String> {
        let folded = fold(wording);
        let words = folded.split(|letter: char| !letter.is_alphanumeric());
        words.filter(|word| word.chars().count() > 3).map(str::to_owned).collect()
    };
    let mut are_comparable = false;
    for (language, ours) in before.entries() {
        let Some(theirs) = after.get(language) else { continue };
        let (ours, theirs) = (words(ours), words(theirs));
        if ours.is_empty() || theirs.is_empty() || !ours.is_disjoint(&theirs) {
            return false;
        }
        are_comparable = true;
    }
    are_comparable
}

/// Compares two version labels by their numbers. Returns `None` if the labels differ in anything
/// but their numbers.
fn compare_labels(before: &str, after: &str) -> Option<Ordering> {
    let (mut ours, mut theirs) = (before.trim(), after.trim());
    let mut order = Ordering::Equal;
    loop {
        let (our_text, our_rest) = split(ours, |letter| !letter.is_ascii_digit());
        let (their_text, their_rest) = split(theirs, |letter| !letter.is_ascii_digit());
        if our_rest.is_empty() && their_rest.is_empty() {
            return (our_text == their_text).then_some(order);
        }
        // A label with more numbers is newer, as in "1.2" and "1.2.1".
        if our_rest.is_empty() || their_rest.is_empty() {
            let (shorter, longer) =
                if our_rest.is_empty() { (our_text, their_text) } else { (their_text, our_text) };
            let is_prefix = shorter.is_empty() && longer.chars().all(|letter| matches!(letter, '.' | '-'));
            return is_prefix.then(|| order.then(our_rest.len().cmp(&their_rest.len())));
        }
        if our_text != their_text {
            return None;
        }
        let (our_number, our_tail) = split(our_rest, |letter| letter.is_ascii_digit());
        let (their_number, their_tail) = split(their_rest, |letter| letter.is_ascii_digit());
        let (one, other) = (our_number.trim_start_matches('0'), their_number.trim_start_matches('0'));
        order = order.then(one.len().cmp(&other.len())).then(one.cmp(other));
        (ours, theirs) = (our_tail, their_tail);
    }
}

/// Splits a text before the first character for which `is_inside` returns `false`.
fn split(text: &str, is_inside: impl Fn(char) -> bool) -> (&str, &str) {
    let end = text.find(|letter| !is_inside(letter)).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_compared_by_their_numbers() {
        for (before, after, expected) in [
            ("1.2", "1.10", Some(Ordering::Less)),
            ("Rev. 10", "Rev. 2", Some(Ordering::Greater)),
            ("2026-03-02", "2026-02-28", Some(Ordering::Greater)),
            ("1.2", "1.2.1", Some(Ordering::Less)),
            ("1.2.1", "1.2", Some(Ordering::Greater)),
            ("v1", "release 2", None),
            ("2", "2 draft", None),
            ("007", "7", Some(Ordering::Equal)),
            ("final", "draft", None),
            ("final", "final", Some(Ordering::Equal)),
        ] {
            assert_eq!(compare_labels(before, after), expected, "{before} | {after}");
        }
    }
}
