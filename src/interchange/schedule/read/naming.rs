//! Assigns ids to the items of a schedule.

use std::collections::{HashMap, HashSet};

use crate::interchange::common::ids;
use crate::interchange::common::ids::{FreeIds, IdChange, well_formed};
use crate::interchange::common::json::value::ExtraValue;
use crate::interchange::schedule::syntax::document::{
    Event, Extra, Locus, ScheduleDocument, SchedulePerson, ScheduleRoom, ScheduleTrack,
};
use crate::interchange::schedule::syntax::same_guid::{SameGuid, Tie};
use crate::interchange::schedule::syntax::words::{self, BETWEEN, EVERYWHERE};

/// The location of an event, which is derived from the name of its room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum RoomCell {
    Unstated,
    Everywhere,
    Announced,
    /// One or more rooms, as indices into [`Names::rooms`].
    Rooms(Vec<usize>),
}

#[derive(Debug)]
pub(super) struct Identified<T> {
    pub(super) id: String,
    pub(super) id_change: Option<IdChange>,
    pub(super) first: T,
}

#[derive(Debug)]
pub(super) struct Names {
    pub(super) programme: String,
    pub(super) programme_id_change: Option<IdChange>,
    pub(super) venue: String,
    /// The number of each day, and whether the source specifies it.
    pub(super) days: Vec<(i32, bool)>,
    pub(super) rooms: Vec<Identified<ScheduleRoom>>,
    pub(super) cells: Vec<RoomCell>,
    pub(super) tracks: Vec<Identified<ScheduleTrack>>,
    pub(super) event_tracks: Vec<Vec<usize>>,
    pub(super) people: Vec<Identified<SchedulePerson>>,
    /// The number of people who are described outside of events. They come first in `people`.
    pub(super) described: usize,
    /// The ids that several people share in the source, with the indices of those people.
    pub(super) divided: Vec<(String, Vec<usize>, Locus)>,
    /// The people of each event in their original order, as indices into `people`. A person with
    /// neither a name nor an id is `None`.
    pub(super) event_people: Vec<Vec<Option<usize>>>,
    pub(super) sessions: Vec<(String, Option<IdChange>)>,
}

impl Names {
    pub(super) fn of(document: &ScheduleDocument) -> Self {
        let (programme, programme_id_change) = programme(document);
        // Without a name, the id of the venue is made from the title.
        let conference = &document.conference;
        let venue_name = conference.venue.as_ref().or(conference.title.as_ref()).unwrap_or(&programme);
        let venue = well_formed(&ids::slug(venue_name));
        let (rooms, cells) = rooms(document);
        let (tracks, event_tracks) = tracks(document);
        let PersonIds { all: people, described, divided, of_events: event_people } = people(document);
        Self {
            programme,
            programme_id_change,
            venue,
            days: days(document),
            rooms,
            cells,
            tracks,
            event_tracks,
            people,
            described,
            divided,
            event_people,
            sessions: sessions(document),
        }
    }
}

fn programme(document: &ScheduleDocument) -> (String, Option<IdChange>) {
    let title = document.conference.title.as_deref().map(ids::slug).filter(|slug| !slug.is_empty());
    let otherwise = title.unwrap_or_else(|| "schedule".to_owned());
    FreeIds::default().give(document.conference.acronym.as_deref(), &otherwise)
}

fn days(document: &ScheduleDocument) -> Vec<(i32, bool)> {
    let stated: Vec<Option<i32>> = document
        .days
        .iter()
        .map(|day| day.index.as_deref().and_then(|index| index.trim().parse().ok()))
        .collect();
    let mut taken = HashSet::new();
    let mut numbers: Vec<Option<i32>> =
        stated.iter().map(|number| number.filter(|number| taken.insert(*number))).collect();
    let mut next = 1;
    for number in numbers.iter_mut().filter(|number| number.is_none()) {
        while !taken.insert(next) {
            next += 1;
        }
        *number = Some(next);
    }
    numbers.into_iter().zip(stated).map(|(number, stated)| (number.unwrap_or(1), number == stated)).collect()
}

