//! The cells of a row, with the meanings of their columns.

use super::cell::Cell;
use super::columns::Field;
use super::sheet::at;
use crate::report::SourceLocation;
use crate::value::language::LanguageTag;
use crate::value::time_zone::TimeZone;

/// A cell with the meaning of its column.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) field: Field,
    pub(super) language: Option<LanguageTag>,
    pub(super) header: String,
    pub(super) cell: Cell,
    pub(super) text: String,
    pub(super) column: usize,
    pub(super) place: SourceLocation,
    /// The time zone in the header.
    pub(super) zone: Option<TimeZone>,
    /// Whether the value comes from the cell above.
    pub(super) is_filled: bool,
}

impl Entry {
    /// Returns a cell that contains a title, although its column has no known meaning.
    pub(super) fn title(header: &str, text: String, place: SourceLocation) -> Self {
        Self {
            field: Field::Title,
            language: None,
            header: header.to_owned(),
            cell: Cell::Text(text.clone()),
            text,
            column: usize::MAX,
            place,
            zone: None,
            is_filled: false,
        }
    }
}

/// The cells of a row with known meanings. Cells are removed when they are read.
#[derive(Debug)]
pub(super) struct Row<'r> {
    pub(super) entries: Vec<Entry>,
    pub(super) unknown: Vec<(&'r str, String, SourceLocation)>,
    pub(super) number: usize,
    /// The columns of people to which the columns with details of a person belong.
    pub(super) owners: &'r [Option<usize>],
}

impl Row<'_> {
    pub(super) fn place(&self) -> SourceLocation {
        at(self.number, 0)
    }

    pub(super) fn take(&mut self, field: &Field) -> Option<Entry> {
        let found =
            self.entries.iter().position(|entry| entry.field == *field && entry.language.is_none())?;
        Some(self.entries.remove(found))
    }

    /// Returns the first text of a field, even if it is in another language.
    pub(super) fn any_text(&self, field: &Field) -> Option<&str> {
        self.entries.iter().find(|entry| entry.field == *field).map(|entry| entry.text.trim())
    }

    /// Returns `true` if a field has values, and all of them come from the cells above.
    pub(super) fn is_filled(&self, field: &Field) -> bool {
        let mut entries = self.entries.iter().filter(|entry| entry.field == *field).peekable();
        entries.peek().is_some() && entries.all(|entry| entry.is_filled)
    }

    pub(super) fn text(&mut self, field: &Field) -> Option<String> {
        self.take(field).map(|entry| entry.text.trim().to_owned())
    }

    pub(super) fn take_all(&mut self, is_wanted: impl Fn(&Field) -> bool) -> Vec<Entry> {
        let (taken, left) =
            std::mem::take(&mut self.entries).into_iter().partition(|entry| is_wanted(&entry.field));
        self.entries = left;
        taken
    }

    pub(super) fn has(&self, is_wanted: impl Fn(&Field) -> bool) -> bool {
        self.entries.iter().any(|entry| is_wanted(&entry.field))
    }
}
