//! Queries for the sessions that take place at a given time.

use std::ops::Range;

use super::occupancy::{of_person, of_room};
use crate::list::ToList;
use crate::programme::Programme;
use crate::value::moment::Moment;
use crate::value::slot::{DayPart, Slot, SlotTime};
use crate::value::time::DayTime;
use crate::view::place::over_tied;
use crate::view::{Day, Person, Room, Session};

/// The current and the next session in a room, as returned by [`Programme::now_and_next`]. A
/// display at the door of the room can show this information.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct NowAndNext<'p> {
    /// The room in which the current and the next session take place.
    pub room: Room<'p>,
    /// The session that is in progress in the room, or `None` if the room is not in use. If several
    /// sessions are in progress, this is the session that started last.
    pub now: Option<Session<'p>>,
    /// The next session that starts in the room, on the same day or a later day. `None` if no more
    /// sessions start in the room.
    pub next: Option<Session<'p>>,
}

/// ## Sessions by time
///
/// These methods find sessions by time. They ignore sessions that are postponed, cancelled or
/// dropped. Except for [`perhaps_on_at`](Self::perhaps_on_at), they also ignore sessions of unknown
/// or zero length.
impl Programme {
    /// Returns the sessions that are in progress at the given moment, in chronological order. A
    /// session is in progress if it has started but not ended. If a part has no time slot, only its
    /// parent session is returned.
    ///
    /// The returned iterator does not allocate memory.
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

    /// Returns the number of sessions that are in progress at the given moment. Calling this method
    /// is faster than counting the sessions that [`on_at`](Self::on_at) returns.
    pub fn count_on_at(&self, moment: Moment) -> usize {
        self.inner().timeline.count(moment.seconds(), moment.seconds().saturating_add(1))
    }

    /// Returns the sessions that overlap the given interval, in chronological order. An empty
    /// interval overlaps no sessions.
    pub fn overlapping(&self, interval: Range<Moment>) -> impl Iterator<Item = Session<'_>> + Clone {
        let (after, before) = bounds(&interval);
        self.hits(after, before)
    }

    /// Returns the number of sessions that overlap the given interval. Calling this method is
    /// faster than counting the sessions that [`overlapping`](Self::overlapping) returns.
    pub fn count_overlapping(&self, interval: Range<Moment>) -> usize {
        let (after, before) = bounds(&interval);
        if after < before { self.inner().timeline.count(after, before) } else { 0 }
    }

    fn hits(&self, after: i64, before: i64) -> impl Iterator<Item = Session<'_>> + Clone {
        self.inner().timeline.between(after, before).map(move |hit| Session::new(self, hit.session))
    }

    /// Returns the sessions that may be in progress at the given moment, but whose exact times are
    /// unknown:
    /// - Sessions that have started and have no end time, until the end of their day.
    /// - Sessions that specify only a day or a part of the day, such as the morning.
    /// - Parts without a time slot, while their parent session is in progress.
    ///
    /// For sessions without an end time, a day ends at the end of its [window](Day::window), or at
    /// midnight if the day has no window. The hours of an entire day, of the morning and of other
    /// parts of the day are defined by [`DayPart::hours`].
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// let moment = programme.moment(1, "10:30".parse()?).unwrap();
    /// let perhaps: Vec<_> = programme.perhaps_on_at(moment).collect();
    /// assert_eq!(perhaps.len(), 1);
    /// assert_eq!(perhaps[0].id(), "opening-welcome");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn perhaps_on_at(&self, moment: Moment) -> impl Iterator<Item = Session<'_>> {
        self.days().flat_map(|day| day.sessions()).filter(move |session| {
            session.takes_place() && session.slot().is_some_and(|slot| perhaps(*session, slot, moment))
        })
    }

    /// Returns the next moment after `moment` at which a session starts or ends. Returns `None` if
    /// no session starts or ends later. Sessions of unknown or zero length are ignored, and so are
    /// cancelled sessions and other sessions that do not take place.
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

    /// Returns the sessions that start next after the given moment, on the same day or a later day.
    /// All of them share the earliest start that is later than `moment`. The iterator is empty if
    /// no session starts later.
    ///
    /// The returned iterator does not allocate memory.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// let moment = programme.moment(1, "12:00".parse()?).unwrap();
    /// let next = programme.next_after(moment).next().unwrap();
    /// assert_eq!(next.id(), "break-1");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn next_after(&self, moment: Moment) -> impl Iterator<Item = Session<'_>> + Clone {
        let next = self.inner().timeline.next_after(moment.seconds());
        next.iter().map(move |interval| Session::new(self, interval.session))
    }

    /// Converts a moment to a day of the programme and a time on that day. A day is preferred if
    /// its [window](Day::window) contains the moment, even after midnight. If several windows
    /// contain the moment, the last of these days is used. If no window contains the moment, the
    /// last day that has already begun is used.
    ///
    /// Returns `None` if the moment is before the first day. Also returns `None` if the moment is
    /// more than 240 hours after the beginning of the day that was found, because a [`DayTime`]
    /// cannot be later than 240:00.
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
        // A window that ends after midnight takes precedence over the next day.
        let within = begun().filter(|day| {
            day.window()
                .is_some_and(|window| day.moment(window.start) <= moment && moment < day.moment(window.end))
        });
        let day = within.max_by_key(Day::begin).or_else(|| begun().max_by_key(Day::begin))?;
        let seconds = u32::try_from(moment - day.begin()).ok()?;
        Some((day, DayTime::from_seconds(seconds)?))
    }

    /// Returns the current and the next session in each room, in declaration order of the rooms.
    /// Rooms that share space are considered together. For example, a session in a hall also
    /// occupies both halves of the hall, and a session in one half also occupies the hall.
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
        let own = move |room| now_and_next(room, moment);
        let combined = (!self.inner().relations.made_of.is_empty()).then(|| {
            over_tied(self, own, |one, other| {
                one.now = one.now.into_iter().chain(other.now).max_by_key(|session| session.idx());
                one.next = one.next.into_iter().chain(other.next).min_by_key(|session| session.idx());
            })
        });
        let alone = combined.is_none().then(|| self.rooms().map(own));
        combined.into_iter().flatten().chain(alone.into_iter().flatten())
    }
}

