//! Builds a draft from another format, and collects the findings.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use chrono::{FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use indexmap::IndexSet;

use crate::code::Code;
use crate::draft::{Day, Draft, Person, Room, Session, Track, Venue};
use crate::interchange::Import;
use crate::interchange::common::folding::folded;
use crate::interchange::common::ids::{self, FreeIds, IdChange, id_message};
use crate::interchange::common::place_words::{PlaceWord, place_word};
use crate::interchange::common::room_lists::several;
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
/// The methods that add people, rooms and tracks return their ids. Without an id in the source, an
/// item that is mentioned again is found by its name, without regard to letter case and repeated
/// spaces. All fields of the draft can also be changed directly. The [module documentation](super)
/// contains an example.
#[derive(Debug)]
pub struct DraftBuilder {
    /// The draft. The builder assigns its ids without regard to items that are added directly.
    pub draft: Draft,
    notes: Vec<Noted>,
    /// The positions of the notes that count identical messages.
    counted: HashMap<(Code, String), usize>,
    /// The positions of the notes that count invalid ids, by the type of entity.
    malformed: HashMap<&'static str, usize>,
    /// The time at which a day begins, in seconds after midnight.
    day_change: u32,
    /// The dates of the days that `slot` has added, with their preliminary numbers.
    days: HashMap<NaiveDate, i32>,
    session_ids: FreeIds,
    people: HashMap<PersonKey, PersonId>,
    person_ids: FreeIds,
    person_positions: HashMap<PersonId, usize>,
    /// The names of the people with each id in the source, with the location of the first.
    names_of_ids: HashMap<String, (Vec<String>, SourceLocation)>,
    tracks: HashMap<String, TrackId>,
    track_ids: FreeIds,
    /// The rooms by their folded names, and by the ids in the source.
    rooms: HashMap<String, RoomId>,
    rooms_by_id: HashMap<String, RoomId>,
    room_ids: FreeIds,
    /// The positions of the rooms in the venue, and of the tracks in the draft.
    room_positions: HashMap<RoomId, usize>,
    track_positions: HashMap<TrackId, usize>,
    venue: Venue,
    /// The text about the place of each session.
    cells: Vec<(usize, String)>,
}

/// A finding that has not been completed, with the number of its occurrences.
#[derive(Debug)]
struct Noted {
    code: Code,
    subject: Subject,
    path: Path,
    origin: SourceLocation,
    message: String,
    count: usize,
}

