//! Writes a programme as a calendar in iCalendar format.

use std::collections::{BTreeSet, HashSet};

use chrono::NaiveDateTime;
use chrono_tz::Tz;

use super::super::{Export, ExportError};
use super::losses::{CalendarLosses, extension};
use super::out::{LineWriter, is_representable};
use super::own;
use super::{CalendarOptions, PRODUCT, vzone};
use crate::interchange::common::zones::{dated, zone_of};
use crate::programme::Programme;
use crate::report::Subject;
use crate::value::block::Block;
use crate::value::negotiation::{Negotiated, Preferences};
use crate::value::slot::{DayPart, SlotTime};
use crate::value::string_map::Extensions;
use crate::value::text::Text;
use crate::view::Session;

pub(super) struct CalendarWriter<'p> {
    pub(super) programme: &'p Programme,
    pub(super) out: LineWriter,
    pub(super) losses: CalendarLosses,
    preferences: Preferences,
    pub(super) zone: Option<Tz>,
    pub(super) stamp: String,
    /// The number at the end of the programme's revision, such as 3 for "Rev.3". It becomes the
    /// sequence number of every event.
    pub(super) sequence: u64,
    /// The UIDs of all written events, each combined with the recurrence id.
    pub(super) uids: HashSet<String>,
    /// The entities to which events refer. Other entities are missing from the calendar.
    pub(super) named: Mentioned<'p>,
}

#[derive(Default)]
pub(super) struct Mentioned<'p> {
    pub(super) people: HashSet<&'p str>,
    pub(super) organisations: HashSet<&'p str>,
    pub(super) venues: HashSet<&'p str>,
    pub(super) rooms: HashSet<&'p str>,
    pub(super) tracks: HashSet<&'p str>,
    pub(super) roles: HashSet<&'p str>,
    pub(super) kinds: HashSet<&'p str>,
    /// The people, rooms and other items whose names have already been written. If a name has
    /// translations that cannot be written, this is recorded only once.
    pub(super) said: HashSet<(&'static str, &'p str)>,
}

pub(super) fn write(programme: &Programme, options: &CalendarOptions) -> Result<Export, ExportError> {
    let draft = programme.data();
    let zone = zone_of(programme)?;
    dated(programme.sessions().declared())?;
    let wishes: Vec<_> = match options.languages.as_slice() {
        [] => programme.languages().first().cloned().into_iter().collect(),
        some => some.to_vec(),
    };
    let preferences = Preferences::new(
        wishes,
        programme.languages().first().cloned(),
        programme.original_language().cloned(),
    );
    let mut writer = CalendarWriter {
        programme,
        out: LineWriter::with_capacity(draft.sessions.len().saturating_mul(512)),
        losses: CalendarLosses::default(),
        preferences,
        zone,
        stamp: options.dtstamp.format("%Y%m%dT%H%M%SZ").to_string(),
        sequence: number_at_end(draft.revision.as_deref().unwrap_or_default()),
        uids: HashSet::new(),
        named: Mentioned::default(),
    };
    writer.losses.programme(draft);
    writer.calendar();
    for session in programme.sessions().declared() {
        writer.session(session);
    }
    writer.components(&Subject::Programme, "", &draft.extensions, &[]);
    writer.out.plain("END:VCALENDAR");
    writer.unnamed();
    Ok(Export { text: writer.out.finish(), losses: writer.losses.0 })
}

/// Returns the number at the end of a text, such as 3 for "Rev.3". Returns 0 if there is no number.
fn number_at_end(text: &str) -> u64 {
    let digits = text.trim_end().bytes().rev().take_while(u8::is_ascii_digit).count();
    let at = text.trim_end().len() - digits;
    let number = text.trim_end().get(at..).and_then(|digits| digits.parse().ok()).unwrap_or(0);
    // In iCalendar, a sequence number is a signed 32-bit integer.
    if number <= 2_147_483_647 { number } else { 0 }
}

