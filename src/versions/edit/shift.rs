//! Shifts of all sessions after a given moment. The caller chooses whether breaks or gaps become
//! shorter or longer to absorb the shift.

use serde::{Deserialize, Serialize};

use super::Refusal;
use super::operation::operation;
use super::relocate::{TimedParts, retime, set_slot};
use super::workspace::Workspace;
use crate::programme::properties::Properties;
use crate::sorting;
use crate::value::id::RoomId;
use crate::value::place::Place;
use crate::value::slot::{Slot, TimeRange};
use crate::value::time::{DayTime, Length};

/// The breaks or gaps that absorb a shift, so that later sessions can keep their times.
///
/// ```
/// use programme::versions::edit::Absorb;
///
/// let json = r#"{ "breaks": { "at_least": "00:10" } }"#;
/// assert_eq!(
///     serde_json::from_str::<Absorb>(json)?,
///     Absorb::Breaks { at_least: "00:10".parse()? },
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "json-schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Absorb {
    /// Nothing absorbs the shift. All later sessions of the day move. This is the default.
    #[default]
    Nothing,
    /// The next breaks become shorter, one after the other, until the entire shift is absorbed. If
    /// the shift is to an earlier time, the next break becomes longer. A break is a session whose
    /// kind is a pause, such as a lunch break.
    Breaks {
        /// The minimum length of a shortened break.
        at_least: Length,
    },
    /// The next gaps become shorter, one after the other, until the entire shift is absorbed. If
    /// the shift is to an earlier time, the next gap becomes longer. A gap is a time in which none
    /// of the shifted sessions takes place.
    Gaps,
}

operation! {
    /// An edit that shifts all sessions on a day that start at or after a given time, for example
    /// because a session took longer than planned.
    ///
    /// Each session moves with its parts. If rooms are specified, only the sessions in these rooms
    /// move. In this case, sessions that concern everybody, such as breaks without a place, move
    /// only if no session in another room takes place after the given time.
    ///
    /// A session that started before the given time does not move, but becomes longer if it would
    /// otherwise end before its parts. This also applies if only its parts are in the given rooms.
    /// Sessions without a time of day, and sessions that do not take place, stay where they are. A
    /// session at 25:30 belongs to the day on which it is listed.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// use programme::versions::edit::{Absorb, Shift};
    ///
    /// // The morning is ten minutes late. The lunch break becomes shorter.
    /// let absorb = Absorb::Breaks { at_least: "01:00".parse()? };
    /// let late = Shift::new(1, "11:00".parse::<programme::DayTime>()?, 600).with_absorb(absorb);
    /// let edited = programme.edit(&[late.into()])?;
    /// let slot = |id: &str| edited.programme.session(id).unwrap().slot().unwrap().to_string();
    /// assert_eq!(slot("break-1"), "day 1, 13:10–15:00");
    /// assert_eq!(slot("session-2"), "day 1, 15:00–16:30");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub struct Shift {
        required {
            /// The number of the day.
            day: i32,
            /// The time on this day from which sessions move.
            from: DayTime,
            /// The number of seconds by which sessions move. A negative number moves them to an
            /// earlier time.
            seconds: i32,
        }
        optional {
            /// Whether the earlier slots are recorded in `previous_slot`. If the field is missing,
            /// they are recorded if the status of the document is final.
            record: bool, with_record,
        }
        value {
            /// The ids of the rooms whose sessions move. If the list is empty, all sessions move.
            rooms: Vec<RoomId>, with_rooms,
            /// The breaks or gaps that absorb the shift.
            absorb: Absorb, with_absorb,
        }
    }
}

impl Shift {
    pub(super) fn apply(&self, work: &mut Workspace) -> Result<(), Refusal> {
        work.check_day(self.day)?;
        self.rooms.iter().try_for_each(|room| work.check_room(room))?;
        let line = if self.rooms.is_empty() { Line::Everything } else { Line::Rooms(self.rooms.clone()) };
        let what =
            Shifted { day: self.day, from: self.from, seconds: i64::from(self.seconds), line, except: None };
        shift(work, &what, self.absorb, self.record)
    }
}

/// The sessions that a shift concerns.
pub(super) enum Line {
    /// All sessions of the day.
    Everything,
    /// The sessions in one of the rooms.
    Rooms(Vec<RoomId>),
    /// The sessions without a room.
    NoRoom,
}

pub(super) struct Shifted {
    pub(super) day: i32,
    pub(super) from: DayTime,
    pub(super) seconds: i64,
    pub(super) line: Line,
    /// A session that does not move, and whose parts do not move.
    pub(super) except: Option<usize>,
}

