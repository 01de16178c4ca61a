//! Blocks of long texts: paragraphs, headings and lists.

use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::text::Text;
use crate::code::Code;
use crate::error::{Error, quote};

/// A block of a long text, such as the description of a session. A block is a paragraph, a heading,
/// a list, or a text in HTML or Markdown.
///
/// A text can refer to a footnote with the mark `[^id]`, where `id` is the id of a note in the
/// programme.
///
/// In the wire form, a paragraph without a language tag is a string. Any other block is a map with
/// one key: `{ "paragraph": … }`, `{ "heading": … }`, `{ "list": [ … ] }`, `{ "html": … }` or
/// `{ "markdown": … }`.
///
/// ```
/// use programme::text::Block;
/// use programme::Text;
///
/// let description: Vec<Block> = vec![
///     "What has been done so far.".into(),
///     Block::List(vec!["What works?".into(), "What does not?".into()]),
/// ];
/// assert_eq!(description[0], Block::Paragraph(Text::from("What has been done so far.")));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Block {
    /// A paragraph of running text.
    Paragraph(Text),
    /// A heading for the blocks that follow it.
    Heading(Text),
    /// A list with one text per item.
    List(Vec<Text>),
    /// A text in HTML, which can have several paragraphs. It is preserved as it was written, and
    /// [`plain`](Self::plain) returns it without its tags.
    Html(Text),
    /// A text in Markdown, which can have several paragraphs. It is preserved as it was
    /// written, and [`plain`](Self::plain) returns it without its marks.
    Markdown(Text),
}

impl From<&str> for Block {
    fn from(plain: &str) -> Self {
        Self::Paragraph(plain.into())
    }
}

impl From<String> for Block {
    fn from(plain: String) -> Self {
        Self::Paragraph(plain.into())
    }
}

impl From<Text> for Block {
    fn from(text: Text) -> Self {
        Self::Paragraph(text)
    }
}

impl Serialize for Block {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = match self {
            Self::Paragraph(text) if text.is_written_plain() => return text.serialize(serializer),
            _ => serializer.serialize_map(Some(1))?,
        };
        match self {
            Self::Paragraph(text) => map.serialize_entry("paragraph", text)?,
            Self::Heading(text) => map.serialize_entry("heading", text)?,
            Self::List(items) => map.serialize_entry("list", items)?,
            Self::Html(text) => map.serialize_entry("html", text)?,
            Self::Markdown(text) => map.serialize_entry("markdown", text)?,
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Block {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct BlockVisitor;

        impl<'de> Visitor<'de> for BlockVisitor {
            type Value = Block;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a string, or a map with one of the keys \"paragraph\", \"heading\", \"list\", \"html\" and \"markdown\"")
            }

            fn visit_str<E: de::Error>(self, plain: &str) -> Result<Block, E> {
                Ok(plain.into())
            }

            fn visit_string<E: de::Error>(self, plain: String) -> Result<Block, E> {
                Ok(plain.into())
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Block, A::Error> {
                let one_key = || {
                    let message = "a block must have exactly one key: \"paragraph\", \"heading\", \"list\", \"html\" or \"markdown\"";
                    Error::new(Code::MalformedDocument, message).into_de()
                };
                let key: String = map.next_key()?.ok_or_else(one_key)?;
                let block = match key.as_str() {
                    "paragraph" => Block::Paragraph(map.next_value()?),
                    "heading" => Block::Heading(map.next_value()?),
                    "list" => Block::List(map.next_value()?),
                    "html" => Block::Html(map.next_value()?),
                    "markdown" => Block::Markdown(map.next_value()?),
                    other => {
                        let message = format!(
                            "{} is not a kind of block: write \"paragraph\", \"heading\", \"list\", \"html\" or \"markdown\"",
                            quote(other)
                        );
                        return Err(Error::new(Code::MalformedDocument, message).into_de());
                    }
                };
                match map.next_key::<String>()? {
                    None => Ok(block),
                    Some(_) => Err(one_key()),
                }
            }
        }

        deserializer.deserialize_any(BlockVisitor)
    }
}

impl super::visit::Visit for Block {
    fn visit<'a, V: super::visit::Visitor<'a> + ?Sized>(
        &'a self,
        at: &mut super::path::Path,
        visitor: &mut V,
    ) {
        match self {
            Self::Paragraph(text) if text.is_plain_in(visitor.main_language()) => text.visit(at, visitor),
            Self::Paragraph(text) => text.visit_field("paragraph", at, visitor),
            Self::Heading(text) => text.visit_field("heading", at, visitor),
            Self::List(items) => items.visit_field("list", at, visitor),
            Self::Html(text) => text.visit_field("html", at, visitor),
            Self::Markdown(text) => text.visit_field("markdown", at, visitor),
        }
    }

    fn visit_mut<V: super::visit::VisitorMut + ?Sized>(&mut self, visitor: &mut V) {
        match self {
            Self::Paragraph(text) | Self::Heading(text) | Self::Html(text) | Self::Markdown(text) => {
                text.visit_mut(visitor);
            }
            Self::List(items) => items.visit_mut(visitor),
        }
    }
}
