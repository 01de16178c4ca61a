//! Texts in HTML and Markdown, and their conversion to plain blocks.

mod format;
#[cfg(feature = "markup")]
mod html;
#[cfg(feature = "markup")]
mod markdown;
mod passages;
#[cfg(feature = "markup")]
mod pieces;

use std::borrow::Cow;

use crate::value::block::Block;
use crate::value::negotiation::Preferences;
use crate::value::passage::Passage;
use crate::value::text::Text;
use format::Format;

/// ## Markup
impl Block {
    /// Creates a block from a text of unknown format: an HTML block if the text contains HTML
    /// elements or entities, a Markdown block if it contains headings, links, lists or strong
    /// emphasis of Markdown, and otherwise a paragraph. The text is not changed. If the text exists
    /// in several languages, the first of them decides.
    ///
    /// ```
    /// use programme::text::Block;
    ///
    /// let html = "<p>How a <em>weir</em> works.</p>";
    /// assert_eq!(Block::detect(html), Block::Html(html.into()));
    /// assert_eq!(Block::detect("Read **this**."), Block::Markdown("Read **this**.".into()));
    /// let plain = "a < b and 2 * 3 * 4";
    /// assert_eq!(Block::detect(plain), Block::Paragraph(plain.into()));
    /// ```
    pub fn detect(text: impl Into<Text>) -> Self {
        let text = text.into();
        match Format::of(text.first()) {
            Format::Plain => Self::Paragraph(text),
            Format::Html => Self::Html(text),
            Format::Markdown => Self::Markdown(text),
        }
    }

    /// Returns this block as paragraphs, headings and lists, without tags, entities and marks. The
    /// address of a link follows its text in parentheses. Scripts and styles are dropped. If the
    /// translations of a text differ in structure, the result is a single paragraph. A block
    /// without markup is returned unchanged.
    ///
    /// Without the feature `markup`, the source of HTML and Markdown becomes a paragraph.
    ///
    /// ```
    /// use programme::text::Block;
    ///
    /// let source = "<p>Topics:</p><ul><li>gates</li><li>fish &amp; ladders</li></ul>";
    /// let block = Block::Html(source.into());
    /// # #[cfg(feature = "markup")]
    /// assert_eq!(
    ///     *block.plain(),
    ///     ["Topics:".into(), Block::List(vec!["gates".into(), "fish & ladders".into()])],
    /// );
    /// ```
    ///
    /// To keep the levels of headings, the numbers of items and links, use
    /// [`passages`](Self::passages).
    pub fn plain(&self) -> Cow<'_, [Self]> {
        match self {
            Self::Html(text) => Cow::Owned(plain(text, Format::Html)),
            Self::Markdown(text) => Cow::Owned(plain(text, Format::Markdown)),
            _ => Cow::Borrowed(std::slice::from_ref(self)),
        }
    }

    /// Returns this block as paragraphs, headings and list items in the language that suits a
    /// reader best, with their links and emphasis. Blank texts are skipped.
    ///
    /// Nothing of the source remains that could be executed: scripts and styles are dropped, and
    /// only links to `http`, `https`, `mailto` and `tel` addresses are kept. A text that is not
    /// tagged with a language, as in a draft, is returned with its only wording.
    ///
    /// Without the feature `markup`, the source of HTML and Markdown becomes a paragraph.
    ///
    /// ```
    /// use programme::text::{Block, PassageKind};
    /// # let preferences = programme::Draft::new("demo", "Demo")
    /// #     .with_language("en".parse::<programme::LanguageTag>()?)
    /// #     .build()?
    /// #     .preferences(["en"])?;
    ///
    /// let block = Block::Markdown("1. Read [the guide](https://example.org).\n2. Come.".into());
    /// # #[cfg(feature = "markup")] {
    /// let passages = block.passages(&preferences);
    /// assert_eq!(passages[1].kind, PassageKind::Item { number: Some(2) });
    /// assert_eq!(passages[0].spans[1].link.as_deref(), Some("https://example.org"));
    /// assert_eq!(passages[0].to_string(), "Read the guide (https://example.org).");
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias = "sanitise")]
    pub fn passages(&self, preferences: &Preferences) -> Vec<Passage> {
        passages::passages(self, preferences)
    }
}

