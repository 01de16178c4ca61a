//! What is on when.

use std::ops::Range;

use super::occupancy::{of_person, of_room};
use crate::programme::Programme;
use crate::value::moment::Moment;
use crate::value::slot::{DayPart, Slot, SlotTime};
use crate::value::time::DayTime;
use crate::view::{Day, Person, Room, Session};

/// What is on in a room, and what comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct NowAndNext<'p> {
    /// The room.
    pub room: Room<'p>,
    /// What is on; of several things the one that started last.
    pub now: Option<Session<'p>>,
    /// What starts next, on whatever day.
    pub next: Option<Session<'p>>,
}

/// ## What is on when
///
/// These walk the programme's own index and allocate nothing. What takes no stretch of time (a moment, an open end, a
/// day or a part of it alone) is not on; [`perhaps_on_at`](Self::perhaps_on_at) has it. What is postponed, cancelled or dropped is
/// not on either.
impl Programme {
    /// What is on at a moment: has started, and has not ended. In order of time. A part without a slot of its own comes
    /// with the session that contains it.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// let moment = programme.moment(1, "13:45".parse()?).unwrap();
    /// let on: Vec<_> = programme.on_at(moment).map(|session| session.id().as_str()).collect();
    /// assert_eq!(on, ["break-1", "side-event-idiaspora"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[inline]
    pub fn on_at(&self, moment: Moment) -> impl Iterator<Item = Session<'_>> + Clone {
        self.hits(moment.seconds(), moment.seconds().saturating_add(1))
    }

    /// How many are on at a moment, without walking them.
    pub fn count_on_at(&self, moment: Moment) -> usize {
        self.inner().timeline.count(moment.seconds(), moment.seconds().saturating_add(1))
    }

    /// What takes place for some time of a stretch, in order of time.
    pub fn overlapping(&self, stretch: Range<Moment>) -> impl Iterator<Item = Session<'_>> + Clone {
        let (after, before) = bounds(&stretch);
        self.hits(after, before)
    }

    /// How many take place for some time of a stretch, without walking them.
    pub fn count_overlapping(&self, stretch: Range<Moment>) -> usize {
        let (after, before) = bounds(&stretch);
        if after < before { self.inner().timeline.count(after, before) } else { 0 }
    }

    fn hits(&self, after: i64, before: i64) -> impl Iterator<Item = Session<'_>> + Clone {
        self.inner().timeline.between(after, before).map(move |hit| Session::new(self, hit.session))
    }

    /// What may be on at a moment, of which the programme does not say enough: what has started and states no end, until its day
    /// ends; what states its day alone, or a part of the day; a part without a slot of its own, while the session that
    /// contains it is on.
    ///
    /// A day ends with its window, else at midnight. For the parts of a day see [`DayPart::hours`].
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// let moment = programme.moment(1, "10:30".parse()?).unwrap();
    /// let perhaps: Vec<_> = programme.perhaps_on_at(moment).map(|session| session.id().as_str()).collect();
    /// assert_eq!(perhaps, ["opening-welcome"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn perhaps_on_at(&self, moment: Moment) -> impl Iterator<Item = Session<'_>> {
        self.days().flat_map(|day| day.sessions()).filter(move |session| {
            session.takes_place() && session.slot().is_some_and(|slot| perhaps(*session, slot, moment))
        })
    }

    /// When anything that takes place starts or ends next, after a moment. What takes no stretch of time changes nothing.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// let now = programme.moment(1, "14:00".parse()?).unwrap();
    /// assert_eq!(programme.next_change(now), programme.moment(1, "14:35".parse()?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn next_change(&self, moment: Moment) -> Option<Moment> {
        self.inner().timeline.next_change(moment.seconds()).map(Moment::from_seconds)
    }

    /// The day and time of day of a moment: of the last day in whose stated window it lies, else of the last day that has
    /// begun by then. None before the first day, and beyond 240:00 of the last.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// let closing = programme.session("closing").unwrap().start().unwrap();
    /// let (day, time) = programme.day_and_time(closing).unwrap();
    /// assert_eq!((day.number(), time.to_string().as_str()), (2, "17:30"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn day_and_time(&self, moment: Moment) -> Option<(Day<'_>, DayTime)> {
        let begun = || self.days().filter(|day| day.begin() <= moment);
        // A window that runs past midnight holds what would otherwise be on the next day.
        let within = begun().filter(|day| {
            day.window()
                .is_some_and(|window| day.moment(window.start) <= moment && moment < day.moment(window.end))
        });
        let day = within.max_by_key(Day::begin).or_else(|| begun().max_by_key(Day::begin))?;
        let seconds = u32::try_from(moment - day.begin()).ok()?;
        Some((day, DayTime::from_seconds(seconds)?))
    }

    /// What is on in each room and what comes next, in declared order of the rooms: at the door of a hall also what is in one of
    /// its parts, and at the door of a part what takes the hall.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// let moment = programme.moment(1, "13:00".parse()?).unwrap();
    /// let door = programme.now_and_next(moment).find(|door| door.room.id() == "xviii").unwrap();
    /// assert_eq!((door.now, door.next), (None, programme.session("side-event-idiaspora")));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn now_and_next(&self, moment: Moment) -> impl Iterator<Item = NowAndNext<'_>> {
        self.rooms().map(move |room| {
            let (mut now, mut next) = (room.on_at(moment).last(), room.next_after(moment));
            if room.made_of().len() + room.part_of().len() > 0 {
                let tied = room.tied();
                now = tied.iter().filter_map(|room| room.on_at(moment).last()).max_by_key(|one| one.idx());
                next = tied.iter().filter_map(|room| room.next_after(moment)).min_by_key(|one| one.idx());
            }
            NowAndNext { room, now, next }
        })
    }
}

