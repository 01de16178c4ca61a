//! The state of the JSON-LD writer, with helpers for texts, ids, links and losses.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

use chrono_tz::Tz;
use serde_json::{Value, json};

use super::JsonLdOptions;
use super::node::JsonLdNode;
use crate::interchange::common::zones::zone_of;
use crate::interchange::{Export, ExportError, Loss};
use crate::programme::Programme;
use crate::report::Subject;
use crate::value::block::Block;
use crate::value::language::LanguageTag;
use crate::value::link::{Document, Link};
use crate::value::path::push_escaped;
use crate::value::string_map::Extensions;
use crate::value::text::Text;
use crate::value::url::Url;

pub(super) struct JsonLdWriter<'p> {
    pub(super) programme: &'p Programme,
    options: &'p JsonLdOptions,
    pub(super) zone: Option<Tz>,
    /// The language of the programme, if there is only one. Texts in this language need no language
    /// tag.
    only: Option<&'p LanguageTag>,
    /// The entity that is being written, to which losses refer.
    subject: Subject,
    losses: Vec<Loss>,
    /// The ids of nodes that have already been written in full.
    described: HashSet<String>,
}

impl<'p> JsonLdWriter<'p> {
    pub(super) fn new(programme: &'p Programme, options: &'p JsonLdOptions) -> Result<Self, ExportError> {
        let zone = zone_of(programme)?;
        let only = match programme.languages() {
            [only] => Some(only),
            _ => None,
        };
        let (losses, described) = (Vec::new(), HashSet::new());
        Ok(Self { programme, options, zone, only, subject: Subject::Programme, losses, described })
    }

    pub(super) fn finish(self, mut event: JsonLdNode) -> Export {
        event.set("@context", "https://schema.org");
        let mut text = format!("{:#}", Value::from(event));
        text.push('\n');
        let places = places(self.programme);
        let mut losses = self.losses;
        losses.sort_by_key(|loss| places.get(&loss.subject).copied());
        Export { text, losses }
    }

    /// Sets the subject of all following losses, and returns the previous subject.
    pub(super) fn about(&mut self, subject: Subject) -> Subject {
        std::mem::replace(&mut self.subject, subject)
    }

    pub(super) fn lose(&mut self, field: &str, why: &str) {
        let (field, why) = (field.to_owned(), why.to_owned());
        self.losses.push(Loss { subject: self.subject.clone(), field, why });
    }

    pub(super) fn lose_if(&mut self, stated: bool, field: &str, why: &str) {
        if stated {
            self.lose(field, why);
        }
    }

    pub(super) fn lose_each(&mut self, count: usize, field: &str, why: &str) {
        for at in 0..count {
            self.lose(&format!("{field}/{at}"), why);
        }
    }

    /// Returns the number of losses so far, for use with [`forget`](Self::forget).
    pub(super) fn losses(&self) -> usize {
        self.losses.len()
    }

    /// Discards the losses of the current subject that were recorded after the first `since`
    /// losses.
    pub(super) fn forget(&mut self, since: usize) {
        let mut later = self.losses.split_off(since);
        later.retain(|loss| loss.subject != self.subject);
        self.losses.extend(later);
    }

    /// Marks a node as written in full. Returns `true` if the node was not marked before.
    pub(super) fn is_first(&mut self, id: &str) -> bool {
        self.described.insert(id.to_owned())
    }

    pub(super) fn has_described(&self, id: &str) -> bool {
        self.described.contains(id)
    }

