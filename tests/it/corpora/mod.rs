//! Tests with real programmes. Each must convert to a draft, build, and round-trip without loss.
//!
//! All sources use the same simple JSON format, which the adapter in this module converts to
//! drafts. The format allows values that a draft cannot represent, such as a repeated id or an end
//! before the start. The adapter adjusts these values, records each adjustment, and keeps the
//! original value.

mod reviews;
mod text_damage;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};

use programme::chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use programme::draft::{Day, Participation, Person, RoleDeclaration, Room, Session, Track, Venue};
use programme::draft::{Extensions, ExternalIds};
use programme::id::SessionId;
use programme::role::RoleProperties;
use programme::{DayTime, Draft, Kind, LanguageTag, Place, Programme, Role, Slot, Text};
use serde_json::Value;

// ---- The source format ----

/// The fields of a session in a source. The adapter rejects any other field, because it would be
/// lost.
const FIELDS: [&str; 11] =
    ["id", "title", "start", "end", "day", "room", "persons", "lang", "type", "track", "textlen"];

fn rows(source: &Value) -> &[Value] {
    source["sessions"].as_array().expect("a list of sessions")
}

fn text<'v>(row: &'v Value, field: &str) -> Option<&'v str> {
    match &row[field] {
        Value::Null => None,
        Value::String(text) => Some(text),
        other => panic!("the field {field} is not a string: {other}"),
    }
}

/// Returns a text field, or `None` if it is missing or empty. Sources use an empty string for a
/// missing value.
fn non_empty_text<'v>(row: &'v Value, field: &str) -> Option<&'v str> {
    text(row, field).filter(|word| !word.is_empty())
}

/// Returns the id of a session, which is a string or a number in the source.
fn source_id(row: &Value) -> Option<String> {
    match &row["id"] {
        Value::Number(number) => Some(number.to_string()),
        _ => text(row, "id").map(str::to_owned),
    }
}

/// Returns the id and the role of each person. The role can be empty.
fn persons(row: &Value) -> impl Iterator<Item = (&str, &str)> {
    let persons = row["persons"].as_array().expect("a list of persons");
    persons.iter().map(|pair| match pair.as_array().map(Vec::as_slice) {
        Some([Value::String(id), Value::String(role)]) => (id.as_str(), role.as_str()),
        Some([Value::String(id), Value::Null]) => (id.as_str(), ""),
        _ => panic!("not a pair of person and role: {pair}"),
    })
}

/// Returns the types of a session, separated by commas, or `None` if it has no type.
fn types(row: &Value) -> Option<String> {
    let Value::Array(list) = &row["type"] else { return non_empty_text(row, "type").map(str::to_owned) };
    let words: Vec<_> = list.iter().map(|word| word.as_str().expect("a string for a type")).collect();
    (!words.is_empty()).then(|| words.join(", "))
}

fn date(text: &str) -> Option<NaiveDate> {
    text.parse().ok()
}

/// Parses a local time. The UTC offset after it is ignored, because the time is already local.
fn local_time(text: &str) -> Option<NaiveDateTime> {
    let (date, time) = text.split_once('T')?;
    let time = time.split(['+', '-', 'Z']).next()?;
    format!("{date}T{time}").parse().ok()
}

// ---- The adapter ----

/// A value in a source that a draft cannot represent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fault {
    MissingId,
    RepeatedId,
    MalformedId,
    UnreadableTime,
    StartOutsideDay,
    EndWithoutStart,
    EndBeforeStart,
    EndTooFar,
}

/// A fault that the adapter adjusted, with the session in which it occurred.
#[derive(Debug)]
pub(crate) struct Adjustment {
    file: String,
    id: Option<String>,
    fault: Fault,
}

/// The time of a session after adjustment, with the faults that made it necessary.
#[derive(Default)]
struct Timing {
    day: Option<NaiveDate>,
    start: Option<DayTime>,
    end: Option<DayTime>,
    faults: Vec<Fault>,
}

/// Returns the time since the start of a day, or `None` if a slot of that day cannot represent it.
fn day_time(day: NaiveDate, time: NaiveDateTime) -> Option<DayTime> {
    let seconds = (time - day.and_time(NaiveTime::MIN)).num_seconds();
    DayTime::from_seconds(seconds.try_into().ok()?)
}

