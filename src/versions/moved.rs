//! The earlier times of sessions that moved.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::changes::{Changes, RowChange};
use super::value::FieldValue;
use crate::draft::Draft;
use crate::programme::Programme;
use crate::report::Subject;
use crate::value::slot::Slot;

impl Changes {
    /// Returns a draft of the later version, `after`. The field
    /// [`previous_slot`](crate::draft::Session::previous_slot) of each session whose slot changed
    /// contains its earlier slot.
    ///
    /// Agendas and exports such as JSON-LD then announce that a session was rescheduled. Sessions
    /// that did not move keep their `previous_slot`, so the announcement remains until somebody
    /// removes it. A session that was not scheduled before has no earlier time. An earlier slot on
    /// a day that no longer exists is omitted, because the draft could not be built with it.
    ///
    /// ```
    /// use programme::draft::{Day, Session};
    /// use programme::{Draft, LanguageTag, Slot};
    ///
    /// let draft = |start: &str| -> Result<Draft, programme::Error> {
    ///     let talk = Session::new("talk").with_slot(Slot::from(1, start)?);
    ///     let draft = Draft::new("demo", "Demo").with_language("en".parse::<LanguageTag>()?);
    ///     Ok(draft.with_day(Day::new(1)).with_session(talk))
    /// };
    /// let (before, after) = (draft("09:00")?.build()?, draft("11:00")?.build()?);
    ///
    /// let announced = before.changes(&after).with_previous_slots(&after);
    /// assert_eq!(announced.sessions[0].previous_slot, Some(Slot::from(1, "09:00")?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_previous_slots(&self, after: &Programme) -> Draft {
        let mut earlier: HashMap<&str, Slot> = HashMap::new();
        let mut dates: HashMap<i32, Option<NaiveDate>> = HashMap::new();
        for row in &self.rows {
            if let RowChange::Changed { subject: Subject::Day(day), fields } = row
                && let Some(change) = fields.iter().find(|change| change.field == "date")
            {
                let date = match change.before {
                    Some(FieldValue::Date(date)) => Some(date),
                    _ => None,
                };
                dates.insert(*day, date);
            }
        }
        let date_after = |day: i32| after.day(day).and_then(|day| day.date());
        let date_before = |day: i32| dates.get(&day).copied().unwrap_or_else(|| date_after(day));
        for row in &self.rows {
            let RowChange::Changed { subject: Subject::Session(id), fields } = row else { continue };
            let slot = fields.iter().find(|change| change.field == "slot");
            let Some(change) = slot else { continue };
            let (Some(FieldValue::Slot(slot)), later) = (&change.before, &change.after) else { continue };
            // The time is the same if only the numbers of the days changed.
            let is_same = matches!(later, Some(FieldValue::Slot(later)) if {
                let from = start_on(date_before(slot.day_number()), slot);
                let to = start_on(date_after(later.day_number()), later);
                from.is_some() && from == to && slot.length() == later.length()
            });
            if !is_same && after.day(slot.day_number()).is_some() {
                earlier.insert(id.as_str(), *slot);
            }
        }
        let mut draft = after.to_draft();
        for session in &mut draft.sessions {
            if let Some(slot) = earlier.get(session.id.as_str()).filter(|slot| Some(**slot) != session.slot) {
                session.previous_slot = Some(*slot);
            }
        }
        draft
    }
}

/// Returns the date and time at which a slot starts. Returns `None` without a date or a clock time.
fn start_on(date: Option<NaiveDate>, slot: &Slot) -> Option<NaiveDateTime> {
    let start = slot.start()?.total_seconds();
    date?.and_time(NaiveTime::MIN).checked_add_signed(TimeDelta::seconds(start.into()))
}
