//! Links to other resources, and references to documents.

use super::language::LanguageTag;
use super::string_map::Extensions;
use super::text::Text;
use super::url::Url;
use crate::value::entity::entity;

entity! {
    /// A link to a resource such as a recording, with an optional title, relation and language.
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
        /// The address of the resource that the link points to.
        required url: Url,
        /// The title of the linked resource, which can be displayed instead of its address.
        optional title: Text, with_title,
        /// The relation between the item with the link and the linked resource, such as `stream`,
        /// `recording`, `slides` or `feedback`.
        optional relation: String, with_relation,
        /// The language of the linked resource, if known.
        optional language: LanguageTag, with_language,
    }
}

entity! {
    /// A reference to a document by its symbol, its title, its address, or any combination of
    /// these.
    ///
    /// ```
    /// use programme::draft::Document;
    ///
    /// let document = Document::new().with_symbol("A/73/1/Rev.3").with_title("Provisional agenda");
    /// assert_eq!(document.symbol.as_deref(), Some("A/73/1/Rev.3"));
    /// ```
    pub struct Document {
        /// The official symbol of the document as printed, such as "A/73/1/Rev.3".
        optional symbol: String, with_symbol,
        /// The title of the document, in one or more languages.
        optional title: Text, with_title,
        /// The address at which the document is available.
        optional url: Url, with_url,
        /// The language in which the document is written, if known.
        optional language: LanguageTag, with_language,
        /// Custom data about the document that does not fit into any other field.
        value extensions: Extensions, with_extensions,
    }
}
