//! Converts the long texts and links of a programme.

use super::{ScheduleWriter, form};
use crate::interchange::schedule::sheet::{self, Locus};
use crate::interchange::schedule::{Target, texts};
use crate::value::block::Block;
use crate::value::link::Link;

impl ScheduleWriter {
    /// Joins the blocks of a long text. Reports a loss if a reader would split the result into
    /// different blocks.
    pub(super) fn blocks(&mut self, field: &str, blocks: &[Block]) -> Option<String> {
        let mut pieces = Vec::with_capacity(blocks.len());
        for (at, block) in blocks.iter().enumerate() {
            let field = format!("{field}/{at}");
            match block {
                Block::Paragraph(text) => pieces.extend(self.losses.text(&field, text)),
                Block::Heading(text) => {
                    self.losses.lose(&field, "a heading is written as a paragraph");
                    pieces.extend(self.losses.text(&field, text));
                }
                Block::List(items) => {
                    self.losses.lose(&field, "a list is written as a paragraph");
                    let items: Vec<String> =
                        items.iter().filter_map(|item| self.losses.text(&field, item)).collect();
                    pieces.push(items.iter().map(|item| format!("- {item}")).collect::<Vec<_>>().join("\n"));
                }
            }
        }
        if pieces.is_empty() {
            return None;
        }
        let text = pieces.join("\n\n");
        let read = texts::blocks(text.clone());
        let same = read.len() == pieces.len()
            && read.iter().zip(&pieces).all(|(block, piece)| *block == Block::from(piece.as_str()));
        if !same {
            self.losses
                .lose(field, "the text is complete, but its paragraphs will be split differently when read");
        }
        Some(text)
    }

    /// Converts a link. Returns `None` if the schema does not allow its URL.
    pub(super) fn link(
        &mut self,
        field: &str,
        link: Link,
        service: Option<&str>,
    ) -> Option<sheet::ScheduleLink> {
        let Link { url, title, relation, language } = link;
        let json = self.target == Target::Json;
        if json && !self.foreign && !form::any_uri(url.as_str()) {
            self.losses.lose(field, "the schema allows only addresses in ASCII characters");
            return None;
        }
        if language.is_some() {
            self.losses
                .lose(&format!("{field}/language"), "the format has no field for the language of a link");
        }
        let title = title.and_then(|title| self.losses.text(&format!("{field}/title"), &title));
        let known = ["slides", "paper", "web", "blog", "article", "media", "related", "activitypub"];
        let kind = relation.filter(|relation| {
            let sound = self.foreign || !json || known.contains(&relation.as_str());
            if !sound {
                self.losses.lose(&format!("{field}/relation"), "the schema does not allow this relation");
            }
            sound
        });
        let kind = kind.and_then(|kind| self.losses.words(&format!("{field}/relation"), &kind));
        let service = service.filter(|_| self.foreign || !json).map(str::to_owned);
        Some(sheet::ScheduleLink { at: Locus::Nowhere, url: Some(url.to_string()), title, kind, service })
    }
}
