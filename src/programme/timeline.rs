//! What takes time, sorted by when: the index behind every question about a moment.

use super::axis::Axis;
use super::outline::Outline;
use super::relations::Relations;
use crate::arena::{Idx, row};
use crate::draft::{Room, Session};

/// How many stretches share one entry of the table that lets a search pass over them.
const BLOCK: usize = 16;

/// The sessions that take place for a stretch of time that they state themselves, by their starts.
///
/// What is cancelled, postponed or dropped, or lies in what is, takes no time; neither do moments, open ends, and what states a day or a part of
/// it alone. A part without a slot of its own comes with the session that contains it.
#[derive(Debug, Default)]
pub(crate) struct Timeline {
    stretches: Vec<Stretch>,
    /// The ends, sorted: two binary searches count what is on.
    sorted_ends: Vec<i64>,
    /// For each block the latest end within it, and the latest up to its own end.
    blocks: Vec<(i64, i64)>,
    rooms: Vec<Run>,
    /// At which position the stretch of each session stands, or why there is none.
    positions: Vec<u32>,
    /// Where the stretches of a room overlap: the room, the position of the first, and how many hang together.
    crowdings: Vec<(Idx<Room>, u32, u32)>,
}

/// The session takes no time.
const NONE: u32 = u32::MAX;
/// The session lies in the slot of another: when is not known.
const INHERITED: u32 = u32::MAX - 1;

/// What time a session takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Taken {
    Nothing,
    /// Some of the slot of a session that contains it.
    Inherited,
    Stretch(Stretch),
}

/// The stretches of one room, by their starts. Parts come with the session that contains them.
#[derive(Debug, Default)]
struct Run {
    stretches: Vec<Stretch>,
    /// The longest of them, in seconds: how far back a search must look.
    longest: i64,
}

/// One session and the stretch of the axis that it takes, half-open, in seconds. Sixteen bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Stretch {
    pub(crate) start: i64,
    pub(crate) session: Idx<Session>,
    /// The length, for which 20 bits are enough since no slot is longer than 240 hours, and two facts above it: they are asked of
    /// every session that may clash, and its row is far away.
    length_and_facts: u32,
}

const LENGTH: u32 = (1 << 24) - 1;
const OPEN: u32 = 1 << 30;
const TAKES_ROOMS: u32 = 1 << 31;

