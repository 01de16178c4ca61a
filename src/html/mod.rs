//! HTML pages of a programme: the agenda, the timetable, sessions and people, in the language of
//! the reader.
//!
//! [`Programme::html`] writes one page with the entire programme or one part of it, and
//! [`Session::html`] and [`Person::html`] write the pages of a session and of a person.
//! [`Programme::html_pages`] writes all of these pages, with links between them. The
//! [`HtmlOptions`] specify the languages of the reader, the addresses of other pages and the
//! stylesheet, and whether the result is a document or a fragment for another page.
//!
//! ```
//! # let json = include_str!(concat!(
//! #     env!("CARGO_MANIFEST_DIR"),
//! #     "/examples/data/idm-2018-second-session.json",
//! # ));
//! # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
//! use programme::html::HtmlOptions;
//!
//! let page = programme.html(&HtmlOptions::new(programme.preferences(["fr"])?));
//! assert!(page.contains("<h1 class=\"title\" id=\"top\">Ordre du jour final</h1>"));
//! assert!(page.contains("<a href=\"#session-registration\">Enregistrement</a>"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Content
//!
//! A page with the agenda contains everything that [`Programme::agenda`] prints, written with the
//! same [`Phrases`]. It also contains details that a plain agenda omits: the status of the
//! document, tracks, spoken and interpreted languages, documents, links, conditions of admission,
//! and the earlier time of a moved session. Dropped sessions are omitted, and so are participations
//! that are not public, or in which the person declined, withdrew or did not come. People without
//! any other participation are also omitted.
//!
//! Each text is in the language that suits the reader best. A text in another language than the
//! page has a `lang` attribute, and a `dir` attribute if it runs in the other direction.
//!
//! # Safety
//!
//! All texts are escaped. A page contains no scripts. Texts in HTML and Markdown are rewritten from
//! their [passages](crate::text::Block::passages), so that only paragraphs, headings, lists, links
//! and emphasis remain. Only web addresses, e-mail addresses and telephone numbers become links.
//! Other addresses of documents and links are shown as text, and other addresses of links in long
//! texts are dropped. The addresses in [`HtmlOptions`] are trusted.
//!
//! Pages are also well-formed XML, so that XML tools can process them.
//!
//! # Accessibility
//!
//! A document has landmarks and a link to its main content. The levels of headings have no gaps.
//! Tables have captions, and header cells with a `scope`. Status, tracks and kinds are shown in
//! words and not only by colour. Text on the colour of a track has a contrast ratio of at least
//! 4.5. Times have machine-readable values, with a UTC offset if the date and the time zone are
//! known.
//!
//! # Ids
//!
//! The `id` attributes are stable: `session-{id}`, `person-{id}`, `note-{id}`, `day-{number}` and
//! `timetable-{number}`. All of them start with [`HtmlOptions::id_prefix`].
//!
//! # Classes
//!
//! The classes are stable within a major version. The selectors of the [default
//! stylesheet](STYLESHEET) begin with `.programme`, except for `:root`, which defines colours.
//!
//! | class | element |
//! |---|---|
//! | `programme` | the body of a document, or a fragment |
//! | `skip` | the link to the main content |
//! | `header`, `content` | the header and the main content of a page |
//! | `document`, `document-status` | the line with the status, the revision and the symbol of the document; the status in this line |
//! | `title` | the title of a page or a session |
//! | `event` | the title of the event, if the page has another title |
//! | `subtitle` | the subtitle of the event or a session |
//! | `event-status` | the status of an event that is cancelled, postponed or moved online |
//! | `contents`, `alternates` | the navigation within and between pages, and to other languages |
//! | `preamble` | the introductory text |
//! | `timetables`, `agenda`, `people`, `notes` | the sections of a page; `people` is also a list of participants |
//! | `heading` | the heading of a section, a day or a list |
//! | `timetable-day`, `timetable`, `empty` | the timetable of a day, its table, and an empty cell |
//! | `day`, `unscheduled` | the sessions of a day, and those without a slot |
//! | `session` | a session: an article, a cell of a table or an item of a list |
//! | `kind-…` | a session of the kind with this code, such as `kind-panel` |
//! | `plenary`, `break`, `aside` | a plenary, a break, and a side event or similar session |
//! | `cancelled`, `postponed`, `moved` | a session with this status, or with an earlier slot |
//! | `time`, `previous-slot` | the time of a session, and its earlier slot |
//! | `place` | the place of a session |
//! | `label` | a label before its content, such as "Venue:" |
//! | `tracks`, `track` | the tracks of a session; the properties `--track` and `--on-track` are the colour of a track and of its text |
//! | `spoken`, `interpreted`, `captioned` | the languages of a session or an event |
//! | `access`, `level`, `age-range`, `content-note`, `fee`, `requirements` | details of a session |
//! | `agenda-items`, `awards`, `tags` | the agenda items, awards and keywords of a session |
//! | `description`, `biography` | the long text about a session or a person |
//! | `questions`, `introduction` | the guiding questions, and the words that introduce them |
//! | `participants`, `role` | the participants; their heading, with the participant if there is only one |
//! | `person-name`, `functions`, `remark` | the parts of the line of a participant |
//! | `person`, `name`, `photo`, `sessions` | a person, the name, a picture, and the sessions of the person |
//! | `documents`, `links` | lists of documents and links |
//! | `mark`, `note`, `text`, `back` | the mark of a footnote, the footnote, its text, and the links back to its marks |
//! | `foreign` | a text in a language that is neither one of the reader's languages nor the language of the page |

