//! An intermediate model between the schedule formats and the draft. It contains the uninterpreted
//! texts of the source, with their locations.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::node::ExtraValue;
use crate::report::{Position, SourceLocation};
use crate::value::path::Path;

#[derive(Debug, Clone, PartialEq, Default)]
pub(super) enum Locus {
    /// The location of a generated item, which is not in the source.
    #[default]
    Nowhere,
    /// A byte offset from the start of the document, not counting a byte order mark.
    Byte(usize),
    Pointer(Path),
}

/// Converts a [`Locus`] to the location that a finding reports. Lines and columns are indexed once,
/// on first use. A malicious source can cause many findings on a single long line, so counting from
/// the start each time would take quadratic time.
#[derive(Debug)]
pub(super) struct Origins<'a> {
    source: &'a str,
    /// The length in bytes of the byte order mark before the document.
    skipped: usize,
    /// The byte offset at which each line of the source starts.
    lines: OnceCell<Vec<usize>>,
    /// The number of UTF-16 code units before each block of the source, computed only if the source
    /// has long lines.
    units: OnceCell<Vec<usize>>,
}

/// The size in bytes of a block in the index of UTF-16 code units.
const BLOCK: usize = 1024;

/// Returns the number of UTF-16 code units of the characters that start in `bytes`.
fn units(bytes: &[u8]) -> usize {
    bytes.iter().map(|byte| usize::from(*byte & 0xc0 != 0x80) + usize::from(*byte >= 0xf0)).sum()
}

impl<'a> Origins<'a> {
    pub(super) fn new(source: &'a str, skipped: usize) -> Self {
        Self { source, skipped, lines: OnceCell::new(), units: OnceCell::new() }
    }

    pub(super) fn of(&self, at: &Locus) -> SourceLocation {
        match at {
            Locus::Nowhere => SourceLocation::Pointer(Path::root()),
            Locus::Pointer(path) => SourceLocation::Pointer(path.clone()),
            Locus::Byte(byte) => self.position(*byte),
        }
    }

    fn position(&self, byte: usize) -> SourceLocation {
        let byte = byte.saturating_add(self.skipped).min(self.source.len());
        let lines = self.lines.get_or_init(|| {
            std::iter::once(0).chain(self.source.match_indices('\n').map(|(at, _)| at + 1)).collect()
        });
        let line = lines.partition_point(|start| *start <= byte);
        let start = lines.get(line.saturating_sub(1)).copied().unwrap_or_default();
        let column = if byte - start.min(byte) <= 4 * BLOCK {
            units(self.source.as_bytes().get(start..byte).unwrap_or_default())
        } else {
            self.units_before(byte).saturating_sub(self.units_before(start))
        };
        SourceLocation::Position(Position { line, column: column + 1 })
    }