impl Noted {
    fn finding(self) -> Finding {
        let Self { code, subject, path, origin, message, count } = self;
        let message = match count {
            1 => message,
            2 => format!("{message} (and one more like it)"),
            more => format!("{message} (and {} more like it)", more - 1),
        };
        let (related, details) = (Vec::new(), Details::default());
        let notice = Notice { subject, path, message, help: None, related, details };
        Finding::of_rule(code.into(), code.severity(), notice).with_origin(origin)
    }
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
            notes: Vec::new(),
            counted: HashMap::new(),
            malformed: HashMap::new(),
            day_change: 0,
            days: HashMap::new(),
            session_ids: FreeIds::default(),
            people: HashMap::new(),
            person_ids: FreeIds::default(),
            person_positions: HashMap::new(),
            names_of_ids: HashMap::new(),
            tracks: HashMap::new(),
            track_ids: FreeIds::default(),
            rooms: HashMap::new(),
            rooms_by_id: HashMap::new(),
            room_ids: FreeIds::default(),
            room_positions: HashMap::new(),
            track_positions: HashMap::new(),
            venue: Venue::new("venue"),
            cells: Vec::new(),
        }
    }

    /// Sets the time at which one programme day ends and the next begins. The default is midnight.
    /// Earlier times of day belong to the night of the day before. For example, with a day change
    /// at 06:00, a session at 01:30 has the slot 25:30.
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
        self.notes.push(Noted { code, subject, path, origin, message: message.into(), count: 1 });
    }

    /// Adds a finding, or counts it if the same code and message have been added with this method
    /// before. The finding is located at its first occurrence, and reports the number of further
    /// ones.
    pub fn note_once(
        &mut self,
        code: Code,
        subject: Subject,
        path: Path,
        origin: SourceLocation,
        message: impl Into<String>,
    ) {
        let message = message.into();
        let known = self.counted.get(&(code, message.clone()));
        if let Some(noted) = known.and_then(|at| self.notes.get_mut(*at)) {
            noted.count += 1;
            return;
        }
        self.counted.insert((code, message.clone()), self.notes.len());
        self.note(code, subject, path, origin, message);
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

    /// Reports an id that had to be changed. Invalid ids of one type of entity are one finding.
    fn note_id(
        &mut self,
        (noun, stated, id, change): (&'static str, &str, &str, IdChange),
        subject: Subject,
        path: Path,
        at: &SourceLocation,
    ) {
        if change == IdChange::Malformed {
            let first = *self.malformed.entry(noun).or_insert(self.notes.len());
            if let Some(noted) = self.notes.get_mut(first) {
                noted.count += 1;
                return;
            }
        }
        let message = id_message(noun, Some(stated), id, change);
        self.note(Code::IdChanged, subject, path, at.clone(), message);
    }

    /// Assigns a unique id to the next session. `stated` is the id in the source. If it is missing,
    /// the id is derived from `name`. An id that had to be changed is reported.
    pub fn session_id(&mut self, stated: Option<&str>, name: &str, at: &SourceLocation) -> SessionId {
        let (id, change) = self.session_ids.give(stated, &id_from(name, "session"));
        if let (Some(stated), Some(change)) = (stated, change.filter(|change| *change != IdChange::Missing)) {
            let path = Path::root().with("sessions").with_index(self.draft.sessions.len()).with("id");
            self.note_id(("session", stated, &id, change), Subject::Session(id.as_str().into()), path, at);
        }
        id.as_str().into()
    }

    /// Assigns a unique id to a session that repeats an earlier one: the id of the earlier session,
    /// with a number. The change is not reported, because the relation between the sessions
    /// explains it.
    pub fn repeated_id(&mut self, first: &SessionId) -> SessionId {
        let (id, _) = self.session_ids.give(Some(first.as_str()), "session");
        id.as_str().into()
    }

    /// Adds a session, and assigns its place from a text that names one or more rooms, such as
    /// `Hall A` or `Hall A, Hall B`. The text is read in [`finish`](Self::finish): it is a list
    /// only if each of its parts is the entire place of another session, or the name of a room that
    /// [`room`](Self::room) has added. Words such as "TBA" mean that the place is to be announced,
    /// and words such as "Zoom" that the session is held online. A blank text leaves the place
    /// unchanged.
    pub fn push(&mut self, session: Session, place: &str) {
        if !place.trim().is_empty() {
            self.cells.push((self.draft.sessions.len(), place.trim().to_owned()));
        }
        self.draft.sessions.push(session);
    }

    /// Converts a date and time with a UTC offset to the local time of the programme. The time
    /// remains unchanged if it has no offset, or if the time zone of the draft is unknown. If the
    /// draft has no time zone, the first offset becomes its time zone.
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
    /// preliminary, because [`finish`](Self::finish) can number the days by date.
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

    /// Sets the label of the day with the given date, unless it has one.
    #[cfg(feature = "table")]
    pub(in crate::interchange) fn label_day(&mut self, date: NaiveDate, label: &str) {
        let number = self.day(date);
        if let Some(day) = self.draft.days.iter_mut().rev().find(|day| day.number == number) {
            day.label.get_or_insert_with(|| label.into());
        }
    }

    /// Returns the id of a person, and adds the person to the draft at the first mention. People
    /// are identified by the id in the source or, without an id, by their name. If an id is used
    /// with different names, the people remain separate and are reported. Returns `None` if the
    /// name is blank.
    pub fn person(&mut self, id: Option<&str>, name: &str, at: &SourceLocation) -> Option<PersonId> {
        let shown = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let id = id.map(str::trim).filter(|id| !id.is_empty());
        let key = PersonKey { id: id.map(str::to_owned), name: folded(&shown) };
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
                let subject = Subject::Person(given.as_str().into());
                self.note_id(("person", id, &given, IdChange::Malformed), subject, path, at);
            }
        }
        let given = PersonId::from(given.as_str());
        self.person_positions.insert(given.clone(), self.draft.people.len());
        self.draft.people.push(Person::new(given.clone(), shown));
        self.people.insert(key, given.clone());
        Some(given)
    }

    /// Returns the id of a track, which is added at the first mention. Returns `None` if the name
    /// is blank.
    pub fn track(&mut self, name: &str) -> Option<TrackId> {
        self.track_with_id(None, name)
    }

    /// Returns the id of a track, as [`track`](Self::track) does. A new track gets the given id, if
    /// it is not in use.
    pub fn track_with_id(&mut self, id: Option<&str>, name: &str) -> Option<TrackId> {
        let key = folded(name);
        if key.is_empty() {
            return None;
        }
        if let Some(known) = self.tracks.get(&key) {
            return Some(known.clone());
        }
        Some(self.add_track(id, name))
    }

    /// Adds a track, even if another track has the same name.
    pub(in crate::interchange) fn add_track(&mut self, id: Option<&str>, name: &str) -> TrackId {
        let (id, _) = self.track_ids.give(id, &id_from(name, "track"));
        let id = TrackId::from(id.as_str());
        self.track_positions.insert(id.clone(), self.draft.tracks.len());
        self.draft.tracks.push(Track::new(id.clone(), name.trim()));
        self.tracks.entry(folded(name)).or_insert_with(|| id.clone());
        id
    }

    /// Returns the id of a room, which is added at the first mention. A room is identified by its
    /// id in the source and, without an id, by its name. [`push`](Self::push) searches these rooms
    /// for the names in the text of a place. Returns `None` if the name is blank.
    pub fn room(&mut self, id: Option<&str>, name: &str, at: &SourceLocation) -> Option<RoomId> {
        let id = id.map(str::trim).filter(|id| !id.is_empty());
        let key = folded(name);
        let known = match id {
            Some(id) => self.rooms_by_id.get(id),
            None => self.rooms.get(&key),
        };
        if let Some(known) = known {
            return Some(known.clone());
        }
        if key.is_empty() {
            return None;
        }
        Some(self.add_room(id, name, at))
    }

    /// Adds a room, even if another room has the same id or name. An id that had to be changed is
    /// reported.
    pub(in crate::interchange) fn add_room(
        &mut self,
        id: Option<&str>,
        name: &str,
        at: &SourceLocation,
    ) -> RoomId {
        let id = id.map(str::trim).filter(|id| !id.is_empty());
        let (given, change) = self.room_ids.give(id, &id_from(name, "room"));
        if let (Some(stated), Some(change)) = (id, change.filter(|change| *change != IdChange::Missing)) {
            let path = Path::root().with("venues").with_index(self.draft.venues.len()).with("rooms");
            self.note_id(("room", stated, &given, change), Subject::Room(given.as_str().into()), path, at);
        }
        let given = RoomId::from(given.as_str());
        self.room_positions.insert(given.clone(), self.venue.rooms.len());
        self.venue.rooms.push(Room::new(given.clone(), name.trim()));
        if let Some(id) = id {
            self.rooms_by_id.entry(id.to_owned()).or_insert_with(|| given.clone());
        }
        self.rooms.entry(folded(name)).or_insert_with(|| given.clone());
        given
    }

    /// Returns a person whom [`person`](Self::person) has added, so that details can be set.
    pub fn person_mut(&mut self, id: &PersonId) -> Option<&mut Person> {
        self.draft.people.get_mut(*self.person_positions.get(id)?)
    }

    /// Returns a room that [`room`](Self::room) has added, so that its details can be set.
    pub fn room_mut(&mut self, id: &RoomId) -> Option<&mut Room> {
        self.venue.rooms.get_mut(*self.room_positions.get(id)?)
    }

    /// Returns a track that [`track`](Self::track) has added, so that its details can be set.
    pub fn track_mut(&mut self, id: &TrackId) -> Option<&mut Track> {
        self.draft.tracks.get_mut(*self.track_positions.get(id)?)
    }

    /// Returns the venue to which the builder adds rooms, so that its name and address can be set.
    /// [`finish`](Self::finish) adds it to the draft unless it is empty.
    pub fn venue(&mut self) -> &mut Venue {
        &mut self.venue
    }

    /// Returns the draft and the findings. Assigns the places of all sessions. If all days of the
    /// draft were added by [`day`](Self::day) or [`slot`](Self::slot), the days are numbered by
    /// date: the first day has the number 1, and a day that is n days later has the number n + 1.
    /// Otherwise, all days keep their numbers.
    pub fn finish(mut self) -> Import {
        self.places();
        if self.venue != Venue::new("venue") {
            self.draft.venues.push(std::mem::replace(&mut self.venue, Venue::new("venue")));
        }
        self.number_days();
        self.divided();
        Import { draft: self.draft, findings: self.notes.into_iter().map(Noted::finding).collect() }
    }

    fn places(&mut self) {
        let cells = std::mem::take(&mut self.cells);
        if cells.is_empty() {
            return;
        }
        let mut alone: HashSet<String> = cells.iter().map(|(_, cell)| folded(cell)).collect();
        alone.extend(self.rooms.keys().cloned());
        for (session, cell) in cells {
            let word = place_word(&cell).filter(|_| !self.rooms.contains_key(&folded(&cell)));
            let place = match word {
                Some(PlaceWord::ToBeAnnounced) => Some(Place::ToBeAnnounced),
                Some(PlaceWord::Online) => None,
                None => {
                    let is_known = self.rooms.contains_key(&folded(&cell));
                    let listed =
                        if is_known { None } else { several(&cell, |part| alone.contains(&folded(part))) };
                    let names = listed.unwrap_or_else(|| vec![Cow::Borrowed(cell.as_str())]);
                    let at = SourceLocation::Pointer(Path::root());
                    let rooms: IndexSet<RoomId> =
                        names.into_iter().filter_map(|name| self.room(None, &name, &at)).collect();
                    Some(Place::Rooms(rooms.into_iter().collect()))
                }
            };
            let Some(session) = self.draft.sessions.get_mut(session) else { continue };
            match place {
                Some(place) => session.place = Some(place),
                None => session.mode = Some(AttendanceMode::Online),
            }
        }
    }

    fn number_days(&mut self) {
        // If the reader has added some of the days itself, all days keep their numbers.
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

/// Returns an id that is derived from a name, or `otherwise` if the name has no letters or digits.
fn id_from(name: &str, otherwise: &str) -> String {
    let slug = ids::slug(name);
    if slug.is_empty() { otherwise.to_owned() } else { slug }
}
