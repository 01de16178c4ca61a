//! Statistics about sessions: speaking time, use of rooms, and numbers of sessions by kind and day.

use std::hash::Hash;

use indexmap::IndexMap;

use super::occupancy::of_room;
use super::sessions::Sessions;
use crate::draft::Party;
use crate::programme::Programme;
use crate::value::country::Country;
use crate::value::kind::Kind;
use crate::value::language::LanguageTag;
use crate::value::role::Role;
use crate::value::time::Length;
use crate::view::{Day, Organisation, Participation, Person, Room, Session};

/// The share of the sessions that belongs to a role, organisation, country, language or person.
///
/// All times are session times. If a participation specifies a part of the session, the length of
/// that part counts. Otherwise, the length of the entire session counts. For example, each of five
/// speakers on a one-hour panel counts with one hour, because the programme does not specify who
/// speaks for how long.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Share<K> {
    /// The key that the share belongs to, or `None` for participations that do not specify it.
    pub key: Option<K>,
    /// The number of participations.
    pub participations: usize,
    /// The number of different people.
    pub people: usize,
    /// The number of different sessions.
    pub sessions: usize,
    /// The speaking time in seconds, summed over participations whose role has the `has_floor`
    /// property.
    pub floor: u64,
    /// The time in seconds during which the participants preside over sessions.
    pub presiding: u64,
    /// The number of participations in sessions of unknown length. They do not add to the times.
    pub untimed: usize,
}

/// Statistics grouped by a key, such as the role or the country.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Shares<K> {
    /// The shares with a key, in the order in which the keys first appear.
    pub stated: Vec<Share<K>>,
    /// The share of the participations that do not specify the key.
    pub not_stated: Share<K>,
}

impl<K: PartialEq> Shares<K> {
    /// Returns the share with the given key, or `None` if no participation has this key.
    pub fn get(&self, key: &K) -> Option<&Share<K>> {
        self.stated.iter().find(|share| share.key.as_ref() == Some(key))
    }
}

impl<K> Shares<K> {
    /// Returns the speaking time of a share as a fraction of the speaking time of all keys, or
    /// `None` if there is no speaking time.
    #[expect(clippy::cast_precision_loss, reason = "a share needs only a few significant digits")]
    pub fn of_floor(&self, share: &Share<K>) -> Option<f64> {
        let all: u64 = self.stated.iter().map(|share| share.floor).sum();
        (all > 0).then(|| share.floor as f64 / all as f64)
    }

    /// Returns the participations of a share as a fraction of the participations of all keys, or
    /// `None` if there are none.
    #[expect(clippy::cast_precision_loss, reason = "a share needs only a few significant digits")]
    pub fn of_participations(&self, share: &Share<K>) -> Option<f64> {
        let all: usize = self.stated.iter().map(|share| share.participations).sum();
        (all > 0).then(|| share.participations as f64 / all as f64)
    }
}

/// Statistics about a set of sessions. Sessions that do not take place and participants who are not
/// expected to come are not counted.
///
/// ```
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
/// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
/// use programme::Role;
///
/// let roles = programme.sessions().statistics().by_role();
/// let moderators = roles.get(&Role::Moderator).unwrap();
/// assert_eq!((moderators.participations, moderators.people), (8, 7));
/// assert_eq!(roles.not_stated.participations, 5); // these have no role
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Statistics<'p> {
    sessions: Sessions<'p>,
}

impl<'p> Sessions<'p> {
    /// Returns statistics about the sessions in the set.
    pub fn statistics(&self) -> Statistics<'p> {
        Statistics { sessions: self.clone().filter(|session| session.takes_place()) }
    }
}

/// The use of a room by a set of sessions.
///
/// ```
/// use programme::draft::{Day, Draft, Room, Session, Venue};
/// use programme::{LanguageTag, Place, Slot};
///
/// let programme = Draft::new("demo", "Demo")
///     .with_language("en".parse::<LanguageTag>()?)
///     .with_day(Day::new(1))
///     .with_venue(Venue::new("hq", "Headquarters").with_room(Room::new("a", "Room A")))
///     .with_session(
///         Session::new("talk")
///             .with_place(Place::room("a"))
///             .with_slot(Slot::between(1, "09:00", "10:00")?),
///     )
///     .build()?;
/// let uses = programme.sessions().statistics().rooms_in_use();
/// assert_eq!((uses[0].sessions, uses[0].seconds), (1, 3600));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct RoomUse<'p> {
    /// The room.
    pub room: Room<'p>,
    /// The number of sessions in the room.
    pub sessions: usize,
    /// The occupied time in seconds. Simultaneous sessions each count with their full length.
    pub seconds: u64,
}

