//! Helpers for dates, time zones and UTC offsets.

#[cfg(any(feature = "schedule", feature = "icalendar"))]
use chrono::{NaiveDateTime, Offset as _, TimeDelta, TimeZone as _};
use chrono_tz::Tz;

use crate::interchange::ExportError;
use crate::programme::Programme;
use crate::view::Session;

/// Returns the time zone of a programme, if the programme specifies one. Returns an error if the
/// time zone is not in the IANA time zone database.
pub(in crate::interchange) fn zone_of(programme: &Programme) -> Result<Option<Tz>, ExportError> {
    let zone = programme.data().time_zone.as_ref();
    let known = |zone: &crate::value::time_zone::TimeZone| {
        zone.as_str().parse::<Tz>().map_err(|_| ExportError::UnknownZone { zone: zone.to_string() })
    };
    zone.map(known).transpose()
}

/// Returns an error if one of the sessions is on a day without a date.
pub(in crate::interchange) fn dated<'p>(
    sessions: impl IntoIterator<Item = Session<'p>>,
) -> Result<(), ExportError> {
    let days = sessions.into_iter().filter_map(|session| session.day());
    match days.filter(|day| day.date().is_none()).map(|day| day.number()).min() {
        Some(day) => Err(ExportError::Undated { day }),
        None => Ok(()),
    }
}

/// Returns the UTC offset of a time zone at a local time, in seconds east of Greenwich. An
/// ambiguous local time is resolved to the earlier instant. For a local time that a clock change
/// skips, the offset before the change is returned, as required by RFC 5545, section 3.3.5.
#[cfg(any(feature = "schedule", feature = "icalendar"))]
pub(in crate::interchange) fn offset_at(zone: Tz, local: NaiveDateTime) -> i32 {
    let known = zone.offset_from_local_datetime(&local).earliest();
    let before = || local.checked_sub_signed(TimeDelta::days(1)).unwrap_or(local);
    let offset = known.unwrap_or_else(|| zone.offset_from_utc_datetime(&before()));
    offset.fix().local_minus_utc()
}
