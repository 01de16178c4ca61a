//! Reads the pretalx export of submissions, grouped by date, minute of the day and room.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::reader::{JsonFields, event_of, person};
use crate::interchange::common::json::by_date::is_by_date;
use crate::interchange::common::json::value::ExtraValue;
use crate::interchange::common::when;
use crate::interchange::schedule::syntax::document::{
    Event, Extra, Locus, ScheduleDay, ScheduleDocument, ScheduleLink, ScheduleRoom, add, set,
};
use crate::value::language::LanguageTag;
use crate::value::path::Path;

/// Reads an export: the submissions by date, and the rooms, speakers and further lists beside them.
pub(super) fn read(schedule: JsonFields, mut root: JsonFields, document: &mut ScheduleDocument) {
    let mut submissions = Submissions {
        document,
        days: HashMap::new(),
        slots: HashSet::new(),
        rooms: Vec::new(),
        languages: HashSet::new(),
    };
    submissions.by_date(schedule);
    submissions.beside(&mut root);
    submissions.finish();
}

struct Submissions<'d> {
    document: &'d mut ScheduleDocument,
    /// Maps each date to the index of its day.
    days: HashMap<String, usize>,
    /// The code, start and room of each slot so far. A submission with several slots can be listed
    /// once for each of them.
    slots: HashSet<(String, Option<String>, Option<String>)>,
    /// The indices of events whose room is specified by its id, with these ids.
    rooms: Vec<(usize, Extra)>,
    languages: HashSet<LanguageTag>,
}

/// The place in an export where a submission is listed.
struct Listing {
    date: String,
    day: usize,
    minute: String,
    /// The id of the room.
    room: Option<(String, Path)>,
}

impl Listing {
    fn start(&self) -> Option<String> {
        let minute = self.minute.parse::<u32>().ok().filter(|minute| *minute < 1440)?;
        Some(format!("{}T{:02}:{:02}:00", self.date, minute / 60, minute % 60))
    }
}

/// The time and the room of a submission.
#[derive(Default)]
struct SubmissionSlot {
    start: Option<String>,
    end: Option<String>,
    room: Option<String>,
    room_id: Option<Extra>,
    extras: Vec<Extra>,
}

