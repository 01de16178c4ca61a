//! The state of a page while it is written, and the escaping of texts.

use std::collections::{HashMap, HashSet};

use super::options::{Content, HtmlOptions, file_name};
use super::words::Words;
use crate::agenda::Phrases;
use crate::list::ToList;
use crate::programme::Programme;
use crate::value::language::{Direction, LanguageTag};
use crate::value::status::SessionStatus;
use crate::value::time_zone::{TimeZone, ZoneOffsets};
use crate::value::url::percent_encoded;
use crate::view::{Person, Session};

/// The maximum nesting depth of parts. Browsers limit the depth of elements.
pub(super) const DEEPEST: usize = 16;

/// The subject of a page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject<'p> {
    Programme(Content),
    Session(Session<'p>),
    Person(Person<'p>),
}

/// The sessions and people that an agenda prints.
pub(super) struct Printed<'p> {
    /// The sessions with their parts, in printed order.
    pub(super) sessions: Vec<Session<'p>>,
    /// The people in declared order.
    pub(super) people: Vec<Person<'p>>,
    session_set: HashSet<Session<'p>>,
    person_set: HashSet<Person<'p>>,
}

impl<'p> Printed<'p> {
    pub(super) fn new(phrases: &Phrases<'p>) -> Self {
        let programme = phrases.programme();
        let days = programme.days().flat_map(|day| phrases.sessions_of(day));
        let sessions = below(days.chain(phrases.unscheduled_sessions()).to_list(), phrases, usize::MAX);
        let of_sessions = sessions.iter().flat_map(Session::participations);
        let own = programme.participations().take_while(|one| one.session().is_none());
        let shown = own.chain(of_sessions).filter(|one| one.is_public() && one.status().is_expected());
        let person_set: HashSet<Person<'p>> = shown.filter_map(|one| one.person()).collect();
        let people = programme.people().iter().filter(|person| person_set.contains(person)).to_list();
        let session_set = sessions.iter().copied().collect();
        Self { sessions, people, session_set, person_set }
    }
}

pub(super) struct PageWriter<'o, 'p> {
    pub(super) options: &'o HtmlOptions,
    pub(super) phrases: Phrases<'p>,
    pub(super) words: &'static Words,
    /// The language of the page.
    pub(super) language: Option<LanguageTag>,
    pub(super) direction: Direction,
    pub(super) subject: Subject<'p>,
    /// The UTC offsets of the programme, if its time zone is known.
    pub(super) zone: Option<ZoneOffsets>,
    /// `None` on the page of a session or a person that is written without the other pages.
    pub(super) printed: Option<&'o Printed<'p>>,
    /// The session and its parts on the page of a session. Empty on any other page.
    parts: HashSet<Session<'p>>,
    /// The number of marks written so far for each footnote.
    pub(super) marks: HashMap<&'p str, usize>,
    /// The footnotes in the order of their first marks.
    pub(super) marked: Vec<&'p str>,
    pub(super) out: String,
}

impl<'o, 'p> PageWriter<'o, 'p> {
    pub(super) fn new(
        options: &'o HtmlOptions,
        phrases: Phrases<'p>,
        subject: Subject<'p>,
        printed: Option<&'o Printed<'p>>,
    ) -> Self {
        let programme = phrases.programme();
        let language = programme.phrases(&options.preferences).page_language().cloned();
        let parts = match subject {
            Subject::Session(session) => below(vec![session], &phrases, DEEPEST).into_iter().collect(),
            Subject::Programme(_) | Subject::Person(_) => HashSet::new(),
        };
        Self {
            options,
            phrases,
            words: Words::of(phrases.locale()),
            direction: language.as_ref().map_or(Direction::LeftToRight, LanguageTag::direction),
            language,
            subject,
            zone: programme.data().time_zone.as_ref().and_then(TimeZone::offsets),
            printed,
            parts,
            marks: HashMap::new(),
            marked: Vec::new(),
            out: String::new(),
        }
    }

    /// Returns `true` if an agenda prints the session.
    pub(super) fn is_printed(&self, session: Session<'p>) -> bool {
        let is_dropped = |session: Session<'p>| session.status() == SessionStatus::Dropped;
        self.printed.map_or_else(
            || !is_dropped(session) && !session.ancestors().any(is_dropped),
            |printed| printed.session_set.contains(&session),
        )
    }

    /// Returns `true` if the session has a heading on this page.
    fn has_session(&self, session: Session<'p>) -> bool {
        match self.subject {
            Subject::Programme(Content::Complete | Content::Agenda) => self.is_printed(session),
            Subject::Session(_) => self.parts.contains(&session),
            Subject::Programme(_) | Subject::Person(_) => false,
        }
    }

