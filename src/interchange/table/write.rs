//! Writes a programme as a list of sessions that a person can edit.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::cell::Cell;
use super::sheet::with_id;
use crate::draft::{Participation, Session};
use crate::interchange::Loss;
use crate::interchange::common::ids::slug;
use crate::interchange::common::ledger::{At, Ledger, Reason, Rows};
use crate::interchange::common::place_words::place_word;
use crate::interchange::reader;
use crate::programme::Programme;
use crate::value::block::Block;
use crate::value::language::LanguageTag;
use crate::value::place::Place;
use crate::value::slot::SlotTime;
use crate::value::status::{AttendanceMode, SessionStatus};
use crate::value::text::Text;
use crate::vocabulary::Form;

/// A programme as rows of cells, with the data that the rows do not contain.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Sheet {
    /// The rows. The first of them contains the headers. All rows have the same length.
    pub rows: Vec<Vec<Cell>>,
    /// The data that the sheet cannot represent, in the order in which it appears in the programme.
    pub losses: Vec<Loss>,
}

const OTHERWISE: &str = "the sheet has no column for it";
const REASONS: &[Reason] = &[
    ("/id", "the id of the programme is not part of the sheet"),
    ("/title", "the title of the programme is not part of the sheet"),
    ("people/", "the person does not take part in any session that was written"),
    ("days/label", "a day is written with its date or its number"),
    ("sessions/slot/part", "only the day was written, without the part of the day"),
    ("sessions/place", "only rooms can be written"),
];

/// Writes a programme as a sheet with one row for each session, in the declared order. Titles and
/// subtitles are written in all languages, and everything else in the main language.
///
/// [`read`](super::read) reads the sheet back, even if somebody has edited it. Each row contains
/// the id of its session. The id of a person, a room or a track follows the name in brackets,
/// unless it is derived from the name. These ids are therefore preserved when the sheet is read
/// again.
///
/// ```
/// use programme::interchange::table::{Columns, read, write};
///
/// let rows = [["Title", "Date", "Start", "End"], ["Weirs", "2026-03-02", "9:00", "9:45"]];
/// let programme = read(rows, &Columns::default())?.draft.build()?;
/// let sheet = write(&programme);
/// let headers: Vec<String> = sheet.rows[0].iter().map(|cell| cell.text()).collect();
/// assert_eq!(headers, ["Id", "Date", "Start", "End", "Title", "Room", "People"]);
/// let again = read(sheet.rows, &Columns::default())?.draft;
/// assert_eq!(again.sessions[0].id, "weirs");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write(programme: &Programme) -> Sheet {
    let mut writer = Writer::new(programme);
    let sessions = &programme.data().sessions;
    let mut rows: Vec<HashMap<String, String>> = Vec::with_capacity(sessions.len());
    for (number, session) in sessions.iter().enumerate() {
        rows.push(writer.row(number, session));
    }
    let used: HashSet<&str> = rows.iter().flat_map(HashMap::keys).map(String::as_str).collect();
    let mut headers: Vec<String> = Vec::new();
    for (header, always) in HEADERS {
        let languages = writer.languages.iter().map(|tag| format!("{header} ({tag})"));
        let is_used = |header: &String| used.contains(header.as_str());
        let own = Some((*header).to_owned()).filter(|header| *always || is_used(header));
        headers.extend(own);
        if matches!(*header, "Title" | "Subtitle") {
            headers.extend(languages.filter(is_used));
        }
    }
    writer.wrote_languages(&headers);
    let cells = |row: &HashMap<String, String>| {
        headers
            .iter()
            .map(|header| row.get(header).map_or(Cell::Empty, |text| Cell::from(text.as_str())))
            .collect()
    };
    let mut all = vec![headers.iter().map(|header| Cell::from(header.as_str())).collect()];
    all.extend(rows.iter().map(cells));
    Sheet { rows: all, losses: writer.ledger.losses(programme.data(), REASONS, OTHERWISE) }
}

