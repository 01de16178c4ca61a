//! Reads a list with one row for each session or for each person.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::cell::Cell;
use super::columns::{Column, Columns, Field};
use super::dates::{Calendar, is_alone, year_above};
use super::days::{SheetDay, is_day_label};
use super::details::details;
use super::doubtful_columns::{days_and_tags, title_ranks};
use super::headers::folded;
use super::night_rows::{TimedRow, move_nights};
use super::people;
use super::row::{Entry, Row};
use super::row_times::{RowTimeReader, SheetTimes};
use super::sheet::{SheetReading, at, kind, with_id};
use crate::code::Code;
use crate::draft::Session;
use crate::error::quote;
use crate::interchange::Import;
use crate::interchange::common::calendar_words::leading_weekday;
use crate::interchange::common::occurrences::repeat_of;
use crate::interchange::common::texts::bracketed;
use crate::interchange::reader;
use crate::report::{SourceLocation, Subject};
use crate::value::id::SessionId;
use crate::value::path::Path;
use crate::value::text::Text;

/// Returns `true` for columns that can contain dates.
fn is_dated(field: &Field) -> bool {
    matches!(field, Field::Date | Field::EndDate | Field::Start | Field::End | Field::Time)
}

pub(super) fn read(rows: &[Vec<Cell>], header: usize, columns: &Columns) -> Import {
    let headers: Vec<String> = rows.get(header).into_iter().flatten().map(Cell::text).collect();
    let mut fields = columns.fields(&headers);
    days_and_tags(rows, header, &headers, &mut fields, columns);
    let known = &fields;
    let below = rows.iter().enumerate().skip(header + 1);
    let dates = below.clone().flat_map(|(_, row)| {
        let is_heading = row.iter().filter(|cell| !cell.is_empty()).count() == 1;
        row.iter().enumerate().filter_map(move |(column, cell)| {
            match (cell, known.get(column).and_then(Option::as_ref)) {
                (Cell::Text(text), Some(column))
                    if is_heading && is_alone(text) || is_dated(&column.field) =>
                {
                    Some(text.as_str())
                }
                _ => None,
            }
        })
    });
    let above = rows.get(..header).unwrap_or_default();
    let year = columns.year.or_else(|| year_above(above));
    let calendar = Calendar::new(dates, columns.date_order, year);
    let mut forms = SheetTimes::default();
    let has_starts = known.iter().flatten().any(|column| matches!(column.field, Field::Start | Field::Time));
    for (column, cell) in below.clone().flat_map(|(_, row)| row.iter().enumerate()) {
        match known.get(column).and_then(Option::as_ref).map(|column| &column.field) {
            Some(Field::Start | Field::Time) => forms.add(cell),
            Some(Field::Date) if !has_starts => {
                forms.add(cell);
                let start = calendar.moment(cell).and_then(|moment| moment.start);
                forms.midnights_are_times |= start.is_some_and(|start| start != 0);
            }
            _ => {}
        }
    }
    let zone = known.iter().flatten().find_map(|column| column.zone.clone());
    let mut list = List {
        reading: SheetReading::new(columns, calendar, above),
        forms,
        timed: Vec::new(),
        by_id: HashMap::new(),
        by_title: HashMap::new(),
        parents: Vec::new(),
        parent: None,
        texts: HashMap::new(),
        last: None,
        has_kinds: fields.iter().flatten().any(|column| column.field == Field::Kind),
        title_ranks: title_ranks(rows, header, &fields, columns),
    };
    let time_zone = &mut list.reading.builder.draft.time_zone;
    *time_zone = time_zone.take().or(zone);
    list.forms.zone_is_stated = time_zone.is_some();
    let owners = people::owners(&fields);
    // The heading of the first day can be above the headers.
    let heading = above.iter().rev().find(|row| row.iter().any(|cell| !cell.is_empty()));
    if let Some(row) = heading {
        list.heading(row, header.saturating_sub(1), &[]);
    }
    let mut above: Vec<Cell> = Vec::new();
    for (number, row) in below {
        let cells = filled(row, &mut above, &fields, columns);
        if cells.iter().all(Cell::is_empty) || row.iter().map(Cell::text).eq(headers.iter().cloned()) {
            continue;
        }
        list.row(number, row, &cells, &headers, &fields, &owners);
    }
    list.finish()
}

