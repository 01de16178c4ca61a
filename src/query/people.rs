//! Sets of people.

use std::ops::RangeBounds;

use super::fold::fold;
use super::members::{Members, set};
use super::names::any_has;
use super::sessions::Sessions;
use crate::arena::Idx;
use crate::draft;
use crate::programme::Programme;
use crate::value::names::Country;
use crate::value::role::Role;
use crate::view::Person;

set! {
    /// A set of people of one programme, in declared order. [`Programme::people`] gives all of them.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// assert_eq!(programme.people().in_sessions(2..).to_string(), "antonio-vitorino, azzouz-samri, laura-thompson, el-habib-nadir");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    People, Person, draft::Person, PeopleIter, "a person", "people", ", in declared order."
}

impl Programme {
    /// All people, in declared order.
    pub fn people(&self) -> People<'_> {
        People { programme: self, members: Members::All(self.data().people.len()) }
    }
}

impl<'p> Person<'p> {
    pub(super) fn by_id(programme: &'p Programme, id: &str) -> Option<Self> {
        programme.person(id)
    }

    /// With whom they share sessions, in declared order, and in how many; parts of a session are sessions of their own.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// let thompson = programme.person("laura-thompson").unwrap();
    /// let met: Vec<_> = thompson.shares_sessions_with().into_iter().map(|(person, _)| person.id().as_str()).collect();
    /// assert_eq!(met[..2], ["el-habib-nadir", "colman-lyndon"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn shares_sessions_with(&self) -> Vec<(Person<'p>, usize)> {
        let mut met: Vec<Idx<draft::Person>> = Vec::new();
        for session in self.sessions() {
            let mut here: Vec<_> =
                session.people().map(Person::idx).filter(|idx| *idx != self.idx()).collect();
            here.sort_unstable();
            here.dedup();
            met.append(&mut here);
        }
        met.sort_unstable();
        let runs = met.chunk_by(|a, b| a == b);
        runs.filter_map(|run| Some((Person::new(self.programme(), *run.first()?), run.len()))).collect()
    }
}

impl People<'_> {
    /// Those whose name has a phrase in it, in whatever script it is given, or whose given and family name have. Letter
    /// case and white space do not matter and, with the feature `unicode`, accents do not.
    pub fn named(self, phrase: &str) -> Self {
        let phrase = fold(phrase);
        self.filter(|person| {
            let data = person.data();
            let names = [Some(&data.name), data.family.as_ref(), data.given.as_ref()];
            any_has(names.into_iter().flatten(), &phrase)
        })
    }

    /// Those who take part somewhere in a role.
    pub fn with_role(self, role: &Role) -> Self {
        self.filter(|person| person.in_role(role).next().is_some())
    }

    /// Those who hold a post in an organisation, for good or on some occasion, or speak on its behalf.
    pub fn of_organisation(self, organisation: impl AsRef<str>) -> Self {
        let Some(organisation) = self.programme.organisation(organisation.as_ref()) else {
            return Self { members: Members::none(), ..self };
        };
        let own = organisation.people().map(Person::idx);
        let occasions = organisation.everywhere().filter_map(|one| one.person()).map(Person::idx);
        let found = Self { programme: self.programme, members: Members::of(own.chain(occasions).collect()) };
        self.intersection(&found)
    }

    /// Those who hold a post for a country, for good or on some occasion, or speak on its behalf.
    pub fn of_country(self, country: Country) -> Self {
        self.filter(|person| {
            person.posts().iter().any(|post| post.country == Some(country))
                || person.participations().any(|one| one.is_for_country(country))
        })
    }

    /// Those who take part in so many sessions.
    pub fn in_sessions(self, how_many: impl RangeBounds<usize>) -> Self {
        self.filter(|person| how_many.contains(&person.sessions().count()))
    }

    /// Those who take part in some session of a set.
    pub fn taking_part_in(self, sessions: &Sessions<'_>) -> Self {
        self.filter(|person| person.sessions().any(|session| sessions.contains(session)))
    }
}
