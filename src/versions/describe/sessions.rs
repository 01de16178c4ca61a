//! Sentences about sessions.

use super::aspect::Aspect;
use super::clause::{Change, Clause};
use super::description::{DescribedChange, Statement};
use super::field_names::field_name;
use super::names::Names;
use crate::agenda::Phrases;
use crate::report::Subject;
use crate::value::id::SessionId;
use crate::value::place::Place;
use crate::value::slot::Slot;
use crate::value::status::SessionStatus;
use crate::value::time::Length;
use crate::versions::changes::{FieldChange, Rename};
use crate::versions::value::FieldValue;
use crate::view::Session;

/// Options of the sentences about a session.
#[derive(Clone, Copy)]
pub(super) struct Style {
    pub(super) word_difference: bool,
    /// Whether the heading above the sentence already names the day of the session.
    pub(super) under_day: bool,
}

impl<'a> Names<'a> {
    /// Returns the sentence about a new or a removed session.
    pub(super) fn new_or_removed(
        &self,
        session: Session<'a>,
        phrases: &Phrases<'a>,
        is_new: bool,
        style: Style,
    ) -> String {
        let people = session.participations().filter(|one| one.status().is_expected());
        let people = people.filter(|one| self.vacancy(one.data()).is_none());
        let people: Vec<String> =
            people.map(|one| self.unambiguous(phrases.participant_name(one).to_string().trim())).collect();
        let has_people = !people.is_empty() && session.data().repeats.is_none();
        let people = has_people.then(|| self.fill(self.words.with_people, &[('p', &self.listed(&people))]));
        let time = self.time_of(session, phrases, !style.under_day);
        let details = [time, self.place_of(session, phrases), people];
        let named = self.session(session, phrases, details.into_iter().flatten());
        let sentence = if is_new { self.words.added } else { self.words.session_removed };
        self.fill(sentence, &[('s', &named)])
    }

    /// Returns the description of a session in both versions, unless there is nothing to describe.
    /// Aspects for which `is_described` returns `false` are skipped.
    pub(super) fn changed_session(
        &self,
        id: &SessionId,
        fields: &[&FieldChange],
        rename: Option<&Rename>,
        is_described: impl Fn(Aspect) -> bool,
        style: Style,
    ) -> Option<DescribedChange> {
        let (before, after) = (self.session_before(id)?, self.session_after(id)?);
        let versions = [before, after];
        let subject = Subject::Session(id.clone());
        let field = |name: &str| fields.iter().find(|change| change.field == name).copied();
        let slot = field("slot").filter(|_| is_described(Aspect::Time) && !Self::is_same_time(before, after));
        let place = field("place").filter(|_| is_described(Aspect::Place));
        // The name is followed by the time and the place, unless they changed.
        let time = || self.time_of(after, &self.after, !style.under_day);
        let details = [
            slot.is_none().then(time).flatten(),
            place.is_none().then(|| self.place_of(after, &self.after)).flatten(),
        ];
        let name = self.session(after, &self.after, details.into_iter().flatten());
        // Sentences that name the session come first, and the other statements follow.
        let mut opening = Vec::new();
        if field("status").is_some() && is_described(Aspect::Status) {
            let sentence = self.status_sentence(before, after, &name, style);
            opening.push(Statement::new(vec![Aspect::Status], sentence.into()));
        }
        if opening.is_empty() {
            opening.extend(self.moves(&name, slot, place, [before, after], style));
        } else {
            // The name of the session is not repeated.
            for (aspect, change) in [(Aspect::Time, slot), (Aspect::Place, place)] {
                let Some(change) = change else { continue };
                let (before, after) = (change.before.as_ref(), change.after.as_ref());
                let clauses = self.clauses(Change { field: &change.field, before, after }, false);
                opening.extend(clauses.into_iter().map(|clause| Statement::new(vec![aspect], clause)));
            }
        }
        let mut rest = Vec::new();
        let mut add = |aspect: Aspect, clauses: Vec<Clause>| {
            if is_described(aspect) {
                rest.extend(clauses.into_iter().map(|clause| Statement::new(vec![aspect], clause)));
            }
        };
        for change in fields {
            let (before, after) = (change.before.as_ref(), change.after.as_ref());
            match change.field.as_ref() {
                "status" | "slot" | "place" => {}
                "participations" => {
                    for (aspect, clauses) in self.people_clauses_of(before, after) {
                        add(aspect, clauses);
                    }
                }
                "kind" if field("kind_label").is_some() => {}
                "kind" | "kind_label" => add(Aspect::Other, self.kind_clauses(change, versions)),
                field => {
                    let change = Change { field, before, after };
                    let aspect = change.aspect(&subject);
                    if is_described(aspect) {
                        add(aspect, self.clauses(change, style.word_difference));
                    }
                }
            }
        }
        if let Some(rename) = rename {
            add(Aspect::Technical, vec![self.id_clause(rename)]);
        }
        let sentence = if opening.is_empty() {
            opening = rest;
            self.about(&name, &opening)
        } else {
            opening.append(&mut rest);
            self.sentence(&self.statements(&opening))
        };
        (!opening.is_empty()).then(|| DescribedChange::new(subject, sentence, opening))
    }