/// Returns the name of the room that lists the event. If it is missing, returns the room that the
/// event itself specifies.
pub(super) fn cell_of(event: &Event) -> Option<&str> {
    event.cell.as_deref().or(event.room.as_deref())
}

fn rooms(document: &ScheduleDocument) -> (Vec<Identified<ScheduleRoom>>, Vec<RoomCell>) {
    // A comma can be part of a room name. A text such as "C01, B09" denotes several rooms only if
    // each of them also appears separately.
    let listed: HashSet<&str> =
        document.rooms.iter().filter(|room| room.listed).map(|room| room.name.as_str()).collect();
    let alone: HashSet<&str> = document
        .rooms
        .iter()
        .map(|room| room.name.as_str())
        .chain(document.events.iter().filter_map(cell_of))
        .collect();
    let parts = |words: &str| -> Option<Vec<String>> {
        if listed.contains(words) || !words.contains(BETWEEN) {
            return None;
        }
        let parts: Vec<&str> = words.split(BETWEEN).collect();
        let all = parts.iter().all(|part| alone.contains(part));
        all.then(|| parts.into_iter().map(str::to_owned).collect())
    };
    let mut gathered = RoomIds::default();
    for room in &document.rooms {
        if !words::is_reserved(&room.name) && (room.listed || parts(&room.name).is_none()) {
            gathered.room(&room.name, Some(room));
        }
    }
    let mut known: HashMap<&str, RoomCell> = HashMap::new();
    let mut cells = Vec::with_capacity(document.events.len());
    for event in &document.events {
        let Some(name) = cell_of(event) else {
            cells.push(RoomCell::Unstated);
            continue;
        };
        let cell = known.entry(name).or_insert_with(|| match name {
            EVERYWHERE => RoomCell::Everywhere,
            _ if words::is_announced_later(name) => RoomCell::Announced,
            _ => RoomCell::Rooms(match parts(name) {
                Some(parts) => parts.iter().map(|part| gathered.room(part, None)).collect(),
                None => vec![gathered.room(name, None)],
            }),
        });
        cells.push(cell.clone());
    }
    (gathered.rooms, cells)
}

#[derive(Default)]
struct RoomIds {
    ids: FreeIds,
    rooms: Vec<Identified<ScheduleRoom>>,
    by_name: HashMap<String, usize>,
    /// The extra values that have been added to each room, for finding duplicates. Each entry
    /// consists of the index of the room, and the name and text of the value.
    learned: HashSet<(usize, String, String)>,
}

impl RoomIds {
    /// Returns the index of the room with the given name. The room is added if it is new. If a room
    /// is declared several times, its details are merged.
    fn room(&mut self, name: &str, stated: Option<&ScheduleRoom>) -> usize {
        if let Some(at) = self.by_name.get(name) {
            if let (Some(stated), Some(room)) = (stated, self.rooms.get_mut(*at)) {
                learn(&mut room.first, stated, *at, &mut self.learned);
            }
            return *at;
        }
        let first = stated
            .cloned()
            .unwrap_or_else(|| ScheduleRoom { name: name.to_owned(), ..ScheduleRoom::default() });
        let from_name = ids::slug(name);
        let otherwise = if from_name.is_empty() { "room" } else { &from_name };
        let (id, id_change) = self.ids.give(Some(first.slug.as_deref().unwrap_or(otherwise)), otherwise);
        // An id that is derived from the letters and digits of the room name is not reported as a
        // change.
        let id_change = id_change.filter(|_| first.slug.is_some() || from_name.is_empty());
        self.by_name.insert(name.to_owned(), self.rooms.len());
        let said =
            first.extras.iter().map(|extra| (self.rooms.len(), extra.name.clone(), extra.value.keep()));
        self.learned.extend(said);
        self.rooms.push(Identified { id, id_change, first });
        self.rooms.len() - 1
    }
}