impl<'p> CalendarWriter<'p> {
    /// Returns a text in the best available language, and records the loss of the other languages.
    pub(super) fn wording<'t>(
        &mut self,
        text: &'t Text,
        subject: &Subject,
        field: &str,
    ) -> Option<Negotiated<'t>> {
        let chosen = text.best(&self.preferences);
        let Some(chosen) = chosen else {
            self.losses.add(subject, field, "the text is empty");
            return None;
        };
        if text.entries().len() > 1 {
            let others: Vec<_> = text
                .entries()
                .map(|(tag, _)| tag.as_str())
                .filter(|tag| *tag != chosen.language.as_str())
                .collect();
            let why = format!("the text was written in {} but not in {}", chosen.language, others.join(", "));
            self.losses.add(subject, field, why);
        }
        if !is_representable(chosen.wording) {
            self.losses.add(subject, field, "control characters were not written");
        }
        Some(chosen)
    }

    /// Returns the name of an entity in the best available language. Losses are recorded only once,
    /// even if the name is written several times.
    pub(super) fn name<'t>(
        &mut self,
        noun: &'static str,
        id: &'p str,
        text: &'t Text,
        subject: &Subject,
    ) -> Option<Negotiated<'t>> {
        if self.named.said.insert((noun, id)) {
            self.wording(text, subject, "name")
        } else {
            text.best(&self.preferences)
        }
    }

    pub(super) fn say(&mut self, property: &str, text: &Text, subject: &Subject, field: &str) {
        if let Some(chosen) = self.wording(text, subject, field) {
            self.out.begin(property).language(chosen.language).text(chosen.wording);
        }
    }

    /// Writes a long text in each of the given properties. Blocks are separated by blank lines, and
    /// each list item is on a separate line.
    pub(super) fn blocks(&mut self, properties: &[&str], blocks: &[Block], subject: &Subject, field: &str) {
        let mut all = String::new();
        let mut language = None;
        for (position, block) in blocks.iter().enumerate() {
            let field = format!("{field}/{position}");
            let (items, mark) = match block {
                Block::Paragraph(text) => (std::slice::from_ref(text), ""),
                Block::Heading(text) => {
                    self.losses.add(subject, field.as_str(), "the heading was written as a paragraph");
                    (std::slice::from_ref(text), "")
                }
                Block::List(items) => {
                    self.losses.add(subject, field.as_str(), "the list was written as a paragraph");
                    (items.as_slice(), "- ")
                }
            };
            let mut first = true;
            for text in items {
                let Some(chosen) = self.wording(text, subject, &field) else { continue };
                if !all.is_empty() {
                    all.push_str(if first { "\n\n" } else { "\n" });
                }
                first = false;
                all.push_str(mark);
                all.push_str(chosen.wording);
                if language.get_or_insert(chosen.language) != &chosen.language {
                    self.losses.add(
                        subject,
                        field.as_str(),
                        "the text was marked as being in the language of its first paragraph",
                    );
                }
                // The reader splits paragraphs at blank lines. It cannot restore a paragraph that
                // contains a blank line, or that starts or ends with a line break.
                let wording = chosen.wording;
                if wording.contains("\n\n") || wording.starts_with('\n') || wording.ends_with('\n') {
                    self.losses.add(
                        subject,
                        field.as_str(),
                        "blank lines in the text will be read as paragraph breaks",
                    );
                }
            }
        }
        if let Some(language) = language {
            for property in properties {
                self.out.begin(property).language(language).text(&all);
            }
        }
    }

    fn calendar(&mut self) {
        let draft = self.programme.data();
        let whole = Subject::Programme;
        self.out.plain("BEGIN:VCALENDAR");
        self.out.plain("VERSION:2.0");
        self.out.begin("PRODID").value(PRODUCT);
        self.out.begin(own::ID).text(draft.id.as_str());
        self.say("NAME", &draft.title, &whole, "title");
        if let Some(chosen) = draft.title.best(&self.preferences) {
            self.out.begin("X-WR-CALNAME").text(chosen.wording);
        }
        self.blocks(&["DESCRIPTION", "X-WR-CALDESC"], &draft.preamble, &whole, "preamble");
        if let Some(uid) = draft.external_ids.get("uid") {
            self.out.begin("UID").text(uid);
        }
        if let Some(link) = draft.links.first() {
            self.out.begin("URL").value(link.url.as_str());
        }
        if let Some(zone) = self.zone {
            self.out.begin("X-WR-TIMEZONE").value(zone.name());
        }
        let mut dates = HashSet::new();
        for day in &draft.days {
            let Some(date) = day.date else { continue };
            if !dates.insert(date) {
                self.losses.add(&Subject::Day(day.number), "number", "another day has the same date");
                continue;
            }
            let mut stated = String::new();
            super::out::push_date(&mut stated, date);
            self.out.begin(own::DAY).with(own::DATE, &stated).value(&day.number.to_string());
        }
        let calendar = ["VERSION", "NAME", "X-WR-CALNAME", "X-WR-TIMEZONE", own::ID, own::DAY];
        self.lines(&whole, "", &draft.extensions, &calendar);
        let Some(zone) = self.zone.filter(|zone| *zone != Tz::UTC) else { return };
        let mut years = BTreeSet::new();
        for session in self.programme.sessions() {
            for at in [session.starts_at(), session.ends_at()].into_iter().flatten() {
                years.insert(chrono::Datelike::year(&at));
            }
        }
        if !years.is_empty() {
            vzone::write(&mut self.out, zone, &years);
        }
    }

    pub(super) fn time(&mut self, property: &str, at: NaiveDateTime) {
        match self.zone {
            Some(Tz::UTC) => self.out.begin(property).time(at, true),
            Some(zone) => self.out.begin(property).with("TZID", zone.name()).time(at, false),
            None => self.out.begin(property).time(at, false),
        }
    }

    /// Writes the calendar properties in the extensions. Properties in `written` are skipped,
    /// because they are written from fields.
    pub(super) fn lines(
        &mut self,
        subject: &Subject,
        above: &str,
        extensions: &Extensions,
        written: &[&str],
    ) {
        for (key, value) in extensions.iter() {
            let Some(name) = key.strip_prefix("icalendar/").filter(|_| !value.starts_with("BEGIN:")) else {
                continue;
            };
            let name = name.split('~').next().unwrap_or(name);
            let why = match name {
                "PRODID" => "the PRODID is now that of the program that wrote the calendar",
                "DTSTAMP" => "the DTSTAMP is now the time at which the calendar was written",
                "SEQUENCE" => match value.parse::<u64>() {
                    Ok(number) if number <= 2_147_483_647 => continue,
                    _ => "the value is not a valid sequence number",
                },
                _ if written.contains(&name) => "the property was written from a field instead",
                _ if !is_name(name) || value.chars().any(|c| c.is_control() && c != '\t') => {
                    "the value is not a valid calendar property"
                }
                _ => {
                    let colon = if value.starts_with([';', ':']) { "" } else { ":" };
                    let line = format!("{name}{colon}{value}");
                    self.out.raw(&line);
                    continue;
                }
            };
            self.losses.add(subject, extension(above, key), why);
        }
    }

    /// Writes the calendar components in the extensions, except for alarms and the components in
    /// `refused`.
    pub(super) fn components(
        &mut self,
        subject: &Subject,
        above: &str,
        extensions: &Extensions,
        refused: &[&str],
    ) {
        for (key, value) in extensions.iter() {
            let is_component = key.starts_with("icalendar/") && value.starts_with("BEGIN:");
            if !is_component {
                continue;
            }
            if is_balanced(value, refused) {
                value.lines().for_each(|line| self.out.raw(line));
            } else {
                self.losses.add(
                    subject,
                    extension(above, key),
                    "the component is invalid or not allowed here",
                );
            }
        }
    }

    /// Records which details of rooms, people and other items are missing in the calendar. If no
    /// event refers to an item, the entire item is missing.
    fn unnamed(&mut self) {
        let draft = self.programme.data();
        for role in &draft.roles {
            let written = self.named.roles.contains(role.code.as_str());
            self.losses.role(role, written);
        }
        for kind in &draft.kinds {
            let written = self.named.kinds.contains(kind.code.as_str());
            self.losses.kind(kind, written);
        }
        for venue in &draft.venues {
            let written = self.named.venues.contains(venue.id.as_str());
            self.losses.venue(venue, written);
            for room in &venue.rooms {
                let written = self.named.rooms.contains(room.id.as_str());
                self.losses.room(room, written);
            }
        }
        for track in &draft.tracks {
            let written = self.named.tracks.contains(track.id.as_str());
            self.losses.track(track, written);
        }
        for organisation in &draft.organisations {
            let written = self.named.organisations.contains(organisation.id.as_str());
            self.losses.organisation(organisation, written);
        }
        for person in &draft.people {
            let written = self.named.people.contains(person.id.as_str());
            self.losses.person(person, written);
        }
    }

    /// Writes the time of an event, and returns the properties that must not be written again from
    /// the extensions.
    pub(super) fn when(&mut self, session: Session<'_>) -> &'static [&'static str] {
        const WRITTEN: &[&str] = &["DTSTART", "DTEND", "DURATION"];
        let extensions = &session.data().extensions;
        // An end that could not be imported is in the extensions, and is written from there.
        let stated =
            ["icalendar/DTEND", "icalendar/DURATION"].iter().any(|key| extensions.get(key).is_some());
        let without_end = if stated { WRITTEN.get(..1).unwrap_or_default() } else { WRITTEN };
        let (Some(slot), Some(day)) = (session.slot(), session.day()) else { return WRITTEN };
        let Some(date) = day.date() else { return WRITTEN };
        let days = |writer: &mut Self, count: u64, end: bool| {
            writer.out.begin("DTSTART").with("VALUE", "DATE").date(date);
            if let Some(until) = date.checked_add_days(chrono::Days::new(count)).filter(|_| end) {
                writer.out.begin("DTEND").with("VALUE", "DATE").date(until);
            }
        };
        let midnight = |time: crate::value::time::DayTime| time.total_seconds() % (24 * 3600) == 0;
        match slot.time() {
            SlotTime::Day => {
                days(self, 1, true);
                self.out.begin(own::PART).value("day");
            }
            SlotTime::Part(DayPart::AllDay) => {
                days(self, 1, !stated);
                return without_end;
            }
            SlotTime::Part(part) => {
                days(self, 1, true);
                self.out.begin(own::PART).value(part.as_str());
            }
            SlotTime::Between(span)
                if span.start.total_seconds() == 0 && midnight(span.end) && span.end.hours() >= 48 =>
            {
                days(self, (span.end.hours() / 24).into(), true);
            }
            SlotTime::From(start) => {
                self.starts(start, day);
                return without_end;
            }
            SlotTime::Between(span) => {
                self.starts(span.start, day);
                if span.start == span.end {
                    self.out.plain("DURATION:PT0S");
                } else if let Some(end) = day.at(span.end) {
                    self.time("DTEND", end);
                }
            }
        }
        WRITTEN
    }

    fn starts(&mut self, start: crate::value::time::DayTime, day: crate::view::Day<'_>) {
        if let Some(at) = day.at(start) {
            self.time("DTSTART", at);
        }
        if start.total_seconds() >= 24 * 3600 {
            self.out.begin(own::DAY).value(&day.number().to_string());
        }
    }
}

