//! Writes long texts and links.

use super::context::WriteContext;
use super::form;
use crate::interchange::common::ledger::At;
use crate::interchange::common::texts::paragraphs;
use crate::interchange::schedule::syntax::document::{Locus, ScheduleLink};
use crate::value::block::Block;
use crate::value::link::Link;
use crate::value::string_map::Extensions;

/// Joins the blocks of a long text. `list` is the location of the text, and `items` are those of
/// the blocks. Blocks that a session inherits have no location.
pub(super) fn blocks(
    context: &mut WriteContext<'_>,
    list: At,
    items: &[At],
    blocks: &[Block],
) -> Option<String> {
    let mut pieces = Vec::with_capacity(blocks.len());
    let items = items.iter().copied().chain(std::iter::repeat(At::NOWHERE));
    for (block, at) in blocks.iter().zip(items) {
        match block {
            Block::Paragraph(text) => {
                // The wire form of a plain paragraph is only its text.
                let within = Some(context.ledger.field(at, "paragraph")).filter(|at| *at != At::NOWHERE);
                pieces.extend(context.text(within.unwrap_or(at), text));
            }
            Block::Heading(text) => {
                context.ledger.altered(at, "a heading is written as a paragraph");
                pieces.extend(context.text(context.ledger.field(at, "heading"), text));
            }
            Block::Html(text) => pieces.extend(context.text(context.ledger.field(at, "html"), text)),
            Block::Markdown(text) => pieces.extend(context.text(context.ledger.field(at, "markdown"), text)),
            Block::List(texts) => {
                context.ledger.altered(at, "a list is written as a paragraph");
                let within = context.items(at, "list").into_iter().chain(std::iter::repeat(At::NOWHERE));
                let texts = texts.iter().zip(within).filter_map(|(text, at)| context.text(at, text));
                pieces.push(texts.map(|text| format!("- {text}")).collect::<Vec<_>>().join("\n"));
            }
        }
    }
    if pieces.is_empty() {
        return None;
    }
    let text = pieces.join("\n\n");
    if !reads_as(&text, blocks, &pieces) {
        let why = "the text is complete, but its paragraphs will be split differently when read";
        context.ledger.altered(list, why);
    }
    Some(text)
}

/// Returns `true` if reading the text results in the blocks from which it was written.
fn reads_as(text: &str, blocks: &[Block], pieces: &[String]) -> bool {
    match Block::detect(text) {
        Block::Html(_) => matches!(blocks, [Block::Html(_)]),
        Block::Markdown(_) => matches!(blocks, [Block::Markdown(_)]),
        _ => {
            let has_markup = |block: &Block| matches!(block, Block::Html(_) | Block::Markdown(_));
            !blocks.iter().any(has_markup) && paragraphs(text) == pieces
        }
    }
}

/// Writes an item of a list of links. Returns `None` if the schema does not allow its URL. The
/// extensions contain the service of the link under `key`.
pub(super) fn link(
    context: &mut WriteContext<'_>,
    at: At,
    link: &Link,
    (row, extensions, key): (At, &Extensions, &str),
) -> Option<ScheduleLink> {
    let strict = context.is_json() && !context.foreign;
    if strict && !form::any_uri(link.url.as_str()) {
        return None;
    }
    context.ledger.wrote_field(at, "url");
    let title = context.text_of(at, "title", link.title.as_ref());
    let known = ["slides", "paper", "web", "blog", "article", "media", "related", "activitypub"];
    let relation = context.ledger.field(at, "relation");
    let kind = match &link.relation {
        Some(kind) if strict && !known.contains(&kind.as_str()) => {
            context.ledger.altered(relation, "the schema does not allow this relation");
            None
        }
        Some(kind) => context.words(relation, kind),
        None => None,
    };
    let service = extensions.get(key).filter(|_| !strict).map(str::to_owned);
    if service.is_some() {
        context.ledger.wrote_field(context.ledger.field(row, "extensions"), key);
    }
    Some(ScheduleLink { at: Locus::Nowhere, url: Some(link.url.to_string()), title, kind, service })
}
