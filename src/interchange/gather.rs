//! A draft builder, and other helpers for the readers of several formats.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::Import;
use crate::code::Code;
use crate::draft::Draft;
use crate::error::quote;
use crate::report::{Details, Finding, Notice, SourceLocation, Subject};
use crate::value::id::ProgrammeId;
use crate::value::path::Path;
use crate::value::slot::Slot;
use crate::value::string_map::Extensions;
use crate::value::text::Text;
use crate::value::time::DayTime;

#[derive(Debug)]
pub(super) struct DraftBuilder {
    pub(super) draft: Draft,
    findings: Vec<Finding>,
}

impl DraftBuilder {
    pub(super) fn new(id: impl Into<ProgrammeId>, title: Text) -> Self {
        Self { draft: Draft::new(id, title), findings: Vec::new() }
    }

    /// Adds a finding about a value in the source. `subject` and `path` locate the value in the
    /// draft, and `origin` locates it in the source.
    pub(super) fn note(
        &mut self,
        code: Code,
        subject: Subject,
        path: Path,
        origin: SourceLocation,
        message: impl Into<String>,
    ) {
        let notice = Notice {
            subject,
            path,
            message: message.into(),
            help: None,
            related: Vec::new(),
            details: Details::default(),
        };
        self.findings.push(Finding::of_rule(code.into(), code.severity(), notice).with_origin(origin));
    }

    pub(super) fn finish(self) -> Import {
        Import { draft: self.draft, findings: self.findings.into_iter().collect() }
    }
}

/// Stores a value in the extensions. If the key is already in use, a number is appended to it, as
/// in `schedule/id~2`.
pub(super) fn keep_extension(extensions: &mut Extensions, key: &str, value: &str) {
    if extensions.get(key).is_none() {
        let _ = extensions.insert(key, value);
        return;
    }
    // The numbers in use have no gaps, so a binary search finds the next free number.
    let numbered = |number: usize| format!("{key}~{number}");
    let (mut taken, mut free) = (1_usize, 2_usize);
    while extensions.get(&numbered(free)).is_some() {
        (taken, free) = (free, free.saturating_mul(2));
    }
    while free - taken > 1 {
        let middle = taken + (free - taken) / 2;
        if extensions.get(&numbered(middle)).is_some() {
            taken = middle;
        } else {
            free = middle;
        }
    }
    while extensions.insert(numbered(free), value).is_err() {
        free += 1;
    }
}

/// Formats the message for an identifier that several people share. At most four names are quoted.
pub(super) fn divided(what: &str, identifier: &str, names: &[&str]) -> String {
    let shown: Vec<String> = names.iter().take(4).map(|name| quote(name)).collect();
    let more = match names.len() - shown.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let (identifier, shown) = (quote(identifier), shown.join(", "));
    format!(
        "{} people share the {what} {identifier} and were imported separately: {shown}{more}",
        names.len()
    )
}

/// Returns the text, or `None` if it is blank. Many sources use an empty string for a missing
/// value.
pub(super) fn stated(words: &str) -> Option<&str> {
    Some(words).filter(|words| !words.trim().is_empty())
}

/// Splits a text into paragraphs at blank lines. The text remains undivided if a paragraph would be
/// blank, or would start or end with a line break.
pub(super) fn paragraphs(words: &str) -> Vec<&str> {
    let paragraphs: Vec<&str> = words.split("\n\n").collect();
    let whole = |one: &&str| !one.trim().is_empty() && !one.starts_with('\n') && !one.ends_with('\n');
    if paragraphs.iter().all(whole) { paragraphs } else { vec![words] }
}

/// Assigns unique ids to entities of one type, such as sessions.
#[derive(Debug, Default)]
pub(super) struct FreeIds {
    /// Maps each assigned id to the number that is appended if the same id is requested again.
    taken: HashMap<String, usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum IdChange {
    Missing,
    Malformed,
    Taken,
}

impl FreeIds {
    /// Assigns a unique id, and returns the reason if it differs from the id in the source.
    /// `stated` is the id in the source. If it is missing, the new id is derived from `otherwise`.
    pub(super) fn give(&mut self, stated: Option<&str>, otherwise: &str) -> (String, Option<IdChange>) {
        let stated = stated.filter(|id| !id.is_empty());
        let wanted = well_formed(stated.unwrap_or(otherwise));
        let id = self.free(&wanted);
        let id_change = match stated {
            None => Some(IdChange::Missing),
            Some(stated) if stated != wanted => Some(IdChange::Malformed),
            Some(_) if id != wanted => Some(IdChange::Taken),
            Some(_) => None,
        };
        (id, id_change)
    }

