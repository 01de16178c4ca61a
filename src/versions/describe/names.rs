//! The names of the items of both versions, and their times and places in words.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};

use super::options::DescribeOptions;
use super::status_words::StatusWords;
use super::words::{WordLanguage, Words, fill};
use crate::agenda::{DateStyle, Locale, Phrases};
use crate::draft;
use crate::programme::Programme;
use crate::report::Subject;
use crate::value::block::Block;
use crate::value::id::{OrganisationId, PersonId, RoomId, SessionId, VenueId};
use crate::value::kind::Kind;
use crate::value::language::Direction;
use crate::value::negotiation::Preferences;
use crate::value::place::Place;
use crate::value::role::Role;
use crate::value::slot::{Slot, SlotTime};
use crate::value::text::Text;
use crate::value::time::Length;
use crate::versions::changes::Changes;
use crate::view::{Day, Person, Room, Session};
use crate::vocabulary::Form;

/// The names of one description. Ids are those of the later version, unless stated otherwise.
pub(super) struct Names<'a> {
    pub(super) before: Phrases<'a>,
    pub(super) after: Phrases<'a>,
    pub(super) language: WordLanguage,
    pub(super) words: &'static Words,
    pub(super) locale: Locale,
    preferences: &'a Preferences,
    earlier: HashMap<&'a Subject, &'a Subject>,
    later: HashMap<&'a Subject, &'a Subject>,
}