impl Stretch {
    /// The stretch that a session takes, if it takes any.
    fn of(outline: &Outline, axis: &Axis, relations: &Relations, session: Idx<Session>) -> Option<Self> {
        let declared = |session| *row(&relations.declared, session);
        let slot = (*row(&outline.slots, declared(session)))?;
        let mut facts = if *row(&outline.takes_rooms, declared(session)) { TAKES_ROOMS } else { 0 };
        for above in std::iter::successors(Some(session), |idx| row(&relations.parent, *idx).get()) {
            let status = *row(&outline.statuses, declared(above));
            if !status.takes_place() {
                return None;
            }
            facts |= if status.is_open() { OPEN } else { 0 };
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

    /// The same, open where that is so.
    pub(crate) fn open_if(self, open: bool) -> Self {
        Self { length_and_facts: self.length_and_facts | if open { OPEN } else { 0 }, ..self }
    }

    /// Whether it is not settled that the session takes place: as [`Session::is_open`](crate::view::Session::is_open).
    #[inline]
    pub(crate) fn is_open(self) -> bool {
        self.length_and_facts & OPEN != 0
    }

    /// Whether the session takes the rooms it is in for itself: see [`Properties::takes_rooms`](super::properties::Properties::takes_rooms).
    #[inline]
    pub(crate) fn takes_rooms(self) -> bool {
        self.length_and_facts & TAKES_ROOMS != 0
    }
}

impl Timeline {
    pub(crate) fn new(outline: &Outline, axis: &Axis, relations: &Relations, rooms: usize) -> Self {
        let mut timeline = Self::default();
        let mut default_run = Vec::new();
        let mut runs: Vec<Vec<Stretch>> = vec![Vec::new(); rooms];
        let mut by_default = relations.by_default.iter().copied().peekable();
        // Sessions are numbered by their starts, so every list here comes out sorted by them.
        for session in (0..outline.slots.len()).map(Idx::new) {
            let is_default = by_default.next_if_eq(&session).is_some();
            let Some(stretch) = Stretch::of(outline, axis, relations, session) else {
                let has_slot = |session| row(&outline.slots, *row(&relations.declared, session)).is_some();
                let mut upwards =
                    std::iter::successors(Some(session), |at| row(&relations.parent, *at).get());
                let inherits = !has_slot(session) && upwards.any(has_slot);
                timeline.positions.push(if inherits { INHERITED } else { NONE });
                continue;
            };
            // There are fewer sessions than indices.
            timeline.positions.push(u32::try_from(timeline.stretches.len()).unwrap_or(NONE));
            timeline.stretches.push(stretch);
            for room in relations.rooms.of(session) {
                // A room that a session names twice is taken once.
                let run = runs.get_mut(room.position()).filter(|run| run.last() != Some(&stretch));
                if let Some(run) = run {
                    run.push(stretch);
                }
            }
            if is_default {
                default_run.push(stretch);
            }
        }
        for room in relations.default_rooms.iter().filter(|_| !default_run.is_empty()) {
            if let Some(run) = runs.get_mut(room.position()) {
                run.extend_from_slice(&default_run);
                run.sort_unstable();
                run.dedup();
            }
        }
        timeline.rooms = runs
            .into_iter()
            .map(|mut stretches| {
                stretches.shrink_to_fit();
                let longest = stretches.iter().map(|stretch| stretch.length()).max().unwrap_or(0).into();
                Run { stretches, longest }
            })
            .collect();
        let mut latest = i64::MIN;
        timeline.blocks = timeline
            .stretches
            .chunks(BLOCK)
            .map(|block| {
                let within = block.iter().map(|stretch| stretch.end()).max().unwrap_or(i64::MIN);
                latest = latest.max(within);
                (within, latest)
            })
            .collect();
        timeline.sorted_ends = timeline.stretches.iter().map(|stretch| stretch.end()).collect();
        timeline.sorted_ends.sort_unstable();
        timeline.stretches.shrink_to_fit();
        timeline.positions.shrink_to_fit();
        timeline.find_crowdings();
        timeline
    }

    /// In order of time, so that a search that fetches the rows goes through memory once.
    fn find_crowdings(&mut self) {
        let mut found: Vec<_> = self
            .rooms
            .iter()
            .enumerate()
            .flat_map(|(room, run)| {
                let runs = overlapping(&run.stretches);
                runs.map(move |(at, hang)| (hang.first().copied(), (Idx::new(room), at, hang.len())))
            })
            .collect();
        found.sort_unstable_by_key(|(first, _)| *first);
        let short = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        self.crowdings =
            found.into_iter().map(|(_, (room, at, count))| (room, short(at), short(count))).collect();
    }

    /// The rooms in which sessions overlap, rooms of rooms apart, with those that hang together.
    pub(crate) fn crowdings(&self) -> impl Iterator<Item = (Idx<Room>, &[Stretch])> {
        self.crowdings.iter().filter_map(|(room, at, count)| {
            let run = self.room(*room).get(*at as usize..)?;
            Some((*room, run.get(..*count as usize)?))
        })
    }

    /// What starts before `before` and ends after `after`, by start.
    #[inline]
    pub(crate) fn between(&self, after: i64, before: i64) -> Hits<'_> {
        let most = self.stretches.partition_point(|stretch| stretch.start < before);
        // The latest end so far never falls: what lies before the first block that reaches beyond `after` is over.
        let first = self.blocks.partition_point(|&(_, latest)| latest <= after);
        Hits { timeline: self, next: first * BLOCK, most, after }
    }

    /// How many start before `before` and end after `after`, without looking at any, where `after < before`.
    #[inline]
    pub(crate) fn count(&self, after: i64, before: i64) -> usize {
        let started = self.stretches.partition_point(|stretch| stretch.start < before);
        started.saturating_sub(self.sorted_ends.partition_point(|&end| end <= after))
    }

    /// What time a session takes.
    #[inline]
    pub(crate) fn taken(&self, session: Idx<Session>) -> Taken {
        match *row(&self.positions, session) {
            NONE => Taken::Nothing,
            INHERITED => Taken::Inherited,
            at => self.stretches.get(at as usize).map_or(Taken::Nothing, |stretch| Taken::Stretch(*stretch)),
        }
    }

    /// At which position among [all](Self::all) the stretch of a session stands.
    pub(crate) fn position(&self, session: Idx<Session>) -> Option<u32> {
        Some(*row(&self.positions, session)).filter(|at| *at < INHERITED)
    }

    /// The first start or end after a moment.
    pub(crate) fn next_change(&self, after: i64) -> Option<i64> {
        let start = self.stretches.get(self.stretches.partition_point(|stretch| stretch.start <= after));
        let end = self.sorted_ends.get(self.sorted_ends.partition_point(|&end| end <= after));
        start.map(|stretch| stretch.start).into_iter().chain(end.copied()).min()
    }

    /// Every stretch, by start.
    pub(crate) fn all(&self) -> &[Stretch] {
        &self.stretches
    }

    /// The stretches of a room, by start.
    pub(crate) fn room(&self, room: Idx<Room>) -> &[Stretch] {
        self.rooms.get(room.position()).map_or(&[], |run| &run.stretches)
    }

    /// Those stretches of a room that start before `before` and end after `after`, by start.
    #[inline]
    pub(crate) fn room_between(
        &self,
        room: Idx<Room>,
        after: i64,
        before: i64,
    ) -> impl Iterator<Item = Stretch> + Clone + '_ {
        let (stretches, longest) =
            self.rooms.get(room.position()).map_or((&[][..], 0), |run| (&run.stretches, run.longest));
        let most = stretches.partition_point(|stretch| stretch.start < before);
        let first = stretches.partition_point(|stretch| stretch.start.saturating_add(longest) <= after);
        let within = stretches.get(first..most).unwrap_or_default();
        within.iter().copied().filter(move |stretch| stretch.end() > after)
    }
}

