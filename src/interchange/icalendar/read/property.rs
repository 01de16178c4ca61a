//! Calendar properties, and types for their values.

use std::borrow::Cow;

use calcard::common::PartialDateTime;
use calcard::icalendar::{
    ICalendarComponentType, ICalendarDuration, ICalendarEntry, ICalendarPeriod, ICalendarRecurrenceRule,
    ICalendarValue,
};
use calcard::{Entry, Parser};
use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::clock::ProgrammeClock;
use super::lines::Line;
use crate::interchange::common::texts::stated;
use crate::interchange::common::zone_names::offset;
use crate::value::language::LanguageTag;

#[derive(Debug)]
pub(super) struct Property<'l, 's> {
    pub(super) line: &'l Line<'s>,
    /// The parsed property, or `None` if the calendar library does not recognise the line.
    entry: Option<ICalendarEntry>,
}

/// A date or time before its conversion to the time zone of the programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum CalendarTime {
    /// A date without a time of day, such as the start of an all-day event.
    Date(NaiveDate),
    /// A local time, with the name of its time zone if one is specified.
    Local(NaiveDateTime, Option<String>),
    Utc(NaiveDateTime),
}

/// A duration in calendar days and seconds. A calendar day can be shorter or longer than 24 hours
/// because of a clock change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Lasts {
    pub(super) days: i64,
    pub(super) seconds: i64,
}

impl CalendarTime {
    /// Returns the date and time as written, without a conversion. A date becomes the midnight at
    /// its start.
    pub(super) fn local(&self) -> NaiveDateTime {
        match self {
            Self::Date(date) => date.and_time(NaiveTime::MIN),
            Self::Local(at, _) | Self::Utc(at) => *at,
        }
    }

    /// Returns another time in the same time zone. If this is a date, the result is also a date.
    pub(super) fn with_local(&self, at: NaiveDateTime) -> Self {
        match self {
            Self::Date(_) => Self::Date(at.date()),
            Self::Local(_, zone) => Self::Local(at, zone.clone()),
            Self::Utc(_) => Self::Utc(at),
        }
    }

    /// Adds the time of day and the time zone of `start` to a date. Any other value is returned
    /// unchanged.
    pub(super) fn with_time_of(self, start: &Self) -> Self {
        match self {
            Self::Date(date) => start.with_local(date.and_time(start.local().time())),
            other => other,
        }
    }
}

/// The end of a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum PeriodEnd {
    At(CalendarTime),
    Lasts(Lasts),
}

impl PeriodEnd {
    /// Returns the end of a period that starts at `start`, in the time zone of the programme.
    pub(super) fn after(&self, start: NaiveDateTime, clock: &ProgrammeClock) -> Option<NaiveDateTime> {
        match self {
            Self::At(end) => Some(clock.show(end)?.at),
            Self::Lasts(lasts) => lasts.after(start, clock),
        }
    }
}