impl<'a> Names<'a> {
    pub(super) fn new(
        changes: &'a Changes,
        before: &'a Programme,
        after: &'a Programme,
        options: &'a DescribeOptions,
    ) -> Self {
        let preferences = &options.preferences;
        let phrases = |version: &'a Programme| {
            let phrases = version.phrases(preferences).with_dates(DateStyle::Full);
            phrases.with_language_marks(options.language_marks)
        };
        let after = phrases(after);
        let language = WordLanguage::of(after.locale());
        Self {
            before: phrases(before),
            locale: after.locale(),
            after,
            language,
            words: language.words(),
            preferences,
            earlier: changes.renames.iter().map(|rename| (&rename.to, &rename.from)).collect(),
            later: changes.renames.iter().map(|rename| (&rename.from, &rename.to)).collect(),
        }
    }

    /// Returns an item with its id in the earlier version.
    pub(super) fn earlier(&self, subject: Subject) -> Subject {
        self.earlier.get(&subject).map_or(subject, |earlier| (*earlier).clone())
    }

    /// Returns an item with its id in the later version.
    pub(super) fn later(&self, subject: Subject) -> Subject {
        self.later.get(&subject).map_or(subject, |later| (*later).clone())
    }

    pub(super) fn session_before(&self, id: &SessionId) -> Option<Session<'a>> {
        match self.earlier(Subject::Session(id.clone())) {
            Subject::Session(id) => self.before.programme().session(id.as_str()),
            _ => None,
        }
    }

    pub(super) fn session_after(&self, id: &SessionId) -> Option<Session<'a>> {
        self.after.programme().session(id.as_str())
    }

    pub(super) fn person_before(&self, id: &PersonId) -> Option<Person<'a>> {
        match self.earlier(Subject::Person(id.clone())) {
            Subject::Person(id) => self.before.programme().person(id.as_str()),
            _ => None,
        }
    }

    pub(super) fn room_before(&self, id: &RoomId) -> Option<Room<'a>> {
        match self.earlier(Subject::Room(id.clone())) {
            Subject::Room(id) => self.before.programme().room(id.as_str()),
            _ => None,
        }
    }

    pub(super) fn day_before(&self, number: i32) -> Option<Day<'a>> {
        match self.earlier(Subject::Day(number)) {
            Subject::Day(number) => self.before.programme().day(number),
            _ => None,
        }
    }

    /// Fills in a sentence. In a language that is written from right to left, the values are
    /// isolated, so that they do not disturb the order of the words.
    pub(super) fn fill(&self, template: &str, values: &[(char, &str)]) -> String {
        if self.locale.direction() == Direction::LeftToRight {
            return fill(template, values);
        }
        let isolated: Vec<(char, String)> =
            values.iter().map(|(key, value)| (*key, isolated(value))).collect();
        let values: Vec<(char, &str)> = isolated.iter().map(|(key, value)| (*key, value.as_str())).collect();
        fill(template, &values)
    }

    pub(super) fn quoted(&self, text: &str) -> String {
        let [open, close] = self.words.quotes;
        format!("{open}{}{close}", text.trim())
    }

    /// Returns the words for a status.
    pub(super) fn status(&self, status: &impl StatusWords) -> &'static str {
        status.words().get(self.language as usize).copied().unwrap_or_default()
    }

    /// Returns a text in the language of the reader. A foreign text is marked with its language.
    pub(super) fn text(&self, text: &Text) -> String {
        let phrases = self.after;
        phrases.text(text).to_string()
    }

    pub(super) fn name(&self, name: &Text) -> String {
        name.best(self.preferences).map_or("", |chosen| chosen.wording).trim().to_owned()
    }

    /// Returns the wording for the reader, without a language tag.
    pub(super) fn wording<'t>(&self, text: &'t Text) -> &'t str {
        text.best(self.preferences).map_or("", |chosen| chosen.wording)
    }

    /// Returns a long text as plain text, with one line for each paragraph, heading and list item.
    pub(super) fn plain(&self, blocks: &[Block]) -> String {
        let mut out = String::new();
        for block in blocks.iter().flat_map(|block| block.plain().into_owned()) {
            let texts: &[Text] = match &block {
                Block::List(items) => items,
                Block::Paragraph(text) | Block::Heading(text) | Block::Html(text) | Block::Markdown(text) => {
                    std::slice::from_ref(text)
                }
            };
            for text in texts {
                if !out.is_empty() {
                    out.push('\n');
                }
                out.push_str(self.wording(text));
            }
        }
        out
    }

    /// Returns the title of a session in quotation marks, followed by the given details.
    pub(super) fn session(
        &self,
        session: Session<'a>,
        phrases: &Phrases<'a>,
        details: impl IntoIterator<Item = String>,
    ) -> String {
        let title = self.quoted(&title(session, phrases));
        let details = self.joined(details.into_iter().filter(|detail| !detail.is_empty()));
        if details.is_empty() {
            return title;
        }
        self.fill(self.words.with_details, &[('s', &title), ('d', &details)])
    }

    /// Returns the time of a session in words.
    pub(super) fn time_of(
        &self,
        session: Session<'a>,
        phrases: &Phrases<'a>,
        with_day: bool,
    ) -> Option<String> {
        session.slot().map(|slot| self.when(slot, phrases, with_day))
    }

    /// Returns the date on which a session starts. A session after midnight starts on the next
    /// date.
    pub(super) fn date_of(session: Session<'_>) -> Option<NaiveDate> {
        let later = session.slot().and_then(|slot| slot.start()).map_or(0, |start| start.hours() / 24);
        session.day()?.date()?.checked_add_days(Days::new(later.into()))
    }

    /// Returns the rooms or the venue of a session in words.
    pub(super) fn place_of(&self, session: Session<'a>, phrases: &Phrases<'a>) -> Option<String> {
        match session.place() {
            Some(Place::Rooms(_)) => Some(self.rooms(session.rooms().map(|room| Ok((room, phrases))))),
            Some(Place::Venue(_)) => session.venue().and_then(|venue| Some(self.name(venue.name()?))),
            _ => None,
        }
    }

    pub(super) fn session_title(&self, id: &SessionId) -> String {
        let found = self.session_after(id).map(|session| title(session, &self.after));
        let found = found.or_else(|| Some(title(self.session_before(id)?, &self.before)));
        self.quoted(&found.unwrap_or_default())
    }

    pub(super) fn person(&self, id: &PersonId) -> String {
        let later = self.after.programme().person(id.as_str()).map(|person| self.after.person_name(person));
        let found = later.or_else(|| Some(self.before.person_name(self.person_before(id)?)));
        found.map_or_else(|| id.to_string(), |name| name.to_string().trim().to_owned())
    }

    /// Returns the name of a participant in the earlier version, because people can have a new
    /// name.
    pub(super) fn earlier_participant(&self, one: &draft::Participation) -> String {
        let person = one.person.as_ref().and_then(|id| self.person_before(id));
        match person {
            Some(person) => self.unambiguous(self.before.person_name(person).to_string().trim()),
            None => self.participant(one),
        }
    }

    /// Returns a name for a list of names. A name that contains a comma looks like several names,
    /// so it is put in quotation marks.
    pub(super) fn unambiguous(&self, name: &str) -> String {
        if name.contains([',', ';', '،', '؛', '，', '、', '；']) {
            self.quoted(name)
        } else {
            name.to_owned()
        }
    }

    /// Returns both versions, the later one first.
    fn versions(&self) -> [&'a Programme; 2] {
        [self.after.programme(), self.before.programme()]
    }

    /// Returns the name of a room. The venue is added if the programme has several venues.
    pub(super) fn room(&self, id: &RoomId) -> String {
        self.rooms(std::iter::once(self.found_room(id)))
    }

    /// Returns a room with the phrases of its version, or its id if neither version has the room.
    fn found_room(&self, id: &RoomId) -> Result<(Room<'a>, &Phrases<'a>), String> {
        let later = self.after.programme().room(id.as_str()).map(|room| (room, &self.after));
        later.or_else(|| Some((self.room_before(id)?, &self.before))).ok_or_else(|| id.to_string())
    }

    /// Returns the names of rooms. Successive rooms in the same venue follow its name, as in
    /// "Palais, Hall A and Hall B".
    fn rooms<'p>(&self, rooms: impl Iterator<Item = Result<(Room<'a>, &'p Phrases<'a>), String>>) -> String
    where
        'a: 'p,
    {
        let mut venue = None;
        let names = rooms.map(|room| match room {
            Ok((room, phrases)) => {
                let earlier = venue.replace(room.venue().id());
                if earlier == venue {
                    phrases.name(room.name()).to_string()
                } else {
                    room_name(room, phrases)
                }
            }
            Err(id) => id,
        });
        let names: Vec<String> = names.collect();
        self.listed(&names)
    }

    pub(super) fn venue(&self, id: &VenueId) -> String {
        let later = self.after.programme().venue(id.as_str());
        let earlier = || {
            let Subject::Venue(id) = self.earlier(Subject::Venue(id.clone())) else { return None };
            self.before.programme().venue(id.as_str())
        };
        let name = later.or_else(earlier).and_then(|venue| venue.data().name.as_ref());
        name.map_or_else(|| id.to_string(), |name| self.name(name))
    }

    pub(super) fn place(&self, place: &Place) -> String {
        match place {
            Place::Rooms(rooms) => self.rooms(rooms.iter().map(|room| self.found_room(room))),
            Place::Venue(venue) => self.venue(venue),
            Place::Everywhere => self.words.everywhere.to_owned(),
            Place::ToBeAnnounced => self.words.to_be_announced.to_owned(),
        }
    }

    /// Returns items as in "a, b and c".
    pub(super) fn listed(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [only] => only.clone(),
            [others @ .., last] => {
                let and = match self.language {
                    WordLanguage::Spanish if starts_with_i(last) => " e ",
                    _ => self.words.and,
                };
                format!("{}{and}{last}", others.join(self.locale.comma()))
            }
        }
    }

    pub(super) fn joined(&self, items: impl IntoIterator<Item = String>) -> String {
        items.into_iter().collect::<Vec<_>>().join(self.locale.comma())
    }

    /// Returns the time of a slot, with its day if requested. A time after midnight is returned
    /// with its own date, because readers look for it under that date.
    pub(super) fn when(&self, slot: Slot, phrases: &Phrases<'a>, with_day: bool) -> String {
        let day = phrases.programme().day(slot.day_number());
        let later = slot.start().map_or(0, |start| start.hours() / 24);
        let date = day.and_then(|day| day.date()?.checked_add_days(Days::new(later.into())));
        let is_short = slot.length().is_none_or(|length| length.hours() < 24);
        let is_clear = is_short && (later == 0 || date.is_some());
        let locale = if is_clear { self.locale.without_day_marks() } else { self.locale };
        let time = locale.slot_time(slot.time());
        if let Some(date) = date.filter(|_| later > 0) {
            return self.joined([phrases.date(date), time]);
        }
        if !with_day && !time.is_empty() {
            return time;
        }
        let day = day.map_or_else(|| slot.day_number().to_string(), |day| day_words(day, phrases));
        if time.is_empty() || matches!(slot.time(), SlotTime::Day) { day } else { self.joined([day, time]) }
    }

    pub(super) fn length(&self, length: Length) -> String {
        self.fill(self.words.minutes, &[('n', &(length.total_seconds() / 60).to_string())])
    }

    /// Returns the name of a role, as it appears within a sentence. The label of a declared role is
    /// returned unchanged.
    pub(super) fn role(&self, role: &Role) -> String {
        let declared = self.versions().into_iter().find_map(|version| {
            version.inner().properties.declared_role(version.data(), role)?.label.as_ref()
        });
        if let Some(label) = declared {
            return self.name(label);
        }
        let label = self.after.label(|language| role.label(language, Form::ONE));
        label.map_or_else(|| role.as_str().replace('-', " "), |label| uncapitalised(&label.text))
    }

    /// Returns the words for a vacant place, such as "to be confirmed", unless the participant is a
    /// person, an organisation, a country or an office.
    pub(super) fn vacancy(&self, one: &draft::Participation) -> Option<String> {
        let is_named = one.person.is_some()
            || one.organisation.is_some()
            || one.country.is_some()
            || one.office.is_some();
        one.vacancy.as_ref().filter(|_| !is_named).map(|text| self.name(text))
    }

    /// Returns the name of a participant for a list of names.
    pub(super) fn participant(&self, one: &draft::Participation) -> String {
        if let Some(person) = &one.person {
            return self.unambiguous(&self.person(person));
        }
        if let Some(organisation) = &one.organisation {
            return self.unambiguous(&self.organisation(organisation));
        }
        if let Some(country) = &one.country {
            return country.as_str().to_owned();
        }
        one.office.as_ref().or(one.vacancy.as_ref()).map(|text| self.name(text)).unwrap_or_default()
    }

    pub(super) fn track(&self, id: &str) -> String {
        let found = self.versions().into_iter().find_map(|version| version.track(id));
        found.map_or_else(|| id.to_owned(), |track| self.name(&track.data().name))
    }

    /// Returns the number and the title of an agenda item.
    pub(super) fn agenda_item(&self, id: &str) -> String {
        let Some(item) = self.versions().into_iter().find_map(|version| version.agenda_item(id)) else {
            return id.to_owned();
        };
        let item = item.data();
        let title = item.title.as_ref().map(|title| self.quoted(&self.text(title)));
        let words: Vec<String> = item.number.clone().into_iter().chain(title).collect();
        if words.is_empty() { id.to_owned() } else { words.join(" ") }
    }

    /// Returns the name of a kind of session, as it appears within a sentence. The label of a
    /// declared kind is returned unchanged.
    pub(super) fn kind(&self, kind: &Kind) -> String {
        let declared = self.versions().into_iter().find_map(|version| {
            version.inner().properties.declared_kind(version.data(), kind)?.label.as_ref()
        });
        if let Some(label) = declared {
            return self.name(label);
        }
        let label = self.after.label(|language| kind.label(language));
        label.map_or_else(|| kind.as_str().replace('-', " "), |label| uncapitalised(&label.text))
    }

    pub(super) fn organisation(&self, id: &OrganisationId) -> String {
        let later = self.after.programme().organisation(id.as_str());
        let earlier = || {
            let subject = self.earlier(Subject::Organisation(id.clone()));
            let Subject::Organisation(id) = subject else { return None };
            self.before.programme().organisation(id.as_str())
        };
        later.or_else(earlier).map_or_else(|| id.to_string(), |one| self.name(&one.data().name))
    }
}

