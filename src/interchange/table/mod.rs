//! Reads and writes spreadsheets, as rows of cells. This module requires the `table` feature.
//!
//! The rows can come from any reader, such as the crates `csv` or `calamine`. Two layouts are read:
//! a list with one row for each session or for each speaker, and a grid with rooms as columns and
//! times as rows. The layout, the row with the headers, and the meaning of the columns are
//! recognised. [`Columns`] specifies anything that is not.
//!
//! ```
//! use programme::Role;
//! use programme::interchange::table::{Columns, read};
//!
//! let rows = [
//!     ["Datum", "Zeit", "Titel", "Raum", "Personen"],
//!     ["2026-03-02", "9:00–9:45", "Weirs", "Hall", "Chair: Ada Okoye; Bo Lind"],
//!     ["", "10:00–10:45", "Locks", "Hall", "Chu Hua"],
//! ];
//! let programme = read(rows, &Columns::default())?.draft.build()?;
//! let locks = programme.session("locks").unwrap();
//! assert_eq!(locks.slot().unwrap().to_string(), "day 1, 10:00–10:45");
//! let weirs = programme.session("weirs").unwrap();
//! assert_eq!(weirs.participations().next().unwrap().role(), Some(&Role::Chair));
//!
//! // A grid has rooms as columns and times as rows.
//! let grid = [["", "Hall", "Quay"], ["9:00", "Weirs", "Locks"], ["10:00", "Fish ladders", ""]];
//! let programme = read(grid, &Columns::default())?.draft.build()?;
//! assert_eq!(programme.session("weirs").unwrap().slot().unwrap().to_string(), "day 1, 09:00–10:00");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Mapping between columns and programmes
//!
//! The meanings of the columns are the variants of [`Field`]. A column without a known meaning is
//! kept in the `extensions` of each session, under `table/` and its header.
//!
//! | Column | Programme |
//! |---|---|
//! | id | the id of the session |
//! | title, subtitle, number, kind, level, description | the fields with these names |
//! | date, start, end, time range, length, all day | the slot, or the planned length without a start |
//! | room, building | the place, and the building of the room |
//! | track, tags, language, status, capacity | tracks, tags, spoken languages, status, limit of attendance |
//! | people, or a heading such as "Moderators" | participations with their roles |
//! | given and family name, position, organisation, biography | the person in the row |
//! | part of | the parent session |
//! | link, recording | a link, the address of the recording |
//!
//! The following details apply:
//! - A title or subtitle in another language has the language in its header, as in "Title (fr)".
//! - A row with an empty date has the date of the row above. A row that only contains a date or a
//!   day is a heading for the rows below it.
//! - A time before 06:00 belongs to the night after the day of the rows above it, if its row has no
//!   date and follows a time at or after noon. The first time of the day must be later, and the
//!   other times must be in order. If no row of the day is at 13:00 or later, the rows after a step
//!   back from 10:00–12:59 to 1:00–7:59 are in the afternoon.
//! - The time zone in a header, as in "Start (UTC)", is that of the programme, unless the options
//!   contain another one. If neither specifies a time zone, the first UTC offset is that of the
//!   programme. A time with another offset is converted, or keeps its clock time after a clock
//!   change. A finding reports each such time. It also reports each start without an offset, if
//!   other starts have one.
//! - A session that lasts all day on several dates becomes one all-day session for each date. The
//!   end date is included, unless the end is midnight.
//! - Times that cannot be used together, such as an end without a start, are kept in the extensions
//!   with a finding.
//! - A cell of rooms that lists several, as in "Hall A and Hall B", places the session in each of
//!   them if they also appear separately. A dash means that the session has no room, and a web
//!   address means that it is held online.
//! - A row with the id, title and time of an earlier row, or with the title, time and room of the
//!   row above, adds people to that session. A row that only contains people also adds them to the
//!   session above.
//! - Names are separated as described at [`people`](super::reader::people). An id after a name, as
//!   in "Ada Okoye \[17\]", is the id of the person. Rooms and tracks can also have an id.
//! - Dates that begin with the year or name the month are always read. A date such as 02/03/2026 is
//!   only read if the order of day and month is known. A day number above 12 or a weekday, in any
//!   date of the sheet, determines the order. Otherwise, specify it in [`Columns`]. If the order
//!   remains unknown, such a date is only the label of a day, and a finding reports it. The same
//!   applies to dates without a year, unless the rows above the headers contain the year.
//! - If several columns can contain the title, that with the most specific header and the fewest
//!   repeated texts does. The others are kept in the extensions.
//! - The title of the programme can be the only text in the first row above the headers. Other rows
//!   above the headers are reported. Without a column of kinds, a title such as "Lunch" is also the
//!   kind of the session.
//! - An organisation, position or biography belongs to the person in the nearest column before it,
//!   or to the speaker if that person presides and there is only one such column. "TBC" and similar
//!   words are vacancies, and a dash means that there is nobody.
//! - Numbers in columns of dates and times are serial dates.
//! - A grid can have days instead of rooms above its columns. A row without a first cell continues
//!   the cells above it, and a row whose first cell is neither a time nor a day is reported.
//! - In a grid, the first line of a cell is the title. A line with a heading, as in "Chair: Ada
//!   Okoye", contains people, and other lines are the description. A session ends where the next
//!   row begins, or at the end of the range of its row. Merged cells become longer sessions,
//!   or sessions in several rooms.
//! - The location of a finding is the number of the row and of the column, both counted from 1.

mod cell;
mod cell_times;
mod columns;
mod dates;
mod days;
mod details;
mod doubtful_columns;
mod grid;
mod header_words;
mod headers;
mod layout;
mod list;
mod night_rows;
mod people;
mod previous;
mod row;
mod row_times;
mod sheet;
mod write;

pub use cell::Cell;
pub use columns::{Columns, DateOrder, Field};
pub use write::{Sheet, write};

use super::{Import, ImportError};
use layout::Layout;

/// Reads the rows of a spreadsheet, and converts them into a draft. The rows consist of cells, or
/// of strings.
///
/// ```
/// use programme::interchange::table::{Columns, read};
///
/// let rows = [["Title", "Start"], ["Weirs", "02/03/2026 9:00"]];
/// let import = read(rows, &Columns::default())?;
/// // The date has two readings, so it only is the label of a day.
/// assert_eq!(import.draft.days[0].date, None);
/// assert!(import.findings.to_string().contains("order of day and month"));
/// # Ok::<(), programme::interchange::ImportError>(())
/// ```
///
/// # Errors
///
/// Returns an error with the code [`Code::MalformedDocument`](crate::Code::MalformedDocument) if
/// there is neither a row with headers nor a grid. If the sheet exceeds the
/// [limits](crate::interchange::Limits), the code
/// is [`Code::LimitExceeded`](crate::Code::LimitExceeded).
pub fn read<Rows>(rows: Rows, columns: &Columns) -> Result<Import, ImportError>
where
    Rows: IntoIterator,
    Rows::Item: IntoIterator<Item: Into<Cell>>,
{
    let rows = layout::collect(rows, columns.options.limits)?;
    match layout::find(&rows, columns)? {
        Layout::List { header } => Ok(list::read(&rows, header, columns)),
        Layout::Grid { header } => Ok(grid::read(&rows, header, columns)),
    }
}