impl Submissions<'_> {
    /// Reads the rest of an export: the rooms, the speakers, and further lists of submissions. All
    /// other data is added to the extras.
    fn beside(&mut self, root: &mut JsonFields) {
        for (node, path) in root.list("rooms") {
            self.document.rooms.push(room(node, path));
        }
        match root.take("speakers") {
            Some((ExtraValue::List(speakers), path)) => {
                let speakers = speakers.into_iter().enumerate();
                let speakers = speakers.map(|(at, node)| person(node, path.clone().with_index(at)));
                self.document.people.extend(speakers);
            }
            Some((speakers, path)) => {
                let speakers = JsonFields::of(speakers, path).rest();
                self.document.people.extend(speakers.map(|(_, node, path)| person(node, path)));
            }
            None => {}
        }
        for (name, node, path) in root.take_all() {
            if is_by_date(&node) {
                self.by_date(JsonFields::of(node, path));
            } else {
                add(&mut self.document.extras, name, node, Locus::Pointer(path));
            }
        }
    }

    fn day(&mut self, date: &str, path: &Path) -> usize {
        if let Some(day) = self.days.get(date) {
            return *day;
        }
        let (at, day) = (Locus::Pointer(path.clone()), self.document.days.len());
        let date = date.to_owned();
        self.days.insert(date.clone(), day);
        self.document.days.push(ScheduleDay { at, date: Some(date), ..ScheduleDay::default() });
        day
    }

    fn by_date(&mut self, schedule: JsonFields) {
        for (date, minutes, path) in schedule.rest() {
            let day = self.day(&date, &path);
            for (minute, rooms, path) in JsonFields::of(minutes, path).rest() {
                let rooms = JsonFields::of(rooms, path);
                let listing = |room| Listing { date: date.clone(), day, minute: minute.clone(), room };
                // An event for all attendees is listed directly under its minute, without a room.
                if rooms.names().any(|name| name == "title") {
                    self.submission(rooms, &listing(None));
                    continue;
                }
                for (room, submission, path) in rooms.rest() {
                    let listing = listing(Some((room, path.clone())));
                    self.submission(JsonFields::of(submission, path), &listing);
                }
            }
        }
    }

    /// Reads a submission. Unlike other events, it has separate objects for its times and rooms,
    /// and some of its texts are available in several languages. Each slot becomes an event.
    fn submission(&mut self, mut fields: JsonFields, listing: &Listing) {
        let mut slots = Vec::new();
        for list in ["slot", "slots"] {
            for (node, path) in fields.list(list) {
                slots.push(slot(JsonFields::of(node, path)));
            }
        }
        let several = slots.len() > 1;
        if slots.is_empty() {
            slots.push(SubmissionSlot::default());
        }
        for slot in slots.iter_mut().filter(|slot| slot.room.is_none() && slot.room_id.is_none()) {
            slot.room_id = listing.room.clone().map(|(id, path)| Extra {
                name: "slot.room".to_owned(),
                value: ExtraValue::plain(id),
                at: Locus::Pointer(path),
            });
        }
        if let [slot] = slots.as_mut_slice()
            && slot.start.is_none()
        {
            // An invalid minute is reported as an invalid date.
            slot.start = Some(listing.start().unwrap_or_else(|| listing.minute.clone()));
        }
        let path = fields.path();
        let mut event = self.event(fields, &slots, listing.day);
        if let (true, Some(code)) = (several, &event.code) {
            let slots_so_far = &mut self.slots;
            let code = code.clone();
            slots.retain(|slot| slots_so_far.insert((code.clone(), slot.start.clone(), slot.room.clone())));
        }
        let (first, brief) = (self.document.events.len(), brief(&event));
        for (number, slot) in slots.into_iter().enumerate() {
            let SubmissionSlot { start, end, room, room_id, extras } = slot;
            let mut one = if number == 0 {
                std::mem::take(&mut event)
            } else {
                Event { same_as: Some(first), at: event.at.clone(), ..brief.clone() }
            };
            one.day = Some(self.day_of(start.as_deref(), several, listing, &path));
            let is_utc = start.as_deref().and_then(when::stamp).is_some_and(|stamp| stamp.offset == Some(0));
            // The minute under which a slot is listed is in local time, even if its start is in
            // UTC.
            if !several && (is_utc || start == listing.start()) {
                one.start = listing.start().and_then(|start| start.get(11..16).map(str::to_owned));
            }
            (one.date, one.end, one.room) = (start, end, room);
            one.extras.extend(extras);
            if number > 0 {
                one.at = Locus::Pointer(path.clone());
            }
            self.rooms.extend(room_id.map(|id| (self.document.events.len(), id)));
            self.document.events.push(one);
        }
    }

    /// Returns the day of a slot: the one that lists the submission or, for its other slots, the
    /// day of their date.
    fn day_of(&mut self, start: Option<&str>, several: bool, listing: &Listing, path: &Path) -> usize {
        let date = start.and_then(|start| start.get(..10)).filter(|date| date.parse::<NaiveDate>().is_ok());
        let listed = listing.start();
        let time = |start: &str| start.get(11..16).map(str::to_owned);
        let is_listed = start.and_then(time) == listed.as_deref().and_then(time);
        match date {
            Some(date) if several && date != listing.date && !is_listed => self.day(date, path),
            _ => listing.day,
        }
    }

    /// Reads the values of a submission that do not depend on its slots.
    fn event(&mut self, mut fields: JsonFields, slots: &[SubmissionSlot], day: usize) -> Event {
        let mut extras = Vec::new();
        let (mut title, mut kind, mut track) = (None, None, None);
        let (mut language, mut image): (Option<String>, Option<String>) = (None, None);
        let (mut titles, mut kinds) = (Vec::new(), Vec::new());
        if let Some((node, path)) = fields.take("title") {
            titles = self.in_languages(&node);
            let kept = if titles.is_empty() { Some(&mut extras) } else { None };
            wording(node, "title", path, &mut title, kept);
        }
        if let Some((node, path)) =
            fields.take("submission_type").and_then(|node| named(node, "submission_type", &mut extras))
        {
            kinds = self.in_languages(&node);
            let kept = if kinds.is_empty() { Some(&mut extras) } else { None };
            wording(node, "submission_type", path, &mut kind, kept);
        }
        if let Some((node, path)) = fields.take("track").and_then(|node| named(node, "track", &mut extras)) {
            wording(node, "track", path, &mut track, Some(&mut extras));
        }
        fields.text(&["content_locale"], &mut language, &mut extras);
        fields.text(&["image"], &mut image, &mut extras);
        let speakers = fields.list("speakers");
        let tags = fields.list("tags");
        let resources = fields.list("resources");
        let mut event = event_of(fields, Some(day), None);
        // The export contains the requested duration. This is irrelevant if the actual end is
        // known.
        if slots.iter().any(|slot| slot.end.is_some())
            && let Some(length) = event.duration.take()
        {
            set(&mut event.duration, &mut extras, "duration", ExtraValue::text(length), event.at.clone());
        }
        (event.title, event.titles, event.kind, event.kinds) = (title, titles, kind, kinds);
        (event.language, event.logo) = (language, image);
        if let Some(name) = track {
            event.tracks.push(super::reader::track_named(name, event.at.clone()));
        }
        event.persons.extend(speakers.into_iter().map(|(node, path)| person(node, path)));
        for (node, path) in tags {
            match node.into_text() {
                Ok(tag) => event.tags.push(tag),
                Err(node) => add(&mut extras, "tags", node, Locus::Pointer(path)),
            }
        }
        for (node, path) in resources {
            // A resource that is not public is only for the organisers and reviewers.
            let is_hidden = |(name, value): &(String, ExtraValue)| {
                name == "is_public" && *value == ExtraValue::Bool(false)
            };
            if matches!(&node, ExtraValue::Map(fields) if fields.iter().any(is_hidden)) {
                add(&mut extras, "resources", node, Locus::Pointer(path));
                continue;
            }
            let mut fields = JsonFields::of(node, path);
            let mut link = ScheduleLink { at: fields.at(), ..ScheduleLink::default() };
            fields.text(&["resource", "link", "url"], &mut link.url, &mut extras);
            fields.text(&["description"], &mut link.title, &mut extras);
            fields.keep_rest(&mut extras, "resources.");
            event.attachments.push(link);
        }
        event.extras.extend(extras);
        event
    }

    /// Returns the wordings of a text in several languages. Returns an empty list if all wordings
    /// are the same, or if a language is invalid or repeated.
    fn in_languages(&mut self, node: &ExtraValue) -> Vec<(LanguageTag, String)> {
        let ExtraValue::Map(fields) = node else { return Vec::new() };
        let mut wordings: Vec<(LanguageTag, String)> = Vec::new();
        for (language, wording) in fields.iter().filter(|(_, wording)| !wording.is_blank()) {
            let (ExtraValue::Text(wording), Ok(tag)) = (wording, language.replace('_', "-").parse()) else {
                return Vec::new();
            };
            wordings.push((tag, wording.clone()));
        }
        let differ = wordings.iter().zip(wordings.iter().skip(1)).any(|((_, one), (_, next))| one != next);
        let mut seen = HashSet::new();
        if !differ || !wordings.iter().all(|(tag, _)| seen.insert(tag)) {
            return Vec::new();
        }
        for (tag, _) in &wordings {
            if self.languages.insert(tag.clone()) {
                self.document.conference.wordings.push(tag.clone());
            }
        }
        wordings
    }

    /// Puts the days in order, and resolves references to rooms and speakers.
    fn finish(self) {
        let Self { document, rooms, languages, .. } = self;
        main_language(document, &languages);
        let mut order: Vec<usize> = (0..document.days.len()).collect();
        order.sort_by_key(|day| document.days.get(*day).and_then(|day| day.date.clone()));
        let mut days: Vec<_> = std::mem::take(&mut document.days).into_iter().map(Some).collect();
        let mut moved = vec![0; days.len()];
        for (to, from) in order.into_iter().enumerate() {
            document.days.extend(days.get_mut(from).and_then(Option::take));
            if let Some(moved) = moved.get_mut(from) {
                *moved = to;
            }
        }
        for event in &mut document.events {
            event.day = event.day.and_then(|day| moved.get(day)).copied();
        }
        let id = |room: &ScheduleRoom| {
            let id = room.extras.iter().find(|extra| extra.name == "id")?;
            Some((id.value.keep(), room.name.clone()))
        };
        let names: HashMap<String, String> = document.rooms.iter().filter_map(id).collect();
        for (at, extra) in rooms {
            let Some(event) = document.events.get_mut(at) else { continue };
            match names.get(&extra.value.keep()) {
                Some(name) => event.room = Some(name.clone()),
                None => event.extras.push(extra),
            }
        }
        let codes: HashSet<String> =
            document.people.iter().filter_map(|person| person.code.clone()).collect();
        for person in document.events.iter_mut().flat_map(|event| &mut event.persons) {
            let is_code = person.id.is_none() && person.guid.is_none() && person.code.is_none();
            if is_code && person.name.as_ref().is_some_and(|name| codes.contains(name)) {
                person.code = person.name.take();
            }
        }
    }
}

