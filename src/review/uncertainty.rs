//! The reasons why a clash between two sessions is not certain.

use super::describe::{self, PART_EXAMPLE};
use crate::value::role::RequiredAttendance;
use crate::value::status::{ParticipationStatus, Presence, SessionStatus};
use crate::view::{Participation, Person, Session};

/// A reason why a session may not need a person or a place at its time, such as an unconfirmed
/// status.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Doubt {
    Session(SessionStatus),
    Participation(ParticipationStatus),
    NoRole,
    NoTimes,
    NoSlot,
}

impl Doubt {
    /// Describes the reason for a message. The text `where_to` names the session or the two
    /// sessions that the reason applies to.
    fn reason(self, where_to: &str, sessions: usize) -> String {
        match self {
            Self::Session(status) => {
                let are = describe::agree(sessions, "is", "are");
                format!("{where_to} {are} not confirmed (\"status\": \"{status}\")")
            }
            Self::Participation(status) => {
                format!("the participation in {where_to} is not confirmed (\"status\": \"{status}\")")
            }
            Self::NoRole => format!("no role is entered for this person in {where_to}"),
            Self::NoTimes => {
                format!("the times at which the person is needed in {where_to} are not entered")
            }
            Self::NoSlot => format!("no time is entered for {where_to}"),
        }
    }

    fn help(self, where_to: &str) -> String {
        let settle = match self {
            Self::Session(_) => format!("confirm or drop {where_to}"),
            Self::Participation(_) => {
                format!("ask the person and enter the answer as \"status\" in {where_to}")
            }
            Self::NoRole => {
                format!("enter the \"role\" of the person in {where_to}, which decides who must be present")
            }
            Self::NoTimes => {
                format!("enter these times in {where_to}, for example {PART_EXAMPLE}")
            }
            Self::NoSlot => format!("enter the time (\"slot\") of {where_to}"),
        };
        format!("{settle}, or move one session")
    }
}

/// The reason why a clash of two sessions is not certain, with advice on how to settle the question
/// or resolve the clash.
pub(super) struct Uncertainty {
    pub(super) reason: String,
    pub(super) help: String,
}

impl Uncertainty {
    fn of(doubts: &[(Doubt, Session<'_>)]) -> Option<Self> {
        let (first, session) = doubts.first()?;
        let [one, other] = match doubts {
            [(a, one), (b, other)] if a == b => [Some(*one), Some(*other)],
            _ => [Some(*session), None],
        };
        let sessions: Vec<String> = one.into_iter().chain(other).map(describe::session).collect();
        let where_to = describe::list(&sessions, 2);
        let mut reason = first.reason(&where_to, sessions.len());
        if let Some((second, session)) = doubts.get(1).filter(|_| other.is_none()) {
            reason = format!("{reason}, and {}", second.reason(&describe::session(*session), 1));
        }
        Some(Self { reason, help: first.help(&where_to) })
    }
}

/// Explains why one of two sessions may not take place. Returns `None` if both sessions are
/// confirmed.
pub(super) fn of_sessions(sessions: [Session<'_>; 2]) -> Option<Uncertainty> {
    let doubts: Vec<_> = sessions.into_iter().filter_map(of_session).collect();
    Uncertainty::of(&doubts)
}

/// Explains why a person may not have to attend both of two overlapping sessions.
pub(super) fn of_person(person: Person<'_>, sessions: [Session<'_>; 2]) -> Uncertainty {
    if person.data().group {
        return Uncertainty {
            reason: "this is a group of people (\"group\": true), which can split up".to_owned(),
            help: "move one session, or add a waiver to the review profile if the group splits up".to_owned(),
        };
    }
    let doubt =
        |session| of_session(session).or_else(|| Some((of_participations(person, session)?, session)));
    let doubts: Vec<_> = sessions.into_iter().filter_map(doubt).collect();
    Uncertainty::of(&doubts).unwrap_or_else(|| Uncertainty {
        reason: "it is not certain that the person is needed in both".to_owned(),
        help: format!("move one session, or enter the times of the person, for example {PART_EXAMPLE}"),
    })
}

/// Returns the session, or its nearest ancestor, whose status is not confirmed.
fn of_session(session: Session<'_>) -> Option<(Doubt, Session<'_>)> {
    let open = session.upwards().find(|one| one.status().is_open())?;
    Some((Doubt::Session(open.status()), open))
}

/// Returns the first reason why a person may not be needed for the entire time of a session.
fn of_participations(person: Person<'_>, session: Session<'_>) -> Option<Doubt> {
    let mut own = session.participations().filter(|one| one.person() == Some(person));
    own.find_map(|one| of_participation(one, session))
}

fn of_participation(one: Participation<'_>, session: Session<'_>) -> Option<Doubt> {
    let data = one.data();
    let attendance = one.properties().attendance;
    if attendance == RequiredAttendance::None
        || !one.status().is_expected()
        || data.presence == Some(Presence::Recorded)
    {
        return None;
    }
    if one.status().is_open() {
        Some(Doubt::Participation(one.status()))
    } else if one.role().is_none() {
        Some(Doubt::NoRole)
    } else if data.part.is_none() && attendance != RequiredAttendance::Throughout {
        Some(Doubt::NoTimes)
    } else if data.part.is_none() && session.data().slot.is_none() {
        Some(Doubt::NoSlot)
    } else {
        None
    }
}