/// Adds the details of another declaration of the same room.
fn learn(
    room: &mut ScheduleRoom,
    other: &ScheduleRoom,
    at: usize,
    learned: &mut HashSet<(usize, String, String)>,
) {
    for (field, stated) in [
        (&mut room.guid, &other.guid),
        (&mut room.slug, &other.slug),
        (&mut room.capacity, &other.capacity),
        (&mut room.url, &other.url),
    ] {
        if field.is_none() {
            field.clone_from(stated);
        }
    }
    for extra in &other.extras {
        if learned.insert((at, extra.name.clone(), extra.value.keep())) {
            room.extras.push(extra.clone());
        }
    }
}

fn tracks(document: &ScheduleDocument) -> (Vec<Identified<ScheduleTrack>>, Vec<Vec<usize>>) {
    let mut ids = FreeIds::default();
    let mut tracks: Vec<Identified<ScheduleTrack>> = Vec::new();
    let (mut by_name, mut by_slug) = (HashMap::new(), HashMap::new());
    let mut of = |track: &ScheduleTrack| -> Option<usize> {
        let (name, slug) = (track.name.as_deref(), track.slug.as_deref());
        let known = name.and_then(|name| by_name.get(name)).or_else(|| match name {
            None => slug.and_then(|slug| by_slug.get(slug)),
            Some(_) => None,
        });
        if let Some(at) = known {
            return Some(*at);
        }
        let made = ids::slug(name.or(slug)?);
        let otherwise = if made.is_empty() { "track" } else { &made };
        let (id, id_change) = ids.give(Some(slug.unwrap_or(otherwise)), otherwise);
        let id_change = id_change.filter(|_| slug.is_some() || made.is_empty());
        if let Some(name) = name {
            by_name.insert(name.to_owned(), tracks.len());
        }
        if let Some(slug) = slug {
            by_slug.entry(slug.to_owned()).or_insert(tracks.len());
        }
        tracks.push(Identified { id, id_change, first: track.clone() });
        Some(tracks.len() - 1)
    };
    for track in &document.tracks {
        of(track);
    }
    let of_events = document
        .events
        .iter()
        .map(|event| {
            let mut seen = HashSet::new();
            let tracks = event.tracks.iter().filter_map(&mut of);
            tracks.filter(|track| seen.insert(*track)).collect()
        })
        .collect();
    (tracks, of_events)
}

struct PersonIds {
    all: Vec<Identified<SchedulePerson>>,
    /// The number of people who are described outside of events. They come first.
    described: usize,
    divided: Vec<(String, Vec<usize>, Locus)>,
    of_events: Vec<Vec<Option<usize>>>,
}

/// Assigns an id to each person in a schedule. Two mentions refer to the same person if the ids are
/// equal, and the names differ at most in white space and case. Mentions without an id are compared
/// only by name, and mentions without a name only by id.
fn people(document: &ScheduleDocument) -> PersonIds {
    let mut ids = FreeIds::default();
    let mut people: Vec<Identified<SchedulePerson>> = Vec::new();
    let mut by_both: HashMap<(Option<&str>, String), usize> = HashMap::new();
    let mut by_id: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut several: Vec<(&str, &Locus)> = Vec::new();
    let mut event_people = Vec::with_capacity(document.events.len());
    let (mut described, mut links) = (0, HashSet::new());
    let mentions =
        std::iter::once(&document.people).chain(document.events.iter().map(|event| &event.persons));
    for (list, mentioned) in mentions.enumerate() {
        let mut found = Vec::with_capacity(mentioned.len());
        for person in mentioned {
            let key = person.guid.as_deref().or(person.id.as_deref()).or(person.code.as_deref());
            let Some(name) = person.name.as_deref().or(key) else {
                found.push(None);
                continue;
            };
            let by_key = || by_id.get(key.filter(|_| person.name.is_none())?)?.first();
            let known = by_both.get(&(key, words::folded(name))).or_else(by_key).copied();
            if let Some(at) = known {
                if let Some(first) = people.get_mut(at).filter(|_| list == 0) {
                    describe(&mut first.first, person, at, &mut links);
                }
                found.push(Some(at));
                continue;
            }
            let at = people.len();
            let made = ids::slug(name);
            let otherwise = if made.is_empty() { "person" } else { &made };
            let (id, id_change) = match person.id.as_deref() {
                Some(stated) => ids.give(Some(stated), otherwise),
                None => (ids.give(Some(otherwise), otherwise).0, Some(IdChange::Missing)),
            };
            by_both.insert((key, words::folded(name)), at);
            if let Some(key) = key {
                let same = by_id.entry(key).or_default();
                same.push(at);
                if same.len() == 2 {
                    several.push((key, &person.at));
                }
            } else {
                // Later mentions of only this name refer to the first person with the name.
                by_both.entry((None, words::folded(name))).or_insert(at);
            }
            if list == 0 {
                links.extend(person.links.iter().map(|link| (at, link.url.clone())));
            }
            people.push(Identified { id, id_change, first: person.clone() });
            found.push(Some(at));
        }
        if list == 0 {
            described = people.len();
        } else {
            event_people.push(found);
        }
    }
    let divided = several
        .into_iter()
        .map(|(key, at)| (key.to_owned(), by_id.get(key).cloned().unwrap_or_default(), at.clone()))
        .collect();
    PersonIds { all: people, described, divided, of_events: event_people }
}

