//! The state that the functions of the writer share.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::line_writer::LineWriter;
use super::revisions::Revisions;
use super::uids::{EventUid, event_uids};
use crate::interchange::ExportError;
use crate::interchange::common::ledger::{At, Ledger, Rows};
use crate::interchange::common::zones::offsets_of;
use crate::interchange::icalendar::CalendarOptions;
use crate::programme::Programme;
use crate::value::negotiation::Preferences;
use crate::value::time_zone::ZoneOffsets;

pub(super) struct WriteContext<'p> {
    pub(super) programme: &'p Programme,
    pub(super) out: LineWriter,
    pub(super) ledger: Ledger,
    pub(super) preferences: Preferences,
    pub(super) zone: Option<ZoneOffsets>,
    /// Whether the name of the calendar specifies a language. The language also applies to all
    /// texts that do not specify one.
    pub(super) is_tagged: bool,
    pub(super) stamp: String,
    /// The number at the end of the programme's revision, such as 3 for "Rev.3". It becomes the
    /// sequence number of every event or, if a previous calendar is known, of new events. An event
    /// that was read with a higher number keeps that number.
    pub(super) sequence: u32,
    /// The sequence numbers and modification times of the events, if a previous calendar is known.
    pub(super) revisions: Option<Revisions>,
    /// The `UID`s of all sessions, in the order of their declaration.
    pub(super) uids: Vec<EventUid>,
    /// The number of the first day with each date.
    pub(super) dates: HashMap<NaiveDate, i32>,
    /// The declarations of custom roles and kinds, by code.
    pub(super) custom_roles: HashMap<&'p str, At>,
    pub(super) custom_kinds: HashMap<&'p str, At>,
}

impl<'p> WriteContext<'p> {
    pub(super) fn new(programme: &'p Programme, options: &CalendarOptions) -> Result<Self, ExportError> {
        let draft = programme.data();
        let main = programme.languages().first().cloned();
        let wishes: Vec<_> = match options.languages.as_slice() {
            [] => main.iter().cloned().collect(),
            some => some.to_vec(),
        };
        let ledger = Ledger::new(draft);
        let mut dates = HashMap::new();
        for day in &draft.days {
            if let Some(date) = day.date {
                dates.entry(date).or_insert(day.number);
            }
        }
        let custom_roles = draft.roles.iter().enumerate().filter(|(_, role)| role.code.is_custom());
        let custom_roles = custom_roles.map(|(at, role)| (role.code.as_str(), ledger.row(Rows::Roles, at)));
        let custom_kinds = draft.kinds.iter().enumerate().filter(|(_, kind)| kind.code.is_custom());
        let custom_kinds = custom_kinds.map(|(at, kind)| (kind.code.as_str(), ledger.row(Rows::Kinds, at)));
        let preferences = Preferences::new(wishes, main, programme.original_language().cloned());
        let title = draft.title.best(&preferences);
        Ok(Self {
            programme,
            out: LineWriter::with_capacity(draft.sessions.len().saturating_mul(512)),
            is_tagged: title.is_some_and(|title| !matches!(title.language.as_str(), "" | "und")),
            preferences,
            zone: offsets_of(programme)?,
            stamp: options.dtstamp.format("%Y%m%dT%H%M%SZ").to_string(),
            revisions: None,
            sequence: number_at_end(draft.revision.as_deref().unwrap_or_default()),
            uids: event_uids(programme),
            dates,
            custom_roles: custom_roles.collect(),
            custom_kinds: custom_kinds.collect(),
            ledger,
        })
    }
}

/// The maximum sequence number. In iCalendar, a sequence number is a signed 32-bit integer.
pub(super) const MAX_SEQUENCE: u32 = 2_147_483_647;

/// Returns the number at the end of a text, such as 3 for "Rev.3". Returns 0 if there is no number
/// or if it exceeds [`MAX_SEQUENCE`].
fn number_at_end(text: &str) -> u32 {
    let digits = text.trim_end().rsplit(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
    digits.parse().ok().filter(|number| *number <= MAX_SEQUENCE).unwrap_or(0)
}
