//! Adds the days and items of an agenda to the output, and reads their titles and times.

use std::collections::HashMap;

use super::classify::{Class, Context, classify};
use super::clock::{Clock, ClockDoubt};
use super::dates::DayHeading;
use super::days::Days;
use super::join::{Logical, ends_sentence};
use super::output::{Entry, Output};
use super::places::{Owner, room_after};
use super::style::Style;
use super::titles;
use super::vocabulary::{Headings, Meanings, tagged, untagged};
use crate::code::Code;
use crate::draft::Session;
use crate::error::quote;
use crate::interchange::common::texts::bracketed;
use crate::interchange::reader::{date, keep_extension};
use crate::value::kind::Kind;
use crate::value::slot::{DayPart, Slot, SlotTime, TimeRange};
use crate::value::time::DayTime;

/// The current day and item, and the open headings above it.
#[derive(Debug)]
pub(super) struct Items<'s> {
    pub(super) output: Output,
    pub(super) days: Days,
    headings: &'s Headings,
    style: Style,
    /// The part of the day to which items without a time belong.
    part: Option<DayPart>,
    /// Whether the next items have no day.
    unscheduled: bool,
    /// The open headings of items: their ranks, and the indices of their entries.
    open: Vec<(usize, usize)>,
    /// The last entry that is not a part of another one.
    top: Option<usize>,
    /// The last numbered heading without a time above items with times, which are its parts.
    section: Option<usize>,
    /// The first times below the numbered headings, by the lines of the headings.
    first_times: HashMap<usize, DayTime>,
    /// The table cells after the title of an item, which are still to be read.
    cells: Vec<Logical>,
}

impl<'s> Items<'s> {
    pub(super) fn new(output: Output, context: &'s Context, style: Style, year: Option<i32>) -> Self {
        Self {
            output,
            days: Days::new(year),
            headings: &context.headings,
            style,
            part: None,
            unscheduled: false,
            open: Vec::new(),
            top: None,
            section: None,
            first_times: HashMap::new(),
            cells: Vec::new(),
        }
    }

    /// Finds the numbered headings above items with times. The items of a heading end at the next
    /// heading, and at a break.
    pub(super) fn find_first_times(&mut self, lines: &[Logical], context: &Context) {
        let mut first = None;
        for line in lines.iter().rev() {
            match classify(&line.text, line.bullet.as_ref(), line.rank, context) {
                Class::Timed { clock, title, .. } => {
                    let start = clock.start().filter(|_| self.joins_section(title));
                    first = start.filter(|_| line.rank.is_none());
                }
                Class::Item { head, meanings, .. } => {
                    // A number without a word can be that of a page.
                    let heads = meanings.number().is_some() && head.contains(char::is_alphabetic);
                    if let Some(start) = first.take().filter(|_| heads) {
                        self.first_times.insert(line.line, start);
                    }
                }
                Class::Day(_) | Class::Part(_) | Class::Unscheduled => first = None,
                Class::Labelled { .. } | Class::Questions(_) | Class::Plain => {}
            }
        }
    }

    /// Returns `true` if an item with this title can belong to a numbered heading above it.
    fn joins_section(&self, title: &str) -> bool {
        let found = titles::title(title, self.headings);
        let is_general = found.kind.is_some_and(|kind| {
            matches!(
                kind,
                Kind::Break
                    | Kind::CoffeeBreak
                    | Kind::LunchBreak
                    | Kind::Registration
                    | Kind::Opening
                    | Kind::Closing
                    | Kind::Social
            )
        });
        found.number.is_none() && !is_general
    }

    /// Starts an item for a numbered heading without a time. Items with times that follow it are
    /// its parts.
    fn begin_section(&mut self, line: &Logical) {
        let slot = Slot::day(self.today());
        let index = self.begin(line, None, Some(slot));
        self.section = Some(index).filter(|_| self.heads_times(line));
        self.entitle(index, &line.text, line.line);
    }

    fn heads_times(&self, line: &Logical) -> bool {
        !self.style.underlined && line.rank.is_none() && self.first_times.contains_key(&line.line)
    }