fn now_and_next(room: Room<'_>, moment: Moment) -> NowAndNext<'_> {
    NowAndNext { room, now: room.on_at(moment).last(), next: room.next_after(moment) }
}

/// Returns the bounds of a search for overlapping sessions. Such a session ends after the first
/// bound and starts before the second bound. For an empty interval, the bounds match no session.
fn bounds(interval: &Range<Moment>) -> (i64, i64) {
    let (start, end) = (interval.start.seconds(), interval.end.seconds());
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

/// ## Sessions by time
impl<'p> Room<'p> {
    /// Returns the sessions that are in progress in the room at the given moment, in chronological
    /// order.
    pub fn on_at(&self, moment: Moment) -> impl Iterator<Item = Session<'p>> + Clone + use<'p> {
        self.overlapping(moment..moment.plus_seconds(1))
    }

    /// Returns the sessions in the room that overlap the given interval, in chronological order.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// let start = programme.moment(1, "13:00".parse()?).unwrap();
    /// let end = programme.moment(1, "15:00".parse()?).unwrap();
    /// assert_eq!(programme.room("xviii").unwrap().overlapping(start..end).count(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[inline]
    pub fn overlapping(
        &self,
        interval: Range<Moment>,
    ) -> impl Iterator<Item = Session<'p>> + Clone + use<'p> {
        let programme = self.programme();
        let (after, before) = bounds(&interval);
        let hits = programme.inner().timeline.room_between(self.idx(), after, before);
        hits.map(move |hit| Session::new(programme, hit.session))
    }

    /// Returns the next session that starts in the room after the given moment, on the same day or
    /// a later day. Returns `None` if no more sessions start in the room.
    pub fn next_after(&self, moment: Moment) -> Option<Session<'p>> {
        let intervals = self.programme().inner().timeline.room(self.idx());
        let next = intervals.partition_point(|interval| interval.start <= moment.seconds());
        Some(Session::new(self.programme(), intervals.get(next)?.session))
    }

    /// Returns the intervals on the given day in which no session occupies the room. Breaks,
    /// exhibitions and sessions that are held only online occupy no room. The time before the first
    /// session in the room and after its last session is not included.
    pub fn gaps(&self, day: impl Into<i32>) -> Vec<Range<Moment>> {
        let sessions = self.programme().sessions().on_day(day).in_room(self.id());
        let claims = sessions.iter().filter_map(of_room);
        gaps(claims.map(|claim| (claim.start, claim.end)).to_list())
    }
}

/// ## Sessions by time
impl<'p> Person<'p> {
    /// Returns the sessions in which the person takes part and that are in progress at the given
    /// moment. The result is in chronological order, and includes sessions that the person does not
    /// have to attend in full.
    pub fn on_at(&self, moment: Moment) -> impl Iterator<Item = Session<'p>> + use<'p> {
        self.sessions().filter(move |session| {
            session.takes_place() && session.start() <= Some(moment) && session.end() > Some(moment)
        })
    }

    /// Returns the person's next session that starts after the given moment. Returns `None` if
    /// there is no such session.
    pub fn next_after(&self, moment: Moment) -> Option<Session<'p>> {
        self.sessions().find(|session| session.takes_place() && session.start() > Some(moment))
    }

    /// Returns the intervals on the given day in which the person does not have to attend a
    /// session. The time before the person's first session and after the last session is not
    /// included.
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
        let claims =
            of_person(*self).filter(|claim| claim.session.day().is_some_and(|other| other.number() == day));
        gaps(claims.map(|claim| (claim.start, claim.end)).to_list())
    }
}

fn gaps(mut intervals: Vec<(i64, i64)>) -> Vec<Range<Moment>> {
    intervals.sort_unstable();
    let mut result = Vec::new();
    let mut until: Option<i64> = None;
    for (start, end) in intervals {
        if let Some(until) = until.filter(|until| *until < start) {
            result.push(Moment::from_seconds(until)..Moment::from_seconds(start));
        }
        until = until.max(Some(end));
    }
    result
}
