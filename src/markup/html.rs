//! Reads HTML with `html5gum`.

use std::borrow::Cow;

use html5gum::{Token, Tokenizer};

use super::format::has_structure;
use super::pieces::{Piece, PieceKind, Pieces, SpanStyle};

/// Returns the pieces of a text in HTML. Any text is accepted. The tags are read one by one and not
/// as a tree, so deep nesting cannot overflow the stack.
pub(super) fn pieces(source: &str) -> Vec<Piece> {
    let mut reader = HtmlReader {
        pieces: Pieces::new(),
        hidden: None,
        hideable: hideable(source),
        exact: 0,
        items: 0,
        has_structure: has_structure(source),
    };
    let source = with_autolinks(source);
    let Ok(tokens) = Tokenizer::new(&*source).collect::<Result<Vec<_>, _>>();
    for token in tokens {
        match token {
            Token::StartTag(tag) => {
                let name = words(&tag.name);
                let attribute = |name: &str| tag.attributes.get(name.as_bytes()).map(|value| words(value));
                reader.open(&name, attribute, tag.self_closing);
            }
            Token::EndTag(tag) => reader.close(&words(&tag.name)),
            Token::String(text) => reader.text(&words(&text)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    reader.pieces.finish()
}

/// Replaces the angle brackets around web addresses and e-mail addresses, as in
/// `<https://example.org>`. They are not tags, but the tokenizer would drop them.
fn with_autolinks(source: &str) -> Cow<'_, str> {
    let mut text = String::new();
    let mut copied = 0;
    for (start, _) in source.match_indices('<') {
        let Some(inside) = source.get(start + 1..) else { continue };
        let is_end = |c: char| matches!(c, '<' | '>' | '"' | '\'') || c.is_whitespace();
        let is_closed = |end: &usize| inside.get(*end..).is_some_and(|rest| rest.starts_with('>'));
        let Some(length) = inside.find(is_end).filter(is_closed) else { continue };
        let address = inside.get(..length).unwrap_or_default();
        let parts = address.split_once('@');
        let is_mail = parts.is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
        if (address.contains("://") || is_mail) && start >= copied {
            text.push_str(source.get(copied..start).unwrap_or_default());
            text.extend(["&lt;", address, "&gt;"]);
            copied = start + length + 2;
        }
    }
    if copied == 0 {
        return Cow::Borrowed(source);
    }
    text.push_str(source.get(copied..).unwrap_or_default());
    Cow::Owned(text)
}

fn words(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

struct HtmlReader {
    pieces: Pieces,
    /// The element whose content is not shown, such as a script.
    hidden: Option<String>,
    /// The elements whose content is not shown if their end tags exist. Without an end tag, all of
    /// the text after the start tag would be lost.
    hideable: Vec<&'static str>,
    /// The number of open elements in which white space counts.
    exact: usize,
    /// The number of open list items. The end of a list resets it to 0.
    items: usize,
    has_structure: bool,
}

impl HtmlReader {
    fn open(&mut self, name: &str, attribute: impl Fn(&str) -> Option<String>, self_closing: bool) {
        if self.hidden.is_some() {
            return;
        }
        match name {
            name if HIDDEN.contains(&name) => {
                let is_hidden = !self_closing && self.hideable.contains(&name);
                self.hidden = is_hidden.then(|| name.to_owned());
            }
            "br" => self.pieces.line_break(),
            "li" | "dt" | "dd" => {
                self.items += 1;
                self.pieces.item();
            }
            "ul" | "dl" => {
                self.paragraph();
                self.pieces.open_list(None);
            }
            "ol" => {
                self.paragraph();
                let first = attribute("start").and_then(|start| start.trim().parse().ok());
                self.pieces.open_list(Some(first.unwrap_or(1)));
            }
            name if heading_level(name).is_some() => {
                self.pieces.start(PieceKind::Heading(heading_level(name).unwrap_or(1)));
            }
            "pre" => {
                self.exact += 1;
                self.paragraph();
            }
            "td" | "th" => self.pieces.flowing(" "),
            "a" => self.pieces.open_link(&attribute("href").unwrap_or_default()),
            "img" => self.pieces.flowing(&attribute("alt").unwrap_or_default()),
            "iframe" | "video" | "audio" => {
                self.pieces.open_link(&attribute("src").unwrap_or_default());
                self.pieces.close_link();
            }
            // A paragraph in a list item is the text of the item.
            "p" | "div" if self.items > 0 => self.pieces.flowing(" "),
            name if is_block(name) => self.paragraph(),
            name => {
                if let Some(emphasis) = emphasis_of(name).filter(|_| !self_closing) {
                    self.pieces.open_emphasis(emphasis);
                }
            }
        }
    }

    fn close(&mut self, name: &str) {
        if let Some(hidden) = &self.hidden {
            if hidden == name {
                self.hidden = None;
            }
            return;
        }
        match name {
            "li" | "dt" | "dd" => {
                self.items = self.items.saturating_sub(1);
                self.paragraph();
            }
            "ul" | "ol" | "dl" => {
                self.items = 0;
                self.pieces.close_list();
                self.paragraph();
            }
            name if heading_level(name).is_some() => self.paragraph(),
            "pre" => {
                self.exact = self.exact.saturating_sub(1);
                self.paragraph();
            }
            "a" => self.pieces.close_link(),
            "p" | "div" if self.items > 0 => self.pieces.flowing(" "),
            name if is_block(name) => self.paragraph(),
            name => {
                if let Some(emphasis) = emphasis_of(name) {
                    self.pieces.close_emphasis(emphasis);
                }
            }
        }
    }

    fn paragraph(&mut self) {
        self.pieces.start(PieceKind::Paragraph);
    }

    fn text(&mut self, text: &str) {
        if self.hidden.is_some() {
            return;
        }
        if self.exact > 0 {
            return self.pieces.exact(text);
        }
        if self.has_structure {
            return self.pieces.flowing(text);
        }
        // Without elements that structure the text, its blank lines separate paragraphs.
        let text = text.replace("\r\n", "\n");
        for (nth, paragraph) in text.split("\n\n").enumerate() {
            if nth > 0 {
                self.paragraph();
            }
            self.pieces.exact(paragraph);
        }
    }
}

/// The elements whose content is not text.
const HIDDEN: &[&str] = &["script", "style", "head", "template", "title", "noscript", "svg", "math"];

/// Returns the elements with hidden content whose end tags occur in the source.
fn hideable(source: &str) -> Vec<&'static str> {
    let ends = source.match_indices("</").filter_map(|(at, _)| source.get(at + 2..));
    let mut found: Vec<&'static str> = Vec::new();
    for end in ends {
        let length = end.bytes().take(16).take_while(u8::is_ascii_alphanumeric).count();
        let name = end.get(..length).unwrap_or_default();
        let known = HIDDEN.iter().find(|known| known.eq_ignore_ascii_case(name));
        found.extend(known.filter(|known| !found.contains(known)));
    }
    found
}

fn heading_level(name: &str) -> Option<u8> {
    let level = name.strip_prefix('h')?.parse().ok()?;
    (name.len() == 2 && (1..=6).contains(&level)).then_some(level)
}

fn emphasis_of(name: &str) -> Option<SpanStyle> {
    match name {
        "em" | "i" | "cite" | "dfn" | "var" => Some(SpanStyle::Emphasis),
        "strong" | "b" => Some(SpanStyle::Strong),
        "code" | "kbd" | "samp" | "tt" => Some(SpanStyle::Code),
        _ => None,
    }
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "center"
            | "details"
            | "div"
            | "dl"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "header"
            | "hr"
            | "html"
            | "main"
            | "nav"
            | "ol"
            | "p"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "thead"
            | "tfoot"
            | "tr"
            | "ul"
    )
}
