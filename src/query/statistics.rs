//! Statistics about sessions, such as speaking times, the use of rooms, and the number of sessions
//! of each kind on each day.

use std::hash::Hash;

use indexmap::IndexSet;

use super::occupancy::of_room;
use super::sessions::Sessions;
use crate::draft::{Party, Post};
use crate::list::ToList;
use crate::programme::Programme;
use crate::sorting;
use crate::value::country::Country;
use crate::value::kind::Kind;
use crate::value::language::LanguageTag;
use crate::value::role::Role;
use crate::value::time::Length;
use crate::view::{Day, Organisation, Participation, Person, Room, Session};

/// Statistics about a group of participants, such as all speakers or all participants from one
/// country. The statistics are based on participations. A participation is one appearance of a
/// person or organisation in a session, for example as a speaker.
///
/// All times are based on the lengths of sessions, because a programme usually does not specify for
/// how long each person speaks. For example, each of the five speakers on a one-hour panel counts
/// for one hour. If a person takes part only in a specified part of a session, the length of this
/// part is used instead.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Share<K> {
    /// The role, organisation, country, language or person that the statistics are about. `None` if
    /// this information is missing for the counted participants.
    pub key: Option<K>,
    /// The number of participations. A person who takes part in two sessions has two
    /// participations.
    pub participations: usize,
    /// The number of different people who take part. A person with several participations is
    /// counted once.
    pub people: usize,
    /// The number of different sessions in which the counted people and organisations take part.
    pub sessions: usize,
    /// The total speaking time in seconds. Only participants whose role has the property
    /// [`has_floor`](crate::role::RoleProperties::has_floor), such as speakers, are counted.
    /// Participants without a role are assumed to speak and are counted as well.
    pub floor: u64,
    /// The total time in seconds that the participants spend presiding over sessions, for example
    /// as moderators.
    pub presiding: u64,
    /// The number of participations in sessions of unknown length. They are also counted in
    /// `participations`, but they do not contribute to the total times.
    pub untimed: usize,
}

/// Statistics about the people and organisations that take part in sessions, grouped by a property
/// such as the role or the country.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Shares<K> {
    /// The statistics for each value of the property, such as one entry for each country. The
    /// entries are in the order in which the values first appear in the sessions.
    pub stated: Vec<Share<K>>,
    /// The statistics for all participants without the property. For statistics by role, these are
    /// the participants without a role.
    pub not_stated: Share<K>,
}

impl<K: PartialEq> Shares<K> {
    /// Returns the statistics for the given role, country or other value. Returns `None` if no
    /// participant has this value.
    pub fn get(&self, key: &K) -> Option<&Share<K>> {
        self.stated.iter().find(|share| share.key.as_ref() == Some(key))
    }
}

impl<K> Shares<K> {
    /// Returns the speaking time of an entry as a fraction of the total speaking time of all
    /// entries in [`stated`](Self::stated). For example, the result is 0.25 if speakers from one
    /// country have a quarter of the total. Returns `None` if the total speaking time is zero.
    #[expect(clippy::cast_precision_loss, reason = "a share needs only a few significant digits")]
    pub fn of_floor(&self, share: &Share<K>) -> Option<f64> {
        let all: u64 = self.stated.iter().map(|share| share.floor).sum();
        (all > 0).then(|| share.floor as f64 / all as f64)
    }

    /// Returns the number of participations in an entry as a fraction of the total number in all
    /// entries in [`stated`](Self::stated). For example, the result for moderators is 0.25 if they
    /// account for a quarter of all participations with a role. Returns `None` if the total number
    /// is zero.
    #[expect(clippy::cast_precision_loss, reason = "a share needs only a few significant digits")]
    pub fn of_participations(&self, share: &Share<K>) -> Option<f64> {
        let all: usize = self.stated.iter().map(|share| share.participations).sum();
        (all > 0).then(|| share.participations as f64 / all as f64)
    }
}

/// Statistics about a set of sessions, as returned by [`Sessions::statistics`]. Cancelled sessions
/// and other sessions that do not take place are ignored. Participants who are not expected to
/// come, for example because they declined, are ignored as well.
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
    /// Returns statistics about the sessions in the set, such as the speaking time by role or
    /// country.
    pub fn statistics(&self) -> Statistics<'p> {
        Statistics { sessions: self.clone().filter(|session| session.takes_place()) }
    }
}

