//! The agenda of a programme, rendered as plain text or Markdown in the reader's language.
//!
//! The method [`Programme::agenda`] creates an [`Agenda`], which can be printed with its `Display`
//! implementation. The [`AgendaOptions`] specify the languages of the reader, the width of the page
//! and the output format.
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

mod locale;
mod page;

pub use page::Markup;

use std::borrow::Cow;
use std::fmt;

use crate::draft::{Party, Post};
use crate::list::ToList;
use crate::programme::Programme;
use crate::value::block::Block;
use crate::value::language::{Direction, LanguageTag};
use crate::value::negotiation::{MatchQuality, Preferences};
use crate::value::place::Place;
use crate::value::role::Role;
use crate::value::status::SessionStatus;
use crate::value::text::Text;
use crate::view::{Day, Participation, Room, Session};
use crate::vocabulary::{Gender, Heading, Source, day_label, group_heading};
use locale::LocaleStyle;
use page::{PageWriter, width};

/// The maximum number of posts that are printed for a participant. A person with many posts can
/// take part in many sessions, and all posts are printed each time.
const MOST_POSTS: usize = 32;

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
    /// The languages of the reader, in order of preference. The first language also determines how
    /// times and punctuation are written.
    pub preferences: Preferences,
    /// The maximum width of a line in columns. The default is 88. Markdown output is not wrapped.
    pub width: usize,
    /// The output format. The default is plain text.
    pub markup: Markup,
}

impl AgendaOptions {
    /// Creates options for a reader who prefers the given languages. By default, the output is
    /// plain text with lines of at most 88 columns.
    pub fn new(preferences: Preferences) -> Self {
        Self { preferences, width: 88, markup: Markup::Plain }
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
    /// For each session, the agenda contains the time, the title, the place, the questions, the
    /// participants and the parts of the session. Footnotes are also printed. Times are formatted
    /// in the style of the reader's first language, such as "9 h – 10 h" in French.
    ///
    /// Each text is printed in the language that suits the reader best. If a text is not available
    /// in any of the reader's languages, its language tag is added, as in `Opening [en]`. Text that
    /// runs in the opposite direction to the page, such as Arabic in an English agenda, is enclosed
    /// in Unicode isolates.
    ///
    /// Cancelled and postponed sessions are marked, and dropped sessions are omitted. Sessions
    /// without a time come last.
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
        let locale = LocaleStyle::of(self.options.preferences.languages().next());
        let sessions = self.programme.sessions();
        let slots = sessions.iter().filter_map(|session| session.data().slot);
        let column = slots.map(|slot| width(&locale.time(slot.time())) + 2).max().unwrap_or(0);
        let page = PageWriter::new(f, self.options.markup, self.options.width, column, locale.direction);
        AgendaPrinter {
            programme: self.programme,
            preferences: &self.options.preferences,
            locale,
            writer: page,
        }
        .write()
    }
}

struct AgendaPrinter<'p, 'f, 'g> {
    programme: &'p Programme,
    preferences: &'p Preferences,
    locale: LocaleStyle,
    writer: PageWriter<'f, 'g>,
}

impl<'p> AgendaPrinter<'p, '_, '_> {
    fn write(&mut self) -> fmt::Result {
        let data = self.programme.data();
        let title = self.text(&data.title);
        match &data.document_title {
            Some(document) => {
                let document = self.text(document);
                self.writer.heading(1, &document)?;
                self.writer.opening(&title)?;
            }
            None => self.writer.heading(1, &title)?,
        }
        if let Some(subtitle) = &data.subtitle {
            self.writer.opening(&self.text(subtitle))?;
        }
        if !data.preamble.is_empty() {
            self.writer.gap()?;
        }
        for block in &data.preamble {
            self.opening(block)?;
        }
        for note in &data.notes {
            let words: Vec<_> = note.text.iter().flat_map(texts).map(|text| self.text(text)).to_list();
            self.writer.note(note.id.as_str(), &words.join(" "))?;
        }
        let own: Vec<_> = self.programme.participations().take_while(|one| one.session().is_none()).to_list();
        if !own.is_empty() {
            self.writer.gap()?;
            self.people(&own)?;
        }
        for day in self.programme.days() {
            self.day(day)?;
        }
        self.unscheduled()
    }

