//! Groups of sessions that have the same day, room, track or kind.

use std::collections::HashMap;

use indexmap::IndexSet;

use super::sessions::Sessions;
use crate::arena::Idx;
use crate::list::ToList;
use crate::sorting;
use crate::value::kind::Kind;
use crate::view::{Day, Room, Session, Track};

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
        let numbers = |session: Session<'p>, found: &mut Vec<i64>| {
            found.extend(session.day().map(|day| i64::from(day.number())));
        };
        with_keys(self.grouped(&mut { numbers }), |number| self.programme().day(i32::try_from(number).ok()?))
    }

    /// Groups the sessions by room, in declaration order of the rooms. The group of a room contains
    /// the sessions that [`in_room`](Self::in_room) keeps for this room. Sessions without a room
    /// are in the last group.
    pub fn by_room(&self) -> Vec<Group<'p, Room<'p>>> {
        let numbers = |session: Session<'p>, found: &mut Vec<i64>| {
            found.extend(session.rooms().map(|room| number(room.idx())));
        };
        with_keys(self.grouped(&mut { numbers }), |number| Some(Room::new(self.programme(), idx(number))))
    }

    /// Groups the sessions by track, in declaration order of the tracks. Sessions without a track
    /// are in the last group.
    pub fn by_track(&self) -> Vec<Group<'p, Track<'p>>> {
        let numbers = |session: Session<'p>, found: &mut Vec<i64>| {
            found.extend(session.tracks().map(|track| number(track.idx())));
        };
        with_keys(self.grouped(&mut { numbers }), |number| Some(Track::new(self.programme(), idx(number))))
    }

    /// Groups the sessions by kind, such as panel or workshop. The groups are in the order of their
    /// earliest sessions, and sessions without a kind are in the last group.
    pub fn by_kind(&self) -> Vec<Group<'p, Kind>> {
        let mut kinds: IndexSet<&Kind> = IndexSet::new();
        let mut numbers = |session: Session<'p>, found: &mut Vec<i64>| {
            let number = session.kind().map(|kind| kinds.insert_full(kind).0);
            found.extend(number.and_then(|number| i64::try_from(number).ok()));
        };
        let groups = self.grouped(&mut numbers);
        let kind = |number: i64| kinds.get_index(usize::try_from(number).ok()?).map(|kind| (*kind).clone());
        with_keys(groups, kind)
    }

    /// Groups the sessions by numbers, such as the positions of their rooms. The groups are in
    /// ascending order of the numbers. A session without a number is in the last group, whose
    /// number is `None`.
    fn grouped(&self, numbers: &mut dyn FnMut(Session<'p>, &mut Vec<i64>)) -> Vec<(Option<i64>, Self)> {
        let (mut lists, mut rest, mut found) = (Vec::new(), Vec::new(), Vec::new());
        let mut positions: HashMap<i64, usize> = HashMap::new();
        for session in self {
            numbers(session, &mut found);
            if found.is_empty() {
                rest.push(session.idx());
            }
            for number in found.drain(..) {
                let at = *positions.entry(number).or_insert(lists.len());
                if at == lists.len() {
                    lists.push((number, Vec::new()));
                }
                if let Some((_, list)) = lists.get_mut(at) {
                    list.push(session.idx());
                }
            }
        }
        sorting::sort_by_key(&mut lists, |(number, _)| *number);
        let mut groups = Vec::with_capacity(lists.len() + 1);
        for (number, list) in lists {
            groups.push((Some(number), self.of(list)));
        }
        if !rest.is_empty() {
            groups.push((None, self.of(rest)));
        }
        groups
    }
}

fn with_keys<K>(
    groups: Vec<(Option<i64>, Sessions<'_>)>,
    key: impl Fn(i64) -> Option<K>,
) -> Vec<Group<'_, K>> {
    let group = |(number, sessions): (Option<i64>, _)| Group { key: number.and_then(&key), sessions };
    groups.into_iter().map(group).to_list()
}

fn number<T>(idx: Idx<T>) -> i64 {
    i64::try_from(idx.position()).unwrap_or(i64::MAX)
}

fn idx<T>(number: i64) -> Idx<T> {
    Idx::new(usize::try_from(number).unwrap_or(usize::MAX))
}
