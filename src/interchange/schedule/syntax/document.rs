//! An intermediate model between the schedule formats and the draft. It contains the uninterpreted
//! texts of the source, with their locations.

use std::collections::HashMap;

use crate::code::Code;
use crate::interchange::common::json::value::ExtraValue;
use crate::report::SourceLocation;
use crate::report::line_index::LineIndex;
use crate::value::language::LanguageTag;
use crate::value::path::Path;

#[derive(Debug, Clone, PartialEq, Default)]
pub(in crate::interchange::schedule) enum Locus {
    /// The location of a generated item, which is not in the source.
    #[default]
    Nowhere,
    /// A byte offset from the start of the document, not counting a byte order mark.
    Byte(usize),
    Pointer(Path),
}

/// Converts a [`Locus`] to the location that a finding reports.
#[derive(Debug)]
pub(in crate::interchange::schedule) struct Origins<'a> {
    lines: LineIndex<'a>,
    /// The length in bytes of the byte order mark before the document.
    skipped: usize,
}

impl<'a> Origins<'a> {
    pub(in crate::interchange::schedule) fn new(source: &'a str, skipped: usize) -> Self {
        Self { lines: LineIndex::new(source), skipped }
    }

    pub(in crate::interchange::schedule) fn of(&self, at: &Locus) -> SourceLocation {
        match at {
            Locus::Nowhere => SourceLocation::Pointer(Path::root()),
            Locus::Pointer(path) => SourceLocation::Pointer(path.clone()),
            Locus::Byte(byte) => {
                SourceLocation::Position(self.lines.position(byte.saturating_add(self.skipped)))
            }
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub(in crate::interchange::schedule) struct Extra {
    /// The name of the XML element or JSON field. The name of an XML attribute starts with `@`.
    pub(in crate::interchange::schedule) name: String,
    pub(in crate::interchange::schedule) value: ExtraValue,
    pub(in crate::interchange::schedule) at: Locus,
}

#[derive(Debug, Default)]
pub(in crate::interchange::schedule) struct ScheduleDocument {
    pub(in crate::interchange::schedule) version: Option<String>,
    pub(in crate::interchange::schedule) url: Option<String>,
    pub(in crate::interchange::schedule) conference: Conference,
    pub(in crate::interchange::schedule) days: Vec<ScheduleDay>,
    pub(in crate::interchange::schedule) rooms: Vec<ScheduleRoom>,
    pub(in crate::interchange::schedule) tracks: Vec<ScheduleTrack>,
    pub(in crate::interchange::schedule) people: Vec<SchedulePerson>,
    pub(in crate::interchange::schedule) events: Vec<Event>,
    pub(in crate::interchange::schedule) extras: Vec<Extra>,
}

#[derive(Debug, Default)]
pub(in crate::interchange::schedule) struct Conference {
    pub(in crate::interchange::schedule) at: Locus,
    pub(in crate::interchange::schedule) title: Option<String>,
    pub(in crate::interchange::schedule) subtitle: Option<String>,
    pub(in crate::interchange::schedule) acronym: Option<String>,
    pub(in crate::interchange::schedule) start: Option<String>,
    pub(in crate::interchange::schedule) end: Option<String>,
    pub(in crate::interchange::schedule) days: Option<String>,
    pub(in crate::interchange::schedule) day_change: Option<String>,
    pub(in crate::interchange::schedule) venue: Option<String>,
    pub(in crate::interchange::schedule) city: Option<String>,
    pub(in crate::interchange::schedule) time_zone_name: Option<String>,
    pub(in crate::interchange::schedule) url: Option<String>,
    /// The languages of the texts, with the main language first.
    pub(in crate::interchange::schedule) languages: Vec<String>,
    /// The languages of the texts that exist in several languages.
    pub(in crate::interchange::schedule) wordings: Vec<LanguageTag>,
    pub(in crate::interchange::schedule) extras: Vec<Extra>,
}

#[derive(Debug, Default)]
pub(in crate::interchange::schedule) struct ScheduleDay {
    pub(in crate::interchange::schedule) at: Locus,
    pub(in crate::interchange::schedule) index: Option<String>,
    pub(in crate::interchange::schedule) date: Option<String>,
    pub(in crate::interchange::schedule) start: Option<String>,
    pub(in crate::interchange::schedule) end: Option<String>,
    pub(in crate::interchange::schedule) extras: Vec<Extra>,
}

#[derive(Debug, Default, Clone)]
pub(in crate::interchange::schedule) struct ScheduleRoom {
    pub(in crate::interchange::schedule) at: Locus,
    pub(in crate::interchange::schedule) name: String,
    pub(in crate::interchange::schedule) guid: Option<String>,
    pub(in crate::interchange::schedule) slug: Option<String>,
    pub(in crate::interchange::schedule) capacity: Option<String>,
    pub(in crate::interchange::schedule) url: Option<String>,
    /// Whether the room comes from a list of rooms. If so, its name denotes a single room, even if
    /// the name contains commas.
    pub(in crate::interchange::schedule) listed: bool,
    pub(in crate::interchange::schedule) extras: Vec<Extra>,
}

#[derive(Debug, Default, Clone)]
pub(in crate::interchange::schedule) struct ScheduleTrack {
    pub(in crate::interchange::schedule) at: Locus,
    pub(in crate::interchange::schedule) name: Option<String>,
    pub(in crate::interchange::schedule) slug: Option<String>,
    pub(in crate::interchange::schedule) colour: Option<String>,
    pub(in crate::interchange::schedule) extras: Vec<Extra>,
}

#[derive(Debug, Default, Clone)]
pub(in crate::interchange::schedule) struct Event {
    pub(in crate::interchange::schedule) at: Locus,
    /// The index of the day that lists the event, in [`ScheduleDocument::days`].
    pub(in crate::interchange::schedule) day: Option<usize>,
    /// The name of the room that lists the event.
    pub(in crate::interchange::schedule) cell: Option<String>,
    /// The name of the room that the event itself specifies.
    pub(in crate::interchange::schedule) room: Option<String>,
    pub(in crate::interchange::schedule) id: Option<String>,
    pub(in crate::interchange::schedule) guid: Option<String>,
    pub(in crate::interchange::schedule) code: Option<String>,
    pub(in crate::interchange::schedule) slug: Option<String>,
    pub(in crate::interchange::schedule) title: Option<String>,
    /// The title in each of several languages.
    pub(in crate::interchange::schedule) titles: Vec<(LanguageTag, String)>,
    pub(in crate::interchange::schedule) subtitle: Option<String>,
    pub(in crate::interchange::schedule) kind: Option<String>,
    /// The type in each of several languages.
    pub(in crate::interchange::schedule) kinds: Vec<(LanguageTag, String)>,
    pub(in crate::interchange::schedule) tracks: Vec<ScheduleTrack>,
    pub(in crate::interchange::schedule) language: Option<String>,
    pub(in crate::interchange::schedule) date: Option<String>,
    pub(in crate::interchange::schedule) start: Option<String>,
    pub(in crate::interchange::schedule) end: Option<String>,
    pub(in crate::interchange::schedule) duration: Option<String>,
    pub(in crate::interchange::schedule) abstract_: Option<String>,
    pub(in crate::interchange::schedule) description: Option<String>,
    pub(in crate::interchange::schedule) persons: Vec<SchedulePerson>,
    pub(in crate::interchange::schedule) links: Vec<ScheduleLink>,
    pub(in crate::interchange::schedule) attachments: Vec<ScheduleLink>,
    pub(in crate::interchange::schedule) licence: Option<String>,
    pub(in crate::interchange::schedule) optout: Option<String>,
    pub(in crate::interchange::schedule) recording_url: Option<String>,
    pub(in crate::interchange::schedule) url: Option<String>,
    pub(in crate::interchange::schedule) origin_url: Option<String>,
    pub(in crate::interchange::schedule) feedback_url: Option<String>,
    pub(in crate::interchange::schedule) logo: Option<String>,
    pub(in crate::interchange::schedule) state: Option<String>,
    pub(in crate::interchange::schedule) level: Option<String>,
    pub(in crate::interchange::schedule) tags: Vec<String>,
    /// The index of the event for the first slot, if a submission has several slots.
    pub(in crate::interchange::schedule) same_as: Option<usize>,
    pub(in crate::interchange::schedule) extras: Vec<Extra>,
}

impl Event {
    /// Returns the name of the room that lists the event. If it is missing, returns the room that
    /// the event itself specifies.
    pub(in crate::interchange::schedule) fn place(&self) -> Option<&str> {
        self.cell.as_deref().or(self.room.as_deref())
    }
}

#[derive(Debug, Default, Clone)]
pub(in crate::interchange::schedule) struct SchedulePerson {
    pub(in crate::interchange::schedule) at: Locus,
    pub(in crate::interchange::schedule) name: Option<String>,
    pub(in crate::interchange::schedule) id: Option<String>,
    pub(in crate::interchange::schedule) guid: Option<String>,
    pub(in crate::interchange::schedule) code: Option<String>,
    pub(in crate::interchange::schedule) url: Option<String>,
    pub(in crate::interchange::schedule) biography: Option<String>,
    pub(in crate::interchange::schedule) image: Option<String>,
    pub(in crate::interchange::schedule) role: Option<String>,
    pub(in crate::interchange::schedule) links: Vec<ScheduleLink>,
    pub(in crate::interchange::schedule) extras: Vec<Extra>,
}

#[derive(Debug, Default, Clone)]
pub(in crate::interchange::schedule) struct ScheduleLink {
    pub(in crate::interchange::schedule) at: Locus,
    pub(in crate::interchange::schedule) url: Option<String>,
    pub(in crate::interchange::schedule) title: Option<String>,
    pub(in crate::interchange::schedule) kind: Option<String>,
    pub(in crate::interchange::schedule) service: Option<String>,
}

/// A finding of a format parser: its code, message and location.
pub(in crate::interchange::schedule) type Remark = (Code, String, Locus);

/// Sets a field to a text. If the field is already set, or if the value is not a text, the value is
/// added to `extras`.
pub(in crate::interchange::schedule) fn set(
    field: &mut Option<String>,
    extras: &mut Vec<Extra>,
    name: &str,
    value: ExtraValue,
    at: Locus,
) {
    if value.is_blank() {
        return;
    }
    match value.into_text() {
        Ok(text) if field.is_none() => *field = Some(text),
        Ok(text) => extras.push(Extra { name: name.to_owned(), value: ExtraValue::Text(text), at }),
        Err(value) => extras.push(Extra { name: name.to_owned(), value, at }),
    }
}

/// Makes all names unique. A number is appended to repeated names, as in `title~2`.
pub(in crate::interchange::schedule) fn numbered(extras: Vec<Extra>) -> Vec<Extra> {
    if extras.len() < 2 {
        return extras;
    }
    let mut counts: HashMap<String, usize> = HashMap::new();
    let number = |mut extra: Extra| {
        let count = counts.entry(extra.name.clone()).or_default();
        *count += 1;
        if *count > 1 {
            extra.name = format!("{}~{count}", extra.name);
        }
        extra
    };
    extras.into_iter().map(number).collect()
}

/// Appends an item. A short list is grown without spare capacity, because most of these lists
/// contain one or two large items, and spare capacity would waste memory.
pub(in crate::interchange::schedule) fn push_tight<T>(list: &mut Vec<T>, one: T) {
    if list.len() < 4 {
        list.reserve_exact(1);
    }
    list.push(one);
}

pub(in crate::interchange::schedule) fn add(
    extras: &mut Vec<Extra>,
    name: impl Into<String>,
    value: ExtraValue,
    at: Locus,
) {
    if !value.is_blank() {
        extras.push(Extra { name: name.into(), value, at });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Position;

    #[test]
    fn columns_are_counted_in_code_units_across_blocks() {
        let source = format!("a\n{}\u{1f600}é\nb", "x".repeat(5000));
        let origins = Origins::new(&source, 0);
        let at = |byte: usize| match origins.of(&Locus::Byte(byte)) {
            SourceLocation::Position(Position { line, column }) => (line, column),
            other @ SourceLocation::Pointer(_) => panic!("{other}"),
        };
        assert_eq!((at(0), at(1), at(2), at(2500)), ((1, 1), (1, 2), (2, 1), (2, 2499)));
        // In UTF-16, the emoji has two code units, and the letter has one.
        assert_eq!((at(5002), at(5006), at(5008)), ((2, 5001), (2, 5003), (2, 5004)));
        assert_eq!(at(source.len() - 1), (3, 1));
        assert_eq!(at(usize::MAX), (3, 2));
    }
}