mod document;
mod options;
mod people;
mod resources;
mod sessions;
mod texts;
mod times;
mod timetable;
mod words;
mod writer;

pub use options::{Content, HtmlOptions, Links, Stylesheet};

use crate::agenda::Phrases;
use crate::programme::Programme;
use crate::view::{Person, Session};
use writer::{PageWriter, Printed, Subject};

/// The default stylesheet. It supports narrow screens, dark mode, both text directions and print.
/// On narrow screens, timetables become lists.
///
/// ```
/// assert!(programme::html::STYLESHEET.contains(".programme .timetable"));
/// ```
#[doc(alias = "css")]
pub const STYLESHEET: &str = include_str!("stylesheet.css");

/// A page of a programme with its file name. It is created by [`Programme::html_pages`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct HtmlPage {
    /// The path of the file, with `/` between folders, such as `sessions/open.html`. Characters of
    /// an id that are not allowed in file names are encoded, so an id cannot refer to another
    /// folder.
    pub path: String,
    /// The page.
    pub html: String,
}

impl Programme {
    /// Writes a page with the entire programme, or with the parts that the options select.
    ///
    /// ```
    /// # let json = include_str!(concat!(
    /// #     env!("CARGO_MANIFEST_DIR"),
    /// #     "/examples/data/idm-2018-second-session.json",
    /// # ));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// use programme::html::{Content, HtmlOptions};
    ///
    /// let options = HtmlOptions::new(programme.preferences(["fr"])?)
    ///     .with_content(Content::Timetable)
    ///     .as_fragment(2);
    /// let timetable = programme.html(&options);
    /// assert!(timetable.starts_with("<section class=\"programme\" lang=\"fr\" dir=\"ltr\""));
    /// assert!(timetable.contains("<th scope=\"col\">salle XVIII</th>"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias = "web")]
    #[doc(alias = "website")]
    pub fn html(&self, options: &HtmlOptions) -> String {
        let phrases = phrases(self, options);
        let printed = Printed::new(&phrases);
        PageWriter::new(options, phrases, Subject::Programme(options.content), Some(&printed)).page()
    }

