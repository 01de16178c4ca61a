//! Reads the lines of an agenda from the first day or item.

use super::attendance::{Attendance, Listed, choose_role, remark_unknown_role};
use super::classify::{Class, Context, addresses, classify};
use super::clock::{self, Clock};
use super::dates::{DayHeading, date_within};
use super::items::Items;
use super::join::{Flow, Logical, ends_sentence};
use super::lines::Bullet;
use super::lists::{Contents, is_discussion, talk};
use super::output::Output;
use super::places::{Owner, is_room_line, names_room};
use super::style::Style;
use super::vocabulary::{Headings, Meanings, tagged, untagged};
use crate::code::Code;
use crate::error::quote;
use crate::interchange::common::person_line::person;
use crate::interchange::reader::{DraftBuilder, language};
use crate::value::language::LanguageTag;
use crate::value::role::Role;
use crate::value::text::Text;
use crate::value::time::DayTime;
use crate::vocabulary::Heading;

/// Marks and words between the time of a day and its place.
const PLACE_MARKS: &[&str] = &[",", "|", "\t", "in ", "at ", "@", "à ", "au ", "en ", "im ", "в "];

/// The content that the last heading introduced.
#[derive(Debug, Clone)]
enum Expected {
    Nothing,
    /// People under a heading. If `inline` is set, people follow the heading on the same line, and
    /// the heading does not apply to a list below it.
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

/// The state while the lines of an agenda are read.
#[derive(Debug)]
pub(super) struct Body<'s> {
    pub(super) items: Items<'s>,
    context: &'s Context,
    style: Style,
    attendance: Attendance<'s>,
    expected: Expected,
    /// The items of a list without a heading.
    list: Vec<(usize, String)>,
}

impl<'s> Body<'s> {
    pub(super) fn new(items: Items<'s>, context: &'s Context, style: Style) -> Self {
        let attendance = Attendance::new(&context.headings);
        Self { items, context, style, attendance, expected: Expected::Nothing, list: Vec::new() }
    }