/// Puts the main language first, which is the most frequent language of the submissions.
fn main_language(document: &mut ScheduleDocument, languages: &HashSet<LanguageTag>) {
    let mut counts: HashMap<LanguageTag, usize> = HashMap::new();
    for locale in document.events.iter().filter_map(|event| event.language.as_deref()) {
        let tag = locale.replace('_', "-").parse::<LanguageTag>().ok();
        if let Some(tag) = tag.filter(|tag| languages.contains(tag)) {
            *counts.entry(tag).or_default() += 1;
        }
    }
    let wordings = &mut document.conference.wordings;
    let count = |tag: &LanguageTag| counts.get(tag).copied().unwrap_or_default();
    wordings.sort_by_key(|tag| std::cmp::Reverse(count(tag)));
}

/// Returns the values that are copied to each further slot of a submission. The session of such a
/// slot inherits all other values. Long values are not copied, so that many slots cannot multiply
/// them.
fn brief(event: &Event) -> Event {
    let short = |text: &Option<String>| text.clone().filter(|text| text.len() <= 256);
    let all_short = |texts: &[(LanguageTag, String)]| {
        if texts.len() > 8 || texts.iter().any(|(_, text)| text.len() > 256) {
            Vec::new()
        } else {
            texts.to_vec()
        }
    };
    Event {
        code: short(&event.code),
        title: short(&event.title),
        titles: all_short(&event.titles),
        kind: short(&event.kind),
        kinds: all_short(&event.kinds),
        language: short(&event.language),
        state: short(&event.state),
        ..Event::default()
    }
}

