//! Reading of agendas that people typed as plain text or Markdown, or copied from a PDF.

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
    /// The year of dates that state none, such as "Monday 3 December". The default is the year that
    /// other dates of the agenda state.
    pub year: Option<i32>,
    /// The id of the programme. The default is made from the title.
    pub id: Option<ProgrammeId>,
    /// The title of the programme. The default is the title in the agenda.
    pub title: Option<Text>,
    /// The limits on the size of the source and on the length of a line.
    pub limits: Limits,
}

impl AgendaTextOptions {
    /// Creates options in which nothing is known about the agenda.
    pub fn new() -> Self {
        ImportOptions::default().into()
    }

    /// Sets the language of the agenda.
    #[must_use]
    pub fn with_language(mut self, language: LanguageTag) -> Self {
        self.language = language;
        self
    }

    /// Sets the year of dates that state none.
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

    /// Sets the title of the programme.
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
        Self { language: options.language, year: None, id: None, title: None, limits: options.limits }
    }
}

/// Reads a typed agenda, and converts it into a draft.
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