    pub(super) fn context(&self) -> &'s Context {
        self.context
    }

    pub(super) fn headings(&self) -> &'s Headings {
        &self.context.headings
    }

    pub(super) fn output(&mut self) -> &mut Output {
        &mut self.items.output
    }

    pub(super) fn read(&mut self, lines: &[Logical]) {
        self.items.find_first_times(lines, self.context);
        for (index, line) in lines.iter().enumerate() {
            let next = lines.get(index + 1);
            self.line(line, next);
        }
        self.flush();
    }

    /// Adds everything that was read to the draft.
    pub(super) fn finish(mut self, flow: &Flow) -> DraftBuilder {
        self.flush();
        if let Some((hours, line)) = self.items.days.hours {
            let message =
                format!("the hours {}–{} belong to no day, and were not imported", hours.start, hours.end);
            self.output().remark(Code::NotImported, Owner::Programme, "days", line, message);
        }
        self.output().add_notes(&flow.notes);
        self.items.output.finish()
    }

    /// Forgets the last heading, so that the next lines do not belong to it.
    pub(super) fn expect_nothing(&mut self) {
        self.expected = Expected::Nothing;
    }

    fn line(&mut self, line: &Logical, next: Option<&Logical>) {
        let class = classify(&line.text, line.bullet.as_ref(), line.rank, self.context);
        if let Some(Bullet::Number(number)) = &line.bullet
            && self.heads_part(line, &class, next)
        {
            self.flush();
            self.with_items(|items| items.numbered_part(line, number));
            return;
        }
        match class {
            Class::Day(heading) => self.day_heading(&heading, line, next),
            Class::Part(part) => {
                self.flush();
                self.items.start_part(part);
                self.expected = Expected::Nothing;
            }
            Class::Unscheduled => {
                self.flush();
                self.items.start_unscheduled();
            }
            Class::Timed { clock: clock @ Clock::Between(hours), doubt: None, title, .. }
                if self.are_hours_of_day(clock, title, next) =>
            {
                self.flush();
                self.items.set_window(hours, &line.text, line.line);
            }
            Class::Timed { clock, doubt, title, place } => {
                self.flush();
                self.with_items(|items| items.timed(line, clock, doubt, title));
                self.add_place(place, true, line.line);
            }
            Class::Item { head, title, meanings } => self.item(line, head, title, &meanings, next),
            Class::Labelled { head, text, meanings, colon } => {
                self.labelled(line, head, text, &meanings, colon, next);
            }
            Class::Questions(text) if self.items.output.current.is_some() => self.questions(text),
            Class::Questions(_) | Class::Plain => self.plain(line, next),
        }
    }

    /// Calls a function that can start an item, and then reads the table cells after its title. If
    /// an item starts, the last heading does not apply to it.
    fn with_items<T>(&mut self, read: impl FnOnce(&mut Items<'s>) -> T) -> T {
        let before = self.items.output.entries.len();
        let result = read(&mut self.items);
        if self.items.output.entries.len() > before {
            self.expected = Expected::Nothing;
        }
        for cell in self.items.take_cells() {
            self.line(&cell, None);
        }
        result
    }

    fn day_heading(&mut self, heading: &DayHeading<'_>, line: &Logical, next: Option<&Logical>) {
        self.flush();
        self.items.start_day(heading, line.line);
        self.expected = Expected::Nothing;
        // A range of times in brackets, or before an item with a time, contains the hours of the
        // day.
        let are_hours = || {
            let is_timed = |next: &Logical| {
                let class = classify(&next.text, next.bullet.as_ref(), next.rank, self.context);
                matches!(class, Class::Timed { .. })
            };
            heading.rest.trim_end().ends_with(clock::CLOSING) || next.is_some_and(is_timed)
        };
        if let Some(hours) = clock::whole_range(heading.rest).filter(|_| are_hours()) {
            self.items.set_window(hours, &line.text, line.line);
        } else if let Some((clock, place)) = self.hours_and_place(heading.rest, next) {
            match clock {
                Clock::Between(hours) => self.items.set_window(hours, &line.text, line.line),
                _ if next.is_some_and(|next| self.start_of(next) == clock.start()) => {}
                _ => {
                    let message = format!("the time in {} was not imported", quote(&line.text));
                    self.output().remark(Code::NotImported, Owner::Programme, "days", line.line, message);
                }
            }
            self.add_place(place, false, line.line);
        } else if !heading.rest.is_empty() {
            let rest = Logical { text: heading.rest.to_owned(), rank: None, ..line.clone() };
            self.line(&rest, None);
        }
    }

    /// Reads the time and the place of a day, such as `7 pm, The Crown` or `at 19:00 in Room 5`. An
    /// item with a time must follow. After a comma, a text is the place if the day starts with this
    /// item, or if a blank line shows that the line is a heading.
    fn hours_and_place<'t>(&self, text: &'t str, next: Option<&Logical>) -> Option<(Clock, &'t str)> {
        let next = next?;
        let start = self.start_of(next)?;
        let found = clock::leading(text, false)?;
        let rest = found.rest.trim_matches([' ', '\u{a0}']);
        let place = PLACE_MARKS.iter().find_map(|mark| rest.strip_prefix(mark))?.trim();
        let is_place = names_room(place)
            || (rest.starts_with([',', '|', '\t']) && (next.gap || found.clock.start() == Some(start)));
        (is_place && !place.is_empty() && place.split_whitespace().count() <= 10)
            .then_some((found.clock, place))
    }

    /// Returns the start of a line with a time.
    fn start_of(&self, line: &Logical) -> Option<DayTime> {
        match classify(&line.text, line.bullet.as_ref(), line.rank, self.context) {
            Class::Timed { clock, .. } => clock.start(),
            _ => None,
        }
    }

    /// Returns `true` for a range of times without a title that contains the hours of the day: it
    /// is directly below the heading of the day, and contains the first item.
    fn are_hours_of_day(&self, clock: Clock, title: &str, next: Option<&Logical>) -> bool {
        let Clock::Between(hours) = clock else { return false };
        title.is_empty()
            && self.items.is_at_start_of_day()
            && next
                .and_then(|next| self.start_of(next))
                .is_some_and(|start| start >= hours.start && start < hours.end)
    }

    fn item(&mut self, line: &Logical, head: &str, title: &str, meanings: &Meanings, next: Option<&Logical>) {
        if line.bullet.is_none() {
            self.flush();
            if self.with_items(|items| items.item(line, head, title, meanings)) {
                return;
            }
        }
        self.plain(line, next);
    }

    /// Returns `true` for a numbered line that is the heading of a part, as in
    /// `I. Opening of the meeting`. A list, a person or another heading must follow it.
    fn heads_part(&self, line: &Logical, class: &Class<'_>, next: Option<&Logical>) -> bool {
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
        !listed && heads && over && self.items.output.current.is_some()
    }

    fn questions(&mut self, text: &str) {
        self.flush();
        self.expected = Expected::Questions;
        let (words, tag) = untagged(text);
        let words = words.trim_end().trim_end_matches([':', '：']).trim_end().to_owned();
        let words = self.output().worded(&words, tag);
        if let Some(entry) = self.output().entry_mut() {
            entry.session.questions_introduction.get_or_insert(words);
        }
    }

    fn plain(&mut self, line: &Logical, next: Option<&Logical>) {
        if line.bullet.is_some() {
            self.listed(line);
            return;
        }
        self.flush();
        if self.heads_day(line, next) {
            self.unknown_day(line);
            return;
        }
        if self.is_expected(line) {
            return;
        }
        self.expected = Expected::Nothing;
        if self.with_items(|items| items.untimed(line)) {
            return;
        }
        if self.items.output.current.is_some() {
            if self.attendance.attend_unlabelled(&mut self.items.output, &line.text, line.line) {
                return;
            }
            if self.with_items(|items| items.takes_title(line)) {
                return;
            }
        }
        if is_room_line(&line.text) && !ends_sentence(&line.text) && self.items.days.current.is_some() {
            self.add_place(&line.text, false, line.line);
            return;
        }
        if self.with_items(|items| items.part_with_room(line)) {
            return;
        }
        if self.unknown_role(line, next) {
            return;
        }
        self.output().describe(&line.text, line.line);
    }

    /// Reads a line that belongs to the last heading. Returns `false` for any other line.
    fn is_expected(&mut self, line: &Logical) -> bool {
        match self.expected.clone() {
            Expected::Place(room) => {
                self.expected = Expected::Nothing;
                self.add_place(&line.text, room, line.line);
                true
            }
            Expected::People { label, role, inline } if !line.gap || (addresses(&line.text) && !inline) => {
                let named = person(tagged(&line.text).0).is_some_and(|person| person.is_name);
                // In a list that began on the line of the heading, a colon introduces something
                // else.
                let named = named && !(inline && line.text.contains([':', '：']));
                let is_person = addresses(&line.text) || (named && !ends_sentence(&line.text));
                if is_person {
                    self.attend_all(&line.text, &label, role.as_ref(), line.line, false);
                }
                is_person
            }
            Expected::Questions if line.text.ends_with(['?', '？', '؟']) => {
                self.output().add_question(&line.text);
                true
            }
            _ => false,
        }
    }

    /// Returns `true` for an unknown heading of a high rank over items with times.
    fn heads_day(&self, line: &Logical, next: Option<&Logical>) -> bool {
        line.rank.is_some_and(|rank| rank < self.style.least_item_rank())
            && next.is_some_and(|next| {
                let class = classify(&next.text, next.bullet.as_ref(), next.rank, self.context);
                matches!(class, Class::Timed { .. })
                    || (self.style.underlined && next.gap)
                    || (next.rank.is_some() && next.rank == self.style.item_rank)
            })
    }

    fn unknown_day(&mut self, line: &Logical) {
        let (label, rest) = (line.text.as_str(), "");
        let heading = DayHeading { number: None, date: None, weekday: None, part: None, label, rest };
        let message =
            format!("the heading {} was read as a day, because items with times follow", quote(&line.text));
        self.output().remark(Code::ReadingAssumed, Owner::Programme, "days", line.line, message);
        self.day_heading(&heading, line, None);
    }

    fn add_place(&mut self, text: &str, room: bool, line: usize) {
        let owner = self.output().owner();
        self.output().places.add(owner, text, room, line);
    }

    fn attend_all(&mut self, text: &str, label: &Text, role: Option<&Role>, line: usize, is_plural: bool) {
        let listed = Listed { label: Some(label), role, line, is_plural };
        self.attendance.attend_all(&mut self.items.output, text, listed);
    }

    /// Reads a heading such as `Moderator: Ada Okoye` or `Speakers:`.
    fn role_heading(&mut self, line: &Logical, head: &str, text: &str, meanings: &Meanings) {
        self.flush();
        let (words, tag) = untagged(head.trim_end_matches([':', '：']));
        let output = &mut self.items.output;
        let label = output.worded(words.trim(), tag);
        let role = choose_role(output, meanings, &line.text, line.line);
        if role.is_none() {
            remark_unknown_role(output, &words, line.line);
        }
        // A role in an item of a list applies only to this item.
        if line.bullet.is_none() || text.is_empty() {
            let inline = !text.is_empty();
            // A session usually has only one chair, so the next lines do not list another one.
            let presides = matches!(role, Some(Role::Chair | Role::Moderator));
            let is_complete = inline && presides && !continues_list(text) && !is_plural(&words);
            self.expected = if is_complete {
                Expected::Nothing
            } else {
                Expected::People { label: label.clone(), role: role.clone(), inline }
            };
        }
        if !text.is_empty() {
            let is_plural = is_certain_plural(&words);
            self.attend_all(text, &label, role.as_ref(), line.line, is_plural);
        }
    }

    /// Reads an unknown heading over a list of people, such as `Panel chairs and hosts:`.
    fn unknown_role(&mut self, line: &Logical, next: Option<&Logical>) -> bool {
        let Some(head) = line.text.trim_end().strip_suffix([':', '：']) else { return false };
        let over = next.is_some_and(|next| {
            let found = person(tagged(&next.text).0);
            addresses(&next.text)
                || (next.bullet.is_some()
                    && found.is_some_and(|found| {
                        found.is_name && (found.functions.is_some() || self.style.writes_names())
                    }))
        });
        if !over || head.split_whitespace().count() > 8 {
            return false;
        }
        let (words, tag) = untagged(head);
        let label = self.output().worded(words.trim(), tag);
        remark_unknown_role(self.output(), head, line.line);
        self.expected = Expected::People { label, role: None, inline: false };
        true
    }

    fn listed(&mut self, line: &Logical) {
        match self.expected.clone() {
            Expected::People { label, role, inline: false } => {
                self.attend_all(&line.text, &label, role.as_ref(), line.line, false);
            }
            Expected::Questions => self.output().add_question(&line.text),
            _ if self.items.output.is_untitled()
                && self.list.is_empty()
                && matches!(line.bullet, Some(Bullet::Number(_))) =>
            {
                self.with_items(|items| items.entitle_current(line));
            }
            _ => self.list.push((line.line, line.text.clone())),
        }
    }

    /// Adds the items of a list without a heading: people, questions or other texts.
    pub(super) fn flush(&mut self) {
        let list = std::mem::take(&mut self.list);
        if list.is_empty() {
            return;
        }
        let output = &mut self.items.output;
        let contents = match output.current {
            Some(_) => Contents::of(&list, self.style, &self.attendance),
            None => Contents::Texts,
        };
        match contents {
            Contents::Questions => list.iter().for_each(|(_, text)| output.add_question(text)),
            Contents::People => {
                for (line, text) in &list {
                    if is_discussion(text) {
                        output.describe(text, *line);
                    } else {
                        self.attendance.attend(output, text, Listed::without_heading(*line));
                    }
                }
            }
            Contents::Talks => self.talks(&list),
            Contents::Texts => output.describe_list(&list),
        }
    }

    /// Adds the talks of a list as parts of the current item.
    fn talks(&mut self, list: &[(usize, String)]) {
        let Some((first, text)) = list.first() else { return };
        let message = format!("the list with {} was read as talks", quote(text));
        let owner = self.output().owner();
        self.output().remark(Code::ReadingAssumed, owner, "description", *first, message);
        let parent = self.items.output.current;
        for (line, text) in list {
            let (name, title) = talk(text).map_or((None, text.as_str()), |(name, title)| (Some(name), title));
            self.items.talk(*line, title, parent);
            if let Some(name) = name {
                let listed = Listed::without_heading(*line);
                self.attendance.attend(&mut self.items.output, name, listed);
            }
        }
        self.items.output.current = parent;
    }

    /// Reads a heading with the text after it, such as `Venue: Hall`.
    pub(super) fn labelled(
        &mut self,
        line: &Logical,
        head: &str,
        text: &str,
        meanings: &Meanings,
        colon: bool,
        next: Option<&Logical>,
    ) {
        let is_role = meanings.roles().next().is_some();
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
            } else {
                self.item(line, head, text, meanings, next);
            }
            return;
        }
        self.flush();
        self.expected = Expected::Nothing;
        if meanings.is(Heading::Room) || meanings.is(Heading::Venue) {
            let room = meanings.is(Heading::Room);
            let whole = text.is_empty() && room && head.split_whitespace().count() > 1 && !colon;
            match (whole, text.is_empty()) {
                (true, _) => self.add_place(head, false, line.line),
                (_, true) => self.expected = Expected::Place(room),
                _ => self.add_place(text, room, line.line),
            }
            return;
        }
        if meanings.is(Heading::Time)
            && let Class::Timed { clock, title: "", .. } = classify(text, None, None, self.context)
            && self.items.output.current.is_some()
        {
            self.items.set_time(clock);
            return;
        }
        if (meanings.is(Heading::Date) || meanings.is(Heading::Time))
            && let Some(found) = date_within(text, self.headings().language.as_ref())
            && self.items.output.current.is_none()
        {
            self.items.open_day(&found, line.line);
            if let Some((_, found)) = clock::trailing(text)
                && let Clock::Between(hours) = found.clock
            {
                self.items.set_window(hours, &line.text, line.line);
            }
            return;
        }
        if (meanings.is(Heading::Languages) || meanings.is(Heading::Interpretation))
            && let Some(tags) = languages(text)
        {
            self.output().add_languages(tags, meanings.is(Heading::Languages));
            return;
        }
        self.plain(line, next);
    }

    fn is_person(&self, line: &Logical) -> bool {
        let named = person(tagged(&line.text).0).is_some_and(|person| person.is_name);
        let class = classify(&line.text, None, line.rank, self.context);
        addresses(&line.text)
            || (matches!(class, Class::Plain)
                && named
                && (line.bullet.is_some() || line.text.contains([',', '，', '،'])))
    }
}

