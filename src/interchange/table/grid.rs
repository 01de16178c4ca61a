//! Reads a grid with rooms as columns and times as rows.

use super::cell::Cell;
use super::columns::Columns;
use super::dates::{self, Calendar, year_above};
use super::days::{SheetDay, is_day_label};
use super::people;
use super::sheet::{SheetReading, at};
use crate::code::Code;
use crate::draft::Session;
use crate::error::quote;
use crate::interchange::Import;
use crate::interchange::common::nights::{Later, afternoon_end, later_events};
use crate::interchange::reader;
use crate::report::Subject;
use crate::value::kind::Kind;
use crate::value::path::Path;
use crate::value::place::Place;
use crate::value::text::Text;
use crate::value::time::{DayTime, Length};

/// The time of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
struct RowTime {
    day: Option<SheetDay>,
    start: u32,
    end: Option<u32>,
}

pub(super) fn read(rows: &[Vec<Cell>], header: usize, columns: &Columns) -> Import {
    let mut rooms: Vec<String> = rows.get(header).into_iter().flatten().map(Cell::text).collect();
    let texts =
        rows.iter().enumerate().filter(|(row, _)| *row != header).filter_map(|(_, row)| match row.first() {
            Some(Cell::Text(text)) => Some(text.as_str()),
            _ => None,
        });
    // A day above the rooms is the day of the grid.
    let above = rows.get(..header).unwrap_or_default();
    let calendar = Calendar::new(texts, columns.date_order, columns.year.or_else(|| year_above(above)));
    let is_day = |row: &&Vec<Cell>| row.first().is_some_and(|cell| calendar.moment(cell).is_some());
    let titles: Vec<Vec<Cell>> =
        above.iter().map(|row| if is_day(&row) { Vec::new() } else { row.clone() }).collect();
    let mut reading = SheetReading::new(columns, calendar, &titles);
    if let Some(Ok(moment)) =
        rows.get(header).and_then(|row| row.first()).map(|cell| reading.moment(cell, &at(header, 0)))
    {
        reading.day = moment.date.map(SheetDay::Date).or_else(|| reading.day.take());
    }
    let days = days_of_columns(&mut reading, rows, header);
    if days.is_some() {
        rooms.iter_mut().for_each(String::clear);
    }
    let times = times(&mut reading, rows, header);
    let rows = with_continued_cells(rows, header, &times);
    report_untimed(&mut reading, &rows, header, &times);
    for (number, row) in rows.iter().enumerate() {
        let Some(Some(time)) = times.get(number) else { continue };
        let filled = row.iter().skip(1).filter(|cell| !is_blank(cell)).count();
        for (column, cell) in row.iter().enumerate().skip(1).filter(|(_, cell)| !is_blank(cell)) {
            let day = days.as_ref().and_then(|days| days.get(column).cloned().flatten());
            let time = &RowTime { day: day.or_else(|| time.day.clone()), ..time.clone() };
            session(&mut reading, &rows, &times, (number, column), cell, &rooms, filled == 1, time);
        }
    }
    reading.finish()
}

/// Returns `true` for a cell without a session, such as one with a dash.
fn is_blank(cell: &Cell) -> bool {
    cell.is_empty() || people::is_nobody(&cell.text())
}

/// Returns the days of the columns, if the headers are days instead of rooms.
fn days_of_columns(
    reading: &mut SheetReading<'_>,
    rows: &[Vec<Cell>],
    header: usize,
) -> Option<Vec<Option<SheetDay>>> {
    let mut days = vec![None];
    for (column, cell) in rows.get(header)?.iter().enumerate().skip(1) {
        let text = cell.text();
        let text = text.trim();
        if text.is_empty() {
            days.push(None);
            continue;
        }
        let is_label = reading.calendar.lacks_year(text) || is_day_label(text, None);
        let date = reading.calendar.moment(cell).and_then(|moment| moment.date);
        let day = match date.or_else(|| reading.calendar.in_heading(text)) {
            Some(date) => SheetDay::Date(date),
            None if is_label => match reading.moment(cell, &at(header, column)) {
                Err(Some(label)) => label,
                _ => SheetDay::Label(text.to_owned()),
            },
            None => return None,
        };
        days.push(Some(day));
    }
    days.iter().any(Option::is_some).then_some(days)
}