/// Adds the details of another description of the same person, who has the index `at`. A detail
/// that differs becomes an extra value. `links` contains the addresses so far.
fn describe(
    person: &mut SchedulePerson,
    other: &SchedulePerson,
    at: usize,
    links: &mut HashSet<(usize, Option<String>)>,
) {
    let SchedulePerson { name, url, biography, image, role, guid, code, extras, .. } = person;
    for (title, field, stated) in [
        ("name", name, &other.name),
        ("url", url, &other.url),
        ("biography", biography, &other.biography),
        ("image", image, &other.image),
        ("role", role, &other.role),
        ("guid", guid, &other.guid),
        ("code", code, &other.code),
    ] {
        match (stated, &field) {
            (Some(_), None) => field.clone_from(stated),
            (Some(stated), Some(known)) if stated != known => {
                let value = ExtraValue::text(stated.as_str());
                extras.push(Extra { name: title.to_owned(), value, at: other.at.clone() });
            }
            _ => {}
        }
    }
    person.links.extend(other.links.iter().filter(|link| links.insert((at, link.url.clone()))).cloned());
    person.extras.extend(other.extras.iter().cloned());
}

fn sessions(document: &ScheduleDocument) -> Vec<(String, Option<IdChange>)> {
    let mut ids = FreeIds::default();
    let give = |event: &Event| {
        if let Some(id) = event.id.as_deref() {
            return ids.give(Some(id), "event");
        }
        let from_title = || event.title.as_deref().map(ids::slug).filter(|slug| !slug.is_empty());
        let otherwise = event.code.clone().or_else(|| event.guid.clone()).or_else(from_title);
        ids.give(None, otherwise.as_deref().unwrap_or("event"))
    };
    document.events.iter().map(give).collect()
}

/// Finds the events that have the identifier of an earlier event. For each event, returns the index
/// of the first occurrence, or `None` if no earlier event has its identifier.
pub(super) fn ties(events: &[Event], names: &Names, scope: &str) -> Vec<Option<Tie>> {
    let mut by_guid = SameGuid::default();
    let mut by_text = HashMap::new();
    let mut tied = Vec::with_capacity(events.len());
    for (at, event) in events.iter().enumerate() {
        let people = names.event_people.get(at).map_or(&[] as &[_], Vec::as_slice);
        // A guid that was generated from the id adds no information.
        let number = event.id.as_deref().unwrap_or_default();
        let guid = event.guid.as_deref().filter(|guid| !words::is_made_guid(guid, scope, "event", number));
        tied.push(match (event.same_as, guid, &event.id) {
            (Some(first), ..) => Some(Tie::Repeats(first)),
            (None, Some(guid), _) => {
                by_guid.add(at, guid, event.title.as_deref(), people.iter().copied().flatten().collect())
            }
            (None, None, Some(id)) => {
                let first = *by_text.entry((id, event.title.as_deref(), people)).or_insert(at);
                Some(Tie::Repeats(first)).filter(|_| first != at)
            }
            (None, None, None) => None,
        });
    }
    tied
}
