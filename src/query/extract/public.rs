//! The public version of a programme.

use std::collections::HashSet;

use super::uses::{References, Uses};
use super::{private, remove};
use crate::draft::Participation as Row;
use crate::list::ToList;
use crate::programme::Programme;
use crate::value::contact;
use crate::value::id::{EntityKind, PersonId};
use crate::value::status::{ParticipationStatus, SessionStatus};
use crate::value::text::Text;
use crate::view::above::Above;
use crate::view::{Participation, Session};

/// Options for the public version of a programme.
///
/// By default, the public version contains no unknown extensions, and no contact details of people
/// except in texts such as descriptions. The options specify what may also be published.
///
/// ```
/// use programme::query::PublicOptions;
///
/// let options = PublicOptions::new()
///     .with_extension("forum/colour")
///     .with_extension("planner/") // every extension whose key starts with "planner/"
///     .with_contacts_of("ada");
/// assert_eq!(options.extensions.len(), 2);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PublicOptions {
    /// The keys of extensions that may be published, for all entities including people. An entry
    /// that ends in `/` includes all keys that start with it.
    pub extensions: Vec<String>,
    /// The people whose e-mail addresses and telephone numbers may be published.
    pub contacts_of: Vec<PersonId>,
    /// Whether e-mail addresses and telephone numbers remain in texts such as descriptions,
    /// biographies and footnotes. The default is `true`, because these texts were written to be
    /// published.
    pub contacts_in_texts: bool,
}

impl Default for PublicOptions {
    fn default() -> Self {
        Self { extensions: Vec::new(), contacts_of: Vec::new(), contacts_in_texts: true }
    }
}

impl PublicOptions {
    /// Creates the default options.
    pub fn new() -> Self {
        Self::default()
    }

    /// Publishes the extensions with this key, or all extensions whose keys start with `key` if it
    /// ends in `/`.
    pub fn with_extension(mut self, key: impl Into<String>) -> Self {
        self.extensions.push(key.into());
        self
    }

    /// Publishes the e-mail addresses and telephone numbers of the person with this id.
    pub fn with_contacts_of(mut self, person: impl Into<PersonId>) -> Self {
        self.contacts_of.push(person.into());
        self
    }

    /// Replaces every e-mail address and every international telephone number in a text with `…`.
    pub fn without_contacts_in_texts(mut self) -> Self {
        self.contacts_in_texts = false;
        self
    }

    pub(super) fn publishes_extension(&self, key: &str) -> bool {
        self.extensions.iter().any(|one| one == key || one.ends_with('/') && key.starts_with(one.as_str()))
    }
}