/// Returns `true` if the name is valid for a calendar property. The names `BEGIN` and `END` are
/// reserved.
pub(super) fn is_name(name: &str) -> bool {
    !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
        && !["BEGIN", "END"].iter().any(|word| name.eq_ignore_ascii_case(word))
}

/// Returns `true` if the text is a single component with matching `BEGIN` and `END` lines. The
/// component must not contain alarms, events, calendars or the components in `refused`.
fn is_balanced(text: &str, refused: &[&str]) -> bool {
    let mut open: Vec<&str> = Vec::new();
    let mut ended = false;
    for line in text.lines() {
        let sound = !ended && !line.chars().any(|c| c.is_control() && c != '\t');
        let name = line.split([':', ';']).next().unwrap_or_default();
        let sound = sound
            && match line.split_once(':') {
                Some(("BEGIN", component)) => {
                    open.push(component);
                    is_name(component)
                        && component != "VALARM"
                        && component != "VEVENT"
                        && component != "VCALENDAR"
                        && !refused.contains(&component)
                }
                Some(("END", component)) => {
                    let closes = open.pop() == Some(component);
                    ended = open.is_empty();
                    closes
                }
                _ => is_name(name) && name.len() < line.len() && !open.is_empty(),
            };
        if !sound {
            return false;
        }
    }
    ended
}