/// Returns the cells of a row. A cell that is merged with the cell above, or that has to be filled,
/// gets the value of the cell above.
fn filled(row: &[Cell], above: &mut Vec<Cell>, fields: &[Option<Column>], columns: &Columns) -> Vec<Cell> {
    let is_blank = row.iter().all(|cell| matches!(cell, Cell::Empty));
    let mut cells: Vec<Cell> = row.to_vec();
    above.resize(above.len().max(cells.len()), Cell::Empty);
    cells.resize(above.len(), Cell::Empty);
    for (column, (cell, above)) in cells.iter_mut().zip(above.iter_mut()).enumerate() {
        let field = fields.get(column).and_then(Option::as_ref).map(|column| &column.field);
        let fills = !is_blank && field.is_some_and(|field| columns.fill_down.contains(field));
        if matches!(cell, Cell::MergedUp) || (fills && cell.is_empty()) {
            cell.clone_from(above);
        } else if !is_blank {
            above.clone_from(cell);
        }
    }
    cells
}

/// Returns a key for a cell, with the header and the text.
fn cell_key(entry: &Entry) -> String {
    format!("{}\n{}", entry.header, entry.text.trim())
}

struct List<'c> {
    reading: SheetReading<'c>,
    forms: SheetTimes,
    timed: Vec<TimedRow>,
    by_id: HashMap<String, usize>,
    by_title: HashMap<String, Option<SessionId>>,
    /// The sessions that name a parent session, with the header of the column, the name of the
    /// parent, and the location of the row.
    parents: Vec<(usize, String, String, SourceLocation)>,
    /// The last session whose row is not marked as a part.
    parent: Option<SessionId>,
    /// The cells of the first row of each session, by the position of the session.
    texts: HashMap<usize, HashSet<String>>,
    /// The title, the time and the room of the last row, with the position of its session.
    last: Option<(String, usize)>,
    /// Whether a column contains the kinds of the sessions.
    has_kinds: bool,
    /// The ranks of the columns that can contain the title in the main language. The best one is 0.
    title_ranks: HashMap<usize, usize>,
}