impl Lasts {
    /// Reads a duration such as `P1DT2H`. The second value is `true` if the last unit is missing,
    /// as in `PT1H30`. The calendar library drops a number without a unit.
    fn parse(text: &str) -> Option<(Self, bool)> {
        let upper = text.trim().to_ascii_uppercase();
        let (sign, rest) = match upper.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, upper.strip_prefix('+').unwrap_or(&upper)),
        };
        let (mut days, mut seconds, mut last) = (0_i64, 0_i64, None);
        let mut digits = String::new();
        for c in rest.strip_prefix('P')?.chars() {
            let (total, unit) = match c {
                '0'..='9' => {
                    digits.push(c);
                    continue;
                }
                'T' if digits.is_empty() => continue,
                ' ' => continue,
                'W' => (&mut days, 7),
                'D' => (&mut days, 1),
                'H' => (&mut seconds, 3600),
                'M' => (&mut seconds, 60),
                'S' => (&mut seconds, 1),
                _ => return None,
            };
            let number: u32 = digits.parse().ok()?;
            *total += i64::from(number) * unit;
            digits.clear();
            last = Some(unit);
        }
        let is_incomplete = !digits.is_empty();
        if is_incomplete {
            let unit = last.filter(|unit| *unit >= 60)? / 60;
            seconds += i64::from(digits.parse::<u32>().ok()?) * unit;
        }
        last.map(|_| (Self { days: sign * days, seconds: sign * seconds }, is_incomplete))
    }

    fn of(length: &ICalendarDuration) -> Self {
        let sign = if length.neg { -1 } else { 1 };
        let days = i64::from(length.weeks) * 7 + i64::from(length.days);
        let seconds =
            i64::from(length.hours) * 3600 + i64::from(length.minutes) * 60 + i64::from(length.seconds);
        Self { days: sign * days, seconds: sign * seconds }
    }

    /// Adds the duration to a date, with days of 24 hours.
    pub(super) fn after_days(self, start: NaiveDateTime) -> Option<NaiveDateTime> {
        let lasts = TimeDelta::try_days(self.days)?.checked_add(&TimeDelta::try_seconds(self.seconds)?)?;
        start.checked_add_signed(lasts)
    }

    /// Adds the duration to a time in the time zone of the programme.
    pub(super) fn after(self, start: NaiveDateTime, clock: &ProgrammeClock) -> Option<NaiveDateTime> {
        let days = Days::new(self.days.unsigned_abs());
        let shifted = if self.days < 0 { start.checked_sub_days(days) } else { start.checked_add_days(days) };
        if self.seconds == 0 { shifted } else { clock.later(shifted?, self.seconds) }
    }
}

impl<'l, 's> Property<'l, 's> {
    pub(super) fn new(line: &'l Line<'s>) -> Self {
        // Each line is parsed separately, so that an error can be traced to its line. The library
        // ignores all dates after a semicolon.
        let dates = if is_list_of_dates(line) { value_of(line.rest()) } else { None };
        let text = match dates {
            Some(value) if value.contains(';') => {
                let before = line.text.len() - value.len();
                let before = line.text.get(..before).unwrap_or_default();
                Cow::Owned(format!("{before}{}", value.replace(';', ",")))
            }
            _ => Cow::Borrowed(&*line.text),
        };
        let entry = match Parser::new(&text).icalendar(ICalendarComponentType::VEvent) {
            Entry::ICalendar(calendar) => calendar
                .components
                .into_iter()
                .next()
                .and_then(|component| component.entries.into_iter().next()),
            _ => None,
        };
        let mut property = Self { line, entry };
        property.keep_separators();
        property
    }

    /// Restores the commas and semicolons at which the library splits a text of an extension
    /// property. Programs often forget to escape them.
    fn keep_separators(&mut self) {
        let name = self.line.name().to_ascii_uppercase();
        // The properties of this crate contain lists.
        let is_extension = name.starts_with("X-") && !name.starts_with("X-PROGRAMME-");
        let Some(entry) = &mut self.entry else { return };
        let is_split = entry.values.len() > 1 || self.line.rest().contains(';');
        if is_extension
            && is_split
            && let Some(value) = value_of(self.line.rest())
        {
            entry.values = vec![ICalendarValue::Text(unescaped(value))];
        }
    }

    fn values(&self) -> &[ICalendarValue] {
        self.entry.as_ref().map_or(&[], |entry| &entry.values)
    }

    pub(super) fn text(&self) -> Option<&str> {
        stated(self.values().first()?.as_text()?)
    }

