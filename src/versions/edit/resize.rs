//! Changes of the length of a session.

use super::Refusal;
use super::operation::operation;
use super::relocate::set_slot;
use super::shift::{Absorb, Line, Shifted, shift};
use super::workspace::Workspace;
use crate::programme::properties::Properties;
use crate::value::id::SessionId;
use crate::value::place::Place;
use crate::value::slot::{Slot, TimeRange};
use crate::value::time::{DayTime, Length};

operation! {
    /// An edit that makes a session longer or shorter. The start of the session does not change.
    ///
    /// If [`following`](Self::following) is set, the later sessions of the day in the same rooms
    /// move by the difference, as for a [`Shift`](super::Shift). These are the sessions that start
    /// at the old end of this session or later. If this session concerns everybody, such as a break
    /// without a place, all later sessions of the day move. If another session has no room, the
    /// later sessions without a room move. A session that is not scheduled gets a new planned
    /// length. A part without a slot in a scheduled session cannot be resized. The parts of the
    /// session do not change.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// use programme::versions::edit::Resize;
    ///
    /// let longer = Resize::new("opening", "00:20".parse::<programme::Length>()?);
    /// let edited = programme.edit(&[longer.into()])?;
    /// let slot = edited.programme.session("opening").unwrap().slot().unwrap();
    /// assert_eq!(slot.to_string(), "day 1, 10:00–10:20");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub struct Resize {
        required {
            /// The id of the session.
            session: SessionId,
            /// The new length of the session.
            length: Length,
        }
        optional {
            /// How the difference is absorbed if the sessions that follow move. If the field is
            /// missing, they stay where they are.
            following: Absorb, with_following,
            /// Whether the earlier slots of the sessions that follow are recorded in
            /// `previous_slot`. If the field is missing, they are recorded if the status of the
            /// document is final.
            record: bool, with_record,
        }
    }
}

impl Resize {
    pub(super) fn apply(&self, work: &mut Workspace) -> Result<(), Refusal> {
        let at = work.find(&self.session)?;
        let inherited = work.slot(at);
        let session = work.session_mut(at)?;
        let Some(slot) = session.slot else {
            if inherited.is_some() {
                // A part without a slot has no time that could change.
                return Err(Refusal::NotScheduled { session: self.session.clone(), missing: "slot" });
            }
            session.planned_length = Some(self.length);
            return Ok(());
        };
        let Some(start) = slot.start() else {
            return Err(Refusal::NotScheduled { session: self.session.clone(), missing: "start" });
        };
        let Some(end) = start.plus_seconds(self.length.total_seconds().into()) else {
            return Err(Refusal::OutOfRange { session: self.session.clone() });
        };
        set_slot(session, Slot::from_range(slot.day_number(), TimeRange { start, end }), false);
        let Some(absorb) = self.following else { return Ok(()) };
        let Some(before) = slot.end() else {
            return Err(Refusal::NotScheduled { session: self.session.clone(), missing: "end" });
        };
        let place = work.place(at);
        let concerns_all = Properties::new(&work.draft).of_kind(work.session(at)?).programme_wide;
        let line = match place {
            Some(Place::Rooms(rooms)) => Line::Rooms(rooms),
            Some(Place::Everywhere) => Line::Everything,
            None if concerns_all => Line::Everything,
            _ => Line::NoRoom,
        };
        let seconds = i64::from(end.total_seconds()) - i64::from(before.total_seconds());
        let what = Shifted { day: slot.day_number(), from: before, seconds, line, except: Some(at) };
        shift(work, &what, absorb, self.record)
    }
}

operation! {
    /// An edit that changes the slot of a session so that it starts with its first part and ends
    /// with its last part.
    ///
    /// Only parts that take place and have a start and an end are considered. The day of the
    /// session does not change. A part on the next day makes the session end after midnight.
    ///
    /// ```
    /// use programme::draft::{Day, Session};
    /// use programme::versions::edit::FitToParts;
    /// use programme::{Draft, LanguageTag, Slot};
    ///
    /// let talk = Session::new("talk").with_slot(Slot::between(1, "09:15", "10:00")?);
    /// let programme = Draft::new("demo", "Demo")
    ///     .with_language("en".parse::<LanguageTag>()?)
    ///     .with_day(Day::new(1))
    ///     .with_session(Session::new("block").with_slot(Slot::between(1, "09:00", "12:00")?))
    ///     .with_session(talk.with_part_of("block"))
    ///     .build()?;
    /// let edited = programme.edit(&[FitToParts::new("block").into()])?;
    /// let slot = edited.programme.session("block").unwrap().slot().unwrap();
    /// assert_eq!(slot.to_string(), "day 1, 09:15–10:00");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub struct FitToParts {
        required {
            /// The id of the session.
            session: SessionId,
        }
    }
}

impl FitToParts {
    pub(super) fn apply(&self, work: &mut Workspace) -> Result<(), Refusal> {
        let at = work.find(&self.session)?;
        let axis = work.axis();
        let mut bounds: Option<(i64, i64)> = None;
        let mut first_day = None;
        for part in work.descendants(at) {
            let session = work.session(part)?;
            let Some(slot) = session.slot.filter(|_| session.status.takes_place()) else { continue };
            let (Some(start), Some(end)) = (slot.start(), slot.end()) else { continue };
            let Some(begin) = axis.begin(slot.day_number()) else { continue };
            let moment = |time: DayTime| begin.seconds() + i64::from(time.total_seconds());
            let (start, end) = (moment(start), moment(end));
            if bounds.is_none_or(|(first, _)| start < first) {
                first_day = Some(slot.day_number());
            }
            bounds = Some(bounds.map_or((start, end), |(first, last)| (first.min(start), last.max(end))));
        }
        let (Some((start, end)), Some(first_day)) = (bounds, first_day) else {
            return Err(Refusal::NoTimedParts { session: self.session.clone() });
        };
        let day = work.slot(at).map_or(first_day, |slot| slot.day_number());
        let begin = axis.begin(day).ok_or(Refusal::UnknownDay(day))?.seconds();
        let time = |moment: i64| u32::try_from(moment - begin).ok().and_then(DayTime::from_seconds);
        let (Some(start), Some(end)) = (time(start), time(end)) else {
            return Err(Refusal::OutOfRange { session: self.session.clone() });
        };
        set_slot(work.session_mut(at)?, Slot::from_range(day, TimeRange { start, end }), false);
        Ok(())
    }
}
