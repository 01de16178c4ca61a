//! Whose sessions overlap: found once, so that a search for clashes looks at nobody else, and at no row of the draft.

use super::participants::Asked;
use super::properties::Wanted;
use super::relations::Relations;
use super::timeline::{Stretch, Taken, Timeline, overlapping};
use crate::arena::{Idx, row};
use crate::draft::{Participation, Person};

/// Who may be wanted twice at one time, as far as that follows from sessions that state their own people.
#[derive(Debug, Default)]
pub(crate) struct Crossings {
    /// Whose sessions hang together, and where their calls begin. In order of time, so that a search goes through memory once.
    runs: Vec<(Idx<Person>, u32)>,
    calls: Vec<Call>,
    /// See [`unbound`](Self::unbound).
    unbound: Vec<Idx<Person>>,
}

/// Somebody is wanted for as long as a session lasts: where its stretch stands on the timeline, and in the highest bit whether it
/// is open that they are. Four bytes: where much overlaps, there is one for nearly each participation.
#[derive(Debug, Clone, Copy)]
struct Call(u32);

const OPEN: u32 = 1 << 31;

impl Crossings {
    pub(crate) fn new(timeline: &Timeline, relations: &Relations, asked: &Asked) -> Self {
        let wanted = of_each_person(relations, asked);
        let in_part = asked.in_part(&relations.person_of);
        let mut unbound = Vec::new();
        let (mut runs, mut stretches, mut own) = (Vec::new(), Vec::new(), Vec::new());
        for person in relations.of_person.rows() {
            let wanted = wanted.get(relations.of_person.range(person)).unwrap_or_default();
            let visits = relations.of_person.of(person).iter().zip(wanted);
            let mut visits = visits.filter(|(_, wanted)| **wanted != Wanted::No);
            own.clear();
            let inherits = visits.any(|(session, wanted)| {
                let taken = timeline.taken(*session);
                if let Taken::Stretch(stretch) = taken {
                    own.push(stretch.open_if(*wanted == Wanted::Open));
                }
                taken == Taken::Inherited
            });
            if inherits || in_part.binary_search(&person).is_ok() {
                unbound.push(person);
                continue;
            }
            for (_, run) in overlapping(&own) {
                let first = run.first().map(|stretch| stretch.session);
                runs.push((first, person, stretches.len()..stretches.len() + run.len()));
                stretches.extend_from_slice(run);
            }
        }
        runs.sort_unstable_by_key(|(first, person, _)| (*first, *person));
        let mut crossings = Self {
            runs: Vec::with_capacity(runs.len()),
            calls: Vec::with_capacity(stretches.len()),
            unbound,
        };
        for (_, person, run) in runs {
            crossings.runs.push((person, u32::try_from(crossings.calls.len()).unwrap_or(u32::MAX)));
            let run = stretches.get(run).unwrap_or_default();
            crossings.calls.extend(run.iter().map(|stretch| Call::new(timeline, *stretch)));
        }
        crossings.unbound.shrink_to_fit();
        crossings
    }

    /// Everybody whose sessions overlap, once for each run of sessions that hang together, with the stretches for which they are
    /// wanted there: in order of time. Those who are unbound are left out.
    pub(crate) fn runs<'a>(
        &'a self,
        timeline: &'a Timeline,
    ) -> impl Iterator<Item = (Idx<Person>, impl Iterator<Item = Stretch> + 'a)> {
        let begins = self.runs.iter().map(|(_, first)| *first as usize);
        let ends = begins.clone().skip(1).chain([self.calls.len()]);
        self.runs.iter().zip(begins.zip(ends)).map(move |((person, _), (begin, end))| {
            let calls = self.calls.get(begin..end).unwrap_or_default();
            (*person, calls.iter().filter_map(move |call| call.stretch(timeline)))
        })
    }

    /// The people who are not wanted just when their sessions state it: one lies somewhere in the slot of another, or they state a
    /// part of one as their own.
    pub(crate) fn unbound(&self) -> &[Idx<Person>] {
        &self.unbound
    }
}

impl Call {
    fn new(timeline: &Timeline, stretch: Stretch) -> Self {
        let at = timeline.position(stretch.session).unwrap_or(0);
        Self(if stretch.is_open() { at | OPEN } else { at })
    }

    fn stretch(self, timeline: &Timeline) -> Option<Stretch> {
        let stretch = timeline.all().get((self.0 & !OPEN) as usize)?;
        Some(stretch.open_if(self.0 & OPEN != 0))
    }
}

/// What each session asks of each person, in the order in which [`Relations::of_person`] has them.
fn of_each_person(relations: &Relations, asked: &Asked) -> Vec<Wanted> {
    let numbers = relations.declared.iter().flat_map(|at| relations.participations_of(*at));
    let numbers = numbers.map(Idx::<Participation>::new);
    let known = numbers
        .filter_map(|number| Some((row(&relations.person_of, number).get()?, *row(&asked.wanted, number))));
    relations.of_person.arranged(known, Wanted::No)
}