    /// Returns the texts of a property that can contain a list, such as `CATEGORIES`. Blank texts
    /// are skipped.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.values().iter().filter_map(|value| stated(value.as_text()?))
    }

    pub(super) fn numbers(&self) -> impl Iterator<Item = f64> {
        self.values().iter().filter_map(|value| match value {
            ICalendarValue::Float(number) => Some(*number),
            #[expect(clippy::cast_precision_loss, reason = "degrees are small")]
            ICalendarValue::Integer(number) => Some(*number as f64),
            _ => None,
        })
    }

    /// Returns `true` if the value is embedded binary data, such as an image, instead of a URL.
    pub(super) fn is_inline(&self) -> bool {
        let named = self.parameter("ENCODING").is_some()
            || self.parameter("VALUE").is_some_and(|value| value == "BINARY");
        named
            || matches!(self.values().first(), Some(ICalendarValue::Binary(_)))
            || self.line.rest().to_ascii_uppercase().contains("ENCODING=BASE64")
    }

    /// Returns the first value of a parameter, decoded as specified in RFC 6868.
    pub(super) fn parameter(&self, name: &str) -> Option<Cow<'_, str>> {
        let found = self.entry.as_ref()?.params.iter();
        let value = found.filter(|parameter| parameter.name.as_str().eq_ignore_ascii_case(name));
        let value = value.filter_map(|parameter| parameter.value.as_text()).find_map(stated)?;
        if !value.contains('^') {
            return Some(Cow::Borrowed(value));
        }
        Some(Cow::Owned(without_carets(value)))
    }

    /// Returns the names of all parameters except `VALUE` and those in `known`, in upper case.
    pub(super) fn parameters_beyond(&self, known: &[&str]) -> Vec<String> {
        let all = self.entry.iter().flat_map(|entry| &entry.params);
        let mut names: Vec<String> =
            all.map(|parameter| parameter.name.as_str().to_ascii_uppercase()).collect();
        names.retain(|name| !known.contains(&name.as_str()) && name != "VALUE");
        names.sort_unstable();
        names.dedup();
        names
    }

    /// Returns the language of the text, if the property specifies one. An invalid language tag is
    /// returned as the error.
    pub(super) fn language(&self) -> Result<Option<LanguageTag>, String> {
        let Some(stated) = self.parameter("LANGUAGE") else { return Ok(None) };
        stated.parse().map(Some).map_err(|_| stated.into_owned())
    }

    /// Returns the times in a property that can contain a list, such as `RDATE`, each with the end
    /// of its period if one is specified. An invalid time is returned as `None`.
    pub(super) fn periods(&self) -> impl Iterator<Item = Option<(CalendarTime, Option<PeriodEnd>)>> {
        let zone = text_parameter(self.line, "TZID").map(|(zone, _)| zone);
        let written: Vec<&str> = value_of(self.line.rest()).unwrap_or_default().split(',').collect();
        let is_complete = written.len() == self.values().len();
        self.values().iter().enumerate().map(move |(position, value)| {
            let read = |time| stamp(time, zone.as_deref());
            let text = written.get(position).filter(|_| is_complete).map_or("", |text| text.trim());
            // The library reads as much of a malformed time as it understands.
            if !matches!(value, ICalendarValue::Period(_)) && !text.is_empty() && !is_date_or_time(text) {
                return Some((iso_time(text, zone.as_deref())?, None));
            }
            Some(match value {
                ICalendarValue::PartialDateTime(time) => (read(time)?, None),
                ICalendarValue::Period(ICalendarPeriod::Range { start, end }) => {
                    (read(start)?, Some(PeriodEnd::At(read(end)?)))
                }
                ICalendarValue::Period(ICalendarPeriod::Duration { start, duration }) => {
                    (read(start)?, Some(PeriodEnd::Lasts(Lasts::of(duration))))
                }
                _ => return None,
            })
        })
    }

    /// Returns the times in a property that can contain a list, such as `EXDATE`. An invalid time
    /// is returned as `None`.
    pub(super) fn stamps(&self) -> impl Iterator<Item = Option<CalendarTime>> {
        self.periods().map(|period| period.map(|(start, _)| start))
    }

    pub(super) fn stamp(&self) -> Option<CalendarTime> {
        self.stamps().next()?
    }

    /// Returns the duration, and whether its last unit is missing.
    pub(super) fn lasts(&self) -> Option<(Lasts, bool)> {
        let is_duration = matches!(self.values().first(), Some(ICalendarValue::Duration(_)));
        if !is_duration && !self.line.is("DURATION") {
            return None;
        }
        Lasts::parse(value_of(self.line.rest())?)
    }

    pub(super) fn rule(&self) -> Option<&ICalendarRecurrenceRule> {
        match self.values().first()? {
            ICalendarValue::RecurrenceRule(rule) => Some(rule),
            _ => None,
        }
    }
}

