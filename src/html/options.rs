//! Options for HTML pages.

use crate::agenda::DateStyle;
use crate::value::language::LanguageTag;
use crate::value::negotiation::Preferences;
use crate::value::url::percent_encoded;

/// Options for HTML pages, such as the languages of the reader and the parts of the page.
///
/// ```
/// # let json = include_str!(concat!(
/// #     env!("CARGO_MANIFEST_DIR"),
/// #     "/examples/data/idm-2018-second-session.json"
/// # ));
/// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
/// use programme::html::{Content, HtmlOptions, Stylesheet};
///
/// let options = HtmlOptions::new(programme.preferences(["fr"])?)
///     .with_content(Content::Timetable)
///     .with_stylesheet(Stylesheet::Linked("style.css".into()))
///     .with_alternate("en".parse()?, "index.en.html");
/// let page = programme.html(&options);
/// assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"fr\""));
/// assert!(page.contains("<link rel=\"stylesheet\" href=\"style.css\"/>"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct HtmlOptions {
    /// The languages of the reader, in order of preference. They also determine the [language of
    /// the page](crate::agenda::Phrases::page_language).
    pub preferences: Preferences,
    /// The parts of the programme that [`Programme::html`](crate::Programme::html) writes. The
    /// default is [`Content::Complete`].
    pub content: Content,
    /// Whether the result is a `<section>` for another page, and not an entire document.
    pub is_fragment: bool,
    /// The level of the first heading, from 1 to 6. The default is 1. A fragment needs a higher
    /// level if the page that contains it already has a heading.
    pub heading_level: u8,
    /// The text with which all `id` attributes start. It distinguishes several fragments on one
    /// page. White space in it is ignored. The default is empty.
    pub id_prefix: String,
    /// The addresses of the pages to which a page links. By default, all links stay within the
    /// page.
    pub links: Links,
    /// The stylesheet of a document. The default is [`Stylesheet::Embedded`]. Fragments have none.
    pub stylesheet: Stylesheet,
    /// The addresses of the page in other languages.
    pub alternates: Vec<(LanguageTag, String)>,
    /// The style of dates. The default is [`DateStyle::Full`].
    pub dates: DateStyle,
}

/// The parts of a programme on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Content {
    /// The timetable, the agenda and the participants.
    #[default]
    Complete,
    /// The agenda: all sessions with all their texts, by day.
    Agenda,
    /// The timetable: one table for each day, with times as rows and rooms as columns.
    Timetable,
    /// The people who take part, with their biographies and sessions.
    People,
}

/// The stylesheet of an HTML document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Stylesheet {
    /// The document contains the [default stylesheet](super::STYLESHEET).
    #[default]
    Embedded,
    /// The document links to the stylesheet with this address.
    Linked(String),
    /// The document has no stylesheet.
    None,
}

/// The addresses of the pages of a programme.
///
/// A page links to another page only if its address is known. Sessions and people without separate
/// pages are linked within the page, if they are on it. In the addresses of sessions and people,
/// `{id}` is replaced by the id in percent-encoding, and `{file}` by a file name. In the file name,
/// ASCII letters and digits, `-`, `_`, `~` and `.` are unchanged. All other bytes, and a `.` at the
/// start, are written as `=` and two hexadecimal digits.
///
/// ```
/// use programme::html::Links;
///
/// let links = Links::within_page().with_session("https://example.org/sessions/{id}");
/// assert_eq!(
///     links.session.as_deref(),
///     Some("https://example.org/sessions/{id}"),
/// );
/// assert_eq!(Links::files().person.as_deref(), Some("people/{file}.html"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Links {
    /// The address of the page with the agenda.
    pub agenda: Option<String>,
    /// The address of the page with the timetable.
    pub timetable: Option<String>,
    /// The address of the page with all people.
    pub people: Option<String>,
    /// The addresses of the pages of sessions, with the placeholder `{id}` or `{file}`.
    pub session: Option<String>,
    /// The addresses of the pages of people, with the placeholder `{id}` or `{file}`.
    pub person: Option<String>,
    /// The prefix of all these addresses, such as `../` on a page in a folder.
    pub prefix: String,
}