impl Timing {
    fn new(row: &Value) -> Self {
        let mut faults = Vec::new();
        let day = readable(text(row, "day"), date, &mut faults);
        let start = readable(text(row, "start"), local_time, &mut faults);
        let end = readable(text(row, "end"), local_time, &mut faults);
        if let Some(start) = start {
            return Self::from(day, start, end, faults);
        }
        faults.extend(end.map(|_| Fault::EndWithoutStart));
        Self { day, faults, ..Self::default() }
    }

    /// Uses the given day if a slot of that day can represent the start. A session after midnight
    /// therefore stays on the previous day. Otherwise, the day is the date of the start.
    fn from(
        given: Option<NaiveDate>,
        start: NaiveDateTime,
        end: Option<NaiveDateTime>,
        mut faults: Vec<Fault>,
    ) -> Self {
        let day = given.filter(|day| day_time(*day, start).is_some()).unwrap_or(start.date());
        if given.is_some_and(|given| given != day) {
            faults.push(Fault::StartOutsideDay);
        }
        let end = end.and_then(|end| match day_time(day, end) {
            _ if end < start => refuse(Fault::EndBeforeStart, &mut faults),
            None => refuse(Fault::EndTooFar, &mut faults),
            end => end,
        });
        Self { day: Some(day), start: day_time(day, start), end, faults }
    }

    /// Returns a slot without a time if the start is missing, and an open-ended slot if the end is
    /// missing.
    fn slot(&self, numbers: &BTreeMap<NaiveDate, i32>) -> Option<Slot> {
        let day = numbers[&self.day?];
        Some(match (self.start, self.end) {
            (None, _) => Slot::day(day),
            (Some(start), None) => Slot::from(day, start).unwrap(),
            (Some(start), Some(end)) => Slot::between(day, start, end).unwrap(),
        })
    }
}

fn refuse<T>(fault: Fault, faults: &mut Vec<Fault>) -> Option<T> {
    faults.push(fault);
    None
}

fn readable<T>(text: Option<&str>, read: impl Fn(&str) -> Option<T>, faults: &mut Vec<Fault>) -> Option<T> {
    text.and_then(|text| read(text).or_else(|| refuse(Fault::UnreadableTime, faults)))
}

/// Assigns numbered ids to words in the order of their first appearance.
struct Register {
    prefix: &'static str,
    ids: HashMap<String, String>,
}

impl Register {
    fn new(prefix: &'static str) -> Self {
        Self { prefix, ids: HashMap::new() }
    }

    /// Returns the id of a word. Calls `new` with the id if the word is new.
    fn id(&mut self, word: &str, new: impl FnOnce(&str)) -> String {
        let next = self.ids.len() + 1;
        let id = self.ids.entry(word.to_owned()).or_insert_with(|| {
            let id = format!("{}{next}", self.prefix);
            new(&id);
            id
        });
        id.clone()
    }
}

struct Adapter<'s> {
    file: &'s str,
    draft: Draft,
    site: Venue,
    rooms: Register,
    people: Register,
    tracks: Register,
    nameless_roles: Register,
    taken: HashSet<String>,
    adjustments: Vec<Adjustment>,
}

/// Converts a source to a draft, and returns the adjustments that were necessary.
pub(crate) fn adapt(file: &str, source: &Value) -> (Draft, Vec<Adjustment>) {
    let title = text(source, "source").unwrap_or_default();
    let mut adapter = Adapter {
        file,
        draft: Draft::new(well_formed(file), title).with_language("en".parse::<LanguageTag>().unwrap()),
        site: Venue::new("site").with_name("Site"),
        rooms: Register::new("r"),
        people: Register::new("p"),
        tracks: Register::new("t"),
        nameless_roles: Register::new("role-"),
        taken: HashSet::new(),
        adjustments: Vec::new(),
    };
    keep(&mut adapter.draft.extensions, "source/format", text(source, "format"));
    let timings: Vec<_> = rows(source).iter().map(Timing::new).collect();
    let numbers = adapter.days(&timings);
    for (row, timing) in rows(source).iter().zip(&timings) {
        let session = adapter.session(row, timing, &numbers);
        adapter.draft.sessions.push(session);
    }
    if !adapter.site.rooms.is_empty() {
        adapter.draft.venues.push(adapter.site);
    }
    (adapter.draft, adapter.adjustments)
}

