//! People, organisations, and the positions (posts) that people hold in organisations.

use serde::{Deserialize, Serialize};

use crate::value::block::Block;
use crate::value::country::Country;
use crate::value::entity::entity;
use crate::value::id::{OrganisationId, PersonId};
use crate::value::link::Link;
use crate::value::slot::Slot;
use crate::value::status::OrganisationKind;
use crate::value::string_map::{Extensions, ExternalIds};
use crate::value::text::Text;
use crate::value::url::Url;
use crate::value::visit::{Visit, Visitor, VisitorMut};

entity! {
    /// A person who takes part in the programme.
    ///
    /// Each person is declared only once, even if the person takes part in several sessions. A
    /// group of people can also be declared as a person.
    ///
    /// ```
    /// use programme::draft::{Person, Post};
    ///
    /// let ada = Person::new("ada", "Ada Okoye")
    ///     .with_honorific("Ms.")
    ///     .with_post(
    ///         Post::new().with_title("Director").with_organisation_name("Delta Institute"),
    ///     );
    /// assert_eq!(ada.posts.len(), 1);
    /// ```
    #[doc(alias("speaker", "attendee", "author"))]
    pub struct Person {
        /// The id that participations use to refer to the person.
        identity id: PersonId,
        /// The full name of the person, as displayed. The name is a text in one or more languages,
        /// because a programme can contain the name in several scripts.
        required name: Text,
        /// The honorific that is printed before the name, such as "Mme" or "H.E.".
        optional honorific: Text, with_honorific,
        /// The family name of the person, if known.
        optional family: Text, with_family,
        /// The given name of the person, if known.
        optional given: Text, with_given,
        /// The sort key that determines the position of the person in lists of names, if the key
        /// differs from the name.
        optional sort_key: String, with_sort_key,
        /// Whether this entry represents a group of people instead of a single person.
        value group: bool, with_group,
        /// The positions (posts) that the person holds in organisations or for countries.
        list posts: Post, with_post,
        /// The positions (posts) of the person as printed on one line. If this line is present, it
        /// is authoritative, and the field `posts` is only an interpretation of the line.
        optional posts_line: Text, with_posts_line,
        /// A biography of the person, as a list of paragraphs and other blocks.
        list biography: Block, with_biography,
        /// The slots in which the person is available. If the list is empty, the availability of
        /// the person is not specified.
        list available: Slot, with_available,
        /// The URL of a picture of the person.
        optional image: Url, with_image,
        /// Links to further information about the person, such as a personal web page.
        list links: Link, with_link,
        /// The identifiers of the person in other systems, such as ORCID or Wikidata.
        value external_ids: ExternalIds, with_external_ids,
        /// Custom data about the person that does not fit into any other field.
        value extensions: Extensions, with_extensions,
    }
}

entity! {
    /// A position that a person holds in an organisation or for a country.
    ///
    /// ```
    /// use programme::draft::Post;
    ///
    /// let post = Post::new()
    ///     .with_title("Permanent Representative")
    ///     .with_country("CL".parse::<programme::draft::Country>()?);
    /// assert!(post.organisation.is_none());
    /// # Ok::<(), programme::Error>(())
    /// ```
    pub struct Post {
        /// The title of the position, such as "Director" or "Minister of Health".
        optional title: Text, with_title,
        /// The id of the organisation in which the position is held, if the programme declares this
        /// organisation.
        optional organisation: OrganisationId, with_organisation,
        /// The name of the organisation in which the position is held, if the programme does not
        /// declare this organisation.
        optional organisation_name: Text, with_organisation_name,
        /// The country for which the position is held, for example by an ambassador.
        optional country: Country, with_country,
    }
}

entity! {
    /// An organisation that takes part in an event, or to which participants belong.
    ///
    /// ```
    /// use programme::draft::Organisation;
    /// use programme::status::OrganisationKind;
    ///
    /// let iom = Organisation::new("iom", "International Organization for Migration")
    ///     .with_short_name("IOM")
    ///     .with_kind(OrganisationKind::Intergovernmental);
    /// assert_eq!(iom.id, "iom");
    /// ```
    pub struct Organisation {
        /// The id that participations and positions (posts) use to refer to the organisation.
        identity id: OrganisationId,
        /// The full name of the organisation, in one or more languages.
        required name: Text,
        /// The short name or acronym of the organisation, such as "IOM".
        optional short_name: Text, with_short_name,
        /// The type of the organisation, such as state or intergovernmental, if specified.
        optional kind: OrganisationKind, with_kind,
        /// The country to which the organisation belongs, if specified.
        optional country: Country, with_country,
        /// Links to further information about the organisation, such as its web page.
        list links: Link, with_link,
        /// The identifiers of the organisation in other systems, such as Wikidata.
        value external_ids: ExternalIds, with_external_ids,
        /// Custom data about the organisation that does not fit into any other field.
        value extensions: Extensions, with_extensions,
    }
}

/// An organisation, a country or a named group on whose behalf a person speaks.
///
/// In the wire form, a party is a map with one key, such as `{ "organisation": "iom" }`,
/// `{ "country": "CL" }` or `{ "name": "the Group of 77" }`.
///
/// ```
/// use programme::draft::Party;
///
/// let json = serde_json::to_string(&Party::Name("the Group of 77".into()))?;
/// assert_eq!(json, r#"{"name":"the Group of 77"}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Party {
    /// An organisation that the programme declares, identified by its id.
    Organisation(OrganisationId),
    /// A country, identified by its two-letter code.
    Country(Country),
    /// A group that is identified only by its name, such as "the Group of 77".
    Name(Text),
}

impl Visit for Party {
    fn visit<'a, V: Visitor<'a> + ?Sized>(&'a self, at: &mut crate::value::path::Path, visitor: &mut V) {
        match self {
            Self::Organisation(id) => id.visit_field("organisation", at, visitor),
            Self::Country(_) => {}
            Self::Name(name) => name.visit_field("name", at, visitor),
        }
    }

    fn visit_mut<V: VisitorMut + ?Sized>(&mut self, visitor: &mut V) {
        match self {
            Self::Organisation(id) => id.visit_mut(visitor),
            Self::Country(_) => {}
            Self::Name(name) => name.visit_mut(visitor),
        }
    }
}
