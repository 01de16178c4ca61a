//! Reads a list with one row for each session or for each person.

use std::collections::HashMap;

use chrono::{FixedOffset, NaiveDate, NaiveDateTime};
use indexmap::IndexMap;

use super::cell::Cell;
use super::columns::{Column, Columns, Field};
use super::dates::Calendar;
use super::days::SheetDay;
use super::headers::folded;
use super::people;
use super::sheet::{SheetReading, at, kind, with_id};
use crate::code::Code;
use crate::draft::{Recording, Session};
use crate::error::quote;
use crate::interchange::Import;
use crate::interchange::common::extension::keep_extension;
use crate::interchange::common::nights::{after_midnight, night_of};
use crate::interchange::common::{languages, urls, words};
use crate::interchange::reader;
use crate::report::{SourceLocation, Subject};
use crate::value::id::SessionId;
use crate::value::link::Link;
use crate::value::path::Path;
use crate::value::slot::{DayPart, Slot};
use crate::value::status::SessionStatus;
use crate::value::text::Text;
use crate::value::time::{DayTime, Length};
use crate::value::time_zone::{ClockChanges, TimeZone};
use crate::vocabulary::{Meaning, recognise};

/// A cell with the meaning of its column.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) field: Field,
    pub(super) person: u32,
    pub(super) language: Option<crate::value::language::LanguageTag>,
    pub(super) header: String,
    pub(super) cell: Cell,
    pub(super) text: String,
    pub(super) place: SourceLocation,
    /// The time zone in the header.
    zone: Option<TimeZone>,
    /// Whether the cell above contains the value.
    is_filled: bool,
}

/// Words in the column for sessions that last all day.
const YES: [&str; 13] =
    ["true", "yes", "1", "x", "wahr", "ja", "vrai", "oui", "verdadero", "sí", "да", "是", "نعم"];
const NO: [&str; 12] =
    ["false", "no", "0", "falsch", "nein", "faux", "non", "falso", "ложь", "нет", "否", "لا"];

/// What the times of a row show, apart from the slot.
#[derive(Debug, Default)]
struct RowTimes {
    /// The cells that were not used, and why.
    problems: Vec<(Entry, &'static str)>,
    /// Whether the row itself contains a date or a day.
    has_own_date: bool,
    /// The usual offset, if the start has no offset, unlike others.
    doubt: Option<FixedOffset>,
    /// An offset that is not the usual one, and whether its clock time was used.
    offset: Option<(FixedOffset, bool)>,
}

/// The dates and times in the cells of a row.
#[derive(Debug, Default)]
struct CellTimes {
    /// The cells that were read.
    entries: Vec<Entry>,
    date: Option<NaiveDate>,
    label: Option<SheetDay>,
    start: Option<u32>,
    end: Option<u32>,
    end_date: Option<NaiveDate>,
    offset: Option<FixedOffset>,
    /// The time zone in the header of the start.
    zone: Option<TimeZone>,
}

impl RowTimes {
    /// Adds the cells of the given fields to the problems.
    fn unused(&mut self, read: Vec<Entry>, is_unused: impl Fn(&Field) -> bool) {
        let unused = read.into_iter().filter(|entry| is_unused(&entry.field));
        self.problems
            .extend(unused.map(|entry| (entry, "cannot be used together with the other times of the row")));
    }
}

/// A row with a start, for finding the night after a day.
#[derive(Debug)]
struct TimedRow {
    /// The position of the session in the draft.
    position: usize,
    day: i32,
    start: u32,
    room: String,
    has_own_date: bool,
    place: SourceLocation,
}

/// The UTC offsets of the starts in a sheet.
#[derive(Debug, Default)]
struct Offsets {
    /// The first offset, which is that of the programme if no time zone is stated.
    usual: Option<FixedOffset>,
    /// The clock changes of the places with this offset.
    changes: ClockChanges,
    /// The offset of each date, and an instant in UTC. The offset is `None` if the starts on the
    /// date have several offsets.
    dates: HashMap<NaiveDate, (NaiveDateTime, Option<i32>)>,
    /// Whether the options or a header state the time zone.
    zone_is_stated: bool,
}

impl Offsets {
    fn add(&mut self, cell: &Cell) {
        let Cell::Text(text) = cell else { return };
        let Some((local, Some(offset))) = reader::date_time(text) else { return };
        let (seconds, Some(utc)) = (offset.local_minus_utc(), local.checked_sub_offset(offset)) else {
            return;
        };
        if self.usual.is_none() {
            (self.usual, self.changes) = (Some(offset), ClockChanges::of(seconds, utc));
        }
        let (_, of_date) = self.dates.entry(local.date()).or_insert((utc, Some(seconds)));
        *of_date = of_date.filter(|known| *known == seconds);
    }

