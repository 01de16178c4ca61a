//! Comparison of the clashes in two versions of a programme.

use std::collections::{HashMap, VecDeque};

use super::{Clash, Clashes, Contested, Crowd};
use crate::list::ToList;
use crate::value::id::{PersonId, RoomId, SessionId, VenueId};

/// The differences between the clashes of two versions, as returned by [`Clashes::since`]. The
/// clashes keep their order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ClashChanges<'later, 'earlier> {
    /// The clashes that occur only in the later version.
    pub new: Clashes<'later>,
    /// The clashes that occur only in the earlier version.
    pub resolved: Clashes<'earlier>,
    /// The clashes that occur in both versions, as they appear in the later version.
    pub unchanged: Clashes<'later>,
}

impl<'later> Clashes<'later> {
    /// Compares these clashes with those of an earlier version of the same programme.
    ///
    /// Two clashes are the same if both sessions, and the person, room or venue, have the same ids.
    /// The order of the two sessions is ignored, and so are the time and the certainty of the
    /// clash. Two crowds are the same if they have the same first session and the same person, room
    /// or venue. If several crowds are the same in this sense, they are paired one by one.
    ///
    /// The cost is linear in the number of clashes.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let before = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// use programme::Slot;
    ///
    /// let mut draft = before.to_draft();
    /// draft.session_mut("break-1").unwrap().slot = Some(Slot::between(1, "13:00", "14:30")?);
    /// draft.session_mut("session-2").unwrap().slot = Some(Slot::between(1, "14:30", "16:00")?);
    /// let after = draft.build()?;
    ///
    /// let (earlier, later) = (before.clashes(), after.clashes());
    /// let changes = later.since(&earlier);
    /// assert_eq!((changes.new.pairs.len(), changes.resolved.is_empty()), (1, true));
    /// // In the opposite direction, the clash is resolved.
    /// assert_eq!(earlier.since(&later).resolved, changes.new);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias("diff", "compare"))]
    pub fn since<'earlier>(&self, earlier: &Clashes<'earlier>) -> ClashChanges<'later, 'earlier> {
        let pairs = compare(&self.pairs, &earlier.pairs, PairKey::of, PairKey::of);
        let crowds = compare(&self.crowds, &earlier.crowds, CrowdKey::of, CrowdKey::of);
        ClashChanges {
            new: Clashes { pairs: pairs.new, crowds: crowds.new },
            resolved: Clashes { pairs: pairs.resolved, crowds: crowds.resolved },
            unchanged: Clashes { pairs: pairs.unchanged, crowds: crowds.unchanged },
        }
    }
}

/// The identity of a contested item, which does not depend on the version.
#[derive(PartialEq, Eq, Hash)]
enum Item {
    Person(PersonId),
    Room(RoomId),
    Venue(VenueId),
    Everybody,
    Exclusion,
}

impl Item {
    fn of(over: Contested<'_>) -> Self {
        match over {
            Contested::Person(person) => Self::Person(person.id().clone()),
            Contested::Room(room) => Self::Room(room.id().clone()),
            Contested::Venue(venue) => Self::Venue(venue.id().clone()),
            Contested::Everybody => Self::Everybody,
            Contested::Exclusion => Self::Exclusion,
        }
    }
}

#[derive(PartialEq, Eq, Hash)]
struct PairKey(SessionId, SessionId, Item);

impl PairKey {
    /// Returns the key of a clash. The ids are sorted, because a session that moves can become the
    /// second one of the pair.
    fn of(clash: &Clash<'_>) -> Self {
        let (one, other) = (clash.first.id(), clash.second.id());
        let (one, other) = if one <= other { (one, other) } else { (other, one) };
        Self(one.clone(), other.clone(), Item::of(clash.over))
    }
}

#[derive(PartialEq, Eq, Hash)]
struct CrowdKey(SessionId, Item);

impl CrowdKey {
    fn of(crowd: &Crowd<'_>) -> Self {
        Self(crowd.first.id().clone(), Item::of(crowd.over))
    }
}

struct Compared<L, E> {
    new: Vec<L>,
    resolved: Vec<E>,
    unchanged: Vec<L>,
}

fn compare<L: Copy, E: Copy, K: Eq + std::hash::Hash>(
    later: &[L],
    earlier: &[E],
    later_key: impl Fn(&L) -> K,
    earlier_key: impl Fn(&E) -> K,
) -> Compared<L, E> {
    let mut known: HashMap<K, VecDeque<usize>> = HashMap::new();
    for (at, one) in earlier.iter().enumerate() {
        known.entry(earlier_key(one)).or_default().push_back(at);
    }
    let (mut new, mut unchanged) = (Vec::new(), Vec::new());
    let mut matched = vec![false; earlier.len()];
    for one in later {
        let before = known.get_mut(&later_key(one)).and_then(VecDeque::pop_front);
        match before.and_then(|at| matched.get_mut(at)) {
            Some(matched) => {
                *matched = true;
                unchanged.push(*one);
            }
            None => new.push(*one),
        }
    }
    let left = earlier.iter().zip(matched).filter(|(_, matched)| !matched);
    Compared { new, resolved: left.map(|(one, _)| *one).to_list(), unchanged }
}
