//! Conversion of JSON Pointers to positions in the text of a JSON document.

use std::collections::HashMap;
use std::ops::Range;

use super::line_index::{LineIndex, Position};
use crate::value::path::{Path, Segment};

/// An index for finding the position of a value in the text of a JSON document.
///
/// The text is parsed only once, when the locator is created. Invalid JSON is accepted, but values
/// that cannot be read are not found. Paths refer to the normal form of a draft, and the text may
/// have a different form. If the text has no value at a path, the locator finds the nearest
/// enclosing value instead.
///
/// ```
/// use programme::report::Locator;
///
/// let text = "{\n  \"sessions\": [\n    { \"id\": \"a\", \"slot\": { \"day\": 1 } }\n  ]\n}";
/// let locator = Locator::new(text);
/// let range = locator.range(&"/sessions/0/slot".parse()?);
/// assert_eq!(&text[range.clone()], "{ \"day\": 1 }");
/// let position = locator.position(range.start);
/// assert_eq!((position.line, position.column), (3, 26));
/// // The session has no place, so the locator returns the session itself.
/// assert!(text[locator.range(&"/sessions/0/place".parse()?)].starts_with("{ \"id\""));
/// # Ok::<(), programme::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Locator<'s> {
    positions: LineIndex<'s>,
    nodes: Vec<JsonValue>,
}

#[derive(Debug, Clone)]
struct JsonValue {
    range: Range<usize>,
    inside: Inside,
}

#[derive(Debug, Clone)]
enum Inside {
    Nothing,
    Items(Vec<usize>),
    Fields(HashMap<String, usize>),
}

impl<'s> Locator<'s> {
    /// Parses the text of a JSON document and creates a locator for it.
    pub fn new(source: &'s str) -> Self {
        Self { positions: LineIndex::new(source), nodes: JsonScanner::new(source).read() }
    }

    /// Returns the byte range of the value at a path, or of the nearest enclosing value if there is
    /// no value at the path. Returns `0..0` if the text contains no value at all.
    pub fn range(&self, path: &Path) -> Range<usize> {
        let Some(mut node) = self.nodes.first() else { return 0..0 };
        for segment in path.segments() {
            let inner = match (&node.inside, segment) {
                (Inside::Items(items), Segment::Index(index)) => items.get(*index),
                (Inside::Fields(fields), Segment::Key(key)) => fields.get(&**key),
                // The path parser reads a numeric key as an index.
                (Inside::Fields(fields), Segment::Index(index)) => fields.get(&index.to_string()),
                _ => None,
            };
            match inner.and_then(|inner| self.nodes.get(*inner)) {
                Some(inner) => node = inner,
                None => break,
            }
        }
        node.range.clone()
    }

    /// Returns the line and column of a byte offset. An offset past the end of the text is treated
    /// as the end of the text.
    pub fn position(&self, offset: usize) -> Position {
        self.positions.position(offset)
    }
}

/// A JSON scanner that is not recursive, so deep nesting cannot overflow the stack.
struct JsonScanner<'s> {
    source: &'s str,
    at: usize,
    nodes: Vec<JsonValue>,
    /// The stack of unclosed arrays and objects, with the innermost one last.
    open: Vec<OpenContainer>,
}

struct OpenContainer {
    node: usize,
    /// The key of the next value, if the container is an object and the key has already been read.
    key: Option<String>,
}

impl<'s> JsonScanner<'s> {
    fn new(source: &'s str) -> Self {
        Self { source, at: 0, nodes: Vec::new(), open: Vec::new() }
    }

    fn read(mut self) -> Vec<JsonValue> {
        while let Some(byte) = self.byte() {
            match byte {
                b'{' => self.begin(Inside::Fields(HashMap::new())),
                b'[' => self.begin(Inside::Items(Vec::new())),
                b'}' | b']' => self.end(),
                b'"' => self.string(),
                b',' | b':' => self.at += 1,
                _ if byte.is_ascii_whitespace() => self.at += 1,
                _ => self.scalar(),
            }
            // Any text after the end of the document is ignored.
            if self.open.is_empty() && !self.nodes.is_empty() {
                break;
            }
        }
        // Arrays and objects that are never closed extend to the end of the text.
        for open in self.open {
            if let Some(node) = self.nodes.get_mut(open.node) {
                node.range.end = self.source.len();
            }
        }
        self.nodes
    }

    fn byte(&self) -> Option<u8> {
        self.source.as_bytes().get(self.at).copied()
    }

    /// Adds a value to the innermost unclosed array or object, and returns the index of the value
    /// in `nodes`.
    fn enter(&mut self, range: Range<usize>, inside: Inside) -> usize {
        let number = self.nodes.len();
        self.nodes.push(JsonValue { range, inside });
        if let Some(open) = self.open.last_mut() {
            match (self.nodes.get_mut(open.node).map(|node| &mut node.inside), open.key.take()) {
                (Some(Inside::Items(items)), _) => items.push(number),
                (Some(Inside::Fields(fields)), Some(key)) => {
                    fields.entry(key).or_insert(number);
                }
                _ => {}
            }
        }
        number
    }

    fn begin(&mut self, inside: Inside) {
        let node = self.enter(self.at..self.at + 1, inside);
        self.open.push(OpenContainer { node, key: None });
        self.at += 1;
    }