impl List<'_> {
    fn row(
        &mut self,
        number: usize,
        own: &[Cell],
        cells: &[Cell],
        headers: &[String],
        fields: &[Option<Column>],
        owners: &[Option<usize>],
    ) {
        let mut row = Row { entries: Vec::new(), unknown: Vec::new(), number, owners };
        for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let header = headers.get(column).map_or("", String::as_str);
            let place = at(number, column);
            match fields.get(column).and_then(Option::as_ref) {
                Some(Column { field: Field::Ignored, .. }) => {}
                Some(Column { field, language, zone, .. }) => row.entries.push(Entry {
                    field: field.clone(),
                    language: language.clone(),
                    header: header.to_owned(),
                    cell: cell.clone(),
                    text: cell.text(),
                    column,
                    place,
                    zone: zone.clone(),
                    is_filled: own.get(column).is_none_or(Cell::is_empty),
                }),
                None => row.unknown.push((header, cell.text(), place)),
            }
        }
        if self.heading(own, number, fields) {
            return;
        }
        self.merged_break(&mut row);
        let is_new = |field: &Field| matches!(field, Field::Id | Field::Title | Field::Kind | Field::Number);
        let has_people = row.has(|field| {
            matches!(field, Field::People(_) | Field::GivenName | Field::FamilyName | Field::PersonId)
        });
        if !row.has(is_new) {
            if let Some(position) = self.last.as_ref().map(|(_, position)| *position).filter(|_| has_people) {
                self.add_people(&mut row, position);
            } else if !row.entries.is_empty() || !row.unknown.is_empty() {
                let texts: Vec<String> = own.iter().filter(|cell| !cell.is_empty()).map(Cell::text).collect();
                let message =
                    format!("the row names no session and was left out: {}", quote(&texts.join(" | ")));
                let place = row.place();
                self.reading.builder.note(
                    Code::NotImported,
                    Subject::Programme,
                    Path::root(),
                    place,
                    message,
                );
            }
            return;
        }
        self.session(row);
    }

    /// Reads a row that only contains a date or a day, which applies to the rows below it.
    fn heading(&mut self, own: &[Cell], number: usize, fields: &[Option<Column>]) -> bool {
        let mut filled = own.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
        let (Some((column, cell)), None) = (filled.next(), filled.next()) else { return false };
        // An id can look like a date.
        if fields.get(column).and_then(Option::as_ref).is_some_and(|column| column.field == Field::Id) {
            return false;
        }
        let day = match self.reading.moment(cell, &at(number, column)) {
            Ok(moment) if moment.start.is_none() => moment.date.map(SheetDay::Date),
            Ok(_) => None,
            // Dates without a year are the labels of days, and so are dates in an unknown order.
            Err(label) => {
                let text = cell.text();
                label.filter(|_| is_alone(&text) || self.reading.calendar.lacks_year(text.trim()))
            }
        };
        let text = cell.text();
        // A title can also start with a date.
        let field = fields.get(column).and_then(Option::as_ref).map(|column| &column.field);
        let may_be_title = field == Some(&Field::Title) && leading_weekday(&text).is_none();
        let day = match day {
            None if !may_be_title => self.reading.dated_heading(&text),
            day => day,
        };
        let day = day.or_else(|| {
            let is_label = is_day_label(&text, Some(&self.reading.language));
            is_label.then(|| SheetDay::Label(text.trim().to_owned()))
        });
        let is_heading = day.is_some();
        self.reading.day = day.or_else(|| self.reading.day.take());
        is_heading
    }

    /// Uses the text of a row without a title as the title, if it is a break. The cell of a break
    /// often extends over all columns.
    fn merged_break(&mut self, row: &mut Row<'_>) {
        let is_timed = |field: &Field| is_dated(field) || matches!(field, Field::Length);
        let mut texts = row.entries.iter().filter(|entry| !is_timed(&entry.field) && !entry.is_filled);
        let (text, entry) = match (texts.next(), row.unknown.as_slice()) {
            (Some(entry), []) if entry.field != Field::Title => (&entry.text, Some(entry.column)),
            (None, [(_, text, _)]) => (text, None),
            _ => return,
        };
        let text = text.trim();
        let bare = bracketed(text).map_or(text, |(before, _)| before);
        let kind = reader::kind(bare, &self.reading.language);
        let is_break = kind.is_some_and(|kind| kind.properties().programme_wide);
        if !is_break || texts.next().is_some() {
            return;
        }
        let title = |entry: &mut Entry| entry.field = Field::Title;
        match entry {
            Some(column) => row.entries.iter_mut().filter(|entry| entry.column == column).for_each(title),
            None => {
                if let Some((header, text, place)) = row.unknown.pop() {
                    row.entries.push(Entry::title(header, text, place));
                }
            }
        }
    }

    fn add_people(&mut self, row: &mut Row<'_>, position: usize) {
        let sessions = &mut self.reading.builder.draft.sessions;
        let Some(found) = sessions.get_mut(position) else { return };
        let mut session = std::mem::replace(found, Session::new("row"));
        self.reading.continued = Some(position);
        people::people(&mut self.reading, row, &mut session);
        for (header, text, place) in std::mem::take(&mut row.unknown) {
            let key = format!("table/{}", header.split_whitespace().collect::<Vec<_>>().join(" "));
            if session.extensions.get(&key) != Some(text.trim()) {
                self.reading.keep(&mut session, header, &text, &place, None);
            }
        }
        let known = self.texts.get(&position);
        let is_new = |entry: &Entry| !known.is_some_and(|known| known.contains(&cell_key(entry)));
        for entry in std::mem::take(&mut row.entries).into_iter().filter(is_new) {
            let why = Some((Code::StatementsDisagree, "differs from the first row of the session"));
            self.reading.keep(&mut session, &entry.header, &entry.text, &entry.place, why);
        }
        self.reading.continued = None;
        if let Some(found) = self.reading.builder.draft.sessions.get_mut(position) {
            *found = session;
        }
    }

    fn session(&mut self, mut row: Row<'_>) {
        let place = row.place();
        let cells: HashSet<String> = row.entries.iter().map(cell_key).collect();
        // A title or an id that is merged with the cell above continues its row.
        let is_continued = row.is_filled(&Field::Id) || row.is_filled(&Field::Title);
        let stated = row.text(&Field::Id);
        row.entries.sort_by_key(|entry| self.title_ranks.get(&entry.column).copied());
        let shown = row.any_text(&Field::Title).unwrap_or_default().to_owned();
        let title = row.text(&Field::Title);
        let room = row.take(&Field::Room);
        let room_text = room.as_ref().map(|room| room.text.trim().to_owned()).unwrap_or_default();
        let mut session = Session::new("row");
        let date_before = self.reading.day.clone();
        let known = stated.as_ref().and_then(|id| self.by_id.get(id).copied());
        let mut reader = RowTimeReader { reading: &mut self.reading, forms: &self.forms };
        let mut times = reader.times(&mut row, &mut session);
        // In a list with one row for each person, consecutive rows repeat the session.
        let key = format!("{} {:?} {}", folded(&shown), session.slot, folded(&room_text));
        let repeats_last = stated.is_none() && self.last.as_ref().is_some_and(|(last, _)| *last == key);
        let position = known.or_else(|| self.last.as_ref().map(|(_, at)| *at).filter(|_| repeats_last));
        let same = |position: &usize| {
            let earlier = self.reading.builder.draft.sessions.get(*position);
            earlier.is_some_and(|earlier| {
                earlier.title.as_ref().map_or("", Text::first) == shown && earlier.slot == session.slot
            })
        };
        let has_people =
            row.has(|field| matches!(field, Field::People(_) | Field::GivenName | Field::FamilyName));
        if let Some(position) = position.filter(same).filter(|_| has_people || is_continued) {
            self.reading.day = date_before.or(self.reading.day.take());
            row.entries.extend(room);
            self.add_people(&mut row, position);
            return;
        }
        let previous = self.reading.columns.previous.as_ref();
        let earlier = previous
            .and_then(|previous| previous.session(&shown, self.reading.date(), session.slot, &room_text));
        let earlier = earlier.map(str::to_owned);
        let kind_word = row.text(&Field::Kind);
        let name = if shown.is_empty() { kind_word.clone().unwrap_or_default() } else { shown.clone() };
        let id = self.session_id(stated.as_deref(), earlier.as_deref(), &name, &place);
        session.id = id.clone();
        for (entry, why) in std::mem::take(&mut times.problems) {
            self.reading.keep(
                &mut session,
                &entry.header,
                &entry.text,
                &entry.place,
                Some((Code::TimeAdjusted, why)),
            );
        }
        session.title = title.map(Text::from);
        if let Some(word) = kind_word {
            kind(&mut session, &word, &self.reading.language);
        } else if !self.has_kinds {
            session.kind = reader::kind(&shown, &self.reading.language);
        }
        details(&mut self.reading, &mut row, &mut session);
        RowTimeReader { reading: &mut self.reading, forms: &self.forms }.report(&mut session, &times, &place);
        self.relations(&mut row, &mut session, &place);
        let building = row.text(&Field::Building).unwrap_or_default();
        let rest = match &room {
            Some(room) => self.reading.place(&mut session, &room.text, &building, &room.place),
            None => String::new(),
        };
        people::people(&mut self.reading, &mut row, &mut session);
        let left = std::mem::take(&mut row.entries);
        for entry in left {
            self.reading.keep(&mut session, &entry.header, &entry.text, &entry.place, None);
        }
        for (header, text, place) in std::mem::take(&mut row.unknown) {
            let header = if header.trim().is_empty() { "column without a header" } else { header };
            self.reading.keep(&mut session, header, &text, &place, None);
        }
        let position = self.reading.builder.draft.sessions.len();
        self.texts.insert(position, cells);
        if let Some((slot, start)) = session.slot.and_then(|slot| Some((slot, slot.start()?))) {
            self.timed.push(TimedRow {
                position,
                day: slot.day_number(),
                start: start.total_seconds(),
                room: folded(&room_text),
                has_own_date: times.has_own_date,
                place: place.clone(),
            });
        }
        self.by_id.insert(id.as_str().to_owned(), position);
        self.by_id.extend(stated.map(|stated| (stated, position)));
        let same_title = self.by_title.entry(folded(&shown)).or_insert_with(|| Some(id.clone()));
        if same_title.as_ref() != Some(&id) {
            *same_title = None;
        }
        self.last = Some((key, position));
        self.push(session, times.further_dates, &rest, &place);
    }

    /// Returns the id of a new session. It is the one in its row, or that of the earlier import, or
    /// a new one.
    fn session_id(
        &mut self,
        stated: Option<&str>,
        earlier: Option<&str>,
        name: &str,
        place: &SourceLocation,
    ) -> SessionId {
        let known = stated.or(earlier.filter(|earlier| !self.by_id.contains_key(*earlier)));
        self.reading.builder.session_id(known, name, place)
    }

    /// Adds a session, and one that repeats it for each further date on which it lasts all day.
    fn push(
        &mut self,
        session: Session,
        further_dates: Vec<NaiveDate>,
        room_text: &str,
        place: &SourceLocation,
    ) {
        let message = match further_dates.len() {
            0 => None,
            1 => Some("two days: the second was imported as a session that repeats it".to_owned()),
            days => {
                Some(format!("{} days: the others were imported as {days} sessions that repeat it", days + 1))
            }
        };
        if let Some(message) = message {
            let message = format!("the session lasts for {message}");
            self.reading.note(Code::OccurrencesLinked, &session, "slot", place, &message);
        }
        self.reading.spare_days = self.reading.spare_days.saturating_sub(further_dates.len());
        let again = repeat_of(&session, session.id.clone());
        self.reading.builder.push(session, room_text);
        for date in further_dates {
            let id = self.reading.builder.repeated_id(&again.id);
            let mut reader = RowTimeReader { reading: &mut self.reading, forms: &self.forms };
            let slot = reader.all_day(&SheetDay::Date(date));
            self.reading.builder.push(Session { id, slot, ..again.clone() }, room_text);
        }
    }

    fn relations(&mut self, row: &mut Row<'_>, session: &mut Session, place: &SourceLocation) {
        let mark = row.text(&Field::Part).unwrap_or_default().to_lowercase();
        let is_part = mark.starts_with("sub") || mark.starts_with("part");
        if is_part {
            session.part_of.clone_from(&self.parent);
        } else {
            self.parent = Some(session.id.clone());
        }
        if let Some(entry) = row.take(&Field::PartOf) {
            let position = self.reading.builder.draft.sessions.len();
            self.parents.push((position, entry.header, entry.text.trim().to_owned(), place.clone()));
        }
    }

    fn finish(mut self) -> Import {
        for (position, header, name, place) in std::mem::take(&mut self.parents) {
            let (bare, id) = with_id(&name);
            let sessions = &self.reading.builder.draft.sessions;
            let by_id = self.by_id.get(id.unwrap_or(&name)).and_then(|at| sessions.get(*at));
            let parent = by_id.map(|session| session.id.clone());
            let parent = parent.or_else(|| self.by_title.get(&folded(bare)).cloned().flatten());
            let Some(session) = self.reading.builder.draft.sessions.get_mut(position) else { continue };
            if let Some(parent) = parent.filter(|parent| *parent != session.id) {
                session.part_of = Some(parent);
            } else {
                let mut changed = std::mem::replace(session, Session::new("row"));
                let why = Some((Code::SetAside, "is not the id or title of another session"));
                self.reading.continued = Some(position);
                self.reading.keep(&mut changed, &header, &name, &place, why);
                self.reading.continued = None;
                if let Some(session) = self.reading.builder.draft.sessions.get_mut(position) {
                    *session = changed;
                }
            }
        }
        if self.reading.columns.options.day_change.is_none() {
            move_nights(&mut self.reading, &self.timed);
        }
        without_cycles(&mut self.reading);
        self.reading.finish()
    }
}

