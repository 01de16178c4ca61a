//! Records which values of a programme were written. All other values are losses.
//!
//! The ledger numbers every value of a draft: fields, list items, languages of a text and keys of a
//! map. A writer marks a value in the line that emits it. Unmarked values are losses, so a new
//! field is a loss until a writer handles it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use indexmap::IndexSet;

use super::leaves::Leaves;
use crate::draft::Draft;
use crate::interchange::Loss;
use crate::report::Subject;
use crate::value::path::push_escaped;

/// The location of a value that a writer may have written. The location of a field that is not set
/// is [`NOWHERE`](At::NOWHERE), and marking it as written has no effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::interchange) struct At(u32);

impl At {
    pub(in crate::interchange) const NOWHERE: Self = Self(u32::MAX);

    fn index(self) -> usize {
        self.0 as usize
    }
}

/// A list of entities, each of which is the subject of its own losses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::interchange) enum Rows {
    Notes,
    Roles,
    Kinds,
    Days,
    Venues,
    /// The rooms of all venues, in the order of their declaration.
    Rooms,
    Tracks,
    Organisations,
    People,
    AgendaItems,
    Sessions,
}

const LISTS: [(Rows, &str); 11] = [
    (Rows::Notes, "notes"),
    (Rows::Roles, "roles"),
    (Rows::Kinds, "kinds"),
    (Rows::Days, "days"),
    (Rows::Venues, "venues"),
    (Rows::Rooms, "rooms"),
    (Rows::Tracks, "tracks"),
    (Rows::Organisations, "organisations"),
    (Rows::People, "people"),
    (Rows::AgendaItems, "agenda_items"),
    (Rows::Sessions, "sessions"),
];

/// A reason for all losses whose location matches a pattern.
///
/// The pattern consists of the list of the entity and the path of the value, such as
/// `sessions/recording/consent`. A `*` matches any segment. A pattern also matches all values
/// within the value that it describes. In patterns for the programme itself, the list is empty, as
/// in `/languages`. The pattern `people/` matches people who were not written at all.
pub(in crate::interchange) type Reason = (&'static str, &'static str);

/// The values of a draft, with marks on the values that were written.
#[derive(Debug)]
pub(in crate::interchange) struct Ledger {
    values: Leaves,
    /// One bit for each value.
    written: Vec<u64>,
    /// One bit for each value. It is set for the entities that have separate losses.
    entities: Vec<u64>,
    /// The location of each entity by list.
    rows: [Vec<At>; LISTS.len()],
    /// The values that were written in another form, or not written for a reason that depends on
    /// the value.
    altered: BTreeMap<At, IndexSet<(String, Cow<'static, str>)>>,
}

impl Ledger {
    pub(in crate::interchange) fn new(draft: &Draft) -> Self {
        let values = Leaves::of(draft);
        let written = vec![0; values.len().div_ceil(64)];
        let entities = written.clone();
        let mut ledger =
            Self { values, written, entities, rows: Default::default(), altered: BTreeMap::new() };
        for (at, (rows, name)) in LISTS.into_iter().enumerate() {
            let found: Vec<At> = if rows == Rows::Rooms {
                let venues = ledger.items(ledger.field(ledger.whole(), "venues"));
                venues.flat_map(|venue| ledger.items(ledger.field(venue, name))).collect()
            } else {
                ledger.items(ledger.field(ledger.whole(), name)).collect()
            };
            for entity in &found {
                set(&mut ledger.entities, entity.index());
            }
            if let Some(row) = ledger.rows.get_mut(at) {
                *row = found;
            }
        }
        // The format of a draft is not part of the programme.
        ledger.wrote(ledger.field(ledger.whole(), "format"));
        ledger
    }

    /// Returns the location of the programme itself.
    #[expect(clippy::unused_self, reason = "locations belong to a ledger")]
    pub(in crate::interchange) fn whole(&self) -> At {
        At(0)
    }