/// Returns the rows with the cells of rows without a first cell added to the cells above them.
fn with_continued_cells(rows: &[Vec<Cell>], header: usize, times: &[Option<RowTime>]) -> Vec<Vec<Cell>> {
    let mut joined: Vec<Vec<Cell>> = rows.to_vec();
    let mut timed = None;
    for (number, row) in rows.iter().enumerate().skip(header + 1) {
        let has_time = times.get(number).is_some_and(Option::is_some);
        if has_time || row.first().is_some_and(|cell| !cell.is_empty()) {
            timed = Some(number).filter(|_| has_time);
            continue;
        }
        let Some(above) = timed.and_then(|above| joined.get_mut(above)) else { continue };
        above.resize(above.len().max(row.len()), Cell::Empty);
        for (cell, above) in row.iter().zip(above.iter_mut()).skip(1).filter(|(cell, _)| !is_blank(cell)) {
            match above {
                Cell::Text(text) if !people::is_nobody(text) => {
                    text.push('\n');
                    text.push_str(&cell.text());
                }
                other => *other = Cell::Text(cell.text()),
            }
        }
        if let Some(row) = joined.get_mut(number) {
            row.iter_mut().filter(|cell| matches!(cell, Cell::Text(_))).for_each(|cell| *cell = Cell::Empty);
        }
    }
    joined
}

/// Reports the rows below the headers that have neither a time nor a day.
fn report_untimed(
    reading: &mut SheetReading<'_>,
    rows: &[Vec<Cell>],
    header: usize,
    times: &[Option<RowTime>],
) {
    for (number, row) in rows.iter().enumerate().skip(header + 1) {
        let has_time = times.get(number).is_some_and(Option::is_some);
        let texts: Vec<String> = row.iter().filter(|cell| !cell.is_empty()).map(Cell::text).collect();
        let is_day = row.first().is_some_and(|cell| is_day(reading, &cell.text())) && texts.len() == 1;
        if has_time || is_day || texts.is_empty() {
            continue;
        }
        let message = format!("the row has no time and was left out: {}", quote(&texts.join(" | ")));
        let place = at(number, 0);
        reading.builder.note(Code::NotImported, Subject::Programme, Path::root(), place, message);
    }
}

/// Returns `true` for the heading of a day.
fn is_day(reading: &SheetReading<'_>, text: &str) -> bool {
    let text = text.trim();
    reading.calendar.in_heading(text).is_some()
        || reading.calendar.lacks_year(text)
        || dates::numbers(text).is_some()
        || is_day_label(text, Some(&reading.language))
}

/// Reads the first column: the times of the rows, and the days between them.
fn times(reading: &mut SheetReading<'_>, rows: &[Vec<Cell>], header: usize) -> Vec<Option<RowTime>> {
    let mut times = vec![None; rows.len()];
    for (number, row) in rows.iter().enumerate().filter(|(number, _)| *number != header) {
        let Some(cell) = row.first().filter(|cell| !cell.is_empty()) else { continue };
        let moment = reading.moment(cell, &at(number, 0));
        match moment {
            Ok(moment) => {
                if let Some(date) = moment.date {
                    reading.day = Some(SheetDay::Date(date));
                }
                if let (Some(start), Some(time)) = (moment.start, times.get_mut(number)) {
                    *time = Some(RowTime { day: reading.day.clone(), start, end: moment.end });
                }
            }
            Err(Some(day)) => reading.day = Some(day),
            Err(None) => {
                let text = cell.text();
                if let Some(day) = reading.dated_heading(&text) {
                    reading.day = Some(day);
                } else if is_day(reading, &text) {
                    reading.day = Some(SheetDay::Label(text.trim().to_owned()));
                }
            }
        }
    }
    nights(reading, &mut times);
    times
}

/// Moves times to the afternoon, or to the night after their day, if the order of the rows shows
/// that they belong there.
fn nights(reading: &mut SheetReading<'_>, times: &mut [Option<RowTime>]) {
    let rows: Vec<(usize, RowTime)> =
        times.iter().enumerate().filter_map(|(row, time)| Some((row, time.clone()?))).collect();
    for run in rows.chunk_by(|(_, one), (_, next)| one.day == next.day) {
        let list: Vec<(usize, u32)> = run.iter().map(|(row, time)| (*row, time.start)).collect();
        for (row, time) in run {
            let end = time.end.and_then(|end| afternoon_end(time.start, end));
            if let (Some(end), Some(Some(time))) = (end, times.get_mut(*row)) {
                time.end = Some(end);
                let message = format!("the end of the range was read as {}", shown(end));
                let path = Path::root().with("sessions");
                reading.builder.note(Code::TimeAdjusted, Subject::Programme, path, at(*row, 0), message);
            }
        }
        let Some(Later { after, events, seconds, when }) = later_events(&list) else { continue };
        for (row, start) in events {
            let message = format!(
                "the time {} was read as a time in {when}, because it follows {}",
                shown(*start),
                shown(after)
            );
            let path = Path::root().with("sessions");
            reading.builder.note(Code::TimeAdjusted, Subject::Programme, path, at(*row, 0), message);
            if let Some(Some(time)) = times.get_mut(*row) {
                time.start += seconds;
                time.end = time.end.map(|end| end + seconds);
            }
        }
    }
}

