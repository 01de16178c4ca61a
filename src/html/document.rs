//! Writes entire pages: the HTML document around the content, with a header, navigation and notes.

use super::options::{Content, Stylesheet};
use super::texts::{Marks, direction};
use super::words::Words;
use super::writer::{PageWriter, Subject};
use crate::agenda::Phrase;
use crate::draft::Note;
use crate::list::ToList;
use crate::value::footnote::{FootnotePart, footnote_parts};
use crate::view::{Day, Participation};
use crate::vocabulary::Heading;

impl<'p> PageWriter<'_, 'p> {
    /// Writes the page and returns it.
    pub(super) fn page(mut self) -> String {
        if self.options.is_fragment {
            self.raw("<section class=\"programme\"");
            self.language_attributes();
            let heading = self.id("top", "");
            self.attribute("aria-labelledby", &heading);
            self.raw(">\n");
            self.content();
            self.close("section");
            return self.out;
        }
        self.raw("<!DOCTYPE html>\n<html");
        self.language_attributes();
        self.raw(">\n");
        self.head();
        self.raw("<body class=\"programme\">\n<a class=\"skip\"");
        let content = self.anchor("content", "");
        self.attribute("href", &content);
        self.raw(">");
        let words = self.words;
        self.word(words.skip);
        self.close("a");
        self.content();
        self.raw("</body>\n</html>\n");
        self.out
    }

    fn language_attributes(&mut self) {
        if let Some(language) = self.language.clone() {
            self.attribute("lang", language.as_str());
        }
        let direction = direction(self.direction);
        self.attribute("dir", direction);
    }

    fn head(&mut self) {
        self.raw(
            "<head>\n<meta charset=\"utf-8\"/>\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>",
        );
        let title = self.page_title();
        if title.is_empty() {
            self.escaped(self.page_id());
        }
        for run in title.runs() {
            // A title cannot contain elements.
            for part in footnote_parts(&run.text) {
                if let FootnotePart::Words(words) = part {
                    self.escaped(words);
                }
            }
        }
        self.close("title");
        for (language, address) in &self.options.alternates {
            self.raw("<link rel=\"alternate\"");
            self.attribute("hreflang", language.as_str());
            self.attribute("href", address);
            self.raw("/>\n");
        }
        match &self.options.stylesheet {
            Stylesheet::Embedded => {
                self.raw("<style>\n");
                self.raw(super::STYLESHEET);
                self.raw("</style>\n");
            }
            Stylesheet::Linked(address) => {
                self.raw("<link rel=\"stylesheet\"");
                self.attribute("href", address);
                self.raw("/>\n");
            }
            Stylesheet::None => {}
        }
        self.raw("</head>\n");
    }

    /// Returns the first heading of the page.
    fn page_title(&self) -> Phrase<'p> {
        match self.subject {
            Subject::Programme(_) => {
                let data = self.programme().data();
                self.phrases.text(data.document_title.as_ref().unwrap_or(&data.title))
            }
            Subject::Session(session) => self.phrases.title(session),
            Subject::Person(person) => self.phrases.person_name(person),
        }
    }

    fn page_id(&self) -> &'p str {
        match self.subject {
            Subject::Programme(_) => self.programme().id().as_str(),
            Subject::Session(session) => session.id().as_str(),
            Subject::Person(person) => person.id().as_str(),
        }
    }

    fn content(&mut self) {
        self.raw("<header class=\"header\">\n");
        self.header();
        self.navigation();
        self.close("header");
        self.raw(if self.options.is_fragment { "<div class=\"content\"" } else { "<main class=\"content\"" });
        let content = self.id("content", "");
        self.attribute("id", &content);
        self.raw(">\n");
        match self.subject {
            Subject::Programme(content) => self.programme_content(content),
            Subject::Session(session) => {
                self.raw("<article");
                let classes = Self::session_classes("session", session);
                self.attribute("class", &classes);
                let heading = self.id("top", "");
                self.attribute("aria-labelledby", &heading);
                self.raw(">\n");
                self.session_time(session, super::times::Slots::DayAndTime);
                self.session_content(session, 0);
                let parts = self.phrases.parts_of(session);
                self.sessions(parts, 1);
                self.close("article");
            }
            Subject::Person(person) => {
                self.raw("<article class=\"person\"");
                let heading = self.id("top", "");
                self.attribute("aria-labelledby", &heading);
                self.raw(">\n");
                self.person_content(person, 0);
                self.close("article");
            }
        }
        self.notes();
        self.close(if self.options.is_fragment { "div" } else { "main" });
    }

    fn header(&mut self) {
        let data = self.programme().data();
        let is_programme = matches!(self.subject, Subject::Programme(_));
        if is_programme {
            self.document_line();
        }
        let element = self.heading_element(0);
        self.out.extend(["<", element, " class=\"title\""]);
        let heading = self.id("top", "");
        self.attribute("id", &heading);
        self.raw(">");
        let title = self.page_title();
        let id = self.page_id();
        self.phrase_or_id(&title, id);
        self.close(element);
        if !is_programme || data.document_title.is_some() {
            self.text_line("event", Some(&data.title));
        }
        if !is_programme {
            return;
        }
        self.text_line("subtitle", data.subtitle.as_ref());
        if let Some(status) = self.words.event_status(data.event_status) {
            self.open("p", "event-status");
            self.word(status);
            self.close("p");
        }
        self.languages("spoken", Heading::Languages, &data.spoken);
        self.languages("interpreted", Heading::Interpretation, &data.interpreted);
        self.links(data.links.iter());
    }

    /// Adds the status, the revision and the symbol of the document.
    fn document_line(&mut self) {
        let data = self.programme().data();
        let status = data.document_status.map(|status| self.words.document_status(status));
        let texts = [data.revision.as_deref(), data.symbol.as_deref()];
        if status.is_none() && texts.iter().all(Option::is_none) {
            return;
        }
        self.open("p", "document");
        if let Some(status) = status {
            self.open("span", "document-status");
            self.word(status);
            self.raw("</span>");
        }
        let mut is_first = status.is_none();
        for text in texts.into_iter().flatten() {
            if !is_first {
                self.raw(" · ");
            }
            is_first = false;
            self.escaped(text);
        }
        self.close("p");
    }

    fn navigation(&mut self) {
        let entries = self.entries();
        if !entries.is_empty() {
            self.raw("<nav class=\"contents\"");
            let words = self.words;
            self.attribute("aria-label", words.contents);
            self.raw(">\n<ul>\n");
            for (address, label) in entries {
                self.raw("<li><a");
                self.attribute("href", &address);
                self.raw(">");
                self.entry(label);
                self.raw("</a>");
                self.close("li");
            }
            self.raw("</ul>\n");
            self.close("nav");
        }
        let alternates = self.options.alternates.as_slice();
        if alternates.is_empty() {
            return;
        }
        self.raw("<nav class=\"alternates\"");
        let label = self.phrases.heading(Heading::Languages).to_string();
        self.attribute("aria-label", &label);
        self.raw(">\n<ul>\n");
        for (language, address) in alternates {
            self.raw("<li><a rel=\"alternate\"");
            self.attribute("hreflang", language.as_str());
            self.attribute("lang", language.as_str());
            self.attribute("dir", direction(language.direction()));
            self.attribute("href", address);
            self.raw(">");
            self.escaped(Words::own_name(language).unwrap_or(language.as_str()));
            self.raw("</a>");
            self.close("li");
        }
        self.raw("</ul>\n");
        self.close("nav");
    }

    fn entry(&mut self, label: Entry<'p>) {
        match label {
            Entry::Word(word) => self.word(word),
            Entry::Heading(heading) => {
                let heading = self.phrases.heading(heading);
                self.phrase(&heading, Marks::Plain);
            }
            Entry::Day(day) => self.day_heading(day, Marks::Plain),
            Entry::Unscheduled => {
                let heading = self.phrases.unscheduled();
                self.phrase(&heading, Marks::Plain);
            }
        }
    }

    /// Returns the addresses and labels of the other pages and of the sections of this page.
    fn entries(&self) -> Vec<(String, Entry<'p>)> {
        let mut entries = Vec::new();
        let shown = match self.subject {
            Subject::Programme(content) => Some(content),
            Subject::Session(_) | Subject::Person(_) => None,
        };
        let is_complete = shown == Some(Content::Complete);
        let links = &self.options.links;
        for (content, address, kind, label) in [
            (Content::Timetable, &links.timetable, "timetables", Entry::Word(self.words.timetable)),
            (Content::Agenda, &links.agenda, "agenda", Entry::Heading(Heading::Agenda)),
            (Content::People, &links.people, "people", Entry::Word(self.words.people)),
        ] {
            let is_own = shown == Some(content);
            match address {
                Some(address) if !is_own && !is_complete => {
                    entries.push((format!("{}{address}", links.prefix), label));
                }
                _ if is_complete && self.has_section(content) => {
                    entries.push((self.anchor(kind, ""), label));
                }
                _ => {}
            }
            if is_own || is_complete {
                self.day_entries(content, &mut entries);
            }
        }
        entries
    }

    fn day_entries(&self, content: Content, entries: &mut Vec<(String, Entry<'p>)>) {
        let kind = match content {
            Content::Agenda => "day",
            Content::Timetable if self.subject == Subject::Programme(Content::Timetable) => "timetable",
            _ => return,
        };
        for day in self.programme().days() {
            let is_shown = kind == "day" || day.sessions().len() > 0;
            if is_shown {
                entries.push((self.anchor(kind, &day.number().to_string()), Entry::Day(day)));
            }
        }
        if kind == "day" && !self.phrases.unscheduled_sessions().is_empty() {
            entries.push((self.anchor("unscheduled", ""), Entry::Unscheduled));
        }
    }

    fn has_section(&self, content: Content) -> bool {
        match content {
            Content::Timetable => {
                self.programme().days().any(|day| !self.phrases.sessions_of(day).is_empty())
            }
            Content::People => self.printed.is_some_and(|printed| !printed.people.is_empty()),
            Content::Agenda | Content::Complete => true,
        }
    }

    fn programme_content(&mut self, content: Content) {
        let is_complete = content == Content::Complete;
        // On a page with one section, the heading of the page is also that of the section.
        let rank = usize::from(is_complete);
        if is_complete || content == Content::Agenda {
            let data = self.programme().data();
            self.blocks("preamble", &data.preamble, 0);
            let own: Vec<Participation<'p>> =
                self.programme().participations().take_while(|one| one.session().is_none()).to_list();
            self.participants(own);
        }
        if (is_complete || content == Content::Timetable) && self.has_section(Content::Timetable) {
            let words = self.words;
            self.section("timetables", Entry::Word(words.timetable), is_complete, |page| {
                page.timetables(rank + 1);
            });
        }
        if is_complete || content == Content::Agenda {
            self.section("agenda", Entry::Heading(Heading::Agenda), is_complete, |page| {
                page.agenda(rank + 1);
            });
        }
        if (is_complete || content == Content::People) && self.has_section(Content::People) {
            let words = self.words;
            self.section("people", Entry::Word(words.people), is_complete, |page| {
                for person in page.printed.map(|printed| printed.people.as_slice()).unwrap_or_default() {
                    page.person_article(*person, rank + 1);
                }
            });
        }
    }

    /// Adds a section, with a heading if there are several sections.
    fn section(&mut self, kind: &str, label: Entry<'p>, has_heading: bool, content: impl FnOnce(&mut Self)) {
        self.raw("<section");
        self.attribute("class", kind);
        let own = self.id(kind, "");
        self.attribute("id", &own);
        let heading = if has_heading { self.id("heading", kind) } else { self.id("top", "") };
        self.attribute("aria-labelledby", &heading);
        self.raw(">\n");
        if has_heading {
            let element = self.heading_element(1);
            self.out.extend(["<", element, " class=\"heading\""]);
            self.attribute("id", &heading);
            self.raw(">");
            self.entry(label);
            self.close(element);
        }
        content(self);
        self.close("section");
    }

    fn agenda(&mut self, rank: usize) {
        for day in self.programme().days() {
            let number = day.number().to_string();
            self.day_section("day", &number, Entry::Day(day), rank);
            let sessions = self.phrases.sessions_of(day);
            self.sessions(sessions, rank + 1);
            self.close("section");
        }
        let unscheduled = self.phrases.unscheduled_sessions();
        if !unscheduled.is_empty() {
            self.day_section("unscheduled", "", Entry::Unscheduled, rank);
            self.sessions(unscheduled, rank + 1);
            self.close("section");
        }
    }

    fn day_section(&mut self, kind: &str, number: &str, label: Entry<'p>, rank: usize) {
        self.raw("<section");
        self.attribute("class", kind);
        let (own, heading) = (self.id(kind, number), self.id(&format!("{kind}-heading"), number));
        self.attribute("id", &own);
        self.attribute("aria-labelledby", &heading);
        self.raw(">\n");
        let element = self.heading_element(rank);
        self.out.extend(["<", element, " class=\"heading\""]);
        self.attribute("id", &heading);
        self.raw(">");
        // The heading of a day can contain the mark of a footnote.
        match label {
            Entry::Day(day) => self.day_heading(day, Marks::Linked),
            label => self.entry(label),
        }
        self.close(element);
    }

    /// Returns `true` if the page lists all footnotes, because it contains the agenda.
    pub(super) fn has_all_notes(&self) -> bool {
        matches!(self.subject, Subject::Programme(Content::Complete | Content::Agenda))
    }

    /// Adds the footnotes. A page with the agenda contains all of them, and any other page only
    /// those that it refers to.
    fn notes(&mut self) {
        let has_all = self.has_all_notes();
        let all = self.programme().data().notes.as_slice();
        if all.is_empty() || (!has_all && self.marked.is_empty()) {
            return;
        }
        self.raw("<section class=\"notes\" role=\"doc-endnotes\"");
        let heading = self.id("heading", "notes");
        self.attribute("aria-labelledby", &heading);
        self.raw(">\n");
        let element = self.heading_element(1);
        self.out.extend(["<", element, " class=\"heading\""]);
        self.attribute("id", &heading);
        self.raw(">");
        self.entry(Entry::Heading(Heading::Notes));
        self.close(element);
        if has_all {
            for note in all {
                self.note(note);
            }
        } else {
            // A note can refer to further notes.
            let mut written = 0;
            while let Some(note) = self.marked.get(written).copied() {
                written += 1;
                if let Some(note) = self.programme().note(note) {
                    self.note(note);
                }
            }
        }
        self.close("section");
    }

    fn note(&mut self, note: &'p Note) {
        let id = note.id.as_str();
        // Marks within the note itself need no links back.
        let marks = self.marks.get(id).copied().unwrap_or(0);
        self.raw("<div class=\"note\"");
        let own = self.id("note", id);
        self.attribute("id", &own);
        self.raw(">\n<p class=\"mark\">[");
        self.escaped(id);
        self.raw("]</p>\n");
        self.blocks("text", &note.text, 1);
        if marks > 0 {
            self.open("p", "back");
            for number in 1..=marks {
                self.raw("<a");
                let target = self.anchor(&format!("mark-{number}"), id);
                self.attribute("href", &target);
                let label = match marks {
                    1 => self.words.back.to_owned(),
                    _ => format!("{} ({number})", self.words.back),
                };
                self.attribute("aria-label", &label);
                self.raw(" role=\"doc-backlink\">↩</a>");
                if number < marks {
                    self.raw(" ");
                }
            }
            self.close("p");
        }
        self.close("div");
    }
}

/// The label of an entry of the navigation, or the heading of a section.
#[derive(Clone, Copy)]
enum Entry<'p> {
    Word(&'static str),
    Heading(Heading),
    Day(Day<'p>),
    Unscheduled,
}
