//! Groups of sessions that have the same day, room, track or kind.

use super::sessions::Sessions;
use crate::list::ToList;
use crate::value::kind::Kind;
use crate::view::{Day, Room, Track};

/// A group of sessions that have a property in common, such as the same day or the same room.
///
/// ```
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
/// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
/// let days = programme.sessions().by_day();
/// let counts: Vec<_> = days.iter().map(|group| group.sessions.len()).collect();
/// assert_eq!(counts, [9, 7]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Group<'p, K> {
    /// The property that all sessions of the group have in common, such as the day. `None` for the
    /// group of sessions without this property, such as sessions without a day.
    pub key: Option<K>,
    /// The sessions in the group. There is always at least one session.
    pub sessions: Sessions<'p>,
}

/// ## Groups
///
/// These methods group the sessions of a set by day, room, track or kind. A session with several
/// rooms or tracks appears in several groups. Sessions without a day, room, track or kind are in
/// the last group, whose key is `None`. Empty groups are omitted.
impl<'p> Sessions<'p> {
    /// Groups the sessions by day. The groups are in order of the days, and sessions without a day
    /// are in the last group.
    pub fn by_day(&self) -> Vec<Group<'p, Day<'p>>> {
        self.grouped(self.programme().days(), |set, day| set.on_day(*day), |session| session.day().is_none())
    }

    /// Groups the sessions by room, in declaration order of the rooms. The group of a room contains
    /// the sessions that [`in_room`](Self::in_room) keeps for this room. Sessions without a room
    /// are in the last group.
    pub fn by_room(&self) -> Vec<Group<'p, Room<'p>>> {
        let rooms = self.programme().rooms();
        self.grouped(rooms, |set, room| set.in_room(room), |session| session.rooms().next().is_none())
    }

    /// Groups the sessions by track, in declaration order of the tracks. Sessions without a track
    /// are in the last group.
    pub fn by_track(&self) -> Vec<Group<'p, Track<'p>>> {
        let tracks = self.programme().tracks();
        self.grouped(tracks, |set, track| set.in_track(track), |session| session.tracks().next().is_none())
    }

    /// Groups the sessions by kind, such as panel or workshop. The groups are in the order of their
    /// earliest sessions, and sessions without a kind are in the last group.
    pub fn by_kind(&self) -> Vec<Group<'p, Kind>> {
        let mut kinds: Vec<Kind> = Vec::new();
        for kind in self.iter().filter_map(|session| session.kind()) {
            if !kinds.contains(kind) {
                kinds.push(kind.clone());
            }
        }
        self.grouped(kinds.into_iter(), Self::of_kind, |session| session.kind().is_none())
    }

    fn grouped<K>(
        &self,
        keys: impl Iterator<Item = K>,
        with: impl Fn(Self, &K) -> Self,
        without: impl Fn(crate::view::Session<'p>) -> bool,
    ) -> Vec<Group<'p, K>> {
        let groups = keys.map(|key| {
            let sessions = with(self.clone(), &key);
            Group { key: Some(key), sessions }
        });
        let rest = Group { key: None, sessions: self.clone().filter(without) };
        groups.chain([rest]).filter(|group| !group.sessions.is_empty()).to_list()
    }
}
