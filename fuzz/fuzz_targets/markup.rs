//! Fuzzes the conversion of HTML and Markdown to plain blocks.

#![no_main]

use libfuzzer_sys::fuzz_target;
use programme::text::Block;

fuzz_target!(|source: &str| {
    let _ = Block::detect(source);
    for block in [Block::Html(source.into()), Block::Markdown(source.into())] {
        for plain in &*block.plain() {
            assert!(!matches!(plain, Block::Html(_) | Block::Markdown(_)));
        }
    }
});
