//! Reads places, and finds which texts name rooms of the same venue.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;

use super::vocabulary::at_colon;
use crate::draft::{Draft, Room, Venue};
use crate::interchange::common::folding::folded;
use crate::interchange::common::ids::{FreeIds, slug};
use crate::interchange::common::place_words::{PlaceWord, place_word};
use crate::interchange::common::room_lists;
use crate::interchange::common::texts::bracketed;
use crate::value::id::{RoomId, VenueId};
use crate::value::place::Place;
use crate::value::status::AttendanceMode;

/// The owner of a text about a place, or of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    Programme,
    Session(usize),
}

/// A text about a place.
#[derive(Debug)]
pub(super) struct PlaceText {
    pub(super) owner: Owner,
    pub(super) text: String,
    /// Whether the text names a room and not a venue.
    room: bool,
    pub(super) line: usize,
}

/// The texts about places, which are read at the end.
#[derive(Debug, Default)]
pub(super) struct Places {
    texts: Vec<PlaceText>,
}

const ROOM_WORDS: &[&str] = &[
    "room",
    "rooms",
    "salle",
    "salles",
    "sala",
    "salas",
    "salón",
    "salon",
    "salón",
    "зал",
    "зале",
    "зала",
    "аудитория",
    "кабинет",
    "قاعة",
    "القاعة",
    "غرفة",
    "الغرفة",
    "hall",
    "auditorium",
    "amphithéâtre",
    "amphitheatre",
    "amphi",
    "auditorio",
    "aula",
    "ballroom",
    "theatre",
    "theater",
    "saal",
    "raum",
    "studio",
    "chamber",
    "foyer",
    "lobby",
    "plenary",
    "stage",
];

const EVERYWHERE: &[&str] = &["everywhere", "partout", "en todas partes", "везде", "في كل مكان", "各处"];

/// Returns `true` if the words name a room, as in `salle XVIII`.
pub(super) fn names_room(text: &str) -> bool {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let chinese = ["会议室", "會議室", "厅", "廳", "礼堂", "室"];
    words.into_iter().any(|word| ROOM_WORDS.contains(&word)) || chinese.iter().any(|word| text.contains(word))
}

/// Words of sentences, which the name of a room does not contain.
const SENTENCE_WORDS: &[&str] = &[
    "will",
    "is",
    "are",
    "can",
    "may",
    "must",
    "please",
    "we",
    "you",
    "est",
    "sont",
    "sera",
    "será",
    "nous",
    "будет",
];

/// Returns `true` if an entire line can be the name of a room. Such a name has no other text before
/// a colon, a dash or brackets, and few words in lower case before the word for the room.
pub(super) fn is_room_line(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() > 10 || !names_room(text) || text.contains([':', '：']) || room_after(text).is_some() {
        return false;
    }
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    if words.iter().any(|word| SENTENCE_WORDS.contains(&bare(word).as_str())) {
        return false;
    }
    let starts = words.iter().take(2).any(|word| names_room(word));
    let common = words.iter().filter(|word| word.starts_with(char::is_lowercase) && !names_room(word));
    starts || common.count() <= 2
}

/// Splits a text into a title and the name of a room after a dash or in brackets, as in `Group 1 –
/// Room Eiger` or `Track A (Room 1): Finance`.
pub(super) fn room_after(text: &str) -> Option<(Cow<'_, str>, &str)> {
    let dashed = || [" – ", " — ", " - "].into_iter().find_map(|dash| text.rsplit_once(dash));
    let in_head = || {
        let (head, rest) = at_colon(text).filter(|(_, rest)| !rest.is_empty())?;
        let (before, room) = bracketed(head)?;
        Some((Cow::Owned(format!("{before}: {rest}")), room))
    };
    let at_end = bracketed(text).or_else(dashed).map(|(title, room)| (Cow::Borrowed(title.trim_end()), room));
    let (title, room) = in_head().or(at_end)?;
    let room = room.trim();
    // "Town Hall – Room 2" is only a place.
    let is_venue = names_room(&title) && title.split_whitespace().count() <= 3;
    let is_room = names_room(room) && room.split_whitespace().count() <= 5 && !is_venue;
    (is_room && !title.trim().is_empty()).then_some((title, room))
}

impl Places {
    pub(super) fn add(&mut self, owner: Owner, text: &str, room: bool, line: usize) {
        if !text.trim().is_empty() {
            self.texts.push(PlaceText { owner, text: text.trim().to_owned(), room, line });
        }
    }

    /// Adds the venues and rooms to the draft, and the places to its sessions. Returns the texts
    /// about places that differ from an earlier place of the same session or programme.
    pub(super) fn finish(self, draft: &mut Draft) -> Vec<PlaceText> {
        let mut others = Vec::new();
        let mut seconds: HashMap<String, HashSet<String>> = HashMap::new();
        for part in self.texts.iter().flat_map(|place| several(&place.text)) {
            if let Some((venue, room)) = at_comma(part) {
                seconds.entry(folded(venue)).or_default().insert(folded(room));
            }
        }
        let alone: HashSet<String> = self.texts.iter().map(|place| folded(&place.text)).collect();
        let mut book = Book::default();
        for place in self.texts {
            let (owner, room, text) = (place.owner, place.room, place.text.as_str());
            let found = match place_word(text) {
                _ if EVERYWHERE.contains(&text.to_lowercase().as_str()) => Some(Place::Everywhere),
                Some(PlaceWord::ToBeAnnounced) => Some(Place::ToBeAnnounced),
                Some(PlaceWord::Online) => {
                    if let Owner::Session(index) = owner
                        && let Some(session) = draft.sessions.get_mut(index)
                    {
                        session.mode = Some(AttendanceMode::Online);
                    }
                    None
                }
                None => {
                    let (mut rooms, mut venue) = (Vec::new(), None);
                    // A comma also separates a room from its venue, so each room of a list must be
                    // the entire place of another item.
                    let listed = room_lists::several(text, |part| alone.contains(&folded(part)));
                    for part in listed.unwrap_or_else(|| several(text).map(Cow::Borrowed).collect()) {
                        match book.place(&part, room, &seconds) {
                            Found::Room(room) => rooms.push(room),
                            Found::Venue(id) => venue = Some(id),
                        }
                    }
                    let mut seen = HashSet::new();
                    rooms.retain(|room| seen.insert(room.clone()));
                    match (rooms.is_empty(), venue) {
                        (false, _) => Some(Place::Rooms(rooms)),
                        (true, venue) => venue.map(Place::Venue),
                    }
                }
            };
            if found.is_some_and(|found| !assign(draft, owner, &found)) {
                others.push(place);
            }
        }
        draft.venues.extend(book.venues.into_values());
        others
    }
}

