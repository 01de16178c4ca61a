//! The paragraphs, headings and list items of a text.

use crate::sorting;
use crate::value::block::Block;
use crate::value::passage::{Span, shows_address};
use crate::value::text::Text;
use crate::value::url::is_safe;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PieceKind {
    Paragraph,
    /// A heading with its level.
    Heading(u8),
    /// An item of a list, with its number if the list is numbered.
    Item(Option<u64>),
}

impl PieceKind {
    /// Returns the kind without levels and numbers, in which translations may differ.
    pub(super) fn bare(self) -> Self {
        match self {
            Self::Paragraph => Self::Paragraph,
            Self::Heading(_) => Self::Heading(1),
            Self::Item(_) => Self::Item(None),
        }
    }
}

/// A paragraph, a heading or an item of a list, without markup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) kind: PieceKind,
    /// The number of lists that contain the piece.
    pub(super) depth: usize,
    pub(super) text: String,
    /// The positions at which the style of the text changes, in order.
    styles: Vec<(usize, Style)>,
    /// The links, in order. They do not overlap.
    links: Vec<Link>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Style {
    emphasis: bool,
    strong: bool,
    code: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Link {
    start: usize,
    /// The end of the linked text.
    end: usize,
    /// The end of the address in parentheses that follows the link.
    address_end: usize,
    target: String,
}

/// The kinds of emphasis, each with the number of open elements.
#[derive(Debug, Default)]
struct OpenStyles {
    emphasis: usize,
    strong: usize,
    code: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SpanStyle {
    Emphasis,
    Strong,
    Code,
}

/// Collects the pieces of a text.
#[derive(Debug)]
pub(super) struct Pieces {
    done: Vec<Piece>,
    kind: PieceKind,
    depth: usize,
    text: String,
    open: OpenStyles,
    styles: Vec<(usize, Style)>,
    shown_links: Vec<Link>,
    /// The targets of the links that are open, each with the position at which its text starts.
    links: Vec<(Option<String>, usize)>,
    /// The number of open links beyond [`MOST_LINKS`].
    deeper_links: usize,
    /// The lists that are open, each with the number of the next item if the list is numbered.
    lists: Vec<Option<u64>>,
    /// The number of open lists beyond [`MOST_LISTS`].
    deeper_lists: usize,
}

/// Links within links beyond this number have no address.
const MOST_LINKS: usize = 8;

/// Lists within lists beyond this number are shown at this depth.
const MOST_LISTS: usize = 8;

impl Pieces {
    pub(super) fn new() -> Self {
        Self {
            done: Vec::new(),
            kind: PieceKind::Paragraph,
            depth: 0,
            text: String::new(),
            open: OpenStyles::default(),
            styles: Vec::new(),
            shown_links: Vec::new(),
            links: Vec::new(),
            deeper_links: 0,
            lists: Vec::new(),
            deeper_lists: 0,
        }
    }

    /// Ends the current piece, and starts another one.
    pub(super) fn start(&mut self, kind: PieceKind) {
        let text = std::mem::take(&mut self.text);
        let (mut styles, mut links) =
            (std::mem::take(&mut self.styles), std::mem::take(&mut self.shown_links));
        let trimmed = text.trim();
        if !trimmed.is_empty() {
            let leading = text.len() - text.trim_start().len();
            let moved = |position: usize| position.saturating_sub(leading).min(trimmed.len());
            for (position, _) in &mut styles {
                *position = moved(*position);
            }
            for link in &mut links {
                (link.start, link.end) = (moved(link.start), moved(link.end));
                link.address_end = moved(link.address_end);
            }
            let (kind, depth, text) = (self.kind, self.depth, trimmed.to_owned());
            self.done.push(Piece { kind, depth, text, styles, links });
        }
        self.kind = kind;
        self.depth = match kind {
            PieceKind::Item(_) => self.lists.len().max(1),
            PieceKind::Paragraph | PieceKind::Heading(_) => self.lists.len(),
        };
        self.restyle();
        for (_, start) in &mut self.links {
            *start = 0;
        }
    }

    /// Starts an item of the innermost list.
    pub(super) fn item(&mut self) {
        // The number of an item beyond the deepest list is unknown.
        let next = self.lists.last_mut().filter(|_| self.deeper_lists == 0).and_then(Option::as_mut);
        let number = next.map(|next| {
            let number = *next;
            *next = number.saturating_add(1);
            number
        });
        self.start(PieceKind::Item(number));
    }

    /// Starts a list. `first` is the number of the first item, if the list is numbered.
    pub(super) fn open_list(&mut self, first: Option<u64>) {
        if self.lists.len() == MOST_LISTS {
            self.deeper_lists += 1;
        } else {
            self.lists.push(first);
        }
    }

    pub(super) fn close_list(&mut self) {
        if self.deeper_lists > 0 {
            self.deeper_lists -= 1;
        } else {
            self.lists.pop();
        }
    }

    pub(super) fn open_emphasis(&mut self, style: SpanStyle) {
        *self.count_of(style) += 1;
        self.restyle();
    }

    pub(super) fn close_emphasis(&mut self, style: SpanStyle) {
        let count = self.count_of(style);
        *count = count.saturating_sub(1);
        self.restyle();
    }

    fn count_of(&mut self, style: SpanStyle) -> &mut usize {
        match style {
            SpanStyle::Emphasis => &mut self.open.emphasis,
            SpanStyle::Strong => &mut self.open.strong,
            SpanStyle::Code => &mut self.open.code,
        }
    }

    /// Records the style of the text that follows, if it differs.
    fn restyle(&mut self) {
        let OpenStyles { emphasis, strong, code } = self.open;
        let style = Style { emphasis: emphasis > 0, strong: strong > 0, code: code > 0 };
        let current = self.styles.last().map(|(_, style)| *style).unwrap_or_default();
        if style != current {
            self.styles.push((self.text.len(), style));
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

    /// Ends a link. Its address is added in parentheses, unless the text of the link is the
    /// address.
    pub(super) fn close_link(&mut self) {
        if self.deeper_links > 0 {
            self.deeper_links -= 1;
            return;
        }
        let Some((Some(target), start)) = self.links.pop() else { return };
        let start = start.min(self.text.len());
        let shown = self.text.get(start..).unwrap_or_default().trim();
        let mut end = self.text.len();
        if shown.is_empty() {
            self.text.push_str(&target);
            end = self.text.len();
        } else if !shows_address(shown, &target) {
            end = self.text.trim_end().len();
            self.text.truncate(end);
            self.text.push_str(" (");
            self.text.push_str(&target);
            self.text.push(')');
        }
        // A link around another link is shown only by its address.
        if self.shown_links.last().is_none_or(|inner| inner.address_end <= start) {
            self.shown_links.push(Link { start, end, address_end: self.text.len(), target });
        }
    }

    pub(super) fn add(&mut self, pieces: Vec<Piece>) {
        self.start(PieceKind::Paragraph);
        let depth = self.lists.len();
        self.done.extend(
            pieces.into_iter().map(|piece| Piece { depth: (piece.depth + depth).min(MOST_LISTS), ..piece }),
        );
    }

    pub(super) fn finish(mut self) -> Vec<Piece> {
        // The address of a link without an end is also shown.
        self.deeper_links = 0;
        while !self.links.is_empty() {
            self.close_link();
        }
        self.start(PieceKind::Paragraph);
        self.done
    }
}

impl Piece {
    /// Returns the text in spans that have the same link and the same style throughout.
    pub(super) fn spans(&self) -> Vec<Span> {
        let mut cuts: Vec<usize> = vec![0, self.text.len()];
        cuts.extend(self.styles.iter().map(|(position, _)| *position));
        cuts.extend(self.links.iter().flat_map(|link| [link.start, link.end, link.address_end]));
        sorting::sort(&mut cuts);
        cuts.dedup();
        let (mut styles, mut links) = (self.styles.iter().peekable(), self.links.iter().peekable());
        let mut style = Style::default();
        let mut spans: Vec<Span> = Vec::new();
        for (start, end) in cuts.iter().zip(cuts.iter().skip(1)) {
            while let Some((_, next)) = styles.next_if(|(position, _)| position <= start) {
                style = *next;
            }
            while links.next_if(|link| link.address_end <= *start).is_some() {}
            let link = links.peek().filter(|link| link.start <= *start);
            if link.is_some_and(|link| *start >= link.end) {
                continue;
            }
            let span = Span {
                text: self.text.get(*start..*end).unwrap_or_default().to_owned(),
                link: link.map(|link| link.target.clone()),
                emphasis: style.emphasis,
                strong: style.strong,
                code: style.code,
            };
            match spans.last_mut() {
                Some(last) if is_alike(last, &span) => last.text.push_str(&span.text),
                _ => spans.push(span),
            }
        }
        spans
    }
}

fn is_alike(one: &Span, other: &Span) -> bool {
    one.link == other.link
        && (one.emphasis, one.strong, one.code) == (other.emphasis, other.strong, other.code)
}

/// Converts pieces to blocks. Successive items become a list.
pub(super) fn blocks(pieces: Vec<Piece>, text: &dyn Fn(Piece) -> Text) -> Vec<Block> {
    joined(pieces.into_iter().map(|piece| (piece.kind, text(piece))))
}

pub(super) fn joined(pieces: impl Iterator<Item = (PieceKind, Text)>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (kind, text) in pieces {
        match (kind, blocks.last_mut()) {
            (PieceKind::Item(_), Some(Block::List(items))) => items.push(text),
            (PieceKind::Item(_), _) => blocks.push(Block::List(vec![text])),
            (PieceKind::Heading(_), _) => blocks.push(Block::Heading(text)),
            (PieceKind::Paragraph, _) => blocks.push(Block::Paragraph(text)),
        }
    }
    blocks
}

/// Returns the pieces as one text. Blank lines separate them, but successive items are on
/// successive lines.
pub(super) fn joined_text(pieces: &[Piece]) -> String {
    use std::fmt::Write;

    let (mut text, mut follows_item) = (String::new(), false);
    for Piece { kind, text: words, .. } in pieces {
        let is_item = matches!(kind, PieceKind::Item(_));
        if !text.is_empty() {
            text.push_str(if is_item && follows_item { "\n" } else { "\n\n" });
        }
        match kind {
            // Writing to a string cannot fail.
            PieceKind::Item(Some(number)) => drop(write!(text, "{number}. ")),
            PieceKind::Item(None) => text.push_str("- "),
            PieceKind::Paragraph | PieceKind::Heading(_) => {}
        }
        text.push_str(words);
        follows_item = is_item;
    }
    text
}
