//! Documents, links and languages.

use super::texts::Marks;
use super::writer::PageWriter;
use crate::draft::{self, Document, Link};
use crate::list::ToList;
use crate::value::language::LanguageTag;
use crate::value::text::Text;
use crate::value::url::{Url, is_safe};
use crate::vocabulary::Heading;

impl<'p> PageWriter<'_, 'p> {
    /// Adds a list of documents under its heading.
    pub(super) fn documents(&mut self, documents: &'p [Document]) {
        if documents.is_empty() {
            return;
        }
        self.resources_heading("documents", Heading::Documents);
        for document in documents {
            self.raw("<li>");
            let symbol = document.symbol.as_deref();
            self.resource(document.url.as_ref(), document.title.as_ref(), symbol, document.language.as_ref());
            self.close("li");
        }
        self.raw("</ul>\n");
        self.close("div");
    }

    /// Adds a list of links under its heading.
    pub(super) fn links(&mut self, links: impl Iterator<Item = &'p Link>) {
        let links = links.to_list();
        if links.is_empty() {
            return;
        }
        self.resources_heading("links", Heading::Links);
        for link in links {
            self.link(link);
        }
        self.raw("</ul>\n");
        self.close("div");
    }

    /// Adds the links, the attachments, the recording and the feedback address of a session.
    pub(super) fn session_links(&mut self, data: &'p draft::Session) {
        let recording = data.recording.as_ref().and_then(|recording| recording.url.as_ref());
        let others = [(recording, "recording"), (data.feedback.as_ref(), "feedback")];
        if data.links.is_empty() && data.attachments.is_empty() && others.iter().all(|(url, _)| url.is_none())
        {
            return;
        }
        self.resources_heading("links", Heading::Links);
        for link in data.links.iter().chain(&data.attachments) {
            self.link(link);
        }
        for (url, relation) in others {
            if url.is_some() {
                self.raw("<li>");
                self.resource(url, None, Some(relation), None);
                self.close("li");
            }
        }
        self.raw("</ul>\n");
        self.close("div");
    }

    fn link(&mut self, link: &'p Link) {
        self.raw("<li>");
        let relation = link.relation.as_deref().filter(|_| link.title.is_none());
        self.resource(Some(&link.url), link.title.as_ref(), relation, link.language.as_ref());
        self.close("li");
    }

    fn resources_heading(&mut self, class: &str, heading: Heading) {
        self.open("div", class);
        self.raw("\n<p class=\"role\">");
        let heading = self.phrases.heading(heading);
        self.label(&heading);
        self.raw("</p>\n<ul>\n");
    }

    /// Adds a resource: its symbol or relation, and its title, as a link if the address is safe. If
    /// there is neither, the address is shown.
    fn resource(
        &mut self,
        url: Option<&'p Url>,
        title: Option<&'p Text>,
        symbol: Option<&'p str>,
        language: Option<&LanguageTag>,
    ) {
        let address = url.map(Url::as_str);
        let link = address.filter(|address| is_safe(address));
        if let Some(link) = link {
            self.raw("<a");
            self.attribute("href", link);
            if let Some(language) = language {
                self.attribute("hreflang", language.as_str());
            }
            self.raw(">");
        }
        let title = title.map(|title| self.phrases.text(title)).filter(|title| !title.is_empty());
        if let Some(symbol) = symbol {
            self.escaped(symbol);
        }
        if let Some(title) = &title {
            if symbol.is_some() {
                let comma = self.phrases.locale().comma();
                self.escaped(comma);
            }
            self.phrase(title, if link.is_some() { Marks::Plain } else { Marks::Linked });
        }
        if symbol.is_none() && title.is_none() {
            self.escaped(address.unwrap_or_default());
        }
        if link.is_some() {
            self.raw("</a>");
        } else if let Some(address) = address.filter(|_| symbol.is_some() || title.is_some()) {
            // An address that is not a link is shown as text, so that it is not lost.
            self.raw(" (");
            self.escaped(address);
            self.raw(")");
        }
    }

    /// Adds the languages that are spoken or interpreted, with their heading.
    pub(super) fn languages(&mut self, class: &str, heading: Heading, languages: &[LanguageTag]) {
        if languages.is_empty() {
            return;
        }
        self.open("p", class);
        let heading = self.phrases.heading(heading);
        // If all languages are unknown, only the heading is written.
        if languages.iter().all(LanguageTag::is_neutral) {
            self.phrase(&heading, Marks::Linked);
        } else {
            self.label(&heading);
            self.language_names(languages);
        }
        self.close("p");
    }

    /// Adds the languages of captions.
    pub(super) fn captions(&mut self, languages: &[LanguageTag]) {
        if languages.is_empty() {
            return;
        }
        self.open("p", "captioned");
        self.raw("<span class=\"label\">");
        let words = self.words;
        self.word(words.captions);
        let colon = self.phrases.locale().colon();
        self.escaped(colon.trim_end_matches(' '));
        self.raw("</span> ");
        self.language_names(languages);
        self.close("p");
    }

    fn language_names(&mut self, languages: &[LanguageTag]) {
        let comma = self.phrases.locale().comma();
        for (number, language) in languages.iter().enumerate() {
            if number > 0 {
                self.escaped(comma);
            }
            match self.words.language_name(language) {
                Some(name) => self.word(name),
                None => self.escaped(language.as_str()),
            }
        }
    }
}
