//! Explanations of uncertain clashes, such as an overlap with an unconfirmed session.

use super::describe::{self, PART_EXAMPLE};
use crate::value::role::RequiredAttendance;
use crate::value::status::{ParticipationStatus, Presence, SessionStatus};
use crate::view::{Participation, Person, Session};

/// A reason why an overlap may not be a real clash, such as an unconfirmed session.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Doubt {
    Session(SessionStatus),
    Participation(ParticipationStatus),
    NoRole,
    NoTimes,
    NoSlot,
}

impl Doubt {
    fn reason(self, where_to: &str, sessions: usize) -> String {
        match self {
            Self::Session(status) => {
                let are = describe::agree(sessions, "is", "are");
                format!("{where_to} {are} not confirmed (\"status\": \"{status}\")")
            }
            Self::Participation(status) => {
                format!("the participation in {where_to} is not confirmed (\"status\": \"{status}\")")
            }
            Self::NoRole => format!("the role of this person is missing in {where_to}"),
            Self::NoTimes => {
                format!("the times at which the person is needed in {where_to} are missing")
            }
            Self::NoSlot => format!("the time of {where_to} is missing"),
        }
    }

    fn help(self, where_to: &str) -> String {
        let settle = match self {
            Self::Session(_) => format!("confirm or drop {where_to}"),
            Self::Participation(_) => {
                format!("ask the person and enter the answer as \"status\" in {where_to}")
            }
            Self::NoRole => {
                format!(
                    "enter the \"role\" of the person in {where_to}, which shows whether the person must be \
                     there"
                )
            }
            Self::NoTimes => {
                format!("enter these times in {where_to}, for example {PART_EXAMPLE}")
            }
            Self::NoSlot => format!("enter the time (\"slot\") of {where_to}"),
        };
        format!("{settle}, or move one session")
    }
}

pub(super) struct Uncertainty {
    pub(super) reason: String,
    pub(super) help: String,
}

impl Uncertainty {
    fn of(doubts: &[(Doubt, Session<'_>)]) -> Option<Self> {
        let (first, session) = doubts.first()?;
        let name = describe::session(*session);
        let (reason, help) = match doubts.get(1) {
            Some((second, other)) if second == first && other != session => {
                (first.reason("both sessions", 2), first.help("both sessions"))
            }
            Some((second, other)) if second != first => {
                let other = second.reason(&describe::session(*other), 1);
                (format!("{}, and {other}", first.reason(&name, 1)), first.help(&name))
            }
            _ => (first.reason(&name, 1), first.help(&name)),
        };
        Some(Self { reason, help })
    }
}

pub(super) fn of_sessions(sessions: [Session<'_>; 2]) -> Option<Uncertainty> {
    let doubts: Vec<_> = sessions.into_iter().filter_map(of_session).collect();
    Uncertainty::of(&doubts)
}

pub(super) fn of_person(person: Person<'_>, sessions: [Session<'_>; 2]) -> Uncertainty {
    if person.data().group {
        return Uncertainty {
            reason: "this is a group of people (\"group\": true), which can split up".to_owned(),
            help: "move one session; if the group splits up, accept this with a waiver in the review profile"
                .to_owned(),
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

fn of_session(session: Session<'_>) -> Option<(Doubt, Session<'_>)> {
    let open = session.upwards().find(|one| one.status().is_open())?;
    Some((Doubt::Session(open.status()), open))
}

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