impl Adapter<'_> {
    fn note(&mut self, row: &Value, fault: Fault) {
        self.adjustments.push(Adjustment { file: self.file.to_owned(), id: source_id(row), fault });
    }

    /// Adds a numbered day for each date in the source, and returns the numbers of the dates.
    fn days(&mut self, timings: &[Timing]) -> BTreeMap<NaiveDate, i32> {
        let dates: BTreeSet<_> = timings.iter().filter_map(|timing| timing.day).collect();
        let numbers: BTreeMap<_, _> = dates.into_iter().zip(1..).collect();
        self.draft.days.extend(numbers.iter().map(|(date, number)| Day::new(*number).with_date(*date)));
        numbers
    }

    fn session(&mut self, row: &Value, timing: &Timing, numbers: &BTreeMap<NaiveDate, i32>) -> Session {
        let unknown = row.as_object().and_then(|row| row.keys().find(|key| !FIELDS.contains(&key.as_str())));
        assert_eq!(unknown, None, "{}: unknown field", self.file);
        let mut session = Session::new(self.session_id(row));
        if let Some(id) = source_id(row) {
            keep_id(&mut session.external_ids, &mut session.extensions, &id);
        }
        session.title = text(row, "title").map(Text::from);
        session.kind_label = types(row).map(Text::from);
        session.kind = types(row).as_deref().and_then(kind);
        session.slot = timing.slot(numbers);
        session.place = non_empty_text(row, "room").map(|name| self.place(name));
        session.tracks.extend(non_empty_text(row, "track").map(|name| self.track(name).into()));
        session.participations.extend(persons(row).map(|(id, role)| self.participation(id, role)));
        set_languages(&mut session, non_empty_text(row, "lang"));
        keep(
            &mut session.extensions,
            "source/textlen",
            row["textlen"].as_u64().map(|length| length.to_string()),
        );
        self.note_timing(row, timing, &mut session);
        session
    }

    /// Records the faults in the time of a session, and keeps the original values as extensions.
    fn note_timing(&mut self, row: &Value, timing: &Timing, session: &mut Session) {
        for fault in &timing.faults {
            self.note(row, *fault);
        }
        if !timing.faults.is_empty() {
            for (key, field) in [("source/day", "day"), ("source/start", "start"), ("source/end", "end")] {
                keep(&mut session.extensions, key, text(row, field));
            }
        }
    }

    /// Returns the id from the source if it is valid and unused. Otherwise, records the fault and
    /// returns a similar id.
    fn session_id(&mut self, row: &Value) -> String {
        let original = source_id(row);
        let preferred = match &original {
            None => "session".to_owned(),
            Some(id) => well_formed(id),
        };
        let id = unused(&preferred, &self.taken);
        match &original {
            None => self.note(row, Fault::MissingId),
            Some(original) if *original != preferred => self.note(row, Fault::MalformedId),
            Some(_) if id != preferred => self.note(row, Fault::RepeatedId),
            Some(_) => {}
        }
        self.taken.insert(id.clone());
        id
    }

    fn place(&mut self, name: &str) -> Place {
        let rooms = &mut self.site.rooms;
        Place::room(self.rooms.id(name, |id| rooms.push(Room::new(id, name))))
    }

    fn track(&mut self, name: &str) -> String {
        let tracks = &mut self.draft.tracks;
        self.tracks.id(name, |id| tracks.push(Track::new(id, name)))
    }

    /// Returns the id of a person. The source only contains an id, which is often the name.
    fn person(&mut self, source_id: &str) -> String {
        let people = &mut self.draft.people;
        self.people.id(source_id, |id| {
            let mut person = Person::new(id, source_id);
            keep_id(&mut person.external_ids, &mut person.extensions, source_id);
            people.push(person);
        })
    }

    fn participation(&mut self, person: &str, role: &str) -> Participation {
        let participation = Participation::person(self.person(person));
        if role.is_empty() {
            participation
        } else {
            participation.with_role(self.role(role)).with_label(role)
        }
    }

    /// Returns the built-in role for a word, or declares a custom role.
    fn role(&mut self, word: &str) -> Role {
        if let Some(role) = known_role(word) {
            return role;
        }
        let role = kebab(word)
            .parse()
            .unwrap_or_else(|_| self.nameless_roles.id(word, |_| ()).parse::<Role>().unwrap());
        if role.is_custom() && self.draft.roles.iter().all(|declared| declared.code != role) {
            // Nothing is known about the properties of an unknown role.
            let declaration = RoleDeclaration::new(role.clone()).with_label(word);
            self.draft.roles.push(declaration.with_properties(RoleProperties::UNSTATED));
        }
        role
    }
}

