//! Assembles a draft from the logical lines of an agenda.

use std::collections::{HashMap, HashSet};

use super::classify::{Class, Context, addresses, classify};
use super::clock::{Clock, ClockDoubt};
use super::dates::{DayHeading, date_within};
use super::days::Days;
use super::join::{Flow, Logical, ends_sentence};
use super::lines::Bullet;
use super::people::person;
use super::places::{Owner, Places, names_room};
use super::titles;
use super::vocabulary::{Headings, Meanings, tagged, untagged};
use crate::code::Code;
use crate::draft::Session;
use crate::error::quote;
use crate::interchange::reader::{DraftBuilder, keep_extension, language};
use crate::report::{SourceLocation, Subject};
use crate::value::block::Block;
use crate::value::kind::Kind;
use crate::value::language::LanguageTag;
use crate::value::path::Path;
use crate::value::role::Role;
use crate::value::slot::{DayPart, Slot, SlotTime, TimeRange};
use crate::value::text::Text;
use crate::vocabulary::Heading;

/// What the next lines belong to.
#[derive(Debug, Clone)]
pub(super) enum Expected {
    Nothing,
    /// People under a heading. The flag is set if the heading has the first of them on its line: a
    /// list below it then contains other people.
    People {
        label: Text,
        role: Option<Role>,
        inline: bool,
    },
    /// Questions that guide a discussion.
    Questions,
    /// The name of a place, after a heading on its own line. The flag is set for a room.
    Place(bool),
}

/// A session that is being assembled.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) session: Session,
    pub(super) parent: Option<usize>,
    pub(super) line: usize,
}

/// A finding about an entry, which gets its id only at the end.
#[derive(Debug)]
struct Remark {
    code: Code,
    owner: Owner,
    field: &'static str,
    line: usize,
    message: String,
}

/// The state while the lines of an agenda are read.
#[derive(Debug)]
pub(super) struct Assembler<'s> {
    pub(super) builder: DraftBuilder,
    pub(super) context: &'s Context,
    pub(super) main: LanguageTag,
    pub(super) entries: Vec<Entry>,
    pub(super) places: Places,
    pub(super) expected: Expected,
    /// The items of a list without a heading.
    list: Vec<(usize, String)>,
    remarks: Vec<Remark>,
    pub(super) days: Days,
    part: Option<DayPart>,
    unscheduled: bool,
    tags: HashSet<LanguageTag>,
    /// The open headings of items in Markdown: their ranks and entries.
    open: Vec<(usize, usize)>,
    pub(super) current: Option<usize>,
    top: Option<usize>,
    pub(super) style: Style,
    pub(super) known_people: HashMap<String, usize>,
}

/// The layout of a source.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Style {
    /// Whether the source is plain text in which the headings of days are underlined.
    pub(super) underlined: bool,
    pub(super) markdown: bool,
    /// The rank of the headings with times.
    pub(super) item_rank: Option<usize>,
}

impl<'s> Assembler<'s> {
    pub(super) fn new(
        builder: DraftBuilder,
        context: &'s Context,
        main: LanguageTag,
        year: Option<i32>,
        style: Style,
    ) -> Self {
        Self {
            builder,
            context,
            main,
            entries: Vec::new(),
            places: Places::default(),
            expected: Expected::Nothing,
            list: Vec::new(),
            remarks: Vec::new(),
            days: Days::new(year),
            part: None,
            unscheduled: false,
            tags: HashSet::new(),
            open: Vec::new(),
            current: None,
            top: None,
            style,
            known_people: HashMap::new(),
        }
    }