    /// Returns `true` if the clock of a date has the given UTC offset because of a clock change.
    fn are_changed_to(&self, offset: i32, date: NaiveDate) -> bool {
        let Some((utc, Some(known))) = self.dates.get(&date) else { return false };
        *known == offset && !self.zone_is_stated && self.changes.contain(offset, *utc)
    }
}

/// The cells of a row with known meanings. Cells are removed when they are read.
#[derive(Debug)]
pub(super) struct Row<'r> {
    entries: Vec<Entry>,
    unknown: Vec<(&'r str, String, SourceLocation)>,
    number: usize,
}

impl Row<'_> {
    pub(super) fn place(&self) -> SourceLocation {
        at(self.number, 0)
    }

    fn take(&mut self, field: &Field) -> Option<Entry> {
        let found =
            self.entries.iter().position(|entry| entry.field == *field && entry.language.is_none())?;
        Some(self.entries.remove(found))
    }

    fn text(&mut self, field: &Field) -> Option<String> {
        self.take(field).map(|entry| entry.text.trim().to_owned())
    }

    pub(super) fn take_all(&mut self, is_wanted: impl Fn(&Field) -> bool) -> Vec<Entry> {
        let (taken, left) =
            std::mem::take(&mut self.entries).into_iter().partition(|entry| is_wanted(&entry.field));
        self.entries = left;
        taken
    }

    fn has(&self, is_wanted: impl Fn(&Field) -> bool) -> bool {
        self.entries.iter().any(|entry| is_wanted(&entry.field))
    }
}

/// Returns `true` for columns that can contain dates.
fn is_dated(field: &Field) -> bool {
    matches!(field, Field::Date | Field::EndDate | Field::Start | Field::End | Field::Time)
}

