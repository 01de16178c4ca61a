//! The UTC offsets of the starts in a source, which show the clock changes at its unknown place.

use std::collections::HashMap;

use chrono::{FixedOffset, NaiveDate, NaiveDateTime};

#[cfg(feature = "readers")]
use crate::interchange::common::json::object::key_of;
#[cfg(feature = "readers")]
use crate::interchange::common::json::value::ExtraValue;
use crate::interchange::reader;
use crate::value::time_zone::ClockChanges;

/// The UTC offsets of the starts in a source.
#[derive(Debug, Clone, Default)]
pub(in crate::interchange) struct Offsets {
    /// The first offset. It is that of the programme if no time zone is stated.
    usual: Option<FixedOffset>,
    /// The clock changes of the places with this offset.
    changes: ClockChanges,
    /// For each date, the time of one start in UTC, and the UTC offset. The offset is `None` if the
    /// starts on the date have several offsets.
    dates: HashMap<NaiveDate, (NaiveDateTime, Option<i32>)>,
}

impl Offsets {
    /// Adds the start of a session, unless it has no UTC offset.
    pub(in crate::interchange) fn add(&mut self, text: &str) {
        let Some((local, Some(offset))) = reader::date_time(text) else { return };
        let (seconds, Some(utc)) = (offset.local_minus_utc(), local.checked_sub_offset(offset)) else {
            return;
        };
        if self.usual.is_none() {
            (self.usual, self.changes) = (Some(offset), ClockChanges::of(seconds, utc));
        }
        let (_, of_date) = self.dates.entry(local.date()).or_insert((utc, Some(seconds)));
        *of_date = of_date.filter(|known| *known == seconds);
    }

    /// Adds all starts in a JSON document. Their fields have the same names in all formats.
    #[cfg(feature = "readers")]
    pub(in crate::interchange) fn add_all(&mut self, value: &ExtraValue) {
        match value {
            ExtraValue::List(items) => items.iter().for_each(|item| self.add_all(item)),
            ExtraValue::Map(fields) => {
                for (name, value) in fields {
                    match (key_of(name).as_str(), value) {
                        (
                            "start" | "startsat" | "starttime" | "startdate" | "datetime",
                            ExtraValue::Text(text),
                        ) => {
                            self.add(text);
                        }
                        // The period in which a person is available begins at any time.
                        ("availabilities", _) => {}
                        _ => self.add_all(value),
                    }
                }
            }
            _ => {}
        }
    }

    pub(in crate::interchange) fn usual(&self) -> Option<FixedOffset> {
        self.usual
    }

    /// Returns `true` if the clock of a date has the given UTC offset because of a clock change.
    pub(in crate::interchange) fn are_changed_to(&self, offset: FixedOffset, date: NaiveDate) -> bool {
        let Some((utc, Some(known))) = self.dates.get(&date) else { return false };
        let own = offset.local_minus_utc();
        *known == own && self.changes.contain(own, *utc)
    }
}

/// Formats the message for a clock time that was used although its offset is not the usual one.
pub(in crate::interchange) fn kept_clock(offset: FixedOffset, usual: FixedOffset) -> String {
    format!(
        "the offset {offset} does not match the usual offset {usual}: the clock time was used, so a time \
         zone should be stated"
    )
}