    pub(super) fn headings(&self) -> &'s Headings {
        &self.context.headings
    }

    /// Reads the lines from the first day or item.
    pub(super) fn body(&mut self, lines: &[Logical]) {
        for (index, line) in lines.iter().enumerate() {
            let next = lines.get(index + 1);
            self.line(line, next);
        }
        self.flush();
    }

    /// Converts a printed text, which can end with its language in brackets.
    pub(super) fn text(&mut self, text: &str) -> Text {
        let (words, tag) = tagged(text);
        let words = words.trim();
        self.worded(words, tag)
    }

    pub(super) fn worded(&mut self, words: &str, tag: Option<LanguageTag>) -> Text {
        match tag.filter(|tag| *tag != self.main) {
            Some(tag) => {
                if self.tags.insert(tag.clone()) {
                    self.builder.draft.languages.push(tag.clone().into());
                }
                Text::new([(tag, words)]).unwrap_or_else(|_| words.into())
            }
            None => words.into(),
        }
    }

    /// Adds a finding that quotes a line.
    pub(super) fn remark(
        &mut self,
        code: Code,
        owner: Owner,
        field: &'static str,
        line: usize,
        message: String,
    ) {
        self.remarks.push(Remark { code, owner, field, line, message });
    }

    pub(super) fn owner(&self) -> Owner {
        self.current.map_or(Owner::Programme, Owner::Session)
    }

    fn entry(&mut self) -> Option<&mut Entry> {
        self.current.and_then(|index| self.entries.get_mut(index))
    }

    fn line(&mut self, line: &Logical, next: Option<&Logical>) {
        let class = classify(&line.text, line.bullet.as_ref(), line.rank, self.context);
        if let Some(Bullet::Number(number)) = &line.bullet
            && self.numbered_part(line, number, &class, next)
        {
            return;
        }
        match class {
            Class::Day(heading) => self.day_heading(&heading, line),
            Class::Part(part) => {
                self.flush();
                (self.part, self.current, self.top) = (Some(part), None, None);
                self.expected = Expected::Nothing;
            }
            Class::Unscheduled => {
                self.flush();
                (self.unscheduled, self.current, self.top, self.part) = (true, None, None, None);
                self.open.clear();
            }
            Class::Timed { clock, doubt, title } => self.timed(line, clock, doubt, title),
            Class::Item { head, title, meanings } => self.item(line, head, title, &meanings, next),
            Class::Labelled { head, text, meanings, colon } => {
                self.labelled(line, head, text, &meanings, colon, next);
            }
            Class::Questions(text) if self.current.is_some() => self.questions(text),
            Class::Questions(_) | Class::Plain => self.plain(line, next),
        }
    }

    // ---- Days ----

    fn day_heading(&mut self, heading: &DayHeading<'_>, line: &Logical) {
        self.flush();
        self.open_day(heading, line.line);
        (self.current, self.top, self.part, self.unscheduled) = (None, None, heading.part, false);
        self.expected = Expected::Nothing;
        if !heading.rest.is_empty() {
            let rest = Logical { text: heading.rest.to_owned(), rank: None, ..line.clone() };
            self.line(&rest, None);
        }
    }

    pub(super) fn open_day(&mut self, heading: &DayHeading<'_>, line: usize) {
        let (date, doubts) = self.days.date_of(heading);
        for (code, message) in doubts {
            self.remark(code, Owner::Programme, "days", line, message);
        }
        self.open.clear();
        let Some(mut day) = self.days.open(heading.number, date) else { return };
        let (words, _) = untagged(heading.label);
        if !is_iso(&words) {
            let (label, tag) = tagged(heading.label);
            let (label, tag) = match (titles::bracketed(label), tag) {
                (Some((before, inside)), tag) if is_iso(inside) => {
                    let (label, own) = tagged(before);
                    (label, own.or(tag))
                }
                (_, tag) => (label, tag),
            };
            day.label = Some(self.worded(label.trim(), tag));
        }
        self.builder.draft.days.push(day);
    }

    /// Returns the number of the current day. The first item without a heading starts day 1.
    fn today(&mut self) -> i32 {
        let (number, new) = self.days.today();
        self.builder.draft.days.extend(new);
        number
    }

    // ---- Items ----

    fn begin(&mut self, line: &Logical, parent: Option<usize>, slot: Option<Slot>) -> usize {
        self.flush();
        let mut session = Session::new("");
        session.slot = slot;
        let index = self.entries.len();
        self.entries.push(Entry { session, parent, line: line.line });
        if let Some(rank) = line.rank {
            self.above(rank);
            self.open.push((rank, index));
        }
        self.current = Some(index);
        if parent.is_none() {
            self.top = Some(index);
        }
        self.expected = Expected::Nothing;
        index
    }

    fn timed(&mut self, line: &Logical, clock: Clock, doubt: Option<ClockDoubt>, title: &str) {
        let day = self.today();
        self.unscheduled = false;
        let slot = match clock {
            Clock::Part(part) => Slot::part(day, part),
            Clock::From(start) => Slot::from(day, start).unwrap_or(Slot::day(day)),
            Clock::Between(range) => Slot::from_range(day, range),
        };
        let parent = self.parent(line, clock, title);
        let index = self.begin(line, parent, Some(slot));
        if let Some(doubt) = doubt {
            let message = match doubt {
                ClockDoubt::NextDay => format!(
                    "the end in {} is earlier than the start: it was read as a time on the next day",
                    quote(&line.text)
                ),
                ClockDoubt::EndIgnored => format!(
                    "the end in {} is earlier than the start, and was not imported",
                    quote(&line.text)
                ),
            };
            self.remark(Code::TimeAdjusted, Owner::Session(index), "slot", line.line, message);
        }
        self.entitle(index, title, line.line);
    }

    /// Returns the item to which a timed item belongs as a part.
    fn parent(&mut self, line: &Logical, clock: Clock, title: &str) -> Option<usize> {
        if let Some(rank) = line.rank {
            return self.above(rank);
        }
        let top = self.top?;
        let (SlotTime::Between(outer), Clock::Between(inner)) =
            (self.entries.get(top)?.session.slot?.time(), clock)
        else {
            return None;
        };
        let within = inner.start >= outer.start && inner.end <= outer.end && inner != outer;
        let entry = self.entries.get(top)?;
        let pause = matches!(entry.session.kind, Some(Kind::Break | Kind::CoffeeBreak | Kind::LunchBreak));
        if !within || pause {
            return None;
        }
        if line.bullet.is_some() || (self.style.underlined && !line.gap && line.indent == 0) {
            return Some(top);
        }
        if self.style.underlined {
            return None;
        }
        let first = inner.start == outer.start || self.has_timed_part(top);
        let own = titles::title(title, self.headings());
        if !first || own.number.is_some() || own.label.is_some() || own.place.is_some() {
            return None;
        }
        let message = format!(
            "{} lies within the time of the item before it, and was read as a part of it",
            quote(&line.text)
        );
        self.remark(Code::ReadingAssumed, Owner::Session(self.entries.len()), "part_of", line.line, message);
        Some(top)
    }

    /// Returns the item with the nearest heading of a higher level, and closes all other headings.
    fn above(&mut self, rank: usize) -> Option<usize> {
        while self.open.last().is_some_and(|(other, _)| *other >= rank) {
            self.open.pop();
        }
        self.open.last().map(|(_, index)| *index)
    }

    fn has_timed_part(&self, top: usize) -> bool {
        let parts = self.entries.iter().rev().take_while(|entry| entry.parent.is_some());
        parts.into_iter().any(|entry| entry.parent == Some(top) && entry.session.slot.is_some())
    }

    pub(super) fn entitle(&mut self, index: usize, text: &str, line: usize) {
        if text.trim().is_empty() {
            return;
        }
        let found = titles::title(text, self.headings());
        let label = found.label.map(|(label, tag)| self.worded(&label, tag));
        let title = found.wording.map(|title| self.text(title));
        let Some(entry) = self.entries.get_mut(index) else { return };
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
            self.remark(Code::SetAside, Owner::Session(index), "extensions", line, message);
        }
        if let Some(place) = found.place {
            self.places.add(Owner::Session(index), place, line, true);
        }
        for column in found.columns {
            let cell = Logical {
                line,
                text: column.to_owned(),
                bullet: None,
                rank: None,
                gap: false,
                indent: 1,
                lines: 0,
            };
            self.line(&cell, None);
        }
    }

    /// Returns `true` if the current item has neither a title nor a kind yet.
    fn is_untitled(&self) -> bool {
        self.current.and_then(|index| self.entries.get(index)).is_some_and(|entry| {
            let session = &entry.session;
            session.title.is_none() && session.kind_label.is_none() && session.number.is_none()
        })
    }

    /// Starts an item without a clock time, if the layout shows that the line is one.
    fn untimed(&mut self, line: &Logical) -> bool {
        if line.bullet.is_some() {
            return false;
        }
        let by_rank = line.rank.is_some_and(|rank| rank >= self.style.item_rank.unwrap_or(3));
        let by_gap = self.style.underlined && line.gap && line.rank.is_none();
        let bare = self.current.is_none() && (self.part.is_some() || self.unscheduled);
        if !(by_rank || by_gap || bare) || (self.days.current.is_none() && !self.unscheduled) {
            return false;
        }
        let deeper = line.rank.filter(|rank| *rank > self.style.item_rank.unwrap_or(3));
        let parent = deeper.and_then(|rank| self.above(rank));
        let slot = match (self.unscheduled || parent.is_some(), self.part) {
            (true, _) => None,
            (false, Some(part)) => Some(Slot::part(self.today(), part)),
            (false, None) => Some(Slot::day(self.today())),
        };
        let index = self.begin(line, parent, slot);
        if line.text.split_whitespace().count() > 30 || (bare && ends_sentence(&line.text)) {
            self.describe(line);
        } else {
            self.entitle(index, &line.text, line.line);
        }
        true
    }

    fn item(&mut self, line: &Logical, head: &str, title: &str, meanings: &Meanings, next: Option<&Logical>) {
        if line.bullet.is_some() {
            self.plain(line, next);
            return;
        }
        self.flush();
        if self.is_untitled() && line.rank.is_none() {
            let index = self.current.unwrap_or_default();
            self.entitle(index, &line.text, line.line);
            return;
        }
        if self.untimed(line) {
            return;
        }
        let Some(top) = self.top else {
            if self.days.current.is_some() {
                let slot = Slot::day(self.today());
                let index = self.begin(line, None, Some(slot));
                self.entitle(index, &line.text, line.line);
            } else {
                self.plain(line, next);
            }
            return;
        };
        let Some(above) = self.entries.get(top) else { return };
        let numbered = meanings.number().is_some();
        if numbered && above.session.number.is_some() {
            let slot = above.session.slot;
            let index = self.begin(line, None, slot);
            let message =
                format!("{} has no time, and was read as parallel to the item before it", quote(&line.text));
            self.remark(Code::ReadingAssumed, Owner::Session(index), "slot", line.line, message);
            self.entitle(index, &line.text, line.line);
            return;
        }
        let fresh = above.session.kind.is_none()
            && above.session.participations.is_empty()
            && above.session.description.is_empty()
            && self.current == Some(top);
        if fresh && title.is_empty() && above.session.number.is_none() && above.session.kind_label.is_none() {
            let found = titles::title(head, self.headings());
            let label = match found.label {
                Some((label, tag)) => Some(self.worded(&label, tag)),
                None => Some(self.text(head)),
            };
            if let Some(entry) = self.entries.get_mut(top) {
                entry.session.kind = found.kind;
                entry.session.number = found.number;
                entry.session.kind_label = label;
            }
            return;
        }
        let index = self.begin(line, Some(top), None);
        self.entitle(index, &line.text, line.line);
    }

    /// Reads a numbered line over a list of people as a part, as in `I. Opening of the meeting`.
    fn numbered_part(
        &mut self,
        line: &Logical,
        number: &str,
        class: &Class<'_>,
        next: Option<&Logical>,
    ) -> bool {
        let listed = matches!(self.expected, Expected::People { .. } | Expected::Questions) && !line.gap;
        let heads = matches!(class, Class::Plain | Class::Item { .. })
            && !addresses(&line.text)
            && !line.text.ends_with(['?', '？', '؟']);
        let over = next.is_some_and(|next| {
            matches!(next.bullet, Some(Bullet::Sign(_)))
                || addresses(&next.text)
                || matches!(
                    classify(&next.text, None, None, self.context),
                    Class::Labelled { .. } | Class::Questions(_)
                )
        });
        if listed || !heads || !over || self.current.is_none() {
            return false;
        }
        self.flush();
        let index = if self.is_untitled() {
            self.current.unwrap_or_default()
        } else {
            let top = self.top;
            self.begin(line, top, None)
        };
        self.entitle(index, &line.text, line.line);
        if let (Some(entry), Ok(number)) = (self.entries.get_mut(index), number.parse()) {
            entry.session.number.get_or_insert(number);
        }
        true
    }

    // ---- Texts ----

    fn questions(&mut self, text: &str) {
        self.flush();
        self.expected = Expected::Questions;
        let (words, tag) = untagged(text);
        let words = words.trim_end().trim_end_matches([':', '：']).trim_end().to_owned();
        let words = self.worded(&words, tag);
        if let Some(entry) = self.entry() {
            entry.session.questions_introduction.get_or_insert(words);
        }
    }

    fn plain(&mut self, line: &Logical, next: Option<&Logical>) {
        if line.bullet.is_some() {
            self.listed(line);
            return;
        }
        self.flush();
        if line.rank.is_some_and(|rank| rank < self.style.item_rank.unwrap_or(3))
            && self.over_items(line, next)
        {
            let heading = DayHeading {
                number: None,
                date: None,
                weekday: None,
                part: None,
                label: &line.text,
                rest: "",
            };
            let message = format!(
                "the heading {} was read as a day, because items with times follow",
                quote(&line.text)
            );
            self.remark(Code::ReadingAssumed, Owner::Programme, "days", line.line, message);
            self.day_heading(&heading, line);
            return;
        }
        match self.expected.clone() {
            Expected::Place(room) => {
                self.expected = Expected::Nothing;
                let owner = self.owner();
                self.places.add(owner, &line.text, line.line, room);
                return;
            }
            Expected::People { label, role, inline } if !line.gap || (addresses(&line.text) && !inline) => {
                let named = person(tagged(&line.text).0).is_some_and(|person| person.is_name);
                if addresses(&line.text) || (named && !ends_sentence(&line.text)) {
                    self.attend_all(&line.text, Some(&label), role.as_ref(), line.line);
                    return;
                }
            }
            Expected::Questions if line.text.ends_with(['?', '？', '؟']) => {
                self.question(&line.text);
                return;
            }
            _ => {}
        }
        self.expected = Expected::Nothing;
        if self.untimed(line) {
            return;
        }
        if self.current.is_some() && self.attend_unlabelled(&line.text, line.line) {
            return;
        }
        let words = line.text.split_whitespace().count();
        if self.current.is_some() && self.takes_title(line, words) {
            return;
        }
        if names_room(&line.text) && words <= 10 && !ends_sentence(&line.text) && self.days.current.is_some()
        {
            let owner = self.owner();
            self.places.add(owner, &line.text, line.line, false);
            return;
        }
        if self.unknown_role(line, next) {
            return;
        }
        self.describe(line);
    }

    /// Returns `true` if items with times follow a heading.
    fn over_items(&self, line: &Logical, next: Option<&Logical>) -> bool {
        line.rank.is_some()
            && next.is_some_and(|next| {
                let class = classify(&next.text, next.bullet.as_ref(), next.rank, self.context);
                matches!(class, Class::Timed { .. })
                    || (self.style.underlined && next.gap)
                    || next.rank == self.style.item_rank
            })
    }

    /// Takes a line as the title of an item that has none yet.
    fn takes_title(&mut self, line: &Logical, words: usize) -> bool {
        let Some(index) = self.current else { return false };
        let Some(entry) = self.entries.get(index) else { return false };
        let session = &entry.session;
        let fresh = session.description.is_empty()
            && session.participations.is_empty()
            && session.questions.is_empty();
        let sentence = line.text.ends_with(['.', '。']) && words > 8;
        if session.title.is_some() || !fresh || words > 40 || sentence {
            return false;
        }
        if self.is_untitled() {
            self.entitle(index, &line.text, line.line);
        } else {
            let title = self.text(&line.text);
            if let Some(entry) = self.entries.get_mut(index) {
                entry.session.title = Some(title);
            }
        }
        true
    }

    /// Reads an unknown heading over a list of people, such as `Panel chairs and hosts:`.
    fn unknown_role(&mut self, line: &Logical, next: Option<&Logical>) -> bool {
        let Some(head) = line.text.trim_end().strip_suffix([':', '：']) else { return false };
        let over = next.is_some_and(|next| {
            let found = person(tagged(&next.text).0);
            addresses(&next.text)
                || (next.bullet.is_some()
                    && found.is_some_and(|found| {
                        found.is_name && (found.functions.is_some() || self.writes_names())
                    }))
        });
        if !over || head.split_whitespace().count() > 8 {
            return false;
        }
        let (words, tag) = untagged(head);
        let label = self.worded(words.trim(), tag);
        let message = format!("{} is not a known role: the people under it have no role", quote(head));
        let owner = self.owner();
        self.remark(Code::ReadingAssumed, owner, "participations", line.line, message);
        self.expected = Expected::People { label, role: None, inline: false };
        true
    }

    /// Returns `true` for layouts in which a list directly under a title contains people.
    pub(super) fn writes_names(&self) -> bool {
        self.style.underlined || (self.style.markdown && self.style.item_rank.is_some())
    }

    fn describe(&mut self, line: &Logical) {
        let owner = self.owner();
        let words = line.text.split_whitespace().count();
        let caseless = !line.text.chars().any(|c| c.is_lowercase() || c.is_uppercase());
        let fragment =
            !ends_sentence(&line.text) && words < 12 && !(caseless && line.text.chars().count() > 40);
        if fragment {
            let message = format!("{} was not recognised, and was kept as description", quote(&line.text));
            let field = if owner == Owner::Programme { "preamble" } else { "description" };
            self.remark(Code::LineNotUnderstood, owner, field, line.line, message);
        }
        let text = self.text(&line.text);
        let block = Block::Paragraph(text);
        match self.entry() {
            Some(entry) => entry.session.description.push(block),
            None => self.builder.draft.preamble.push(block),
        }
    }

    fn question(&mut self, text: &str) {
        let text = self.text(text);
        if let Some(entry) = self.entry() {
            entry.session.questions.push(text);
        }
    }

    // ---- Lists ----

    fn listed(&mut self, line: &Logical) {
        match self.expected.clone() {
            Expected::People { label, role, inline: false } => {
                self.attend_all(&line.text, Some(&label), role.as_ref(), line.line);
            }
            Expected::Questions => self.question(&line.text),
            _ if self.is_untitled()
                && self.list.is_empty()
                && matches!(line.bullet, Some(Bullet::Number(_))) =>
            {
                let index = self.current.unwrap_or_default();
                self.entitle(index, &line.text, line.line);
            }
            _ => self.list.push((line.line, line.text.clone())),
        }
    }

    /// Decides what a list without a heading contains: people, questions or other items.
    pub(super) fn flush(&mut self) {
        let list = std::mem::take(&mut self.list);
        let Some((first, _)) = list.first() else { return };
        let first = *first;
        let bare: Vec<&str> = list.iter().map(|(_, text)| tagged(text).0).collect();
        let asks = |text: &str| {
            let long = text.split_whitespace().nth(2).is_some() || text.chars().nth(7).is_some();
            text.ends_with(['?', '？', '؟']) && long
        };
        if self.current.is_some() && bare.iter().all(|text| asks(text)) {
            for (_, text) in &list {
                self.question(text);
            }
            return;
        }
        let named = |text: &&&str| {
            addresses(text)
                || person(text).is_some_and(|person| {
                    person.is_name
                        && (person.functions.is_some()
                            || self.known_people.contains_key(&person.name.to_lowercase()))
                })
        };
        let sure = bare.iter().filter(named).count();
        let possible = |text: &&&str| {
            let words = text.split_whitespace().count();
            person(text).is_some_and(|person| person.name.split_whitespace().count() <= 6)
                && (!ends_sentence(text) || words == 1)
        };
        let is_name = |text: &&&str| person(text).is_some_and(|person| person.is_name);
        let all = bare.iter().all(|text| possible(&text));
        let people = sure * 2 >= list.len().max(1) && sure > 0
            || (all && self.writes_names())
            || bare.iter().all(|text| is_name(&text) && possible(&text));
        if people && self.current.is_some() {
            for (line, text) in &list {
                self.attend(text, None, None, *line);
            }
            return;
        }
        let items: Vec<Text> = list.iter().map(|(_, text)| self.text(text)).collect();
        let owner = self.owner();
        if list.iter().any(|(_, text)| !ends_sentence(text)) {
            let (_, quoted) = list.iter().find(|(_, text)| !ends_sentence(text)).cloned().unwrap_or_default();
            let message = format!("the list with {} was kept as description", quote(&quoted));
            let field = if owner == Owner::Programme { "preamble" } else { "description" };
            self.remark(Code::LineNotUnderstood, owner, field, first, message);
        }
        match self.entry() {
            Some(entry) => entry.session.description.push(Block::List(items)),
            None => self.builder.draft.preamble.push(Block::List(items)),
        }
    }

    // ---- Headings with a text ----

    pub(super) fn labelled(
        &mut self,
        line: &Logical,
        head: &str,
        text: &str,
        meanings: &Meanings,
        colon: bool,
        next: Option<&Logical>,
    ) {
        let owner = self.owner();
        let is_role = meanings.roles().next().is_some();
        let room = meanings.is(Heading::Room);
        if line.bullet.is_some() && text.is_empty() && !is_role {
            self.plain(line, next);
            return;
        }
        if is_role || (meanings.is_empty() && !text.is_empty()) {
            // A heading that is also a kind of item heads people only if people follow.
            let people =
                !text.is_empty() || !meanings.is_item() || next.is_some_and(|next| self.is_person(next));
            if people {
                self.role_heading(line, head, text, meanings);
                return;
            }
            self.item(line, head, text, meanings, next);
            return;
        }
        self.flush();
        self.expected = Expected::Nothing;
        if room || meanings.is(Heading::Venue) {
            let whole = text.is_empty() && room && head.split_whitespace().count() > 1 && !colon;
            match (whole, text.is_empty()) {
                (true, _) => self.places.add(owner, head, line.line, false),
                (_, true) => self.expected = Expected::Place(room),
                _ => self.places.add(owner, text, line.line, room),
            }
            return;
        }
        if meanings.is(Heading::Time)
            && let Class::Timed { clock, title: "", .. } = classify(text, None, None, self.context)
            && self.current.is_some()
        {
            let day = self.today();
            if let Some(entry) = self.entry() {
                entry.session.slot = Some(match clock {
                    Clock::Part(part) => Slot::part(day, part),
                    Clock::From(start) => Slot::from(day, start).unwrap_or(Slot::day(day)),
                    Clock::Between(TimeRange { start, end }) => {
                        Slot::between(day, start, end).unwrap_or(Slot::day(day))
                    }
                });
            }
            return;
        }
        if meanings.is(Heading::Date)
            && let Some(found) = date_within(text, self.headings().language.as_ref())
            && self.current.is_none()
        {
            self.open_day(&found, line.line);
            return;
        }
        if (meanings.is(Heading::Languages) || meanings.is(Heading::Interpretation))
            && self.languages(text, meanings)
        {
            return;
        }
        self.plain(line, next);
    }

    fn languages(&mut self, text: &str, meanings: &Meanings) -> bool {
        let words = text.split([',', '，', '、', '،', '/', ';']).flat_map(|part| part.split(" and "));
        let tags: Option<Vec<LanguageTag>> =
            words.map(|word| language(word.trim().trim_end_matches('.'))).collect();
        let Some(tags) = tags.filter(|tags| !tags.is_empty()) else { return false };
        let spoken = meanings.is(Heading::Languages);
        let draft = &mut self.builder.draft;
        let session =
            self.current.and_then(|index| self.entries.get_mut(index)).map(|entry| &mut entry.session);
        let target = match (session, spoken) {
            (Some(session), true) => &mut session.spoken,
            (Some(session), false) => &mut session.interpreted,
            (None, true) => &mut draft.spoken,
            (None, false) => &mut draft.interpreted,
        };
        for tag in tags {
            if !target.contains(&tag) {
                target.push(tag);
            }
        }
        true
    }

    fn is_person(&self, line: &Logical) -> bool {
        let named = person(tagged(&line.text).0).is_some_and(|person| person.is_name);
        let class = classify(&line.text, None, line.rank, self.context);
        addresses(&line.text)
            || (matches!(class, Class::Plain)
                && named
                && (line.bullet.is_some() || line.text.contains([',', '，', '،'])))
    }

    /// Adds the sessions, places and findings to the draft.
    pub(super) fn finish(mut self, flow: &Flow) -> DraftBuilder {
        self.flush();
        self.notes(flow);
        let mut ids = Vec::with_capacity(self.entries.len());
        for entry in &self.entries {
            let session = &entry.session;
            let label = session.kind_label.as_ref().map(|label| label.first().to_owned());
            let name = match (&session.number, &session.title) {
                (Some(number), _) => {
                    format!("{} {}", label.unwrap_or_else(|| "session".to_owned()), number.label())
                }
                (None, Some(title)) => title.first().to_owned(),
                (None, None) => label.unwrap_or_default(),
            };
            let at = SourceLocation::line(entry.line);
            ids.push(self.builder.session_id(None, &short(&name), &at));
        }
        for (index, entry) in std::mem::take(&mut self.entries).into_iter().enumerate() {
            let mut session = entry.session;
            if let Some(id) = ids.get(index) {
                session.id = id.clone();
            }
            session.part_of = entry.parent.and_then(|parent| ids.get(parent)).cloned();
            self.builder.draft.sessions.push(session);
        }
        for doubt in std::mem::take(&mut self.places).finish(&mut self.builder.draft) {
            let message = format!("{} was read as the name of a room", quote(&doubt.text));
            self.remark(Code::ReadingAssumed, doubt.owner, "place", doubt.line, message);
        }
        self.remarks.sort_by_key(|remark| remark.line);
        for remark in std::mem::take(&mut self.remarks) {
            let (subject, path) = match remark.owner {
                Owner::Programme => (Subject::Programme, Path::root().with(remark.field)),
                Owner::Session(index) => {
                    let subject = ids.get(index).cloned().map_or(Subject::Programme, Subject::Session);
                    (subject, Path::root().with("sessions").with_index(index).with(remark.field))
                }
            };
            self.builder.note(remark.code, subject, path, SourceLocation::line(remark.line), remark.message);
        }
        self.builder
    }
}

/// Returns the first words of a name, for an id.
fn short(name: &str) -> String {
    let mut out = String::new();
    for word in name.split_whitespace() {
        if out.chars().count() + word.chars().count() > 48 && !out.is_empty() {
            break;
        }
        out.push(' ');
        out.extend(word.chars().take(60));
    }
    out
}

fn is_iso(text: &str) -> bool {
    crate::interchange::reader::date(text).is_some()
}