/// Reads a list of languages, such as `English, French`. Returns `None` if one of them is unknown.
fn languages(text: &str) -> Option<Vec<LanguageTag>> {
    let words = text.split([',', '，', '、', '،', '/', ';']).flat_map(|part| part.split(" and "));
    let tags: Option<Vec<LanguageTag>> =
        words.map(|word| language(word.trim().trim_end_matches('.'))).collect();
    tags.filter(|tags| !tags.is_empty())
}

/// Returns `true` if a list of people continues on the next line.
fn continues_list(text: &str) -> bool {
    let text = text.trim_end();
    text.ends_with([',', ';', '،', '、', '，', '；', '&']) || text.ends_with(" and") || text.ends_with(" et")
}

/// Returns `true` if a heading in Latin letters can be a plural, or if it is in another script.
fn is_plural(heading: &str) -> bool {
    let last = heading.trim_end_matches(|c: char| !c.is_alphabetic()).chars().next_back();
    last.is_none_or(|last| !last.is_ascii_alphabetic() || matches!(last, 's' | 'S' | 'n' | 'N'))
}

/// Returns `true` if a heading ends like a plural that no singular ends with.
fn is_certain_plural(heading: &str) -> bool {
    let bare = heading.trim_end_matches(|c: char| !c.is_alphabetic());
    ["s", "S", "и", "ы", "ون", "ين"].iter().any(|ending| bare.ends_with(ending))
}
