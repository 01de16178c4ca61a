//! People, organisations, and what ties them.

use serde::{Deserialize, Serialize};

use crate::value::block::Block;
use crate::value::entity::entity;
use crate::value::id::{OrganisationId, PersonId};
use crate::value::link::Link;
use crate::value::map::{Extensions, ExternalIds};
use crate::value::names::{Country, Url};
use crate::value::slot::Slot;
use crate::value::status::OrganisationKind;
use crate::value::text::Text;
use crate::value::visit::{Visit, Visitor, VisitorMut};

entity! {
    /// A person, once in the programme however often they take part. A group of people may stand as a person.
    ///
    /// ```
    /// use programme::draft::{Person, Post};
    ///
    /// let ada = Person::new("ada", "Ada Okoye")
    ///     .with_honorific("Ms.")
    ///     .with_post(Post::new().with_title("Director").with_organisation_name("Delta Institute"));
    /// assert_eq!(ada.posts.len(), 1);
    /// ```
    pub struct Person {
        /// Their id.
        identity id: PersonId,
        /// The name as displayed. A text, because scripts differ.
        required name: Text,
        /// What is printed before the name: "Mme", "H.E.".
        optional honorific: Text, with_honorific,
        /// The family name, where known.
        optional family: Text, with_family,
        /// The given name, where known.
        optional given: Text, with_given,
        /// What lists of names sort by, where the name does not.
        optional sort_key: String, with_sort_key,
        /// Whether this is a group of people.
        value group: bool, with_group,
        /// The posts they hold.
        list posts: Post, with_post,
        /// The line of functions as printed. It is then the truth, and `posts` its reading.
        optional posts_line: Text, with_posts_line,
        /// Who they are.
        list biography: Block, with_biography,
        /// When they can be there, where stated.
        list available: Slot, with_available,
        /// A picture.
        optional image: Url, with_image,
        /// Links.
        list links: Link, with_link,
        /// What others call them: ORCID, Wikidata …
        value external_ids: ExternalIds, with_external_ids,
        /// What a file says of them beyond this.
        value extensions: Extensions, with_extensions,
    }
}

entity! {
    /// A function that a person holds, in an organisation or for a country.
    ///
    /// ```
    /// use programme::draft::Post;
    ///
    /// let post = Post::new().with_title("Permanent Representative").with_country("CL".parse::<programme::Country>()?);
    /// assert!(post.organisation.is_none());
    /// # Ok::<(), programme::Error>(())
    /// ```
    pub struct Post {
        /// What they are there.
        optional title: Text, with_title,
        /// The organisation, one of the programme's.
        optional organisation: OrganisationId, with_organisation,
        /// The organisation in words, where it is none of the programme's.
        optional organisation_name: Text, with_organisation_name,
        /// The country.
        optional country: Country, with_country,
    }
}

entity! {
    /// An organisation.
    ///
    /// ```
    /// use programme::draft::Organisation;
    /// use programme::OrganisationKind;
    ///
    /// let iom = Organisation::new("iom", "International Organization for Migration")
    ///     .with_short_name("IOM")
    ///     .with_kind(OrganisationKind::Intergovernmental);
    /// assert_eq!(iom.id, "iom");
    /// ```
    pub struct Organisation {
        /// Its id.
        identity id: OrganisationId,
        /// Its name.
        required name: Text,
        /// Its short name.
        optional short_name: Text, with_short_name,
        /// What sort of body it is, where stated.
        optional kind: OrganisationKind, with_kind,
        /// Its country.
        optional country: Country, with_country,
        /// Links.
        list links: Link, with_link,
        /// What others call it.
        value external_ids: ExternalIds, with_external_ids,
        /// What a file says of it beyond this.
        value extensions: Extensions, with_extensions,
    }
}

/// For whom somebody speaks: an organisation of the programme, a country, or one named in words.
///
/// On the wire: `{ "organisation": "iom" }`, `{ "country": "CL" }`, `{ "name": "the Group of 77" }`.
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
    /// An organisation of the programme.
    Organisation(OrganisationId),
    /// A country.
    Country(Country),
    /// One named in words.
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