/// The headers in order. The flag is set if a header is written even for an empty column.
const HEADERS: &[(&str, bool)] = &[
    ("Id", true),
    ("Part of", false),
    ("Date", true),
    ("Start", true),
    ("End", true),
    ("Length", false),
    ("Number", false),
    ("Kind", false),
    ("Title", true),
    ("Subtitle", false),
    ("Track", false),
    ("Room", true),
    ("People", true),
    ("Language", false),
    ("Level", false),
    ("Status", false),
    ("Capacity", false),
    ("Tags", false),
    ("Description", false),
    ("Link", false),
    ("Recording", false),
];

struct Writer<'p> {
    programme: &'p Programme,
    ledger: Ledger,
    main: LanguageTag,
    /// The other languages.
    languages: Vec<LanguageTag>,
    days: HashMap<i32, (usize, Option<NaiveDate>)>,
    rooms: HashMap<&'p str, (usize, &'p Text)>,
    people: HashMap<&'p str, (usize, &'p Text)>,
    tracks: HashMap<&'p str, (usize, &'p Text)>,
}

type Cells = HashMap<String, String>;

impl<'p> Writer<'p> {
    fn new(programme: &'p Programme) -> Self {
        let data = programme.data();
        let mut languages = programme.languages().iter().cloned();
        let main = languages.next().unwrap_or_else(LanguageTag::undetermined);
        let rooms = data.venues.iter().flat_map(|venue| &venue.rooms).enumerate();
        Self {
            programme,
            ledger: Ledger::new(data),
            languages: languages.collect(),
            days: data.days.iter().enumerate().map(|(at, day)| (day.number, (at, day.date))).collect(),
            rooms: rooms.map(|(at, room)| (room.id.as_str(), (at, &room.name))).collect(),
            people: data
                .people
                .iter()
                .enumerate()
                .map(|(at, one)| (one.id.as_str(), (at, &one.name)))
                .collect(),
            tracks: data
                .tracks
                .iter()
                .enumerate()
                .map(|(at, one)| (one.id.as_str(), (at, &one.name)))
                .collect(),
            main,
        }
    }

    /// Marks the languages in the headers, as in "Title (fr)", as written. Their status is not
    /// written, nor is the main language.
    fn wrote_languages(&mut self, headers: &[String]) {
        let list = self.ledger.field(self.ledger.whole(), "languages");
        let places: Vec<At> = self.ledger.items(list).collect();
        for (language, at) in self.programme.data().languages.iter().zip(places) {
            let mark = format!(" ({})", language.tag);
            if !headers.iter().any(|header| header.ends_with(&mark)) {
                continue;
            }
            match language.status {
                Some(_) => self.ledger.wrote_field(at, "tag"),
                None => self.ledger.wrote(at),
            }
        }
    }