    /// Returns `true` for a numbered heading whose items do not belong to the item above it.
    fn starts_section(&self, line: &Logical, above: &Session, is_fresh: bool) -> bool {
        let Some(first) = self.first_times.get(&line.line).filter(|_| self.heads_times(line)) else {
            return false;
        };
        let is_below_title = (is_fresh && !line.gap) || above.number.is_some();
        match above.slot.map(|slot| slot.time()) {
            _ if is_break(above.kind.as_ref()) => true,
            Some(SlotTime::Between(outer)) => !is_below_title && *first >= outer.end,
            Some(SlotTime::From(_)) => !is_below_title,
            _ => false,
        }
    }

    /// Returns the table cells after the last title.
    pub(super) fn take_cells(&mut self) -> Vec<Logical> {
        std::mem::take(&mut self.cells)
    }

    pub(super) fn start_part(&mut self, part: DayPart) {
        self.today();
        (self.part, self.output.current, self.top) = (Some(part), None, None);
    }

    pub(super) fn start_unscheduled(&mut self) {
        (self.unscheduled, self.output.current, self.top, self.part) = (true, None, None, None);
        self.open.clear();
    }

    pub(super) fn start_day(&mut self, heading: &DayHeading<'_>, line: usize) {
        self.open_day(heading, line);
        (self.output.current, self.top, self.part) = (None, None, heading.part);
        self.unscheduled = false;
    }

    /// Adds the day of a heading, unless the heading continues a day.
    pub(super) fn open_day(&mut self, heading: &DayHeading<'_>, line: usize) {
        let (date, doubts) = self.days.date_of(heading);
        for (code, message) in doubts {
            self.output.remark(code, Owner::Programme, "days", line, message);
        }
        self.open.clear();
        let Some(mut day) = self.days.open(heading.number, date, heading) else { return };
        let (words, _) = untagged(heading.label);
        if !is_iso(&words) {
            let (label, tag) = tagged(heading.label);
            let (label, tag) = match (bracketed(label), tag) {
                (Some((before, inside)), tag) if is_iso(inside) => {
                    let (label, own) = tagged(before);
                    (label, own.or(tag))
                }
                (_, tag) => (label, tag),
            };
            day.label = Some(self.output.worded(label.trim(), tag));
        }
        self.output.builder.draft.days.push(day);
    }

    /// Sets the hours of the current day to those in its heading.
    pub(super) fn set_window(&mut self, hours: TimeRange, heading: &str, line: usize) {
        let mut days = self.output.builder.draft.days.iter_mut().rev();
        let day = days.find(|day| Some(day.number) == self.days.current);
        let known =
            day.filter(|day| hours.start < hours.end && day.window.is_none_or(|known| known == hours));
        if let Some(day) = known {
            day.window = Some(hours);
            return;
        }
        let message = format!("the hours of the day in {} were not imported", quote(heading));
        self.output.remark(Code::NotImported, Owner::Programme, "days", line, message);
    }

    /// Returns `true` between the heading of a day and its first item.
    pub(super) fn is_at_start_of_day(&self) -> bool {
        self.days.current.is_some()
            && self.top.is_none()
            && self.output.current.is_none()
            && self.part.is_none()
    }

    /// Returns the number of the current day. The first item without a heading starts day 1.
    fn today(&mut self) -> i32 {
        let (number, new) = self.days.today();
        self.output.builder.draft.days.extend(new);
        number
    }

    fn slot(&mut self, clock: Clock) -> Slot {
        let day = self.today();
        match clock {
            Clock::Part(part) => Slot::part(day, part),
            Clock::From(start) => Slot::from(day, start).unwrap_or(Slot::day(day)),
            Clock::Between(range) => Slot::from_range(day, range),
        }
    }

    /// Sets the time of the current item.
    pub(super) fn set_time(&mut self, clock: Clock) {
        let slot = self.slot(clock);
        if let Some(entry) = self.output.entry_mut() {
            entry.session.slot = Some(slot);
        }
    }

