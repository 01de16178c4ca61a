//! Reading of agendas that people typed as plain text or Markdown, or copied from a PDF.
//!
//! The reader is the inverse of [`Programme::agenda`](crate::Programme::agenda), and also reads the
//! agendas of other authors. It covers the six languages of the
//! [vocabulary](crate::vocabulary): English, French, Spanish, Arabic, Russian and Chinese. Dates,
//! times and rooms are also read in German. This module requires the `agenda-text` feature.
//!
//! ```
//! use programme::Role;
//! use programme::interchange::agenda_text::{AgendaTextOptions, read};
//!
//! let source = "\
//! Ordre du jour provisoire
//!
//! Première journée
//!
//! 9 h – 10 h 30  Session 1 : Des fleuves en partage
//! Lieu : Palais des Nations, salle XVIII
//! Modératrice : Mme Ada Okoye, directrice de l’Institut Delta
//! Orateurs :
//! • M. Bo Lind, maire de Riverton
//!
//! 10 h 30 – 11 h Pause
//! ";
//! let import = read(source, &AgendaTextOptions::new().with_title("Forum des fleuves"))?;
//! assert!(import.findings.is_empty());
//! let programme = import.draft.build()?;
//!
//! let session = programme.session("session-1").unwrap();
//! assert_eq!(session.slot().unwrap().to_string(), "day 1, 09:00–10:30");
//! assert_eq!(session.rooms().next().unwrap().name().first(), "salle XVIII");
//! let moderator = session.participations().next().unwrap();
//! assert_eq!(moderator.role(), Some(&Role::Moderator));
//! assert_eq!(moderator.posts_line().unwrap().first(), "directrice de l’Institut Delta");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Mapping between agendas and programmes
//!
//! | Agenda | Programme |
//! |---|---|
//! | `Final agenda`, `Ordre du jour provisoire` | `document_title`, `document_status` |
//! | the first headings | `title`, `subtitle` |
//! | paragraphs before the first day | `preamble` |
//! | `Day One`, `Lundi 8 octobre 2018`, `第一天` | a day with its label and date |
//! | `Monday 2 March 2026 (09:00–18:00)` | a day with its hours |
//! | `When: 9 June 2026, 19:00–22:00`, `Où : Lyon` | the date and hours of the day, the place |
//! | `9 h – 10 h`, `10:00 a.m.`, `上午10时至11时` | the slot of a session |
//! | `Morning`, `上午`, `toute la journée` | a slot without clock times |
//! | `Session 3: Rivers`, `Panel 2 – Rivers` | `kind`, `kind_label`, `number` and `title` |
//! | `Coffee break`, `Session d’ouverture` | the kind of the session, and its title |
//! | a heading of an item without a time | a part of the session, or a parallel session |
//! | `Session 2: Lakes` above items with times | a session, and the items are its parts |
//! | `Group 1 – Room Eiger` below an item | a part of the session, with a room |
//! | `- Bo Lind: Rivers` in a list | a part of the session, with its title and person |
//! | items within the time of an earlier item | its parts, if the first starts at the same time |
//! | `Lieu : Palais des Nations, salle XVIII` | the place, with a venue and rooms |
//! | `Guiding questions:` and a list | `questions_introduction` and `questions` |
//! | `Moderator: Ada Okoye`, `Orateurs :` and a list | participations with role and label |
//! | `Mme Ada Okoye, directrice` | a person: `honorific`, `name` and `posts_line` |
//! | `To be confirmed` in place of a name | a vacancy |
//! | `(moderator)`, `(to be confirmed)` after a name | the role, the status of the participation |
//! | `Languages: English, French` | `spoken` |
//! | `(cancelled)`, `(reporté)` after a title, `CANCELLED: ` before it | the status of the session |
//! | `Rivers (Chair: Ada Okoye)`, `Rivers – Room 3` | the title, and the person or the room |
//! | `[1] …`, or `1 …` if this number follows a word | a note, and the mark `[^1]` |
//! | `Opening [en]` | a text in another language |
//! | any other text | `description` of the session, or `preamble` |
//!
//! The following details apply:
//! - Wrapped lines are joined, also across pages. The parts of a hyphenated word are joined as
//!   well. A finding reports this if the word occurs nowhere else.
//! - Page numbers, and headers and footers that are repeated, are not imported. One finding reports
//!   all lines that differ only in their numbers.
//! - The rows of tables in Markdown, and of tables with tabs, are read by the headings of their
//!   columns. A column whose heading is the name of a room contains parallel sessions. Columns can
//!   contain the day, or the start and the end of each session. A cell with a dash is empty.
//! - A time before 06:00 that follows a time at or after noon belongs to the night after the day.
//!   The first time of the day must be later, and the other times must be in order. A finding
//!   reports it.
//! - If such a time follows one before 13:00, and no time of the day is at 13:00 or later, the
//!   clock has twelve hours, and the time is in the afternoon. The same applies to the end of a
//!   range such as `12:00–1:00`. A finding reports it.
//! - A time below a title belongs to the title if the agenda is written in this way throughout:
//!   each title follows a blank line or the heading of a day.
//! - A heading such as "Monday afternoon" continues the day of "Monday morning".
//! - A place such as "Hall A, Hall B" or "Hall A / Hall B" denotes several rooms if each of them is
//!   the entire place of another item.
//! - The items below a numbered heading without a time are its parts up to the next heading or
//!   break. A finding reports it.
//! - A time with a unit, such as `9.30 Uhr`, is always a time. Without a unit, `9.30` is a time if
//!   other lines show that the agenda writes times in this way.
//! - Two names that are separated by a comma are two people below a heading in the plural. Other
//!   texts after a comma are functions.
//! - If a session has two different places, the first one is used. The other one remains as text,
//!   and a finding reports it.
//! - An item during a break, such as a side event, is not a part of the break.
//! - A person is identified by name. Functions that differ from those at the first mention are kept
//!   with the participation.
//! - A date without a year gets the year in [`AgendaTextOptions::year`], or else the year of other
//!   dates in the agenda.
//! - Emphasis in Markdown and invisible directional marks are not kept.
//!
//! # Doubts
//!
//! The reader never invents data. A line that it does not understand remains as description, and a
//! finding with the code [`LineNotUnderstood`](crate::Code::LineNotUnderstood) quotes it. A line
//! with several possible readings has a finding with the code
//! [`ReadingAssumed`](crate::Code::ReadingAssumed), which explains the reading that was used.
//!
//! # Limits of the reader
//!
//! The following forms are not read as data, and remain as text:
//! - Names within a sentence, such as "Remarks by the Minister and Ms. Okoye".
//! - Rooms after a title, without a separator or brackets.
//! - Times that are only an end, such as "until 20:00".
//! - Tables whose columns are separated by fewer than four spaces.
//! - Posts and organisations: the functions of a person are one line, as printed.

