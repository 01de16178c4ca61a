//! A set of people, with filters by name, role, organisation, country and number of sessions.

use std::ops::RangeBounds;

use super::by_name::any_has;
use super::fold::fold;
use super::index_set::{IndexSet, define_set};
use super::sessions::Sessions;
use crate::arena::Idx;
use crate::draft;
use crate::list::ToList;
use crate::programme::Programme;
use crate::value::country::Country;
use crate::value::role::Role;
use crate::view::Person;

define_set! {
    /// A set of people from one programme, in declaration order. The method [`Programme::people`]
    /// returns the set of all people, and filters such as [`named`](Self::named) narrow the set.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// assert_eq!(
    ///     programme.people().in_sessions(2..).to_string(),
    ///     "antonio-vitorino, azzouz-samri, laura-thompson, el-habib-nadir",
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    People, Person, draft::Person, PeopleIter, "a person", "people", " in declaration order."
}

impl Programme {
    /// Returns the set of all people in the programme, in declaration order.
    pub fn people(&self) -> People<'_> {
        People { programme: self, members: IndexSet::All(self.data().people.len()) }
    }
}

impl<'p> Person<'p> {
    pub(super) fn by_id(programme: &'p Programme, id: &str) -> Option<Self> {
        programme.person(id)
    }

    /// Returns the people who share at least one session with this person, each with the number of
    /// shared sessions. The people are in declaration order. A part of a session is counted as a
    /// separate session.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// let thompson = programme.person("laura-thompson").unwrap();
    /// let shared = thompson.shares_sessions_with();
    /// assert_eq!(shared[0].0.id(), "el-habib-nadir");
    /// assert_eq!(shared[1].0.id(), "colman-lyndon");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn shares_sessions_with(&self) -> Vec<(Person<'p>, usize)> {
        let mut met: Vec<Idx<draft::Person>> = Vec::new();
        for session in self.sessions() {
            let mut here: Vec<_> =
                session.people().map(Person::idx).filter(|idx| *idx != self.idx()).to_list();
            here.sort_unstable();
            here.dedup();
            met.append(&mut here);
        }
        met.sort_unstable();
        let runs = met.chunk_by(|a, b| a == b);
        runs.filter_map(|run| Some((Person::new(self.programme(), *run.first()?), run.len()))).to_list()
    }
}

impl People<'_> {
    /// Keeps the people whose name contains the phrase, in any language or script. The search
    /// covers the display name, the family name and the given name. Letter case and the amount of
    /// white space are ignored. With the `unicode` feature, accents are ignored as well.
    pub fn named(self, phrase: &str) -> Self {
        let phrase = fold(phrase);
        self.filter(|person| {
            let data = person.data();
            let names = [Some(&data.name), data.family.as_ref(), data.given.as_ref()];
            any_has(names.into_iter().flatten(), &phrase)
        })
    }

    /// Keeps the people who have the given role in at least one session or in the programme itself.
    pub fn with_role(self, role: &Role) -> Self {
        self.filter(|person| person.in_role(role).next().is_some())
    }

    /// Keeps the people who hold a position (post) in the given organisation or speak on its
    /// behalf. The position can be listed for the person, or only for one session of the person.
    pub fn of_organisation(self, organisation: impl AsRef<str>) -> Self {
        let Some(organisation) = self.programme.organisation(organisation.as_ref()) else {
            return Self { members: IndexSet::none(), ..self };
        };
        let own = organisation.people().map(Person::idx);
        let occasions = organisation.everywhere().filter_map(|one| one.person()).map(Person::idx);
        let found = Self { programme: self.programme, members: IndexSet::of(own.chain(occasions).to_list()) };
        self.intersection(&found)
    }

    /// Keeps the people who hold a position (post) for the given country or speak on its behalf.
    /// The position can be listed for the person, or only for one session of the person.
    pub fn of_country(self, country: Country) -> Self {
        self.filter(|person| {
            person.posts().iter().any(|post| post.country == Some(country))
                || person.participations().any(|one| one.is_for_country(country))
        })
    }

    /// Keeps the people whose number of sessions is in the given range. For example, `2..` keeps
    /// the people who take part in at least two sessions.
    pub fn in_sessions(self, how_many: impl RangeBounds<usize>) -> Self {
        self.filter(|person| how_many.contains(&person.sessions().count()))
    }

    /// Keeps the people who take part in at least one session of the given set.
    pub fn taking_part_in(self, sessions: &Sessions<'_>) -> Self {
        self.filter(|person| person.sessions().any(|session| sessions.contains(session)))
    }
}