fn keep(extensions: &mut Extensions, key: &str, value: Option<impl Into<Box<str>>>) {
    if let Some(value) = value {
        extensions.insert(key, value).unwrap();
    }
}

/// Keeps an id of the source as an external id, or as an extension if it is not a valid external
/// id.
fn keep_id(external_ids: &mut ExternalIds, extensions: &mut Extensions, id: &str) {
    if external_ids.insert("source", id).is_err() {
        keep(extensions, "source/id", Some(id));
    }
}

/// Returns a valid id unchanged. Replaces the invalid characters of any other id, and shortens it.
fn well_formed(id: &str) -> String {
    if SessionId::new(id).is_ok() {
        return id.to_owned();
    }
    let bad = |c: char| c.is_whitespace() || c.is_control();
    let id: String = id.replace(bad, "-").chars().take(100).collect();
    if id.is_empty() { "unnamed".to_owned() } else { id }
}

/// Returns the id, with a number appended if it is already taken.
fn unused(id: &str, taken: &HashSet<String>) -> String {
    let occurrences = (2..).map(|nth| {
        let short: String = id.chars().take(100).collect();
        format!("{short}~{nth}")
    });
    std::iter::once(id.to_owned()).chain(occurrences).find(|id| !taken.contains(id)).unwrap()
}

fn kebab(words: &str) -> String {
    let words = words.to_lowercase();
    let words: Vec<_> =
        words.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join("-")
}

fn known_role(word: &str) -> Option<Role> {
    Some(match word.to_lowercase().as_str() {
        "moderator" => Role::Moderator,
        "chair" | "session chair" | "program chair" | "general chair" => Role::Chair,
        "co-chair" => Role::CoChair,
        "author" => Role::Author,
        "participant" => Role::Participant,
        "leader" => Role::Leader,
        "keynote speaker" => Role::KeynoteSpeaker,
        "speaker" | "invited speaker" => Role::Speaker,
        _ => return None,
    })
}

/// Returns the kind for a few common labels. Any other label is only kept as text.
fn kind(label: &str) -> Option<Kind> {
    let label = label.to_lowercase();
    Some(match label.strip_prefix("type:").unwrap_or(&label) {
        "talk" | "lecture" => Kind::Talk,
        "lightning talk" | "lightning_talk" | "lightningtalk" => Kind::LightningTalk,
        "keynote" => Kind::Keynote,
        "panel" => Kind::Panel,
        "workshop" => Kind::Workshop,
        "tutorial" => Kind::Tutorial,
        "meeting" => Kind::Meeting,
        "paper" => Kind::Paper,
        "poster" => Kind::Poster,
        "reading" => Kind::Reading,
        "game" => Kind::Game,
        "concert" => Kind::Concert,
        "performance" => Kind::Performance,
        "break" => Kind::Break,
        _ => return None,
    })
}

/// Sets the languages of a session. Keeps the original text if the tags do not reproduce it.
fn set_languages(session: &mut Session, original: Option<&str>) {
    let Some(original) = original else { return };
    // "English" is a well-formed tag, but the code of a language has at most three letters.
    let tag = |word: &str| word.trim().parse().ok().filter(|tag: &LanguageTag| tag.language().len() <= 3);
    if let Some(tags) = original.split([',', '+']).map(tag).collect::<Option<Vec<_>>>() {
        session.spoken = tags;
    }
    if spoken(session) != original {
        keep(&mut session.extensions, "source/language", Some(original));
    }
}

fn spoken(session: &Session) -> String {
    session.spoken.iter().map(LanguageTag::as_str).collect::<Vec<_>>().join(", ")
}

// ---- Comparison of source and programme ----

/// Counts that must be the same for a source and its programme.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Counts {
    sessions: usize,
    people: usize,
    rooms: usize,
    tracks: usize,
    participations: usize,
    days: usize,
    starts: usize,
    in_rooms: usize,
    overnight: usize,
}

fn distinct<'a>(words: impl Iterator<Item = &'a str>) -> usize {
    words.collect::<HashSet<_>>().len()
}

