//! Sentences about days, rooms, people and all other rows that are not sessions.

use super::aspect::Aspect;
use super::clause::{Change, Clause};
use super::description::{DescribedChange, Statement};
use super::field_names::field_name;
use super::names::Names;
use crate::report::Subject;
use crate::value::text::Text;
use crate::versions::changes::{FieldChange, OrderChange, Rename};
use crate::versions::row::Row;

impl Names<'_> {
    /// Returns the sentence about a new or a removed row, with details after the name.
    pub(super) fn row_sentence(&self, row: &Row, is_new: bool, details: Option<&str>) -> String {
        let subject = row.subject();
        let name = match row {
            Row::Note(_) | Row::Day(_) | Row::Person(_) => self.row_name(&subject),
            Row::Role(role) => self.with_noun(&subject, role.label.as_ref(), role.code.as_str()),
            Row::Kind(kind) => self.with_noun(&subject, kind.label.as_ref(), kind.code.as_str()),
            Row::Venue(venue) => self.with_noun(&subject, venue.name.as_ref(), venue.id.as_str()),
            Row::Room { room, .. } => self.with_noun(&subject, Some(&room.name), room.id.as_str()),
            Row::Track(track) => self.with_noun(&subject, Some(&track.name), track.id.as_str()),
            Row::Organisation(one) => self.with_noun(&subject, Some(&one.name), one.id.as_str()),
            Row::AgendaItem(item) => {
                format!("{} {}", self.noun(&subject), self.agenda_item(item.id.as_str()))
            }
            Row::Session(session) => self.session_title(&session.id),
        };
        let name = match details {
            Some(details) => self.fill(self.words.with_details, &[('s', &name), ('d', details)]),
            None => name,
        };
        let sentence = if is_new { self.words.added } else { self.words.removed };
        self.sentence(&self.fill(sentence, &[('s', &name)]))
    }

    /// Returns the description of a row in both versions, unless there is nothing to describe.
    pub(super) fn changed_row(
        &self,
        subject: &Subject,
        fields: &[FieldChange],
        rename: Option<&Rename>,
        is_described: impl Fn(Aspect) -> bool,
        word_difference: bool,
    ) -> Option<DescribedChange> {
        let mut statements = Vec::new();
        let mut add = |aspect: Aspect, clauses: Vec<Clause>| {
            if is_described(aspect) {
                statements.extend(clauses.into_iter().map(|clause| Statement::new(vec![aspect], clause)));
            }
        };
        for change in fields {
            let (before, after) = (change.before.as_ref(), change.after.as_ref());
            if change.field == "participations" {
                for (aspect, clauses) in self.people_clauses_of(before, after) {
                    add(aspect, clauses);
                }
                continue;
            }
            let change = Change { field: &change.field, before, after };
            add(change.aspect(subject), self.clauses(change, word_difference));
        }
        if let Some(rename) = rename {
            add(Aspect::Technical, vec![self.id_clause(rename)]);
        }
        let name = self.leading_name(subject);
        (!statements.is_empty())
            .then(|| DescribedChange::new(subject.clone(), self.about(&name, &statements), statements))
    }

    /// Returns the statement about a new id.
    pub(super) fn id_clause(&self, rename: &Rename) -> Clause {
        let field = field_name(self.language, "id");
        let (a, b) = (id(&rename.from), id(&rename.to));
        self.fill(self.words.value, &[('f', field), ('a', &a), ('b', &b)]).into()
    }

    /// Returns the description of a row that was moved within its list.
    pub(super) fn moved_row(&self, order: &OrderChange) -> DescribedChange {
        let statement = match &order.after {
            Some(previous) => self.fill(self.words.listed_after, &[('b', &self.row_name(previous))]),
            None => self.words.listed_first.to_owned(),
        };
        let name = self.leading_name(&order.subject);
        let statements = vec![Statement::new(vec![Aspect::Order], statement.into())];
        DescribedChange::new(order.subject.clone(), self.about(&name, &statements), statements)
    }

    /// Returns the name of a row at the beginning of a sentence.
    fn leading_name(&self, subject: &Subject) -> String {
        capitalised(&self.row_name(subject))
    }

    /// Returns the name of a row after its kind, as in `room “Hall A”`. Sessions and the programme
    /// are named without their kind.
    pub(super) fn row_name(&self, subject: &Subject) -> String {
        let draft = self.after.programme().data();
        match subject {
            Subject::Programme => self.quoted(&self.text(&draft.title)),
            Subject::Session(id) => match self.session_after(id) {
                Some(session) => self.session(session, &self.after, self.time_of(session, &self.after, true)),
                None => self.session_title(id),
            },
            Subject::Person(id) => format!("{} {}", self.noun(subject), self.quoted(&self.person(id))),
            Subject::Day(number) => {
                let day = self.after.programme().day(*number).or_else(|| self.day_before(*number));
                let label = day.and_then(|day| day.label());
                match label {
                    Some(label) => self.text(label),
                    None => format!("{} {number}", self.noun(subject)),
                }
            }
            Subject::Organisation(id) => {
                format!("{} {}", self.noun(subject), self.quoted(&self.organisation(id)))
            }
            Subject::Venue(id) => format!("{} {}", self.noun(subject), self.quoted(&self.venue(id))),
            Subject::Room(id) => format!("{} {}", self.noun(subject), self.quoted(&self.room(id))),
            Subject::Track(id) => format!("{} {}", self.noun(subject), self.quoted(&self.track(id.as_str()))),
            Subject::AgendaItem(id) => format!("{} {}", self.noun(subject), self.agenda_item(id.as_str())),
            Subject::Note(id) => format!("{} {id}", self.noun(subject)),
            Subject::Role(role) => format!("{} {}", self.noun(subject), self.quoted(&self.role(role))),
            Subject::Kind(kind) => format!("{} {}", self.noun(subject), self.quoted(&self.kind(kind))),
        }
    }

    fn with_noun(&self, subject: &Subject, name: Option<&Text>, id: &str) -> String {
        let name = name.map_or_else(|| id.to_owned(), |name| self.quoted(&self.name(name)));
        format!("{} {name}", self.noun(subject))
    }

    /// Returns the noun for a kind of row, such as "room".
    fn noun(&self, subject: &Subject) -> &'static str {
        let [
            programme,
            day,
            session,
            person,
            organisation,
            venue,
            room,
            track,
            agenda_item,
            note,
            role,
            kind,
        ] = self.words.nouns;
        match subject {
            Subject::Programme => programme,
            Subject::Day(_) => day,
            Subject::Session(_) => session,
            Subject::Person(_) => person,
            Subject::Organisation(_) => organisation,
            Subject::Venue(_) => venue,
            Subject::Room(_) => room,
            Subject::Track(_) => track,
            Subject::AgendaItem(_) => agenda_item,
            Subject::Note(_) => note,
            Subject::Role(_) => role,
            Subject::Kind(_) => kind,
        }
    }
}

/// Returns the id of a row, or the number of a day. Only rows with an id or a number are renamed.
fn id(subject: &Subject) -> String {
    match subject {
        Subject::Day(number) => number.to_string(),
        _ => crate::versions::renaming::id(subject).map(|(_, id)| id.to_owned()).unwrap_or_default(),
    }
}

/// Returns a text with an upper-case initial.
pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
