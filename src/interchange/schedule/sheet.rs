//! A schedule as its dialects state it, between the formats and the model: the words of the source, each with its place.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::node::ExtraValue;
use crate::report::{Position, SourceLocation};
use crate::value::path::Path;

/// Where something stands in a source.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) enum Locus {
    /// It was not read but made.
    #[default]
    Nowhere,
    /// So many bytes from its beginning.
    Byte(usize),
    /// A value of a JSON document.
    Pointer(Path),
}

/// Turns places into what findings say. Lines and columns are counted when the first is asked for, and then once: a hostile source
/// has a single line and something to say of every other byte.
#[derive(Debug)]
pub(super) struct Origins<'a> {
    source: &'a str,
    /// Bytes in front of the source that it was read without.
    skipped: usize,
    /// Where lines begin.
    lines: OnceCell<Vec<usize>>,
    /// UTF-16 code units before each block. Only a long line asks for them.
    units: OnceCell<Vec<usize>>,
}

/// How many bytes make a block.
const BLOCK: usize = 1024;

/// UTF-16 code units of characters that begin in these bytes.
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

    /// UTF-16 code units before a byte.
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

/// Something stated that no field of the sheet is for.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Extra {
    /// The name of the element or field; of an attribute with `@` in front.
    pub(super) name: String,
    pub(super) value: ExtraValue,
    pub(super) at: Locus,
}

/// A text that is stated and not blank.

#[derive(Debug, Default)]
pub(super) struct ScheduleDocument {
    pub(super) version: Option<String>,
    /// Where the document is found.
    pub(super) url: Option<String>,
    pub(super) conference: Conference,
    pub(super) days: Vec<ScheduleDay>,
    /// Rooms that are named apart from events.
    pub(super) rooms: Vec<ScheduleRoom>,
    /// Tracks that are named apart from events.
    pub(super) tracks: Vec<ScheduleTrack>,
    /// People who are described apart from events.
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
    /// Of the texts, the main one first.
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
    /// Whether it stands in a list of rooms, and so is one room whatever its name looks like.
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
    /// The position of its day in [`ScheduleDocument::days`].
    pub(super) day: Option<usize>,
    /// The room in whose list it stands.
    pub(super) cell: Option<String>,
    /// The room that it states itself.
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

/// States a field once. What states it again, or is no text, is kept apart.
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

/// Numbers what is stated several times under one name, so that each has a name of its own.
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

/// Adds one to a list that mostly has one or two, which are large: no room is made for more than are there.
pub(super) fn push_tight<T>(list: &mut Vec<T>, one: T) {
    if list.len() < 4 {
        list.reserve_exact(1);
    }
    list.push(one);
}

/// Keeps something apart, if it says anything.
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
        // The emoji is two units, the letter one.
        assert_eq!((at(5002), at(5006), at(5008)), ((2, 5001), (2, 5003), (2, 5004)));
        assert_eq!(at(source.len() - 1), (3, 1));
        assert_eq!(at(usize::MAX), (3, 2));
    }
}
