//! Splits the long texts of a schedule into paragraphs.

use crate::interchange::common::texts::paragraphs;
use crate::value::block::Block;

/// Returns a text in HTML or Markdown as one block, and splits any other text into one block per
/// paragraph. The text remains a single block if joining the paragraphs would not restore it
/// exactly.
pub(in crate::interchange::schedule) fn blocks(text: String) -> Vec<Block> {
    match Block::detect(text) {
        Block::Paragraph(text) => {
            let paragraphs = paragraphs(text.first());
            if paragraphs.len() > 1 {
                return paragraphs.into_iter().map(Block::from).collect();
            }
            vec![Block::Paragraph(text)]
        }
        block => vec![block],
    }
}
