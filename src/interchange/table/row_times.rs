//! Reads the dates and times in a row of a list.

use chrono::{FixedOffset, NaiveDate, NaiveTime, TimeDelta};

use super::cell::Cell;
use super::cell_times::CellTimes;
use super::columns::Field;
use super::days::SheetDay;
use super::headers::folded;
use super::row::{Entry, Row};
use super::sheet::SheetReading;
use crate::code::Code;
use crate::draft::Session;
use crate::interchange::common::extension::keep_extension;
use crate::interchange::common::lengths;
use crate::interchange::common::nights::afternoon_end;
use crate::interchange::common::offsets::{Offsets, kept_clock};
use crate::interchange::reader;
use crate::report::SourceLocation;
use crate::value::slot::{DayPart, Slot};
use crate::value::status::SessionStatus;
use crate::value::time::{DayTime, Length};
use crate::value::time_zone::TimeZone;

/// Words in the column for sessions that last all day.
const YES: &[&str] = &[
    "true",
    "yes",
    "y",
    "1",
    "x",
    "✓",
    "✔",
    "☑",
    "✅",
    "wahr",
    "ja",
    "vrai",
    "oui",
    "verdadero",
    "sí",
    "si",
    "да",
    "是",
    "نعم",
];
const NO: &[&str] = &[
    "false", "no", "n", "0", "-", "–", "—", "☐", "falsch", "nein", "faux", "non", "falso", "ложь", "нет",
    "否", "لا",
];

/// The results of reading the times of a row, apart from the slot.
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
    /// Whether the end was left out, because the session is longer than a slot can be.
    is_cut: bool,
    /// The end on a clock of twelve hours, if it was read as a time in the afternoon.
    afternoon_end: Option<DayTime>,
}

/// Returns `true` if the slot of a session has no end although the session has a length.
fn is_cut(session: &Session, length: Option<Length>) -> bool {
    length.is_some() && session.slot.is_some_and(|slot| slot.end().is_none())
}

/// The maximum length in seconds of a range whose end is earlier than its start.
const MOST_OVERNIGHT: u32 = 16 * 3600;

const UNUSABLE: &str = "cannot be used together with the other times of the row";

impl RowTimes {
    /// Adds the cells of the given fields to the problems.
    fn unused(&mut self, read: Vec<Entry>, why: &'static str, is_unused: impl Fn(&Field) -> bool) {
        let unused = read.into_iter().filter(|entry| is_unused(&entry.field));
        self.problems.extend(unused.map(|entry| (entry, why)));
    }
}

/// The forms of the times in a sheet.
#[derive(Debug, Default)]
pub(super) struct SheetTimes {
    pub(super) offsets: Offsets,
    /// Whether the options or a header contain the time zone.
    pub(super) zone_is_stated: bool,
    /// Whether a midnight in the column of dates is a time, because other dates have times.
    pub(super) midnights_are_times: bool,
}

impl SheetTimes {
    /// Adds the UTC offset of a start.
    pub(super) fn add(&mut self, cell: &Cell) {
        if let Cell::Text(text) = cell {
            self.offsets.add(text);
        }
    }
}

/// Reads the times of the rows of a sheet.
pub(super) struct RowTimeReader<'a, 'c> {
    pub(super) reading: &'a mut SheetReading<'c>,
    pub(super) forms: &'a SheetTimes,
}

