//! The time index, which contains the time intervals of all sessions, sorted by start.

use super::axis::Axis;
use super::inheritance::Inherited;
use super::relations::Relations;
use super::session_columns::SessionColumns;
use crate::arena::{Idx, row};
use crate::draft::{Room, Session};
use crate::sorting;

/// The number of intervals in one block of the time index. A search can skip entire blocks.
const BLOCK: usize = 16;

/// The intervals of all sessions that occupy a known period of time, sorted by start.
///
/// A session occupies no time if the session or one of its ancestors is cancelled, postponed or
/// dropped. A session also occupies no time if its length is zero, if it has no end, or if it
/// specifies only a day or a part of the day. A part without a slot has no interval of its own,
/// because the interval of its parent session covers it.
#[derive(Debug, Default)]
pub(crate) struct Timeline {
    intervals: Vec<Interval>,
    /// The end times of all intervals, sorted. This list makes it possible to count the sessions in
    /// a time range with two binary searches.
    sorted_ends: Vec<i64>,
    /// For each block, the latest end within the block, and the latest end within the block and all
    /// earlier blocks.
    blocks: Vec<(i64, i64)>,
    rooms: Vec<RoomIntervals>,
    /// The position of each session's interval in `intervals`. A session without an interval has
    /// the value [`NONE`] or [`INHERITED`].
    positions: Vec<u32>,
    /// The runs of overlapping intervals in each room. Each entry contains the room, the position
    /// of the first interval in the list of the room, and the number of intervals.
    room_overlaps: Vec<(Idx<Room>, u32, u32)>,
}

/// A marker in the list of positions for a session that occupies no time.
const NONE: u32 = u32::MAX;
/// A marker in the list of positions for a session that takes place at an unknown time within the
/// slot of an ancestor.
const INHERITED: u32 = u32::MAX - 1;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TimeTaken {
    Nothing,
    /// An unknown part of the slot of a parent session or another ancestor.
    Inherited,
    Interval(Interval),
}

/// The intervals of the sessions in one room, sorted by start. A part without a slot has no
/// interval of its own, because the interval of its parent session covers it.
#[derive(Debug, Default)]
struct RoomIntervals {
    intervals: Vec<Interval>,
    /// The length of the longest interval in seconds, which limits how far back a search must look.
    longest: i64,
}

/// A session and the half-open interval that it occupies on the time axis, in seconds. This type
/// has a size of 16 bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Interval {
    pub(crate) start: i64,
    pub(crate) session: Idx<Session>,
    /// The length of the interval in the lower 24 bits, and two flags in the highest bits. A slot
    /// is at most 240 hours long, so its length in seconds fits into 20 bits. Storing the flags
    /// here avoids cache misses, because searches for clashes need them for every session.
    length_and_facts: u32,
}

const LENGTH: u32 = (1 << 24) - 1;
const OPEN: u32 = 1 << 30;
const TAKES_ROOMS: u32 = 1 << 31;

impl Interval {
    fn of(
        columns: &SessionColumns,
        axis: &Axis,
        relations: &Relations,
        session: Idx<Session>,
    ) -> Option<Self> {
        let declared = |session| *row(&relations.declared, session);
        let slot = (*row(&columns.slots, declared(session)))?;
        let mut facts = if *row(&columns.takes_rooms, declared(session)) { TAKES_ROOMS } else { 0 };
        if let Some(stopped) = relations.inheritance.nearest(session, Inherited::Stopped) {
            let open = relations.inheritance.nearest(session, Inherited::Open);
            if stopped.get().is_some() {
                return None;
            }
            facts |= if open.is_some_and(|open| open.get().is_some()) { OPEN } else { 0 };
        } else {
            for above in std::iter::successors(Some(session), |idx| row(&relations.parent, *idx).get()) {
                let status = *row(&columns.statuses, declared(above));
                if !status.takes_place() {
                    return None;
                }
                facts |= if status.is_open() { OPEN } else { 0 };
            }
        }
        let start = slot.start()?.total_seconds();
        let length = slot.end()?.total_seconds().checked_sub(start).filter(|length| *length > 0)?;
        let start = axis.begin(slot.day_number())?.plus_seconds(start.into()).seconds();
        Some(Self { start, session, length_and_facts: (length & LENGTH) | facts })
    }

    #[inline]
    fn length(self) -> u32 {
        self.length_and_facts & LENGTH
    }

    #[inline]
    pub(crate) fn end(self) -> i64 {
        self.start.saturating_add(self.length().into())
    }

    pub(crate) fn open_if(self, open: bool) -> Self {
        Self { length_and_facts: self.length_and_facts | if open { OPEN } else { 0 }, ..self }
    }

