//! Sessions as articles.

use super::texts::Marks;
use super::times::Slots;
use super::writer::{DEEPEST, PageWriter, Subject};
use crate::agenda::Phrase;
use crate::list::ToList;
use crate::value::status::SessionStatus;
use crate::value::text::Text;
use crate::view::{Session, Track};
use crate::vocabulary::Heading;

/// The maximum number of documents that are listed for an agenda item of a session.
const MOST_DOCUMENTS: usize = 16;

enum Step<'p> {
    Open(Session<'p>, usize),
    Close,
}

impl<'p> PageWriter<'_, 'p> {
    /// Adds sessions with their parts, as articles. The headings of the sessions have the given
    /// rank.
    ///
    /// Parts deeper than the maximum depth are placed next to the sessions that contain them. The
    /// page of a session only lists their titles and omits their own parts, which limits the total
    /// size of the pages of all sessions.
    pub(super) fn sessions(&mut self, sessions: Vec<Session<'p>>, rank: usize) {
        // On the page of a session, the article of the session itself has depth 0, so its parts
        // have depth 1.
        let outer = usize::from(matches!(self.subject, Subject::Session(_)));
        let mut steps = sessions.into_iter().rev().map(|session| Step::Open(session, outer)).to_list();
        while let Some(step) = steps.pop() {
            let Step::Open(session, depth) = step else {
                self.close("article");
                continue;
            };
            self.open_article(session);
            self.session_heading(session, rank + depth - outer);
            self.session_content(session, rank + depth - outer);
            let parts = self.phrases.parts_of(session);
            if depth < DEEPEST {
                steps.push(Step::Close);
                steps.extend(parts.into_iter().rev().map(|part| Step::Open(part, depth + 1)));
            } else if outer > 0 {
                self.part_list(parts);
                self.close("article");
            } else {
                self.close("article");
                steps.extend(parts.into_iter().rev().map(|part| Step::Open(part, depth)));
            }
        }
    }

    fn part_list(&mut self, parts: Vec<Session<'p>>) {
        if parts.is_empty() {
            return;
        }
        self.open("ul", "sessions");
        for part in parts {
            self.raw("<li>");
            let address = self.session_address(part);
            self.session_title(part, address.as_deref());
            self.close("li");
        }
        self.close("ul");
    }

    fn open_article(&mut self, session: Session<'p>) {
        let id = session.id().as_str();
        self.raw("<article");
        let classes = Self::session_classes("session", session);
        self.attribute("class", &classes);
        let (own, heading) = (self.id("session", id), self.id("title", id));
        self.attribute("id", &own);
        self.attribute("aria-labelledby", &heading);
        self.raw(">\n");
    }

    /// Returns the classes of an element that shows a session.
    pub(super) fn session_classes(element: &str, session: Session<'p>) -> String {
        let mut classes = element.to_owned();
        if let Some(kind) = session.kind() {
            classes.push_str(" kind-");
            classes.push_str(kind.as_str());
        }
        let properties = session.properties();
        for (applies, class) in [
            (session.data().plenary, " plenary"),
            (properties.idle, " break"),
            (properties.aside && !properties.idle, " aside"),
            (session.status() == SessionStatus::Cancelled, " cancelled"),
            (session.status() == SessionStatus::Postponed, " postponed"),
            (session.data().previous_slot.is_some(), " moved"),
        ] {
            if applies {
                classes.push_str(class);
            }
        }
        classes
    }

    fn session_heading(&mut self, session: Session<'p>, rank: usize) {
        self.session_time(session, Slots::Time);
        let element = self.heading_element(rank);
        self.out.extend(["<", element, " class=\"title\""]);
        let id = self.id("title", session.id().as_str());
        self.attribute("id", &id);
        self.raw(">");
        // If the session has no separate page, the heading is the target of all links to it.
        let has_page = self.options.links.session.is_some();
        let address = self.session_address(session).filter(|_| has_page);
        self.session_title(session, address.as_deref());
        self.close(element);
    }

    /// Adds the title of a session, as a link if there is an address.
    pub(super) fn session_title(&mut self, session: Session<'p>, address: Option<&str>) {
        let title = self.phrases.title(session);
        self.link_to(address, &title, session.id().as_str());
    }

    /// Adds a phrase, as a link if there is an address. Links and headings must not be empty, so
    /// the id replaces a blank phrase.
    pub(super) fn link_to(&mut self, address: Option<&str>, phrase: &Phrase<'_>, id: &str) {
        let Some(address) = address else { return self.phrase_or_id(phrase, id) };
        self.raw("<a");
        self.attribute("href", address);
        self.raw(">");
        if phrase.is_empty() {
            self.escaped(id);
        } else {
            self.phrase(phrase, Marks::Plain);
        }
        self.raw("</a>");
    }

    pub(super) fn phrase_or_id(&mut self, phrase: &Phrase<'_>, id: &str) {
        if phrase.is_empty() {
            self.escaped(id);
        } else {
            self.phrase(phrase, Marks::Linked);
        }
    }

    /// Adds everything about a session except its time, its title and its parts.
    pub(super) fn session_content(&mut self, session: Session<'p>, rank: usize) {
        let data = session.data();
        self.previous_slot(session);
        self.text_line("subtitle", session.subtitle());
        if let Some((heading, place)) = self.phrases.place(session) {
            let heading = self.phrases.heading(heading);
            self.labelled("place", &heading, &place);
        }
        self.tracks(session.tracks());
        self.languages("spoken", Heading::Languages, &data.spoken);
        self.languages("interpreted", Heading::Interpretation, &data.interpreted);
        self.captions(&data.captioned);
        for (class, text) in [
            ("access", &data.access_note),
            ("level", &data.level),
            ("age-range", &data.age_range),
            ("content-note", &data.content_note),
            ("fee", &data.fee),
            ("requirements", &data.requirements),
        ] {
            self.text_line(class, text.as_ref());
        }
        self.agenda_items(session);
        self.blocks("description", session.description(), rank);
        self.questions(session);
        self.participants(session.participations());
        self.documents(&data.documents);
        self.session_links(data);
        self.text_list("awards", &data.awards);
        self.text_list("tags", &data.tags);
    }

    pub(super) fn text_line(&mut self, class: &str, text: Option<&'p Text>) {
        if let Some(text) = text {
            let phrase = self.phrases.text(text);
            self.line(class, &phrase);
        }
    }

    /// Adds a paragraph with a label and its content.
    pub(super) fn labelled(&mut self, class: &str, label: &Phrase<'_>, content: &Phrase<'_>) {
        self.open("p", class);
        self.label(label);
        self.phrase(content, Marks::Linked);
        self.close("p");
    }

    fn text_list(&mut self, class: &str, texts: &'p [Text]) {
        if texts.is_empty() {
            return;
        }
        self.open("ul", class);
        self.raw("\n");
        for text in texts {
            self.raw("<li>");
            let phrase = self.phrases.text(text);
            self.phrase(&phrase, Marks::Linked);
            self.close("li");
        }
        self.close("ul");
    }

    pub(super) fn tracks(&mut self, tracks: impl ExactSizeIterator<Item = Track<'p>>) {
        if tracks.len() == 0 {
            return;
        }
        self.open("ul", "tracks");
        self.raw("\n");
        for track in tracks {
            self.raw("<li class=\"track\"");
            if let Some(colour) = track.data().colour {
                let on_colour = text_colour(colour.rgb());
                self.attribute("style", &format!("--track:{colour};--on-track:{on_colour}"));
            }
            self.raw(">");
            let name = self.phrases.name(track.name());
            self.phrase(&name, Marks::Linked);
            self.close("li");
        }
        self.close("ul");
    }

    fn agenda_items(&mut self, session: Session<'p>) {
        if session.agenda_items().len() == 0 {
            return;
        }
        self.open("ul", "agenda-items");
        self.raw("\n");
        for item in session.agenda_items() {
            let data = item.data();
            self.raw("<li>");
            if let Some(number) = &data.number {
                self.escaped(number);
                self.raw(" ");
            }
            if let Some(title) = &data.title {
                let title = self.phrases.text(title);
                self.phrase(&title, Marks::Linked);
            }
            // Many sessions can refer to an item with many documents.
            self.documents(data.documents.get(..MOST_DOCUMENTS).unwrap_or(&data.documents));
            if data.documents.len() > MOST_DOCUMENTS {
                self.raw("…");
            }
            self.close("li");
        }
        self.close("ul");
    }

    fn questions(&mut self, session: Session<'p>) {
        if session.questions().is_empty() {
            return;
        }
        self.open("div", "questions");
        self.raw("\n<p class=\"introduction\">");
        let introduction = self.phrases.questions_introduction(session);
        self.phrase(&introduction, Marks::Linked);
        let colon = self.phrases.locale().colon();
        self.escaped(colon.trim_end_matches(' '));
        self.close("p");
        self.raw("<ul>\n");
        for question in session.questions() {
            self.raw("<li>");
            let question = self.phrases.text(question);
            self.phrase(&question, Marks::Linked);
            self.close("li");
        }
        self.raw("</ul>\n");
        self.close("div");
    }
}

/// Returns black or white, whichever contrasts more with a background. The contrast is that of the
/// Web Content Accessibility Guidelines, and at least 4.5.
fn text_colour([red, green, blue]: [u8; 3]) -> &'static str {
    let linear = |channel: u8| {
        let value = f64::from(channel) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    let luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    let (with_white, with_black) = (1.05 / (luminance + 0.05), (luminance + 0.05) / 0.05);
    if with_white > with_black { "#ffffff" } else { "#000000" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_colour_of_text_contrasts_with_its_background() {
        assert_eq!(text_colour([255, 255, 255]), "#000000");
        assert_eq!(text_colour([255, 230, 0]), "#000000");
        assert_eq!(text_colour([0, 87, 183]), "#ffffff");
        assert_eq!(text_colour([0, 0, 0]), "#ffffff");
    }
}