    fn free(&mut self, wanted: &str) -> String {
        if !self.taken.contains_key(wanted) {
            self.taken.insert(wanted.to_owned(), 2);
            return wanted.to_owned();
        }
        loop {
            let number = self.taken.get_mut(wanted).map_or(2, |next| {
                *next += 1;
                *next - 1
            });
            let id = format!("{wanted}~{number}");
            if !self.taken.contains_key(&id) {
                self.taken.insert(id.clone(), 2);
                return id;
            }
        }
    }
}

/// Formats the message for an id that had to be changed. `noun` is the type of entity, such as
/// "session".
pub(super) fn id_message(noun: &str, stated: Option<&str>, id: &str, id_change: IdChange) -> String {
    let stated = quote(stated.unwrap_or_default());
    match id_change {
        IdChange::Missing => {
            format!("the {noun} has no id in the source: it was assigned the id {}", quote(id))
        }
        IdChange::Malformed => {
            format!("{stated} is not a valid {noun} id: it was changed to {}", quote(id))
        }
        IdChange::Taken => {
            format!("another {noun} already has the id {stated}: this one was changed to {}", quote(id))
        }
    }
}

/// Converts a text into a valid id. White space is replaced with hyphens, and control characters
/// are removed. A long id is truncated, which leaves room for a suffix such as `~2`.
pub(super) fn well_formed(words: &str) -> String {
    let mut id = String::with_capacity(words.len());
    for c in words.trim().chars().filter(|c| c.is_whitespace() || !c.is_control()) {
        if !c.is_whitespace() {
            id.push(c);
        } else if !id.ends_with('-') {
            id.push('-');
        }
    }
    if id.is_empty() {
        id.push('-');
    }
    if id.chars().count() > LONGEST { id.chars().take(LONGEST).collect() } else { id }
}

/// The maximum length of an id in characters, without a suffix such as `~2`. With the suffix, the
/// limit is 128 characters.
const LONGEST: usize = 112;

/// Converts a date and time to a time relative to the start of `day`. Returns `None` if the time is
/// before that day or too late for it.
pub(super) fn since(day: NaiveDate, at: NaiveDateTime) -> Option<DayTime> {
    let seconds = at.signed_duration_since(day.and_time(NaiveTime::MIN)).num_seconds();
    DayTime::from_seconds(seconds.try_into().ok()?)
}

/// The result of converting the start and end of an event into a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PlacedSlot {
    /// A slot with the given start and, optionally, the given end.
    Whole(Slot),
    /// A slot without an end, because the given end is before the start or too late for a slot.
    StartOnly(Slot),
    /// No slot, because the start is before the given day or too late for it.
    OffDay,
}

pub(super) fn place(
    day: i32,
    date: NaiveDate,
    start: NaiveDateTime,
    end: Option<NaiveDateTime>,
) -> PlacedSlot {
    let Some(from) = since(date, start) else { return PlacedSlot::OffDay };
    let open = Slot::starting(day, from);
    match end {
        None => PlacedSlot::Whole(open),
        Some(end) => match since(date, end).filter(|to| *to >= from) {
            Some(to) => PlacedSlot::Whole(Slot::from_range(
                day,
                crate::value::slot::TimeRange { start: from, end: to },
            )),
            None => PlacedSlot::StartOnly(open),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_free_and_well_formed() {
        let mut ids = FreeIds::default();
        assert_eq!(ids.give(Some("a"), "x"), ("a".to_owned(), None));
        assert_eq!(ids.give(Some("a"), "x"), ("a~2".to_owned(), Some(IdChange::Taken)));
        assert_eq!(ids.give(Some("a~3"), "x"), ("a~3".to_owned(), None));
        assert_eq!(ids.give(Some("a"), "x"), ("a~4".to_owned(), Some(IdChange::Taken)));
        assert_eq!(ids.give(None, "x"), ("x".to_owned(), Some(IdChange::Missing)));
        assert_eq!(ids.give(Some(" b \t c\u{7} "), "x"), ("b-c".to_owned(), Some(IdChange::Malformed)));
        let long = "é".repeat(500);
        for _ in 0..3 {
            let (id, _) = ids.give(Some(&long), "x");
            assert!(crate::value::id::SessionId::new(id).is_ok());
        }
        assert!(crate::value::id::SessionId::new(ids.give(Some("\u{7}"), "x").0).is_ok());
    }

    #[test]
    fn texts_are_cut_where_they_come_back() {
        for (text, count) in
            [("a\n\nb\n\nc", 3), ("a\n\n\nb", 1), ("a\r\n\r\nb", 1), ("\n\na", 1), ("a\n\n", 1), ("a", 1)]
        {
            let paragraphs = paragraphs(text);
            assert_eq!(paragraphs.len(), count, "{text:?}");
            assert_eq!(paragraphs.join("\n\n"), text);
        }
    }

    #[test]
    fn slots_keep_to_their_day() {
        let date = NaiveDate::from_ymd_opt(2024, 12, 27).unwrap();
        let at = |text: &str| text.parse::<NaiveDateTime>().unwrap();
        let night = at("2024-12-28T01:30:00");
        let whole = Slot::between(1, "25:30", "26:00").unwrap();
        assert_eq!(place(1, date, night, Some(at("2024-12-28T02:00:00"))), PlacedSlot::Whole(whole));
        let open = Slot::from(1, "25:30").unwrap();
        assert_eq!(place(1, date, night, None), PlacedSlot::Whole(open));
        for end in ["2024-12-28T01:00:00", "2025-12-28T02:00:00"] {
            assert_eq!(place(1, date, night, Some(at(end))), PlacedSlot::StartOnly(open));
        }
        assert_eq!(place(1, date, at("2024-12-26T23:59:00"), None), PlacedSlot::OffDay);
    }
}