    /// Writes the pages of a programme: the agenda, the timetable, the people, and one page for
    /// each session and each person that an agenda prints. The pages link to each other.
    ///
    /// The paths of the pages are the addresses of [`Links::files`]. The field
    /// [`links`](HtmlOptions::links) of the options is ignored. The fields
    /// [`content`](HtmlOptions::content) and [`alternates`](HtmlOptions::alternates) are also
    /// ignored, because they would be the same on all pages. Each page is written when the iterator
    /// reaches it.
    ///
    /// On a file system that ignores letter case, two ids that differ only in case share a file.
    ///
    /// ```
    /// # let json = include_str!(concat!(
    /// #     env!("CARGO_MANIFEST_DIR"),
    /// #     "/examples/data/idm-2018-second-session.json",
    /// # ));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// use programme::html::HtmlOptions;
    ///
    /// let options = HtmlOptions::new(programme.preferences(["fr"])?);
    /// let pages: Vec<_> = programme.html_pages(&options).collect();
    /// assert_eq!(pages.len(), 3 + 16 + 43);
    /// assert_eq!(pages[3].path, "sessions/registration.html");
    /// assert!(pages[0].html.contains("<a href=\"sessions/registration.html\">"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn html_pages<'p>(&'p self, options: &'p HtmlOptions) -> impl Iterator<Item = HtmlPage> + use<'p> {
        let phrases = phrases(self, options);
        let printed = Printed::new(&phrases);
        let programme = [Content::Agenda, Content::Timetable, Content::People].map(Subject::Programme);
        let sessions = printed.sessions.iter().copied().map(Subject::Session);
        let people = printed.people.iter().copied().map(Subject::Person);
        let subjects: Vec<Subject<'p>> = programme.into_iter().chain(sessions).chain(people).collect();
        let of_folder = |prefix: &str| HtmlOptions {
            alternates: Vec::new(),
            links: Links::files().with_prefix(prefix),
            ..options.clone()
        };
        let (top, inner) = (of_folder(""), of_folder("../"));
        subjects.into_iter().map(move |subject| {
            let (options, path) = match subject {
                Subject::Programme(Content::Timetable) => (&top, "timetable.html".to_owned()),
                Subject::Programme(Content::People) => (&top, "people.html".to_owned()),
                Subject::Programme(_) => (&top, "index.html".to_owned()),
                Subject::Session(session) => {
                    (&inner, format!("sessions/{}.html", options::file_name(session.id().as_str())))
                }
                Subject::Person(person) => {
                    (&inner, format!("people/{}.html", options::file_name(person.id().as_str())))
                }
            };
            HtmlPage { path, html: PageWriter::new(options, phrases, subject, Some(&printed)).page() }
        })
    }
}

impl Session<'_> {
    /// Writes a page about the session and its parts. Parts within 16 other parts are listed only
    /// by their titles, and more deeply nested parts are omitted. At most 256 footnotes are shown.
    ///
    /// ```
    /// # let json = include_str!(concat!(
    /// #     env!("CARGO_MANIFEST_DIR"),
    /// #     "/examples/data/idm-2018-second-session.json",
    /// # ));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// use programme::html::{HtmlOptions, Links};
    ///
    /// let links = Links::within_page().with_person("/people/{id}");
    /// let options = HtmlOptions::new(programme.preferences(["fr"])?).with_links(links);
    /// let page = programme.session("session-6").unwrap().html(&options);
    /// assert!(page.contains("<span class=\"person-name\"><a href=\"/people/laura-thompson\">"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn html(&self, options: &HtmlOptions) -> String {
        let phrases = phrases(self.programme(), options);
        PageWriter::new(options, phrases, Subject::Session(*self), None).page()
    }
}

impl Person<'_> {
    /// Writes a page about the person, with the functions, the biography and the sessions of the
    /// person. Dropped sessions are omitted, and so are sessions in which the participation is not
    /// public, or in which the person declined, withdrew or did not come.
    ///
    /// ```
    /// # let json = include_str!(concat!(
    /// #     env!("CARGO_MANIFEST_DIR"),
    /// #     "/examples/data/idm-2018-second-session.json",
    /// # ));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// use programme::html::HtmlOptions;
    ///
    /// let options = HtmlOptions::new(programme.preferences(["fr"])?);
    /// let page = programme.person("laura-thompson").unwrap().html(&options);
    /// assert!(page.contains("Laura Thompson</h1>"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn html(&self, options: &HtmlOptions) -> String {
        let phrases = phrases(self.programme(), options);
        PageWriter::new(options, phrases, Subject::Person(*self), None).page()
    }
}

fn phrases<'p>(programme: &'p Programme, options: &'p HtmlOptions) -> Phrases<'p> {
    programme.phrases(&options.preferences).with_dates(options.dates)
}
