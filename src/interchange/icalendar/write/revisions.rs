//! Sequence numbers and modification times of events, from the calendar that was published before.

use std::collections::HashMap;

use super::context::MAX_SEQUENCE;

/// The properties whose change increases the sequence number of an event. RFC 5546 lists all of
/// them except `LOCATION`, and leaves other properties to the organiser of the event.
const SIGNIFICANT: [&str; 8] =
    ["DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "LOCATION", "STATUS"];

/// The sequence number of an event, and the time of its last change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Revision {
    pub(super) sequence: u32,
    pub(super) last_modified: String,
}

/// The `UID` of an event, and its line `RECURRENCE-ID`. An event and its occurrences share a `UID`.
type Key = (String, Option<String>);

/// The revisions of the previous events, with the differences from the current events.
#[derive(Debug, Clone)]
pub(super) struct Revisions {
    events: HashMap<Key, (Revision, Difference)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Difference {
    None,
    Minor,
    Significant,
}

/// The content lines of an event.
#[derive(Default)]
struct Event {
    key: Key,
    sequence: u32,
    last_modified: Option<String>,
    stamp: String,
    /// The lines that are compared. The lines of components within the event start with a space.
    lines: Vec<String>,
}

impl Revisions {
    /// Compares the events of two calendars.
    pub(super) fn new(previous: &str, current: &str) -> Self {
        let current: HashMap<Key, Event> =
            events(current).into_iter().map(|event| (event.key.clone(), event)).collect();
        let compared = events(previous).into_iter().map(|mut event| {
            let difference =
                current.get(&event.key).map_or(Difference::None, |later| event.difference(later));
            let revision = Revision {
                sequence: event.sequence,
                last_modified: event.last_modified.take().unwrap_or_else(|| event.stamp.clone()),
            };
            (event.key, (revision, difference))
        });
        Self { events: compared.collect() }
    }

    /// Returns the revision of an event, which is identified by its `UID` and its line
    /// `RECURRENCE-ID`. A new event has the given sequence number, and `stamp` is the time of the
    /// last change of a new or changed event.
    pub(super) fn of(&self, uid: &str, recurrence: Option<String>, sequence: u32, stamp: &str) -> Revision {
        match self.events.get(&(uid.to_owned(), recurrence)) {
            None => Revision { sequence, last_modified: stamp.to_owned() },
            Some((earlier, Difference::None)) if !earlier.last_modified.is_empty() => earlier.clone(),
            Some((earlier, difference)) => {
                let step = u32::from(*difference == Difference::Significant);
                let sequence = earlier.sequence.saturating_add(step).min(MAX_SEQUENCE);
                Revision { sequence, last_modified: stamp.to_owned() }
            }
        }
    }
}

impl Event {
    fn difference(&self, later: &Self) -> Difference {
        let significant = |event: &Self| {
            let is_significant = |line: &&String| SIGNIFICANT.contains(&name(line));
            let mut lines: Vec<String> = event.lines.iter().filter(is_significant).cloned().collect();
            lines.sort_unstable();
            lines
        };
        if self.lines == later.lines {
            Difference::None
        } else if significant(self) == significant(later) {
            Difference::Minor
        } else {
            Difference::Significant
        }
    }
}

/// Returns the events of a calendar. The lines of components within an event, such as
/// participants, belong to it.
fn events(calendar: &str) -> Vec<Event> {
    let unfolded = calendar.replace("\r\n ", "").replace("\r\n\t", "").replace("\n ", "").replace("\n\t", "");
    let mut found = Vec::new();
    let mut event: Option<Event> = None;
    // The number of components that are open within the event.
    let mut depth = 0_usize;
    for line in unfolded.lines() {
        let Some(open) = &mut event else {
            if line.eq_ignore_ascii_case("BEGIN:VEVENT") {
                event = Some(Event::default());
                depth = 0;
            }
            continue;
        };
        if depth == 0 {
            let value = || line.split_once(':').map(|(_, value)| value.trim()).unwrap_or_default();
            match name(line) {
                "END" => {
                    found.extend(event.take());
                    continue;
                }
                "UID" => open.key.0 = unescaped(value()),
                "SEQUENCE" => open.sequence = value().parse().unwrap_or(0),
                "LAST-MODIFIED" => open.last_modified = Some(value().to_owned()),
                "DTSTAMP" => value().clone_into(&mut open.stamp),
                name => {
                    if name == "RECURRENCE-ID" {
                        open.key.1.get_or_insert_with(|| line.to_owned());
                    }
                    open.lines.push(line.to_owned());
                }
            }
        } else {
            // The indent keeps the properties of components apart from those of the event.
            open.lines.push(format!(" {line}"));
        }
        match name(line) {
            "BEGIN" => depth += 1,
            "END" => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    found
}

/// Returns the name of the property on a line.
fn name(line: &str) -> &str {
    line.split([':', ';']).next().unwrap_or_default()
}

/// Returns a text value without escapes.
fn unescaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => {
                out.extend(letters.next().map(|next| if matches!(next, 'n' | 'N') { '\n' } else { next }));
            }
            _ => out.push(letter),
        }
    }
    out
}