/// ## Public version
impl Programme {
    /// Returns a copy of the programme that contains only public information.
    ///
    /// The public copy does not contain the following items:
    /// - Sessions that are only proposed or that are dropped, and all parts of these sessions.
    /// - Sessions that a calendar marks as private or confidential (`CLASS`), and all parts of
    ///   these sessions.
    /// - Participants who are not public, as specified for the participation or for its role.
    /// - Participants who were invited but have not answered, who declined, or who did not come.
    /// - People without a participation in the public copy, and people whose only name is an e-mail
    ///   address or a telephone number.
    /// - E-mail addresses and telephone numbers of people: links such as `mailto:`, identifiers,
    ///   and addresses in names, posts, remarks and ids. Such links and identifiers of sessions are
    ///   removed as well.
    /// - Recordings for which consent was refused, and links to them. A recording without a
    ///   statement about consent is kept.
    /// - Extensions, except for a few that describe the form of a source, such as its colours and
    ///   times. All extensions of people and participations are removed.
    /// - Organisations, tracks, rooms and footnotes that are no longer used.
    /// - The times at which people and rooms are available, and the expected attendance of
    ///   sessions.
    ///
    /// The public copy still contains cancelled sessions and people who withdrew, because they were
    /// already announced. It also contains the contact details of the programme, its organisations
    /// and its venues, and the addresses of online rooms. Texts such as descriptions and
    /// biographies remain as their authors wrote them. Use
    /// [`public_with`](Self::public_with) to publish less or more.
    ///
    /// ```
    /// use programme::draft::{Draft, Link, Participation, Person, Session, Url};
    /// use programme::status::ParticipationStatus;
    /// use programme::{LanguageTag, Role};
    ///
    /// let programme = Draft::new("demo", "Demo")
    ///     .with_language("en".parse::<LanguageTag>()?)
    ///     .with_person(
    ///         Person::new("ada", "Ada").with_link(Link::new("mailto:ada@example.org".parse::<Url>()?)),
    ///     )
    ///     .with_person(Person::new("bo", "Bo"))
    ///     .with_session(
    ///         Session::new("talk")
    ///             .with_participation(Participation::person("ada").with_role(Role::Speaker))
    ///             .with_participation(
    ///                 Participation::person("bo").with_status(ParticipationStatus::Invited),
    ///             ),
    ///     )
    ///     .build()?;
    /// let public = programme.public();
    /// assert_eq!(public.people().to_string(), "ada");
    /// assert!(public.person("ada").unwrap().data().links.is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn public(&self) -> Programme {
        self.public_with(&PublicOptions::default())
    }

    /// Returns a copy of the programme that contains only public information, with options for
    /// contact details and extensions. See [`public`](Self::public).
    ///
    /// ```
    /// # use programme::draft::{Draft, Extensions, Session};
    /// # use programme::LanguageTag;
    /// use programme::query::PublicOptions;
    ///
    /// let mut extensions = Extensions::default();
    /// extensions.insert("planner/colour", "green")?;
    /// extensions.insert("planner/reviewer", "Bo")?;
    /// let programme = Draft::new("demo", "Demo")
    ///     .with_language("en".parse::<LanguageTag>()?)
    ///     .with_session(Session::new("talk").with_extensions(extensions))
    ///     .build()?;
    /// let public = programme.public_with(&PublicOptions::new().with_extension("planner/colour"));
    /// let extensions = &public.session("talk").unwrap().data().extensions;
    /// assert_eq!(extensions.get("planner/colour"), Some("green"));
    /// assert_eq!(extensions.get("planner/reviewer"), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn public_with(&self, options: &PublicOptions) -> Programme {
        let mut above = Above::new(&is_hidden);
        let listed = |session| !is_hidden(session) && !above.any(session);
        let nameless = nameless(self, options);
        let shows = |one: Participation<'_>| {
            let is_nameless = |person: &PersonId| nameless.contains(person.as_str());
            is_shown(one) && !one.data().person.as_ref().is_some_and(is_nameless)
        };
        let shown_of = |list: &mut dyn Iterator<Item = Participation<'_>>| -> Vec<Row> {
            list.filter(|one| shows(*one)).map(|one| one.data().clone()).to_list()
        };
        let mut draft = self.data().clone();
        let keep: Vec<bool> = self.sessions().declared().map(listed).to_list();
        let before = Uses::of(&draft);
        draft.participations = shown_of(&mut self.participations().take_while(|one| one.session().is_none()));
        for (session, row) in self.sessions().declared().zip(&mut draft.sessions) {
            if !row.participations.is_empty() {
                row.participations = shown_of(&mut session.participations());
            }
        }
        remove::settle_repeats(self, &mut draft, &keep, shows);
        remove::retain_sessions(&mut draft, &keep);
        let named = References::of_kind(&draft, EntityKind::Person);
        draft.people.retain(|person| named.contains(person.id.as_str()));
        private::withhold(&mut draft, options);
        before.remove_unused(&mut draft);
        Programme::of_sound(draft)
    }
}

fn is_shown(one: Participation<'_>) -> bool {
    use ParticipationStatus as Status;
    one.is_public() && !matches!(one.status(), Status::Invited | Status::Declined | Status::NoShow)
}

/// Returns the ids of the people whose name consists only of contact details.
fn nameless<'p>(programme: &'p Programme, options: &PublicOptions) -> HashSet<&'p str> {
    let blank = |name: &Text| {
        let wordings = || name.entries().map(|(_, wording)| wording);
        wordings().any(contact::has_contact) && wordings().all(|one| contact::removed(one).is_empty())
    };
    let people = programme.data().people.iter();
    people
        .filter(|person| blank(&person.name) && !options.contacts_of.contains(&person.id))
        .map(|person| person.id.as_str())
        .collect()
}

/// Returns `true` for a session that is hidden from visitors: it is only proposed, it was dropped,
/// or a calendar marks it or its original session as private.
fn is_hidden(session: Session<'_>) -> bool {
    matches!(session.status(), SessionStatus::Proposed | SessionStatus::Dropped)
        || is_private(session)
        || session.origin().is_some_and(is_private)
}

/// Returns `true` if a calendar assigns a class other than `PUBLIC` to the session. RFC 5545
/// requires that unknown classes be treated as private.
fn is_private(session: Session<'_>) -> bool {
    let class = session.data().extensions.get("icalendar/CLASS");
    let value = class.map(|class| class.rsplit_once(':').map_or(class, |(_, value)| value).trim());
    value.is_some_and(|value| !value.eq_ignore_ascii_case("PUBLIC"))
}