/// Returns `true` if a word starts with the sound of "i", before which "y" becomes "e" in Spanish.
fn starts_with_i(word: &str) -> bool {
    let lower = word.trim_start_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
    let sound = lower.strip_prefix('h').unwrap_or(&lower);
    sound.starts_with(['i', 'í']) && !["ia", "ie", "io"].iter().any(|start| sound.starts_with(start))
}

/// Returns a day in words: its date, or else its label.
fn day_words<'p>(day: Day<'p>, phrases: &Phrases<'p>) -> String {
    match day.date() {
        Some(date) => phrases.date(date),
        None => phrases.day(day).to_string(),
    }
}

/// Returns the name of a room. The venue is added if the programme has several venues.
pub(super) fn room_name<'p>(room: Room<'p>, phrases: &Phrases<'p>) -> String {
    if phrases.programme().data().venues.len() > 1 {
        phrases.room(room).to_string()
    } else {
        phrases.name(room.name()).to_string()
    }
}

/// Returns the title of a session without the printed label of its kind. A number is kept, as in
/// "Session 2: Fish ladders".
pub(super) fn title<'p>(session: Session<'p>, phrases: &Phrases<'p>) -> String {
    let title = session.title().filter(|_| session.data().number.is_none());
    let title = title.map(|title| phrases.text(title)).filter(|title| !title.is_empty());
    title.unwrap_or_else(|| phrases.unmarked_title(session)).to_string().trim().to_owned()
}

/// Returns a label with a lower-case initial, unless it begins with an acronym.
fn uncapitalised(label: &str) -> String {
    let mut letters = label.chars();
    let Some(first) = letters.next() else { return String::new() };
    let rest = letters.as_str();
    if rest.chars().next().is_some_and(char::is_uppercase) {
        return label.to_owned();
    }
    first.to_lowercase().chain(rest.chars()).collect()
}

fn isolated(value: &str) -> String {
    if value.is_empty() || value.starts_with('\u{2068}') && value.ends_with('\u{2069}') {
        return value.to_owned();
    }
    format!("\u{2068}{value}\u{2069}")
}
