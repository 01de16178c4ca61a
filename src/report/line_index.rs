//! Conversion of byte offsets to lines and columns.

use std::sync::OnceLock;

use crate::list::ToList;

/// A line and a column in a text, both counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Position {
    /// The line number, counted from 1.
    pub line: usize,
    /// The column number in UTF-16 code units, counted from 1. SARIF and many editors use the same
    /// unit.
    pub column: usize,
}

/// An index for finding the line and column of a byte offset in a text. The tables are computed
/// when the first position is requested.
#[derive(Debug, Clone)]
pub(crate) struct LineIndex<'s> {
    source: &'s str,
    /// The byte offset at which each line of the text begins.
    lines: OnceLock<Vec<usize>>,
    /// The number of UTF-16 code units before each block of the text. The table is computed only if
    /// the text has long lines, in which finding a column would otherwise take linear time.
    units: OnceLock<Vec<usize>>,
}

/// The size, in bytes, of the blocks for which UTF-16 code units are counted in advance.
const BLOCK: usize = 1024;

impl<'s> LineIndex<'s> {
    pub(crate) fn new(source: &'s str) -> Self {
        Self { source, lines: OnceLock::new(), units: OnceLock::new() }
    }

    /// Returns the line and column of a byte offset. An offset past the end of the text is treated
    /// as the end of the text.
    pub(crate) fn position(&self, offset: usize) -> Position {
        let offset = offset.min(self.source.len());
        let lines = self.lines.get_or_init(|| {
            std::iter::once(0).chain(self.source.match_indices('\n').map(|(at, _)| at + 1)).to_list()
        });
        // The first line begins at offset 0, so the result is at least 1.
        let line = lines.partition_point(|begin| *begin <= offset);
        let begin = lines.get(line.saturating_sub(1)).copied().unwrap_or_default();
        let column = if offset.saturating_sub(begin) <= 4 * BLOCK {
            utf16_units(self.source.as_bytes().get(begin..offset).unwrap_or_default())
        } else {
            self.units_before(offset).saturating_sub(self.units_before(begin))
        };
        Position { line, column: column + 1 }
    }

    fn units_before(&self, offset: usize) -> usize {
        let units = self.units.get_or_init(|| {
            let blocks = self.source.as_bytes().chunks(BLOCK).scan(0, |sum, block| {
                *sum += utf16_units(block);
                Some(*sum)
            });
            std::iter::once(0).chain(blocks).to_list()
        });
        let block = offset / BLOCK;
        let rest = self.source.as_bytes().get(block * BLOCK..offset).unwrap_or_default();
        units.get(block).copied().unwrap_or_default() + utf16_units(rest)
    }
}

/// Counts the UTF-16 code units of all characters whose first byte is in `bytes`.
fn utf16_units(bytes: &[u8]) -> usize {
    let units = bytes.iter().map(|byte| match byte {
        // A continuation byte does not begin a character.
        0x80..=0xBF => 0,
        // A character outside the Basic Multilingual Plane consists of two code units.
        0xF0.. => 2,
        _ => 1,
    });
    units.sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_in_utf16_code_units() {
        let index = LineIndex::new("é\n😀x\r\n\n");
        for (offset, line, column) in
            [(0, 1, 1), (2, 1, 2), (3, 2, 1), (7, 2, 3), (8, 2, 4), (10, 3, 1), (11, 4, 1), (99, 4, 1)]
        {
            assert_eq!(index.position(offset), Position { line, column }, "{offset}");
        }
        let (short, long) = ("é😀\n", "é😀".repeat(1000));
        let text = format!("{short}{long}");
        let index = LineIndex::new(&text);
        for (offset, _) in long.char_indices() {
            let expected = Position { line: 2, column: long[..offset].encode_utf16().count() + 1 };
            assert_eq!(index.position(short.len() + offset), expected);
        }
    }
}
