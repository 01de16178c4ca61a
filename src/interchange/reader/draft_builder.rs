//! Builds a draft from another format, and collects the findings.

use std::collections::{HashMap, HashSet};

use chrono::{FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use indexmap::IndexSet;

use crate::code::Code;
use crate::draft::{Day, Draft, Person, Room, Session, Track, Venue};
use crate::interchange::Import;
use crate::interchange::common::ids::{self, FreeIds, IdChange, id_message};
use crate::interchange::common::place_words::{PlaceWord, place_word};
use crate::report::{Details, Finding, Notice, SourceLocation, Subject};
use crate::value::id::{PersonId, ProgrammeId, RoomId, SessionId, TrackId};
use crate::value::path::Path;
use crate::value::place::Place;
use crate::value::slot::{Slot, TimeRange};
use crate::value::status::AttendanceMode;
use crate::value::text::Text;
use crate::value::time::{DayTime, Length};
use crate::value::time_zone::TimeZone;

/// A draft that is being read from another format, with the findings so far.
///
/// The methods that add items to the draft return their ids. An item that is mentioned again is
/// found by its name, without regard to letter case and repeated spaces. All fields of the draft
/// can also be changed directly. The [module documentation](super) contains an example.
#[derive(Debug)]
pub struct DraftBuilder {
    /// The draft. The builder assigns its ids without regard to items that are added directly.
    pub draft: Draft,
    findings: Vec<Finding>,
    /// The time at which a day begins, in seconds after midnight.
    day_change: u32,
    /// The dates of the days that `slot` has added, with their preliminary numbers.
    days: HashMap<NaiveDate, i32>,
    session_ids: FreeIds,
    people: HashMap<PersonKey, PersonId>,
    person_ids: FreeIds,
    /// The names of the people who share an id in the source, with the location of the first.
    names_of_ids: HashMap<String, (Vec<String>, SourceLocation)>,
    tracks: HashMap<String, TrackId>,
    track_ids: FreeIds,
    /// The text about the place of each session.
    cells: Vec<(usize, String)>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct PersonKey {
    id: Option<String>,
    name: String,
}

impl DraftBuilder {
    /// Creates a builder for a programme with the given id and title.
    pub fn new(id: impl Into<ProgrammeId>, title: impl Into<Text>) -> Self {
        Self {
            draft: Draft::new(id, title),
            findings: Vec::new(),
            day_change: 0,
            days: HashMap::new(),
            session_ids: FreeIds::default(),
            people: HashMap::new(),
            person_ids: FreeIds::default(),
            names_of_ids: HashMap::new(),
            tracks: HashMap::new(),
            track_ids: FreeIds::default(),
            cells: Vec::new(),
        }
    }

    /// Sets the time at which one programme day ends and the next begins. The default is midnight.
    /// Earlier clock times belong to the night of the day before: with a day change at 06:00, a
    /// session at 01:30 has the slot 25:30.
    pub fn with_day_change(mut self, at: DayTime) -> Self {
        self.day_change = at.total_seconds();
        self
    }

    /// Adds a finding about a value in the source. `subject` and `path` locate the value in the
    /// draft, and `origin` locates it in the source. The code should be one of those for imports,
    /// such as [`Code::TimeAdjusted`], [`Code::SetAside`] or [`Code::NotImported`].
    pub fn note(
        &mut self,
        code: Code,
        subject: Subject,
        path: Path,
        origin: SourceLocation,
        message: impl Into<String>,
    ) {
        let notice = Notice {
            subject,
            path,
            message: message.into(),
            help: None,
            related: Vec::new(),
            details: Details::default(),
        };
        self.findings.push(Finding::of_rule(code.into(), code.severity(), notice).with_origin(origin));
    }

    /// Adds a finding about a field of the session that is being read, before it is
    /// [pushed](Self::push).
    pub fn note_session(
        &mut self,
        code: Code,
        session: &Session,
        field: &'static str,
        at: &SourceLocation,
        message: impl Into<String>,
    ) {
        let path = Path::root().with("sessions").with_index(self.draft.sessions.len()).with(field);
        self.note(code, Subject::Session(session.id.clone()), path, at.clone(), message);
    }

    /// Assigns a unique id to the next session. `stated` is the id in the source. If it is missing,
    /// the id is made from `name`. An id that had to be changed is reported.
    pub fn session_id(&mut self, stated: Option<&str>, name: &str, at: &SourceLocation) -> SessionId {
        let (id, change) = self.session_ids.give(stated, &id_from(name, "session"));
        if let (Some(stated), Some(change)) = (stated, change.filter(|change| *change != IdChange::Missing)) {
            let path = Path::root().with("sessions").with_index(self.draft.sessions.len()).with("id");
            let message = id_message("session", Some(stated), &id, change);
            self.note(Code::IdChanged, Subject::Session(id.as_str().into()), path, at.clone(), message);
        }
        id.as_str().into()
    }

    /// Adds a session, and assigns its place from a text that names one or more rooms, such as
    /// `Hall A` or `Hall A, Hall B`. The text is read in [`finish`](Self::finish): it is a list
    /// only if each of its parts is the place of another session. Words such as "TBA" mean that the
    /// place is to be announced, and words such as "Zoom" that the session is held online. A blank
    /// text leaves the place unchanged.
    pub fn push(&mut self, session: Session, place: &str) {
        if !place.trim().is_empty() {
            self.cells.push((self.draft.sessions.len(), place.trim().to_owned()));
        }
        self.draft.sessions.push(session);
    }

    /// Converts a date and time with an offset to the clock of the programme. The clock time
    /// remains unchanged if the text has no offset, or if the draft has no known time zone. The
    /// first offset becomes the time zone of a draft without one.
    pub fn local(&mut self, clock: NaiveDateTime, offset: Option<FixedOffset>) -> NaiveDateTime {
        let Some(offset) = offset else { return clock };
        if self.draft.time_zone.is_none() {
            self.draft.time_zone = offset.to_string().parse().ok();
        }
        let zone = self.draft.time_zone.as_ref().and_then(TimeZone::offsets);
        match (zone, clock.checked_sub_offset(offset)) {
            (Some(zone), Some(utc)) => zone.of_utc(utc).naive_local(),
            _ => clock,
        }
    }

    /// Returns the slot of a session that starts at a local time and lasts for the given length.
    /// The slot has no end if the length is `None`. A missing day is added.
    ///
    /// Returns `None` if the session would end later than a slot can.
    pub fn slot(&mut self, start: NaiveDateTime, length: Option<Length>) -> Option<Slot> {
        let change = TimeDelta::seconds(self.day_change.into());
        let date = start.checked_sub_signed(change)?.date();
        let seconds = start.signed_duration_since(date.and_time(NaiveTime::MIN)).num_seconds();
        let start = DayTime::from_seconds(seconds.try_into().ok()?)?;
        let end = match length {
            None => None,
            Some(length) => Some(start.checked_add(length)?),
        };
        let day = self.day(date);
        Some(match end {
            None => Slot::starting(day, start),
            Some(end) => Slot::from_range(day, TimeRange { start, end }),
        })
    }

    /// Returns the number of the day with the given date. A missing day is added. The number is
    /// preliminary: [`finish`](Self::finish) numbers the days by date.
    pub fn day(&mut self, date: NaiveDate) -> i32 {
        if let Some(number) = self.days.get(&date) {
            return *number;
        }
        // The days that this method has added are numbered from 1.
        let mut last = i32::try_from(self.days.len()).unwrap_or(i32::MAX);
        if self.draft.days.len() > self.days.len() {
            if let Some(day) = self.draft.days.iter().find(|day| day.date == Some(date)) {
                return day.number;
            }
            last = self.draft.days.iter().map(|day| day.number).max().unwrap_or(last);
        }
        let number = last.saturating_add(1);
        self.days.insert(date, number);
        self.draft.days.push(Day::new(number).with_date(date));
        number
    }

    /// Returns the id of a person, who is added at the first mention. People are identified by the
    /// id in the source and, without an id, by their name. If an id is used with different names,
    /// the people remain separate and are reported. Returns `None` if the name is blank.
    pub fn person(&mut self, id: Option<&str>, name: &str, at: &SourceLocation) -> Option<PersonId> {
        let shown = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let id = id.map(str::trim).filter(|id| !id.is_empty());
        let key = PersonKey { id: id.map(str::to_owned), name: shown.to_lowercase() };
        if shown.is_empty() {
            return None;
        }
        if let Some(known) = self.people.get(&key) {
            return Some(known.clone());
        }
        let (given, change) = self.person_ids.give(id, &id_from(&shown, "person"));
        if let Some(id) = id {
            let names = self.names_of_ids.entry(id.to_owned()).or_insert_with(|| (Vec::new(), at.clone()));
            names.0.push(shown.clone());
            if change == Some(IdChange::Malformed) {
                let path = Path::root().with("people").with_index(self.draft.people.len()).with("id");
                let message = id_message("person", Some(id), &given, IdChange::Malformed);
                self.note(Code::IdChanged, Subject::Person(given.as_str().into()), path, at.clone(), message);
            }
        }
        let given = PersonId::from(given.as_str());
        self.draft.people.push(Person::new(given.clone(), shown));
        self.people.insert(key, given.clone());
        Some(given)
    }

    /// Returns the id of a track, which is added at the first mention. Returns `None` if the name
    /// is blank.
    pub fn track(&mut self, name: &str) -> Option<TrackId> {
        let key = folded(name);
        if key.is_empty() {
            return None;
        }
        if let Some(known) = self.tracks.get(&key) {
            return Some(known.clone());
        }
        let (id, _) = self.track_ids.give(None, &id_from(name, "track"));
        let id = TrackId::from(id.as_str());
        self.draft.tracks.push(Track::new(id.clone(), name.trim()));
        self.tracks.insert(key, id.clone());
        Some(id)
    }

    /// Returns the draft and the findings. Assigns the places of all sessions, and numbers the days
    /// that were added: the first day has the number 1, and a day that is n days later has the
    /// number n + 1.
    pub fn finish(mut self) -> Import {
        self.places();
        self.number_days();
        self.divided();
        Import { draft: self.draft, findings: self.findings.into_iter().collect() }
    }

    fn places(&mut self) {
        let cells = std::mem::take(&mut self.cells);
        if cells.is_empty() {
            return;
        }
        let alone: HashSet<String> = cells.iter().map(|(_, cell)| folded(cell)).collect();
        let (mut known, mut ids): (HashMap<String, RoomId>, FreeIds) = (HashMap::new(), FreeIds::default());
        let mut venue = Venue::new("venue");
        for (session, cell) in cells {
            let Some(session) = self.draft.sessions.get_mut(session) else { continue };
            match place_word(&cell) {
                Some(PlaceWord::ToBeAnnounced) => session.place = Some(Place::ToBeAnnounced),
                Some(PlaceWord::Online) => session.mode = Some(AttendanceMode::Online),
                None => {
                    let parts: Vec<&str> = cell.split([',', ';', '/', '+', '&', '|', '\n']).collect();
                    let is_list = parts.len() > 1 && parts.iter().all(|part| alone.contains(&folded(part)));
                    let names = if is_list { parts } else { vec![cell.as_str()] };
                    let mut rooms: IndexSet<RoomId> = IndexSet::new();
                    for name in names {
                        let room = known.entry(folded(name)).or_insert_with(|| {
                            let (id, _) = ids.give(None, &id_from(name, "room"));
                            venue.rooms.push(Room::new(id.as_str(), name.trim()));
                            id.as_str().into()
                        });
                        rooms.insert(room.clone());
                    }
                    session.place = Some(Place::Rooms(rooms.into_iter().collect()));
                }
            }
        }
        if !venue.rooms.is_empty() {
            self.draft.venues.push(venue);
        }
    }

    fn number_days(&mut self) {
        // Days that the reader has numbered itself keep their numbers.
        if self.days.len() != self.draft.days.len() {
            return;
        }
        let Some(first) = self.days.keys().min().copied() else { return };
        let number = |date: NaiveDate| i32::try_from((date - first).num_days() + 1).unwrap_or(i32::MAX);
        let new: HashMap<i32, i32> = self.days.iter().map(|(date, old)| (*old, number(*date))).collect();
        for day in &mut self.draft.days {
            day.number = new.get(&day.number).copied().unwrap_or(day.number);
        }
        self.draft.days.sort_by_key(|day| day.number);
        let moved =
            |slot: Slot| slot.on_day(new.get(&slot.day_number()).copied().unwrap_or(slot.day_number()));
        for session in &mut self.draft.sessions {
            session.slot = session.slot.map(moved);
            session.previous_slot = session.previous_slot.map(moved);
        }
        let people = self.draft.people.iter_mut().flat_map(|person| &mut person.available);
        let rooms = self.draft.venues.iter_mut().flat_map(|venue| &mut venue.rooms);
        for slot in people.chain(rooms.flat_map(|room| &mut room.available)) {
            *slot = moved(*slot);
        }
    }

    fn divided(&mut self) {
        let mut shared: Vec<_> = std::mem::take(&mut self.names_of_ids).into_iter().collect();
        shared.retain(|(_, (names, _))| names.len() > 1);
        shared.sort_by(|one, other| one.0.cmp(&other.0));
        for (id, (names, at)) in shared {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let message = ids::divided("id", &id, &names);
            self.note(Code::PersonDivided, Subject::Programme, Path::root().with("people"), at, message);
        }
    }
}

/// Returns a name in lower case, with single spaces.
fn folded(name: &str) -> String {
    name.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// Returns an id that is made from a name, or `otherwise` if the name has no letters or digits.
fn id_from(name: &str, otherwise: &str) -> String {
    let slug = ids::slug(name);
    if slug.is_empty() { otherwise.to_owned() } else { slug }
}