fn shown(seconds: u32) -> String {
    DayTime::from_seconds(seconds).map(|at| at.to_string()).unwrap_or_default()
}

#[expect(
    clippy::too_many_arguments,
    reason = "a cell depends on its row, its column and the cells around it"
)]
fn session(
    reading: &mut SheetReading<'_>,
    rows: &[Vec<Cell>],
    times: &[Option<RowTime>],
    (number, column): (usize, usize),
    cell: &Cell,
    rooms: &[String],
    is_alone: bool,
    time: &RowTime,
) {
    let place = at(number, column);
    let text = cell.text();
    let mut lines = text.trim().lines();
    let title = lines.next().unwrap_or_default().trim();
    // Cells that are merged with this one make the session longer, or place it in more rooms.
    let merged = |row: usize, column: usize| rows.get(row).and_then(|row| row.get(column));
    let last_row = (number + 1..rows.len())
        .take_while(|row| matches!(merged(*row, column), Some(Cell::MergedUp)))
        .last()
        .unwrap_or(number);
    let width = rows.get(number).map_or(0, Vec::len);
    let last_column = (column + 1..width)
        .take_while(|column| matches!(merged(number, *column), Some(Cell::MergedLeft)))
        .last()
        .unwrap_or(column);
    let end = end_of(times, last_row, time);
    let seconds = end.and_then(|end| end.checked_sub(time.start));
    let length = seconds.and_then(Length::from_seconds);
    let day = time.day.clone().unwrap_or_else(|| SheetDay::Label(String::new()));
    let SheetReading { builder, days, language, .. } = reading;
    let slot = days.slot(builder, language, &day, Some(time.start), length);
    let names: Vec<&str> = (column..=last_column)
        .filter_map(|column| rooms.get(column).map(|name| name.trim()))
        .filter(|name| !name.is_empty())
        .collect();
    let date = match &day {
        SheetDay::Date(date) => Some(*date),
        SheetDay::Label(_) => None,
    };
    let previous = reading.columns.previous.as_ref();
    let earlier = previous
        .and_then(|previous| previous.session(title, date, slot, names.first().copied().unwrap_or_default()));
    let earlier = earlier.map(str::to_owned);
    let id = reading.builder.session_id(earlier.as_deref(), title, &place);
    let mut session = Session::new(id).with_title(title);
    session.slot = slot;
    session.kind = reader::kind(title, &reading.language);
    // If the only filled cell of a row is a break, it applies to everybody.
    let is_break = session.kind.as_ref().map(Kind::properties).is_some_and(|kind| kind.programme_wide);
    if !(is_alone && is_break) {
        let mut ids = indexmap::IndexSet::new();
        for name in names {
            let known =
                reading.columns.previous.as_ref().and_then(|previous| previous.room(name)).map(str::to_owned);
            ids.extend(reading.builder.room(known.as_deref(), name, &place));
        }
        if !ids.is_empty() {
            session.place = Some(Place::Rooms(ids.into_iter().collect()));
        }
    }
    let mut description: Vec<&str> = Vec::new();
    for line in lines {
        let heading = line.split_once([':', '：']).map(|(heading, _)| heading);
        if heading.is_some_and(|heading| reader::role(heading, &reading.language).is_some()) {
            session.participations.extend(people::line(reading, line, &place));
        } else {
            description.push(line);
        }
    }
    session.description = reader::text_blocks(&description.join("\n"));
    session.title = Some(title).filter(|title| !title.is_empty()).map(Text::from);
    reading.builder.push(session, "");
}

/// Returns the end of a session, which lasts from the row `first` to the row `last`: the end of the
/// range of its last row, or else the start of the next row, if it is on the same day.
fn end_of(times: &[Option<RowTime>], last: usize, first: &RowTime) -> Option<u32> {
    let own = times.get(last).and_then(Option::as_ref);
    let end = own.and_then(|own| own.end);
    if end.is_some() {
        return end;
    }
    let next = times.iter().skip(last + 1).flatten().next()?;
    (next.day == first.day && next.start > first.start).then_some(next.start)
}