/// A session that a shift moves directly, rather than as a part of another session.
#[derive(Clone, Copy)]
struct Moving {
    at: usize,
    start: i64,
    end: i64,
    is_break: bool,
}

/// Shifts all sessions of a [`Line`] that start at or after a given time.
pub(super) fn shift(
    work: &mut Workspace,
    what: &Shifted,
    absorb: Absorb,
    record: Option<bool>,
) -> Result<(), Refusal> {
    let (moving, running) = select(work, what);
    for (one, slot) in new_slots(work, &moving, what, absorb)? {
        retime(work, one, slot, TimedParts::Move, record)?;
    }
    // The last parts of a session that is under way can now end after the session.
    for at in running.into_iter().rev() {
        let parts = work.parts(at).to_vec();
        let ends = parts.into_iter().filter_map(|part| {
            let slot = work.draft.sessions.get(part)?.slot?;
            slot.end().filter(|_| slot.day_number() == what.day)
        });
        let latest = ends.max();
        let session = work.session_mut(at)?;
        let Some(slot) = session.slot else { continue };
        if let (Some(start), Some(end), Some(latest)) = (slot.start(), slot.end(), latest)
            && latest > end
            && what.seconds > 0
        {
            let span = TimeRange { start, end: latest };
            set_slot(session, Slot::from_range(what.day, span), false);
        }
    }
    Ok(())
}

/// Returns the sessions that move, sorted by start, and the sessions that are under way at the
/// given time. In the second list, each session comes before its parts.
fn select(work: &mut Workspace, what: &Shifted) -> (Vec<Moving>, Vec<usize>) {
    let properties = Properties::new(&work.draft);
    let stopped = work.nearest(|session| !session.status.takes_place());
    let placed = work.nearest(|session| session.place.is_some());
    let default = work.draft.place.clone();
    let from = i64::from(what.from.total_seconds());
    let mut in_line = Vec::new();
    let mut others = false;
    let mut concerns_all = Vec::new();
    for (at, session) in work.draft.sessions.iter().enumerate() {
        let Some(slot) = session.slot.filter(|slot| slot.day_number() == what.day) else { continue };
        let Some(start) = slot.start().map(|start| i64::from(start.total_seconds())) else { continue };
        if stopped.get(at).copied().flatten().is_some() {
            continue;
        }
        let end = slot.end().map_or(start, |end| i64::from(end.total_seconds()));
        let kind = properties.of_kind(session);
        let holder = placed.get(at).copied().flatten().and_then(|holder| work.draft.sessions.get(holder));
        let place = holder.map_or(default.as_ref(), |holder| holder.place.as_ref());
        let one = Moving { at, start, end, is_break: kind.idle };
        let everybody = match place {
            Some(Place::Everywhere) => true,
            None => kind.programme_wide,
            _ => false,
        };
        let is_in_line = match (&what.line, place) {
            (Line::Rooms(rooms), Some(Place::Rooms(used))) => used.iter().any(|room| rooms.contains(room)),
            (Line::Rooms(_), _) | (Line::NoRoom, Some(Place::Rooms(_))) => false,
            (Line::Everything | Line::NoRoom, _) => true,
        };
        if is_in_line {
            in_line.push(one);
        } else if everybody {
            concerns_all.push(one);
        } else {
            others |= end > from || start >= from;
        }
    }
    if !others {
        in_line.extend(concerns_all);
    }
    // The sessions of the line, by position. Only some of them move by themselves.
    let mut chosen: Vec<Option<Moving>> = vec![None; work.draft.sessions.len()];
    for one in in_line {
        if let Some(chosen) = chosen.get_mut(one.at) {
            *chosen = Some(one);
        }
    }
    let mut moving = Vec::new();
    let mut carried = vec![false; chosen.len()];
    let mut is_running = vec![false; chosen.len()];
    let order = work.outside_in();
    for at in order.iter().copied() {
        let is_carried = what.except == Some(at)
            || work.parent(at).is_some_and(|parent| carried.get(parent) == Some(&true));
        let one = chosen.get(at).copied().flatten();
        let moves = one.filter(|one| one.start >= from && !is_carried);
        if let Some(is_running) = is_running.get_mut(at) {
            *is_running = one.is_some_and(|one| one.start < from && one.end >= from);
        }
        moving.extend(moves);
        if let Some(carried) = carried.get_mut(at) {
            *carried = is_carried || moves.is_some();
        }
    }
    // A session whose parts move is under way, even if only the parts are in one of the rooms.
    let mut visited = vec![false; chosen.len()];
    for one in &moving {
        let mut next = work.parent(one.at);
        while let Some(at) = next
            && let Some(visited) = visited.get_mut(at).filter(|visited| !**visited)
        {
            *visited = true;
            let slot = work.draft.sessions.get(at).and_then(|session| session.slot);
            let slot = slot.filter(|slot| slot.day_number() == what.day);
            let start = slot.and_then(|slot| slot.start()).map(|start| i64::from(start.total_seconds()));
            if let Some(is_running) = is_running.get_mut(at).filter(|_| what.except != Some(at)) {
                *is_running |= start.is_some_and(|start| start < from);
            }
            next = work.parent(at);
        }
    }
    let running = order.into_iter().filter(|at| is_running.get(*at) == Some(&true)).collect();
    sorting::sort_by_key(&mut moving, |one| (one.start, one.end, one.at));
    (moving, running)
}

