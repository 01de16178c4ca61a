//! Moves sessions to the afternoon, or to the night after their day.

use indexmap::IndexMap;

use super::sheet::SheetReading;
use crate::code::Code;
use crate::interchange::common::nights::{Later, NOON, later, later_events};
use crate::report::{SourceLocation, Subject};
use crate::value::path::Path;
use crate::value::time::DayTime;

/// A row with a start, for finding the afternoon and the night after a day.
#[derive(Debug)]
pub(super) struct TimedRow {
    /// The position of the session in the draft.
    pub(super) position: usize,
    pub(super) day: i32,
    pub(super) start: u32,
    pub(super) room: String,
    pub(super) has_own_date: bool,
    pub(super) place: SourceLocation,
}

/// Moves sessions to the afternoon, or to the night after their day, if the order of the rows shows
/// that they take place then. Rows with a date are only moved to the afternoon.
pub(super) fn move_nights(reading: &mut SheetReading<'_>, timed: &[TimedRow]) {
    let mut moved: Vec<(&TimedRow, u32, u32, &str)> = Vec::new();
    for run in timed.chunk_by(|one, next| one.day == next.day) {
        let mut add = |list: &[(usize, u32)]| {
            let Some(Later { after, events, seconds, when }) = later_events(list) else { return false };
            let rows = || events.iter().filter_map(|(at, _)| run.get(*at));
            if seconds == NOON || rows().all(|row| !row.has_own_date) {
                moved.extend(rows().map(|row| (row, after, seconds, when)));
            }
            true
        };
        let whole: Vec<(usize, u32)> = run.iter().enumerate().map(|(at, row)| (at, row.start)).collect();
        if add(&whole) {
            continue;
        }
        // The rows can be sorted by room.
        let mut rooms: IndexMap<&str, Vec<(usize, u32)>> = IndexMap::new();
        for (at, row) in run.iter().enumerate() {
            rooms.entry(row.room.as_str()).or_default().push((at, row.start));
        }
        for list in rooms.values() {
            add(list);
        }
    }
    for (row, after, seconds, when) in moved {
        let Some(session) = reading.builder.draft.sessions.get_mut(row.position) else { continue };
        session.slot = session.slot.and_then(|slot| later(slot, seconds)).or(session.slot);
        let subject = Subject::Session(session.id.clone());
        let shown = |seconds| DayTime::from_seconds(seconds).map(|at| at.to_string()).unwrap_or_default();
        let message = format!(
            "the start {} was read as a time in {when}, because it follows {}",
            shown(row.start),
            shown(after)
        );
        let path = Path::root().with("sessions").with_index(row.position).with("slot");
        reading.builder.note(Code::TimeAdjusted, subject, path, row.place.clone(), message);
    }
}
