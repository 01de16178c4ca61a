//! People, organisations and the posts that people hold.

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
    /// Each person is declared once, even if they take part in several sessions. A group of people
    /// can also be declared as a person.
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
    pub struct Person {
        /// The id of the person.
        identity id: PersonId,
        /// The name as displayed. The name is a text because it can be written in several scripts.
        required name: Text,
        /// The honorific that is printed before the name, such as "Mme" or "H.E.".
        optional honorific: Text, with_honorific,
        /// The family name, if known.
        optional family: Text, with_family,
        /// The given name, if known.
        optional given: Text, with_given,
        /// The key for sorting lists of names, if it differs from the name.
        optional sort_key: String, with_sort_key,
        /// Whether the entry represents a group of people.
        value group: bool, with_group,
        /// The posts that the person holds.
        list posts: Post, with_post,
        /// The posts of the person as printed on one line. If this text is present, it is
        /// authoritative and `posts` is only an interpretation of it.
        optional posts_line: Text, with_posts_line,
        /// A biography of the person.
        list biography: Block, with_biography,
        /// The slots in which the person is available, if specified.
        list available: Slot, with_available,
        /// A picture of the person.
        optional image: Url, with_image,
        /// Links about the person.
        list links: Link, with_link,
        /// The identifiers of the person in other systems, such as ORCID or Wikidata.
        value external_ids: ExternalIds, with_external_ids,
        /// Additional data about the person that is not part of the model.
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
        /// The title of the post.
        optional title: Text, with_title,
        /// The organisation in which the post is held, if the programme declares it.
        optional organisation: OrganisationId, with_organisation,
        /// The name of the organisation, if the programme does not declare it.
        optional organisation_name: Text, with_organisation_name,
        /// The country for which the post is held.
        optional country: Country, with_country,
    }
}

entity! {
    /// An organisation that takes part in the event or that people belong to.
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
        /// The id of the organisation.
        identity id: OrganisationId,
        /// The name of the organisation.
        required name: Text,
        /// The short name or acronym of the organisation.
        optional short_name: Text, with_short_name,
        /// The type of the organisation, if specified.
        optional kind: OrganisationKind, with_kind,
        /// The country of the organisation.
        optional country: Country, with_country,
        /// Links about the organisation.
        list links: Link, with_link,
        /// The identifiers of the organisation in other systems.
        value external_ids: ExternalIds, with_external_ids,
        /// Additional data about the organisation that is not part of the model.
        value extensions: Extensions, with_extensions,
    }
}

/// A party that a person speaks for: a declared organisation, a country, or a name.
///
/// In the wire form, a party is `{ "organisation": "iom" }`, `{ "country": "CL" }` or `{ "name":
/// "the Group of 77" }`.
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
    /// An organisation that the programme declares.
    Organisation(OrganisationId),
    /// A country.
    Country(Country),
    /// A party that is identified only by its name.
    Name(Text),
}

impl Visit for Party {
    fn visit<'a, V: Visitor<'a>>(&'a self, at: &mut crate::value::path::Path, visitor: &mut V) {
        match self {
            Self::Organisation(id) => id.visit_field("organisation", at, visitor),
            Self::Country(_) => {}
            Self::Name(name) => name.visit_field("name", at, visitor),
        }
    }

    fn visit_mut<V: VisitorMut>(&mut self, visitor: &mut V) {
        match self {
            Self::Organisation(id) => id.visit_mut(visitor),
            Self::Country(_) => {}
            Self::Name(name) => name.visit_mut(visitor),
        }
    }
}
