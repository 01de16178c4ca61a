//! The clock of the programme against its time zone: with the feature `tz`.

use chrono::Offset;

use super::{Found, Pass, words};
use crate::code::Code;
use crate::programme::Programme;
use crate::query::InstantError;
use crate::report::Notice;
use crate::value::names::TimeZone;
use crate::value::time::DayTime;
use crate::view::Day;

fn is_known(zone: &TimeZone) -> bool {
    zone.as_str().parse::<chrono_tz::Tz>().is_ok()
}

/// Zones that no database knows, and times that a change of clocks leaves out or gives twice.
pub(super) fn clock(pass: &Pass<'_>, found: &mut Found<'_>) {
    let programme = pass.programme;
    let unknown = |zone: &TimeZone| format!("the time zone {zone} is not in the database of time zones");
    let help = "write its IANA name, such as \"Europe/Zurich\"";
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
            let when = words::session_when(session);
            match fault {
                InstantError::Gap => {
                    let message =
                        format!("{when} {what} at a time that the clocks of {zone} leave out that day");
                    let notice = Notice::new(&session, message)
                        .at("slot")
                        .with_help("move it by the change of clocks");
                    found.add(Code::NonexistentLocalTime, notice);
                }
                InstantError::Fold(first, second) => {
                    let message = format!(
                        "{when} {what} at a time that comes twice that day: it is {first} or {second}"
                    );
                    let help =
                        "move it out of the hour that comes twice, or say in its description which is meant";
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
            let message = format!("clocks change within the programme, from UTC{before} to UTC{after}");
            let notice = Notice::new(programme, message).at("time_zone");
            found.add(
                Code::ClockChangeInProgramme,
                notice.with_help("tell people, and look at what runs overnight"),
            );
        }
    }
}

/// Whether no clock changes from the beginning of a day to the end of the longest slot on it. Two changes within so few days there are
/// not.
fn is_settled(programme: &Programme, day: Day<'_>) -> bool {
    let longest = DayTime::LATEST.total_seconds();
    let offset = |moment| programme.instant(moment).ok().map(|instant| instant.offset().fix());
    let begin = offset(day.begin());
    begin.is_some() && begin == offset(day.begin().plus_seconds(longest.into()))
}