/// Strictly after the one, strictly before the other. A stretch without length overlaps nothing.
fn bounds(stretch: &Range<Moment>) -> (i64, i64) {
    let (start, end) = (stretch.start.seconds(), stretch.end.seconds());
    if start < end { (start, end) } else { (i64::MAX, i64::MIN) }
}

fn perhaps(session: Session<'_>, slot: Slot, moment: Moment) -> bool {
    let Some(day) = session.day() else { return false };
    let hours = |part: DayPart| {
        part.hours().contains(&u32::try_from((moment - day.begin()).div_euclid(3600)).unwrap_or(u32::MAX))
    };
    match slot.time() {
        SlotTime::Day => hours(DayPart::AllDay),
        SlotTime::Part(part) => hours(part),
        SlotTime::From(start) => {
            let midnight = day.begin().plus_seconds(24 * 3600);
            let end = day.window().map_or(midnight, |window| day.moment(window.end));
            day.moment(start) <= moment && moment < end
        }
        SlotTime::Between(span) => {
            let own = session.data().slot.is_some();
            !own && day.moment(span.start) <= moment && moment < day.moment(span.end)
        }
    }
}

/// ## What is on when
impl<'p> Room<'p> {
    /// What is on in the room at a moment, in order of time.
    pub fn on_at(&self, moment: Moment) -> impl Iterator<Item = Session<'p>> + Clone + use<'p> {
        self.overlapping(moment..moment.plus_seconds(1))
    }

    /// What takes place in the room for some time of a stretch, in order of time.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// let lunch = programme.moment(1, "13:00".parse()?).unwrap()..programme.moment(1, "15:00".parse()?).unwrap();
    /// assert_eq!(programme.room("xviii").unwrap().overlapping(lunch).count(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[inline]
    pub fn overlapping(&self, stretch: Range<Moment>) -> impl Iterator<Item = Session<'p>> + Clone + use<'p> {
        let programme = self.programme();
        let (after, before) = bounds(&stretch);
        let hits = programme.inner().timeline.room_between(self.idx(), after, before);
        hits.map(move |hit| Session::new(programme, hit.session))
    }

    /// What starts next in the room, after a moment, on whatever day.
    pub fn next_after(&self, moment: Moment) -> Option<Session<'p>> {
        let stretches = self.programme().inner().timeline.room(self.idx());
        let next = stretches.partition_point(|stretch| stretch.start <= moment.seconds());
        Some(Session::new(self.programme(), stretches.get(next)?.session))
    }

    /// The times on a day, from the start of its first session to the end of its last, in which nothing is held in the room.
    pub fn gaps(&self, day: impl Into<i32>) -> Vec<Range<Moment>> {
        let sessions = self.programme().sessions().on_day(day).in_room(self.id());
        let claims = sessions.iter().filter_map(of_room);
        gaps(claims.map(|claim| (claim.start, claim.end)).collect())
    }
}

/// ## What is on when
impl<'p> Person<'p> {
    /// In what they take part at a moment, in order of time, whether or not they must be there throughout.
    pub fn on_at(&self, moment: Moment) -> impl Iterator<Item = Session<'p>> + use<'p> {
        self.sessions().filter(move |session| {
            session.takes_place() && session.start() <= Some(moment) && session.end() > Some(moment)
        })
    }

    /// In what they take part next, after a moment.
    pub fn next_after(&self, moment: Moment) -> Option<Session<'p>> {
        self.sessions().find(|session| session.takes_place() && session.start() > Some(moment))
    }

    /// The times on a day, from the first at which they are wanted to the last, in which they are not.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// let vitorino = programme.person("antonio-vitorino").unwrap();
    /// let gaps = vitorino.gaps(1);
    /// assert_eq!(gaps[0].end - gaps[0].start, 30 * 60); // 11:00 to 11:30
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn gaps(&self, day: impl Into<i32>) -> Vec<Range<Moment>> {
        let day = day.into();
        let here =
            of_person(*self).filter(|claim| claim.session.day().is_some_and(|found| found.number() == day));
        gaps(here.map(|claim| (claim.start, claim.end)).collect())
    }
}

/// What lies between stretches in any order.
fn gaps(mut stretches: Vec<(i64, i64)>) -> Vec<Range<Moment>> {
    stretches.sort_unstable();
    let mut found = Vec::new();
    let mut until: Option<i64> = None;
    for (start, end) in stretches {
        if let Some(until) = until.filter(|until| *until < start) {
            found.push(Moment::from_seconds(until)..Moment::from_seconds(start));
        }
        until = until.max(Some(end));
    }
    found
}
