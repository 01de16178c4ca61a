//! Writes indented XML elements, attributes and text.

use std::borrow::Cow;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::interchange::common::json::value::ExtraValue;

pub(super) struct XmlOutput(Writer<Vec<u8>>);

impl XmlOutput {
    pub(super) fn new() -> Self {
        let mut output = Self(Writer::new_with_indent(Vec::new(), b' ', 2));
        output.write(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        output
    }

    fn write(&mut self, event: Event<'_>) {
        // Writing to a vector cannot fail.
        let _ = self.0.write_event(event);
    }

    pub(super) fn begin<'a>(&mut self, name: &str, attributes: impl IntoIterator<Item = (&'a str, &'a str)>) {
        self.write(Event::Start(tag(name, attributes)));
    }

    pub(super) fn end(&mut self, name: &str) {
        self.write(Event::End(BytesEnd::new(name)));
    }

    pub(super) fn words<'a>(
        &mut self,
        name: &str,
        attributes: impl IntoIterator<Item = (&'a str, &'a str)>,
        words: &str,
    ) {
        let tag = tag(name, attributes);
        if words.is_empty() {
            return self.write(Event::Empty(tag));
        }
        self.write(Event::Start(tag));
        self.write(Event::Text(BytesText::from_escaped(escape(words, false))));
        self.end(name);
    }

    /// Writes a value as an element. The fields of a map become attributes (`@name`), text
    /// (`#text`) and child elements. Lists and null values are skipped.
    pub(super) fn node(&mut self, name: &str, node: &ExtraValue) {
        // The recursion is bounded, because parsers limit the nesting depth of values.
        match node {
            ExtraValue::Map(fields) => {
                let attributes: Vec<(String, String)> = fields
                    .iter()
                    .filter_map(|(name, value)| {
                        Some((name.strip_prefix('@')?.to_owned(), value.clone().into_text().ok()?))
                    })
                    .collect();
                let attributes = attributes.iter().map(|(name, value)| (name.as_str(), value.as_str()));
                let words = fields.iter().find(|(name, _)| name == "#text").map(|(_, words)| words.keep());
                let inner: Vec<_> =
                    fields.iter().filter(|(name, _)| !name.starts_with('@') && name != "#text").collect();
                if inner.is_empty() {
                    self.words(name, attributes, &words.unwrap_or_default());
                    return;
                }
                self.begin(name, attributes);
                for (name, value) in inner {
                    self.node(name, value);
                }
                self.end(name);
            }
            ExtraValue::Null | ExtraValue::List(_) => {}
            scalar => {
                let words = scalar.clone().into_text().unwrap_or_default();
                self.words(name, [], &words);
            }
        }
    }

    pub(super) fn finish(self) -> String {
        let mut text = String::from_utf8(self.0.into_inner()).unwrap_or_default();
        text.push('\n');
        text
    }
}

fn tag<'n, 'a>(name: &'n str, attributes: impl IntoIterator<Item = (&'a str, &'a str)>) -> BytesStart<'n> {
    let mut tag = BytesStart::new(name);
    for (name, value) in attributes {
        tag.push_attribute((name.as_bytes(), escape(value, true).as_bytes()));
    }
    tag
}

/// Escapes a text. Carriage returns and, in attributes, tabs and line feeds become character
/// references, because parsers would replace them. Characters that are invalid in XML are dropped.
/// They can only come from extensions.
fn escape(words: &str, attribute: bool) -> Cow<'_, str> {
    let is_plain = |byte: u8| byte >= 0x20 && !matches!(byte, b'&' | b'<' | b'>' | b'"' | 0xef);
    if words.bytes().all(is_plain) {
        return Cow::Borrowed(words);
    }
    let mut out = String::with_capacity(words.len() + 16);
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if attribute => out.push_str("&quot;"),
            '\r' => out.push_str("&#13;"),
            '\n' if attribute => out.push_str("&#10;"),
            '\t' if attribute => out.push_str("&#9;"),
            '\t' | '\n' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'.. => out.push(c),
            _ => {}
        }
    }
    Cow::Owned(out)
}
