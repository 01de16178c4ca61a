//! The rules about time zones and clock changes. They require the feature `tz`.

use chrono::Offset;

use super::{FindingCollector, ReviewContext, describe};
use crate::code::Code;
use crate::programme::Programme;
use crate::query::InstantError;
use crate::report::Notice;
use crate::value::time::DayTime;
use crate::value::time_zone::TimeZone;
use crate::view::Day;

fn is_known(zone: &TimeZone) -> bool {
    zone.as_str().parse::<chrono_tz::Tz>().is_ok()
}

/// Reports unknown time zones, and times that a clock change skips or repeats.
pub(super) fn clock(context: &ReviewContext<'_>, found: &mut FindingCollector<'_>) {
    let programme = context.programme;
    let unknown = |zone: &TimeZone| format!("the time zone {zone} is not in the time zone database");
    let help = "write a time zone from the IANA database, such as \"Europe/Zurich\"";
    for venue in programme.venues() {
        if let Some(zone) = venue.data().time_zone.as_ref().filter(|zone| !is_known(zone)) {
            found.add(
                Code::UnknownTimezone,
                Notice::new(&venue, unknown(zone)).at("time_zone").with_help(help),
            );
        }
    }
    let Some(zone) = &programme.data().time_zone else { return };
    if !is_known(zone) {
        found.add(
            Code::UnknownTimezone,
            Notice::new(programme, unknown(zone)).at("time_zone").with_help(help),
        );
        return;
    }
    let unsettled = programme.days().filter(|day| !is_settled(programme, *day));
    let sessions = unsettled.flat_map(|day| day.sessions());
    for session in sessions.filter(|session| session.data().slot.is_some()) {
        for (moment, what) in [(session.start(), "starts"), (session.end(), "ends")] {
            let Some(Err(fault)) = moment.map(|moment| programme.instant(moment)) else { continue };
            let when = describe::session_when(session);
            match fault {
                InstantError::Gap => {
                    let message = format!(
                        "{when} {what} at a time that does not exist on that day, \
                         because the clocks in {zone} go forward"
                    );
                    let notice = Notice::new(&session, message)
                        .at("slot")
                        .with_help("move the session to a time before or after the clock change");
                    found.add(Code::NonexistentLocalTime, notice);
                }
                InstantError::Fold(first, second) => {
                    let message =
                        format!("{when} {what} at a time that occurs twice on that day: {first} or {second}");
                    let help = "move the session out of the repeated hour, \
                                or explain in its description which time is meant";
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
    if let (Ok(first), Ok(last)) = (programme.instant(span.start), programme.instant(span.end)) {
        let (before, after) = (first.offset().fix(), last.offset().fix());
        if before != after {
            let message = format!("the clocks change during the programme, from UTC{before} to UTC{after}");
            let notice = Notice::new(programme, message).at("time_zone");
            found.add(
                Code::ClockChangeInProgramme,
                notice.with_help("inform the participants, and check the sessions that run overnight"),
            );
        }
    }
}

/// Returns `true` if the UTC offset is the same at the beginning of the day and at the end of the
/// longest possible slot. Two clock changes within such a short time do not occur.
fn is_settled(programme: &Programme, day: Day<'_>) -> bool {
    let longest = DayTime::LATEST.total_seconds();
    let offset = |moment| programme.instant(moment).ok().map(|instant| instant.offset().fix());
    let begin = offset(day.begin());
    begin.is_some() && begin == offset(day.begin().plus_seconds(longest.into()))
}
