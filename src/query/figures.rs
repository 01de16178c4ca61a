//! Figures: who has the floor and who presides, for how long; rooms in use; sessions per kind and day.

use std::hash::Hash;

use indexmap::IndexMap;

use super::occupancy::of_room;
use super::sessions::Sessions;
use crate::draft::Party;
use crate::programme::Programme;
use crate::value::kind::Kind;
use crate::value::language::LanguageTag;
use crate::value::names::Country;
use crate::value::role::Role;
use crate::value::time::Length;
use crate::view::{Day, Organisation, Participation, Person, Room, Session};

/// What falls to a role, an organisation, a country, a language or a person.
///
/// Times are of the sessions: of somebody's own part where one is stated, else of the whole session. Five speakers on a panel of an
/// hour have an hour each, since who speaks for how long is not stated.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Share<K> {
    /// To whom it falls; none: of whom that is not stated.
    pub key: Option<K>,
    /// How many participations.
    pub participations: usize,
    /// How many different people.
    pub people: usize,
    /// How many different sessions.
    pub sessions: usize,
    /// Seconds of sessions in which they have the floor.
    pub floor: u64,
    /// Seconds of sessions over which they preside.
    pub presiding: u64,
    /// How many of the participations lie in sessions of which the length is not stated, and so add no time.
    pub untimed: usize,
}

/// Figures of which each says something, and beside them what nothing is known of.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Shares<K> {
    /// What is stated, in the order in which it comes first.
    pub stated: Vec<Share<K>>,
    /// What is not.
    pub not_stated: Share<K>,
}

impl<K: PartialEq> Shares<K> {
    /// What falls to one of them.
    pub fn get(&self, key: &K) -> Option<&Share<K>> {
        self.stated.iter().find(|share| share.key.as_ref() == Some(key))
    }
}

impl<K> Shares<K> {
    /// The time with the floor as a share of all that is stated; none where no time is.
    #[expect(clippy::cast_precision_loss, reason = "a few digits of a share are read")]
    pub fn of_floor(&self, share: &Share<K>) -> Option<f64> {
        let all: u64 = self.stated.iter().map(|share| share.floor).sum();
        (all > 0).then(|| share.floor as f64 / all as f64)
    }

    /// The participations as a share of all that are stated; none where there is none.
    #[expect(clippy::cast_precision_loss, reason = "a few digits of a share are read")]
    pub fn of_participations(&self, share: &Share<K>) -> Option<f64> {
        let all: usize = self.stated.iter().map(|share| share.participations).sum();
        (all > 0).then(|| share.participations as f64 / all as f64)
    }
}

/// Figures about some sessions. What does not take place, and who is not expected, is not counted.
///
/// ```
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
/// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
/// use programme::Role;
///
/// let roles = programme.sessions().figures().by_role();
/// let moderators = roles.get(&Role::Moderator).unwrap();
/// assert_eq!((moderators.participations, moderators.people), (8, 7));
/// assert_eq!(roles.not_stated.participations, 5); // printed without a role
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Figures<'p> {
    sessions: Sessions<'p>,
}

impl<'p> Sessions<'p> {
    /// Figures about these sessions.
    pub fn figures(&self) -> Figures<'p> {
        Figures { sessions: self.clone().filter(|session| session.takes_place()) }
    }
}

/// How much a room is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct RoomUse<'p> {
    /// The room.
    pub room: Room<'p>,
    /// How many sessions take it.
    pub sessions: usize,
    /// For how many seconds; what runs side by side counts once for each.
    pub seconds: u64,
}

/// How many sessions of a kind there are on a day.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct KindCount<'p> {
    /// The day, where one is stated.
    pub day: Option<Day<'p>>,
    /// The kind, where one is stated.
    pub kind: Option<Kind>,
    /// How many sessions.
    pub sessions: usize,
}

/// What is gathered of one key.
struct Tally<'p> {
    participations: usize,
    people: Vec<Person<'p>>,
    sessions: Vec<Session<'p>>,
    floor: u64,
    presiding: u64,
    untimed: usize,
}

impl<'p> Tally<'p> {
    const fn new() -> Self {
        Self {
            participations: 0,
            people: Vec::new(),
            sessions: Vec::new(),
            floor: 0,
            presiding: 0,
            untimed: 0,
        }
    }

    fn add(&mut self, session: Session<'p>, one: Participation<'p>) {
        self.participations += 1;
        self.people.extend(one.person());
        self.sessions.push(session);
        let part =
            one.data().part.map(|part| part.end.total_seconds().saturating_sub(part.start.total_seconds()));
        let Some(seconds) = part.or_else(|| session.length().map(Length::total_seconds)) else {
            self.untimed += 1;
            return;
        };
        let properties = one.properties();
        self.floor += if properties.has_floor { seconds.into() } else { 0 };
        self.presiding += if properties.presides { seconds.into() } else { 0 };
    }

