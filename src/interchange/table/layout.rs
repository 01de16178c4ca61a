//! Finds the row with the headers, and the layout of a sheet.

use super::cell::Cell;
use super::columns::{Column, Columns, Field};
use crate::interchange::reader;
use crate::interchange::{ImportError, Limits};
use crate::report::SourceLocation;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// A list of sessions, below the row with the headers.
    List { header: usize },
    /// A grid with rooms as columns, below the row with their names.
    Grid { header: usize },
}

/// The number of rows in which headers are searched for. Templates have instructions above them.
const SEARCHED: usize = 40;

/// The number of columns in which headers are searched for.
const WIDEST: usize = 256;

/// Collects the rows, and checks the limits.
pub(super) fn collect<Rows>(rows: Rows, limits: Limits) -> Result<Vec<Vec<Cell>>, ImportError>
where
    Rows: IntoIterator,
    Rows::Item: IntoIterator<Item: Into<Cell>>,
{
    let (mut collected, mut bytes) = (Vec::new(), 0_usize);
    for (number, row) in rows.into_iter().enumerate() {
        let mut cells: Vec<Cell> = Vec::new();
        for cell in row {
            let cell = cell.into();
            let length = if let Cell::Text(text) = &cell { text.len() } else { 0 };
            bytes = bytes.saturating_add(length).saturating_add(1);
            let at = || Some(SourceLocation::line(number + 1));
            if length > limits.line {
                let message = format!("a cell is longer than the limit of {} bytes", limits.line);
                return Err(ImportError::limit(message, at()));
            }
            if bytes > limits.bytes {
                let message = format!("the sheet is larger than the limit of {} bytes", limits.bytes);
                return Err(ImportError::limit(message, at()));
            }
            cells.push(cell);
        }
        collected.push(cells);
    }
    Ok(collected)
}

/// Finds the layout. The row with the most known headers is selected, if one of them is the title.
pub(super) fn find(rows: &[Vec<Cell>], columns: &Columns) -> Result<Layout, ImportError> {
    if let Some(stated) = columns.header_row {
        let header = stated.saturating_sub(1);
        let row = rows.get(header).ok_or_else(|| {
            ImportError::malformed(
                format!("the sheet has no row {stated}"),
                Some(SourceLocation::line(stated)),
            )
        })?;
        return Ok(if known(row, columns).is_some() {
            Layout::List { header }
        } else {
            Layout::Grid { header }
        });
    }
    let candidates = rows.iter().take(SEARCHED).enumerate();
    let listed = candidates.filter_map(|(at, row)| Some((known(row, columns)?, at)));
    // The first of several rows with the same number of headers has precedence.
    let best = listed.fold(None, |best: Option<(usize, usize)>, found| match best {
        Some((count, _)) if count >= found.0 => best,
        _ => Some(found),
    });
    if let Some((_, header)) = best {
        return Ok(Layout::List { header });
    }
    if let Some(header) = (0..rows.len().min(SEARCHED)).find(|at| is_grid(rows, *at, columns)) {
        return Ok(Layout::Grid { header });
    }
    let message = "no row contains the headers of columns: state the header of the column with the titles, or \
                   add a row with headers such as \"Title\", \"Date\" and \"Room\"; a grid needs times in its first \
                   column, and only rooms above the others";
    Err(ImportError::malformed(message, None))
}

/// Returns the number of known headers of a row, if one of them is the header of the titles.
fn known(row: &[Cell], columns: &Columns) -> Option<usize> {
    // Long texts are instructions above the headers.
    let texts: Vec<String> = row
        .iter()
        .take(WIDEST)
        .map(Cell::text)
        .map(|text| if text.len() > 80 { String::new() } else { text })
        .collect();
    // The first rows of a list can contain words such as "Talk", but also times.
    if row.iter().any(is_time) {
        return None;
    }
    let fields = columns.fields(&texts);
    let has_title = fields.iter().flatten().any(|column| column.field == Field::Title);
    let filled = texts.iter().filter(|text| !text.trim().is_empty()).count();
    let count = fields.iter().flatten().count();
    // A row of a list can contain a word such as "Location", but most of its cells are other texts.
    (has_title && (count > 1 || filled == 1) && (count * 3 >= filled || count > 3)).then_some(count)
}

/// Returns `true` if a row can contain the names of rooms. The row must have a text after the first
/// column, and must not contain a time or a header of a list. At least half of the filled cells
/// below its first cell must be times.
fn is_grid(rows: &[Vec<Cell>], header: usize, columns: &Columns) -> bool {
    let Some(row) = rows.get(header) else { return false };
    let has_rooms = row.iter().skip(1).any(|cell| !cell.is_empty());
    if !has_rooms || row.iter().any(is_time) {
        return false;
    }
    // A column of a list, such as "End" or "Speaker", is not a room.
    let names: Vec<String> = row.iter().skip(1).take(WIDEST).map(Cell::text).collect();
    let is_room = |column: &Column| {
        matches!(column.field, Field::Room | Field::Building | Field::Track | Field::Title | Field::Date)
    };
    if columns.fields(&names).iter().flatten().any(|column| !is_room(column)) {
        return false;
    }
    let below =
        rows.iter().skip(header + 1).take(200).filter_map(|row| row.first()).filter(|cell| !cell.is_empty());
    let (mut times, mut others) = (0_usize, 0_usize);
    for cell in below {
        if is_time(cell) {
            times += 1;
        } else {
            others += 1;
        }
    }
    times > 0 && times >= others
}

fn is_time(cell: &Cell) -> bool {
    let text = cell.text();
    reader::clock(&text).is_some()
        || reader::time_range(&text).is_some()
        || cell.serial().is_some_and(|serial| serial.time.is_some())
}
