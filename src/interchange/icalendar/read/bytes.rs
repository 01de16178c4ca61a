//! Decodes calendars whose lines are folded in the middle of a multi-byte character.

use std::borrow::Cow;

use crate::interchange::ImportError;
use crate::report::SourceLocation;
use crate::report::line_index::LineIndex;

/// Decodes the bytes of a calendar as UTF-8. RFC 5545 allows lines to be folded in the middle of a
/// character. The bytes of such a character are moved to the line on which it starts, so line
/// numbers do not change.
pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, ImportError> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Cow::Borrowed(text));
    }
    String::from_utf8(join_characters(bytes)).map(Cow::Owned).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let before = error.as_bytes().get(..valid).and_then(|text| std::str::from_utf8(text).ok());
        let position = LineIndex::new(before.unwrap_or_default()).position(valid);
        ImportError::malformed("the calendar is not valid UTF-8", Some(SourceLocation::Position(position)))
    })
}

fn join_characters(bytes: &[u8]) -> Vec<u8> {
    let mut joined = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    // Old systems end each line with a single carriage return.
    let newline = if bytes.contains(&b'\n') { b'\n' } else { b'\r' };
    while let Some((line, next)) = split_line(rest, newline) {
        joined.extend_from_slice(line);
        let line_end = line_end(next, newline);
        let is_folded = matches!(next.get(line_end), Some(b' ' | b'\t'));
        let (end, folded) = next.split_at(line_end + usize::from(is_folded));
        let moved = missing(line).min(folded.iter().take_while(|byte| is_continuation(**byte)).count());
        if is_folded {
            joined.extend_from_slice(folded.get(..moved).unwrap_or_default());
            joined.extend_from_slice(end);
            rest = folded.get(moved..).unwrap_or_default();
        } else {
            joined.extend_from_slice(end);
            rest = folded;
        }
    }
    joined.extend_from_slice(rest);
    joined
}

/// Splits off the first line. The remaining bytes start with the line break, which can contain
/// several carriage returns.
fn split_line(bytes: &[u8], newline: u8) -> Option<(&[u8], &[u8])> {
    let end = bytes.iter().position(|byte| *byte == newline)?;
    let returns = bytes.get(..end)?.iter().rev().take_while(|byte| **byte == b'\r').count();
    bytes.split_at_checked(end - returns)
}

/// Returns the length in bytes of the line break at the start of `bytes`.
fn line_end(bytes: &[u8], newline: u8) -> usize {
    bytes.iter().position(|byte| *byte == newline).map_or(bytes.len(), |end| end + 1)
}

/// Returns `true` if the byte is a UTF-8 continuation byte.
const fn is_continuation(byte: u8) -> bool {
    matches!(byte, 0x80..=0xBF)
}

/// Returns the number of bytes that are missing from the last character of a line.
fn missing(line: &[u8]) -> usize {
    let present = line.iter().rev().take_while(|byte| is_continuation(**byte)).take(3).count();
    let first = line.len().checked_sub(present + 1).and_then(|index| line.get(index));
    let length = match first {
        Some(0xC2..=0xDF) => 2,
        Some(0xE0..=0xEF) => 3,
        Some(0xF0..=0xF4) => 4,
        _ => 1,
    };
    usize::saturating_sub(length, present + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Position;

    fn folded(text: &str, width: usize, line_end: &str) -> Vec<u8> {
        let chunks: Vec<&[u8]> = text.as_bytes().chunks(width).collect();
        chunks.join(format!("{line_end} ").as_bytes())
    }

    #[test]
    fn characters_are_joined_across_folds() {
        for text in ["SUMMARY:xénde", "日本語の題名", "a😀b😀c", "plain"] {
            for width in 3..8 {
                for line_end in ["\r\n", "\n", "\r", "\r\r\n"] {
                    let source = folded(text, width, line_end);
                    let decoded = decode(&source).unwrap();
                    let unfolded = decoded.replace(&format!("{line_end} "), "");
                    assert_eq!(unfolded, text, "{width}");
                    assert_eq!(decoded.len(), source.len());
                    assert_eq!(decoded.split(line_end).count(), text.len().div_ceil(width));
                }
            }
        }
    }

    #[test]
    fn bytes_that_are_not_utf_8_are_reported_with_their_position() {
        for (source, line, column) in [
            (&b"BEGIN:VCALENDAR\r\nNAME:\xE9t\xE9\r\n"[..], 2, 6),
            (b"\xff\xfe", 1, 1),
            // The folded line does not start with the missing continuation byte.
            (b"NAME:a\xC3\r\n b", 1, 7),
            // The next line starts with a continuation byte, but it is not folded.
            (b"NAME:a\xC3\r\n\xA9b", 1, 7),
        ] {
            let error = decode(source).unwrap_err();
            let expected = SourceLocation::Position(Position { line, column });
            assert_eq!(error.origin(), Some(&expected), "{error}");
        }
    }
}
