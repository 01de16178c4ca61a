//! Real programmes: each becomes a draft, builds, and is held whole.
//!
//! They are read in one simple form, in which sources of many families agree. What that form says and a draft cannot (an
//! id used twice, an end before its start) is mended by the adapter here, which notes each mend and keeps the words.

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

// ---- The simple form ----

/// Every field of a session. One that is not here would be dropped unseen.
const FIELDS: [&str; 11] =
    ["id", "title", "start", "end", "day", "room", "persons", "lang", "type", "track", "textlen"];

fn rows(source: &Value) -> &[Value] {
    source["sessions"].as_array().expect("a list of sessions")
}

fn text<'v>(row: &'v Value, field: &str) -> Option<&'v str> {
    match &row[field] {
        Value::Null => None,
        Value::String(text) => Some(text),
        other => panic!("the {field} is no text: {other}"),
    }
}

/// A text that says something. Sources write the empty string where they mean that nothing is stated.
fn word<'v>(row: &'v Value, field: &str) -> Option<&'v str> {
    text(row, field).filter(|word| !word.is_empty())
}

/// Ids are texts or numbers.
fn source_id(row: &Value) -> Option<String> {
    match &row["id"] {
        Value::Number(number) => Some(number.to_string()),
        _ => text(row, "id").map(str::to_owned),
    }
}

/// Each person with the word for what they do; the word may be empty.
fn persons(row: &Value) -> impl Iterator<Item = (&str, &str)> {
    let persons = row["persons"].as_array().expect("a list of persons");
    persons.iter().map(|pair| match pair.as_array().map(Vec::as_slice) {
        Some([Value::String(id), Value::String(role)]) => (id.as_str(), role.as_str()),
        Some([Value::String(id), Value::Null]) => (id.as_str(), ""),
        _ => panic!("no person and role: {pair}"),
    })
}

/// The words for what sort of session it is: one, several, or none.
fn types(row: &Value) -> Option<String> {
    let Value::Array(list) = &row["type"] else { return word(row, "type").map(str::to_owned) };
    let words: Vec<_> = list.iter().map(|word| word.as_str().expect("a word for a type")).collect();
    (!words.is_empty()).then(|| words.join(", "))
}

fn date(text: &str) -> Option<NaiveDate> {
    text.parse().ok()
}

/// The time on the clock of the place: the offset behind it says where that is, not when.
fn clock(text: &str) -> Option<NaiveDateTime> {
    let (date, time) = text.split_once('T')?;
    let time = time.split(['+', '-', 'Z']).next()?;
    format!("{date}T{time}").parse().ok()
}

// ---- The adapter ----

/// What a source said that a draft cannot hold in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fault {
    NoId,
    RepeatedId,
    MalformedId,
    UnreadableTime,
    StartOffItsDay,
    EndWithoutStart,
    EndBeforeStart,
    EndTooFar,
}

/// A fault and where it stood.
#[derive(Debug)]
pub(crate) struct Mend {
    file: String,
    id: Option<String>,
    fault: Fault,
}

/// The time of a session, mended; the faults say what was.
#[derive(Default)]
struct Timing {
    day: Option<NaiveDate>,
    start: Option<DayTime>,
    end: Option<DayTime>,
    faults: Vec<Fault>,
}

/// Time since the midnight that begins a day, where a slot of that day can state it.
fn since(day: NaiveDate, at: NaiveDateTime) -> Option<DayTime> {
    let seconds = (at - day.and_time(NaiveTime::MIN)).num_seconds();
    DayTime::from_seconds(seconds.try_into().ok()?)
}

impl Timing {
    fn new(row: &Value) -> Self {
        let mut faults = Vec::new();
        let day = readable(text(row, "day"), date, &mut faults);
        let start = readable(text(row, "start"), clock, &mut faults);
        let end = readable(text(row, "end"), clock, &mut faults);
        if let Some(start) = start {
            return Self::from(day, start, end, faults);
        }
        faults.extend(end.map(|_| Fault::EndWithoutStart));
        Self { day, faults, ..Self::default() }
    }

