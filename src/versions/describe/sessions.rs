//! Sentences about sessions.

use super::aspect::Aspect;
use super::clause::{Change, Clause};
use super::description::DescribedChange;
use super::names::Names;
use crate::agenda::Phrases;
use crate::report::Subject;
use crate::value::id::SessionId;
use crate::value::place::Place;
use crate::value::slot::Slot;
use crate::value::status::SessionStatus;
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

/// The sentences about a session, by aspect.
#[derive(Default)]
struct ByAspect {
    clauses: Vec<(Aspect, Vec<Clause>)>,
}

impl ByAspect {
    fn add(&mut self, aspect: Aspect, clauses: impl IntoIterator<Item = Clause>) {
        match self.clauses.iter_mut().find(|(known, _)| *known == aspect) {
            Some((_, known)) => known.extend(clauses),
            None => self.clauses.push((aspect, clauses.into_iter().collect())),
        }
    }
}

/// A sentence that already names the session, and the aspects that it describes.
struct Opening {
    aspects: Vec<Aspect>,
    sentences: Vec<String>,
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
        let title = self.quoted(&phrases.unmarked_title(session).to_string());
        let mut details = Vec::new();
        if let Some(slot) = session.slot() {
            details.push(self.when(slot, phrases, !style.under_day));
        }
        details.retain(|detail| !detail.is_empty());
        let place = match session.place() {
            Some(Place::Rooms(_)) => {
                let rooms = session.rooms().map(|room| self.room_name(room, phrases));
                Some(self.joined(rooms))
            }
            Some(Place::Venue(_)) => session.venue().and_then(|venue| Some(self.name(venue.name()?))),
            _ => None,
        };
        details.extend(place.filter(|place| !place.is_empty()));
        let people = session.participations().filter(|one| one.status().is_expected());
        let people: Vec<String> = people.map(|one| phrases.participant_name(one).to_string()).collect();
        if !people.is_empty() && session.data().repeats.is_none() {
            details.push(self.fill(self.words.with_people, &[('p', &self.joined(people))]));
        }
        let named = if details.is_empty() {
            title
        } else {
            let details = self.joined(details);
            self.fill(self.words.with_details, &[('s', &title), ('d', &details)])
        };
        let sentence = if is_new { self.words.added } else { self.words.session_removed };
        self.fill(sentence, &[('s', &named)])
    }

    fn room_name(&self, room: crate::view::Room<'a>, phrases: &Phrases<'a>) -> String {
        if phrases.programme().data().venues.len() > 1 {
            phrases.room(room).to_string()
        } else {
            phrases.name(room.name()).to_string()
        }
    }

    /// Returns the descriptions of a session in both versions: one for each aspect, or one for the
    /// time and the place together. Aspects for which `is_described` returns `false` are skipped.
    pub(super) fn changed_session(
        &self,
        id: &SessionId,
        fields: &[FieldChange],
        rename: Option<&Rename>,
        is_described: impl Fn(Aspect) -> bool,
        style: Style,
    ) -> Vec<DescribedChange> {
        let (Some(before), Some(after)) = (self.session_before(id), self.session_after(id)) else {
            return Vec::new();
        };
        let subject = Subject::Session(id.clone());
        let name = self.session(after, &self.after);
        let mut openings = Vec::new();
        let mut rest = ByAspect::default();
        let field = |name: &str| fields.iter().find(|change| change.field == name);
        let mut done: Vec<&str> = Vec::new();
        if is_described(Aspect::Status)
            && let Some(change) = field("status")
        {
            done.push("status");
            openings.push(self.status_opening(before, after, &name, change, style));
        }
        let slot = field("slot").filter(|_| is_described(Aspect::Time));
        let place = field("place").filter(|_| is_described(Aspect::Place));
        openings.extend(self.moves(&name, slot, place, after, style));
        done.extend(["slot", "place"]);
        for change in fields {
            if done.contains(&change.field.as_ref()) {
                continue;
            }
            if change.field == "participations" {
                let found = self.people_clauses_of(change.before.as_ref(), change.after.as_ref());
                for (aspect, clauses) in
                    [(Aspect::People, found.clauses), (Aspect::Technical, found.technical)]
                {
                    if !clauses.is_empty() && is_described(aspect) {
                        rest.add(aspect, clauses);
                    }
                }
                continue;
            }
            let aspect = Aspect::of_field(&subject, &change.field);
            if is_described(aspect) {
                let change = Change {
                    field: &change.field,
                    before: change.before.as_ref(),
                    after: change.after.as_ref(),
                };
                rest.add(aspect, self.clauses(change, style.word_difference));
            }
        }
        if let Some(rename) = rename.filter(|_| is_described(Aspect::Technical)) {
            rest.add(Aspect::Technical, [self.id_clause(rename)]);
        }
        self.assembled(&subject, &name, openings, rest)
    }

    /// Adds the remaining statements of each aspect to its sentence.
    fn assembled(
        &self,
        subject: &Subject,
        name: &str,
        openings: Vec<Opening>,
        mut rest: ByAspect,
    ) -> Vec<DescribedChange> {
        let mut found = Vec::new();
        for opening in openings {
            let mut clauses = Vec::new();
            rest.clauses.retain_mut(|(aspect, own)| {
                let is_here = opening.aspects.contains(aspect);
                if is_here {
                    clauses.append(own);
                }
                !is_here
            });
            let texts: Vec<String> = opening
                .sentences
                .into_iter()
                .chain(clauses.iter().map(|clause| clause.text.clone()))
                .collect();
            let sentence = self.sentence(&texts.join(self.words.semicolon));
            found.push(DescribedChange::new(subject.clone(), opening.aspects, sentence, &clauses));
        }
        for (aspect, clauses) in rest.clauses {
            let sentence = self.about(name, &clauses);
            found.push(DescribedChange::new(subject.clone(), vec![aspect], sentence, &clauses));
        }
        found
    }

    /// Returns a sentence with a name and the statements about it.
    pub(super) fn about(&self, name: &str, clauses: &[Clause]) -> String {
        let texts: Vec<&str> = clauses.iter().map(|clause| clause.text.as_str()).collect();
        let statements = texts.join(self.words.semicolon);
        self.sentence(&self.fill(self.words.about, &[('s', name), ('d', &statements)]))
    }

    /// Adds the full stop.
    pub(super) fn sentence(&self, text: &str) -> String {
        format!("{text}{}", self.words.full_stop)
    }

    fn status_opening(
        &self,
        before: Session<'a>,
        after: Session<'a>,
        name: &str,
        change: &FieldChange,
        style: Style,
    ) -> Opening {
        let (earlier, later) = (before.data().status, after.data().status);
        let template = match (earlier, later) {
            (_, SessionStatus::Cancelled) => Some(self.words.cancelled),
            (_, SessionStatus::Postponed) => Some(self.words.postponed),
            (_, SessionStatus::Dropped) => Some(self.words.session_removed),
            (SessionStatus::Cancelled | SessionStatus::Postponed, _) => Some(self.words.reinstated),
            (SessionStatus::Dropped, _) => {
                let sentence = self.new_or_removed(after, &self.after, true, style);
                return Opening { aspects: vec![Aspect::Status], sentences: vec![sentence] };
            }
            (_, SessionStatus::Confirmed) => Some(self.words.confirmed),
            _ => None,
        };
        let sentence = match template {
            Some(template) => self.fill(template, &[('s', name)]),
            None => {
                let change =
                    Change { field: "status", before: change.before.as_ref(), after: change.after.as_ref() };
                let (a, b) = (self.status(&earlier), self.status(&later));
                let field = super::field_names::field_name(self.language, change.field);
                let clause = self.fill(self.words.value, &[('f', field), ('a', a), ('b', b)]);
                self.fill(self.words.about, &[('s', name), ('d', &clause)])
            }
        };
        Opening { aspects: vec![Aspect::Status], sentences: vec![sentence] }
    }

    /// Returns the sentences about the time and the place. If both changed, a single sentence
    /// states both.
    fn moves(
        &self,
        name: &str,
        slot: Option<&FieldChange>,
        place: Option<&FieldChange>,
        session: Session<'a>,
        style: Style,
    ) -> Vec<Opening> {
        let slots = slot.map(|change| [slot_of(change.before.as_ref()), slot_of(change.after.as_ref())]);
        let places = place.map(|change| [place_of(change.before.as_ref()), place_of(change.after.as_ref())]);
        if let (Some([Some(from), Some(to)]), Some([Some(here), Some(there)])) = (slots, places) {
            let (from, to) = self.times(from, to, style);
            let a = self.joined([from, self.place(here)]);
            let b = self.joined([to, self.place(there)]);
            let sentence = self.fill(self.words.moved, &[('s', name), ('a', &a), ('b', &b)]);
            return vec![Opening { aspects: vec![Aspect::Time, Aspect::Place], sentences: vec![sentence] }];
        }
        let mut openings = Vec::new();
        if let Some([from, to]) = slots {
            let sentence = self.moved_in_time(name, from, to, style);
            openings.push(Opening { aspects: vec![Aspect::Time], sentences: vec![sentence] });
        }
        if let Some([from, to]) = places {
            // If the session has no place of its own, the place that it inherits is stated.
            let sentence = match (from, to) {
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
            openings.push(Opening { aspects: vec![Aspect::Place], sentences: vec![sentence] });
        }
        openings
    }

    fn moved_in_time(&self, name: &str, from: Option<Slot>, to: Option<Slot>, style: Style) -> String {
        let words = self.words;
        match (from, to) {
            (Some(from), Some(to)) => {
                let is_same_start = from.day_number() == to.day_number() && from.start() == to.start();
                let lengths = from.length().zip(to.length()).filter(|_| is_same_start);
                if let Some((earlier, later)) = lengths {
                    let time = self.when(to, &self.after, !style.under_day);
                    let (a, b) = (self.length(earlier), self.length(later));
                    return self.fill(words.lengthened, &[('s', name), ('a', &a), ('b', &b), ('d', &time)]);
                }
                let (a, b) = self.times(from, to, style);
                self.fill(words.moved_in_time, &[('s', name), ('a', &a), ('b', &b)])
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

    /// Returns both times of a session that was moved. The day is stated once if it is the same,
    /// and not at all below the heading of the day.
    fn times(&self, from: Slot, to: Slot, style: Style) -> (String, String) {
        let is_same_day = from.day_number() == to.day_number();
        let a = self.earlier_time(from, !(is_same_day && style.under_day));
        let b = self.when(to, &self.after, !is_same_day);
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
