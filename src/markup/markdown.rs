//! Reads Markdown with `pulldown-cmark`.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::html;
use super::pieces::{Piece, PieceKind, Pieces};

/// Returns the pieces of a text in Markdown. HTML within the text is read as HTML.
pub(super) fn pieces(source: &str) -> Vec<Piece> {
    let mut pieces = Pieces::new();
    let (mut items, mut markup) = (0_usize, String::new());
    for event in Parser::new_ext(source, Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES) {
        match event {
            Event::Start(tag) => match tag {
                Tag::Heading { .. } => pieces.start(PieceKind::Heading),
                Tag::Item => {
                    items += 1;
                    pieces.start(PieceKind::Item);
                }
                // A paragraph in a list item is the text of the item.
                Tag::Paragraph if items > 0 => pieces.exact(" "),
                Tag::Paragraph | Tag::CodeBlock(_) | Tag::TableRow | Tag::TableHead | Tag::BlockQuote(_) => {
                    pieces.start(PieceKind::Paragraph);
                }
                Tag::TableCell => pieces.exact(" "),
                Tag::Link { dest_url, .. } => pieces.open_link(&dest_url),
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
                TagEnd::HtmlBlock => pieces.add(html::pieces(&std::mem::take(&mut markup))),
                _ => {}
            },
            Event::Text(text) | Event::Code(text) => pieces.exact(&text),
            Event::SoftBreak | Event::HardBreak => pieces.line_break(),
            Event::Html(text) => markup.push_str(&text),
            Event::InlineHtml(tag) if tag.to_ascii_lowercase().starts_with("<br") => pieces.line_break(),
            _ => {}
        }
    }
    pieces.finish()
}
