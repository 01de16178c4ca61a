//! Assigns ids to the items of a schedule.

use std::collections::{HashMap, HashSet};

use crate::interchange::common::ids;
use crate::interchange::common::ids::{FreeIds, IdChange, well_formed};
use crate::interchange::common::json::value::ExtraValue;
use crate::interchange::common::room_lists::several;
use crate::interchange::schedule::syntax::document::{
    Event, Extra, Locus, ScheduleDocument, SchedulePerson, ScheduleRoom, ScheduleTrack,
};
use crate::interchange::schedule::syntax::same_guid::{SameGuid, Tie};
use crate::interchange::schedule::syntax::words::{self, EVERYWHERE, folded};

/// The location of an event, which is derived from the name of its room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum RoomCell {
    Unstated,
    Everywhere,
    Announced,
    Online,
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
    /// The declarations of rooms whose names are words such as "Online".
    pub(super) aside: Vec<ScheduleRoom>,
    pub(super) tracks: Vec<Identified<ScheduleTrack>>,
    pub(super) event_tracks: Vec<Vec<usize>>,
    pub(super) people: Vec<Identified<SchedulePerson>>,
    /// The number of people who are described outside of events. They come first in `people`.
    pub(super) described: usize,
    /// The locations of people who are described outside of events, but have neither a name nor an
    /// id.
    pub(super) unnamed: Vec<Locus>,
    /// The ids that several people share in the source, with the indices of those people and the
    /// location of the second one.
    pub(super) divided: Vec<(String, Vec<usize>, Locus)>,
    /// The people of each event in their original order, as indices into `people`. A person with
    /// neither a name nor an id is `None`.
    pub(super) event_people: Vec<Vec<Option<usize>>>,
    pub(super) sessions: Vec<(String, Option<IdChange>)>,
}

