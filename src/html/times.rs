//! Times, dates and headings of days.

use super::texts::Marks;
use super::writer::PageWriter;
use crate::value::language::{Direction, LanguageTag};
use crate::value::slot::{Slot, SlotTime, TimeRange};
use crate::value::time::DayTime;
use crate::view::{Day, Session};

/// Specifies whether the time of a session is written with its day.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Slots {
    Time,
    DayAndTime,
}

impl<'p> PageWriter<'_, 'p> {
    /// Adds a paragraph with the time of a session. Nothing is added if the session has no slot of
    /// its own, or if only its day is known and `slots` excludes the day.
    pub(super) fn session_time(&mut self, session: Session<'p>, slots: Slots) {
        let Some(slot) = session.data().slot else { return };
        if slots == Slots::Time && slot.time() == SlotTime::Day {
            return;
        }
        self.open("p", "time");
        self.slot(slot, slots);
        self.close("p");
    }

    /// Adds the earlier slot of a moved session.
    pub(super) fn previous_slot(&mut self, session: Session<'p>) {
        let Some(slot) = session.data().previous_slot else { return };
        self.open("p", "previous-slot");
        self.raw("<span class=\"label\">");
        let words = self.words;
        self.word(words.previously);
        let colon = self.phrases.locale().colon();
        self.escaped(colon.trim_end_matches(' '));
        self.raw("</span> ");
        self.slot(slot, Slots::DayAndTime);
        self.close("p");
    }

    pub(super) fn slot(&mut self, slot: Slot, slots: Slots) {
        let day = self.programme().day(slot.day_number());
        if let (Some(day), Slots::DayAndTime) = (day, slots) {
            self.day_heading(day, Marks::Plain);
            if slot.time() != SlotTime::Day {
                let comma = self.phrases.locale().comma();
                self.escaped(comma);
            }
        }
        match slot.time() {
            SlotTime::Day => {}
            SlotTime::Part(part) => {
                let word = self.phrases.locale().day_part(part);
                self.word(word);
            }
            SlotTime::From(start) => self.time_range(day, TimeRange { start, end: start }),
            SlotTime::Between(range) => self.time_range(day, range),
        }
    }

    /// Adds a range of times with machine-readable times.
    pub(super) fn time_range(&mut self, day: Option<Day<'p>>, range: TimeRange) {
        let locale = self.phrases.locale();
        let Ok(parts) = locale.range_parts(range) else { return };
        let language: Option<LanguageTag> = locale.words_language().parse().ok();
        // A range without words would be displayed in the direction of the page, with its start and
        // end swapped.
        let is_foreign = self.direction == Direction::RightToLeft
            && language.as_ref().is_none_or(|language| language.direction() != self.direction);
        if is_foreign {
            self.raw("<span dir=\"ltr\">");
        }
        self.time_element(day, range.start, &parts.start);
        if !parts.end.is_empty() {
            self.escaped(parts.separator);
            self.time_element(day, range.end, &parts.end);
            self.escaped(parts.suffix);
        }
        if is_foreign {
            self.raw("</span>");
        }
    }

    fn time_element(&mut self, day: Option<Day<'p>>, time: DayTime, shown: &str) {
        self.raw("<time");
        let machine_readable = self.machine_readable(day, time);
        self.attribute("datetime", &machine_readable);
        self.raw(">");
        self.escaped(shown);
        self.raw("</time>");
    }

    /// Returns the time with the offset if the date and the time zone are known, without the offset
    /// if only the date is known, and otherwise the time of day.
    fn machine_readable(&self, day: Option<Day<'p>>, time: DayTime) -> String {
        match day.and_then(|day| day.at(time)) {
            Some(local) => {
                // A clock change can skip or repeat a time, which then has no unique offset.
                let instant = self.zone.and_then(|zone| zone.instants(local).single());
                match instant {
                    Some(instant) => instant.format("%Y-%m-%dT%H:%M:%S%:z").to_string(),
                    None => local.format("%Y-%m-%dT%H:%M:%S").to_string(),
                }
            }
            // The hours of a programme day can exceed 23, but those of the attribute cannot.
            None => format!("{:02}:{:02}:{:02}", time.hours() % 24, time.minutes(), time.seconds()),
        }
    }

    /// Adds the label and the date of a day, or its number if it has neither.
    pub(super) fn day_heading(&mut self, day: Day<'p>, marks: Marks) {
        let (label, shown) = self.phrases.day_parts(day);
        let has_label = label.is_some();
        if !has_label && day.date().is_none() {
            self.escaped(&day.number().to_string());
        }
        if let Some(label) = label {
            self.phrase(&label, marks);
        }
        let (Some(date), Some(shown)) = (day.date(), shown) else { return };
        self.raw(if has_label { " (<time" } else { "<time" });
        self.attribute("datetime", &date.to_string());
        if self.direction == Direction::RightToLeft && shown.is_ascii() {
            self.raw(" dir=\"ltr\"");
        }
        self.raw(">");
        self.escaped(&shown);
        self.raw(if has_label { "</time>)" } else { "</time>" });
    }
}
