//! Helpers for dates and time zones.

use crate::interchange::ExportError;
use crate::programme::Programme;
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
