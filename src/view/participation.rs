//! Participations.

use super::{Organisation, Person, Session, row, view};
use crate::arena;
use crate::draft::{self, Party, Post};
use crate::value::names::Country;
use crate::value::role::{Role, RoleProperties};
use crate::value::status::ParticipationStatus;
use crate::value::text::Text;

view! {
    /// One party in one session in one role.
    ///
    /// ```
    /// use programme::draft;
    /// use programme::{Draft, Kind, LanguageTag, Role};
    ///
    /// let programme = Draft::new("demo", "Demo")
    ///     .with_language("en".parse::<LanguageTag>()?)
    ///     .with_person(draft::Person::new("ada", "Ada Okoye"))
    ///     .with_session(
    ///         draft::Session::new("voices")
    ///             .with_kind(Kind::Testimony)
    ///             .with_participation(draft::Participation::person("ada").with_role(Role::Presenter)),
    ///     )
    ///     .build()?;
    /// let one = programme.participations().next().unwrap();
    /// assert!(one.properties().presides); // a presenter does, where the kind of session gives her the chair
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    Participation, draft::Participation
}

impl std::fmt::Debug for Participation<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let session = self.session().map_or("the programme", |session| session.id().as_str());
        write!(f, "Participation({session:?}, {})", self.position())
    }
}

impl<'p> Participation<'p> {
    /// At which position it stands, on its session or on the programme.
    pub(crate) fn position(&self) -> usize {
        match self.session() {
            None => self.idx.position(),
            Some(session) => {
                let first = self.programme.first_participation(session.declared().position());
                self.idx.position().saturating_sub(first)
            }
        }
    }

    /// Its row of the draft, texts tagged.
    pub fn data(&self) -> &'p draft::Participation {
        let draft = &self.programme.inner().draft;
        let rows = match self.session() {
            None => &draft.participations,
            Some(session) => &session.data().participations,
        };
        row(rows, arena::Idx::new(self.position()))
    }

    /// The session; none where it is on the programme itself.
    pub fn session(&self) -> Option<Session<'p>> {
        let session = arena::row(&self.programme.inner().relations.session_of, self.idx).get()?;
        Some(Session::new(self.programme, session))
    }

    /// The person who takes part.
    pub fn person(&self) -> Option<Person<'p>> {
        let person = arena::row(&self.programme.inner().relations.person_of, self.idx).get()?;
        Some(Person::new(self.programme, person))
    }

    /// The organisation that takes part, nobody being named.
    pub fn organisation(&self) -> Option<Organisation<'p>> {
        let mut found = self.programme.inner().relations.of_organisation.of(self.idx);
        Some(Organisation::new(self.programme, found.next()?))
    }

    /// The country that takes part, nobody being named.
    pub fn country(&self) -> Option<Country> {
        self.data().country
    }

    /// The name of whoever takes part: of the person or organisation, the title of the office, the words for a vacancy. A
    /// country has a code alone.
    pub fn name(&self) -> Option<&'p Text> {
        let data = self.data();
        match (self.person(), self.organisation()) {
            (Some(person), _) => Some(person.name()),
            (None, Some(organisation)) => Some(organisation.name()),
            (None, None) => data.office.as_ref().or(data.vacancy.as_ref()),
        }
    }

    /// What they do, where stated.
    pub fn role(&self) -> Option<&'p Role> {
        self.data().role.as_ref()
    }

    /// What rules read about their role: as the programme declares, else as built in, else
    /// [`RoleProperties::UNSTATED`]. A presenter presides where the kind of session says so.
    pub fn properties(&self) -> RoleProperties {
        self.role().map_or(RoleProperties::UNSTATED, |role| self.properties_in(role))
    }

    /// What rules would read if they were there in that role: see [`properties`](Self::properties).
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// use programme::Role;
    ///
    /// let speaker = programme.session("session-1").unwrap().participations().last().unwrap();
    /// assert!(!speaker.properties().presides && speaker.properties_in(&Role::Moderator).presides);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn properties_in(&self, role: &Role) -> RoleProperties {
        let properties = &self.programme.inner().properties;
        properties.of_role(role, || Some(self.session()?.data()))
    }

    /// The heading under which they are printed.
    pub fn label(&self) -> Option<&'p Text> {
        self.data().label.as_ref()
    }

    /// The posts they hold on this occasion: as stated here, else the person's own.
    pub fn posts(&self) -> &'p [Post] {
        match (&self.data().posts, self.person()) {
            (Some(posts), _) => posts,
            (None, Some(person)) => person.posts(),
            (None, None) => &[],
        }
    }

    /// The line of functions as printed: as stated here, else, unless posts are stated here, the person's own.
    pub fn posts_line(&self) -> Option<&'p Text> {
        let data = self.data();
        match (&data.posts_line, &data.posts) {
            (Some(line), _) => Some(line),
            (None, Some(_)) => None,
            (None, None) => self.person()?.posts_line(),
        }
    }

    /// For whom they speak.
    pub fn on_behalf_of(&self) -> Option<&'p Party> {
        self.data().on_behalf_of.as_ref()
    }

    /// Whether a country takes part, is spoken for, or is one for which they hold a post on this occasion.
    pub fn is_for_country(&self, country: Country) -> bool {
        self.country() == Some(country)
            || matches!(self.on_behalf_of(), Some(Party::Country(other)) if *other == country)
            || self.posts().iter().any(|post| post.country == Some(country))
    }

    /// How firm it is.
    pub fn status(&self) -> ParticipationStatus {
        self.data().status
    }

    /// Whether it may be shown: as stated, else as the role says.
    pub fn is_public(&self) -> bool {
        self.data().public.unwrap_or_else(|| self.properties().public)
    }

    /// The participation of the same session that takes its place.
    pub fn replaced_by(&self) -> Option<Participation<'p>> {
        let inner = self.programme.inner();
        let id = self.data().replaced_by.as_ref()?;
        Some(self.programme.participation_at(inner.ids.participation(&inner.draft, id.as_str())?))
    }
}