    /// Returns the location of the entity at a position of a list.
    pub(in crate::interchange) fn row(&self, rows: Rows, position: usize) -> At {
        self.rows.get(rows as usize).and_then(|list| list.get(position)).copied().unwrap_or(At::NOWHERE)
    }

    /// Returns the location of a field or map entry, by its name in the wire form.
    pub(in crate::interchange) fn field(&self, at: At, name: &str) -> At {
        self.items(at).find(|item| self.values.is_named(item.index(), name)).unwrap_or(At::NOWHERE)
    }

    /// Returns the locations of all values directly within a value: the items of a list, the fields
    /// of an entity, or the entries of a map.
    pub(in crate::interchange) fn items(&self, at: At) -> impl Iterator<Item = At> + '_ {
        let Range { start, end } = self.values.within(at.index());
        let mut next = start;
        std::iter::from_fn(move || {
            let item = next;
            next = self.values.within(item).end;
            (item < end).then_some(At(u32::try_from(item).unwrap_or(u32::MAX)))
        })
    }

    /// Returns the location of an item of a list.
    #[cfg(feature = "icalendar")]
    pub(in crate::interchange) fn item(&self, list: At, position: usize) -> At {
        self.items(list).nth(position).unwrap_or(At::NOWHERE)
    }

    /// Marks a value and all values within it as written.
    pub(in crate::interchange) fn wrote(&mut self, at: At) {
        let end = self.values.within(at.index()).end;
        for index in at.index()..end {
            set(&mut self.written, index);
        }
    }

    /// Marks a field or map entry and all values within it as written.
    pub(in crate::interchange) fn wrote_field(&mut self, at: At, name: &str) {
        self.wrote(self.field(at, name));
    }

    /// Marks a text as written in one language.
    #[cfg(any(feature = "icalendar", feature = "table", test))]
    pub(in crate::interchange) fn wrote_language(&mut self, text: At, language: &str) {
        match self.field(text, language) {
            // A text without language tags has no entries.
            At::NOWHERE if self.items(text).next().is_none() => self.wrote(text),
            entry => self.wrote(entry),
        }
    }

    /// Marks several fields and all values within them as written.
    pub(in crate::interchange) fn wrote_fields(&mut self, at: At, names: &[&str]) {
        for name in names {
            self.wrote_field(at, name);
        }
    }

    /// Reports that a value was written in another form, or that it was not written for a reason
    /// that depends on the value.
    pub(in crate::interchange) fn altered(&mut self, at: At, why: impl Into<Cow<'static, str>>) {
        self.wrote(at);
        self.remark(at, why);
    }

    /// Like [`altered`](Self::altered), but does not mark the value. The writer marks the values
    /// within it separately.
    pub(in crate::interchange) fn remark(&mut self, at: At, why: impl Into<Cow<'static, str>>) {
        if at != At::NOWHERE {
            self.note(at, String::new(), why.into());
        }
    }

    /// Like [`altered`](Self::altered), for a field or map entry. The field need not be set: a
    /// format can require a value that is then read back.
    pub(in crate::interchange) fn altered_field(
        &mut self,
        at: At,
        name: &str,
        why: impl Into<Cow<'static, str>>,
    ) {
        match self.field(at, name) {
            At::NOWHERE => self.note(at, name.to_owned(), why.into()),
            field => self.altered(field, why),
        }
    }

    fn note(&mut self, at: At, field: String, why: Cow<'static, str>) {
        self.altered.entry(at).or_default().insert((field, why));
    }

    /// Returns the losses in the order of the programme. An altered value has the reason that the
    /// writer reported. An unwritten value has the reason of the first matching pattern, or
    /// `otherwise` if no pattern matches. If no part of a value was written, it is a single loss.
    pub(in crate::interchange) fn losses(
        &self,
        draft: &Draft,
        reasons: &[Reason],
        otherwise: &str,
    ) -> Vec<Loss> {
        let mut rows = vec![(self.whole(), "", Subject::Programme)];
        for ((_, list), found) in LISTS.into_iter().zip(&self.rows) {
            rows.extend(found.iter().zip(subjects(draft, list)).map(|(at, subject)| (*at, list, subject)));
        }
        rows.sort_by_key(|(at, _, _)| *at);
        let reasons = reasons.iter().map(|(pattern, why)| (pattern.split('/').collect(), *why)).collect();
        let mut report = LossReport { reasons, otherwise, path: Vec::new(), losses: Vec::new() };
        for (at, list, subject) in rows {
            report.path = vec![Cow::Borrowed(list)];
            self.report(at, &subject, &mut report);
        }
        report.losses
    }