/// Returns `true` for a date or time in the form of the standard, such as `20260302T080000Z`. The
/// seconds can be missing.
fn is_date_or_time(text: &str) -> bool {
    let is_number = |text: &str, lengths: &[usize]| {
        lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    match text.split_once(['T', 't']) {
        Some((date, time)) => {
            let local = time.strip_suffix(['Z', 'z']);
            let lengths: &[usize] = if local.is_some() { &[6] } else { &[4, 6] };
            is_number(date, &[8]) && is_number(local.unwrap_or(time), lengths)
        }
        None => is_number(text, &[8]),
    }
}

/// Reads a time in another form of ISO 8601, such as `2026-03-02T08:00:00.000Z` or
/// `20260302T0800+01:00`.
fn iso_time(text: &str, zone: Option<&str>) -> Option<CalendarTime> {
    let (date, time) = text.split_once(['T', 't', ' '])?;
    let date: String = date.chars().filter(|c| *c != '-').collect();
    let date = NaiveDate::parse_from_str(&date, "%Y%m%d").ok().filter(|_| date.len() == 8)?;
    let end = time.find(['Z', 'z', '+', '-']).unwrap_or(time.len());
    let (clock, shift) = time.split_at_checked(end)?;
    let whole = clock.split(['.', ',']).next().unwrap_or_default();
    let digits: String = whole.chars().filter(|c| *c != ':').collect();
    let time = match digits.len() {
        4 => NaiveTime::parse_from_str(&digits, "%H%M"),
        6 => NaiveTime::parse_from_str(&digits, "%H%M%S"),
        _ => return None,
    };
    let at = date.and_time(time.ok()?);
    match shift {
        "" => Some(CalendarTime::Local(at, zone.map(str::to_owned))),
        "Z" | "z" => Some(CalendarTime::Utc(at)),
        shift => {
            let ahead = TimeDelta::seconds(offset(shift)?.into());
            at.checked_sub_signed(ahead).map(CalendarTime::Utc)
        }
    }
}

/// Converts a date or time from the calendar library. Returns `None` if the date or the time does
/// not exist, such as 30 February.
pub(super) fn stamp(time: &PartialDateTime, zone: Option<&str>) -> Option<CalendarTime> {
    let date = NaiveDate::from_ymd_opt(time.year?.into(), time.month?.into(), time.day?.into())?;
    let Some(hour) = time.hour else { return Some(CalendarTime::Date(date)) };
    let second = time.second.unwrap_or(0).min(59);
    let at = date.and_hms_opt(hour.into(), time.minute.unwrap_or(0).into(), second.into())?;
    match (time.tz_hour, time.tz_minute) {
        (None, None) => Some(CalendarTime::Local(at, zone.map(str::to_owned))),
        (hours, minutes) => {
            let ahead = i64::from(hours.unwrap_or(0)) * 60 + i64::from(minutes.unwrap_or(0));
            let ahead = if time.tz_minus { -ahead } else { ahead };
            at.checked_sub_signed(chrono::TimeDelta::minutes(ahead)).map(CalendarTime::Utc)
        }
    }
}

/// Returns the value after the parameters of a property.
fn value_of(rest: &str) -> Option<&str> {
    let mut is_quoted = false;
    let colon = rest.find(|c| {
        is_quoted ^= c == '"';
        c == ':' && !is_quoted
    })?;
    rest.get(colon + 1..)
}

/// Returns `true` for a property whose dates can be separated by semicolons by mistake.
pub(super) fn is_list_of_dates(line: &Line<'_>) -> bool {
    let dates = line.rest().rsplit_once(':').map_or("", |(_, dates)| dates);
    line.is("EXDATE") || line.is("RDATE") && !dates.contains('/')
}

/// Splits a text at a separator outside of quotes. A quotation mark within a value does not open a
/// quotation. The result ends at the first `end` outside of quotes.
fn split_unquoted(text: &str, separator: char, end: Option<char>) -> Vec<&str> {
    let (mut parts, mut start, mut is_quoted, mut before) = (Vec::new(), 0, false, None);
    for (at, c) in text.char_indices() {
        if c == '"' && (is_quoted || matches!(before, None | Some('=' | ','))) {
            is_quoted = !is_quoted;
        } else if !is_quoted && (c == separator || Some(c) == end) {
            parts.extend(text.get(start..at));
            start = at + c.len_utf8();
            if Some(c) == end {
                return parts;
            }
        }
        before = Some(c);
    }
    parts.extend(text.get(start..));
    parts
}

/// Returns the text of a parameter, and whether it is doubtful because there are several values or
/// because separators in it should have been quoted. The calendar library only returns the first of
/// several values, and splits a text without quotes at its commas.
pub(super) fn text_parameter(line: &Line<'_>, name: &str) -> Option<(String, bool)> {
    let parameters = line.rest().strip_prefix(';')?;
    let mut values: Vec<String> = Vec::new();
    let mut is_open = false;
    for part in split_unquoted(parameters, ';', Some(':')) {
        match part.split_once('=') {
            Some((own, value)) => {
                is_open = own.trim().eq_ignore_ascii_case(name);
                if is_open {
                    values.push(value.to_owned());
                }
            }
            // A part without a name continues the value, which contains a semicolon.
            None if is_open => {
                if let Some(value) = values.last_mut() {
                    value.push(';');
                    value.push_str(part);
                }
            }
            None => {}
        }
    }
    let mut is_doubtful = values.len() > 1;
    let mut texts: Vec<String> = Vec::new();
    for value in &values {
        if value.contains('"') {
            let parts = split_unquoted(value, ',', None);
            is_doubtful |= parts.len() > 1;
            let unquoted = parts.into_iter().map(|part| {
                let part = part.trim();
                let inner = part.strip_prefix('"').and_then(|part| part.strip_suffix('"'));
                without_carets(inner.unwrap_or(part).trim())
            });
            texts.extend(unquoted);
        } else {
            is_doubtful |= value.contains([',', ';']);
            texts.push(without_carets(value.replace("\\,", ",").replace("\\;", ";").trim()));
        }
    }
    texts.retain(|text| !text.trim().is_empty());
    (!texts.is_empty()).then(|| (texts.join(", "), is_doubtful))
}

/// Replaces the escapes of a text.
fn unescaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut rest = value.chars();
    while let Some(c) = rest.next() {
        match (c, if c == '\\' { rest.next() } else { None }) {
            ('\\', Some('n' | 'N')) => text.push('\n'),
            ('\\', Some(other)) | (other, _) => text.push(other),
        }
    }
    text
}