impl Names {
    pub(super) fn of(document: &ScheduleDocument) -> Self {
        let (programme, programme_id_change) = programme(document);
        // If the venue has no name, its id is derived from the title of the schedule.
        let conference = &document.conference;
        let venue_name = conference.venue.as_ref().or(conference.title.as_ref()).unwrap_or(&programme);
        let venue = well_formed(&ids::slug(venue_name));
        let (rooms, cells, aside) = rooms(document);
        let (tracks, event_tracks) = tracks(document);
        let PersonIds { all: people, described, unnamed, divided, of_events: event_people } =
            people(document);
        Self {
            programme,
            programme_id_change,
            venue,
            days: days(document),
            rooms,
            cells,
            aside,
            tracks,
            event_tracks,
            people,
            described,
            unnamed,
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

/// Returns the rooms, the places of the events, and the declarations of rooms whose names are words
/// such as "Online".
fn rooms(document: &ScheduleDocument) -> (Vec<Identified<ScheduleRoom>>, Vec<RoomCell>, Vec<ScheduleRoom>) {
    // A separator can be part of a room name. A text such as "C01, B09" denotes several rooms only
    // if each of them also appears separately.
    let listed: HashSet<String> =
        document.rooms.iter().filter(|room| room.listed).map(|room| folded(&room.name)).collect();
    let names = document.rooms.iter().map(|room| room.name.as_str());
    let names: HashSet<&str> = names.chain(document.events.iter().filter_map(Event::place)).collect();
    let alone: HashSet<String> = names.into_iter().map(folded).collect();
    let parts = |words| {
        let several = several(words, |part| !words::is_reserved(part) && alone.contains(&folded(part)))?;
        (!listed.contains(&folded(words))).then_some(several)
    };
    let (mut gathered, mut aside) = (RoomIds::default(), Vec::new());
    for room in &document.rooms {
        if words::is_reserved(&room.name) {
            aside.push(room.clone());
        } else if room.listed || parts(&room.name).is_none() {
            gathered.room(&room.name, Some(room));
        }
    }
    let mut known: HashMap<&str, RoomCell> = HashMap::new();
    let mut cells = Vec::with_capacity(document.events.len());
    for event in &document.events {
        let Some(name) = event.place() else {
            cells.push(RoomCell::Unstated);
            continue;
        };
        let cell = known.entry(name).or_insert_with(|| match name {
            EVERYWHERE => RoomCell::Everywhere,
            _ if words::is_announced_later(name) => RoomCell::Announced,
            _ if words::is_online(name) => RoomCell::Online,
            _ => RoomCell::Rooms(match parts(name) {
                Some(parts) => {
                    let mut seen = HashSet::new();
                    let rooms = parts.into_iter().map(|part| gathered.room(&part, None));
                    rooms.filter(|room| seen.insert(*room)).collect()
                }
                None => vec![gathered.room(name, None)],
            }),
        });
        cells.push(cell.clone());
    }
    (gathered.rooms, cells, aside)
}

#[derive(Default)]
struct RoomIds {
    ids: FreeIds,
    rooms: Vec<Identified<ScheduleRoom>>,
    /// The index of each room, by its exact name.
    by_name: HashMap<String, usize>,
    /// The index of the first room with each folded name.
    by_folded: HashMap<String, usize>,
    /// The extra values that have been added to each room, for finding duplicates. Each entry
    /// consists of the index of the room, and the name and text of the value.
    learned: HashSet<(usize, String, String)>,
}

impl RoomIds {
    /// Returns the index of the room with the given name. Names that differ only in case and white
    /// space denote the same room, unless the rooms have different identifiers. The room is added
    /// if it is new. If a room is declared several times, its details are merged.
    fn room(&mut self, name: &str, stated: Option<&ScheduleRoom>) -> usize {
        let known = self.by_name.get(name).copied().or_else(|| {
            let at = *self.by_folded.get(&folded(name))?;
            let room = &self.rooms.get(at)?.first;
            stated.is_none_or(|stated| !contradicts(stated, room)).then_some(at)
        });
        if let Some(at) = known {
            if let (Some(stated), Some(room)) = (stated, self.rooms.get_mut(at)) {
                learn(&mut room.first, stated, at, &mut self.learned);
            }
            return at;
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
        self.by_folded.entry(folded(name)).or_insert(self.rooms.len());
        let said =
            first.extras.iter().map(|extra| (self.rooms.len(), extra.name.clone(), extra.value.keep()));
        self.learned.extend(said);
        self.rooms.push(Identified { id, id_change, first });
        self.rooms.len() - 1
    }
}

/// Returns `true` if two declarations of rooms have different identifiers.
fn contradicts(room: &ScheduleRoom, other: &ScheduleRoom) -> bool {
    let fields = [(&room.guid, &other.guid), (&room.slug, &other.slug)];
    fields.iter().any(|(one, other)| one.is_some() && other.is_some() && one != other)
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
    unnamed: Vec<Locus>,
    divided: Vec<(String, Vec<usize>, Locus)>,
    of_events: Vec<Vec<Option<usize>>>,
}

/// Assigns an id to each person in a schedule. The identifier of a mention is the guid, or else the
/// id, or else the code. Two mentions refer to the same person if the identifiers are equal, and
/// the names differ at most in white space, case and Unicode form. Mentions without an identifier
/// are compared only by name, and mentions without a name only by identifier.
fn people(document: &ScheduleDocument) -> PersonIds {
    let mut ids = FreeIds::default();
    let mut people: Vec<Identified<SchedulePerson>> = Vec::new();
    // Maps each name to its identifiers. People without an identifier have the identifier `None`.
    let mut by_name: HashMap<String, HashMap<Option<&str>, usize>> = HashMap::new();
    let mut by_id: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut several: Vec<(&str, &Locus)> = Vec::new();
    let mut event_people = Vec::with_capacity(document.events.len());
    let (mut described, mut links, mut unnamed) = (0, HashSet::new(), Vec::new());
    let ids_of_others = ids_of_mentions(document);
    let mentions =
        std::iter::once(&document.people).chain(document.events.iter().map(|event| &event.persons));
    for (list, mentioned) in mentions.enumerate() {
        let mut found = Vec::with_capacity(mentioned.len());
        for person in mentioned {
            let key = person.guid.as_deref().or(person.id.as_deref()).or(person.code.as_deref());
            let Some(name) = person.name.as_deref().or(key) else {
                if list == 0 {
                    unnamed.push(person.at.clone());
                }
                found.push(None);
                continue;
            };
            let identifiers = [&person.guid, &person.id, &person.code];
            let stated = || identifiers.into_iter().filter_map(Option::as_deref);
            let other_guid = |at: &&usize| {
                let guid = people.get(**at).and_then(|known| known.first.guid.as_ref());
                guid.zip(person.guid.as_ref()).is_some_and(|(known, own)| known != own)
            };
            let by_key = || by_id.get(key.filter(|_| person.name.is_none())?)?.first();
            let identities = by_name.entry(folded(name)).or_default();
            let known = match key {
                Some(_) => stated().filter_map(|one| identities.get(&Some(one))).find(|at| !other_guid(at)),
                None => identities.get(&None),
            };
            let known = known.or_else(by_key).copied();
            let at = known.unwrap_or(people.len());
            for one in stated() {
                identities.entry(Some(one)).or_insert(at);
            }
            if known.is_some() {
                if let Some(first) = people.get_mut(at) {
                    for (known, own) in
                        [(&mut first.first.guid, &person.guid), (&mut first.first.code, &person.code)]
                    {
                        if known.is_none() {
                            known.clone_from(own);
                        }
                    }
                }
                if let Some(first) = people.get_mut(at).filter(|_| list == 0) {
                    describe(&mut first.first, person, at, &mut links);
                }
                found.push(Some(at));
                continue;
            }
            let made = ids::slug(name);
            let otherwise = if made.is_empty() { "person" } else { &made };
            let mut first = person.clone();
            if let (None, Some(key)) = (&person.id, key) {
                first.id = ids_of_others.get(&(key, folded(name))).map(|id| (*id).to_owned());
            }
            let (id, id_change) = match first.id.as_deref() {
                Some(stated) => ids.give(Some(stated), otherwise),
                None => (ids.give(Some(otherwise), otherwise).0, Some(IdChange::Missing)),
            };
            if let Some(key) = key {
                let same = by_id.entry(key).or_default();
                same.push(at);
                if same.len() == 2 {
                    several.push((key, &person.at));
                }
            } else {
                // Later mentions of this name without an identifier refer to this person.
                identities.entry(None).or_insert(at);
            }
            if list == 0 {
                links.extend(person.links.iter().map(|link| (at, link.url.clone())));
            }
            people.push(Identified { id, id_change, first });
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
    PersonIds { all: people, described, unnamed, divided, of_events: event_people }
}

/// Maps the guid and the name of each person to the id. The first mention of a person can lack the
/// id that a later mention contains.
fn ids_of_mentions(document: &ScheduleDocument) -> HashMap<(&str, String), &str> {
    let mentions = || document.people.iter().chain(document.events.iter().flat_map(|event| &event.persons));
    let mut ids = HashMap::new();
    if mentions().all(|person| person.id.is_some() || person.guid.is_none()) {
        return ids;
    }
    for person in mentions() {
        let name = person.name.as_deref().or(person.guid.as_deref());
        if let (Some(guid), Some(id), Some(name)) = (person.guid.as_deref(), person.id.as_deref(), name) {
            ids.entry((guid, folded(name))).or_insert(id);
        }
    }
    ids
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

/// Returns the relation of each event to an earlier event with the same identifier, or `None` if
/// there is no such event. Without a guid, the identifier consists of the id, the title and the
/// people.
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