    fn day(&mut self, day: Day<'p>) -> fmt::Result {
        let label = match (day.label(), day.date()) {
            (Some(label), date) => {
                let label = self.text(label).into_owned();
                date.map_or(label.clone(), |date| format!("{label} ({date})"))
            }
            (None, Some(date)) => date.to_string(),
            (None, None) => {
                let label = self.preferences.languages().next().and_then(|one| day_label(day.number(), one));
                label.map_or_else(|| format!("Day {}", day.number()), |label| label.text.into_owned())
            }
        };
        self.writer.gap()?;
        self.writer.heading(2, &label)?;
        for session in day.sessions().filter(Session::is_top_level) {
            self.session(session, 0)?;
        }
        Ok(())
    }

    fn unscheduled(&mut self) -> fmt::Result {
        let sessions = self.programme.sessions().top_level().unscheduled();
        let shown = sessions.filter(|session| session.status() != SessionStatus::Dropped);
        if shown.is_empty() {
            return Ok(());
        }
        self.writer.gap()?;
        self.writer.heading(2, self.locale.unscheduled)?;
        for session in &shown {
            self.session(session, 0)?;
        }
        Ok(())
    }

    fn session(&mut self, session: Session<'p>, depth: usize) -> fmt::Result {
        if session.status() == SessionStatus::Dropped {
            return Ok(());
        }
        let time = session.data().slot.map(|slot| self.locale.time(slot.time())).unwrap_or_default();
        if depth == 0 {
            self.writer.gap()?;
        }
        let title = self.title(session);
        self.writer.item(&time, &title, depth)?;
        if let Some(subtitle) = session.subtitle() {
            self.writer.paragraph(&self.text(subtitle))?;
        }
        if let Some(place) = self.place(session) {
            let (label, place) = place;
            self.writer.paragraph(&format!("{}{}{place}", self.heading(label), self.locale.colon))?;
        }
        for block in session.description() {
            self.block(block)?;
        }
        if !session.questions().is_empty() {
            let colon = self.locale.colon.trim_end_matches(' ');
            let words = match &session.data().questions_introduction {
                Some(words) => self.text(words),
                None => self.heading(Heading::GuidingQuestions),
            };
            let words = words.trim_end().trim_end_matches([':', '：']).trim_end();
            self.writer.paragraph(&format!("{words}{colon}"))?;
            for question in session.questions() {
                self.writer.point(&self.text(question))?;
            }
            self.writer.end_of_list()?;
        }
        let participations: Vec<_> = session.participations().to_list();
        self.people(&participations)?;
        for part in session.parts() {
            self.session(part, depth + 1)?;
        }
        Ok(())
    }

    fn title(&self, session: Session<'p>) -> String {
        let data = session.data();
        let label = data.kind_label.as_ref().map(|label| self.text(label));
        let number = data.number.as_ref().map(|number| Cow::Borrowed(number.label()));
        let heading: Vec<_> = label.into_iter().chain(number).to_list();
        let heading = heading.join(" ");
        let title = session.title().map(|title| self.text(title)).unwrap_or_default();
        let mut words = match (heading.is_empty(), title.is_empty()) {
            (true, false) => title.into_owned(),
            (false, true) => heading,
            (false, false) => format!("{heading}{}{title}", self.locale.colon),
            (true, true) => self.kind(session),
        };
        let status = match session.status() {
            SessionStatus::Cancelled => Some(self.locale.cancelled),
            SessionStatus::Postponed => Some(self.locale.postponed),
            _ => None,
        };
        if let Some(status) = status {
            words = format!("{words} ({status})");
        }
        words
    }

    /// Returns the kind of a session in words, such as "Break", for sessions without a title.
    fn kind(&self, session: Session<'p>) -> String {
        let Some(kind) = session.kind() else { return session.id().as_str().to_owned() };
        let declared = self.programme.inner().properties.declared_kind(self.programme.data(), kind);
        let label = self.preferences.languages().next().and_then(|language| kind.label(language));
        match (declared.and_then(|declared| declared.label.as_ref()), label) {
            (Some(label), _) => self.text(label).into_owned(),
            (None, Some(label)) => label.text.into_owned(),
            (None, None) => kind.as_str().replace('-', " "),
        }
    }