mod read;

use super::{Import, ImportError, ImportOptions, Limits};
use crate::draft::Session;
use crate::value::id::ProgrammeId;
use crate::value::language::LanguageTag;
use crate::value::text::Text;

/// Options for reading an agenda with [`read`].
///
/// ```
/// use programme::interchange::agenda_text::AgendaTextOptions;
///
/// let options = AgendaTextOptions::new().with_language("fr".parse()?).with_year(2018);
/// assert_eq!(options.year, Some(2018));
/// # Ok::<(), programme::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct AgendaTextOptions {
    /// The language of the agenda. The default is `und`: the language is then found from the
    /// headings, the times and the words of the agenda.
    pub language: LanguageTag,
    /// The year of dates without a year, such as "Monday 3 December". By default, it is the year of
    /// other dates in the agenda.
    pub year: Option<i32>,
    /// The id of the programme. The default is made from the title.
    pub id: Option<ProgrammeId>,
    /// The title of the programme. A title in the agenda takes precedence.
    pub title: Option<Text>,
    /// The limits on the size of the source and on the length of a line.
    pub limits: Limits,
}

impl AgendaTextOptions {
    /// Creates options with the default values.
    pub fn new() -> Self {
        ImportOptions::default().into()
    }

    /// Sets the language of the agenda.
    #[must_use]
    pub fn with_language(mut self, language: LanguageTag) -> Self {
        self.language = language;
        self
    }

    /// Sets the year of dates without a year.
    #[must_use]
    pub fn with_year(mut self, year: i32) -> Self {
        self.year = Some(year);
        self
    }

    /// Sets the id of the programme.
    #[must_use]
    pub fn with_id(mut self, id: impl Into<ProgrammeId>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Sets the title of the programme, for an agenda without a title.
    #[must_use]
    pub fn with_title(mut self, title: impl Into<Text>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// Sets the limits on the size of the source and on the length of a line.
    #[must_use]
    pub fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }
}

impl Default for AgendaTextOptions {
    fn default() -> Self {
        Self::new()
    }
}

impl From<ImportOptions> for AgendaTextOptions {
    fn from(options: ImportOptions) -> Self {
        Self {
            language: options.language,
            year: None,
            id: None,
            title: options.title,
            limits: options.limits,
        }
    }
}

/// Reads a typed agenda, and converts it into a draft.
///
/// Reading takes time and memory that are linear in the size of the source.
///
/// ```
/// use programme::interchange::agenda_text::{AgendaTextOptions, read};
///
/// let source = "Monday 3 December\n10:00–11:00 Opening\nWith the support of Delta";
/// let import = read(source, &AgendaTextOptions::new().with_year(2018))?;
/// assert_eq!(import.draft.days[0].date.unwrap().to_string(), "2018-12-03");
/// let quoted = "\"With the support of Delta\" was not recognised";
/// assert!(import.findings.iter().any(|finding| finding.message().starts_with(quoted)));
/// # Ok::<(), programme::interchange::ImportError>(())
/// ```
///
/// # Errors
///
/// Returns an error with the code [`Code::LimitExceeded`](crate::Code::LimitExceeded) if the source
/// exceeds the [limits](Limits).
pub fn read(source: &str, options: &AgendaTextOptions) -> Result<Import, ImportError> {
    read::draft(source, options)
}

/// Returns `true` if at least two sessions with a time can be read from a text.
pub(super) fn is_agenda(source: &str) -> bool {
    let sessions = read(source, &AgendaTextOptions::new()).map(|import| import.draft.sessions);
    let has_start = |session: &&Session| session.slot.is_some_and(|slot| slot.start().is_some());
    sessions.is_ok_and(|sessions| sessions.iter().filter(has_start).count() > 1)
}
