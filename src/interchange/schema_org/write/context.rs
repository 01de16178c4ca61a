//! The state of the JSON-LD writer, with helpers for texts, ids and links.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::node::{JsonLdNode, property};
use super::reasons::{NO_PROPERTY, REASONS};
use crate::interchange::common::ledger::{At, Ledger};
use crate::interchange::common::zones::offsets_of;
use crate::interchange::{Export, ExportError};
use crate::markup;
use crate::programme::Programme;
use crate::value::block::Block;
use crate::value::language::LanguageTag;
use crate::value::link::{Document, Link};
use crate::value::string_map::{Extensions, ExternalIds};
use crate::value::text::Text;
use crate::value::time_zone::ZoneOffsets;
use crate::value::url::{Url, percent_encoded};

pub(in crate::interchange::schema_org) struct WriteContext<'p> {
    pub(super) programme: &'p Programme,
    pub(super) ledger: Ledger,
    page: Option<&'p Url>,
    pub(super) zone: Option<ZoneOffsets>,
    /// The language of the programme, if there is only one. Texts in this language need no language
    /// tag.
    only: Option<&'p LanguageTag>,
    /// The ids of nodes that have already been written in full.
    described: HashSet<String>,
}

impl<'p> WriteContext<'p> {
    pub(in crate::interchange::schema_org) fn new(
        programme: &'p Programme,
        page: Option<&'p Url>,
    ) -> Result<Self, ExportError> {
        let only = match programme.languages() {
            [only] => Some(only),
            _ => None,
        };
        let (zone, ledger) = (offsets_of(programme)?, Ledger::new(programme.data()));
        Ok(Self { programme, ledger, page, zone, only, described: HashSet::new() })
    }

    pub(in crate::interchange::schema_org) fn finish(self, mut event: JsonLdNode) -> Export {
        event.set("@context", "https://schema.org");
        let mut text = format!("{:#}", Value::from(event));
        text.push('\n');
        Export { text, losses: self.ledger.losses(self.programme.data(), REASONS, NO_PROPERTY) }
    }

    /// Creates the node of an entity, such as `#session-open`. The id is a fragment of the page
    /// address.
    pub(super) fn node(&mut self, type_name: &str, at: At, noun: &str, id: &str) -> JsonLdNode {
        self.ledger.wrote_field(at, "id");
        let mut address = self.page.map_or("", Url::as_str).to_owned();
        address.push('#');
        address.push_str(noun);
        address.push('-');
        address.push_str(&percent_encoded(id, b"-._~!$&'()*+,;=:@/?"));
        let mut node = JsonLdNode::new(type_name);
        node.set("@id", address);
        node
    }

    /// Marks a node as written in full. Returns `true` if the node was not marked before.
    pub(super) fn is_first(&mut self, node: &JsonLdNode) -> bool {
        self.described.insert(node.id().to_owned())
    }

    /// Sets a property to the value of a field, if the field has a value.
    pub(super) fn set(
        &mut self,
        node: &mut JsonLdNode,
        name: &str,
        (at, field): (At, &str),
        value: Option<impl Into<Value>>,
    ) {
        if let Some(value) = value {
            self.ledger.wrote_field(at, field);
            node.set(name, value);
        }
    }