impl RowTimeReader<'_, '_> {
    /// Reads the times of a row.
    pub(super) fn times(&mut self, row: &mut Row<'_>, session: &mut Session) -> RowTimes {
        let read = CellTimes::of(self.reading, row, self.forms.midnights_are_times);
        let CellTimes { entries, problems, date, label, start, end, end_date, end_label, .. } = read;
        let CellTimes { offset, zone, has_own_date, last_date, .. } = read;
        let is_range = last_date.is_some();
        let end_date = end_date.or(last_date.filter(|_| start.is_none()));
        let mut found = RowTimes { problems, has_own_date, ..RowTimes::default() };
        let has_label = label.is_some();
        if let Some(date) = date {
            self.reading.day = Some(SheetDay::Date(date));
        } else if label.is_some() {
            self.reading.day = label;
        }
        let ends_elsewhere = end_label.is_some() && end_label != self.reading.day;
        let mut length = None;
        if let Some(entry) = row.take(&Field::Length) {
            length = length_of(&entry);
            if length.is_none() {
                found.problems.push((entry, "is not a length of time"));
            }
        }
        let days = end_date.zip(self.reading.date()).map_or(0, |(end, start)| (end - start).num_days());
        let is_midnight = |time: Option<u32>| time.is_none_or(|time| time % 86_400 == 0);
        if self.is_all_day(row, session) || (is_range && start.is_none() && length.is_none()) {
            // The end can be the midnight after the last day.
            let further = if end == Some(0) { (days - 1).max(0) } else { days };
            let further = usize::try_from(further).ok().filter(|_| !ends_elsewhere);
            let is_too_long = further.is_some_and(|days| days > self.reading.spare_days);
            let further = further.filter(|_| !is_too_long);
            if let (Some(further), Some(SheetDay::Date(date))) = (further, &self.reading.day) {
                found.further_dates = date.iter_days().skip(1).take(further).collect();
            }
            let day = self.reading.day.clone().unwrap_or_else(|| SheetDay::Label(String::new()));
            session.slot = self.all_day(&day);
            let why = if is_too_long { "is so late that only the first day was imported" } else { UNUSABLE };
            found.unused(entries, why, |field| match field {
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
            found.unused(entries, UNUSABLE, |field| match field {
                Field::Date => length.is_some() && (date.is_some() || has_label),
                Field::End => end.is_some() || days != 0 || ends_elsewhere,
                Field::EndDate => days != 0 || ends_elsewhere,
                _ => false,
            });
            return found;
        };
        let end = match end.and_then(|end| afternoon_end(first, end)).filter(|_| days == 0) {
            Some(afternoon) => {
                found.afternoon_end = DayTime::from_seconds(afternoon);
                Some(afternoon)
            }
            None => end,
        };
        // A range such as 10:00–9:00 contains a mistake.
        let is_reversed = end.is_some_and(|end| end >= 86_400 && end - first > MOST_OVERNIGHT);
        let between =
            end.filter(|_| !ends_elsewhere && !is_reversed).and_then(|end| between(first, end, days));
        let ends_first = end.is_some() && between.is_none();
        found.unused(entries, UNUSABLE, |field| match field {
            Field::End | Field::Time => ends_first,
            Field::EndDate => ends_first || end.is_none() && (days != 0 || ends_elsewhere),
            Field::Date => is_range,
            _ => false,
        });
        let length = between.or(length);
        let day = self.reading.day.clone().unwrap_or_else(|| SheetDay::Label(String::new()));
        let SheetDay::Date(date) = &day else {
            session.slot = self.slot(&day, Some(first), length);
            found.is_cut = is_cut(session, length);
            return found;
        };
        session.slot = self.dated(*date, first, length, offset, zone, &mut found);
        found.is_cut = is_cut(session, length);
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
        let clock = date.and_time(NaiveTime::MIN).checked_add_signed(TimeDelta::seconds(i64::from(first)))?;
        let programme = self.reading.builder.draft.time_zone.clone();
        // A header can contain another time zone than that of the programme.
        let of_header = zone.filter(|zone| programme.as_ref() != Some(zone));
        let of_header = of_header.and_then(|zone| zone.offsets()?.instants(clock).earliest());
        let Some(offset) = offset.or(of_header.map(|instant| *instant.offset())) else {
            if let (Some(usual), false) = (self.forms.offsets.usual(), self.forms.zone_is_stated) {
                found.doubt = Some(usual);
            }
            return self.slot(&day, Some(first), length);
        };
        let usual = self.forms.offsets.usual().unwrap_or(offset);
        if !self.forms.zone_is_stated && self.forms.offsets.are_changed_to(offset, date) {
            found.offset = Some((offset, true));
            return self.slot(&day, Some(first), length);
        }
        if !self.forms.zone_is_stated && offset != usual {
            found.offset = Some((offset, false));
        }
        let local = self.reading.builder.local(clock, Some(offset));
        self.reading.builder.slot(local, length).or_else(|| self.reading.builder.slot(local, None))
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

    /// Reports an end that was left out, and an offset that is missing or is not the usual one. An
    /// offset whose clock time was used is kept in the extensions.
    pub(super) fn report(&mut self, session: &mut Session, times: &RowTimes, place: &SourceLocation) {
        if times.is_cut {
            let message = "the session is longer than a slot can be: its end was left out";
            self.reading.note(Code::TimeAdjusted, session, "slot", place, message);
        }
        if let Some(end) = times.afternoon_end {
            let message =
                format!("the end was read as {end}, because it would otherwise be before the start");
            self.reading.note(Code::TimeAdjusted, session, "slot", place, &message);
        }
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
        let usual = self.forms.offsets.usual().unwrap_or(offset);
        if is_kept {
            keep_extension(&mut session.extensions, "table/offset", &offset.to_string());
            let message = kept_clock(offset, usual);
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
    // The end of a range such as 23:00–01:00 is already on the next day.
    let days = (days - i64::from(end / 86_400)).max(0);
    let seconds = i64::from(end) - i64::from(start) + days * 86_400;
    let is_overnight = days == 0 && start >= 18 * 3600 && end < 6 * 3600;
    let seconds = if seconds < 0 && is_overnight { seconds + 86_400 } else { seconds };
    Length::from_seconds(seconds.try_into().ok()?)
}

/// Reads a length. A number without a unit is in the unit of the header, or else in minutes.
/// Spreadsheets also store a length as a fraction of a day.
fn length_of(entry: &Entry) -> Option<Length> {
    let header = lengths::unit_in(&folded(&entry.header));
    let number = match &entry.cell {
        Cell::Number(number) => Some(*number),
        _ => entry.text.trim().replace(',', ".").parse::<f64>().ok().filter(|number| number.is_finite()),
    };
    // Fractions of an hour are written in quarters, and other fractions are those of a day.
    let is_quarter = number.is_some_and(|number| (number * 4.0).fract() == 0.0);
    let serial = entry.cell.serial().filter(|serial| serial.date.is_none()).and_then(|serial| serial.time);
    if let Some(time) = serial.filter(|_| header != Some(3600) || !is_quarter) {
        use chrono::Timelike;
        return Length::from_seconds(time.num_seconds_from_midnight());
    }
    let Some((number, unit)) = number.zip(header) else { return reader::length(&entry.text) };
    let seconds = (number * f64::from(unit)).round();
    if !(0.0..=864_000.0).contains(&seconds) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is checked")]
    Length::from_seconds(seconds as u32)
}