impl HtmlOptions {
    /// Creates options for a reader who prefers the given languages. By default, the result is one
    /// document with the entire programme.
    pub fn new(preferences: Preferences) -> Self {
        Self {
            preferences,
            content: Content::default(),
            is_fragment: false,
            heading_level: 1,
            id_prefix: String::new(),
            links: Links::default(),
            stylesheet: Stylesheet::default(),
            alternates: Vec::new(),
            dates: DateStyle::Full,
        }
    }

    /// Sets the parts of the programme on the page.
    #[must_use]
    pub fn with_content(mut self, content: Content) -> Self {
        self.content = content;
        self
    }

    /// Writes a `<section>` for inclusion in another page. Its first heading has the given level.
    #[must_use]
    pub fn as_fragment(mut self, heading_level: u8) -> Self {
        self.is_fragment = true;
        self.heading_level = heading_level;
        self
    }

    /// Sets the text with which all `id` attributes start.
    #[must_use]
    pub fn with_id_prefix(mut self, prefix: impl Into<String>) -> Self {
        self.id_prefix = prefix.into();
        self
    }

    /// Sets the addresses to which a page links.
    #[must_use]
    pub fn with_links(mut self, links: Links) -> Self {
        self.links = links;
        self
    }

    /// Sets the stylesheet of a document.
    #[must_use]
    pub fn with_stylesheet(mut self, stylesheet: Stylesheet) -> Self {
        self.stylesheet = stylesheet;
        self
    }

    /// Adds the address of the page in another language.
    #[must_use]
    #[doc(alias = "hreflang")]
    pub fn with_alternate(mut self, language: LanguageTag, address: impl Into<String>) -> Self {
        self.alternates.push((language, address.into()));
        self
    }

    /// Sets the style of dates.
    #[must_use]
    pub fn with_dates(mut self, dates: DateStyle) -> Self {
        self.dates = dates;
        self
    }
}

impl Links {
    /// Returns links that stay within the page. This is the default.
    pub fn within_page() -> Self {
        Self::default()
    }

    /// Returns the addresses of the files that
    /// [`Programme::html_pages`](crate::Programme::html_pages) writes: `index.html` with the
    /// agenda, `timetable.html`, `people.html`, `sessions/{file}.html` and `people/{file}.html`.
    pub fn files() -> Self {
        Self::within_page()
            .with_agenda("index.html")
            .with_timetable("timetable.html")
            .with_people("people.html")
            .with_session("sessions/{file}.html")
            .with_person("people/{file}.html")
    }

    /// Sets the address of the page with the agenda.
    #[must_use]
    pub fn with_agenda(mut self, address: impl Into<String>) -> Self {
        self.agenda = Some(address.into());
        self
    }

    /// Sets the address of the page with the timetable.
    #[must_use]
    pub fn with_timetable(mut self, address: impl Into<String>) -> Self {
        self.timetable = Some(address.into());
        self
    }

    /// Sets the address of the page with all people.
    #[must_use]
    pub fn with_people(mut self, address: impl Into<String>) -> Self {
        self.people = Some(address.into());
        self
    }

    /// Sets the addresses of the pages of sessions, with the placeholder `{id}` or `{file}`.
    #[must_use]
    pub fn with_session(mut self, pattern: impl Into<String>) -> Self {
        self.session = Some(pattern.into());
        self
    }

    /// Sets the addresses of the pages of people, with the placeholder `{id}` or `{file}`.
    #[must_use]
    pub fn with_person(mut self, pattern: impl Into<String>) -> Self {
        self.person = Some(pattern.into());
        self
    }

    /// Sets the text with which all addresses start, such as `../` on a page in a folder.
    #[must_use]
    pub fn with_prefix(mut self, prefix: impl Into<String>) -> Self {
        self.prefix = prefix.into();
        self
    }
}

/// Converts an id into a file name without an extension.
pub(super) fn file_name(id: &str) -> String {
    let name = percent_encoded(id, b"-_.~").replace('%', "=");
    // A name that starts with a dot would be hidden, or would refer to another folder.
    match name.strip_prefix('.') {
        Some(rest) => format!("=2E{rest}"),
        None => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_stay_in_their_folder() {
        for (id, name) in [
            ("session-1.b", "session-1.b"),
            ("../../etc/passwd", "=2E.=2F..=2Fetc=2Fpasswd"),
            ("a=b", "a=3Db"),
            ("c:\\d", "c=3A=5Cd"),
            ("é", "=C3=A9"),
        ] {
            assert_eq!(file_name(id), name);
        }
    }
}