/// The number of sessions of a kind on a day.
///
/// ```
/// use programme::draft::{Day, Draft, Session};
/// use programme::{Kind, LanguageTag, Slot};
///
/// let workshop = |id: &str| Session::new(id).with_kind(Kind::Workshop).with_slot(Slot::day(1));
/// let programme = Draft::new("demo", "Demo")
///     .with_language("en".parse::<LanguageTag>()?)
///     .with_day(Day::new(1))
///     .with_session(workshop("a"))
///     .with_session(workshop("b"))
///     .build()?;
/// let counts = programme.sessions().statistics().by_kind_and_day();
/// assert_eq!((counts[0].day, counts[0].sessions), (programme.day(1), 2));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct KindCount<'p> {
    /// The day, or `None` for sessions without a day.
    pub day: Option<Day<'p>>,
    /// The kind, or `None` for sessions without a kind.
    pub kind: Option<Kind>,
    /// The number of sessions.
    pub sessions: usize,
}

/// The values collected for one key.
struct ShareBuilder<'p> {
    participations: usize,
    people: Vec<Person<'p>>,
    sessions: Vec<Session<'p>>,
    floor: u64,
    presiding: u64,
    untimed: usize,
}

impl<'p> ShareBuilder<'p> {
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

impl<'p> Statistics<'p> {
    /// Returns the shares by role.
    pub fn by_role(&self) -> Shares<Role> {
        self.by(|_, one| one.role().cloned().into_iter().collect())
    }

    /// Returns the shares by organisation. An organisation is counted if it takes part itself, if a
    /// participant speaks on its behalf, or if a participant holds a post in it on that occasion. A
    /// participant with posts in several organisations is counted for each of them.
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

    /// Returns the shares by country. A country is counted if it takes part itself, if a
    /// participant speaks on its behalf, or if a participant holds a post for it on that occasion.
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

    /// Returns the shares by spoken language. The language of the participation is used if it is
    /// specified. Otherwise, the language of the session is used if the session has exactly one.
    pub fn by_language(&self) -> Shares<LanguageTag> {
        self.by(|session, one| match (&one.data().language, session.spoken()) {
            (Some(own), _) => vec![own.clone()],
            (None, [only]) => vec![only.clone()],
            (None, _) => Vec::new(),
        })
    }

    /// Returns the shares by person. Participations that name no person are counted
    /// in [`not_stated`](Shares::not_stated).
    pub fn by_person(&self) -> Shares<Person<'p>> {
        self.by(|_, one| one.person().into_iter().collect())
    }

    fn by<K: Eq + Hash>(&self, keys: impl Fn(Session<'p>, Participation<'p>) -> Vec<K>) -> Shares<K> {
        let mut stated: IndexMap<K, ShareBuilder<'p>> = IndexMap::new();
        let mut not_stated = ShareBuilder::new();
        for session in &self.sessions {
            for one in session.participations().filter(|one| one.status().is_expected()) {
                let mut keys = keys(session, one);
                if keys.is_empty() {
                    not_stated.add(session, one);
                }
                // A participant with two posts in the same organisation is counted once.
                let mut counted = Vec::new();
                while let Some(key) = keys.pop() {
                    if !keys.contains(&key) {
                        counted.push(key);
                    }
                }
                for key in counted.into_iter().rev() {
                    stated.entry(key).or_insert_with(ShareBuilder::new).add(session, one);
                }
            }
        }
        let stated = stated.into_iter().map(|(key, tally)| tally.share(Some(key))).collect();
        Shares { stated, not_stated: not_stated.share(None) }
    }

    /// Returns the number of sessions of each kind on each day. The result is sorted by day and
    /// then by the first session of each kind. Sessions without a day or without a kind are counted
    /// under `None`.
    pub fn by_kind_and_day(&self) -> Vec<KindCount<'p>> {
        let mut result = Vec::new();
        for day in self.sessions.by_day() {
            let kinds = day.sessions.by_kind();
            let counts = kinds.into_iter().map(|kind| KindCount {
                day: day.key,
                sessions: kind.sessions.len(),
                kind: kind.key,
            });
            result.extend(counts);
        }
        result
    }

    /// Returns the use of each room by the sessions, in declared order. Combined rooms and the
    /// rooms they are made of are counted separately. Unused rooms are omitted.
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
