//! Reads the dates and times in the cells of a row.

use chrono::{FixedOffset, NaiveDate};

use super::cell::Cell;
use super::columns::Field;
use super::dates::Moment;
use super::days::SheetDay;
use super::row::{Entry, Row};
use super::sheet::SheetReading;
use crate::value::time_zone::TimeZone;

/// The dates and times in the cells of a row. The times are seconds after midnight.
#[derive(Debug, Default)]
pub(super) struct CellTimes {
    /// The cells that were read.
    pub(super) entries: Vec<Entry>,
    /// The cells that were not used, and why.
    pub(super) problems: Vec<(Entry, &'static str)>,
    pub(super) date: Option<NaiveDate>,
    /// The day, if it has no date.
    pub(super) label: Option<SheetDay>,
    pub(super) start: Option<u32>,
    pub(super) end: Option<u32>,
    pub(super) end_date: Option<NaiveDate>,
    /// The last date, if one cell contains a range of dates.
    pub(super) last_date: Option<NaiveDate>,
    /// The day of the end, if it has no date.
    pub(super) end_label: Option<SheetDay>,
    pub(super) offset: Option<FixedOffset>,
    /// The time zone in the header of the start.
    pub(super) zone: Option<TimeZone>,
    /// Whether the row itself contains a date or a day.
    pub(super) has_own_date: bool,
}

impl CellTimes {
    /// Reads the cells of a row. Many programs write a date with the time midnight. A time in a
    /// column of dates is therefore only used if no other column contains a time. If
    /// `midnights_are_times` is `false`, a midnight in such a column is never used.
    pub(super) fn of(reading: &mut SheetReading<'_>, row: &mut Row<'_>, midnights_are_times: bool) -> Self {
        let mut read = Self::default();
        let (mut in_date, mut in_end_date) = (Moment::default(), Moment::default());
        read.choose_date(reading, row);
        for field in [Field::Date, Field::Start, Field::Time, Field::End, Field::EndDate] {
            let Some(entry) = row.take(&field) else { continue };
            let moment = match reading.moment(&entry.cell, &entry.place) {
                Ok(moment) => moment,
                Err(None) if field != Field::Date => {
                    read.problems.push((entry, "is not a date or time"));
                    continue;
                }
                Err(ambiguous) => read.labelled(reading, &field, ambiguous.is_some(), &entry),
            };
            if matches!(field, Field::End | Field::EndDate) {
                read.end_date = read.end_date.or(moment.date);
            } else {
                read.has_own_date |= moment.date.is_some() && !entry.is_filled;
                read.date = read.date.or(moment.date);
                read.last_date = read.last_date.or(moment.end_date);
            }
            match field {
                Field::Date => in_date = moment,
                Field::EndDate => {
                    // A cell with the format of a date cannot show a midnight.
                    let is_date = moment.start == Some(0) && !matches!(entry.cell, Cell::Text(_));
                    in_end_date = if is_date { Moment::default() } else { moment };
                }
                Field::End => read.end = moment.start.or(read.end),
                _ => {
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
        read.use_date_column(in_date, midnights_are_times);
        let is_date = in_end_date.start == Some(0) && read.start.is_some() && read.end_date == read.date;
        read.end = read.end.or(in_end_date.start.filter(|_| !is_date));
        read
    }

    /// Chooses between several columns of dates and days. The label of a day belongs to the date.
    fn choose_date(&mut self, reading: &mut SheetReading<'_>, row: &mut Row<'_>) {
        let mut entries = row.take_all(|field| *field == Field::Date);
        let date = |entry: &Entry| reading.calendar.moment(&entry.cell).and_then(|moment| moment.date);
        let dates: Vec<Option<NaiveDate>> = entries.iter().map(date).collect();
        let chosen = dates.iter().position(Option::is_some).unwrap_or(0);
        let known = dates.get(chosen).copied().flatten();
        for (at, (entry, date)) in entries.drain(..).zip(&dates).enumerate() {
            match (known, date) {
                _ if at == chosen => row.entries.insert(0, entry),
                (Some(known), None) => reading.builder.label_day(known, entry.text.trim()),
                (Some(known), Some(date)) if known == *date => {}
                _ => self.problems.push((entry, "is not the date in the other column")),
            }
        }
    }

    /// Uses the times in the column of dates, or reports that they contradict those in other
    /// columns.
    fn use_date_column(&mut self, in_date: Moment, midnights_are_times: bool) {
        let is_midnight = in_date.start == Some(0) && in_date.end.is_none();
        let position = self.entries.iter().position(|entry| entry.field == Field::Date);
        if self.start.is_some() {
            let is_other = in_date.start.is_some() && in_date.start != self.start && !is_midnight;
            if let Some(position) = position.filter(|_| is_other) {
                self.problems.push((self.entries.remove(position), "contains another time than the start"));
            }
        } else if !is_midnight || midnights_are_times {
            self.start = in_date.start;
            self.end = self.end.or(in_date.end);
            self.offset = in_date.offset;
            if in_date.start.is_some() && in_date.offset.is_none() {
                self.zone = position.and_then(|at| self.entries.get(at)?.zone.clone());
            }
        }
    }

    /// Reads the label of a day in a cell, and the time after it. The label is an ambiguous date or
    /// any other text in a column of days.
    fn labelled(
        &mut self,
        reading: &SheetReading<'_>,
        field: &Field,
        is_ambiguous: bool,
        entry: &Entry,
    ) -> Moment {
        let text = entry.text.trim();
        let time_after = |at: usize| {
            let (day, time) = text.split_at_checked(at)?;
            let moment = reading.calendar.moment(&Cell::from(time.trim_start_matches(['T', ' '])))?;
            (moment.date.is_none() && moment.start.is_some()).then_some((day, moment))
        };
        let ends = text.match_indices([' ', 'T']).take(12).map(|(at, _)| at);
        let divided = ends.filter(|_| is_ambiguous).find_map(time_after);
        let (day, moment) = divided.unwrap_or((text, Moment::default()));
        let label = Some(SheetDay::Label(day.trim_end_matches([',', ' ']).to_owned()));
        if matches!(field, Field::End | Field::EndDate) {
            self.end_label = self.end_label.take().or(label);
        } else {
            self.has_own_date |= !entry.is_filled;
            self.label = self.label.take().or(label);
        }
        moment
    }
}