/// Returns `true` if a session starts on a later date than the day to which it belongs.
fn is_overnight(row: &Value) -> bool {
    let day_and_start = text(row, "day").and_then(date).zip(text(row, "start").and_then(local_time));
    day_and_start.is_some_and(|(day, start)| start.date() > day && day_time(day, start).is_some())
}

/// Returns the date of the day to which a session belongs. This is the given day, unless a slot of
/// that day cannot represent the start.
fn programme_date(row: &Value) -> Option<NaiveDate> {
    let (day, start) = (text(row, "day").and_then(date), text(row, "start").and_then(local_time));
    match (day, start) {
        (Some(day), Some(start)) if day_time(day, start).is_none() => Some(start.date()),
        (None, Some(start)) => Some(start.date()),
        (day, _) => day,
    }
}

impl Counts {
    fn of_source(source: &Value) -> Self {
        let rows = rows(source);
        let count = |predicate: &dyn Fn(&Value) -> bool| rows.iter().filter(|row| predicate(row)).count();
        Self {
            sessions: rows.len(),
            people: distinct(rows.iter().flat_map(persons).map(|(id, _)| id)),
            rooms: distinct(rows.iter().filter_map(|row| non_empty_text(row, "room"))),
            tracks: distinct(rows.iter().filter_map(|row| non_empty_text(row, "track"))),
            participations: rows.iter().map(|row| persons(row).count()).sum(),
            days: rows.iter().filter_map(programme_date).collect::<HashSet<_>>().len(),
            starts: count(&|row| text(row, "start").and_then(local_time).is_some()),
            in_rooms: count(&|row| non_empty_text(row, "room").is_some()),
            overnight: count(&is_overnight),
        }
    }

    /// Counts the contents of a programme through its sessions.
    fn of_programme(programme: &Programme) -> Self {
        let sessions = || programme.sessions().into_iter();
        Self {
            sessions: sessions().len(),
            people: programme.people().len(),
            rooms: programme.rooms().len(),
            tracks: programme.tracks().len(),
            participations: sessions().map(|session| session.participations().len()).sum(),
            days: programme.days().len(),
            starts: sessions().filter(|session| session.start().is_some()).count(),
            in_rooms: sessions().map(|session| session.rooms().count()).sum(),
            overnight: sessions().filter(|session| starts_overnight(*session)).count(),
        }
    }

    /// Counts the contents of a programme through its people, days and rooms.
    fn of_reverse_relations(programme: &Programme) -> Self {
        let on_days = || programme.days().flat_map(|day| day.sessions());
        Self {
            participations: programme.people().iter().map(|person| person.participations().len()).sum(),
            days: on_days().filter_map(|session| session.day()?.date()).collect::<HashSet<_>>().len(),
            starts: on_days().filter(|session| session.start().is_some()).count(),
            in_rooms: programme.rooms().map(|room| room.sessions().count()).sum(),
            overnight: on_days().filter(|session| starts_overnight(*session)).count(),
            ..Self::of_programme(programme)
        }
    }
}

fn starts_overnight(session: programme::Session<'_>) -> bool {
    session.slot().and_then(|slot| slot.start()).is_some_and(|start| start.hours() >= 24)
}

/// Returns the English text. The adapter tags all texts as English.
fn wording(text: &Text) -> &str {
    text.get("en").expect("every text is tagged as English")
}

/// Asserts that a session has all values of its row in the source. The extensions of the session
/// contain the values that were adjusted.
fn assert_session_matches(session: programme::Session<'_>, row: &Value) {
    let data = session.data();
    let kept = |key: &str| data.extensions.get(key);
    let context = format!("{:?}, {session:?}", session.programme());
    let id = data.external_ids.get("source").or(kept("source/id"));
    assert_eq!(id, source_id(row).as_deref(), "{context}");
    assert_eq!(session.title().map(wording), text(row, "title"), "{context}");
    assert_eq!(data.kind_label.as_ref().map(wording), types(row).as_deref(), "{context}");
    let rooms: Vec<_> = session.rooms().map(|room| wording(room.name())).collect();
    assert_eq!(rooms, Vec::from_iter(non_empty_text(row, "room")), "{context}");
    let tracks: Vec<_> = session.tracks().map(|track| wording(track.name())).collect();
    assert_eq!(tracks, Vec::from_iter(non_empty_text(row, "track")), "{context}");
    let name = |participation: programme::Participation<'_>| {
        participation.person().map(|person| wording(person.name()).to_owned())
    };
    let people: Vec<_> = session
        .participations()
        .map(|participation| (name(participation), participation.label().map_or("", wording)))
        .collect();
    let expected: Vec<_> = persons(row).map(|(id, role)| (Some(id.to_owned()), role)).collect();
    assert_eq!(people, expected, "{context}");
    let languages = spoken(data);
    assert_eq!(
        kept("source/language").unwrap_or(&languages),
        non_empty_text(row, "lang").unwrap_or_default(),
        "{context}"
    );
    let length = row["textlen"].as_u64().map(|length| length.to_string());
    assert_eq!(kept("source/textlen"), length.as_deref(), "{context}");
    assert_times_match(session, row, &context);
}

