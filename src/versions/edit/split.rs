//! Edits that split one session into two, and that join two sessions into one.

use std::collections::{HashMap, HashSet};

use super::Refusal;
use super::operation::operation;
use super::relocate::set_slot;
use super::swap::pair;
use super::union::union;
use super::workspace::Workspace;
use crate::draft::{Participation, Session};
use crate::value::id::{EntityKind, SessionId};
use crate::value::moment::Moment;
use crate::value::slot::{Slot, TimeRange};
use crate::value::string_map::ExternalIds;
use crate::value::text::Text;
use crate::value::time::DayTime;

operation! {
    /// An edit that splits a session into two at a given time, for example for a break in between.
    ///
    /// The session keeps its id and ends at this time. The new session starts at this time,
    /// continues the first one, and is printed directly after it. It has the same values, except
    /// for those that identify the first session or belong only to it: its number, external ids,
    /// recording, feedback address, previous slot and the session that it replaces. Relations such
    /// as "must not overlap" apply to both. A session that continued the first one continues the
    /// new one instead.
    ///
    /// Parts belong to the half in which they take place. A session cannot be split if one of its
    /// parts has no slot, or is under way at the given time. Participants belong to the half in
    /// which they contribute. If their time is not specified, they take part in both.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// use programme::versions::edit::Split;
    ///
    /// let split = Split::new("session-2", "15:45".parse::<programme::DayTime>()?, "session-2-b");
    /// let edited = programme.edit(&[split.into()])?;
    /// let second = edited.programme.session("session-2-b").unwrap();
    /// assert_eq!(second.slot().unwrap().to_string(), "day 1, 15:45–16:30");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub struct Split {
        required {
            /// The id of the session.
            session: SessionId,
            /// The time at which the new session starts, on the day of the session.
            at: DayTime,
            /// The id of the new session.
            new: SessionId,
        }
        optional {
            /// The title of the new session. If the field is missing, the new session has the title
            /// of the first one.
            title: Text, with_title,
        }
    }
}

impl Split {
    pub(super) fn apply(&self, work: &mut Workspace) -> Result<(), Refusal> {
        let at = work.find(&self.session)?;
        if work.find(&self.new).is_ok() {
            return Err(Refusal::Taken { noun: EntityKind::Session, id: self.new.as_str().to_owned() });
        }
        let session = work.session(at)?;
        let missing = |missing| Refusal::NotScheduled { session: self.session.clone(), missing };
        let slot = session.slot.ok_or_else(|| missing("slot"))?;
        let start = slot.start().ok_or_else(|| missing("start"))?;
        let end = slot.end().ok_or_else(|| missing("end"))?;
        if self.at <= start || end <= self.at {
            return Err(Refusal::OutsideSession { session: self.session.clone(), at: self.at });
        }
        let moved = self.parts_of_second(work, at, slot)?;
        let session = work.session_mut(at)?;
        let mut second = session.clone();
        second.id = self.new.clone();
        second.continues = Some(self.session.clone());
        (second.number, second.replaces, second.recording, second.feedback) = (None, None, None, None);
        second.previous_slot = None;
        second.external_ids = ExternalIds::default();
        if let Some(title) = &self.title {
            second.title = Some(title.clone());
        }
        let day = slot.day_number();
        second.slot = Some(Slot::from_range(day, TimeRange { start: self.at, end }));
        set_slot(session, Slot::from_range(day, TimeRange { start, end: self.at }), false);
        let people = std::mem::take(&mut second.participations);
        second.participations = divide(&mut session.participations, people, self.at);
        for part in moved {
            work.session_mut(part)?.part_of = Some(self.new.clone());
        }
        for other in &mut work.draft.sessions {
            if other.continues.as_ref() == Some(&self.session) {
                other.continues = Some(self.new.clone());
            }
            for list in [&mut other.joint_with, &mut other.may_overlap, &mut other.must_not_overlap] {
                if list.contains(&self.session) {
                    list.push(self.new.clone());
                }
            }
        }
        work.draft.sessions.insert(at + 1, second);
        work.restructured();
        Ok(())
    }

