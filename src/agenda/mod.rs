//! The agenda of a programme, rendered as plain text or Markdown in the reader's language.
//!
//! The method [`Programme::agenda`] creates an [`Agenda`], which can be printed with its `Display`
//! implementation. The [`AgendaOptions`] specify the languages of the reader, the width of the page
//! and the output format.
//!
//! The building blocks of the agenda are public, for tools that print a programme in another form:
//! * [`Phrases`] composes the lines of an agenda, such as the title of a session, its place, its
//!   participants under their headings, and the functions of a person.
//! * [`Locale`] formats times and dates in the manner of a language.
//! * [`Block::passages`](crate::text::Block::passages) returns a long text with its headings, lists
//!   and links.
//! * [`footnote_parts`](crate::text::footnote_parts) finds the marks of footnotes in a text.
//! * [`Timetable::at`](crate::query::Timetable::at) returns the cells of a timetable by row and
//!   column.
//!
//! ```
//! # let json = include_str!(concat!(
//! #     env!("CARGO_MANIFEST_DIR"),
//! #     "/examples/data/idm-2018-second-session.json",
//! # ));
//! # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
//! use programme::agenda::AgendaOptions;
//!
//! let options = AgendaOptions::new(programme.preferences(["fr"])?).with_width(72);
//! let agenda = programme.agenda(&options).to_string();
//! assert!(agenda.lines().any(|line| line.contains("Enregistrement")));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod dates;
pub(crate) mod heading_levels;
mod locale;
mod markdown;
mod page;
mod participants;
mod phrase;
mod phrases;
mod printer;

#[cfg(feature = "versions")]
pub(crate) use markdown::escaped;

pub use locale::Locale;
pub use page::Markup;
pub use participants::ParticipantGroup;
pub use phrase::{Phrase, Run};
pub use phrases::{DateStyle, Phrases};

use std::fmt;

use crate::programme::Programme;
use crate::value::negotiation::Preferences;
use page::{PageWriter, width};
use printer::AgendaPrinter;

/// Options for printing an agenda, such as the languages of the reader and the width of the page.
///
/// ```
/// use programme::agenda::{AgendaOptions, Markup};
/// # let json = include_str!(concat!(
/// #     env!("CARGO_MANIFEST_DIR"),
/// #     "/examples/data/idm-2018-second-session.json"
/// # ));
/// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
///
/// let options = AgendaOptions::new(programme.preferences(["fr"])?)
///     .with_width(100)
///     .with_markup(Markup::Markdown);
/// assert!(programme.agenda(&options).to_string().contains("### 9 h – 10 h · Enregistrement"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct AgendaOptions {
    /// The languages of the reader, in order of preference. They also determine the language of the
    /// headings and how times and punctuation are written. See
    /// [`Phrases::language`](Phrases::language) and [`Phrases::locale`](Phrases::locale).
    pub preferences: Preferences,
    /// The maximum width of a line in columns. The default is 88. The width is increased if fewer
    /// than 20 columns would remain for the texts next to the times. Markdown output is not
    /// wrapped.
    pub width: usize,
    /// The output format. The default is plain text.
    pub markup: Markup,
    /// The style of dates. The default is `YYYY-MM-DD`.
    pub dates: DateStyle,
}

impl AgendaOptions {
    /// Creates options for a reader who prefers the given languages. By default, the output is
    /// plain text with lines of at most 88 columns.
    pub fn new(preferences: Preferences) -> Self {
        Self { preferences, width: 88, markup: Markup::Plain, dates: DateStyle::Iso }
    }

    /// Sets the maximum width of a line in columns. Markdown output is not wrapped.
    #[must_use]
    pub fn with_width(mut self, width: usize) -> Self {
        self.width = width;
        self
    }

    /// Sets the output format, such as [`Markup::Markdown`].
    #[must_use]
    pub fn with_markup(mut self, markup: Markup) -> Self {
        self.markup = markup;
        self
    }

    /// Sets the style of dates, such as [`DateStyle::Full`].
    #[must_use]
    pub fn with_dates(mut self, dates: DateStyle) -> Self {
        self.dates = dates;
        self
    }
}

/// The agenda of a programme, created by [`Programme::agenda`].
///
/// The `Display` implementation renders the agenda line by line, without building the entire text
/// in memory.
#[derive(Debug, Clone, Copy)]
pub struct Agenda<'p> {
    programme: &'p Programme,
    options: &'p AgendaOptions,
}

impl Programme {
    /// Creates an agenda of the programme that can be printed as plain text or Markdown.
    ///
    /// For each session, the agenda contains the time, the title, the subtitle, the place, the
    /// description, the questions, the participants and the parts of the session. Footnotes are
    /// also printed. Times are formatted according to [`Phrases::locale`], such as "9 h – 10 h" in
    /// French.
    ///
    /// Each text is printed in the language that suits the reader best. If a text is available
    /// neither in a language of the reader nor in the [language of the
    /// page](Phrases::page_language), its language tag is added, as in `Opening [en]`. Names never
    /// get a tag. Text that runs in the opposite direction to the page, such as Arabic in an
    /// English agenda, is enclosed in Unicode isolates.
    ///
    /// Cancelled and postponed sessions are marked, and dropped sessions are omitted. Top-level
    /// sessions without a slot come last.
    ///
    /// ```
    /// # let json = include_str!(concat!(
    /// #     env!("CARGO_MANIFEST_DIR"),
    /// #     "/examples/data/idm-2018-second-session.json"
    /// # ));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// use programme::agenda::AgendaOptions;
    ///
    /// let options = AgendaOptions::new(programme.preferences(["fr"])?);
    /// let agenda = programme.agenda(&options).to_string();
    /// assert!(agenda.contains("\n11 h – 11 h 30     Mise en situation\n"));
    /// assert!(agenda.contains("\n                   • M. Azzouz Samri, Chef"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn agenda<'p>(&'p self, options: &'p AgendaOptions) -> Agenda<'p> {
        Agenda { programme: self, options }
    }
}

impl fmt::Display for Agenda<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let phrases = self.programme.phrases(&self.options.preferences).with_dates(self.options.dates);
        let locale = phrases.locale();
        let sessions = self.programme.sessions();
        let slots = sessions.iter().filter_map(|session| session.data().slot);
        let column = slots.map(|slot| width(&locale.slot_time(slot.time())) + 2).max().unwrap_or(0);
        let direction = locale.direction();
        let page = PageWriter::new(f, self.options.markup, self.options.width, column, direction);
        AgendaPrinter::new(phrases, page).write()
    }
}