    fn wording(&self, text: &'p Text) -> &'p str {
        let entry = text.entries().find(|(tag, _)| **tag == self.main);
        entry.map_or_else(|| text.first(), |(_, wording)| wording)
    }

    /// Marks the wording that [`wording`](Self::wording) returns as written.
    fn wrote_text(&mut self, at: At, text: &Text) {
        let has_main = text.entries().any(|(tag, _)| *tag == self.main);
        let first = text.entries().next().map(|(tag, _)| tag.clone());
        let tag = if has_main { Some(self.main.clone()) } else { first };
        self.ledger.wrote_language(at, tag.as_ref().map_or("", LanguageTag::as_str));
    }

    fn row(&mut self, number: usize, session: &'p Session) -> Cells {
        let at = self.ledger.row(Rows::Sessions, number);
        let mut cells = Cells::new();
        self.ledger.wrote_field(at, "id");
        cells.insert("Id".to_owned(), session.id.to_string());
        if let Some(parent) = &session.part_of {
            self.ledger.wrote_field(at, "part_of");
            cells.insert("Part of".to_owned(), parent.to_string());
        }
        self.time(at, session, &mut cells);
        for (header, field, text) in
            [("Title", "title", &session.title), ("Subtitle", "subtitle", &session.subtitle)]
        {
            let inherited = self.programme.session(session.id.as_str()).and_then(|view| view.title());
            let text = match (text, inherited) {
                (Some(text), _) => {
                    // All languages are written.
                    self.ledger.wrote_field(at, field);
                    text
                }
                (None, Some(text)) if field == "title" => {
                    let why = "the session has no title: that of the session that it repeats was written";
                    self.ledger.altered_field(at, field, why);
                    text
                }
                _ => continue,
            };
            for (tag, wording) in text.entries() {
                let header = if *tag == self.main { header.to_owned() } else { format!("{header} ({tag})") };
                cells.insert(header, wording.to_owned());
            }
        }
        self.kind(at, session, &mut cells);
        self.place(at, session, &mut cells);
        self.people(at, session, &mut cells);
        self.lists(at, session, &mut cells);
        self.description(at, session, &mut cells);
        cells
    }

    fn time(&mut self, at: At, session: &Session, cells: &mut Cells) {
        if let Some(length) = session.planned_length {
            self.ledger.wrote_field(at, "planned_length");
            cells.insert("Length".to_owned(), length.to_string());
        }
        let Some(slot) = session.slot else { return };
        let slot_at = self.ledger.field(at, "slot");
        let known = self.days.get(&slot.day_number()).copied();
        if let Some((position, _)) = known {
            let day = self.ledger.row(Rows::Days, position);
            self.ledger.wrote_fields(day, &["number", "date"]);
        }
        let date = known.and_then(|(_, date)| date);
        let day = date.map_or_else(|| format!("Day {}", slot.day_number()), |date| date.to_string());
        cells.insert("Date".to_owned(), day);
        match slot.time() {
            SlotTime::From(start) => {
                self.ledger.wrote(slot_at);
                cells.insert("Start".to_owned(), start.to_string());
            }
            SlotTime::Between(range) => {
                self.ledger.wrote(slot_at);
                cells.insert("Start".to_owned(), range.start.to_string());
                cells.insert("End".to_owned(), range.end.to_string());
            }
            _ => self.ledger.wrote_field(slot_at, "day"),
        }
    }

    fn kind(&mut self, at: At, session: &'p Session, cells: &mut Cells) {
        let label = session.kind_label.as_ref().map(|label| self.wording(label));
        let code = session.kind.as_ref().map(crate::value::kind::Kind::as_str);
        let read = |word: &str| {
            let mut read = Session::new("read");
            super::sheet::kind(&mut read, word, &self.main);
            read.kind
        };
        // A word that is read as the same kind is preferred.
        let written = match (label, code) {
            (Some(label), _) if read(label) == session.kind => Some(label),
            (_, Some(code)) if read(code) == session.kind => Some(code),
            _ => label.or(code),
        };
        let Some(word) = written else {
            // Without a column of kinds, the title "Lunch" is read as the kind.
            if session
                .title
                .as_ref()
                .is_some_and(|title| reader::kind(self.wording(title), &self.main).is_some())
            {
                cells.insert("Kind".to_owned(), String::new());
            }
            return;
        };
        if read(word) == session.kind {
            self.ledger.wrote_field(at, "kind");
        }
        if let Some(text) = session.kind_label.as_ref().filter(|_| Some(word) == label) {
            let field = self.ledger.field(at, "kind_label");
            self.wrote_text(field, text);
        }
        cells.insert("Kind".to_owned(), word.to_owned());
    }

    fn place(&mut self, at: At, session: &'p Session, cells: &mut Cells) {
        let text = match &session.place {
            Some(Place::Rooms(ids)) => {
                let several = ids.len() > 1;
                let known: Vec<(usize, &Text)> =
                    ids.iter().filter_map(|id| self.rooms.get(id.as_str()).copied()).collect();
                for (position, name) in &known {
                    let room = self.ledger.row(Rows::Rooms, *position);
                    self.ledger.wrote_field(room, "id");
                    let name_at = self.ledger.field(room, "name");
                    self.wrote_text(name_at, name);
                }
                let separators = [',', ';', '/', '+', '&', '|', '\n'];
                let names = ids.iter().zip(&known).map(|(id, (_, name))| {
                    let name = self.wording(name);
                    let needs_id = several || name.contains(separators) || place_word(name).is_some();
                    identified(name, id.as_str(), needs_id)
                });
                names.collect::<Vec<_>>().join("; ")
            }
            Some(Place::ToBeAnnounced) => "TBA".to_owned(),
            None if session.mode == Some(AttendanceMode::Online) => {
                self.ledger.wrote_field(at, "mode");
                "Online".to_owned()
            }
            _ => return,
        };
        self.ledger.wrote_field(at, "place");
        cells.insert("Room".to_owned(), text);
    }

    fn people(&mut self, at: At, session: &'p Session, cells: &mut Cells) {
        let list = self.ledger.field(at, "participations");
        let places: Vec<At> = self.ledger.items(list).collect();
        let (mut lines, mut written, mut heading) = (Vec::new(), Vec::new(), None);
        for (participation, at) in session.participations.iter().zip(places) {
            let Some(known) =
                participation.person.as_ref().and_then(|id| self.people.get_key_value(id.as_str()))
            else {
                continue;
            };
            let (id, (position, name)) = (*known.0, *known.1);
            let word = self.heading(participation);
            let name_text = self.wording(name);
            let line = match (&word, &heading) {
                (word, heading) if word == heading => String::new(),
                (Some(word), _) => format!("{word}: "),
                (None, _) => ": ".to_owned(),
            };
            heading.clone_from(&word);
            // Without an id, a form of address or an organisation is separated from the name.
            let is_plain = reader::people(name_text, &self.main).iter().all(|one| one.name == name_text);
            lines.push(format!("{line}{}", identified(name_text, id, !is_plain)));
            written.push((participation, at, position, name));
        }
        if lines.is_empty() {
            return;
        }
        let text = lines.join("\n");
        let read = reader::people(&text, &self.main);
        let is_same =
            |(one, (participation, ..)): (&reader::NamedPerson, &(&Participation, At, usize, &Text))| {
                let (name, _) = with_id(&one.name);
                name == self.wording_of(participation) && one.role == participation.role
            };
        let all_same = read.len() == written.len() && read.iter().zip(&written).all(is_same);
        for (participation, at, position, name) in written {
            let person = self.ledger.row(Rows::People, position);
            self.ledger.wrote_field(person, "id");
            let field = self.ledger.field(person, "name");
            self.wrote_text(field, name);
            if all_same {
                self.ledger.wrote_fields(at, &["person", "role"]);
                if participation.label.is_some() && participation.role.is_none() {
                    self.ledger.wrote_field(at, "label");
                }
            } else {
                self.ledger.altered_field(
                    at,
                    "person",
                    "the names or roles of the session would be read differently",
                );
            }
        }
        cells.insert("People".to_owned(), text);
    }

    fn wording_of(&self, participation: &Participation) -> &'p str {
        let person = participation.person.as_ref().and_then(|id| self.people.get(id.as_str()));
        person.map_or("", |(_, name)| self.wording(name))
    }