fn without_carets(value: &str) -> String {
    let mut plain = String::with_capacity(value.len());
    let mut rest = value.chars();
    while let Some(c) = rest.next() {
        if c != '^' {
            plain.push(c);
            continue;
        }
        match rest.next() {
            Some('n') => plain.push('\n'),
            Some('\'') => plain.push('"'),
            Some('^') | None => plain.push('^'),
            Some(other) => plain.extend(['^', other]),
        }
    }
    plain
}

#[cfg(test)]
#[expect(
    clippy::redundant_closure_for_method_calls,
    reason = "a method path is not general enough over lifetimes"
)]
mod tests {
    use super::super::lines::components;
    use super::*;
    use crate::interchange::Limits;

    fn with<R>(line: &str, ask: impl Fn(&Property<'_, '_>) -> R) -> R {
        let source = format!("BEGIN:VEVENT\r\n{line}\r\nEND:VEVENT\r\n");
        let found = components(&source, &Limits::default()).unwrap();
        ask(&Property::new(&found.all[0].lines[0]))
    }

    #[test]
    fn values_and_parameters_are_read() {
        assert_eq!(
            with("SUMMARY:a\\, b\\nc, d", |one| one.text().map(str::to_owned)),
            Some("a, b\nc, d".to_owned())
        );
        let list = with("CATEGORIES:a,b\\,c,,d", |one| one.texts().map(str::to_owned).collect::<Vec<_>>());
        assert_eq!(list, ["a", "b,c", "d"]);
        let name = with("ATTENDEE;CN=\"A ^'B^' C^^\";X-Y=1:mailto:a@b.example", |one| {
            (one.parameter("cn").unwrap().into_owned(), one.parameters_beyond(&["CN"]))
        });
        assert_eq!(name, ("A \"B\" C^".to_owned(), vec!["X-Y".to_owned()]));
        assert_eq!(with("SUMMARY;LANGUAGE=fr_CH:x", |one| one.language()), Err("fr_CH".to_owned()));
        assert_eq!(with("LOCATION: ", |one| one.text().map(str::to_owned)), None);
        for line in [
            "RRULE;VALUE=FOO:x",
            "DTSTART;VALUE=RECUR:x",
            "GEO:1\\;2",
            "DTSTART:20201301",
            "X:\u{0}",
            "DTSTART:",
        ] {
            with(line, |one| assert!(one.stamp().is_none() && one.rule().is_none() && one.lasts().is_none()));
        }
    }

