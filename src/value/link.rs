//! Links and documents.

use super::language::LanguageTag;
use super::map::Extensions;
use super::names::Url;
use super::text::Text;
use crate::value::entity::entity;

entity! {
    /// A link: an address, and words about it.
    ///
    /// ```
    /// use programme::{Link, Url};
    ///
    /// let stream = Link::new("https://example.org/live".parse::<Url>()?).with_relation("stream").with_title("Live");
    /// assert_eq!(stream.relation.as_deref(), Some("stream"));
    /// # Ok::<(), programme::Error>(())
    /// ```
    pub struct Link {
        /// Where it leads.
        required url: Url,
        /// What is found there.
        optional title: Text, with_title,
        /// What it is to the item it stands on: `stream`, `recording`, `slides`, `feedback` …
        optional relation: String, with_relation,
        /// The language of what is found there.
        optional language: LanguageTag, with_language,
    }
}

entity! {
    /// A document: a symbol, a title, an address, any of them.
    ///
    /// ```
    /// use programme::Document;
    ///
    /// let document = Document::new().with_symbol("A/73/1/Rev.3").with_title("Provisional agenda");
    /// assert_eq!(document.symbol.as_deref(), Some("A/73/1/Rev.3"));
    /// ```
    pub struct Document {
        /// Its symbol, as printed.
        optional symbol: String, with_symbol,
        /// Its title.
        optional title: Text, with_title,
        /// Where it is found.
        optional url: Url, with_url,
        /// The language it is in.
        optional language: LanguageTag, with_language,
        /// What a file says of it beyond this.
        value extensions: Extensions, with_extensions,
    }
}