    fn share<K>(mut self, key: Option<K>) -> Share<K> {
        self.people.sort_unstable_by_key(|person| person.idx());
        self.people.dedup();
        self.sessions.sort_unstable_by_key(|session| session.idx());
        self.sessions.dedup();
        Share {
            key,
            participations: self.participations,
            people: self.people.len(),
            sessions: self.sessions.len(),
            floor: self.floor,
            presiding: self.presiding,
            untimed: self.untimed,
        }
    }
}

impl<'p> Figures<'p> {
    /// By role.
    pub fn by_role(&self) -> Shares<Role> {
        self.by(|_, one| one.role().cloned().into_iter().collect())
    }

    /// By organisation of the programme: those that take part, are spoken for, or in which somebody holds a post on that occasion. Who
    /// holds posts in several counts for each.
    pub fn by_organisation(&self) -> Shares<Organisation<'p>> {
        let programme = self.sessions.programme();
        self.by(|_, one| {
            let posts = one.posts().iter().filter_map(|post| post.organisation.as_ref());
            let behalf = match one.on_behalf_of() {
                Some(Party::Organisation(id)) => Some(id),
                _ => None,
            };
            let named = posts.chain(behalf).filter_map(|id| programme.organisation(id.as_str()));
            one.organisation().into_iter().chain(named).collect()
        })
    }

    /// By country: those that take part, are spoken for, or for which somebody holds a post on that occasion.
    pub fn by_country(&self) -> Shares<Country> {
        self.by(|_, one| {
            let posts = one.posts().iter().filter_map(|post| post.country);
            let behalf = match one.on_behalf_of() {
                Some(Party::Country(country)) => Some(*country),
                _ => None,
            };
            one.country().into_iter().chain(posts).chain(behalf).collect()
        })
    }

    /// By language spoken: the participation's own, or the session's where it is held in one alone.
    pub fn by_language(&self) -> Shares<LanguageTag> {
        self.by(|session, one| match (&one.data().language, session.spoken()) {
            (Some(own), _) => vec![own.clone()],
            (None, [only]) => vec![only.clone()],
            (None, _) => Vec::new(),
        })
    }

    /// By person: a table of who takes part. What has nobody named is not stated.
    pub fn by_person(&self) -> Shares<Person<'p>> {
        self.by(|_, one| one.person().into_iter().collect())
    }

    fn by<K: Eq + Hash>(&self, keys: impl Fn(Session<'p>, Participation<'p>) -> Vec<K>) -> Shares<K> {
        let mut stated: IndexMap<K, Tally<'p>> = IndexMap::new();
        let mut not_stated = Tally::new();
        for session in &self.sessions {
            for one in session.participations().filter(|one| one.status().is_expected()) {
                let mut keys = keys(session, one);
                if keys.is_empty() {
                    not_stated.add(session, one);
                }
                // Two posts in one organisation are one reason to count.
                let mut counted = Vec::new();
                while let Some(key) = keys.pop() {
                    if !keys.contains(&key) {
                        counted.push(key);
                    }
                }
                for key in counted.into_iter().rev() {
                    stated.entry(key).or_insert_with(Tally::new).add(session, one);
                }
            }
        }
        let stated = stated.into_iter().map(|(key, tally)| tally.share(Some(key))).collect();
        Shares { stated, not_stated: not_stated.share(None) }
    }

    /// How many sessions of each kind there are on each day: in order of the days, then of the time in which kinds come first. What
    /// states no day, or no kind, comes under none.
    pub fn by_kind_and_day(&self) -> Vec<KindCount<'p>> {
        let mut found = Vec::new();
        for day in self.sessions.by_day() {
            let kinds = day.sessions.by_kind();
            let counts = kinds.into_iter().map(|kind| KindCount {
                day: day.key,
                sessions: kind.sessions.len(),
                kind: kind.key,
            });
            found.extend(counts);
        }
        found
    }

    /// The rooms in use, in declared order, with how many of the sessions take each itself; a hall and the rooms it is made of are
    /// counted apart. Rooms that none takes are left out.
    pub fn rooms_in_use(&self) -> Vec<RoomUse<'p>> {
        let programme: &'p Programme = self.sessions.programme();
        let uses = programme.rooms().map(|room| {
            let sessions = room.sessions().filter(|session| self.sessions.contains(session));
            let claims: Vec<_> = sessions.filter_map(of_room).collect();
            let seconds = claims.iter().filter_map(|claim| u64::try_from(claim.end - claim.start).ok()).sum();
            RoomUse { room, sessions: claims.len(), seconds }
        });
        uses.filter(|one| one.sessions > 0).collect()
    }
}
