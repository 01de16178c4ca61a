//! Writes indented XML elements, attributes and text.

use crate::interchange::schedule::syntax::value::ExtraValue;

#[derive(Debug, Default)]
pub(super) struct Paper {
    text: String,
    open: Vec<String>,
}

impl Paper {
    pub(super) fn new() -> Self {
        Self { text: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned(), open: Vec::new() }
    }

    fn indent(&mut self) {
        for _ in 0..self.open.len() {
            self.text.push_str("  ");
        }
    }

    fn tag<'a>(&mut self, name: &str, attributes: impl IntoIterator<Item = (&'a str, &'a str)>) {
        self.indent();
        self.text.push('<');
        self.text.push_str(name);
        for (name, value) in attributes {
            self.text.push(' ');
            self.text.push_str(name);
            self.text.push_str("=\"");
            escape(&mut self.text, value, true);
            self.text.push('"');
        }
    }

    pub(super) fn begin<'a>(&mut self, name: &str, attributes: impl IntoIterator<Item = (&'a str, &'a str)>) {
        self.tag(name, attributes);
        self.text.push_str(">\n");
        self.open.push(name.to_owned());
    }

    pub(super) fn end(&mut self) {
        let Some(name) = self.open.pop() else { return };
        self.indent();
        self.text.push_str("</");
        self.text.push_str(&name);
        self.text.push_str(">\n");
    }

    pub(super) fn words<'a>(
        &mut self,
        name: &str,
        attributes: impl IntoIterator<Item = (&'a str, &'a str)>,
        words: &str,
    ) {
        self.tag(name, attributes);
        if words.is_empty() {
            self.text.push_str("/>\n");
            return;
        }
        self.text.push('>');
        escape(&mut self.text, words, false);
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push_str(">\n");
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
                self.end();
            }
            ExtraValue::Null | ExtraValue::List(_) => {}
            scalar => {
                let words = scalar.clone().into_text().unwrap_or_default();
                self.words(name, [], &words);
            }
        }
    }

    pub(super) fn finish(self) -> String {
        self.text
    }
}

/// Appends an escaped text. Carriage returns and, in attributes, tabs and line feeds become
/// character references, because parsers would replace them. Characters that are invalid in XML are
/// dropped. They can only come from extensions.
fn escape(out: &mut String, words: &str, attribute: bool) {
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
}