    /// Returns the heading of a participation. It is the label of the role if the reader recognises
    /// it as the same role, or else the code of the role. Without a role, it is the label of the
    /// participation.
    fn heading(&self, participation: &Participation) -> Option<String> {
        let Some(role) = &participation.role else {
            return participation.label.as_ref().map(|label| label.first().to_owned());
        };
        let label = role.label(&self.main, Form::ONE).map(|label| label.text.into_owned());
        let is_read =
            |label: &String| reader::role(label, &self.main).as_ref() == Some(role) && !label.contains(':');
        Some(label.filter(is_read).unwrap_or_else(|| role.as_str().to_owned()))
    }

    fn lists(&mut self, at: At, session: &'p Session, cells: &mut Cells) {
        let tracks: Vec<(&str, usize, &Text)> = session
            .tracks
            .iter()
            .filter_map(|id| self.tracks.get_key_value(id.as_str()).map(|(id, (at, name))| (*id, *at, *name)))
            .collect();
        for (_, position, name) in &tracks {
            let track = self.ledger.row(Rows::Tracks, *position);
            self.ledger.wrote_field(track, "id");
            let field = self.ledger.field(track, "name");
            self.wrote_text(field, name);
        }
        let names: Vec<String> =
            tracks.iter().map(|(id, _, name)| identified(self.wording(name), id, false)).collect();
        self.set(cells, "Track", (at, "tracks"), names.join("; "));
        let spoken: Vec<&str> = session.spoken.iter().map(LanguageTag::as_str).collect();
        self.set(cells, "Language", (at, "spoken"), spoken.join(", "));
        let tags: Vec<&str> = session.tags.iter().map(|tag| self.wording(tag)).collect();
        if tags.iter().all(|tag| !tag.contains([',', ';', '|', '\n', '、', '،'])) {
            let places: Vec<At> = self.ledger.items(self.ledger.field(at, "tags")).collect();
            for (tag, at) in session.tags.iter().zip(places) {
                self.wrote_text(at, tag);
            }
        }
        cells.extend(
            Some(tags.join("; ")).filter(|tags| !tags.is_empty()).map(|tags| ("Tags".to_owned(), tags)),
        );
        if let Some(level) = &session.level {
            let field = self.ledger.field(at, "level");
            self.wrote_text(field, level);
            cells.insert("Level".to_owned(), self.wording(level).to_owned());
        }
        if session.status != SessionStatus::default() {
            self.set(cells, "Status", (at, "status"), session.status.as_str().to_owned());
        }
        let number = session.number.as_ref().map(ToString::to_string).unwrap_or_default();
        self.set(cells, "Number", (at, "number"), number);
        let limit = session.attendance_limit.map(|limit| limit.to_string()).unwrap_or_default();
        self.set(cells, "Capacity", (at, "attendance_limit"), limit);
        if let Some(link) = session.links.first() {
            let first = self.ledger.items(self.ledger.field(at, "links")).next().unwrap_or(At::NOWHERE);
            self.set(cells, "Link", (first, "url"), link.url.as_str().to_owned());
        }
        if let Some(url) = session.recording.as_ref().and_then(|recording| recording.url.as_ref()) {
            let recording = self.ledger.field(at, "recording");
            self.set(cells, "Recording", (recording, "url"), url.as_str().to_owned());
        }
    }