/// The number of sessions in a room, and the total time for which they occupy the room.
///
/// ```
/// use programme::draft::{Day, Draft, Room, Session, Venue};
/// use programme::{LanguageTag, Place, Slot};
///
/// let programme = Draft::new("demo", "Demo")
///     .with_language("en".parse::<LanguageTag>()?)
///     .with_day(Day::new(1))
///     .with_venue(Venue::new("hq").with_name("Headquarters").with_room(Room::new("a", "Room A")))
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
    /// The room that the sessions occupy.
    pub room: Room<'p>,
    /// The number of sessions that occupy the room.
    pub sessions: usize,
    /// The total length in seconds of all sessions that occupy the room. Simultaneous sessions are
    /// counted with their full lengths.
    pub seconds: u64,
}

/// The number of sessions of a certain kind on a certain day.
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
    /// The day of the sessions, or `None` for sessions without a day.
    pub day: Option<Day<'p>>,
    /// The kind of the sessions, or `None` for sessions without a kind.
    pub kind: Option<Kind>,
    /// The number of sessions of this kind on this day.
    pub sessions: usize,
}

struct ShareBuilder {
    participations: usize,
    people: Vec<usize>,
    sessions: Vec<usize>,
    floor: u64,
    presiding: u64,
    untimed: usize,
}

impl ShareBuilder {
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

    fn add(&mut self, session: Session<'_>, one: Participation<'_>) {
        self.participations += 1;
        self.people.extend(one.person().map(|person| person.idx().position()));
        self.sessions.push(session.idx().position());
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
        sorting::sort(&mut self.people);
        self.people.dedup();
        sorting::sort(&mut self.sessions);
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

/// The keys that follow from positions (posts), such as countries. The positions of a person are
/// read only once, even if the person takes part in many sessions.
struct PostKeys<'f, K> {
    keys: &'f dyn Fn(&[Post]) -> Vec<K>,
    /// The keys of each person, by index.
    known: Vec<Option<Vec<K>>>,
}

impl<K: Clone> PostKeys<'_, K> {
    /// Returns all keys of a participation: the key `own` of the participant, the keys of the
    /// positions, and the key `other` of the party on whose behalf the participant speaks.
    fn of(&mut self, one: Participation<'_>, own: Option<K>, other: Option<K>) -> Vec<K> {
        let mut all: Vec<K> = Vec::new();
        all.extend(own);
        match (&one.data().posts, one.person()) {
            (Some(posts), _) => all.extend((self.keys)(posts)),
            (None, Some(person)) => {
                let at = person.idx().position();
                if self.known.len() <= at {
                    self.known.resize(at + 1, None);
                }
                if let Some(known) = self.known.get_mut(at) {
                    let keys = known.get_or_insert_with(|| (self.keys)(person.posts()));
                    all.extend_from_slice(keys);
                }
            }
            (None, None) => {}
        }
        all.extend(other);
        all
    }
}

impl<'p> Statistics<'p> {
    /// Returns statistics about participants, grouped by role. Participants without a role are
    /// counted in [`not_stated`](Shares::not_stated).
    pub fn by_role(&self) -> Shares<Role> {
        self.by(&mut |_, one| one.role().cloned().into_iter().to_list())
    }