    fn begin(&mut self, line: &Logical, parent: Option<usize>, slot: Option<Slot>) -> usize {
        let mut session = Session::new("");
        session.slot = slot;
        let index = self.output.entries.len();
        self.output.entries.push(Entry { session, parent, line: line.line });
        if let Some(rank) = line.rank {
            self.above(rank);
            self.open.push((rank, index));
        }
        self.output.current = Some(index);
        if parent.is_none() {
            self.top = Some(index);
        }
        index
    }

    /// Starts an item with a time.
    pub(super) fn timed(&mut self, line: &Logical, clock: Clock, doubt: Option<ClockDoubt>, title: &str) {
        let slot = self.slot(clock);
        self.unscheduled = false;
        let parent = self.parent(line, clock, title);
        let index = self.begin(line, parent, Some(slot));
        if let Some(doubt) = doubt {
            let quoted = quote(&line.text);
            let earlier = format!("the end in {quoted} is earlier than the start");
            let message = match doubt {
                ClockDoubt::NextDay => format!("{earlier}: it was read as a time on the next day"),
                ClockDoubt::EndIgnored => format!("{earlier}, and was not imported"),
                ClockDoubt::Afternoon => format!("{earlier}: it was read as a time in the afternoon"),
                ClockDoubt::Approximate => {
                    format!("the time in {quoted} is approximate: it was read as an exact time")
                }
            };
            self.output.remark(Code::TimeAdjusted, Owner::Session(index), "slot", line.line, message);
        }
        self.entitle(index, title, line.line);
    }

    /// Returns the item to which a timed item belongs as a part.
    fn parent(&mut self, line: &Logical, clock: Clock, title: &str) -> Option<usize> {
        if let Some(rank) = line.rank {
            return self.above(rank);
        }
        let top = self.top?;
        if self.section == Some(top) {
            return self.parent_section(top, line, title);
        }
        let entry = self.output.entries.get(top)?;
        let (SlotTime::Between(outer), Clock::Between(inner)) = (entry.session.slot?.time(), clock) else {
            return None;
        };
        let within = inner.start >= outer.start && inner.end <= outer.end && inner != outer;
        if !within || is_break(entry.session.kind.as_ref()) {
            return None;
        }
        if line.bullet.is_some() || (self.style.underlined && !line.gap && line.indent == 0) {
            return Some(top);
        }
        if self.style.underlined {
            return None;
        }
        let first = inner.start == outer.start || self.has_timed_part(top);
        let own = titles::title(title, self.headings);
        if !first || own.number.is_some() || own.label.is_some() || own.place.is_some() {
            return None;
        }
        let message = format!(
            "{} lies within the time of the item before it, and was read as a part of it",
            quote(&line.text)
        );
        let owner = Owner::Session(self.output.entries.len());
        self.output.remark(Code::ReadingAssumed, owner, "part_of", line.line, message);
        Some(top)
    }

    /// Returns a numbered heading without a time as the parent of the item below it.
    fn parent_section(&mut self, top: usize, line: &Logical, title: &str) -> Option<usize> {
        if !self.joins_section(title) {
            self.section = None;
            return None;
        }
        let is_first = !self.output.entries.iter().skip(top + 1).any(|other| other.parent == Some(top));
        if is_first {
            let heading = self.output.entries.get(top).map_or(line.line, |entry| entry.line);
            let message = format!(
                "{} and the items after it were read as parts of the heading above, which has no time",
                quote(&line.text)
            );
            self.output.remark(Code::ReadingAssumed, Owner::Session(top), "part_of", heading, message);
        }
        Some(top)
    }

    /// Closes the open headings of the same or a lower level. Returns the item with the last
    /// heading that remains open.
    fn above(&mut self, rank: usize) -> Option<usize> {
        while self.open.last().is_some_and(|(other, _)| *other >= rank) {
            self.open.pop();
        }
        self.open.last().map(|(_, index)| *index)
    }

    fn has_timed_part(&self, top: usize) -> bool {
        let mut parts = self.output.entries.iter().rev().take_while(|entry| entry.parent.is_some());
        parts.any(|entry| entry.parent == Some(top) && entry.session.slot.is_some())
    }

