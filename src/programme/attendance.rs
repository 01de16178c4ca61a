//! The attendance that a session requires of each participant.

use crate::arena::{Idx, MaybeIdx, row};
use crate::draft::{Participation, Person};
use crate::value::role::{RequiredAttendance, RoleProperties};
use crate::value::status::Presence;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Attendance {
    NotRequired,
    /// The person may have to attend the session. Either the participation is not confirmed, or the
    /// role or the time of the participant is unknown, or the participant is a group whose members
    /// can attend different sessions.
    Tentative,
    Required,
}

impl Attendance {
    /// Returns the attendance that a session requires of a participant whose role has the given
    /// properties. If the participant contributes only to a part of the session, the attendance
    /// applies only to that part.
    pub(crate) fn of(one: &Participation, properties: RoleProperties) -> Self {
        let stay = properties.attendance;
        if stay == RequiredAttendance::None
            || !one.status.is_expected()
            || one.presence == Some(Presence::Recorded)
        {
            return Self::NotRequired;
        }
        let knows_when = one.part.is_some() || stay == RequiredAttendance::Throughout;
        if knows_when && !one.status.is_open() && one.role.is_some() {
            Self::Required
        } else {
            Self::Tentative
        }
    }

    /// Weakens a required attendance to a tentative one, because the members of a group can attend
    /// different sessions.
    pub(crate) fn of_group(self) -> Self {
        if self == Self::Required { Self::Tentative } else { self }
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
