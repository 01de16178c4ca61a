//! The view of an organisation, with its people and participations.

use super::{Participation, Person, known_by_id, row, view};
use crate::draft;
use crate::value::id::OrganisationId;
use crate::value::text::Text;

view! {
    /// An organisation that takes part in an event, or to which participants belong.
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

    /// Returns the full name of the organisation, in one or more languages.
    pub fn name(&self) -> &'p Text {
        &self.data().name
    }

    /// Returns the people who hold a position (post) in the organisation. The people are in
    /// declaration order, and each person is returned only once.
    pub fn people(&self) -> impl Iterator<Item = Person<'p>> + use<'p> {
        let programme = self.programme;
        let mut before = None;
        let people =
            programme.inner().relations.posts.back(self.idx).map(move |idx| Person::new(programme, idx));
        people.filter(move |person| before.replace(*person) != Some(*person))
    }

    /// Returns the participations of the organisation itself, for example as the organiser of a
    /// session. The participations of people who hold a position in it are not included.
    pub fn participations(&self) -> impl ExactSizeIterator<Item = Participation<'p>> + use<'p> {
        let programme = self.programme;
        programme
            .inner()
            .relations
            .of_organisation
            .back(self.idx)
            .map(move |idx| Participation::new(programme, idx))
    }

    /// Returns the participations of people and organisations that speak on behalf of the
    /// organisation.
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
        // If a participation lists positions (posts), they replace the usual positions of the
        // person.
        let usual = self.people().flat_map(|person| person.participations());
        let usual = usual.filter(|one| one.data().posts.is_none());
        self.participations().chain(self.represented_by()).chain(occasions).chain(usual)
    }
}
