//! The state that both layouts share: the draft that is being built, and the dates of the sheet.

use chrono::NaiveDate;
use indexmap::IndexSet;

use super::cell::Cell;
use super::columns::{Columns, DateOrder};
use super::dates::{self, Calendar, Moment, Order};
use super::days::{Days, SheetDay};
use super::headers::folded;
use crate::code::Code;
use crate::draft::Session;
use crate::error::quote;
use crate::interchange::common::extension::keep_extension;
use crate::interchange::common::place_words::place_word;
use crate::interchange::common::urls;
use crate::interchange::reader::{self, DraftBuilder};
use crate::interchange::{Import, common::ids};
use crate::report::{Position, SourceLocation, Subject};
use crate::value::id::{PersonId, RoomId, TrackId};
use crate::value::language::LanguageTag;
use crate::value::link::Link;
use crate::value::path::Path;
use crate::value::place::Place;
use crate::value::status::AttendanceMode;

/// The title of a programme if the options do not contain one.
const UNTITLED: &str = "Programme";

pub(super) struct SheetReading<'c> {
    pub(super) builder: DraftBuilder,
    pub(super) columns: &'c Columns,
    pub(super) language: LanguageTag,
    pub(super) calendar: Calendar,
    pub(super) days: Days,
    /// The day of the last row that specifies one.
    pub(super) day: Option<SheetDay>,
    /// The number of sessions that can still be added for the further days of all-day sessions.
    pub(super) spare_days: usize,
    /// The index of the session to which the current row belongs, if an earlier row added it.
    pub(super) continued: Option<usize>,
    languages: IndexSet<LanguageTag>,
}

/// The maximum number of sessions that are added for the further days of all-day sessions. Without
/// this limit, a small malicious sheet could expand to a huge number of sessions.
const MOST_FURTHER_DAYS: usize = 20_000;

/// Returns the location of a cell, whose row and column are counted from 0.
pub(super) fn at(row: usize, column: usize) -> SourceLocation {
    SourceLocation::Position(Position { line: row + 1, column: column + 1 })
}

impl<'c> SheetReading<'c> {
    /// Starts to read a sheet. The rows above its headers can contain the title.
    pub(super) fn new(columns: &'c Columns, calendar: Calendar, above: &[Vec<Cell>]) -> Self {
        let options = &columns.options;
        let printed = if options.title.is_none() { title_above(above) } else { None };
        let known = options.title.clone().or_else(|| printed.as_ref().map(|(_, text)| text.as_str().into()));
        let has_title = known.is_some();
        let title = known.unwrap_or_else(|| UNTITLED.into());
        let slug = ids::slug(title.first());
        let id = ids::well_formed(if slug.is_empty() { "programme" } else { &slug });
        let mut builder = DraftBuilder::new(id, title);
        if let Some(change) = options.day_change {
            builder = builder.with_day_change(change);
        }
        builder.draft.time_zone.clone_from(&options.time_zone);
        let day = columns.date.map(SheetDay::Date);
        let languages = IndexSet::from([options.language.clone()]);
        let (language, days) = (options.language.clone(), Days::default());
        let spare_days = MOST_FURTHER_DAYS;
        let continued = None;
        let mut reading =
            Self { builder, columns, language, calendar, days, day, spare_days, continued, languages };
        reading.report_above(above, printed.map(|(row, _)| row));
        if !has_title {
            let message = format!("the sheet has no title: it was given the title {}", quote(UNTITLED));
            let path = Path::root().with("title");
            reading.builder.note(Code::TitleAssumed, Subject::Programme, path, at(0, 0), message);
        }
        reading
    }

    /// Reports the rows above the headers, except for the row with the title.
    fn report_above(&mut self, above: &[Vec<Cell>], title: Option<usize>) {
        let texts =
            |row: &Vec<Cell>| row.iter().filter(|cell| !cell.is_empty()).map(Cell::text).collect::<Vec<_>>();
        let rows: Vec<(usize, Vec<String>)> = above
            .iter()
            .map(texts)
            .enumerate()
            .filter(|(row, texts)| Some(*row) != title && !texts.is_empty())
            .collect();
        let Some((first, _)) = rows.first() else { return };
        let shown: Vec<String> = rows.iter().take(3).map(|(_, texts)| quote(&texts.join(" | "))).collect();
        let more = rows.len().saturating_sub(shown.len());
        let (what, more) = match (rows.len(), more) {
            (1, _) => ("row above the headers was".to_owned(), String::new()),
            (count, 0) => (format!("{count} rows above the headers were"), String::new()),
            (count, more) => (format!("{count} rows above the headers were"), format!(" and {more} more")),
        };
        let message = format!("the {what} left out: {}{more}", shown.join(", "));
        self.builder.note(Code::NotImported, Subject::Programme, Path::root(), at(*first, 0), message);
    }

