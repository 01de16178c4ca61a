//! Long texts, cut into paragraphs where they come back whole.

use crate::value::block::Block;

/// What stands between the paragraphs of one text.
pub(super) const BETWEEN: &str = "\n\n";

/// The paragraphs of a text. It is cut only where joining them with a blank line gives the very same text; a text with other
/// breaks, or with paragraphs that are blank, is one.
pub(super) fn blocks(text: String) -> Vec<Block> {
    let whole = |piece: &str| !piece.trim().is_empty() && !piece.starts_with('\n') && !piece.ends_with('\n');
    if text.contains(BETWEEN) && text.split(BETWEEN).all(whole) {
        return text.split(BETWEEN).map(Block::from).collect();
    }
    vec![Block::from(text)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_where_they_come_back() {
        for (text, count) in
            [("a\n\nb\n\nc", 3), ("a\n\n\nb", 1), ("a\r\n\r\nb", 1), ("\n\na", 1), ("a\n\n", 1), ("a", 1)]
        {
            let blocks = blocks(text.to_owned());
            assert_eq!(blocks.len(), count, "{text:?}");
            let words: Vec<_> = blocks
                .iter()
                .map(|block| match block {
                    Block::Paragraph(text) => text.first(),
                    other => panic!("{other:?}"),
                })
                .collect();
            assert_eq!(words.join(BETWEEN), text);
        }
    }
}