    #[test]
    fn times_are_read() {
        let at = |text: &str| text.parse::<NaiveDateTime>().unwrap();
        let read = |line: &str| with(line, |one| one.stamp());
        assert_eq!(
            read("DTSTART;TZID=Europe/London;VALUE=DATE-TIME:20160806T161000"),
            Some(CalendarTime::Local(at("2016-08-06T16:10:00"), Some("Europe/London".to_owned())))
        );
        assert_eq!(read("DTSTART:20160806T161000Z"), Some(CalendarTime::Utc(at("2016-08-06T16:10:00"))));
        assert_eq!(
            read("DTSTART;VALUE=DATE:20160806"),
            Some(CalendarTime::Date(at("2016-08-06T00:00:00").date()))
        );
    }

    #[test]
    fn durations_are_read_completely() {
        for (text, days, seconds, is_incomplete) in [
            ("P1DT2H", 1, 7200, false),
            ("-PT1M", 0, -60, false),
            ("+P2W", 14, 0, false),
            ("PT2H15", 0, 8100, true),
            ("PT5M30", 0, 330, true),
            ("pt45m", 0, 2700, false),
        ] {
            let lasts = with(&format!("DURATION:{text}"), |one| one.lasts());
            assert_eq!(lasts, Some((Lasts { days, seconds }, is_incomplete)), "{text}");
        }
        for text in ["PT", "P", "P1D5", "PT30S5", "PT1.5H", "1H", "PT30", "PTH"] {
            assert_eq!(with(&format!("DURATION:{text}"), |one| one.lasts()), None, "{text}");
        }
    }

    #[test]
    fn texts_of_parameters_are_read_completely() {
        for (parameters, text, is_doubtful) in [
            ("CN=Bo Bell", "Bo Bell", false),
            ("CN=\"Bell, Bo\"", "Bell, Bo", false),
            ("ROLE=CHAIR;CN=Bell, Bo;X-A=1", "Bell, Bo", true),
            ("CN=Bell\\, Bo", "Bell, Bo", true),
            ("CN=Bell; Bo;X-A=1", "Bell; Bo", true),
            ("CN=\"Bo Bell\",\"Cy Li\"", "Bo Bell, Cy Li", true),
            ("CN=\"Bo Bell\",Cy Li", "Bo Bell, Cy Li", true),
            ("CN=Bo Bell;X-A=\"x;CN=y\";cn=Cy Li", "Bo Bell, Cy Li", true),
            ("CN=Bo \"Bee\" Bell", "Bo \"Bee\" Bell", false),
            ("CN=Bo ^'Bee^' Bell", "Bo \"Bee\" Bell", false),
            ("CN=\"a: b\"", "a: b", false),
        ] {
            let line = format!("ATTENDEE;{parameters}:mailto:a@b.example");
            let read = with(&line, |one| text_parameter(one.line, "CN"));
            assert_eq!(read, Some((text.to_owned(), is_doubtful)), "{parameters}");
        }
        for line in ["ATTENDEE:mailto:a@b.example", "ATTENDEE;CN=:x", "ATTENDEE;X=1:CN=x", "X;CN:y"] {
            assert_eq!(with(line, |one| text_parameter(one.line, "CN")), None, "{line}");
        }
    }
}