pub(super) fn read(rows: &[Vec<Cell>], header: usize, columns: &Columns) -> Import {
    let headers: Vec<String> = rows.get(header).into_iter().flatten().map(Cell::text).collect();
    let fields = columns.fields(&headers);
    let known = &fields;
    let below = rows.iter().enumerate().skip(header + 1);
    let dates = below.clone().flat_map(|(_, row)| {
        let is_heading = row.iter().filter(|cell| !cell.is_empty()).count() == 1;
        row.iter().enumerate().filter_map(move |(column, cell)| {
            match (cell, known.get(column).and_then(Option::as_ref)) {
                (Cell::Text(text), Some(column)) if is_heading || is_dated(&column.field) => {
                    Some(text.as_str())
                }
                _ => None,
            }
        })
    });
    let calendar = Calendar::new(dates, columns.date_order, columns.year);
    let mut offsets = Offsets::default();
    for (column, cell) in below.clone().flat_map(|(_, row)| row.iter().enumerate()) {
        let field = known.get(column).and_then(Option::as_ref).map(|column| &column.field);
        if matches!(field, Some(Field::Date | Field::Start | Field::Time)) {
            offsets.add(cell);
        }
    }
    let zone = known.iter().flatten().find_map(|column| column.zone.clone());
    let mut list = List {
        reading: SheetReading::new(columns, calendar),
        offsets,
        timed: Vec::new(),
        by_id: HashMap::new(),
        by_title: HashMap::new(),
        parents: Vec::new(),
        parent: None,
        last: None,
    };
    let time_zone = &mut list.reading.builder.draft.time_zone;
    *time_zone = time_zone.take().or(zone);
    list.offsets.zone_is_stated = time_zone.is_some();
    let mut above: Vec<Cell> = Vec::new();
    for (number, row) in below {
        let cells = filled(row, &mut above, &fields, columns);
        if cells.iter().all(Cell::is_empty) || row.iter().map(Cell::text).eq(headers.iter().cloned()) {
            continue;
        }
        list.row(number, row, &cells, &headers, &fields);
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

struct List<'c> {
    reading: SheetReading<'c>,
    offsets: Offsets,
    timed: Vec<TimedRow>,
    by_id: HashMap<String, usize>,
    by_title: HashMap<String, Option<SessionId>>,
    /// The sessions that name a parent session, with the name and its location.
    parents: Vec<(usize, String, String, SourceLocation)>,
    /// The last session that is not a part of another.
    parent: Option<SessionId>,
    /// The title, the time and the room of the last row, with the position of its session.
    last: Option<(String, usize)>,
}

impl List<'_> {
    fn row(
        &mut self,
        number: usize,
        own: &[Cell],
        cells: &[Cell],
        headers: &[String],
        fields: &[Option<Column>],
    ) {
        let mut row = Row { entries: Vec::new(), unknown: Vec::new(), number };
        for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let header = headers.get(column).map_or("", String::as_str);
            let place = at(number, column);
            match fields.get(column).and_then(Option::as_ref) {
                Some(Column { field: Field::Ignored, .. }) => {}
                Some(Column { field, person, language, zone }) => row.entries.push(Entry {
                    field: field.clone(),
                    person: *person,
                    language: language.clone(),
                    header: header.to_owned(),
                    cell: cell.clone(),
                    text: cell.text(),
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
            Err(label) => label,
        };
        let is_day = |text: &str| {
            recognise(text, Some(&self.reading.language))
                .iter()
                .any(|one| matches!(one.meaning, Meaning::Day(_)))
        };
        let day = day.or_else(|| {
            let text = cell.text();
            is_day(&text).then(|| SheetDay::Label(text.trim().to_owned()))
        });
        let is_heading = day.is_some();
        self.reading.day = day.or_else(|| self.reading.day.take());
        is_heading
    }

    fn add_people(&mut self, row: &mut Row<'_>, position: usize) {
        let sessions = &mut self.reading.builder.draft.sessions;
        let Some(found) = sessions.get_mut(position) else { return };
        let mut session = std::mem::replace(found, Session::new("row"));
        people::people(&mut self.reading, row, &mut session);
        for (header, text, place) in std::mem::take(&mut row.unknown) {
            let key = format!("table/{}", header.split_whitespace().collect::<Vec<_>>().join(" "));
            if session.extensions.get(&key) != Some(text.trim()) {
                self.reading.keep(&mut session, header, &text, &place, None);
            }
        }
        if let Some(found) = self.reading.builder.draft.sessions.get_mut(position) {
            *found = session;
        }
    }

    fn session(&mut self, mut row: Row<'_>) {
        let place = row.place();
        let stated = row.text(&Field::Id);
        let title = row.text(&Field::Title);
        let shown = title.clone().unwrap_or_default();
        let room = row.take(&Field::Room);
        let room_text = room.as_ref().map(|room| room.text.trim().to_owned()).unwrap_or_default();
        let mut session = Session::new("row");
        let date_before = self.reading.day.clone();
        let known = stated.as_ref().and_then(|id| self.by_id.get(id).copied());
        let mut times = self.times(&mut row, &mut session);
        // In a list with one row for each person, consecutive rows repeat the session.
        let key = format!("{} {:?} {}", folded(&shown), session.slot, folded(&room_text));
        let repeats_last = stated.is_none() && self.last.as_ref().is_some_and(|(last, _)| *last == key);
        let position = known.or_else(|| self.last.as_ref().map(|(_, at)| *at).filter(|_| repeats_last));
        let same = |position: &usize| {
            let earlier = self.reading.builder.draft.sessions.get(*position);
            earlier.is_some_and(|earlier| {
                earlier.title.as_ref().map(Text::first) == title.as_deref() && earlier.slot == session.slot
            })
        };
        let has_people =
            row.has(|field| matches!(field, Field::People(_) | Field::GivenName | Field::FamilyName));
        if let Some(position) = position.filter(same).filter(|_| has_people) {
            self.reading.day = date_before.or(self.reading.day.take());
            self.add_people(&mut row, position);
            return;
        }
        let previous = self.reading.columns.previous.as_ref();
        let earlier = previous
            .and_then(|previous| previous.session(&shown, self.reading.date(), session.slot, &room_text));
        let earlier = earlier.map(str::to_owned);
        let kind_word = row.text(&Field::Kind);
        let name = if shown.is_empty() { kind_word.clone().unwrap_or_default() } else { shown.clone() };
        let id = match (&stated, &earlier) {
            (Some(stated), _) => self.reading.builder.session_id(Some(stated), &name, &place),
            (None, Some(earlier)) if !self.by_id.contains_key(earlier) => {
                self.reading.builder.session_id(Some(earlier), &name, &place)
            }
            _ => self.reading.builder.session_id(None, &name, &place),
        };
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
        }
        self.details(&mut row, &mut session);
        self.offset(&mut session, &times, &place);
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
        self.reading.builder.push(session, &rest);
    }

    /// Reads the dates and the times in the cells of a row.
    fn cells_of_times(&mut self, row: &mut Row<'_>, found: &mut RowTimes) -> CellTimes {
        let mut read = CellTimes::default();
        for field in [Field::Date, Field::Start, Field::Time, Field::End, Field::EndDate] {
            let Some(entry) = row.take(&field) else { continue };
            match self.reading.moment(&entry.cell, &entry.place) {
                Ok(moment) => {
                    match field {
                        Field::End | Field::EndDate => {
                            read.end_date = read.end_date.or(moment.date);
                            read.end = moment.start.or(read.end);
                        }
                        _ => {
                            found.has_own_date |= moment.date.is_some() && !entry.is_filled;
                            read.date = read.date.or(moment.date);
                            read.start = read.start.or(moment.start);
                            read.end = read.end.or(moment.end);
                            read.offset = read.offset.or(moment.offset);
                            if moment.start.is_some() && moment.offset.is_none() {
                                read.zone.clone_from(&entry.zone);
                            }
                        }
                    }
                    read.entries.push(entry);
                }
                Err(day) if field == Field::Date => {
                    found.has_own_date |= !entry.is_filled;
                    read.label = day.or_else(|| Some(SheetDay::Label(entry.text.trim().to_owned())));
                }
                // A date and a time, where the date is ambiguous.
                Err(Some(SheetDay::Label(text))) if !matches!(field, Field::End | Field::EndDate) => {
                    let (day, time) = text.split_once([' ', 'T']).unwrap_or((&text, ""));
                    read.start = read.start.or_else(|| {
                        self.reading.calendar.moment(&Cell::from(time)).and_then(|time| time.start)
                    });
                    found.has_own_date = true;
                    read.label = read.label.or_else(|| Some(SheetDay::Label(day.to_owned())));
                }
                Err(Some(SheetDay::Label(text))) => {
                    let time = text.split_once([' ', 'T']).map_or("", |(_, time)| time);
                    read.end = read.end.or_else(|| {
                        self.reading.calendar.moment(&Cell::from(time)).and_then(|time| time.start)
                    });
                }
                Err(_) => found.problems.push((entry, "is not a date or time")),
            }
        }
        read
    }

    /// Reads the times of a row.
    fn times(&mut self, row: &mut Row<'_>, session: &mut Session) -> RowTimes {
        let mut found = RowTimes::default();
        let CellTimes { entries: read, date, label, start, end, end_date, offset, zone } =
            self.cells_of_times(row, &mut found);
        if let Some(date) = date {
            self.reading.day = Some(SheetDay::Date(date));
        } else if label.is_some() {
            self.reading.day = label;
        }
        let mut length = None;
        if let Some(entry) = row.take(&Field::Length) {
            length = length_of(&entry);
            if length.is_none() {
                found.problems.push((entry, "is not a length of time"));
            }
        }
        let days = end_date.zip(self.reading.date()).map_or(0, |(end, start)| (end - start).num_days());
        let is_midnight = |time: Option<u32>| time.is_none_or(|time| time % 86_400 == 0);
        if self.is_all_day(row, session) {
            // The end can be the midnight after the day.
            let is_one_day = days == 0 || days == 1 && end == Some(0);
            let day = self.reading.day.clone().unwrap_or_else(|| SheetDay::Label(String::new()));
            let slot = self.slot(&day, None, None);
            session.slot = slot.map(|slot| Slot::part(slot.day_number(), DayPart::AllDay));
            found.unused(read, |field| match field {
                Field::Start | Field::Time => !is_midnight(start),
                Field::End => !is_midnight(end) || !is_one_day,
                Field::EndDate => !is_one_day,
                _ => false,
            });
            return found;
        }
        let Some(first) = start else {
            session.planned_length = length;
            let has_day = date.is_some() || matches!(self.reading.day, Some(SheetDay::Label(_)));
            if let Some(day) = self.reading.day.clone().filter(|_| has_day && length.is_none()) {
                session.slot = self.slot(&day, None, None);
            }
            // A session with a planned length has no slot.
            found.unused(read, |field| match field {
                Field::Date => length.is_some() && date.is_some(),
                Field::End => end.is_some() || days != 0,
                Field::EndDate => days != 0,
                _ => false,
            });
            return found;
        };
        let between = end.and_then(|end| between(first, end, days));
        let ends_first = end.is_some() && between.is_none();
        found.unused(read, |field| match field {
            Field::End | Field::Time => ends_first,
            Field::EndDate => ends_first || end.is_none() && days != 0,
            _ => false,
        });
        let length = between.or(length);
        let day = self.reading.day.clone().unwrap_or_else(|| SheetDay::Label(String::new()));
        let SheetDay::Date(date) = &day else {
            session.slot = self.slot(&day, Some(first), length);
            return found;
        };
        session.slot = self.dated(*date, first, length, offset, zone, &mut found);
        found
    }

    /// Returns the slot of a session on a date. Its start can have a UTC offset.
    fn dated(
        &mut self,
        date: NaiveDate,
        first: u32,
        length: Option<Length>,
        offset: Option<FixedOffset>,
        zone: Option<TimeZone>,
        found: &mut RowTimes,
    ) -> Option<Slot> {
        let day = SheetDay::Date(date);
        let clock = date.and_hms_opt(first / 3600 % 24, first / 60 % 60, first % 60)?;
        let programme = self.reading.builder.draft.time_zone.clone();
        // A header can state another time zone than that of the programme.
        let of_header = zone.filter(|zone| programme.as_ref() != Some(zone));
        let of_header = of_header.and_then(|zone| zone.offsets()?.instants(clock).earliest());
        let Some(offset) = offset.or(of_header.map(|instant| *instant.offset())) else {
            if let (Some(usual), false) = (self.offsets.usual, self.offsets.zone_is_stated) {
                found.doubt = Some(usual);
            }
            return self.slot(&day, Some(first), length);
        };
        let (own, usual) = (offset.local_minus_utc(), self.offsets.usual.unwrap_or(offset).local_minus_utc());
        if self.offsets.are_changed_to(own, date) {
            found.offset = Some((offset, true));
            return self.slot(&day, Some(first), length);
        }
        if !self.offsets.zone_is_stated && own != usual {
            found.offset = Some((offset, false));
        }
        let local = self.reading.builder.local(clock, Some(offset));
        self.reading.builder.slot(local, length)
    }

    /// Returns `true` if the row has a mark that its session lasts all day.
    fn is_all_day(&mut self, row: &mut Row<'_>, session: &mut Session) -> bool {
        let Some(entry) = row.take(&Field::AllDay) else { return false };
        let word = entry.text.trim().to_lowercase();
        if NO.contains(&word.as_str()) {
            return false;
        }
        if YES.contains(&word.as_str()) {
            return true;
        }
        let why = Some((Code::SetAside, "is neither yes nor no"));
        self.reading.keep(session, &entry.header, &entry.text, &entry.place, why);
        false
    }

    /// Reports how the offset of a row was read, and keeps it if it differs.
    fn offset(&mut self, session: &mut Session, times: &RowTimes, place: &SourceLocation) {
        if let Some(usual) = times.doubt {
            let is_assumed = usual.local_minus_utc() == 0;
            if is_assumed && session.status == SessionStatus::default() {
                session.status = SessionStatus::Tentative;
            }
            let doubt = if is_assumed { ", and marked as tentative" } else { "" };
            let message = format!(
                "the start has no UTC offset, unlike others: it was read on the clock of the programme ({usual}){doubt}"
            );
            self.reading.note(Code::TimeAdjusted, session, "slot", place, &message);
        }
        let Some((offset, is_kept)) = times.offset else { return };
        let usual = self.offsets.usual.unwrap_or(offset);
        if is_kept {
            keep_extension(&mut session.extensions, "table/offset", &offset.to_string());
            let message = format!(
                "the offset {offset} does not match the usual offset {usual}: the clock time was used"
            );
            self.reading.note(Code::StatementsDisagree, session, "slot", place, &message);
        } else {
            let message = format!("a time with the offset {offset} was converted to the offset {usual}");
            self.reading.note(Code::TimeAdjusted, session, "slot", place, &message);
        }
    }

    /// Moves the sessions of the night after a day, if the order of the rows shows them and their
    /// rows have no dates of their own.
    fn nights(&mut self) {
        let timed = std::mem::take(&mut self.timed);
        let mut moved: Vec<(&TimedRow, u32)> = Vec::new();
        for run in timed.chunk_by(|one, next| one.day == next.day) {
            let mut add = |list: &[(usize, u32)]| {
                let Some((late, night)) = night_of(list) else { return false };
                let night = || night.iter().filter_map(|(at, _)| run.get(*at));
                if night().all(|row| !row.has_own_date) {
                    moved.extend(night().map(|row| (row, late)));
                }
                true
            };
            let whole: Vec<(usize, u32)> = run.iter().enumerate().map(|(at, row)| (at, row.start)).collect();
            if add(&whole) {
                continue;
            }
            // The rows can be sorted by room.
            let mut rooms: IndexMap<&str, Vec<(usize, u32)>> = IndexMap::new();
            for (at, row) in run.iter().enumerate() {
                rooms.entry(row.room.as_str()).or_default().push((at, row.start));
            }
            for list in rooms.values() {
                add(list);
            }
        }
        for (row, late) in moved {
            let Some(session) = self.reading.builder.draft.sessions.get_mut(row.position) else { continue };
            session.slot = session.slot.and_then(after_midnight).or(session.slot);
            let subject = Subject::Session(session.id.clone());
            let shown = |seconds| DayTime::from_seconds(seconds).map(|at| at.to_string()).unwrap_or_default();
            let message = format!(
                "the start {} was read as a time in the night after the day, because it follows {} and has no date of its own",
                shown(row.start),
                shown(late)
            );
            let path = Path::root().with("sessions").with_index(row.position).with("slot");
            self.reading.builder.note(Code::TimeAdjusted, subject, path, row.place.clone(), message);
        }
    }

    fn slot(&mut self, day: &SheetDay, start: Option<u32>, length: Option<Length>) -> Option<Slot> {
        let SheetReading { builder, days, language, .. } = &mut self.reading;
        days.slot(builder, language, day, start, length)
    }

    fn details(&mut self, row: &mut Row<'_>, session: &mut Session) {
        for (field, text) in [(Field::Title, &mut session.title), (Field::Subtitle, &mut session.subtitle)] {
            if field == Field::Subtitle {
                *text = row.text(&field).map(Text::from);
            }
            for entry in row.take_all(|other| *other == field) {
                let Some(tag) = entry.language else { continue };
                self.reading.uses_language(&tag);
                let wording = entry.text.trim();
                let main = self.reading.language.clone();
                *text = match text.take() {
                    None => Text::new([(tag, wording)]).ok(),
                    Some(known) if known.is_plain() => {
                        let first = known.first().to_owned();
                        Text::new([(main, first), (tag, wording.to_owned())]).ok().or(Some(known))
                    }
                    Some(known) => known.clone().with(tag, wording).ok().or(Some(known)),
                };
            }
        }
        for entry in row.take_all(|field| *field == Field::Description) {
            session.description.extend(reader::text_blocks(&entry.text));
        }
        if let Some(entry) = row.take(&Field::Number) {
            if let Ok(number) = entry.text.trim().parse() {
                session.number = Some(number);
            } else {
                let why = Some((Code::SetAside, "is not a session number"));
                self.reading.keep(session, &entry.header, &entry.text, &entry.place, why);
            }
        }
        for entry in row.take_all(|field| *field == Field::Track) {
            session.tracks.extend(self.reading.tracks(&entry.text));
        }
        unique(session);
        for entry in row.take_all(|field| *field == Field::Tags) {
            let tags = entry
                .text
                .split([',', ';', '\n', '|', '、', '،'])
                .map(str::trim)
                .filter(|tag| !tag.is_empty());
            session.tags.extend(tags.map(Text::from));
        }
        session.level = row.text(&Field::Level).map(Text::from);
        if let Some(entry) = row.take(&Field::Status) {
            if let Some(status) = words::status(&entry.text) {
                session.status = status;
            } else {
                let why = Some((Code::SetAside, "is not a known status"));
                self.reading.keep(session, &entry.header, &entry.text, &entry.place, why);
            }
        }
        if let Some(entry) = row.take(&Field::Language) {
            let read = languages::languages(&entry.text.replace('\n', ","));
            session.spoken = read.tags;
            if read.unread {
                let why = Some((Code::LanguageTagAdjusted, "is not a known language"));
                self.reading.keep(session, &entry.header, &entry.text, &entry.place, why);
            }
        }
        if let Some(entry) = row.take(&Field::Capacity) {
            match entry.text.trim().parse() {
                Ok(limit) => session.attendance_limit = Some(limit),
                Err(_) => self.reading.keep(session, &entry.header, &entry.text, &entry.place, None),
            }
        }
        for entry in row.take_all(|field| matches!(field, Field::Link | Field::Recording)) {
            match urls::url(entry.text.trim()) {
                Some(url) if entry.field == Field::Link => session.links.push(Link::new(url)),
                Some(url) => session.recording.get_or_insert_with(Recording::new).url = Some(url),
                None => {
                    let why = Some((Code::SetAside, "is not a valid URL"));
                    self.reading.keep(session, &entry.header, &entry.text, &entry.place, why);
                }
            }
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
                self.reading.keep(&mut changed, &header, &name, &place, why);
                if let Some(session) = self.reading.builder.draft.sessions.get_mut(position) {
                    *session = changed;
                }
            }
        }
        if self.reading.columns.options.day_change.is_none() {
            self.nights();
        }
        without_cycles(&mut self.reading);
        self.reading.finish()
    }
}

