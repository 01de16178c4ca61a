//! Exchange of two sessions, or of the sessions in two intervals of a room.

use serde::{Deserialize, Serialize};

use super::Refusal;
use super::operation::operation;
use super::relocate::{TimedParts, retime};
use super::workspace::Workspace;
use crate::value::id::{EntityKind, RoomId, SessionId};
use crate::value::place::Place;
use crate::value::slot::Slot;
use crate::value::time::DayTime;

/// The values that two sessions exchange.
///
/// ```
/// use programme::versions::edit::Exchange;
///
/// assert_eq!(Exchange::default(), Exchange::Both);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Exchange {
    /// The slots and the places.
    #[default]
    Both,
    /// Only the slots.
    Slots,
    /// Only the places.
    Places,
}

operation! {
    /// An edit that exchanges the slots and the places of two sessions.
    ///
    /// Each session takes the entire slot of the other, including its end, so the timetable keeps
    /// its structure. The parts of each session move along, as for a [`Move`](super::Move). Two
    /// parts of one session that have no slots exchange their positions instead, because parts
    /// without slots follow one another in declared order. If the slots of two parts of different
    /// sessions are exchanged, each becomes a part of the session of the other one.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// use programme::versions::edit::Swap;
    ///
    /// let edited = programme.edit(&[Swap::new("session-1", "session-2").into()])?;
    /// let slot = |id: &str| programme.session(id).unwrap().slot();
    /// assert_eq!(edited.programme.session("session-1").unwrap().slot(), slot("session-2"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub struct Swap {
        required {
            /// The id of one of the sessions.
            first: SessionId,
            /// The id of the other session.
            second: SessionId,
        }
        optional {
            /// Whether the earlier slots are recorded in `previous_slot`. If the field is missing,
            /// they are recorded if the status of the document is final.
            record: bool, with_record,
        }
        value {
            /// The values that the sessions exchange.
            exchange: Exchange, with_exchange,
        }
    }
}

impl Swap {
    pub(super) fn apply(&self, work: &mut Workspace) -> Result<(), Refusal> {
        let (a, b) = pair(work, &self.first, &self.second)?;
        let places = (work.place(a), work.place(b));
        if self.exchange != Exchange::Places {
            let (first, second) = (work.session(a)?, work.session(b)?);
            let are_parts = first.part_of.is_some() && second.part_of.is_some();
            let has_other_parent = are_parts && first.part_of != second.part_of;
            let parents = (first.part_of.clone(), second.part_of.clone());
            if are_parts && first.slot.is_none() && second.slot.is_none() {
                work.draft.sessions.swap(a, b);
                work.restructured();
                // The sessions have exchanged their positions in the draft.
                if has_other_parent {
                    self.exchange_parents(work, (b, a), parents)?;
                }
                return self.exchange_places(work, (b, a), places);
            }
            let slot = |slot: Option<Slot>, session: &SessionId| {
                slot.ok_or_else(|| Refusal::NotScheduled { session: session.clone(), missing: "slot" })
            };
            let (from, to) = (slot(first.slot, &first.id)?, slot(second.slot, &second.id)?);
            retime(work, a, to, TimedParts::Move, self.record)?;
            retime(work, b, from, TimedParts::Move, self.record)?;
            if has_other_parent {
                self.exchange_parents(work, (a, b), parents)?;
            }
        }
        self.exchange_places(work, (a, b), places)
    }

    /// Makes each of two parts a part of the session of the other one.
    fn exchange_parents(
        &self,
        work: &mut Workspace,
        (a, b): (usize, usize),
        (of_a, of_b): (Option<SessionId>, Option<SessionId>),
    ) -> Result<(), Refusal> {
        // A part without a place inherits that of its new parent.
        if self.exchange == Exchange::Both {
            let first = work.session_mut(a)?.place.take();
            let second = std::mem::replace(&mut work.session_mut(b)?.place, first);
            work.session_mut(a)?.place = second;
        }
        work.session_mut(a)?.part_of = of_b;
        work.session_mut(b)?.part_of = of_a;
        work.restructured();
        Ok(())
    }