    /// Returns `true` if it is not certain that the session takes place. In the intervals of a
    /// person, also returns `true` if the attendance of the person is tentative. See
    /// [`Session::is_open`](crate::view::Session::is_open).
    #[inline]
    pub(crate) fn is_open(self) -> bool {
        self.length_and_facts & OPEN != 0
    }

    /// Returns `true` if the session needs exclusive use of its rooms.
    /// See [`Properties::takes_rooms`](super::properties::Properties::takes_rooms).
    #[inline]
    pub(crate) fn takes_rooms(self) -> bool {
        self.length_and_facts & TAKES_ROOMS != 0
    }
}

impl Timeline {
    pub(crate) fn new(columns: &SessionColumns, axis: &Axis, relations: &Relations, rooms: usize) -> Self {
        let mut timeline = Self::default();
        let mut default_run = Vec::new();
        let mut runs: Vec<Vec<Interval>> = vec![Vec::new(); rooms];
        let mut by_default = relations.by_default.iter().copied().peekable();
        // Sessions are numbered by start, so every list that this loop builds is already sorted.
        for session in (0..columns.slots.len()).map(Idx::new) {
            let is_default = by_default.next_if_eq(&session).is_some();
            let Some(interval) = Interval::of(columns, axis, relations, session) else {
                let has_slot = |session| row(&columns.slots, *row(&relations.declared, session)).is_some();
                let inherits = !has_slot(session)
                    && if let Some(holder) = relations.inheritance.nearest(session, Inherited::Slot) {
                        holder.get().is_some()
                    } else {
                        let above = |at: &Idx<Session>| row(&relations.parent, *at).get();
                        std::iter::successors(Some(session), above).any(has_slot)
                    };
                timeline.positions.push(if inherits { INHERITED } else { NONE });
                continue;
            };
            // The number of sessions fits into `u32`, because session indices have this type.
            timeline.positions.push(u32::try_from(timeline.intervals.len()).unwrap_or(NONE));
            timeline.intervals.push(interval);
            for room in relations.rooms.of(session) {
                // A session may list the same room twice, but uses it only once.
                let run = runs.get_mut(room.position()).filter(|run| run.last() != Some(&interval));
                if let Some(run) = run {
                    run.push(interval);
                }
            }
            if is_default {
                default_run.push(interval);
            }
        }
        for room in relations.default_rooms.iter().filter(|_| !default_run.is_empty()) {
            if let Some(run) = runs.get_mut(room.position()) {
                run.extend_from_slice(&default_run);
                sorting::sort(run);
                run.dedup();
            }
        }
        timeline.rooms = runs
            .into_iter()
            .map(|mut intervals| {
                intervals.shrink_to_fit();
                let longest = intervals.iter().map(|interval| interval.length()).max().unwrap_or(0).into();
                RoomIntervals { intervals, longest }
            })
            .collect();
        let mut latest = i64::MIN;
        timeline.blocks = timeline
            .intervals
            .chunks(BLOCK)
            .map(|block| {
                let within = block.iter().map(|interval| interval.end()).max().unwrap_or(i64::MIN);
                latest = latest.max(within);
                (within, latest)
            })
            .collect();
        timeline.sorted_ends = timeline.intervals.iter().map(|interval| interval.end()).collect();
        timeline.sorted_ends.sort_unstable();
        timeline.intervals.shrink_to_fit();
        timeline.positions.shrink_to_fit();
        timeline.find_room_overlaps();
        timeline
    }

    /// Finds the runs of overlapping intervals in each room. The runs are sorted by time, so that
    /// searches read session rows sequentially.
    fn find_room_overlaps(&mut self) {
        let mut found: Vec<_> = self
            .rooms
            .iter()
            .enumerate()
            .flat_map(|(room, run)| {
                let runs = overlapping(&run.intervals);
                runs.map(move |(at, hang)| (hang.first().copied(), (Idx::new(room), at, hang.len())))
            })
            .collect();
        sorting::sort_by_key(&mut found, |(first, _)| *first);
        let short = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        self.room_overlaps =
            found.into_iter().map(|(_, (room, at, count))| (room, short(at), short(count))).collect();
    }

    /// Returns the runs of overlapping intervals in each room. A room that is made of other rooms
    /// is treated as a separate room.
    pub(crate) fn room_overlaps(&self) -> impl Iterator<Item = (Idx<Room>, &[Interval])> {
        self.room_overlaps.iter().filter_map(|(room, at, count)| {
            let run = self.room(*room).get(*at as usize..)?;
            Some((*room, run.get(..*count as usize)?))
        })
    }