/// Removes one part-of relation from each cycle, because a draft with a cycle cannot be built.
fn without_cycles(reading: &mut SheetReading<'_>) {
    let sessions = &reading.builder.draft.sessions;
    let positions: HashMap<&str, usize> =
        sessions.iter().enumerate().map(|(at, session)| (session.id.as_str(), at)).collect();
    let parent = |at: usize| {
        let parent = sessions.get(at).and_then(|session| session.part_of.as_ref())?;
        positions.get(parent.as_str()).copied()
    };
    // 0 for sessions that have not been visited, or else the number of the walk that visited them.
    let mut visited = vec![0_usize; sessions.len()];
    let mut cyclic = Vec::new();
    for start in 0..sessions.len() {
        let mut next = Some(start);
        while let Some(at) = next {
            match visited.get_mut(at) {
                Some(walk) if *walk == 0 => *walk = start + 1,
                Some(walk) if *walk == start + 1 => {
                    cyclic.push(at);
                    break;
                }
                _ => break,
            }
            next = parent(at);
        }
    }
    for at in cyclic {
        let Some(session) = reading.builder.draft.sessions.get_mut(at) else { continue };
        session.part_of = None;
        let (subject, path) =
            (Subject::Session(session.id.clone()), Path::root().with("sessions").with_index(at));
        let message = "the session is a part of itself through other sessions: this relation was left out";
        let place = SourceLocation::Pointer(Path::root());
        reading.builder.note(Code::NotImported, subject, path.with("part_of"), place, message);
    }
}
