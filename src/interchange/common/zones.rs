//! Helpers for dates and time zones.

#[cfg(any(feature = "icalendar", feature = "schema-org"))]
use chrono::FixedOffset;

use crate::interchange::ExportError;
use crate::programme::Programme;
#[cfg(any(feature = "icalendar", feature = "schema-org"))]
use crate::value::time_zone::is_clock_change;
use crate::value::time_zone::{TimeZone, ZoneOffsets};
use crate::view::Session;

/// Returns the UTC offsets of the time zone of a programme, if the programme specifies one. Returns
/// an error if the time zone is not in the IANA time zone database.
pub(in crate::interchange) fn offsets_of(programme: &Programme) -> Result<Option<ZoneOffsets>, ExportError> {
    let zone = programme.data().time_zone.as_ref();
    let known =
        |zone: &TimeZone| zone.offsets().ok_or_else(|| ExportError::UnknownZone { zone: zone.to_string() });
    zone.map(known).transpose()
}

/// The extensions in which readers store the UTC offset of a session after a clock change.
#[cfg(any(feature = "icalendar", feature = "schema-org"))]
const OFFSETS: &[&str] = &[
    "schedule/offset",
    "table/offset",
    "konopas/offset",
    "open-event/offset",
    "pretalx/offset",
    "sessionize/offset",
];

/// Returns the UTC offset of a session if a clock change can explain how it differs from the fixed
/// offset of the programme. Readers store such an offset in an extension.
#[cfg(any(feature = "icalendar", feature = "schema-org"))]
pub(in crate::interchange) fn own_offset(
    session: &crate::draft::Session,
    zone: Option<ZoneOffsets>,
) -> Option<FixedOffset> {
    let usual = match zone? {
        ZoneOffsets::Fixed(usual) => usual.local_minus_utc(),
        #[cfg(feature = "tz")]
        ZoneOffsets::Iana(_) => return None,
    };
    let stated = OFFSETS.iter().find_map(|key| session.extensions.get(key))?;
    let own = stated.parse::<TimeZone>().ok()?.fixed_offset()?;
    is_clock_change(usual, own.local_minus_utc()).then_some(own)
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
