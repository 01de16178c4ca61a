//! What writers ask of dates and time zones, and readers of offsets.

#[cfg(any(feature = "schedule", feature = "icalendar"))]
use chrono::{NaiveDateTime, Offset as _, TimeDelta, TimeZone as _};
use chrono_tz::Tz;

use super::ExportError;
use crate::programme::Programme;
use crate::view::Session;

/// The time zone of a programme, if it states one.
pub(super) fn zone_of(programme: &Programme) -> Result<Option<Tz>, ExportError> {
    let zone = programme.data().time_zone.as_ref();
    let known = |zone: &crate::value::names::TimeZone| {
        zone.as_str().parse::<Tz>().map_err(|_| ExportError::UnknownZone { zone: zone.to_string() })
    };
    zone.map(known).transpose()
}

/// Nothing, where all sessions that stand on a day stand on one with a date; else an error that names the first that has none.
pub(super) fn dated<'p>(sessions: impl IntoIterator<Item = Session<'p>>) -> Result<(), ExportError> {
    let days = sessions.into_iter().filter_map(|session| session.day());
    match days.filter(|day| day.date().is_none()).map(|day| day.number()).min() {
        Some(day) => Err(ExportError::Undated { day }),
        None => Ok(()),
    }
}

/// The offset of a zone from UTC, in seconds, at a time on its clock: of two the earlier, and where the clocks leave that time out, the
/// one before they change (RFC 5545, 3.3.5).
#[cfg(any(feature = "schedule", feature = "icalendar"))]
pub(super) fn offset_at(zone: Tz, local: NaiveDateTime) -> i32 {
    let known = zone.offset_from_local_datetime(&local).earliest();
    let before = || local.checked_sub_signed(TimeDelta::days(1)).unwrap_or(local);
    let offset = known.unwrap_or_else(|| zone.offset_from_utc_datetime(&before()));
    offset.fix().local_minus_utc()
}
