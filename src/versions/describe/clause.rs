//! Statements about changed fields.

use std::collections::HashMap;

use indexmap::IndexMap;

use super::aspect::Aspect;
use super::field_names::{field_name, singular_name};
use super::language_names::language_name;
use super::names::Names;
use super::word_diff::{TextPiece, word_diff};
use crate::draft::{Document, Link, Post};
use crate::query::fold::fold;
use crate::report::Subject;
use crate::value::block::Block;
use crate::value::place::Place;
use crate::value::slot::SlotTime;
use crate::value::text::Text;
use crate::versions::value::FieldValue;

/// The lists whose name is a relation, such as "held jointly with", and not a noun.
const RELATIONS: [&str; 4] = ["joint_with", "may_overlap", "must_not_overlap", "relayed_to"];

/// The maximum number of characters of a text that is quoted in a statement.
const LONGEST_QUOTE: usize = 100;

/// A statement about an item, such as "subtitle: “New” (was “Old”)". A long text can be followed by
/// its difference, word by word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clause {
    pub(super) text: String,
    pub(super) difference: Vec<TextPiece>,
}

impl From<String> for Clause {
    fn from(text: String) -> Self {
        Self { text, difference: Vec::new() }
    }
}

/// A field with its earlier and its later value.
#[derive(Clone, Copy)]
pub(super) struct Change<'c> {
    pub(super) field: &'c str,
    pub(super) before: Option<&'c FieldValue>,
    pub(super) after: Option<&'c FieldValue>,
}

impl Change<'_> {
    /// Returns the aspect of the change. Readers see no difference between texts that differ only
    /// in white space, and need not know about names that differ only in letter case or accents.
    pub(super) fn aspect(&self, subject: &Subject) -> Aspect {
        if self.has_same_words() { Aspect::Technical } else { Aspect::of_field(subject, self.field) }
    }

    fn has_same_words(&self) -> bool {
        match (self.before, self.after) {
            (Some(FieldValue::Text(before)), Some(FieldValue::Text(after))) if self.field == "name" => {
                let folded = |text: &Text| -> Vec<(String, String)> {
                    text.entries().map(|(tag, wording)| (tag.to_string(), fold(wording))).collect()
                };
                folded(before) == folded(after)
            }
            (Some(FieldValue::Text(before)), Some(FieldValue::Text(after))) => {
                are_same_words(&[before], &[after])
            }
            (Some(FieldValue::Blocks(before)), Some(FieldValue::Blocks(after))) => {
                are_same_words(&texts(before), &texts(after))
            }
            _ => false,
        }
    }
}