    /// Returns the intervals that start before the time `before` and end after the time `after`,
    /// sorted by start.
    #[inline]
    pub(crate) fn between(&self, after: i64, before: i64) -> Overlapping<'_> {
        let most = self.intervals.partition_point(|interval| interval.start < before);
        // The latest end in all blocks up to a given block never decreases. All blocks before the
        // first block that ends later than `after` can therefore be skipped.
        let first = self.blocks.partition_point(|&(_, latest)| latest <= after);
        Overlapping { timeline: self, next: first * BLOCK, most, after }
    }

    /// Returns the number of intervals that start before the time `before` and end after the time
    /// `after`. The time `after` must be less than `before`. Counting takes two binary searches.
    #[inline]
    pub(crate) fn count(&self, after: i64, before: i64) -> usize {
        let started = self.intervals.partition_point(|interval| interval.start < before);
        started.saturating_sub(self.sorted_ends.partition_point(|&end| end <= after))
    }

    #[inline]
    pub(crate) fn taken(&self, session: Idx<Session>) -> TimeTaken {
        match *row(&self.positions, session) {
            NONE => TimeTaken::Nothing,
            INHERITED => TimeTaken::Inherited,
            at => self
                .intervals
                .get(at as usize)
                .map_or(TimeTaken::Nothing, |interval| TimeTaken::Interval(*interval)),
        }
    }

    /// Returns the position of a session's interval in the list that [`all`](Self::all) returns, or
    /// `None` if the session has no interval.
    pub(crate) fn position(&self, session: Idx<Session>) -> Option<u32> {
        Some(*row(&self.positions, session)).filter(|at| *at < INHERITED)
    }

    /// Returns the first time after `after` at which a session starts or ends, or `None` if no
    /// session starts or ends later.
    pub(crate) fn next_change(&self, after: i64) -> Option<i64> {
        let start = self.intervals.get(self.intervals.partition_point(|interval| interval.start <= after));
        let end = self.sorted_ends.get(self.sorted_ends.partition_point(|&end| end <= after));
        start.map(|interval| interval.start).into_iter().chain(end.copied()).min()
    }

    /// Returns the intervals that share the earliest start after `after`.
    pub(crate) fn next_after(&self, after: i64) -> &[Interval] {
        let from = |start: i64| {
            let first = self.intervals.partition_point(|interval| interval.start <= start);
            self.intervals.get(first..).unwrap_or_default()
        };
        let later = from(after);
        let Some(next) = later.first() else { return later };
        later.get(..later.len() - from(next.start).len()).unwrap_or_default()
    }

    pub(crate) fn all(&self) -> &[Interval] {
        &self.intervals
    }

    pub(crate) fn room(&self, room: Idx<Room>) -> &[Interval] {
        self.rooms.get(room.position()).map_or(&[], |run| &run.intervals)
    }

    /// Returns the intervals of a room that start before the time `before` and end after the time
    /// `after`, sorted by start.
    #[inline]
    pub(crate) fn room_between(
        &self,
        room: Idx<Room>,
        after: i64,
        before: i64,
    ) -> impl Iterator<Item = Interval> + Clone + '_ {
        let (intervals, longest) =
            self.rooms.get(room.position()).map_or((&[][..], 0), |run| (&run.intervals, run.longest));
        let most = intervals.partition_point(|interval| interval.start < before);
        let first = intervals.partition_point(|interval| interval.start.saturating_add(longest) <= after);
        let within = intervals.get(first..most).unwrap_or_default();
        within.iter().copied().filter(move |interval| interval.end() > after)
    }
}

/// Returns the runs of two or more overlapping intervals, each with the position of its first
/// interval. The given intervals must be sorted by start. Each interval of a run, except the first,
/// starts before the latest end of the earlier intervals.
pub(crate) fn overlapping(intervals: &[Interval]) -> impl Iterator<Item = (usize, &[Interval])> {
    let mut at = 0;
    let runs = std::iter::from_fn(move || {
        let rest = intervals.get(at..)?;
        let mut end = rest.first()?.end();
        let hangs = rest.iter().skip(1).take_while(|interval| {
            let hangs = interval.start < end;
            end = end.max(interval.end());
            hangs
        });
        let run = rest.get(..=hangs.count())?;
        at += run.len();
        Some((at - run.len(), run))
    });
    runs.filter(|(_, run)| run.len() > 1)
}

#[derive(Debug, Clone)]
pub(crate) struct Overlapping<'t> {
    timeline: &'t Timeline,
    next: usize,
    most: usize,
    after: i64,
}

impl Iterator for Overlapping<'_> {
    type Item = Interval;

    #[inline]
    fn next(&mut self) -> Option<Interval> {
        let timeline = self.timeline;
        while self.next < self.most {
            let at = self.next;
            if at.is_multiple_of(BLOCK)
                && timeline.blocks.get(at / BLOCK).is_some_and(|&(latest, _)| latest <= self.after)
            {
                self.next += BLOCK;
                continue;
            }
            self.next += 1;
            let interval = *timeline.intervals.get(at)?;
            if interval.end() > self.after {
                return Some(interval);
            }
        }
        None
    }
}