    /// Returns the place of a session with its heading. The heading is "Room" if the venue has no
    /// name.
    fn place(&self, session: Session<'p>) -> Option<(Heading, String)> {
        let place = match session.data().place.as_ref()? {
            Place::Rooms(_) => {
                let is_in_venue = session.rooms().any(|room| room.venue().name().is_some());
                let rooms: Vec<String> = session.rooms().map(|room| self.room(room)).to_list();
                let label = if is_in_venue { Heading::Venue } else { Heading::Room };
                return (!rooms.is_empty()).then(|| (label, rooms.join("; ")));
            }
            Place::Venue(_) => self.name(session.venue()?.name()?).into_owned(),
            // A session for everybody, such as a break, needs no note that it takes place
            // everywhere.
            Place::Everywhere if session.properties().programme_wide => return None,
            Place::Everywhere => self.locale.everywhere.to_owned(),
            Place::ToBeAnnounced => self.heading(Heading::ToBeAnnounced).into_owned(),
        };
        Some((Heading::Venue, place))
    }

    fn room(&self, room: Room<'p>) -> String {
        let name = self.name(room.name());
        match room.venue().name() {
            Some(venue) => format!("{}{}{name}", self.name(venue), self.locale.comma),
            None => name.into_owned(),
        }
    }

    /// Writes participants under their headings. A single participant is written on the same line
    /// as the heading, and several participants are written as a list.
    fn people(&mut self, all: &[Participation<'p>]) -> fmt::Result {
        let shown: Vec<_> =
            all.iter().copied().filter(|one| one.is_public() && one.status().is_expected()).to_list();
        for group in shown.chunk_by(|a, b| heading_of(a) == heading_of(b)) {
            let heading = self.group_heading(group);
            match (heading, group) {
                (Some(heading), [one]) => {
                    let words = format!("{heading}{}{}", self.locale.colon, self.person(*one));
                    self.writer.paragraph(&words)?;
                }
                (heading, several) => {
                    if let Some(heading) = heading {
                        self.writer
                            .paragraph(&format!("{heading}{}", self.locale.colon.trim_end_matches(' ')))?;
                    }
                    for one in several {
                        let words = self.person(*one);
                        self.writer.point(&words)?;
                    }
                    self.writer.end_of_list()?;
                }
            }
        }
        Ok(())
    }

    /// Returns a heading in the language of the page, or in English if the vocabulary does not
    /// cover that language.
    fn heading(&self, heading: Heading) -> Cow<'static, str> {
        let language = self.preferences.languages().next();
        let label = language.and_then(|language| heading.label(language));
        let english = || heading.label(&"en".parse::<LanguageTag>().ok()?);
        label.or_else(english).map_or(Cow::Borrowed(heading.as_str()), |label| label.text)
    }

