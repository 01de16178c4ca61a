//! The paragraphs, headings and list items of a text.

use crate::value::block::Block;
use crate::value::text::Text;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PieceKind {
    Paragraph,
    Heading,
    Item,
}

/// A paragraph, a heading or an item of a list, without markup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) kind: PieceKind,
    pub(super) text: String,
}

/// Collects the pieces of a text.
#[derive(Debug)]
pub(super) struct Pieces {
    done: Vec<Piece>,
    kind: PieceKind,
    text: String,
    /// The targets of the links that are open, each with the position at which its text starts.
    links: Vec<(Option<String>, usize)>,
    /// The number of open links beyond [`MOST_LINKS`].
    deeper_links: usize,
}

/// Links within links beyond this number have no address.
const MOST_LINKS: usize = 8;

impl Pieces {
    pub(super) fn new() -> Self {
        Self {
            done: Vec::new(),
            kind: PieceKind::Paragraph,
            text: String::new(),
            links: Vec::new(),
            deeper_links: 0,
        }
    }

    /// Ends the current piece, and starts another one.
    pub(super) fn start(&mut self, kind: PieceKind) {
        let text = std::mem::take(&mut self.text);
        let text = text.trim();
        if !text.is_empty() {
            self.done.push(Piece { kind: self.kind, text: text.to_owned() });
        }
        self.kind = kind;
        for (_, start) in &mut self.links {
            *start = 0;
        }
    }

    /// Adds text with its line breaks.
    pub(super) fn exact(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Adds text, and replaces each run of white space with a space.
    pub(super) fn flowing(&mut self, text: &str) {
        for c in text.chars() {
            if !c.is_ascii_whitespace() {
                self.text.push(c);
            } else if !self.text.is_empty() && !self.text.ends_with(|last: char| last.is_ascii_whitespace()) {
                self.text.push(' ');
            }
        }
    }

    pub(super) fn line_break(&mut self) {
        let kept = self.text.trim_end_matches(' ').len();
        self.text.truncate(kept);
        self.text.push('\n');
    }

    pub(super) fn open_link(&mut self, target: &str) {
        // Each new piece visits the open links, so their number must be limited.
        if self.links.len() == MOST_LINKS {
            self.deeper_links += 1;
            return;
        }
        let target = Some(target.trim()).filter(|target| is_safe(target));
        self.links.push((target.map(str::to_owned), self.text.len()));
    }

    /// Ends a link, and adds its address in parentheses, unless its text is the address.
    pub(super) fn close_link(&mut self) {
        if self.deeper_links > 0 {
            self.deeper_links -= 1;
            return;
        }
        let Some((Some(target), start)) = self.links.pop() else { return };
        let shown = self.text.get(start..).unwrap_or_default().trim();
        let bare = |address: &str| {
            let address = address
                .strip_prefix("https://")
                .or_else(|| address.strip_prefix("http://"))
                .unwrap_or(address);
            let address = address.strip_prefix("mailto:").unwrap_or(address);
            address.trim_end_matches('/').to_owned()
        };
        if shown.is_empty() {
            self.text.push_str(&target);
        } else if bare(shown) != bare(&target) {
            let kept = self.text.trim_end().len();
            self.text.truncate(kept);
            self.text.push_str(" (");
            self.text.push_str(&target);
            self.text.push(')');
        }
    }

    pub(super) fn add(&mut self, pieces: Vec<Piece>) {
        self.start(PieceKind::Paragraph);
        self.done.extend(pieces);
    }

    pub(super) fn finish(mut self) -> Vec<Piece> {
        self.start(PieceKind::Paragraph);
        self.done
    }
}

/// Returns `true` for addresses that a reader can follow without danger.
fn is_safe(target: &str) -> bool {
    let has_scheme =
        |scheme: &str| target.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    ["http://", "https://", "mailto:", "tel:"].into_iter().any(has_scheme)
        && !target.contains(|c: char| c.is_whitespace() || c.is_control())
}

/// Converts pieces to blocks. Successive items become a list.
pub(super) fn blocks(pieces: Vec<Piece>, text: &dyn Fn(Piece) -> Text) -> Vec<Block> {
    joined(pieces.into_iter().map(|piece| (piece.kind, text(piece))))
}

pub(super) fn joined(pieces: impl Iterator<Item = (PieceKind, Text)>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (kind, text) in pieces {
        match (kind, blocks.last_mut()) {
            (PieceKind::Item, Some(Block::List(items))) => items.push(text),
            (PieceKind::Item, _) => blocks.push(Block::List(vec![text])),
            (PieceKind::Heading, _) => blocks.push(Block::Heading(text)),
            (PieceKind::Paragraph, _) => blocks.push(Block::Paragraph(text)),
        }
    }
    blocks
}

/// Returns the pieces as one text. Blank lines separate them, but successive items are on
/// successive lines.
pub(super) fn joined_text(pieces: &[Piece]) -> String {
    let (mut text, mut before) = (String::new(), None);
    for Piece { kind, text: words } in pieces {
        let is_next_item = *kind == PieceKind::Item && before == Some(PieceKind::Item);
        text.push_str(match before {
            None => "",
            Some(_) if is_next_item => "\n",
            Some(_) => "\n\n",
        });
        if *kind == PieceKind::Item {
            text.push_str("- ");
        }
        text.push_str(words);
        before = Some(*kind);
    }
    text
}