    fn units_before(&self, byte: usize) -> usize {
        let before = self.units.get_or_init(|| {
            let blocks = self.source.as_bytes().chunks(BLOCK).scan(0, |sum, block| {
                let before = *sum;
                *sum += units(block);
                Some(before)
            });
            blocks.collect()
        });
        let block = byte / BLOCK;
        let rest = self.source.as_bytes().get(block * BLOCK..byte).unwrap_or_default();
        before.get(block).copied().unwrap_or_default() + units(rest)
    }
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Extra {
    /// The name of the XML element or JSON field. The name of an XML attribute starts with `@`.
    pub(super) name: String,
    pub(super) value: ExtraValue,
    pub(super) at: Locus,
}

#[derive(Debug, Default)]
pub(super) struct ScheduleDocument {
    pub(super) version: Option<String>,
    pub(super) url: Option<String>,
    pub(super) conference: Conference,
    pub(super) days: Vec<ScheduleDay>,
    pub(super) rooms: Vec<ScheduleRoom>,
    pub(super) tracks: Vec<ScheduleTrack>,
    pub(super) people: Vec<SchedulePerson>,
    pub(super) events: Vec<Event>,
    pub(super) extras: Vec<Extra>,
}

#[derive(Debug, Default)]
pub(super) struct Conference {
    pub(super) at: Locus,
    pub(super) title: Option<String>,
    pub(super) subtitle: Option<String>,
    pub(super) acronym: Option<String>,
    pub(super) start: Option<String>,
    pub(super) end: Option<String>,
    pub(super) days: Option<String>,
    pub(super) day_change: Option<String>,
    pub(super) venue: Option<String>,
    pub(super) city: Option<String>,
    pub(super) time_zone_name: Option<String>,
    pub(super) url: Option<String>,
    /// The languages of the texts, with the main language first.
    pub(super) languages: Vec<String>,
    pub(super) extras: Vec<Extra>,
}

#[derive(Debug, Default)]
pub(super) struct ScheduleDay {
    pub(super) at: Locus,
    pub(super) index: Option<String>,
    pub(super) date: Option<String>,
    pub(super) start: Option<String>,
    pub(super) end: Option<String>,
    pub(super) extras: Vec<Extra>,
}

#[derive(Debug, Default, Clone)]
pub(super) struct ScheduleRoom {
    pub(super) at: Locus,
    pub(super) name: String,
    pub(super) guid: Option<String>,
    pub(super) slug: Option<String>,
    pub(super) capacity: Option<String>,
    pub(super) url: Option<String>,
    /// Whether the room comes from a list of rooms. If so, its name denotes a single room, even if
    /// the name contains commas.
    pub(super) listed: bool,
    pub(super) extras: Vec<Extra>,
}

#[derive(Debug, Default, Clone)]
pub(super) struct ScheduleTrack {
    pub(super) at: Locus,
    pub(super) name: Option<String>,
    pub(super) slug: Option<String>,
    pub(super) colour: Option<String>,
    pub(super) extras: Vec<Extra>,
}

#[derive(Debug, Default)]
pub(super) struct Event {
    pub(super) at: Locus,
    /// The index of the day that lists the event, in [`ScheduleDocument::days`].
    pub(super) day: Option<usize>,
    /// The name of the room that lists the event.
    pub(super) cell: Option<String>,
    /// The name of the room that the event itself specifies.
    pub(super) room: Option<String>,
    pub(super) id: Option<String>,
    pub(super) guid: Option<String>,
    pub(super) code: Option<String>,
    pub(super) slug: Option<String>,
    pub(super) title: Option<String>,
    pub(super) subtitle: Option<String>,
    pub(super) kind: Option<String>,
    pub(super) tracks: Vec<ScheduleTrack>,
    pub(super) language: Option<String>,
    pub(super) date: Option<String>,
    pub(super) start: Option<String>,
    pub(super) end: Option<String>,
    pub(super) duration: Option<String>,
    pub(super) abstract_: Option<String>,
    pub(super) description: Option<String>,
    pub(super) persons: Vec<SchedulePerson>,
    pub(super) links: Vec<ScheduleLink>,
    pub(super) attachments: Vec<ScheduleLink>,
    pub(super) licence: Option<String>,
    pub(super) optout: Option<String>,
    pub(super) recording_url: Option<String>,
    pub(super) url: Option<String>,
    pub(super) origin_url: Option<String>,
    pub(super) feedback_url: Option<String>,
    pub(super) logo: Option<String>,
    pub(super) state: Option<String>,
    pub(super) level: Option<String>,
    pub(super) tags: Vec<String>,
    pub(super) extras: Vec<Extra>,
}

#[derive(Debug, Default, Clone)]
pub(super) struct SchedulePerson {
    pub(super) at: Locus,
    pub(super) name: Option<String>,
    pub(super) id: Option<String>,
    pub(super) guid: Option<String>,
    pub(super) code: Option<String>,
    pub(super) url: Option<String>,
    pub(super) biography: Option<String>,
    pub(super) image: Option<String>,
    pub(super) role: Option<String>,
    pub(super) links: Vec<ScheduleLink>,
    pub(super) extras: Vec<Extra>,
}

#[derive(Debug, Default, Clone)]
pub(super) struct ScheduleLink {
    pub(super) at: Locus,
    pub(super) url: Option<String>,
    pub(super) title: Option<String>,
    pub(super) kind: Option<String>,
    pub(super) service: Option<String>,
}

/// Sets a field to a text. If the field is already set, or if the value is not a text, the value is
/// added to `extras`.
pub(super) fn set(
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
pub(super) fn numbered(extras: Vec<Extra>) -> Vec<Extra> {
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
pub(super) fn push_tight<T>(list: &mut Vec<T>, one: T) {
    if list.len() < 4 {
        list.reserve_exact(1);
    }
    list.push(one);
}

pub(super) fn add(extras: &mut Vec<Extra>, name: impl Into<String>, value: ExtraValue, at: Locus) {
    if !value.is_blank() {
        extras.push(Extra { name: name.into(), value, at });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
