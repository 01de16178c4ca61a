//! The view of a participation, such as the appearance of a speaker in a session.

use super::{Organisation, Person, Session, row, view};
use crate::arena;
use crate::draft::{self, Party, Post};
use crate::programme::attendance::Attendance;
use crate::value::country::Country;
use crate::value::role::{Role, RoleProperties};
use crate::value::status::ParticipationStatus;
use crate::value::text::Text;

view! {
    /// The participation of a person or organisation in a session, for example as a speaker. People
    /// and organisations can also take part in the programme itself, for example as organisers.
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
    ///             .with_participation(
    ///                 draft::Participation::person("ada").with_role(Role::Presenter),
    ///             ),
    ///     )
    ///     .build()?;
    /// let one = programme.participations().next().unwrap();
    /// assert!(one.properties().presides); // the presenter of a testimony presides over it
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias("speaker", "chair", "panellist"))]
    Participation, draft::Participation
}

impl std::fmt::Debug for Participation<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let session = self.session().map_or("the programme", |session| session.id().as_str());
        write!(f, "Participation({session:?}, {})", self.position())
    }
}

impl<'p> Participation<'p> {
    /// Returns the index of the participation in the list to which it belongs. Each session has
    /// such a list, and so does the programme itself.
    pub(crate) fn position(&self) -> usize {
        match self.session() {
            None => self.idx.position(),
            Some(session) => {
                let first = self.programme.first_participation(session.declared().position());
                self.idx.position().saturating_sub(first)
            }
        }
    }

    /// Returns all fields of the participation as a [`draft::Participation`]. Every text in the
    /// result has a language tag.
    pub fn data(&self) -> &'p draft::Participation {
        let draft = &self.programme.inner().draft;
        let rows = match self.session() {
            None => &draft.participations,
            Some(session) => &session.data().participations,
        };
        row(rows, arena::Idx::new(self.position()))
    }

    /// Returns the session in which the participant takes part. Returns `None` for a participation
    /// in the programme itself. If a repeat inherits the participation, the original session is
    /// returned.
    pub fn session(&self) -> Option<Session<'p>> {
        let session = arena::row(&self.programme.inner().relations.session_of, self.idx).get()?;
        Some(Session::new(self.programme, session))
    }

    /// Returns the person who takes part, or `None` if the participation names no person.
    pub fn person(&self) -> Option<Person<'p>> {
        let person = arena::row(&self.programme.inner().relations.person_of, self.idx).get()?;
        Some(Person::new(self.programme, person))
    }

    /// Returns the organisation that takes part, or `None` if the participant is not an
    /// organisation.
    pub fn organisation(&self) -> Option<Organisation<'p>> {
        let mut found = self.programme.inner().relations.of_organisation.of(self.idx);
        Some(Organisation::new(self.programme, found.next()?))
    }

    /// Returns the country that takes part, or `None` if the participant is not a country.
    pub fn country(&self) -> Option<Country> {
        self.data().country
    }

    /// Returns the name of the participant. This is the name of the person or organisation, the
    /// title of the office, or the text that is printed for a vacancy. Returns `None` for a
    /// country, because a country has only a code.
    pub fn name(&self) -> Option<&'p Text> {
        let data = self.data();
        match (self.person(), self.organisation()) {
            (Some(person), _) => Some(person.name()),
            (None, Some(organisation)) => Some(organisation.name()),
            (None, None) => data.office.as_ref().or(data.vacancy.as_ref()),
        }
    }

    /// Returns the role of the participant, such as speaker or moderator. Returns `None` if the
    /// role is not specified.
    pub fn role(&self) -> Option<&'p Role> {
        self.data().role.as_ref()
    }

    /// Returns the properties of the participant's role, for example whether the participant speaks
    /// or presides. Properties that the programme declares for the role take precedence over the
    /// built-in properties. A presenter presides over a session only if the kind of the session
    /// specifies this. If the participant has no role, the result is [`RoleProperties::UNSTATED`].
    pub fn properties(&self) -> RoleProperties {
        self.role().map_or(RoleProperties::UNSTATED, |role| self.properties_in(role))
    }

    /// Returns the properties that the participant would have in the given role.
    /// See [`properties`](Self::properties) for the rules.
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

    /// Returns the attendance that a session requires of the participant. The session is the one
    /// that lists the participation, or a repeat that inherits the participation. The argument
    /// `session_has_slot` is `true` if this session has a slot of its own.
    pub(crate) fn attendance(&self, session_has_slot: bool) -> Attendance {
        let is_break = self.session().is_some_and(|session| session.properties().idle);
        let attendance = Attendance::of(self.data(), self.properties(), is_break, session_has_slot);
        let is_group = || self.person().is_some_and(|person| person.data().group);
        if attendance == Attendance::Required && is_group() { attendance.of_group() } else { attendance }
    }

    /// Returns the heading under which the participant is printed, such as "Speakers". Returns
    /// `None` if the heading is not specified.
    pub fn label(&self) -> Option<&'p Text> {
        self.data().label.as_ref()
    }

    /// Returns the positions (posts) that the participant holds in organisations or for countries.
    /// If the participation lists positions, they replace the usual positions of the person.
    pub fn posts(&self) -> &'p [Post] {
        match (&self.data().posts, self.person()) {
            (Some(posts), _) => posts,
            (None, Some(person)) => person.posts(),
            (None, None) => &[],
        }
    }

    /// Returns the positions (posts) of the participant as one printed line, such as "Director,
    /// Institute of Hydrology". Returns `None` if there is no such line. If the participation
    /// specifies neither a line nor positions, the line of the person is returned.
    pub fn posts_line(&self) -> Option<&'p Text> {
        let data = self.data();
        match (&data.posts_line, &data.posts) {
            (Some(line), _) => Some(line),
            (None, Some(_)) => None,
            (None, None) => self.person()?.posts_line(),
        }
    }

    /// Returns the organisation, country or other party on whose behalf the participant speaks.
    /// Returns `None` if the participation does not specify this.
    pub fn on_behalf_of(&self) -> Option<&'p Party> {
        self.data().on_behalf_of.as_ref()
    }

    /// Returns `true` if the participation involves the given country. This is the case if the
    /// country itself takes part, if the participant speaks on its behalf, or if the participant
    /// holds a position (post) for it.
    pub fn is_for_country(&self, country: Country) -> bool {
        self.country() == Some(country)
            || matches!(self.on_behalf_of(), Some(Party::Country(other)) if *other == country)
            || self.posts().iter().any(|post| post.country == Some(country))
    }

    /// Returns the status of the participation, such as confirmed or tentative.
    pub fn status(&self) -> ParticipationStatus {
        self.data().status
    }

    /// Returns `true` if the participation may be shown to the public. If this is not specified for
    /// the participation, the role of the participant decides.
    pub fn is_public(&self) -> bool {
        self.data().public.unwrap_or_else(|| self.properties().public)
    }

    /// Returns the participation in the same session that replaces this one, for example because a
    /// speaker withdrew. Returns `None` if this participation is not replaced.
    pub fn replaced_by(&self) -> Option<Participation<'p>> {
        let inner = self.programme.inner();
        let id = self.data().replaced_by.as_ref()?;
        Some(self.programme.participation_at(inner.ids.participation(&inner.draft, id.as_str())?))
    }
}
