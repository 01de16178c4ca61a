//! The texts of a programme that contain the name of a person.

use crate::draft::Person;
use crate::programme::Programme;
use crate::query::fold::fold;
use crate::value::language::LanguageTag;
use crate::value::path::Path;
use crate::value::text::Text;
use crate::value::url::Url;
use crate::value::visit::{Visit, Visitor};

/// A text that contains the name of a person. See [`Programme::mentions`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Mention {
    /// The path of the wording in the draft that [`Programme::to_draft`] returns.
    pub path: Path,
    /// The name or address of the person in the text, as it is written in the programme.
    pub name: String,
    /// The wording that contains the name.
    pub wording: String,
}

impl Programme {
    /// Returns the texts that contain the name of a person, in the order of the draft. The person
    /// does not have to be part of this programme, so a [redacted](Self::redacted) programme can
    /// also be searched.
    ///
    /// The search covers all texts except for those of the person with the same id and of the
    /// participations of that person. It looks for the full name and the family name in all
    /// languages, and for the addresses of the links and of the picture of the person. Letter case
    /// and white space are ignored. With the feature `unicode`, accents are also ignored. A name
    /// has to be a separate word, except in scripts without letter case. Other forms of a name,
    /// such as initials, are not found.
    ///
    /// ```
    /// use programme::draft::{Draft, Participation, Person, Session};
    /// use programme::LanguageTag;
    ///
    /// let programme = Draft::new("demo", "Demo")
    ///     .with_language("en".parse::<LanguageTag>()?)
    ///     .with_person(Person::new("ada", "Ada Okoye").with_family("Okoye"))
    ///     .with_session(
    ///         Session::new("talk")
    ///             .with_title("A conversation with Ms. Okoye")
    ///             .with_participation(Participation::person("ada")),
    ///     )
    ///     .build()?;
    /// let ada = programme.person("ada").unwrap().data().clone();
    /// let mentions = programme.redacted("ada").mentions(&ada);
    /// assert_eq!(mentions[0].path.to_string(), "/sessions/0/title");
    /// assert_eq!(mentions[0].name, "Okoye");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn mentions(&self, person: &Person) -> Vec<Mention> {
        let mut search =
            Search { programme: self, names: Names::of(person), id: person.id.as_str(), found: Vec::new() };
        self.data().visit(&mut Path::root(), &mut search as &mut dyn Visitor<'_>);
        search.found
    }
}

/// Returns the addresses of the links and the picture of a person, without schemes such as
/// `mailto:`.
pub(super) fn addresses(person: &Person) -> impl Iterator<Item = &str> {
    let links = person.links.iter().map(|link| link.url.as_str());
    links.chain(person.image.iter().map(Url::as_str)).map(reachable)
}

/// Returns a contact address, such as a `mailto:` link, without its scheme and parameters. Any
/// other address is unchanged.
pub(super) fn reachable(address: &str) -> &str {
    for scheme in ["mailto:", "tel:", "sip:", "xmpp:"] {
        if let Some((start, rest)) = address.split_at_checked(scheme.len())
            && start.eq_ignore_ascii_case(scheme)
        {
            return rest.split_once('?').map_or(rest, |(rest, _)| rest);
        }
    }
    address
}

/// The names and addresses of a person, as written and in folded form.
pub(super) struct Names(Vec<(String, String)>);

impl Names {
    pub(super) fn of(person: &Person) -> Self {
        let mut names: Vec<(String, String)> = Vec::new();
        // Full names come first, because a family name is usually part of a full name.
        for text in [Some(&person.name), person.family.as_ref()].into_iter().flatten() {
            // A plain text has no entries.
            let wordings = text.is_plain().then(|| text.first());
            for wording in wordings.into_iter().chain(text.entries().map(|(_, wording)| wording)) {
                let folded = fold(wording);
                if !folded.is_empty() && !names.iter().any(|(_, known)| *known == folded) {
                    names.push((wording.to_owned(), folded));
                }
            }
        }
        for address in addresses(person) {
            names.push((address.to_owned(), fold(address)));
        }
        Self(names)
    }

    /// Returns the first of the names that occurs in the text.
    pub(super) fn find(&self, text: &str) -> Option<&str> {
        let text = fold(text);
        self.0.iter().find(|(_, folded)| occurs(&text, folded)).map(|(name, _)| name.as_str())
    }
}

/// Returns `true` if a name occurs in a text as a separate word. Both must be folded. In scripts
/// without letter case, names need not be separate words.
fn occurs(text: &str, name: &str) -> bool {
    let begins = name.chars().next().is_some_and(char::is_lowercase);
    let ends = name.chars().next_back().is_some_and(char::is_lowercase);
    text.match_indices(name).any(|(at, found)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + found.len()..).and_then(|after| after.chars().next());
        !(begins && before.is_some_and(char::is_alphanumeric)
            || ends && after.is_some_and(char::is_alphanumeric))
    })
}

struct Search<'s> {
    programme: &'s Programme,
    names: Names,
    id: &'s str,
    found: Vec<Mention>,
}

impl Search<'_> {
    /// Returns `true` if a text is in a field of the person or of one of the person's
    /// participations.
    fn is_own(&self, at: &Path) -> bool {
        let draft = self.programme.data();
        if let Some(person) = at.position_in("people") {
            return draft.people.get(person).is_some_and(|person| person.id == *self.id);
        }
        let Some(position) = at.position_in("participations") else { return false };
        let list = match at.position_in("sessions") {
            Some(session) => draft.sessions.get(session).map(|session| &session.participations),
            None => Some(&draft.participations),
        };
        let participation = list.and_then(|list| list.get(position));
        participation.and_then(|one| one.person.as_ref()).is_some_and(|person| *person == *self.id)
    }
}

impl<'a> Visitor<'a> for Search<'_> {
    fn main_language(&self) -> Option<&LanguageTag> {
        self.programme.data().languages.first().map(|language| &language.tag)
    }

    fn text(&mut self, at: &Path, text: &'a Text) {
        for (language, wording) in text.entries() {
            let Some(name) = self.names.find(wording) else { continue };
            if self.is_own(at) {
                return;
            }
            let mut path = at.clone();
            if !text.is_plain_in(self.main_language()) {
                path.push_text(language.as_str());
            }
            self.found.push(Mention { path, name: name.to_owned(), wording: wording.to_owned() });
        }
    }
}