/// Removes part-of relations that form a cycle, because a draft with a cycle cannot be built.
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

/// Returns the length between two times. An end in the early morning after a start in the evening
/// is on the next day.
fn between(start: u32, end: u32, days: i64) -> Option<Length> {
    let seconds = i64::from(end) - i64::from(start) + days * 86_400;
    let is_overnight = days == 0 && start >= 18 * 3600 && end < 6 * 3600;
    let seconds = if seconds < 0 && is_overnight { seconds + 86_400 } else { seconds };
    Length::from_seconds(seconds.try_into().ok()?)
}

/// Reads a length. Spreadsheets store a length as a fraction of a day.
fn length_of(entry: &Entry) -> Option<Length> {
    if let Some(time) =
        entry.cell.serial().filter(|serial| serial.date.is_none()).and_then(|serial| serial.time)
    {
        use chrono::Timelike;
        return Length::from_seconds(time.num_seconds_from_midnight());
    }
    let is_hours = folded(&entry.header).contains("hour");
    let length = reader::length(&entry.text)?;
    let is_number = entry.text.trim().bytes().all(|byte| byte.is_ascii_digit());
    if is_hours && is_number {
        Length::from_seconds(length.total_seconds().checked_mul(60)?)
    } else {
        Some(length)
    }
}

fn unique(session: &mut Session) {
    let mut seen = std::collections::HashSet::new();
    session.tracks.retain(|track| seen.insert(track.clone()));
}