    fn report<'r>(&'r self, at: At, subject: &Subject, report: &mut LossReport<'r>) {
        for (field, why) in self.altered.get(&at).into_iter().flatten() {
            report.add(subject, (!field.is_empty()).then_some(field), Some(why));
        }
        let (written, unwritten) = self.state(at);
        if unwritten && !written {
            return report.add(subject, None, None);
        }
        let end = At(u32::try_from(self.values.within(at.index()).end).unwrap_or(u32::MAX));
        if !unwritten && self.altered.range(at..end).next().is_none() {
            return;
        }
        for item in self.items(at) {
            if is_set(&self.entities, item.index()) {
                continue;
            }
            report.path.push(self.values.name(item.index()));
            self.report(item, subject, report);
            report.path.pop();
        }
    }

    /// Returns whether some of the values within a value were written, and whether some were not.
    /// Entities that have separate losses are ignored.
    fn state(&self, at: At) -> (bool, bool) {
        let within = self.values.within(at.index());
        let (mut index, mut state) = (at.index(), (false, false));
        while index < within.end && state != (true, true) {
            let inner = self.values.within(index);
            if index != at.index() && is_set(&self.entities, index) {
                index = inner.end;
                continue;
            }
            if inner.is_empty() {
                let written = is_set(&self.written, index);
                state = (state.0 || written, state.1 || !written);
            }
            index += 1;
        }
        state
    }
}

fn set(bits: &mut [u64], index: usize) {
    if let Some(word) = bits.get_mut(index / 64) {
        *word |= 1 << (index % 64);
    }
}

fn is_set(bits: &[u64], index: usize) -> bool {
    bits.get(index / 64).is_some_and(|word| word & (1 << (index % 64)) != 0)
}

/// Returns the subjects of the entities in a list, in the order of their declaration.
fn subjects(draft: &Draft, list: &str) -> Vec<Subject> {
    let rooms = || draft.venues.iter().flat_map(|venue| &venue.rooms);
    match list {
        "notes" => draft.notes.iter().map(|note| Subject::Note(note.id.clone())).collect(),
        "roles" => draft.roles.iter().map(|role| Subject::Role(role.code.clone())).collect(),
        "kinds" => draft.kinds.iter().map(|kind| Subject::Kind(kind.code.clone())).collect(),
        "days" => draft.days.iter().map(|day| Subject::Day(day.number)).collect(),
        "venues" => draft.venues.iter().map(|venue| Subject::Venue(venue.id.clone())).collect(),
        "rooms" => rooms().map(|room| Subject::Room(room.id.clone())).collect(),
        "tracks" => draft.tracks.iter().map(|track| Subject::Track(track.id.clone())).collect(),
        "organisations" => {
            draft.organisations.iter().map(|one| Subject::Organisation(one.id.clone())).collect()
        }
        "people" => draft.people.iter().map(|person| Subject::Person(person.id.clone())).collect(),
        "agenda_items" => {
            draft.agenda_items.iter().map(|item| Subject::AgendaItem(item.id.clone())).collect()
        }
        _ => draft.sessions.iter().map(|session| Subject::Session(session.id.clone())).collect(),
    }
}

/// The losses found so far, and the state of the search.
struct LossReport<'r> {
    reasons: Vec<(Vec<&'r str>, &'r str)>,
    otherwise: &'r str,
    /// The list of the current entity, followed by the path of the current value.
    path: Vec<Cow<'r, str>>,
    losses: Vec<Loss>,
}