    /// Returns the heading of a group of participants, such as "Speakers". If only the code of a
    /// role is available, the result is `None` and the group is listed without a heading.
    fn group_heading(&self, group: &[Participation<'p>]) -> Option<String> {
        let language = self.preferences.languages().next().or(self.programme.languages().first())?;
        let heading =
            group_heading(group, language, Gender::Common).filter(|found| found.source != Source::Code)?;
        let other = heading.language.filter(|own| own.language() != language.language());
        Some(match other {
            Some(other) => format!("{} [{other}]", self.isolated(&heading.text, other)),
            None => heading.text.into_owned(),
        })
    }

    fn person(&self, one: Participation<'p>) -> String {
        let honorific = one.person().and_then(|person| person.honorific()?.best(self.preferences));
        let name = match (one.name(), one.country()) {
            (Some(name), _) => self.name(name),
            (None, Some(country)) => Cow::Owned(country.as_str().to_owned()),
            (None, None) => Cow::Borrowed(""),
        };
        // In some languages, such as Chinese, the honorific follows the name.
        let name = match honorific
            .map(|chosen| (chosen.wording, LocaleStyle::of(Some(chosen.language)).honorific_behind))
        {
            None => name.into_owned(),
            Some((honorific, true)) => format!("{name}{honorific}"),
            Some((honorific, false)) => format!("{honorific} {name}"),
        };
        let mut words = self.apart(name, one.name());
        let mut add = |more: &str| {
            if !more.is_empty() {
                words.push_str(self.locale.comma);
                words.push_str(more);
            }
        };
        if let Some(line) = one.posts_line() {
            add(&self.text(line));
        } else {
            for post in one.posts().iter().take(MOST_POSTS) {
                add(&self.post(post));
            }
            if one.posts().len() > MOST_POSTS {
                add("…");
            }
        }
        match one.on_behalf_of() {
            Some(Party::Organisation(id)) => {
                if let Some(organisation) = self.programme.organisation(id.as_str()) {
                    add(&self.name(organisation.name()));
                }
            }
            Some(Party::Country(country)) => add(country.as_str()),
            Some(Party::Name(name)) => add(&self.name(name)),
            None => {}
        }
        if let Some(topic) = &one.data().topic {
            add(&self.text(topic));
        }
        if let Some(remark) = &one.data().remark {
            words.push(' ');
            words.push_str(&self.text(remark));
        }
        words
    }

    fn post(&self, post: &Post) -> String {
        let organisation = post.organisation.as_ref().and_then(|id| self.programme.organisation(id.as_str()));
        let organisation = organisation.map(|one| one.name()).or(post.organisation_name.as_ref());
        let title = post.title.as_ref().map(|title| self.text(title));
        let parts: Vec<_> = title.into_iter().chain(organisation.map(|name| self.name(name))).to_list();
        parts.join(self.locale.comma)
    }

    fn block(&mut self, block: &Block) -> fmt::Result {
        for block in &*block.plain() {
            match block {
                Block::List(items) => {
                    for item in items {
                        let words = self.text(item);
                        self.writer.point(&words)?;
                    }
                    self.writer.end_of_list()?;
                }
                Block::Paragraph(text) | Block::Heading(text) | Block::Html(text) | Block::Markdown(text) => {
                    let words = self.text(text);
                    self.writer.paragraph(&words)?;
                }
            }
        }
        Ok(())
    }

    fn opening(&mut self, block: &Block) -> fmt::Result {
        for block in &*block.plain() {
            match block {
                Block::Paragraph(text) | Block::Heading(text) => {
                    let words = self.text(text);
                    self.writer.opening(&words)?;
                }
                block => self.block(block)?,
            }
        }
        Ok(())
    }

    /// Returns a text in the language that suits the reader best. If the reader does not know this
    /// language, a language tag is added, as in "Opening [en]".
    fn text<'t>(&self, text: &'t Text) -> Cow<'t, str> {
        let Some(chosen) = text.best(self.preferences) else { return Cow::Borrowed("") };
        let asked = matches!(
            chosen.how,
            MatchQuality::Exact | MatchQuality::Parent | MatchQuality::SameLanguage | MatchQuality::Neutral
        );
        let words = self.isolated(chosen.wording, chosen.language);
        if asked { words } else { Cow::Owned(format!("{words} [{}]", chosen.language)) }
    }

    /// Returns a name in the language that suits the reader best. No language tag is added, because
    /// most names are the same in every language.
    fn name(&self, name: &'p Text) -> Cow<'p, str> {
        name.best(self.preferences).map_or(Cow::Borrowed(""), |chosen| Cow::Borrowed(chosen.wording))
    }

    /// Encloses a name and its honorific in Unicode isolates if the name runs in the opposite
    /// direction to the page.
    fn apart(&self, words: String, name: Option<&'p Text>) -> String {
        match name.and_then(|name| name.best(self.preferences)) {
            Some(chosen) => self.isolated(&words, chosen.language).into_owned(),
            None => words,
        }
    }

    fn isolated<'w>(&self, words: &'w str, language: &LanguageTag) -> Cow<'w, str> {
        let neutral = language.is_neutral() && self.locale.direction == Direction::LeftToRight;
        if neutral || language.direction() == self.locale.direction || words.is_empty() {
            Cow::Borrowed(words)
        } else {
            Cow::Owned(format!("\u{2068}{words}\u{2069}"))
        }
    }
}

/// Returns the key by which participants are grouped. The key is the printed label or, if there is
/// no label, the role. Adjacent participants with the same key share a heading.
fn heading_of<'p>(one: &Participation<'p>) -> (Option<&'p Text>, Option<&'p Role>) {
    (one.label(), one.role().filter(|_| one.label().is_none()))
}

fn texts(block: &Block) -> impl Iterator<Item = &Text> {
    let (one, several): (Option<&Text>, &[Text]) = match block {
        Block::List(items) => (None, items),
        Block::Paragraph(text) | Block::Heading(text) | Block::Html(text) | Block::Markdown(text) => {
            (Some(text), &[])
        }
    };
    one.into_iter().chain(several)
}
