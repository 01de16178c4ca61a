//! Links and documents.

use super::language::LanguageTag;
use super::string_map::Extensions;
use super::text::Text;
use super::url::Url;
use crate::value::entity::entity;

entity! {
    /// A link with an optional title, relation and language.
    ///
    /// ```
    /// use programme::draft::{Link, Url};
    ///
    /// let url: Url = "https://example.org/live".parse()?;
    /// let stream = Link::new(url).with_relation("stream").with_title("Live");
    /// assert_eq!(stream.relation.as_deref(), Some("stream"));
    /// # Ok::<(), programme::Error>(())
    /// ```
    pub struct Link {
        /// The address of the target.
        required url: Url,
        /// The title of the target.
        optional title: Text, with_title,
        /// The relation of the target to the item with the link, such as `stream`, `recording`,
        /// `slides` or `feedback`.
        optional relation: String, with_relation,
        /// The language of the target.
        optional language: LanguageTag, with_language,
    }
}

entity! {
    /// A document, described by any combination of a symbol, a title and an address.
    ///
    /// ```
    /// use programme::draft::Document;
    ///
    /// let document = Document::new().with_symbol("A/73/1/Rev.3").with_title("Provisional agenda");
    /// assert_eq!(document.symbol.as_deref(), Some("A/73/1/Rev.3"));
    /// ```
    pub struct Document {
        /// The symbol of the document, as printed.
        optional symbol: String, with_symbol,
        /// The title of the document.
        optional title: Text, with_title,
        /// The address of the document.
        optional url: Url, with_url,
        /// The language of the document.
        optional language: LanguageTag, with_language,
        /// Additional data about the document that is not part of the model.
        value extensions: Extensions, with_extensions,
    }
}