    pub(super) fn finish(mut self) -> Import {
        self.builder.draft.languages = self.languages.into_iter().map(Into::into).collect();
        self.builder.finish()
    }

    pub(super) fn uses_language(&mut self, language: &LanguageTag) {
        self.languages.insert(language.clone());
    }

    /// Reads a cell with a date or a time. Ambiguous dates and dates without a year are reported.
    /// They are returned as the label of a day. For any other text, the error is `None`.
    pub(super) fn moment(&mut self, cell: &Cell, place: &SourceLocation) -> Result<Moment, Option<SheetDay>> {
        if let Some(moment) = self.calendar.moment(cell) {
            if let Some(date) = moment.date.filter(|_| moment.has_label) {
                self.builder.label_day(date, cell.text().trim());
            }
            return Ok(moment);
        }
        let text = cell.text();
        let is_short = self.calendar.year.is_some() && dates::short_numbers(&text).is_some();
        let has_order = is_short || dates::numbers(&text).is_some();
        let problem = match self.calendar.order {
            Order::Unproved if has_order => "no date of the sheet proves the order of day and month",
            Order::Contradictory if has_order => "the dates of the sheet are written in different orders",
            _ if self.calendar.lacks_year(text.trim()) => "the sheet does not contain the year",
            _ => return Err(None),
        };
        let missing = if has_order { "order of day and month" } else { "year" };
        let message = format!(
            "{problem}: dates such as {} are only used as labels of days; to use them as dates, state the {missing}",
            quote(text.trim())
        );
        let path = Path::root().with("days");
        let is_new = self.dates_are_unreported();
        if is_new {
            self.builder.note(Code::TimeAdjusted, Subject::Programme, path, place.clone(), message);
        }
        Err(Some(SheetDay::Label(text.trim().to_owned())))
    }

    /// Reads the date in the heading of a day. The entire heading is the label of the day.
    pub(super) fn dated_heading(&mut self, text: &str) -> Option<SheetDay> {
        let date = self.calendar.in_heading(text)?;
        self.builder.label_day(date, text.trim());
        Some(SheetDay::Date(date))
    }

    /// Returns `true` the first time, so that unusable dates are reported only once.
    fn dates_are_unreported(&mut self) -> bool {
        !std::mem::replace(&mut self.calendar.reported, true)
    }

    /// Adds a finding about a field of the session that is being read.
    pub(super) fn note(
        &mut self,
        code: Code,
        session: &Session,
        field: &'static str,
        place: &SourceLocation,
        message: &str,
    ) {
        let index = self.continued.unwrap_or(self.builder.draft.sessions.len());
        let path = Path::root().with("sessions").with_index(index).with(field);
        self.builder.note_once(code, Subject::Session(session.id.clone()), path, place.clone(), message);
    }

    /// Stores a cell without a matching field in the extensions. The key contains its header.
    pub(super) fn keep(
        &mut self,
        session: &mut Session,
        header: &str,
        text: &str,
        place: &SourceLocation,
        why: Option<(Code, &str)>,
    ) {
        let header = header.split_whitespace().collect::<Vec<_>>().join(" ");
        let key = format!("table/{header}");
        keep_extension(&mut session.extensions, &key, text.trim());
        let message = match why {
            Some((_, why)) => {
                format!("{} {why}: it is kept in the extensions as {}", quote(text.trim()), quote(&key))
            }
            None => {
                format!("there is no field for this column: it is kept in the extensions as {}", quote(&key))
            }
        };
        let code = why.map_or(Code::SetAside, |(code, _)| code);
        self.note(code, session, "extensions", place, &message);
    }

