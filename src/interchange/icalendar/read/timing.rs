//! Calculates the time of an event from its start, end and duration.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::clock::ProgrammeClock;
use super::lines::{Component, Line};
use super::property::{CalendarTime, Lasts, Property};
use crate::error::quote;

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
    /// The start before its conversion to the time zone of the programme, if it is valid.
    pub(super) start: Option<CalendarTime>,
    pub(super) length: Length,
    pub(super) faults: Vec<Fault>,
}

/// How the ends of further occurrences of an event are calculated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Length {
    /// All occurrences end at the same clock time. People expect this of a rule in their own time
    /// zone.
    ClockTime,
    /// All occurrences last for the same number of seconds.
    Seconds(i64),
    Lasts(Lasts),
}

#[derive(Debug)]
pub(super) struct Fault {
    pub(super) message: String,
    /// The position in the event of the line that is kept in the extensions because of the fault.
    pub(super) line: Option<usize>,
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

    /// Returns the event with another start and the same length on the clock of the programme.
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

    /// Returns the occurrence that starts at another time.
    pub(super) fn occurrence(
        self,
        start: &CalendarTime,
        length: Length,
        clock: &ProgrammeClock,
    ) -> Option<Self> {
        let at = clock.show(start)?.at;
        let end = match (self, length) {
            (Self::At { end: Some(_), .. }, Length::Seconds(seconds)) => clock.after(start, seconds),
            (Self::At { end: Some(_), .. }, Length::Lasts(lasts)) => lasts.after(at, clock),
            _ => return Some(self.moved(at)),
        };
        Some(Self::At { start: at, end })
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

/// Returns the first property with the given name, and its position in the event.
pub(super) fn first<'c, 's>(event: &'c Component<'s>, name: &str) -> Option<(usize, &'c Line<'s>)> {
    event.lines.iter().enumerate().find(|(_, line)| line.is(name))
}

impl Timing {
    pub(super) fn of(event: &Component<'_>, clock: &ProgrammeClock) -> Self {
        let mut faults = Vec::new();
        let mut fault =
            |line: usize, at: usize, message: String| faults.push(Fault { message, line: Some(line), at });
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
            return Self { when: When::Never, start: own, length: Length::ClockTime, faults };
        };
        let (mut end, mut own_end) = (None, None);
        let mut length = Length::ClockTime;
        let is_own = own.as_ref().is_none_or(|start| clock.is_own(start));
        if let Some((position, line)) = ends {
            let property = Property::new(line);
            let mut message = None;
            end = match (property.stamp(), property.lasts()) {
                (Some(stamp), _) => {
                    // An end without a time zone is on the clock of the start.
                    let stamp = match (&own, stamp) {
                        (Some(start @ CalendarTime::Local(..)), CalendarTime::Local(at, None)) => {
                            start.with_local(at)
                        }
                        (_, stamp) => stamp,
                    };
                    own_end = Some(stamp.local());
                    let from = own.as_ref().and_then(|start| clock.instant_of(start));
                    if let (false, Some(from), Some(to)) = (is_own, from, clock.instant_of(&stamp)) {
                        length = Length::Seconds((to - from).num_seconds());
                    }
                    clock.show(&stamp).map(|shown| (shown.at, matches!(stamp, CalendarTime::Date(_))))
                }
                (None, Some((lasts, _))) if is_date => {
                    let is_whole = lasts.seconds % DAY == 0;
                    lasts.after_days(start).map(|at| (at, is_whole))
                }
                (None, Some((lasts, is_incomplete))) => {
                    let ended = match own.as_ref().filter(|_| !is_own) {
                        Some(start) if lasts.days == 0 => {
                            length = Length::Seconds(lasts.seconds);
                            clock.after(start, lasts.seconds)
                        }
                        Some(_) => {
                            length = Length::Lasts(lasts);
                            lasts.after(start, clock)
                        }
                        None => lasts.after(start, clock),
                    };
                    if is_incomplete {
                        let text = line.rest().trim_start_matches(':');
                        let ended = ended.map_or(String::new(), |at| format!(": the event ends at {at}"));
                        message =
                            Some(format!("the last unit of the duration {} is missing{ended}", quote(text)));
                    }
                    ended.map(|at| (at, false))
                }
                (None, None) => None,
            };
            let wrong = fault_of_end(end, start, is_date);
            if wrong.is_some() {
                (end, own_end) = (None, None);
            }
            if let Some(message) = wrong.or(message) {
                fault(position, line.at, message);
            }
        }
        // The midnights of an event that is marked as all-day are on the clock of the programme, or
        // on that of the start.
        let shown = (start, end.map(|(at, _)| at));
        let written = (own.as_ref().map_or(start, CalendarTime::local), own_end);
        let is_whole = |times: &(NaiveDateTime, _)| is_from_midnight_to_midnight(*times, end.is_some());
        let is_marked = !is_date && is_marked_as_all_day(event);
        let whole_days = [shown, written].into_iter().find(is_whole).filter(|_| is_marked);
        let when = match (whole_days, end) {
            (Some((from, to)), _) => {
                to.map_or(When::Days { from: from.date(), count: 1 }, |to| days(from, to))
            }
            (None, None) if is_date => When::Days { from: start.date(), count: 1 },
            (None, Some((at, true))) if is_date => days(start, at),
            (None, end) => When::At { start, end: end.map(|(at, _)| at) },
        };
        Self { when, start: own, length, faults }
    }
}

/// Returns `true` if a start and an end are midnights, or if the start is one and the event has no
/// end.
fn is_from_midnight_to_midnight((from, to): (NaiveDateTime, Option<NaiveDateTime>), has_end: bool) -> bool {
    let is_midnight = |at: NaiveDateTime| at.time() == NaiveTime::MIN;
    is_midnight(from) && to.map_or(!has_end, |at| is_midnight(at) && at > from)
}

/// Returns a message if an end is invalid, too early or too late, or if it is not a date although
/// the start is one.
fn fault_of_end(end: Option<(NaiveDateTime, bool)>, start: NaiveDateTime, is_date: bool) -> Option<String> {
    match end {
        None => Some("the end or duration is not valid".to_owned()),
        Some((at, _)) if at < start => Some(format!("the event ends at {at}, before it starts at {start}")),
        Some((at, true)) if is_date && at == start => {
            Some("the end equals the start, but an all-day event ends on the next day".to_owned())
        }
        // Assuming a start at midnight would be wrong.
        Some((_, false)) if is_date => Some(
            "the event starts on a date, so its end must be a date and its duration must be in \
                  days: it was imported as an all-day event"
                .to_owned(),
        ),
        Some((at, is_day)) if !(is_day && is_date) && (at - start).num_seconds() > LONGEST => {
            Some(format!("the event ends at {at}, more than 240 hours after its start"))
        }
        Some(_) => None,
    }
}

fn days(start: NaiveDateTime, end: NaiveDateTime) -> When {
    let days = end.date().signed_duration_since(start.date()).num_days();
    When::Days { from: start.date(), count: u64::try_from(days).unwrap_or(1).max(1) }
}

/// Returns `true` if an extension property marks the event as an all-day event. Microsoft Outlook
/// and Exchange write the start and end of such an event as midnights.
fn is_marked_as_all_day(event: &Component<'_>) -> bool {
    let names = ["X-MICROSOFT-CDO-ALLDAYEVENT", "X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT"];
    let mut marks = event.lines.iter().filter(|line| names.iter().any(|name| line.is(name)));
    marks.any(|line| line.rest().trim().eq_ignore_ascii_case(":TRUE"))
}

/// The number of seconds in a day.
const DAY: i64 = 24 * 3600;

/// The maximum length of a slot in seconds, which is ten days.
const LONGEST: i64 = 240 * 3600;