/// Asserts that local times are unchanged, regardless of the day to which the session belongs.
fn assert_times_match(session: programme::Session<'_>, row: &Value, context: &str) {
    let kept = |field: &str| session.data().extensions.get(&format!("source/{field}"));
    let assert_same = |field: &str, actual: Option<String>, expected: Option<String>| {
        let adjusted = kept(field).is_some() && kept(field) == text(row, field);
        assert!(
            adjusted || actual == expected,
            "{context}: the {field} is {actual:?}, expected {expected:?}"
        );
    };
    let day = session.day().and_then(|day| day.date());
    assert_same("day", day.map(|day| day.to_string()), programme_date(row).map(|day| day.to_string()));
    let shown = |time: Option<NaiveDateTime>| time.map(|time| time.to_string());
    assert_same("start", shown(session.starts_at()), shown(text(row, "start").and_then(local_time)));
    assert_same("end", shown(session.ends_at()), shown(text(row, "end").and_then(local_time)));
    let is_moment = row["start"] == row["end"] && row["start"].is_string();
    let length = session.length().map(programme::Length::total_seconds);
    assert!(!is_moment || length == Some(0), "{context}: the length of a moment is {length:?}");
}

/// Asserts that no data is lost when a source is converted to a draft, a programme and JSON, and
/// back.
fn assert_round_trip(file: &str, source: &Value) -> (Counts, Vec<Adjustment>) {
    let (draft, adjustments) = adapt(file, source);
    let programme = draft.clone().build().unwrap_or_else(|rejected| panic!("{file}: {rejected:?}"));
    let counts = Counts::of_source(source);
    assert_eq!(Counts::of_programme(&programme), counts, "{file}");
    assert_eq!(Counts::of_reverse_relations(&programme), counts, "{file}");
    for (session, row) in programme.sessions().declared().zip(rows(source)) {
        assert_session_matches(session, row);
    }
    assert!(programme.to_draft() == draft, "{file}: the programme returns a different draft");
    let json = serde_json::to_string(&draft).unwrap();
    let read = Draft::read(&mut serde_json::Deserializer::from_str(&json)).unwrap();
    assert!(read == draft, "{file}: the draft changes when it is written and read");
    (counts, adjustments)
}

// ---- The corpus ----

/// Returns the files of the corpus, sorted by name, or `None` if `PROGRAMME_CORPORA` is not set.
#[expect(clippy::disallowed_methods, reason = "a test may read files")]
pub(crate) fn folder() -> Option<Vec<PathBuf>> {
    let folder = Path::new(&std::env::var_os("PROGRAMME_CORPORA")?).join("plain");
    let entries = folder.read_dir().unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    Some(files)
}