    /// Returns the statement about the kind of a session, which is named by its printed label if it
    /// has one.
    fn kind_clauses(&self, change: &FieldChange, versions: [Session<'a>; 2]) -> Vec<Clause> {
        let [before, after] = versions.map(|session| {
            let label = session.data().kind_label.as_ref().map(|label| self.text(label));
            label.or_else(|| session.data().kind.as_ref().map(|kind| self.kind(kind)))
        });
        if before == after {
            let (before, after) = (change.before.as_ref(), change.after.as_ref());
            return self.clauses(Change { field: &change.field, before, after }, false);
        }
        let [before, after] = [before, after].map(|kind| kind.map(FieldValue::String));
        self.clauses(Change { field: "kind", before: before.as_ref(), after: after.as_ref() }, false)
    }

    /// Returns `true` if a session has the same date, start and length in both versions, because
    /// only the numbers of the days changed.
    fn is_same_time(before: Session<'a>, after: Session<'a>) -> bool {
        let date = Self::date_of(before);
        let clock = |session: Session<'a>| {
            let slot = session.slot()?;
            Some((slot.start()?.total_seconds() % 86_400, slot.length()))
        };
        // A slot without a start is an entire day or a part of it.
        let untimed = |session: Session<'a>| {
            session.slot().filter(|slot| slot.start().is_none()).map(|slot| slot.on_day(1))
        };
        let is_same_clock = clock(before).is_some() && clock(before) == clock(after);
        let is_same_part = untimed(before).is_some() && untimed(before) == untimed(after);
        date.is_some() && date == Self::date_of(after) && (is_same_clock || is_same_part)
    }

    fn statements(&self, statements: &[Statement]) -> String {
        let texts: Vec<&str> = statements.iter().map(|statement| statement.text.as_str()).collect();
        texts.join(self.words.semicolon)
    }

    /// Returns a sentence with a name and the statements about it.
    pub(super) fn about(&self, name: &str, statements: &[Statement]) -> String {
        let statements = self.statements(statements);
        self.sentence(&self.fill(self.words.about, &[('s', name), ('d', &statements)]))
    }

    /// Adds the full stop.
    pub(super) fn sentence(&self, text: &str) -> String {
        format!("{text}{}", self.words.full_stop)
    }

    fn status_sentence(&self, before: Session<'a>, after: Session<'a>, name: &str, style: Style) -> String {
        let (earlier, later) = (before.data().status, after.data().status);
        let template = match (earlier, later) {
            (_, SessionStatus::Cancelled) => self.words.cancelled,
            (_, SessionStatus::Postponed) => self.words.postponed,
            (_, SessionStatus::Dropped) => self.words.session_removed,
            (SessionStatus::Cancelled | SessionStatus::Postponed, _) => self.words.reinstated,
            (SessionStatus::Dropped, _) => return self.new_or_removed(after, &self.after, true, style),
            (_, SessionStatus::Confirmed) => self.words.confirmed,
            _ => {
                let field = field_name(self.language, "status");
                let values = [('f', field), ('a', self.status(&earlier)), ('b', self.status(&later))];
                let statement = self.fill(self.words.value, &values);
                return self.fill(self.words.about, &[('s', name), ('d', &statement)]);
            }
        };
        self.fill(template, &[('s', name)])
    }

    /// Returns the sentences about the time and the place. If both changed and none of the values
    /// is missing, a single sentence describes both changes.
    fn moves(
        &self,
        name: &str,
        slot: Option<&FieldChange>,
        place: Option<&FieldChange>,
        [before, session]: [Session<'a>; 2],
        style: Style,
    ) -> Vec<Statement> {
        let slots = slot.map(|change| [slot_of(change.before.as_ref()), slot_of(change.after.as_ref())]);
        let places = place.map(|change| [place_of(change.before.as_ref()), place_of(change.after.as_ref())]);
        if let (Some([Some(from), Some(to)]), Some([Some(here), Some(there)])) = (slots, places) {
            let (from, to) = self.times(from, to, style);
            let a = self.joined([from, self.place(here)]);
            let b = self.joined([to, self.place(there)]);
            let sentence = self.fill(self.words.moved, &[('s', name), ('a', &a), ('b', &b)]);
            return vec![Statement::new(vec![Aspect::Time, Aspect::Place], sentence.into())];
        }
        let mut openings = Vec::new();
        if let Some([from, to]) = slots {
            let sentence = self.moved_in_time(name, from, to, style);
            openings.push(Statement::new(vec![Aspect::Time], sentence.into()));
        }
        if let Some([from, to]) = places {
            // If one of the versions specifies no place, its inherited place is named.
            let sentence = match (from.or_else(|| before.place()), to) {
                // Nobody moves to a place that is not specific.
                (from, Some(to @ (Place::Everywhere | Place::ToBeAnnounced))) => {
                    let (a, b) = (from.map(|from| self.place(from)).unwrap_or_default(), self.place(to));
                    let statement = match from {
                        Some(_) => self.fill(self.words.now, &[('a', &a), ('b', &b)]),
                        None => b,
                    };
                    self.fill(self.words.about, &[('s', name), ('d', &statement)])
                }
                (Some(from), Some(to)) => {
                    let (a, b) = (self.place(from), self.place(to));
                    self.fill(self.words.moved_in_place, &[('s', name), ('a', &a), ('b', &b)])
                }
                (None, Some(to)) => self.fill(self.words.placed, &[('s', name), ('b', &self.place(to))]),
                (Some(from), None) => match session.place() {
                    Some(place) => {
                        let (a, b) = (self.place(from), self.place(place));
                        self.fill(self.words.moved_in_place, &[('s', name), ('a', &a), ('b', &b)])
                    }
                    None => self.fill(self.words.unplaced, &[('s', name), ('a', &self.place(from))]),
                },
                (None, None) => String::new(),
            };
            openings.push(Statement::new(vec![Aspect::Place], sentence.into()));
        }
        openings
    }

    fn moved_in_time(&self, name: &str, from: Option<Slot>, to: Option<Slot>, style: Style) -> String {
        let words = self.words;
        match (from, to) {
            (Some(from), Some(to)) => {
                let is_same_start = from.day_number() == to.day_number() && from.start() == to.start();
                let lengths = from.length().zip(to.length()).filter(|(earlier, later)| {
                    // A session whose start and end are equal has no known end.
                    is_same_start && *earlier > Length::NONE && *later > Length::NONE
                });
                if let Some((earlier, later)) = lengths {
                    let time = self.when(to, &self.after, !style.under_day);
                    let (a, b) = (self.length(earlier), self.length(later));
                    return self.fill(words.lengthened, &[('s', name), ('a', &a), ('b', &b), ('d', &time)]);
                }
                if is_same_start {
                    let (a, b) =
                        (self.earlier_time(from, false), self.when(to, &self.after, !style.under_day));
                    let values = [('f', field_name(self.language, "slot")), ('a', &a), ('b', &b)];
                    return self.fill(words.about, &[('s', name), ('d', &self.fill(words.value, &values))]);
                }
                let (a, b) = self.times(from, to, style);
                let is_same_day = from.day_number() == to.day_number();
                let sentence = if is_same_day { words.moved_in_time } else { words.moved_in_day };
                self.fill(sentence, &[('s', name), ('a', &a), ('b', &b)])
            }
            (None, Some(to)) => {
                let b = self.when(to, &self.after, !style.under_day);
                self.fill(words.scheduled, &[('s', name), ('b', &b)])
            }
            (Some(from), None) => {
                let a = self.earlier_time(from, true);
                self.fill(words.unscheduled, &[('s', name), ('a', &a)])
            }
            (None, None) => String::new(),
        }
    }

    /// Returns both times of a session that was moved. If the day is the same, it is included only
    /// once. Below the heading of the day, it is omitted.
    fn times(&self, from: Slot, to: Slot, style: Style) -> (String, String) {
        let is_same_day = from.day_number() == to.day_number();
        let a = self.earlier_time(from, !is_same_day);
        let b = self.when(to, &self.after, !(is_same_day && style.under_day));
        (a, b)
    }

    /// Returns a time of the earlier version. The number of its day is that of the later version.
    fn earlier_time(&self, slot: Slot, with_day: bool) -> String {
        match self.day_before(slot.day_number()) {
            Some(day) => self.when(slot.on_day(day.number()), &self.before, with_day),
            None => self.when(slot, &self.after, with_day),
        }
    }
}

fn slot_of(value: Option<&FieldValue>) -> Option<Slot> {
    match value {
        Some(FieldValue::Slot(slot)) => Some(*slot),
        _ => None,
    }
}

pub(super) fn place_of(value: Option<&FieldValue>) -> Option<&Place> {
    match value {
        Some(FieldValue::Place(place)) => Some(place),
        _ => None,
    }
}
