//! Reads Markdown with `pulldown-cmark`.

use std::borrow::Cow;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::html;
use super::pieces::{Piece, PieceKind, Pieces, SpanStyle};

/// The maximum number of quotations and list items that can begin in one line.
const MOST_MARKERS: usize = 16;
/// The maximum indentation of a line.
const MOST_SPACES: usize = 64;

/// Returns the pieces of a text in Markdown. HTML blocks are read as HTML. All other HTML tags are
/// ignored, except for `<br>`.
pub(super) fn pieces(source: &str) -> Vec<Piece> {
    let source = prepared(source);
    let mut pieces = Pieces::new();
    let (mut items, mut markup) = (0_usize, String::new());
    for event in Parser::new_ext(&source, Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES) {
        match event {
            Event::Start(tag) => match tag {
                Tag::Heading { level, .. } => pieces.start(PieceKind::Heading(level as u8)),
                Tag::List(first) => pieces.open_list(first),
                Tag::Item => {
                    items += 1;
                    pieces.item();
                }
                // A paragraph in a list item is the text of the item.
                Tag::Paragraph if items > 0 => pieces.exact(" "),
                Tag::Paragraph | Tag::CodeBlock(_) | Tag::TableRow | Tag::TableHead | Tag::BlockQuote(_) => {
                    pieces.start(PieceKind::Paragraph);
                }
                Tag::TableCell => pieces.exact(" "),
                Tag::Link { dest_url, .. } => pieces.open_link(&dest_url),
                Tag::Emphasis => pieces.open_emphasis(SpanStyle::Emphasis),
                Tag::Strong => pieces.open_emphasis(SpanStyle::Strong),
                _ => {}
            },
            Event::End(tag) => match tag {
                TagEnd::Item => {
                    items = items.saturating_sub(1);
                    pieces.start(PieceKind::Paragraph);
                }
                TagEnd::Paragraph if items > 0 => {}
                TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::TableRow => {
                    pieces.start(PieceKind::Paragraph);
                }
                TagEnd::Link => pieces.close_link(),
                TagEnd::List(_) => pieces.close_list(),
                TagEnd::Emphasis => pieces.close_emphasis(SpanStyle::Emphasis),
                TagEnd::Strong => pieces.close_emphasis(SpanStyle::Strong),
                TagEnd::HtmlBlock => pieces.add(html::pieces(&std::mem::take(&mut markup))),
                _ => {}
            },
            Event::Text(text) => pieces.exact(&text),
            Event::Code(text) => {
                pieces.open_emphasis(SpanStyle::Code);
                pieces.exact(&text);
                pieces.close_emphasis(SpanStyle::Code);
            }
            Event::SoftBreak | Event::HardBreak => pieces.line_break(),
            Event::Html(text) => markup.push_str(&text),
            Event::InlineHtml(tag) if tag.to_ascii_lowercase().starts_with("<br") => pieces.line_break(),
            _ => {}
        }
    }
    pieces.finish()
}

/// Removes the indentation that all lines but the first have in common, and limits the remaining
/// indentation and the nesting of lists and quotations. The parser visits every open list and
/// quotation for each line, so that deep nesting would take quadratic time.
fn prepared(source: &str) -> Cow<'_, str> {
    let common = common_indentation(source);
    let needs_change = |(number, line): (usize, &str)| {
        (common > 0 && number > 0) || indentation(line) > MOST_SPACES || markers_end(line).is_some()
    };
    if !source.split('\n').enumerate().any(needs_change) {
        return Cow::Borrowed(source);
    }
    let mut out = String::with_capacity(source.len() + 16);
    for (number, line) in source.split('\n').enumerate() {
        if number > 0 {
            out.push('\n');
        }
        let removed = if number == 0 { 0 } else { common.min(indentation(line)) };
        let line = line.get(removed..).unwrap_or_default();
        let excess = indentation(line).saturating_sub(MOST_SPACES);
        let line = line.get(excess..).unwrap_or_default();
        let (markers, rest) =
            line.split_at_checked(markers_end(line).unwrap_or(line.len())).unwrap_or((line, ""));
        out.push_str(markers);
        if !rest.is_empty() {
            // Escapes the next marker, so that it is text.
            out.push('\\');
            out.push_str(rest);
        }
    }
    Cow::Owned(out)
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}

/// Returns the position at which a backslash escapes the first excess marker of a line, or `None`
/// if the line does not have too many markers.
fn markers_end(line: &str) -> Option<usize> {
    let bytes = line.as_bytes();
    let (mut at, mut count) = (0, 0);
    loop {
        while matches!(bytes.get(at), Some(b' ' | b'\t')) {
            at += 1;
        }
        let digits = bytes.iter().skip(at).take(10).take_while(|byte| byte.is_ascii_digit()).count();
        let is_apart = |at: usize| matches!(bytes.get(at), None | Some(b' ' | b'\t' | b'\r'));
        let length = match (digits, bytes.get(at)?) {
            (0, b'>') => 1,
            (0, b'-' | b'*' | b'+') if is_apart(at + 1) => 1,
            (1..=9, _)
                if matches!(bytes.get(at + digits), Some(b'.' | b')')) && is_apart(at + digits + 1) =>
            {
                digits + 1
            }
            _ => return None,
        };
        if count == MOST_MARKERS {
            // A backslash before a digit would not be an escape.
            return Some(at + digits);
        }
        count += 1;
        at += length;
    }
}

/// Returns the indentation that all lines after the first have in common. Returns 0 if it is less
/// than four characters, because Markdown does not read such lines as code. Some systems indent all
/// lines of a text but the first.
fn common_indentation(source: &str) -> usize {
    let lines = source.split('\n').skip(1).filter(|line| !line.trim().is_empty());
    let indent = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    lines.map(indent).min().filter(|least| *least >= 4).unwrap_or(0)
}