#[expect(clippy::disallowed_methods, reason = "a test may read files")]
pub(crate) fn load(file: &Path) -> Value {
    let text = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// The numbers of programmes and sessions in the corpus when this test was written. The corpus can
/// grow.
const KNOWN: (usize, usize) = (93, 31_199);

/// The numbers of sessions after midnight in three congresses of the corpus.
const KNOWN_OVERNIGHT: [usize; 3] = [58, 46, 42];

#[test]
fn every_programme_round_trips() {
    let Some(files) = folder() else {
        println!("skipped: PROGRAMME_CORPORA is not set");
        return;
    };
    assert!(!files.is_empty(), "the folder contains no programmes");
    let mut all = Vec::new();
    let mut adjustments = Vec::new();
    for file in &files {
        let name = file.file_stem().unwrap().to_string_lossy();
        let (counts, adjusted) = assert_round_trip(&name, &load(file));
        print_row(&name, counts, adjusted.len());
        all.push(counts);
        adjustments.extend(adjusted);
    }
    print_totals(&all, &adjustments);
    let sessions = all.iter().map(|counts| counts.sessions).sum::<usize>();
    if files.len() == KNOWN.0 {
        assert_eq!(sessions, KNOWN.1);
    }
    if files.len() >= KNOWN.0 {
        assert!(sessions >= KNOWN.1, "{sessions} sessions");
        let is_present = |count: &usize| all.iter().any(|counts| counts.overnight == *count);
        assert!(KNOWN_OVERNIGHT.iter().all(is_present), "sessions after midnight were moved to another day");
    }
}

fn print_row(name: &str, counts: Counts, adjustments: usize) {
    let Counts { sessions, people, rooms, days, overnight, .. } = counts;
    println!(
        "{name:<68} {sessions:>5} sessions {people:>5} people {rooms:>4} rooms {days:>3} days {overnight:>3} overnight {adjustments:>4} adjustments"
    );
}

fn print_totals(all: &[Counts], adjustments: &[Adjustment]) {
    let sum = |of: fn(&Counts) -> usize| all.iter().map(of).sum::<usize>();
    println!(
        "{} programmes: {} sessions, {} with a start, {} overnight, {} participations",
        all.len(),
        sum(|counts| counts.sessions),
        sum(|counts| counts.starts),
        sum(|counts| counts.overnight),
        sum(|counts| counts.participations),
    );
    let mut totals = BTreeMap::<Fault, usize>::new();
    for adjustment in adjustments {
        *totals.entry(adjustment.fault).or_default() += 1;
        if adjustment.fault >= Fault::UnreadableTime {
            println!(
                "adjusted: {:?} of {} in {}",
                adjustment.fault,
                adjustment.id.as_deref().unwrap_or("?"),
                adjustment.file
            );
        }
    }
    println!("{} adjustments: {totals:?}", adjustments.len());
}

/// This source is invented, and combines faults that are rare in real sources.
#[test]
fn the_adapter_records_faults_and_keeps_original_values() {
    let row = |id: Value, day: &str, start: &str, end: &str| {
        let optional = |text: &str| if text.is_empty() { Value::Null } else { text.into() };
        serde_json::json!({
            "id": id, "title": "", "day": optional(day), "start": optional(start), "end": optional(end), "room": "Hall",
            "persons": [["Ada  Okoye", "Lead Discussant"], ["", "主持"], ["Ada  Okoye", ""]], "lang": "De + x y",
            "type": ["type:Panel", "Virtual"], "track": "", "textlen": 0,
        })
    };
    let source = serde_json::json!({ "source": "made-up", "format": "none", "sessions": [
        row(1.into(), "2024-12-27", "2024-12-28T01:30:00+01:00", "2024-12-28T02:00:00+01:00"),
        row("1".into(), "", "2024-12-27T10:00:00Z", "2024-12-27T09:00:00Z"),
        row(Value::Null, "2024-12-28", "2024-12-27T23:00:00", ""),
        row("a b".into(), "2024-01-01", "2024-12-27T23:00:00-05:00", "2025-12-27T23:00:00-05:00"),
        row("".into(), "2024-12-28", "", "2024-12-28T09:00:00"),
        row("\u{7}".into(), "27.12.2024", "10:00", "soon"),
        row("1~2".into(), "", "2024-12-27T10:00:00", "2024-12-27T10:00:00"),
    ] });
    let (counts, adjustments) = assert_round_trip("made up", &source);
    let faults: Vec<_> = adjustments.iter().map(|adjustment| adjustment.fault).collect();
    assert_eq!(
        faults,
        [
            Fault::RepeatedId,
            Fault::EndBeforeStart,
            Fault::MissingId,
            Fault::StartOutsideDay,
            Fault::MalformedId,
            Fault::StartOutsideDay,
            Fault::EndTooFar,
            Fault::MalformedId,
            Fault::EndWithoutStart,
            Fault::MalformedId,
            Fault::UnreadableTime,
            Fault::UnreadableTime,
            Fault::UnreadableTime,
            Fault::RepeatedId,
        ]
    );
    let expected = Counts {
        sessions: 7,
        people: 2,
        rooms: 1,
        tracks: 0,
        participations: 21,
        days: 2,
        starts: 5,
        in_rooms: 7,
        overnight: 1,
    };
    assert_eq!(counts, expected);
}