impl LossReport<'_> {
    /// Adds the loss of the current value, or of a field of it that is not set.
    fn add(&mut self, subject: &Subject, field: Option<&String>, why: Option<&Cow<'static, str>>) {
        let mut path = String::new();
        for segment in self.path.iter().skip(1).map(AsRef::as_ref).chain(field.map(String::as_str)) {
            if !path.is_empty() {
                path.push('/');
            }
            // Writing to a string cannot fail.
            let _ = push_escaped(&mut path, segment);
        }
        let why = why.map_or_else(|| self.reason(), AsRef::as_ref).to_owned();
        self.losses.push(Loss { subject: subject.clone(), field: path, why });
    }

    fn reason(&self) -> &str {
        let matching = self.reasons.iter().find(|(pattern, _)| {
            let mut path = self.path.iter().map(AsRef::as_ref).chain([""]);
            pattern.iter().all(|wanted| path.next().is_some_and(|own| *wanted == "*" || *wanted == own))
        });
        matching.map_or(self.otherwise, |(_, why)| why)
    }
}

#[cfg(all(test, feature = "icalendar"))]
mod tests {
    use super::*;
    use crate::draft::{Language, Person, Room, Session, Venue};
    use crate::value::text::Text;

    fn draft() -> Draft {
        let title = Text::new([("en", "Title"), ("fr", "Titre")]).unwrap();
        let person = |id: &str| Person::new(id, id).with_honorific("Dr");
        Draft::new("demo", "Demo")
            .with_language(Language::from("en".parse::<crate::value::language::LanguageTag>().unwrap()))
            .with_venue(
                Venue::new("v")
                    .with_name("Venue")
                    .with_room(Room::new("a", "A"))
                    .with_room(Room::new("b", "B")),
            )
            .with_person(person("ada"))
            .with_person(person("bo"))
            .with_session(Session::new("s").with_title(title).with_tag("x").with_tag("y").with_plenary(true))
    }

    fn shown(losses: &[Loss]) -> Vec<String> {
        losses.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn values_that_nobody_marked_are_losses() {
        let draft = draft();
        let mut ledger = Ledger::new(&draft);
        let whole = ledger.whole();
        ledger.wrote_fields(whole, &["id", "title", "unknown"]);
        ledger.altered_field(whole, "languages", "shortened");
        ledger.altered_field(whole, "time_zone", "invented");
        let room = ledger.row(Rows::Rooms, 1);
        ledger.wrote_field(room, "id");
        let session = ledger.row(Rows::Sessions, 0);
        ledger.wrote_field(session, "id");
        ledger.wrote_language(ledger.field(session, "title"), "fr");
        let tags = ledger.field(session, "tags");
        let second = ledger.items(tags).nth(1).unwrap();
        ledger.wrote(second);
        ledger.wrote(At::NOWHERE);
        ledger.remark(tags, "sorted");
        ledger.wrote(ledger.row(Rows::People, 1));
        let reasons =
            [("people/", "nobody"), ("people/*", "no"), ("sessions/*/en", "only one"), ("venues", "place")];
        assert_eq!(
            shown(&ledger.losses(&draft, &reasons, "lost")),
            [
                "the programme: time_zone: invented",
                "the programme: languages: shortened",
                "venue \"v\": place",
                "room \"a\": lost",
                "room \"b\": name: lost",
                "person \"ada\": nobody",
                "session \"s\": title/en: only one",
                "session \"s\": tags: sorted",
                "session \"s\": tags/0: lost",
                "session \"s\": plenary: lost",
            ]
        );
    }

    #[test]
    fn nothing_is_lost_if_everything_was_marked() {
        let draft = draft();
        let mut ledger = Ledger::new(&draft);
        ledger.wrote(ledger.whole());
        assert!(ledger.losses(&draft, &[], "lost").is_empty());
        ledger.altered(ledger.row(Rows::Rooms, 0), "changed");
        assert_eq!(shown(&ledger.losses(&draft, &[], "lost")), ["room \"a\": changed"]);
        ledger.altered(At::NOWHERE, "nothing");
        assert_eq!(ledger.losses(&draft, &[], "lost").len(), 1);
    }
}
