//! Splits the long texts of a schedule into paragraphs.

use crate::interchange::common::texts::paragraphs;
use crate::value::block::Block;

/// Splits a text into one block per paragraph. The text remains a single block if joining the
/// paragraphs would not restore it exactly.
pub(super) fn blocks(text: String) -> Vec<Block> {
    let paragraphs = paragraphs(&text);
    if paragraphs.len() > 1 {
        return paragraphs.into_iter().map(Block::from).collect();
    }
    vec![Block::from(text)]
}