    fn end(&mut self) {
        self.at += 1;
        let node = self.open.pop().and_then(|open| self.nodes.get_mut(open.node));
        if let Some(node) = node {
            node.range.end = self.at;
        }
    }

    fn string(&mut self) {
        let begin = self.at;
        let mut escaped = false;
        self.at += 1;
        while let Some(byte) = self.byte() {
            self.at += 1;
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => break,
                _ => {}
            }
        }
        let range = begin..self.at;
        let inside = range.start + 1..range.end.saturating_sub(1).max(range.start + 1);
        let waits_for_key = self.open.last().is_some_and(|open| {
            let is_map =
                self.nodes.get(open.node).is_some_and(|node| matches!(node.inside, Inside::Fields(_)));
            is_map && open.key.is_none()
        });
        if waits_for_key {
            let key = unescaped(self.source.get(inside).unwrap_or_default());
            if let Some(open) = self.open.last_mut() {
                open.key = Some(key);
            }
        } else {
            self.enter(range, Inside::Nothing);
        }
    }

    /// Reads a number or a literal such as `true`. Unexpected characters are treated as part of a
    /// literal.
    fn scalar(&mut self) {
        let begin = self.at;
        let is_end = |byte: u8| {
            matches!(byte, b',' | b':' | b'{' | b'}' | b'[' | b']' | b'"') || byte.is_ascii_whitespace()
        };
        while self.byte().is_some_and(|byte| !is_end(byte)) {
            self.at += 1;
        }
        self.enter(begin..self.at, Inside::Nothing);
    }
}

fn unescaped(raw: &str) -> String {
    if !raw.contains('\\') {
        return raw.to_owned();
    }
    let mut units: Vec<u16> = Vec::with_capacity(raw.len());
    let mut letters = raw.chars();
    while let Some(letter) = letters.next() {
        let letter = match (letter, letter == '\\') {
            (_, false) => letter,
            (_, true) => match letters.next() {
                Some('u') => {
                    let digits: String = letters.by_ref().take(4).collect();
                    units.push(u16::from_str_radix(&digits, 16).unwrap_or(0xFFFD));
                    continue;
                }
                Some('n') => '\n',
                Some('t') => '\t',
                Some('r') => '\r',
                Some('b') => '\u{8}',
                Some('f') => '\u{c}',
                Some(other) => other,
                None => break,
            },
        };
        units.extend_from_slice(letter.encode_utf16(&mut [0; 2]));
    }
    String::from_utf16_lossy(&units)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at<'t>(text: &'t str, path: &str) -> &'t str {
        &text[Locator::new(text).range(&path.parse().unwrap())]
    }

    #[test]
    fn values_are_found_by_their_paths() {
        let text = r#" { "a": [1, "two", { "b/c": null, "~": [[]], "0": true }], "é": -1e9, "a": 7 } "#;
        for (path, value) in [
            ("", text.trim()),
            ("/a/0", "1"),
            ("/a/1", "\"two\""),
            ("/a/2/b~1c", "null"),
            ("/a/2/~0/0", "[]"),
            ("/a/2/0", "true"),
            ("/é", "-1e9"),
        ] {
            assert_eq!(at(text, path), value, "{path}");
        }
    }

    #[test]
    fn missing_values_are_found_at_the_nearest_enclosing_value() {
        let text = r#"{ "a": [{ "b": 1 }] }"#;
        for (path, value) in [
            ("/a/0/c", r#"{ "b": 1 }"#),
            ("/a/7/b", r#"[{ "b": 1 }]"#),
            ("/a/x", r#"[{ "b": 1 }]"#),
            ("/z/0", text),
            ("/a/0/b/c/d", "1"),
        ] {
            assert_eq!(at(text, path), value, "{path}");
        }
        assert_eq!(at("", "/a"), "");
        assert_eq!(at("  ", ""), "");
    }

    #[test]
    fn escape_sequences_in_keys_are_decoded() {
        let text = r#"{ "a\"b": 1, "\u00e9": 2, "\ud83d\ude00": 3, "\ud83d": 4, "\n\/": 5 }"#;
        for (path, value) in [("/a\"b", "1"), ("/é", "2"), ("/😀", "3"), ("/\u{fffd}", "4"), ("/\n~1", "5")]
        {
            assert_eq!(at(text, path), value, "{path:?}");
        }
    }

    #[test]
    fn invalid_and_deeply_nested_texts_are_accepted() {
        for text in [
            "{",
            "[",
            "\"",
            "}",
            "{\"a",
            "{\"a\":",
            "{\"a\\",
            "]]",
            "{]",
            "[}",
            "nul",
            "{1:2}",
            "\"\\u12",
            ",",
            "{\"a\" \"b\" 1}",
            "[\u{1F600}",
        ] {
            for path in ["", "/a", "/0", "/a/0/b"] {
                let range = Locator::new(text).range(&path.parse().unwrap());
                assert!(text.get(range).is_some(), "{text} {path}");
            }
        }
        let deep = "[".repeat(1_000_000);
        let path: Path = "/0".repeat(1000).parse().unwrap();
        assert_eq!(Locator::new(&deep).range(&path), 1000..1_000_000);
    }
}
