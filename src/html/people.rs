//! Participants of sessions, and people with their sessions.

use super::texts::Marks;
use super::times::Slots;
use super::writer::PageWriter;
use crate::value::url::is_safe;
use crate::view::{Participation, Person};

impl<'p> PageWriter<'_, 'p> {
    /// Adds participants under their headings. A single participant is on the same line as the
    /// heading. Several participants are written as a list.
    pub(super) fn participants(&mut self, all: impl IntoIterator<Item = Participation<'p>>) {
        let groups = self.phrases.groups(all);
        if groups.is_empty() {
            return;
        }
        self.open("div", "participants");
        self.raw("\n");
        for group in groups {
            match (&group.heading, group.participations.as_slice()) {
                (Some(heading), [one]) => {
                    self.open("p", "role");
                    self.label(heading);
                    self.participant(*one);
                    self.close("p");
                    self.contribution(*one);
                }
                (heading, several) => {
                    if let Some(heading) = heading {
                        self.open("p", "role");
                        self.label(heading);
                        self.close("p");
                    }
                    self.open("ul", "people");
                    self.raw("\n");
                    for one in several {
                        self.raw("<li>");
                        self.participant(*one);
                        self.contribution(*one);
                        self.close("li");
                    }
                    self.close("ul");
                }
            }
        }
        self.close("div");
    }

    /// Adds the line of a participant: the name, the functions and the remark.
    fn participant(&mut self, one: Participation<'p>) {
        let name = self.phrases.participant_name(one);
        let address = one.person().and_then(|person| self.person_address(person));
        let id = one.person().map(|person| person.id().as_str()).unwrap_or_default();
        self.open("span", "person-name");
        self.link_to(address.as_deref(), &name, id);
        self.raw("</span>");
        let details = self.phrases.participant_details(one);
        if !details.is_empty() {
            let comma = self.phrases.locale().comma();
            self.escaped(comma);
            self.open("span", "functions");
            self.phrase(&details, Marks::Linked);
            self.raw("</span>");
        }
        if let Some(remark) = self.phrases.remark(one) {
            self.raw(" ");
            self.open("span", "remark");
            self.phrase(&remark, Marks::Linked);
            self.raw("</span>");
        }
    }

    /// Adds the documents and links of a contribution.
    fn contribution(&mut self, one: Participation<'p>) {
        let data = one.data();
        self.documents(&data.documents);
        self.links(data.links.iter());
    }

    /// Adds an `<article>` element with a person. The heading of the element has the given rank.
    pub(super) fn person_article(&mut self, person: Person<'p>, rank: usize) {
        let id = person.id().as_str();
        self.raw("<article class=\"person\"");
        let (own, heading) = (self.id("person", id), self.id("name", id));
        self.attribute("id", &own);
        self.attribute("aria-labelledby", &heading);
        self.raw(">\n");
        let element = self.heading_element(rank);
        self.out.extend(["<", element, " class=\"name\""]);
        self.attribute("id", &heading);
        self.raw(">");
        let name = self.phrases.person_name(person);
        let has_page = self.options.links.person.is_some();
        let address = self.person_address(person).filter(|_| has_page);
        self.link_to(address.as_deref(), &name, id);
        self.close(element);
        self.person_content(person, rank);
        self.close("article");
    }

    /// Adds everything about a person except the name.
    pub(super) fn person_content(&mut self, person: Person<'p>, rank: usize) {
        let data = person.data();
        if let Some(image) = data.image.as_ref().filter(|image| is_web(image.as_str())) {
            self.raw("<img class=\"photo\" alt=\"\" loading=\"lazy\"");
            self.attribute("src", image.as_str());
            self.raw("/>\n");
        }
        let functions = self.phrases.person_functions(person);
        self.line("functions", &functions);
        self.blocks("biography", &data.biography, rank);
        self.links(data.links.iter());
        self.person_sessions(person, rank);
    }

    fn person_sessions(&mut self, person: Person<'p>, rank: usize) {
        let mut has_heading = false;
        for one in person.participations() {
            let Some(session) = one.session() else { continue };
            if !one.is_public() || !one.status().is_expected() || !self.is_printed(session) {
                continue;
            }
            if !has_heading {
                has_heading = true;
                let element = self.heading_element(rank + 1);
                self.out.extend(["<", element, " class=\"heading\">"]);
                let words = self.words;
                self.word(words.sessions);
                self.close(element);
                self.open("ul", "sessions");
                self.raw("\n");
            }
            self.raw("<li>");
            self.session_time(session, Slots::DayAndTime);
            self.open("p", "title");
            let address = self.session_address(session);
            self.session_title(session, address.as_deref());
            let role = self.phrases.groups([one]).into_iter().find_map(|group| group.heading);
            if let Some(role) = role {
                self.raw(" <span class=\"role\">(");
                self.phrase(&role, Marks::Linked);
                self.raw(")</span>");
            }
            self.raw("</p>");
            self.close("li");
        }
        if has_heading {
            self.close("ul");
        }
    }
}

fn is_web(address: &str) -> bool {
    is_safe(address) && address.get(..4).is_some_and(|scheme| scheme.eq_ignore_ascii_case("http"))
}
