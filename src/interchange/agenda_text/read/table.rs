//! Divides the rows of tables into lines: a time with a title, people, places and other texts.

use super::classify::{Class, Context, classify};
use super::clock::{self, Clock};
use super::dates::day_heading;
use super::join::Logical;
use super::places::names_room;
use super::vocabulary::Headings;
use crate::vocabulary::{Heading, Meaning};

/// The content of a column, according to its heading.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Column {
    Time,
    End,
    /// A day or a date.
    Day(String),
    Title,
    Venue,
    /// Each cell contains the name of a room.
    Rooms,
    People(String),
    /// A room with parallel sessions.
    Room(String),
    Unknown,
}

/// Replaces the rows of tables with lines. The cells of a table are separated by tabs or vertical
/// bars.
pub(super) fn expand(lines: Vec<Logical>, context: &Context) -> Vec<Logical> {
    let mut out = Vec::with_capacity(lines.len());
    let mut columns: Vec<Column> = Vec::new();
    let mut day = String::new();
    for line in lines {
        let Some(cells) = cells(&line) else {
            if !line.text.contains('\t') && line.gap {
                columns.clear();
            }
            out.push(line);
            continue;
        };
        if cells.iter().all(|cell| cell.chars().all(|c| matches!(c, '-' | ':' | ' ' | '='))) {
            continue;
        }
        if let Some(found) = header(&cells, &context.headings) {
            columns = found;
            day.clear();
            continue;
        }
        let of_day = columns.iter().zip(&cells).find_map(|(column, cell)| day_text(column, cell, context));
        if let Some(text) = of_day.filter(|text| *text != day) {
            day.clone_from(&text);
            out.push(Logical { text, bullet: None, rank: None, gap: true, ..line.clone() });
        }
        row(&line, &cells, &columns, context, &mut out);
    }
    out
}

/// Returns the heading of the day in a cell, such as `Monday`. For a cell `2` in a column "Day", it
/// is `Day 2`. Returns `None` if the column contains something else, or if the cell cannot be read.
fn day_text(column: &Column, cell: &str, context: &Context) -> Option<String> {
    let Column::Day(head) = column else { return None };
    let is_day = |text: &str| {
        let heading = day_heading(text, context.headings.language.as_ref());
        heading.is_some_and(|heading| heading.rest.is_empty())
    };
    let numbered = || Some(format!("{head} {cell}")).filter(|text| cell.len() <= 3 && is_day(text));
    Some(cell.to_owned()).filter(|text| is_day(text)).or_else(numbered)
}

fn cells(line: &Logical) -> Option<Vec<String>> {
    let text = line.text.trim();
    if line.bullet.is_some() || line.rank.is_some() {
        return None;
    }
    let cells: Vec<&str> = match text.strip_prefix('|') {
        Some(rest) => rest.trim_end().strip_suffix('|').unwrap_or(rest).split('|').collect(),
        None if text.contains('\t') => text.split('\t').collect(),
        None if text.matches(" | ").count() >= 2 => text.split(" | ").collect(),
        None => return None,
    };
    let text = |cell: &str| {
        // A dash shows that a cell is empty.
        let cell = if matches!(cell.trim(), "-" | "–" | "—") { "" } else { cell.trim() };
        cell.replace("<br>", "; ").replace("<br/>", "; ")
    };
    let cells: Vec<String> = cells.into_iter().map(text).collect();
    (cells.len() >= 2).then_some(cells)
}

/// Reads a row of headings, such as `Time | Session | Room | Speakers`. Returns `None` unless one
/// of the columns contains times and at least two headings are known.
fn header(cells: &[String], headings: &Headings) -> Option<Vec<Column>> {
    let columns: Vec<Column> = cells
        .iter()
        .map(|cell| {
            let meanings = headings.of(cell);
            if meanings.is(Heading::Time) || is_any(cell, STARTS) {
                Column::Time
            } else if is_any(cell, ENDS) {
                Column::End
            } else if meanings.is(Heading::Date) || is_any(cell, DAYS) {
                Column::Day(cell.clone())
            } else if meanings.is(Heading::Venue) {
                Column::Venue
            } else if meanings.is(Heading::Room) && !has_number(cell, headings) {
                Column::Rooms
            } else if meanings.roles().next().is_some() {
                Column::People(cell.clone())
            } else if meanings.is(Heading::Session) || meanings.is(Heading::Agenda) || is_any(cell, TITLES) {
                Column::Title
            } else if names_room(cell) {
                Column::Room(cell.clone())
            } else {
                Column::Unknown
            }
        })
        .collect();
    let known = columns.iter().filter(|column| **column != Column::Unknown).count();
    let time = columns.contains(&Column::Time);
    (time && known >= 2).then_some(columns)
}

fn has_number(cell: &str, headings: &Headings) -> bool {
    let found = crate::vocabulary::recognise(cell, headings.language.as_ref());
    found.iter().any(|reading| matches!(reading.meaning, Meaning::Heading { number: Some(_), .. }))
}

/// The headings of columns with titles.
const TITLES: &[&str] = &[
    "title",
    "topic",
    "item",
    "event",
    "activity",
    "titre",
    "thème",
    "sujet",
    "activité",
    "título",
    "tema",
    "actividad",
    "тема",
    "название",
    "мероприятие",
    "العنوان",
    "الموضوع",
    "النشاط",
    "主题",
    "題目",
    "题目",
    "内容",
    "活动",
    "sessions",
    "talk",
    "titel",
];