    /// The stated day holds, so that the night after it is still its own; else the date does.
    fn from(
        stated: Option<NaiveDate>,
        start: NaiveDateTime,
        end: Option<NaiveDateTime>,
        mut faults: Vec<Fault>,
    ) -> Self {
        let day = stated.filter(|day| since(*day, start).is_some()).unwrap_or(start.date());
        if stated.is_some_and(|stated| stated != day) {
            faults.push(Fault::StartOffItsDay);
        }
        let end = end.and_then(|end| match since(day, end) {
            _ if end < start => refuse(Fault::EndBeforeStart, &mut faults),
            None => refuse(Fault::EndTooFar, &mut faults),
            end => end,
        });
        Self { day: Some(day), start: since(day, start), end, faults }
    }

    /// No start: in the course of the day, if one is stated. No end: an open end.
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

/// Ids for words, by the order of their first appearance.
struct Register {
    prefix: &'static str,
    ids: HashMap<String, String>,
}

impl Register {
    fn new(prefix: &'static str) -> Self {
        Self { prefix, ids: HashMap::new() }
    }

    /// The id of a word; what is to be done when the word is new is done with its id.
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
    mends: Vec<Mend>,
}

/// The draft of a source, and what was mended on the way.
pub(crate) fn adapt(file: &str, source: &Value) -> (Draft, Vec<Mend>) {
    let title = text(source, "source").unwrap_or_default();
    let mut adapter = Adapter {
        file,
        draft: Draft::new(well_formed(file), title).with_language("en".parse::<LanguageTag>().unwrap()),
        site: Venue::new("site", "Site"),
        rooms: Register::new("r"),
        people: Register::new("p"),
        tracks: Register::new("t"),
        nameless_roles: Register::new("role-"),
        taken: HashSet::new(),
        mends: Vec::new(),
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
    (adapter.draft, adapter.mends)
}

impl Adapter<'_> {
    fn note(&mut self, row: &Value, fault: Fault) {
        self.mends.push(Mend { file: self.file.to_owned(), id: source_id(row), fault });
    }

    /// Enters a day for every date that a session stands on, numbered in their order.
    fn days(&mut self, timings: &[Timing]) -> BTreeMap<NaiveDate, i32> {
        let dates: BTreeSet<_> = timings.iter().filter_map(|timing| timing.day).collect();
        let numbers: BTreeMap<_, _> = dates.into_iter().zip(1..).collect();
        self.draft.days.extend(numbers.iter().map(|(date, number)| Day::new(*number).with_date(*date)));
        numbers
    }

    fn session(&mut self, row: &Value, timing: &Timing, numbers: &BTreeMap<NaiveDate, i32>) -> Session {
        let unknown = row.as_object().and_then(|row| row.keys().find(|key| !FIELDS.contains(&key.as_str())));
        assert_eq!(unknown, None, "{}: a field that would be dropped", self.file);
        let mut session = Session::new(self.session_id(row));
        if let Some(id) = source_id(row) {
            keep_id(&mut session.external_ids, &mut session.extensions, &id);
        }
        session.title = text(row, "title").map(Text::from);
        session.kind_label = types(row).map(Text::from);
        session.kind = types(row).as_deref().and_then(kind);
        session.slot = timing.slot(numbers);
        session.place = word(row, "room").map(|name| self.place(name));
        session.tracks.extend(word(row, "track").map(|name| self.track(name).into()));
        session.participations.extend(persons(row).map(|(id, role)| self.participation(id, role)));
        speak(&mut session, word(row, "lang"));
        keep(
            &mut session.extensions,
            "source/textlen",
            row["textlen"].as_u64().map(|length| length.to_string()),
        );
        self.note_timing(row, timing, &mut session);
        session
    }

    /// What was mended of the time is kept as it stood.
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

    /// The source's own id where it can be one; ids of sources are missing, malformed, and used twice.
    fn session_id(&mut self, row: &Value) -> String {
        let stated = source_id(row);
        let wanted = match &stated {
            None => "session".to_owned(),
            Some(id) => well_formed(id),
        };
        let id = unused(&wanted, &self.taken);
        match &stated {
            None => self.note(row, Fault::NoId),
            Some(stated) if *stated != wanted => self.note(row, Fault::MalformedId),
            Some(_) if id != wanted => self.note(row, Fault::RepeatedId),
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

    /// The sources know people by an id alone, which is often their name.
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

    /// A built-in role where the word means one; any other is declared.
    fn role(&mut self, word: &str) -> Role {
        if let Some(role) = known_role(word) {
            return role;
        }
        let role = kebab(word)
            .parse()
            .unwrap_or_else(|_| self.nameless_roles.id(word, |_| ()).parse::<Role>().unwrap());
        if role.is_custom() && self.draft.roles.iter().all(|declared| declared.code != role) {
            // Of an unknown word nothing is known but that somebody is listed.
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

/// An id of the source; among the extensions where it has not the form of an external id.
fn keep_id(external_ids: &mut ExternalIds, extensions: &mut Extensions, id: &str) {
    if external_ids.insert("source", id).is_err() {
        keep(extensions, "source/id", Some(id));
    }
}

/// An id as it stands where it is one, else the nearest that is.
fn well_formed(id: &str) -> String {
    if SessionId::new(id).is_ok() {
        return id.to_owned();
    }
    let bad = |c: char| c.is_whitespace() || c.is_control();
    let id: String = id.replace(bad, "-").chars().take(100).collect();
    if id.is_empty() { "unnamed".to_owned() } else { id }
}

/// The id itself while it is free, else one that continues it.
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

/// The kind that a few common words mean. What others mean is for their readers to say: the label is kept.
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

/// Languages where the source states tags; its own words where tags do not say the same.
fn speak(session: &mut Session, stated: Option<&str>) {
    let Some(stated) = stated else { return };
    // "English" has the form of a tag, but no language has one so long.
    let tag = |word: &str| word.trim().parse().ok().filter(|tag: &LanguageTag| tag.language().len() <= 3);
    if let Some(tags) = stated.split([',', '+']).map(tag).collect::<Option<Vec<_>>>() {
        session.spoken = tags;
    }
    if spoken(session) != stated {
        keep(&mut session.extensions, "source/language", Some(stated));
    }
}

fn spoken(session: &Session) -> String {
    session.spoken.iter().map(LanguageTag::as_str).collect::<Vec<_>>().join(", ")
}

// ---- What a source says and what the programme made of it says ----

/// Counts that do not depend on how a source was adapted.
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

/// Whether a session begins on a calendar date after the day to which it belongs.
fn is_overnight(row: &Value) -> bool {
    let stated = text(row, "day").and_then(date).zip(text(row, "start").and_then(clock));
    stated.is_some_and(|(day, start)| start.date() > day && since(day, start).is_some())
}

/// The date of the programme day: the stated one, where the start is no more than ten days behind it.
fn programme_date(row: &Value) -> Option<NaiveDate> {
    let (day, start) = (text(row, "day").and_then(date), text(row, "start").and_then(clock));
    match (day, start) {
        (Some(day), Some(start)) if since(day, start).is_none() => Some(start.date()),
        (None, Some(start)) => Some(start.date()),
        (day, _) => day,
    }
}

impl Counts {
    fn of_source(source: &Value) -> Self {
        let rows = rows(source);
        let count = |holds: &dyn Fn(&Value) -> bool| rows.iter().filter(|row| holds(row)).count();
        Self {
            sessions: rows.len(),
            people: distinct(rows.iter().flat_map(persons).map(|(id, _)| id)),
            rooms: distinct(rows.iter().filter_map(|row| word(row, "room"))),
            tracks: distinct(rows.iter().filter_map(|row| word(row, "track"))),
            participations: rows.iter().map(|row| persons(row).count()).sum(),
            days: rows.iter().filter_map(programme_date).collect::<HashSet<_>>().len(),
            starts: count(&|row| text(row, "start").and_then(clock).is_some()),
            in_rooms: count(&|row| word(row, "room").is_some()),
            overnight: count(&is_overnight),
        }
    }

    /// As the views count, forwards.
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

    /// The same through the relations that lead back.
    fn back(programme: &Programme) -> Self {
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

/// The wording of a text in the one language of these programmes.
fn wording(text: &Text) -> &str {
    text.get("en").expect("a text of a programme has its tag")
}

/// A session says what its row of the source says, in its place or, where it was mended, in its extensions.
fn holds(session: programme::Session<'_>, row: &Value) {
    let data = session.data();
    let kept = |key: &str| data.extensions.get(key);
    let at = format!("{:?}, {session:?}", session.programme());
    let id = data.external_ids.get("source").or(kept("source/id"));
    assert_eq!(id, source_id(row).as_deref(), "{at}");
    assert_eq!(session.title().map(wording), text(row, "title"), "{at}");
    assert_eq!(data.kind_label.as_ref().map(wording), types(row).as_deref(), "{at}");
    let rooms: Vec<_> = session.rooms().map(|room| wording(room.name())).collect();
    assert_eq!(rooms, Vec::from_iter(word(row, "room")), "{at}");
    let tracks: Vec<_> = session.tracks().map(|track| wording(track.name())).collect();
    assert_eq!(tracks, Vec::from_iter(word(row, "track")), "{at}");
    let name =
        |one: programme::Participation<'_>| one.person().map(|person| wording(person.name()).to_owned());
    let people: Vec<_> =
        session.participations().map(|one| (name(one), one.label().map_or("", wording))).collect();
    let stated: Vec<_> = persons(row).map(|(id, role)| (Some(id.to_owned()), role)).collect();
    assert_eq!(people, stated, "{at}");
    let languages = spoken(data);
    assert_eq!(kept("source/language").unwrap_or(&languages), word(row, "lang").unwrap_or_default(), "{at}");
    let length = row["textlen"].as_u64().map(|length| length.to_string());
    assert_eq!(kept("source/textlen"), length.as_deref(), "{at}");
    holds_time(session, row, &at);
}

/// Wall-clock times come back as they were stated, whatever the programme day they stand on.
fn holds_time(session: programme::Session<'_>, row: &Value, at: &str) {
    let kept = |field: &str| session.data().extensions.get(&format!("source/{field}"));
    let same = |field: &str, held: Option<String>, stated: Option<String>| {
        let mended = kept(field).is_some() && kept(field) == text(row, field);
        assert!(mended || held == stated, "{at}: the {field} is {held:?}, stated as {stated:?}");
    };
    let day = session.day().and_then(|day| day.date());
    same("day", day.map(|day| day.to_string()), programme_date(row).map(|day| day.to_string()));
    let shown = |at: Option<NaiveDateTime>| at.map(|at| at.to_string());
    same("start", shown(session.starts_at()), shown(text(row, "start").and_then(clock)));
    same("end", shown(session.ends_at()), shown(text(row, "end").and_then(clock)));
    let is_moment = row["start"] == row["end"] && row["start"].is_string();
    let length = session.length().map(programme::Length::total_seconds);
    assert!(!is_moment || length == Some(0), "{at}: a moment that takes {length:?}");
}

/// One source through the whole: draft, programme, draft, text, draft.
fn hold_whole(file: &str, source: &Value) -> (Counts, Vec<Mend>) {
    let (draft, mends) = adapt(file, source);
    let programme = draft.clone().build().unwrap_or_else(|rejected| panic!("{file}: {rejected:?}"));
    let figures = Counts::of_source(source);
    assert_eq!(Counts::of_programme(&programme), figures, "{file}");
    assert_eq!(Counts::back(&programme), figures, "{file}");
    for (session, row) in programme.sessions().declared().zip(rows(source)) {
        holds(session, row);
    }
    assert!(programme.to_draft() == draft, "{file}: the draft of the programme is another");
    let json = serde_json::to_string(&draft).unwrap();
    let read = Draft::read(&mut serde_json::Deserializer::from_str(&json)).unwrap();
    assert!(read == draft, "{file}: the draft reads back as another");
    (figures, mends)
}

// ---- The folder ----

/// The programmes to run against, sorted by name; nothing where nobody says where they are.
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

/// How many programmes and sessions there were when this was written. More may be added.
const KNOWN: (usize, usize) = (93, 31_199);

/// Sessions of three congresses that begin after the midnight that ends their day.
const KNOWN_NIGHTS: [usize; 3] = [58, 46, 42];

#[test]
fn every_programme_is_held_whole() {
    let Some(files) = folder() else {
        println!("skipped: PROGRAMME_CORPORA does not say where the programmes are");
        return;
    };
    assert!(!files.is_empty(), "a folder without programmes");
    let mut all = Vec::new();
    let mut mends = Vec::new();
    for file in &files {
        let name = file.file_stem().unwrap().to_string_lossy();
        let (figures, mended) = hold_whole(&name, &load(file));
        print_row(&name, figures, mended.len());
        all.push(figures);
        mends.extend(mended);
    }
    print_totals(&all, &mends);
    let sessions = all.iter().map(|figures| figures.sessions).sum::<usize>();
    if files.len() == KNOWN.0 {
        assert_eq!(sessions, KNOWN.1);
    }
    if files.len() >= KNOWN.0 {
        assert!(sessions >= KNOWN.1, "{sessions} sessions");
        let nights = |count: &usize| all.iter().any(|figures| figures.overnight == *count);
        assert!(KNOWN_NIGHTS.iter().all(nights), "a night was cut off its day");
    }
}

fn print_row(name: &str, figures: Counts, mends: usize) {
    let Counts { sessions, people, rooms, days, overnight, .. } = figures;
    println!(
        "{name:<68} {sessions:>5} sessions {people:>5} people {rooms:>4} rooms {days:>3} days {overnight:>3} overnight {mends:>4} mends"
    );
}

fn print_totals(all: &[Counts], mends: &[Mend]) {
    let sum = |of: fn(&Counts) -> usize| all.iter().map(of).sum::<usize>();
    println!(
        "{} programmes: {} sessions, {} with a start, {} overnight, {} participations",
        all.len(),
        sum(|figures| figures.sessions),
        sum(|figures| figures.starts),
        sum(|figures| figures.overnight),
        sum(|figures| figures.participations),
    );
    let mut totals = BTreeMap::<Fault, usize>::new();
    for mend in mends {
        *totals.entry(mend.fault).or_default() += 1;
        if mend.fault >= Fault::UnreadableTime {
            println!("mended: {:?} of {} in {}", mend.fault, mend.id.as_deref().unwrap_or("?"), mend.file);
        }
    }
    println!("{} mends: {totals:?}", mends.len());
}

/// What real sources do seldom, all in one that is made up.
#[test]
fn the_adapter_notes_what_it_mends_and_keeps_it() {
    let row = |id: Value, day: &str, start: &str, end: &str| {
        let stated = |text: &str| if text.is_empty() { Value::Null } else { text.into() };
        serde_json::json!({
            "id": id, "title": "", "day": stated(day), "start": stated(start), "end": stated(end), "room": "Hall",
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
    let (figures, mends) = hold_whole("made up", &source);
    let noted: Vec<_> = mends.iter().map(|mend| mend.fault).collect();
    assert_eq!(
        noted,
        [
            Fault::RepeatedId,
            Fault::EndBeforeStart,
            Fault::NoId,
            Fault::StartOffItsDay,
            Fault::MalformedId,
            Fault::StartOffItsDay,
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
    assert_eq!(figures, expected);
}
