//! Determines the meaning of durations with three numbers, such as `1:00:00`.

use std::collections::HashMap;

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::document::{Event, ScheduleDocument};
use super::words;
use crate::interchange::common::json::value::ExtraValue;
use crate::interchange::common::when::{self, Length, LengthForm};

/// The meaning of durations with three numbers in a schedule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::interchange::schedule) struct LengthMeaning {
    pub(in crate::interchange::schedule) form: LengthForm,
    /// Whether the schedule shows the meaning.
    pub(in crate::interchange::schedule) is_shown: bool,
}

/// Returns the meaning of durations with three numbers. The ends of events show it, and so do
/// durations with only one meaning, and events that would overlap the next one in their room if
/// their durations counted days. The slot duration of the conference also shows it.
pub(in crate::interchange::schedule) fn length_meaning(document: &ScheduleDocument) -> LengthMeaning {
    let (mut days_seen, mut hours_seen, mut others_seen) = (false, false, false);
    let mut rooms: HashMap<&str, Vec<(NaiveDateTime, u32, u32)>> = HashMap::new();
    let of_slots = document.conference.extras.iter().filter(|extra| extra.name == "timeslot_duration");
    for extra in of_slots {
        let ExtraValue::Text(text) = &extra.value else { continue };
        match when::length(text) {
            Some(Length::Hours(_)) => hours_seen = true,
            Some(Length::Plain(_)) => others_seen = true,
            _ => {}
        }
    }
    for event in &document.events {
        match event.duration.as_deref().and_then(when::length) {
            Some(Length::Hours(_)) => hours_seen = true,
            Some(Length::Plain(_)) => others_seen = true,
            Some(Length::Ambiguous { days, hours }) => {
                let instant = |text: &Option<String>| {
                    let stamp = text.as_deref().and_then(when::stamp)?;
                    stamp.utc().or(Some(stamp.clock))
                };
                if let Some((start, end)) = instant(&event.date).zip(instant(&event.end)) {
                    let seconds = end.signed_duration_since(start).num_seconds();
                    days_seen |= seconds == i64::from(days);
                    hours_seen |= seconds == i64::from(hours);
                }
                if let Some(room) = event.place().filter(|room| !words::is_reserved(room))
                    && let Some(start) = start_of(event, document)
                {
                    rooms.entry(room).or_default().push((start, days, hours));
                }
            }
            None => {}
        }
    }
    if !hours_seen && !days_seen && !others_seen {
        hours_seen = rooms.into_values().any(only_fits_as_hours);
    }
    let form = if hours_seen && !days_seen { LengthForm::Hours } else { LengthForm::Days };
    LengthMeaning { form, is_shown: hours_seen || days_seen || others_seen }
}

/// Returns `true` if any event would overlap the next one in its room with its duration read in
/// days, but not with its duration read in hours.
fn only_fits_as_hours(mut events: Vec<(NaiveDateTime, u32, u32)>) -> bool {
    events.sort_unstable();
    events.iter().zip(events.iter().skip(1)).any(|((start, days, hours), (next, ..))| {
        let gap = next.signed_duration_since(*start).num_seconds();
        (i64::from(*hours)..i64::from(*days)).contains(&gap)
    })
}

/// Returns the start of an event, for comparison with the other events of its room.
fn start_of(event: &Event, document: &ScheduleDocument) -> Option<NaiveDateTime> {
    let date = event.date.as_deref();
    if let (Some(stamp), None) = (date.and_then(when::stamp), date.and_then(when::date)) {
        return stamp.utc().or(Some(stamp.clock));
    }
    let start = event.start.as_deref().and_then(when::clock)?;
    let of_day = || {
        let number = event.day?;
        let date = document.days.get(number)?.date.as_deref().and_then(when::date);
        // Days without a date get consecutive dates from 1970 on, which are compared only with each
        // other.
        date.or_else(|| NaiveDate::default().checked_add_days(Days::new(number.try_into().ok()?)))
    };
    let date = date.and_then(when::date).or_else(of_day)?;
    date.and_time(NaiveTime::MIN).checked_add_signed(TimeDelta::seconds(start.into()))
}