    /// Returns the parts that belong to the second half.
    fn parts_of_second(&self, work: &mut Workspace, at: usize, slot: Slot) -> Result<Vec<usize>, Refusal> {
        let axis = work.axis();
        let begin = |day: i32| axis.begin(day).map(Moment::seconds).ok_or(Refusal::UnknownDay(day));
        let boundary = begin(slot.day_number())? + i64::from(self.at.total_seconds());
        let mut second = Vec::new();
        for part in work.parts(at).to_vec() {
            let session = work.session(part)?;
            let Some(own) = session.slot else {
                return Err(Refusal::PartWithoutSlot {
                    session: self.session.clone(),
                    part: session.id.clone(),
                });
            };
            let missing = Refusal::NotScheduled { session: session.id.clone(), missing: "start" };
            let moment = |time: DayTime| Ok(begin(own.day_number())? + i64::from(time.total_seconds()));
            let start = moment(own.start().ok_or(missing)?)?;
            let end = own.end().map_or(Ok(start), moment)?;
            if start >= boundary {
                second.push(part);
            } else if end > boundary {
                return Err(Refusal::Straddles { session: session.id.clone() });
            }
        }
        Ok(second)
    }
}

/// Divides the participations of a session by the time at which they contribute. `first` keeps the
/// participations of the first half. Those of the second half are returned.
fn divide(first: &mut Vec<Participation>, all: Vec<Participation>, at: DayTime) -> Vec<Participation> {
    let is_first = |one: &Participation| one.part.is_none_or(|part| part.start < at);
    let is_second = |one: &Participation| one.part.is_none_or(|part| part.end > at || part.start >= at);
    let mut second: Vec<Participation> = all.into_iter().filter(is_second).collect();
    for one in &mut second {
        // The ids of participations are unique, so only one half can keep an id.
        if is_first(one) {
            (one.id, one.replaced_by) = (None, None);
            one.external_ids = ExternalIds::default();
        }
        if let Some(part) = &mut one.part {
            part.start = part.start.max(at);
        }
    }
    first.retain(is_first);
    for one in first.iter_mut() {
        if let Some(part) = &mut one.part {
            part.end = part.end.min(at);
        }
    }
    for list in [&mut *first, &mut second] {
        let ids: HashSet<_> = list.iter().filter_map(|one| one.id.clone()).collect();
        for one in list.iter_mut() {
            one.replaced_by = one.replaced_by.take().filter(|id| ids.contains(id));
        }
    }
    second
}

operation! {
    /// An edit that joins two consecutive sessions into one.
    ///
    /// The second session must start when the first one ends, on the same day, in the same place
    /// and within the same parent session. The first session keeps its id and ends when the second
    /// one ends. Values that it does not specify are taken from the second one, and lists are
    /// united. If both specify a value, that of the first one is kept. The parts of the second
    /// session, and all references to it, are transferred to the first one.
    ///
    /// A participant of only one of the sessions contributes only during the time of this session.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// use programme::versions::edit::{JoinSessions, Split};
    ///
    /// let split = Split::new("session-2", "15:45".parse::<programme::DayTime>()?, "b");
    /// let edited = programme.edit(&[split.into(), JoinSessions::new("session-2", "b").into()])?;
    /// assert_eq!(edited.programme.to_draft(), programme.to_draft());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub struct JoinSessions {
        required {
            /// The id of the session that comes first.
            first: SessionId,
            /// The id of the session that comes second.
            second: SessionId,
        }
    }
}

impl JoinSessions {
    pub(super) fn apply(&self, work: &mut Workspace) -> Result<(), Refusal> {
        let (a, b) = pair(work, &self.first, &self.second)?;
        let apart = |what| Refusal::Apart { first: self.first.clone(), second: self.second.clone(), what };
        if work.place(a) != work.place(b) {
            return Err(apart("the place"));
        }
        let (first, second) = (work.session(a)?, work.session(b)?);
        if first.part_of != second.part_of {
            return Err(apart("the parent session"));
        }
        let bounds = |session: &Session| -> Result<(i32, TimeRange), Refusal> {
            let missing = |missing| Refusal::NotScheduled { session: session.id.clone(), missing };
            let slot = session.slot.ok_or_else(|| missing("slot"))?;
            let start = slot.start().ok_or_else(|| missing("start"))?;
            let end = slot.end().ok_or_else(|| missing("end"))?;
            Ok((slot.day_number(), TimeRange { start, end }))
        };
        let ((day, early), (other_day, late)) = (bounds(first)?, bounds(second)?);
        if day != other_day {
            return Err(apart("the day"));
        }
        if early.end != late.start {
            return Err(apart("the end of the first and the start of the second"));
        }
        let second = work.draft.sessions.remove(b);
        work.restructured();
        let at = work.find(&self.first)?;
        let first = work.session_mut(at)?;
        unite(first, second, early, late);
        set_slot(first, Slot::from_range(day, TimeRange { start: early.start, end: late.end }), false);
        self.redirect(work);
        Ok(())
    }

