//! An index of people whose sessions overlap. The search for clashes skips all other people.

use super::attendance::{Attendance, Attendances};
use super::relations::Relations;
use super::timeline::{Interval, TimeTaken, Timeline, overlapping};
use crate::arena::{Idx, row};
use crate::draft::Person;
use crate::sorting;

/// An index of the people who may be needed in two places at the same time.
///
/// Most people attend each of their sessions for its entire slot, and the index contains the
/// overlaps of these sessions. For all other people, the search reads the participations:
///
/// | person | where the search finds the claims |
/// |---|---|
/// | is only in sessions with a slot of their own, for the entire session | [`runs`](Self::runs) |
/// | attends a specified part of a session | [`irregular`](Self::irregular) |
/// | is in a part that inherits the slot of its parent session | [`irregular`](Self::irregular) |
/// | is in the original session of a repeat | [`irregular`](Self::irregular) |
#[derive(Debug, Default)]
pub(crate) struct PersonOverlaps {
    /// The groups of consecutive sessions that overlap, called runs. Each entry contains a person,
    /// and the index of the first engagement in the run. The runs are sorted by time, so that
    /// searches read memory sequentially.
    runs: Vec<(Idx<Person>, u32)>,
    engagements: Vec<Engagement>,
    irregular: Vec<Idx<Person>>,
}

/// The attendance of a person at a session, packed into four bytes.
///
/// The number is the index of the session's interval on the timeline. The highest bit is set if the
/// session or the attendance is tentative. Four bytes are enough, which saves memory in programmes
/// with many overlaps.
#[derive(Debug, Clone, Copy)]
struct Engagement(u32);

const OPEN: u32 = 1 << 31;

impl PersonOverlaps {
    pub(crate) fn new(timeline: &Timeline, relations: &Relations, attendances: &Attendances) -> Self {
        let in_part = attendances.in_part(&relations.person_of);
        let mut irregular = Vec::new();
        let (mut runs, mut intervals, mut own) = (Vec::new(), Vec::new(), Vec::new());
        for person in relations.of_person.rows() {
            let wanted = relations.of_person.of(person).iter().map(|number| *row(&attendances.each, *number));
            let visits = relations.sessions_of_person.of(person).iter().copied().zip(wanted);
            let mut visits = visits.filter(|(_, wanted)| *wanted != Attendance::NotRequired);
            own.clear();
            let is_irregular = visits.any(|(session, wanted)| {
                let taken = timeline.taken(session);
                if let TimeTaken::Interval(interval) = taken {
                    own.push(interval.open_if(wanted != Attendance::Required));
                }
                let is_repeated = || relations.origins.back(session).next().is_some();
                taken == TimeTaken::Inherited || is_repeated()
            });
            if is_irregular || in_part.binary_search(&person).is_ok() {
                irregular.push(person);
                continue;
            }
            for (_, run) in overlapping(&own) {
                let first = run.first().map(|interval| interval.session);
                runs.push((first, person, intervals.len()..intervals.len() + run.len()));
                intervals.extend_from_slice(run);
            }
        }
        sorting::sort_by_key(&mut runs, |(first, person, _)| (*first, *person));
        let mut person_overlaps = Self {
            runs: Vec::with_capacity(runs.len()),
            engagements: Vec::with_capacity(intervals.len()),
            irregular,
        };
        for (_, person, run) in runs {
            person_overlaps
                .runs
                .push((person, u32::try_from(person_overlaps.engagements.len()).unwrap_or(u32::MAX)));
            let run = intervals.get(run).unwrap_or_default();
            person_overlaps
                .engagements
                .extend(run.iter().map(|interval| Engagement::new(timeline, *interval)));
        }
        person_overlaps.irregular.shrink_to_fit();
        person_overlaps
    }

    /// Returns the runs of overlapping sessions, each with the person who takes part in them. The
    /// intervals of a run are in chronological order. The people
    /// that [`irregular`](Self::irregular) returns are not included.
    pub(crate) fn runs<'a>(
        &'a self,
        timeline: &'a Timeline,
    ) -> impl Iterator<Item = (Idx<Person>, impl Iterator<Item = Interval> + 'a)> {
        let begins = self.runs.iter().map(|(_, first)| *first as usize);
        let ends = begins.clone().skip(1).chain([self.engagements.len()]);
        self.runs.iter().zip(begins.zip(ends)).map(move |((person, _), (begin, end))| {
            let engagements = self.engagements.get(begin..end).unwrap_or_default();
            (*person, engagements.iter().filter_map(move |engagement| engagement.interval(timeline)))
        })
    }

    /// Returns the people whose attendance does not follow from the slots of the sessions that list
    /// them.
    pub(crate) fn irregular(&self) -> &[Idx<Person>] {
        &self.irregular
    }
}

impl Engagement {
    fn new(timeline: &Timeline, interval: Interval) -> Self {
        let at = timeline.position(interval.session).unwrap_or(0);
        Self(if interval.is_open() { at | OPEN } else { at })
    }

    fn interval(self, timeline: &Timeline) -> Option<Interval> {
        let interval = timeline.all().get((self.0 & !OPEN) as usize)?;
        Some(interval.open_if(self.0 & OPEN != 0))
    }
}