/// The runs of two or more stretches that hang together, each with the position of its first: each begins before all before it have
/// ended. The stretches are sorted by their starts.
pub(crate) fn overlapping(stretches: &[Stretch]) -> impl Iterator<Item = (usize, &[Stretch])> {
    let mut at = 0;
    let runs = std::iter::from_fn(move || {
        let rest = stretches.get(at..)?;
        let mut end = rest.first()?.end();
        let hangs = rest.iter().skip(1).take_while(|stretch| {
            let hangs = stretch.start < end;
            end = end.max(stretch.end());
            hangs
        });
        let run = rest.get(..=hangs.count())?;
        at += run.len();
        Some((at - run.len(), run))
    });
    runs.filter(|(_, run)| run.len() > 1)
}

/// What a search along the timeline finds, by start.
#[derive(Debug, Clone)]
pub(crate) struct Hits<'t> {
    timeline: &'t Timeline,
    next: usize,
    most: usize,
    after: i64,
}

impl Iterator for Hits<'_> {
    type Item = Stretch;

    #[inline]
    fn next(&mut self) -> Option<Stretch> {
        let timeline = self.timeline;
        while self.next < self.most {
            let at = self.next;
            if at % BLOCK == 0
                && timeline.blocks.get(at / BLOCK).is_some_and(|&(latest, _)| latest <= self.after)
            {
                self.next += BLOCK;
                continue;
            }
            self.next += 1;
            let stretch = *timeline.stretches.get(at)?;
            if stretch.end() > self.after {
                return Some(stretch);
            }
        }
        None
    }
}
