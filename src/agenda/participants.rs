//! The participants of a session: their groups, their names and their functions.

use super::phrase::{Phrase, Run};
use super::phrases::Phrases;
use crate::draft::{Party, Post};
use crate::list::ToList;
use crate::value::language::LanguageTag;
use crate::value::role::Role;
use crate::value::text::Text;
use crate::view::{Participation, Person};
use crate::vocabulary::{Gender, Source, group_heading};

use super::locale::Locale;

/// The maximum number of posts that are printed for a participant. A person with many posts can
/// take part in many sessions, and all posts are printed each time.
const MOST_POSTS: usize = 32;

/// Participants who are listed together under one heading, such as "Speakers". The group is
/// returned by [`Phrases::groups`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ParticipantGroup<'p> {
    /// The printed heading of the group. If the programme specifies no heading, it is the label of
    /// the role. It is `None` if the role has no label, or if there is no role.
    pub heading: Option<Phrase<'p>>,
    /// The participants of the group, in printed order. The list is never empty.
    pub participations: Vec<Participation<'p>>,
}

impl<'p> Phrases<'p> {
    /// Groups participants under their headings, in printed order. Adjacent participants form a
    /// group if they have the same printed heading. Without a printed heading, they form a group if
    /// they have the same role.
    ///
    /// Participations that are not public are omitted, and so are people who declined, withdrew or
    /// did not come.
    ///
    /// ```
    /// # let json = include_str!(concat!(
    /// #     env!("CARGO_MANIFEST_DIR"),
    /// #     "/examples/data/idm-2018-second-session.json"
    /// # ));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// let preferences = programme.preferences(["fr"])?;
    /// let phrases = programme.phrases(&preferences);
    /// let groups = phrases.groups(programme.session("session-1").unwrap().participations());
    /// let headings: Vec<String> =
    ///     groups.iter().map(|group| group.heading.as_ref().unwrap().to_string()).collect();
    /// assert_eq!(headings, ["Modérateur", "Orateurs"]);
    /// assert_eq!(groups[1].participations.len(), 4);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn groups(
        &self,
        participations: impl IntoIterator<Item = Participation<'p>>,
    ) -> Vec<ParticipantGroup<'p>> {
        let shown = participations.into_iter().filter(is_printed).to_list();
        let groups = shown.chunk_by(|a, b| key_of(a) == key_of(b));
        let group = |group: &[Participation<'p>]| ParticipantGroup {
            heading: self.group_heading(group),
            participations: group.to_vec(),
        };
        groups.map(group).to_list()
    }

    /// Returns the heading of a group of participants. If only the code of a role is available, the
    /// group has no heading.
    fn group_heading(&self, group: &[Participation<'p>]) -> Option<Phrase<'p>> {
        let find = |language: &'p LanguageTag| {
            group_heading(group, language, Gender::Common).filter(|found| found.source != Source::Code)
        };
        let find_in = |language: &'p LanguageTag| {
            find(language).filter(|found| found.language.is_some_and(|own| is_same(own, language)))
        };
        let heading = self.label_languages().find_map(find_in).or_else(|| find(self.language()))?;
        let own = heading.language?;
        let is_text = !matches!(heading.source, Source::Vocabulary { .. });
        let is_known = if self.is_covered {
            is_same(own, self.language())
        } else {
            self.preferences.languages().any(|language| is_same(own, language))
        };
        let is_foreign = self.has_marks && is_text && !is_known && !self.is_page_language(own);
        let is_isolated = is_text && self.needs_isolation(own) && !heading.text.is_empty();
        let run = Run { text: heading.text, language: Some(own.clone()), is_foreign, is_isolated };
        Some(run.into())
    }

    /// Returns the line of a participant: the honorific and the name, the functions, the party on
    /// whose behalf the person speaks, the topic, and the remark.
    pub fn participant(&self, one: Participation<'p>) -> Phrase<'p> {
        let mut words = self.participant_name(one);
        let details = self.participant_details(one);
        if !details.is_empty() {
            words.push_str(self.locale.comma());
            words.append(details);
        }
        if let Some(remark) = self.remark(one) {
            words.push_str(" ");
            words.append(remark);
        }
        words
    }

    /// Returns the name of a participant with the honorific. A country is named by its code.
    pub fn participant_name(&self, one: Participation<'p>) -> Phrase<'p> {
        match (one.name(), one.country()) {
            (Some(name), _) => self.with_honorific(name, one.person()),
            (None, Some(country)) => Run::neutral(country.as_str().to_owned()).into(),
            (None, None) => Phrase::default(),
        }
    }

    /// Returns the name of a person with the honorific, which follows the name in some languages.
    pub fn person_name(&self, person: Person<'p>) -> Phrase<'p> {
        self.with_honorific(person.name(), Some(person))
    }

    fn with_honorific(&self, name: &'p Text, person: Option<Person<'p>>) -> Phrase<'p> {
        let honorific = person.and_then(|person| person.honorific()?.best(self.preferences));
        let chosen = name.best(self.preferences);
        let own = chosen.map_or("", |chosen| chosen.wording);
        let text = match honorific {
            None => own.into(),
            Some(honorific) if Locale::of(honorific.language).honorific_follows_name() => {
                format!("{own}{}", honorific.wording).into()
            }
            Some(honorific) => format!("{} {own}", honorific.wording).into(),
        };
        let language = chosen.map(|chosen| chosen.language);
        let is_isolated = language.is_some_and(|language| self.needs_isolation(language));
        Run { text, language: language.cloned(), is_foreign: false, is_isolated }.into()
    }

    /// Returns the details that follow the name of a participant: the functions, the party on whose
    /// behalf the person speaks, and the topic.
    pub fn participant_details(&self, one: Participation<'p>) -> Phrase<'p> {
        let comma = self.locale.comma();
        let mut words = self.functions(one);
        words.append_after(comma, self.on_behalf_of(one));
        if let Some(topic) = &one.data().topic {
            words.append_after(comma, self.text(topic));
        }
        words
    }

    /// Returns the functions of a participant as one line: the printed line, or else the posts. At
    /// most 32 posts are listed, and an ellipsis replaces the others.
    ///
    /// ```
    /// # let json = include_str!(concat!(
    /// #     env!("CARGO_MANIFEST_DIR"),
    /// #     "/examples/data/idm-2018-second-session.json"
    /// # ));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// let preferences = programme.preferences(["fr"])?;
    /// let vitorino =
    ///     programme.session("opening-welcome").unwrap().participations().next().unwrap();
    /// assert_eq!(
    ///     programme.phrases(&preferences).functions(vitorino).to_string(),
    ///     "Directeur général de l’OIM",
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias = "affiliation")]
    pub fn functions(&self, one: Participation<'p>) -> Phrase<'p> {
        self.posts(one.posts_line(), one.posts())
    }

    /// Returns the usual functions of a person as one line, as in [`functions`](Self::functions).
    pub fn person_functions(&self, person: Person<'p>) -> Phrase<'p> {
        self.posts(person.posts_line(), person.posts())
    }

    fn posts(&self, line: Option<&'p Text>, posts: &'p [Post]) -> Phrase<'p> {
        if let Some(line) = line {
            return self.text(line);
        }
        let mut words = Phrase::default();
        for post in posts.iter().take(MOST_POSTS) {
            words.append_after(self.locale.comma(), self.post(post));
        }
        if posts.len() > MOST_POSTS {
            words.append_after(self.locale.comma(), Run::neutral("…").into());
        }
        words
    }

    /// Returns a post as one line: its title and its organisation.
    pub fn post(&self, post: &'p Post) -> Phrase<'p> {
        let declared = post.organisation.as_ref().and_then(|id| self.programme.organisation(id.as_str()));
        let organisation = declared.map(|one| one.name()).or(post.organisation_name.as_ref());
        let mut words = post.title.as_ref().map(|title| self.text(title)).unwrap_or_default();
        if let Some(organisation) = organisation {
            words.append_after(self.locale.comma(), self.name(organisation));
        }
        words
    }

    /// Returns the party on whose behalf a participant speaks. A country is named by its code.
    pub fn on_behalf_of(&self, one: Participation<'p>) -> Phrase<'p> {
        match one.on_behalf_of() {
            Some(Party::Organisation(id)) => {
                let organisation = self.programme.organisation(id.as_str());
                organisation.map(|organisation| self.name(organisation.name())).unwrap_or_default()
            }
            Some(Party::Country(country)) => Run::neutral(country.as_str().to_owned()).into(),
            Some(Party::Name(name)) => self.name(name),
            None => Phrase::default(),
        }
    }

    /// Returns the remark that is printed at the end of the line of a participant, such as
    /// "(Remarks)".
    pub fn remark(&self, one: Participation<'p>) -> Option<Phrase<'p>> {
        one.data().remark.as_ref().map(|remark| self.text(remark))
    }
}

fn is_same(one: &LanguageTag, other: &LanguageTag) -> bool {
    one.language() == other.language()
}

/// Returns `true` if an agenda prints the participation.
fn is_printed(one: &Participation<'_>) -> bool {
    one.is_public() && one.status().is_expected()
}

/// Returns the key by which participants are grouped. The key is the printed label or, if there is
/// no label, the role.
fn key_of<'p>(one: &Participation<'p>) -> (Option<&'p Text>, Option<&'p Role>) {
    (one.label(), one.role().filter(|_| one.label().is_none()))
}