/// The headings of columns with starts.
const STARTS: &[&str] = &[
    "start",
    "starts",
    "start time",
    "from",
    "begin",
    "begins",
    "beginn",
    "début",
    "heure de début",
    "inicio",
    "hora de inicio",
    "начало",
    "البداية",
    "开始",
    "开始时间",
];

/// The headings of columns with ends.
const ENDS: &[&str] = &[
    "end",
    "ends",
    "end time",
    "to",
    "until",
    "finish",
    "ende",
    "fin",
    "heure de fin",
    "hora de fin",
    "конец",
    "окончание",
    "النهاية",
    "结束",
    "结束时间",
];

/// The headings of columns with days.
const DAYS: &[&str] =
    &["day", "weekday", "tag", "jour", "journée", "día", "день", "день недели", "اليوم", "星期", "天"];

fn is_any(cell: &str, words: &[&str]) -> bool {
    words.contains(&cell.trim().to_lowercase().as_str())
}

/// Joins a time and the title in the next column. A tab separates them if the title would otherwise
/// become a part of the time, as in `11 h` and `45 minutes of questions`.
fn timed_text(time: &str, title: &str, context: &Context) -> String {
    let clock = |text: &str| clock::leading(text, context.dotted).map(|found| found.clock);
    let joined = format!("{time} {title}");
    if clock(time) == clock(&joined) { joined } else { format!("{time}\t{title}") }
}

fn row(line: &Logical, cells: &[String], columns: &[Column], context: &Context, out: &mut Vec<Logical>) {
    let new = |text: String, gap: bool| Logical { text, bullet: None, rank: None, gap, ..line.clone() };
    let timed = |cell: &str| match classify(cell, None, None, context) {
        Class::Timed { title: "", .. } => true,
        Class::Timed { .. } => columns.is_empty(),
        _ => false,
    };
    if columns.is_empty() {
        let first = cells.first().map(String::as_str).unwrap_or_default();
        if !timed(first) {
            // A role and a name can be separated by a tab, as in a list of speakers.
            out.push(Logical {
                text: cells.join(if line.text.starts_with('|') { " – " } else { "\t" }),
                ..line.clone()
            });
            return;
        }
        let mut rest = cells.iter().skip(1).filter(|cell| !cell.is_empty());
        let title = rest.next().map(String::as_str).unwrap_or_default();
        out.push(new(timed_text(first, title, context), true));
        out.extend(rest.map(|cell| new(cell.clone(), false)));
        return;
    }
    let of = |wanted: fn(&Column) -> bool| {
        columns.iter().zip(cells).filter(move |(column, cell)| wanted(column) && !cell.is_empty())
    };
    let first = |wanted| of(wanted).next().map(|(_, cell)| cell.as_str());
    let start = first(|column| *column == Column::Time).unwrap_or_default();
    let end = first(|column| *column == Column::End);
    // Only a single time can have its end in another column.
    let is_single =
        matches!(clock::leading(start, true), Some(found) if matches!(found.clock, Clock::From(_)));
    let range = end.filter(|_| is_single).map(|end| format!("{start}–{end}"));
    let range = range.filter(|range| clock::is_range(range));
    let time = range.as_deref().unwrap_or(start);
    let rooms: Vec<_> = of(|column| matches!(column, Column::Room(_))).collect();
    let titles: Vec<&str> = of(|column| *column == Column::Title).map(|(_, cell)| cell.as_str()).collect();
    if titles.is_empty() && !rooms.is_empty() {
        for (column, cell) in rooms {
            out.push(new(timed_text(time, cell, context), true));
            if let Column::Room(room) = column {
                out.push(new(room.clone(), false));
            }
        }
    } else {
        out.push(new(timed_text(time, &titles.join(": "), context).trim().to_owned(), true));
    }
    for (column, cell) in columns.iter().zip(cells).filter(|(_, cell)| !cell.is_empty()) {
        match column {
            Column::Venue => out.push(new(format!("Venue: {cell}"), false)),
            Column::Rooms => out.push(new(format!("Room: {cell}"), false)),
            Column::People(head) => out.push(new(format!("{head}: {cell}"), false)),
            Column::Unknown => out.push(new(cell.clone(), false)),
            Column::End if range.is_none() => out.push(new(cell.clone(), false)),
            Column::Day(_) if day_text(column, cell, context).is_none() => out.push(new(cell.clone(), false)),
            Column::Time | Column::End | Column::Day(_) | Column::Title | Column::Room(_) => {}
        }
    }
    out.extend(
        cells.iter().skip(columns.len()).filter(|cell| !cell.is_empty()).map(|cell| new(cell.clone(), false)),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_in_the_next_column_is_not_a_part_of_the_time() {
        let context = Context { headings: Headings::new(None), dotted: false };
        for (time, title, expected) in [
            ("10 h – 11 h", "45 minutes", "10 h – 11 h\t45 minutes"),
            ("17 h", "17-18th century", "17 h\t17-18th century"),
            ("17 h", "Rivers", "17 h Rivers"),
            ("", "Rivers", " Rivers"),
        ] {
            assert_eq!(timed_text(time, title, &context), expected);
        }
    }
}
