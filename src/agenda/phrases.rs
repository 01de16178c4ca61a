//! The phrases of an agenda in the language of the reader.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};

use super::locale::Locale;
use super::phrase::{Phrase, Run};
use crate::list::ToList;
use crate::programme::Programme;
use crate::query::{Timetable, TimetableColumn};
use crate::value::language::{Direction, ENGLISH, LanguageTag};
use crate::value::negotiation::{MatchQuality, Preferences};
use crate::value::passage::Passage;
use crate::value::place::Place;
use crate::value::status::SessionStatus;
use crate::value::text::Text;
use crate::view::{Day, Room, Session};
use crate::vocabulary::{Heading, Label, day_label};

/// Composes the lines of an agenda in the language of a reader, such as the title of a session with
/// its number, the place of a session and the functions of a person.
///
/// [`Programme::agenda`] and the HTML pages print exactly these phrases. Use them to print a
/// programme in another form. The methods return a [`Phrase`], because its parts can be in several
/// languages.
///
/// ```
/// # let json = include_str!(concat!(
/// #     env!("CARGO_MANIFEST_DIR"),
/// #     "/examples/data/idm-2018-second-session.json"
/// # ));
/// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
/// let preferences = programme.preferences(["fr"])?;
/// let phrases = programme.phrases(&preferences);
///
/// let panel = programme.session("session-1").unwrap();
/// assert_eq!(phrases.time(panel), "11 h 30 – 13 h");
/// let groups = phrases.groups(panel.participations());
/// assert_eq!(groups[0].heading.as_ref().unwrap().to_string(), "Modérateur");
/// assert_eq!(
///     phrases.participant(groups[0].participations[0]).to_string(),
///     "M. António Vitorino, Directeur général de l’OIM",
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Phrases<'p> {
    pub(super) programme: &'p Programme,
    pub(super) preferences: &'p Preferences,
    /// The language of the fixed words.
    language: &'p LanguageTag,
    /// Whether the vocabulary covers a language of the reader.
    pub(super) is_covered: bool,
    page: Option<&'p LanguageTag>,
    /// Whether texts in a foreign language are marked.
    pub(super) has_marks: bool,
    pub(super) locale: Locale,
    dates: DateStyle,
}

/// The style in which an agenda prints the dates of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum DateStyle {
    /// The date as `YYYY-MM-DD`, which can be read in only one way.
    #[default]
    Iso,
    /// The date with its weekday in the manner of the language, such as "lundi 8 octobre 2018". See
    /// [`Locale::date`].
    Full,
}

impl Programme {
    /// Returns the phrases of an agenda for a reader who prefers the given languages.
    ///
    /// Headings, labels of roles and other fixed words are in the first of these languages that the
    /// vocabulary covers. If it covers none of these languages, or if `preferences` is empty, the
    /// words are in the [language of the page](Phrases::page_language), or in English if the
    /// vocabulary does not cover that language either.
    ///
    /// ```
    /// use programme::vocabulary::Heading;
    /// # let json = include_str!(concat!(
    /// #     env!("CARGO_MANIFEST_DIR"),
    /// #     "/examples/data/idm-2018-second-session.json"
    /// # ));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    ///
    /// // The main language of this programme is French.
    /// let preferences = programme.preferences(["de"])?;
    /// let phrases = programme.phrases(&preferences);
    /// assert_eq!(phrases.heading(Heading::Room).to_string(), "Salle");
    /// let title = phrases.title(programme.session("registration").unwrap());
    /// assert_eq!(title.to_string(), "Enregistrement");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn phrases<'p>(&'p self, preferences: &'p Preferences) -> Phrases<'p> {
        let own = preferences.languages().find(|language| is_covered(language));
        let page = page_language(self, preferences);
        let language = own.or(page.filter(|language| is_covered(language))).unwrap_or(&ENGLISH);
        let first = preferences.languages().next();
        // The conventions of Chinese also suit readers of traditional characters, which the
        // vocabulary hardly covers.
        let conventions = own.or(first.filter(|first| Locale::covers(first))).or(page).or(first);
        Phrases {
            programme: self,
            preferences,
            language,
            is_covered: own.is_some(),
            page,
            has_marks: true,
            locale: conventions.map(Locale::of).unwrap_or_default(),
            dates: DateStyle::default(),
        }
    }
}