    fn exchange_places(
        &self,
        work: &mut Workspace,
        (a, b): (usize, usize),
        (of_a, of_b): (Option<Place>, Option<Place>),
    ) -> Result<(), Refusal> {
        let (for_a, for_b) = match self.exchange {
            Exchange::Slots => (of_a, of_b),
            Exchange::Both | Exchange::Places => (of_b, of_a),
        };
        for (at, place) in [(a, for_a), (b, for_b)] {
            // A session that has or inherits the right place keeps its field. A missing place
            // cannot override a place that the session would inherit.
            if work.place(at) != place {
                work.session_mut(at)?.place = place;
            }
        }
        Ok(())
    }
}

/// Returns the positions of two different sessions, neither of which is part of the other.
pub(super) fn pair(
    work: &mut Workspace,
    first: &SessionId,
    second: &SessionId,
) -> Result<(usize, usize), Refusal> {
    let (a, b) = (work.find(first)?, work.find(second)?);
    if a == b {
        return Err(Refusal::Same { noun: EntityKind::Session, id: first.as_str().to_owned() });
    }
    if work.upwards(b).contains(&a) {
        return Err(Refusal::Nested { whole: first.clone(), part: second.clone() });
    }
    if work.upwards(a).contains(&b) {
        return Err(Refusal::Nested { whole: second.clone(), part: first.clone() });
    }
    Ok((a, b))
}

operation! {
    /// An edit that exchanges the sessions in two intervals of a room.
    ///
    /// Each interval is a slot with a start and an end. The sessions keep their distances from the
    /// start of the interval. The intervals must have the same length, unless one directly follows
    /// the other. In that case, the two groups of sessions exchange their order. Sessions that do
    /// not take place stay where they are. A session that uses several rooms moves in all of them.
    ///
    /// A session that crosses the boundary of an interval is an error. A session that contains both
    /// intervals, such as a block of talks, stays where it is, and its parts move.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// use programme::versions::edit::SwapIntervals;
    /// use programme::Slot;
    ///
    /// let (first, second) = (Slot::between(1, "13:00", "15:00")?, Slot::between(2, "13:00", "15:00")?);
    /// let edited = programme.edit(&[SwapIntervals::new("xviii", first, second).into()])?;
    /// let side_event = edited.programme.session("side-event-idiaspora").unwrap();
    /// assert_eq!(side_event.slot().unwrap().to_string(), "day 2, 13:30–14:35");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub struct SwapIntervals {
        required {
            /// The id of the room.
            room: RoomId,
            /// One of the intervals.
            first: Slot,
            /// The other interval.
            second: Slot,
        }
        optional {
            /// Whether the earlier slots are recorded in `previous_slot`. If the field is missing,
            /// they are recorded if the status of the document is final.
            record: bool, with_record,
        }
    }
}

