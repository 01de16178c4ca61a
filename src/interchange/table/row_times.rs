//! Reads the dates and times in a row of a list.

use std::collections::HashMap;

use chrono::{FixedOffset, NaiveDate, NaiveDateTime};

use super::cell::Cell;
use super::columns::Field;
use super::days::SheetDay;
use super::headers::folded;
use super::row::{Entry, Row};
use super::sheet::SheetReading;
use crate::code::Code;
use crate::draft::Session;
use crate::interchange::common::extension::keep_extension;
use crate::interchange::reader;
use crate::report::SourceLocation;
use crate::value::slot::{DayPart, Slot};
use crate::value::status::SessionStatus;
use crate::value::time::Length;
use crate::value::time_zone::{ClockChanges, TimeZone};

/// Words in the column for sessions that last all day.
const YES: [&str; 13] =
    ["true", "yes", "1", "x", "wahr", "ja", "vrai", "oui", "verdadero", "sí", "да", "是", "نعم"];
const NO: [&str; 12] =
    ["false", "no", "0", "falsch", "nein", "faux", "non", "falso", "ложь", "нет", "否", "لا"];

/// What the times of a row show, apart from the slot.
#[derive(Debug, Default)]
pub(super) struct RowTimes {
    /// The cells that were not used, and why.
    pub(super) problems: Vec<(Entry, &'static str)>,
    /// Whether the row itself contains a date or a day.
    pub(super) has_own_date: bool,
    /// The usual offset, if the start has no offset, unlike others.
    pub(super) doubt: Option<FixedOffset>,
    /// An offset that is not the usual one, and whether its clock time was used.
    pub(super) offset: Option<(FixedOffset, bool)>,
    /// The dates of an all-day session after the first.
    pub(super) further_dates: Vec<NaiveDate>,
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

/// The UTC offsets of the starts in a sheet.
#[derive(Debug, Default)]
pub(super) struct Offsets {
    /// The first offset, which is that of the programme if no time zone is stated.
    usual: Option<FixedOffset>,
    /// The clock changes of the places with this offset.
    changes: ClockChanges,
    /// For each date, the time of one start in UTC, and the UTC offset. The offset is `None` if the
    /// starts on the date have several offsets.
    dates: HashMap<NaiveDate, (NaiveDateTime, Option<i32>)>,
    /// Whether the options or a header state the time zone.
    pub(super) zone_is_stated: bool,
}

impl Offsets {
    pub(super) fn add(&mut self, cell: &Cell) {
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

/// Reads the times of the rows of a sheet.
pub(super) struct RowTimeReader<'a, 'c> {
    pub(super) reading: &'a mut SheetReading<'c>,
    pub(super) offsets: &'a Offsets,
}

impl RowTimeReader<'_, '_> {
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
    pub(super) fn times(&mut self, row: &mut Row<'_>, session: &mut Session) -> RowTimes {
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
            // The end can be the midnight after the last day.
            let further = if end == Some(0) { (days - 1).max(0) } else { days };
            let further = usize::try_from(further).ok().filter(|days| *days <= self.reading.spare_days);
            if let (Some(further), Some(SheetDay::Date(date))) = (further, &self.reading.day) {
                found.further_dates = date.iter_days().skip(1).take(further).collect();
            }
            let day = self.reading.day.clone().unwrap_or_else(|| SheetDay::Label(String::new()));
            session.slot = self.all_day(&day);
            found.unused(read, |field| match field {
                Field::Start | Field::Time => !is_midnight(start),
                Field::End => !is_midnight(end) || further.is_none(),
                Field::EndDate => further.is_none(),
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
    pub(super) fn report_offset(&mut self, session: &mut Session, times: &RowTimes, place: &SourceLocation) {
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

    /// Returns the slot of a session that lasts all day.
    pub(super) fn all_day(&mut self, day: &SheetDay) -> Option<Slot> {
        self.slot(day, None, None).map(|slot| Slot::part(slot.day_number(), DayPart::AllDay))
    }

    fn slot(&mut self, day: &SheetDay, start: Option<u32>, length: Option<Length>) -> Option<Slot> {
        let SheetReading { builder, days, language, .. } = &mut *self.reading;
        days.slot(builder, language, day, start, length)
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
