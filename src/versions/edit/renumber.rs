//! Numbering of the sessions of a kind.

use super::Refusal;
use super::operation::operation;
use super::workspace::Workspace;
use crate::error::Error;
use crate::value::kind::Kind;
use crate::value::session_number::SessionNumber;
use crate::value::slot::SlotTime;

operation! {
    /// An edit that numbers the sessions of a kind in chronological order.
    ///
    /// Sessions without a slot come last, in declared order. Sessions that do not take place lose
    /// their number, because another session can now have it. The name of a series is kept, unless
    /// [`series`](Self::series) specifies another one. The numbers are decimal, such as "4".
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/idm-2018-second-session.json"));
    /// # let programme = serde_json::from_str::<programme::Draft>(json)?.build()?;
    /// use programme::versions::edit::{Renumber, Swap};
    /// use programme::Kind;
    ///
    /// let edits = [Swap::new("session-1", "session-2").into(), Renumber::new(Kind::Panel).into()];
    /// let edited = programme.edit(&edits)?;
    /// let number = |id: &str| edited.programme.session(id).unwrap().number().unwrap().label();
    /// assert_eq!((number("session-2"), number("session-1")), ("1", "2"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub struct Renumber {
        required {
            /// The kind of the sessions.
            kind: Kind,
        }
        optional {
            /// The first number. If the field is missing, it is 1.
            first: u32, with_first,
            /// The name of the series. If the field is missing, each session keeps its series.
            series: String, with_series,
        }
    }
}

impl Renumber {
    pub(super) fn apply(&self, work: &mut Workspace) -> Result<(), Refusal> {
        let stopped = work.nearest(|session| !session.status.takes_place());
        let slots = work.nearest(|session| session.slot.is_some());
        let axis = work.axis();
        let sessions = &work.draft.sessions;
        let mut order: Vec<(bool, i64, usize)> = Vec::new();
        let mut unnumbered = Vec::new();
        for (at, session) in
            sessions.iter().enumerate().filter(|(_, one)| one.kind.as_ref() == Some(&self.kind))
        {
            if stopped.get(at).copied().flatten().is_some() {
                unnumbered.push(at);
                continue;
            }
            debug_assert_eq!(session.kind.as_ref(), Some(&self.kind));
            let holder = slots.get(at).copied().flatten().and_then(|holder| sessions.get(holder));
            let moment = holder.and_then(|holder| holder.slot).and_then(|slot| {
                let seconds = match slot.time() {
                    SlotTime::From(start) => start.total_seconds(),
                    SlotTime::Between(span) => span.start.total_seconds(),
                    SlotTime::Part(part) => part.hours().start * 3600,
                    SlotTime::Day => 0,
                };
                Some(axis.begin(slot.day_number())?.seconds() + i64::from(seconds))
            });
            order.push((moment.is_none(), moment.unwrap_or_default(), at));
        }
        if order.is_empty() && unnumbered.is_empty() {
            return Err(Refusal::NoSessions(self.kind.clone()));
        }
        order.sort_unstable();
        let first = self.first.unwrap_or(1);
        for (number, (.., at)) in (u64::from(first)..).zip(order) {
            let session = work.session_mut(at)?;
            let before = session.number.as_ref().and_then(SessionNumber::series).map(str::to_owned);
            let series = self.series.clone().or(before);
            let label = number.to_string();
            let number: Result<SessionNumber, Error> = match series {
                Some(series) => SessionNumber::in_series(&label, &series),
                None => label.parse(),
            };
            session.number = Some(number.map_err(Refusal::Invalid)?);
        }
        for at in unnumbered {
            work.session_mut(at)?.number = None;
        }
        Ok(())
    }
}
