//! Calculates the time of an event from its start, end and duration.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::clock::ProgrammeClock;
use super::lines::{Component, Line};
use super::property::{CalendarTime, Property};

/// The time of an event, in the time zone of the programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    /// An event without a time, because its start is missing or invalid.
    Never,
    /// An all-day event on one or more days.
    Days { from: NaiveDate, count: u64 },
    /// An event with a start time and, optionally, an end time.
    At { start: NaiveDateTime, end: Option<NaiveDateTime> },
}

#[derive(Debug)]
pub(super) struct Timing {
    pub(super) when: When,
    /// The start on its own clock, if the event has a valid one.
    pub(super) start: Option<CalendarTime>,
    pub(super) faults: Vec<Fault>,
}

#[derive(Debug)]
pub(super) struct Fault {
    pub(super) message: String,
    pub(super) line: usize,
    pub(super) at: usize,
}

impl When {
    pub(super) fn date(self) -> Option<NaiveDate> {
        match self {
            Self::Never => None,
            Self::Days { from, .. } => Some(from),
            Self::At { start, .. } => Some(start.date()),
        }
    }

    pub(super) fn moved(self, to: NaiveDateTime) -> Self {
        match self {
            Self::Never => Self::Never,
            Self::Days { count, .. } => Self::Days { from: to.date(), count },
            Self::At { start, end } => {
                let end = end.and_then(|end| to.checked_add_signed(end - start));
                Self::At { start: to, end }
            }
        }
    }

    /// Returns the days of an event that lasts for several days, each as an event of one day.
    /// Returns `None` for all other events, and for those on more days than `most`.
    pub(super) fn single_days(self, most: usize) -> Option<Vec<Self>> {
        let Self::Days { from, count } = self else { return None };
        let days = usize::try_from(count).ok().filter(|days| (2..=most).contains(days))?;
        Some(from.iter_days().take(days).map(|from| Self::Days { from, count: 1 }).collect())
    }

    pub(super) fn start(self) -> Option<NaiveDateTime> {
        match self {
            Self::Never => None,
            Self::Days { from, .. } => Some(from.and_time(NaiveTime::MIN)),
            Self::At { start, .. } => Some(start),
        }
    }
}

/// Returns the first property with a name, and its position in the event.
pub(super) fn first<'c, 's>(event: &'c Component<'s>, name: &str) -> Option<(usize, &'c Line<'s>)> {
    event.lines.iter().enumerate().find(|(_, line)| line.is(name))
}

impl Timing {
    pub(super) fn of(event: &Component<'_>, clock: &ProgrammeClock) -> Self {
        let mut faults = Vec::new();
        let mut fault = |line: usize, at: usize, message: String| faults.push(Fault { message, line, at });
        let starts = first(event, "DTSTART");
        let (mut from, mut own) = (None, None);
        if let Some((position, line)) = starts {
            let stamp = Property::new(line).stamp();
            match stamp.as_ref().and_then(|stamp| Some((stamp.clone(), clock.show(stamp)?))) {
                Some((stamp, shown)) => {
                    if shown.is_second {
                        let message = format!(
                            "{} occurs twice because of a clock change: the event starts at the second occurrence",
                            shown.at
                        );
                        fault(position, line.at, message);
                    }
                    from = Some((matches!(stamp, CalendarTime::Date(_)), shown.at));
                    own = Some(stamp);
                }
                None => fault(position, line.at, "the start is not a valid time".to_owned()),
            }
        }
        let ends = first(event, "DTEND").or_else(|| first(event, "DURATION"));
        let Some((is_date, start)) = from else {
            if let Some((position, line)) = ends.filter(|_| starts.is_none()) {
                fault(position, line.at, "the event has an end or a duration but no start".to_owned());
            } else if let Some((position, line)) = ends {
                fault(position, line.at, "the event has an end or a duration but no valid start".to_owned());
            }
            return Self { when: When::Never, start: own, faults };
        };
        let mut end = None;
        if let Some((position, line)) = ends {
            let property = Property::new(line);
            end = match (property.stamp(), property.lasts()) {
                (Some(stamp), _) => {
                    clock.show(&stamp).map(|shown| (shown.at, matches!(stamp, CalendarTime::Date(_))))
                }
                (None, Some(lasts)) => {
                    let ended = lasts.after(start, clock);
                    ended.map(|at| (at, is_date && lasts.seconds == 0))
                }
                (None, None) => None,
            };
            let message = match end {
                None => Some("the end or duration is not valid".to_owned()),
                Some((at, _)) if at < start => {
                    Some(format!("the event ends at {at}, before it starts at {start}"))
                }
                Some((at, true)) if is_date && at == start => {
                    Some("the end equals the start, but an all-day event ends on the next day".to_owned())
                }
                Some((at, is_day)) if !(is_day && is_date) && (at - start).num_seconds() > LONGEST => {
                    Some(format!("the event ends at {at}, more than 240 hours after its start"))
                }
                Some(_) => None,
            };
            if let Some(message) = message {
                fault(position, line.at, message);
                end = None;
            }
        }
        let when = match end {
            None if is_date => When::Days { from: start.date(), count: 1 },
            Some((at, true)) if is_date => {
                let days = at.date().signed_duration_since(start.date()).num_days();
                When::Days { from: start.date(), count: u64::try_from(days).unwrap_or(1).max(1) }
            }
            end => When::At { start, end: end.map(|(at, _)| at) },
        };
        Self { when, start: own, faults }
    }
}

/// The maximum length of a slot in seconds, which is ten days.
const LONGEST: i64 = 240 * 3600;
