//! The structure of long texts: paragraphs, headings and list items with links and emphasis.

use std::fmt;

use super::language::LanguageTag;
use super::negotiation::MatchQuality;

/// A paragraph, a heading or a list item of a long text, in the language that suits a reader best.
/// It is returned by [`Block::passages`](super::text::Block::passages).
///
/// A passage contains the structure of the text: the level of a heading, the number of a list item,
/// the depth of nested lists, links and emphasis. It contains nothing that could be executed.
/// `Display` writes the passage as plain text. The address of a link then follows its text in
/// parentheses, unless the text already shows the address.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Passage {
    /// The kind of the passage, such as a paragraph.
    pub kind: PassageKind,
    /// The number of lists that contain the passage, from 0 to 8. An item of a list that is not
    /// nested has the depth 1. A paragraph with the depth 1 continues such an item.
    pub depth: usize,
    /// The language of the passage. `None` if the text has no language tag, which is possible only
    /// in a draft.
    pub language: Option<LanguageTag>,
    /// The quality of the match between the language and the preferences of the reader. `None` if
    /// the text has no language tag.
    pub how: Option<MatchQuality>,
    /// The text of the passage. Successive spans differ in their links or their emphasis.
    pub spans: Vec<Span>,
}

/// The kind of a [`Passage`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PassageKind {
    /// A paragraph of running text.
    Paragraph,
    /// A heading with its level, from 1 to 6. A [`Block::Heading`](super::text::Block::Heading) has
    /// level 1.
    Heading(u8),
    /// An item of a list.
    Item {
        /// The number of the item, if the list is numbered.
        number: Option<u64>,
    },
}

/// A piece of a [`Passage`] with the same link and the same emphasis throughout.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Span {
    /// The text of the span, without markup. Line breaks are kept.
    pub text: String,
    /// The address to which the span links. Its scheme is `http`, `https`, `mailto` or `tel`.
    pub link: Option<String>,
    /// Whether the span is emphasised, which is usually printed in italics.
    pub emphasis: bool,
    /// Whether the span is important, which is usually printed in bold.
    pub strong: bool,
    /// Whether the span is computer code.
    pub code: bool,
}

impl Span {
    /// Creates a span without a link and without emphasis.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}

impl fmt::Display for Passage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for group in self.spans.chunk_by(|a, b| a.link.is_some() && a.link == b.link) {
            for span in group {
                f.write_str(&span.text)?;
            }
            if let Some(link) = group.first().and_then(|span| span.link.as_deref()) {
                let shown: String = group.iter().map(|span| span.text.as_str()).collect();
                if !shows_address(&shown, link) {
                    write!(f, " ({link})")?;
                }
            }
        }
        Ok(())
    }
}

/// Returns `true` if the text of a link already shows its address.
pub(crate) fn shows_address(shown: &str, address: &str) -> bool {
    bare(shown.trim()) == bare(address)
}

fn bare(address: &str) -> &str {
    let address =
        address.strip_prefix("https://").or_else(|| address.strip_prefix("http://")).unwrap_or(address);
    let address = address.strip_prefix("mailto:").unwrap_or(address);
    address.trim_end_matches('/')
}
