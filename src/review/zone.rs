//! Rules about time zones and clock changes, available with the `tz` feature.

use chrono::{DateTime, FixedOffset, NaiveDateTime, TimeZone as _};
use chrono_tz::Tz;

use super::{FindingCollector, ReviewContext, describe};
use crate::code::Code;
use crate::programme::Programme;
use crate::query::InstantError;
use crate::report::Notice;
use crate::value::moment::Moment;
use crate::value::time::DayTime;
use crate::value::time_zone::{TimeZone, ZoneOffsets};
use crate::view::Day;

fn is_known(zone: &TimeZone) -> bool {
    zone.offsets().is_some()
}

/// Reports unknown time zones and clock changes during the programme. Sessions at a local time that
/// a clock change skips or repeats are also reported.
pub(super) fn clock(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    let programme = context.programme;
    let unknown = |zone: &TimeZone, of: &str| {
        format!("the time zone \"{zone}\" of {of} does not exist in the time zone database")
    };
    let help = "enter the continent and a large city in the same time zone, for example \"Europe/Zurich\"";
    for venue in programme.venues() {
        if let Some(zone) = venue.data().time_zone.as_ref().filter(|zone| !is_known(zone)) {
            found.add(
                Code::UnknownTimezone,
                Notice::new(&venue, unknown(zone, &describe::venue(venue))).at("time_zone").with_help(help),
            );
        }
    }
    let Some(zone) = &programme.data().time_zone else { return };
    let database = match zone.offsets() {
        Some(ZoneOffsets::Iana(database)) => database,
        Some(ZoneOffsets::Fixed(_)) => return,
        None => {
            found.add(
                Code::UnknownTimezone,
                Notice::new(programme, unknown(zone, "the programme")).at("time_zone").with_help(help),
            );
            return;
        }
    };
    let unsettled = programme.days().filter(|day| !is_settled(programme, *day));
    let sessions = unsettled.flat_map(|day| day.sessions());
    for session in sessions.filter(|session| session.data().slot.is_some()) {
        for (moment, what) in [(session.start(), "starts"), (session.end(), "ends")] {
            let Some(Err(fault)) = moment.map(|moment| programme.instant(moment)) else { continue };
            let name = describe::session(session);
            match fault {
                InstantError::Gap => {
                    let time = moment.and_then(local).map_or_else(String::new, date_and_time);
                    let message = format!(
                        "{name} {what} at {time}, a time that does not exist, because the clocks in {zone} \
                         then go forward"
                    );
                    let notice = Notice::new(&session, message)
                        .at("slot")
                        .with_help("move the session to a time before or after the clock change");
                    found.add(Code::NonexistentLocalTime, notice);
                }
                InstantError::Fold(first, second) => {
                    let message = format!(
                        "{name} {what} at {}, a time that occurs twice, because the clocks in {zone} then go \
                         back by {} (from {} to {})",
                        date_and_time(first.naive_local()),
                        describe::length(second.timestamp() - first.timestamp()),
                        first.with_timezone(&database).format("%Z"),
                        second.with_timezone(&database).format("%Z")
                    );
                    let help = "move the session to a time before or after the repeated hour, \
                                or explain in its \"description\" which of the two times is meant";
                    found.add(
                        Code::AmbiguousLocalTime,
                        Notice::new(&session, message).at("slot").with_help(help),
                    );
                }
                _ => {}
            }
        }
    }
    let Some(span) = programme.sessions().span() else { return };
    if let (Ok(first), Ok(last)) = (programme.instant(span.start), programme.instant(span.end))
        && offset(&first) != offset(&last)
    {
        let (when, forward_by) = clock_change(database, first, last);
        let message = format!(
            "the clocks in {zone} go {} by {} at {}, during the programme",
            if forward_by > 0 { "forward" } else { "back" },
            describe::length(forward_by.abs().into()),
            date_and_time(when)
        );
        let notice = Notice::new(programme, message).at("time_zone");
        found.add(
            Code::ClockChangeInProgramme,
            notice.with_help(
                "tell the participants, and check the sessions that run during the change; nothing else \
                     needs to be done",
            ),
        );
    }
}

/// Returns the UTC offset of an instant in seconds.
fn offset(instant: &DateTime<FixedOffset>) -> i32 {
    instant.offset().local_minus_utc()
}

/// Finds a clock change between two instants with different UTC offsets. Returns the local time at
/// which the clocks change, and the number of seconds by which they go forward. The number is
/// negative if they go back.
fn clock_change(zone: Tz, first: DateTime<FixedOffset>, last: DateTime<FixedOffset>) -> (NaiveDateTime, i32) {
    let before = offset(&first);
    let (mut low, mut high) = (first, last);
    while high.timestamp() - low.timestamp() > 1 {
        let middle = low.timestamp() + (high.timestamp() - low.timestamp()) / 2;
        let Some(middle) = zone.timestamp_opt(middle, 0).single() else { break };
        let middle = middle.fixed_offset();
        if offset(&middle) == before {
            low = middle;
        } else {
            high = middle;
        }
    }
    let shown = high.naive_utc().checked_add_offset(*low.offset());
    (shown.unwrap_or(high.naive_local()), offset(&high) - before)
}

fn local(moment: Moment) -> Option<NaiveDateTime> {
    DateTime::from_timestamp(moment.seconds(), 0).map(|utc| utc.naive_utc())
}

fn date_and_time(time: NaiveDateTime) -> String {
    time.format("%H:%M on %Y-%m-%d").to_string()
}

/// Returns `true` if no clock change affects the sessions of a day. Clock changes are months apart,
/// so it is enough to compare the UTC offset at the start of the day with the offset at the end of
/// the longest possible session.
fn is_settled(programme: &Programme, day: Day<'_>) -> bool {
    let longest = DayTime::LATEST.total_seconds();
    let offset = |moment| programme.instant(moment).ok().map(|instant| offset(&instant));
    let begin = offset(day.begin());
    begin.is_some() && begin == offset(day.begin().plus_seconds(longest.into()))
}