impl Names<'_> {
    /// Returns the statements about a changed field.
    pub(super) fn clauses(&self, change: Change<'_>, with_difference: bool) -> Vec<Clause> {
        let field = field_name(self.language, change.field);
        let Change { before, after, .. } = change;
        match (before, after) {
            (Some(FieldValue::Text(before)), Some(FieldValue::Text(after))) => {
                return vec![self.text_clause(change.field, before, after, with_difference)];
            }
            (Some(FieldValue::Blocks(before)), Some(FieldValue::Blocks(after))) => {
                return vec![self.blocks_clause(field, before, after, with_difference)];
            }
            _ => {}
        }
        if let Some(clauses) = self.list_clauses(change) {
            return clauses;
        }
        let words = |value: Option<&FieldValue>| {
            // The address of an image is meaningless to readers.
            value.map(|value| self.value(value).filter(|_| change.field != "image"))
        };
        let (sentence, a, b) = match (words(before), words(after)) {
            (Some(Some(a)), Some(Some(b))) if a != b => (self.words.value, a, b),
            (None, Some(Some(b))) => (self.words.set, String::new(), b),
            (Some(Some(a)), None) => (self.words.unset, a, String::new()),
            _ => (self.words.changed, String::new(), String::new()),
        };
        // "Place to be announced" already names the field.
        let sentence = match after {
            Some(FieldValue::Place(Place::ToBeAnnounced)) if sentence == self.words.value => self.words.now,
            Some(FieldValue::Place(Place::ToBeAnnounced)) => return vec![b.into()],
            _ => sentence,
        };
        vec![self.fill(sentence, &[('f', field), ('a', &a), ('b', &b)]).into()]
    }

    fn text_clause(&self, field: &str, before: &Text, after: &Text, with_difference: bool) -> Clause {
        let name = field_name(self.language, field);
        let (ours, theirs) = (self.wording(before), self.wording(after));
        if ours == theirs {
            let languages = differing_languages(&[before], &[after]);
            return self.changed_in(name, &languages).into();
        }
        if [ours, theirs].iter().any(|text| text.chars().nth(LONGEST_QUOTE).is_some()) {
            let text = self.fill(self.words.changed, &[('f', name)]);
            let difference = if with_difference { word_diff(ours, theirs) } else { Vec::new() };
            return Clause { text, difference };
        }
        // Names have no language marks.
        let is_name = matches!(field, "name" | "honorific" | "short_name" | "address" | "city" | "building");
        let shown = |text| if is_name { self.name(text) } else { self.text(text) };
        let (a, b) = (self.quoted(&shown(before)), self.quoted(&shown(after)));
        let sentence = match field {
            "title" => self.words.retitled,
            "name" => self.words.renamed,
            _ => self.words.value,
        };
        self.fill(sentence, &[('f', name), ('a', &a), ('b', &b)]).into()
    }

    fn blocks_clause(&self, field: &str, before: &[Block], after: &[Block], with_difference: bool) -> Clause {
        let (ours, theirs) = (self.plain(before), self.plain(after));
        if ours == theirs {
            let languages = differing_languages(&texts(before), &texts(after));
            return self.changed_in(field, &languages).into();
        }
        let difference = if with_difference { word_diff(&ours, &theirs) } else { Vec::new() };
        Clause { text: self.fill(self.words.changed, &[('f', field)]), difference }
    }

    /// Returns the statement that a field changed, or only its wordings in the given languages.
    fn changed_in(&self, field: &str, languages: &[String]) -> String {
        if languages.is_empty() {
            return self.fill(self.words.changed, &[('f', field)]);
        }
        let languages = languages.iter().filter_map(|language| language.parse().ok());
        let languages = self.joined(languages.map(|tag| language_name(self.language, &tag)));
        self.fill(self.words.changed_in, &[('f', field), ('d', &languages)])
    }

    /// Returns the statements about a list: the added and the removed items.
    fn list_clauses(&self, change: Change<'_>) -> Option<Vec<Clause>> {
        let items = |with_addresses: bool| {
            let items = |value: Option<&FieldValue>| match value {
                Some(value) => self.items(value, with_addresses),
                None => Some(Vec::new()),
            };
            Some((items(change.before)?, items(change.after)?))
        };
        let (mut ours, mut theirs) = items(false)?;
        if ours == theirs {
            (ours, theirs) = items(true)?;
        }
        let name = |items: usize| {
            let name = if items > 1 { field_name } else { singular_name };
            name(self.language, change.field)
        };
        let (removed, added) = (without(&ours, &theirs), without(&theirs, &ours));
        // If all items of a list were replaced, such as the only track of a session, a single
        // statement describes the change.
        if !added.is_empty() && removed.len() == ours.len() && added.len() == theirs.len() && !ours.is_empty()
        {
            let field = name(ours.len().max(theirs.len()));
            let (a, b) = (self.joined(ours), self.joined(theirs));
            return Some(vec![self.fill(self.words.value, &[('f', field), ('a', &a), ('b', &b)]).into()]);
        }
        let is_relation = RELATIONS.contains(&change.field);
        let mut clauses = Vec::new();
        if is_relation && added.is_empty() && removed.is_empty() {
            let values = [('s', name(theirs.len())), ('d', &*self.joined(theirs))];
            return Some(vec![self.fill(self.words.about, &values).into()]);
        }
        let [items_added, items_removed] = if is_relation {
            [self.words.set, self.words.unset]
        } else {
            [self.words.items_added, self.words.items_removed]
        };
        if !added.is_empty() {
            let field = name(added.len());
            let b = self.joined(added);
            clauses.push(self.fill(items_added, &[('f', field), ('b', &b)]).into());
        }
        if !removed.is_empty() {
            let field = name(removed.len());
            let a = self.joined(removed);
            clauses.push(self.fill(items_removed, &[('f', field), ('a', &a)]).into());
        }
        if clauses.is_empty() {
            let sentence = if ours == theirs { self.words.changed } else { self.words.reordered };
            clauses.push(self.fill(sentence, &[('f', name(theirs.len()))]).into());
        }
        Some(clauses)
    }

    /// Returns the items of a list in words, or `None` if the value is not a list of such items.
    /// The addresses of links and documents with a title are included if requested.
    fn items(&self, value: &FieldValue, with_addresses: bool) -> Option<Vec<String>> {
        Some(match value {
            FieldValue::Texts(texts) => texts.iter().map(|text| self.quoted(&self.text(text))).collect(),
            FieldValue::Links(links) => links.iter().map(|link| self.link(link, with_addresses)).collect(),
            FieldValue::Documents(documents) => {
                documents.iter().map(|one| self.document(one, with_addresses)).collect()
            }
            FieldValue::Posts(posts) => posts.iter().map(|post| self.post(post)).collect(),
            FieldValue::Rooms(rooms) => rooms.iter().map(|room| self.room(room)).collect(),
            FieldValue::Sessions(sessions) => sessions.iter().map(|id| self.session_title(id)).collect(),
            FieldValue::LanguageTags(tags) => {
                tags.iter().map(|tag| language_name(self.language, tag)).collect()
            }
            FieldValue::Languages(languages) => {
                languages.iter().map(|one| language_name(self.language, &one.tag)).collect()
            }
            FieldValue::Tracks(tracks) => tracks.iter().map(|id| self.track(id.as_str())).collect(),
            FieldValue::AgendaItems(items) => items.iter().map(|id| self.agenda_item(id.as_str())).collect(),
            FieldValue::Slots(slots) => {
                slots.iter().map(|slot| self.when(*slot, &self.after, true)).collect()
            }
            _ => return None,
        })
    }

    /// Returns a value in words, or `None` if it is too long or too complex for a sentence.
    fn value(&self, value: &FieldValue) -> Option<String> {
        Some(match value {
            FieldValue::Text(text) => {
                let text = self.text(text);
                if text.chars().nth(LONGEST_QUOTE).is_some() {
                    return None;
                }
                self.quoted(&text)
            }
            FieldValue::String(text) if text.chars().nth(LONGEST_QUOTE).is_none() => text.clone(),
            FieldValue::Number(number) => number.to_string(),
            FieldValue::Flag(true) => self.words.yes.to_owned(),
            FieldValue::Flag(false) => self.words.no.to_owned(),
            FieldValue::Date(date) => self.after.date(*date),
            FieldValue::Slot(slot) => self.when(*slot, &self.after, true),
            FieldValue::TimeRange(range) => self.locale.slot_time(SlotTime::Between(*range)),
            FieldValue::Length(length) => self.length(*length),
            FieldValue::TimeZone(zone) => zone.to_string(),
            FieldValue::Place(place) => self.place(place),
            FieldValue::Venue(venue) => self.venue(venue),
            FieldValue::Country(country) => country.as_str().to_owned(),
            FieldValue::Url(url) => url.as_str().to_owned(),
            FieldValue::Colour(colour) => colour.to_string(),
            FieldValue::LanguageTag(tag) => language_name(self.language, tag),
            FieldValue::Session(session) => self.session_title(session),
            FieldValue::Kind(kind) => self.kind(kind),
            FieldValue::SessionNumber(number) => number.label().to_owned(),
            FieldValue::SessionStatus(status) => self.status(status).to_owned(),
            FieldValue::EventStatus(status) => self.status(status).to_owned(),
            FieldValue::DocumentStatus(status) => self.status(status).to_owned(),
            FieldValue::Admission(access) => self.status(access).to_owned(),
            FieldValue::AttendanceMode(mode) => self.status(mode).to_owned(),
            FieldValue::OrganisationKind(kind) => self.status(kind).to_owned(),
            FieldValue::Recording(recording) => {
                let [permitted, refused] = self.words.recording;
                (if recording.consent? { permitted } else { refused }).to_owned()
            }
            FieldValue::Presence(presence) => self.status(presence).to_owned(),
            FieldValue::AgendaItem(item) => self.agenda_item(item.as_str()),
            FieldValue::Role(role) => self.role(role),
            FieldValue::Party(party) => match party {
                crate::draft::Party::Organisation(id) => self.organisation(id),
                crate::draft::Party::Country(country) => country.as_str().to_owned(),
                crate::draft::Party::Name(name) => self.name(name),
            },
            _ => return None,
        })
    }

    fn link(&self, link: &Link, with_address: bool) -> String {
        match link.title.as_ref().map(|title| self.quoted(&self.text(title))) {
            Some(title) if with_address => format!("{title} {}", link.url),
            Some(title) => title,
            None => link.url.as_str().to_owned(),
        }
    }

    fn document(&self, document: &Document, with_address: bool) -> String {
        let title = document.title.as_ref().map(|title| self.quoted(&self.text(title)));
        let parts = [document.symbol.clone(), title];
        let words = self.joined(parts.into_iter().flatten());
        match &document.url {
            Some(url) if words.is_empty() => url.as_str().to_owned(),
            Some(url) if with_address => format!("{words} {url}"),
            _ => words,
        }
    }

    fn post(&self, post: &Post) -> String {
        let organisation = match (&post.organisation, &post.organisation_name) {
            (Some(id), _) => Some(self.organisation(id)),
            (None, Some(name)) => Some(self.name(name)),
            (None, None) => post.country.as_ref().map(|country| country.as_str().to_owned()),
        };
        self.joined([post.title.as_ref().map(|title| self.text(title)), organisation].into_iter().flatten())
    }
}