    /// Sets a property to the text of a field, if the field has a text.
    pub(super) fn set_text(
        &mut self,
        node: &mut JsonLdNode,
        name: &str,
        from: (At, &str),
        text: Option<&Text>,
    ) {
        let value = text.map(|text| self.text(text));
        self.set(node, name, from, value);
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

    /// Joins the blocks of a long text, separately for each language. Blank lines separate
    /// paragraphs.
    pub(super) fn blocks(&mut self, at: At, blocks: &'p [Block]) -> Option<Value> {
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
                Block::Html(text) | Block::Markdown(text) => {
                    let key = if matches!(block, Block::Html(_)) { "html" } else { "markdown" };
                    let plain = markup::plain_text(text, key);
                    for (tag, words) in text.entries() {
                        let plain = plain.as_ref().and_then(|plain| plain.get(tag));
                        add(tag, "\n\n", plain.unwrap_or(words));
                    }
                }
                Block::List(items) => {
                    for (nth, item) in items.iter().enumerate() {
                        let between = if nth == 0 { "\n\n" } else { "\n" };
                        item.entries().for_each(|(tag, words)| add(tag, between, &format!("- {words}")));
                    }
                }
            }
        }
        self.ledger.wrote(at);
        let places: Vec<At> = self.ledger.items(at).collect();
        for (block, place) in blocks.iter().zip(places) {
            let (name, why) = match block {
                Block::Paragraph(_) => continue,
                Block::Heading(_) => ("heading", "the heading was written as a paragraph"),
                Block::List(_) => ("list", "the list was written as lines of text"),
                Block::Html(_) => ("html", "the text was written without its markup"),
                Block::Markdown(_) => ("markdown", "the text was written without its markup"),
            };
            self.ledger.altered_field(place, name, why);
        }
        if blocks.len() > 1 && languages.len() > 1 {
            let why =
                "each language was written as a separate text: translations are not linked by paragraph";
            self.ledger.altered(at, why);
        }
        let mut texts: Vec<Value> = languages.iter().map(|(tag, text)| self.wording(tag, text)).collect();
        match texts.len() {
            0 => None,
            1 => texts.pop(),
            _ => Some(texts.into()),
        }
    }

    /// Writes the external ids of an entity.
    pub(super) fn identify(&mut self, node: &mut JsonLdNode, at: At, ids: &ExternalIds) {
        for (scheme, id) in ids.iter() {
            node.add("identifier", property(scheme, id));
        }
        self.ledger.wrote_field(at, "external_ids");
    }

    /// Writes the links of an entity. A link without a title, language or relation becomes the
    /// `url` of the node, or a `sameAs` if the node already has a `url`. The relations `website`
    /// and `same-as` explicitly select `url` and `sameAs`. Any other link becomes a web page about
    /// the entity.
    pub(super) fn links(&mut self, node: &mut JsonLdNode, at: At, links: &[Link]) {
        for link in links {
            let Link { url, title, relation, language } = link;
            match (title, relation.as_deref(), language) {
                (None, None | Some("website"), None) if !node.has("url") => node.set("url", url.as_str()),
                (None, None | Some("same-as"), None) => node.add("sameAs", url.as_str()),
                _ => node.add("subjectOf", self.link("WebPage", "url", link)),
            }
        }
        self.ledger.wrote_field(at, "links");
    }

    /// Creates a node for a link. All fields of the link are written.
    pub(super) fn link(&self, type_name: &str, address: &str, link: &Link) -> JsonLdNode {
        let Link { url, title, relation, language } = link;
        let mut node = JsonLdNode::new(type_name);
        node.set(address, url.as_str());
        node.set_some("name", title.as_ref().map(|title| self.text(title)));
        node.set_some("additionalType", relation.as_deref());
        node.set_some("inLanguage", language.as_ref().map(LanguageTag::as_str));
        node
    }

    pub(super) fn documents(&mut self, node: &mut JsonLdNode, at: At, documents: &[Document]) {
        let places: Vec<At> = self.ledger.items(self.ledger.field(at, "documents")).collect();
        // The documents of an inherited participation have no location.
        let places = places.into_iter().chain(std::iter::repeat(At::NOWHERE));
        for (document, at) in documents.iter().zip(places) {
            let mut work = JsonLdNode::new("DigitalDocument");
            self.set_text(&mut work, "name", (at, "title"), document.title.as_ref());
            self.set(&mut work, "identifier", (at, "symbol"), document.symbol.as_deref());
            self.set(&mut work, "url", (at, "url"), document.url.as_ref().map(Url::as_str));
            let language = document.language.as_ref().map(LanguageTag::as_str);
            self.set(&mut work, "inLanguage", (at, "language"), language);
            node.add("subjectOf", work);
        }
    }

    /// Writes the extensions of an event that name a property of schema.org, unless the property is
    /// already set.
    pub(super) fn extensions(&mut self, event: &mut JsonLdNode, at: At, extensions: &Extensions) {
        let at = self.ledger.field(at, "extensions");
        for (key, value) in extensions.iter() {
            let name = key.strip_prefix("schema-org/").filter(|name| {
                !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphabetic()) && !event.has(name)
            });
            if let Some(name) = name {
                self.set(event, name, (at, key), Some(value));
            }
        }
    }
}

/// Converts a list of languages to a property. A single language is written directly.
pub(super) fn languages(tags: &[LanguageTag]) -> Option<Value> {
    match tags {
        [] => None,
        [one] => Some(one.as_str().into()),
        more => Some(more.iter().map(LanguageTag::as_str).collect()),
    }
}
