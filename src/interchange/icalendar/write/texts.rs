//! Writes texts in one language.

use super::context::WriteContext;
use super::line_writer::is_representable;
use crate::interchange::common::ledger::At;
use crate::markup;
use crate::value::block::Block;
use crate::value::negotiation::Negotiated;
use crate::value::text::Text;

/// Returns the wording of a text in the preferred language, and marks it as written in the ledger.
/// Returns `None` if the wording has no visible characters.
pub(super) fn chosen<'t>(cx: &mut WriteContext<'_>, at: At, text: &'t Text) -> Option<Negotiated<'t>> {
    let visible = |wording: &str| wording.chars().any(|c| !c.is_whitespace() && !c.is_ascii_control());
    let Some(chosen) = text.best(&cx.preferences).filter(|chosen| visible(chosen.wording)) else {
        cx.ledger.altered(at, "the text is blank");
        return None;
    };
    if !is_representable(chosen.wording) {
        cx.ledger.altered(at, "control characters were not written");
    } else if chosen.language.as_str() == "und" && cx.is_tagged {
        cx.ledger.altered(at, "a text in no specific language was written in the language of the calendar");
    } else {
        cx.ledger.wrote_language(at, chosen.language.as_str());
    }
    Some(chosen)
}

/// Writes a text as a property.
pub(super) fn property(cx: &mut WriteContext<'_>, name: &str, at: At, text: &Text) {
    if let Some(chosen) = chosen(cx, at, text) {
        cx.out.begin(name).language(chosen.language).text(chosen.wording);
    }
}

/// Writes a long text in each of the given properties. Blocks are separated by blank lines, and
/// each list item is on a separate line.
pub(super) fn blocks(cx: &mut WriteContext<'_>, properties: &[&str], at: At, blocks: &[Block]) {
    let places: Vec<At> = cx.ledger.items(at).collect();
    let mut places = places.into_iter();
    let (mut all, mut language) = (String::new(), None);
    for block in blocks {
        let place = places.next().unwrap_or(At::NOWHERE);
        let plain: Text;
        let (items, name, mark) = match block {
            Block::Paragraph(text) => (std::slice::from_ref(text), "paragraph", ""),
            Block::Heading(text) => (std::slice::from_ref(text), "heading", ""),
            Block::List(items) => (items.as_slice(), "list", "- "),
            Block::Html(text) | Block::Markdown(text) => {
                let name = if matches!(block, Block::Html(_)) { "html" } else { "markdown" };
                plain = markup::plain_text(text, name).unwrap_or_else(|| text.clone());
                (std::slice::from_ref(&plain), name, "")
            }
        };
        match name {
            "paragraph" => {}
            "html" | "markdown" => cx.ledger.remark(place, "the text was written without its markup"),
            name => cx.ledger.remark(place, format!("the {name} was written as a paragraph")),
        }
        let texts: Vec<At> = match cx.ledger.field(place, name) {
            // A paragraph without language tags has no fields.
            At::NOWHERE => vec![place],
            list if name == "list" => cx.ledger.items(list).collect(),
            text => vec![text],
        };
        let mut separator = if all.is_empty() { "" } else { "\n\n" };
        for (text, text_at) in items.iter().zip(texts) {
            let Some(chosen) = chosen(cx, text_at, text) else { continue };
            all.push_str(separator);
            all.push_str(mark);
            let start = all.len();
            if is_representable(chosen.wording) {
                all.push_str(chosen.wording);
            } else {
                let is_kept = |c: &char| !c.is_ascii_control() || matches!(c, '\t' | '\n');
                all.extend(chosen.wording.chars().filter(is_kept));
            }
            separator = "\n";
            if language.get_or_insert_with(|| chosen.language.clone()) != chosen.language {
                let why = "the text was marked as being in the language of its first paragraph";
                cx.ledger.remark(place, why);
            }
            let wording = all.get(start..).unwrap_or_default();
            if wording.contains("\n\n") || wording.starts_with('\n') || wording.ends_with('\n') {
                cx.ledger.remark(at, "a blank line always separates paragraphs");
            }
        }
    }
    if let Some(language) = language {
        for property in properties {
            cx.out.begin(property).language(&language).text(&all);
        }
    }
}
