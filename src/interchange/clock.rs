//! Functions for dates, time zones and UTC offsets that are used by several formats.

#[cfg(any(feature = "schedule", feature = "icalendar"))]
use chrono::{NaiveDateTime, Offset as _, TimeDelta, TimeZone as _};
use chrono_tz::Tz;

use super::ExportError;
use crate::programme::Programme;
use crate::view::Session;

/// Returns the time zone of a programme, or `None` if the programme does not specify one. The name
/// of the time zone must be in the IANA time zone database.
pub(super) fn zone_of(programme: &Programme) -> Result<Option<Tz>, ExportError> {
    let zone = programme.data().time_zone.as_ref();
    let known = |zone: &crate::value::time_zone::TimeZone| {
        zone.as_str().parse::<Tz>().map_err(|_| ExportError::UnknownZone { zone: zone.to_string() })
    };
    zone.map(known).transpose()
}

/// Returns an error if a day with sessions has no date. The error contains the lowest number of
/// such a day.
pub(super) fn dated<'p>(sessions: impl IntoIterator<Item = Session<'p>>) -> Result<(), ExportError> {
    let days = sessions.into_iter().filter_map(|session| session.day());
    match days.filter(|day| day.date().is_none()).map(|day| day.number()).min() {
        Some(day) => Err(ExportError::Undated { day }),
        None => Ok(()),
    }
}

/// Returns the offset from UTC at a local time in a time zone. The offset is in seconds, and is
/// positive east of Greenwich. An ambiguous local time is resolved to the earlier instant. A local
/// time that is skipped by a clock change uses the offset before the change, as required by RFC
/// 5545, section 3.3.5.
#[cfg(any(feature = "schedule", feature = "icalendar"))]
pub(super) fn offset_at(zone: Tz, local: NaiveDateTime) -> i32 {
    let known = zone.offset_from_local_datetime(&local).earliest();
    let before = || local.checked_sub_signed(TimeDelta::days(1)).unwrap_or(local);
    let offset = known.unwrap_or_else(|| zone.offset_from_utc_datetime(&before()));
    offset.fix().local_minus_utc()
}
