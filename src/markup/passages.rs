//! The passages of a block in the language of a reader.

use super::format::Format;
use crate::value::block::Block;
use crate::value::negotiation::Preferences;
use crate::value::passage::{Passage, PassageKind, Span};
use crate::value::text::Text;

pub(super) fn passages(block: &Block, preferences: &Preferences) -> Vec<Passage> {
    let mut found = Vec::new();
    match block {
        Block::Paragraph(text) => {
            add(text, preferences, &mut found, &|wording| single(PassageKind::Paragraph, 0, wording));
        }
        Block::Heading(text) => {
            add(text, preferences, &mut found, &|wording| single(PassageKind::Heading(1), 0, wording));
        }
        Block::List(items) => {
            for item in items {
                let kind = PassageKind::Item { number: None };
                add(item, preferences, &mut found, &|wording| single(kind, 1, wording));
            }
        }
        Block::Html(text) => {
            add(text, preferences, &mut found, &|wording| marked_up(wording, Format::Html));
        }
        Block::Markdown(text) => {
            add(text, preferences, &mut found, &|wording| marked_up(wording, Format::Markdown));
        }
    }
    found
}

/// Adds the passages of the wording that suits the reader best.
fn add(
    text: &Text,
    preferences: &Preferences,
    found: &mut Vec<Passage>,
    passages: &dyn Fn(&str) -> Vec<Passage>,
) {
    let (wording, language, how) = match text.best(preferences) {
        Some(chosen) => (chosen.wording, Some(chosen.language), Some(chosen.how)),
        None if text.is_plain() => (text.first(), None, None),
        None => return,
    };
    for passage in passages(wording) {
        if passage.spans.iter().any(|span| !span.text.trim().is_empty()) {
            found.push(Passage { language: language.cloned(), how, ..passage });
        }
    }
}

fn single(kind: PassageKind, depth: usize, wording: &str) -> Vec<Passage> {
    vec![Passage { kind, depth, language: None, how: None, spans: vec![Span::new(wording)] }]
}

#[cfg(not(feature = "markup"))]
fn marked_up(wording: &str, _: Format) -> Vec<Passage> {
    single(PassageKind::Paragraph, 0, wording)
}

#[cfg(feature = "markup")]
fn marked_up(wording: &str, format: Format) -> Vec<Passage> {
    use super::pieces::PieceKind;

    let pieces = super::pieces(wording, format);
    let passage = |piece: super::pieces::Piece| Passage {
        kind: match piece.kind {
            PieceKind::Paragraph => PassageKind::Paragraph,
            PieceKind::Heading(level) => PassageKind::Heading(level),
            PieceKind::Item(number) => PassageKind::Item { number },
        },
        depth: piece.depth,
        language: None,
        how: None,
        spans: piece.spans(),
    };
    pieces.into_iter().map(passage).collect()
}