#[cfg(not(feature = "markup"))]
fn plain(text: &Text, _: Format) -> Vec<Block> {
    vec![Block::Paragraph(text.clone())]
}

#[cfg(feature = "markup")]
fn plain(text: &Text, format: Format) -> Vec<Block> {
    use crate::value::language::LanguageTag;

    let mut wordings: Vec<(&LanguageTag, Vec<pieces::Piece>)> = Vec::new();
    for (tag, wording) in text.entries() {
        wordings.push((tag, pieces(wording, format)));
    }
    let kinds = |pieces: &[pieces::Piece]| pieces.iter().map(|piece| piece.kind.bare()).collect::<Vec<_>>();
    match wordings.as_slice() {
        [] => pieces::blocks(pieces(text.first(), format), &|piece| piece.text.into()),
        [(tag, one)] => pieces::blocks(one.clone(), &|piece| tagged([((*tag).clone(), piece.text)])),
        [(_, first), others @ ..] if others.iter().all(|(_, other)| kinds(other) == kinds(first)) => {
            // The same structure in all languages: each piece exists in all of them.
            let texts = (0..first.len()).map(|at| {
                let of = |(tag, pieces): &(&LanguageTag, Vec<pieces::Piece>)| {
                    Some(((*tag).clone(), pieces.get(at)?.text.clone()))
                };
                tagged(wordings.iter().filter_map(of))
            });
            pieces::joined(kinds(first).into_iter().zip(texts))
        }
        several => {
            let whole = |(tag, pieces): &(&LanguageTag, Vec<pieces::Piece>)| {
                ((*tag).clone(), pieces::joined_text(pieces))
            };
            vec![Block::Paragraph(tagged(several.iter().map(whole)))]
        }
    }
}

/// Creates a text from wordings whose languages differ.
#[cfg(feature = "markup")]
fn tagged(wordings: impl IntoIterator<Item = (crate::value::language::LanguageTag, String)>) -> Text {
    Text::new(wordings).unwrap_or_else(|_| Text::from(""))
}

#[cfg(feature = "markup")]
fn pieces(source: &str, format: Format) -> Vec<pieces::Piece> {
    match format {
        Format::Html => html::pieces(source),
        _ => markdown::pieces(source),
    }
}

/// Returns the text of a block in HTML or Markdown without its markup, in all languages. Blank
/// lines separate paragraphs, and each list item is on a line of its own. `key` is the key of the
/// block in the wire form, which is `html` or `markdown`. Returns `None` for any other key, or if
/// the feature `markup` is disabled.
#[cfg(all(feature = "markup", any(feature = "review", feature = "icalendar", feature = "schema-org")))]
pub(crate) fn plain_text(text: &Text, key: &str) -> Option<Text> {
    let format = match key {
        "html" => Format::Html,
        "markdown" => Format::Markdown,
        _ => return None,
    };
    let whole = |source: &str| pieces::joined_text(&pieces(source, format));
    if text.is_plain() {
        return Some(whole(text.first()).into());
    }
    Some(tagged(text.entries().map(|(tag, wording)| (tag.clone(), whole(wording)))))
}

#[cfg(all(not(feature = "markup"), any(feature = "review", feature = "icalendar", feature = "schema-org")))]
pub(crate) fn plain_text(_: &Text, _: &str) -> Option<Text> {
    None
}

/// Returns `true` if a text contains HTML elements or entities.
#[cfg(feature = "review")]
pub(crate) fn is_html(text: &str) -> bool {
    Format::of(text) == Format::Html
}
