//! Long texts, cut into paragraphs where they come back whole.

use crate::interchange::gather::paragraphs;
use crate::value::block::Block;

/// The paragraphs of a text, as blocks.
pub(super) fn blocks(text: String) -> Vec<Block> {
    let paragraphs = paragraphs(&text);
    if paragraphs.len() > 1 {
        return paragraphs.into_iter().map(Block::from).collect();
    }
    vec![Block::from(text)]
}