    fn set(&mut self, cells: &mut Cells, header: &str, (at, field): (At, &str), text: String) {
        if !text.is_empty() {
            self.ledger.wrote_field(at, field);
            cells.insert(header.to_owned(), text);
        }
    }

    fn description(&mut self, at: At, session: &'p Session, cells: &mut Cells) {
        let part = |block: &'p Block| match block {
            Block::Paragraph(text) | Block::Heading(text) | Block::Html(text) | Block::Markdown(text) => {
                self.wording(text).to_owned()
            }
            Block::List(items) => {
                items.iter().map(|item| format!("- {}", self.wording(item))).collect::<Vec<_>>().join("\n")
            }
        };
        let text = session.description.iter().map(part).collect::<Vec<_>>().join("\n\n");
        if text.trim().is_empty() {
            return;
        }
        let field = self.ledger.field(at, "description");
        let mut same = reader::text_blocks(&text);
        let main = self.programme.languages().first().cloned().unwrap_or_else(LanguageTag::undetermined);
        for block in &mut same {
            if let Block::Paragraph(text) | Block::Html(text) | Block::Markdown(text) = block {
                text.tag(&main);
            }
        }
        if same == session.description {
            self.ledger.wrote(field);
        } else {
            self.ledger.altered(field, "the description was written as text in the main language");
        }
        cells.insert("Description".to_owned(), text);
    }
}

/// Returns a name with its id in brackets. The id is omitted if it is derived from the name, unless
/// `needs_id` is `true`.
fn identified(name: &str, id: &str, needs_id: bool) -> String {
    if needs_id || slug(name) != id { format!("{name} [{id}]") } else { name.to_owned() }
}