/// Sets the place of the programme or of a session. Returns `false` if it has another place, which
/// is kept.
fn assign(draft: &mut Draft, owner: Owner, place: &Place) -> bool {
    let slot = match owner {
        Owner::Programme => Some(&mut draft.place),
        Owner::Session(index) => draft.sessions.get_mut(index).map(|session| &mut session.place),
    };
    slot.is_none_or(|slot| *slot.get_or_insert_with(|| place.clone()) == *place)
}

fn several(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', '；']).map(str::trim).filter(|part| !part.is_empty())
}

fn at_comma(text: &str) -> Option<(&str, &str)> {
    let (before, after) = text.split_once([',', '，', '،'])?;
    let (before, after) = (before.trim(), after.trim());
    (!before.is_empty() && !after.is_empty()).then_some((before, after))
}

enum Found {
    Room(RoomId),
    Venue(VenueId),
}

#[derive(Default)]
struct Book {
    venues: IndexMap<String, Venue>,
    venue_ids: FreeIds,
    rooms: HashMap<(String, String), RoomId>,
    room_ids: FreeIds,
}

impl Book {
    /// Returns the room or venue that a text names.
    fn place(&mut self, text: &str, room: bool, seconds: &HashMap<String, HashSet<String>>) -> Found {
        let parts: Vec<&str> =
            text.split([',', '，', '،']).map(str::trim).filter(|part| !part.is_empty()).collect();
        // "Town Hall, Room 2": the part with a number is the room.
        let numbered = |part: &&str| {
            let words = part.split_whitespace().skip(1);
            names_room(part)
                && (part.contains(char::is_numeric)
                    || words.into_iter().any(|word| word.bytes().all(|b| b"IVX".contains(&b))))
        };
        let numbered = parts.iter().rposition(numbered);
        if let Some(position) = numbered.or_else(|| parts.iter().rposition(|part| names_room(part))) {
            let room = parts.get(position).copied().unwrap_or(text);
            let before = parts.get(..position).unwrap_or_default();
            let after = parts.get(position + 1..).unwrap_or_default();
            // "Room 4, Palais des Nations, Geneva": the venue follows the room.
            let all = before.join(", ");
            let (venue, address) = match (before, after) {
                ([], [venue, address @ ..]) => (*venue, address),
                ([], []) => ("", after),
                // "University of Leeds, Parkinson Building, Room 5"
                ([_, ..], address) => (all.as_str(), address),
            };
            let whole = at_comma(text).filter(|_| {
                position == 1 && !after.is_empty() && address.iter().all(|part| part.chars().count() < 4)
            });
            let room = whole.map_or(room, |(_, room)| room);
            let found = self.room(venue, room);
            if whole.is_none() {
                self.address(venue, address);
            }
            return Found::Room(found);
        }
        match at_comma(text) {
            // If several different texts follow the same text and a comma, the first text is a
            // venue and the others are its rooms.
            Some((venue, room)) if seconds.get(&folded(venue)).is_some_and(|rooms| rooms.len() > 1) => {
                Found::Room(self.room(venue, room))
            }
            _ if room => Found::Room(self.room("", text)),
            _ => Found::Venue(self.venue(text)),
        }
    }

    fn venue(&mut self, name: &str) -> VenueId {
        let (ids, key) = (&mut self.venue_ids, folded(name));
        let venue = self.venues.entry(key).or_insert_with(|| {
            let (id, _) = ids.give(None, &or(&slug(name), "venue"));
            let venue = Venue::new(id.as_str());
            if name.is_empty() { venue } else { venue.with_name(name) }
        });
        venue.id.clone()
    }

    fn room(&mut self, venue: &str, room: &str) -> RoomId {
        let key = (folded(venue), folded(room));
        if let Some(known) = self.rooms.get(&key) {
            return known.clone();
        }
        let (id, _) = self.room_ids.give(None, &or(&slug(room), "room"));
        let id = RoomId::from(id.as_str());
        self.venue(venue);
        if let Some(owner) = self.venues.get_mut(&key.0) {
            owner.rooms.push(Room::new(id.clone(), room));
        }
        self.rooms.insert(key, id.clone());
        id
    }

    fn address(&mut self, venue: &str, address: &[&str]) {
        if let Some(owner) = self.venues.get_mut(&folded(venue)).filter(|_| !address.is_empty()) {
            owner.address.get_or_insert_with(|| address.join(", ").into());
        }
    }
}

fn or(slug: &str, otherwise: &str) -> String {
    if slug.is_empty() { otherwise.to_owned() } else { slug.to_owned() }
}