    /// Returns the id of the node for an entity, such as `#session-open`. The id is a fragment of
    /// the page address.
    pub(super) fn id(&self, noun: &str, id: &str) -> String {
        let mut address = self.options.page.as_ref().map_or("", Url::as_str).to_owned();
        address.push('#');
        address.push_str(noun);
        address.push('-');
        for byte in id.bytes() {
            if byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/?".contains(&byte) {
                address.push(char::from(byte));
            } else {
                // Writing to a string cannot fail.
                let _ = write!(address, "%{byte:02X}");
            }
        }
        address
    }

    /// Converts a text to JSON-LD. If the programme has only one language, a text in that language
    /// is written as a plain string. All other texts have a language tag.
    pub(super) fn text(&self, text: &Text) -> Value {
        let mut entries = text.entries();
        match (entries.next(), entries.next()) {
            (None, _) => text.first().into(),
            (Some((tag, wording)), None) => self.wording(tag, wording),
            _ => text.entries().map(|(tag, wording)| self.wording(tag, wording)).collect(),
        }
    }

    fn wording(&self, tag: &LanguageTag, wording: &str) -> Value {
        if self.only == Some(tag) {
            return wording.into();
        }
        json!({ "@language": tag.as_str(), "@value": wording })
    }

    pub(super) fn text_of(&self, text: Option<&Text>) -> Option<Value> {
        text.map(|text| self.text(text))
    }

    /// Joins the blocks of a long text, separately for each language. Blank lines separate
    /// paragraphs.
    pub(super) fn blocks(&mut self, field: &str, blocks: &'p [Block]) -> Option<Value> {
        let mut languages: Vec<(&'p LanguageTag, String)> = Vec::new();
        let mut add = |tag: &'p LanguageTag, between: &str, words: &str| {
            let at = languages.iter().position(|(own, _)| *own == tag).unwrap_or(languages.len());
            if at == languages.len() {
                languages.push((tag, String::new()));
            }
            let Some((_, text)) = languages.get_mut(at) else { return };
            if !text.is_empty() {
                text.push_str(between);
            }
            text.push_str(words);
        };
        for block in blocks {
            match block {
                Block::Paragraph(text) | Block::Heading(text) => {
                    text.entries().for_each(|(tag, words)| add(tag, "\n\n", words));
                }
                Block::List(items) => {
                    for (nth, item) in items.iter().enumerate() {
                        let between = if nth == 0 { "\n\n" } else { "\n" };
                        item.entries().for_each(|(tag, words)| add(tag, between, &format!("- {words}")));
                    }
                }
            }
        }
        for (at, block) in blocks.iter().enumerate() {
            let what = match block {
                Block::Paragraph(_) => continue,
                Block::Heading(_) => ("heading", "the heading was written as a paragraph"),
                Block::List(_) => ("list", "the list was written as lines of text"),
            };
            self.lose(&format!("{field}/{at}/{}", what.0), what.1);
        }
        if blocks.len() > 1 && languages.len() > 1 {
            self.lose(
                field,
                "each language was written as a separate text: translations are not linked by paragraph",
            );
        }
        let mut texts: Vec<Value> = languages.iter().map(|(tag, text)| self.wording(tag, text)).collect();
        match texts.len() {
            0 => None,
            1 => texts.pop(),
            _ => Some(texts.into()),
        }
    }

    /// Writes the links of an entity. A link without a title, language or relation becomes the
    /// `url` of the node, or a `sameAs` if the node already has a `url`. The relations `website`
    /// and `same-as` explicitly select `url` and `sameAs`. Any other link becomes a web page about
    /// the entity.
    pub(super) fn links(&self, node: &mut JsonLdNode, links: &[Link]) {
        for link in links {
            let Link { url, title, relation, language } = link;
            match (title, relation.as_deref(), language) {
                (None, None | Some("website"), None) if !node.has("url") => node.set("url", url.as_str()),
                (None, None | Some("same-as"), None) => node.add("sameAs", url.as_str()),
                _ => {
                    let mut page = JsonLdNode::new("WebPage");
                    page.set("url", url.as_str());
                    page.set_some("name", self.text_of(title.as_ref()));
                    page.set_some("additionalType", relation.as_deref());
                    page.set_some("inLanguage", language.as_ref().map(LanguageTag::as_str));
                    node.add("subjectOf", page);
                }
            }
        }
    }

    pub(super) fn attachments(&self, node: &mut JsonLdNode, attachments: &[Link]) {
        for Link { url, title, relation, language } in attachments {
            let mut file = JsonLdNode::new("MediaObject");
            file.set("contentUrl", url.as_str());
            file.set_some("name", self.text_of(title.as_ref()));
            file.set_some("additionalType", relation.as_deref());
            file.set_some("inLanguage", language.as_ref().map(LanguageTag::as_str));
            node.add("subjectOf", file);
        }
    }

    pub(super) fn documents(&mut self, node: &mut JsonLdNode, field: &str, documents: &[Document]) {
        for (at, document) in documents.iter().enumerate() {
            let Document { symbol, title, url, language, extensions } = document;
            let mut work = JsonLdNode::new("DigitalDocument");
            work.set_some("name", self.text_of(title.as_ref()));
            work.set_some("identifier", symbol.as_deref());
            work.set_some("url", url.as_ref().map(Url::as_str));
            work.set_some("inLanguage", language.as_ref().map(LanguageTag::as_str));
            self.lose_extensions(&format!("{field}/{at}/extensions"), extensions);
            node.add("subjectOf", work);
        }
    }

    pub(super) fn lose_extensions(&mut self, field: &str, extensions: &Extensions) {
        for (key, _) in extensions.iter() {
            let mut field = format!("{field}/");
            // Writing to a string cannot fail.
            let _ = push_escaped(&mut field, key);
            self.lose(&field, "schema.org has no property for it");
        }
    }

    /// Writes the extensions of an event that name a property of schema.org, unless the property is
    /// already set. All other extensions are lost.
    pub(super) fn extensions(&mut self, event: &mut JsonLdNode, extensions: &Extensions) {
        let mut others = Extensions::default();
        for (key, value) in extensions.iter() {
            let name = key.strip_prefix("schema-org/").filter(|name| {
                !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphabetic()) && !event.has(name)
            });
            match name {
                Some(name) => event.set(name, value),
                // The insertion cannot fail, because the keys are unique.
                None => drop(others.insert(key, value)),
            }
        }
        self.lose_extensions("extensions", &others);
    }

    pub(super) fn languages(tags: &[LanguageTag]) -> Option<Value> {
        match tags {
            [] => None,
            [one] => Some(one.as_str().into()),
            more => Some(more.iter().map(LanguageTag::as_str).collect()),
        }
    }
}

/// Maps each subject to its position in the programme. Losses are sorted by these positions.
fn places(programme: &Programme) -> HashMap<Subject, usize> {
    let data = programme.data();
    let subjects = std::iter::once(Subject::Programme)
        .chain(data.notes.iter().map(|note| Subject::Note(note.id.clone())))
        .chain(data.roles.iter().map(|role| Subject::Role(role.code.clone())))
        .chain(data.kinds.iter().map(|kind| Subject::Kind(kind.code.clone())))
        .chain(data.days.iter().map(|day| Subject::Day(day.number)))
        .chain(data.venues.iter().flat_map(|venue| {
            let rooms = venue.rooms.iter().map(|room| Subject::Room(room.id.clone()));
            std::iter::once(Subject::Venue(venue.id.clone())).chain(rooms)
        }))
        .chain(data.tracks.iter().map(|track| Subject::Track(track.id.clone())))
        .chain(data.organisations.iter().map(|one| Subject::Organisation(one.id.clone())))
        .chain(data.people.iter().map(|person| Subject::Person(person.id.clone())))
        .chain(data.agenda_items.iter().map(|item| Subject::AgendaItem(item.id.clone())))
        .chain(data.sessions.iter().map(|session| Subject::Session(session.id.clone())));
    subjects.enumerate().map(|(at, subject)| (subject, at)).collect()
}