    /// Reads the rooms in a cell. An id can follow the name in brackets. The cell can also contain
    /// a dash or the address of an online session. Returns the text that the builder has to read,
    /// which is empty if this method has already read the place.
    pub(super) fn place(
        &mut self,
        session: &mut Session,
        text: &str,
        building: &str,
        place: &SourceLocation,
    ) -> String {
        let bare = text.trim();
        if bare.chars().all(|c| matches!(c, '-' | '–' | '—'))
            || ["n/a", "n.a."].iter().any(|word| bare.eq_ignore_ascii_case(word))
        {
            return String::new();
        }
        if let Some(url) =
            urls::url(bare).filter(|_| bare.starts_with("https://") || bare.starts_with("http://"))
        {
            session.links.push(Link::new(url).with_relation("conference"));
            session.mode = Some(AttendanceMode::Online);
            return String::new();
        }
        let mut rooms: IndexSet<RoomId> = IndexSet::new();
        let has_ids = text.contains('[') && place_word(text).is_none();
        if !has_ids && self.columns.previous.is_none() {
            if let Some(room) = self.with_building(text, building, place) {
                session.place = Some(Place::Rooms(vec![room]));
                return String::new();
            }
            return text.trim().to_owned();
        }
        for part in text.split([';', '\n']) {
            let (name, id) = with_id(part);
            let known =
                id.or_else(|| self.columns.previous.as_ref().and_then(|previous| previous.room(name)));
            match known {
                Some(id) => rooms.extend(self.builder.room(Some(id), name, place)),
                None if has_ids => rooms.extend(self.builder.room(None, name, place)),
                None => return text.trim().to_owned(),
            }
        }
        if rooms.is_empty() {
            return text.trim().to_owned();
        }
        session.place = Some(Place::Rooms(rooms.into_iter().collect()));
        String::new()
    }

    fn with_building(&mut self, text: &str, building: &str, place: &SourceLocation) -> Option<RoomId> {
        if building.trim().is_empty() {
            return None;
        }
        let room = self.builder.room(None, text, place)?;
        if let Some(found) = self.builder.room_mut(&room).filter(|room| room.building.is_none()) {
            found.building = Some(building.trim().into());
        }
        Some(room)
    }

    /// Reads the tracks in a cell.
    pub(super) fn tracks(&mut self, text: &str) -> Vec<TrackId> {
        let mut tracks: IndexSet<TrackId> = IndexSet::new();
        for part in text.split([';', '\n', '|']) {
            let (name, id) = with_id(part);
            let known =
                id.or_else(|| self.columns.previous.as_ref().and_then(|previous| previous.track(name)));
            tracks.extend(self.builder.track_with_id(known, name));
        }
        tracks.into_iter().collect()
    }

    /// Returns `true` if the name of a person contains all the given parts.
    pub(super) fn has_names(&mut self, person: &PersonId, parts: &[&str]) -> bool {
        let name =
            self.builder.person_mut(person).map(|person| folded(person.name.first())).unwrap_or_default();
        parts.iter().all(|part| name.contains(&folded(part)))
    }

    /// Returns the date of the current day.
    pub(super) fn date(&self) -> Option<NaiveDate> {
        match self.day {
            Some(SheetDay::Date(date)) => Some(date),
            _ => None,
        }
    }
}

/// Returns the title above the headers of a sheet, with the index of its row. The title is in the
/// first row that is not empty, which has no other cell. Longer texts above the headers are the
/// instructions of a template.
fn title_above(above: &[Vec<Cell>]) -> Option<(usize, String)> {
    let filled = |row: &Vec<Cell>| row.iter().filter(|cell| !cell.is_empty()).count();
    if above.iter().filter(|row| filled(row) > 0).count() > MOST_ABOVE {
        return None;
    }
    let (row, cells) = above.iter().enumerate().find(|(_, row)| filled(row) > 0)?;
    let text = cells.iter().find(|cell| !cell.is_empty())?.text();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let supposed = Calendar::new(std::iter::empty(), Some(DateOrder::DayFirst), Some(2000));
    let is_title = filled(cells) == 1
        && text.chars().count() <= 120
        && text.contains(char::is_alphabetic)
        && !text.ends_with(['.', ':', '!'])
        && supposed.moment(&Cell::from(text.as_str())).is_none();
    is_title.then_some((row, text))
}

/// The largest number of rows above the headers of a sheet that is not a template.
const MOST_ABOVE: usize = 5;

/// Separates a name from an id in brackets after it. The text in brackets can also be a role.
pub(super) fn with_id(text: &str) -> (&str, Option<&str>) {
    let text = text.trim();
    let found = text.strip_suffix(']').and_then(|rest| rest.rsplit_once('['));
    match found {
        Some((name, id))
            if !name.trim().is_empty() && !id.is_empty() && !id.contains(char::is_whitespace) =>
        {
            (name.trim(), Some(id))
        }
        _ => (text, None),
    }
}

/// Sets the kind of a session from a word, which can be a code or a printed word. A word that is
/// not the code of the kind also becomes the label of the kind.
pub(super) fn kind(session: &mut Session, word: &str, language: &LanguageTag) {
    use crate::interchange::common::words;

    let word = word.trim();
    session.kind = reader::kind(word, language).or_else(|| words::kind(word));
    if session.kind.as_ref().is_none_or(|kind| kind.as_str() != word) {
        session.kind_label = Some(word.into());
    }
}