fn slot(mut fields: JsonFields) -> SubmissionSlot {
    let mut slot = SubmissionSlot::default();
    fields.text(&["start"], &mut slot.start, &mut slot.extras);
    fields.text(&["end"], &mut slot.end, &mut slot.extras);
    match fields.take("room") {
        Some((id @ ExtraValue::Number(_), path)) => {
            slot.room_id = Some(Extra { name: "slot.room".to_owned(), value: id, at: Locus::Pointer(path) });
        }
        Some(node) => {
            if let Some((node, path)) = named(node, "slot.room", &mut slot.extras) {
                wording(node, "room", path, &mut slot.room, Some(&mut slot.extras));
            }
        }
        None => {}
    }
    fields.keep_rest(&mut slot.extras, "slot.");
    slot
}

fn room(node: ExtraValue, path: Path) -> ScheduleRoom {
    let mut fields = JsonFields::of(node, path);
    let name = fields.take("name");
    let mut room = super::reader::room_of(fields);
    if let Some((node, path)) = name {
        let mut words = None;
        wording(node, "name", path, &mut words, Some(&mut room.extras));
        room.name = words.unwrap_or_default();
    }
    room
}

/// Returns the name of an item that is an object with a name, or else the value itself. The other
/// values of the item, and an item that is only an id, are added to `extras`.
fn named(
    (node, path): (ExtraValue, Path),
    item: &str,
    extras: &mut Vec<Extra>,
) -> Option<(ExtraValue, Path)> {
    match node {
        ExtraValue::Map(ref fields) if fields.iter().any(|(name, _)| name == "name") => {
            let mut fields = JsonFields::of(node, path);
            let name = fields.take("name");
            fields.keep_rest(extras, &format!("{item}."));
            name
        }
        ExtraValue::Number(_) => {
            add(extras, item, node, Locus::Pointer(path));
            None
        }
        node => Some((node, path)),
    }
}

/// Reads a text that is either a string or an object with one string per language. The field is set
/// to the first string. If the strings differ, all of them are added to `extras`.
fn wording(
    node: ExtraValue,
    name: &str,
    path: Path,
    field: &mut Option<String>,
    extras: Option<&mut Vec<Extra>>,
) {
    let mut ignored = Vec::new();
    let extras = extras.unwrap_or(&mut ignored);
    let ExtraValue::Map(wordings) = &node else {
        return set(field, extras, name, node, Locus::Pointer(path));
    };
    let mut stated = wordings.iter().filter(|(_, wording)| !wording.is_blank()).map(|(_, wording)| wording);
    let Some(first) = stated.next().cloned() else { return };
    let differ = stated.any(|other| *other != first);
    set(field, extras, name, first, Locus::Pointer(path.clone()));
    if differ {
        // The prefix distinguishes this value from the string that is used.
        add(extras, format!("wordings.{name}"), node, Locus::Pointer(path));
    }
}