/// Returns the items that occur more often in `items` than in `others`.
fn without(items: &[String], others: &[String]) -> Vec<String> {
    let mut left: HashMap<&str, usize> = HashMap::new();
    for other in others {
        *left.entry(other.as_str()).or_default() += 1;
    }
    let mut found = Vec::new();
    for item in items {
        match left.get_mut(item.as_str()) {
            Some(count) if *count > 0 => *count -= 1,
            _ => found.push(item.clone()),
        }
    }
    found
}

fn texts(blocks: &[Block]) -> Vec<&Text> {
    let texts = blocks.iter().flat_map(|block| match block {
        Block::List(items) => items.iter().collect::<Vec<_>>(),
        Block::Paragraph(text) | Block::Heading(text) | Block::Html(text) | Block::Markdown(text) => {
            vec![text]
        }
    });
    texts.collect()
}

/// Returns `true` if two lists of texts contain the same words in the same order in each language.
fn are_same_words(before: &[&Text], after: &[&Text]) -> bool {
    let words = |texts: &[&Text]| {
        let mut words: IndexMap<String, String> = IndexMap::new();
        for (language, wording) in texts.iter().flat_map(|text| text.entries()) {
            let all = words.entry(language.to_string()).or_default();
            for word in wording.split_whitespace() {
                all.push(' ');
                all.push_str(word);
            }
        }
        words
    };
    words(before) == words(after)
}

/// Returns the languages with different wordings, in the order of the later version.
fn differing_languages(before: &[&Text], after: &[&Text]) -> Vec<String> {
    let wordings = |texts: &[&Text], language: &str| -> Vec<String> {
        texts.iter().filter_map(|text| text.get(language)).map(str::to_owned).collect()
    };
    let mut languages: Vec<String> = Vec::new();
    for text in after.iter().chain(before) {
        for (language, _) in text.entries() {
            if !languages.iter().any(|known| known == language.as_str()) {
                languages.push(language.to_string());
            }
        }
    }
    languages.retain(|language| language != "und" && wordings(before, language) != wordings(after, language));
    languages
}