    /// Returns `true` if the person has a heading on this page.
    fn has_person(&self, person: Person<'p>) -> bool {
        match self.subject {
            Subject::Programme(Content::Complete | Content::People) => {
                self.printed.is_some_and(|printed| printed.person_set.contains(&person))
            }
            Subject::Person(own) => own == person,
            Subject::Programme(_) | Subject::Session(_) => false,
        }
    }

    pub(super) fn programme(&self) -> &'p Programme {
        self.phrases.programme()
    }

    /// Adds finished HTML.
    pub(super) fn raw(&mut self, html: &str) {
        self.out.push_str(html);
    }

    /// Adds a text with its special characters escaped.
    pub(super) fn escaped(&mut self, text: &str) {
        push_escaped(&mut self.out, text);
    }

    /// Starts an element with a class.
    pub(super) fn open(&mut self, element: &str, class: &str) {
        self.out.extend(["<", element, " class=\"", class, "\">"]);
    }

    pub(super) fn close(&mut self, element: &str) {
        self.out.extend(["</", element, ">\n"]);
    }

    /// Adds an attribute to the start tag that is being written.
    pub(super) fn attribute(&mut self, name: &str, value: &str) {
        self.out.extend([" ", name, "=\""]);
        push_escaped(&mut self.out, value);
        self.out.push('"');
    }

    /// Returns the name of a heading element of the given rank, where rank 0 is the first heading
    /// of the page.
    pub(super) fn heading_element(&self, rank: usize) -> &'static str {
        let level = usize::from(self.options.heading_level.max(1)).saturating_add(rank);
        match level {
            1 => "h1",
            2 => "h2",
            3 => "h3",
            4 => "h4",
            5 => "h5",
            _ => "h6",
        }
    }

    /// Returns the value of an `id` attribute.
    pub(super) fn id(&self, kind: &str, id: &str) -> String {
        let prefix = self.options.id_prefix.split_whitespace();
        let hyphen = if id.is_empty() { "" } else { "-" };
        prefix.chain([kind, hyphen, id]).collect()
    }

    /// Returns the address of an element of this page.
    pub(super) fn anchor(&self, kind: &str, id: &str) -> String {
        format!("#{}", percent_encoded(&self.id(kind, id), b"-._~"))
    }

    /// Returns the address of a session, if it has a heading on this page or a separate page.
    /// Returns `None` for the subject of this page.
    pub(super) fn session_address(&self, session: Session<'p>) -> Option<String> {
        if self.subject == Subject::Session(session) {
            return None;
        }
        match &self.options.links.session {
            Some(pattern) => Some(self.address(pattern, session.id().as_str())),
            None => self.has_session(session).then(|| self.anchor("session", session.id().as_str())),
        }
    }

    /// Returns the address of a person, if the person has a heading on this page or a separate
    /// page. Returns `None` for the subject of this page.
    pub(super) fn person_address(&self, person: Person<'p>) -> Option<String> {
        if self.subject == Subject::Person(person) {
            return None;
        }
        match &self.options.links.person {
            Some(pattern) => Some(self.address(pattern, person.id().as_str())),
            None => self.has_person(person).then(|| self.anchor("person", person.id().as_str())),
        }
    }

    pub(super) fn address(&self, pattern: &str, id: &str) -> String {
        let address =
            pattern.replace("{file}", &file_name(id)).replace("{id}", &percent_encoded(id, b"-._~"));
        format!("{}{address}", self.options.links.prefix)
    }
}

/// Returns the given sessions with their parts down to a depth, without dropped parts, in printed
/// order.
fn below<'p>(sessions: Vec<Session<'p>>, phrases: &Phrases<'p>, deepest: usize) -> Vec<Session<'p>> {
    let mut next: Vec<(Session<'p>, usize)> = sessions.into_iter().rev().map(|one| (one, 0)).to_list();
    let mut found = Vec::new();
    while let Some((session, depth)) = next.pop() {
        found.push(session);
        if depth < deepest {
            next.extend(phrases.parts_of(session).into_iter().rev().map(|part| (part, depth + 1)));
        }
    }
    found
}

/// Escapes the special characters of HTML. Characters that HTML and XML do not allow are replaced
/// by the replacement character.
pub(super) fn push_escaped(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' => out.push(c),
            '\r' => out.push('\n'),
            '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn special_characters_are_escaped() {
        let mut out = String::new();
        push_escaped(&mut out, "<script>\"&'\u{0}\u{b}\r</script>");
        assert_eq!(out, "&lt;script&gt;&quot;&amp;&#39;\u{fffd}\u{fffd}\n&lt;/script&gt;");
    }
}