    /// Returns statistics about participants, grouped by organisation. An organisation is counted
    /// if the organisation itself takes part, if a participant speaks on its behalf, or if a
    /// participant holds a position (post) in it. A participant with positions in several
    /// organisations is counted for each of them.
    pub fn by_organisation(&self) -> Shares<Organisation<'p>> {
        let programme = self.sessions.programme();
        let of_posts = |posts: &[Post]| {
            let ids = posts.iter().filter_map(|post| post.organisation.as_ref());
            ids.filter_map(|id| programme.organisation(id.as_str())).to_list()
        };
        let mut of_people = PostKeys { keys: &of_posts, known: Vec::new() };
        self.by(&mut |_, one| {
            let behalf = match one.on_behalf_of() {
                Some(Party::Organisation(id)) => programme.organisation(id.as_str()),
                _ => None,
            };
            of_people.of(one, one.organisation(), behalf)
        })
    }

    /// Returns statistics about participants, grouped by country. A country is counted if the
    /// country itself takes part, if a participant speaks on its behalf, or if a participant holds
    /// a position (post) for it.
    pub fn by_country(&self) -> Shares<Country> {
        let of_posts = |posts: &[Post]| posts.iter().filter_map(|post| post.country).to_list();
        let mut of_people = PostKeys { keys: &of_posts, known: Vec::new() };
        self.by(&mut |_, one| {
            let behalf = match one.on_behalf_of() {
                Some(Party::Country(country)) => Some(*country),
                _ => None,
            };
            of_people.of(one, one.country(), behalf)
        })
    }

    /// Returns statistics about participants, grouped by the language that they speak. If the
    /// language of a participant is not specified, the language of the session is used, provided
    /// that the session has exactly one spoken language.
    pub fn by_language(&self) -> Shares<LanguageTag> {
        self.by(&mut |session, one| match (&one.data().language, session.spoken()) {
            (Some(own), _) => vec![own.clone()],
            (None, [only]) => vec![only.clone()],
            (None, _) => Vec::new(),
        })
    }

    /// Returns statistics about participants, grouped by person. Participants that are not people,
    /// such as organisations, are counted in [`not_stated`](Shares::not_stated).
    pub fn by_person(&self) -> Shares<Person<'p>> {
        self.by(&mut |_, one| one.person().into_iter().to_list())
    }

    fn by<K: Eq + Hash>(&self, keys: &mut dyn FnMut(Session<'p>, Participation<'p>) -> Vec<K>) -> Shares<K> {
        let mut known: IndexSet<K> = IndexSet::new();
        let (builders, not_stated) = self.count(&mut |session, participation| {
            keys(session, participation).into_iter().map(|key| known.insert_full(key).0).to_list()
        });
        let stated = known.into_iter().zip(builders).map(|(key, builder)| builder.share(Some(key)));
        Shares { stated: stated.to_list(), not_stated: not_stated.share(None) }
    }

    /// Sums up the participations for each key. The closure `keys` returns the numbers of the keys
    /// of a participation, which count from 0 in order of first appearance. The second result
    /// covers the participations without a key.
    fn count(
        &self,
        keys: &mut dyn FnMut(Session<'p>, Participation<'p>) -> Vec<usize>,
    ) -> (Vec<ShareBuilder>, ShareBuilder) {
        let mut builders: Vec<ShareBuilder> = Vec::new();
        let mut without = ShareBuilder::new();
        for session in &self.sessions {
            for participation in session.participations().filter(|one| one.status().is_expected()) {
                let mut keys = keys(session, participation);
                if keys.is_empty() {
                    without.add(session, participation);
                }
                // A participant who holds two positions in the same organisation is counted only
                // once.
                keys.sort_unstable();
                keys.dedup();
                for key in keys {
                    if builders.len() <= key {
                        builders.resize_with(key + 1, ShareBuilder::new);
                    }
                    if let Some(builder) = builders.get_mut(key) {
                        builder.add(session, participation);
                    }
                }
            }
        }
        (builders, without)
    }

    /// Counts the sessions of each kind on each day. The result is sorted by day. Within a day, the
    /// kinds are in the order of their earliest sessions. Sessions without a day or without a kind
    /// are counted under `None`.
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

    /// Returns the number and the total length of the sessions in each room, in declaration order
    /// of the rooms. A combined room and the rooms that it is made of are counted separately.
    /// Breaks, exhibitions and other sessions that leave their rooms to other sessions are ignored,
    /// and so are sessions of unknown or zero length. Unused rooms are omitted.
    pub fn rooms_in_use(&self) -> Vec<RoomUse<'p>> {
        let programme: &'p Programme = self.sessions.programme();
        let uses = programme.rooms().map(|room| {
            let sessions = room.sessions().filter(|session| self.sessions.contains(session));
            let claims: Vec<_> = sessions.filter_map(of_room).to_list();
            let seconds = claims.iter().filter_map(|claim| u64::try_from(claim.end - claim.start).ok()).sum();
            RoomUse { room, sessions: claims.len(), seconds }
        });
        uses.filter(|one| one.sessions > 0).to_list()
    }
}
