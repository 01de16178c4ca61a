//! The view of an organisation, with its people and participations.

use super::{Participation, Person, known_by_id, row, view};
use crate::draft;
use crate::value::id::OrganisationId;
use crate::value::text::Text;

view! {
    /// An organisation that takes part in an event or that people belong to.
    ///
    /// ```
    /// use programme::draft;
    /// use programme::{Draft, LanguageTag};
    ///
    /// let programme = Draft::new("demo", "Demo")
    ///     .with_language("en".parse::<LanguageTag>()?)
    ///     .with_organisation(draft::Organisation::new(
    ///         "iom",
    ///         "International Organization for Migration",
    ///     ))
    ///     .with_person(
    ///         draft::Person::new("ada", "Ada")
    ///             .with_post(draft::Post::new().with_organisation("iom")),
    ///     )
    ///     .build()?;
    /// let iom = programme.organisation("iom").unwrap();
    /// assert_eq!(iom.people().next(), programme.person("ada"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    Organisation, draft::Organisation
}
known_by_id!(Organisation);

impl<'p> Organisation<'p> {
    /// Returns all fields of the organisation as a [`draft::Organisation`]. Every text in the
    /// result has a language tag.
    pub fn data(&self) -> &'p draft::Organisation {
        row(&self.programme.inner().draft.organisations, self.idx)
    }

    /// Returns the id of the organisation, which is unique among the organisations of the
    /// programme.
    pub fn id(&self) -> &'p OrganisationId {
        &self.data().id
    }

    /// Returns the full name of the organisation, which can be written in several languages.
    pub fn name(&self) -> &'p Text {
        &self.data().name
    }

    /// Returns the people who hold a position (post) in the organisation, in declaration order and
    /// without duplicates.
    pub fn people(&self) -> impl Iterator<Item = Person<'p>> + use<'p> {
        let programme = self.programme;
        let mut before = None;
        let people =
            programme.inner().relations.posts.back(self.idx).map(move |idx| Person::new(programme, idx));
        people.filter(move |person| before.replace(*person) != Some(*person))
    }

    /// Returns the participations in which the organisation itself takes part, without naming a
    /// person.
    pub fn participations(&self) -> impl ExactSizeIterator<Item = Participation<'p>> + use<'p> {
        let programme = self.programme;
        programme
            .inner()
            .relations
            .of_organisation
            .back(self.idx)
            .map(move |idx| Participation::new(programme, idx))
    }

    /// Returns the participations in which a participant speaks on behalf of the organisation.
    pub fn represented_by(&self) -> impl ExactSizeIterator<Item = Participation<'p>> + use<'p> {
        let programme = self.programme;
        programme
            .inner()
            .relations
            .on_behalf_of
            .back(self.idx)
            .map(move |idx| Participation::new(programme, idx))
    }

    /// Returns all participations that involve the organisation. In these participations, the
    /// organisation itself takes part, a participant speaks on its behalf, or a participant holds a
    /// position (post) in it. The participations are in no particular order, and some may be
    /// returned more than once.
    pub(crate) fn everywhere(&self) -> impl Iterator<Item = Participation<'p>> + use<'p> {
        let programme = self.programme;
        let occasions = programme.inner().relations.occasion_posts.back(self.idx);
        let occasions = occasions.map(move |idx| Participation::new(programme, idx));
        // Positions (posts) that a participation lists replace the positions of the person.
        let usual = self.people().flat_map(|person| person.participations());
        let usual = usual.filter(|one| one.data().posts.is_none());
        self.participations().chain(self.represented_by()).chain(occasions).chain(usual)
    }
}
