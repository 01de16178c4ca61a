//! Explanations of uncertain clashes, such as an overlap with an unconfirmed session.

use super::describe::{self, PART_EXAMPLE};
use crate::list::ToList;
use crate::programme::attendance::{Attendance, Doubt};
use crate::programme::inheritance::Inherited;
use crate::value::status::SessionStatus;
use crate::view::{Person, Session};

/// A reason why an overlap may not be a real clash, such as an unconfirmed session.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cause {
    Session(SessionStatus),
    Attendance(Doubt),
}

impl Cause {
    fn reason(self, where_to: &str, sessions: usize) -> String {
        match self {
            Self::Session(status) => {
                let are = describe::agree(sessions, "is", "are");
                format!("{where_to} {are} not confirmed (\"status\": \"{status}\")")
            }
            Self::Attendance(Doubt::Status(status)) => {
                format!("the participation in {where_to} is not confirmed (\"status\": \"{status}\")")
            }
            Self::Attendance(Doubt::NoRole) => format!("the role of this person is missing in {where_to}"),
            Self::Attendance(Doubt::NoTimes) => {
                format!("the times at which the person is needed in {where_to} are missing")
            }
            Self::Attendance(Doubt::NoSlot) => format!("the time of {where_to} is missing"),
            Self::Attendance(Doubt::Group) => {
                "this is a group of people (\"group\": true), which can split up".to_owned()
            }
        }
    }

    fn help(self, where_to: &str) -> String {
        let settle = match self {
            Self::Session(_) => format!("confirm or drop {where_to}"),
            Self::Attendance(Doubt::Status(_)) => {
                format!("ask the person and enter the answer as \"status\" in {where_to}")
            }
            Self::Attendance(Doubt::NoRole) => {
                format!(
                    "enter the \"role\" of the person in {where_to}, which shows whether the person must be \
                     there"
                )
            }
            Self::Attendance(Doubt::NoTimes) => {
                format!("enter these times in {where_to}, for example {PART_EXAMPLE}")
            }
            Self::Attendance(Doubt::NoSlot) => format!("enter the time (\"slot\") of {where_to}"),
            Self::Attendance(Doubt::Group) => {
                return "move one session; if the group splits up, accept this with a waiver in the review \
                        profile"
                    .to_owned();
            }
        };
        format!("{settle}, or move one session")
    }
}

pub(super) struct Uncertainty {
    pub(super) reason: String,
    pub(super) help: String,
}

impl Uncertainty {
    fn of(causes: &[(Cause, Session<'_>)]) -> Option<Self> {
        let (first, session) = causes.first()?;
        let name = describe::session(*session);
        let (reason, help) = match causes.get(1) {
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
    let causes: Vec<_> = sessions.into_iter().filter_map(of_session).to_list();
    Uncertainty::of(&causes)
}

pub(super) fn of_person(person: Person<'_>, sessions: [Session<'_>; 2]) -> Uncertainty {
    let causes: Vec<_> = if person.data().group {
        sessions.into_iter().map(|session| (Cause::Attendance(Doubt::Group), session)).to_list()
    } else {
        let cause = |session| of_session(session).or_else(|| of_attendance(person, session));
        sessions.into_iter().filter_map(cause).to_list()
    };
    Uncertainty::of(&causes).unwrap_or_else(|| Uncertainty {
        reason: "it is not certain that the person is needed in both".to_owned(),
        help: format!("move one session, or enter the times of the person, for example {PART_EXAMPLE}"),
    })
}

fn of_session(session: Session<'_>) -> Option<(Cause, Session<'_>)> {
    let open = session.nearest(Inherited::Open)?;
    Some((Cause::Session(open.status()), open))
}

fn of_attendance<'p>(person: Person<'p>, session: Session<'p>) -> Option<(Cause, Session<'p>)> {
    let mut own = session.participations().filter(|one| one.person() == Some(person));
    own.find_map(|one| match one.attendance(session.has_own_slot()) {
        Attendance::Tentative(doubt) => Some((Cause::Attendance(doubt), session)),
        Attendance::Required | Attendance::NotRequired => None,
    })
}