    /// Reads the title of an entry, with its kind, number, status and place.
    fn entitle(&mut self, index: usize, text: &str, line: usize) {
        if text.trim().is_empty() {
            return;
        }
        let found = titles::title(text, self.headings);
        let label = found.label.map(|(label, tag)| self.output.worded(&label, tag));
        let title = found.wording.map(|title| self.output.text(title));
        let Some(entry) = self.output.entries.get_mut(index) else { return };
        let session = &mut entry.session;
        session.kind = found.kind.or(session.kind.take());
        session.kind_label = label;
        session.number = found.number;
        session.title = title;
        session.plenary |= found.plenary;
        session.status = found.status.unwrap_or(session.status);
        if let Some(heading) = found.heading {
            keep_extension(&mut session.extensions, "agenda-text/heading", &heading);
            let message =
                format!("the heading {} was read as a number: it is kept in the extensions", quote(&heading));
            self.output.remark(Code::SetAside, Owner::Session(index), "extensions", line, message);
        }
        if let Some(place) = found.place {
            self.output.places.add(Owner::Session(index), place, true, line);
        }
        self.cells.extend(found.columns.into_iter().map(|column| Logical::cell(line, column)));
    }

    /// Reads the title of the current item.
    pub(super) fn entitle_current(&mut self, line: &Logical) {
        if let Some(index) = self.output.current {
            self.entitle(index, &line.text, line.line);
        }
    }

    /// Starts an item without a clock time. Returns `false` if the layout does not show that the
    /// line is an item.
    pub(super) fn untimed(&mut self, line: &Logical) -> bool {
        if line.bullet.is_some() {
            return false;
        }
        let by_rank = line.rank.is_some_and(|rank| rank >= self.style.least_item_rank());
        let by_gap = self.style.underlined && line.gap && line.rank.is_none();
        let bare = self.output.current.is_none() && (self.part.is_some() || self.unscheduled);
        if !(by_rank || by_gap || bare) || (self.days.current.is_none() && !self.unscheduled) {
            return false;
        }
        let deeper = line.rank.filter(|rank| *rank > self.style.least_item_rank());
        let parent = deeper.and_then(|rank| self.above(rank));
        let slot = match (self.unscheduled || parent.is_some(), self.part) {
            (true, _) => None,
            (false, Some(part)) => Some(Slot::part(self.today(), part)),
            (false, None) => Some(Slot::day(self.today())),
        };
        let index = self.begin(line, parent, slot);
        if parent.is_none() && !self.style.underlined && self.first_times.contains_key(&line.line) {
            self.section = Some(index);
        }
        if line.text.split_whitespace().count() > 30 || (bare && ends_sentence(&line.text)) {
            self.output.describe(&line.text, line.line);
        } else {
            self.entitle(index, &line.text, line.line);
        }
        true
    }

    /// Reads a heading of an item, such as `Panel 1: Rivers`. Returns `false` if there is neither
    /// an item above it nor a current day.
    pub(super) fn item(&mut self, line: &Logical, head: &str, title: &str, meanings: &Meanings) -> bool {
        if self.output.is_untitled() && line.rank.is_none() {
            self.entitle_current(line);
            return true;
        }
        if self.untimed(line) {
            return true;
        }
        let Some((top, above)) = self.top.and_then(|top| Some((top, self.output.entries.get(top)?))) else {
            if self.days.current.is_none() {
                return false;
            }
            if meanings.number().is_some() {
                self.begin_section(line);
                return true;
            }
            let slot = Slot::day(self.today());
            let index = self.begin(line, None, Some(slot));
            self.entitle(index, &line.text, line.line);
            return true;
        };
        let session = &above.session;
        let is_fresh = self.output.current == Some(top)
            && session.participations.is_empty()
            && session.description.is_empty();
        let follows_section = self.section == Some(top) && meanings.number().is_some();
        if follows_section || self.starts_section(line, session, is_fresh) {
            self.begin_section(line);
            return true;
        }
        if meanings.number().is_some() && session.number.is_some() {
            let slot = session.slot;
            let index = self.begin(line, None, slot);
            let message =
                format!("{} has no time, and was read as parallel to the item before it", quote(&line.text));
            self.output.remark(Code::ReadingAssumed, Owner::Session(index), "slot", line.line, message);
            self.entitle(index, &line.text, line.line);
            return true;
        }
        // A break is never the kind of the item above it.
        if is_break(meanings.kind())
            && title.is_empty()
            && self.output.current == Some(top)
            && session.title.is_some()
        {
            let slot = session.slot.map(|slot| Slot::day(slot.day_number()));
            let index = self.begin(line, None, slot);
            self.entitle(index, &line.text, line.line);
            return true;
        }
        let fresh = session.kind.is_none() && is_fresh;
        if fresh && title.is_empty() && session.number.is_none() && session.kind_label.is_none() {
            self.set_kind(top, head);
            return true;
        }
        let index = self.begin(line, Some(top), None);
        self.entitle(index, &line.text, line.line);
        true
    }