/// Returns the new slots of the sessions that move. The list `moving` must be sorted by start.
///
/// The sessions are visited in chronological order. Each of them moves by the part of the shift
/// that has not been absorbed yet. A break or a gap absorbs only the time in which nothing else
/// takes place, so sessions that did not overlap before do not overlap afterwards.
fn new_slots(
    work: &Workspace,
    moving: &[Moving],
    what: &Shifted,
    absorb: Absorb,
) -> Result<Vec<(usize, Slot)>, Refusal> {
    let mut slots = Vec::with_capacity(moving.len());
    let mut rest = what.seconds;
    // The latest end of the visited sessions, except for breaks that can become shorter.
    let mut busy_until = i64::MIN;
    let mut next = 0;
    while let Some(one) = moving.get(next).copied() {
        let is_elastic = |one: &Moving| one.is_break && one.end > one.start;
        match absorb {
            Absorb::Breaks { at_least } if is_elastic(&one) => {
                let group = pause(moving.get(next..).unwrap_or_default());
                next += group.len();
                let end =
                    group.iter().filter(|one| is_elastic(one)).map(|one| one.end).max().unwrap_or(one.end);
                let busy = group.iter().filter(|one| !is_elastic(one)).map(|one| one.end);
                busy_until = busy.fold(busy_until, i64::max);
                let latest_start = group.iter().filter(|one| is_elastic(one)).map(|one| one.start).max();
                let shortest_end = latest_start.unwrap_or(one.start) + i64::from(at_least.total_seconds());
                let usable = (end - busy_until.max(shortest_end)).max(0);
                let after = match rest {
                    ..0 if busy_until <= end => 0,
                    ..0 => rest,
                    _ => (rest - usable).max(0),
                };
                for one in group {
                    let unchanged = one.end + rest;
                    let new_end = match rest {
                        _ if !is_elastic(one) => unchanged,
                        // The last breaks of the group become longer.
                        ..0 if one.end == end => end + after,
                        ..0 => unchanged,
                        _ => unchanged.min(end + after),
                    };
                    slots.push(slot(work, *one, what.day, one.start + rest, new_end)?);
                }
                rest = after;
            }
            _ => {
                if absorb == Absorb::Gaps && busy_until != i64::MIN {
                    let gap = (one.start - busy_until).max(0);
                    rest = if rest < 0 && gap > 0 { 0 } else { rest - gap.min(rest.max(0)) };
                }
                busy_until = busy_until.max(one.end);
                slots.push(slot(work, one, what.day, one.start + rest, one.end + rest)?);
                next += 1;
            }
        }
    }
    Ok(slots)
}

/// Returns the group of sessions at the beginning of the list. The first session must be a break.
/// Each further session of the group starts before the latest end of the preceding breaks in the
/// group.
fn pause(moving: &[Moving]) -> &[Moving] {
    let mut end = i64::MIN;
    let mut count = 0;
    for one in moving {
        if count > 0 && one.start >= end {
            break;
        }
        if one.is_break {
            end = end.max(one.end);
        }
        count += 1;
    }
    moving.get(..count).unwrap_or(moving)
}

fn slot(work: &Workspace, one: Moving, day: i32, start: i64, end: i64) -> Result<(usize, Slot), Refusal> {
    let session = work.session(one.at)?;
    let time = |seconds: i64| u32::try_from(seconds).ok().and_then(DayTime::from_seconds);
    let (Some(start), Some(end)) = (time(start), time(end.max(start))) else {
        return Err(Refusal::OutOfRange { session: session.id.clone() });
    };
    let has_end = session.slot.is_some_and(|slot| slot.end().is_some());
    let slot =
        if has_end { Slot::from_range(day, TimeRange { start, end }) } else { Slot::starting(day, start) };
    Ok((one.at, slot))
}
