//! The attendance that a session requires of each participant.
//!
//! This module contains the only definition. The searches for clashes and free times, the
//! itineraries and the explanations of uncertain clashes all use it.

use crate::arena::{Idx, MaybeIdx, row};
use crate::draft::{Participation, Person};
use crate::value::role::{RequiredAttendance, RoleProperties};
use crate::value::status::{ParticipationStatus, Presence};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Attendance {
    NotRequired,
    /// The person may have to attend the session, or only an unknown part of it.
    Tentative(Doubt),
    Required,
}

/// The reason why an attendance is tentative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Doubt {
    /// The participation is not confirmed.
    Status(ParticipationStatus),
    NoRole,
    /// The person attends only a part of the session, at an unknown time.
    NoTimes,
    /// The session has no slot of its own, so its time is unknown.
    NoSlot,
    /// The participant is a group, whose members can attend different sessions.
    Group,
}

impl Attendance {
    /// Returns the attendance that a session requires of a participant whose role has the given
    /// properties. If the participant contributes only to a part of the session, the attendance
    /// applies only to that part. A break requires nobody.
    pub(crate) fn of(
        one: &Participation,
        properties: RoleProperties,
        is_break: bool,
        has_slot: bool,
    ) -> Self {
        if properties.attendance == RequiredAttendance::None
            || is_break
            || !one.status.is_expected()
            || one.presence == Some(Presence::Recorded)
        {
            Self::NotRequired
        } else if one.status.is_open() {
            Self::Tentative(Doubt::Status(one.status))
        } else if one.role.is_none() {
            Self::Tentative(Doubt::NoRole)
        } else if one.part.is_none() && properties.attendance != RequiredAttendance::Throughout {
            Self::Tentative(Doubt::NoTimes)
        } else if one.part.is_none() && !has_slot {
            Self::Tentative(Doubt::NoSlot)
        } else {
            Self::Required
        }
    }

    /// Returns the attendance that applies if the participant is a group of people.
    pub(crate) fn of_group(self) -> Self {
        if self == Self::Required { Self::Tentative(Doubt::Group) } else { self }
    }
}

/// The required attendance of each participant, in the same order as in `Participants`.
#[derive(Debug, Default)]
pub(crate) struct Attendances {
    pub(crate) each: Vec<Attendance>,
    pub(crate) own_parts: Vec<Idx<Participation>>,
}

impl Attendances {
    /// Returns the people who contribute to only a part of a session, sorted by index.
    pub(crate) fn in_part(&self, people: &[MaybeIdx<Person>]) -> Vec<Idx<Person>> {
        let mut found: Vec<_> = self.own_parts.iter().filter_map(|one| row(people, *one).get()).collect();
        found.sort_unstable();
        found
    }
}