    /// Reads a kind below the title of an entry.
    fn set_kind(&mut self, index: usize, head: &str) {
        let found = titles::title(head, self.headings);
        let label = match found.label {
            Some((label, tag)) => self.output.worded(&label, tag),
            None => self.output.text(head),
        };
        if let Some(entry) = self.output.entries.get_mut(index) {
            entry.session.kind = found.kind;
            entry.session.number = found.number;
            entry.session.kind_label = Some(label);
        }
    }

    /// Starts a part with a number, as in `I. Opening of the meeting`. If the current item has no
    /// title yet, sets its title and number instead.
    pub(super) fn numbered_part(&mut self, line: &Logical, number: &str) {
        let index = match self.output.current.filter(|_| self.output.is_untitled()) {
            Some(index) => index,
            None => self.begin(line, self.top, None),
        };
        self.entitle(index, &line.text, line.line);
        if let (Some(entry), Ok(number)) = (self.output.entries.get_mut(index), number.parse()) {
            entry.session.number.get_or_insert(number);
        }
    }

    /// Starts a part for a talk in a list.
    pub(super) fn talk(&mut self, line: usize, title: &str, parent: Option<usize>) {
        let index = self.begin(&Logical::cell(line, title), parent, None);
        let title = self.output.text(title);
        if let Some(entry) = self.output.entries.get_mut(index) {
            entry.session.title = Some(title);
        }
    }

    /// Starts a part for a line below an item with a title, such as `Group 1 – Room Eiger`. Returns
    /// `false` for any other line.
    pub(super) fn part_with_room(&mut self, line: &Logical) -> bool {
        let is_titled = self.output.entry().is_some_and(|entry| entry.session.title.is_some());
        let Some((title, room)) = room_after(&line.text).filter(|_| is_titled && !self.style.underlined)
        else {
            return false;
        };
        let index = self.begin(line, self.top, None);
        self.entitle(index, &title, line.line);
        self.output.places.add(Owner::Session(index), room, true, line.line);
        let message =
            format!("{} has no time, and was read as a part of the item before it", quote(&line.text));
        self.output.remark(Code::ReadingAssumed, Owner::Session(index), "part_of", line.line, message);
        true
    }

    /// Uses a line as the title of the current item. Returns `false` if the item already has a
    /// title, or if the line cannot be a title.
    pub(super) fn takes_title(&mut self, line: &Logical) -> bool {
        let Some(entry) = self.output.entry() else { return false };
        let session = &entry.session;
        let words = line.text.split_whitespace().count();
        let fresh = session.description.is_empty()
            && session.participations.is_empty()
            && session.questions.is_empty();
        let sentence = line.text.ends_with(['.', '。']) && words > 8;
        if session.title.is_some() || !fresh || words > 40 || sentence {
            return false;
        }
        if self.output.is_untitled() {
            self.entitle_current(line);
        } else {
            let title = self.output.text(&line.text);
            if let Some(entry) = self.output.entry_mut() {
                entry.session.title = Some(title);
            }
        }
        true
    }
}

fn is_break(kind: Option<&Kind>) -> bool {
    matches!(kind, Some(Kind::Break | Kind::CoffeeBreak | Kind::LunchBreak))
}

fn is_iso(text: &str) -> bool {
    date(text).is_some()
}