impl SwapIntervals {
    pub(super) fn apply(&self, work: &mut Workspace) -> Result<(), Refusal> {
        work.check_room(&self.room)?;
        let axis = work.axis();
        let bounds = |slot: Slot| -> Result<(i64, i64), Refusal> {
            let begin = axis.begin(slot.day_number()).ok_or(Refusal::UnknownDay(slot.day_number()))?;
            let (Some(start), Some(end)) = (slot.start(), slot.end()) else {
                return Err(Refusal::IntervalWithoutTimes(slot));
            };
            if end <= start {
                return Err(Refusal::EndBeforeStart(slot));
            }
            let moment = |seconds: u32| begin.seconds() + i64::from(seconds);
            Ok((moment(start.total_seconds()), moment(end.total_seconds())))
        };
        let (a, b) = (bounds(self.first)?, bounds(self.second)?);
        let ((early, early_slot), (late, late_slot)) = if a.0 <= b.0 {
            ((a, self.first), (b, self.second))
        } else {
            ((b, self.second), (a, self.first))
        };
        if late.0 < early.1 {
            return Err(Refusal::IntervalsOverlap(self.first, self.second));
        }
        let (shift_early, shift_late) = if early.1 == late.0 {
            (late.1 - late.0, early.0 - late.0)
        } else if early.1 - early.0 == late.1 - late.0 {
            (late.0 - early.0, early.0 - late.0)
        } else {
            return Err(Refusal::IntervalLengths(self.first, self.second));
        };
        let used = in_room(work, &self.room);
        let mut moves: Vec<(usize, i64, i32)> = Vec::new();
        // For each session, `true` if it moves, either by itself or with the session that contains
        // it.
        let mut carried = vec![false; used.len()];
        for at in work.outside_in() {
            let is_carried = work.parent(at).is_some_and(|parent| carried.get(parent) == Some(&true));
            let session = work.session(at)?;
            let slot = session.slot.filter(|_| used.get(at) == Some(&true) && !is_carried);
            let bounds = slot.and_then(|slot| {
                let (begin, start) = (axis.begin(slot.day_number())?.seconds(), slot.start()?);
                let moment = |time: DayTime| begin + i64::from(time.total_seconds());
                Some((moment(start), moment(slot.end().unwrap_or(start))))
            });
            let contains_both = |bounds| includes(bounds, early) && includes(bounds, late);
            let found = match bounds {
                Some(bounds) if includes(early, bounds) => Some((shift_early, late_slot.day_number())),
                Some(bounds) if includes(late, bounds) => Some((shift_late, early_slot.day_number())),
                Some(bounds)
                    if !contains_both(bounds) && (touches(bounds, early) || touches(bounds, late)) =>
                {
                    return Err(Refusal::Straddles { session: session.id.clone() });
                }
                _ => None,
            };
            moves.extend(found.map(|(shift, day)| (at, shift, day)));
            if let Some(carried) = carried.get_mut(at) {
                *carried = is_carried || found.is_some();
            }
        }
        for (at, shift, day) in moves {
            let session = work.session(at)?;
            let Some(slot) = session.slot else { continue };
            let out_of_range = Refusal::OutOfRange { session: session.id.clone() };
            let begins = (axis.begin(slot.day_number()), axis.begin(day));
            let (Some(from), Some(to)) = begins else { return Err(out_of_range) };
            let Some(slot) = slot.on_day(day).plus_seconds(shift + from.seconds() - to.seconds()) else {
                return Err(out_of_range);
            };
            retime(work, at, slot, TimedParts::Move, self.record)?;
        }
        Ok(())
    }
}

/// Returns `true` if the interval includes the bounds of a session. A session of zero length at the
/// end of the interval is not included.
fn includes(interval: (i64, i64), session: (i64, i64)) -> bool {
    interval.0 <= session.0 && session.1 <= interval.1 && session.0 < interval.1
}

fn touches(session: (i64, i64), interval: (i64, i64)) -> bool {
    session.0 < interval.1 && interval.0 < session.1
}

/// Returns, for each session, whether it takes place in the room.
pub(super) fn in_room(work: &mut Workspace, room: &RoomId) -> Vec<bool> {
    let stopped = work.nearest(|session| !session.status.takes_place());
    let placed = work.nearest(|session| session.place.is_some());
    let sessions = &work.draft.sessions;
    let place = |holder: Option<usize>| {
        let holder = holder.and_then(|holder| sessions.get(holder));
        holder.map_or(work.draft.place.as_ref(), |holder| holder.place.as_ref())
    };
    let uses = |place: Option<&Place>| matches!(place, Some(Place::Rooms(rooms)) if rooms.contains(room));
    stopped.iter().zip(placed).map(|(stopped, holder)| stopped.is_none() && uses(place(holder))).collect()
}
