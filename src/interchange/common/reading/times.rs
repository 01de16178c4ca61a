//! Reads the time zone and the times of sessions from a source in JSON.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use super::{Reading, Spot, Times};
use crate::code::Code;
use crate::draft::Session;
use crate::error::quote;
use crate::interchange::common::json::object::Object;
use crate::interchange::reader;
use crate::report::SourceLocation;
use crate::value::slot::Slot;
use crate::value::string_map::Extensions;
use crate::value::time::Length;

/// Sets the time zone of the programme from its name in the source.
pub(in crate::interchange) fn set_time_zone(
    reading: &mut Reading,
    object: &mut Object,
    names: &[&str],
    extensions: &mut Extensions,
) {
    let Some((name, at)) = object.text_at(names) else { return };
    let zone = reader::time_zone(&name).or_else(|| reader::time_zone(&name.replace(' ', "")));
    let spot = Spot::programme();
    let is_exact = zone.as_ref().is_some_and(|zone| zone.as_str() == name);
    if !is_exact {
        let what = match &zone {
            Some(zone) => (Code::SetAside, format!("was read as the time zone {}", quote(zone.as_str()))),
            None => (Code::TimeAdjusted, "is not a known time zone".to_owned()),
        };
        reading.keep_text(extensions, "timezone", &name, (what.0, &what.1), &at, &spot);
    }
    if zone.is_some() {
        reading.builder.draft.time_zone = zone;
    }
}

/// Sets the slot of a session, or its planned length if there is no valid start. Times that cannot
/// be read are reported and stored in the extensions.
pub(in crate::interchange) fn set_slot(
    reading: &mut Reading,
    session: &mut Session,
    times: Times,
    spot: &Spot,
) {
    let Times { start, end, length } = times;
    let Some((text, at)) = start else {
        session.planned_length = length;
        if let Some((text, at)) = end {
            let what = (Code::TimeAdjusted, "is an end without a start");
            reading.keep_text(&mut session.extensions, "end", &text, what, &at, spot);
        }
        return;
    };
    let Some((clock, offset)) = reader::date_time(&text) else {
        let date = reader::date(&text);
        // An end on the same date contains no additional information.
        if let Some((text, at)) = end.filter(|(end, _)| date.is_none() || reader::date(end) != date) {
            let what = (Code::TimeAdjusted, "is the end of a session without a start time");
            reading.keep_text(&mut session.extensions, "end", &text, what, &at, spot);
        }
        if let Some(date) = date {
            set_day(reading, session, date, length, spot, &at);
            return;
        }
        let what = (Code::TimeAdjusted, "is not a date and time");
        reading.keep_text(&mut session.extensions, "start", &text, what, &at, spot);
        session.planned_length = length;
        return;
    };
    let changed = reading.changed_offset(clock, offset);
    let start = reading.on_clock(changed, clock, offset);
    reading.keep_offset(session, changed, &at, spot);
    let end = end.and_then(|(text, at)| {
        let read = reader::date_time(&text).map(|(clock, offset)| reading.on_clock(changed, clock, offset));
        let problem = match read {
            None => "is not a date and time",
            Some(end) if end < start => "is before the start of the session",
            Some(end) => return Some(end),
        };
        reading.keep_text(&mut session.extensions, "end", &text, (Code::TimeAdjusted, problem), &at, spot);
        None
    });
    let exact = end.and_then(|end| between(start, end));
    if end.is_some() && exact.is_none() {
        note_cut(reading, session, &at);
    }
    set_start(reading, session, start, exact.or(length.filter(|_| end.is_none())), &at);
}

/// Sets the slot of a session that starts at a local time. A length that no slot can have is
/// reported.
pub(in crate::interchange) fn set_start(
    reading: &mut Reading,
    session: &mut Session,
    start: NaiveDateTime,
    length: Option<Length>,
    at: &SourceLocation,
) {
    session.slot = reading.builder.slot(start, length);
    if session.slot.is_none() {
        note_cut(reading, session, at);
        session.slot = reading.builder.slot(start, None);
    }
}

fn note_cut(reading: &mut Reading, session: &Session, at: &SourceLocation) {
    let message = "the session is longer than a slot can be: its end was left out";
    reading.builder.note_session(Code::TimeAdjusted, session, "slot", at, message);
}

/// Sets a slot without a time. A length cannot be combined with such a slot, and is stored in
/// the extensions.
pub(in crate::interchange) fn set_day(
    reading: &mut Reading,
    session: &mut Session,
    date: NaiveDate,
    length: Option<Length>,
    spot: &Spot,
    at: &SourceLocation,
) {
    session.slot = Some(Slot::day(reading.builder.day(date)));
    if let Some(length) = length {
        let what = (Code::SetAside, "is the length of a session without a time");
        reading.keep_text(&mut session.extensions, "length", &length.to_string(), what, at, spot);
    }
}

/// Returns the length of time between two local times.
fn between(start: NaiveDateTime, end: NaiveDateTime) -> Option<Length> {
    let length: TimeDelta = end.signed_duration_since(start);
    Length::from_seconds(length.num_seconds().try_into().ok()?)
}
