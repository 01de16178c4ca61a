//! Chooses between the meanings of columns whose headers can have several.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use super::cell::Cell;
use super::columns::{Column, Columns, DateOrder, Field};
use super::dates::Calendar;
use super::days::is_day_label;
use super::header_words::GENERAL_TITLES;
use super::headers::folded;

/// Returns the ranks of the columns that can contain the title in the main language. The best rank
/// is 0. A header such as "Title" or "Talk" is more specific than one such as "Session" or "Topic".
/// Among equally specific columns, the titles are the texts of which fewest are repeated. Numbers
/// are not titles.
pub(super) fn title_ranks(
    rows: &[Vec<Cell>],
    header: usize,
    fields: &[Option<Column>],
    columns: &Columns,
) -> HashMap<usize, usize> {
    let is_title = |column: &Column| column.field == Field::Title && column.language.is_none();
    // Most sheets have a single column of titles.
    if fields.iter().flatten().filter(|column| is_title(column)).nth(1).is_none() {
        return HashMap::new();
    }
    let titles = fields.iter().enumerate().filter(|(_, column)| column.as_ref().is_some_and(is_title));
    let mut found: Vec<(bool, bool, Reverse<usize>, usize)> = Vec::new();
    for (at, _) in titles {
        let mut texts =
            rows.iter().skip(header).filter_map(|row| row.get(at)).map(|cell| folded(&cell.text()));
        let header = texts.next().unwrap_or_default();
        let is_stated = columns.headers.iter().any(|(stated, _)| folded(stated) == header);
        let different: HashSet<String> = texts.collect();
        let is_general = !is_stated && GENERAL_TITLES.contains(&header.as_str());
        let is_number = different.iter().all(|text| !text.contains(char::is_alphabetic));
        found.push((is_number && !is_stated, is_general, Reverse(different.len()), at));
    }
    found.sort_unstable();
    found.into_iter().zip(0..).map(|((.., at), rank)| (at, rank)).collect()
}

/// Reads a column with the header "Tag" as days if all its cells are days. The German word for a
/// day is the English word for a keyword.
pub(super) fn days_and_tags(
    rows: &[Vec<Cell>],
    header: usize,
    headers: &[String],
    fields: &mut [Option<Column>],
    columns: &Columns,
) {
    let order = columns.date_order.unwrap_or(DateOrder::DayFirst);
    let calendar = Calendar::new(std::iter::empty(), Some(order), columns.year.or(Some(2000)));
    let is_day = |cell: &Cell| {
        let text = cell.text();
        calendar.moment(cell).is_some_and(|moment| moment.date.is_some())
            || is_day_label(&text, None)
            || folded(&text).trim_end_matches(" tag").parse::<u8>().is_ok()
    };
    for (at, column) in fields.iter_mut().enumerate() {
        let is_named_tag = headers.get(at).is_some_and(|header| folded(header) == "tag");
        let Some(column) = column.as_mut().filter(|column| is_named_tag && column.field == Field::Tags)
        else {
            continue;
        };
        let cells = rows.iter().skip(header + 1).filter_map(|row| row.get(at));
        let mut cells = cells.filter(|cell| !cell.is_empty());
        if cells.next().is_some_and(is_day) && cells.all(is_day) {
            column.field = Field::Date;
        }
    }
}