/// Returns `true` if the vocabulary covers a language.
fn is_covered(language: &LanguageTag) -> bool {
    Heading::Venue.label(language).is_some()
}

/// Returns the language of a page. See [`Phrases::page_language`].
fn page_language<'p>(programme: &'p Programme, preferences: &'p Preferences) -> Option<&'p LanguageTag> {
    let title = programme.title();
    let is_used = |language: &&LanguageTag| {
        let in_title = title.entries().any(|(tag, _)| tag.language() == language.language());
        in_title || is_covered(language)
    };
    preferences.languages().find(is_used).or_else(|| programme.languages().first())
}

impl<'p> Phrases<'p> {
    /// Sets the style of dates. The default is [`DateStyle::Iso`].
    #[must_use]
    pub fn with_dates(mut self, dates: DateStyle) -> Self {
        self.dates = dates;
        self
    }

    /// Sets whether texts in a foreign language are marked.
    #[cfg(feature = "versions")]
    pub(crate) fn with_language_marks(mut self, has_marks: bool) -> Self {
        self.has_marks = has_marks;
        self
    }

    /// Returns the conventions for times, dates and punctuation. If the vocabulary covers a
    /// language of the reader, they are the conventions of the [language of the
    /// words](Self::language). Otherwise, they are the conventions of the reader's first language,
    /// if it has its own (see [`Locale`]), or else of the [language of the
    /// page](Self::page_language).
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// Returns the languages of the reader.
    pub fn preferences(&self) -> &'p Preferences {
        self.preferences
    }

    /// Returns the programme.
    pub fn programme(&self) -> &'p Programme {
        self.programme
    }

    /// Returns the language of the headings, the labels of roles and other fixed words: the first
    /// language of the reader that the vocabulary covers, or else the
    /// [language of the page](Self::page_language), or else English.
    pub fn language(&self) -> &'p LanguageTag {
        self.language
    }

    /// Returns the languages in which labels are looked up, best first. If the vocabulary covers no
    /// language of the reader, the languages of the reader and of the page come first. The
    /// vocabulary can still contain single labels in these languages, and the programme can contain
    /// its own labels.
    pub(super) fn label_languages(&self) -> impl Iterator<Item = &'p LanguageTag> + use<'p> {
        let is_covered = self.is_covered;
        let others = self.preferences.languages().chain(self.page);
        others.filter(move |_| !is_covered).chain([self.language])
    }

    /// Returns a label of the vocabulary in the best language for which it is available.
    pub(crate) fn label(&self, label: impl Fn(&LanguageTag) -> Option<Label>) -> Option<Run<'static>> {
        self.label_languages()
            .chain([&ENGLISH])
            .find_map(|language| Some(Run::known(label(language)?.text, language)))
    }

    /// Returns a text in the language that suits the reader best. The phrase is empty if the text
    /// is blank. A text is foreign if its language is neither a language of the reader nor the
    /// [language of the page](Self::page_language).
    pub fn text(&self, text: &'p Text) -> Phrase<'p> {
        let chosen = text.best(self.preferences);
        chosen.map(|chosen| self.run(chosen.wording, chosen.language, chosen.how).into()).unwrap_or_default()
    }

    /// Returns the name of a person, a room or an organisation in the language that suits the
    /// reader best. No run of the phrase is foreign, because most names are the same in every
    /// language.
    pub fn name(&self, name: &'p Text) -> Phrase<'p> {
        let chosen = name.best(self.preferences);
        chosen.map(|chosen| Run::known(chosen.wording, chosen.language).into()).unwrap_or_default()
    }

    /// Returns a passage of a long text as plain text, with the addresses of its links. See
    /// [`Block::passages`](crate::text::Block::passages).
    pub fn passage(&self, passage: &Passage) -> Phrase<'static> {
        self.passage_run(passage).into()
    }

    pub(crate) fn passage_run(&self, passage: &Passage) -> Run<'static> {
        match (&passage.language, passage.how) {
            (Some(language), Some(how)) => self.run(passage.to_string(), language, how),
            _ => Run::neutral(passage.to_string()),
        }
    }

    /// Returns the language of a page for the reader: the first language of the reader in which the
    /// programme has a title or the vocabulary has headings, or else the main language of the
    /// programme. A web service can send it as `Content-Language`.
    pub fn page_language(&self) -> Option<&'p LanguageTag> {
        self.page
    }

    /// Returns a heading of the vocabulary in the [language of the words](Self::language).
    pub fn heading(&self, heading: Heading) -> Phrase<'static> {
        let label = self.label(|language| heading.label(language));
        label.unwrap_or_else(|| Run::neutral(heading.as_str())).into()
    }

    /// Returns a fixed word of the locale.
    pub(super) fn word(&self, word: &'static str) -> Run<'static> {
        match self.locale.words_language().parse() {
            Ok(language) => Run::known(word, &language),
            Err(_) => Run::neutral(word),
        }
    }

    /// Returns the heading over the sessions without a slot, such as "Not yet scheduled".
    pub fn unscheduled(&self) -> Phrase<'static> {
        self.word(self.locale.unscheduled).into()
    }

    /// Formats a date in the [style](Self::with_dates) of the agenda.
    pub fn date(&self, date: NaiveDate) -> String {
        match self.dates {
            DateStyle::Iso => date.to_string(),
            DateStyle::Full => self.locale.date(date),
        }
    }

    /// Returns the label of a day, without its date. A day with neither a label nor a date has a
    /// label of the vocabulary, such as "Day One". The result is `None` for a day that has only a
    /// date.
    pub fn day_label(&self, day: Day<'p>) -> Option<Phrase<'p>> {
        match (day.label(), day.date()) {
            (Some(label), _) => Some(self.text(label)),
            (None, Some(_)) => None,
            (None, None) => {
                let label = self.label(|language| day_label(day.number(), language));
                // The vocabulary has no label for negative numbers.
                let run = label.unwrap_or_else(|| Run::known(format!("Day {}", day.number()), &ENGLISH));
                Some(run.into())
            }
        }
    }

    /// Returns the label of a day and the date that is printed with it. In the style
    /// [`DateStyle::Full`], a date that the label contains is not repeated. A label that consists
    /// only of the date is replaced with the full date. Any other label that contains the date gets
    /// only the year, if the year is missing.
    pub(crate) fn day_parts(&self, day: Day<'p>) -> (Option<Phrase<'p>>, Option<String>) {
        let label = self.day_label(day).filter(|label| !label.is_empty());
        let Some(date) = day.date() else { return (label, None) };
        let found = label.iter().flat_map(Phrase::runs).find_map(|run| {
            let locale = Locale::of(run.language.as_ref()?);
            locale.date_in(&run.text, date)
        });
        match found.filter(|_| self.dates == DateStyle::Full) {
            Some(found) if found.is_whole => (None, Some(self.date(date))),
            Some(found) if found.has_year => (label, None),
            Some(_) => (label, Some(date.year().to_string())),
            None => (label, Some(self.date(date))),
        }
    }

    /// Returns the heading of a day: its label, and its date in parentheses. In the style
    /// [`DateStyle::Full`], a date that the label contains is not repeated.
    pub fn day(&self, day: Day<'p>) -> Phrase<'p> {
        match self.day_parts(day) {
            (Some(mut label), Some(date)) => {
                label.push_str(format!(" ({date})"));
                label
            }
            (Some(label), None) => label,
            (None, date) => Run::neutral(date.unwrap_or_default()).into(),
        }
    }

    /// Returns the time of a session, such as "9 h – 10 h". The result is empty if the session has
    /// no slot of its own, or if only its day is known.
    pub fn time(&self, session: Session<'p>) -> String {
        session.data().slot.map(|slot| self.locale.slot_time(slot.time())).unwrap_or_default()
    }

    /// Returns the title of a session with its printed kind and number, such as "Session 2: Fish
    /// ladders". A cancelled or postponed session is marked. If a session has neither a title nor a
    /// number, the result is its kind.
    pub fn title(&self, session: Session<'p>) -> Phrase<'p> {
        let mut words = self.unmarked_title(session);
        let status = match session.status() {
            SessionStatus::Cancelled => Some(self.locale.cancelled),
            SessionStatus::Postponed => Some(self.locale.postponed),
            _ => None,
        };
        if let Some(status) = status {
            words.push_str(" (");
            words.push(self.word(status));
            words.push_str(")");
        }
        words
    }

    /// Returns the title of a session as in [`title`](Self::title), without a mark for a cancelled
    /// or postponed session.
    pub(crate) fn unmarked_title(&self, session: Session<'p>) -> Phrase<'p> {
        let data = session.data();
        let mut words = data.kind_label.as_ref().map(|label| self.text(label)).unwrap_or_default();
        if let Some(number) = &data.number {
            words.append_after(" ", Run::neutral(number.label()).into());
        }
        let title = session.title().map(|title| self.text(title)).unwrap_or_default();
        words.append_after(self.locale.colon(), title);
        if words.is_empty() {
            words = self.kind(session);
        }
        words
    }

    /// Returns the kind of a session in words, such as "Break". If no words are known, the result
    /// is the code of the kind, or the id of a session without a kind.
    pub fn kind(&self, session: Session<'p>) -> Phrase<'p> {
        let Some(kind) = session.kind() else { return Run::neutral(session.id().as_str()).into() };
        let declared = self.programme.inner().properties.declared_kind(self.programme.data(), kind);
        if let Some(label) = declared.and_then(|declared| declared.label.as_ref()) {
            return self.text(label);
        }
        let label = self.label(|language| kind.label(language));
        label.unwrap_or_else(|| Run::neutral(kind.as_str().replace('-', " "))).into()
    }

    /// Returns the place of a session with its heading. The heading is "Room" if the session is in
    /// rooms whose venues have no name, and "Venue" otherwise. The result is `None` if the session
    /// has no place of its own, or if the place is a venue without a name. It is also `None` if a
    /// session for everybody, such as a break, takes place everywhere.
    ///
    /// ```
    /// # let json = include_str!(concat!(
    /// #     env!("CARGO_MANIFEST_DIR"),
    /// #     "/examples/data/idm-2018-second-session.json"
    /// # ));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// let preferences = programme.preferences(["fr"])?;
    /// let phrases = programme.phrases(&preferences);
    /// let (heading, place) =
    ///     phrases.place(programme.session("side-event-idiaspora").unwrap()).unwrap();
    /// assert_eq!(phrases.heading(heading).to_string(), "Lieu");
    /// assert_eq!(place.to_string(), "Palais des Nations, salle XVIII");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn place(&self, session: Session<'p>) -> Option<(Heading, Phrase<'p>)> {
        let place = match session.data().place.as_ref()? {
            Place::Rooms(_) => {
                let is_in_venue = session.rooms().any(|room| room.venue().name().is_some());
                let mut rooms: Option<Phrase<'p>> = None;
                for room in session.rooms() {
                    match &mut rooms {
                        Some(rooms) => {
                            rooms.push_str("; ");
                            rooms.append(self.room(room));
                        }
                        None => rooms = Some(self.room(room)),
                    }
                }
                let heading = if is_in_venue { Heading::Venue } else { Heading::Room };
                return rooms.map(|rooms| (heading, rooms));
            }
            Place::Venue(_) => self.name(session.venue()?.name()?),
            // A session for everybody, such as a break, needs no note that it takes place
            // everywhere.
            Place::Everywhere if session.properties().programme_wide => return None,
            Place::Everywhere => self.word(self.locale.everywhere).into(),
            Place::ToBeAnnounced => self.heading(Heading::ToBeAnnounced),
        };
        Some((Heading::Venue, place))
    }

    /// Returns the name of a room with the name of its venue, such as "Palais des Nations, salle
    /// XVIII".
    pub fn room(&self, room: Room<'p>) -> Phrase<'p> {
        let name = self.name(room.name());
        let Some(venue) = room.venue().name() else { return name };
        let mut words = self.name(venue);
        words.push_str(self.locale.comma());
        words.append(name);
        words
    }

    /// Returns the printed words that introduce the guiding questions of a session, without a colon
    /// at the end. If the session specifies no such words, returns the heading "Guiding questions".
    pub fn questions_introduction(&self, session: Session<'p>) -> Phrase<'p> {
        let Some(text) = &session.data().questions_introduction else {
            return self.heading(Heading::GuidingQuestions);
        };
        let trimmed = |words: &'p str| words.trim_end().trim_end_matches([':', '：']).trim_end();
        let chosen = text.best(self.preferences);
        chosen
            .map(|chosen| self.run(trimmed(chosen.wording), chosen.language, chosen.how).into())
            .unwrap_or_default()
    }

    /// Returns the heading of a row of a timetable, such as "9 h – 10 h". The result is empty if
    /// there is no such row.
    pub fn row_heading(&self, grid: &Timetable<'p>, row: usize) -> String {
        grid.time_range(row).map(|range| self.locale.time_range(range)).unwrap_or_default()
    }

    /// Returns the heading of a column of a timetable, which is the name of the room. The result is
    /// `None` if the column shows sessions without a room.
    pub fn column_heading(&self, column: &TimetableColumn<'p>) -> Option<Phrase<'p>> {
        column.room.map(|room| self.name(room.name()))
    }

    /// Returns the sessions that an agenda prints for a day: the top-level sessions of the day,
    /// without dropped sessions.
    pub fn sessions_of(&self, day: Day<'p>) -> Vec<Session<'p>> {
        day.sessions().filter(|session| session.is_top_level() && is_printed(*session)).to_list()
    }

    /// Returns the top-level sessions without a slot, without dropped sessions. An agenda prints
    /// them at the end.
    pub fn unscheduled_sessions(&self) -> Vec<Session<'p>> {
        let sessions = self.programme.sessions().top_level().unscheduled();
        sessions.iter().filter(|session| is_printed(*session)).to_list()
    }

    /// Returns the parts of a session that an agenda prints, without dropped sessions.
    pub fn parts_of(&self, session: Session<'p>) -> Vec<Session<'p>> {
        session.parts().filter(|part| is_printed(*part)).to_list()
    }

    pub(super) fn run<'w>(
        &self,
        wording: impl Into<Cow<'w, str>>,
        language: &LanguageTag,
        how: MatchQuality,
    ) -> Run<'w> {
        let text = wording.into();
        let is_known = matches!(
            how,
            MatchQuality::Exact | MatchQuality::Parent | MatchQuality::SameLanguage | MatchQuality::Neutral
        );
        let is_isolated = self.needs_isolation(language) && !text.is_empty();
        let is_foreign = self.has_marks && !is_known && !self.is_page_language(language);
        Run { text, language: Some(language.clone()), is_foreign, is_isolated }
    }

    /// Returns `true` if a text in the given language is in the language and script of the page,
    /// and is not a machine translation.
    pub(super) fn is_page_language(&self, language: &LanguageTag) -> bool {
        self.page.is_some_and(|page| {
            page.language() == language.language()
                && page.likely_script() == language.likely_script()
                && !language.is_machine_made()
        })
    }

    /// Returns `true` if a text in the given language runs in the opposite direction to the page.
    pub(super) fn needs_isolation(&self, language: &LanguageTag) -> bool {
        let direction = self.locale.direction();
        let is_neutral = language.is_neutral() && direction == Direction::LeftToRight;
        !is_neutral && language.direction() != direction
    }
}

/// Returns `true` if an agenda prints the session.
fn is_printed(session: Session<'_>) -> bool {
    session.status() != SessionStatus::Dropped
}