    /// Changes all references to the second session into references to the first one. References
    /// from the first session to itself are removed.
    fn redirect(&self, work: &mut Workspace) {
        for session in &mut work.draft.sessions {
            let is_first = session.id == self.first;
            let Session { part_of, repeats, continues, relays, replaces, .. } = session;
            for reference in [part_of, repeats, continues, relays, replaces] {
                if reference.as_ref() == Some(&self.second) {
                    *reference = Some(self.first.clone());
                }
                if is_first && reference.as_ref() == Some(&self.first) {
                    *reference = None;
                }
            }
            for list in [&mut session.joint_with, &mut session.may_overlap, &mut session.must_not_overlap] {
                if let Some(at) = list.iter().position(|id| *id == self.second) {
                    if is_first || list.contains(&self.first) {
                        list.remove(at);
                    } else if let Some(id) = list.get_mut(at) {
                        *id = self.first.clone();
                    }
                }
                if is_first {
                    list.retain(|id| *id != self.first);
                }
            }
        }
    }
}

/// Adds the values of the second session to the first one.
fn unite(first: &mut Session, second: Session, early: TimeRange, late: TimeRange) {
    macro_rules! fill {
        ($($field:ident),+) => {
            $(if first.$field.is_none() {
                first.$field = second.$field;
            })+
        };
    }
    macro_rules! extend {
        ($($field:ident),+) => {
            $(union(&mut first.$field, second.$field);)+
        };
    }
    first.participations =
        unite_people(std::mem::take(&mut first.participations), early, second.participations, late);
    fill!(
        kind,
        kind_label,
        number,
        title,
        subtitle,
        questions_introduction,
        access,
        access_note,
        mode,
        previous_mode,
        attendance_limit,
        expected_attendance,
        level,
        age_range,
        content_note,
        fee,
        requirements,
        repeats,
        continues,
        relays,
        replaces,
        image,
        recording,
        feedback
    );
    extend!(
        relayed_to,
        description,
        questions,
        tracks,
        tags,
        documents,
        agenda_items,
        spoken,
        interpreted,
        captioned,
        awards,
        joint_with,
        may_overlap,
        must_not_overlap,
        links,
        attachments
    );
    first.plenary |= second.plenary;
    for (key, value) in second.external_ids.iter() {
        if first.external_ids.get(key).is_none() {
            // The key is valid and new, so it can be inserted.
            let _ = first.external_ids.insert(key, value);
        }
    }
    for (key, value) in second.extensions.iter() {
        if first.extensions.get(key).is_none() {
            let _ = first.extensions.insert(key, value);
        }
    }
}

/// Unites the participations of two consecutive sessions. A participation in the second session
/// continues an equal one in the first session, if their times are adjacent or not specified. Ids
/// are ignored, because only one half of a split session keeps the id of a participation.
fn unite_people(
    first: Vec<Participation>,
    early: TimeRange,
    second: Vec<Participation>,
    late: TimeRange,
) -> Vec<Participation> {
    let touches = |one: &Participation| one.part.is_none_or(|part| part.start == late.start);
    // The participations of the second session, some of which continue one of the first session.
    let mut rest: Vec<Option<Participation>> = second.into_iter().map(Some).collect();
    let mut known: HashMap<String, Vec<usize>> = HashMap::new();
    // The list is visited from the end, so that `pop` returns the first participation.
    for (at, one) in rest.iter().enumerate().rev() {
        if let Some(one) = one.as_ref().filter(|one| touches(one)) {
            known.entry(key(one)).or_default().push(at);
        }
    }
    let mut united = Vec::with_capacity(first.len() + rest.len());
    for mut one in first {
        let reaches = one.part.is_none_or(|part| part.end == early.end);
        let same = known.get_mut(&key(&one)).filter(|_| reaches).and_then(Vec::pop);
        match same.and_then(|at| rest.get_mut(at)?.take()) {
            Some(other) => {
                one.part = one
                    .part
                    .zip(other.part)
                    .map(|(one, other)| TimeRange { start: one.start, end: other.end });
                one.id = one.id.or(other.id);
                one.replaced_by = one.replaced_by.or(other.replaced_by);
                one.external_ids =
                    if one.external_ids.is_empty() { other.external_ids } else { one.external_ids };
            }
            None => one.part = one.part.or(Some(early)),
        }
        united.push(one);
    }
    for mut one in rest.into_iter().flatten() {
        one.part = one.part.or(Some(late));
        united.push(one);
    }
    united
}

/// Returns a text that is equal for participations that differ only in their ids, their external
/// ids and their times. The texts of participations with and without a time differ.
fn key(one: &Participation) -> String {
    let mut one = one.clone();
    let timed = one.part.take().is_some();
    (one.id, one.replaced_by) = (None, None);
    one.external_ids = ExternalIds::default();
    format!("{timed}{one:?}")
}
