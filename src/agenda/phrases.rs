//! The phrases of an agenda in the language of the reader.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::locale::Locale;
use super::phrase::{Phrase, Run};
use crate::list::ToList;
use crate::programme::Programme;
use crate::query::{Timetable, TimetableColumn};
use crate::value::language::{Direction, LanguageTag};
use crate::value::negotiation::{MatchQuality, Preferences};
use crate::value::passage::Passage;
use crate::value::place::Place;
use crate::value::status::SessionStatus;
use crate::value::text::Text;
use crate::view::{Day, Room, Session};
use crate::vocabulary::{Heading, day_label};

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
    language: Option<&'p LanguageTag>,
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
    /// Headings and other words are in the first of these languages that the vocabulary covers. If
    /// it covers none of them, they are in English.
    pub fn phrases<'p>(&'p self, preferences: &'p Preferences) -> Phrases<'p> {
        let covered = |language: &&LanguageTag| Heading::Venue.label(language).is_some();
        let language = preferences.languages().find(covered).or_else(|| preferences.languages().next());
        let locale = language.map(Locale::of).unwrap_or_default();
        Phrases { programme: self, preferences, language, locale, dates: DateStyle::default() }
    }
}

impl<'p> Phrases<'p> {
    /// Sets the style of dates. The default is [`DateStyle::Iso`].
    #[must_use]
    pub fn with_dates(mut self, dates: DateStyle) -> Self {
        self.dates = dates;
        self
    }

    /// Returns the conventions of the [language of the words](Self::language).
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

    /// Returns the language of the headings: the first language of the reader that the vocabulary
    /// covers, or else the first language of the reader. `None` if the reader has no language.
    pub fn language(&self) -> Option<&'p LanguageTag> {
        self.language
    }

    /// Returns a text in the language that suits the reader best. The phrase is empty if the text
    /// is blank.
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
        let title = self.programme.title();
        let is_used = |language: &&LanguageTag| {
            let in_title = title.entries().any(|(tag, _)| tag.language() == language.language());
            in_title || Heading::Venue.label(language).is_some()
        };
        self.preferences.languages().find(is_used).or_else(|| self.programme.languages().first())
    }

    /// Returns a heading of the vocabulary in the language of the reader, or in English if the
    /// vocabulary does not cover that language.
    pub fn heading(&self, heading: Heading) -> Phrase<'static> {
        if let Some((language, label)) =
            self.language().and_then(|language| Some((language, heading.label(language)?)))
        {
            return Run::known(label.text, language).into();
        }
        let english: Option<LanguageTag> = "en".parse().ok();
        match english.and_then(|english| Some((heading.label(&english)?, english))) {
            Some((label, english)) => Run::known(label.text, &english).into(),
            None => Run::neutral(heading.as_str()).into(),
        }
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

    /// Returns the label of a day, without its date. A day without a label and a date has a label
    /// of the vocabulary, such as "Day One". The result is `None` for a day that has only a date.
    pub fn day_label(&self, day: Day<'p>) -> Option<Phrase<'p>> {
        match (day.label(), day.date()) {
            (Some(label), _) => Some(self.text(label)),
            (None, Some(_)) => None,
            (None, None) => {
                let label =
                    self.language().and_then(|language| Some((language, day_label(day.number(), language)?)));
                Some(match label {
                    Some((language, label)) => Run::known(label.text, language).into(),
                    None => match "en".parse() {
                        Ok(english) => Run::known(format!("Day {}", day.number()), &english).into(),
                        Err(_) => Run::neutral(day.number().to_string()).into(),
                    },
                })
            }
        }
    }

    /// Returns the heading of a day: its label, and its date in parentheses.
    pub fn day(&self, day: Day<'p>) -> Phrase<'p> {
        let date = day.date().map(|date| self.date(date));
        match (self.day_label(day), date) {
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
        match self.language().and_then(|language| Some((language, kind.label(language)?))) {
            Some((language, label)) => Run::known(label.text, language).into(),
            None => Run::neutral(kind.as_str().replace('-', " ")).into(),
        }
    }

    /// Returns the place of a session with its heading, which is "Room" if the venue has no name.
    /// The result is `None` if the session has no place of its own, or if it is a break that takes
    /// place everywhere.
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

    /// Returns the words that introduce the guiding questions of a session as printed, without a
    /// colon at the end, or the heading "Guiding questions".
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

    /// Returns the sessions that an agenda prints below its days: the top-level sessions of the
    /// day, without dropped sessions.
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
        Run { text, language: Some(language.clone()), is_foreign: !is_known, is_isolated }
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
